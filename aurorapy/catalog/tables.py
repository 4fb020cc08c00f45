"""CREATE TABLE, CREATE TABLE AS, CREATE INDEX, constraints, and new storage for a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import assign, coerce_type, to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.resolve import ASSIGNMENT
from aurorapy.planner.bind.scope import Item, Scope
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import Writer
from aurorapy.planner.relation import Check, Column, ForeignKey, Index, IndexColumn, KeyConstraint, Table
from aurorapy.planner.types import TYPES, DefaultContext, format_type
from aurorapy.storage.bulk import BulkRun
from aurorapy.transaction.access import Access

from .immutable import check_immutable
from .temporary import writable_temporary

SERIALS = {"serial": 23, "serial4": 23, "bigserial": 20, "serial8": 20, "smallserial": 21, "serial2": 21}


def target_name(session: Any, relation: tree.RangeTable, temporary: bool = False) -> tuple[int, str, str]:
    """(schema oid, name, persistence) for something new, in a catalog that may be changed."""
    from .ddl import writable

    names = relation.name
    if temporary and len(names) >= 2 and not names[-2].startswith("pg_temp"):
        raise errors.InvalidTableDefinition("cannot create temporary relation in non-temporary schema", position=relation.pos)
    if temporary or (len(names) >= 2 and names[-2] == "pg_temp"):
        return writable_temporary(session).own.schema, names[-1], "t"
    catalog = writable(session)
    if len(names) >= 2:
        schema = catalog.schema_oid(names[-2])
    else:
        found = session.context.current_schema()
        if found is None:
            raise errors.InvalidSchemaName("no schema has been selected to create in", position=relation.pos)
        schema = catalog.schema_oid(found)
    if catalog.schemas[schema] in ("pg_catalog", "information_schema"):
        raise errors.InsufficientPrivilege(f'permission denied to create "{catalog.schemas[schema]}.{names[-1]}"',
                                           detail="System catalog modifications are currently disallowed.")
    return schema, names[-1], "p"


def free_name(catalog: Any, schema: int, *parts: str, suffix: str, taken: set[str] | None = None) -> str:
    """`table_column_suffix`, with a number when that is taken, cut to 63 bytes."""
    base = "_".join(p for p in parts if p)
    n = 0
    while True:
        tail = f"_{suffix}{n or ''}"
        name = base[: 63 - len(tail)] + tail
        if (schema, name) not in catalog.names and (taken is None or name not in taken):
            return name
        n += 1


def text_of(session: Any, expr: bound.Expr) -> str:
    """A bound expression as the catalog keeps it."""
    return Writer(context=DefaultContext())(expr)


def scope_of(table_name: str, columns: tuple[Column, ...], rid: int = 1) -> Scope:
    """A scope in which a table's columns are visible."""
    items: list[tuple[str, bound.Expr]] = [(c.name, bound.Var(c.type, rid, c.attnum - 1, c.typmod, not c.not_null, None, c.name))
                                           for c in columns if not c.dropped]
    return Scope(items=[Item(table_name, items, rid)])


def binder(session: Any) -> Binder:
    return Binder(session.catalog_view, session.context, folding=False)


def default_text(session: Any, column: Column, raw: Any) -> str | None:
    """A DEFAULT as the catalog keeps it; None for NULL."""
    b = binder(session)
    given = bind(b, Scope(), raw, "DEFAULT expressions")
    # without the column's length, which is applied when the value is used
    expr = coerce_type(b, given, column.type, column.typmod, ASSIGNMENT) or assign(b, given, column)
    if isinstance(expr, bound.Const) and expr.value is None:
        return None
    return text_of(session, expr)


# --- CREATE TABLE -------------------------------------------------------------------------------


