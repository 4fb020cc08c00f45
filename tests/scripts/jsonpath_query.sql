# jsonb and paths: operators, functions, lax and strict, errors.

> SELECT '{"a": 12}'::jsonb @? '$', '{"a": 12}'::jsonb @? '1', '{"a": 12}'::jsonb @? '$.b', '{"a": 12}'::jsonb @? 'strict $.b', '[1]'::jsonb @? '$[5]', '{}'::jsonb @? '$.*'
t|t|f|∅|f|f

> SELECT '{"a": 12}'::jsonb @@ '$.a == 12', '{"a": 12}'::jsonb @@ '$.a', '{"a": 12}'::jsonb @@ '$.a > 20', '{"a": null}'::jsonb @@ '$.a', '[true]'::jsonb @@ '$', '[true]'::jsonb @@ '$[*]', '1'::jsonb @@ '1 / 0 > 1'
t|∅|f|∅|∅|t|∅

> SELECT jsonb_path_exists('{"a":[1,2]}', '$.a[*] ? (@ > $x)', '{"x": 1}'), jsonb_path_exists('{"a":[1,2]}', '$.a[*] ? (@ > $x)', '{"x": 2}'), jsonb_path_exists('{"a":1}', 'strict $.b', silent => true)
t|f|∅

> SELECT jsonb_path_exists('{"a":1}', 'strict $.b')
ERROR 2203A JSON object does not contain key "b"

> SELECT jsonb_path_exists('{"a":1}', '$ ? (@.a > $x)')
ERROR 42704 could not find jsonpath variable "x"

> SELECT '{"a":1}'::jsonb @? '$ ? (@.a > $x)'
f

> SELECT jsonb_path_exists('{"a":1}', '$', '[1]')
ERROR 22023 "vars" argument is not an object

> SELECT jsonb_path_exists('{"a":1}', '$', '1', true)
ERROR 22023 "vars" argument is not an object

> SELECT jsonb_path_match('{"a":1}', '$.a == 1'), jsonb_path_match('{"a":1}', '$.a', silent => true), jsonb_path_match('1', 'null'), jsonb_path_match('1', '"a" == 1')
t|∅|∅|∅

> SELECT jsonb_path_match('{"a":1}', '$.a')
ERROR 22038 single boolean result is expected

> SELECT jsonb_path_match('[true, false]', '$[*]')
ERROR 22038 single boolean result is expected

> SELECT jsonb_path_match('[true, false]', '$[*]', '{}', true)
∅

> SELECT jsonb_path_query('{"a":[1,"x",{"b":2}]}', '$.a[*]'), jsonb_path_query_array('{"a":[1,"x",{"b":2}]}', '$.a[*].type()'), jsonb_path_query_first('{"a":[1,"x",{"b":2}]}', '$.a[1]'), jsonb_path_query_first('[]', '$[*]')
1|["number", "string", "object"]|"x"|∅
"x"|["number", "string", "object"]|"x"|∅
{"b": 2}|["number", "string", "object"]|"x"|∅

> SELECT * FROM jsonb_path_query('[1,2,3]', '$[*] ? (@ >= $min)', '{"min": 2}') WITH ORDINALITY
2|1
3|2

> SELECT jsonb_path_query_array('[1,"a",2]', '$[*].double()', '{}', true), jsonb_path_query('[1,"a",2]', 'strict $[*].double()', '{}', true)
[1]|1

> SELECT jsonb_path_query(NULL, '$'), jsonb_path_query_array('1', NULL), jsonb_path_exists('1', '$', NULL), jsonb_path_match('1', '$', '{}', NULL)
(no rows)

> SELECT jsonb_path_query_array(target => '[1,2]', path => '$[$i]', vars => '{"i":1}')
[2]

> SELECT jsonb_path_query('[1]', 'strict $.a')
ERROR 2203A jsonpath member accessor can only be applied to an object

> SELECT jsonb_path_query('{}', 'strict $.a')
ERROR 2203A JSON object does not contain key "a"

> SELECT jsonb_path_query('1', 'strict $.*')
ERROR 2203C jsonpath wildcard member accessor can only be applied to an object

> SELECT jsonb_path_query('1', 'strict $[*]')
ERROR 22039 jsonpath wildcard array accessor can only be applied to an array

> SELECT jsonb_path_query('1', 'strict $[0]')
ERROR 22039 jsonpath array accessor can only be applied to an array

