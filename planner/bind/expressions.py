"""Bind expressions: raw parse tree in, typed bound tree out.

One function a node type, in a table. `kind` says where the expression stands ('WHERE', 'SELECT', ...):
it decides whether aggregates, window functions and set-returning functions may appear, in PostgreSQL's
own words.
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.bits import bits_of
from aurorapy.planner.types.collations import collation_oid
from aurorapy.planner.types.domains import base_type

from .binder import Binder, NotLiftable, integer_type
from .coerce import (
    VECTORS,
    coerce,
    coerce_or_fail,
    coerce_typmod,
    common_typmod,
    settle_unknown,
    to_boolean,
    to_chosen,
    to_common,
    to_specific,
)
from .comparisons import between, bind_op, distinct, in_list, is_test, op_any, operator_call, row_compare
from .dispatch import HANDLERS, bind, bind_boolean
from .operators import find_operator
from .resolve import (
    ANY,
    BOOL,
    EXPLICIT,
    POLYMORPHIC,
    RECORD,
    UNKNOWN,
    common_type,
    find_function,
    is_array,
    resolve_polymorphic,
)
from .rows import is_row, row_fields, row_type, whole_row
from .scope import SYSTEM_COLUMNS, Item, Scope, column_ref, missing_item
from .sets import no_sets


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
        return _whole(b, scope, node, kind)
    if kind in _NO_COLUMNS:
        raise (errors.FeatureNotSupported if kind == "DEFAULT expressions" else errors.InvalidColumnReference)(_NO_COLUMNS[kind], position=node.pos)
    if len(node.names) == 1 and node.names[0] in SYSTEM_COLUMNS:
        _refuse_system_column(kind, node.names[0], node.pos)
    if b.variables is not None:
        known = b.variables.meant(b, scope, node)
        if known is not None:
            return known  # type: ignore[no-any-return]
    try:
        found = column_ref(scope, node.names, node.pos, b.context.current_database)
    except errors.UndefinedColumn:
        if len(node.names) > 1:
            from .calls import call_of

            item = scope.find_item(node.names[-2], None if len(node.names) < 3 else node.names[-3], node.pos)
            called = None if item is None else call_of(b, scope, whole_row(item), node.names[-1], kind, node.pos)
            if called is not None:
                return called
            if item is not None and is_row(row := whole_row(item)) and find_function(node.names[-1], [row.type], []) is not None:
                return bind(b, scope, tree.FuncCall(node.names[-1:], (tree.ColumnRef((*node.names[:-1], "*"), True, node.pos),), pos=node.pos), kind)
        raise
    if isinstance(found, Item):
        return _row_at(found, node.pos)
    return positioned(found, node.pos)


def _whole(b: Binder, scope: Scope, node: tree.ColumnRef, kind: str) -> bound.Expr:
    """`t.*` where one value is wanted: the row."""
    qualifier = node.names[:-1]
    if not qualifier:
        raise errors.SyntaxError_('row expansion via "*" is not supported here', position=node.pos)
    item = scope.find_item(qualifier[-1], qualifier[-2] if len(qualifier) > 1 else None, node.pos)
    if item is None and b.variables is not None:
        return bind(b, scope, tree.ColumnRef(qualifier, False, node.pos), kind)
    if item is None:
        raise missing_item(scope, qualifier[-1], node.pos)
    return _row_at(item, node.pos)


def _row_at(item: Item, pos: int | None) -> bound.Expr:
    row = whole_row(item)
    if not isinstance(row, bound.WholeRow):
        return positioned(row, pos)
    row.pos = pos
    return row


def _refuse_system_column(kind: str, name: str, pos: int | None) -> None:
    if kind in ("index expressions", "index predicates"):
        raise errors.FeatureNotSupported("index creation on system columns is not supported")
    if kind == "column generation expressions" and name == "tableoid":
        raise errors.FeatureNotSupported('system column "tableoid" in column generation expressions is not supported', position=pos)
    if kind == "column generation expressions":
        raise errors.InvalidColumnReference(f'cannot use system column "{name}" in column generation expression', position=pos)
    if kind == "check constraints" and name != "tableoid":
        raise errors.InvalidColumnReference(f'system column "{name}" reference in check constraint is invalid', position=pos)


_NO_COLUMNS = {"DEFAULT expressions": "cannot use column reference in DEFAULT expression"}


def positioned(expr: bound.Expr, pos: int | None) -> bound.Expr:
    """A Var of its own for each place that names it, so that errors point there."""
    if isinstance(expr, bound.Var):
        new = bound.Var(expr.type, expr.rid, expr.column, expr.typmod, expr.nullable, pos, expr.name)
        if isinstance(expr, bound.JoinVar):
            new = bound.JoinVar(new, expr.ident, expr.place)
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
        expr = _field(b, scope, expr, step.name, kind, node.pos)
    return subscripted(b, scope, expr, subscripts, kind, node.pos)


def _field(b: Binder, scope: Scope, expr: bound.Expr, name: str, kind: str, pos: int | None) -> bound.Expr:
    fields = row_fields(expr, scope)
    if fields is None:
        if expr.type == RECORD:
            raise errors.UndefinedColumn(f'could not identify column "{name}" in record data type', position=pos)
        raise errors.WrongObjectType(
            f"column notation .{name} applied to type {format_type(expr.type, -1)}, which is not a composite type", position=pos)
    for i, (n, t, e) in enumerate(fields):
        if n == name:
            if not b.folding and isinstance(expr, bound.Row) and expr.type != RECORD:
                e = bound.Field(t, expr, TYPES[expr.type].slots[i], TYPES[expr.type].attributes[i].typmod)  # type: ignore[attr-defined]
            return e if e is not None else bound.Field(t, expr, i)
    if expr.type == RECORD:
        raise errors.UndefinedColumn(f'could not identify column "{name}" in record data type', position=pos)
    from .calls import call_of

    called = call_of(b, scope, expr, name, kind, pos)
    if called is not None:
        return called
    if isinstance(expr, bound.WholeRow):
        of = next((i.name for i in scope.items if i.rid == expr.rid), None)
        raise errors.UndefinedColumn(f"column {of}.{name} does not exist" if of else f'column "{name}" does not exist', position=pos)
    raise errors.UndefinedColumn(f'column "{name}" not found in data type {format_type(expr.type, -1)}', position=pos)


def _bool(b: Binder, scope: Scope, node: tree.BoolExpr, kind: str) -> bound.Expr:
    args = [to_boolean(b, bind(b, scope, a, kind), node.op.upper()) for a in node.args]
    return bound.Bool(node.op, tuple(args), node.pos)


# reg* types: a literal that is cast to one may be lifted, for its name is looked up whenever its plan is run
_BY_NAME = frozenset((24, 2202, 2203, 2204, 2205, 2206, 3734, 3769, 4089, 4096, 4191))


_NO_DATA = frozenset((269, 325, 2279, 2280, 2281, 3115, 3310, 3838))  # trigger, internal, handlers: types whose input refuses a NULL, too


def _cast(b: Binder, scope: Scope, node: tree.Cast, kind: str) -> bound.Expr:
    target, typmod = b.type_name(node.type)
    if isinstance(node.arg, tree.ArrayExpr) and is_array(base_type(target)):
        arg: bound.Expr = _array_of(b, scope, node.arg, kind, base_type(target))
    elif isinstance(node.arg, tree.ArrayExpr) and target in VECTORS:
        return _vector(b, scope, node.arg, kind, target)
    else:
        if isinstance(node.arg, tree.LiteralSlot) and not (node.arg.kind == "str" and target in _BY_NAME and typmod < 0):
            raise NotLiftable
        arg = bind_as(b, scope, node.arg, kind, target)
    if target == UNKNOWN and arg.type == UNKNOWN:
        return arg
    if isinstance(arg, bound.Const) and arg.type == UNKNOWN and (target in _NO_DATA or target in POLYMORPHIC and arg.value is not None):
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
    oid = collation_oid(node.collation, node.pos)
    if not TYPES[arg.type].collation:
        raise errors.DatatypeMismatch(f"collations are not supported by type {format_type(arg.type, -1)}", position=node.pos)
    b.collated = True
    made: bound.Expr = copy(arg)
    if not b.folding:
        made = bound.Collate(arg, oid)
    made.collation = oid, node.pos
    return made


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
    op = find_operator("=", left.type, right.type, node.pos, b.context)
    concrete, _ = resolve_polymorphic((op.left, op.right), [left.type, right.type], op.result, "=")
    of = row_type(left.type)
    if of is not None and concrete == [RECORD, RECORD] and left.type == right.type:
        equal, record = op.function.impl, of.record
        function = replace(op.function, impl=lambda x, y: equal(record(x), record(y)))
        return bound.NullIf(function, left, right)  # it stays what it is
    return bound.NullIf(b.use(op.function, concrete, BOOL), coerce_or_fail(b, left, concrete[0]), coerce_or_fail(b, right, concrete[1]))


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


def _vector(b: Binder, scope: Scope, node: tree.ArrayExpr, kind: str, target: int) -> bound.Expr:
    """ARRAY[...]::oidvector."""
    made = _array_of(b, scope, node, kind, VECTORS[target])
    assert isinstance(made, bound.Array)
    if not made.items or made.nested or any(isinstance(i, bound.Const) and i.value is None for i in made.items):
        raise errors.DatatypeMismatch(f"array is not a valid {format_type(target)}")
    return bound.CoerceIO(made, target, -1, relabel=True)


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
    from .sql_values import bind_sql_value

    return bind_sql_value(b, node)


def _grouping(b: Binder, scope: Scope, node: tree.Grouping, kind: str) -> bound.Expr:
    from .grouping import bind_grouping

    return bind_grouping(b, scope, node, kind)


def _xml(b: Binder, scope: Scope, node: tree.XmlExpr, kind: str) -> bound.Expr:
    from .xml import bind_xml

    return bind_xml(b, scope, node, kind)


def _default(b: Binder, scope: Scope, node: tree.SetToDefault, kind: str) -> bound.Expr:
    raise errors.SyntaxError_("DEFAULT is not allowed in this context", position=node.pos)


HANDLERS.update({
    tree.Const: _const,
    tree.Param: _param,
    tree.LiteralSlot: _slot,
    tree.ColumnRef: _column,
    tree.Indirection: _indirection,
    tree.Op: bind_op,
    tree.OpAny: op_any,
    tree.BoolExpr: _bool,
    tree.IsTest: is_test,
    tree.Distinct: distinct,
    tree.Between: between,
    tree.InList: in_list,
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
    tree.XmlExpr: _xml,
})

__all__ = ["ANY", "bind", "bind_boolean", "coerce_typmod", "operator_call", "positioned", "row_compare", "row_fields", "to_specific", "whole_row"]
