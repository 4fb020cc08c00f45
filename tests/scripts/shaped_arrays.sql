# Arrays of several dimensions, and with other lower bounds than 1.

> SELECT '{{1,2},{3,4}}'::int[], '[2:3][0:1]={{1,2},{3,4}}'::int[], '[0:1]={7,8}'::int[], '[1:2]={7,8}'::int[]
{{1,2},{3,4}}|[2:3][0:1]={{1,2},{3,4}}|[0:1]={7,8}|{7,8}

> SELECT '{{{a,"b c"},{"",NULL}},{{"null","x\"y"},{"{}","\\"}}}'::text[]
{{{a,"b c"},{"",NULL}},{{"null","x\"y"},{"{}","\\"}}}

> SELECT ' [ 1:2 ] = {1,2}'::int[]
ERROR 22P02 malformed array literal: " [ 1:2 ] = {1,2}"

> SELECT ' [1:2] [1:1] = { {1} , {2} } '::int[]
{{1},{2}}

> SELECT '[2]={1,2}'::int[]
{1,2}

> SELECT '[-2:-1]={1,2}'::int[]
[-2:-1]={1,2}

> SELECT '[1:3]={1,2}'::int[]
ERROR 22P02 malformed array literal: "[1:3]={1,2}"

> SELECT '[2:1]={}'::int[]
ERROR 2202E upper bound cannot be less than lower bound

> SELECT '[1:2]{1,2}'::int[]
ERROR 22P02 malformed array literal: "[1:2]{1,2}"

> SELECT '[1:2]=1,2'::int[]
ERROR 22P02 malformed array literal: "[1:2]=1,2"

> SELECT '[]={1,2}'::int[]
ERROR 22P02 malformed array literal: "[]={1,2}"

> SELECT '[1:]={1,2}'::int[]
ERROR 22P02 malformed array literal: "[1:]={1,2}"

> SELECT '[1:2={1,2}'::int[]
ERROR 22P02 malformed array literal: "[1:2={1,2}"

> SELECT '[1][1][1][1][1][1][1]={{{{{{{1}}}}}}}'::int[]
ERROR 54000 number of array dimensions (7) exceeds the maximum allowed (6)

> SELECT '{{{{{{{1}}}}}}}'::int[]
ERROR 54000 number of array dimensions (7) exceeds the maximum allowed (6)

> SELECT '{{1,2},{3}}'::int[]
ERROR 22P02 malformed array literal: "{{1,2},{3}}"

> SELECT '{{1,2},3}'::int[]
ERROR 22P02 malformed array literal: "{{1,2},3}"

> SELECT '{1,{2}}'::int[]
ERROR 22P02 malformed array literal: "{1,{2}}"

> SELECT '{{1},{{2}}}'::int[]
{{{1}},{{2}}}

> SELECT '{{},{}}'::int[]
ERROR 22P02 malformed array literal: "{{},{}}"

> SELECT '{{}}'::int[]
ERROR 22P02 malformed array literal: "{{}}"

> SELECT '{1,2'::int[]
ERROR 22P02 malformed array literal: "{1,2"

> SELECT '{1,2}}'::int[]
ERROR 22P02 malformed array literal: "{1,2}}"

> SELECT '{1,2} x'::int[]
ERROR 22P02 malformed array literal: "{1,2} x"

> SELECT '{1,,2}'::int[]
ERROR 22P02 malformed array literal: "{1,,2}"

> SELECT '{,1}'::int[]
ERROR 22P02 malformed array literal: "{,1}"

> SELECT '{1,}'::int[]
ERROR 22P02 malformed array literal: "{1,}"

> SELECT '{"a"b}'::text[]
ERROR 22P02 malformed array literal: "{"a"b}"

> SELECT '{a"b"}'::text[]
ERROR 22P02 malformed array literal: "{a"b"}"

> SELECT '{"a" , b\ , \"c }'::text[]
{a,"b ","\"c"}

> SELECT '{"a}'::text[]
ERROR 22P02 malformed array literal: "{"a}"

> SELECT '{a\}'::text[]
ERROR 22P02 malformed array literal: "{a\}"

> SELECT '1,2'::int[]
ERROR 22P02 malformed array literal: "1,2"

> SELECT ''::int[]
ERROR 22P02 malformed array literal: ""

> SELECT '{ }'::int[], ' {   }  '::int[], '{ NULL , null, "NULL", nul\l }'::text[]
{}|{}|{NULL,NULL,"NULL","null"}

