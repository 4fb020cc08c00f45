"""Boolean, integers, object identifiers, floats.

Source: PostgreSQL 15 manual, sections 8.1, 8.6 and 8.19.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from aurorapy import errors

from .base import SPACE, SqlType, bad_input, register

_TRUE = ("true", "yes", "on", "1")
_FALSE = ("false", "no", "off", "0")


def bool_in(text: str, typmod: int = -1, ctx: Any = None) -> bool:
    """A boolean: unique prefixes of true/false/yes/no/on/off, 1, 0."""
    t = text.strip(SPACE).lower()
    if t:
        if any(w.startswith(t) for w in _TRUE) and t != "o":
            return True
        if any(w.startswith(t) for w in _FALSE) and t != "o":
            return False
    raise bad_input("boolean", text)


def _bool_receive(data: bytes) -> bool:
    if len(data) != 1:
        raise ValueError
    return data != b"\0"


register(SqlType(16, "bool", 1, "B", preferred=True, array=1000, input=bool_in, output=lambda v: "t" if v else "f",
                 send=lambda v: b"\x01" if v else b"\x00", receive=_bool_receive, align="c", sql_name="boolean"))

_INTEGER = re.compile(r"[ \t\n\r\v\f]*[+-]?[0-9]+[ \t\n\r\v\f]*\Z")


def _integer_in(name: str, low: int, high: int) -> Callable[..., int]:
    def parse(text: str, typmod: int = -1, ctx: Any = None) -> int:
        if not _INTEGER.match(text):
            raise bad_input(name, text)
        value = int(text)
        if not low <= value <= high:
            raise errors.NumericValueOutOfRange(f'value "{text}" is out of range for type {name}')
        return value

    return parse


def _integer(oid: int, name: str, size: int, sql_name: str, array: int) -> SqlType:
    code = {2: "!h", 4: "!i", 8: "!q"}[size]
    packer = struct.Struct(code)
    bits = size * 8 - 1

    def receive(data: bytes) -> int:
        if len(data) != size:
            raise ValueError
        return int(packer.unpack(data)[0])

    return register(SqlType(oid, name, size, "N", array=array, input=_integer_in(sql_name, -(1 << bits), (1 << bits) - 1), output=str,
                            send=packer.pack, receive=receive, align={2: "s", 4: "i", 8: "d"}[size], sql_name=sql_name))


_integer(20, "int8", 8, "bigint", 1016)
_integer(21, "int2", 2, "smallint", 1005)
_integer(23, "int4", 4, "integer", 1007)


def oid_in(text: str, typmod: int = -1, ctx: Any = None) -> int:
    """An object identifier: 32 bits, negative numbers wrap."""
    if not _INTEGER.match(text):
        raise bad_input("oid", text)
    value = int(text)
    if not -(1 << 31) <= value < 1 << 32:
        raise errors.NumericValueOutOfRange(f'value "{text}" is out of range for type oid')
    return value & 0xFFFFFFFF


_OID = struct.Struct("!I")


def _oid_receive(data: bytes) -> int:
    if len(data) != 4:
        raise ValueError
    return int(_OID.unpack(data)[0])


register(SqlType(26, "oid", 4, "N", preferred=True, array=1028, input=oid_in, output=str, send=_OID.pack, receive=_oid_receive))


def _reg(oid: int, name: str, array: int) -> None:
    def parse(text: str, typmod: int = -1, ctx: Any = None) -> int:
        if text == "-" and name != "regoper":
            return 0
        if text.isdigit():
            return oid_in(text)
        return int(ctx.reg_in(name, text))

    def encoder(ctx: Any) -> Callable[[int], str]:
        none = "0" if name in ("regoper", "regoperator") else "-"
        return lambda v: none if v == 0 else ctx.reg_out(name, v)

    register(SqlType(oid, name, 4, "N", array=array, input=parse, encoder=encoder, send=_OID.pack, receive=_oid_receive))


for _row in ((24, "regproc", 1008), (2202, "regprocedure", 2207), (2203, "regoper", 2208), (2204, "regoperator", 2209), (2205, "regclass", 2210),
             (2206, "regtype", 2211), (4096, "regrole", 4097), (4089, "regnamespace", 4090), (3734, "regconfig", 3735),
             (3769, "regdictionary", 3770), (4191, "regcollation", 4192)):
    _reg(*_row)

_FLOAT = re.compile(r"[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?)\Z")
_SPECIAL = {"nan": float("nan"), "infinity": float("inf"), "inf": float("inf"), "+infinity": float("inf"), "+inf": float("inf"),
            "-infinity": float("-inf"), "-inf": float("-inf")}
_F4 = struct.Struct("!f")
_U4 = struct.Struct("!I")
_F8 = struct.Struct("!d")


def nearest_single(value: float) -> float:
    """Rounded to single precision; infinite when it does not fit."""
    try:
        return float(_F4.unpack(_F4.pack(value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def to_single(value: float) -> float:
    """Rounded to single precision; raises 22003 when it does not fit."""
    out = nearest_single(value)
    if math.isinf(out) and math.isfinite(value):
        raise errors.NumericValueOutOfRange("value out of range: overflow")
    if out == 0.0 and value != 0.0:
        raise errors.NumericValueOutOfRange("value out of range: underflow")
    return out


def _float_in(name: str, single: bool) -> Callable[..., float]:
    def parse(text: str, typmod: int = -1, ctx: Any = None) -> float:
        t = text.strip(SPACE)
        special = _SPECIAL.get(t.lower())
        if special is not None:
            return special
        if not _FLOAT.match(t):
            raise bad_input(name, text)
        value = float(t)
        zero = not any(c in "123456789" for c in re.split("[eE]", t)[0])
        if value in (float("inf"), float("-inf")) or (value == 0.0 and not zero):
            raise errors.NumericValueOutOfRange(f'"{t}" is out of range for type {name}')
        if single:
            try:
                value = _nearest_single(t, value)
            except errors.NumericValueOutOfRange:
                raise errors.NumericValueOutOfRange(f'"{t}" is out of range for type {name}') from None
        return value

    return parse


_LARGEST = float(2**128 - 2**104)  # of the singles
_TOO_LARGE = float(2**128 - 2**103)  # rounds to infinity; what is less does not


def _nearest_single(text: str, value: float) -> float:
    """The single nearest to a number in decimal; `value` is the double nearest to it, which may lie between two singles where the number does not."""
    if abs(value) == _TOO_LARGE and abs(Fraction(text)) < _TOO_LARGE:
        return math.copysign(_LARGEST, value)
    single = to_single(value)
    if single != value and math.isfinite(single):
        other = to_single(math.nextafter(value, math.inf if single < value else -math.inf))
        if other != single:  # the double is halfway
            exact, half = Fraction(text), Fraction(value)
            if exact != half and (exact > half) != (single > value):
                return other
    return single


def format_float(value: float, digits: str) -> str:
    """PostgreSQL's shortest form from Python's digits: exponents from 1e+15 on (8-byte) as `1e+15`."""
    mantissa, _, exponent = digits.partition("e")
    if exponent:
        sign = exponent[0] if exponent[0] in "+-" else "+"
        return f"{mantissa.removesuffix('.0')}e{sign}{exponent.lstrip('+-').zfill(2)}"
    return mantissa.removesuffix(".0")


def _special(v: float) -> str | None:
    if v != v:
        return "NaN"
    if v == float("inf"):
        return "Infinity"
    if v == float("-inf"):
        return "-Infinity"
    return None


def float8_out(v: float) -> str:
    """Shortest text that reads back the same."""
    special = _special(v)
    if special is not None:
        return special
    digits = repr(v)
    if abs(v) >= 1e16 and _halfway(digits, v, math.nextafter(v, math.inf), math.nextafter(v, -math.inf)):
        digits = next(d for d in (f"{v:.15e}", f"{v:.16e}") if float(d) == v and Fraction(d) != Fraction(digits))
    return _shortest(digits, 15)


def _halfway(digits: str, v: float, *neighbours: float) -> bool:
    """Whether a text lies just between two numbers: it reads back by rounding to even alone, and PostgreSQL does not write it."""
    exact = 2 * Fraction(digits)
    return any(exact == Fraction(v) + Fraction(n) for n in neighbours if math.isfinite(n))


def _shortest(digits: str, limit: int) -> str:
    """Rewrite repr's digits: fixed notation while -5 < exponent < limit, else scientific."""
    negative = digits.startswith("-")
    body = digits.lstrip("-")
    mantissa, _, exponent = body.partition("e")
    whole, _, fraction = mantissa.partition(".")
    if fraction == "0":
        fraction = ""
    all_digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0)
    leading = len(whole + fraction) - len((whole + fraction).lstrip("0"))
    if not all_digits:
        return "-0" if negative else "0"
    point -= leading
    all_digits = all_digits.rstrip("0") or "0"
    e = point - 1
    if -5 < e < limit:
        if point <= 0:
            text = "0." + "0" * -point + all_digits
        elif point >= len(all_digits):
            text = all_digits + "0" * (point - len(all_digits))
        else:
            text = all_digits[:point] + "." + all_digits[point:]
    else:
        text = all_digits[0] + ("." + all_digits[1:] if len(all_digits) > 1 else "") + f"e{'-' if e < 0 else '+'}{abs(e):02d}"
    return "-" + text if negative else text


