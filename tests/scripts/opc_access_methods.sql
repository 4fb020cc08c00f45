# CREATE ACCESS METHOD: indexes and tables of access methods of users.

> create schema opc_m
CREATE SCHEMA

> set search_path = opc_m
SET

> create table ei (a int)
CREATE TABLE

> insert into ei values (1),(2)
INSERT 0 2

> create table ttold (a int)
CREATE TABLE

> create access method opc_am2 type index handler hashhandler
CREATE ACCESS METHOD

> create access method opc_am2 type index handler hashhandler
ERROR 42710 access method "opc_am2" already exists

> create operator class z for type int4 using opc_am2 as operator 1 =, function 1 hashint4(int4)
CREATE OPERATOR CLASS

> create index on ei using opc_am2 (a)
ERROR 42704 data type integer has no default operator class for access method "opc_am2"

> create index zi on ei using opc_am2 (a z)
CREATE INDEX

> select * from ei where a=1
1

> drop access method opc_am2
ERROR 2BP01 cannot drop access method opc_am2 because other objects depend on it

> drop access method opc_am2 cascade
DROP ACCESS METHOD

> drop access method btree
ERROR 2BP01 cannot drop access method btree because it is required by the database system

> create access method opc_tm type table handler heap_tableam_handler
CREATE ACCESS METHOD

> create table tt (a int) using opc_tm
CREATE TABLE

> create table tt2 (a int) using btree
ERROR 55000 access method "btree" is not of type TABLE

> create table tt2 (a int) using nope
ERROR 42704 access method "nope" does not exist

> create index on tt using opc_tm (a)
ERROR XX000 index access method handler function 3 did not return an IndexAmRoutine struct

> set default_table_access_method=nope
ERROR 22023 invalid value for parameter "default_table_access_method": "nope"

> set default_table_access_method=''
ERROR 22023 invalid value for parameter "default_table_access_method": ""

> set default_table_access_method=opc_tm
SET

> create table tt3 as select 1 a
SELECT 1

> select relname, amname from pg_class c join pg_am a on a.oid=relam where relname like 'tt%' and relnamespace = 'opc_m'::regnamespace order by 1
tt|opc_tm
tt3|opc_tm
ttold|heap

> alter table tt3 set access method heap
ALTER TABLE

> reset default_table_access_method
RESET

> drop access method opc_tm cascade
DROP ACCESS METHOD

> create access method opc_b type index handler heap_tableam_handler
ERROR 42809 function heap_tableam_handler must return type index_am_handler

> create access method opc_b type table handler bthandler
ERROR 42809 function bthandler must return type table_am_handler

> create access method opc_b type table handler nope
ERROR 42883 function nope(internal) does not exist

> create access method opc_b type index handler bthandler
CREATE ACCESS METHOD

> create operator class opc_bi default for type int4 using opc_b as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int4,int4)
CREATE OPERATOR CLASS

> create table b (a int, t text)
CREATE TABLE

> create index on b using opc_b (t)
ERROR 42704 data type text has no default operator class for access method "opc_b"

> create index b_a on b using opc_b (a)
ERROR XX000 unexpected non-btree AM: 67049

> insert into b select generate_series(1,2000)
INSERT 0 2000

> insert into b values (7)
INSERT 0 1

> select a from b where a = 7
7
7

> select a from b where a > 1998 order by a
1999
2000

> select pg_get_indexdef('b_a'::regclass)
ERROR 42P01 relation "b_a" does not exist

> select amname, amhandler, amtype from pg_am where amname = 'opc_b'
opc_b|bthandler|i

> begin
BEGIN

> drop access method opc_b cascade
DROP ACCESS METHOD

> rollback
ROLLBACK

> select a from b where a = 8
8

> alter table b set access method heap, set access method heap
ALTER TABLE

> create access method opc_t type table handler heap_tableam_handler
CREATE ACCESS METHOD

> alter table b set access method opc_t, set access method heap
ERROR 0A000 cannot have multiple SET ACCESS METHOD subcommands

> alter table b set access method heap, set access method opc_t
ALTER TABLE

> drop access method opc_t
ERROR 2BP01 cannot drop access method opc_t because other objects depend on it

> alter table b set access method heap
ALTER TABLE

> drop access method opc_t
DROP ACCESS METHOD

> create table pa (a int) partition by list (a) using heap
ERROR 0A000 specifying a table access method is not supported on a partitioned table

> alter table pa set access method heap
ERROR 42P01 relation "pa" does not exist

> comment on access method opc_b is 'works as btree'
COMMENT

> select obj_description(oid, 'pg_am') from pg_am where amname = 'opc_b'
works as btree

> drop access method opc_b
DROP ACCESS METHOD

> set client_min_messages = error
SET

> drop access method opc_b cascade
ERROR 42704 access method "opc_b" does not exist

> reset client_min_messages
RESET

> drop access method if exists opc_b
DROP ACCESS METHOD

> drop access method opc_b
ERROR 42704 access method "opc_b" does not exist

> set client_min_messages = error
SET

> drop schema opc_m cascade
DROP SCHEMA

> reset client_min_messages
RESET

> reset search_path
RESET
