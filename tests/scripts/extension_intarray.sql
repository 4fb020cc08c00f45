# intarray: lists and sets of integers, query_int, and indexes.

> create extension intarray
CREATE EXTENSION

> select intset(1234), icount('{1234234,234234}'), sort('{1234234,-30,234234}'), sort('{1234234,-30,234234}','asc'), sort('{1234234,-30,234234}','desc'), sort_asc('{3,1}'), sort_desc('{1,3}')
{1234}|2|{-30,234234,1234234}|{-30,234234,1234234}|{1234234,234234,-30}|{1,3}|{3,1}

> select uniq('{1234234,-30,-30,234234,-30}'), uniq(sort_asc('{1234234,-30,-30,234234,-30}')), idx('{1234234,-30,-30,234234,-30}',-30), idx('{1,2}', 9)
{1234234,-30,234234,-30}|{-30,234234,1234234}|2|0

> select subarray('{1234234,-30,-30,234234,-30}',2,3), subarray('{1234234,-30,-30,234234,-30}',-1,1), subarray('{1,2,3,4,5}',0,-1), subarray('{1,2,3,4,5}',-2), subarray('{1,2,3,4,5}',2), subarray('{1,2,3,4,5}',2,-2), subarray('{1,2,3}',5), subarray('{1,2,3}',0,2), subarray('{1,2,3}',-9,2), subarray('{1,2,3}',2,0), subarray('{}',1,2), subarray('{1,2,3}',1,99)
{-30,-30,234234}|{-30}|{1,2,3,4}|{4,5}|{2,3,4,5}|{2,3}|{}|{1,2}|{}|{2,3}|{}|{1,2,3}

> select #'{1234234,234234}'::int[], '{123,623,445}'::int[] + 1245, '{123,623,445}'::int[] + 445, '{123,623,445}'::int[] + '{1245,87,445}', '{123,623,445}'::int[] - 623, '{123,623,445}'::int[] - '{1623,623}', '{123,623,445}'::int[] | 623, '{123,623,445}'::int[] | 1623, '{123,623,445}'::int[] | '{1623,623}', '{123,623,445}'::int[] & '{1623,623}', '{-1,3,1}'::int[] & '{1,2}', '{1,2}'::int[] & '{3}'
2|{123,623,445,1245}|{123,623,445,445}|{123,623,445,1245,87,445}|{123,445}|{123,445}|{123,445,623}|{123,445,623,1623}|{123,445,623,1623}|{623}|{1}|{}

> select '{123,623,445}'::int[] # 623, '{1,2}'::int[] # 5, '{3,1,1}'::int[] - 1, '{3,1,1}'::int[] - 7, '{}'::int[] - 1, '{}'::int[] + 1, '{}'::int[] | 1, '{}'::int[] & '{1}', '{}'::int[] | '{}', '{3,3,1}'::int[] - '{}', '{}'::int[] - '{1}'
2|0|{3}|{3,1,1}|{}|{1}|{1}|{}|{}|{1,3}|{}

> select '{1,2}'::int[] && '{2}', '{1,2}'::int[] && '{}', '{1,2}'::int[] @> '{2,2}', '{1,2}'::int[] @> '{}', '{}'::int[] <@ '{1}', '{1,3}'::int[] <@ '{3,2,1}', '{1}'::int[] @> '{1,2}'
t|f|t|t|t|t|f

> select '1'::query_int, ' 1'::query_int, '1&2'::query_int, ' 1 & 2'::query_int, '1|2'::query_int, '!1'::query_int, '1&2&4&6'::query_int, '1&(2&(4&6))'::query_int, '1&2|(3&4)'::query_int, '1|2&3'::query_int, '!(1|2)&!3'::query_int, '!!1'::query_int, '(1)'::query_int, '1&!2'::query_int, '-5|3'::query_int, '((1|2)&(3|4))'::query_int, '1|(2|3)'::query_int, '!(1)'::query_int, '!(1&2)'::query_int
1|1|1 & 2|1 & 2|1 | 2|!1|1 & 2 & 4 & 6|1 & 2 & 4 & 6|1 & 2 | 3 & 4|1 | 2 & 3|!( 1 | 2 ) & !3|!( !1 )|1|1 & !2|-5 | 3|( 1 | 2 ) & ( 3 | 4 )|1 | ( 2 | 3 )|!1|!( 1 & 2 )

> select ''::query_int
ERROR 42601 syntax error

> select ' '::query_int
ERROR 42601 syntax error

> select '1&'::query_int
ERROR 42601 syntax error

> select '(1'::query_int
ERROR 42601 syntax error

> select '1)'::query_int
ERROR 42601 syntax error

> select 'a'::query_int
ERROR 42601 syntax error

> select '1 2'::query_int
ERROR 42601 syntax error

> select '99999999999'::query_int
ERROR 42601 syntax error

> select '!'::query_int
ERROR 42601 syntax error

> select '&1'::query_int
ERROR 42601 syntax error

> select '1,2'::query_int
ERROR 42601 syntax error

> select '+1'::query_int
ERROR 42601 syntax error

> select querytree('1&2'::query_int)
ERROR XX000 querytree is no longer implemented

> select '1|2|3'::query_int, '1&(2|3)&4'::query_int, '(1|2)|(3|4)'::query_int, '1|(2&3)|!(4|5)'::query_int
( 1 | 2 ) | 3|1 & ( 2 | 3 ) & 4|( 1 | 2 ) | ( 3 | 4 )|( 1 | 2 & 3 ) | !( 4 | 5 )

> select distinct q from (values ('1'::query_int)) v(q)
ERROR 42883 could not identify an equality operator for type query_int

> select '1'::query_int = '1'::query_int
ERROR 42883 operator does not exist: query_int = query_int

