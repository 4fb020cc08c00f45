"""Character types, bytea, uuid, and the pseudo-types.

Source: PostgreSQL 15 manual, sections 8.3, 8.4, 8.12 and 8.21.
"""

from __future__ import annotations

import re
import struct
import uuid
from collections.abc import Callable
from typing import Any

from aurorapy import errors

from .base import SqlType, bad_input, register


def _text(text: str, typmod: int = -1, ctx: Any = None) -> str:
    return text


_receive = errors.utf8_text


LENGTH_MAX = 10_485_760  # characters, PostgreSQL's own limit of a type's length


def length_in(name: str, most: int, header: int) -> Callable[[list[str]], int]:
    """What reads the length in a type's parentheses: its modifier is the length and a header. 22023 unless it is 1 to `most`."""

    def parse(args: list[str]) -> int:
        if len(args) != 1:
            raise errors.InvalidParameterValue("invalid type modifier")
        n = int(args[0])
        if n < 1:
            raise errors.InvalidParameterValue(f"length for type {name} must be at least 1")
        if n > most:
            raise errors.InvalidParameterValue(f"length for type {name} cannot exceed {most}")
        return n + header

    return parse


def _length_out(typmod: int) -> str:
    return f"({typmod - 4})"


def _varchar(value: str, typmod: int, explicit: bool) -> str:
    n = typmod - 4
    if len(value) <= n:
        return value
    if not explicit and value[n:].strip(" "):
        raise errors.StringDataRightTruncation(f"value too long for type character varying({n})")
    return value[:n]


def _bpchar(value: str, typmod: int, explicit: bool) -> str:
    n = typmod - 4
    if len(value) > n:
        if not explicit and value[n:].strip(" "):
            raise errors.StringDataRightTruncation(f"value too long for type character({n})")
        return value[:n]
    return value.ljust(n)


def _limited(coerce: Callable[[str, int, bool], str]) -> Callable[..., str]:
    def parse(text: str, typmod: int = -1, ctx: Any = None) -> str:
        return coerce(text, typmod, False) if typmod >= 0 else text

    return parse


def name_in(text: str, typmod: int = -1, ctx: Any = None) -> str:
    """A name: cut to 63 bytes."""
    data = text.encode()
    return text if len(data) <= 63 else data[:63].decode(errors="ignore")


def _blank_key(value: str) -> str:
    return value.rstrip(" ")


def _name_receive(data: bytes) -> str:
    if len(data) > 63:
        raise errors.NameTooLong("identifier too long", detail="Identifier must be less than 64 characters.")
    return errors.utf8_text(data)


_OCTAL = re.compile(r"\\[0-7]{3}")


def char_in(text: str, typmod: int = -1, ctx: Any = None) -> str:
    """A "char": the character whose code is the first byte of the text, or the byte that \\ooo says; empty for zero."""
    code = int(text[1:], 8) & 0xFF if len(text) == 4 and _OCTAL.fullmatch(text) else (text.encode() or b"\0")[0]
    return chr(code) if code else ""


def char_out(value: str) -> str:
    """A byte above 127 as \\ooo."""
    return value if value < "\x80" else f"\\{ord(value):03o}"


def _char_receive(data: bytes) -> str:
    if len(data) != 1:
        raise ValueError
    return chr(data[0]) if data[0] else ""


register(SqlType(25, "text", -1, "S", preferred=True, array=1009, collation=100, input=_text, output=str, send=str.encode, receive=_receive, storage="x"))
register(SqlType(1043, "varchar", -1, "S", array=1015, collation=100, input=_limited(_varchar), output=str, send=str.encode, receive=_receive,
                 typmod_in=length_in("varchar", LENGTH_MAX, 4), typmod_out=_length_out, coerce=_varchar, storage="x", sql_name="character varying"))
register(SqlType(1042, "bpchar", -1, "S", array=1014, collation=100, input=_limited(_bpchar), output=str, send=str.encode, receive=_receive,
                 typmod_in=length_in("char", LENGTH_MAX, 4), typmod_out=_length_out, coerce=_bpchar, order_key=_blank_key, hash_key=_blank_key, storage="x",
                 sql_name="character"))
register(SqlType(19, "name", 64, "S", array=1003, element=18, collation=950, input=name_in, output=str, send=str.encode, receive=_name_receive, align="c"))
register(SqlType(18, "char", 1, "Z", array=1002, input=char_in, output=char_out, send=lambda v: v.encode("latin-1") or b"\0",
                 receive=_char_receive, align="c", sql_name='"char"'))
register(SqlType(705, "unknown", -2, "X", typtype="p", input=_text, output=str, send=str.encode, receive=_receive, align="c"))
register(SqlType(1790, "refcursor", -1, "U", array=2201, input=_text, output=str, send=str.encode, receive=_receive, storage="x"))
register(SqlType(2275, "cstring", -2, "P", typtype="p", array=1263, input=_text, output=str, send=str.encode, receive=_receive, align="c"))

# --- bytea --------------------------------------------------------------------------------------

_HEX = re.compile(r"(?:\s*[0-9a-fA-F]{2})*\s*\Z")


