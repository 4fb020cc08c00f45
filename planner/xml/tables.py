"""XMLTABLE's rows.

Source: PostgreSQL 15 manual, section 9.15.3.3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.bound.xml import XmlTableColumn
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import DomainType, base_type

from .mapping import escape
from .paths import Document, PathError

XML, BOOL = 142, 16


def make(namespaces: tuple[str | None, ...], shape: tuple[XmlTableColumn, ...], tell: Callable[[str], None]) -> Callable[..., Iterator[tuple[Any, ...]]]:
    """The function of (context, rows, document, URIs .., each column's path and default ..)."""

    def rows(ctx: Any, row_path: str | None, text: str | None, *rest: Any) -> Iterator[tuple[Any, ...]]:
        if text is None:
            return
        given = iter(rest)
        known: dict[str, str] = {}
        for prefix in namespaces:
            uri = next(given)
            if uri is None:
                raise errors.NullValueNotAllowed("namespace URI must not be null")
            if prefix is None:
                raise errors.FeatureNotSupported("DEFAULT namespace is not supported")
            if not uri:
                raise errors.DataException("could not set XML namespace")
            known[prefix] = uri
        document = Document(text, known, tell)
        if row_path is None:
            raise errors.NullValueNotAllowed("row filter expression must not be null")
        if not row_path:
            raise errors.DataException("row path filter must not be empty string")
        cells = [_Cell(ctx, c, given) for c in shape]
        try:
            nodes = document.rows(row_path)
        except PathError as e:
            if e.compiling:
                raise errors.SyntaxError_("invalid XPath expression", detail=str(e)) from None
            raise errors.InternalError_("could not create XPath object", detail=str(e)) from None
        for number, node in enumerate(nodes, 1):
            yield tuple([cell(document, node, number) for cell in cells])

    return rows


class _Cell:
    """One column: its value for a row's node."""

    def __init__(self, ctx: Any, column: XmlTableColumn, given: Iterator[Any]) -> None:
        self.ctx, self.column = ctx, column
        path = next(given) if column.path else column.label
        self.default = next(given) if column.default else None
        if not column.type:
            return
        if path is None:
            raise errors.NullValueNotAllowed("column filter expression must not be null", detail=f'Filter for column "{column.label}" is null.')
        if not path:
            raise errors.DataException("column path filter must not be empty string")
        self.path: str = path
        self.type = TYPES[column.type]
        self.base = base_type(column.type)

    def __call__(self, document: Document, node: Any, number: int) -> Any:
        column = self.column
        if not column.type:
            return number
        try:
            text = self._text(document, *document.at(node, self.path))
        except PathError as e:
            if e.compiling:
                raise errors.DataException("invalid XPath expression", detail=str(e)) from None
            raise errors.InternalError_("could not create XPath object", detail=str(e)) from None
        value: Any
        if text is None:
            value = None if self.default is None else self.default()
        else:
            value = self.type.input(text, column.typmod, self.ctx)
            if column.typmod >= 0:
                value = self.type.coerce_typmod(value, column.typmod, False)
        if text is None and value is None and isinstance(self.type, DomainType):
            value = self.type.enforce(None, self.ctx)
        if value is None and column.not_null:
            raise errors.NullValueNotAllowed(f'null is not allowed in column "{column.label}"')
        return value

    def _text(self, document: Document, found: Any, around: Callable[[str], Any]) -> str | None:
        """The text of what the path found, for the type's input."""
        if isinstance(found, list):
            if self.base == XML:
                return "".join([document.node_text(item) for item in found]) if found else None
            if len(found) > 1:
                raise errors.CardinalityViolation("more than one value returned by column XPath expression")
            if not found:
                return None
            return str(around("string({0})"))
        if isinstance(found, str):
            return escape(found) if self.base == XML else str(found)
        if isinstance(found, bool) and self.type.category == "N" and self.base != BOOL:
            return str(around("string(number({0}))"))
        return str(around("string({0})"))
