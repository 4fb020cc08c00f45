"""Bind function calls: scalar, set-returning, aggregate and window, and the SQL value functions."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions import functions_named
from aurorapy.planner.likeness import unified
from aurorapy.planner.parse import tree
from aurorapy.planner.types import BY_NAME, TYPES, find_type, format_type

from .binder import Binder
from .coerce import coerce, coerce_or_fail, coerce_typmod, fold, settle_unknown, to_boolean, to_common, without_domain
from .expressions import bind, row_fields
from .resolve import (
    ANY,
    EXPLICIT,
    RECORD,
    UNKNOWN,
    Candidate,
    call_text,
    find_function,
    find_operator,
    pathway,
    resolve_polymorphic,
    undefined_function,
)
from .scope import Scope

AGGREGATES_ALLOWED = frozenset(("SELECT", "HAVING", "ORDER BY", "DISTINCT ON", "window"))
_WINDOWS_ALLOWED = frozenset(("SELECT", "ORDER BY", "DISTINCT ON"))
_SRF_ALLOWED = frozenset(("SELECT", "ORDER BY", "functions in FROM", "INSERT SELECT", "GROUP BY", "window"))


def bind_call(b: Binder, scope: Scope, node: tree.FuncCall, kind: str) -> bound.Expr:
    """A function call of any sort."""
    name = node.name[-1]
    schema = node.name[-2] if len(node.name) > 1 else None
    inner = "aggregate arguments" if _is_aggregate(name) and node.over is None else kind
    args = [_argument(b, scope, a, inner if kind != "functions in FROM" else kind) for a in node.args]
    named = [n for n, _ in node.named]
    args += [bind(b, scope, e, inner) for _, e in node.named]
    if name in _JSON_MAKERS:
        args = [_row_as_json(b, a) for a in args]
    ordered = _ordered_set(b, scope, node)
    if ordered is not None:
        args += [k.expr for k in ordered]
    inputs = [a.type for a in args]
    if node.star and not args:
        found = next((Candidate(f, ()) for f in functions_named(name) if not f.args), None)
        if found is None:
            raise errors.UndefinedFunction(
                f"function {name}() does not exist", position=node.pos,
                hint="No function matches the given name and argument types. You might need to add explicit type casts.")
    else:
        extra = b.catalog.functions(name, schema)
        if schema not in (None, "pg_catalog") and not extra:
            if schema != "information_schema":
                raise _qualified_missing(b, node, inputs, named)
        plain = len(args) == 1 and not named and not _decorated(node)
        if plain:
            cast = _cast_call(b, name, schema, args[0])
            if cast is not None:
                return cast
        try:
            found = find_function(name, inputs, named, node.variadic, extra)
        except errors.SQLError as e:
            raise e.at(node.pos) from None
        if found is None and plain:
            field = _field_function(args[0], name)
            if field is not None:
                return field
        if found is None:
            raise undefined_function(".".join(node.name) if schema else name, inputs, named, node.pos)
    return _finish(b, scope, node, kind, found, args, ordered)


_JSON_MAKERS = frozenset(("to_json", "to_jsonb", "row_to_json", "json_agg", "jsonb_agg", "json_build_object", "jsonb_build_object", "json_build_array",
                          "jsonb_build_array", "json_object_agg", "jsonb_object_agg"))


def _row_as_json(b: Binder, expr: bound.Expr) -> bound.Expr:
    """A row value, whose column names are known only here, as json; anything else as it is."""
    if not isinstance(expr, bound.Row | bound.WholeRow):
        return expr
    items = expr.items if isinstance(expr, bound.Row) else expr.columns
    required = tuple(isinstance(expr, bound.WholeRow) and isinstance(e, bound.Var) and not e.nullable for e in items)
    values = bound.Row(tuple(settle_unknown(b, _row_as_json(b, e)) for e in items))
    return bound.Func(functions_named("row_json")[0], (bound.Const(1009, tuple(expr.names)), bound.Const(1000, required), values), 114)


def _qualified_missing(b: Binder, node: tree.FuncCall, inputs: list[int], named: list[str]) -> errors.SQLError:
    schema = node.name[-2]
    if not b.catalog.has_schema(schema):
        return errors.InvalidSchemaName(f'schema "{schema}" does not exist', position=node.pos)
    return undefined_function(".".join(node.name), inputs, named, node.pos)


def _decorated(node: tree.FuncCall) -> bool:
    return bool(node.distinct or node.order_by or node.filter or node.over or node.variadic or node.within_group or node.star)


def _is_aggregate(name: str) -> bool:
    return any(f.kind == "a" for f in functions_named(name))


def _argument(b: Binder, scope: Scope, node: tree.Expr, kind: str) -> bound.Expr:
    if isinstance(node, tree.ColumnRef) and node.star and len(node.names) > 1:
        return bind(b, scope, tree.ColumnRef(node.names[:-1], False, node.pos), kind)
    return bind(b, scope, node, kind)


def _cast_call(b: Binder, name: str, schema: str | None, arg: bound.Expr) -> bound.Expr | None:
    """`typename(x)` as a cast, where no function has that exact signature."""
    t = BY_NAME.get(name) if schema in (None, "pg_catalog") else None
    if t is None:
        oid = b.catalog.find_type((name,) if schema is None else (schema, name), b.context.search_path)
        t = find_type(oid) if oid is not None else None
    if t is None:
        return None
    if any(tuple(f.args) == (arg.type,) for f in functions_named(name)):
        return None
    if arg.type == UNKNOWN:
        return coerce(b, arg, t.oid, -1, EXPLICIT)
    way = pathway(arg.type, t.oid, EXPLICIT)
    if way is None or way[0] in ("function", "array"):
        return None
    if way[0] == "io" and not (TYPES[arg.type].category == "S" or t.category == "S"):
        return None
    return coerce(b, arg, t.oid, -1, EXPLICIT)


def _field_function(arg: bound.Expr, name: str) -> bound.Expr | None:
    for i, (n, t, e) in enumerate(row_fields(arg) or ()):
        if n == name:
            return e if e is not None else bound.Field(t, arg, i)
    return None


def _ordered_set(b: Binder, scope: Scope, node: tree.FuncCall) -> list[bound.SortKey] | None:
    if not node.within_group:
        return None
    return _sort_keys(b, scope, node.within_group, "aggregate arguments")


def _sort_keys(b: Binder, scope: Scope, items: tuple[tree.SortBy, ...], kind: str) -> list[bound.SortKey]:
    keys = []
    for s in items:
        expr = settle_unknown(b, bind(b, scope, s.expr, kind))
        keys.append(sort_key(s, expr))
    return keys


def sort_key(s: tree.SortBy, expr: bound.Expr) -> bound.SortKey:
    """The sort key of an ORDER BY item over its bound expression; the type must have an order."""
    descending = s.descending
    if s.using is not None:
        if s.using not in ("<", ">", "<=", ">=", "~<~", "~>~"):
            raise errors.WrongObjectType(f"operator {s.using} is not a valid ordering operator", position=s.pos,
                                         hint='Ordering operators must be "<" or ">" members of btree operator families.')
        descending = s.using.startswith(">") or s.using == "~>~"
    check_ordered(expr, s.pos)
    nulls_first = descending if s.nulls is None else s.nulls == "first"
    return bound.SortKey(expr, descending, nulls_first)


# types without an order: json, xml, geometry, xid and cid, snapshots, jsonpath
UNORDERED = frozenset((114, 142, 600, 603, 604, 601, 602, 718, 628, 28, 29, 2970, 5038, 4072))


def check_ordered(expr: bound.Expr, pos: int | None) -> None:
    """Raise 42883 unless the expression's type has an ordering operator."""
    if expr.type in UNORDERED:
        raise errors.UndefinedFunction(
            f"could not identify an ordering operator for type {format_type(expr.type, -1)}", position=pos if pos is not None else expr.pos,
            hint="Use an explicit ordering operator or modify the query.")


