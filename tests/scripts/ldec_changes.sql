# Logical decoding with test_decoding: which changes are told, in which order, with which old rows.
# replica identities
# what a transaction does to a row more than once, savepoints, TRUNCATE and messages
# definitions in the same transaction
# what follows from a statement: cascades, triggers, conflicts, MERGE, partitions
# generated columns, and values that take more than a page

> create type ldec_mood as enum ('sad', 'ok')
CREATE TYPE

> create domain ldec_positive as int check (value > 0)
CREATE DOMAIN

> create table ldec_types (id int primary key, a text, n numeric, "B c" bool, d date, v varchar(5), arr int[], by bytea, f float8, bits bit(3), m ldec_mood, p ldec_positive, i interval, j jsonb, u uuid, r int4range, o oid, vb varbit, ts timestamptz)
CREATE TABLE

> set timezone to 'UTC'
SET

> select slot_name from pg_create_logical_replication_slot('ldec_changes', 'test_decoding')
ldec_changes

> insert into ldec_types values (1, E'it''s \\ so', '1.50', true, '2020-01-01', 'abc', '{1,NULL,2}', '\x01ff', 1.5, '101', 'ok', 3, '1 day', '{"a": 1}', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '[1,5)', 77, '11', '2020-01-01 10:00')
INSERT 0 1

> insert into ldec_types (id) values (2), (3)
INSERT 0 2

> update ldec_types set a = 'x', "B c" = false where id = 1
UPDATE 1

> update ldec_types set id = 4 where id = 2
UPDATE 1

> delete from ldec_types where id = 3
DELETE 1

> select data from pg_logical_slot_get_changes('ldec_changes', null, null, 'include-xids','0','skip-empty-xacts','1')
BEGIN
table public.ldec_types: INSERT: id[integer]:1 a[text]:'it''s \ so' n[numeric]:1.50 "B c"[boolean]:true d[date]:'2020-01-01' v[character varying]:'abc' arr[integer[]]:'{1,NULL,2}' by[bytea]:'\x01ff' f[double precision]:1.5 bits[bit]:B'101' m[ldec_mood]:'ok' p[ldec_positive]:'3' i[interval]:'1 day' j[jsonb]:'{"a": 1}' u[uuid]:'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' r[int4range]:'[1,5)' o[oid]:77 vb[bit varying]:B'11' ts[timestamp with time zone]:'2020-01-01 10:00:00+00'
COMMIT
BEGIN
table public.ldec_types: INSERT: id[integer]:2 a[text]:null n[numeric]:null "B c"[boolean]:null d[date]:null v[character varying]:null arr[integer[]]:null by[bytea]:null f[double precision]:null bits[bit]:null m[ldec_mood]:null p[ldec_positive]:null i[interval]:null j[jsonb]:null u[uuid]:null r[int4range]:null o[oid]:null vb[bit varying]:null ts[timestamp with time zone]:null
table public.ldec_types: INSERT: id[integer]:3 a[text]:null n[numeric]:null "B c"[boolean]:null d[date]:null v[character varying]:null arr[integer[]]:null by[bytea]:null f[double precision]:null bits[bit]:null m[ldec_mood]:null p[ldec_positive]:null i[interval]:null j[jsonb]:null u[uuid]:null r[int4range]:null o[oid]:null vb[bit varying]:null ts[timestamp with time zone]:null
COMMIT
BEGIN
table public.ldec_types: UPDATE: id[integer]:1 a[text]:'x' n[numeric]:1.50 "B c"[boolean]:false d[date]:'2020-01-01' v[character varying]:'abc' arr[integer[]]:'{1,NULL,2}' by[bytea]:'\x01ff' f[double precision]:1.5 bits[bit]:B'101' m[ldec_mood]:'ok' p[ldec_positive]:'3' i[interval]:'1 day' j[jsonb]:'{"a": 1}' u[uuid]:'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' r[int4range]:'[1,5)' o[oid]:77 vb[bit varying]:B'11' ts[timestamp with time zone]:'2020-01-01 10:00:00+00'
COMMIT
BEGIN
table public.ldec_types: UPDATE: old-key: id[integer]:2 new-tuple: id[integer]:4 a[text]:null n[numeric]:null "B c"[boolean]:null d[date]:null v[character varying]:null arr[integer[]]:null by[bytea]:null f[double precision]:null bits[bit]:null m[ldec_mood]:null p[ldec_positive]:null i[interval]:null j[jsonb]:null u[uuid]:null r[int4range]:null o[oid]:null vb[bit varying]:null ts[timestamp with time zone]:null
COMMIT
BEGIN
table public.ldec_types: DELETE: id[integer]:3
COMMIT

