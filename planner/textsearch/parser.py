r"""The default parser: a document's tokens, of 23 types.

Two regular expressions, one for documents of ASCII and one for others, give the next token; alternatives stand in the order in which PostgreSQL tries
what a token may be. Three things are not regular, and are modes of the loop: a compound word is followed by its parts; a URL by its host and path;
what lies between <script> or <style> and its end is blank.

    word     letters          numword   letters and digits      compound  word(-word)+
    host     run([-_.]run)*.letters[:port]      email  run([-_.]run)*@host      url  host/path

Source: PostgreSQL 15 manual, section 12.5.
"""

from __future__ import annotations

import functools
import re

from .letters import classes
from .words import pattern

ASCIIWORD, WORD, NUMWORD, EMAIL, URL, HOST, SFLOAT, VERSION, HWORD_NUMPART, HWORD_PART, HWORD_ASCIIPART, BLANK = range(1, 13)
TAG, PROTOCOL, NUMHWORD, ASCIIHWORD, HWORD, URL_PATH, FILE, FLOAT, INT, UINT, ENTITY = range(13, 24)

TOKEN_TYPES: dict[int, tuple[str, str]] = {
    ASCIIWORD: ("asciiword", "Word, all ASCII"), WORD: ("word", "Word, all letters"), NUMWORD: ("numword", "Word, letters and digits"),
    EMAIL: ("email", "Email address"), URL: ("url", "URL"), HOST: ("host", "Host"), SFLOAT: ("sfloat", "Scientific notation"),
    VERSION: ("version", "Version number"), HWORD_NUMPART: ("hword_numpart", "Hyphenated word part, letters and digits"),
    HWORD_PART: ("hword_part", "Hyphenated word part, all letters"), HWORD_ASCIIPART: ("hword_asciipart", "Hyphenated word part, all ASCII"),
    BLANK: ("blank", "Space symbols"), TAG: ("tag", "XML tag"), PROTOCOL: ("protocol", "Protocol head"),
    NUMHWORD: ("numhword", "Hyphenated word, letters and digits"), ASCIIHWORD: ("asciihword", "Hyphenated word, all ASCII"),
    HWORD: ("hword", "Hyphenated word, all letters"), URL_PATH: ("url_path", "URL path"), FILE: ("file", "File or path name"),
    FLOAT: ("float", "Decimal notation"), INT: ("int", "Signed integer"), UINT: ("uint", "Unsigned integer"), ENTITY: ("entity", "XML entity"),
}  # fmt: skip

_GROUPS = {name: number for number, (name, _) in TOKEN_TYPES.items()} | {"power": SFLOAT, "plain": ASCIIWORD, "sign": BLANK}
_DIGITS = r"[0-9]"
_SCRIPT = r"(?i)<(/?)(?:script|style)(?=[\s/>])"


def _pattern(letter: str, inner: str, *, blanks: bool) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a token is, the part of a compound word, and a blank. A group that may fail midway is repeated in (?>..): before CPython 3.11.5 a possessive
    repetition forgets to go back. `letter` and `inner`: classes' bodies, of letters and of what a word may go on with.
    Without `blanks`, what is certainly blank behind a plain word is passed over with it."""
    gap = "" if blanks else rf"(?:[\s,;!?()\"][^<\-+&/0-9{letter}]*+)?"
    start, word, any_ = f"[{letter}]", f"[{inner}]", f"[{inner}0-9]"
    run, part = "[A-Za-z0-9]++", f"(?:{start}{any_}*+|[0-9]++{word}{any_}*+)"
    host = rf"{run}(?:[-_.]{run})*\.[A-Za-z]{{2,}}+(?![A-Za-z0-9])"
    site = rf"{host}(?::[0-9]++)?"
    exponent = "[eE][-+]?[0-9]++"
    up = r"(?>(?:(?:\.\.?|~)/)*)"
    stop = r"(?:(?=[\s/])|\Z)"
    inside = rf"(?>(?:[A-Za-z0-9_-]++|\.(?=[A-Za-z0-9_])|/{up}[.~]?(?=[A-Za-z0-9_]))*)(?:/(?:(?:\.\.?|~)/)*\.\.{stop})?"
    file = rf"/(?:{up}[.~]?[A-Za-z0-9_]{inside}|(?:(?:\.\.?|~)/)*\.\.{stop})"
    numword = f"(?:{start}{word}*+[0-9]|[0-9]++{word}){any_}*+"
    quoted = r"""'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+\""""
    tag = rf"(?>(?:[A-Za-z0-9=\-_#/:.&?%~\s]++|{quoted})*)>"
    token = re.compile(rf"""
        (?P<plain>[A-Za-z]++(?!\.[A-Za-z0-9_]|[-_@:/0-9]|{word})){gap}
      | (?P<power>[0-9]++{exponent})
      | (?P<email>{run}(?>(?:[-_.]{run})*)@(?![0-9]++{exponent}){site}|{numword}@(?![0-9]++{exponent}){site})
      | (?P<url>{site}(?=/[!#-;=?-\[\]_a-z~]))
      | (?P<host>{site})
      | (?P<protocol>[A-Za-z]++://)
      | (?P<file>(?:[A-Za-z]++|{numword})(?:\.[A-Za-z0-9_]{inside}|{file})|[0-9]++{file}|~(?:[A-Za-z0-9_]{inside}|{file})|{file}|\.\.?{file}|\.\.{stop})
      | (?P<compound>{part}(?>(?:-{part})+))
      | (?P<numword>{numword})
      | (?P<letters>{start}{word}*+)
      | (?P<sfloat>[-+]?[0-9]++\.[0-9]++{exponent}|[-+][0-9]++{exponent})
      | (?P<version>[0-9]++(?>(?:\.[0-9]++){{2,}}))
      | (?P<float>[0-9]++\.[0-9]++|[-+][0-9]++\.[0-9]++(?!\.[0-9]))
      | (?P<uint>[0-9]++)
      | (?P<sign>[-+](?=[0-9]++\.[0-9]++\.[0-9]))
      | (?P<int>[-+][0-9]++)
      | (?P<entity>&(?:\#(?:[xX][0-9a-fA-F]++|[0-9]++)|[A-Za-z:_][A-Za-z0-9:_.-]*+);)
      | (?P<tag><(?:!--(?:.*?-->)|\?[xX]{tag}|![Dd]{tag}|(?:/[A-Za-z]|[A-Za-z:_])(?:{any_}|[:_.-])*+(?:/?>|\s{tag})))
      | (?P<blank>.[^<\-+&/0-9{letter}]*+)
        """, re.X | re.S)
    return token, re.compile(f"(?P<letters>{start}{word}*+)(?![0-9])|(?P<numword>{start}{any_}*+|[0-9]++{word}{any_}*+)|(?P<blank>-(?={any_}))"), re.compile(
        f".[^<\\-+&/0-9{letter}]*+", re.S)


