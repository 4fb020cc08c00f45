"""COPY FROM and TO, by the client or files of the server's machine: text, csv and binary.

Source: PostgreSQL 15 manual, COPY, "File Formats".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.catalog.expressions import binder, scope_of, slots
from aurorapy.foreign.tables import no_handler
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.from_ import find_table
from aurorapy.planner.bind.modify import target_table
from aurorapy.planner.bind.view_targets import with_instead
from aurorapy.planner.kernels import Kernel, filter_kernel
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.encodings import Encoding, encoding_named
from aurorapy.privileges.row_security import is_active
from aurorapy.privileges.statements import may_insert
from aurorapy.transaction.locks import ROW_EXCLUSIVE
from aurorapy.transaction.young_trees import access_of
from aurorapy.wire import build

from .copy_formats import BinaryOut, BinaryRows, CsvLines, TextLines, csv_field, escaped, forced_columns
from .copy_writer import Writer
from .execution import Plan, make_plan
from .server_files import CopiedTo, copied_from, permit_copy
from .settling import settle_tables
from .streaming import can_stream, stream

BLOCK_BYTES = 1 << 16  # of input, looked at together
_GATHERED_US = 200_000  # for so long at the most, while more comes in: who sends slowly hears soon that a row is bad



class Options:
    """COPY's options, checked."""

    def __init__(self, s: tree.CopyStmt, client: Encoding) -> None:
        given = dict(s.options)
        known = {"format", "freeze", "delimiter", "null", "header", "quote", "escape", "encoding", "force_quote", "force_not_null", "force_null"}
        for name in given:
            if name not in known:
                raise errors.SyntaxError_(f'option "{name}" not recognized')
        self.format = str(given.get("format", "text")).lower()
        if self.format not in ("text", "csv", "binary"):
            raise errors.InvalidParameterValue(f'COPY format "{self.format}" not recognized')
        self.binary = self.format == "binary"
        self.freeze = s.is_from and given.get("freeze", False) not in (False, "false", "off", 0)
        encoding = client
        if "encoding" in given:
            found = encoding_named(str(given["encoding"]))
            if found is None:
                raise errors.InvalidParameterValue('argument to option "encoding" must be a valid encoding name')
            encoding = found
            if self.binary and encoding.codec != client.codec:
                raise errors.FeatureNotSupported("COPY BINARY with another ENCODING than the client's is not supported")
        self.decode, self.encode = encoding.decode, encoding.encode
        for name in ("delimiter", "null", "header"):
            if self.binary and given.get(name):
                raise errors.SyntaxError_(f"cannot specify {name.upper()} in BINARY mode")
        self.csv = self.format == "csv"
        self.delimiter = str(given.get("delimiter", "," if self.csv else "\t"))
        if len(self.delimiter.encode()) != 1:
            raise errors.FeatureNotSupported("COPY delimiter must be a single one-byte character")
        self.null = str(given.get("null", "" if self.csv else "\\N"))
        self.header = given.get("header", False)
        if self.header not in (True, False, "match"):
            raise errors.SyntaxError_('header requires a Boolean value or "match"')
        if self.header == "match" and not s.is_from:
            raise errors.FeatureNotSupported('cannot use "match" with HEADER in COPY TO')
        self.quote = str(given.get("quote", '"'))
        self.escape = str(given.get("escape", self.quote))
        for name in ("quote", "escape", "force_quote", "force_not_null", "force_null"):
            if name in given and not self.csv:
                raise errors.FeatureNotSupported(f"COPY {name} available only in CSV mode")
        for name in ("force_quote",):
            if name in given and s.is_from:
                raise errors.FeatureNotSupported(f"COPY {name.replace('_', ' ')} only available using COPY TO")
        for name in ("force_not_null", "force_null"):
            if name in given and not s.is_from:
                raise errors.FeatureNotSupported(f"COPY {name.replace('_', ' ')} only available using COPY FROM")
        self.force_quote, self.force_not_null, self.force_null = (given.get(n) for n in ("force_quote", "force_not_null", "force_null"))
        self._characters(given)

    def _characters(self, given: dict[str, object]) -> None:
        """Raise for characters that cannot stand side by side."""
        if any(c in self.delimiter for c in "\r\n"):
            raise errors.InvalidParameterValue("COPY delimiter cannot be newline or carriage return")
        if any(c in self.null for c in "\r\n"):
            raise errors.InvalidParameterValue("COPY null representation cannot use newline or carriage return")
        if not self.csv and not self.binary and self.delimiter in "\\.abcdefghijklmnopqrstuvwxyz0123456789":
            raise errors.InvalidParameterValue(f'COPY delimiter cannot be "{self.delimiter}"')
        if self.csv:
            if len(self.quote.encode()) != 1:
                raise errors.FeatureNotSupported("COPY quote must be a single one-byte character")
            if self.delimiter == self.quote:
                raise errors.InvalidParameterValue("COPY delimiter and quote must be different")
            if len(self.escape.encode()) != 1:
                raise errors.FeatureNotSupported("COPY escape must be a single one-byte character")
        if self.delimiter in self.null:
            raise errors.FeatureNotSupported("COPY delimiter must not appear in the NULL specification")
        if self.csv and self.quote in self.null:
            raise errors.FeatureNotSupported("CSV quote character must not appear in the NULL specification")


