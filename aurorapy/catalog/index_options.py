"""Storage parameters of indexes: checked and kept, shown by pg_get_indexdef and pg_class; nothing here is stored as they say.

Source: PostgreSQL 15 manual, CREATE INDEX, "Index Storage Parameters"; reloptions.c.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.access_methods.methods import METHODS, AccessMethod
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name

from .parameters import Options, check, without, written_value
from .partition_keys import owner


def index_options(method: AccessMethod, written: Iterable[tuple[str, object]], before: Options = ()) -> Options:
    """The options as they are kept, those of before among them; 22023."""
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
        parameter = next((p for p in method.parameters if p.name == name), None)
        if parameter is None:
            raise errors.InvalidParameterValue(f'unrecognized parameter "{name}"')
        check(parameter, text)
    return tuple(kept.items())


def options_text(options: Options) -> str:
    """WITH's list, as pg_get_indexdef writes it: what is no name is quoted."""
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
    method = METHODS[index.method]
    options = index_options(method, action.options, index.options) if word == "SET" else without(index.options, action.options)
    catalog.put_table(replace(table, indexes=tuple(replace(i, options=options) if i.oid == oid else i for i in table.indexes)))