> SELECT jsonb_path_query('[1]', 'strict $[1]')
ERROR 22033 jsonpath array subscript is out of bounds

> SELECT jsonb_path_query('[1]', 'strict $[1 to 0]')
ERROR 22033 jsonpath array subscript is out of bounds

> SELECT jsonb_path_query('[1]', '$["a"]')
ERROR 22033 jsonpath array subscript is not a single numeric value

> SELECT jsonb_path_query('[1]', '$[1e100]')
ERROR 22033 jsonpath array subscript is out of integer range

> SELECT jsonb_path_query('[1]', '$[$]')
ERROR 22033 jsonpath array subscript is not a single numeric value

> SELECT jsonb_path_query('[1,2]', '$[0.9], 1')
ERROR 42601 syntax error at or near "," of jsonpath input

> SELECT jsonb_path_query_array('[1,2,3,4]', '$[0.9 to 2.1]'), jsonb_path_query_array('[1,2,3,4]', '$[last, 0, -1 to 1]'), jsonb_path_query_array('[1,2,3,4]', '$[last - 1 to last]'), jsonb_path_query_array('5', '$[0 to last]'), jsonb_path_query_array('[]', '$[last]')
[1, 2, 3]|[4, 1, 1, 2]|[3, 4]|[5]|[]

> SELECT jsonb_path_query('[]', 'strict $[last]')
ERROR 22033 jsonpath array subscript is out of bounds

> SELECT jsonb_path_query('{"a":1}', '$.size()'), jsonb_path_query('[1,2]', '$.size()')
1|2

> SELECT jsonb_path_query('{"a":1}', 'strict $.size()')
ERROR 22039 jsonpath item method .size() can only be applied to an array

> SELECT jsonb_path_query_array('[1,-2.5,"3"]', '$[*].abs()')
ERROR 22036 jsonpath item method .abs() can only be applied to a numeric value

> SELECT jsonb_path_query_array('[1,-2.5,2.5]', '$.abs()'), jsonb_path_query_array('[1,-2.5,2.50]', '$.floor()'), jsonb_path_query_array('[1,-2.5,2.50]', '$.ceiling()'), jsonb_path_query_array('[1,-2.5,"2.50"," 1e2 "]', '$.double()')
[1, 2.5, 2.5]|[1, -3, 2]|[1, -2, 3]|[1, -2.5, 2.5, 100]

> SELECT jsonb_path_query('"nan"', '$.double()')
ERROR 22036 string argument of jsonpath item method .double() is not a valid representation of a double precision number

> SELECT jsonb_path_query('1e400', '$.double()')
ERROR 22036 numeric argument of jsonpath item method .double() is out of range for type double precision

> SELECT jsonb_path_query('true', '$.double()')
ERROR 22036 jsonpath item method .double() can only be applied to a string or numeric value

> SELECT jsonb_path_query('[1]', 'strict $.double()')
ERROR 22036 jsonpath item method .double() can only be applied to a string or numeric value

> SELECT jsonb_path_query('{"a":1,"b":[1,2,{"c":{}}]}', '$.keyvalue()')
{"id": 0, "key": "a", "value": 1}
{"id": 0, "key": "b", "value": [1, 2, {"c": {}}]}

> SELECT jsonb_path_query('{"a":{"x":"text","n":-123456789.5},"b":[1,2,{"c":{"d":null}}]}', '$.**.keyvalue()')
ERROR 2203C jsonpath item method .keyvalue() can only be applied to an object

> SELECT jsonb_path_query('{"a":[{"x":1},{"y":[{"z":2}]}]}', '$.keyvalue().value[*].keyvalue().id')
20000000060
20000000084

> SELECT jsonb_path_query('1', '$v.a.keyvalue()', '{"u":"pad","v":{"a":{"b":1}}}')
{"id": 10000000044, "key": "b", "value": 1}

> SELECT jsonb_path_query('[1]', '$.keyvalue()')
ERROR 2203C jsonpath item method .keyvalue() can only be applied to an object

> SELECT jsonb_path_query('[{"a":1}]', 'strict $.keyvalue()')
ERROR 2203C jsonpath item method .keyvalue() can only be applied to an object

> SELECT jsonb_path_query('{}', '$.keyvalue()')
(no rows)

> SELECT jsonb_path_query('{"a":1}', '1 / 0')
ERROR 22012 division by zero

> SELECT jsonb_path_query('{"a":1}', '$.a / 0', silent => true)
(no rows)

