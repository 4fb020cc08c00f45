"""Columns of subqueries in FROM that nobody reads are not computed.

A column counts as read when a Var of it stands anywhere in the statement, but for what is itself not read. It becomes NULL, so that places stay what
they are. Not so in a subquery that makes its rows unique or different by all columns (DISTINCT, UNION, INTERSECT, EXCEPT), nor a column that decides
about rows (ORDER BY, GROUP BY, DISTINCT ON), returns sets or calls volatile functions. UNION ALL computes what is read of each arm.

What a subquery selects of which EXISTS asks for a row only is read by nobody, whatever it is.

Source: remove_unused_subquery_outputs of PostgreSQL 15's allpaths.c; simplify_EXISTS_query of its subselect.c.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from aurorapy.planner import bound

from .layout import is_volatile, volatile_query

_PARTS = (bound.Query, bound.Entry, bound.CommonTable, bound.Modify, bound.JoinNode, bound.ConflictClause, bound.MergeAction, bound.Merge, bound.TargetEntry,
          bound.WindowSpec, bound.SortKey, bound.PolicyCheck)


def remove_unused(query: bound.Query | None, modify: bound.Modify | None) -> list[bound.Expr]:
    """Remove what nobody reads, in place. What it was in simple arms of UNION ALL, whose constants PostgreSQL computes nevertheless."""
    removed: list[bound.Expr] = []
    if query is not None and _is_flat(query):
        return removed
    whole: Any = modify if modify is not None else query
    parts = list(_parts(whole))
    if _clear_exists(parts):
        parts = list(_parts(whole))
    if not any(True for _ in _subqueries(parts)):
        return removed
    uses: Counter[tuple[int, int]] = Counter()
    for part in parts:
        if isinstance(part, bound.Expr):
            _count(part, uses, 1)
    whole_rows = _whole_rows(parts)
    for entry, sub in _subqueries(_parts(whole)):  # not those in what is removed meanwhile
        if entry.rid not in whole_rows:
            _remove(entry.rid, sub, uses, removed)
    return removed


def _is_flat(query: bound.Query) -> bool:
    """Whether there is no query in a query."""
    if query.set_op is not None or query.ctes or any(entry.query is not None or entry.cte is not None or entry.sample is not None for entry in query.entries.values()):
        return False
    return not any(type(n) is bound.SubLink for e in (*bound.query_exprs(query), *query.outer_aggregates) for n in bound.walk(e))


def _clear_exists(parts: list[Any]) -> bool:
    """Clear the targets of EXISTS's subqueries; whether there are any."""
    links = [n for part in parts if isinstance(part, bound.Expr) for n in bound.walk(part) if isinstance(n, bound.SubLink) and n.kind == "exists"]
    for query in [n.query for n in links if _is_simple(n.query)]:
        for t in query.targets:
            t.expr = bound.copied(t.expr, bound.Const(t.expr.type, None, t.expr.typmod))
    return bool(links)


def _is_simple(q: bound.Query) -> bool:
    """Whether EXISTS of a query asks for a row only, whatever is in it."""
    if (q.set_op is not None or q.grouping_sets is not None or q.windows or q.has_srf or q.having is not None or q.offset is not None or q.locks
            or any(c.modify is not None for c in q.ctes)):
        return False
    if q.aggregated and (not q.group_by or any(isinstance(n, bound.Aggregate) for t in q.targets for n in bound.walk(t.expr))):
        return False
    return not (isinstance(q.limit, bound.Const) and q.limit.value is not None and q.limit.value <= 0)


def _whole_rows(parts: list[Any]) -> set[int]:
    """Entries whose rows are needed whole: those beside a row that is changed or locked, which is looked at again when another transaction has changed it."""
    out: set[int] = set()
    for part in parts:
        if isinstance(part, bound.Query) and part.locks:
            out |= part.entries.keys()
        elif isinstance(part, bound.Modify) and part.kind != "insert" and part.query is not None:
            out |= {part.rid} if part.kind == "merge" and part.table.kind != "v" else part.query.entries.keys()
    return out


