"""inet and cidr in gist and spgist indexes: their order has the addresses of a network beside one another.

Source: PostgreSQL 15 manual, section 9.12; network_gist.c for the strategies.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.types.network import address_of, bits_of, masked

from .classes import Interval, extend

EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, WITHIN, WITHIN_EQUAL = 18, 20, 21, 22, 23, 24, 25


def limits(strategy: int, value: Any) -> Interval | None:
    """Where addresses lie that stand in a relation to a value."""
    if strategy == EQUAL:
        return Interval(value, value)
    if strategy in (LESS, LESS_EQUAL):
        return Interval(None, value, high_inclusive=strategy == LESS_EQUAL)
    if strategy in (GREATER, GREATER_EQUAL):
        return Interval(value, None, low_inclusive=strategy == GREATER_EQUAL)
    if strategy in (WITHIN, WITHIN_EQUAL):
        address, bits = address_of(value), bits_of(value)
        family, low, behind = value[:1], masked(address, bits), 8 * len(address) - bits
        last = (int.from_bytes(low) | ((1 << behind) - 1)).to_bytes(len(address))
        return Interval(family + low, family + last + b"\xff" * (len(address) + 2))
    return None


for _method in ("gist", "spgist"):
    extend(_method, "inet_ops", limits=limits)
