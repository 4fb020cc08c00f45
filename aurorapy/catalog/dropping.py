"""DROP of tables, views, sequences, indexes, schemas and extensions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.event_triggers.defining import event_trigger_named
from aurorapy.foreign import named as foreign
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.transaction.deferring import refuse_waiting
from aurorapy.transaction.locks import EXCLUSIVE, TABLE_MODES
from aurorapy.triggers.defining import trigger_to_drop

from .claims import change_schema, change_type
from .dependencies import Obj, drop, remove
from .extensions import extension_named, extension_to_drop
from .parts import drop_parts
from .policies import policy_to_drop
from .rules import rule_to_drop
from .statistics_objects import to_drop as statistics_to_drop
from .text_search_statements import to_drop as text_search_to_drop
from .user_types import type_to_drop

_KINDS = {"table": "rp", "sequence": "S", "index": "i", "view": "v", "materialized view": "m", "foreign table": "f"}
_OF_TABLES: dict[str, Callable[..., Any]] = {"trigger": trigger_to_drop, "policy": policy_to_drop, "rule": rule_to_drop}  # DROP ... ON table


def drop_statement(session: Any, s: tree.DropStmt) -> str:
    """DROP object [, ...] [CASCADE | RESTRICT]."""
    from .ddl import lock_table, notice, writable

    tag = f"DROP {s.object.upper()}"
    if s.object in foreign.KINDS:
        return foreign.drop_named(session, s)
    if s.object == "statistics":
        writable(session)
        objects = [statistics_to_drop(session, names, if_exists=s.if_exists) for names in s.names]
        drop(session, [o for o in dict.fromkeys(objects) if o is not None], cascade=s.cascade)
        return tag
    if s.object.startswith("text search "):
        writable(session)
        chosen = [text_search_to_drop(session, s.object, names, if_exists=s.if_exists) for names in s.names]
        drop(session, [o for o in dict.fromkeys(chosen) if o is not None], cascade=s.cascade)
        return tag
    if s.object not in _KINDS and s.object not in _OF_TABLES and s.object not in ("schema", "type", "domain", "extension", "event trigger"):
        raise errors.FeatureNotSupported(f"{tag} is not supported")
    if s.object in _OF_TABLES:
        writable(session)
        part = _OF_TABLES[s.object](session, s.names[0], missing_ok=s.if_exists)
        if part is not None:
            drop(session, [part], cascade=s.cascade)
        return tag
    if s.concurrently:
        session.refuse_in_block("DROP INDEX CONCURRENTLY")
        if len(s.names) > 1:
            raise errors.FeatureNotSupported("DROP INDEX CONCURRENTLY does not support dropping multiple objects")
        if s.cascade:
            raise errors.FeatureNotSupported("DROP INDEX CONCURRENTLY does not support CASCADE")
    catalog = writable(session)
    targets: list[Obj] = []
    indexes: list[int] = []
    for names in s.names:
        if s.object == "extension":
            wanted = _locked_extension(session, names[0], if_exists=s.if_exists)
            if wanted is None:
                notice(session, f'extension "{names[0]}" does not exist, skipping')
            elif wanted not in targets:
                targets.append(wanted)
            continue
        if s.object == "event trigger":
            if s.if_exists and all(t.name != names[0] for t in catalog.event_triggers.values()):
                notice(session, f'event trigger "{names[0]}" does not exist, skipping')
            elif (trigger := ("event trigger", event_trigger_named(session, names[0]).oid, 0)) not in targets:
                targets.append(trigger)
            continue
        if s.object == "schema":
            oid = catalog.schema_oids.get(names[-1])
            if oid is None and not s.if_exists:
                raise errors.InvalidSchemaName(f'schema "{names[-1]}" does not exist')
            if oid is None:
                notice(session, f'schema "{names[-1]}" does not exist, skipping')
            elif oid < 2200 or names[-1] == "information_schema":
                raise errors.DependentObjectsStillExist(f"cannot drop schema {names[-1]} because it is required by the database system")
            else:
                change_schema(session, oid)
                if oid not in session.catalog.schemas:
                    raise errors.InvalidSchemaName(f'schema "{names[-1]}" does not exist')
                targets.append(("schema", oid, 0))
            continue
        if s.object in ("type", "domain"):
            try:
                target = type_to_drop(session, names, s.object)
            except (errors.UndefinedObject, errors.InvalidSchemaName):
                if not s.if_exists:
                    raise
                if len(names) > 1 and not catalog.has_schema(names[-2]):
                    notice(session, f'schema "{names[-2]}" does not exist, skipping')
                    continue
                notice(session, f'type "{".".join(names)}" does not exist, skipping')
                continue
            change_type(session, target[1])
            if target[0] == "table":
                lock_table(session, catalog.tables[target[1]])
            if target not in targets:
                targets.append(target)
            continue
        found = _locked(session, names, s)
        if found is None and not s.if_exists:
            raise errors.UndefinedObject(f'foreign table "{".".join(names)}" does not exist')
        if found is None:
            no_schema = len(names) > 1 and not catalog.has_schema(names[-2])
            notice(session, f'schema "{names[-2]}" does not exist, skipping' if no_schema else f'{s.object} "{names[-1]}" does not exist, skipping')
        elif s.object == "index":
            indexes.append(found)
        elif s.object == "sequence":
            found = lock_table(session, found)
            if found.owned_by is not None and found.identity:
                table = catalog.tables[found.owned_by[0]]
                raise errors.DependentObjectsStillExist(
                    f"cannot drop sequence {found.name} because column {table.columns[found.owned_by[1] - 1].name} of table {table.name} requires it",
                    hint=f"You can drop column {table.columns[found.owned_by[1] - 1].name} of table {table.name} instead.")
            targets.append(("sequence", found.oid, 0))
        else:
            if s.object == "table":
                refuse_waiting(session.transaction, found, "DROP TABLE")
            targets.append(("table", lock_table(session, found).oid, 0))
    if targets:
        drop(session, targets, cascade=s.cascade)
    for oid in indexes:
        _drop_index(session, oid, s.cascade, concurrently=s.concurrently)
    return tag


def _locked(session: Any, names: tuple[str, ...], s: tree.DropStmt) -> Any:
    """What a name means once nobody else has its table locked: it may have been dropped or renamed while that was waited for."""
    from .ddl import find

    locks, mode = session.database.locks, TABLE_MODES.index("access exclusive")
    while True:
        found = find(session, names, _KINDS[s.object], s.object, missing_ok=s.if_exists or s.object == "foreign table", dropping=True)
        if found is None:
            return None
        table = found if s.object != "index" else next(t for t in session.catalog.tables.values() if any(i.oid == found for i in t.indexes))
        if locks.acquire(session.transaction, ("t", table.oid), mode, session.wait):
            return found


def _locked_extension(session: Any, name: str, *, if_exists: bool) -> Obj | None:
    """The same of an extension."""
    while not (if_exists and extension_named(session.catalog, name) is None):
        found = extension_to_drop(session, name)
        if session.database.locks.acquire(session.transaction, ("o", "extension", found[1]), EXCLUSIVE, session.wait):
            return found
    return None


def _drop_index(session: Any, oid: int, cascade: bool, *, concurrently: bool = False) -> None:
    from .ddl import lock_table, writable

    catalog = writable(session)
    table: Table = next(t for t in catalog.tables.values() if any(i.oid == oid for i in t.indexes))
    table = lock_table(session, table)
    index = next(i for i in table.indexes if i.oid == oid)
    if table.kind == "p" and concurrently and table.persistence != "t":
        raise errors.FeatureNotSupported(f'cannot drop partitioned index "{index.name}" concurrently')
    if index.parent:
        above = next(i for t in catalog.tables.values() for i in t.indexes if i.oid == index.parent)
        raise errors.DependentObjectsStillExist(f"cannot drop index {index.name} because index {above.name} requires it",
                                                hint=f"You can drop index {above.name} instead.")
    key = next((k for k in table.keys if k.index == oid), None)
    if key is not None:
        raise errors.DependentObjectsStillExist(
            f"cannot drop index {index.name} because constraint {key.name} on table {table.name} requires it",
            hint=f"You can drop constraint {key.name} on table {table.name} instead.")
    users = [(t, k) for t in catalog.tables.values() for k in t.foreign_keys if k.ref_index == oid]
    if users and not cascade:
        raise errors.DependentObjectsStillExist(
            f"cannot drop index {index.name} because other objects depend on it",
            detail="\n".join(f"constraint {k.name} on table {t.name} depends on index {index.name}" for t, k in users),
            hint="Use DROP ... CASCADE to drop the dependent objects too.")
    for t, k in users:
        remove(session, ("constraint", t.oid, k.name))
    drop_parts(session, table.oid, oid)
