"""Range types: text and binary forms, bounds, canonical forms of the discrete ones.

A range datum is `()` when empty, else a pair of bounds: `(lower, upper)`. A bound is `(0, value, offset)`, where the offset says
on which side of the value it lies: 0 inclusive, 1 an exclusive lower bound, -1 an exclusive upper one; `NO_LOWER` and `NO_UPPER`
stand for infinity. So Python's own `<` orders bounds, ranges (lower bounds first, empty ones before all) and multiranges as
PostgreSQL does, whichever side they are of, and equality and hashes are those of tuples: nothing needs a key.

         [1,5)   ((0, 1, 0), (0, 5, -1))              (,5]   ((-1,), (0, 5, 0))

The value of a numrange's bound is numeric's order key, because a NaN has no order of its own; `lift` and `value_of`
go to and fro. Data of users' subtypes that Python orders otherwise, or that are tuples, are `keyed.Keyed` in a bound.
Ranges of integers and dates are kept as [first, after the last).

Source: PostgreSQL 15 manual, section 8.17.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy import errors

from . import calendar as cal
from . import datetimes, numbers  # noqa: F401 - the elements' types must be there
from .base import SPACE, TYPES, SqlType, register
from .keyed import Keyed
from .numeric import numeric_key
from .quoted import quoted, quoted_part

Bound = tuple[Any, ...]
Range = tuple[Any, ...]

EMPTY: Range = ()
NO_LOWER: Bound = (-1,)
NO_UPPER: Bound = (1,)
_QUOTED = frozenset('"\\()[],' + SPACE)
_IS_EMPTY, _LOWER_INC, _UPPER_INC, _LOWER_INF, _UPPER_INF = 1, 2, 4, 8, 16
_LENGTH = struct.Struct("!i")


class _NaN(float):
    """A NaN that is more than all other numbers, and like itself."""

    def __lt__(self, other: object) -> bool:
        return False

    def __le__(self, other: object) -> bool:
        return isinstance(other, _NaN)

    def __gt__(self, other: object) -> bool:
        return not isinstance(other, _NaN)

    def __ge__(self, other: object) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _NaN)

    def __hash__(self) -> int:
        return 0


_NAN = _NaN("nan")


def lift(value: Any) -> Any:
    """An element as bounds hold it."""
    if type(value) is Decimal:
        return numeric_key(value)
    return _NAN if value != value else value


def value_of(bound: Bound) -> Any:
    """The element of a finite bound."""
    value = bound[1]
    if type(value) is tuple:
        return value[1] if len(value) == 2 else Decimal("NaN")
    return value.datum if type(value) is Keyed else value


def bound_of(value: Any, *, offset: int) -> Bound:
    """The finite bound beside an element."""
    return 0, lift(value), offset


def between(lower: Bound, upper: Bound) -> Range:
    """The range between two bounds; 22000 when they are the wrong way round."""
    if lower <= upper:
        return lower, upper
    if lower[1] != upper[1]:
        raise errors.DataException("range lower bound must be less than or equal to range upper bound")
    return EMPTY


# --- steps of the discrete types ----------------------------------------------------------------


def _integer_step(name: str, bits: int) -> Callable[[int], int]:
    limit = (1 << (bits - 1)) - 1

    def step(v: int) -> int:
        if v == limit:
            raise errors.NumericValueOutOfRange(f"{name} out of range")
        return v + 1

    return step


def _date_step(v: int) -> int:
    if v in (cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY):
        return v
    if v + 1 >= _DATE_END:
        raise errors.DatetimeFieldOverflow("date out of range")
    return v + 1


_DATE_END = 2145031949


# --- text ---------------------------------------------------------------------------------------


def _malformed(text: str, detail: str) -> errors.SQLError:
    return errors.InvalidTextRepresentation(f'malformed range literal: "{text}"', detail=detail)


def split_range(text: str) -> tuple[str | None, str | None, bool, bool] | None:
    """(lower, upper, lower inclusive, upper inclusive) of a literal, a missing bound None; None for the empty range. Raises 22P02."""
    t = text.lstrip(SPACE)
    if t[:5].lower() == "empty":
        if t[5:].strip(SPACE):
            raise _malformed(text, 'Junk after "empty" key word.')
        return None
    at = len(text) - len(t)
    if t[:1] not in ("[", "("):
        raise _malformed(text, "Missing left parenthesis or bracket.")
    lower, comma = quoted_part(text, at + 1, ",)]", _malformed)
    if text[comma] != ",":
        raise _malformed(text, "Missing comma after lower bound.")
    upper, end = quoted_part(text, comma + 1, ",)]", _malformed)
    if text[end] == ",":
        raise _malformed(text, "Too many commas.")
    if text[end + 1 :].strip(SPACE):
        raise _malformed(text, "Junk after right parenthesis or bracket.")
    return lower, upper, text[at] == "[", text[end] == "]"


# --- the types ----------------------------------------------------------------------------------


class RangeForms(SqlType):
    """Ranges of `subtype`; `multirange` is the oid of the type of sets of them; `step` gives what follows a value, None for continuous types."""

    __slots__ = ()
    subtype: int
    multirange: int
    step: Callable[[Any], Any] | None

    def make(self, lower: Any, upper: Any, *, lower_inc: bool, upper_inc: bool) -> Range:
        """The range with these bounds, None for infinity, in canonical form; 22000 when the lower one is above the upper one."""
        low = NO_LOWER if lower is None else bound_of(lower, offset=0 if lower_inc else 1)
        high = NO_UPPER if upper is None else bound_of(upper, offset=0 if upper_inc else -1)
        made = between(low, high)
        if self.step is None or not made:
            return made
        if lower is not None and not lower_inc:
            stepped = self.step(lower)
            if stepped != lower:
                low = (0, stepped, 0)
        if upper is not None and upper_inc:
            stepped = self.step(upper)
            if stepped != upper:
                high = (0, stepped, -1)
        return between(low, high)

    def input(self, text: str, typmod: int, ctx: Any) -> Range:
        parts = split_range(text)
        if parts is None:
            return EMPTY
        lower, upper, lower_inc, upper_inc = parts
        inner = TYPES[self.subtype]
        return self.make(None if lower is None else inner.input(lower, -1, ctx), None if upper is None else inner.input(upper, -1, ctx),
                         lower_inc=lower_inc, upper_inc=upper_inc)

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        encode = TYPES[self.subtype].text_encoder(ctx)

        def out(v: Range) -> str:
            if not v:
                return "empty"
            lower, upper = v
            low = "(" if lower[0] else ("(" if lower[2] else "[") + quoted(encode(value_of(lower)), _QUOTED)
            high = ")" if upper[0] else quoted(encode(value_of(upper)), _QUOTED) + (")" if upper[2] else "]")
            return f"{low},{high}"

        return out

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        encode = TYPES[self.subtype].binary_encoder(ctx)

        def out(v: Range) -> bytes:
            if not v:
                return b"\1"
            lower, upper = v
            flags = 0
            parts: list[bytes] = []
            for bound, inclusive, infinite in ((lower, _LOWER_INC, _LOWER_INF), (upper, _UPPER_INC, _UPPER_INF)):
                if bound[0]:
                    flags |= infinite
                    continue
                if not bound[2]:
                    flags |= inclusive
                data = encode(value_of(bound))
                parts += (_LENGTH.pack(len(data)), data)
            return b"".join((bytes((flags,)), *parts))

        return out

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        decode, make = TYPES[self.subtype].binary_decoder(-1, ctx), self.make

        def read(data: bytes) -> Range:
            if not data:
                raise errors.ProtocolViolation("no data left in message")
            flags = data[0]
            at = 1
            values: list[Any] = []
            for infinite in (_LOWER_INF, _UPPER_INF):
                if flags & (_IS_EMPTY | infinite):
                    values.append(None)
                    continue
                value, at = counted(data, at)
                values.append(decode(value))
            if at != len(data):
                raise errors.ProtocolViolation("invalid message format")
            if flags & _IS_EMPTY:
                return EMPTY
            return make(*values, lower_inc=bool(flags & _LOWER_INC), upper_inc=bool(flags & _UPPER_INC))

        return read


class RangeType(RangeForms):
    """A built-in range type."""

    __slots__ = ("subtype", "multirange", "step")

    def __init__(self, oid: int, name: str, subtype: int, multirange: int, step: Callable[[Any], Any] | None) -> None:
        super().__init__(oid, name, -1, "R", typtype="r", array=oid + 1, align="d" if TYPES[subtype].align == "d" else "i", storage="x")
        self.subtype, self.multirange, self.step = subtype, multirange, step


def counted(data: bytes, at: int) -> tuple[bytes, int]:
    """The bytes behind a length at `at`, and where they end; 08P01 when they are not all there."""
    if at + 4 > len(data):
        raise errors.ProtocolViolation("insufficient data left in message")
    (size,) = _LENGTH.unpack_from(data, at)
    at += 4
    if size < 0 or at + size > len(data):
        raise errors.ProtocolViolation("insufficient data left in message")
    return bytes(data[at : at + size]), at + size


# oid, name, subtype, the multirange's oid, what follows a value (None: the type is continuous)
for _row in ((3904, "int4range", 23, 4451, _integer_step("integer", 32)), (3926, "int8range", 20, 4536, _integer_step("bigint", 64)),
             (3906, "numrange", 1700, 4532, None), (3912, "daterange", 1082, 4535, _date_step), (3908, "tsrange", 1114, 4533, None),
             (3910, "tstzrange", 1184, 4534, None)):
    register(RangeType(*_row))

RANGES = [t for t in TYPES.values() if isinstance(t, RangeType)]
