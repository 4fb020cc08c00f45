# btree_gin and btree_gist: distances, operator classes.

> create extension btree_gist
CREATE EXTENSION

> create extension btree_gin
CREATE EXTENSION

> select '2020-01-01'::timestamp <-> 'infinity', '2020-01-01'::timestamp <-> '2019-03-04 05:06', '1 mon'::interval <-> '40 days', '10:00'::time <-> '11:30', 5::oid <-> 3::oid, 5::int2 <-> 7::int2, 1.5::float8 <-> 2.25, gin_numeric_cmp(1,2), gin_numeric_cmp(1.0,1.00)
178956970 years 7 mons 2147483647 days 2562047788:00:54.775807|302 days 18:54:00|-1 mons +40 days|01:30:00|2|2|0.75|-1|0

> select (-32768)::int2 <-> 32767::int2
ERROR 22003 smallint out of range

> select (-2147483648)::int4 <-> 1
ERROR 22003 integer out of range

> select date '2020-01-01' <-> 'infinity'
ERROR 22008 cannot subtract infinite dates

> select date '2020-01-01' <-> '2019-12-01', 3 <-> 10, 1.5::float8 <-> 'inf', 1::float4 <-> 3.5::float4
31|7|Infinity|2.5

> select 1.7e308::float8 <-> -1.7e308
ERROR 22003 value out of range: overflow

> select 1e38::float4 <-> (-3e38)::float4
ERROR 22003 value out of range: overflow

> select 9223372036854775807 <-> (-5)::int8
ERROR 22003 bigint out of range

> select timestamptz '2020-01-01' <-> '-infinity', '-1 day'::interval <-> '1 day', 1 <-> 2::int8
178956970 years 7 mons 2147483647 days 2562047788:00:54.775807|2 days|1

> select count(*) from pg_opclass c join pg_depend d on d.objid = c.oid and d.classid = 'pg_opclass'::regclass where deptype = 'e' and refobjid = (select oid from pg_extension where extname = 'btree_gin') and opcname <> 'money_ops'
28

> select a from (values (1), (5), (9)) v(a) order by a <-> 6
5
9
1

> create type en as enum ('x', 'y')
CREATE TYPE

> select gin_enum_cmp('x'::en, 'y')
-1

> drop extension btree_gin
DROP EXTENSION

> drop extension btree_gist
DROP EXTENSION

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
