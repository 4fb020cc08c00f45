"""What COPY FROM makes of fields: data, a column at a time where nothing is unusual, rows, and batches of them that are inserted.

Source: PostgreSQL 15 manual, COPY.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.catalog.row_checks import row_checks
from aurorapy.planner.execution import ExecState
from aurorapy.planner.families import family_of
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.operators.families import FamilyRun, FamilyWriter
from aurorapy.planner.operators.modify import Checks
from aurorapy.planner.operators.triggered import fires, insert_row
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import domain
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.storage.bulk import BulkRun
from aurorapy.transaction.access import Access
from aurorapy.transaction.usage import CHANGED, INSERTED

from .copy_formats import NULL
from .copy_lines import Texts, place, shown
from .execution import make_plan

BATCH_ROWS = 1000  # rows inserted, or sent, at once
_RANGES = {21: (-32768, 32767), 23: (-2147483648, 2147483647), 20: (-9223372036854775808, 9223372036854775807)}


_SHARED = frozenset((str, int, float, bool, bytes, Decimal))  # what several rows may have in common


def convert_all(texts: list[str], column: Any, convert: Any, memo: Memo | None = None, *, nulls: bool) -> list[Any]:
    """A column's data, with NULL for `NULL` where `nulls` says that there may be some; raises what makes single lines be looked at."""
    if nulls and NULL in texts:
        values = iter(convert_all([t for t in texts if t != NULL], column, convert, memo, nulls=False))
        return [None if t == NULL else next(values) for t in texts]
    if convert is None or not texts:
        return texts
    limits = _RANGES.get(column.type)
    if limits is not None:
        joined = "".join(texts)
        if not joined.isascii() or "_" in joined or " " in joined:
            raise ValueError
        numbers = list(map(int, texts))
        if min(numbers) < limits[0] or max(numbers) > limits[1]:
            raise ValueError
        return numbers
    if memo is not None:
        return memo.all(texts)
    if column.type < FIRST_OID and len(kinds := set(texts)) * 4 <= len(texts):
        known = {t: convert(t) for t in kinds}
        if _SHARED.issuperset(map(type, known.values())):
            return [known[t] for t in texts]
    return [convert(t) for t in texts]


class Memo(dict[str, Any]):
    """What texts of a column have been converted to. `asked` counts; where too few texts come again it is given up (None in its place)."""

    __slots__ = ("convert", "asked")

    def __init__(self, convert: Any) -> None:
        super().__init__()
        self.convert, self.asked = convert, 0

    def __missing__(self, text: str) -> Any:
        value = self[text] = self.convert(text)
        return value

    def all(self, texts: list[str]) -> list[Any]:
        self.asked += len(texts)
        return [self[t] for t in texts]

    @property
    def is_useful(self) -> bool:
        return len(self) < _MEMO_MAX and (self.asked < _MEMO_TRIAL or len(self) * 2 < self.asked)


_MEMO_MAX, _MEMO_TRIAL = 50_000, 5_000
_MEMO_TYPES = frozenset((1042, 1082, 1083, 1114, 1184, 1700))  # texts of these types take some time, and their data may be shared by rows


