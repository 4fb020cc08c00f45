# The context of errors that are thrown again has each line once

> CREATE FUNCTION thrown(x int) RETURNS int LANGUAGE plpgsql AS $$
+ BEGIN
+   BEGIN
+     RETURN 1 / x;
+   EXCEPTION WHEN division_by_zero THEN
+     RAISE;
+   END;
+ END $$
CREATE FUNCTION

> CREATE FUNCTION twice(x int) RETURNS text LANGUAGE plpgsql AS $$
+ DECLARE a text; b text; c text; d text;
+ BEGIN
+   BEGIN
+     BEGIN
+       RETURN thrown(x);
+     EXCEPTION WHEN others THEN
+       GET STACKED DIAGNOSTICS a = pg_exception_context, d = message_text;
+       RAISE;
+     END;
+   EXCEPTION WHEN others THEN
+     GET STACKED DIAGNOSTICS b = pg_exception_context;
+     BEGIN
+       RAISE EXCEPTION 'other';
+     EXCEPTION WHEN others THEN
+       GET STACKED DIAGNOSTICS c = pg_exception_context;
+     END;
+   END;
+   RETURN d || E'\n1: ' || a || E'\n2: ' || b || E'\n3: ' || c;
+ END $$
CREATE FUNCTION

> CREATE FUNCTION around(x int) RETURNS text LANGUAGE plpgsql AS $$
+ BEGIN
+   RETURN twice(x);
+ END $$
CREATE FUNCTION

> SELECT around(0)
division by zero\n1: PL/pgSQL function thrown(integer) line 4 at RETURN\nPL/pgSQL function twice(integer) line 6 at RETURN\nPL/pgSQL function around(integer) line 3 at RETURN\n2: PL/pgSQL function thrown(integer) line 4 at RETURN\nPL/pgSQL function twice(integer) line 6 at RETURN\nPL/pgSQL function around(integer) line 3 at RETURN\n3: PL/pgSQL function twice(integer) line 14 at RAISE\nPL/pgSQL function around(integer) line 3 at RETURN

> SELECT thrown(0)
ERROR 22012 division by zero

> SELECT around(2)
0
