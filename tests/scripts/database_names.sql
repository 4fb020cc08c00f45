# Names that begin with the database's: taken where it is this one, refused where it is another (the script runs in postgres).
#: notices

> create schema a
CREATE SCHEMA

> create role database_names_r
CREATE ROLE

> create table postgres.a.t(x int primary key, y text)
CREATE TABLE

> create index ti on postgres.a.t(y)
CREATE INDEX

> alter table postgres.a.t rename to u
ALTER TABLE

> alter table postgres.a.u rename column y to z
ALTER TABLE

> alter table postgres.a.u add column w int
ALTER TABLE

> alter index postgres.a.ti rename to ui
ALTER INDEX

> alter index if exists postgres.a.nope rename to ui
NOTICE 00000 relation "nope" does not exist, skipping
ALTER INDEX

> alter table if exists postgres.a.nope rename to u
NOTICE 00000 relation "nope" does not exist, skipping
ALTER TABLE

> alter table if exists otherdb.a.nope rename to u
ERROR 0A000 cross-database references are not implemented: "otherdb.a.nope"

> alter table otherdb.a.u rename to v
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> create view postgres.a.v as select * from postgres.a.u
CREATE VIEW

> alter view postgres.a.v rename to v2
ALTER VIEW

> create or replace view postgres.a.v2 as select *, 1 one from postgres.a.u
CREATE VIEW

> comment on table postgres.a.u is 'c'
COMMENT

> comment on column postgres.a.u.x is 'cx'
COMMENT

> comment on view postgres.a.v2 is 'cc'
COMMENT

> select obj_description('a.u'::regclass), col_description('a.u'::regclass,1)
c|cx

> grant select on postgres.a.u to database_names_r
GRANT

> grant select on table postgres.a.u, postgres.a.v2 to database_names_r
GRANT

> revoke select on table postgres.a.u from database_names_r
REVOKE

> create materialized view postgres.a.mv as select * from postgres.a.u
SELECT 0

> refresh materialized view postgres.a.mv
REFRESH MATERIALIZED VIEW

> alter materialized view postgres.a.mv rename to mv2
ALTER MATERIALIZED VIEW

> drop materialized view if exists postgres.a.mv2
DROP MATERIALIZED VIEW

> drop materialized view if exists postgres.a.mv2
NOTICE 00000 materialized view "mv2" does not exist, skipping
DROP MATERIALIZED VIEW

> create sequence postgres.a.s
CREATE SEQUENCE

> alter sequence postgres.a.s owned by postgres.a.u.x
ALTER SEQUENCE

> alter sequence postgres.a.s rename to s2
ALTER SEQUENCE

> select 'otherdb.a.u'::regclass
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> insert into postgres.a.u values (1,'q',2) returning postgres.a.u.x
1

> select postgres.a.u.x, a.u.z from postgres.a.u
1|q

> update postgres.a.u set z='r'
UPDATE 1

> delete from postgres.a.u
DELETE 1

> truncate postgres.a.u
TRUNCATE TABLE

> truncate table only postgres.a.u
TRUNCATE TABLE

> lock table postgres.a.u
ERROR 25P01 LOCK TABLE can only be used in transaction blocks

> analyze postgres.a.u
ANALYZE

> reindex table postgres.a.u
REINDEX

> create table postgres.a.child() inherits (postgres.a.u)
CREATE TABLE

> create table postgres.a.lk(like postgres.a.u including all)
CREATE TABLE

> create table postgres.a.fk(x int references postgres.a.u(x))
CREATE TABLE

> create table postgres.a.fk2(x int, foreign key (x) references postgres.a.u)
CREATE TABLE

> create table postgres.a.pt(a int) partition by list(a)
CREATE TABLE

> create table postgres.a.pt1 partition of postgres.a.pt for values in (1)
CREATE TABLE

> alter table postgres.a.pt detach partition postgres.a.pt1
ALTER TABLE

> alter table postgres.a.pt attach partition postgres.a.pt1 for values in (1)
ALTER TABLE

