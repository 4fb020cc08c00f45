"""CREATE TRIGGER, and what changes and drops triggers: they are parts of their table's descriptor.

Source: PostgreSQL 15 manual, CREATE TRIGGER; its src/backend/commands/trigger.c (CreateTriggerFiringOn), for what is checked in which order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Sequence, Table, Trigger
from aurorapy.transaction.deferring import refuse_waiting

from . import partitions
from .calling import find_function
from .conditions import bind_condition, check_condition, columns_read, condition_text

_KINDS = {"v": "view", "f": "foreign table"}
_RELATIONS = {"S": "sequences", "m": "materialized views", "c": "composite types"}


def create_trigger(session: Any, s: tree.CreateTriggerStmt) -> str:
    """CREATE [OR REPLACE] [CONSTRAINT] TRIGGER."""
    from aurorapy.catalog.ddl import lock_table, writable

    if s.replace and s.constraint:
        raise errors.FeatureNotSupported("CREATE OR REPLACE CONSTRAINT TRIGGER is not supported")
    table = _target(session, s.table.name)
    catalog = writable(session)
    table = lock_table(session, table, "share row exclusive")
    ref_table = lock_table(session, _named(session, s.ref_table.name), "access share") if s.ref_table is not None else None
    events = tuple(e.upper() for e, _ in s.events)
    _check_kind(table, s, events)
    old_table, new_table = _transitions(table, s, events)
    if s.row and (old_table or new_table) and (table.kind == "p" or table.parents):
        if table.kind == "p":
            raise errors.FeatureNotSupported(f'"{table.name}" is a partitioned table',
                                             detail="ROW triggers with transition tables are not supported on partitioned tables.")
        kind = "partitions" if table.bound is not None else "inheritance children"
        raise errors.FeatureNotSupported(f"ROW triggers with transition tables are not supported on {kind}")
    condition = None if s.condition is None else bind_condition(session, table, s.condition)
    if condition is not None:
        check_condition(table, s, condition)
    function = find_function(session, s.function)
    existing = next((t for t in table.triggers if t.name == s.name), None)
    if existing is not None:
        if not s.replace:
            raise errors.DuplicateObject(f'trigger "{s.name}" for relation "{table.name}" already exists')
        if existing.constraint:
            raise errors.DuplicateObject(f'trigger "{s.name}" for relation "{table.name}" is a constraint trigger')
        if existing.parent:
            raise errors.DuplicateObject(f'trigger "{s.name}" for relation "{table.name}" is an internal or a child trigger')
        refuse_waiting(session.transaction, table, "CREATE OR REPLACE TRIGGER")
    made = Trigger(
        catalog.new_oid() if existing is None else existing.oid, s.name, function, s.when.upper(), s.row, events, _columns(table, s), s.arguments,
        None if condition is None else condition_text(table, condition), () if condition is None else columns_read(condition), old_table, new_table,
        "O" if existing is None else existing.enabled, catalog.new_oid() if s.constraint else 0, s.deferrable, s.initially_deferred,
        0 if ref_table is None else ref_table.oid)
    put_triggers(session, table, [t for t in table.triggers if t is not existing] + [made])
    if made.row:
        partitions.give(session, table, made, replacing=s.replace)
    return "CREATE TRIGGER"


def put_triggers(session: Any, table: Table, triggers: list[Trigger]) -> None:
    """Give a table these triggers."""
    session.catalog.put_table(replace(table, triggers=tuple(sorted(triggers, key=lambda t: t.name))))


def _named(session: Any, names: tuple[str, ...]) -> Any:
    """A relation that can have triggers or be in a FROM, or an error."""
    if len(names) == 3:
        if names[0] != session.database.name:
            raise errors.FeatureNotSupported(f'cross-database references are not implemented: "{".".join(names)}"')
        names = names[1:]
    catalog = session.catalog
    system = catalog.system.find(names) if len(names) == 1 or names[0] in ("pg_catalog", "information_schema") else None
    if system is not None:
        raise errors.InsufficientPrivilege(f'permission denied: "{system.name}" is a system catalog')
    oid = catalog.find_oid(names, session.context.search_path)
    found = None if oid is None else catalog.tables.get(oid) or catalog.sequences.get(oid)
    if oid is None:
        raise errors.UndefinedTable(f'relation "{".".join(names)}" does not exist')
    if found is None:
        raise errors.WrongObjectType(f'"{names[-1]}" is an index')
    if isinstance(found, Table) and found.kind == "c":
        raise errors.WrongObjectType(f'"{names[-1]}" is a composite type')
    return found


def _target(session: Any, names: tuple[str, ...]) -> Table:
    found = _named(session, names)
    kind = "S" if isinstance(found, Sequence) else found.kind
    if kind in _RELATIONS:
        raise errors.WrongObjectType(f'relation "{found.name}" cannot have triggers', detail=f"This operation is not supported for {_RELATIONS[kind]}.")
    return found  # type: ignore[no-any-return]


def _check_kind(table: Table, s: tree.CreateTriggerStmt, events: tuple[str, ...]) -> None:
    """What tables and views can have, and what goes together."""
    def wrong(detail: str) -> NoReturn:
        raise errors.WrongObjectType(f'"{table.name}" is a {_KINDS.get(table.kind, "table")}', detail=detail)

    if table.kind == "f":
        if s.when == "instead of":
            wrong("Foreign tables cannot have INSTEAD OF triggers.")
        if "TRUNCATE" in events:
            wrong("Foreign tables cannot have TRUNCATE triggers.")
        if s.constraint:
            wrong("Foreign tables cannot have constraint triggers.")
    elif table.kind == "v":
        if s.when != "instead of" and s.row:
            wrong("Views cannot have row-level BEFORE or AFTER triggers.")
        if "TRUNCATE" in events:
            wrong("Views cannot have TRUNCATE triggers.")
    elif s.when == "instead of":
        wrong("Tables cannot have INSTEAD OF triggers.")
    if "TRUNCATE" in events and s.row:
        raise errors.FeatureNotSupported("TRUNCATE FOR EACH ROW triggers are not supported")
    if s.when == "instead of":
        if not s.row:
            raise errors.FeatureNotSupported("INSTEAD OF triggers must be FOR EACH ROW")
        if s.condition is not None:
            raise errors.FeatureNotSupported("INSTEAD OF triggers cannot have WHEN conditions")
        if any(columns for _, columns in s.events):
            raise errors.FeatureNotSupported("INSTEAD OF triggers cannot have column lists")


def _transitions(table: Table, s: tree.CreateTriggerStmt, events: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The names of the transition tables, old and new."""
    names: dict[bool, str] = {}
    for t in s.transitions:
        if not t.is_table:
            raise errors.FeatureNotSupported("ROW variable naming in the REFERENCING clause is not supported",
                                             hint="Use OLD TABLE or NEW TABLE for naming transition tables.")
        if table.kind == "f":
            raise errors.WrongObjectType(f'"{table.name}" is a foreign table', detail="Triggers on foreign tables cannot have transition tables.")
        if table.kind == "v":
            raise errors.WrongObjectType(f'"{table.name}" is a view', detail="Triggers on views cannot have transition tables.")
        if s.when != "after":
            raise errors.InvalidObjectDefinition("transition table name can only be specified for an AFTER trigger")
        if "TRUNCATE" in events:
            raise errors.FeatureNotSupported("TRUNCATE triggers with transition tables are not supported")
        if len(events) > 1:
            raise errors.FeatureNotSupported("transition tables cannot be specified for triggers with more than one event")
        if any(columns for _, columns in s.events):
            raise errors.FeatureNotSupported("transition tables cannot be specified for triggers with column lists")
        word, other = ("NEW", "INSERT") if t.is_new else ("OLD", "DELETE")
        if events[0] not in (other, "UPDATE"):
            both = "an INSERT or UPDATE" if t.is_new else "a DELETE or UPDATE"
            raise errors.InvalidObjectDefinition(f"{word} TABLE can only be specified for {both} trigger")
        if t.is_new in names:
            raise errors.InvalidObjectDefinition(f"{word} TABLE cannot be specified multiple times")
        names[t.is_new] = t.name
    if len(names) == 2 and names[True] == names[False]:
        raise errors.InvalidObjectDefinition("OLD TABLE name and NEW TABLE name cannot be the same")
    return names.get(False), names.get(True)


