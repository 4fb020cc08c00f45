"""How many rows joins have, and what that decides: which item comes next, and which conditions wait for the whole join."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.operators.base import Node
from aurorapy.planner.selectivity import clauselist, selectivity
from aurorapy.records import dataclass

from . import predicates
from .layout import Layout


@dataclass(slots=True)
class Item:
    """A part of a join: planned (`node`, `layout`), or a base table still open to index look-ups (`entry`)."""

    rids: set[int]
    rows: float
    node: Node | None = None
    layout: Layout | None = None
    entry: bound.Entry | None = None
    conditions: list[bound.Expr] = field(default_factory=list)
    requires: set[int] = field(default_factory=set)  # entries that a lateral item reads
    table_rows: float = 0.0
    tree: bound.JoinNode | None = None  # a join that reads other items of its list: planned when those are there
    sure: bool = False  # how many rows it has is known, not guessed


def split(conditions: list[bound.Expr], rids: set[int], *, movable: bool = False) -> tuple[list[bound.Expr], list[bound.Expr]]:
    """(conditions that only need `rids`, the others). References to outer levels do not count against a condition;
    a condition that needs no entry at all goes along unless `movable` asks for those that really belong there."""
    mine, rest = [], []
    for c in conditions:
        used = predicates.rids_of(c)
        local = used & rids
        foreign = used - rids
        if (local or not movable) and not (foreign & level_rids.get()):
            mine.append(c)
        else:
            rest.append(c)
    return mine, rest


class _LevelRids:
    """The entries of the query level being planned: what a condition may not need beyond its item's own."""

    def __init__(self) -> None:
        self._stack: list[set[int]] = []

    def get(self) -> set[int]:
        return self._stack[-1]

    def push(self, rids: set[int]) -> None:
        self._stack.append(rids)

    def pop(self) -> None:
        self._stack.pop()


level_rids = _LevelRids()


class JoinSizes:
    """Mixed into JoinPlanner."""

    planner: Any
    query: bound.Query
    outside: set[int]
    equalities: Any  # implied.Equalities

    def _postponed(self, items: list[Item], todo: list[bound.Expr], costly: list[tuple[Item, list[bound.Expr]]]) -> list[bound.Expr]:
        """Of the conditions that run a subquery for each row, those that fewer rows of the whole join than of their own table have to be asked about; the others
        go back to their tables."""
        if not costly:
            return []
        size = self._joined_rows(items, todo)
        late: list[bound.Expr] = []
        for item, slow in costly:
            if size <= item.rows:
                late += slow
                continue
            self._narrow(item, slow)
        return late

    def _narrow(self, item: Item, conditions: list[bound.Expr]) -> None:
        """Give an item conditions of its own."""
        item.conditions += conditions
        if conditions:
            entry = item.entry if item.entry is not None and item.entry.kind == "table" else None
            item.rows = max(1.0, item.rows * clauselist(conditions, self.planner.relation(entry) if entry is not None else None))

    def _joined_rows(self, items: list[Item], todo: list[bound.Expr]) -> float:
        """About how many rows the join of all items has."""
        if any(i.requires for i in items):
            return float("inf")
        pending = sorted(items, key=lambda i: i.rows)
        current = Item(pending[0].rids, pending[0].rows)
        del pending[0]
        while pending:
            item = self._next(current, pending, todo)
            pending.remove(item)
            both = current.rids | item.rids
            on, todo = split(todo, both)
            rows = self._size(current, item, self.equalities.needed(on, current.rids, item.rids))
            current = Item(both, rows)
        return current.rows

    def _next(self, current: Item, pending: list[Item], todo: list[bound.Expr]) -> Item:
        best: tuple[tuple[bool, float], Item] | None = None
        for item in pending:
            if item.requires - current.rids - self.outside:
                continue
            both = current.rids | item.rids
            on = [c for c in todo if predicates.rids_of(c) & item.rids and not (predicates.rids_of(c) & self.query.entries.keys()) - both]
            rows = self._size(current, item, self.equalities.needed(on, current.rids, item.rids))
            score = (not on and not item.requires, rows)
            if best is None or score < best[0]:
                best = (score, item)
        if best is None:
            return pending[0]
        return best[1]

    def _size(self, left: Item, right: Item, on: list[bound.Expr]) -> float:
        """About how many pairs of rows these conditions keep."""
        rows = left.rows * right.rows
        for c in on:
            pair = predicates.equi_join(c, left.rids, right.rids)
            rows *= self._matching(pair, left, right) if pair is not None else selectivity(c)
        return rows

    def _matching(self, pair: tuple[bound.Expr, bound.Expr], left: Item, right: Item) -> float:
        """The share of pairs of rows that an equality keeps, from how many different values each side has. Source: eqjoinsel_inner, without the most common
        values."""
        return 1.0 / max(self._values(pair[0], left), self._values(pair[1], right), 1.0)

    def _values(self, expr: bound.Expr, item: Item) -> float:
        rids = predicates.rids_of(expr)
        entry = self.query.entries.get(next(iter(rids))) if len(rids) == 1 else None
        if entry is None or entry.kind != "table" or entry.table is None:
            return item.rows
        count, guessed = self.planner.relation(entry).variable(expr).distinct_or_guess()
        return item.rows if guessed else float(count)


def is_costly(condition: bound.Expr) -> bool:
    """Whether a condition runs a subquery of its own for each row."""
    return any(isinstance(n, bound.SubLink) and any(True for _ in bound.free_vars(n.query)) for n in bound.walk(condition))
