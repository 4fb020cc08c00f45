"""aurorapy backup: how the continuous backup of a running server stands."""

from __future__ import annotations

import json
from typing import Any

import click

from .connecting import asked
from .tables import table


@click.group()
def backup() -> None:
    """The continuous backup of a running server."""


@backup.command()
@click.argument("dsn", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def status(dsn: str | None, as_json: bool) -> None:
    """The latest moment that can be restored, what is not in the store yet, and what is there."""
    columns, rows = asked(dsn, "SELECT * FROM aurora_backup_status()")
    row: dict[str, Any] = {name: value if value is None or isinstance(value, int | float | str) else str(value)
                           for name, value in zip(columns, rows[0], strict=True)}
    if as_json:
        click.echo(json.dumps(row, indent=2))
        return
    for line in table(("", ""), [[name, "" if value is None else str(value)] for name, value in row.items()], [False, False])[2:]:
        click.echo(line.rstrip())