> select '{1}'::int[] @@ '1', '{1,2}'::int[] @@ '1&3', '{1,2}'::int[] @@ '1|3', '1&!3'::query_int ~~ '{1,2}', '{}'::int[] @@ '!1', '{1,2}'::int[] @@ '!(1|2)', '{5}'::int[] @@ '!1'
t|f|t|t|t|f|t

> select icount('{1,null}'), icount('{}'), icount('{{1,2},{3,4}}')
2|0|4

> select sort('{1,null}')
ERROR 22004 array must not contain nulls

> select sort('{1}','up')
{1}

> select sort('{2,1}','DESC'), sort('{2,1}','Asc')
{2,1}|{1,2}

> select '{1,null}'::int[] && '{1}'
ERROR 22004 array must not contain nulls

> select '{1,null}'::int[] + 1
ERROR 22004 array must not contain nulls

> select '{1,null}'::int[] @@ '1'
ERROR 22004 array must not contain nulls

> select '{1,null}'::int[] @> '{1}'
ERROR 22004 array must not contain nulls

> select uniq('{1,null}')
ERROR 22004 array must not contain nulls

> select idx('{1,null}', 1)
ERROR 22004 array must not contain nulls

> select subarray('{1,null}', 1)
ERROR 22004 array must not contain nulls

> select '{1,null}'::int[] | 1
ERROR 22004 array must not contain nulls

> select '{1,null}'::int[] - 1
ERROR 22004 array must not contain nulls

> select '{1,null}'::int[] - '{1}'
ERROR 22004 array must not contain nulls

> select '{1,null}'::int[] # 1
ERROR 22004 array must not contain nulls

> select '[0:1]={7,8}'::int[] + 1, '{{1,2},{3,4}}'::int[] + 1, sort('{{2,1},{4,3}}'), '{{1,2}}'::int[] | 5, '[5:6]={7,8}'::int[] # 8, uniq('{{1,1},{1,2}}'), subarray('[5:7]={7,8,9}', 2)
{7,8,1}|{1,2,3,4,1}|{{1,2},{3,4}}|{1,2,5}|2|{{1},{2}}|{8,9}

> select _int_same('{1,2}', '{2,1}'), _int_different('{1,2}', '{2,1}'), intarray_push_elem('{1}', 2), _int_inter('{1,2}','{2}'), intset_subtract('{1,2,3}','{2}'), intset_union_elem('{1}',2), intarray_del_elem('{1,2}', 2), _int_union('{2}','{1}'), boolop('{1}','1'), rboolop('1','{1}')
t|f|{1,2}|{2}|{1,3}|{1,2}|{1}|{1,2}|t|t

> create table t(id int, a int[])
CREATE TABLE

> insert into t select n, array[n % 7, n % 11, n] from generate_series(1, 200) n
INSERT 0 200

> insert into t values (0, '{}'), (-1, null)
INSERT 0 2

> create index ti on t using gin (a gin__int_ops)
CREATE INDEX

> create index tg on t using gist (a gist__int_ops)
CREATE INDEX

> create index tb on t using gist (a gist__intbig_ops)
CREATE INDEX

> select count(*) from t where a && '{23,50}'
2

> select count(*) from t where a @> '{3,5}'
5

> select count(*) from t where a <@ '{1,2,3,4}'
5

> select count(*) from t where a @@ '3&(5|6)'
10

> select count(*) from t where a @@ '!3'
157

> select count(*) from t where a = '{1,1,1}'
1

> select count(*) from t where '{3,5}' <@ a
5

> select count(*) from t where '3&!5' ~~ a
39

> insert into t values (5, '{1,null}')
ERROR 22004 array must not contain nulls

> drop index ti, tg, tb
DROP INDEX

> insert into t values (5, '{1,null}')
INSERT 0 1

> create view v as select a + 1 as x, a @@ '1&2' as y, a && '{1}' as z from t where id = 5000
CREATE VIEW

> select pg_get_viewdef('v')
 SELECT (t.a + 1) AS x,\n    (t.a @@ '1 & 2'::query_int) AS y,\n    (t.a && '{1}'::integer[]) AS z\n   FROM t\n  WHERE (t.id = 5000);

> delete from t where a = '{1,null}'
DELETE 1

> create index tb on t using gist (a gist__intbig_ops (siglen = 32))
CREATE INDEX

> delete from t where a = '{1,null}'
DELETE 0

> create index tc on t using gist (a gist__int_ops (numranges = 0))
ERROR 22023 value 0 out of bounds for option "numranges"

> delete from t where a = '{1,null}'
DELETE 0

> create index td on t using gist (a gist__intbig_ops (siglen = 2025))
ERROR 22023 value 2025 out of bounds for option "siglen"

> delete from t where a = '{1,null}'
DELETE 0

> create index te on t using gist (a gist__intbig_ops (numranges = 20))
ERROR 22023 unrecognized parameter "numranges"

> drop view v
DROP VIEW

> drop table t
DROP TABLE

> select amname, opcname, opcintype::regtype, opcdefault, opckeytype::regtype from pg_opclass c join pg_am a on a.oid=opcmethod where opcname ~ '__int' order by 1, 2
gin|gin__int_ops|integer[]|f|integer
gist|gist__int_ops|integer[]|t|-
gist|gist__intbig_ops|integer[]|f|intbig_gkey

> select typname, typinput, typoutput, typreceive, typcategory from pg_type where typname in ('query_int','intbig_gkey') order by 1
intbig_gkey|_intbig_in|_intbig_out|-|U
query_int|bqarr_in|bqarr_out|-|U

> drop extension intarray
DROP EXTENSION

> select '{1}'::int[] + 1
ERROR 42883 operator does not exist: integer[] + integer
