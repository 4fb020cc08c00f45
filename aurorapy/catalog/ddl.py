"""Schema changes: CREATE, ALTER, DROP, TRUNCATE.

Each works on the transaction's own copy of the catalog, into which what others commit is taken as it comes (claims.py);
commit makes the copy the database's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.decoding.recording import truncated
from aurorapy.event_triggers import defining as event_triggers
from aurorapy.event_triggers.firing import run_with_triggers
from aurorapy.foreign import servers
from aurorapy.foreign import tables as foreign_tables
from aurorapy.opclasses import changing as opclasses
from aurorapy.operations import changing as operations
from aurorapy.operations.aggregates import create_aggregate
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Sequence, Table
from aurorapy.privileges import granting, holding, owning
from aurorapy.privileges.acl import TRUNCATE
from aurorapy.privileges.definitions import check_definition
from aurorapy.publications import changing as publications
from aurorapy.routines import changing, language_statements
from aurorapy.routines.creating import create_routine
from aurorapy.transaction.deferring import refuse_waiting
from aurorapy.transaction.locks import TABLE_MODES
from aurorapy.triggers import defining

from . import (
    alter,
    base_types,
    clustering,
    comments,
    composites,
    domains,
    dropping,
    enums,
    extensions,
    indexes,
    materialized,
    policies,
    ranges,
    reindexing,
    renaming,
    rewriting,
    rules,
    schema_elements,
    sequences,
    statistics_objects,
    tables,
    text_search_statements,
    views,
)
from .claims import Claims
from .inheriting import descendants


def writable(session: Any) -> Any:
    """The transaction's own catalog, to change."""
    txn = session.start_transaction()
    if txn.catalog is None:
        base = session.database.catalog
        txn.catalog = base.copy()
        txn.catalog.base, txn.catalog.claims = base, Claims(session)
    if session.temporary is not None and txn.temporary is None:
        txn.temporary = session.temporary.copy()
        txn.temporary.before = session.temporary
    return session.catalog


def lock_table(session: Any, table: Any, mode: str = "access exclusive") -> Any:
    """Lock a table, view or sequence and read its descriptor anew; 42P01 when another dropped it meanwhile."""
    session.database.locks.acquire(session.transaction, ("t", table.oid), TABLE_MODES.index(mode), session.wait)
    catalog = session.catalog
    found = catalog.tables.get(table.oid) or catalog.sequences.get(table.oid)
    if found is None:
        raise errors.UndefinedTable(f'relation "{table.name}" does not exist')
    return found


_DROPS = {kind: f"Use DROP {what.upper()} to remove {'an' if what[0] == 'i' else 'a'} {what}." for kind, what in {
    "r": "table", "p": "table", "S": "sequence", "v": "view", "m": "materialized view", "i": "index", "c": "type", "f": "foreign table"}.items()}


def find(session: Any, names: tuple[str, ...], kinds: str, what: str, *, missing_ok: bool = False, dropping: bool = False,
         missing: str = "") -> Any:
    """A table, view or sequence by name; None when it may be missing and is. `missing`: what an error calls it that is not there, if not `what`."""
    catalog = session.catalog
    try:
        oid = catalog.find_oid(names, session.context.search_path)
    except errors.InvalidSchemaName:
        if missing_ok:
            return None
        raise
    if oid is None:
        if (len(names) == 1 or names[0] == "pg_catalog") and catalog.system is not None and catalog.system.find(("pg_catalog", names[-1])) is not None:
            raise errors.InsufficientPrivilege(f'permission denied: "{names[-1]}" is a system catalog')
        if missing_ok:
            return None
        noun = missing or ("relation" if what == "foreign table" else what)
        text = f'{noun} "{".".join(names)}" does not exist'
        raise (errors.UndefinedObject if what == "index" else errors.UndefinedTable)(text)
    found = catalog.tables.get(oid) or catalog.sequences.get(oid)
    kind = "i" if found is None else "S" if isinstance(found, Sequence) else found.kind
    if kind == "c" and kind not in kinds and what == "relation":
        raise errors.WrongObjectType(f'"{names[-1]}" is a composite type', hint="Use ALTER TYPE instead.")
    if kind not in kinds:
        raise errors.WrongObjectType(f'"{names[-1]}" is not {"an" if what[0] in "aei" else "a"} {what}', hint=_DROPS[kind] if dropping else None)
    return found if found is not None else oid


