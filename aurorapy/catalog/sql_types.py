"""The SqlTypes of a catalog's own types: made of their descriptors when they are first asked for.

A catalog keeps them until one of its types changes (`Catalog.sql_types`); a committed catalog changes never.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.extensions.members import base_type
from aurorapy.planner.functions.type_functions import SERVES
from aurorapy.planner.relation import Table
from aurorapy.planner.types import TYPES, SqlType, UserType
from aurorapy.planner.types.composites import Attribute, RowType
from aurorapy.planner.types.defined_bases import DefinedBase, DefinedType, ShellDef, ShellType
from aurorapy.planner.types.domains import DomainDef, DomainType
from aurorapy.planner.types.enums import EnumDef, EnumType
from aurorapy.planner.types.ranges import RangeForms
from aurorapy.planner.types.user import FIRST_OID, UserArray
from aurorapy.planner.types.user_bases import BaseDef
from aurorapy.planner.types.user_ranges import MultirangeDef, RangeDef, UserMultirange, UserRange

from .domain_checks import enforcer

TypeDef = EnumDef | DomainDef | RangeDef | MultirangeDef | BaseDef | ShellDef | DefinedBase


def sql_type(catalog: Any, oid: int) -> SqlType | None:
    """The type of an oid that is a user's type or the array type of one, or a system relation's; None where there is none."""
    if oid < FIRST_OID:
        return catalog.system.row_type(oid) if catalog.system is not None else None
    known: SqlType | None = catalog.sql_types.get(oid)
    if known is not None:
        return known
    owner = catalog.type_oids.get(oid)
    defined = catalog.types.get(owner) or catalog.tables.get(owner)
    if defined is None:
        return None
    made = _make(catalog, defined)
    catalog.sql_types[made.oid] = made
    if made.array:  # a table of an older catalog has none
        catalog.sql_types[made.array] = UserArray(made, defined.array_name)
    found: SqlType = catalog.sql_types[oid]
    return found


def type_in(catalog: Any, oid: int) -> SqlType:
    """A type as a catalog has it, built in or not."""
    found = TYPES[oid] if oid < FIRST_OID else catalog.user_type(oid)
    assert found is not None
    made: SqlType = found
    return made


def _modified(catalog: Any, defined: DefinedBase) -> SqlType | None:
    """The built-in type whose modifiers a base type has."""
    ref = defined.typmod_in
    if not ref:
        return None
    name = catalog.routines[ref].source if isinstance(ref, int) else ref[0]
    return TYPES[SERVES["typmodin", name]]


def _make(catalog: Any, defined: TypeDef | Table) -> UserType:
    if isinstance(defined, Table):
        return RowType(defined, tuple(Attribute(c.name, type_in(catalog, c.type), c.typmod, c.attnum - 1) for c in defined.live))
    if isinstance(defined, DomainDef):
        return DomainType(defined, type_in(catalog, defined.base), enforcer)
    if isinstance(defined, RangeDef):
        return UserRange(defined, type_in(catalog, defined.subtype))
    if isinstance(defined, MultirangeDef):
        of = type_in(catalog, defined.range)
        assert isinstance(of, RangeForms)
        return UserMultirange(defined, of)
    if isinstance(defined, BaseDef):
        return base_type(defined)
    if isinstance(defined, ShellDef):
        return ShellType(defined)
    if isinstance(defined, DefinedBase):
        return DefinedType(defined, TYPES[defined.data], _modified(catalog, defined))
    committed = catalog.committed_type(defined)
    known = () if committed is None else committed.labels
    return EnumType(defined, frozenset(x.key for x in defined.labels if x.added) - frozenset(x.key for x in known))
