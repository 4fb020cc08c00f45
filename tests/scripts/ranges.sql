# Range types: literals, canonical forms, constructors, operators, functions, aggregates, resolution, tables and indexes, catalogs, errors. Checked against PostgreSQL 15.

> SELECT '[1,5)'::int4range, '(1,5]'::int4range, '(1,2)'::int4range, '[3,3]'::int4range, '[3,3)'::int4range, 'empty'::int4range, ' EMPTY '::int4range, '(,)'::int4range, '[,]'::int4range, '[,5]'::int4range, '(5,)'::int4range
[1,5)|[2,6)|empty|[3,4)|empty|empty|empty|(,)|(,)|(,6)|[6,)

> SELECT '[1,5)'::int8range, '(1,5]'::int8range, '[-9223372036854775808,)'::int8range, '(4611686018427387904,9223372036854775806]'::int8range
[1,5)|[2,6)|[-9223372036854775808,)|[4611686018427387905,9223372036854775807)

> SELECT '[1.50,2]'::numrange, '(1.5,1.50]'::numrange, '[1.0,1.00]'::numrange, '[NaN,NaN]'::numrange, '[1,NaN)'::numrange, '[-Infinity,Infinity]'::numrange, '("1.0","2.0")'::numrange
[1.50,2]|empty|[1.0,1.00]|[NaN,NaN]|[1,NaN)|[-Infinity,Infinity]|(1.0,2.0)

> SELECT '[2010-01-01,2010-01-03]'::daterange, '(2010-01-01,2010-01-02)'::daterange, '[-infinity,infinity]'::daterange, '(-infinity,infinity)'::daterange, '(2010-01-01,infinity]'::daterange, '[2010-01-01,]'::daterange
[2010-01-01,2010-01-04)|empty|[-infinity,infinity]|(-infinity,infinity)|[2010-01-02,infinity]|[2010-01-01,)

> SELECT '[2010-01-01 14:30,2010-01-01 15:30)'::tsrange, '["2010-01-01 14:30", infinity]'::tsrange, '[2010-01-01,2010-01-01)'::tsrange
["2010-01-01 14:30:00","2010-01-01 15:30:00")|["2010-01-01 14:30:00",infinity]|empty

> SET TimeZone = 'America/New_York'
SET

> SELECT '[2010-01-01 14:30+00,2010-07-01 15:30)'::tstzrange, tstzrange(NULL, '2010-07-01 12:00Z', '(]')
["2010-01-01 09:30:00-05","2010-07-01 15:30:00-04")|(,"2010-07-01 08:00:00-04"]

> SET TimeZone = 'UTC'
SET

> SET DateStyle = 'SQL, DMY'
SET

> SELECT '[2010-01-02,2010-01-03]'::daterange, tsrange('2010-01-02', '2010-02-03 04:05')
[02/01/2010,04/01/2010)|["02/01/2010 00:00:00","03/02/2010 04:05:00")

> SET DateStyle = 'ISO, MDY'
SET

> SELECT ' [ 1 , 5 ) '::int4range, '["1","5")'::int4range, E'[\\1,5)'::int4range, '[1""2,5"0")'::int4range, '[""1,5)'::int4range
[1,5)|[1,5)|[1,5)|[12,50)|[1,5)

> SELECT ''::int4range
ERROR 22P02 malformed range literal: ""

> SELECT '-[1,2)'::int4range
ERROR 22P02 malformed range literal: "-[1,2)"

> SELECT '[1,2'::int4range
ERROR 22P02 malformed range literal: "[1,2"

> SELECT '[1'::int4range
ERROR 22P02 malformed range literal: "[1"

> SELECT '[1)'::int4range
ERROR 22P02 malformed range literal: "[1)"

> SELECT '[1,2,3)'::int4range
ERROR 22P02 malformed range literal: "[1,2,3)"

> SELECT '[1,2)x'::int4range
ERROR 22P02 malformed range literal: "[1,2)x"

> SELECT 'empty x'::int4range
ERROR 22P02 malformed range literal: "empty x"

> SELECT 'emptyx'::int4range
ERROR 22P02 malformed range literal: "emptyx"

> SELECT '[1,"2)'::int4range
ERROR 22P02 malformed range literal: "[1,"2)"

> SELECT E'[1,2\\'::int4range
ERROR 22P02 malformed range literal: "[1,2\"

> SELECT '[5,1)'::int4range
ERROR 22000 range lower bound must be less than or equal to range upper bound

> SELECT '[a,1)'::int4range
ERROR 22P02 invalid input syntax for type integer: "a"

> SELECT '[1,99999999999)'::int4range
ERROR 22003 value "99999999999" is out of range for type integer

