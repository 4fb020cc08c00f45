"""Bind operators and comparisons: of rows, with lists and arrays, IS, IS DISTINCT FROM, BETWEEN."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions.keyed import for_type
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type

from .binder import Binder, NotLiftable, integer_type
from .coerce import (
    coerce_or_fail,
    fold,
    settle_any,
    to_boolean,
    without_domain,
)
from .dispatch import bind
from .operators import find_operator
from .resolve import (
    BOOL,
    INT4,
    RECORD,
    UNKNOWN,
    common_type_or_none,
    is_array,
    resolve_polymorphic,
)
from .rows import is_row, row_fields
from .scope import Scope

ROW_OPS = frozenset(("=", "<>", "<", "<=", ">", ">="))
# the operators that order rows: (what finds the columns that differ, what decides then), members of one btree operator family each
ORDERING = {"<": ("=", "<"), "<=": ("=", "<"), ">": ("=", ">"), ">=": ("=", ">"),
            "~<~": ("=", "~<~"), "~<=~": ("=", "~<~"), "~>~": ("=", "~>~"), "~>=~": ("=", "~>~")}


def operator_call(b: Binder, name: str, left: bound.Expr | None, right: bound.Expr, pos: int | None, schema: str | None = None) -> bound.Expr:
    """`left name right` over bound operands: resolve, coerce, fold."""
    op = find_operator(name, None if left is None else left.type, right.type, pos, b.context, schema)
    operands = [right] if left is None else [left, right]
    declared = (op.right,) if left is None else (op.left, op.right)
    concrete, result = resolve_polymorphic(declared, [o.type for o in operands], op.result, name)
    args = tuple(coerce_or_fail(b, o, t) for o, t in zip(operands, concrete, strict=True))
    function = op.function
    if function.keyed is not None:
        function = for_type(function, args[0].type)
        op = replace(op, function=function)
    elif function.routine is not None:
        function = b.use(function, [a.type for a in args], result)
    elif function.volatility == "v":
        b.volatile = True
    call = bound.Func(function, args, result, op, pos=pos)
    return fold(b, call)


def _negated(node: tree.Op) -> tree.Const | None:
    """A number behind any number of signs as the constant that it is: - -9223372036854775808 is no bigint."""
    inner: Any = node.right
    if node.name != "-" or node.left is not None or node.schema is not None:
        return None
    if isinstance(inner, tree.Op):
        inner = _negated(inner)
    if not isinstance(inner, tree.Const) or inner.kind not in ("int", "float"):
        return None
    if inner.kind == "int":
        return tree.Const("int", -int(str(inner.value)), node.pos)
    text = str(inner.value)
    return tree.Const("float", text[1:] if text[0] == "-" else "-" + text, node.pos)


def bind_op(b: Binder, scope: Scope, node: tree.Op, kind: str) -> bound.Expr:
    """An operator between two expressions, or before one."""
    if node.schema not in (None, "pg_catalog"):
        if not b.catalog.has_schema(node.schema):
            raise errors.InvalidSchemaName(f'schema "{node.schema}" does not exist', position=node.pos)
        plain = None if node.left is None else bind(b, scope, node.left, kind)
        return operator_call(b, node.name, plain, bind(b, scope, node.right, kind), node.pos, node.schema)
    if node.left is None:
        number = _negated(node)
        if number is not None:
            return bind(b, scope, number, kind)
        if isinstance(node.right, tree.LiteralSlot) and node.right.kind == "int" and integer_type(node.right.value) != INT4:
            raise NotLiftable  # -2147483648 is an int4, though its digits alone are not
        return operator_call(b, node.name, None, bind(b, scope, node.right, kind), node.pos, node.schema)
    if isinstance(node.left, tree.RowExpr) and isinstance(node.right, tree.RowExpr):
        left = [bind(b, scope, e, kind) for e in node.left.items]
        right = [bind(b, scope, e, kind) for e in node.right.items]
        return row_compare(b, node.name, left, right, node.pos)
    if isinstance(node.right, tree.SubLink) and node.right.kind == "expr" and isinstance(node.left, tree.RowExpr):
        return row_sublink(b, scope, node, kind)
    if b.context.null_equals and node.name == "=" and (_is_null(node.left) or _is_null(node.right)):
        return is_test(b, scope, tree.IsTest("null", node.left if _is_null(node.right) else node.right, False, node.pos), kind)
    left_expr = bind(b, scope, node.left, kind)
    right_expr = bind(b, scope, node.right, kind)
    if node.name in ROW_OPS:
        lf, rf = row_fields(left_expr), row_fields(right_expr)
        if lf is not None and rf is not None and left_expr.type == RECORD and right_expr.type == RECORD:
            return row_compare(b, node.name, field_exprs(left_expr, lf), field_exprs(right_expr, rf), node.pos)
    return operator_call(b, node.name, left_expr, right_expr, node.pos, node.schema)


def _is_null(node: tree.Expr) -> bool:
    return isinstance(node, tree.Const) and node.kind == "null"


def field_exprs(expr: bound.Expr, fields: list[tuple[str, int, bound.Expr | None]]) -> list[bound.Expr]:
    """A row value's fields as expressions."""
    return [e if e is not None else bound.Field(t, expr, i) for i, (_, t, e) in enumerate(fields)]


