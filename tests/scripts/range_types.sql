# Range types that users define.

> CREATE TYPE floatrange AS RANGE (subtype = float8, subtype_diff = float8mi)
CREATE TYPE

> CREATE TYPE floatrange AS RANGE (subtype = int)
ERROR 42710 type "floatrange" already exists

> CREATE TYPE words AS RANGE (subtype = text, collation = "C")
CREATE TYPE

> CREATE TYPE other AS RANGE (subtype = float8, foo = 1)
ERROR 42601 type attribute "foo" not recognized

> CREATE TYPE other AS RANGE (subtype_diff = float8mi)
ERROR 42601 type attribute "subtype" is required

> CREATE TYPE other AS RANGE (subtype = float8, subtype = int)
ERROR 42601 conflicting or redundant options

> CREATE TYPE other AS RANGE (subtype = json)
ERROR 42704 data type json has no default operator class for access method "btree"

> CREATE TYPE other AS RANGE (subtype = nope)
ERROR 42704 type "nope" does not exist

> CREATE TYPE other AS RANGE (subtype = float8, subtype_diff = nope)
ERROR 42883 function nope(double precision, double precision) does not exist

> CREATE TYPE other AS RANGE (subtype = float8, subtype_opclass = int4_ops)
ERROR 42804 operator class "int4_ops" does not accept data type double precision

> CREATE TYPE other AS RANGE (subtype = float8, subtype_opclass = nope_ops)
ERROR 42704 operator class "nope_ops" does not exist for access method "btree"

> CREATE TYPE other AS RANGE (subtype = int, collation = "C")
ERROR 42809 range collation specified but subtype does not support collation

> CREATE TYPE other AS RANGE (subtype = float8, multirange_type_name = floatrange)
ERROR 42710 type "floatrange" already exists

> CREATE TYPE other AS RANGE (subtype = anyelement)
ERROR 42804 range subtype cannot be anyelement

> CREATE TYPE other AS RANGE (subtype = float8, canonical = nope)
ERROR 42P17 cannot specify a canonical function without a pre-created shell type

> CREATE TYPE other AS RANGE ()
ERROR 42601 syntax error at or near ")"

> CREATE TYPE netrange AS RANGE (subtype = inet, multirange_type_name = netset)
CREATE TYPE

> SELECT floatrange(1.5, 2.5), floatrange(1, 2, '[]'), floatrange(NULL, 2), floatrange(2, 2), floatrange(2, 1)
ERROR 22000 range lower bound must be less than or equal to range upper bound

> SELECT floatrange(1, 2, 'x')
ERROR 42601 invalid range bound flags

> SELECT '[1.25,9)'::floatrange, 'empty'::floatrange, '(,)'::floatrange, '[1,NaN]'::floatrange, '[a,b)'::floatrange
ERROR 22P02 invalid input syntax for type double precision: "a"

> SELECT '[1,NaN]'::floatrange @> 'infinity'::float8, '[1,NaN)'::floatrange @> 'NaN'::float8, '[1,NaN]'::floatrange @> 'NaN'::float8, 'NaN'::float8 <@ '(,)'::floatrange
t|f|t|t

> SELECT floatrange(1, 5) @> 2::float8, floatrange(1, 5) && floatrange(5, 6), floatrange(1, 5) -|- floatrange(5, 6), floatrange(1, 5) + floatrange(5, 6), floatrange(1, 5) * floatrange(2, 9), floatrange(1, 5) - floatrange(2, 9)
t|f|t|[1,6)|[2,5)|[1,2)

> SELECT lower(floatrange(1, 5)), upper(floatrange(1, 5)), pg_typeof(lower(floatrange(1, 5))), isempty('empty'::floatrange), lower_inc(floatrange(1, 5)), upper_inf(floatrange(1, NULL))
1|5|double precision|t|t|t

> SELECT words('a', 'm') @> 'hello'::text, words('a', 'm'), words('a b', 'c"d', '[]'), '["x, y",z)'::words
t|[a,m)|["a b","c""d"]|["x, y",z)

> SELECT floatmultirange(floatrange(1, 2), floatrange(2, 3), floatrange(7, 8)), floatmultirange(), '{[1,2),[5,6]}'::floatmultirange, netset(netrange('10.0.0.0/8', '11.0.0.0/8'))
{[1,3),[7,8)}|{}|{[1,2),[5,6]}|{[10.0.0.0/8,11.0.0.0/8)}

> SELECT floatmultirange(floatrange(1, 2)) @> 1.5::float8, unnest('{[1,2),[5,6]}'::floatmultirange), range_merge('{[1,2),[5,6]}'::floatmultirange), multirange(floatrange(1, 2))
t|[1,2)|[1,6]|{[1,2)}
t|[5,6]|[1,6]|{[1,2)}

