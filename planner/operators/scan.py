"""Leaves: table, index, function, values and common-table scans, and the one-row Result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice, zip_longest
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.compile import Source
from aurorapy.planner.execution import BATCH_ROWS, Batch, ExecState
from aurorapy.planner.kernels import Kernel, filter_kernel, finish, values_kernel
from aurorapy.planner.relation import Index, Table
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.arrays import Record

from .base import Node, chunks

FETCH_ROWS = 1024  # rows taken from a virtual table or function between two looks at the clock


class SeqScan(Node):
    """Rows of a stored table that pass the filter; with `ids`, the rowid is one more element."""

    name = "Seq Scan"

    def __init__(self, table: Table, condition: Kernel | None, ids: bool, estimate: float, nulls: list[bool]) -> None:
        super().__init__((), len(table.columns) + ids, estimate, nulls)
        self.table, self.condition, self.ids = table, condition, ids
        self.alias = table.name  # as EXPLAIN shows it

    def run(self, s: ExecState) -> Iterator[Batch]:
        condition = self.condition
        scan = s.access.scan_ids if self.ids else s.access.scan
        if condition is None:
            yield from scan(self.table)
            return
        for batch in scan(self.table):
            kept = condition(batch, s)
            if kept:
                yield kept

    def label(self) -> str:
        return f"Seq Scan on {aliased(self.table, self.alias)}"


def aliased(table: Table, alias: str) -> str:
    """A table in EXPLAIN, with the name that it has in the query."""
    return table.name if alias == table.name else f"{table.name} {alias}"


class VirtualScan(Node):
    """Rows of a system catalog, computed from the catalog's state."""

    name = "Seq Scan"

    def __init__(self, table: Table, condition: Kernel | None, estimate: float, nulls: list[bool]) -> None:
        super().__init__((), len(table.columns), estimate, nulls)
        self.table, self.condition = table, condition
        self.alias = table.name

    def run(self, s: ExecState) -> Iterator[Batch]:
        assert self.table.rows is not None
        rows = self.table.rows(s.x)
        if type(rows) is not list:
            rows = list(rows)
        kept = rows if self.condition is None else self.condition(rows, s)
        yield from chunks(kept, FETCH_ROWS)

    def label(self) -> str:
        return f"Seq Scan on {aliased(self.table, self.alias)}"


class VirtualLookup(Node):
    """Rows of a system catalog in one column of which there is the value that `value(s)` gives."""

    name = "Index Scan"

    def __init__(self, table: Table, index: Index, value: Kernel, condition: Kernel | None, estimate: float, nulls: list[bool]) -> None:
        super().__init__((), len(table.columns), estimate, nulls)
        self.table, self.index, self.value, self.condition = table, index, value, condition
        self.place = index.columns[0].attnum - 1
        self.alias = table.name

    def run(self, s: ExecState) -> Iterator[Batch]:
        assert self.table.found is not None
        value = self.value(s)[0]
        if value is None:
            return
        rows = self.table.found(s.x, self.place, value)
        kept = rows if self.condition is None or not rows else self.condition(rows, s)
        yield from chunks(kept, FETCH_ROWS)

    def label(self) -> str:
        return f"Index Scan using {self.index.name} on {aliased(self.table, self.alias)}"


class IndexScan(Node):
    """Rows by index: equality on leading key columns and a range on the next, or equality on all of a unique key.

    `bounds(s)` gives (low, high, low inclusive, high inclusive), or a list of such, or None when a bound is NULL (no row matches);
    for `unique` it gives the key itself. Output rows have the rowid appended when `ids`. `is_arm`: of an OrScan."""

    is_arm = False

    def __init__(self, table: Table, index: Index, bounds: Kernel, unique: bool, reverse: bool, condition: Kernel | None, ids: bool,
                 estimate: float, nulls: list[bool]) -> None:
        super().__init__((), len(table.columns) + ids, estimate, nulls)
        self.table, self.index, self.bounds, self.unique, self.reverse = table, index, bounds, unique, reverse
        self.condition, self.ids = condition, ids
        self.alias = table.name

    def run(self, s: ExecState) -> Iterator[Batch]:
        found = self.bounds(s)
        if found is None:
            return
        if self.unique:
            batches: Any = (s.access.lookup(self.table, self.index, found, self.ids),)
        elif isinstance(found, list):
            batches = chain.from_iterable(s.access.range(self.table, self.index, *ends, False, self.ids) for ends in found)
        else:
            low, high, low_inclusive, high_inclusive = found
            batches = s.access.range(self.table, self.index, low, high, low_inclusive, high_inclusive, self.reverse, self.ids)
        condition = self.condition
        for batch in batches:
            kept = batch if condition is None else condition(batch, s)
            if kept:
                yield kept

    def share(self, s: ExecState, found: Any) -> float:
        """About how much of the index lies within the bounds."""
        if self.unique:
            return 0.0
        ranges = found if isinstance(found, list) else [found]
        share: float = sum([s.access.share(self.table, self.index, ends[0], ends[1]) for ends in ranges])
        return share

    def label(self) -> str:
        if self.is_arm:
            return f"Bitmap Index Scan on {self.index.name}"
        return f"Index Scan{' Backward' if self.reverse else ''} using {self.index.name} on {aliased(self.table, self.alias)}"


