"""The options of dictionaries by template, and the dictionaries that they make.

Source: PostgreSQL 15 manual, section 12.6; its src/backend/tsearch/dict_*.c and src/backend/snowball/dict_snowball.c.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.option_values import boolean
from aurorapy.planner.textsearch import dictionaries
from aurorapy.planner.textsearch.dictionaries import STEMMERS, Lexize, lower
from aurorapy.planner.textsearch.stop_words import has_list, stop_words

from . import dictionary_files as files

Options = tuple[tuple[str, str], ...]
_MADE: dict[Any, Any] = {}
MADE_MAX = 32  # dictionaries made of files that are kept, for all sessions
_NAMES = {"stopwords": "StopWords", "accept": "Accept", "language": "Language", "dictfile": "DictFile", "afffile": "AffFile", "dictionary": "Dictionary"}
_WORDS = {"dsimple": "simple dictionary", "dsynonym": "synonym", "dispell": "Ispell", "thesaurus": "Thesaurus", "dsnowball": "Snowball"}


def made_of(session: Any, kind: str, options: Options) -> Lexize:
    """The dictionary of a template (named as its functions are) and options."""
    return _MAKERS[kind](session, options)


def _unknown(kind: str, name: str) -> errors.SQLError:
    return errors.InvalidParameterValue(f'unrecognized {_WORDS[kind]} parameter: "{name}"')


def _once(seen: set[str], name: str) -> None:
    if name in seen:
        raise errors.InvalidParameterValue(f"multiple {_NAMES[name]} parameters")
    seen.add(name)


def _stops(session: Any, name: str) -> frozenset[str]:
    """A list of stop words: a file's, or one that comes with the server."""
    path = files.place(session, name, "stop")
    if has_list(name) and not path.exists():
        return stop_words(name)
    return frozenset(lower(words[0]) for line in files.lines(path, "stop-word") if not line[:1].isspace() and (words := line.split(None, 1)))


def _kept(key: Any, make: Callable[[], Any]) -> Any:
    found = _MADE.get(key)
    if found is None:
        found = make()
        if len(_MADE) >= MADE_MAX:
            _MADE.clear()
        _MADE[key] = found
    return found


def _simple(session: Any, options: Options) -> Lexize:
    stops: frozenset[str] = frozenset()
    accept = True
    seen: set[str] = set()
    for name, value in options:
        if name not in ("stopwords", "accept"):
            raise _unknown("dsimple", name)
        _once(seen, name)
        if name == "stopwords":
            stops = _stops(session, value)
        else:
            accept = boolean(name, value)
    return dictionaries.simple(stops, accept)


def _snowball(session: Any, options: Options) -> Lexize:
    stops: frozenset[str] = frozenset()
    language = ""
    seen: set[str] = set()
    for name, value in options:
        if name not in ("stopwords", "language"):
            raise _unknown("dsnowball", name)
        _once(seen, name)
        if name == "stopwords":
            stops = _stops(session, value)
        else:
            language = value.lower()
            if language not in STEMMERS:
                raise errors.UndefinedObject(f'no Snowball stemmer available for language "{value}" and encoding "UTF8"')
    if not language:
        raise errors.InvalidParameterValue("missing Language parameter")
    return dictionaries.snowball(language, stops)


def _synonym(session: Any, options: Options) -> Lexize:
    from aurorapy.planner.textsearch.synonyms import synonym

    name_of, sensitive = None, False
    for name, value in options:
        if name == "synonyms":
            name_of = value
        elif name == "casesensitive":
            sensitive = boolean(name, value)
        else:
            raise _unknown("dsynonym", name)
    if name_of is None:
        raise errors.InvalidParameterValue("missing Synonyms parameter")
    path = files.place(session, name_of, "syn")
    made: Lexize = _kept(("synonym", files.identity(path, "synonym"), sensitive), lambda: synonym(files.lines(path, "synonym"), sensitive))
    return made


def _ispell(session: Any, options: Options) -> Lexize:
    from aurorapy.planner.textsearch.ispell import ispell

    words = affixes = None
    stops: frozenset[str] = frozenset()
    seen: set[str] = set()
    for name, value in options:
        if name not in ("dictfile", "afffile", "stopwords"):
            raise _unknown("dispell", name)
        _once(seen, name)
        if name == "dictfile":
            words = files.place(session, value, "dict")
            files.lines(words, "dictionary")
        elif name == "afffile":
            affixes = files.place(session, value, "affix")
            files.lines(affixes, "affix")
        else:
            stops = _stops(session, value)
    if affixes is None or words is None:
        raise errors.InvalidParameterValue("missing AffFile parameter" if affixes is None else "missing DictFile parameter")
    chosen = affixes, words
    key = "ispell", files.identity(affixes, "affix"), files.identity(words, "dictionary"), stops
    made: Lexize = _kept(key, lambda: ispell(str(chosen[0]), files.lines(chosen[0], "affix"), files.lines(chosen[1], "dictionary"), stops))
    return made


def _thesaurus(session: Any, options: Options) -> Lexize:
    from aurorapy.planner.functions.textsearch_config import dictionary
    from aurorapy.planner.textsearch.thesaurus import Thesaurus, read_rules

    from .text_search import need_oid

    path = below = None
    seen: set[str] = set()
    for name, value in options:
        if name not in ("dictfile", "dictionary"):
            raise _unknown("thesaurus", name)
        _once(seen, name)
        if name == "dictfile":
            path = files.place(session, value, "ths")
            files.lines(path, "thesaurus")
        else:
            below = value
    if path is None or below is None:
        raise errors.InvalidParameterValue("missing DictFile parameter" if path is None else "missing Dictionary parameter")
    return Thesaurus(read_rules(str(path), files.lines(path, "thesaurus")), dictionary(need_oid(session, "dictionary", tuple(below.split(".")))))


_MAKERS: dict[str, Callable[[Any, Options], Lexize]] = {"dsimple": _simple, "dsynonym": _synonym, "dispell": _ispell, "thesaurus": _thesaurus, "dsnowball": _snowball}