def create_table(session: Any, s: tree.CreateTableStmt) -> str:
    from .ddl import make_sequence, notice

    for given, what in ((s.inherits, "inheritance"), (s.partition_by, "partitioning")):
        if given:
            raise errors.FeatureNotSupported(f"{what} is not supported")
    schema, name, persistence = target_name(session, s.table, s.temporary)
    if s.on_commit and persistence != "t":
        raise errors.InvalidTableDefinition("ON COMMIT can only be used on temporary tables")
    catalog = session.catalog
    if (schema, name) in catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE TABLE"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    oid = catalog.new_oid()
    columns: list[Column] = []
    pending: list[tree.Constraint] = []
    sequences: list[tuple[Column, str, tuple[tuple[str, Any], ...], bool]] = []
    for element in s.elements:
        if isinstance(element, tree.TableLike):
            _like(session, element, columns)
            continue
        if isinstance(element, tree.Constraint):
            pending.append(element)
            continue
        if any(c.name == element.name for c in columns):
            raise errors.DuplicateColumn(f'column "{element.name}" specified more than once')
        column, extra, made = make_column(session, schema, name, element, len(columns) + 1)
        columns.append(column)
        pending += extra
        sequences += made
    table = Table(oid, name, schema, "r", tuple(columns), owner=session.user_oid, width=len(columns), type_oid=catalog.new_oid(),
                  root=session.database.new_tree(session.transaction, persistence == "t"), persistence=persistence, on_commit=s.on_commit)
    for column, sequence_name, options, identity in sequences:
        sequence = make_sequence(session, schema, sequence_name, options, type=column.type, owned_by=(oid, column.attnum), identity=identity)
        default = f"nextval('{sequence.oid}'::regclass)"  # by oid, so that renaming changes nothing
        table = replace(table, columns=tuple(replace(c, default=default, sequence=sequence.oid) if c.attnum == column.attnum else c for c in table.columns))
    catalog.put_table(table)
    for constraint in sorted(pending, key=lambda c: {"primary": 0, "unique": 1, "check": 2}.get(c.kind, 3)):
        add_constraint(session, catalog.tables[oid], constraint, fresh=True)
    return "CREATE TABLE"


def _like(session: Any, element: tree.TableLike, columns: list[Column]) -> None:
    from .ddl import find

    source = find(session, element.table.name, "rv", "table")
    if element.including - {"defaults", "comments", "storage"}:
        raise errors.FeatureNotSupported("LIKE INCLUDING of constraints, indexes, identity or statistics is not supported")
    for c in source.live:
        columns.append(replace(c, attnum=len(columns) + 1, default=c.default if "defaults" in element.including else None, identity="", sequence=0,
                               missing=None, generated=None))


def make_column(session: Any, schema: int, table: str, d: tree.ColumnDef, attnum: int) -> tuple[Column, list[tree.Constraint], list[Any]]:
    """(column, constraints for the table, sequences to make)."""
    sequences: list[Any] = []
    pending: list[tree.Constraint] = []
    if d.type is None:
        raise errors.SyntaxError_("a column needs a type", position=d.pos)
    serial = SERIALS.get(d.type.names[-1]) if len(d.type.names) == 1 else None
    if serial is not None:
        if d.type.dims:
            raise errors.FeatureNotSupported("array of serial is not implemented", position=d.type.pos)
        oid, typmod = serial, -1
    else:
        oid, typmod = binder(session).type_name(d.type)
    if TYPES[oid].typtype == "p" and oid != 705:
        raise errors.InvalidTableDefinition(f'column "{d.name}" has pseudo-type {format_type(oid)}')
    column = Column(d.name, oid, typmod, attnum, not_null=serial is not None, collation=TYPES[oid].collation)
    if serial is not None:
        sequences.append((column, free_name(session.catalog, schema, table, d.name, suffix="seq"), (), False))
    nullable = None if serial is None else False  # as was said; a primary key goes with either
    for c in d.constraints:
        if c.kind in ("null", "not null", "identity"):
            if nullable not in (None, c.kind == "null"):
                raise errors.SyntaxError_(f'conflicting NULL/NOT NULL declarations for column "{d.name}" of table "{table}"', position=c.pos)
            nullable = c.kind == "null"
        match c.kind:
            case "null" | "not null":
                column = replace(column, not_null=column.not_null or not nullable)
            case "default":
                if serial is not None:
                    raise errors.SyntaxError_(f'multiple default values specified for column "{d.name}" of table "{table}"', position=c.pos)
                column = replace(column, default=default_text(session, column, c.expr))
            case "identity":
                if oid not in (20, 21, 23):
                    raise errors.InvalidParameterValue("identity column type must be smallint, integer, or bigint")
                column = replace(column, identity="a" if c.always else "d", not_null=True)
                sequences.append((column, free_name(session.catalog, schema, table, d.name, suffix="seq"), c.options, True))
            case "generated":
                raise errors.FeatureNotSupported("generated columns are not supported")
            case "primary":
                column = replace(column, not_null=True)
                pending.append(replace(c, columns=(d.name,)))
            case "exclusion":
                raise errors.FeatureNotSupported("exclusion constraints are not supported")
            case _:
                pending.append(replace(c, columns=(d.name,)))
    if sequences:
        sequences = [(column, *rest[1:]) for rest in sequences]
    return column, pending, sequences


