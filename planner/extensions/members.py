"""Members of extensions as the binder knows functions and types: by the descriptors that a database's catalog has of them."""

from __future__ import annotations

from functools import cache

from aurorapy.planner.functions.registry import Function
from aurorapy.planner.routine import Routine
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef

from . import declared
from .declaration import Call


@cache
def call_of(library: str, key: str) -> Call:
    """What a member function does."""
    return declared(library).call(key)


def function_of(routine: Routine) -> Function:
    """A member function as the binder calls it."""
    call = call_of(routine.library, routine.source or "")
    return Function(routine.name, routine.args, routine.result, call.impl, routine.oid, routine.kind, strict=routine.strict, volatility=routine.volatility,
                    retset=routine.retset, variadic=routine.variadic, defaults=routine.defaults, arg_names=routine.input_names,
                    out_columns=routine.out_columns, inline=call.inline, needs_context=call.needs_context, needs_types=call.needs_types,
                    never_null=call.never_null, aggregate=call.aggregate, routine=routine)


def base_type(defined: BaseDef) -> UserType:
    """A member type."""
    return declared(defined.library).types[defined.base](defined)
