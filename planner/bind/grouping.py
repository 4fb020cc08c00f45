"""GROUP BY: what it groups by, grouping sets, and which columns may then appear ungrouped."""

from __future__ import annotations

from itertools import product
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.likeness import unified
from aurorapy.planner.parse import tree

from .aggregates import AGGREGATES_ALLOWED, level_of, outer_aggregate
from .binder import Binder
from .coerce import settle_unknown
from .expressions import bind
from .ordering import check_hashable
from .scope import Scope

GROUPING_SETS_MAX = 4096  # PostgreSQL's own limit


def bind_group_by(b: Binder, scope: Scope, query: bound.Query, node: tree.Select) -> None:
    """Fill the query's `group_by` and, where there are several, `grouping_sets`."""
    sets: list[list[tuple[int, ...]]] = []
    query.grouping_distinct = node.group_distinct
    plain = not any(isinstance(item, tree.GroupingSet) for item in node.group_by)
    seen: dict[Any, int] | None = None if plain else {}
    for item in node.group_by:
        if isinstance(item, tree.GroupingSet):
            sets.append(_expand(b, scope, query, item, seen))
        else:
            sets.append([_group(b, scope, query, item, seen)])
    query.aggregated = True
    if plain:
        return
    total = 1
    for s in sets:
        total *= len(s)
        if total > GROUPING_SETS_MAX:
            raise errors.StatementTooComplex(f"too many grouping sets present (maximum {GROUPING_SETS_MAX})")
    out: list[tuple[int, ...]] = []
    for combination in product(*sets):
        merged: list[int] = []
        for part in combination:
            merged += [p for p in part if p not in merged]
        out.append(tuple(merged))
    if node.group_distinct:
        unique: dict[frozenset[int], tuple[int, ...]] = {}
        for columns in out:
            unique.setdefault(frozenset(columns), columns)
        out = list(unique.values())
    query.grouping_sets = out
    if not b.folding:
        query.grouping_written = [_written(b, scope, query, item, seen, in_sets=False) for item in node.group_by]


def _group(b: Binder, scope: Scope, query: bound.Query, node: Any, seen: dict[Any, int] | None, *, in_sets: bool = False) -> tuple[int, ...]:
    """The places in `group_by` of one of its items. `seen`, where there are grouping sets: by which target each expression is grouped."""
    from .select import find_target

    if isinstance(node, tree.RowExpr) and not node.explicit:
        return tuple(p for i in node.items for p in _group(b, scope, query, i, seen, in_sets=in_sets))
    before = len(query.targets)
    position = find_target(b, scope, query, node, "GROUP BY")
    expr = settle_unknown(b, query.targets[position].expr)
    if in_sets and isinstance(expr, bound.Const | bound.Param):
        # NULL in the sets without it, where other constants of that value stay what they are: an expression of its own
        expr = bound.Coalesce(expr.type, (expr,), expr.typmod)
    if seen is not None and position < before:
        while seen.setdefault(expr.key(), position) != position:  # the sets tell equal targets apart
            expr = bound.Coalesce(expr.type, (expr,), expr.typmod)
    query.targets[position].expr = expr
    if len(query.targets) > before:
        del query.targets[before:]  # only ORDER BY leaves junk entries behind
    for n in sorted(bound.walk(expr), key=lambda n: n.pos or 0):
        if isinstance(n, bound.Aggregate):
            raise errors.GroupingError("aggregate functions are not allowed in GROUP BY", position=n.pos)
        if isinstance(n, bound.GroupingCall):
            raise errors.GroupingError("grouping operations are not allowed in GROUP BY", position=n.pos)
        if isinstance(n, bound.Window):
            raise errors.WindowingError("window functions are not allowed in GROUP BY", position=n.pos)
    check_hashable(expr)
    keys = [g.key() for g in query.group_by]
    if expr.key() in keys:
        return (keys.index(expr.key()),)
    query.group_by.append(expr)
    return (len(query.group_by) - 1,)


def _written(b: Binder, scope: Scope, query: bound.Query, node: Any, seen: dict[Any, int] | None, *, in_sets: bool) -> Any:
    """An item as it was written, with places in `group_by`."""
    if isinstance(node, tree.GroupingSet):
        return node.kind, [_written(b, scope, query, i, seen, in_sets=True) for i in node.items]
    places = _group(b, scope, query, node, seen, in_sets=in_sets)
    return places[0] if len(places) == 1 and not isinstance(node, tree.RowExpr) else ("simple", list(places))


def bind_grouping(b: Binder, scope: Scope, node: tree.Grouping, kind: str) -> bound.Expr:
    """GROUPING(...) of this query or of one around it; `check_grouping` sees whether its arguments are grouped by."""
    args = [settle_unknown(b, bind(b, scope, a, kind)) for a in node.args]
    for n in (n for a in args for n in bound.walk(a)):
        if isinstance(n, bound.Aggregate | bound.GroupingCall):
            raise errors.GroupingError("aggregate function calls cannot be nested", position=n.pos)
    call = bound.GroupingCall(tuple(args), node.pos)
    level = level_of(scope, call)
    if level is not scope:
        return outer_aggregate(b, level, call)
    if kind not in AGGREGATES_ALLOWED:
        raise errors.GroupingError("aggregate function calls cannot be nested" if kind == "aggregate arguments" else
                                   f"grouping operations are not allowed in {kind}", position=node.pos)
    if scope.query is not None:
        scope.query.aggregated = True
    return call


