"""ltree: labels of data in trees, and what is asked of them.

    paths     the type ltree and its functions
    queries   the types lquery and ltxtquery

Indexes of gist have one place for all, so that each row is looked at again; those of btree are of use for paths' order.

Source: PostgreSQL 15 manual, section F.23.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.extensions.declaration import Declared
from aurorapy.planner.types.encodings import encoding_of
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef

from .paths import Path, above, between, common, compare, elements, parse, part, place
from .queries import has_words, matches, parse_words, show, show_words
from .queries import parse as parse_levels


def _text(v: Path) -> str:
    return ".".join(v)


class TreeType(UserType):
    """One of the three types; their binary form is a version, 1, and the text form."""

    __slots__ = ("called", "_parse", "_show")

    def __init__(self, defined: BaseDef, read: Callable[[str], Any], write: Callable[[Any], str]) -> None:
        super().__init__(defined, defined.oid, -1, "U", array=defined.array, storage="x")
        self.called, self._parse, self._show = defined.base, read, write

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        return self._parse(text)

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        return self._show

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        encode = encoding_of(ctx).encode
        return lambda v: b"\1" + encode(self._show(v))

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        decode = encoding_of(ctx).decode

        def receive(data: bytes) -> Any:
            if not data:
                raise errors.ProtocolViolation("no data left in message")
            if data[0] != 1:
                raise errors.InternalError_(f"unsupported {self.called} version number {data[0]}")
            return self._parse(decode(data[1:]))

        return receive


class Signature(UserType):
    """ltree_gist, of which nobody has values."""

    __slots__ = ()

    def __init__(self, defined: BaseDef) -> None:
        super().__init__(defined, defined.oid, -1, "U", array=defined.array, storage="p")


def _internal(*_: Any) -> None:
    """Of arguments that nobody has."""


def _any(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Whether some element of an array, on the left, is what is asked for."""
    return lambda v, wanted: any(test(x, wanted) for x in elements(v))


