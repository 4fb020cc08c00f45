"""Which partition has a row, and which partitions can have rows that satisfy conditions.

Range bounds and the keys between them are positions on one line: a tuple of (0, key part) ended by (-2,), before everything that starts with
these parts, or (2,), behind it. MINVALUE and MAXVALUE end a bound early. So a bound, a key and the ends of `a = 1 AND b < 5` compare by
Python's own `<`.

Source: PostgreSQL 15 manual, section 5.11; partbounds.c and partprune.c in its terms.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from typing import Any

from aurorapy.planner.relation import PartitionBound, PartitionKey
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.keys import key_function
from aurorapy.records import dataclass

from .access_methods.classes import own_order
from .partition_hash import row_hash

BEFORE, BEHIND = (-2,), (2,)
Position = tuple[Any, ...]


@dataclass(slots=True)
class Restriction:
    """What conditions, together true, say of one key column: (operator, datum) pairs, NULL tests."""

    tests: list[tuple[str, Any]] = field(default_factory=list)
    null: bool = False
    not_null: bool = False


class Partitions:
    """The partitions of one table: `order` are their oids in the order of their bounds, the default one last."""

    def __init__(self, key: PartitionKey, bounds: Iterable[tuple[int, PartitionBound]]) -> None:
        self.key = key
        self.parts = [own_order(c) if c.opclass.startswith("#") else key_function(TYPES[c.type], False, False, False) for c in key.columns]
        self.default: int | None = None
        self.order: list[int] = []
        self.values: dict[Any, int] = {}  # list: key part -> oid
        self.null: int | None = None  # list: the partition that has NULL
        self.lows: list[Position] = []  # range, sorted
        self.highs: list[Position] = []
        self.moduli: list[tuple[int, int, int]] = []  # hash: (modulus, remainder, oid)
        plain = []
        for oid, bound in bounds:
            if bound.default:
                self.default = oid
            else:
                plain.append((oid, bound))
        getattr(self, {"l": "_lists", "r": "_ranges", "h": "_hashes"}[key.strategy])(plain)
        if self.default is not None:
            self.order.append(self.default)

    def _lists(self, bounds: list[tuple[int, PartitionBound]]) -> None:
        for oid, bound in bounds:
            for v in bound.values:
                if v is None:
                    self.null = oid
                else:
                    self.values[self.part(0, v)] = oid
        for k in sorted(self.values):
            if self.values[k] not in self.order:
                self.order.append(self.values[k])
        if self.null is not None and self.null not in self.order:
            self.order.append(self.null)

    def _ranges(self, bounds: list[tuple[int, PartitionBound]]) -> None:
        found = sorted((self.position(b.low), self.position(b.high), oid) for oid, b in bounds)
        self.lows, self.highs = [f[0] for f in found], [f[1] for f in found]
        self.order = [f[2] for f in found]

    def _hashes(self, bounds: list[tuple[int, PartitionBound]]) -> None:
        self.moduli = sorted((b.modulus, b.remainder, oid) for oid, b in bounds)
        self.order = [oid for _, _, oid in self.moduli]

    def part(self, i: int, value: Any) -> Any:
        """A datum of key column `i` as it is compared."""
        f = self.parts[i]
        return value if f is None else f(value)

    def position(self, bound: tuple[tuple[int, Any], ...]) -> Position:
        """Of a range bound."""
        out: list[Any] = []
        for i, (side, value) in enumerate(bound):
            if side:
                return (*out, BEFORE if side < 0 else BEHIND)
            out.append((0, self.part(i, value)))
        return (*out, BEFORE)

    def locate(self, values: tuple[Any, ...]) -> int | None:
        """The oid of the partition that a row with these key values belongs to."""
        match self.key.strategy:
            case "l":
                v = values[0]
                found = self.null if v is None else self.values.get(self.part(0, v))
                return self.default if found is None else found
            case "r":
                if None in values:
                    return self.default
                at = (*[(0, self.part(i, v)) for i, v in enumerate(values)], BEFORE)
                n = bisect_right(self.lows, at) - 1
                return self.order[n] if n >= 0 and at < self.highs[n] else self.default
        h = row_hash(self.key.columns, values)
        return next((oid for modulus, remainder, oid in self.moduli if h % modulus == remainder), None)

    # --- pruning ---

    @property
    def everything(self) -> set[int]:
        """All partitions."""
        return set(self.order)

    def matching(self, restrictions: list[Restriction]) -> set[int]:
        """The partitions that can have rows which satisfy all restrictions, one for each key column."""
        if any(v is None for r in restrictions for _, v in r.tests):
            return set()
        if any(r.null and (r.tests or r.not_null) for r in restrictions):
            return set()
        match self.key.strategy:
            case "l":
                return self._matching_lists(restrictions[0])
            case "r":
                return self._matching_ranges(restrictions)
        return self._matching_hash(restrictions)

    def _matching_lists(self, r: Restriction) -> set[int]:
        default = set() if self.default is None else {self.default}
        if r.null:
            return default if self.null is None else {self.null}
        out = self.everything
        if r.not_null and self.null is not None and self.null not in self.values.values():
            out.discard(self.null)
        for op, v in r.tests:
            part = self.part(0, v)
            if op == "=":
                found = self.values.get(part)
                out &= default if found is None else {found}
            elif op == "<>":
                out &= {oid for k, oid in self.values.items() if k != part} | default
            else:
                out &= {oid for k, oid in self.values.items() if _holds(k, op, part)} | default
        return out

    def _matching_ranges(self, restrictions: list[Restriction]) -> set[int]:
        if any(r.null for r in restrictions):
            return set() if self.default is None else {self.default}
        prefixes: list[Position] = [()]
        low: Position = (BEFORE,)
        high: Position = (BEHIND,)
        said = 0
        ends = []  # (low, high) of each way to take the equalities
        for i, r in enumerate(restrictions):
            equal = [(0, self.part(i, v)) for op, v in r.tests if op == "="]
            if equal:
                prefixes = [(*p, e) for p in prefixes for e in equal]
                said += 1
                continue
            prefix = prefixes[0]
            low, high = (*prefix, BEFORE), (*prefix, BEHIND)
            for op, v in r.tests:
                at = (*prefix, (0, self.part(i, v)))
                if op == ">=":
                    low = max(low, (*at, BEFORE))
                elif op == ">":
                    low = max(low, (*at, BEHIND))
                elif op == "<=":
                    high = min(high, (*at, BEHIND))
                elif op == "<":
                    high = min(high, (*at, BEFORE))
            said += any(op != "<>" for op, _ in r.tests)
            ends.append((low, high))
            break
        else:
            ends.append(((*prefixes[0], BEFORE), (*prefixes[0], BEHIND)))
        ends += [((*p, BEFORE), (*p, BEHIND)) for p in prefixes[1:]]
        strict = said == len(restrictions)
        out = self.everything
        for low, high in ends:
            out &= self._between(low, high, strict=strict)
        return out

    def _between(self, low: Position, high: Position, *, strict: bool) -> set[int]:
        """Partitions that reach between two positions; the default one if these leave a gap, or if keys with NULLs count."""
        if low >= high:
            return set()
        out: set[int] = set()
        reached = low
        gap = False
        for n in range(len(self.lows)):
            if self.lows[n] < high and low < self.highs[n]:
                out.add(self.order[n])
                gap = gap or self.lows[n] > reached
                reached = self.highs[n]
        if self.default is not None and (not strict or gap or reached < high):
            out.add(self.default)
        return out

    def _matching_hash(self, restrictions: list[Restriction]) -> set[int]:
        values = []
        for r in restrictions:
            equal = [v for op, v in r.tests if op == "="]
            if not r.null and not equal:
                return self.everything
            values.append(None if r.null else equal[0])
        found = self.locate(tuple(values))
        return set() if found is None else {found}


def _holds(a: Any, op: str, b: Any) -> bool:
    return bool(a < b if op == "<" else a <= b if op == "<=" else a > b if op == ">" else a >= b)
