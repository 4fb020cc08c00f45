"""fuzzystrmatch: distances between words, and how they sound. Source: PostgreSQL 15 manual, section F.17."""

from __future__ import annotations

from aurorapy import errors

from .declaration import Declared
from .double_metaphone import double_metaphone
from .metaphone import metaphone

_LENGTH_MAX = 255
_SOUNDS = dict(zip("BFPVCGJKQSXZDTLMNR", "111122222222334556", strict=True))


def _check(*texts: str) -> None:
    if any(len(t) > _LENGTH_MAX for t in texts):
        raise errors.InvalidParameterValue(f"levenshtein argument exceeds maximum length of {_LENGTH_MAX} characters")


def _levenshtein(a: str, b: str, insertion: int = 1, deletion: int = 1, substitution: int = 1) -> int:
    """What it costs to make the second text of the first."""
    _check(a, b)
    row = [i * insertion for i in range(len(b) + 1)]
    for c in a:
        left = row[0] + deletion
        new = [left]
        for j, d in enumerate(b):
            left = min(left + insertion, row[j + 1] + deletion, row[j] if c == d else row[j] + substitution)
            new.append(left)
        row = new
    return row[-1]


def _levenshtein_less_equal(a: str, b: str, *numbers: int) -> int:
    """The distance, or a number above the limit where it is more than that."""
    *costs, limit = numbers
    found = _levenshtein(a, b, *costs)
    return found if limit < 0 or found <= limit or not a or not b else limit + 1


def _soundex(text: str) -> str:
    """A letter and three digits."""
    start = next((i for i, c in enumerate(text) if c.isascii() and c.isalpha()), None)
    if start is None:
        return ""
    codes = [_SOUNDS.get(c, "0" if "A" <= c <= "Z" else c) for c in text[start:].upper()]
    out = "".join([code for code, last in zip(codes[1:], codes, strict=False) if code != last and code in "123456"])
    return text[start].upper() + out[:3].ljust(3, "0")


def _difference(a: str, b: str) -> int:
    x, y = _soundex(a), _soundex(b)
    return sum(p == q for p, q in zip(x.ljust(4), y.ljust(4), strict=True)) if x or y else 4


DECLARED = Declared("""
levenshtein(text, text) int4 i strict
levenshtein(text, text, int4, int4, int4) int4 i strict
levenshtein_less_equal(text, text, int4) int4 i strict
levenshtein_less_equal(text, text, int4, int4, int4, int4) int4 i strict
metaphone(text, int4) text i strict
soundex(text) text i strict
text_soundex(text) text i strict
difference(text, text) int4 i strict
dmetaphone(text) text i strict
dmetaphone_alt(text) text i strict
""", {"levenshtein": _levenshtein, "levenshtein_less_equal": _levenshtein_less_equal, "metaphone": metaphone, "soundex": _soundex, "text_soundex": _soundex,
      "difference": _difference, "dmetaphone": lambda v: double_metaphone(v)[0], "dmetaphone_alt": lambda v: double_metaphone(v)[1]})