> SELECT jsonb_path_query('{"a":"x"}', '$.a + 1')
ERROR 22038 left operand of jsonpath operator + is not a single numeric value

> SELECT jsonb_path_query('{"a":"x"}', '1 - $.a')
ERROR 22038 right operand of jsonpath operator - is not a single numeric value

> SELECT jsonb_path_query('[1,2]', '$ * 2')
ERROR 22038 left operand of jsonpath operator * is not a single numeric value

> SELECT jsonb_path_query('[1,2]', '-$'), jsonb_path_query('[1,2]', '+$[*]')
-1|1
-2|2

> SELECT jsonb_path_query('["x"]', '-$')
ERROR 2203B operand of unary jsonpath operator - is not a numeric value

> SELECT jsonb_path_query('["x"]', '+$[*]')
ERROR 2203B operand of unary jsonpath operator + is not a numeric value

> SELECT jsonb_path_exists('["x"]', '-$[*]'), jsonb_path_exists('["x"]', 'strict -$[*]', '{}', true)
f|∅

> SELECT jsonb_path_query_array('{"x":7}', '$.x + 1'), jsonb_path_query('7', '$ % 4'), jsonb_path_query('7', '$ / 2'), jsonb_path_query('7', '$ / 3.0'), jsonb_path_query('-7', '$ % 4'), jsonb_path_query('1.10', '$ * 2.0'), jsonb_path_query('1', '$ - 1.0')
[8]|3|3.5000000000000000|2.3333333333333333|-3|2.200|0.0

> SELECT jsonb_path_query('{"a":[{"b":1},{"b":"x"},{"c":3},5]}', '$.a.b'), jsonb_path_query_array('{"a":[{"b":[1,2]},{"b":[[3]]}]}', '$.a.b[*]')
1|[1, 2, [3]]
"x"|[1, 2, [3]]

> SELECT jsonb_path_query('{"a":[{"b":1},{"c":3},5]}', 'strict $.a[*].b')
ERROR 2203A JSON object does not contain key "b"

> SELECT jsonb_path_query('{"a":[[1,2],[3]],"b":{"c":[4]}}', '$.**')
{"a": [[1, 2], [3]], "b": {"c": [4]}}
[[1, 2], [3]]
[1, 2]
1
2
[3]
3
{"c": [4]}
[4]
4

> SELECT jsonb_path_query_array('{"a":[[1,2],[3]],"b":{"c":[4]}}', '$.**{1}'), jsonb_path_query_array('{"a":[[1,2],[3]],"b":{"c":[4]}}', '$.**{2 to 3}'), jsonb_path_query_array('{"a":[[1,2],[3]],"b":{"c":[4]}}', '$.**{last}'), jsonb_path_query_array('{"a":[[1,2],[3]],"b":{"c":[4]}}', 'strict $.**.c'), jsonb_path_query_array('{"a":[[1,2],[3]],"b":{"c":[4]}}', 'strict $.**{2 to last} ? (@ > 1)'), jsonb_path_query_array('1', '$.**{last}')
[[[1, 2], [3]], {"c": [4]}]|[[1, 2], 1, 2, [3], 3, [4], 4]|[1, 2, 3, 4]|[[4]]|[2, 3, 4]|[]

> SELECT jsonb_path_query_array('[1,2,3,"a",null,true]', '$[*] ? (@ > 1)'), jsonb_path_query_array('[1,2,3,"a",null,true]', '$[*] ? (@ != 1)'), jsonb_path_query_array('[1,2,3,"a",null,true]', '$[*] ? (@ == null)'), jsonb_path_query_array('[1,2,3,"a",null,true]', '$[*] ? ((@ > 1) is unknown)'), jsonb_path_query_array('[1,"b","a",null,true,false]', '$[*] ? (@ >= "b")'), jsonb_path_query_array('[1,true,false]', '$[*] ? (@ < true)')
[2, 3]|[2, 3, null]|[null]|["a", true]|["b"]|[false]

