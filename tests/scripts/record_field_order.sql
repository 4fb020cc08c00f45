# Records and rows are compared field by field, each by the order of its type.

> select distinct r from (values (row(interval '1 mon')),(row(interval '30 days'))) v(r)
("1 mon")

> select count(*) from (values (row(interval '1 mon')),(row(interval '30 days'))) v(r) join (values (row(interval '30 days')),(row(interval '1 mon'))) w(r) on v.r = w.r
4

> select r from (values (row('{"b":1}'::jsonb)),(row('[]'::jsonb)),(row('1'::jsonb)),(row('"a"'::jsonb)),(row('null'::jsonb)),(row(null::jsonb)),(row('{}'::jsonb)),(row('true'::jsonb))) v(r) order by r
([])
(null)
("""a""")
(1)
(true)
({})
("{""b"": 1}")
()

> select r from (values (row('(0,0),(1,1)'::box)),(row('(2,2),(1,1)'::box))) v(r) order by r
ERROR 42883 could not identify a comparison function for type box

> select r, count(*) from (values (row(1.0)),(row(1.00)),(row('nan'::numeric)),(row('nan'::numeric))) v(r) group by r order by r
(1.0)|2
(NaN)|2

> select r, count(*) from (values (row('nan'::float8)),(row('nan'::float8)),(row('-0'::float8)),(row(0::float8))) v(r) group by r order by r
(-0)|2
(NaN)|2

> select r from (values (row('10:00+01'::timetz)),(row('09:00+00'::timetz)),(row('09:30+01'::timetz))) v(r) order by r
(09:30:00+01)
(10:00:00+01)
(09:00:00+00)

> select distinct r from (values (row('a'::char(3))),(row('a '::char(5)))) v(r)
("a  ")

> select distinct r from (values (row('a'::bpchar)),(row('a '::bpchar))) v(r)
(a)

> select r from (values (row(array[1,null])),(row(array[1,2])),(row(array[1])),(row(array[]::int[]))) v(r) order by r
({})
({1})
("{1,2}")
("{1,NULL}")

> select r from (values (row('10.0.0.0/8'::inet)),(row('10.0.0.1'::inet)),(row('9.0.0.1'::inet)),(row('::1'::inet))) v(r) order by r
(9.0.0.1)
(10.0.0.0/8)
(10.0.0.1)
(::1)

> select r from (values (row('[1,5)'::int4range)),(row('empty'::int4range)),(row('(,3)'::int4range)),(row('[1,3)'::int4range))) v(r) order by r
(empty)
("(,3)")
("[1,3)")
("[1,5)")

> select r from (values (row(row(interval '31 days'))),(row(row(interval '1 mon'))),(row(row(interval '29 days')))) v(r) order by r
("(""29 days"")")
("(""1 mon"")")
("(""31 days"")")

> select array_agg(r order by r desc) from (values (row(1,interval '1 mon')),(row(1,interval '29 days'))) v(r)
{"(1,\"1 mon\")","(1,\"29 days\")"}

> select r in (select row(interval '30 days')) from (values (row(interval '1 mon'))) v(r)
t

> select r = any(array[row(interval '30 days')]) from (values (row(interval '1 mon'))) v(r)
t

> select array[row(interval '30 days')] = array[row(interval '1 mon')]
t

> select rank() over (order by r), r from (values (row(interval '1 mon')),(row(interval '30 days')),(row(interval '2 days'))) v(r)
1|("2 days")
2|("1 mon")
2|("30 days")

> select r from (values (row(interval '1 mon'))) v(r) intersect select r from (values (row(interval '30 days'))) v(r)
("1 mon")

> select r = s from (values (row(1,2), row(1,2,3))) v(r,s)
ERROR 42804 cannot compare record types with different numbers of columns

> select r = s from (values (row(1,2), row(1,'2'::text))) v(r,s)
ERROR 42804 cannot compare dissimilar column types integer and text at record column 2

> select r < s from (values (row(1,2), row(1,2.0))) v(r,s)
ERROR 42804 cannot compare dissimilar column types integer and numeric at record column 2

> select r = s from (values (row(1,2), row(1::bigint,2))) v(r,s)
ERROR 42804 cannot compare dissimilar column types integer and bigint at record column 1

> create table ti (i interval, j int)
CREATE TABLE

> insert into ti values ('1 mon', 1), ('30 days', 1), ('2 mon', 0)
INSERT 0 3

> drop table ti
DROP TABLE

> create table ti (i interval, j int)
CREATE TABLE

> insert into ti values ('1 mon', 1), ('30 days', 1), ('2 mon', 0)
INSERT 0 3

> select ti, count(*) from ti group by ti order by ti
("1 mon",1)|2
("2 mons",0)|1

> select count(*) from ti a, ti b where a = b
5

> drop table ti
DROP TABLE

> create type geo as (p point, a int)
CREATE TYPE

> create table tg (g geo)
CREATE TABLE

> insert into tg values (row('(1,2)',3)), (null)
INSERT 0 2

> select distinct g from tg
ERROR 42883 could not identify an equality operator for type geo

> select g from tg group by g
ERROR 42883 could not identify an equality operator for type geo

> select g = g from tg
ERROR 42883 could not identify an equality operator for type point

> select g < g from tg
ERROR 42883 could not identify a comparison function for type point

> select max(g) from tg
ERROR 42883 function max(geo) does not exist

> select count(distinct g) from tg
ERROR 42883 could not identify an equality operator for type geo

> select g from tg union select g from tg
ERROR 42883 could not identify an equality operator for type geo

> select g in (select g from tg) from tg
ERROR 42883 could not identify an equality operator for type point

> select rank() over (partition by g) from tg
ERROR 42883 could not identify an equality operator for type geo

> select row(j, 1) from tj order by 1
ERROR 42P01 relation "tj" does not exist

> select distinct row(j, 1) from tj
ERROR 42P01 relation "tj" does not exist

> drop table tg, tj
ERROR 42P01 table "tj" does not exist

> drop type geo
ERROR 2BP01 cannot drop type geo because other objects depend on it

> create type ci as (i interval, n int)
CREATE TYPE

> create table tc (c ci)
CREATE TABLE

> insert into tc values (row('1 mon',1)), (row('30 days',1))
INSERT 0 2

> select nullif(c, row('30 days',1)::ci), pg_typeof(nullif(c, row('3 days',1)::ci)) from tc
∅|ci
∅|ci

> select c from tc where c in (select row('30 days',1)::ci from tc) order by 1
("1 mon",1)
("30 days",1)

> select count(*) from (select distinct c from tc) s
1

> drop table tc
DROP TABLE

> drop type ci
DROP TYPE
