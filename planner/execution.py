"""The state of one execution of a plan, and what operators ask of the tables.

`ExecState` is what kernels get as `s`: parameters, the session's evaluation context, the access to
tables as of the statement's snapshot, and the subplans of the statement with their memos. A subplan runs
under a child state whose parameters are the statement's own plus the values of its outer references.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from aurorapy import errors
from aurorapy.planner.relation import Index, Table
from aurorapy.planner.support import compare_rows
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.shaped import gather

Row = tuple[Any, ...]
Batch = list[Row]

BATCH_ROWS = 256  # rows that operators gather before handing on, where they build batches themselves
PIECE_ROWS = 4096  # pairs of rows that a join looks at between two ticks
MEMO_ENTRIES_MAX = 20_000  # results of a correlated subquery that are kept by their arguments


class Access(Protocol):
    """Tables as of the statement's snapshot, with the transaction's own writes merged in.

    `tick()` lets other sessions run after a while, and raises what cancels the statement. Scans call it with every batch, and so does
    whatever makes many rows out of few, or looks at many for one."""

    tick: Callable[[], None]

    def scan(self, table: Table) -> Iterator[Batch]:
        """All rows, in rowid order."""
        ...

    def scan_ids(self, table: Table) -> Iterator[Batch]:
        """All rows, each with its rowid as one more element."""
        ...

    def lookup(self, table: Table, index: Index, key: Any) -> Batch:
        """Rows whose index key equals `key` (all key columns), with rowid appended."""
        ...

    def range(self, table: Table, index: Index, low: Any, high: Any, low_inclusive: bool, high_inclusive: bool, reverse: bool) -> Iterator[Batch]:
        """Rows in index order, with rowid appended."""
        ...

    def share(self, table: Table, index: Index, low: Any, high: Any) -> float:
        """About how much of an index lies between two keys."""
        ...


class ExecState:
    """One execution. `p` parameters, `x` evaluation context, `access` tables."""

    __slots__ = ("p", "x", "access", "subplans", "_root", "memos", "ctes", "count", "modify")

    def __init__(self, p: tuple[Any, ...], x: Any, access: Any, subplans: list[Any], root: ExecState | None = None) -> None:
        self.p, self.x, self.access, self.subplans = p, x, access, subplans
        self._root = root  # not itself: who refers to itself waits, with all the rows it holds, for the garbage collector
        self.memos: dict[Any, Any] = {} if root is None else root.memos
        self.ctes: dict[Any, Any] = {} if root is None else root.ctes
        self.count = 0
        self.modify: Any = None if root is None else root.modify

    def child(self, args: tuple[Any, ...], base: int) -> ExecState:
        """The state of a subplan: the statement's `base` parameters and the subplan's arguments."""
        return ExecState(self.p[:base] + args, self.x, self.access, self.subplans, self._root or self)

    @property
    def root(self) -> ExecState:
        """The statement's own state."""
        return self._root or self

    def cast(self, source: int, target: int) -> Callable[[Any], Any]:
        """Cast by text forms, under the session's settings."""
        out = TYPES[source].text_encoder(self.x)
        t = TYPES[target]
        if t.category == "S" and target in (25, 1043):
            return out
        back = t.text_decoder(-1, self.x)
        return lambda v: back(out(v))

    def subplan(self, number: int) -> Callable[..., Any]:
        """A callable of the subplan's arguments."""
        runner: Callable[..., Any] = self.subplans[number].runner(self)
        return runner


class HashedExists:
    """What answers an EXISTS once it has been asked `calls` times: whether what the arguments make is a row of `plan`. They are the arguments at `places`, or what
    `values(rows of arguments, s)` makes of them. The keys by which rows are hashed: `inner` of the plan's columns, `outer` of the arguments."""

    __slots__ = ("calls", "inner", "outer", "places", "plan", "values")

    def __init__(self, plan: Any, inner: tuple[Any, ...], outer: tuple[Any, ...], places: tuple[int, ...], values: Any, calls: int) -> None:
        self.plan, self.inner, self.outer, self.places, self.values, self.calls = plan, inner, outer, places, values, calls

    def test(self, s: ExecState, base: int) -> Callable[[Row], bool]:
        """Read the plan's rows; the test of arguments."""
        keys, outer, places, values = self.inner, self.outer, self.places, self.values
        found = set()
        for batch in self.plan.run(s.child((), base)):
            found.update([tuple([k(v) if k is not None else v for k, v in zip(keys, r, strict=True)]) for r in batch if None not in r])
        if values is None and len(places) == 1 and outer[0] is None:
            single = {k for k, in found}
            at = places[0]
            return lambda args: args[at] in single

        def test(args: Row) -> bool:
            row = [args[i] for i in places] if values is None else values([args], s)[0]
            return None not in row and tuple([k(v) if k is not None else v for k, v in zip(outer, row, strict=True)]) in found

        return test


