"""Databases come and go on a server under way."""

from __future__ import annotations

import psycopg

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
