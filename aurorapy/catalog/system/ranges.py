"""pg_range: what the range types are made of. Source: PostgreSQL 15 manual, section 53.41."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.functions import functions_named
from aurorapy.planner.types.ranges import RANGES

from .registry import Row, rows_of
from .types import operator_class


@rows_of("pg_range", constant=True)
def _ranges(s: Any) -> Iterator[Row]:
    for t in RANGES:
        canonical = functions_named(f"{t.name}_canonical")
        yield {"rngtypid": t.oid, "rngsubtype": t.subtype, "rngmultitypid": t.multirange, "rngsubopc": operator_class(t.subtype),
               "rngcanonical": canonical[0].oid if canonical else 0, "rngsubdiff": functions_named(f"{t.name}_subdiff")[0].oid}
