"""numeric: exact decimals of any precision; a datum is a Decimal whose exponent is the display scale.

Source: PostgreSQL 15 manual, section 8.1.2.
"""

from __future__ import annotations

import re
import struct
from decimal import MAX_EMAX, MIN_EMIN, ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import lru_cache

from aurorapy import errors

from .base import SqlType, bad_input, register

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\Z")
_SIMPLE = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?").fullmatch
_SPECIAL = {"nan": Decimal("NaN"), "infinity": Decimal("Infinity"), "inf": Decimal("Infinity"), "+infinity": Decimal("Infinity"),
            "+inf": Decimal("Infinity"), "-infinity": Decimal("-Infinity"), "-inf": Decimal("-Infinity")}
WHOLE_DIGITS_MAX, SCALE_MAX = 131072, 16383
CONTEXT = Context(prec=2 * (WHOLE_DIGITS_MAX + SCALE_MAX), rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])  # sums and products are exact


def numeric_in(text: str, typmod: int = -1, ctx: object = None) -> Decimal:
    """A numeric from its text form."""
    if _SIMPLE(text) is not None:
        value = Decimal(text) or Decimal(text).copy_abs()
        return value if typmod < 0 else coerce_numeric(value, typmod, False)
    t = text.strip(" \t\n\r\v\f")
    special = _SPECIAL.get(t.lower())
    if special is not None:
        return special
    if not _NUMBER.match(t):
        raise bad_input("numeric", text)
    value = Decimal(t)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent > 0:
        if len(value.as_tuple().digits) + exponent > WHOLE_DIGITS_MAX and value:
            raise errors.NumericValueOutOfRange("value overflows numeric format")
        value = value.quantize(Decimal(1), context=Context(prec=WHOLE_DIGITS_MAX + 10)) if value else Decimal(0)
    elif -exponent > SCALE_MAX:
        raise errors.NumericValueOutOfRange("value overflows numeric format")
    if value.is_zero() and value.is_signed():
        value = value.copy_abs()
    return value if typmod < 0 else coerce_numeric(value, typmod, False)


@lru_cache(256)
def _unit(scale: int) -> Decimal:
    """The least number of so many digits after the point."""
    return Decimal(1).scaleb(-scale)


def round_to(value: Decimal, scale: int) -> Decimal:
    """Rounded half away from zero to `scale` digits after the point (negative: before it, displayed as a whole number)."""
    if not value.is_finite():
        return value
    out = value.quantize(_unit(scale), rounding=ROUND_HALF_UP, context=CONTEXT)
    if scale < 0:
        out = out.quantize(Decimal(1), context=CONTEXT)
    return out.copy_abs() if out.is_zero() else out


# what a session's own arithmetic goes by: nothing that numeric can hold is rounded where no other context is given
EXACT = Context(prec=WHOLE_DIGITS_MAX + SCALE_MAX + 10, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[InvalidOperation, DivisionByZero, Overflow])


