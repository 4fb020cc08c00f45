"""CREATE TYPE ... AS ENUM, and ALTER TYPE ... ADD VALUE and RENAME VALUE.

Source: PostgreSQL 15 manual, CREATE TYPE and ALTER TYPE; pg_enum.c in its terms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type
from aurorapy.planner.types.enums import EnumDef, EnumLabel, first_keys, key_between, orders_with

from .naming import target_name
from .text_rewriting import Rewriting
from .type_uses import type_oids
from .user_types import defined_type, new_names, type_oid


def create_enum(session: Any, s: tree.CreateEnumStmt) -> str:
    """CREATE TYPE name AS ENUM (label, ...)."""
    schema, name, _ = target_name(session, tree.RangeTable(s.name))
    catalog = session.catalog
    names = new_names(session, schema, name)
    for n, label in enumerate(s.labels):
        _check_label(label)
        if label in s.labels[:n]:
            raise errors.UniqueViolation('duplicate key value violates unique constraint "pg_enum_typid_label_index"', schema="pg_catalog", table="pg_enum",
                                         constraint="pg_enum_typid_label_index",
                                         detail=f"Key (enumtypid, enumlabel)=({names['oid']}, {label}) already exists.")
    labels = tuple(EnumLabel(catalog.new_oid(), label, key, float(n)) for n, (label, key) in enumerate(zip(s.labels, first_keys(len(s.labels)), strict=True), 1))
    catalog.put_type(EnumDef(**names, labels=labels))
    return "CREATE TYPE"


def _check_label(label: str) -> None:
    if len(label.encode()) > 63:
        raise errors.InvalidName(f'invalid enum label "{label}"', detail="Labels must be 63 bytes or less.")


def alter_enum(session: Any, s: tree.AlterEnumStmt) -> str:
    """ADD VALUE or RENAME VALUE."""
    oid = type_oid(session, s.name)
    if session.catalog.type_oids.get(oid) != oid or not isinstance(session.catalog.types.get(oid), EnumDef):
        raise errors.WrongObjectType(f"{format_type(oid)} is not an enum")
    found = defined_type(session, s.name)
    assert isinstance(found, EnumDef)
    if s.new_value is not None:
        _rename_value(session, found, s.value, s.new_value)
    else:
        _add_value(session, found, s)
    return "ALTER TYPE"


def _place(found: EnumDef, label: str) -> int:
    place = next((i for i, x in enumerate(found.labels) if x.name == label), None)
    if place is None:
        raise errors.InvalidParameterValue(f'"{label}" is not an existing enum label')
    return place


def _add_value(session: Any, found: EnumDef, s: tree.AlterEnumStmt) -> None:
    from .ddl import notice

    _check_label(s.value)
    if any(x.name == s.value for x in found.labels):
        if s.if_not_exists:
            notice(session, f'enum label "{s.value}" already exists, skipping', "42710")
            return
        raise errors.DuplicateObject(f'enum label "{s.value}" already exists')
    labels = list(found.labels)
    at = len(labels) if s.neighbour is None else _place(found, s.neighbour) + (not s.before)
    key = key_between(labels[at - 1].key if at else None, labels[at].key if at < len(labels) else None)
    orders, order = orders_with(found.labels, at)
    labels = [replace(x, order=o) for x, o in zip(labels, orders, strict=True)]
    labels.insert(at, EnumLabel(session.catalog.new_oid(), s.value, key, order, added=True))
    session.catalog.put_type(replace(found, labels=tuple(labels)))


def _rename_value(session: Any, found: EnumDef, old: str, new: str) -> None:
    _check_label(new)
    at = _place(found, old)
    if any(x.name == new for x in found.labels):
        raise errors.DuplicateObject(f'enum label "{new}" already exists')
    text = Rewriting(session, [], type_oids(session.catalog, found.oid))
    labels = tuple(replace(x, name=new) if i == at else x for i, x in enumerate(found.labels))
    session.catalog.put_type(replace(found, labels=labels))
    text.finish()
