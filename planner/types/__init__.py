"""SQL types: descriptors by oid and by name, their text and binary forms, order and hash keys."""

from __future__ import annotations

from . import (
    aclitem,
    bits,
    datetimes,
    domains,
    enums,
    geometry,
    interval,
    json_types,
    jsonpath,
    lsn,
    macaddr,
    money,
    multiranges,
    network,
    numbers,
    numeric,
    ranges,
    statistics,
    text,
    textsearch,
    xids,
    xml,
)
from .arrays import register_arrays
from .base import BY_NAME, HOME, TYPES, SqlType, find_type
from .context import Context, DefaultContext
from .quoting import quoting
from .user import UserType, shown

register_arrays()

_SPECIAL = {1042: "character", 1043: "character varying"}


def format_type(oid: int, typmod: int = -1, *, qualified: bool = False) -> str:
    """A type's SQL name with its modifier, as PostgreSQL's format_type; `qualified`: a user's type with its schema in any case."""
    t = find_type(oid)
    if t is None:
        return "-" if oid == 0 else "???"
    if t.category == "A" and t.element and t.name.startswith("_"):
        return format_type(t.element, typmod, qualified=qualified) + "[]"
    if isinstance(t, UserType):
        return (shown(t.schema, t.name, qualified=True) if qualified else t.sql_name) + (t.typmod_out(typmod) if typmod >= 0 else "")
    if oid == 1042 and typmod < 0:
        return "character"
    modifier = t.typmod_out(typmod)
    if modifier and oid in (1083, 1114, 1184, 1266):
        head, _, tail = t.sql_name.partition(" ")
        return f"{head}{modifier} {tail}"
    if quoting.asked and oid not in _GRAMMAR and quoting.everything() and not t.sql_name.startswith('"'):
        return f'"{t.sql_name}"{modifier}'
    return t.sql_name + modifier


_GRAMMAR = frozenset((16, 20, 21, 23, 700, 701, 1042, 1043, 1083, 1114, 1184, 1186, 1266, 1560, 1562, 1700))  # of types whose names are keywords


def written_type(oid: int, typmod: int, *, qualified: bool = False) -> str:
    """A type's name as an expression's text has it: `character` would be read as character(1), `bit` as bit(1)."""
    name = format_type(oid, typmod, qualified=qualified)
    if typmod >= 0:
        return name
    return "bpchar" + name[9:] if name in ("character", "character[]") else '"bit"' + name[3:] if name in ("bit", "bit[]") else name


for _oid in (1083, 1114, 1184, 1266):
    TYPES[_oid]._typmod_out = lambda typmod: f"({typmod})"

__all__ = ["BY_NAME", "HOME", "TYPES", "Context", "DefaultContext", "SqlType", "UserType", "aclitem", "bits", "datetimes", "domains", "enums",
           "find_type", "format_type", "geometry", "interval", "json_types", "jsonpath", "lsn", "macaddr", "money", "multiranges", "network",
           "numbers", "numeric", "ranges", "statistics", "text", "textsearch", "written_type", "xids", "xml"]
