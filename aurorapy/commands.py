"""Statements that are no queries: transaction control, settings, EXPLAIN, LISTEN, and dispatch to DDL and COPY."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors, settings
from aurorapy.planner.bound import OutputColumn
from aurorapy.planner.parse import tree
from aurorapy.transaction.deferring import Deferred, check_waiting, constraints_named
from aurorapy.transaction.locks import TABLE_MODES

from . import cursors, databases, roles, system_settings
from .catalog import ddl
from .catalog.inheriting import descendants
from .catalog.temporary import drop_all
from .event_triggers.tags import shown_tag
from .exported import import_snapshot
from .foreign.tables import no_handler
from .notices import warning as warning
from .prepared import prepared_plan
from .privileges import membership
from .privileges.holding import object_of, owns, this_database
from .privileges.restricted import refuse_restricted
from .privileges.statements import may_lock, reads_as
from .results import Result as Result
from .routines import procedures
from .setting_table import SETTINGS, SHOWN
from .settling import take_locks
from .statements.qualifying import in_database
from .statistics.analyzing import analyze
from .transaction_commands import set_modes, transaction
from .vacuum_options import check as check_vacuum_options
from .vacuum_options import lock_named


def run(session: Any, statement: Any, text: str) -> Result:
    """Run a utility statement."""
    handler = _HANDLERS.get(type(statement))
    if handler is None:
        raise errors.FeatureNotSupported(f"{_name(statement)} is not supported")
    return handler(session, in_database(session, statement), text)


def _name(statement: Any) -> str:
    if isinstance(statement, tree.UnsupportedStmt):
        return statement.tag
    return type(statement).__name__.removesuffix("Stmt")


def result_columns(session: Any, statement: Any) -> list[OutputColumn] | None:
    """The columns that a utility statement will return, for Describe; None when it returns no rows."""
    match statement:
        case tree.ShowStmt():
            return _show_columns(statement.name)
        case tree.CallStmt():
            return procedures.call_columns(session, statement)
        case tree.ExplainStmt():
            from .explain import explain_columns

            return explain_columns(statement)
        case tree.ExecuteStmt():
            prepared = session.statements.get(statement.name)
            return prepared.plan.columns if prepared is not None and prepared.plan is not None and prepared.plan.returns_rows else None
        case tree.FetchStmt():
            portal = session.portals.get(statement.cursor)
            return portal.prepared.plan.columns if portal is not None and not statement.move and portal.prepared.plan is not None else None
    return None


# --- settings -----------------------------------------------------------------------------------


def _set(session: Any, s: tree.SetStmt, text: str) -> Result:
    match s.kind:
        case "set":
            name = s.name or ""
            if s.local and not session.in_transaction_block:
                warning(session, "25P01", "SET LOCAL can only be used in transaction blocks")
            session.set(name, None if s.values is None or s.values == (None,) else settings.flat(name, s.values), s.local)
            return Result("SET")
        case "role" | "session authorization":
            if s.local and not session.in_transaction_block:
                warning(session, "25P01", "SET LOCAL can only be used in transaction blocks")
            session.set(s.name or "", None if s.values is None else str(s.values[0]), s.local)
            return Result("SET")
        case "reset":
            session.set(s.name, None, False)
            return Result("RESET")
        case "reset all":
            session.reset_all()
            return Result("RESET")
        case "transaction":
            if not session.in_transaction_block:
                warning(session, "25P01", "SET TRANSACTION can only be used in transaction blocks")
                return Result("SET")
            set_modes(session, s.modes)
            return Result("SET")
        case "transaction snapshot":
            import_snapshot(session, str((s.values or ("",))[0]))
            return Result("SET")
        case "session characteristics":
            session.reporting = True
            for name, value in s.modes:
                if name == "isolation":
                    session.values["default_transaction_isolation"] = str(value)
                elif name == "read_only":
                    session.values["default_transaction_read_only"] = "on" if value else "off"
                elif name == "deferrable":
                    session.values["default_transaction_deferrable"] = "on" if value else "off"
            return Result("SET")
        case "constraints":
            return _set_constraints(session, s)
    raise errors.FeatureNotSupported(f"SET {s.kind.upper()} is not supported")


def _set_constraints(session: Any, s: tree.SetStmt) -> Result:
    if not session.in_transaction_block:
        warning(session, "25P01", "SET CONSTRAINTS can only be used in transaction blocks")
    txn = session.start_transaction()
    names: Any = s.values
    oids = constraints_named(session, names) if names else None
    if txn.deferred is None:
        txn.deferred = Deferred()
    txn.deferred.say(oids, s.deferred)
    if not s.deferred:
        check_waiting(txn, session.access_now(), oids)
    return Result("SET CONSTRAINTS")


def _show_columns(name: str) -> list[OutputColumn]:
    if name == "all":
        return [OutputColumn("name", 25), OutputColumn("setting", 25), OutputColumn("description", 25)]
    known = SETTINGS.get(name)
    return [OutputColumn(name if known is None else known.name, 25)]


def _show(session: Any, s: tree.ShowStmt, text: str) -> Result:
    session.start_transaction()  # its characteristics may be asked for
    if s.name == "all":
        return Result("SHOW", _show_columns("all"), [(k.name, settings.show(n, session.values[n]), k.description) for n, k in SHOWN.items()])
    value = session.values.get(s.name)
    if value is None:
        raise errors.UndefinedObject(f'unrecognized configuration parameter "{s.name}"')
    return Result("SHOW", _show_columns(s.name), [(settings.show(s.name, value),)])


# --- prepared statements ------------------------------------------------------------------------


def _prepare(session: Any, s: tree.PrepareStmt, text: str) -> Result:
    refuse_restricted(session, "PREPARE")
    from aurorapy.planner.bind.binder import Binder

    if s.name in session.statements:
        raise errors.DuplicatePreparedStatement(f'prepared statement "{s.name}" already exists')
    b = Binder(session.catalog_view, session.context)
    types = [b.type_name(t)[0] for t in s.types]
    try:
        prepared = session.prepare(s.text, types)
    except errors.SQLError as e:
        e.move(s.start)
        raise
    session.statements[s.name] = prepared
    if session.in_block and prepared.plan is not None:
        take_locks(session, prepared.plan)
    prepared.made, prepared.from_sql, prepared.command = session.context.statement_timestamp, True, session.query_text if text in session.query_text else text
    return Result("PREPARE")


def _execute(session: Any, s: tree.ExecuteStmt, text: str) -> Result:
    plan, values = prepared_plan(session, s)
    if plan is None:
        prepared = session.statements[s.name]
        return run(session, prepared.statement, prepared.text)
    try:
        rows, tag = session.run_plan(plan, values)
    except errors.StalePlan:
        return _execute(session, s, text)
    return Result(tag, plan.columns if plan.returns_rows else None, rows)


def _deallocate(session: Any, s: tree.DeallocateStmt, text: str) -> Result:
    refuse_restricted(session, "DEALLOCATE")
    if s.name is None:
        session.statements = {n: p for n, p in session.statements.items() if not n}
        return Result("DEALLOCATE ALL")
    if session.statements.pop(s.name, None) is None:
        raise errors.InvalidSqlStatementName(f'prepared statement "{s.name}" does not exist')
    return Result("DEALLOCATE")


# --- the rest -----------------------------------------------------------------------------------


def _explain(session: Any, s: tree.ExplainStmt, text: str) -> Result:
    from .explain import explain_columns, explain_rows

    session.start_transaction()
    return Result("EXPLAIN", explain_columns(s), explain_rows(session, s))


def _listen(session: Any, s: tree.ListenStmt, text: str) -> Result:
    refuse_restricted(session, "LISTEN")
    session.start_transaction().notifications.append((s.channel, "", True))
    session.listened = True
    return Result("LISTEN")


def _unlisten(session: Any, s: tree.UnlistenStmt, text: str) -> Result:
    refuse_restricted(session, "UNLISTEN")
    if session.listened:
        session.start_transaction().notifications.append((s.channel or "", "", False))
    return Result("UNLISTEN")


def _notify(session: Any, s: tree.NotifyStmt, text: str) -> Result:
    session.notify(s.channel, s.payload or "")
    return Result("NOTIFY")


def _discard(session: Any, s: tree.DiscardStmt, text: str) -> Result:
    refuse_restricted(session, "DISCARD")
    if s.what == "all":
        session.refuse_in_block("DISCARD ALL")
        session.statements.clear()
        session.drop_portals()
        session.channels.clear()
        session.values.update(session.defaults)
        if len(session.values) > len(session.defaults):
            session.values.update(dict.fromkeys(session.values.keys() - session.defaults.keys(), ""))
        session.context.refresh()
        session.sequences_used.clear()
        session.last_sequence = 0
        session.advisory.unlock_all()
        session.routines.forget()
        drop_all(session)
    elif s.what in ("temp", "temporary"):
        drop_all(session)
    elif s.what == "sequences":
        session.sequences_used.clear()
        session.last_sequence = 0
    return Result(f"DISCARD {s.what.upper()}")


def _load(session: Any, s: tree.LoadStmt, text: str) -> Result:
    from .libraries import load_file

    load_file(session, s.file)
    return Result("LOAD")


def _lock(session: Any, s: tree.LockStmt, text: str) -> Result:
    from aurorapy.planner.bind.binder import Binder
    from aurorapy.planner.bind.from_ import find_table

    if not session.in_transaction_block:
        raise errors.NoActiveSqlTransaction("LOCK TABLE can only be used in transaction blocks")
    b = Binder(session.catalog_view, session.context)
    for t in s.tables:
        table = find_table(b, t.name, t.pos)
        if table.kind == "f":
            raise errors.WrongObjectType(f'cannot lock relation "{table.name}"', detail="This operation is not supported for foreign tables.")
        _lock_relation(session, table, s, t.only, session.user_oid)
    return Result("LOCK TABLE")


def _lock_relation(session: Any, table: Any, s: tree.LockStmt, only: bool, role: int) -> None:
    """Lock a relation for a role, with what inherits from it; a view with all that it reads, on behalf of its owner."""
    from .catalog.views import bound_view, relations_read

    if not session.roles.is_superuser(role):
        may_lock(session, table, s.mode, role)
    for one in (table, *(descendants(session.catalog, table) if not only else ())):
        try:
            session.database.locks.acquire(session.transaction, ("t", one.oid), TABLE_MODES.index(s.mode), None if s.nowait else session.wait)
        except errors.LockNotAvailable:
            raise errors.LockNotAvailable(f'could not obtain lock on relation "{one.name}"') from None
    if table.kind == "v":
        for entry in relations_read(bound_view(session, table)):
            _lock_relation(session, entry.table or entry.view, s, entry.only, reads_as(session, table, role))


def _vacuum(session: Any, s: tree.VacuumStmt, text: str) -> Result:
    from aurorapy.planner.bind.binder import Binder
    from aurorapy.planner.bind.from_ import find_table

    check_vacuum_options(s)
    if not s.analyze_only:
        session.refuse_in_block("VACUUM")
    txn = session.start_transaction()
    b = Binder(session.catalog_view, session.context)
    word = "analyze" if s.analyze_only else "vacuum"
    given: list[tuple[Any, tuple[str, ...]]] = []
    for t, names in s.tables:
        if names and not s.analyze_only and not s.analyze:
            raise errors.FeatureNotSupported("ANALYZE option must be specified when a column list is provided")
        try:
            found = find_table(b, t.name, None)
        except errors.WrongObjectType:  # an index, or a composite type
            warning(session, "01000", f'skipping "{t.name[-1]}" --- cannot {word} non-tables or special system tables')
            continue
        given.append((found, names))
        for n in names:
            if found.column(n) is None:
                raise errors.UndefinedColumn(f'column "{n}" of relation "{found.name}" does not exist')
        if len(set(names)) < len(names):
            raise errors.DuplicateColumn(f'column "{next(n for n in names if names.count(n) > 1)}" of relation "{found.name}" appears more than once')
    asked = given if s.tables else [(t, ()) for t in session.catalog.tables.values() if t.kind in "rmp"]
    tables = [t for t, _ in asked]
    analyzes = s.analyze_only or s.analyze
    passed: set[int] = set()  # tables that were passed over
    if analyzes:
        session.refuse_in_past("ANALYZE" if s.analyze_only else "VACUUM")
    if analyzes or s.tables:
        below = [(t, [*descendants(session.catalog, t)] if t.kind == "p" and s.tables else [], columns) for t, columns in asked]
        for table, names in [(one, columns) for t, parts, columns in below for one in (t, *parts)]:
            if not session.context.superuser and not owns(session, object_of(table)) and not owns(session, this_database(session)):
                if s.tables:
                    warning(session, "01000", f'skipping "{table.name}" --- only table or database owner can {word} it')
                continue
            if table.kind == "f":
                if analyzes and s.analyze_only:
                    no_handler(session.catalog, table.server)
                warning(session, "01000", f'skipping "{table.name}" --- cannot vacuum non-tables or special system tables')
                continue
            if table.kind in "vS":
                warning(session, "01000", f'skipping "{table.name}" --- cannot {word} non-tables or special system tables')
                continue
            if analyzes and table.kind in "rmp" and table.rows is None and lock_named(session, s, table, passed):  # system catalogs have no storage to count in
                for child in descendants(session.catalog, table) if table.children else ():
                    if child.kind == "f":  # the family's statistics would need its rows
                        no_handler(session.catalog, child.server)
                analyze(session, session.catalog.tables[table.oid], names)
                txn.noted.append((table.oid, "analyze"))
    if not s.analyze_only:
        for table in [x for t in tables for x in (t, *(descendants(session.catalog, t) if t.kind == "p" else ()))]:
            if table.kind in "rm" and table.root and lock_named(session, s, table, passed):
                txn.noted.append((table.oid, "vacuum"))
    return Result("ANALYZE" if s.analyze_only else "VACUUM")


def _copy(session: Any, s: tree.CopyStmt, text: str) -> Result:
    from .copying import copy

    tag = copy(session, s)
    return Result(tag, hold=session.statement_lsn if not s.is_from and session.statement_lsn > session.database.volume.vdl else 0)


def _checkpoint(session: Any, s: tree.CheckpointStmt, text: str) -> Result:
    return Result("CHECKPOINT")


def _ddl(session: Any, s: Any, text: str) -> Result:
    txn = session.start_transaction()
    if txn.read_only and not isinstance(s, tree.ReindexStmt | tree.ClusterStmt):
        raise errors.ReadOnlySqlTransaction(f"cannot execute {shown_tag(session, s)} in a read-only transaction")
    alone = txn.catalog is None and txn.isolation == "read committed" and not (session.in_block or session.several or session.pipelining or session.routines.depth)
    told = len(session.out)
    try:
        return Result(ddl.run(session, s))
    except errors.ConcurrentDefinition:
        if not alone:
            raise
    session.rollback()  # nothing but this statement was done: it is begun anew, on the definitions as they are now
    del session.out[told:]
    return _ddl(session, s, text)


def _select_into(session: Any, s: tree.Select, text: str) -> Result:
    from dataclasses import replace

    assert s.into is not None
    return _ddl(session, tree.CreateTableAsStmt(s.into, (), replace(s, into=None), temporary=s.into_temporary, select_into=True), text)


def _server_wide(run_statement: Callable[[Any, Any], str]) -> Callable[[Any, Any, str], Result]:
    def run_here(session: Any, s: Any, text: str) -> Result:
        session.refuse_in_past(ddl.tag_of(s))
        if session.transaction is not None and session.transaction.read_only and type(s) in _WRITING:
            raise errors.ReadOnlySqlTransaction(f"cannot execute {shown_tag(session, s)} in a read-only transaction")
        return Result(run_statement(session, s))

    return run_here


_WRITING = (tree.RoleStmt, tree.DropRoleStmt, tree.GrantRoleStmt, tree.AlterDatabaseStmt)


_HANDLERS: dict[type, Callable[[Any, Any, str], Result]] = {
    tree.RoleStmt: _server_wide(roles.role_statement), tree.DropRoleStmt: _server_wide(roles.drop_roles),
    tree.CreateDatabaseStmt: _server_wide(databases.create_database), tree.DropDatabaseStmt: _server_wide(databases.drop_database),
    tree.AlterDatabaseStmt: _server_wide(databases.alter_database), tree.AlterSystemStmt: _server_wide(system_settings.alter_system),
    tree.GrantRoleStmt: _server_wide(membership.grant_roles),
    tree.TransactionStmt: transaction, tree.SetStmt: _set, tree.ShowStmt: _show, tree.PrepareStmt: _prepare, tree.ExecuteStmt: _execute,
    tree.DeallocateStmt: _deallocate, tree.DeclareCursorStmt: cursors.declare, tree.FetchStmt: cursors.fetch, tree.CloseStmt: cursors.close, tree.ExplainStmt: _explain,
    tree.ListenStmt: _listen, tree.UnlistenStmt: _unlisten, tree.NotifyStmt: _notify, tree.DiscardStmt: _discard, tree.LoadStmt: _load, tree.LockStmt: _lock,
    tree.VacuumStmt: _vacuum, tree.CopyStmt: _copy, tree.CheckpointStmt: _checkpoint, tree.Select: _select_into,
    tree.CallStmt: procedures.call, tree.DoStmt: procedures.do,
}
for _s in ddl.HANDLERS:
    _HANDLERS[_s] = _ddl

__all__ = ["Result", "result_columns", "run", "warning"]