> SELECT '[ "", 2)'::int4range
ERROR 22P02 invalid input syntax for type integer: " "

> SELECT '[1,2147483647]'::int4range
ERROR 22003 integer out of range

> SELECT '(2147483647,2147483647)'::int4range, '(2147483647,)'::int8range
empty|[2147483648,)

> SELECT '(2147483647,)'::int4range
ERROR 22003 integer out of range

> SELECT '[1,9223372036854775807]'::int8range
ERROR 22003 bigint out of range

> SELECT '[2000-01-01,5874897-12-31]'::daterange
ERROR 22008 date out of range

> SELECT '[2000-01-01,2000-13-01]'::daterange
ERROR 22008 date/time field value out of range: "2000-13-01"

> SELECT '[2001-01-01,2000-01-01]'::tsrange
ERROR 22000 range lower bound must be less than or equal to range upper bound

> SELECT '[NaN,1]'::numrange
ERROR 22000 range lower bound must be less than or equal to range upper bound

> SELECT int4range(1, 5), int4range(1, 5, '[]'), int4range(1, 5, '(]'), int4range(1, 5, '()'), int4range(1, 5, '[)'), int4range(NULL, 5), int4range(1, NULL), int4range(NULL, NULL, '[]'), int4range(3, 3), int4range(3, 3, '[]')
[1,5)|[1,6)|[2,6)|[2,5)|[1,5)|(,5)|[1,)|(,)|empty|[3,4)

> SELECT numrange(1.5, 2), numrange(1, 1, '()'), int8range(1, 5, '[]'), daterange('2010-01-01', '2010-01-05', '(]'), tsrange('2010-01-01', NULL), tstzrange('2010-01-01 00:00+00', '2011-01-01 00:00+00', '()')
[1.5,2)|empty|[1,6)|[2010-01-02,2010-01-06)|["2010-01-01 00:00:00",)|("2010-01-01 00:00:00+00","2011-01-01 00:00:00+00")

> SELECT int4range(5, 1)
ERROR 22000 range lower bound must be less than or equal to range upper bound

> SELECT int4range(1, 5, '[')
ERROR 42601 invalid range bound flags

> SELECT int4range(1, 5, '')
ERROR 42601 invalid range bound flags

> SELECT int4range(1, 5, NULL)
ERROR 22000 range constructor flags argument must not be null

> SELECT int4range(1.5, 5)
ERROR 42883 function int4range(numeric, integer) does not exist

> SELECT int4range(1)
ERROR 42883 function int4range(integer) does not exist

> SELECT int4range('[1,3]'), pg_typeof(int4range('[1,3]'))
[1,4)|int4range

> SELECT int4range(1, 2147483647, '[]')
ERROR 22003 integer out of range

> SELECT '[1,5)'::int4range = '[1,4]', numrange(1.0, 2) = numrange(1.00, 2.000), int4range(1, 5) <> int4range(1, 6), 'empty'::int4range = int4range(1, 1), numrange('NaN', 'NaN', '[]') = '[NaN,NaN]'
t|t|t|t|t

> SELECT v::text, rank() OVER (ORDER BY v) FROM (VALUES ('empty'::numrange), ('(,)'), ('(,1)'), ('(,1]'), ('[1,2)'), ('(1,2)'), ('[1,2]'), ('(1,2]'), ('[1,)'), ('(1,)'), ('[NaN,NaN]'), ('[1,NaN)'), ('[-Infinity,1]')) t(v) ORDER BY v, v::text
(,)|4
(,1)|2
(,1]|3
(1,)|12
(1,2)|10
(1,2]|11
[-Infinity,1]|5
[1,)|9
[1,2)|6
[1,2]|7
[1,NaN)|8
[NaN,NaN]|13
empty|1

> SELECT v::text FROM (VALUES ('empty'::int4range), ('(,)'), ('(,1)'), ('[1,2)'), (NULL), ('[1,)')) t(v) ORDER BY v DESC NULLS LAST
empty
[1,2)
[1,)
(,1)
(,)
∅

> SELECT int4range(1, 5) < int4range(1, 6), int4range(1, 5) < int4range(2, 3), int4range(1, 5) <= 'empty', int4range(1, 5) > 'empty', int4range(NULL, 5) < int4range(1, 2), int4range(1, NULL) > int4range(1, 9), int4range(1, 5) >= int4range(1, 5)
t|t|f|t|t|t|t

> SELECT greatest(int4range(1, 5), int4range(1, NULL)), least(numrange(1, 5), 'empty', NULL), nullif(int4range(1, 3), '[1,2]'), coalesce(NULL, int4range(1, 2)), CASE WHEN true THEN int4range(1, 2) ELSE 'empty' END
[1,)|empty|∅|[1,2)|[1,2)

