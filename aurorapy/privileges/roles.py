"""Who is a member of whom. A member of a role has its privileges unless it was made NOINHERIT, and may become it by SET ROLE.

Source: PostgreSQL 15 manual, chapter 22; its src/backend/utils/adt/acl.c (roles_is_member_of).
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.roles import PREDEFINED

OWNER_OF_DATABASE = 6171  # pg_database_owner, of which the owner of the database at hand is a member
Value = Any  # of a role: (oid, may log in, verifier, attributes)


def attributes(value: Value) -> dict[str, Any]:
    """A role's attributes; the first user's of an old directory has none written."""
    return value[3] if len(value) > 3 else {"superuser": True}


class Roles:
    """The roles as a session sees them, by oid, with what follows from them."""

    def __init__(self, session: Any) -> None:
        listed = session.role_list()
        self.names: dict[int, str] = {v[0]: n for n, v in listed} | {o: n for n, o in PREDEFINED.items()}
        self.values: dict[int, Value] = {v[0]: v for _, v in listed}
        self.database_owner: int = session.database_owner
        self._closures: dict[tuple[int, bool], frozenset[int]] = {}

    def is_superuser(self, oid: int) -> bool:
        value = self.values.get(oid)
        return value is not None and bool(attributes(value).get("superuser"))

    def parents(self, oid: int) -> list[int]:
        """The roles of which a role is a member directly."""
        value = self.values.get(oid)
        found = [m[0] for m in attributes(value).get("member_of", ())] if value is not None else []
        return [*found, OWNER_OF_DATABASE] if oid == self.database_owner else found

    def of(self, oid: int, *, inherited: bool = True) -> frozenset[int]:
        """The role and all of which it is a member; `inherited`: whose privileges it has by itself."""
        found = self._closures.get((oid, inherited))
        if found is None:
            out, todo = {oid}, [oid]
            while todo:
                role = todo.pop()
                value = self.values.get(role)
                if inherited and value is not None and not attributes(value).get("inherit", True):
                    continue
                for parent in self.parents(role):
                    if parent not in out:
                        out.add(parent)
                        todo.append(parent)
            found = self._closures[oid, inherited] = frozenset(out)
        return found

    def has_privileges_of(self, member: int, role: int) -> bool:
        return self.is_superuser(member) or role in self.of(member)

    def is_member(self, member: int, role: int) -> bool:
        """Whether a role may become another one."""
        return self.is_superuser(member) or role in self.of(member, inherited=False)

    def is_admin(self, member: int, role: int) -> bool:
        """Whether a role may grant membership in another one."""
        if self.is_superuser(member):
            return True
        return any(role == m[0] and m[1] for r in self.of(member, inherited=False) if r in self.values for m in attributes(self.values[r]).get("member_of", ()))


def require_member(session: Any, role: int) -> None:
    """Raise 42501 unless the current user may become a role."""
    roles = session.roles
    if not roles.is_member(session.user_oid, role):
        raise errors.InsufficientPrivilege(f'must be member of role "{roles.names.get(role, role)}"')


def role_oid(session: Any, name: str) -> int | None:
    """The oid of a role, one of PostgreSQL's own too; None when there is none."""
    found = session.role(name)
    return int(found[0]) if found is not None else PREDEFINED.get(name)


def may_signal(session: Any, other: Any, *, terminate: bool) -> None:
    """pg_cancel_backend and pg_terminate_backend: raise 42501 unless the other session's user is one whose rights the current one has."""
    if session.context.superuser:
        return
    doing, what, done = ("terminate", "process", "process is being terminated") if terminate else ("cancel", "query", "query is being canceled")
    if other.context.superuser:
        raise errors.InsufficientPrivilege(f"must be a superuser to {doing} superuser {what}")
    roles, user = session.roles, role_oid(other, other.user) or 0
    if not roles.has_privileges_of(session.user_oid, user) and not roles.has_privileges_of(session.user_oid, PREDEFINED["pg_signal_backend"]):
        raise errors.InsufficientPrivilege(f"must be a member of the role whose {done} or member of pg_signal_backend")
