"""What statements that define, change and drop objects need, looked at before they run, for users that are no superusers.

What does not exist is left to the statement to complain of. Source: PostgreSQL 15 manual, section 5.7 and the pages of the statements.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.foreign.named import KINDS as FOREIGN
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Sequence, Table
from aurorapy.routines.naming import find_routine

from .acl import CREATE, EXECUTE, REFERENCES, SELECT, TEMPORARY, TRIGGER, TRUNCATE, USAGE
from .granting import role_named
from .holding import ROUTINE_WORDS, Object, denied, held, object_of, owns, require, require_owner, this_database
from .roles import require_member

_Check = Callable[[Any, Any], None]


def check_definition(session: Any, s: Any) -> None:
    """Raise 42501 for a definition that the current user may not make."""
    if session.context.superuser:
        return
    check = _CHECKS.get(type(s))
    if check is not None:
        check(session, s)


# --- names --------------------------------------------------------------------------------------


def _schema(session: Any, names: tuple[str, ...]) -> int | None:
    """The schema where something of that name is made; None where there is none."""
    catalog = session.catalog
    if len(names) > 1:
        return catalog.schema_oids.get(names[-2])  # type: ignore[no-any-return]
    found = session.context.current_schema()
    return None if found is None else catalog.schema_oids.get(found)


def _may_create(session: Any, names: tuple[str, ...], pos: int | None = None, *, temporary: bool = False) -> None:
    """Whether something may be made under a name."""
    if temporary or (len(names) > 1 and names[-2].startswith("pg_temp")):
        o = this_database(session)
        if not held(session, session.user_oid, o, TEMPORARY):
            raise errors.InsufficientPrivilege(f'permission denied to create temporary tables in database "{session.database.name}"')
        return
    schema = _schema(session, names)
    if schema is not None and not held(session, session.user_oid, Object("schema", schema), CREATE):
        e = denied(session, Object("schema", schema))
        e.position = pos
        raise e


def _found(session: Any, names: tuple[str, ...]) -> Any:
    """A relation that a statement names, or the (table, index) of an index; None when there is none."""
    catalog = session.catalog
    if len(names) == 3:
        names = names[1:]
    if len(names) == 2:
        schema = catalog.schema_oids.get(names[0])
        if schema is None:
            return None
        require(session, Object("schema", schema), USAGE)
    oid = catalog.find_oid(names, session.context.search_path)
    if oid is None:
        return catalog.system.find(names)
    found = catalog.tables.get(oid) or catalog.sequences.get(oid)
    return found if found is not None else next(((t, i) for t in catalog.tables.values() for i in t.indexes if i.oid == oid), None)


def _owner_of_relation(session: Any, names: tuple[str, ...], *, or_schema: bool = False, word: str | None = None) -> Any:
    """Raise unless the user owns a relation (or, to drop it, its schema)."""
    found = _found(session, names)
    if found is None:
        return None
    if isinstance(found, tuple):
        table, index = found
        if not owns(session, object_of(table)) and not (or_schema and owns(session, Object("schema", table.schema))):
            raise errors.InsufficientPrivilege(f"must be owner of index {index.name}")
        return found
    o = object_of(found)
    if owns(session, o) or (or_schema and owns(session, Object("schema", found.schema))):
        return found
    if word is not None:
        raise errors.InsufficientPrivilege(f"must be owner of {word} {found.name}")
    require_owner(session, o)
    return found


def _privilege_on(session: Any, names: tuple[str, ...], mask: int) -> None:
    found = _found(session, names)
    if isinstance(found, Table | Sequence):
        require(session, object_of(found), mask)


# --- statements ---------------------------------------------------------------------------------


def _create_table(session: Any, s: tree.CreateTableStmt) -> None:
    _may_create(session, s.table.name, s.table.pos, temporary=s.temporary)
    for element in s.elements:
        if isinstance(element, tree.TableLike):
            _privilege_on(session, element.table.name, SELECT)
        for c in element.constraints if isinstance(element, tree.ColumnDef) else (element,) if isinstance(element, tree.Constraint) else ():
            if c.kind == "foreign":
                _references(session, c, own=s.table.name)


def _references(session: Any, c: tree.Constraint, own: tuple[str, ...] = ()) -> None:
    """A foreign key needs REFERENCES on what it refers to, or on those columns."""
    if c.ref_table is None or c.ref_table.name == own:
        return
    found = _found(session, c.ref_table.name)
    if not isinstance(found, Table) or held(session, session.user_oid, object_of(found), REFERENCES):
        return
    numbers = [x.attnum for n in c.ref_columns if (x := found.column(n)) is not None] or [n for k in found.keys if k.kind == "p" for n in k.columns]
    if not numbers or not all(held(session, session.user_oid, Object("column", found.oid, n), REFERENCES) for n in numbers):
        raise denied(session, object_of(found))


def _create_view(session: Any, s: tree.CreateViewStmt) -> None:
    _may_create(session, s.view.name, s.view.pos, temporary=s.temporary)
    if s.replace and (found := _found(session, s.view.name)) is not None and isinstance(found, Table) and found.kind == "v":
        require_owner(session, object_of(found))


def _create_index(session: Any, s: tree.CreateIndexStmt) -> None:
    found = _owner_of_relation(session, s.table.name)
    if isinstance(found, Table):
        schema = Object("schema", found.schema)
        if found.persistence != "t" and not held(session, session.user_oid, schema, CREATE):
            raise denied(session, schema)


def _create_schema(session: Any, s: tree.CreateSchemaStmt) -> None:
    database = this_database(session)
    if not held(session, session.user_oid, database, CREATE):
        raise denied(session, database)
    if s.authorization is not None:
        require_member(session, role_named(session, s.authorization))


def _alter_table(session: Any, s: tree.AlterTableStmt) -> None:
    found = _owner_of_relation(session, s.table.name)
    if found is None or isinstance(found, tuple):
        return
    for a in s.actions:
        if a.kind == "owner":
            _new_owner(session, str(a.value), found.schema)
        elif a.constraint is not None and a.constraint.kind == "foreign":
            _references(session, a.constraint)
        elif a.column is not None:
            for c in a.column.constraints:
                if c.kind == "foreign":
                    _references(session, c)


def _new_owner(session: Any, name: str, schema: int) -> None:
    """Who is given an object must be a role that the user may become, and be allowed to make such things there."""
    role = role_named(session, name)
    require_member(session, role)
    o = Object("schema", schema)
    if not held(session, role, o, CREATE):
        raise denied(session, o)


def _rename(session: Any, s: tree.RenameStmt) -> None:
    match s.object:
        case "schema":
            _own_schema(session, s.name[-1])
            database = this_database(session)
            if not held(session, session.user_oid, database, CREATE):
                raise denied(session, database)
        case "table" | "view" | "materialized view" | "index" | "sequence" | "foreign table":
            found = _owner_of_relation(session, s.name)
            relation = found[0] if isinstance(found, tuple) else found
            if relation is not None and relation.oid in (*session.catalog.tables, *session.catalog.sequences):
                o = Object("schema", relation.schema)
                if getattr(relation, "persistence", "p") != "t" and not held(session, session.user_oid, o, CREATE):
                    raise denied(session, o)
        case "column" | "constraint" | "trigger" | "policy" | "rule" | "attribute":
            _owner_of_relation(session, s.name)
        case "type" | "domain" | "domain constraint":
            _own_type(session, s.name)


def _own_schema(session: Any, name: str) -> None:
    oid = session.catalog.schema_oids.get(name)
    if oid is not None:
        require_owner(session, Object("schema", oid))


def _type_oid(session: Any, names: tuple[str, ...]) -> int | None:
    catalog = session.catalog
    if len(names) > 1 and names[-2] not in catalog.schema_oids:
        return None
    return catalog.find_type(names, session.context.search_path)  # type: ignore[no-any-return]


def _own_type(session: Any, names: tuple[str, ...], *, or_schema: bool = False) -> None:
    oid = _type_oid(session, names)
    if oid is None:
        return
    o = Object("type", oid)
    found = session.catalog.types.get(session.catalog.type_oids[oid]) or session.catalog.tables.get(session.catalog.type_oids[oid])
    if or_schema and found is not None and owns(session, Object("schema", found.schema)):
        return
    require_owner(session, o)


def _own_extension(session: Any, name: str) -> None:
    from aurorapy.catalog.extensions import check_owner

    check_owner(session, name)


def _move_extension(session: Any, s: tree.MoveExtensionStmt) -> None:
    from aurorapy.catalog.extensions import check_move

    check_move(session, s)


def _drop(session: Any, s: tree.DropStmt) -> None:
    for names in s.names:
        if s.object == "schema":
            _own_schema(session, names[-1])
        elif s.object in ("type", "domain"):
            _own_type(session, names, or_schema=True)
        elif s.object in ("trigger", "policy", "rule"):
            _owner_of_relation(session, names[:-1], word="relation")
        elif s.object == "extension":
            _own_extension(session, names[0])
        elif s.object in ("table", "view", "sequence", "index", "materialized view", "foreign table"):
            _owner_of_relation(session, names, or_schema=True)


def _comment(session: Any, s: tree.CommentStmt) -> None:
    match s.object:
        case "schema":
            _own_schema(session, s.name[-1])
        case "type" | "domain" | "domain constraint":
            _own_type(session, s.name)
        case "extension":
            _own_extension(session, s.name[0])
        case "column":
            _owner_of_relation(session, s.name[:-1])
        case "database":
            if s.name[-1] == session.database.name:
                require_owner(session, this_database(session))
        case "role":
            if not session.role(session.context.current_user)[3].get("createrole"):
                raise errors.InsufficientPrivilege(f'must be member of role "{s.name[-1]}"') if session.role(s.name[-1]) is None else (
                    errors.InsufficientPrivilege("must have CREATEROLE privilege"))
        case _ if s.object.startswith("text search ") or s.object == "statistics" or s.object in FOREIGN:
            pass  # looked at where the object is found
        case "policy" | "rule":
            _owner_of_relation(session, s.name, word="relation")
        case _:
            _owner_of_relation(session, s.name)


def _owner(session: Any, s: tree.OwnerStmt) -> None:
    match s.object:
        case "schema":
            _own_schema(session, s.name[-1])
            require_member(session, role_named(session, s.role))
            database = this_database(session)
            if not held(session, session.user_oid, database, CREATE):
                raise denied(session, database)
        case "type" | "domain":
            _own_type(session, s.name)
            oid = _type_oid(session, s.name)
            if oid is not None:
                _new_owner(session, s.role, session.catalog.types[session.catalog.type_oids[oid]].schema)
        case "database":
            require_member(session, role_named(session, s.role))


def _set_schema(session: Any, s: tree.SetSchemaStmt) -> None:
    if s.object.startswith("text search ") or s.object == "statistics":
        return
    if s.object in ("type", "domain"):
        _own_type(session, s.name)
    else:
        _owner_of_relation(session, s.name)
    _may_create(session, (s.new_schema, ""))


def _create_routine(session: Any, s: tree.CreateRoutineStmt) -> None:
    _may_create(session, s.name)


def _own_routine(session: Any, name: tree.RoutineName, kind: str, *, or_schema: bool = False, moved: bool = False) -> Any:
    try:
        found = find_routine(session, name, kind)
    except errors.SQLError:
        return None
    o = Object("function", found.oid)
    if not owns(session, o) and not (or_schema and owns(session, Object("schema", found.schema))):
        raise errors.InsufficientPrivilege(f"must be owner of {'function' if moved and found.kind == 'a' else ROUTINE_WORDS[found.kind]} {found.name}")
    return found


def _move_routine(session: Any, s: tree.MoveRoutineStmt) -> None:
    found = _own_routine(session, s.name, s.kind, moved=True)
    if found is None:
        return
    if s.what == "owner":
        _new_owner(session, s.value, found.schema)
    elif s.what == "schema":
        _may_create(session, (s.value, ""))
    else:
        _may_create(session, (session.catalog.schemas[found.schema], ""))


def _drop_routine(session: Any, s: tree.DropRoutineStmt) -> None:
    for name in s.names:
        _own_routine(session, name, s.kind, or_schema=True)


def _create_trigger(session: Any, s: tree.CreateTriggerStmt) -> None:
    from aurorapy.triggers.calling import BUILT_IN, find_function

    _privilege_on(session, s.table.name, TRIGGER)
    if s.ref_table is not None:
        _privilege_on(session, s.ref_table.name, TRIGGER)
    try:
        oid = find_function(session, s.function)
    except errors.SQLError:
        return
    if oid not in BUILT_IN:
        require(session, Object("function", oid), EXECUTE)


def _truncate(session: Any, s: tree.TruncateStmt) -> None:
    for t in s.tables:
        _privilege_on(session, t.name, TRUNCATE)


def _refresh(session: Any, s: tree.RefreshStmt) -> None:
    _owner_of_relation(session, s.view.name)


def _cluster(session: Any, s: tree.ClusterStmt) -> None:
    if s.table is not None:
        _owner_of_relation(session, s.table.name)


def _reindex(session: Any, s: tree.ReindexStmt) -> None:
    if s.object in ("table", "index") and s.name is not None:
        _owner_of_relation(session, s.name)
    elif s.object == "schema" and s.name is not None:
        _own_schema(session, s.name[-1])
    elif s.object in ("database", "system"):
        require_owner(session, this_database(session))


_CHECKS: dict[type, _Check] = {
    tree.CreateTableStmt: _create_table, tree.CreateForeignTableStmt: lambda session, s: _create_table(session, s.table),
    tree.CreateTableAsStmt: lambda session, s: _may_create(session, s.table.name, s.table.pos, temporary=s.temporary),
    tree.CreateViewStmt: _create_view, tree.CreateIndexStmt: _create_index, tree.CreateSchemaStmt: _create_schema,
    tree.CreateSequenceStmt: lambda session, s: _may_create(session, s.sequence.name, s.sequence.pos, temporary=s.temporary),
    tree.AlterSequenceStmt: lambda session, s: _owner_of_relation(session, s.sequence.name) and None,
    tree.CreateEnumStmt: lambda session, s: _may_create(session, s.name), tree.CreateCompositeStmt: lambda session, s: _may_create(session, s.name),
    tree.CreateRangeStmt: lambda session, s: _may_create(session, s.name),
    tree.CreateDomainStmt: lambda session, s: _may_create(session, s.name), tree.AlterEnumStmt: lambda session, s: _own_type(session, s.name),
    tree.AlterBaseStmt: lambda session, s: _own_type(session, s.name),
    tree.AlterCompositeStmt: lambda session, s: _own_type(session, s.name), tree.AlterDomainStmt: lambda session, s: _own_type(session, s.name),
    tree.AlterTableStmt: _alter_table, tree.RenameStmt: _rename, tree.DropStmt: _drop, tree.CommentStmt: _comment, tree.OwnerStmt: _owner,
    tree.SetSchemaStmt: _set_schema, tree.CreateAggregateStmt: lambda session, s: _may_create(session, s.name),
    tree.CreateRoutineStmt: _create_routine, tree.AlterRoutineStmt: lambda session, s: _own_routine(
        session, s.name, s.kind) and None,
    tree.MoveRoutineStmt: _move_routine, tree.DropRoutineStmt: _drop_routine, tree.CommentRoutineStmt: lambda session, s: _own_routine(
        session, s.name, s.kind) and None,
    tree.PolicyStmt: lambda session, s: _owner_of_relation(session, s.table.name) and None,
    tree.CreateRuleStmt: lambda session, s: _owner_of_relation(session, s.table.name) and None,
    tree.CreateTriggerStmt: _create_trigger, tree.TriggerDependsStmt: lambda session, s: _owner_of_relation(session, s.table.name) and None,
    tree.UpdateExtensionStmt: lambda session, s: _own_extension(session, s.name), tree.MoveExtensionStmt: _move_extension,
    tree.TruncateStmt: _truncate, tree.RefreshStmt: _refresh, tree.ClusterStmt: _cluster, tree.ReindexStmt: _reindex,
}

