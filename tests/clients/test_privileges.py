"""Privileges through connections of other users: logging in, cached plans, prepared statements, COPY, a crash."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

import aurorapy

DENIED = psycopg.errors.InsufficientPrivilege


@pytest.fixture
def db() -> Any:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE ROLE ann LOGIN; CREATE ROLE bob LOGIN; CREATE TABLE t (a int PRIMARY KEY, b int); INSERT INTO t VALUES (1, 10), (2, 20)")
        yield server


@pytest.fixture
def c(db: Any) -> Any:
    with psycopg.connect(db.dsn, autocommit=True) as connection:
        yield connection


def connect(db: Any, user: str) -> Any:
    return psycopg.connect(make_conninfo(db.dsn, user=user), autocommit=True)


def test_a_plan_of_one_user_is_not_run_by_another(db: Any, c: Any) -> None:
    query, change = "SELECT b FROM t WHERE a = 1", "UPDATE t SET b = b + 1 WHERE a = 1"
    c.execute(query), c.execute(change)
    with connect(db, "ann") as ann, connect(db, "bob") as bob:
        for sql in (query, change, "INSERT INTO t VALUES (9, 9)"):
            with pytest.raises(DENIED, match="permission denied for table t"):
                ann.execute(sql)
        c.execute("GRANT SELECT, UPDATE ON t TO ann")
        ann.execute(change)
        assert ann.execute(query).fetchone() == (12,)
        with pytest.raises(DENIED):
            bob.execute(query)
        c.execute("REVOKE SELECT ON t FROM ann")
        with pytest.raises(DENIED):
            ann.execute(query)


def test_prepared_statements_and_memberships(db: Any, c: Any) -> None:
    c.execute("CREATE ROLE readers; GRANT SELECT ON t TO readers")
    with connect(db, "ann") as ann:
        cursor = ann.cursor()
        with pytest.raises(DENIED):
            cursor.execute("SELECT b FROM t WHERE a = %s", (1,), prepare=True)
        c.execute("GRANT readers TO ann")
        cursor.execute("SELECT b FROM t WHERE a = %s", (1,), prepare=True)
        assert cursor.execute("SELECT b FROM t WHERE a = %s", (2,), prepare=True).fetchone() == (20,)
        c.execute("REVOKE readers FROM ann")
        with pytest.raises(DENIED):
            cursor.execute("SELECT b FROM t WHERE a = %s", (2,), prepare=True)
        c.execute("ALTER ROLE ann SUPERUSER")
        assert cursor.execute("SELECT b FROM t WHERE a = %s", (2,), prepare=True).fetchone() == (20,)
        c.execute("ALTER ROLE ann NOSUPERUSER")
        with pytest.raises(DENIED):
            ann.execute("SELECT * FROM t")


def test_a_role_that_is_granted_in_a_transaction_counts_in_it(db: Any, c: Any) -> None:
    c.execute("CREATE ROLE readers; GRANT SELECT ON t TO readers; GRANT ann TO bob")
    with c.transaction():
        c.execute("GRANT readers TO ann")
        c.execute("SET LOCAL ROLE ann")
        assert c.execute("SELECT count(*) FROM t").fetchone() == (2,)
        c.execute("RESET ROLE")
        with c.transaction(force_rollback=True):
            c.execute("REVOKE readers FROM ann")
            c.execute("SET LOCAL ROLE ann")
            with pytest.raises(DENIED), c.transaction():
                c.execute("SELECT count(*) FROM t")
        c.execute("SET LOCAL ROLE ann")
        assert c.execute("SELECT count(*) FROM t").fetchone() == (2,)
        raise psycopg.Rollback
    with connect(db, "ann") as ann, pytest.raises(DENIED):
        ann.execute("SELECT count(*) FROM t")


def test_copy_needs_its_columns(db: Any, c: Any) -> None:
    c.execute("GRANT INSERT (a) ON t TO ann")
    with connect(db, "ann") as ann:
        with pytest.raises(DENIED), ann.cursor().copy("COPY t FROM STDIN"):
            pass
        with pytest.raises(DENIED), ann.cursor().copy("COPY t TO STDOUT"):
            pass
        with ann.cursor().copy("COPY t (a) FROM STDIN") as copy:
            copy.write("7\n")
    assert c.execute("SELECT b FROM t WHERE a = 7").fetchone() == (None,)


def test_who_may_not_connect_does_not(db: Any, c: Any) -> None:
    c.execute("REVOKE CONNECT ON DATABASE postgres FROM PUBLIC; GRANT CONNECT ON DATABASE postgres TO bob")
    with pytest.raises(psycopg.OperationalError, match='permission denied for database "postgres"'):
        connect(db, "ann")
    connect(db, "bob").close()


def test_grants_are_there_after_a_crash_and_gone_after_a_rollback(db: Any, c: Any) -> None:
    c.execute("GRANT SELECT ON t TO ann WITH GRANT OPTION; GRANT UPDATE (b) ON t TO bob; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO bob")
    with c.transaction(force_rollback=True):
        c.execute("GRANT DELETE ON t TO PUBLIC")
    state = "SELECT relacl::text FROM pg_class WHERE relname = 't' UNION ALL SELECT attacl::text FROM pg_attribute WHERE attrelid = 't'::regclass AND attacl IS NOT NULL"
    before = c.execute(state).fetchall()
    db.crash()
    with psycopg.connect(db.dsn, autocommit=True) as d:
        assert d.execute(state).fetchall() == before
        d.execute("CREATE TABLE u (a int)")
        with connect(db, "bob") as bob:
            assert bob.execute("SELECT count(*) FROM u").fetchone() == (0,)
            with pytest.raises(DENIED):
                bob.execute("DELETE FROM t")


def test_what_an_owner_leaves(db: Any, c: Any) -> None:
    c.execute("GRANT CREATE ON SCHEMA public TO ann")
    with connect(db, "ann") as ann:
        ann.execute("CREATE TABLE hers (a int); CREATE FUNCTION hers() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        with pytest.raises(DENIED, match="must be owner of table t"):
            ann.execute("DROP TABLE t")
    with pytest.raises(psycopg.errors.DependentObjectsStillExist) as e:
        c.execute("DROP ROLE ann")
    assert e.value.diag.message_detail == "privileges for schema public\nowner of table hers\nowner of function hers()"
    c.execute("REASSIGN OWNED BY ann TO bob; DROP OWNED BY ann; DROP ROLE ann")
    assert c.execute("SELECT relowner::regrole::text FROM pg_class WHERE relname = 'hers'").fetchone() == ("bob",)


def test_others_sessions_are_not_to_be_watched_or_ended(db: Any, c: Any) -> None:
    with connect(db, "ann") as ann, connect(db, "bob") as bob:
        mine, other = c.info.backend_pid, bob.info.backend_pid
        with pytest.raises(DENIED, match="must be a superuser to terminate superuser process"):
            ann.execute("SELECT pg_terminate_backend(%s)", (mine,))
        with pytest.raises(DENIED, match="must be a member of the role whose query is being canceled or member of pg_signal_backend"):
            ann.execute("SELECT pg_cancel_backend(%s)", (other,))
        assert ann.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", (other,)).fetchone() == ("<insufficient privilege>",)
        c.execute("GRANT pg_signal_backend TO ann")
        assert ann.execute("SELECT pg_cancel_backend(%s)", (other,)).fetchone() == (True,)


@pytest.mark.parametrize("call", ["aurora_fail('a1')", "aurora_fail_node('a1', 1)", "aurora_fail_az('a')", "aurora_slow('a1', 1, 1, 2)", "aurora_heal()",
                                  "aurora_inject_crash('instance')", "aurora_inject_disk_failure(100, 0, false, 1)", "aurora_rewind('postgres', now())",
                                  "aurora_drop_backup_snapshot('x')"])
def test_faults_and_the_past_are_not_everybodys(db: Any, c: Any, call: str) -> None:
    with connect(db, "ann") as ann:
        with pytest.raises(DENIED):
            ann.execute(f"SELECT {call}")
        assert ann.execute("SELECT count(*) FROM aurora_node_status() WHERE state = 'up'").fetchone() == (6,)
    assert c.execute("SELECT 1").fetchone() == (1,)
