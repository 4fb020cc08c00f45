"""Built-in functions that are not for everybody: superusers may call them, and members of the predefined roles that are named.

What is granted of built-in functions cannot be changed here, so this is all that has_function_privilege and a call look at.

Source: PostgreSQL 15 manual, sections 9.27 and 22.5; its src/backend/catalog/system_functions.sql.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define

MONITOR, READ_ALL_STATS = 3373, 3375  # pg_monitor, pg_read_all_stats

RESERVED: dict[int, tuple[int, ...]] = {}  # the function's oid -> the roles


def may_call(session: Any, role: int, oid: int) -> bool:
    """Whether a role may call a built-in function."""
    if oid not in RESERVED or session.roles.is_superuser(role):
        return True
    return not session.roles.of(role).isdisjoint(RESERVED[oid])


def reserved(name: str, args: str, result: str, impl: Callable[..., Any], oid: int, roles: tuple[int, ...] = (), **more: Any) -> None:
    """Register a function of the session that only these roles may call."""
    def call(ctx: Any, *values: Any) -> Any:
        if not may_call(ctx.session, ctx.session.user_oid, oid):
            raise errors.InsufficientPrivilege(f"permission denied for function {name}")
        return impl(ctx.session, *values)

    RESERVED[oid] = roles
    define(name, args, result, call, oid=oid, needs_context=True, **{"volatility": "v", **more})
