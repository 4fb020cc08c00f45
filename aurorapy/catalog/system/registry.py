"""System relations: their columns, and functions of the session that yield their rows.

A row is a dict of the columns that have something to say; every other column gets its type's zero: 0, false, an empty
"char", NULL for the rest. A relation that nothing yields rows for is empty here, as it is in a PostgreSQL database without
such objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import BY_NAME

from ..state import INFORMATION_SCHEMA, PG_CATALOG
from .columns import COLUMNS
from .schema_columns import COLUMNS as SCHEMA_COLUMNS
from .statistics_columns import COLUMNS as STATISTICS_COLUMNS

OWNER = 10
DATABASE_OWNER = 6171
Row = dict[str, Any]
Producer = Callable[[Any], Iterable[Row]]
_ZERO = {16: False, 18: "", 20: 0, 21: 0, 23: 0, 26: 0, 24: 0, 700: 0.0, 701: 0.0}

CATALOGS: dict[tuple[str, str], Table] = {}
BY_OID: dict[int, Table] = {}
_producers: dict[tuple[str, str], Producer] = {}
_constant: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
_more: dict[tuple[str, str], list[Producer]] = {}  # rows of a session beside constant ones


def rows_of(name: str, *, constant: bool = False) -> Callable[[Producer], Producer]:
    """Register the producer of a relation's rows; `constant`: they are the same for every session."""
    schema, _, relation = name.rpartition(".")
    key = (schema or "pg_catalog", relation)

    def register(producer: Producer) -> Producer:
        _producers[key] = producer
        if constant:
            _constant[key] = []
        return producer

    return register


def more_rows_of(name: str) -> Callable[[Producer], Producer]:
    """Register the producer of what a session has in a relation of pg_catalog beside constant rows."""
    def register(producer: Producer) -> Producer:
        _more.setdefault(("pg_catalog", name), []).append(producer)
        return producer

    return register


def _rows(key: tuple[str, str], columns: tuple[Column, ...], session: Any) -> list[tuple[Any, ...]]:
    kept = _constant.get(key)
    if kept and key not in _more:
        return kept
    producer = _producers.get(key)
    if producer is None:
        return []
    layout = [(c.name, _ZERO.get(c.type)) for c in columns]
    made = kept or [tuple([row.get(n, zero) for n, zero in layout]) for row in producer(session)]
    if kept is not None and not kept:
        kept += made
    if key in _more:
        return [*made, *(tuple([row.get(n, zero) for n, zero in layout]) for more in _more[key] for row in more(session))]
    return made


def rows_shown(schema: str, relation: str, session: Any) -> list[Row]:
    """What a session sees in another relation."""
    table = CATALOGS[schema, relation]
    names = [c.name for c in table.columns]
    return [dict(zip(names, row, strict=True)) for row in _rows((schema, relation), table.columns, session)]


def _define(text: str, schema: int) -> None:
    head: list[str] = []
    columns: list[Column] = []

    def finish() -> None:
        if not head:
            return
        schema_name, _, name = head[0].partition(".")
        key, made = (schema_name, name), tuple(columns)
        table = Table(int(head[1]), name, schema, head[2], made, rows=lambda ctx: _rows(key, made, ctx.session), width=len(made), schema_name=schema_name)
        CATALOGS[key] = BY_OID[table.oid] = table

    for line in text.splitlines():
        if line[:1] not in ("", " "):
            finish()
            head, columns = line.split(), []
        else:
            for part in line.split():
                column, _, type_name = part.partition(":")
                oid = BY_NAME[type_name[:-2]].array if type_name.endswith("[]") else BY_NAME[type_name].oid
                columns.append(Column(column, oid, attnum=len(columns) + 1))
    finish()


_define(COLUMNS, PG_CATALOG)
_define(STATISTICS_COLUMNS, PG_CATALOG)
_define(SCHEMA_COLUMNS, INFORMATION_SCHEMA)


class System:
    """Finds system relations by name and oid."""

    def find(self, names: tuple[str, ...]) -> Table | None:
        """The relation of that name; an unqualified one only in pg_catalog."""
        return CATALOGS.get((names[0], names[1]) if len(names) == 2 else ("pg_catalog", names[0]))

    def by_oid(self, oid: int) -> Table | None:
        return BY_OID.get(oid)
