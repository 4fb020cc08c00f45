"""Which rows FOR UPDATE and its kin lock, and who waits for whom."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

Connection = psycopg.Connection[Any]
FREE = "SELECT id FROM queue ORDER BY id FOR UPDATE SKIP LOCKED"


@pytest.fixture
def workers(connecting: Any) -> Iterator[list[Connection]]:
    """Three connections, and a queue of six."""
    with connecting(3, "CREATE TABLE queue (id int PRIMARY KEY, done bool DEFAULT false); INSERT INTO queue SELECT generate_series(1, 6)", "DROP TABLE queue") as opened:
        yield opened


@pytest.mark.parametrize("tail", ["ORDER BY id LIMIT 1", "LIMIT 1", "WHERE NOT done ORDER BY id FETCH FIRST ROW ONLY", "ORDER BY id LIMIT 1 OFFSET 0"])
def test_a_limit_locks_no_more_than_it_returns(workers: list[Connection], tail: str) -> None:
    a, b, c = workers
    taken = []
    for worker in (a, b):
        worker.execute("BEGIN")
        taken += worker.execute(f"SELECT id FROM queue {tail} FOR UPDATE SKIP LOCKED").fetchall()
    assert taken == [(1,), (2,)]
    assert c.execute(FREE).fetchall() == [(3,), (4,), (5,), (6,)]


def test_what_is_behind_a_lock_that_is_waited_for_stays_free(workers: list[Connection]) -> None:
    a, b, c = workers
    a.execute("BEGIN")
    a.execute("SELECT FROM queue WHERE id = 1 FOR UPDATE")
    b.execute("BEGIN")
    waiting = threading.Thread(target=lambda: b.execute("SELECT id FROM queue ORDER BY id LIMIT 1 FOR UPDATE"))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    assert c.execute("SELECT id FROM queue ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED").fetchall() == [(2,)]
    a.execute("ROLLBACK")
    waiting.join(10)
    assert not waiting.is_alive()
    assert c.execute(FREE).fetchall() == [(2,), (3,), (4,), (5,), (6,)]


def beginning(connection: Connection, statement: str) -> threading.Thread:
    """A statement on a thread; it has not ended after a fifth of a second."""
    thread = threading.Thread(target=lambda: connection.execute(statement))
    thread.start()
    thread.join(0.2)
    assert thread.is_alive(), f"{statement} does not wait"
    return thread


def test_a_row_that_was_updated_is_not_deleted_below_those_that_refer_to_it(workers: list[Connection]) -> None:
    a, b, c = workers
    c.execute("CREATE TABLE refers (id int REFERENCES queue)")
    try:
        for worker in (a, b):
            worker.execute("BEGIN")
            worker.execute("INSERT INTO refers VALUES (1)")
        c.execute("BEGIN")
        c.execute("UPDATE queue SET done = true WHERE id = 1")  # no key: it need not wait
        errors: list[object] = []

        def delete() -> None:
            try:
                c.execute("DELETE FROM queue WHERE id = 1")
            except psycopg.Error as e:
                errors.append(e.sqlstate)

        waiting = threading.Thread(target=delete)
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
        a.execute("ROLLBACK")
        waiting.join(0.2)
        assert waiting.is_alive()
        b.execute("COMMIT")
        waiting.join(10)
        assert errors == ["23503"]
    finally:
        c.execute("ROLLBACK")
        c.execute("DROP TABLE refers")


def test_a_share_is_had_before_those_who_wait_for_more(workers: list[Connection]) -> None:
    a, b, c = workers
    for worker in workers:
        worker.execute("BEGIN")
    a.execute("SELECT FROM queue WHERE id = 1 FOR SHARE")
    waiting = beginning(b, "SELECT FROM queue WHERE id = 1 FOR UPDATE")
    c.execute("SELECT FROM queue WHERE id = 1 FOR SHARE")
    a.execute("COMMIT")
    waiting.join(0.2)
    assert waiting.is_alive()
    c.execute("SELECT FROM queue WHERE id = 1 FOR UPDATE")
    c.execute("COMMIT")
    waiting.join(10)
    assert not waiting.is_alive()


def test_a_savepoint_gives_back_what_made_a_lock_stronger(workers: list[Connection]) -> None:
    a, b, c = workers
    a.execute("BEGIN")
    a.execute("SELECT FROM queue WHERE id = 1 FOR SHARE")
    a.execute("SAVEPOINT s")
    a.execute("SELECT FROM queue WHERE id = 1 FOR UPDATE")
    a.execute("ROLLBACK TO s")
    b.execute("SELECT FROM queue WHERE id = 1 FOR SHARE NOWAIT")
    waiting = beginning(c, "UPDATE queue SET done = true WHERE id = 1")
    a.execute("COMMIT")
    waiting.join(10)
    assert not waiting.is_alive()


def test_do_nothing_about_a_row_that_the_snapshot_does_not_see(workers: list[Connection]) -> None:
    a, b, _ = workers
    for worker in (a, b):
        worker.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        worker.execute("SELECT FROM queue")
    a.execute("INSERT INTO queue VALUES (7) ON CONFLICT DO NOTHING")
    a.execute("INSERT INTO queue VALUES (7) ON CONFLICT DO NOTHING")  # its own: nothing indeed
    a.execute("COMMIT")
    with pytest.raises(psycopg.errors.SerializationFailure):
        b.execute("INSERT INTO queue VALUES (7) ON CONFLICT DO NOTHING")


@pytest.mark.parametrize(("change", "reads", "writes"), [
    ("ADD FOREIGN KEY (id) REFERENCES other NOT VALID", True, False),
    ("VALIDATE CONSTRAINT known", True, True),
    ("ALTER COLUMN done SET STATISTICS 10", True, True),
    ("ALTER COLUMN done SET STATISTICS 10, ALTER COLUMN done SET DEFAULT true", False, False),
])
def test_what_alter_table_keeps_out(workers: list[Connection], change: str, reads: bool, writes: bool) -> None:
    a, b, _ = workers
    a.execute("CREATE TABLE other (id int PRIMARY KEY)")
    try:
        a.execute("ALTER TABLE queue ADD CONSTRAINT known CHECK (id > 0) NOT VALID")
        a.execute("BEGIN")
        a.execute(f"ALTER TABLE queue {change}")
        b.execute("SET lock_timeout = 200")
        for statement, allowed in (("SELECT FROM queue", reads), ("INSERT INTO queue VALUES (8)", writes)):
            try:
                b.execute(statement)
            except psycopg.errors.LockNotAvailable:
                assert not allowed, statement
            else:
                assert allowed, statement
    finally:
        a.execute("ROLLBACK")
        a.execute("DROP TABLE other CASCADE")


def test_who_locked_rows_has_yet_to_lock_the_table_for_writing(workers: list[Connection]) -> None:
    """An INSERT after a FOR UPDATE took no lock on the table: nobody's SHARE lock kept it out."""
    a, b, _ = workers
    a.execute("BEGIN")
    a.execute("LOCK queue IN SHARE MODE")
    b.execute("BEGIN")
    b.execute("SELECT FROM queue WHERE id = 1 FOR UPDATE")
    waiting = beginning(b, "INSERT INTO queue VALUES (7)")
    a.execute("COMMIT")
    waiting.join(10)
    assert not waiting.is_alive()
    assert b.execute("SELECT count(*) FROM queue").fetchone() == (7,)


