# Aggregates and operators of users in plans, bodies, prepared statements and stored text; who may call and change them.

> create role opr_agr
CREATE ROLE

> create schema opr_q
CREATE SCHEMA

> set search_path = opr_q
SET

> create function tr(int,int) returns int language plpgsql as 'begin return coalesce($1,0)*10+$2; end'
CREATE FUNCTION

> create aggregate ag(int) (sfunc=tr, stype=int)
CREATE AGGREGATE

> create function fi(int) returns text language sql as $$select 'r'||$1$$
CREATE FUNCTION

> create aggregate ag2(int) (sfunc=tr, stype=int, finalfunc=fi)
CREATE AGGREGATE

> grant usage on schema opr_q to opr_agr
GRANT

> set role opr_agr
SET

> select ag(x), ag2(x) from generate_series(1,3) x
123|r123

> create aggregate opr_q.no(int) (sfunc=tr, stype=int)
ERROR 42501 permission denied for schema opr_q

> alter aggregate ag(int) rename to y
ERROR 42501 must be owner of function ag

> drop aggregate ag(int)
ERROR 42501 must be owner of aggregate ag

> comment on aggregate ag(int) is 'x'
ERROR 42501 must be owner of aggregate ag

> alter aggregate ag(int) owner to opr_agr
ERROR 42501 must be owner of function ag

> reset role
RESET

> revoke execute on function tr from public
REVOKE

> revoke execute on function fi from public
REVOKE

> set role opr_agr
SET

> select ag(x) from generate_series(1,3) x
123

> reset role
RESET

> revoke execute on function ag(int) from public
REVOKE

> set role opr_agr
SET

> select ag(x) from generate_series(1,3) x
ERROR 42501 permission denied for aggregate ag

> select ag2(x) from generate_series(1,3) x
r123

> reset role
RESET

> alter aggregate ag2(int) owner to opr_agr
ALTER AGGREGATE

> select ag2(x) from generate_series(1,3) x
ERROR 42501 permission denied for function fi

> grant create on schema opr_q to opr_agr
GRANT

> set role opr_agr
SET

> create aggregate opr_q.no(int) (sfunc=tr, stype=int)
ERROR 42501 permission denied for function tr

> reset role
RESET

> create table t (a int primary key, b int)
CREATE TABLE

> insert into t select i, i%3 from generate_series(1,9) i
INSERT 0 9

> create operator opr_q.= (leftarg=int, rightarg=int, function=int4ne, commutator = operator(opr_q.=))
CREATE OPERATOR

> create operator opr_q.< (leftarg=int, rightarg=int, function=int4gt)
CREATE OPERATOR

> select a from t where a operator(opr_q.=) 3 order by a
1
2
4
5
6
7
8
9

> select a from t where a operator(opr_q.<) 6 order by a
7
8
9

> select count(*) from t x join t y on x.a operator(opr_q.=) y.a
72

> select a from t where a operator(opr_q.=) any (array[1,2]) order by a
1
2
3
4
5
6
7
8
9

> select a from t where a operator(opr_q.=) all (array[1,2,4]) order by a
3
5
6
7
8
9

> select a from t where a operator(opr_q.=) all (select b from t) order by a
3
4
5
6
7
8
9

> select a from t where a operator(opr_q.=) any (select b from t where b = 1) order by a
2
3
4
5
6
7
8
9

> update t set b = 100 where a operator(opr_q.=) 1
UPDATE 8

> select sum(b) from t
801

> delete from t where a operator(opr_q.<) 7
DELETE 2

> select count(*) from t
7

> prepare p as select a operator(opr_q.=) $1 from t where a = $2
PREPARE

> execute p (1,1)
f

> execute p(2,1)
t

> do $$ declare x int := 5; y bool; begin y := x operator(opr_q.=) 5; raise notice '%', y; raise notice '%', (select opr_q.ag(i) from generate_series(1,4) i); if x operator(opr_q.<) 3 then raise notice 'lt'; end if; end $$
DO

> create function usesop(int) returns bool language sql immutable as 'select $1 operator(opr_q.=) 3'
CREATE FUNCTION

> select usesop(3), usesop(4)
f|t

> create view vv as select ag(a) g, ag(distinct b) d, ag2(a order by a desc) filter (where b > 1) f from t
CREATE VIEW

> select * from vv
ERROR 42501 permission denied for function fi

> alter schema opr_q rename to opr_q2
ALTER SCHEMA

> select * from opr_q2.vv
ERROR 42501 permission denied for function fi

> select pg_get_viewdef('opr_q2.vv',true)
 SELECT opr_q2.ag(t.a) AS g,\n    opr_q2.ag(DISTINCT t.b) AS d,\n    opr_q2.ag2(t.a ORDER BY t.a DESC) FILTER (WHERE t.b > 1) AS f\n   FROM opr_q2.t;

> set search_path = opr_q2
SET

> select routine_name, routine_type, data_type, external_language from information_schema.routines where routine_schema = 'opr_q2' order by 1
ag|∅|integer|INTERNAL
ag2|∅|text|INTERNAL
fi|FUNCTION|text|SQL
tr|FUNCTION|integer|PLPGSQL
usesop|FUNCTION|boolean|SQL

> select p.parameter_name, p.data_type, specific_name like 'ag%' from information_schema.parameters p where specific_schema = 'opr_q2' and specific_name like 'ag%' order by specific_name
∅|integer|t
∅|integer|t

> explain (costs off) select ag(a) from t
Aggregate
  ->  Seq Scan on t

> select ag(a) over w, a from t window w as (order by a desc)
7|7
76|6
765|5
7654|4
76543|3
765432|2
7654321|1

> create table pt (k int, v int) partition by list (k)
CREATE TABLE

> create table pt1 partition of pt for values in (1)
CREATE TABLE

> create table pt2 partition of pt for values in (2)
CREATE TABLE

> insert into pt select 1 + i%2, i from generate_series(1,6) i
INSERT 0 6

> select k, ag(v order by v) from pt group by k order by k
1|246
2|135

> select k, v, grouping(k), ag(v order by v) from pt group by grouping sets ((k),(v),()) order by 1,2,3
1|∅|0|246
2|∅|0|135
∅|1|1|1
∅|2|1|2
∅|3|1|3
∅|4|1|4
∅|5|1|5
∅|6|1|6
∅|∅|1|123456

> select ag(v order by v) from pt having ag(v order by v) > 5
123456

> select (select ag(i) from generate_series(1,k) i) from pt1 order by 1
1
1
1

> select (select ag(pt.k)) from pt limit 1
111222

> select lateral_x.* from pt1, lateral (select ag(i) from generate_series(1, v) i) lateral_x order by 1
12
1234
123456

> begin
BEGIN

> drop aggregate ag(int) cascade
DROP AGGREGATE

> select ag(1)
ERROR 42883 function ag(integer) does not exist

> rollback
ROLLBACK

> select ag(1)
1

> drop schema opr_q2 cascade
DROP SCHEMA

> drop owned by opr_agr
DROP OWNED

> drop role opr_agr
DROP ROLE

> reset search_path
RESET
