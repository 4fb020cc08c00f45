"""A user's aggregate as the binder calls it.

Source: PostgreSQL 15 manual, section 38.12; what a call needs of its functions' privileges: executor/nodeAgg.c.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.resolve import POLYMORPHIC, resolve_polymorphic
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.operators.defined_aggregate import DefinedAggregate
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import HOME


def aggregate_of(routine: Routine) -> Function:
    """An aggregate among the functions of its name."""
    d = routine.aggregate
    assert d is not None
    made: Any = DefinedAggregate(False, d.kind != "n", d.direct)
    return Function(routine.name, routine.args, routine.result, None, routine.oid, "a", strict=False, volatility="i", variadic=routine.variadic,
                    arg_names=routine.input_names, aggregate=made, routine=routine)


def called(session: Any, f: Function, types: list[int], result: int, *, over: bool) -> Function:
    """The aggregate called with arguments of these types; `over`: over a window."""
    routine: Routine = f.routine
    d = routine.aggregate
    assert d is not None
    if over:
        _check_window(session, routine)
    state = resolve_polymorphic(routine.args, types, d.state, routine.name)[1] if d.state in POLYMORPHIC else d.state
    aggregated = tuple(types[d.direct:]) if d.kind != "n" else tuple(types)
    transition = _function(session, d.transition, [state, *aggregated], state)
    nulls = aggregated if d.final_extra else ()
    final = None
    if d.final:
        final = _function(session, d.final, [state, *(types[: d.direct] if d.kind != "n" else ()), *nulls], result)
    made: Any = DefinedAggregate(transition.strict, d.kind != "n", d.direct, state, d.initial, transition, final, aggregated, nulls,
                                 check=None if session.roles.is_superuser(routine.owner) else partial(_check, routine))
    return replace(f, aggregate=made)


def _function(session: Any, ref: Any, types: list[int], result: int) -> Function:
    """A function of the aggregate, with these types."""
    from aurorapy.routines.functions import specialised

    from .found import function_at

    found: Any = function_at(session.catalog, ref)
    return found if found.routine is None else specialised(found, types, result)[0]


def _check(routine: Routine) -> None:
    """The aggregate's owner must be allowed to call its functions when it runs; a definition that only names it does not ask."""
    from aurorapy.privileges.acl import EXECUTE
    from aurorapy.privileges.holding import Object, denied, held

    home: Any = HOME.get()
    session = home.session
    d = routine.aggregate
    assert d is not None
    for ref in (d.final, d.transition):
        if ref and isinstance(ref, int) and ref in session.catalog.routines and not held(session, routine.owner, Object("function", ref), EXECUTE):
            raise denied(session, Object("function", ref))


def _check_window(session: Any, routine: Routine) -> None:
    """Over a window the final function is called for many rows of one state, which it may not change."""
    from aurorapy.routines.naming import signature

    d = routine.aggregate
    assert d is not None
    modify = d.final_modify if not (d.moving_inverse and d.moving_final_modify == "r") else "r"
    if modify != "r":
        raise errors.FeatureNotSupported(f"aggregate function {signature(session, routine)} does not support use as a window function")
