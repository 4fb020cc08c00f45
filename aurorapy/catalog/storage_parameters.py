"""Storage parameters of tables, options of columns, and where values are stored: kept and shown, with PostgreSQL's rules for what they may be.

None of them changes what is done here: pages are made by the storage nodes, and nothing is vacuumed by tables' own thresholds.

Source: PostgreSQL 15 manual, CREATE TABLE (storage parameters), ALTER TABLE; reloptions.c for the limits and the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.planner.types import TYPES, format_type

from .parts import column_named, put_column
from .view_options import view_options

Options = tuple[tuple[str, Any], ...]
Written = Iterable[tuple[str, object]]
_INT_MAX = 2**31 - 1
_TRUTHS = frozenset(("true", "yes", "on", "1", "tru", "tr", "t", "ye", "y", "false", "no", "off", "0", "fals", "fal", "fa", "f", "n", "of"))

_BOTH: dict[str, Any] = {  # of a table and of its overflow table ("toast.")
    "autovacuum_enabled": "bool", "vacuum_truncate": "bool", "vacuum_index_cleanup": "cleanup",
    "autovacuum_vacuum_threshold": (0, _INT_MAX), "autovacuum_vacuum_insert_threshold": (-1, _INT_MAX), "autovacuum_vacuum_cost_limit": (1, 10_000),
    "autovacuum_freeze_min_age": (0, 10**9), "autovacuum_multixact_freeze_min_age": (0, 10**9), "autovacuum_freeze_max_age": (100_000, 2 * 10**9),
    "autovacuum_multixact_freeze_max_age": (10_000, 2 * 10**9), "autovacuum_freeze_table_age": (0, 2 * 10**9),
    "autovacuum_multixact_freeze_table_age": (0, 2 * 10**9), "log_autovacuum_min_duration": (-1, _INT_MAX),
    "autovacuum_vacuum_cost_delay": (0.0, 100.0), "autovacuum_vacuum_scale_factor": (0.0, 100.0), "autovacuum_vacuum_insert_scale_factor": (0.0, 100.0)}
_TABLE = _BOTH | {"fillfactor": (10, 100), "toast_tuple_target": (128, 8160), "user_catalog_table": "bool", "parallel_workers": (0, 1024),
                  "autovacuum_analyze_threshold": (0, _INT_MAX), "autovacuum_analyze_scale_factor": (0.0, 100.0)} | {f"toast.{n}": v for n, v in _BOTH.items()}
_COLUMN = {"n_distinct": (-1.0, 1.7976931348623157e308), "n_distinct_inherited": (-1.0, 1.7976931348623157e308)}
_ALLOWED: dict[str, dict[str, Any]] = {"r": _TABLE, "m": _TABLE, "p": {}, "column": _COLUMN}


def _text(value: object) -> str:
    return "true" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def table_options(kind: str, written: Written) -> Options:
    """Storage parameters as they are kept; kind as in Table, or 'column'. Raises 22023 for what is none."""
    allowed = _ALLOWED[kind]
    kept: dict[str, str] = {}
    for name, value in written:
        text = _text(value)
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
        _check(name.removeprefix("toast."), allowed[name], text)
        kept[name] = text
    return tuple(kept.items())


def _check(name: str, kind: Any, text: str) -> None:
    if kind == "bool":
        if text.lower() not in _TRUTHS:
            raise errors.InvalidParameterValue(f'invalid value for boolean option "{name}": {text}')
    elif kind == "cleanup":
        if text.lower() not in ("auto", "on", "off", "true", "false", "yes", "no", "1", "0"):
            raise errors.InvalidParameterValue(f'invalid value for enum option "{name}": {text}', detail='Valid values are "on", "off", and "auto".')
    else:
        low, high = kind
        whole = isinstance(low, int)
        try:
            value = int(text) if whole else float(text)
        except ValueError:
            raise errors.InvalidParameterValue(f'invalid value for {"integer" if whole else "floating point"} option "{name}": {text}') from None
        if not low <= value <= high:
            shown = (low, high) if whole else (f"{low:f}", f"{high:f}")
            raise errors.InvalidParameterValue(f'value {text} out of bounds for option "{name}"',
                                               detail=f'Valid values are between "{shown[0]}" and "{shown[1]}".')


def shown(options: Sequence[tuple[str, Any]]) -> tuple[str, ...] | None:
    """pg_class.reloptions: those of the table itself."""
    return tuple(f"{k}={v}" for k, v in options if not k.startswith("toast.")) or None


def _merged(old: Options, action: tree.AlterTableAction) -> dict[str, object]:
    """The options after SET or RESET, those that are set anew last."""
    names = {name for name, _ in action.options}
    kept: dict[str, object] = {k: v for k, v in old if k not in names}
    if action.kind == "set options":
        return kept | dict(action.options)
    if any(value is not None for _, value in action.options):
        raise errors.SyntaxError_("RESET must not include values for parameters")
    return kept


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


INDEX_METHODS = frozenset(("btree", "hash", "gist", "gin", "brin", "spgist"))
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


def set_statistics(session: Any, table: Table, action: tree.AlterTableAction) -> None:
    """ALTER COLUMN SET STATISTICS: at most 10000; -1 for the default."""
    from aurorapy.commands import warning

    column = column_named(table, action.name)
    target = int(str(action.value))
    if target < -1:
        raise errors.InvalidParameterValue(f"statistics target {target} is too low")
    if target > 10_000:
        warning(session, "22023", "lowering statistics target to 10000")
        target = 10_000
    put_column(session, table, replace(column, statistics=target))


def check_place(method: str | None, tablespace: str | None) -> None:
    """USING and TABLESPACE: there is one access method for tables, and one place for all; 42704 for any other."""
    if method is not None and method != "heap":
        if method in INDEX_METHODS:
            raise errors.ObjectNotInPrerequisiteState(f'access method "{method}" is not of type TABLE')
        raise errors.UndefinedObject(f'access method "{method}" does not exist')
    if tablespace == "pg_global":
        raise errors.InvalidParameterValue("only shared relations can be placed in pg_global tablespace")
    if tablespace is not None and tablespace != "pg_default":
        raise errors.UndefinedObject(f'tablespace "{tablespace}" does not exist')


def set_place(session: Any, table: Table, action: tree.AlterTableAction) -> None:
    """SET TABLESPACE, SET ACCESS METHOD."""
    name = str(action.value)
    check_place(*((None, name) if action.kind == "set tablespace" else (name, None)))


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
    catalog.put_table(replace(table, persistence=new))
    for sequence in list(catalog.sequences.values()):
        if sequence.owned_by is not None and sequence.owned_by[0] == table.oid:
            catalog.put_sequence(replace(sequence, persistence=new))
