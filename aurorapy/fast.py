"""The short way of a statement: answers whose form is kept with the plan, and point selects outside a transaction.

What is skipped is only what such a statement does not need (a transaction, locks, a write set); whenever anything is
unusual, these functions decline and the long way decides.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse.tree import TransactionStmt
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.storage.volume import PageFault
from aurorapy.wire import build
from aurorapy.wire.frontend import parse_bind

from . import commands
from .answers import Shape, format_of, shape_of
from .execution import Plan, look_up
from .settling import must_wait

SHAPES_MAX = 1000  # results whose encoders a session keeps
_ONE, _NONE = build.command_complete("SELECT 1"), build.command_complete("SELECT 0")
_TEXT_RESULTS = (b"\0\0", b"\0\x01\0\0")
_NO_VALUES = (bytes(6), b"\0\0\0\0\0\x01\0\0", b"\0\0\0\0\0\x01\0\x01")  # of a Bind: no parameters, and the result in whatever format
_NULL = 0xFFFFFFFF
_IDLE = build.READY[b"I"]
BOUND, BOUND_NO_DATA = (build.BIND_COMPLETE,), (build.BIND_COMPLETE, build.NO_DATA)
# what follows a Bind of the unnamed portal when a driver asks for everything at once: [Describe,] Execute, Sync
_DESCRIBE_EXECUTE_SYNC = b"D\0\0\0\x06P\0E\0\0\0\x09\0\0\0\0\0S\0\0\0\x04"
_EXECUTE_SYNC = b"E\0\0\0\x09\0\0\0\0\0S\0\0\0\x04"


class Fast:
    """Mixed into Session."""

    ended: Any  # a transaction whose commit is durable, and whose end waits until the client has been told
    postpones: bool  # there may be one
    statement_lsn: int  # what an answer depends on

    def shape(self: Any, plan: Plan, formats: tuple[int, ...]) -> Shape:
        """How the plan's result goes out. The encoder is generated when the plan is used again, or has many rows."""
        found = self.shapes.get((plan, formats))
        if found is None:
            plan.uses += 1
            if plan.uses > 1:
                if len(self.shapes) >= SHAPES_MAX:
                    self.shapes.clear()
                found = self.shapes[plan, formats] = shape_of(plan.columns, formats, self.context)
            else:
                encoders = self.column_encoders(plan.columns, formats)
                found = Shape(self.describe_columns(plan.columns, formats), lambda rows: build.data_rows(rows, encoders))
        return found  # type: ignore[no-any-return]

    def answer_point(self: Any, plan: Plan, values: tuple[Any, ...], formats: tuple[int, ...], before: bytes, describe: bool) -> bool:
        """A point select outside a transaction, up to its ReadyForQuery. False when it must take the long way."""
        self.running = True
        try:
            found = plan.point.rows(self.database, values, self.context, self.database.points)  # type: ignore[union-attr]
        except Exception:
            found = None  # the long way meets the same error and tells it
        self.running = False
        if found is None:
            return False
        rows, newest = found
        shape = self.shapes.get((plan, formats)) or self.shape(plan, formats)
        if newest > self.database.volume.vdl:
            self.begin_message()
            if not self.durable_soon(newest):
                self.running = False
                return False  # the long way reads what is durable
        answer = (before, shape.description if describe else b"", shape.encode(rows), _ONE if rows else _NONE)
        if self.reporting or self.pending_notices:
            self.out += answer
            self.ready()
        else:
            self.running = False
            self.rim.send(b"".join((*answer, _IDLE)))
        return True

    def answer_in_block(self: Any, plan: Plan, values: tuple[Any, ...], formats: tuple[int, ...], before: bytes, describe: bool) -> None:
        """A statement about one row inside a transaction block: Bind, Describe, Execute and Sync, or, if nothing is to be sent `before`, a Query."""
        self.begin_message()
        hold = 0
        try:
            rows, tag = (self._written(plan, values) if plan.write is not None else self._found(plan, values)) or self.run_plan(plan, values)
            self.out.append(before)
            if plan.returns_rows:
                shape = self.shapes.get((plan, formats)) or self.shape(plan, formats)
                self.out += (shape.description, shape.encode(rows)) if describe else (shape.encode(rows),)
                hold = self.statement_lsn if self.statement_lsn > self.database.volume.vdl else 0
            elif describe and before:
                self.out.append(build.NO_DATA)
            self.out.append(build.command_complete(tag))
            if hold:
                self.hold(hold)
        except Exception as e:
            self.out = [before]
            self.fail(e)
        self.ready()

    def _written(self: Any, plan: Plan, values: tuple[Any, ...]) -> tuple[list[Any], str] | None:
        """`run_plan` of a write of one row that waits for no table; None where it takes more."""
        try:
            count = plan.write.run(self, values)
        except PageFault:
            return None
        return ([], f"{plan.verb} {count}") if count >= 0 else None

    def _found(self: Any, plan: Plan, values: tuple[Any, ...]) -> tuple[list[Any], str] | None:
        """`run_plan` of a point select that waits for no table; None where it takes more."""
        volume = self.database.volume
        if not self.transaction.writes and volume.lsn > volume.vdl:
            return None  # it may have to read what is durable
        try:
            return look_up(self, plan.point, values)
        except PageFault:
            return None

    def _bind_point(self: Any, body: bytes) -> bool:
        """Bind, Describe, Execute and Sync of a statement about one row, or of one that begins or ends a transaction block, in one go, if that is
        what the client has sent."""
        if body[:1] != b"\0":
            return False
        end = body.find(b"\0", 1)
        prepared = self.statements.get(body[1:end].decode("utf-8", "replace"))
        if prepared is None:
            return False
        plan = prepared.plan
        if plan is None:
            if type(prepared.statement) is not TransactionStmt or body[end + 1 :] not in _NO_VALUES or (describe := self._rest_of_request()) is None:
                return False
            if not self.out:
                self.learn_bind(prepared, body, end + 1, (), _DESCRIBE_EXECUTE_SYNC if describe else _EXECUTE_SYNC, describe)
            self.asked = prepared
            self.answer_command(prepared.statement, prepared.text, BOUND_NO_DATA if describe else BOUND)
            return True
        if plan.point is None and plan.write is None:
            return False
        txn = self.transaction
        if txn is None:
            if plan.point is None:
                return False
        elif not self.is_plain_block(txn):
            return False
        if prepared.version != self.database.catalog.version or prepared.signature != self.context.signature or self.temporary is not None:
            return False
        try:
            values, formats = self._bound(body, end + 1, prepared.types, len(plan.columns))
        except errors.SQLError:
            return False  # the long way meets it again, and tells it
        if txn is not None and must_wait(self, plan):
            return False  # the plan may be another one then
        describe = self._rest_of_request()
        if describe is None:
            return False
        self.asked = prepared
        before = b"".join(self.out) + build.BIND_COMPLETE
        kept, self.out = self.out, []
        if not kept:
            self.learn_bind(prepared, body, end + 1, formats, _DESCRIBE_EXECUTE_SYNC if describe else _EXECUTE_SYNC, describe)
        if txn is not None:
            self.answer_in_block(plan, values, formats, before, describe)
            return True
        if self.answer_point(plan, values, formats, before, describe):
            return True
        self.out = kept
        self.rim.reader.give_back(_DESCRIBE_EXECUTE_SYNC if describe else _EXECUTE_SYNC)
        return False

    def is_plain_block(self: Any, txn: Any) -> bool:
        """Whether statements about one row take the short way in a transaction: in a block, and nothing but what they do themselves decides their answer."""
        return (self.in_block and txn.isolation == "read committed" and not txn.read_only
                and txn.catalog is None and txn.temporary is None)

    def _rest_of_request(self: Any) -> bool | None:
        """Whether the client asks for the result's form; None when there is something else in the buffer than the rest of such a request."""
        if self.rim.reader.take(_DESCRIBE_EXECUTE_SYNC):
            return True
        return False if self.rim.reader.take(_EXECUTE_SYNC) else None

    def _bound(self: Any, body: bytes, start: int, types: list[int], columns: int) -> tuple[tuple[Any, ...], tuple[int, ...]]:
        """The values of a Bind message, and its result formats. SQLError if something is wrong with it."""
        count = len(types)
        at = start + 4
        if body[start:at] == b"\0\0" + count.to_bytes(2, "big"):  # all parameters as text, the usual case
            values: list[Any] = []
            for oid in types:
                size = int.from_bytes(body[at : at + 4], "big")
                at += 4
                if size == _NULL:
                    values.append(None if oid < FIRST_OID else self._decode(None, oid, 0))
                    continue
                data = body[at : at + size]
                at += size
                values.append(int(data) if oid == 23 and size < 10 and data.isdigit() else self._decode(data, oid, 0))
            if body[at:] in _TEXT_RESULTS:
                return tuple(values), ()
        m = parse_bind(body, self.decode_text)
        if len(m.values) != count or len(m.formats) > 1 and len(m.formats) != count or len(m.result_formats) > 1 and len(m.result_formats) != columns:
            raise errors.ProtocolViolation("invalid message format")
        return tuple([self._decode(v, t, format_of(m.formats, i)) for i, (v, t) in enumerate(zip(m.values, types, strict=True))]), tuple(m.result_formats)

    def answer_command(self: Any, statement: Any, text: str, before: tuple[bytes, ...]) -> None:
        """BEGIN, COMMIT and their like, up to ReadyForQuery."""
        self.begin_message()
        self.out += before
        self.postpones = True
        try:
            result = commands.run(self, statement, text)
            self.out.append(build.command_complete(result.tag or ""))
            if result.hold:
                self.hold(result.hold)
        except Exception as e:
            self.fail(e)
            if self.transaction is not None and not self.in_block:
                self.rollback()
        self.postpones = False
        self.ready()
        if (txn := self.ended) is not None:  # while the client reads
            self.ended = None
            txn.db.end(txn)
