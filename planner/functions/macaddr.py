"""Operators, functions and casts of macaddr and macaddr8. Source: PostgreSQL 15 manual, sections 9.12 and 8.9."""

from __future__ import annotations

from collections.abc import Callable

from aurorapy import errors
from aurorapy.planner.types.macaddr import widened

from .registry import cast, define, operator


def _narrowed(v: bytes) -> bytes:
    if v[3:5] != b"\xff\xfe":
        raise errors.NumericValueOutOfRange(
            "macaddr8 data out of range to convert to macaddr",
            hint="Only addresses that have FF and FE as values in the 4th and 5th bytes from the left, for example xx:xx:xx:ff:fe:xx:xx:xx, "
                 "are eligible to be converted from macaddr8 to macaddr.")
    return v[:3] + v[5:]


def _combined(combine: Callable[[int, int], int]) -> Callable[[bytes, bytes], bytes]:
    return lambda a, b: bytes(map(combine, a, b))


def _inverse(v: bytes) -> bytes:
    return bytes([b ^ 0xFF for b in v])


def _truncated(v: bytes) -> bytes:
    """The maker's part alone: the first three bytes."""
    return v[:3].ljust(len(v), b"\0")


for _name in ("macaddr", "macaddr8"):
    operator("~", "", _name, _name, _inverse, function=f"{_name}_not")
    operator("&", _name, _name, _name, _combined(lambda a, b: a & b), function=f"{_name}_and")
    operator("|", _name, _name, _name, _combined(lambda a, b: a | b), function=f"{_name}_or")
    define("trunc", _name, _name, _truncated)
define("macaddr8_set7bit", "macaddr8", "macaddr8", lambda v: bytes((v[0] | 2,)) + v[1:])
cast("macaddr", "macaddr8", "i", widened)
cast("macaddr8", "macaddr", "i", _narrowed)
