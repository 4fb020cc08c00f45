"""Who depends on whom, and dropping with RESTRICT or CASCADE.

An object is (kind, oid, sub): ('table', oid, 0) for anything with columns, ('sequence', oid, 0), ('column', table, attnum),
('constraint', table, name), ('trigger', table, name), ('policy', table, name), ('rule', table, name), ('default', table, attnum), ('schema', oid, 0), ('type', oid, 0),
('index', oid, table), ('routine', oid, 0), ('extension', oid, 0), ('operator', oid, 0), ('cast', oid, 0 or, to be
dropped for itself, 1), ('operator class', oid, 0) and likewise 'operator family', 'collation', 'conversion', 'access method',
('text search', oid, 0), ('statistics', oid, table), ('event trigger', oid, 0), ('large object', oid, 0), ('foreign data wrapper', oid, 0) and likewise
'server', 'user mapping', 'publication' and 'subscription', ('publication relation' or 'publication namespace', oid, publication). What belongs to an object (a table's
indexes, constraints and owned sequences) goes with it and is not listed.

Source: PostgreSQL 15 manual, section 5.14.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.event_triggers.defining import event_triggers_of_routine
from aurorapy.foreign import depending as foreign
from aurorapy.large_objects.pages import unlink
from aurorapy.opclasses.dropping import dependents_of_defined, describe_defined
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import KeyConstraint, Table
from aurorapy.planner.textsearch.definitions import word_of
from aurorapy.planner.types import HOME, format_type
from aurorapy.planner.types.user_bases import BaseDef
from aurorapy.routines.dependents import (
    dependents_of_cast,
    dependents_of_constant,
    dependents_of_operator,
    dependents_of_routine,
    operations_that_need,
    routines_that_need,
)
from aurorapy.routines.naming import signature
from aurorapy.triggers.calling import triggers_of_routine
from aurorapy.triggers.partitions import change_copies

from . import statistics_objects
from .claims import change_class, change_type
from .field_readers import field_readers
from .inheriting import ancestors
from .members import dependents_of_class, extension_at, extension_of, extensions_requiring, members_of, operator_text, refuse_member
from .state import INFORMATION_SCHEMA, PG_CATALOG
from .text_search import dependents_of_text_search, kind_of, shown_name
from .type_uses import columns_read, dependents_of_type
from .whole_rows import named_columns

Obj = tuple[str, int, Any]
TRIGGER_CLASS, POLICY_CLASS, RULE_CLASS = 2620, 3256, 2618  # pg_trigger, pg_policy, pg_rewrite
REPORTED_MAX = 100  # dependents that a message lists, as PostgreSQL's MAX_REPORTED_DEPS
_KINDS = {"r": "table", "p": "table", "v": "view", "m": "materialized view", "c": "composite type", "f": "foreign table"}


def describe(session: Any, obj: Obj) -> str:
    """An object as messages name it."""
    kind, oid, sub = obj
    catalog = session.catalog
    if kind in foreign.KINDS:
        return foreign.describe_foreign(session, obj)
    match kind:
        case "table":
            table = catalog.tables[oid]
            return f"{_KINDS[table.kind] if table.kind != 'c' else 'type'} {relation_name(session, table)}"
        case "sequence":
            return f"sequence {relation_name(session, catalog.sequences[oid])}"
        case "schema":
            return f"schema {catalog.schemas[oid]}"
        case "extension":
            return f"extension {extension_at(catalog, oid).name}"
        case "large object":
            return f"large object {oid}"
        case "event trigger":
            return f"event trigger {catalog.event_triggers[oid].name}"
        case "operator":
            return f"operator {operator_text(session, oid)}"
        case "cast":
            return f"cast from {format_type(catalog.operations[oid].source)} to {format_type(catalog.operations[oid].target)}"
        case "operator class" | "operator family" | "collation" | "conversion" | "access method":
            return describe_defined(session, kind, oid)
        case "routine":
            return f"function {signature(session, catalog.routines[oid])}"  # a procedure, too
        case "type":
            return f"type {format_type(oid)}"
        case "text search":
            found = catalog.text_searches[oid]
            return f"{word_of(found)} {shown_name(session, kind_of(found), oid)}"
        case "statistics":
            return f"statistics object {statistics_objects.shown_name(session, next(x for x in catalog.tables[sub].statistics if x.oid == oid))}"
        case "text search template":
            return f"{kind} {shown_name(session, 'template', oid)}"
        case "domain constraint":
            return f"constraint {sub}"
        case "index":
            return f"index {relation_name(session, next(i for i in catalog.tables[sub].indexes if i.oid == oid))}"
        case "column":
            table = catalog.tables[oid]
            return f"column {table.columns[sub - 1].name} of {_KINDS[table.kind]} {relation_name(session, table)}"
        case "trigger":
            return f"trigger {sub} on {_KINDS[catalog.tables[oid].kind]} {relation_name(session, catalog.tables[oid])}"
        case "policy":
            return f"policy {sub} on {_KINDS[catalog.tables[oid].kind]} {relation_name(session, catalog.tables[oid])}"
        case "rule":
            return f"rule {sub} on {_KINDS[catalog.tables[oid].kind]} {relation_name(session, catalog.tables[oid])}"
        case "default":
            table = catalog.tables[oid]
            return f"default value for column {table.columns[sub - 1].name} of {_KINDS[table.kind]} {relation_name(session, table)}"
    return f"constraint {sub} on {_KINDS[catalog.tables[oid].kind]} {relation_name(session, catalog.tables[oid])}"


def relation_name(session: Any, relation: Any) -> str:
    """A relation's name, qualified where the search path does not find it."""
    catalog, path = session.catalog, session.context.search_path
    if getattr(relation, "rows", None) is not None:  # one of the system's
        before = path[: path.index("pg_catalog")] if relation.schema == PG_CATALOG and "pg_catalog" in path else ()
        if relation.schema == INFORMATION_SCHEMA:
            before = path[: path.index("information_schema")] if "information_schema" in path else None
        if before is not None and catalog.find_oid((relation.name,), before) is None:
            return quote_name(relation.name)
    elif catalog.find_oid((relation.name,), path) == relation.oid:
        return quote_name(relation.name)
    return f"{quote_name(catalog.schemas[relation.schema])}.{quote_name(relation.name)}"


