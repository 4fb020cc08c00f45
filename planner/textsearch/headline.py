"""An excerpt of a document with the words of a query marked.

A document is a list of words (`Word`), blanks included; a cover is a stretch of them that satisfies the query and begins and ends with a word of it.
Without fragments the best headline around a cover is shown, with them some of the best covers.

Source: PostgreSQL 15 manual, section 12.3.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from aurorapy import errors
from aurorapy.records import dataclass

from . import parser
from .configurations import Configuration
from .lexemes import Lexemes
from .matching import NO, YES, execute
from .queries import Query, values
from .ranking import numbered
from .words import POSITION_MAX, pattern

_NO_WORDS = (parser.BLANK, parser.TAG, parser.URL, parser.HWORD, parser.ASCIIHWORD, parser.NUMHWORD)
_NO_END = (*_NO_WORDS, parser.SFLOAT, parser.VERSION, parser.FLOAT, parser.INT, parser.UINT, parser.TAG, parser.PROTOCOL, parser.ENTITY)
_SKIPPED = (parser.URL, parser.NUMHWORD, parser.ASCIIHWORD, parser.HWORD)
_TRUE = ("1", "on", "true", "t", "y", "yes")
_OPTION = r"(?s)\s*([^\s=,\"]+|\"(?:[^\"]|\"\")*\")\s*=\s*(\"(?:[^\"\\]|\\.|\"\")*\"|'(?:[^'\\]|\\.|'')*'|[^\s,]*)\s*(,|\Z)"


@dataclass(slots=True)
class Word:
    """`item`: the number of the query's lexeme that it is, -1 for none. One that is several of them is there several times, all but the first `repeated`."""

    kind: int
    text: str
    size: int
    item: int = -1
    place: int = 0
    repeated: bool = False
    shown: bool = False
    selected: bool = False
    blanked: bool = False
    left_out: bool = False


@dataclass(slots=True)
class Options:
    """The options of ts_headline."""

    start: str = "<b>"
    stop: str = "</b>"
    delimiter: str = " ... "
    max_words: int = 35
    min_words: int = 15
    short_word: int = 3
    max_fragments: int = 0
    all: bool = False


_NUMBERS = {"maxwords": "max_words", "minwords": "min_words", "shortword": "short_word", "maxfragments": "max_fragments"}
TEXT_MAX = 32767  # bytes
_NAMES = {"startsel": "StartSel", "stopsel": "StopSel", "fragmentdelimiter": "FragmentDelimiter"}
_TEXTS = {"startsel": "start", "stopsel": "stop", "fragmentdelimiter": "delimiter"}


def split_options(text: str) -> list[tuple[str, str]]:
    """The (name, value) of a list name=value, ...; 42601 for a text that is none."""
    out: list[tuple[str, str]] = []
    at = 0
    while text[at:].strip():
        m = pattern(_OPTION).match(text, at)
        if m is None:
            raise errors.SyntaxError_(f'invalid parameter list format: "{text}"')
        name, value = m[1], m[2]
        name = name[1:-1].replace('""', '"') if name[:1] == '"' else name.lower()
        if value[:1] in ("'", '"'):
            quote = value[0]
            value = re.sub(r"\\(.)", r"\1", value[1:-1].replace(quote * 2, quote), flags=re.S)
        out.append((name, value))
        at = m.end()
    return out


def read_options(text: str) -> Options:
    """The options that a text has; 22023 for wrong ones."""
    out = Options()
    for name, value in split_options(text):
        known = name.lower()
        if known in _NUMBERS:
            if not re.fullmatch(r"\s*[+-]?\d+\s*", value):
                raise errors.InvalidTextRepresentation(f'invalid input syntax for type integer: "{value}"')
            setattr(out, _NUMBERS[known], int(value))
        elif known in _TEXTS:
            if len(value.encode()) > TEXT_MAX:
                raise errors.InvalidParameterValue(f'value for "{_NAMES[known]}" is too long')
            setattr(out, _TEXTS[known], value)
        elif known == "highlightall":
            out.all = value.lower() in _TRUE
        else:
            raise errors.InvalidParameterValue(f'unrecognized headline parameter: "{name}"')
    if not out.all:
        for wrong, message in ((out.min_words >= out.max_words, "MinWords should be less than MaxWords"), (out.min_words <= 0, "MinWords should be positive"),
                               (out.short_word < 0, "ShortWord should be >= 0"), (out.max_fragments < 0, "MaxFragments should be >= 0")):
            if wrong:
                raise errors.InvalidParameterValue(message)
    return out