@functools.cache
def _patterns(ascii_only: bool, blanks: bool) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return _pattern(*(("A-Za-z", "A-Za-z") if ascii_only else classes()), blanks=blanks)


_PATH = r"/[!#-;=?-\[\]_a-z~]++"


def tokens(text: str, *, blanks: bool = True) -> list[tuple[int, str]]:
    """A document's tokens in order: (type, text). All of the document is in them, but that compound words and URLs are there twice; and without `blanks`
    most blanks are left out."""
    patterns = _patterns(text.isascii(), blanks)
    match, blank = patterns[0].match, patterns[2]
    out: list[tuple[int, str]] = []
    at, end = 0, len(text)
    while at < end:
        m = match(text, at)
        assert m is not None  # any character is blank at least
        kind = m.lastgroup
        found = m.group(kind or 0)
        if kind == "plain":
            out.append((ASCIIWORD, found))
            at = m.end()
        elif kind == "compound":
            numbers = pattern(_DIGITS).search(found)
            out.append((NUMHWORD if numbers else ASCIIHWORD if found.isascii() else HWORD, found))
            at = _parts(patterns[1], text, at, out)
        elif kind == "letters":
            out.append((ASCIIWORD if found.isascii() else WORD, found))
            at = m.end()
        elif kind == "url":
            at = _url(text, at, m.end(), out)
        else:
            out.append((_GROUPS[kind or "blank"], found))
            at = m.end()
            if kind == "tag" and (script := pattern(_SCRIPT).match(found)) and not script[1]:
                at = _ignored(blank, match, text, at, out)
    return out


def _parts(part: re.Pattern[str], text: str, at: int, out: list[tuple[int, str]]) -> int:
    """The parts of the compound word that begins there, and where the last ends."""
    while m := part.match(text, at):
        found, kind = m.group(), m.lastgroup
        out.append((BLANK if kind == "blank" else HWORD_NUMPART if kind == "numword" else HWORD_ASCIIPART if found.isascii() else HWORD_PART, found))
        at = m.end()
    return at


def _url(text: str, at: int, end: int, out: list[tuple[int, str]]) -> int:
    """A URL, its host, and its path; where it ends."""
    path = pattern(_PATH).match(text, end)
    assert path is not None  # the pattern has looked ahead
    out += ((URL, text[at : path.end()]), (HOST, text[at:end]), (URL_PATH, path.group()))
    return path.end()


def _ignored(blank: re.Pattern[str], match: object, text: str, at: int, out: list[tuple[int, str]]) -> int:
    """What lies behind the beginning of a script or style: blanks and tags, up to the end of one."""
    end = len(text)
    while at < end:
        m = match(text, at) if text[at] == "<" else None  # type: ignore[operator]
        if m is not None and m.lastgroup == "tag":
            out.append((TAG, m.group()))
            at = m.end()
            if (script := pattern(_SCRIPT).match(m.group())) and script[1]:
                return at
            continue
        stop = text.find("<", at + 1)
        stop = end if stop < 0 else stop
        out.append((BLANK, text[at:stop]))
        at = stop
    return at
