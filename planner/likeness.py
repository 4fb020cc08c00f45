"""Whether bound queries mean the same: to prove a written text, and to know a subquery again that GROUP BY or the select list has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.relation import Table

_IGNORED = frozenset(("pos", "nullable", "name", "cast", "collation", "operator", "explicit", "references", "needs_rowid", "aliases", "visible", "using",
                      "names", "position", "columns_visible", "materialized", "table", "attnum", "lateral", "given", "family", "aliased", "written", "sample",
                      "renamed", "grouping_written",
                      "grouping_distinct", "refers", "ordered"))


_BOUND = bound.__name__ + "."


def same_query(one: bound.Query, other: bound.Query) -> bool:
    """Whether two bound queries are the same but for names and numbers of entries. What they refer to outside of them must be the very same."""
    outside = {v.rid for q in (one, other) for v in bound.free_vars(q)}
    return bool(_shape(one, {rid: -1 - rid for rid in outside}) == _shape(other, {rid: -1 - rid for rid in outside}))


def unified(expr: bound.Expr, pool: Iterable[bound.Expr]) -> bound.Expr:
    """The expression with the subqueries of `pool` in place of its own that are the same: their keys are equal then."""
    if not any(isinstance(n, bound.SubLink) for n in bound.walk(expr)):
        return expr
    known = [n for e in pool for n in bound.walk(e) if isinstance(n, bound.SubLink)]

    def change(node: bound.Expr) -> bound.Expr | None:
        if not isinstance(node, bound.SubLink):
            return None
        for k in known:
            if k.query is not node.query and (k.kind, k.op, k.type, k.functions) == (node.kind, node.op, node.type, node.functions) and [
                    t.key() for t in k.tests] == [t.key() for t in node.tests] and same_query(k.query, node.query):
                return k
        return None

    return bound.transform(expr, change) if known else expr


_SCALARS = frozenset((str, int, bool, bytes, type(None)))


@cache
def _slots(kind: Any) -> tuple[str, ...]:
    """What counts of an expression of that class."""
    return tuple([slot for c in kind.__mro__ for slot in getattr(c, "__slots__", ()) if slot not in _IGNORED])


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """What counts of a part of a query, which is a dataclass."""
    return tuple([f.name for f in fields(kind) if f.name not in _IGNORED or f.name == "table"])


def _shape(node: Any, ids: dict[Any, int]) -> Any:
    kind: Any = type(node)
    if kind in _SCALARS:
        return node
    if kind is tuple or kind is list:
        return tuple([_shape(v, ids) for v in node])
    if kind is Table:
        return ("table", node.oid)
    if kind is bound.Bool and node.op != "not":
        return (node.op, tuple([_shape(a, ids) for a in _flat(node, node.op)]))
    if isinstance(node, bound.CaseTest):
        return "case test"
    if isinstance(node, bound.Expr):
        out: list[Any] = [kind.__name__]
        for slot in _slots(kind):
            value = getattr(node, slot, None)
            if slot in ("rid", "ident"):
                value = ids.setdefault(value, len(ids))
            out.append(value if type(value) in _SCALARS else _shape(value, ids))
        return tuple(out)
    if kind is Function and node.oid:
        return ("function", node.oid)  # the binder may have made it over
    if is_dataclass(node) and not isinstance(node, type):
        if kind is bound.CommonTable:
            if ("cte", id(node)) in ids:
                return ("cte", ids["cte", id(node)])
            ids["cte", id(node)] = len(ids)
        if not kind.__module__.startswith(_BOUND):
            return id(node)
        out = [kind.__name__]
        for name in _fields(kind):
            value = getattr(node, name)
            if name in ("rid", "aggregate_rid", "ident"):
                value = ids.setdefault(value, len(ids)) if value else 0
            elif name in ("left", "right") and isinstance(value, int):  # a leaf of a join tree
                value = ids.setdefault(value, len(ids))
            elif name == "from_":
                value = [ids.setdefault(v, len(ids)) if isinstance(v, int) else v for v in value]
            elif name == "table":
                if not isinstance(value, Table):
                    continue
                value = value.oid
            out.append(value if type(value) in _SCALARS else _shape(value, ids))
        return tuple(out)
    if isinstance(node, dict):
        return tuple([_shape(v, ids) for v in node.values()])
    if isinstance(node, list | tuple):
        return tuple([_shape(v, ids) for v in node])
    if isinstance(node, float | Decimal):
        whole = isinstance(node, Decimal) and node.is_finite() and node == node.to_integral_value() and "." not in format(node, "f")
        return int(node) if whole else repr(node) if isinstance(node, float) else format(node, "f")  # NaN is itself; however an exponent is written
    return node if isinstance(node, str | int | bytes) else repr(node) if not callable(node) else id(node)


def _flat(e: bound.Expr, op: str) -> list[bound.Expr]:
    if isinstance(e, bound.Bool) and e.op == op:
        return [x for a in e.args for x in _flat(a, op)]
    return [e]
