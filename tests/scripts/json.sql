# JSON.

> SELECT '{"a":1,"b":[1,2,{"c":null}]}'::jsonb, '{"b":1,"a":2,"a":3}'::jsonb, '{"b":1,"a":2,"a":3}'::json, '[1,2.50,1e3,-0,true,null,"x\u00e9"]'::jsonb
{"a": 1, "b": [1, 2, {"c": null}]}|{"a": 3, "b": 1}|{"b":1,"a":2,"a":3}|[1, 2.50, 1000, 0, true, null, "xé"]

> SELECT '{"a":1'::json
ERROR 22P02 invalid input syntax for type json

> SELECT '{a:1}'::jsonb
ERROR 22P02 invalid input syntax for type json

> SELECT '[1,]'::jsonb
ERROR 22P02 invalid input syntax for type json

> SELECT '01'::jsonb
ERROR 22P02 invalid input syntax for type json

> SELECT ''::jsonb
ERROR 22P02 invalid input syntax for type json

> SELECT '"\ud800"'::jsonb
ERROR 22P02 invalid input syntax for type json

> SELECT '"\u0000"'::jsonb
ERROR 22P05 unsupported Unicode escape sequence

> SELECT '"\u0000"'::json
"\u0000"

> SELECT 'nul'::jsonb
ERROR 22P02 invalid input syntax for type json

> SELECT '{"a":1}{"b":2}'::jsonb
ERROR 22P02 invalid input syntax for type json

> SELECT '{"a":{"b":[10,20]}}'::jsonb -> 'a' -> 'b' -> 1, '{"a":{"b":[10,20]}}'::jsonb #> '{a,b,-1}', '{"a":{"b":[10,20]}}'::jsonb #>> '{a,b,0}', '{"a":1}'::jsonb ->> 'a', '{"a":null}'::jsonb ->> 'a', '{"a":1}'::jsonb -> 'x', '[1,2]'::jsonb -> -1, '[1,2]'::jsonb -> 5, '"x"'::jsonb #>> '{}'
20|20|10|1|∅|∅|2|∅|x

> SELECT '{"a":1,"b":2}'::jsonb @> '{"a":1}', '[1,2,3]'::jsonb @> '[3,1]', '[1,2]'::jsonb @> '1', '{"a":[1,2]}'::jsonb @> '{"a":[1]}', '{"a":1}'::jsonb <@ '{"a":1,"b":2}', '[[1]]'::jsonb @> '[1]', '{"a":{}}'::jsonb @> '{"a":{}}'
t|t|t|t|t|f|t

> SELECT '{"a":1}'::jsonb ? 'a', '["a"]'::jsonb ? 'a', '"a"'::jsonb ? 'a', '{"a":1}'::jsonb ?| array['x','a'], '{"a":1}'::jsonb ?& array['x','a']
t|t|t|t|f

> SELECT '{"a":1}'::jsonb || '{"b":2}', '[1]'::jsonb || '2', '1'::jsonb || '2', '{"a":1}'::jsonb || '[1]', '{"a":{"x":1}}'::jsonb || '{"a":{"y":1}}', '"a"'::jsonb || '{"a":1}'::jsonb
{"a": 1, "b": 2}|[1, 2]|[1, 2]|[{"a": 1}, 1]|{"a": {"y": 1}}|["a", {"a": 1}]

> SELECT '1'::jsonb || '{"a":1}'
[1, {"a": 1}]

> SELECT '{"a":1,"b":2}'::jsonb - 'a', '["a","b"]'::jsonb - 'a', '[1,2,3]'::jsonb - 1, '[1,2,3]'::jsonb - -1, '{"a":1,"b":2}'::jsonb - array['a','b'], '{"a":{"b":1,"c":2}}'::jsonb #- '{a,b}', '[1,[2,3]]'::jsonb #- '{1,0}'
{"b": 2}|["b"]|[1, 3]|[1, 2]|{}|{"a": {"c": 2}}|[1, [3]]

> SELECT '1'::jsonb - 'a'
ERROR 22023 cannot delete from scalar

> SELECT '{"a":1}'::jsonb - 1
ERROR 22023 cannot delete from object using integer index

> SELECT '"a"'::jsonb #- '{a}'
ERROR 22023 cannot delete path in scalar

