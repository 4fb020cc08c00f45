"""Double Metaphone: how a name sounds, in English and in the language that it may come from; four consonants of each.

A rule for each letter says what the letter sounds like where it stands, as (sound, the other sound, letters taken). Words are read as bytes:
letters beyond ASCII are silent, but for the bytes that are Ç and Ñ in Latin 1.

Source: the algorithm of Lawrence Philips (C/C++ Users Journal, June 2000); PostgreSQL 15 manual, section F.17.4.
"""

from __future__ import annotations

from collections.abc import Callable

_LENGTH = 4
_VOWELS = frozenset("AEIOUY")
_SILENT_STARTS = ("GN", "KN", "PN", "WR", "PS")
_PADDING = " " * 5  # rules look as far behind a word
Sound = tuple[str, str, int]


def double_metaphone(text: str) -> tuple[str, str]:
    """(how a word sounds, how else it may)."""
    word = _Word("".join([c.upper() if c.isascii() else c for c in text.encode().decode("latin-1")]))
    first = second = ""
    while word.at < word.length and (len(first) < _LENGTH or len(second) < _LENGTH):
        rule = _RULES.get(word.text[word.at])
        if rule is None:
            word.at += 1
            continue
        sound, other, taken = rule(word)
        first, second, word.at = first + sound, second + other, word.at + taken
    return first[:_LENGTH], second[:_LENGTH]


class _Word:
    """A word in capitals, read from `at`."""

    def __init__(self, text: str) -> None:
        self.text = text + _PADDING
        self.length = len(text)
        self.slavic = "W" in text or "K" in text or "CZ" in text
        self.germanic_name = text.startswith(("VAN ", "VON ", "SCH")) or text in ("VAN", "VON")
        self.at = 1 if text.startswith(_SILENT_STARTS) else 0

    @property
    def first(self) -> bool:
        """Whether the word begins here."""
        return self.at == 0

    @property
    def last(self) -> bool:
        """Whether the word ends here."""
        return self.at == self.length - 1

    def has(self, distance: int, *texts: str) -> bool:
        """Whether one of the texts is so far from here."""
        i = self.at + distance
        return i >= 0 and self.text.startswith(texts, i)

    def vowel(self, distance: int) -> bool:
        """Whether a vowel is so far from here."""
        i = self.at + distance
        return 0 <= i < len(self.text) and self.text[i] in _VOWELS

    def starts(self, *texts: str) -> bool:
        """Whether the word begins with one of them."""
        return self.text.startswith(texts)


def _both(sound: str, taken: int) -> Sound:
    return sound, sound, taken


def _plain(sound: str, doubling: str) -> Callable[[_Word], Sound]:
    """The rule of a letter that has one sound, with the letters that may follow it without one of their own."""
    def rule(w: _Word) -> Sound:
        return sound, sound, 2 if w.has(1, *doubling) else 1
    return rule


def _vowel(w: _Word) -> Sound:
    return _both("A" if w.first else "", 1)


def _c(w: _Word) -> Sound:
    if w.at > 1 and not w.vowel(-2) and w.has(-1, "ACH") and not w.has(2, "I") and (not w.has(2, "E") or w.has(-2, "BACHER", "MACHER")):
        return _both("K", 2)
    if w.first and w.has(0, "CAESAR"):
        return _both("S", 2)
    if w.has(0, "CHIA"):
        return _both("K", 2)
    if w.has(0, "CH"):
        return _ch(w)
    if w.has(0, "CZ") and not w.has(-2, "WICZ"):
        return "S", "X", 2
    if w.has(1, "CIA"):
        return _both("X", 3)
    if w.has(0, "CC") and not (w.at == 1 and w.starts("M")):
        if not w.has(2, "I", "E", "H") or w.has(2, "HU"):
            return _both("K", 2)
        return _both("KS" if w.at == 1 and w.starts("A") or w.has(-1, "UCCEE", "UCCES") else "X", 3)
    if w.has(0, "CK", "CG", "CQ"):
        return _both("K", 2)
    if w.has(0, "CI", "CE", "CY"):
        return "S", "X" if w.has(0, "CIO", "CIE", "CIA") else "S", 2
    return _both("K", 3 if w.has(1, " C", " Q", " G") else 2 if w.has(1, "C", "K", "Q") and not w.has(1, "CE", "CI") else 1)