def create_table_as(session: Any, s: tree.CreateTableAsStmt) -> str:
    from aurorapy.execution import make_plan

    from .ddl import notice

    if s.materialized_view:
        raise errors.FeatureNotSupported("materialized views are not supported")
    if isinstance(s.query, tree.ExecuteStmt):
        raise errors.FeatureNotSupported("CREATE TABLE AS EXECUTE is not supported")
    schema, name, persistence = target_name(session, s.table, s.temporary)
    catalog = session.catalog
    if (schema, name) in catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE TABLE AS"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    plan = make_plan(session, s.query, session.argument_types, fixed=True)
    if len(s.columns) > len(plan.columns):
        raise errors.SyntaxError_("too many column names were specified")
    names = [*s.columns, *(c.name for c in plan.columns[len(s.columns):])]
    if len(set(names)) != len(names):
        raise errors.DuplicateColumn(f'column "{next(n for n in names if names.count(n) > 1)}" specified more than once')
    columns = tuple(Column(n, c.type if c.type != 705 else 25, c.typmod, i + 1, collation=TYPES[c.type].collation)
                    for i, (n, c) in enumerate(zip(names, plan.columns, strict=True)))
    table = catalog.put_table(Table(catalog.new_oid(), name, schema, "r", columns, owner=session.user_oid, width=len(columns),
                                    root=session.database.new_tree(session.transaction, persistence == "t"), type_oid=catalog.new_oid(),
                                    persistence=persistence, on_commit=s.on_commit))
    if not s.with_data:
        return "CREATE TABLE AS"
    rows, _ = session.run_plan(plan, session.arguments)
    txn = session.transaction
    Access(txn, txn.begin_statement(), session.wait, session.tick).insert(table, rows)
    return f"SELECT {len(rows)}"


# --- indexes and constraints --------------------------------------------------------------------


def create_index(session: Any, s: tree.CreateIndexStmt) -> str:
    from .ddl import find, lock_table, notice, writable

    if s.method not in ("btree", ""):
        raise errors.FeatureNotSupported(f'access method "{s.method}" is not supported')
    if s.concurrently:
        session.refuse_in_block("CREATE INDEX CONCURRENTLY")
    table = find(session, s.table.name, "rmvSi", "relation")
    if not isinstance(table, Table) or table.kind not in "rm":
        raise errors.WrongObjectType(f'cannot create index on relation "{s.table.name[-1]}"')
    catalog = writable(session)
    table = lock_table(session, table, "share")
    b = binder(session)
    scope = scope_of(table.name, table.columns)
    columns = []
    parts = []
    for e in s.elements:
        expr = bind(b, scope, e.expr, "index expressions")
        if isinstance(expr, bound.Var):
            attnum, text = expr.column + 1, None
            parts.append(table.columns[expr.column].name)
        else:
            check_immutable(expr, "index expression")
            attnum, text = 0, text_of(session, expr)
            parts.append(e.expr.name[-1] if isinstance(e.expr, tree.FuncCall) else "expr")
        nulls_first = e.descending if e.nulls is None else e.nulls == "first"
        columns.append(IndexColumn(attnum, text, e.descending, nulls_first, expr.type))
    name = s.name or free_name(catalog, table.schema, table.name, *parts, suffix="idx")
    if (table.schema, name) in catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE INDEX"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    predicate = None
    if s.where is not None:
        condition = to_boolean(b, bind(b, scope, s.where, "index predicates"), "WHERE")
        check_immutable(condition, "index predicate")
        predicate = text_of(session, condition)
    include = tuple(table.column(n).attnum for n in s.include)  # type: ignore[union-attr]
    make_index(session, table, name, tuple(columns), unique=s.unique, predicate=predicate, nulls_not_distinct=s.nulls_not_distinct, include=include)
    return "CREATE INDEX"


