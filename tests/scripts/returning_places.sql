# RETURNING of system columns: ctid of rows that are written, of tables with triggers and partitions, too.

> create table t(a int primary key, b text)
CREATE TABLE

> insert into t values (1,'a'),(2,'b') returning ctid, a
(0,1)|1
(0,2)|2

> insert into t values (3,'c') returning ctid, xmax, *
(0,3)|0|3|c

> insert into t values (3,'d'),(4,'e') on conflict (a) do update set b = excluded.b returning a, b, xmax <> 0
3|d|t
4|e|f

> insert into t values (5,'d'),(4,'e') on conflict (a) do nothing returning ctid is null, a, b, xmax <> 0
f|5|d|f

> with d as (delete from t where a = 1 returning ctid, t.ctid as c, a) select a, ctid = c from d
1|t

> with x as (select ctid as c, a from t) update t set b = 'z' from x where x.a = t.a and t.a > 2 returning t.a, t.ctid is not null
3|t
4|t
5|t

> with x as (select ctid as c, a from t) delete from t using x where x.a = t.a and t.a = 2 returning t.a, t.ctid = x.c
2|t

> with i as (insert into t values (10, 'x') returning ctid, a) select a, ctid is not null from i
10|t

> create function f() returns trigger language plpgsql as $$begin new.b := new.b || '!'; return new; end$$
CREATE FUNCTION

> create trigger tr before insert or update on t for each row execute function f()
CREATE TRIGGER

> insert into t values (11,'a') returning a, b, ctid is not null, xmax, tableoid::regclass
11|a!|t|0|t

> insert into t values (11,'b'),(12,'c') on conflict (a) do update set b = excluded.b returning a, b, ctid is null, xmax <> 0
11|b!!|f|t
12|c!|f|f

> create table p(a int, b text) partition by range (a)
CREATE TABLE

> create table p1 partition of p for values from (0) to (10)
CREATE TABLE

> create table p2 partition of p for values from (10) to (20)
CREATE TABLE

> insert into p values (1,'x'),(11,'y'),(2,'z') returning ctid, tableoid::regclass, a
(0,1)|p1|1
(0,1)|p2|11
(0,2)|p1|2

> update p set a = 12 where a = 2 returning ctid, tableoid::regclass, a
(0,2)|p2|12

> delete from p where a = 11 returning ctid, tableoid::regclass, a
(0,1)|p2|11

> create view v as select a, b from t
CREATE VIEW

> insert into v values (20, 'q') returning ctid
ERROR 42703 column "ctid" does not exist

> insert into v values (21, 'q') returning v.tableoid
ERROR 42703 column v.tableoid does not exist

> update v set a = 22 where xmin is null
ERROR 42703 column "xmin" does not exist

> update v set a = 22 where v.xmin is null returning tableoid
ERROR 42703 column v.xmin does not exist
