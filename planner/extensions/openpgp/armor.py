"""Armor: a message as text, with headers and a checksum. Source: RFC 4880, section 6; PostgreSQL 15 manual, section F.28.3.6."""

from __future__ import annotations

import base64
import re

from aurorapy import errors
from aurorapy.planner.types.shaped import Array, shape

from .failure import Failure

_LINE = 57  # bytes that a line of 76 characters has
_CORRUPT = "Corrupt ascii-armor"
_BEGIN = re.compile(r"(?:\A|(?<=\n))-----BEGIN")
_END = re.compile(r"(?:\A|(?<=\n))-----END")
_REST = re.compile(r"[ -,.-\U0010ffff]*-----(?:\r\n?|\n|\Z)")  # of such a line
_BASE64 = re.compile(r"[A-Za-z0-9+/]*")


def _checksum(data: bytes) -> bytes:
    crc = 0xB704CE
    for byte in data:
        crc = (crc << 8 ^ _CRC_STEPS[(crc >> 16 ^ byte) & 0xFF]) & 0xFFFFFF
    return crc.to_bytes(3, "big")


def _crc_step(byte: int) -> int:
    crc = byte << 16
    for _ in range(8):
        crc = crc << 1 ^ (0x1864CFB if crc & 0x800000 else 0)
    return crc


_CRC_STEPS = tuple(map(_crc_step, range(256)))


def armor(data: bytes, keys: Array = (), values: Array = ()) -> str:
    """The text of a message, with headers."""
    out = ["-----BEGIN PGP MESSAGE-----\n", *[f"{k}: {v}\n" for k, v in _headers(keys, values)], "\n"]
    out += [base64.b64encode(data[at:at + _LINE]).decode() + "\n" for at in range(0, len(data), _LINE)]
    return "".join([*out, "=", base64.b64encode(_checksum(data)).decode(), "\n-----END PGP MESSAGE-----\n"])


def _headers(keys: Array, values: Array) -> list[tuple[str, str]]:
    if any(len(shape(array)[0]) > 1 for array in (keys, values)):
        raise errors.ArraySubscriptError("wrong number of array subscripts")
    names, contents = list(keys), list(values)
    if len(names) != len(contents):
        raise errors.ArraySubscriptError("mismatched array dimensions")
    for name, content in zip(names, contents, strict=True):
        _check("key", name)
        _check("value", content)
    return list(zip(names, contents, strict=True))


def _check(what: str, text: str | None) -> None:
    if text is None:
        raise errors.NullValueNotAllowed(f"null value not allowed for header {what}")
    if not text.isascii():
        raise errors.InvalidParameterValue(f"header {what} must not contain non-ASCII characters")
    if what == "key" and ": " in text:
        raise errors.InvalidParameterValue('header key must not contain ": "')
    if "\n" in text:
        raise errors.InvalidParameterValue(f"header {what} must not contain newlines")


def _parts(text: str) -> tuple[list[str], str]:
    """(lines of headers, what is between them and the last line)."""
    _, end = _line(_BEGIN, text, 0)
    end_begin, _ = _line(_END, text, end)
    lines, at = [], end
    while at < end_begin and text[at] not in "\r\n":
        newline = text.find("\n", at, end_begin)
        if newline < 0:
            raise Failure(_CORRUPT)
        lines.append(text[at:newline])
        at = newline + 1
    return lines, text[at:end_begin]


def _line(pattern: re.Pattern[str], text: str, at: int) -> tuple[int, int]:
    """Where a line is and ends."""
    found = pattern.search(text, at) if at == 0 or pattern.match(text, at) is None else pattern.match(text, at)
    rest = _REST.match(text, found.end()) if found else None
    if found is None or rest is None:
        raise Failure(_CORRUPT)
    return found.start(), rest.end()


def dearmor(text: str) -> bytes:
    """The message of a text."""
    _, body = _parts(text)
    coded, equals, check = body.rpartition("=")
    if not equals:
        raise Failure(_CORRUPT)
    data = _decoded(coded[:-1])  # the character before the checksum is the line's end
    if _decoded(check[:4]) != _checksum(data):
        raise Failure(_CORRUPT)
    return data


def _decoded(text: str) -> bytes:
    text = text.translate({ord(c): None for c in " \t\r\n"})
    plain = text.rstrip("=")
    if len(text) % 4 or len(text) - len(plain) > 2 or _BASE64.fullmatch(plain) is None:
        raise Failure(_CORRUPT)
    return base64.b64decode(text)


def headers(text: str) -> list[tuple[str, str]]:
    """The headers of a text."""
    out = []
    for line in _parts(text)[0]:
        name, colon, content = line.removesuffix("\r").partition(": ")
        if not colon:
            raise Failure(_CORRUPT)
        out.append((name, content))
    return out
