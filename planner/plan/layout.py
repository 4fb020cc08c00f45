"""Where things stand in an operator's row, and how references to outer rows become parameters.

A `Layout` says at which element of a row each range-table entry begins and which ready-made expressions
(grouping values, aggregates, window values) stand where. `Level` is one query being planned: a Var that
its layout does not know refers to a query around it and becomes a parameter, whose value the place that
runs the subplan must supply.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.execution import SubPlan
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.base import equal_in_python
from aurorapy.records import dataclass


@dataclass(slots=True)
class Layout:
    """`entries`: rid -> first element; `exprs`: expression key -> element; `nulls`: whether an element may be NULL."""

    entries: dict[int, int] = field(default_factory=dict)
    exprs: dict[Any, int] = field(default_factory=dict)
    nulls: list[bool] = field(default_factory=list)
    closed: bool = False  # above an aggregation: Vars of the level itself are no longer at hand

    def joined(self, other: Layout, kind: str) -> Layout:
        """The layout of a join's output."""
        width = len(self.nulls)
        left = [True] * width if kind in ("right", "full") else self.nulls
        right = [True] * len(other.nulls) if kind in ("left", "full") else other.nulls
        entries = {**self.entries, **{r: at + width for r, at in other.entries.items()}}
        return Layout(entries, {**self.exprs, **{k: at + width for k, at in other.exprs.items()}}, left + right)


class Level:
    """One query (or lateral right side) being planned. `outer` collects the references to what is around it, in the
    order of the parameters that stand for them; `base` is the number of the statement's own parameters."""

    def __init__(self, planner: Any, parent: Level | None) -> None:
        self.planner = planner
        self.parent = parent
        self.base: int = planner.base
        self.outer: dict[Any, tuple[bound.Param, bound.Expr]] = {}

    def parameter(self, expr: bound.Expr) -> bound.Expr:
        """The parameter that stands for an outer reference."""
        key = expr.key()
        found = self.outer.get(key)
        if found is None:
            if self.parent is None:
                raise self._missing(expr)
            param = bound.Param(expr.type, self.base + len(self.outer), expr.typmod)
            found = self.outer[key] = (param, expr)
        return found[0]

    @staticmethod
    def _missing(expr: bound.Expr) -> errors.SQLError:
        if isinstance(expr, bound.Var):
            return errors.GroupingError(
                f'column "{expr.name}" must appear in the GROUP BY clause or be used in an aggregate function', position=expr.pos)
        return errors.InternalError_("an expression refers to a row that is not at hand")

    def arguments(self) -> list[bound.Expr]:
        """The outer references, in parameter order."""
        return [e for _, e in self.outer.values()]

    def resolve(self, expr: bound.Expr, layout: Layout) -> bound.Expr:
        """The expression over the layout's rows: Vars become Slots or Params."""

        def change(node: bound.Expr) -> bound.Expr | None:
            if isinstance(node, bound.Const | bound.Param | bound.Slot | bound.CaseTest):
                return node
            if layout.exprs:
                at = layout.exprs.get(node.key())
                if at is not None:
                    return bound.Slot(node.type, at, node.typmod, layout.nulls[at])
            if isinstance(node, bound.Var):
                start = layout.entries.get(node.rid)
                if start is None:
                    return self.parameter(node)
                if node.column == bound.PRESENT:  # no outer join below has marked the entry's rows
                    return bound.Const(node.type, True)
                at = start + node.column
                return bound.Slot(node.type, at, node.typmod, layout.nulls[at])
            return None

        return bound.transform(expr, change)

    def resolve_inside(self, expr: Any, layout: Layout) -> Any:
        """Like `resolve`, but of what is inside a node that the layout itself stands for (an aggregate's arguments)."""
        return expr.rebuild([self.resolve(c, layout) for c in expr.children()])

    def subplans(self, layout: Layout) -> Registrar:
        """What the compiler asks when an expression over this layout has a SubLink."""
        return Registrar(self, layout)


class Registrar:
    """Plans the SubLinks of expressions at one place of the plan."""

    def __init__(self, level: Level, layout: Layout) -> None:
        self.level, self.layout = level, layout

    def register(self, link: bound.SubLink) -> tuple[int, list[bound.Expr]]:
        """(number of the subplan, its arguments over this place's rows)."""
        planner = self.level.planner
        inner = Level(planner, self.level)
        node = planner.plan_query(link.query, inner, first_row=link.kind == "exists")
        hash_keys: tuple[Any, ...] | None = None
        if link.kind in ("any", "all") and ((link.kind == "any" and link.op == "=") or (link.kind == "all" and link.op == "<>")):
            columns = link.query.columns
            if all(equal_in_python(t.type, c.type) for t, c in zip(link.tests, columns, strict=False)):
                hash_keys = tuple(TYPES[c.type].hash_key for c in columns[: len(link.tests)])
        kind = "arrays" if link.kind == "array" and link.query.columns[0].type == link.type else link.kind
        arguments = [self.level.resolve(e, self.layout) for e in inner.arguments()]
        # what depends on no row around it is run once, though it is volatile or locks rows: it gives one result for all rows
        plan = SubPlan(kind, node, planner.base, link.functions, link.op, hash_keys, memo=not arguments or not _volatile(link.query))
        if link.kind == "exists" and arguments:
            from .hashed_exists import hashed_exists  # which plans queries itself

            plan.hashed_exists = hashed_exists(planner, self.level, link.query, inner.arguments(), node)
        planner.subplans.append(plan)
        return len(planner.subplans) - 1, arguments


def _volatile(query: bound.Query) -> bool:
    for e in bound.query_exprs(query):
        for n in bound.walk(e):
            if isinstance(n, bound.Func) and n.function.volatility == "v":
                return True
    return any(_volatile(q) for q in bound.subqueries(query)) or bool(query.locks)


def is_volatile(expr: bound.Expr) -> bool:
    """Whether an expression calls a volatile function."""
    return any((isinstance(n, bound.Func) and n.function.volatility == "v") or (isinstance(n, bound.SubLink) and _volatile(n.query))
               for n in bound.walk(expr))


volatile_query = _volatile
