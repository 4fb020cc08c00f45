"""Apply casts to bound expressions: the second half of type conversion (parse_coerce.c in PostgreSQL's terms).

`coerce` is the workhorse: it makes an expression have a type and modifier in a context, folding
literals at once, so that a bad literal is reported with its position when the statement is bound.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.domains import DomainType, base_type, domain
from aurorapy.planner.types.user import FIRST_OID

from .binder import Binder
from .resolve import (
    ASSIGNMENT,
    BOOL,
    EXPLICIT,
    IMPLICIT,
    POLYMORPHIC,
    RECORD,
    RECORDARRAY,
    TEXT,
    UNKNOWN,
    common_type,
    is_array,
    pathway,
)
from .rows import row_type, to_record, to_row_type


def coerce(b: Binder, expr: bound.Expr, target: int, typmod: int = -1, context: int = IMPLICIT, *, pos: int | None = None) -> bound.Expr | None:
    """The expression as `target` with `typmod`; None when no cast exists in this context."""
    converted = coerce_type(b, expr, target, typmod, context)
    if converted is None:
        return None
    return coerce_typmod(b, converted, typmod, context)


def coerce_type(b: Binder, expr: bound.Expr, target: int, typmod: int, context: int) -> bound.Expr | None:
    """Change the type only."""
    source = expr.type
    if source == target or target in POLYMORPHIC or target == 2276:
        return expr
    if target >= FIRST_OID and (wanted := domain(target)) is not None:
        return _to_domain(b, expr, wanted, context)
    if source == UNKNOWN:
        if isinstance(expr, bound.Const):
            return _literal(b, expr, target, typmod)
        if isinstance(expr, bound.Param):
            return b.set_parameter_type(expr, target, typmod if context == EXPLICIT else -1)
        if TYPES[target].typtype == "p" and target not in (2275, RECORD):
            return None
        if target == TEXT:
            return _tag(bound.CoerceIO(expr, TEXT, -1, relabel=True), expr)
        return _tag(bound.CoerceIO(expr, target, -1), expr)
    if target == RECORD and row_type(source) is not None:
        return to_record(expr)
    if target == RECORDARRAY and is_array(source) and row_type(TYPES[source].element) is not None:
        test = bound.CaseTest(TYPES[source].element, b.ident())
        return _tag(bound.ArrayCoerce(expr, bound.ToRecord(test), test.ident, target), expr)
    if source == RECORD and target not in TYPES and (row := row_type(target)) is not None:
        return to_row_type(b, expr, row, context, row_parts(expr))
    found = pathway(source, target, context)
    if found is None and source in VECTORS and is_array(target):
        array = coerce_type(b, expr, VECTORS[source], -1, context)
        return None if array is None else coerce_type(b, array, target, typmod, context)
    if found is None:
        return None
    return _apply(b, expr, target, found, context, typmod)


VECTORS = {22: 1005, 30: 1028}  # int2vector and oidvector, and the arrays of their elements


def row_parts(expr: bound.Expr) -> list[tuple[str, int, bound.Expr | None]] | None:
    """The fields of a record, as far as the expression itself tells: literals among them not typed yet."""
    from .expressions import row_fields

    if isinstance(expr, bound.Row) and expr.given is not None:
        return [(n, e.type, e) for n, e in zip(expr.names, expr.given, strict=True)]
    return row_fields(expr)


def _to_domain(b: Binder, expr: bound.Expr, target: DomainType, context: int) -> bound.Expr | None:
    """The expression as a value of a domain: of its base type first, then proven. A parameter's value is proven as it comes in."""
    if expr.type == UNKNOWN and isinstance(expr, bound.Param):
        return b.set_parameter_type(expr, target.oid)
    made = coerce(b, expr, target.root.oid, target.root_typmod, context)
    return None if made is None else _tag(bound.CoerceDomain(made, target.oid), expr)


def without_domain(expr: bound.Expr) -> bound.Expr:
    """A value of a domain as one of its base type; anything else as it is."""
    base = base_type(expr.type)
    return expr if base == expr.type else _tag(bound.CoerceIO(expr, base, -1, relabel=True), expr)


def _tag(new: bound.Expr, old: bound.Expr) -> bound.Expr:
    new.pos = old.pos
    return new