> create function postgres.a.f() returns int language sql as 'select 1'
CREATE FUNCTION

> select postgres.a.f()
1

> select otherdb.a.f()
ERROR 0A000 cross-database references are not implemented: otherdb.a.f

> drop function postgres.a.f()
DROP FUNCTION

> create type postgres.a.e as enum('x')
CREATE TYPE

> create domain postgres.a.d as int
CREATE DOMAIN

> alter type postgres.a.e add value 'y'
ALTER TYPE

> alter type postgres.a.e rename to e2
ALTER TYPE

> create table a.ty(e postgres.a.e2, d postgres.a.d)
CREATE TABLE

> select 'x'::a.e2::text, 'x'::otherdb.a.e2
ERROR 0A000 cross-database references are not implemented: otherdb.a.e2

> drop type postgres.a.e2 cascade
NOTICE 00000 drop cascades to column e of table a.ty
DROP TYPE

> drop type otherdb.a.e2 cascade
ERROR 0A000 cross-database references are not implemented: otherdb.a.e2

> create trigger tr before insert on postgres.a.u for each row execute function suppress_redundant_updates_trigger()
CREATE TRIGGER

> drop trigger tr on postgres.a.u
DROP TRIGGER

> create trigger tr before update on postgres.a.u for each row execute function suppress_redundant_updates_trigger()
CREATE TRIGGER

> alter trigger tr on postgres.a.u rename to tr2
ALTER TRIGGER

> create rule ru as on delete to postgres.a.u do nothing
CREATE RULE

> drop rule ru on postgres.a.u
DROP RULE

> create policy p on postgres.a.u using (true)
CREATE POLICY

> drop policy p on postgres.a.u
DROP POLICY

> create statistics postgres.a.st on x, z from postgres.a.u
CREATE STATISTICS

> drop statistics postgres.a.st
DROP STATISTICS

> alter table postgres.a.u set schema public
ALTER TABLE

> alter table postgres.public.u set schema a
ALTER TABLE

> alter table postgres.a.u owner to database_names_r
ALTER TABLE

> create table otherdb.a.t(x int)
ERROR 0A000 cross-database references are not implemented: "otherdb.a.t"

> create view otherdb.a.t as select 1
ERROR 0A000 cross-database references are not implemented: "otherdb.a.t"

> create index on otherdb.a.u(x)
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> select * from otherdb.a.u
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> insert into otherdb.a.u values(1)
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> drop table otherdb.a.u
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> drop table if exists otherdb.a.u
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> drop view if exists otherdb.a.u
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> truncate otherdb.a.u
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> comment on table otherdb.a.u is 'x'
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> grant select on otherdb.a.u to database_names_r
ERROR 0A000 cross-database references are not implemented: "otherdb.a.u"

> create sequence otherdb.a.s
ERROR 0A000 cross-database references are not implemented: "otherdb.a.s"

> drop sequence if exists otherdb.a.s
ERROR 0A000 cross-database references are not implemented: "otherdb.a.s"

> create table x.otherdb.a.u(x int)
ERROR 42601 improper qualified name (too many dotted names): x.otherdb.a.u

> select * from x.otherdb.a.u
ERROR 42601 improper qualified name (too many dotted names): x.otherdb.a.u

> drop table x.otherdb.a.u
ERROR 42601 improper relation name (too many dotted names): x.otherdb.a.u

> alter table x.otherdb.a.u add y int
ERROR 42601 improper qualified name (too many dotted names): x.otherdb.a.u

> drop view postgres.a.v2
DROP VIEW

> drop index postgres.a.ui
DROP INDEX

> drop sequence postgres.a.s2
DROP SEQUENCE

> drop table if exists postgres.a.child, postgres.a.fk, postgres.a.fk2
DROP TABLE

> drop table postgres.a.u cascade
DROP TABLE

> drop schema a cascade
NOTICE 00000 drop cascades to 4 other objects
DETAIL: drop cascades to table a.lk
drop cascades to table a.pt
drop cascades to type a.d
drop cascades to table a.ty
DROP SCHEMA

