"""How an expression's node finds the function that binds it; the table is filled by expressions.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree

from .binder import Binder
from .coerce import to_boolean
from .scope import Scope

HANDLERS: dict[type, Callable[[Binder, Scope, Any, str], bound.Expr]] = {}


def bind(b: Binder, scope: Scope, node: tree.Expr, kind: str) -> bound.Expr:
    """The bound form of a raw expression."""
    handler = HANDLERS.get(type(node))
    if handler is None:
        raise errors.FeatureNotSupported(f"{type(node).__name__} is not supported here", position=getattr(node, "pos", None))
    return handler(b, scope, node, kind)


def bind_boolean(b: Binder, scope: Scope, node: tree.Expr, kind: str) -> bound.Expr:
    """A condition."""
    return to_boolean(b, bind(b, scope, node, kind), "JOIN/ON" if kind == "JOIN conditions" else kind)
