# pgoutput: what publications let through, as which messages. Left out of each are LSNs, times, xids and oids of tables.
# UPDATE and DELETE without an identity
# column lists and row filters
# publications and tables as they were when the change was made
# partitioned tables, schemas, all tables

> create function ldec_told(data bytea) returns text language sql immutable as $$ select chr(get_byte(data, 0)) || ' ' || encode(case chr(get_byte(data, 0)) when 'B' then '' when 'C' then '' when 'T' then substr(data, 2, 5) when 'M' then substr(data, 2, 1) || substr(data, 11) else substr(data, 6) end, 'escape') $$
CREATE FUNCTION

> create table ldec_a (id int primary key, b text, c numeric(8,2), d timestamp)
CREATE TABLE

> create table ldec_b (x int not null, y int not null, z text)
CREATE TABLE

> create unique index ldec_b_y on ldec_b (y)
CREATE INDEX

> alter table ldec_b replica identity using index ldec_b_y
ALTER TABLE

> create table ldec_f (x int, y text)
CREATE TABLE

> alter table ldec_f replica identity full
ALTER TABLE

> create table ldec_g (a int primary key, b int generated always as (a + 1) stored, c text)
CREATE TABLE

> create table ldec_unpublished (a int primary key)
CREATE TABLE

> select slot_name from pg_create_logical_replication_slot('ldec_pgoutput', 'pgoutput')
ldec_pgoutput

> create publication ldec_p for table ldec_a, ldec_b, ldec_f, ldec_g
CREATE PUBLICATION

> insert into ldec_unpublished values (1)
INSERT 0 1

> insert into ldec_a values (1, 'one', 1.5, '2020-01-02 03:04:05'), (2, null, null, null)
INSERT 0 2

> update ldec_a set b = 'eins' where id = 1; update ldec_a set id = 3 where id = 2; delete from ldec_a where id = 3
DELETE 1

> insert into ldec_b values (1, 2, 'z'); update ldec_b set z = 'zz'; update ldec_b set y = 5; delete from ldec_b
DELETE 1

> insert into ldec_f values (1, null); update ldec_f set y = 'y'; delete from ldec_f
DELETE 1

> insert into ldec_g (a, c) values (1, 'x'); update ldec_g set c = 'y'
UPDATE 1

> truncate ldec_a, ldec_unpublished, ldec_f restart identity cascade
TRUNCATE TABLE

> truncate ldec_unpublished
TRUNCATE TABLE

> select pg_logical_emit_message(true, 'pre', 'content') is not null
t

> select ldec_told(data) from pg_logical_slot_peek_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_p')
B 
R public\000ldec_a\000d\000id\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377\000c\000\000\000\244\000\000\000d\000\000\000Z\377\377\377\377
I N\000t\000\000\0001t\000\000\000onet\000\000\0001.50t\000\000\0002020-01-02 03:04:05
I N\000t\000\000\0002nnn
C 
B 
U N\000t\000\000\0001t\000\000\000einst\000\000\0001.50t\000\000\0002020-01-02 03:04:05
U K\000t\000\000\0002nnnN\000t\000\000\0003nnn
D K\000t\000\000\0003nnn
C 
B 
R public\000ldec_b\000i\000\000x\000\000\000\000\377\377\377\377y\000\000\000\000\377\377\377\377\000z\000\000\000\000\377\377\377\377
I N\000t\000\000\0001t\000\000\0002t\000\000\000z
U N\000t\000\000\0001t\000\000\0002t\000\000\000zz
U K\000nt\000\000\0002nN\000t\000\000\0001t\000\000\0005t\000\000\000zz
D K\000nt\000\000\0005n
C 
B 
R public\000ldec_f\000f\000x\000\000\000\000\377\377\377\377y\000\000\000\000\377\377\377\377
I N\000t\000\000\0001n
U O\000t\000\000\0001nN\000t\000\000\0001t\000\000\000y
D O\000t\000\000\0001t\000\000\000y
C 
B 
R public\000ldec_g\000d\000a\000\000\000\000\377\377\377\377\000c\000\000\000\000\377\377\377\377
I N\000t\000\000\0001t\000\000\000x
U N\000t\000\000\0001t\000\000\000y
C 
B 
R public\000ldec_a\000d\000id\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377\000c\000\000\000\244\000\000\000d\000\000\000Z\377\377\377\377
R public\000ldec_f\000f\000x\000\000\000\000\377\377\377\377y\000\000\000\000\377\377\377\377
T \000\000\000
C 

