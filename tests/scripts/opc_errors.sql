# What CREATE OPERATOR CLASS, CREATE, ALTER and DROP OPERATOR FAMILY refuse; default classes of users' types.

> create schema opc_e
CREATE SCHEMA

> set search_path = opc_e
SET

> create type mood as enum ('a','b','c')
CREATE TYPE

> create function mood_cmp(mood,mood) returns int4 language sql immutable strict as $$select case when $1 = $2 then 0 when $1 > $2 then -1 else 1 end$$
CREATE FUNCTION

> create operator class mood_rev default for type mood using btree as operator 1 >, operator 2 >=, operator 3 =, operator 4 <=, operator 5 <, function 1 mood_cmp(mood,mood)
ERROR 42883 operator does not exist: mood > mood

> create operator class mood_rev2 default for type mood using btree as operator 1 >, operator 2 >=, operator 3 =, operator 4 <=, operator 5 <, function 1 mood_cmp(mood,mood)
ERROR 42883 operator does not exist: mood > mood

> create operator class mood_rev3 default for type int4 using btree as operator 1 >
ERROR 42710 could not make operator class "mood_rev3" be default for type int4

> create table m (x mood primary key, y int)
CREATE TABLE

> insert into m values ('a',1),('c',2),('b',3)
INSERT 0 3

> insert into m values ('a',1)
ERROR 23505 duplicate key value violates unique constraint "m_pkey"

> select x from m order by x
a
b
c

> select x from m order by x desc
c
b
a

> select x from m where x > 'a' order by 1
b
c

> select distinct on (y) x, y from m order by y
a|1
c|2
b|3

> select x, count(*) from m group by x order by x
a|1
b|1
c|1

> select array_agg(x order by x) from m
{a,b,c}

> select x, row_number() over (order by x) from m
a|1
b|2
c|3

> create index on m (x enum_ops)
CREATE INDEX

> drop type mood
ERROR 2BP01 cannot drop type mood because other objects depend on it

> drop operator class mood_rev using btree
ERROR 42704 operator class "mood_rev" does not exist for access method "btree"

> drop type mood cascade
DROP TYPE

> create operator class e for type int4 using nope as operator 1 <
ERROR 42704 access method "nope" does not exist

> create operator class e for type int4 using heap as operator 1 <
ERROR 55000 access method "heap" is not of type INDEX

> create operator class e for type nope using btree as operator 1 <
ERROR 42704 type "nope" does not exist

> create operator class e for type int4 using btree as operator 6 <
ERROR 42P17 invalid operator number 6, must be between 1 and 5

> create operator class e for type int4 using btree as operator 0 <
ERROR 42P17 invalid operator number 0, must be between 1 and 5

> create operator class e for type int4 using btree as operator 1 <<<<
ERROR 42883 operator does not exist: integer <<<< integer

> create operator class e for type int4 using btree as operator 1 +
ERROR 42P17 index search operators must return boolean

> create operator class e for type int4 using btree as operator 1 < , operator 1 <
ERROR 42P17 operator number 1 for (integer,integer) appears more than once

> create operator class e for type int4 using btree as operator 1 < for order by integer_ops
ERROR 42P17 access method "btree" does not support ordering operators

> create operator class e for type int4 using btree as operator 1 - (none, int4)
ERROR 42P17 index operators must be binary

> create operator class e for type int4 using btree as function 7 btint4cmp(int4,int4)
ERROR 42P17 invalid function number 7, must be between 1 and 5

> create operator class e for type int4 using btree as function 1 nope(int4,int4)
ERROR 42883 function nope(integer, integer) does not exist

> create operator class e for type int4 using btree as function 1 nope
ERROR 42883 could not find a function named "nope"

> create operator class e for type int4 using btree as function 1 btint4cmp(int4,int4), function 1 btint4cmp(int4,int4)
ERROR 42P17 function number 1 for (integer,integer) appears more than once

> create operator class e for type int4 using btree as function 1 (int4,int4,int4) btint4cmp(int4,int4)
ERROR 42601 one or two argument types must be specified

> create operator class e for type int4 using btree as storage int8
ERROR 42P17 storage type cannot be different from data type for access method "btree"

> create operator class e for type int4 using btree as storage int4, storage int4
ERROR 42P17 storage type specified more than once

> create operator class e for type int4 using hash as function 1 hashint8extended(int8,int8)
ERROR 42P17 hash function 1 must have one argument

> create operator class e for type int4 using hash as function 2 hashint4(int4)
ERROR 42P17 hash function 2 must have two arguments

> create operator class e for type int4 using btree family nope as operator 1 <
ERROR 42704 operator family "nope" does not exist for access method "btree"

> create operator class e for type int4 using btree family integer_ops as operator 1 <
ERROR 23505 duplicate key value violates unique constraint "pg_amop_fam_strat_index"

> create operator class int4_ops for type int4 using btree as operator 1 <
CREATE OPERATOR CLASS

> create operator class e for type int4 using btree as operator 1 <
CREATE OPERATOR CLASS

> create operator class e for type int4 using btree as operator 1 <
ERROR 42710 operator class "e" for access method "btree" already exists

