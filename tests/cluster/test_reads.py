"""Pages that come from afar, and slowly: who reads them waits alone, can be cancelled, and nothing that others do meanwhile goes wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

import aurorapy
from aurorapy.cluster import Cluster

pytestmark = pytest.mark.timeout(90)
SCAN = "SELECT count(v), max(length(v)) FROM wide"
JOIN = "SELECT count(*) FROM wide a JOIN wide b ON b.id = a.id + 1"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with aurorapy.Cluster(tmp_path_factory.mktemp("reads") / "c", fsync=False) as c:
        with psycopg.connect(c.dsn, autocommit=True) as connection:
            connection.execute("CREATE TABLE wide (id int PRIMARY KEY, k int, v text)")
            connection.execute("INSERT INTO wide SELECT n, n, repeat('x', 400) FROM generate_series(1, 10000) n")
            connection.execute("CREATE INDEX ON wide (k)")
            connection.execute("CREATE TABLE small (id int PRIMARY KEY)")
            connection.execute("INSERT INTO small VALUES (1)")
            connection.execute("CREATE TABLE child (id int REFERENCES wide (id))")
            connection.execute("CREATE SEQUENCE numbers")
            connection.execute("SELECT nextval('numbers')")
        yield c


@pytest.fixture
def cluster(made: Cluster) -> Cluster:
    """With a writer that has no page in its cache."""
    made.kill("writer")
    made.start("writer")
    return made


@contextmanager
def paused(cluster: Cluster) -> Iterator[None]:
    cluster.pause("a", "b", "c")
    try:
        yield
    finally:
        cluster.resume("a", "b", "c")


def slow(cluster: Cluster, least_ms: float = 60, most_ms: float = 80) -> None:
    for zone in "abc":
        cluster.slow(zone, 30, least_ms, most_ms)


@pytest.fixture
def slowed(cluster: Cluster) -> Iterator[Cluster]:
    """Every answer of a node takes some 70 ms longer."""
    slow(cluster)
    yield cluster
    cluster.heal()


def seconds(call: Callable[[], Any]) -> float:
    begun = time.monotonic()
    call()
    return time.monotonic() - begun


@pytest.mark.parametrize("query", [SCAN, JOIN, "SELECT max(v) FROM wide WHERE k < 9000", "UPDATE wide SET v = 'y' WHERE id % 100 = 7"])
def test_who_reads_cold_pages_from_slow_nodes_keeps_nobody_else_waiting(cluster: Cluster, query: str) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as near, psycopg.connect(cluster.dsn, autocommit=True) as far:
        near.execute("SELECT id FROM small WHERE id = 1")
        slow(cluster, 150, 180)
        reader = threading.Thread(target=far.execute, args=(query,))
        try:
            before = stalls(near)
            reader.start()
            waits: list[float] = []
            while reader.is_alive():
                waits.append(seconds(lambda: near.execute("SELECT id FROM small WHERE id = 1").fetchone()))
                time.sleep(0.002)
            assert stalls(near) == before  # nobody waited for a page, not even for one
        finally:
            cluster.heal()
            reader.join()
    assert len(waits) > 20 and sorted(waits)[-3] < 0.14, sorted(waits)[-5:]  # a busy machine may take two of them away for as long


@pytest.mark.parametrize("query", [SCAN, JOIN, "SELECT v FROM wide WHERE id = 5000", "SELECT sum(length(v)) FROM wide WHERE k > 100"])
def test_a_statement_ends_while_its_page_is_on_its_way(cluster: Cluster, query: str) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c, paused(cluster):
        c.execute("SET statement_timeout = 300")
        with pytest.raises(psycopg.errors.QueryCanceled, match="statement timeout"):
            c.execute(query)
        c.execute("SET statement_timeout = 0")
        timer = threading.Timer(0.3, c.cancel)
        timer.start()
        with pytest.raises(psycopg.errors.QueryCanceled, match="user request"):
            c.execute(query)
        timer.join()
    with psycopg.connect(cluster.dsn) as c:
        assert c.execute("SELECT count(*) FROM wide").fetchone() == (10000,)


def test_who_asks_how_nodes_are_waits_for_a_silent_one_alone_and_not_for_long(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as near, psycopg.connect(cluster.dsn, autocommit=True) as far:
        near.execute("SELECT id FROM small WHERE id = 1")
        cluster.pause("b")
        try:
            found: list[Any] = []
            asker = threading.Thread(target=lambda: found.append(far.execute("SELECT node FROM aurora_node_status() WHERE state = 'up'").fetchall()))
            waits = [0.0, 0.0, seconds(asker.start)]
            while asker.is_alive():
                waits.append(seconds(lambda: near.execute("SELECT id FROM small WHERE id = 1").fetchone()))
            assert sorted(waits)[-3] < 0.3, sorted(waits)[-5:]
        finally:
            cluster.resume("b")
    assert found == [[("a1",), ("a2",), ("c1",), ("c2",)]]


def run_together(cluster: Cluster, count: int, work: Callable[[psycopg.Connection[Any], int], None]) -> None:
    """Sessions that begin at the same time."""
    errors: list[Exception] = []
    barrier = threading.Barrier(count)

    def run(number: int) -> None:
        try:
            with psycopg.connect(cluster.dsn, autocommit=True) as c:
                barrier.wait(20)
                work(c, number)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors


def test_rows_and_numbers_that_begin_on_cold_pages_are_all_different(slowed: Cluster) -> None:
    found: list[int] = []

    def work(c: psycopg.Connection[Any], number: int) -> None:
        row = c.execute("SELECT nextval('numbers')").fetchone()
        assert row is not None
        found.append(row[0])
        c.execute("INSERT INTO child VALUES (%s)", (number + 1,))

    run_together(slowed, 5, work)
    assert len(set(found)) == 5
    with psycopg.connect(slowed.dsn, autocommit=True) as c:
        assert c.execute("SELECT count(*), count(DISTINCT id) FROM child").fetchone() == (5, 5)
        c.execute("DELETE FROM child")


def test_a_snapshot_stays_what_it_was_while_its_pages_come(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as reader, psycopg.connect(cluster.dsn, autocommit=True) as writer:
        for id in (9000, 9999):
            for change in ("+ 1000000", "- 1000000", "+ 1", "- 1"):
                writer.execute(f"UPDATE wide SET k = k {change} WHERE id = {id}")  # the pages are here
        slow(cluster, 200, 220)
        found: list[Any] = []
        thread = threading.Thread(target=lambda: found.append(reader.execute("SELECT sum(k::bigint), count(*) FROM wide").fetchone()))
        thread.start()
        time.sleep(0.3)
        changes = ("k = k + 1 WHERE id = 9999", "k = k - 1 WHERE id = 9999", "k = k + 1000000 WHERE id = 9000")
        writer.execute("; ".join([f"UPDATE wide SET {change}" for change in changes]))
        assert thread.is_alive()
        thread.join()
        cluster.heal()
        writer.execute("UPDATE wide SET k = k - 1000000 WHERE id = 9000")
    assert found == [(50005000, 10000)]


def test_a_referenced_row_that_goes_while_it_is_looked_for_is_missed(slowed: Cluster) -> None:
    with psycopg.connect(slowed.dsn, autocommit=True) as c:
        for n in range(3):
            c.execute("INSERT INTO wide VALUES (%s, 0, '')", (20000 + n,))
    slowed.kill("writer")
    slowed.start("writer")
    slow(slowed)
    for n in range(3):
        outcomes: list[str] = []

        def work(c: psycopg.Connection[Any], number: int, n: int = n, outcomes: list[str] = outcomes) -> None:
            try:
                c.execute("INSERT INTO child VALUES (%s)" if number else "DELETE FROM wide WHERE id = %s", (20000 + n,))
                outcomes.append("done")
            except psycopg.errors.ForeignKeyViolation:
                outcomes.append("refused")

        run_together(slowed, 2, work)
        assert sorted(outcomes) == ["done", "refused"]
    with psycopg.connect(slowed.dsn, autocommit=True) as c:
        assert c.execute("SELECT count(*) FROM child LEFT JOIN wide USING (id) WHERE v IS NULL").fetchone() == (0,)
        c.execute("DELETE FROM child")
        c.execute("DELETE FROM wide WHERE id >= 20000")


def test_a_branch_and_the_past_read_as_patiently(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE twig TEMPLATE postgres")
        at = c.execute("SELECT pg_current_wal_lsn()").fetchone()
    try:
        for database, query in (("twig", SCAN), ("twig", "SELECT v FROM wide WHERE id = 400"), ("postgres", SCAN)):
            with psycopg.connect(cluster.dsn_of(database), autocommit=True) as c:
                if database == "postgres":
                    c.execute("SELECT set_config('aurora.read_as_of', %s::text, false)", at)
                    c.execute("SELECT 1")
                with paused(cluster):
                    c.execute("SET statement_timeout = 300")
                    with pytest.raises(psycopg.errors.QueryCanceled):
                        c.execute(query)
                c.execute("SET statement_timeout = 0")
                assert len(c.execute(query).fetchall()) == 1
    finally:
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            c.execute("DROP DATABASE twig")


CHANGES = {
    "sequence": "SELECT nextval('many_n')",
    "index": "CREATE INDEX ON empty (id)",
    "rename": "ALTER TABLE empty RENAME TO bare",
    "delete": "DELETE FROM many WHERE id BETWEEN 30000 AND 30300",
    "drop an index": "DROP INDEX many_k",
    "drop": "DROP TABLE many",
    "truncate": "TRUNCATE more",
}


def test_who_changes_cold_trees_keeps_nobody_else_waiting(cluster: Cluster) -> None:
    """What a mini-transaction reads is here before it begins. The trees have pages between the root and those above the leaves."""
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE many (id int PRIMARY KEY, k int, v text)")
        c.execute("INSERT INTO many SELECT n, n, repeat('m', 40) FROM generate_series(1, 60000) n")
        c.execute("CREATE INDEX many_k ON many (k)")
        c.execute("CREATE SEQUENCE many_n")
        c.execute("CREATE TABLE more AS SELECT * FROM many")
        c.execute("CREATE TABLE empty (id int)")
    usual = max(longest_wait(cluster, "CREATE TABLE calm (id int)"), 0.5)  # a change that reads no cold tree, on this machine as it is now
    for name, change in CHANGES.items():
        longest = longest_wait(cluster, change)
        assert longest < 4 * usual, f"{name}: {longest:.3f} s, {usual:.3f} s elsewhere"  # who plans by the new catalog waits until that is durable: two of the delays


def longest_wait(cluster: Cluster, change: str) -> float:
    """The longest select of a session beside one that changes something, all pages cold and all nodes slow: in seconds. The server waits for no page."""
    cluster.kill("writer")
    cluster.start("writer")
    with psycopg.connect(cluster.dsn, autocommit=True) as near, psycopg.connect(cluster.dsn) as far:
        near.execute("SELECT id FROM small WHERE id = 1")
        before = stalls(near)
        slow(cluster, 150, 180)
        longest = 0.0
        failures: list[str] = []

        def run(step: Callable[[], object]) -> None:
            try:
                step()
            except psycopg.Error as error:
                failures.append(repr(error))

        try:
            for step in (lambda: far.execute(change), far.commit):  # what was dropped is given back with the commit
                thread = threading.Thread(target=run, args=(step,))
                thread.start()
                while thread.is_alive():
                    longest = max(longest, seconds(lambda: near.execute("SELECT id FROM small WHERE id = 1").fetchone()))
                    time.sleep(0.002)
                thread.join()
        finally:
            cluster.heal()
        assert not failures, f"{change}: {failures}"
        assert stalls(near) == before, change
    return longest


def test_what_was_made_and_rolled_back_is_given_back_while_others_run(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as near, psycopg.connect(cluster.dsn) as far:
        before = stalls(near)
        far.execute("CREATE TABLE undone AS SELECT n AS id, repeat('u', 300) AS v FROM generate_series(1, 20000) n")
        far.rollback()
        assert stalls(near) == before
        far.execute("CREATE TABLE undone (id int PRIMARY KEY)")
        far.commit()


def stalls(c: psycopg.Connection[Any]) -> int:
    """Pages that the whole server has waited for in this database."""
    row = c.execute("SELECT stalls FROM aurora_volume_status() WHERE database = current_database()").fetchone()
    assert row is not None
    return int(row[0])
