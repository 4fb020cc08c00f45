"""COPY FROM STDIN and TO STDOUT, text and csv.

Source: PostgreSQL 15 manual, COPY, "File Formats".
"""

from __future__ import annotations

import csv
import io
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.modify import target_table
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES
from aurorapy.storage.bulk import BulkRun
from aurorapy.transaction.access import Access
from aurorapy.wire import build

from .execution import make_plan

BLOCK_BYTES = 1 << 16  # of input, looked at together
BATCH_ROWS = 1000  # rows inserted, or sent, at once
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_OUT = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", "\v": "\\v"})


class Options:
    """COPY's options, checked."""

    def __init__(self, s: tree.CopyStmt) -> None:
        given = dict(s.options)
        known = {"format", "freeze", "delimiter", "null", "header", "quote", "escape", "encoding", "force_quote", "force_not_null", "force_null"}
        for name in given:
            if name not in known:
                raise errors.SyntaxError_(f'option "{name}" not recognized')
        self.format = str(given.get("format", "text")).lower()
        if self.format not in ("text", "csv", "binary"):
            raise errors.InvalidParameterValue(f'COPY format "{self.format}" not recognized')
        if self.format == "binary":
            raise errors.FeatureNotSupported("COPY in binary format is not supported")
        self.csv = self.format == "csv"
        self.delimiter = str(given.get("delimiter", "," if self.csv else "\t"))
        if len(self.delimiter.encode()) != 1:
            raise errors.FeatureNotSupported("COPY delimiter must be a single one-byte character")
        self.null = str(given.get("null", "" if self.csv else "\\N"))
        self.header = given.get("header", False)
        self.quote = str(given.get("quote", '"'))
        self.escape = str(given.get("escape", self.quote))
        for name in ("quote", "escape", "force_quote", "force_not_null", "force_null"):
            if name in given and not self.csv:
                raise errors.FeatureNotSupported(f"COPY {name} available only in CSV mode")
        for name in ("force_quote", "force_not_null", "force_null"):
            if name in given:
                raise errors.FeatureNotSupported(f"COPY {name.upper()} is not supported")
        if self.csv and self.escape != self.quote:
            raise errors.FeatureNotSupported("COPY ESCAPE other than the quote character is not supported")


def copy(session: Any, s: tree.CopyStmt) -> str:
    """Run a COPY; its command tag."""
    if s.filename is not None or s.program:
        raise errors.FeatureNotSupported("COPY with server-side files or programs is not supported", hint="Use STDIN or STDOUT, or psql's \\copy command.")
    session.start_transaction()
    options = Options(s)
    return _copy_in(session, s, options) if s.is_from else _copy_out(session, s, options)


def _columns(table: Any, names: tuple[str, ...]) -> list[Any]:
    if not names:
        return list(table.live)
    out = []
    for n in names:
        column = table.column(n)
        if column is None:
            raise errors.UndefinedColumn(f'column "{n}" of relation "{table.name}" does not exist')
        if column in out:
            raise errors.DuplicateColumn(f'column "{n}" specified more than once')
        out.append(column)
    return out


# --- COPY TO ------------------------------------------------------------------------------------


def _copy_out(session: Any, s: tree.CopyStmt, o: Options) -> str:
    query: Any = s.query
    if s.table is not None:
        refs = tuple(tree.Target(tree.ColumnRef((n,))) for n in s.columns) or (tree.Target(tree.ColumnRef(("*",), True)),)
        query = tree.Select(refs, (s.table,))
    plan = make_plan(session, query, fixed=True)
    rows, _ = session.run_plan(plan, ())
    texts = [TYPES[c.type].text_encoder(session.context) for c in plan.columns]
    session.out.append(build.copy_response(b"H", 0, len(plan.columns)))
    lines = []
    if o.header:
        lines.append(o.delimiter.join(_csv(c.name, o, False) if o.csv else c.name for c in plan.columns))
    for row in rows:
        if o.csv:
            lines.append(o.delimiter.join([o.null if v is None else _csv(t(v), o, len(row) == 1) for v, t in zip(row, texts, strict=True)]))
        else:
            lines.append(o.delimiter.join([o.null if v is None else _escaped(t(v), o.delimiter) for v, t in zip(row, texts, strict=True)]))
    session.out += [build.copy_data((line + "\n").encode()) for line in lines]
    session.out.append(build.COPY_DONE)
    return f"COPY {len(rows)}"