def _document(config: Configuration, text: str, query: Query) -> list[Word]:
    items = list(values(query))
    exact: dict[str, list[int]] = {}
    for n, node in enumerate(items):
        if not node[2]:
            exact.setdefault(node[0], []).append(n)
    prefixes = [(n, node[0]) for n, node in enumerate(items) if node[2]]
    words: list[Word] = []
    place = 0
    for kind, token, lexemes, follows in _lexized(config, text):
        word = Word(kind, token, len(token) if token.isascii() else len(token.encode()))
        words.append(word)
        if lexemes is None:
            continue
        place += not follows
        added = lexemes.added if isinstance(lexemes, Lexemes) else ()
        at = place
        for i, lexeme in enumerate(lexemes):
            at += i in added
            found = exact.get(lexeme, [])
            if prefixes:
                found = sorted([*found, *(n for n, start in prefixes if lexeme.startswith(start))])
            for n in found:
                if word.item < 0:
                    word.item, word.place = n, min(at, POSITION_MAX)
                else:
                    words.append(Word(kind, token, word.size, n, word.place, repeated=True))
    return words


def _lexized(config: Configuration, text: str) -> Iterator[tuple[int, str, tuple[str, ...] | None, bool]]:
    """(type, token, lexemes, whether it goes on a phrase) of a text; all tokens of a phrase have its lexemes."""
    if not config.phrases:
        for kind, token in parser.tokens(text):
            chain = config.chains[kind]
            yield kind, token, chain[token] if chain is not None else None, False
        return
    from .phrases import phrases

    found = list(parser.tokens(text))
    for lexemes, first, behind in phrases(config, found):
        for n in range(first, behind):
            yield *found[n], lexemes, n > first


