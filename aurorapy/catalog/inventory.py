"""All objects of a catalog by their addresses in the system catalogs, each with what it is a part of; and the address of what a statement names.

What two catalogs differ by is what a command has dropped or made (event triggers ask).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.foreign import LanguageDef, MappingDef, PublicationDef, ServerDef, SubscriptionDef, WrapperDef
from aurorapy.planner.operations import AccessMethodDef, CastDef, ClassDef, CollationDef, ConversionDef, FamilyDef, OperatorDef
from aurorapy.planner.relation import Table
from aurorapy.planner.textsearch.definitions import ConfigurationDef, DictionaryDef, ParserDef, TemplateDef
from aurorapy.planner.types.domains import DomainDef
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.planner.types.user_ranges import MultirangeDef, RangeDef
from aurorapy.privileges.granting import DEFAULT_ACL
from aurorapy.routines.constructors import own_routines
from aurorapy.triggers.internal import oids_of

from .dependencies import POLICY_CLASS, RULE_CLASS, TRIGGER_CLASS, Obj
from .state import STATISTICS_CLASS
from .system.relations import default_acl_oid, default_oid, rule_oid

Address = tuple[int, int, int]
CLASS, TYPE, PROCEDURE, CONSTRAINT, DEFAULT, SCHEMA, EXTENSION, OPERATOR, CAST = 1259, 1247, 1255, 2606, 2604, 2615, 3079, 2617, 2605
OPCLASS, OPFAMILY, DICTIONARY, CONFIGURATION, TEMPLATE = 2616, 2753, 3600, 3602, 3764
TEXT_SEARCH_CLASSES: dict[type, int] = {DictionaryDef: DICTIONARY, ConfigurationDef: CONFIGURATION, ParserDef: 3601, TemplateDef: TEMPLATE}
ACCESS_METHOD, COLLATION, CONVERSION, MEMBER_OPERATOR, MEMBER_FUNCTION = 2601, 3456, 2607, 2602, 2603
OPERATION_CLASSES = {OperatorDef: OPERATOR, CastDef: CAST, ClassDef: OPCLASS, FamilyDef: OPFAMILY, AccessMethodDef: ACCESS_METHOD, CollationDef: COLLATION,
                     ConversionDef: CONVERSION, LanguageDef: 2612, WrapperDef: 2328, ServerDef: 1417, MappingDef: 1418, PublicationDef: 6104, SubscriptionDef: 6100}
PUBLICATION, PUBLISHED_TABLE, PUBLISHED_SCHEMA = 6104, 6106, 6237
Part = tuple[Address, tuple[Address, ...]]


def inventory(c: Any) -> Iterator[Part]:
    """(address, what it may be a part of: the nearest first)"""
    for oid in c.schemas:
        yield (SCHEMA, oid, 0), ()
    parts_above: dict[int, Address] = {}  # an index -> itself, or its constraint
    for t in c.tables.values():
        parts_above |= {i.oid: (CLASS, i.oid, 0) for i in t.indexes} | {k.index: (CONSTRAINT, k.oid, 0) for k in t.keys}
    for t in c.tables.values():
        yield from _of_table(t, parts_above)
    for q in c.sequences.values():
        yield (CLASS, q.oid, 0), () if q.owned_by is None else ((CLASS, q.owned_by[0], q.owned_by[1]), (CLASS, q.owned_by[0], 0))
    for x in c.types.values():
        whole = next((((TYPE, r.oid, 0),) for r in c.types.values() if isinstance(r, RangeDef) and r.multirange == x.oid), ()) if isinstance(x, MultirangeDef) else ()
        yield (TYPE, x.oid, 0), whole
        if x.array:
            yield (TYPE, x.array, 0), ((TYPE, x.oid, 0),)
        if isinstance(x, DomainDef):
            yield from (((CONSTRAINT, k.oid, 0), ((TYPE, x.oid, 0),)) for k in x.checks)
    made = {r.oid: r.result for x in c.types.values() if isinstance(x, RangeDef) for r in own_routines(c, x)}
    for r in c.routines.values():
        yield (PROCEDURE, r.oid, 0), ((TYPE, made[r.oid], 0),) if r.oid in made else ()
    for o in c.operations.values():
        if isinstance(o, FamilyDef):
            yield from _of_family(o)
        else:
            yield (OPERATION_CLASSES[type(o)], o.oid, 0), ((OPFAMILY, o.family, 0), (ACCESS_METHOD, o.method, 0)) if isinstance(o, ClassDef) else ()
        if isinstance(o, PublicationDef):
            for x in o.tables:
                yield (PUBLISHED_TABLE, x.oid, 0), ((PUBLICATION, o.oid, 0), (CLASS, x.table, 0))
            for n in o.schemas:
                yield (PUBLISHED_SCHEMA, n.oid, 0), ((PUBLICATION, o.oid, 0), (SCHEMA, n.schema, 0))
    for d in c.text_searches.values():
        yield (TEXT_SEARCH_CLASSES[type(d)], d.oid, 0), ()
    for extension in c.extensions.values():
        yield (EXTENSION, extension.oid, 0), ()
        of = ((EXTENSION, extension.oid, 0),)
        yield from (((OPERATOR, o.oid, 0), of) for o in extension.operators)
        yield from (((CAST, k.oid, 0), of) for k in extension.casts)
        yield from (((OPCLASS, k.oid, 0), of) for k in extension.classes)
        yield from (((OPFAMILY, k.family, 0), of) for k in extension.classes)
        yield from (((TEMPLATE, oid, 0), of) for oid, _ in extension.templates)
        yield from (((ACCESS_METHOD, oid, 0), of) for oid in extension.methods)
        yield from (((CLASS, oid, 0), of) for oid in extension.views)
    for key in c.grants:
        if key[0] == DEFAULT_ACL:
            yield (DEFAULT_ACL, default_acl_oid(key), 0), ()


def _of_family(f: FamilyDef) -> Iterator[Part]:
    me: Address = (OPFAMILY, f.oid, 0)
    if f.oid >= FIRST_OID:  # else what users have added to a built-in one
        yield me, ((ACCESS_METHOD, f.method, 0),)
    for classid, members in ((MEMBER_OPERATOR, f.operators), (MEMBER_FUNCTION, f.functions)):
        for m in members:
            yield (classid, m.oid, 0), ((OPCLASS, m.opclass, 0), me) if m.opclass else (me,)


def _of_table(t: Table, above: dict[int, Address]) -> Iterator[Part]:
    me: Address = (CLASS, t.oid, 0)
    if t.kind == "c":
        row: Address = (TYPE, t.type_oid, 0)
        yield row, ()
        yield me, (row,)
        yield (TYPE, t.array_oid, 0), (row,)
        return
    yield me, tuple([(CLASS, p, 0) for p in t.parents]) if t.bound is not None else ()
    if t.type_oid:
        yield (TYPE, t.type_oid, 0), (me,)
        yield (TYPE, t.array_oid, 0), ((TYPE, t.type_oid, 0), me)
    for c in t.columns:
        if (c.default is not None or c.generated is not None) and not c.identity:
            yield (DEFAULT, default_oid(t.oid, c.attnum), 0), ((CLASS, t.oid, c.attnum), me)
    yield from (((CONSTRAINT, x.oid, 0), (me,)) for x in t.checks)
    for f in t.foreign_keys:
        yield (CONSTRAINT, f.oid, 0), (me,)
        yield from (((TRIGGER_CLASS, oid, 0), ((CONSTRAINT, f.oid, 0),)) for oid, _ in oids_of(f))
    keys = {k.index: k for k in t.keys}
    for i in t.indexes:
        parent = (above[i.parent],) if i.parent in above else ()
        columns: tuple[Address, ...] = tuple([(CLASS, t.oid, x.attnum) for x in i.columns if x.attnum])
        if i.oid in keys:
            key: Address = (CONSTRAINT, keys[i.oid].oid, 0)
            yield key, (*parent, *columns, me)
            yield (CLASS, i.oid, 0), (key,)
        else:
            yield (CLASS, i.oid, 0), (*parent, *columns, me)
    for g in t.triggers:
        yield (TRIGGER_CLASS, g.oid, 0), (me,)
        if g.constraint:
            yield (CONSTRAINT, g.constraint, 0), ((TRIGGER_CLASS, g.oid, 0), me)
    for p in t.policies:
        yield (POLICY_CLASS, p.oid, 0), (me,)
    for s in t.statistics:
        yield (STATISTICS_CLASS, s.oid, 0), (me,)
    if t.view is not None:
        yield (RULE_CLASS, rule_oid(t.oid), 0), (me,)
    for r in t.rules:
        yield (RULE_CLASS, r.oid, 0), (me,)


def address_of(c: Any, obj: Obj) -> Address | None:
    """The address of an object as `dependencies` names it; None where the catalog has none such."""
    kind, oid, sub = obj
    simple = {"sequence": CLASS, "schema": SCHEMA, "type": TYPE, "index": CLASS, "routine": PROCEDURE, "extension": EXTENSION, "operator": OPERATOR, "cast": CAST,
              "operator class": OPCLASS, "operator family": OPFAMILY, "collation": COLLATION, "conversion": CONVERSION, "access method": ACCESS_METHOD,
              "statistics": STATISTICS_CLASS, "text search template": TEMPLATE, "event trigger": 3466, "language": 2612,
              "foreign data wrapper": 2328, "server": 1417, "user mapping": 1418, "publication": PUBLICATION, "subscription": 6100,
              "publication relation": PUBLISHED_TABLE, "publication namespace": PUBLISHED_SCHEMA}
    if kind in simple:
        return simple[kind], oid, 0
    if kind == "text search":
        return TEXT_SEARCH_CLASSES.get(type(c.text_searches.get(oid)), DICTIONARY), oid, 0
    if kind == "domain constraint":
        found = c.types.get(oid)
        return next(((CONSTRAINT, k.oid, 0) for k in found.checks if k.name == sub), None) if found is not None else None
    t = c.tables.get(oid)
    if t is None:
        return None
    match kind:
        case "table":
            return (TYPE, t.type_oid, 0) if t.kind == "c" else (CLASS, oid, 0)
        case "column":
            return CLASS, oid, sub
        case "default":
            return DEFAULT, default_oid(oid, sub), 0
        case "trigger":
            return _named(TRIGGER_CLASS, t.triggers, sub)
        case "policy":
            return _named(POLICY_CLASS, t.policies, sub)
        case "rule":
            return _named(RULE_CLASS, t.rules, sub)
    return _named(CONSTRAINT, (*t.keys, *t.checks, *t.foreign_keys), sub)


def _named(classid: int, parts: tuple[Any, ...], name: str) -> Address | None:
    return next(((classid, p.oid, 0) for p in parts if p.name == name), None)
