# Partition keys with operator classes of users.

> create schema opc_p
CREATE SCHEMA

> set search_path = opc_p
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

> create table tp (a int) partition by range (a nope_ops)
ERROR 42704 operator class "nope_ops" does not exist for access method "btree"

> create table tp (a int) partition by range (a abs_ops)
CREATE TABLE

> create table tp1 partition of tp for values from (0) to (5)
CREATE TABLE

> create table tp2 partition of tp for values from (-5) to (10)
CREATE TABLE

> create table tp3 partition of tp for values from (9) to (20)
ERROR 42P17 partition "tp3" would overlap partition "tp2"

> create table tp3 partition of tp for values from (30) to (-20)
ERROR 42P17 empty range bound specified for partition "tp3"

> insert into tp values (1),(-1),(-7),(7)
INSERT 0 4

> insert into tp values (11)
ERROR 23514 no partition of relation "tp" found for row

> select tableoid::regclass, a from tp order by 1,2
tp1|-1
tp1|1
tp2|-7
tp2|7

> select a from tp where a = -7
-7

> select a from tp where a >= -1 order by a
-1
1
7

> select a from tp where a |>=| 6 order by a
-7
7

> update tp set a = -2 where a = -7
UPDATE 1

> select tableoid::regclass, a from tp order by 1,2
tp1|-2
tp1|-1
tp1|1
tp2|7

> select pg_get_partkeydef('tp'::regclass)
RANGE (a abs_ops)

> create table tl (a int) partition by list (a abs_ops)
CREATE TABLE

> create table tl1 partition of tl for values in (1,2)
CREATE TABLE

> create table tl2 partition of tl for values in (-1)
ERROR 42P17 partition "tl2" would overlap partition "tl1"

> create table tl2 partition of tl for values in (-3)
CREATE TABLE

> insert into tl values (-2),(3),(-1)
INSERT 0 3

> select tableoid::regclass, a from tl order by 1,2
tl1|-2
tl1|-1
tl2|3

> select a from tl where a = -2
-2

> create function my_hash(int4,int8) returns int8 language plpgsql immutable strict as $$begin return abs($1)::int8 + $2; end$$
CREATE FUNCTION

> create function my_hash1(int4) returns int4 language plpgsql immutable strict as $$begin return abs($1); end$$
CREATE FUNCTION

> create operator class abs_h for type int4 using hash as operator 1 |=|, function 1 my_hash1(int4), function 2 my_hash(int4,int8)
CREATE OPERATOR CLASS

> select amvalidate(oid) from pg_opclass where opcname = 'abs_h' and opcnamespace = 'opc_p'::regnamespace
t

> create table th (a int) partition by hash (a abs_h)
CREATE TABLE

> create table th0 partition of th for values with (modulus 3, remainder 0)
CREATE TABLE

> create table th1 partition of th for values with (modulus 3, remainder 1)
CREATE TABLE

> create table th2 partition of th for values with (modulus 3, remainder 2)
CREATE TABLE

> insert into th select x from generate_series(-6,6) x
INSERT 0 13

> select tableoid::regclass, array_agg(a order by a) from th group by 1 order by 1
th0|{-6,-3,0,3,6}
th1|{-4,-1,1,4}
th2|{-5,-2,2,5}

> select a from th where a |=| 5 order by a
-5
5

> select a from th where a = 5
5

> select pg_get_partkeydef('th'::regclass)
HASH (a abs_h)

> select satisfies_hash_partition('th'::regclass, 3, 0, 5), satisfies_hash_partition('th'::regclass, 3, 2, 5), satisfies_hash_partition('th'::regclass, 3, 1, 5)
f|t|f

> create table tn (a int) partition by hash (a int4_ops)
CREATE TABLE

> create table tn0 partition of tn for values with (modulus 2, remainder 0)
CREATE TABLE

> create table tn1 partition of tn for values with (modulus 2, remainder 1)
CREATE TABLE

> insert into tn select generate_series(1,10)
INSERT 0 10

> select tableoid::regclass, array_agg(a order by a) from tn group by 1 order by 1
tn0|{1,2}
tn1|{3,4,5,6,7,8,9,10}

> drop operator class abs_h using hash
ERROR 2BP01 cannot drop operator class abs_h for access method hash because other objects depend on it

> drop operator class abs_ops using btree
ERROR 2BP01 cannot drop operator class abs_ops for access method btree because other objects depend on it

> set client_min_messages = error
SET

> drop schema opc_p cascade
DROP SCHEMA

> reset client_min_messages
RESET

> reset search_path
RESET