> create schema a
CREATE SCHEMA

> create table postgres.a.t(x int primary key, y text)
CREATE TABLE

> create table postgres.a.i() inherits (postgres.a.t)
CREATE TABLE

> alter table postgres.a.i no inherit postgres.a.t
ALTER TABLE

> alter table postgres.a.i inherit postgres.a.t
ALTER TABLE

> alter table postgres.a.i inherit otherdb.a.t
ERROR 0A000 cross-database references are not implemented: "otherdb.a.t"

> create type postgres.a.ct as (x int, y text)
CREATE TYPE

> create table postgres.a.ot of postgres.a.ct
CREATE TABLE

> alter table postgres.a.ot not of
ALTER TABLE

> alter table postgres.a.ot of postgres.a.ct
ALTER TABLE

> alter table postgres.a.ot of otherdb.a.ct
ERROR 0A000 cross-database references are not implemented: otherdb.a.ct

> create index ix on postgres.a.t(y)
CREATE INDEX

> comment on index postgres.a.ix is 'i'
COMMENT

> comment on column otherdb.a.t.x is 'i'
ERROR 0A000 cross-database references are not implemented: "otherdb.a.t"

> comment on column z.otherdb.a.t.x is 'i'
ERROR 42601 improper relation name (too many dotted names): z.otherdb.a.t

> create trigger tr before update on postgres.a.t for each row execute function pg_catalog.suppress_redundant_updates_trigger()
CREATE TRIGGER

> comment on trigger tr on postgres.a.t is 'x'
COMMENT

> drop trigger tr on a.t
DROP TRIGGER

> alter table postgres.a.t add constraint c check (x > 0)
ALTER TABLE

> comment on constraint c on postgres.a.t is 'c'
COMMENT

> alter table postgres.a.t drop constraint c
ALTER TABLE

> create operator a.=== (leftarg = int, rightarg = int, function = int4eq)
CREATE OPERATOR

> drop operator a.=== (int, int)
DROP OPERATOR

> create collation postgres.a.co (locale = 'C')
CREATE COLLATION

> drop collation postgres.a.co
DROP COLLATION

> prepare pp as select * from postgres.a.t
PREPARE

> execute pp
(no rows)

> explain (costs off) select * from postgres.a.t
Append
  ->  Seq Scan on t t_1
  ->  Seq Scan on i t_2

> create table postgres.a.ctas as select * from postgres.a.t
SELECT 0

> select * into postgres.a.ctas2 from postgres.a.t
SELECT 0

> create table otherdb.a.ctas as select * from postgres.a.t
ERROR 0A000 cross-database references are not implemented: "otherdb.a.ctas"

> do $$ begin execute format('alter table %I.a.ctas rename to ctas3', current_database()); end $$
DO

> create rule r1 as on insert to postgres.a.ctas3 do also insert into a.t values (new.x)
CREATE RULE

> alter table postgres.a.ctas3 disable rule r1
ALTER TABLE

> drop rule r1 on postgres.a.ctas3
DROP RULE

> alter table postgres.a.t add foreign key (x) references postgres.a.t(x)
ALTER TABLE

> alter table postgres.a.t alter x type postgres.pg_catalog.int8
ALTER TABLE

> select x::otherdb.a.u from postgres.a.t
ERROR 0A000 cross-database references are not implemented: otherdb.a.u

> drop schema a cascade
NOTICE 00000 drop cascades to 6 other objects
DETAIL: drop cascades to table a.t
drop cascades to table a.i
drop cascades to type a.ct
drop cascades to table a.ot
drop cascades to table a.ctas3
drop cascades to table a.ctas2
DROP SCHEMA

> drop role database_names_r
DROP ROLE

> create schema a
CREATE SCHEMA

> create table a.t(x int)
CREATE TABLE

> drop trigger if exists tr on a.t
NOTICE 00000 trigger "tr" for relation "a.t" does not exist, skipping
DROP TRIGGER

> drop schema a cascade
NOTICE 00000 drop cascades to table a.t
DROP SCHEMA
