# CREATE, ALTER, DROP STATISTICS and what the catalogs say of statistics objects.
# what can be made, and how it is shown
# changes
# in a transaction that does not commit
# columns change and go
# functions of expressions
# privileges

> CREATE TABLE stx_t (a int, b int, c text, p point)
CREATE TABLE

> CREATE VIEW stx_v AS SELECT 1 a, 2 b
CREATE VIEW

> CREATE INDEX stx_ti ON stx_t (a)
CREATE INDEX

> CREATE SEQUENCE stx_q
CREATE SEQUENCE

> CREATE TYPE stx_ct AS (a int)
CREATE TYPE

> CREATE STATISTICS stx_s ON a, b FROM stx_t
CREATE STATISTICS

> CREATE STATISTICS stx_s ON a, b FROM stx_t
ERROR 42710 statistics object "stx_s" already exists

> CREATE STATISTICS IF NOT EXISTS stx_s ON a, b FROM stx_t
CREATE STATISTICS

> CREATE STATISTICS stx_e ON a, b FROM stx_v
ERROR 42809 cannot define statistics for relation "stx_v"

> CREATE STATISTICS stx_e ON a, b FROM stx_ti
ERROR 42809 cannot define statistics for relation "stx_ti"

> CREATE STATISTICS stx_e ON a, b FROM stx_q
ERROR 42809 cannot define statistics for relation "stx_q"

> CREATE STATISTICS stx_e ON a, b FROM stx_ct
ERROR 42809 cannot define statistics for relation "stx_ct"

> CREATE STATISTICS stx_e ON a, b FROM stx_nosuch
ERROR 42P01 relation "stx_nosuch" does not exist

> CREATE STATISTICS stx_e ON a, b FROM pg_class
ERROR 42501 permission denied: "pg_class" is a system catalog

> CREATE STATISTICS stx_e ON a FROM stx_t
ERROR 42P17 extended statistics require at least 2 columns

> CREATE STATISTICS stx_e (foo) ON a, b FROM stx_t
ERROR 42601 unrecognized statistics kind "foo"

> CREATE STATISTICS stx_e ON a, p FROM stx_t
ERROR 0A000 column "p" cannot be used in statistics because its type point has no default btree operator class

> CREATE STATISTICS stx_e ON a, ctid FROM stx_t
ERROR 0A000 statistics creation on system columns is not supported

> CREATE STATISTICS stx_e ON a, (ctid) FROM stx_t
ERROR 0A000 statistics creation on system columns is not supported

> CREATE STATISTICS stx_e ON a, (xmin::text) FROM stx_t
ERROR 0A000 statistics creation on system columns is not supported

> CREATE STATISTICS stx_e ON a, zz FROM stx_t
ERROR 42703 column "zz" does not exist

> CREATE STATISTICS stx_e ON a, (zz) FROM stx_t
ERROR 42703 column "zz" does not exist

> CREATE STATISTICS stx_e ON a, (count(b)) FROM stx_t
ERROR 42803 aggregate functions are not allowed in statistics expressions

> CREATE STATISTICS stx_e ON a, (row_number() OVER ()) FROM stx_t
ERROR 42P20 window functions are not allowed in statistics expressions

> CREATE STATISTICS stx_e ON a, (generate_series(1, b)) FROM stx_t
ERROR 0A000 set-returning functions are not allowed in statistics expressions

> CREATE STATISTICS stx_e ON a, ((SELECT 1)) FROM stx_t
ERROR 0A000 cannot use subquery in statistics expression

> CREATE STATISTICS stx_e ON (a + 1), (a + 1) FROM stx_t
ERROR 42701 duplicate expression in statistics definition

> CREATE STATISTICS stx_e ON a, a FROM stx_t
ERROR 42701 duplicate column name in statistics definition

> CREATE STATISTICS stx_e ON a, (a) FROM stx_t
ERROR 42701 duplicate column name in statistics definition

> CREATE STATISTICS stx_e ON (p), (a + 1) FROM stx_t
ERROR 0A000 column "p" cannot be used in statistics because its type point has no default btree operator class

> CREATE STATISTICS stx_e ON (p + p), (a + 1) FROM stx_t
ERROR 0A000 expression cannot be used in multivariate statistics because its type point has no default btree operator class

> CREATE STATISTICS stx_e (mcv) ON (a + 1) FROM stx_t
ERROR 0A000 when building statistics on a single expression, statistics kinds may not be specified

> CREATE STATISTICS stx_e ON (a) FROM stx_t
ERROR 42P17 extended statistics require at least 2 columns

