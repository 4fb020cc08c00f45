"""Joins: hash join on equal keys, and nested loops with or without a dependent (lateral, index) right side.

Both hand on `left row + right row`; semi and anti joins hand on the left row alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.execution import BATCH_ROWS, Batch, ExecState
from aurorapy.planner.kernels import Kernel

from .base import Node


def _nulls(kind: str, left: Node, right: Node) -> list[bool]:
    if kind in ("semi", "anti"):
        return left.nulls
    left_nulls = [True] * left.width if kind in ("right", "full") else left.nulls
    right_nulls = [True] * right.width if kind in ("left", "full") else right.nulls
    return left_nulls + right_nulls


def _width(kind: str, left: Node, right: Node) -> int:
    return left.width if kind in ("semi", "anti") else left.width + right.width


class HashJoin(Node):
    """Builds a table of the right side's rows by key and probes it with the left side's.

    `pairs(l, rights, s)`: the joined rows for which the remaining condition is true; None when there is none."""

    def __init__(self, kind: str, left: Node, right: Node, left_keys: Kernel, right_keys: Kernel, several: bool, pairs: Kernel | None,
                 estimate: float) -> None:
        super().__init__((left, right), _width(kind, left, right), estimate, _nulls(kind, left, right))
        self.kind, self.left_keys, self.right_keys, self.several, self.pairs = kind, left_keys, right_keys, several, pairs

    def label(self) -> str:
        kind = {"inner": "", "left": " Left", "right": " Right", "full": " Full", "semi": " Semi", "anti": " Anti"}[self.kind]
        return f"Hash{kind} Join"

    def _build(self, s: ExecState) -> tuple[dict[Any, Batch], Batch]:
        table: dict[Any, Batch] = {}
        null_rows: Batch = []
        keep_nulls = self.kind in ("right", "full")
        for batch in self.children[1].run(s):
            for key, row in zip(self.right_keys(batch, s), batch, strict=True):
                if key is None or (self.several and None in key):
                    if keep_nulls:
                        null_rows.append(row)
                    continue
                found = table.get(key)
                if found is None:
                    table[key] = [row]
                else:
                    found.append(row)
        return table, null_rows

    def run(self, s: ExecState) -> Iterator[Batch]:
        table, null_rows = self._build(s)
        if self.kind == "inner":
            yield from self._inner(s, table)
        elif self.kind in ("semi", "anti"):
            yield from self._semi(s, table)
        else:
            yield from self._outer(s, table, null_rows)

    def _inner(self, s: ExecState, table: dict[Any, Batch]) -> Iterator[Batch]:
        if not table:
            return
        get, pairs = table.get, self.pairs
        for batch in self.children[0].run(s):
            keys = self.left_keys(batch, s)
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

    def _semi(self, s: ExecState, table: dict[Any, Batch]) -> Iterator[Batch]:
        want = self.kind == "semi"
        get, pairs = table.get, self.pairs
        for batch in self.children[0].run(s):
            keys = self.left_keys(batch, s)
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

    def _outer(self, s: ExecState, table: dict[Any, Batch], null_rows: Batch) -> Iterator[Batch]:
        left, right = self.children
        keep_left, keep_right = self.kind in ("left", "full"), self.kind in ("right", "full")
        no_right = (None,) * right.width
        no_left = (None,) * left.width
        matched: set[int] = set()
        get, pairs = table.get, self.pairs
        left_width = left.width
        for batch in left.run(s):
            out: Batch = []
            for k, l in zip(self.left_keys(batch, s), batch, strict=True):
                rights = get(k)
                joined: Batch = []
                if rights is not None:
                    if pairs is not None:
                        if keep_right:
                            for r in rights:
                                one = pairs(l, [r], s)
                                if one:
                                    matched.add(id(r))
                                    joined += one
                        else:
                            joined = pairs(l, rights, s)
                    else:
                        joined = [l + r for r in rights]
                        if keep_right:
                            matched.update(map(id, rights))
                if joined:
                    out += joined
                elif keep_left:
                    out.append(l + no_right)
            if out:
                yield out
        assert left_width == len(no_left)
        if keep_right:
            rest = [no_left + r for rows in table.values() for r in rows if id(r) not in matched]
            rest += [no_left + r for r in null_rows]
            if rest:
                yield rest


class NestedLoop(Node):
    """For each left row, the right rows that satisfy the condition.

    `arguments(batch, s)` gives, for a dependent right side, the tuple of values that it needs of each left row; the
    right side then runs under a child state. An independent right side is materialised."""

    def __init__(self, kind: str, left: Node, right: Node, pairs: Kernel | None, arguments: Kernel | None, base: int, estimate: float) -> None:
        super().__init__((left, right), _width(kind, left, right), estimate, _nulls(kind, left, right))
        self.kind, self.pairs, self.arguments, self.base = kind, pairs, arguments, base

    def label(self) -> str:
        kind = {"inner": "", "left": " Left Join", "right": " Right Join", "full": " Full Join", "semi": " Semi Join", "anti": " Anti Join"}[self.kind]
        return f"Nested Loop{kind}"

    def run(self, s: ExecState) -> Iterator[Batch]:
        if self.arguments is not None:
            yield from self._dependent(s)
            return
        left, right = self.children
        kind, pairs = self.kind, self.pairs
        rights = right.all_rows(s)
        no_right = (None,) * right.width
        keep_left, keep_right = kind in ("left", "full"), kind in ("right", "full")
        matched: set[int] = set()
        out: Batch = []
        if not rights and kind in ("inner", "semi"):
            return
        for batch in left.run(s):
            for l in batch:
                if keep_right:
                    joined: list[Any] = []
                    for i, r in enumerate(rights):
                        one = pairs(l, [r], s) if pairs is not None else [l + r]
                        if one:
                            matched.add(i)
                            joined += one
                else:
                    joined = pairs(l, rights, s) if pairs is not None else [l + r for r in rights]
                self._emit(out, l, joined, no_right, keep_left)
                if len(out) >= BATCH_ROWS:
                    yield out
                    out = []
        if keep_right:
            no_left = (None,) * left.width
            out += [no_left + r for i, r in enumerate(rights) if i not in matched]
        if out:
            yield out

    def _emit(self, out: Batch, l: Any, joined: Batch, no_right: Any, keep_left: bool) -> None:
        if self.kind == "semi":
            if joined:
                out.append(l)
        elif self.kind == "anti":
            if not joined:
                out.append(l)
        elif joined:
            out += joined
        elif keep_left:
            out.append(l + no_right)

    def _dependent(self, s: ExecState) -> Iterator[Batch]:
        left, right = self.children
        assert self.arguments is not None
        pairs, base = self.pairs, self.base
        no_right = (None,) * right.width
        keep_left = self.kind == "left"
        first_only = self.kind in ("semi", "anti")
        out: Batch = []
        for batch in left.run(s):
            for l, args in zip(batch, self.arguments(batch, s), strict=True):
                joined: Batch = []
                for rights in right.run(s.child(args, base)):
                    joined += pairs(l, rights, s) if pairs is not None else [l + r for r in rights]
                    if first_only and joined:
                        break
                self._emit(out, l, joined, no_right, keep_left)
                if len(out) >= BATCH_ROWS:
                    yield out
                    out = []
        if out:
            yield out
