"""aurorapy snapshot: named moments of all databases, kept in the backup's store until they are dropped."""

from __future__ import annotations

import json

import click

from .connecting import asked
from .tables import table


@click.group()
def snapshot() -> None:
    """Moments of all databases that the backup keeps by name."""


@snapshot.command()
@click.argument("name")
@click.argument("dsn", required=False)
def create(name: str, dsn: str | None) -> None:
    """Keep this moment; prints its LSN in the database of the DSN."""
    click.echo(asked(dsn, "SELECT aurora_backup_snapshot(%s)", name)[1][0][0])


@snapshot.command(name="list")
@click.argument("dsn", required=False)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_(dsn: str | None, as_json: bool) -> None:
    """Show what is kept."""
    columns, rows = asked(dsn, "SELECT * FROM aurora_backup_snapshots()")
    cells = [["" if value is None else str(value) for value in row] for row in rows]
    if as_json:
        click.echo(json.dumps([dict(zip(columns, [value if isinstance(value, int) else text for value, text in zip(row, texts, strict=True)], strict=True))
                               for row, texts in zip(rows, cells, strict=True)], indent=2))
        return
    for line in table(columns, cells, [False, False, True, True]):
        click.echo(line)


@snapshot.command()
@click.argument("name")
@click.argument("dsn", required=False)
def drop(name: str, dsn: str | None) -> None:
    """Let it go: the store may collect what only it needed."""
    asked(dsn, "SELECT aurora_drop_backup_snapshot(%s)", name)
