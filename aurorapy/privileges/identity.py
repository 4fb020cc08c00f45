"""Who a session acts as: SET ROLE and SET SESSION AUTHORIZATION. Both are settings, so transactions and savepoints take them back.

Source: PostgreSQL 15 manual, SET ROLE and SET SESSION AUTHORIZATION.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors

from .roles import role_oid

IDENTITIES = ("role", "session_authorization")


def may_become(session: Any, name: str) -> str:
    """The role of that name, which the session user is a member of; raises 22023, 42501."""
    if name == "none":
        return name
    oid = role_oid(session, name)
    if oid is None:
        raise errors.InvalidParameterValue(f'role "{name}" does not exist')
    user = role_oid(session, session.context.session_user)
    if user is None or not session.roles.is_member(user, oid):
        raise errors.InsufficientPrivilege(f'permission denied to set role "{name}"')
    return name


def may_be_user(session: Any, name: str) -> None:
    """Whether the session may go on as another user: as the one it began as, or as any if that is a superuser; raises 22023, 42501."""
    if role_oid(session, name) is None:
        raise errors.InvalidParameterValue(f'role "{name}" does not exist')
    first = role_oid(session, session.user)
    if name != session.user and (first is None or not session.roles.is_superuser(first)):
        raise errors.InsufficientPrivilege("permission denied to set session authorization")
