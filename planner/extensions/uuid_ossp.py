"""uuid-ossp: functions that make UUIDs of RFC 4122's versions 1, 3, 4 and 5. Source: PostgreSQL 15 manual, section F.49."""

from __future__ import annotations

import uuid
from typing import Any

from .declaration import Call, Declared

_EPOCH = 946_684_800_000_000 * 10 + 0x01B21DD213814000  # 2000-01-01, in 100 ns since 1582-10-15
_last = [0, -1]  # the latest version 1's time, and its clock sequence


def _time_based(ctx: Any, node: int) -> bytes:
    """A UUID of version 1: never two with the same time."""
    if _last[1] < 0:
        _last[1] = int.from_bytes(ctx.random_bytes(2), "big") & 0x3FFF
    now = _last[0] = max(ctx.clock() * 10 + _EPOCH, _last[0] + 1)
    sequence = _last[1]
    return uuid.UUID(fields=(now & 0xFFFFFFFF, now >> 32 & 0xFFFF, now >> 48 & 0x0FFF | 0x1000, sequence >> 8 | 0x80, sequence & 0xFF, node)).bytes


def _v1(ctx: Any) -> bytes:
    return _time_based(ctx, uuid.getnode())


def _v1mc(ctx: Any) -> bytes:
    """With a random multicast address instead of the machine's."""
    return _time_based(ctx, int.from_bytes(ctx.random_bytes(6), "big") | 0x030000000000)


DECLARED = Declared("""
uuid_nil() uuid i strict
uuid_ns_dns() uuid i strict
uuid_ns_url() uuid i strict
uuid_ns_oid() uuid i strict
uuid_ns_x500() uuid i strict
uuid_generate_v1() uuid v strict
uuid_generate_v1mc() uuid v strict
uuid_generate_v3(namespace uuid, name text) uuid i strict
uuid_generate_v4() uuid v strict
uuid_generate_v5(namespace uuid, name text) uuid i strict
""", {
    "uuid_nil": lambda: bytes(16), "uuid_ns_dns": lambda: uuid.NAMESPACE_DNS.bytes, "uuid_ns_url": lambda: uuid.NAMESPACE_URL.bytes,
    "uuid_ns_oid": lambda: uuid.NAMESPACE_OID.bytes, "uuid_ns_x500": lambda: uuid.NAMESPACE_X500.bytes,
    "uuid_generate_v1": Call(_v1, needs_context=True), "uuid_generate_v1mc": Call(_v1mc, needs_context=True),
    "uuid_generate_v4": Call(lambda ctx: ctx.uuid4(), needs_context=True),
    "uuid_generate_v3": lambda space, name: uuid.uuid3(uuid.UUID(bytes=space), name).bytes,
    "uuid_generate_v5": lambda space, name: uuid.uuid5(uuid.UUID(bytes=space), name).bytes,
})
