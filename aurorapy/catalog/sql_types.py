"""The SqlTypes of a catalog's own types: made of their descriptors when they are first asked for, and kept while those stay as they are."""

from __future__ import annotations

from typing import Any, NamedTuple

from aurorapy.planner.types import SqlType, UserType
from aurorapy.planner.types.enums import EnumDef, EnumType
from aurorapy.planner.types.user import UserArray


class Kept(NamedTuple):
    """A type with what it was made of: its descriptor, and the committed one."""

    defined: Any
    committed: Any
    made: UserType
    array: SqlType


def sql_type(catalog: Any, oid: int) -> SqlType | None:
    """The type of an oid that is a user's type or the array type of one; None where there is none."""
    owner = catalog.type_oids.get(oid)
    defined = catalog.types.get(owner)
    if defined is None:
        return None
    committed = defined if catalog.base is None else catalog.base.types.get(owner)
    kept: Kept | None = catalog.sql_types.get(owner)
    if kept is None or kept.defined is not defined or kept.committed is not committed:
        made = _make(defined, committed)
        kept = catalog.sql_types[owner] = Kept(defined, committed, made, UserArray(made, defined.array_name))
    return kept.made if oid == owner else kept.array


def _make(defined: EnumDef, committed: EnumDef | None) -> UserType:
    known = () if committed is None else committed.labels
    return EnumType(defined, frozenset(x.key for x in defined.labels if x.added) - frozenset(x.key for x in known))
