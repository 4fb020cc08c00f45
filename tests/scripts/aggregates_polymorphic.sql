# Polymorphic and variadic aggregates, transition functions that are strict or not, over windows, DISTINCT and ORDER BY.

> create schema agg_p
CREATE SCHEMA

> set search_path = agg_p
SET

> create function tfp(anyarray,anyelement) returns anyarray as 'select $1 || $2' language sql
CREATE FUNCTION

> create function tfnp(int[],int[]) returns int[] as 'select $1' language sql
CREATE FUNCTION

> create function tf1p(anyarray,int) returns anyarray as 'select $1' language sql
CREATE FUNCTION

> create function tf2p(int[],anyelement) returns int[] as 'select $1' language sql
CREATE FUNCTION

> create function sum3(anyelement,anyelement,anyelement) returns anyelement as 'select $1+$2+$3' language sql strict
CREATE FUNCTION

> create function ffp(anyarray) returns anyarray as 'select $1' language sql
CREATE FUNCTION

> create function ffnp(int[]) returns int[] as 'select $1' language sql
CREATE FUNCTION

> create aggregate myaggp01a(*) (sfunc = tfnp, stype = int4[], finalfunc = ffp, initcond='{}')
ERROR 42883 function tfnp(integer[]) does not exist

> create aggregate myaggp02a(*) (sfunc=stfnp, stype=anyarray, finalfunc=ffp, initcond='{}')
ERROR 42P13 cannot determine transition data type

> create aggregate myaggp03a(*) (sfunc=stfp, stype=int4[], finalfunc=ffp, initcond='{}')
ERROR 42883 function stfp(integer[]) does not exist

> create function stfp(anyarray) returns anyarray as 'select $1' language sql
CREATE FUNCTION

> create function stfnp(int[]) returns int[] as 'select $1' language sql
CREATE FUNCTION

> create aggregate myaggp01a(*) (sfunc=stfnp, stype=int4[], finalfunc=ffp, initcond='{}')
CREATE AGGREGATE

> create aggregate myaggp02a(*) (sfunc=stfnp, stype=anyarray, finalfunc=ffp, initcond='{}')
ERROR 42P13 cannot determine transition data type

> create aggregate myaggp03a(*) (sfunc=stfp, stype=int4[], finalfunc=ffp, initcond='{}')
CREATE AGGREGATE

> create aggregate myaggp03b(*) (sfunc=stfp, stype=int4[], initcond='{}')
CREATE AGGREGATE

> create aggregate myaggp04a(*) (sfunc=stfp, stype=anyarray, finalfunc=ffp, initcond='{}')
ERROR 42P13 cannot determine transition data type

> create aggregate myaggp05a(basetype=int, sfunc=tfnp, stype=int[], finalfunc=ffp, initcond='{}')
ERROR 42883 function tfnp(integer[], integer) does not exist

> create aggregate myaggp06a(basetype=int, sfunc=tf2p, stype=int[], finalfunc=ffp, initcond='{}')
CREATE AGGREGATE

> create aggregate myaggp07a(basetype=anyelement, sfunc=tfnp, stype=int[], finalfunc=ffp, initcond='{}')
ERROR 42883 function tfnp(integer[], anyelement) does not exist

> create aggregate myaggp08a(basetype=anyelement, sfunc=tf2p, stype=int[], finalfunc=ffp, initcond='{}')
CREATE AGGREGATE

> create aggregate myaggp08b(basetype=anyelement, sfunc=tf2p, stype=int[], initcond='{}')
CREATE AGGREGATE

> create aggregate myaggp09a(basetype=int, sfunc=tf1p, stype=int[], finalfunc=ffp, initcond='{}')
CREATE AGGREGATE

> create aggregate myaggp10a(basetype=int, sfunc=tfp, stype=int[], finalfunc=ffp, initcond='{}')
CREATE AGGREGATE

