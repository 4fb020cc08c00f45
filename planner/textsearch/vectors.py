"""The datum of tsvector: (lexeme, positions) in the order of the lexemes, each of which is there once. A position is `place << 2 | weight`, where the
weights D, C, B, A are 0 to 3, so that integers are in the order of places; a lexeme without positions has ().

    'cat':3A 'fat':2,5   (("cat", (15,)), ("fat", (8, 20)))

Source: PostgreSQL 15 manual, section 8.11.1; limits: section 12.11.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any

from aurorapy import errors

from .words import POSITION_MAX, bad_text, read_positions, read_word

Vector = tuple[tuple[str, tuple[int, ...]], ...]

LEXEME_MAX = 2046  # bytes
POSITIONS_MAX = 255
BYTES_MAX = (1 << 20) - 1  # of all lexemes and positions
WEIGHTS = "DCBA"
_I, _H = struct.Struct("!i"), struct.Struct("!H")


def sorted_positions(positions: Iterable[int]) -> tuple[int, ...]:
    """Positions in order, each place once with the greatest of its weights, as many as there may be."""
    best: dict[int, int] = {}
    for p in sorted(positions):
        best[p >> 2] = p
    return tuple(best.values())[:POSITIONS_MAX]


def make_vector(words: dict[str, list[int]]) -> Vector:
    """The vector of lexemes and their positions in any order; 54000 where it is too long."""
    out = tuple([(lexeme, sorted_positions(words[lexeme])) for lexeme in sorted(words)])
    check_size(out)
    return out


def check_size(v: Vector) -> None:
    """54000 where a vector's lexemes and positions are too long together."""
    if len(v) > 500 and (size := _size(v)) > BYTES_MAX:
        raise errors.ProgramLimitExceeded(f"string is too long for tsvector ({size} bytes, max {BYTES_MAX} bytes)")


def _size(v: Vector) -> int:
    """How many bytes PostgreSQL has behind the entries."""
    size = 0
    for lexeme, positions in v:
        size += len(lexeme) if lexeme.isascii() else len(lexeme.encode())
        if positions:
            size += (size & 1) + 2 + 2 * len(positions)
    return size


def vector_in(text: str, typmod: int = -1, ctx: Any = None) -> Vector:
    """The vector that a text form means."""
    words: dict[str, list[int]] = {}
    at = 0
    while (found := read_word(text, at, "tsvector")) is not None:
        word, at = found
        size = len(word) if word.isascii() else len(word.encode())
        if size > LEXEME_MAX:
            raise errors.ProgramLimitExceeded(f"word is too long ({size} bytes, max {LEXEME_MAX} bytes)")
        places = words.setdefault(word, [])
        if text[at : at + 1] == ":":
            more, at = read_positions(text, at)
            places += more
    return make_vector(words)


def quoted(lexeme: str) -> str:
    """A lexeme as text forms have it."""
    if "'" in lexeme or "\\" in lexeme:
        lexeme = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{lexeme}'"


def vector_out(v: Vector) -> str:
    """The text form."""
    return " ".join([f"{quoted(lexeme)}:{','.join([f'{p >> 2}{WEIGHTS[p & 3] if p & 3 else str()}' for p in positions])}" if positions else quoted(lexeme)
                     for lexeme, positions in v])


def vector_send(v: Vector) -> bytes:
    """The binary form."""
    parts = [_I.pack(len(v))]
    for lexeme, positions in v:
        parts += (lexeme.encode(), b"\0", _H.pack(len(positions)), *(_H.pack((p & 3) << 14 | p >> 2) for p in positions))
    return b"".join(parts)


def vector_receive(data: bytes) -> Vector:
    """The vector of a binary form."""
    (count,) = _I.unpack_from(data)
    if not 0 <= count <= len(data):
        raise errors.InternalError_("invalid size of tsvector")
    at = 4
    words: dict[str, tuple[int, ...]] = {}
    for _ in range(count):
        end = data.index(b"\0", at)
        if end - at > LEXEME_MAX:
            raise errors.InternalError_("invalid tsvector: lexeme too long")
        lexeme = errors.utf8_text(data[at:end])
        (places,) = _H.unpack_from(data, end + 1)
        if places > POSITIONS_MAX + 1:
            raise errors.InternalError_("unexpected number of tsvector positions")
        at = end + 3
        raw = struct.unpack_from(f"!{places}H", data, at)
        at += 2 * places
        positions = tuple([(p & POSITION_MAX) << 2 | p >> 14 for p in raw])
        if any(a >> 2 >= b >> 2 for a, b in zip(positions, positions[1:], strict=False)):
            raise errors.InternalError_("position information is misordered")
        words[lexeme] = positions
    if at != len(data):
        raise ValueError
    return tuple(sorted(words.items()))


def vector_key(v: Vector) -> Any:
    """The order of vectors: PostgreSQL's, by size first; of two lexemes the one with positions is first, of positions the greater ones."""
    inner = tuple([(not positions, lexeme, -len(positions), tuple([(-(p >> 2), -(p & 3)) for p in positions])) for lexeme, positions in v])
    return 4 * len(v) + _size(v), len(v), inner


__all__ = ["BYTES_MAX", "LEXEME_MAX", "POSITIONS_MAX", "WEIGHTS", "Vector", "bad_text", "check_size", "make_vector", "quoted", "sorted_positions", "vector_in",
           "vector_key", "vector_out", "vector_receive", "vector_send"]
