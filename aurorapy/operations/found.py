"""Users' operators and casts as the binder knows them, and the functions and operators that descriptors refer to (`planner.operations.Ref`).

A built-in function's oid is of the process only, so descriptors keep the name and types of one; a user's they keep by its oid.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.functions import functions_named, operators_named
from aurorapy.planner.functions.registry import Cast, Function, Operator
from aurorapy.planner.operations import CastDef, OperatorDef, Ref
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.types.defined_bases import reading
from aurorapy.routines.functions import function_of


def function_at(catalog: Any, ref: Ref) -> Function | None:
    """The function that a descriptor refers to; None for none."""
    if not ref:
        return None
    if isinstance(ref, int):
        return function_of(catalog.routines[ref])
    name, types = ref
    return next(f for f in functions_named(name) if tuple(f.args) == types)


def function_oid(ref: Ref) -> int:
    """The oid that a function has now; 0 for none."""
    return ref if isinstance(ref, int) else next(f.oid for f in functions_named(ref[0]) if tuple(f.args) == ref[1])


def ref_of(f: Function) -> Ref:
    """How a descriptor refers to a function."""
    return f.oid if f.routine is not None else (f.name, tuple(f.args))


def operator_oid(ref: Ref) -> int:
    """The oid that an operator has now; 0 for none."""
    return ref if isinstance(ref, int) else next(o.oid for o in operators_named(ref[0]) if (o.left, o.right) == ref[1])


def users_operators(catalog: Any) -> list[OperatorDef]:
    return [o for o in catalog.operations.values() if isinstance(o, OperatorDef)]


def users_casts(catalog: Any) -> list[CastDef]:
    return [c for c in catalog.operations.values() if isinstance(c, CastDef)]


def defined_operators(catalog: Any, name: str, schema: int) -> list[Operator]:
    """Users' operators of a name in a schema; a shell has no function yet."""
    return [operator_of(catalog, o) for o in users_operators(catalog) if o.name == name and o.schema == schema]


def operator_of(catalog: Any, o: OperatorDef) -> Operator:
    """A user's operator as the binder knows it."""
    function = function_at(catalog, o.function)
    return Operator(f"OPERATOR({quote_name(catalog.schemas[o.schema])}.{o.name})", o.left, o.right, o.result, function, o.oid, symbol=o.name)  # type: ignore[arg-type]


def defined_casts(catalog: Any) -> dict[tuple[int, int], Cast]:
    """Users' casts by their types."""
    return {(c.source, c.target): Cast(c.source, c.target, _cast_function(catalog, c), c.context, c.method == "i") for c in users_casts(catalog)}


def _cast_function(catalog: Any, c: CastDef) -> Function | None:
    """What a cast calls; one without a function reads the image of the datum, where data of the two types are not alike here."""
    read = reading(c.source, c.target) if c.method == "b" else None
    if read is None or isinstance(read, bool):
        return function_at(catalog, c.function)
    return Function("image", (c.source,), c.target, read, c.oid, needs_context=True)
