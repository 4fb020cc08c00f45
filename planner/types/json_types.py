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
from .numeric import numeric_out

JSON_NULL: tuple[()] = ()
_SPACE = " \t\n\r"
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
_ZERO = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # and not a backslash before u0000
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')


def _bad(detail: str, where: str) -> errors.SQLError:
    return errors.InvalidTextRepresentation("invalid input syntax for type json", detail=detail, where=where)


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(items)
    if len(out) > 1:
        return {k: out[k] for k in sorted(out, key=lambda k: (len(k.encode()), k.encode()))}
    return out


def _number(text: str) -> Any:
    value = Decimal(text)
    if not value:
        value = value.copy_abs()
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return int(value)
    return value


def _fix(v: Any) -> Any:
    if v is None:
        return JSON_NULL
    if type(v) is list:
        return [_fix(x) for x in v]
    if type(v) is dict:
        return {k: _fix(x) for k, x in v.items()}
    return v


_DECODER = json.JSONDecoder(parse_float=_number, parse_constant=_no_constant, object_pairs_hook=_pairs, strict=True)


def parse_json(text: str) -> Any:
    """Python values of a JSON text; raises 22P02 with PostgreSQL's detail."""
    start = len(text) - len(text.lstrip(_SPACE))
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError) as e:
        raise _diagnose(text, e) from None
    if text[end:].strip(_SPACE):
        token = re.match(r"\w+|.", text[end:].lstrip(_SPACE), re.DOTALL)
        raise _bad(f'Expected end of input, but found "{token[0] if token else ""}".', f"JSON data, line 1: {text[:end]}{token[0] if token else ''}...")
    return _fix(value)


def _diagnose(text: str, e: Exception) -> errors.SQLError:
    at = getattr(e, "pos", len(text))
    rest = text[at:].lstrip(_SPACE)
    line = text.count("\n", 0, at) + 1
    if not rest:
        return _bad("The input string ended unexpectedly.", f"JSON data, line {line}: {text}")
    token = re.match(r"[\w.+-]+|.", rest, re.DOTALL)
    shown = token[0] if token else rest[:1]
    return _bad(f'Token "{shown}" is invalid.', f"JSON data, line {line}: {text[: len(text) - len(rest)]}{shown}" + ("..." if len(rest) > len(shown) else ""))


def json_in(text: str, typmod: int = -1, ctx: Any = None) -> str:
    """The text itself, once it is known to be JSON."""
    parse_json(text)
    return text


def jsonb_in(text: str, typmod: int = -1, ctx: Any = None) -> Any:
    """The value."""
    value = parse_json(text)
    if "\\u" in text:
        _check_escapes(text, value)
    return value


def _check_escapes(text: str, value: Any) -> None:
    if "\\u0000" in text and _ZERO.search(text):
        raise errors.UntranslatableCharacter("unsupported Unicode escape sequence", detail="\\u0000 cannot be converted to text.")
    try:
        jsonb_out(value).encode()
    except UnicodeEncodeError:
        raise _bad("Unicode low surrogate must follow a high surrogate.", f"JSON data, line 1: {text}") from None


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