> SELECT pg_typeof(floatrange(1, 2)), pg_typeof(multirange(floatrange(1, 2))), pg_typeof(ARRAY[floatrange(1, 2)]), pg_typeof(range_agg(r)) FROM (VALUES (floatrange(1, 2))) v(r) GROUP BY r
floatrange|floatmultirange|floatrange[]|floatmultirange

> CREATE TABLE spans (id int PRIMARY KEY, f floatrange, w words[], m floatmultirange DEFAULT '{}')
CREATE TABLE

> INSERT INTO spans VALUES (1, '[1,2)', ARRAY[words('a', 'b')], DEFAULT), (2, '[0,5]', NULL, '{[1,2]}'), (3, 'empty', '{}', NULL)
INSERT 0 3

> SELECT * FROM spans ORDER BY f
3|empty|{}|∅
2|[0,5]|∅|{[1,2]}
1|[1,2)|{"[a,b)"}|{}

> SELECT id FROM spans WHERE f @> 1.5::float8 ORDER BY id
1
2

> CREATE UNIQUE INDEX ON spans (f)
CREATE INDEX

> INSERT INTO spans VALUES (4, '[1,2)')
ERROR 23505 duplicate key value violates unique constraint "spans_f_idx"

> SELECT range_agg(f ORDER BY id), range_intersect_agg(f) FROM spans WHERE id < 3
{[0,5]}|[1,2)

> SELECT typname, typtype, typcategory, typarray::regtype FROM pg_type WHERE typname IN ('floatrange', 'floatmultirange', 'words', 'netset') ORDER BY 1
floatmultirange|m|R|floatmultirange[]
floatrange|r|R|floatrange[]
netset|m|R|netset[]
words|r|R|words[]

> SELECT rngtypid::regtype, rngsubtype::regtype, rngmultitypid::regtype, rngsubopc, rngsubdiff FROM pg_range WHERE rngtypid >= 16384 ORDER BY 1::text
floatrange|double precision|floatmultirange|3123|float8mi
words|text|words_multirange|3126|-
netrange|inet|netset|10015|-

> SELECT proname, pronargs, prosrc, proisstrict, provariadic::regtype, proargmodes FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1, 2, 3
floatmultirange|0|multirange_constructor0|t|-|∅
floatmultirange|1|multirange_constructor1|t|-|∅
floatmultirange|1|multirange_constructor2|t|floatrange|{v}
floatrange|2|range_constructor2|f|-|∅
floatrange|3|range_constructor3|f|-|∅
netrange|2|range_constructor2|f|-|∅
netrange|3|range_constructor3|f|-|∅
netset|0|multirange_constructor0|t|-|∅
netset|1|multirange_constructor1|t|-|∅
netset|1|multirange_constructor2|t|netrange|{v}
words|2|range_constructor2|f|-|∅
words|3|range_constructor3|f|-|∅
words_multirange|0|multirange_constructor0|t|-|∅
words_multirange|1|multirange_constructor1|t|-|∅
words_multirange|1|multirange_constructor2|t|words|{v}

> DROP TYPE netset
ERROR 2BP01 cannot drop type netset because type netrange requires it

> DROP FUNCTION floatrange(float8, float8)
ERROR 2BP01 cannot drop function floatrange(double precision,double precision) because type floatrange requires it

> DROP TYPE floatrange
ERROR 2BP01 cannot drop type floatrange because other objects depend on it

> ALTER TYPE floatrange RENAME TO fr
ALTER TYPE

> SELECT '[1,2)'::fr, pg_typeof(f) FROM spans WHERE id = 1
[1,2)|fr

> SELECT floatrange(1, 2)
[1,2)

> ALTER TYPE floatmultirange RENAME TO frs
ALTER TYPE

> SELECT m, pg_typeof(m) FROM spans WHERE id = 2
{[1,2]}|frs

> CREATE DOMAIN positive AS fr CHECK (lower(VALUE) > 0)
CREATE DOMAIN

> SELECT '[-1,2)'::positive
ERROR 23514 value for domain positive violates check constraint "positive_check"

> SELECT '[1,2)'::positive @> 1.5::float8
t

> CREATE FUNCTION wide(r anyrange) RETURNS anyelement LANGUAGE sql AS 'SELECT upper(r)'
CREATE FUNCTION

> SELECT wide(fr(1, 2)), wide('[1,4)'::fr)
ERROR 42883 function fr(integer, integer) does not exist

> DROP TYPE fr CASCADE
DROP TYPE

> SELECT * FROM spans ORDER BY id
1|{"[a,b)"}
2|∅
3|{}

> DROP TABLE spans
DROP TABLE

> CREATE FUNCTION takes(m words_multirange) RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> DROP TYPE words
ERROR 2BP01 cannot drop type words because other objects depend on it

> DROP FUNCTION takes
DROP FUNCTION

> DROP TYPE words, netrange
DROP TYPE

> SELECT count(*) FROM pg_proc WHERE prosrc LIKE '%range_constructor%' AND pronamespace = 'public'::regnamespace
0

> DROP FUNCTION wide
DROP FUNCTION
