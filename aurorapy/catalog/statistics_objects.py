"""CREATE, ALTER and DROP STATISTICS: extended statistics objects are parts of their table's descriptor, with names in schemas of their own.

Source: PostgreSQL 15 manual, CREATE STATISTICS, ALTER STATISTICS; its src/backend/commands/statscmds.c, for what is checked in which order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import default_class
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS, Item, Scope
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import StatisticsObject, Table
from aurorapy.planner.types import format_type
from aurorapy.privileges.acl import CREATE
from aurorapy.privileges.granting import role_named
from aurorapy.privileges.holding import Object, denied, held, object_of, owns, relation_word
from aurorapy.privileges.roles import require_member

from .claims import use_schema
from .expressions import binder, scope_of, text_of
from .state import STATISTICS_CLASS
from .temporary import writable_temporary
from .whole_rows import has_whole_row

DIMENSIONS_MAX = 8
TARGET_MAX = 10_000
KIND = "statistics expressions"
_KINDS = {"ndistinct": "d", "dependencies": "f", "mcv": "m"}
_RELATIONS = {"v": "views", "S": "sequences", "c": "composite types", "i": "indexes"}


# --- names --------------------------------------------------------------------------------------


def named(catalog: Any, schema: int, name: str) -> tuple[Table, StatisticsObject] | None:
    """The object of that name in a schema, with its table."""
    return next(((t, x) for t in catalog.tables.values() for x in t.statistics if x.name == name and x.schema == schema), None)


def with_oid(catalog: Any, oid: int) -> tuple[Table, StatisticsObject] | None:
    """The object of that oid, with its table."""
    return next(((t, x) for t in catalog.tables.values() for x in t.statistics if x.oid == oid), None)


def find(session: Any, names: tuple[str, ...]) -> tuple[Table, StatisticsObject] | None:
    """The object that a name means along the search path; 3F000 for a schema that is not there."""
    catalog = session.catalog
    if len(names) > 3:
        raise errors.SyntaxError_(f"improper qualified name (too many dotted names): {'.'.join(names)}")
    if len(names) == 3 and names[0] != session.database.name:
        raise errors.FeatureNotSupported(f"cross-database references are not implemented: {'.'.join(names)}")
    if len(names) > 1:
        return named(catalog, catalog.schema_oid(names[-2]), names[-1])
    path = session.context.search_path
    for schema in path if "pg_catalog" in path else ("pg_catalog", *path):
        oid = catalog.schema_oids.get(schema)
        found = named(catalog, oid, names[0]) if oid is not None and not schema.startswith("pg_temp") else None  # temporary schemas are not looked in
        if found is not None:
            return found
    return None


def need(session: Any, names: tuple[str, ...]) -> tuple[Table, StatisticsObject]:
    """`find`, or 42704."""
    found = find(session, names)
    if found is None:
        raise errors.UndefinedObject(f'statistics object "{".".join(names)}" does not exist')
    return found


def is_visible(session: Any, found: StatisticsObject) -> bool:
    """Whether the search path finds the object under its bare name."""
    seen = find(session, (found.name,))
    return seen is not None and seen[1].oid == found.oid


def owned(session: Any, names: tuple[str, ...], *, as_written: bool = False) -> tuple[Table, StatisticsObject]:
    """The object that a name means, to change; 42704, 42501, which names it `as_written`, or without its schema."""
    table, found = need(session, names)
    if not _owns(session, found):
        raise errors.InsufficientPrivilege(f"must be owner of statistics object {'.'.join(names) if as_written else found.name}")
    return table, found


def _owns(session: Any, found: StatisticsObject) -> bool:
    return bool(session.context.superuser or session.roles.has_privileges_of(session.user_oid, found.owner))


def _need_create(session: Any, schema: int) -> None:
    o = Object("schema", schema)
    if not session.context.superuser and not held(session, session.user_oid, o, CREATE):
        raise denied(session, o)


def put(session: Any, table: int, new: StatisticsObject | None, old: StatisticsObject | None = None) -> None:
    """Give a table an object, take one away, or put one in the place of another."""
    catalog = session.catalog
    if new is not None and catalog.claims is not None and (old is None or (old.schema, old.name) != (new.schema, new.name)):
        catalog.claims.take(("n", new.schema, f"statistics object {new.name}"))
        other = named(catalog.claims.newest, new.schema, new.name)
        if other is not None and with_oid(catalog, other[1].oid) is None:
            raise errors.DuplicateObject(f'statistics object "{new.name}" already exists')
    held_now = catalog.tables[table]
    kept = [x for x in held_now.statistics if old is None or x.oid != old.oid] + ([new] if new is not None else [])
    catalog.put_table(replace(held_now, statistics=tuple(sorted(kept, key=lambda x: x.oid))))


# --- CREATE -------------------------------------------------------------------------------------


def create_statistics(session: Any, s: tree.CreateStatisticsStmt) -> str:
    """CREATE STATISTICS."""
    from .ddl import notice, writable

    tag = "CREATE STATISTICS"
    writable(session)
    table = _relation(session, s)
    made: list[tuple[str | None, bound.Expr | None]] = [(e, None) if isinstance(e, str) else (None, _bound(session, table, e)) for e in s.elements]
    if not owns(session, object_of(table)):
        raise errors.InsufficientPrivilege(f"must be owner of {relation_word(table)} {table.name}")
    schema = _schema(session, s.name)
    if session.catalog.schemas[schema].startswith("pg_temp") and table.persistence != "t":
        raise errors.FeatureNotSupported("statistics objects of permanent tables cannot be in a temporary schema")
    _need_create(session, schema)
    if named(session.catalog, schema, s.name[-1]) is not None:
        if s.if_not_exists:
            notice(session, f'statistics object "{s.name[-1]}" already exists, skipping', "42710")
            return tag
        raise errors.DuplicateObject(f'statistics object "{s.name[-1]}" already exists')
    keys, expressions = _elements(session, table, made)
    kinds = _kinds(s, expressions, len(made))
    if len(made) < 2 and len(expressions) != 1:
        raise errors.InvalidObjectDefinition("extended statistics require at least 2 columns")
    if len(set(keys)) < len(keys):
        raise errors.DuplicateColumn("duplicate column name in statistics definition")
    if len(set(expressions)) < len(expressions):
        raise errors.DuplicateColumn("duplicate expression in statistics definition")
    use_schema(session, schema)
    put(session, table.oid, StatisticsObject(session.catalog.new_oid(), s.name[-1], schema, kinds, tuple(sorted(keys)), expressions, session.user_oid))
    return tag


def _relation(session: Any, s: tree.CreateStatisticsStmt) -> Table:
    """The table of FROM, locked. An alias means nothing: expressions name the table itself."""
    from aurorapy.catalog import ddl

    if len(s.relations) != 1:
        raise errors.FeatureNotSupported("only a single relation is allowed in CREATE STATISTICS")
    item = s.relations[0]
    if not isinstance(item, tree.RangeTable) or item.sample is not None:
        raise errors.FeatureNotSupported("CREATE STATISTICS only supports relation names in the FROM clause")
    found = ddl.find(session, item.name, "rpvmSicf", "relation")
    kind = found.kind if isinstance(found, Table) else "i" if isinstance(found, int) else "S"
    if kind not in "rpmf":
        raise errors.WrongObjectType(f'cannot define statistics for relation "{item.name[-1]}"', detail=f"This operation is not supported for {_RELATIONS[kind]}.")
    return ddl.lock_table(session, found, "share update exclusive")  # type: ignore[no-any-return]


def _schema(session: Any, name: tuple[str, ...]) -> int:
    """Where a new object goes."""
    catalog = session.catalog
    if len(name) > 1:
        return int(writable_temporary(session).own.schema if name[-2] == "pg_temp" else catalog.schema_oid(name[-2]))
    found = next((catalog.schema_oids[p] for p in session.context.search_path if p in catalog.schema_oids), None)
    if found is None:
        raise errors.InvalidSchemaName("no schema has been selected to create in")
    return int(found)


def _bound(session: Any, table: Table, raw: tree.Expr) -> bound.Expr:
    """An expression over the table's columns, the system's among them, which are refused later."""
    scope = scope_of(table.name, table.columns, table=table)
    items: list[tuple[str, bound.Expr]] = [(n, bound.Var(t, 1, -1 - i, -1, False, None, n)) for i, (n, t) in enumerate(SYSTEM_COLUMNS.items())]
    hidden = [x for x in items if table.column(x[0]) is None]
    known = scope.items[0]
    try:
        return bind(binder(session), scope, raw, KIND)
    except errors.UndefinedColumn:
        return bind(binder(session), Scope(items=[Item(table.name, [*known.columns, *hidden], 1)]), raw, KIND)


def _elements(session: Any, table: Table, made: list[tuple[str | None, bound.Expr | None]]) -> tuple[list[int], tuple[str, ...]]:
    """(attnums of the columns, the texts of the expressions)"""
    if len(made) > DIMENSIONS_MAX:
        raise errors.TooManyColumns(f"cannot have more than {DIMENSIONS_MAX} columns in statistics")
    keys: list[int] = []
    expressions: list[str] = []
    for name, expr in made:
        if isinstance(expr, bound.Var) and expr.column >= 0:
            name = table.columns[expr.column].name
        if name is not None:
            column = table.column(name)
            if column is None and name in SYSTEM_COLUMNS:
                raise errors.FeatureNotSupported("statistics creation on system columns is not supported")
            if column is None:
                raise errors.UndefinedColumn(f'column "{name}" does not exist')
            if default_class("btree", column.type) is None:
                raise errors.FeatureNotSupported(
                    f'column "{name}" cannot be used in statistics because its type {format_type(column.type)} has no default btree operator class')
            keys.append(column.attnum)
            continue
        assert expr is not None
        if has_whole_row(expr) or any(isinstance(n, bound.Var) and n.column < 0 for n in bound.walk(expr)):
            raise errors.FeatureNotSupported("statistics creation on system columns is not supported")
        if len(made) > 1 and default_class("btree", expr.type) is None:
            raise errors.FeatureNotSupported(
                f"expression cannot be used in multivariate statistics because its type {format_type(expr.type)} has no default btree operator class")
        expressions.append(text_of(session, expr))
    return keys, tuple(expressions)


def _kinds(s: tree.CreateStatisticsStmt, expressions: tuple[str, ...], count: int) -> tuple[str, ...]:
    if count == 1 and len(expressions) == 1 and s.kinds:
        raise errors.FeatureNotSupported("when building statistics on a single expression, statistics kinds may not be specified")
    for kind in s.kinds:
        if kind not in _KINDS:
            raise errors.SyntaxError_(f'unrecognized statistics kind "{kind}"')
    wanted = s.kinds or (tuple(_KINDS) if count >= 2 else ())
    return tuple([letter for kind, letter in _KINDS.items() if kind in wanted]) + (("e",) if expressions else ())


# --- ALTER, and what they share with other objects ------------------------------------------------


def alter_statistics(session: Any, s: tree.AlterStatisticsStmt) -> str:
    """ALTER STATISTICS ... SET STATISTICS."""
    from aurorapy.commands import warning

    from .ddl import notice, writable

    writable(session)
    target = s.target
    if target < -1:
        raise errors.InvalidParameterValue(f"statistics target {target} is too low")
    if target > TARGET_MAX:
        target = TARGET_MAX
        warning(session, "22023", f"lowering statistics target to {target}")
    if s.if_exists and find(session, s.name) is None:
        shown = f'statistics object "{s.name[-1]}"' if len(s.name) == 1 else f'statistics object "{".".join(s.name[-2:])}"'
        notice(session, f"{shown} does not exist, skipping")
        return "ALTER STATISTICS"
    table, found = owned(session, s.name, as_written=True)
    put(session, table.oid, replace(found, target=target), found)
    return "ALTER STATISTICS"


def rename(session: Any, s: tree.RenameStmt) -> str:
    """ALTER STATISTICS ... RENAME TO."""
    from .ddl import writable

    writable(session)
    table, found = owned(session, s.name)
    _need_create(session, found.schema)
    _free(session, found.schema, s.new_name)
    put(session, table.oid, replace(found, name=s.new_name), found)
    return "ALTER STATISTICS"


def set_schema(session: Any, s: tree.SetSchemaStmt) -> str:
    """ALTER STATISTICS ... SET SCHEMA."""
    from .ddl import writable

    catalog = writable(session)
    table, found = need(session, s.name)
    temporary = s.new_schema.startswith("pg_temp")
    schema = found.schema if temporary else catalog.schema_oid(s.new_schema)
    _need_create(session, schema)
    if not _owns(session, found):
        raise errors.InsufficientPrivilege(f"must be owner of statistics object {found.name}")
    if temporary:
        raise errors.FeatureNotSupported("cannot move objects into or out of temporary schemas")
    if schema != found.schema:
        use_schema(session, schema)
        _free(session, schema, found.name)
        put(session, table.oid, replace(found, schema=schema), found)
    return "ALTER STATISTICS"


def set_owner(session: Any, s: tree.OwnerStmt) -> str:
    """ALTER STATISTICS ... OWNER TO."""
    from .ddl import writable

    writable(session)
    owner = role_named(session, s.role)
    table, found = owned(session, s.name)
    if not session.context.superuser:
        require_member(session, owner)
        if not held(session, owner, Object("schema", found.schema), CREATE):
            raise denied(session, Object("schema", found.schema))
    put(session, table.oid, replace(found, owner=owner), found)
    return "ALTER STATISTICS"


def _free(session: Any, schema: int, name: str) -> None:
    if named(session.catalog, schema, name) is not None:
        raise errors.DuplicateObject(f'statistics object "{name}" already exists in schema "{session.catalog.schemas[schema]}"')


def comment_key(session: Any, names: tuple[str, ...]) -> tuple[int, int, int]:
    """The key of a comment on a statistics object."""
    return STATISTICS_CLASS, owned(session, names, as_written=True)[1].oid, 0


def to_drop(session: Any, names: tuple[str, ...], *, if_exists: bool) -> tuple[str, int, Any] | None:
    """The object that DROP STATISTICS names, None where it may be missing and is."""
    from .ddl import notice

    missing = None
    try:
        found = find(session, names)
    except errors.InvalidSchemaName:
        if not if_exists:
            raise
        found, missing = None, f'schema "{names[-2]}" does not exist, skipping'
    if found is None:
        if not if_exists:
            need(session, names)
        notice(session, missing or f'statistics object "{".".join(names)}" does not exist, skipping')
        return None
    table, x = found
    if not (_owns(session, x) or owns(session, object_of(table)) or owns(session, Object("schema", x.schema))):
        raise errors.InsufficientPrivilege(f"must be owner of statistics object {'.'.join(names)}")
    return "statistics", x.oid, table.oid


def drop_one(session: Any, table: int, oid: int) -> None:
    """Take an object out, with its data and its comment."""
    catalog = session.catalog
    held_now = catalog.tables.get(table)
    if held_now is None or all(x.oid != oid for x in held_now.statistics):
        return
    catalog.put_table(replace(held_now, statistics=tuple(x for x in held_now.statistics if x.oid != oid)))
    catalog.put_comment((STATISTICS_CLASS, oid, 0), None)


def shown_name(session: Any, found: StatisticsObject) -> str:
    """A name, with its schema where the search path does not find it."""
    from aurorapy.planner.plan.deparse import quote_name

    name = quote_name(found.name)
    return name if is_visible(session, found) else f"{quote_name(session.catalog.schemas[found.schema])}.{name}"


def copied(session: Any, source: Table, table: int, numbers: dict[int, int]) -> list[tuple[int, int]]:
    """LIKE ... INCLUDING STATISTICS: (old, new) oids of the objects that a new table gets of another one's."""
    from .naming import cut_name

    out = []
    for x in source.statistics:
        catalog = session.catalog
        made = catalog.tables[table]
        parts = [*(source.columns[a - 1].name for a in x.keys), *("expr" for _ in x.expressions)]
        n = 0
        while named(catalog, made.schema, name := cut_name(made.name, "_".join(parts), f"stat{n or ''}")) is not None:
            n += 1
        new = StatisticsObject(catalog.new_oid(), name, made.schema, x.kinds, tuple(sorted(numbers[a] for a in x.keys)), x.expressions, session.user_oid)
        put(session, table, new)
        out.append((x.oid, new.oid))
    return out
