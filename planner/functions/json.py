"""json and jsonb: access, construction, aggregates; json_change.py has what changes a value.

A json datum is its text; a jsonb datum Python values (planner.types.json_types). Rows reach these functions as json already:
the binder wraps a row value, whose column names only it knows, in `row_json`.

Source: PostgreSQL 15 manual, section 9.16.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.arrays import Record, names_of
from aurorapy.planner.types.composites import RowType
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.json_types import JSON_NULL, jsonb_in, jsonb_out, meant, parse_json, quote_json
from aurorapy.planner.types.shaped import Shaped, parts_of, shape
from aurorapy.planner.types.user import FIRST_OID

from .registry import CASTS, aggregate, cast, define, oid_of, operator
from .strings import typed

JSON, JSONB = 114, 3802
_NUMBERS = frozenset((20, 21, 23, 700, 701, 1700))
_TIMES = frozenset((1082, 1114, 1184))

# --- any datum as json --------------------------------------------------------------------------


class _Iso:
    """The context with ISO dates, whatever DateStyle says."""

    def __init__(self, ctx: Any) -> None:
        self._ctx = ctx
        self.datestyle = ("ISO", "MDY")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ctx, name)


def json_text(ctx: Any, oid: int, v: Any) -> str:
    """A datum as JSON text, as to_json does it."""
    if v is None:
        return "null"
    if oid >= FIRST_OID:
        oid = base_type(oid)
    if oid == 16:
        return "true" if v else "false"
    if oid in (JSON,):
        return str(v)
    if oid == JSONB:
        return jsonb_out(v)
    t = TYPES[oid]
    if oid in _NUMBERS:
        text = t.output(v, ctx)
        return text if text[-1].isdigit() and "n" not in text else quote_json(text)
    if oid in _TIMES:
        text = t.output(v, _Iso(ctx))
        if " " in text and not text.endswith("BC"):
            text = text.replace(" ", "T", 1)
        if oid == 1184 and text[-3] in "+-":
            text += ":00"
        return quote_json(text)
    if t.category == "A" and t.name.startswith("_"):
        return "[" + ",".join(_array_parts(ctx, t, v)) + "]"
    if isinstance(t, RowType):
        return "{" + ",".join([quote_json(a.name) + ":" + json_text(ctx, a.type.oid, x) for a, x in zip(t.attributes, t.live(v), strict=True)]) + "}"
    if oid == 2249:
        if not isinstance(v, Record):
            raise errors.FeatureNotSupported("a row whose columns have no names cannot become JSON here")
        return "{" + ",".join([quote_json(n) + ":" + json_text(ctx, of, x) for n, of, x in zip(names_of(v), v.types, v, strict=True)]) + "}"
    return quote_json(v if isinstance(v, str) else t.output(v, ctx))


def _array_parts(ctx: Any, t: Any, v: Any) -> list[str]:
    """The JSON texts of what an array's first dimension is made of."""
    if type(v) is Shaped and len(v.lengths) > 1:
        return [json_text(ctx, t.oid, part) for part in parts_of(v)]
    return [json_text(ctx, t.element, x) for x in v]


def jsonb_of(ctx: Any, oid: int, v: Any) -> Any:
    """A datum as a jsonb value."""
    if v is None:
        return JSON_NULL
    if oid >= FIRST_OID:
        oid = base_type(oid)
    if oid == JSONB or oid in (20, 21, 23, 16) or (oid in (25, 1043) and isinstance(v, str)):
        return v
    return jsonb_in(json_text(ctx, oid, v))


ROW_JSON = define("row_json", "text[] any", "json", lambda ctx, types, names, values: _row(ctx, types, names, values), variadic=2276,
                  needs_types=True, volatility="s", strict=False)


class RowText(str):
    """The json text of a row: aggregates put each on a line of its own."""

    __slots__ = ()


def _row(ctx: Any, types: Any, names: Any, values: Any) -> str:
    """A row as an object."""
    return RowText("{" + ",".join([f"{quote_json(n)}:{json_text(ctx, t, v)}" for n, (t, v) in zip(names, typed(types[-1], values), strict=True)]) + "}")


