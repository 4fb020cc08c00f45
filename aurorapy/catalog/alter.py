"""ALTER TABLE: its actions, in PostgreSQL's order: what goes, other types, what comes, what is proven."""

from __future__ import annotations

import collections.abc
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.foreign.tables import column_options, table_options
from aurorapy.opclasses.access_methods import table_method
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Column, ForeignKey, Sequence, Table
from aurorapy.transaction.deferring import refuse_waiting
from aurorapy.transaction.locks import TABLE_MODES
from aurorapy.triggers.defining import toggle

from . import recursing
from .adding import add_column
from .attaching import attach, inherit, no_inherit
from .clustering import cluster_on, set_identity_of_rows
from .column_types import alter_types
from .comments import set_owner
from .constraints import add_constraint, constraint_names, prove_check, prove_foreign, require_not_null
from .dependencies import drop, relation_name
from .detaching import detach, refuse_pending
from .expressions import default_text, unplaced
from .identity import add_identity, drop_identity, set_identity
from .index_options import alter_options, set_index_statistics
from .inheriting import children_of, descendants
from .partition_keys import alter_index_attach
from .parts import column_named, put_column
from .policies import switch
from .referenced import whole_key
from .rewriting import rebuild_index
from .rules import toggle_rule
from .storage_parameters import set_compression, set_options, set_persistence, set_place, set_sequence_persistence, set_statistics, set_storage
from .typed import set_type, unset_type


def alter_table(session: Any, s: tree.AlterTableStmt) -> str:
    """ALTER TABLE, INDEX, VIEW or SEQUENCE with a list of actions."""
    from .ddl import find, lock_table, notice, writable

    tag = f"ALTER {s.object.upper()}"
    foreign = s.object == "foreign table"
    table = _foreign(session, s) if foreign else find(session, s.table.name, "rpvmSif", "relation", missing_ok=s.if_exists)
    if table is None:
        notice(session, f'relation "{s.table.name[-1]}" does not exist, skipping')
        return tag
    writable(session)
    types = [a for a in s.actions if a.kind == "type"]
    before: dict[int, Table] = dict(session.catalog.tables) if types and len(s.actions) > len(types) else {}
    _refuse_repeated(session, table, s.actions)
    mode = _lock_mode(s.actions)
    for action in sorted(s.actions, key=lambda a: _PASSES.get(a.kind, 9)):
        if action.kind == "owner":
            if isinstance(table, Table):
                refuse_pending(table, action)
            set_owner(session, table, str(action.value))
            continue
        if action.kind == "attach index" and isinstance(table, int):
            alter_index_attach(session, table, action.value)  # type: ignore[arg-type]
            continue
        if action.kind == "attach index":
            raise errors.WrongObjectType(f'"{s.table.name[-1]}" is not an index')
        if action.kind == "set statistics" and isinstance(table, int):
            set_index_statistics(session, table, action)
            continue
        if action.kind in ("set logged", "set unlogged") and isinstance(table, Sequence):
            set_sequence_persistence(session, table, action)
            continue
        if action.kind in ("set options", "reset options") and action.name is None and isinstance(table, int):
            alter_options(session, table, action)
            continue
        if action.kind == "attach partition" and isinstance(table, int):
            raise errors.InvalidObjectDefinition(f'"{s.table.name[-1]}" is not a partitioned table')
        if not isinstance(table, Table) or not _fits(table, action):
            raise _misplaced(tag, table, s.table.name[-1], action)
        table = lock_table(session, table, mode)
        refuse_waiting(session.transaction, table, "ALTER TABLE")
        refuse_pending(table, action)
        if types and action is types[0]:
            recursing.alter_types(session, table, types, lambda s, t, actions: alter_types(s, t, actions, before.get(t.oid)), only=s.table.only)
        elif action.kind != "type":
            handler = _ACTIONS.get(action.kind)
            if handler is None:
                raise errors.FeatureNotSupported(f"ALTER TABLE {action.kind.upper()} is not supported")
            if handler is toggle:
                toggle(session, table, action, only=s.table.only)
            else:
                recursing.run(session, table, action, handler, only=s.table.only)
    return tag


def _fits(table: Table, action: tree.AlterTableAction) -> bool:
    """Whether relations of that kind have such an action."""
    if table.kind in "rp":
        return action.kind not in _FOREIGN_ONLY
    return action.kind in _FITTING[table.kind] or (table.kind == "f" and bool(action.name) and action.kind in ("set options", "reset options"))


