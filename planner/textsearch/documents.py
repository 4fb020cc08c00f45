"""From text to vectors and queries, by a configuration.

Source: PostgreSQL 15 manual, section 12.3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .configurations import Configuration
from .lexemes import Lexemes, variants_of
from .parser import tokens
from .queries import AND, OR, PHRASE, Query, checked_word, parse_query, without_stops
from .vectors import LEXEME_MAX, Vector, make_vector
from .words import POSITION_MAX, Mode

Tell = Callable[[str, str, "str | None"], None]
_TOP = POSITION_MAX << 2


def _too_long(token: str, tell: Tell) -> bool:
    if len(token.encode()) <= LEXEME_MAX:
        return False
    tell("word is too long to be indexed", "54000", f"Words longer than {LEXEME_MAX + 1} characters are ignored.")
    return True


def add_words(words: dict[str, list[int]], config: Configuration, text: str, place: int, tell: Tell) -> tuple[int, bool]:
    """Put a text's lexemes into `words`, their places counted from behind `place`; the last place, and whether there were any. Stop words take a place too."""
    if config.phrases:
        return _add_phrases(words, config, text, place, tell)
    chains = config.chains
    any_found = False
    for kind, token in tokens(text, blanks=False):
        chain = chains[kind]
        if chain is None or (len(token) > 500 and _too_long(token, tell)):
            continue
        lexemes = chain[token]
        if lexemes is None:
            continue
        place += 1
        for lexeme in lexemes:
            any_found = True
            if lexeme in words:
                words[lexeme].append(place << 2 if place < POSITION_MAX else _TOP)
            else:
                words[lexeme] = [place << 2 if place < POSITION_MAX else _TOP]
    return place, any_found


def _results(config: Configuration, text: str, tell: Tell) -> Iterator[tuple[str, ...]]:
    """What takes a place in a text, one after the other; nothing is a stop word."""
    found = [(kind, token) for kind, token in tokens(text, blanks=False)
             if config.chains[kind] is None or not (len(token) > 500 and _too_long(token, tell))]
    if config.phrases:
        from .phrases import phrases

        yield from (lexemes for lexemes, _, _ in phrases(config, found) if lexemes is not None)
        return
    for kind, token in found:
        chain = config.chains[kind]
        lexemes = None if chain is None else chain[token]
        if lexemes is not None:
            yield lexemes


def _add_phrases(words: dict[str, list[int]], config: Configuration, text: str, place: int, tell: Tell) -> tuple[int, bool]:
    any_found = False
    for lexemes in _results(config, text, tell):
        place += 1
        added = lexemes.added if isinstance(lexemes, Lexemes) else ()
        for i, lexeme in enumerate(lexemes):
            any_found = True
            place += i in added
            words.setdefault(lexeme, []).append(place << 2 if place < POSITION_MAX else _TOP)
    return place, any_found


def document_vector(config: Configuration, texts: Iterable[str], tell: Tell, gap: int = 1) -> Vector:
    """The vector of texts one behind the other; between two of which the first has lexemes places are left free."""
    words: dict[str, list[int]] = {}
    place = 0
    for text in texts:
        place, any_found = add_words(words, config, text, place, tell)
        if any_found:
            place += gap
    return make_vector(words)


def operand_query(config: Configuration, text: str, weights: int, prefix: bool, joined: int, tell: Tell) -> Query:
    """What stands for a word, or words, of a query: its lexemes, joined by an operator; stop words between them as empty tuples."""
    out: Query = ()
    last = place = 0
    for lexemes in _results(config, text, tell):
        place += 1
        for at, node in _nodes(lexemes, place, weights, prefix):
            if not last:
                out = node
            else:
                for _ in range(at - last - 1):
                    out = _join(joined, out, ())
                out = _join(joined, out, node)
            last = place = at
    return out


def _nodes(lexemes: tuple[str, ...], place: int, weights: int, prefix: bool) -> Iterator[tuple[int, Query]]:
    """(place, query) of what a token became: lexemes of one variant are all to be there, variants stand for each other."""
    added = lexemes.added if isinstance(lexemes, Lexemes) else ()
    one: Query = ()
    whole: Query = ()
    last: int | None = None
    for i, (variant, lexeme, starts) in enumerate(variants_of(lexemes)):
        if i in added:
            yield place, (OR, whole, one) if whole else one
            place, one, whole, last = place + 1, (), (), None
        node: Query = (checked_word(lexeme), weights, prefix or starts)
        if last is not None and variant != last:
            whole, one = (OR, whole, one) if whole else one, node
        else:
            one = (AND, one, node) if one else node
        last = variant
    if one:
        yield place, (OR, whole, one) if whole else one


def _join(op: int, left: Query, right: Query) -> Query:
    return (PHRASE, left, right, 1) if op == PHRASE else (op, left, right)


def text_query(config: Configuration, text: str, mode: Mode, tell: Tell) -> Query:
    """to_tsquery, or websearch_to_tsquery."""
    found = parse_query(text, lambda word, weights, prefix, in_quotes: operand_query(config, word, weights, prefix, PHRASE, tell), mode)
    if found is None:
        tell(f'text-search query doesn\'t contain lexemes: "{text}"', "00000", None)
        return ()
    return _cleaned(found, tell)


def plain_query(config: Configuration, text: str, joined: int, tell: Tell) -> Query:
    """plainto_tsquery (AND) and phraseto_tsquery (PHRASE)."""
    assert joined in (AND, PHRASE)
    found = operand_query(config, text, 0, False, joined, tell)
    if not text:
        tell('text-search query doesn\'t contain lexemes: ""', "00000", None)
        return ()
    return _cleaned(found, tell)


def _cleaned(found: Query, tell: Tell) -> Query:
    out = without_stops(found)[0]
    if not out:
        tell("text-search query contains only stop words or doesn't contain lexemes, ignored", "00000", None)
    return out
