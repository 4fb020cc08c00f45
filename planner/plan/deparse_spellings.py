"""Calls that SQL spells in a way of its own, as text: AT TIME ZONE, EXTRACT, OVERLAPS, TRIM and their kin.

And rows of a named type, whose attributes come and go while the expression is kept.

Source: PostgreSQL 15 manual, 9.4, 9.9; ruleutils writes a call so only where it was written so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner import bound
from aurorapy.planner.functions.system import COLLATION_FOR
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.composites import RowType

if TYPE_CHECKING:
    from .deparse import Writer

_TEXT, _RECORD = 25, 2249
_TRIMS = {"btrim": "BOTH", "ltrim": "LEADING", "rtrim": "TRAILING"}


def spelling(w: Writer, e: bound.Func) -> str | None:
    """The call in its own spelling; None where it has none for these arguments."""
    name = e.function.name
    args = tuple([e.args[place] for place, _ in e.given]) if isinstance(e, bound.CallAsGiven) else e.args

    def text(a: bound.Expr) -> str:
        return w.text(_as_given(a), implicit=False)

    def word(a: bound.Expr) -> str | None:
        """A constant that is a word of the grammar there."""
        return a.value if isinstance(a, bound.Const) and isinstance(a.value, str) else None

    if name == "timezone" and len(args) == 2:
        return f"({w.arg(_as_given(args[1]), e, implicit=False)} AT TIME ZONE {w.arg(_as_given(args[0]), e, implicit=False)})"
    if name == "overlaps":
        return f"(({text(args[0])}, {text(args[1])}) OVERLAPS ({text(args[2])}, {text(args[3])}))"
    if name == "extract" and word(args[0]) is not None:
        return f"EXTRACT({word(args[0])} FROM {text(args[1])})"
    if name == "is_normalized" and all(word(a) is not None for a in args[1:]):
        return f"({w.arg(_as_given(args[0]), e, implicit=False)} IS{''.join([f' {word(a)}' for a in args[1:]])} NORMALIZED)"
    if e.function is COLLATION_FOR:
        return f"COLLATION FOR ({text(args[0])})"
    if name == "normalize" and all(word(a) is not None for a in args[1:]):
        return f"NORMALIZE({text(args[0])}{''.join([f', {word(a)}' for a in args[1:]])})"
    if name == "overlay":
        return f"OVERLAY({text(args[0])} PLACING {text(args[1])} FROM {text(args[2])}{f' FOR {text(args[3])}' if len(args) > 3 else ''})"
    if name == "position":
        return f"POSITION(({text(args[1])}) IN ({text(args[0])}))"
    if name == "substring" and len(args) > 1:
        if args[1].type == 23:
            return f"SUBSTRING({text(args[0])} FROM {text(args[1])}{f' FOR {text(args[2])}' if len(args) > 2 else ''})"
        return f"SUBSTRING({text(args[0])} SIMILAR {text(args[1])} ESCAPE {text(args[2])})" if len(args) > 2 else None
    if name in _TRIMS:
        return f"TRIM({_TRIMS[name]}{f' {text(args[1])}' if len(args) > 1 else ''} FROM {text(args[0])})"
    return None


def _as_given(a: bound.Expr) -> bound.Expr:
    """An argument without a cast that nobody wrote: read again, the same function is chosen for it."""
    given: bound.Expr | None = None
    if isinstance(a, bound.CoerceIO) and a.relabel and not a.explicit:
        given = a.arg
    elif isinstance(a, bound.Func) and a.cast == "i":
        given = a.args[0]
    return a if given is None or isinstance(given, bound.Const) else given


def is_call(e: bound.Expr) -> bool:
    """Whether an expression is shown as a function call, which needs no parentheses in an index or a partition key."""
    return isinstance(e, bound.Coalesce | bound.MinMax | bound.NullIf) or (isinstance(e, bound.Func) and e.operator is None and e.cast in ("", "s"))


def fields_of(w: Writer, e: bound.Row) -> str:
    """The fields of a row. Stored, they are those that it was given, by their attributes' places; shown, NULL stands for those that came after it."""
    given = e.items[:len(e.items) - e.added]
    if not w.stored:
        return ", ".join([w.row_list(given), *["NULL"] * e.added])
    t = TYPES[e.type] if e.type != _RECORD else None
    if isinstance(t, RowType) and t.slots[:len(given)] != tuple(range(len(given))):
        items: list[bound.Expr] = [bound.Const(_TEXT, None)] * (t.width if not e.added else t.slots[-e.added])
        for at, item in zip(t.slots, given, strict=False):
            items[at] = item
        given = tuple(items)
    return w.row_list(given)
