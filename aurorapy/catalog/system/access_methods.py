"""Catalogs of access methods and of operator classes and families.

Source: PostgreSQL 15 manual, sections 53.2 to 53.5 and 53.33, 53.35.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.opclasses.found import index_methods
from aurorapy.operations.found import function_oid
from aurorapy.operations.found import operator_oid as operator_number
from aurorapy.planner.access_methods import classes
from aurorapy.planner.access_methods.builtin_functions import FAMILY_FUNCTIONS
from aurorapy.planner.access_methods.classes import Family, class_of
from aurorapy.planner.access_methods.methods import HEAP, METHODS, WORKINGS
from aurorapy.planner.functions import functions_named
from aurorapy.planner.functions.conversions import CONVERSIONS
from aurorapy.planner.functions.registry import OPERATORS
from aurorapy.planner.operations import AccessMethodDef, ClassDef, CollationDef, ConversionDef, FamilyDef
from aurorapy.planner.relation import Index
from aurorapy.planner.types import HOME, TYPES
from aurorapy.planner.types.collations import COLLATIONS
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
    return "" if found is classes.default_class("btree", oid) and not found.users else found.stored


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


_HANDLER_OIDS = {2: 3, 403: 330, 405: 331, 783: 332, 2742: 333, 4000: 334, 3580: 335}


@rows_of("pg_am", kept="catalog")
def _access_methods(s: Any) -> Iterator[Row]:
    yield {"oid": HEAP, "amname": "heap", "amhandler": 3, "amtype": "t"}
    for m in METHODS.values():
        yield {"oid": m.oid, "amname": m.name, "amhandler": _HANDLER_OIDS[m.oid], "amtype": "i"}
    for d in s.catalog.operations.values():
        if isinstance(d, AccessMethodDef):
            yield {"oid": d.oid, "amname": d.name, "amhandler": _handler(s, d), "amtype": d.kind}


def _handler(s: Any, d: AccessMethodDef) -> int:
    """The function that makes an access method what it is."""
    x = next((x for x in s.catalog.extensions.values() if d.oid in x.methods), None)
    return functions_named(d.handler)[0].oid if x is None else next(int(o) for o in x.routines if s.catalog.routines[o].name == d.handler)


@rows_of("pg_opclass", kept="catalog")
def _operator_classes(s: Any) -> Iterator[Row]:
    owners = {k.oid: x.owner for x in s.catalog.extensions.values() for k in x.classes}
    for method, number in index_methods(s.catalog).items():
        for c in classes.classes_of(method):
            if not c.users:
                yield {"oid": c.oid, "opcmethod": number, "opcname": c.name, "opcnamespace": _schema(s, c.schema), "opcowner": owners.get(c.oid, OWNER),
                       "opcfamily": c.family.oid, "opcintype": c.type, "opcdefault": c.default, "opckeytype": c.key_type}
    for d in s.catalog.operations.values():
        if isinstance(d, ClassDef):
            yield {"oid": d.oid, "opcmethod": d.method, "opcname": d.name, "opcnamespace": d.schema, "opcowner": d.owner, "opcfamily": d.family,
                   "opcintype": d.type, "opcdefault": d.default, "opckeytype": d.key}


def _families() -> list[Family]:
    """The families of built-in classes and of those of extensions."""
    return list({c.family.oid: c.family for m in WORKINGS for c in classes.classes_of(m) if not c.users}.values())


def _defined(s: Any) -> list[FamilyDef]:
    return [d for d in s.catalog.operations.values() if isinstance(d, FamilyDef)]


@rows_of("pg_opfamily", kept="catalog")
def _operator_families(s: Any) -> Iterator[Row]:
    owners = {k.family: x.owner for x in s.catalog.extensions.values() for k in x.classes}
    families, methods = _families(), index_methods(s.catalog)
    for f in families:
        yield {"oid": f.oid, "opfmethod": methods[f.method], "opfname": f.name, "opfnamespace": _schema(s, f.schema), "opfowner": owners.get(f.oid, OWNER)}
    known = {f.oid for f in families}
    for d in _defined(s):
        if d.oid not in known:
            yield {"oid": d.oid, "opfmethod": d.method, "opfname": d.name, "opfnamespace": d.schema, "opfowner": d.owner}


@rows_of("pg_amop", kept="catalog")
def _family_operators(s: Any) -> Iterator[Row]:
    known = {(o.name, o.left, o.right): o.oid for found in OPERATORS.values() for o in found}
    known |= {(o.name, o.left, o.right): o.oid for x in s.catalog.extensions.values() for o in x.operators}
    number, methods = 1_700_000_000, index_methods(s.catalog)
    for f in _families():
        for m in f.members.values():
            number += 1  # the rows' own oids matter to nobody
            if (m.name, m.left, m.right) in known:
                yield {"oid": number, "amopfamily": f.oid, "amoplefttype": m.left, "amoprighttype": m.right, "amopstrategy": m.strategy,
                       "amoppurpose": "o" if m.sorting else "s", "amopopr": known[m.name, m.left, m.right], "amopmethod": methods[f.method],
                       "amopsortfamily": m.sorting}
    for d in _defined(s):
        for o in d.operators:
            yield {"oid": o.oid, "amopfamily": d.oid, "amoplefttype": o.left, "amoprighttype": o.right, "amopstrategy": o.strategy,
                   "amoppurpose": "o" if o.sorting else "s", "amopopr": operator_number(o.operator), "amopmethod": d.method, "amopsortfamily": o.sorting}


@rows_of("pg_amproc", kept="catalog")
def _family_functions(s: Any) -> Iterator[Row]:
    there = {f.oid for f in _families()}
    for oid, functions in [*((o, f) for o, f in FAMILY_FUNCTIONS.items() if o in there), *((d.oid, d.functions) for d in _defined(s))]:
        for f in functions:
            yield {"oid": f.oid, "amprocfamily": oid, "amproclefttype": f.left, "amprocrighttype": f.right, "amprocnum": f.number,
                   "amproc": function_oid(f.function)}


@rows_of("pg_collation", kept="catalog")
def _collations(s: Any) -> Iterator[Row]:
    for name, (oid, provider, encoding, locale) in COLLATIONS.items():
        yield {"oid": oid, "collname": name, "collnamespace": PG_CATALOG, "collowner": OWNER, "collprovider": provider, "collisdeterministic": True,
               "collencoding": encoding, "collcollate": locale, "collctype": locale}
    for d in s.catalog.operations.values():
        if isinstance(d, CollationDef):
            yield {"oid": d.oid, "collname": d.name, "collnamespace": d.schema, "collowner": d.owner, "collprovider": d.provider, "collisdeterministic": True,
                   "collencoding": d.encoding, "collcollate": d.collate, "collctype": d.ctype, "collversion": d.version}


@rows_of("pg_conversion", kept="catalog")
def _conversions(s: Any) -> Iterator[Row]:
    for c in CONVERSIONS:
        yield {"oid": c.oid, "conname": c.name, "connamespace": PG_CATALOG, "conowner": OWNER, "conforencoding": c.source, "contoencoding": c.target,
               "conproc": c.function_oid, "condefault": True}
    for d in s.catalog.operations.values():
        if isinstance(d, ConversionDef):
            yield {"oid": d.oid, "conname": d.name, "connamespace": d.schema, "conowner": d.owner, "conforencoding": d.source, "contoencoding": d.target,
                   "conproc": function_oid(d.function), "condefault": d.default}


_AM, _OPCLASS, _FAMILY, _AMOP, _AMPROC, _COLLATION, _CONVERSION = 2601, 2616, 2753, 2602, 2603, 3456, 2607
_CLASS, _PROCEDURE, _NAMESPACE, _TYPE, _OPERATOR = 1259, 1255, 2615, 1247, 2617
_OWN = {FamilyDef: _FAMILY, CollationDef: _COLLATION, ConversionDef: _CONVERSION, ClassDef: _OPCLASS}


def depends(s: Any) -> Iterator[tuple[int, int, int, int, str]]:
    """(class, oid, referenced class, oid, kind) of what these objects need, as pg_depend has it: users' objects only."""
    catalog = s.catalog
    for d in catalog.operations.values():
        if type(d) in _OWN and d.schema != PG_CATALOG:
            yield _OWN[type(d)], d.oid, _NAMESPACE, d.schema, "n"
        if isinstance(d, ClassDef | FamilyDef) and d.method in catalog.operations:
            yield _OWN[type(d)], d.oid, _AM, d.method, "a"
        if isinstance(d, ClassDef):
            yield _OPCLASS, d.oid, _FAMILY, d.family, "a"
            yield from ((_OPCLASS, d.oid, _TYPE, t, "n") for t in (d.type, d.key) if t in catalog.type_oids)
        elif isinstance(d, FamilyDef):
            members: list[tuple[int, Any, Any, int]] = [(_AMOP, m, m.operator, _OPERATOR) for m in d.operators]
            members += [(_AMPROC, f, f.function, _PROCEDURE) for f in d.functions]
            for number, m, ref, what in members:
                hard = "n" if m.opclass else "a"
                if isinstance(ref, int):
                    yield number, m.oid, what, ref, hard
                yield (number, m.oid, _OPCLASS, m.opclass, "i") if m.opclass else (number, m.oid, _FAMILY, d.oid, "a")
    for t in catalog.tables.values():
        if t.access:
            yield _CLASS, t.oid, _AM, t.access, "n"
        for i in t.indexes:
            if i.access:
                yield _CLASS, i.oid, _AM, i.access, "n"
            yield from ((_CLASS, i.oid, _OPCLASS, int(c.opclass[1:]), "n") for c in i.columns if c.opclass.startswith("#"))
            yield from ((_CLASS, i.oid, _COLLATION, c.collation, "n") for c in i.columns if c.collation in catalog.operations)
        for k in t.partition_key.columns if t.partition_key is not None else ():
            if k.opclass.startswith("#"):
                yield _CLASS, t.oid, _OPCLASS, int(k.opclass[1:]), "n"
