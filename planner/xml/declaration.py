"""XML declarations and what may stand before a document's root, read without a parser.

A value keeps the text that was given, its declaration included; what is shown of it goes by version and standalone.

Source: PostgreSQL 15 manual, section 8.13; section 2.8 of the XML recommendation.
"""

from __future__ import annotations

import re

from aurorapy import errors
from aurorapy.records import dataclass

DEFAULT_VERSION = "1.0"
_SPACE = " \t\r\n"
_PART = {name: re.compile(rf"{name}[ \t\r\n]*=[ \t\r\n]*(?:\"([^\"]*)\"|'([^']*)')") for name in ("version", "encoding", "standalone")}
_BEFORE_DOCTYPE = re.compile(r"(?:[ \t\r\n]+|<!--(?:(?!-->).)*-->|<\?(?:(?!\?>).)*\?>)*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a declaration says; `end` is where the text goes on. standalone None: not said."""

    end: int = 0
    version: str | None = None
    standalone: bool | None = None


_NONE = Declaration()


class Malformed(Exception):
    """A declaration that is none; the text says why, as PostgreSQL does."""


def read(text: str) -> Declaration:
    """The declaration at the beginning of a text; raises Malformed."""
    if not text.startswith("<?xml") or text[5:6].isalnum() or text[5:6] in ("-", ".", "_", ":"):
        return _NONE  # another instruction
    at, spaced = _behind(text, 5)
    _need_space(spaced)
    found = _PART["version"].match(text, at)
    if found is None:
        raise Malformed("Malformed declaration: missing version.")
    version = found[1] if found[1] is not None else found[2]
    at, spaced = _behind(text, found.end())
    standalone: bool | None = None
    if text.startswith("encoding", at):
        _need_space(spaced)
        found = _PART["encoding"].match(text, at)
        if found is None:
            raise Malformed("Missing encoding in text declaration.")
        at, spaced = _behind(text, found.end())
    if text.startswith("standalone", at):
        _need_space(spaced)
        found = _PART["standalone"].match(text, at)
        value = None if found is None else found[1] if found[1] is not None else found[2]
        if found is None or value not in ("yes", "no"):
            raise Malformed("standalone accepts only 'yes' or 'no'.")
        standalone = value == "yes"
        at, _ = _behind(text, found.end())
    if not text.startswith("?>", at):
        raise Malformed("Parsing XML declaration: '?>' expected.")
    if not text[: at + 2].isascii():
        raise Malformed("Invalid character value.")
    return Declaration(at + 2, version, standalone)


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in _SPACE:
        at += 1
    return at


def _behind(text: str, at: int) -> tuple[int, bool]:
    """(where the next part starts, whether a blank stands before it)."""
    after = _skip(text, at)
    return after, after > at


def _need_space(spaced: bool) -> None:
    if not spaced:
        raise Malformed("Space required.")


def lenient(text: str) -> Declaration:
    """The declaration, or none where it is malformed."""
    try:
        return read(text)
    except Malformed:
        return _NONE


def strict(text: str) -> Declaration:
    """The declaration; 2200N where it is malformed."""
    try:
        return read(text)
    except Malformed as e:
        raise errors.InvalidXmlContent("invalid XML content: invalid XML declaration", detail=str(e)) from None


def written(version: str | None, standalone: bool | None, encoding: str | None = None) -> str:
    """A declaration, as far as it says more than nothing; '' where it does not."""
    if (version is None or version == DEFAULT_VERSION) and standalone is None and encoding is None:
        return ""
    text = f'<?xml version="{version or DEFAULT_VERSION}"'
    if encoding is not None:
        text += f' encoding="{encoding}"'
    if standalone is not None:
        text += f' standalone="{"yes" if standalone else "no"}"'
    return text + "?>"


def shown(text: str, encoding: str | None = None) -> str:
    """A value's text form: its declaration without the encoding, or with the client's where it is told."""
    found = lenient(text)
    head = written(found.version, found.standalone, encoding)
    rest = text[found.end :]
    if not head and rest.startswith("\n"):
        rest = rest[1:]
    return head + rest


def has_doctype(text: str) -> bool:
    """Whether a document type comes before anything else, so that content is read as a document."""
    found = _BEFORE_DOCTYPE.match(text)
    return text.startswith("<!DOCTYPE", found.end() if found is not None else 0)