> SELECT '{a b , c  d}'::text[]
{"a b","c  d"}

> SELECT '{0,1,999999999999}'::int[]
ERROR 22003 value "999999999999" is out of range for type integer

> SELECT '[2147483647:2147483647]={1}'::int[]
ERROR 54000 array lower bound is too large: 2147483647

> SELECT ARRAY[[1,2],[3,4]], ARRAY[ARRAY[1,2],ARRAY[3,4]], ARRAY['{1,2}'::int[], '{3,4}'], ARRAY[[[1]],[[2]]]
{{1,2},{3,4}}|{{1,2},{3,4}}|{{1,2},{3,4}}|{{{1}},{{2}}}

> SELECT ARRAY[[1,2],[3]]
ERROR 2202E multidimensional arrays must have array expressions with matching dimensions

> SELECT ARRAY[[1,2],3]
ERROR 42601 syntax error at or near "3"

> SELECT ARRAY[ARRAY[1,2], NULL]
ERROR 2202E multidimensional arrays must have array expressions with matching dimensions

> SELECT ARRAY[ARRAY[1,2], NULL::int[]]
ERROR 2202E multidimensional arrays must have array expressions with matching dimensions

> SELECT ARRAY[NULL::int[], NULL::int[]], ARRAY['{}'::int[], '{}'::int[]], ARRAY[]::int[][]
{}|{}|{}

> SELECT ARRAY[[1,2.5],[3,4]], ARRAY[['a',NULL],['c','d']], ARRAY[[1,2],[3,4]]::text[], ARRAY[['1','2']]::int[]
{{1,2.5},{3,4}}|{{a,NULL},{c,d}}|{{1,2},{3,4}}|{{1,2}}

> SELECT ARRAY['[0:1]={1,2}'::int[], '[0:1]={3,4}'::int[]], ARRAY['[0:1]={1,2}'::int[], '{3,4}'::int[]]
ERROR 2202E multidimensional arrays must have array expressions with matching dimensions

> SELECT ARRAY['[0:1]={1,2}'::int[], '[0:1]={3,4}'::int[]]
[1:2][0:1]={{1,2},{3,4}}

> SELECT ARRAY[ARRAY[ARRAY[ARRAY[ARRAY[ARRAY[ARRAY[1]]]]]]]
ERROR 54000 number of array dimensions (7) exceeds the maximum allowed (6)

> SELECT ARRAY(SELECT ARRAY[i, i+1] FROM generate_series(1,3) i), ARRAY(SELECT ARRAY[i] FROM generate_series(1,0) i)
{{1,2},{2,3},{3,4}}|{}

> SELECT ARRAY(SELECT CASE WHEN i = 1 THEN ARRAY[i] ELSE ARRAY[i, i] END FROM generate_series(1,3) i)
ERROR 2202E cannot accumulate arrays of different dimensionality

> SELECT ARRAY(SELECT NULL::int[])
ERROR 22004 cannot accumulate null arrays

> SELECT ARRAY(SELECT '{}'::int[])
ERROR 2202E cannot accumulate empty arrays

> SELECT array_agg(ARRAY[i, -i]), array_agg(ARRAY[[i]]) FROM generate_series(1,3) i
{{1,-1},{2,-2},{3,-3}}|{{{1}},{{2}},{{3}}}

> SELECT array_agg(a) FROM (VALUES ('{1}'::int[]), ('{1,2}')) v(a)
ERROR 2202E cannot accumulate arrays of different dimensionality

> SELECT array_agg(a) FROM (VALUES ('{1}'::int[]), (NULL)) v(a)
ERROR 22004 cannot accumulate null arrays

> SELECT array_agg(a) FROM (VALUES ('{}'::int[])) v(a)
ERROR 2202E cannot accumulate empty arrays

> SELECT array_agg(a) FROM (VALUES ('{1}'::int[])) v(a) WHERE false
∅

> SELECT array_agg(a ORDER BY a DESC) FILTER (WHERE a <> '{2,2}') FROM (VALUES ('{1,2}'::int[]), ('{3,4}'), ('{2,2}')) v(a)
{{3,4},{1,2}}

> CREATE TABLE m (id int PRIMARY KEY, a int[], t text[], n numeric(6,2)[], z timestamptz[], j jsonb[])
CREATE TABLE

