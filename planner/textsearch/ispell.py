"""The template ispell: a word's normal forms, by a list of words and affixes; compound words are taken apart.

A word is known as it is, or once a prefix, a suffix, or both are taken off; the list says which affixes a word may have. A compound word is a row of
words that may stand in one, with or without an affix between them that compounds have; all ways to take it apart are variants.

Source: PostgreSQL 15 manual, section 12.6.5; its src/backend/tsearch/spell.c.
"""

from __future__ import annotations

from bisect import bisect_left

from .affixes import Affix, AffixFile, read_affixes
from .dictionaries import lower
from .ispell_flags import COMPOUND, COMPOUND_BEGIN, COMPOUND_FORBID, COMPOUND_LAST, COMPOUND_MASK, COMPOUND_MIDDLE, COMPOUND_ONLY, CROSS_PRODUCT, Flags
from .lexemes import Lexemes

FORMS_MAX = 1024  # normal forms of a word that are looked at
WORD_MAX = 256  # bytes of a word that may have some


def read_words(lines: list[str]) -> list[tuple[str, str]]:
    """(word, flags) of the lines of a dictionary file."""
    out = []
    for line in lines:
        word, slash, rest = line.partition("/")
        flags = ""
        if slash:
            for c in rest:
                if not c.isascii() or not c.isprintable() or c.isspace():
                    break
                flags += c
        first = word.split(None, 1)
        word = first[0] if first and not word[:1].isspace() else ""
        if word:
            out.append((lower(word), flags))
    return out


class Ispell:
    """`words`: of each word its flags and what they say of compounds."""

    def __init__(self, affixes: AffixFile, words: list[tuple[str, str]]) -> None:
        self.flags: Flags = affixes.flags
        self.compounds = affixes.compounds
        self.words: dict[str, tuple[str, int]] = {}
        self.used: set[str] = set()
        flagged = [(word, self.flags.of_word(written)) for word, written in words]
        for word, flags in sorted(flagged, key=lambda x: x[0].encode()):
            self._add(word, flags)
        self.sorted = sorted(self.words) if self.compounds else []
        ordered = sorted(affixes.affixes, key=lambda a: (a.suffix, a.replacement.encode()[::-1] if a.suffix else a.replacement.encode()))
        self.prefixes: dict[str, list[Affix]] = {}
        self.suffixes: dict[str, list[Affix]] = {}
        self.between: list[tuple[str, bool]] = []
        for a in ordered:
            (self.suffixes if a.suffix else self.prefixes).setdefault(a.replacement, []).append(a)
            if a.meaning & COMPOUND and a.replacement and self._in_use(a.flag):
                last = self.between[-1] if self.between else None
                if last is None or last[1] != a.suffix or not a.replacement.endswith(last[0]):
                    self.between.append((a.replacement, a.suffix))
        self.prefix_max = max(map(len, self.prefixes), default=0)
        self.suffix_max = max(map(len, self.suffixes), default=0)

    def _add(self, word: str, flags: str) -> None:
        before = self.words.get(word)
        clear = False
        if before is not None and before[0] != flags:
            clear = not COMPOUND_ONLY & before[1] & self.flags.meaning(flags)
            flags = self.flags.merged(before[0], flags)
        meaning = self.flags.meaning(flags) & COMPOUND_MASK
        if meaning & COMPOUND_ONLY and not meaning & COMPOUND:
            meaning |= COMPOUND
        if clear:
            meaning &= ~COMPOUND_ONLY
        self.words[word] = flags, meaning

    def _in_use(self, flag: str) -> bool:
        if not self.used:
            self.used = {f for flags, _ in self.words.values() for f in self.flags.split(flags)} or {""}
        return flag in self.used or not flag

    def __call__(self, word: str) -> tuple[str, ...] | None:
        words: list[str] = []
        variants: list[int] = []
        number = 1
        for form in self._forms(word, 0):
            words.append(form)
            variants.append(number)
            number += 1
        for stems in self._split(word) if self.compounds else ():
            if len(stems) < 2:
                continue
            for form in self._forms(stems[-1], COMPOUND_LAST):
                words += [*stems[:-1], form]
                variants += [number] * len(stems)
                number += 1
        return Lexemes.of(words[:FORMS_MAX], variants[:FORMS_MAX]) if words else None

    # --- normal forms ---

    def _known(self, word: str, flag: str, place: int) -> bool:
        found = self.words.get(word)
        if found is None:
            return False
        flags, meaning = found
        place &= COMPOUND_MASK
        if meaning & COMPOUND_ONLY if not place else not place & meaning:
            return False
        return not flag or flag in self.flags.split(flags)

    def _forms(self, word: str, place: int) -> list[str]:
        """A word's normal forms; `place`: where in a compound it stands."""
        if len(word.encode()) > WORD_MAX:
            return []
        out: list[str] = []

        def add(form: str) -> None:
            if len(out) < FORMS_MAX - 1 and (not out or out[-1] != form):
                out.append(form)

        if self._known(word, "", place):
            out.append(word)
        for prefix in self._prefixes(word):
            form = _applied(prefix, word, place, None)
            if form is not None and self._known(form, prefix.flag, place):
                add(form)
        for suffix in self._suffixes(word):
            form = _applied(suffix, word, place, None)
            if form is None:
                continue
            if self._known(form, suffix.flag, place):
                add(form)
            base = len(word) - len(suffix.replacement)
            for prefix in self._prefixes(form):
                both = _applied(prefix, form, place, base)
                if both is not None:
                    crossed = prefix.meaning & suffix.meaning & CROSS_PRODUCT
                    if self._known(both, "" if crossed else prefix.flag, place):
                        add(both)
        return out

    def _prefixes(self, word: str) -> list[Affix]:
        return [a for n in range(min(len(word), self.prefix_max) + 1) for a in self.prefixes.get(word[:n], ())] if self.prefixes else []

    def _suffixes(self, word: str) -> list[Affix]:
        size = len(word)
        return [a for n in range(min(size, self.suffix_max) + 1) for a in self.suffixes.get(word[size - n :], ())]

    # --- compound words ---

    def _split(self, word: str) -> list[list[str]]:
        """The ways to take a word apart: rows of stems, the last one as it is written."""
        return self._variants(word, None, [], 0, -1)

    def _step(self, prefix: str) -> tuple[bool, bool]:
        """Whether words begin so, and whether longer ones do."""
        i = bisect_left(self.sorted, prefix)
        there = i < len(self.sorted) and self.sorted[i].startswith(prefix)
        if there and self.sorted[i] == prefix:
            i += 1
        return there, i < len(self.sorted) and self.sorted[i].startswith(prefix)

    def _variants(self, word: str, node: str | None, stems: list[str], start: int, least: int) -> list[list[str]]:
        size = len(word)
        level = start if node is None else least
        at: str | None = node or ""
        own = list(stems)
        out = [own]
        probed: set[int] = set()
        while level < size:
            if level > start:
                for length in self._between(word[level:], at is not None):
                    end = level - start + length
                    if start + end - 1 in probed or level + end - 1 <= least:
                        continue
                    place = COMPOUND_LAST if level == size - 1 else COMPOUND_MIDDLE
                    forms = self._forms(word[start : start + end], place)
                    if forms:
                        probed.add(start + end - 1)
                        out += self._variants(word, None, [*own, *forms], start + end, start + end)
            if at is None:
                break
            prefix = at + word[level]
            there, longer = self._step(prefix)
            if there:
                place = COMPOUND_BEGIN if start == 0 else COMPOUND_LAST if level == size - 1 else COMPOUND_MIDDLE
                found = self.words.get(prefix)
                if found is not None and found[1] & place and level not in probed and level > least:
                    if size == level + 1:
                        own.append(word[start:])
                        return out
                    out += self._variants(word, at, own, start, level)  # with a longer word here
                    level += 1
                    own.append(word[start:level])
                    at = ""
                    start = level
                    continue
                at = prefix if longer else None
            else:
                at = None
            level += 1
        own.append(word[start:])
        return out

    def _between(self, rest: str, here: bool) -> list[int]:
        """How far the affixes of compounds reach, of those that follow at once, or anywhere."""
        out = []
        for affix, suffix in self.between:
            if len(rest) > len(affix):
                at = (0 if rest.startswith(affix) else -1) if here else rest.find(affix)
                if at >= 0:
                    out.append(at + len(affix) if suffix else 0)
        return out