def test_rows_locked_keep_an_exclusive_lock_on_the_table_out(workers: list[Connection]) -> None:
    a, b, _ = workers
    a.execute("BEGIN")
    a.execute("SELECT FROM queue WHERE id = 1 FOR SHARE")
    with pytest.raises(psycopg.errors.LockNotAvailable):
        b.execute("BEGIN; LOCK queue IN EXCLUSIVE MODE NOWAIT")


@pytest.mark.parametrize("level", ["READ COMMITTED", "REPEATABLE READ"])
def test_a_key_share_is_not_excluded_by_changes_that_leave_the_keys(workers: list[Connection], level: str) -> None:
    a, b, _ = workers
    b.execute(f"BEGIN ISOLATION LEVEL {level}")
    b.execute("SELECT 1")
    a.execute("BEGIN")
    a.execute("UPDATE queue SET done = true WHERE id = 2")
    slowly = "SELECT id, done FROM queue WHERE id = 2 AND pg_sleep(0.4) IS NOT NULL FOR KEY SHARE"
    seen: list[Any] = []
    looking = threading.Thread(target=lambda: seen.extend(b.execute(slowly).fetchall()))  # it has its snapshot, and locks after the commit
    looking.start()
    looking.join(0.2)
    a.execute("COMMIT")
    looking.join(10)
    assert seen == [(2, False)]


