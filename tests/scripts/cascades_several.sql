# What several objects that are dropped at once take along, the last one's first.
#: notices

> create table t1(a int); create table t2(a int); create view v1a as select * from t1; create view v2a as select * from t2; create view v2b as select * from t2; create view v1b as select * from t1
CREATE VIEW

> drop table t1, t2 cascade
NOTICE 00000 drop cascades to 4 other objects
DETAIL: drop cascades to view v2a
drop cascades to view v2b
drop cascades to view v1a
drop cascades to view v1b
DROP TABLE

> create function f1() returns int language sql as 'select 1'; create function f2() returns int language sql as 'select 1'
CREATE FUNCTION

> create view v1a as select f1(); create view v2a as select f2();create view v1b as select f1(); create view v2b as select f2()
CREATE VIEW

> drop function f1, f2 cascade
NOTICE 00000 drop cascades to 4 other objects
DETAIL: drop cascades to view v2a
drop cascades to view v2b
drop cascades to view v1a
drop cascades to view v1b
DROP FUNCTION

> create type e1 as enum('a'); create type e2 as enum ('b'); create table t1(a e1, b e2); create table t2(b e2, a e1)
CREATE TABLE

> drop type e1, e2 cascade
NOTICE 00000 drop cascades to 4 other objects
DETAIL: drop cascades to column b of table t1
drop cascades to column b of table t2
drop cascades to column a of table t1
drop cascades to column a of table t2
DROP TYPE

> create sequence s1; create sequence s2; create table tt(a int default nextval('s2'), b int default nextval('s1'))
CREATE TABLE

> drop sequence s1, s2 cascade
NOTICE 00000 drop cascades to 2 other objects
DETAIL: drop cascades to default value for column a of table tt
drop cascades to default value for column b of table tt
DROP SEQUENCE

> create schema x1; create schema x2; create table x2.a(); create table x1.a(); create table x1.b();create table x2.b()
CREATE TABLE

> drop schema x1, x2 cascade
NOTICE 00000 drop cascades to 4 other objects
DETAIL: drop cascades to table x2.a
drop cascades to table x2.b
drop cascades to table x1.a
drop cascades to table x1.b
DROP SCHEMA

> create domain d1 as int; create domain d2 as int; create table dd(a d2, b d1)
CREATE TABLE

> drop domain d1, d2 cascade
NOTICE 00000 drop cascades to 2 other objects
DETAIL: drop cascades to column a of table dd
drop cascades to column b of table dd
DROP DOMAIN

> create aggregate g1(int) (sfunc=int4pl, stype=int); create aggregate g2(int) (sfunc=int4pl, stype=int)
CREATE AGGREGATE

> create view g1v as select g1(a) from tt; create view g2v as select g2(a) from tt;create view g12v as select g2(a), g1(a) from tt
CREATE VIEW

> drop aggregate g1(int), g2(int) cascade
NOTICE 00000 drop cascades to 3 other objects
DETAIL: drop cascades to view g2v
drop cascades to view g1v
drop cascades to view g12v
DROP AGGREGATE

> create function tf1() returns trigger language plpgsql as $$ begin return new; end $$
CREATE FUNCTION

> create function tf2() returns trigger language plpgsql as $$ begin return new; end $$
CREATE FUNCTION

> create trigger b1 before insert on tt for each row execute function tf1()
CREATE TRIGGER

> create trigger a2 before insert on tt for each row execute function tf2()
CREATE TRIGGER

> create trigger c3 before insert on tt for each row execute function tf1()
CREATE TRIGGER

> create trigger a3 before insert on tt for each row execute function tf2()
CREATE TRIGGER

> drop function tf2, tf1 cascade
NOTICE 00000 drop cascades to 4 other objects
DETAIL: drop cascades to trigger b1 on table tt
drop cascades to trigger c3 on table tt
drop cascades to trigger a2 on table tt
drop cascades to trigger a3 on table tt
DROP FUNCTION

> create function f1() returns int language sql as 'select 1'; create function f2() returns int language sql as 'select 1'
CREATE FUNCTION

> create table ff(a int default f2(), b int default f1(), check (f2() = 1), check (f1() = 1))
CREATE TABLE

> drop function f1, f2 cascade
NOTICE 00000 drop cascades to 4 other objects
DETAIL: drop cascades to default value for column a of table ff
drop cascades to constraint ff_check on table ff
drop cascades to default value for column b of table ff
drop cascades to constraint ff_check1 on table ff
DROP FUNCTION