def check_hashable(expr: bound.Expr, pos: int | None = None) -> None:
    """Raise 42883 unless the expression's type has an equality operator."""
    if expr.type in (114, 142, 600, 604, 2970, 5038, 4072):
        raise errors.UndefinedFunction(
            f"could not identify an equality operator for type {format_type(expr.type, -1)}", position=pos if pos is not None else expr.pos)


def _finish(b: Binder, scope: Scope, node: tree.FuncCall, kind: str, found: Candidate, args: list[bound.Expr],
            ordered: list[bound.SortKey] | None) -> bound.Expr:
    f = found.function
    declared = found.args
    try:
        concrete, result = resolve_polymorphic(tuple(declared), [a.type for a in args], f.result, f.name)
    except errors.SQLError as e:
        raise e.at(node.pos) from None
    cast_args = []
    for a, t in zip(args, concrete, strict=True):
        if t == ANY:
            literal = isinstance(a, bound.Const) and f.kind == "f" and not f.variadic  # pg_typeof('x') is unknown
            cast_args.append(settle_unknown(b, a) if a.type == UNKNOWN and not literal else a)
            continue
        c = coerce(b, a, t)
        if c is None:
            raise undefined_function(f.name, [x.type for x in args], [], node.pos)
        cast_args.append(c)
    if f.name != "pg_typeof":
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
    if f.kind == "a" and node.over is None:
        return _aggregate(b, scope, node, kind, f, cast_args, result, ordered)
    if node.over is not None:
        return _window(b, scope, node, kind, f, cast_args, result)
    if f.kind == "w":
        raise errors.WindowingError(f"window function {f.name} requires an OVER clause", position=node.pos)
    _plain_only(node, f)
    if f.kind == "p":
        raise errors.WrongObjectType(f"{call_text(f.name, list(declared), [])} is a procedure", position=node.pos, hint="To call a procedure, use CALL.")
    if f.volatility == "v":
        b.volatile = True
    call = bound.Func(f, tuple(cast_args), result, pos=node.pos, columns=_record_columns(f, cast_args))
    if f.retset:
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
    for i, s in enumerate(slots):
        out.append(s if s is not None else bound.Const(f.args[i], f.defaults[i - first_default]))
    return out