def _ch(w: _Word) -> Sound:
    if not w.first and w.has(0, "CHAE"):
        return "K", "X", 2
    if w.first and w.has(1, "HARAC", "HARIS", "HOR", "HYM", "HIA", "HEM") and not w.starts("CHORE"):
        return _both("K", 2)
    before_consonant = (w.first or w.has(-1, "A", "O", "U", "E")) and w.has(2, *"LRNMBHFVW ")
    if w.germanic_name or w.has(-2, "ORCHES", "ARCHIT", "ORCHID") or w.has(2, "T", "S") or before_consonant:
        return _both("K", 2)
    if w.first:
        return _both("X", 2)
    return ("K" if w.starts("MC") else "X"), "K", 2


def _d(w: _Word) -> Sound:
    if w.has(0, "DG"):
        return _both("J", 3) if w.has(2, "I", "E", "Y") else _both("TK", 2)
    return _both("T", 2 if w.has(0, "DT", "DD") else 1)


def _g(w: _Word) -> Sound:
    if w.has(1, "H"):
        return _gh(w)
    if w.has(1, "N"):
        if w.at == 1 and w.vowel(-1) and not w.slavic:
            return "KN", "N", 2
        return ("KN" if w.slavic or w.has(2, "EY") else "N"), "KN", 2
    if w.has(1, "LI") and not w.slavic:
        return "KL", "L", 2
    if w.first and w.has(1, "Y", "ES", "EP", "EB", "EL", "EY", "IB", "IL", "IN", "IE", "EI", "ER"):
        return "K", "J", 2
    if w.has(1, "ER", "Y") and not w.starts("DANGER", "RANGER", "MANGER") and not w.has(-1, "E", "I", "RGY", "OGY"):
        return "K", "J", 2
    if w.has(1, "E", "I", "Y") or w.has(-1, "AGGI", "OGGI"):
        if w.germanic_name or w.has(1, "ET"):
            return _both("K", 2)
        return "J", "J" if w.has(1, "IER ") else "K", 2
    return _both("K", 2 if w.has(1, "G") else 1)


def _gh(w: _Word) -> Sound:
    if w.first:
        return _both("J" if w.has(2, "I") else "K", 2)
    if not w.vowel(-1):
        return _both("K", 2)
    if w.has(-2, "B", "H", "D") or w.has(-3, "B", "H", "D") or w.has(-4, "B", "H"):
        return _both("", 2)
    if w.has(-1, "U") and w.has(-3, "C", "G", "L", "R", "T"):
        return _both("F", 2)
    return _both("" if w.has(-1, "I") else "K", 2)


def _h(w: _Word) -> Sound:
    return _both("H", 2) if (w.first or w.vowel(-1)) and w.vowel(1) else _both("", 1)


def _j(w: _Word) -> Sound:
    if w.has(0, "JOSE") or w.starts("SAN "):
        return ("H" if w.first and w.has(4, " ") or w.starts("SAN ") else "J"), "H", 1
    taken = 2 if w.has(1, "J") else 1
    if w.first:
        return "J", "A", taken
    if w.vowel(-1) and not w.slavic and w.has(1, "A", "O"):
        return "J", "H", taken
    if w.last:
        return "J", "", taken
    return _both("" if w.has(1, *"LTKSNMBZ") or w.has(-1, *"SKL") else "J", taken)


def _l(w: _Word) -> Sound:
    if not w.has(1, "L"):
        return _both("L", 1)
    end = w.text[:w.length]
    spanish = w.at == w.length - 3 and w.has(-1, "ILLO", "ILLA", "ALLE") or end.endswith(("AS", "OS", "A", "O")) and w.has(-1, "ALLE")
    return "L", "" if spanish else "L", 2


