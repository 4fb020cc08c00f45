"""Aggregates that users define, run: a transition function a row, a final function a group.

A state is what the transition function returned last. Before it there is the initial value; where there is none, a strict function's state is the first
value that is not NULL. The functions are compiled as calls in any expression are, so that a NULL, the context and types reach them in the same way.

Source: PostgreSQL 15 manual, section 38.12 and CREATE AGGREGATE.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.compile import Source
from aurorapy.planner.execution import Batch, ExecState
from aurorapy.planner.functions.hypothetical import HYPOTHETICAL
from aurorapy.planner.kernels import finish, project_kernel
from aurorapy.planner.types import TYPES
from aurorapy.records import dataclass

from .aggregate import Call
from .hypothetical import HypotheticalCall

_BEFORE = object()  # the state before the first row
_EMPTY = object()  # the state of a strict transition function without an initial value that has seen NULLs only


@dataclass(frozen=True, slots=True, eq=False)
class DefinedAggregate:
    """What planner.functions.registry.Aggregate is for built-in ones. `strict`: rows with a NULL do not count. `types` are those of the aggregated arguments
    and `nulls` of all arguments that the final function is given as NULL. It has its functions once the types of a call are known."""

    strict: bool
    ordered_set: bool
    direct: int = 0
    state: int = 0
    initial: str | None = None
    transition: Any = None
    final: Any = None
    types: tuple[int, ...] = ()
    nulls: tuple[int, ...] = ()
    needs_types: bool = False
    check: Any = None  # raises 42501 where the aggregate's owner may not call its functions


class DefinedCall(Call):
    """A call of a user's aggregate. The rows of an ordered-set aggregate come as they are: sorting is up to its functions."""

    def __init__(self, e: bound.Aggregate, subplans: Any = None) -> None:
        defined: DefinedAggregate = e.function.aggregate
        if defined.ordered_set:
            e = bound.Aggregate(e.function, e.args, e.type, False, (), e.filter, e.star, e.direct, e.pos)
        super().__init__(e, subplans)
        self.defined = defined
        if defined.check is not None:
            defined.check()
        self.read: tuple[Any, Any] = None, None
        width = len(e.args)
        source = Source()
        slots = tuple([bound.Slot(t, i) for i, t in enumerate((defined.state, *defined.types))])
        text = source.value(bound.Func(defined.transition, slots, defined.state))
        lines = ["for v in values:"]
        if defined.strict and defined.initial is None:
            lines += [f"    if st is {source.constant(_EMPTY)}:", f"        st = {'v' if width == 1 else 'v[0]'}", "        continue"]
        lines += [f"    r = (st, {'v' if width == 1 else '*v' if width else ''})", f"    st = {text}"]
        self.step = finish(source, "transition", "st, values, s", [*lines, "return st"])
        self.last = None
        if defined.final is not None:
            given = (defined.state, *[d.type for d in e.direct])
            args = [bound.Slot(t, i) for i, t in enumerate(given)]
            nulls = [bound.Const(t, None) for t in defined.nulls]
            self.last = project_kernel([bound.Func(defined.final, (*args, *nulls), e.type)])

    def start(self) -> Any:
        return [] if self.sorted else _BEFORE

    def add(self, state: Any, rows: Batch, s: ExecState) -> Any:
        values = self.take(rows, s)
        if self.sorted:
            state += values
            return state
        return self._advance(state, values, s) if values else state

    def _advance(self, state: Any, values: list[Any], s: ExecState) -> Any:
        return self.step(self._initial(s) if state is _BEFORE else state, values, s)

    def _initial(self, s: ExecState) -> Any:
        """The initial value, which is read once a statement."""
        text = self.defined.initial
        if text is None:
            return _EMPTY if self.defined.strict else None
        if self.read[0] is not s:
            self.read = s, TYPES[self.defined.state].input(text, -1, s.x)
        return self.read[1]

    def result(self, state: Any, s: ExecState, first: Any = None) -> Any:
        if self.sorted:
            values = self.ordered(state, s)
            state = self._advance(_BEFORE, values, s)
        elif state is _BEFORE:
            state = self._initial(s)
        if state is _EMPTY:
            state = None
        if self.last is None:
            return state
        direct = self.direct([first if first is not None else ()], s)[0] if self.direct is not None else ()
        return self.last([(state, *direct)], s)[0][0]


def call_of(e: bound.Aggregate, subplans: Any = None) -> Call:
    """An aggregate call, ready to run."""
    if HYPOTHETICAL.get(e.function.name) is e.function:
        return HypotheticalCall(e, subplans)
    return (DefinedCall if isinstance(e.function.aggregate, DefinedAggregate) else Call)(e, subplans)
