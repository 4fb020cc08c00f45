"""pg_range: what the range types are made of. Source: PostgreSQL 15 manual, section 53.41."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.functions import functions_named
from aurorapy.planner.types.ranges import RANGES
from aurorapy.planner.types.user_ranges import RangeDef
from aurorapy.routines.constructors import caster

from .access_methods import operator_class
from .registry import Row, more_rows_of, rows_of


@more_rows_of("pg_cast")
def _casts(s: Any) -> Iterator[Row]:
    for d in s.catalog.types.values():
        if isinstance(d, RangeDef) and (routine := caster(s.catalog, d)) is not None:
            yield {"oid": routine.oid, "castsource": d.oid, "casttarget": d.multirange, "castfunc": routine.oid, "castcontext": "e", "castmethod": "f"}


@rows_of("pg_range", constant=True)
def _ranges(s: Any) -> Iterator[Row]:
    for t in RANGES:
        canonical = functions_named(f"{t.name}_canonical")
        yield {"rngtypid": t.oid, "rngsubtype": t.subtype, "rngmultitypid": t.multirange, "rngsubopc": operator_class(t.subtype),
               "rngcanonical": canonical[0].oid if canonical else 0, "rngsubdiff": functions_named(f"{t.name}_subdiff")[0].oid}


@more_rows_of("pg_range")
def _users_ranges(s: Any) -> Iterator[Row]:
    for d in s.catalog.types.values():
        if isinstance(d, RangeDef):
            yield {"rngtypid": d.oid, "rngsubtype": d.subtype, "rngmultitypid": d.multirange, "rngcollation": d.collation, "rngsubopc": operator_class(d.subtype),
                   "rngcanonical": 0, "rngsubdiff": d.difference}
