"""Row-level security through connections of other users: cached plans, prepared statements, COPY, index look-ups, a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

import aurorapy

DENIED = psycopg.errors.InsufficientPrivilege
MAKE = """CREATE ROLE ann LOGIN; CREATE ROLE bob LOGIN; CREATE TABLE t (a int PRIMARY KEY, who name, b text);
INSERT INTO t SELECT n, CASE WHEN n % 2 = 0 THEN 'ann' ELSE 'bob' END, 'row ' || n FROM generate_series(1, 1000) n; ANALYZE t;
CREATE POLICY own ON t USING (who = current_user); ALTER TABLE t ENABLE ROW LEVEL SECURITY; GRANT ALL ON t TO ann, bob"""
PEEK = """CREATE FUNCTION peek(text) RETURNS bool LANGUAGE plpgsql COST 0.0001 AS $$BEGIN RAISE NOTICE '%', $1; RETURN true; END$$"""


@pytest.fixture
def db() -> Any:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute(MAKE)
        yield server


def connect(db: Any, user: str = "postgres") -> Any:
    return psycopg.connect(make_conninfo(db.dsn, user=user), autocommit=True)


def values(c: Any, sql: str, *args: Any) -> list[Any]:
    return [r[0] for r in c.execute(sql, args or None).fetchall()]


@pytest.mark.parametrize("prepare", [False, True])
def test_each_user_has_his_own_rows_by_the_same_statement(db: Any, prepare: bool) -> None:
    with connect(db) as c, connect(db, "ann") as ann, connect(db, "bob") as bob:
        for _ in range(3):
            for who, a, seen in ((c, 1, 1), (ann, 1, 0), (bob, 1, 1), (ann, 2, 1), (bob, 2, 0)):
                assert len(who.execute("SELECT b FROM t WHERE a = %s", (a,), prepare=prepare).fetchall()) == seen
                assert who.execute("UPDATE t SET b = 'new' WHERE a = %s", (a,), prepare=prepare).rowcount == seen
        for who in (ann, bob):
            with pytest.raises(DENIED, match="new row violates row-level security policy for table \"t\""):
                who.execute("INSERT INTO t VALUES (%s, 'postgres', '')", (2000,), prepare=prepare)
            with pytest.raises(DENIED, match="new row violates"):
                who.execute("UPDATE t SET who = 'cecil' WHERE a = %s", (1 if who is bob else 2,), prepare=prepare)


def test_a_policy_counts_from_when_it_is_there(db: Any) -> None:
    with connect(db) as c, connect(db, "ann") as ann:
        assert values(ann, "SELECT count(*) FROM t") == [500]
        c.execute("CREATE POLICY few ON t AS RESTRICTIVE USING (a < 10)")
        assert values(ann, "SELECT count(*) FROM t") == [4]
        c.execute("BEGIN; DROP POLICY few ON t; DROP POLICY own ON t; ALTER TABLE t DISABLE ROW LEVEL SECURITY")
        assert values(c, "SELECT count(*) FROM pg_policies") == [0]
        c.execute("ROLLBACK")
        assert values(ann, "SELECT count(*) FROM t") == [4]
        c.execute("DROP POLICY few ON t; ALTER ROLE ann BYPASSRLS")
        assert values(ann, "SELECT count(*) FROM t") == [1000]
        c.execute("ALTER ROLE ann NOBYPASSRLS; DROP POLICY own ON t")
        assert values(ann, "SELECT count(*) FROM t") == [0]
        c.execute("ALTER TABLE t DISABLE ROW LEVEL SECURITY")
        assert values(ann, "SELECT count(*) FROM t") == [1000]


def test_a_function_sees_no_row_that_is_hidden(db: Any) -> None:
    with connect(db) as c, connect(db, "ann") as ann:
        c.execute(PEEK)
        c.execute("CREATE VIEW v WITH (security_barrier) AS SELECT a, b FROM t WHERE a < 4; CREATE INDEX ON t (b)")
        seen: list[str] = []
        ann.add_notice_handler(lambda d: seen.append(d.message_primary))
        c.add_notice_handler(lambda d: seen.append(d.message_primary))
        assert values(ann, "SELECT a FROM t WHERE peek(b) AND a < 5 ORDER BY a") == [2, 4]
        assert sorted(seen) == ["row 2", "row 4"]
        seen.clear()
        assert values(c, "SELECT a FROM v WHERE peek(b) ORDER BY a") == [1, 2, 3]
        assert sorted(seen) == ["row 1", "row 2", "row 3"]
        for statement in ("DELETE FROM t WHERE peek(b) AND a = 1", "UPDATE t SET b = b WHERE peek(b) AND a = 3",
                          "SELECT FROM t x JOIN t y USING (a) WHERE peek(x.b) AND a = 5"):
            seen.clear()
            ann.execute(statement)
            assert seen == []


def test_leakproof_conditions_use_an_index(db: Any) -> None:
    with connect(db, "ann") as ann:
        plan = "\n".join(values(ann, "EXPLAIN (COSTS OFF) SELECT * FROM t WHERE a = 4"))
        assert "Index Scan using t_pkey" in plan and "Index Cond: (a = 4)" in plan and "CURRENT_USER" in plan.upper()


def test_copy(db: Any) -> None:
    with connect(db, "bob") as bob:
        with bob.cursor().copy("COPY (SELECT a FROM t WHERE a < 6) TO STDOUT") as out:
            assert b"".join(out) == b"1\n3\n5\n"
        with bob.cursor().copy("COPY t (a) TO STDOUT") as out:
            assert len(b"".join(out).split()) == 500
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="COPY FROM not supported with row-level security") as e, bob.cursor().copy("COPY t FROM STDIN"):
            pass
        assert e.value.diag.message_hint == "Use INSERT statements instead."
        bob.execute("SET row_security = off")
        with pytest.raises(DENIED, match="query would be affected by row-level security policy for table \"t\""), bob.cursor().copy("COPY t TO STDOUT") as out:
            list(out)


def test_a_duplicate_does_not_tell_of_the_row_that_it_meets(db: Any) -> None:
    with connect(db, "bob") as bob, pytest.raises(psycopg.errors.UniqueViolation) as e:
        bob.execute("INSERT INTO t VALUES (2, 'bob', 'x')")
    assert e.value.diag.message_detail is None


def test_policies_outlive_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(str(tmp_path / "data")) as db, connect(db) as c:
        c.execute(MAKE)
        c.execute("CREATE POLICY \"r 1\" ON t AS RESTRICTIVE FOR UPDATE TO ann, bob USING (EXISTS (SELECT FROM t x WHERE x.a > t.a)) WITH CHECK (a > 0)")
        c.execute("ALTER TABLE t FORCE ROW LEVEL SECURITY; COMMENT ON POLICY own ON t IS 'mine'")
        before = c.execute("SELECT * FROM pg_policies ORDER BY policyname").fetchall()
    with aurorapy.Server(str(tmp_path / "data")) as db, connect(db) as c, connect(db, "ann") as ann:
        assert c.execute("SELECT * FROM pg_policies ORDER BY policyname").fetchall() == before
        assert c.execute("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = 't'").fetchone() == (True, True)
        assert values(c, "SELECT obj_description(oid, 'pg_policy') FROM pg_policy WHERE polname = 'own'") == ["mine"]
        assert values(ann, "SELECT count(*) FROM t") == [500]
        assert ann.execute("UPDATE t SET b = '' WHERE a > 900").rowcount == 49  # but the last of her rows