def _columns(table: Table, s: tree.CreateTriggerStmt) -> tuple[int, ...]:
    out: list[int] = []
    for name in next((columns for e, columns in s.events if e == "update"), ()):
        column = table.column(name)
        if column is None:
            raise errors.UndefinedColumn(f'column "{name}" of relation "{table.name}" does not exist')
        if column.attnum in out:
            raise errors.DuplicateColumn(f'column "{name}" specified more than once')
        out.append(column.attnum)
    return tuple(out)


def trigger_of(table: Table, name: str) -> Trigger:
    """A table's trigger by name, or 42704."""
    found = next((t for t in table.triggers if t.name == name), None)
    if found is None:
        raise errors.UndefinedObject(f'trigger "{name}" for table "{table.name}" does not exist')
    return found


def trigger_to_drop(session: Any, names: tuple[str, ...], *, missing_ok: bool) -> tuple[str, int, Any] | None:
    """The object that DROP TRIGGER names (the table's name, then the trigger's); None, with a notice, where it may be missing and is."""
    from aurorapy.catalog.ddl import lock_table, notice

    *relation, name = names
    try:
        table = _named(session, tuple(relation))
    except (errors.UndefinedTable, errors.InvalidSchemaName) as e:
        if not missing_ok:
            raise
        notice(session, f"{e.message}, skipping")
        return None
    if isinstance(table, Table) and missing_ok and all(t.name != name for t in table.triggers):
        notice(session, f'trigger "{name}" for relation "{".".join(relation)}" does not exist, skipping')
        return None
    partitions.refuse_copy(session, table, trigger_of(table, name))
    return "trigger", lock_table(session, table).oid, name


