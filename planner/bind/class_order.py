"""Orders that users' btree operator classes define: ORDER BY ... USING operator, and types whose default class is a user's.

What is sorted by is wrapped in a call that gives data in the order of the class (`types.ordered`), so the operators that sort know of no classes.

Source: PostgreSQL 15 manual, SELECT, "ORDER BY clause", and section 38.16.6.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import OperatorClass, classes_of, default_class
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.types import HOME, TYPES, format_type
from aurorapy.planner.types.base import NO_EQUALITY, UNORDERED
from aurorapy.planner.types.composites import RowType
from aurorapy.planner.types.defined_bases import DefinedBase
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.ordered import Ordered
from aurorapy.planner.types.user import FIRST_OID, UserType
from aurorapy.planner.types.user_bases import BaseDef

from .binder import Binder

INTERNAL = 2281
_LESS, _EQUAL, _GREATER = 1, 3, 5


def _default(oid: int) -> OperatorClass | None:
    """The default btree class of a type where it is a user's, with an order of its own."""
    home: Any = HOME.get()
    if oid < FIRST_OID or home is None or not home.session.catalog.operations:
        return None
    found = default_class("btree", oid)
    return found if found is not None and found.own else None


def check_type(oid: int, *, ordered: bool) -> bool:
    """Whether data of a type can be ordered, or told apart: a base type of a user or an extension by an operator class of its own, or of a type as which it
    counts; rows if all their attributes can, arrays if their elements can."""
    t = TYPES[base_type(oid)]
    if t.element in TYPES or t.oid in TYPES:
        without = UNORDERED if ordered else NO_EQUALITY
        return t.oid not in without and t.element not in without
    t = TYPES[t.element] if t.element else t
    if isinstance(t, RowType):
        return all(check_type(a.type.oid, ordered=ordered) for a in t.attributes)
    if not (isinstance(t, UserType) and isinstance(t.defined, BaseDef | DefinedBase)):
        return True
    return default_class("btree", t.oid) is not None or (not ordered and default_class("hash", t.oid) is not None)


def default_order(b: Binder, expr: bound.Expr) -> bound.Expr:
    """What ORDER BY sorts by, where the type has a user's default class; the expression itself elsewhere."""
    if expr.type < FIRST_OID or not b.folding:
        return expr
    element = TYPES[base_type(expr.type)].element
    if element and _default(element) is not None:
        raise errors.FeatureNotSupported(f"the order of arrays of type {format_type(element)}, which an operator class defines, is not supported")
    found = _default(expr.type)
    return expr if found is None else _ordered(expr, found)


def _ordered(expr: bound.Expr, opclass: OperatorClass) -> bound.Expr:
    oid = opclass.oid
    function = Function(f"order of operator class {opclass.name}", (expr.type,), INTERNAL, lambda v: Ordered(oid, v), oid)
    return bound.Func(function, (expr,), INTERNAL, pos=expr.pos)


def using_order(b: Binder, expr: bound.Expr, symbol: str, pos: int | None) -> tuple[bound.Expr, bool] | None:
    """(what to sort by, whether downwards) of ORDER BY expr USING a user's operator; None where the symbol means none. 42809."""
    oid = base_type(expr.type)
    operator = next((o for o in b.catalog.operators(symbol, None, b.context) if o.symbol and (o.left, o.right) == (oid, oid)), None)
    if operator is None:
        return None
    for c in classes_of("btree"):
        strategy = c.family.strategy(operator.name, oid, oid) if c.users and c.type == oid else None
        if strategy in (_LESS, _GREATER) and c.works:
            if not b.folding:
                raise errors.FeatureNotSupported("ORDER BY ... USING a user's operator cannot be stored")
            return (_ordered(expr, c) if c.own else expr), strategy == _GREATER
    raise errors.WrongObjectType(f"operator {symbol} is not a valid ordering operator", position=pos,
                                 hint='Ordering operators must be "<" or ">" members of btree operator families.')


def check_equality(expr: bound.Expr) -> None:
    """0A000 for grouping by a type whose default class has an equality of its own."""
    found = _default(expr.type)
    if found is not None and not any(m.strategy == _EQUAL and m.name == "=" for m in found.family.members.values()):
        raise errors.FeatureNotSupported(f'grouping by the equality operator of operator class "{found.name}" is not supported', position=expr.pos)
