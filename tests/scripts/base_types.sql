# Shell types and base types: CREATE, COMMENT, DROP TYPE, values, casts, what depends on them.

> create schema bty_one
CREATE SCHEMA

> set search_path = bty_one
SET

> create type mytext
CREATE TYPE

> create function mytext_in(cstring) returns mytext language internal strict immutable as 'textin'
CREATE FUNCTION

> create function mytext_out(mytext) returns cstring language internal strict immutable as 'textout'
CREATE FUNCTION

> select typname, typlen, typbyval, typtype, typcategory, typisdefined, typinput, typoutput, typreceive, typarray from pg_type where typname='mytext'
mytext|4|t|p|P|f|shell_in|shell_out|-|0

> select null::mytext
ERROR 42704 type "mytext" is only a shell

> create table tt(a mytext)
ERROR 42704 type "mytext" is only a shell

> select 'x'::regtype, 'mytext'::regtype
ERROR 42704 type "x" does not exist

> select to_regtype('mytext')
ERROR 42704 type "mytext" is only a shell

> alter type mytext rename to yourtext
ERROR 42704 type "mytext" is only a shell

> alter type mytext set schema pg_temp
ERROR 42704 type "mytext" is only a shell

> comment on type mytext is 'shell'
COMMENT

> drop type mytext
ERROR 2BP01 cannot drop type mytext because other objects depend on it

> create type mytext (input = mytext_in, output = mytext_out, default = 'a''b\c', collatable, category='Z', delimiter = ';')
CREATE TYPE

> comment on type mytext is 'full'
COMMENT

> select format_type('mytext'::regtype, -1), 'mytext[]'::regtype
mytext|mytext[]

> create table tt(a mytext, b mytext[] default '{x;y}', c int)
CREATE TABLE

> insert into tt values ('hello', '{a;b;"c;d"}', 1)
INSERT 0 1

> insert into tt(c) values (2)
INSERT 0 1

> select * from tt
hello|{a;b;"c;d"}|1
a'b\c|{x;y}|2

> select a = a from tt
ERROR 42883 operator does not exist: mytext = mytext

> select b = b from tt
ERROR 42883 could not identify an equality operator for type mytext

> select b < b from tt
ERROR 42883 could not identify a comparison function for type mytext

> select 'x'::mytext in ('a','b')
ERROR 42883 operator does not exist: mytext = mytext

> select max(a) from tt
ERROR 42883 function max(mytext) does not exist

> select pg_typeof(a), a::text, length(a::text), 'q'::text::mytext from tt limit 1
mytext|hello|5|q

> create cast (mytext as text) without function as implicit
CREATE CAST

> create cast (text as mytext) without function as assignment
CREATE CAST

> create cast (mytext as mytext) without function
ERROR 42P17 source data type and target data type are the same

> create cast (mytext as int) with inout
CREATE CAST

> create cast (mytext as float4) without function
ERROR 42P17 source and target data types are not physically compatible

> create cast (bytea as mytext) without function as assignment
CREATE CAST

> select a || 'x', upper(a), a = 'hello', length(a) from tt order by a
ERROR 42725 operator is not unique: mytext || unknown

> insert into tt(a, c) values ('z'::text, 3), ('\x6162'::bytea, 4), ('12', 5)
INSERT 0 3

> select a::int from tt where c = 5
12

> create index tta on tt(a)
CREATE INDEX

> drop index tta
DROP INDEX

> create view vv as select a, 'lit'::mytext as l, a::text as t from tt where a = 'x'::mytext
CREATE VIEW

> create function fm(mytext) returns mytext language sql as 'select $1'
CREATE FUNCTION

> select fm('ff')
ff

> create domain dm as mytext check (value::text <> 'bad')
CREATE DOMAIN

> select 'ok'::dm, 'bad'::dm
ERROR 23514 value for domain dm violates check constraint "dm_check"

> create type cm as (x mytext, y int)
CREATE TYPE

> select row('a',1)::cm
(a,1)

> select typname, typlen, typbyval, typtype, typcategory, typispreferred, typisdefined, typdelim, typelem::regtype, typinput, typoutput, typreceive, typsend, typalign, typstorage, typcollation <> 0, typdefault from pg_type where typname in ('mytext', '_mytext', 'dm') and typnamespace = 'bty_one'::regnamespace order by 1
_mytext|-1|f|b|A|f|t|;|mytext|array_in|array_out|array_recv|array_send|i|x|t|∅
dm|-1|f|d|Z|f|t|;|-|domain_in|mytext_out|domain_recv|-|i|p|t|a'b\c
mytext|-1|f|b|Z|f|t|;|-|mytext_in|mytext_out|-|-|i|p|t|a'b\c

> select pg_describe_object(classid, objid, objsubid), pg_describe_object(refclassid, refobjid, refobjsubid), deptype from pg_depend where refobjid = 'mytext_in'::regproc or refobjid = 'mytext_out'::regproc order by 1, 2
type dm|function mytext_out(mytext)|n
type mytext|function mytext_in(cstring)|n
type mytext|function mytext_out(mytext)|n

> drop function mytext_out(mytext)
ERROR 2BP01 cannot drop function mytext_out(mytext) because other objects depend on it

> drop type mytext
ERROR 2BP01 cannot drop type mytext because other objects depend on it

> drop type mytext cascade
DROP TYPE

> select * from tt
1
2
3
4
5

> drop table tt
DROP TABLE

> drop schema bty_one cascade
DROP SCHEMA