def _age(found: tuple[int, Obj]) -> tuple[int, int]:
    """Older objects before younger ones, and of parts of one the last one first."""
    oid, (_, _, sub) = found
    return oid, -sub if isinstance(sub, int) else 0


def dependents(catalog: Any, obj: Obj) -> Iterator[Obj]:
    """What depends directly on an object, oldest first."""
    kind, oid, sub = obj
    found: list[tuple[int, Obj]] = []
    if kind in ("extension", "event trigger", "large object"):
        return
    if kind in foreign.KINDS:
        yield from (x for _, x in sorted(foreign.dependents_of_foreign(catalog, kind, oid), key=_age))
        return
    if kind == "operator":
        yield from (x for _, x in sorted(dependents_of_operator(catalog, oid), key=_age))
        return
    if kind in ("operator class", "operator family", "collation", "conversion", "access method"):
        yield from (x for _, x in sorted(dependents_of_defined(catalog, kind, oid), key=_age))
        return
    if kind == "routine":
        found += [*dependents_of_routine(catalog, oid), *triggers_of_routine(catalog, oid), *event_triggers_of_routine(catalog, oid)]
        found += foreign.wrappers_of_routine(catalog, oid)
        yield from (x for _, x in sorted(found, key=_age))
        return
    if kind in ("text search", "text search template"):
        yield from (x for _, x in sorted(dependents_of_text_search(catalog, oid), key=_age))
        return
    if kind == "cast":
        if sub:  # else what has the cast depends on what the cast goes with
            yield from (x for _, x in sorted(dependents_of_cast(catalog, oid), key=_age))
        return
    if catalog.routines:
        found += routines_that_need(catalog, obj)
    if catalog.operations and kind in ("type", "schema"):
        found += operations_that_need(catalog, obj)
    if kind == "type":
        yield from (x for _, x in sorted([*found, *dependents_of_type(catalog, oid)], key=_age))
        return
    if kind in ("table", "sequence"):
        found += dependents_of_constant(catalog, oid)
    for t in catalog.tables.values():
        if kind == "schema":
            if t.schema == oid:
                found.append((t.oid, ("table", t.oid, 0)))
            found += [(x.oid, ("statistics", x.oid, t.oid)) for x in t.statistics if x.schema == oid]
            continue
        if t.view is not None and t.oid != oid:
            if (kind == "table" and any(d == oid for d, _ in t.view_depends)) or (kind == "column" and (oid, sub) in t.view_depends) or (
                    kind == "sequence" and any(d == oid for d, _ in t.view_depends)) or (
                    kind == "constraint" and any(k.name == sub and (k.oid, 0) in t.view_depends for k in catalog.tables[oid].keys)):
                found.append((t.oid, ("table", t.oid, 0)))
        for p in t.policies:
            if ((oid, sub) in p.depends if kind == "column" else kind in ("table", "sequence") and t.oid != oid and any(d == oid for d, _ in p.depends)) or (
                    kind == "constraint" and any(k.name == sub and (k.oid, 0) in p.depends for k in catalog.tables[oid].keys)):
                found.append((p.oid, ("policy", t.oid, p.name)))
        for r in t.rules:
            if ((oid, sub) in r.depends if kind == "column" else kind in ("table", "sequence") and t.oid != oid and any(d == oid for d, _ in r.depends)) or (
                    kind == "constraint" and any(k.name == sub and (k.oid, 0) in r.depends for k in catalog.tables[oid].keys)):
                found.append((r.oid, ("rule", t.oid, r.name)))
        for g in t.triggers:
            if kind == "column" and t.oid == oid and (sub in g.columns or sub in g.reads):
                found.append((g.oid, ("trigger", t.oid, g.name)))
        for k in t.foreign_keys:
            if k.parent:
                continue  # goes with the one that it is a part of
            if (kind == "table" and k.ref_table == oid and t.oid != oid) or (kind == "column" and k.ref_table == oid and sub in k.ref_columns and t.oid != oid):
                found.append((k.oid, ("constraint", t.oid, k.name)))
            elif kind == "constraint" and k.ref_table == oid and any(u.name == sub and u.index == k.ref_index for u in catalog.tables[oid].keys):
                found.append((k.oid, ("constraint", t.oid, k.name)))
        if kind == "sequence":
            found += [(t.oid, ("default", t.oid, c.attnum)) for c in t.columns if c.sequence == oid and not c.dropped]
    if kind == "column":
        table = catalog.tables[oid]
        found += foreign.published_columns(catalog, oid, sub)
        found += [x for x in field_readers(catalog, table, sub) if x not in found]
        found += [(k.oid, ("constraint", oid, k.name)) for k in table.keys if k.kind == "x" and sub not in k.columns and _reads(table, k, sub)]
        found += [(oid, ("column", oid, c.attnum)) for c in catalog.tables[oid].columns if sub in c.generated_from and not c.dropped]
    if kind == "table":
        for q in catalog.sequences.values():
            if q.owned_by is not None and q.owned_by[0] == oid:
                found += [(o, x) for o, x in ((q.oid, d) for d in dependents(catalog, ("sequence", q.oid, 0))) if x[1] != oid]
    if kind == "table" and oid in catalog.tables and catalog.tables[oid].bound is not None:
        above = {t.oid for t in ancestors(catalog, catalog.tables[oid])}
        found += [(k.oid, ("constraint", t.oid, k.name)) for t in catalog.tables.values() for k in t.foreign_keys if k.ref_table in above and not k.parent]
    if kind == "table" and oid in catalog.tables:
        found += [(o, ("table", o, 0)) for o in catalog.tables[oid].children if o in catalog.tables]
    if kind == "schema":
        found = [(o, x) for o, x in found if extension_of(catalog, x) is None] if catalog.extensions else found
        found += [(x.oid, ("extension", x.oid, 0)) for x in catalog.extensions.values() if x.schema == oid]
        found += [(q.oid, ("sequence", q.oid, 0)) for q in catalog.sequences.values() if q.schema == oid and q.owned_by is None]
        found += [(x.oid, ("type", x.oid, 0)) for x in catalog.types.values() if x.schema == oid and not isinstance(x, BaseDef)]
        members = {o for x in catalog.extensions.values() for o in x.dictionaries}
        found += [(x.oid, ("text search", x.oid, 0)) for x in catalog.text_searches.values() if x.schema == oid and x.oid not in members]
    yield from (x for _, x in sorted(found, key=_age))


