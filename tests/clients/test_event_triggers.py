"""Event triggers over real sockets: what outlives a restart, what pg_dump makes of them, psql's list, and two who make the same one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

SETUP = """
CREATE TABLE heard (n serial, what text);
CREATE FUNCTION hear() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.heard (what) VALUES (TG_EVENT || ' ' || TG_TAG); END $$;
CREATE EVENT TRIGGER hears ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION hear();
CREATE EVENT TRIGGER sleeps ON sql_drop EXECUTE FUNCTION hear();
ALTER EVENT TRIGGER sleeps DISABLE;
COMMENT ON EVENT TRIGGER hears IS 'an ear';
"""
FACTS = "SELECT evtname, evtevent, evtfoid::regproc::text, evtenabled, evttags, obj_description(oid, 'pg_event_trigger') FROM pg_event_trigger ORDER BY 1"


def test_they_outlive_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data") as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute(SETUP)
        before = c.execute(FACTS).fetchall()
    with aurorapy.Server(tmp_path / "data") as server, psycopg.connect(server.dsn, autocommit=True) as c:
        assert c.execute(FACTS).fetchall() == before
        c.execute("CREATE TABLE one (a int)")
        c.execute("CREATE VIEW two AS SELECT a FROM one")
        c.execute("DROP TABLE one CASCADE")
        assert c.execute("SELECT what FROM heard ORDER BY n").fetchall() == [("ddl_command_end CREATE TABLE",), ("ddl_command_end DROP TABLE",)]


@pytest.mark.skipif(shutil.which("pg_dump") is None or shutil.which("psql") is None, reason="pg_dump or psql is not installed")
def test_a_dump_brings_them_back() -> None:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute(SETUP)
        before = c.execute(FACTS).fetchall()
        shown = subprocess.run(["psql", "-X", "-A", "-t", "-c", "\\dy", server.dsn], capture_output=True, text=True, timeout=60, check=True).stdout
        assert shown.splitlines() == ["hears|ddl_command_end|postgres|enabled|hear|CREATE TABLE, DROP TABLE", "sleeps|sql_drop|postgres|disabled|hear|"]
        dump = subprocess.run(["pg_dump", "--schema-only", server.dsn], capture_output=True, text=True, timeout=60, check=True).stdout
        c.execute("DROP FUNCTION hear() CASCADE")
        assert c.execute(FACTS).fetchall() == []
        c.execute("DROP TABLE heard")
        c.execute("\n".join(line for line in dump.splitlines() if not line.startswith("\\")))
        c.execute("SET search_path = public")
        assert c.execute(FACTS).fetchall() == before


def test_two_cannot_make_the_same(connecting: Any) -> None:
    setup = "CREATE FUNCTION deaf() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'"
    with connecting(2, setup, "DROP FUNCTION deaf() CASCADE") as (a, b):
        a.execute("BEGIN")
        a.execute("CREATE EVENT TRIGGER same ON sql_drop EXECUTE FUNCTION deaf()")
        b.execute("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            b.execute("CREATE EVENT TRIGGER same ON sql_drop EXECUTE FUNCTION deaf()")
        a.execute("COMMIT")
        with pytest.raises(psycopg.errors.DuplicateObject):
            b.execute("CREATE EVENT TRIGGER same ON sql_drop EXECUTE FUNCTION deaf()")
