"""Bytes and bits of bytea.

Source: PostgreSQL 15 manual, section 9.5.
"""

from __future__ import annotations

from aurorapy import errors

from .registry import define


def _check(n: int, size: int) -> None:
    if not 0 <= n < size:
        raise errors.ArraySubscriptError(f"index {n} out of valid range, 0..{size - 1}")


def _get_byte(b: bytes, n: int) -> int:
    _check(n, len(b))
    return b[n]


def _set_byte(b: bytes, n: int, value: int) -> bytes:
    _check(n, len(b))
    return b[:n] + bytes((value & 255,)) + b[n + 1 :]


def _get_bit(b: bytes, n: int) -> int:
    _check(n, 8 * len(b))
    return b[n // 8] >> n % 8 & 1


def _set_bit(b: bytes, n: int, value: int) -> bytes:
    _check(n, 8 * len(b))
    if value not in (0, 1):
        raise errors.InvalidParameterValue("new bit must be 0 or 1")
    return _set_byte(b, n // 8, b[n // 8] & ~(1 << n % 8) | value << n % 8)


define("get_byte", "bytea int4", "int4", _get_byte)
define("set_byte", "bytea int4 int4", "bytea", _set_byte)
define("get_bit", "bytea int8", "int4", _get_bit)
define("set_bit", "bytea int8 int4", "bytea", _set_bit)
define("bit_count", "bytea", "int8", lambda b: sum(x.bit_count() for x in b))
for _n, _strip in (("btrim", bytes.strip), ("ltrim", bytes.lstrip), ("rtrim", bytes.rstrip)):
    define(_n, "bytea bytea", "bytea", lambda b, what, strip=_strip: strip(b, what) if what else b)