> select md5(ldec_told(data)) from pg_logical_slot_peek_binary_changes('ldec_pgoutput', null, 4, 'proto_version', '2', 'publication_names', 'ldec_p', 'binary', 'true', 'streaming', 'on')
0947f85161b05919d96940f3de14852e
d7f9e65216d224ffe1f6f95f8982e25c
c27a8dab2a500d8778f43e90bc99afe4
5fb8f65c2adf66360d9723c11bfb053b
43ad0e54d81d0bf274cc9ff009732243

> select ldec_told(data) from pg_logical_slot_peek_binary_changes('ldec_pgoutput', null, null, 'proto_version', '3', 'publication_names', '"ldec_p"', 'messages', 'true') where ldec_told(data) ~ '^M'
M pre\000\000\000\000content

> select count(*) > 20 from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_p')
t

> create table ldec_n (a int)
CREATE TABLE

> alter publication ldec_p add table ldec_n
ALTER PUBLICATION

> insert into ldec_n values (1)
INSERT 0 1

> update ldec_n set a = 2
ERROR 55000 cannot update table "ldec_n" because it does not have a replica identity and publishes updates

> delete from ldec_n
ERROR 55000 cannot delete from table "ldec_n" because it does not have a replica identity and publishes deletes

> alter publication ldec_p set (publish = 'insert, truncate')
ALTER PUBLICATION

> update ldec_n set a = 2
UPDATE 1

> delete from ldec_n
DELETE 1

> delete from ldec_b
DELETE 0

> insert into ldec_a values (9)
INSERT 0 1

> update ldec_a set b = 'not told'
UPDATE 1

> select ldec_told(data) from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_p')
B 
R public\000ldec_n\000d\000\000a\000\000\000\000\377\377\377\377
I N\000t\000\000\0001
C 
B 
R public\000ldec_a\000d\000id\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377\000c\000\000\000\244\000\000\000d\000\000\000Z\377\377\377\377
I N\000t\000\000\0009nnn
C 

> alter publication ldec_p set (publish = 'insert, update, delete, truncate')
ALTER PUBLICATION

> alter publication ldec_p set table ldec_a (id, c) where (id > 10), ldec_g (a, c), ldec_f where (x > 5)
ALTER PUBLICATION

> insert into ldec_a values (10, 'out', 1), (11, 'in', 2), (12, 'in', 3)
INSERT 0 3

> update ldec_a set c = 4 where id in (10, 11)
UPDATE 2

> update ldec_a set id = 8 where id = 12
UPDATE 1

> update ldec_a set id = 13 where id = 8
UPDATE 1

> delete from ldec_a where id in (9, 10, 13)
DELETE 3

> insert into ldec_f values (1, 'a'), (6, 'b'), (null, 'c')
INSERT 0 3

> update ldec_f set x = x + 5 where y = 'a'
UPDATE 1

> update ldec_f set x = 0 where y = 'b'
UPDATE 1

> update ldec_f set y = 'bb' where y = 'b'
UPDATE 1

> delete from ldec_f
DELETE 3

> insert into ldec_g values (5, default, 'five')
INSERT 0 1

