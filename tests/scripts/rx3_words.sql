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

> create table rx3_h (a int, b text) partition by hash (a, b)
CREATE TABLE

> select satisfies_hash_partition('rx3_h'::regclass, 2, 1, variadic array[1, 2]::int[])
ERROR 22023 column 2 of the partition key has type "text", but supplied value is of type "integer"

> select satisfies_hash_partition('rx3_h'::regclass, 2, 1, now(), 'x'::text)
ERROR 22023 column 1 of the partition key has type integer, but supplied value is of type timestamp with time zone

> drop table rx3_h
DROP TABLE

> create role rx3_a
CREATE ROLE

> create role rx3_b
CREATE ROLE

> set role rx3_a
SET

> reassign owned by rx3_a to rx3_b
ERROR 42501 permission denied to reassign objects

> reassign owned by rx3_b to rx3_a
ERROR 42501 permission denied to reassign objects

> drop owned by rx3_b
ERROR 42501 permission denied to drop objects

> reset role
RESET

> drop role rx3_a, rx3_b
DROP ROLE

> create schema if not exists rx3_s create table abc (a int)
ERROR 0A000 CREATE SCHEMA IF NOT EXISTS cannot include schema elements
