"""pg_get_object_address and pg_identify_object_as_address: of statistics objects; of objects of other kinds they are refused.

Source: PostgreSQL 15 manual, table 9.72.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define
from aurorapy.planner.types.shaped import Shaped

from .state import STATISTICS_CLASS
from .statistics_objects import need, with_oid

_STATISTICS = "statistics object"
_KINDS = frozenset((
    "table", "index", "sequence", "toast table", "view", "materialized view", "composite type", "foreign table", "table column", "index column", "sequence column",
    "toast table column", "view column", "materialized view column", "composite type column", "foreign table column", "aggregate", "function", "procedure",
    "type", "cast", "collation", "table constraint", "domain constraint", "conversion", "default value", "language", "large object", "operator",
    "operator class", "operator family", "access method", "operator of access method", "function of access method", "rule", "trigger", "schema",
    "text search parser", "text search dictionary", "text search template", "text search configuration", "role", "database", "tablespace",
    "foreign-data wrapper", "server", "user mapping", "default acl", "extension", "event trigger", "policy", "publication", "publication namespace",
    "publication relation", "subscription", "transform", _STATISTICS))


def _strings(value: Any) -> tuple[str, ...]:
    items = tuple(value.items if isinstance(value, Shaped) else value)
    if any(v is None for v in items):
        raise errors.InvalidParameterValue("name or argument lists may not contain nulls")
    return items


def _address(s: Any, kind: str, names: Any, args: Any) -> tuple[int, int, int]:
    if kind not in _KINDS:
        raise errors.InvalidParameterValue(f'unrecognized object type "{kind}"')
    name = _strings(names)
    if not name:
        raise errors.InvalidParameterValue("name list length must be at least 1")
    _strings(args)
    if kind != _STATISTICS:
        raise errors.FeatureNotSupported(f"addresses of objects of type {kind} are not supported")
    return STATISTICS_CLASS, need(s, name)[1].oid, 0


def _as_address(s: Any, classid: int, oid: int, sub: int) -> tuple[Any, ...]:
    if classid != STATISTICS_CLASS:
        raise errors.FeatureNotSupported("objects of this kind cannot be identified as addresses yet")
    found = with_oid(s.catalog, oid)
    if found is None:
        return _STATISTICS, None, None
    return _STATISTICS, (s.catalog.schemas[found[1].schema], found[1].name), ()


define("pg_get_object_address", "text text[] text[]", "record", lambda ctx, *values: _address(ctx.session, *values), needs_context=True, volatility="s", oid=3954,
       out_columns=(("classid", 26), ("objid", 26), ("objsubid", 23)))
define("pg_identify_object_as_address", "oid oid int4", "record", lambda ctx, *values: _as_address(ctx.session, *values), needs_context=True, volatility="s", oid=3382,
       out_columns=(("type", 25), ("object_names", 1009), ("object_args", 1009)))