> create index on m(x)
ERROR 42703 column "x" does not exist

> create table ei (a int)
CREATE TABLE

> create index ei_i on ei (a e)
ERROR XX000 missing support function 1 for attribute 1 of index "ei_i"

> create operator class f for type int8 using btree family e as operator 1 <
CREATE OPERATOR CLASS

> alter operator family e using btree add operator 1 < (int4,int8), function 1 (int4,int8) btint48cmp(int4,int8)
ALTER OPERATOR FAMILY

> alter operator family e using btree add operator 1 < (int4,int8)
ERROR 42710 operator 1(integer,bigint) already exists in operator family "e"

> alter operator family e using btree add operator 1 <
ERROR 42601 operator argument types must be specified in ALTER OPERATOR FAMILY

> alter operator family e using btree add storage int4
ERROR 42601 STORAGE cannot be specified in ALTER OPERATOR FAMILY

> alter operator family e using btree drop operator 1 (int4,int8), operator 1 (int4,int8)
ERROR 42P17 operator number 1 for (integer,bigint) appears more than once

> alter operator family e using btree drop operator 1 (int4,int4)
ERROR 2BP01 cannot drop operator 1 (integer, integer) of operator family e for access method btree: <(integer,integer) because operator class e for access method btree requires it

> alter operator family e using btree drop operator 1 (int4,int8)
ALTER OPERATOR FAMILY

> alter operator family e using btree drop operator 1 (int4,int8)
ERROR 42704 operator 1(integer,bigint) does not exist in operator family "e"

> alter operator family e using btree drop function 1 (int4,int2,int2)
ERROR 42601 one or two argument types must be specified

> alter operator family e using btree drop operator 9 (int4,int2)
ERROR 42P17 invalid operator number 9, must be between 1 and 5

> alter operator family nope using btree drop operator 1 (int4,int2)
ERROR 42704 operator family "nope" does not exist for access method "btree"

> select amoplefttype::regtype, amoprighttype::regtype, amopstrategy, amopopr::regoperator from pg_amop where amopfamily=(select oid from pg_opfamily where opfname='e' and opfnamespace='opc_e'::regnamespace) order by 1,2,3
bigint|bigint|1|<(bigint,bigint)
integer|integer|1|<(integer,integer)

> select amproclefttype::regtype, amprocrighttype::regtype, amprocnum, amproc::regprocedure from pg_amproc where amprocfamily=(select oid from pg_opfamily where opfname='e' and opfnamespace='opc_e'::regnamespace) order by 1,2,3
integer|bigint|1|btint48cmp(integer,bigint)

> select amvalidate(oid) from pg_opclass where oid > 16000 and opcname='e' and opcnamespace = 'opc_e'::regnamespace
f

> alter operator class e using btree rename to f
ERROR 42710 operator class "f" for access method "btree" already exists in schema "opc_e"

> alter operator class e using btree rename to e2
ALTER OPERATOR CLASS

> alter operator class nope using btree rename to e2
ERROR 42704 operator class "nope" does not exist for access method "btree"

> alter operator class e2 using nope rename to e2
ERROR 42704 access method "nope" does not exist

> create schema opc_es
CREATE SCHEMA

> alter operator class e2 using btree set schema opc_es
ALTER OPERATOR CLASS

> alter operator class e2 using btree set schema opc_es
ERROR 42704 operator class "e2" does not exist for access method "btree"

> alter operator class opc_es.e2 using btree set schema opc_es
ALTER OPERATOR CLASS

> select opcname, pg_opclass_is_visible(oid) from pg_opclass where oid > 16000 and opcname in ('e2')
e2|f

> select pg_describe_object('pg_opclass'::regclass, oid, 0), pg_describe_object('pg_opfamily'::regclass, opcfamily, 0) from pg_opclass where oid > 16000 and opcname in ('e2','f') order by 1
operator class f for access method btree|operator family e for access method btree
operator class opc_es.e2 for access method btree|operator family e for access method btree

> comment on operator class opc_es.e2 using btree is 'hi'
COMMENT

> comment on operator family e using btree is 'hi2'
COMMENT

> select obj_description(oid,'pg_opclass') from pg_opclass where oid > 16000 and opcname='e2'
hi

> drop operator family e using btree
DROP OPERATOR FAMILY

> drop operator class if exists nope using btree
DROP OPERATOR CLASS

> drop operator class if exists nope using nope
ERROR 42704 access method "nope" does not exist

> drop operator class if exists nos.nope using btree
DROP OPERATOR CLASS

> drop operator class int4_ops using btree
ERROR 2BP01 cannot drop operator class int4_ops for access method btree because it is required by the database system

> drop operator family integer_ops using btree
ERROR 2BP01 cannot drop operator family integer_ops for access method btree because it is required by the database system

> drop operator class nope using btree
ERROR 42704 operator class "nope" does not exist for access method "btree"

> drop schema opc_es cascade
DROP SCHEMA

> drop operator family e using btree cascade
ERROR 42704 operator family "e" does not exist for access method "btree"

> set client_min_messages = error
SET

> drop schema opc_e cascade
DROP SCHEMA

> reset client_min_messages
RESET

> reset search_path
RESET
