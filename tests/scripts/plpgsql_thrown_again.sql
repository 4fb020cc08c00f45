# The context of errors that are thrown again has each line once

> CREATE FUNCTION thrown(x int) RETURNS int LANGUAGE plpgsql AS $$
+ BEGIN
+   BEGIN
+     RETURN 1 / x
ERROR 42601 unterminated dollar-quoted string at or near "$$
BEGIN
  BEGIN
    RETURN 1 / x"

>   EXCEPTION WHEN division_by_zero THEN
+     RAISE
ERROR 42601 syntax error at or near "EXCEPTION"

>   END
COMMIT

> END $$
ERROR 42601 unterminated dollar-quoted string at or near "$$"

> CREATE FUNCTION twice(x int) RETURNS text LANGUAGE plpgsql AS $$
+ DECLARE a text; b text; c text; d text
ERROR 42601 unterminated dollar-quoted string at or near "$$
DECLARE a text; b text; c text; d text"

> BEGIN
+   BEGIN
+     BEGIN
+       RETURN thrown(x)
ERROR 42601 syntax error at or near "BEGIN"

>     EXCEPTION WHEN others THEN
+       GET STACKED DIAGNOSTICS a = pg_exception_context, d = message_text
ERROR 42601 syntax error at or near "EXCEPTION"

>       RAISE
ERROR 42601 syntax error at or near "RAISE"

>     END
COMMIT

>   EXCEPTION WHEN others THEN
+     GET STACKED DIAGNOSTICS b = pg_exception_context
ERROR 42601 syntax error at or near "EXCEPTION"

>     BEGIN
+       RAISE EXCEPTION 'other'
ERROR 42601 syntax error at or near "RAISE"

>     EXCEPTION WHEN others THEN
+       GET STACKED DIAGNOSTICS c = pg_exception_context
ERROR 42601 syntax error at or near "EXCEPTION"

>     END
COMMIT

>   END
COMMIT

>   RETURN d || E'\n1: ' || a || E'\n2: ' || b || E'\n3: ' || c
ERROR 42601 syntax error at or near "RETURN"

> END $$
ERROR 42601 unterminated dollar-quoted string at or near "$$"

> CREATE FUNCTION around(x int) RETURNS text LANGUAGE plpgsql AS $$
+ BEGIN
+   RETURN twice(x)
ERROR 42601 unterminated dollar-quoted string at or near "$$
BEGIN
  RETURN twice(x)"

> END $$
ERROR 42601 unterminated dollar-quoted string at or near "$$"

> SELECT around(0)
ERROR 42883 function around(integer) does not exist

> SELECT thrown(0)
ERROR 42883 function thrown(integer) does not exist

> SELECT around(2)
ERROR 42883 function around(integer) does not exist
