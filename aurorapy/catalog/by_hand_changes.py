"""What superusers may change in system catalogs by hand, and how it gets into the descriptors.

A change that the descriptors do not know is 42501: nothing is taken that would not be there afterwards.

Source: PostgreSQL 15 manual, chapter 53.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy import errors, templates
from aurorapy.planner.relation import Check, Column, ForeignKey, Index, Table
from aurorapy.planner.table_statistics import TableStatistics
from aurorapy.planner.types.domains import DomainDef
from aurorapy.planner.types.enums import EnumDef
from aurorapy.records import dataclass

Store = Callable[[Any, tuple[Any, ...], dict[str, Any]], None]
_FLOAT4 = struct.Struct("f")


@dataclass(frozen=True, slots=True)
class Changeable:
    """The columns by which a row of a catalog is found, those that may be changed, and what does it: UPDATE, DELETE, INSERT."""

    keys: tuple[str, ...]
    columns: tuple[str, ...]
    update: Store
    delete: Store | None = None
    insert: Store | None = None


def _refused(catalog: str, detail: str) -> errors.SQLError:
    return errors.InsufficientPrivilege(f"permission denied for table {catalog}", detail=detail)


def _catalog(session: Any) -> Any:
    from .ddl import writable

    return writable(session)


# --- relations ---


def _set_class(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    """reltuples and relpages are what the planner estimates from, as ANALYZE's findings are."""
    catalog = session.catalog
    table = catalog.tables.get(key[0])
    if table is None or table.kind not in "rmp":
        raise _refused("pg_class", "Only reltuples and relpages of tables and materialized views can be changed.")
    rows = session.database.table_rows(table) if table.root else 0.0
    known = catalog.statistics.get(table.oid) or TableStatistics(-1.0, rows)
    tuples = new.get("reltuples", known.rows)
    pages = new.get("relpages", known.pages)
    estimate = rows
    if pages and table.root:
        now = session.database.tree(table.root).estimate(session.database.volume.lsn)[0] if rows else 0
        estimate = rows * pages / now if now else 0.0  # the rows are thought to lie as densely as they did on so many pages
    _catalog(session).put_statistics(table.oid, replace(known, rows=_FLOAT4.unpack(_FLOAT4.pack(tuples))[0], estimate=estimate, pages=pages))


