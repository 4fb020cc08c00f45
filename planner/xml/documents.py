"""Well-formedness and trees, by lxml (libxml2).

Nothing is loaded from outside: no DTD, no external entity, no network; entities stay references, so none can grow either. Content is read as the inside of
an element whose name does not occur in it; errors point into the text that was given.

Source: PostgreSQL 15 manual, sections 8.13.1 and 9.15.2.
"""

from __future__ import annotations

import functools
from typing import Any

from aurorapy import errors

from . import declaration

_NAMESPACE_DOMAIN = "NAMESPACE"
_NOT_SAID = "WAR_UNDECLARED_ENTITY"  # that an entity may be in a DTD which nobody loads


@functools.cache
def library() -> Any:
    """lxml.etree: imported with the first use, for most servers never see any xml."""
    from lxml import etree

    return etree


@functools.cache
def _parser(*, huge: bool = False) -> Any:
    """`huge`: texts of more than 10 MB are taken, as PostgreSQL's libxml2 takes them, and elements may lie deeper."""
    return library().XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
                               strip_cdata=False, remove_blank_text=False, huge_tree=huge)


class NotWellFormed(Exception):
    """What the parser found, as the lines of an error's detail."""


def _shown(entry: Any, lines: list[str], shift: int) -> str:
    """An entry of the parser's log: its line of the text with a caret below."""
    number = min(max(entry.line, 1), len(lines))
    column = max(entry.column - 1 - (shift if number == 1 else 0), 0)
    line = lines[number - 1]
    return f"line {number}: {entry.message}\n{line}\n{_blanks(line[:column])}^"


def _blanks(text: str) -> str:
    """What PostgreSQL puts below a text: a blank a byte."""
    return " " * len(_data(text))


def _parse(data: bytes, *, huge: bool = False) -> tuple[Any, list[Any]]:
    """(root or None, the parser's log)."""
    parser = _parser(huge=huge)
    try:
        root = library().fromstring(data, parser)
    except library().XMLSyntaxError:
        log = list(parser.error_log)
        if not huge and any("Text node too long" in entry.message for entry in log):
            return _parse(data, huge=True)
        return None, log
    return root, [entry for entry in parser.error_log if entry.type_name != _NOT_SAID]


def _data(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def check_document(text: str) -> None:
    """Raises NotWellFormed for what is no document. Namespaces are no matter of well-formedness."""
    root, log = _parse(_data(text))
    if root is None:
        _raise(text, [entry for entry in log if entry.domain_name != _NAMESPACE_DOMAIN])


def _raise(text: str, faults: list[Any]) -> None:
    if faults:
        lines = text.split("\n")
        raise NotWellFormed("\n".join([_shown(entry, lines, 0) for entry in faults]))


def check_content(text: str) -> None:
    """Raises NotWellFormed for what cannot stand inside an element. The text has no declaration."""
    if "<" not in text and "&" not in text and "\x1f" < min(text, default=" ") and max(text, default=" ") < "\ufffe":
        return  # plain text is content
    name = "content"
    while name in text:
        name += "_"
    root, log = _parse(_data(f"<{name}>{text}</{name}>"))
    if root is not None or not [entry for entry in log if entry.domain_name != _NAMESPACE_DOMAIN]:
        return
    _, log = _parse(_data(f"<{name}>{text}"))
    lines, shift = text.split("\n"), len(name) + 2
    shown = []
    for entry in log:
        if entry.domain_name == _NAMESPACE_DOMAIN or entry.message.startswith(f"Premature end of data in tag {name} "):
            continue
        if entry.message.startswith(f"Opening and ending tag mismatch: {name} "):
            number = min(entry.line, len(lines))
            end = entry.column - 1 - (shift if number == 1 else 0)
            line = lines[number - 1]
            shown.append(f"line {number}: chunk is not well balanced\n{line}\n{_blanks(line[: max(line[:end].rfind('</'), 0)])}^")
            break
        shown.append(_shown(entry, lines, shift))
    raise NotWellFormed("\n".join(shown) or "line 1: chunk is not well balanced")


def check(text: str, *, document: bool) -> None:
    """Raises 2200M or 2200N for what is no document, or no content."""
    try:
        if document:
            check_document(text)
            return
        found = declaration.strict(text)
        rest = text[found.end :]
        if declaration.has_doctype(rest):
            check_document(text)
        elif rest:
            check_content(rest)
    except NotWellFormed as e:
        if document:
            raise errors.InvalidXmlDocument("invalid XML document", detail=str(e)) from None
        raise errors.InvalidXmlContent("invalid XML content", detail=str(e)) from None


def is_well_formed(text: str, *, document: bool) -> bool:
    """`check` as a question."""
    try:
        check(text, document=document)
    except errors.SQLError:
        return False
    return True


def tree(text: str) -> tuple[Any, list[str]]:
    """(root element, warnings) of a document; 2200M for anything else, namespaces that are not declared included."""
    root, log = _parse(_data(text))
    if root is None:
        lines = text.split("\n")
        raise errors.InvalidXmlDocument("could not parse XML document", detail="\n".join([_shown(e, lines, 0) for e in log]))
    if not log:
        return root, []
    lines = text.split("\n")
    return root, [_shown(e, lines, 0) for e in log]