def _apply(b: Binder, expr: bound.Expr, target: int, found: tuple[str, Any], context: int, typmod: int = -1) -> bound.Expr:
    how, what = found
    explicit = context == EXPLICIT
    if how == "relabel":
        if isinstance(expr, bound.Const) and not isinstance(expr, bound.TableOid) and (b.folding or expr.value is None):
            return _tag(bound.Const(target, expr.value), expr)
        return _tag(bound.CoerceIO(expr, target, -1, relabel=True, explicit=explicit), expr)
    if how == "function":
        args: tuple[bound.Expr, ...] = (expr,)
        if len(what.args) >= 2:
            args += (bound.Const(23, typmod),)
        if len(what.args) == 3:
            args += (bound.Const(BOOL, explicit),)
        if what.routine is not None:
            if expr.type != what.args[0]:
                args = (_tag(bound.CoerceIO(expr, what.args[0], -1, relabel=True), expr), *args[1:])
            what = b.use(what, [a.type for a in args], target)
        call = bound.Func(what, args, target, cast="e" if explicit else "i")
        return fold(b, _tag(call, expr))
    if how == "array":
        ident = b.ident()
        source_element, target_element = TYPES[expr.type].element, TYPES[target].element
        test = bound.CaseTest(source_element, ident)
        element = _apply(b, test, target_element, what, context, typmod) if domain(target_element) is None else coerce(b, test, target_element, -1, context)
        assert element is not None
        return _tag(bound.ArrayCoerce(expr, element, ident, target), expr)
    return fold(b, _tag(bound.CoerceIO(expr, target, -1, explicit=explicit), expr))


def _literal(b: Binder, const: bound.Const, target: int, typmod: int) -> bound.Expr:
    if const.value is None:
        return _tag(bound.Const(target, None, typmod if target == 1186 else -1), const)
    t = TYPES[target]
    if t.typtype == "p" and target not in (2275, RECORD):
        return _tag(bound.Const(target, const.value), const)
    try:
        typmod = typmod if target == 1186 else -1  # an interval's fields say how its text is read
        value = t.input(const.value, typmod, b.context)
    except errors.SQLError as e:
        raise e.at(const.pos) from None
    return _tag(bound.Const(target, value, typmod), const)


def coerce_typmod(b: Binder, expr: bound.Expr, typmod: int, context: int) -> bound.Expr:
    """Apply a length or precision, unless it is there already."""
    if typmod < 0 or expr.typmod == typmod:
        return expr
    t = TYPES[expr.type]
    if t.category == "A" and t.element:
        ident = b.ident()
        element = coerce_typmod(b, bound.CaseTest(t.element, ident), typmod, context)
        if isinstance(element, bound.CaseTest):
            return expr
        return _tag(bound.ArrayCoerce(expr, element, ident, expr.type, typmod), expr)
    if not _has_typmod(t):
        return expr
    return fold(b, _tag(bound.CoerceTypmod(expr, typmod, context == EXPLICIT), expr))


def _has_typmod(t: Any) -> bool:
    return t.oid in _TYPMOD_TYPES or (t.oid >= FIRST_OID and t.has_modifier)


_TYPMOD_TYPES = frozenset((1042, 1043, 1700, 1083, 1266, 1114, 1184, 1186, 1560, 1562))


def coerce_or_fail(b: Binder, expr: bound.Expr, target: int, typmod: int = -1, context: int = IMPLICIT, pos: int | None = None) -> bound.Expr:
    """`coerce`, with PostgreSQL's "cannot cast type" when there is no way."""
    out = coerce(b, expr, target, typmod, context)
    if out is None:
        raise errors.CannotCoerce(f"cannot cast type {format_type(expr.type, -1)} to {format_type(target, -1)}",
                                  position=pos if pos is not None else expr.pos)
    return out


def to_common(b: Binder, exprs: list[bound.Expr], what: str) -> tuple[list[bound.Expr], int]:
    """All expressions in their common type, and that type."""
    target = common_type([e.type for e in exprs], what, [e.pos for e in exprs])
    return [to_chosen(b, e, target, what) for e in exprs], target


def to_chosen(b: Binder, expr: bound.Expr, target: int, what: str) -> bound.Expr:
    """The expression in the type that was chosen for it and others (of a CASE, UNION and so on: `what`), or 42846."""
    out = coerce(b, expr, target)
    if out is None:
        raise errors.CannotCoerce(f"{what} could not convert type {format_type(expr.type, -1)} to {format_type(target, -1)}", position=expr.pos)
    return out


def common_typmod(exprs: list[bound.Expr]) -> int:
    """The typmod that all parts share, or -1."""
    mods = {e.typmod for e in exprs}
    return mods.pop() if len(mods) == 1 else -1


