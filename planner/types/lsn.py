"""pg_lsn: a place in a volume's log. The datum is an int.

Source: PostgreSQL 15 manual, section 8.20.
"""

from __future__ import annotations

import re
import struct
from typing import Any

from .base import SqlType, bad_input, register

_LSN = re.compile(r"([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})")
_PACKED = struct.Struct("!Q")


def parse_lsn(text: str) -> int | None:
    """The LSN that a text of the form X/Y names; None when it has another form."""
    found = _LSN.fullmatch(text)
    return int(found[1], 16) << 32 | int(found[2], 16) if found else None


def lsn_in(text: str, typmod: int = -1, ctx: Any = None) -> int:
    """Input; raises 22P02."""
    value = parse_lsn(text)
    if value is None:
        raise bad_input("pg_lsn", text)
    return value


def lsn_out(value: int) -> str:
    """The form X/Y: the upper and the lower 32 bits, in hexadecimal."""
    return f"{value >> 32:X}/{value & 0xFFFFFFFF:X}"


def _receive(data: bytes) -> int:
    if len(data) != 8:
        raise ValueError
    return int(_PACKED.unpack(data)[0])


register(SqlType(3220, "pg_lsn", 8, "U", array=3221, input=lsn_in, output=lsn_out, send=_PACKED.pack, receive=_receive, align="d"))