def _neighbours(v: float) -> tuple[float, ...]:
    """The singles beside a single that is not zero."""
    (bits,) = _U4.unpack(_F4.pack(v))
    return tuple(_F4.unpack(_U4.pack(bits + step))[0] for step in (-1, 1))


def float4_out(v: float) -> str:
    """Shortest text that reads back the same single."""
    special = _special(v)
    if special is not None:
        return special
    if not v:
        return "-0" if math.copysign(1, v) < 0 else "0"
    for precision in range(9):
        digits = f"{v:.{precision}e}"
        if _is_single(digits, v):
            break
        mantissa, _, exponent = digits.partition("e")  # below a power of two singles are closer: the next text away from zero may do
        digits = f"{Decimal(mantissa) + (1 if v > 0 else -1) * Decimal(1).scaleb(-precision)}e{exponent}"
        if _is_single(digits, v):
            break
    return _shortest(digits, 6)


def _is_single(digits: str, v: float) -> bool:
    try:
        return bool(_nearest_single(digits, float(digits)) == v) and not (abs(v) >= 1e7 and _halfway(digits, v, *_neighbours(v)))
    except (OverflowError, errors.NumericValueOutOfRange):
        return False


def _float_encoder(shortest: Callable[[float], str], base: int) -> Callable[[Any], Callable[[float], str]]:
    def encoder(ctx: Any) -> Callable[[float], str]:
        extra = getattr(ctx, "extra_float_digits", 1)
        if extra > 0:
            return shortest
        digits = max(base + extra, 1)

        def fixed(v: float) -> str:
            special = _special(v)
            if special is not None:
                return special
            text = f"{v:.{digits}g}"
            return format_float(v, text) if "e" in text else text

        return fixed

    return encoder


def float_key(v: float) -> Any:
    """Order and equality of floats: NaN is equal to itself and above all."""
    return (1,) if v != v else (0, v)


def _float_receive(packer: struct.Struct) -> Callable[[bytes], float]:
    def receive(data: bytes) -> float:
        if len(data) != packer.size:
            raise ValueError
        return float(packer.unpack(data)[0])

    return receive


register(SqlType(700, "float4", 4, "N", array=1021, input=_float_in("real", True), encoder=_float_encoder(float4_out, 6), send=_F4.pack,
                 receive=_float_receive(_F4), order_key=float_key, hash_key=float_key, sql_name="real"))
register(SqlType(701, "float8", 8, "N", preferred=True, array=1022, input=_float_in("double precision", False),
                 encoder=_float_encoder(float8_out, 15), send=_F8.pack, receive=_float_receive(_F8), order_key=float_key, hash_key=float_key,
                 align="d", sql_name="double precision"))
