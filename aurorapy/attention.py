"""Attention to the one client that is busy: its next message is awaited for some microseconds, and its answer sent, without the event loop.

A sleeping process takes longer to wake up than a point select takes to run, and a round of the event loop costs as much again. So
when one connection alone has sent the last messages and no session waits for anything, the server looks for that client's next
message itself before it goes back to the loop. A client that thinks longer is left to the loop for a while, and the longer the more
often that has happened in a row: what is spent on it in vain is bounded. The loop is never kept from its other work for longer than TURN_SECONDS and a statement.
"""

from __future__ import annotations

import os
from time import perf_counter
from typing import Any

ALONE_MIN = 4  # messages in a row of one client make it the only one that is busy
SKIPPED_MAX = 64  # messages left to the loop after a wait in vain: one the first time, then twice as many each time
PATIENCE_SECONDS = 300e-6
TURN_SECONDS = 2e-3
READ_BYTES = 65536


class Attention:
    """Mixed into Connection."""

    alone: int  # messages since another client sent one
    turn_end: float  # when the loop has its turn again
    skipped: int  # messages that will be left to the loop when it is waited for in vain
    descriptor: int  # the file descriptor of an unencrypted connection that is logged in, else -1; open until connection_lost

    def init_attention(self) -> None:
        self.alone, self.turn_end, self.skipped, self.descriptor = 0, 0.0, 1, -1

    def notice(self: Any) -> None:
        """The loop has brought a message of this client."""
        server = self.server
        if server.busy is self:
            self.alone += 1
            self.turn_end = perf_counter() + TURN_SECONDS
        else:
            server.busy = self
            self.alone = 0

    def at_once(self: Any, data: bytes) -> bytes:
        """Send what the socket takes now; the rest."""
        if self.transport.get_write_buffer_size():
            return data
        try:
            return data[os.write(self.descriptor, data) :]
        except OSError:  # full, or the client is gone: the transport finds out
            return data

    def next_bytes(self: Any) -> bytes:
        """What the client sends within the patience it gets; nothing: the loop shall wait for it."""
        end = perf_counter()
        if self.server.engine.waiting:
            return b""
        if end > self.turn_end:
            self.server.loop.call_soon(self.after_turn)
            return b""
        end += PATIENCE_SECONDS
        while True:
            try:
                data = os.read(self.descriptor, READ_BYTES)
                self.skipped = 1
                return data
            except BlockingIOError:
                if perf_counter() < end:
                    continue
                self.alone = ALONE_MIN - self.skipped
                self.skipped = min(2 * self.skipped, SKIPPED_MAX)
            except OSError:  # the loop finds out
                pass
            return b""

    def after_turn(self: Any) -> None:
        """The loop has done what else there was: go on as before, unless it has brought another client's message."""
        if self.idle and self.server.busy is self and not self.closed:
            self.turn_end = perf_counter() + TURN_SECONDS
            if data := self.next_bytes():
                self.greenlet.switch(data)