> SELECT jsonb_set('{"a":1}', '{a}', '2'), jsonb_set('{"a":1}', '{b}', '2'), jsonb_set('{"a":1}', '{b}', '2', false), jsonb_set('[1,2]', '{5}', '9'), jsonb_set('[1,2]', '{-1}', '9'), jsonb_set('{"a":{"b":1}}', '{a,b}', '"x"'), jsonb_set('{"a":1}','{a,b}','2'), jsonb_set(NULL,'{a}','1'), jsonb_set_lax('{"a":1}','{a}',NULL), jsonb_set_lax('{"a":1}','{a}',NULL,true,'delete_key')
{"a": 2}|{"a": 1, "b": 2}|{"a": 1}|[1, 2, 9]|[1, 9]|{"a": {"b": "x"}}|{"a": 1}|∅|{"a": null}|{}

> SELECT jsonb_set('[1]', '{x}', '1')
ERROR 22P02 path element at position 1 is not an integer: "x"

> SELECT jsonb_insert('[1,2]','{0}','9'), jsonb_insert('[1,2]','{0}','9',true), jsonb_insert('{"a":1}','{b}','2')
[9, 1, 2]|[1, 9, 2]|{"a": 1, "b": 2}

> SELECT jsonb_insert('{"a":1}','{a}','2')
ERROR 22023 cannot replace existing key

> SELECT jsonb_build_object('a',1,'b',NULL,'c',ARRAY[1,2],'d','x'::text), jsonb_build_array(1,'a',NULL,true), json_build_object('a',1,'a',2), json_build_array(1,'a'), jsonb_build_object()
{"a": 1, "b": null, "c": [1, 2], "d": "x"}|[1, "a", null, true]|{"a" : 1, "a" : 2}|[1, "a"]|{}

> SELECT jsonb_build_object('a')
ERROR 22023 argument list must have even number of elements

> SELECT jsonb_build_object(NULL,1)
ERROR 22023 argument 1: key must not be null

> SELECT json_object('{a,1,b,2}'), json_object('{a,b}','{1,2}'), jsonb_object('{a,1,b,NULL}')
{"a" : "1", "b" : "2"}|{"a" : "1", "b" : "2"}|{"a": "1", "b": null}

> SELECT json_object('{a,b,c}')
ERROR 2202E array must have even number of elements

> SELECT to_json(ROW(1,'a')), to_jsonb(ARRAY[1,NULL,3]), to_json('a"b'::text), to_json(1.50), to_json(true), to_json(NULL::int), to_json(date '2024-01-01'), to_json(timestamp '2024-01-01 12:00'), to_jsonb('NaN'::float8), to_json(interval '1 day'), row_to_json(ROW(1,NULL)), array_to_json(ARRAY[1,2]), to_jsonb('{"a":1}'::json), to_json('\x01'::bytea)
{"f1":1,"f2":"a"}|[1, null, 3]|"a\"b"|1.50|true|∅|"2024-01-01"|"2024-01-01T12:00:00"|"NaN"|"1 day"|{"f1":1,"f2":null}|[1,2]|{"a": 1}|"\\x01"

> SELECT jsonb_array_length('[1,2,3]'), json_array_length('[]')
3|0

> SELECT jsonb_array_length('{"a":1}')
ERROR 22023 cannot get array length of a non-array

> SELECT jsonb_array_length('1')
ERROR 22023 cannot get array length of a scalar

> SELECT * FROM jsonb_array_elements('[1,"a",null,{"b":2}]')
1
"a"
null
{"b": 2}

> SELECT * FROM jsonb_array_elements_text('[1,"a",null,{"b":2}]')
1
a
∅
{"b": 2}

> SELECT * FROM json_array_elements('[1, "a"]')
1
"a"

> SELECT jsonb_array_elements('{"a":1}')
ERROR 22023 cannot extract elements from an object

> SELECT * FROM jsonb_each('{"b":1,"a":"x"}')
a|"x"
b|1

> SELECT * FROM jsonb_each_text('{"b":1,"a":"x","c":null}')
a|x
b|1
c|∅

> SELECT * FROM json_each('{"b":1,"a":"x"}')
b|1
a|"x"

> SELECT jsonb_each('[1]')
ERROR 22023 cannot call jsonb_each on a non-object

> SELECT jsonb_object_keys('{"b":1,"a":2}')
a
b

> SELECT jsonb_object_keys('[1]')
ERROR 22023 cannot call jsonb_object_keys on an array

> SELECT jsonb_typeof('1'), jsonb_typeof('"a"'), jsonb_typeof('null'), jsonb_typeof('true'), jsonb_typeof('[]'), jsonb_typeof('{}'), json_typeof('1.5')
number|string|null|boolean|array|object|number

> SELECT jsonb_strip_nulls('{"a":null,"b":[null,{"c":null}]}'), json_strip_nulls('{"a":null}')
{"b": [null, {}]}|{}

