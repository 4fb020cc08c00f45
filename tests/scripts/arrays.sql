# Functions and operators of arrays.

> SELECT ARRAY[1,2,3] || NULL
{1,2,3}

> SELECT NULL || ARRAY[1,2,3]
{1,2,3}

> SELECT ARRAY[1,2] || '{3,4}'
{1,2,3,4}

> SELECT '{3,4}' || ARRAY[1,2]
{3,4,1,2}

> SELECT ARRAY[1,2] || 3
{1,2,3}

> SELECT 3 || ARRAY[1,2]
{3,1,2}

> SELECT ARRAY[1,2] || 3.5
{1,2,3.5}

> SELECT ARRAY['a'] || 'b'
ERROR 22P02 malformed array literal: "b"

> SELECT ARRAY['a','b'] || NULL::text
{a,b,NULL}

> SELECT NULL::int[] || 3
{3}

> SELECT trim_array(ARRAY[1,2,3], 1)
{1,2}

> SELECT trim_array(ARRAY[1,2,3], -1)
ERROR 2202E number of elements to trim must be between 0 and 3

> SELECT trim_array(ARRAY[1,2,3], 4)
ERROR 2202E number of elements to trim must be between 0 and 3

> SELECT trim_array(ARRAY[1,2,3], 3)
{}

> SELECT trim_array('{}'::int[], 0)
{}

> SELECT array_fill(7, ARRAY[3])
{7,7,7}

> SELECT array_fill(7, ARRAY[0])
{}

> SELECT array_fill(7, ARRAY[-1])
ERROR 54000 array size exceeds the maximum allowed (134217727)

> SELECT array_fill(7, NULL)
ERROR 22004 dimension array or low bound array cannot be null

> SELECT array_fill(7, ARRAY[NULL::int])
ERROR 22004 dimension values cannot be null

> SELECT array_fill(NULL::int, ARRAY[2])
{NULL,NULL}

> SELECT array_fill(7, ARRAY[2], ARRAY[1])
{7,7}

> SELECT array_fill(7, '{}'::int[])
{}

> SELECT array_position(ARRAY[1,2,3,2], 2)
2

> SELECT array_position(ARRAY[1,2,3,2], 2, 3)
4

> SELECT array_position(ARRAY[1,2,3,2], 2, 9)
∅

> SELECT array_position(ARRAY[1,2,NULL], NULL)
3

> SELECT array_position(ARRAY[1,2,3], 2, NULL)
ERROR 22004 initial position must not be null

> SELECT array_position(NULL::int[], 2)
∅

> SELECT array_position(ARRAY['NaN'::float8], 'NaN')
1

> SELECT array_positions(ARRAY['NaN'::float8,1], 'NaN')
{1}

> SELECT array_remove(ARRAY['NaN'::float8,1], 'NaN')
{1}

> SELECT array_replace(ARRAY['NaN'::float8,1], 'NaN', 2)
{2,1}

> SELECT ARRAY['NaN'::float8] @> ARRAY['NaN'::float8]
t

> SELECT ARRAY['NaN'::float8] && ARRAY['NaN'::float8]
t

> SELECT ARRAY['NaN'::numeric] @> ARRAY['NaN'::numeric]
t

> SELECT array_positions(ARRAY[1,2,1], 1)
{1,3}

> SELECT array_positions(ARRAY[1,2,NULL], NULL)
{3}

> SELECT array_remove(ARRAY[1,2,NULL], NULL)
{1,2}

> SELECT array_replace(ARRAY[1,NULL], NULL, 5)
{1,5}

> SELECT array_cat(ARRAY[1], NULL)
{1}

> SELECT array_cat(NULL::int[], NULL)
∅

> SELECT array_append(NULL::int[], NULL)
{NULL}

> SELECT array_ndims(ARRAY[1]), array_ndims('{}'::int[])
1|∅

> SELECT array_dims(ARRAY[1,2])
[1:2]

> SELECT array_lower(ARRAY[1],1), array_lower('{}'::int[],1), array_lower(ARRAY[1],2)
1|∅|∅