def copy(session: Any, s: tree.CopyStmt) -> str:
    """Run a COPY; its command tag."""
    if s.filename is not None or s.program:
        permit_copy(session, is_from=s.is_from, program=s.program)
    session.start_transaction()
    options = Options(s, session.context.encoding)
    while True:
        with suppress(errors.StalePlan):
            return _copy_in(session, s, options) if s.is_from else _copy_out(session, s, options)


def _columns(table: Any, names: tuple[str, ...]) -> list[Any]:
    if not names:
        return [c for c in table.live if c.generated is None]
    out = []
    for n in names:
        column = table.column(n)
        if column is None:
            raise errors.UndefinedColumn(f'column "{n}" of relation "{table.name}" does not exist')
        if column.generated is not None:
            raise errors.InvalidColumnReference(f'column "{n}" is a generated column', detail="Generated columns cannot be used in COPY.")
        if column in out:
            raise errors.DuplicateColumn(f'column "{n}" specified more than once')
        out.append(column)
    return out


# --- COPY TO ------------------------------------------------------------------------------------

_NOT_COPIED = {"p": "partitioned table", "v": "view", "m": "materialized view", "S": "sequence", "f": "foreign table"}


def _copy_out(session: Any, s: tree.CopyStmt, o: Options) -> str:
    query: Any = s.query
    if s.table is not None:
        found = session.catalog.find_relation(s.table.name, session.context.search_path)
        names = s.columns
        if found is not None and found.kind in _NOT_COPIED:
            what = _NOT_COPIED[found.kind]
            raise errors.WrongObjectType(f'cannot copy from {what} "{found.name}"', hint="Try the COPY (SELECT ...) TO variant." if found.kind != "S" else None)
        if found is not None and (names or any(c.generated is not None for c in found.columns)):
            names = tuple(c.name for c in _columns(found, names))
        refs = tuple(tree.Target(tree.ColumnRef((n,))) for n in names) or (tree.Target(tree.ColumnRef(("*",), True)),)
        query = tree.Select(refs, (replace(s.table, only=True, pos=None),))  # without its children
    elif isinstance(query, tree.Select) and query.into is not None:
        raise errors.FeatureNotSupported("COPY (SELECT INTO) is not supported")
    elif isinstance(query, tree.MergeStmt):
        raise errors.FeatureNotSupported("MERGE not supported in COPY")
    elif isinstance(query, tree.InsertStmt | tree.UpdateStmt | tree.DeleteStmt) and not query.returning:
        raise errors.FeatureNotSupported("COPY query must have a RETURNING clause")
    plan = make_plan(session, query, fixed=True)
    frame = build.copy_data if s.filename is None else bytes
    if o.binary:
        binary = BinaryOut([TYPES[c.type].binary_encoder(session.context) for c in plan.columns])
        encode: Callable[[list[Any]], bytes] = lambda rows: b"".join([frame(r) for r in binary.rows(rows)])  # noqa: E731
    else:
        encode = _text_encoder(session, plan, o, found if s.table is not None else None, frame)
    head = b""
    if o.header:
        shown = [csv_field(c.name, o, False) if o.csv else escaped(c.name, o.delimiter) for c in plan.columns]
        head = frame(o.encode(o.delimiter.join(shown) + "\n"))
    end: Callable[[], bytes] = (lambda: frame(binary.end())) if o.binary else bytes
    if s.filename is not None:
        with CopiedTo(s.filename) as file:
            return f"COPY {_write(session, plan, file, head, encode, end)}"
    head = build.copy_response(b"H", int(o.binary), len(plan.columns)) + head
    if can_stream(session, plan):
        session.out.append(head)
        count = stream(session, plan, (), encode)
    else:
        rows, _ = session.run_plan(plan, ())
        session.out += (head, encode(rows))
        count = len(rows)
    session.out += (end(), build.COPY_DONE)
    return f"COPY {count}"