define("to_json", "anyelement", "json", lambda ctx, types, v: json_text(ctx, types[0], v), needs_types=True, volatility="s")
define("to_jsonb", "anyelement", "jsonb", lambda ctx, types, v: jsonb_of(ctx, types[0], v), needs_types=True, volatility="s")
define("array_to_json", "anyarray", "json", lambda ctx, types, v: json_text(ctx, types[0], v), needs_types=True, volatility="s")
define("array_to_json", "anyarray bool", "json", lambda ctx, types, v, pretty: (
    "[" + (",\n " if pretty else ",").join(_array_parts(ctx, TYPES[types[0]], v)) + "]"), needs_types=True, volatility="s")


def _row_to_json(text: str, pretty: bool) -> str:
    return "{" + ",\n ".join(f"{quote_json(k)}:{x}" for k, x in _members(text)) + "}" if pretty else text


define("row_to_json", "json", "json", lambda v: v)
define("row_to_json", "json bool", "json", _row_to_json)
# of values of composite types, and of nothing else
OF_ROWS = (define("row_to_json", "anyelement", "json", lambda ctx, types, v: json_text(ctx, types[0], v), needs_types=True, volatility="s"),
           define("row_to_json", "anyelement bool", "json", lambda ctx, types, v, pretty: _row_to_json(json_text(ctx, types[0], v), pretty), needs_types=True,
                  volatility="s"))

# --- the parts of a json text ---------------------------------------------------------------------

_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
_SPACE = " \t\n\r"


def _skip(text: str, at: int) -> int:
    while text[at] in _SPACE:
        at += 1
    return at