> SELECT jsonb_extract_path('{"a":{"b":1}}','a','b'), jsonb_extract_path_text('{"a":{"b":"x"}}','a','b'), json_extract_path('{"a":1}','a')
1|x|1

> SELECT '1'::jsonb = '1.0'::jsonb, '1'::jsonb < '"a"'::jsonb, '{"a":1}'::jsonb > '[1]'::jsonb, '[1,2]'::jsonb > '[3]'::jsonb, 'null'::jsonb < '1'::jsonb, '{"a":1}'::jsonb = '{"a":1.00}'::jsonb, '"a"'::jsonb < '"B"'::jsonb
t|f|t|t|t|t|f

> SELECT '1'::jsonb::int, '"5"'::jsonb #>> '{}', 'true'::jsonb::bool, '1.5'::jsonb::numeric, '1.5'::jsonb::int, '1e2'::jsonb::float8
1|5|t|1.5|2|100

> SELECT '"5"'::jsonb::int
ERROR 22023 cannot cast jsonb string to type integer

> SELECT 'null'::jsonb::int
ERROR 22023 cannot cast jsonb null to type integer

> SELECT '[1]'::jsonb::text, '{"a": 1}'::json::text, '{"a":1}'::jsonb::json, '"x"'::jsonb::text
[1]|{"a": 1}|{"a": 1}|"x"

> SELECT jsonb_agg(x), jsonb_agg(x ORDER BY x DESC), json_agg(x), jsonb_object_agg(x::text, x), json_object_agg(x, x) FROM (VALUES (1),(2),(NULL)) t(x) WHERE x IS NOT NULL
[1, 2]|[2, 1]|[1, 2]|{"1": 1, "2": 2}|{ "1" : 1, "2" : 2 }

> SELECT jsonb_object_agg(x, 1) FROM (VALUES (NULL::text)) t(x)
ERROR 22023 field name must not be null

> SELECT jsonb_agg(t) FROM (VALUES (1,'a'),(2,NULL)) t(x,y)
[{"x": 1, "y": "a"}, {"x": 2, "y": null}]

> SELECT json_agg(t) FROM (VALUES (1,'a'),(2,NULL)) t(x,y)
[{"x":1,"y":"a"}, \n {"x":2,"y":null}]

> SELECT jsonb_agg(x) FROM (SELECT 1 WHERE false) t(x)
∅

> SELECT ('{"a":{"b":5}}'::jsonb)['a']['b'], ('[1,2]'::jsonb)[0], ('{"a":1}'::jsonb)['x']
5|1|∅

> SELECT '{"a":1}'::json -> 'a', '[1,2]'::json -> 0, '{"a":{"b":1}}'::json #>> '{a,b}', '{"a":1}'::json ->> 'a'
1|1|1|1

> SELECT '{"a":1}'::json = '{"a":1}'::json
ERROR 42883 operator does not exist: json = json

> SELECT '{"a":1}'::json @> '{"a":1}'
ERROR 42883 operator does not exist: json @> unknown

> SELECT '{"a" : 1.0, "b":"\u0041"}'::jsonb, '{"a" : 1.0, "b":"\u0041"}'::json, '"\t\n\\"'::jsonb, '"/\/"'::jsonb, '"\ud83d\ude00"'::jsonb
{"a": 1.0, "b": "A"}|{"a" : 1.0, "b":"\u0041"}|"\t\n\\"|"//"|"😀"

> SELECT '123456789012345678901234567890.123456789'::jsonb, '1E-10'::jsonb, '-0.0'::jsonb, '1.0e+5'::jsonb
123456789012345678901234567890.123456789|0.0000000001|0.0|100000

> SELECT '{"":1}'::jsonb -> '', '{"a":"b"}'::jsonb ->> NULL
1|∅

> SELECT jsonb '{"a":1}' , json '[1]', jsonb_build_object('x', jsonb '{"y":1}', 'z', json '[1, 2]')
{"a": 1}|[1]|{"x": {"y": 1}, "z": [1, 2]}

> SELECT json_build_object('a', json '{"x" : 1}'), row_to_json(t), row_to_json(t, true) FROM (SELECT 1 AS a, 'x' AS b) t
{"a" : {"x" : 1}}|{"a":1,"b":"x"}|{"a":1,\n "b":"x"}

> SELECT '"\\\\u0000"'::jsonb
"\\\\u0000"

> SELECT '"\\\\\\u0000"'::jsonb
"\\\\\\u0000"

> SELECT '["\ude00"]'::jsonb
ERROR 22P02 invalid input syntax for type json

> SELECT '{"\ud83d\ude00":1}'::jsonb
{"😀": 1}
