"""Estimates of what arrays and documents contain: constant = ANY (column), array @> and && constant, tsvector @@ constant.

Source: PostgreSQL 15 manual, section 76.1; array_selfuncs.c and ts_selfuncs.c of its source.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.table_statistics import MCELEM, Slot
from aurorapy.planner.textsearch.queries import AND, NOT, OR, PHRASE
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type

from .variables import Variable, clamped

CONTAINED, MATCHED = 0.005, 0.005
KNOWN_MIN = 100  # lexemes of which the common beginnings tell something
_TSVECTOR, _TSQUERY = 3614, 3615


def contains(v: Variable, value: bound.Expr) -> float:
    """The share of arrays that have an element."""
    assert isinstance(value, bound.Const)
    return 0.0 if value.value is None else _having(v, [value.value], value.type, every=True)


def compared(op: str, v: Variable, value: bound.Const) -> float | None:
    """column op constant, where the operator asks for elements; None for any other."""
    if value.value is None:
        return 0.0
    t = TYPES[base_type(value.type)]
    if v.type == _TSVECTOR and t.oid == _TSQUERY and op in ("@@", "@@@"):
        slot = v.stats.slot(MCELEM) if v.stats is not None else None
        return clamped(_query(value.value, slot) * (1.0 - v.nulls)) if value.value else 0.0
    if op in ("@>", "&&") and t.category == "A" and TYPES[v.type].category == "A":
        every = op == "@>"
        elements = list(value.value)
        if every and None in elements:
            return 0.0
        return _having(v, list(dict.fromkeys(e for e in elements if e is not None)), t.element, every=every)
    return None


def _having(v: Variable, elements: list[Any], oid: int, *, every: bool) -> float:
    """The share of arrays that have every one, or some, of different elements."""
    slot = v.stats.slot(MCELEM) if v.stats is not None else None
    share = 1.0 if every else 0.0
    for e in elements:
        one = _frequency(slot, e, oid)
        share = share * one if every else share + one - share * one
    return clamped(clamped(share) * (1.0 - v.nulls))


def _frequency(slot: Slot | None, element: Any, oid: int) -> float:
    if slot is None:
        return CONTAINED
    key, other = TYPES[slot.type].order_key, TYPES[base_type(oid)].order_key
    wanted = element if other is None else other(element)
    found = next((n for d, n in zip(slot.values, slot.numbers, strict=False) if (d if key is None else key(d)) == wanted), None)
    return min(CONTAINED, slot.numbers[len(slot.values)] / 2) if found is None else found


def _query(node: tuple[Any, ...], slot: Slot | None) -> float:
    """The share of documents that a tsquery matches."""
    if isinstance(node[0], str):
        return clamped(_lexeme(node[0], slot, prefix=bool(node[2])))
    if node[0] == NOT:
        return clamped(1.0 - _query(node[1], slot))
    one, other = _query(node[1], slot), _query(node[2], slot)
    if node[0] in (AND, PHRASE):
        return clamped(one * other)
    assert node[0] == OR
    return clamped(one + other - one * other)


def _lexeme(word: str, slot: Slot | None, *, prefix: bool) -> float:
    if prefix and (slot is None or len(slot.values) < KNOWN_MIN):
        return MATCHED * 4
    if slot is None:
        return MATCHED
    rare = min(MATCHED, slot.numbers[len(slot.values)] / 2)
    known = list(zip(slot.values, slot.numbers, strict=False))
    if not prefix:
        return next((n for d, n in known if d == word), rare)
    matched = total = 0.0
    count = 0
    for d, n in known:
        if d.startswith(word):
            matched += n - matched * n
            count += 1
        total += n - total * n
    return max(rare, clamped(matched) + (1.0 - clamped(total)) * (count / len(known)))
