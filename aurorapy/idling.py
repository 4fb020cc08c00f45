"""What settings say of a session's connection: how long it may be idle, and when a silent peer is given up.

Source: PostgreSQL 15 manual, sections 20.3.2 and 20.11.1.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors


class Idling:
    """Mixed into Session."""

    idle_limits: tuple[int, int] | None = None  # milliseconds outside of and inside a transaction, 0: no limit; None when neither has one
    limit_texts: tuple[str, ...] = ()
    keep_alive: tuple[int, ...] = (0, 0, 0, 0)  # what the connection has been told

    def follow_limits(self: Any) -> None:
        """Read the settings anew."""
        v = self.values
        texts = (v["idle_session_timeout"], v["idle_in_transaction_session_timeout"], v["tcp_keepalives_idle"], v["tcp_keepalives_interval"],
                 v["tcp_keepalives_count"], v["tcp_user_timeout"])
        if texts == self.limit_texts:
            return
        self.limit_texts = texts
        outside, inside = int(v["idle_session_timeout"]), int(v["idle_in_transaction_session_timeout"])
        self.idle_limits = (outside, inside) if outside or inside else None
        wanted = (int(v["tcp_keepalives_idle"]), int(v["tcp_keepalives_interval"]), int(v["tcp_keepalives_count"]), int(v["tcp_user_timeout"]))
        if wanted != self.keep_alive:
            self.rim.keep_alive(*wanted)
            self.keep_alive = wanted

    def idle_timer(self: Any) -> Any:
        """The client is waited for: a timer that ends the session, to be cancelled when it says something; None when it has all the time."""
        if self.idle_limits is None or self.running:
            return None
        limit = self.idle_limits[self.in_block]
        return self.rim.later(limit / 1000, self._end_idle) if limit else None

    def _end_idle(self: Any) -> None:
        self.ending = True
        if self.in_block:
            self.rim.end(errors.IdleInTransactionSessionTimeout("terminating connection due to idle-in-transaction timeout"))
        else:
            self.rim.end(errors.IdleSessionTimeout("terminating connection due to idle-session timeout"))
