# Base types: errors of CREATE and ALTER TYPE, operators and operator classes, indexes, partitions, functions in language internal and c.

> create schema bty_two
CREATE SCHEMA

> set search_path = bty_two
SET

> create type m2 (input = mytext_in)
ERROR 42710 type "m2" does not exist

> create type m2 (input = mytext_in, output = mytext_out)
ERROR 42710 type "m2" does not exist

> create type m3
CREATE TYPE

> create function m3_in(cstring) returns m3 language internal as 'int4in'
CREATE FUNCTION

> create function m3_out(m3) returns cstring language internal as 'int4out'
CREATE FUNCTION

> create function m3_send(m3) returns bytea language internal immutable strict as 'int4send'
CREATE FUNCTION

> create function m3_recv(internal) returns m3 language internal immutable strict as 'int4recv'
CREATE FUNCTION

> create function m3_bad(m3) returns text language sql as 'select ''x''::text'
ERROR 42P13 SQL function cannot accept shell type m3

> create function m3_bad2() returns m3 language sql as 'select 1'
ERROR 42P13 SQL function cannot return shell type m3

> create function m3_bad3(m3) returns text language plpgsql as 'begin end'
ERROR 0A000 PL/pgSQL functions cannot accept type m3

> create type m3 (output = m3_out)
ERROR 42P17 type input function must be specified

> create type m3 (input = m3_in)
ERROR 42P17 type output function must be specified

> create type m3 (input = m3_out, output = m3_in)
ERROR 42883 function m3_out(cstring) does not exist

> create type m3 (input = m3_in, output = m3_out, foo = 1, "Bar")
CREATE TYPE

> create table t3(a m3)
CREATE TABLE

> drop table t3
DROP TABLE

> drop type m3 cascade
DROP TYPE

> create type m3
CREATE TYPE

> create function m3_in(cstring) returns m3 language internal immutable strict as 'int4in'
CREATE FUNCTION

> create function m3_out(m3) returns cstring language internal immutable strict as 'int4out'
CREATE FUNCTION

> create type m3 (input = m3_in, output = m3_out, like = text)
CREATE TYPE

> create type m4 (input = m3_in, output = m3_out)
ERROR 42710 type "m4" does not exist

> create type m4
CREATE TYPE

> create type m4 (input = m3_in, output = m3_out, passedbyvalue, internallength = 3)
ERROR 42P17 type input function m3_in must return type m4

> create type m4 (input = m3_in, output = m3_out)
ERROR 42P17 type input function m3_in must return type m4

> create function m4_in(cstring) returns m4 language internal immutable strict as 'int4in'
CREATE FUNCTION

> create function m4_out(m4) returns cstring language internal immutable strict as 'int4out'
CREATE FUNCTION

> create function m4_bad(m4) returns text language internal immutable strict as 'int4out'
CREATE FUNCTION

> create function m4_in2(cstring) returns m4 language internal immutable strict as 'nosuch'
ERROR 42883 there is no built-in function named "nosuch"

> create type m4 (input = m4_in, output = m4_out, passedbyvalue, internallength = 3)
ERROR 42P17 internal size 3 is invalid for passed-by-value type

> create type m4 (input = m4_in, output = m4_out, passedbyvalue, internallength = 4, alignment = double)
ERROR 42P17 alignment "d" is invalid for passed-by-value type of size 4

> create type m4 (input = m4_in, output = m4_out, passedbyvalue, internallength = 4, alignment = quad)
ERROR 22023 alignment "quad" not recognized

> create type m4 (input = m4_in, output = m4_out, internallength = 4, storage = extended)
ERROR 42P17 fixed-size types must have storage PLAIN

> create type m4 (input = m4_in, output = m4_out, internallength = 4, storage = foo)
ERROR 22023 storage "foo" not recognized

> create type m4 (input = m4_in, output = m4_out, internallength = -5)
ERROR 42P17 invalid type internal size -5

> create type m4 (input = m4_in, output = m4_out, internallength = abc)
ERROR 42601 invalid argument for internallength: "abc"

> create type m4 (input = m4_in, output = m4_out, internallength = variable, alignment = char)
ERROR 42P17 alignment "c" is invalid for variable-length type

> create type m4 (input = m4_in, output = m4_out, element = anyelement)
ERROR 42804 array element type cannot be anyelement

