"""gin's jsonb_ops and jsonb_path_ops.

jsonb_ops has an entry for each key, and for each scalar with its type; strings in arrays count as keys, for `?` finds both. jsonb_path_ops has one
entry for each scalar: a hash of it and the keys on the way to it. A long text is represented by its hash.

Source: PostgreSQL 15 manual, section 8.14.4; jsonb_gin.c.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any

from aurorapy.planner.types import SqlType

from . import jsonb_paths
from .classes import extend
from .entries import EVERYTHING, Entries, Has, Query, every, some

CONTAINS, EXISTS, EXISTS_ANY, EXISTS_ALL, PATH_EXISTS, PATH_MATCHES = 7, 9, 10, 11, 15, 16
LENGTH_MAX = 125  # bytes of a text that is kept as it is
Key = tuple[str, Any]


def digest(value: Any) -> int:
    """A hash that is the same in every process."""
    return int.from_bytes(blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=7).digest())


def _text(flag: str, text: str) -> Key:
    return (flag, text) if len(text) * 4 <= LENGTH_MAX or len(text.encode("utf-8", "surrogatepass")) <= LENGTH_MAX else (flag + "#", str(digest(text)))


def key(name: str) -> Key:
    """The entry of an object's key, or of a string in an array."""
    return _text("K", name)


def scalar(value: Any) -> Key:
    """The entry of a scalar that stands in an object."""
    if type(value) is str:
        return _text("S", value)
    if type(value) is bool:
        return "b", value
    return ("n", 0) if type(value) is tuple else ("N", value)


def _keys(value: Any) -> Iterator[Key]:
    if type(value) is dict:
        for name, item in value.items():
            yield key(name)
            if type(item) in (dict, list):
                yield from _keys(item)
            else:
                yield scalar(item)
        return
    for item in value if type(value) is list else (value,):
        if type(item) in (dict, list):
            yield from _keys(item)
        else:
            yield key(item) if type(item) is str else scalar(item)


def _ways(value: Any, way: tuple[str, ...] = ()) -> Iterator[int]:
    if type(value) is dict:
        for name, item in value.items():
            yield from _ways(item, (*way, name))
    elif type(value) is list:
        for item in value:
            yield from _ways(item, way)
    else:
        yield end_of_way(way, value)


def end_of_way(way: tuple[str, ...], value: Any) -> int:
    """The entry of a scalar behind these keys; numbers that are equal have the same."""
    kind = type(value)
    return digest((way, ("s", value) if kind is str else ("b", value) if kind is bool else ("n",) if kind is tuple else ("N", hash(value))))


def _query(strategy: int, value: Any) -> Query:
    if strategy == CONTAINS:
        return every([Has(k) for k in _keys(value)])
    if strategy == EXISTS:
        return Has(key(value))
    if strategy == EXISTS_ANY:
        return some([Has(key(k)) for k in value if k is not None])
    if strategy == EXISTS_ALL:
        return every([Has(key(k)) for k in value if k is not None])
    return _path_query(strategy, value, jsonb_paths.Keys(key, scalar))


def _way_query(strategy: int, value: Any) -> Query:
    if strategy == CONTAINS:
        return every([Has(k) for k in _ways(value)])
    return _path_query(strategy, value, jsonb_paths.Ways(end_of_way))


def _path_query(strategy: int, value: Any, rules: jsonb_paths.Rules) -> Query:
    if strategy == PATH_EXISTS:
        return rules.chain(value[1])
    return rules.condition(value[1]) if strategy == PATH_MATCHES else EVERYTHING


def _of(keys: Callable[[Any], Any], query: Callable[[int, Any], Query]) -> Callable[[SqlType], Entries]:
    made = Entries(keys, query)
    return lambda _: made


extend("gin", "jsonb_ops", entries=_of(_keys, _query))
extend("gin", "jsonb_path_ops", entries=_of(_ways, _way_query))
