"""Time against a model that keeps full copies: random DDL and DML on several databases, with branches, rewinds, snapshots, drops, reads of the past,
images, collection, restarts and restores from a backup in between."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import aurorapy

WHICH, AMOUNT = st.integers(0, 99), st.integers(1, 400)
STEPS = st.lists(st.tuples(st.sampled_from((
    "insert", "insert", "update", "delete", "create", "drop table", "alter", "note", "note", "branch", "branch at", "rewind", "rewind", "return", "snapshot",
    "drop snapshot", "use snapshot", "past", "past", "drop", "coalesce", "churn", "restart", "crash", "restore")), WHICH, AMOUNT), min_size=8, max_size=30)
State = dict[str, list[Any]]  # by table: its rows
TABLES = ("t0", "t1", "t2")
DATABASES_MAX = 6
EXAMPLES = int(os.environ.get("AURORAPY_EXAMPLES", "15"))


class World:
    """A server, and what each of its databases and moments must hold."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.connections: dict[str, psycopg.Connection[Any]] = {}
        self.state: dict[str, State] = {"postgres": {}}
        self.kept: dict[str, str] = {}  # by database: under which name a rewind has kept the state before
        self.moments: dict[str, list[tuple[str, State]]] = {"postgres": []}  # by database: LSNs of its line
        self.snapshots: dict[str, tuple[str, State]] = {}
        self.made = 0
        self.start()

    def start(self) -> None:
        self.db = aurorapy.Server(self.directory, fsync=False, retention=3600, backup=self.directory.with_suffix(".store"), backup_interval=0.1)

    def restore(self) -> None:
        """Go on with a restored server: it has all databases and snapshots; of their history, what those hold."""
        reached = datetime.now(UTC)
        end = time.monotonic() + 60
        while True:
            row = self.on("postgres").execute("SELECT latest_time FROM aurora_backup_status()").fetchone()
            if row is not None and row[0] is not None and row[0] >= reached:
                break
            assert time.monotonic() < end, "the backup does not catch up"
            time.sleep(0.03)
        self.stop()
        store, self.directory = self.directory.with_suffix(".store"), self.directory.with_name(self.new_name())
        aurorapy.restore(store, self.directory)
        self.start()
        self.moments = {n: [] for n in self.moments}

    def stop(self) -> None:
        for c in self.connections.values():
            c.close()
        self.connections = {}
        self.db.stop()

    def on(self, name: str) -> psycopg.Connection[Any]:
        c = self.connections.get(name)
        if c is None:
            c = self.connections[name] = psycopg.connect(self.db.dsn.rsplit("/", 1)[0] + "/" + name, autocommit=True,
                                                         prepare_threshold=None)  # a rewind may change what a prepared statement returns
        return c

    def forget(self, name: str) -> None:
        if name in self.connections:
            self.connections.pop(name).close()

    def new_name(self) -> str:
        self.made += 1
        return f"n{self.made}"

    def pick(self, which: int) -> str:
        return sorted(self.state)[which % len(self.state)]

    def read(self, c: psycopg.Connection[Any]) -> State:
        names = [n for n, in c.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 't_' ORDER BY 1").fetchall()]
        return {n: c.execute(f"SELECT * FROM {n} ORDER BY 1").fetchall() for n in names}

    def check(self) -> None:
        for name, state in self.state.items():
            assert self.read(self.on(name)) == state, name

    # --- steps ---

    def write(self, name: str, what: str, which: int, amount: int) -> None:
        c, state = self.on(name), self.state[name]
        table = TABLES[which % 3]
        rows = state.get(table)
        if what == "create" or rows is None:
            if rows is None:
                c.execute(f"CREATE TABLE {table} (a int PRIMARY KEY, b int)")
                state[table] = []
            return
        width = len(c.execute(f"SELECT * FROM {table} LIMIT 0").description or ())
        pad = (7,) * (width - 2)
        if what == "insert":
            first = max([r[0] for r in rows], default=0) + 1
            c.execute(f"INSERT INTO {table} (a, b) SELECT g, {which} FROM generate_series({first}, {first + amount - 1}) g")
            rows += [(a, which, *pad) for a in range(first, first + amount)]
        elif what == "update":
            c.execute(f"UPDATE {table} SET b = b + 1 WHERE a % 3 = {which % 3}")
            state[table] = [(r[0], r[1] + 1, *r[2:]) if r[0] % 3 == which % 3 else r for r in rows]
        elif what == "delete":
            c.execute(f"DELETE FROM {table} WHERE a <= {amount}")
            state[table] = [r for r in rows if r[0] > amount]
        elif what == "alter" and width < 5:
            c.execute(f"ALTER TABLE {table} ADD COLUMN c{width} int DEFAULT 7")
            state[table] = [(*r, 7) for r in rows]
        elif what == "drop table":
            c.execute(f"DROP TABLE {table}")
            del state[table]

    def enter(self, name: str, state: State, moments: list[tuple[str, State]]) -> None:
        self.state[name], self.moments[name] = copy(state), list(moments)

    def rewind(self, name: str, to: str, state: State, moments: list[tuple[str, State]]) -> None:
        before = self.on(name).execute("SELECT aurora_rewind(%s, %s)", (name, to)).fetchone()
        assert before is not None
        self.enter(before[0], self.state[name], self.moments[name])
        self.enter(name, state, moments)
        self.kept[name] = before[0]

    def step(self, what: str, which: int, amount: int) -> None:
        name = self.pick(which)
        moments, room = self.moments[name], len(self.state) < DATABASES_MAX
        at = amount % len(moments) if moments else 0
        if what == "note":
            moments.append((self.on(name).execute("SELECT pg_current_wal_lsn()").fetchone()[0], copy(self.state[name])))  # type: ignore[index]
        elif what == "branch" and room:
            fresh = self.new_name()
            self.on(name).execute("SELECT aurora_branch(%s, %s)", (fresh, name))
            self.enter(fresh, self.state[name], moments)
        elif what == "branch at" and room and moments:
            fresh = self.new_name()
            self.on(self.pick(which + 1)).execute("SELECT aurora_branch(%s, %s, %s::pg_lsn)", (fresh, name, moments[at][0]))
            self.enter(fresh, moments[at][1], moments[: at + 1])
        elif what == "rewind" and room and moments:
            self.rewind(name, moments[at][0], moments[at][1], moments[: at + 1])
        elif what == "return" and self.kept.get(name) in self.state:
            kept = self.kept.pop(name)
            self.forget(kept)
            self.on(name).execute("SELECT aurora_return(%s, %s)", (name, kept))
            self.enter(name, self.state.pop(kept), self.moments.pop(kept))
            self.kept.pop(kept, None)
        elif what == "snapshot":
            fresh = self.new_name()
            self.on(name).execute("SELECT aurora_snapshot(%s)", (fresh,))
            self.snapshots[fresh] = (name, copy(self.state[name]))
        elif what == "drop snapshot" and self.snapshots:
            self.on(name).execute("SELECT aurora_drop_snapshot(%s)", (self.snapshots.popitem()[0],))
        elif what == "use snapshot" and self.snapshots and room:
            snapshot, (source, state) = sorted(self.snapshots.items())[which % len(self.snapshots)]
            fresh = self.new_name()
            self.on(name).execute("SELECT aurora_branch(%s, %s, %s)", (fresh, source, snapshot))
            self.enter(fresh, state, [])
        elif what == "past" and moments:
            c = self.on(name)
            c.execute("SELECT set_config('aurora.read_as_of', %s, false)", (moments[at][0],))
            assert self.read(c) == moments[at][1]
            c.execute("RESET aurora.read_as_of")
        elif what == "drop" and name != "postgres":
            self.forget(name)
            self.on("postgres").execute(f"DROP DATABASE {name}")
            del self.state[name], self.moments[name]
            self.moments = {n: [] for n in self.moments}  # what a dropped ancestor alone kept is gone, but for where its branches begin
            self.kept.pop(name, None)
        elif what == "coalesce":
            for _ in range(8):
                self.db.engine.fleet._coalescer.look()
        elif what == "churn":
            for turn in range(4):
                for table in self.state[name]:
                    self.write(name, "update", TABLES.index(table) + 3 * turn, amount)
                self.db.engine.fleet._coalescer.look()
                self.db.engine.fleet._coalescer.run_errands()
        elif what == "restore":
            self.restore()
        elif what in ("restart", "crash"):
            if what == "restart":
                self.stop()
                self.start()
            else:
                for c in self.connections.values():
                    c.close()
                self.connections = {}
                self.db.crash()
        else:
            self.write(name, what if what in ("insert", "update", "delete", "create", "alter", "drop table") else "insert", which, amount)


def copy(state: State) -> State:
    return {table: list(rows) for table, rows in state.items()}


@pytest.mark.timeout(240 + 15 * EXAMPLES)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
@example([
    ("create", 0, 1), ("insert", 0, 300), ("note", 0, 1), ("snapshot", 0, 1), ("churn", 0, 50), ("rewind", 0, 0), ("update", 1, 1), ("branch", 0, 1),
    ("restore", 0, 1), ("use snapshot", 0, 1), ("insert", 0, 30), ("churn", 1, 20), ("return", 0, 1), ("branch", 1, 1), ("drop", 1, 1), ("delete", 0, 40),
    ("restore", 0, 1), ("note", 0, 1), ("alter", 0, 1), ("past", 0, 0), ("rewind", 0, 0),
])
@example([("insert", 0, 1), ("note", 0, 1), ("note", 0, 1), ("branch", 0, 1), ("restart", 0, 1), ("note", 0, 1), ("restart", 0, 1), ("branch at", 0, 2)])
def test_against_full_copies(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        world = World(Path(directory) / "d")
        try:
            for what, which, amount in steps:
                world.step(what, which, amount)
                if what not in ("insert", "update", "delete", "create", "alter", "drop table", "note"):
                    world.check()
            world.check()
        finally:
            world.stop()
