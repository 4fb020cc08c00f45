"""Schemas in names: whoever may not use a schema does not find what is in it, and is told so when he names it. For users that are no superusers."""

from __future__ import annotations

from typing import Any

from .acl import USAGE
from .holding import Object, held, require


def visible_path(session: Any, path: tuple[str, ...]) -> tuple[str, ...]:
    """The schemas of a search path that the current user may use."""
    known = session.catalog.schema_oids
    return tuple([p for p in path if p not in known or p.startswith("pg_temp") or held(session, session.user_oid, Object("schema", known[p]), USAGE)])


def check_qualifier(session: Any, names: tuple[str, ...]) -> None:
    """Raise 42501 for a name in a schema that the current user may not use."""
    oid = session.catalog.schema_oids.get(names[-2]) if len(names) > 1 else None
    if oid is not None and not names[-2].startswith("pg_temp"):
        require(session, Object("schema", oid), USAGE)
