"""The functions of information_schema that tell of a column's type, its modifier and its place in an index.

Source: PostgreSQL 15 manual, chapter 37, whose views are made with them.
"""

from __future__ import annotations

import re

from aurorapy.planner.types import written_type

from .registry import define

_PRECISION = {21: 16, 23: 32, 20: 64, 700: 24, 701: 53}
_NUMERIC, _INTERVAL = 1700, 1186
_OCTETS = 4  # of a character at most
_FIELDS = re.compile(r"interval[()0-9]* (.*)", re.DOTALL)


def _char_max_length(oid: int, typmod: int) -> int | None:
    if typmod == -1:
        return None
    return typmod - 4 if oid in (1042, 1043) else typmod if oid in (1560, 1562) else None


def _char_octet_length(oid: int, typmod: int) -> int | None:
    if oid not in (25, 1042, 1043):
        return None
    length = _char_max_length(oid, typmod)
    return 1 << 30 if typmod == -1 else None if length is None else length * _OCTETS


def _numeric_precision(oid: int, typmod: int) -> int | None:
    if oid == _NUMERIC:
        return None if typmod == -1 else (typmod - 4) >> 16 & 0xFFFF
    return _PRECISION.get(oid)


def _numeric_scale(oid: int, typmod: int) -> int | None:
    if oid == _NUMERIC:
        return None if typmod == -1 else typmod - 4 & 0xFFFF
    return 0 if oid in (20, 21, 23) else None


def _datetime_precision(oid: int, typmod: int) -> int | None:
    if oid == 1082:
        return 0
    if oid in (1083, 1114, 1184, 1266):
        return 6 if typmod < 0 else typmod
    if oid == _INTERVAL:
        return 6 if typmod < 0 or typmod & 0xFFFF == 0xFFFF else typmod & 0xFFFF
    return None


def _interval_type(oid: int, typmod: int) -> str | None:
    found = _FIELDS.fullmatch(written_type(oid, typmod)) if oid == _INTERVAL else None
    return None if found is None else found[1].upper()


_RADIX = {**dict.fromkeys(_PRECISION, 2), _NUMERIC: 10}
for _name, _result, _impl in (
        ("char_max_length", "int4", _char_max_length), ("char_octet_length", "int4", _char_octet_length), ("numeric_precision", "int4", _numeric_precision),
        ("numeric_precision_radix", "int4", lambda oid, typmod: _RADIX.get(oid)), ("numeric_scale", "int4", _numeric_scale),
        ("datetime_precision", "int4", _datetime_precision), ("interval_type", "text", _interval_type)):
    define(f"_pg_{_name}", "oid int4", _result, _impl, arg_names=("typid", "typmod"))
