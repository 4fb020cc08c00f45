"""isn: types of international numbers of goods, books, music and serials, with check digits and hyphens.

All of them are whole numbers that compare with one another where one may be the other. What a session accepts of wrong check digits is the library's state.

Source: PostgreSQL 15 manual, section F.20.
"""

from __future__ import annotations

import operator as py
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

from aurorapy.planner.functions import functions_named
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef

from ..declaration import Call, Declared
from .numbers import BOOK, GOODS, MUSIC, SERIAL, UPC, cast, parse, show, show_short

_KINDS = {"ean13": GOODS, "isbn13": BOOK, "ismn13": MUSIC, "issn13": SERIAL, "isbn": BOOK, "ismn": MUSIC, "issn": SERIAL, "upc": UPC}
_LONG = ("ean13", "isbn13", "ismn13", "issn13")
_WEAK: WeakSet[Any] = WeakSet()  # sessions that accept wrong check digits


def _weak(ctx: Any) -> bool:
    """Whether a session accepts wrong check digits."""
    return getattr(ctx, "session", None) in _WEAK


def _set_weak(ctx: Any, on: bool) -> bool:
    (_WEAK.add if on else _WEAK.discard)(ctx.session)
    return on


class _Number(UserType):
    """It has no binary form."""

    __slots__ = ("accepted",)

    def __init__(self, defined: BaseDef) -> None:
        super().__init__(defined, defined.oid, 8, "U", array=defined.array, align="d", storage="p")
        self.accepted = _KINDS[defined.base]

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        return parse(text, self.accepted, weak=_weak(ctx))

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        return show if self.defined.base in _LONG else show_short


def _alike(name: str) -> list[str]:
    """The types that a type is compared with."""
    if name == "ean13":
        return list(_KINDS)
    return [other for other in _KINDS if other == "ean13" or _KINDS[other] == _KINDS[name]]


_PAIRS = [(a, b) for a in _KINDS for b in _alike(a)]
_COMPARISONS = {  # name: operator, what it does, commutator, negator
    "isnlt": ("<", py.lt, ">", ">="), "isnle": ("<=", py.le, ">=", ">"), "isneq": ("=", py.eq, "=", "<>"), "isnge": (">=", py.ge, "<=", "<"),
    "isngt": (">", py.gt, "<", "<="), "isnne": ("<>", py.ne, "<>", "="),
}
_FUNCTIONS = "\n".join([
    *[f"{t}_in(cstring) {t} i strict" for t in _KINDS],
    *[f"{'ean13' if t in _LONG else 'isn'}_out({t}) cstring i strict" for t in _KINDS],
    *[f"{name}({a}, {b}) bool i strict" for name in _COMPARISONS for a, b in _PAIRS],
    *[f"bt{a}cmp({a}, {b}) int4 i strict" for a, b in _PAIRS],
    *[f"hash{t}({t}) int4 i strict" for t in _KINDS],
    *[f"{t}(ean13) {t} i strict" for t in _KINDS if t != "ean13"],
    *[f"is_valid({t}) bool i strict\nmake_valid({t}) {t} i strict" for t in _KINDS],
    "isn_weak(bool) bool i strict restricted\nisn_weak() bool i strict restricted",
])
_hash = next(f.impl for f in functions_named("hashint8"))
assert _hash is not None


def _cast_to(name: str) -> Callable[[int], int]:
    return lambda v: cast(v, _KINDS[name])


def _input_of(name: str) -> Call:
    return Call(lambda ctx, text: parse(text, _KINDS[name], weak=_weak(ctx)), needs_context=True)


_CALLS: dict[str, Call | Callable[..., Any]] = {
    **{f"{t}_in": _input_of(t) for t in _KINDS}, "ean13_out": show, "isn_out": show_short,
    **{name: does for name, (_, does, _, _) in _COMPARISONS.items()}, **{f"bt{t}cmp": lambda a, b: (a > b) - (a < b) for t in _KINDS},
    **{f"hash{t}": _hash for t in _KINDS}, **{t: _cast_to(t) for t in _KINDS if t != "ean13"},
    "is_valid": lambda v: not v & 1, "make_valid": lambda v: v & ~1,
    "isn_weak(bool)": Call(_set_weak, needs_context=True), "isn_weak()": Call(_weak, needs_context=True),
}
DECLARED = Declared(
    _FUNCTIONS, _CALLS,
    operators="\n".join([f"{sign} {a} {b} bool {name} {commutator} {negator}" for name, (sign, _, commutator, negator) in _COMPARISONS.items()
                         for a, b in _PAIRS]),
    casts="\n".join([*[f"ean13 {t} e {t}" for t in _KINDS if t != "ean13"], *[f"{t} ean13 a" for t in _KINDS if t != "ean13"],
                     *[f"{a} {b} a" for a, b in _PAIRS if a != b and "ean13" not in (a, b)]]),
    classes="\n".join([f"{method} {t}_ops {t} default" for t in _KINDS for method in ("btree", "hash")]),
    types=dict.fromkeys(_KINDS, _Number), forms={t: f"{t}/{'ean13' if t in _LONG else 'isn'}" for t in _KINDS},
)
