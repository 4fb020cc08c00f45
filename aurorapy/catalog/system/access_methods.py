"""Catalogs of access methods and of operator classes and families.

Source: PostgreSQL 15 manual, sections 53.2 to 53.5 and 53.33, 53.35.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.access_methods import classes
from aurorapy.planner.access_methods.classes import Family, class_of
from aurorapy.planner.access_methods.methods import HEAP, METHODS
from aurorapy.planner.functions.registry import OPERATORS
from aurorapy.planner.relation import Index
from aurorapy.planner.types import HOME, TYPES
from aurorapy.planner.types.domains import base_type

from ..state import PG_CATALOG
from .registry import OWNER, Row, rows_of


def operator_class(oid: int, name: str = "", method: str = "btree") -> int:
    """The oid of a type's operator class of that name, or of its default one, 0 when it has none."""
    found = class_of(method, oid, name)
    return found.oid if found is not None else 0


def class_named(name: tuple[str, ...], oid: int) -> str:
    """The name of an operator class that orders data of a type, empty for the type's default; 42704, 42804."""
    found = classes.class_named("btree", name, oid)
    return "" if found is classes.default_class("btree", oid) else found.name


def key_type(method: str, oid: int, name: str) -> int:
    """The type that an index keeps of a column."""
    found = class_of(method, oid, name)
    if found is None or not found.key_type:
        return oid
    return TYPES[base_type(oid)].element if found.key_type == 2283 else oid if method == "brin" else found.key_type


def operator_oid(index: Index, n: int) -> int:
    """The operator of a column of an exclusion constraint."""
    opclass = class_of(index.method, index.columns[n].type, index.columns[n].opclass)
    name = index.exclusion[n]
    if opclass is None:
        return 0
    home: Any = HOME.get()
    known = [*OPERATORS.get(name, ()), *(home.operators(name, None, None) if home is not None else ())]
    fitting = [o for o in known if o.left == o.right and opclass.family.strategy(name, o.left, o.right) is not None]
    return next((o.oid for o in fitting if o.left == opclass.type), fitting[0].oid if fitting else 0)


def _schema(s: Any, name: str) -> int:
    return int(s.catalog.schema_oids.get(name, PG_CATALOG))


@rows_of("pg_am", constant=True)
def _access_methods(s: Any) -> Iterator[Row]:
    yield {"oid": HEAP, "amname": "heap", "amtype": "t"}
    for m in METHODS.values():
        yield {"oid": m.oid, "amname": m.name, "amtype": "i"}


@rows_of("pg_opclass")
def _operator_classes(s: Any) -> Iterator[Row]:
    for method in METHODS.values():
        for c in classes.classes_of(method.name):
            yield {"oid": c.oid, "opcmethod": method.oid, "opcname": c.name, "opcnamespace": _schema(s, c.schema), "opcowner": OWNER,
                   "opcfamily": c.family.oid, "opcintype": c.type, "opcdefault": c.default, "opckeytype": c.key_type}


def _families() -> list[Family]:
    return list({c.family.oid: c.family for m in METHODS for c in classes.classes_of(m)}.values())


@rows_of("pg_opfamily")
def _operator_families(s: Any) -> Iterator[Row]:
    for f in _families():
        yield {"oid": f.oid, "opfmethod": METHODS[f.method].oid, "opfname": f.name, "opfnamespace": _schema(s, f.schema), "opfowner": OWNER}


@rows_of("pg_amop")
def _family_operators(s: Any) -> Iterator[Row]:
    known = {(o.name, o.left, o.right): o.oid for found in OPERATORS.values() for o in found}
    known |= {(o.name, o.left, o.right): o.oid for x in s.catalog.extensions.values() for o in x.operators}
    number = 1_700_000_000
    for f in _families():
        for m in f.members.values():
            number += 1  # the rows' own oids matter to nobody
            if (m.name, m.left, m.right) in known:
                yield {"oid": number, "amopfamily": f.oid, "amoplefttype": m.left, "amoprighttype": m.right, "amopstrategy": m.strategy,
                       "amoppurpose": "o" if m.sorting else "s", "amopopr": known[m.name, m.left, m.right], "amopmethod": METHODS[f.method].oid,
                       "amopsortfamily": m.sorting}
