"""Where a session's client is: inet_client_addr and its kin. NULL where the connection has no addresses. Source: PostgreSQL 15 manual, section 9.26."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.functions.registry import define
from aurorapy.planner.types.network import inet_in


def end_of(session: Any, *, of_client: bool = True) -> tuple[bytes, int] | tuple[None, None]:
    """The address, an inet, and the port of one end of a session's connection."""
    found = session.rim.address(of_client=of_client)
    return (inet_in(found[0]), found[1]) if found is not None else (None, None)


for _who in ("client", "server"):
    for _i, (_what, _type) in enumerate((("addr", "inet"), ("port", "int4"))):
        define(f"inet_{_who}_{_what}", "", _type, lambda ctx, i=_i, of_client=_who == "client": end_of(ctx.session, of_client=of_client)[i],
               needs_context=True, volatility="s")
