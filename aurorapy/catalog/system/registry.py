"""System relations: their columns, and functions of the session that yield their rows.

A row is a dict of the columns that have something to say; every other column gets its type's zero: 0, false, an empty
"char", NULL for the rest. A relation that nothing yields rows for is empty here, as it is in a PostgreSQL database without
such objects.

Rows that follow from the catalog alone are kept with its version, those that settings and roles have a part in with these, too (`kept`); all others are made
whenever they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from aurorapy.planner.relation import Column, Index, IndexColumn, Table
from aurorapy.planner.types import BY_NAME, SqlType

from ..kept import SIGNATURES_MAX, Kept, Tuples, kept_of, settings_of
from ..state import INFORMATION_SCHEMA, PG_CATALOG
from .columns import COLUMNS
from .schema_columns import COLUMNS as SCHEMA_COLUMNS
from .statistics_columns import COLUMNS as STATISTICS_COLUMNS

OWNER = 10
DATABASE_OWNER = 6171
Row = dict[str, Any]
Producer = Callable[[Any], Any]  # iterable of Row, or a list of tuples
_LOOKED_UP = (19, 25, 26)  # name, text, oid
# columns of which a value has so many rows that a scan is as good
_COMMON = frozenset("""classid refclassid classoid relnamespace relowner relam reloftype reltablespace relrewrite atttypid attcollation typnamespace typowner
    typelem typcollation typbasetype typarray connamespace conparentid contypid pronamespace proowner prolang prorettype provariadic oprnamespace oprowner oprresult
    collnamespace table_catalog table_schema constraint_catalog constraint_schema udt_catalog udt_schema udt_name data_type is_nullable schemaname tableowner
    description""".split())
_ZERO = {16: False, 18: "", 20: 0, 21: 0, 23: 0, 26: 0, 24: 0, 700: 0.0, 701: 0.0}

CATALOGS: dict[tuple[str, str], Table] = {}
BY_OID: dict[int, Table] = {}
ROW_TYPES: dict[int, Table] = {}  # by the oids of the types of their rows, and of arrays of these
_producers: dict[tuple[str, str], Producer] = {}
_kept: dict[tuple[str, str], str] = {}
_constant: dict[tuple[str, str], Tuples] = {}
_more: dict[tuple[str, str], list[Producer]] = {}  # rows of a session beside constant ones


def rows_of(name: str, *, constant: bool = False, kept: str = "") -> Callable[[Producer], Producer]:
    """Register the producer of a relation's rows; `constant`: they are the same for every session; `kept`: they depend on nothing but the 'catalog', or on that and
    the 'session' (its settings, its user, the roles). A producer may give a list of tuples of all columns."""
    schema, _, relation = name.rpartition(".")
    key = (schema or "pg_catalog", relation)

    def register(producer: Producer) -> Producer:
        _producers[key] = producer
        if constant:
            _constant[key] = []
        if kept or constant:
            _kept[key] = kept or "session"
        return producer

    return register


def more_rows_of(name: str) -> Callable[[Producer], Producer]:
    """Register the producer of what a session has in a relation of pg_catalog beside constant rows."""
    def register(producer: Producer) -> Producer:
        _more.setdefault(("pg_catalog", name), []).append(producer)
        return producer

    return register


def tuples(key: tuple[str, str], rows: Iterable[Row]) -> Tuples:
    """Rows with all columns of a relation; a list has tuples already."""
    if type(rows) is list:
        return rows
    layout = [(c.name, _ZERO.get(c.type)) for c in CATALOGS[key].columns]
    return [tuple([row.get(n, zero) for n, zero in layout]) for row in rows]


def _rows(key: tuple[str, str], session: Any) -> Tuples:
    kept = _constant.get(key)
    if kept and key not in _more:
        return kept
    how = _kept.get(key)
    if how is None:
        return _made(key, session)
    known, at = _place(key, how, session)
    if known is None:
        return _made(key, session)
    rows = known.rows.get(at)
    if rows is None:
        rows = _made(key, session)
        if len(known.rows) >= SIGNATURES_MAX:
            known.rows.clear()
            known.places.clear()
        known.rows[at] = rows
    return rows


def _place(key: tuple[str, str], how: str, session: Any) -> tuple[Kept | None, Any]:
    """Where the rows of a relation are kept, and under which key."""
    if how == "catalog":
        return kept_of(session.catalog), key
    settings = settings_of(session)
    return (None, None) if settings is None else (kept_of(session.catalog), (key, settings))


def _found(key: tuple[str, str], session: Any, place: int, value: Any) -> Tuples:
    """The rows with a value in one of the columns."""
    rows = _rows(key, session)
    known, at = _place(key, _kept[key], session)
    return [r for r in rows if r[place] == value] if known is None else known.found(at, rows, place, value)


def _made(key: tuple[str, str], session: Any) -> Tuples:
    kept = _constant.get(key)
    producer = _producers.get(key)
    if producer is None:
        return []
    made = kept or tuples(key, producer(session))
    if kept is not None and not kept:
        kept += made
    if key in _more:
        return [*made, *tuples(key, (row for more in _more[key] for row in more(session)))]
    return made


def rows_shown(schema: str, relation: str, session: Any) -> list[Row]:
    """What a session sees in another relation."""
    table = CATALOGS[schema, relation]
    names = [c.name for c in table.columns]
    return [dict(zip(names, row, strict=True)) for row in _rows((schema, relation), session)]


def _define(text: str, schema: int) -> None:
    head: list[str] = []
    columns: list[Column] = []

    def finish() -> None:
        if not head:
            return
        schema_name, _, name = head[0].partition(".")
        key, made = (schema_name, name), tuple(columns)
        oid = int(head[1])
        row_oid, array_oid = (int(head[3]), int(head[4])) if len(head) > 3 else (oid + 2, oid + 1)
        table = Table(oid, name, schema, head[2], made, rows=lambda ctx: _rows(key, ctx.session), width=len(made), schema_name=schema_name,
                      found=lambda ctx, place, value: _found(key, ctx.session, place, value), type_oid=row_oid, array_oid=array_oid, array_name=f"_{name}")
        CATALOGS[key] = BY_OID[oid] = ROW_TYPES[row_oid] = ROW_TYPES[array_oid] = table

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


def find_lookups() -> None:
    """Once all producers are registered: rows that are kept are found by their names and oids."""
    for key in _kept:
        table = CATALOGS[key]
        columns = [c for c in table.columns if c.type in _LOOKED_UP and c.name not in _COMMON]
        lookups = tuple([Index(0, f"{table.name}_{c.name}_index", table.schema, table.oid, 0, (IndexColumn(c.attnum, type=c.type),), unique=c.name == "oid")
                         for c in columns])
        CATALOGS[key] = BY_OID[table.oid] = replace(table, lookups=lookups)


class System:
    """Finds system relations by name and oid."""

    def find(self, names: tuple[str, ...]) -> Table | None:
        """The relation of that name; an unqualified one only in pg_catalog."""
        return CATALOGS.get((names[0], names[1]) if len(names) == 2 else ("pg_catalog", names[0]))

    def by_oid(self, oid: int) -> Table | None:
        return BY_OID.get(oid)

    def find_type(self, names: tuple[str, ...], search_path: tuple[str, ...]) -> int | None:
        """The oid of the type of a system relation's rows by its name."""
        from .row_types import named

        return named(names, search_path)

    def row_type(self, oid: int) -> SqlType | None:
        """The type of that oid, if it is one of a system relation's rows."""
        from .row_types import row_type

        return row_type(oid)