def _part(b: Binder, scope: Scope, query: bound.Query, item: Any, seen: dict[Any, int] | None) -> tuple[int, ...]:
    if isinstance(item, tree.GroupingSet):
        if item.kind in ("simple", "empty"):
            return tuple(p for i in item.items for p in _part(b, scope, query, i, seen))
        raise errors.SyntaxError_("grouping sets cannot be nested here", position=item.pos)
    return _group(b, scope, query, item, seen, in_sets=True)


def _expand(b: Binder, scope: Scope, query: bound.Query, node: tree.GroupingSet, seen: dict[Any, int] | None) -> list[tuple[int, ...]]:
    match node.kind:
        case "empty":
            return [()]
        case "simple":
            return [_part(b, scope, query, node, seen)]
        case "rollup":
            parts = [_part(b, scope, query, i, seen) for i in node.items]
            return [_merge(parts[:n]) for n in range(len(parts), -1, -1)]
        case "cube":
            parts = [_part(b, scope, query, i, seen) for i in node.items]
            out = []
            for mask in range((1 << len(parts)) - 1, -1, -1):
                out.append(_merge([p for i, p in enumerate(parts) if mask >> (len(parts) - 1 - i) & 1]))
            return out
        case "sets":
            out = []
            for i in node.items:
                if isinstance(i, tree.GroupingSet) and i.kind in ("rollup", "cube", "sets"):
                    out += _expand(b, scope, query, i, seen)
                else:
                    out.append(_part(b, scope, query, i, seen))
            return out


def _merge(parts: list[tuple[int, ...]]) -> tuple[int, ...]:
    merged: list[int] = []
    for p in parts:
        merged += [x for x in p if x not in merged]
    return tuple(merged)


def _know_again(query: bound.Query) -> None:
    """Subqueries that are grouped by, where they stand elsewhere."""
    pool = [g for g in query.group_by if any(isinstance(n, bound.SubLink) for n in bound.walk(g))]
    if pool:
        for t in query.targets:
            t.expr = unified(t.expr, pool)
        if query.having is not None:
            query.having = unified(query.having, pool)


def check_grouping(b: Binder, query: bound.Query) -> None:
    """Raise 42803 for a column that is neither grouped nor aggregated. Columns of a table whose primary key is
    grouped by are functionally dependent: they join the grouping expressions, which changes no group."""
    _know_again(query)
    keys = {g.key() for g in query.group_by}

    for t in query.targets:
        _check(query, keys, t.expr)
    for outer in query.outer_aggregates:
        _check(query, keys, outer)
    if query.having is not None:
        _check(query, keys, query.having)
    for w in query.windows:
        for e in (*w.partition_by, *(k.expr for k in w.order_by)):
            _check(query, keys, e)


def _check(query: bound.Query, keys: set[Any], expr: bound.Expr) -> None:
    if expr.key() in keys:
        return
    if isinstance(expr, bound.Aggregate):
        try:
            for a in expr.direct:
                _check(query, keys, a)
        except errors.GroupingError as e:
            e.detail = e.detail or "Direct arguments of an ordered-set aggregate must use only grouped columns."
            raise
        return
    if isinstance(expr, bound.GroupingCall):
        for a in expr.args:
            if a.key() not in keys:
                raise errors.GroupingError("arguments to GROUPING must be grouping expressions of the associated query level", position=a.pos)
        return
    if isinstance(expr, bound.Var):
        if expr.rid in query.entries:
            _dependent(query, expr, keys, None)
        return
    if isinstance(expr, bound.WholeRow):
        whole = bound.Var(16, expr.rid, bound.PRESENT, pos=expr.pos)
        if expr.rid in query.entries and whole.key() not in keys:
            _dependent(query, whole, keys, None)  # all columns grouped by, one by one, are not enough
        for c in expr.columns:
            _check(query, keys, c)
        return
    if isinstance(expr, bound.SubLink):
        for v in bound.free_vars(expr.query):
            if v.rid in query.entries and v.key() not in keys:
                _dependent(query, v, keys, "subquery uses ungrouped column")
    for c in expr.children():
        _check(query, keys, c)



def _dependent(query: bound.Query, var: bound.Var, keys: set[Any], message: str | None) -> None:
    entry = query.entries[var.rid]
    table = entry.table
    if table is not None:
        sets = query.grouping_sets
        common = keys if sets is None else {query.group_by[i].key() for i in set.intersection(*map(set, sets))} if sets else set()
        for key in table.keys:
            if key.kind == "p" and all(("v", var.rid, a - 1) in common for a in key.columns):
                query.group_by.append(var)
                if sets is not None:
                    query.grouping_sets = [(*s, len(query.group_by) - 1) for s in sets]
                keys.add(var.key())
                query.keys_used.append(key.oid)
                return
    name = f"{entry.name}.*" if var.column == bound.PRESENT else f"{entry.name}.{entry.columns[var.column].name}" if entry.name else entry.columns[var.column].name
    if message:
        raise errors.GroupingError(f'{message} "{name}" from outer query', position=var.pos)
    raise errors.GroupingError(f'column "{name}" must appear in the GROUP BY clause or be used in an aggregate function', position=var.pos)
