# xmin and xmax: which transaction wrote a row, and which one has it locked.

> create table t (id int primary key, v int)
CREATE TABLE

> insert into t values (1, 1) returning (xmax = 0) as inserted, xmin = pg_current_xact_id()::xid
t|t

> insert into t values (1, 2), (2, 3) on conflict (id) do update set v = excluded.v returning id, (xmax = 0) as inserted, xmin = pg_current_xact_id()::xid as m
1|f|t
2|t|t

> select xmin::text::bigint > 0, xmax from t where id = 2
t|0

> update t set v = 5 where id = 1 returning xmax = 0, xmax, xmin = pg_current_xact_id()::xid
t|0|t

> begin
BEGIN

> insert into t values (7, 7)
INSERT 0 1

> select xmin = pg_current_xact_id()::xid from t where id = 7
t

> select id, xmin = pg_current_xact_id()::xid from t order by 1
1|f
2|f
7|t

> commit
COMMIT

> select age(xmin) > 0 from t
t
t
t

> delete from t where id = 2 returning xmax = pg_current_xact_id()::xid
t

> create table p (a int, b int) partition by list (a)
CREATE TABLE

> create table p1 partition of p for values in (1)
CREATE TABLE

> create table p2 partition of p for values in (2)
CREATE TABLE

> insert into p values (1, 1), (2, 2)
INSERT 0 2

> select a, xmin = (select xmin from p where a = 1), tableoid::regclass from p order by 1
1|t|p1
2|t|p2

> update p set b = 9 where a = 1 returning xmin = pg_current_xact_id()::xid
t

> select a, xmin = (select xmin from p where a = 1) from p order by 1
1|t
2|f

> update p set a = 2 where a = 1 returning xmin = pg_current_xact_id()::xid, xmax
t|0

> create view v as select id, v, xmin, xmax, ctid from t
CREATE VIEW

> select pg_get_viewdef('v'::regclass)
 SELECT t.id,\n    t.v,\n    t.xmin,\n    t.xmax,\n    t.ctid\n   FROM t;

> select id, v, xmin = (select xmin from t where id = 1) from v order by 1
1|5|t
7|7|f

> select t.id from t left join p on p.b = t.id where p.xmin is null order by 1
1
7

> select id from t order by xmin::text::bigint, id
1
7

> select xmin from v where id = 100
(no rows)

> create index on t (xmin)
ERROR 42704 data type xid has no default operator class for access method "btree"

> create table g (a int, b xid generated always as (xmin) stored)
ERROR 42P10 cannot use system column "xmin" in column generation expression

> select count(*) from t group by xmin order by 1
1
1

> begin
BEGIN

> select v from t where id = 1 for update
5

> select xmax = pg_current_xact_id()::xid from t where id = 1
t

> commit
COMMIT

> begin
BEGIN

> create table young (a int)
CREATE TABLE

> insert into young select generate_series(1, 2000)
INSERT 0 2000

> select distinct xmin::text = pg_current_xact_id()::text from young
t

> commit
COMMIT

> select * from t
1|5
7|7

> insert into t values (1, 60) on conflict (id) do update set v = excluded.v where t.xmin::text::bigint > 0
INSERT 0 1

> create function f() returns xid language sql begin atomic select xmin from t; end
CREATE FUNCTION

> select f() is not null
t

> select pg_get_functiondef('f'::regproc)
CREATE OR REPLACE FUNCTION public.f()\n RETURNS xid\n LANGUAGE sql\nBEGIN ATOMIC\n SELECT t.xmin\n    FROM t;\nEND\n

> create table a (id int, v int)
CREATE TABLE

> create table b (id int, w int)
CREATE TABLE

> insert into a values (1, 1)
INSERT 0 1

> insert into b values (1, 2)
INSERT 0 1

> select ctid from a, b
ERROR 42702 column reference "ctid" is ambiguous

> select ctid from a join b on true
ERROR 42703 column "ctid" does not exist

> select ctid from a join b using (id)
ERROR 42703 column "ctid" does not exist

> select a.ctid, b.ctid from a join b using (id)
(0,1)|(0,1)

> select ctid from a join generate_series(1, 2) on true
ERROR 42703 column "ctid" does not exist

> select ctid, x from a, generate_series(1, 2) x
(0,1)|1
(0,1)|2

> create view vx as select xmin, id from a
CREATE VIEW

> select xmin is null from vx, b
ERROR 42702 column reference "xmin" is ambiguous

> select xmin is null from vx
f

> select (select ctid from b where b.id = a.id) from a
(0,1)

> select id from a where exists (select from b where ctid = a.ctid and xmin <> a.xmin)
1

> merge into a using vx on a.id = vx.id when matched and vx.xmin is null then delete when matched and tableoid > 0 then update set v = 7
MERGE 1

> merge into a using b on a.id = b.id when matched and b.ctid is null then delete
ERROR 42P10 cannot use system column "ctid" in MERGE WHEN condition

> merge into a using b on a.id = b.id when matched and ctid is null then delete
ERROR 42P10 cannot use system column "ctid" in MERGE WHEN condition

> merge into a using b on a.id = b.id and a.xmin::text <> '' when matched then update set v = length(a.xmin::text) * 0
MERGE 1

> select * from a
1|0

> select tableoid::regclass, * from a full join b using (id)
ERROR 42703 column "tableoid" does not exist

> select a.tableoid::regclass, * from a full join b using (id)
a|1|0|2

> update a set v = 3 from b where ctid is not null
ERROR 42702 column reference "ctid" is ambiguous

> delete from a using b where a.id = b.id returning a.xmax = pg_current_xact_id()::xid, a.*, b.xmin is not null
t|1|0|t