def make_index(session: Any, table: Table, name: str, columns: tuple[IndexColumn, ...], *, unique: bool = False, primary: bool = False,
               predicate: str | None = None, nulls_not_distinct: bool = False, include: tuple[int, ...] = (), constraint: int = 0) -> Index:
    """Create an index and fill it from the table's rows."""
    catalog = session.catalog
    bare = unique and len(columns) == 1 and bool(columns[0].attnum) and table.columns[columns[0].attnum - 1].not_null and predicate is None
    index = Index(catalog.new_oid(), name, table.schema, table.oid, session.database.new_tree(session.transaction, table.root < 0), columns, unique, primary, predicate,
                  nulls_not_distinct, include, constraint, "btree", bare)
    table = catalog.put_table(replace(catalog.tables[table.oid], indexes=(*catalog.tables[table.oid].indexes, index)))
    fill_index(session, table, index)
    return index


def fill_index(session: Any, table: Table, index: Index) -> None:
    """Build the index from the committed rows in bulk, and check the own writes; raises 23505."""
    database, txn = session.database, session.transaction
    key = database.key_maker(table, index)
    access = Access(txn, database.volume.lsn, session.wait, session.tick)
    own = txn.writes.get(table.oid)
    entries: list[tuple[Any, int]] = []
    committed: list[tuple[Any, int]] = []
    for batch in access.scan_ids(table):
        for row in batch:
            rowid = row[-1]
            k = key(row, rowid)
            if k is not None:
                entries.append((k, rowid))
    entries.sort()
    if index.unique:
        for i in range(1, len(entries)):
            if entries[i][0] == entries[i - 1][0]:
                twin = access.row(table, entries[i][1])
                assert twin is not None  # it was scanned just now
                names, values = database.key_text(table, index, twin, session.context)
                raise errors.UniqueViolation(f'could not create unique index "{index.name}"', detail=f"Key ({names})=({values}) is duplicated.",
                                             schema=table.schema_name, table=table.name, constraint=index.name)
    if own is None:
        committed = entries
    else:
        for ids, rows in database.tree(table.root).scan(database.volume.lsn):
            for i, r in zip(ids, rows, strict=True):
                k = key(r, i)
                if k is not None:
                    committed.append((k, i))
        committed.sort()
        own.table, own.keys, own.sorted = table, {}, {}
    if not committed:
        return
    tree_ = database.tree(index.root)
    if len(committed) < 1000 or index.root < 0:
        mtr = database.begin(index.root)
        for k, i in committed:
            tree_.insert(mtr, k, i)
        mtr.commit()
        return
    run = BulkRun(database.volume)
    for at in range(0, len(committed), 2000):
        part = committed[at : at + 2000]
        run.append([k for k, _ in part], [i for _, i in part])
        session.tick()
    run.finish()
    mtr = database.volume.begin()
    tree_.graft(mtr, run)
    mtr.commit()


def new_storage(session: Any, table: Table) -> Table:
    """Empty trees for a table and its indexes; the old ones go at commit."""
    catalog, database, txn = session.catalog, session.database, session.transaction
    txn.drops += [table.root, *(i.root for i in table.indexes)]
    temporary = table.root < 0
    indexes = tuple(replace(i, root=database.new_tree(txn, temporary)) for i in table.indexes)
    new = catalog.put_table(replace(table, root=database.new_tree(txn, temporary), indexes=indexes, short_rows=False))
    txn.writes.pop(table.oid, None)
    txn.undo.clear() if not txn.savepoints else None
    return new  # type: ignore[no-any-return]


