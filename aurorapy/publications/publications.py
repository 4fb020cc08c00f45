"""CREATE and ALTER PUBLICATION.

Source: PostgreSQL 15 manual, the pages of these statements; publicationcmds.c, for what is checked in which order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.foreign.named import free, need, require_owner
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS
from aurorapy.planner.foreign import PublicationDef, PublishedSchema, PublishedTable
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.privileges.acl import CREATE
from aurorapy.privileges.holding import denied, held, object_of, this_database
from aurorapy.privileges.holding import require_owner as require_owner_of
from aurorapy.records import dataclass

from .filters import filter_text
from .options import Given

ACTIONS = ("insert", "update", "delete", "truncate")
_WORDS = {"v": "views", "m": "materialized views", "S": "sequences", "f": "foreign tables", "i": "indexes"}


@dataclass(slots=True)
class Wanted:
    """A table of a statement. `columns`, `where`: as they were written, None for none."""

    table: Table
    columns: tuple[str, ...] | None
    where: tree.Expr | None


# --- what a statement names -------------------------------------------------------------------------


def _schemas(session: Any, objects: tuple[tree.PublicationObject, ...]) -> list[int]:
    out: list[int] = []
    for o in objects:
        if o.kind == "schema":
            name = o.name if o.name is not None else session.context.current_schema()
            if name is None:
                raise errors.InvalidSchemaName("no schema has been selected for CURRENT_SCHEMA")
            oid = session.catalog.schema_oid(name)
            if oid not in out:
                out.append(oid)
    return out


def _tables(session: Any, objects: tuple[tree.PublicationObject, ...]) -> list[Wanted]:
    """The tables, with what inherits from them, locked; 42710 for one that is named twice in different words."""
    from aurorapy.catalog.ddl import find, lock_table
    from aurorapy.catalog.inheriting import descendants

    out: dict[int, Wanted] = {}

    def take(table: Table, o: tree.PublicationObject) -> None:
        known = out.get(table.oid)
        if known is None:
            out[table.oid] = Wanted(table, o.columns, o.where)
            return
        if o.where is not None or known.where is not None:
            raise errors.DuplicateObject(f'conflicting or redundant WHERE clauses for table "{table.name}"')
        if o.columns is not None or known.columns is not None:
            raise errors.DuplicateObject(f'conflicting or redundant column lists for table "{table.name}"')

    for o in objects:
        if o.kind != "table":
            continue
        assert o.table is not None
        name = o.table.name
        system = session.catalog.system.find(name[-2:]) if len(name) == 1 or name[-2] in ("pg_catalog", "information_schema") else None
        if system is not None:
            raise _cannot(system.name, "system tables" if system.kind == "r" else "views")
        found = find(session, name[-2:], "rpvmSicf", "relation")
        if not isinstance(found, Table) or found.kind not in "rp":
            kind = "i" if isinstance(found, int) else getattr(found, "kind", "S")
            if kind in "ic":
                raise errors.WrongObjectType(f'"{name[-1]}" is {"an index" if kind == "i" else "a composite type"}')
            raise _cannot(found.name, _WORDS[kind])
        table = lock_table(session, found, "share update exclusive")
        take(table, o)
        for child in descendants(session.catalog, table) if table.kind == "r" and not o.table.only else ():
            if child.kind == "f":
                raise _cannot(child.name, "foreign tables")
            take(lock_table(session, child, "share update exclusive"), o)
    return list(out.values())


def _cannot(name: str, what: str) -> errors.SQLError:
    return errors.InvalidParameterValue(f'cannot add relation "{name}" to publication', detail=f"This operation is not supported for {what}.")


def _listed_columns(table: Table, names: tuple[str, ...]) -> tuple[int, ...]:
    """The attnums of a column list."""
    out: list[int] = []
    for name in names:
        column = table.column(name)
        if column is None and name in SYSTEM_COLUMNS:
            raise errors.InvalidColumnReference(f'cannot use system column "{name}" in publication column list')
        if column is None:
            raise errors.UndefinedColumn(f'column "{name}" of relation "{table.name}" does not exist')
        if column.generated is not None:
            raise errors.InvalidColumnReference(f'cannot use generated column "{name}" in publication column list')
        if column.attnum in out:
            raise errors.DuplicateObject(f'duplicate column "{name}" in publication column list')
        out.append(column.attnum)
    return tuple(sorted(out))


def _filtered(session: Any, wanted: list[Wanted], via_root: bool) -> dict[int, tuple[str | None, tuple[int, ...]]]:
    """Row filters by table."""
    out: dict[int, tuple[str | None, tuple[int, ...]]] = {}
    for w in wanted:
        out[w.table.oid] = (None, ())
        if w.where is None:
            continue
        if w.table.kind == "p" and not via_root:
            raise errors.InvalidParameterValue(f'cannot use publication WHERE clause for relation "{w.table.name}"',
                                               detail="WHERE clause cannot be used for a partitioned table when publish_via_partition_root is false.")
        out[w.table.oid] = filter_text(session, w.table, w.where)
    return out


def _check_lists(p: PublicationDef, wanted: list[Wanted], with_schemas: bool) -> None:
    for w in wanted:
        if w.columns is None:
            continue
        cannot = f'cannot use column list for relation "{w.table.schema_name}.{w.table.name}" in publication "{p.name}"'
        if with_schemas:
            raise errors.InvalidParameterValue(cannot, detail="Column lists cannot be specified in publications containing FOR TABLES IN SCHEMA elements.")
        if w.table.kind == "p" and not p.via_root:
            raise errors.InvalidParameterValue(cannot, detail="Column lists cannot be specified for partitioned tables when publish_via_partition_root is false.")


def _added(session: Any, p: PublicationDef, wanted: list[Wanted], filters: dict[int, tuple[str | None, tuple[int, ...]]], *, missing_ok: bool) -> PublicationDef:
    """A publication with more tables."""
    tables = list(p.tables)
    for w in wanted:
        t = w.table
        require_owner_of(session, object_of(t))
        if any(x.table == t.oid for x in tables):
            if missing_ok:
                continue
            raise errors.DuplicateObject(f'relation "{t.name}" is already member of publication "{p.name}"')
        if t.persistence != "p":
            raise _cannot(t.name, "temporary tables" if t.persistence == "t" else "unlogged tables")
        columns = _listed_columns(t, w.columns) if w.columns is not None else ()
        where, reads = filters[t.oid]
        tables.append(PublishedTable(session.catalog.new_oid(), t.oid, where, reads, columns))
    return replace(p, tables=tuple(tables))


def _with_schemas(session: Any, p: PublicationDef, schemas: list[int], *, missing_ok: bool) -> PublicationDef:
    """A publication with more schemas."""
    from aurorapy.catalog.claims import use_schema

    listed = list(p.schemas)
    for oid in schemas:
        name = session.catalog.schemas[oid]
        if any(x.schema == oid for x in listed):
            if missing_ok:
                continue
            raise errors.DuplicateObject(f'schema "{name}" is already member of publication "{p.name}"')
        if name in ("pg_catalog", "information_schema", "pg_toast") or name.startswith("pg_temp"):
            detail = "Temporary schemas cannot be replicated." if name.startswith("pg_temp") else "This operation is not supported for system schemas."
            raise errors.InvalidParameterValue(f'cannot add schema "{name}" to publication', detail=detail)
        use_schema(session, oid)
        listed.append(PublishedSchema(session.catalog.new_oid(), oid))
    return replace(p, schemas=tuple(listed))


# --- statements -------------------------------------------------------------------------------------


def _given(items: tuple[tree.DefinitionItem, ...]) -> dict[str, Any]:
    """What WITH (..) says: 'actions' and 'via_root'."""
    given = Given(items)
    out: dict[str, Any] = {}
    for item in given.each():
        if item.name == "publish":
            words = given.identifiers(item)
            if words is None:
                raise errors.SyntaxError_('invalid list syntax in parameter "publish"')
            for word in words:
                if word not in ACTIONS:
                    raise errors.SyntaxError_(f'unrecognized value for publication option "publish": "{word}"')
            out["actions"] = tuple([a for a in ACTIONS if a in words])
        elif item.name == "publish_via_partition_root":
            out["via_root"] = given.boolean(item)
        else:
            raise errors.SyntaxError_(f'unrecognized publication parameter: "{item.name}"')
    return out


def create_publication(session: Any, s: tree.CreatePublicationStmt) -> str:
    """CREATE PUBLICATION."""
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    database = this_database(session)
    if not held(session, session.user_oid, database, CREATE):
        raise denied(session, database)
    superuser = session.context.superuser
    if s.all_tables and not superuser:
        raise errors.InsufficientPrivilege("must be superuser to create FOR ALL TABLES publication")
    free(session, "publication", s.name)
    p = replace(PublicationDef(0, s.name, session.user_oid, s.all_tables, ACTIONS), **_given(s.options))
    p = replace(p, oid=catalog.new_oid())
    schemas = _schemas(session, s.objects)
    if schemas and not superuser:
        raise errors.InsufficientPrivilege("must be superuser to create FOR TABLES IN SCHEMA publication")
    wanted = _tables(session, s.objects)
    filters = _filtered(session, wanted, p.via_root)
    _check_lists(p, wanted, bool(schemas))
    p = _added(session, p, wanted, filters, missing_ok=True)
    catalog.put_operation(_with_schemas(session, p, schemas, missing_ok=True))
    return "CREATE PUBLICATION"


def alter_publication(session: Any, s: tree.AlterPublicationStmt) -> str:
    """ALTER PUBLICATION ... SET (..), ADD, SET, DROP."""
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    p: PublicationDef = need(session, "publication", s.name)
    require_owner(session, p)
    if s.action == "options":
        catalog.put_operation(_altered(catalog, p, _given(s.options)))
        return "ALTER PUBLICATION"
    schemas = _schemas(session, s.objects)
    _check_alter(session, s, p, schemas)
    wanted = _tables(session, s.objects)
    if wanted or s.action == "set":
        p = _change_tables(session, s, p, wanted, bool(schemas))
    if schemas or s.action == "set":
        p = _change_schemas(session, s, p, schemas)
    catalog.put_operation(p)
    return "ALTER PUBLICATION"


def _altered(catalog: Any, p: PublicationDef, given: dict[str, Any]) -> PublicationDef:
    if not p.all_tables and given.get("via_root") is False:
        for x in p.tables:
            t = catalog.tables[x.table]
            if t.kind == "p" and (x.where is not None or x.columns):
                what = "a WHERE clause" if x.where is not None else "a column list"
                raise errors.InvalidParameterValue(
                    f'cannot set parameter "publish_via_partition_root" to false for publication "{p.name}"',
                    detail=f'The publication contains {what} for partitioned table "{t.name}", which is not allowed when "publish_via_partition_root" is false.')
    return replace(p, **given)


def _check_alter(session: Any, s: tree.AlterPublicationStmt, p: PublicationDef, schemas: list[int]) -> None:
    if schemas and s.action in ("add", "set") and not session.context.superuser:
        raise errors.InsufficientPrivilege("must be superuser to add or set schemas")
    if not p.all_tables:
        return
    of_all = f'publication "{p.name}" is defined as FOR ALL TABLES'
    if schemas:
        raise errors.ObjectNotInPrerequisiteState(of_all, detail="Schemas cannot be added to or dropped from FOR ALL TABLES publications.")
    if any(o.kind == "table" for o in s.objects):
        raise errors.ObjectNotInPrerequisiteState(of_all, detail="Tables cannot be added to or dropped from FOR ALL TABLES publications.")


def _change_tables(session: Any, s: tree.AlterPublicationStmt, p: PublicationDef, wanted: list[Wanted], with_schemas: bool) -> PublicationDef:
    if s.action == "drop":
        return _without_tables(p, wanted)
    filters = _filtered(session, wanted, p.via_root)
    _check_lists(p, wanted, with_schemas or (s.action == "add" and bool(p.schemas)))
    if s.action == "add":
        return _added(session, p, wanted, filters, missing_ok=False)
    kept: list[PublishedTable] = []
    for x in p.tables:
        w = next((w for w in wanted if w.table.oid == x.table), None)
        if w is not None and filters[x.table][0] == x.where and (_listed_columns(w.table, w.columns) if w.columns is not None else ()) == x.columns:
            kept.append(x)
    return _added(session, replace(p, tables=tuple(kept)), wanted, filters, missing_ok=True)


def _without_tables(p: PublicationDef, wanted: list[Wanted]) -> PublicationDef:
    tables = p.tables
    for w in wanted:
        if w.columns is not None:
            raise errors.SyntaxError_("column list must not be specified in ALTER PUBLICATION ... DROP")
        if not any(x.table == w.table.oid for x in tables):
            raise errors.UndefinedObject(f'relation "{w.table.name}" is not part of the publication')
        if w.where is not None:
            raise errors.SyntaxError_("cannot use a WHERE clause when removing a table from a publication")
        tables = tuple([x for x in tables if x.table != w.table.oid])
    return replace(p, tables=tables)


def _change_schemas(session: Any, s: tree.AlterPublicationStmt, p: PublicationDef, schemas: list[int]) -> PublicationDef:
    if s.action == "drop":
        for oid in schemas:
            if not any(x.schema == oid for x in p.schemas):
                raise errors.UndefinedObject(f'tables from schema "{session.catalog.schemas[oid]}" are not part of the publication')
        return replace(p, schemas=tuple([x for x in p.schemas if x.schema not in schemas]))
    if s.action == "add" and any(x.columns for x in p.tables):
        raise errors.InvalidParameterValue(f'cannot add schema to publication "{p.name}"',
                                           detail="Schemas cannot be added if any tables that specify a column list are already part of the publication.")
    if s.action == "set":
        p = replace(p, schemas=tuple([x for x in p.schemas if x.schema in schemas]))
    return _with_schemas(session, p, schemas, missing_ok=s.action == "set")