def row_sublink(b: Binder, scope: Scope, node: tree.Op, kind: str) -> bound.Expr:
    """A row compared with the row of a subquery."""
    from .sublinks import bind_row_comparison

    assert isinstance(node.left, tree.RowExpr) and isinstance(node.right, tree.SubLink)
    return bind_row_comparison(b, scope, node.left, node.name, node.right, kind, node.pos)


def row_compare(b: Binder, op: str, left: list[bound.Expr], right: list[bound.Expr], pos: int | None) -> bound.Expr:
    """Row-wise comparison (manual, section 9.24.5)."""
    if len(left) != len(right):
        raise errors.SyntaxError_("unequal number of entries in row expressions", position=pos)
    if not left:
        raise errors.FeatureNotSupported("cannot compare rows of zero length", position=pos)
    if op in ("=", "<>"):
        parts = [operator_call(b, op, x, y, pos) for x, y in zip(left, right, strict=True)]
        for p in parts:
            if p.type != BOOL:
                raise errors.DatatypeMismatch(f"row comparison operator must yield type boolean, not type {format_type(p.type, -1)}", position=pos)
        return parts[0] if len(parts) == 1 else bound.Bool("and" if op == "=" else "or", tuple(parts), pos)
    if len(left) == 1:
        return operator_call(b, op, left[0], right[0], pos)
    equals, less, ls, rs = row_order(b, op, [(x, y) for x, y in zip(left, right, strict=True)], pos)
    return bound.RowCompare(op, tuple(ls), tuple(rs), tuple(equals), tuple(less))


def row_order(b: Binder, op: str, pairs: list[tuple[bound.Expr, bound.Expr]], pos: int | None
              ) -> tuple[list[Any], list[Any], list[bound.Expr], list[bound.Expr]]:
    """(functions that tell what is equal, functions that order, left sides, right sides) of a comparison of rows by an operator of ORDERING."""
    equals, less, ls, rs = [], [], [], []
    for x, y in pairs:
        own = find_operator(op, x.type, y.type, pos, b.context)
        if own.result != BOOL:
            raise errors.DatatypeMismatch(f"row comparison operator must yield type boolean, not type {format_type(own.result, -1)}", position=pos)
        if op not in ORDERING:
            continue
        f, g = (find_operator(name, x.type, y.type, pos, b.context) for name in ORDERING[op])
        concrete, _ = resolve_polymorphic((g.left, g.right), [x.type, y.type], g.result, op)
        equals.append(b.use(f.function, concrete, BOOL))
        less.append(b.use(g.function, concrete, BOOL))
        ls.append(coerce_or_fail(b, x, concrete[0]))
        rs.append(coerce_or_fail(b, y, concrete[1]))
    if op not in ORDERING:
        raise errors.FeatureNotSupported(f"could not determine interpretation of row comparison operator {op}", position=pos,
                                         hint="Row comparison operators must be associated with btree operator families.")
    return equals, less, ls, rs


def is_test(b: Binder, scope: Scope, node: tree.IsTest, kind: str) -> bound.Expr:
    """IS [NOT] NULL, TRUE, FALSE, UNKNOWN, DOCUMENT."""
    arg = bind(b, scope, node.arg, kind)
    if node.what == "null":
        return bound.IsTest("null", settle_any(b, arg), node.negated, row=is_row(arg))
    name = f"IS {'NOT ' if node.negated else ''}{node.what.upper()}"
    return bound.IsTest(node.what, to_boolean(b, arg, name), node.negated)


def distinct(b: Binder, scope: Scope, node: tree.Distinct, kind: str) -> bound.Expr:
    """IS [NOT] DISTINCT FROM."""
    for side, other in ((node.right, node.left), (node.left, node.right)):
        if isinstance(side, tree.Const) and side.kind == "null":
            arg = settle_any(b, bind(b, scope, other, kind))
            return bound.IsTest("null", arg, not node.negated)
    if isinstance(node.left, tree.RowExpr) and isinstance(node.right, tree.RowExpr):
        left = [bind(b, scope, e, kind) for e in node.left.items]
        right = [bind(b, scope, e, kind) for e in node.right.items]
        if len(left) != len(right):
            raise errors.SyntaxError_("unequal number of entries in row expressions", position=node.pos)
        parts = tuple(_distinct_pair(b, x, y, node.negated, node.pos) for x, y in zip(left, right, strict=True))
        return bound.Bool("and" if node.negated else "or", parts)
    return _distinct_pair(b, bind(b, scope, node.left, kind), bind(b, scope, node.right, kind), node.negated, node.pos)