> create type m4 (input = m4_in, output = m4_out, element = int4)
ERROR 22023 element type cannot be specified without a subscripting function

> create type m4 (input = m4_in, output = m4_out, input = m4_in)
ERROR 42601 conflicting or redundant options

> create type m4 (input = m4_in, output = m4_out, category = 'é')
ERROR 22023 invalid type category "é": must be simple ASCII

> create type m4 (input = m4_in, output = m4_out, preferred = maybe)
ERROR 42601 preferred requires a Boolean value

> create type m4 (input = m4_in, output = m4_out, typmod_out = numerictypmodout)
ERROR 42P17 type modifier output function is useless without a type modifier input function

> create type m4 (input = m4_in, output = m4_out, send = m4_out)
ERROR 42P17 type send function m4_out must return type bytea

> create type m4 (input = m4_in, output = m4_out, analyze = m4_out)
ERROR 42883 function m4_out(internal) does not exist

> create type m4 (input = m4_in, output = m4_out, subscript = array_subscript_handler)
ERROR 42P17 user-defined types cannot use subscripting function array_subscript_handler

> create type m4 (input = m4_in, output = m4_out, like = nosuch)
ERROR 42704 type "nosuch" does not exist

> create type m4 (input = m4_in, output = m4_out, like = int4, preferred, category = 'N')
CREATE TYPE

> create type m4 (input = m4_in, output = m4_out, like = int4)
ERROR 42710 type "m4" already exists

> create type m4
ERROR 42710 type "m4" already exists

> alter type m4 set (storage = extended)
ERROR 42P17 fixed-size types must have storage PLAIN

> alter type m4 set (input = m4_in)
ERROR 42601 type attribute "input" cannot be changed

> alter type m4 set (foo = m4_in)
ERROR 42601 type attribute "foo" not recognized

> alter type m4 set (send = int4send)
ERROR 42883 function int4send(m4) does not exist

> alter type m4 set ()
ERROR 42601 syntax error at or near ")"

> create type en as enum ('a')
CREATE TYPE

> alter type en set (storage = plain)
ERROR 42809 en is not a base type

> select 5::m4
ERROR 42846 cannot cast type integer to m4

> select '5'::m4
5

> select 'abc'::m4
ERROR 22P02 invalid input syntax for type integer: "abc"

> select '5'::m4 + 1
ERROR 42883 operator does not exist: m4 + integer

> create operator + (leftarg = m4, rightarg = m4, function = m4pl)
ERROR 42883 function m4pl(m4, m4) does not exist

> create function m4pl(m4, m4) returns m4 language internal immutable strict as 'int4pl'
CREATE FUNCTION

> create operator + (leftarg = m4, rightarg = m4, function = m4pl, commutator = +)
CREATE OPERATOR

> select '5'::m4 + '6'::m4, '5' + '6'::m4, pg_typeof('5'::m4 + '6')
11|11|m4

> select '2147483647'::m4 + '1'
ERROR 22003 integer out of range

> create function m4lt(m4, m4) returns bool language internal immutable strict as 'int4lt'
CREATE FUNCTION

> create function m4le(m4, m4) returns bool language internal immutable strict as 'int4le'
CREATE FUNCTION

> create function m4eq(m4, m4) returns bool language internal immutable strict as 'int4eq'
CREATE FUNCTION

> create function m4ge(m4, m4) returns bool language internal immutable strict as 'int4ge'
CREATE FUNCTION

> create function m4gt(m4, m4) returns bool language internal immutable strict as 'int4gt'
CREATE FUNCTION

> create function m4cmp(m4, m4) returns int language internal immutable strict as 'btint4cmp'
CREATE FUNCTION

> create function m4hash(m4) returns int language internal immutable strict as 'hashint4'
CREATE FUNCTION

> create operator < (leftarg = m4, rightarg = m4, function = m4lt, commutator = >, negator = >=)
CREATE OPERATOR

> create operator <= (leftarg = m4, rightarg = m4, function = m4le, commutator = >=, negator = >)
CREATE OPERATOR

> create operator = (leftarg = m4, rightarg = m4, function = m4eq, commutator = =, negator = <>, hashes, merges)
CREATE OPERATOR

> create operator >= (leftarg = m4, rightarg = m4, function = m4ge, commutator = <=, negator = <)
CREATE OPERATOR