class SubPlan:
    """A subquery of an expression: its plan, how its result is used, and whether results may be kept by arguments."""

    def __init__(self, kind: str, plan: Any, base: int, functions: tuple[Any, ...] = (), op: str = "=", hash_keys: tuple[Any, ...] | None = None,
                 memo: bool = True) -> None:
        self.kind, self.plan, self.base = kind, plan, base
        self.functions, self.op, self.hash_keys, self.memo = functions, op, hash_keys, memo
        self.hashed_exists: HashedExists | None = None

    def rows(self, s: ExecState, args: Row) -> Iterator[Batch]:
        return self.plan.run(s.child(args, self.base))  # type: ignore[no-any-return]

    def runner(self, s: ExecState) -> Callable[..., Any]:
        if self.hashed_exists is not None:
            return self._exists_runner(s, self.hashed_exists)
        compute = getattr(self, "_" + self.kind)
        memo = s.memos.setdefault(id(self), {}) if self.memo else None
        last: list[Any] = [None, None]

        def run(args: Row, tests: Row = (), row: Row | None = None) -> Any:
            """`row`: the row around it, for which it is run once though each of its fields is asked for."""
            if memo is None:
                if row is not None and row is last[0]:
                    return last[1]
                found = compute(s, args)
                last[:] = row, found
            else:
                try:
                    found = memo[args]
                except KeyError:
                    found = compute(s, args)
                    if len(memo) < MEMO_ENTRIES_MAX:
                        memo[args] = found
                except TypeError:  # an unhashable datum (jsonb)
                    found = compute(s, args)
            return self._test(found, tests, s) if tests else found

        return run

    def _exists_runner(self, s: ExecState, hashed: HashedExists) -> Callable[..., Any]:
        state = s.memos.setdefault(id(self), [0, None])
        if state[1] is not None:
            return state[1]  # type: ignore[no-any-return]

        def run(args: Row) -> bool:
            test = state[1]
            if test is None:
                state[0] += 1
                if state[0] <= hashed.calls:
                    return self._exists(s, args)
                test = state[1] = hashed.test(s, self.base)
            return test(args)  # type: ignore[no-any-return]

        return run

    def _exists(self, s: ExecState, args: Row) -> bool:
        for batch in self.rows(s, args):
            if batch:
                return True
        return False

    def _single(self, s: ExecState, args: Row) -> Row | None:
        found: Row | None = None
        for batch in self.rows(s, args):
            if batch:
                if found is not None or len(batch) > 1:
                    raise errors.CardinalityViolation("more than one row returned by a subquery used as an expression")
                found = batch[0]
        return found

    def _expr(self, s: ExecState, args: Row) -> Any:
        row = self._single(s, args)
        return None if row is None else row[0]

    def _row(self, s: ExecState, args: Row) -> Any:
        return self._single(s, args)

    def _array(self, s: ExecState, args: Row) -> Any:
        return tuple([r[0] for batch in self.rows(s, args) for r in batch])

    def _arrays(self, s: ExecState, args: Row) -> Any:
        return gather(self._array(s, args))

    def _any(self, s: ExecState, args: Row) -> Any:
        rows = [r for batch in self.rows(s, args) for r in batch]
        if self.hash_keys is None:
            return rows
        if len(self.hash_keys) == 1:
            key = self.hash_keys[0]
            values = {(key(r[0]) if key else r[0]) for r in rows if r[0] is not None}
            return (values, len(rows) > 0, any(r[0] is None for r in rows))
        return HashedRows(rows, self.hash_keys)

    _all = _any

    def _test(self, found: Any, tests: Row, s: ExecState) -> bool | None:
        if type(found) is tuple:
            values, some, nulls = found
            negative = self.kind == "all"  # <> ALL
            if not some:
                return negative
            v = tests[0]
            if v is None:
                return None
            key = self.hash_keys[0] if self.hash_keys else None
            if (key(v) if key else v) in values:
                return not negative
            return None if nulls else negative
        if type(found) is HashedRows:
            if None not in tests:
                if self.hashed(tests) in found.whole:
                    return self.kind == "any"
                if not found.partial:
                    return self.kind == "all"
                return _compare_all(found.partial, tests, self.functions, self.kind == "all", self.op, s)
            found = found.rows
        return _compare_all(found, tests, self.functions, self.kind == "all", self.op, s)

    def hashed(self, row: Row) -> Row:
        return tuple([key(v) if key else v for key, v in zip(self.hash_keys or (), row, strict=False)])


class HashedRows:
    """The rows of a subquery that rows are looked for in: those without NULL by their keys, and the others."""

    __slots__ = ("rows", "whole", "partial")

    def __init__(self, rows: list[Row], keys: tuple[Any, ...]) -> None:
        self.rows = rows
        self.whole = {tuple([key(v) if key else v for key, v in zip(keys, r, strict=False)]) for r in rows if None not in r[: len(keys)]}
        self.partial = [r for r in rows if None in r[: len(keys)]]


def _compare_all(rows: list[Row], tests: Row, functions: tuple[Any, ...], is_all: bool, op: str, s: ExecState) -> bool | None:
    unknown = False

    def call(f: Any) -> Any:
        return (call(f[0]), call(f[1])) if type(f) is tuple else (lambda a, b: f.impl(s.x, a, b)) if f.needs_context else f.impl

    calls = [call(f) for f in functions]
    for row in rows:
        result: bool | None
        if type(functions[0]) is tuple:
            result = compare_rows(tests, row, tuple(calls), "=" in op)
        elif len(tests) == 1:
            x, y = tests[0], row[0]
            result = None if x is None or y is None else calls[0](x, y)
        else:
            parts = [None if x is None or y is None else f(x, y) for x, y, f in zip(tests, row, calls, strict=True)]
            if op == "=":
                result = False if False in parts else None if None in parts else True
            else:
                result = True if True in parts else None if None in parts else False
        if result is None:
            unknown = True
        elif result is not is_all:
            return not is_all
    return None if unknown else is_all
