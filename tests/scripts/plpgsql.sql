# PL/pgSQL: statements, variables, records, errors, cursors, procedures.

> CREATE TABLE t (id int PRIMARY KEY, v text)
CREATE TABLE

> INSERT INTO t SELECT g, 'v' || g FROM generate_series(1, 6) g
INSERT 0 6

> CREATE FUNCTION flow(n int) RETURNS text LANGUAGE plpgsql AS $$
+ DECLARE
+   s text := '';
+   i int;
+   total CONSTANT numeric(6,2) := n / 3.0;
+ BEGIN
+   IF n < 0 THEN RETURN 'negative'; ELSIF n = 0 THEN s := 'zero'; ELSE s := 'some'; END IF;
+   CASE n WHEN 1, 2 THEN s := s || ' few'; WHEN 3 THEN s := s || ' three'; ELSE s := s || ' many'; END CASE;
+   CASE WHEN n > 4 THEN s := s || ' big'; ELSE NULL; END CASE;
+   FOR i IN 1..n LOOP CONTINUE WHEN i = 2; s := s || i; EXIT WHEN i > 3; END LOOP;
+   FOR i IN REVERSE n..1 BY 2 LOOP s := s || '<' || i; END LOOP;
+   i := n;
+   WHILE i > 0 LOOP i := i - 1; END LOOP;
+   <<outside>>
+   LOOP
+     i := i + 1;
+     FOR j IN 1..3 LOOP CONTINUE outside WHEN i = 1; EXIT outside WHEN j = 2; s := s || '.' || j; END LOOP;
+   END LOOP;
+   <<box>> BEGIN s := s || '!'; EXIT box; s := 'never'; END box;
+   RETURN s || ' ' || total || ' ' || coalesce(i::text, 'null') || ' ' || FOUND;
+ END $$
CREATE FUNCTION

> SELECT flow(-1), flow(0), flow(1), flow(3), flow(5)
negative|zero many.1! 0.00 2 true|some few1<1.1! 0.33 2 true|some three13<3<1.1! 1.00 2 true|some many big134<5<3<1.1! 1.67 2 true

> CREATE FUNCTION nothing() RETURNS int LANGUAGE plpgsql AS $$ BEGIN END $$
CREATE FUNCTION

> SELECT nothing()
ERROR 2F005 control reached end of function without RETURN

> DO $$ BEGIN CASE 5 WHEN 1 THEN NULL; END CASE; END $$
ERROR 20000 case not found

> CREATE FUNCTION records() RETURNS SETOF text LANGUAGE plpgsql AS $$
+ DECLARE r record; w t%ROWTYPE; k t.id%TYPE; a int[]; m text;
+ BEGIN
+   FOR r IN SELECT id, v FROM t WHERE id < 3 ORDER BY id LOOP RETURN NEXT r.id || r.v; END LOOP;
+   RETURN NEXT FOUND::text;
+   SELECT * INTO w FROM t WHERE id = 4;
+   w.v := upper(w.v);
+   RETURN NEXT w::text;
+   SELECT id INTO k FROM t WHERE id = 77;
+   RETURN NEXT coalesce(k::text, 'none') || FOUND;
+   SELECT 1 AS x, 'two' AS y INTO r;
+   r.x := r.x + 41;
+   RETURN NEXT r::text || r.y;
+   a[2] := 5; a[3] := a[2] * 2;
+   RETURN NEXT a::text;
+   FOREACH k IN ARRAY ARRAY[7, 8] LOOP RETURN NEXT 'each ' || k; END LOOP;
+   FOREACH a SLICE 1 IN ARRAY ARRAY[[1, 2], [3, 4]] LOOP RETURN NEXT a::text; END LOOP;
+   UPDATE t SET v = 'new' WHERE id = 6 RETURNING v INTO m;
+   RETURN NEXT m;
+   DELETE FROM t WHERE id > 100;
+   RETURN NEXT FOUND::text;
+   EXECUTE 'SELECT $1 + $2' INTO k USING 3, 4;
+   RETURN NEXT k::text;
+   FOR r IN EXECUTE format('SELECT %I FROM t WHERE id = $1', 'v') USING 2 LOOP RETURN NEXT r.v; END LOOP;
+   RETURN QUERY SELECT v FROM t WHERE id = 3;
+   RETURN QUERY EXECUTE 'SELECT v FROM t WHERE id = $1' USING 5;
+   GET DIAGNOSTICS k = ROW_COUNT;
+   RETURN NEXT 'rows ' || k;
+   PERFORM 1 FROM t;
+   RETURN NEXT FOUND::text;
+ END $$
CREATE FUNCTION

