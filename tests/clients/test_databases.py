"""Databases come and go on a server under way."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

import aurorapy


def test_a_volume_id_is_not_used_again() -> None:
    """Images of a dropped volume that are still under way must not reach the next one."""
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        seen = set()
        for n in range(4):
            c.execute("CREATE DATABASE come_and_go")
            with psycopg.connect(db.dsn.rsplit("/", 1)[0] + "/come_and_go", autocommit=True) as d:
                d.execute("CREATE TABLE t (a int PRIMARY KEY, b text)")
                d.execute("INSERT INTO t SELECT g, repeat('x', 50) FROM generate_series(1, 3000) g")
                assert d.execute("SELECT count(*) FROM t").fetchone() == (3000,)
                volume = c.execute("SELECT volume FROM aurora_volume_status() WHERE database = 'come_and_go'").fetchone()
                assert volume is not None
                seen.add(volume[0])
            c.execute("DROP DATABASE come_and_go")
            assert len(seen) == n + 1
        assert c.execute("SELECT count(*) FROM aurora_node_status() WHERE state = 'up'").fetchone() == (6,)


def test_names_and_sessions_are_checked() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE one")
        for sql, state in (("CREATE DATABASE one", "42P04"), ("DROP DATABASE two", "3D000"), ("DROP DATABASE postgres", "55006"),
                           ("CREATE DATABASE x TEMPLATE nowhere", "3D000"), ("CREATE DATABASE x ENCODING 'LATIN1'", "0A000")):
            try:
                c.execute(sql)
                raise AssertionError(sql)
            except psycopg.Error as e:
                assert e.sqlstate == state, sql
        with psycopg.connect(db.dsn.rsplit("/", 1)[0] + "/one", autocommit=True) as d:
            try:
                c.execute("DROP DATABASE one")
                raise AssertionError
            except psycopg.errors.ObjectInUse as e:
                assert e.diag.message_detail == "There is 1 other session using the database."
            c.execute("DROP DATABASE one WITH (FORCE)")
            try:
                d.execute("SELECT 1")
                raise AssertionError
            except psycopg.OperationalError:
                pass


def test_the_templates_are_there() -> None:
    """template0 and template1 are listed; what is made in template1 is in new databases, and nobody connects to template0."""
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        where = db.dsn.rsplit("/", 1)[0]
        listed = "SELECT datname, oid::int, datistemplate, datallowconn FROM pg_database WHERE datname LIKE 'template_' ORDER BY oid"
        templates = [("template1", 1, True, True), ("template0", 4, True, False)]
        assert c.execute(listed).fetchall() == templates
        with pytest.raises(psycopg.errors.WrongObjectType, match="cannot drop a template database"):
            c.execute("DROP DATABASE template1")
        with pytest.raises(psycopg.errors.DuplicateDatabase):
            c.execute("CREATE DATABASE template0")
        with pytest.raises(psycopg.OperationalError, match="not currently accepting connections"):
            psycopg.connect(where + "/template0")
        with ThreadPoolExecutor(4) as pool:  # who comes first makes it
            assert list(pool.map(lambda _: _value(where + "/template1", "SELECT current_database()"), range(4))) == ["template1"] * 4
        assert c.execute(listed).fetchall() == templates
        with psycopg.connect(where + "/template1", autocommit=True) as d:
            d.execute("CREATE TABLE everywhere (a int)")
            d.execute("INSERT INTO everywhere VALUES (7)")
        c.execute("CREATE DATABASE later")
        c.execute("CREATE DATABASE bare TEMPLATE template0")
        assert _value(where + "/later", "SELECT a FROM everywhere") == 7
        assert _value(where + "/bare", "SELECT to_regclass('everywhere')") is None
        with pytest.raises(psycopg.errors.WrongObjectType):
            c.execute("DROP DATABASE template1")


def test_limits_of_connections() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        where = db.dsn.rsplit("/", 1)[0]
        for sql in ("CREATE ROLE once LOGIN CONNECTION LIMIT 1", "CREATE DATABASE narrow CONNECTION LIMIT 0", "CREATE DATABASE shut ALLOW_CONNECTIONS false"):
            c.execute(sql)
        as_once = where.replace("postgres@", "once@")
        with pytest.raises(psycopg.OperationalError, match='too many connections for database "narrow"'):
            psycopg.connect(as_once + "/narrow")
        assert _value(where + "/narrow", "SELECT 1") == 1  # superusers are not counted
        with pytest.raises(psycopg.OperationalError, match='database "shut" is not currently accepting connections'):
            psycopg.connect(where + "/shut")
        with psycopg.connect(as_once + "/postgres"), pytest.raises(psycopg.OperationalError, match='too many connections for role "once"'):
            psycopg.connect(as_once + "/postgres")
        with pytest.raises(psycopg.OperationalError, match="physical replication connections are not supported"):
            psycopg.connect(where + "/postgres", replication="true")
        with pytest.raises(psycopg.errors.SyntaxError, match="allow_connections requires a Boolean value"):
            c.execute("ALTER DATABASE shut ALLOW_CONNECTIONS 2")


def _value(dsn: str, sql: str) -> object:
    with psycopg.connect(dsn, autocommit=True) as c:
        row = c.execute(sql).fetchone()
        assert row is not None
        return row[0]


def test_many_make_drop_and_rename_the_same_database() -> None:
    """Who waits for another one's statement about the database finds it as that one leaves it, and never an internal error."""
    statements = ("CREATE DATABASE same", "DROP DATABASE IF EXISTS same", "DROP DATABASE same WITH (FORCE)", "ALTER DATABASE same RENAME TO other",
                  "ALTER DATABASE other RENAME TO same", "CREATE DATABASE other TEMPLATE same")
    allowed = {"42P04", "3D000", "55006"}
    with aurorapy.Server() as db:
        def run(n: int) -> set[str | None]:
            states = set()
            with psycopg.connect(db.dsn, autocommit=True) as c:
                for i in range(12):
                    try:
                        c.execute(statements[(n + i) % len(statements)])
                    except psycopg.Error as e:
                        states.add(e.sqlstate)
            return states

        with ThreadPoolExecutor(4) as pool:
            assert set().union(*pool.map(run, range(4))) <= allowed
        with psycopg.connect(db.dsn, autocommit=True) as c, ThreadPoolExecutor(8) as pool:
            c.execute("DROP DATABASE IF EXISTS same")
            c.execute("CREATE DATABASE same")
            guest = psycopg.connect(db.dsn.rsplit("/", 1)[0] + "/same", autocommit=True)  # they wait for it to go

            def drop(_: int) -> str | None:
                with psycopg.connect(db.dsn, autocommit=True) as d:
                    try:
                        d.execute("DROP DATABASE same")
                    except psycopg.Error as e:
                        return e.sqlstate
                    return None

            outcomes = pool.map(drop, range(8))
            time.sleep(0.5)
            guest.close()
            assert sorted(outcomes, key=str) == ["3D000"] * 7 + [None]
