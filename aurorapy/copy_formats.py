"""COPY's file formats: text, csv and binary, read and written.

Source: PostgreSQL 15 manual, COPY, "File Formats".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from aurorapy import errors

from .copy_cutting import CsvCutter, TextCutter

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


class _Lines:
    """A format of lines: bytes are gathered up to a line's end, decoded and cut."""

    def __init__(self, o: Any, writer: Any, cutter: TextCutter) -> None:
        self.o, self.writer, self.cutter = o, writer, cutter
        self.waiting: list[bytes] = []
        self.header = bool(o.header)

    def data(self, body: bytes) -> None:
        """More bytes; whole lines are taken."""
        cut = body.rfind(b"\n") + 1
        if cut:
            self._decoded(b"".join([*self.waiting, body[:cut]]))
            self.waiting = []
        if cut < len(body):
            self.waiting.append(body[cut:])

    def end(self) -> None:
        """The data is complete."""
        if self.waiting:
            self._decoded(b"".join(self.waiting))
        for line in self.cutter.rest():
            self._line(line)

    def _decoded(self, data: bytes) -> None:
        try:
            text = self.o.decode(data)
        except errors.SQLError as e:
            self._up_to(data)
            e.where = f"COPY {self.writer.table.name}, line {self.cutter.number + 1}"
            raise
        self._take(text)

    def _up_to(self, data: bytes) -> None:
        """Take the lines before the one that is not in the encoding."""
        for line in data.splitlines(keepends=True):
            try:
                text = self.o.decode(line)
            except errors.SQLError:
                return
            self._take(text)

    def _take(self, text: str) -> None:
        lines = self.cutter.lines(text)
        while (line := self._next(lines)) is not None:
            self._line(line)

    def _next(self, lines: Iterator[str]) -> str | None:
        try:
            return next(lines, None)
        except errors.SQLError as e:
            e.where = f"COPY {self.writer.table.name}, line {self.cutter.number}"
            raise

    def _line(self, line: str) -> None:
        writer = self.writer
        writer.line, writer.text = self.cutter.number, line
        if self.header:
            self.header = False
            if self.o.header == "match":
                writer.match_header(self._fields(line), self.o.null)
            return
        writer.add(self._fields(line))

    def _fields(self, line: str) -> list[str | None]:
        raise NotImplementedError


class TextLines(_Lines):
    """COPY's text format."""

    def __init__(self, o: Any, writer: Any, table: Any) -> None:
        super().__init__(o, writer, TextCutter())

    def _take(self, text: str) -> None:
        if self.cutter.is_plain and not self.header and self.o.null == NULL and text.endswith("\n") and "\r" not in text:
            whole = text[:-3] if ("\n" + text).endswith("\n\\.\n") else text
            before = self.writer.line
            if self.writer.add_text(whole, self.o.delimiter):
                self.cutter.passed(self.writer.line - before)
                self.cutter.ended = whole is not text
                return
        super()._take(text)

    def _fields(self, line: str) -> list[str | None]:
        if "\\" not in line:
            null = self.o.null
            return [None if f == null else f for f in line.split(self.o.delimiter)]
        out: list[str | None] = []
        part: list[str] = []
        raw_start = i = 0
        n, delimiter = len(line), self.o.delimiter
        while True:
            if i >= n or line[i] == delimiter:
                raw = line[raw_start:i]
                out.append(None if raw == self.o.null else self._joined(part))
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
            if i >= n:
                continue  # nothing stands behind the backslash
            c = line[i]
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


    def _joined(self, parts: list[str]) -> str:
        """A field's text; bytes that were named by escapes make characters."""
        text = "".join(parts)
        try:
            text.encode()
        except UnicodeEncodeError:
            data = b"".join([bytes((ord(c) - 0xDC00,)) if "\udc00" <= c <= "\udcff" else c.encode() for c in text])
            try:
                return errors.utf8_text(data)
            except errors.SQLError as e:
                raise self.writer.in_line(e) from None
        return text


class CsvLines(_Lines):
    """COPY's csv format: an unquoted null string is NULL."""

    def __init__(self, o: Any, writer: Any, table: Any) -> None:
        super().__init__(o, writer, CsvCutter(o.quote, o.escape))
        names = [c.name for c in writer.columns]
        self.force_null = forced_columns(o.force_null, names, "FORCE_NULL", table)
        self.not_null = forced_columns(o.force_not_null, names, "FORCE_NOT_NULL", table)
        self.is_forced = any(self.force_null) or any(self.not_null)

    def _fields(self, line: str) -> list[str | None]:
        null = self.o.null
        fields: list[str | None]
        if self.o.quote not in line:
            fields = [None if f == null else f for f in line.split(self.o.delimiter)]
        else:
            fields = [text if is_quoted or text != null else None for text, is_quoted in self._cut(line)]
        if self.is_forced and not self.header:
            for i, (nullable, never) in enumerate(zip(self.force_null, self.not_null, strict=True)):
                if i < len(fields):
                    fields[i] = null if fields[i] is None and never else None if fields[i] == null and nullable else fields[i]
        return fields

    def _cut(self, line: str) -> Iterator[tuple[str, bool]]:
        """Each field's text, and whether some of it is quoted."""
        quote, delimiter = self.o.quote, self.o.delimiter
        at, n = 0, len(line)
        while True:
            part: list[str] = []
            is_quoted = False
            while True:
                end, opening = line.find(delimiter, at), line.find(quote, at)
                end = n if end < 0 else end
                if not 0 <= opening < end:
                    break
                part.append(line[at:opening])
                is_quoted = True
                at = self._quoted(line, opening + 1, part)
            part.append(line[at:end])
            yield "".join(part), is_quoted
            at = end + 1
            if end == n:
                return

    def _quoted(self, line: str, at: int, part: list[str]) -> int:
        """What stands in quotes, where an escape may stand before quotes and itself; returns where it ends."""
        quote, escape = self.o.quote, self.o.escape
        while True:
            end = line.find(quote, at)
            first = line.find(escape, at, end) if escape != quote else -1
            if first >= 0:
                taken = line[first + 1 : first + 2] in (quote, escape)
                part.append(line[at:first] + (line[first + 1] if taken else escape))
                at = first + 1 + taken
            elif end < 0:
                raise self.writer.bad_line("unterminated CSV quoted field")
            elif escape == quote and line.startswith(quote, end + 1):
                part.append(line[at : end + 1])
                at = end + 2
            else:
                part.append(line[at:end])
                return end + 1