> create aggregate myaggp11a(basetype=anyelement, sfunc=tf1p, stype=int[], finalfunc=ffp, initcond='{}')
ERROR 42883 function tf1p(integer[], anyelement) does not exist

> create aggregate myaggp12a(basetype=anyelement, sfunc=tfp, stype=int[], finalfunc=ffp, initcond='{}')
ERROR 42883 function tfp(integer[], anyelement) does not exist

> create aggregate myaggp13a(basetype=int, sfunc=tfnp, stype=anyarray, finalfunc=ffp, initcond='{}')
ERROR 42P13 cannot determine transition data type

> create aggregate myaggp15a(basetype=anyelement, sfunc=tfnp, stype=anyarray, finalfunc=ffp, initcond='{}')
ERROR 42883 function tfnp(anyarray, anyelement) does not exist

> create aggregate myaggp17a(basetype=int, sfunc=tf1p, stype=anyarray, finalfunc=ffp, initcond='{}')
ERROR 42P13 cannot determine transition data type

> create aggregate myaggp19a(basetype=anyelement, sfunc=tf1p, stype=anyarray, finalfunc=ffp, initcond='{}')
ERROR 42883 function tf1p(anyarray, anyelement) does not exist

> create aggregate myaggp20a(basetype=anyelement, sfunc=tfp, stype=anyarray, finalfunc=ffp, initcond='{}')
CREATE AGGREGATE

> create aggregate myaggp20b(basetype=anyelement, sfunc=tfp, stype=anyarray, initcond='{}')
CREATE AGGREGATE

> create aggregate mysum2(anyelement,anyelement) (sfunc=sum3, stype=anyelement, initcond='0')
CREATE AGGREGATE

> create aggregate myaggn01a(*) (sfunc=stfnp, stype=int4[], finalfunc=ffnp, initcond='{}')
CREATE AGGREGATE

> create aggregate myaggn08a(basetype=anyelement, sfunc=tf2p, stype=int[], finalfunc=ffnp, initcond='{}')
CREATE AGGREGATE

> create table t(f1 int, f2 int[], f3 text)
CREATE TABLE

> insert into t values(1,array[1],'a'),(1,array[11],'b'),(1,array[111],'c'),(2,array[2],'a'),(2,array[22],'b'),(2,array[222],'c'),(3,array[3],'a'),(3,array[3],'b')
INSERT 0 8

> select f3, myaggp01a(*) from t group by f3 order by f3
a|{}
b|{}
c|{}

> select f3, myaggp03a(*), myaggp03b(*) from t group by f3 order by f3
a|{}|{}
b|{}|{}
c|{}|{}

> select f3, myaggp05a(f1) from t group by f3 order by f3
ERROR 42883 function myaggp05a(integer) does not exist

> select f3, myaggp08a(f1), myaggp08b(f1) from t group by f3 order by f3
a|{}|{}
b|{}|{}
c|{}|{}

> select f3, myaggp09a(f1), myaggp10a(f1) from t group by f3 order by f3
a|{}|{1,2,3}
b|{}|{1,2,3}
c|{}|{1,2}

> select mysum2(f1, f1 + 1), mysum2(f1, f1+1.5) from t
ERROR 42883 function mysum2(integer, numeric) does not exist

> select mysum2(f1, f1 + 1), mysum2(f1, 'x') from t
ERROR 22P02 invalid input syntax for type integer: "x"

> create function first_el_transfn(anyarray, anyelement) returns anyarray as 'select $1 || $2' language sql immutable
CREATE FUNCTION

> create function first_el(anycompatiblearray) returns anycompatible as 'select $1[1]' language sql strict immutable
CREATE FUNCTION

> create aggregate first_el_agg_f8(float8) (sfunc = array_append, stype = float8[], finalfunc = first_el)
CREATE AGGREGATE

> create aggregate first_el_agg_any(anyelement) (sfunc = first_el_transfn, stype = anyarray, finalfunc = first_el)
ERROR 42883 function first_el(anyarray) does not exist