> SELECT int4range(1, 2) IN ('[1,2)', '[3,4)'), int4range(1, 2) NOT IN ('[1,3)', NULL), int4range(1, 2) = ANY (ARRAY[int4range(1, 2)]), int4range(1, 2) < ALL ('{"[1,3)","[2,3)"}'), int4range(1, 5) BETWEEN '[1,2)' AND '[2,3)', int4range(1, 2) IS DISTINCT FROM NULL
t|∅|t|t|t|t

> SELECT range_cmp(int4range(1, 2), int4range(1, 3)), range_cmp('empty', int4range(1, 3)), range_eq(int4range(1, 2), '[1,1]'), range_lt(int4range(1, 2), '[1,1]')
-1|-1|t|f

> SELECT int4range(1, 5) @> 1, int4range(1, 5) @> 5, int4range(1, 5) @> NULL::int, int4range(NULL, 5) @> -100, 'empty'::int4range @> 1, numrange(1, 5) @> 5.0, numrange(1, 5, '[]') @> 5.0, numrange(1, NULL) @> 'NaN'::numeric, 3 <@ int4range(1, 5), DATE '2010-01-01' <@ daterange('2010-01-01', NULL)
t|f|∅|t|f|f|t|t|t|t

> SELECT int4range(1, 5) @> int4range(2, 3), int4range(1, 5) @> int4range(2, 6), int4range(1, 5) @> 'empty'::int4range, 'empty'::int4range @> 'empty'::int4range, 'empty'::int4range @> int4range(1, 2), int4range(2, 3) <@ int4range(1, NULL), numrange(1, 5) @> numrange(1, 5, '[]'), numrange(1, 5, '[]') @> numrange(1, 5)
t|f|t|t|f|t|f|t

> SELECT int4range(1, 5) && int4range(4, 6), int4range(1, 5) && int4range(5, 6), int4range(1, 5) && 'empty', numrange(1, 5, '[]') && numrange(5, 6), numrange(1, 5, '[]') && numrange(5, 6, '()'), int4range(NULL, NULL) && int4range(1, 2)
t|f|f|t|f|t

> SELECT int4range(1, 5) << int4range(5, 6), int4range(1, 5) << int4range(4, 6), numrange(1, 5, '[]') << numrange(5, 6), int4range(5, 6) >> int4range(1, 5), int4range(1, 5) << 'empty', int4range(1, NULL) << int4range(5, 6)
t|f|f|t|f|f

> SELECT int4range(1, 5) &< int4range(2, 5), int4range(1, 5) &< int4range(2, 4), int4range(2, 5) &> int4range(2, 9), int4range(1, 5) &> int4range(2, 3), int4range(1, 5) &< 'empty', 'empty'::int4range &> int4range(1, 2), int4range(1, NULL) &< int4range(1, NULL)
t|f|t|f|f|f|t

> SELECT int4range(1, 5) -|- int4range(5, 6), int4range(1, 5) -|- int4range(6, 7), int4range(5, 6) -|- int4range(1, 5), numrange(1, 5) -|- numrange(5, 6, '()'), numrange(1, 5, '[]') -|- numrange(5, 6), numrange(1, 5, '[]') -|- numrange(5, 6, '()'), int4range(1, 5) -|- 'empty', daterange('-infinity', '2010-01-01', '[]') -|- daterange('2010-01-02', 'infinity')
t|f|t|f|f|t|f|t

> SELECT int4range(1, 5) + int4range(4, 7), int4range(1, 5) + int4range(5, 7), int4range(1, 5) + 'empty', int4range(NULL, 3) + int4range(2, NULL), numrange(1, 2) + numrange(2, 3, '[]')
[1,7)|[1,7)|[1,5)|(,)|[1,3]

> SELECT int4range(1, 5) + int4range(7, 8)
ERROR 22000 result of range union would not be contiguous

> SELECT int4range(1, 5) - int4range(3, 7), int4range(1, 5) - int4range(0, 3), int4range(1, 5) - int4range(0, 9), int4range(1, 5) - int4range(7, 9), int4range(1, 5) - 'empty', numrange(1, 5, '[]') - numrange(3, 5), numrange(1, 5) - numrange(1, 2, '[]'), numrange(1, 2, '[]') - numrange(2, 3), numrange(NULL, NULL) - numrange(1, NULL)
ERROR 22000 result of range difference would not be contiguous

> SELECT int4range(1, 9) - int4range(3, 5)
ERROR 22000 result of range difference would not be contiguous

