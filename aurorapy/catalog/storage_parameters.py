"""Storage parameters of tables, options of columns, and where values are stored: kept and shown, with PostgreSQL's rules for what they may be.

None of them changes what is done here: pages are made by the storage nodes, and nothing is vacuumed by tables' own thresholds.

Source: PostgreSQL 15 manual, CREATE TABLE (storage parameters), ALTER TABLE; reloptions.c for the limits and the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.opclasses.access_methods import table_method
from aurorapy.planner.access_methods.methods import Parameter
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Sequence as SequenceDef
from aurorapy.planner.relation import Table
from aurorapy.planner.types import TYPES, format_type

from .compression import compression_of
from .parameters import Options, Written, check, without, written_value
from .parts import column_named, put_column
from .view_options import view_options

_INT_MAX = 2**31 - 1


def _integers(text: str) -> list[Parameter]:
    """Parameters written as `name low high`, one a line."""
    return [Parameter(name, "integer", int(low), int(high)) for name, low, high in (line.split() for line in text.strip().splitlines())]


_BOTH = [  # of a table and of its overflow table ("toast.")
    Parameter("autovacuum_enabled", "boolean"), Parameter("vacuum_truncate", "boolean"),
    Parameter("vacuum_index_cleanup", "enum", values=("on", "off", "auto", "true", "false", "yes", "no", "1", "0"), shown=3),
    *_integers(f"""