def rename_trigger(session: Any, s: tree.RenameStmt) -> None:
    """ALTER TRIGGER ... RENAME TO."""
    from aurorapy.catalog.ddl import lock_table

    table = lock_table(session, _target(session, s.name))
    if any(t.name == s.new_name for t in table.triggers):
        raise errors.DuplicateObject(f'trigger "{s.new_name}" for relation "{table.name}" already exists')
    found = trigger_of(table, s.sub or "")
    if found.parent:
        above = session.catalog.tables[table.parents[0]]
        raise errors.InternalError_(f'cannot rename trigger "{found.name}" on table "{table.name}"',
                                         hint=f'Rename the trigger on the partitioned table "{above.name}" instead.')
    for child, _ in partitions.copies(session, table, found):
        if any(t.name == s.new_name for t in child.triggers):
            raise errors.DuplicateObject(f'trigger "{s.new_name}" for relation "{child.name}" already exists')
    partitions.change_copies(session, table, found, lambda t: replace(t, name=s.new_name))
    put_triggers(session, table, [replace(t, name=s.new_name) if t is found else t for t in table.triggers])


def depends(session: Any, s: tree.TriggerDependsStmt) -> str:
    """ALTER TRIGGER ... DEPENDS ON EXTENSION: there are no extensions."""
    trigger_of(_target(session, s.table.name), s.name)
    raise errors.UndefinedObject(f'extension "{s.extension}" does not exist')


def toggle(session: Any, table: Table, a: tree.AlterTableAction, *, only: bool = False) -> None:
    """ALTER TABLE ... ENABLE or DISABLE TRIGGER name, ALL or USER. ALL is about the table's foreign keys, too; `only`: the partitions' triggers stay."""
    state = {"replica": "R", "always": "A"}.get(str(a.value), "D" if a.kind == "disable trigger" else "O")
    if a.name is not None:
        found = trigger_of(table, a.name)
        if not only:
            partitions.change_copies(session, table, found, lambda t: replace(t, enabled=state))
        table = session.catalog.tables[table.oid]
        changed = tuple(replace(t, enabled=state) if t.oid == found.oid else t for t in table.triggers)
        session.catalog.put_table(replace(table, triggers=changed))
        return
    unchecked = table.unchecked
    if a.value == "all":
        keys = [k.oid for t in session.catalog.tables.values() for k in t.foreign_keys if t.oid == table.oid or k.ref_table == table.oid]
        unchecked = tuple(keys) if state == "D" else ()
    for trigger in () if only else table.triggers:
        partitions.change_copies(session, table, trigger, lambda t: replace(t, enabled=state))
    session.catalog.put_table(replace(table, triggers=tuple(replace(t, enabled=state) for t in table.triggers), unchecked=unchecked))
