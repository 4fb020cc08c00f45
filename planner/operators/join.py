"""Joins: hash join on equal keys, and nested loops with or without a dependent (lateral, index) right side.

Both hand on `left row + right row`; semi and anti joins hand on the left row alone. A row may have any number of partners: what comes out is handed
on in batches, with a tick for each, and no more than PIECE_ROWS partners are looked at without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from aurorapy.planner.execution import BATCH_ROWS, Batch, ExecState, Row
from aurorapy.planner.kernels import Kernel

from .base import Node, pieces

FEW_ROWS = 32  # a nested loop ticks once for each left row if there are more on the right
_NONE: Batch = []


def _nulls(kind: str, left: Node, right: Node) -> list[bool]:
    if kind in ("semi", "anti"):
        return left.nulls
    left_nulls = [True] * left.width if kind in ("right", "full") else left.nulls
    right_nulls = [True] * right.width if kind in ("left", "full") else right.nulls
    return left_nulls + right_nulls


def _width(kind: str, left: Node, right: Node) -> int:
    return left.width if kind in ("semi", "anti") else left.width + right.width


def _is_wide(table: dict[Any, Sequence[Row]]) -> bool:
    """Whether a key has so many rows that a batch of partners would be much more than a batch."""
    return max(map(len, table.values()), default=0) > BATCH_ROWS


class _Join(Node):
    """What both kinds of joins do with a left row and its partners. `pairs`: see HashJoin."""

    kind: str
    pairs: Kernel | None

    def _emit(self, out: Batch, l: Row, found: bool) -> None:
        """What a left row gives once all its partners are known."""
        kind = self.kind
        if kind == "semi":
            if found:
                out.append(l)
        elif not found:
            if kind == "anti":
                out.append(l)
            elif kind in ("left", "full"):
                out.append(l + (None,) * self.children[1].width)

    def _joined(self, l: Row, rights: Sequence[Row], s: ExecState, matched: set[int] | None = None) -> Batch:
        """A left row with its partners; the ids of right rows that had one are noted in `matched`."""
        pairs = self.pairs
        if matched is None:
            return pairs(l, rights, s) if pairs is not None else [l + r for r in rights]
        if pairs is None:
            matched.update(map(id, rights))
            return [l + r for r in rights]
        joined: Batch = []
        for r in rights:
            one = pairs(l, [r], s)
            if one:
                matched.add(id(r))
                joined += one
        return joined


class HashJoin(_Join):
    """Builds a table of the right side's rows by key and probes it with the left side's; the other way round, for an inner join, if `swapped`.

    `pairs(l, rights, s)`: the joined rows for which the remaining condition is true; None when there is none. `pairs(r, lefts, s)` if swapped."""

    def __init__(self, kind: str, left: Node, right: Node, left_keys: Kernel, right_keys: Kernel, several: bool, pairs: Kernel | None,
                 estimate: float, *, swapped: bool = False) -> None:
        super().__init__((left, right), _width(kind, left, right), estimate, _nulls(kind, left, right))
        self.kind, self.left_keys, self.right_keys, self.several, self.pairs = kind, left_keys, right_keys, several, pairs
        self.swapped = swapped

    @property
    def shown(self) -> tuple[Node, ...]:
        """The side that probes comes first."""
        return self.children[::-1] if self.swapped else self.children

    def label(self) -> str:
        kind = {"inner": "", "left": " Left", "right": " Right", "full": " Full", "semi": " Semi", "anti": " Anti"}[self.kind]
        return f"Hash{kind} Join"

    def _build(self, s: ExecState, lefts: Iterator[Batch]) -> tuple[dict[Any, Sequence[Row]], Batch]:
        """The rows by key, and those with a NULL in theirs, where these are wanted. Only the keys, if nothing else is asked for."""
        keyed: list[Any] = []
        rows: Batch = []
        null_rows: Batch = []
        keep_nulls = self.kind in ("right", "full")
        only_keys = self.kind in ("semi", "anti") and self.pairs is None
        side, keys = (lefts, self.left_keys) if self.swapped else (self.children[1].run(s), self.right_keys)
        for batch in side:
            found = keys(batch, s)
            if any(None in k for k in found) if self.several else None in found:
                pairs = [(k, r, k is None or (self.several and None in k)) for k, r in zip(found, batch, strict=True)]
                if keep_nulls:
                    null_rows += [r for _, r, unknown in pairs if unknown]
                keyed += [k for k, _, unknown in pairs if not unknown]
                rows += [r for _, r, unknown in pairs if not unknown]
            else:
                keyed += found
                if not only_keys:
                    rows += batch
        if only_keys:
            return dict.fromkeys(keyed, ()), null_rows
        table: dict[Any, Sequence[Row]] = dict(zip(keyed, zip(rows, strict=True), strict=True))
        if len(table) < len(keyed):  # some have the same
            table = {}
            for key, row in zip(keyed, rows, strict=True):
                known: Any = table.get(key)
                if known is None:
                    table[key] = [row]
                else:
                    known.append(row)
        return table, null_rows

    def run(self, s: ExecState, lefts: Iterator[Batch] | None = None) -> Iterator[Batch]:
        """`lefts`: the rows of the left side, where somebody has begun to read them."""
        if lefts is None:
            lefts = self.children[0].run(s)
        table, null_rows = self._build(s, lefts)
        if self.swapped:
            yield from self._inner_swapped(s, table)
        elif self.kind == "inner":
            yield from self._inner(s, table, lefts)
        elif self.kind in ("semi", "anti"):
            yield from self._semi(s, table, lefts)
        else:
            yield from self._outer(s, table, null_rows, lefts)

    def _inner(self, s: ExecState, table: dict[Any, Sequence[Row]], lefts: Iterator[Batch]) -> Iterator[Batch]:
        if not table:
            return
        get, pairs, tick = table.get, self.pairs, s.access.tick
        wide = _is_wide(table)
        for batch in lefts:
            tick()
            keys = self.left_keys(batch, s)
            if wide:
                yield from self._wide(keys, batch, table, s, None)
                continue
            if pairs is None:
                out = [l + r for k, l in zip(keys, batch, strict=True) for r in get(k, ())]
            else:
                out = []
                for k, l in zip(keys, batch, strict=True):
                    rights = get(k)
                    if rights is not None:
                        out += pairs(l, rights, s)
            if out:
                yield out

    def _inner_swapped(self, s: ExecState, table: dict[Any, Sequence[Row]]) -> Iterator[Batch]:
        if not table:
            return
        get, pairs, tick = table.get, self.pairs, s.access.tick
        wide = _is_wide(table)
        for batch in self.children[1].run(s):
            tick()
            keys = self.right_keys(batch, s)
            if not wide and pairs is None:
                out = [l + r for k, r in zip(keys, batch, strict=True) for l in get(k, ())]
            else:
                out = []
                for k, r in zip(keys, batch, strict=True):
                    found = get(k)
                    if found is None:
                        continue
                    for lefts in pieces(found):
                        out += pairs(r, lefts, s) if pairs is not None else [l + r for l in lefts]
                        if len(lefts) > BATCH_ROWS:
                            tick()
                        if len(out) >= BATCH_ROWS:
                            yield out
                            out = []
            if out:
                yield out

    def _semi(self, s: ExecState, table: dict[Any, Sequence[Row]], lefts: Iterator[Batch]) -> Iterator[Batch]:
        want = self.kind == "semi"
        get, pairs = table.get, self.pairs
        wide = pairs is not None and _is_wide(table)
        for batch in lefts:
            keys = self.left_keys(batch, s)
            if wide:
                yield from self._wide(keys, batch, table, s, None)
                continue
            if pairs is None:
                out = [l for k, l in zip(keys, batch, strict=True) if (k in table) is want]
            else:
                out = []
                for k, l in zip(keys, batch, strict=True):
                    rights = get(k)
                    if (rights is not None and bool(pairs(l, rights, s))) is want:
                        out.append(l)
            if out:
                yield out

    def _outer(self, s: ExecState, table: dict[Any, Sequence[Row]], null_rows: Batch, lefts: Iterator[Batch]) -> Iterator[Batch]:
        left, right = self.children
        keep_left = self.kind in ("left", "full")
        no_right = (None,) * right.width
        get, pairs, tick = table.get, self.pairs, s.access.tick
        wide = _is_wide(table)
        matched: set[int] | None = set() if self.kind in ("right", "full") else None
        for batch in lefts:
            tick()
            keys = self.left_keys(batch, s)
            if wide:
                yield from self._wide(keys, batch, table, s, matched)
                continue
            out: Batch = []
            for k, l in zip(keys, batch, strict=True):
                rights = get(k)
                if rights is None:
                    joined: Batch = _NONE
                elif pairs is None and matched is None:
                    joined = [l + r for r in rights]
                else:
                    joined = self._joined(l, rights, s, matched)
                if joined:
                    out += joined
                elif keep_left:
                    out.append(l + no_right)
            if out:
                yield out
        if matched is not None:
            no_left = (None,) * left.width
            rest = [no_left + r for rows in table.values() for r in rows if id(r) not in matched]
            rest += [no_left + r for r in null_rows]
            if rest:
                yield rest

    def _wide(self, keys: list[Any], batch: Batch, table: dict[Any, Sequence[Row]], s: ExecState, matched: set[int] | None) -> Iterator[Batch]:
        """A batch of left rows that may have any number of partners each."""
        tick, first_only = s.access.tick, self.kind in ("semi", "anti")
        out: Batch = []
        for k, l in zip(keys, batch, strict=True):
            found = False
            for rights in pieces(table.get(k, _NONE)):
                joined = self._joined(l, rights, s, matched)
                if len(rights) > BATCH_ROWS:
                    tick()
                if joined:
                    found = True
                    if first_only:
                        break
                    out += joined
                    if len(out) >= BATCH_ROWS:
                        yield out
                        out = []
            self._emit(out, l, found)
        if out:
            yield out


class NestedLoop(_Join):
    """For each left row, the right rows that satisfy the condition.

    `arguments(batch, s)` gives, for a dependent right side, the tuple of values that it needs of each left row; the
    right side then runs under a child state. An independent right side is materialised."""

    def __init__(self, kind: str, left: Node, right: Node, pairs: Kernel | None, arguments: Kernel | None, base: int, estimate: float) -> None:
        super().__init__((left, right), _width(kind, left, right), estimate, _nulls(kind, left, right))
        self.kind, self.pairs, self.arguments, self.base = kind, pairs, arguments, base

    def label(self) -> str:
        kind = {"inner": "", "left": " Left Join", "right": " Right Join", "full": " Full Join", "semi": " Semi Join", "anti": " Anti Join"}[self.kind]
        return f"Nested Loop{kind}"

    def run(self, s: ExecState, lefts: Iterator[Batch] | None = None) -> Iterator[Batch]:
        """`lefts`: the rows of the left side of a dependent join, where somebody has read them."""
        if self.arguments is not None:
            yield from self._dependent(s, self.children[0].run(s) if lefts is None else lefts)
            return
        left, right = self.children
        kind = self.kind
        rights = right.all_rows(s)
        first_only = kind in ("semi", "anti")
        matched: set[int] | None = set() if kind in ("right", "full") else None
        tick = s.access.tick
        out: Batch = []
        if not rights and kind in ("inner", "semi"):
            return
        parts = pieces(rights)
        for batch in left.run(s):
            for l in batch:
                found = False
                for part in parts:
                    joined = self._joined(l, part, s, matched)
                    if joined:
                        found = True
                        if first_only:
                            break
                        out += joined
                    if len(part) > FEW_ROWS:
                        tick()
                    if len(out) >= BATCH_ROWS:
                        yield out
                        out = []
                self._emit(out, l, found)
            tick()
        if matched is not None:
            no_left = (None,) * left.width
            out += [no_left + r for r in rights if id(r) not in matched]
        if out:
            yield out

    def _dependent(self, s: ExecState, lefts: Iterator[Batch]) -> Iterator[Batch]:
        right = self.children[1]
        assert self.arguments is not None
        base, tick = self.base, s.access.tick
        first_only = self.kind in ("semi", "anti")
        out: Batch = []
        for batch in lefts:
            for l, args in zip(batch, self.arguments(batch, s), strict=True):
                found = False
                for rights in right.run(s.child(args, base)):
                    joined = self._joined(l, rights, s)
                    if not joined:
                        continue
                    found = True
                    if first_only:
                        break
                    out += joined
                    if len(out) >= BATCH_ROWS:
                        yield out
                        out = []
                self._emit(out, l, found)
            tick()
        if out:
            yield out