class EntryScan(IndexScan):
    """Rows by a gin index: what its entries name, looked at again. `bounds(s)` gives what each column is asked, None when a value is NULL."""

    name = "Bitmap Heap Scan"

    def __init__(self, table: Table, index: Index, queries: Callable[[Any], Any], condition: Kernel | None, ids: bool, estimate: float,
                 nulls: list[bool]) -> None:
        super().__init__(table, index, queries, False, False, condition, ids, estimate, nulls)

    def run(self, s: ExecState) -> Iterator[Batch]:
        queries = self.bounds(s)
        if queries is None:
            return
        condition = self.condition
        for batch in s.access.entries(self.table, self.index, queries, self.ids):
            kept = batch if condition is None else condition(batch, s)
            if kept:
                yield kept

    def label(self) -> str:
        if self.is_arm:
            return f"Bitmap Index Scan on {self.index.name}"
        return f"Bitmap Heap Scan using {self.index.name} on {aliased(self.table, self.alias)}"


class Result(Node):
    """One row without columns (SELECT without FROM), or none when a constant condition fails."""

    name = "Result"

    def __init__(self, condition: bound.Expr | None = None, subplans: Any = None) -> None:
        super().__init__((), 0, 1.0)
        self.condition = filter_kernel(condition, subplans) if condition is not None else None

    def run(self, s: ExecState) -> Iterator[Batch]:
        batch: Batch = [()]
        if self.condition is not None:
            batch = self.condition(batch, s)
        if batch:
            yield batch


class OneTimeFilter(Node):
    """Its child's rows, when a condition that needs no row is true."""

    name = "Result"

    def __init__(self, child: Node, condition: Kernel) -> None:
        super().__init__((child,), child.width, child.estimate, child.nulls)
        self.condition = condition

    def run(self, s: ExecState) -> Iterator[Batch]:
        if self.condition([()], s):
            yield from self.children[0].run(s)


class ValuesScan(Node):
    """Rows of a VALUES list: ready tuples where all are constants, else one generated row at a time."""

    name = "Values Scan"

    def __init__(self, rows: list[tuple[bound.Expr, ...]], subplans: Any = None, constant: Batch | None = None) -> None:
        """`constant`: in the place of expressions, data."""
        super().__init__((), len((constant or rows)[0]), len(constant or rows))
        self.constant = constant
        self.rows, self.subplans = rows, subplans
        self.kernels: list[Kernel] = []
        if constant is not None:
            return
        if all(isinstance(e, bound.Const) for r in rows for e in r):
            self.constant = [tuple([e.value for e in r]) for r in rows]  # type: ignore[attr-defined]
        else:
            self._generate(100)

    def _generate(self, size: int) -> None:
        for part in chunks(self.rows, size):
            source = Source(subplans=self.subplans)
            texts = ["(" + "".join(source.value(e) + ", " for e in r) + ")" for r in part]
            self.kernels.append(finish(source, "value_rows", "s", [f"return [{', '.join(texts)}]"]))

    def one_by_one(self) -> None:
        """Make each row when it is asked for: what a function sees of the rows before is what is done with them."""
        if self.constant is None:
            self.kernels.clear()
            self._generate(1)

    def run(self, s: ExecState) -> Iterator[Batch]:
        if self.constant is not None:
            yield from chunks(self.constant, FETCH_ROWS)
        for kernel in self.kernels:
            yield kernel(s)


