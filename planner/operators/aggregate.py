"""Grouping and aggregation by hashing.

Rows are gathered by group key, some tens of thousands at a time, and each aggregate's `add` then gets the
list of its group's new argument values: the work per value is done by list comprehensions and builtins.
DISTINCT and ORDER BY inside an aggregate keep their values until the group is finished.

Output row: grouping values, aggregate results, results of GROUPING().
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.compile import Source
from aurorapy.planner.execution import BATCH_ROWS, Batch, ExecState
from aurorapy.planner.kernels import Kernel, finish, keys_kernel, project_kernel, sort_kernels, sort_rows
from aurorapy.planner.types import TYPES

from .base import Node, chunks

_RECORDS = (2249, 2287)
PENDING_ROWS = 50_000  # rows gathered before the aggregates take them


class Call:
    """One aggregate call, ready to run. `take(rows, s)` extracts the argument values of a group's rows."""

    def __init__(self, e: bound.Aggregate, subplans: Any = None) -> None:
        self.function = e.function
        self.aggregate = e.function.aggregate
        self.sorted = bool(e.order_by) or e.distinct
        self.distinct = e.distinct
        self.counts = e.function.name == "count" and e.function.routine is None  # in whichever order, but for records, which must be alike to be ordered
        self.counts = self.counts and not any(a.type in _RECORDS for a in e.args)
        self.width = len(e.args)
        self.count_rows = e.star and e.filter is None and not e.distinct
        self.direct = project_kernel(list(e.direct), subplans) if e.direct else None
        self.types = tuple(a.type for a in (*e.args, *e.direct))
        exprs = list(e.args) + ([k.expr for k in e.order_by] if self.sorted else [])
        self.take = self._take_kernel(e, exprs, subplans)
        self.sort: list[tuple[Kernel, bool, int]] = []
        if self.sorted:
            keys = [bound.SortKey(bound.Slot(k.expr.type, len(e.args) + i), k.descending, k.nulls_first) for i, k in enumerate(e.order_by)]
            if e.distinct:
                used = [k.expr.key() for k in e.order_by]
                keys += [bound.SortKey(bound.Slot(a.type, i)) for i, a in enumerate(e.args) if a.key() not in used]
            self.sort = sort_kernels(keys)
            self.hash_keys = [TYPES[a.type].hash_key for a in e.args]

    def _take_kernel(self, e: bound.Aggregate, exprs: list[bound.Expr], subplans: Any) -> Kernel:
        source = Source(subplans=subplans)
        tests = [] if e.filter is None else [source.truth(e.filter)]
        strict = self.aggregate.strict
        if len(exprs) == 1 and not self.sorted:
            text = source.value(exprs[0])
            if strict and source.nullable(exprs[0]):
                t = source.fresh()
                tests.append(f"({t}:={text}) is not None")
                text = t
        else:
            names = []
            for i, x in enumerate(exprs):
                value = source.value(x)
                if strict and i < self.width and source.nullable(x):
                    t = source.fresh()
                    tests.append(f"({t}:={value}) is not None")
                    value = t
                names.append(value)
            text = "(" + "".join(n + ", " for n in names) + ")" if exprs else "None"
        where = f" if {' and '.join(tests)}" if tests else ""
        return finish(source, "take_values", "rows, s", [f"return [{text} for r in rows{where}]"])

    def start(self) -> Any:
        return [] if self.sorted else self.aggregate.init()

    def add(self, state: Any, rows: Batch, s: ExecState) -> Any:
        """The state after a group's further rows."""
        if self.count_rows:
            return self.aggregate.add(state, rows)
        values = self.take(rows, s)
        if self.sorted:
            state += values
            return state
        return self.aggregate.add(state, values) if values else state

    def result(self, state: Any, s: ExecState, first: Any = None) -> Any:
        """The aggregate's value. `first` is a row of the group, for direct arguments."""
        aggregate = self.aggregate
        if self.sorted:
            values = self.ordered(state, s)
            state = aggregate.init()
            if values:
                state = aggregate.add(state, values)
        if self.direct is not None:
            arguments = self.direct([first if first is not None else ()], s)[0]
            return aggregate.final(state, *arguments)
        if getattr(aggregate, "needs_types", False):
            return aggregate.final(state, s.x, self.types)
        return aggregate.final(state)

    def ordered(self, rows: Batch, s: ExecState) -> list[Any]:
        """The argument values that were kept, by DISTINCT and ORDER BY."""
        if self.distinct:
            rows = self._unique(rows)
        if not self.counts:
            sort_rows(rows, self.sort, s)
        return [r[0] for r in rows] if self.width == 1 else [r[: self.width] for r in rows]

    def _unique(self, rows: Batch) -> Batch:
        seen: dict[Any, Any] = {}
        keys = self.hash_keys
        if len(keys) == 1:
            key, values = keys[0], list(map(itemgetter(0), rows))
            found = values if key is None else [None if v is None else key(v) for v in values]
            for one, r in zip(found, rows, strict=True):
                seen.setdefault(one, r)
            return list(seen.values())
        for r in rows:
            seen.setdefault(tuple([v if k is None or v is None else k(v) for v, k in zip(r, keys, strict=False)]), r)
        return list(seen.values())


