# Multirange types: literals, constructors, operators with multiranges, ranges and elements, functions, aggregates, tables and indexes, errors. Checked against PostgreSQL 15.

> SELECT '{}'::int4multirange, '{[1,5)}'::int4multirange, ' { [1,2) , [2,3] , empty , (7,) } '::int4multirange, '{[5,9),[1,2),[1,3)}'::int4multirange, '{empty}'::int4multirange, '{EMPTY,(,)}'::int4multirange, '{[1,2),[3,4)}'::int8multirange
{}|{[1,5)}|{[1,4),[8,)}|{[1,3),[5,9)}|{}|{(,)}|{[1,2),[3,4)}

> SELECT '{[1.0,2),[2.00,3]}'::nummultirange, '{[1,2],(2,3)}'::nummultirange, '{[1,2),(2,3)}'::nummultirange, '{[1,NaN],["-Infinity","0"]}'::nummultirange, '{[2010-01-01,2010-01-03],[2010-01-04,2010-01-05)}'::datemultirange
{[1.0,3]}|{[1,3)}|{[1,2),(2,3)}|{[-Infinity,0],[1,NaN]}|{[2010-01-01,2010-01-05)}

> SELECT '{["2010-01-01 10:00","2010-01-01 11:00"),[2010-01-01 11:00:00,infinity]}'::tsmultirange, '{[2010-01-01 10:00+02,2010-01-01 11:00+00]}'::tstzmultirange, E'{[1,"\\5")}'::int4multirange, '{["1", "2""")}'::text
{["2010-01-01 10:00:00",infinity]}|{["2010-01-01 08:00:00+00","2010-01-01 11:00:00+00"]}|{[1,5)}|{["1", "2""")}

> SELECT ''::int4multirange
ERROR 22P02 malformed multirange literal: ""

> SELECT '[1,2)'::int4multirange
ERROR 22P02 malformed multirange literal: "[1,2)"

> SELECT '{[1,2)'::int4multirange
ERROR 22P02 malformed multirange literal: "{[1,2)"

> SELECT '{'::int4multirange
ERROR 22P02 malformed multirange literal: "{"

> SELECT '{[1,2'::int4multirange
ERROR 22P02 malformed multirange literal: "{[1,2"

> SELECT '{[1,2),}'::int4multirange
ERROR 22P02 malformed multirange literal: "{[1,2),}"

> SELECT '{,[1,2)}'::int4multirange
ERROR 22P02 malformed multirange literal: "{,[1,2)}"

> SELECT '{[1,2)[3,4)}'::int4multirange
ERROR 22P02 malformed multirange literal: "{[1,2)[3,4)}"

> SELECT '{[1,2)} x'::int4multirange
ERROR 22P02 malformed multirange literal: "{[1,2)} x"

> SELECT '{[1,2)}}'::int4multirange
ERROR 22P02 malformed multirange literal: "{[1,2)}}"

> SELECT '{1,2}'::int4multirange
ERROR 22P02 malformed multirange literal: "{1,2}"

> SELECT '{emptyx}'::int4multirange
ERROR 22P02 malformed multirange literal: "{emptyx}"

> SELECT '{[2,1)}'::int4multirange
ERROR 22000 range lower bound must be less than or equal to range upper bound

> SELECT '{[a,b)}'::int4multirange
ERROR 22P02 invalid input syntax for type integer: "a"

> SELECT '{[1,2,3)}'::int4multirange
ERROR 22P02 malformed range literal: "[1,2,3)"

> SELECT '{[1)}'::int4multirange
ERROR 22P02 malformed range literal: "[1)"

> SELECT '{(2147483647,)}'::int4multirange
ERROR 22003 integer out of range

> SELECT E'{[1,"2'::int4multirange
ERROR 22P02 malformed multirange literal: "{[1,"2"

> SELECT E'{[1,2\\'::int4multirange
ERROR 22P02 malformed multirange literal: "{[1,2\"

