"""Settings that ALTER DATABASE and ALTER ROLE keep: which one a session begins with, and that they last."""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

import aurorapy


def _shown(dsn: str, **options: str) -> list[tuple[str, str]]:
    with psycopg.connect(make_conninfo(dsn, **options)) as c:
        return c.execute("SELECT setting, source FROM pg_settings WHERE name IN ('application_name', 'lock_timeout', 'work_mem') ORDER BY name").fetchall()


def test_the_most_particular_one_is_in_force(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "d", fsync=False) as db:
        with psycopg.connect(db.dsn, autocommit=True) as c:
            for sql in ("CREATE ROLE u LOGIN", "CREATE DATABASE other", "CREATE DATABASE gone", "ALTER ROLE ALL SET application_name = 'all'",
                        "ALTER ROLE ALL SET lock_timeout = '1s'", "ALTER ROLE ALL SET work_mem = '1MB'", "ALTER ROLE ALL IN DATABASE postgres SET lock_timeout = '2s'",
                        "ALTER ROLE u SET work_mem = '3MB'", "ALTER ROLE u IN DATABASE postgres SET work_mem = '4MB'",
                        "ALTER ROLE u IN DATABASE gone SET work_mem = '5MB'", "DROP DATABASE gone"):
                c.execute(sql)
    with aurorapy.Server(tmp_path / "d", fsync=False) as db:
        assert _shown(db.dsn) == [("all", "global"), ("2000", "database"), ("1024", "global")]
        assert _shown(db.dsn, user="u") == [("all", "global"), ("2000", "database"), ("4096", "database user")]
        assert _shown(db.dsn, user="u", dbname="other", application_name="mine") == [("mine", "client"), ("1000", "global"), ("3072", "user")]
        with psycopg.connect(db.dsn, autocommit=True) as c:
            assert c.execute("SELECT count(*) FROM pg_db_role_setting").fetchone() == (4,)
            c.execute("ALTER ROLE ALL RESET ALL")
            c.execute("DROP ROLE u")
            assert c.execute("SELECT count(*) FROM pg_db_role_setting").fetchone() == (1,)
        assert _shown(db.dsn)[2] == ("4096", "default")
