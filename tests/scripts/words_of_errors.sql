# Errors in PostgreSQL's words and SQLSTATEs.

> select pg_size_bytes('1e1000000000000000000')
ERROR 22003 value overflows numeric format

> select pg_size_bytes('1e-1000000000000000000')
ERROR 22003 value overflows numeric format

> select pg_size_bytes('1e400')
ERROR 22003 bigint out of range

> select pg_size_bytes('1e-400')
0

> select pg_size_bytes('1e131073')
ERROR 22003 value overflows numeric format

> select satisfies_hash_partition(0, 4, 0, null)
ERROR XX000 could not open relation with OID 0

> create table app_h (a int, b text) partition by hash (a, b)
CREATE TABLE

> select satisfies_hash_partition('app_h'::regclass, 2, 1, variadic array[1, 2]::int[])
ERROR 22023 column 2 of the partition key has type "text", but supplied value is of type "integer"

> select satisfies_hash_partition('app_h'::regclass, 2, 1, now(), 'x'::text)
ERROR 22023 column 1 of the partition key has type integer, but supplied value is of type timestamp with time zone

> drop table app_h
DROP TABLE

> create role app_a
CREATE ROLE

> create role app_b
CREATE ROLE

> set role app_a
SET

> reassign owned by app_a to app_b
ERROR 42501 permission denied to reassign objects

> reassign owned by app_b to app_a
ERROR 42501 permission denied to reassign objects

> drop owned by app_b
ERROR 42501 permission denied to drop objects

> reset role
RESET

> drop role app_a, app_b
DROP ROLE

> create schema if not exists app_s create table abc (a int)
ERROR 0A000 CREATE SCHEMA IF NOT EXISTS cannot include schema elements