autovacuum_vacuum_threshold 0 {_INT_MAX}
autovacuum_vacuum_insert_threshold -1 {_INT_MAX}
autovacuum_vacuum_cost_limit 1 10000
autovacuum_freeze_min_age 0 1000000000
autovacuum_multixact_freeze_min_age 0 1000000000
autovacuum_freeze_max_age 100000 2000000000
autovacuum_multixact_freeze_max_age 10000 2000000000
autovacuum_freeze_table_age 0 2000000000
autovacuum_multixact_freeze_table_age 0 2000000000
log_autovacuum_min_duration -1 {_INT_MAX}"""),
    *(Parameter(name, "real", 0, 100) for name in ("autovacuum_vacuum_cost_delay", "autovacuum_vacuum_scale_factor", "autovacuum_vacuum_insert_scale_factor"))]
_OWN = [Parameter("fillfactor", "integer", 10, 100), Parameter("toast_tuple_target", "integer", 128, 8160), Parameter("user_catalog_table", "boolean"),
        Parameter("parallel_workers", "integer", 0, 1024), Parameter("autovacuum_analyze_threshold", "integer", 0, _INT_MAX),
        Parameter("autovacuum_analyze_scale_factor", "real", 0, 100)]
_TABLE = {p.name: p for p in (*_BOTH, *_OWN)} | {f"toast.{p.name}": p for p in _BOTH}
_COLUMN = {name: Parameter(name, "real", -1, 1.7976931348623157e308) for name in ("n_distinct", "n_distinct_inherited")}
_ALLOWED: dict[str, dict[str, Parameter]] = {"r": _TABLE, "m": _TABLE, "p": {}, "column": _COLUMN}


def table_options(kind: str, written: Written) -> Options:
    """Storage parameters as they are kept; kind as in Table, or 'column'. Raises 22023 for what is none."""
    allowed = _ALLOWED[kind]
    kept: dict[str, str] = {}
    for name, value in written:
        text = written_value(value)
        if kind == "r" and name == "oids":
            if text not in ("false", "off", "0", "f", "no"):
                raise errors.FeatureNotSupported("tables declared WITH OIDS are not supported")
            continue
        space, dot, _ = name.partition(".")
        if dot and (space != "toast" or kind not in "rm"):
            raise errors.InvalidParameterValue(f'unrecognized parameter namespace "{space}"')
        if name not in allowed:
            raise errors.InvalidParameterValue(f'unrecognized parameter "{name.removeprefix("toast.")}"')
        if name in kept:
            raise errors.InvalidParameterValue(f'parameter "{name}" specified more than once')
        check(allowed[name], text)
        kept[name] = text
    return tuple(kept.items())


def shown(options: Sequence[tuple[str, Any]]) -> tuple[str, ...] | None:
    """pg_class.reloptions: those of the table itself."""
    return tuple(f"{k}={v}" for k, v in options if not k.startswith("toast.")) or None


def _merged(old: Options, action: tree.AlterTableAction) -> dict[str, object]:
    """The options after SET or RESET, those that are set anew last."""
    if action.kind != "set options":
        return dict(without(old, action.options))
    names = {name for name, _ in action.options}
    return {k: v for k, v in old if k not in names} | dict(action.options)


def set_options(session: Any, table: Table, action: tree.AlterTableAction) -> None:
    """SET or RESET of a table's, a materialized view's, a view's or a column's options."""
    if action.name is not None:
        column = column_named(table, action.name)
        if action.kind == "set options":
            table_options("column", action.options)
        put_column(session, table, replace(column, options=table_options("column", _merged(column.options, action).items())))
        return
    merged = _merged(table.options, action)
    catalog = session.catalog
    if table.kind == "v":
        from .views import bound_view

        options, check = view_options(merged.items(), None, bound_view(session, table))
        catalog.put_table(replace(table, options=options, check_option=check))
        return
    if action.kind == "set options":
        table_options(table.kind, action.options)  # one that stands there twice
    catalog.put_table(replace(table, options=table_options(table.kind, merged.items())))


_STORAGE = {"plain": "p", "external": "e", "main": "m", "extended": "x"}


def set_storage(session: Any, table: Table, action: tree.AlterTableAction) -> None:
    """ALTER COLUMN SET STORAGE."""
    column = column_named(table, action.name)
    storage = _STORAGE.get(str(action.value).lower())
    if storage is None:
        raise errors.InvalidParameterValue(f'invalid storage type "{action.value}"')
    own = TYPES[column.type].storage
    if own == "p" and storage != "p":
        raise errors.FeatureNotSupported(f"column data type {format_type(column.type)} can only have storage PLAIN")
    put_column(session, table, replace(column, storage="" if storage == own else storage))


def set_compression(session: Any, table: Table, action: tree.AlterTableAction) -> None:
    """ALTER COLUMN SET COMPRESSION."""
    column = column_named(table, action.name)
    put_column(session, table, replace(column, compression=compression_of(column.type, str(action.value))))


def set_statistics(session: Any, table: Table, action: tree.AlterTableAction) -> None:
    """ALTER COLUMN SET STATISTICS."""
    if action.number:
        raise errors.FeatureNotSupported("cannot refer to non-index column by number")
    column = column_named(table, action.name)
    put_column(session, table, replace(column, statistics=statistics_target(session, action)))


def statistics_target(session: Any, action: tree.AlterTableAction) -> int:
    """What SET STATISTICS says: at most 10000; -1 for the default."""
    from aurorapy.commands import warning

    target = int(str(action.value))
    if target < -1:
        raise errors.InvalidParameterValue(f"statistics target {target} is too low")
    if target > 10_000:
        warning(session, "22023", "lowering statistics target to 10000")
        target = 10_000
    return target


def check_place(tablespace: str | None) -> None:
    """TABLESPACE: there is one place for all; 42704 for any other."""
    if tablespace == "pg_global":
        raise errors.InvalidParameterValue("only shared relations can be placed in pg_global tablespace")
    if tablespace is not None and tablespace != "pg_default":
        raise errors.UndefinedObject(f'tablespace "{tablespace}" does not exist')


def set_place(session: Any, table: Table, action: tree.AlterTableAction) -> None:
    """SET TABLESPACE, SET ACCESS METHOD."""
    name = str(action.value)
    if action.kind == "set tablespace":
        check_place(name)
        return
    if table.kind == "p":
        raise errors.WrongObjectType("cannot change access method of a partitioned table")
    session.catalog.put_table(replace(session.catalog.tables[table.oid], access=table_method(session, name)))


def set_persistence(session: Any, table: Table, action: tree.AlterTableAction) -> None:
    """SET LOGGED and SET UNLOGGED, with the sequences that the columns own. The log is the database: no table is outside of it."""
    catalog = session.catalog
    new, word = ("u", "unlogged") if action.kind == "set unlogged" else ("p", "logged")
    if table.persistence == "t":
        raise errors.InvalidTableDefinition(f'cannot change logged status of table "{table.name}" because it is temporary')
    others = [catalog.tables[k.ref_table] for k in table.foreign_keys] if new == "p" else [catalog.tables[o] for o in table.referenced_by]
    kind, bad = ("unlogged", "u") if new == "p" else ("logged", "p")
    for other in others:
        if other.oid != table.oid and other.persistence == bad:
            raise errors.InvalidTableDefinition(f'could not change table "{table.name}" to {word} because it references {kind} table "{other.name}"')
    if session.command is not None and table.persistence != new and table.kind != "p":
        session.command.rewriting(session, table.oid, 1)
    catalog.put_table(replace(table, persistence=new))
    for sequence in list(catalog.sequences.values()):
        if sequence.owned_by is not None and sequence.owned_by[0] == table.oid:
            catalog.put_sequence(replace(sequence, persistence=new))


def set_sequence_persistence(session: Any, sequence: SequenceDef, action: tree.AlterTableAction) -> None:
    """SET LOGGED and SET UNLOGGED of a sequence."""
    if sequence.persistence == "t":
        raise errors.InvalidTableDefinition(f'cannot change logged status of table "{sequence.name}" because it is temporary')
    session.catalog.put_sequence(replace(sequence, persistence="u" if action.kind == "set unlogged" else "p"))
