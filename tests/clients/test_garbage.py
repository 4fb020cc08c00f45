"""What a statement has made goes as it ends: nothing refers to itself, so that no rows and no plans wait for the garbage collector, nor does it have work."""

from __future__ import annotations

import gc

import psycopg
import pytest

import aurorapy

SCHEMA = """
    create table t (id int primary key, a int, b text);
    insert into t select i, i, 'x' from generate_series(1, 1000) i;
    create table s (id serial primary key, t int references t);
    create table tr (a int);
    create table pa (id int, b text) partition by list (id);
    create table pa1 partition of pa for values in (1);
    create view v as select a, b from t where id < 100;
    create materialized view mv as select * from t where id < 4;
    create function f(x int) returns int language plpgsql as $$
        declare y int; r record;
        begin
            for r in select * from t where id < 4 loop y := r.a; end loop;
            if y > 3 then return y + x; end if;
            begin perform 1 / 0; exception when others then y := 1; end;
            return y;
        end $$;
    create function sf(x int) returns int language sql as 'select max(a) from t where id < x';
    create procedure p(x int) language plpgsql as $$ begin update t set a = x where id = 3; execute 'select 1'; end $$;
    create function tf() returns trigger language plpgsql as $$ begin new.a := new.a + 1; return new; end $$;
    create trigger x before insert on tr for each row execute function tf();
    create trigger y after insert on tr for each row execute function tf()
"""
STATEMENTS = (  # no recursive query, which refers to itself
    "select a from t where id = 5",
    "select sum(a) from t where a > 5",
    "select t.a, u.b from t join t u on t.id = u.a left join s on s.t = u.id where t.id < 5",
    "select a % 5, count(distinct b), array_agg(b order by id) from t group by rollup (1) having count(*) > 1 order by 1",
    "select id, row_number() over (partition by a % 3 order by id), sum(a) over (order by id rows 2 preceding) from t",
    "select (select max(a) from t u where u.id = t.id) from t where id < 4 and exists (select from s where s.t = t.id)",
    "with x as (select * from t where id < 10), y as (insert into s (t) select id from x returning *) select * from x join y on y.t = x.id",
    "select id from t union select t from s except select 3 order by 1 limit 3",
    "select * from t, lateral (select max(id) from s where s.t = t.id) q where t.id < 5 and b like 'x%'",
    "select c.relname, format_type(a.atttypid, a.atttypmod) from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relname = 't'",
    "select j ->> 'a', jsonb_path_query(j, '$.a') from (select '{\"a\": 1}'::jsonb j) q",
    "update t set a = a + 1 where id = 7",
    "insert into s (t) values (3)",
    "insert into t values (1, 2, 'z') on conflict (id) do update set a = excluded.a returning *",
    "merge into s using (select 5 as x) q on s.id = q.x when matched then update set t = 4 when not matched then insert (t) values (q.x)",
    "delete from s where id = 1",
    "insert into tr values (1)",
    "insert into pa values (1, 'x')",
    "select * from v where a < 5",
    "select f(3), sf(3)",
    "call p(3)",
    "do $$ declare i int; begin for i in 1..3 loop perform i; end loop; end $$",
    "explain select * from t join s on t.id = s.t",
    "copy (select 1) to '/dev/null'",
    "refresh materialized view mv",
    "create table zz (id serial primary key, a int check (a > 0))",
    "alter table zz add b text",
    "create index on zz (b)",
    "drop table zz",
    "analyze t",
    "prepare q as select * from t where id = $1",
    "execute q (3)",
    "deallocate q",
    "begin",
    "declare c cursor for select * from t",
    "fetch 5 from c",
    "savepoint a",
    "select * from t where id = 3 for update",
    "rollback to a",
    "commit",
)
SESSION = "aurorapy.advisory.SessionLocks"  # of a session that has ended meanwhile: autovacuum's, or another server's in this process


@pytest.mark.timeout(120)
def test_statements_leave_no_garbage() -> None:
    left: dict[str, set[str]] = {}
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute(SCHEMA)
        for sql in STATEMENTS * 2:  # the first time something is loaded
            connection.execute(sql)
        gc.collect()
        gc.disable()
        gc.set_debug(gc.DEBUG_SAVEALL)
        try:
            for sql in STATEMENTS:
                connection.execute(sql)
                gc.collect()
                kinds = {f"{type(o).__module__}.{type(o).__qualname__}" for o in gc.garbage if str(type(o).__module__).startswith(("aurorapy", "sqlglot"))}
                left[sql] = set() if SESSION in kinds else kinds
                gc.garbage.clear()
                gc.set_debug(0)
                gc.collect()
                gc.set_debug(gc.DEBUG_SAVEALL)
        finally:
            gc.set_debug(0)
            gc.enable()
            gc.garbage.clear()
    assert {sql: kinds for sql, kinds in left.items() if kinds} == {}
