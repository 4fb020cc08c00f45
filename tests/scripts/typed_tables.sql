# Tables of a composite type.

> create type tt as (a int, b text)
CREATE TYPE

> create table t1 of tt
CREATE TABLE

> create table t2 of tt (a with options primary key, b default 'dflt', check (b <> ''))
CREATE TABLE

> create table t3 of tt (c int)
ERROR 42601 syntax error at or near "int"

> create table t3 of tt (a primary key, a unique)
ERROR 42701 column "a" specified more than once

> create table t3 of t1
ERROR 42809 type t1 is not a composite type

> create table t3 of int4
ERROR 42809 type integer is not a composite type

> create table t3 of nosuch
ERROR 42704 type "nosuch" does not exist

> insert into t2 values (1), (2, 'x')
ERROR 42601 VALUES lists must all be the same length

> insert into t2 values (3, '')
ERROR 23514 new row for relation "t2" violates check constraint "t2_b_check"

> select * from t2 order by a
(no rows)

> alter table t1 add column c int
ERROR 42809 cannot add column to typed table

> alter table t1 drop column a
ERROR 42809 cannot drop column from typed table

> alter table t1 rename column a to c
ERROR 42809 cannot rename column of typed table

> alter table t1 alter column a type bigint
ERROR 42809 cannot alter column type of typed table

> alter type tt add attribute c int
ERROR 2BP01 cannot alter type "tt" because it is the type of a typed table

> alter type tt add attribute c int cascade
ALTER TYPE

> alter type tt rename attribute c to d
ERROR 2BP01 cannot alter type "tt" because it is the type of a typed table

> alter type tt rename attribute c to d cascade
ALTER TYPE

> alter type tt alter attribute d type bigint
ERROR 2BP01 cannot alter type "tt" because it is the type of a typed table

> alter type tt alter attribute d type bigint cascade
ALTER TYPE

> insert into t1 values (1, 'x', 5000000000)
INSERT 0 1

> select * from t1
1|x|5000000000

> alter type tt drop attribute d
ERROR 2BP01 cannot alter type "tt" because it is the type of a typed table

> alter type tt drop attribute d cascade
ALTER TYPE

> select * from t1
1|x

> select reloftype::regtype from pg_class where relname in ('t1', 't2')
tt
tt

> alter table t1 not of
ALTER TABLE

> alter table t1 not of
ERROR 42809 "t1" is not a typed table

> alter table t1 add column c int
ALTER TABLE

> alter table t1 of tt
ERROR 42804 table has extra column "c"

> alter table t1 drop column c
ALTER TABLE

> alter table t1 of tt
ALTER TABLE

> create table par (a int)
CREATE TABLE

> alter table t1 inherit par
ERROR 42809 cannot change inheritance of typed table

> drop type tt
ERROR 2BP01 cannot drop type tt because other objects depend on it

> drop type tt cascade
DROP TYPE

> select * from t1
ERROR 42P01 relation "t1" does not exist
