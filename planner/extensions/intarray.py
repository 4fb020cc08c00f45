"""intarray: sets and lists of integers in one-dimensional arrays, and query_int, which asks for their elements. What is asked of indexes is access_methods.integers.

Source: PostgreSQL 15 manual, section F.20.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.shaped import Shaped, shape, shaped
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef

from .declaration import Declared

Query = tuple[Any, ...]  # ("v", number), ("!", query), ("&", query, query), ("|", query, query)
_TOKEN = re.compile(r"\s*(-?\d+|[&|!()]|\Z)", re.ASCII)
_INT4_MIN, _INT4_MAX = -(2**31), 2**31 - 1


def whole(v: Any) -> Any:
    """An array, proven to have no NULLs: 22004."""
    if None in v:
        raise errors.NullValueNotAllowed("array must not contain nulls")
    return v


def _ordered(v: Any) -> list[int]:
    """The elements as a set, in their order."""
    return sorted(set(whole(v)))


def _resized(v: Any, items: Sequence[int]) -> Any:
    """An array with other elements: where it had several dimensions, all but the first are 1 long."""
    if len(items) == len(v):
        return v.like(tuple(items)) if isinstance(v, Shaped) else tuple(items)
    lengths, lowers = shape(v)
    return shaped(list(items), (len(items), *(1 for _ in lengths[1:])), lowers) if items else ()


# --- lists ---


def _sort(v: Any, direction: str = "asc") -> Any:
    if len(whole(v)) < 2:
        return v
    if direction.lower() not in ("asc", "desc"):
        raise errors.InvalidParameterValue('second parameter must be "ASC" or "DESC"')
    return _resized(v, sorted(v, reverse=direction.lower() == "desc"))


def _uniq(v: Any) -> Any:
    items = list(whole(v))
    return _resized(v, [x for n, x in enumerate(items) if not n or x != items[n - 1]])


def _idx(v: Any, n: int) -> int:
    items = list(whole(v))
    return items.index(n) + 1 if n in items else 0


def _subarray(v: Any, start: int, length: int = 0) -> Any:
    items = list(whole(v))
    start = start - 1 if start > 0 else start
    if start < 0:
        start += len(items)
    end = min(len(items) + length if length < 0 else start + length if length else len(items), len(items))
    start = max(start, 0)
    return tuple(items[start:end]) if start < end and end > 0 else ()


def _without(v: Any, n: int) -> Any:
    return _resized(v, [x for x in whole(v) if x != n])


# --- sets ---


def _overlap(a: Any, b: Any) -> bool:
    return not set(whole(a)).isdisjoint(whole(b))


def _contains(a: Any, b: Any) -> bool:
    return set(whole(b)) <= set(whole(a))


def _same(a: Any, b: Any) -> bool:
    return sorted(whole(a)) == sorted(whole(b))


# --- queries ---


def parse(text: str) -> Query:
    """The query of a text form; 42601."""
    tokens: list[str] = []
    at = 0
    while True:
        found = _TOKEN.match(text, at)
        if found is None:
            raise errors.SyntaxError_("syntax error")
        tokens.append(found[1])
        at = found.end()
        if not found[1]:
            break
    query, rest = _alternatives(tokens, 0)
    if tokens[rest]:
        raise errors.SyntaxError_("syntax error")
    return query


def _alternatives(tokens: list[str], at: int) -> tuple[Query, int]:
    return _chain(tokens, at, "|", lambda t, n: _chain(t, n, "&", _one))


def _chain(tokens: list[str], at: int, operator: str, inner: Callable[[list[str], int], tuple[Query, int]]) -> tuple[Query, int]:
    left, at = inner(tokens, at)
    while tokens[at] == operator:
        right, at = inner(tokens, at + 1)
        left = (operator, left, right)
    return left, at


def _one(tokens: list[str], at: int) -> tuple[Query, int]:
    token = tokens[at]
    if token == "!":
        query, at = _one(tokens, at + 1)
        return ("!", query), at
    if token == "(":
        query, at = _alternatives(tokens, at + 1)
        if tokens[at] != ")":
            raise errors.SyntaxError_("syntax error")
        return query, at + 1
    if not token or token in "&|)" or not _INT4_MIN <= int(token) <= _INT4_MAX:
        raise errors.SyntaxError_("syntax error")
    return ("v", int(token)), at + 1


def show(q: Query, *, first: bool = True) -> str:
    """The text form of a query."""
    kind = q[0]
    if kind == "v":
        return str(q[1])
    if kind == "!":
        inner = show(q[1], first=True)
        return f"!{inner}" if q[1][0] == "v" else f"!( {inner} )"
    text = f"{show(q[1], first=False)} {kind} {show(q[2], first=False)}"
    return f"( {text} )" if kind == "|" and not first else text


def matches(q: Query, items: frozenset[int]) -> bool:
    """Whether a set is what a query asks for."""
    kind = q[0]
    if kind == "v":
        return q[1] in items
    if kind == "!":
        return not matches(q[1], items)
    if kind == "&":
        return matches(q[1], items) and matches(q[2], items)
    return matches(q[1], items) or matches(q[2], items)


def _asked(v: Any, q: Query) -> bool:
    return matches(q, frozenset(whole(v)))


def _no_tree(q: Query) -> str:
    raise errors.InternalError_("querytree is no longer implemented")


class QueryInt(UserType):
    """The type. It has no order, no equality and no binary form."""

    __slots__ = ()

    def __init__(self, defined: BaseDef) -> None:
        super().__init__(defined, defined.oid, -1, "U", array=defined.array, storage="p", input=lambda text, typmod=-1, ctx=None: parse(text), output=show)


class Signature(UserType):
    """intbig_gkey, of which nobody has values."""

    __slots__ = ()

    def __init__(self, defined: BaseDef) -> None:
        super().__init__(defined, defined.oid, -1, "U", array=defined.array, storage="p")


def _internal(*_: Any) -> None:
    """Of arguments that nobody has."""


_SUPPORT = """g_int_consistent g_int_compress g_int_decompress g_int_penalty g_int_picksplit g_int_union g_int_same g_intbig_consistent g_intbig_compress
    g_intbig_decompress g_intbig_penalty g_intbig_picksplit g_intbig_union g_intbig_same ginint4_queryextract ginint4_consistent _int_matchsel _int_contains_sel
    _int_contained_sel _int_overlap_sel _int_contains_joinsel _int_contained_joinsel _int_overlap_joinsel g_int_options g_intbig_options _intbig_in
    _intbig_out""".split()
_calls: dict[str, Any] = dict.fromkeys(_SUPPORT, _internal) | {
    "bqarr_in": parse, "bqarr_out": show, "querytree": _no_tree, "boolop": _asked, "rboolop": lambda q, v: _asked(v, q), "_int_contains": _contains,
    "_int_contained": lambda a, b: _contains(b, a), "_int_overlap": _overlap, "_int_same": _same, "_int_different": lambda a, b: not _same(a, b),
    "_int_union": lambda a, b: tuple(sorted({*whole(a), *whole(b)})), "_int_inter": lambda a, b: tuple(sorted({*whole(a)} & {*whole(b)})),
    "intset": lambda n: (n,), "icount": len, "sort": _sort, "sort_asc": _sort, "sort_desc": lambda v: _sort(v, "desc"), "uniq": _uniq, "idx": _idx,
    "subarray": _subarray, "intarray_push_elem": lambda v, n: (*whole(v), n), "intarray_push_array": lambda a, b: (*whole(a), *whole(b)),
    "intarray_del_elem": _without, "intset_union_elem": lambda v, n: tuple(sorted({*whole(v), n})),
    "intset_subtract": lambda a, b: tuple(sorted({*whole(a)} - {*whole(b)})),
}

DECLARED = Declared("""
bqarr_in(cstring) query_int i strict
bqarr_out(query_int) cstring i strict
querytree(query_int) text i strict
boolop(int4[], query_int) bool i strict
rboolop(query_int, int4[]) bool i strict
_int_matchsel(internal, oid, internal, int4) float8 s strict
_int_contains(int4[], int4[]) bool i strict
_int_contained(int4[], int4[]) bool i strict
_int_overlap(int4[], int4[]) bool i strict
_int_same(int4[], int4[]) bool i strict
_int_different(int4[], int4[]) bool i strict
_int_union(int4[], int4[]) int4[] i strict
_int_inter(int4[], int4[]) int4[] i strict
_int_overlap_sel(internal, oid, internal, int4) float8 s strict
_int_contains_sel(internal, oid, internal, int4) float8 s strict
_int_contained_sel(internal, oid, internal, int4) float8 s strict
_int_overlap_joinsel(internal, oid, internal, int2, internal) float8 s strict
_int_contains_joinsel(internal, oid, internal, int2, internal) float8 s strict
_int_contained_joinsel(internal, oid, internal, int2, internal) float8 s strict
intset(int4) int4[] i strict
icount(int4[]) int4 i strict
sort(int4[], text) int4[] i strict
sort(int4[]) int4[] i strict
sort_asc(int4[]) int4[] i strict
sort_desc(int4[]) int4[] i strict
uniq(int4[]) int4[] i strict
idx(int4[], int4) int4 i strict
subarray(int4[], int4, int4) int4[] i strict
subarray(int4[], int4) int4[] i strict
intarray_push_elem(int4[], int4) int4[] i strict
intarray_push_array(int4[], int4[]) int4[] i strict
intarray_del_elem(int4[], int4) int4[] i strict
intset_union_elem(int4[], int4) int4[] i strict
intset_subtract(int4[], int4[]) int4[] i strict
g_int_consistent(internal, int4[], int2, oid, internal) bool i strict
g_int_compress(internal) internal i strict
g_int_decompress(internal) internal i strict
g_int_penalty(internal, internal, internal) internal i strict
g_int_picksplit(internal, internal) internal i strict
g_int_union(internal, internal) int4[] i strict
g_int_same(int4[], int4[], internal) internal i strict
_intbig_in(cstring) intbig_gkey i strict
_intbig_out(intbig_gkey) cstring i strict
g_intbig_consistent(internal, int4[], int2, oid, internal) bool i strict
g_intbig_compress(internal) internal i strict
g_intbig_decompress(internal) internal i strict
g_intbig_penalty(internal, internal, internal) internal i strict
g_intbig_picksplit(internal, internal) internal i strict
g_intbig_union(internal, internal) intbig_gkey i strict
g_intbig_same(intbig_gkey, intbig_gkey, internal) internal i strict
ginint4_queryextract(int4[], internal, int2, internal, internal, internal, internal) internal i strict
ginint4_consistent(internal, int2, int4[], int4, internal, internal, internal, internal) bool i strict
g_int_options(internal) void i
g_intbig_options(internal) void i
""", _calls, operators="""
~~ query_int int4[] bool rboolop @@
@@ int4[] query_int bool boolop ~~
&& int4[] int4[] bool _int_overlap &&
<@ int4[] int4[] bool _int_contained @>
@> int4[] int4[] bool _int_contains <@
# . int4[] int4 icount
# int4[] int4 int4 idx
+ int4[] int4 int4[] intarray_push_elem
+ int4[] int4[] int4[] intarray_push_array +
- int4[] int4 int4[] intarray_del_elem
| int4[] int4 int4[] intset_union_elem
| int4[] int4[] int4[] _int_union |
- int4[] int4[] int4[] intset_subtract
& int4[] int4[] int4[] _int_inter &
""", classes="""
gist gist__int_ops int4[] default
gist gist__intbig_ops int4[] other intbig_gkey
gin gin__int_ops int4[] other int4
""", types={"query_int": QueryInt, "intbig_gkey": Signature}, forms={"query_int": "bqarr", "intbig_gkey": "_intbig"})