> INSERT INTO m VALUES (1, '{{1,2,3},{4,5,6},{7,8,9}}', '[0:2]={a,b,c}', '{{1.005,2},{3,4}}', NULL, '{{"{\"a\":[1,{\"b\":2}]}","[1,2]"}}')
INSERT 0 1

> SELECT a[1][2], a[3][3], a[1], a[4][1], a[0][0], a[1][2][3], t[0], t[2], t[3], n, j, j[1][1]->'a' FROM m
2|9|∅|∅|∅|∅|a|c|∅|{{1.01,2.00},{3.00,4.00}}|{{"{\"a\": [1, {\"b\": 2}]}","[1, 2]"}}|[1, {"b": 2}]

> SELECT a[1:2], a[2:3][2:3], a[:2][2:], a[2][2:3], a[:][1:1], a[2:9][-1:1], a[2:1], a[1:2][1:2][1:2], t[0:1], t[:1], t[1:], t[5:6] FROM m
{{1,2,3},{4,5,6}}|{{5,6},{8,9}}|{{2,3},{5,6}}|{{2,3},{5,6}}|{{1},{4},{7}}|{{4},{7}}|{}|{}|{a,b}|{a,b}|{b,c}|{}

> SELECT a[NULL], a[1][NULL], a[1:NULL], a[NULL:], (a[2:3])[1][2], (a[2:3])[1:1] FROM m
∅|∅|∅|∅|5|{{4,5,6}}

> SELECT a['1'][2], a[1.4][1.6::int], a[true] FROM m
ERROR 42804 array subscript must have type integer

> SELECT a[1][1][1][1][1][1][1] FROM m
ERROR 54000 number of array dimensions (7) exceeds the maximum allowed (6)

> SELECT (ARRAY[[1,2],[3,4]])[2][1], ('{{1,2},{3,4}}'::int[])[1:1], (ARRAY[1,2,3])[2:3], ('[5:7]={1,2,3}'::int[])[6], ('[5:7]={1,2,3}'::int[])[6:]
3|{{1,2}}|{2,3}|2|{2,3}

> SELECT id[1] FROM m
ERROR 42804 cannot subscript type integer because it does not support subscripting

> SELECT array_ndims(a), array_dims(a), array_length(a,1), array_length(a,2), array_length(a,3), array_length(a,0), array_lower(t,1), array_upper(t,1), cardinality(a), array_dims(t), array_dims(n) FROM m
2|[1:3][1:3]|3|3|∅|∅|0|2|9|[0:2]|[1:2][1:2]

> SELECT array_ndims('{}'::int[]), array_dims('{}'::int[]), array_lower('{}'::int[],1), cardinality('{}'::int[]), cardinality('{{{1}}}'::int[])
∅|∅|∅|0|1

> SELECT array_fill(7, ARRAY[2,3]), array_fill(7, ARRAY[2,2], ARRAY[0,-1]), array_fill(NULL::text, ARRAY[1,2]), array_fill(7, ARRAY[3], ARRAY[2])
{{7,7,7},{7,7,7}}|[0:1][-1:0]={{7,7},{7,7}}|{{NULL,NULL}}|[2:4]={7,7,7}

> SELECT array_fill(7, ARRAY[2,0]), array_fill(7, '{}'::int[]), array_fill(7, '{}'::int[], '{}'::int[])
{}|{}|{}

> SELECT array_fill(7, ARRAY[[1,2],[3,4]])
ERROR 2202E wrong number of array subscripts

> SELECT array_fill(7, ARRAY[1,2], ARRAY[[1],[2]])
ERROR 2202E wrong number of array subscripts

> SELECT array_fill(7, ARRAY[1,2], ARRAY[1])
ERROR 2202E wrong number of array subscripts

> SELECT array_fill(7, ARRAY[1,NULL])
ERROR 22004 dimension values cannot be null

> SELECT array_fill(7, ARRAY[1,1], ARRAY[1,NULL])
ERROR 22004 dimension values cannot be null

> SELECT array_fill(7, ARRAY[1,1,1,1,1,1,1])
ERROR 54000 number of array dimensions (7) exceeds the maximum allowed (6)

> SELECT array_fill(7, ARRAY[100000,100000])
ERROR 54000 array size exceeds the maximum allowed (134217727)

> SELECT array_fill(1, ARRAY[3], ARRAY[2147483646])
ERROR 54000 array lower bound is too large: 2147483646