def _write(session: Any, plan: Plan, file: CopiedTo, head: bytes, encode: Callable[[list[Any]], bytes], end: Callable[[], bytes]) -> int:
    """A query's rows into a file, which shows nothing that is not durable; how many they are."""
    file.write(head)
    if can_stream(session, plan):
        count = stream(session, plan, (), encode, file.write)
    else:
        rows, _ = session.run_plan(plan, ())
        session.hold(session.statement_lsn)
        file.write(encode(rows))
        count = len(rows)
    file.write(end())
    return count


def _text_encoder(session: Any, plan: Plan, o: Options, table: Any, frame: Callable[[bytes], bytes]) -> Callable[[list[Any]], bytes]:
    """Rows as CopyData messages, or as they are in a file, in text or CSV."""
    forced = forced_columns(o.force_quote, [c.name for c in plan.columns], "FORCE_QUOTE", table)
    texts = [TYPES[c.type].text_encoder(session.context) for c in plan.columns]

    def line(row: Any) -> str:
        if o.csv:
            return o.delimiter.join([o.null if v is None else csv_field(t(v), o, len(row) == 1, f) for v, t, f in zip(row, texts, forced, strict=True)])
        return o.delimiter.join([o.null if v is None else escaped(t(v), o.delimiter) for v, t in zip(row, texts, strict=True)])

    return lambda rows: b"".join([frame(o.encode(line(row) + "\n")) for row in rows])


def _refuse_freezing(session: Any, table: Any) -> None:
    """Raise where FREEZE is not possible. Where it is there is nothing more to do: rows have no ages."""
    if table.kind == "p":
        raise errors.FeatureNotSupported("cannot perform COPY FREEZE on a partitioned table")
    savepoints, at = session.transaction.savepoints, 5 if table.persistence == "t" else 2
    saved = savepoints[-1][1][at] if savepoints else None
    committed = session.temporary if table.persistence == "t" else session.database.catalog
    catalog = committed if saved is None else saved
    before = None if catalog is None else catalog.tables.get(table.oid)
    if before is not None and before.root == table.root:
        raise errors.ObjectNotInPrerequisiteState("cannot perform COPY FREEZE because the table was not created or truncated in the current subtransaction")


_INSTEAD = "To enable copying to a view, provide an INSTEAD OF INSERT trigger."


@contextmanager
def _begun(session: Any, s: tree.CopyStmt, o: Options, width: int) -> Iterator[Iterator[bytes] | None]:
    """Open the file, whose blocks come of it, or ask the client for data."""
    if s.filename is not None:
        with copied_from(session, s.filename) as blocks:
            yield blocks
        return
    session.out.append(build.copy_response(b"G", int(o.binary), width))
    session.rim.send(b"".join(session.out))
    session.out = []
    yield None


