# pg_catalog where the search path names it

> create table hid(a int)
CREATE TABLE

> set search_path = public, pg_catalog
SET

> create table pg_type (typname text)
CREATE TABLE

> insert into pg_type values ('test')
INSERT 0 1

> select * from pg_type
test

> drop table pg_type
DROP TABLE

> reset search_path
RESET

> create table pg_type (a int)
CREATE TABLE

> select count(*) > 5 from pg_type
t

> select count(*) from public.pg_type
0

> drop table public.pg_type
DROP TABLE

> create table bar (a int)
CREATE TABLE

> insert into bar values (1),(2),(3)
INSERT 0 3

> update bar set a = a + 1 where a = 3
UPDATE 1

> select * from bar
1
2
4

> create table foo2 as select 1 a union all select 2
SELECT 2

> delete from foo2 where a = 1
DELETE 1

> insert into foo2 values (5)
INSERT 0 1

> select * from foo2
2
5

> drop table hid, bar, foo2
DROP TABLE