def _escaped(text: str, delimiter: str) -> str:
    out = text.translate(_OUT)
    return out if delimiter == "\t" else out.replace(delimiter, "\\" + delimiter)


def _csv(text: str, o: Options, alone: bool) -> str:
    if text == o.null or any(c in text for c in (o.delimiter, o.quote, "\n", "\r")) or (alone and text == "\\."):
        return o.quote + text.replace(o.quote, o.quote * 2) + o.quote
    return text


# --- COPY FROM ----------------------------------------------------------------------------------


def _copy_in(session: Any, s: tree.CopyStmt, o: Options) -> str:
    assert s.table is not None
    if s.where is not None:
        raise errors.FeatureNotSupported("COPY FROM ... WHERE is not supported")
    txn = session.transaction
    if txn.read_only:
        raise errors.ReadOnlySqlTransaction("cannot execute COPY FROM in a read-only transaction")
    table = target_table(Binder(session.catalog_view, session.context), s.table, "insert into")
    columns = _columns(table, s.columns)
    access = Access(txn, txn.begin_statement(), session.wait, session.tick)
    access.prepare_write(table)
    session.out.append(build.copy_response(b"G", 0, len(columns)))
    session.rim.send(b"".join(session.out))
    session.out = []
    writer = _Writer(session, table, columns, access)
    try:
        _receive(session, o, writer, table)
        writer.finish()
    except BaseException:
        writer.abandon()
        raise
    access.finish()
    return f"COPY {writer.count}"


def _receive(session: Any, o: Options, writer: _Writer, table: Any) -> None:
    """CopyData until CopyDone."""
    feed = _CsvLines(o, writer, table) if o.csv else _TextLines(o, writer, table)
    failure: BaseException | None = None
    waiting: list[bytes] = []  # clients send a line a message: looked at together
    size = 0
    reader = session.rim.reader
    while True:
        kind, body = session.rim.next_message()
        if kind == 0x64:
            waiting.append(body)
            size += len(body) + reader.copy_data(waiting)
        if size >= BLOCK_BYTES or (kind == 0x63 and waiting):
            try:
                feed.data(b"".join(waiting))
            except errors.SQLError as e:
                failure = e
                break
            waiting, size = [], 0
        if kind == 0x64:
            pass
        elif kind == 0x63:
            break
        elif kind == 0x66:
            raise errors.QueryCanceled(f"COPY from stdin failed: {body.rstrip(bytes(1)).decode('utf-8', 'replace')}")
        elif kind not in (0x48, 0x53):
            raise errors.FatalProtocolViolation(f"unexpected message type 0x{kind:02X} during COPY from stdin")
    if failure is not None:
        raise failure
    feed.end()


_RANGES = {21: (-32768, 32767), 23: (-2147483648, 2147483647), 20: (-9223372036854775808, 9223372036854775807)}


def convert_all(texts: tuple[str, ...], column: Any, convert: Any) -> Any:
    """A column's data; raises what makes single lines be looked at."""
    if convert is None:
        return texts
    limits = _RANGES.get(column.type)
    if limits is None:
        return [convert(t) for t in texts]
    joined = "".join(texts)
    if not joined.isascii() or "_" in joined or " " in joined:
        raise ValueError
    values = list(map(int, texts))
    if min(values) < limits[0] or max(values) > limits[1]:
        raise ValueError
    return values


