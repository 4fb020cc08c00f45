"""CREATE, ALTER and DROP ROLE. Roles belong to the server: they live in the system volume's tree.

A transaction's changes to roles are its own until it commits. A role's value is (oid, may log in, verifier (`authentication`) or None,
attributes); attributes: superuser, inherit, createrole, createdb, replication, bypassrls, connection_limit, valid_until,
member_of [(oid, admin)], settings [(name, value)], comment.

Source: PostgreSQL 15 manual, chapter 22 and CREATE ROLE.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES

# PostgreSQL's own roles, which nobody can log in as
PREDEFINED = {"pg_database_owner": 6171, "pg_read_all_data": 6181, "pg_write_all_data": 6182, "pg_monitor": 3373, "pg_read_all_settings": 3374,
              "pg_read_all_stats": 3375, "pg_stat_scan_tables": 3377, "pg_read_server_files": 4569, "pg_write_server_files": 4570,
              "pg_execute_server_program": 4571, "pg_signal_backend": 4200, "pg_checkpoint": 4544}
_SPECIAL = ("public", "none")
_ATTRIBUTES = frozenset(("superuser", "inherit", "createrole", "createdb", "replication", "bypassrls", "connection_limit"))


def value_of(session: Any, name: str) -> Any:
    """A role as the session sees it; raises 42704."""
    found = session.role(name)
    if found is None:
        raise errors.UndefinedObject(f'role "{name}" does not exist')
    return found if len(found) > 3 else (*found, {"superuser": True})


def resolve(session: Any, name: str) -> str:
    """CURRENT_USER and its kin as a role's name."""
    if name in ("current_user", "current_role"):
        return str(session.context.current_user)
    return str(session.user) if name == "session_user" else name


def may(session: Any, attribute: str) -> bool:
    """Whether the current user has an attribute."""
    more = value_of(session, session.context.current_user)[3]
    return bool(more.get("superuser") or more.get(attribute))


def superuser_only(context: Any, function: str) -> None:
    """Raise 42501 for a caller of a function that is for superusers."""
    if not context.superuser:
        raise errors.InsufficientPrivilege(f"permission denied for function {function}")


def _require(session: Any, attribute: str, what: str) -> None:
    if not may(session, attribute):
        raise errors.InsufficientPrivilege(f"permission denied to {what}")


def role_statement(session: Any, s: tree.RoleStmt) -> str:
    """CREATE ROLE and ALTER ROLE."""
    from .stored_settings import of_all_roles, of_role

    tag = f"{s.action.upper()} ROLE"
    session.start_transaction()
    if s.set is not None and not s.name:
        of_all_roles(session, s)
        return tag
    given: dict[str, Any] = dict(s.options)
    if s.action == "create":
        for attribute, word in (("superuser", "superusers"), ("replication", "replication users"), ("bypassrls", "bypassrls users")):
            if given.get(attribute) and not may(session, "superuser"):
                raise errors.InsufficientPrivilege(f"must be superuser to create {word}")
        _require(session, "createrole", "create role")
        if s.name in _SPECIAL:
            raise errors.ReservedName(f'role name "{s.name}" is reserved')
        if s.name.startswith("pg_"):
            raise errors.ReservedName(f'role name "{s.name}" is reserved', detail='Role names starting with "pg_" are reserved.')
        if session.role(s.name) is not None:
            raise errors.DuplicateObject(f'role "{s.name}" already exists')
        value: Any = (session.engine.next_oid(), False, None, {"inherit": True, "connection_limit": -1})
        name = s.name
    else:
        name = resolve(session, s.name)
        value = value_of(session, name)
        if name != session.context.current_user:
            _require(session, "createrole", "alter role" if s.set is None else "alter setting")
    oid, login, verifier, more = value
    more = dict(more)
    if given.get("superuser") and not may(session, "superuser"):
        raise errors.InsufficientPrivilege("must be superuser to create superusers" if s.action == "create" else "must be superuser to alter superuser roles or "
                                           "change superuser attribute")
    login = given.get("login", login)
    if "password" in given:
        verifier = _verifier(session, name, given["password"])
    if "valid_until" in given:
        more["valid_until"] = TYPES[1184].input(str(given["valid_until"]), -1, session.context)
    more.update({k: v for k, v in given.items() if k in _ATTRIBUTES})
    if s.set is not None:
        more = of_role(session, value, s)
    session.put_role(name, (oid, login, verifier, more))
    _members(session, name, oid, given)
    return tag


