"""track_functions: calls of functions are counted, with the time they take.

The code of a function that is counted is not `plain`, so one that is not counted pays nothing.

Source: PostgreSQL 15 manual, sections 20.9.1 and 28.2.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.routine import Routine


def is_tracked(session: Any, routine: Routine) -> bool:
    """Whether calls of a routine are counted: those of procedural languages with 'pl', those in SQL with 'all'."""
    tracking = session.values["track_functions"]
    return bool(tracking != "none" and routine.oid and (tracking == "all" or routine.language != "sql"))


def counted(session: Any, routine: Routine, call: Callable[[], Any]) -> Any:
    """Make a call and count it; one that fails is not counted. The time of a call inside a call of the same function is in the total once."""
    state, key = session.routines, ("f", routine.oid)
    began, before = session.rim.clock(), state.tracked_us
    total = session.transaction.usage[key][1]
    result = call()
    took = session.rim.clock() - began
    inner = state.tracked_us - before
    state.tracked_us = before + took
    counts = session.start_transaction().usage[key]
    counts[0] += 1
    counts[1] = total + took
    counts[2] += took - inner
    return result
