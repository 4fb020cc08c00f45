"""Arithmetic of pg_lsn: distances in bytes are numeric.

Source: PostgreSQL 15 manual, sections 8.20 and 9.27.4.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from aurorapy import errors

from .registry import define, operator

_END = 1 << 64


def _checked(value: Decimal, what: str) -> int:
    """A sum or difference as an LSN; a fraction of a byte is rounded, half away from zero as numeric is."""
    n = int(value.to_integral_value("ROUND_HALF_UP"))
    if not 0 <= n < _END:
        raise errors.InvalidParameterValue(what)
    return n


def _bytes(value: Any, verb: str) -> Decimal:
    d = Decimal(value)
    if d.is_nan():
        raise errors.FeatureNotSupported(f"cannot {verb} NaN {'to' if verb == 'add' else 'from'} pg_lsn")
    if d.is_infinite():
        raise errors.FeatureNotSupported("cannot convert infinity to pg_lsn")
    return d


def _plus(lsn: int, by: Any) -> int:
    return _checked(lsn + _bytes(by, "add"), "pg_lsn out of range")


def _minus(lsn: int, by: Any) -> int:
    return _checked(lsn - _bytes(by, "subtract"), "pg_lsn out of range")


def _of_numeric(value: Any) -> int:
    d = Decimal(value)
    if d.is_nan():
        raise errors.FeatureNotSupported("cannot convert NaN to pg_lsn")
    if d.is_infinite():
        raise errors.FeatureNotSupported("cannot convert infinity to pg_lsn")
    return _checked(d, "pg_lsn out of range")


def _difference(a: int, b: int) -> Decimal:
    return Decimal(a - b)


operator("-", "pg_lsn", "pg_lsn", "numeric", _difference)
operator("+", "pg_lsn", "numeric", "pg_lsn", _plus, commutator="+")
operator("+", "numeric", "pg_lsn", "pg_lsn", lambda by, lsn: _plus(lsn, by), commutator="+")
operator("-", "pg_lsn", "numeric", "pg_lsn", _minus)
define("pg_wal_lsn_diff", "pg_lsn pg_lsn", "numeric", _difference)
define("pg_lsn_cmp", "pg_lsn pg_lsn", "int4", lambda a, b: (a > b) - (a < b))
define("pg_lsn_larger", "pg_lsn pg_lsn", "pg_lsn", max)
define("pg_lsn_smaller", "pg_lsn pg_lsn", "pg_lsn", min)
define("pg_lsn", "numeric", "pg_lsn", _of_numeric)
