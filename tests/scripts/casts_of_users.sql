# CREATE and DROP CAST.

> create schema cst_u
CREATE SCHEMA

> set search_path = cst_u
SET

> create type comp as (a int, b text)
CREATE TYPE

> create type en as enum ('one','two','three')
CREATE TYPE

> create domain dom as int check (value > 0)
CREATE DOMAIN

> create function c2i(comp) returns int language sql immutable as 'select $1.a'
CREATE FUNCTION

> create function i2c(int) returns comp language sql as $$select row($1,'x')::comp$$
CREATE FUNCTION

> create function e2i(en) returns int language sql immutable as $$select case $1 when $x$one$x$ then 1 when $x$two$x$ then 2 else 3 end$$
CREATE FUNCTION

> create function i2e(int) returns en language sql as $$select case $1 when 1 then 'one' when 2 then 'two' else 'three' end::en$$
CREATE FUNCTION

> create cast (nosuch as int) with function c2i(comp)
ERROR 42704 type "nosuch" does not exist

> create cast (comp as int) with function nope(comp)
ERROR 42883 function nope(comp) does not exist

> create cast (comp as int) with function nope
ERROR 42883 could not find a function named "nope"

> create cast (comp as text) with function c2i(comp)
ERROR 42P17 return data type of cast function must match or be binary-coercible to target data type

> create cast (en as int) with function c2i(comp)
ERROR 42P17 argument of cast function must match or be binary-coercible from source data type

> create cast (comp as int) with function c2i
CREATE CAST

> create cast (comp as int) with inout
ERROR 42710 cast from type comp to type integer already exists

> create cast (comp as int) without function
ERROR 42P17 source and target data types are not physically compatible

> create cast (comp as int) without function
ERROR 42P17 source and target data types are not physically compatible

> create cast (en as int) without function
ERROR 42P17 enum data types are not binary-compatible

> create cast (int as en) without function
ERROR 42P17 enum data types are not binary-compatible

> create cast (int[] as text[]) without function
ERROR 42P17 array data types are not binary-compatible

> create cast (int as dom) without function
ERROR 42P17 domain data types must not be marked binary-compatible

> create cast (int as float4) without function
ERROR 42710 cast from type integer to type real already exists

> create cast (int as int8) with function int8(int)
ERROR 42710 cast from type integer to type bigint already exists

> create cast (int as record) with inout
ERROR 42809 target data type record is a pseudo-type

> create cast (anyelement as int) with inout
ERROR 42809 source data type anyelement is a pseudo-type

> create cast (dom as text) with inout
CREATE CAST

> create cast (text as dom) with inout
CREATE CAST

> create cast (comp as comp) with inout
ERROR 42P17 source data type and target data type are the same

> create function r2(comp) returns setof int language sql as 'select 1'
CREATE FUNCTION

> create cast (comp as int) with function r2(comp)
ERROR 42P17 cast function must not return a set

> create function c4(comp,int,bool,int) returns int language sql as 'select 1'
CREATE FUNCTION

> create cast (comp as int) with function c4(comp,int,bool,int)
ERROR 42P17 cast function must take one to three arguments

> create function c2t(comp,text) returns int language sql as 'select 1'
CREATE FUNCTION

> create cast (comp as int) with function c2t(comp,text)
ERROR 42P17 second argument of cast function must be type integer

> create cast (comp as int) with function c2i(comp) as assignment
ERROR 42710 cast from type comp to type integer already exists

> create cast (int as comp) with function i2c(int) as implicit
CREATE CAST

> create cast (en as int) with function e2i(en)
CREATE CAST

> create cast (int as en) with function i2e(int) as assignment
CREATE CAST

> select row(1,'a')::comp::int, 5::comp, (7::comp).b, cast('two'::en as int), 2::en
1|(5,x)|x|2|two

> select 'two'::en + 1, abs('three'::en), 'two'::en = 2, 'one'::en < 2
ERROR 42883 operator does not exist: en + integer