> select first_el_agg_f8(x::float8) from generate_series(1,10) x
1

> select first_el_agg_any(x) from generate_series(1,10) x
ERROR 42883 function first_el_agg_any(integer) does not exist

> select first_el_agg_f8(x::float8) over(order by x) from generate_series(1,3) x
1
1
1

> select first_el_agg_any(x) over(order by x) from generate_series(1,3) x
ERROR 42883 function first_el_agg_any(integer) does not exist

> create aggregate build_group(anyelement, integer) (sfunc = add_group, stype = anyarray)
ERROR 42883 function add_group(anyarray, anyelement, integer) does not exist

> create function add_group(grp anyarray, ad anyelement, size integer) returns anyarray as $$ begin   if grp is null then return array[ad]; end if;   if array_upper(grp, 1) < size then return grp || ad; end if;   return grp; end; $$ language plpgsql immutable
CREATE FUNCTION

> create aggregate build_group(anyelement, integer) (sfunc = add_group, stype = anyarray)
CREATE AGGREGATE

> select build_group(q1,3) from (values (1),(2),(3),(4)) v(q1)
{1,2,3}

> create aggregate build_group(anyelement, integer) (sfunc = add_group, stype = anyarray)
ERROR 42723 function "build_group" already exists with same argument types

> create aggregate build_group(int8, integer) (sfunc = add_group, stype = int8[])
CREATE AGGREGATE

> create aggregate build_group2(int8, integer) (sfunc = add_group, stype = int2[])
ERROR 42883 function add_group(smallint[], bigint, integer) does not exist

> create function logging_sfunc_nonstrict(text, anyelement) returns text as $$ select coalesce($1, '') || '*' || quote_nullable($2) $$ language sql immutable
CREATE FUNCTION

> create aggregate logging_agg_nonstrict (anyelement) (stype = text, sfunc = logging_sfunc_nonstrict)
CREATE AGGREGATE

> create function logging_sfunc_strict(text, anyelement) returns text as $$ select $1 || '*' || quote_nullable($2) $$ language sql strict immutable
CREATE FUNCTION

> create aggregate logging_agg_strict (text) (stype = text, sfunc = logging_sfunc_strict)
CREATE AGGREGATE

> create aggregate logging_agg_strict_initcond (anyelement) (stype = text, sfunc = logging_sfunc_strict, initcond = 'I')
CREATE AGGREGATE

> select logging_agg_nonstrict(v), logging_agg_strict(v::text), logging_agg_strict_initcond(v) from (values (1),(null),(3)) x(v)
*'1'*NULL*'3'|1*'3'|I*'1'*'3'

> select v, logging_agg_nonstrict(v) over w, logging_agg_strict(v::text) over w, logging_agg_strict_initcond(v) over w from (values (1),(null),(3),(4)) x(v) window w as (order by v rows between 1 preceding and 1 following)
1|*'1'*'3'|1*'3'|I*'1'*'3'
3|*'1'*'3'*'4'|1*'3'*'4'|I*'1'*'3'*'4'
4|*'3'*'4'*NULL|3*'4'|I*'3'*'4'
∅|*'4'*NULL|4|I*'4'

> create type aggtype as (a integer, b integer, c text)
CREATE TYPE

> create function aggf_trans(aggtype[],integer,integer,text) returns aggtype[] as 'select array_append($1,ROW($2,$3,$4)::aggtype)' language sql strict immutable
CREATE FUNCTION

> create function aggfns_trans(aggtype[],integer,integer,text) returns aggtype[] as 'select array_append($1,ROW($2,$3,$4)::aggtype)' language sql immutable
CREATE FUNCTION

> create aggregate aggfstr(integer,integer,text) (sfunc = aggf_trans, stype = aggtype[], initcond = '{}')
CREATE AGGREGATE

> create aggregate aggfns(integer,integer,text) (sfunc = aggfns_trans, stype = aggtype[], sspace = 10000, initcond = '{}')
CREATE AGGREGATE

