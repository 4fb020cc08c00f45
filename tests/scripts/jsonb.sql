# json and jsonb.

> select '{"a":{"b":[1,2,{"c":null}]},"d":"x"}'::jsonb -> 'a', '{"a":1}'::jsonb -> 'z', '[1,"two",3]'::jsonb -> 1, '[1,2]'::jsonb -> -1, '[1]'::jsonb -> 5
{"b": [1, 2, {"c": null}]}|∅|"two"|2|∅

> select '{"a":"x","n":null}'::jsonb ->> 'a', '{"a":"x","n":null}'::jsonb ->> 'n', '{"a":{"b":[1,2]}}'::jsonb #> '{a,b,1}', '{"a":{"b":"t"}}'::jsonb #>> '{a,b}', '{"a":1.50}'::jsonb ->> 'a'
x|∅|2|t|1.50

> select '{"a" :  {"b":[1, 2]}}'::json -> 'a', '{"a":"q\"x"}'::json ->> 'a', '[10,20]'::json -> 1, '{"a":[{"b":2}]}'::json #>> '{a,0,b}', '{"a":1,"a":2}'::json -> 'a'
{"b":[1, 2]}|q"x|20|2|2

> select '{"a":1,"b":2}'::jsonb @> '{"b":2}', '{"a":[1,2,3]}'::jsonb @> '{"a":[3,1]}', '[1,2]'::jsonb @> '1', '{"a":1}'::jsonb <@ '{"a":1,"b":2}', '"x"'::jsonb @> '"x"', '[[1]]'::jsonb @> '[1]'
t|t|t|t|t|f

> select '{"a":1}'::jsonb ? 'a', '["x","y"]'::jsonb ? 'y', '{"a":1}'::jsonb ?| array['b','a'], '{"a":1}'::jsonb ?& array['b','a'], '"s"'::jsonb ? 's'
t|t|t|f|t

> select '{"a":1}'::jsonb || '{"b":2,"a":3}', '[1]'::jsonb || '[2,3]', '1'::jsonb || '2', '[1]'::jsonb || '{"a":1}', '{"b":1,"aa":2}'::jsonb || '{}'
{"a": 3, "b": 2}|[1, 2, 3]|[1, 2]|[1, {"a": 1}]|{"b": 1, "aa": 2}

> select '{"a":1,"b":2}'::jsonb - 'a', '["a","b","a"]'::jsonb - 'a', '[1,2,3]'::jsonb - 1, '[1,2,3]'::jsonb - -1, '{"a":1,"b":2,"c":3}'::jsonb - array['a','c'], '{"a":{"b":1,"c":2}}'::jsonb #- '{a,b}'
{"b": 2}|["b"]|[1, 3]|[1, 2]|{"b": 2}|{"a": {"c": 2}}

> select '1'::jsonb - 'a'
ERROR 22023 cannot delete from scalar

> select '{"a":1}'::jsonb - 0
ERROR 22023 cannot delete from object using integer index

> select jsonb_set('{"a":{"b":1}}', '{a,b}', '2'), jsonb_set('{"a":1}', '{c}', '2'), jsonb_set('{"a":1}', '{c}', '2', false), jsonb_set('[1,2]', '{5}', '9'), jsonb_set('[1,2]', '{-5}', '9'), jsonb_set('{"a":[1,2]}', '{a,1}', '"x"')
{"a": {"b": 2}}|{"a": 1, "c": 2}|{"a": 1}|[1, 2, 9]|[9, 1, 2]|{"a": [1, "x"]}

> select jsonb_insert('{"a":[0,1,2]}', '{a,1}', '"new"'), jsonb_insert('{"a":[0,1,2]}', '{a,1}', '"new"', true), jsonb_insert('{"a":1}', '{b}', '2'), jsonb_set_lax('{"a":1}', '{a}', null), jsonb_set_lax('{"a":1}', '{a}', null, true, 'delete_key')
{"a": [0, "new", 1, 2]}|{"a": [0, 1, "new", 2]}|{"a": 1, "b": 2}|{"a": null}|{}

