"""Bind the functions that are called without parentheses (CURRENT_DATE, CURRENT_USER, ...). Source: PostgreSQL 15 manual, sections 9.9.5 and 9.26."""

from __future__ import annotations

from aurorapy.planner import bound
from aurorapy.planner.functions import functions_named
from aurorapy.planner.parse import tree

from .binder import Binder
from .coerce import coerce_or_fail, coerce_typmod
from .resolve import EXPLICIT

_TIMES = {"current_date": ("now", 1082), "current_time": ("now", 1266), "current_timestamp": ("now", 1184),
          "localtime": ("now", 1083), "localtimestamp": ("now", 1114)}
_NAMES = {"current_user": "current_user", "user": "current_user", "current_role": "current_user", "session_user": "session_user",
          "current_catalog": "current_database", "current_schema": "current_schema"}


def bind_sql_value(b: Binder, node: tree.SqlValue) -> bound.Expr:
    """CURRENT_DATE and its kin: calls of now() cast, or of the session functions."""
    call = _sql_value(b, node)
    if b.folding:
        return call
    word = node.name.upper() + (f"({min(node.precision, 6)})" if node.precision is not None else "")
    made = bound.SqlValue(call, word)
    made.pos = node.pos
    return made


def _sql_value(b: Binder, node: tree.SqlValue) -> bound.Expr:
    timed = _TIMES.get(node.name)
    if timed is not None:
        call: bound.Expr = bound.Func(functions_named("now")[0], (), 1184, pos=node.pos)
        if timed[1] != 1184:
            call = coerce_or_fail(b, call, timed[1], -1, EXPLICIT)
        if node.precision is not None:
            return coerce_typmod(b, call, min(node.precision, 6), EXPLICIT)
        return call
    found = [f for f in functions_named(_NAMES[node.name]) if not f.args]
    return bound.Func(found[0], (), found[0].result, pos=node.pos)