> create operator > (leftarg = m4, rightarg = m4, function = m4gt, commutator = <, negator = <=)
CREATE OPERATOR

> create operator class m4_ops default for type m4 using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 m4cmp(m4,m4)
CREATE OPERATOR CLASS

> create operator class m4_hash default for type m4 using hash as operator 1 =, function 1 m4hash(m4)
CREATE OPERATOR CLASS

> create table t4(k m4 primary key, v int, w m4 unique)
CREATE TABLE

> insert into t4 select i::text::m4, i, (i+1)::text::m4 from generate_series(1,20) i
INSERT 0 20

> insert into t4 values ('3', 3, '100')
ERROR 23505 duplicate key value violates unique constraint "t4_pkey"

> select * from t4 where k = '7'
7|7|8

> select k, v from t4 where k > '17' order by k desc
20|20
19|19
18|18

> select k, count(*) from t4 group by k having k < '4' order by k
1|1
2|1
3|1

> select distinct k from t4 where k < '3' order by 1
1
2

> select a.v, b.v from t4 a join t4 b on a.k = b.w where a.v < 4 order by 1
2|1
3|2

> select * from t4 where k in ('1','2') order by 1
1|1|2
2|2|3

> select array_agg(k order by k desc) from t4 where v < 4
{3,2,1}

> select min(v), max(v) from t4 where k between '5' and '8'
5|8

> select array['1','2']::m4[] = array['1','2']::m4[], array['1']::m4[] < array['2']::m4[]
t|t

> select row('1'::m4) = row('1'::m4), row('1'::m4) < row('2'::m4)
t|t

> select k from t4 order by k limit 2
1
2

> update t4 set k = '99' where k = '1'
UPDATE 1

> delete from t4 where k = '2'
DELETE 1

> select count(*) from t4
19

> create table p4(k m4) partition by range(k)
CREATE TABLE

> create table p41 partition of p4 for values from ('1') to ('10')
CREATE TABLE

> insert into p4 values ('5')
INSERT 0 1

> insert into p4 values ('15')
ERROR 23514 no partition of relation "p4" found for row

> drop table t4, p4
DROP TABLE

> create function add4(int, int) returns int language internal strict immutable as 'int4pl'
CREATE FUNCTION

> create function add4x(int, int) returns int language internal strict immutable as 'nosuchfn'
ERROR 42883 there is no built-in function named "nosuchfn"

> select add4(1,2)
3

> select pg_get_functiondef('add4'::regproc)
CREATE OR REPLACE FUNCTION bty_two.add4(integer, integer)\n RETURNS integer\n LANGUAGE internal\n IMMUTABLE STRICT\nAS $function$int4pl$function$\n

> drop function add4(int,int)
DROP FUNCTION

> create function fc(int) returns int language c as 'nosuchlib', 'sym'
ERROR 58P01 could not access file "nosuchlib": No such file or directory

> create function fc(int) returns int language c as '$libdir/nosuchlib'
ERROR 58P01 could not access file "$libdir/nosuchlib": No such file or directory

> create function fc(int) returns int language internal as 'a', 'b'
ERROR 42P13 only one AS item needed for language "internal"

> create function fsh(cstring) returns autoshell language internal strict immutable as 'int4in'
CREATE FUNCTION

> create function fsh2(cstring) returns autoshell2 language sql as 'select 1'
ERROR 42704 type "autoshell2" does not exist

> drop type autoshell
ERROR 2BP01 cannot drop type autoshell because other objects depend on it

> drop type autoshell cascade
DROP TYPE

> select proname, prolang = 12 internal, prosrc, proisstrict, provolatile from pg_proc where pronamespace = 'bty_two'::regnamespace order by 1, 2, 3
m3_in|t|int4in|t|i
m3_out|t|int4out|t|i
m4_bad|t|int4out|t|i
m4_in|t|int4in|t|i
m4_out|t|int4out|t|i
m4cmp|t|btint4cmp|t|i
m4eq|t|int4eq|t|i
m4ge|t|int4ge|t|i
m4gt|t|int4gt|t|i
m4hash|t|hashint4|t|i
m4le|t|int4le|t|i
m4lt|t|int4lt|t|i
m4pl|t|int4pl|t|i

> drop schema bty_two cascade
DROP SCHEMA