# --- aggregates ---------------------------------------------------------------------------------


def _aggregate(b: Binder, scope: Scope, node: tree.FuncCall, kind: str, f: Any, args: list[bound.Expr], result: int,
               ordered: list[bound.SortKey] | None) -> bound.Expr:
    direct: tuple[bound.Expr, ...] = ()
    order: tuple[bound.SortKey, ...] = ()
    ordered_set = bool(getattr(f.aggregate, "ordered_set", False))
    if ordered_set:
        if ordered is None:
            if node.over is not None:
                raise errors.FeatureNotSupported(f"OVER is not supported for ordered-set aggregate {f.name}", position=node.pos)
            raise errors.WrongObjectType(f"WITHIN GROUP is required for ordered-set aggregate {f.name}", position=node.pos)
        n = len(args) - len(ordered)
        direct = tuple(args[:n])
        order = tuple(k.over(a) for k, a in zip(ordered, args[n:], strict=True))
        args = args[n:]
    elif ordered is not None:
        raise errors.WrongObjectType(f"{f.name} is not an ordered-set aggregate, so it cannot have WITHIN GROUP", position=node.pos)
    else:
        order = tuple(_sort_keys(b, scope, node.order_by, "aggregate arguments"))
    if node.distinct:
        keys = [a.key() for a in args]
        order = tuple(k.over(unified(k.expr, args)) for k in order)
        for k in order:
            if k.expr.key() not in keys:
                raise errors.InvalidColumnReference(
                    "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list", position=k.expr.pos)
        for a in args:
            check_hashable(a, node.pos)
    condition = None
    if node.filter is not None:
        condition = to_boolean(b, bind(b, scope, node.filter, "FILTER"), "FILTER")
    for a in [*args, *direct, *(k.expr for k in order), *([condition] if condition is not None else [])]:
        for part in bound.walk(a):
            if isinstance(part, bound.Window):
                raise errors.GroupingError("aggregate function calls cannot contain window function calls", position=part.pos or node.pos)
            if isinstance(part, bound.Func) and part.function.retset:
                raise errors.FeatureNotSupported("aggregate function calls cannot contain set-returning function calls", position=part.pos,
                                                 hint="You might be able to move the set-returning function into a LATERAL FROM item.")
    agg = bound.Aggregate(f, tuple(args), result, node.distinct, order, condition, node.star, direct, node.pos)
    level = level_of(scope, agg)
    for inner in bound.walk(agg):
        if inner is not agg and isinstance(inner, bound.Aggregate | bound.GroupingCall):
            raise errors.GroupingError("aggregate function calls cannot be nested", position=inner.pos)
    if level is not scope:
        assert level.query is not None
        return outer_aggregate(b, level, agg)
    if kind not in AGGREGATES_ALLOWED:
        raise errors.GroupingError(_aggregate_message(kind), position=node.pos)
    if scope.query is not None:
        scope.query.aggregated = True
    return agg


