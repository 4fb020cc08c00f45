"""Security-restricted operations: what maintenance runs of a table (functions of its indexes, the query of a materialized view) is run as the table's
owner, who may do nothing meanwhile that lasts beyond the operation in the session.

Source: PostgreSQL 15 manual, CREATE INDEX, ANALYZE, REINDEX and REFRESH MATERIALIZED VIEW; its src/backend/utils/init/miscinit.c.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aurorapy import errors


@contextmanager
def as_owner(session: Any, owner: int) -> Iterator[None]:
    """Run the block as an owner, restricted. Settings that change in it are as before behind it."""
    context, routines = session.context, session.routines
    user, path, at = context.current_user, context.search_path, len(session.changes)
    routines.restricted += 1
    context.become(session.roles.names.get(owner, user))
    try:
        yield
        if len(session.changes) > at:
            for name, old, *_ in reversed(session.changes[at:]):
                session.values[name] = old
            del session.changes[at:]
            context.refresh()
    finally:
        routines.restricted -= 1
        context.become(user)
        context.search_path = path  # one for a while, too, as CREATE SCHEMA has for its elements


def refuse_restricted(session: Any, command: str) -> None:
    """Raise 42501 for a command that a security-restricted operation must not run."""
    if session.routines.restricted:
        raise errors.InsufficientPrivilege(f"cannot execute {command} within security-restricted operation")
