"""Settings as clients meet them: in connection options, stored for roles and databases, with hints; timeouts of idle sessions; what is refused."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

import aurorapy


@pytest.fixture(scope="module")
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server:
        yield server


@pytest.fixture
def c(db: aurorapy.Server) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with psycopg.connect(db.dsn, autocommit=True) as connection:
        yield connection


Connection = psycopg.Connection[tuple[object, ...]]


def one(c: Connection, sql: str) -> object:
    row = c.execute(sql.encode()).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize(("sql", "hint"), [
    ("SET work_mem = '3 parsecs'", 'Valid units for this parameter are "B", "kB", "MB", "GB", and "TB".'),
    ("SET deadlock_timeout = '3 parsecs'", 'Valid units for this parameter are "us", "ms", "s", "min", "h", and "d".'),
    ("SET work_mem = '99999999GB'", "Value exceeds integer range."),
    ("SET plan_cache_mode = 'x'", "Available values: auto, force_generic_plan, force_custom_plan."),
    ("SET random_page_cost = 'x'", None),
])
def test_hints(c: Connection, sql: str, hint: str | None) -> None:
    with pytest.raises(errors.InvalidParameterValue) as e:
        c.execute(sql.encode())
    assert e.value.diag.message_hint == hint


@pytest.mark.parametrize(("sql", "detail"), [
    ("SET datestyle = 'foo'", 'Unrecognized key word: "foo".'),
    ("SET datestyle = 'iso, sql'", 'Conflicting "datestyle" specifications.'),
    ("SET default_tablespace = 'foo'", 'Tablespace "foo" does not exist.'),
    ("SELECT set_config('search_path', 'a,,b', false)", "List syntax is invalid."),
])
def test_details(c: Connection, sql: str, detail: str) -> None:
    with pytest.raises(errors.InvalidParameterValue) as e:
        c.execute(sql.encode())
    assert e.value.diag.message_detail == detail


@pytest.mark.parametrize(("name", "value"), [
    ("allow_system_table_mods", "on"), ("exit_on_error", "on"), ("ignore_checksum_failure", "on"),
    ("local_preload_libraries", "x"),
    ("session_preload_libraries", "x"), ("timezone_abbreviations", "India"),
    ("zero_damaged_pages", "on"), ("client_encoding", "EUC_TW"),
])
def test_refused(c: Connection, name: str, value: str) -> None:
    before = one(c, f"SHOW {name}")
    with pytest.raises(errors.FeatureNotSupported):
        c.execute(f"SET {name} = '{value}'".encode())
    assert one(c, f"SHOW {name}") == before
    c.execute(f"SET {name} = '{before}'".encode())  # what it is, it may be
    c.execute(f"RESET {name}".encode())


def test_options(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, options="-c work_mem=8MB -c my.own=3 --jit-above-cost=5") as c:
        assert one(c, "SHOW work_mem") == "8MB"
        assert one(c, "SHOW my.own") == "3"
        assert c.execute("SELECT setting, source, reset_val, boot_val FROM pg_settings WHERE name = 'jit_above_cost'").fetchone() == ("5", "client", "5", "100000")
        c.execute("SET work_mem = '1MB'")
        assert one(c, "SELECT source FROM pg_settings WHERE name = 'work_mem'") == "session"
        c.execute("RESET ALL")
        assert one(c, "SHOW work_mem") == "8MB"


@pytest.mark.parametrize(("options", "message"), [
    ("-c nosuch=1", 'unrecognized configuration parameter "nosuch"'), ("-c fsync=off", 'parameter "fsync" cannot be changed now'),
    ("-c work_mem=abc", 'invalid value for parameter "work_mem": "abc"'), ("-c server_version=3", 'parameter "server_version" cannot be changed'),
    ("-c shared_buffers=3", 'parameter "shared_buffers" cannot be changed without restarting the server'),
    ("-c zero_damaged_pages=on", 'setting parameter "zero_damaged_pages" to "on" is not supported'),
])
def test_bad_options_end_the_connection(db: aurorapy.Server, options: str, message: str) -> None:
    with pytest.raises(psycopg.OperationalError, match=f"FATAL:  {message}"):
        psycopg.connect(db.dsn, options=options)


def test_stored_for_roles_and_databases(db: aurorapy.Server, c: Connection) -> None:
    c.execute("CREATE ROLE plain LOGIN")
    c.execute("ALTER ROLE plain SET work_mem = '64MB'")
    c.execute("ALTER ROLE plain SET log_statement = 'ddl'")
    c.execute("ALTER ROLE plain SET my.own = 1")
    c.execute("ALTER ROLE plain SET search_path = a, \"$user\"")
    with pytest.raises(errors.CantChangeRuntimeParam):
        c.execute("ALTER ROLE plain SET fsync = off")
    with pytest.raises(errors.InvalidParameterValue):
        c.execute("ALTER ROLE plain SET work_mem = 'abc'")
    assert one(c, "SELECT setconfig FROM pg_db_role_setting WHERE setrole = 'plain'::regrole") == [
        "work_mem=64MB", "log_statement=ddl", "my.own=1", 'search_path=a, "$user"']
    c.execute("CREATE DATABASE tuned")
    c.execute("ALTER DATABASE tuned SET work_mem = '2MB'")
    c.execute("ALTER DATABASE tuned SET hash_mem_multiplier = 3.5")
    with psycopg.connect(db.dsn, user="plain", dbname="tuned", autocommit=True) as p:
        found = p.execute("SELECT name, setting, source FROM pg_settings WHERE name IN ('work_mem', 'log_statement', 'hash_mem_multiplier') ORDER BY 1").fetchall()
        assert found == [("hash_mem_multiplier", "3.5", "database"), ("log_statement", "ddl", "user"), ("work_mem", "65536", "user")]
        assert one(p, "SHOW is_superuser") == "off"
        for sql in ("SET log_statement = 'all'", "SET session_replication_role = replica", "RESET log_statement", "SELECT set_config('log_statement', 'all', false)",
                    "ALTER ROLE plain SET log_statement = 'all'"):
            with pytest.raises(errors.InsufficientPrivilege):
                p.execute(sql.encode())
        assert one(p, "SHOW log_statement") == "ddl"
    with pytest.raises(psycopg.OperationalError, match='permission denied to set parameter "log_statement"'):
        psycopg.connect(db.dsn, user="plain", options="-c log_statement=all")
    c.execute("GRANT SET ON PARAMETER log_statement TO plain")
    with psycopg.connect(db.dsn, user="plain", options="-c log_statement=all") as p:
        assert one(p, "SHOW log_statement") == "all"
    c.execute("REVOKE SET ON PARAMETER log_statement FROM plain")


def test_what_a_server_without_such_processes_has(db: aurorapy.Server, c: Connection) -> None:
    """Settings that are shown, of what this server never does, and that nobody can make it do."""
    assert one(c, "SELECT count(*) FROM pg_settings WHERE name IN ('old_snapshot_threshold', 'wal_log_hints', 'syslog_ident', 'ssl_ca_file')") == 4
    with pytest.raises(psycopg.OperationalError, match="not supported"):
        psycopg.connect(db.dsn, options="-c post_auth_delay=1")
    with pytest.raises(errors.FeatureNotSupported):
        c.execute("ALTER SYSTEM SET old_snapshot_threshold = 10")


def test_facts_of_the_server(db: aurorapy.Server, c: Connection) -> None:
    assert one(c, "SHOW port") == str(db.port)
    assert one(c, "SHOW ssl") == "off"
    assert one(c, "SHOW fsync") == "off"
    assert one(c, "SHOW is_superuser") == "on"
    assert one(c, "SELECT setting::bigint * 8192 FROM pg_settings WHERE name = 'shared_buffers'") == db.cache_bytes


def test_show_all(c: Connection) -> None:
    shown = c.execute("SHOW ALL").fetchall()
    assert [n for n, _, _ in shown] == [n for n, in c.execute("SELECT name FROM pg_settings")]
    assert ("work_mem", "4MB") in [(n, v) for n, v, _ in shown]
    assert all(d for _, _, d in shown)
    assert not {"role", "is_superuser", "session_authorization", "seed"} & {n for n, _, _ in shown}


def test_transaction_settings_take_effect_in_every_way(c: Connection) -> None:
    for sql in ("SET transaction_read_only = 'yes'", "SELECT set_config('transaction_read_only', '1', true)"):
        with pytest.raises(errors.ReadOnlySqlTransaction), c.transaction():
            c.execute(sql.encode())
            c.execute("CREATE TABLE nothing ()")
    with pytest.raises(errors.InvalidParameterValue), c.transaction():
        c.execute("SET transaction_isolation = 'foo'")


def test_messages_that_a_client_wants(c: Connection) -> None:
    got: list[str | None] = []
    c.add_notice_handler(lambda d: got.append(d.severity))
    for least, want in (("notice", ["NOTICE", "WARNING"]), ("debug5", ["NOTICE", "WARNING"]), ("warning", ["WARNING"]), ("error", []), ("info", ["NOTICE", "WARNING"])):
        got.clear()
        c.execute(f"SET client_min_messages = {least}".encode())
        c.execute("DROP TABLE IF EXISTS nosuch")
        c.execute("ROLLBACK")
        assert got == want, least


def test_discard_all_leaves_nothing_that_was_set(c: Connection) -> None:
    c.execute("SET work_mem = '1MB'")
    c.execute("SET my.own = 'x'")
    c.execute("SET idle_session_timeout = '1d'")
    c.execute("DISCARD ALL")
    assert (one(c, "SHOW work_mem"), one(c, "SHOW my.own"), one(c, "SHOW idle_session_timeout")) == ("4MB", "", "0")


def test_seed(c: Connection) -> None:
    c.execute("SET seed = 0.5")
    first = one(c, "SELECT random()")
    assert one(c, "SELECT random()") != first
    c.execute("SELECT setseed(0.5)")
    assert one(c, "SELECT random()") == first
    assert one(c, "SHOW seed") == "unavailable"


def ended(c: Connection, sqlstate: str) -> None:
    """The server ends the connection by itself, and says this before."""
    with socket.socket(fileno=socket.dup(c.fileno())) as mine:
        mine.setblocking(True)
        mine.settimeout(10)
        data = b""
        while piece := mine.recv(1000):
            data += piece
    assert data.startswith(b"E") and b"SFATAL\0" in data and f"C{sqlstate}\0".encode() in data
    c.close()


def test_idle_sessions_end(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("SET idle_session_timeout = '1s'")
        assert one(c, "SHOW idle_session_timeout") == "1s"
        c.execute("SELECT pg_sleep(1.5)")  # this is not idle
        with c.transaction():
            time.sleep(1.5)  # and this is inside a transaction
            c.execute("SELECT 1")
        ended(c, "57P05")


def test_idle_transactions_end(db: aurorapy.Server, c: Connection) -> None:
    c.execute("CREATE TABLE idle (id int PRIMARY KEY)")
    c.execute("INSERT INTO idle VALUES (1)")
    with psycopg.connect(db.dsn, autocommit=True, options="-c idle_in_transaction_session_timeout=300") as other:
        time.sleep(0.6)  # outside of a transaction it may be idle
        other.execute("BEGIN")
        other.execute("UPDATE idle SET id = 2")
        c.execute("SET lock_timeout = '8s'")
        c.execute("UPDATE idle SET id = 3")  # the lock goes with the session
        ended(other, "25P03")
    assert one(c, "SELECT id FROM idle") == 3


def test_an_idle_timeout_that_was_reset_ends_nothing(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("SET idle_session_timeout = '200ms'")
        c.execute("SET idle_session_timeout = 0")
        time.sleep(0.5)
        assert one(c, "SELECT 1") == 1


def test_keepalives_are_told_to_the_system(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True, options="-c tcp_keepalives_idle=33") as c:
        mine = socket.socket(fileno=socket.dup(c.fileno()))
        with mine:
            port = mine.getsockname()[1]
        theirs = next(x.transport.get_extra_info("socket") for x in db.connections if x.transport.get_extra_info("peername")[1] == port)
        assert theirs.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 33
        assert theirs.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        c.execute("SET tcp_user_timeout = '5s'")
        assert theirs.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 5000
        assert one(c, "SHOW tcp_user_timeout") == "5000"
        default = theirs.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL)
        c.execute("SET tcp_keepalives_interval = 7")
        assert theirs.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL) == 7 != default
        c.execute("SET tcp_keepalives_interval = 0")
        assert theirs.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL) == default
        c.execute("RESET tcp_user_timeout")
        assert theirs.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 0


def test_views_that_are_refused(c: Connection) -> None:
    """What pg_dump sets before it reads tables."""
    c.execute("CREATE TABLE seen (a int)")
    c.execute("CREATE VIEW over_seen AS SELECT * FROM seen")
    c.execute("SELECT * FROM over_seen")
    c.execute("SET restrict_nonsystem_relation_kind = 'view, foreign-table'")
    with pytest.raises(errors.ObjectNotInPrerequisiteState, match='access to non-system view "over_seen" is restricted'):
        c.execute("SELECT * FROM over_seen")
    c.execute("SELECT * FROM seen")
    c.execute("SELECT count(*) FROM pg_views")
    with pytest.raises(errors.InvalidParameterValue):
        c.execute("SET restrict_nonsystem_relation_kind = 'table'")
    c.execute("RESET restrict_nonsystem_relation_kind")
    c.execute("SELECT * FROM over_seen")
    c.execute("DROP TABLE seen CASCADE")
