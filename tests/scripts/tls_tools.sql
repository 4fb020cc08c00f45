# What tools ask a server: sizes, catalogs that are empty here, waiting, names that are made up. Checked against PostgreSQL 15.

> select * from pg_shseclabel
(no rows)

> select * from pg_parameter_acl
(no rows)

> select * from pg_user_mappings
(no rows)

> select * from pg_replication_origin
(no rows)

> select * from pg_replication_origin_status
(no rows)

> select * from pg_subscription_rel
(no rows)

> select pg_typeof(sent_lsn) from pg_stat_replication right join (values (1)) v on true
pg_lsn

> select roleid::regrole, member::regrole, admin_option from pg_auth_members where member = 'pg_monitor'::regrole order by 1
pg_read_all_settings|pg_monitor|f
pg_read_all_stats|pg_monitor|f
pg_stat_scan_tables|pg_monitor|f

> select pg_size_bytes('1 GB'), pg_size_bytes('1.5kB'), pg_size_bytes('-3 mb '), pg_size_bytes('1e3'), pg_size_bytes('.5 PB'), pg_size_bytes('1 bytes'), pg_size_bytes('1e5kb')
1073741824|1536|-3145728|1000|562949953421312|1|102400000

> select pg_size_bytes('1 AB')
ERROR 22023 invalid size: "1 AB"

> select pg_size_bytes('x')
ERROR 22023 invalid size: "x"

> select pg_size_bytes('10000 PB')
ERROR 22003 bigint out of range

> select pg_tablespace_size('nope')
ERROR 42704 tablespace "nope" does not exist

> select pg_tablespace_size(5::oid), pg_tablespace_size('pg_default') > 0, pg_tablespace_size(1663) > 0
∅|t|t

> select pg_database_size(current_database()) > 0, pg_database_size(oid) > 0 from pg_database where datname = current_database()
t|t

> select count(*) > 0 from pg_tablespace_databases(1663)
t

> select pg_walfile_name('0/3000000'), pg_walfile_name('1/3000001'), pg_encoding_max_length(6), pg_encoding_max_length(8), pg_encoding_max_length(99)
000000010000000000000002|000000010000000100000003|4|1|∅

> select pg_is_wal_replay_paused()
ERROR 55000 recovery is not in progress

> select pg_promote()
ERROR 55000 recovery is not in progress

> select pg_last_wal_replay_lsn(), pg_last_wal_receive_lsn(), pg_last_xact_replay_timestamp()
∅|∅|∅

> select oidvectortypes('23 25 1043'), textlen('äbc'), getpgusername() = current_user
integer, text, character varying|3|t

> select current_query()
select current_query()

> select age('100'::xid) > -2147483648, age('2'::xid), mxid_age('0'::xid)
t|2147483647|2147483647

> select pg_sleep_for('-1 s') is null, pg_sleep_until('2000-01-01') is null, pg_sleep_for('1 millisecond') is null
f|f|f

> create table tls_size (a int primary key, b text) partition by range (a)
CREATE TABLE

> create table tls_size_1 partition of tls_size for values from (1) to (10)
CREATE TABLE

> create index tls_size_b on tls_size (b)
CREATE INDEX

> select pg_relation_size('tls_size'), pg_relation_size('tls_size_pkey'), pg_relation_size('tls_size_1'), pg_indexes_size('tls_size'), pg_indexes_size('tls_size_1') > 0
0|0|0|0|t

> insert into tls_size values (1, 'x')
INSERT 0 1

> select pg_relation_size('tls_size_1'), pg_relation_size('tls_size'), pg_total_relation_size('tls_size_1') > 8192
8192|0|t

> drop table tls_size
DROP TABLE

> create domain tls_mail as text check (value ~ '[^@]+@[^@]+\.[^@]+')
CREATE DOMAIN

> select pg_get_constraintdef(oid), pg_get_constraintdef(oid, true) from pg_constraint where contypid = 'tls_mail'::regtype
CHECK ((VALUE ~ '[^@]+@[^@]+\.[^@]+'::text))|CHECK (VALUE ~ '[^@]+@[^@]+\.[^@]+'::text)

> create view tls_slashes as select 'a\b' as x, E'c\\d''e' as y
CREATE VIEW

> select pg_get_viewdef('tls_slashes')
 SELECT 'a\b'::text AS x,\n    'c\d''e'::text AS y;

> select * from tls_slashes
a\b|c\d'e

> create table tls_slash (a text default 'q\z' check (a ~ 'x\.y'), b text collate "C")
CREATE TABLE

> select pg_get_constraintdef(oid), pg_get_expr(conbin, conrelid) from pg_constraint where conrelid = 'tls_slash'::regclass
CHECK ((a ~ 'x\.y'::text))|(a ~ 'x\.y'::text)

> select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'tls_slash'::regclass
'q\z'::text

> insert into tls_slash values ('x.y'), (default)
ERROR 23514 new row for relation "tls_slash" violates check constraint "tls_slash_a_check"

