"""Values of variables of type record, whose fields are known only while the function runs; and conversions into variables.

A record's shape is one object for all records with the same fields, so what was made for a shape is found by it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import coerce
from aurorapy.planner.bind.resolve import ASSIGNMENT, RECORD, UNKNOWN
from aurorapy.planner.bind.rows import row_type
from aurorapy.planner.compile import Source
from aurorapy.planner.kernels import finish
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.arrays import record_of


class Shape:
    """The fields of a record."""

    __slots__ = ("names", "types", "made")

    def __init__(self, names: tuple[str, ...], types: tuple[int, ...]) -> None:
        self.names, self.types = names, types
        self.made = record_of(types, names)


@lru_cache(10_000)
def shape_of(names: tuple[str, ...], types: tuple[int, ...]) -> Shape:
    """The one shape of these fields."""
    return Shape(names, types)


@dataclass(slots=True, eq=False)
class Rec:
    """A record variable's value."""

    shape: Shape
    values: tuple[Any, ...]


def not_assigned(name: str) -> errors.SQLError:
    """55000 for a record that has no value yet."""
    return errors.ObjectNotInPrerequisiteState(f'record "{name}" is not assigned yet', detail="The tuple structure of a not-yet-assigned record is indeterminate.")


def fitted(b: Binder, expr: bound.Expr, oid: int, typmod: int) -> bound.Expr:
    """An expression as a value of a variable: by an assignment cast, else by the text forms."""
    if expr.type == oid and (typmod < 0 or expr.typmod == typmod):
        return expr
    made = coerce(b, expr, oid, typmod, ASSIGNMENT)
    if made is not None:
        return made
    if row_type(oid) is not None or oid == RECORD:
        raise errors.DatatypeMismatch("cannot assign non-composite value to a row variable" if row_type(expr.type) is None and expr.type != RECORD else
                                      "returned record type does not match expected record type")
    by_text = bound.CoerceIO(expr, oid, -1)
    return by_text if typmod < 0 else bound.CoerceTypmod(by_text, typmod, False)


def caster(session: Any, source: int, source_typmod: int, oid: int, typmod: int) -> Callable[[Any, Any], Any] | None:
    """`(state, value)` -> the value as a variable of a type takes it; None where it is taken as it is."""
    if source == oid and (typmod < 0 or typmod == source_typmod):
        return None
    b = Binder(session.catalog_view, session.context)
    if source == RECORD and (of := row_type(oid)) is not None:
        return lambda s, v: None if v is None else of.stored(_cast_fields(session, s, v, [(a.type.oid, a.typmod) for a in of.attributes]))
    if source == UNKNOWN:
        source = 25
    made = fitted(b, bound.Slot(source, 0, source_typmod), oid, typmod)
    text = Source(lambda i: "v")
    body = text.value(made)
    return finish(text, "cast_value", "s, v", [f"return {body}"])


def _cast_fields(session: Any, s: Any, value: Any, wanted: list[tuple[int, int]]) -> list[Any]:
    types = getattr(value, "types", ())
    if len(types) != len(wanted):
        raise errors.DatatypeMismatch("returned record type does not match expected record type",
                                      detail=f"Number of returned columns ({len(types)}) does not match expected column count ({len(wanted)}).")
    out = []
    for v, t, (oid, typmod) in zip(value, types, wanted, strict=True):
        cast = caster(session, t, -1, oid, typmod)
        out.append(v if cast is None else cast(s, v))
    return out


def record_of_value(value: Any, oid: int, names: tuple[str, ...] | None = None) -> Rec | None:
    """A value of a composite type or of type record as a record variable's."""
    if value is None:
        return None
    of = row_type(oid)
    if of is not None:
        return Rec(shape_of(tuple([a.name for a in of.attributes]), tuple([a.type.oid for a in of.attributes])), of.live(value))
    types = value.types
    return Rec(shape_of(names or tuple([f"f{i}" for i in range(1, len(types) + 1)]), types), tuple(value))


Mover = Callable[[Any, Any], tuple[Any, ...]]


def mover(session: Any, columns: list[Any], targets: list[tuple[str, int, int]]) -> Mover | None:
    """`(state, row)` -> the values of the targets: of one record or row variable, or of several scalars; None where a row is these values already.
    What is missing is NULL, and what is too much goes. targets: (kind, type, typmod)."""
    if len(targets) == 1 and targets[0][0] == "record":
        shape = shape_of(tuple([c.name for c in columns]), tuple([c.type for c in columns]))
        return lambda s, row: (Rec(shape, row),)
    if len(targets) == 1 and targets[0][0] == "row":
        of = row_type(targets[0][1])
        assert of is not None
        move = _scalars(session, columns, [(a.type.oid, a.typmod) for a in of.attributes])
        if move is None:
            return lambda s, row: (of.stored(row),)
        return lambda s, row: (of.stored(move(s, row)),)
    return _scalars(session, columns, [(oid, typmod) for _, oid, typmod in targets])


def _scalars(session: Any, columns: list[Any], wanted: list[tuple[int, int]]) -> Mover | None:
    casts: list[Any] = []
    for i, (oid, typmod) in enumerate(wanted):
        casts.append(caster(session, columns[i].type, columns[i].typmod, oid, typmod) if i < len(columns) else None)
    n, have = len(wanted), len(columns)
    if not any(casts) and n == have:
        return None
    missing = (None,) * max(n - have, 0)

    def move(s: Any, row: Any) -> tuple[Any, ...]:
        return tuple([v if cast is None else cast(s, v) for v, cast in zip(row, casts, strict=False)]) + missing

    return move


def nulls(session: Any, columns: list[Any] | None, targets: list[tuple[str, int, int]]) -> tuple[Any, ...]:
    """The targets' values where there is no row."""
    if len(targets) == 1 and targets[0][0] == "record" and columns is not None:
        shape = shape_of(tuple([c.name for c in columns]), tuple([c.type for c in columns]))
        return (Rec(shape, (None,) * len(columns)),)
    return (None,) * len(targets)


__all__ = ["TYPES", "Rec", "Shape", "caster", "fitted", "mover", "nulls", "record_of_value", "shape_of"]
