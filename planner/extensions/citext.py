"""citext: text whose comparisons do not tell upper from lower case. A datum is the text as it was written; its order is that of its letters folded.

Source: PostgreSQL 15 manual, section F.10.
"""

from __future__ import annotations

import operator as py
from collections.abc import Callable
from functools import reduce
from typing import Any

from aurorapy.planner.functions import functions_named
from aurorapy.planner.functions.like import like_regex
from aurorapy.planner.functions.regex import compiled
from aurorapy.planner.functions.registry import CASTS, Aggregate
from aurorapy.planner.functions.unicode import lower, upper
from aurorapy.planner.partition_hash import hash_bytes
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef

from .declaration import Call, Declared

TEXT = 25


class Citext(UserType):
    """Its forms are text's."""

    __slots__ = ()

    def __init__(self, defined: BaseDef) -> None:
        super().__init__(defined, defined.oid, -1, "S", array=defined.array, collation=100, order_key=lower, hash_key=lower, storage="x",
                         input=lambda text, typmod=-1, ctx=None: text, output=str)

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        return TYPES[TEXT].binary_encoder(ctx)

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        return TYPES[TEXT].binary_decoder(-1, ctx)


def _of_text(name: str, args: int) -> Callable[..., Any]:
    """The built-in function of a name over so many texts."""
    found = next(f.impl for f in functions_named(name) if f.args == (TEXT,) * args)
    assert found is not None
    return found


def _with_i(name: str, args: int) -> Callable[..., Any]:
    """A regular expression function with flag i, unless the flags that are given have c."""
    inner = _of_text(name, args + 1)

    def call(*values: str) -> Any:
        *first, flags = values if len(values) > args else (*values, "")
        return inner(*first, flags if "c" in flags else flags + "i")

    return call


def _literally(pattern: str) -> str:
    """A text as a regular expression that matches it alone."""
    return "".join([c if c.isascii() and c.isalnum() or c == "_" else "\\" + c for c in pattern])


def _replace(s: str, old: str, new: str) -> str:
    return _of_text("regexp_replace", 4)(s, _literally(old), new, "gi")  # type: ignore[no-any-return]


def _split_part(s: str, delimiter: str, n: int) -> str | None:
    parts = _of_text("regexp_split_to_array", 3)(s, _literally(delimiter), "i")
    return parts[n - 1] if 1 <= n <= len(parts) else None


def _translate(s: str, source: str, target: str) -> str:
    inner = _of_text("translate", 3)
    return inner(inner(s, lower(source), target), upper(source), target)  # type: ignore[no-any-return]


def _regex(matches: bool) -> Callable[[str, str], bool]:
    return lambda s, p: (compiled(p, "i").compiled.search(s) is not None) is matches


def _like(matches: bool) -> Callable[[str, str], bool]:
    return lambda s, p: (like_regex(p, True)(s) is not None) is matches


def _as_text(source: int) -> Callable[..., Any]:
    found = CASTS[source, TEXT].function
    assert found is not None and found.impl is not None
    return found.impl


def _hash(s: str, seed: int = 0) -> int:
    return hash_bytes(lower(s).encode(), seed)


def _signed(n: int, bits: int) -> int:
    n &= (1 << bits) - 1
    return n - (1 << bits) if n >> (bits - 1) else n


def _compare(a: str, b: str) -> int:
    a, b = lower(a), lower(b)
    return (a > b) - (a < b)


def _impl(compare: Callable[[Any, Any], bool]) -> Callable[[str, str], bool]:
    return lambda a, b: compare(lower(a), lower(b))


def _smaller(a: str, b: str) -> str:
    return a if lower(a) < lower(b) else b


def _larger(a: str, b: str) -> str:
    return a if lower(a) > lower(b) else b


def _extreme(pick: Callable[[str, str], str]) -> Callable[[Any, list[str]], str]:
    """An aggregate's step: of equal texts the last counts."""
    return lambda state, values: reduce(pick, values if state is None else [state, *values])


_calls: dict[str, Any] = {
    "citextin": lambda text: text, "citextout": str, "citextsend": str.encode, "citextrecv": str, "citext_cmp": _compare, "citext_pattern_cmp": _compare,
    "citext(bpchar)": _as_text(1042), "citext(bool)": _as_text(16), "citext(inet)": _as_text(869),
    "citext_hash": lambda s: _signed(_hash(s), 32), "citext_hash_extended": lambda s, seed: _signed(_hash(s, seed & (1 << 64) - 1), 64),
    "citext_smaller": _smaller, "citext_larger": _larger,
    "min": Call(_smaller, aggregate=Aggregate(lambda: None, _extreme(_smaller), lambda v: v)),
    "max": Call(_larger, aggregate=Aggregate(lambda: None, _extreme(_larger), lambda v: v)),
    "texticlike": Call(_like(True), inline="(like_regex({1},True)({0}) is not None)"),
    "texticnlike": Call(_like(False), inline="(like_regex({1},True)({0}) is None)"),
    "texticregexeq": Call(_regex(True), inline="(regex({1},'i')({0}) is not None)"),
    "texticregexne": Call(_regex(False), inline="(regex({1},'i')({0}) is None)"),
    "strpos": lambda s, part: lower(s).find(lower(part)) + 1, "replace": _replace, "split_part": _split_part, "translate": _translate,
    "regexp_match": _with_i("regexp_match", 2), "regexp_matches": _with_i("regexp_matches", 2), "regexp_replace": _with_i("regexp_replace", 3),
    "regexp_split_to_array": _with_i("regexp_split_to_array", 2), "regexp_split_to_table": _with_i("regexp_split_to_table", 2),
}
for _name, _sign, _python in (("eq", "==", py.eq), ("ne", "!=", py.ne), ("lt", "<", py.lt), ("le", "<=", py.le), ("gt", ">", py.gt), ("ge", ">=", py.ge)):
    _calls[f"citext_{_name}"] = _calls[f"citext_pattern_{_name}"] = Call(_impl(_python), inline=f"(lower({{0}}){_sign}lower({{1}}))")