> SELECT int4multirange(), int4multirange(int4range(1, 5)), int4multirange('empty'::int4range), int4multirange(int4range(1, 5), int4range(4, 7), '[9,9]'), nummultirange(numrange(1, 2), numrange(2, 3), 'empty'), int4multirange(VARIADIC ARRAY[int4range(1, 2), int4range(2, 3)]), int4multirange(VARIADIC '{}'::int4range[]), int4multirange(VARIADIC NULL::int4range[]), int4multirange(NULL::int4range)
{}|{[1,5)}|{}|{[1,7),[9,10)}|{[1,3)}|{[1,3)}|{}|∅|∅

> SELECT datemultirange(daterange('2010-01-01', '2010-01-02')), tsmultirange(tsrange('2010-01-01', NULL)), tstzmultirange(tstzrange(NULL, '2010-01-01 00:00+00')), int8multirange(int8range(1, 2), int8range(NULL, 5))
{[2010-01-01,2010-01-02)}|{["2010-01-01 00:00:00",)}|{(,"2010-01-01 00:00:00+00")}|{(,5)}

> SELECT int4multirange(int4range(1, 2), NULL)
ERROR 22004 multirange values cannot contain null members

> SELECT int4multirange(VARIADIC ARRAY[NULL]::int4range[])
ERROR 22004 multirange values cannot contain null members

> SELECT int4multirange('{[1,2)}'), pg_typeof(int4multirange('{[1,2)}'))
{[1,2)}|int4multirange

> SELECT int4multirange(int8range(1, 2))
ERROR 42883 function int4multirange(int8range) does not exist

> SELECT int4range(1, 5)::int4multirange, 'empty'::numrange::nummultirange, multirange(int4range(1, 5)), multirange('empty'::numrange), pg_typeof(multirange(int8range(1, 2))), range_merge('{[1,2),[5,6)}'::int4multirange), range_merge('{}'::int4multirange), pg_typeof(range_merge('{}'::nummultirange))
{[1,5)}|{}|{[1,5)}|{}|int8multirange|[1,6)|empty|numrange

> SELECT int4range(1, 5)::int8multirange
ERROR 42846 cannot cast type int4range to int8multirange

> SELECT multirange('[1,2)')
ERROR 42804 could not determine polymorphic type because input has type unknown

> SELECT '{[1,2)}'::int4multirange::text, '{[1,2)}'::text::int4multirange, '{[1,2)}'::int4multirange::int4range
ERROR 42846 cannot cast type int4multirange to int4range

> SELECT v::text, rank() OVER (ORDER BY v) FROM (VALUES ('{}'::nummultirange), ('{(,)}'), ('{[1,2)}'), ('{[1,2),[3,4)}'), ('{[1,2]}'), ('{[1.0,2.00)}'), ('{(1,2)}'), ('{[1,2),[3,5)}'), ('{[1,)}'), ('{(,1),(1,)}'), ('{[1,NaN]}')) t(v) ORDER BY v, v::text
{(,)}|3
{(,1),(1,)}|2
{(1,2)}|11
{[1,)}|10
{[1,2),[3,4)}|6
{[1,2),[3,5)}|7
{[1,2)}|4
{[1,2]}|8
{[1,NaN]}|9
{[1.0,2.00)}|4
{}|1

> SELECT v::text FROM (VALUES ('{}'::int4multirange), ('{(,)}'), ('{[1,2)}'), ('{[1,2),[3,4)}'), (NULL)) t(v) ORDER BY v DESC
∅
{}
{[1,2)}
{[1,2),[3,4)}
{(,)}

> SELECT '{[1,2),[2,3)}'::int4multirange = '{[1,3)}', '{[1,2)}'::int4multirange <> '{}', '{[1,2)}'::int4multirange < '{[1,2),[5,6)}', '{}'::int4multirange <= '{}', '{[2,3)}'::int4multirange > '{[1,9)}', '{[2,3)}'::int4multirange >= '{[2,4)}', greatest('{}'::int4multirange, '{[1,2)}'), '{}'::int4multirange IN ('{}', '{[1,2)}')
t|t|t|t|t|f|{[1,2)}|t

> SELECT multirange_cmp('{}', '{[1,2)}'), multirange_eq('{[1,2)}', '{[1,1]}'), multirange_send('{[1,2),[5,)}'::int4multirange), multirange_send('{}'::int4multirange)
ERROR 42804 could not determine polymorphic type because input has type unknown