class FunctionScan(Node):
    """Functions in FROM: each gives rows (one row for a scalar function); several are zipped, NULLs fill in. Those whose number is in
    `kept` are called once an execution, however often the scan runs: volatile ones that depend on no row around them."""

    name = "Function Scan"

    def __init__(self, functions: tuple[bound.Expr, ...], widths: tuple[int, ...], ordinality: bool, names: list[str], types: list[int],
                 subplans: Any = None, kept: frozenset[int] = frozenset()) -> None:
        super().__init__((), sum(widths) + ordinality, 1000 if any(_is_set(f) for f in functions) else 1)
        starts = [sum(widths[:i]) for i in range(len(widths))]
        self.calls = [set_caller(f, tuple(types[at : at + w]), subplans) for f, at, w in zip(functions, starts, widths, strict=True)]
        for i in kept:
            self.calls[i] = _once(self.calls[i])
        self.widths, self.ordinality, self.function_names = widths, ordinality, names
        if isinstance(functions[0], bound.XmlTableCall):
            self.name, self.function_names = "Table Function Scan", ['"xmltable"']

    def run(self, s: ExecState) -> Iterator[Batch]:
        streams = [call(s) for call in self.calls]
        if len(streams) == 1:
            stream: Iterator[Any] = streams[0]
        else:
            fills = [(None,) * w for w in self.widths]
            missing = object()
            stream = (tuple([v for part, fill in zip(parts, fills, strict=True) for v in (fill if part is missing else part)])
                      for parts in zip_longest(*streams, fillvalue=missing))
        if self.ordinality:
            stream = (row + (i,) for i, row in enumerate(stream, 1))
        while True:
            batch = list(islice(stream, BATCH_ROWS))
            if not batch:
                return
            s.access.tick()
            yield batch

    def label(self) -> str:
        return f"{self.name} on {', '.join(self.function_names)}"


def _once(call: Callable[[ExecState], Iterator[tuple[Any, ...]]]) -> Callable[[ExecState], Iterator[tuple[Any, ...]]]:
    """A call whose rows are kept for the execution."""

    def rows(s: ExecState) -> Iterator[tuple[Any, ...]]:
        made = s.ctes.get(rows)
        if made is None:
            made = s.ctes[rows] = list(call(s))
        return iter(made)

    return rows


def _is_set(e: bound.Expr) -> bool:
    return isinstance(e, bound.Func) and bool(e.function.retset)


def _fields(row: tuple[Any, ...] | None, wanted: tuple[int, ...]) -> tuple[Any, ...]:
    """The fields of a row value, NULLs for none; 42804 where they are not what the query says."""
    if row is None:
        return (None,) * len(wanted)
    n = len(row)
    detail = ""
    if n != len(wanted):
        detail = f"Returned row contains {n} attribute{'s' * (n != 1)}, but query expects {len(wanted)}."
    elif isinstance(row, Record) and row.types != wanted:
        for i, (has, wants) in enumerate(zip(row.types, wanted, strict=True), 1):
            if has != wants:
                detail = f"Returned type {format_type(has, -1)} at ordinal position {i}, but query expects {format_type(wants, -1)}."
                break
    if detail:
        raise errors.DatatypeMismatch("function return row and query-specified return row do not match", detail=detail)
    return tuple(row)


def set_caller(e: bound.Expr, wanted: tuple[int, ...], subplans: Any = None) -> Callable[[ExecState], Iterator[tuple[Any, ...]]]:
    """A function of the state that yields the rows of a function call: tuples of its columns, which have the types `wanted`."""
    if not _is_set(e):
        kernel = values_kernel([e], subplans)
        if e.type == 2249:
            return lambda s: iter([_fields(kernel(s)[0], wanted)])
        return lambda s: iter([kernel(s)])
    assert isinstance(e, bound.Func)
    arguments = values_kernel(list(e.args), subplans)
    f = e.function
    wrap = not e.columns or f.result != 2249  # one OUT parameter only names the value
    types = tuple(a.type for a in e.args)
    spread = f.name == "unnest" and e.type == 2249  # each element is a row

    def call(s: ExecState) -> Iterator[tuple[Any, ...]]:
        values = arguments(s)
        if f.strict and None in values:
            return iter(())
        if getattr(f, "needs_types", False):
            rows = f.impl(s.x, types, e.columns, *values)
        else:
            rows = f.impl(s.x, *values) if f.needs_context else f.impl(*values)
        if spread:
            return (_fields(v, wanted) for v in rows)
        if wrap:
            return ((v,) for v in rows)
        if f.routine is not None:
            return (_fields(v, wanted) for v in rows)
        return iter(rows)

    return call