def binder(session: Any) -> Binder:
    return Binder(session.catalog_view, session.context)


def notice(session: Any, message: str, sqlstate: str = "00000", *, detail: str | None = None, hint: str | None = None) -> None:
    from aurorapy.commands import warning

    warning(session, sqlstate, message, "NOTICE", detail, hint=hint)


# --- truncating -------------------------------------------------------------------------------------


def _truncate(session: Any, s: tree.TruncateStmt) -> str:
    catalog = writable(session)
    chosen: list[Table] = []
    for t in s.tables:
        table = find(session, t.name, "rpf", "table", missing="relation")
        if t.only and table.kind == "p":
            raise errors.WrongObjectType("cannot truncate only a partitioned table",
                                         hint="Do not specify the ONLY keyword, or use TRUNCATE ONLY on the partitions directly.")
        for one in (table, *(descendants(catalog, table) if not t.only else ())):
            if all(c.oid != one.oid for c in chosen):
                chosen.append(one)
    at = 0
    named = len(chosen)  # and what inherits from those: the privilege on the parent does
    while at < len(chosen):
        table = chosen[at]
        for o in table.referenced_by:
            other = catalog.tables.get(o)
            if other is None or any(c.oid == o for c in chosen):
                continue
            if not s.cascade:
                raise errors.FeatureNotSupported(
                    "cannot truncate a table referenced in a foreign key constraint", detail=f'Table "{other.name}" references "{table.name}".',
                    hint=f'Truncate table "{other.name}" at the same time, or use TRUNCATE ... CASCADE.')
            for one in (other, *(descendants(catalog, other) if other.kind == "p" else ())):
                if all(c.oid != one.oid for c in chosen):
                    notice(session, f'truncate cascades to table "{one.name}"')
                    chosen.append(one)
        at += 1
    if not session.context.superuser:
        for table in chosen[named:]:  # those that CASCADE has added
            holding.require(session, holding.object_of(table), TRUNCATE)
    chosen = [lock_table(session, table) for table in chosen]
    access = session.access_now()
    for table in chosen:
        refuse_waiting(session.transaction, table, "TRUNCATE")
        if table.triggers:
            access.firing().before_statement(table, "TRUNCATE")
    for table in chosen:
        if table.kind == "f":
            foreign_tables.no_handler(catalog, table.server)
        session.database.conflicts.write_table(session.transaction.sxact, table)
        if table.kind != "p":
            rewriting.new_storage(session, table)
        if s.restart_identity:
            for sequence in list(catalog.sequences.values()):
                if sequence.owned_by is not None and sequence.owned_by[0] == table.oid:
                    sequences.restart(session, sequence, sequence.start)
    if session.database.decoding is not None:
        truncated(session, chosen, cascade=s.cascade, restart=s.restart_identity)
    for table in chosen:
        if table.triggers:
            access.firing().after_statement(catalog.tables[table.oid], "TRUNCATE")
    access.finish()
    return "TRUNCATE TABLE"