> SELECT ARRAY[1,2] || ARRAY[[3,4],[5,6]], ARRAY[[1,2],[3,4]] || ARRAY[5,6], ARRAY[[1,2]] || ARRAY[[3,4]], '[0:1]={1,2}'::int[] || '{3}'::int[], '{3}'::int[] || '[0:1]={1,2}'::int[]
{{1,2},{3,4},{5,6}}|{{1,2},{3,4},{5,6}}|{{1,2},{3,4}}|[0:2]={1,2,3}|{3,1,2}

> SELECT ARRAY[[1,2],[3,4]] || '{}'::int[], '{}'::int[] || ARRAY[[1,2],[3,4]], NULL::int[] || ARRAY[[1,2]], ARRAY[[1,2]] || NULL::int[]
{{1,2},{3,4}}|{{1,2},{3,4}}|{{1,2}}|{{1,2}}

> SELECT ARRAY[[1,2]] || ARRAY[[3]]
ERROR 2202E cannot concatenate incompatible arrays

> SELECT ARRAY[[1,2]] || ARRAY[3]
ERROR 2202E cannot concatenate incompatible arrays

> SELECT ARRAY[1] || ARRAY[[[3]]]
ERROR 2202E cannot concatenate incompatible arrays

> SELECT ARRAY[3] || ARRAY[[1,2]]
ERROR 2202E cannot concatenate incompatible arrays

> SELECT ARRAY[[1,2]] || '[0:1]={3,4}'::int[]
ERROR 2202E cannot concatenate incompatible arrays

> SELECT 0 || '[0:1]={1,2}'::int[], '[0:1]={1,2}'::int[] || 3, array_append('[5:6]={1,2}'::int[], 3), array_prepend(0, '[5:6]={1,2}'::int[]), array_prepend(0, '{}'::int[]), array_append(NULL, 1)
[0:2]={0,1,2}|[0:2]={1,2,3}|[5:7]={1,2,3}|[5:7]={0,1,2}|{0}|{1}

> SELECT ARRAY[[1,2]] || 3
ERROR 22000 argument must be empty or one-dimensional array

> SELECT array_prepend(3, ARRAY[[1,2]])
ERROR 22000 argument must be empty or one-dimensional array

> SELECT array_append('[2147483645:2147483646]={1,2}'::int[], 3)
ERROR 54000 array lower bound is too large: 2147483645

> SELECT array_prepend(0, '[-2147483648:-2147483647]={1,2}'::int[])
ERROR 22003 integer out of range

> SELECT array_cat(ARRAY[[1,2],[3,4]], ARRAY[5,6]), array_cat(ARRAY[1,2], ARRAY[[3,4]])
{{1,2},{3,4},{5,6}}|{{1,2},{3,4}}

> SELECT unnest(ARRAY[[1,2],[3,4]]), unnest('[5:6]={a,b}'::text[])
1|a
2|b
3|∅
4|∅

> SELECT * FROM unnest(ARRAY[[1,2],[3,4]], ARRAY['x','y']) WITH ORDINALITY AS u(a,b,n)
1|x|1
2|y|2
3|∅|3
4|∅|4

> SELECT generate_subscripts('[2:4][0:1]={{1,2},{3,4},{5,6}}'::int[], 1), generate_subscripts('[2:4][0:1]={{1,2},{3,4},{5,6}}'::int[], 2)
2|0
3|1
4|∅

> SELECT generate_subscripts('[2:4]={1,2,3}'::int[], 1, true)
4
3
2

> SELECT generate_subscripts('{{1,2}}'::int[], 3)
(no rows)

> SELECT 3 = ANY (ARRAY[[1,2],[3,4]]), 0 < ALL (ARRAY[[1,2],[3,4]]), 5 = ANY ('[5:6]={1,2}'::int[]), 2 IN (SELECT unnest(ARRAY[[1,2]]))
t|t|f|t

> SELECT ARRAY[[1,2],[3,4]] @> ARRAY[2,3], ARRAY[2,9] && ARRAY[[1,2]], ARRAY[[4]] <@ ARRAY[[1,2],[3,4]]
t|t|t

> SELECT '{{1,2}}'::int[] = '{1,2}'::int[], '{{1,2}}'::int[] > '{1,2}'::int[], '[0:1]={1,2}'::int[] = '{1,2}'::int[], '[0:1]={1,2}'::int[] < '{1,2}'::int[], '[2:3]={1,2}'::int[] > '{1,2}'::int[], '{{1},{2}}'::int[] < '{{1,2}}'::int[]
f|t|f|t|t|f

