# Parts of columns that are set together, rows compared with the rows of a query, and by other operators than the usual ones.

> CREATE TYPE part_t AS (a int, b text[])
CREATE TYPE

> CREATE TABLE parts (f1 int, f2 int[], f3 part_t, f4 part_t[])
CREATE TABLE

> INSERT INTO parts (f3.a, f3.b) SELECT 3, '{baz,quux}'
INSERT 0 1

> INSERT INTO parts (f2[1], f2[2]) SELECT 7, '8'
INSERT 0 1

> INSERT INTO parts (f2[1], f2[2]) SELECT 7, 'x'
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT * FROM parts
∅|∅|(3,"{baz,quux}")|∅
∅|{7,8}|∅|∅

> CREATE DOMAIN part_d AS part_t CHECK ((VALUE).b[1] IS NOT NULL)
CREATE DOMAIN

> CREATE DOMAIN pair AS int[] CHECK (VALUE[1] IS NOT NULL AND VALUE[2] IS NOT NULL)
CREATE DOMAIN

> CREATE TABLE part_domains (f1 pair, f3 part_d)
CREATE TABLE

> INSERT INTO part_domains (f3.a, f3.b, f1[1], f1[2]) VALUES (1, ARRAY['foo'], 1, 2)
INSERT 0 1

> INSERT INTO part_domains (f3.a) VALUES (1)
ERROR 23514 value for domain pair violates check constraint "pair_check"

> INSERT INTO part_domains (f1[1]) VALUES (1)
ERROR 23514 value for domain pair violates check constraint "pair_check"

> UPDATE part_domains SET f1[1] = 5, f1[2] = 6
UPDATE 1

> UPDATE part_domains SET f1[1] = NULL, f1[2] = 6
ERROR 23514 value for domain pair violates check constraint "pair_check"

> UPDATE part_domains SET f3.a = 4, f3.b = '{x}'
UPDATE 1

> UPDATE part_domains SET f3.a = 4, f3.b = '{}'
ERROR 23514 value for domain part_d violates check constraint "part_d_check"

> SELECT * FROM part_domains
{5,6}|(4,{x})

> DROP TABLE parts, part_domains
DROP TABLE

> DROP DOMAIN part_d, pair
DROP DOMAIN

> DROP TYPE part_t
DROP TYPE

> CREATE TABLE upd_row (a int, b int, c text)
CREATE TABLE

> INSERT INTO upd_row VALUES (1, 2, 'x')
INSERT 0 1

> UPDATE upd_row SET (a, b) = ROW(v.*) FROM (VALUES (21, 100)) v (i, j) WHERE upd_row.a = 1
UPDATE 1

> UPDATE upd_row SET (a, b) = ROW(v.*) FROM (VALUES (21, 100, 3)) v (i, j, k)
ERROR 42601 number of columns does not match number of values

> UPDATE upd_row SET (a, b) = ROW(v.i, DEFAULT) FROM (VALUES (22, 100)) v (i, j)
UPDATE 1

> SELECT * FROM upd_row
22|∅|x

> DROP TABLE upd_row
DROP TABLE

> SELECT (1, 2) < ANY (SELECT 1, 3), (1, 2) >= ALL (SELECT * FROM (VALUES (1, 2), (1, 1)) v), (1, NULL) < ANY (SELECT 1, 3), (0, NULL) < ANY (SELECT 1, 3)
t|t|∅|t

> SELECT (1, 'b') > ALL (SELECT n, 'a' FROM generate_series(0, 1) n), (1, 2) <= ANY (SELECT 5, 5 WHERE false), (1.5, 2) < ANY (SELECT 1, 3)
t|f|f

> SELECT (1, 2) < ANY (SELECT 'a', 3)
ERROR 42883 operator does not exist: integer < text

> SELECT (1, 2) ~ ANY (SELECT 'a', 'b')
ERROR 42883 operator does not exist: integer ~ text

> SELECT ('a'::text, 'b'::text) ~ ANY (SELECT 'a', 'b')
ERROR 0A000 could not determine interpretation of row comparison operator ~

> SELECT ROW('ABC', 'DEF') ~<=~ ROW('DEF', 'ABC') AS a, ROW('a', 'b') ~>~ ROW('a', NULL) AS b, ROW('a', 'b') ~>=~ ROW('a', 'b') AS c
t|∅|t

> SELECT ROW('ABC', 'DEF') ~ ROW('DEF', 'ABC')
ERROR 0A000 could not determine interpretation of row comparison operator ~

> SELECT ROW(1, 2) + ROW(3, 4)
ERROR 42804 row comparison operator must yield type boolean, not type integer

> SELECT ROW(1, 2) ~<~ ROW(3, 4)
ERROR 42883 operator does not exist: integer ~<~ integer

> SELECT ROW() < ROW()
ERROR 0A000 cannot compare rows of zero length

> SELECT ROW(5) ~ ROW('5')
ERROR 42883 operator does not exist: integer ~ unknown