> SELECT jsonb_path_query_array('[{"a":[1,2]},{"a":[3]},{"b":1}]', '$[*] ? (@.a > 1)'), jsonb_path_query_array('[{"a":[1,2]},{"a":[3]},{"b":1}]', 'strict $[*] ? (@.a[*] > 1)'), jsonb_path_query_array('[{"a":[1,2]},{"a":[3]},{"b":1}]', '$[*] ? (exists (@.a))'), jsonb_path_query_array('[{"a":[1,2]},{"a":[3]},{"b":1}]', '$[*] ? (!exists (@.a))'), jsonb_path_query_array('[{"a":[1,2]},{"a":[3]},{"b":1}]', 'strict $[*] ? (exists (@.a))')
[{"a": [1, 2]}, {"a": [3]}]|[{"a": [1, 2]}, {"a": [3]}]|[{"a": [1, 2]}, {"a": [3]}]|[{"b": 1}]|[{"a": [1, 2]}, {"a": [3]}]

> SELECT jsonb_path_query_array('[1,"a",[1],{"a":1}]', '$[*] ? (@ == 1)'), jsonb_path_query_array('[1,"a",[1],{"a":1}]', 'strict $[*] ? (@ == 1)'), jsonb_path_query_array('[[1,2],[3]]', '$ ? (@[*] > 2)'), jsonb_path_query_array('[[1,2],[3]]', 'strict $ ? (@[*] > 2)'), jsonb_path_query_array('{"a":[]}', '$ ? (@.a == @.a)')
[1, 1]|[1]|[[3]]|[]|[]

> SELECT jsonb_path_query('[1,2]', '($[*] > 1)'), jsonb_path_query('[1,2]', '($[*] > "x")'), jsonb_path_query('[1,2]', '$[*] > 1'), jsonb_path_query('[1,2]', 'strict $[*] > 1'), jsonb_path_query('[1,"x"]', 'strict $[*] > 0')
true|null|true|true|null

> SELECT jsonb_path_query_array('["abc","abd","Abc",1,null,["abx"]]', '$[*] ? (@ starts with "ab")'), jsonb_path_query_array('["abc","abd","Abc"]', '$[*] ? (@ starts with $p)', '{"p":"abd"}'), jsonb_path_query_array('["abc"]', '$[*] ? ((@ starts with $p) is unknown)', '{"p":1}')
["abc", "abd", "abx"]|["abd"]|["abc"]

> SELECT jsonb_path_query_array('["abc","ABC","a\nc","b\nac"]', '$[*] ? (@ like_regex "^a")'), jsonb_path_query_array('["abc","ABC","a\nc","b\nac"]', '$[*] ? (@ like_regex "^a" flag "i")'), jsonb_path_query_array('["abc","ABC","a\nc","b\nac"]', '$[*] ? (@ like_regex "^a.c$")'), jsonb_path_query_array('["abc","ABC","a\nc","b\nac"]', '$[*] ? (@ like_regex "^a.c$" flag "s")'), jsonb_path_query_array('["abc","ABC","a\nc","b\nac"]', '$[*] ? (@ like_regex "^ac$" flag "m")'), jsonb_path_query_array('["a.c","abc","A.C"]', '$[*] ? (@ like_regex "a.c" flag "q")'), jsonb_path_query_array('["a.c","abc","A.C"]', '$[*] ? (@ like_regex "a.c" flag "iqx")')
["abc", "a\nc"]|["abc", "ABC", "a\nc"]|["abc"]|["abc", "a\nc"]|["b\nac"]|["a.c"]|["a.c", "A.C"]

> SELECT jsonb_path_query_array('[1,2,3]', '$[*] ? (@ > 1 && @ < 3)'), jsonb_path_query_array('[1,2,3]', '$[*] ? (@ < 2 || @ > 2)'), jsonb_path_query_array('[1,"a"]', '$[*] ? (@ > 0 || @ == "a")'), jsonb_path_query_array('[1,"a"]', '$[*] ? (!(@ > 0))'), jsonb_path_query_array('[1,"a"]', '$[*] ? ((@ > 0 && @ == "a") is unknown)')
[2]|[1, 3]|[1, "a"]|[]|[1, "a"]

> SELECT jsonb_path_query_array('[1,"2",null,true,[3],{"a":4}]', '$[*].type()'), jsonb_path_query('[]', '$.type()'), jsonb_path_query('1', '($ == 1).type()'), jsonb_path_query('1', '($ == "a").type()')
["number", "string", "null", "boolean", "array", "object"]|"array"|"boolean"|"null"

> SELECT jsonb_path_query('{"a":{"b":[1,2]}}', '$.a ? (@.b[*] > 1).b[0]'), jsonb_path_query('[[1,2],[3,4]]', '$[*][last]'), jsonb_path_query('[{"k":[5,6]}]', '$[$[0].k.size() - 2].k[last]')
1|2|6
∅|4|∅

