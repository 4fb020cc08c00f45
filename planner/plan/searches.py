"""Scans of indexes of other methods than btree: which conditions they can be asked, and what they are asked.

A condition `column operator value` fits when the operator belongs to the family of the column's operator class. gin takes all that fit; the others are
B-trees, which take equality on leading columns and what narrows the next one. Each row that is found is tested with all conditions again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import NEVER, OperatorClass, class_of, member_of
from aurorapy.planner.access_methods.entries import EVERYTHING
from aurorapy.planner.access_methods.intervals import interval, narrows
from aurorapy.planner.access_methods.methods import KEYLESS
from aurorapy.planner.functions.registry import Operator, operators_named
from aurorapy.planner.kernels import Kernel, values_kernel
from aurorapy.planner.operators.scan import EntryScan, IndexScan
from aurorapy.planner.relation import Index, Table
from aurorapy.planner.types import HOME, TYPES
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.keys import ABOVE, marked
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.records import dataclass

from . import predicates
from .layout import Layout, Level, is_volatile


@dataclass(slots=True)
class Search:
    """A condition of an index's column, as the access method knows it."""

    column: int
    opclass: OperatorClass
    name: str
    strategy: int
    value: bound.Expr
    condition: bound.Expr


def searches(index: Index, columns: list[bound.Expr], conditions: list[bound.Expr], rid: int) -> list[Search]:
    """What an index can be asked of the conditions; empty when it is of no use."""
    if index.method in KEYLESS:
        return []
    found = []
    for n, (expr, column) in enumerate(zip(columns, index.columns, strict=True)):
        opclass = class_of(index.method, column.type, column.opclass)
        if opclass is not None:
            found += [s for c in conditions if (s := _fitting(n, opclass, expr, c, rid)) is not None]
    if index.method == "gin":
        return found
    return _leading(index, found)


def _fitting(column: int, opclass: OperatorClass, expr: bound.Expr, condition: bound.Expr, rid: int) -> Search | None:
    if not isinstance(condition, bound.Func) or condition.operator is None or len(condition.args) != 2 or not condition.function.strict:
        return None
    left, right = condition.args
    written: Operator = condition.operator
    for mine, other, operator in ((left, right, written), (right, left, _commuted(written))):
        if operator is None or not predicates.is_key(mine, expr):
            continue
        strategy = member_of(opclass.family, operator)
        if strategy is None or rid in predicates.rids_of(other) or is_volatile(other):
            continue
        if opclass.limits is None and opclass.entries is None and not predicates.same_order(expr.type, other.type):
            continue
        if opclass.own and base_type(expr.type) != base_type(other.type):
            continue
        return Search(column, opclass, operator.name, strategy, other, condition)
    return None


def _commuted(operator: Operator) -> Operator | None:
    """The operator that means the same with its sides exchanged."""
    if not operator.commutator:
        return None
    home: Any = HOME.get()
    known = operators_named(operator.commutator)
    if operator.oid >= FIRST_OID and home is not None:
        known = [*known, *home.operators(operator.commutator, None, None)]
    return next((o for o in known if (o.left, o.right) == (operator.right, operator.left)), None)


def _leading(index: Index, found: list[Search]) -> list[Search]:
    """Those that narrow a B-tree: equality on leading columns of its key, and the others on the next."""
    out: list[Search] = []
    for n in _key_order(index):
        mine = [s for s in found if s.column == n and narrows(s.opclass, s.name, s.strategy)]
        equal = next((s for s in mine if s.opclass.is_equality(s.name, s.strategy)), None)
        if equal is None:
            return out + mine
        out.append(equal)
    return out


def _key_order(index: Index) -> tuple[int, ...]:
    """The columns in the order of the key's parts (aurorapy.index_keys)."""
    numbers = tuple(range(len(index.columns)))
    return tuple(sorted(numbers, key=lambda n: index.exclusion[n] != "=")) if index.exclusion else numbers


def search_node(planner: Any, level: Level, entry: bound.Entry, path: Any, condition: Kernel | None, layout: Layout) -> IndexScan:
    """The operator that asks the index."""
    table, index, found = entry.table, path.index, path.searches
    assert table is not None
    empty = Layout()
    values = values_kernel([level.resolve(s.value, empty) for s in found], level.subplans(empty))
    if index.method == "gin":
        node: IndexScan = EntryScan(table, index, _queries(found, values, index), condition, entry.needs_rowid, path.rows, layout.nulls)
        node.details.append(("Recheck Cond", planner.show(path.used, entry)))
    else:
        node = IndexScan(table, index, _bounds(table, index, found, values), False, False, condition, entry.needs_rowid, path.rows, layout.nulls)
        node.details.append(("Index Cond", planner.show(path.used, entry)))
    return node


def _queries(found: list[Search], values: Kernel, index: Index) -> Callable[[Any], Any]:
    asked = []
    for s in found:
        assert s.opclass.entries is not None
        asked.append((s.column, s.strategy, s.opclass.entries(TYPES[base_type(index.columns[s.column].type)]).query))

    def queries(state: Any) -> Any:
        data = values(state)
        if None in data:
            return None
        return [(column, made) for (column, strategy, query), value in zip(asked, data, strict=True) if (made := query(strategy, value)) is not EVERYTHING]

    return queries


def _bounds(table: Table, index: Index, found: list[Search], values: Kernel) -> Callable[[Any], Any]:
    """`bounds(s)` of an IndexScan: of several intervals a list."""
    parts = []
    for s in found:
        column = index.columns[s.column]
        nullable = not (column.attnum and table.columns[column.attnum - 1].not_null)
        kind = TYPES[s.value.type] if s.opclass.part is None else TYPES[base_type(column.type)]
        made = kind.order_key if s.opclass.part is None else s.opclass.part(kind)
        parts.append((s, made, marked(None, column.nulls_first) if nullable else (lambda part: part)))

    def bounds(state: Any) -> Any:
        data = values(state)
        if None in data:
            return None
        prefix: tuple[Any, ...] = ()
        low: Any = None
        high: Any = None
        several: list[Any] | None = None
        wrap = None
        for (s, part, flagged), value in zip(parts, data, strict=True):
            if s.opclass.is_equality(s.name, s.strategy):
                prefix = (*prefix, flagged(value if part is None else part(value)))
                continue
            wrap = flagged
            ends = interval(s.opclass, part, s.name, s.strategy, value)
            if ends is NEVER:
                return None
            if ends is None:
                continue
            if isinstance(ends, list):
                several = ends if several is None else several
                continue
            if ends.low is not None and (low is None or ends.low > low):
                low = ends.low
            if ends.high is not None and (high is None or ends.high < high):
                high = ends.high
        if wrap is None:
            return prefix, (*prefix, ABOVE), True, True
        if several is not None:
            return [((*prefix, wrap(ends.low)), (*prefix, wrap(ends.high), ABOVE), True, True) for ends in several]
        first = prefix if low is None else (*prefix, wrap(low))
        last = (*prefix, wrap(ABOVE), ABOVE) if high is None else (*prefix, wrap(high), ABOVE)
        return first, last, True, True

    return bounds