> SELECT int4range(1, 5) * int4range(3, 7), int4range(1, 5) * int4range(5, 7), numrange(1, 5, '[]') * numrange(5, 7), int4range(NULL, NULL) * int4range(1, 2), 'empty'::int4range * int4range(1, 2), NULL::int4range * int4range(1, 2)
[3,5)|empty|[5,5]|[1,2)|empty|∅

> SELECT range_merge(int4range(1, 2), int4range(5, 6)), range_merge('empty', int4range(5, 6)), range_merge('empty'::numrange, 'empty'), range_union(int4range(1, 2), int4range(2, 3)), range_minus(int4range(1, 2), int4range(2, 3)), range_intersect(int4range(1, 2), int4range(2, 3))
[1,6)|[5,6)|empty|[1,3)|[1,2)|empty

> SELECT range_adjacent(int4range(1, 2), int4range(2, 3)), range_contains_elem(int4range(1, 2), 1), elem_contained_by_range(1, int4range(1, 2)), range_overlaps(int4range(1, 2), '[1,9)'), int4range_canonical('[1,2]'), int4range_subdiff(5, 3), numrange_subdiff(5.5, 3), daterange_subdiff('2010-01-03', '2010-01-01'), tsrange_subdiff('2010-01-01 00:00:01.5', '2010-01-01')
t|t|t|t|[1,3)|2|2.5|2|1.5

> SELECT range_send(int4range(1, 2)), range_send('empty'::numrange), range_send(numrange(1.5, NULL, '(]')), range_send(tsrange(NULL, NULL))
\x0200000004000000010000000400000002|\x01|\x100000000c000200000000000100011388|\x18

> SELECT lower(int4range(1, 5)), upper(int4range(1, 5)), lower('empty'::int4range), upper(int4range(1, NULL)), lower(numrange(1.50, 2)), upper(numrange(1, 'NaN')), upper(daterange('2010-01-01', '2010-01-05', '[]')), lower(tsrange('2010-01-01 12:00', NULL)), lower('ABC'), upper('abc')
1|5|∅|∅|1.50|NaN|2010-01-06|2010-01-01 12:00:00|abc|ABC

> SELECT isempty(int4range(1, 1)), isempty(int4range(1, 2)), lower_inc(int4range(1, 2)), upper_inc(int4range(1, 2)), upper_inc(numrange(1, 2, '[]')), lower_inc(int4range(NULL, 2)), lower_inf(int4range(NULL, 2)), upper_inf(int4range(1, 2)), upper_inf(int4range(1, NULL)), lower_inf('empty'::int4range), lower_inc('empty'::int4range), upper_inf(daterange('2010-01-01', 'infinity', '[]'))
t|f|t|f|t|f|t|f|t|f|f|f

> SELECT pg_typeof(lower(numrange(1, 2))), pg_typeof(int4range(1, 2) * '[1,2)'), pg_typeof(range_merge('[1,2)', int8range(1, 2))), pg_typeof(ARRAY[int4range(1, 2)]), pg_typeof(range_agg(int4range(1, 2)))
numeric|int4range|int8range|int4range[]|int4multirange

> SELECT int4range(1, 5) @> '3'
ERROR 22P02 malformed range literal: "3"

> SELECT int4range(1, 5) @> '[3,4)', '[1,2)' && int4range(1, 5)
t|t

> SELECT 5 <@ '[1,10)'
ERROR 42725 operator is not unique: integer <@ unknown

> SELECT isempty('empty')
ERROR 42725 function isempty(unknown) is not unique

> SELECT range_merge('[1,2)', '[3,4)')
ERROR 42804 could not determine polymorphic type because input has type unknown

> SELECT numrange(1, 5) @> 3
ERROR 42883 operator does not exist: numrange @> integer

> SELECT int4range(1, 2) && int8range(1, 2)
ERROR 42883 operator does not exist: int4range && int8range

> SELECT int4range(1, 2) = int8range(1, 2)
ERROR 42883 operator does not exist: int4range = int8range

> SELECT int4range(1, 2) + 1
ERROR 42883 operator does not exist: int4range + integer

> SELECT range_merge(int4range(1, 2), numrange(1, 2))
ERROR 42883 function range_merge(int4range, numrange) does not exist

> SELECT int4range(1, 2)::numrange
ERROR 42846 cannot cast type int4range to numrange

> SELECT int4range(1, 2)::int
ERROR 42846 cannot cast type int4range to integer

