"""Extensions over real sockets: drivers' own adapters, restarts, branches, pg_dump, two who create the same one, PL/pgSQL."""

from __future__ import annotations

import os
import subprocess
import threading
from pathlib import Path

import asyncpg
import psycopg
import pytest
from psycopg.types import TypeInfo
from psycopg.types.hstore import register_hstore

import aurorapy

pytestmark = pytest.mark.timeout(120)


def test_psycopg_knows_hstore_and_citext() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create extension hstore")
        c.execute("create extension citext")
        info = TypeInfo.fetch(c, "hstore")
        assert info is not None
        register_hstore(info, c)
        assert c.execute("select 'a=>1, b=>NULL'::hstore").fetchone() == ({"a": "1", "b": None},)
        assert c.execute("select %s::hstore -> 'k'", ({"k": 'x"y\\'},)).fetchone() == ('x"y\\',)
        for binary in (False, True):
            assert c.execute("select 'A'::citext, array['b']::citext[]", binary=binary).fetchone() is not None
        c.execute("create table t(n citext primary key)")
        c.execute("insert into t values (%s)", ("Ann",))
        assert c.execute("select n from t where n = %s::citext", ("aNN",)).fetchone() == ("Ann",)
        with pytest.raises(psycopg.errors.UniqueViolation):
            c.execute("insert into t values (%s)", ("ANN",))
        sent = c.execute("select 'a=>1'::hstore", binary=True).pgresult
        assert sent is not None and sent.get_value(0, 0) == b"\0\0\0\1\0\0\0\1a\0\0\0\0011"


async def _asyncpg(dsn: str) -> list[object]:
    c = await asyncpg.connect(dsn)
    try:
        await c.execute("create extension citext; create extension hstore; create table t(n citext, h hstore)")
        await c.set_builtin_type_codec("hstore", codec_name="pg_contrib.hstore")
        await c.execute("insert into t values ($1, $2)", "Ann", {"a": "1", "b": None})
        return list(await c.fetchrow("select n, h from t where n = $1", "aNN"))
    finally:
        await c.close()


def test_asyncpg_knows_hstore_and_citext() -> None:
    import asyncio

    with aurorapy.Server() as db:
        assert asyncio.run(_asyncpg(db.dsn)) == ["Ann", {"a": "1", "b": None}]


def test_they_outlive_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        for name in ("citext", "hstore", "pg_trgm", "pgcrypto", "unaccent", "fuzzystrmatch", '"uuid-ossp"'):
            c.execute(f"create extension {name}".encode())
        c.execute("create table t(id uuid default uuid_generate_v4(), n citext unique, h hstore, check (h -> 'k' <> 'bad'))")
        c.execute("create index on t(h)")
        c.execute("create view v as select n, h -> 'k' as k, unaccent(n::text) as u from t where n = 'ANN'")
        c.execute("insert into t(n, h) values ('Änn', 'k=>1'), ('Ann', 'k=>2'), ('Bob', NULL)")
    with aurorapy.Server(tmp_path) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("select * from v").fetchall() == [("Ann", "2", "Ann")]
        assert c.execute("select n from t where h = 'k=>1'").fetchall() == [("Änn",)]
        assert c.execute("select count(*) from pg_extension").fetchone() == (8,)
        assert c.execute("select similarity('word', 'word'), crypt('x', '$1$ab') = crypt('x', '$1$ab')").fetchone() == (1.0, True)
        with pytest.raises(psycopg.errors.CheckViolation):
            c.execute("insert into t(n, h) values ('x', 'k=>bad')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            c.execute("insert into t(n) values ('BOB')")
        c.execute("drop extension citext cascade")
        assert [d.name for d in c.execute("select * from t").description or ()] == ["id", "h"]


def test_a_database_has_its_own_and_a_branch_its_parents() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create extension citext")
        c.execute("create table t(n citext); insert into t values ('Ann')")
        c.execute(f"create database b template {c.info.dbname}".encode())
        c.execute("create database other")
        with psycopg.connect(db.dsn, dbname="b", autocommit=True) as b:
            assert b.execute("select n from t where n = 'ANN'").fetchall() == [("Ann",)]
            b.execute("drop extension citext cascade")
        with psycopg.connect(db.dsn, dbname="other", autocommit=True) as o, pytest.raises(psycopg.errors.UndefinedObject):
            o.execute("select 'a'::citext")
        assert c.execute("select n from t where n = 'ANN'").fetchall() == [("Ann",)]


def test_pg_dump_writes_the_extension_and_not_its_members(tmp_path: Path) -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create schema e")
        c.execute("create extension hstore schema e")
        c.execute("create extension citext")
        c.execute("create table t(n citext primary key, h e.hstore default 'a=>1', check (n ~ '^[a-z]'))")
        c.execute("create view v as select n from t where n = 'x' and h operator(e.->) 'a' = '1'")
        c.execute("create index i on t (n citext_pattern_ops)")
        c.execute("insert into t values ('Xx')")
        dump = subprocess.run(["pg_dump", db.dsn], capture_output=True, text=True, timeout=60)
        assert dump.returncode == 0, dump.stderr
        assert "CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA e;" in dump.stdout
        assert "COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';" in dump.stdout
        assert "citext_eq" not in dump.stdout and "CREATE TYPE" not in dump.stdout and "CREATE OPERATOR" not in dump.stdout and "plpgsql" not in dump.stdout
        c.execute("create database again")
        restored = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", psycopg.conninfo.make_conninfo(db.dsn, dbname="again")], input=dump.stdout,
                                  capture_output=True, text=True, timeout=60, env=dict(os.environ))
        assert restored.returncode == 0, restored.stderr
        with psycopg.connect(db.dsn, dbname="again") as a:
            assert a.execute("select n, h from t where n = 'xX'").fetchall() == [("Xx", '"a"=>"1"')]
            assert a.execute("select count(*) from v").fetchone() == (0,)