> select ldec_told(data) from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_p')
B 
R public\000ldec_a\000d\000id\000\000\000\000\377\377\377\377\000c\000\000\000\244\000\000
I N\000t\000\000\00011t\000\000\0002.00
I N\000t\000\000\00012t\000\000\0003.00
C 
B 
U N\000t\000\000\00011t\000\000\0004.00
C 
B 
D K\000t\000\000\00012n
C 
B 
I N\000t\000\000\00013t\000\000\0003.00
C 
B 
D K\000t\000\000\00013n
C 
B 
R public\000ldec_f\000f\000x\000\000\000\000\377\377\377\377y\000\000\000\000\377\377\377\377
I N\000t\000\000\0006t\000\000\000b
C 
B 
I N\000t\000\000\0006t\000\000\000a
C 
B 
D O\000t\000\000\0006t\000\000\000b
C 
B 
D O\000t\000\000\0006t\000\000\000a
C 
B 
R public\000ldec_g\000d\000a\000\000\000\000\377\377\377\377\000c\000\000\000\000\377\377\377\377
I N\000t\000\000\0005t\000\000\000five
C 

> create publication ldec_q for table ldec_a (id, c, d), ldec_f where (y = 'q')
CREATE PUBLICATION

> insert into ldec_f values (0, 'q'), (7, 'r'), (0, 's')
INSERT 0 3

> select ldec_told(data) from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_p,ldec_q')
B 
R public\000ldec_f\000f\000x\000\000\000\000\377\377\377\377y\000\000\000\000\377\377\377\377
I N\000t\000\000\0000t\000\000\000q
I N\000t\000\000\0007t\000\000\000r
C 

> insert into ldec_a values (20)
INSERT 0 1

> select ldec_told(data) from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_p,ldec_q')
ERROR 0A000 cannot use different column lists for table "public.ldec_a" in different publications

> select count(*) from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_q')
4

> insert into ldec_f values (0, 'q')
INSERT 0 1

> drop publication ldec_q
DROP PUBLICATION

> alter table ldec_f add column n int default 3
ALTER TABLE

> insert into ldec_f values (8, 'eight')
INSERT 0 1

> alter table ldec_f drop column y
ALTER TABLE

> insert into ldec_f values (9)
INSERT 0 1

> drop table ldec_f
DROP TABLE

> select ldec_told(data) from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_p')
B 
R public\000ldec_f\000f\000x\000\000\000\000\377\377\377\377y\000\000\000\000\377\377\377\377n\000\000\000\000\377\377\377\377
I N\000t\000\000\0008t\000\000\000eightt\000\000\0003
C 
B 
R public\000ldec_f\000f\000x\000\000\000\000\377\377\377\377n\000\000\000\000\377\377\377\377
I N\000t\000\000\0009t\000\000\0003
C 

> create table ldec_r (a int primary key, b text) partition by range (a)
CREATE TABLE

> create table ldec_r1 partition of ldec_r for values from (0) to (10)
CREATE TABLE

> create table ldec_r2 (b text, a int primary key)
CREATE TABLE

> alter table ldec_r attach partition ldec_r2 for values from (10) to (20)
ALTER TABLE

> create publication ldec_leaves for table ldec_r
CREATE PUBLICATION

> create publication ldec_root for table ldec_r where (a <> 3) with (publish_via_partition_root)
CREATE PUBLICATION

> insert into ldec_r values (1, 'one'), (3, 'three'), (11, 'eleven')
INSERT 0 3

> update ldec_r set a = 12 where a = 1
UPDATE 1

> truncate ldec_r
TRUNCATE TABLE

> truncate ldec_r2
TRUNCATE TABLE

