"""macaddr and macaddr8: addresses of network cards. The datum is their 6 or 8 bytes, whose order is PostgreSQL's.

macaddr is read as PostgreSQL reads it, by scanf's formats: octets apart may have one digit and blanks in front, and trailing blanks
are nothing. macaddr8 takes pairs of digits alone, with one kind of separator, and makes eight bytes of six by FF FE in the middle.

Source: PostgreSQL 15 manual, sections 8.9.4 and 8.9.5; its src/backend/utils/adt/mac.c and mac8.c.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from aurorapy import errors

from .base import SqlType, bad_input, register

_BLANK = r"[ \t\n\v\f\r]*"
_ANY = _BLANK + r"([+-]?(?>0[xX][0-9a-fA-F]*|[0-9a-fA-F]+))"
_TWO = _BLANK + r"((?>[+-][0-9a-fA-F]|0[xX]|[0-9a-fA-F]{1,2}))"  # atomic: scanf does not give back a digit
_FORMATS = ("x:x:x:x:x:x", "x-x-x-x-x-x", "222:222", "222-222", r"22\.22\.22", "22-22-22", "222222")
_ULONG_MAX = (1 << 64) - 1
_PAIR8 = re.compile(r"([0-9a-fA-F]{2})([:.-]?)")


@cache
def _format(form: str) -> re.Pattern[str]:
    return re.compile(form.replace("x", _ANY).replace("2", _TWO) + _BLANK)


def macaddr_in(text: str, typmod: int = -1, ctx: Any = None) -> bytes:
    """Six octets in one of seven forms; raises 22P02, and 22003 for an octet that is more than a byte."""
    found = next(filter(None, (_format(form).fullmatch(text) for form in _FORMATS)), None)
    if found is None:
        raise bad_input("macaddr", text)
    octets = [max(min(int(part.rstrip("xX"), 16), _ULONG_MAX), -_ULONG_MAX) & 0xFFFFFFFF for part in found.groups()]
    if max(octets) > 255:
        raise errors.NumericValueOutOfRange(f'invalid octet value in "macaddr" value: "{text}"')
    return bytes(octets)


def widened(v: bytes) -> bytes:
    """The eight bytes that stand for six (EUI-64)."""
    return v[:3] + b"\xff\xfe" + v[3:]


def macaddr8_in(text: str, typmod: int = -1, ctx: Any = None) -> bytes:
    """Six or eight octets of two digits each; raises 22P02."""
    t = text.lstrip(" \t\n\v\f\r")
    octets, separators, at = "", set(), 0
    while at + 1 < len(t):  # a single character at the end is not looked at, as in PostgreSQL
        pair = _PAIR8.match(t, at)
        if pair is None:
            break
        octets += pair[1]
        separators.add(pair[2])
        at = pair.end()
    rest = t[at:].strip(" \t\n\v\f\r")
    complete = len(octets) in (12, 16) and len(separators - {""}) < 2 and (not rest or len(t) == at + 1)
    if not complete:
        raise bad_input("macaddr8", text)
    v = bytes.fromhex(octets)
    return widened(v) if len(v) == 6 else v


def _out(v: bytes) -> str:
    return v.hex(":")


def _receive(data: bytes) -> bytes:
    if len(data) < 6:
        raise errors.ProtocolViolation("no data left in message")
    if len(data) > 6:
        raise ValueError
    return bytes(data)


def _receive8(data: bytes) -> bytes:
    if len(data) == 6:
        return widened(bytes(data))
    if len(data) < 8:
        raise errors.ProtocolViolation("no data left in message")
    if len(data) > 8:
        raise ValueError
    return bytes(data)


register(SqlType(829, "macaddr", 6, "U", array=1040, input=macaddr_in, output=_out, send=bytes, receive=_receive))
register(SqlType(774, "macaddr8", 8, "U", array=775, input=macaddr8_in, output=_out, send=bytes, receive=_receive8))
