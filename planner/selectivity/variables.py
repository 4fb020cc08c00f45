"""What is known of the values of a column or expression."""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.relation import StatisticsObject
from aurorapy.planner.table_statistics import MCV, ColumnStatistics, ObjectStatistics
from aurorapy.planner.types import TYPES, DefaultContext
from aurorapy.planner.types.calendar import MOMENTS
from aurorapy.planner.types.domains import base_type

DISTINCT_DEFAULT = 200.0
_BOOL = 16


def clamped(share: float) -> float:
    """A probability."""
    return 0.0 if share < 0.0 else 1.0 if share > 1.0 else share


def row_count(rows: float) -> float:
    """An estimate of rows as PostgreSQL has it: a whole number, at least 1."""
    return 1.0 if rows <= 1.0 else float(round(min(rows, 1e100)))


def plain(expr: bound.Expr) -> bound.Expr:
    """Without relabels, which do not change the datum."""
    while isinstance(expr, bound.CoerceIO) and expr.relabel:
        expr = expr.arg
    return expr


def folded(expr: bound.Expr) -> bound.Expr:
    """An expression without variables as the constant that it is, where no setting and no parameter has a say in it."""
    expr = plain(expr)
    if isinstance(expr, bound.Const) or not all(_folds(n) for n in bound.walk(expr)):
        return expr
    return _computed(expr, DefaultContext())


def _computed(expr: bound.Expr, context: Any) -> bound.Expr:
    """The constant; the expression itself where computing it fails, which is no business of an estimate."""
    from aurorapy.planner.execution import ExecState
    from aurorapy.planner.kernels import values_kernel

    try:
        return bound.Const(expr.type, values_kernel([expr])(ExecState((), context, None, []))[0])
    except Exception:
        return expr


def estimated(expr: bound.Expr, context: Any) -> bound.Expr:
    """An expression without variables as the constant that it is now: the clock and the time zone have a say in it, too, as in now() - interval '1 day'."""
    expr = folded(expr)
    if isinstance(expr, bound.Const) or context is None or expr.type not in MOMENTS or not all(_folds(n) or _tells_time(n) for n in bound.walk(expr)):
        return expr
    return _computed(expr, context)


def _tells_time(n: bound.Expr) -> bool:
    if isinstance(n, bound.CoerceIO):  # CURRENT_DATE
        return n.type in MOMENTS and n.arg.type in MOMENTS
    return isinstance(n, bound.Func) and n.type in MOMENTS and n.function.volatility == "s" and n.function.routine is None and not n.function.retset


def _folds(n: bound.Expr) -> bool:
    if isinstance(n, bound.Const | bound.Array):
        return True
    if isinstance(n, bound.Func):
        return bool(n.function.volatility == "i" and n.function.routine is None and not n.function.needs_context and not n.function.retset)
    return isinstance(n, bound.ArrayCoerce | bound.CaseTest) or (isinstance(n, bound.CoerceIO) and n.relabel)


