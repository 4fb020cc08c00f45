"""A call of a routine: what the generated code of a statement calls with the arguments' values.

A session keeps what it has made of a routine's body (`Code`) until the routine is another one. `RoutineState` is what a session knows of the calls that are under way.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.bounded import Bounded
from aurorapy.limits import PLAN_FRAMES_MAX, ROUTINE_CALLS_MAX
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import HOME
from aurorapy.transaction.write_set import as_of

from .tracking import counted, is_tracked

_DEPTH_HINT = ('Increase the configuration parameter "max_stack_depth" (currently 2048kB), after ensuring the platform\'s stack depth limit is adequate.')


def too_deep() -> errors.SQLError:
    """54001"""
    return errors.StatementTooComplex("stack depth limit exceeded", hint=_DEPTH_HINT)

TRIGGER, EVENT_TRIGGER = 2279, 3838


class OwnWrites:
    """The own writes that a statement sees: those of the first `position` changes of the transaction, or `view`, made once somebody needs it."""

    __slots__ = ("position", "view")

    def __init__(self, position: int, view: Any = None) -> None:
        self.position, self.view = position, view

    def seen(self, txn: Any) -> Any:
        """What differs from the transaction's own writes of now; None: nothing does."""
        if self.view is None and len(txn.undo) != self.position:
            self.view = as_of(txn.writes, txn.undo, self.position)
        return self.view


class RoutineState:
    """`code`: bodies by routine and types. `depth`: calls inside one another. `seen`: the newest LSN that what routines ran has read, on which the answer depends.
    `fixed`: a routine that is not volatile runs, which sees the snapshot of the statement around it and changes nothing.
    `own`: which of the transaction's own writes the statement sees that is under way.
    `free`: the procedure or block that runs may end the transaction."""

    __slots__ = ("code", "depth", "seen", "fixed", "free", "definers", "restricted", "hold", "cursors", "subs", "dynamic", "transitions", "for_index",
                 "tracked_us", "own")

    def __init__(self) -> None:
        self.code: Bounded[Any, Any] = Bounded()
        self.depth = 0
        self.seen = 0
        self.fixed = False
        self.own: OwnWrites | None = None
        self.free = False
        self.definers = 0
        self.restricted = 0  # security-restricted operations that are under way (privileges.restricted)
        self.hold = 0  # the LSN of what procedures committed, for which the answer waits
        self.cursors = 0  # of PL/pgSQL that were given a name
        self.for_index = False  # the key of an index is made
        self.subs = 0  # blocks with handlers that are under way
        self.transitions: list[Any] = []  # transition tables of the triggers that run, innermost last
        self.tracked_us = 0  # what calls that are counted took (tracking)
        self.dynamic: dict[Any, Any] = {}  # plans of EXECUTE, by text and types

    def forget(self) -> None:
        """DISCARD ALL: what was made of bodies goes."""
        for code in self.code.values():
            code.session = None  # callers that remember it make it anew
        self.code.clear()
        self.dynamic.clear()


class Caller:
    """Calls a routine whose arguments and result have these types."""

    __slots__ = ("routine", "args", "result", "columns", "key", "last")

    def __init__(self, routine: Routine, args: tuple[int, ...], result: int, columns: tuple[Any, ...]) -> None:
        self.routine, self.args, self.result, self.columns = routine, args, result, columns
        self.key = routine.oid, args, result, columns
        self.last: Any = None  # the code that ran last, of whichever session

    def __call__(self, ctx: Any, *values: Any) -> Any:
        try:
            session = ctx.session
        except AttributeError:
            return self._for_index(values)
        code = self.last
        if code is None or code.session is not session or not code.is_current(session):
            code = self.last = self.code(session)
        return run_code(session, code, values)

    def _for_index(self, values: tuple[Any, ...]) -> Any:
        """A call that makes the key of an index: in the midst of a commit, so that nothing may wait."""
        home: Any = HOME.get()
        session = home.session
        state = session.routines
        before, state.for_index = state.for_index, True
        try:
            return run_code(session, self.code(session), values)
        finally:
            state.for_index = before

    def code(self, session: Any) -> Any:
        """The session's code of the routine, made if there is none or the routine was replaced. There is one for each of the settings under which it is called:
        many functions change the search path while they run."""
        codes = session.routines.code
        key = self.key, session.context.signature
        found = codes.get(key)
        if found is None or found.routine is not self.routine or not found.is_current(session):
            found = codes[key] = _make(session, self)
        return found


def _make(session: Any, caller: Caller) -> Any:
    from .languages import code_of

    if caller.result in (TRIGGER, EVENT_TRIGGER):
        raise errors.FeatureNotSupported("trigger functions can only be called as triggers")
    return code_of(session, caller)


def run_code(session: Any, code: Any, values: tuple[Any, ...]) -> Any:
    """Run a body with its settings, as its owner where it says so."""
    state = session.routines
    depth = state.depth
    if depth >= ROUTINE_CALLS_MAX:
        raise too_deep()
    if not depth and sys.getrecursionlimit() < PLAN_FRAMES_MAX:
        sys.setrecursionlimit(PLAN_FRAMES_MAX)
    state.depth = depth + 1
    fixed, free = state.fixed, state.free
    state.fixed = code.fixed
    if code.atomic:
        state.free = False
    try:
        if code.plain:
            return code.run(session, values)
        routine = code.routine

        def call() -> Any:
            return _in_surroundings(session, routine, lambda: code.run(session, values))

        return counted(session, routine, call) if is_tracked(session, routine) else call()
    except RecursionError:
        raise too_deep() from None
    finally:
        state.depth, state.fixed, state.free = depth, fixed, free


def _in_surroundings(session: Any, routine: Routine, call: Callable[[], Any]) -> Any:
    context = session.context
    user, free = context.current_user, session.routines.free
    session.routines.free = False
    marks: list[tuple[str, str, str, bool]] = []
    if routine.definer:
        session.routines.definers += 1
        context.become(session.roles.names.get(routine.owner, user))
    for name, value in routine.config:
        at = len(session.changes)
        session.set(name.lower(), value, True)
        marks += session.changes[at:]
    try:
        result = call()
    finally:
        session.routines.free = free
        if routine.definer:
            session.routines.definers -= 1
            context.become(user)
    for mark in reversed(marks):
        place = next((i for i, c in enumerate(session.changes) if c is mark), None)
        if place is not None:  # else what the body did has been taken back already
            name, old, *_ = mark
            lasting = [c for c in session.changes[place + 1 :] if c[0] == name and not c[3]]  # the body's own SET outlasts the call
            session.changes[place:] = [c for c in session.changes[place + 1 :] if c[0] != name]
            if lasting:
                session.changes.append((name, old, lasting[-1][2], False))
            session.values[name] = lasting[-1][2] if lasting else old
    if marks:
        session.context.refresh()
    return result