> alter type ldec_mood add value 'glad'
ALTER TYPE

> update ldec_types set m = 'glad' where id = 1
UPDATE 1

> alter type ldec_mood rename value 'glad' to 'happy'
ALTER TYPE

> alter table ldec_types rename to ldec_renamed
ALTER TABLE

> alter table ldec_renamed rename column "B c" to select
ERROR 42601 syntax error at or near "select"

> update ldec_renamed set m = 'sad' where id = 4
UPDATE 1

> alter table ldec_renamed drop column arr, drop column by, drop column f, drop column bits, drop column i, drop column j, drop column u, drop column r, drop column o, drop column vb, drop column ts
ALTER TABLE

> update ldec_renamed set a = 'b' where id = 4
UPDATE 1

> select data from pg_logical_slot_get_changes('ldec_changes', null, null, 'include-xids','0','skip-empty-xacts','1')
BEGIN
table public.ldec_types: UPDATE: id[integer]:1 a[text]:'x' n[numeric]:1.50 "B c"[boolean]:false d[date]:'2020-01-01' v[character varying]:'abc' arr[integer[]]:'{1,NULL,2}' by[bytea]:'\x01ff' f[double precision]:1.5 bits[bit]:B'101' m[ldec_mood]:'glad' p[ldec_positive]:'3' i[interval]:'1 day' j[jsonb]:'{"a": 1}' u[uuid]:'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' r[int4range]:'[1,5)' o[oid]:77 vb[bit varying]:B'11' ts[timestamp with time zone]:'2020-01-01 10:00:00+00'
COMMIT
BEGIN
table public.ldec_renamed: UPDATE: id[integer]:4 a[text]:null n[numeric]:null "B c"[boolean]:null d[date]:null v[character varying]:null arr[integer[]]:null by[bytea]:null f[double precision]:null bits[bit]:null m[ldec_mood]:'sad' p[ldec_positive]:null i[interval]:null j[jsonb]:null u[uuid]:null r[int4range]:null o[oid]:null vb[bit varying]:null ts[timestamp with time zone]:null
COMMIT
BEGIN
table public.ldec_renamed: UPDATE: id[integer]:4 a[text]:'b' n[numeric]:null "B c"[boolean]:null d[date]:null v[character varying]:null m[ldec_mood]:'sad' p[ldec_positive]:null
COMMIT

> drop table ldec_renamed
DROP TABLE

> drop domain ldec_positive
DROP DOMAIN

> drop type ldec_mood
DROP TYPE

> create table ldec_none (a int, b text)
CREATE TABLE

> create table ldec_full (a int, b text)
CREATE TABLE

> alter table ldec_full replica identity full
ALTER TABLE

> create table ldec_nothing (a int primary key, b text)
CREATE TABLE

> alter table ldec_nothing replica identity nothing
ALTER TABLE

> create table ldec_index (a int primary key, b text not null, c int not null)
CREATE TABLE

> create unique index ldec_index_bc on ldec_index (c, b)
CREATE INDEX

> alter table ldec_index replica identity using index ldec_index_bc
ALTER TABLE

> create table ldec_deferred (a int primary key deferrable, b int)
CREATE TABLE

> insert into ldec_none values (1, 'x'); update ldec_none set b = 'y'; delete from ldec_none
DELETE 1

> insert into ldec_full values (1, null); update ldec_full set b = 'y'; update ldec_full set b = 'y'; delete from ldec_full
DELETE 1

> insert into ldec_nothing values (1, 'x'); update ldec_nothing set a = 2; delete from ldec_nothing
DELETE 1

> insert into ldec_index values (1, 'x', 3); update ldec_index set a = 2; update ldec_index set b = 'z'; delete from ldec_index
DELETE 1

