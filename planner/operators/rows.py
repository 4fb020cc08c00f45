"""Operators that work row by row or merely pass batches on: filter, projection, limit, append, distinct."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.execution import BATCH_ROWS, Batch, ExecState
from aurorapy.planner.kernels import Kernel, keys_kernel, values_kernel
from aurorapy.planner.types.arrays import record_of

from .base import Node, chunks
from .family_rows import FamilyRows
from .scan import set_caller


class Filter(Node):
    name = "Filter"

    def __init__(self, child: Node, condition: Kernel, estimate: float) -> None:
        super().__init__((child,), child.width, estimate, child.nulls)
        self.condition = condition

    def run(self, s: ExecState) -> Iterator[Batch]:
        condition = self.condition
        for batch in self.children[0].run(s):
            kept = condition(batch, s)
            if kept:
                yield kept


class OneByOne(Node):
    """Its child's rows in batches of one: what a function sees of the rows before is what is done with them."""

    name = "One By One"

    def __init__(self, child: Node) -> None:
        super().__init__((child,), child.width, child.estimate, child.nulls)

    def run(self, s: ExecState) -> Iterator[Batch]:
        for batch in self.children[0].run(s):
            for row in batch:
                yield [row]


class Project(Node):
    name = "Project"

    def __init__(self, child: Node, kernel: Kernel, width: int, nulls: list[bool]) -> None:
        super().__init__((child,), width, child.estimate, nulls)
        self.kernel = kernel

    def run(self, s: ExecState) -> Iterator[Batch]:
        kernel = self.kernel
        for batch in self.children[0].run(s):
            rows = kernel(batch, s)
            if rows:
                yield rows


class ProjectSet(Node):
    """A target list with set-returning functions: they advance together, and the shorter ones give NULL.

    `sets` are the calls; `final` projects the input row extended by one element a call."""

    name = "ProjectSet"

    def __init__(self, child: Node, sets: list[bound.Func], final: Kernel, width: int, subplans: Any = None) -> None:
        super().__init__((child,), width, child.estimate * 10)
        self.arguments = [keys_of(f, subplans) for f in sets]
        self.records = [record_of(tuple(t for _, t in f.columns), tuple(n for n, _ in f.columns)) if f.columns and f.type == 2249 else None for f in sets]
        self.sets = sets
        self.final = final

    def run(self, s: ExecState) -> Iterator[Batch]:
        callers = [caller(s) for caller in self.arguments]
        count = len(callers)
        out: Batch = []
        for batch in self.children[0].run(s):
            for row in batch:
                streams = [call(row) for call in callers]
                live = count
                done = [False] * count
                while True:
                    values: list[Any] = []
                    for i in range(count):
                        if done[i]:
                            values.append(None)
                            continue
                        try:
                            value = next(streams[i])
                            record = self.records[i]
                            values.append(value if record is None or value is None else record(value))
                        except StopIteration:
                            done[i] = True
                            live -= 1
                            values.append(None)
                    if not live:
                        break
                    out.append(row + tuple(values))
                    if len(out) >= BATCH_ROWS:
                        s.access.tick()
                        yield self.final(out, s)
                        out = []
        if out:
            yield self.final(out, s)


def keys_of(f: bound.Func, subplans: Any) -> Callable[[ExecState], Callable[[tuple[Any, ...]], Iterator[Any]]]:
    """A maker of `row -> iterator of values` for a set-returning call over the row's elements."""
    from aurorapy.planner.compile import Source
    from aurorapy.planner.kernels import finish, tuple_text

    source = Source(subplans=subplans)
    text = tuple_text(source, list(f.args))
    arguments = finish(source, "set_arguments", "s", [f"return lambda r: {text}"])
    function = f.function
    types = tuple(a.type for a in f.args)

    def make(s: ExecState) -> Callable[[tuple[Any, ...]], Iterator[Any]]:
        get = arguments(s)

        def call(row: tuple[Any, ...]) -> Iterator[Any]:
            values = get(row)
            if function.strict and None in values:
                return iter(())
            if getattr(function, "needs_types", False):
                return iter(function.impl(s.x, types, f.columns, *values))
            return iter(function.impl(s.x, *values) if function.needs_context else function.impl(*values))

        return call

    return make


class Limit(Node):
    """LIMIT and OFFSET; `ties` keeps going while the sort key stays equal. `skipped` computes what the query selects of the rows that OFFSET leaves out, for what
    that does (errors, volatile functions): what is selected of the others is computed above."""

    name = "Limit"

    def __init__(self, child: Node, limit: bound.Expr | None, offset: bound.Expr | None, ties: Kernel | None = None, subplans: Any = None,
                 skipped: Kernel | None = None) -> None:
        constant = limit.value if isinstance(limit, bound.Const) and limit.value is not None else child.estimate
        super().__init__((child,), child.width, min(child.estimate, float(constant)), child.nulls)
        null = bound.Const(20, None)
        self.bounds = values_kernel([limit or null, offset or null], subplans)
        self.ties = ties
        self.skipped = skipped

    def run(self, s: ExecState) -> Iterator[Batch]:
        limit, offset = self.bounds(s)
        if limit is not None and limit < 0:
            raise errors.InvalidRowCountInLimit("LIMIT must not be negative")
        if offset is not None and offset < 0:
            raise errors.InvalidRowCountInOffset("OFFSET must not be negative")
        if limit == 0:
            return
        skip = offset or 0
        left = limit
        last: Any = None
        key = self.ties(s) if self.ties is not None else None
        compute = self.skipped if skip else None
        for batch in self.children[0].run(s):
            if skip:
                if compute is not None:
                    compute(batch[:skip], s)
                if skip >= len(batch):
                    skip -= len(batch)
                    continue
                batch = batch[skip:]
                skip = 0
            if left is None:
                yield batch
                continue
            if left == 0:  # only with ties
                assert key is not None
                same = [r for r in batch if key(r) == last]
                if same:
                    yield same
                if len(same) < len(batch):
                    return
                continue
            if len(batch) < left:
                left -= len(batch)
                yield batch
                continue
            taken = batch[:left]
            yield taken
            if key is None:
                return
            last = key(taken[-1])
            rest = batch[left:]
            left = 0
            same = [r for r in rest if key(r) == last]
            if same:
                yield same
            if len(same) < len(rest):
                return