> SELECT int4range(1, 2)::text, '[1,2)'::text::int4range, int4range(1, 2)::varchar(3), 'x' || int4range(1, 2), int4range(1, 2) || 'x', concat(int4range(1, 2), NULL, 1), format('%s %L', int4range(1, 2), int4range(1, 2)), quote_literal(int4range(1, 2))
[1,2)|[1,2)|[1,|x[1,2)|[1,2)x|[1,2)1|[1,2) '[1,2)'|'[1,2)'

> SELECT (int4range(1, 2))[1]
ERROR 42804 cannot subscript type int4range because it does not support subscripting

> SELECT sum(int4range(1, 2))
ERROR 42883 function sum(int4range) does not exist

> SELECT max(int4range(1, 2))
ERROR 42883 function max(int4range) does not exist

> SELECT -int4range(1, 2)
ERROR 42883 operator does not exist: - int4range

> SELECT lower(5)
ERROR 42883 function lower(integer) does not exist

> SELECT $1::int4range
ERROR 42P02 there is no parameter $1

> SELECT ARRAY[int4range(1, 2), 'empty', NULL], '{"[1,5)","(,3]",empty,NULL}'::int4range[], array_agg(r ORDER BY r DESC) FROM (VALUES (int4range(1, 2)), ('empty'), ('(,)')) t(r)
{"[1,2)",empty,NULL}|{"[1,5)","(,4)",empty,NULL}|{"[1,2)","(,)",empty}

> SELECT ARRAY[int4range(NULL, 2)] < ARRAY[int4range(1, 2)], ARRAY[numrange(1.0, 2)] = ARRAY[numrange(1, 2)], ARRAY[int4range(1, 2)] @> ARRAY[int4range(1, 2)], ARRAY[int4range(1, 2)] || int4range(3, 4), array_position(ARRAY[int4range(1, 2), int4range(3, 4)], '[3,3]'), unnest(ARRAY[int4range(1, 2), 'empty'])
t|t|t|{"[1,2)","[3,4)"}|2|[1,2)
t|t|t|{"[1,2)","[3,4)"}|2|empty

> SELECT to_json(int4range(1, 2)), to_jsonb(daterange('2010-01-01', NULL)), row_to_json(t), ROW(int4range(1, 2), 1), ROW(numrange(1, 2)) = ROW(numrange(1.0, 2)) FROM (SELECT int4range(1, 2) AS r) t
"[1,2)"|"[2010-01-01,)"|{"r":"[1,2)"}|("[1,2)",1)|t

> SELECT range_intersect_agg(r), count(r), count(DISTINCT r), string_agg(r::text, ';' ORDER BY r) FROM (VALUES (int4range(1, 9)), ('[3,12)'), (NULL), ('[1,9)')) t(r)
[3,9)|3|2|[1,9);[1,9);[3,12)

> SELECT range_agg(r), range_intersect_agg(r) FROM (VALUES (int4range(1, 9))) t(r) WHERE false
∅|∅

> SELECT range_intersect_agg(r) FROM (VALUES (int4range(1, 3)), ('[3,12)')) t(r)
empty

> SELECT n, range_agg(r) OVER (ORDER BY n), range_intersect_agg(r) OVER (ORDER BY n DESC) FROM (VALUES (1, int4range(1, 3)), (2, '[2,12)'), (3, NULL), (4, '[20,30)')) t(n, r) ORDER BY n
1|{[1,3)}|empty
2|{[1,12)}|empty
3|{[1,12)}|[20,30)
4|{[1,12),[20,30)}|[20,30)

> SELECT range_agg(r) FILTER (WHERE n < 3), range_agg(DISTINCT r) FROM (VALUES (1, numrange(1, 3)), (2, '[3,12.5]'), (3, 'empty'), (4, '(20,30)')) t(n, r)
{[1,12.5]}|{[1,12.5],(20,30)}

> CREATE TEMP TABLE stays (id int PRIMARY KEY, room int NOT NULL, during daterange NOT NULL, price numrange, CHECK (NOT isempty(during)), UNIQUE (room, during))
CREATE TABLE

> INSERT INTO stays SELECT n, n % 7, daterange('2020-01-01'::date + n, '2020-01-01'::date + n + n % 5 + 1), CASE WHEN n % 9 > 0 THEN numrange(n, n + n % 4) END FROM generate_series(1, 400) n
INSERT 0 400

> CREATE INDEX stays_during ON stays (during)
CREATE INDEX

> CREATE INDEX stays_price ON stays (price DESC NULLS LAST)
CREATE INDEX

> CREATE UNIQUE INDEX stays_lower ON stays (lower(during), id)
CREATE INDEX

> INSERT INTO stays VALUES (500, 1, daterange('2020-01-02', '2020-01-04'), NULL)
ERROR 23505 duplicate key value violates unique constraint "stays_room_during_key"

> INSERT INTO stays VALUES (501, 1, '[2020-01-02,2020-01-03]', NULL)
ERROR 23505 duplicate key value violates unique constraint "stays_room_during_key"

> INSERT INTO stays VALUES (502, 1, 'empty', NULL)
ERROR 23514 new row for relation "stays" violates check constraint "stays_during_check"

> INSERT INTO stays VALUES (503, 1, 'x', NULL)
ERROR 22P02 malformed range literal: "x"

> SELECT id FROM stays WHERE during = daterange('2020-01-09', '2020-01-12') ORDER BY id
(no rows)

> SELECT id FROM stays WHERE during >= daterange('2020-02-20', NULL) AND during < '[2020-02-23,)' ORDER BY during, id
51
52
53

> SELECT id, price FROM stays WHERE price > numrange(390, 391) ORDER BY price DESC, id
399|[399,402)
398|[398,400)
397|[397,398)
395|[395,398)
394|[394,396)
393|[393,394)
391|[391,394)
390|[390,392)

> SELECT id, price FROM stays ORDER BY price DESC NULLS LAST, id LIMIT 5
399|[399,402)
398|[398,400)
397|[397,398)
395|[395,398)
394|[394,396)

> SELECT id FROM stays WHERE during @> DATE '2020-03-01' ORDER BY id
58
59
60

> SELECT count(*) FROM stays a JOIN stays b ON a.during && b.during AND a.id < b.id AND a.room = b.room
0

> SELECT count(*) FROM stays a JOIN stays b USING (during)
400

> SELECT count(*), count(DISTINCT price), min(lower(price)), max(upper(during)), range_merge(range_agg(during)) FROM stays
400|268|1|2021-02-08|[2020-01-02,2021-02-08)

> SELECT upper(during) - lower(during) AS nights, count(*) FROM stays GROUP BY 1 ORDER BY 1
1|80
2|80
3|80
4|80
5|80

> SELECT isempty(price), count(*) FROM stays GROUP BY isempty(price) ORDER BY 1
f|267
t|89
∅|44

> SELECT during, count(*) FROM stays WHERE id < 4 GROUP BY during ORDER BY during
[2020-01-02,2020-01-04)|1
[2020-01-03,2020-01-06)|1
[2020-01-04,2020-01-08)|1

> UPDATE stays SET during = during + daterange(upper(during), upper(during) + 1) WHERE id = 3 RETURNING during
[2020-01-04,2020-01-09)

> DELETE FROM stays WHERE during << daterange('2020-01-05', NULL) RETURNING id, during
1|[2020-01-02,2020-01-04)

> SELECT DISTINCT r FROM (VALUES (numrange(1, 2)), ('[1.0,2.00)'), ('empty'), (numrange(3, 3))) t(r) ORDER BY r
empty
[1,2)

> SELECT int4range(1, 2) UNION SELECT '[1,1]' UNION ALL SELECT 'empty' ORDER BY 1
empty
[1,2)

> CREATE TEMP TABLE keyed (r int4range PRIMARY KEY, d int8range DEFAULT '[1,10]', g text GENERATED ALWAYS AS (CASE WHEN r @> 5 THEN 'five' END) STORED)
CREATE TABLE

> INSERT INTO keyed (r) VALUES ('[1,5]'), ('empty'), ('(,)') RETURNING *
[1,6)|[1,11)|five
empty|[1,11)|∅
(,)|[1,11)|five

> INSERT INTO keyed (r) VALUES ('[1,6)')
ERROR 23505 duplicate key value violates unique constraint "keyed_pkey"

> INSERT INTO keyed (r) VALUES ('[1,6)') ON CONFLICT (r) DO UPDATE SET d = 'empty' RETURNING *
[1,6)|empty|five

> CREATE TEMP TABLE refers (r int4range REFERENCES keyed)
CREATE TABLE

> INSERT INTO refers VALUES ('empty'), (NULL)
INSERT 0 2

> INSERT INTO refers VALUES ('[1,7)')
ERROR 23503 insert or update on table "refers" violates foreign key constraint "refers_r_fkey"

> ALTER TABLE keyed ALTER COLUMN d TYPE text
ALTER TABLE

> ALTER TABLE keyed ALTER COLUMN d TYPE int4range USING d::int4range
ERROR 42804 default for column "d" cannot be cast automatically to type int4range

> SELECT * FROM keyed ORDER BY r
empty|[1,11)|∅
(,)|[1,11)|five
[1,6)|empty|five

> CREATE TEMP TABLE texts (r int4range, t text GENERATED ALWAYS AS (r::text) STORED)
ERROR 42P17 generation expression is not immutable

> CREATE TEMP VIEW spans AS SELECT during * '[2020-01-01,2020-01-12]' AS r, during @> DATE '2020-01-10' AS b, ARRAY['[1,2)'::numrange] AS a, price FROM stays WHERE id BETWEEN 5 AND 8
CREATE VIEW

> SELECT * FROM spans ORDER BY r
[2020-01-06,2020-01-07)|f|{"[1,2)"}|[5,6)
[2020-01-07,2020-01-09)|f|{"[1,2)"}|[6,8)
[2020-01-08,2020-01-11)|t|{"[1,2)"}|[7,10)
[2020-01-09,2020-01-13)|t|{"[1,2)"}|empty

> SELECT pg_get_viewdef('spans'::regclass, true)
 SELECT stays.during * '[2020-01-01,2020-01-13)'::daterange AS r,\n    stays.during @> '2020-01-10'::date AS b,\n    ARRAY['[1,2)'::numrange] AS a,\n    stays.price\n   FROM stays\n  WHERE stays.id >= 5 AND stays.id <= 8;

> DROP VIEW spans
DROP VIEW

> PREPARE p (int4range, int) AS SELECT $1 @> $2, $1 && '[3,4)'
PREPARE

> EXECUTE p('[1,5)', 4)
t|t

> DEALLOCATE p
DEALLOCATE

> SELECT oid::int, typname, typlen, typtype, typcategory, typispreferred, typalign, typstorage, typelem, format_type(oid, NULL), typarray FROM pg_type WHERE typtype IN ('r', 'm') ORDER BY oid
3904|int4range|-1|r|R|f|i|x|0|int4range|3905
3906|numrange|-1|r|R|f|i|x|0|numrange|3907
3908|tsrange|-1|r|R|f|d|x|0|tsrange|3909
3910|tstzrange|-1|r|R|f|d|x|0|tstzrange|3911
3912|daterange|-1|r|R|f|i|x|0|daterange|3913
3926|int8range|-1|r|R|f|d|x|0|int8range|3927
4451|int4multirange|-1|m|R|f|i|x|0|int4multirange|6150
4532|nummultirange|-1|m|R|f|i|x|0|nummultirange|6151
4533|tsmultirange|-1|m|R|f|d|x|0|tsmultirange|6152
4534|tstzmultirange|-1|m|R|f|d|x|0|tstzmultirange|6153
4535|datemultirange|-1|m|R|f|i|x|0|datemultirange|6155
4536|int8multirange|-1|m|R|f|d|x|0|int8multirange|6157

> SELECT typname, typtype, typcategory, format_type(typelem, NULL) FROM pg_type WHERE typname ~ '^_[a-z0-9]*range$' ORDER BY typname
_datemultirange|b|A|datemultirange
_daterange|b|A|daterange
_int4multirange|b|A|int4multirange
_int4range|b|A|int4range
_int8multirange|b|A|int8multirange
_int8range|b|A|int8range
_nummultirange|b|A|nummultirange
_numrange|b|A|numrange
_tsmultirange|b|A|tsmultirange
_tsrange|b|A|tsrange
_tstzmultirange|b|A|tstzmultirange
_tstzrange|b|A|tstzrange

> SELECT rngtypid::regtype, rngsubtype::regtype, rngmultitypid::regtype, rngcollation, rngsubopc, rngcanonical, rngsubdiff FROM pg_range ORDER BY rngtypid
int4range|integer|int4multirange|0|1978|int4range_canonical|int4range_subdiff
numrange|numeric|nummultirange|0|3125|-|numrange_subdiff
tsrange|timestamp without time zone|tsmultirange|0|3128|-|tsrange_subdiff
tstzrange|timestamp with time zone|tstzmultirange|0|3127|-|tstzrange_subdiff
daterange|date|datemultirange|0|3122|daterange_canonical|daterange_subdiff
int8range|bigint|int8multirange|0|3124|int8range_canonical|int8range_subdiff

> SELECT opcname, opcintype::regtype, opcdefault FROM pg_opclass WHERE opcname ~ 'range' AND opcmethod = 403 ORDER BY 1
multirange_ops|anymultirange|t
range_ops|anyrange|t

> SELECT oprname, oprleft::regtype, oprright::regtype, oprresult::regtype, c.proname FROM pg_operator o JOIN pg_proc c ON c.oid = o.oprcode WHERE 'anyrange'::regtype IN (oprleft, oprright) ORDER BY oprname, oprleft::regtype::text, oprright::regtype::text
&&|anymultirange|anyrange|boolean|multirange_overlaps_range
&&|anyrange|anymultirange|boolean|range_overlaps_multirange
&&|anyrange|anyrange|boolean|range_overlaps
&<|anymultirange|anyrange|boolean|multirange_overleft_range
&<|anyrange|anymultirange|boolean|range_overleft_multirange
&<|anyrange|anyrange|boolean|range_overleft
&>|anymultirange|anyrange|boolean|multirange_overright_range
&>|anyrange|anymultirange|boolean|range_overright_multirange
&>|anyrange|anyrange|boolean|range_overright
*|anyrange|anyrange|anyrange|range_intersect
+|anyrange|anyrange|anyrange|range_union
-|anyrange|anyrange|anyrange|range_minus
-|-|anymultirange|anyrange|boolean|multirange_adjacent_range
-|-|anyrange|anymultirange|boolean|range_adjacent_multirange
-|-|anyrange|anyrange|boolean|range_adjacent
<|anyrange|anyrange|boolean|range_lt
<<|anymultirange|anyrange|boolean|multirange_before_range
<<|anyrange|anymultirange|boolean|range_before_multirange
<<|anyrange|anyrange|boolean|range_before
<=|anyrange|anyrange|boolean|range_le
<>|anyrange|anyrange|boolean|range_ne
<@|anyelement|anyrange|boolean|elem_contained_by_range
<@|anymultirange|anyrange|boolean|multirange_contained_by_range
<@|anyrange|anymultirange|boolean|range_contained_by_multirange
<@|anyrange|anyrange|boolean|range_contained_by
=|anyrange|anyrange|boolean|range_eq
>|anyrange|anyrange|boolean|range_gt
>=|anyrange|anyrange|boolean|range_ge
>>|anymultirange|anyrange|boolean|multirange_after_range
>>|anyrange|anymultirange|boolean|range_after_multirange
>>|anyrange|anyrange|boolean|range_after
@>|anymultirange|anyrange|boolean|multirange_contains_range
@>|anyrange|anyelement|boolean|range_contains_elem
@>|anyrange|anymultirange|boolean|range_contains_multirange
@>|anyrange|anyrange|boolean|range_contains

> SELECT castsource::regtype, casttarget::regtype, castcontext, castmethod FROM pg_cast WHERE castsource IN (SELECT rngtypid FROM pg_range) ORDER BY castsource
int4range|int4multirange|e|f
numrange|nummultirange|e|f
tsrange|tsmultirange|e|f
tstzrange|tstzmultirange|e|f
daterange|datemultirange|e|f
int8range|int8multirange|e|f

> SELECT data_type, udt_name FROM information_schema.columns WHERE table_name = 'stays' AND data_type LIKE '%range' ORDER BY ordinal_position
daterange|daterange
numrange|numrange

> SELECT 'int4range'::regtype, 'pg_catalog.tstzrange[]'::regtype, to_regtype('floatrange')
int4range|tstzrange[]|∅

> CREATE DOMAIN teens AS int4range CHECK (VALUE <@ '[10,20)')
CREATE DOMAIN

> SELECT '[12,15)'::teens @> 13, '[12,15)'::teens && '[14,30)', lower('[12,15)'::teens), '[12,15)'::teens * int4range(1, 13), upper_inf('[12,15)'::teens), range_merge('[12,15)'::teens, int4range(1, 2)), pg_typeof('[12,15)'::teens + '[15,16)')
t|t|12|[12,13)|f|[1,15)|int4range

> SELECT '[1,15)'::teens
ERROR 23514 value for domain teens violates check constraint "teens_check"

> SELECT '(8,15)'::teens::int4range
ERROR 23514 value for domain teens violates check constraint "teens_check"

> CREATE TEMP TABLE aged (t teens PRIMARY KEY, n int4range[])
CREATE TABLE

> INSERT INTO aged VALUES ('[10,12]', '{"[1,2)",empty}'), ('empty', NULL) RETURNING *
[10,13)|{"[1,2)",empty}
empty|∅

> INSERT INTO aged VALUES (int4range(1, 5), NULL)
ERROR 23514 value for domain teens violates check constraint "teens_check"

> SELECT * FROM aged WHERE t = '[10,13)'
[10,13)|{"[1,2)",empty}

> SELECT range_agg(t), count(*) FROM aged
{[10,13)}|2

> DROP TABLE aged
DROP TABLE

> DROP DOMAIN teens
DROP DOMAIN

> SELECT '[1,2)'::anyrange
ERROR 0A000 cannot accept a value of type anyrange

> SELECT '{[1,2)}'::anymultirange
ERROR 0A000 cannot accept a value of type anymultirange
