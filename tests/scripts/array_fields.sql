# Subscripts and fields in one assignment; arrays of rows and of domains; domains over arrays.

> CREATE TYPE pair AS (x int, l int[])
CREATE TYPE

> CREATE DOMAIN three AS int[] CHECK (array_length(VALUE, 1) = 3)
CREATE DOMAIN

> CREATE DOMAIN positive AS int CHECK (VALUE > 0)
CREATE DOMAIN

> CREATE TABLE f (id int PRIMARY KEY, p pair, ps pair[], d three, e positive[], g int[])
CREATE TABLE

> INSERT INTO f (id, p.x, p.l[2], ps[1].x, ps[2].l[1:2], e[1]) VALUES (1, 5, 6, 7, '{8,9}', 3)
INSERT 0 1

> SELECT * FROM f
1|(5,[2:2]={6})|{"(7,)","(,\"{8,9}\")"}|∅|{3}|∅

> UPDATE f SET p.l[3] = 10, p.x = 11, ps[1].l[2] = 12, ps[3] = ROW(1, '{2}') RETURNING p, ps
(11,"[2:3]={6,10}")|{"(7,[2:2]={12})","(,\"{8,9}\")","(1,{2})"}

> UPDATE f SET ps[2].x = 4, d = '{1,2,3}', e[2] = 5 RETURNING ps, d, e
{"(7,[2:2]={12})","(4,\"{8,9}\")","(1,{2})"}|{1,2,3}|{3,5}

> UPDATE f SET d[2] = 20 RETURNING d, d[2], d[1:2]
{1,20,3}|20|{1,20}

> UPDATE f SET d[4] = 20
ERROR 23514 value for domain three violates check constraint "three_check"

> UPDATE f SET e[1] = -1
ERROR 23514 value for domain positive violates check constraint "positive_check"

> UPDATE f SET e[1:2] = '{4,-4}'
ERROR 23514 value for domain positive violates check constraint "positive_check"

> UPDATE f SET ps[1].z = 1
ERROR 42703 cannot assign to field "z" of column "ps" because there is no such column in data type pair

> UPDATE f SET g[1].x = 1
ERROR 42804 cannot assign to field "x" of column "g" because its type integer is not a composite type

> UPDATE f SET p[1] = 1
ERROR 42804 cannot subscript type pair because it does not support subscripting

> UPDATE f SET ps[1].x[1] = 1
ERROR 42804 cannot subscript type integer because it does not support subscripting

> UPDATE f SET ps[1] = 5
ERROR 42804 subscripted assignment to "ps" requires type pair but expression is of type integer

> UPDATE f SET p.l = 'x'
ERROR 22P02 malformed array literal: "x"

> UPDATE f SET p.x = now()
ERROR 42804 subfield "x" is of type integer but expression is of type timestamp with time zone

> UPDATE f SET p.l[1] = now()
ERROR 42804 subscripted assignment to "l" requires type integer but expression is of type timestamp with time zone

> UPDATE f SET p.l[1] = DEFAULT
ERROR 0A000 cannot set a subfield to DEFAULT

> UPDATE f SET g[1] = DEFAULT
ERROR 0A000 cannot set an array element to DEFAULT

> UPDATE f SET (p.x, ps[1].l[1], g[2]) = (100, 101, 102) RETURNING p, ps, g
(100,"[2:3]={6,10}")|{"(7,\"{101,12}\")","(4,\"{8,9}\")","(1,{2})"}|[2:2]={102}

> UPDATE f SET ps = ARRAY[[ROW(1, '{1}')::pair, ROW(2, NULL)], [NULL, ROW(3, '{{3}}')]] RETURNING ps, ps[2][2], (ps[2][2]).l[1][1], array_dims(ps)
ERROR 42804 ARRAY types pair and record cannot be matched

> UPDATE f SET ps[2][1].x = 9 RETURNING ps
ERROR 2202E wrong number of array subscripts

> SELECT to_json(ps), ps = ps, ps < ps, ps @> ARRAY[ROW(2, NULL)::pair] FROM f
[{"x":7,"l":[101,12]},{"x":4,"l":[8,9]},{"x":1,"l":[2]}]|t|f|f

> SELECT ARRAY[[1,2],[3,4]]::positive[], '{{1,2},{3,-4}}'::positive[]
ERROR 23514 value for domain positive violates check constraint "positive_check"

> SELECT ARRAY[[1,2],[3,4]]::positive[], '[0:1]={1,2}'::int[]::positive[], ARRAY['{1,2,3}'::three, '{4,5,6}']
ERROR 42704 could not find array type for data type integer[]

> SELECT '{{1},{2},{3}}'::three, '{{1},{2}}'::three
ERROR 23514 value for domain three violates check constraint "three_check"

> SELECT jsonb_populate_record(NULL::pair, '{"x": 1, "l": [[1,2],[3,4]]}'), json_populate_record(NULL::pair, '{"l": [1,null]}')
(1,"{{1,2},{3,4}}")|(,"{1,NULL}")

> SELECT jsonb_populate_record(NULL::pair, '{"l": [[1,2],[3]]}')
ERROR 22P02 malformed JSON array

> SELECT jsonb_populate_record(NULL::pair, '{"l": [[1,2],3]}')
ERROR 22P02 expected JSON array

> SELECT '{{"(1,{2})","(3,\"{4,5}\")"}}'::pair[], ARRAY[[ROW(1,'{{2}}')::pair]]
{{"(1,{2})","(3,\"{4,5}\")"}}|{{"(1,{{2}})"}}
