"""Storage nodes and zones that fail and return under load, through SQL: what a client sees."""

from __future__ import annotations

import threading
import time

import psycopg
import pytest

import aurorapy


def _nodes(db: aurorapy.Server) -> dict[str, tuple[str, int]]:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        return {n: (s, scl) for n, s, scl in c.execute("SELECT node, state, scl FROM aurora_node_status()")}


class _Load:
    """Clients that move money between accounts and count what was acknowledged."""

    def __init__(self, dsn: str, clients: int) -> None:
        self.stopping = False
        self.errors: list[Exception] = []
        self.commits = [0] * clients
        self.threads = [threading.Thread(target=self._run, args=(dsn, i)) for i in range(clients)]
        for t in self.threads:
            t.start()

    def _run(self, dsn: str, number: int) -> None:
        try:
            with psycopg.connect(dsn, autocommit=True) as c:
                while not self.stopping:
                    with c.transaction():
                        c.execute("UPDATE account SET balance = balance - 1 WHERE id = %s", (number,))
                        c.execute("UPDATE account SET balance = balance + 1 WHERE id = %s", ((number + 1) % 8,))
                        c.execute("INSERT INTO moved VALUES (%s)", (number,))
                    self.commits[number] += 1
        except psycopg.errors.DeadlockDetected:
            self.threads[number] = threading.Thread(target=self._run, args=(dsn, number))
            self.threads[number].start()
        except Exception as e:
            self.errors.append(e)

    def stop(self) -> None:
        self.stopping = True
        for t in list(self.threads):
            t.join(20)


@pytest.fixture
def db() -> aurorapy.Server:  # type: ignore[misc]
    with aurorapy.Server() as server:
        with psycopg.connect(server.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE account (id int PRIMARY KEY, balance int NOT NULL)")
            c.execute("CREATE TABLE moved (client int)")
            c.execute("INSERT INTO account SELECT i, 1000 FROM generate_series(0, 7) i")
        yield server


def test_any_two_nodes_or_a_zone_may_fail_and_return(db: aurorapy.Server) -> None:
    load = _Load(db.dsn, 4)
    with psycopg.connect(db.dsn, autocommit=True) as c:
        for pair in (("a1", "a2"), ("a1", "b1"), ("b2", "c2"), ("c1", "a2")):
            for node in pair:
                c.execute("SELECT aurora_fail_node(%s)", (node,))
            before = sum(load.commits)
            time.sleep(0.2)
            assert {n for n, (state, _) in _nodes(db).items() if state == "failed"} == set(pair)
            assert sum(load.commits) > before
            c.execute("SELECT aurora_heal()")
        c.execute("SELECT aurora_fail_az('b', 0.2)")
        time.sleep(0.5)
    load.stop()
    assert not load.errors
    deadline = time.monotonic() + 5
    while len({scl for _, scl in _nodes(db).values()}) > 1 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len({scl for _, scl in _nodes(db).values()}) == 1
    with psycopg.connect(db.dsn) as c:
        assert c.execute("SELECT sum(balance), (SELECT count(*) FROM moved) FROM account").fetchone() == (8000, sum(load.commits))


def test_with_three_nodes_gone_commits_wait_and_reads_go_on(db: aurorapy.Server) -> None:
    done = threading.Event()

    def write() -> None:
        with psycopg.connect(db.dsn, autocommit=True) as c:
            c.execute("INSERT INTO moved VALUES (99)")
        done.set()

    with psycopg.connect(db.dsn, autocommit=True) as c:
        for node in ("a1", "b1", "c1"):
            c.execute("SELECT aurora_fail_node(%s)", (node,))
        writer = threading.Thread(target=write)
        writer.start()
        assert not done.wait(0.4)
        assert c.execute("SELECT sum(balance) FROM account").fetchone() == (8000,)
        assert c.execute("SELECT balance FROM account WHERE id = 3").fetchone() == (1000,)
        assert c.execute("SELECT count(*) FROM moved").fetchone() == (0,)  # what is not durable is not seen
        c.execute("SELECT aurora_heal('b1')")
        assert done.wait(5)
        writer.join()
        assert c.execute("SELECT count(*) FROM moved").fetchone() == (1,)


def test_unknown_names_are_errors(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        nodes = "a1, a2, b1, b2, c1, c2"
        for call, what in (
            ("aurora_fail_node('x1')", f'storage node "x1" does not exist; there are {nodes}'),
            ("aurora_fail_az('z')", 'availability zone "z" does not exist; there are a, b, c'),
            ("aurora_fail('zone1')", rf'"zone1" is neither a storage node \({nodes}\) nor an availability zone \(a, b, c\)'),
            ("aurora_heal('q')", '"q" is neither a storage node'),
            ("aurora_slow('zone1', 1, 2, 3)", '"zone1" is neither a storage node'),
            ("aurora_slow('a', 1, 4, 3)", "the minimum delay must not be negative"),
            ("aurora_fail_node('a1', -1)", "must be greater than zero"),
        ):
            with pytest.raises(psycopg.errors.InvalidParameterValue, match=what):
                c.execute(f"SELECT {call}")


def test_a_zone_fails_and_is_healed_by_its_name(db: aurorapy.Server) -> None:
    db.fail("b")
    db.fail("c1")
    assert [name for name, (state, _) in _nodes(db).items() if state == "failed"] == ["b1", "b2", "c1"]
    db.heal("b")
    assert [name for name, (state, _) in _nodes(db).items() if state == "failed"] == ["c1"]
    db.heal()
    with pytest.raises(Exception, match="neither a storage node"):
        db.slow("x", 1, 1, 1)
