"""jsonb: containment, and values made of others by adding, replacing and taking away.

Source: PostgreSQL 15 manual, section 9.16, tables 9.46 and 9.47.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.types.json_types import JSON_NULL, jsonb_key
from aurorapy.planner.types.shaped import shape

from .json import ordered, path_of, step_number
from .registry import define, operator


def contains(a: Any, b: Any, *, top: bool = True) -> bool:
    """a @> b."""
    if type(b) is dict:
        return type(a) is dict and all(k in a and contains(a[k], v, top=False) for k, v in b.items())
    if type(b) is list:
        return type(a) is list and all(any(contains(x, y, top=False) for x in a) for y in b)
    if type(a) is list:
        return top and any(type(x) not in (dict, list) and _equal(x, b) for x in a)
    return type(a) is not dict and _equal(a, b)


def _equal(a: Any, b: Any) -> bool:
    return bool(jsonb_key(a) == jsonb_key(b))


def _exists(v: Any, key: str) -> bool:
    if type(v) is dict:
        return key in v
    if type(v) is list:
        return any(type(x) is str and x == key for x in v)
    return bool(v == key) and type(v) is str


operator("@>", "jsonb", "jsonb", "bool", contains, commutator="<@")
operator("<@", "jsonb", "jsonb", "bool", lambda a, b: contains(b, a), commutator="@>")
operator("?", "jsonb", "text", "bool", _exists)
operator("?|", "jsonb", "text[]", "bool", lambda v, keys: any(_exists(v, k) for k in keys if k is not None))
operator("?&", "jsonb", "text[]", "bool", lambda v, keys: all(_exists(v, k) for k in keys if k is not None))


def _concat(a: Any, b: Any) -> Any:
    if type(a) is dict and type(b) is dict:
        return ordered({**a, **b})
    return [*(a if type(a) is list else [a]), *(b if type(b) is list else [b])]


def _remove(v: Any, key: str) -> Any:
    if type(v) is dict:
        return {k: x for k, x in v.items() if k != key}
    if type(v) is list:
        return [x for x in v if not (type(x) is str and x == key)]
    raise errors.InvalidParameterValue("cannot delete from scalar")


def _flat(path: Any) -> tuple[str, ...]:
    """A path, which has one dimension, or 2202E."""
    if len(shape(path)[0]) > 1:
        raise errors.ArraySubscriptError("wrong number of array subscripts")
    return tuple(path)


def _remove_keys(v: Any, keys: Any) -> Any:
    keys = _flat(keys)
    if type(v) not in (dict, list):
        raise errors.InvalidParameterValue("cannot delete from scalar")
    for key in keys:
        if key is not None:
            v = _remove(v, key)
    return v


def _remove_item(v: Any, n: int) -> Any:
    if type(v) is dict:
        raise errors.InvalidParameterValue("cannot delete from object using integer index")
    if type(v) is not list:
        raise errors.InvalidParameterValue("cannot delete from scalar")
    if not -len(v) <= n < len(v):
        return v
    n %= len(v)
    return v[:n] + v[n + 1:]


operator("||", "jsonb", "jsonb", "jsonb", _concat)
operator("-", "jsonb", "text", "jsonb", _remove)
operator("-", "jsonb", "text[]", "jsonb", _remove_keys, variadic=25)
operator("-", "jsonb", "int4", "jsonb", _remove_item)


def _index(step: str, position: int) -> int:
    n = step_number(step)
    if n is None:
        raise errors.InvalidTextRepresentation(f'path element at position {position} is not an integer: "{step}"')
    return n


def _change(v: Any, path: tuple[str, ...], at: int, change: Any, missing: Any) -> Any:
    """The value with the place at `path` replaced: `change(old)` gives (new values) for it, `missing(container, step)` the
    container when nothing is there."""
    step = path[at]
    last = at == len(path) - 1
    if step is None:
        raise errors.NullValueNotAllowed(f"path element at position {at + 1} is null")
    if type(v) is dict:
        if step in v:
            new = change(v[step]) if last else [_change(v[step], path, at + 1, change, missing)]
            rest = {k: x for k, x in v.items() if k != step}
            return ordered({**rest, step: new[0]}) if new else rest
        return missing(v, step) if last else v
    if type(v) is list:
        n = _index(step, at + 1)
        if -len(v) <= n < len(v):
            n %= len(v)
            new = change(v[n]) if last else [_change(v[n], path, at + 1, change, missing)]
            return [*v[:n], *new, *v[n + 1:]]
        return missing(v, step) if last else v
    return v


def _scalar(v: Any, what: str) -> None:
    if type(v) not in (dict, list):
        raise errors.InvalidParameterValue(f"cannot {what} scalar")


def _delete_path(v: Any, path: Any) -> Any:
    path = _flat(path)
    _scalar(v, "delete path in")
    return _change(v, path, 0, lambda old: [], lambda container, step: container) if path and v else v


def _set(v: Any, path: Any, new: Any, create: bool = True) -> Any:
    path = _flat(path)
    _scalar(v, "set path in")

    def missing(container: Any, step: str) -> Any:
        if not create:
            return container
        if type(container) is dict:
            return ordered({**container, step: new})
        return [new, *container] if _index(step, 1) < 0 else [*container, new]

    return _change(v, path, 0, lambda old: [new], missing) if path and (v or create) else v


def _set_lax(v: Any, path: Any, new: Any, create: bool | None = True, treatment: str | None = "use_json_null") -> Any:
    if v is None or path is None or create is None:
        return None
    if treatment not in ("raise_exception", "use_json_null", "return_target", "delete_key"):
        raise errors.InvalidParameterValue('null_value_treatment must be "delete_key", "return_target", "use_json_null", or "raise_exception"')
    if new is not None:
        return _set(v, path, new, create)
    if treatment == "raise_exception":
        raise errors.NullValueNotAllowed("JSON value must not be null",
                                         detail='Exception was raised because null_value_treatment is "raise_exception".',
                                         hint="To avoid, either change the null_value_treatment argument or ensure that an SQL NULL is not passed.")
    if treatment == "return_target":
        return v
    return _delete_path(v, path) if treatment == "delete_key" else _set(v, path, JSON_NULL, create)


def _insert(v: Any, path: Any, new: Any, after: bool = False) -> Any:
    path = _flat(path)
    _scalar(v, "set path in")

    def missing(container: Any, step: str) -> Any:
        if type(container) is dict:
            return ordered({**container, step: new})
        return [new, *container] if _index(step, 1) < 0 else [*container, new]

    parent = path_of(v, path[:-1])
    if type(parent) is dict and path and path[-1] in parent:
        raise errors.InvalidParameterValue("cannot replace existing key", hint="Try using the function jsonb_set to replace key value.")
    return _change(v, path, 0, lambda old: [old, new] if after else [new, old], missing) if path else v


operator("#-", "jsonb", "text[]", "jsonb", _delete_path)
define("jsonb_delete_path", "jsonb text[]", "jsonb", _delete_path)
define("jsonb_set", "jsonb text[] jsonb bool", "jsonb", _set, defaults=(True,), arg_names=("jsonb_in", "path", "replacement", "create_if_missing"))
define("jsonb_set_lax", "jsonb text[] jsonb bool text", "jsonb", _set_lax, defaults=(True, "use_json_null"), strict=False,
       arg_names=("jsonb_in", "path", "replacement", "create_if_missing", "null_value_treatment"))
define("jsonb_insert", "jsonb text[] jsonb bool", "jsonb", _insert, defaults=(False,), arg_names=("jsonb_in", "path", "replacement", "insert_after"))