def _reads(table: Table, key: KeyConstraint, attnum: int) -> bool:
    """Whether an expression or the predicate of an exclusion constraint reads a column."""
    home: Any = HOME.get()
    index = next(i for i in table.indexes if i.oid == key.index)
    texts = [t for t in (index.predicate, *(c.expression for c in index.columns)) if t is not None]
    return any(v.column == attnum - 1 for t in texts for v in named_columns(home.bind_over(table, 1, t)))


def collect(catalog: Any, targets: list[Obj]) -> tuple[list[tuple[Obj, Obj]], list[Obj]]:
    """(object, what it depends on) for everything that must go with the targets, dependents after what they depend on; and the partitions that go
    with their tables without a word."""
    out: list[tuple[Obj, Obj]] = []
    silent: list[Obj] = []
    seen = set(targets)

    for t in targets:  # what depends on the last one is listed first
        _visit(catalog, t, seen, out, silent)
    out.reverse()
    # a table that was found after its constraint takes the constraint with it, a partitioned one its partitions
    partitions = {("table", o, 0) for kind, oid, _ in seen if kind == "table" and catalog.tables[oid].kind == "p" for o in catalog.tables[oid].children}
    silent += [d for d, _ in out if d in partitions]
    return [(d, on) for d, on in out if d not in partitions and not _has_gone(d, seen) and not _goes_with_columns(catalog, d, seen)], silent