def _copy_in(session: Any, s: tree.CopyStmt, o: Options) -> str:
    assert s.table is not None
    if len(s.table.name) == 2 and not session.catalog.has_schema(s.table.name[0]):
        raise errors.InvalidSchemaName(f'schema "{s.table.name[0]}" does not exist')
    binder = Binder(session.catalog_view, session.context)
    found = find_table(binder, s.table.name, None)
    if found.kind in "mS" or (found.kind == "v" and not with_instead(found, "insert into")):
        with _begun(session, s, o, len(found.live)):  # as PostgreSQL, which finds out only then: psql sends the lines that follow
            raise errors.WrongObjectType(f'cannot copy to {_NOT_COPIED[found.kind]} "{found.name}"', hint=_INSTEAD if found.kind == "v" else None)
    if found.kind == "f":
        with _begun(session, s, o, len(found.live)):
            no_handler(session.catalog, found.server)
    table, _ = target_table(binder, s.table, "insert into")
    txn = session.transaction
    if txn.read_only and table.persistence != "t":
        raise errors.ReadOnlySqlTransaction("cannot execute COPY FROM in a read-only transaction")
    settle_tables(session, [(("t", table.oid), ROW_EXCLUSIVE)])
    columns = _columns(table, s.columns)
    if not session.context.superuser:
        may_insert(session, table, {c.attnum for c in columns})
    if table.row_security and is_active(session, table, session.user_oid):
        raise errors.FeatureNotSupported("COPY FROM not supported with row-level security", hint="Use INSERT statements instead.")
    condition = None if s.where is None else _condition(session, table, s.where)
    access = access_of(txn, txn.begin_statement(), session.wait, session.tick)
    if table.kind == "v":
        access.lock_table(table, "row exclusive")
    else:
        access.prepare_write(table)
    for option, names in (("FORCE_NOT_NULL", o.force_not_null), ("FORCE_NULL", o.force_null)):
        forced_columns(names, [c.name for c in columns], option, table)
    with _begun(session, s, o, len(columns)) as blocks:
        if o.freeze:
            _refuse_freezing(session, table)
        writer = Writer(session, table, columns, access, condition)
        try:
            if blocks is None:
                _receive(session, o, writer, table)
            else:
                feed = _feed(o, writer, table)
                for block in blocks:
                    feed.data(block)
                feed.end()
            writer.finish()
        except BaseException:
            writer.abandon()
            raise
    access.finish()
    return f"COPY {writer.count}"


def _feed(o: Options, writer: Writer, table: Any) -> Any:
    return (CsvLines if o.csv else BinaryRows if o.binary else TextLines)(o, writer, table)


def _receive(session: Any, o: Options, writer: Writer, table: Any) -> None:
    """CopyData until CopyDone."""
    feed = _feed(o, writer, table)
    failure: BaseException | None = None
    waiting: list[bytes] = []  # clients send a line a message: looked at together
    size = 0
    reader, clock = session.rim.reader, session.rim.clock
    since = clock()
    while True:
        kind, body = session.rim.next_message()
        if session.cancelled is not None:
            session.raise_cancelled()
        if kind == 0x64:
            waiting.append(body)
            size += len(body) + reader.copy_data(waiting)
        if size >= BLOCK_BYTES or (waiting and (kind == 0x63 or clock() - since > _GATHERED_US)):
            try:
                feed.data(b"".join(waiting))
                if size < BLOCK_BYTES and kind == 0x64:
                    writer.flush()
            except errors.SQLError as e:
                failure = e
                break
            waiting, size, since = [], 0, clock()
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


def _condition(session: Any, table: Any, node: Any) -> Kernel:
    """COPY FROM ... WHERE: which of the rows are kept."""
    b = binder(session)
    condition = to_boolean(b, bind(b, scope_of(table.name, table.columns, table=table), node, "COPY FROM WHERE conditions"), "WHERE")
    for n in bound.walk(condition):
        if isinstance(n, bound.Var) and table.columns[n.column].generated is not None:
            raise errors.InvalidColumnReference("generated columns are not supported in COPY FROM WHERE conditions",
                                                detail=f'Column "{table.columns[n.column].name}" is a generated column.')
    return filter_kernel(slots(condition))