> SELECT array_length('{}'::int[],1)
∅

> SELECT cardinality('{}'::int[])
0

> SELECT array_to_string(ARRAY[1,NULL,3], ',')
1,3

> SELECT array_to_string(ARRAY[1,NULL,3], ',', '*')
1,*,3

> SELECT array_to_string(ARRAY[1,NULL,3], NULL)
∅

> SELECT array_to_string(ARRAY[true,false], ',')
t,f

> SELECT string_to_array('a,b,c', ',')
{a,b,c}

> SELECT string_to_array('a,b,c', NULL)
{a,",",b,",",c}

> SELECT string_to_array('abc', '')
{abc}

> SELECT string_to_array('', ',')
{}

> SELECT string_to_array(NULL, ',')
∅

> SELECT string_to_array('a,b,NULL', ',', 'NULL')
{a,b,NULL}

> SELECT * FROM string_to_table('a,b', ',')
a
b

> SELECT * FROM string_to_table('a,b,x', ',', 'x')
a
b
∅

> SELECT * FROM generate_subscripts(ARRAY[5,6,7], 1)
1
2
3

> SELECT * FROM generate_subscripts(ARRAY[5,6,7], 1, true)
3
2
1

> SELECT * FROM generate_subscripts(ARRAY[5,6,7], 2)
(no rows)

> SELECT * FROM generate_subscripts('{}'::int[], 1)
(no rows)

> SELECT width_bucket(5, ARRAY[1,4,8])
2

> SELECT width_bucket(0, ARRAY[1,4,8])
0

> SELECT width_bucket(8, ARRAY[1,4,8])
3

> SELECT width_bucket('b', ARRAY['a','c'])
1

> SELECT width_bucket(5.5, ARRAY[1,4,8]::numeric[])
2

> SELECT width_bucket(5, '{}'::int[])
0

> SELECT width_bucket(5, ARRAY[1,NULL])
ERROR 22004 thresholds array must not contain NULLs

> SELECT width_bucket('NaN'::float8, 0, 1, 4)
ERROR 2201G operand, lower bound, and upper bound cannot be NaN

> SELECT width_bucket(1, 'inf'::float8, 1, 4)
ERROR 2201G lower and upper bounds must be finite

> SELECT width_bucket(5.35, 0.024, 10.06, 5)
3

> SELECT width_bucket(1,2,3,0)
ERROR 2201G count must be greater than zero

> SELECT chr(-1)
ERROR 22023 character number must be positive

> SELECT chr(0)
ERROR 54000 null character not permitted

> SELECT chr(55296)
ERROR 54000 requested character not valid for encoding: 55296

> SELECT chr(1114112)
ERROR 54000 requested character too large for encoding: 1114112

> SELECT chr(8364)
€

> SELECT quote_literal(42), quote_literal(4.5), quote_literal(true)
'42'|'4.5'|'true'

> SELECT quote_literal(NULL::int), quote_nullable(NULL::int)
∅|NULL

> SELECT quote_nullable(42)
'42'

> SELECT quote_literal('a''b\c')
E'a''b\\c'

> SELECT ARRAY[1,2,3][2], ARRAY[1,2,3][2:3], ARRAY[1,2,3][:2], ARRAY[1,2,3][9]
ERROR 42601 syntax error at or near "["

> SELECT (ARRAY[1,2,3])[2:1]
{}

> SELECT ARRAY[1,2] = ARRAY[1,2], ARRAY[1,2] < ARRAY[1,3], ARRAY[1,2] < ARRAY[1,2,0], ARRAY[1,NULL] = ARRAY[1,NULL]
t|t|t|t

> SELECT ARRAY[1,NULL] < ARRAY[1,2]
f

> SELECT 1 = ANY('{1,2}')
t

> SELECT 1 = ANY('')
ERROR 22P02 malformed array literal: ""

> SELECT 3 > ALL(ARRAY[1,2])
t

> SELECT 3 > ALL(ARRAY[1,NULL])
∅

> SELECT 1 = ANY(NULL::int[])
∅