def _visit(catalog: Any, obj: Obj, seen: set[Obj], out: list[tuple[Obj, Obj]], silent: list[Obj]) -> None:
    """Add what depends on an object."""
    requiring = [("extension", x.oid, 0) for x in extensions_requiring(catalog, obj)] if obj[0] == "extension" else []
    requiring = [r for r in requiring if r not in seen]
    for r in requiring:
        seen.update((r, *members_of(extension_at(catalog, r[1]))))
    if obj[0] == "extension":
        for member in reversed(members_of(extension_at(catalog, obj[1]))):
            seen.add(member)
        for member in reversed(members_of(extension_at(catalog, obj[1]))):
            _visit(catalog, member, seen, out, silent)
    parts = set(_partitions(catalog, obj))
    arrays = list(_array_types(catalog, obj)) if obj[0] == "type" else []
    for d in reversed(list(dependents(catalog, obj))):  # youngest first: what depends on several of them is listed behind all
        if arrays and d[1] < arrays[0][1]:  # of a type that was a shell first
            _visit(catalog, arrays.pop(), seen, out, silent)
        if d in seen or _has_gone(d, seen):
            continue
        seen.add(d)
        _visit(catalog, d, seen, out, silent)
        if d in parts:
            silent.append(d)
        else:
            out.append((d, obj))
    for array in arrays if obj[0] == "type" else _array_types(catalog, obj):  # else its array type, and those of a table's rows, are the oldest of what depends on it
        _visit(catalog, array, seen, out, silent)
    for r in requiring:
        _visit(catalog, r, seen, out, silent)
        out.append((r, obj))


def _partitions(catalog: Any, obj: Obj) -> list[Obj]:
    """Of what depends on an object, the parts of partitioned things."""
    kind, oid, _ = obj
    if kind == "access method":  # its operator classes and families go with it
        return [x for _, x in dependents_of_defined(catalog, kind, oid) if x[0].startswith("operator")]
    if kind == "operator family":  # its classes go with it
        return [x for _, x in dependents_of_defined(catalog, kind, oid)]
    if kind == "operator class":
        found = [x for _, x in dependents_of_class(catalog, oid)]
        parts = {i.oid for t in catalog.tables.values() for i in t.indexes if i.parent}
        names = {(t.oid, k.name) for t in catalog.tables.values() for k in t.keys if k.index in parts}
        return [x for x in found if (x[1] in parts if x[0] == "index" else x[1:] in names)]
    return [("table", o, 0) for o in catalog.tables[oid].children] if kind == "table" and catalog.tables[oid].kind == "p" else []


def _array_types(catalog: Any, obj: Obj) -> list[Obj]:
    """The array type of a type, or the types of a relation's rows, which go with it."""
    kind, oid, _ = obj
    if kind == "type":
        return [("type", o, 0) for o, owner in catalog.type_oids.items() if owner == oid and o != oid]
    if kind == "table":
        return [("type", o, 0) for o in sorted((catalog.tables[oid].type_oid, catalog.tables[oid].array_oid), reverse=True) if o]
    return []