> SELECT '{[1,3),[5,7)}'::int4multirange @> 1, '{[1,3),[5,7)}'::int4multirange @> 4, '{[1,3),[5,7)}'::int4multirange @> 7, '{}'::int4multirange @> 1, '{(,3),[5,)}'::int4multirange @> -9, 6 <@ '{[1,3),[5,7)}'::int4multirange, '{(1,2),(2,3)}'::nummultirange @> 2.0, '{[1,NaN]}'::nummultirange @> 'NaN'::numeric
t|f|f|f|t|t|f|t

> SELECT '{[1,3),[5,7)}'::int4multirange @> int4range(1, 3), '{[1,3),[5,7)}'::int4multirange @> int4range(1, 6), '{[1,3),[5,7)}'::int4multirange @> 'empty'::int4range, '{}'::int4multirange @> 'empty'::int4range, '{}'::int4multirange @> int4range(1, 2), int4range(5, 6) <@ '{[1,3),[5,7)}'::int4multirange
t|f|t|t|f|t

> SELECT int4range(1, 9) @> '{[1,3),[5,7)}'::int4multirange, int4range(2, 9) @> '{[1,3),[5,7)}'::int4multirange, 'empty'::int4range @> '{}'::int4multirange, 'empty'::int4range @> '{[1,2)}'::int4multirange, '{[1,3),[5,7)}'::int4multirange <@ int4range(1, 7), '{}'::int4multirange <@ int4range(1, 2)
t|f|t|f|t|t

> SELECT '{[1,3),[5,7)}'::int4multirange @> '{[1,2),[6,7)}'::int4multirange, '{[1,3),[5,7)}'::int4multirange @> '{[1,4)}'::int4multirange, '{}'::int4multirange @> '{}'::int4multirange, '{}'::int4multirange @> '{[1,2)}'::int4multirange, '{[1,2),[2,3)}'::int4multirange <@ '{[1,9)}'::int4multirange, '{(,)}'::int4multirange @> '{(,1),[5,)}'::int4multirange
t|f|t|f|t|t

> SELECT '{[1,3),[5,7)}'::int4multirange && '{[3,5)}'::int4multirange, '{[1,3),[5,7)}'::int4multirange && '{[3,6)}'::int4multirange, '{[1,3),[5,7)}'::int4multirange && int4range(3, 5), '{[1,3),[5,7)}'::int4multirange && int4range(2, 9), int4range(6, 9) && '{[1,3),[5,7)}'::int4multirange, int4range(6, 9) && '{}'::int4multirange, 'empty'::int4range && '{(,)}'::int4multirange, '{}'::int4multirange && '{}'::int4multirange
f|t|f|t|t|f|f|f

> SELECT '{[1,3),[5,7)}'::int4multirange << '{[7,8)}'::int4multirange, '{[1,3),[5,7)}'::int4multirange << int4range(6, 9), int4range(0, 1) << '{[1,3),[5,7)}'::int4multirange, int4range(7, 8) >> '{[1,3),[5,7)}'::int4multirange, '{[1,3)}'::int4multirange >> int4range(0, 1), '{}'::int4multirange << int4range(1, 2), '{[5,7)}'::int4multirange >> '{[1,2),[3,5)}'::int4multirange
t|f|t|t|t|f|t

> SELECT '{[1,3),[5,7)}'::int4multirange &< '{[7,8)}'::int4multirange, '{[1,3),[5,7)}'::int4multirange &< int4range(1, 6), int4range(0, 7) &< '{[1,3),[5,7)}'::int4multirange, int4range(0, 7) &> '{[1,3),[5,7)}'::int4multirange, '{[1,3)}'::int4multirange &> int4range(0, 1), '{}'::int4multirange &< int4range(1, 2), '{[5,7)}'::int4multirange &> '{[1,2),[3,5)}'::int4multirange
t|f|t|f|t|f|t

> SELECT '{[1,3),[5,7)}'::int4multirange -|- '{[7,8)}'::int4multirange, '{[1,3),[5,7)}'::int4multirange -|- int4range(3, 5), int4range(0, 1) -|- '{[1,3),[5,7)}'::int4multirange, int4range(7, 9) -|- '{[1,3),[5,7)}'::int4multirange, '{[1,3)}'::int4multirange -|- '{}'::int4multirange, '{(,1)}'::nummultirange -|- '{[1,2)}'::nummultirange, '{(,1)}'::nummultirange -|- '{(1,2)}'::nummultirange
t|f|t|t|f|t|f

