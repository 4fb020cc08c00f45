"""json (text as written) and jsonb (Python values).

A jsonb datum is dict, list, str, bool, int, Decimal, or JSON_NULL; the empty tuple stands for JSON's null,
because None is SQL's, and arrays are lists, so nothing else is a tuple. Keys of an object are in jsonb's
order: by length in bytes, then by bytes.

Source: PostgreSQL 15 manual, section 8.14.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from aurorapy import errors

from .base import SqlType, register
from .numeric import numeric_in, numeric_out

JSON_NULL: tuple[()] = ()
_SPACE = " \t\n\r"
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
_DOUBTFUL = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")  # what may be no character
INT_DIGITS = 4000  # Python makes no text of integers that are much longer: these are Decimals
_LONG = re.compile(rf"\d{{{INT_DIGITS}}}")


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(items)
    if len(out) > 1:
        return {k: out[k] for k in sorted(out, key=lambda k: (len(k.encode()), k.encode()))}
    return out


def _number(text: str) -> Any:
    value = numeric_in(text)
    return int(value) if "." not in text and len(text) < INT_DIGITS and value.as_tuple().exponent == 0 and value.adjusted() < INT_DIGITS else value


def _fix(v: Any) -> Any:
    if v is None:
        return JSON_NULL
    if type(v) is list:
        return [_fix(x) for x in v]
    if type(v) is dict:
        return {k: _fix(x) for k, x in v.items()}
    return v


def _long_number(text: str) -> Any:
    return int(text) if len(text) < INT_DIGITS else numeric_in(text)


_LONG_DECODER = json.JSONDecoder(parse_float=_number, parse_int=_long_number, parse_constant=_no_constant, object_pairs_hook=_pairs, strict=True)
_DECODER = json.JSONDecoder(parse_float=_number, parse_constant=_no_constant, object_pairs_hook=_pairs, strict=True)


def _fault(text: str, *, unescaping: bool) -> errors.SQLError:
    from .json_errors import fault

    return fault(text, unescaping=unescaping)


def parse_json(text: str, *, unescaping: bool = True) -> Any:
    """Python values of a JSON text; raises 22P02 with PostgreSQL's detail. `unescaping`: escapes in strings must mean characters."""
    start = len(text) - len(text.lstrip(_SPACE))
    try:
        value, end = (_DECODER if _LONG.search(text) is None else _LONG_DECODER).raw_decode(text, start)
    except (ValueError, RecursionError):
        raise _fault(text, unescaping=unescaping) from None
    if text[end:].strip(_SPACE):
        raise _fault(text, unescaping=unescaping)
    return _fix(value)


def json_in(text: str, typmod: int = -1, ctx: Any = None) -> str:
    """The text itself, once it is known to be JSON."""
    parse_json(text, unescaping=False)
    return text


def jsonb_in(text: str, typmod: int = -1, ctx: Any = None) -> Any:
    """The value."""
    value = parse_json(text)
    meant(text)
    return value


def meant(text: str) -> str:
    """A json datum whose strings are looked into; 22P02 or 22P05 where an escape means no character."""
    if "\\u" in text and _DOUBTFUL.search(text) is not None and (found := _fault(text, unescaping=True)).sqlstate != errors.StatementTooComplex.sqlstate:
        raise found
    return text



_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPE = re.compile(r'["\\\x00-\x1f]')


def quote_json(text: str) -> str:
    """A JSON string."""
    return '"' + _ESCAPE.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04x}", text) + '"'


def jsonb_out(v: Any) -> str:
    """PostgreSQL's text form: a blank after colons and commas."""
    t = type(v)
    if t is str:
        return quote_json(v)
    if t is bool:
        return "true" if v else "false"
    if t is int:
        return str(v)
    if t is Decimal:
        return numeric_out(v)
    if t is dict:
        return "{" + ", ".join([f"{quote_json(k)}: {jsonb_out(x)}" for k, x in v.items()]) + "}"
    if t is list:
        return "[" + ", ".join([jsonb_out(x) for x in v]) + "]"
    return "null"


def jsonb_key(v: Any) -> Any:
    """B-tree order: object > array > boolean > number > string > null; an empty array as a whole value is below null."""
    return (-1,) if v == [] else _inner_key(v)


def _inner_key(v: Any) -> Any:
    t = type(v)
    if t is dict:
        return (5, len(v), tuple([part for k, x in v.items() for part in (k, _inner_key(x))]))  # in stored order: shorter keys first
    if t is list:
        return (4, len(v), tuple([_inner_key(x) for x in v]))
    if t is bool:
        return (3, v)
    if t is int or t is Decimal:
        return (2, v)
    if t is str:
        return (1, v)
    return (0,)


def _jsonb_receive(data: bytes) -> Any:
    if data[:1] != b"\x01":
        raise errors.InternalError_(f"unsupported jsonb version number {data[0] if data else 0}")
    return jsonb_in(errors.utf8_text(data[1:]))


register(SqlType(114, "json", -1, "U", array=199, input=json_in, output=str, send=str.encode, receive=lambda d: json_in(errors.utf8_text(d)), storage="x"))
register(SqlType(3802, "jsonb", -1, "U", array=3807, input=jsonb_in, output=jsonb_out, send=lambda v: b"\x01" + jsonb_out(v).encode(),
                 receive=_jsonb_receive, order_key=jsonb_key, hash_key=jsonb_key, storage="x"))
