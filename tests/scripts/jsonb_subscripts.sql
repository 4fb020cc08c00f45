# Subscripts of jsonb. Checked against PostgreSQL 15.

> select ('123'::jsonb)[0], ('[1, "2", null]'::jsonb)['1'], ('[1, "2", null]'::jsonb)[1][0], ('{"a": {"b": [1, 2]}, "1": 7}'::jsonb)['a']['b'][1], ('{"a": 1, "1": 7}'::jsonb)[1], ('[1,2,3]'::jsonb)[-1], ('[1,2]'::jsonb)['x'], ('[1,2]'::jsonb)[null], ('{"a": null}'::jsonb)['a'], ('{"a": 1}'::jsonb)['a'::text], ('{"a": 1}'::jsonb)['b']
∅|"2"|∅|2|7|3|∅|∅|null|1|∅

> select ('[1,2]'::jsonb)[1.0]
ERROR 42804 subscript type numeric is not supported

> select ('[1,2]'::jsonb)[1::bigint]
ERROR 42804 subscript type bigint is not supported

> select ('[1,2]'::jsonb)[1::smallint], ('{"a": 1}'::jsonb)['a'::varchar]
2|1

> select ('[1,2]'::jsonb)[0:1]
ERROR 42804 jsonb subscript does not support slices

> select ('[1,2]'::json)[0]
ERROR 42804 cannot subscript type json because it does not support subscripting

> create table js (id int, j jsonb)
CREATE TABLE

> insert into js values (1, '{"a": [10, {"k": "v"}]}'), (2, '[5]')
INSERT 0 2

> select id, j['a'][1]['k'], j[0], j['a'][id] from js order by id
1|"v"|∅|{"k": "v"}
2|∅|5|∅

> select id from js where j['a'][0] = '10'
1

> create view jv as select id, j['a'][0] as first from js
CREATE VIEW

> select * from jv order by id
1|10
2|∅

> drop view jv
DROP VIEW

> drop table js
DROP TABLE