> SELECT '{[1,3),[5,7)}'::int4multirange + '{[3,5)}', '{[1,3),[5,7)}'::int4multirange + '{[9,10)}', '{}'::int4multirange + '{}', '{(,1)}'::nummultirange + '{(1,)}', '{(,1]}'::nummultirange + '{(1,)}'
{[1,7)}|{[1,3),[5,7),[9,10)}|{}|{(,1),(1,)}|{(,)}

> SELECT '{[1,9)}'::int4multirange - '{[3,5)}', '{[1,3),[5,7)}'::int4multirange - '{[2,6)}', '{[1,3),[5,7)}'::int4multirange - '{}', '{}'::int4multirange - '{[1,2)}', '{(,)}'::nummultirange - '{[1,2],(5,6)}', '{[1,2],[3,4]}'::nummultirange - '{[2,3]}', '{[1,3),[5,7),[9,11)}'::int4multirange - '{(,2),[6,10)}', '{[1,5)}'::int4multirange - '{(,)}'
{[1,3),[5,9)}|{[1,2),[6,7)}|{[1,3),[5,7)}|{}|{(,1),(2,5],[6,)}|{[1,2),(3,4]}|{[2,3),[5,6),[10,11)}|{}

> SELECT '{[1,9)}'::int4multirange * '{[3,5),[7,12)}', '{[1,3),[5,7)}'::int4multirange * '{[3,5)}', '{(,)}'::int4multirange * '{[1,2)}', '{}'::int4multirange * '{[1,2)}', '{[1,2],[3,4]}'::nummultirange * '{[2,3]}', '{(,3),[5,)}'::int4multirange * '{[1,9)}'
{[3,5),[7,9)}|{}|{[1,2)}|{}|{[2,2],[3,3]}|{[1,3),[5,9)}

> SELECT multirange_union('{[1,2)}', '{[2,3)}'::int4multirange), multirange_minus('{[1,5)}', '{[2,3)}'::int4multirange), multirange_intersect('{[1,5)}', '{[2,3)}'::int4multirange), range_overlaps_multirange(int4range(1, 2), '{[1,2)}'), multirange_adjacent_range('{[1,2)}', int4range(2, 3)), range_before_multirange(int4range(1, 2), '{[2,3)}'), multirange_contains_elem('{[1,2)}', 1), elem_contained_by_multirange(1, '{[1,2)}'::int4multirange), multirange_contained_by_range('{[1,2)}'::int4multirange, int4range(1, 2))
ERROR 42804 could not determine polymorphic type anymultirange because input has type unknown

> SELECT lower('{[1,3),[5,7)}'::int4multirange), upper('{[1,3),[5,7)}'::int4multirange), lower('{}'::int4multirange), upper('{[1,3),[5,)}'::int4multirange), lower('{[1.50,2)}'::nummultirange), pg_typeof(lower('{}'::datemultirange))
1|7|∅|∅|1.50|date

> SELECT isempty('{}'::int4multirange), isempty('{empty}'::int4multirange), isempty('{[1,2)}'::int4multirange), lower_inc('{[1,2)}'::int4multirange), upper_inc('{[1,2)}'::int4multirange), upper_inc('{[0,1),(1,2]}'::nummultirange), lower_inf('{(,2)}'::int4multirange), upper_inf('{[1,2)}'::int4multirange), upper_inf('{[1,2),[3,)}'::int4multirange), lower_inf('{}'::int4multirange), upper_inc('{}'::int4multirange)
t|t|f|t|f|t|t|f|t|f|f

> SELECT unnest('{[1,3),[5,7)}'::int4multirange), pg_typeof(unnest('{[1,3)}'::nummultirange))
[1,3)|numrange
[5,7)|numrange

> SELECT * FROM unnest('{[1,3),[5,7)}'::int4multirange) WITH ORDINALITY AS u(r, n)
[1,3)|1
[5,7)|2

> SELECT * FROM unnest('{[1,3),[5,7)}'::int4multirange, ARRAY[1, 2, 3]) u
[1,3)|1
[5,7)|2
∅|3

