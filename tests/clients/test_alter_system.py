"""ALTER SYSTEM: what is written, when it comes into force, and for whom."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

import aurorapy

pytestmark = pytest.mark.timeout(60)


def connect(db: aurorapy.Server) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(db.dsn, autocommit=True)


def value(c: psycopg.Connection[tuple[object, ...]], sql: str) -> object:
    row = c.execute(sql).fetchone()
    assert row is not None
    return row[0]


def test_comes_into_force_with_a_reload_and_lasts(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data") as db, connect(db) as c, connect(db) as other, connect(db) as own:
        own.execute("SET work_mem = '9MB'")
        c.execute("ALTER SYSTEM SET work_mem = '8MB'")
        c.execute("ALTER SYSTEM SET application_name = E'it''s \\\\ here'")
        c.execute("ALTER SYSTEM SET search_path = a, \"B c\", public")
        text = (tmp_path / "data" / "postgresql.auto.conf").read_text()
        assert text.splitlines()[2:] == ["work_mem = '8MB'", "application_name = 'it''s \\\\ here'", "search_path = 'a, \"B c\", public'"]
        assert value(other, "SHOW work_mem") == "4MB"
        assert value(c, "SELECT pg_reload_conf()") is True
        assert [value(x, "SHOW work_mem") for x in (c, other, own)] == ["8MB", "8MB", "9MB"]
        own.execute("RESET work_mem")
        assert value(own, "SHOW work_mem") == "8MB"
        assert other.execute("SELECT source, sourcefile, sourceline FROM pg_settings WHERE name = 'work_mem'").fetchone() == (
            "configuration file", str(tmp_path / "data" / "postgresql.auto.conf"), 3)
        assert c.execute("SELECT seqno, name, setting, applied, error FROM pg_file_settings").fetchall()[0] == (1, "work_mem", "8MB", True, None)
        c.execute("CREATE ROLE plain")
        c.execute("SET ROLE plain")
        assert c.execute("SELECT sourcefile FROM pg_settings WHERE name = 'work_mem'").fetchone() == (None,)
    with aurorapy.Server(tmp_path / "data") as db, connect(db) as c:
        assert value(c, "SHOW work_mem") == "8MB"
        assert value(c, "SHOW search_path") == 'a, "B c", public'
        assert value(c, "SHOW application_name") == "it's \\ here"
        c.execute("ALTER SYSTEM RESET ALL")
        c.execute("SELECT pg_reload_conf()")
        assert value(c, "SHOW work_mem") == "4MB"
        assert c.execute("SELECT source, sourceline FROM pg_settings WHERE name = 'work_mem'").fetchone() == ("default", None)


def test_what_waits_for_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data") as db, connect(db) as c:
        before = value(c, "SHOW max_prepared_transactions")
        c.execute("ALTER SYSTEM SET max_prepared_transactions = 7")
        c.execute("SELECT pg_reload_conf()")
        assert c.execute("SELECT setting, pending_restart FROM pg_settings WHERE name = 'max_prepared_transactions'").fetchone() == (before, True)
        assert c.execute("SELECT applied, error FROM pg_file_settings").fetchone() == (False, "setting could not be applied")
    with aurorapy.Server(tmp_path / "data") as db, connect(db) as c:
        assert c.execute("SELECT setting, pending_restart FROM pg_settings WHERE name = 'max_prepared_transactions'").fetchone() == ("7", False)


def test_the_server_follows_what_it_can(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data", settings={"work_mem": "5MB"}) as db, connect(db) as c:
        c.execute("ALTER SYSTEM SET autovacuum_naptime = '5min'")
        c.execute("ALTER SYSTEM SET work_mem = '8MB'")  # the command line stands above it
        c.execute("ALTER SYSTEM SET wal_level = 'logical'")  # which it is
        for sql in ("ALTER SYSTEM SET max_connections = 7", "ALTER SYSTEM SET checkpoint_timeout = '17min'"):
            with pytest.raises(psycopg.errors.FeatureNotSupported):
                c.execute(sql)
        c.execute("SELECT pg_reload_conf()")
        assert value(c, "SHOW autovacuum_naptime") == "5min"
        assert value(c, "SHOW work_mem") == "5MB"


def test_a_file_with_mistakes(tmp_path: Path) -> None:
    file = tmp_path / "data" / "postgresql.auto.conf"
    with aurorapy.Server(tmp_path / "data") as db, connect(db) as c:
        file.write_text("work_mem = '8MB'  # by hand\nenable_seqscan off\nnosuch = 1\n= 2\n")
        assert value(c, "SELECT pg_reload_conf()") is True
        assert value(c, "SHOW work_mem") == "4MB"
        assert c.execute("SELECT name, setting, error FROM pg_file_settings").fetchall() == [
            ("work_mem", "8MB", None), ("enable_seqscan", "off", None), ("nosuch", "1", "unrecognized configuration parameter"), (None, None, "syntax error")]
    with pytest.raises(Exception, match=r'"postgresql.auto.conf" contains errors'), aurorapy.Server(tmp_path / "data"):
        pass
    file.write_text("work_mem = 8MB\n")
    with aurorapy.Server(tmp_path / "data") as db, connect(db) as c:
        assert value(c, "SHOW work_mem") == "8MB"
