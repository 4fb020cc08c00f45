"""Foreign data, publications and subscriptions outlive the server, are made by two at a time, go through pg_dump, and what is said besides the messages."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import psycopg
import pytest

import aurorapy

MADE = """
create function checks(text[], oid) returns void language plpgsql as $$ begin if 'bad=1' = any ($1) then raise exception 'bad'; end if; end $$;
create foreign data wrapper w validator checks options (a 'b''c', "X y" 'd');
create server s type 't' version 'v' foreign data wrapper w options (host 'h');
comment on server s is 'a server';
create user mapping for public server s options (u 'v');
grant usage on foreign server s to public;
create table plain (x int check (x > 0));
create foreign table a_child (y int options (k 'v')) inherits (plain) server s options (q 'r');
create table parts (a int not null, b text) partition by list (a);
create foreign table part partition of parts for values in (1) server s;
create table t (a int primary key, b int, c text);
create publication p for table t (a, b) where (a > 1 and b < 5);
create publication q for all tables with (publish = 'insert');
create schema sch;
create publication r for tables in schema sch with (publish_via_partition_root);
create subscription su connection 'dbname=x' publication p, "Q" with (connect = false, slot_name = none, binary);
comment on subscription su is 'a subscription';
"""
SHOWN = """select fdwname, fdwoptions::text from pg_foreign_data_wrapper union all select srvname, srvoptions::text || srvacl::text from pg_foreign_server
union all select srvname, umoptions::text from pg_user_mappings union all select relname, ftoptions::text from pg_foreign_table join pg_class c on c.oid = ftrelid
union all select attname, attfdwoptions::text from pg_attribute where attfdwoptions is not null
union all select pubname, concat_ws(' ', tablename, attnames, rowfilter) from pg_publication_tables where pubname = 'p'
union all select subname, subpublications::text from pg_subscription union all select description, '' from pg_description where objoid >= 16384 order by 1, 2"""


def _dump(db: aurorapy.Server, name: str = "postgres") -> str:
    done = subprocess.run(["pg_dump", psycopg.conninfo.make_conninfo(db.dsn, dbname=name)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return "\n".join(line for line in done.stdout.splitlines() if not line.startswith(("\\restrict", "\\unrestrict")))


def test_they_outlive_the_server(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "d") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(MADE)
        want = c.execute(SHOWN).fetchall()
        assert len(want) == 10
        c.execute("create database branch template postgres")
    with aurorapy.Server(tmp_path / "d") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute(SHOWN).fetchall() == want
        with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState):
            c.execute("select * from a_child")
        with pytest.raises(psycopg.errors.RaiseException):
            c.execute("alter server s options (bad '1')")
        with psycopg.connect(db.dsn, dbname="branch", autocommit=True) as branch:
            assert branch.execute("select count(*) from pg_subscription").fetchone() == (0,)  # they are of one database, not of its copies
            assert branch.execute("select count(*) from pg_publication").fetchone() == (3,)


def test_pg_dump_makes_them_again() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(MADE)
        before = _dump(db)
        assert before.index("CREATE TABLE public.plain") < before.index("CREATE FOREIGN TABLE public.a_child")
        assert "CREATE SUBSCRIPTION su CONNECTION 'dbname=x' PUBLICATION p, \"Q\" WITH (connect = false, slot_name = NONE, binary = true);" in before
        c.execute("create database copy template template0")
        restored = subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", psycopg.conninfo.make_conninfo(db.dsn, dbname="copy")], input=before,
                                  capture_output=True, text=True, timeout=60)
        assert restored.returncode == 0, restored.stderr
        assert _dump(db, "copy") == before


@pytest.mark.parametrize("sql", ["create foreign data wrapper x", "create server x foreign data wrapper w", "create publication x",
                                 "create user mapping for public server s2", "create subscription x connection '' publication p with (connect = false)"])
def test_a_name_is_given_once(sql: str) -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as one, psycopg.connect(db.dsn) as two:
        one.execute("create foreign data wrapper w")
        one.execute("create server s2 foreign data wrapper w")
        one.commit()
        one.execute(sql.encode())
        caught: list[psycopg.Error] = []

        def again() -> None:
            try:
                two.execute(sql.encode())
            except psycopg.Error as e:
                caught.append(e)

        thread = threading.Thread(target=again)
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
        one.commit()
        thread.join(20)
        assert [e.sqlstate for e in caught] == ["42710"]


def test_a_server_stays_while_a_table_is_made_of_it() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as one, psycopg.connect(db.dsn) as two:
        one.execute("create foreign data wrapper w")
        one.execute("create server s foreign data wrapper w")
        one.commit()
        one.execute("create foreign table f (a int) server s")
        caught: list[psycopg.Error] = []

        def drop() -> None:
            try:
                two.execute("drop foreign data wrapper w cascade")
                two.commit()
            except psycopg.Error as e:
                caught.append(e)

        thread = threading.Thread(target=drop)
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
        one.commit()
        thread.join(20)
        assert not caught
        assert one.execute("select count(*) from pg_class where relname = 'f'").fetchone() == (0,)
        one.execute("create foreign data wrapper w")
        one.execute("create server s foreign data wrapper w")
        one.commit()
        two.execute("drop server s")
        thread = threading.Thread(target=lambda: caught.append(pytest.raises(psycopg.Error, one.execute, "create foreign table f (a int) server s").value))
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
        two.commit()
        thread.join(20)
        assert [e.sqlstate for e in caught] == ["42704"]


def test_a_rollback_takes_them_back() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as c:
        c.execute("create table t (a int)")
        c.commit()
        c.execute("create publication p for table t")
        with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState), c.transaction():
            c.execute("update t set a = 1")
        c.rollback()
        c.execute("update t set a = 1")
        assert c.execute("select count(*) from pg_publication").fetchone() == (0,)


def test_plans_that_are_kept_ask_again() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c, psycopg.connect(db.dsn, autocommit=True) as other:
        c.execute("create table n (a int, b int)")
        c.execute("create table k (a int primary key, b int)")
        c.execute("insert into n values (1, 1)")
        c.execute("insert into k values (1, 1)")
        for _ in range(3):
            assert c.execute("update n set b = %s where a = %s", (2, 1), prepare=True).rowcount == 1
            assert c.execute("update k set b = %s where a = %s", (2, 1), prepare=True).rowcount == 1
        other.execute("create publication p for table n, k (a)")
        with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState) as caught:
            c.execute("update n set b = %s where a = %s", (3, 1), prepare=True)
        assert caught.value.diag.message_hint == "To enable updating the table, set REPLICA IDENTITY using ALTER TABLE."
        assert c.execute("update k set b = %s where a = %s", (3, 1), prepare=True).rowcount == 1
        other.execute("alter publication p set table k (b)")
        with pytest.raises(psycopg.errors.InvalidColumnReference) as refused:
            c.execute("update k set b = %s where a = %s", (3, 1), prepare=True)
        assert refused.value.diag.message_detail == "Column list used by the publication does not cover the replica identity."
        assert c.execute("update n set b = %s where a = %s", (3, 1), prepare=True).rowcount == 1


def test_what_is_said_besides() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        notices: list[tuple[str | None, str | None, str | None, str | None]] = []
        c.add_notice_handler(lambda d: notices.append((d.severity, d.sqlstate, d.message_primary, d.message_hint)))
        c.execute("create publication p")
        c.execute("create subscription s connection 'dbname=x' publication p with (connect = false)")
        assert notices == [
            ("WARNING", "01000", "tables were not subscribed, you will have to run ALTER SUBSCRIPTION ... REFRESH PUBLICATION to subscribe the tables", None)]
        notices.clear()
        c.execute("alter subscription s enable")
        assert notices == [("WARNING", "0A000", 'subscription "s" will receive nothing', None)]
        for sql, state in (("alter subscription s refresh publication", "0A000"), ("create subscription t connection 'dbname=x' publication p", "0A000"),
                           ("drop subscription s", "08006"), ("alter subscription s connection 'foo'", "42601")):
            with pytest.raises(psycopg.Error) as caught:
                c.execute(sql.encode())
            assert caught.value.sqlstate == state, sql
        c.execute("create foreign data wrapper w validator postgresql_fdw_validator")
        with pytest.raises(psycopg.errors.SyntaxError) as invalid:
            c.execute("create server s foreign data wrapper w options (usr 'x')")
        assert (invalid.value.diag.message_primary, invalid.value.diag.message_hint) == (
            'invalid option "usr"', "Valid options in this context are: authtype, service, connect_timeout, dbname, host, hostaddr, port, tty, options, requiressl, "
            "sslmode, gsslib")
        c.execute("create server s foreign data wrapper w")
        c.execute("create foreign table f (a int) server s")
        with pytest.raises(psycopg.errors.WrongObjectType) as dropped:
            c.execute("drop table f")
        assert dropped.value.diag.message_hint == "Use DROP FOREIGN TABLE to remove a foreign table."
        with pytest.raises(psycopg.errors.DependentObjectsStillExist) as needed:
            c.execute("drop foreign data wrapper w")
        assert needed.value.diag.message_detail == "server s depends on foreign-data wrapper w\nforeign table f depends on server s"
        with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState), c.cursor().copy("copy f from stdin") as copy:
            copy.write(b"1\n")
