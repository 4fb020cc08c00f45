"""Aggregates over frames, a partition at a time: the values are taken once, and each frame is a slice of them.

Of numbers that add up exactly, the sum of a frame is the difference of two sums from the partition's beginning; PostgreSQL has a moving-aggregate mode for the
same functions. Of numeric only where all values have as many decimal places, which is how many the result has. What is rounded as it is added (float8) is added
anew for each frame, as PostgreSQL does. The least and the greatest of frames that move on are kept in a queue that stays sorted.

    values   3 1 2 5        sums  0 3 4 6 11        ROWS 1 PRECEDING: 3-0 4-0 6-3 11-4

Source: PostgreSQL 15 manual, section 38.12.1.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise, starmap
from operator import le, sub
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.compile import Source
from aurorapy.planner.execution import Batch, ExecState
from aurorapy.planner.kernels import Kernel, finish
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.numeric import CONTEXT

from .aggregate import Call
from .frames import Frames

_INTEGERS = (20, 21, 23)
_NUMERIC = 1700
_EXTREME = frozenset({20, 21, 23, 25, 26, 1082, 1114, 1184, _NUMERIC})
TICK_VALUES = 10_000  # that are added between two ticks
Ends = Sequence[int]


def keeping(e: bound.Window, subplans: Any) -> Kernel | None:
    """For each row whether an aggregate takes it: 1 or 0; None where it takes all."""
    assert e.function.aggregate is not None
    source = Source(subplans=subplans)
    tests = [] if e.filter is None else [source.truth(e.filter)]
    if e.function.aggregate.strict:
        tests += [f"{source.value(a)} is not None" for a in e.args if source.nullable(a)]
    return finish(source, "kept_rows", "rows, s", [f"return [1 if {' and '.join(tests)} else 0 for r in rows]"]) if tests else None


def column(call: Call, e: bound.Window, keep: Kernel | None, rows: Batch, frames: Frames, s: ExecState) -> list[Any] | None:
    """An aggregate's value for each row of a partition; None where frames are to be met one by one."""
    if type(call) is not Call or call.direct is not None or frames.spec.exclude is not None:
        return None
    starts, ends = frames.ends()
    if call.count_rows:
        return list(map(sub, ends, starts))
    first, last = min(starts), max(ends)
    try:
        values = call.take(rows[first:last], s)
        if len(values) < last - first:
            assert keep is not None
            before = [0, *accumulate(keep(rows[first:last], s))]
            starts, ends = [before[i - first] for i in starts], [before[i - first] for i in ends]
        elif first:
            starts, ends = [i - first for i in starts], [i - first for i in ends]
    except errors.SQLError:
        return None  # a row that is in no frame may be to blame
    states = _states(e, values, starts, ends)
    if states is None:
        return _added(call, values, starts, ends, s)
    final = call.aggregate.final
    return list(map(final, states))


def _states(e: bound.Window, values: list[Any], starts: Ends, ends: Ends) -> list[Any] | None:
    """The state of each frame, where it follows from others'."""
    name, kind = e.function.name, e.args[0].type if len(e.args) == 1 else 0
    if name == "count":
        return list(map(sub, ends, starts))
    if name in ("sum", "avg"):
        sums = _sums(kind, values, starts, ends)
        if sums is None or name == "sum":
            return sums
        empty: Any = (0, None if kind == _NUMERIC else 0)
        return [empty if n is None else (b - a, n) for n, a, b in zip(sums, starts, ends, strict=True)]
    if name in ("min", "max") and kind in _EXTREME and kind == e.function.args[0] and all(starmap(le, pairwise(starts))) and all(starmap(le, pairwise(ends))):
        return _extremes(values, TYPES[kind].order_key, starts, ends, least=name == "min")
    return None


def _sums(kind: int, values: list[Any], starts: Ends, ends: Ends) -> list[Any] | None:
    """The sum of each frame, None of one without values; None where they do not follow from others'."""
    if kind in _INTEGERS:
        whole = [0, *accumulate(values)]
        return [None if a >= b else whole[b] - whole[a] for a, b in zip(starts, ends, strict=True)]
    if kind != _NUMERIC or not values or not (values[0].is_finite() and all(map(values[0].same_quantum, values))):
        return None
    sums = [values[0] - values[0], *accumulate(values, CONTEXT.add)]
    less: Callable[[Decimal, Decimal], Decimal] = CONTEXT.subtract
    return [None if a >= b else less(sums[b], sums[a]) for a, b in zip(starts, ends, strict=True)]


def _extremes(values: list[Any], key: Callable[[Any], Any] | None, starts: Ends, ends: Ends, *, least: bool) -> list[Any]:
    """The least or greatest value of each frame, of equal ones the last. In the queue are places of values, each better than all that come after it."""
    keys = values if key is None else list(map(key, values))
    queue: deque[int] = deque()
    out: list[Any] = []
    done = 0
    for a, b in zip(starts, ends, strict=True):
        for i in range(max(done, a), b):
            k = keys[i]
            while queue and (k <= keys[queue[-1]] if least else k >= keys[queue[-1]]):
                queue.pop()
            queue.append(i)
        done = max(done, b)
        while queue and queue[0] < a:
            queue.popleft()
        out.append(values[queue[0]] if a < b else None)
    return out


def _added(call: Call, values: list[Any], starts: Ends, ends: Ends, s: ExecState) -> list[Any]:
    """Each frame's values added: to those of the frame before where it only has grown."""
    aggregate = call.aggregate
    init, add = aggregate.init, aggregate.add
    out: list[Any] = []
    state, value, at, done = init(), None, -1, -1
    added = 0
    for a, b in zip(starts, ends, strict=True):
        if a != at or b != done:
            added += 1 + (b - done if a == at else b - a)
            if added > TICK_VALUES:
                s.access.tick()
                added = 0
            if a == at and b > done:
                state = add(state, values[done:b])
            else:
                state = add(init(), values[a:b]) if b > a else init()
            value, at, done = call.result(state, s), a, b
        out.append(value)
    return out
