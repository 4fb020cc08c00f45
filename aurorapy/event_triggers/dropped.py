"""What a command has dropped, in the order and with the flags of pg_event_trigger_dropped_objects.

The catalogs before and after the command are compared. Objects are listed as PostgreSQL finds them: each before what goes with it, targets last to first.

Source: PostgreSQL 15 manual, section 9.29.2; its src/backend/catalog/dependency.c and commands/event_trigger.c.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from aurorapy.catalog.dependencies import POLICY_CLASS, RULE_CLASS, TRIGGER_CLASS, Obj
from aurorapy.catalog.identities import Identity, identify
from aurorapy.catalog.identity_reader import Reader, reading_past
from aurorapy.catalog.inventory import CLASS, CONSTRAINT, DEFAULT, EXTENSION, OPCLASS, PROCEDURE, SCHEMA, TYPE, Address, address_of, inventory
from aurorapy.catalog.system.relations import default_oid, rule_oid
from aurorapy.planner.types.user_ranges import MultirangeDef

Row = tuple[Any, ...]
Drop = tuple[list[Obj], list[tuple[Obj, Obj]]]  # the targets of one deletion, and (object, what it depends on) of what goes too
_IN_SCHEMA = frozenset((1259, 1247, 1255, 2617, 2606, 2616, 2753, 3456, 2607, 3381, 3600, 3601, 3602, 3764))
_UNIQUE_NAMES = frozenset((2615, 3079, 2612, 2601, 2616, 2753, 3456, 2607, 3381, 3600, 3601, 3602, 3764, 2328, 1417, 6104, 6100))


def dropped_objects(session: Any, before: Any, drops: list[Drop]) -> list[Row]:
    """The rows of pg_event_trigger_dropped_objects."""
    known = dict(inventory(before))
    kept = {a for a, _ in inventory(session.catalog)}
    gone = {a: parents for a, parents in known.items() if a not in kept}
    for t in before.tables.values():
        now = session.catalog.tables.get(t.oid)
        if now is not None:
            gone |= {(CLASS, t.oid, c.attnum): () for c in t.columns if not c.dropped and now.columns[c.attnum - 1].dropped}
    if not gone:
        return []
    with reading_past(session, before) as reader:
        return [_row(reader, a, original=original, normal=normal) for a, original, normal in _listed(before, gone, drops)]


def _listed(before: Any, gone: dict[Address, tuple[Address, ...]], drops: list[Drop]) -> list[tuple[Address, bool, bool]]:
    children: dict[Address, list[Address]] = defaultdict(list)
    tops: list[Address] = []
    for a, parents in gone.items():
        parent = next((p for p in parents if p in gone), None)
        (tops if parent is None else children[parent]).append(a)
    out: list[tuple[Address, bool, bool]] = []
    listed: set[Address] = set()

    def add(a: Address | None, *, original: bool, normal: bool) -> None:
        if a is None or a in listed or a not in gone:
            return
        listed.add(a)
        out.append((a, original, normal))
        for child in sorted(children[a], key=lambda x: _place(before, x)):
            with_schema = child[0] == OPCLASS and (SCHEMA, before.operations[child[1]].schema, 0) in gone
            add(child, original=False, normal=with_schema or _is_normal(before, child, a))

    for targets, also in drops:
        roots: dict[Obj, Obj] = {t: t for t in targets}
        for obj, on in also:
            roots[obj] = roots.get(on, on)
        for t in reversed(targets):
            add(address_of(before, t), original=True, normal=False)
            for obj, _ in also:
                if roots[obj] == t:
                    add(address_of(before, obj), original=False, normal=True)
        for obj, _ in also:
            add(address_of(before, obj), original=False, normal=True)
    for a in sorted(tops, key=lambda x: x[1]):
        if a[0] == CLASS and a[1] in before.sequences and before.sequences[a[1]].identity:
            continue  # DROP IDENTITY takes its sequence away without a word
        add(a, original=not drops, normal=bool(drops) and _is_normal(before, a, a))
    return out


def _place(before: Any, a: Address) -> tuple[int, int]:
    """Where something is listed behind what it is a part of."""
    classid, oid, _ = a
    if classid == CLASS:
        return (0 if oid in before.sequences else 2 if oid in before.tables and before.tables[oid].kind != "c" else 0 if oid in before.tables else 5), oid
    if classid == CONSTRAINT:
        return (4 if any(k.oid == oid for t in before.tables.values() for k in t.checks) else 5), oid
    if classid == RULE_CLASS and any(oid == rule_oid(t.oid) for t in before.tables.values() if t.view is not None):
        return 2, oid
    if classid == TYPE and isinstance(before.types.get(oid), MultirangeDef):
        return 3, oid
    return {TYPE: 1, PROCEDURE: 2, DEFAULT: 3}.get(classid, 5), oid


def _is_normal(before: Any, a: Address, parent: Address) -> bool:
    """Whether a part goes because of a normal dependency, too."""
    classid, oid, _ = a
    if classid == DEFAULT:
        return any(c.sequence for t in before.tables.values() if t.oid == parent[1] for c in t.columns if default_oid(t.oid, c.attnum) == oid)
    if classid == CONSTRAINT:
        return any(k.oid == oid for t in before.tables.values() for k in t.checks) or any(
            k.oid == oid and k.ref_table == t.oid for t in before.tables.values() for k in t.foreign_keys)
    if classid == TYPE:
        return isinstance(before.types.get(oid), MultirangeDef) or parent[0] == EXTENSION
    return classid in (RULE_CLASS, PROCEDURE) or parent[0] == EXTENSION


def _row(r: Reader, a: Address, *, original: bool, normal: bool) -> Row:
    found = identify(r, *a)
    if not isinstance(found, Identity):
        return (*a, original, normal, False, found, None, None, None, (), ())
    schema, name = schema_and_name(r, a, found)
    return (*a, original, normal, (found.names[0] if a[0] == SCHEMA else schema) == "pg_temp", found.type, schema, name, found.identity, found.names, found.args)


def schema_and_name(r: Reader, a: Address, found: Identity) -> tuple[str | None, str | None]:
    """An object's schema, and its name where that is unique there."""
    classid, oid, sub = a
    if classid in (DEFAULT, TRIGGER_CLASS, POLICY_CLASS):
        return found.names[0], None
    if classid == TYPE:
        row = r.row("pg_type", oid)
        assert row is not None
        return r.schema(row["typnamespace"]), row["typname"]
    schema = None
    if classid in _IN_SCHEMA:
        schema = _constraint_schema(r, oid) if classid == CONSTRAINT else found.names[-2] if classid in (2616, 2753) else found.names[0]
    if classid == CLASS:
        return schema, None if sub else found.names[1]
    return schema, found.names[-1] if classid in _UNIQUE_NAMES else None


def _constraint_schema(r: Reader, oid: int) -> str:
    row = r.row("pg_constraint", oid)
    assert row is not None
    return r.schema(row["connamespace"])