> SELECT '{1,2,3}'::int[] > '{{1,2}}'::int[], '{{1,3}}'::int[] > '{1,2,9}'::int[], '{{1,2}}'::int[] IS DISTINCT FROM '{{1,2}}'::int[], '{{NULL,2}}'::int[] = '{{NULL,2}}'::int[]
t|t|f|t

> CREATE TABLE o (a int[])
CREATE TABLE

> INSERT INTO o VALUES ('{1,2}'), ('{{1,2}}'), ('{{1},{2}}'), ('[0:1]={1,2}'), ('[2:3]={1,2}'), ('{1}'), ('{1,2,3}'), ('{}'), ('{1,NULL}'), (NULL), ('{{1,2},{3,4}}'), ('[0:0][1:2]={{1,2}}'), ('{0}'), ('{{{1,2}}}')
INSERT 0 14

> SELECT a FROM o ORDER BY a
{}
{0}
{1}
[0:1]={1,2}
{1,2}
[2:3]={1,2}
[0:0][1:2]={{1,2}}
{{1,2}}
{{1},{2}}
{{{1,2}}}
{1,2,3}
{{1,2},{3,4}}
{1,NULL}
∅

> SELECT a FROM o ORDER BY a DESC
∅
{1,NULL}
{{1,2},{3,4}}
{1,2,3}
{{{1,2}}}
{{1},{2}}
{{1,2}}
[0:0][1:2]={{1,2}}
[2:3]={1,2}
{1,2}
[0:1]={1,2}
{1}
{0}
{}

> CREATE INDEX o_up ON o (a)
CREATE INDEX

> CREATE INDEX o_down ON o (a DESC)
CREATE INDEX

> SELECT a FROM o WHERE a > '{1,2}' ORDER BY a
[2:3]={1,2}
[0:0][1:2]={{1,2}}
{{1,2}}
{{1},{2}}
{{{1,2}}}
{1,2,3}
{{1,2},{3,4}}
{1,NULL}

> SELECT a FROM o WHERE a <= '{{1},{2}}' ORDER BY a DESC
{{1},{2}}
{{1,2}}
[0:0][1:2]={{1,2}}
[2:3]={1,2}
{1,2}
[0:1]={1,2}
{1}
{0}
{}

> SELECT a FROM o WHERE a = '{{1,2}}'
{{1,2}}

> SELECT min(a), max(a) FROM o
{}|{1,NULL}

> SELECT a, count(*) FROM (TABLE o UNION ALL TABLE o) x GROUP BY a ORDER BY a
{}|2
{0}|2
{1}|2
[0:1]={1,2}|2
{1,2}|2
[2:3]={1,2}|2
[0:0][1:2]={{1,2}}|2
{{1,2}}|2
{{1},{2}}|2
{{{1,2}}}|2
{1,2,3}|2
{{1,2},{3,4}}|2
{1,NULL}|2
∅|2

> SELECT DISTINCT array_dims(a) FROM o ORDER BY 1
[0:0][1:2]
[0:1]
[1:1]
[1:1][1:1][1:2]
[1:1][1:2]
[1:2]
[1:2][1:1]
[1:2][1:2]
[1:3]
[2:3]
∅

> SELECT x.a FROM o x JOIN o y ON x.a = y.a AND array_ndims(x.a) = 2 ORDER BY 1
[0:0][1:2]={{1,2}}
{{1,2}}
{{1},{2}}
{{1,2},{3,4}}

> CREATE TABLE k (a int[] PRIMARY KEY, v int)
CREATE TABLE

> INSERT INTO k VALUES ('{1,2}', 1), ('{{1,2}}', 2), ('[0:1]={1,2}', 3)
INSERT 0 3

> INSERT INTO k VALUES ('{{1,2}}', 4)
ERROR 23505 duplicate key value violates unique constraint "k_pkey"

> INSERT INTO k VALUES ('{{1,2}}', 4) ON CONFLICT (a) DO UPDATE SET v = excluded.v
INSERT 0 1

> SELECT v FROM k WHERE a = '{{1,2}}'
4

> SELECT * FROM k ORDER BY a
[0:1]={1,2}|3
{1,2}|1
{{1,2}}|4

