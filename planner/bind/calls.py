"""Bind function calls: scalar, set-returning, aggregate and window."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.extensions.members import call_of as member_call
from aurorapy.planner.functions import functions_named
from aurorapy.planner.functions.column_size import STORED_SIZE
from aurorapy.planner.functions.hypothetical import HYPOTHETICAL
from aurorapy.planner.functions.json import OF_ROWS, ROW_JSON
from aurorapy.planner.functions.keyed import for_type
from aurorapy.planner.parse import tree
from aurorapy.planner.types import BY_NAME, TYPES, find_type
from aurorapy.planner.types.domains import base_type

from .aggregates import bind_aggregate
from .binder import Binder, within_database
from .coerce import coerce, fold, settle_any, settle_unknown, without_domain
from .expressions import bind, row_fields
from .hypothetical import is_hypothetical
from .hypothetical import unified as unified_pairs
from .ordering import sort_keys
from .resolve import (
    ANY,
    ANYARRAY,
    EXPLICIT,
    POLYMORPHIC,
    RECORD,
    UNKNOWN,
    Candidate,
    call_text,
    find_function,
    pathway,
    resolve_polymorphic,
    undefined_function,
)
from .rows import row_type
from .scope import Scope
from .windows import bind_window

_TEXT_ARRAY = 1009
_VOID = 2278
_SRF_ALLOWED = frozenset(("SELECT", "ORDER BY", "functions in FROM", "INSERT SELECT", "GROUP BY", "window"))


def bind_call(b: Binder, scope: Scope, node: tree.FuncCall, kind: str) -> bound.Expr:
    """A function call of any sort."""
    name = node.name[-1]
    if len(node.name) > 2:
        within_database(b, node.name, node.pos)
    schema = node.name[-2] if len(node.name) > 1 else None
    inner = "aggregate arguments" if _is_aggregate(name) and node.over is None else kind
    args = [bind(b, scope, a, inner if kind != "functions in FROM" else kind) for a in node.args]
    if node.args and any(a.type == _VOID for a in args):  # as PostgreSQL: drivers that pass OUT parameters give these for them
        args = [a for a in args if not (a.type == _VOID and isinstance(a, bound.Param))]
    named = [n for n, _ in node.named]
    args += [bind(b, scope, e, inner) for _, e in node.named]
    if name in _JSON_MAKERS and not node.distinct:  # rows that are compared stay rows, which know their names
        args = [_row_as_json(b, a) for a in args]
    ordered = _ordered_set(b, scope, node)
    if node.within_group and is_hypothetical(node):
        f = HYPOTHETICAL[name]
        return bind_aggregate(b, scope, node, kind, f, unified_pairs(b, node, args, ordered), f.result, ordered)
    if ordered is not None:
        args += [k.expr for k in ordered]
    inputs = [a.type for a in args]
    if name == "row_to_json" and inputs[:1] == [UNKNOWN]:
        inputs[0] = 114
    if name == "pg_collation_for" and schema in (None, "pg_catalog") and len(args) == 1:
        from .collations import collation_for

        return collation_for(b, scope, args[0])
    if name == "pg_column_size" and schema in (None, "pg_catalog") and len(args) == 1 and _is_stored(args[0], scope.entries()):
        return bound.Func(STORED_SIZE, (args[0],), STORED_SIZE.result, pos=node.pos)
    if node.star and not args:
        built_in = functions_named(name) if schema in (None, "pg_catalog") else []
        found = next((Candidate(f, ()) for f in (*built_in, *b.catalog.functions(name, schema, b.context)) if not f.args), None)
        if found is None:
            raise errors.UndefinedFunction(
                f"function {name}() does not exist", position=node.pos,
                hint="No function matches the given name and argument types. You might need to add explicit type casts.")
    else:
        extra = b.catalog.functions(name, schema, b.context)
        plain = len(args) == 1 and not named and not _decorated(node)
        if schema not in (None, "pg_catalog") and not extra:
            if schema != "information_schema":
                cast = _cast_call(b, name, schema, args[0], extra) if plain and b.catalog.has_schema(schema) else None
                if cast is not None:
                    return cast
                raise _qualified_missing(b, node, inputs, named)
        if plain:
            cast = _cast_call(b, name, schema, args[0], extra)
            if cast is not None:
                return cast
        try:
            found = find_function(name, inputs, named, node.variadic, extra, built_in=_is_built_in(b, name, schema))
        except errors.SQLError as e:
            raise e.at(node.pos) from None
        if found is not None and found.function in OF_ROWS and inputs[0] != RECORD and row_type(base_type(inputs[0])) is None:
            found = None
        if found is None and plain:
            field = _field_function(args[0], name)
            if field is not None:
                return field
        if found is None and args and is_hypothetical(node):
            unified_pairs(b, node, args, None)
        if found is None:
            raise undefined_function(".".join(node.name) if schema else name, inputs, named, node.pos)
        if found.function.kind == "p":
            raise errors.WrongObjectType(f"{call_text('.'.join(node.name) if schema else name, inputs, named)} is a procedure", position=node.pos,
                                         hint="To call a procedure, use CALL.")
    return _finish(b, scope, node, kind, found, args, ordered)


def _is_built_in(b: Binder, name: str, schema: str | None) -> bool:
    """Whether a built-in function of a name is looked for: those of information_schema where it is named, or in the search path."""
    if not name.startswith("_pg_"):
        return schema in (None, "pg_catalog")
    return schema == "information_schema" or (schema is None and "information_schema" in b.context.search_path)


def _is_stored(expr: bound.Expr, entries: dict[int, bound.Entry]) -> bool:
    """Whether a value is handed on as it stands in a table."""
    while isinstance(expr, bound.CoerceIO) and expr.relabel:
        expr = expr.arg
    entry = entries.get(expr.rid) if isinstance(expr, bound.Var) else None
    if entry is None or entry.kind == "table" or not isinstance(entry.query, bound.Query):
        return entry is not None and entry.kind == "table"
    return _is_stored(entry.query.targets[expr.column].expr, entry.query.entries)  # type: ignore[attr-defined]


_JSON_MAKERS = frozenset(("to_json", "to_jsonb", "row_to_json", "json_agg", "jsonb_agg", "json_build_object", "jsonb_build_object", "json_build_array",
                          "jsonb_build_array", "json_object_agg", "jsonb_object_agg"))


def _row_as_json(b: Binder, expr: bound.Expr) -> bound.Expr:
    """A row value, whose column names are known only here, as json; anything else as it is."""
    if not isinstance(expr, bound.Row | bound.WholeRow):
        return expr
    items = expr.items if isinstance(expr, bound.Row) else expr.columns
    values = bound.Row(tuple(settle_unknown(b, _row_as_json(b, e)) for e in items))
    of = row_type(expr.type)  # a table's own names count, not those of an alias
    names = tuple(expr.names) if of is None else tuple(a.name for a in of.attributes)
    made = bound.Func(ROW_JSON, (bound.Const(1009, names), values), 114)
    present = expr.present if isinstance(expr, bound.WholeRow) else None
    return made if present is None else bound.Case(114, ((present, made),), None)


def _qualified_missing(b: Binder, node: tree.FuncCall, inputs: list[int], named: list[str]) -> errors.SQLError:
    schema = node.name[-2]
    if not b.catalog.has_schema(schema):
        return errors.InvalidSchemaName(f'schema "{schema}" does not exist', position=node.pos)
    return undefined_function(".".join(node.name), inputs, named, node.pos)


def _decorated(node: tree.FuncCall) -> bool:
    return bool(node.distinct or node.order_by or node.filter or node.over or node.variadic or node.within_group or node.star)


def _is_aggregate(name: str) -> bool:
    return any(f.kind == "a" for f in functions_named(name))


def _cast_call(b: Binder, name: str, schema: str | None, arg: bound.Expr, extra: list[Any]) -> bound.Expr | None:
    """`typename(x)` as a cast, where no function has that exact signature."""
    t = BY_NAME.get(name) if schema in (None, "pg_catalog") else None
    if t is None:
        oid = b.catalog.find_type((name,) if schema is None else (schema, name), b.context.search_path)
        t = find_type(oid) if oid is not None else None
        if t is not None and schema is None and b.catalog.schema_name(getattr(t, "schema", 0) or 11).startswith("pg_temp_"):
            return None  # no function is ever found among temporary objects
    if t is None:
        return None
    if any(tuple(f.args) == (arg.type,) for f in (*functions_named(name), *extra)):
        return None
    if arg.type == UNKNOWN:
        return coerce(b, arg, t.oid, -1, EXPLICIT)
    way = pathway(arg.type, t.oid, EXPLICIT)
    if way is None or way[0] in ("function", "array"):
        return None
    if way[0] == "io" and not (TYPES[arg.type].category == "S" or t.category == "S"):
        return None
    if way[0] == "io" and (arg.type == RECORD or row_type(arg.type) is not None):  # a field of that name is meant, or nothing
        return None
    return coerce(b, arg, t.oid, -1, EXPLICIT)


def call_of(b: Binder, scope: Scope, arg: bound.Expr, name: str, kind: str, pos: int | None) -> bound.Expr | None:
    """`arg.name` as a call of a user's function of that name; None where there is none for a row of that type."""
    extra = b.catalog.functions(name, None, b.context)
    if not extra or row_type(arg.type) is None:
        return None
    found = find_function(name, [arg.type], [], False, extra, built_in=False)
    return None if found is None else _finish(b, scope, tree.FuncCall((name,), pos=pos), kind, found, [arg], None)


