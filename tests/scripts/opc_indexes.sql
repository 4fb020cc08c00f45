# Indexes, keys and orders by operator classes of users.

> create schema opc_i
CREATE SCHEMA

> set search_path = opc_i
SET

> create function my_cmp(int4,int4) returns int4 language plpgsql immutable strict as $$begin return case when abs($1) = abs($2) then 0 when abs($1) > abs($2) then 1 else -1 end; end$$
CREATE FUNCTION

> create function my_lt(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) < abs($2); end$$
CREATE FUNCTION

> create function my_le(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) <= abs($2); end$$
CREATE FUNCTION

> create function my_eq(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) = abs($2); end$$
CREATE FUNCTION

> create function my_ge(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) >= abs($2); end$$
CREATE FUNCTION

> create function my_gt(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) > abs($2); end$$
CREATE FUNCTION

> create operator |<| (leftarg=int4, rightarg=int4, function=my_lt, commutator= |>|)
CREATE OPERATOR

> create operator |<=| (leftarg=int4, rightarg=int4, function=my_le, commutator= |>=|)
CREATE OPERATOR

> create operator |=| (leftarg=int4, rightarg=int4, function=my_eq, commutator= |=|)
CREATE OPERATOR

> create operator |>=| (leftarg=int4, rightarg=int4, function=my_ge)
CREATE OPERATOR

> create operator |>| (leftarg=int4, rightarg=int4, function=my_gt)
CREATE OPERATOR

> create operator class abs_ops for type int4 using btree as operator 1 |<|, operator 2 |<=|, operator 3 |=|, operator 4 |>=|, operator 5 |>|, function 1 my_cmp(int4,int4)
CREATE OPERATOR CLASS

> select amvalidate(oid) from pg_opclass where opcname = 'abs_ops' and opcnamespace = 'opc_i'::regnamespace
t

> create table t (a int, b text)
CREATE TABLE

> insert into t select x, 'v'||x from generate_series(-10,10) x
INSERT 0 21

> insert into t values (null,'n')
INSERT 0 1

> create index t_a on t (a abs_ops)
CREATE INDEX

> select * from t where a |=| 3 order by a
-3|v-3
3|v3

> select a from t where a |<| 3 order by a
-2
-1
0
1
2

> select a from t where a |>=| 9 order by a
-10
-9
9
10

> select a from t where 9 |<=| a order by a
-10
-9
9
10

> select a from t where a = 3
3

> select a from t where a is null
∅

> select a from t order by a using |<|, -a
0
1
-1
2
-2
3
-3
4
-4
5
-5
6
-6
7
-7
8
-8
9
-9
10
-10
∅

> select a from t where a is not null order by a using |>|, -a limit 4
10
-10
9
-9

> select array_agg(a order by a using |<|, -a) from t where abs(a) < 3
{0,1,-1,2,-2}

> select a, rank() over (order by a using |<|) from t where abs(a) < 3 order by 2, 1
0|1
-1|2
1|2
-2|4
2|4

> select a from t order by a using |=|
ERROR 42809 operator |=| is not a valid ordering operator

> create unique index t_v on t (a abs_ops) where a > 0
CREATE INDEX

> delete from t where a < 0
DELETE 10

> create unique index t_u on t (a abs_ops)
CREATE INDEX

> insert into t values (-3,'x')
ERROR 23505 duplicate key value violates unique constraint "t_u"

> insert into t values (3,'x') on conflict (a) do nothing
INSERT 0 0

> insert into t values (-30,'x')
INSERT 0 1

> insert into t values (30,'x')
ERROR 23505 duplicate key value violates unique constraint "t_u"

> update t set a = -4 where a=5
ERROR 23505 duplicate key value violates unique constraint "t_u"

> update t set a = -4 where a=4
UPDATE 1

> select a from t where a |=| 4
-4

> begin
BEGIN

> insert into t values (-40,'y')
INSERT 0 1

> select a from t where a |=| 40
-40

> savepoint s
SAVEPOINT

> delete from t where a |=| 40
DELETE 1

> insert into t values (40,'z')
INSERT 0 1

> select a, b from t where a |=| 40
40|z

> rollback to s
ROLLBACK

> select a, b from t where a |=| 40
-40|y

> rollback
ROLLBACK

> select a, b from t where a |=| 40
(no rows)

> alter table t add constraint t_uq unique using index t_u
ERROR 42809 index "t_u" column number 1 does not have default sorting behavior

> select pg_get_indexdef('t_a'::regclass), pg_get_indexdef('t_a'::regclass, 1, false)
CREATE INDEX t_a ON opc_i.t USING btree (a abs_ops)|a

> drop operator class abs_ops using btree
ERROR 2BP01 cannot drop operator class abs_ops for access method btree because other objects depend on it

> drop function my_cmp(int4,int4)
ERROR 2BP01 cannot drop function my_cmp(integer,integer) because other objects depend on it

> drop operator |<| (int4,int4)
ERROR 2BP01 cannot drop operator |<|(integer,integer) because other objects depend on it

> create table two (a int, b int)
CREATE TABLE

> insert into two select x, y from generate_series(-3,3) x, generate_series(-3,3) y
INSERT 0 49

> create index two_i on two (b, a abs_ops desc)
CREATE INDEX

> select a, b from two where b = 2 and a |>| 1 order by 1,2
-3|2
-2|2
2|2
3|2

> select a, b from two where b > 1 and a |=| 1 order by 1,2
-1|2
-1|3
1|2
1|3

> delete from two where a |=| 3
DELETE 14

> select count(*) from two
35

> update two set a = a + 1 where a |=| 1
UPDATE 14

> select count(*) from two where a |=| 2
21

> alter table two alter column a type bigint
ERROR 42804 operator class "abs_ops" does not accept data type bigint

> reindex table two
REINDEX

> create function hh(int4) returns int4 language plpgsql immutable strict as $$begin return abs($1) % 7; end$$
CREATE FUNCTION

> set client_min_messages = error
SET

> drop operator family abs_ops using btree cascade
DROP OPERATOR FAMILY

> reset client_min_messages
RESET

> select indexrelid::regclass from pg_index where indrelid in ('t'::regclass, 'two'::regclass)
(no rows)

> select a from t where a |=| 4
-4

> set client_min_messages = error
SET

> drop schema opc_i cascade
DROP SCHEMA

> reset client_min_messages
RESET

> reset search_path
RESET