> SELECT * FROM records()
1v1
2v2
true
(4,V4)
nonefalse
(42,two)two
[2:3]={5,10}
each 7
each 8
{1,2}
{3,4}
new
false
7
v2
v3
v5
rows 1
true

> CREATE FUNCTION caught(what text) RETURNS text LANGUAGE plpgsql AS $$
+ DECLARE m text; d text; h text; c text;
+ BEGIN
+   INSERT INTO t VALUES (1000, what);
+   BEGIN
+     INSERT INTO t VALUES (1001, what);
+     IF what = 'zero' THEN PERFORM 1 / 0; END IF;
+     IF what = 'unique' THEN INSERT INTO t VALUES (1, 'x'); END IF;
+     IF what = 'own' THEN RAISE EXCEPTION 'own % and %%', 5 USING DETAIL = 'dd', HINT = 'hh', ERRCODE = 'AB123'; END IF;
+     IF what = 'named' THEN RAISE invalid_parameter_value; END IF;
+     IF what = 'assert' THEN ASSERT 1 = 2, 'asserted'; END IF;
+     RETURN 'nothing';
+   EXCEPTION
+     WHEN division_by_zero OR SQLSTATE 'AB123' THEN
+       GET STACKED DIAGNOSTICS m = MESSAGE_TEXT, d = PG_EXCEPTION_DETAIL, h = PG_EXCEPTION_HINT, c = RETURNED_SQLSTATE;
+       m := m || '|' || d || '|' || h || '|' || c;
+     WHEN integrity_constraint_violation THEN
+       GET STACKED DIAGNOSTICS m = CONSTRAINT_NAME, d = TABLE_NAME;
+       m := m || '|' || d || '|' || SQLSTATE;
+     WHEN OTHERS THEN m := SQLSTATE || ' ' || SQLERRM;
+   END;
+   SELECT m || ' ' || count(*) INTO m FROM t WHERE id >= 1000;
+   DELETE FROM t WHERE id >= 1000;
+   RETURN m;
+ END $$
CREATE FUNCTION

> SELECT caught('zero'), caught('unique'), caught('own'), caught('named')
division by zero|||22012 1|t_pkey|t|23505 1|own 5 and %|dd|hh|AB123 1|22023 invalid_parameter_value 1

> SELECT caught('assert')
ERROR P0004 asserted

> SELECT caught('none'), (SELECT count(*) FROM t)
nothing|6

> CREATE FUNCTION again() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'first'; EXCEPTION WHEN OTHERS THEN RAISE; END $$
CREATE FUNCTION

> SELECT again()
ERROR P0001 first

> DO $$ BEGIN RAISE; END $$
ERROR 0Z002 RAISE without parameters cannot be used outside an exception handler

> DO $$ DECLARE x text; BEGIN GET STACKED DIAGNOSTICS x = MESSAGE_TEXT; END $$
ERROR 0Z002 GET STACKED DIAGNOSTICS cannot be used outside an exception handler

> CREATE FUNCTION outs(IN a int, INOUT b int, OUT c text) LANGUAGE plpgsql AS $$ BEGIN c := a || '+' || b; b := b * 2; END $$
CREATE FUNCTION

> SELECT outs(1, 2), (outs(3, 4)).c
(4,1+2)|3+4

> SELECT * FROM outs(5, 6)
12|5+6

> CREATE FUNCTION pairs(n int) RETURNS TABLE (a int, b int) LANGUAGE plpgsql AS $$ BEGIN FOR i IN 1..n LOOP a := i; b := i * i; RETURN NEXT; END LOOP; END $$
CREATE FUNCTION

> SELECT * FROM pairs(3)
1|1
2|4
3|9

> SELECT sum(b) FROM pairs(10)
385

> CREATE TYPE comp AS (x int, y text)
CREATE TYPE