def test_a_sequence_that_is_being_changed_gives_no_values(workers: list[Connection]) -> None:
    a, b, c = workers
    a.execute("CREATE SEQUENCE tickets")
    try:
        a.execute("BEGIN")
        a.execute("ALTER SEQUENCE tickets INCREMENT 10 RESTART 5")
        values: list[Any] = []
        asking = threading.Thread(target=lambda: values.extend(b.execute("SELECT nextval('tickets'), nextval('tickets')").fetchall()))
        asking.start()
        asking.join(0.2)
        assert asking.is_alive()
        a.execute("COMMIT")
        asking.join(10)
        assert values == [(5, 15)]
        b.execute("BEGIN")
        b.execute("SELECT nextval('tickets')")
        altering = beginning(c, "ALTER SEQUENCE tickets MAXVALUE 2000")
        b.execute("ROLLBACK")
        altering.join(10)
        assert not altering.is_alive()
    finally:
        a.execute("DROP SEQUENCE tickets")


def test_reindex_of_a_schema_passes_over_what_is_dropped_meanwhile(workers: list[Connection]) -> None:
    a, b, c = workers
    a.execute("CREATE SCHEMA shelf; CREATE TABLE shelf.held (a int PRIMARY KEY); CREATE TABLE shelf.gone (a int PRIMARY KEY)")
    try:
        a.execute("BEGIN")
        a.execute("LOCK shelf.held IN SHARE UPDATE EXCLUSIVE MODE")
        reindexing = beginning(b, "REINDEX SCHEMA shelf")
        c.execute("DROP TABLE shelf.gone")
        a.execute("COMMIT")
        reindexing.join(10)
        assert not reindexing.is_alive()
        assert b.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
    finally:
        a.execute("DROP SCHEMA shelf CASCADE")


def test_a_key_that_is_set_to_what_it_is_excludes_no_reference(workers: list[Connection]) -> None:
    """As ORMs write rows: with all their columns."""
    a, b, c = workers
    c.execute("CREATE TABLE refers (id int REFERENCES queue)")
    try:
        a.execute("BEGIN")
        a.execute("INSERT INTO refers VALUES (2)")
        b.execute("SET lock_timeout = '5s'")
        b.execute("UPDATE queue SET id = 2, done = true WHERE id = 2")
        b.execute("UPDATE queue SET id = id, done = false")
        changing = beginning(b, "UPDATE queue SET id = id + CASE id WHEN 2 THEN 10 ELSE 0 END")
        a.execute("ROLLBACK")
        changing.join(10)
        assert b.execute("SELECT id FROM queue ORDER BY id").fetchall() == [(1,), (3,), (4,), (5,), (6,), (12,)]
    finally:
        b.execute("RESET lock_timeout")
        a.execute("ROLLBACK")
        c.execute("DROP TABLE refers")


def test_a_key_that_changes_after_all_waits(workers: list[Connection]) -> None:
    a, b, c = workers
    c.execute("CREATE TABLE refers (id int REFERENCES queue)")
    try:
        a.execute("BEGIN")
        a.execute("UPDATE queue SET done = true WHERE id = 2")
        c.execute("BEGIN")
        c.execute("INSERT INTO refers VALUES (2)")
        changing = beginning(b, "UPDATE queue SET id = CASE WHEN done THEN -2 ELSE id END WHERE id = 2")
        a.execute("COMMIT")
        changing.join(0.2)
        assert changing.is_alive()  # now it changes the key, and somebody refers to it
        c.execute("ROLLBACK")
        changing.join(10)
        assert not changing.is_alive()
        assert b.execute("SELECT id FROM queue WHERE id < 0").fetchall() == [(-2,)]
    finally:
        c.execute("ROLLBACK")
        c.execute("DROP TABLE refers")


def test_a_snapshot_that_has_not_the_referenced_row_cannot_refer_to_it(workers: list[Connection]) -> None:
    a, b, c = workers
    c.execute("CREATE TABLE refers (id int REFERENCES queue)")
    try:
        a.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        a.execute("SELECT FROM queue")
        b.execute("INSERT INTO queue VALUES (7)")
        a.execute("INSERT INTO queue VALUES (8)")
        a.execute("INSERT INTO refers VALUES (1), (8)")
        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            a.execute("INSERT INTO refers VALUES (7)")
        a.execute("ROLLBACK")
        a.execute("BEGIN")
        a.execute("SELECT FROM queue")
        b.execute("INSERT INTO queue VALUES (9)")
        a.execute("INSERT INTO refers VALUES (9)")
        a.execute("COMMIT")
    finally:
        a.execute("ROLLBACK")
        c.execute("DROP TABLE refers")
