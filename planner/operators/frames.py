"""Window frames: which rows of a partition each row's frame covers, by ROWS, RANGE or GROUPS, with EXCLUDE."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.types import TYPES
from aurorapy.planner.types import calendar as cal

Pieces = tuple[tuple[int, int], ...]
DATE, TIME, TIMETZ = 1082, 1083, 1266


class Frames:
    """Frames of one partition of `n` sorted rows. `order` are the rows' order keys (None without ORDER BY: all rows are
    peers), `values` the order column's values for RANGE offsets. Row numbers are 0-based, ends exclusive."""

    def __init__(self, spec: bound.WindowSpec, n: int, order: list[Any] | None, values: list[Any] | None, start: Any, end: Any, s: Any) -> None:
        self.spec, self.n, self.s = spec, n, s
        self.start_offset, self.end_offset = start, end
        self.values = values
        self.order = order
        self.simple = spec.start == "unbounded preceding" and spec.exclude is None

    @cached_property
    def _bounds(self) -> list[int]:
        """Where each peer group begins, and where the last one ends."""
        order = self.order
        if order is None:
            return [0, self.n]
        return [0, *[i for i, (a, b) in enumerate(pairwise(order), 1) if a != b], self.n]

    @cached_property
    def _groups(self) -> list[int]:
        """The number of each row's peer group."""
        return [g for g, (a, b) in enumerate(pairwise(self._bounds)) for _ in range(a, b)]

    def ends(self) -> tuple[Sequence[int], Sequence[int]]:
        """First row, and the row after the last, of every row's frame; of empty ones twice the same. EXCLUDE is passed over."""
        spec, n = self.spec, self.n
        starts: Sequence[int] = [0] * n if spec.start == "unbounded preceding" else self._shifted(
            spec.start, self.start_offset, 0) if spec.mode == "rows" else list(map(self.start, range(n)))
        ends: Sequence[int] = [n] * n if spec.end == "unbounded following" else self._shifted(
            spec.end, self.end_offset, 1) if spec.mode == "rows" else list(map(self.end, range(n)))
        return starts, list(map(max, starts, ends))

    def _shifted(self, to: str, offset: Any, more: int) -> Sequence[int]:
        """Each row's number and `more`, moved by an offset, within the partition."""
        n = self.n
        by = more + (0 if to == "current row" else -offset if to == "preceding" else offset)
        if by < 0:
            return [0] * min(-by, n) + list(range(max(n + by, 0)))
        return list(range(min(by, n), n)) + [n] * min(by, n)

    def peers(self) -> Iterable[tuple[int, int]]:
        """The first row of each peer group, and the row after its last."""
        return pairwise(self._bounds)

    def group(self, i: int) -> int:
        """Number of the row's peer group."""
        return self._groups[i]

    def peer_start(self, i: int) -> int:
        return self._bounds[self._groups[i]]

    def peer_end(self, i: int) -> int:
        return self._bounds[self._groups[i] + 1]

    def start(self, i: int) -> int:
        """First row of row i's frame."""
        spec = self.spec
        match spec.start:
            case "unbounded preceding":
                return 0
            case "current row":
                return i if spec.mode == "rows" else self.peer_start(i)
        sign = -1 if spec.start == "preceding" else 1
        if spec.mode == "rows":
            return int(min(max(i + sign * self.start_offset, 0), self.n))
        if spec.mode == "groups":
            g = self._groups[i] + sign * self.start_offset
            return 0 if g < 0 else self._bounds[g] if g < len(self._bounds) - 1 else self.n
        return self._range(i, sign, self.start_offset, first=True)

    def end(self, i: int) -> int:
        """The row after the last of row i's frame."""
        spec = self.spec
        match spec.end:
            case "unbounded following":
                return self.n
            case "current row":
                return i + 1 if spec.mode == "rows" else self.peer_end(i)
        sign = -1 if spec.end == "preceding" else 1
        if spec.mode == "rows":
            return int(min(max(i + sign * self.end_offset + 1, 0), self.n))
        if spec.mode == "groups":
            g = self._groups[i] + sign * self.end_offset
            return 0 if g < 0 else self._bounds[g + 1] if g < len(self._bounds) - 1 else self.n
        return self._range(i, sign, self.end_offset, first=False)

    def _range(self, i: int, sign: int, offset: Any, *, first: bool) -> int:
        """RANGE with an offset: rows whose value is within value(i) -/+ offset, along the sort direction."""
        assert self.values is not None
        key = self.spec.order_by[0]
        value = self.values[i]
        if value is None:
            return self.peer_start(i) if first else self.peer_end(i)
        minus, plus = self.spec.start_in_range
        backwards = (sign < 0) != key.descending
        function = minus if backwards else plus
        order_key = TYPES[key.expr.type].order_key or (lambda v: v)
        if key.expr.type in (TIME, TIMETZ):  # a time of day minus an interval would go round
            micros = -offset[2] if backwards else offset[2]
            bound_key = order_key(value + micros if key.expr.type == TIME else (value[0] + micros, value[1]))
        else:
            limit = function.impl(self.s.x, value, offset) if function.needs_context else function.impl(value, offset)
            bound_key = order_key(limit)
            if key.expr.type == DATE and function.result != DATE:  # a date minus an interval is a timestamp
                order_key, bound_key = cal.date_micros, limit
        lo, hi = 0, self.n
        while lo < hi:  # first row (for a start) at or past the limit, or past it (for an end), in sort order
            mid = (lo + hi) // 2
            v = self.values[mid]
            if v is None:
                before = key.nulls_first
            else:
                k = order_key(v)
                before = (k > bound_key if key.descending else k < bound_key) if first else not (k < bound_key if key.descending else k > bound_key)
            if before:
                lo = mid + 1
            else:
                hi = mid
        return lo

    def pieces(self, i: int) -> Pieces:
        """The frame of row i as ranges, after EXCLUDE."""
        a, b = self.start(i), self.end(i)
        if b < a:
            b = a
        exclude = self.spec.exclude
        if exclude is None:
            return ((a, b),)
        if exclude == "current row":
            holes = [(i, i + 1)]
        elif exclude == "group":
            holes = [(self.peer_start(i), self.peer_end(i))]
        else:
            holes = [(self.peer_start(i), i), (i + 1, self.peer_end(i))]
        out = [(a, b)]
        for x, y in holes:
            out = [p for u, v in out for p in ((u, min(v, x)), (max(u, y), v)) if p[1] > p[0]]
        return tuple(out)

    def nth(self, i: int, k: int) -> int | None:
        """The k-th (0-based) row of row i's frame."""
        for a, b in self.pieces(i):
            if k < b - a:
                return a + k
            k -= b - a
        return None

    def last(self, i: int) -> int | None:
        """The last row of row i's frame."""
        pieces = [p for p in self.pieces(i) if p[1] > p[0]]
        return pieces[-1][1] - 1 if pieces else None
