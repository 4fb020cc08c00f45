"""Subscripts of a jsonb: doc['a'][3] read, and assigned to by UPDATE and INSERT.

Objects and arrays on the way are made where nothing is; arrays are filled up with nulls to an index that lies behind their end.

Source: PostgreSQL 15 manual, section 8.14.5; jsonb_subscript_assign and setPath.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.types.json_types import JSON_NULL

from .json import ordered, step_number


def json_element(doc: Any, path: tuple[Any, ...]) -> Any:
    """doc[step]..; NULL where nothing is. A step is an int or a str; which of the two says nothing."""
    for step in path:
        if step is None or doc is None:
            return None
        kind = type(doc)
        if kind is dict:
            doc = doc.get(step if type(step) is str else str(step))
        elif kind is list:
            n = step if type(step) is int else step_number(step)
            doc = doc[n] if n is not None and -len(doc) <= n < len(doc) else None
        else:
            return None
    return doc


def with_json_element(doc: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The document after doc[step].. = value; steps are int (of an array that is yet to be made, too) or str. NULL is JSON's null."""
    if None in path:
        raise errors.NullValueNotAllowed("jsonb subscript in assignment must not be null")
    new = JSON_NULL if value is None else value
    if doc is None:
        doc = [] if isinstance(path[0], int) else {}
    if type(doc) not in (dict, list):
        raise _scalar()
    return _put(doc, path, 0, new)


def _scalar() -> errors.SQLError:
    return errors.InvalidParameterValue("cannot replace existing key", detail="The path assumes key is a composite object, but it is a scalar value.")


def _made(path: tuple[Any, ...], at: int, new: Any) -> Any:
    """What path[at:] leads to the value in, from nothing."""
    for step in reversed(path[at:]):
        n = step_number(str(step))
        if n is None:
            new = {str(step): new}
        else:
            new = [*[JSON_NULL] * max(n, 0), new]
    return new


def _put(v: Any, path: tuple[Any, ...], at: int, new: Any) -> Any:
    if at == len(path):
        return new
    step = path[at]
    if type(v) is dict:
        key = str(step)
        return ordered({**v, key: _put(v[key], path, at + 1, new) if key in v else _made(path, at + 1, new)})
    if type(v) is list:
        n = step_number(str(step))
        if n is None:
            raise errors.InvalidTextRepresentation(f'path element at position {at + 1} is not an integer: "{step}"')
        if n < 0:
            if -n > len(v):
                raise errors.InvalidParameterValue(f"path element at position {at + 1} is out of range: {n}")
            n += len(v)
        if n < len(v):
            return [*v[:n], _put(v[n], path, at + 1, new), *v[n + 1 :]]
        return [*v, *[JSON_NULL] * (n - len(v)), _made(path, at + 1, new)]
    raise _scalar()
