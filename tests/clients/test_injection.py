"""Aurora's fault injection functions, and the same from Python."""

from __future__ import annotations

import time
from collections.abc import Iterator

import psycopg
import pytest

import aurorapy


@pytest.fixture
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server:
        yield server


def test_a_crash_cuts_connections_and_keeps_what_was_committed(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c, psycopg.connect(db.dsn) as open_block, psycopg.connect(db.dsn, autocommit=True) as other:
        c.execute("CREATE TABLE t (a int PRIMARY KEY)")
        c.execute("INSERT INTO t SELECT generate_series(1, 1000)")
        open_block.execute("INSERT INTO t VALUES (5000)")
        before = c.execute("SELECT epoch FROM aurora_volume_status() WHERE database = current_database()").fetchone()
        with pytest.raises(psycopg.OperationalError):
            other.execute("SELECT aurora_inject_crash('Instance')")
        with pytest.raises(psycopg.OperationalError):
            open_block.execute("SELECT 1")
        with pytest.raises(psycopg.OperationalError):
            c.execute("SELECT 1")
    db.crash()  # and once more, waiting for the recovery
    with psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("SELECT count(*), max(a) FROM t").fetchone() == (1000, 1000)
        after = c.execute("SELECT epoch FROM aurora_volume_status() WHERE database = current_database()").fetchone()
        assert before is not None and after is not None and after[0] >= before[0] + 2
        c.execute("INSERT INTO t VALUES (1001)")
        with pytest.raises(psycopg.errors.InvalidParameterValue):
            c.execute("SELECT aurora_inject_crash('planet')")
        with pytest.raises(psycopg.errors.FeatureNotSupported):
            c.execute("SELECT aurora_inject_replica_failure(100, 1, 'r')")


def test_disks_that_fail_lose_nothing(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (a int)")
        c.execute("SELECT aurora_inject_disk_failure(100, 0, false, 1), aurora_inject_disk_failure(50, 1, true, 1)")
        for n in range(50):
            c.execute("INSERT INTO t VALUES (%s)", (n,))
        assert c.execute("SELECT count(*) FROM t").fetchone() == (50,)
        end = time.monotonic() + 15
        while len({row[0] for row in c.execute("SELECT scl FROM aurora_node_status()").fetchall()}) > 1:
            assert time.monotonic() < end
            time.sleep(0.05)


def test_with_three_disks_gone_commits_wait_until_they_are_back(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (a int)")
        for node in (0, 2, 4):
            c.execute("SELECT aurora_inject_disk_failure(100, %s::int, false, 1)", (node,))
        start = time.monotonic()
        c.execute("INSERT INTO t VALUES (1)")
        assert 0.5 < time.monotonic() - start < 10


def test_congestion_of_one_node_is_not_felt_and_of_three_it_is(db: aurorapy.Server) -> None:
    def insert(c: psycopg.Connection) -> float:
        start = time.monotonic()
        for n in range(10):
            c.execute("INSERT INTO t VALUES (%s)", (n,))
        return time.monotonic() - start

    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (a int)")
        db.slow("b1", 30, 100, 100)
        assert min(insert(c) for _ in range(3)) < 0.9
        db.slow("a1", 30, 100, 100)
        db.slow("c1", 30, 100, 100)
        assert insert(c) > 0.9
        db.heal()
        assert min(insert(c) for _ in range(3)) < 0.9


def test_arguments_are_checked(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        for call in ("disk_failure(101, 0, false, 1)", "disk_failure(50, 6, false, 1)", "disk_failure(50, 6, true, 1)", "disk_failure(50, 0, false, 0)",
                     "disk_congestion(50, 0, false, 1, 5, 2)", "disk_congestion(50, -1, false, 1, 1, 2)"):
            with pytest.raises(psycopg.errors.InvalidParameterValue):
                c.execute(f"SELECT aurora_inject_{call}")


def test_faults_from_python(db: aurorapy.Server) -> None:
    def states() -> list[str]:
        with psycopg.connect(db.dsn) as c:
            return [row[0] for row in c.execute("SELECT node FROM aurora_node_status() WHERE state <> 'up' ORDER BY 1").fetchall()]

    db.fail("b")
    db.fail("c1", 30)
    assert states() == ["b1", "b2", "c1"]
    db.heal()
    assert states() == []
