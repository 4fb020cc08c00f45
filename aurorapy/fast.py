"""The short way of a statement: answers whose form is kept with the plan, and point selects outside a transaction.

What is skipped is only what such a statement does not need (a transaction, locks, a write set); whenever anything is
unusual, these functions decline and the long way decides.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.wire import build
from aurorapy.wire.frontend import parse_bind

from .answers import Shape, format_of, shape_of
from .execution import Plan

SHAPES_MAX = 1000  # results whose encoders a session keeps
_ONE, _NONE = build.command_complete("SELECT 1"), build.command_complete("SELECT 0")
_TEXT_RESULTS = (b"\0\0", b"\0\x01\0\0")
_IDLE = build.READY[b"I"]
# what follows a Bind of the unnamed portal when a driver asks for everything at once: [Describe,] Execute, Sync
_DESCRIBE_EXECUTE_SYNC = b"D\0\0\0\x06P\0E\0\0\0\x09\0\0\0\0\0S\0\0\0\x04"
_EXECUTE_SYNC = b"E\0\0\0\x09\0\0\0\0\0S\0\0\0\x04"


class Fast:
    """Mixed into Session."""

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
            found = plan.point.rows(self.database, values, self.context)  # type: ignore[union-attr]
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

    def _answer_in_block(self: Any, plan: Plan, values: tuple[Any, ...], formats: tuple[int, ...], before: bytes, describe: bool) -> None:
        """Bind, Describe, Execute and Sync of a statement about one row, inside a transaction block."""
        self.begin_message()
        hold = 0
        try:
            rows, tag = self.run_plan(plan, values)
            self.out.append(before)
            if plan.returns_rows:
                shape = self.shapes.get((plan, formats)) or self.shape(plan, formats)
                self.out += (shape.description, shape.encode(rows)) if describe else (shape.encode(rows),)
                hold = self.statement_lsn if self.statement_lsn > self.database.volume.vdl else 0
            elif describe:
                self.out.append(build.NO_DATA)
            self.out.append(build.command_complete(tag))
            if hold:
                self.hold(hold)
        except Exception as e:
            self.out = [before]
            self.fail(e)
        self.ready()

    def _bind_point(self: Any, body: bytes) -> bool:
        """Bind, Describe, Execute and Sync of a point select in one go, if that is what the client has sent."""
        if body[:1] != b"\0":
            return False
        end = body.find(b"\0", 1)
        prepared = self.statements.get(body[1:end].decode("utf-8", "replace"))
        if prepared is None or prepared.plan is None or (prepared.plan.point is None and prepared.plan.write is None):
            return False
        txn = self.transaction
        if txn is None:
            if prepared.plan.point is None:
                return False
        elif not self.in_block or txn.isolation != "read committed" or txn.read_only or txn.catalog is not None or txn.temporary is not None:
            return False
        if prepared.version != self.database.catalog.version or prepared.signature != self.context.signature or self.temporary is not None:
            return False
        rest = body[end + 1:]
        count = len(prepared.types)
        size = int.from_bytes(rest[4:8], "big")
        if count == 1 and rest[:4] == b"\0\0\0\x01" and rest[8 + size:] in _TEXT_RESULTS:  # one parameter as text, results as text
            data = rest[8:8 + size]
            formats: tuple[int, ...] = ()
            try:
                values: tuple[Any, ...] = (int(data) if prepared.types[0] == 23 and data.isdigit() and len(data) < 10 else self._decode(
                    data, prepared.types[0], 0),)
            except errors.SQLError:
                return False
        else:
            try:
                m = parse_bind(body)
                if len(m.values) != count or len(m.formats) > 1 and len(m.formats) != count or len(m.result_formats) > 1 and len(
                        m.result_formats) != len(prepared.plan.columns):
                    return False
                values = tuple([self._decode(v, t, format_of(m.formats, i)) for i, (v, t) in enumerate(zip(m.values, prepared.types, strict=True))])
            except errors.SQLError:
                return False
            formats = tuple(m.result_formats)
        if self.rim.reader.take(_DESCRIBE_EXECUTE_SYNC):
            describe, tail = True, _DESCRIBE_EXECUTE_SYNC
        elif self.rim.reader.take(_EXECUTE_SYNC):
            describe, tail = False, _EXECUTE_SYNC
        else:
            return False
        before = b"".join(self.out) + build.BIND_COMPLETE
        kept, self.out = self.out, []
        if txn is not None:
            self._answer_in_block(prepared.plan, values, formats, before, describe)
            return True
        if self.answer_point(prepared.plan, values, formats, before, describe):
            return True
        self.out = kept
        self.rim.reader.give_back(tail)
        return False
