"""Schema changes: CREATE, ALTER, DROP, TRUNCATE.

Each works on the transaction's own copy of the catalog, under a lock that one schema-changing transaction holds
at a time; commit makes the copy the database's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Sequence, Table
from aurorapy.transaction.locks import EXCLUSIVE, TABLE_MODES

from . import alter, comments, dropping, renaming, tables, views


def writable(session: Any) -> Any:
    """The transaction's own catalog, to change."""
    txn = session.start_transaction()
    if txn.catalog is None:
        session.database.locks.acquire(txn, ("d",), EXCLUSIVE, session.wait)
        txn.catalog = session.database.catalog.copy()
        txn.catalog.changes = {}
    if session.temporary is not None and txn.temporary is None:
        txn.temporary = session.temporary.copy()
    return session.catalog


def lock_table(session: Any, table: Table, mode: str = "access exclusive") -> Table:
    """Lock a table and read its descriptor anew."""
    session.database.locks.acquire(session.transaction, ("t", table.oid), TABLE_MODES.index(mode), session.wait)
    return session.catalog.tables[table.oid]  # type: ignore[no-any-return]


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
    if kind not in kinds:
        raise errors.WrongObjectType(f'"{names[-1]}" is not {"an" if what[0] in "aei" else "a"} {what}')
    return found if found is not None else oid


def binder(session: Any) -> Binder:
    return Binder(session.catalog_view, session.context)


def notice(session: Any, message: str, sqlstate: str = "00000", *, detail: str | None = None) -> None:
    from aurorapy.commands import warning

    warning(session, sqlstate, message, "NOTICE", detail)


# --- schemas and sequences ----------------------------------------------------------------------


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


_LIMITS = {21: (1, 32767, -32768), 23: (1, 2147483647, -2147483648), 20: (1, 9223372036854775807, -9223372036854775808)}


def make_sequence(session: Any, schema: int, name: str, options: tuple[tuple[str, Any], ...], *, type: int = 20, owned_by: Any = None,
                  identity: bool = False, old: Sequence | None = None) -> Sequence:
    """Create a sequence, or change `old`."""
    catalog = session.catalog
    given = dict(options)
    if "as" in given:
        type = binder(session).type_name(given["as"])[0]
        if type not in _LIMITS:
            raise errors.InvalidParameterValue("sequence type must be smallint, integer, or bigint")
    increment = int(given.get("increment", old.increment if old else 1))
    if increment == 0:
        raise errors.InvalidParameterValue("INCREMENT must not be zero")
    _, top, bottom = _LIMITS[type]
    up = increment > 0
    high = given.get("maxvalue", old.maximum if old and "as" not in given else None)
    low = given.get("minvalue", old.minimum if old and "as" not in given else None)
    maximum = int(high) if high is not None else (top if up else -1)
    minimum = int(low) if low is not None else (1 if up else bottom)
    if minimum >= maximum:
        raise errors.InvalidParameterValue(f"MINVALUE ({minimum}) must be less than MAXVALUE ({maximum})")
    start = int(given["start"]) if given.get("start") is not None else (old.start if old else minimum if up else maximum)
    if not minimum <= start <= maximum:
        word, limit = ("less", f"MINVALUE ({minimum})") if start < minimum else ("greater", f"MAXVALUE ({maximum})")
        raise errors.InvalidParameterValue(f"START value ({start}) cannot be {word} than {limit}")
    cache = int(given.get("cache", old.cache if old else 1))
    if cache < 1:
        raise errors.InvalidParameterValue(f"CACHE ({cache}) must be greater than zero")
    temporary = old.persistence == "t" if old else catalog.schemas[schema].startswith("pg_temp")
    root = old.root if old else session.database.new_tree(session.transaction, temporary)
    sequence = Sequence(old.oid if old else catalog.new_oid(), name, schema, root, type, start, increment, minimum, maximum, cache,
                        bool(given.get("cycle", old.cycle if old else False)), owned_by=owned_by if owned_by else old.owned_by if old else None,
                        identity=identity, owner=old.owner if old else session.user_oid, persistence="t" if temporary else "p")
    catalog.put_sequence(sequence)
    if "restart" in given:
        value = given["restart"]
        session.database.setval(sequence, int(value) if value is not None else start, False)
    return sequence


def _owned(session: Any, options: tuple[tuple[str, Any], ...]) -> Any:
    for k, v in options:
        if k == "owned_by" and v is not None:
            table = find(session, tuple(v[:-1]), "r", "table")
            column = table.column(v[-1])
            if column is None:
                raise errors.UndefinedColumn(f'column "{v[-1]}" of relation "{table.name}" does not exist')
            return table.oid, column.attnum
    return None


def _create_sequence(session: Any, s: tree.CreateSequenceStmt) -> str:
    schema, name, _ = tables.target_name(session, s.sequence, s.temporary)
    if (schema, name) in session.catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE SEQUENCE"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    make_sequence(session, schema, name, s.options, owned_by=_owned(session, s.options))
    return "CREATE SEQUENCE"


def _alter_sequence(session: Any, s: tree.AlterSequenceStmt) -> str:
    found = find(session, s.sequence.name, "S", "sequence", missing_ok=s.if_exists)
    if found is None:
        notice(session, f'relation "{s.sequence.name[-1]}" does not exist, skipping')
        return "ALTER SEQUENCE"
    writable(session)
    make_sequence(session, found.schema, found.name, s.options, type=found.type, old=found, owned_by=_owned(session, s.options))
    return "ALTER SEQUENCE"


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
        tables.new_storage(session, table)
        if s.restart_identity:
            for sequence in catalog.sequences.values():
                if sequence.owned_by is not None and sequence.owned_by[0] == table.oid:
                    session.database.setval(sequence, sequence.start, False)
    return "TRUNCATE TABLE"


HANDLERS: dict[type, Callable[[Any, Any], str]] = {
    tree.CreateSchemaStmt: _create_schema, tree.CreateSequenceStmt: _create_sequence, tree.AlterSequenceStmt: _alter_sequence, tree.DropStmt: dropping.drop_statement,
    tree.TruncateStmt: _truncate, tree.CreateTableStmt: tables.create_table, tree.CreateTableAsStmt: tables.create_table_as,
    tree.CreateIndexStmt: tables.create_index, tree.AlterTableStmt: alter.alter_table, tree.RenameStmt: renaming.rename,
    tree.CreateViewStmt: views.create_view, tree.CommentStmt: comments.comment, tree.OwnerStmt: comments.owner_statement,
    tree.SetSchemaStmt: comments.set_schema,
}


def run(session: Any, statement: Any) -> str:
    """Run a schema change; its command tag."""
    return HANDLERS[type(statement)](session, statement)


def tag_of(statement: Any) -> str:
    """A name for messages."""
    name = type(statement).__name__.removesuffix("Stmt")
    return "".join(" " + c if c.isupper() else c for c in name).strip().upper()
