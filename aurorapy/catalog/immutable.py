"""What an index or a generated column may be made of: expressions whose value never changes. Source: PostgreSQL 15 manual, CREATE INDEX, section 38.7."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.resolve import is_array
from aurorapy.planner.types import TYPES

# whose text depends on settings, or whose reading does: date, time, timestamp, timestamptz, timetz, regtype and its kin
_OUT = frozenset((1082, 1114, 1184, 24, 2202, 2203, 2204, 2205, 2206, 4089, 4096))
_IN = _OUT | {1083, 1266}


def _text_changes(oid: int) -> bool:
    return oid in _OUT or is_array(oid) or TYPES[oid].typtype in "ceprm"


def _changes(n: bound.Expr) -> bool:
    if isinstance(n, bound.CoerceIO):
        return _text_changes(n.arg.type) or n.type in _IN or is_array(n.type) or TYPES[n.type].typtype in "cerm"
    f: Any = getattr(n, "function", None)
    if f is None:
        return False
    if f.name == "op ||" and f.needs_types:  # text || anything
        return any(_text_changes(c.type) for c in n.children())
    return bool(f.volatility != "i")


def is_immutable(session: Any, expr: bound.Expr) -> bool:
    """Whether an expression has the same value for the same columns for ever. A SQL function that is inlined is what its body is, whatever it says of itself."""
    from aurorapy.routines.inlining import Inliner

    from .expressions import binder

    if not any(_changes(n) for n in bound.walk(expr)):
        return True
    if not any(isinstance(n, bound.Func) and n.function.routine is not None for n in bound.walk(expr)):
        return False
    return not any(_changes(n) for n in bound.walk(Inliner(session, binder(session), frozenset()).expr(expr)))


def check_immutable(session: Any, expr: bound.Expr, what: str) -> None:
    """Raise 42P17 for an index expression or predicate that can change."""
    if not is_immutable(session, expr):
        raise errors.InvalidObjectDefinition(f"functions in {what} must be marked IMMUTABLE")