def _distinct_pair(b: Binder, left: bound.Expr, right: bound.Expr, negated: bool, pos: int | None) -> bound.Expr:
    op = find_operator("=", left.type, right.type, pos, b.context)
    concrete, _ = resolve_polymorphic((op.left, op.right), [left.type, right.type], op.result, "=")
    return bound.DistinctFrom(b.use(op.function, concrete, BOOL), coerce_or_fail(b, left, concrete[0]), coerce_or_fail(b, right, concrete[1]), negated)


def between(b: Binder, scope: Scope, node: tree.Between, kind: str) -> bound.Expr:
    """BETWEEN [SYMMETRIC]."""
    def once() -> bound.Expr:
        return bind(b, scope, node.arg, kind)

    low, high = bind(b, scope, node.low, kind), bind(b, scope, node.high, kind)

    def inside(lo: bound.Expr, hi: bound.Expr) -> bound.Expr:
        if node.negated:
            return bound.Bool("or", (operator_call(b, "<", once(), lo, node.pos), operator_call(b, ">", once(), hi, node.pos)))
        return bound.Bool("and", (operator_call(b, ">=", once(), lo, node.pos), operator_call(b, "<=", once(), hi, node.pos)))

    if not node.symmetric:
        return inside(low, high)
    return bound.Bool("and" if node.negated else "or", (inside(low, high), inside(high, low)))


def in_list(b: Binder, scope: Scope, node: tree.InList, kind: str) -> bound.Expr:
    """IN with a list."""
    if isinstance(node.arg, tree.RowExpr):
        def test(item: tree.Expr) -> bound.Expr:
            assert isinstance(node.arg, tree.RowExpr)
            return bind_op(b, scope, tree.Op("<>" if node.negated else "=", node.arg, item, None, node.pos), kind)

        parts = tuple(test(i) for i in node.items)
        return parts[0] if len(parts) == 1 else bound.Bool("and" if node.negated else "or", parts)
    arg = bind(b, scope, node.arg, kind)
    items = [bind(b, scope, i, kind) for i in node.items]
    op = "<>" if node.negated else "="
    if len(items) > 1 and arg.type != RECORD:
        constant: list[bound.Expr] = []
        rest: list[bound.Expr] = []
        for item in items:
            (rest if any(isinstance(n, bound.Var | bound.SubLink) for n in bound.walk(item)) else constant).append(item)
        common = common_type_or_none([arg.type, *(i.type for i in constant)]) if len(constant) > 1 else None
        if common is not None and common != RECORD and TYPES[common].array:
            found = find_operator(op, arg.type, common, node.pos, b.context)
            (left, right), _ = resolve_polymorphic((found.left, found.right), [arg.type, common], found.result, op)
            cast = [coerce_or_fail(b, coerce_or_fail(b, i, common), right) for i in constant]
            array = bound.Array(TYPES[right].array, tuple(cast))
            if not b.folding and common != right and not found.symbol:
                array = bound.ListArray(array, bound.Array(TYPES[common].array, tuple([coerce_or_fail(b, i, common) for i in constant])))
            test_all = bound.ArrayTest(b.use(found.function, [left, right], BOOL), coerce_or_fail(b, arg, left), array, node.negated, found)
            if not rest:
                return test_all
            others = tuple(operator_call(b, op, bind(b, scope, node.arg, kind), i, node.pos) for i in rest)
            return bound.Bool("and" if node.negated else "or", (test_all, *others))
    parts = tuple(operator_call(b, op, arg if k == 0 else bind(b, scope, node.arg, kind), i, node.pos) for k, i in enumerate(items))
    return parts[0] if len(parts) == 1 else bound.Bool("and" if node.negated else "or", parts)


def op_any(b: Binder, scope: Scope, node: tree.OpAny, kind: str) -> bound.Expr:
    """An operator with ANY, SOME or ALL of an array."""
    left, right = bind(b, scope, node.left, kind), without_domain(bind(b, scope, node.right, kind))
    if right.type == UNKNOWN:
        element = UNKNOWN
    elif is_array(right.type) or right.type in (22, 30):
        element = TYPES[right.type].element
    else:
        raise errors.WrongObjectType("op ANY/ALL (array) requires array on right side", position=node.pos)
    op = find_operator(node.name, left.type, element, node.pos, b.context, node.schema)
    if op.result != BOOL:
        raise errors.WrongObjectType("op ANY/ALL (array) requires operator to yield boolean", position=node.pos)
    concrete, _ = resolve_polymorphic((op.left, op.right), [left.type, element], op.result, node.name)
    if not TYPES[concrete[1]].array:
        raise errors.UndefinedObject(f"could not find array type for data type {format_type(concrete[1], -1)}", position=node.pos)
    if right.type in (22, 30):
        array = right
    else:
        array = coerce_or_fail(b, right, TYPES[concrete[1]].array)
    return bound.ArrayTest(b.use(op.function, concrete, BOOL), coerce_or_fail(b, left, concrete[0]), array, node.all, op)
