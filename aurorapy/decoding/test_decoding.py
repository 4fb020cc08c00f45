"""The output plugin test_decoding: changes as text.

Left out: include-rewrites shows nothing more, for rewriting a table changes no row here; stream-changes is taken, and nothing is ever streamed.

Source: PostgreSQL 15 manual, section F.42 and chapter 49; contrib/test_decoding for the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Table
from aurorapy.planner.types import TYPES, format_type

from .history import History
from .plugin import Message, Options, Plugin, boolean, text_of
from .recording import DELETE, INSERT, MESSAGE, TRUNCATE, Record

_OPTIONS = {"include-xids": "xids", "include-timestamp": "timestamp", "force-binary": "binary", "skip-empty-xacts": "skip_empty", "only-local": "only_local",
            "include-rewrites": "rewrites", "stream-changes": "streams"}
_NUMBERS = frozenset((21, 23, 20, 26, 700, 701, 1700))
_BITS = frozenset((1560, 1562))
_TIMESTAMPTZ = 1184


class TestDecoding(Plugin):
    name = "test_decoding"
    __test__ = False  # no test class, whatever its name begins with

    def startup(self, options: Options) -> None:
        self.xids, self.timestamp, self.skip_empty, self.only_local, self.rewrites, self.streams = True, False, False, False, False, False
        for name, value in options:
            at = _OPTIONS.get(name)
            if at is None:
                raise errors.InvalidParameterValue(f'option "{name}" = "{"(null)" if value is None else value}" is unknown')
            if value is None:
                if name != "force-binary":
                    setattr(self, at, True)
                continue
            meant = boolean(value)
            if meant is None:
                raise errors.InvalidParameterValue(f'could not parse value "{value}" for parameter "{name}"')
            setattr(self, at, meant)

    def messages(self, lsn: int, record: Record, history: History) -> Iterator[Message]:
        if record.changes and record.changes[0][0] == MESSAGE and not record.changes[0][1]:
            yield lsn, _message(record.changes[0])
            return
        xid = f" {record.xid}" if self.xids else ""
        begun = not self.skip_empty
        if begun:
            yield lsn, f"BEGIN{xid}"
        tables = history.tables(record)
        context = history.past.context
        for change in record.changes:
            if change[0] == MESSAGE:
                yield lsn, _message(change)
                continue
            if not begun:
                yield lsn, f"BEGIN{xid}"
                begun = True
            with self.callback("change", lsn):
                yield lsn, _truncated(change, history) if change[0] == TRUNCATE else _changed(change, tables[change[1]], context)
        if begun:
            at = f" (at {TYPES[_TIMESTAMPTZ].output(record.at, context)})" if self.timestamp else ""
            yield lsn + 1, f"COMMIT{xid}{at}"


def _named(t: Table) -> str:
    return f"{quote_name(t.schema_name)}.{quote_name(t.name)}"


def _message(change: tuple[Any, ...]) -> str:
    _, transactional, prefix, content = change
    return f"message: transactional: {int(transactional)} prefix: {prefix}, sz: {len(content)} content:{content.decode('utf-8', 'replace')}"


def _truncated(change: tuple[Any, ...], history: History) -> str:
    _, oids, cascade, restart = change
    flags = (" restart_seqs" if restart else "") + (" cascade" if cascade else "") or " (no-flags)"
    return f"table {', '.join([_named(t) for o in oids if (t := history.table(o)) is not None])}: TRUNCATE:{flags}"


def _changed(change: tuple[Any, ...], t: Table, context: Any) -> str:
    kind, _, old, new = change
    head = f"table {_named(t)}: "
    if kind == INSERT:
        return f"{head}INSERT:{_row(t, new, context)}"
    if kind == DELETE:
        return f"{head}DELETE:{' (no-tuple-data)' if old is None else _row(t, old, context, skip_nulls=True)}"
    before = "" if old is None else f" old-key:{_row(t, old, context, skip_nulls=True)} new-tuple:"
    return f"{head}UPDATE:{before}{_row(t, new, context)}"


def _row(t: Table, row: tuple[Any, ...], context: Any, *, skip_nulls: bool = False) -> str:
    out = []
    for c in t.columns:
        value = row[c.attnum - 1]
        if c.dropped or (skip_nulls and value is None):
            continue
        out.append(f" {quote_name(c.name)}[{format_type(c.type)}]:{_value(c.type, value, context)}")
    return "".join(out)


def _value(oid: int, value: Any, context: Any) -> str:
    if value is None:
        return "null"
    if oid == 16:
        return "true" if value else "false"
    text = text_of(oid, context)(value)
    if oid in _NUMBERS:
        return text
    if oid in _BITS:
        return f"B'{text}'"
    return "'" + text.replace("'", "''") + "'"