> CREATE STATISTICS stx_e ON a, a, a, a, a, a, a, a, a FROM stx_t
ERROR 54011 cannot have more than 8 columns in statistics

> CREATE STATISTICS stx_e ON a, b FROM stx_t, stx_v
ERROR 0A000 only a single relation is allowed in CREATE STATISTICS

> CREATE STATISTICS stx_e ON a, b FROM stx_t JOIN stx_v USING (a)
ERROR 0A000 CREATE STATISTICS only supports relation names in the FROM clause

> CREATE STATISTICS stx_e ON a, b FROM (SELECT * FROM stx_t) x
ERROR 0A000 CREATE STATISTICS only supports relation names in the FROM clause

> CREATE STATISTICS stx_e ON a, b FROM generate_series(1, 2) x
ERROR 0A000 CREATE STATISTICS only supports relation names in the FROM clause

> CREATE STATISTICS stx_e ON a FROM stx_t TABLESAMPLE system (10)
ERROR 0A000 CREATE STATISTICS only supports relation names in the FROM clause

> CREATE STATISTICS stx_e ON x.a, b FROM stx_t x
ERROR 42601 syntax error at or near ","

> CREATE STATISTICS stx_e ON (x.a), b FROM stx_t x
ERROR 42P01 missing FROM-clause entry for table "x"

> CREATE STATISTICS stx_nosuch.e ON a, b FROM stx_t
ERROR 3F000 schema "stx_nosuch" does not exist

> CREATE STATISTICS stx_e ON a, b
ERROR 42601 syntax error at end of input

> CREATE STATISTICS ON a, b FROM stx_t
ERROR 42601 syntax error at or near "ON"

> CREATE STATISTICS stx_e ON upper(c), a + b FROM stx_t
ERROR 42601 syntax error at or near "+"

> CREATE STATISTICS stx_e () ON a, b FROM stx_t
ERROR 42601 syntax error at or near ")"

> CREATE STATISTICS stx_1 ON upper(c), a FROM stx_t
CREATE STATISTICS

> CREATE STATISTICS stx_2 ON lower(c) FROM stx_t
CREATE STATISTICS

> CREATE STATISTICS stx_3 (ndistinct) ON b, a FROM ONLY stx_t
CREATE STATISTICS

> CREATE STATISTICS stx_4 (mcv, dependencies) ON a, (b * 2), c FROM stx_t
CREATE STATISTICS

> CREATE STATISTICS stx_5 ON (random()), (t.a) FROM stx_t AS t
ERROR 42P01 missing FROM-clause entry for table "t"

> CREATE STATISTICS stx_5 ON (random()), (stx_t.a) FROM stx_t
CREATE STATISTICS

> SELECT stxname, pg_get_statisticsobjdef(oid), pg_get_statisticsobjdef_columns(oid), pg_get_statisticsobjdef_expressions(oid), stxkind, stxkeys, stxstattarget FROM pg_statistic_ext WHERE stxrelid = 'stx_t'::regclass ORDER BY 1
stx_1|CREATE STATISTICS public.stx_1 ON a, upper(c) FROM stx_t|a, upper(c)|{upper(c)}|{d,f,m,e}|1|-1
stx_2|CREATE STATISTICS public.stx_2 ON lower(c) FROM stx_t|lower(c)|{lower(c)}|{e}||-1
stx_3|CREATE STATISTICS public.stx_3 (ndistinct) ON a, b FROM stx_t|a, b|∅|{d}|1 2|-1
stx_4|CREATE STATISTICS public.stx_4 (dependencies, mcv) ON a, c, (b * 2) FROM stx_t|a, c, (b * 2)|{"(b * 2)"}|{f,m,e}|1 3|-1
stx_5|CREATE STATISTICS public.stx_5 ON a, random() FROM stx_t|a, random()|{random()}|{d,f,m,e}|1|-1
stx_s|CREATE STATISTICS public.stx_s ON a, b FROM stx_t|a, b|∅|{d,f,m}|1 2|-1

> SELECT pg_describe_object(3381, oid, 0), pg_identify_object(3381, oid, 0), pg_statistics_obj_is_visible(oid) FROM pg_statistic_ext WHERE stxname = 'stx_1'
statistics object stx_1|("statistics object",public,stx_1,public.stx_1)|t

> SELECT classid, objsubid FROM pg_get_object_address('statistics object', '{stx_1}', '{}')
3381|0

> SELECT objid = (SELECT oid FROM pg_statistic_ext WHERE stxname = 'stx_1') FROM pg_get_object_address('statistics object', '{public,stx_1}', '{}')
t