> SELECT array_to_string(ARRAY[[1,NULL],[3,4]], ',', '*'), array_to_string('[0:1]={a,b}'::text[], '-'), array_to_string('{{1,2},{3,4}}'::int[], '')
1,*,3,4|a-b|1234

> SELECT array_position('[5:7]={a,b,c}'::text[], 'b'), array_positions('[5:7]={a,b,a}'::text[], 'a'), array_position('[5:7]={a,b,a}'::text[], 'a', 6)
6|{5,7}|7

> SELECT array_position(ARRAY[[1,2]], 1)
ERROR 0A000 searching for elements in multidimensional arrays is not supported

> SELECT array_positions(ARRAY[[1,2]], 1)
ERROR 0A000 searching for elements in multidimensional arrays is not supported

> SELECT array_remove('[5:7]={a,b,a}'::text[], 'a'), array_remove('[5:7]={a,b,a}'::text[], 'z'), array_remove('[5:6]={a,a}'::text[], 'a'), array_replace(ARRAY[[1,2],[2,3]], 2, 9), array_replace('[0:1]={1,NULL}'::int[], NULL, 5)
[5:5]={b}|[5:7]={a,b,a}|{}|{{1,9},{9,3}}|[0:1]={1,5}

> SELECT array_remove(ARRAY[[1,2]], 1)
ERROR 0A000 removing elements from multidimensional arrays is not supported

> SELECT trim_array(ARRAY[[1,2],[3,4],[5,6]], 1), trim_array('[0:3]={1,2,3,4}'::int[], 2), trim_array('[0:1]={1,2}'::int[], 2)
{{1,2},{3,4}}|{1,2}|{}

> SELECT trim_array(ARRAY[[1,2],[3,4]], 3)
ERROR 2202E number of elements to trim must be between 0 and 2

> SELECT ARRAY[[1,2],[3,4]]::numeric[], '[0:1]={1.5,2.5}'::numeric[]::int[], '{{1,2}}'::int[]::text, '{{a,bcd}}'::varchar(2)[], ARRAY[['1','2']]::int[]::float8[], '{{1.255}}'::numeric(3,1)[]
{{1,2},{3,4}}|[0:1]={2,3}|{{1,2}}|{{a,bc}}|{{1,2}}|{{1.3}}

> SELECT to_json(ARRAY[[1,2],[3,4]]), to_jsonb('[0:1]={a,b}'::text[]), array_to_json(ARRAY[[1,2],[3,4]], true), json_build_array(ARRAY[[1]]), row_to_json(r) FROM (SELECT ARRAY[['x,y']] AS a) r
[[1,2],[3,4]]|["a", "b"]|[[1,2],\n [3,4]]|[[[1]]]|{"a":[["x,y"]]}

> SELECT * FROM jsonb_to_record('{"a":[[1,2],[3,4]],"b":[[["x"]]]}') AS x(a int[], b text[])
{{1,2},{3,4}}|{{{x}}}

> SELECT * FROM jsonb_to_record('{"a":[[1,2],[3]]}') AS x(a int[])
ERROR 22P02 malformed JSON array

> SELECT * FROM json_to_record('{"a":[[1,2],3]}') AS x(a int[])
ERROR 22P02 expected JSON array

> SELECT * FROM json_to_record('{"a":[[],[]], "b":[]}') AS x(a int[], b int[])
{}|{}

> SELECT * FROM json_to_record('{"a":[1,[2]]}') AS x(a text[])
{1,[2]}

> SELECT json_object('{{a,1},{b,NULL}}'), jsonb_object('{{a,1},{b,2}}')
{"a" : "1", "b" : null}|{"a": "1", "b": "2"}

> SELECT json_object('{{a,1,2},{b,2,3}}')
ERROR 2202E array must have two columns

> SELECT json_object('{{{a,1}}}')
ERROR 2202E wrong number of array subscripts

> SELECT jsonb_object('{{a,1}}', '{{b,1}}')
ERROR 2202E wrong number of array subscripts

> SELECT jsonb_object('{a}', '{{b,1}}')
ERROR 2202E wrong number of array subscripts

> SELECT width_bucket(5, ARRAY[[1,2],[3,4]])
ERROR 2202E thresholds must be one-dimensional array

> SELECT width_bucket(5, '[0:2]={1,3,7}'::int[])
2

> SELECT percentile_disc(ARRAY[[0,0.5],[0.9,1]]) WITHIN GROUP (ORDER BY i) FROM generate_series(1,10) i
{{1,5},{9,10}}

