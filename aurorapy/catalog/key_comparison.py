"""How the columns of a foreign key are compared with those that they refer to, where the types differ, and how a value goes from these to those.

Source: PostgreSQL 15 manual, section 5.4.5; ATAddForeignKeyConstraint for which types go together: there is an implicit cast to the referenced
column's type, or the values compare as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import copysign
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import assign, coerce
from aurorapy.planner.bind.resolve import IMPLICIT
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.relation import Column, ForeignKey, Table
from aurorapy.planner.types.domains import base_type

Convert = Callable[[Any, ExecState], Any]
BPCHAR = 1042
_ALIKE = (frozenset((20, 21, 23)), frozenset((25, 1043)), frozenset((650, 869)), frozenset((700, 701)))


def _kernel(expr: bound.Expr) -> Convert:
    kernel = project_kernel([expr])
    return lambda value, state: kernel([(value,)], state)[0][0]


def _strip(value: Any, state: ExecState) -> Any:
    return value.rstrip(" ")


def are_alike(oid: int, other: int) -> bool:
    """Whether data of two types compare as they are."""
    return oid == other != BPCHAR or any(oid in alike and other in alike for alike in _ALIKE)


def comparable(b: Binder, column: Column, referenced: Column) -> bool:
    """Whether a column can refer to another one."""
    oid, other = base_type(column.type), base_type(referenced.type)
    return oid == other or are_alike(oid, other) or coerce(b, bound.Slot(oid, 0), other, -1, IMPLICIT) is not None


def converters(b: Binder, table: Table, parent: Table, key: ForeignKey) -> tuple[Convert | None, ...] | None:
    """For each column what makes its value comparable with the one that it refers to; None where all are as they are."""
    out: list[Convert | None] = []
    for a, r in zip(key.columns, key.ref_columns, strict=True):
        oid, other = base_type(table.columns[a - 1].type), base_type(parent.columns[r - 1].type)
        if are_alike(oid, other):
            out.append(None)
        elif other == BPCHAR:
            out.append(_strip)
        else:
            made = coerce(b, bound.Slot(oid, 0, -1, False), other, -1, IMPLICIT)
            assert made is not None
            out.append(_kernel(made))
    return tuple(out) if any(out) else None


def assignment(b: Binder, source: Column, target: Column) -> Convert | None:
    """What makes a value of one column one of the other, as ON UPDATE CASCADE stores it; None where it is that already."""
    if source.type == target.type and source.typmod == target.typmod:
        return None
    return _kernel(assign(b, bound.Slot(source.type, 0, source.typmod), target))


def is_same_image(a: Any, b: Any) -> bool:
    """Whether two data are stored alike, which 0 and -0, 1.0 and 1.00 are not."""
    if a != b:
        return False
    if type(a) is float:
        return copysign(1, a) == copysign(1, b)
    return not isinstance(a, Decimal) or str(a) == str(b)