def _foreign(session: Any, s: tree.AlterTableStmt) -> Any:
    """The table of ALTER FOREIGN TABLE, which may be missing with IF EXISTS."""
    from .ddl import find

    found = find(session, s.table.name, "rpvmSicf", "relation", missing_ok=s.if_exists)
    if found is not None and getattr(found, "kind", "i") != "f":
        raise errors.WrongObjectType(f'"{s.table.name[-1]}" is not a foreign table')
    return found


def _refuse_repeated(session: Any, table: Any, actions: collections.abc.Sequence[tree.AlterTableAction]) -> None:
    """0A000 for another SET ACCESS METHOD behind one that changes something."""
    changed = False
    for a in actions:
        if a.kind == "set access method":
            if changed:
                raise errors.FeatureNotSupported("cannot have multiple SET ACCESS METHOD subcommands")
            changed = isinstance(table, Table) and table.kind in "rm" and table_method(session, str(a.value)) != table.access


def _lock_mode(actions: collections.abc.Sequence[tree.AlterTableAction]) -> str:
    """The strongest of what the actions need, for the lock is taken once. Source: PostgreSQL's AlterTableGetLockLevel."""
    return max([_LOCKS.get(_lock_key(a), "access exclusive") for a in actions], key=TABLE_MODES.index)


def _lock_key(a: tree.AlterTableAction) -> str:
    if a.kind == "detach partition" and a.name:
        return f"{a.kind} concurrently"
    return a.kind if a.constraint is None else f"{a.kind} {a.constraint.kind}"


_LOCKS = {"inherit": "share update exclusive", "attach partition": "share update exclusive",
          "detach partition concurrently": "share update exclusive",
          "validate constraint": "share update exclusive", "set statistics": "share update exclusive", "add constraint foreign": "share row exclusive",
          "enable trigger": "share row exclusive", "disable trigger": "share row exclusive",
          "cluster": "share update exclusive", "set without cluster": "share update exclusive",
          "set options": "share update exclusive", "reset options": "share update exclusive"}
_NAMES = {"type": "ALTER COLUMN ... SET DATA TYPE", "set not null": "ALTER COLUMN ... SET NOT NULL", "drop not null": "ALTER COLUMN ... DROP NOT NULL",
          "drop expression": "ALTER COLUMN ... DROP EXPRESSION", "add identity": "ALTER COLUMN ... ADD IDENTITY", "set identity": "ALTER COLUMN ... SET",
          "drop identity": "ALTER COLUMN ... DROP IDENTITY", "add column": "ADD COLUMN", "drop column": "DROP COLUMN", "add constraint": "ADD CONSTRAINT",
          "drop constraint": "DROP CONSTRAINT", "validate constraint": "VALIDATE CONSTRAINT", "cluster": "CLUSTER ON",
          "set without cluster": "SET WITHOUT CLUSTER", "replica identity": "REPLICA IDENTITY", "set logged": "SET LOGGED", "set unlogged": "SET UNLOGGED",
          "set tablespace": "SET TABLESPACE", "set access method": "SET ACCESS METHOD", "set statistics": "ALTER COLUMN ... SET STATISTICS",
          "set storage": "ALTER COLUMN ... SET STORAGE", "set compression": "ALTER COLUMN ... SET COMPRESSION",
          "foreign options": "OPTIONS", "column options": "ALTER COLUMN ... OPTIONS",
          "set options": "SET", "reset options": "RESET", "attach partition": "ATTACH PARTITION", "detach partition": "DETACH PARTITION", "of": "OF",
          "not of": "NOT OF", "alter constraint": "ALTER CONSTRAINT", "enable rule": "ENABLE RULE", "disable rule": "DISABLE RULE"}


def _misplaced(tag: str, found: Any, name: str, action: tree.AlterTableAction) -> errors.SQLError:
    """For an action on what is no table."""
    words = {"v": "views", "m": "materialized views", "f": "foreign tables"}
    what = "indexes" if isinstance(found, int) else words.get(found.kind, "tables") if isinstance(found, Table) else "sequences"
    shown = _NAMES.get(action.kind)
    if action.kind in ("enable trigger", "disable trigger"):
        word, mode = action.kind.split()[0].upper(), "" if action.value is None else f" {str(action.value).upper()}"
        shown = f"{word}{mode} TRIGGER" if action.name is not None else f"{word} TRIGGER{mode}"
    if action.kind == "row security":
        shown = f"{str(action.value).upper()} ROW SECURITY"
    if shown is None:
        return errors.FeatureNotSupported(f"{tag} {action.kind.upper()} is not supported")
    return errors.WrongObjectType(f'ALTER action {shown} cannot be performed on relation "{name}"',
                                  detail=f"This operation is not supported for {what}.")


