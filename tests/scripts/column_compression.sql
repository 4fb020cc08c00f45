# COMPRESSION of columns.

> create schema bty_five
CREATE SCHEMA

> set search_path = bty_five
SET

> create table t(a text compression pglz, b int, c varchar compression default, d text compression lz4)
CREATE TABLE

> select attname, attcompression, attstorage from pg_attribute where attrelid='t'::regclass and attnum>0
a|p|x
b||p
c||x
d|l|x

> alter table t alter a type varchar
ALTER TABLE

> alter table t alter d type int using 1
ALTER TABLE

> alter table t alter b type text
ALTER TABLE

> select attname, attcompression, attstorage from pg_attribute where attrelid='t'::regclass and attnum>0
a||x
b||x
c||x
d||p

> alter table t alter a set storage external
ALTER TABLE

> alter table t alter a set compression lz4
ALTER TABLE

> alter table t alter d set compression lz4
ERROR 0A000 column data type integer does not support compression

> alter table t alter d set compression foo
ERROR 0A000 column data type integer does not support compression

> alter table t alter d set compression default
ALTER TABLE

> alter table t alter nosuch set compression default
ERROR 42703 column "nosuch" of relation "t" does not exist

> create view v as select 1 as a
CREATE VIEW

> alter view v alter a set compression pglz
ERROR 42809 ALTER action ALTER COLUMN ... SET COMPRESSION cannot be performed on relation "v"

> alter table v alter a set compression pglz
ERROR 42809 ALTER action ALTER COLUMN ... SET COMPRESSION cannot be performed on relation "v"

> create table l (like t including compression)
CREATE TABLE

> create table l2 (like t including storage)
CREATE TABLE

> create table p(a text compression lz4) partition by list(a)
CREATE TABLE

> create table p1 partition of p for values in ('a')
CREATE TABLE

> alter table p alter a set compression pglz
ALTER TABLE

> create table bad(a text compression pglz not null default 'x', b int compression pglz)
ERROR 0A000 column data type integer does not support compression

> create table c(a text compression pglz) inherits (t)
ERROR 42804 column "a" has a type conflict

> create table c2(a varchar compression pglz) inherits (t)
ERROR 42804 column "a" has a compression method conflict

> create table n (a text compression "default")
CREATE TABLE

> create table n2 (a text compression LZ4, b text collate "C")
CREATE TABLE

> alter table n2 add column x text compression pglz, add column y int compression pglz
ERROR 0A000 column data type integer does not support compression

> alter table n2 add column x text compression pglz
ALTER TABLE

> create materialized view mv as select * from n2
SELECT 0

> alter materialized view mv alter x set compression lz4
ALTER MATERIALIZED VIEW

> set default_toast_compression = 'foo'
ERROR 22023 invalid value for parameter "default_toast_compression": "foo"

> set default_toast_compression = 'lz4'
SET

> show default_toast_compression
lz4

> select pg_column_compression(a) from n2
(no rows)

> select pg_column_compression('a')
∅

> select attrelid::regclass, attname, attcompression, attstorage from pg_attribute where attnum > 0 and attrelid in (select oid from pg_class where relnamespace = 'bty_five'::regnamespace and relkind <> 'i') order by attrelid::regclass::text, attnum
l|a|l|x
l|b||x
l|c||x
l|d||p
l2|a||e
l2|b||x
l2|c||x
l2|d||p
mv|a||x
mv|b||x
mv|x|l|x
n|a||x
n2|a|l|x
n2|b||x
n2|x|p|x
p|a|p|x
p1|a|l|x
t|a|l|e
t|b||x
t|c||x
t|d||p
v|a||p

> reset default_toast_compression
RESET

> drop schema bty_five cascade
DROP SCHEMA
