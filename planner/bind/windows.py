"""Bind window functions' calls and window definitions."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type

from .binder import Binder, NotLiftable
from .coerce import coerce, settle_unknown, to_boolean, to_common
from .expressions import bind
from .implementing import check_window
from .operators import find_operator
from .ordering import check_hashable, sort_key
from .scope import Scope

_WINDOWS_ALLOWED = frozenset(("SELECT", "ORDER BY", "DISTINCT ON"))


def bind_window(b: Binder, scope: Scope, node: tree.FuncCall, kind: str, f: Any, args: list[bound.Expr], result: int) -> bound.Expr:
    """The call of a window function, or of an aggregate over a window."""
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


def name_windows(b: Binder, scope: Scope, query: bound.Query, windows: tuple[tree.WindowDef, ...]) -> None:
    """The windows of a WINDOW clause, whether one calls over them or not."""
    for w in windows:
        spec = build_window(b, scope, w)
        spec.name = w.name or ""
        query.windows.append(spec)


def _window_spec(b: Binder, scope: Scope, node: tree.WindowDef) -> int:
    query = scope.query
    assert query is not None
    definition = node
    if node.ref_only:
        definition = _named_window(scope, node.name or "", node.pos)
        spec = build_window(b, scope, definition)
        spec.name = node.name or ""
    else:
        spec = build_window(b, scope, node)
    for i, known in enumerate(query.windows):
        if _same_window(known, spec) and (b.folding or (known.refers == spec.refers and known.framed == spec.framed and spec.name in ("", known.name))):
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


def build_window(b: Binder, scope: Scope, node: tree.WindowDef) -> bound.WindowSpec:
    """A window's definition over the query's input."""
    from .select import bind_order_item

    partition: tuple[bound.Expr, ...] = ()
    order: tuple[bound.SortKey, ...] = ()
    inherited = False
    if node.base is not None:
        base_def = _named_window(scope, node.base, node.pos)
        base = build_window(b, scope, base_def)
        if node.partition_by:
            raise errors.WindowingError(f'cannot override PARTITION BY clause of window "{node.base}"', position=node.pos)
        if node.order_by and base.order_by:
            raise errors.WindowingError(f'cannot override ORDER BY clause of window "{node.base}"', position=node.pos)
        if base_def.frame_given:
            raise errors.WindowingError(f'cannot copy window "{node.base}" because it has a frame clause', position=node.pos)
        partition, order = base.partition_by, base.order_by
        inherited = bool(order)
    if node.partition_by:
        partition = tuple(settle_unknown(b, bind_order_item(b, scope, e, "window")) for e in node.partition_by)
        for e in partition:
            check_hashable(e)
        check_window(partition)
    if node.order_by:
        order = tuple(sort_key(b, s, settle_unknown(b, bind_order_item(b, scope, s.expr, "window"))) for s in node.order_by)
    if b.lifted and any(isinstance(n, bound.Func) and n.function.retset for e in (*partition, *(k.expr for k in order)) for n in bound.walk(e)):
        raise NotLiftable  # as a constant's text has it, it may be a column of the target list
    spec = bound.WindowSpec(partition, order, node.mode, node.start, None, node.end, None, node.exclude, framed=node.frame_given, refers=node.base or "",
                            ordered=not inherited)
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