def _drop_column(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .ddl import notice

    if table.column(a.name or "") is None and a.name in SYSTEM_COLUMNS:
        raise errors.FeatureNotSupported(f'cannot drop system column "{a.name}"')
    if table.column(a.name or "") is None and a.if_exists:
        notice(session, f'column "{a.name}" of relation "{table.name}" does not exist, skipping')
        return
    column = column_named(table, a.name)
    drop(session, [("column", table.oid, column.attnum)], cascade=a.cascade)


def _set_default(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    column = column_named(table, a.name)
    _refuse_special(table, column, dropping=False)
    with unplaced():
        text = default_text(session, column, a.expr)
    put_column(session, table, replace(column, default=text, sequence=0))


def _drop_default(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    column = column_named(table, a.name)
    _refuse_special(table, column, dropping=True)
    put_column(session, table, replace(column, default=None, sequence=0))


def _refuse_special(table: Table, column: Column, *, dropping: bool) -> None:
    """Identity and generated columns have no DEFAULT to set or drop."""
    if column.identity:
        raise errors.SyntaxError_(f'column "{column.name}" of relation "{table.name}" is an identity column',
                                  hint="Use ALTER TABLE ... ALTER COLUMN ... DROP IDENTITY instead." if dropping else None)
    if column.generated is not None:
        raise errors.SyntaxError_(f'column "{column.name}" of relation "{table.name}" is a generated column',
                                  hint="Use ALTER TABLE ... ALTER COLUMN ... DROP EXPRESSION instead." if dropping else None)


def _drop_expression(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .ddl import notice

    column = column_named(table, a.name)
    if column.generated is None:
        text = f'column "{column.name}" of relation "{table.name}" is not a stored generated column'
        if not a.if_exists:
            raise errors.ObjectNotInPrerequisiteState(text)
        notice(session, f"{text}, skipping")
        return
    put_column(session, table, replace(column, generated=None, generated_from=()))


def _set_not_null(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    column = column_named(table, a.name)
    require_not_null(session, table, (column.attnum,))


def _drop_not_null(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    column = column_named(table, a.name)
    if any(k.kind == "p" and column.attnum in k.columns for k in table.keys):
        raise errors.InvalidTableDefinition(f'column "{column.name}" is in a primary key')
    if column.identity:
        raise errors.SyntaxError_(f'column "{column.name}" of relation "{table.name}" is an identity column')
    if any(i.oid == table.identity_index and any(c.attnum == column.attnum for c in i.columns) for i in table.indexes):
        raise errors.InvalidTableDefinition(f'column "{column.name}" is in index used as replica identity')
    _reindexed(session, put_column(session, table, replace(column, not_null=False)), column.attnum)


def _reindexed(session: Any, table: Table, attnum: int) -> None:
    """Rebuild the indexes of a column: the form of their keys depends on whether it can be NULL."""
    for index in table.indexes:
        if any(c.attnum == attnum for c in index.columns):
            rebuild_index(session, session.catalog.tables[table.oid], index)


def _add_constraint(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    assert a.constraint is not None
    with unplaced():
        add_constraint(session, table, a.constraint)


def _validate_constraint(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    for check in table.checks:
        if check.name == a.name:
            prove_check(session, table, check)
            session.catalog.put_table(replace(table, checks=tuple(replace(c, validated=True) if c is check else c for c in table.checks)))
            return
    for key in table.foreign_keys:
        if key.name == a.name:
            if not key.validated:
                prove_foreign(session, table, key)
            session.catalog.put_table(replace(table, foreign_keys=tuple(replace(k, validated=True) if k is key else k for k in table.foreign_keys)))
            return
    if any(k.name == a.name for k in table.keys):
        raise errors.WrongObjectType(f'constraint "{a.name}" of relation "{table.name}" is not a foreign key or check constraint')
    raise errors.UndefinedObject(f'constraint "{a.name}" of relation "{table.name}" does not exist')


def _alter_constraint(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    assert a.constraint is not None
    key = next((k for k in table.foreign_keys if k.name == a.name), None)
    if key is None:
        if a.name in constraint_names(table):
            raise errors.WrongObjectType(f'constraint "{a.name}" of relation "{table.name}" is not a foreign key constraint')
        raise errors.UndefinedObject(f'constraint "{a.name}" of relation "{table.name}" does not exist')
    if key.parent:
        above, whole = whole_key(session.catalog, table, key)
        raise errors.InternalError_(f'cannot alter constraint "{a.name}" on relation "{table.name}"',
                                    detail=f'Constraint "{a.name}" is derived from constraint "{whole.name}" of relation "{above.name}".',
                                    hint="You may alter the constraint it derives from instead.")
    _alter_parts(session, table, key, a.constraint)


def _alter_parts(session: Any, table: Table, key: ForeignKey, c: tree.Constraint) -> None:
    changed = replace(key, deferrable=c.deferrable, deferred=c.initially_deferred)
    table = session.catalog.put_table(replace(table, foreign_keys=tuple(changed if k.oid == key.oid else k for k in table.foreign_keys)))
    for child in children_of(session.catalog, table) if table.kind == "p" else ():
        for part in child.foreign_keys:
            if part.parent == key.oid:
                _alter_parts(session, child, part, c)


def _drop_constraint(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .ddl import notice

    name = a.name or ""
    if name not in constraint_names(table):
        if any(t.constraint and t.name == name for t in table.triggers):
            what = f"trigger {quote_name(name)} on table {relation_name(session, table)}"
            raise errors.DependentObjectsStillExist(f"cannot drop {what.replace('trigger', 'constraint', 1)} because {what} requires it",
                                                    hint=f"You can drop {what} instead.")
        if not a.if_exists:
            raise errors.UndefinedObject(f'constraint "{name}" of relation "{table.name}" does not exist')
        notice(session, f'constraint "{name}" of relation "{table.name}" does not exist, skipping')
        return
    key = next((k for k in table.foreign_keys if k.name == name), None)
    if key is not None and key.ref_table in session.catalog.tables:
        for other in (session.catalog.tables[key.ref_table], *(descendants(session.catalog, table) if table.kind == "p" else ())):
            refuse_waiting(session.transaction, other, "ALTER TABLE")
    drop(session, [("constraint", table.oid, name)], cascade=a.cascade)


_ACTIONS = {"add column": add_column, "drop column": _drop_column, "set default": _set_default, "drop default": _drop_default,
            "set not null": _set_not_null, "drop not null": _drop_not_null, "add constraint": _add_constraint, "drop constraint": _drop_constraint,
            "validate constraint": _validate_constraint, "alter constraint": _alter_constraint, "drop expression": _drop_expression, "add identity": add_identity,
            "set identity": set_identity, "drop identity": drop_identity, "inherit": inherit, "no inherit": no_inherit, "attach partition": attach,
            "detach partition": detach, "of": set_type, "not of": unset_type, "set statistics": set_statistics, "set storage": set_storage,
            "set compression": set_compression, "set options": set_options, "reset options": set_options, "set logged": set_persistence, "set unlogged": set_persistence,
            "cluster": cluster_on, "set without cluster": cluster_on, "replica identity": set_identity_of_rows,
            "set without oids": lambda session, table, action: None,  # no table has had them since PostgreSQL 12
            "set tablespace": set_place, "set access method": set_place,
            "enable trigger": toggle, "disable trigger": toggle, "enable rule": toggle_rule, "disable rule": toggle_rule, "row security": switch,
            "foreign options": table_options, "column options": column_options}
_FOREIGN_ONLY = frozenset(("foreign options", "column options"))
_FITTING = {"f": frozenset(("add column", "drop column",
                            "set default", "drop default", "set not null", "drop not null", "drop expression", "add identity", "set identity",
                            "drop identity", "set statistics", "set storage", "set compression", "add constraint", "drop constraint", "validate constraint",
                            "type", "inherit", "no inherit",
                            "enable trigger", "disable trigger", *_FOREIGN_ONLY)),
            "v": frozenset(("enable rule", "disable rule", "set default", "drop default", "set options", "reset options")),
            "m": frozenset(("set options", "reset options", "set statistics", "set storage", "set compression",
                            "set tablespace", "set access method", "cluster", "set without cluster"))}
_PASSES = {"drop column": 0, "drop constraint": 0, "drop not null": 0, "drop default": 0, "drop expression": 0, "drop identity": 0, "type": 1,
           "add column": 4, "set not null": 6, "add constraint": 7, "set default": 8, "add identity": 8, "set identity": 8}
