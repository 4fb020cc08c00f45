# columns of types that no table can hold

> create table t1 as select row('a',1) r
ERROR 42P16 column "r" has pseudo-type record

> create table t2 as select array[row(1)] r
ERROR 42P16 column "r" has pseudo-type record[]

> select row(1) into t3
ERROR 42P16 column "row" has pseudo-type record

> create temp table t4 as select r from (values (row(1,2))) v(r)
ERROR 42P16 column "r" has pseudo-type record

> create view v1 as select row('a',1) r
ERROR 42P16 column "r" has pseudo-type record

> create view v2 as select array[row(1)] r
ERROR 42P16 column "r" has pseudo-type record[]

> create materialized view m1 as select row(1) r
ERROR 42P16 column "r" has pseudo-type record

> create table t5 (a record)
ERROR 42P16 column "a" has pseudo-type record

> create table t6 (a record[])
ERROR 42P16 column "a" has pseudo-type record[]

> create type ct as (a record)
ERROR 42P16 column "a" has pseudo-type record

> create table t7 (x int)
CREATE TABLE

> alter table t7 alter column x type record using row(1)
ERROR 42P16 column "x" has pseudo-type record

> alter table t7 add column r record[]
ERROR 42P16 column "r" has pseudo-type record[]

> create index on t7 ((row(x)))
ERROR 42P16 column "row" has pseudo-type record

> create domain dr as record
ERROR 42804 "record" is not a valid base type for a domain

> create table t8 as select c from pg_namespace c limit 1
SELECT 1

> select count(*) from t8
1
