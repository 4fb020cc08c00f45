# What PostgreSQL refuses: names of system columns, system catalogs, names of constraints, COPY of what returns nothing; LOCK of views

> create table ct (a int)
CREATE TABLE

> copy (insert into ct values (1)) to stdout
ERROR 0A000 COPY query must have a RETURNING clause

> copy (update ct set a=1) to stdout
ERROR 0A000 COPY query must have a RETURNING clause

> copy (delete from ct) to stdout
ERROR 0A000 COPY query must have a RETURNING clause

> create table pr (a int, b int) partition by range (a)
CREATE TABLE

> alter table ct add column xmin int
ERROR 42701 column name "xmin" conflicts with a system column name

> create table ct2 (ctid int)
ERROR 42701 column name "ctid" conflicts with a system column name

> create table ct2 as select 1 as cmin
ERROR 42701 column name "cmin" conflicts with a system column name

> create view cv2 as select 1 as cmin
CREATE VIEW

> create type cty as (cmin int)
CREATE TYPE

> alter table ct rename a to xmax
ERROR 42701 column name "xmax" conflicts with a system column name

> alter table ct rename xmin to xmaxx
ERROR 0A000 cannot rename system column "xmin"

> alter table ct drop column cmin
ERROR 0A000 cannot drop system column "cmin"

> create table uq (a int, constraint foo check (a > 0))
CREATE TABLE

> alter table uq add constraint foo unique (a)
ERROR 42710 constraint "foo" for relation "uq" already exists

> alter table uq add constraint foo check (a > 1)
ERROR 42710 constraint "foo" for relation "uq" already exists

> create table tt (a int, b int)
CREATE TABLE

> create table t9 (z int)
CREATE TABLE

> create view vv as select * from tt where a in (select z from t9)
CREATE VIEW

> create view vw as select * from vv
CREATE VIEW

> begin
BEGIN

> lock table vw in exclusive mode
LOCK TABLE

> select c.relname, mode from pg_locks l join pg_class c on c.oid = l.relation where c.relname in ('tt','vv','vw','t9') order by 1
t9|ExclusiveLock
tt|ExclusiveLock
vv|ExclusiveLock
vw|ExclusiveLock

> commit
COMMIT

> create role lock_taker
CREATE ROLE

> grant all on vw to lock_taker
GRANT

> grant select on tt to lock_taker
GRANT

> begin
BEGIN

> set local role lock_taker
SET

> lock table vw in exclusive mode
LOCK TABLE

> rollback
ROLLBACK

> alter view vw owner to lock_taker
ALTER VIEW

> begin
BEGIN

> set local role lock_taker
SET

> lock table vw in exclusive mode
ERROR 42501 permission denied for view vv

> rollback
ROLLBACK

> drop owned by lock_taker
DROP OWNED

> drop role lock_taker
DROP ROLE

> analyze tt (a)
ANALYZE

> analyze tt (zz)
ERROR 42703 column "zz" of relation "tt" does not exist

> vacuum analyze tt(zz)
ERROR 42703 column "zz" of relation "tt" does not exist

> vacuum (analyze) tt(a)
VACUUM

> vacuum tt(a)
ERROR 0A000 ANALYZE option must be specified when a column list is provided

> analyze tt(a,a)
ERROR 42701 column "a" of relation "tt" appears more than once

> alter index tt rename to tt9
ALTER INDEX

> alter index tt9 rename to tt
ALTER INDEX

> alter index nosuch rename to x
ERROR 42P01 relation "nosuch" does not exist

> alter table pg_class drop column relname
ERROR 42501 permission denied: "pg_class" is a system catalog

> drop table pg_class
ERROR 42501 permission denied: "pg_class" is a system catalog

> create type it as (f1 int)
CREATE TYPE

> create table it12 of it (f1 with options generated always as identity)
ERROR 0A000 identity columns are not supported on typed tables

> create table pr1 partition of pr (a with options generated always as identity) for values from (1) to (2)
ERROR 0A000 identity columns are not supported on partitions

> create table pt (a int, b serial) partition by range (a)
CREATE TABLE

> create table pt1 partition of pt for values from (1) to (2)
CREATE TABLE

> insert into pt values (1)
INSERT 0 1

> select * from pt
1|1

> drop view vw, vv, cv2
ERROR 42P01 view "vw" does not exist

> drop type cty; drop table tt, t9, it12, pr, pt, ct, uq; drop type it
ERROR 42P01 table "it12" does not exist
