"""System catalogs: relations whose rows are computed from the catalog's state when they are read.

A catalog is its column list, in PostgreSQL's order and types, and a function of the session that yields rows.

Source: PostgreSQL 15 manual, chapter 53, and chapter 37 for information_schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import BY_NAME, TYPES, format_type

from .state import INFORMATION_SCHEMA, PG_CATALOG, Catalog

OWNER = 10
_NONE = None


def _pg_namespace(s: Any) -> Iterator[tuple[Any, ...]]:
    for oid, name in s.catalog.schemas.items():
        yield (oid, name, OWNER, _NONE)


def _pg_type(s: Any) -> Iterator[tuple[Any, ...]]:
    for t in TYPES.values():
        by_value = 0 < t.length <= 8 and t.name not in ("name", "tid")
        array = t.array if t.array in TYPES else 0
        element = t.element if t.category == "A" or t.name == "name" else 0
        yield (t.oid, t.name, PG_CATALOG, OWNER, t.length, by_value, t.typtype, t.category, t.preferred, True, t.delimiter, 0, 0, element, array,
               0, 0, 0, 0, 0, 0, 0, t.align, t.storage, False, 0, -1, 0, t.collation, _NONE, _NONE, _NONE)


def _pg_class(s: Any) -> Iterator[tuple[Any, ...]]:
    c: Catalog = s.catalog

    def row(oid: int, name: str, schema: int, kind: str, natts: int, checks: int, indexed: bool, am: int, persistence: str = "p") -> tuple[Any, ...]:
        return (oid, name, schema, 0, 0, OWNER, am, oid, 0, 0, -1.0, 0, 0, indexed, False, persistence, kind, natts, checks, False, False, False, False,
                False, True, "d" if kind in "rm" else "n", False, 0, 0, 0, _NONE, _NONE, _NONE)

    for t in c.tables.values():
        yield row(t.oid, t.name, t.schema, t.kind, len(t.columns), len(t.checks), bool(t.indexes), 2 if t.kind == "r" else 0, t.persistence)
        for i in t.indexes:
            yield row(i.oid, i.name, i.schema, "i", len(i.columns), 0, False, 403)
    for q in c.sequences.values():
        yield row(q.oid, q.name, q.schema, "S", 3, 0, False, 0)
    for t in CATALOGS.values():
        yield row(t.oid, t.name, t.schema, "r" if t.schema == PG_CATALOG else "v", len(t.columns), 0, False, 2 if t.schema == PG_CATALOG else 0)


def _pg_attribute(s: Any) -> Iterator[tuple[Any, ...]]:
    for t in [*s.catalog.tables.values(), *CATALOGS.values()]:
        for c in t.columns:
            kind = TYPES[c.type]
            by_value = 0 < kind.length <= 8 and kind.name not in ("name", "tid")
            yield (t.oid, c.name, 0 if c.dropped else c.type, -1, kind.length, c.attnum, 0, -1, c.typmod, by_value, kind.align, kind.storage, "", c.not_null,
                   c.default is not None, c.missing is not None, c.identity, "", c.dropped, True, 0, c.collation, _NONE, _NONE, _NONE, _NONE)


def _pg_database(s: Any) -> Iterator[tuple[Any, ...]]:
    for name, value in s.engine.names("database"):
        yield (value[1], name, OWNER, 6, "c", False, True, -1, 0, 1, 1663, "C.UTF-8", "C.UTF-8", _NONE, _NONE, _NONE)


def _pg_roles(s: Any) -> Iterator[tuple[Any, ...]]:
    for name, value in s.engine.names("role"):
        yield (name, True, True, True, True, bool(value[1]), True, -1, "********", _NONE, True, _NONE, value[0])


def _pg_sequences(s: Any) -> Iterator[tuple[Any, ...]]:
    c: Catalog = s.catalog
    for q in c.sequences.values():
        last, called = s.database.sequence_state(q)[:2]
        yield (c.schemas[q.schema], q.name, s.user, q.type, q.start, q.minimum, q.maximum, q.increment, q.cycle, q.cache, last if called else _NONE)


def _pg_tables(s: Any) -> Iterator[tuple[Any, ...]]:
    c: Catalog = s.catalog
    for t in c.tables.values():
        if t.kind == "r":
            yield (c.schemas[t.schema], t.name, s.user, _NONE, bool(t.indexes), False, bool(t.foreign_keys or t.referenced_by), False)


def _pg_settings(s: Any) -> Iterator[tuple[Any, ...]]:
    yield from sorted(s.values.items())


def _is_tables(s: Any) -> Iterator[tuple[Any, ...]]:
    c: Catalog = s.catalog
    for t in c.tables.values():
        yield (s.database.name, c.schemas[t.schema], t.name, "BASE TABLE" if t.kind == "r" else "VIEW")


def _is_schemata(s: Any) -> Iterator[tuple[Any, ...]]:
    for name in s.catalog.schema_oids:
        yield (s.database.name, name, s.user)


def _is_columns(s: Any) -> Iterator[tuple[Any, ...]]:
    c: Catalog = s.catalog
    for t in c.tables.values():
        number = 0
        for column in t.columns:
            number += 1
            if column.dropped:
                continue
            kind = TYPES[column.type]
            data_type = "ARRAY" if kind.category == "A" else format_type(column.type)
            length = column.typmod - 4 if column.type in (1042, 1043) and column.typmod >= 0 else _NONE
            yield (s.database.name, c.schemas[t.schema], t.name, column.name, number, column.default, "NO" if column.not_null else "YES", data_type, length,
                   kind.name, "YES" if column.identity else "NO")


def _nothing(s: Any) -> Iterator[tuple[Any, ...]]:
    return iter(())


_DEFINITIONS: list[tuple[int, int, str, str, Callable[[Any], Iterator[tuple[Any, ...]]]]] = [
    (2615, PG_CATALOG, "pg_namespace", "oid:oid nspname:name nspowner:oid nspacl:text[]", _pg_namespace),
    (1247, PG_CATALOG, "pg_type", "oid:oid typname:name typnamespace:oid typowner:oid typlen:int2 typbyval:bool typtype:char typcategory:char "
     "typispreferred:bool typisdefined:bool typdelim:char typrelid:oid typsubscript:regproc typelem:oid typarray:oid typinput:regproc typoutput:regproc "
     "typreceive:regproc typsend:regproc typmodin:regproc typmodout:regproc typanalyze:regproc typalign:char typstorage:char typnotnull:bool "
     "typbasetype:oid typtypmod:int4 typndims:int4 typcollation:oid typdefaultbin:text typdefault:text typacl:text[]", _pg_type),
    (1259, PG_CATALOG, "pg_class", "oid:oid relname:name relnamespace:oid reltype:oid reloftype:oid relowner:oid relam:oid relfilenode:oid "
     "reltablespace:oid relpages:int4 reltuples:float4 relallvisible:int4 reltoastrelid:oid relhasindex:bool relisshared:bool relpersistence:char "
     "relkind:char relnatts:int2 relchecks:int2 relhasrules:bool relhastriggers:bool relhassubclass:bool relrowsecurity:bool relforcerowsecurity:bool "
     "relispopulated:bool relreplident:char relispartition:bool relrewrite:oid relfrozenxid:xid relminmxid:xid relacl:text[] reloptions:text[] "
     "relpartbound:text", _pg_class),
    (1249, PG_CATALOG, "pg_attribute", "attrelid:oid attname:name atttypid:oid attstattarget:int4 attlen:int2 attnum:int2 attndims:int4 "
     "attcacheoff:int4 atttypmod:int4 attbyval:bool attalign:char attstorage:char attcompression:char attnotnull:bool atthasdef:bool "
     "atthasmissing:bool attidentity:char attgenerated:char attisdropped:bool attislocal:bool attinhcount:int4 attcollation:oid attacl:text[] "
     "attoptions:text[] attfdwoptions:text[] attmissingval:text", _pg_attribute),
    (1262, PG_CATALOG, "pg_database", "oid:oid datname:name datdba:oid encoding:int4 datlocprovider:char datistemplate:bool datallowconn:bool "
     "datconnlimit:int4 datfrozenxid:xid datminmxid:xid dattablespace:oid datcollate:text datctype:text daticulocale:text datcollversion:text datacl:text[]",
     _pg_database),
    (12010, PG_CATALOG, "pg_roles", "rolname:name rolsuper:bool rolinherit:bool rolcreaterole:bool rolcreatedb:bool rolcanlogin:bool rolreplication:bool "
     "rolconnlimit:int4 rolpassword:text rolvaliduntil:timestamptz rolbypassrls:bool rolconfig:text[] oid:oid", _pg_roles),
    (12031, PG_CATALOG, "pg_sequences", "schemaname:name sequencename:name sequenceowner:name data_type:regtype start_value:int8 min_value:int8 "
     "max_value:int8 increment_by:int8 cycle:bool cache_size:int8 last_value:int8", _pg_sequences),
    (12022, PG_CATALOG, "pg_tables", "schemaname:name tablename:name tableowner:name tablespace:name hasindexes:bool hasrules:bool hastriggers:bool "
     "rowsecurity:bool", _pg_tables),
    (3541, PG_CATALOG, "pg_range", "rngtypid:oid rngsubtype:oid rngmultitypid:oid rngcollation:oid rngsubopc:oid rngcanonical:regproc rngsubdiff:regproc",
     _nothing),
    (3501, PG_CATALOG, "pg_enum", "oid:oid enumtypid:oid enumsortorder:float4 enumlabel:name", _nothing),
    (12095, PG_CATALOG, "pg_settings", "name:text setting:text", _pg_settings),
    (13200, INFORMATION_SCHEMA, "tables", "table_catalog:name table_schema:name table_name:name table_type:varchar", _is_tables),
    (13201, INFORMATION_SCHEMA, "schemata", "catalog_name:name schema_name:name schema_owner:name", _is_schemata),
    (13202, INFORMATION_SCHEMA, "columns", "table_catalog:name table_schema:name table_name:name column_name:name ordinal_position:int4 "
     "column_default:varchar is_nullable:varchar data_type:varchar character_maximum_length:int4 udt_name:name is_identity:varchar", _is_columns),
]


def _make(oid: int, schema: int, name: str, columns: str, rows: Callable[[Any], Iterator[tuple[Any, ...]]]) -> Table:
    made = []
    for i, part in enumerate(columns.split()):
        column, _, type_name = part.partition(":")
        type_oid = BY_NAME[type_name[:-2]].array if type_name.endswith("[]") else BY_NAME[type_name].oid
        made.append(Column(column, type_oid, attnum=i + 1))
    return Table(oid, name, schema, "r", tuple(made), rows=lambda ctx: rows(ctx.session), width=len(made),
                 schema_name="pg_catalog" if schema == PG_CATALOG else "information_schema")


CATALOGS: dict[tuple[str, str], Table] = {}
for _oid, _schema, _name, _columns, _rows in _DEFINITIONS:
    _table = _make(_oid, _schema, _name, _columns, _rows)
    CATALOGS[_table.schema_name, _name] = _table


class System:
    """Finds system relations by name and oid."""

    def find(self, names: tuple[str, ...]) -> Table | None:
        """The relation of that name; an unqualified one only in pg_catalog."""
        return CATALOGS.get((names[0], names[1]) if len(names) == 2 else ("pg_catalog", names[0]))

    def by_oid(self, oid: int) -> Table | None:
        return next((t for t in CATALOGS.values() if t.oid == oid), None)