def _has_gone(obj: Obj, seen: set[Obj]) -> bool:
    """Whether the table of a part goes as a whole."""
    kind, oid, sub = obj
    return (kind in ("constraint", "default", "column", "trigger", "policy", "rule") and ("table", oid, 0) in seen) or (
        kind == "domain constraint" and ("type", oid, 0) in seen) or (kind in ("index", "statistics") and ("table", sub, 0) in seen)


def _goes_with_columns(catalog: Any, obj: Obj, seen: set[Obj]) -> bool:
    """Whether an index, a check or a default goes without a word, for a column that it is about goes."""
    kind, oid, sub = obj
    if kind == "default":
        return ("column", oid, sub) in seen
    table = catalog.tables.get(sub if kind in ("index", "statistics") else oid)
    if table is None or kind not in ("index", "constraint", "statistics") or not any(x[0] == "column" and x[1] == table.oid for x in seen):
        return False
    if kind == "statistics":
        x = next(x for x in table.statistics if x.oid == oid)
        columns = {*x.keys} | columns_read(table, list(x.expressions))
    elif kind == "index":
        found = next(i for i in table.indexes if i.oid == oid)
        columns = {c.attnum for c in found.columns} | columns_read(table, [found.predicate, *(c.expression for c in found.columns)])
    else:
        columns = columns_read(table, [c.expression for c in table.checks if c.name == sub])
        columns |= {n for k in (*table.keys, *table.foreign_keys) if k.name == sub for n in k.columns}
    return any(("column", table.oid, n) in seen for n in columns)


def drop(session: Any, targets: list[Obj], *, cascade: bool) -> None:
    """Drop the targets; what depends on them goes too with CASCADE, else it is an error (2BP01)."""
    from .ddl import notice, writable

    catalog = writable(session)
    if catalog.extensions:
        for obj in targets:
            refuse_member(session, obj, targets)
    also, silent = collect(catalog, targets)
    classes = [c.oid for kind, oid, _ in (*targets, *(o for o, _ in also)) if kind == "extension" for c in extension_at(catalog, oid).classes]
    if classes:
        for oid in classes:
            change_class(session, oid)
        also, silent = collect(writable(session), targets)  # an index may have come while this waited
    if also and not cascade:
        lines = [f"{describe(session, obj)} depends on {describe(session, on)}" for obj, on in also]
        what = f"cannot drop {describe(session, targets[0])} because other objects depend on it" if len(targets) == 1 else (
            "cannot drop desired object(s) because other objects depend on them")
        raise errors.DependentObjectsStillExist(what, detail=_shorten(lines, "depends"), hint="Use DROP ... CASCADE to drop the dependent objects too.")
    if session.command is not None:
        session.command.drops.append((targets, also))
    if len(also) == 1:
        notice(session, f"drop cascades to {describe(session, also[0][0])}")
    elif also:
        notice(session, f"drop cascades to {len(also)} other objects", detail=_shorten([f"drop cascades to {describe(session, o)}" for o, _ in also], ""))
    for obj in [*(o for o, _ in reversed(also)), *reversed(silent), *targets]:
        remove(session, obj)


def _shorten(lines: list[str], word: str) -> str:
    if len(lines) > REPORTED_MAX:
        rest = len(lines) - REPORTED_MAX
        lines = [*lines[:REPORTED_MAX], f"and {rest} other object{'s' if rest > 1 else ''} (see server log for list)"]
    return "\n".join(lines)