> SELECT jsonb_path_query('[3,1,2]', '$[$[1]]'), jsonb_path_query('{"a":[1,2,3],"i":1}', '$.a[$.i to last]')
1|2
∅|3

> SELECT jsonb_path_query('"2017-03-10"', '$.datetime()'), jsonb_path_query('"12:34:56"', '$.datetime()'), jsonb_path_query('"12:34:56 +3"', '$.datetime()')
"2017-03-10"|"12:34:56"|"12:34:56+03:00"

> SELECT jsonb_path_query('"12:34:56+05:30"', '$.datetime().type()'), jsonb_path_query('"2017-03-10 12:34:56"', '$.datetime()'), jsonb_path_query('"2017-03-10T12:34:56"', '$.datetime().type()'), jsonb_path_query('"2017-03-10 12:34:56+3"', '$.datetime()'), jsonb_path_query('"2017-03-10T12:34:56-03:30"', '$.datetime()'), jsonb_path_query('"2017-03-10 12:34:56+05:20"', '$.datetime().type()')
"time with time zone"|"2017-03-10T12:34:56"|"timestamp without time zone"|"2017-03-10T12:34:56+03:00"|"2017-03-10T12:34:56-03:30"|"timestamp with time zone"

> SELECT jsonb_path_query('"12:34"', '$.datetime()')
ERROR 22031 datetime format is not recognized: "12:34"

> SELECT jsonb_path_query('"2017-13-10"', '$.datetime()')
ERROR 22031 datetime format is not recognized: "2017-13-10"

> SELECT jsonb_path_query('"2017-02-30"', '$.datetime()')
ERROR 22031 datetime format is not recognized: "2017-02-30"

> SELECT jsonb_path_query('"2017-03-10x"', '$.datetime()')
ERROR 22031 datetime format is not recognized: "2017-03-10x"

> SELECT jsonb_path_query('1', '$.datetime()')
ERROR 22031 jsonpath item method .datetime() can only be applied to a string

> SELECT jsonb_path_query('[1]', 'strict $.datetime()')
ERROR 22031 jsonpath item method .datetime() can only be applied to a string

> SELECT jsonb_path_query('"10.03.2017 12:34"', '$.datetime("dd.mm.yyyy HH24:MI")'), jsonb_path_query('"12:34"', '$.datetime("HH24:MI")'), jsonb_path_query('"2017-03-10 1:30 pm"', '$.datetime("yyyy-mm-dd HH12:MI AM")'), jsonb_path_query('"12:34 -10"', '$.datetime("HH24:MI TZH")'), jsonb_path_query('"2017 60"', '$.datetime("YYYY DDD")')
"2017-03-10T12:34:00"|"12:34:00"|"2017-03-10T13:30:00"|"12:34:00-10:00"|"2017-03-01"

> SELECT jsonb_path_query('"aaaa"', '$.datetime("HH24")')
ERROR 22007 invalid value "aa" for "HH24"

> SELECT jsonb_path_query('"10"', '$.datetime("x")')
ERROR 22007 invalid datetime format separator: "x"

> SELECT jsonb_path_query('"2017-03-10 +3"', '$.datetime("yyyy-mm-dd TZH")')
ERROR 22007 datetime format is zoned but not timed

> SELECT jsonb_path_query('"2017-03-10"', '$.datetime("yyyy-mm-dd HH24 TZH")')
ERROR 22007 input string is too short for datetime format

> SELECT jsonb_path_query('"25:00"', '$.datetime("HH24:MI")')
ERROR 22008 date/time field value out of range: "25:00"

> SELECT jsonb_path_query('"aaaa"', '$.datetime("HH24")', '{}', true)
(no rows)

> SET TimeZone = '+10'
SET

> SELECT jsonb_path_query_array('["2017-03-10","2017-03-11","2017-03-09","2017-03-10 00:00:00","2017-03-10 12:34:56"]', '$[*].datetime() ? (@ >= "2017-03-10".datetime())'), jsonb_path_query_array('["12:00:00","13:00:00","2017-03-10"]', '$[*].datetime() ? (@ > "12:30:00".datetime())')
["2017-03-10", "2017-03-11", "2017-03-10T00:00:00", "2017-03-10T12:34:56"]|["13:00:00"]

> SELECT jsonb_path_query_array('["2017-03-10","2017-03-10 12:34:56+1"]', '$[*].datetime() ? (@ >= "2017-03-10".datetime())')
ERROR 0A000 cannot convert value from date to timestamptz without time zone usage

