# What functions change under the statements that call them; rows, arrays and blocks of PL/pgSQL; views over functions.

> CREATE TABLE t (id int PRIMARY KEY, v int)
CREATE TABLE

> INSERT INTO t SELECT g, g FROM generate_series(1, 5) g
INSERT 0 5

> CREATE FUNCTION bump(x int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN UPDATE t SET v = v + 1 WHERE id = x; RETURN (SELECT v FROM t WHERE id = x); END $$
CREATE FUNCTION

> SELECT bump(1), bump(1), bump(1)
2|3|4

> UPDATE t SET v = bump(2) WHERE id = 2
ERROR 27000 tuple to be updated was already modified by an operation triggered by the current command

> UPDATE t SET v = bump(3) WHERE id = 2
UPDATE 1

> SELECT * FROM t ORDER BY id
1|4
2|4
3|4
4|4
5|5

> DELETE FROM t WHERE id = 4 AND bump(4) = 5
ERROR 27000 tuple to be deleted was already modified by an operation triggered by the current command

> CREATE FUNCTION gone(x int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t WHERE id = x; RETURN x; END $$
CREATE FUNCTION

> UPDATE t SET v = 0 WHERE id = gone(1)
ERROR 27000 tuple to be updated was already modified by an operation triggered by the current command

> DELETE FROM t WHERE id = gone(1)
ERROR 27000 tuple to be deleted was already modified by an operation triggered by the current command

> SELECT * FROM t ORDER BY id
1|4
2|4
3|4
4|4
5|5

> CREATE FUNCTION more() RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t VALUES ((SELECT max(id) + 1 FROM t), 0); RETURN (SELECT count(*) FROM t); END $$
CREATE FUNCTION

> SELECT more(), more(), (SELECT count(*) FROM t)
6|7|5

> SELECT id, more() FROM t ORDER BY id
1|8
2|9
3|10
4|11
5|12
6|13
7|14

> SELECT count(*) FROM t
14

> BEGIN
BEGIN

> SAVEPOINT a
SAVEPOINT

> SELECT more() > 0
t

> ROLLBACK TO a
ROLLBACK

> SELECT count(*) FROM t
14

> COMMIT
COMMIT

> CREATE TYPE pt AS (x int, y int)
CREATE TYPE

> CREATE TABLE shapes (id int, p pt, ps pt[], tags text[])
CREATE TABLE

> CREATE FUNCTION shape() RETURNS text LANGUAGE plpgsql AS $$
+ DECLARE s shapes; p pt;
+ BEGIN
+   s.id := 1; s.p := (1, 2); s.p.x := 10; s.ps[1] := (3, 4)::pt; s.tags := '{a}'; s.tags[2] := 'b'; p := s.p;
+   INSERT INTO shapes VALUES (s.*);
+   INSERT INTO shapes SELECT s.*;
+   RETURN s::text || p.x || s.tags[2] || (s.ps[1]).y;
+ END $$
CREATE FUNCTION

> SELECT shape()
(1,"(10,2)","{""(3,4)""}","{a,b}")10b4

> SELECT * FROM shapes
1|(10,2)|{"(3,4)"}|{a,b}
1|(10,2)|{"(3,4)"}|{a,b}

> CREATE FUNCTION of_row(s shapes) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN s.id || ':' || s.p::text; END $$
CREATE FUNCTION

> SELECT of_row(s), of_row(s.*), s.of_row FROM shapes s LIMIT 1
1:(10,2)|1:(10,2)|1:(10,2)

> CREATE FUNCTION two(n int) RETURNS SETOF int LANGUAGE plpgsql AS $$ BEGIN RETURN NEXT n; RETURN NEXT n * 2; RETURN; END $$
CREATE FUNCTION

> SELECT two(x) FROM generate_series(1, 2) x
1
2
2
4

> SELECT * FROM two(4) s(z) WHERE z > 4
8

> CREATE FUNCTION listed(VARIADIC text[]) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN array_to_string($1, '|'); END $$
CREATE FUNCTION

> SELECT listed('a', 'b'), listed(VARIADIC ARRAY['c'])
a|b|c

> CREATE FUNCTION in_json(j jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$ BEGIN j['a'] := '5'; RETURN j; END $$
CREATE FUNCTION

> SELECT in_json('{"b": 1}')
{"a": 5, "b": 1}

> CREATE FUNCTION nested() RETURNS text LANGUAGE plpgsql AS $$
+ DECLARE r text := '';
+ BEGIN
+   BEGIN
+     BEGIN RAISE EXCEPTION 'in'; EXCEPTION WHEN OTHERS THEN r := r || SQLERRM; RAISE EXCEPTION 'out'; END;
+   EXCEPTION WHEN OTHERS THEN r := r || SQLERRM; END;
+   FOR i IN 1..4 LOOP BEGIN IF i = 2 THEN CONTINUE; END IF; IF i = 4 THEN EXIT; END IF; r := r || i; EXCEPTION WHEN OTHERS THEN NULL; END; END LOOP;
+   FOR i IN 1..3 LOOP BEGIN IF i = 2 THEN RETURN r || i; END IF; EXCEPTION WHEN OTHERS THEN RETURN -1; END; END LOOP;
+ END $$
CREATE FUNCTION

> SELECT nested()
inout132

> CREATE PROCEDURE inside() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t VALUES (60, 0); COMMIT; INSERT INTO t VALUES (61, 0); ROLLBACK; END $$
CREATE PROCEDURE

> CREATE PROCEDURE outside() LANGUAGE plpgsql AS $$ BEGIN CALL inside(); INSERT INTO t VALUES (62, 0); BEGIN CALL inside(); EXCEPTION WHEN OTHERS THEN INSERT INTO t VALUES (63, 0); END; END $$
CREATE PROCEDURE

> CALL outside()
CALL

> SELECT id FROM t WHERE id >= 60 ORDER BY 1
60
62
63

> CREATE FUNCTION is_null(r record) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN RETURN r IS NULL; END $$
CREATE FUNCTION

> SELECT is_null(ROW(1, 2)), is_null(ROW(NULL, NULL))
f|t

> CREATE FUNCTION counts() RETURNS text LANGUAGE plpgsql AS $$ DECLARE n int; m int; BEGIN GET DIAGNOSTICS n = ROW_COUNT; UPDATE t SET v = 1 WHERE id = 62; GET DIAGNOSTICS m = ROW_COUNT; RETURN n || ',' || m; END $$
CREATE FUNCTION

> SELECT counts()
0,1

> CREATE TABLE strict_test (a int)
CREATE TABLE

> SET plpgsql.extra_errors = 'shadowed_variables'
SET

> CREATE FUNCTION shadow(a int) RETURNS int LANGUAGE plpgsql AS $$ DECLARE a int; BEGIN RETURN a; END $$
ERROR 42712 variable "a" shadows a previously defined variable

> SET plpgsql.extra_errors = 'too_many_rows'
SET

> DO $$ DECLARE x int; BEGIN SELECT id INTO x FROM t; END $$
ERROR P0003 query returned more than one row

> SET plpgsql.extra_errors = 'strict_multi_assignment'
SET

> DO $$ DECLARE x int; BEGIN SELECT 1, 2 INTO x; END $$
ERROR 42804 number of source and target fields in assignment does not match

> RESET plpgsql.extra_errors
RESET

> SET plpgsql.check_asserts = off
SET

> DO $$ BEGIN ASSERT false; END $$
DO

> RESET plpgsql.check_asserts
RESET

> DO $$ BEGIN ASSERT false; END $$
ERROR P0004 assertion failed

> CREATE FUNCTION w(x int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN IF x > 1000 THEN RAISE EXCEPTION 'too large'; END IF; RETURN x * 2; END $$
CREATE FUNCTION

> CREATE INDEX ti ON t (w(v))
CREATE INDEX

> SELECT id FROM t WHERE w(v) = 2 ORDER BY 1
62

> INSERT INTO t VALUES (70, 1001)
ERROR P0001 too large

> SELECT count(*) FROM t WHERE id = 70
0

> DROP FUNCTION w(int)
ERROR 2BP01 cannot drop function w(integer) because other objects depend on it

> DO LANGUAGE sql 'SELECT 1'
ERROR 0A000 language "sql" does not support inline code execution

> DO LANGUAGE nosuch 'SELECT 1'
ERROR 42704 language "nosuch" does not exist

> CREATE TABLE u (a int, c text)
CREATE TABLE

> INSERT INTO u VALUES (1, 'x'), (2, 'y')
INSERT 0 2

> CREATE FUNCTION all_u() RETURNS SETOF u LANGUAGE sql STABLE AS 'SELECT * FROM u'
CREATE FUNCTION

> CREATE VIEW v1 AS SELECT * FROM ROWS FROM (all_u(), generate_series(10, 11)) WITH ORDINALITY
CREATE VIEW

> CREATE VIEW v2 AS SELECT * FROM all_u()
CREATE VIEW

> ALTER TABLE u ADD COLUMN b int DEFAULT 5
ALTER TABLE

> SELECT * FROM v1
1|x|10|1
2|y|11|2

> SELECT * FROM v2
1|x
2|y

> SELECT * FROM all_u()
1|x|5
2|y|5

> ALTER TABLE u DROP COLUMN c
ERROR 2BP01 cannot drop column c of table u because other objects depend on it
