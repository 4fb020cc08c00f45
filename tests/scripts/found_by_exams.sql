# Equal targets in grouping sets, singles at the edge, domains inside of json_populate_record, arrays beside ranges

> select * from (select g as alias1, g as alias2 from generate_series(1,3) g group by alias1, rollup(alias2)) s order by 1,2
1|1
1|∅
2|2
2|∅
3|3
3|∅

> select * from (select g as alias1, g as alias2 from generate_series(1,3) g group by rollup(alias2), alias1) s order by 1,2
1|1
1|∅
2|2
2|∅
3|3
3|∅

> select * from (select g as a, g+0 as b, g+0 as c from generate_series(1,2) g group by a, cube(b, c)) s order by 1,2,3
1|1|1
1|1|∅
1|∅|1
1|∅|∅
2|2|2
2|2|∅
2|∅|2
2|∅|∅

> select * from (select g, g as h, count(*) from generate_series(1,2) g group by rollup(1, 2)) s order by 1,2
1|1|1
1|∅|1
2|2|1
2|∅|1
∅|∅|2

> select g, g as h, count(*), grouping(g) from generate_series(1,2) g group by rollup(g, h) order by 1,2
1|1|1|0
1|∅|1|0
2|2|1|0
2|∅|1|0
∅|∅|2|1

> select g, g, count(*), grouping(g) from generate_series(1,2) g group by rollup(g, g) order by 1,2
1|1|1|0
1|1|1|0
2|2|1|0
2|2|1|0
∅|∅|2|1

> select float4send('7038531e-32'::float4), float4send('82381273e-35'::float4), float4send('-7038531e-32'::float4), float4send('16777217'::float4), float4send('16777217.00000000001'::float4), float4send('16777216.99999999999999'::float4), float4send('1.4e-45'), float4send('3.4028235677973366e38')
\x15ae43fd|\x128289d1|\x95ae43fd|\x4b800000|\x4b800001|\x4b800000|\x00000001|\x7f7fffff

> select float4send('3.4028235677973365e38')
\x7f7fffff

> select float4send('0.7e-45')
ERROR 22003 "0.7e-45" is out of range for type real

> select float4send('0.8e-45'), float4send('1.17549429e-38'), float4send('1e-40'), float4send('0.1')
\x00000001|\x00800000|\x000116c2|\x3dcccccd

> create domain nn as int not null
CREATE DOMAIN

> create domain pos as int check (value > 0)
CREATE DOMAIN

> create type r1 as (i nn)
CREATE TYPE

> create type r2 as (i pos, t text)
CREATE TYPE

> select * from jsonb_populate_record(null::r1, '{"x": 1}')
ERROR 23502 domain nn does not allow null values

> select * from json_populate_record(null::r1, '{"x": 1}')
ERROR 23502 domain nn does not allow null values

> select * from jsonb_populate_record(null::r1, '{"i": null}')
ERROR 23502 domain nn does not allow null values

> select * from jsonb_populate_record(null::r1, '{"i": 3}')
3

> select * from jsonb_populate_record(null::r1, '{}')
ERROR 23502 domain nn does not allow null values

> select * from jsonb_populate_record(row(null)::r1, '{}')
ERROR 23502 domain nn does not allow null values

> select * from jsonb_populate_record(row(2)::r1, '{"i": null}')
ERROR 23502 domain nn does not allow null values

> select * from jsonb_populate_record(null::r2, '{"i": -3}')
ERROR 23514 value for domain pos violates check constraint "pos_check"

> select * from jsonb_populate_record(null::r2, null)
∅|∅

> create domain dr2 as r2 check ((value).i < 10)
CREATE DOMAIN

> select jsonb_populate_record(row(1,'b')::dr2, '{"i": 11}')
ERROR 23514 value for domain dr2 violates check constraint "dr2_check"

> select jsonb_populate_record(null::dr2, '{"i": 11}')
ERROR 23514 value for domain dr2 violates check constraint "dr2_check"

> select jsonb_populate_record(null::dr2, '{"i": 1}')
(1,)

> select jsonb_populate_recordset(row(1,'b')::dr2, '[{"i": 11}]')
ERROR 23514 value for domain dr2 violates check constraint "dr2_check"

> select json_populate_recordset(null::dr2, '[{"i": 1}, {"t": "x"}]')
(1,)
(,x)

> select * from jsonb_to_record('{"a": 5}') as x(a nn, b nn)
ERROR 23502 domain nn does not allow null values

> select * from json_to_recordset('[{"a": 5}]') as x(a int, b nn)
ERROR 23502 domain nn does not allow null values

> select * from json_to_recordset('[{"a": 5, "b": null}]') as x(a int, b nn)
ERROR 23502 domain nn does not allow null values

> create type nest as (a int, r r2, d dr2)
CREATE TYPE

> select jsonb_populate_record(row(1, row(2,'z')::r2, row(3,'y')::dr2)::nest, '{"r": {"t": "q"}}')
(1,"(2,q)","(3,y)")

> select jsonb_populate_record(row(1, row(2,'z')::r2, row(3,'y')::dr2)::nest, '{"r": {"t": "q"}, "d": {"i": 12}}')
ERROR 23514 value for domain dr2 violates check constraint "dr2_check"

> select jsonb_populate_record(row(1, row(2,'z')::r2, row(3,'y')::dr2)::nest, '{"r": null, "d": {"t": "12"}}')
(1,,"(3,12)")

> create function pf(anyarray, anymultirange) returns anyelement language sql as 'select $1[1] + lower($2)'
CREATE FUNCTION

> select pf(array[1,2], nummultirange(numrange(10,20)))
ERROR 42883 function pf(integer[], nummultirange) does not exist

> select pf(array[1,2], int4multirange(int4range(10,20)))
11

> select pf('{1,2}', int4multirange(int4range(10,20)))
11

> create function pf2(anyarray, anyrange) returns anyelement language sql as 'select $1[1] + lower($2)'
CREATE FUNCTION

> select pf2(array[1,2], numrange(1,2)), 1
ERROR 42883 function pf2(integer[], numrange) does not exist

> select pf2(array[1,2], int4range(1,2)), 1
2|1

> drop function pf
DROP FUNCTION

> drop function pf2; drop type nest; drop domain dr2; drop type r2; drop type r1; drop domain pos; drop domain nn
DROP DOMAIN
