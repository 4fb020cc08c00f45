"""Schema changes: CREATE, ALTER, DROP, TRUNCATE.

Each works on the transaction's own copy of the catalog, under a lock that one schema-changing transaction holds
at a time; commit makes the copy the database's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Sequence, Table
from aurorapy.transaction.locks import EXCLUSIVE, TABLE_MODES

from . import alter, tables


def writable(session: Any) -> Any:
    """The transaction's own catalog, to change."""
    txn = session.start_transaction()
    if txn.catalog is None:
        session.database.locks.acquire(txn, ("d",), EXCLUSIVE, session.wait)
        txn.catalog = session.database.catalog.copy()
        txn.catalog.changes = {}
    return txn.catalog


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
        raise errors.UndefinedTable(text)
    found = catalog.tables.get(oid) or catalog.sequences.get(oid)
    kind = "i" if found is None else "S" if isinstance(found, Sequence) else found.kind
    if kind not in kinds:
        raise errors.WrongObjectType(f'"{names[-1]}" is not {"an" if what[0] in "aei" else "a"} {what}')
    return found if found is not None else oid


def binder(session: Any) -> Binder:
    return Binder(session.catalog_view, session.context)


def notice(session: Any, message: str, sqlstate: str = "00000") -> None:
    from aurorapy.commands import warning

    warning(session, sqlstate, message, "NOTICE")


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
        raise errors.FeatureNotSupported("CREATE SCHEMA with elements is not supported")
    return "CREATE SCHEMA"


_LIMITS = {21: (1, 32767, -32768), 23: (1, 2147483647, -2147483648), 20: (1, 9223372036854775807, -9223372036854775808)}


def make_sequence(session: Any, schema: int, name: str, options: tuple[tuple[str, Any], ...], *, type: int = 20, owned_by: Any = None,
                  identity: bool = False, old: Sequence | None = None) -> Sequence:
    """Create a sequence, or change `old`."""
    catalog = writable(session)
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
    root = old.root if old else session.database.new_tree(session.transaction)
    sequence = Sequence(old.oid if old else catalog.new_oid(), name, schema, root, type, start, increment, minimum, maximum, cache,
                        bool(given.get("cycle", old.cycle if old else False)), owned_by=owned_by if owned_by else old.owned_by if old else None,
                        identity=identity)
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
    tables.refuse_temporary(s.temporary)
    schema, name = tables.target_name(session, s.sequence)
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
    make_sequence(session, found.schema, found.name, s.options, type=found.type, old=found, owned_by=_owned(session, s.options))
    return "ALTER SEQUENCE"


# --- dropping -----------------------------------------------------------------------------------


def drop_table(session: Any, table: Table, *, cascade: bool) -> None:
    """Drop a table with its indexes and owned sequences; foreign keys of others only with CASCADE."""
    catalog = writable(session)
    table = lock_table(session, table)
    others = [catalog.tables[o] for o in table.referenced_by if o in catalog.tables and o != table.oid]
    if others and not cascade:
        lines = [f"constraint {k.name} on table {o.name} depends on table {table.name}" for o in others for k in o.foreign_keys if k.ref_table == table.oid]
        raise errors.DependentObjectsStillExist(f"cannot drop table {table.name} because other objects depend on it", detail="\n".join(lines),
                                                hint="Use DROP ... CASCADE to drop the dependent objects too.")
    for o in others:
        o = lock_table(session, o)
        for k in o.foreign_keys:
            if k.ref_table == table.oid:
                notice(session, f"drop cascades to constraint {k.name} on table {o.name}")
        catalog.put_table(replace(o, foreign_keys=tuple(k for k in o.foreign_keys if k.ref_table != table.oid)))
    for k in table.foreign_keys:
        parent = catalog.tables.get(k.ref_table)
        if parent is not None and parent.oid != table.oid:
            catalog.put_table(replace(parent, referenced_by=tuple(o for o in parent.referenced_by if o != table.oid)))
    for sequence in list(catalog.sequences.values()):
        if sequence.owned_by is not None and sequence.owned_by[0] == table.oid:
            catalog.drop_sequence(sequence.oid)
            session.transaction.drops.append(sequence.root)
    catalog.drop_table(table.oid)
    session.transaction.drops += [table.root, *(i.root for i in table.indexes)] if table.root else []
    session.transaction.writes.pop(table.oid, None)