def _members(session: Any, name: str, oid: int, given: dict[str, Any]) -> None:
    """IN ROLE, ROLE and ADMIN of CREATE ROLE; ADD and DROP USER of ALTER GROUP."""
    from .privileges.granting import role_named
    from .privileges.membership import add_member, require_admin, take_member

    me = session.user_oid
    for parent in given.get("in_role", ()):
        role = role_named(session, parent)
        require_admin(session, parent, role)
        add_member(session, resolve(session, parent), role, name, oid, me, admin=False)
    for key, admin in (("role", False), ("admin", True)):
        for member in given.get(key, ()):
            add_member(session, name, oid, resolve(session, member), role_named(session, member), me, admin=admin)
    for member in given.get("drop_role", ()):
        take_member(session, name, oid, resolve(session, member), role_named(session, member), option_only=False)


def _verifier(session: Any, name: str, password: Any) -> Any:
    from .authentication import is_empty, stored
    from .catalog.ddl import notice

    if password is None:
        return None
    made = stored(str(password), name, session.values["password_encryption"]) if password != "" else None
    if made is None or is_empty(made, name):
        notice(session, "empty string is not a valid password, clearing password")
        return None
    return made


def drop_roles(session: Any, s: tree.DropRoleStmt) -> str:
    """DROP ROLE [IF EXISTS]."""
    from .catalog.ddl import notice
    from .privileges.owning import reasons

    _require(session, "createrole", "drop role")
    session.start_transaction()
    for written in s.names:
        name = resolve(session, written)
        if session.role(name) is None:
            if not s.if_exists:
                raise errors.UndefinedObject(f'role "{name}" does not exist')
            notice(session, f'role "{name}" does not exist, skipping')
            continue
        oid = value_of(session, name)[0]
        if name == session.context.current_user:
            raise errors.ObjectInUse("current user cannot be dropped")
        if name == session.user:
            raise errors.ObjectInUse("session user cannot be dropped")
        if oid == 10:
            raise errors.DependentObjectsStillExist(f'cannot drop role {name} because it is required by the database system')
        if value_of(session, name)[3].get("superuser") and not may(session, "superuser"):
            raise errors.InsufficientPrivilege("must be superuser to drop superusers")
        owned = reasons(session, oid)
        if owned:
            raise errors.DependentObjectsStillExist(f'role "{name}" cannot be dropped because some objects depend on it', detail="\n".join(owned))
        session.put_role(name, None)
        for other, value in session.role_list():
            members = value[3].get("member_of", ()) if len(value) > 3 else ()
            if any(m[0] == oid for m in members):
                session.put_role(other, (*value[:3], value[3] | {"member_of": tuple(m for m in members if m[0] != oid)}))
    return "DROP ROLE"


def rename_role(session: Any, old: str, new: str) -> None:
    """ALTER ROLE ... RENAME TO."""
    from .catalog.ddl import notice

    _require(session, "createrole", "rename role")
    value = value_of(session, old)
    if session.role(new) is not None:
        raise errors.DuplicateObject(f'role "{new}" already exists')
    if old == session.user:
        raise errors.FeatureNotSupported("session user cannot be renamed")
    session.start_transaction()
    session.put_role(old, None)
    if isinstance(value[2], str):
        notice(session, "MD5 password cleared because of role rename")
        value = (*value[:2], None, *value[3:])
    session.put_role(new, value)