def remove(session: Any, obj: Obj) -> None:
    """Take one object out of the transaction's catalog; nothing else refers to it any more."""
    from aurorapy.opclasses.dropping import forget_members, remove_defined
    from aurorapy.operations.operators import unlinked

    from .constraints import constraint_names
    from .extensions import remove_extension
    from .parts import drop_column, drop_constraint

    kind, oid, sub = obj
    catalog = session.catalog
    match kind:
        case "table":
            if oid in catalog.tables:
                _remove_table(session, catalog.tables[oid])
        case "sequence":
            if oid in catalog.sequences:
                session.transaction.drops.append(catalog.sequences[oid].root)
                catalog.drop_sequence(oid)
        case _ if kind in foreign.KINDS:
            foreign.remove_foreign(catalog, obj)
        case "schema":
            foreign.unpublish(catalog, schema=oid)
            catalog.drop_schema(oid)
        case "extension":
            remove_extension(session, oid)
        case "large object":
            unlink(session, oid)
        case "type":
            if oid in catalog.types:
                forget_members(catalog, obj)
                from .ranges import drop_with_range

                change_type(session, oid)
                drop_with_range(session, oid)
                catalog.drop_type(oid)
        case "routine":
            if oid in catalog.routines:
                forget_members(catalog, obj)
                catalog.drop_routine(oid)
        case "operator" | "cast":
            if oid in catalog.operations:
                unlinked(catalog, oid)
                forget_members(catalog, obj)
                catalog.drop_operation(oid)
        case "operator class" | "operator family" | "collation" | "conversion" | "access method":
            remove_defined(catalog, kind, oid)
        case "event trigger":
            if oid in catalog.event_triggers:
                catalog.drop_event_trigger(oid)
        case "text search":
            if oid in catalog.text_searches:
                catalog.drop_text_search(oid)
        case "statistics":
            statistics_objects.drop_one(session, sub, oid)
        case "domain constraint":
            found = catalog.types.get(oid)
            if found is not None:
                catalog.put_type(replace(found, checks=tuple(c for c in found.checks if c.name != sub)))
        case "index":
            table = catalog.tables.get(sub)
            index = next((i for i in table.indexes if i.oid == oid), None) if table is not None else None
            if index is not None:
                catalog.put_table(replace(table, indexes=tuple(i for i in table.indexes if i.oid != oid)))
                session.transaction.drops.append(index.root)
        case "default":
            table = catalog.tables[oid]
            catalog.put_table(replace(table, columns=tuple(replace(c, default=None, sequence=0) if c.attnum == sub else c for c in table.columns)))
        case "column":
            if oid in catalog.tables and not catalog.tables[oid].columns[sub - 1].dropped:
                drop_column(session, catalog.tables[oid], sub)
        case "trigger":
            gone = next((g for g in catalog.tables[oid].triggers if g.name == sub), None) if oid in catalog.tables else None
            if gone is not None:
                change_copies(session, catalog.tables[oid], gone, lambda t: None)
                catalog.put_table(replace(catalog.tables[oid], triggers=tuple(g for g in catalog.tables[oid].triggers if g is not gone)))
                catalog.put_comment((TRIGGER_CLASS, gone.oid, 0), None)
        case "policy":
            kept = catalog.tables.get(oid)
            rule = next((p for p in kept.policies if p.name == sub), None) if kept is not None else None
            if rule is not None:
                catalog.put_table(replace(kept, policies=tuple(p for p in kept.policies if p is not rule)))
                catalog.put_comment((POLICY_CLASS, rule.oid, 0), None)
        case "rule":
            holder = catalog.tables.get(oid)
            lost = next((r for r in holder.rules if r.name == sub), None) if holder is not None else None
            if lost is not None:
                catalog.put_table(replace(holder, rules=tuple(r for r in holder.rules if r is not lost)))
                catalog.put_comment((RULE_CLASS, lost.oid, 0), None)
        case "constraint":
            if oid in catalog.tables and sub in constraint_names(catalog.tables[oid]):  # else it went with a column
                drop_constraint(session, catalog.tables[oid], sub)


def _remove_table(session: Any, table: Table) -> None:
    from .ddl import lock_table
    from .inheriting import unlink
    from .partition_keys import unrefer

    catalog = session.catalog
    old = table = lock_table(session, table)
    change_type(session, table.oid)
    for other in [t for t in catalog.tables.values() if any(g.ref_table == table.oid for g in t.triggers)]:  # CREATE CONSTRAINT TRIGGER ... FROM
        for name in [g.name for g in other.triggers if g.ref_table == table.oid]:
            remove(session, ("trigger", other.oid, name))
    for parent in table.parents:
        unlink(session, parent, table.oid)
    for child in table.children:
        unlink(session, table.oid, child)
    table = catalog.put_table(replace(catalog.tables[table.oid], foreign_keys=()))
    for k in old.foreign_keys:
        if k.ref_table in catalog.tables and k.ref_table != table.oid:
            unrefer(session, k.ref_table)
    for sequence in list(catalog.sequences.values()):
        if sequence.owned_by is not None and sequence.owned_by[0] == table.oid:
            session.transaction.drops.append(sequence.root)
            catalog.drop_sequence(sequence.oid)
    foreign.unpublish(catalog, table=table.oid)
    catalog.drop_table(table.oid)
    if table.root:
        session.transaction.drops += [table.root, *(i.root for i in table.indexes)]
    session.transaction.writes.pop(table.oid, None)