> insert into ldec_deferred values (1, 2); update ldec_deferred set a = 3; delete from ldec_deferred
DELETE 1

> select data from pg_logical_slot_get_changes('ldec_changes', null, null, 'include-xids','0','skip-empty-xacts','1')
BEGIN
table public.ldec_none: INSERT: a[integer]:1 b[text]:'x'
table public.ldec_none: UPDATE: a[integer]:1 b[text]:'y'
table public.ldec_none: DELETE: (no-tuple-data)
COMMIT
BEGIN
table public.ldec_full: INSERT: a[integer]:1 b[text]:null
table public.ldec_full: UPDATE: old-key: a[integer]:1 new-tuple: a[integer]:1 b[text]:'y'
table public.ldec_full: UPDATE: old-key: a[integer]:1 b[text]:'y' new-tuple: a[integer]:1 b[text]:'y'
table public.ldec_full: DELETE: a[integer]:1 b[text]:'y'
COMMIT
BEGIN
table public.ldec_nothing: INSERT: a[integer]:1 b[text]:'x'
table public.ldec_nothing: UPDATE: a[integer]:2 b[text]:'x'
table public.ldec_nothing: DELETE: (no-tuple-data)
COMMIT
BEGIN
table public.ldec_index: INSERT: a[integer]:1 b[text]:'x' c[integer]:3
table public.ldec_index: UPDATE: a[integer]:2 b[text]:'x' c[integer]:3
table public.ldec_index: UPDATE: old-key: b[text]:'x' c[integer]:3 new-tuple: a[integer]:2 b[text]:'z' c[integer]:3
table public.ldec_index: DELETE: b[text]:'z' c[integer]:3
COMMIT
BEGIN
table public.ldec_deferred: INSERT: a[integer]:1 b[integer]:2
table public.ldec_deferred: UPDATE: a[integer]:3 b[integer]:2
table public.ldec_deferred: DELETE: (no-tuple-data)
COMMIT

> begin
BEGIN

> insert into ldec_full values (1, 'a'), (2, 'b')
INSERT 0 2

> savepoint s
SAVEPOINT

> insert into ldec_full values (3, 'c')
INSERT 0 1

> select pg_logical_emit_message(true, 'lost', 'lost') is not null
t

> truncate ldec_none
TRUNCATE TABLE

> rollback to s
ROLLBACK

> update ldec_full set b = 'bb' where a = 2
UPDATE 1

> update ldec_full set b = 'bbb' where a = 2
UPDATE 1

> delete from ldec_full where a = 2
DELETE 1

> select pg_logical_emit_message(true, 'pre fix', 'it''s content') is not null
t

> insert into ldec_none values (5, 'five')
INSERT 0 1

> truncate ldec_full, ldec_none restart identity
TRUNCATE TABLE

> insert into ldec_full values (4, 'd')
INSERT 0 1

> select pg_logical_emit_message(true, 'p', '\x616263'::bytea) is not null
t

> commit
COMMIT

> truncate ldec_full cascade
TRUNCATE TABLE

> begin
BEGIN

> insert into ldec_full values (9, 'gone')
INSERT 0 1

> rollback
ROLLBACK

> select data from pg_logical_slot_get_changes('ldec_changes', null, null, 'include-xids','0','skip-empty-xacts','1')
BEGIN
table public.ldec_full: INSERT: a[integer]:1 b[text]:'a'
table public.ldec_full: INSERT: a[integer]:2 b[text]:'b'
table public.ldec_full: UPDATE: old-key: a[integer]:2 b[text]:'b' new-tuple: a[integer]:2 b[text]:'bb'
table public.ldec_full: UPDATE: old-key: a[integer]:2 b[text]:'bb' new-tuple: a[integer]:2 b[text]:'bbb'
table public.ldec_full: DELETE: a[integer]:2 b[text]:'bbb'
message: transactional: 1 prefix: pre fix, sz: 12 content:it's content
table public.ldec_none: INSERT: a[integer]:5 b[text]:'five'
table public.ldec_full, public.ldec_none: TRUNCATE: restart_seqs
table public.ldec_full: INSERT: a[integer]:4 b[text]:'d'
message: transactional: 1 prefix: p, sz: 3 content:abc
COMMIT
BEGIN
table public.ldec_full: TRUNCATE: cascade
COMMIT