def test_the_second_of_two_who_create_the_same_one_waits() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as one, psycopg.connect(db.dsn, autocommit=True) as two:
        one.execute("create extension citext")
        outcome: list[object] = []

        def second() -> None:
            try:
                outcome.append(two.execute("create extension if not exists citext").statusmessage)
            except psycopg.Error as e:
                outcome.append(e.sqlstate)

        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.5)
        assert not outcome
        one.commit()
        thread.join(30)
        assert outcome == ["CREATE EXTENSION"]
        assert two.execute("select count(*) from pg_extension where extname = 'citext'").fetchone() == (1,)
        assert two.execute("select 'A'::citext = 'a'").fetchone() == (True,)


def test_plans_do_not_outlive_an_extension() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True, prepare_threshold=0) as c:
        for _ in range(2):
            with pytest.raises(psycopg.errors.UndefinedFunction):
                c.execute("select 'word'::text % 'words'")
            c.execute("create extension pg_trgm")
            assert c.execute("select 'word'::text %% 'words', %s::text %% 'words'", ("word",)).fetchone() == (True, True)
            c.execute("set pg_trgm.similarity_threshold = 1")
            assert c.execute("select 'word'::text % 'words'").fetchone() == (False,)
            c.execute("reset pg_trgm.similarity_threshold")
            c.execute("drop extension pg_trgm")


def test_paths_integers_and_tables_outlive_a_restart_and_pg_dump(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        for name in ("ltree", "intarray", "tablefunc", "moddatetime", "dict_int"):
            c.execute(f"create extension {name}".encode())
        c.execute("create table t(p ltree primary key, q lquery, w ltxtquery, a int[], n query_int, changed timestamptz default '2000-01-01')")
        c.execute("create index on t using gin (a gin__int_ops)")
        c.execute("create index on t using gist (p)")
        c.execute("create trigger m before update on t for each row execute function moddatetime(changed)")
        c.execute("insert into t values ('a.b', '*.b{1,2}', 'a & !c', '{3,1,3}', '1 & !2'), ('a.c', null, null, '{}', null)")
        c.execute("create view v as select * from crosstab('select p::text, 1, p::text from t') as x(k text, v text)")
    with aurorapy.Server(tmp_path) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("select p::text, q::text, w::text, n::text, uniq(sort(a)) from t where p <@ 'a' and a @> '{1}'").fetchall() == [
            ("a.b", "*.b{1,2}", "a & !c", "1 & !2", [1, 3])]
        assert c.execute("select count(*) from v").fetchone() == (2,)
        c.execute("update t set a = '{7}' where p = 'a.c'")
        assert c.execute("select changed > '2020-01-01' from t where a && '{7}'").fetchone() == (True,)
        sent = c.execute("select p, q from t where p = 'a.b'", binary=True).pgresult
        assert sent is not None and sent.get_value(0, 0) == b"\x01a.b" and sent.get_value(0, 1) == b"\x01*.b{1,2}"
        with pytest.raises(psycopg.errors.UniqueViolation):
            c.execute("insert into t(p) values ('a.b')")
        dump = subprocess.run(["pg_dump", db.dsn], capture_output=True, text=True, timeout=60)
        assert dump.returncode == 0, dump.stderr
        assert "CREATE TYPE" not in dump.stdout and "CREATE FUNCTION" not in dump.stdout
        c.execute("create database again")
        restored = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", psycopg.conninfo.make_conninfo(db.dsn, dbname="again")], input=dump.stdout,
                                  capture_output=True, text=True, timeout=60, env=dict(os.environ))
        assert restored.returncode == 0, restored.stderr
        with psycopg.connect(db.dsn, dbname="again") as a:
            assert a.execute("select p::text from t where p ~ '*.b' and a @@ '1&3'").fetchall() == [("a.b",)]


def test_a_value_that_an_index_refuses_leaves_nothing_behind() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create extension intarray")
        c.execute("create table t(id int primary key, a int[])")
        c.execute("create index on t using gist (a)")
        for statement in ("insert into t values (1, '{1}'), (2, '{1,null}')", "insert into t values (3, '{null}')"):
            with pytest.raises(psycopg.errors.NullValueNotAllowed):
                c.execute(statement.encode())
        c.execute("insert into t values (1, '{1}'), (2, '{2}'), (3, '{3}')")
        assert c.execute("select count(*) from t").fetchone() == (3,)
