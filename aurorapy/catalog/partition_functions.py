"""Functions about partitions: their place in the tree, keys, bounds, and which remainder a row has.

Source: PostgreSQL 15 manual, section 9.27.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define
from aurorapy.planner.functions.strings import typed
from aurorapy.planner.partition_hash import row_hash
from aurorapy.planner.relation import Table
from aurorapy.planner.types import format_type
from aurorapy.planner.types.domains import base_type

from .partition_text import constraint_text, key_text


def _session(name: str, args: str, result: str, impl: Any, **more: Any) -> None:
    define(name, args, result, lambda ctx, *values: impl(ctx.session, *values), needs_context=True, volatility="s", **more)


def _partkeydef(s: Any, oid: int) -> str | None:
    table = s.catalog.tables.get(oid)
    return None if table is None or table.partition_key is None else key_text(s, table)


def _constraintdef(s: Any, oid: int) -> str | None:
    table = s.catalog.tables.get(oid)
    return None if table is None else constraint_text(s, table)


def _links(s: Any, oid: int) -> tuple[int, list[int], bool] | None:
    """(parent, children, whether it is a leaf) of a partitioned table, index or partition; None for any other relation."""
    table = s.catalog.tables.get(oid)
    if table is not None:
        if table.kind != "p" and table.bound is None:
            return None
        children = [o for o in sorted(table.children) if not s.catalog.tables[o].detaching] if table.kind == "p" else []
        return (table.parents[0] if table.bound is not None and not table.detaching else 0), children, table.kind != "p"
    for t in s.catalog.tables.values():
        for i in t.indexes:
            if i.oid == oid:
                if t.kind != "p" and not i.parent:
                    return None
                below = sorted(x.oid for o in t.children for x in s.catalog.tables[o].indexes if x.parent == oid) if t.kind == "p" else []
                return i.parent, below, t.kind != "p"
    return None


def _tree(s: Any, oid: int) -> Iterator[tuple[Any, ...]]:
    waiting = [(oid, 0)]
    for at, level in waiting:
        found = _links(s, at)
        if found is None:
            return
        parent, children, leaf = found
        yield at, parent or None, leaf, level
        waiting += [(c, level + 1) for c in children]


def _ancestors(s: Any, oid: int) -> Iterator[int]:
    at = oid
    while (found := _links(s, at)) is not None:
        yield at
        if not found[0]:
            return
        at = found[0]


def _root(s: Any, oid: int) -> int | None:
    found = list(_ancestors(s, oid))
    return found[-1] if found else None


def _satisfies(ctx: Any, types: tuple[Any, ...], oid: int | None, modulus: int | None, remainder: int | None, given: Any) -> bool | None:
    """satisfies_hash_partition()."""
    if oid is None or modulus is None or remainder is None:
        return False
    if modulus <= 0:
        raise errors.InvalidParameterValue("modulus for hash partition must be an integer value greater than zero")
    if remainder < 0:
        raise errors.InvalidParameterValue("remainder for hash partition must be an integer value greater than or equal to zero")
    if remainder >= modulus:
        raise errors.InvalidParameterValue("remainder for hash partition must be less than modulus")
    table: Table | None = ctx.session.catalog.tables.get(oid)
    if table is None:
        raise errors.InternalError_(f"could not open relation with OID {oid}")
    key = table.partition_key
    if key is None or key.strategy != "h":
        raise errors.InvalidParameterValue(f'"{table.name}" is not a hash partitioned table')
    pairs = list(typed(types[-1], given))
    values = tuple(v for _, v in pairs)
    if len(values) != len(key.columns):
        raise errors.InvalidParameterValue(f"number of partitioning columns ({len(key.columns)}) does not match number of partition keys provided ({len(values)})")
    for n, (c, t) in enumerate(zip(key.columns, (t for t, _ in pairs), strict=True), 1):
        if base_type(c.type) != base_type(t):
            quote = '"' if isinstance(types[-1], int) else ""  # of an array's elements, as PostgreSQL words it
            raise errors.InvalidParameterValue(f"column {n} of the partition key has type {quote}{format_type(c.type)}{quote}, "
                                               f"but supplied value is of type {quote}{format_type(t)}{quote}")
    return row_hash(key.columns, values) % modulus == remainder


_session("pg_get_partkeydef", "oid", "text", _partkeydef)
_session("pg_get_partition_constraintdef", "oid", "text", _constraintdef)
_session("pg_partition_tree", "regclass", "record", _tree, retset=True,
         out_columns=(("relid", 2205), ("parentrelid", 2205), ("isleaf", 16), ("level", 23)))
_session("pg_partition_ancestors", "regclass", "regclass", _ancestors, retset=True, out_columns=(("relid", 2205),))
define("satisfies_hash_partition", "oid int4 int4 any", "bool", _satisfies, variadic=2276, needs_types=True, needs_context=True, strict=False,
       volatility="i")
_session("pg_partition_root", "regclass", "regclass", _root)
