"""Rules over real sockets: what outlives a restart, what pg_dump makes of them, plans that are kept, and who waits for whom."""

from __future__ import annotations

import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

SETUP = """
CREATE TABLE kept (a int PRIMARY KEY, b text);
CREATE TABLE kept_log (a int, what text);
CREATE RULE note AS ON INSERT TO kept DO ALSO INSERT INTO kept_log VALUES (new.a, 'insert');
CREATE RULE guard AS ON UPDATE TO kept WHERE old.b = 'fixed' DO INSTEAD NOTHING;
CREATE VIEW kept_view AS SELECT a, b FROM kept;
CREATE RULE into_view AS ON INSERT TO kept_view DO INSTEAD (INSERT INTO kept VALUES (new.a, new.b); NOTIFY kept_news, 'one');
ALTER TABLE kept DISABLE RULE guard;
COMMENT ON RULE note ON kept IS 'a note';
"""
FACTS = "SELECT definition FROM pg_rules WHERE tablename LIKE 'kept%' ORDER BY rulename"


def test_rules_outlive_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data") as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute(SETUP)
        before = c.execute(FACTS).fetchall()
    with aurorapy.Server(tmp_path / "data") as server, psycopg.connect(server.dsn, autocommit=True) as c:
        assert c.execute(FACTS).fetchall() == before
        c.execute("INSERT INTO kept_view VALUES (1, 'fixed')")
        c.execute("UPDATE kept SET b = 'changed'")
        assert c.execute("SELECT * FROM kept, kept_log").fetchall() == [(1, "changed", 1, "insert")]
        c.execute("ALTER TABLE kept ENABLE RULE guard")
        c.execute("UPDATE kept SET b = 'fixed'")
        assert c.execute("UPDATE kept SET b = 'other'").statusmessage == "UPDATE 0"


@pytest.mark.skipif(shutil.which("pg_dump") is None, reason="pg_dump is not installed")
def test_a_dump_brings_them_back() -> None:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute(SETUP)
        before = c.execute(FACTS).fetchall()
        dump = subprocess.run(["pg_dump", "--schema-only", server.dsn], capture_output=True, text=True, timeout=60, check=True).stdout
        c.execute("DROP TABLE kept, kept_log CASCADE")
        c.execute("\n".join(line for line in dump.splitlines() if not line.startswith("\\")))
        c.execute("SET search_path = public")
        assert c.execute(FACTS).fetchall() == before
        assert c.execute("SELECT ev_enabled, obj_description(oid, 'pg_rewrite') FROM pg_rewrite WHERE rulename IN ('guard', 'note') ORDER BY rulename").fetchall() == [
            ("D", None), ("O", "a note")]


def test_kept_plans_follow_rules(connecting: Any) -> None:
    with connecting(2, "CREATE TABLE followed (a int); CREATE TABLE followed_log (a int)", "DROP TABLE followed, followed_log") as (a, b):
        insert = "INSERT INTO followed VALUES (%s)"
        for n in range(8):
            b.execute(insert, (n,), prepare=True)
        a.execute("CREATE RULE r AS ON INSERT TO followed DO INSTEAD INSERT INTO followed_log VALUES (new.a)")
        assert b.execute(insert, (100,), prepare=True).statusmessage == "INSERT 0 1"
        b.execute("INSERT INTO followed VALUES (101)")
        a.execute("SET session_replication_role = replica")
        a.execute("INSERT INTO followed VALUES (102)")
        a.execute("SET session_replication_role = origin")
        a.execute("INSERT INTO followed VALUES (103)")
        a.execute("DROP RULE r ON followed")
        b.execute(insert, (104,), prepare=True)
        assert b.execute("SELECT a FROM followed WHERE a >= 100 ORDER BY a").fetchall() == [(102,), (104,)]
        assert b.execute("SELECT a FROM followed_log ORDER BY a").fetchall() == [(100,), (101,), (103,)]


def test_actions_wait_and_notify(connecting: Any) -> None:
    setup = """CREATE TABLE noted (a int); CREATE TABLE noted_log (a int);
               CREATE RULE r AS ON INSERT TO noted DO ALSO (INSERT INTO noted_log VALUES (new.a); NOTIFY noted_news)"""
    with connecting(2, setup, "DROP TABLE noted, noted_log") as (a, b):
        a.execute("LISTEN noted_news")
        a.execute("BEGIN")
        a.execute("ALTER TABLE noted_log ADD z int DEFAULT 5")
        waiting = threading.Thread(target=lambda: b.execute("INSERT INTO noted VALUES (1), (2)"))
        waiting.start()
        waiting.join(0.1)
        assert waiting.is_alive()
        a.execute("COMMIT")
        waiting.join(10)
        assert a.execute("SELECT * FROM noted_log ORDER BY a").fetchall() == [(1, 5), (2, 5)]
        assert [n.channel for n in a.notifies(timeout=5, stop_after=1)] == ["noted_news"]


def test_rows_of_queries_go_to_who_asked_simply(connecting: Any) -> None:
    setup = "CREATE TABLE told (a int); CREATE RULE r AS ON INSERT TO told DO ALSO SELECT new.a * 2 AS double"
    with connecting(1, setup, "DROP TABLE told") as (a,):
        results = a.pgconn.exec_(b"INSERT INTO told VALUES (4), (5)")
        assert [results.get_value(n, 0) for n in range(results.ntuples)] == [b"8", b"10"]
        assert results.command_status == b"INSERT 0 2"
        assert a.execute("INSERT INTO told VALUES (%s)", (6,)).statusmessage == "INSERT 0 1"