> create index tls_slash_i on tls_slash ((a || '\')) where a <> '\'
CREATE INDEX

> select pg_get_indexdef('tls_slash_i'::regclass)
CREATE INDEX tls_slash_i ON public.tls_slash USING btree (((a || '\'::text))) WHERE (a <> '\'::text)

> drop view tls_slashes
DROP VIEW

> drop table tls_slash
DROP TABLE

> drop domain tls_mail
DROP DOMAIN

> create table "tls1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1" (abc serial primary key, b int unique check (b > 0))
CREATE TABLE

> select relname from pg_class where relname like 'tls1tb%' order by 1 collate "C"
ERROR 42804 collations are not supported by type integer

> select conname from pg_constraint where conrelid = 'tls1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1'::regclass order by 1 collate "C"
ERROR 42804 collations are not supported by type integer

> drop table "tls1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1tb1"
DROP TABLE

> create table "tls££££££££££££££££££££££££££" ("££££££££££££££££££" serial, "ccccccccccccccccccccccccccccccccccccccccc" int, "dddddddddddddddddddddddddddddddddddd" int, unique ("ccccccccccccccccccccccccccccccccccccccccc", "dddddddddddddddddddddddddddddddddddd"))
CREATE TABLE

> select relname from pg_class where relname like 'tls££%' order by 1 collate "C"
ERROR 42804 collations are not supported by type integer

> drop table "tls££££££££££££££££££££££££££"
DROP TABLE

> create schema tls_defaults
CREATE SCHEMA

> alter default privileges in schema tls_defaults grant select on tables to public
ALTER DEFAULT PRIVILEGES

> select count(*) from pg_default_acl where defaclnamespace = 'tls_defaults'::regnamespace
1

> drop schema tls_defaults
DROP SCHEMA

> select count(*) from pg_default_acl d where defaclnamespace <> 0 and not exists (select from pg_namespace n where n.oid = d.defaclnamespace)
0

> create type tls_floats as range (subtype = float8)
CREATE TYPE

> select p.proname, d.deptype, d.refobjid::regtype from pg_depend d join pg_proc p on p.oid = d.objid and d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_type'::regclass where p.proname like 'tls_float%' and deptype = 'i' order by 1
tls_floats|i|tls_floats
tls_floats|i|tls_floats
tls_floats_multirange|i|tls_floats_multirange
tls_floats_multirange|i|tls_floats_multirange
tls_floats_multirange|i|tls_floats_multirange

> drop type tls_floats
DROP TYPE

> create table tls_toast (a text)
CREATE TABLE

> create table tls_plain (a int)
CREATE TABLE

> reindex table tls_toast
REINDEX

> reindex table tls_plain
REINDEX

> drop table tls_toast, tls_plain
DROP TABLE

> create temp table tls_t1 (id int primary key)
CREATE TABLE

> create temp table tls_t2 (id int primary key, r int, constraint tls_t2_fk foreign key (r) references tls_t1 (id) deferrable)
CREATE TABLE

> begin
BEGIN

> set constraints tls_t2_fk deferred
SET CONSTRAINTS

> insert into tls_t2 values (1, 1)
INSERT 0 1

> set constraints pg_temp.tls_t2_fk immediate
ERROR 23503 insert or update on table "tls_t2" violates foreign key constraint "tls_t2_fk"

> rollback
ROLLBACK

> select current_schemas(true)::text like '{pg_temp_%,pg_catalog,public}', current_schemas(false)
t|{public}

> drop table tls_t2, tls_t1
DROP TABLE

> begin
BEGIN

> set transaction snapshot 'x'
ERROR 0A000 a snapshot-importing transaction must have isolation level SERIALIZABLE or REPEATABLE READ

> rollback
ROLLBACK

> begin isolation level repeatable read
BEGIN

> set transaction snapshot '00000003-0000001B-7'
ERROR 22023 invalid snapshot identifier: "00000003-0000001B-7"

> rollback
ROLLBACK

> begin isolation level repeatable read
BEGIN

> select 1
1

> set transaction snapshot '00000003-0000001B-7'
ERROR 25001 SET TRANSACTION SNAPSHOT must be called before any query

> rollback
ROLLBACK

> begin
BEGIN

> savepoint a
SAVEPOINT

> select pg_export_snapshot()
ERROR 25001 cannot export a snapshot from a subtransaction

> rollback
ROLLBACK

> select pg_export_snapshot() ~ '^[0-9A-F]+-[0-9A-F]+-1$'
t

> create sequence tls_sq
CREATE SEQUENCE

> create table tls_sqt (a int, b int default nextval('tls_sq'), c text default 'tls_sq')
CREATE TABLE

> alter table tls_sqt alter a set default nextval('tls_sq'::regclass)
ALTER TABLE

> select refobjid::regclass, refobjsubid, deptype from pg_depend where classid = 'pg_attrdef'::regclass and refobjid in ('tls_sq'::regclass, 'tls_sqt'::regclass) order by 1, 2
tls_sq|0|n
tls_sq|0|n
tls_sqt|1|a
tls_sqt|2|a
tls_sqt|3|a

> drop table tls_sqt
DROP TABLE

> drop sequence tls_sq
DROP SEQUENCE
