"""COPY's file formats: text, csv and binary, read and written.

Source: PostgreSQL 15 manual, COPY, "File Formats".
"""

from __future__ import annotations

import struct
from typing import Any

from aurorapy import errors

NULL = "\\N"  # of the text format, unless said otherwise

_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_OUT = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", "\v": "\\v"})
SIGNATURE = b"PGCOPY\n\xff\r\n\0"
_SHORT, _LONG = struct.Struct("!h"), struct.Struct("!i")


def escaped(text: str, delimiter: str) -> str:
    """A field of the text format."""
    out = text.translate(_OUT)
    return out if delimiter == "\t" else out.replace(delimiter, "\\" + delimiter)


def csv_field(text: str, o: Any, alone: bool, forced: bool = False) -> str:
    """A csv field, quoted where it must be (or shall)."""
    if forced or text == o.null or any(c in text for c in (o.delimiter, o.quote, "\n", "\r")) or (alone and text == "\\."):
        if o.escape != o.quote:
            text = text.replace(o.escape, o.escape * 2)
        return f"{o.quote}{text.replace(o.quote, o.escape + o.quote)}{o.quote}"
    return text


def forced_columns(names: Any, columns: list[str], option: str, table: Any = None) -> list[bool]:
    """Which columns FORCE_QUOTE and its kin name; `*` is all. `columns`: those that are copied, of `table` if it is one."""
    if names is None:
        return [False] * len(columns)
    if names == "*" or names is True or (isinstance(names, tuple | list) and tuple(names) == ("*",)):
        return [True] * len(columns)
    for n in names:
        if n not in columns:
            if table is None:
                raise errors.UndefinedColumn(f'column "{n}" does not exist')
            if table.column(n) is None:
                raise errors.UndefinedColumn(f'column "{n}" of relation "{table.name}" does not exist')
            raise errors.InvalidColumnReference(f'{option} column "{n}" not referenced by COPY')
    return [c in names for c in columns]


class BinaryOut:
    """A binary file in the pieces that make a message each: a row, the header with the first, the end."""

    def __init__(self, encoders: list[Any]) -> None:
        self.encoders = encoders
        self.before = SIGNATURE + _LONG.pack(0) + _LONG.pack(0)

    def rows(self, rows: list[Any]) -> list[bytes]:
        pieces = []
        head = _SHORT.pack(len(self.encoders))
        for row in rows:
            out = [self.before, head]
            self.before = b""
            for v, encode in zip(row, self.encoders, strict=True):
                if v is None:
                    out.append(b"\xff\xff\xff\xff")
                else:
                    data = encode(v)
                    out += (_LONG.pack(len(data)), data)
            pieces.append(b"".join(out))
        return pieces

    def end(self) -> bytes:
        return self.before + b"\xff\xff"


class BinaryRows:
    """COPY's binary format."""

    def __init__(self, o: Any, writer: Any, table: Any) -> None:
        self.writer = writer
        self.buffer = b""
        self.started = self.ended = False

    def data(self, body: bytes) -> None:
        """More bytes; whole tuples are taken."""
        self.buffer += body
        at = 0
        if not self.started:
            if len(self.buffer) < 19:
                return
            if not self.buffer.startswith(SIGNATURE):
                raise errors.BadCopyFileFormat("COPY file signature not recognized")
            flags, extension = struct.unpack_from("!ii", self.buffer, 11)
            if flags & 0xFFFF0000:
                raise errors.BadCopyFileFormat("unrecognized critical flags in COPY file header" if not flags & 1 << 16 else
                                               "invalid COPY file header (WITH OIDS)")
            if extension < 0:
                raise errors.BadCopyFileFormat("invalid COPY file header (missing length)")
            if len(self.buffer) < 19 + extension:
                return
            at = 19 + extension
            self.started = True
        buffer, n = self.buffer, len(self.buffer)
        while not self.ended and n - at >= 2:
            (count,) = _SHORT.unpack_from(buffer, at)
            if count == -1:
                self.ended = True
                at += 2
                break
            if count != len(self.writer.columns):
                raise errors.BadCopyFileFormat(f"row field count is {count}, expected {len(self.writer.columns)}")
            stop = at + 2
            fields: list[bytes | None] = []
            while len(fields) < count and n - stop >= 4:
                (size,) = _LONG.unpack_from(buffer, stop)
                stop += 4
                if size == -1:
                    fields.append(None)
                    continue
                if size < 0:
                    raise errors.BadCopyFileFormat("invalid field size")
                if n - stop < size:
                    break
                fields.append(buffer[stop : stop + size])
                stop += size
            if len(fields) < count:
                break  # the rest of the tuple is still to come
            self.writer.add_binary(fields)
            at = stop
        self.buffer = buffer[at:]

    def end(self) -> None:
        """The data is complete; raises when it is not."""
        if not self.started:
            raise errors.BadCopyFileFormat("COPY file signature not recognized")
        if self.buffer:
            raise errors.BadCopyFileFormat("received copy data after EOF marker" if self.ended else "unexpected EOF in COPY data")


def _byte(value: int) -> str:
    """A byte that an escape names: the bytes of a character may be written one by one."""
    return chr(value) if 0 < value < 128 else chr(0xDC00 + value)


def _joined(parts: list[str]) -> str:
    """A field's text; bytes that were named by escapes make characters."""
    text = "".join(parts)
    try:
        text.encode()
    except UnicodeEncodeError:
        data = b"".join([bytes((ord(c) - 0xDC00,)) if "\udc00" <= c <= "\udcff" else c.encode() for c in text])
        return errors.utf8_text(data)
    return text


