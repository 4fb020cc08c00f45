# Aggregates of infinities and NaN, ambiguous calls, ON CONFLICT twice, roles, locks, checks, sequences, LIKE, refreshes.

> SELECT var_pop(x), var_samp(x), stddev_pop(x), covar_pop(x, 1) FROM (VALUES ('inf'::float8)) v(x)
NaN|∅|NaN|NaN

> SELECT var_pop(x), stddev(x), regr_sxx(1, x), covar_samp(x, 2) FROM (VALUES ('nan'::float8), (1)) v(x)
NaN|NaN|NaN|NaN

> SELECT var_pop(x), var_samp(x), stddev_pop(x), sum(x), avg(x) FROM (VALUES ('inf'::numeric), (1)) v(x)
NaN|NaN|NaN|Infinity|Infinity

> SELECT var_samp(x), var_pop(x) FROM (VALUES ('nan'::numeric)) v(x)
∅|NaN

> SELECT stddev_pop(x), stddev_samp(x), variance(x) FROM (VALUES (1.5::numeric), (2.25), (-7.125)) v(x)
4.2536748817933888|5.2096664960436767|27.1406250000000000

> SELECT var_pop(x) FROM (VALUES (1e300::float8), (-1e300)) v(x)
ERROR 22003 value out of range: overflow

> SELECT float8_regr_accum('{4,140,2900,1290,83075,15050}'::float8[], 200, 100)
{5,240,6280,1490,95080,8680}

> SELECT float8_regr_combine('{3,60,200,750,20000,2000}'::float8[], '{2,180,200,740,57800,-3400}'::float8[])
{5,240,6280,1490,95080,8680}

> SELECT float8_regr_combine('{0,0}'::float8[], '{0}'::float8[])
ERROR XX000 float8_regr_combine: expected 6-element float8 array

> SELECT string_agg(DISTINCT x, ',' ORDER BY x) FROM (VALUES ('b'::varchar(3)), ('a'), ('b')) v(x)
a,b

> SELECT string_agg(DISTINCT x, ',' ORDER BY x::text) FROM (VALUES ('b'::varchar(3)), ('a'), ('b')) v(x)
ERROR 42P10 in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list

> SELECT (SELECT max(min(x)) FROM generate_series(1, 2)) FROM (VALUES (1)) v(x)
ERROR 42803 aggregate function calls cannot be nested

> SELECT (SELECT max(x) FILTER (WHERE sum(x) > 0) FROM generate_series(1, 2)) FROM (VALUES (1)) v(x)
ERROR 42803 aggregate function calls cannot be nested

> SELECT array(SELECT percentile_disc(a) WITHIN GROUP (ORDER BY x) FROM (VALUES (0.3), (0.7)) v(a) GROUP BY a) FROM generate_series(1, 5) g(x)
ERROR 42803 outer-level aggregate cannot contain a lower-level variable in its direct arguments

> SELECT rank(5, 'AZ', 50) WITHIN GROUP (ORDER BY x, y DESC, x) FROM (VALUES (5, 'b'::name), (7, 'c')) v(x, y)
2

> SELECT pg_typeof('x'), pg_typeof(NULL), pg_typeof('x'::text)
unknown|unknown|text

> CREATE FUNCTION obj_f(int = 1) RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> CREATE FUNCTION obj_f(int = 1, int = 2) RETURNS int LANGUAGE sql AS 'SELECT 2'
CREATE FUNCTION

> CREATE FUNCTION obj_f(text) RETURNS text LANGUAGE sql AS 'SELECT $1'
CREATE FUNCTION

> SELECT obj_f()
ERROR 42725 function obj_f() is not unique

> SELECT obj_f(1)
ERROR 42725 function obj_f(integer) is not unique

> SELECT obj_f(1, 2), obj_f('x')
2|x

> CREATE FUNCTION obj_g(a anyelement, b anyelement = NULL, c bool = true) RETURNS anyelement LANGUAGE sql AS 'SELECT CASE WHEN $3 THEN $1 ELSE $2 END'
CREATE FUNCTION

> SELECT obj_g(a => -1), obj_g('x'::text), obj_g(2.5, c => false)
-1|x|∅

> SELECT obj_g(a => 1, a => 2)
ERROR 42601 argument name "a" used more than once

> CREATE FUNCTION obj_h(VARIADIC a int[] DEFAULT '{}') RETURNS int LANGUAGE sql AS 'SELECT cardinality($1)'
CREATE FUNCTION

> SELECT obj_h(), obj_h(1, 2), obj_h(VARIADIC '{1,2,3}')
0|2|3

> DROP FUNCTION obj_f(int), obj_f(int, int), obj_f(text), obj_g, obj_h
DROP FUNCTION

> CREATE DOMAIN obj_ints AS int[]
CREATE DOMAIN

> CREATE FUNCTION obj_eq(obj_ints, obj_ints) RETURNS bool LANGUAGE sql AS 'SELECT false'
CREATE FUNCTION

> CREATE OPERATOR = (PROCEDURE = obj_eq, LEFTARG = obj_ints, RIGHTARG = obj_ints)
CREATE OPERATOR

