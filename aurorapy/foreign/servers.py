"""CREATE and ALTER of foreign-data wrappers and servers; CREATE, ALTER and DROP USER MAPPING.

Source: PostgreSQL 15 manual, the pages of these statements; foreigncmds.c, for what is checked in which order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.operations.found import ref_of
from aurorapy.operations.naming import function_exactly
from aurorapy.planner.foreign import MappingDef, ServerDef, WrapperDef
from aurorapy.planner.operations import Ref
from aurorapy.planner.parse import tree
from aurorapy.privileges.acl import PUBLIC, USAGE
from aurorapy.privileges.granting import role_named
from aurorapy.privileges.holding import Object, require
from aurorapy.privileges.roles import role_oid

from .named import MAPPING_CLASS, SERVER_CLASS, WRAPPER_CLASS, claim, find, free, need, owns, require_owner, use
from .options import changed_options

_HANDLER, _TEXT_ARRAY, _OID = 3115, 1009, 26


# --- wrappers -------------------------------------------------------------------------------------


def wrapper_statement(session: Any, s: tree.WrapperStmt) -> str:
    """CREATE and ALTER FOREIGN DATA WRAPPER."""
    from aurorapy.catalog.ddl import writable
    from aurorapy.commands import warning

    catalog = writable(session)
    verb = "alter" if s.alter else "create"
    if not session.context.superuser:
        raise errors.InsufficientPrivilege(f'permission denied to {verb} foreign-data wrapper "{s.name}"',
                                           hint=f"Must be superuser to {verb} a foreign-data wrapper.")
    if s.alter:
        old: WrapperDef = need(session, "foreign data wrapper", s.name)
    else:
        free(session, "foreign data wrapper", s.name)
        old = WrapperDef(0, s.name, session.user_oid)
    given = _functions(session, s)
    if s.alter and "handler" in given:
        warning(session, "01000", "changing the foreign-data wrapper handler can change behavior of existing foreign tables")
    if s.alter and given.get("validator"):
        warning(session, "01000", "changing the foreign-data wrapper validator can cause the options for dependent objects to become invalid")
    validator = given.get("validator", old.validator)
    options = changed_options(session, old.options, s.options, validator, WRAPPER_CLASS) if s.options or not s.alter else old.options
    made = replace(old, oid=old.oid or catalog.new_oid(), handler=given.get("handler", old.handler), validator=validator, options=options)
    catalog.put_operation(made)
    return f"{verb.upper()} FOREIGN DATA WRAPPER"


def _functions(session: Any, s: tree.WrapperStmt) -> dict[str, Ref]:
    given: dict[str, Ref] = {}
    for kind, names, at in s.functions:
        if kind in given:
            raise errors.SyntaxError_("conflicting or redundant options", position=at)
        if names is None:
            given[kind] = 0
            continue
        found = function_exactly(session, names, () if kind == "handler" else (_TEXT_ARRAY, _OID))
        if kind == "handler" and found.result != _HANDLER:
            raise errors.WrongObjectType(f"function {'.'.join(names)} must return type fdw_handler")
        given[kind] = ref_of(found)
    return given


# --- servers --------------------------------------------------------------------------------------


def create_server(session: Any, s: tree.CreateServerStmt) -> str:
    """CREATE SERVER."""
    from aurorapy.catalog.ddl import notice, writable

    catalog = writable(session)
    if s.if_not_exists:
        claim(session, "server", s.name)
        if find(session, "server", s.name) is not None:
            notice(session, f'server "{s.name}" already exists, skipping', "42710")
            return "CREATE SERVER"
    free(session, "server", s.name)
    wrapper: WrapperDef = need(session, "foreign data wrapper", s.wrapper)
    require(session, Object("foreign data wrapper", wrapper.oid), USAGE)
    use(session, "foreign data wrapper", wrapper)
    options = changed_options(session, (), s.options, wrapper.validator, SERVER_CLASS)
    catalog.put_operation(ServerDef(catalog.new_oid(), s.name, session.user_oid, wrapper.oid, s.type, s.version, options))
    return "CREATE SERVER"


def alter_server(session: Any, s: tree.AlterServerStmt) -> str:
    """ALTER SERVER."""
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    old: ServerDef = need(session, "server", s.name)
    require_owner(session, old)
    new = replace(old, version=s.version) if s.has_version else old
    if s.options:
        new = replace(new, options=changed_options(session, old.options, s.options, catalog.operations[old.wrapper].validator, SERVER_CLASS))
    catalog.put_operation(new)
    return "ALTER SERVER"


# --- user mappings --------------------------------------------------------------------------------


def find_mapping(catalog: Any, user: int, server: int) -> MappingDef | None:
    """The user mapping of a role (0: PUBLIC) for a server."""
    return next((d for d in catalog.operations.values() if isinstance(d, MappingDef) and (d.user, d.server) == (user, server)), None)


def user_name(session: Any, user: int) -> str:
    """Whom a mapping is for."""
    return str(session.roles.names.get(user, user)) if user != PUBLIC else "public"


def mapping_text(session: Any, oid: int) -> str:
    """A user mapping as messages name it."""
    found: MappingDef = session.catalog.operations[oid]
    return f"user mapping for {user_name(session, found.user)} on server {session.catalog.operations[found.server].name}"


def _may_map(session: Any, user: int, server: ServerDef) -> None:
    """The server's owner may do it for everybody, who has USAGE for himself."""
    if owns(session, server):
        return
    if user != session.user_oid:
        require_owner(session, server)
    require(session, Object("foreign server", server.oid), USAGE)


def user_mapping(session: Any, s: tree.UserMappingStmt) -> str:
    """CREATE, ALTER and DROP USER MAPPING."""
    from aurorapy.catalog.ddl import notice, writable

    catalog = writable(session)
    tag = f"{s.action.upper()} USER MAPPING"
    if s.action == "drop" and s.exists and s.user not in ("public", "current_user", "current_role", "session_user") and role_oid(session, s.user) is None:
        notice(session, f'role "{s.user}" does not exist, skipping')
        return tag
    user = PUBLIC if s.user == "public" else role_named(session, s.user)
    if s.action == "drop" and s.exists and find(session, "server", s.server) is None:
        notice(session, f'server "{s.server}" does not exist, skipping')
        return tag
    server: ServerDef = need(session, "server", s.server)
    if s.action == "create":
        _may_map(session, user, server)
        use(session, "server", server)
        claim(session, "user mapping", f"{user} {server.oid}")
    found = find_mapping(session.catalog, user, server.oid)
    name = user_name(session, user)
    if s.action == "create":
        if found is not None:
            text = f'user mapping for "{name}" already exists for server "{s.server}"'
            if not s.exists:
                raise errors.DuplicateObject(text)
            notice(session, f"{text}, skipping", "42710")
            return tag
        found = MappingDef(0, user, server.oid)
    elif found is None:
        text = f'user mapping for "{name}" does not exist for server "{s.server}"'
        if not (s.action == "drop" and s.exists):
            raise errors.UndefinedObject(text)
        notice(session, f"{text}, skipping")
        return tag
    else:
        _may_map(session, user, server)
    if s.action == "drop":
        from aurorapy.catalog.dependencies import drop

        drop(session, [("user mapping", found.oid, 0)], cascade=True)
        return tag
    options = changed_options(session, found.options, s.options, catalog.operations[server.wrapper].validator, MAPPING_CLASS)
    catalog.put_operation(replace(found, oid=found.oid or catalog.new_oid(), options=options))
    return tag
