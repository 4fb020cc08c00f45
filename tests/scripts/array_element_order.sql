# Arrays are compared by the order of their elements' type.

> select array['1 mon'::interval] = array['30 days'::interval]
t

> select array['nan'::float8] = array['nan'::float8]
t

> select array['nan'::float8] > array['1'::float8]
t

> select array['nan'::numeric] > array['1'::numeric], array['nan'::numeric] = array['nan'::numeric]
t|t

> select array['a '::char(3)] = array['a'::char(5)]
t

> select array['10:00+01'::timetz] < array['09:30+00'::timetz]
t

> select array['10:00+01'::timetz] = array['09:00+00'::timetz]
f

> select array['{"a":1}'::jsonb] < array['1'::jsonb]
f

> select array['10.0.0.1'::inet] < array['9.0.0.0/8'::inet]
f

> select array['101'::varbit] < array['11'::varbit]
t

> select array[true] > array[false]
t

> select array[int4range(1,5)] < array[int4range(1,6)]
t

> select array['empty'::int4range] < array[int4range(1,6)]
t

> select array['1 mon'::interval, null] = array['30 days'::interval, null]
t

> select array['a'::name] < array['b'::name], array[uuid '00000000-0000-0000-0000-000000000001'] < array[uuid '00000000-0000-0000-0000-000000000002']
t|t

> select array[array['1 mon'::interval]] = array[array['30 days'::interval]]
t

> select array['1.0'::money] < array['2'::money], array['0/1'::pg_lsn] < array['0/10'::pg_lsn]
t|t

> select array['12:00'::time] < array['13:00'::time], array['infinity'::date] > array['2020-01-01'::date]
t|t

> select array['infinity'::timestamptz] > array[now()]
t

> select min(x), max(x) from (values (array['1 mon'::interval]), (array['31 days'::interval]), (array['29 days'::interval])) v(x)
{"29 days"}|{"31 days"}

> select array_agg(x order by x) from (values (array['1 mon'::interval]), (array['31 days'::interval]), (array['29 days'::interval])) v(x)
{{"29 days"},{"1 mon"},{"31 days"}}

> select greatest(array['1 mon'::interval], array['31 days'::interval])
{"31 days"}

> select '{1,2}'::int[] < '{1,2,3}'::int[], '{{1,2}}'::int[] < '{1,2}'::int[], '{1,2}'::int[] < '{1,null}'::int[]
t|f|t

> select array['{"a":1}'::jsonb] = array['{"a":1.0}'::jsonb], array['{}'::jsonb] between array['1'::jsonb] and array['{"z":1}'::jsonb]
t|t

> select array_larger(array['1 mon'::interval], array['31 days'::interval]), array_eq(array['1 mon'::interval], array['30 days'::interval]), array_lt(array['1 mon'::interval], array['31 days'::interval])
{"31 days"}|t|t

> select max(x) over (), x from (values (array['1 mon'::interval]), (array['31 days'::interval]), (array['29 days'::interval])) v(x)
{"31 days"}|{"1 mon"}
{"31 days"}|{"31 days"}
{"31 days"}|{"29 days"}

> select nullif(array['1 mon'::interval], array['30 days'::interval]), array['1 mon'::interval] is distinct from array['30 days'::interval], row(array['1 mon'::interval]) = row(array['30 days'::interval]), array['1 mon'::interval] in (array['30 days'::interval]), case array['1 mon'::interval] when array['30 days'::interval] then 'same' end, array['1 mon'::interval] between array['30 days'::interval] and array['30 days'::interval]
∅|f|t|t|same|t

> select array['1 mon'::interval] in (select array['30 days'::interval]), row(array['1 mon'::interval], 1) in (select array['30 days'::interval], 1), (array['1 mon'::interval]) = all (select array['30 days'::interval])
t|t|t

> create table ia (a interval[] primary key, b int)
CREATE TABLE

