"""Languages over real sockets: restarts, pg_dump, and a database without the extension plpgsql."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

import aurorapy

LANGUAGE = "create trusted language other handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator"


def test_a_language_is_there_after_a_restart_and_in_a_dump(tmp_path: Path) -> None:
    if shutil.which("pg_dump") is None:
        pytest.skip("no pg_dump")
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(LANGUAGE)
        c.execute("comment on language other is 'the other one'")
        c.execute("create function f(n int) returns int language other as 'begin return n + 1; end'")
        assert c.execute("select f(1)").fetchone() == (2,)
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("select f(1)").fetchone() == (2,)
        text = subprocess.run(["pg_dump", db.dsn], capture_output=True, text=True, check=True, timeout=60).stdout
        for part in ("CREATE OR REPLACE PROCEDURAL LANGUAGE other;", "ALTER PROCEDURAL LANGUAGE other OWNER TO postgres;",
                     "COMMENT ON LANGUAGE other IS 'the other one';", "LANGUAGE other\n"):
            assert part in text
        c.execute("drop language other cascade")
        with pytest.raises(psycopg.errors.UndefinedFunction):
            c.execute("select f(1)")


def test_a_database_without_plpgsql(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(LANGUAGE)
        c.execute("create function f() returns int language plpgsql as 'begin return 1; end'")
        c.execute("create function g() returns int language other as 'begin return 1; end'")
        with pytest.raises(psycopg.errors.DependentObjectsStillExist) as e:
            c.execute("drop extension plpgsql")
        assert e.value.diag.message_primary == "cannot drop extension plpgsql because other objects depend on it"
        assert e.value.diag.message_detail == ("language other depends on function plpgsql_validator(oid)\nfunction g() depends on language other\n"
                                               "function f() depends on language plpgsql")
        with c.transaction(force_rollback=True):
            c.execute("drop extension plpgsql cascade")
            assert c.execute("select count(*) from pg_extension").fetchone() == (0,)
        assert c.execute("select f() + g()").fetchone() == (2,)
        c.execute("drop extension plpgsql cascade")
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("select lanname from pg_language order by 1").fetchall() == [("c",), ("internal",), ("sql",)]
        with pytest.raises(psycopg.errors.UndefinedObject, match='language "plpgsql" does not exist'):
            c.execute("do 'begin null; end'")
        with pytest.raises(psycopg.errors.UndefinedFunction, match=r"function plpgsql_call_handler\(\) does not exist"):
            c.execute(LANGUAGE)
        with pytest.raises(psycopg.errors.UndefinedObject, match='extension "plpgsql" does not exist'):
            c.execute("drop extension plpgsql")
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="must be installed in schema"):
            c.execute("create extension plpgsql schema public")
        assert c.execute("create language plpgsql").statusmessage == "CREATE EXTENSION"
        c.execute("do 'begin null; end'")
        assert c.execute("select installed_version from pg_available_extensions where name = 'plpgsql'").fetchone() == ("1.0",)