def _field_function(arg: bound.Expr, name: str) -> bound.Expr | None:
    for i, (n, t, e) in enumerate(row_fields(arg) or ()):
        if n == name:
            return e if e is not None else bound.Field(t, arg, i)
    return None


def _ordered_set(b: Binder, scope: Scope, node: tree.FuncCall) -> list[bound.SortKey] | None:
    if not node.within_group:
        return None
    return sort_keys(b, scope, node.within_group, "aggregate arguments", every=True)


def _finish(b: Binder, scope: Scope, node: tree.FuncCall, kind: str, found: Candidate, args: list[bound.Expr],
            ordered: list[bound.SortKey] | None) -> bound.Expr:
    f = found.function
    declared = found.args
    try:
        if found.missing and f.routine is not None and not POLYMORPHIC.isdisjoint(f.args):  # defaults tell of types, too
            taken = found.order if found.order is not None else tuple(range(len(args)))
            rest = [i for i in range(len(f.args)) if i not in taken]
            more = [b.catalog.default_argument(b, f.args[i], f.defaults[i - len(f.args) + len(f.defaults)]).type for i in rest]
            concrete, result = resolve_polymorphic((*declared, *(f.args[i] for i in rest)), [*(a.type for a in args), *more], f.result, f.name)
            concrete = concrete[: len(args)]
        else:
            concrete, result = resolve_polymorphic(tuple(declared), [a.type for a in args], f.result, f.name)
    except errors.SQLError as e:
        raise e.at(node.pos) from None
    cast_args = []
    for a, t in zip(args, concrete, strict=True):
        if t == ANY:
            literal = isinstance(a, bound.Const) and ((f.kind == "f" and not f.variadic) or not b.folding)  # pg_typeof('x') is unknown
            cast_args.append(settle_any(b, a) if a.type == UNKNOWN and not literal else a)
            continue
        c = coerce(b, a, t)
        if c is None:
            raise undefined_function(f.name, [x.type for x in args], [], node.pos)
        cast_args.append(c)
    if not f.domains:
        cast_args = [without_domain(a) for a in cast_args]
    if found.order is not None or found.missing:
        cast_args = _with_defaults(b, found, cast_args)
    if found.variadic and f.variadic and f.variadic != ANY:
        fixed = len(f.args) - 1
        elements = cast_args[fixed:]
        element_type = concrete[fixed]
        cast_args = [*cast_args[:fixed], bound.Array(TYPES[element_type].array, tuple(elements))]
    elif found.variadic and f.variadic == ANY:
        fixed = len(f.args) - 1
        cast_args = [*cast_args[:fixed], bound.Row(tuple(cast_args[fixed:]))]
    elif f.variadic == ANY and not TYPES[cast_args[-1].type].element:
        raise errors.DatatypeMismatch("VARIADIC argument must be an array", position=cast_args[-1].pos)
    if f.args[:1] == (ANYARRAY,):
        f = for_type(f, cast_args[0].type)
    if f.kind == "a":
        f = _aggregate_called(b, node, f, cast_args, result)
    elif f.routine is not None:
        return _as_given(b, node, found, _routine_call(b, scope, node, kind, f, cast_args, result))
    if f.kind == "a" and node.over is None:
        return bind_aggregate(b, scope, node, kind, f, cast_args, result, ordered, args)
    if node.over is not None:
        return bind_window(b, scope, node, kind, f, cast_args, result)
    if f.kind == "w":
        raise errors.WindowingError(f"window function {f.name} requires an OVER clause", position=node.pos)
    _plain_only(node, f)
    if f.volatility == "v":
        b.volatile = True
    call = bound.Func(f, tuple(cast_args), result, pos=node.pos, columns=_record_columns(f, cast_args), cast="s" if node.form == "sql" else "")
    return _as_given(b, node, found, _placed(b, scope, node, kind, call))


