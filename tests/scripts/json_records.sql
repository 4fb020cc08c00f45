# Functions in FROM: json(b)_to_record(set) and populate_record(set), ROWS FROM, WITH ORDINALITY, column definition lists.

> select * from generate_series(1, 3) with ordinality
1|1
2|2
3|3

> select * from unnest(array['a','b']) with ordinality as t(x, n)
a|1
b|2

> select * from rows from (generate_series(1, 3), unnest(array['a', 'b'])) as t(a, b)
1|a
2|b
3|∅

> select * from rows from (generate_series(1, 3), generate_series(5, 6)) with ordinality
1|5|1
2|6|2
3|∅|3

> select * from unnest(array[1,2], array['x','y','z']) as u(a, b)
1|x
2|y
∅|z

> select * from unnest(array[1,2], array['x','y','z']) with ordinality
1|x|1
2|y|2
∅|z|3

> select * from json_to_record('{"a": 1, "b": "x", "c": [1, 2], "d": {"e": 5}}') as x(a int, b text, c int[], d json)
1|x|{1,2}|{"e": 5}

> select * from jsonb_to_record('{"a": 1, "b": "x", "c": [1, 2], "d": {"e": 5}}') as x(a int, b text, c int[], d jsonb, e numeric)
1|x|{1,2}|{"e": 5}|∅

> select * from json_to_recordset('[{"a": 1, "b": "x"}, {"a": "2"}, {"b": null, "a": null}]') as x(a int, b text)
1|x
2|∅
∅|∅

> select * from jsonb_to_recordset('[{"a": 1, "b": "x"}, {"a": "2"}]') as (a int, b varchar(1))
1|x
2|∅

> select * from jsonb_to_recordset('[{"a": 1, "b": "xx"}]') as (a int, b varchar(1))
ERROR 22001 value too long for type character varying(1)

> select * from jsonb_to_recordset('[{"a": "q"}]') as (a int)
ERROR 22P02 invalid input syntax for type integer: "q"

> select * from jsonb_to_recordset('{"a": "q"}') as (a int)
ERROR 22023 cannot call jsonb_to_recordset on a non-array

> select * from json_to_recordset('[1]') as (a int)
ERROR 22023 argument of json_to_recordset must be an array of objects

> select * from json_to_record('[1]') as (a int)
ERROR 22023 cannot call populate_composite on an array

> select * from jsonb_to_record('5') as (a int)
ERROR 22023 cannot call populate_composite on a scalar

> select * from jsonb_to_record(null) as (a int)
∅

> select * from jsonb_to_recordset(null) as (a int)
(no rows)

> select * from json_to_record('{"a": 1}')
ERROR 42601 a column definition list is required for functions returning "record"

> select json_to_record('{"a": 1}')
ERROR 0A000 could not determine row type for result of json_to_record

> select * from json_to_record('{"a": 1}') as x(a)
ERROR 42601 a column definition list is required for functions returning "record"

> select * from generate_series(1, 2) as x(a int)
ERROR 42601 a column definition list is only allowed for functions returning "record"

> create table rt (id int, name text, tags text[], at date, doc jsonb)
CREATE TABLE

> select * from json_populate_record(null::rt, '{"id": 3, "name": "n", "tags": ["x", "y"], "at": "2024-05-06", "doc": {"k": [1]}}')
3|n|{x,y}|2024-05-06|{"k": [1]}

> select * from jsonb_populate_record(null::rt, '{"id": 3, "name": "n", "tags": ["x", "y"], "at": "2024-05-06", "doc": {"k": [1]}}')
3|n|{x,y}|2024-05-06|{"k": [1]}

> select * from jsonb_populate_recordset(null::rt, '[{"id": 3}, {"name": "x", "id": null}]')
3|∅|∅|∅|∅
∅|x|∅|∅|∅

> select * from json_populate_recordset(null::rt, '[{"id": 3}, {"name": "x", "id": null}]') with ordinality
3|∅|∅|∅|∅|1
∅|x|∅|∅|∅|2

> insert into rt select * from jsonb_populate_recordset(null::rt, '[{"id": 3, "name": "ins"}, {"id": 4}]')
INSERT 0 2

> select id, name from rt order by id
3|ins
4|∅

> select x.* from (values ('[{"a": 1}, {"a": 2}]'::jsonb)) v(j), jsonb_to_recordset(v.j) as x(a int) order by 1
1
2

> select x.a, v.j from (values ('[{"a": 1}, {"a": 2}]'::jsonb), ('[]')) v(j) left join lateral jsonb_to_recordset(v.j) as x(a int) on true order by 1
1|[{"a": 1}, {"a": 2}]
2|[{"a": 1}, {"a": 2}]
∅|[]

> select * from rows from (jsonb_to_recordset('[{"a": 1}]') as (a int), generate_series(1, 2)) as t(p, q)
1|1
∅|2

> select * from rows from (jsonb_to_recordset('[{"a": 1}]') as (a int, b text), generate_series(1, 2)) with ordinality
1|∅|1|1
∅|∅|2|2

> select * from jsonb_to_recordset('[{"a": 1}]') as (a int) with ordinality
ERROR 42601 syntax error at or near "with"

> select * from json_to_recordset('[{"a": {"x": 1}, "b": [1, [2]]}]') as x(a text, b text, c text)
{"x": 1}|[1, [2]]|∅

> select * from jsonb_to_recordset('[{"a": true, "b": 1.50, "d": "2024-01-01"}]') as x(a bool, b numeric(3,1), c int, d date)
t|1.5|∅|2024-01-01

> select * from jsonb_to_record('{"a": 5}') as x(a int[])
ERROR 22P02 expected JSON array

> select * from jsonb_to_record('{"a": "{1,2}"}') as x(a int[])
{1,2}

> select * from json_each('{"a": 1}') with ordinality as e(k, v, n)
a|1|1

> select * from json_array_elements('[1, "a"]') with ordinality
1|1
"a"|2

> select * from regexp_split_to_table('a,b', ',') with ordinality r(x, i)
a|1
b|2

> select n, x from unnest(array['q','r']) with ordinality as t(x, n) where n > 1
2|r

> create view jv as select * from jsonb_to_recordset('[{"a": 1, "b": "x"}]') as x(a int, b varchar(5))
CREATE VIEW

> select * from jv
1|x

> create view jv2 as select * from rows from (jsonb_to_recordset('[{"a": 1, "b": "x"}]') as (a int, b varchar(5)), generate_series(1, 2)) with ordinality as q(r, s, t, u)
CREATE VIEW

> select * from jv2
1|x|1|1
∅|∅|2|2

> create view jv3 as select id, name from jsonb_populate_recordset(null::rt, '[{"id": 3}]')
CREATE VIEW

> select * from jv3
3|∅

> select * from json_to_record('{"a": null, "b": null}') as x(a json, b jsonb)
∅|∅

> select * from json_to_recordset('5') as x(a json)
ERROR 22023 cannot call json_to_recordset on a scalar

> select * from json_to_recordset('{}') as x(a json)
ERROR 22023 cannot call json_to_recordset on an object

> select * from rows from (json_to_record('{"a": 5}'), generate_series(1, 2)) as x(a int)
ERROR 42601 ROWS FROM() with multiple functions cannot have a column definition list

> prepare jp(jsonb) as select * from jsonb_to_recordset($1) as x(a int, b text)
PREPARE

> execute jp('[{"a": 4, "b": "z"}]')
4|z
