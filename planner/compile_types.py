"""What compile.py writes for values of users' types: domains are proven, rows of named types are plain tuples laid out by their type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner import bound
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.composites import RowType
from aurorapy.planner.types.domains import DomainType, base_type

from . import support

if TYPE_CHECKING:
    from .compile import Source


def _row_type(oid: int) -> RowType:
    t = TYPES[base_type(oid)]
    assert isinstance(t, RowType)
    return t


def domain(s: Source, e: bound.CoerceDomain) -> str:
    """A datum that its domain's constraints allow; NULL is one, too."""
    t = TYPES[e.type]
    assert isinstance(t, DomainType)
    return f"{s.constant(t, 'dom')}.enforce({s.value(e.arg)}, s.x)"


def row(s: Source, items: tuple[bound.Expr, ...], oid: int) -> str:
    """The datum of attributes' values."""
    t = _row_type(oid)
    parts = ["None"] * t.width
    for at, i in zip(t.slots, items, strict=True):
        parts[at] = s.value(i)
    return "(" + "".join(p + ", " for p in parts) + ")"


def record(s: Source, e: bound.ToRecord) -> str:
    """A datum of a composite type as a record."""
    return s.over(e.arg, lambda v: f"{s.constant(_row_type(e.arg.type).record, 'rec')}({v})")


def store(s: Source, e: bound.FieldStore) -> str:
    """A datum with another value in one attribute."""
    return f"{s.constant(support.store_field, 'sf')}({s.value(e.arg)}, {_row_type(e.type).width}, {e.slot}, {s.value(e.value)})"


def attribute(s: Source, e: bound.Field) -> str:
    """An attribute of a datum, which may be older than the attribute."""
    return s.over(e.arg, lambda v: f"{s.constant(_row_type(e.arg.type).get, 'get')}({v}, {e.index})")


def live(s: Source, e: bound.Expr) -> str:
    """The attributes that there are, NULL where there is no row."""
    return s.over(e, lambda v: f"{s.constant(_row_type(e.type).live, 'live')}({v})")