> select aggfstr(a,b,c) from (values (1,3,'foo'),(0,null,null),(2,2,'bar'),(3,1,'baz')) v(a,b,c)
{"(1,3,foo)","(2,2,bar)","(3,1,baz)"}

> select aggfns(a,b,c) from (values (1,3,'foo'),(0,null,null),(2,2,'bar'),(3,1,'baz')) v(a,b,c)
{"(1,3,foo)","(0,,)","(2,2,bar)","(3,1,baz)"}

> select aggfstr(distinct a,b,c) from (values (1,3,'foo'),(0,null,null),(2,2,'bar'),(3,1,'baz')) v(a,b,c), generate_series(1,3) i
{"(1,3,foo)","(2,2,bar)","(3,1,baz)"}

> select aggfns(distinct a,b,c order by b) from (values (1,3,'foo'),(0,null,null),(2,2,'bar'),(3,1,'baz')) v(a,b,c), generate_series(1,3) i
{"(3,1,baz)","(2,2,bar)","(1,3,foo)","(0,,)"}

> select aggfns(distinct a,b,c order by i) from (values (1,3,'foo')) v(a,b,c), generate_series(1,2) i
ERROR 42P10 in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list

> create view agg_view1 as select aggfns(distinct a,b,c order by a,c using ~<~,b) from (values (1,3,'foo'),(0,null,null),(2,2,'bar'),(3,1,'baz')) v(a,b,c), generate_series(1,3) i
CREATE VIEW

> select * from agg_view1
{"(0,,)","(1,3,foo)","(2,2,bar)","(3,1,baz)"}

> create function sum_transfn(state int4, n int4) returns int4 as $$ declare new_state int4; begin   raise notice 'sum_transfn called with %', n;   if state is null then if n is not null then new_state := n; return new_state; end if; return null;   elsif n is not null then state := state + n; return state; end if;   return null; end $$ language plpgsql
CREATE FUNCTION

> create aggregate my_sum(int4) (stype = int4, sfunc = sum_transfn)
CREATE AGGREGATE

> select my_sum(one) from (values(1),(3)) t(one)
4

> select my_sum(distinct one), my_sum(one) filter (where one > 1) from (values(1),(3),(3)) t(one)
4|6

> create or replace aggregate my_sum(int4) (stype = int4, sfunc = int4pl, initcond='7')
CREATE AGGREGATE

> select my_sum(one) from (values(1),(3)) t(one)
11

> create aggregate leastn(variadic items anyarray) (stype = anyelement, sfunc = least_accum)
ERROR 42883 function least_accum(anyelement, anyarray) does not exist

> create function least_accum(anyelement, variadic anyarray) returns anyelement language sql as 'select least($1, min($2[i])) from generate_subscripts($2,1) g(i)'
CREATE FUNCTION

> create aggregate least_agg(variadic items anyarray) (stype = anyelement, sfunc = least_accum)
CREATE AGGREGATE

> select least_agg(q1,q2) from (values (5::int8,7::int8),(3,9),(8,2)) v(q1,q2)
2

> select least_agg(variadic array[q1,q2]) from (values (5::int8,7::int8),(3,9),(8,2)) v(q1,q2)
2

> create function cleast_accum(anycompatible, variadic anycompatiblearray) returns anycompatible language sql as 'select least($1, min($2[i])) from generate_subscripts($2,1) g(i)'
CREATE FUNCTION

> create aggregate cleast_agg(variadic items anycompatiblearray) (stype = anycompatible, sfunc = cleast_accum)
CREATE AGGREGATE

> select cleast_agg(4.5, f1) from (values (1),(9)) v(f1)
1

> select cleast_agg(variadic array[4.5, f1]) from (values (1),(9)) v(f1)
1

> select pg_typeof(cleast_agg(variadic array[4.5, f1])) from (values (1),(9)) v(f1)
numeric

> reset search_path
RESET

> drop schema agg_p cascade
DROP SCHEMA
