"""aurorapy status: the storage fleet and the volumes of a running server."""

from __future__ import annotations

import json
from typing import Any

import click

from .connecting import connect
from .tables import table


def _rows(connection: Any, source: str) -> tuple[list[str], list[Any]]:
    cursor = connection.cursor()
    cursor.execute(f"SELECT * FROM {source}")
    return [c[0] for c in cursor.description], [list(r) for r in cursor.fetchall()]


@click.command()
@click.argument("dsn", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
def status(dsn: str | None, as_json: bool) -> None:
    """Show the storage nodes and volumes of a server."""
    connection = connect(dsn)
    found = {name: _rows(connection, source) for name, source in (("nodes", "aurora_node_status()"), ("volumes", "aurora_volume_status()"))}
    connection.close()
    if as_json:
        click.echo(json.dumps({name: [dict(zip(columns, row, strict=True)) for row in rows] for name, (columns, rows) in found.items()}, indent=2))
        return
    for name, (columns, rows) in found.items():
        click.echo(name)
        numeric = [bool(rows) and isinstance(rows[0][i], int) for i in range(len(columns))]
        for line in table(columns, [["" if v is None else str(v) for v in row] for row in rows], numeric):
            click.echo(line)
        click.echo()
