"""Breaking a server on command, from Python: the fault functions (`aurorapy.faults`), as any client could call them.

    with aurorapy.Server() as db:
        db.fail("b")                  # a zone; "b1" a node: by whatever names they have
        db.slow("a1", 10, 50, 200)    # for ten seconds it takes 50 to 200 ms longer for everything
        db.heal()
        db.crash()                    # connections are cut, memory is lost, the storage is recovered
"""

from __future__ import annotations

import contextlib
import time
from typing import Any
from urllib.parse import quote

RECOVERY_SECONDS = 10.0


class Breakable:
    """A server that can be reached at an address, and broken there."""

    host: str
    port: int
    user: str
    database: str
    password: str | None = None

    @property
    def dsn(self) -> str:
        """A libpq connection URI."""
        return self.dsn_of(self.database)

    def dsn_of(self, database: str) -> str:
        """The connection URI of one of its databases."""
        password = f":{quote(self.password, safe='')}" if self.password is not None else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"postgresql://{quote(self.user, safe='')}{password}@{host}:{self.port}/{quote(database, safe='')}"

    def connect(self, *, database: str | None = None, **options: Any) -> Any:
        """A pg8000 DB-API connection."""
        import pg8000.dbapi

        where = {} if "sock" in options else {"host": self.host, "port": self.port}
        return pg8000.dbapi.connect(self.user, database=database or self.database, password=self.password, **where, **options)

    def _fault(self, call: str, *values: Any) -> None:
        """Call a fault function, as any client could: so it is the same in this process and in one of its own."""
        connection = self.connect()
        try:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute(f"SELECT {call}", values)
        finally:
            with contextlib.suppress(Exception):
                connection.close()

    def fail(self, name: str, seconds: float | None = None) -> None:
        """A storage node ("a1") or a zone ("a", "eu-west-1a") is gone, for some seconds or until healed."""
        if seconds is None:
            self._fault("aurora_fail(%s)", name)
        else:
            self._fault("aurora_fail(%s, %s)", name, float(seconds))

    def slow(self, name: str, seconds: int, least_ms: float, most_ms: float) -> None:
        """A storage node, or a zone, takes so many milliseconds longer for everything, for some seconds."""
        self._fault("aurora_slow(%s, %s, %s, %s)", name, float(seconds), float(least_ms), float(most_ms))

    def heal(self, name: str | None = None) -> None:
        """A node or a zone (None: every node) is back."""
        if name is None:
            self._fault("aurora_heal()")
        else:
            self._fault("aurora_heal(%s)", name)

    def crash(self) -> None:
        """Crash the compute side: every connection is cut, nothing is kept but what the storage has. Returns when it is open again."""
        connection = self._patient()
        with contextlib.suppress(Exception):  # this connection is cut, too
            connection.autocommit = True
            connection.cursor().execute("SELECT aurora_inject_crash('instance')")
        with contextlib.suppress(Exception):
            connection.close()
        self._patient().close()

    def _patient(self) -> Any:
        """A connection, waited for while a recovery goes on."""
        deadline = time.monotonic() + RECOVERY_SECONDS
        while True:
            try:
                return self.connect()
            except Exception:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.005)
