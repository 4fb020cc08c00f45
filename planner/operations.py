"""Descriptors of aggregates, operators, casts, operator classes and families that users define: rows of the catalog, as planner.routine has those of functions.

Built-in functions and operators have no oids that last, so a descriptor names one by its name and the types of its arguments.

Source: PostgreSQL 15 manual, pg_aggregate, pg_operator, pg_cast, pg_opclass, pg_opfamily, pg_amop and pg_amproc in chapter 53.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.foreign import ForeignDef
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


@dataclass(frozen=True, slots=True)
class FamilyOperator:
    """pg_amop. `sorting`: the family that orders what an ordering operator gives, 0 for one that searches. `opclass`: the class that it goes with, 0 for a
    loose member of the family."""

    oid: int
    strategy: int
    left: int
    right: int
    operator: Ref
    sorting: int = 0
    opclass: int = 0


@dataclass(frozen=True, slots=True)
class FamilyFunction:
    """pg_amproc."""

    oid: int
    number: int
    left: int
    right: int
    function: Ref
    opclass: int = 0


@dataclass(frozen=True, slots=True)
class FamilyDef:
    """An operator family; with the oid of a built-in one, what users have added to that. `method` is the access method's oid."""

    oid: int
    name: str
    schema: int
    owner: int
    method: int
    operators: tuple[FamilyOperator, ...] = ()
    functions: tuple[FamilyFunction, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassDef:
    """`key`: the type that an index keeps, 0 for the type itself."""

    oid: int
    name: str
    schema: int
    owner: int
    method: int
    family: int
    type: int
    default: bool = False
    key: int = 0


@dataclass(frozen=True, slots=True)
class AccessMethodDef:
    """kind 'i' of indexes, 't' of tables; `handler` is the name of a built-in function, which says what the method does."""

    oid: int
    name: str
    kind: str
    handler: str


@dataclass(frozen=True, slots=True)
class CollationDef:
    """provider 'c' libc, 'd' the database's; encoding -1: any."""

    oid: int
    name: str
    schema: int
    owner: int
    provider: str
    encoding: int
    collate: str | None
    ctype: str | None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class ConversionDef:
    """Encodings are PostgreSQL's numbers."""

    oid: int
    name: str
    schema: int
    owner: int
    source: int
    target: int
    function: Ref
    default: bool = False


DefinedDef = FamilyDef | ClassDef | AccessMethodDef | CollationDef | ConversionDef
OperationDef = OperatorDef | CastDef | DefinedDef | ForeignDef
KINDS: dict[type, str] = {FamilyDef: "operator family", ClassDef: "operator class", CollationDef: "collation", ConversionDef: "conversion"}  # that have owners
