"""What bytea shares with text: LIKE, OVERLAY, POSITION, lengths. A byte is a character there.

Source: PostgreSQL 15 manual, section 9.5.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conversions import codec, encoding_number
from .like import like_escape, like_regex
from .registry import define, operator
from .strings import overlay


def _chars(value: bytes) -> str:
    return bytes(value).decode("latin-1")


def _like(value: bytes, pattern: bytes) -> bool:
    return like_regex(_chars(pattern))(_chars(value)) is not None


def _escaped(pattern: bytes, escape: bytes) -> bytes:
    return like_escape(_chars(pattern), _chars(escape)).encode("latin-1")


def _length(value: bytes, name: str) -> int:
    """length(bytes, encoding): of the text that it is."""
    from aurorapy import errors

    number = encoding_number(name)
    if number < 0:
        raise errors.InvalidParameterValue(f'invalid encoding name "{name}"')
    return len(codec(number).decode(bytes(value)))


_overlay: Callable[..., Any] = overlay
operator("~~", "bytea", "bytea", "bool", _like, function="bytealike", negator="!~~")
operator("!~~", "bytea", "bytea", "bool", lambda v, p: not _like(v, p), function="byteanlike", negator="~~")
define("like", "bytea bytea", "bool", _like)
define("notlike", "bytea bytea", "bool", lambda v, p: not _like(v, p))
for _t in ("text", "name"):
    define("notlike", f"{_t} text", "bool", lambda v, p: like_regex(p)(v) is None)
define("like", "name text", "bool", lambda v, p: like_regex(p)(v) is not None)
define("like_escape", "bytea bytea", "bytea", _escaped)
define("overlay", "bytea bytea int4", "bytea", _overlay)
define("overlay", "bytea bytea int4 int4", "bytea", _overlay)
define("position", "bytea bytea", "int4", lambda v, p: bytes(v).find(bytes(p)) + 1)
define("bit_length", "bytea", "int4", lambda v: 8 * len(v))
define("length", "bytea name", "int4", _length, volatility="s")