> insert into ia values ('{1 mon}', 1), ('{31 days}', 2), ('{29 days}', 3)
INSERT 0 3

> insert into ia values ('{30 days}', 4)
ERROR 23505 duplicate key value violates unique constraint "ia_pkey"

> select * from ia where a = '{30 days}'
{"1 mon"}|1

> select * from ia where a > '{30 days}'
{"31 days"}|2

> select * from ia where a >= '{30 days}' order by a desc
{"31 days"}|2
{"1 mon"}|1

> insert into ia values ('{30 days}', 5) on conflict (a) do update set b = 9 returning *
{"1 mon"}|9

> delete from ia where a = '{30 days}'
DELETE 1

> drop table ia
DROP TABLE

> select count(*) from (values (array['1 mon'::interval])) x(a), (values (array['30 days'::interval])) y(a) where x.a = y.a
1

> select mode() within group (order by x), count(distinct x) from (values (array['1 mon'::interval]), (array['30 days'::interval])) v(x)
{"1 mon"}|1

> select min(array[1,2]), max(array[null,1]), max('{}'::float8[]), max(array['nan'::float8])
{1,2}|{NULL,1}|{}|{NaN}

> select array['1 mon'::interval] = array['30 days'::interval], array['nan'::float8] = array['nan'::float8], array[1.0] = array[1.00], array['{"a":1}'::jsonb] < array['1'::jsonb], array['a '::char(3)] = array['a'::char(5)]
t|t|t|f|t

> select array['1 mon'::interval] @> array['30 days'::interval], array['1 mon'::interval] && array['30 days'::interval], array_position(array['1 mon'::interval], '30 days'), array_remove(array['1 mon'::interval], '30 days'), array_replace(array['1 mon'::interval], '30 days', '1 day'), array_positions(array['1 mon'::interval], '30 days')
t|t|1|{}|{"1 day"}|{1}

> select array[row(interval '1 mon')] = array[row(interval '30 days')], array[row(interval '1 mon')] < array[row(interval '31 days')], array[row(interval '1 mon')] @> array[row(interval '30 days')], array_position(array[row(interval '1 mon')], row(interval '30 days')), array_remove(array[row(interval '1 mon')], row(interval '30 days'))
t|t|t|1|{}

> create type ci as (i interval, n int)
CREATE TYPE

> select array[row('1 mon', 1)::ci] = array[row('30 days', 1)::ci], array[row('1 mon', 1)::ci] < array[row('30 days', 2)::ci], array[row('1 mon', 1)::ci] @> array[row('30 days', 1)::ci], array_position(array[row('1 mon', 1)::ci], row('30 days', 1)::ci), array_remove(array[row('1 mon', 1)::ci], row('30 days', 1)::ci)
t|t|t|1|{}

> select array[array['1 mon'::interval]] = array[array['30 days'::interval]]
t

> create table tci (c ci, a ci[], r interval[])
CREATE TABLE

> insert into tci values (row('1 mon',1), array[row('1 mon',1)::ci], '{1 mon}'), (row('30 days',1), array[row('30 days',1)::ci], '{30 days}')
INSERT 0 2

> select c is distinct from row('30 days',1)::ci from tci
f
f

> select int4range(1,5) = int4range(1,5), array[int4range(1,5)] = array[int4range(1,5)], multirange(int4range(1,3)) = '{[1,3)}', array['10:00+01'::timetz] = array['09:00+00'::timetz]
t|t|t|f

> select '[2020-01-01,)'::tstzrange = any(array['[2020-01-01,)'::tstzrange])
t

> create type rr as range (subtype = interval)
CREATE TYPE

> select rr('1 mon','2 mon') = rr('30 days', '60 days'), array[rr('1 mon','2 mon')] = array[rr('30 days', '60 days')], rr('1 mon','2 mon') in (select rr('30 days', '60 days'))
t|t|t

> drop type rr
DROP TYPE

> drop table tci
DROP TABLE

> drop type ci
DROP TYPE