def _set_index(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    """The planner leaves an index alone that is not valid, ready and live. Its entries are kept as they must be all the while."""
    names = {"indisvalid": "valid", "indisready": "ready", "indislive": "live"}

    def change(i: Index) -> Index:
        return replace(i, **{names[n]: v for n, v in new.items()})

    table = next((t for t in session.catalog.tables.values() if any(i.oid == key[0] for i in t.indexes)), None)
    if table is None:
        raise _refused("pg_index", "Only indexes of users' tables can be changed.")
    _catalog(session).put_table(replace(table, indexes=tuple([change(i) if i.oid == key[0] else i for i in table.indexes])))


def _set_column(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    """The type modifier says what is stored from now on; what is there stays as it is."""
    table: Table | None = session.catalog.tables.get(key[0])
    if table is None or table.kind not in "rp" or not 0 < key[1] <= len(table.columns):
        raise _refused("pg_attribute", "Only columns of users' tables can be changed.")
    names = {"atttypmod": "typmod", "attstattarget": "statistics"}

    def change(c: Column) -> Column:
        return replace(c, **{names[n]: v for n, v in new.items()})

    _catalog(session).put_table(replace(table, columns=tuple([change(c) if c.attnum == key[1] else c for c in table.columns])))


def _set_constraint(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    """Whether a CHECK or foreign key counts as proven."""
    catalog, oid, validated = session.catalog, key[0], new["convalidated"]

    def changed(found: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple([replace(c, validated=validated) if c.oid == oid else c for c in found])

    for t in catalog.tables.values():
        if any(c.oid == oid for c in (*t.checks, *t.foreign_keys)):
            checks: tuple[Check, ...] = changed(t.checks)
            keys: tuple[ForeignKey, ...] = changed(t.foreign_keys)
            _catalog(session).put_table(replace(t, checks=checks, foreign_keys=keys))
            return
    for d in catalog.types.values():
        if isinstance(d, DomainDef) and any(c.oid == oid for c in d.checks):
            _catalog(session).put_type(replace(d, checks=changed(d.checks)))
            return
    raise _refused("pg_constraint", "Only convalidated of CHECK and foreign key constraints can be changed.")


def _set_trigger(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    enabled = new["tgenabled"]
    if enabled not in ("O", "D", "R", "A"):
        raise _refused("pg_trigger", 'tgenabled is "O", "D", "R" or "A".')
    table = next((t for t in session.catalog.tables.values() if any(g.oid == key[0] for g in t.triggers)), None)
    if table is None:
        raise _refused("pg_trigger", "Only tgenabled of users' triggers can be changed, not that of foreign keys' own.")
    _catalog(session).put_table(replace(table, triggers=tuple([replace(g, enabled=enabled) if g.oid == key[0] else g for g in table.triggers])))


# --- routines, types, databases, comments ---

_ROUTINE = {"provolatile": "volatility", "proisstrict": "strict", "proleakproof": "leakproof", "proparallel": "parallel", "procost": "cost",
            "prorows": "rows", "prosecdef": "definer"}
_LETTERS = {"provolatile": "isv", "proparallel": "sru"}


def _set_routine(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    found = session.catalog.routines.get(key[0])
    if found is None or found.language == "c":
        raise _refused("pg_proc", "Only users' functions and procedures can be changed.")
    for name, letters in _LETTERS.items():
        if name in new and (not new[name] or new[name] not in letters):
            raise _refused("pg_proc", f"{name} is one of {', '.join(letters)}.")
    _catalog(session).put_routine(replace(found, **{_ROUTINE[n]: v for n, v in new.items()}))


def _enum_of(session: Any, oid: int) -> EnumDef:
    found = next((d for d in session.catalog.types.values() if isinstance(d, EnumDef) and any(x.oid == oid for x in d.labels)), None)
    assert found is not None  # the catalog has shown it
    return found


def _set_label(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    found = _enum_of(session, key[0])
    if any(x.name == new["enumlabel"] and x.oid != key[0] for x in found.labels):
        raise errors.UniqueViolation('duplicate key value violates unique constraint "pg_enum_typid_label_index"', schema="pg_catalog", table="pg_enum",
                                     constraint="pg_enum_typid_label_index", detail=f"Key (enumtypid, enumlabel)=({found.oid}, {new['enumlabel']}) already exists.")
    _catalog(session).put_type(replace(found, labels=tuple([replace(x, name=new["enumlabel"]) if x.oid == key[0] else x for x in found.labels])))


def _remove_label(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    """Values of the label that are still there can be read no more, as in PostgreSQL."""
    found = _enum_of(session, key[0])
    _catalog(session).put_type(replace(found, labels=tuple([x for x in found.labels if x.oid != key[0]])))


def _set_database(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    names = {"datallowconn": "allow_connections", "datistemplate": "is_template", "datconnlimit": "connection_limit"}
    value = templates.to_alter(session, key[0])
    assert value is not None
    more = (dict(value[2]) if len(value) > 2 else {}) | {names[n]: v for n, v in new.items()}
    session.engine.put_database(key[0], (value[0], value[1], more))
    session.hold_system()


def _set_description(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    oid, classid, column = key
    _catalog(session).put_comment((classid, oid, column), new["description"])


def _add_description(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    oid, classid, column = key
    if (classid, oid, column) in session.catalog.comments:
        raise errors.UniqueViolation('duplicate key value violates unique constraint "pg_description_o_c_o_index"', schema="pg_catalog", table="pg_description",
                                     constraint="pg_description_o_c_o_index", detail=f"Key (objoid, classoid, objsubid)=({oid}, {classid}, {column}) already exists.")
    _set_description(session, key, new)


def _remove_description(session: Any, key: tuple[Any, ...], new: dict[str, Any]) -> None:
    oid, classid, column = key
    _catalog(session).put_comment((classid, oid, column), None)


CHANGES = {
    "pg_class": Changeable(("oid",), ("reltuples", "relpages"), _set_class),
    "pg_index": Changeable(("indexrelid",), ("indisvalid", "indisready", "indislive"), _set_index),
    "pg_attribute": Changeable(("attrelid", "attnum"), ("atttypmod", "attstattarget"), _set_column),
    "pg_constraint": Changeable(("oid",), ("convalidated",), _set_constraint),
    "pg_trigger": Changeable(("oid",), ("tgenabled",), _set_trigger),
    "pg_proc": Changeable(("oid",), tuple(_ROUTINE), _set_routine),
    "pg_enum": Changeable(("oid",), ("enumlabel",), _set_label, _remove_label),
    "pg_database": Changeable(("datname",), ("datallowconn", "datistemplate", "datconnlimit"), _set_database),
    "pg_description": Changeable(("objoid", "classoid", "objsubid"), ("description",), _set_description, _remove_description, _add_description),
}
