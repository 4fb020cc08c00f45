"""Rows of system catalogs are kept with the catalog's version: whatever happens, a session sees what it would see if nothing were kept.

Two superusers and another role look at all catalogs whose rows are kept, and at what functions say of their objects, after each of many statements: once as they are
and once with a server that has forgotten everything.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy
from aurorapy.catalog import kept
from aurorapy.catalog.system import registry

SHOWN = (
    "select oid, oid::regclass, pg_table_is_visible(oid), obj_description(oid, 'pg_class') from pg_class where oid >= 16384",
    "select oid, pg_get_constraintdef(oid), pg_get_constraintdef(oid, true), obj_description(oid, 'pg_constraint') from pg_constraint",
    "select indexrelid, pg_get_indexdef(indexrelid), pg_get_indexdef(indexrelid, 1, true) from pg_index where indexrelid >= 16384",
    "select adrelid, adnum, pg_get_expr(adbin, adrelid), pg_get_serial_sequence(adrelid::regclass::text, attname) from pg_attrdef join pg_attribute"
    " on attrelid = adrelid and attnum = adnum where not attisdropped and has_table_privilege(adrelid, 'select')",
    "select oid, pg_get_viewdef(oid), pg_get_viewdef(oid, true) from pg_class where relkind = 'v' and oid >= 16384",
    "select oid, oid::regtype, pg_type_is_visible(oid) from pg_type where oid >= 16384",
    "select oid, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "select attname, col_description(attrelid, attnum) from pg_attribute where attrelid = (select min(oid) from pg_class where relname = 't')",
    "select c.relname, a.attname from pg_class c left join pg_attribute a on a.attrelid = c.oid where c.relname in ('t', 'u', 't2') order by 1, a.attnum",
)
# who (0 and 1: superusers, 2: a role without rights), and what he does
STEPS = (
    (0, "create table t (a int primary key, b text default 'x' check (b <> ''), c int[])"),
    (0, "create table u (id serial primary key, ta int references t, unique (ta, id))"),
    (1, "create index ti on t (b, a desc) where a > 3; comment on column t.b is 'bee'; comment on table t is 'tee'"),
    (1, "create view v as select t.a, u.id from t join u on u.ta = t.a"),
    (1, "create type mood as enum ('a', 'b'); create domain d as int check (value > 0); alter table t add m mood default 'a', add dd d"),
    (0, "alter type mood add value 'c'; alter type mood rename to feeling"),
    (0, "begin; alter table t rename to t2; alter table t2 add z int default 7; comment on table t2 is 'own'"),
    (0, "savepoint s; drop view v; alter table t2 drop column c; create table w (x int)"),
    (0, "rollback to s"),
    (0, "alter table t2 add y int check (y > 1)"),
    (0, "rollback"),
    (0, "begin; create table x (a feeling); create index on x (a); alter domain d add constraint dc check (value < 100)"),
    (0, "commit"),
    (0, "create temporary table t (q int primary key, r text default current_user)"),
    (1, "alter table t add e int"),
    (0, "begin; alter table t add s int; create temporary sequence seq; savepoint s; drop table t"),
    (0, "rollback"),
    (0, "drop table t"),
    (1, "create schema s; create table s.t (a int, b date default '2001-02-03'); create function s.f(int) returns int language sql as 'select $1'"),
    (1, "set search_path to s, public; set datestyle to german"),
    (2, "set search_path to s, public"),
    (1, "alter domain d set default 5; create table dated (b date default '2001-02-03', x d)"),
    (0, "grant usage on schema s to nobody_much; grant select on t, s.t to nobody_much; grant select (id) on u to nobody_much"),
    (0, "begin; revoke select on t from nobody_much; create role fresh_one; grant nobody_much to fresh_one; alter table u owner to fresh_one"),
    (0, "rollback"),
    (0, "alter role nobody_much superuser"),
    (0, "alter role nobody_much nosuperuser"),
    (2, "create temporary table mine (a int)"),
    (0, "revoke select on t from nobody_much; alter default privileges grant select on tables to nobody_much"),
    (1, "create function tf() returns trigger language plpgsql as 'begin return new; end'; create trigger g before insert on t for each row execute function tf()"),
    (1, "create rule r as on insert to u do also nothing; create policy p on t using (a > 1); create statistics st on a, b from t"),
    (0, "create table part (k int, v text) partition by range (k); create table part1 partition of part for values from (1) to (10); create index on part (v)"),
    (0, "alter table part detach partition part1; truncate t cascade; analyze t"),
    (0, "create operator s.=== (leftarg = int, rightarg = int, function = int4eq); create aggregate s.agg (int) (sfunc = int4pl, stype = int)"),
    (0, "alter schema s rename to s2"),
    (1, "alter sequence u_id_seq increment 5 owned by none; alter table t alter b set not null, alter b type varchar(20)"),
    (1, "reset search_path; set timezone to 'Asia/Tokyo'"),
    (0, "drop schema s2 cascade"),
    (0, "drop table t, u, x, part, part1 cascade; drop type feeling; drop domain d; alter default privileges revoke select on tables from nobody_much"),
)


class Watch:
    """Looks at all catalogs of a session, each time that one reads pg_extension: as they are kept and as they are made. `forgets`: the server keeps nothing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.forgets = False
        self.wrong: list[tuple[str, str]] = []
        self.versions: set[Any] = set()
        self.keeping, self.rows = kept.kept_of, registry._rows
        monkeypatch.setattr(kept, "kept_of", self.kept_of)
        monkeypatch.setattr(registry, "kept_of", self.kept_of)
        monkeypatch.setattr(registry, "_rows", self.look)

    def kept_of(self, catalog: Any) -> Any:
        if not self.forgets:
            return self.keeping(catalog)
        catalog.parts = {}
        return kept.Kept(catalog.version)

    def look(self, key: tuple[str, str], session: Any) -> Any:
        if key[1] == "pg_extension":
            self.versions.add(session.catalog.version)
            for relation in registry._kept:
                mine = self.rows(relation, session)
                parts, session.catalog.parts = session.catalog.parts, {}
                made = registry._made(relation, session)
                session.catalog.parts = parts
                if mine != made:
                    self.wrong.append(relation)
        return self.rows(key, session)


