"""The output plugin pgoutput: the messages of the logical replication protocol, of the rows that publications publish.

Nothing is streamed before its transaction has committed, so versions 2 and 3 of the protocol send what version 1 does. Values are always whole: no column is ever
told to be unchanged. What a transaction leaves empty is not sent.

Source: PostgreSQL 15 manual, sections 55.5 and 55.9; pgoutput.c for the order of messages and the errors of options.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.publications.identity import identity_index
from aurorapy.publications.published import publications
from aurorapy.setting_values import elements

from .history import History
from .plugin import Message, Options, Plugin, boolean
from .published import Sent, sent
from .recording import DELETE, INSERT, MESSAGE, TRUNCATE, UPDATE, Record

_LOWEST, _HIGHEST, _STREAMING, _TWO_PHASE = 1, 3, 2, 3  # versions of the protocol
_ACTION = {INSERT: "insert", UPDATE: "update", DELETE: "delete"}
_NULL = b"n"


class PgOutput(Plugin):
    name = "pgoutput"
    binary = True

    def startup(self, options: Options) -> None:
        self.version, self.publications, self.as_binary, self.with_messages = 0, [""], False, False
        streaming = two_phase = False
        given: set[str] = set()
        for name, value in options:
            if name not in ("proto_version", "publication_names", "binary", "messages", "streaming", "two_phase"):
                raise errors.InternalError_(f"unrecognized pgoutput option: {name}")
            if name in given:
                raise errors.SyntaxError_("conflicting or redundant options")
            given.add(name)
            if name == "proto_version":
                self.version = _version(value or "")
            elif name == "publication_names":
                self.publications = _names(value or "")
            elif name == "binary":
                self.as_binary = _boolean(name, value)
            elif name == "messages":
                self.with_messages = _boolean(name, value)
            elif name == "streaming":
                streaming = _boolean(name, value)
            else:
                two_phase = _boolean(name, value)
        if self.version > _HIGHEST:
            raise errors.FeatureNotSupported(f"client sent proto_version={self.version} but we only support protocol {_HIGHEST} or lower")
        if self.version < _LOWEST:
            raise errors.FeatureNotSupported(f"client sent proto_version={self.version} but we only support protocol {_LOWEST} or higher")
        if "publication_names" not in given or not self.publications:
            raise errors.InvalidParameterValue("publication_names parameter missing")
        if streaming and self.version < _STREAMING:
            raise errors.InvalidParameterValue(f"requested proto_version={self.version} does not support streaming, need {_STREAMING} or higher")
        if two_phase and self.version < _TWO_PHASE:
            raise errors.InvalidParameterValue(f"requested proto_version={self.version} does not support two-phase commit, need {_TWO_PHASE} or higher")
        if two_phase:
            raise errors.FeatureNotSupported("decoding of prepared transactions is not supported")
        self.known: dict[int, tuple[Any, Sent]] = {}  # by table: what was true when it was found, what is sent
        self.described: dict[int, tuple[Any, Any, Any]] = {}  # tables that the client has been told of, as they were

    # --- what is sent --------------------------------------------------------------------------

    def messages(self, lsn: int, record: Record, history: History) -> Iterator[Message]:
        begun = False
        tables = history.tables(record)
        for change in record.changes:
            with self.callback("change", lsn):
                found = list(self._message(lsn, change) if change[0] == MESSAGE else
                             self._truncate(change, history) if change[0] == TRUNCATE else self._change(change, tables[change[1]], history))
            if found and not begun and not (change[0] == MESSAGE and not change[1]):
                yield lsn, b"B" + struct.pack("!QqI", lsn, record.at, record.xid)
                begun = True
            for data in found:
                yield lsn, data
        if begun:
            yield lsn + 1, b"C" + struct.pack("!BQQq", 0, lsn, lsn + 1, record.at)

    def _message(self, lsn: int, change: tuple[Any, ...]) -> Iterator[bytes]:
        _, transactional, prefix, content = change
        if self.with_messages:
            yield b"M" + struct.pack("!BQ", int(transactional), lsn) + prefix.encode() + b"\0" + struct.pack("!i", len(content)) + content

    def _sent(self, t: Table, history: History) -> Sent:
        found = self.known.get(t.oid)
        state = history.catalog.version, id(t)
        if found is None or found[0] != state:
            found = self.known[t.oid] = state, sent(history, self.publications, t)
        return found[1]

    def _truncate(self, change: tuple[Any, ...], history: History) -> Iterator[bytes]:
        _, oids, cascade, restart = change
        told: list[int] = []
        for t in [t for oid in oids if (t := history.table(oid)) is not None]:
            of = self._sent(t, history)
            if "truncate" in of.actions and (t.bound is None or of.root is t):
                told.append(t.oid)
                yield from self._describe(of, history)
        if told:
            yield b"T" + struct.pack(f"!iB{len(told)}I", len(told), cascade | restart << 1, *told)

    def _change(self, change: tuple[Any, ...], t: Table, history: History) -> Iterator[bytes]:
        kind, _, old, new = change
        of = self._sent(t, history)
        if _ACTION[kind] not in of.actions:
            return
        old, new = of.as_root(old), of.as_root(new)
        kind = _filtered(of, kind, old, new)
        if kind is None or (kind == DELETE and old is None):
            return
        yield from self._describe(of, history)
        head = struct.pack("!I", of.root.oid)
        mark = b"O" if of.table.identity == "f" else b"K"
        if kind == INSERT:
            yield b"I" + head + b"N" + self._row(of, new, history)
        elif kind == DELETE:
            yield b"D" + head + mark + self._row(of, old, history)
        else:
            yield b"U" + head + (b"" if old is None else mark + self._row(of, old, history)) + b"N" + self._row(of, new, history)

    def _row(self, of: Sent, row: Any, history: History) -> bytes:
        parts = [struct.pack("!h", len(of.columns))]
        context = history.past.context
        for c in of.columns:
            value = row[c.attnum - 1]
            if value is None:
                parts.append(_NULL)
                continue
            kind = TYPES[c.type]
            form, data = (b"b", kind.binary_encoder(context)(value)) if self.as_binary and kind._send is not None else (
                b"t", context.session.encode_text(kind.text_encoder(context)(value)))
            parts += (form, struct.pack("!i", len(data)), data)
        return b"".join(parts)

    def _describe(self, of: Sent, history: History) -> Iterator[bytes]:
        """Tell of a table, after the one above as which it is published, before its rows: when it or publications have changed since the client was told."""
        state = of.table, of.root, publications(history.catalog)
        known = self.described.get(of.table.oid)
        if known is not None and known[0] is state[0] and known[1] is state[1] and known[2] == state[2]:
            return
        self.described[of.table.oid] = state
        names = {c.name for c in of.columns}
        if of.root is not of.table:
            yield from _relation(of.root, of.columns, history)
        yield from _relation(of.table, [c for c in of.table.live if c.name in names and c.generated is None], history)


def _relation(t: Table, columns: list[Column], history: History) -> Iterator[bytes]:
    """A Relation message, behind those of its columns' types that are users'."""
    for c in columns:
        if c.type >= FIRST_OID:
            yield _type(c, history)
    key = {c.attnum for c in i.columns} if (i := identity_index(t)) is not None else set()
    schema = "" if t.schema_name == "pg_catalog" else t.schema_name
    whole = t.identity == "f"
    yield b"R" + struct.pack("!I", t.oid) + schema.encode() + b"\0" + t.name.encode() + b"\0" + t.identity.encode() + struct.pack("!h", len(columns)) + b"".join(
        [struct.pack("!B", whole or c.attnum in key) + c.name.encode() + b"\0" + struct.pack("!Ii", c.type, c.typmod) for c in columns])


def _type(c: Column, history: History) -> bytes:
    kind: Any = TYPES[c.type]
    schema, name = str(history.catalog.schemas.get(kind.schema, "")), str(kind.name)
    return b"Y" + struct.pack("!I", c.type) + schema.encode() + b"\0" + name.encode() + b"\0"


def _filtered(of: Sent, kind: int, old: Any, new: Any) -> int | None:
    """What a change is to the client, None for nothing: a row that begins to be published is inserted, one that ceases is deleted."""
    test = of.filters[_ACTION[kind]]
    if test is None:
        return kind
    if kind == DELETE and old is None:
        return None
    if kind != UPDATE or old is None:
        return kind if test(old if kind == DELETE else new) else None
    kept = tuple([o if o is not None else n for o, n in zip(old, new, strict=True)]) if of.table.identity != "f" else old
    was, is_ = test(kept), test(new)
    return UPDATE if was and is_ else INSERT if is_ else DELETE if was else None


def _boolean(name: str, value: str | None) -> bool:
    meant = boolean(value or "true")
    if meant is None:
        raise errors.SyntaxError_(f"{name} requires a Boolean value")
    return meant


def _version(text: str) -> int:
    try:
        n = int(text)
    except ValueError:
        raise errors.InvalidParameterValue("invalid proto_version") from None
    if not 0 <= n < 1 << 32:
        raise errors.InvalidParameterValue(f'proto_version "{text}" out of range')
    return n


def _names(text: str) -> list[str]:
    try:
        return list(elements("publication_names", text))
    except errors.SQLError:
        raise errors.InvalidName("invalid publication_names syntax") from None
