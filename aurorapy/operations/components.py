"""The functions that an aggregate is made of: which one a name means for given types.

Source: lookup_agg_function of PostgreSQL's pg_aggregate.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.resolve import ANY, POLYMORPHIC, SIMPLE_FAMILY, Candidate, matching, resolve_polymorphic, select_candidate
from aurorapy.planner.functions.registry import Function
from aurorapy.privileges.acl import EXECUTE
from aurorapy.privileges.holding import Object, require
from aurorapy.routines.naming import text_of

from .naming import binary_coercible, functions


def format_names(names: tuple[str, ...]) -> str:
    """A name as messages have it."""
    return ".".join(names)


def component(session: Any, names: tuple[str, ...], types: list[int], variadic: int = 0) -> tuple[Function, int]:
    """The function and the type that it returns for these arguments; 42883, 42804, 42501."""
    shown = text_of(names, tuple(types))
    found = _best([Candidate(f, tuple(f.args)) for f in functions(session, names) if len(f.args) == len(types)], types, shown)
    f = None if found is None else found.function
    if f is None or f.kind != "f":
        raise errors.UndefinedFunction(f"function {shown} does not exist")
    if f.retset:
        raise errors.DatatypeMismatch(f"function {shown} returns a set")
    if variadic == ANY and f.variadic != ANY:
        raise errors.DatatypeMismatch(f"function {shown} must accept VARIADIC ANY to be used in this aggregate")
    declared, result = generic_types(tuple(f.args), types, f.result, f.name)
    for given, wanted in zip(types, declared, strict=True):
        if not binary_coercible(given, wanted):
            raise errors.DatatypeMismatch(f"function {text_of(names, tuple(declared))} requires run-time type coercion")
    if f.routine is not None and not session.context.superuser:
        require(session, Object("function", f.oid), EXECUTE)
    return f, result


def _best(candidates: list[Candidate], types: list[int], shown: str) -> Candidate | None:
    exact = next((c for c in candidates if list(c.args) == types), None)
    if exact is not None:
        return exact
    reachable = [c for c in candidates if _reaches(c, types)]
    if len(reachable) < 2:
        return reachable[0] if reachable else None
    found = select_candidate(types, reachable)
    if found is None:
        raise errors.AmbiguousFunction(f"function {shown} is not unique")
    return found


def _reaches(c: Candidate, types: list[int]) -> bool:
    """Whether implicit casts reach the candidate; a polymorphic argument is its own type here, and an array of nothing known."""
    telling = [(d, g) for d, g in zip(c.args, types, strict=True) if not (d in POLYMORPHIC and d == g)]
    if any(d in POLYMORPHIC and g in POLYMORPHIC and d not in (2283, 5077) for d, g in telling):
        return False
    if any(d in SIMPLE_FAMILY for d, _ in telling) and any(d in SIMPLE_FAMILY and d == g for d, g in zip(c.args, types, strict=True)):
        return False  # what is known of one and not of the other is not alike
    part = Candidate(c.function, tuple([d for d, _ in telling]))
    return bool(matching([part], [g for _, g in telling]))


def generic_types(declared: tuple[int, ...], given: list[int], result: int, name: str) -> tuple[list[int], int]:
    """enforce_generic_type_consistency where arguments may be polymorphic themselves: such a one tells nothing of the others."""
    telling = [(d, g) for d, g in zip(declared, given, strict=True) if not (d in POLYMORPHIC and d == g)]
    if not any(d in POLYMORPHIC for d, _ in telling):
        return list(declared), result
    wanted, actual = tuple([d for d, _ in telling]), [g for _, g in telling]
    known = resolve_polymorphic(wanted, actual, result, name)
    parts = iter(known[0])
    out = [resolve_polymorphic(wanted, actual, d, name)[1] if d in POLYMORPHIC and d == g else next(parts) for d, g in zip(declared, given, strict=True)]
    return out, known[1]