def add_constraint(session: Any, table: Table, c: tree.Constraint, *, fresh: bool = False) -> None:
    """Add a constraint to a table; existing rows are checked unless the table is new."""
    match c.kind:
        case "primary" | "unique":
            _add_key(session, table, c)
        case "check":
            _add_check(session, table, c, fresh)
        case "foreign":
            _add_foreign(session, table, c, fresh)
        case _:
            raise errors.FeatureNotSupported(f"{c.kind} constraints are not supported")


def _column_numbers(table: Table, names: tuple[str, ...], pos: int | None) -> tuple[int, ...]:
    out = []
    for n in names:
        column = table.column(n)
        if column is None:
            raise errors.UndefinedColumn(f'column "{n}" named in key does not exist', position=pos)
        out.append(column.attnum)
    return tuple(out)


def _add_key(session: Any, table: Table, c: tree.Constraint) -> None:
    catalog = session.catalog
    primary = c.kind == "primary"
    if c.index_name:
        raise errors.FeatureNotSupported("ADD CONSTRAINT USING INDEX is not supported")
    if c.deferrable:
        raise errors.FeatureNotSupported("deferrable unique constraints are not supported")
    if primary and any(k.kind == "p" for k in table.keys):
        raise errors.InvalidTableDefinition(f'multiple primary keys for table "{table.name}" are not allowed', position=c.pos)
    numbers = _column_numbers(table, c.columns, c.pos)
    if primary:
        for a in numbers:
            if not table.columns[a - 1].not_null:
                _check_no_nulls(session, table, a)
        table = catalog.put_table(replace(table, columns=tuple(replace(x, not_null=True) if x.attnum in numbers else x for x in table.columns)))
    name = c.name or free_name(catalog, table.schema, table.name, *(() if primary else c.columns), suffix="pkey" if primary else "key")
    if (table.schema, name) in catalog.names:
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    oid = catalog.new_oid()
    columns = tuple(IndexColumn(a, None, False, False, table.columns[a - 1].type) for a in numbers)
    index = make_index(session, table, name, columns, unique=True, primary=primary, nulls_not_distinct=c.nulls_not_distinct, constraint=oid)
    table = catalog.tables[table.oid]
    catalog.put_table(replace(table, keys=(*table.keys, KeyConstraint(oid, name, "p" if primary else "u", numbers, index.oid))))


def _check_no_nulls(session: Any, table: Table, attnum: int) -> None:
    access = Access(session.transaction, session.database.volume.lsn, session.wait, session.tick)
    for batch in access.scan(table):
        if any(r[attnum - 1] is None for r in batch):
            column = table.columns[attnum - 1]
            raise errors.NotNullViolation(f'column "{column.name}" of relation "{table.name}" contains null values', schema=table.schema_name,
                                          table=table.name, column=column.name)


def constraint_names(table: Table) -> set[str]:
    """Of all kinds."""
    return {*[k.name for k in table.keys], *[k.name for k in table.checks], *[k.name for k in table.foreign_keys]}


def _new_name(session: Any, table: Table, c: tree.Constraint, *parts: str, suffix: str) -> str:
    taken = constraint_names(table)
    if c.name is not None:
        if c.name in taken:
            raise errors.DuplicateObject(f'constraint "{c.name}" for relation "{table.name}" already exists')
        return c.name
    return free_name(session.catalog, -1, table.name, *parts, suffix=suffix, taken=taken)


def _add_check(session: Any, table: Table, c: tree.Constraint, fresh: bool) -> None:
    b = binder(session)
    expr = to_boolean(b, bind(b, scope_of(table.name, table.columns), c.expr, "check constraints"), "CHECK")  # type: ignore[arg-type]
    used = {n.column for n in bound.walk(expr) if isinstance(n, bound.Var)}
    part = (table.columns[used.pop()].name,) if len(used) == 1 else ()
    name = _new_name(session, table, c, *part, suffix="check")
    check = Check(session.catalog.new_oid(), name, text_of(session, expr), not c.not_valid, c.no_inherit)
    table = session.catalog.put_table(replace(table, checks=(*table.checks, check)))
    if not fresh and not c.not_valid:
        from aurorapy.execution import execute, make_plan
        from aurorapy.planner.parse import parse_one
        from aurorapy.planner.plan.deparse import quote_name

        query = f"SELECT 1 FROM {quote_name(table.schema_name)}.{quote_name(table.name)} WHERE ({check.expression}) IS FALSE LIMIT 1"
        if execute(session, make_plan(session, parse_one(query).statement, fixed=True), ())[0]:
            raise errors.CheckViolation(f'check constraint "{name}" of relation "{table.name}" is violated by some row', schema=table.schema_name,
                                        table=table.name, constraint=name)


