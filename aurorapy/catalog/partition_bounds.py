"""Partition bounds as SQL text."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.plan.deparse import quote_text
from aurorapy.planner.relation import PartitionBound, PartitionColumn, PartitionKey
from aurorapy.planner.types import TYPES

_BARE = frozenset((20, 21, 23, 26, 700, 701, 1700))
_WORDS = {-1: "MINVALUE", 1: "MAXVALUE"}


def _literal(c: PartitionColumn, value: Any, context: Any) -> str:
    if value is None:
        return "NULL"
    if c.type == 16:
        return "true" if value else "false"
    text = TYPES[c.type].output(value, context)
    if c.type in _BARE and text.lower() not in ("nan", "infinity", "-infinity"):
        return text if not text.startswith("-") else f"'{text}'"
    return quote_text(text)


def range_text(key: PartitionKey, side: tuple[tuple[int, Any], ...], context: Any) -> list[str]:
    """The parts of a range's end."""
    return [_WORDS[where] if where else _literal(c, v, context) for c, (where, v) in zip(key.columns, side, strict=True)]


def bound_text(key: PartitionKey, b: PartitionBound, context: Any) -> str:
    """`FOR VALUES ...` or DEFAULT."""
    if b.default:
        return "DEFAULT"
    if key.strategy == "h":
        return f"FOR VALUES WITH (modulus {b.modulus}, remainder {b.remainder})"
    if key.strategy == "l":
        return f"FOR VALUES IN ({', '.join(_literal(key.columns[0], v, context) for v in b.values)})"
    return f"FOR VALUES FROM ({', '.join(range_text(key, b.low, context))}) TO ({', '.join(range_text(key, b.high, context))})"
