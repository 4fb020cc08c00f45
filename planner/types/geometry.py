"""Geometric types: their text and binary forms. What the data are is in planner/geometry.

The text forms are read as PostgreSQL reads them, number by number, because which of the optional delimiters it takes follows from how it reads:
a pair is (x,y) or x,y; pairs may have one more pair of delimiters around them all; a path's, a segment's and a line's may be brackets.

Source: PostgreSQL 15 manual, section 8.8; the behaviour of its geo_ops.c and float.c.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.geometry.boxes import Box, as_read
from aurorapy.planner.geometry.circles import Circle
from aurorapy.planner.geometry.floats import is_zero
from aurorapy.planner.geometry.lines import DISTINCT_POINTS, Line, line_at
from aurorapy.planner.geometry.paths import Path
from aurorapy.planner.geometry.points import Point, alike, slope
from aurorapy.planner.geometry.polygons import Polygon

from .base import TYPES, SqlType, bad_input, register

POINT, LSEG, PATH, BOX, POLYGON, LINE, CIRCLE, FLOAT8 = 600, 601, 602, 603, 604, 628, 718, 701
_SPACE = re.compile(r"[ \t\n\r\v\f]*")
_NUMBER = re.compile(r"[ \t\n\r\v\f]*([+-]?(?:inf(?:inity)?|nan|(?:0x(?:[0-9a-f]+\.?[0-9a-f]*|\.[0-9a-f]+)(?:p[+-]?\d+)?)|"
                     r"(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?))[ \t\n\r\v\f]*", re.IGNORECASE | re.ASCII)
_ZERO = re.compile(r"[+-]?(?:0x)?[0.]*(?:[ep]|$)", re.IGNORECASE)
_NO_BOTH_ZERO = "invalid line specification: A and B cannot both be zero"
FIXED = {POINT: (FLOAT8, 2), LSEG: (POINT, 2), BOX: (POINT, 2), LINE: (FLOAT8, 3)}  # type and number of what subscripts give, from 0
_Decoded = tuple[list[Point], bool]


class _Reader:
    """A text that is read from its beginning to its end."""

    def __init__(self, type_name: str, text: str) -> None:
        self.type_name, self.text, self.at = type_name, text, 0

    def error(self) -> errors.SQLError:
        return bad_input(self.type_name, self.text)

    def skip(self) -> None:
        """Go on behind blanks."""
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]

    def sees(self, characters: str) -> bool:
        return self.at < len(self.text) and self.text[self.at] in characters

    def takes(self, character: str) -> bool:
        """Whether the next character is this one, which is passed then."""
        found = self.text.startswith(character, self.at)
        self.at += found
        return found

    def need(self, character: str) -> None:
        if not self.takes(character):
            raise self.error()

    def is_last(self, character: str) -> bool:
        """Whether a character stands here for the last time."""
        return self.text.rfind(character) == self.at

    def number(self) -> float:
        found = _NUMBER.match(self.text, self.at)
        if found is None:
            raise self.error()
        self.at = found.end()
        return _value(found[1])

    def pair(self) -> Point:
        self.skip()
        delimited = self.takes("(")
        x = self.number()
        self.need(",")
        y = self.number()
        if delimited:
            self.need(")")
            self.skip()
        return x, y

    def pairs(self, count: int, *, open_allowed: bool) -> _Decoded:
        """So many pairs, and whether brackets are around them."""
        self.skip()
        depth, is_open = 0, self.sees("[")
        if is_open:
            if not open_allowed:
                raise self.error()
            depth, self.at = 1, self.at + 1
        elif self.sees("("):
            inner = _SPACE.match(self.text, self.at + 1).end()  # type: ignore[union-attr]
            if self.text.startswith("(", inner) or self.is_last("("):
                depth, self.at = 1, inner
        out = []
        for _ in range(count):
            out.append(self.pair())
            self.takes(",")
        while depth:
            if not (self.takes(")") or (is_open and depth == 1 and self.takes("]"))):
                raise self.error()
            depth -= 1
            self.skip()
        return out, is_open

    def end(self) -> None:
        if self.at != len(self.text):
            raise self.error()

    def count(self) -> int:
        """How many pairs there are, by the commas."""
        commas = self.text.count(",")
        if commas % 2 == 0:
            raise self.error()
        return (commas + 1) // 2


def _value(text: str) -> float:
    """A number as strtod reads it; 22003."""
    if "x" in text.lower():
        try:
            value = float.fromhex(text)
        except OverflowError:
            value = math.inf
    else:
        value = float(text)
    if (math.isinf(value) and "n" not in text.lower()) or (value == 0.0 and _ZERO.match(text) is None):
        raise errors.NumericValueOutOfRange(f'"{text}" is out of range for type double precision')
    return value


# --- input --------------------------------------------------------------------------------------


def point_in(text: str, typmod: int = -1, ctx: Any = None) -> Point:
    """(x,y) or x,y; raises 22P02, like all of these."""
    r = _Reader("point", text)
    p = r.pair()
    r.end()
    return p


def lseg_in(text: str, typmod: int = -1, ctx: Any = None) -> tuple[Point, Point]:
    """Two points, in brackets, parentheses or none."""
    r = _Reader("lseg", text)
    (a, b), _ = r.pairs(2, open_allowed=True)
    r.end()
    return a, b


def box_in(text: str, typmod: int = -1, ctx: Any = None) -> Box:
    """Two opposite corners."""
    r = _Reader("box", text)
    (a, b), _ = r.pairs(2, open_allowed=False)
    r.end()
    return as_read(a, b)


def line_in(text: str, typmod: int = -1, ctx: Any = None) -> Line:
    """{A,B,C}, or two points on the line."""
    r = _Reader("line", text)
    r.skip()
    if r.takes("{"):
        a = r.number()
        r.need(",")
        b = r.number()
        r.need(",")
        c = r.number()
        r.need("}")
        r.skip()
        r.end()
        if is_zero(a) and is_zero(b):
            raise errors.InvalidTextRepresentation(_NO_BOTH_ZERO)
        return a, b, c
    (p, q), _ = r.pairs(2, open_allowed=True)
    r.end()
    if alike(p, q):
        raise errors.InvalidTextRepresentation(DISTINCT_POINTS)
    return line_at(p, slope(p, q))


def path_in(text: str, typmod: int = -1, ctx: Any = None) -> Path:
    """Points; in brackets: an open path."""
    r = _Reader("path", text)
    count = r.count()
    r.skip()
    alone = r.sees("(") and r.is_last("(")
    if alone:
        r.at += 1
    points, is_open = r.pairs(count, open_allowed=True)
    if alone:
        r.need(")")
        r.skip()
    r.end()
    return not is_open, tuple(points)


def polygon_in(text: str, typmod: int = -1, ctx: Any = None) -> Polygon:
    """Points."""
    r = _Reader("polygon", text)
    points, _ = r.pairs(r.count(), open_allowed=False)
    r.end()
    return tuple(points)


def circle_in(text: str, typmod: int = -1, ctx: Any = None) -> Circle:
    """<(x,y),r>, with other delimiters or none."""
    r = _Reader("circle", text)
    r.skip()
    depth = 0
    if r.takes("<"):
        depth = 1
    elif r.sees("("):
        inner = _SPACE.match(text, r.at + 1).end()  # type: ignore[union-attr]
        if text.startswith("(", inner):
            depth, r.at = 1, inner
    center = r.pair()
    r.takes(",")
    radius = r.number()
    if radius < 0.0:
        raise r.error()
    while depth:
        if not (r.takes(")") or r.takes(">")):
            raise r.error()
        depth -= 1
        r.skip()
    r.end()
    return center, radius


# --- output -------------------------------------------------------------------------------------

_Text = Callable[[float], str]


def _pair(p: Point, number: _Text) -> str:
    return f"({number(p[0])},{number(p[1])})"


def _all(points: Any, number: _Text) -> str:
    return ",".join([_pair(p, number) for p in points])


_WRITERS: dict[int, Callable[[Any, _Text], str]] = {
    POINT: _pair, BOX: _all,
    LSEG: lambda v, number: f"[{_all(v, number)}]",
    LINE: lambda v, number: "{" + ",".join(map(number, v)) + "}",
    PATH: lambda v, number: f"({_all(v[1], number)})" if v[0] else f"[{_all(v[1], number)}]",
    POLYGON: lambda v, number: f"({_all(v, number)})",
    CIRCLE: lambda v, number: f"<{_pair(v[0], number)},{number(v[1])}>",
}


def _encoder(write: Callable[[Any, _Text], str]) -> Callable[[Any], Callable[[Any], str]]:
    def encoder(ctx: Any) -> Callable[[Any], str]:
        number = TYPES[FLOAT8].text_encoder(ctx)
        return lambda v: write(v, number)

    return encoder


# --- binary forms -------------------------------------------------------------------------------

_HEAD, _COUNT = struct.Struct("!bi"), struct.Struct("!i")


def _need(data: bytes, size: int) -> None:
    if len(data) < size:
        raise errors.ProtocolViolation("insufficient data left in message")


def _numbers(data: bytes, count: int) -> tuple[float, ...]:
    _need(data, 8 * count)
    if len(data) > 8 * count:
        raise ValueError
    return struct.unpack(f"!{count}d", data)


def _points_of(data: bytes, count: int, type_name: str) -> tuple[Point, ...]:
    if count <= 0 or count >= (2**31 - 1 - 40) // 16:
        raise errors.InvalidBinaryRepresentation(f'invalid number of points in external "{type_name}" value')
    flat = iter(_numbers(data, 2 * count))
    return tuple(zip(flat, flat, strict=True))


def _sent_points(points: Any) -> bytes:
    return b"".join([struct.pack("!2d", *p) for p in points])


def _two_points(data: bytes) -> tuple[Point, Point]:
    x1, y1, x2, y2 = _numbers(data, 4)
    return (x1, y1), (x2, y2)


def _line_receive(data: bytes) -> Line:
    a, b, c = _numbers(data, 3)
    if is_zero(a) and is_zero(b):
        raise errors.InvalidBinaryRepresentation(_NO_BOTH_ZERO)
    return a, b, c


def _path_receive(data: bytes) -> Path:
    _need(data, 5)
    closed, count = _HEAD.unpack_from(data)
    return closed != 0, _points_of(data[5:], count, "path")


def _polygon_receive(data: bytes) -> Polygon:
    _need(data, 4)
    return _points_of(data[4:], _COUNT.unpack_from(data)[0], "polygon")


def _circle_receive(data: bytes) -> Circle:
    x, y, radius = _numbers(data, 3)
    if radius < 0.0:
        raise errors.InvalidBinaryRepresentation('invalid radius in external "circle" value')
    return (x, y), radius


def _without(what: str, name: str) -> Callable[[Any], Any]:
    """The key of data that have none: whatever asks for it cannot be done."""

    def key(value: Any) -> Any:
        raise errors.UndefinedFunction(f"could not identify {what} for type {name}")

    return key


def _geometric(oid: int, name: str, length: int, array: int, read: Callable[..., Any], send: Callable[[Any], bytes], receive: Callable[[bytes], Any],
               delimiter: str = ",") -> None:
    register(SqlType(oid, name, length, "G", array=array, delimiter=delimiter, input=read, encoder=_encoder(_WRITERS[oid]), send=send, receive=receive,
                     order_key=_without("a comparison function", name), hash_key=_without("an equality operator", name), align="d",
                     storage="x" if length < 0 else "p"))


_geometric(POINT, "point", 16, 1017, point_in, lambda v: struct.pack("!2d", *v), lambda data: _numbers(data, 2))
_geometric(LSEG, "lseg", 32, 1018, lseg_in, _sent_points, _two_points)
_geometric(PATH, "path", -1, 1019, path_in, lambda v: _HEAD.pack(v[0], len(v[1])) + _sent_points(v[1]), _path_receive)
_geometric(BOX, "box", 32, 1020, box_in, _sent_points, lambda data: as_read(*_two_points(data)), delimiter=";")
_geometric(POLYGON, "polygon", -1, 1027, polygon_in, lambda v: _COUNT.pack(len(v)) + _sent_points(v),
           _polygon_receive)
_geometric(LINE, "line", 24, 629, line_in, lambda v: struct.pack("!3d", *v), _line_receive)
_geometric(CIRCLE, "circle", 24, 719, circle_in, lambda v: struct.pack("!3d", *v[0], v[1]), _circle_receive)