> SELECT percentile_cont(ARRAY[[0,0.5],[0.9,NULL]]) WITHIN GROUP (ORDER BY i) FROM generate_series(1,10) i
{{1,5.5},{9.1,NULL}}

> SELECT concat_ws(',', VARIADIC ARRAY[['a','b'],['c','d']]), num_nulls(VARIADIC ARRAY[[1,NULL],[NULL,NULL]]), format('%s %s', VARIADIC ARRAY[['a'],['b']])
ERROR 42846 ARRAY could not convert type text[] to integer[]

> SELECT '1 2 3'::int2vector::int2[], ('1 2 3'::int2vector)[0], ('4 5'::oidvector)[1], array_position('7 8'::int2vector, 8::int2), array_lower('7 8'::int2vector, 1), array_dims('7 8'::int2vector), unnest('7 8'::int2vector)
[0:2]={1,2,3}|1|5|1|0|[0:1]|7
[0:2]={1,2,3}|1|5|1|0|[0:1]|8

> SELECT coalesce(a, '{{9}}'), greatest(a, '{{1,2}}'), nullif(a, '{1,2}'), CASE WHEN a = '{{1,2}}' THEN 'yes' END FROM o ORDER BY a
{}|{{1,2}}|{}|∅
{0}|{{1,2}}|{0}|∅
{1}|{{1,2}}|{1}|∅
[0:1]={1,2}|{{1,2}}|[0:1]={1,2}|∅
{1,2}|{{1,2}}|∅|∅
[2:3]={1,2}|{{1,2}}|[2:3]={1,2}|∅
[0:0][1:2]={{1,2}}|{{1,2}}|[0:0][1:2]={{1,2}}|∅
{{1,2}}|{{1,2}}|{{1,2}}|yes
{{1},{2}}|{{1},{2}}|{{1},{2}}|∅
{{{1,2}}}|{{{1,2}}}|{{{1,2}}}|∅
{1,2,3}|{1,2,3}|{1,2,3}|∅
{{1,2},{3,4}}|{{1,2},{3,4}}|{{1,2},{3,4}}|∅
{1,NULL}|{1,NULL}|{1,NULL}|∅
{{9}}|{{1,2}}|∅|∅

> SELECT pg_typeof(ARRAY[[1]]), pg_typeof((ARRAY[[1]])[1][1]), pg_typeof((ARRAY[[1]])[1:1])
integer[]|integer|integer[]

> CREATE VIEW mv AS SELECT a[1][2] AS x, a[1:2][2:] AS y, ARRAY[[id, 2]] AS z, a[:1] AS w, ARRAY[ARRAY[id], '{5}'] AS q FROM m
CREATE VIEW

> SELECT * FROM mv
2|{{2,3},{5,6}}|{{1,2}}|{{1,2,3}}|{{1},{5}}

> CREATE TABLE copied (a int[], b text[])
CREATE TABLE

> INSERT INTO copied SELECT a, t FROM m
INSERT 0 1

> SELECT * FROM copied
{{1,2,3},{4,5,6},{7,8,9}}|[0:2]={a,b,c}

> SELECT row(ARRAY[[1,2]], '[0:0]={"a b"}'::text[])
("{{1,2}}","[0:0]={""a b""}")

> BEGIN
BEGIN

> CREATE TEMP TABLE tt AS SELECT a FROM o
SELECT 14

> SELECT count(DISTINCT a) FROM tt
13

> ROLLBACK
ROLLBACK

> SELECT '[0:1]={1,,2}'::int[]
ERROR 22P02 malformed array literal: "{1,,2}"

> SELECT '  {1,2'::int[]
ERROR 22P02 malformed array literal: "{1,2"

> SELECT array_fill(1, '{2}', '{1,NULL}')
ERROR 22004 dimension values cannot be null

> SELECT array_position(ARRAY[[1]], 1, NULL), 1
ERROR 0A000 searching for elements in multidimensional arrays is not supported

> SELECT array_position('{}'::int[], 1, NULL), array_position('{1}'::int[], 1, 2)
∅|∅

> SELECT array_position('{1}'::int[], 1, NULL)
ERROR 22004 initial position must not be null

> SELECT ARRAY(SELECT a FROM (VALUES ('{1}'::int[]), ('{}')) v(a))
ERROR 2202E cannot accumulate arrays of different dimensionality
