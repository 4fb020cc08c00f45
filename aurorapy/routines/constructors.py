"""The functions that make values of users' range and multirange types: they come and go with their type.

Source: PostgreSQL 15 manual, section 8.17.6.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.functions.multiranges import collected
from aurorapy.planner.functions.ranges import constructor
from aurorapy.planner.functions.registry import Cast, Function
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.user_ranges import MultirangeDef, RangeDef

from .internal import calls

TEXT = 25


def is_constructor(routine: Routine) -> bool:
    """Whether a function comes and goes with a range type."""
    return routine.language == "internal" and routine.aggregate is None and (routine.source or "").partition("_")[0] in ("range", "multirange") and (
        "_constructor" in (routine.source or ""))


def internal_function(routine: Routine) -> Function:
    """A function in language internal as the binder calls it: a constructor, or a built-in function under another name."""
    make: Callable[..., Any]
    if not is_constructor(routine):
        return calls(routine)
    if routine.source in ("range_constructor2", "range_constructor3"):
        make = _range_maker(routine.result)
    else:
        make = _no_ranges if not routine.args else _one_range if not routine.variadic else collected
    return Function(routine.name, routine.args, routine.result, make, routine.oid, "f", strict=routine.strict, volatility="i", variadic=routine.variadic,
                    routine=routine)


def _range_maker(oid: int) -> Callable[..., Any]:
    return lambda *values: constructor(TYPES[oid])(*values)  # type: ignore[arg-type]


def _no_ranges() -> Any:
    return ()


def _one_range(value: Any) -> Any:
    return collected((value,))


def constructors_of(new_oid: Callable[[], int], made: RangeDef, multirange: MultirangeDef) -> list[Routine]:
    """The constructors of a new range type and its multirange type."""
    def routine(name: str, args: tuple[int, ...], result: int, source: str, *, strict: bool, variadic: int = 0) -> Routine:
        modes = tuple("v" if variadic and i == len(args) - 1 else "i" for i in range(len(args)))
        return Routine(new_oid(), name, made.schema, "f", "internal", args, result, all_types=args, modes=modes, names=("",) * len(args), variadic=variadic,
                       volatility="i", strict=strict, parallel="s", cost=1.0, source=source, owner=made.owner)

    return [routine(made.name, (made.subtype,) * 2, made.oid, "range_constructor2", strict=False),
            routine(made.name, (made.subtype, made.subtype, TEXT), made.oid, "range_constructor3", strict=False),
            routine(multirange.name, (), multirange.oid, "multirange_constructor0", strict=True),
            routine(multirange.name, (made.oid,), multirange.oid, "multirange_constructor1", strict=True),
            routine(multirange.name, (made.array,), multirange.oid, "multirange_constructor2", strict=True, variadic=made.oid)]


def range_cast(catalog: Any, source: int, target: int) -> Cast | None:
    """The explicit cast of a user's range type to its multirange type, by that one's constructor; None where it is none."""
    made = catalog.types.get(source)
    if not isinstance(made, RangeDef) or made.multirange != target:
        return None
    routine = caster(catalog, made)
    return None if routine is None else Cast(source, target, internal_function(routine), "e")


def caster(catalog: Any, made: RangeDef) -> Routine | None:
    """The constructor that makes a multirange of one range."""
    return next((r for r in own_routines(catalog, made) if r.source == "multirange_constructor1"), None)


def own_routines(catalog: Any, made: RangeDef) -> list[Routine]:
    """The constructors that belong to a range type."""
    return [r for r in catalog.routines.values() if is_constructor(r) and r.result in (made.oid, made.multirange)]