> SELECT * FROM pg_get_object_address('statistics object', '{stx_nosuch}', '{}')
ERROR 42704 statistics object "stx_nosuch" does not exist

> SELECT * FROM pg_get_object_address('statistics object', '{stx_nosuch,x}', '{}')
ERROR 3F000 schema "stx_nosuch" does not exist

> SELECT * FROM pg_get_object_address('statistics object', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT * FROM pg_get_object_address('statistics object', array[NULL], '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT * FROM pg_get_object_address('stone', '{stx_1}', '{}')
ERROR 22023 unrecognized object type "stone"

> SELECT * FROM pg_identify_object_as_address(3381, (SELECT oid FROM pg_statistic_ext WHERE stxname = 'stx_1'), 0)
statistics object|{public,stx_1}|{}

> SELECT pg_statistics_obj_is_visible(1), pg_get_statisticsobjdef(1), pg_describe_object(3381, 1, 0)
∅|∅|∅

> SELECT refclassid::regclass, refobjsubid, deptype FROM pg_depend WHERE classid = 3381 AND objid = (SELECT oid FROM pg_statistic_ext WHERE stxname = 'stx_4') ORDER BY 1, 2
pg_class|1|a
pg_class|2|a
pg_class|3|a
pg_namespace|0|n

> SELECT '{}'::pg_ndistinct
ERROR 0A000 cannot accept a value of type pg_ndistinct

> SELECT '{}'::pg_dependencies
ERROR 0A000 cannot accept a value of type pg_dependencies

> SELECT '{}'::pg_mcv_list
ERROR 0A000 cannot accept a value of type pg_mcv_list

> ALTER STATISTICS stx_nosuch SET STATISTICS 3
ERROR 42704 statistics object "stx_nosuch" does not exist

> ALTER STATISTICS IF EXISTS stx_nosuch SET STATISTICS 3
ALTER STATISTICS

> ALTER STATISTICS stx_2 SET STATISTICS -3
ERROR 22023 statistics target -3 is too low

> ALTER STATISTICS stx_2 SET STATISTICS 100000
ALTER STATISTICS

> SELECT stxstattarget FROM pg_statistic_ext WHERE stxname = 'stx_2'
10000

> ALTER STATISTICS stx_2 RENAME TO stx_1
ERROR 42710 statistics object "stx_1" already exists in schema "public"

> ALTER STATISTICS stx_2 RENAME TO stx_7
ALTER STATISTICS

> ALTER STATISTICS stx_7 OWNER TO stx_nosuch
ERROR 42704 role "stx_nosuch" does not exist

> ALTER STATISTICS stx_7 SET SCHEMA stx_nosuch
ERROR 3F000 schema "stx_nosuch" does not exist

> ALTER STATISTICS stx_7 SET SCHEMA pg_temp
ERROR 0A000 cannot move objects into or out of temporary schemas

> CREATE SCHEMA stx_sch
CREATE SCHEMA

> ALTER STATISTICS stx_7 SET SCHEMA stx_sch
ALTER STATISTICS

> SELECT pg_get_statisticsobjdef(oid), pg_statistics_obj_is_visible(oid), pg_describe_object(3381, oid, 0) FROM pg_statistic_ext WHERE stxname = 'stx_7'
CREATE STATISTICS stx_sch.stx_7 ON lower(c) FROM stx_t|f|statistics object stx_sch.stx_7

> COMMENT ON STATISTICS stx_7 IS 'x'
ERROR 42704 statistics object "stx_7" does not exist

> COMMENT ON STATISTICS stx_sch.stx_7 IS 'x'
COMMENT

> SELECT obj_description(oid, 'pg_statistic_ext') FROM pg_statistic_ext WHERE stxname = 'stx_7'
x

> DROP SCHEMA stx_sch
ERROR 2BP01 cannot drop schema stx_sch because other objects depend on it

> DROP SCHEMA stx_sch CASCADE
DROP SCHEMA

> SELECT count(*) FROM pg_statistic_ext WHERE stxname = 'stx_7'
0

> DROP STATISTICS stx_7
ERROR 42704 statistics object "stx_7" does not exist

> DROP STATISTICS IF EXISTS stx_7, stx_nosuch.e
DROP STATISTICS

> DROP STATISTICS stx_nosuch.e
ERROR 3F000 schema "stx_nosuch" does not exist

> BEGIN
BEGIN

> CREATE STATISTICS stx_8 ON a, b FROM stx_t
CREATE STATISTICS

> ALTER STATISTICS stx_1 RENAME TO stx_9
ALTER STATISTICS

> ROLLBACK
ROLLBACK

> SELECT stxname FROM pg_statistic_ext WHERE stxname LIKE 'stx\__' ORDER BY 1
stx_1
stx_3
stx_4
stx_5
stx_s

> COMMENT ON STATISTICS stx_4 IS 'kept'
COMMENT

> ALTER TABLE stx_t RENAME COLUMN b TO bb
ALTER TABLE

> ALTER TABLE stx_t ALTER COLUMN bb TYPE bigint
ALTER TABLE

> SELECT pg_get_statisticsobjdef(oid), obj_description(oid, 'pg_statistic_ext') FROM pg_statistic_ext WHERE stxname = 'stx_4'
CREATE STATISTICS public.stx_4 (dependencies, mcv) ON a, c, (bb * 2) FROM stx_t|kept

> ALTER TABLE stx_t DROP COLUMN p
ALTER TABLE

> ALTER TABLE stx_t DROP COLUMN c
ALTER TABLE

> SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext WHERE stxrelid = 'stx_t'::regclass ORDER BY 1
CREATE STATISTICS public.stx_3 (ndistinct) ON a, bb FROM stx_t
CREATE STATISTICS public.stx_5 ON a, random() FROM stx_t
CREATE STATISTICS public.stx_s ON a, bb FROM stx_t

> CREATE TABLE stx_l (z text, LIKE stx_t INCLUDING STATISTICS)
CREATE TABLE

> CREATE TABLE stx_l2 (LIKE stx_t)
CREATE TABLE

> SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext WHERE stxrelid IN ('stx_l'::regclass, 'stx_l2'::regclass) ORDER BY 1
CREATE STATISTICS public.stx_l_a_bb_stat ON a, bb FROM stx_l
CREATE STATISTICS public.stx_l_a_bb_stat1 (ndistinct) ON a, bb FROM stx_l
CREATE STATISTICS public.stx_l_a_expr_stat ON a, random() FROM stx_l

> CREATE FUNCTION stx_f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 LIMIT 1'
CREATE FUNCTION

> CREATE STATISTICS stx_sf ON (stx_f(a)), bb FROM stx_t
CREATE STATISTICS

> DROP FUNCTION stx_f(int)
ERROR 2BP01 cannot drop function stx_f(integer) because other objects depend on it

> ALTER FUNCTION stx_f(int) RENAME TO stx_g
ALTER FUNCTION

> SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext WHERE stxname = 'stx_sf'
CREATE STATISTICS public.stx_sf ON bb, stx_g(a) FROM stx_t

> DROP FUNCTION stx_g(int) CASCADE
DROP FUNCTION

> SELECT count(*) FROM pg_statistic_ext WHERE stxname = 'stx_sf'
0

> CREATE ROLE stx_r
CREATE ROLE

> SET ROLE stx_r
SET

> CREATE STATISTICS stx_zz ON a, bb FROM stx_t
ERROR 42501 must be owner of table stx_t

> ALTER STATISTICS stx_s RENAME TO stx_zz
ERROR 42501 must be owner of statistics object stx_s

> ALTER STATISTICS stx_s SET STATISTICS 3
ERROR 42501 must be owner of statistics object stx_s

> ALTER STATISTICS stx_s OWNER TO stx_r
ERROR 42501 must be owner of statistics object stx_s

> ALTER STATISTICS stx_s SET SCHEMA public
ERROR 42501 permission denied for schema public

> DROP STATISTICS stx_s
ERROR 42501 must be owner of statistics object stx_s

> COMMENT ON STATISTICS stx_s IS 'd'
ERROR 42501 must be owner of statistics object stx_s

> RESET ROLE
RESET

> ALTER STATISTICS stx_s OWNER TO stx_r
ALTER STATISTICS

> DROP ROLE stx_r
ERROR 2BP01 role "stx_r" cannot be dropped because some objects depend on it

> DROP OWNED BY stx_r
DROP OWNED

> DROP ROLE stx_r
DROP ROLE

> SELECT count(*) FROM pg_statistic_ext WHERE stxname = 'stx_s'
0

> DROP TABLE stx_l, stx_l2
DROP TABLE

> DROP TABLE stx_t
DROP TABLE

> SELECT count(*) FROM pg_statistic_ext WHERE stxname LIKE 'stx\_%'
0

> DROP VIEW stx_v
DROP VIEW

> DROP SEQUENCE stx_q
DROP SEQUENCE

> DROP TYPE stx_ct
DROP TYPE
