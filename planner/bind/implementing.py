"""Types that can only be hashed, or only be sorted, and what needs one way for all of its columns: GROUP BY, DISTINCT, set operations.

Source: PostgreSQL 15, grouping_is_sortable and grouping_is_hashable, and who asks them; select_active_windows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type

SORTED_ONLY = frozenset((790, 1560, 1562, 3614, 3615))  # money, bit, varbit, tsvector, tsquery
HASHED_ONLY = frozenset((28, 29, 1033))  # xid, cid, aclitem
_MIXED = "Some of the datatypes only support hashing, while others only support sorting."


def _within(oid: int) -> set[int]:
    """A type, and those of its elements, bounds or fields."""
    oid = base_type(oid)
    out, t = {oid}, TYPES[oid]
    inner: Any = getattr(t, "range", t)
    for part in (t.element if t.category == "A" else 0, getattr(inner, "subtype", 0)):
        if isinstance(part, int) and part:
            out |= _within(part)
    for a in getattr(t, "attributes", ()):
        out |= _within(a.type.oid)
    return out


def is_sortable(oid: int) -> bool:
    return HASHED_ONLY.isdisjoint(_within(oid))


def is_hashable(oid: int) -> bool:
    return SORTED_ONLY.isdisjoint(_within(oid))


def check_implementable(types: Iterable[int], what: str, *, hash: bool = True) -> None:
    """0A000 where neither sorting nor hashing does for all types; without `hash`, where sorting does not."""
    types = list(types)
    if not all(map(is_sortable, types)) and not (hash and all(map(is_hashable, types))):
        raise errors.FeatureNotSupported(f"could not implement {what}", detail=_MIXED)


def check_group_types(query: bound.Query) -> None:
    """GROUP BY: aggregates with an order of their own want the rows sorted, and each grouping set is made in one way."""
    types = [g.type for g in query.group_by]
    if all(map(is_sortable, types)):
        return
    ordered = any(isinstance(n, bound.Aggregate) and (n.distinct or n.order_by) for e in bound.query_exprs(query) for n in bound.walk(e))
    if not query.grouping_sets:
        check_implementable(types, "GROUP BY", hash=not ordered)
        return
    for one in query.grouping_sets:
        mine = [types[i] for i in one]
        if ordered and not all(map(is_sortable, types)):
            check_implementable(types, "GROUP BY", hash=False)
        check_implementable(mine, "GROUP BY")


def check_recursive_union(types: Iterable[int]) -> None:
    """UNION in WITH RECURSIVE is hashed."""
    if not all(map(is_hashable, types)):
        raise errors.FeatureNotSupported("could not implement recursive UNION", detail="All column datatypes must be hashable.")


def check_window(partition: Iterable[bound.Expr]) -> None:
    """PARTITION BY of a window is sorted."""
    if not all(is_sortable(e.type) for e in partition):
        raise errors.FeatureNotSupported("could not implement window PARTITION BY", detail="Window partitioning columns must be of sortable datatypes.")