> select jsonb_insert('{"a":1}', '{a}', '2')
ERROR 22023 cannot replace existing key

> select jsonb_set('{"a":[1]}', '{a,x}', '2')
ERROR 22P02 path element at position 2 is not an integer: "x"

> select to_json(1), to_json('a"b'::text), to_json(true), to_json(1.50), to_json('2020-01-02 03:04:05'::timestamp), to_json('2020-01-02 03:04:05+00'::timestamptz), to_json('2020-01-02'::date), to_json(array[1,2]), to_json(array['a',null]), to_json('NaN'::float8), to_json('1 day'::interval)
1|"a\"b"|true|1.50|"2020-01-02T03:04:05"|"2020-01-02T03:04:05+00:00"|"2020-01-02"|[1,2]|["a",null]|"NaN"|"1 day"

> select to_jsonb(1), to_jsonb('a'::text), to_jsonb(array[1,2]), to_jsonb('{"b":1,"a":2}'::json), to_jsonb(1.50), to_jsonb(null::int)
1|"a"|[1, 2]|{"a": 2, "b": 1}|1.50|∅

> select json_build_object('a', 1, 'b', 'x', 'c', null, 'd', array[1,2], 'e', '{"z":1}'::json), json_build_array(1, 'a', null, true), jsonb_build_object('b', 1, 'aa', 2, 'a', 1.0), jsonb_build_array(1, '2020-01-01'::date), json_build_object(), json_build_array()
{"a" : 1, "b" : "x", "c" : null, "d" : [1,2], "e" : {"z":1}}|[1, "a", null, true]|{"a": 1.0, "b": 1, "aa": 2}|[1, "2020-01-01"]|{}|[]

> select json_build_object('a')
ERROR 22023 argument list must have even number of elements

> select json_build_object(null, 1)
ERROR 22023 argument 1 cannot be null

> select row_to_json(row(1,'x')), row_to_json(t) from (select 1 as a, 'y' as b, null as c) t
{"f1":1,"f2":"x"}|{"a":1,"b":"y","c":null}

> select json_agg(x), jsonb_agg(x), json_agg(t), jsonb_agg(t order by x desc), json_object_agg(y, x), jsonb_object_agg(y, x) from (values (1,'b'),(2,'a')) t(x,y)
[1, 2]|[1, 2]|[{"x":1,"y":"b"}, \n {"x":2,"y":"a"}]|[{"x": 2, "y": "a"}, {"x": 1, "y": "b"}]|{ "b" : 1, "a" : 2 }|{"a": 2, "b": 1}

> select json_agg(x) from (select 1 as x where false) s
∅

> select * from jsonb_each('{"b":1,"a":"x"}'), jsonb_each_text('{"k":null}')
a|"x"|k|∅
b|1|k|∅

> select key, value from json_each('{"b": 1, "a": "x"}')
b|1
a|"x"

> select * from jsonb_array_elements('[1,"a",{"b":2}]')
1
"a"
{"b": 2}

> select * from json_array_elements_text('[1,"a",null,[2]]')
1
a
∅
[2]

> select jsonb_object_keys('{"b":1,"a":2}'), json_array_length('[1,2,3]'), jsonb_array_length('[]'), jsonb_typeof('null'), jsonb_typeof('[]'), json_typeof('1.5'), jsonb_typeof('"x"')
a|3|0|null|array|number|string
b|3|0|null|array|number|string

> select jsonb_array_length('1')
ERROR 22023 cannot get array length of a scalar

> select jsonb_each('[1]')
ERROR 22023 cannot call jsonb_each on a non-object

> select json_strip_nulls('{"a":1,"b":null,"c":[1,null,{"d":null}]}'), jsonb_strip_nulls('{"a":1,"b":null}'), jsonb_pretty('{"a":[1,2],"b":{}}'), json_extract_path('{"a":{"b":1}}', 'a', 'b'), jsonb_extract_path_text('{"a":["x"]}', 'a', '0')
{"a":1,"c":[1,null,{}]}|{"a": 1}|{\n    "a": [\n        1,\n        2\n    ],\n    "b": {\n    }\n}|1|x

