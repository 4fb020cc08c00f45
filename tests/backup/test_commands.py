"""The command line, retention in the store, and a cluster whose nodes put into it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import aurorapy
from aurorapy import backups
from aurorapy.backups import duration
from aurorapy.server import StartupError
from aurorapy.storage.node import backup as machine
from aurorapy.storage.rim import coalescer
from aurorapy.storage.rim.keeper import Keeper
from aurorapy.storage.rim.placing import placed
from aurorapy.storage.rim.uploader import Backing
from tests.backup.serving import catch_up, child, restored_state, run, state_of, status, wait_for

pytestmark = pytest.mark.timeout(120)


def command(*arguments: str, fails: bool = False) -> str:
    done = subprocess.run([sys.executable, "-m", "aurorapy", *arguments], capture_output=True, text=True, timeout=60)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stderr.strip() if fails else done.stdout.strip()


def test_status_snapshots_and_restore(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    with aurorapy.Server(tmp_path / "data", fsync=False, backup=store, backup_interval=0.1) as server:
        run(server.port, "CREATE TABLE t (a int)", "INSERT INTO t SELECT generate_series(1, 100)")
        assert int(command("snapshot", "create", "first", server.dsn)) > 0
        assert "already exists" in command("snapshot", "create", "first", server.dsn, fails=True)
        assert "invalid snapshot name" in command("snapshot", "create", "a/b", server.dsn, fails=True)
        command("snapshot", "create", "second", server.dsn)
        command("snapshot", "drop", "second", server.dsn)
        assert "does not exist" in command("snapshot", "drop", "second", server.dsn, fails=True)
        assert [row["name"] for row in json.loads(command("snapshot", "list", server.dsn, "--json"))] == ["first"]
        run(server.port, "DELETE FROM t")
        catch_up(server.port)
        wait_for(lambda: status(server.port)["lag_bytes"] == 0)  # as of the last look, some time ago
        found = json.loads(command("backup", "status", server.dsn, "--json"))
        assert found["lag_bytes"] == 0 and found["error"] is None and found["bytes_stored"] > 0 and found["latest_lsn"] > 0
        assert "latest_time" in command("backup", "status", server.dsn)
    target = tmp_path / "new"
    assert "restored 1 databases" in command("restore", "--from", store, "--data", str(target), "--snapshot", "first")
    with aurorapy.Server(target, fsync=False) as server:
        assert run(server.port, "SELECT count(*) FROM t") == [(100,)]
    with placed(tmp_path / "third"):
        line = command("restore", "--from", store, "--data", str(tmp_path / "third"), fails=True)
        assert line == f'aurorapy: another restore into "{tmp_path / "third"}" is under way'
    line = command("restore", "--from", store, "--data", str(target), fails=True)
    assert line == f'aurorapy: "{target}" is not an empty directory'


def test_without_a_backup_there_is_nothing_to_ask(server: aurorapy.Server) -> None:
    for statement in ("SELECT * FROM aurora_backup_status()", "SELECT aurora_backup_snapshot('x')", "SELECT * FROM aurora_backup_snapshots()"):
        with pytest.raises(Exception, match="this server has no backup"):
            run(server.port, statement)


def test_durations_and_options_that_make_no_sense(tmp_path: Path) -> None:
    assert [duration(text) for text in ("90s", "30m", "1.5h", "7d", "2w")] == [90, 1800, 5400, 604_800, 1_209_600]
    for text in ("", "7", "d", "0d", "7 days", "-1h"):
        with pytest.raises(ValueError, match="is no duration"):
            duration(text)
    options: list[dict[str, Any]] = [{"backup_retention": "7d"}, {"backup": tmp_path / "s", "backup_retention": "x"}, {"backup": "ftp://x"}]
    for more in options:
        with pytest.raises(StartupError):
            aurorapy.Server(tmp_path / "data", **more)


@pytest.mark.timeout(120)
def test_retention_drops_what_neither_the_window_nor_a_snapshot_needs(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with child(tmp_path / "data", store, "2s") as server:
        server.run("CREATE TABLE t (a int PRIMARY KEY, b text)", "INSERT INTO t SELECT g, md5(g::text) FROM generate_series(1, 500) g",
                   "CREATE DATABASE branch TEMPLATE postgres", "CREATE DATABASE gone", "SELECT aurora_backup_snapshot('kept')")
        kept = state_of(server.port)
        server.run("DROP DATABASE gone")
        first = {*store.glob("v00000001/*/log/*"), *store.glob("v00000001/*/sets/*")}
        seen: set[Path] = set()
        while len([path for path in seen if not path.exists()]) < 3:
            server.run("UPDATE t SET b = md5(b)")
            seen |= set(store.glob("v00000001/*/log/*")) | set(store.glob("v00000001/*/sets/*"))
            time.sleep(0.3)  # an idle fleet makes images
        catch_up(server.port)
        last = state_of(server.port)
        assert any(path.exists() for path in first), "the snapshot needs some"
        assert status(server.port)["error"] is None
        server.stop()
    assert restored_state(store, tmp_path / "snapshot", snapshot="kept") == kept
    assert restored_state(store, tmp_path / "latest") == last


@pytest.mark.timeout(180)
def test_a_cluster_backs_up_also_without_some_of_its_nodes(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with aurorapy.Cluster(tmp_path / "cluster", fsync=False, backup=str(store), backup_interval=0.5, backup_retention="1d") as cluster:
        run(cluster.port, "CREATE TABLE t (a int, b text)", "INSERT INTO t SELECT g, md5(g::text) FROM generate_series(1, 3000) g",
            "CREATE DATABASE branch TEMPLATE postgres")
        catch_up(cluster.port)
        cluster.kill("a")  # a1 puts volume 0, a2 volume 1
        run(cluster.port, "UPDATE t SET b = 'x' || b WHERE a % 3 = 0", "INSERT INTO t VALUES (0, '')")
        last = state_of(cluster.port)
        wait_for(lambda: status(cluster.port)["lag_bytes"] > 0, 10)
        now = status(cluster.port)["latest_time"]
        wait_for(lambda: status(cluster.port)["latest_time"] > now and status(cluster.port)["lag_seconds"] < 1, 60)
        cluster.start("a")
        cluster.kill("writer")
        cluster.start("writer")
    assert restored_state(store, tmp_path / "single") == last
    aurorapy.restore(store, tmp_path / "again", cluster=True)
    with aurorapy.Cluster(tmp_path / "again", fsync=False) as cluster:
        assert state_of(cluster.port) == last
        cluster.kill("b")
        run(cluster.port, "INSERT INTO t VALUES (-1, '')")


def test_snapshots_and_branches_of_the_server_come_back_with_it(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data", fsync=False, backup=tmp_path / "store", backup_interval=0.1) as server:
        run(server.port, "CREATE TABLE t (a int)", "INSERT INTO t SELECT generate_series(1, 100)", "SELECT aurora_snapshot('early')",
            "DELETE FROM t WHERE a > 50", "SELECT aurora_branch('half', 'postgres')", "DELETE FROM t",
            "CREATE DATABASE lost", "SELECT aurora_snapshot('of_lost', 'lost')", "DROP DATABASE lost")
        catch_up(server.port)
    aurorapy.restore(tmp_path / "store", tmp_path / "new")
    with aurorapy.Server(tmp_path / "new", fsync=False) as server:
        run(server.port, "SELECT aurora_branch('then', 'postgres', 'early'::text)")
        assert [run(server.port, "SELECT count(*) FROM t", database=name) for name in ("postgres", "half", "then")] == [[(0,)], [(50,)], [(100,)]]


def test_a_snapshot_that_waits_for_a_slow_store_is_not_overtaken_by_the_collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it waits, the window moves past it."""
    store, plain, begun = tmp_path / "store", Keeper.has, time.monotonic()
    monkeypatch.setattr(Keeper, "has", lambda self, moment: time.monotonic() > begun + 5 and plain(self, moment))
    monkeypatch.setattr(backups, "Backing", lambda store, identity, options: Backing(store, identity, options | {"image_log_bytes": 3000}))
    monkeypatch.setattr(coalescer, "LOOK_NUDGES", 1000)  # no images yet
    monkeypatch.setattr(machine, "REST_SECONDS", 0.1)
    with aurorapy.Server(tmp_path / "data", fsync=False, backup=store, backup_interval=0.1, backup_retention="1s") as server, ThreadPoolExecutor(1) as other:
        run(server.port, "CREATE TABLE t AS SELECT g AS a, md5(g::text) AS b FROM generate_series(1, 300) g")
        state = state_of(server.port)
        taken = other.submit(run, server.port, "SELECT aurora_backup_snapshot('slow')")
        time.sleep(0.3)
        monkeypatch.setattr(coalescer, "LOOK_NUDGES", 1)
        while time.monotonic() < begun + 4.5:
            run(server.port, "UPDATE t SET b = md5(b)")
            time.sleep(0.3)
        taken.result(20)
    assert restored_state(store, tmp_path / "new", snapshot="slow") == state