> select row(1,'a')::comp + 1
ERROR 42883 operator does not exist: comp + integer

> create table t (i int, e en, c comp)
CREATE TABLE

> insert into t values (row(4,'z')::comp, 3, 9), ('two'::en::int, 1, row(1,'q'))
ERROR 42804 column "i" is of type integer but expression is of type comp

> select * from t
(no rows)

> insert into t (i) values ('abc')
ERROR 22P02 invalid input syntax for type integer: "abc"

> update t set e = i where i < 4
UPDATE 0

> select * from t order by i
(no rows)

> select i::en, e::int, c::int from t order by 1
(no rows)

> create view v as select e::int as x, c::int + 1 as y, i::en z from t
CREATE VIEW

> select * from v order by 1
(no rows)

> alter table t add check (e::int > 0), add column g int generated always as (e::int + c::int) stored
ALTER TABLE

> select g from t order by 1
(no rows)

> select array['one','two']::en[]::int[], array[1,2]::en[]
{1,2}|{one,two}

> select coalesce('one'::en, 3), case when true then 'two'::en else 1 end
ERROR 42804 COALESCE types en and integer cannot be matched

> select 1 union select 'two'::en order by 1
ERROR 42804 UNION types integer and en cannot be matched

> drop function e2i(en)
ERROR 2BP01 cannot drop function e2i(en) because other objects depend on it

> drop cast (en as int8)
ERROR 42704 cast from type en to type bigint does not exist

> drop cast if exists (en as int8)
DROP CAST

> drop cast if exists (nosuch as int8)
DROP CAST

> drop cast (int as int8)
ERROR 2BP01 cannot drop cast from integer to bigint because it is required by the database system

> comment on cast (int as en) is 'hey'
COMMENT

> comment on cast (en as int8) is 'hey'
ERROR 42704 cast from type en to type bigint does not exist

> select obj_description(oid, 'pg_cast') from pg_cast where casttarget = 'en'::regtype
hey

> drop type en
ERROR 2BP01 cannot drop type en because other objects depend on it

> drop type en cascade
DROP TYPE

> create cast (varchar as int) with inout as implicit
CREATE CAST

> select 1 + '3'::varchar
4

> create cast (text as json) without function
CREATE CAST

> create cast (int as bool) with inout
ERROR 42710 cast from type integer to type boolean already exists

> create function bad(x int) returns bool language sql as 'select true'
CREATE FUNCTION

> create cast (bool as int8) with inout as assignment
CREATE CAST

> create table bt(b int8)
CREATE TABLE

> insert into bt values (true)
ERROR 22P02 invalid input syntax for type bigint: "t"

> drop table bt
DROP TABLE

> create cast (bigint as comp) with function i2c(int)
ERROR 42P17 argument of cast function must match or be binary-coercible from source data type

> create function lencast(comp, int, bool) returns comp language sql as $$select row($1.a+$2, $3::text)::comp$$
CREATE FUNCTION

> create cast (comp as comp) with function lencast(comp,int,bool)
CREATE CAST

> create cast (int8 as date) with inout
CREATE CAST

> create type own as (z int)
CREATE TYPE

> drop cast (bool as int8)
DROP CAST

> drop cast (bool as int8)
ERROR 42704 cast from type boolean to type bigint does not exist

> select castsource::regtype, casttarget::regtype, castfunc::regprocedure, castcontext, castmethod from pg_cast where oid >= 16384 and oid < 60000 order by 1::text,2::text
comp|integer|c2i(comp)|e|f
dom|text|-|e|i
text|dom|-|e|i
integer|comp|i2c(integer)|i|f
character varying|integer|-|i|i
text|json|-|e|b
comp|comp|lencast(comp,integer,boolean)|e|f
bigint|date|-|e|i

> reset search_path
RESET

> drop schema cst_u cascade
DROP SCHEMA
