# xmax of the rows that an INSERT returns: whether ON CONFLICT has updated the row.

> create schema bty_seven
CREATE SCHEMA

> set search_path = bty_seven
SET

> create table t (k int primary key, v int, w text default 'x', g int generated always as (v + 1) stored)
CREATE TABLE

> insert into t (k, v) values (1, 10) returning xmax, xmax = 0, k
0|t|1

> insert into t (k, v) values (1, 11), (2, 20) on conflict (k) do update set v = excluded.v returning k, v, g, xmax = 0 as inserted
1|11|12|f
2|20|21|t

> insert into t (k, v) values (1, 12) on conflict (k) do update set v = excluded.v returning xmax = pg_current_xact_id()::xid
t

> insert into t as a (k, v) values (1, 13), (3, 30) on conflict (k) do update set v = a.v + 1 returning a.xmax <> 0, (a.xmax::text::bigint > 0) updated, a.*
t|t|1|13|x|14
f|f|3|30|x|31

> insert into t (k, v) values (1, 14), (4, 40) on conflict (k) do nothing returning k, xmax
4|0

> insert into t (k, v) values (1, 14), (5, 40) on conflict (k) do update set v = 0 where t.v > 1000 returning k, xmax::text
5|0

> select count(*) from t where k = 5
1

> with up as (insert into t (k, v) values (5, 1), (6, 1) on conflict (k) do update set v = 99 returning k, xmax = 0 as fresh) select count(*) filter (where fresh), count(*) filter (where not fresh) from up
1|1

> with up as (insert into t (k, v) values (5, 1), (16, 1) on conflict (k) do update set v = 99 returning xmax, k) select k, xmax = 0, pg_typeof(xmax) from up
5|f|xid
16|t|xid

> prepare p (int) as insert into t (k, v) values ($1, 1) on conflict (k) do update set v = excluded.v returning (xmax = 0)
PREPARE

> execute p (7)
t

> execute p (7)
f

> drop schema bty_seven cascade
DROP SCHEMA
