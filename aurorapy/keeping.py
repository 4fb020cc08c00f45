"""Time from Python: branches, snapshots, rewinds and savepoints of a server's database.

    with db.branch() as copy:            # a database of its own, gone at the end; at= a snapshot, an LSN or a time; ttl= seconds
        copy.connect()
    before = db.snapshot()
    db.rewind(before)                    # the name under which the state that was left is kept
    with db.savepoint():                 # whatever any connection commits inside is taken back
        ...

Every connection goes on working: between transactions it finds the database as it is then. The calls go over one connection that is kept, since
making one takes longer than any of them.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import threading
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from .breaking import Breakable

CONTROL = "aurorapy control"  # the application_name of that connection: the server does not count it as a client
CONTROL_DATABASE = "postgres"


class Snapshot(NamedTuple):
    """A named moment that is kept."""

    keeper: Keeping
    name: str
    lsn: str

    def drop(self) -> None:
        """Let it go."""
        self.keeper.ask("SELECT aurora_drop_snapshot(%s)", self.name)


class Branch:
    """A database that began as another one was. Leaving its `with` block drops it, and ends the sessions on it."""

    def __init__(self, keeper: Keeping, name: str) -> None:
        self._keeper, self.name = keeper, name

    @property
    def dsn(self) -> str:
        """A libpq connection URI."""
        return self._keeper.dsn_of(self.name)

    def connect(self, **options: Any) -> Any:
        """A pg8000 DB-API connection."""
        return self._keeper.connect(database=self.name, **options)

    def drop(self) -> None:
        """Drop it, if it is still there; its branches live on."""
        name = self.name.replace('"', '""')
        self._keeper.ask(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def __enter__(self) -> Branch:
        return self

    def __exit__(self, *exc: object) -> None:
        self.drop()


class Keeping(Breakable):
    """A server whose database can be branched, rewound and brought back. Its methods may be called from any thread."""

    _control: tuple[Any, socket.socket] | None = None
    _control_lock: threading.Lock
    is_left = False  # the interpreter exits, and nobody answers any more

    def init_keeping(self) -> None:
        """Before anything is asked."""
        self._control_lock = threading.Lock()

    def close_keeping(self) -> None:
        """End the connection that is kept."""
        control, self._control = self._control, None
        if control is not None:
            with contextlib.suppress(Exception):
                control[0].close()
            if (number := control[1].detach()) >= 0:  # it was cut: the driver's file still holds the socket
                os.close(number)

    def _connection(self) -> Any:
        """The connection that is kept: an idle one with something to read was cut."""
        if self._control is not None and select.select([self._control[1]], [], [], 0)[0]:
            self.close_keeping()
        if self._control is None:
            one = socket.create_connection((self.host, self.port))
            try:
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                made = self.connect(database=CONTROL_DATABASE, application_name=CONTROL, sock=one)
                made.autocommit = True
            except BaseException:
                one.close()
                raise
            self._control = made, one
        return self._control[0]

    def ask(self, sql: str, *values: Any) -> Any:
        """The first field of a statement's answer; None when it has no rows."""
        with self._control_lock:
            cursor = self._connection().cursor()
            cursor.execute(sql, values)
            row = cursor.fetchone() if cursor.description else None
            return None if row is None else row[0]

    def branch(self, name: str | None = None, at: str | datetime | Snapshot | None = None, ttl: float | timedelta | None = None) -> Branch:
        """A branch of the database, as it is or as it was. `ttl`: seconds after which it goes when nobody is connected to it."""
        name = f"{self.database}_{uuid.uuid4().hex[:8]}" if name is None else name
        call, values = "%s, %s", [name, self.database]
        if at is not None:
            call += ", %s::text"
            values.append(_text(at))
        if ttl is not None:
            call += ", ttl => %s::interval"
            values.append(f"{ttl.total_seconds() if isinstance(ttl, timedelta) else float(ttl):f} seconds")
        self.ask(f"SELECT aurora_branch({call})", *values)
        return Branch(self, name)

    def snapshot(self, name: str | None = None) -> Snapshot:
        """Name the database's state, and keep it until the snapshot is dropped."""
        name = f"{self.database}_{uuid.uuid4().hex[:8]}" if name is None else name
        return Snapshot(self, name, str(self.ask("SELECT aurora_snapshot(%s, %s)::text", name, self.database)))

    def rewind(self, to: str | datetime | Snapshot) -> str:
        """Move the database back to a snapshot, an LSN or a time: the name of the database that keeps the state that was left."""
        return str(self.ask("SELECT aurora_rewind(%s, %s::text)", self.database, _text(to)))

    @contextlib.contextmanager
    def savepoint(self) -> Iterator[None]:
        """A state of its own: what any connection commits inside is taken back at the end, and what is still open there fails with 40001."""
        kept = self.ask("SELECT aurora_savepoint(%s)", self.database)
        try:
            yield
        finally:
            if not self.is_left:
                self.ask("SELECT aurora_return(%s, %s)", self.database, kept)


def _text(at: str | datetime | Snapshot) -> str:
    """How a moment is written in SQL; a time without a zone is local, as elsewhere in Python."""
    if isinstance(at, Snapshot):
        return at.name
    return at.astimezone().isoformat() if isinstance(at, datetime) else at
