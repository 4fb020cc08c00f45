"""Functions, operators, casts and aggregates: tables of data, a family a file."""

from __future__ import annotations

from . import (
    aggregates,
    arithmetic,
    comparison,
    datetimes,
    degrees,
    formatting,
    json,
    json_change,
    lsn,
    numbers_format,
    numeric_math,
    patterns,
    sets,
    statistics,
    strings,
    system,
)
from .registry import CASTS, NAMESPACE, Aggregate, Cast, Function, Operator, functions_named, operators_named, register

__all__ = [
    "CASTS",
    "NAMESPACE",
    "Aggregate",
    "Cast",
    "Function",
    "Operator",
    "aggregates",
    "arithmetic",
    "comparison",
    "datetimes",
    "degrees",
    "formatting",
    "functions_named",
    "json",
    "lsn",
    "json_change",
    "lsn",
    "numbers_format",
    "numeric_math",
    "operators_named",
    "patterns",
    "register",
    "sets",
    "statistics",
    "strings",
    "system",
]
