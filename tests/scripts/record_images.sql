# Comparison of the binary images of records.

> CREATE TYPE ri AS (a int, b text, c numeric)
CREATE TYPE

> SELECT (1, 'a', 1.0)::ri *= (1, 'a', 1.00)::ri, (1, 'a', 1.0)::ri *<> (1, 'a', 1.00)::ri, (1, 'a', 1.0)::ri = (1, 'a', 1.00)::ri, (1, NULL, 1)::ri *= (1, NULL, 1)::ri, (1, NULL, 1)::ri *= (1, '', 1)::ri
f|t|t|t|f

> SELECT (-1, 'a', 1)::ri *< (1, 'a', 1)::ri, (1, NULL, 1)::ri *< (1, 'a', 1)::ri, (1, 'ab', 1)::ri *> (1, 'a', 1)::ri, (1, 'a', 1)::ri *<= (1, 'a', 1)::ri, (1, 'a', 1)::ri *>= (1, 'a', 1)::ri
f|f|t|t|t

> SELECT x, array_agg(y ORDER BY y, y::text) FROM (SELECT x, y FROM unnest('{0,1,-1,1.0,1.00,10000,12345.678,-12345.678,1e70,0.00001,NaN,Infinity,-Infinity}'::numeric[]) WITH ORDINALITY x(x, n), unnest('{0,1,-1,1.0,1.00,10000,12345.678,-12345.678,1e70,0.00001,NaN,Infinity,-Infinity}'::numeric[]) WITH ORDINALITY y(y, m) WHERE (0, '', x)::ri *< (0, '', y)::ri) z GROUP BY x, x::text ORDER BY x, x::text
-Infinity|{-12345.678,0.00001,1.0,10000,12345.678,10000000000000000000000000000000000000000000000000000000000000000000000}
-12345.678|{0.00001}
-1|{-Infinity,-12345.678,0.00001,1.0,10000,12345.678,10000000000000000000000000000000000000000000000000000000000000000000000,Infinity,NaN}
0|{-Infinity,-12345.678,-1,0.00001,1,1.0,1.00,10000,12345.678,10000000000000000000000000000000000000000000000000000000000000000000000,Infinity,NaN}
1|{-Infinity,-12345.678,-1,0.00001,1.0,1.00,10000,12345.678,10000000000000000000000000000000000000000000000000000000000000000000000,Infinity,NaN}
1.0|{-12345.678,0.00001,12345.678}
1.00|{-Infinity,-12345.678,-1,0.00001,1.0,10000,12345.678,10000000000000000000000000000000000000000000000000000000000000000000000,Infinity,NaN}
10000|{-12345.678,0.00001,1.0,12345.678,10000000000000000000000000000000000000000000000000000000000000000000000}
12345.678|{-12345.678,0.00001}
10000000000000000000000000000000000000000000000000000000000000000000000|{-12345.678,0.00001,1.0,12345.678}
Infinity|{-Infinity,-12345.678,0.00001,1.0,10000,12345.678,10000000000000000000000000000000000000000000000000000000000000000000000}
NaN|{-Infinity,-12345.678,0.00001,1.0,10000,12345.678,10000000000000000000000000000000000000000000000000000000000000000000000,Infinity}

> CREATE TYPE ri_2 AS (a int2, b int8, c float4, d float8, e bool, f date, g timestamp, h interval, i uuid, j bytea, k "char")
CREATE TYPE

> SELECT ROW(v, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2 *< ROW(3, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2 FROM unnest('{-1,2,3,4}'::int2[]) v
f
t
f
f

> SELECT ROW(0, v, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2 *<= ROW(0, 3, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2 FROM unnest('{-1,2,3,4}'::int8[]) v
f
t
t
f

> SELECT ROW(0, 0, v, v, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2 *< ROW(0, 0, 3, 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2, ROW(0, 0, 3, v, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2 *< ROW(0, 0, 3, 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2 FROM unnest('{-1,2,3,4,-0,NaN,1e30}'::float4[]) v
f|f
t|t
f|f
f|f
f|f
f|f
f|f

> SELECT ROW(0, 0, 0, 0, v, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2 *< ROW(0, 0, 0, 0, true, NULL, NULL, NULL, NULL, NULL, NULL)::ri_2 FROM unnest('{t,f,NULL}'::bool[]) v
f
t
f

> SELECT ROW(0, 0, 0, 0, NULL, v, v, NULL, NULL, NULL, NULL)::ri_2 *< ROW(0, 0, 0, 0, NULL, '2000-01-01', '2000-01-01', NULL, NULL, NULL, NULL)::ri_2 FROM unnest('{1999-01-01,2000-01-01,2001-01-01,infinity,-infinity}'::date[]) v
f
f
f
f
f

> SELECT ROW(0, 0, 0, 0, NULL, NULL, NULL, v, NULL, NULL, NULL)::ri_2 *< ROW(0, 0, 0, 0, NULL, NULL, NULL, '1 day 3 seconds', NULL, NULL, NULL)::ri_2 FROM unnest('{1 day,1 month,3 seconds,4 seconds,-1 day,1 hour}'::interval[]) v
t
t
t
t
t
t

> SELECT ROW(0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, v::bytea, v)::ri_2 *< ROW(0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 'k', 'k')::ri_2 FROM unnest('{a,k,z}'::text[]) v
t
f
f

> SELECT ROW(1, 2) *= ROW(1, 3)
ERROR 42883 operator does not exist: integer *= integer

> SELECT ROW(1, 2)::record *= ROW(1, 2)::record, ROW(1, 2)::record *<> ROW(1, 2)::record, NULL::ri *= NULL::ri
t|f|∅

> SELECT ROW(1, 2)::record *= ROW(1, 2, 3)::record
ERROR 42804 cannot compare record types with different numbers of columns

> SELECT ROW(1, 2)::record *< ROW(1, 2, 3)::record
ERROR 42804 cannot compare record types with different numbers of columns

> SELECT ROW(1, 2)::record *< ROW(1, 'a'::text)::record
ERROR 42804 cannot compare dissimilar column types integer and text at record column 2

> SELECT ROW(1, 2)::record *= ROW(1, 'a'::text)::record
ERROR 42804 cannot compare dissimilar column types integer and text at record column 2

> SELECT ROW('{1,2}'::int[], '[1,2]'::jsonb, int4range(1, 3))::record *= ROW('{1,2}'::int[], '[1, 2]'::jsonb, '[1,2]'::int4range)::record, ROW('{1.0}'::numeric[])::record *= ROW('{1.00}'::numeric[])::record
t|f

> CREATE TABLE ri_t (a int, b text)
CREATE TABLE

> INSERT INTO ri_t VALUES (1, 'x'), (2, NULL)
INSERT 0 2

> SELECT x.a FROM ri_t x JOIN ri_t y ON x *= y ORDER BY 1
1
2

> CREATE VIEW ri_v AS SELECT x.a FROM ri_t x WHERE x *<> ROW(1, 'x')::ri_t
CREATE VIEW

> SELECT * FROM ri_v
2

> DROP VIEW ri_v
DROP VIEW

> DROP TABLE ri_t
DROP TABLE

> DROP TYPE ri, ri_2
DROP TYPE