def _m(w: _Word) -> Sound:
    silent_b = w.has(-1, "UMB") and (w.at + 2 == w.length or w.has(2, "ER"))
    return _both("M", 2 if silent_b or w.has(1, "M") else 1)


def _p(w: _Word) -> Sound:
    return _both("F", 2) if w.has(1, "H") else _both("P", 2 if w.has(1, "P", "B") else 1)


def _r(w: _Word) -> Sound:
    french = w.last and not w.slavic and w.has(-2, "IE") and not w.has(-4, "ME", "MA")
    return "" if french else "R", "R", 2 if w.has(1, "R") else 1


def _s(w: _Word) -> Sound:
    if w.has(-1, "ISL", "YSL"):
        return _both("", 1)
    if w.first and w.has(0, "SUGAR"):
        return "X", "S", 1
    if w.has(0, "SH"):
        return _both("S" if w.has(1, "HEIM", "HOEK", "HOLM", "HOLZ") else "X", 2)
    if w.has(0, "SIO", "SIA"):
        return "S", "S" if w.slavic else "X", 3
    if w.has(1, "Z"):
        return "S", "X", 2
    if w.first and w.has(1, *"MNLW"):
        return "S", "X", 1
    if w.has(0, "SC"):
        return _sc(w)
    return "" if w.last and w.has(-2, "AI", "OI") else "S", "S", 2 if w.has(1, "S") else 1


def _sc(w: _Word) -> Sound:
    if w.has(2, "H"):
        if w.has(3, "ER", "EN"):
            return "X", "SK", 3
        if w.has(3, "OO", "UY", "ED", "EM"):
            return _both("SK", 3)
        return "X", "S" if w.first and not w.vowel(3) and not w.has(3, "W") else "X", 3
    return _both("S" if w.has(2, "I", "E", "Y") else "SK", 3)


def _t(w: _Word) -> Sound:
    if w.has(0, "TION", "TIA", "TCH"):
        return _both("X", 3)
    if w.has(0, "TH", "TTH"):
        return ("T" if w.has(2, "OM", "AM") or w.germanic_name else "0"), "T", 2
    return _both("T", 2 if w.has(1, "T", "D") else 1)


def _w(w: _Word) -> Sound:
    if w.has(0, "WR"):
        return _both("R", 2)
    sound = other = ""
    if w.first and (w.vowel(1) or w.has(1, "H")):
        sound, other = "A", "F" if w.vowel(1) else "A"
    if w.last and w.vowel(-1) or w.has(-1, "EWSKI", "EWSKY", "OWSKI", "OWSKY") or w.starts("SCH"):
        return sound, other + "F", 1
    if w.has(0, "WICZ", "WITZ"):
        return sound + "TS", other + "FX", 4
    return sound, other, 1


def _x(w: _Word) -> Sound:
    if w.first:
        return _both("S", 1)
    return _both("" if w.last and w.has(-2, "AU", "OU") else "KS", 2 if w.has(1, "C", "X") else 1)


def _z(w: _Word) -> Sound:
    if w.has(1, "H"):
        return _both("J", 2)
    slavic = w.has(1, "ZO", "ZI", "ZA") or w.slavic and not w.first and not w.has(-1, "T")
    return "S", "TS" if slavic else "S", 2 if w.has(1, "Z") else 1


_RULES: dict[str, Callable[[_Word], Sound]] = dict.fromkeys(_VOWELS, _vowel) | {
    "B": _plain("P", "B"), "\xc7": lambda w: ("S", "S", 1), "C": _c, "D": _d, "F": _plain("F", "F"), "G": _g, "H": _h, "J": _j, "K": _plain("K", "K"),
    "L": _l, "M": _m, "N": _plain("N", "N"), "\xd1": lambda w: ("N", "N", 1), "P": _p, "Q": _plain("K", "Q"), "R": _r, "S": _s, "T": _t,
    "V": _plain("F", "V"), "W": _w, "X": _x, "Z": _z,
}
