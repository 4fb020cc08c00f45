"""Backups of systems that were restored themselves, or had no backup for a while: what their branches and snapshots hold is in them as well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import aurorapy
from aurorapy.storage.rim.masterkey import write_new_key
from tests.backup.serving import Child, State, catch_up, child, run, state_of

pytestmark = pytest.mark.timeout(120)


def with_snapshots(one: Child) -> State:
    """The state of a server, of its snapshots too."""
    for (name, database) in one.run("SELECT name, database FROM aurora_snapshots() ORDER BY 1"):
        one.run(f"SELECT aurora_branch('look_{name}', '{database}', '{name}'::text)")
    found = state_of(one.port)
    for (name,) in one.run("SELECT name FROM aurora_snapshots()"):
        one.run(f"DROP DATABASE look_{name}")
    return found


def history(server: Child) -> None:
    """Branches of several states, of branches, and of what was dropped; snapshots between them."""
    server.run("CREATE TABLE t (a int PRIMARY KEY, b text)", "INSERT INTO t SELECT g, md5(g::text) FROM generate_series(1, 800) g",
               "SELECT aurora_snapshot('early')", "UPDATE t SET b = 'x' WHERE a % 3 = 0", "SELECT aurora_branch('one', 'postgres')",
               "CREATE TABLE u AS SELECT * FROM t", "DROP TABLE t", "SELECT aurora_branch('two', 'postgres')", "DELETE FROM u WHERE a > 100",
               "SELECT aurora_snapshot('late')", "CREATE DATABASE lost", "SELECT aurora_snapshot('of_lost', 'lost')", "DROP DATABASE lost")
    server.run("INSERT INTO t SELECT g, 'one' FROM generate_series(1001, 1100) g", "SELECT aurora_branch('three', 'one')", "DELETE FROM t", database="one")


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_the_third_generation_has_all_that_the_first_had(tmp_path: Path, sealed: bool) -> None:
    master = f"file:{tmp_path / 'key'}" if sealed else ""
    if sealed:
        write_new_key(tmp_path / "key")
    with child(tmp_path / "g0", tmp_path / "s0", master=master) as server:
        history(server)
        catch_up(server.port)
        state = with_snapshots(server)
        server.stop()
    for n in (1, 2) if sealed else (1, 2, 3):
        aurorapy.restore(tmp_path / f"s{n - 1}", tmp_path / f"g{n}", master_key=master or None)
        with child(tmp_path / f"g{n}", tmp_path / f"s{n}", master=master) as server:
            assert with_snapshots(server) == state
            server.run(f"CREATE TABLE generation_{n} (a int)", f"INSERT INTO generation_{n} SELECT generate_series(1, {n * 100})",
                       f"SELECT aurora_snapshot('of_{n}')", f"DELETE FROM generation_{n} WHERE a > 50", "DELETE FROM u WHERE a % 7 = 1")
            state = with_snapshots(server)
            catch_up(server.port)
            server.stop()


def test_a_backup_that_begins_late_has_what_branches_hold(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data", fsync=False) as server:
        fleet: Any = server.engine.fleet
        run(server.port, "CREATE TABLE t (a int PRIMARY KEY, b text)", "INSERT INTO t SELECT g, md5(g::text) FROM generate_series(1, 2000) g")
        for branch in ("", "one", "two"):
            if branch:
                run(server.port, f"SELECT aurora_branch('{branch}', 'postgres')")
            for _ in range(3):
                run(server.port, "UPDATE t SET b = md5(b)")
                for _ in range(8):  # then nobody works, as far as it can see
                    fleet._coalescer.look()
        segment = fleet.members[0].node.volumes[1].segments[0]
        assert 0 < segment.log_floor <= segment.oldest() < segment.base, "the log from the beginning is gone, that since the branches is not"
    with child(tmp_path / "data", tmp_path / "store") as late:
        late.run("INSERT INTO t VALUES (-1, 'late')")
        state = state_of(late.port)
        catch_up(late.port)
        late.stop()
    aurorapy.restore(tmp_path / "store", tmp_path / "new")
    with child(tmp_path / "new", tmp_path / "second") as restored:
        assert state_of(restored.port) == state