def _aggregate_message(kind: str) -> str:
    if kind == "aggregate arguments":
        return "aggregate function calls cannot be nested"
    return f"aggregate functions are not allowed in {kind}"


def level_of(scope: Scope, agg: bound.Aggregate | bound.GroupingCall) -> Scope:
    """The query level that an aggregate belongs to: the innermost one whose columns it uses."""
    rids = set()
    for n in bound.walk(agg):
        if isinstance(n, bound.Var):
            rids.add(n.rid)
        elif isinstance(n, bound.SubLink):
            rids |= bound.free_rids(n.query)
    if not rids:
        return scope
    level: Scope | None = scope
    while level is not None:
        if level.query is not None and rids & level.query.entries.keys():
            return level
        level = level.parent
    return scope


def outer_aggregate(b: Binder, level: Scope, agg: bound.Aggregate | bound.GroupingCall) -> bound.Expr:
    """What a subquery puts in the place of an aggregate of a query around it."""
    query = level.query
    assert query is not None
    query.aggregated = True
    if not query.aggregate_rid:
        query.aggregate_rid = b.rid()
    query.outer_aggregates.append(agg)
    return bound.Var(agg.type, query.aggregate_rid, len(query.outer_aggregates) - 1)


# --- window functions ---------------------------------------------------------------------------


def _window(b: Binder, scope: Scope, node: tree.FuncCall, kind: str, f: Any, args: list[bound.Expr], result: int) -> bound.Expr:
    if kind not in _WINDOWS_ALLOWED:
        raise errors.WindowingError(f"window functions are not allowed in {'aggregate arguments' if kind == 'aggregate arguments' else kind}"
                                    if kind != "window" else "window functions are not allowed in window definitions", position=node.pos)
    if f.kind not in ("a", "w"):
        raise errors.WrongObjectType(f"OVER specified, but {f.name} is not a window function nor an aggregate function", position=node.pos)
    if node.distinct:
        raise errors.FeatureNotSupported("DISTINCT is not implemented for window functions", position=node.pos)
    if node.order_by:
        raise errors.FeatureNotSupported("aggregate ORDER BY is not implemented for window functions", position=node.pos)
    if node.filter is not None and f.kind != "a":
        raise errors.FeatureNotSupported("FILTER is not implemented for non-aggregate window functions", position=node.pos)
    condition = None
    if node.filter is not None:
        condition = to_boolean(b, bind(b, scope, node.filter, "FILTER"), "FILTER")
    for a in args:
        for n in bound.walk(a):
            if isinstance(n, bound.Window):
                raise errors.WindowingError("window function calls cannot be nested", position=n.pos or node.pos)
    assert scope.query is not None and node.over is not None
    number = _window_spec(b, scope, node.over)
    if f.kind == "w" and f.name in ("lag", "lead") and len(args) == 3:
        pair, _ = to_common(b, [args[0], args[2]], "arguments of lag/lead")
        args = [pair[0], args[1], pair[1]]
        result = pair[0].type
    out = bound.Window(f, tuple(args), result, number, condition, node.star)
    out.pos = node.pos
    return out