DECLARED = Declared("""
citextin(cstring) citext i strict
citextout(citext) cstring i strict
citextsend(citext) bytea s strict
citextrecv(internal) citext s strict
citext(bpchar) citext i strict
citext(bool) citext i strict
citext(inet) citext i strict
citext_eq(citext, citext) bool i strict
citext_ne(citext, citext) bool i strict
citext_lt(citext, citext) bool i strict
citext_le(citext, citext) bool i strict
citext_gt(citext, citext) bool i strict
citext_ge(citext, citext) bool i strict
citext_cmp(citext, citext) int4 i strict
citext_hash(citext) int4 i strict
citext_smaller(citext, citext) citext i strict
citext_larger(citext, citext) citext i strict
min(citext) citext i agg
max(citext) citext i agg
texticlike(citext, citext) bool i strict
texticnlike(citext, citext) bool i strict
texticregexeq(citext, citext) bool i strict
texticregexne(citext, citext) bool i strict
texticlike(citext, text) bool i strict
texticnlike(citext, text) bool i strict
texticregexeq(citext, text) bool i strict
texticregexne(citext, text) bool i strict
regexp_match(citext, citext) text[] i strict cost=100
regexp_match(citext, citext, text) text[] i strict cost=100
regexp_matches(citext, citext) setof text[] i strict cost=100 rows=1
regexp_matches(citext, citext, text) setof text[] i strict cost=100 rows=10
regexp_replace(citext, citext, text) text i strict cost=100
regexp_replace(citext, citext, text, text) text i strict cost=100
regexp_split_to_array(citext, citext) text[] i strict cost=100
regexp_split_to_array(citext, citext, text) text[] i strict cost=100
regexp_split_to_table(citext, citext) setof text i strict cost=100
regexp_split_to_table(citext, citext, text) setof text i strict cost=100
strpos(citext, citext) int4 i strict cost=100
replace(citext, citext, citext) text i strict cost=100
split_part(citext, citext, int4) text i strict cost=100
translate(citext, citext, text) text i strict cost=100
citext_pattern_lt(citext, citext) bool i strict
citext_pattern_le(citext, citext) bool i strict
citext_pattern_gt(citext, citext) bool i strict
citext_pattern_ge(citext, citext) bool i strict
citext_pattern_cmp(citext, citext) int4 i strict
citext_hash_extended(citext, int8) int8 i strict
""", _calls, operators="""
<> citext citext bool citext_ne <> =
= citext citext bool citext_eq = <>
> citext citext bool citext_gt < <=
>= citext citext bool citext_ge <= <
< citext citext bool citext_lt > >=
<= citext citext bool citext_le >= >
!~ citext citext bool texticregexne . ~
~ citext citext bool texticregexeq . !~
!~* citext citext bool texticregexne . ~*
~* citext citext bool texticregexeq . !~*
!~~ citext citext bool texticnlike . ~~
~~ citext citext bool texticlike . !~~
!~~* citext citext bool texticnlike . ~~*
~~* citext citext bool texticlike . !~~*
!~ citext text bool texticregexne . ~
~ citext text bool texticregexeq . !~
!~* citext text bool texticregexne . ~*
~* citext text bool texticregexeq . !~*
!~~ citext text bool texticnlike . ~~
~~ citext text bool texticlike . !~~
!~~* citext text bool texticnlike . ~~*
~~* citext text bool texticlike . !~~*
~>~ citext citext bool citext_pattern_gt ~<~ ~<=~
~>=~ citext citext bool citext_pattern_ge ~<=~ ~<~
~<~ citext citext bool citext_pattern_lt ~>~ ~>=~
~<=~ citext citext bool citext_pattern_le ~>=~ ~>~
""", casts="""
citext text i
citext varchar i
citext bpchar a
text citext a
varchar citext a
bpchar citext a citext
bool citext a citext
inet citext a citext
""", classes="""
btree citext_ops citext default
hash citext_ops citext default
btree citext_pattern_ops citext other
""", types={"citext": Citext}, aggregates="""
min(citext) citext_smaller . citext_smaller citext .
max(citext) citext_larger . citext_larger citext .
""")
