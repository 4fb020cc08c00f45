"""SQL/XML's spelled functions: calls that are written with words, and XMLTABLE."""

from __future__ import annotations

from typing import Any

from aurorapy.records import dataclass

from .base import Expr, copied
from .scalars import Func


@dataclass(frozen=True, slots=True)
class XmlForm:
    """How a call is written. `labels`: XML names of the first arguments, XMLATTRIBUTES or XMLFOREST's; see tree.XmlExpr for `option`.
    target: the type and modifier that XMLSERIALIZE names."""

    op: str
    element: str | None = None
    labels: tuple[str, ...] = ()
    option: str | None = None
    target: tuple[int, int] | None = None


class XmlCall(Func):
    """A call of `form`; its function does what the form says."""

    __slots__ = ("form",)

    def __init__(self, form: XmlForm, function: Any, args: tuple[Expr, ...], type: int, pos: int | None = None) -> None:
        super().__init__(function, args, type, pos=pos)
        self.form = form

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, XmlCall(self.form, self.function, tuple(children), self.type, self.pos))

    def key(self) -> Any:
        return ("xml", repr(self.form), self.type, tuple(a.key() for a in self.args))


class Deferred(Expr):
    """An argument that the function evaluates when it needs it, as often as it does."""

    __slots__ = ("arg",)

    def __init__(self, arg: Expr) -> None:
        self.type, self.typmod, self.pos, self.collation, self.arg = arg.type, arg.typmod, arg.pos, None, arg

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return Deferred(children[0])

    def key(self) -> Any:
        return ("deferred", self.arg.key())


@dataclass(frozen=True, slots=True)
class XmlTableColumn:
    """type 0: FOR ORDINALITY. `path` and `default`: whether they are among the arguments."""

    label: str
    type: int
    typmod: int
    path: bool
    default: bool
    not_null: bool


class XmlTableCall(Func):
    """XMLTABLE: arguments are the row expression, the document, the namespaces' URIs, then each column's path and default."""

    __slots__ = ("namespaces", "shape")

    def __init__(self, function: Any, args: tuple[Expr, ...], namespaces: tuple[str | None, ...], shape: tuple[XmlTableColumn, ...], pos: int | None = None) -> None:
        super().__init__(function, args, 2249, pos=pos, columns=tuple([(c.label, c.type or 23) for c in shape]))
        self.namespaces, self.shape = namespaces, shape

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, XmlTableCall(self.function, tuple(children), self.namespaces, self.shape, self.pos))

    def key(self) -> Any:
        return ("xmltable", self.namespaces, repr(self.shape), tuple(a.key() for a in self.args))

    def parts(self) -> tuple[Expr, Expr, list[Expr], list[tuple[Expr | None, Expr | None]]]:
        """(rows, document, URIs, (path, default) of each column)."""
        rest = iter(self.args[2:])
        uris = [next(rest) for _ in self.namespaces]
        pairs = [(next(rest) if c.path else None, next(rest) if c.default else None) for c in self.shape]
        return self.args[0], self.args[1], uris, pairs
