# CREATE TABLE AS EXECUTE, parameters of EXECUTE; what COPY and foreign keys refuse. Checked against PostgreSQL 15.

> create table pk (tid int, id int, foo int, primary key (tid, id))
CREATE TABLE

> create table fk (tid int, id int, foo int, foreign key (tid, id) references pk on delete set null (foo))
ERROR 42P10 column "foo" referenced in ON DELETE SET action must be part of foreign key

> create table fk (tid int, id int, foo int, foreign key (tid, id) references pk on delete set null (bar))
ERROR 42703 column "bar" referenced in foreign key constraint does not exist

> create table fk (tid int, foreign key (tableoid, tid) references pk)
ERROR 0A000 system columns cannot be used in foreign keys

> create table fk (tid int, id int, a int default 0, foreign key (tid, id) references pk on delete set null (id), foreign key (tid, a) references pk on delete set default (a))
CREATE TABLE

> insert into pk values (1, 0), (1, 1), (1, 2)
INSERT 0 3

> insert into fk values (1, 1, null), (1, null, 2)
INSERT 0 2

> delete from pk where id in (1, 2)
DELETE 2

> select * from fk order by a
1|∅|0
1|∅|∅

> drop table fk, pk
DROP TABLE

> create table plain_rows (a, b) on commit drop as select 1, 2
ERROR 42P16 ON COMMIT can only be used on temporary tables

> prepare three as select generate_series(1, 3) as n, $1::text as t
PREPARE

> create table made as execute three('x')
SELECT 3

> select * from made
1|x
2|x
3|x

> create temp table made2 (m) as execute three('y') with no data
SELECT 0

> select * from made2
(no rows)

> create table made3 as execute three
ERROR 42601 wrong number of parameters for prepared statement "three"

> create table made3 as execute nosuch
ERROR 26000 prepared statement "nosuch" does not exist

> prepare ins as insert into made values (1) returning n
PREPARE

> create table made3 as execute ins
ERROR 42809 prepared statement is not a SELECT

> prepare typed (int, float, bool) as select $1, $2, $3
PREPARE

> execute typed (1, 2)
ERROR 42601 wrong number of parameters for prepared statement "typed"

> execute typed (1::smallint, true, false)
ERROR 42804 parameter $2 of type boolean cannot be coerced to the expected type double precision

> execute typed ('1', 2::bigint, 't')
1|2|t

> execute typed (1.5, 2, null)
2|2|∅

> deallocate all
DEALLOCATE ALL

> drop table made, made2
DROP TABLE

> copy pg_class to stdout (delimiter 'a')
ERROR 22023 COPY delimiter cannot be "a"

> copy (select 1) to stdout (format csv, quote ',', delimiter ',')
ERROR 22023 COPY delimiter and quote must be different

> copy (select 1) to stdout (format csv, quote 'ab')
ERROR 0A000 COPY quote must be a single one-byte character

> copy (select 1) to stdout (format csv, escape 'ab')
ERROR 0A000 COPY escape must be a single one-byte character

> copy (select 1) to stdout (delimiter e'\n')
ERROR 22023 COPY delimiter cannot be newline or carriage return

> copy (select 1) to stdout (null e'\n')
ERROR 22023 COPY null representation cannot use newline or carriage return

> copy (select 1) to stdout (delimiter '|', null 'a|b')
ERROR 0A000 COPY delimiter must not appear in the NULL specification

> copy (select 1) to stdout (format csv, null 'a"b')
ERROR 0A000 CSV quote character must not appear in the NULL specification

> create table where_to (a int, b text, g int generated always as (a + 1) stored)
CREATE TABLE

> copy where_to (a, b) from stdin where g > 1
ERROR 42P10 generated columns are not supported in COPY FROM WHERE conditions

> copy where_to (a, b) from stdin where a > (select 1)
ERROR 0A000 cannot use subquery in COPY FROM WHERE condition

> copy where_to (a, b) from stdin where sum(a) > 1
ERROR 42803 aggregate functions are not allowed in COPY FROM WHERE conditions

> copy where_to (a, b) from stdin where nosuch
ERROR 42703 column "nosuch" does not exist

> copy where_to (a, b) from stdin where a
ERROR 42804 argument of WHERE must be type boolean, not type integer

> copy where_to (a, b) from stdin where row_number() over () = 1
ERROR 42P20 window functions are not allowed in COPY FROM WHERE conditions

> copy where_to (a, b) from stdin where generate_series(1, 2) = 1
ERROR 0A000 set-returning functions are not allowed in COPY FROM WHERE conditions

> drop table where_to
DROP TABLE
