"""Bind subqueries that stand in expressions: scalar, EXISTS, ARRAY, IN / ANY / ALL."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type

from .binder import Binder
from .coerce import coerce_or_fail, settle_unknown, to_chosen
from .comparisons import row_order
from .expressions import bind
from .operators import find_operator
from .resolve import BOOL, is_array, resolve_polymorphic
from .scope import Scope


def bind_sublink(b: Binder, scope: Scope, node: tree.SubLink, kind: str) -> bound.Expr:
    """A subquery expression of any kind."""
    from .select import bind_query

    if kind in ("DEFAULT expressions", "check constraints", "index expressions", "index predicates", "column generation expressions",
                "transform expressions", "COPY FROM WHERE conditions", "trigger WHEN conditions", "statistics expressions"):
        singular = {"DEFAULT expressions": "DEFAULT expression", "check constraints": "check constraint", "index expressions": "index expression",
                    "index predicates": "index predicate", "column generation expressions": "column generation expression",
                    "transform expressions": "transform expression", "COPY FROM WHERE conditions": "COPY FROM WHERE condition",
                    "trigger WHEN conditions": "trigger WHEN condition", "statistics expressions": "statistics expression"}[kind]
        raise errors.FeatureNotSupported(f"cannot use subquery in {singular}", position=node.pos)
    if node.kind in ("any", "all"):
        return _any_all(b, scope, node, kind)
    query = bind_query(b, scope, node.query)
    if node.kind == "exists":
        return bound.SubLink("exists", query, BOOL)
    columns = query.columns
    if len(columns) != 1:
        raise errors.SyntaxError_("subquery must return only one column", position=node.pos)
    if node.kind == "array":
        array = TYPES[columns[0].type].array
        if is_array(columns[0].type):
            array = columns[0].type
        if not array:
            raise errors.UndefinedObject(f"could not find array type for data type {format_type(columns[0].type, -1)}", position=node.pos)
        return bound.SubLink("array", query, array)
    out = bound.SubLink("expr", query, columns[0].type, typmod=columns[0].typmod)
    out.pos = node.pos
    return out


def _any_all(b: Binder, scope: Scope, node: tree.SubLink, kind: str) -> bound.Expr:
    from .select import bind_query

    query = bind_query(b, scope, node.query)
    assert node.test is not None and node.op is not None
    raw = node.test.items if isinstance(node.test, tree.RowExpr) else (node.test,)
    left = [bind(b, scope, e, kind) for e in raw]
    targets = [t for t in query.targets if not t.junk]
    if len(targets) < len(left):
        raise errors.SyntaxError_("subquery has too few columns", position=node.pos)
    if len(targets) > len(left):
        raise errors.SyntaxError_("subquery has too many columns", position=node.pos)
    tests: list[bound.Expr] = []
    functions: list[Any] = []
    outputs: list[bound.Expr] = []
    if len(left) > 1 and node.op not in ("=", "<>") and node.schema is None:
        equals, less, tests, outputs = row_order(b, node.op, [(x, bound.Const(t.expr.type, None)) for x, t in zip(left, targets, strict=True)], node.pos)
        functions = list(zip(equals, less, strict=True))
        query = coerce_columns(b, query, [o.type for o in outputs], "ANY")
        return bound.SubLink(node.kind, query, BOOL, tuple(tests), tuple(functions), node.op)
    for x, t in zip(left, targets, strict=True):
        op = find_operator(node.op, x.type, t.expr.type, node.pos, b.context, node.schema)
        if op.result != BOOL:
            raise errors.WrongObjectType(f"operator {node.op} must return type boolean, not type {format_type(op.result, -1)}", position=node.pos)
        concrete, _ = resolve_polymorphic((op.left, op.right), [x.type, t.expr.type], op.result, node.op)
        tests.append(coerce_or_fail(b, x, concrete[0]))
        functions.append(b.use(op.function, concrete, BOOL))
        outputs.append(bound.Const(concrete[1], None))
    query = coerce_columns(b, query, [o.type for o in outputs], "ANY")
    return bound.SubLink(node.kind, query, BOOL, tuple(tests), tuple(functions), op.name if op.symbol else node.op)


def coerce_columns(b: Binder, query: bound.Query, types: list[int], what: str) -> bound.Query:
    """The query with its result columns cast: around it, a level that casts, where any type differs."""
    visible = [t for t in query.targets if not t.junk]
    if all(t.expr.type == want for t, want in zip(visible, types, strict=True)):
        return query
    outer = bound.Query()
    entry = bound.Entry(b.rid(), "subquery", "", query.columns, query=query)
    outer.entries[entry.rid] = entry
    outer.from_ = [entry.rid]
    for i, (t, want) in enumerate(zip(visible, types, strict=True)):
        var = bound.Var(t.expr.type, entry.rid, i, t.expr.typmod, True, t.expr.pos, t.name)
        outer.targets.append(bound.TargetEntry(to_chosen(b, settle_unknown(b, var), want, what), t.name))
    return outer


def bind_row_comparison(b: Binder, scope: Scope, row: tree.RowExpr, op: str, sub: tree.SubLink, kind: str, pos: int | None) -> bound.Expr:
    """ROW(a, b) op (SELECT x, y): compare with the single row of the query."""
    from .comparisons import row_compare
    from .select import bind_query

    query = bind_query(b, scope, sub.query)
    visible = [t for t in query.targets if not t.junk]
    left = [bind(b, scope, e, kind) for e in row.items]
    if len(visible) < len(left):
        raise errors.SyntaxError_("subquery has too few columns", position=pos)
    if len(visible) > len(left):
        raise errors.SyntaxError_("subquery has too many columns", position=pos)
    link = bound.SubLink("row", query, 2249)
    right: list[bound.Expr] = [bound.Field(t.expr.type, link, i, t.expr.typmod) for i, t in enumerate(visible)]
    return row_compare(b, op, left, right, pos)
