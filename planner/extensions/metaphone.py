"""Metaphone: how an English word sounds, in consonants. Source: the algorithm of Lawrence Philips; PostgreSQL 15 manual, section F.17, for its limits."""

from __future__ import annotations

from aurorapy import errors

_BYTES_MAX = 255
_VOWELS, _SOFTENING, _BEFORE_SILENT_GH, _WITH_H = frozenset("AEIOU"), frozenset("EIY"), frozenset("BDH"), frozenset("CGPST")
_ALIKE = {c: c for c in "FJLMNR"} | {"Q": "K", "V": "F", "X": "KS", "Z": "S"}
SH, TH = "X", "0"


def metaphone(text: str, length: int) -> str:
    """A word's sounds, at most so many."""
    if not text:
        return ""
    if len(text.encode()) > _BYTES_MAX:
        raise errors.InvalidParameterValue(f"argument exceeds the maximum length of {_BYTES_MAX} bytes")
    if length > _BYTES_MAX:
        raise errors.InvalidParameterValue(f"output exceeds the maximum length of {_BYTES_MAX} bytes")
    if length <= 0:
        raise errors.ZeroLengthCharacterString("output cannot be empty string")
    return _Word("".join([c.upper() if c.isascii() else "\1" for c in text]), length).sounds()


class _Word:
    """A word in capitals, read from `at`."""

    def __init__(self, text: str, length: int) -> None:
        self.text, self.length, self.at, self.out = text, length, 0, ""

    def letter(self, distance: int) -> str:
        """The character so far from the one at hand, empty beyond an end."""
        i = self.at + distance
        return self.text[i] if 0 <= i < len(self.text) else ""

    def sounds(self) -> str:
        """Of the whole word."""
        while self.at < len(self.text) and not self._is_letter(self.letter(0)):
            self.at += 1
        if self.at == len(self.text):
            return ""
        self._begin()
        while self.at < len(self.text) and len(self.out) < self.length:
            c = self.letter(0)
            if self._is_letter(c) and (c != self.letter(-1) or c == "C"):
                sound, skipped = self._sound(c)
                self.out += sound
                self.at += skipped
            self.at += 1
        return self.out[: self.length]

    def _is_letter(self, c: str) -> bool:
        return "A" <= c <= "Z"

    def _begin(self) -> None:
        """What sounds otherwise at a word's beginning."""
        c, following = self.letter(0), self.letter(1)
        sound, taken = "", 0
        if c == "A":
            sound, taken = ("E", 2) if following == "E" else ("A", 1)
        elif c in "GKP" and following == "N":
            sound, taken = "N", 2
        elif c == "X":
            sound, taken = "S", 1
        elif c in "EIOU":
            sound, taken = c, 1
        elif c == "W" and following == "R":
            sound, taken = "R", 2
        elif c == "W" and (following == "H" or following in _VOWELS):
            sound, taken = "H" if following == "H" else "W", 2
        self.out += sound
        self.at += taken

    def _sound(self, c: str) -> tuple[str, int]:
        """(what a letter sounds like, how many after it belong to it)."""
        following, last = self.letter(1), self.letter(-1)
        match c:
            case "B":
                return ("" if last == "M" else "B"), 0
            case "C":
                return self._c(following, last)
            case "D":
                return ("J", 1) if following == "G" and self.letter(2) in _SOFTENING else ("T", 0)
            case "G":
                return self._g(following, last)
            case "H":
                return ("H" if following in _VOWELS and last not in _WITH_H else ""), 0
            case "K":
                return ("" if last == "C" else "K"), 0
            case "P":
                return ("F" if following == "H" else "P"), 0
            case "S":
                return self._s(following)
            case "T":
                return self._t(following)
            case "W" | "Y":
                return (c if following in _VOWELS else ""), 0
        return _ALIKE.get(c, ""), 0

    def _c(self, following: str, last: str) -> tuple[str, int]:
        if following in _SOFTENING:
            return (SH if following == "I" and self.letter(2) == "A" else "" if last == "S" else "S"), 0
        if following == "H":
            return ("K" if self.letter(2) == "R" or last == "S" else SH), 1
        return "K", 0

    def _g(self, following: str, last: str) -> tuple[str, int]:
        if following == "H":
            return ("", 0) if self.letter(-3) in _BEFORE_SILENT_GH or self.letter(-4) == "H" else ("F", 1)
        if following == "N":
            ends = not self._is_letter(self.letter(2)) or (self.letter(2) == "E" and self.letter(3) == "D")
            return ("" if ends else "K"), 0
        return ("J" if following in _SOFTENING and last != "G" else "K"), 0

    def _s(self, following: str) -> tuple[str, int]:
        if following == "I" and self.letter(2) in ("O", "A"):
            return SH, 0
        if following == "H":
            return SH, 1
        return (SH, 2) if following == "C" and self.letter(2) == "H" and self.letter(3) == "W" else ("S", 0)

    def _t(self, following: str) -> tuple[str, int]:
        if following == "I" and self.letter(2) in ("O", "A"):
            return SH, 0
        return (TH, 1) if following == "H" else ("T", 0)
