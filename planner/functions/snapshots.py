"""What a snapshot of transactions says, and xid8. Those of the running transaction are in aurorapy.catalog.functions.

Source: PostgreSQL 15 manual, section 9.27.7.
"""

from __future__ import annotations

from aurorapy.planner.types.xids import Snapshot

from .registry import cast, define


def _visible(xid: int, snapshot: Snapshot) -> bool:
    xmin, xmax, between = snapshot
    return xid < xmin or (xid < xmax and xid not in between)


for _prefix, _snapshot, _xid in (("pg_", "pg_snapshot", "xid8"), ("txid_", "txid_snapshot", "int8")):
    define(f"{_prefix}snapshot_xmin", _snapshot, _xid, lambda v: v[0])
    define(f"{_prefix}snapshot_xmax", _snapshot, _xid, lambda v: v[1])
    define(f"{_prefix}snapshot_xip", _snapshot, _xid, lambda v: v[2], retset=True)
    define(f"{_prefix}visible_in_snapshot", f"{_xid} {_snapshot}", "bool", _visible)
define("xid8cmp", "xid8 xid8", "int4", lambda a, b: (a > b) - (a < b))
cast("xid8", "xid", "e", lambda v: v & 0xFFFFFFFF)