class Kept:
    """Rows of a common table: made as far as somebody has asked for them, and kept."""

    __slots__ = ("rows", "source")

    def __init__(self, source: Iterator[Batch]) -> None:
        self.rows: Batch = []
        self.source: Iterator[Batch] | None = source

    def more(self) -> bool:
        """Make some more; False: there are none."""
        batch = next(self.source, None) if self.source is not None else None
        if batch is None:
            self.source = None
            return False
        self.rows += batch
        return True


class CteScan(Node):
    """Rows of a common table that is computed once an execution, and no further than it is read: all of it where it `changes` data."""

    name = "CTE Scan"

    def __init__(self, ident: int, name: str, plan: Callable[[], Node], width: int, estimate: float, changes: bool = False) -> None:
        super().__init__((), width, estimate)
        self.ident, self.cte_name, self.plan, self.changes = ident, name, plan, changes

    def run(self, s: ExecState) -> Iterator[Batch]:
        kept: Any = s.ctes.get(self.ident)
        if kept is None:
            root = s.root
            if self.changes:
                count = root.count  # rows that a WITH query changes are not among the statement's
                kept = s.ctes[self.ident] = self.plan().all_rows(root)
                root.count = count
            else:
                kept = s.ctes[self.ident] = Kept(self.plan().run(root))
        if type(kept) is list:
            yield from chunks(kept, FETCH_ROWS)
            return
        at = 0
        while at < len(kept.rows) or kept.more():
            batch = kept.rows[at : at + FETCH_ROWS]
            at += len(batch)
            if batch:
                yield batch

    def label(self) -> str:
        return f"CTE Scan on {self.cte_name}"


class WorkTableScan(Node):
    """The rows of the last round of a recursive common table."""

    name = "WorkTable Scan"

    def __init__(self, ident: int, name: str, width: int) -> None:
        super().__init__((), width, 100)
        self.ident, self.cte_name = ident, name

    def run(self, s: ExecState) -> Iterator[Batch]:
        yield from chunks(s.ctes[("work", self.ident)], FETCH_ROWS)

    def label(self) -> str:
        return f"WorkTable Scan on {self.cte_name}"


class RecursiveUnion(Node):
    """base UNION [ALL] step, repeated until a round brings nothing new."""

    name = "Recursive Union"

    def __init__(self, ident: int, base: Node, step: Node, all: bool, types: list[int], renewed: frozenset[int] = frozenset()) -> None:
        super().__init__((base, step), base.width, base.estimate * 10)
        self.ident, self.all, self.renewed = ident, all, renewed
        self.keys = [TYPES[t].hash_key for t in types]

    def _key(self, row: tuple[Any, ...]) -> Any:
        return tuple([v if k is None or v is None else k(v) for v, k in zip(row, self.keys, strict=True)])

    def _new(self, rows: Batch, seen: set[Any]) -> Batch:
        out = []
        for r in rows:
            k = self._key(r)
            if k not in seen:
                seen.add(k)
                out.append(r)
        return out

    def run(self, s: ExecState) -> Iterator[Batch]:
        base, step = self.children
        seen: set[Any] = set()
        work: Batch = []
        for batch in base.run(s):
            rows = batch if self.all else self._new(batch, seen)
            if rows:
                work += rows
                yield rows
        key = ("work", self.ident)
        while work:
            s.access.tick()
            s.ctes[key] = work
            s.memos.clear()  # subplans of the step may read the work table
            for ident in self.renewed:  # and so do these common tables
                s.ctes.pop(ident, None)
            fresh: Batch = []
            for batch in step.run(s):
                rows = list(batch) if self.all else self._new(batch, seen)
                if rows:
                    fresh += rows
                    yield rows
            work = fresh


class SubqueryScan(Node):
    """A subquery's plan under another name; filters it where something could not be pushed down."""

    name = "Subquery Scan"

    def __init__(self, child: Node, alias: str, condition: Kernel | None, estimate: float) -> None:
        super().__init__((child,), child.width, estimate, child.nulls)
        self.alias, self.condition = alias, condition

    def run(self, s: ExecState) -> Iterator[Batch]:
        condition = self.condition
        if condition is None:
            yield from self.children[0].run(s)
            return
        for batch in self.children[0].run(s):
            kept = condition(batch, s)
            if kept:
                yield kept

    def label(self) -> str:
        return f"Subquery Scan on {self.alias}" if self.alias else "Subquery Scan"