> SELECT ARRAY[]::int[]
{}

> SELECT ARRAY[]
ERROR 42P18 cannot determine type of empty array

> SELECT ARRAY[1,'2']
{1,2}

> SELECT ARRAY[1,'x']
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT ARRAY[1,2.5]
{1,2.5}

> SELECT '{1,2,x}'::int[]
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT '{"a,b",c,NULL,"NULL"}'::text[]
{"a,b",c,NULL,"NULL"}

> SELECT '{a,"b\"c"}'::text[]
{a,"b\"c"}

> SELECT '{ a , b }'::text[]
{a,b}

> SELECT '{a,,b}'::text[]
ERROR 22P02 malformed array literal: "{a,,b}"

> SELECT '{a'::text[]
ERROR 22P02 malformed array literal: "{a"

> SELECT 'a}'::text[]
ERROR 22P02 malformed array literal: "a}"

> SELECT '{}'::text[]
{}

> SELECT '{a}b'::text[]
ERROR 22P02 malformed array literal: "{a}b"

> SELECT '{"a"b}'::text[]
ERROR 22P02 malformed array literal: "{"a"b}"

> SELECT ARRAY['a b','',NULL,'null','{x}','a"b','a\b']
{"a b","",NULL,"null","{x}","a\"b","a\\b"}

> SELECT array_agg(x ORDER BY x DESC) FROM unnest(ARRAY[3,1,2]) x
{3,2,1}

> SELECT array_agg(x) FROM (VALUES (1),(NULL),(3)) t(x)
{1,NULL,3}

> SELECT array_agg(x) FILTER (WHERE x>5) FROM (VALUES (1)) t(x)
∅

> SELECT unnest(ARRAY[1,2]), unnest(ARRAY['a','b','c'])
1|a
2|b
∅|c

> SELECT * FROM unnest(ARRAY[1,2], ARRAY['a','b','c']) WITH ORDINALITY
1|a|1
2|b|2
∅|c|3

> SELECT ARRAY(SELECT g FROM generate_series(1,3) g)
{1,2,3}

> SELECT ARRAY[1,2,3] @> ARRAY[2,2], ARRAY[1] <@ ARRAY[1,2], ARRAY[1,NULL] @> ARRAY[NULL::int]
t|t|f

> SELECT ARRAY[1,2]::text[], ARRAY['1','2']::int[]
{1,2}|{1,2}

> SELECT ARRAY[1,2]::text
{1,2}

> SELECT array_length(ARRAY[1,2],0), array_length(ARRAY[1,2],NULL)
∅|∅

> SELECT count(*)>400 FROM pg_get_keywords()
t

> SELECT word, catcode, barelabel, catdesc, baredesc FROM pg_get_keywords() WHERE word IN ('select','abort','between','authorization','as') ORDER BY 1
abort|U|t|unreserved|can be bare label
as|R|f|reserved|requires AS
authorization|T|t|reserved (can be function or type name)|can be bare label
between|C|t|unreserved (cannot be function or type name)|can be bare label
select|R|t|reserved|can be bare label

> SELECT array_upper('1 2 3'::int2vector, 1)
2

> SELECT count(*) FROM (SELECT word, catcode, barelabel FROM pg_get_keywords()) s
460

> SELECT md5(string_agg(word||catcode||barelabel||catdesc||baredesc, ',' ORDER BY word COLLATE "C")) FROM pg_get_keywords()
ERROR 42725 operator is not unique: text || "char"

> SELECT ARRAY['1 day'::interval] @> ARRAY['24:00'::interval]
t

> SELECT array_position(ARRAY['1 day'::interval], '24:00')
1

> SELECT array_remove(ARRAY['a '::char(3),'b'], 'a')
{b}

> SELECT ARRAY['{"a":1}'::jsonb] @> ARRAY['{"a":1.0}'::jsonb]
t

> SELECT width_bucket(5::float8, ARRAY[1,'NaN']::float8[])
1

> SELECT width_bucket('NaN'::float8, ARRAY[1,'NaN']::float8[])
2