> select ldec_told(data) from pg_logical_slot_peek_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_leaves')
B 
R public\000ldec_r1\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
I N\000t\000\000\0001t\000\000\000one
I N\000t\000\000\0003t\000\000\000three
R public\000ldec_r2\000d\000\000b\000\000\000\000\377\377\377\377a\000\000\000\000\377\377\377\377
I N\000t\000\000\000elevent\000\000\00011
C 
B 
D K\000t\000\000\0001n
I N\000t\000\000\000onet\000\000\00012
C 
B 
R public\000ldec_r1\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
R public\000ldec_r2\000d\000\000b\000\000\000\000\377\377\377\377a\000\000\000\000\377\377\377\377
T \000\000\000\000
C 
B 
R public\000ldec_r2\000d\000\000b\000\000\000\000\377\377\377\377a\000\000\000\000\377\377\377\377
T \000\000\000\000
C 

> select ldec_told(data) from pg_logical_slot_peek_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_root')
B 
R public\000ldec_r\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
R public\000ldec_r1\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
I N\000t\000\000\0001t\000\000\000one
R public\000ldec_r\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
R public\000ldec_r2\000d\000\000b\000\000\000\000\377\377\377\377a\000\000\000\000\377\377\377\377
I N\000t\000\000\00011t\000\000\000eleven
C 
B 
D K\000t\000\000\0001n
I N\000t\000\000\00012t\000\000\000one
C 
B 
R public\000ldec_r\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
T \000\000\000\000
C 

> select ldec_told(data) from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_root,ldec_leaves')
B 
R public\000ldec_r\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
R public\000ldec_r1\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
I N\000t\000\000\0001t\000\000\000one
R public\000ldec_r\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
R public\000ldec_r2\000d\000\000b\000\000\000\000\377\377\377\377a\000\000\000\000\377\377\377\377
I N\000t\000\000\00011t\000\000\000eleven
C 
B 
D K\000t\000\000\0001n
I N\000t\000\000\00012t\000\000\000one
C 
B 
R public\000ldec_r\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
T \000\000\000\000
C 

> drop publication ldec_leaves, ldec_root
DROP PUBLICATION

> create schema ldec_s
CREATE SCHEMA

> create table ldec_s.t (a int primary key)
CREATE TABLE

> create publication ldec_schema for tables in schema ldec_s
CREATE PUBLICATION

> create publication ldec_all for all tables with (publish_via_partition_root)
CREATE PUBLICATION

> insert into ldec_s.t values (1); insert into ldec_r values (5, 'five')
INSERT 0 1

> select ldec_told(data) from pg_logical_slot_peek_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_schema')
B 
R ldec_s\000t\000d\000a\000\000\000\000\377\377\377\377
I N\000t\000\000\0001
C 

> select ldec_told(data) from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_all')
B 
R ldec_s\000t\000d\000a\000\000\000\000\377\377\377\377
I N\000t\000\000\0001
R public\000ldec_r\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
R public\000ldec_r1\000d\000a\000\000\000\000\377\377\377\377\000b\000\000\000\000\377\377\377\377
I N\000t\000\000\0005t\000\000\000five
C 

> create type ldec_mood as enum ('sad', 'ok')
CREATE TYPE

> create table ldec_m (a int primary key, m ldec_mood, ms ldec_mood[])
CREATE TABLE

> insert into ldec_m values (1, 'ok', '{sad,ok}')
INSERT 0 1

> select case when ldec_told(data) ~ '^R' then 'R' else ldec_told(data) end from pg_logical_slot_get_binary_changes('ldec_pgoutput', null, null, 'proto_version', '1', 'publication_names', 'ldec_all')
B 
Y public\000ldec_mood\000
Y public\000_ldec_mood\000
R
I N\000t\000\000\0001t\000\000\000okt\000\000\000{sad,ok}
C 

> select pg_drop_replication_slot('ldec_pgoutput') is null
f

> drop publication ldec_p, ldec_schema, ldec_all
DROP PUBLICATION

> drop schema ldec_s cascade
DROP SCHEMA

> drop table ldec_a, ldec_b, ldec_g, ldec_n, ldec_r, ldec_m, ldec_unpublished
DROP TABLE

> drop type ldec_mood
DROP TYPE

> drop function ldec_told
DROP FUNCTION