def _members(text: str) -> Iterator[tuple[str, str]]:
    """(key, text of the value) of an object, as written."""
    at = _skip(text, _skip(text, 0) + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        _, end = _DECODER.raw_decode(text, at)
        yield key, text[at:end]
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _elements(text: str) -> Iterator[str]:
    """The texts of an array's elements."""
    at = _skip(text, _skip(text, 0) + 1)
    while text[at] != "]":
        _, end = _DECODER.raw_decode(text, at)
        yield text[at:end]
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _kind(text: str) -> str:
    return {"{": "object", "[": "array", '"': "string", "t": "boolean", "f": "boolean", "n": "null"}.get(text.lstrip(_SPACE)[:1], "number")


def _plain(text: str | None) -> str | None:
    """A json value as ->> gives it: strings without quotes, null as NULL."""
    if text is None:
        return None
    kind = _kind(text)
    if kind == "null":
        return None
    return str(parse_json(text)) if kind == "string" else text


def _json_field(text: str, key: str) -> str | None:
    found = None
    if _kind(text) == "object":
        for k, v in _members(text):
            if k == key:
                found = v
    return found


def _json_item(text: str, n: int) -> str | None:
    if _kind(text) != "array":
        return None
    items = list(_elements(text))
    return items[n] if -len(items) <= n < len(items) else None


def step_number(step: str) -> int | None:
    text = step.strip()
    return int(text) if text.lstrip("+-").isdigit() else None


def _json_path(text: str, path: tuple[str | None, ...]) -> str | None:
    found: str | None = text
    for step in path:
        if step is None or found is None:
            return None
        if _kind(found) == "object":
            found = _json_field(found, step)
        else:
            n = step_number(step)
            found = _json_item(found, n) if n is not None else None
    return found


# --- the parts of a jsonb value -------------------------------------------------------------------


def _field(v: Any, key: str) -> Any:
    return v.get(key) if type(v) is dict else None


def _item(v: Any, n: int) -> Any:
    return v[n] if type(v) is list and -len(v) <= n < len(v) else None


def ordered(v: dict[str, Any]) -> dict[str, Any]:
    """An object's keys in jsonb's order."""
    return {k: v[k] for k in sorted(v, key=lambda k: (len(k.encode()), k.encode()))}


def path_of(v: Any, path: tuple[str | None, ...]) -> Any:
    for step in path:
        if step is None or v is None:
            return None
        if type(v) is dict:
            v = v.get(step)
        else:
            n = step_number(step)
            v = _item(v, n) if n is not None else None
    return v


def as_text(v: Any) -> str | None:
    """A jsonb value as ->> gives it."""
    if v is None or v == JSON_NULL and type(v) is tuple:
        return None
    return v if type(v) is str else jsonb_out(v)


def _item_of(v: Any, n: int) -> Any:  # PostgreSQL keeps a scalar as an array of one
    return v if n in (0, -1) and type(v) not in (list, dict) else _item(v, n)


for _name, _arg, _json, _jsonb in (("->", "text", _json_field, _field), ("->", "int4", _json_item, _item_of), ("#>", "text[]", _json_path, path_of)):
    operator(_name, "json", _arg, "json", lambda v, k, f=_json: f(meant(v), k))
    operator(_name, "jsonb", _arg, "jsonb", _jsonb)
    operator(_name + ">" if _name == "->" else "#>>", "json", _arg, "text", lambda v, k, f=_json: _plain(f(meant(v), k)))
    operator(_name + ">" if _name == "->" else "#>>", "jsonb", _arg, "text", lambda v, k, f=_jsonb: as_text(f(v, k)))
define("json_extract_path", "json text[]", "json", lambda v, p: _json_path(meant(v), p), variadic=25)
define("json_extract_path_text", "json text[]", "text", lambda v, p: _plain(_json_path(meant(v), p)), variadic=25)
define("jsonb_extract_path", "jsonb text[]", "jsonb", path_of, variadic=25)
define("jsonb_extract_path_text", "jsonb text[]", "text", lambda v, p: as_text(path_of(v, p)), variadic=25)

# --- construction ---------------------------------------------------------------------------------


def _key(ctx: Any, oid: int, v: Any) -> str:
    if v is None:
        raise errors.InvalidParameterValue("null value not allowed for object key")
    if oid in (JSON, JSONB) or TYPES[oid].category == "A" or oid == 2249:
        raise errors.InvalidParameterValue("key value must be scalar, not array, composite, or json")
    return v if isinstance(v, str) else TYPES[oid].output(v, ctx)


def _build_object(ctx: Any, types: Any, values: Any = ()) -> str:
    items = _even("json_build_object()", types, values)
    return "{" + ", ".join([f"{quote_json(_object_key(ctx, i, items))} : {json_text(ctx, *items[i + 1])}" for i in range(0, len(items), 2)]) + "}"


def _even(name: str, types: Any, values: Any) -> list[tuple[int, Any]]:
    items = list(typed(types[-1], values)) if types else []
    if len(items) % 2:
        raise errors.InvalidParameterValue("argument list must have even number of elements",
                                           hint=f"The arguments of {name} must consist of alternating keys and values.")
    return items


def _object_key(ctx: Any, i: int, items: list[tuple[int, Any]]) -> str:
    if items[i][1] is None:
        raise errors.InvalidParameterValue(f"argument {i + 1} cannot be null", hint="Object keys should be text.")
    return _key(ctx, *items[i])


def _jsonb_build_object(ctx: Any, types: Any, values: Any = ()) -> Any:
    items = _even("jsonb_build_object()", types, values)
    for i in range(0, len(items), 2):
        if items[i][1] is None:
            raise errors.InvalidParameterValue(f"argument {i + 1}: key must not be null")
    return ordered({_key(ctx, *items[i]): jsonb_of(ctx, *items[i + 1]) for i in range(0, len(items), 2)})


for _f, _impl, _type in (("json_build_object", _build_object, "json"), ("jsonb_build_object", _jsonb_build_object, "jsonb")):
    define(_f, "any", _type, _impl, variadic=2276, strict=False, needs_types=True, volatility="s")
    define(_f, "", _type, _impl, needs_types=True, volatility="s")
define("json_build_array", "any", "json", lambda ctx, types, values: "[" + ", ".join([json_text(ctx, t, v) for t, v in typed(types[-1], values)]) + "]",
       variadic=2276, strict=False, needs_types=True, volatility="s")
define("json_build_array", "", "json", lambda: "[]")
define("jsonb_build_array", "any", "jsonb", lambda ctx, types, values: [jsonb_of(ctx, t, v) for t, v in typed(types[-1], values)], variadic=2276,
       strict=False, needs_types=True, volatility="s")
define("jsonb_build_array", "", "jsonb", list)


def _of_arrays(keys: tuple[Any, ...], values: tuple[Any, ...] | None = None) -> list[tuple[str, str | None]]:
    lengths = shape(keys)[0]
    if len(lengths) > (2 if values is None else 1) or (values is not None and len(shape(values)[0]) != len(lengths)):
        raise errors.ArraySubscriptError("wrong number of array subscripts")
    keys = tuple(keys)
    if values is None:
        if len(lengths) == 2 and lengths[1] != 2:
            raise errors.ArraySubscriptError("array must have two columns")
        if len(keys) % 2:
            raise errors.ArraySubscriptError("array must have even number of elements")
        keys, values = keys[::2], keys[1::2]
    values = tuple(values)
    if len(keys) != len(values):
        raise errors.ArraySubscriptError("mismatched array dimensions")
    if None in keys:
        raise errors.NullValueNotAllowed("null value not allowed for object key")
    return list(zip(keys, values, strict=True))


for _args in ("text[]", "text[] text[]"):
    define("json_object", _args, "json", lambda *a: "{" + ", ".join(
        [f"{quote_json(k)} : {'null' if v is None else quote_json(v)}" for k, v in _of_arrays(*a)]) + "}")
    define("jsonb_object", _args, "jsonb", lambda *a: ordered({k: JSON_NULL if v is None else v for k, v in _of_arrays(*a)}))

# --- taking apart ---------------------------------------------------------------------------------


def _need(kind: str, wanted: str, name: str) -> None:
    if kind != wanted:
        what = "a scalar" if kind not in ("object", "array") else "an array" if kind == "array" else "a non-array" if wanted == "array" else "an object"
        if name in ("json_each", "jsonb_each", "json_each_text", "jsonb_each_text"):
            raise errors.InvalidParameterValue(f"cannot call {name} on a non-object" if name[:5] == "jsonb" else (
                "cannot deconstruct an array as an object" if kind == "array" else "cannot deconstruct a scalar"))
        if name.endswith("array_length"):
            raise errors.InvalidParameterValue(f"cannot get array length of {'a scalar' if kind != 'object' else 'a non-array'}")
        if "array_elements" in name:
            raise errors.InvalidParameterValue("cannot extract elements from a scalar" if name[:5] == "jsonb" and kind != "object" else (
                "cannot extract elements from an object" if name[:5] == "jsonb" else f"cannot call {name} on {'a scalar' if kind != 'object' else 'a non-array'}"))
        raise errors.InvalidParameterValue(f"cannot call {name} on {what}")


def typeof(v: Any) -> str:
    """jsonb_typeof."""
    return {dict: "object", list: "array", str: "string", bool: "boolean", tuple: "null"}.get(type(v), "number")


def _each(name: str, v: Any) -> Iterator[tuple[str, Any]]:
    if name.startswith("jsonb"):
        _need(typeof(v), "object", name)
        return iter(v.items()) if not name.endswith("text") else ((k, as_text(x)) for k, x in v.items())
    _need(_kind(v), "object", name)
    meant(v)
    return _members(v) if not name.endswith("text") else ((k, _plain(x)) for k, x in _members(v))


def _unnest(name: str, v: Any) -> Iterator[Any]:
    if name.startswith("jsonb"):
        _need(typeof(v), "array", name)
        return iter(v) if not name.endswith("text") else (as_text(x) for x in v)
    _need(_kind(v), "array", name)
    return _elements(v) if not name.endswith("text") else (_plain(x) for x in _elements(meant(v)))


for _t, _oid in (("json", JSON), ("jsonb", JSONB)):
    for _suffix, _out in (("", _oid), ("_text", 25)):
        define(f"{_t}_each{_suffix}", _t, "record", lambda v, n=f"{_t}_each{_suffix}": _each(n, v), retset=True, out_columns=(("key", 25), ("value", _out)))
        define(f"{_t}_array_elements{_suffix}", _t, TYPES[_out].name, lambda v, n=f"{_t}_array_elements{_suffix}": _unnest(n, v), retset=True,
               out_columns=(("value", _out),))


def _keys(name: str, v: Any) -> list[str]:
    jsonb = name.startswith("jsonb")
    _need(typeof(v) if jsonb else _kind(v), "object", name)
    return list(v) if jsonb else [k for k, _ in _members(meant(v))]


def _length(name: str, v: Any) -> int:
    jsonb = name.startswith("jsonb")
    _need(typeof(v) if jsonb else _kind(v), "array", name)
    return len(v) if jsonb else sum(1 for _ in _elements(v))


for _t in ("json", "jsonb"):
    define(f"{_t}_object_keys", _t, "text", lambda v, n=f"{_t}_object_keys": _keys(n, v), retset=True)
    define(f"{_t}_array_length", _t, "int4", lambda v, n=f"{_t}_array_length": _length(n, v))
define("json_typeof", "json", "text", _kind)
define("jsonb_typeof", "jsonb", "text", typeof)


def _strip(v: Any) -> Any:
    if type(v) is dict:
        return {k: _strip(x) for k, x in v.items() if type(x) is not tuple}
    return [_strip(x) for x in v] if type(v) is list else v


def _strip_text(text: str) -> str:
    kind = _kind(text)
    if kind == "object":
        return "{" + ",".join([f"{quote_json(k)}:{_strip_text(x)}" for k, x in _members(text) if _kind(x) != "null"]) + "}"
    if kind == "string":
        return quote_json(str(parse_json(text)))
    return "[" + ",".join([_strip_text(x) for x in _elements(text)]) + "]" if kind == "array" else text.strip(_SPACE)


define("json_strip_nulls", "json", "json", lambda v: _strip_text(meant(v)))
define("jsonb_strip_nulls", "jsonb", "jsonb", _strip)


def _pretty(v: Any, indent: int = 0) -> str:
    if type(v) not in (dict, list):
        return jsonb_out(v)
    inner = " " * (indent + 4)
    if type(v) is dict:
        lines = [f"{inner}{quote_json(k)}: {_pretty(x, indent + 4)}" for k, x in v.items()]
        return "{\n" + ",\n".join(lines) + ("\n" if lines else "") + " " * indent + "}"
    lines = [inner + _pretty(x, indent + 4) for x in v]
    return "[\n" + ",\n".join(lines) + ("\n" if lines else "") + " " * indent + "]"


define("jsonb_pretty", "jsonb", "text", _pretty)

# --- casts and aggregates -------------------------------------------------------------------------


def _scalar_cast(target: str, kinds: tuple[str, ...], convert: Any) -> None:
    def call(v: Any) -> Any:
        kind = typeof(v)
        if kind not in kinds:
            named = "numeric" if kind == "number" else kind
            raise errors.InvalidParameterValue(f"cannot cast jsonb {named} to type {TYPES[oid_of(target)].sql_name}")
        return convert(v)

    cast("jsonb", target, "e", call)


def _through_numeric(target: str) -> Any:
    def convert(v: Any) -> Any:
        found = CASTS[1700, oid_of(target)].function
        assert found is not None and found.impl is not None
        return found.impl(Decimal(v))

    return convert


_scalar_cast("bool", ("boolean",), lambda v: v)
_scalar_cast("numeric", ("number",), Decimal)
for _n in ("int2", "int4", "int8", "float4", "float8"):
    _scalar_cast(_n, ("number",), _through_numeric(_n))


def _collect(state: list[Any], values: list[Any]) -> list[Any]:
    state += values
    return state


def _aggregated(ctx: Any, oid: int, v: list[Any]) -> str:
    t = TYPES[oid]
    structured = oid == 2249 or isinstance(t, RowType) or any(isinstance(x, RowText) for x in v) or (t.category == "A" and t.name.startswith("_"))
    texts = [("\n " if structured and x is not None and i else "") + json_text(ctx, oid, x) for i, x in enumerate(v)]
    return "[" + ", ".join(texts) + "]"


aggregate("json_agg", "anyelement", "json", list, _collect, lambda v, ctx, types: _aggregated(ctx, types[0], v) if v else None, strict=False, needs_types=True)
aggregate("jsonb_agg", "anyelement", "jsonb", list, _collect, lambda v, ctx, types: [jsonb_of(ctx, types[0], x) for x in v] if v else None, strict=False,
          needs_types=True)


def _object(v: list[Any], ctx: Any, types: Any) -> str | None:
    for k, _ in v:
        if k is None:
            raise errors.InvalidParameterValue("field name must not be null")
    return "{ " + ", ".join([f"{quote_json(_key(ctx, types[0], k))} : {json_text(ctx, types[1], x)}" for k, x in v]) + " }" if v else None


def _jsonb_object(v: list[Any], ctx: Any, types: Any) -> Any:
    for k, _ in v:
        if k is None:
            raise errors.InvalidParameterValue("field name must not be null")
    return ordered({_key(ctx, types[0], k): jsonb_of(ctx, types[1], x) for k, x in v}) if v else None


aggregate("json_object_agg", "any any", "json", list, _collect, _object, strict=False, needs_types=True)
aggregate("jsonb_object_agg", "any any", "jsonb", list, _collect, _jsonb_object, strict=False, needs_types=True)