> CREATE FUNCTION made(i int) RETURNS comp LANGUAGE plpgsql AS $$ DECLARE c comp; BEGIN c.x := i; c.y := 'n' || i; RETURN c; END $$
CREATE FUNCTION

> SELECT made(1), (made(2)).y
(1,n1)|n2

> SELECT * FROM made(3)
3|n3

> CREATE FUNCTION wrong() RETURNS comp LANGUAGE plpgsql AS $$ BEGIN RETURN (1, 2); END $$
CREATE FUNCTION

> SELECT wrong()
ERROR 42804 returned record type does not match expected record type

> CREATE FUNCTION first_of(anyarray) RETURNS anyelement LANGUAGE plpgsql AS $$ DECLARE x $0%TYPE; BEGIN RETURN $1[1]; END $$
CREATE FUNCTION

> CREATE FUNCTION first_of(anyarray) RETURNS anyelement LANGUAGE plpgsql AS $$ BEGIN RETURN $1[1]; END $$
ERROR 42723 function "first_of" already exists with same argument types

> SELECT first_of(ARRAY[3, 4]), first_of(ARRAY['a', 'b'])
3|a

> CREATE FUNCTION fib(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE STRICT AS $$ BEGIN IF n < 2 THEN RETURN n; END IF; RETURN fib(n - 1) + fib(n - 2); END $$
CREATE FUNCTION

> SELECT fib(15), fib(NULL)
610|∅

> CREATE FUNCTION deep(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN deep(n + 1); END $$
CREATE FUNCTION

> SELECT deep(1)
ERROR 54001 stack depth limit exceeded

> CREATE FUNCTION conflict(id int) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM t WHERE id = id); END $$
CREATE FUNCTION

> SELECT conflict(1)
ERROR 42702 column reference "id" is ambiguous

> CREATE FUNCTION use_column(id int) RETURNS bigint LANGUAGE plpgsql AS $$
+ #variable_conflict use_column
+ BEGIN RETURN (SELECT count(*) FROM t WHERE id = id AND use_column.id = 1); END $$
CREATE FUNCTION

> SELECT use_column(1), use_column(2)
8|0

> CREATE FUNCTION cursors() RETURNS SETOF text LANGUAGE plpgsql AS $$
+ DECLARE c CURSOR (low int) FOR SELECT id FROM t WHERE id > low ORDER BY id; u refcursor; x int; r record;
+ BEGIN
+   OPEN c(3);
+   LOOP FETCH c INTO x; EXIT WHEN NOT FOUND; RETURN NEXT x::text; END LOOP;
+   CLOSE c;
+   FOR r IN c(low := 5) LOOP RETURN NEXT 'loop ' || r.id; END LOOP;
+   OPEN u SCROLL FOR EXECUTE 'SELECT id FROM t ORDER BY id';
+   FETCH LAST FROM u INTO x; RETURN NEXT 'last ' || x;
+   FETCH PRIOR FROM u INTO x; RETURN NEXT 'prior ' || x;
+   MOVE ABSOLUTE 2 FROM u; FETCH RELATIVE 1 FROM u INTO x; RETURN NEXT 'third ' || x;
+   CLOSE u;
+ END $$
CREATE FUNCTION

> SELECT * FROM cursors()
4
5
6
1000
1001
loop 6
loop 1000
loop 1001
last 1001
prior 1000
third 3

> DO $$ DECLARE x int NOT NULL := 1; BEGIN x := NULL; END $$
ERROR 22004 null value cannot be assigned to variable "x" declared NOT NULL

> DO $$ DECLARE x CONSTANT int := 1; BEGIN x := 2; END $$
ERROR 22005 variable "x" is declared CONSTANT

> DO $$ DECLARE x varchar(2); BEGIN x := 'abc'; END $$
ERROR 22001 value too long for type character varying(2)

> DO $$ DECLARE x int; BEGIN SELECT id INTO STRICT x FROM t; END $$
ERROR P0003 query returned more than one row

> DO $$ DECLARE x int; BEGIN SELECT id INTO STRICT x FROM t WHERE false; END $$
ERROR P0002 query returned no rows

> DO $$ DECLARE x int; BEGIN INSERT INTO t VALUES (50, ''), (51, '') RETURNING id INTO x; END $$
ERROR P0003 query returned more than one row

> DO $$ BEGIN SELECT 1; END $$
ERROR 42601 query has no destination for result data

> DO $$ BEGIN EXECUTE NULL; END $$
ERROR 22004 query string argument of EXECUTE is null

> DO $$ DECLARE r record; BEGIN PERFORM r.x; END $$
ERROR 55000 record "r" is not assigned yet

> DO $$ BEGIN y := 1; END $$
ERROR 42601 "y" is not a known variable

> DO $$ BEGIN IF 1 THEN; END $$
ERROR 42601 syntax error at or near ";"

> DO $$ BEGIN EXIT; END $$
ERROR 42601 EXIT cannot be used outside a loop, unless it has a label

> DO $$ BEGIN FOR i IN 1..NULL LOOP NULL; END LOOP; END $$
ERROR 22004 upper bound of FOR loop cannot be null

> DO $$ BEGIN FOR i IN 1..3 BY 0 LOOP NULL; END LOOP; END $$
ERROR 22023 BY value of FOR loop must be greater than zero

> DO $$ BEGIN COMMIT; END $$
DO

> BEGIN
BEGIN

> DO $$ BEGIN COMMIT; END $$
ERROR 2D000 invalid transaction termination

> ROLLBACK
ROLLBACK

> CREATE PROCEDURE batches() LANGUAGE plpgsql AS $$
+ BEGIN
+   FOR i IN 201..204 LOOP
+     INSERT INTO t VALUES (i, 'b');
+     IF i % 2 = 0 THEN COMMIT; ELSE ROLLBACK; END IF;
+   END LOOP;
+ END $$
CREATE PROCEDURE

> CALL batches()
CALL

> SELECT id FROM t WHERE id > 200 ORDER BY id
202
204
1000
1001

> CREATE PROCEDURE swap(INOUT a int, INOUT b int) LANGUAGE plpgsql AS $$ DECLARE c int := a; BEGIN a := b; b := c; END $$
CREATE PROCEDURE

> CALL swap(1, 2)
2|1

> CREATE FUNCTION swapped() RETURNS text LANGUAGE plpgsql AS $$ DECLARE x int := 1; y int := 2; BEGIN CALL swap(x, y); RETURN x || ',' || y; END $$
CREATE FUNCTION

> SELECT swapped()
2,1

> DO $$ BEGIN CALL swap(1, 2); END $$
ERROR 42601 procedure parameter "a" is an output parameter but corresponding argument is not writable

> CALL swap(1)
ERROR 42883 procedure swap(integer) does not exist

> CALL swapped()
ERROR 42809 swapped() is not a procedure

> SELECT swap(1, 2)
ERROR 42809 swap(integer, integer) is a procedure

> CREATE FUNCTION readonly() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN INSERT INTO t VALUES (999, ''); RETURN 1; END $$
CREATE FUNCTION

> SELECT readonly()
ERROR 0A000 INSERT is not allowed in a non-volatile function

> CREATE FUNCTION temporary() RETURNS bigint LANGUAGE plpgsql AS $$
+ DECLARE n bigint;
+ BEGIN
+   CREATE TEMP TABLE scratch (x int);
+   INSERT INTO scratch SELECT generate_series(1, 5);
+   SELECT sum(x) INTO n FROM scratch;
+   DROP TABLE scratch;
+   RETURN n;
+ END $$
CREATE FUNCTION

> SELECT temporary(), temporary()
15|15

> CREATE FUNCTION scopes() RETURNS text LANGUAGE plpgsql AS $$
+ <<f>>
+ DECLARE x int := 1;
+ BEGIN
+   DECLARE y int := x + 1; x int := x + 10; z int := x * 2;
+   BEGIN RETURN f.x || ',' || scopes.x || ',' || x || ',' || y || ',' || z; END;
+ END $$
CREATE FUNCTION

> SELECT scopes()
ERROR 42P01 missing FROM-clause entry for table "scopes"

> CREATE OR REPLACE FUNCTION scopes() RETURNS text LANGUAGE plpgsql AS $$
+ <<f>>
+ DECLARE x int := 1;
+ BEGIN
+   DECLARE y int := x + 1; x int := x + 10; z int := x * 2;
+   BEGIN RETURN f.x || ',' || x || ',' || y || ',' || z; END;
+ END $$
CREATE FUNCTION

> SELECT scopes()
1,11,2,22