def _as_given(b: Binder, node: tree.FuncCall, found: Candidate, call: bound.Expr) -> bound.Expr:
    """What is stored keeps the names of arguments, and leaves to defaults what was left to them."""
    if b.folding or not (found.missing or found.order is not None) or not isinstance(call, bound.Func) or found.variadic:
        return call
    names = [name for name, _ in node.named]
    order = found.order if found.order is not None else tuple(range(len(call.args) - found.missing))
    first = len(order) - len(names)
    return bound.CallAsGiven(call, tuple([(place, names[i - first] if i >= first else "") for i, place in enumerate(order)]))


def _aggregate_called(b: Binder, node: tree.FuncCall, f: Any, args: list[bound.Expr], result: int) -> Any:
    """An aggregate as it is called with these arguments."""
    if not f.args and not node.star:
        raise errors.WrongObjectType(f"{'.'.join(node.name)}(*) must be used to call a parameterless aggregate function", position=node.pos)
    if f.routine is None:
        return f
    if f.routine.language == "c":
        b.members.add(f.oid)
        return f
    given = len(node.args) if node.within_group else -1
    if f.aggregate.ordered_set and given >= 0 and given != f.aggregate.direct:
        plural = "s" if f.aggregate.direct != 1 else ""
        e = undefined_function(f.name, [a.type for a in args], [], node.pos)
        e.hint = f"There is an ordered-set aggregate {f.name}, but it requires {f.aggregate.direct} direct argument{plural}, not {given}."
        raise e
    if f.aggregate.ordered_set and node.over is not None:
        raise errors.FeatureNotSupported(f"OVER is not supported for ordered-set aggregate {f.name}", position=node.pos)
    b.routines.add(f.oid)
    f = b.catalog.aggregate_called(f, [a.type for a in args], result, over=node.over is not None)
    if "v" in (f.aggregate.transition.volatility, f.aggregate.final.volatility if f.aggregate.final is not None else ""):
        b.volatile = True
    return f