class Aggregate(Node):
    """`groups` are the grouping expressions over the input row, `sets` the grouping sets (positions), None for one
    plain GROUP BY; `groupings` the GROUPING() calls."""

    name = "HashAggregate"

    def __init__(self, child: Node, groups: list[bound.Expr], calls: list[bound.Aggregate], sets: list[tuple[int, ...]] | None,
                 groupings: list[tuple[int, ...]], estimate: float, nulls: list[bool], subplans: Any = None) -> None:
        from .defined_aggregate import call_of

        super().__init__((child,), len(groups) + len(calls) + len(groupings), estimate, nulls)
        self.groups = groups
        self.calls = [call_of(c, subplans) for c in calls]
        plain = tuple(range(len(groups)))
        self.passes = [_Pass(groups, s, groupings, subplans) for s in (sets if sets is not None else [plain])]
        self.several = sets is not None
        if sets is not None and any(c.direct for c in calls):
            for part in self.passes:
                part.calls = [call_of(part.masked(c, groups), subplans) if c.direct else made for c, made in zip(calls, self.calls, strict=True)]

    def label(self) -> str:
        return "HashAggregate" if self.groups else "Aggregate"

    def run(self, s: ExecState) -> Iterator[Batch]:
        tables: list[dict[Any, tuple[Any, list[Any]]]] = [{} for _ in self.passes]
        pending: Batch = []
        for batch in self.children[0].run(s):
            pending += batch
            if len(pending) >= PENDING_ROWS:
                self._take(tables, pending, s)
                pending = []
        if pending:
            self._take(tables, pending, s)
        for part, table in zip(self.passes, tables, strict=True):
            if not part.positions and not table:
                table[()] = ((), [c.start() for c in self.calls])
            calls, grouping = part.calls or self.calls, part.grouping
            for entries in chunks(list(table.values()), BATCH_ROWS):
                results = [[c.result(states[i], s, first) for first, states in entries] for i, c in enumerate(calls)]
                values = zip(*results, strict=True) if results else ((),) * len(entries)
                yield [row + found + grouping for row, found in zip(part.values([first for first, _ in entries], s), values, strict=True)]
                s.access.tick()

    def _take(self, tables: list[dict[Any, tuple[Any, list[Any]]]], rows: Batch, s: ExecState) -> None:
        calls = self.calls
        for part, table in zip(self.passes, tables, strict=True):
            if part.keys is None:
                found: Any = {(): rows}
            else:
                found = defaultdict(list)
                for key, row in zip(part.keys(rows, s), rows, strict=True):
                    found[key].append(row)
            for key, members in found.items():
                entry = table.get(key)
                if entry is None:
                    table[key] = (members[0], [c.add(c.start(), members, s) for c in calls])
                else:
                    states = entry[1]
                    for i, c in enumerate(calls):
                        states[i] = c.add(states[i], members, s)


class _Pass:
    """One grouping set: its key function and how its output's grouping values are made."""

    def __init__(self, groups: list[bound.Expr], positions: tuple[int, ...], groupings: list[tuple[int, ...]], subplans: Any) -> None:
        self.positions = positions
        members = set(positions)
        self.keys: Kernel | None = keys_kernel([groups[p] for p in positions], subplans) if positions else None
        shown = [g if i in members else bound.Const(g.type, None) for i, g in enumerate(groups)]
        self._project: Callable[..., Any] | None = project_kernel(shown, subplans) if groups else None
        self._empty = (None,) * len(groups)
        self.calls: list[Call] | None = None  # what makes results, where direct arguments are of the grouping set
        self.grouping = tuple(sum((p not in members) << (len(g) - 1 - i) for i, p in enumerate(g)) for g in groupings)

    def masked(self, c: bound.Aggregate, groups: list[bound.Expr]) -> bound.Aggregate:
        """A call whose direct arguments are NULL where they are grouped by in other sets."""
        missing = {g.key() for i, g in enumerate(groups) if i not in self.positions} - {groups[i].key() for i in self.positions}
        direct = tuple([bound.transform(e, lambda n: bound.Const(n.type, None) if n.key() in missing else None) for e in c.direct])
        return bound.Aggregate(c.function, c.args, c.type, c.distinct, c.order_by, c.filter, c.star, direct, c.pos)

    def values(self, firsts: Batch, s: ExecState) -> Batch:
        """The grouping values of groups, from one row of each."""
        if self._project is None or not self.positions:
            return [self._empty] * len(firsts)
        return self._project(firsts, s)  # type: ignore[no-any-return]
