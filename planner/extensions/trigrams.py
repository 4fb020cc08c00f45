"""Trigrams of a text, and how alike two texts are by them.

A word is a run of letters and digits, in lower case, with two blanks before and one behind; its trigrams are all runs of three characters. One whose
characters take more than a byte each is kept as three bytes of its checksum.

Source: PostgreSQL 15 manual, section F.35; its contrib/pg_trgm.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from aurorapy.planner.functions.unicode import lower

from .alphabetic import is_word

Trigram = bytes
_KEPT_CHARACTERS = 200  # of longer texts nothing is kept: what is compared with every row is a word or a phrase


def _crc_table() -> list[int]:
    out = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ (0xEDB88320 if n & 1 else 0)
        out.append(n)
    return out


_CRC = _crc_table()


def _checksum(data: bytes) -> bytes:
    """Three bytes of the checksum that PostgreSQL calls its legacy CRC: of a reflected table, the bytes from the other end."""
    crc = 0xFFFFFFFF
    for b in data:
        crc = _CRC[(crc >> 24 ^ b) & 0xFF] ^ crc << 8 & 0xFFFFFFFF
    return struct.pack("<I", crc ^ 0xFFFFFFFF)[:3]


def packed(text: str) -> Trigram:
    """Three characters as they are kept."""
    data = text.encode()
    return data if len(data) == 3 else _checksum(data)


class Trigrams(NamedTuple):
    """Of a text, word by word: `at` in order, `first` and `last` where a word's begin and end."""

    at: tuple[Trigram, ...]
    first: frozenset[int]
    last: frozenset[int]

    @property
    def distinct(self) -> frozenset[Trigram]:
        return frozenset(self.at)


def trigrams(text: str) -> Trigrams:
    """A text's trigrams in their order."""
    return _kept(text) if len(text) <= _KEPT_CHARACTERS else _trigrams(text)


def _trigrams(text: str) -> Trigrams:
    out: list[Trigram] = []
    first, last = [], []
    for inside, letters in groupby(text, is_word):
        if not inside:
            continue
        word = f"  {lower(''.join(letters))} "
        first.append(len(out))
        out += [packed(word[i : i + 3]) for i in range(len(word) - 2)]
        last.append(len(out) - 1)
    return Trigrams(tuple(out), frozenset(first), frozenset(last))


@lru_cache(4096)
def _kept(text: str) -> Trigrams:
    return _trigrams(text)


@lru_cache(4096)
def _kept_distinct(text: str) -> frozenset[Trigram]:
    return _kept(text).distinct


def distinct(text: str) -> frozenset[Trigram]:
    """A text's trigrams, each once."""
    return _kept_distinct(text) if len(text) <= _KEPT_CHARACTERS else _trigrams(text).distinct


def needed_trigrams(text: str, *, opened: bool, going_on: bool) -> list[str]:
    """The trigrams of every text that has another one in it, whose first word may have begun before (`opened`), and whose last one may go on; to be `packed`."""
    out: list[str] = []
    at = 0
    for inside, letters in groupby(text, is_word):
        run = "".join(letters)
        begin, at = at, at + len(run)
        if inside:
            word = ("" if opened and not begin else "  ") + lower(run) + ("" if going_on and at == len(text) else " ")
            out += [word[i : i + 3] for i in range(len(word) - 2)]
    return out


def float4(value: float) -> float:
    """The nearest float4."""
    return float(struct.unpack("f", struct.pack("f", value))[0])


def _alike(common: int, left: int, right: int) -> float:
    union = left + right - common
    return float4(common / union) if union else 0.0


def similarity(a: str, b: str) -> float:
    """The share of the trigrams of both that they have in common."""
    x, y = distinct(a), distinct(b)
    return _alike(len(x & y), len(x), len(y)) if x and y else 0.0


class _Extent:
    """A part of the second text's trigrams, from `lower` to the one looked at: which it has (by their latest place), and how many of the first's."""

    def __init__(self, places: tuple[Trigram, ...], wanted: frozenset[Trigram]) -> None:
        self.places, self.wanted = places, wanted
        self.latest: dict[Trigram, int] = {}
        self.size = self.common = 0

    def take(self, i: int) -> None:
        """One more at the upper end."""
        t = self.places[i]
        if t not in self.latest:
            self.size += 1
            self.common += t in self.wanted
        self.latest[t] = i


def word_similarity(a: str, b: str, *, strict: bool = False) -> float:
    """How alike the first text is to the most similar part of the second; `strict`: to a run of whole words."""
    wanted, text = distinct(a), trigrams(b)
    # only trigrams of the first text that the second has somewhere count: all of them do
    n = len(wanted)
    extent = _Extent(text.at, wanted)
    lower = 0 if strict else -1
    best = 0.0
    for i, t in enumerate(text.at):
        if lower >= 0 or t in wanted:
            extent.take(i)
        if (i not in text.last) if strict else (t not in wanted):
            continue
        if lower < 0:
            lower, extent.size = i, 1
        current = _alike(extent.common, n, extent.size)
        common, size, start = extent.common, extent.size, lower
        for at in range(lower, i + 1):
            if not strict or at in text.first:
                found = _alike(common, n, size)
                if found > current:
                    current, extent.size, extent.common, start = found, size, common, at
            gone = text.at[at]
            if extent.latest.get(gone) == at:
                size -= 1
                common -= gone in wanted
        best = max(best, current)
        for at in range(lower, start):
            if extent.latest.get(text.at[at]) == at:
                del extent.latest[text.at[at]]
        lower = start
    return best


def shown(t: Trigram) -> str:
    """A trigram as show_trgm has it: a checksum in hexadecimal."""
    return t.decode() if t.isascii() and all(c == 32 or chr(c).isalnum() for c in t) else f"0x{t.hex()}"


def order(t: Trigram) -> tuple[int, ...]:
    """PostgreSQL's order of trigrams: of signed bytes."""
    return tuple([c - 256 if c > 127 else c for c in t])
