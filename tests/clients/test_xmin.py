"""xmin as applications use it: the token that tells whether a row has changed since it was read."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

import aurorapy

Connection = psycopg.Connection[Any]
TOKEN = "SELECT xmin::text FROM doc WHERE id = %s"
CHANGE = "UPDATE doc SET body = %s WHERE id = %s AND xmin = %s::xid RETURNING xmin::text"


@pytest.fixture
def pair(connecting: Any) -> Iterator[list[Connection]]:
    """Two connections, and a table of three."""
    with connecting(2, "CREATE TABLE doc (id int PRIMARY KEY, body text); INSERT INTO doc SELECT g, 'first' FROM generate_series(1, 3) g", "DROP TABLE doc") as opened:
        yield opened


def one(c: Connection, sql: str, *values: Any) -> Any:
    row = c.execute(sql, values).fetchone()
    return None if row is None else row[0]


def test_who_comes_second_changes_nothing(pair: list[Connection]) -> None:
    a, b = pair
    first = one(a, TOKEN, 1)
    assert one(b, TOKEN, 1) == first
    second = one(a, CHANGE, "a's", 1, first)
    assert second not in (None, first)
    assert one(b, TOKEN, 1) == second
    assert one(b, CHANGE, "b's", 1, first) is None
    assert one(b, CHANGE, "b's", 1, second) not in (None, first, second)
    assert one(a, TOKEN, 2) == first, "written together, and unchanged"


def test_a_change_to_the_same_values_counts(pair: list[Connection]) -> None:
    a, b = pair
    first = one(a, TOKEN, 1)
    b.execute("UPDATE doc SET body = body WHERE id = 1")
    assert one(a, CHANGE, "a's", 1, first) is None


def test_who_waited_for_the_lock_sees_the_change(pair: list[Connection]) -> None:
    a, b = pair
    first = one(a, TOKEN, 1)
    found: list[Any] = []
    for end, wanted in (("ROLLBACK", True), ("COMMIT", False)):
        a.execute("BEGIN")
        a.execute("UPDATE doc SET body = 'a''s' WHERE id = 1")
        waiting = threading.Thread(target=lambda token: found.append(one(b, CHANGE, "first", 1, token)), args=(first,))
        waiting.start()
        time.sleep(0.1)
        assert not found
        a.execute(end)
        waiting.join(10)
        changed = found.pop()
        assert (changed is not None) == wanted, end
        first = changed or first


def test_a_snapshot_has_its_versions(pair: list[Connection]) -> None:
    a, b = pair
    first = one(a, TOKEN, 1)
    a.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    assert one(a, TOKEN, 1) == first
    second = one(b, CHANGE, "b's", 1, first)
    third = one(b, CHANGE, "b's again", 1, second)
    b.execute("DELETE FROM doc WHERE id = 2")
    assert [one(a, TOKEN, i) for i in (1, 2)] == [first, first]
    a.execute("COMMIT")
    assert [one(a, TOKEN, i) for i in (1, 2, 3)] == [third, None, first]


def test_a_snapshot_of_before_the_first_question(pair: list[Connection]) -> None:
    """Nothing is known of the versions of then: they have an xmin that no later one has."""
    a, b = pair
    a.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    a.execute("SELECT FROM doc")
    b.execute("UPDATE doc SET body = 'new' WHERE id = 1")
    new = one(b, TOKEN, 1)
    old = one(a, TOKEN, 1)
    assert old != new
    a.execute("COMMIT")
    assert one(a, TOKEN, 1) == new


def test_what_a_transaction_and_its_savepoints_write(pair: list[Connection]) -> None:
    a, b = pair
    first = one(a, TOKEN, 1)
    a.execute("BEGIN")
    own = one(a, "SELECT pg_current_xact_id()::text")
    a.execute("UPDATE doc SET body = 'x' WHERE id = 1")
    assert one(a, TOKEN, 1) == own
    a.execute("SAVEPOINT s")
    a.execute("UPDATE doc SET body = 'y' WHERE id = 2")
    a.execute("ROLLBACK TO s")
    assert one(a, TOKEN, 2) == first
    assert one(b, TOKEN, 1) == first
    assert one(b, "SELECT xmax::text FROM doc WHERE id = 1") == own
    a.execute("COMMIT")
    assert one(b, TOKEN, 1) == own
    assert one(b, "SELECT xmax::text FROM doc WHERE id = 1") == "0"


def test_a_table_that_is_emptied_and_one_of_the_same_name(pair: list[Connection]) -> None:
    a, b = pair
    tokens = {one(a, TOKEN, 1)}
    for sql in ("TRUNCATE doc", "DROP TABLE doc; CREATE TABLE doc (id int PRIMARY KEY, body text)", "DELETE FROM doc"):
        b.execute(sql)
        b.execute("INSERT INTO doc VALUES (1, 'again')")
        token = one(a, TOKEN, 1)
        assert token not in tokens
        tokens.add(token)


def test_tokens_outlive_no_restart(tmp_path: Any) -> None:
    """The rows of before have a new one, so that who kept an old one reads again: the safe side."""
    tokens = set()
    for n in range(3):
        with aurorapy.Server(data=tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
            if not n:
                c.execute("CREATE TABLE doc (id int PRIMARY KEY, body text); INSERT INTO doc VALUES (1, 'first')")
            tokens.add(one(c, TOKEN, 1))
            c.execute("UPDATE doc SET body = body || 'x'")
            tokens.add(one(c, TOKEN, 1))
    assert len(tokens) == 6


def test_the_version_counter_of_sqlalchemy(pair: list[Connection]) -> None:
    """Its manual's "server side version counters": xmin as version_id_col."""
    sa, orm = pytest.importorskip("sqlalchemy"), pytest.importorskip("sqlalchemy.orm")
    from sqlalchemy.dialects.postgresql import OID  # the manual declares it so
    from sqlalchemy.schema import FetchedValue

    base = orm.declarative_base()
    doc = type("Doc", (base,), {
        "__tablename__": "doc", "id": sa.Column(sa.Integer, primary_key=True), "body": sa.Column(sa.Text),
        "xmin": (xmin := sa.Column("xmin", OID, system=True, server_default=FetchedValue())),
        "__mapper_args__": {"version_id_col": xmin, "version_id_generator": False, "eager_defaults": True}})
    info = pair[0].info
    engine = sa.create_engine(f"postgresql+psycopg://{info.user}@{info.host}:{info.port}/{info.dbname}", connect_args={"password": info.password})
    with orm.Session(engine) as x, orm.Session(engine) as y:
        mine, theirs = x.get(doc, 1), y.get(doc, 1)
        x.add(doc(id=9, body="new"))
        mine.body = "mine"
        x.commit()
        theirs.body = "theirs"
        with pytest.raises(orm.exc.StaleDataError):
            y.commit()
        y.rollback()
        assert theirs.body == "mine"
        theirs.body = "theirs"
        y.commit()
    engine.dispose()
