"""Where the objects and arrays of a jsonb would lie in PostgreSQL's binary form of it: .keyvalue() makes its ids of that.

A container is a header, an entry of four bytes for each element (for each key and each value), and then the keys and values; containers and
numerics begin at multiples of four bytes. The outermost container begins behind the datum's header of four bytes.

Source: PostgreSQL 15, jsonb_util.c (convertJsonbValue) and numeric.c (make_result).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

_WORD = 4
_SHORT_SCALE_MAX, _SHORT_WEIGHT = 63, range(-64, 64)


def _aligned(at: int) -> int:
    return -(-at // _WORD) * _WORD


def _numeric_size(value: Decimal | int) -> int:
    """Bytes of a numeric: header, weight and sign, digits of base 10000."""
    sign, digits, exponent = Decimal(value).as_tuple()
    assert isinstance(exponent, int)
    scale = max(-exponent, 0)
    number = int("".join(map(str, digits)) or "0") * 10 ** max(exponent, 0)
    if not number:
        return 4 + (2 if scale <= _SHORT_SCALE_MAX else 4)
    whole, fraction = divmod(number, 10**scale)
    text = f"{whole:0{-(-len(str(whole)) // 4) * 4}d}" if whole else ""
    groups = len(text) // 4
    text += f"{fraction:0{scale}d}".ljust(-(-scale // 4) * 4, "0") if scale else ""
    parts = [text[i : i + 4] for i in range(0, len(text), 4)]
    weight = groups - 1
    while parts[0] == "0000":
        del parts[0]
        weight -= 1
    while parts[-1] == "0000":
        del parts[-1]
    short = scale <= _SHORT_SCALE_MAX and weight in _SHORT_WEIGHT
    return 4 + (2 if short else 4) + 2 * len(parts)


def offsets(root: Any) -> dict[int, int]:
    """The places of a document's containers, from the outermost one on, by the ids of their Python objects."""
    found: dict[int, int] = {}
    _place(root, _WORD, found)
    return {key: at - _WORD for key, at in found.items()}


def _place(value: Any, at: int, found: dict[int, int]) -> int:
    """Note the containers of a value that is written at `at`; the place behind it."""
    kind = type(value)
    if kind is str:
        return at + len(value.encode())
    if kind is int or kind is Decimal:
        return _aligned(at) + _numeric_size(value)
    if kind is not dict and kind is not list:
        return at
    at = _aligned(at)
    found[id(value)] = at
    if kind is dict:
        at += _WORD + 2 * _WORD * len(value) + sum(len(key.encode()) for key in value)
    else:
        at += _WORD + _WORD * len(value)
    for part in value.values() if kind is dict else value:
        at = _place(part, at, found)
    return at


def apart(value: Any) -> Any:
    """A copy in which no container stands at two places."""
    if type(value) is dict:
        return {key: apart(part) for key, part in value.items()}
    return [apart(part) for part in value] if type(value) is list else value
