"""Range types that users define, and their multirange types.

Source: PostgreSQL 15 manual, CREATE TYPE; section 8.17.8.
"""

from __future__ import annotations

from typing import Any

from aurorapy.records import dataclass

from .base import SqlType
from .domains import DomainType
from .keyed import Keyed
from .multiranges import MultirangeForms
from .ranges import Range, RangeForms
from .user import UserType

LIFTED = (700, 701, 1700)  # types whose data have another order than Python's, which bounds know of without Keyed


@dataclass(frozen=True, slots=True)
class RangeDef:
    """`multirange` is the oid of the type of sets of these ranges, which comes and goes with this one; `difference` of the function subtype_diff."""

    oid: int
    name: str
    schema: int
    array: int
    array_name: str
    subtype: int
    multirange: int
    collation: int = 0
    difference: int = 0
    owner: int = 10


@dataclass(frozen=True, slots=True)
class MultirangeDef:
    oid: int
    name: str
    schema: int
    array: int
    array_name: str
    range: int
    owner: int = 10


class UserRange(RangeForms, UserType):
    """Ranges of a subtype that a user has chosen: none of them is discrete."""

    __slots__ = ("subtype", "multirange", "step", "keyed")

    def __init__(self, defined: RangeDef, subtype: SqlType) -> None:
        super().__init__(defined, defined.oid, -1, "R", typtype="r", array=defined.array, align="d" if subtype.align == "d" else "i", storage="x")
        self.subtype, self.multirange, self.step = subtype.oid, defined.multirange, None
        root = subtype.root if isinstance(subtype, DomainType) else subtype
        self.keyed = (root.order_key is not None and root.oid not in LIFTED) or root.category in "AR" or root.typtype == "c"

    def make(self, lower: Any, upper: Any, *, lower_inc: bool, upper_inc: bool) -> Range:
        """As every range, over Keyed elements where they have to be."""
        if self.keyed:
            lower = None if lower is None else Keyed(self.subtype, lower)
            upper = None if upper is None else Keyed(self.subtype, upper)
        return super().make(lower, upper, lower_inc=lower_inc, upper_inc=upper_inc)


class UserMultirange(MultirangeForms, UserType):
    """Sets of a user's ranges."""

    __slots__ = ("range",)

    def __init__(self, defined: MultirangeDef, of: RangeForms) -> None:
        super().__init__(defined, defined.oid, -1, "R", typtype="m", array=defined.array, align=of.align, storage="x")
        self.range = of