def _subqueries(parts: Iterable[Any]) -> Iterator[tuple[bound.Entry, bound.Query]]:
    """The subqueries in FROM that are planned for one reader alone, those around before those inside."""
    for part in parts:
        if isinstance(part, bound.Query):
            for entry in part.entries.values():
                if entry.kind == "subquery" and entry.query is not None:
                    yield entry, entry.query
                elif entry.kind == "cte" and (cte := entry.cte) is not None and cte.query is not None and not cte.recursive and cte.modify is None and (
                        cte.materialized is not True and cte.references <= 1 and not volatile_query(cte.query)):
                    yield entry, cte.query


_names: dict[type, tuple[str, ...]] = {}  # of the fields of a class of parts
# fields with many values in which there is no expression
_BARE = {bound.Entry: {"columns", "table", "slots", "function_widths", "aliases", "written", "view", "family"},
         bound.Query: {"grouping_sets", "order_by", "distinct_on", "locks", "locked", "keys_used"}}
_PLAIN = frozenset((str, int, float, bool, bytes, type(None)))


def _parts(whole: Any) -> Iterator[Any]:
    """Everything in a statement that is no expression, and the expressions."""
    seen: set[int] = set()
    stack = [whole]
    while stack:
        part = stack.pop()
        kind = type(part)
        if kind in _PLAIN:
            continue
        if isinstance(part, bound.Expr):
            yield part
            if kind is not bound.Var and kind is not bound.Const:
                stack += [n.query for n in bound.walk(part) if type(n) is bound.SubLink and id(n.query) not in seen]
        elif isinstance(part, _PARTS):
            if id(part) in seen:
                continue
            seen.add(id(part))
            yield part
            names = _names.get(kind)
            if names is None:
                assert is_dataclass(part)
                names = _names[kind] = tuple([f.name for f in reversed(fields(part)) if f.name not in _BARE.get(kind, ())])
            for name in names:
                value = getattr(part, name)
                if value and type(value) not in _PLAIN:
                    stack.append(value)
        elif isinstance(part, list | tuple):
            stack += reversed(part)
        elif isinstance(part, dict):
            stack += reversed(list(part.values()))


def _count(expr: bound.Expr, uses: Counter[tuple[int, int]], step: int) -> None:
    for n in bound.walk(expr):
        if isinstance(n, bound.Var):
            uses[n.rid, n.column] += step


def _remove(rid: int, sub: bound.Query, uses: Counter[tuple[int, int]], removed: list[bound.Expr], *, arm: bool = False) -> None:
    if sub.set_op is not None:
        if sub.set_op == "union" and sub.set_all and not sub.order_by and sub.limit is None and sub.offset is None and not sub.ctes:
            for side in (sub.set_left, sub.set_right):
                if side is not None:
                    _remove(rid, side, uses, removed, arm=True)
        return
    if sub.distinct:
        return
    kept = {p for p, _, _ in sub.order_by} | set(sub.distinct_on or ())
    grouped = {e.key() for e in sub.group_by}
    grouped |= {e.key() for w in sub.windows for e in (*w.partition_by, *(k.expr for k in w.order_by))}
    at = -1
    for i, t in enumerate(sub.targets):
        if t.junk:
            continue
        at += 1
        if uses[rid, at] or i in kept or isinstance(t.expr, bound.Const) or t.expr.key() in grouped or _makes_rows(t.expr) or is_volatile(t.expr):
            continue
        if not any(isinstance(n, bound.SubLink) for n in bound.walk(t.expr)):  # its query may stand elsewhere, too
            _count(t.expr, uses, -1)
        if arm and not (sub.aggregated or sub.windows or sub.distinct_on is not None or sub.limit is not None or sub.has_srf):
            removed.append(t.expr)
        if not isinstance(t.expr, bound.Var):  # a column costs nothing, and what is pulled up is better a column
            t.expr = bound.copied(t.expr, bound.Const(t.expr.type, None, t.expr.typmod))


def _makes_rows(e: bound.Expr) -> bool:
    return any(isinstance(n, bound.Func) and n.function.retset for n in bound.walk(e))