class Relation:
    """A table of the query, as estimates see it. `tuples`: its rows, before any condition."""

    __slots__ = ("planner", "entry", "rid", "tuples", "_found", "_objects", "_expressions", "inherited")

    def __init__(self, planner: Any, entry: bound.Entry) -> None:
        self.planner, self.entry, self.rid = planner, entry, entry.rid
        table = entry.table
        self._found = None
        self.inherited = entry.family is not None
        if table is None:
            self.tuples = 0.0
        elif table.rows is not None or self.inherited:
            self.tuples = planner.entry_rows(entry)
            self._found = planner.statistics(table)[1] if table.rows is None else None
        else:
            rows, self._found = planner.statistics(table)
            self.tuples = max(1.0, rows)
        self._objects: list[tuple[StatisticsObject, ObjectStatistics, list[bound.Expr]]] | None = None
        self._expressions: dict[Any, ColumnStatistics] | None = None

    def is_unique(self, column: int) -> bool:
        """Whether an index says that no value of a column occurs twice."""
        table = self.entry.table
        if table is None or self.inherited:
            return False
        for i in table.indexes:
            if i.unique and len(i.columns) == 1 and i.columns[0].attnum == column + 1 and i.predicate is None:
                return True
        return False

    def begins_index(self, column: int) -> bool:
        table = self.entry.table
        return table is not None and any(i.method == "btree" and i.columns[0].attnum == column + 1 and i.predicate is None for i in table.indexes)

    def objects(self) -> list[tuple[StatisticsObject, ObjectStatistics, list[bound.Expr]]]:
        """The statistics objects that ANALYZE has filled, with their expressions."""
        if self._objects is None:
            self._objects = []
            table = self.entry.table
            if table is not None and table.statistics and self._found is not None:
                for x in table.statistics:
                    data = self._found.objects.get((x.oid, self.inherited))
                    if data is not None:
                        self._objects.append((x, data, [self.planner.bind_over(table, self.rid, e) for e in x.expressions]))
        return self._objects

    def variable(self, expr: bound.Expr) -> Variable:
        """What is known of an expression over the relation."""
        expr = plain(expr)
        if isinstance(expr, bound.Var) and expr.rid == self.rid:
            if expr.column >= len(self.entry.columns):
                return Variable(self, expr, None, True)  # the row itself
            found = self._found.columns.get((expr.column + 1, self.inherited)) if self._found is not None else None
            return Variable(self, expr, found, self.is_unique(expr.column))
        return Variable(self, expr, self._of_expression(expr), False)

    def _of_expression(self, expr: bound.Expr) -> ColumnStatistics | None:
        """Of an index's expression, or a statistics object's."""
        found, table = self._found, self.entry.table
        if found is None or table is None or not (found.indexes or table.statistics):
            return None
        if self._expressions is None:
            self._expressions = {}
            for _, data, exprs in self.objects():
                for e, c in zip(exprs, data.expressions, strict=False):
                    if c is not None:
                        self._expressions.setdefault(e.key(), c)
            for i in table.indexes:
                for n, column in enumerate(i.columns, 1):
                    known = found.indexes.get((i.oid, n))
                    if known is not None and column.expression is not None:
                        self._expressions[self.planner.bind_over(table, self.rid, column.expression).key()] = known
        return self._expressions.get(expr.key())


class Variable:
    """A column or expression with its statistics, None where there are none."""

    __slots__ = ("relation", "expr", "stats", "unique", "type")

    def __init__(self, relation: Relation, expr: bound.Expr, stats: ColumnStatistics | None, unique: bool) -> None:
        self.relation, self.expr, self.stats, self.unique, self.type = relation, expr, stats, unique, base_type(expr.type)

    @property
    def nulls(self) -> float:
        return self.stats.nulls if self.stats is not None else 0.0

    @property
    def common(self) -> tuple[tuple[Any, ...], tuple[float, ...]]:
        """(most common values, their frequencies)"""
        slot = self.stats.slot(MCV) if self.stats is not None else None
        return (slot.values, slot.numbers) if slot is not None else ((), ())

    def distinct(self) -> float:
        """The number of distinct values."""
        return self.distinct_or_guess()[0]

    def distinct_or_guess(self) -> tuple[float, bool]:
        """The number of distinct values, and whether it is a mere default."""
        n = self.stats.distinct if self.stats is not None else 2.0 if self.type == _BOOL else 0.0
        rows = self.relation.tuples
        if self.unique:
            n = -1.0 * (1.0 - self.nulls)
        if n > 0:
            return row_count(n), False
        if rows <= 0:
            return DISTINCT_DEFAULT, True
        if n < 0:
            return row_count(-n * rows), False
        return (row_count(rows), False) if rows < DISTINCT_DEFAULT else (DISTINCT_DEFAULT, True)

    def key(self) -> Any:
        """What orders values of the variable; None where they order themselves."""
        return TYPES[self.type].order_key
