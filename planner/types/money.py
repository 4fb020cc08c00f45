"""money: an amount of currency. The datum is an int, in hundredths.

lc_monetary can be C, POSIX or C.UTF-8 only, whose amounts PostgreSQL writes with a dollar sign, a point and two digits behind it, and a comma a thousand.

Source: PostgreSQL 15 manual, section 8.2; the behaviour of its src/backend/utils/adt/cash.c.
"""

from __future__ import annotations

import re
import struct
from typing import Any

from aurorapy import errors

from .base import SqlType, bad_input, register

MIN, MAX = -(1 << 63), (1 << 63) - 1
_PACKED = struct.Struct("!q")
_BLANK = r"[ \t\n\r\v\f]*"
_FORM = re.compile(rf"{_BLANK}\$?{_BLANK}([-(+]?){_BLANK}\$?{_BLANK}([0-9,]*)(?:\.((?:,*[0-9]){{0,2}},*))?([0-9]*)([ \t\n\r\v\f)$+-]*)", re.ASCII)


def money_in(text: str, typmod: int = -1, ctx: Any = None) -> int:
    """An amount with or without dollar signs, commas, and a sign on either side; digits behind the second are rounded. Raises 22P02 and 22003."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise bad_input("money", text)
    before, whole, fraction, more, behind = found.groups()
    hundredths = (fraction or "").replace(",", "").ljust(2, "0")
    value = int((whole.replace(",", "") or "0") + hundredths) + (more[:1] >= "5")
    if before in ("-", "(") or "-" in behind:
        value = -value
    if not MIN <= value <= MAX:
        raise errors.NumericValueOutOfRange(f'value "{text}" is out of range for type money')
    return value


def money_out(value: int) -> str:
    """$1,234.56"""
    whole, cents = divmod(abs(value), 100)
    return f"{'-' if value < 0 else ''}${whole:,}.{cents:02d}"


def _receive(data: bytes) -> int:
    if len(data) != 8:
        raise ValueError
    return int(_PACKED.unpack(data)[0])


register(SqlType(790, "money", 8, "N", array=791, input=money_in, output=money_out, send=_PACKED.pack, receive=_receive, align="d"))
