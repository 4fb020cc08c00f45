# LIMIT and OFFSET: what may stand there, and what they leave.

> CREATE TABLE lim (a int, b int)
CREATE TABLE

> INSERT INTO lim SELECT g / 3, g FROM generate_series(0, 11) g
INSERT 0 12

> SELECT b FROM lim ORDER BY b LIMIT (SELECT 1 + 1)
0
1

> SELECT b FROM lim ORDER BY b LIMIT (SELECT max(a) FROM lim) OFFSET (SELECT count(*) / 4 FROM lim)
3
4
5

> SELECT DISTINCT a FROM lim ORDER BY a LIMIT (SELECT 2)
0
1

> SELECT a FROM lim UNION SELECT b FROM lim ORDER BY 1 OFFSET (SELECT 9)
9
10
11

> SELECT (SELECT b FROM lim x ORDER BY b OFFSET y.a LIMIT (SELECT y.a / y.a)) FROM (VALUES (1), (3)) y(a)
1
3

> SELECT * FROM (SELECT DISTINCT a, b FROM lim ORDER BY a FETCH FIRST 2 ROWS WITH TIES) s ORDER BY 1, 2
0|0
0|1
0|2

> SELECT * FROM (SELECT a, b FROM lim UNION SELECT a, b FROM lim ORDER BY a FETCH FIRST 4 ROWS WITH TIES) s ORDER BY 1, 2
0|0
0|1
0|2
1|3
1|4
1|5

> SELECT 1 FROM lim LIMIT a
ERROR 42P10 argument of LIMIT must not contain variables

> SELECT 1 FROM lim LIMIT sum(a)
ERROR 42803 aggregate functions are not allowed in LIMIT

> SELECT 1 FROM lim OFFSET 1 + a
ERROR 42P10 argument of OFFSET must not contain variables

> SELECT 1 FROM lim LIMIT (SELECT a)
ERROR 42P10 argument of LIMIT must not contain variables

> SELECT 1 FROM lim LIMIT (SELECT max(x.b) FROM lim x WHERE x.a = lim.a)
ERROR 42P10 argument of LIMIT must not contain variables

> SELECT 1 FROM lim LIMIT nosuch
ERROR 42703 column "nosuch" does not exist

> VALUES (1), (2) LIMIT column1
ERROR 42P10 argument of LIMIT must not contain variables

> SELECT 1 a UNION SELECT 2 LIMIT a
ERROR 42703 column "a" does not exist

> SELECT 1 LIMIT generate_series(1, 2)
ERROR 0A000 set-returning functions are not allowed in LIMIT

> SELECT 1 LIMIT row_number() OVER ()
ERROR 42P20 window functions are not allowed in LIMIT

> SELECT 1 LIMIT grouping(1)
ERROR 42803 grouping operations are not allowed in LIMIT

> SELECT 1 LIMIT (SELECT -1)
ERROR 2201W LIMIT must not be negative

> SELECT count(*) FROM (SELECT b FROM lim ORDER BY b LIMIT 3 + (random() < 2)::int) s
4
