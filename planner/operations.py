"""Descriptors of aggregates, operators and casts that users define: rows of the catalog, as planner.routine has those of functions.

Built-in functions and operators have no oids that last, so a descriptor names one by its name and the types of its arguments.

Source: PostgreSQL 15 manual, pg_aggregate, pg_operator and pg_cast in chapter 53.
"""

from __future__ import annotations

from typing import Any

from aurorapy.records import dataclass

Ref = Any  # a user's function or operator: its oid; a built-in one: (name, types of its arguments, 0 for one that an operator has not); 0: none


@dataclass(frozen=True, slots=True)
class AggregateDef:
    """What an aggregate is beside a routine. kind: 'n' normal, 'o' ordered-set, 'h' hypothetical-set; `direct` counts the direct arguments.
    modify: 'r' READ_ONLY, 's' SHAREABLE, 'w' READ_WRITE. `moving_*` is the moving-aggregate mode, which is kept and checked, not used."""

    kind: str
    direct: int
    transition: Ref
    state: int
    initial: str | None = None
    space: int = 0
    final: Ref = 0
    final_extra: bool = False
    final_modify: str = "r"
    combine: Ref = 0
    serial: Ref = 0
    deserial: Ref = 0
    moving_transition: Ref = 0
    moving_inverse: Ref = 0
    moving_state: int = 0
    moving_initial: str | None = None
    moving_space: int = 0
    moving_final: Ref = 0
    moving_final_extra: bool = False
    moving_final_modify: str = "r"
    sort_operator: Ref = 0


@dataclass(frozen=True, slots=True)
class OperatorDef:
    """`left` is 0 for a prefix operator; `function` 0 for a shell, which COMMUTATOR or NEGATOR of another operator has made."""

    oid: int
    name: str
    schema: int
    owner: int
    left: int
    right: int
    result: int = 0
    function: Ref = 0
    commutator: Ref = 0
    negator: Ref = 0
    restrict: Ref = 0
    join: Ref = 0
    hashes: bool = False
    merges: bool = False


@dataclass(frozen=True, slots=True)
class CastDef:
    """method: 'f' a function, 'b' the datum stays as it is, 'i' through text. context: 'i' implicit, 'a' assignment, 'e' explicit."""

    oid: int
    source: int
    target: int
    function: Ref
    context: str
    method: str


OperationDef = OperatorDef | CastDef
