"""Window functions: one operator a window definition; each input row gets the functions' values appended.

The input is sorted by partition and order keys. In a partition every function computes its whole column
at once (`moving`). Where frames have holes (EXCLUDE), an aggregate is computed anew for each distinct frame; a user's aggregate over frames
that start at the partition's first row by adding rows as the frame grows.

Source: PostgreSQL 15 manual, sections 4.2.8 and 9.22.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.execution import BATCH_ROWS, Batch, ExecState
from aurorapy.planner.kernels import Kernel, keys_kernel, project_kernel, sort_kernels, sort_rows, values_kernel

from . import moving
from .aggregate import Call
from .base import Node, chunks
from .defined_aggregate import call_of
from .frames import Frames


class WindowAgg(Node):
    name = "WindowAgg"

    def __init__(self, child: Node, spec: bound.WindowSpec, functions: list[bound.Window], subplans: Any = None) -> None:
        super().__init__((child,), child.width + len(functions), child.estimate, [*child.nulls, *[True] * len(functions)])
        keys = [bound.SortKey(e) for e in spec.partition_by] + list(spec.order_by)
        self.sort = sort_kernels(keys, subplans) if keys else []
        self.partition = keys_kernel(list(spec.partition_by), subplans) if spec.partition_by else None
        self.order = keys_kernel([k.expr for k in spec.order_by], subplans) if spec.order_by else None
        self.order_value = project_kernel([spec.order_by[0].expr], subplans) if len(spec.order_by) == 1 else None
        self.spec = spec
        null = bound.Const(20, None)
        self.offsets = values_kernel([spec.start_offset or null, spec.end_offset or null], subplans)
        self.functions = [_Function(f, subplans) for f in functions]

    def run(self, s: ExecState) -> Iterator[Batch]:
        rows = self.children[0].all_rows(s)
        if self.sort:
            sort_rows(rows, self.sort, s)
        start, end = self.offsets(s)
        _check_offsets(self.spec, start, end)
        for part in self._partitions(rows, s):
            order = self.order(part, s) if self.order is not None else None
            values = [r[0] for r in self.order_value(part, s)] if self.order_value is not None else None
            frames = Frames(self.spec, len(part), order, values, start, end, s)
            s.access.tick()
            columns = [f.column(part, frames, s) for f in self.functions]
            out = [r + v for r, v in zip(part, zip(*columns, strict=True), strict=True)]
            yield from chunks(out, BATCH_ROWS)

    def _partitions(self, rows: Batch, s: ExecState) -> Iterator[Batch]:
        if not rows:
            return
        if self.partition is None:
            yield rows
            return
        keys = self.partition(rows, s)
        begin = 0
        for i in range(1, len(rows) + 1):
            if i == len(rows) or keys[i] != keys[begin]:
                yield rows[begin:i]
                begin = i


def _check_offsets(spec: bound.WindowSpec, start: Any, end: Any) -> None:
    for given, value, which in ((spec.start_offset, start, "starting"), (spec.end_offset, end, "ending")):
        if given is None:
            continue
        if value is None:
            raise errors.NullValueNotAllowed(f"frame {which} offset must not be null")
        negative = (value < (0, 0, 0)) if isinstance(value, tuple) else value < 0
        if negative:
            if spec.mode == "range":
                raise errors.InvalidPrecedingOrFollowingSize("invalid preceding or following size in window function")
            raise errors.InvalidPrecedingOrFollowingSize(f"frame {which} offset must not be negative")


class _Function:
    """One call: computes its column of a partition."""

    def __init__(self, e: bound.Window, subplans: Any) -> None:
        self.e = e
        self.name = e.function.name
        self.args = project_kernel(list(e.args), subplans) if e.args else None
        self.call: Call | None = None
        self.keep: Kernel | None = None
        if e.function.kind == "a":
            self.call = call_of(bound.Aggregate(e.function, e.args, e.type, filter=e.filter, star=e.star), subplans)
            self.keep = moving.keeping(e, subplans)
        self.compute: Callable[..., list[Any]] | None = None if self.call is not None else _COLUMNS[self.name]

    def column(self, rows: Batch, frames: Frames, s: ExecState) -> list[Any]:
        """The function's value for each row of the partition."""
        if self.compute is None:
            return self._aggregate(rows, frames, s)
        args = self.args(rows, s) if self.args is not None else [()] * len(rows)
        return self.compute(args, frames)

    def _aggregate(self, rows: Batch, frames: Frames, s: ExecState) -> list[Any]:
        call = self.call
        assert call is not None
        found = moving.column(call, self.e, self.keep, rows, frames, s)
        if found is not None:
            return found
        out: list[Any] = []
        if frames.simple:  # frames [0, end): grow
            state, done, value, fresh = call.start(), 0, None, False
            for i in range(len(rows)):
                if not i % BATCH_ROWS:
                    s.access.tick()
                end = frames.end(i)
                if end > done or not fresh:
                    if end > done:
                        state = call.add(state, rows[done:end], s)
                        done = end
                    value, fresh = call.result(state, s), True
                out.append(value)
            return out
        known: dict[Any, Any] = {}
        for i in range(len(rows)):
            pieces = frames.pieces(i)
            if pieces not in known:
                s.access.tick()
                state = call.start()
                for a, b in pieces:
                    if b > a:
                        state = call.add(state, rows[a:b], s)
                known = {pieces: call.result(state, s)}
            out.append(known[pieces])
        return out


