"""aurorapy sql: a small shell over pg8000, for machines without psql."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import click

from .connecting import connect
from .splitting import Splitter
from .tables import table

_HELP = r"""\q        quit
\d        list tables, views and sequences
\d NAME   the columns and indexes of a table
\dt       list tables
\timing   show how long statements take
\?        this list"""
_LIST = """SELECT n.nspname AS "Schema", c.relname AS "Name", CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' ELSE 'sequence' END AS "Type",
pg_get_userbyid(c.relowner) AS "Owner" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ({kinds}) AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND pg_table_is_visible(c.oid) ORDER BY 1, 2"""
_COLUMNS = """SELECT a.attname AS "Column", format_type(a.atttypid, a.atttypmod) AS "Type", CASE WHEN a.attnotnull THEN 'not null' ELSE '' END AS "Nullable",
coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS "Default" FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = {name}::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"""
_INDEXES = "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = {name}::regclass ORDER BY NOT indisprimary, indexrelid"


class Shell:
    """Reads statements and backslash commands, and prints what comes back."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.timing = False
        self.failed = False
        self.splitter = Splitter()

    def run(self, text: str) -> bool:
        """One statement; whether it succeeded."""
        start = time.perf_counter()
        cursor = self.connection.cursor()
        try:
            cursor.execute(text)
        except Exception as e:
            self._error(e, text)
            return False
        if cursor.description is not None:
            rows = list(cursor.fetchall())
            self._print([c[0] for c in cursor.description], rows)
        else:
            click.echo(self._tag(cursor))
        if self.timing:
            click.echo(f"Time: {(time.perf_counter() - start) * 1000:.3f} ms")
        return True

    @staticmethod
    def _tag(cursor: Any) -> str:
        return f"({cursor.rowcount} row{'' if cursor.rowcount == 1 else 's'} affected)" if cursor.rowcount >= 0 else "OK"

    def _print(self, columns: list[str], rows: list[Any]) -> None:
        numeric = [any(isinstance(r[i], int | float | Decimal) and not isinstance(r[i], bool) for r in rows) for i in range(len(columns))]
        for line in table(columns, [[shown(v) for v in r] for r in rows], numeric):
            click.echo(line)
        click.echo(f"({len(rows)} row{'' if len(rows) == 1 else 's'})\n")

    def _error(self, e: Exception, text: str) -> None:
        self.failed = True
        fields = e.args[0] if e.args and isinstance(e.args[0], dict) else {"S": "ERROR", "M": str(e)}
        click.echo(f"{fields.get('S', 'ERROR')}:  {fields.get('M')}", err=True)
        if fields.get("P", "").isdigit():
            at = int(fields["P"]) - 1
            begin = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            number = text.count("\n", 0, at) + 1
            head = f"LINE {number}: "
            click.echo(head + text[begin : end if end >= 0 else len(text)], err=True)
            click.echo(" " * (len(head) + at - begin) + "^", err=True)
        for code, name in (("D", "DETAIL"), ("H", "HINT")):
            if fields.get(code):
                click.echo(f"{name}:  {fields[code]}", err=True)

    def command(self, line: str) -> bool:
        """A backslash command; False ends the shell."""
        word, _, rest = line.strip().partition(" ")
        match word:
            case "\\q":
                return False
            case "\\?":
                click.echo(_HELP)
            case "\\timing":
                self.timing = not self.timing
                click.echo(f"Timing is {'on' if self.timing else 'off'}.")
            case "\\dt":
                self.run(_LIST.format(kinds="'r'"))
            case "\\d" if not rest.strip():
                self.run(_LIST.format(kinds="'r', 'v', 'S'"))
            case "\\d":
                name = "'" + rest.strip().replace("'", "''") + "'"
                if self.run(_COLUMNS.format(name=name)):
                    self.run(_INDEXES.format(name=name))
            case _:
                click.echo(f"invalid command {word}; try \\?", err=True)
        return True

    def feed(self, lines: Iterator[str]) -> None:
        """Lines of input: statements end with a semicolon, and may take several lines."""
        splitter = self.splitter
        for line in lines:
            if splitter.empty and line.lstrip().startswith("\\"):
                if not self.command(line):
                    return
                continue
            for statement in splitter.feed(line if line.endswith("\n") else line + "\n"):
                self.run(statement)
        rest = splitter.rest()
        if rest:
            self.run(rest)


def shown(v: Any) -> str:
    """A value as text."""
    if v is None:
        return ""
    if isinstance(v, bool):
        return "t" if v else "f"
    if isinstance(v, bytes):
        return "\\x" + v.hex()
    if isinstance(v, list):
        return "{" + ",".join("NULL" if x is None else shown(x) for x in v) + "}"
    return str(v)


def _prompted(splitter: Splitter) -> Iterator[str]:
    while True:
        try:
            yield input(f"aurorapy{splitter.open}> ") + "\n"
        except EOFError:
            click.echo()
            return


@click.command()
@click.argument("dsn", required=False)
@click.option("-c", "command", multiple=True, help="Run this and end; may be given several times.")
@click.option("-f", "file", type=click.File("r"), help="Run the statements of a file and end.")
def sql(dsn: str | None, command: tuple[str, ...], file: Any) -> None:
    """A small SQL shell. Without a DSN: PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE, as psql."""
    shell = Shell(connect(dsn))
    try:
        if command:
            for text in command:
                shell.feed(io.StringIO(text))
        elif file is not None:
            shell.feed(iter(file))
        elif sys.stdin.isatty():
            click.echo('Type \\? for help, \\q to quit.')
            shell.feed(_prompted(shell.splitter))
        else:
            shell.feed(iter(sys.stdin))
    finally:
        shell.connection.close()
    if shell.failed and (command or file is not None):
        sys.exit(1)
