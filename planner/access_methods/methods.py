"""The access methods of indexes: what each can do, and its storage parameters.

    btree    a B-tree over the keys, in their order
    hash     a B-tree over the key, asked for equality alone
    gist     a B-tree over the key (of ranges: their lower bounds), asked for what an interval of it narrows; exclusion constraints search it
    spgist   as gist
    gin      a B-tree with one entry for each key that is extracted from a value (`entries`), asked for sets of rows that are looked at again
    brin     no entries: a summary never changes an answer, so no plan asks it
    bloom    of the extension of that name: no entries, for a row is looked at again anyway
    hnsw, ivfflat   of the extension vector: no entries, for an approximate search never has a better answer than the exact one

Source: PostgreSQL 15 manual, CREATE INDEX and section 64.1 (IndexAmRoutine); reloptions.c for the parameters.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.base import HOME
from aurorapy.records import dataclass


@dataclass(frozen=True, slots=True)
class Parameter:
    """A storage parameter. kind: 'integer', 'real', 'boolean' or 'enum', of whose values the first `shown` are told of."""

    name: str
    kind: str
    low: float = 0
    high: float = 0
    values: tuple[str, ...] = ()
    shown: int | None = None


@dataclass(frozen=True, slots=True)
class AccessMethod:
    """`searchable`: an exclusion constraint can be checked by it (amgettuple). `strategies` and `functions`: the numbers that members of its families may
    have, `options` that of the function which parses options; 0 strategies: any. `keyed`: a class may keep another type than the column's. `sorting`: its
    families may have ordering operators. A user's method is a copy of the built-in one whose handler it has, under another name (`base`: that one's)."""

    name: str
    oid: int
    unique: bool = False
    multicolumn: bool = False
    includes: bool = False
    searchable: bool = False
    ordered: bool = False
    parameters: tuple[Parameter, ...] = ()
    strategies: int = 0
    functions: int = 0
    options: int = 0
    keyed: bool = False
    sorting: bool = False
    base: str = ""

    @property
    def works_as(self) -> str:
        """The name of the built-in method."""
        return self.base or self.name


def _fillfactor(low: int) -> Parameter:
    return Parameter("fillfactor", "integer", low, 100)


METHODS = {m.name: m for m in (
    AccessMethod("btree", 403, unique=True, multicolumn=True, includes=True, searchable=True, ordered=True, parameters=(
        _fillfactor(10), Parameter("deduplicate_items", "boolean"), Parameter("vacuum_cleanup_index_scale_factor", "real", 0, 1e10)),
        strategies=5, functions=5, options=5),
    AccessMethod("hash", 405, searchable=True, parameters=(_fillfactor(10),), strategies=1, functions=3, options=3),
    AccessMethod("gist", 783, multicolumn=True, includes=True, searchable=True, parameters=(
        _fillfactor(10), Parameter("buffering", "enum", values=("on", "off", "auto"))), functions=11, options=10, keyed=True, sorting=True),
    AccessMethod("gin", 2742, multicolumn=True, parameters=(
        Parameter("fastupdate", "boolean"), Parameter("gin_pending_list_limit", "integer", 64, 2147483647)), functions=7, options=7, keyed=True),
    AccessMethod("spgist", 4000, includes=True, searchable=True, parameters=(_fillfactor(10),), functions=7, options=6, keyed=True, sorting=True),
    AccessMethod("brin", 3580, multicolumn=True, parameters=(
        Parameter("pages_per_range", "integer", 1, 131072), Parameter("autosummarize", "boolean")), functions=15, options=5, keyed=True),
)}
_EXTENSIONS = (
    AccessMethod("bloom", 0, multicolumn=True, parameters=(
        Parameter("length", "integer", 1, 4096), *(Parameter(f"col{n}", "integer", 1, 4095) for n in range(1, 33))), strategies=1, functions=2, options=2),
    AccessMethod("hnsw", 0, parameters=(Parameter("m", "integer", 2, 100), Parameter("ef_construction", "integer", 4, 1000)), functions=3, sorting=True),
    AccessMethod("ivfflat", 0, parameters=(Parameter("lists", "integer", 1, 32768),), functions=5, sorting=True),
)
WORKINGS = METHODS | {m.name: m for m in _EXTENSIONS}  # by the name that indexes know them by
KEYLESS = frozenset(("brin", "bloom", "hnsw", "ivfflat"))  # nothing is kept in their indexes, and no plan asks them
HEAP = 2  # the oid of the tables' method
HANDLERS = {"bthandler": "btree", "hashhandler": "hash", "gisthandler": "gist", "ginhandler": "gin", "spghandler": "spgist", "brinhandler": "brin",
            "heap_tableam_handler": "heap", "blhandler": "bloom", "hnswhandler": "hnsw", "ivfflathandler": "ivfflat"}


def method_named(name: str) -> AccessMethod:
    """An index access method, built in or a user's; 42704."""
    found = METHODS.get(name or "btree")
    if found is None:
        home: Any = HOME.get()
        defined = home.access_method(name) if home is not None else None
        if name == "heap" or (defined is not None and defined.kind == "t"):
            raise errors.InternalError_("index access method handler function 3 did not return an IndexAmRoutine struct")
        if defined is None:
            raise errors.UndefinedObject(f'access method "{name}" does not exist')
        base = WORKINGS[HANDLERS[defined.handler]]
        found = replace(base, name=defined.name, oid=defined.oid, base=base.name)
    return found