> SELECT n, upper(r) - lower(r) FROM (VALUES (1, '{[1,3),[5,9)}'::int4multirange), (2, '{}'), (3, '{[1,2)}')) t(n, m), unnest(m) r
1|2
1|4
3|1

> SELECT unnest(NULL::int4multirange)
(no rows)

> SELECT '{[1,3)}'::int4multirange @> '5'
ERROR 22P02 malformed multirange literal: "5"

> SELECT '{[1,3)}'::int4multirange + int4range(5, 6)
ERROR 42883 operator does not exist: int4multirange + int4range

> SELECT '{[1,3)}'::int4multirange = int4range(1, 3)
ERROR 42883 operator does not exist: int4multirange = int4range

> SELECT '{[1,3)}'::int4multirange && int8range(1, 3)
ERROR 42883 operator does not exist: int4multirange && int8range

> SELECT '{[1,3)}'::int4multirange && '{[1,3)}'::int8multirange
ERROR 42883 operator does not exist: int4multirange && int8multirange

> SELECT '{[1,3)}'::int4multirange @> 1::bigint
ERROR 42883 operator does not exist: int4multirange @> bigint

> SELECT range_merge('{[1,2)}')
ERROR 42804 could not determine polymorphic type because input has type unknown

> SELECT unnest('{[1,2)}')
ERROR 42725 function unnest(unknown) is not unique

> SELECT sum('{[1,2)}'::int4multirange)
ERROR 42883 function sum(int4multirange) does not exist

> SELECT '{[1,2)}'::int4multirange || 'x', to_json('{[1,2),[5,6)}'::int4multirange), ARRAY['{[1,2),[5,6)}'::int4multirange, '{}'], ROW('{[1,2),[5,6)}'::int4multirange)
{[1,2)}x|"{[1,2),[5,6)}"|{"{[1,2),[5,6)}","{}"}|("{[1,2),[5,6)}")

> SELECT range_agg(r ORDER BY r), range_agg(DISTINCT r), count(*) FROM (VALUES (int4range(1, 3)), ('[3,5)'), ('[9,12)'), (NULL), ('empty')) t(r)
{[1,5),[9,12)}|{[1,5),[9,12)}|5

> SELECT range_agg(r) FROM (VALUES ('empty'::int4range)) t(r)
{}

> SELECT range_agg(r) FROM (VALUES (NULL::int4range)) t(r)
∅

> SELECT range_agg(m), range_intersect_agg(m) FROM (VALUES ('{[1,3),[5,9)}'::int4multirange), ('{[2,6)}'), (NULL)) t(m)
{[1,9)}|{[2,3),[5,6)}

> SELECT range_agg(m), range_intersect_agg(m) FROM (VALUES ('{}'::nummultirange), ('{[2,6)}')) t(m)
{[2,6)}|{}

> SELECT range_agg(m), range_intersect_agg(m) FROM (VALUES ('{}'::nummultirange)) t(m) WHERE false
∅|∅

> SELECT range_agg(x) FROM (VALUES (1)) t(x)
ERROR 42883 function range_agg(integer) does not exist

> SELECT n % 2, range_agg(int4range(n, n + 2)) FROM generate_series(1, 9) n GROUP BY 1 ORDER BY 1
0|{[2,10)}
1|{[1,11)}

> CREATE TEMP TABLE free (id int PRIMARY KEY, days datemultirange NOT NULL DEFAULT '{}', slots int4multirange UNIQUE)
CREATE TABLE

> INSERT INTO free SELECT n, datemultirange(daterange('2020-01-01'::date + n, '2020-01-01'::date + n + 2), daterange('2020-06-01'::date - n, '2020-06-01'::date)), int4multirange(int4range(n, n + 1), int4range(2 * n, 2 * n + 3)) FROM generate_series(0, 99) n
INSERT 0 100

> CREATE INDEX free_days ON free (days)
CREATE INDEX

> INSERT INTO free (id, slots) VALUES (200, '{[1,2),[2,5)}'), (201, NULL) RETURNING *
ERROR 23505 duplicate key value violates unique constraint "free_slots_key"

