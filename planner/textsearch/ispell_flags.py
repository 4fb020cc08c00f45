"""Flags of ispell and hunspell dictionaries: one character, two (FLAG long) or numbers (FLAG num), and what flags of compound words mean.

Source: PostgreSQL 15 manual, section 12.6.5; its src/backend/tsearch/spell.c.
"""

from __future__ import annotations

import re

from aurorapy import errors

COMPOUND_ONLY, COMPOUND_BEGIN, COMPOUND_MIDDLE, COMPOUND_LAST = 1, 2, 4, 8
COMPOUND = COMPOUND_BEGIN | COMPOUND_MIDDLE | COMPOUND_LAST
COMPOUND_MASK = 0xF
COMPOUND_PERMIT, COMPOUND_FORBID, CROSS_PRODUCT = 0x10, 0x20, 0x40
_NUMBER_MAX = 65536
_NUMBER = re.compile(r"\s*[+-]?\d+")


def number_of(text: str, message: str) -> tuple[int, int]:
    """The number that a text begins with, and where it ends; F0000 where there is none."""
    found = _NUMBER.match(text)
    if found is None:
        raise errors.ConfigFileError(message)
    return int(found.group()), found.end()


def _flag_number(text: str) -> tuple[int, int]:
    value, end = number_of(text, f'invalid affix flag "{text}"')
    if value < 0 or value > _NUMBER_MAX:
        raise errors.ConfigFileError(f'affix flag "{text}" is out of range')
    return value, end


class Flags:
    """What an affix file says of flags. `mode`: 'char', 'long' or 'num'; `aliases`: sets of flags that a number stands for, None without."""

    def __init__(self) -> None:
        self.mode = "char"
        self.aliases: list[str] | None = None
        self.compound: dict[str, int] = {}
        self._split: dict[str, tuple[str, ...]] = {}

    def declare(self, text: str, value: int) -> None:
        """COMPOUNDFLAG and its kin: what a flag means for compound words."""
        words = text.split(maxsplit=1)
        if not words:
            raise errors.ConfigFileError("syntax error")
        flag = words[0]
        self.compound.setdefault(str(_flag_number(flag)[0]) if self.mode == "num" else flag, value)

    def split(self, flags: str) -> tuple[str, ...]:
        """The flags of a set; F0000 for one that is none of the mode."""
        found = self._split.get(flags)
        if found is None:
            found = self._split[flags] = tuple(flags) if self.mode == "char" else self._pairs(flags) if self.mode == "long" else self._numbers(flags)
        return found

    def _pairs(self, flags: str) -> tuple[str, ...]:
        if len(flags) % 2:
            raise errors.ConfigFileError(f'invalid affix flag "{flags[-1]}" with "long" flag value')
        return tuple([flags[i : i + 2] for i in range(0, len(flags), 2)])

    def _numbers(self, flags: str) -> tuple[str, ...]:
        out = []
        rest = flags
        while rest:
            value, end = _flag_number(rest)
            out.append(str(value))
            rest = rest[end:]
            comma = False
            while rest:
                if rest[0].isdigit():
                    if not comma:
                        raise errors.ConfigFileError(f'invalid affix flag "{rest}"')
                    break
                if rest[0] == ",":
                    if comma:
                        raise errors.ConfigFileError(f'invalid affix flag "{rest}"')
                    comma = True
                elif not rest[0].isspace():
                    raise errors.ConfigFileError(f'invalid character in affix flag "{rest}"')
                rest = rest[1:]
        return tuple(out)

    def meaning(self, flags: str) -> int:
        """What a set of flags says of compound words."""
        out = 0
        if self.compound:
            for flag in self.split(flags):
                out |= self.compound.get(flag, 0)
        return out

    def of_affix(self, text: str) -> str:
        """The set of flags that is written behind an affix."""
        if self.aliases is None or not text:
            return text
        message = f'invalid affix alias "{text}"'
        number, _ = number_of(text, message)
        if number > len(self.aliases):
            raise errors.ConfigFileError(message)
        return self.aliases[number] if 0 < number < len(self.aliases) else ""

    def of_word(self, text: str) -> str:
        """The set of flags that is written behind a word."""
        if self.aliases is None or not text:
            return text
        message = f'invalid affix alias "{text}"'
        number, end = number_of(text, message)
        if number < 0 or number >= len(self.aliases) or text[end : end + 1].strip():
            raise errors.ConfigFileError(message)
        return self.aliases[number]

    def merged(self, one: str, other: str) -> str:
        """The flags of a word that is listed twice."""
        return other if not one else one if not other else f"{one},{other}" if self.mode == "num" else one + other
