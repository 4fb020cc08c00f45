"""pg_depend: what depends on what, of a database's own objects. pg_dump's order follows from it.

Kinds: n normal, a auto (it goes along without a word), i internal (it is a part), e of an extension, P and S of partitions.

Source: PostgreSQL 15 manual, section 53.18.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from aurorapy.operations.found import users_casts
from aurorapy.planner import bound
from aurorapy.planner.relation import Column, Index, Table
from aurorapy.planner.types.defined_bases import DefinedBase
from aurorapy.planner.types.domains import DomainDef
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.planner.types.user_ranges import RangeDef
from aurorapy.routines.constructors import own_routines
from aurorapy.triggers.conditions import bound_condition
from aurorapy.triggers.internal import oids_of

from ..domain_checks import stored_check
from ..kept import Tuples, parts
from ..references import CLASS, COLLATION, OPERATOR, PROCEDURE, TYPE, Reference, columns_of, references
from ..state import EVENT_TRIGGER_CLASS, EXTENSION_CLASS, STATISTICS_CLASS, Catalog
from .access_methods import depends as defined_parts
from .extensions import depends as extension_members
from .foreign import depends as foreign_parts
from .operations import depends as operation_parts
from .partition_dependencies import depends as partition_parts
from .registry import rows_of
from .relations import ATTRDEF, CONSTRAINT, NAMESPACE, POLICY, REWRITE, TRIGGER, default_oid, rule_oid
from .routine_dependencies import routine_parts

Link = tuple[int, int, int, int, int, int, str]  # class, object, column, class, object, column, kind
_NEXT_VALUE = re.compile(r"(?:pg_catalog\.)?nextval\('(\d+)'::(?:pg_catalog\.)?regclass\)")  # the default of a serial column


@rows_of("pg_depend", kept="catalog")
def _depends(s: Any) -> Tuples:
    c: Catalog = s.catalog
    out: Tuples = [
        *((classid, oid, 0, EXTENSION_CLASS, owner, 0, "e") for classid, oid, owner in extension_members(s)),
        *((p[0], p[1], 0, p[2], p[3], 0, "n") for p in operation_parts(s)),
        *((p[0], p[1], 0, p[2], p[3], 0, p[4]) for p in defined_parts(s)),
        *foreign_parts(c),
        *partition_parts(c),
        *((PROCEDURE, oid, 0, refclass, ref, n, "n") for oid, refclass, ref, n in routine_parts(s)),
        *((EXTENSION_CLASS, x.oid, 0, NAMESPACE, x.schema, 0, "n") for x in c.extensions.values()),
        *((EVENT_TRIGGER_CLASS, e.oid, 0, PROCEDURE, e.function, 0, "n") for e in c.event_triggers.values()),
    ]
    for d in c.types.values():
        out += _of_type(s, d)
    for q in c.sequences.values():
        out.append((CLASS, q.oid, 0, NAMESPACE, q.schema, 0, "n"))
        if q.owned_by is not None:
            out.append((CLASS, q.oid, 0, CLASS, q.owned_by[0], q.owned_by[1], "i" if q.identity else "a"))
    class_of = _classes(c)
    return out + parts(c, "pg_depend", c.tables.values(), lambda t: [*_of_table(s, t), *_of_queries(t, class_of)])


def _normal(classid: int, oid: int, found: Iterable[Reference]) -> Iterator[Link]:
    return ((classid, oid, 0, *r, "n") for r in found)


def _over(s: Any, t: Table, text: str) -> bound.Expr:
    return s.catalog_view.bind_over(t, 1, text, folding=False)  # type: ignore[no-any-return]


def _classes(c: Catalog) -> Callable[[int], int]:
    """What tells the class of something by its oid."""
    keys = {k.oid for t in c.tables.values() for k in t.keys}
    operators = {*(c.operations.keys() - {x.oid for x in users_casts(c)}), *(o.oid for x in c.extensions.values() for o in x.operators)}
    return lambda oid: CONSTRAINT if oid in keys else PROCEDURE if oid in c.routines else OPERATOR if oid in operators else CLASS


# --- types ---


def _of_type(s: Any, d: Any) -> Iterator[Link]:
    c: Catalog = s.catalog
    yield TYPE, d.oid, 0, NAMESPACE, d.schema, 0, "n"
    if d.array:
        yield TYPE, d.array, 0, TYPE, d.oid, 0, "i"
    if isinstance(d, DefinedBase):
        yield from ((TYPE, d.oid, 0, PROCEDURE, f, 0, "n") for f in d.functions if isinstance(f, int) and f)
    elif isinstance(d, RangeDef):
        if d.subtype >= FIRST_OID:
            yield TYPE, d.oid, 0, TYPE, d.subtype, 0, "n"
        yield from ((PROCEDURE, r.oid, 0, TYPE, r.result, 0, "i") for r in own_routines(c, d))  # its constructors: pg_dump leaves them out for that
    elif isinstance(d, DomainDef):
        if d.base >= FIRST_OID:
            yield TYPE, d.oid, 0, TYPE, d.base, 0, "n"
        if isinstance(over := c.types.get(d.base), DefinedBase):
            yield from ((TYPE, d.oid, 0, PROCEDURE, f, 0, "n") for f in (over.output, over.send, over.analyze) if isinstance(f, int) and f)
        if d.default is not None:
            made = _free(s, d.default)
            over_domain = isinstance(c.types.get(d.base), DomainDef) and made.type != d.base  # then it is cast to that
            yield from _normal(TYPE, d.oid, {*references(made), *([(TYPE, d.base, 0)] if over_domain else [])})
        for check in d.checks:
            yield CONSTRAINT, check.oid, 0, TYPE, d.oid, 0, "a"
            yield from _normal(CONSTRAINT, check.oid, references(stored_check(s.catalog_view, d, check.expression, folding=False)))


def _free(s: Any, text: str) -> bound.Expr:
    """A default, which names no column."""
    from aurorapy.routines.dependents import expression

    return expression(None, text)


# --- tables and what is theirs ---


def _of_table(s: Any, t: Table) -> Iterator[Link]:
    composite = t.kind == "c"
    yield TYPE if composite else CLASS, t.type_oid if composite else t.oid, 0, NAMESPACE, t.schema, 0, "n"
    if t.type_oid:  # by which pg_dump has a function of rows behind their table
        yield *((CLASS, t.oid, 0, TYPE, t.type_oid) if composite else (TYPE, t.type_oid, 0, CLASS, t.oid)), 0, "i"
    if t.array_oid:
        yield TYPE, t.array_oid, 0, TYPE, t.type_oid, 0, "i"
    if t.of_type:
        yield CLASS, t.oid, 0, TYPE, t.of_type, 0, "n"
    for parent in t.parents:
        yield CLASS, t.oid, 0, CLASS, parent, 0, "n" if t.bound is None else "a"
    for a in t.columns:
        if not a.dropped:
            yield from _of_column(s, t, a)
    if t.partition_key is not None:
        yield from _of_partition_key(s, t)
    yield from _of_constraints(s, t)
    for i in t.indexes:
        yield from _of_index(s, t, i)
    for g in t.triggers:
        yield TRIGGER, g.oid, 0, PROCEDURE, g.function, 0, "n"
        yield TRIGGER, g.oid, 0, CLASS, t.oid, 0, "a"
        yield from ((TRIGGER, g.oid, 0, CLASS, t.oid, n, "n") for n in sorted({*g.columns, *g.reads}))
        if g.condition is not None:
            yield from _normal(TRIGGER, g.oid, references(bound_condition(s, t, g.condition, folding=False)))
        if g.constraint:
            yield CONSTRAINT, g.constraint, 0, TRIGGER, g.oid, 0, "i"
        if g.ref_table:
            yield TRIGGER, g.oid, 0, CLASS, g.ref_table, 0, "a"
    for made in t.statistics:
        yield STATISTICS_CLASS, made.oid, 0, NAMESPACE, made.schema, 0, "n"
        exprs = [_over(s, t, x) for x in made.expressions]
        yield from ((STATISTICS_CLASS, made.oid, 0, CLASS, t.oid, n, "a") for n in made.keys)
        own = list(dict.fromkeys([r for e in exprs for r in columns_of(e, t.oid)]))
        yield from ((STATISTICS_CLASS, made.oid, 0, *r, "a") for r in own or ([] if made.keys else [(CLASS, t.oid, 0)]))
        yield from _normal(STATISTICS_CLASS, made.oid, dict.fromkeys([r for e in exprs for r in references(e)]))


def _of_column(s: Any, t: Table, a: Column) -> Iterator[Link]:
    if a.type >= FIRST_OID:
        yield CLASS, t.oid, a.attnum, TYPE, a.type, 0, "n"
    if a.collation in s.catalog.operations:
        yield CLASS, t.oid, a.attnum, COLLATION, a.collation, 0, "n"
    if a.identity or (a.default is None and a.generated is None):
        return
    oid = default_oid(t.oid, a.attnum)
    yield ATTRDEF, oid, 0, CLASS, t.oid, a.attnum, "a" if a.generated is None else "i"
    if a.generated is not None:
        made = _over(s, t, a.generated)
        yield from _normal(ATTRDEF, oid, [*columns_of(made, t.oid), *references(made)])
    elif (m := _NEXT_VALUE.fullmatch(a.default or "")) is not None:
        yield ATTRDEF, oid, 0, CLASS, int(m[1]), 0, "n"
    else:
        yield from _normal(ATTRDEF, oid, references(_free(s, a.default or "")))


def _of_partition_key(s: Any, t: Table) -> Iterator[Link]:
    """Of its columns, none of which can be dropped alone."""
    assert t.partition_key is not None
    exprs = [_over(s, t, k.expression) for k in t.partition_key.columns if k.expression is not None]
    yield from _normal(CLASS, t.oid, dict.fromkeys([r for e in exprs for r in references(e)]))
    read = [(CLASS, t.oid, k.attnum) for k in t.partition_key.columns if k.attnum] + list(dict.fromkeys([r for e in exprs for r in columns_of(e, t.oid)]))
    yield from ((*r, CLASS, t.oid, 0, "i") for r in read)


def _of_constraints(s: Any, t: Table) -> Iterator[Link]:
    for k in t.keys:
        yield from ((CONSTRAINT, k.oid, 0, CLASS, t.oid, n, "a") for n in k.columns)
    for f in t.foreign_keys:
        yield from ((CONSTRAINT, f.oid, 0, CLASS, t.oid, n, "a") for n in f.columns)
        yield from ((CONSTRAINT, f.oid, 0, CLASS, f.ref_table, n, "n") for n in f.ref_columns)
        yield CONSTRAINT, f.oid, 0, CLASS, f.ref_index, 0, "n"
        yield from ((TRIGGER, trigger, 0, CONSTRAINT, f.oid, 0, "i") for trigger, _ in oids_of(f))
    for check in t.checks:
        made = _over(s, t, check.expression)
        own = columns_of(made, t.oid)
        yield from ((CONSTRAINT, check.oid, 0, *r, "a") for r in own or [(CLASS, t.oid, 0)])
        yield from _normal(CONSTRAINT, check.oid, [*own, *references(made)])


def _of_index(s: Any, t: Table, i: Index) -> Iterator[Link]:
    key = next((k for k in t.keys if k.index == i.oid), None)
    plain = [n for n in (*(c.attnum for c in i.columns), *i.include) if n]
    if key is not None:
        yield CLASS, i.oid, 0, CONSTRAINT, key.oid, 0, "i"
    else:
        yield from ((CLASS, i.oid, 0, CLASS, t.oid, n, "a") for n in plain or (0,))
    for texts in ([c.expression for c in i.columns if not c.attnum], [i.predicate]):
        exprs = [_over(s, t, x) for x in texts if x is not None]
        yield from ((CLASS, i.oid, 0, *r, "a") for r in dict.fromkeys([r for e in exprs for r in columns_of(e, t.oid)]))
        yield from _normal(CLASS, i.oid, dict.fromkeys([r for e in exprs for r in references(e)]))


def _of_queries(t: Table, class_of: Callable[[int], int]) -> Iterator[Link]:
    """Of policies, rules and views, which keep what they depend on: of relations of which they name columns, these alone."""
    for p in t.policies:
        yield POLICY, p.oid, 0, CLASS, t.oid, 0, "a"
        yield from ((POLICY, p.oid, 0, class_of(oid), oid, n, "n") for oid, n in _columns_alone(p.depends, t.oid))
    for rule in t.rules:
        yield REWRITE, rule.oid, 0, CLASS, t.oid, 0, "a"
        yield from ((REWRITE, rule.oid, 0, class_of(oid), oid, n, "n") for oid, n in _columns_alone(rule.depends, t.oid))
    if t.view is not None:
        rule_of_view = rule_oid(t.oid)
        yield REWRITE, rule_of_view, 0, CLASS, t.oid, 0, "i"
        yield REWRITE, rule_of_view, 0, CLASS, t.oid, 0, "n"
        yield from ((REWRITE, rule_of_view, 0, class_of(oid), oid, n, "n") for oid, n in _columns_alone(t.view_depends, 0))


def _columns_alone(depends: Iterable[tuple[int, int]], own: int) -> list[tuple[int, int]]:
    whole = {oid for oid, n in depends if n} | {own}
    return [(oid, n) for oid, n in depends if n or oid not in whole]
