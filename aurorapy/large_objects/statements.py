"""Large objects that statements name: in GRANT, COMMENT ON, ALTER LARGE OBJECT ... OWNER TO, REASSIGN OWNED."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES

from . import pages
from .pages import View

_OID = 26


def large_object(session: Any, text: str) -> Any:
    """The object of a number as a statement has it (privileges.holding.Object); 42704."""
    from aurorapy.privileges.holding import Object

    oid = int(text) % (1 << 32) if text.lstrip("-").isdigit() and abs(int(text)) < 1 << 31 else int(TYPES[_OID].input(text, -1, session.context))
    if View(session).owner(oid) is None:
        raise pages.missing(oid)
    return Object("large object", oid)


def require_owner_of(session: Any, oid: int) -> None:
    """Raise 42501 unless the current user owns an object."""
    from aurorapy.privileges.holding import Object, require_owner

    require_owner(session, Object("large object", oid))


def owned_large_object(session: Any, text: str) -> int:
    """The oid of an object of the current user's."""
    oid = int(large_object(session, text).oid)
    require_owner_of(session, oid)
    return oid


def set_large_object_owner(session: Any, s: tree.OwnerStmt) -> str:
    """ALTER LARGE OBJECT ... OWNER TO."""
    from aurorapy.privileges.granting import role_named
    from aurorapy.privileges.roles import require_member

    new = role_named(session, s.role)
    oid = large_object(session, s.name[0]).oid
    if View(session).owner(oid) != new:
        if not session.context.superuser:
            require_owner_of(session, oid)
            require_member(session, new)
        give(session, oid, new)
    return "ALTER LARGE OBJECT"


def give(session: Any, oid: int, owner: int) -> None:
    """An object gets another owner, and what was granted on it follows."""
    from aurorapy.catalog.ddl import writable
    from aurorapy.privileges.holding import Object, put_owner

    pages.refuse_in_past(session, "ALTER LARGE OBJECT")
    if (pages.LARGE_OBJECT_CLASS, oid, 0) in session.catalog.grants:
        writable(session)
        put_owner(session, Object("large object", oid), owner)
    pages.set_owner(session, oid, owner)


