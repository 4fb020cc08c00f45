"""Users' operator classes, access methods, collations and conversions over real sockets: restarts, crashes, pg_dump and what it restores, several at a time."""

from __future__ import annotations

import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

DEFINITIONS = """
create schema s;
create function cmp(int, int) returns int language plpgsql immutable strict as 'begin return btint4cmp(abs($1), abs($2)); end';
create function same(int, int) returns bool language plpgsql immutable strict as 'begin return abs($1) = abs($2); end';
create function less(int, int) returns bool language plpgsql immutable strict as 'begin return abs($1) < abs($2); end';
create function hash2(int, int8) returns int8 language plpgsql immutable strict as 'begin return abs($1) + $2; end';
create function hash1(int) returns int language plpgsql immutable strict as 'begin return abs($1) % 5; end';
create operator s.|=| (leftarg = int, rightarg = int, function = same, commutator = operator(s.|=|));
create operator s.|<| (leftarg = int, rightarg = int, function = less);
create operator family s.fam using btree;
create operator class s."Abs" for type int using btree family s.fam as operator 1 s.|<|, operator 3 s.|=|, function 1 cmp(int, int);
comment on operator class s."Abs" using btree is 'by absolute value';
create operator class s.habs for type int using hash as operator 1 s.|=|, function 1 hash1(int), function 2 hash2(int, int8);
create access method heap2 type table handler heap_tableam_handler;
create access method gist2 type index handler gisthandler;
create collation s.coll (locale = 'C');
create default conversion s.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
comment on collation s.coll is 'plain';
create table t (a int, b text collate s.coll default ('x' collate s.coll), check (b collate s.coll <> '')) using heap2;
create unique index t_a on t (a s."Abs" desc);
create index t_h on t using hash (a s.habs);
create view v as select b collate s.coll as b from t where a operator(s.|=|) 3;
create table r (a int) partition by range (a s."Abs");
create table r1 partition of r for values from (0) to (5);
create table r2 partition of r for values from (-5) to (10);
create table h (a int) partition by hash (a s.habs);
create table h0 partition of h for values with (modulus 2, remainder 0);
create table h1 partition of h for values with (modulus 2, remainder 1);
insert into t select x, 'b' || x from generate_series(1, 500) x;
insert into t values (-777, 'y');
insert into r values (-1), (-7);
insert into h select generate_series(-5, 5);
"""
PARTS = "select tableoid::regclass::text, a from r union all select tableoid::regclass::text, a from h order by 1, 2"


def dumped(dsn: str) -> str:
    text = subprocess.run(["pg_dump", dsn], capture_output=True, text=True, check=True, timeout=60).stdout
    return "\n".join(line for line in text.splitlines() if "restrict " not in line)  # which has a random word


def check(c: psycopg.Connection[Any]) -> None:
    assert c.execute("select a from t where a operator(s.|=|) 3").fetchall() == [(3,)]
    assert c.execute("select a from t where a operator(s.|=|) 777").fetchall() == [(-777,)]
    assert "Index Scan" in str(c.execute("explain select a from t where a operator(s.|=|) 3").fetchall())
    for taken in (-3, 777):
        with pytest.raises(psycopg.errors.UniqueViolation):
            c.execute(f"insert into t values ({taken}, 'z')")
    assert c.execute(PARTS).fetchall()[-2:] == [("r1", -1), ("r2", -7)]


def test_they_are_there_after_a_restart_and_a_restore(tmp_path: Path) -> None:
    if shutil.which("pg_dump") is None or shutil.which("psql") is None:
        pytest.skip("no pg_dump")
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(DEFINITIONS)
        check(c)
        parts = c.execute(PARTS).fetchall()
        text = dumped(db.dsn)
    for part in ("CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler", "CREATE ACCESS METHOD gist2 TYPE INDEX HANDLER gisthandler",
                 "CREATE COLLATION s.coll (provider = libc, locale = 'C')", "CREATE DEFAULT CONVERSION s.conv FOR 'LATIN1' TO 'UTF8'",
                 'CREATE OPERATOR CLASS s."Abs"\n    FOR TYPE integer USING btree FAMILY s.fam AS', "SET default_table_access_method = heap2",
                 'CREATE UNIQUE INDEX t_a ON public.t USING btree (a s."Abs" DESC)', "PARTITION BY HASH (a s.habs)", 'PARTITION BY RANGE (a s."Abs")',
                 "COMMENT ON OPERATOR CLASS", "COMMENT ON COLLATION", "b text DEFAULT ('x'::text COLLATE s.coll)"):
        assert part in text
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        check(c)
        assert dumped(db.dsn) == text
        c.execute("create database other")
        other = psycopg.conninfo.make_conninfo(db.dsn, dbname="other")
        restored = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", other], input=text, capture_output=True, text=True, timeout=60)
        assert (restored.returncode, restored.stderr) == (0, "")
        with psycopg.connect(other, autocommit=True) as again:
            check(again)
            assert again.execute(PARTS).fetchall() == parts
        assert dumped(other) == text


def test_an_index_of_many_keys_survives_splits_and_deletes() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(DEFINITIONS)
        c.execute("insert into t select -x, 'm' from generate_series(1000, 4000) x")
        c.execute("delete from t where a % 2 = 0")
        c.execute("update t set a = a * 3 where a < -3500 and a > -3600")
        for n in (3, 1001, 2999, 3999, 3501 * 3, 3599 * 3):
            assert len(c.execute(f"select a from t where a operator(s.|=|) {n}").fetchall()) == 1
        assert c.execute("select count(*) from t where a operator(s.|=|) 3501").fetchone() == (0,)
        with psycopg.connect(db.dsn, autocommit=True) as other, c.transaction():
            c.execute("insert into t values (900, 'n')")
            result: list[object] = []

            def insert() -> None:
                try:
                    other.execute("insert into t values (-900, 'o')")
                    result.append("done")
                except psycopg.Error as e:
                    result.append(e.sqlstate)

            thread = threading.Thread(target=insert)
            thread.start()
            thread.join(0.5)
            assert thread.is_alive()  # it waits for the key, which is equal by the class
        thread.join(30)
        assert result == ["23505"]


@pytest.mark.parametrize("statement", [
    "create operator family f using btree", "create operator class f for type int using hash as operator 1 =", "create collation f (locale = 'C')",
    "create conversion f for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8", "create access method f type index handler bthandler"])
def test_two_who_create_the_same_one(statement: str) -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as one, psycopg.connect(db.dsn, autocommit=True) as two:
        one.execute(statement)
        result: list[object] = []

        def create() -> None:
            try:
                two.execute(statement)
                result.append("done")
            except psycopg.Error as e:
                result.append(e.sqlstate)

        thread = threading.Thread(target=create)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
        one.commit()
        thread.join(30)
        assert result == ["42710"]


def test_a_class_stays_while_an_index_is_made_with_it() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as one, psycopg.connect(db.dsn, autocommit=True) as two:
        two.execute(DEFINITIONS)
        two.execute("create table fresh (a int)")
        one.execute('create index fresh_a on fresh (a s."Abs")')
        result: list[object] = []

        def drop() -> None:
            try:
                two.execute("set client_min_messages = error; drop index t_a; drop table r")
                two.execute('drop operator class s."Abs" using btree')
                result.append("done")
            except psycopg.Error as e:
                result.append(e.sqlstate)

        thread = threading.Thread(target=drop)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
        one.commit()
        thread.join(30)
        assert result == ["2BP01"]