def _window_spec(b: Binder, scope: Scope, node: tree.WindowDef) -> int:
    query = scope.query
    assert query is not None
    definition = node
    if node.ref_only:
        definition = _named_window(scope, node.name or "", node.pos)
        spec = _build_window(b, scope, definition)
    else:
        spec = _build_window(b, scope, node)
    for i, known in enumerate(query.windows):
        if _same_window(known, spec):
            return i
    query.windows.append(spec)
    return len(query.windows) - 1


def _named_window(scope: Scope, name: str, pos: int | None) -> tree.WindowDef:
    found = scope.window_defs.get(name)
    if found is None:
        raise errors.UndefinedObject(f'window "{name}" does not exist', position=pos)
    return found  # type: ignore[no-any-return]


def _same_window(x: bound.WindowSpec, y: bound.WindowSpec) -> bool:
    return bool(_window_key(x) == _window_key(y))


def _window_key(w: bound.WindowSpec) -> Any:
    return (tuple(e.key() for e in w.partition_by), tuple((k.expr.key(), k.descending, k.nulls_first) for k in w.order_by), w.mode, w.start,
            w.start_offset and w.start_offset.key(), w.end, w.end_offset and w.end_offset.key(), w.exclude)


def _build_window(b: Binder, scope: Scope, node: tree.WindowDef) -> bound.WindowSpec:
    from .select import bind_order_item

    partition: tuple[bound.Expr, ...] = ()
    order: tuple[bound.SortKey, ...] = ()
    if node.base is not None:
        base_def = _named_window(scope, node.base, node.pos)
        base = _build_window(b, scope, base_def)
        if node.partition_by:
            raise errors.WindowingError(f'cannot override PARTITION BY clause of window "{node.base}"', position=node.pos)
        if node.order_by and base.order_by:
            raise errors.WindowingError(f'cannot override ORDER BY clause of window "{node.base}"', position=node.pos)
        if base_def.frame_given:
            raise errors.WindowingError(f'cannot copy window "{node.base}" because it has a frame clause', position=node.pos)
        partition, order = base.partition_by, base.order_by
    if node.partition_by:
        partition = tuple(settle_unknown(b, bind_order_item(b, scope, e, "window")) for e in node.partition_by)
        for e in partition:
            check_hashable(e)
    if node.order_by:
        order = tuple(sort_key(s, settle_unknown(b, bind_order_item(b, scope, s.expr, "window"))) for s in node.order_by)
    spec = bound.WindowSpec(partition, order, node.mode, node.start, None, node.end, None, node.exclude, framed=node.frame_given)
    if node.mode == "groups" and not order:
        raise errors.WindowingError("GROUPS mode requires an ORDER BY clause", position=node.pos)
    _check_frame(node)
    for side, raw in (("start", node.start_offset), ("end", node.end_offset)):
        if raw is None:
            continue
        offset = bind(b, scope, raw, f"window {node.mode.upper()}")
        if any(isinstance(n, bound.Var) for n in bound.walk(offset)):
            raise errors.InvalidColumnReference(f"argument of {node.mode.upper()} must not contain variables", position=offset.pos)
        if node.mode in ("rows", "groups"):
            done = coerce(b, offset, 20, -1, 1)
            if done is None:
                raise errors.DatatypeMismatch(
                    f"argument of {node.mode.upper()} must be type bigint, not type {format_type(offset.type, -1)}", position=offset.pos)
            offset = done
        else:
            offset = _range_offset(b, spec, offset, node)
        setattr(spec, f"{side}_offset", offset)
    return spec


