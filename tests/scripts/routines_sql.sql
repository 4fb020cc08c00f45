# Functions in LANGUAGE sql: declarations, overloads, defaults, results, inlining, what they see of changes, dependencies.

> CREATE TABLE t (id int PRIMARY KEY, v text)
CREATE TABLE

> INSERT INTO t SELECT g, 'v' || g FROM generate_series(1, 6) g
INSERT 0 6

> CREATE FUNCTION add1(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1'
CREATE FUNCTION

> SELECT add1(2), add1(NULL), (SELECT sum(add1(x)) FROM generate_series(1, 100) x)
3|∅|5150

> CREATE FUNCTION add1(text) RETURNS text LANGUAGE sql AS 'SELECT $1 || ''!'''
CREATE FUNCTION

> SELECT add1('x'::text), add1(1), add1('7')
x!|2|7!

> DROP FUNCTION add1
ERROR 42725 function name "add1" is not unique

> DROP FUNCTION add1(bigint)
ERROR 42883 function add1(bigint) does not exist

> DROP PROCEDURE add1(int)
ERROR 42809 add1(integer) is not a procedure

> DROP FUNCTION IF EXISTS add1(bigint), nosuch(int)
DROP FUNCTION

> CREATE FUNCTION add1(int) RETURNS int LANGUAGE sql AS 'SELECT 1'
ERROR 42723 function "add1" already exists with same argument types

> CREATE OR REPLACE FUNCTION add1(int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'
ERROR 42P13 cannot change return type of existing function

> CREATE OR REPLACE FUNCTION add1(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 2'
CREATE FUNCTION

> SELECT add1(1)
3

> CREATE FUNCTION joined(a int, b int DEFAULT 2, c text DEFAULT 'z') RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a || '-' || b || '-' || c $$
CREATE FUNCTION

> SELECT joined(1), joined(1, c => 'q'), joined(1, b := 5), joined(c => 'x', a => 9)
1-2-z|1-2-q|1-5-z|9-2-x

> SELECT joined()
ERROR 42883 function joined() does not exist

> SELECT joined(1, nosuch => 2)
ERROR 42883 function joined(integer, nosuch => integer) does not exist

> CREATE OR REPLACE FUNCTION joined(a int, b int DEFAULT 2, c text) RETURNS text LANGUAGE sql AS 'SELECT c'
ERROR 42P13 input parameters after one with a default value must also have defaults

> CREATE OR REPLACE FUNCTION joined(x int, b int DEFAULT 2, c text DEFAULT 'z') RETURNS text LANGUAGE sql AS 'SELECT c'
ERROR 42P13 cannot change name of input parameter "a"

> CREATE FUNCTION total(VARIADIC n int[]) RETURNS bigint LANGUAGE sql AS 'SELECT sum(x) FROM unnest(n) x'
CREATE FUNCTION

> SELECT total(1, 2, 3), total(VARIADIC ARRAY[4, 5]), total(VARIADIC '{}')
6|9|∅

> CREATE FUNCTION pair(anyelement, anyelement) RETURNS anyarray LANGUAGE sql AS 'SELECT ARRAY[$1, $2]'
CREATE FUNCTION

> SELECT pair(1, 2), pair('a'::text, 'b'), pair(1.5, 2.5)
{1,2}|{a,b}|{1.5,2.5}

> SELECT pair(1, 'x'::text)
ERROR 42883 function pair(integer, text) does not exist

> CREATE FUNCTION nothing(anyelement) RETURNS anyrange LANGUAGE sql AS 'SELECT NULL'
ERROR 42P13 cannot determine result data type

> CREATE FUNCTION edge(anycompatiblerange, anycompatible) RETURNS anycompatible LANGUAGE sql AS 'SELECT lower($1) + $2'
CREATE FUNCTION

> SELECT edge(int4range(5, 9), 2), edge(numrange(1.5, 2), 3)
7|4.5

> SELECT edge(int4range(5, 9), 2.5)
ERROR 42883 function edge(int4range, numeric) does not exist

> CREATE FUNCTION low(n int) RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT * FROM t WHERE id <= n ORDER BY id'
CREATE FUNCTION

> SELECT * FROM low(2)
1|v1
2|v2

> SELECT low(2), (low(2)).v
(1,v1)|v1
(2,v2)|v2

> SELECT l.v, x FROM low(3) l, generate_series(1, l.id) x WHERE l.id > 1
v2|1
v2|2
v3|1
v3|2
v3|3

> CREATE FUNCTION named(n int) RETURNS TABLE (a int, b text) LANGUAGE sql AS 'SELECT id, v FROM t WHERE id = n'
CREATE FUNCTION

> SELECT * FROM named(4)
4|v4

> SELECT * FROM generate_series(2, 3) g, named(g)
2|2|v2
3|3|v3

> SELECT * FROM ROWS FROM (named(1), low(2)) WITH ORDINALITY
1|v1|1|v1|1
∅|∅|2|v2|2

> CREATE FUNCTION both(OUT a int, OUT b text) LANGUAGE sql AS 'SELECT 1, ''z''::text'
ERROR 42601 syntax error at or near "both"

> SELECT both(), (both()).b
ERROR 42601 syntax error at or near "both"

> SELECT * FROM both()
ERROR 42601 syntax error at or near "both"

> CREATE FUNCTION rec() RETURNS SETOF record LANGUAGE sql AS 'SELECT id, v FROM t WHERE id < 3'
CREATE FUNCTION

> SELECT * FROM rec() AS r(x int, y text)
1|v1
2|v2

> SELECT * FROM rec() AS r(x bigint, y text)
1|v1
2|v2

> SELECT * FROM rec()
ERROR 42601 a column definition list is required for functions returning "record"

> CREATE VIEW recs AS SELECT * FROM rec() AS r(x int, y text)
CREATE VIEW

> SELECT * FROM recs
1|v1
2|v2

> CREATE FUNCTION shout(t) RETURNS text LANGUAGE sql AS 'SELECT upper($1.v)'
CREATE FUNCTION

> SELECT t.shout, shout(t) FROM t WHERE id = 1
V1|V1

> CREATE FUNCTION bad() RETURNS int LANGUAGE sql AS 'SELECT ''x''::text'
ERROR 42P13 return type mismatch in function declared to return integer

> CREATE FUNCTION bad() RETURNS int LANGUAGE sql AS 'SELECT 1, 2'
ERROR 42P13 return type mismatch in function declared to return integer

> CREATE FUNCTION bad() RETURNS int LANGUAGE sql AS 'INSERT INTO t VALUES (1)'
ERROR 42P13 return type mismatch in function declared to return integer

> CREATE FUNCTION bad() RETURNS int LANGUAGE sql AS 'SELEC 1'
ERROR 42601 syntax error at or near "SELEC"

> CREATE FUNCTION bad() RETURNS int LANGUAGE sql AS 'SELECT nosuch'
ERROR 42703 column "nosuch" does not exist

> CREATE FUNCTION bad(a int, a int) RETURNS int LANGUAGE sql AS 'SELECT 1'
ERROR 42P13 parameter name "a" used more than once

> CREATE FUNCTION bad() LANGUAGE sql AS 'SELECT 1'
ERROR 42P13 function result type must be specified

> CREATE FUNCTION bad() RETURNS int AS 'SELECT 1'
ERROR 42P13 no language specified

> CREATE FUNCTION bad() RETURNS int LANGUAGE nosuch AS 'SELECT 1'
ERROR 42704 language "nosuch" does not exist

> CREATE FUNCTION bad() RETURNS int LANGUAGE sql IMMUTABLE STABLE AS 'SELECT 1'
ERROR 42601 conflicting or redundant options

> CREATE FUNCTION bad() RETURNS int LANGUAGE sql COST -1 AS 'SELECT 1'
ERROR 22023 COST must be positive

> CREATE FUNCTION bad() RETURNS int LANGUAGE sql ROWS 5 AS 'SELECT 1'
ERROR 22023 ROWS is not applicable when function does not return a set

> CREATE FUNCTION bad(OUT a int) RETURNS text LANGUAGE sql AS 'SELECT 1'
ERROR 42P13 function result type must be integer because of OUT parameters

> CREATE FUNCTION bad(VARIADIC a int) RETURNS int LANGUAGE sql AS 'SELECT 1'
ERROR 42P13 VARIADIC parameter must be an array

> CREATE FUNCTION bad(VARIADIC a int[], b int) RETURNS int LANGUAGE sql AS 'SELECT 1'
ERROR 42P13 VARIADIC parameter must be the last input parameter

> CREATE FUNCTION bad() RETURNS trigger LANGUAGE sql AS 'SELECT 1'
ERROR 42P13 SQL functions cannot return type trigger

> CREATE FUNCTION strict1(int, int) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT coalesce($1, 0) + 1'
CREATE FUNCTION

> SELECT strict1(1, NULL), strict1(1, 2)
∅|2

> CREATE FUNCTION twice(x int) RETURNS int IMMUTABLE RETURN x * 2
CREATE FUNCTION

> SELECT twice(21)
42

> CREATE FUNCTION several(n int) RETURNS SETOF int BEGIN ATOMIC SELECT 0; SELECT id FROM t WHERE id < n ORDER BY 1; END
CREATE FUNCTION

> SELECT several(3)
1
2

> CREATE VIEW seen AS SELECT twice(id) AS d FROM t WHERE id < 3
CREATE VIEW

> SELECT * FROM seen
2
4

> ALTER FUNCTION twice(int) RENAME TO doubled
ALTER FUNCTION

> SELECT * FROM seen
2
4

> DROP FUNCTION doubled(int)
ERROR 2BP01 cannot drop function doubled(integer) because other objects depend on it

> ALTER TABLE t RENAME COLUMN v TO w
ALTER TABLE

> DROP TABLE t
ERROR 2BP01 cannot drop table t because other objects depend on it

> DROP FUNCTION doubled(int) CASCADE
DROP FUNCTION

> SELECT * FROM seen
ERROR 42P01 relation "seen" does not exist

> CREATE TABLE n (id int, seen bigint)
CREATE TABLE

> CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql VOLATILE AS 'SELECT count(*) FROM n'
CREATE FUNCTION

> CREATE FUNCTION counted_stable() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM n'
CREATE FUNCTION

> INSERT INTO n SELECT g, counted() FROM generate_series(1, 3) g
INSERT 0 3

> SELECT * FROM n ORDER BY id
1|0
2|1
3|2

> UPDATE n SET seen = counted() + id WHERE id < 3
UPDATE 2

> CREATE FUNCTION added(int) RETURNS bigint LANGUAGE sql AS 'INSERT INTO n VALUES ($1, 0); SELECT count(*) FROM n'
CREATE FUNCTION

> SELECT id, added(100 + id) FROM n WHERE id < 3 ORDER BY id
1|4
2|5

> SELECT count(*), counted_stable() FROM n
5|5

> CREATE FUNCTION changes() RETURNS int LANGUAGE sql STABLE AS 'INSERT INTO n VALUES (0, 0); SELECT 1'
CREATE FUNCTION

> SELECT changes()
ERROR 0A000 INSERT is not allowed in a non-volatile function

> CREATE SCHEMA other
CREATE SCHEMA

> CREATE FUNCTION other.pick(int) RETURNS text LANGUAGE sql AS 'SELECT ''other''::text'
CREATE FUNCTION

> CREATE FUNCTION pick(numeric) RETURNS text LANGUAGE sql AS 'SELECT ''public''::text'
CREATE FUNCTION

> SELECT other.pick(1), pick(1), nosuch.pick(1)
ERROR 3F000 schema "nosuch" does not exist

> SELECT other.pick(1), pick(1)
other|public

> SET search_path = other, public
SET

> SELECT pick(1), pick(1.5)
other|public

> RESET search_path
RESET

> SELECT pick(1)
public

> CREATE FUNCTION path() RETURNS text LANGUAGE sql SET search_path = other AS 'SELECT current_setting(''search_path'')'
CREATE FUNCTION

> SELECT path(), current_setting('search_path')
other|"$user", public

> PREPARE p AS SELECT add1(1)
PREPARE

> EXECUTE p
3

> CREATE OR REPLACE FUNCTION add1(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 10'
CREATE FUNCTION

> EXECUTE p
11

> DROP FUNCTION add1(int)
DROP FUNCTION

> EXECUTE p
ERROR 42883 function add1(integer) does not exist

> CREATE FUNCTION forever() RETURNS int LANGUAGE sql AS 'SELECT forever()'
CREATE FUNCTION

> SELECT forever()
ERROR 54001 stack depth limit exceeded

> CREATE FUNCTION even(int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT $1 % 2 = 0'
CREATE FUNCTION

> CREATE DOMAIN even_int AS int CHECK (even(VALUE))
CREATE DOMAIN

> SELECT 4::even_int
4

> SELECT 5::even_int
ERROR 23514 value for domain even_int violates check constraint "even_int_check"

> CREATE TABLE k (a int CHECK (even(a)), b text DEFAULT joined(3), c bool GENERATED ALWAYS AS (even(a)) STORED)
CREATE TABLE

> INSERT INTO k VALUES (2), (4)
INSERT 0 2

> INSERT INTO k VALUES (3)
ERROR 23514 new row for relation "k" violates check constraint "k_a_check"

> SELECT * FROM k
2|3-2-z|t
4|3-2-z|t

> CREATE INDEX ki ON k (even(a))
CREATE INDEX

> SELECT count(*) FROM k WHERE even(a)
2

> DROP FUNCTION even(int)
ERROR 2BP01 cannot drop function even(integer) because other objects depend on it

> DROP FUNCTION joined(int, int, text)
ERROR 2BP01 cannot drop function joined(integer,integer,text) because other objects depend on it

> DROP FUNCTION even(int) CASCADE
DROP FUNCTION

> SELECT * FROM k
2|3-2-z
4|3-2-z

> CREATE TABLE inverse (a int)
CREATE TABLE

> CREATE INDEX ON inverse ((1 / a))
CREATE INDEX

> INSERT INTO inverse VALUES (1)
INSERT 0 1

> INSERT INTO inverse VALUES (0)
ERROR 22012 division by zero

> UPDATE inverse SET a = 0
ERROR 22012 division by zero

> SELECT * FROM inverse
1

> BEGIN
BEGIN

> CREATE FUNCTION gone() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> SELECT gone()
1

> SAVEPOINT a
SAVEPOINT

> DROP FUNCTION gone()
DROP FUNCTION

> ROLLBACK TO a
ROLLBACK

> SELECT gone()
1

> ROLLBACK
ROLLBACK

> SELECT gone()
ERROR 42883 function gone() does not exist

> CREATE SEQUENCE called
CREATE SEQUENCE

> CREATE FUNCTION drawn(int) RETURNS SETOF bigint LANGUAGE plpgsql AS 'BEGIN RETURN NEXT nextval(''called''); RETURN NEXT $1; END'
CREATE FUNCTION

> SELECT a, r, w FROM generate_series(1, 3) a, LATERAL ROWS FROM (drawn(7), generate_series(1, a)) q(r, w) ORDER BY 1, 3, 2
1|1|1
1|7|∅
2|1|1
2|7|2
3|1|1
3|7|2
3|∅|3

> SELECT a, r, w FROM generate_series(1, 3) a, LATERAL ROWS FROM (drawn(a), abs(a)) q(r, w) ORDER BY 1, 3, 2
1|2|1
1|1|∅
2|3|2
2|2|∅
3|4|3
3|3|∅

> SELECT a, (SELECT sum(r) FROM drawn(0) r WHERE a > 0) FROM generate_series(1, 3) a ORDER BY 1
1|5
2|5
3|5

> SELECT a, (SELECT sum(r) FROM drawn(0) r WHERE r <> a) FROM generate_series(5, 7) a ORDER BY 1
5|6
6|0
7|6

> SELECT a, r FROM generate_series(1, 3) a, LATERAL (SELECT nextval('called') AS r WHERE a > 0) q ORDER BY 1
1|7
2|8
3|9

> WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n, drawn(0) r WHERE i < 4 AND r > 0) SELECT i FROM n
1
2
3
4

> SELECT last_value FROM called
10
