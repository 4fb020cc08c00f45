"""intarray's classes: gin has an entry for each element; gist has one place for all, so that each row is looked at again.

Source: PostgreSQL 15 manual, section F.20.3.
"""

from __future__ import annotations

from typing import Any

from .classes import BEHAVIOURS, Behaviour
from .entries import EMPTY, EVERYTHING, NOTHING, Entries, Has, Query, every, some

OVERLAPS, EQUAL, CONTAINS, CONTAINED, ASKED = 3, 6, 7, 8, 20
_ANYARRAY = 2277
_ASKED = (ASKED, "@@", "query_int")
_EQUAL = (EQUAL, "=", (_ANYARRAY, _ANYARRAY))


def _tree(q: Any) -> Query:
    """What a query_int asks of the elements; of what must not be there an index knows nothing."""
    if q[0] == "v":
        return Has(q[1])
    if q[0] == "!":
        return EVERYTHING
    return (every if q[0] == "&" else some)([_tree(q[1]), _tree(q[2])])


def _query(strategy: int, value: Any) -> Query:
    if strategy == ASKED:
        return _tree(value)
    wanted = [Has(k) for k in value if k is not None]
    if len(wanted) < len(value):
        return EVERYTHING  # each row raises the error
    if strategy == OVERLAPS:
        return some(wanted) if wanted else NOTHING
    if strategy == CONTAINED:
        return some([*wanted, EMPTY])
    return every(wanted) if wanted else EVERYTHING if strategy == CONTAINS else EMPTY


def _checked(v: Any) -> int:
    from aurorapy.planner.extensions.intarray import whole

    whole(v)
    return 0


_ENTRIES = Entries(list, _query)
BEHAVIOURS["gin", "gin__int_ops"] = Behaviour(((OVERLAPS, "&&", 0), _EQUAL, (CONTAINS, "@>", 0), (CONTAINED, "<@", 0), _ASKED), entries=lambda _: _ENTRIES)
for _name in ("gist__int_ops", "gist__intbig_ops"):
    BEHAVIOURS["gist", _name] = Behaviour(((OVERLAPS, "&&", 0), (CONTAINS, "@>", 0), _ASKED), part=lambda _: _checked)
