"""The row on which a cursor stands, for WHERE CURRENT OF.

Source: PostgreSQL 15 manual, UPDATE, DELETE, DECLARE; its src/backend/executor/execCurrent.c, whose checks come in this order.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.relation import Table


def current_row(session: Any, cursor: str | None, table: Table) -> int | None:
    """The rowid of the cursor's row in a table without children; None where the row lies in another one."""
    if cursor is None:
        raise errors.UndefinedObject("no value found for parameter 1")
    portal = session.portals.get(cursor)
    if portal is None:
        raise errors.InvalidCursorName(f'cursor "{cursor}" does not exist')
    plan = portal.prepared.plan
    if plan is None or plan.verb != "SELECT" or plan.modifying:
        raise errors.InvalidCursorState(f'cursor "{cursor}" is not a SELECT query')
    if portal.kept:
        raise errors.InvalidCursorState(f'cursor "{cursor}" is held from a previous transaction')
    if not portal.width:
        raise errors.FeatureNotSupported("WHERE CURRENT OF is supported for cursors of DECLARE and PL/pgSQL only")
    found = [m for m in plan.marks if table.oid in m.tables]
    if plan.locking:
        if len(found) > 1:
            raise errors.InvalidCursorState(f'cursor "{cursor}" has multiple FOR UPDATE/SHARE references to table "{table.name}"')
        if not found:
            raise errors.InvalidCursorState(f'cursor "{cursor}" does not have a FOR UPDATE/SHARE reference to table "{table.name}"')
    elif not found or not plan.simple:
        raise errors.InvalidCursorState(f'cursor "{cursor}" is not a simply updatable scan of table "{table.name}"')
    if not 0 < portal.at <= len(portal.rows):
        raise errors.InvalidCursorState(f'cursor "{cursor}" is not positioned on a row')
    place = portal.rows[portal.at - 1][found[0].at]
    if not found[0].family:
        return place  # type: ignore[no-any-return]
    return place[1] if place is not None and place[0] == table.oid else None
