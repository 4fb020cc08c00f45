"""Multirange types: sets of ranges as ordered tuples of them, none empty, none that touches the next.

Source: PostgreSQL 15 manual, section 8.17.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from typing import Any

from aurorapy import errors

from .base import SPACE, TYPES, SqlType, register
from .ranges import RANGES, Bound, Range, RangeForms, RangeType, counted

Multirange = tuple[Range, ...]

_COUNT = struct.Struct("!I")
_ARRAYS = {4451: 6150, 4532: 6151, 4533: 6152, 4534: 6153, 4535: 6155, 4536: 6157}


def touches(upper: Bound, lower: Bound) -> bool:
    """Whether nothing lies between an upper bound and a lower one, and nothing in both."""
    return bool(upper[0] == 0 == lower[0] and upper[1] == lower[1] and (upper[2] == 0) != (lower[2] == 0))


def span(a: Range, b: Range) -> Range:
    """The smallest range that has both; of bounds that are equal (1.0 and 1.00) the second's."""
    if not a or not b:
        return a or b
    return a[0] if a[0] < b[0] else b[0], a[1] if a[1] > b[1] else b[1]


def gather(ranges: Iterable[Range]) -> Multirange:
    """The multirange of any ranges: in order, those that overlap or touch made one."""
    out: list[Range] = []
    for r in sorted(filter(None, ranges)):
        if out and (r[0] <= out[-1][1] or touches(out[-1][1], r[0])):
            out[-1] = span(out[-1], r)
        else:
            out.append(r)
    return tuple(out)


def _malformed(text: str, detail: str) -> errors.SQLError:
    return errors.InvalidTextRepresentation(f'malformed multirange literal: "{text}"', detail=detail)


def _range_end(text: str, at: int) -> int:
    """Where the range that begins at `at` ends, one past its bracket. A blank is no character here, not even behind a backslash."""
    quoted = escaped = False
    n = len(text)
    while at < n:
        c = text[at]
        at += 1
        if c in SPACE:
            continue
        if escaped:
            escaped = False
        elif c == "\\":
            escaped = True
        elif quoted:
            if c == '"':
                if text[at : at + 1] == '"':
                    at += 1
                else:
                    quoted = False
        elif c == '"':
            quoted = True
        elif c in "])":
            return at
    raise _malformed(text, "Unexpected end of input.")


def split_multirange(text: str) -> list[str]:
    """The texts of a literal's ranges, without those that are the word empty. Raises 22P02."""
    n = len(text)

    def skipped(at: int) -> int:
        while at < n and text[at] in SPACE:
            at += 1
        return at

    def there(at: int) -> int:
        at = skipped(at)
        if at >= n:
            raise _malformed(text, "Unexpected end of input.")
        return at

    at = skipped(0)
    if text[at : at + 1] != "{":
        raise _malformed(text, "Missing left brace.")
    at = there(at + 1)
    out: list[str] = []
    if text[at] != "}":
        while True:
            if text[at] in "[(":
                end = _range_end(text, at)
                out.append(text[at:end])
            elif text[at : at + 5].lower() == "empty":
                end = at + 5
            else:
                raise _malformed(text, "Expected range start.")
            at = there(end)
            if text[at] == "}":
                break
            if text[at] != ",":
                raise _malformed(text, "Expected comma or end of multirange.")
            at = there(at + 1)
    if text[at + 1 :].strip(SPACE):
        raise _malformed(text, "Junk after closing right brace.")
    return out


class MultirangeForms(SqlType):
    """Sets of ranges of the type `range`."""

    __slots__ = ()
    range: RangeForms

    def input(self, text: str, typmod: int, ctx: Any) -> Multirange:
        read = self.range.input
        return gather([read(part, -1, ctx) for part in split_multirange(text)])

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        encode = self.range.text_encoder(ctx)
        return lambda v: "{" + ",".join([encode(r) for r in v]) + "}"

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        encode = self.range.binary_encoder(ctx)

        def out(v: Multirange) -> bytes:
            parts = [_COUNT.pack(len(v))]
            for r in v:
                data = encode(r)
                parts += (_COUNT.pack(len(data)), data)
            return b"".join(parts)

        return out

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        decode = self.range.binary_decoder(-1, ctx)

        def read(data: bytes) -> Multirange:
            if len(data) < 4:
                raise errors.ProtocolViolation("insufficient data left in message")
            (count,) = _COUNT.unpack_from(data)
            at = 4
            ranges = []
            for _ in range(count):
                part, at = counted(data, at)
                ranges.append(decode(part))
            if at != len(data):
                raise errors.ProtocolViolation("invalid message format")
            return gather(ranges)

        return read


class MultirangeType(MultirangeForms):
    """A built-in multirange type."""

    __slots__ = ("range",)

    def __init__(self, of: RangeType) -> None:
        name = of.name.replace("range", "multirange")
        super().__init__(of.multirange, name, -1, "R", typtype="m", array=_ARRAYS[of.multirange], align=of.align, storage="x")
        self.range = of


for _range in RANGES:
    register(MultirangeType(_range))


def range_type(oid: int) -> RangeForms | None:
    """The range type that an oid names, itself or by its multirange; None for any other type."""
    t = TYPES[oid]
    return t if isinstance(t, RangeForms) else t.range if isinstance(t, MultirangeForms) else None