def _applied(a: Affix, word: str, place: int, base: int | None) -> str | None:
    """The word without an affix, or None where it does not fit; `base`: how much of it is there since before a suffix was taken off."""
    if not place:
        if a.meaning & COMPOUND_ONLY:
            return None
    elif place & COMPOUND_BEGIN:
        if a.meaning & COMPOUND_FORBID or not a.meaning & COMPOUND_BEGIN and a.suffix:
            return None
    elif place & COMPOUND_MIDDLE:
        if not a.meaning & COMPOUND_MIDDLE or a.meaning & COMPOUND_FORBID:
            return None
    elif place & COMPOUND_LAST and (a.meaning & COMPOUND_FORBID or not a.meaning & COMPOUND_LAST and not a.suffix):
        return None
    if a.suffix:
        out = word[: len(word) - len(a.replacement)] + a.find
    else:
        if base is not None and base + len(a.find) <= len(a.replacement):
            return None
        out = a.find + word[len(a.replacement):]
    return out if a.fits is None or a.fits(out) else None


def ispell(affix_name: str, affix_lines: list[str], dictionary_lines: list[str], stops: frozenset[str]) -> object:
    """A dictionary of the template, as a function of a token."""
    known = Ispell(read_affixes(affix_name, affix_lines), read_words(dictionary_lines))

    def lexize(token: str) -> tuple[str, ...] | None:
        word = lower(token)
        if not word:
            return None
        found = known(word)
        if found is None or not stops:
            return found
        assert isinstance(found, Lexemes)
        kept = [(w, v) for w, v in zip(found, found.variants, strict=True) if w not in stops]
        return Lexemes.of([w for w, _ in kept], [v for _, v in kept])

    return lexize


__all__ = ["Ispell", "ispell", "read_words"]
