"""START_REPLICATION SLOT ... LOGICAL: what commits change goes to the client while it happens, and the client says how far it has it.

Messages inside CopyData: to the client XLogData (w) and keepalives (k), from it status updates (r) and hot standby feedback (h, which nothing here asks for).

Source: PostgreSQL 15 manual, section 55.4; walsender.c for when keepalives go.
"""

from __future__ import annotations

import struct
from typing import Any

from aurorapy import errors
from aurorapy.decoding.history import History
from aurorapy.decoding.kept import Kept
from aurorapy.decoding.slots import release, start_plugin
from aurorapy.wire import build

from .parsing import Command

_CHUNK_BYTES = 1 << 17  # sent together
_STATUS = struct.Struct("!QQQqB")
_COPY_DATA, _COPY_DONE, _FLUSH, _TERMINATE, _SYNC = 0x64, 0x63, 0x48, 0x58, 0x53


class Sender:
    """`position`: everything committed below it was sent; `written`, `flushed`, `applied`: what the client has said."""

    def __init__(self, session: Any, c: Command) -> None:
        self.session, self.rim, self.command = session, session.rim, c
        self.position = self.told = self.written = self.flushed = self.applied = 0
        self.replied = session.rim.clock()
        self.reply_time: int | None = None
        self.asked = self.done = False  # a reply was asked for; the client has ended the stream
        self.state = "startup"

    def row(self) -> dict[str, Any]:
        """What pg_stat_replication says of it."""
        return {"state": self.state, "sent_lsn": self.position, "write_lsn": self.written or None, "flush_lsn": self.flushed or None,
                "replay_lsn": self.applied or None, "write_lag": None, "flush_lag": None, "replay_lag": None, "sync_priority": 0, "sync_state": "async",
                "reply_time": self.reply_time}

    def run(self) -> None:
        """Stream until the client ends it."""
        session, slots = self.session, self.session.engine.slots
        slot = slots.acquire(session, self.command.slot)
        kept: Kept = slot.database.decoding
        watcher = None
        try:
            plugin = start_plugin(session, slot, list(self.command.options))
            self.slot, self.plugin = slot, plugin
            self.position = max(slot.confirmed, self.command.lsn)
            session.out.append(build.copy_response(b"W", 0, 0))
            self._flush()
            slots.senders.append(self)
            watcher = self.rim.rouser()
            kept.watchers.append(watcher)
            session.deadline = 0
            self._stream(kept, History(session, kept, self.position))
        except errors.ConnectionFailure:
            self._listen()  # what it said last, before it went
            raise
        finally:
            release(slot)
            if self in slots.senders:
                slots.senders.remove(self)
            if watcher is not None:
                kept.watchers.remove(watcher)
        session.out.append(build.COPY_DONE)

    # --- the stream ----------------------------------------------------------------------------

    def _stream(self, kept: Kept, history: History) -> None:
        self.state = "catchup"
        while not self.done:
            self._send_changes(kept, history)
            if self.done:
                return
            self.state = "streaming"
            if self.written < self.position and self.flushed < self.position and not self.asked:
                self._keepalive(reply=False)
            message = self.rim.next_or_roused(self._patience())
            if message is not None:
                self._heard(*message)
                self._listen()
            if self.session.cancelled is not None:
                self.session.raise_cancelled()
            self._check_time()

    def _send_changes(self, kept: Kept, history: History) -> None:
        """Send all that is durable."""
        session, volume = self.session, kept.database.volume
        for lsn, record in kept.after(self.position):
            size = 0
            with history:
                history.enter(record)
                for at, data in self.plugin.messages(lsn, record, history):
                    size += self._data(at, data)
                    if size > _CHUNK_BYTES:
                        size = 0
                        self._give_way()
            self.position = max(lsn + 1, self.told)  # the client may confirm the commit's end as soon as it has been told of it
            self.slot.transactions += 1
            self._give_way()
            if self.done:
                return
        self.position = max(self.position, int(volume.vdl))
        if session.out:
            self._flush()

    def _give_way(self) -> None:
        """Send what there is, wait for a client that reads slowly, hear what it says, and let others run."""
        self._flush()
        if self.rim.full:
            self.rim.wait_for_room(self.session)
        self._listen()
        self.session.tick()
        self._check_time()

    def _data(self, at: int, data: Any) -> int:
        body = data if isinstance(data, bytes) else self.session.encode_text(data)
        self.told = at
        self.session.out.append(build.copy_data(b"w" + struct.pack("!QQq", at, at, self.rim.clock()) + body))
        self.slot.bytes += len(body)
        return len(body)

    def _keepalive(self, *, reply: bool) -> None:
        self.asked = self.asked or reply
        self.session.out.append(build.copy_data(b"k" + struct.pack("!QqB", self.position, self.rim.clock(), reply)))
        self._flush()

    def _flush(self) -> None:
        session = self.session
        if session.out:
            self.rim.send(b"".join(session.out))
            session.out = []

    # --- time ----------------------------------------------------------------------------------

    @property
    def _timeout(self) -> int:
        return int(self.session.values["wal_sender_timeout"]) * 1000

    def _patience(self) -> float:
        """Seconds to wait for something."""
        if not self._timeout:
            return 3600.0
        due = self.replied + (self._timeout if self.asked else self._timeout // 2)
        left: float = (due - self.rim.clock()) / 1e6
        return max(0.01, left)

    def _check_time(self) -> None:
        if not self._timeout:
            return
        silent = self.rim.clock() - self.replied
        if silent >= self._timeout:
            self.session.ending = self.session.last_word = True  # PostgreSQL says it in its log alone
            raise errors.ConnectionFailure("terminating walsender process due to replication timeout")
        if silent >= self._timeout // 2 and not self.asked:
            self._keepalive(reply=True)

    # --- the client ----------------------------------------------------------------------------

    def _listen(self) -> None:
        while not self.done and (message := self.rim.reader.next()) is not None:
            self._heard(*message)

    def _heard(self, kind: int, body: bytes) -> None:
        if kind == _COPY_DATA:
            self._reply(body)
        elif kind == _COPY_DONE:
            self.done = True
        elif kind == _TERMINATE:
            raise errors.ConnectionFailure("connection to client lost")
        elif kind not in (_FLUSH, _SYNC):
            raise errors.FatalProtocolViolation(f"invalid standby message type \"{chr(kind)}\"")

    def _reply(self, body: bytes) -> None:
        self.replied, self.asked = self.rim.clock(), False
        if body[:1] == b"h":
            return
        if body[:1] != b"r" or len(body) != 1 + _STATUS.size:
            raise errors.ProtocolViolation(f'unexpected message type "{body[:1].decode("latin-1")}"')
        self.written, self.flushed, self.applied, self.reply_time, wanted = _STATUS.unpack_from(body, 1)
        if wanted:
            self._keepalive(reply=False)
        if self.flushed:
            self.slot.confirm(min(self.flushed, self.position))