> INSERT INTO free (id, slots) VALUES (202, '{[1,5)}')
ERROR 23505 duplicate key value violates unique constraint "free_slots_key"

> SELECT id, slots FROM free WHERE slots = '{[40,41),[80,83)}'
40|{[40,41),[80,83)}

> SELECT id FROM free WHERE days > '{[2020-04-07,)}' ORDER BY days DESC
(no rows)

> SELECT id FROM free WHERE days @> DATE '2020-05-31' AND days && daterange('2020-03-30', '2020-04-02') ORDER BY id
61
62
63
64
65
66
67
68
69
70
71
72
73
74
75
76
77
78
79
80
81
82
83
84
85
86
87
88
89
90
91
92
93
94
95
96
97
98
99

> SELECT lower(range_agg(days)), upper(range_agg(days)), range_intersect_agg(days) FROM free WHERE id BETWEEN 3 AND 4
2020-01-04|2020-06-01|{[2020-01-05,2020-01-06),[2020-05-29,2020-06-01)}

> UPDATE free SET days = days - '{[2020-01-02,2020-05-30)}' WHERE id = 7 RETURNING days
{[2020-05-30,2020-06-01)}

> SELECT count(DISTINCT days), count(*) FROM free
99|100

> SELECT data_type, udt_name FROM information_schema.columns WHERE table_name = 'free' ORDER BY ordinal_position
integer|int4
datemultirange|datemultirange
int4multirange|int4multirange

> SELECT oprname, oprleft::regtype, oprright::regtype, oprresult::regtype, c.proname FROM pg_operator o JOIN pg_proc c ON c.oid = o.oprcode WHERE 'anymultirange'::regtype IN (oprleft, oprright) ORDER BY oprname, oprleft::regtype::text, oprright::regtype::text
&&|anymultirange|anymultirange|boolean|multirange_overlaps_multirange
&&|anymultirange|anyrange|boolean|multirange_overlaps_range
&&|anyrange|anymultirange|boolean|range_overlaps_multirange
&<|anymultirange|anymultirange|boolean|multirange_overleft_multirange
&<|anymultirange|anyrange|boolean|multirange_overleft_range
&<|anyrange|anymultirange|boolean|range_overleft_multirange
&>|anymultirange|anymultirange|boolean|multirange_overright_multirange
&>|anymultirange|anyrange|boolean|multirange_overright_range
&>|anyrange|anymultirange|boolean|range_overright_multirange
*|anymultirange|anymultirange|anymultirange|multirange_intersect
+|anymultirange|anymultirange|anymultirange|multirange_union
-|anymultirange|anymultirange|anymultirange|multirange_minus
-|-|anymultirange|anymultirange|boolean|multirange_adjacent_multirange
-|-|anymultirange|anyrange|boolean|multirange_adjacent_range
-|-|anyrange|anymultirange|boolean|range_adjacent_multirange
<|anymultirange|anymultirange|boolean|multirange_lt
<<|anymultirange|anymultirange|boolean|multirange_before_multirange
<<|anymultirange|anyrange|boolean|multirange_before_range
<<|anyrange|anymultirange|boolean|range_before_multirange
<=|anymultirange|anymultirange|boolean|multirange_le
<>|anymultirange|anymultirange|boolean|multirange_ne
<@|anyelement|anymultirange|boolean|elem_contained_by_multirange
<@|anymultirange|anymultirange|boolean|multirange_contained_by_multirange
<@|anymultirange|anyrange|boolean|multirange_contained_by_range
<@|anyrange|anymultirange|boolean|range_contained_by_multirange
=|anymultirange|anymultirange|boolean|multirange_eq
>|anymultirange|anymultirange|boolean|multirange_gt
>=|anymultirange|anymultirange|boolean|multirange_ge
>>|anymultirange|anymultirange|boolean|multirange_after_multirange
>>|anymultirange|anyrange|boolean|multirange_after_range
>>|anyrange|anymultirange|boolean|range_after_multirange
@>|anymultirange|anyelement|boolean|multirange_contains_elem
@>|anymultirange|anymultirange|boolean|multirange_contains_multirange
@>|anymultirange|anyrange|boolean|multirange_contains_range
@>|anyrange|anymultirange|boolean|range_contains_multirange
