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

> create access method opc_b type index handler gisthandler
CREATE ACCESS METHOD

> create operator class opc_bi default for type box using opc_b as operator 1 <<, operator 2 &<, operator 3 &&, operator 4 &>, operator 5 >>, operator 6 ~=, operator 7 @>, operator 8 <@, operator 9 &<|, operator 10 <<|, operator 11 |>>, operator 12 |&>, function 1 gist_box_consistent(internal,box,smallint,oid,internal), function 2 gist_box_union(internal,internal), function 5 gist_box_penalty(internal,internal,internal), function 6 gist_box_picksplit(internal,internal), function 7 gist_box_same(box,box,internal)
CREATE OPERATOR CLASS

> create table b (a int, c box)
CREATE TABLE

> create index on b using opc_b (a)
ERROR 42704 data type integer has no default operator class for access method "opc_b"

> create unique index on b using opc_b (c)
ERROR 0A000 access method "opc_b" does not support unique indexes

> create index b_c on b using opc_b (c desc)
ERROR 0A000 access method "opc_b" does not support ASC/DESC options

> create index b_c on b using opc_b (c)
CREATE INDEX

> insert into b select x, box(point(x,x),point(x+1,x+1)) from generate_series(1,2000) x
INSERT 0 2000

> select a from b where c <@ box '((10,10),(12,12))' order by a
10
11

> select pg_get_indexdef('b_c'::regclass)
CREATE INDEX b_c ON opc_m.b USING opc_b (c)

> select amname, amhandler, amtype from pg_am where amname = 'opc_b'
opc_b|gisthandler|i

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

> comment on access method opc_b is 'works as gist'
COMMENT

> select obj_description(oid, 'pg_am') from pg_am where amname = 'opc_b'
works as gist

> drop access method opc_b
ERROR 2BP01 cannot drop access method opc_b because other objects depend on it

> set client_min_messages = error
SET

> drop access method opc_b cascade
DROP ACCESS METHOD

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