def to_boolean(b: Binder, expr: bound.Expr, what: str) -> bound.Expr:
    """The expression as a boolean, for WHERE, AND and so on (`what`), or 42804."""
    if expr.type == BOOL:
        return expr
    out = coerce(b, expr, BOOL)
    if out is None:
        raise errors.DatatypeMismatch(f"argument of {what} must be type boolean, not type {format_type(expr.type, -1)}", position=expr.pos)
    return out


def to_specific(b: Binder, expr: bound.Expr, target: int, what: str) -> bound.Expr:
    """The expression as an exact type by assignment (LIMIT, OFFSET, subscripts)."""
    out = coerce(b, expr, target, -1, ASSIGNMENT)
    if out is None:
        raise errors.DatatypeMismatch(
            f"argument of {what} must be type {format_type(target, -1)}, not type {format_type(expr.type, -1)}", position=expr.pos)
    return out


def settle_unknown(b: Binder, expr: bound.Expr) -> bound.Expr:
    """An unknown literal that nothing has typed becomes text."""
    if expr.type != UNKNOWN:
        return expr
    out = coerce(b, expr, TEXT)
    assert out is not None
    return out


def settle_any(b: Binder, expr: bound.Expr) -> bound.Expr:
    """`settle_unknown` where any type will do, so that a parameter's cannot be told: 42P18."""
    if expr.type == UNKNOWN and isinstance(expr, bound.Param) and not b.lifted:
        raise errors.IndeterminateDatatype(f"could not determine data type of parameter ${expr.index + 1}")
    return settle_unknown(b, expr)


def fold(b: Binder, expr: bound.Expr) -> bound.Expr:
    """Evaluate a call over constants now, when its function is immutable; errors stay for execution."""
    if not all(isinstance(c, bound.Const) and not isinstance(c, bound.TableOid) for c in expr.children()):
        return expr
    if not b.folding or (b.collated and any(c.collation is not None for c in expr.children())):
        return expr
    try:
        if isinstance(expr, bound.Func):
            f = expr.function
            if f.volatility != "i" or f.routine is not None or f.retset or f.impl is None or f.kind != "f" or f.needs_types:
                return expr
            values = [a.value for a in expr.args]  # type: ignore[attr-defined]
            if f.strict and any(v is None for v in values):
                return _tag(bound.Const(expr.type, None, expr.typmod), expr)
            result = f.impl(b.context, *values) if f.needs_context else f.impl(*values)
        elif isinstance(expr, bound.CoerceTypmod):
            value = expr.arg.value  # type: ignore[attr-defined]
            result = None if value is None else TYPES[expr.type].coerce_typmod(value, expr.typmod, expr.explicit)
            return _tag(bound.Const(expr.type, result, expr.typmod), expr)
        elif isinstance(expr, bound.CoerceIO):
            if expr.relabel:
                return _tag(bound.Const(expr.type, expr.arg.value), expr)  # type: ignore[attr-defined]
            source = TYPES[expr.arg.type]
            if source.oid in _STABLE_IO or expr.type in _STABLE_IO or source.typtype == "e" or TYPES[expr.type].typtype == "e":
                return expr
            value = expr.arg.value  # type: ignore[attr-defined]
            result = None if value is None else TYPES[expr.type].input(source.output(value, b.context), -1, b.context)
        else:
            return expr
    except errors.SQLError as e:
        e.at(expr.pos)
        return expr
    return _tag(bound.Const(expr.type, result, expr.typmod), expr)


# text forms of these depend on settings: a cast over them is stable, not immutable
_STABLE_IO = frozenset((142, 143, 1082, 1083, 1266, 1114, 1184, 1186, 2205,
                        24, 2202, 2203, 2204, 2206, 3734, 3769, 4089, 4096, 700, 701, 17, 3912, 3908, 3910, 4535, 4533, 4534))


def assign(b: Binder, expr: bound.Expr, column: Any, what: str = "expression") -> bound.Expr:
    """The expression as a value for a table's column (INSERT, UPDATE), by assignment casts."""
    out = coerce(b, expr, column.type, column.typmod, ASSIGNMENT)
    if out is None:
        raise errors.DatatypeMismatch(
            f'column "{column.name}" is of type {format_type(column.type, -1)} but {what} is of type {format_type(expr.type, -1)}',
            position=expr.pos, hint="You will need to rewrite or cast the expression.", routine="transformAssignedExpr")
    return out