> select json_object('{a,1,b,2}'), json_object('{a,b}', '{1,null}'), jsonb_object('{b,1,a,2}')
{"a" : "1", "b" : "2"}|{"a" : "1", "b" : null}|{"a": "2", "b": "1"}

> select ('5'::jsonb)::int, ('true'::jsonb)::bool, ('1.5'::jsonb)::numeric, ('2.5'::jsonb)::int, ('{"a":1}'::jsonb -> 'a')::int + 1
5|t|1.5|3|2

> select ('"x"'::jsonb)::int
ERROR 22023 cannot cast jsonb string to type integer

> select '{"a":1}'::jsonb = '{"a":1.0}', '[1]'::jsonb < '[2]', '{"b":1,"a":2}'::jsonb::text, ('{"a":[1,2]}'::jsonb)['a'][1], '{"a":1}'::jsonb['a']
ERROR 42601 syntax error at or near "'a'"

> select '{"a":}'::jsonb
ERROR 22P02 invalid input syntax for type json

> select 'x'::json
ERROR 22P02 invalid input syntax for type json

> select a, jsonb_agg(b order by b) filter (where b > 1) from (values (1,1),(1,2),(2,3)) v(a,b) group by a order by a
1|[2]
2|[3]

> SELECT jsonb_contains('{"a":1,"b":2}', '{"a":1}'), jsonb_contained('[1]', '[1,2]'), jsonb_exists('{"k":1}', 'k'), jsonb_exists_any('["x"]', '{a,x}'), jsonb_exists_all('["x"]', '{{a},{x}}'), jsonb_concat('[1]', '2'), jsonb_delete('{"k":1,"l":2}', 'k'), jsonb_delete('[1,2]'::jsonb, 0), jsonb_delete('{"k":1,"l":2}', VARIADIC '{k,l}'::text[]), jsonb_delete('{"k":1,"l":2}', 'k', 'l')
t|t|t|t|f|[1, 2]|{"l": 2}|[2]|{}|{}

> SELECT arraycontains(ARRAY[1,2], ARRAY[1]), arraycontained(ARRAY[1], ARRAY[[1,2]]), arrayoverlap(ARRAY[1], ARRAY[2])
t|t|f

> SELECT '[]'::jsonb #- '{x}', '{}'::jsonb #- '{x,y}', jsonb_set('[]', '{x}', '1', false), '{"a":{"b":1}}'::jsonb #> '{{a,b}}', '{"a":{"b":1}}'::jsonb #> '[5:6]={a,b}'
[]|{}|[]|1|1

> SELECT jsonb_set('[]', '{x}', '1')
ERROR 22P02 path element at position 1 is not an integer: "x"

> SELECT jsonb_set('{"a":{"b":1}}', '[5:6]={a,b}', '2'), '{"a":{"b":1}}'::jsonb #- '[5:6]={a,b}', '{"a":1,"b":2,"c":3}'::jsonb - '[0:1]={a,b}'::text[]
{"a": {"b": 2}}|{"a": {}}|{"c": 3}

> SELECT jsonb_set('{"a":1}', '{{a}}', '2')
ERROR 2202E wrong number of array subscripts

> SELECT '{"a":1}'::jsonb #- '{{a}}'
ERROR 2202E wrong number of array subscripts

> SELECT '{"a":1}'::jsonb - '{{a}}'::text[]
ERROR 2202E wrong number of array subscripts

> SELECT jsonb_insert('[1]', '{{0}}', '2')
ERROR 2202E wrong number of array subscripts

> SELECT jsonb_set_lax('{"n":1}', '{n}', NULL, null_value_treatment => 'delete_key'), jsonb_set(jsonb_in => '{"n":1}', path => '{m}', replacement => '2', create_if_missing => false), jsonb_insert('[1,2]', '{0}', '9', insert_after => true)
{}|{"n": 1}|[1, 9, 2]
