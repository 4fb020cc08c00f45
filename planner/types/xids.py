"""xid, cid, xid8 and snapshots of transactions: (xmin, xmax, those between that were in progress).

xid and its kin are read by C's strtoul: octal behind 0, hexadecimal behind 0x, a minus sign wraps, and what is no number is 0.

Source: PostgreSQL 15 manual, section 9.27.7; its src/backend/utils/adt/xid.c and xid8funcs.c.
"""

from __future__ import annotations

import re
import struct
from typing import Any

from .base import SqlType, bad_input, register

XID8, PG_SNAPSHOT, TXID_SNAPSHOT = 5069, 5038, 2970
Snapshot = tuple[int, int, tuple[int, ...]]
_NUMBER = re.compile(r"[ \t\n\v\f\r]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)")
_ULONG_MAX = (1 << 64) - 1
_XID, _XID8, _HEAD = struct.Struct("!I"), struct.Struct("!Q"), struct.Struct("!iQQ")
_SNAPSHOT = re.compile(r"(\d+):(\d+):((?:\d+,?)*)")
_END = 1 << 63


def _unsigned(text: str) -> int:
    m = _NUMBER.match(text)
    if m is None:
        return 0
    digits = m[2]
    value = min(int(digits, 16 if digits[:2] in ("0x", "0X") else 8 if digits[0] == "0" else 10), _ULONG_MAX)
    return -value & _ULONG_MAX if m[1] == "-" else value


def _xid_in(text: str, typmod: int = -1, ctx: Any = None) -> int:
    return _unsigned(text) & 0xFFFFFFFF


def _xid8_in(text: str, typmod: int = -1, ctx: Any = None) -> int:
    return _unsigned(text)


def _receive(packer: struct.Struct) -> Any:
    def receive(data: bytes) -> int:
        if len(data) != packer.size:
            raise ValueError
        return int(packer.unpack(data)[0])

    return receive


def _sane(xmin: int, xmax: int, between: tuple[int, ...]) -> bool:
    return 0 < xmin <= xmax < _END and all(xmin <= x < xmax for x in between) and list(between) == sorted(between)


def _snapshot_in(text: str, typmod: int = -1, ctx: Any = None) -> Snapshot:
    m = _SNAPSHOT.fullmatch(text)
    if m is not None:
        xmin, xmax, between = int(m[1]), int(m[2]), tuple([int(x) for x in m[3].split(",") if x])
        if _sane(xmin, xmax, between):
            return xmin, xmax, tuple(dict.fromkeys(between))
    raise bad_input("pg_snapshot", text)


def _snapshot_out(v: Snapshot) -> str:
    return f"{v[0]}:{v[1]}:{','.join(map(str, v[2]))}"


def _snapshot_send(v: Snapshot) -> bytes:
    return _HEAD.pack(len(v[2]), v[0], v[1]) + b"".join(map(_XID8.pack, v[2]))


def _snapshot_receive(data: bytes) -> Snapshot:
    count, xmin, xmax = _HEAD.unpack_from(data)
    between = struct.unpack_from(f"!{count}Q", data, _HEAD.size)
    if len(data) != _HEAD.size + 8 * count or not _sane(xmin, xmax, between):
        raise ValueError
    return xmin, xmax, tuple(dict.fromkeys(between))


for _oid, _name, _array in ((28, "xid", 1011), (29, "cid", 1012)):
    register(SqlType(_oid, _name, 4, "U", array=_array, input=_xid_in, output=str, send=_XID.pack, receive=_receive(_XID)))
register(SqlType(XID8, "xid8", 8, "U", array=271, input=_xid8_in, output=str, send=_XID8.pack, receive=_receive(_XID8), align="d"))
for _oid, _name, _array in ((PG_SNAPSHOT, "pg_snapshot", 5039), (TXID_SNAPSHOT, "txid_snapshot", 2949)):
    register(SqlType(_oid, _name, -1, "U", array=_array, input=_snapshot_in, output=_snapshot_out, send=_snapshot_send, receive=_snapshot_receive,
                     align="d", storage="x"))
