"""Properties of access methods, indexes and their columns: pg_indexam_has_property and its kin.

They say what PostgreSQL's access method of the name can do, which is what tools ask for.

Source: PostgreSQL 15 manual, section 9.26.3, tables 9.72 to 9.74; amutils.c in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy.opclasses.found import base_method, functions_of_family
from aurorapy.planner.access_methods.classes import class_of
from aurorapy.planner.access_methods.methods import HEAP, METHODS
from aurorapy.planner.functions.registry import define
from aurorapy.planner.relation import Index
from aurorapy.planner.types.domains import base_type

_SCANS = frozenset(("btree", "hash", "gist", "spgist", "hnsw", "ivfflat"))  # amgettuple
_METHOD = {"can_order": frozenset(("btree",)), "can_unique": frozenset(("btree",)), "can_multi_col": frozenset(("btree", "gist", "gin", "brin", "bloom")),
           "can_exclude": _SCANS, "can_include": frozenset(("btree", "gist", "spgist"))}
_INDEX = {"clusterable": frozenset(("btree", "gist")), "index_scan": _SCANS, "bitmap_scan": frozenset((*METHODS, "bloom")), "backward_scan": frozenset(("btree", "hash"))}
_COLUMN = {"orderable": frozenset(("btree",)), "search_array": frozenset(("btree",)), "search_nulls": frozenset(("btree", "gist", "spgist", "brin"))}
_COMPRESS, _DISTANCE, _FETCH = 3, 8, 9  # support functions of gist


def _of_method(s: Any, oid: int, name: str) -> bool | None:
    found = _METHOD.get(name.lower())
    if found is None or oid == HEAP or (oid not in s.catalog.operations and all(m.oid != oid for m in METHODS.values())):
        return None
    return base_method(s.catalog, oid) in found


def _index(s: Any, oid: int) -> Index | None:
    return next((i for t in s.catalog.tables.values() for i in t.indexes if i.oid == oid), None)


def _of_index(s: Any, oid: int, name: str) -> bool | None:
    index, found = _index(s, oid), _INDEX.get(name.lower())
    return None if index is None or found is None else index.method in found


def _of_column(s: Any, oid: int, number: int, name: str) -> bool | None:
    index = _index(s, oid)
    if index is None or not 1 <= number <= len(index.columns) + len(index.include):
        return None
    name, key = name.lower(), number <= len(index.columns)
    if name in ("asc", "desc", "nulls_first", "nulls_last"):
        if not key:
            return None
        c = index.columns[number - 1]
        return index.method == "btree" and {"asc": not c.descending, "desc": c.descending, "nulls_first": c.nulls_first, "nulls_last": not c.nulls_first}[name]
    if name in _COLUMN:
        return index.method in _COLUMN[name] if key else False if name == "orderable" else None
    if name == "distance_orderable":
        if index.method in ("hnsw", "ivfflat"):
            return None if key else False  # amproperty would say it
        return _sorts(s, index, number) if key and index.method in ("gist", "spgist") else None if index.method == "gist" else False
    if name == "returnable":
        return _returns(s, index, number) if key else None if index.method == "gist" else index.method in ("btree", "spgist")
    return None


def _support(s: Any, index: Index, number: int) -> tuple[Any, set[int]]:
    """The class of a key column, and the numbers of its support functions."""
    c = index.columns[number - 1]
    found = class_of(index.method, base_type(c.type), c.opclass)
    assert found is not None
    return found, {f.number for f in functions_of_family(s.catalog, found.family.oid) if f.left == found.type and f.right == found.type}


def _sorts(s: Any, index: Index, number: int) -> bool:
    found, functions = _support(s, index, number)
    if index.method == "gist":
        return _DISTANCE in functions
    return any(m.sorting and m.left == found.type for m in found.family.members.values())


def _returns(s: Any, index: Index, number: int) -> bool:
    if index.method == "btree":
        return True
    if index.method == "spgist":
        return bool(_support(s, index, number)[0].name != "poly_ops")  # its keys are boxes
    if index.method != "gist":
        return False
    functions = _support(s, index, number)[1]
    return _FETCH in functions or _COMPRESS not in functions


define("pg_indexam_has_property", "oid text", "bool", lambda ctx, oid, name: _of_method(ctx.session, oid, name), needs_context=True, volatility="s", oid=636)
define("pg_index_has_property", "regclass text", "bool", lambda ctx, oid, name: _of_index(ctx.session, oid, name), needs_context=True, volatility="s", oid=637)
define("pg_index_column_has_property", "regclass int4 text", "bool", lambda ctx, oid, n, name: _of_column(ctx.session, oid, n, name), needs_context=True,
       volatility="s", oid=638)
