"""GRANT and REVOKE of roles.

Source: PostgreSQL 15 manual, GRANT and REVOKE; its src/backend/commands/user.c (AddRoleMems, DelRoleMems).
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree

from .granting import role_named
from .roles import OWNER_OF_DATABASE, attributes


def grant_roles(session: Any, s: tree.GrantRoleStmt) -> str:
    """GRANT or REVOKE roles."""
    from aurorapy.roles import resolve

    session.start_transaction()
    grantor = session.user_oid if s.grantor is None else role_named(session, s.grantor)
    members = [(resolve(session, m), role_named(session, m)) for m in s.members]
    for written in s.roles:
        name, role = resolve(session, written), role_named(session, written)
        require_admin(session, name, role)
        if grantor != session.user_oid and not session.context.superuser:
            raise errors.InsufficientPrivilege("must be superuser to set grantor")
        for member_name, member in members:
            if s.revoke:
                take_member(session, name, role, member_name, member, option_only=s.option)
            else:
                add_member(session, name, role, member_name, member, grantor, admin=s.option)
    return "REVOKE ROLE" if s.revoke else "GRANT ROLE"


def require_admin(session: Any, name: str, role: int) -> None:
    """Raise 42501 unless the current user may say who is a member of a role."""
    roles = session.roles
    if session.context.superuser:
        return
    if roles.is_superuser(role):
        raise errors.InsufficientPrivilege("must be superuser to alter superusers")
    if not attributes(session.role(session.context.current_user)).get("createrole") and not roles.is_admin(session.user_oid, role):
        raise errors.InsufficientPrivilege(f'must have admin option on role "{name}"')


def add_member(session: Any, name: str, role: int, member_name: str, member: int, grantor: int, *, admin: bool) -> None:
    """Make a role a member of another one."""
    from aurorapy.catalog.ddl import notice

    if role == OWNER_OF_DATABASE:
        raise errors.InternalError_(f'role "{name}" cannot have explicit members')
    if member == OWNER_OF_DATABASE:
        raise errors.InternalError_(f'role "{member_name}" cannot be a member of any role')
    if member in session.roles.of(role, inherited=False):
        raise errors.InvalidGrantOperation(f'role "{name}" is a member of role "{member_name}"')
    value = session.role(member_name)
    if value is None:
        raise errors.FeatureNotSupported("predefined roles cannot be made members of other roles")
    more = attributes(value)
    known = more.get("member_of", ())
    old = next((m for m in known if m[0] == role), None)
    if old is not None and (old[1] or not admin):
        notice(session, f'role "{member_name}" is already a member of role "{name}"')
        return
    _put(session, member_name, value, (*(m for m in known if m is not old), (role, admin, grantor)))


def take_member(session: Any, name: str, role: int, member_name: str, member: int, *, option_only: bool) -> None:
    """Let a role be a member of another one no longer, or (`option_only`) not make others so."""
    from aurorapy.commands import warning

    value = session.role(member_name)
    known = attributes(value).get("member_of", ()) if value is not None else ()
    old = next((m for m in known if m[0] == role), None)
    if old is None:
        warning(session, "01000", f'role "{member_name}" is not a member of role "{name}"')
        return
    rest = tuple([m for m in known if m is not old])
    _put(session, member_name, value, (*rest, (role, False, *old[2:])) if option_only else rest)


def _put(session: Any, name: str, value: Any, member_of: tuple[Any, ...]) -> None:
    session.put_role(name, (*value[:3], attributes(value) | {"member_of": member_of}))