def _routine_call(b: Binder, scope: Scope, node: tree.FuncCall, kind: str, f: Any, args: list[bound.Expr], result: int) -> bound.Expr:
    """A call of a function that a user defined."""
    if node.over is not None:
        raise errors.WrongObjectType(f"OVER specified, but {f.name} is not a window function nor an aggregate function", position=node.pos)
    _plain_only(node, f)
    if f.routine.language != "c":
        b.routines.add(f.oid)
    else:
        b.members.add(f.oid)
    if f.routine.language == "c" and member_call(f.routine.library, f.routine.source).named:
        args = [*args, bound.Const(_TEXT_ARRAY, _names_of(args[0]))]
    f, columns = b.catalog.called(f, [a.type for a in args], result)
    if f.volatility == "v":
        b.volatile = True
    return _placed(b, scope, node, kind, bound.Func(f, tuple(args), result, pos=node.pos, columns=columns))


def _names_of(row: bound.Expr) -> tuple[str, ...] | None:
    """The names of a row's columns, where the expression alone knows them."""
    return tuple(row.names) if isinstance(row, bound.WholeRow) and row.type == RECORD else None


def _placed(b: Binder, scope: Scope, node: tree.FuncCall, kind: str, call: bound.Func) -> bound.Expr:
    """A call where it stands: a set-returning one cannot stand everywhere."""
    if call.function.retset:
        if kind == "aggregate arguments":
            raise errors.FeatureNotSupported("aggregate function calls cannot contain set-returning function calls", position=node.pos,
                                             hint="You might be able to move the set-returning function into a LATERAL FROM item.")
        if kind not in _SRF_ALLOWED:
            raise errors.FeatureNotSupported(f"set-returning functions are not allowed in {kind}", position=node.pos)
        if scope.query is not None and kind != "functions in FROM":
            scope.query.has_srf = True
        return call
    return fold(b, call)


