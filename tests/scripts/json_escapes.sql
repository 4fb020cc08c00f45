# Escapes in json that mean no character: refused where the strings are looked into.

> select json '{ "a":  "\ud83d\ud83d", "b": 1 }' -> 'b'
ERROR 22P02 invalid input syntax for type json

> select json '{ "a":  "\ud83d\ud83d", "b": 1 }' ->> 'b'
ERROR 22P02 invalid input syntax for type json

> select json '[ "\ud83d\ud83d", "b"]' -> 1
ERROR 22P02 invalid input syntax for type json

> select json '[ "\ud83d\ud83d", "b"]' ->> 1
ERROR 22P02 invalid input syntax for type json

> select json '{ "a":  "\u0000", "b": 1 }' -> 'b'
ERROR 22P05 unsupported Unicode escape sequence

> select json '{ "a":  "\u0000", "b": 1 }' #> '{b}'
ERROR 22P05 unsupported Unicode escape sequence

> select json '{ "a":  "\u0000", "b": 1 }' #>> '{b}'
ERROR 22P05 unsupported Unicode escape sequence

> select * from json_each(json '{ "a":  "\u0000", "b": 1 }')
ERROR 22P05 unsupported Unicode escape sequence

> select * from json_each_text(json '{ "a":  "\u0000", "b": 1 }')
ERROR 22P05 unsupported Unicode escape sequence

> select * from json_object_keys(json '{ "a":  "\u0000", "b": 1 }')
ERROR 22P05 unsupported Unicode escape sequence

> select * from json_array_elements(json '["\u0000", 2]')
"\u0000"
2

> select * from json_array_elements_text(json '["\u0000", 2]')
ERROR 22P05 unsupported Unicode escape sequence

> select * from json_array_length(json '["\u0000", 2]')
2

> select json_strip_nulls(json '["\u0000", 2]')
ERROR 22P05 unsupported Unicode escape sequence

> select json_typeof(json '["\u0000", 2]')
array

> select json '{ "a":  "null \u0000 escape" }' ->> 'a'
ERROR 22P05 unsupported Unicode escape sequence

> select json '{ "a":  "\\u0000 is fine" }' ->> 'a'
\u0000 is fine

> select * from json_to_record(json '{ "a":  "\u0000", "b": 1 }') as x(b int)
ERROR 22P05 unsupported Unicode escape sequence

> create type app_jt as (b int)
CREATE TYPE

> select * from json_populate_recordset(null::app_jt, json '[{ "a":  "\u0000", "b": 1 }]')
ERROR 22P05 unsupported Unicode escape sequence

> drop type app_jt
DROP TYPE

> select json_typeof(json '"\ud83d\ud83d"')
string

> select json_object_agg(a, b) from json_each(json '{"\ud83d":1}') as j(a, b)
ERROR 22P02 invalid input syntax for type json

> select to_json(array[1,2]), to_jsonb(array['a','b'])
[1,2]|["a", "b"]

> select json '"\ud83d\ud83d"'::jsonb
ERROR 22P02 invalid input syntax for type json

> select to_jsonb(json '"\ud83d\ud83d"')
ERROR 22P02 invalid input syntax for type json

> select json_strip_nulls(json '{"a":"\u0041\n","b":null}')
{"a":"A\n"}

> select json_strip_nulls(json '"\u0041"')
"A"

> select json '["a", {"b":"\ude04X"}]' -> 0
ERROR 22P02 invalid input syntax for type json

> select json '["a", {"b":"\ud83d\ude04"}]' -> 1 ->> 'b'
😄
