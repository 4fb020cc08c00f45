"""Functions that look after indexes: there is nothing to clean or to summarize here, so they check what they are given and say so.

Source: PostgreSQL 15 manual, section 9.27.8, "Index Maintenance Functions".
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define

_BLOCK_MAX = 2**32 - 2


def _check(s: Any, oid: int, method: str) -> None:
    """42809 for what is no index of the access method."""
    table = s.catalog.tables.get(oid)
    index = next((i for t in s.catalog.tables.values() for i in t.indexes if i.oid == oid), None)
    if index is None:
        if table is None:
            raise errors.UndefinedTable(f"could not open relation with OID {oid}")
        raise errors.WrongObjectType(f'"{table.name}" is not an index')
    if index.method != method:
        raise errors.WrongObjectType(f'"{index.name}" is not a {method.upper()} index')


def _checked(method: str, result: Any, *, block: bool = False) -> Any:
    def call(ctx: Any, oid: int, number: int = 0) -> Any:
        if block and not 0 <= number <= _BLOCK_MAX:
            raise errors.NumericValueOutOfRange(f"block number out of range: {number}")
        _check(ctx.session, oid, method)
        return result

    return call


for _name, _args, _result, _call in (
        ("gin_clean_pending_list", "regclass", "int8", _checked("gin", 0)),
        ("brin_summarize_new_values", "regclass", "int4", _checked("brin", 0)),
        ("brin_summarize_range", "regclass int8", "int4", _checked("brin", 0, block=True)),
        ("brin_desummarize_range", "regclass int8", "void", _checked("brin", "", block=True))):
    define(_name, _args, _result, _call, needs_context=True, volatility="v")