def scale_of(value: Decimal) -> int:
    """Digits after the point."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def numeric_out(value: Decimal) -> str:
    """Plain notation, as many digits after the point as the scale."""
    if value.is_nan():
        return "NaN"
    if value.is_infinite():
        return "-Infinity" if value < 0 else "Infinity"
    return format(value, "f")


def _typmod_in(args: list[str]) -> int:
    if len(args) > 2:
        raise errors.InvalidParameterValue("invalid NUMERIC type modifier")
    try:
        numbers = [int(a) for a in args]
    except ValueError:
        raise errors.InvalidTextRepresentation(f'invalid input syntax for type integer: "{args[0]}"') from None
    precision = numbers[0]
    if not 1 <= precision <= 1000:
        raise errors.InvalidParameterValue(f"NUMERIC precision {precision} must be between 1 and 1000")
    scale = numbers[1] if len(numbers) > 1 else 0
    if not -1000 <= scale <= 1000:
        raise errors.InvalidParameterValue(f"NUMERIC scale {scale} must be between -1000 and 1000")
    return ((precision << 16) | (scale & 0x7FF)) + 4


def split_typmod(typmod: int) -> tuple[int, int]:
    """(precision, scale)."""
    packed = typmod - 4
    scale = packed & 0x7FF
    return packed >> 16 & 0xFFFF, scale - 0x800 if scale & 0x400 else scale


_UNITS: dict[int, Decimal] = {}  # by scale


def coerce_numeric(value: Decimal, typmod: int, explicit: bool) -> Decimal:
    """Round to the scale; 22003 when the whole part is too long."""
    if value.is_nan():
        return value
    precision, scale = split_typmod(typmod)
    if value.is_infinite():
        raise errors.NumericValueOutOfRange(
            "numeric field overflow", detail=f"A field with precision {precision}, scale {scale} cannot hold an infinite value.")
    unit = _UNITS.get(scale)
    if unit is None:
        unit = _UNITS[scale] = Decimal(1).scaleb(-scale)
    out = value if scale >= 0 and value.same_quantum(unit) else round_to(value, scale)
    if out and out.adjusted() + 1 > precision - scale:
        whole = precision - scale
        limit = f"10^{whole}" if whole else "1"
        raise errors.NumericValueOutOfRange(
            "numeric field overflow", detail=f"A field with precision {precision}, scale {scale} must round to an absolute value less than {limit}.")
    return out


def numeric_key(value: Decimal) -> object:
    """Order key: NaN above all."""
    return (1,) if value.is_nan() else (0, value)


def numeric_send(value: Decimal) -> bytes:
    """Base-10000 digits with weight, sign and display scale."""
    if value.is_nan():
        return struct.pack("!hhHH", 0, 0, 0xC000, 0)
    if value.is_infinite():
        return struct.pack("!hhHH", 0, 0, 0xF000 if value < 0 else 0xD000, 32)
    scale = scale_of(value)
    text = format(value.copy_abs(), "f")
    whole, _, fraction = text.partition(".")
    whole = whole.lstrip("0")
    whole = whole.zfill((len(whole) + 3) // 4 * 4)
    fraction = fraction.ljust((len(fraction) + 3) // 4 * 4, "0")
    digits = [int((whole + fraction)[i : i + 4]) for i in range(0, len(whole + fraction), 4)]
    weight = len(whole) // 4 - 1
    while digits and digits[0] == 0:
        digits.pop(0)
        weight -= 1
    while digits and digits[-1] == 0:
        digits.pop()
    if not digits:
        weight = 0
    sign = 0x4000 if value < 0 else 0
    return struct.pack(f"!HhHH{len(digits)}h", len(digits), weight, sign, scale, *digits)


def numeric_receive(data: bytes) -> Decimal:
    """The inverse of `numeric_send`."""
    if len(data) < 8:
        raise errors.ProtocolViolation("insufficient data left in message")
    count, weight, sign, scale = struct.unpack_from("!HhHH", data)
    if len(data) < 8 + 2 * (count & 0xFFFF):
        raise errors.ProtocolViolation("insufficient data left in message")
    if len(data) > 8 + 2 * count:
        raise ValueError
    if sign not in (0, 0x4000, 0xC000, 0xD000, 0xF000):
        raise errors.InvalidBinaryRepresentation('invalid sign in external "numeric" value')
    if scale > 0x3FFF:
        raise errors.InvalidBinaryRepresentation('invalid scale in external "numeric" value')
    if sign == 0xC000:
        return Decimal("NaN")
    if sign in (0xD000, 0xF000):
        return Decimal("Infinity" if sign == 0xD000 else "-Infinity")
    digits = struct.unpack_from(f"!{count}h", data, 8)
    if digits and not 0 <= min(digits) <= max(digits) <= 9999:
        raise errors.InvalidBinaryRepresentation('invalid digit in external "numeric" value')
    value = Decimal("".join(["%04d" % d for d in digits])).scaleb(4 * (weight - count + 1), context=CONTEXT) if count else Decimal(0)
    if sign == 0x4000:
        value = value.copy_negate()
    places = Decimal(1).scaleb(-scale)
    value = value.quantize(places, rounding=ROUND_DOWN, context=CONTEXT)  # digits that the scale does not show are dropped
    return value.copy_abs() if value.is_zero() else value


register(SqlType(1700, "numeric", -1, "N", array=1231, input=numeric_in, output=numeric_out, send=numeric_send, receive=numeric_receive,
                 typmod_in=_typmod_in, typmod_out=lambda t: "({},{})".format(*split_typmod(t)), coerce=coerce_numeric, order_key=numeric_key,
                 hash_key=numeric_key, storage="m"))