def _first(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    """The first of them."""
    return lambda v, wanted: next((x for x in elements(v) if test(x, wanted)), None)


def _swapped(call: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda a, b: call(b, a)


def _below(a: Path, b: Path) -> bool:
    return above(b, a)


def _one_of(v: Path, queries: Any) -> bool:
    return any(matches(v, q) for q in elements(queries))


def _sent(write: Callable[[Any], str]) -> Callable[[Any], bytes]:
    return lambda v: b"\1" + write(v).encode()


_FUNCTIONS = """
ltree_in(cstring) ltree i strict
ltree_out(ltree) cstring i strict
ltree_cmp(ltree, ltree) int4 i strict
ltree_lt(ltree, ltree) bool i strict
ltree_le(ltree, ltree) bool i strict
ltree_eq(ltree, ltree) bool i strict
ltree_ge(ltree, ltree) bool i strict
ltree_gt(ltree, ltree) bool i strict
ltree_ne(ltree, ltree) bool i strict
subltree(ltree, int4, int4) ltree i strict
subpath(ltree, int4, int4) ltree i strict
subpath(ltree, int4) ltree i strict
index(ltree, ltree) int4 i strict
index(ltree, ltree, int4) int4 i strict
nlevel(ltree) int4 i strict
ltree2text(ltree) text i strict
text2ltree(text) ltree i strict
lca(ltree[]) ltree i strict
lca(ltree, ltree) ltree i strict
lca(ltree, ltree, ltree) ltree i strict
lca(ltree, ltree, ltree, ltree) ltree i strict
lca(ltree, ltree, ltree, ltree, ltree) ltree i strict
lca(ltree, ltree, ltree, ltree, ltree, ltree) ltree i strict
lca(ltree, ltree, ltree, ltree, ltree, ltree, ltree) ltree i strict
lca(ltree, ltree, ltree, ltree, ltree, ltree, ltree, ltree) ltree i strict
ltree_isparent(ltree, ltree) bool i strict
ltree_risparent(ltree, ltree) bool i strict
ltree_addltree(ltree, ltree) ltree i strict
ltree_addtext(ltree, text) ltree i strict
ltree_textadd(text, ltree) ltree i strict
ltreeparentsel(internal, oid, internal, int4) float8 i strict
lquery_in(cstring) lquery i strict
lquery_out(lquery) cstring i strict
ltq_regex(ltree, lquery) bool i strict
ltq_rregex(lquery, ltree) bool i strict
lt_q_regex(ltree, lquery[]) bool i strict
lt_q_rregex(lquery[], ltree) bool i strict
ltxtq_in(cstring) ltxtquery i strict
ltxtq_out(ltxtquery) cstring i strict
ltxtq_exec(ltree, ltxtquery) bool i strict
ltxtq_rexec(ltxtquery, ltree) bool i strict
ltree_gist_in(cstring) ltree_gist i strict
ltree_gist_out(ltree_gist) cstring i strict
ltree_consistent(internal, ltree, int2, oid, internal) bool i strict
ltree_compress(internal) internal i strict
ltree_decompress(internal) internal i strict
ltree_penalty(internal, internal, internal) internal i strict
ltree_picksplit(internal, internal) internal i strict
ltree_union(internal, internal) ltree_gist i strict
ltree_same(ltree_gist, ltree_gist, internal) internal i strict
_ltree_isparent(ltree[], ltree) bool i strict
_ltree_r_isparent(ltree, ltree[]) bool i strict
_ltree_risparent(ltree[], ltree) bool i strict
_ltree_r_risparent(ltree, ltree[]) bool i strict
_ltq_regex(ltree[], lquery) bool i strict
_ltq_rregex(lquery, ltree[]) bool i strict
_lt_q_regex(ltree[], lquery[]) bool i strict
_lt_q_rregex(lquery[], ltree[]) bool i strict
_ltxtq_exec(ltree[], ltxtquery) bool i strict
_ltxtq_rexec(ltxtquery, ltree[]) bool i strict
_ltree_extract_isparent(ltree[], ltree) ltree i strict
_ltree_extract_risparent(ltree[], ltree) ltree i strict
_ltq_extract_regex(ltree[], lquery) ltree i strict
_ltxtq_extract_exec(ltree[], ltxtquery) ltree i strict
_ltree_consistent(internal, ltree[], int2, oid, internal) bool i strict
_ltree_compress(internal) internal i strict
_ltree_penalty(internal, internal, internal) internal i strict
_ltree_picksplit(internal, internal) internal i strict
_ltree_union(internal, internal) ltree_gist i strict
_ltree_same(ltree_gist, ltree_gist, internal) internal i strict
ltree_recv(internal) ltree i strict
ltree_send(ltree) bytea i strict
lquery_recv(internal) lquery i strict
lquery_send(lquery) bytea i strict
ltxtq_recv(internal) ltxtquery i strict
ltxtq_send(ltxtquery) bytea i strict
ltree_gist_options(internal) void i
_ltree_gist_options(internal) void i
"""
_calls: dict[str, Any] = {line.split("(")[0]: _internal for line in _FUNCTIONS.strip().splitlines()} | {
    "ltree_in": parse, "ltree_out": _text, "ltree_send": _sent(_text), "lquery_in": parse_levels, "lquery_out": show, "lquery_send": _sent(show),
    "ltxtq_in": parse_words, "ltxtq_out": show_words, "ltxtq_send": _sent(show_words), "ltree_cmp": compare, "ltree_lt": lambda a, b: a < b,
    "ltree_le": lambda a, b: a <= b, "ltree_eq": lambda a, b: a == b, "ltree_ge": lambda a, b: a >= b, "ltree_gt": lambda a, b: a > b,
    "ltree_ne": lambda a, b: a != b, "subltree": between, "subpath": part, "index": place, "nlevel": len, "ltree2text": _text, "text2ltree": parse,
    "lca": lambda *paths: common(list(paths)), "lca(ltree[])": lambda v: common(elements(v)), "ltree_isparent": above, "ltree_risparent": _below,
    "ltree_addltree": lambda a, b: a + b, "ltree_addtext": lambda a, b: a + parse(b), "ltree_textadd": lambda a, b: parse(a) + b,
    "ltq_regex": matches, "ltq_rregex": _swapped(matches), "lt_q_regex": _one_of, "lt_q_rregex": _swapped(_one_of), "ltxtq_exec": has_words,
    "ltxtq_rexec": _swapped(has_words), "_ltree_isparent": _any(above), "_ltree_r_isparent": _swapped(_any(above)), "_ltree_risparent": _any(_below),
    "_ltree_r_risparent": _swapped(_any(_below)), "_ltq_regex": _any(matches), "_ltq_rregex": _swapped(_any(matches)), "_lt_q_regex": _any(_one_of),
    "_lt_q_rregex": _swapped(_any(_one_of)), "_ltxtq_exec": _any(has_words), "_ltxtq_rexec": _swapped(_any(has_words)),
    "_ltree_extract_isparent": _first(above), "_ltree_extract_risparent": _first(_below), "_ltq_extract_regex": _first(matches),
    "_ltxtq_extract_exec": _first(has_words),
}
DECLARED = Declared(_FUNCTIONS, _calls, operators="""
> ltree ltree bool ltree_gt < <=
>= ltree ltree bool ltree_ge <= <
< ltree ltree bool ltree_lt > >=
<= ltree ltree bool ltree_le >= >
<> ltree ltree bool ltree_ne <> =
= ltree ltree bool ltree_eq = <>
<@ ltree ltree bool ltree_risparent @>
@> ltree ltree bool ltree_isparent <@
^<@ ltree ltree bool ltree_risparent ^@>
^@> ltree ltree bool ltree_isparent ^<@
|| ltree ltree ltree ltree_addltree .
|| ltree text ltree ltree_addtext .
|| text ltree ltree ltree_textadd .
~ lquery ltree bool ltq_rregex ~
~ ltree lquery bool ltq_regex ~
^~ lquery ltree bool ltq_rregex ^~
^~ ltree lquery bool ltq_regex ^~
? lquery[] ltree bool lt_q_rregex ?
? ltree lquery[] bool lt_q_regex ?
^? lquery[] ltree bool lt_q_rregex ^?
^? ltree lquery[] bool lt_q_regex ^?
@ ltxtquery ltree bool ltxtq_rexec @
@ ltree ltxtquery bool ltxtq_exec @
^@ ltxtquery ltree bool ltxtq_rexec ^@
^@ ltree ltxtquery bool ltxtq_exec ^@
<@ ltree ltree[] bool _ltree_r_isparent @>
@> ltree[] ltree bool _ltree_isparent <@
@> ltree ltree[] bool _ltree_r_risparent <@
<@ ltree[] ltree bool _ltree_risparent @>
~ lquery ltree[] bool _ltq_rregex ~
~ ltree[] lquery bool _ltq_regex ~
? lquery[] ltree[] bool _lt_q_rregex ?
? ltree[] lquery[] bool _lt_q_regex ?
@ ltxtquery ltree[] bool _ltxtq_rexec @
@ ltree[] ltxtquery bool _ltxtq_exec @
^<@ ltree ltree[] bool _ltree_r_isparent ^@>
^@> ltree[] ltree bool _ltree_isparent ^<@
^@> ltree ltree[] bool _ltree_r_risparent ^<@
^<@ ltree[] ltree bool _ltree_risparent ^@>
^~ lquery ltree[] bool _ltq_rregex ^~
^~ ltree[] lquery bool _ltq_regex ^~
^? lquery[] ltree[] bool _lt_q_rregex ^?
^? ltree[] lquery[] bool _lt_q_regex ^?
^@ ltxtquery ltree[] bool _ltxtq_rexec ^@
^@ ltree[] ltxtquery bool _ltxtq_exec ^@
?@> ltree[] ltree ltree _ltree_extract_isparent .
?<@ ltree[] ltree ltree _ltree_extract_risparent .
?~ ltree[] lquery ltree _ltq_extract_regex .
?@ ltree[] ltxtquery ltree _ltxtq_extract_exec .
""", classes="""
btree ltree_ops ltree default
gist gist_ltree_ops ltree default ltree_gist
gist gist__ltree_ops ltree[] default ltree_gist
""", types={"ltree": lambda d: TreeType(d, parse, _text), "lquery": lambda d: TreeType(d, parse_levels, show),
            "ltxtquery": lambda d: TreeType(d, parse_words, show_words), "ltree_gist": Signature}, forms={"ltxtquery": "ltxtq"})