def _seen(connection: psycopg.Connection[Any]) -> list[Any]:
    return [connection.execute(q).fetchall() for q in SHOWN]


@pytest.mark.timeout(240)
def test_nothing_stale_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(monkeypatch)
    with aurorapy.Server() as db, ExitStack() as stack:
        first = stack.enter_context(psycopg.connect(db.dsn, autocommit=True))
        first.execute("create role nobody_much login")
        second = stack.enter_context(psycopg.connect(db.dsn, autocommit=True))
        people = [first, second, stack.enter_context(psycopg.connect(db.dsn, autocommit=True, user="nobody_much"))]
        for who, sql in STEPS:
            people[who].execute(sql)
            for n, connection in enumerate(people):
                connection.execute("select count(*) from pg_extension")
                assert watch.wrong == [], (sql, n)
                seen = _seen(connection)
                watch.forgets = True
                assert _seen(connection) == seen, (sql, n)
                watch.forgets = False
    assert len(watch.versions) > len(STEPS)


def test_what_was_kept_is_not_what_another_database_or_a_restart_shows(tmp_path: Path) -> None:
    names = "select relname, obj_description(oid) from pg_class where relname ~ '^k[0-9]' order by 1"
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create table k1 (a int); comment on table k1 is 'one'")
        assert c.execute(names).fetchall() == [("k1", "one")]
        c.execute("create database kept_copy template template0")
        with psycopg.connect(db.dsn, autocommit=True, dbname="kept_copy") as other:
            assert other.execute(names).fetchall() == []
            other.execute("create table k2 (a int)")
            assert other.execute(names).fetchall() == [("k2", None)]
        assert c.execute(names).fetchall() == [("k1", "one")]
        c.execute("comment on table k1 is 'two'; create table k3 ()")
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute(names).fetchall() == [("k1", "two"), ("k3", None)]


def test_branches_and_rewinding_show_their_own() -> None:
    names = "select relname from pg_class where relname ~ '^k[0-9]' order by 1"

    def seen(connection: psycopg.Connection[Any]) -> list[Any]:
        return [name for name, in connection.execute(names).fetchall()]

    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create table k1 (a int)")
        assert seen(c) == ["k1"]
        c.execute("create database b template postgres")
        with psycopg.connect(db.dsn, autocommit=True, dbname="b") as branch:
            assert seen(branch) == ["k1"]
            branch.execute("create table k2 (a int)")
            c.execute("alter table k1 rename to k3")
            assert (seen(branch), seen(c)) == (["k1", "k2"], ["k3"])
        moment = c.execute("select pg_current_wal_lsn()").fetchone()[0]  # type: ignore[index]
        c.execute("drop table k3; create table k4 (a int)")
        assert seen(c) == ["k4"]
        with c.transaction():
            c.execute(f"set local aurora.read_as_of = '{moment}'")
            assert seen(c) == ["k3"]
        assert seen(c) == ["k4"]
        c.execute("select aurora_snapshot('before')")
        c.execute("drop table k4")
        assert seen(c) == []
        c.execute("select aurora_rewind('postgres', 'before')")
        with psycopg.connect(db.dsn, autocommit=True) as again:
            assert seen(again) == ["k4"]
