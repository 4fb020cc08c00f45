# What lookaround constraints capture (nothing), quarters of negative intervals, generated columns of children, transition tables in families

> select regexp_match('abcd', '(?=(ab))(a)(b)'), regexp_match('abab', '(?=ab)(ab)\1'), regexp_match('foobar', '(?<=(o))b(a)'), regexp_replace('aXbX', '(?=(X)).', '[\1]', 'g')
{a,b}|{ab}|{a}|a[]b[]

> select 'xyz' ~ 'x(\w)(?=\1)'
ERROR 2201B invalid regular expression: invalid backreference number

> select 'xyz' ~ 'x(\w)(?=(\1))'
ERROR 2201B invalid regular expression: invalid backreference number

> select 'xyzy' ~ '(?=x)(y|x)(?!q)y(z)\2?', regexp_matches('xyzy', '((?=x)x)((?!a)y)')
t|{x,y}

> select 'a' ~ '\x7fffffff'
ERROR 2201B invalid regular expression: invalid escape \ sequence

> select 'a' ~ '\x61', 'é' ~ '\xe9', '€' ~ '\u20ac'
t|t|t

> select extract(quarter from interval '-5 months'), extract(quarter from interval '-1 months'), extract(quarter from interval '14 months'), extract(quarter from interval '-14 months'), date_part('quarter', interval '-3 mon')
0|1|1|1|0

> select text(row('Jim','Beam'))
ERROR 42883 function text(record) does not exist

> select text(1), varchar(1), text('x'::name), text('{1}'::int[]), text(null::record)
ERROR 42601 syntax error at or near ","

> create table g1 (a int, b int generated always as (a*2) stored)
CREATE TABLE

> create table gx (x int, b int generated always as (a * 22) stored) inherits (g1)
ERROR 42611 child column "b" specifies generation expression

> create table gx (x int, b int default 5) inherits (g1)
ERROR 42611 column "b" inherits from generated column but specifies default

> create table gx (x int, b int) inherits (g1)
CREATE TABLE

> create table p (a int, f2 int, f3 int generated always as (f2*2) stored) partition by range (a)
CREATE TABLE

> create table p1 partition of p (f3 generated always as (f2*22) stored) for values from (1) to (10)
ERROR 0A000 generated columns are not supported on partitions

> create table p2 partition of p (f3 with options not null) for values from (1) to (10)
CREATE TABLE

> create table trg (a int)
CREATE TABLE

> create function tf() returns trigger language plpgsql as $$ begin return null;
+ end $$
CREATE FUNCTION

> create trigger tt after insert on trg referencing new table as nt for each row execute function tf()
CREATE TRIGGER

> create table ptr (a int) partition by list (a)
CREATE TABLE

> alter table ptr attach partition trg for values in (1)
ERROR 0A000 trigger "tt" prevents table "trg" from becoming a partition

> create table inhp (a int)
CREATE TABLE

> alter table trg inherit inhp
ERROR 0A000 trigger "tt" prevents table "trg" from becoming an inheritance child

> drop table g1, gx, p, trg, ptr, inhp
DROP TABLE

> drop function tf
DROP FUNCTION

> begin
BEGIN

> create temp table otp (a int primary key) on commit delete rows
CREATE TABLE

> create temp table otf (a int references otp)
CREATE TABLE

> commit
ERROR 0A000 unsupported ON COMMIT and foreign key combination

> select 1
1

> begin
BEGIN

> create temp table otp (a int primary key) on commit delete rows
CREATE TABLE

> create temp table otf (a int references otp) on commit delete rows
CREATE TABLE

> insert into otp values (1)
INSERT 0 1

> insert into otf values (1)
INSERT 0 1

> commit
COMMIT

> select count(*) from otf
0

> drop table otf, otp
DROP TABLE