class TextLines:
    """COPY's text format."""

    def __init__(self, o: Any, writer: Any, table: Any) -> None:
        self.o, self.writer, self.rest, self.ended = o, writer, b"", False
        self.header = bool(o.header)

    def data(self, body: bytes) -> None:
        """More bytes; whole lines are taken."""
        cut = body.rfind(b"\n") + 1
        if not cut:
            self.rest += body
            return
        text = self.o.decode(self.rest + body[:cut])
        self.rest = body[cut:]
        if "\r" not in text and not self.header and not self.ended and self.o.null == NULL:
            whole = text[:-3] if ("\n" + text).endswith("\n\\.\n") else text
            if self.writer.add_text(whole, self.o.delimiter):
                self.ended = whole is not text
                return
        lines = text.split("\n")
        lines.pop()
        for line in lines:
            self._line(line)

    def end(self) -> None:
        if self.rest:
            self._line(self.o.decode(self.rest))

    def _line(self, line: str) -> None:
        if self.ended:
            return
        if line.endswith("\r"):
            line = line[:-1]
        if self.header:
            self.header = False
            self.writer.header(self._fields(line), line, match=self.o.header == "match", null=self.o.null)
            return
        if line == "\\.":
            self.ended = True
            return
        null = self.o.null
        self.writer.text = line
        if "\\" not in line:
            self.writer.add([None if f == null else f for f in line.split(self.o.delimiter)])
            return
        self.writer.add(self._fields(line))

    def _fields(self, line: str) -> list[str | None]:
        out: list[str | None] = []
        part: list[str] = []
        raw_start = i = 0
        n, delimiter = len(line), self.o.delimiter
        while True:
            if i >= n or line[i] == delimiter:
                raw = line[raw_start:i]
                out.append(None if raw == self.o.null else _joined(part))
                part = []
                i += 1
                raw_start = i
                if i > n:
                    return out
                continue
            c = line[i]
            if c != "\\":
                part.append(c)
                i += 1
                continue
            i += 1
            c = line[i] if i < n else "\\"
            if c in "01234567":
                j = i
                while j < n and j < i + 3 and line[j] in "01234567":
                    j += 1
                part.append(_byte(int(line[i:j], 8) & 255))
                i = j
            elif c == "x" and i + 1 < n and line[i + 1] in "0123456789abcdefABCDEF":
                j = i + 1
                while j < n and j < i + 3 and line[j] in "0123456789abcdefABCDEF":
                    j += 1
                part.append(_byte(int(line[i + 1 : j], 16)))
                i = j
            else:
                part.append(_ESCAPES.get(c, c))
                i += 1


class CsvLines:
    """COPY's csv format: Python's reader cuts the records; an unquoted null string is NULL."""

    def __init__(self, o: Any, writer: Any, table: Any) -> None:
        self.o, self.writer = o, writer
        self.parts: list[bytes] = []
        names = [c.name for c in writer.columns]
        self.force_null = forced_columns(o.force_null, names, "FORCE_NULL", table)
        self.not_null = forced_columns(o.force_not_null, names, "FORCE_NOT_NULL", table)

    def data(self, body: bytes) -> None:
        self.parts.append(body)

    def end(self) -> None:
        text = self.o.decode(b"".join(self.parts))
        header = bool(self.o.header)
        for fields in self._records(text):
            if header:
                header = False
                self.writer.header(fields, text.partition("\n")[0].rstrip("\r"), match=self.o.header == "match", null=self.o.null)
                continue
            self.writer.add(fields)

    def _quoted(self, text: str, i: int, part: list[str]) -> int:
        """What stands in quotes, where an escape of its own may stand before quotes and itself; returns where it ends."""
        quote, escape = self.o.quote, self.o.escape
        while i < len(text):
            c = text[i]
            if c == escape and text[i + 1 : i + 2] in (quote, escape):
                part.append(text[i + 1])
                i += 2
            elif c == quote:
                return i + 1
            else:
                part.append(c)
                i += 1
        raise errors.BadCopyFileFormat("unterminated CSV quoted field")

    def _records(self, text: str) -> Any:
        quote, escape, delimiter, null = self.o.quote, self.o.escape, self.o.delimiter, self.o.null
        force_null, not_null = self.force_null, self.not_null
        i, n, start = 0, len(text), 0
        fields: list[str | None] = []
        while i < n:
            if not fields and text.startswith("\\.", i) and (i + 2 >= n or text[i + 2] in "\r\n"):
                return
            part: list[str] = []
            quoted = False
            while i < n and text[i] not in (delimiter, "\n", "\r"):
                if text[i] == quote:
                    quoted = True
                    i += 1
                    if escape != quote:
                        i = self._quoted(text, i, part)
                        continue
                    while True:
                        end = text.find(quote, i)
                        if end < 0:
                            raise errors.BadCopyFileFormat("unterminated CSV quoted field")
                        part.append(text[i:end])
                        i = end + 1
                        if i < n and text[i] == quote:
                            part.append(quote)
                            i += 1
                            continue
                        break
                else:
                    part.append(text[i])
                    i += 1
            value = "".join(part)
            at = len(fields)
            is_null = value == null and (not quoted or (at < len(force_null) and force_null[at])) and not (at < len(not_null) and not_null[at] and not quoted)
            fields.append(None if is_null else value)
            if i < n and text[i] == delimiter:
                i += 1
                if i >= n:
                    fields.append(None if null == "" else "")
                continue
            if text.startswith("\r\n", i):
                i += 2
            else:
                i += 1
            self.writer.text = text[start:i].rstrip("\r\n")
            start = i
            yield fields
            fields = []
        if fields:
            self.writer.text = text[start:]
            yield fields