def _record_columns(f: Any, args: list[bound.Expr]) -> tuple[tuple[str, int], ...] | None:
    if not f.out_columns:
        return None
    out = []
    for n, t in f.out_columns:
        if t in (2283, 2277):
            base = next((a.type for a, d in zip(args, f.args, strict=False) if d in (2283, 2277)), t)
            array = TYPES[base].element if TYPES[base].element else 0
            t = (array or base) if t == 2283 else (base if array else TYPES[base].array)
        out.append((n, t))
    return tuple(out)


def _plain_only(node: tree.FuncCall, f: Any) -> None:
    name = f.name
    if node.star:
        raise errors.WrongObjectType(f"{name}(*) specified, but {name} is not an aggregate function", position=node.pos)
    if node.distinct:
        raise errors.WrongObjectType(f"DISTINCT specified, but {name} is not an aggregate function", position=node.pos)
    if node.within_group:
        raise errors.WrongObjectType(f"WITHIN GROUP specified, but {name} is not an aggregate function", position=node.pos)
    if node.order_by:
        raise errors.WrongObjectType(f"ORDER BY specified, but {name} is not an aggregate function", position=node.pos)
    if node.filter is not None:
        raise errors.WrongObjectType(f"FILTER specified, but {name} is not an aggregate function", position=node.pos)


def _with_defaults(b: Binder, found: Candidate, args: list[bound.Expr]) -> list[bound.Expr]:
    f = found.function
    slots: list[bound.Expr | None] = [None] * len(f.args)
    order = found.order if found.order is not None else tuple(range(len(args)))
    for at, a in zip(order, args, strict=True):
        slots[at] = a
    first_default = len(f.args) - len(f.defaults)
    out = []
    left_out = [i for i, s in enumerate(slots) if s is None] if f.routine is not None else []
    for i in left_out:
        slots[i] = b.catalog.default_argument(b, f.args[i], f.defaults[i - first_default])
    unknown = [i for i in left_out if slots[i].type == UNKNOWN]  # type: ignore[union-attr]
    if unknown:
        concrete, _ = resolve_polymorphic(tuple(f.args), [s.type for s in slots if s is not None], f.result, f.name)
        for i in unknown:
            slots[i] = coerce(b, slots[i], concrete[i])  # type: ignore[arg-type]
    for i, s in enumerate(slots):
        out.append(s if s is not None else bound.Const(f.args[i], f.defaults[i - first_default]))
    return out


__all__ = ["RECORD", "bind_call"]