def _drop(session: Any, s: tree.DropStmt) -> str:
    kinds = {"table": "r", "sequence": "S", "index": "i", "view": "v", "materialized view": "m"}
    if s.object == "schema":
        for names in s.names:
            _drop_schema(session, names[-1], s)
        return "DROP SCHEMA"
    if s.object not in kinds:
        if s.if_exists and s.object in ("extension", "type", "domain", "function", "procedure", "aggregate", "operator", "trigger", "rule", "collation"):
            notice(session, f'{s.object} "{s.names[0][-1]}" does not exist, skipping')
            return f"DROP {s.object.upper()}"
        raise errors.FeatureNotSupported(f"DROP {s.object.upper()} is not supported")
    for names in s.names:
        found = find(session, names, kinds[s.object], s.object, missing_ok=s.if_exists)
        if found is None:
            notice(session, f'{s.object} "{names[-1]}" does not exist, skipping')
        elif s.object == "table":
            drop_table(session, found, cascade=s.cascade)
        elif s.object == "sequence":
            _drop_sequence(session, found, s.cascade)
        elif s.object == "index":
            _drop_index(session, found)
        else:
            writable(session).drop_table(found.oid)
    return f"DROP {s.object.upper()}"


def _drop_sequence(session: Any, sequence: Sequence, cascade: bool) -> None:
    catalog = writable(session)
    users = [(t, c) for t in catalog.tables.values() for c in t.columns if c.sequence == sequence.oid]
    if users and not cascade:
        t, c = users[0]
        raise errors.DependentObjectsStillExist(
            f"cannot drop sequence {sequence.name} because other objects depend on it",
            detail=f"default value for column {c.name} of table {t.name} depends on sequence {sequence.name}",
            hint="Use DROP ... CASCADE to drop the dependent objects too.")
    for t, c in users:
        columns = tuple(replace(x, default=None, sequence=0) if x.attnum == c.attnum else x for x in t.columns)
        catalog.put_table(replace(catalog.tables[t.oid], columns=columns))
    catalog.drop_sequence(sequence.oid)
    session.transaction.drops.append(sequence.root)


def _drop_index(session: Any, oid: int) -> None:
    catalog = writable(session)
    table = next(t for t in catalog.tables.values() if any(i.oid == oid for i in t.indexes))
    table = lock_table(session, table)
    index = next(i for i in table.indexes if i.oid == oid)
    key = next((k for k in table.keys if k.index == oid), None)
    if key is not None:
        raise errors.DependentObjectsStillExist(
            f"cannot drop index {index.name} because constraint {key.name} on table {table.name} requires it",
            hint=f"You can drop constraint {key.name} on table {table.name} instead.")
    catalog.put_table(replace(table, indexes=tuple(i for i in table.indexes if i.oid != oid)))
    session.transaction.drops.append(index.root)


def _drop_schema(session: Any, name: str, s: tree.DropStmt) -> None:
    catalog = writable(session)
    oid = catalog.schema_oids.get(name)
    if oid is None:
        if s.if_exists:
            notice(session, f'schema "{name}" does not exist, skipping')
            return
        raise errors.InvalidSchemaName(f'schema "{name}" does not exist')
    members = [t for t in catalog.tables.values() if t.schema == oid]
    loose = [q for q in catalog.sequences.values() if q.schema == oid and q.owned_by is None]
    if (members or loose) and not s.cascade:
        lines = [f"{'view' if m.kind == 'v' else 'table'} {name}.{m.name} depends on schema {name}" for m in members]
        raise errors.DependentObjectsStillExist(f"cannot drop schema {name} because other objects depend on it", detail="\n".join(lines),
                                                hint="Use DROP ... CASCADE to drop the dependent objects too.")
    for m in members:
        if m.oid in catalog.tables:
            drop_table(session, catalog.tables[m.oid], cascade=True)
    for q in loose:
        _drop_sequence(session, q, True)
    catalog.drop_schema(oid)


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
    tree.CreateSchemaStmt: _create_schema, tree.CreateSequenceStmt: _create_sequence, tree.AlterSequenceStmt: _alter_sequence, tree.DropStmt: _drop,
    tree.TruncateStmt: _truncate, tree.CreateTableStmt: tables.create_table, tree.CreateTableAsStmt: tables.create_table_as,
    tree.CreateIndexStmt: tables.create_index, tree.AlterTableStmt: alter.alter_table, tree.RenameStmt: alter.rename,
}


def run(session: Any, statement: Any) -> str:
    """Run a schema change; its command tag."""
    return HANDLERS[type(statement)](session, statement)


def tag_of(statement: Any) -> str:
    """A name for messages."""
    name = type(statement).__name__.removesuffix("Stmt")
    return "".join(" " + c if c.isupper() else c for c in name).strip().upper()
