"""Storage parameters of indexes: checked and kept, shown by pg_get_indexdef and pg_class; nothing here is stored as they say.

Source: PostgreSQL 15 manual, CREATE INDEX, "Index Storage Parameters"; reloptions.c.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.access_methods.class_parameters import class_parameters
from aurorapy.planner.access_methods.classes import OperatorClass
from aurorapy.planner.access_methods.methods import WORKINGS, AccessMethod, Parameter
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Index, Table

from .naming import distinct, expression_name
from .parameters import Options, check, without, written_value
from .partition_keys import owner
from .storage_parameters import statistics_target


def index_options(method: AccessMethod, written: Iterable[tuple[str, object]], before: Options = ()) -> Options:
    """The options as they are kept, those of before among them; 22023."""
    return checked_options(method.parameters, written, before)


def class_options(found: OperatorClass, written: Iterable[tuple[str, object]]) -> Options:
    """The parameters of an operator class as they are kept; 22023."""
    written = tuple(written)
    parameters = class_parameters(found)
    if written and not parameters:
        raise errors.InvalidParameterValue(f"operator class {found.name} has no options")
    return checked_options(parameters, written)


def checked_options(parameters: Iterable[Parameter], written: Iterable[tuple[str, object]], before: Options = ()) -> Options:
    """Options as they are kept, if there are such parameters and they may have these values; 22023."""
    kept = dict(before)
    seen: set[str] = set()
    for name, value in written:
        if name in seen:
            raise errors.InvalidParameterValue(f'parameter "{name}" specified more than once')
        seen.add(name)
        if "." in name:
            raise errors.InvalidParameterValue(f'unrecognized parameter namespace "{name.partition(".")[0]}"')
        kept.pop(name, None)
        kept[name] = written_value(value)
    for name, text in kept.items():
        parameter = next((p for p in parameters if p.name == name), None)
        if parameter is None:
            raise errors.InvalidParameterValue(f'unrecognized parameter "{name}"')
        check(parameter, text)
    return tuple(kept.items())


def options_text(options: Options) -> str:
    """A list of options, as pg_get_indexdef writes it: what is no name is quoted."""
    return ", ".join(f"{quote_name(name)}={value}" if quote_name(value) == value else f"{quote_name(name)}='{value}'" for name, value in options)


def alter_options(session: Any, oid: int, action: tree.AlterTableAction) -> None:
    """ALTER INDEX ... SET or RESET (...)."""
    from .ddl import lock_table

    catalog = session.catalog
    table, index = owner(catalog, oid)
    word = action.kind.split()[0].upper()
    if table.kind == "p":
        raise errors.WrongObjectType(f'ALTER action {word} cannot be performed on relation "{index.name}"',
                                     detail="This operation is not supported for partitioned indexes.")
    table = lock_table(session, table, "share update exclusive")
    table, index = owner(catalog, oid)
    method = WORKINGS[index.method]
    options = index_options(method, action.options, index.options) if word == "SET" else without(index.options, action.options)
    catalog.put_table(replace(table, indexes=tuple(replace(i, options=options) if i.oid == oid else i for i in table.indexes)))


def column_names(table: Table, index: Index) -> list[str]:
    """What the columns of an index are called."""
    names = distinct(table.columns[k.attnum - 1].name if k.attnum else expression_name(k.expression or "") for k in index.columns)
    return [*names, *(table.columns[a - 1].name for a in index.include)]


def set_index_statistics(session: Any, oid: int, action: tree.AlterTableAction) -> None:
    """ALTER INDEX ... ALTER COLUMN n SET STATISTICS: of an expression."""
    from .ddl import lock_table

    catalog = session.catalog
    lock_table(session, owner(catalog, oid)[0], "share update exclusive")
    table, index = owner(catalog, oid)
    target = statistics_target(session, action)
    names = column_names(table, index)
    number = action.number or (names.index(action.name) + 1 if action.name in names else 0)
    if not 1 <= number <= len(names):
        what = f"number {number}" if action.number else f'"{action.name}"'
        raise errors.UndefinedColumn(f'column {what} of relation "{index.name}" does not exist')
    if number > len(index.columns):
        raise errors.FeatureNotSupported(f'cannot alter statistics on included column "{names[number - 1]}" of index "{index.name}"')
    if index.columns[number - 1].attnum:
        raise errors.FeatureNotSupported(f'cannot alter statistics on non-expression column "{names[number - 1]}" of index "{index.name}"',
                                         hint="Alter statistics on table column instead.")
    kept = dict(index.statistics) | {number: target}
    statistics = tuple(sorted((n, t) for n, t in kept.items() if t >= 0))
    catalog.put_table(replace(table, indexes=tuple(replace(i, statistics=statistics) if i.oid == oid else i for i in table.indexes)))