> SELECT '{1}'::obj_ints = '{1}'::obj_ints, '{1}'::int[] = '{1}'::int[]
ERROR 42725 operator is not unique: integer[] = integer[]

> DROP DOMAIN obj_ints CASCADE
DROP DOMAIN

> CREATE TABLE obj_u (i int UNIQUE, t text)
CREATE TABLE

> INSERT INTO obj_u VALUES (1, 'one'), (2, 'two')
INSERT 0 2

> INSERT INTO obj_u VALUES (1, 'a'), (2, 'b'), (2, 'c') ON CONFLICT (i) DO UPDATE SET t = excluded.t
ERROR 21000 ON CONFLICT DO UPDATE command cannot affect row a second time

> INSERT INTO obj_u VALUES (1, 'a'), (2, 'b') ON CONFLICT (i) DO UPDATE SET t = excluded.t
INSERT 0 2

> SELECT * FROM obj_u ORDER BY i
1|a
2|b

> COPY (MERGE INTO obj_u USING (SELECT 1 AS x) s ON i = x WHEN MATCHED THEN DELETE) TO STDOUT
ERROR 0A000 MERGE not supported in COPY

> WITH x AS (MERGE INTO obj_u USING (SELECT 1 AS x) s ON i = x WHEN MATCHED THEN DELETE) SELECT 1
ERROR 0A000 MERGE not supported in WITH query

> CREATE TABLE obj_c (i int, j int, CONSTRAINT obj_z CHECK (i > 3), CONSTRAINT obj_a CHECK (i + j = 0), CHECK (tableoid::regclass::text <> 'x'))
CREATE TABLE

> INSERT INTO obj_c VALUES (1, 2)
ERROR 23514 new row for relation "obj_c" violates check constraint "obj_a"

> SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'obj_c'::regclass ORDER BY 1
obj_a|CHECK (((i + j) = 0))
obj_c_tableoid_check|CHECK ((((tableoid)::regclass)::text <> 'x'::text))
obj_z|CHECK ((i > 3))

> CREATE TABLE obj_x (i int, CHECK (ctid IS NOT NULL))
ERROR 42P10 system column "ctid" reference in check constraint is invalid

> CREATE TABLE obj_like (LIKE obj_c INCLUDING CONSTRAINTS) INHERITS (obj_c)
CREATE TABLE

> SELECT conname, conislocal, coninhcount FROM pg_constraint WHERE conrelid = 'obj_like'::regclass ORDER BY 1
obj_a|t|1
obj_c_tableoid_check|t|1
obj_z|t|1

> CREATE TABLE obj_self (i int REFERENCES obj_self (i), LIKE obj_u INCLUDING INDEXES)
ERROR 42701 column "i" specified more than once

> CREATE TABLE obj_self (x int REFERENCES obj_self (i), LIKE obj_u INCLUDING INDEXES)
CREATE TABLE

> ALTER TABLE obj_c ADD CONSTRAINT obj_n CHECK (j < 9) NO INHERIT
ALTER TABLE

> CREATE TABLE obj_parted (LIKE obj_c INCLUDING CONSTRAINTS) PARTITION BY LIST (i)
ERROR 42P16 cannot add NO INHERIT constraint to partitioned table "obj_parted"

> CREATE SEQUENCE obj_s OWNED BY obj_u_i_key.i
ERROR 42809 sequence cannot be owned by relation "obj_u_i_key"

> CREATE SEQUENCE obj_s
CREATE SEQUENCE

> SELECT nextval('obj_s')
1

> SELECT lastval()
1

> DROP SEQUENCE obj_s
DROP SEQUENCE

> SELECT lastval()
ERROR 55000 lastval is not yet defined in this session

> CREATE ROLE obj_r CREATEROLE
CREATE ROLE

> CREATE ROLE obj_super SUPERUSER
CREATE ROLE

> GRANT INSERT ON obj_u TO obj_r
GRANT

> SET ROLE obj_r
SET

> CREATE ROLE obj_no REPLICATION
ERROR 42501 must be superuser to create replication users

> CREATE ROLE obj_no BYPASSRLS
ERROR 42501 must be superuser to create bypassrls users

> DROP ROLE obj_super
ERROR 42501 must be superuser to drop superusers

> BEGIN
BEGIN

> LOCK TABLE obj_u IN ACCESS SHARE MODE
ERROR 42501 permission denied for table obj_u

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> LOCK TABLE obj_u IN ROW EXCLUSIVE MODE
LOCK TABLE

> ROLLBACK
ROLLBACK

> RESET ROLE
RESET

> GRANT pg_database_owner TO obj_r
ERROR XX000 role "pg_database_owner" cannot have explicit members

> SELECT has_table_privilege('obj_r', 'obj_u', 'rule')
f

> CREATE TABLE obj_p (a int) PARTITION BY RANGE (a)
CREATE TABLE

> CREATE TABLE obj_p1 PARTITION OF obj_p FOR VALUES FROM (0) TO (9)
CREATE TABLE

