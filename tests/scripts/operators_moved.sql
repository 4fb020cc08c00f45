# Operators that move to another schema, or whose schema is renamed: stored text of domains, partition keys, defaults, functions; = of composite types.

> create schema opr_m
CREATE SCHEMA

> set search_path = opr_m
SET

> create schema opr_da
CREATE SCHEMA

> create schema opr_db2
CREATE SCHEMA

> create function feq(int,int) returns bool language sql immutable as 'select $1 > $2'
CREATE FUNCTION

> create operator opr_da.>># (leftarg=int, rightarg=int, function=feq)
CREATE OPERATOR

> create operator opr_da.## (leftarg=int, rightarg=int, function=int4mul)
CREATE OPERATOR

> create domain dd as int default (2 operator(opr_da.##) 3) check (value operator(opr_da.>>#) 4)
CREATE DOMAIN

> create table pk (a int, b int) partition by range ((a operator(opr_da.##) b))
CREATE TABLE

> create table pk1 partition of pk for values from (0) to (10)
CREATE TABLE

> create table pk2 partition of pk for values from (10) to (100)
CREATE TABLE

> insert into pk values (1,2), (5,5)
INSERT 0 2

> create table dt (x dd, y int default (4 operator(opr_da.##) 5))
CREATE TABLE

> create function dflt(x int default 3 operator(opr_da.##) 3) returns int language sql as 'select x'
CREATE FUNCTION

> alter operator opr_da.>># (int,int) set schema opr_db2
ALTER OPERATOR

> alter operator opr_da.## (int,int) set schema opr_db2
ALTER OPERATOR

> insert into dt default values
INSERT 0 1

> insert into dt values (3)
ERROR 23514 value for domain dd violates check constraint "dd_check"

> select * from dt
6|20

> select dflt()
9

> insert into pk values (3,3), (7,7)
INSERT 0 2

> select tableoid::regclass, * from pk order by 2
pk1|1|2
pk1|3|3
pk2|5|5
pk2|7|7

> alter schema opr_db2 rename to opr_db3
ALTER SCHEMA

> insert into dt default values
INSERT 0 1

> insert into dt values (3)
ERROR 23514 value for domain dd violates check constraint "dd_check"

> select * from dt
6|20
6|20

> select dflt()
9

> insert into pk values (3,3), (7,7)
INSERT 0 2

> select tableoid::regclass, * from pk order by 2
pk1|1|2
pk1|3|3
pk1|3|3
pk2|5|5
pk2|7|7
pk2|7|7

> drop operator opr_db3.## (int,int)
ERROR 2BP01 cannot drop operator opr_db3.##(integer,integer) because other objects depend on it

> drop operator opr_db3.>># (int,int)
ERROR 2BP01 cannot drop operator opr_db3.>>#(integer,integer) because other objects depend on it

> create operator opr_m.<> (leftarg=int, rightarg=int, function=feq)
CREATE OPERATOR

> create type comp as (a int)
CREATE TYPE

> create function ceq(comp,comp) returns bool language sql immutable as 'select $1.a % 10 = $2.a % 10'
CREATE FUNCTION

> create operator = (leftarg=comp, rightarg=comp, function=ceq)
CREATE OPERATOR

> select case row(1)::comp when row(11)::comp then 'yes' else 'no' end
yes

> drop schema opr_da, opr_db3 cascade
DROP SCHEMA

> select 1
1

> create table cc (c comp)
CREATE TABLE

> insert into cc values (row(1)), (row(11)), (row(3))
INSERT 0 3

> create view cv4 as select c in (row(21)::comp, row(23)::comp) y from cc
CREATE VIEW

> create view cv5 as select c between row(21)::comp and row(3)::comp z from cc
CREATE VIEW

> create view cv6 as select x.c from cc x where x.c = any (select y.c from cc y) and exists (select 1 from cc z where z.c = x.c)
CREATE VIEW

> create view rv as select rs.one(1)
ERROR 3F000 schema "rs" does not exist

> create table rt (a int default rs.one(2), check (rs.one(a) > 0))
ERROR 3F000 schema "rs" does not exist

> create function rsd(x int default rs.one(5)) returns int language sql as 'select x'
ERROR 3F000 schema "rs" does not exist

> create function rsb() returns int begin atomic select rs.one(7)
ERROR 42601 syntax error at end of input

> end
COMMIT

> alter schema rs rename to rs9
ERROR 3F000 schema "rs" does not exist

> select * from rv
ERROR 42P01 relation "rv" does not exist

> insert into rt default values
ERROR 42P01 relation "rt" does not exist

> select rsd(), rsb()
ERROR 42883 function rsd() does not exist

> table rt
ERROR 42P01 relation "rt" does not exist

> select * from cv4
t
t
t

> select * from cv6
(1)
(11)
(3)

> reset search_path
RESET

> drop schema opr_m cascade
DROP SCHEMA