HANDLERS: dict[type, Callable[[Any, Any], str]] = {
    tree.CreateSchemaStmt: schema_elements.create_schema, tree.CreateSequenceStmt: sequences.create_sequence,
    tree.AlterSequenceStmt: sequences.alter_sequence, tree.DropStmt: dropping.drop_statement,
    tree.TruncateStmt: _truncate, tree.CreateTableStmt: tables.create_table, tree.CreateTableAsStmt: tables.create_table_as,
    tree.CreateIndexStmt: indexes.create_index, tree.AlterTableStmt: alter.alter_table, tree.RenameStmt: renaming.rename,
    tree.CreateViewStmt: views.create_view, tree.CommentStmt: comments.comment, tree.SecurityLabelStmt: comments.security_label, tree.OwnerStmt: comments.owner_statement,
    tree.SetSchemaStmt: comments.set_schema, tree.ReindexStmt: reindexing.reindex, tree.ClusterStmt: clustering.cluster, tree.RefreshStmt: materialized.refresh,
    tree.CreateCompositeStmt: composites.create_composite, tree.AlterCompositeStmt: composites.alter_composite,
    tree.CreateDomainStmt: domains.create_domain, tree.AlterDomainStmt: domains.alter_domain,
    tree.CreateRangeStmt: ranges.create_range, tree.CreateBaseStmt: base_types.create_base, tree.AlterBaseStmt: base_types.alter_base,
    tree.CreateEnumStmt: enums.create_enum, tree.AlterEnumStmt: enums.alter_enum,
    tree.GrantStmt: granting.grant, tree.DefaultPrivilegesStmt: granting.alter_defaults, tree.OwnedStmt: owning.owned_statement,
    tree.CreateExtensionStmt: extensions.create_extension, tree.UpdateExtensionStmt: extensions.update_extension,
    tree.MoveExtensionStmt: extensions.move_extension,
    tree.PolicyStmt: policies.policy_statement, tree.CreateRuleStmt: rules.create_rule,
    tree.CreateTriggerStmt: defining.create_trigger, tree.TriggerDependsStmt: defining.depends,
    tree.CreateEventTriggerStmt: event_triggers.create_event_trigger, tree.AlterEventTriggerStmt: event_triggers.alter_event_trigger,
    tree.CreateAggregateStmt: create_aggregate, **operations.HANDLERS, **opclasses.HANDLERS,
    tree.CreateRoutineStmt: create_routine, **changing.HANDLERS, tree.CreateTextSearchStmt: text_search_statements.create_text_search,
    tree.AlterDictionaryStmt: text_search_statements.alter_dictionary, tree.AlterMappingStmt: text_search_statements.alter_mapping,
    tree.WrapperStmt: servers.wrapper_statement, tree.CreateServerStmt: servers.create_server, tree.AlterServerStmt: servers.alter_server,
    tree.UserMappingStmt: servers.user_mapping, tree.CreateForeignTableStmt: foreign_tables.create_foreign_table,
    tree.ImportSchemaStmt: foreign_tables.import_schema, **publications.HANDLERS, **language_statements.HANDLERS,
    tree.CreateStatisticsStmt: statistics_objects.create_statistics, tree.AlterStatisticsStmt: statistics_objects.alter_statistics,
}


def run(session: Any, statement: Any) -> str:
    """Run a schema change; its command tag."""
    return run_with_triggers(session, statement, _run) if session.catalog.event_triggers else _run(session, statement)


def run_part(session: Any, statement: Any) -> str:
    """Run a schema change that is part of another one."""
    check_definition(session, statement)
    return HANDLERS[type(statement)](session, statement)


def _run(session: Any, statement: Any) -> str:
    first = session.catalog.oids[0] if granting.has_defaults(session) else 0
    tag = run_part(session, statement)
    if first:
        _give_defaults(session, first)
    return tag


def _give_defaults(session: Any, first: int) -> None:
    """What was made since the oid `first` was free gets its owner's default privileges."""
    catalog = writable(session)
    new = [(holding.Object("table", t.oid), t.schema) for t in catalog.tables.values() if t.oid >= first and t.kind in "rvmpf"]
    new += [(holding.Object("sequence", q.oid), q.schema) for q in catalog.sequences.values() if q.oid >= first]
    new += [(holding.Object("function", r.oid), r.schema) for r in catalog.routines.values() if r.oid >= first]
    new += [(holding.Object("type", x.oid), x.schema) for x in catalog.types.values() if x.oid >= first]
    new += [(holding.Object("schema", oid), 0) for oid in catalog.schemas if oid >= first]
    for o, schema in new:
        granting.give_defaults(session, o, schema)


def tag_of(statement: Any) -> str:
    """A name for messages."""
    if isinstance(statement, tree.UpdateExtensionStmt | tree.MoveExtensionStmt):
        return "ALTER EXTENSION"
    name = type(statement).__name__.removesuffix("Stmt")
    return "".join(" " + c if c.isupper() else c for c in name).strip().upper()