> ALTER TABLE ONLY obj_p ADD PRIMARY KEY (a)
ERROR 42P16 constraint must be added to child tables too

> CREATE INDEX obj_pi ON obj_p (a)
CREATE INDEX

> DROP INDEX CONCURRENTLY obj_pi
ERROR 0A000 cannot drop partitioned index "obj_pi" concurrently

> ALTER INDEX obj_pi ATTACH PARTITION obj_p1
ERROR 42P17 "obj_p1" is not an index

> ALTER INDEX obj_pi ATTACH PARTITION obj_nix
ERROR 42P01 relation "obj_nix" does not exist

> ALTER INDEX obj_p ATTACH PARTITION obj_p1
ERROR 42809 "obj_p" is not an index

> SELECT relhassubclass FROM pg_class WHERE relname = 'obj_pi'
t

> CREATE MATERIALIZED VIEW obj_m AS SELECT i FROM obj_u
SELECT 2

> CREATE UNIQUE INDEX ON obj_m (i)
CREATE INDEX

> REFRESH MATERIALIZED VIEW CONCURRENTLY obj_m WITH NO DATA
ERROR 42601 CONCURRENTLY and WITH NO DATA options cannot be used together

> ALTER TABLE obj_u DROP CONSTRAINT obj_u_i_key
ALTER TABLE

> INSERT INTO obj_u VALUES (1)
INSERT 0 1

> REFRESH MATERIALIZED VIEW CONCURRENTLY obj_m
ERROR 21000 new data for materialized view "obj_m" contains duplicate rows without any null columns

> DROP MATERIALIZED VIEW obj_m
DROP MATERIALIZED VIEW

> DROP TABLE obj_u, obj_c, obj_like, obj_self, obj_p
DROP TABLE

> DROP ROLE obj_r, obj_super
DROP ROLE

> SELECT grouping(a), a, rank(a) WITHIN GROUP (ORDER BY b NULLS FIRST), rank(a) WITHIN GROUP (ORDER BY b NULLS LAST) FROM (VALUES (1, 1), (1, 4), (1, 5), (3, 1), (3, 2)) v(a, b) GROUP BY ROLLUP (a) ORDER BY a
0|1|1|1
0|3|3|3
1|∅|1|6

> CREATE TABLE obj_g (a int PRIMARY KEY, b int, c int, d int)
CREATE TABLE

> INSERT INTO obj_g VALUES (1, 1, 1, 1), (2, 2, 2, 4)
INSERT 0 2

> SELECT a, d, grouping(a, b, c) FROM obj_g GROUP BY GROUPING SETS ((a, b), (a, c)) ORDER BY 3, 1
1|1|1
2|4|1
1|1|2
2|4|2

> SELECT a, d FROM obj_g GROUP BY GROUPING SETS ((a, b), (c))
ERROR 42803 column "obj_g.d" must appear in the GROUP BY clause or be used in an aggregate function

> CREATE VIEW obj_gv AS SELECT a, d, count(*) AS n FROM obj_g GROUP BY GROUPING SETS ((a, b), (a, c))
CREATE VIEW

> SELECT pg_get_viewdef('obj_gv')
 SELECT obj_g.a,\n    obj_g.d,\n    count(*) AS n\n   FROM obj_g\n  GROUP BY GROUPING SETS ((obj_g.a, obj_g.b), (obj_g.a, obj_g.c));

> ALTER TABLE obj_g DROP CONSTRAINT obj_g_pkey
ERROR 2BP01 cannot drop constraint obj_g_pkey on table obj_g because other objects depend on it

> DROP TABLE obj_g CASCADE
DROP TABLE

> CREATE TABLE obj_x (id int DEFAULT (avg(id)))
ERROR 0A000 cannot use column reference in DEFAULT expression

> CREATE TABLE obj_x (id int DEFAULT (t.x + 1))
ERROR 0A000 cannot use column reference in DEFAULT expression

> CREATE MATERIALIZED VIEW obj_m1 AS SELECT 1 AS a WITH NO DATA
CREATE MATERIALIZED VIEW

> CREATE VIEW obj_v1 AS SELECT * FROM obj_m1
CREATE VIEW

> CREATE MATERIALIZED VIEW obj_m2 AS SELECT * FROM obj_m1 WHERE a = (SELECT least(a) FROM obj_m1) WITH NO DATA
CREATE MATERIALIZED VIEW

> CREATE MATERIALIZED VIEW obj_m3 AS SELECT * FROM obj_m1
ERROR 55000 materialized view "obj_m1" has not been populated

> SELECT * FROM obj_v1
ERROR 55000 materialized view "obj_m1" has not been populated

> REFRESH MATERIALIZED VIEW obj_m2
ERROR 55000 materialized view "obj_m1" has not been populated

> REFRESH MATERIALIZED VIEW obj_m1
REFRESH MATERIALIZED VIEW

> SELECT * FROM obj_v1
1

> DROP MATERIALIZED VIEW obj_m1 CASCADE
DROP MATERIALIZED VIEW
