"""Plan queries: from a bound query level to operators.

The stages of a level, in the order in which rows pass them:

    FROM and WHERE (joins.py) -> grouping -> HAVING -> windows -> set-returning targets -> sort -> row locks
    -> limit -> targets        (DISTINCT projects first, then makes unique, then sorts)

Each stage has a Layout that says where the next finds its operands. DISTINCT ON sorts, then keeps the first
row of each key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.errors import SQLError
from aurorapy.planner import bound
from aurorapy.planner.kernels import filter_kernel, is_identity, keys_kernel, project_kernel, sort_kernels
from aurorapy.planner.operators.aggregate import Aggregate
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.family_rows import FamilyRows
from aurorapy.planner.operators.rows import Append, Filter, Limit, LockRows, Project, ProjectSet, SetOperation, Unique
from aurorapy.planner.operators.scan import Result
from aurorapy.planner.operators.sort import Sort
from aurorapy.planner.operators.window import WindowAgg
from aurorapy.planner.relation import Table
from aurorapy.planner.selectivity import Relation, group_count
from aurorapy.planner.selectivity.widths import row_width

from .costs import cheapest_first
from .deparse import show_expressions
from .gating import gated, gates, nothing
from .joins import JoinPlanner, level_rids
from .layout import Layout, Level, is_volatile, volatile_query
from .minmax import first_rows
from .predicates import factored
from .pullup import pull_up
from .pushdown import inline_ctes, push_down


class Planner:
    """Plans one statement. `base`: number of its parameters; `statistics(table)` -> (rows, what ANALYZE found or None);
    `bind_over(table, rid, text)` binds an expression that the catalog keeps as text."""

    lifted = False  # the statement's literals are parameters, too
    context: Any = None  # of evaluation, for estimates: what now() is about

    def __init__(self, base: int, statistics: Any, bind_over: Any) -> None:
        self.refused: dict[int, SQLError] = {}  # tables of families whose rows cannot be changed
        self.base = base
        self.statistics = statistics
        self.bind_over = bind_over
        self.subplans: list[Any] = []
        self.cte_plans: dict[int, Node] = {}
        self.renewed: dict[int, set[int]] = {}  # recursive common tables: those inside that are made anew each round
        self.working: set[int] = set()
        self.modifying: list[tuple[int, Any]] = []
        self.relations: dict[int, Relation] = {}
        self.kept: dict[int, float] = {}  # rows of an entry after its own conditions

    # --- facts ---

    def table_rows(self, table: Table) -> float:
        """Expected rows of a table."""
        if table.rows is not None:
            return 200.0
        return max(1.0, float(self.statistics(table)[0]))

    def entry_rows(self, entry: bound.Entry) -> float:
        """Expected rows of a table's entry, those of its children among them."""
        assert entry.table is not None
        if entry.family is None:
            return self.table_rows(entry.table)
        return max(1.0, sum(self.table_rows(leaf.table) for leaf in entry.family.leaves))

    def relation(self, entry: bound.Entry) -> Relation:
        """What estimates need to know of a table's entry."""
        found = self.relations.get(entry.rid)
        if found is None or found.entry is not entry:
            found = self.relations[entry.rid] = Relation(self, entry)
        return found

    def group_count(self, query: bound.Query, exprs: list[bound.Expr], node: Node) -> float:
        """How many groups an operator's rows make."""
        entries = query.entries

        def relation(rid: int) -> Relation | None:
            entry = entries.get(rid)
            return self.relation(entry) if entry is not None and entry.kind == "table" and entry.table is not None else None

        return group_count(exprs, node.estimate, relation, lambda rid: node.estimate if len(entries) == 1 else self.kept.get(rid, node.estimate))

    def _width(self, query: bound.Query, exprs: list[bound.Expr]) -> Callable[[], int]:
        """What tells the average bytes of a row of expressions. It knows nothing of the planner: plans are kept."""
        statistics, tables = self.statistics, {rid: e.table for rid, e in query.entries.items() if e.kind == "table" and e.table is not None}
        return lambda: row_width(statistics, tables, exprs)

    def volatile(self, query: bound.Query | None) -> bool:
        """Whether a query calls volatile functions or locks rows."""
        return query is not None and volatile_query(query)

    def is_correlated(self, cte: bound.CommonTable) -> bool:
        """Whether a common table reads rows of a query around it."""
        return any(bound.free_rids(q) for q in (cte.query, cte.base, cte.step) if q is not None)

    def show(self, conditions: list[bound.Expr], entry: Any = None) -> Any:
        """Conditions as text, for EXPLAIN; written only when it asks."""
        return lambda: show_expressions(conditions) if len(conditions) == 1 else f"({show_expressions(conditions)})"

    # --- queries ---

    def plan_query(self, query: bound.Query, level: Level, *, first_row: bool = False) -> Node:
        """The operator that yields exactly the query's result columns."""
        for cte in query.ctes:
            if cte.modify is not None and cte.ident not in self.cte_plans:
                from .modify import plan_modify

                plan = plan_modify(self, cte.modify)
                self.cte_plans[cte.ident] = plan
                self.modifying.append((cte.ident, plan))
        if query.set_op is not None:
            return self._set_operation(query, level)
        inline_ctes(self, query)
        pull_up(query)
        push_down(query)
        first_rows(self, query, level)
        level_rids.push(set(query.entries))
        try:
            return self._select(query, level, first_row)
        finally:
            level_rids.pop()

    def _select(self, query: bound.Query, level: Level, first_row: bool) -> Node:
        node, layout, ordered = self._one_row(query, level) or self._input(query, level, first_row)
        if query.aggregated:
            node, layout = self._sets(query.group_by, level, node, layout)
            node, layout = self._aggregate(query, level, node, layout)
            ordered = False
        if query.windows:
            node, layout = self._sets([e for w in query.windows for e in (*w.partition_by, *(k.expr for k in w.order_by))], level, node, layout)
            node, layout = self._windows(query, level, node, layout)
            ordered = False
        targets = [t.expr for t in query.targets]
        sets = any(_set_calls(t, layout) for t in targets)
        keys = self._sort_keys(query)
        if sets and query.distinct_on is not None and keys and not any(_has_set(targets[p]) for p in (*query.distinct_on, *(o[0] for o in query.order_by))):
            node = self._distinct_on(query, level, node, layout)  # as in PostgreSQL, sets that nothing is sorted by come last
            node, layout = self._sets(targets, level, node, layout)
            limit, offset = self._limits(query, level)
            node = Limit(node, limit, offset, None, level.subplans(Layout())) if limit is not None or offset is not None else node
            return self._project(query, node, layout, level, [t.expr for t in query.targets if not t.junk])
        if sets:
            node, layout = self._sets(targets, level, node, layout)
            ordered = False
        if query.distinct:
            return self._distinct(query, level, node, layout)
        if query.distinct_on is None and not query.locks and not sets and any(is_volatile(k.expr) for k in keys):
            return self._sorted_by_volatile(query, level, node, layout)
        limit, offset = self._limits(query, level)
        if query.distinct_on is not None:
            node = self._distinct_on(query, level, node, layout)
        elif keys and not ordered:
            node = self._sort(node, layout, level, keys, *_top(query, limit, offset))
        node = self._locks(query, level, node, layout)
        if limit is not None or offset is not None:
            ties = None
            if query.with_ties:
                resolved = [k.over(level.resolve(k.expr, layout)) for k in keys]
                ties = _tie_kernel(resolved, level.subplans(layout))
            node = Limit(node, limit, offset, ties, level.subplans(Layout()), None if offset is None else self._skipped(query, layout, level))
        return self._project(query, node, layout, level, [t.expr for t in query.targets if not t.junk])

    def _skipped(self, query: bound.Query, layout: Layout, level: Level) -> Any:
        """What computes the selected expressions of rows that OFFSET skips, as PostgreSQL does below LIMIT; None where they are columns and constants alone."""
        resolved = [level.resolve(t.expr, layout) for t in query.targets if not t.junk]
        computed = [e for e in resolved if not isinstance(e, bound.Slot | bound.Const | bound.Param)]
        return project_kernel(computed, level.subplans(layout)) if computed else None

    def _distinct_on(self, query: bound.Query, level: Level, node: Node, layout: Layout) -> Node:
        """The first row of each key, in the query's order, and then that of the keys."""
        ordered = {p for p, _, _ in query.order_by}
        keys = self._sort_keys(query) + [bound.SortKey(query.targets[p].expr, False, False) for p in query.distinct_on or () if p not in ordered]
        node = self._sort(node, layout, level, keys, None, None)
        unique = [level.resolve(query.targets[p].expr, layout) for p in query.distinct_on or ()]
        return Unique(node, unique, level.subplans(layout))

    def _one_row(self, query: bound.Query, level: Level) -> tuple[Node, Layout, bool] | None:
        """HAVING or GROUP BY () without groups and aggregates: one row or none, whatever FROM and WHERE say; they are not looked at."""
        wanted = query.grouping_sets == [()] or (query.having is not None and query.grouping_sets is None)
        if not wanted or query.group_by or query.outer_aggregates or any(
                isinstance(n, bound.Aggregate) for e in self._above_grouping(query) for n in bound.walk(e)):
            return None
        empty = Layout()
        return Result(None, level.subplans(empty)), empty, False

    def _project(self, query: bound.Query, node: Node, layout: Layout, level: Level, exprs: list[bound.Expr]) -> Node:
        resolved = [level.resolve(e, layout) for e in exprs]
        if is_identity(resolved, node.width):
            return node
        nulls = [e.nullable if isinstance(e, bound.Slot) else not (isinstance(e, bound.Const) and e.value is not None) for e in resolved]
        out = Project(node, project_kernel(resolved, level.subplans(layout)), len(resolved), nulls)
        out.output_width = self._width(query, exprs)
        out.output = lambda: [show_expressions([e]) for e in exprs]
        return out

    def _input(self, query: bound.Query, level: Level, first_row: bool) -> tuple[Node, Layout, bool]:
        """FROM and WHERE; the third is whether the rows come in the wanted order already."""
        conditions = factored(bound.conjuncts(query.where))
        if not query.from_:
            empty = Layout()
            conditions = cheapest_first(conditions)
            whole = bound.conjunction([level.resolve(c, empty) for c in conditions])
            result = Result(whole, level.subplans(empty))
            if conditions:
                result.details.append(("One-Time Filter", self.show(conditions)))
            return result, empty, False
        never = nothing(query, conditions)
        if never is not None:
            return (*never, False)
        order = None
        plain = not (query.aggregated or query.windows or query.distinct or query.distinct_on is not None or query.has_srf)
        if plain and query.order_by:
            order = self._sort_keys(query)
        limit = 1.0 if first_row else None
        if isinstance(query.limit, bound.Const) and query.limit.value is not None:
            limit = float(query.limit.value)
        elif query.limit is not None:
            limit = 100.0
        once, rest = gates(query, conditions)
        joins = JoinPlanner(self, level, query, order, limit)
        node, layout, _ = joins.plan(rest)
        if once and node.estimate > 1:
            node = gated(self, level, node, once)
        elif once:
            joins = JoinPlanner(self, level, query, order, limit)
            node, layout, _ = joins.plan(conditions)
        return node, layout, joins.ordered

    def _sort_keys(self, query: bound.Query) -> list[bound.SortKey]:
        return [bound.SortKey(query.targets[p].expr, d, n) for p, d, n in query.order_by]

    def _sort(self, node: Node, layout: Layout, level: Level, keys: list[bound.SortKey], limit: bound.Expr | None, offset: bound.Expr | None) -> Node:
        resolved = [k.over(level.resolve(k.expr, layout)) for k in keys]
        resolved = [k for k in resolved if not isinstance(k.expr, bound.Const)]
        if not resolved:
            return node
        out = Sort(node, resolved, limit, offset, level.subplans(layout))
        out.details.append(("Sort Key", lambda: ", ".join(show_expressions([k.expr]) + (" DESC" if k.descending else "") for k in keys)))
        return out

    def _limits(self, query: bound.Query, level: Level) -> tuple[bound.Expr | None, bound.Expr | None]:
        empty = Layout()
        return (None if query.limit is None else level.resolve(query.limit, empty), None if query.offset is None else level.resolve(query.offset, empty))

    def _sorted_by_volatile(self, query: bound.Query, level: Level, node: Node, layout: Layout) -> Node:
        """Sorted by what must be computed once a row: the selected expressions come first, and all of them for all rows."""
        node = self._project(query, node, layout, level, [t.expr for t in query.targets])
        slots: list[bound.Expr] = [bound.Slot(t.expr.type, i, t.expr.typmod, node.nulls[i]) for i, t in enumerate(query.targets)]
        node = self._sorted_slots(query, level, node, slots)
        kept = [slots[i] for i, t in enumerate(query.targets) if not t.junk]
        return node if len(kept) == len(slots) else Project(node, project_kernel(kept, level.subplans(Layout())), len(kept), [bool(node.nulls[i]) for i, t in enumerate(
            query.targets) if not t.junk])

    def _sorted_slots(self, query: bound.Query, level: Level, node: Node, slots: list[bound.Expr]) -> Node:
        """ORDER BY, LIMIT and OFFSET over selected expressions that have been computed."""
        limit, offset = self._limits(query, level)
        if query.order_by:
            keys = [bound.SortKey(slots[p], d, n) for p, d, n in query.order_by]
            node = Sort(node, keys, *_top(query, limit, offset))
        if limit is not None or offset is not None:
            ties = _tie_kernel([bound.SortKey(slots[p], d, n) for p, d, n in query.order_by], None) if query.with_ties else None
            node = Limit(node, limit, offset, ties, level.subplans(Layout()))
        return node

    def _distinct(self, query: bound.Query, level: Level, node: Node, layout: Layout) -> Node:
        node = self._project(query, node, layout, level, [t.expr for t in query.targets])
        slots: list[bound.Expr] = [bound.Slot(t.expr.type, i, t.expr.typmod, node.nulls[i]) for i, t in enumerate(query.targets)]
        rows = self.group_count(query, [t.expr for t in query.targets], node)
        node = Unique(node, slots)
        node.estimate = rows
        return self._sorted_slots(query, level, node, slots)

    # --- grouping and windows ---

    def _aggregate(self, query: bound.Query, level: Level, node: Node, layout: Layout) -> tuple[Node, Layout]:
        calls: dict[Any, bound.Aggregate] = {}
        groupings: dict[Any, bound.GroupingCall] = {}
        for e in self._above_grouping(query):
            for n in bound.walk(e):
                if isinstance(n, bound.Aggregate):
                    calls.setdefault(n.key(), n)
                elif isinstance(n, bound.GroupingCall):
                    groupings.setdefault(n.key(), n)
        outer = {}
        for i, agg in enumerate(query.outer_aggregates):
            if isinstance(agg, bound.Aggregate):
                calls.setdefault(agg.key(), agg)
            else:
                groupings.setdefault(agg.key(), agg)
            outer[("v", query.aggregate_rid, i)] = agg.key()
        groups = [level.resolve(g, layout) for g in query.group_by]
        resolved = [level.resolve_inside(c, layout) for c in calls.values()]
        nulls = [e.nullable if isinstance(e, bound.Slot) else True for e in groups]
        if query.grouping_sets is not None:
            nulls = [True] * len(groups)
        nulls += [c.function.name != "count" or c.function.routine is not None for c in calls.values()] + [False] * len(groupings)
        estimate = self._groups(query, node) if groups else 1.0
        places = {g.key(): i for i, g in reversed(list(enumerate(query.group_by)))}
        positions = [tuple(places[a.key()] for a in g.args) for g in groupings.values()]
        out = Aggregate(node, groups, resolved, query.grouping_sets, positions, estimate, nulls, level.subplans(layout))
        out.output_width = self._width(query, [*query.group_by, *calls.values()])
        if groups:
            group_keys = list(query.group_by)
            out.details.append(("Group Key", lambda: show_expressions(group_keys, ", ")))
        made = Layout({}, {}, nulls)
        for i, g in enumerate(query.group_by):
            made.exprs.setdefault(g.key(), i)
        at = len(groups)
        for k in calls:
            made.exprs[k] = at
            at += 1
        for k in groupings:
            made.exprs[k] = at
            at += 1
        for var_key, call_key in outer.items():
            made.exprs[var_key] = made.exprs[call_key]
        result: Node = out
        if query.having is not None:
            having = cheapest_first(bound.conjuncts(query.having))
            condition = bound.conjunction([level.resolve(c, made) for c in having])
            assert condition is not None
            result = Filter(out, filter_kernel(condition, level.subplans(made)), out.estimate / 2)
            result.details.append(("Filter", self.show(having)))
        return result, made

    def _groups(self, query: bound.Query, node: Node) -> float:
        sets = query.grouping_sets
        if sets is None:
            return self.group_count(query, list(query.group_by), node)
        return sum([self.group_count(query, [query.group_by[i] for i in s], node) if s else 1.0 for s in sets])

    def _above_grouping(self, query: bound.Query) -> list[bound.Expr]:
        out = [t.expr for t in query.targets]
        if query.having is not None:
            out.append(query.having)
        for w in query.windows:
            out += [*w.partition_by, *(k.expr for k in w.order_by)]
        return out

    def _windows(self, query: bound.Query, level: Level, node: Node, layout: Layout) -> tuple[Node, Layout]:
        calls: dict[Any, bound.Window] = {}
        for t in query.targets:
            for n in bound.walk(t.expr):
                if isinstance(n, bound.Window):
                    calls.setdefault(n.key(), n)
        layout = Layout(dict(layout.entries), dict(layout.exprs), list(layout.nulls))
        for number, spec in enumerate(query.windows):
            mine = [c for c in calls.values() if c.window == number]
            if not mine:
                continue
            resolved_spec = bound.WindowSpec(
                tuple(level.resolve(e, layout) for e in spec.partition_by), tuple(k.over(level.resolve(k.expr, layout)) for k in spec.order_by),
                spec.mode, spec.start, _maybe(level, spec.start_offset), spec.end, _maybe(level, spec.end_offset), spec.exclude, spec.start_in_range)
            functions = [level.resolve_inside(c, layout) for c in mine]
            at = node.width
            node = WindowAgg(node, resolved_spec, functions, level.subplans(layout))
            layout.nulls = node.nulls
            for i, c in enumerate(mine):
                layout.exprs[c.key()] = at + i
        return node, layout

    # --- set-returning targets ---

    def _sets(self, exprs: list[bound.Expr], level: Level, node: Node, layout: Layout) -> tuple[Node, Layout]:
        """Set-returning calls in expressions: the innermost first, each round one ProjectSet that appends its values."""
        layout = Layout(dict(layout.entries), dict(layout.exprs), list(layout.nulls))
        while True:
            found: dict[Any, bound.Func] = {}
            for e in exprs:
                for n in _set_calls(e, layout):
                    if not any(_set_calls(a, layout) for a in n.args):
                        found.setdefault(n.key(), n)
            if not found:
                return node, layout
            calls = [level.resolve_inside(f, layout) for f in found.values()]
            width = node.width
            node = ProjectSet(node, calls, _identity, width + len(calls), level.subplans(layout))
            layout.nulls = [*layout.nulls, *[True] * len(calls)]
            for i, k in enumerate(found):
                layout.exprs[k] = width + i

    # --- row locks ---

    def _locks(self, query: bound.Query, level: Level, node: Node, layout: Layout) -> Node:
        if not query.locks:
            return node
        targets = []
        for lock in query.locks:
            for rid in lock.rids:
                table = query.entries[rid].table
                assert table is not None
                family = query.entries[rid].family
                targets.append((table if family is None else FamilyRows(family), layout.entries[rid], len(table.columns), lock.strength, lock.wait))
        recheck = None
        conditions = [*(q for e in query.entries.values() for q in e.security), *bound.conjuncts(query.where)]
        if conditions:
            whole = bound.conjunction([level.resolve(c, layout) for c in conditions])
            assert whole is not None
            recheck = filter_kernel(whole, level.subplans(layout))
        return LockRows(node, targets, recheck)

    # --- set operations ---

    def _set_operation(self, query: bound.Query, level: Level) -> Node:
        assert query.set_left is not None and query.set_right is not None
        left, right = self.plan_query(query.set_left, level), self.plan_query(query.set_right, level)
        columns: list[bound.Expr] = [bound.Slot(t.expr.type, i, t.expr.typmod) for i, t in enumerate(query.targets)]
        node: Node
        if query.set_op == "union":
            node = Append((left, right))
            if not query.set_all:
                node = Unique(node, columns)
        else:
            node = SetOperation(left, right, query.set_op or "", query.set_all, keys_kernel(columns) if columns else _no_keys)
        limit, offset = self._limits(query, level)
        keys = [bound.SortKey(columns[p], d, n) for p, d, n in query.order_by]
        if keys:
            node = Sort(node, keys, *_top(query, limit, offset))
        if limit is not None or offset is not None:
            node = Limit(node, limit, offset, _tie_kernel(keys, None) if query.with_ties else None, level.subplans(Layout()))
        return node