class _Writer:
    """Makes rows of field texts and inserts them in batches."""

    def __init__(self, session: Any, table: Any, columns: list[Any], access: Access) -> None:
        from aurorapy.planner.operators.modify import Checks

        self.session, self.table, self.columns, self.access = session, table, columns, access
        self.decoders = [TYPES[c.type].text_decoder(c.typmod, session.context) for c in columns]
        self.typmods = [(TYPES[c.type].coerce_typmod, c.typmod) if c.typmod >= 0 else None for c in columns]
        self.slots = [c.attnum - 1 for c in columns]
        self.identity = self.slots == list(range(len(table.columns)))
        self.plain = [self._converter(c) for c in columns]
        self.defaults = self._default_plan(session, table, columns)
        self.rows: list[Any] = []
        self.count = 0
        self.line = 0
        self.run = self._bulk_run()
        self.checks = Checks(table, [], None)
        if table.checks:
            self._check_kernels(session)

    def _bulk_run(self) -> BulkRun | None:
        """Pages may be written ahead when the heap is this transaction's own, nothing can undo a part of it, and there are
        neither indexes nor foreign keys to look after."""
        txn, table = self.access.txn, self.table
        if table.root not in txn.created or txn.savepoints or table.indexes or table.foreign_keys or table.root < 0 or txn.table(table).rows:
            return None
        return BulkRun(self.session.database.volume)

    def finish(self) -> None:
        """The end of the data."""
        self.flush()
        if self.run is not None:
            volume = self.session.database.volume
            self.run.finish()
            mtr = volume.begin()
            self.session.database.tree(self.table.root).graft(mtr, self.run)
            mtr.commit()

    def abandon(self) -> None:
        """The data is bad: give back what was written ahead."""
        if self.run is not None:
            self.run.abandon()

    def add_many(self, lines: list[list[str]]) -> None:
        """Lines without NULLs, a column at a time; anything unusual goes the way of single lines, which tells what is wrong."""
        n = len(self.columns)
        if self.identity and lines and all(len(f) == n for f in lines):
            try:
                made = [convert_all(column, c, convert) for column, c, convert in zip(zip(*lines, strict=True), self.columns, self.plain, strict=True)]
            except (errors.SQLError, ValueError):
                made = None
            if made is not None:
                self.line += len(lines)
                self.rows += zip(*made, strict=True)
                if len(self.rows) >= BATCH_ROWS:
                    self.flush()
                return
        for f in lines:
            self.add(f)  # type: ignore[arg-type]

    def _converter(self, c: Any) -> Any:
        if c.type in (25,) or (c.type == 1043 and c.typmod < 0):
            return None
        decode = TYPES[c.type].text_decoder(c.typmod, self.session.context)
        if c.typmod >= 0:
            coerce = TYPES[c.type].coerce_typmod
            return lambda t: coerce(decode(t), c.typmod, False)
        return decode

    def _check_kernels(self, session: Any) -> None:
        from aurorapy.planner import bound
        from aurorapy.planner.kernels import filter_kernel

        def slots(e: bound.Expr) -> bound.Expr:
            return bound.transform(e, lambda n: bound.Slot(n.type, n.column, n.typmod) if isinstance(n, bound.Var) else None)

        self.checks.checks = [(c, filter_kernel(bound.IsTest("false", slots(session.database.bind_over(self.table, 1, c.expression)), False)))
                              for c in self.table.checks]

    def _default_plan(self, session: Any, table: Any, columns: list[Any]) -> Any:
        missing = [c for c in table.live if c not in columns and c.default is not None]
        if not missing:
            return None
        from aurorapy.planner.parse import parse_one

        text = "SELECT " + ", ".join(c.default for c in missing)
        return [c.attnum - 1 for c in missing], make_plan(session, parse_one(text).statement, fixed=True)

    def add(self, fields: list[str | None]) -> None:
        """One line's fields."""
        self.line += 1
        n = len(fields)
        if n != len(self.columns):
            if n < len(self.columns):
                e: errors.SQLError = errors.BadCopyFileFormat(f'missing data for column "{self.columns[n].name}"')
            else:
                e = errors.BadCopyFileFormat("extra data after last expected column")
            e.where = f"COPY {self.table.name}, line {self.line}"
            raise e
        values = []
        i = 0
        try:
            for f, convert in zip(fields, self.plain, strict=True):
                values.append(f if f is None or convert is None else convert(f))
                i += 1
        except errors.SQLError as e:
            e.where = f'COPY {self.table.name}, line {self.line}, column {self.columns[i].name}: "{fields[i]}"'
            raise
        if self.identity:
            self.rows.append(tuple(values))
        else:
            row: list[Any] = [None] * len(self.table.columns)
            for at, v in zip(self.slots, values, strict=True):
                row[at] = v
            if self.defaults is not None:
                from .execution import execute

                slots, plan = self.defaults
                for at, v in zip(slots, execute(self.session, plan, ())[0][0], strict=True):
                    row[at] = v
            self.rows.append(tuple(row))
        if len(self.rows) >= BATCH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Insert what has gathered."""
        if self.rows:
            rows = self.checks.apply(self.rows, _Kernel(self.session.context))
            if self.run is not None:
                first = self.session.database.next_rowid(self.table, len(rows))
                self.run.append(list(range(first, first + len(rows))), rows)
            else:
                self.access.insert(self.table, rows)
            self.count += len(rows)
            self.rows = []
            self.session.tick()


class _Kernel:
    def __init__(self, x: Any) -> None:
        self.p, self.x = (), x


class _TextLines:
    """COPY's text format."""

    def __init__(self, o: Options, writer: _Writer, table: Any) -> None:
        self.o, self.writer, self.rest, self.ended = o, writer, "", False
        self.header = bool(o.header)

    def data(self, body: bytes) -> None:
        """More bytes; whole lines are taken."""
        try:
            text = self.rest + body.decode()
        except UnicodeDecodeError as e:
            raise errors.CharacterNotInRepertoire(f'invalid byte sequence for encoding "UTF8": 0x{body[e.start]:02x}') from None
        lines = text.split("\n")
        self.rest = lines.pop()
        if "\\" not in text and "\r" not in text and not self.header and not self.ended and self.o.null == "\\N":
            delimiter = self.o.delimiter
            self.writer.add_many([line.split(delimiter) for line in lines])
            return
        for line in lines:
            self._line(line)

    def end(self) -> None:
        if self.rest:
            self._line(self.rest)

    def _line(self, line: str) -> None:
        if self.ended:
            return
        if line.endswith("\r"):
            line = line[:-1]
        if self.header:
            self.header = False
            return
        if line == "\\.":
            self.ended = True
            return
        null = self.o.null
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
                out.append(None if raw == self.o.null else "".join(part))
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
                part.append(chr(int(line[i:j], 8) & 255))
                i = j
            elif c == "x" and i + 1 < n and line[i + 1] in "0123456789abcdefABCDEF":
                j = i + 1
                while j < n and j < i + 3 and line[j] in "0123456789abcdefABCDEF":
                    j += 1
                part.append(chr(int(line[i + 1 : j], 16)))
                i = j
            else:
                part.append(_ESCAPES.get(c, c))
                i += 1


class _CsvLines:
    """COPY's csv format: Python's reader cuts the records; an unquoted null string is NULL."""

    def __init__(self, o: Options, writer: _Writer, table: Any) -> None:
        self.o, self.writer = o, writer
        self.parts: list[bytes] = []

    def data(self, body: bytes) -> None:
        self.parts.append(body)

    def end(self) -> None:
        text = b"".join(self.parts).decode()
        header = bool(self.o.header)
        for fields in self._records(text):
            if header:
                header = False
                continue
            self.writer.add(fields)

    def _records(self, text: str) -> Any:
        quote, delimiter, null = self.o.quote, self.o.delimiter, self.o.null
        i, n = 0, len(text)
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
            fields.append(None if not quoted and value == null else value)
            if i < n and text[i] == delimiter:
                i += 1
                if i >= n:
                    fields.append(None if null == "" else "")
                continue
            if text.startswith("\r\n", i):
                i += 2
            else:
                i += 1
            yield fields
            fields = []
        if fields:
            yield fields


__all__ = ["copy", "csv", "io"]