> SELECT jsonb_path_query_array_tz('["2017-03-10","2017-03-10 12:34:56+1","2017-03-09 13:59:59+0","2017-03-09 14:00:00+0"]', '$[*].datetime() ? (@ >= "2017-03-10".datetime())')
["2017-03-10", "2017-03-10T12:34:56+01:00", "2017-03-09T14:00:00+00:00"]

> SELECT jsonb_path_query_array('["12:00:00","13:00:00+1"]', '$[*].datetime() ? (@ > "12:30:00".datetime())')
ERROR 0A000 cannot convert value from time to timetz without time zone usage

> SELECT jsonb_path_query_array_tz('["12:00:00","13:00:00+1","12:00:00+10","12:30:01+10","2017-03-10"]', '$[*].datetime() ? (@ > "12:30:00".datetime())')
["13:00:00+01:00", "12:30:01+10:00"]

> SELECT jsonb_path_query_array_tz('["2017-03-10 12:35:00","2017-03-10 12:35:00+1","2017-03-10"]', '$[*].datetime() ? (@ == "2017-03-10 12:35:00+10".datetime())'), jsonb_path_exists_tz('"12:00:00"', '$.datetime() < "11:00:00+9".datetime()'), jsonb_path_match_tz('"12:00:00"', '$.datetime() < "11:00:00+0".datetime()'), jsonb_path_query_first_tz('["2017-03-10"]', '$[*].datetime()'), jsonb_path_query_tz('["2017-03-10"]', '$[*].datetime().type()')
["2017-03-10T12:35:00"]|t|t|"2017-03-10"|"date"

> SELECT '"2017-03-10"'::jsonb @@ '$.datetime() < "2017-03-11 00:00:00+1".datetime()'
ERROR 0A000 cannot convert value from date to timestamptz without time zone usage

> RESET TimeZone
RESET

> CREATE TABLE docs (id int PRIMARY KEY, d jsonb)
CREATE TABLE

> INSERT INTO docs SELECT i, jsonb_build_object('n', i, 'tags', jsonb_build_array(i % 3, 't' || i % 2), 'sub', jsonb_build_object('k', i * 10)) FROM generate_series(1, 6) i
INSERT 0 6

> SELECT id FROM docs WHERE d @? '$.tags[*] ? (@ == 0)' ORDER BY id
3
6

> SELECT id FROM docs WHERE d @@ '$.sub.k >= 40' ORDER BY id
4
5
6

> SELECT id, jsonb_path_query(d, '$.tags[*]') FROM docs WHERE id < 3 ORDER BY 1, 2
1|"t1"
1|1
2|"t0"
2|2

> SELECT d.id, x FROM docs d, jsonb_path_query(d.d, '$.* ? (@.type() == "number")') x WHERE id < 3 ORDER BY 1
1|1
1|1
2|2
2|2

> SELECT sum((jsonb_path_query_first(d, '$.sub.k'))::int) FROM docs
210

> CREATE INDEX ON docs (jsonb_path_query_first(d, '$.n'))
CREATE INDEX

> SELECT id FROM docs WHERE jsonb_path_query_first(d, '$.n') = '4'
4

> CREATE INDEX ON docs (jsonb_path_query_first_tz(d, '$.n'))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE VIEW v AS SELECT id, d @? '$.n ? (@ > 2)' AS big, jsonb_path_query_array(d, 'strict $.tags[0 to last]') AS t FROM docs
CREATE VIEW

> SELECT * FROM v WHERE big ORDER BY id LIMIT 2
3|t|[0, "t1"]
4|t|[1, "t0"]

> PREPARE q(jsonpath, jsonb) AS SELECT id FROM docs WHERE jsonb_path_exists(d, $1, $2) ORDER BY id
PREPARE

> EXECUTE q('$.n ? (@ > $x)', '{"x": 4}')
5
6

> SELECT jsonb_path_query('1', '$', '{}', false, 1)
ERROR 42883 function jsonb_path_query(unknown, unknown, unknown, boolean, integer) does not exist

> SELECT jsonb_path_query_array('[1]'::jsonb, 5)
ERROR 42883 function jsonb_path_query_array(jsonb, integer) does not exist

> SELECT json_agg(x) FROM jsonb_path_query('{"a":{"b":null}}', '$.**') x
[{"a": {"b": null}}, {"b": null}, null]