def _identity(rows: Any, s: Any) -> Any:
    return rows


def _no_keys(batch: Any, s: Any) -> list[Any]:
    return [()] * len(batch)


def _maybe(level: Level, e: bound.Expr | None) -> bound.Expr | None:
    return None if e is None else level.resolve(e, Layout())


def _top(query: bound.Query, limit: bound.Expr | None, offset: bound.Expr | None) -> tuple[bound.Expr | None, bound.Expr | None]:
    """The bounds that a sort may stop at: none where more rows can be asked for, or what says how many must not be run twice."""
    for e in (limit, offset):
        if e is not None and (is_volatile(e) or any(isinstance(n, bound.SubLink) for n in bound.walk(e))):
            return None, None
    return (None, None) if query.with_ties or query.locks else (limit, offset)


def _has_set(e: bound.Expr) -> bool:
    return any(isinstance(n, bound.Func) and n.function.retset for n in bound.walk(e))


def _set_calls(e: bound.Expr, layout: Layout) -> list[bound.Func]:
    """Set-returning calls in an expression whose values the layout does not have, alone or in what is around them."""
    if not _has_set(e) or e.key() in layout.exprs:
        return []
    out = [c for child in e.children() for c in _set_calls(child, layout)]
    return [*out, e] if isinstance(e, bound.Func) and e.function.retset else out


def _tie_kernel(keys: list[bound.SortKey], subplans: Any) -> Any:
    kernels = sort_kernels(keys, subplans)

    def make(s: Any) -> Any:
        functions = [k(s) for k, _, _ in kernels]
        return lambda row: tuple([f(row) for f in functions])

    return make


__all__ = ["Planner", "is_volatile"]