class Headline:
    """A headline in the making."""

    def __init__(self, config: Configuration, text: str, query: Query, options: Options) -> None:
        self.words = _document(config, text, query)
        self.query = numbered(query, [0]) if query else ()
        self.options = options
        self.found = [i for i, w in enumerate(self.words) if w.item >= 0]

    def interesting(self, i: int) -> bool:
        w = self.words[i]
        return w.item >= 0 and not w.repeated

    def bad_end(self, i: int) -> bool:
        """Whether a headline should not end there: no word, or a short one, and none of the query."""
        w = self.words[i]
        return (w.kind in _NO_END or w.size <= self.options.short_word) and not self.interesting(i)

    def counts(self, i: int) -> int:
        return int(self.words[i].kind not in _NO_WORDS)

    def covers(self) -> Iterator[tuple[int, int]]:
        """The earliest, shortest stretches that satisfy the query, none of more than so many words."""
        most = max(self.options.max_words * 10, 100) * (self.options.max_fragments or 1)
        if not self.query:
            return
        for n, begin in enumerate(self.found):
            known: dict[str, set[int]] = {}

            def check(node: Query, phrase: bool, known: dict[str, set[int]] = known) -> tuple[int, Set[int]]:
                places = known.get(node[0])
                return (NO, frozenset()) if places is None else (YES, places)

            for end in self.found[n:]:
                if end - begin >= most and end != begin:
                    break
                known.setdefault(str(self.words[end].item), set()).add(self.words[end].place)
                if execute(self.query, check) != NO:
                    yield begin, end
                    break

    def mark(self, first: int, last: int) -> None:
        """Show a stretch."""
        for w in self.words[first : last + 1]:
            w.selected = w.selected or w.item >= 0
            w.blanked = w.blanked or (w.kind == parser.TAG and not self.options.all)
            w.left_out = w.left_out or w.kind in _SKIPPED
            w.shown = not w.repeated

    def mark_best(self) -> None:
        """Show the best headline around a cover; the document's beginning where there is none."""
        best: tuple[bool, int, bool] | None = None
        stretch = (0, -1)
        for begin, end in self.covers():
            first, last, interesting = self.stretched(begin, end)
            quality = (first <= begin and last >= end, interesting, not self.bad_end(last))
            if best is None or quality[:2] > best[:2] or (quality[:2] == best[:2] and quality[2] and self.bad_end(stretch[1])):
                best, stretch = quality, (first, last)
        self.mark(*(stretch if best is not None else (0, self.beginning())))

    def beginning(self) -> int:
        """Where the first min_words words end."""
        count, last = 0, -1
        for i in range(len(self.words)):
            if count >= self.options.min_words:
                break
            count += self.counts(i)
            last = i
        return last

    def stretched(self, begin: int, end: int) -> tuple[int, int, int]:
        """A cover made longer or shorter, to be a headline: its first and last word, and how many words of the query it has."""
        o = self.options
        count = interesting = 0
        first = last = begin
        i = begin
        while i <= end and count < o.max_words:
            count += self.counts(i)
            interesting += self.interesting(i)
            last = i
            i += 1
        if count < o.max_words:
            i -= 1
            while i < len(self.words) and count < o.max_words:
                if i > end:
                    count += self.counts(i)
                    interesting += self.interesting(i)
                last = i
                if not self.bad_end(i) and count >= o.min_words:
                    break
                i += 1
            if count < o.min_words:
                i = begin - 1
                while i >= 0:
                    count += self.counts(i)
                    interesting += self.interesting(i)
                    if count >= o.max_words or (not self.bad_end(i) and count >= o.min_words):
                        break
                    i -= 1
                first = max(i, 0)
        else:
            i = min(i, end)
            while count > o.min_words and self.bad_end(i):
                count -= self.counts(i)
                interesting -= self.interesting(i)
                last = i - 1
                i -= 1
        return first, last, interesting

    def mark_fragments(self) -> None:
        """Show the covers that have most words of the query, each with some words around it."""
        pieces = [piece for begin, end in self.covers() for piece in self.pieces(begin, end)]
        free = list(range(len(pieces)))
        shown = False
        for _ in range(self.options.max_fragments):
            candidates = [n for n in free if pieces[n][3] > 0]
            if not candidates:
                break
            best = min(candidates, key=lambda n: (-pieces[n][3], pieces[n][2], n))
            free.remove(best)
            first, last = self.around(*pieces[best][:3])
            self.mark(first, last)
            shown = True
            free = [n for n in free if not (first <= pieces[n][0] <= last or first <= pieces[n][1] <= last or (pieces[n][0] < first and pieces[n][1] > last))]
        if not shown:
            self.mark(0, self.beginning())

    def pieces(self, begin: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """A cover in pieces that are not too long and begin and end with words of the query: (first, last, words, words of the query)."""
        while begin <= end:
            first = next((i for i in range(begin, end + 1) if self.interesting(i)), end)
            count = interesting = 0
            i = first
            while i <= end and count < self.options.max_words:
                count += self.counts(i)
                interesting += self.interesting(i)
                i += 1
            last = end
            if last > i:
                last = i
                for i in range(last, first - 1, -1):
                    last = i
                    if self.interesting(i):
                        break
                    count -= self.counts(i)
            yield first, last, count, interesting
            begin = last + 1

    def around(self, first: int, last: int, count: int) -> tuple[int, int]:
        """A piece with words before and behind it, up to good ends."""
        if count >= self.options.max_words:
            return first, last
        room = (self.options.max_words - count) // 2
        taken, mark = 0, first
        i = first - 1
        while i >= 0 and taken < room and not self.words[i].shown:
            taken += self.counts(i)
            count += self.counts(i)
            mark = i
            i -= 1
        i = mark
        while i < first and self.bad_end(i):
            count -= self.counts(i)
            i += 1
        first = i
        mark = last
        i = last + 1
        while i < len(self.words) and count < self.options.max_words and not self.words[i].shown:
            count += self.counts(i)
            mark = i
            i += 1
        i = mark
        while i > last and self.bad_end(i):
            count -= self.counts(i)
            i -= 1
        return first, i

    def text(self) -> str:
        """What is shown."""
        o = self.options
        out: list[str] = []
        inside = False
        fragments = 0
        for w in self.words:
            if w.shown and not w.repeated:
                if not inside:
                    inside = True
                    fragments += 1
                    if fragments > 1:
                        out.append(o.delimiter)
                if w.blanked:
                    out.append(" ")
                elif not w.left_out:
                    out.append(f"{o.start}{w.text}{o.stop}" if w.selected else w.text)
            elif not w.repeated:
                inside = False
        return "".join(out)


def headline(config: Configuration, text: str, query: Query, options: Options) -> str:
    """ts_headline of one text."""
    h = Headline(config, text, query, options)
    if options.all:
        h.mark(0, len(h.words) - 1)
    elif options.max_fragments == 0:
        h.mark_best()
    else:
        h.mark_fragments()
    return h.text()
