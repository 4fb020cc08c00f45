# Internal errors that were.

> select jsonb_build_array(variadic null)
ERROR 42804 VARIADIC argument must be an array

> select jsonb_build_array(variadic null::int[])
∅

> select jsonb_build_array(variadic null::text[]), json_build_array(variadic null::int[])
∅|∅

> select jsonb_build_object(variadic null)
ERROR 42804 VARIADIC argument must be an array

> select jsonb_build_object(variadic null::text[])
∅

> select jsonb_build_object(variadic array['a', 'b'])
{"a": "b"}

> select json_build_object(variadic null)
ERROR 42804 VARIADIC argument must be an array

> select json_build_array(variadic null)
ERROR 42804 VARIADIC argument must be an array

> select concat(variadic null), concat_ws(',', variadic null)
ERROR 42804 VARIADIC argument must be an array

> select concat(variadic null::text[]), format('a', variadic null), format('%s', variadic null::text[])
ERROR 42804 VARIADIC argument must be an array

> select num_nulls(variadic null), num_nonnulls(variadic null::int[])
ERROR 42804 VARIADIC argument must be an array

> select * from coalesce(row(1,2)) as (a int, b int)
1|2

> select * from coalesce(row(1,'x'::text)) as t(a int, b text)
1|x

> select * from coalesce(null, row(1,2)) as (a int, b int)
1|2

> select * from coalesce(1, 2)
1

> select * from greatest(1, 2) as g
2

> select unnest(array[row(1,2), row(3,4)])
(1,2)
(3,4)

> select * from unnest(array[row(1,2), row(3,4)])
ERROR 42601 a column definition list is required for functions returning "record"

> select * from unnest(array[row(1,2), row(3,4)]) as t(a int, b int)
1|2
3|4

> select * from unnest(array[row(1,'a'::text), null]) as t(a int, b text)
1|a
∅|∅

> select * from unnest(array[row(1,'a')]) with ordinality as t(a int, b text)
ERROR 42601 WITH ORDINALITY cannot be used with a column definition list

> select array_agg(row(x, x+1)) from generate_series(1,2) x
{"(1,2)","(2,3)"}

> select a from unnest((select array_agg(row(x, x+1)) from generate_series(1,2) x)) as t(a int, b int) order by 1 desc
2
1

> analyze pg_catalog.pg_class
ANALYZE

> vacuum pg_catalog.pg_class
VACUUM

> analyze pg_class
ANALYZE

> analyze nosuch
ERROR 42P01 relation "nosuch" does not exist

> select 1 as c, x, count(*) from generate_series(1,2) x group by grouping sets ((c), (x)) order by 2, 3
∅|1|1
∅|2|1
1|∅|2

> select 1 + 0 as c, 1 + 0, count(*) from generate_series(1,2) x group by cube (c) order by 1
1|1|2
∅|1|2

> select null as c, count(*) from generate_series(1,2) x group by rollup(1)
∅|2
∅|2

> select count(*), 2 from generate_series(1,2) x group by grouping sets ((2), ()) having 2 > 1
2|2
2|∅

> select x, 5 from generate_series(1,2) x group by grouping sets ((x, 2), (x)) order by 1, 2
1|5
1|∅
2|5
2|∅

> select (x.r).f1 from (select row(1,2) as r) x
1

> select (x.r).f2, (r).f1 from (select row(1,'b'::text) as r) x
b|1

> select (x.r).nosuch from (select row(1,2) as r) x
ERROR 42703 could not identify column "nosuch" in record data type

> select (x.r).* from (select row(1,2) as r) x
1|2

> create table rt (a int, b text)
CREATE TABLE

> insert into rt values (1, 'one'), (2, null)
INSERT 0 2

> select (x.r).a, (x.r).b from (select rt as r from rt) x order by 1
1|one
2|∅

> select (x.r).* from (select rt as r from rt) x order by 1
1|one
2|∅

> select (x.r).b from (select rt as r from rt offset 0) x order by 1
one
∅

> with q as (select rt as r, a from rt) select (q.r).b, (r).a from q order by a
one|1
∅|2

> select (array_agg(rt order by a))[1] from rt
(1,one)

> drop table rt
DROP TABLE
