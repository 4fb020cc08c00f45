"""What the tests of the backup share: a server in a child process, and what a server says of all its databases."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pg8000.dbapi

import aurorapy

CHILD = Path(__file__).with_name("child.py")
State = dict[str, dict[str, Any]]


class Child:
    """`kill` is kill -9."""

    def __init__(self, data: Path, store: Path | str, retention: str = "", master: str = "") -> None:
        self._arguments = [sys.executable, str(CHILD), str(data), str(store), retention, master]
        self._process: subprocess.Popen[str] | None = None
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(self._arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        dsn = self._process.stdout.readline().strip()
        assert dsn.startswith("postgresql://"), "the server does not start"
        self.port = urlsplit(dsn).port

    def kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            self._ended(process)

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
            self._ended(process)

    @staticmethod
    def _ended(process: subprocess.Popen[str]) -> None:
        process.wait()
        assert process.stdin is not None and process.stdout is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        process.stdout.close()

    def run(self, *statements: str, database: str = "postgres") -> list[Any]:
        """Each in a transaction of its own; the rows of the last one."""
        return run(self.port, *statements, database=database)


def run(port: int | None, *statements: str, database: str = "postgres") -> list[Any]:
    connection = pg8000.dbapi.connect("postgres", host="127.0.0.1", port=port, database=database)
    try:
        connection.autocommit = True
        cursor = connection.cursor()
        rows: list[Any] = []
        for statement in statements:
            cursor.execute(statement)
            rows = [tuple(row) for row in cursor.fetchall()] if cursor.description else []
        return rows
    finally:
        connection.close()


def state_of(port: int | None) -> State:
    """A checksum of every table of every database."""
    found: State = {}
    for (database,) in run(port, "SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate"):
        tables = run(port, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1", database=database)
        found[database] = {
            table: run(port, f"SELECT count(*), md5(string_agg(t::text, ',' ORDER BY t::text)) FROM {table} t", database=database)[0] for (table,) in tables
        }
    return found


def restored_state(store: Path | str, data: Path, **to: Any) -> State:
    """What a restore says; it must also take commits."""
    aurorapy.restore(store, data, **to)
    key = to.get("master_key")
    with aurorapy.Server(data, fsync=False, master_key=key) as server:
        found = state_of(server.port)
        run(server.port, "CREATE TABLE after_the_restore (a int)", "INSERT INTO after_the_restore SELECT generate_series(1, 10)")
    with aurorapy.Server(data, fsync=False, master_key=key) as server:
        assert run(server.port, "SELECT count(*) FROM after_the_restore") == [(10,)]
    return found


def wait_for(condition: Callable[[], bool], seconds: float = 45.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.03)


def status(port: int | None) -> dict[str, Any]:
    names = ("store", "latest_lsn", "latest_time", "oldest_time", "lag_bytes", "lag_seconds", "bytes_stored", "objects", "error")
    return dict(zip(names, run(port, "SELECT * FROM aurora_backup_status()")[0], strict=True))


def catch_up(port: int | None) -> None:
    """Wait until all that was committed before can be restored."""
    now = datetime.now(UTC)
    wait_for(lambda: (found := status(port)["latest_time"]) is not None and found >= now)


@contextlib.contextmanager
def child(data: Path, store: Path | str, retention: str = "", master: str = "") -> Iterator[Child]:
    one = Child(data, store, retention, master)
    try:
        yield one
    finally:
        one.kill()
