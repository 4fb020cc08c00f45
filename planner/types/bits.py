"""bit and bit varying. The datum is a text of 0 and 1, whose order is PostgreSQL's: by bits, a shorter string before those it begins.

Source: PostgreSQL 15 manual, section 8.10; its src/backend/utils/adt/varbit.c.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from aurorapy import errors

from .base import SqlType, register
from .text import length_in

BIT, VARBIT = 1560, 1562
LENGTH_MAX = 83_886_080  # bits, PostgreSQL's own limit of a type's length
_HEAD = struct.Struct("!i")
_HEX = {f"{i:x}": f"{i:04b}" for i in range(16)} | {f"{i:X}": f"{i:04b}" for i in range(16)}


def bits_of(text: str) -> str:
    """The bits of 101, b101 or x5; raises 22P02 for another digit."""
    if text[:1] in ("x", "X"):
        try:
            return "".join([_HEX[c] for c in text[1:]])
        except KeyError as e:
            raise errors.InvalidTextRepresentation(f'"{e.args[0]}" is not a valid hexadecimal digit') from None
    digits = text[1:] if text[:1] in ("b", "B") else text
    if bad := digits.strip("01"):
        raise errors.InvalidTextRepresentation(f'"{bad[0]}" is not a valid binary digit')
    return digits


def _bit(value: str, typmod: int, explicit: bool) -> str:
    if len(value) != typmod and not explicit:
        raise errors.StringDataLengthMismatch(f"bit string length {len(value)} does not match type bit({typmod})")
    return value[:typmod].ljust(typmod, "0")


def _varbit(value: str, typmod: int, explicit: bool) -> str:
    if len(value) > typmod and not explicit:
        raise errors.StringDataRightTruncation(f"bit string too long for type bit varying({typmod})")
    return value[:typmod]


def _input(coerce: Callable[[str, int, bool], str]) -> Callable[..., str]:
    def parse(text: str, typmod: int = -1, ctx: object = None) -> str:
        value = bits_of(text)
        return coerce(value, typmod, False) if typmod >= 0 else value

    return parse


def _send(value: str) -> bytes:
    size = (len(value) + 7) // 8
    return _HEAD.pack(len(value)) + int(value.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")


def _receive(data: bytes) -> str:
    if len(data) < 4:
        raise errors.ProtocolViolation("insufficient data left in message")
    length = _HEAD.unpack_from(data)[0]
    if length < 0:
        raise errors.InvalidBinaryRepresentation("invalid length in external bit string")
    if len(data) - 4 < (length + 7) // 8:
        raise errors.ProtocolViolation("insufficient data left in message")
    if len(data) - 4 > (length + 7) // 8:
        raise ValueError
    return f"{int.from_bytes(data[4:], 'big'):0{(len(data) - 4) * 8}b}"[:length]


def _length_out(typmod: int) -> str:
    return f"({typmod})"


register(SqlType(BIT, "bit", -1, "V", array=1561, input=_input(_bit), output=str, send=_send, receive=_receive, typmod_in=length_in("bit", LENGTH_MAX, 0),
                 typmod_out=_length_out, coerce=_bit, storage="x"))
register(SqlType(VARBIT, "varbit", -1, "V", preferred=True, array=1563, input=_input(_varbit), output=str, send=_send, receive=_receive,
                 typmod_in=length_in("varbit", LENGTH_MAX, 0), typmod_out=_length_out, coerce=_varbit, storage="x", sql_name="bit varying"))