class Writer:
    """Makes rows of field texts and inserts them in batches."""

    def __init__(self, session: Any, table: Any, columns: list[Any], access: Access, condition: Kernel | None = None) -> None:
        self.session, self.table, self.columns, self.access = session, table, columns, access
        self.decoders = [TYPES[c.type].text_decoder(c.typmod, session.context) for c in columns]
        self.typmods = [(TYPES[c.type].coerce_typmod, c.typmod) if c.typmod >= 0 else None for c in columns]
        self.slots = [c.attnum - 1 for c in columns]
        self.identity = self.slots == list(range(len(table.columns)))
        self.plain = [self._converter(c) for c in columns]
        self.memos = [Memo(f) if c.type in _MEMO_TYPES else None for c, f in zip(columns, self.plain, strict=True)]
        self.defaults = self._default_plan(session, table, columns)
        self.domains = [(i, d) for i, c in enumerate(columns) if (d := domain(c.type)) is not None]  # of which a NULL must be proven, too
        self.condition = condition
        self.rows: list[Any] = []
        self.count = 0
        self.line = 0  # the number of the line that is being read
        self.text = ""  # and its text
        self.texts = Texts()
        self.at = 0  # which of the rows that have gathered a trigger looks at
        self.checked: list[Any] = []  # these rows as they are stored
        self.receivers: list[Any] | None = None
        self.fired = fires(table, "INSERT")
        self.run = self._bulk_run()
        self.checks = row_checks(session, table, bounded=True)
        self.routed = self._routed()
        if self.fired:
            access.firing().before_statement(table, "INSERT")

    def _bulk_run(self) -> BulkRun | None:
        """Pages may be written ahead when the heap is this transaction's own, nothing can undo a part of it, and there are
        neither indexes nor foreign keys to look after."""
        txn, table = self.access.txn, self.table
        if self.fired or table.kind == "p" or table.root not in txn.created or txn.savepoints or table.indexes or table.foreign_keys or table.root < 0 or (
                txn.table(table).rows or self.session.database.decoding is not None):
            return None
        return BulkRun(self.session.database.volume)

    def _routed(self) -> FamilyRun | None:
        """What puts rows into a partitioned table's partitions."""
        if self.table.kind != "p":
            return None
        family = family_of(self.session.catalog, self.table)
        assert family is not None
        bounds = Checks(self.table, [], None, self.checks.belonging) if self.checks.belonging is not None else None
        if bounds is not None:
            bounds.required = []
        return FamilyWriter(family, None, bounds, self.session.catalog_view.bind_over).begin(ExecState((), self.session.context, self.access, []))

    def match_header(self, fields: list[str | None], null: str) -> None:
        """Raise where the header line does not name the columns."""
        if len(fields) != len(self.columns):
            raise self.bad_line(f"wrong number of fields in header line: got {len(fields)}, expected {len(self.columns)}")
        for i, (f, c) in enumerate(zip(fields, self.columns, strict=True)):
            if f != c.name:
                got = f'null value ("{null}")' if f is None else f'"{f}"'
                raise self.bad_line(f'column name mismatch in header line field {i + 1}: got {got}, expected "{c.name}"')

    def finish(self) -> None:
        """The end of the data."""
        self.flush()
        if self.fired:
            self.access.firing().after_statement(self.table, "INSERT")
        if self.run is not None:
            volume = self.session.database.volume
            self.run.finish()
            self.session.database.tree(self.table.root).take(volume, self.run)
            counts = self.access.txn.usage[self.table.oid]
            counts[INSERTED] += self.count
            counts[CHANGED] += self.count

    def abandon(self) -> None:
        """The data is bad: give back what was written ahead."""
        if self.run is not None:
            self.run.abandon()

    def add_text(self, text: str, delimiter: str) -> bool:
        """Whole lines of the text format, a column at a time. False: something is unusual, nothing has been added, and single lines tell what it is."""
        n = len(self.columns)
        if not self.identity or not n:
            return False
        lines = text.count("\n")
        fields = text.replace("\n", delimiter + "\n" + delimiter).split(delimiter)
        if len(fields) != lines * (n + 1) + 1 or fields[n :: n + 1].count("\n") != lines:
            return False
        escapes = text.count("\\")
        if escapes and (self.domains or fields.count(NULL) != escapes):
            return False
        try:
            made = [convert_all(fields[i : -1 : n + 1], c, convert, memo, nulls=escapes > 0) for i, (c, convert, memo) in enumerate(
                zip(self.columns, self.plain, self.memos, strict=True))]
        except (errors.SQLError, ValueError):
            return False
        self.memos = [m if m is not None and m.is_useful else None for m in self.memos]
        if lines:
            self.texts.entries.append((lines, text, self.line + 1))
        self.line += lines
        self.rows += zip(*made, strict=True)
        if len(self.rows) >= BATCH_ROWS:
            self.flush()
        return True

    def add_binary(self, fields: list[bytes | None]) -> None:
        """One tuple of the binary format."""
        if self.receivers is None:
            self.receivers = [TYPES[c.type].binary_decoder(c.typmod, self.session.context) for c in self.columns]
        self.line += 1
        values: list[Any] = []
        for f, receive in zip(fields, self.receivers, strict=True):
            try:
                values.append(None if f is None else receive(f))
            except errors.SQLError as e:
                e.where = f"COPY {self.table.name}, line {self.line}, column {self.columns[len(values)].name}"
                raise
        self._put(values)

    def _converter(self, c: Any) -> Any:
        if c.type in (25,) or (c.type == 1043 and c.typmod < 0):
            return None
        decode = TYPES[c.type].text_decoder(c.typmod, self.session.context)
        if c.typmod >= 0:
            coerce = TYPES[c.type].coerce_typmod
            return lambda t: coerce(decode(t), c.typmod, False)
        return decode

    def _default_plan(self, session: Any, table: Any, columns: list[Any]) -> Any:
        missing = [c for c in table.live if c not in columns and c.has_default]
        if not missing:
            return None
        from aurorapy.planner.parse import parse_one

        text = "SELECT " + ", ".join(c.default_expression for c in missing)
        return missing, make_plan(session, parse_one(text).statement, fixed=True)

    def add(self, fields: list[str | None]) -> None:
        """One line's fields."""
        n = len(fields)
        if n > len(self.columns):
            raise self.bad_line("extra data after last expected column")
        values = []
        i = 0
        try:
            for f, convert in zip(fields, self.plain, strict=False):
                values.append(f if f is None or convert is None else convert(f))
                i += 1
        except errors.SQLError as e:
            e.where = f'COPY {self.table.name}, line {self.line}, column {self.columns[i].name}: "{shown(str(fields[i]))}"'
            raise
        if n < len(self.columns):
            raise self.bad_line(f'missing data for column "{self.columns[n].name}"')
        self._put(values)

    def bad_line(self, message: str) -> errors.SQLError:
        """An error about the line that is being read."""
        return self.in_line(errors.BadCopyFileFormat(message))

    def in_line(self, error: errors.SQLError) -> errors.SQLError:
        """The error, which is about the line that is being read."""
        error.where = f'COPY {self.table.name}, line {self.line}: "{shown(self.text)}"'
        return error

    def _put(self, values: list[Any]) -> None:
        """A row of the columns' data; the others get their defaults."""
        for i, d in self.domains:
            if values[i] is None:
                d.enforce(None, self.session.context)
        if self.identity:
            self.rows.append(tuple(values))
        else:
            row: list[Any] = [None] * len(self.table.columns)
            for at, v in zip(self.slots, values, strict=True):
                row[at] = v
            if self.defaults is not None:
                from .execution import execute

                missing, plan = self.defaults
                for column, v in zip(missing, execute(self.session, plan, ())[0][0], strict=True):
                    row[column.attnum - 1] = column.fitted(v)
            self.rows.append(tuple(row))
        self.texts.entries.append((0, self.text, self.line))
        if len(self.rows) >= BATCH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Insert what has gathered."""
        if self.rows:
            state = ExecState((), self.session.context, self.access, [])
            given = self.rows
            try:
                if self.condition is not None:
                    given = self.condition(self.rows, state)
                self._insert(given, state)
            except errors.StalePlan:
                raise
            except errors.SQLError as e:
                place(self, e, given, state)
                raise
            self.rows, self.checked = [], []
            self.texts.entries.clear()
            self.session.tick()

    def _insert(self, given: list[Any], state: ExecState) -> None:
        if self.routed is not None:
            self.count += sum(row is not None for row in self.routed.insert(given))
            return
        if self.fired:
            for self.at, row in enumerate(given):
                self.count += (self.access.firing().instead(self.table, "INSERT", None, row) if self.table.kind == "v" else insert_row(
                    self.table, self.checks, row, state)) is not None
            return
        rows = self.checked = self.checks.apply(given, state)
        if self.run is not None:
            first = self.session.database.next_rowid(self.table, len(rows))
            self.run.append(list(range(first, first + len(rows))), rows)
        else:
            self.access.insert(self.table, rows)
        self.count += len(rows)
