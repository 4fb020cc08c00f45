"""Random histories, and restores of what the server said then: DDL and DML, databases, branches and drops, kill -9, and a store that is away.

A fixed seed beside a random one, which a failure prints.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.backup.serving import Child, State, restored_state, run, state_of, status, wait_for

STEPS = 14
APART = 0.15  # seconds between a state and what comes next: a time is exact to the distance of two moments


class History:
    """What was done, and what the server said: (time, LSN of the database postgres, state)."""

    def __init__(self, place: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.store = place / "store"
        self.child = Child(place / "data", self.store)
        self.databases = ["postgres"]
        self.seen: list[tuple[datetime, int, State]] = []
        self.snapshots: dict[str, State] = {}
        self._count = 0

    def step(self) -> None:
        kind = self.chance.choices(("write", "table", "create", "branch", "drop", "kill", "away", "rest", "snapshot"), (9, 4, 2, 3, 1, 2, 1, 3, 1))[0]
        getattr(self, f"_{kind}")()
        if self.chance.random() < 0.4:
            self.look()

    def look(self) -> None:
        """What the server says now."""
        state = state_of(self.child.port)
        self._pass()
        lsn = [row[0] for row in run(self.child.port, "SELECT lsn FROM aurora_volume_status() WHERE database = 'postgres'")][0]
        self.seen.append((datetime.now(UTC), lsn, state))
        self._pass()

    def _pass(self) -> None:
        """The server's own time, so that it has looked in between where everybody stands, however slow the machine is."""
        self.child.run(f"SELECT pg_sleep({APART})")

    def _name(self) -> str:
        self._count += 1
        return f"n{self._count}"

    def _tables(self, database: str) -> list[str]:
        return [name for (name,) in self.child.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1", database=database)]

    def _table(self) -> None:
        database, name = self.chance.choice(self.databases), self._name()
        tables = self._tables(database)
        if tables and self.chance.random() < 0.3:
            self.child.run(f"DROP TABLE {self.chance.choice(tables)}", database=database)
            return
        self.child.run(f"CREATE TABLE {name} (a int PRIMARY KEY, b text, c float8)", f"CREATE INDEX ON {name} (b)",
                       f"INSERT INTO {name} SELECT g, repeat('x', g % 40) || g, g / 7.0 FROM generate_series(1, {self.chance.randint(1, 900)}) g",
                       database=database)

    def _write(self) -> None:
        database = self.chance.choice(self.databases)
        for name in self._tables(database)[:3]:
            n = self.chance.randint(2, 9)
            self.child.run(f"UPDATE {name} SET b = b || '{n}' WHERE a % {n} = 0", f"DELETE FROM {name} WHERE a % {n * 7} = 1",
                           f"INSERT INTO {name} SELECT max(a) + 1, 'new', {n} FROM {name} HAVING max(a) IS NOT NULL", database=database)

    def _create(self) -> None:
        self.databases.append(self._name())
        self.child.run(f"CREATE DATABASE {self.databases[-1]}")

    def _branch(self) -> None:
        source, name = self.chance.choice(self.databases), self._name()
        self.child.run(f"SELECT aurora_branch('{name}', '{source}')")
        self.databases.append(name)

    def _drop(self) -> None:
        if len(self.databases) > 2:
            name = self.databases.pop(self.chance.randrange(1, len(self.databases)))
            self.child.run(f"DROP DATABASE {name}")

    def _kill(self) -> None:
        self.child.kill()
        self.child.start()

    def _away(self) -> None:
        """The store is gone for a while, under load."""
        if not self.store.exists():
            return
        self.store.rename(self.store.with_name("away"))
        self._write()
        time.sleep(0.3)
        self._write()
        self.store.with_name("away").rename(self.store)

    def _rest(self) -> None:
        time.sleep(0.3)  # an idle fleet makes images

    def _snapshot(self) -> None:
        name = self._name()
        self.child.run(f"SELECT aurora_backup_snapshot('{name}')")
        self.snapshots[name] = state_of(self.child.port)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("seed", [7, None])
def test_a_restore_is_what_the_server_said(tmp_path: Path, seed: int | None) -> None:
    seed = seed if seed is not None else int.from_bytes(os.urandom(4), "big")
    print("seed", seed)
    history = History(tmp_path, seed)
    try:
        history._table()
        history.look()
        for _ in range(STEPS):
            history.step()
        history.look()
        last = history.seen[-1][0]
        wait_for(lambda: (found := status(history.child.port)["latest_time"]) is not None and found >= last)
        if history.chance.random() < 0.5:
            history.child.kill()
    finally:
        history.child.kill()
    chosen = history.chance.sample(history.seen[:-1], min(2, len(history.seen) - 1))
    for number, (when, lsn, state) in enumerate(chosen):
        assert restored_state(history.store, tmp_path / f"time{number}", to=when) == state, when
        found = restored_state(history.store, tmp_path / f"lsn{number}", to_lsn=lsn)
        assert found["postgres"] == state["postgres"], lsn
    assert restored_state(history.store, tmp_path / "latest") == history.seen[-1][2]
    for name, state in list(history.snapshots.items())[:1]:
        assert restored_state(history.store, tmp_path / name, snapshot=name) == state
    shutil.rmtree(tmp_path, ignore_errors=True)
