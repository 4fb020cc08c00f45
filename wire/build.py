"""Backend messages as bytes.

Source: PostgreSQL 15 manual, section 55.7 "Message Formats", and 55.8 "Error and Notice Message Fields".
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

_I = struct.Struct("!i")
_H = struct.Struct("!h")
_HEAD = struct.Struct("!ci")

PARSE_COMPLETE = b"1\0\0\0\x04"
BIND_COMPLETE = b"2\0\0\0\x04"
CLOSE_COMPLETE = b"3\0\0\0\x04"
NO_DATA = b"n\0\0\0\x04"
EMPTY_QUERY = b"I\0\0\0\x04"
PORTAL_SUSPENDED = b"s\0\0\0\x04"
COPY_DONE = b"c\0\0\0\x04"
AUTHENTICATION_OK = b"R\0\0\0\x08\0\0\0\0"
READY = {s: b"Z\0\0\0\x05" + s for s in (b"I", b"T", b"E")}
NULL = b"\xff\xff\xff\xff"
Encode = Callable[[str], bytes]  # to the client's character set


def message(kind: bytes, body: bytes) -> bytes:
    """A frame."""
    return _HEAD.pack(kind, len(body) + 4) + body


def authentication(code: int, body: bytes = b"") -> bytes:
    """An authentication request: 3 cleartext, 10 SASL, 11 continue, 12 final."""
    return message(b"R", _I.pack(code) + body)


def parameter_status(name: str, value: str, encode: Encode = str.encode) -> bytes:
    return message(b"S", name.encode() + b"\0" + encode(value) + b"\0")


def backend_key_data(pid: int, secret: int) -> bytes:
    return message(b"K", struct.pack("!II", pid, secret))


def negotiate_version(newest: int, options: list[str]) -> bytes:
    """NegotiateProtocolVersion: the newest version, and the options that nobody here knows."""
    return message(b"v", struct.pack("!ii", newest, len(options)) + b"".join(o.encode() + b"\0" for o in options))


def function_result(value: bytes | None) -> bytes:
    """FunctionCallResponse."""
    return message(b"V", NULL if value is None else _I.pack(len(value)) + value)


@lru_cache(maxsize=256)
def command_complete(tag: str) -> bytes:
    return message(b"C", tag.encode() + b"\0")


def row_description(columns: Iterable[tuple[str, int, int, int, int, int, int]], encode: Encode = str.encode) -> bytes:
    """Columns are (name, table oid, attribute number, type oid, type length, typmod, format)."""
    parts = []
    for name, table, attnum, oid, length, typmod, form in columns:
        parts.append(encode(name) + b"\0" + struct.pack("!IhIhih", table, attnum, oid, length, typmod, form))
    return message(b"T", _H.pack(len(parts)) + b"".join(parts))


def parameter_description(oids: list[int]) -> bytes:
    return message(b"t", struct.pack(f"!H{len(oids)}I", len(oids) & 0xFFFF, *oids))  # PostgreSQL 15 lets a statement have more parameters than can be bound


def data_rows(rows: Iterable[tuple[Any, ...]], encoders: list[Callable[[Any], bytes]]) -> bytes:
    """DataRow messages; each encoder makes the bytes of a datum that is not NULL."""
    out: list[bytes] = []
    add = out.append
    pack = _I.pack
    head = _H.pack(len(encoders))
    for row in rows:
        parts = [head]
        for v, encode in zip(row, encoders, strict=False):
            if v is None:
                parts.append(NULL)
            else:
                data = encode(v)
                parts += (pack(len(data)), data)
        body = b"".join(parts)
        add(b"D" + pack(len(body) + 4) + body)
    return b"".join(out)


def error_fields(kind: bytes, fields: Iterable[tuple[str, str | None]], encode: Encode = str.encode) -> bytes:
    """ErrorResponse (b"E") or NoticeResponse (b"N")."""
    return message(kind, b"".join(k.encode() + encode(str(v)) + b"\0" for k, v in fields if v is not None) + b"\0")


def _place(e: Any) -> tuple[str | None, str | None, str | None]:
    """Where it was raised: file, line and function of the server's own source, as section 55.8 has it; of a notice, where it was sent."""
    at = e.__traceback__
    if at is None:
        frame = sys._getframe(2)
        line = frame.f_lineno
    else:
        while at.tb_next is not None:
            at = at.tb_next
        frame, line = at.tb_frame, at.tb_lineno
    code = frame.f_code
    return code.co_filename.rpartition("/")[2], str(line), e.routine or code.co_name


def error(e: Any, text_offset: int = 0, kind: bytes = b"E", severity: str | None = None, encode: Encode = str.encode) -> bytes:
    """A SQLError as a message; its position is 0-based, the wire's 1-based."""
    s = severity or e.severity
    position = None if e.position is None else str(e.position + text_offset + 1)
    file, line, routine = _place(e)
    return error_fields(kind, (("S", s), ("V", s), ("C", e.sqlstate), ("M", e.message), ("D", e.detail), ("H", e.hint), ("P" if e.query is None else "p", position),
                               ("q", e.query), ("W", e.where),
                               ("s", e.schema), ("t", e.table), ("c", e.column), ("d", e.datatype), ("n", e.constraint),
                               ("F", file), ("L", line), ("R", routine)), encode)


def notification(pid: int, channel: str, payload: str, encode: Encode = str.encode) -> bytes:
    return message(b"A", _I.pack(pid) + encode(channel) + b"\0" + encode(payload) + b"\0")


def copy_response(kind: bytes, form: int, columns: int) -> bytes:
    """CopyInResponse (b"G") or CopyOutResponse (b"H")."""
    return message(kind, struct.pack("!bh", form, columns) + _H.pack(form) * columns)


def copy_data(data: bytes) -> bytes:
    return b"d" + _I.pack(len(data) + 4) + data