def _row_number(args: list[Any], f: Frames) -> list[Any]:
    return list(range(1, f.n + 1))


def _rank(args: list[Any], f: Frames) -> list[Any]:
    return [a + 1 for a, b in f.peers() for _ in range(a, b)]


def _dense_rank(args: list[Any], f: Frames) -> list[Any]:
    return [f.group(i) + 1 for i in range(f.n)]


def _percent_rank(args: list[Any], f: Frames) -> list[Any]:
    return [f.peer_start(i) / (f.n - 1) if f.n > 1 else 0.0 for i in range(f.n)]


def _cume_dist(args: list[Any], f: Frames) -> list[Any]:
    return [f.peer_end(i) / f.n for i in range(f.n)]


def _ntile(args: list[Any], f: Frames) -> list[Any]:
    buckets = args[0][0]
    if buckets is None:
        return [None] * f.n
    if buckets <= 0:
        raise errors.InvalidArgumentForNtile("argument of ntile must be greater than zero")
    size, extra = divmod(f.n, buckets)
    out = []
    for b in range(min(buckets, f.n)):
        out += [b + 1] * (size + (b < extra))
    return out


def _shift(direction: int) -> Callable[[list[Any], Frames], list[Any]]:
    def column(args: list[Any], f: Frames) -> list[Any]:
        out: list[Any] = []
        if args and len(args[0]) == 1:
            values: list[Any] = [a[0] for a in args]
            return [None, *values[:-1]] if direction < 0 else [*values[1:], None]
        for i, a in enumerate(args):
            offset = a[1]
            if offset is None:
                out.append(None)
                continue
            j = i + direction * offset
            out.append(args[j][0] if 0 <= j < f.n else (a[2] if len(a) > 2 else None))
        return out

    return column


def _first_value(args: list[Any], f: Frames) -> list[Any]:
    if f.spec.exclude is None:
        return [args[a][0] if a < b else None for a, b in zip(*f.ends(), strict=True)]
    return [None if (j := f.nth(i, 0)) is None else args[j][0] for i in range(f.n)]


def _last_value(args: list[Any], f: Frames) -> list[Any]:
    if f.spec.exclude is None:
        return [args[b - 1][0] if a < b else None for a, b in zip(*f.ends(), strict=True)]
    return [None if (j := f.last(i)) is None else args[j][0] for i in range(f.n)]


def _nth_value(args: list[Any], f: Frames) -> list[Any]:
    out: list[Any] = []
    for i, a in enumerate(args):
        n = a[1]
        if n is None:
            out.append(None)
            continue
        if n <= 0:
            raise errors.InvalidArgumentForNthValue("argument of nth_value must be greater than zero")
        j = f.nth(i, n - 1)
        out.append(None if j is None else args[j][0])
    return out


_COLUMNS: dict[str, Callable[[list[Any], Frames], list[Any]]] = {
    "row_number": _row_number, "rank": _rank, "dense_rank": _dense_rank, "percent_rank": _percent_rank, "cume_dist": _cume_dist,
    "ntile": _ntile, "lag": _shift(-1), "lead": _shift(1), "first_value": _first_value, "last_value": _last_value, "nth_value": _nth_value,
}