> select pg_logical_emit_message(true, 'alone', 'x') is not null
t

> select data from pg_logical_slot_get_changes('ldec_changes', null, null, 'include-xids', '0')
BEGIN
message: transactional: 1 prefix: alone, sz: 1 content:x
COMMIT

> begin
BEGIN

> create table ldec_new (a serial primary key, b text default 'dd')
CREATE TABLE

> insert into ldec_new (b) values ('one')
INSERT 0 1

> alter table ldec_new alter column a type bigint
ALTER TABLE

> insert into ldec_new (b) values ('two')
INSERT 0 1

> alter table ldec_new alter column b type varchar(10)
ALTER TABLE

> insert into ldec_new (b) values ('three')
INSERT 0 1

> commit
COMMIT

> begin
BEGIN

> insert into ldec_new (b) values ('four')
INSERT 0 1

> drop table ldec_new
DROP TABLE

> commit
COMMIT

> create table ldec_redefined (a int primary key, b text)
CREATE TABLE

> begin
BEGIN

> insert into ldec_redefined values (1, 'one')
INSERT 0 1

> alter table ldec_redefined add column c int default 7
ALTER TABLE

> insert into ldec_redefined values (2, 'two', 2)
INSERT 0 1

> update ldec_redefined set b = 'eins' where a = 1
UPDATE 1

> alter table ldec_redefined drop column b
ALTER TABLE

> insert into ldec_redefined values (3, 3)
INSERT 0 1

> savepoint s
SAVEPOINT

> alter table ldec_redefined rename column c to d
ALTER TABLE

> insert into ldec_redefined values (4, 4)
INSERT 0 1

> rollback to s
ROLLBACK

> insert into ldec_redefined values (5, 5)
INSERT 0 1

> delete from ldec_redefined where a = 3
DELETE 1

> commit
COMMIT

> drop table ldec_redefined
DROP TABLE

> create table ldec_as as select g as a, 'x' || g as b from generate_series(1, 2) g
SELECT 2

> create temporary table ldec_temporary (a int)
CREATE TABLE

> insert into ldec_temporary values (1)
INSERT 0 1

> create unlogged table ldec_unlogged (a int)
CREATE TABLE

> insert into ldec_unlogged values (1)
INSERT 0 1

> drop table ldec_unlogged, ldec_temporary
DROP TABLE

> select data from pg_logical_slot_get_changes('ldec_changes', null, null, 'include-xids','0','skip-empty-xacts','1')
BEGIN
table public.ldec_new: INSERT: a[integer]:1 b[text]:'one'
table public.ldec_new: INSERT: a[bigint]:2 b[text]:'two'
table public.ldec_new: INSERT: a[bigint]:3 b[character varying]:'three'
COMMIT
BEGIN
table public.ldec_new: INSERT: a[bigint]:4 b[character varying]:'four'
COMMIT
BEGIN
table public.ldec_redefined: INSERT: a[integer]:1 b[text]:'one'
table public.ldec_redefined: INSERT: a[integer]:2 b[text]:'two' c[integer]:2
table public.ldec_redefined: UPDATE: a[integer]:1 b[text]:'eins' c[integer]:7
table public.ldec_redefined: INSERT: a[integer]:3 c[integer]:3
table public.ldec_redefined: INSERT: a[integer]:5 c[integer]:5
table public.ldec_redefined: DELETE: a[integer]:3
COMMIT
BEGIN
table public.ldec_as: INSERT: a[integer]:1 b[text]:'x1'
table public.ldec_as: INSERT: a[integer]:2 b[text]:'x2'
COMMIT

> create table ldec_parent (a int primary key)
CREATE TABLE

> create table ldec_child (b int primary key, a int references ldec_parent on delete cascade on update cascade)
CREATE TABLE

> create table ldec_parts (a int primary key, b text) partition by range (a)
CREATE TABLE

> create table ldec_low partition of ldec_parts for values from (0) to (10)
CREATE TABLE

> create table ldec_high partition of ldec_parts for values from (10) to (20)
CREATE TABLE

