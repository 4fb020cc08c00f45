"""XPath 1.0 over documents, by libxml2.

A path is evaluated at the document's node, but lxml evaluates at an element. So relative paths outside predicates get the `/` that makes them begin at the
document, and functions of the context node get it as their argument.

Source: PostgreSQL 15 manual, section 9.15.3; XPath 1.0, section 3.7.
"""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import unescape

from aurorapy import errors

from .documents import library, tree
from .mapping import escape

_TOKEN = re.compile(
    r"\s*(?P<token>'[^']*'|\"[^\"]*\"|\d+(?:\.\d*)?|\.\d+|\.\.|//|::|!=|<=|>=|\$[\w.\-:]+|[^\W\d][\w.\-]*(?::(?!:)(?:[^\W\d][\w.\-]*|\*))?|\S)", re.UNICODE)
_WORDS_OF_OPERATORS = frozenset(("and", "or", "mod", "div"))
_OPERATORS = frozenset(("/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "and ", "or ", "mod ", "div ", "* "))  # with a blank: words, not names
_NODE_TYPES = frozenset(("comment", "text", "processing-instruction", "node"))
_OF_CONTEXT = frozenset(("string", "number", "name", "local-name", "namespace-uri", "normalize-space", "string-length"))
_SEGMENT = re.compile(r"<!\[CDATA\[(.*?)\]\]>|[^<]+", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(<[^>]*>)", re.DOTALL)
_VALUE = re.compile(r'"[^"]*"')
_BEYOND = re.compile(r"[^\x00-\x7f]")
_NAME = re.compile(r"[^\W\d]", re.UNICODE)


@functools.lru_cache(256)
def from_document(path: str) -> str:
    """The path with what begins at the context node beginning at the document."""
    out: list[str] = []
    tokens = [m["token"] for m in _TOKEN.finditer(path)]
    before = ""
    depth = 0
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else ""
        kind = token
        if before and before not in ("@", "::", "(", "[", ",") and before not in _OPERATORS:
            if token == "*" or token in _WORDS_OF_OPERATORS:
                kind = token + " "
        out.append(" ")
        if token == "[":
            depth += 1
        elif token == "]":
            depth -= 1
        elif depth == 0 and kind == token:
            step = token in ("@", ".", "..", "*") or (_NAME.match(token) is not None and (following != "(" or token in _NODE_TYPES))
            if step and before not in ("/", "//", "::", "@"):
                out.append("/")
        out.append(token)
        if token == "(" and depth == 0 and following == ")" and before in _OF_CONTEXT:
            out.append("/")
        before = kind
    return "".join(out).strip()


class Node:
    """A node that lxml gives as a string (text, attribute), or an element, with the way to it from the document."""

    __slots__ = ("item", "place")

    def __init__(self, item: Any, place: str) -> None:
        self.item, self.place = item, place


def _evaluator(context: Any, namespaces: dict[str, str]) -> Any:
    return library().XPathElementEvaluator(context, namespaces=namespaces or None, regexp=False, smart_strings=True)


class PathError(Exception):
    """libxml2 refuses a path; `compiling`: before it looked at the document."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.compiling = not message.startswith(("Undefined", "Unregistered"))


def _run(evaluate: Any, path: str) -> Any:
    try:
        return evaluate(path)
    except library().XPathError as e:
        raise PathError(str(e)) from None


def _text_node(item: Any) -> str:
    """A text or a CDATA section as it is written. lxml gives only its characters, so the text around it tells which of both it is."""
    dump = library().tostring
    anchor = item.getparent()
    if item.is_tail:
        written = dump(anchor, encoding="unicode")[len(dump(anchor, encoding="unicode", with_tail=False)) :]
    elif item.is_text:
        written = dump(anchor, encoding="unicode", with_tail=False).partition(">")[2]
    else:
        return escape(item)
    kinds = set()
    at = 0
    while (m := _SEGMENT.match(written, at)) is not None:
        at = m.end()
        if (m[1] if m[1] is not None else unescape(m[0], {"&#13;": "\r"})) == item:
            kinds.add(m[1] is not None)
    if len(kinds) > 1:
        raise errors.FeatureNotSupported("a CDATA section and a text of the same characters beside it cannot be told apart")
    return f"<![CDATA[{item}]]>" if kinds == {True} else escape(item)


def _node_text(item: Any, *, sections: bool) -> str:
    """A node as XML: an element with what is inside it, the value of anything else. `sections`: the document has CDATA sections."""
    if isinstance(item, str):
        return _text_node(item) if sections and not getattr(item, "is_attribute", True) else escape(item)
    if isinstance(item, tuple):  # a namespace
        raise errors.OutOfMemory("could not copy node")
    return _as_copied(str(library().tostring(copy.copy(item), encoding="unicode", with_tail=False)))


def _as_copied(text: str) -> str:
    """An element as PostgreSQL's libxml2 writes a copy, which knows no encoding: in attributes, what is not ASCII stands by its number."""
    if text.isascii():
        return text
    return _TAG.sub(lambda m: m[0] if m[1] is None or m[0].isascii() else _VALUE.sub(lambda v: _BEYOND.sub(lambda c: f"&#x{ord(c[0]):X};", v[0]), m[0]), text)


class Document:
    """A document with the namespaces that paths may use."""

    def __init__(self, text: str, namespaces: dict[str, str], tell: Any) -> None:
        self.root, warnings = tree(text)
        for line in warnings:
            tell(line)
        self.namespaces = namespaces
        self.evaluate = _evaluator(self.root, namespaces)
        self.sections = "<![CDATA[" in text

    def find(self, path: str) -> Any:
        """A list of nodes, a string, a float or a bool; raises PathError."""
        wanted = from_document(path)
        found = _run(self.evaluate, wanted)
        if isinstance(found, list) and not found and _run(self.evaluate, f"count({wanted})"):
            return [_DOCUMENT]
        return found

    def node_text(self, item: Any) -> str:
        """A node as XML."""
        if item is _DOCUMENT:
            root = self.root
            nodes = [*reversed(list(root.itersiblings(preceding=True))), root, *root.itersiblings()]
            kind = root.getroottree().docinfo.doctype
            return "".join([f"{part}\n" for part in ([kind] if kind else []) + [_node_text(n, sections=False) for n in nodes]])
        return _node_text(item, sections=self.sections)

    def rows(self, path: str) -> list[Node]:
        """The nodes of XMLTABLE's row expression; none where it gives a value."""
        found = self.find(path)
        if not isinstance(found, list):
            return []
        return [Node(item, f"({from_document(path)})[{i}]") for i, item in enumerate(found, 1)]

    def at(self, node: Node, path: str) -> tuple[Any, Any]:
        """What a column's path gives at a row's node, and how to evaluate around it."""
        item = node.item
        if item is _DOCUMENT:
            return self.find(path), lambda outer: _run(self.evaluate, outer.format(from_document(path)))
        if not isinstance(item, str | tuple):
            evaluate = _evaluator(item, self.namespaces)
            found = _run(evaluate, path)
            if isinstance(found, list) and not found and _run(evaluate, f"count({path})"):
                found = [_DOCUMENT]
            return found, lambda outer: _run(evaluate, outer.format(path))
        whole = path if path.startswith("/") else f"{node.place}/{path}"
        try:
            return _run(self.evaluate, whole), lambda outer: _run(self.evaluate, outer.format(whole))
        except PathError as e:
            _run(_evaluator(self.root, self.namespaces), path)  # its own fault, if it has one
            raise errors.FeatureNotSupported(f"the column path {path} cannot be evaluated at an attribute or a text") from e


class _DocumentNode:
    """The document itself, which lxml does not give."""


_DOCUMENT = _DocumentNode()


def _mapping(namespaces: Any) -> dict[str, str]:
    from aurorapy.planner.types.shaped import Shaped

    if namespaces is None or len(namespaces) == 0:
        return {}
    if not isinstance(namespaces, Shaped) or len(namespaces.lengths) != 2 or namespaces.lengths[1] != 2:
        raise errors.DataException("invalid array for XML namespace mapping", detail="The array must be two-dimensional with length of the second axis equal to 2.")
    found: dict[str, str] = {}
    items = namespaces.items
    for name, uri in zip(items[::2], items[1::2], strict=True):
        if name is None or uri is None:
            raise errors.NullValueNotAllowed("neither namespace name nor URI may be null")
        if not name:
            raise errors.InternalError_(f'could not register XML namespace with name "{name}" and URI "{uri}"')
        if uri:  # an empty one stands for no namespace, which no prefix can mean
            found[name] = uri
    return found


def _found(path: str, text: str, namespaces: Any, tell: Any) -> tuple[Document, Any]:
    mapping = _mapping(namespaces)
    if not path:
        raise errors.DataException("empty XPath expression")
    document = Document(text, mapping, tell)
    try:
        return document, document.find(path)
    except PathError as e:
        message = "invalid XPath expression" if e.compiling else "could not create XPath object"
        raise errors.InternalError_(message, detail=str(e)) from None


def xpath(path: str, text: str, namespaces: Any, tell: Any, number: Callable[[float], str]) -> tuple[str, ...]:
    """The nodes that a path finds, or its value; `number` gives the text of one."""
    document, found = _found(path, text, namespaces, tell)
    if isinstance(found, list):
        return tuple([document.node_text(item) for item in found])
    if isinstance(found, bool):
        return ("true" if found else "false",)
    if isinstance(found, float):
        return (number(found),)
    return (escape(str(found)),)


def exists(path: str, text: str, namespaces: Any, tell: Any) -> bool:
    """Whether a path finds anything; a value counts."""
    _, found = _found(path, text, namespaces, tell)
    return not isinstance(found, list) or bool(found)