class Unique(Node):
    """The first row of each distinct key (DISTINCT, DISTINCT ON); input order is kept."""

    name = "Unique"

    def __init__(self, child: Node, keys: list[bound.Expr], subplans: Any = None) -> None:
        super().__init__((child,), child.width, child.estimate / 2, child.nulls)
        self.keys = keys_kernel(keys, subplans) if keys else None

    def run(self, s: ExecState) -> Iterator[Batch]:
        if self.keys is None:
            for batch in self.children[0].run(s):
                if batch:
                    yield batch[:1]
                    return
            return
        seen: set[Any] = set()
        add = seen.add
        for batch in self.children[0].run(s):
            fresh = []
            for key, row in zip(self.keys(batch, s), batch, strict=True):
                if key not in seen:
                    add(key)
                    fresh.append(row)
            if fresh:
                yield fresh


class Append(Node):
    name = "Append"

    def __init__(self, children: tuple[Node, ...]) -> None:
        nulls = [any(c.nulls[i] for c in children) for i in range(children[0].width)]
        super().__init__(children, children[0].width, sum(c.estimate for c in children), nulls)

    def run(self, s: ExecState) -> Iterator[Batch]:
        for child in self.children:
            yield from child.run(s)


class SetOperation(Node):
    """INTERSECT and EXCEPT [ALL] by counting keys of the right side."""

    def __init__(self, left: Node, right: Node, op: str, all: bool, keys: Kernel) -> None:
        super().__init__((left, right), left.width, left.estimate, left.nulls)
        self.op, self.all, self.keys = op, all, keys

    def run(self, s: ExecState) -> Iterator[Batch]:
        left, right = self.children
        counts: dict[Any, int] = {}
        for batch in right.run(s):
            for key in self.keys(batch, s):
                counts[key] = counts.get(key, 0) + 1
        intersect = self.op == "intersect"
        seen: set[Any] = set()
        for batch in left.run(s):
            out = []
            for key, row in zip(self.keys(batch, s), batch, strict=True):
                n = counts.get(key, 0)
                if self.all:
                    if n:
                        counts[key] = n - 1
                    keep = bool(n) is intersect
                else:
                    keep = bool(n) is intersect and key not in seen
                    seen.add(key)
                if keep:
                    out.append(row)
            if out:
                yield out

    def label(self) -> str:
        return f"HashSetOp {self.op.capitalize()}{' All' if self.all else ''}"


class Materialize(Node):
    """Keeps its child's rows for the execution, so that a join may run it again and again."""

    name = "Materialize"

    def __init__(self, child: Node) -> None:
        super().__init__((child,), child.width, child.estimate, child.nulls)

    def run(self, s: ExecState) -> Iterator[Batch]:
        key = ("mat", id(self), s.p)
        rows = s.memos.get(key)
        if rows is None:
            rows = s.memos[key] = self.all_rows_of_child(s)
        yield from chunks(rows, BATCH_ROWS)

    def all_rows_of_child(self, s: ExecState) -> Batch:
        """The child's rows in one list."""
        return self.children[0].all_rows(s)


class LockRows(Node):
    """FOR UPDATE and its kin: locks each row's source rows, re-checks what changed while it waited, and drops what
    no longer qualifies. `targets`: of each locked table, its first element in the row, its width, the strength and what to do about others' locks.
    Rows are handed on one by one: what nobody asks for (LIMIT, cursors) must not be locked."""

    name = "LockRows"

    def __init__(self, child: Node, targets: list[tuple[Any, int, int, str, str]], recheck: Kernel | None) -> None:
        super().__init__((child,), child.width, child.estimate, child.nulls)
        self.targets, self.recheck = targets, recheck

    def run(self, s: ExecState) -> Iterator[Batch]:
        for table in {t.oid: t for of, *_ in self.targets for t in (of.tables if type(of) is FamilyRows else (of,))}.values():
            s.access.lock_table(table, "row share")
        for batch in self.children[0].run(s):
            for row in batch:
                kept: tuple[Any, ...] | None = row
                changed = False
                for table, start, width, strength, wait in self.targets:
                    rowid = row[start + width]
                    if rowid is None:
                        continue
                    if type(table) is FamilyRows:
                        fresh = table.lock(s.access, rowid, strength, wait)[1]
                    else:
                        fresh = s.access.lock_row(table, rowid, row[start : start + width], strength, wait)
                    if fresh is None:
                        kept = None
                        break
                    if fresh is not True:
                        changed = True
                        row = kept = row[:start] + tuple(fresh) + row[start + width :]
                if kept is not None and changed and self.recheck is not None and not self.recheck([kept], s):
                    kept = None
                if kept is not None:
                    yield [kept]


__all__ = ["Append", "Filter", "Limit", "LockRows", "Materialize", "Project", "ProjectSet", "SetOperation", "Unique", "set_caller"]
