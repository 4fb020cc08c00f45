"""Schema changes: CREATE, ALTER, DROP, TRUNCATE.

Each works on the transaction's own copy of the catalog, into which what others commit is taken as it comes (claims.py);
commit makes the copy the database's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Sequence, Table
from aurorapy.transaction.deferring import refuse_waiting
from aurorapy.transaction.locks import TABLE_MODES

from . import alter, comments, composites, domains, dropping, enums, indexes, materialized, reindexing, renaming, rewriting, sequences, tables, views
from .claims import Claims


def writable(session: Any) -> Any:
    """The transaction's own catalog, to change."""
    txn = session.start_transaction()
    if txn.catalog is None:
        base = session.database.catalog
        txn.catalog = base.copy()
        txn.catalog.base, txn.catalog.claims = base, Claims(session)
    if session.temporary is not None and txn.temporary is None:
        txn.temporary = session.temporary.copy()
    return session.catalog


def lock_table(session: Any, table: Any, mode: str = "access exclusive") -> Any:
    """Lock a table, view or sequence and read its descriptor anew; 42P01 when another dropped it meanwhile."""
    session.database.locks.acquire(session.transaction, ("t", table.oid), TABLE_MODES.index(mode), session.wait)
    catalog = session.catalog
    found = catalog.tables.get(table.oid) or catalog.sequences.get(table.oid)
    if found is None:
        raise errors.UndefinedTable(f'relation "{table.name}" does not exist')
    return found


def find(session: Any, names: tuple[str, ...], kinds: str, what: str, *, missing_ok: bool = False) -> Any:
    """A table, view or sequence by name; None when it may be missing and is."""
    catalog = session.catalog
    try:
        oid = catalog.find_oid(names, session.context.search_path)
    except errors.InvalidSchemaName:
        if missing_ok:
            return None
        raise
    if oid is None:
        if missing_ok:
            return None
        noun = "table" if what == "table" else what
        text = f'relation "{".".join(names)}" does not exist' if what == "relation" else f'{noun} "{".".join(names)}" does not exist'
        raise (errors.UndefinedObject if what == "index" else errors.UndefinedTable)(text)
    found = catalog.tables.get(oid) or catalog.sequences.get(oid)
    kind = "i" if found is None else "S" if isinstance(found, Sequence) else found.kind
    if kind == "c" and kind not in kinds and what == "relation":
        raise errors.WrongObjectType(f'"{names[-1]}" is a composite type', hint="Use ALTER TYPE instead.")
    if kind not in kinds:
        raise errors.WrongObjectType(f'"{names[-1]}" is not {"an" if what[0] in "aei" else "a"} {what}')
    return found if found is not None else oid


def binder(session: Any) -> Binder:
    return Binder(session.catalog_view, session.context)


def notice(session: Any, message: str, sqlstate: str = "00000", *, detail: str | None = None) -> None:
    from aurorapy.commands import warning

    warning(session, sqlstate, message, "NOTICE", detail)


# --- schemas ----------------------------------------------------------------------


def _create_schema(session: Any, s: tree.CreateSchemaStmt) -> str:
    name = s.name or s.authorization or session.user
    catalog = writable(session)
    if name in catalog.schema_oids:
        if s.if_not_exists:
            notice(session, f'schema "{name}" already exists, skipping', "42P06")
            return "CREATE SCHEMA"
        raise errors.DuplicateSchema(f'schema "{name}" already exists')
    if name.startswith("pg_"):
        raise errors.ReservedName(f'unacceptable schema name "{name}"', detail='The prefix "pg_" is reserved for system schemas.')
    catalog.put_schema(catalog.new_oid(), name)
    if s.elements:
        _schema_elements(session, name, s.elements)
    return "CREATE SCHEMA"


def _schema_elements(session: Any, schema: str, elements: tuple[Any, ...]) -> None:
    """The objects that CREATE SCHEMA makes: in the new schema, tables before views."""
    path = session.context.search_path
    session.context.search_path = (schema, *path)
    try:
        for element in elements:
            HANDLERS[type(element)](session, element)
    finally:
        session.context.search_path = path


# --- truncating -------------------------------------------------------------------------------------


def _truncate(session: Any, s: tree.TruncateStmt) -> str:
    catalog = writable(session)
    chosen: list[Table] = []
    for t in s.tables:
        table = find(session, t.name, "r", "table")
        if all(c.oid != table.oid for c in chosen):
            chosen.append(table)
    at = 0
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
            notice(session, f'truncate cascades to table "{other.name}"')
            chosen.append(other)
        at += 1
    for table in chosen:
        table = lock_table(session, table)
        refuse_waiting(session.transaction, table, "TRUNCATE")
        rewriting.new_storage(session, table)
        if s.restart_identity:
            for sequence in list(catalog.sequences.values()):
                if sequence.owned_by is not None and sequence.owned_by[0] == table.oid:
                    sequences.restart(session, sequence, sequence.start)
    return "TRUNCATE TABLE"


HANDLERS: dict[type, Callable[[Any, Any], str]] = {
    tree.CreateSchemaStmt: _create_schema, tree.CreateSequenceStmt: sequences.create_sequence,
    tree.AlterSequenceStmt: sequences.alter_sequence, tree.DropStmt: dropping.drop_statement,
    tree.TruncateStmt: _truncate, tree.CreateTableStmt: tables.create_table, tree.CreateTableAsStmt: tables.create_table_as,
    tree.CreateIndexStmt: indexes.create_index, tree.AlterTableStmt: alter.alter_table, tree.RenameStmt: renaming.rename,
    tree.CreateViewStmt: views.create_view, tree.CommentStmt: comments.comment, tree.OwnerStmt: comments.owner_statement,
    tree.SetSchemaStmt: comments.set_schema, tree.ReindexStmt: reindexing.reindex, tree.RefreshStmt: materialized.refresh,
    tree.CreateCompositeStmt: composites.create_composite, tree.AlterCompositeStmt: composites.alter_composite,
    tree.CreateDomainStmt: domains.create_domain, tree.AlterDomainStmt: domains.alter_domain,
    tree.CreateEnumStmt: enums.create_enum, tree.AlterEnumStmt: enums.alter_enum,
}


def run(session: Any, statement: Any) -> str:
    """Run a schema change; its command tag."""
    return HANDLERS[type(statement)](session, statement)


def tag_of(statement: Any) -> str:
    """A name for messages."""
    name = type(statement).__name__.removesuffix("Stmt")
    return "".join(" " + c if c.isupper() else c for c in name).strip().upper()