> insert into ldec_parent values (1), (2); insert into ldec_child values (10, 1), (20, 2)
INSERT 0 2

> update ldec_parent set a = 3 where a = 1
UPDATE 1

> delete from ldec_parent where a = 3
DELETE 1

> insert into ldec_parent values (2), (7) on conflict (a) do nothing
INSERT 0 1

> insert into ldec_parent values (2) on conflict (a) do update set a = 8
INSERT 0 1

> merge into ldec_parent p using (values (7), (9)) v (a) on p.a = v.a when matched then delete when not matched then insert values (v.a)
MERGE 2

> insert into ldec_parts values (1, 'low'), (11, 'high')
INSERT 0 2

> update ldec_parts set a = 12 where a = 1
UPDATE 1

> truncate ldec_parts
TRUNCATE TABLE

> with moved as (delete from ldec_child returning *) insert into ldec_full select b, 'moved' from moved
INSERT 0 1

> select data from pg_logical_slot_get_changes('ldec_changes', null, null, 'include-xids','0','skip-empty-xacts','1')
BEGIN
table public.ldec_parent: INSERT: a[integer]:1
table public.ldec_parent: INSERT: a[integer]:2
table public.ldec_child: INSERT: b[integer]:10 a[integer]:1
table public.ldec_child: INSERT: b[integer]:20 a[integer]:2
COMMIT
BEGIN
table public.ldec_parent: UPDATE: old-key: a[integer]:1 new-tuple: a[integer]:3
table public.ldec_child: UPDATE: b[integer]:10 a[integer]:3
COMMIT
BEGIN
table public.ldec_parent: DELETE: a[integer]:3
table public.ldec_child: DELETE: b[integer]:10
COMMIT
BEGIN
table public.ldec_parent: INSERT: a[integer]:7
COMMIT
BEGIN
table public.ldec_parent: UPDATE: old-key: a[integer]:2 new-tuple: a[integer]:8
table public.ldec_child: UPDATE: b[integer]:20 a[integer]:8
COMMIT
BEGIN
table public.ldec_parent: DELETE: a[integer]:7
table public.ldec_parent: INSERT: a[integer]:9
COMMIT
BEGIN
table public.ldec_low: INSERT: a[integer]:1 b[text]:'low'
table public.ldec_high: INSERT: a[integer]:11 b[text]:'high'
COMMIT
BEGIN
table public.ldec_low: DELETE: a[integer]:1
table public.ldec_high: INSERT: a[integer]:12 b[text]:'low'
COMMIT
BEGIN
table public.ldec_parts, public.ldec_low, public.ldec_high: TRUNCATE: (no-flags)
COMMIT
BEGIN
table public.ldec_child: DELETE: b[integer]:20
table public.ldec_full: INSERT: a[integer]:20 b[text]:'moved'
COMMIT

> create table ldec_generated (a int primary key, b int generated always as (a * 2) stored, c int default 7)
CREATE TABLE

> insert into ldec_generated (a) values (4)
INSERT 0 1

> update ldec_generated set c = 8
UPDATE 1

> insert into ldec_full values (1, (select string_agg(md5(g::text), '') from generate_series(1, 3000) g))
INSERT 0 1

> select length(data), md5(data) from pg_logical_slot_get_changes('ldec_changes', null, null, 'include-xids','0','skip-empty-xacts','1')
5|19aad9f2fe3ce0023298ab83f7e75775
75|5b00018b98986e4cb92b6e41627ad50f
6|1d0ba376e273b9d622641124d8c59264
5|19aad9f2fe3ce0023298ab83f7e75775
75|1bb974a23e738a07ad3818783523f1fa
6|1d0ba376e273b9d622641124d8c59264
5|19aad9f2fe3ce0023298ab83f7e75775
96055|3c967445f4fa4379b2353aad215a1422
6|1d0ba376e273b9d622641124d8c59264

> select pg_drop_replication_slot('ldec_changes') is null
f

> drop table ldec_none, ldec_full, ldec_nothing, ldec_index, ldec_deferred, ldec_as, ldec_child, ldec_parent, ldec_parts, ldec_generated
DROP TABLE