def bytea_in(text: str, typmod: int = -1, ctx: Any = None) -> bytes:
    """`\\x..` hexadecimal, or the escape format."""
    if text.startswith("\\x"):
        body = text[2:]
        if _HEX.match(body):
            return bytes.fromhex("".join(body.split()))
        for c in body:
            if c not in "0123456789abcdefABCDEF \t\n\r":
                raise errors.InvalidParameterValue(f'invalid hexadecimal digit: "{c}"')
        raise errors.InvalidParameterValue("invalid hexadecimal data: odd number of digits")
    if "\\" not in text:
        return text.encode()
    out = bytearray()
    i = 0
    while i < len(text):
        c = text[i]
        if c != "\\":
            out += c.encode()
            i += 1
        elif text[i + 1 : i + 2] == "\\":
            out.append(92)
            i += 2
        elif re.match(r"[0-3][0-7][0-7]", text[i + 1 : i + 4]):
            out.append(int(text[i + 1 : i + 4], 8))
            i += 4
        else:
            raise errors.InvalidTextRepresentation("invalid input syntax for type bytea")
    return bytes(out)


def _bytea_encoder(ctx: Any) -> Callable[[bytes], str]:
    if getattr(ctx, "bytea_output", "hex") == "escape":
        return lambda v: "".join("\\\\" if b == 92 else chr(b) if 32 <= b < 127 else f"\\{b:03o}" for b in v)
    return lambda v: "\\x" + v.hex()


register(SqlType(17, "bytea", -1, "U", array=1001, input=bytea_in, encoder=_bytea_encoder, send=bytes, receive=bytes, storage="x"))

# --- uuid ---------------------------------------------------------------------------------------

_UUID = re.compile(r"\{?[0-9a-fA-F]{4}(?:-?[0-9a-fA-F]{4}){7}\}?\Z")


def uuid_in(text: str, typmod: int = -1, ctx: Any = None) -> bytes:
    """32 hexadecimal digits, hyphens after any group of four, braces around."""
    if not _UUID.match(text) or text.startswith("{") != text.endswith("}"):
        raise bad_input("uuid", text)
    return bytes.fromhex(text.strip("{}").replace("-", ""))


def _uuid_receive(data: bytes) -> bytes:
    if len(data) != 16:
        raise ValueError
    return bytes(data)


register(SqlType(2950, "uuid", 16, "U", array=2951, input=uuid_in, output=lambda v: str(uuid.UUID(bytes=v)), send=bytes, receive=_uuid_receive, align="c"))


_TID = re.compile(r"\(\s*([-+]?\d+),\s*([-+]?\d+)\)")


def _tid_in(text: str, typmod: int = -1, ctx: Any = None) -> tuple[int, int]:
    found = _TID.match(text)
    block, row = (int(found[1]), int(found[2])) if found else (-1 << 32, 0)
    if not (-1 << 31 <= block < 1 << 32 and 0 <= row < 1 << 16):
        raise bad_input("tid", text)
    return block & 0xFFFFFFFF, row


_PLACE = struct.Struct("!IH")


def _tid_receive(data: bytes) -> tuple[int, int]:
    if len(data) != 6:
        raise ValueError
    block, row = _PLACE.unpack(data)
    return block, row


register(SqlType(27, "tid", 6, "U", array=1010, input=_tid_in, output=lambda v: f"({v[0]},{v[1]})", send=lambda v: _PLACE.pack(*v),
                 receive=_tid_receive, align="s"))

# --- pseudo-types -------------------------------------------------------------------------------

for _oid, _name, _category in ((2276, "any", "P"), (2277, "anyarray", "P"), (2283, "anyelement", "P"), (2776, "anynonarray", "P"), (3500, "anyenum", "P"),
                               (3831, "anyrange", "P"), (5077, "anycompatible", "P"), (5078, "anycompatiblearray", "P"),
                               (5079, "anycompatiblenonarray", "P"), (5080, "anycompatiblerange", "P"), (4537, "anymultirange", "P"),
                               (4538, "anycompatiblemultirange", "P"), (2279, "trigger", "P"),
                               (2281, "internal", "P"), (2280, "language_handler", "P"), (325, "index_am_handler", "P"),
                               (269, "table_am_handler", "P"), (3838, "event_trigger", "P")):
    _wide = _name.endswith(("array", "range")) and "non" not in _name
    register(SqlType(_oid, _name, -1 if _wide else 8 if _name == "internal" else 4, _category, typtype="p", output=str if _name == "anyarray" else None,
                     sql_name='"any"' if _name == "any" else "", align="d" if _wide or _name == "internal" else "i",
                     storage="x" if _wide else "p"))
for _oid, _name in ((3115, "fdw_handler"), (3310, "tsm_handler")):
    register(SqlType(_oid, _name, 4, "P", typtype="p"))
register(SqlType(32, "pg_ddl_command", 8, "P", typtype="p", align="d"))


def _unread(name: str) -> Callable[..., str]:
    def read(text: str, typmod: int = -1, ctx: Any = None) -> str:
        raise errors.FeatureNotSupported(f"cannot accept a value of type {name}")

    return read


for _oid, _name in ((194, "pg_node_tree"), (4600, "pg_brin_bloom_summary"), (4601, "pg_brin_minmax_multi_summary")):
    register(SqlType(_oid, _name, -1, "Z", collation=100, input=_unread(_name), output=str, send=str.encode, storage="x"))
register(SqlType(3642, "gtsvector", -1, "U", array=3644, input=_unread("gtsvector"), output=str))
register(SqlType(2278, "void", 4, "P", typtype="p", input=lambda t, m=-1, c=None: "", output=lambda v: "", send=lambda v: b"", receive=lambda d: ""))
