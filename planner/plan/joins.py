"""Plan FROM clauses: push conditions down, order inner joins, pick hash joins, nested loops or index look-ups.

Inner joins of one level form a flat list of items and conditions; outer joins keep their shape and are items
themselves. The order is greedy: begin with the smallest item, then always take the item whose join with
what is there gives the fewest rows, connected ones first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.kernels import filter_kernel, keys_kernel, pair_filter_kernel, project_kernel, values_kernel
from aurorapy.planner.operators.alternatives import AlternativeJoins
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.current import CurrentScan
from aurorapy.planner.operators.join import HashJoin, NestedLoop
from aurorapy.planner.operators.rows import Filter, Materialize, Project
from aurorapy.planner.selectivity import clauselist

from . import access, predicates
from .costs import cheapest_first
from .families import looked_up_rows, scan_family
from .implied import Equalities, is_useful, restriction
from .join_sizes import Item, JoinSizes, is_costly, level_rids, split
from .layout import Layout, Level
from .locked_joins import is_part, refuse_nullable
from .null_rejecting import null_rejected
from .sources import plan_source

OPEN_RANGE = 0.02  # a join begins with what a parameter narrows to a third, or to much less, rather than with what is known to be a fiftieth of it
OPEN_FROM = 500  # rows of a table from which on it is decided when the statement runs how it is joined
LOOKUP_ROWS = 10  # twice as many rows of a table are read and joined by hash in the time of one look-up


class JoinPlanner(JoinSizes):
    """Plans one query level's FROM and WHERE. `order` and `limit` are what the level wants of a single table."""

    def __init__(self, planner: Any, level: Level, query: bound.Query, order: list[bound.SortKey] | None, limit: float | None) -> None:
        self.planner, self.level, self.query = planner, level, query
        self.order, self.limit = order, limit
        self.ordered = False
        self.equalities = Equalities([], set())  # of the list of joins that is being planned
        self.outside: set[int] = set()  # for the right side of a lateral join: the entries outside of it, which are parameters

    def plan(self, conditions: list[bound.Expr]) -> tuple[Node, Layout, list[bound.Expr]]:
        """The joined input, its layout, and the conditions that could not be placed (there are none but for an empty FROM)."""
        items: list[Item] = []
        conditions = list(conditions)
        if self.query.locked and not is_part(self.query):
            refuse_nullable(self.query)
        if any(e.table is not None and e.table.rows is not None for e in self.query.entries.values()) and len(self.query.entries) > 2:
            return (*self._join_late(conditions), [])
        for item in self.query.from_:
            self._flatten(item, items, conditions)
        if len(items) == 1 and items[0].entry is not None and self.order:
            return (*self._single(items[0], conditions), [])
        node, layout = self._join_items(items, conditions)
        return node, layout, []

    def _single(self, item: Item, conditions: list[bound.Expr]) -> tuple[Node, Layout]:
        entry = item.entry
        assert entry is not None
        local, rest = split(conditions, item.rids)
        local = item.conditions + local
        if entry.family is not None:
            node, layout, self.ordered = scan_family(self.planner, self.level, entry, local, self.order, self.limit)
            return self._filter(node, layout, rest), layout
        paths = access.candidate_paths(self.planner, entry, local, item.table_rows, self.order)
        node, layout, path = access.best_scan(self.planner, self.level, entry, local, paths, item.table_rows, self.limit, self.order)
        self.ordered = path.ordered
        return self._filter(node, layout, rest), layout

    def _flatten(self, node: bound.JoinTree, items: list[Item], conditions: list[bound.Expr]) -> None:
        if isinstance(node, bound.JoinNode) and node.kind == "inner":
            self._flatten(node.left, items, conditions)
            self._flatten(node.right, items, conditions)
            conditions += predicates.factored(bound.conjuncts(node.on))
        else:
            items.append(self._item(node, conditions))

    def _join_late(self, conditions: list[bound.Expr]) -> tuple[Node, Layout]:
        """Joins of system catalogs, whose inner joins come before left joins that nothing else is joined with: queries of tools look for one relation's rows in all
        catalogs, and begin with those that are many."""
        trees: list[bound.JoinTree] = []
        late: list[bound.JoinNode] = []
        todo = list(reversed(self.query.from_))
        while todo:
            tree = todo.pop()
            node = self._simplify(tree, conditions) if isinstance(tree, bound.JoinNode) else tree
            if isinstance(node, bound.JoinNode) and node.kind == "inner":
                conditions += predicates.factored(bound.conjuncts(node.on))
                todo += (node.right, node.left)
            else:
                trees.append(node)
        at = 0
        while len(trees) > 1 and at < len(trees):
            node = trees[at]
            if isinstance(node, bound.JoinNode) and node.kind == "left" and self._may_wait(node, trees, conditions):
                late.append(node)
                trees[at] = node.left
            else:
                at += 1
        waiting = set().union(*(tree_rids(node.right) for node in late))
        filters = [c for c in conditions if predicates.rids_of(c) & waiting]
        conditions = [c for c in conditions if not predicates.rids_of(c) & waiting]
        items: list[Item] = []
        for tree in trees:
            self._flatten(tree, items, conditions)
        joined, layout = self._join_items(items, conditions)
        current = Item(set().union(*(i.rids for i in items)), joined.estimate, joined, layout)
        for join in reversed(late):
            right_conditions, on = split(predicates.factored(bound.conjuncts(join.on)), tree_rids(join.right), movable=True)
            rids = current.rids | tree_rids(join.right)
            right = self._side(join.right, right_conditions, current, on, "left")
            current = right if right.rids == rids else self._pair("left", current, right, on)
            current.rids = rids
        assert current.node is not None and current.layout is not None
        return self._filter(current.node, current.layout, filters), current.layout

    def _may_wait(self, node: bound.JoinNode, trees: list[bound.JoinTree], conditions: list[bound.Expr]) -> bool:
        """Whether a left join may come after the inner joins: nothing but conditions over its own entries reads its right side."""
        right, own = tree_rids(node.right), tree_rids(node)
        others = self.query.entries.keys() - own
        if self._requires_tree(node) or any(self._requires_tree(t) & right for t in trees if t is not node):
            return False
        return not any((rids := predicates.rids_of(c)) & right and rids & others for c in conditions)

    def _item(self, node: bound.JoinTree, conditions: list[bound.Expr]) -> Item:
        """An item of the join list; an outer join takes the conditions that may go below it."""
        if isinstance(node, int):
            return self._leaf(self.query.entries[node])
        node = self._simplify(node, conditions)
        rids = tree_rids(node)
        requires = self._requires_tree(node) - rids
        if requires - self.outside:
            return Item(rids, 100.0, requires=requires, tree=node)
        if node.kind == "inner":
            inner: list[Item] = []
            self._flatten(node, inner, conditions)
            local, rest = split(conditions, rids)
            conditions[:] = rest
            planned, layout = self._join_items(inner, local)
            return Item(rids, planned.estimate, planned, layout)
        return self._outer(node, conditions)

    def _simplify(self, node: bound.JoinNode, conditions: list[bound.Expr]) -> bound.JoinNode:
        """An outer join whose null-extended rows a strict condition rejects anyway is an inner join."""
        kind = node.kind
        left, right = tree_rids(node.left), tree_rids(node.right)
        rejects = set()
        for c in conditions:
            rejects |= null_rejected(c)
        if kind == "full":
            if rejects & left and rejects & right:
                kind = "inner"
            elif rejects & left:
                kind = "left"
            elif rejects & right:
                kind = "right"
        elif (kind == "left" and rejects & right) or (kind == "right" and rejects & left):
            kind = "inner"
        return node if kind == node.kind else bound.JoinNode(kind, node.left, node.right, node.on)

    def _outer(self, node: bound.JoinNode, conditions: list[bound.Expr]) -> Item:
        left_rids, right_rids = tree_rids(node.left), tree_rids(node.right)
        on = predicates.factored(bound.conjuncts(node.on))
        left_conditions: list[bound.Expr] = []
        right_conditions: list[bound.Expr] = []
        if node.kind in ("left", "right"):
            keep, fill = (left_rids, right_rids) if node.kind == "left" else (right_rids, left_rids)
            kept_conditions, fill_conditions = (left_conditions, right_conditions) if node.kind == "left" else (right_conditions, left_conditions)
            pushed, rest = split(conditions, keep, movable=True)
            kept_conditions += pushed
            conditions[:] = rest
            pushed, on = split(on, fill, movable=True)
            fill_conditions += pushed
        rows_left = self._side(node.left, left_conditions)
        if rows_left.node is None and self.outside:
            rows_left = self._finish(self._finish_lateral(rows_left))
        lateral = self._requires_tree(node.right) & left_rids
        if lateral:
            sub = self._below(right_rids)
            right_level = sub.level
            right = sub._side(node.right, right_conditions)
            if right.node is None:  # the lateral entry itself: its references are parameters of this level
                right = sub._finish(sub._finish_lateral(right))
            joined = self._dependent(node.kind, rows_left, right, right_level, on)
        else:
            right = self._side(node.right, right_conditions, rows_left, on, node.kind)
            if right.node is None and self.outside:
                right = self._finish(self._finish_lateral(right))
            joined = right if right.rids == left_rids | right_rids else self._pair(node.kind, rows_left, right, on)
        joined.rids = left_rids | right_rids
        joined.requires = (self._requires_tree(node.left) | self._requires_tree(node.right)) - joined.rids - self.outside  # that is at hand
        return joined

    def _below(self, rids: set[int]) -> JoinPlanner:
        """A planner for these entries, on a level of their own, for which all others are parameters."""
        sub = JoinPlanner(self.planner, Level(self.planner, self.level), self.query, None, None)
        sub.outside = self.query.entries.keys() - rids
        return sub

    def _requires_tree(self, node: bound.JoinTree) -> set[int]:
        if isinstance(node, int):
            return self._requires(self.query.entries[node])
        found = self._requires_tree(node.left) | self._requires_tree(node.right)
        if node.on is not None:  # of a lateral subquery that was pulled up
            found |= (predicates.rids_of(node.on) & self.query.entries.keys()) - tree_rids(node)
        return found

    def _side(self, node: bound.JoinTree, conditions: list[bound.Expr], outer: Item | None = None, on: list[bound.Expr] | None = None,
              kind: str = "inner") -> Item:
        """One side of an outer join, planned; a base table on the right may become an index look-up per left row."""
        item = self._item(node, conditions)
        if outer is not None and on and item.entry is not None and kind == "left":
            item.conditions += list(conditions)
            looked_up = self._try_index(kind, outer, item, on)
            if looked_up is not None:
                return looked_up
            return self._finish(item)
        item.conditions += conditions
        return self._finish(item)

    def _leaf(self, entry: bound.Entry) -> Item:
        if entry.kind == "table":
            if entry.current is not None:
                return self._current(entry)
            rows = self.planner.entry_rows(entry)
            return Item({entry.rid}, rows, entry=entry, table_rows=rows, conditions=list(entry.security))
        requires = self._requires(entry)
        if requires:
            return Item({entry.rid}, 100.0, entry=entry, requires=requires)
        node, layout = plan_source(self.planner, self.level, entry)
        return Item({entry.rid}, node.estimate, node, layout)

    def _current(self, entry: bound.Entry) -> Item:
        """The row on which a cursor stands."""
        assert entry.table is not None and entry.current is not None
        layout = access.table_layout(entry)
        node = CurrentScan(entry.table, entry.family, values_kernel([self.level.resolve(entry.current, Layout())]), layout.nulls)
        if isinstance(entry.current, bound.Const):
            cursor = str(entry.current.value)
            node.details.append(("TID Cond", lambda: f"CURRENT OF {cursor}"))
        return Item({entry.rid}, 1.0, node, layout, conditions=list(entry.security))

    def _requires(self, entry: bound.Entry) -> set[int]:
        """Entries of this level that a lateral entry reads."""
        if entry.kind == "function":
            found: set[int] = set()
            for f in entry.functions:
                found |= predicates.rids_of(f)
        elif entry.kind == "subquery" and entry.query is not None and entry.lateral:
            found = bound.free_rids(entry.query)
        elif entry.kind == "values":
            found = set()
            for row in entry.rows or ():
                for e in row:
                    found |= predicates.rids_of(e)
        else:
            return set()
        return found & self.query.entries.keys()

    def _finish(self, item: Item) -> Item:
        """Plan a base table that is still open, with the conditions that concern it alone."""
        if item.node is None:
            entry = item.entry
            assert entry is not None
            if entry.kind != "table":
                return item
            if entry.family is not None:
                item.node, item.layout, _ = scan_family(self.planner, self.level, entry, item.conditions, None, None)
                item.sure = not item.conditions
                item.entry, item.conditions, item.rows = None, [], item.node.estimate
                return item
            paths = access.candidate_paths(self.planner, entry, item.conditions, item.table_rows, None)
            item.node, item.layout, path = access.best_scan(self.planner, self.level, entry, item.conditions, paths, item.table_rows)
            item.sure = not item.conditions or path.unique
            item.entry, item.conditions = None, []
        elif item.conditions:
            assert item.layout is not None
            item.node = self._filter(item.node, item.layout, item.conditions)
            item.conditions = []
        item.rows = item.node.estimate
        return item

    def _filter(self, node: Node, layout: Layout, conditions: list[bound.Expr]) -> Node:
        conditions = cheapest_first(conditions)
        whole = bound.conjunction([self.level.resolve(c, layout) for c in conditions])
        if whole is None:
            return node
        made = Filter(node, filter_kernel(whole, self.level.subplans(layout)), node.estimate * clauselist(conditions, None))
        made.details.append(("Filter", self.planner.show(conditions)))
        return made

    def _join_items(self, items: list[Item], conditions: list[bound.Expr]) -> tuple[Node, Layout]:
        todo = list(conditions)
        if len(items) > 1:
            every = set().union(*(i.rids for i in items if not i.requires))
            todo = self._with_implied(todo, every)
        costly: list[tuple[Item, list[bound.Expr]]] = []
        for item in items:
            if item.requires:
                continue
            local, todo = split(todo, item.rids)
            if len(items) > 1 and (slow := [c for c in local if is_costly(c)]):
                costly.append((item, slow))
                local = [c for c in local if not any(c is s for s in slow)]
            self._narrow(item, local)
            self._restrict(item, todo)
            if item.entry is not None and any(predicates.equal_value(c, e, item.entry.rid) is not None for c in local for e in self._unique_keys(item)):
                item.rows = 1.0
        late = self._postponed(items, todo, costly)
        pending = list(items)
        ready = [i for i in pending if not i.requires]
        ready = ready or [i for i in pending if not i.requires - self.outside] or pending
        current = min(ready, key=lambda i: i.rows * OPEN_RANGE if _has_open_range(i.conditions) else i.rows)
        pending.remove(current)
        current = self._finish(current) if not current.requires else self._finish_lateral(current)
        while pending:
            candidate = self._next(current, pending, todo)
            pending.remove(candidate)
            rids = current.rids | candidate.rids
            on, todo = split(todo, rids)
            current = self._join(current, candidate, self.equalities.needed(on, current.rids, candidate.rids))
            current.rids = rids
        assert current.node is not None and current.layout is not None
        node = self._filter(current.node, current.layout, todo + late)
        return node, current.layout

    def _with_implied(self, conditions: list[bound.Expr], rids: set[int]) -> list[bound.Expr]:
        """The conditions of a list of joins, and what follows from its equalities."""
        equalities = self.equalities = Equalities(conditions, rids)
        return conditions + equalities.derived(conditions)

    def _restrict(self, item: Item, conditions: list[bound.Expr]) -> None:
        """Let a table's scan leave out what no arm of an OR about several tables would let through."""
        entry = item.entry
        if entry is None or entry.kind != "table" or entry.security:
            return
        for c in conditions:
            found = restriction(c, entry.rid)
            if found is not None and is_useful(found, self.planner.relation(entry)):
                self._narrow(item, [found])

    def _finish_lateral(self, item: Item) -> Item:
        """A lateral item whose references turn out to be outside the join list."""
        assert item.entry is not None
        item.node, item.layout = plan_source(self.planner, self.level, item.entry)
        item.entry = None
        return item

    def _unique_keys(self, item: Item) -> list[bound.Expr]:
        assert item.entry is not None
        table = item.entry.table
        if table is None or item.entry.family is not None:
            return []
        return [bound.Var(table.columns[i.columns[0].attnum - 1].type, item.entry.rid, i.columns[0].attnum - 1)
                for i in table.indexes if i.unique and len(i.columns) == 1 and i.columns[0].attnum and i.predicate is None]

    def _join(self, left: Item, right: Item, on: list[bound.Expr]) -> Item:
        if right.tree is not None:
            sub = self._below(right.rids)
            return self._dependent("inner", left, sub._finish(sub._item(right.tree, [])), sub.level, on)
        if right.requires:
            level = Level(self.planner, self.level)
            assert right.entry is not None or right.node is not None
            if right.entry is not None:
                right.node, right.layout = plan_source(self.planner, level, right.entry)
            return self._dependent("inner", left, right, level, on)
        if right.entry is not None:
            looked_up = self._try_index("inner", left, right, on)
            if looked_up is not None:
                return looked_up
        return self._pair("inner", left, self._finish(right), on)

    def _try_index(self, kind: str, left: Item, right: Item, on: list[bound.Expr]) -> Item | None:
        """A look-up by index for each left row, when that beats reading the whole right table."""
        entry = right.entry
        if entry is None or entry.table is None or (entry.table.rows is not None and not entry.table.lookups):
            return None
        conditions = right.conditions + on
        if entry.family is not None:
            rows = looked_up_rows(self.planner, entry, conditions, on)
            if rows is None or left.rows * (rows + 2) > right.table_rows / 2 + 20:
                return None
            level = Level(self.planner, self.level)
            node, layout, _ = scan_family(self.planner, level, entry, conditions, None, None)
            return self._dependent(kind, left, Item(right.rids, node.estimate, node, layout), level, [])
        paths = [p for p in access.candidate_paths(self.planner, entry, conditions, right.table_rows, None)
                 if p.index is not None and any(any(u is c for c in on) for u in p.used)]
        if not paths:
            return None
        path = min(paths, key=lambda p: p.rows)
        most = (right.table_rows / 2 + 100) / (path.rows + LOOKUP_ROWS)  # left rows up to which looking up is the quicker way
        both = not left.sure and right.table_rows >= OPEN_FROM and entry.table.rows is None and not _has_subqueries(conditions)
        if left.rows > most and not both:
            return None
        level = Level(self.planner, self.level)
        node, layout = access.scan_node(self.planner, level, entry, conditions, path, right.table_rows)
        looked_up = self._dependent(kind, left, Item(right.rids, node.estimate, node, layout), level, [])
        if both:
            read = self._pair(kind, left, self._finish(replace(right, conditions=list(right.conditions))), on)
            if isinstance(read.node, HashJoin) and isinstance(looked_up.node, NestedLoop):
                read.node = AlternativeJoins(looked_up.node, read.node, most, looked_up.node if left.rows <= most else read.node)
                return read
            if left.rows > most:
                return read
        return looked_up

    def _dependent(self, kind: str, left: Item, right: Item, level: Level, on: list[bound.Expr]) -> Item:
        """A nested loop whose right side reads the left row through parameters."""
        if kind == "left":
            self._mark(right)
        assert left.node is not None and left.layout is not None and right.node is not None and right.layout is not None
        layout = left.layout.joined(right.layout, kind)
        pairs = self._pairs(left, layout, on)
        arguments = project_kernel([self.level.resolve(e, left.layout) for e in level.arguments()], self.level.subplans(left.layout))
        rows = left.rows * max(right.node.estimate, 1.0)
        node = NestedLoop(kind, left.node, right.node, pairs, arguments, self.planner.base, rows)
        return Item(left.rids | right.rids, node.estimate, node, layout)

    def _mark(self, item: Item) -> None:
        """One more element, true, in the rows of an item whose place an outer join may fill with NULLs, where some expression asks for it."""
        node, layout = item.node, item.layout
        assert node is not None and layout is not None
        asked = [key for rid in item.rids if rid in layout.entries and self.query.entries[rid].marked and (key := ("v", rid, bound.PRESENT)) not in layout.exprs]
        if not asked:
            return
        width = len(layout.nulls)
        slots: list[bound.Expr] = [bound.Slot(0, i) for i in range(width)]
        nulls = [*layout.nulls, False]
        item.node = Project(node, project_kernel([*slots, bound.Const(16, True)]), width + 1, nulls)
        item.layout = Layout(layout.entries, {**layout.exprs, **dict.fromkeys(asked, width)}, nulls)

    def _pairs(self, left: Item, layout: Layout, on: list[bound.Expr], *, swapped: bool = False) -> Any:
        whole = bound.conjunction([self.level.resolve(c, _all_null_safe(layout)) for c in cheapest_first(on)])
        if whole is None:
            return None
        assert left.node is not None
        return pair_filter_kernel(whole, left.node.width, self.level.subplans(layout), swapped=swapped)

    def _pair(self, kind: str, left: Item, right: Item, on: list[bound.Expr]) -> Item:
        """A hash join where some condition equates both sides, else a nested loop."""
        if kind in ("left", "full"):
            self._mark(right)
        if kind in ("right", "full"):
            self._mark(left)
        assert left.node is not None and left.layout is not None and right.node is not None and right.layout is not None
        layout = left.layout.joined(right.layout, kind)
        keys = [(c, k) for c in on if (k := predicates.equi_join(c, left.rids, right.rids)) is not None]
        rows = max(left.rows * right.rows, 1.0)
        for _, pair in keys:
            rows *= self._matching(pair, left, right)
        if kind in ("left", "full"):
            rows = max(rows, left.rows)
        if keys:
            rest = [c for c in on if not any(c is k for k, _ in keys)]
            left_keys = keys_kernel([self.level.resolve(a, left.layout) for _, (a, _) in keys], self.level.subplans(left.layout))
            right_keys = keys_kernel([self.level.resolve(b, right.layout) for _, (_, b) in keys], self.level.subplans(right.layout))
            swapped = kind == "inner" and left.node.estimate < right.node.estimate  # the larger side is not kept
            node: Node = HashJoin(kind, left.node, right.node, left_keys, right_keys, len(keys) > 1, self._pairs(left, layout, rest, swapped=swapped),
                                  rows, swapped=swapped)
            node.details.append(("Hash Cond", self.planner.show([c for c, _ in keys])))
            if rest:
                node.details.append(("Join Filter", self.planner.show(rest)))
        else:
            node = NestedLoop(kind, left.node, right.node, self._pairs(left, layout, on), None, self.planner.base, rows)
            if on:
                node.details.append(("Join Filter", self.planner.show(on)))
        return Item(left.rids | right.rids, node.estimate, node, layout)


def _has_parameters(conditions: list[bound.Expr]) -> bool:
    return any(isinstance(n, bound.Param) for c in conditions for n in bound.walk(c))


def _has_subqueries(conditions: list[bound.Expr]) -> bool:
    return any(isinstance(n, bound.SubLink) for c in conditions for n in bound.walk(c))


def _has_open_range(conditions: list[bound.Expr]) -> bool:
    """Whether a condition leaves what only a parameter tells of the table's rows."""
    return any(isinstance(c, bound.Func) and c.operator is not None and c.operator.name in ("<", "<=", ">", ">=") and _has_parameters([c]) for c in conditions)


def _all_null_safe(layout: Layout) -> Layout:
    return layout


def tree_rids(node: bound.JoinTree) -> set[int]:
    """All entries below a join tree."""
    return {node} if isinstance(node, int) else tree_rids(node.left) | tree_rids(node.right)


__all__ = ["Item", "JoinPlanner", "Materialize", "level_rids", "tree_rids"]