def _check_frame(node: tree.WindowDef) -> None:
    rank = {"unbounded preceding": 0, "preceding": 1, "current row": 2, "following": 3, "unbounded following": 4}
    if node.start == "unbounded following":
        raise errors.WindowingError("frame start cannot be UNBOUNDED FOLLOWING", position=node.pos)
    if node.end == "unbounded preceding":
        raise errors.WindowingError("frame end cannot be UNBOUNDED PRECEDING", position=node.pos)
    if rank[node.start] > rank[node.end]:
        if node.start == "current row":
            raise errors.WindowingError("frame starting from current row cannot have preceding rows", position=node.pos)
        raise errors.WindowingError("frame starting from following row cannot have preceding rows"
                                    if node.end != "current row" else "frame starting from following row cannot end with current row",
                                    position=node.pos)


def _range_offset(b: Binder, spec: bound.WindowSpec, offset: bound.Expr, node: tree.WindowDef) -> bound.Expr:
    if len(spec.order_by) != 1:
        raise errors.WindowingError("RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column", position=node.pos)
    column = spec.order_by[0].expr.type
    wanted = {21: 20 if offset.type == 20 else 23, 23: 20 if offset.type == 20 else 23, 20: 20, 700: 701, 701: 701, 1700: 1700}.get(column, 1186)
    if column not in (21, 23, 20, 700, 701, 1700, 1082, 1114, 1184, 1083, 1266, 1186):
        raise errors.FeatureNotSupported(
            f"RANGE with offset PRECEDING/FOLLOWING is not supported for column type {format_type(column, -1)}", position=offset.pos)
    done = coerce(b, offset, wanted)
    if done is None:
        raise errors.FeatureNotSupported(
            f"RANGE with offset PRECEDING/FOLLOWING is not supported for column type {format_type(column, -1)} "
            f"and offset type {format_type(offset.type, -1)}", position=offset.pos,
            hint="Cast the offset value to an appropriate type.")
    base = 701 if column == 700 else column
    minus = find_operator("-", base, done.type).function
    plus = find_operator("+", base, done.type).function
    spec.start_in_range = (minus, plus)
    return done


# --- SQL value functions ------------------------------------------------------------------------

_TIMES = {"current_date": ("now", 1082), "current_time": ("now", 1266), "current_timestamp": ("now", 1184),
          "localtime": ("now", 1083), "localtimestamp": ("now", 1114)}
_NAMES = {"current_user": "current_user", "user": "current_user", "current_role": "current_user", "session_user": "session_user",
          "current_catalog": "current_database", "current_schema": "current_schema"}


def bind_sql_value(b: Binder, node: tree.SqlValue) -> bound.Expr:
    """CURRENT_DATE and its kin: calls of now() cast, or of the session functions."""
    timed = _TIMES.get(node.name)
    if timed is not None:
        call: bound.Expr = bound.Func(functions_named("now")[0], (), 1184, pos=node.pos)
        if timed[1] != 1184:
            call = coerce_or_fail(b, call, timed[1], -1, EXPLICIT)
        if node.precision is not None:
            return coerce_typmod(b, call, min(node.precision, 6), EXPLICIT)
        return call
    found = [f for f in functions_named(_NAMES[node.name]) if not f.args]
    return bound.Func(found[0], (), found[0].result, pos=node.pos)


__all__ = ["RECORD", "bind_call", "bind_sql_value", "check_hashable", "check_ordered", "sort_key"]
