"""Operators, functions, casts and aggregates of bit strings. Source: PostgreSQL 15 manual, section 9.6 and table 9.60."""

from __future__ import annotations

from collections.abc import Callable

from aurorapy import errors

from .registry import aggregate, cast, define, operator
from .strings import overlay, substring


def _combined(word: str, combine: Callable[[int, int], int]) -> Callable[[str, str], str]:
    def call(a: str, b: str) -> str:
        if len(a) != len(b):
            raise errors.StringDataLengthMismatch(f"cannot {word} bit strings of different sizes")
        return f"{combine(int(a, 2), int(b, 2)):0{len(a)}b}" if a else a

    return call


def _shifted(v: str, n: int) -> str:
    """By n to the left; to the right where n is negative."""
    return v[n:].ljust(len(v), "0") if n >= 0 else v[:n].rjust(len(v), "0") if -n <= len(v) else "0" * len(v)


def _signed(bits: int, name: str) -> Callable[[str], int]:
    def call(v: str) -> int:
        if len(v) > bits:
            raise errors.NumericValueOutOfRange(f"{name} out of range")
        n = int(v or "0", 2)
        return n - (1 << bits) if n >> (bits - 1) else n

    return call


def _from_integer(n: int, length: int) -> str:
    """The last bits, the sign in front of a longer string."""
    length = max(length, 1)
    return f"{n & ((1 << length) - 1):0{length}b}"


def _at(v: str, n: int) -> None:
    if not 0 <= n < len(v):
        raise errors.ArraySubscriptError(f"bit index {n} out of valid range (0..{len(v) - 1})")


def _get_bit(v: str, n: int) -> int:
    _at(v, n)
    return int(v[n])


def _set_bit(v: str, n: int, bit: int) -> str:
    _at(v, n)
    if bit not in (0, 1):
        raise errors.InvalidParameterValue("new bit must be 0 or 1")
    return f"{v[:n]}{bit}{v[n + 1:]}"


_AND, _OR, _XOR = (_combined("AND", lambda a, b: a & b), _combined("OR", lambda a, b: a | b), _combined("XOR", lambda a, b: a ^ b))
operator("||", "varbit", "varbit", "varbit", lambda a, b: a + b, function="bitcat")
operator("&", "bit", "bit", "bit", _AND, function="bitand", commutator="&")
operator("|", "bit", "bit", "bit", _OR, function="bitor", commutator="|")
operator("#", "bit", "bit", "bit", _XOR, function="bitxor", commutator="#")
operator("~", "", "bit", "bit", lambda v: v.translate({48: "1", 49: "0"}), function="bitnot")
operator("<<", "bit", "int4", "bit", _shifted, function="bitshiftleft")
operator(">>", "bit", "int4", "bit", lambda v, n: _shifted(v, -n), function="bitshiftright")
define("length", "bit", "int4", len)
define("bit_length", "bit", "int4", len)
define("octet_length", "bit", "int4", lambda v: (len(v) + 7) // 8)
define("bit_count", "bit", "int8", lambda v: v.count("1"))
define("position", "bit bit", "int4", lambda s, p: s.find(p) + 1 if s else 0)
define("substring", "bit int4", "bit", substring)
define("substring", "bit int4 int4", "bit", substring)
define("overlay", "bit bit int4", "bit", overlay)
define("overlay", "bit bit int4 int4", "bit", overlay)
define("get_bit", "bit int4", "int4", _get_bit)
define("set_bit", "bit int4 int4", "bit", _set_bit)
cast("bit", "varbit", "i")
cast("varbit", "bit", "i")
cast("int4", "bit", "e", _from_integer, length=True)
cast("int8", "bit", "e", _from_integer, length=True)
cast("bit", "int4", "e", _signed(32, "integer"))
cast("bit", "int8", "e", _signed(64, "bigint"))


def _folded(combine: Callable[[str, str], str]) -> Callable[[str | None, list[str]], str | None]:
    def add(state: str | None, values: list[str]) -> str | None:
        for v in values:
            state = v if state is None else combine(state, v)
        return state

    return add


for _name, _combine in (("bit_and", _AND), ("bit_or", _OR), ("bit_xor", _XOR)):
    aggregate(_name, "bit", "bit", lambda: None, _folded(_combine), lambda v: v)
