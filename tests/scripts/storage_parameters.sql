# Storage parameters, UNLOGGED, access methods and tablespaces of tables

> create unlogged table ul (a int primary key, b serial, c int generated always as identity)
CREATE TABLE

> select relname, relkind, relpersistence from pg_class where relname like 'ul%' order by 1
ul|r|u
ul_b_seq|S|u
ul_c_seq|S|u
ul_pkey|i|u

> create table lg (a int references ul)
ERROR 42P16 constraints on permanent tables may reference only permanent tables

> create unlogged table ul2 (a int references ul)
CREATE TABLE

> alter table ul set logged
ALTER TABLE

> alter table ul2 set logged
ALTER TABLE

> alter table ul set unlogged
ERROR 42P16 could not change table "ul" to unlogged because it references logged table "ul2"

> select relname, relpersistence from pg_class where relname like 'ul%' order by 1
ul|p
ul2|p
ul_b_seq|p
ul_c_seq|p
ul_pkey|p

> create temp table tp (a int)
CREATE TABLE

> alter table tp set logged
ERROR 42P16 cannot change logged status of table "tp" because it is temporary

> alter table ul set logged
ALTER TABLE

> alter table ul2 set logged
ALTER TABLE

> create table tt (a int, b text)
CREATE TABLE

> alter table tt set (fillfactor=70, autovacuum_enabled=off)
ALTER TABLE

> alter table tt set (nosuch=1)
ERROR 22023 unrecognized parameter "nosuch"

> alter table tt set (fillfactor=5)
ERROR 22023 value 5 out of bounds for option "fillfactor"

> alter table tt set (fillfactor=abc)
ERROR 22023 invalid value for integer option "fillfactor": abc

> alter table tt set (fillfactor=70, fillfactor=80)
ERROR 22023 parameter "fillfactor" specified more than once

> alter table tt set (toast.fillfactor=70)
ERROR 22023 unrecognized parameter "fillfactor"

> alter table tt set (foo.fillfactor=70)
ERROR 22023 unrecognized parameter namespace "foo"

> alter table tt set (autovacuum_enabled=maybe)
ERROR 22023 invalid value for boolean option "autovacuum_enabled": maybe

> alter table tt set (autovacuum_vacuum_scale_factor=200)
ERROR 22023 value 200 out of bounds for option "autovacuum_vacuum_scale_factor"

> alter table tt set (autovacuum_vacuum_scale_factor=x)
ERROR 22023 invalid value for floating point option "autovacuum_vacuum_scale_factor": x

> alter table tt set (vacuum_index_cleanup=x)
ERROR 22023 invalid value for enum option "vacuum_index_cleanup": x

> alter table tt set (toast.autovacuum_enabled=true, parallel_workers=2, autovacuum_vacuum_scale_factor=0.1)
ALTER TABLE

> select reloptions from pg_class where relname='tt'
{fillfactor=70,autovacuum_enabled=off,parallel_workers=2,autovacuum_vacuum_scale_factor=0.1}

> alter table tt reset (fillfactor, nosuch)
ALTER TABLE

> alter table tt reset (fillfactor=2)
ERROR 42601 RESET must not include values for parameters

> select reloptions from pg_class where relname='tt'
{autovacuum_enabled=off,parallel_workers=2,autovacuum_vacuum_scale_factor=0.1}

> alter table tt alter a set (n_distinct=5)
ALTER TABLE

> alter table tt alter a set (n_distinct=-5)
ERROR 22023 value -5 out of bounds for option "n_distinct"

> alter table tt alter a set (foo=-5)
ERROR 22023 unrecognized parameter "foo"

> select attname, attoptions, attstattarget, attstorage from pg_attribute where attrelid='tt'::regclass and attnum > 0
a|{n_distinct=5}|-1|p
b|∅|-1|x

> alter table tt alter a reset (n_distinct)
ALTER TABLE

> alter table tt alter b set storage external, alter b set statistics 50
ALTER TABLE

> alter table tt alter a set storage external
ERROR 0A000 column data type integer can only have storage PLAIN

> alter table tt alter b set storage foo
ERROR 22023 invalid storage type "foo"

> alter table tt alter b set statistics -5
ERROR 22023 statistics target -5 is too low

> alter table tt alter b set statistics 50000
ALTER TABLE

> select attname, attoptions, attstattarget, attstorage from pg_attribute where attrelid='tt'::regclass and attnum > 0
a|∅|-1|p
b|∅|10000|e

> create table tt2 (a int) with (fillfactor=50, toast.autovacuum_enabled=off)
CREATE TABLE

> select reloptions from pg_class where relname='tt2'
{fillfactor=50}

> create table tt3 with (fillfactor=60) as select 1 a
SELECT 1

> create materialized view mv with (fillfactor=61) as select 1 a
SELECT 1

> select relname, reloptions from pg_class where relname in ('tt3', 'mv') order by 1
mv|{fillfactor=61}
tt3|{fillfactor=60}

> alter materialized view mv set (fillfactor=62); alter materialized view mv alter a set statistics 5
ALTER MATERIALIZED VIEW

> create table pt (a int) partition by range (a) with (fillfactor=50)
ERROR 22023 unrecognized parameter "fillfactor"

> create table tx (a int) with (oids=true)
ERROR 0A000 tables declared WITH OIDS are not supported

> create table tx (a int) with (oids=false)
CREATE TABLE

> create table ty (a int) tablespace nosuch
ERROR 42704 tablespace "nosuch" does not exist

> create table ty (a int) tablespace pg_global
ERROR 22023 only shared relations can be placed in pg_global tablespace

> create table ty (a int) tablespace pg_default
CREATE TABLE

> create table tz (a int) using zheap
ERROR 42704 access method "zheap" does not exist

> create table tz (a int) using btree
ERROR 55000 access method "btree" is not of type TABLE

> create table tz (a int) using heap
CREATE TABLE

> alter table tz set tablespace nosuch; alter table tz set tablespace pg_default; alter table tz set access method heap; alter table tz set access method foo
ERROR 42704 tablespace "nosuch" does not exist

> create view vv as select * from tt
CREATE VIEW

> alter view vv set (security_barrier=true, check_option=local)
ALTER VIEW

> select reloptions from pg_class where relname='vv'
{security_barrier=true,check_option=local}

> alter view vv set (check_option=foo)
ERROR 22023 invalid value for enum option "check_option": foo

> alter view vv set (fillfactor=50)
ERROR 22023 unrecognized parameter "fillfactor"

> alter view vv reset (check_option)
ALTER VIEW

> alter view vv set (security_barrier)
ALTER VIEW

> insert into vv values (1,'x')
INSERT 0 1

> create view vw as select count(*) from tt
CREATE VIEW

> alter view vw set (check_option=local)
ERROR 0A000 WITH CHECK OPTION is supported only on automatically updatable views

> drop view vv, vw
DROP VIEW

> drop materialized view mv; drop table ul2, ul, tt, tt2, tt3, tx, ty, tz, tp
DROP TABLE
