# Aggregates, operators and casts of users: states, windows, views, the catalogs.

> create schema agg_v
CREATE SCHEMA

> set search_path = agg_v
SET

> create aggregate mysum(int) (sfunc = int4pl, stype = int4, initcond = '0')
CREATE AGGREGATE

> select mysum(x) from generate_series(1,10) x
55

> select x%2, mysum(x), mysum(distinct x%3), mysum(x order by x) filter (where x > 3) from generate_series(1,10) x group by 1 order by 1
0|30|3|28
1|25|3|21

> select x, mysum(x) over (order by x) from generate_series(1,4) x
1|1
2|3
3|6
4|10

> create aggregate strictsum(int) (sfunc = int4pl, stype = int4)
CREATE AGGREGATE

> select strictsum(null::int), strictsum(x) from generate_series(1,3) x
∅|6

> create function addone(int, int) returns int language plpgsql as $$begin return coalesce($1,0)+coalesce($2,-100); end$$
CREATE FUNCTION

> create aggregate ns(int) (sfunc=addone, stype=int)
CREATE AGGREGATE

> select ns(x) from (values (1),(null),(3)) v(x)
-96

> create aggregate poly(anyelement) (sfunc = array_append, stype = anyarray, initcond='{}')
ERROR 42883 function array_append(anyarray, anyelement) does not exist

> select poly(x), poly(x::text) from generate_series(1,3) x
ERROR 42883 function poly(integer) does not exist

> create operator ### (leftarg=int, rightarg=int, function=addone, commutator = ###)
CREATE OPERATOR

> select 1 ### 2, null ### 1
3|1

> create operator #@ (rightarg = int, function = abs)
CREATE OPERATOR

> select #@ -4
4

> create type comp as (a int, b int)
CREATE TYPE

> create function comp2int(comp) returns int language sql as 'select $1.a'
CREATE FUNCTION

> create cast (comp as int) with function comp2int(comp) as implicit
CREATE CAST

> select row(3,4)::comp::int, row(3,4)::comp + 1
3|4

> create cast (int as comp) with inout
CREATE CAST

> create view v as select mysum(x ### 2) s, x ### 1 as y from generate_series(1,3) x group by x
CREATE VIEW

> select * from v
3|2
4|3
5|4

> drop function addone(int,int)
ERROR 2BP01 cannot drop function addone(integer,integer) because other objects depend on it

> drop function addone(int,int) cascade
DROP FUNCTION

> drop type comp cascade
DROP TYPE

> create operator @#@ (leftarg = int8, rightarg = int8, function = int8pl, commutator = @#@@)
CREATE OPERATOR

> create table tt(a int8, b int8 generated always as (a @#@ 2) stored, check (a @#@ 1 > 0))
CREATE TABLE

> create index on tt (a) where a @#@ 3 > 5
CREATE INDEX

> insert into tt values (4)
INSERT 0 1

> select * from tt
4|6

> insert into tt values (5)
INSERT 0 1

> select * from tt
4|6
5|7

> drop aggregate mysum(int), strictsum(int)
DROP AGGREGATE

> create function f_final(int, int) returns int language sql as 'select coalesce($1,0)+coalesce($2,1000)'
CREATE FUNCTION

> create aggregate extra(int) (sfunc=int4pl, stype=int, initcond='5', finalfunc=f_final, finalfunc_extra)
CREATE AGGREGATE

> select extra(1), extra(x) from generate_series(1,2) x
1007|1008

> create function os_t(int[], int) returns int[] language sql as 'select $1 || $2'
CREATE FUNCTION

> create function os_f(int[], text) returns text language sql as 'select $2 || $1::text'
CREATE FUNCTION

> create aggregate myos(text order by int) (sfunc=os_t, stype=int[], finalfunc=os_f, initcond='{}')
CREATE AGGREGATE

> select myos('a') within group (order by x desc) from generate_series(1,3) x
a{1,2,3}

> select myos('a', x) from generate_series(1,3) x
ERROR 42809 WITHIN GROUP is required for ordered-set aggregate myos

> select myos('a','b') within group (order by x desc) from generate_series(1,3) x
ERROR 42883 function myos(unknown, unknown, integer) does not exist

> select myos('a') from generate_series(1,3) x
ERROR 42883 function myos(unknown) does not exist

> create aggregate maxx(int) (sfunc=int4larger, stype=int, sortop = >)
CREATE AGGREGATE

> create aggregate cnt(*) (sfunc=int8inc, stype=int8, initcond=0)
CREATE AGGREGATE

> select cnt(*), maxx(x) from generate_series(1,5) x
5|5

> select cnt() from generate_series(1,5) x
ERROR 42809 cnt(*) must be used to call a parameterless aggregate function

> create aggregate av(float8) (sfunc=float8_accum, stype=float8[], finalfunc=float8_avg, initcond='{0,0,0}')
CREATE AGGREGATE

> select av(x) from generate_series(1,4) x
2.5

> create view vv as select cnt(*) as c, maxx(x) over () m from generate_series(1,5) x group by x
CREATE VIEW

> alter aggregate cnt(*) rename to cnt2
ALTER AGGREGATE

> select pg_get_functiondef('cnt2()'::regprocedure)
ERROR 42809 "cnt2" is an aggregate function

> drop aggregate cnt2(*)
ERROR 2BP01 cannot drop function cnt2() because other objects depend on it

> drop aggregate nosuch(*)
ERROR 42883 aggregate nosuch(*) does not exist

> drop aggregate nosuch(int)
ERROR 42883 aggregate nosuch(integer) does not exist

> drop aggregate if exists nosuch(int), nope(*)
DROP AGGREGATE

> drop function cnt2()
ERROR 42809 "cnt2" is an aggregate function

> drop aggregate abs(int)
ERROR 42809 function abs(integer) is not an aggregate

> comment on aggregate cnt2(*) is 'hello'
COMMENT

> select obj_description('cnt2'::regproc)
hello

> grant execute on function maxx(int) to public
GRANT

> reset search_path
RESET

> drop schema agg_v cascade
DROP SCHEMA