def _add_foreign(session: Any, table: Table, c: tree.Constraint, fresh: bool) -> None:
    from .ddl import find, lock_table

    catalog = session.catalog
    if c.deferrable or c.initially_deferred:
        raise errors.FeatureNotSupported("deferrable foreign keys are not supported")
    if c.match == "partial":
        raise errors.FeatureNotSupported("MATCH PARTIAL not yet implemented", position=c.pos)
    assert c.ref_table is not None
    parent = find(session, c.ref_table.name, "r", "relation")
    if (parent.persistence == "t") != (table.persistence == "t"):
        kind = "temporary" if table.persistence == "t" else "permanent"
        raise errors.InvalidTableDefinition(f"constraints on {kind} tables may reference only {kind} tables")
    if parent.oid != table.oid:
        parent = lock_table(session, parent, "share row exclusive")
    columns = tuple(_fk_column(table, n, c.pos) for n in c.columns)
    if c.ref_columns:
        refs = tuple(_fk_column(parent, n, c.pos) for n in c.ref_columns)
    else:
        key = next((k for k in parent.keys if k.kind == "p"), None)
        if key is None:
            raise errors.UndefinedObject(f'there is no primary key for referenced table "{parent.name}"')
        refs = key.columns
    if len(refs) != len(columns):
        raise errors.InvalidForeignKey("number of referencing and referenced columns for foreign key disagree")
    index = next((i for i in parent.indexes if i.unique and i.predicate is None and sorted(x.attnum for x in i.columns) == sorted(refs)), None)
    if index is None:
        raise errors.InvalidForeignKey(f'there is no unique constraint matching given keys for referenced table "{parent.name}"')
    for a, r in zip(columns, refs, strict=True):
        x, y = table.columns[a - 1].type, parent.columns[r - 1].type
        if x != y and not ({x, y} <= {20, 21, 23} or {x, y} <= {25, 1043}):
            raise errors.DatatypeMismatch(
                f'foreign key constraint "{c.name or _new_name(session, table, c, *c.columns, suffix="fkey")}" cannot be implemented',
                detail=f'Key columns "{table.columns[a - 1].name}" and "{parent.columns[r - 1].name}" are of incompatible types: '
                       f"{format_type(x)} and {format_type(y)}.")
    name = _new_name(session, table, c, *c.columns, suffix="fkey")
    key = ForeignKey(catalog.new_oid(), name, columns, parent.oid, refs, c.on_delete, c.on_update,
                     tuple(_fk_column(table, n, c.pos) for n in c.on_delete_columns), c.match, validated=not c.not_valid, ref_index=index.oid)
    catalog.put_table(replace(catalog.tables[table.oid], foreign_keys=(*catalog.tables[table.oid].foreign_keys, key)))
    parent = catalog.tables[parent.oid]
    if table.oid not in parent.referenced_by:
        catalog.put_table(replace(parent, referenced_by=(*parent.referenced_by, table.oid)))
    if not fresh and not c.not_valid:
        access = Access(session.transaction, session.database.volume.lsn, session.wait, session.tick)
        single = replace(catalog.tables[table.oid], foreign_keys=(key,))
        for batch in access.scan(single):
            session.database.foreign_keys.check(access, single, None, batch)


def _fk_column(table: Table, name: str, pos: int | None) -> int:
    column = table.column(name)
    if column is None:
        raise errors.UndefinedColumn(f'column "{name}" referenced in foreign key constraint does not exist', position=pos)
    return column.attnum
