"""Bind expressions: raw parse tree in, typed bound tree out.

One function a node type, in a table. `kind` says where the expression stands ('WHERE', 'SELECT', ...):
it decides whether aggregates, window functions and set-returning functions may appear, in PostgreSQL's
own words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.bits import bits_of
from aurorapy.planner.types.collations import collation_oid

from .binder import Binder, NotLiftable, integer_type
from .coerce import (
    coerce,
    coerce_or_fail,
    coerce_typmod,
    common_typmod,
    fold,
    settle_unknown,
    to_boolean,
    to_chosen,
    to_common,
    to_specific,
    without_domain,
)
from .resolve import (
    ANY,
    BOOL,
    EXPLICIT,
    INT4,
    POLYMORPHIC,
    RECORD,
    UNKNOWN,
    common_type,
    common_type_or_none,
    find_operator,
    is_array,
    resolve_polymorphic,
)
from .rows import is_row, row_fields, row_type, whole_row
from .scope import Item, Scope, column_ref, system_column
from .sets import no_sets


def bind(b: Binder, scope: Scope, node: tree.Expr, kind: str) -> bound.Expr:
    """The bound form of a raw expression."""
    handler = _HANDLERS.get(type(node))
    if handler is None:
        raise errors.FeatureNotSupported(f"{type(node).__name__} is not supported here", position=getattr(node, "pos", None))
    return handler(b, scope, node, kind)


def bind_boolean(b: Binder, scope: Scope, node: tree.Expr, kind: str) -> bound.Expr:
    """A condition."""
    return to_boolean(b, bind(b, scope, node, kind), "JOIN/ON" if kind == "JOIN conditions" else kind)


def _const(b: Binder, scope: Scope, node: tree.Const, kind: str) -> bound.Expr:
    match node.kind:
        case "int":
            oid = integer_type(node.value)
            value: Any = node.value
            if oid == 1700:
                value = TYPES[1700].input(str(node.value), -1, b.context)
            return bound.Const(oid, value, pos=node.pos)
        case "float":
            return bound.Const(1700, TYPES[1700].input(str(node.value), -1, b.context), pos=node.pos)
        case "str":
            return bound.Const(UNKNOWN, node.value, pos=node.pos)
        case "bool":
            return bound.Const(BOOL, node.value, pos=node.pos)
        case "null":
            return bound.Const(UNKNOWN, None, pos=node.pos)
    try:
        return bound.Const(1560, bits_of({"bit": "b", "hex": "x"}[node.kind] + str(node.value)), pos=node.pos)
    except errors.SQLError as e:
        raise e.at(node.pos) from None


def _param(b: Binder, scope: Scope, node: tree.Param, kind: str) -> bound.Expr:
    return b.parameter(node.number, node.pos)


def _slot(b: Binder, scope: Scope, node: tree.LiteralSlot, kind: str) -> bound.Expr:
    return b.slot(node)


def _column(b: Binder, scope: Scope, node: tree.ColumnRef, kind: str) -> bound.Expr:
    if node.star:
        raise errors.SyntaxError_('row expansion via "*" is not supported here', position=node.pos)
    if kind in _NO_COLUMNS:
        raise (errors.FeatureNotSupported if kind == "DEFAULT expressions" else errors.InvalidColumnReference)(_NO_COLUMNS[kind], position=node.pos)
    try:
        found = column_ref(scope, node.names, node.pos, b.context.current_database)
    except errors.UndefinedColumn:
        if len(node.names) == 1:
            system = system_column(scope, node.names[0], node.pos)
            if kind == "column generation expressions" and (system is not None or node.names[0] in _SYSTEM_COLUMNS):
                raise errors.InvalidColumnReference(f'cannot use system column "{node.names[0]}" in column generation expression', position=node.pos) from None
            if system is not None:
                return system
        raise
    if isinstance(found, Item):
        return whole_row(found)
    return positioned(found, node.pos)


_SYSTEM_COLUMNS = frozenset(("tableoid", "cmax", "xmax", "cmin", "xmin", "ctid"))
_NO_COLUMNS = {"DEFAULT expressions": "cannot use column reference in DEFAULT expression"}


def positioned(expr: bound.Expr, pos: int | None) -> bound.Expr:
    """A Var of its own for each place that names it, so that errors point there."""
    if isinstance(expr, bound.Var):
        new = bound.Var(expr.type, expr.rid, expr.column, expr.typmod, expr.nullable, pos, expr.name)
        return new
    return expr


def _indirection(b: Binder, scope: Scope, node: tree.Indirection, kind: str) -> bound.Expr:
    from .subscripts import subscripted

    expr = bind(b, scope, node.arg, kind)
    subscripts: list[tree.Subscript] = []
    for step in node.steps:
        if isinstance(step, tree.Subscript):
            subscripts.append(step)
            continue
        expr = subscripted(b, scope, expr, subscripts, kind, node.pos)
        subscripts = []
        expr = _field(scope, expr, step.name, node.pos)
    return subscripted(b, scope, expr, subscripts, kind, node.pos)


def _field(scope: Scope, expr: bound.Expr, name: str, pos: int | None) -> bound.Expr:
    fields = row_fields(expr, scope)
    if fields is None:
        if expr.type == RECORD:
            raise errors.UndefinedColumn(f'could not identify column "{name}" in record data type', position=pos)
        raise errors.WrongObjectType(
            f"column notation .{name} applied to type {format_type(expr.type, -1)}, which is not a composite type", position=pos)
    for i, (n, t, e) in enumerate(fields):
        if n == name:
            return e if e is not None else bound.Field(t, expr, i)
    if expr.type == RECORD:
        raise errors.UndefinedColumn(f'could not identify column "{name}" in record data type', position=pos)
    raise errors.UndefinedColumn(f'column "{name}" not found in data type {format_type(expr.type, -1)}', position=pos)


def operator_call(b: Binder, name: str, left: bound.Expr | None, right: bound.Expr, pos: int | None) -> bound.Expr:
    """`left name right` over bound operands: resolve, coerce, fold."""
    op = find_operator(name, None if left is None else left.type, right.type, pos)
    operands = [right] if left is None else [left, right]
    declared = (op.right,) if left is None else (op.left, op.right)
    concrete, result = resolve_polymorphic(declared, [o.type for o in operands], op.result, name)
    args = tuple(coerce_or_fail(b, o, t) for o, t in zip(operands, concrete, strict=True))
    if op.function.volatility == "v":
        b.volatile = True
    call = bound.Func(op.function, args, result, op, pos=pos)
    return fold(b, call)


def _op(b: Binder, scope: Scope, node: tree.Op, kind: str) -> bound.Expr:
    if node.schema not in (None, "pg_catalog"):
        raise errors.UndefinedFunction(f"operator does not exist: {node.schema}.{node.name}", position=node.pos)
    if node.left is None:
        if node.name == "-" and isinstance(node.right, tree.Const) and node.right.kind in ("int", "float"):
            number = node.right
            value = -int(str(number.value)) if number.kind == "int" else "-" + str(number.value)
            if not (number.kind == "int" and value == 0):
                return _const(b, scope, tree.Const(number.kind, value, node.pos), kind)
        if isinstance(node.right, tree.LiteralSlot) and node.right.kind == "int" and integer_type(node.right.value) != INT4:
            raise NotLiftable  # -2147483648 is an int4, though its digits alone are not
        return operator_call(b, node.name, None, bind(b, scope, node.right, kind), node.pos)
    if isinstance(node.left, tree.RowExpr) and isinstance(node.right, tree.RowExpr) and node.name in _ROW_OPS:
        left = [bind(b, scope, e, kind) for e in node.left.items]
        right = [bind(b, scope, e, kind) for e in node.right.items]
        return row_compare(b, node.name, left, right, node.pos)
    if isinstance(node.right, tree.SubLink) and node.right.kind == "expr" and isinstance(node.left, tree.RowExpr):
        return _row_sublink(b, scope, node, kind)
    left_expr = bind(b, scope, node.left, kind)
    right_expr = bind(b, scope, node.right, kind)
    if node.name in _ROW_OPS:
        lf, rf = row_fields(left_expr), row_fields(right_expr)
        if lf is not None and rf is not None and left_expr.type == RECORD and right_expr.type == RECORD:
            return row_compare(b, node.name, _field_exprs(left_expr, lf), _field_exprs(right_expr, rf), node.pos)
    return operator_call(b, node.name, left_expr, right_expr, node.pos)


_ROW_OPS = frozenset(("=", "<>", "<", "<=", ">", ">="))


def _field_exprs(expr: bound.Expr, fields: list[tuple[str, int, bound.Expr | None]]) -> list[bound.Expr]:
    return [e if e is not None else bound.Field(t, expr, i) for i, (_, t, e) in enumerate(fields)]


def _row_sublink(b: Binder, scope: Scope, node: tree.Op, kind: str) -> bound.Expr:
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
    equals, less, ls, rs = [], [], [], []
    for x, y in zip(left, right, strict=True):
        eq = operator_call(b, "=", x, y, pos)
        strict_op = operator_call(b, "<" if op in ("<", "<=") else ">", x, y, pos)
        if not isinstance(eq, bound.Func) or not isinstance(strict_op, bound.Func):  # folded constants
            f = find_operator("=", x.type, y.type, pos)
            g = find_operator("<" if op in ("<", "<=") else ">", x.type, y.type, pos)
            xs, ys = coerce_or_fail(b, x, f.left), coerce_or_fail(b, y, f.right)
            equals.append(f.function)
            less.append(g.function)
        else:
            equals.append(eq.function)
            less.append(strict_op.function)
            xs, ys = strict_op.args
        ls.append(xs)
        rs.append(ys)
    return bound.RowCompare(op, tuple(ls), tuple(rs), tuple(equals), tuple(less))


def _bool(b: Binder, scope: Scope, node: tree.BoolExpr, kind: str) -> bound.Expr:
    args = [to_boolean(b, bind(b, scope, a, kind), node.op.upper()) for a in node.args]
    return bound.Bool(node.op, tuple(args), node.pos)


def _is_test(b: Binder, scope: Scope, node: tree.IsTest, kind: str) -> bound.Expr:
    arg = bind(b, scope, node.arg, kind)
    if node.what == "null":
        if isinstance(arg, bound.Param) and arg.type == UNKNOWN and not b.lifted:
            arg = settle_unknown(b, arg)
        return bound.IsTest("null", settle_unknown(b, arg), node.negated, row=is_row(arg))
    name = f"IS {'NOT ' if node.negated else ''}{node.what.upper()}"
    return bound.IsTest(node.what, to_boolean(b, arg, name), node.negated)


def _distinct(b: Binder, scope: Scope, node: tree.Distinct, kind: str) -> bound.Expr:
    for side, other in ((node.right, node.left), (node.left, node.right)):
        if isinstance(side, tree.Const) and side.kind == "null":
            arg = settle_unknown(b, bind(b, scope, other, kind))
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
    op = find_operator("=", left.type, right.type, pos)
    concrete, _ = resolve_polymorphic((op.left, op.right), [left.type, right.type], op.result, "=")
    return bound.DistinctFrom(op.function, coerce_or_fail(b, left, concrete[0]), coerce_or_fail(b, right, concrete[1]), negated)


def _between(b: Binder, scope: Scope, node: tree.Between, kind: str) -> bound.Expr:
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


def _in_list(b: Binder, scope: Scope, node: tree.InList, kind: str) -> bound.Expr:
    if isinstance(node.arg, tree.RowExpr):
        def test(item: tree.Expr) -> bound.Expr:
            assert isinstance(node.arg, tree.RowExpr)
            return _op(b, scope, tree.Op("<>" if node.negated else "=", node.arg, item, None, node.pos), kind)

        parts = tuple(test(i) for i in node.items)
        return parts[0] if len(parts) == 1 else bound.Bool("and" if node.negated else "or", parts)
    arg = bind(b, scope, node.arg, kind)
    items = [bind(b, scope, i, kind) for i in node.items]
    op = "<>" if node.negated else "="
    if len(items) > 1 and arg.type != RECORD:
        constant = [i for i in items if not any(isinstance(n, bound.Var | bound.SubLink) for n in bound.walk(i))]
        common = common_type_or_none([arg.type, *(i.type for i in constant)]) if len(constant) > 1 else None
        if common is not None and common != RECORD and TYPES[common].array:
            found = find_operator(op, arg.type, common, node.pos)
            (left, right), _ = resolve_polymorphic((found.left, found.right), [arg.type, common], found.result, op)
            cast = [coerce_or_fail(b, coerce_or_fail(b, i, common), right) for i in constant]
            array = bound.Array(TYPES[right].array, tuple(cast))
            test_all = bound.ArrayTest(found.function, coerce_or_fail(b, arg, left), array, node.negated, found)
            rest = [i for i in items if i not in constant]
            if not rest:
                return test_all
            others = tuple(operator_call(b, op, bind(b, scope, node.arg, kind), i, node.pos) for i in rest)
            return bound.Bool("and" if node.negated else "or", (test_all, *others))
    parts = tuple(operator_call(b, op, arg if k == 0 else bind(b, scope, node.arg, kind), i, node.pos) for k, i in enumerate(items))
    return parts[0] if len(parts) == 1 else bound.Bool("and" if node.negated else "or", parts)


def _op_any(b: Binder, scope: Scope, node: tree.OpAny, kind: str) -> bound.Expr:
    left, right = bind(b, scope, node.left, kind), without_domain(bind(b, scope, node.right, kind))
    if right.type == UNKNOWN:
        element = UNKNOWN
    elif is_array(right.type) or right.type in (22, 30):
        element = TYPES[right.type].element
    else:
        raise errors.WrongObjectType("op ANY/ALL (array) requires array on right side", position=node.pos)
    op = find_operator(node.name, left.type, element, node.pos)
    if op.result != BOOL:
        raise errors.WrongObjectType("op ANY/ALL (array) requires operator to yield boolean", position=node.pos)
    concrete, _ = resolve_polymorphic((op.left, op.right), [left.type, element], op.result, node.name)
    if not TYPES[concrete[1]].array:
        raise errors.UndefinedObject(f"could not find array type for data type {format_type(concrete[1], -1)}", position=node.pos)
    if right.type in (22, 30):
        array = right
    else:
        array = coerce_or_fail(b, right, TYPES[concrete[1]].array)
    return bound.ArrayTest(op.function, coerce_or_fail(b, left, concrete[0]), array, node.all, op)


def _cast(b: Binder, scope: Scope, node: tree.Cast, kind: str) -> bound.Expr:
    target, typmod = b.type_name(node.type)
    if isinstance(node.arg, tree.ArrayExpr) and is_array(target):
        arg: bound.Expr = _array_of(b, scope, node.arg, kind, target)
    else:
        if isinstance(node.arg, tree.LiteralSlot):
            raise NotLiftable
        whole = isinstance(node.arg, tree.ColumnRef) and node.arg.star and len(node.arg.names) > 1  # t.*::t
        arg = bind_as(b, scope, tree.ColumnRef(node.arg.names[:-1], pos=node.pos) if whole else node.arg, kind, target)  # type: ignore[union-attr]
    if target == UNKNOWN and arg.type == UNKNOWN:
        return arg
    if target in POLYMORPHIC and isinstance(arg, bound.Const) and arg.type == UNKNOWN and arg.value is not None:
        raise errors.FeatureNotSupported(f"cannot accept a value of type {format_type(target, -1)}", position=arg.pos)
    pos = node.pos
    out = coerce(b, arg, target, typmod, EXPLICIT)
    if out is None:
        raise errors.CannotCoerce(f"cannot cast type {format_type(arg.type, -1)} to {format_type(target, -1)}", position=pos)
    if typmod < 0 <= out.typmod:  # a type without a length takes off what the value's type had
        return bound.CoerceIO(out, target, -1, relabel=True)
    return out


def _collate(b: Binder, scope: Scope, node: tree.Collate, kind: str) -> bound.Expr:
    arg = settle_unknown(b, bind(b, scope, node.arg, kind))
    collation_oid(node.collation, node.pos)
    if not TYPES[arg.type].collation:
        raise errors.DatatypeMismatch(f"collations are not supported by type {format_type(arg.type, -1)}", position=node.pos)
    return arg


def _case(b: Binder, scope: Scope, node: tree.Case, kind: str) -> bound.Expr:
    let: bound.Expr | None = None
    test: bound.Expr | None = None
    if node.arg is not None:
        let = settle_unknown(b, bind(b, scope, node.arg, kind))
        test = bound.CaseTest(let.type, b.ident())
    conditions, results = [], []
    for when, then in node.whens:
        if test is not None:
            conditions.append(to_boolean(b, operator_call(b, "=", test, bind(b, scope, when, kind), node.pos), "CASE/WHEN"))
        else:
            conditions.append(to_boolean(b, bind(b, scope, when, kind), "CASE/WHEN"))
        results.append(bind(b, scope, then, kind))
    default = bind(b, scope, node.default, kind) if node.default is not None else bound.Const(UNKNOWN, None)
    no_sets("CASE", [*([let] if let is not None else []), *conditions, default, *results])
    common = common_type([e.type for e in (default, *results)], "CASE", [e.pos for e in (default, *results)])
    parts = [to_chosen(b, default, common, "CASE/ELSE"), *(to_chosen(b, e, common, "CASE/WHEN") for e in results)]
    out = bound.Case(common, tuple(zip(conditions, parts[1:], strict=True)), parts[0], let, common_typmod(parts))
    if let is not None and isinstance(test, bound.CaseTest):
        out.pos = test.ident
    return out


def _coalesce(b: Binder, scope: Scope, node: tree.Coalesce, kind: str) -> bound.Expr:
    parts, common = to_common(b, [bind(b, scope, a, kind) for a in node.args], "COALESCE")
    no_sets("COALESCE", parts)
    return bound.Coalesce(common, tuple(parts), common_typmod(parts))


def _min_max(b: Binder, scope: Scope, node: tree.MinMax, kind: str) -> bound.Expr:
    parts, common = to_common(b, [bind(b, scope, a, kind) for a in node.args], "GREATEST" if node.greatest else "LEAST")
    return bound.MinMax(common, node.greatest, tuple(parts), common_typmod(parts))


def _null_if(b: Binder, scope: Scope, node: tree.NullIf, kind: str) -> bound.Expr:
    left, right = bind(b, scope, node.left, kind), bind(b, scope, node.right, kind)
    op = find_operator("=", left.type, right.type, node.pos)
    concrete, _ = resolve_polymorphic((op.left, op.right), [left.type, right.type], op.result, "=")
    return bound.NullIf(op.function, coerce_or_fail(b, left, concrete[0]), coerce_or_fail(b, right, concrete[1]))


def _array(b: Binder, scope: Scope, node: tree.ArrayExpr, kind: str) -> bound.Expr:
    return _array_of(b, scope, node, kind, 0)


def _array_of(b: Binder, scope: Scope, node: tree.ArrayExpr, kind: str, wanted: int) -> bound.Expr:
    if not node.items:
        if not wanted:
            raise errors.IndeterminateDatatype(
                "cannot determine type of empty array", position=node.pos,
                hint="Explicitly cast to the desired type, for example ARRAY[]::integer[].")
        return bound.Array(wanted, ())
    items = [_array_of(b, scope, i, kind, wanted) if isinstance(i, tree.ArrayExpr) else bind(b, scope, i, kind) for i in node.items]
    nested = any(isinstance(n, tree.ArrayExpr) or is_array(i.type) for n, i in zip(node.items, items, strict=True))
    if wanted:
        element = wanted if nested else TYPES[wanted].element
        parts = [coerce_or_fail(b, i, element, -1, EXPLICIT) for i in items]
        return bound.Array(wanted, tuple(parts), nested)
    parts, common = to_common(b, items, "ARRAY")
    if nested:
        if not is_array(common):
            raise errors.UndefinedObject(f"could not find element type for data type {format_type(common, -1)}", position=node.pos)
        return bound.Array(common, tuple(parts), True)
    array = TYPES[common].array
    if not array:
        raise errors.UndefinedObject(f"could not find array type for data type {format_type(common, -1)}", position=node.pos)
    return bound.Array(array, tuple(parts))


def _row(b: Binder, scope: Scope, node: tree.RowExpr, kind: str, wanted: int | None = None) -> bound.Expr:
    items: list[bound.Expr] = []
    given: list[bound.Expr] = []
    for i in node.items:
        if isinstance(i, tree.ColumnRef) and i.star:
            from .select import expand_star

            items += [e for _, e in expand_star(b, scope, i)]
            given += items[len(given):]
        else:
            given.append(bind(b, scope, i, kind))
            items.append(given[-1] if wanted is not None else settle_unknown(b, given[-1]))
    return bound.Row(tuple(items), given=tuple(given))


def bind_as(b: Binder, scope: Scope, node: tree.Expr, kind: str, oid: int) -> bound.Expr:
    """An expression that will be cast to a type: parameters in a row are of that row's fields' types."""
    if isinstance(node, tree.RowExpr) and row_type(oid) is not None:
        return _row(b, scope, node, kind, oid)
    return bind(b, scope, node, kind)


def _sublink(b: Binder, scope: Scope, node: tree.SubLink, kind: str) -> bound.Expr:
    from .sublinks import bind_sublink

    return bind_sublink(b, scope, node, kind)


def _func(b: Binder, scope: Scope, node: tree.FuncCall, kind: str) -> bound.Expr:
    from .calls import bind_call

    return bind_call(b, scope, node, kind)


def _sql_value(b: Binder, scope: Scope, node: tree.SqlValue, kind: str) -> bound.Expr:
    from .calls import bind_sql_value

    return bind_sql_value(b, node)


def _grouping(b: Binder, scope: Scope, node: tree.Grouping, kind: str) -> bound.Expr:
    from .grouping import bind_grouping

    return bind_grouping(b, scope, node, kind)


def _default(b: Binder, scope: Scope, node: tree.SetToDefault, kind: str) -> bound.Expr:
    raise errors.SyntaxError_("DEFAULT is not allowed in this context", position=node.pos)


_HANDLERS: dict[type, Callable[[Binder, Scope, Any, str], bound.Expr]] = {
    tree.Const: _const,
    tree.Param: _param,
    tree.LiteralSlot: _slot,
    tree.ColumnRef: _column,
    tree.Indirection: _indirection,
    tree.Op: _op,
    tree.OpAny: _op_any,
    tree.BoolExpr: _bool,
    tree.IsTest: _is_test,
    tree.Distinct: _distinct,
    tree.Between: _between,
    tree.InList: _in_list,
    tree.FuncCall: _func,
    tree.SqlValue: _sql_value,
    tree.Cast: _cast,
    tree.Collate: _collate,
    tree.Case: _case,
    tree.Coalesce: _coalesce,
    tree.MinMax: _min_max,
    tree.NullIf: _null_if,
    tree.ArrayExpr: _array,
    tree.RowExpr: _row,
    tree.SubLink: _sublink,
    tree.Grouping: _grouping,
    tree.SetToDefault: _default,
}

__all__ = ["ANY", "bind", "bind_boolean", "coerce_typmod", "operator_call", "positioned", "row_compare", "row_fields", "to_specific", "whole_row"]
