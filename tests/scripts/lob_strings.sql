# standard_conforming_strings, backslash_quote, array_nulls and transform_null_equals when they are not as usual.

> SET standard_conforming_strings = off
SET

> SHOW standard_conforming_strings
off

> SELECT 'a\tb', 'it\'s', 'x\\y', E'q\tr', 'plain', 'it''s', N'\x41'
a	b|it's|x\y|q	r|plain|it's|A

> SELECT U&'abc'
ERROR 0A000 unsafe use of string constant with Unicode escapes

> SELECT 'con'
+ 'ti\t' AS c, length('\x41\101'), '\u0041', B'101', X'1F'
conti	|2|A|101|00011111

> SELECT 'a\' FROM x
ERROR 42601 unterminated quoted string at or near "'a\' FROM x"

> PREPARE lob_p AS SELECT 'a\tb', $1::text
PREPARE

> EXECUTE lob_p('c\td')
a	b|c	d

> DEALLOCATE lob_p
DEALLOCATE

> CREATE FUNCTION lob_f() RETURNS text LANGUAGE plpgsql AS $$ DECLARE x text; BEGIN EXECUTE 'SELECT ''c\\\\d''' INTO x; RETURN 'a\\b' || x; END $$
CREATE FUNCTION

> SELECT lob_f()
a\bc\d

> CREATE FUNCTION lob_g() RETURNS text LANGUAGE sql AS $$ SELECT 'a\\b'::text $$
CREATE FUNCTION

> SELECT lob_g()
a\b

> CREATE FUNCTION lob_h() RETURNS text LANGUAGE sql SET standard_conforming_strings = on AS $$ SELECT 'a\\b'::text $$
CREATE FUNCTION

> SELECT lob_h(), 'a\\b'
a\\b|a\b

> CREATE TABLE lob_t (a int, b text DEFAULT 'x\\y')
CREATE TABLE

> INSERT INTO lob_t VALUES (1, 'p\\q'), (2, DEFAULT)
INSERT 0 2

> SELECT * FROM lob_t WHERE b = 'p\\q' OR b LIKE 'x\\\\%'
1|p\q
2|x\y

> CREATE VIEW lob_v AS SELECT 'a\\b'::text AS c
CREATE VIEW

> SET standard_conforming_strings = on
SET

> SELECT lob_g(), lob_h(), * FROM lob_v
a\\b|a\\b|a\b

> SELECT pg_get_viewdef('lob_v')
 SELECT 'a\b'::text AS c;

> SELECT 'a\tb'
a\tb

> SELECT * FROM lob_t WHERE b = 'x\y'
2|x\y

> SET backslash_quote = off
SET

> SELECT E'it\'s'
ERROR 22P06 unsafe use of \' in a string literal

> SELECT E'its', E'it''s', 'it\', E'\\'
its|it's|it\|\

> SET standard_conforming_strings = off
SET

> SELECT 'it\'s'
ERROR 22P06 unsafe use of \' in a string literal

> SELECT 'it''s'
it's

> RESET backslash_quote
RESET

> RESET standard_conforming_strings
RESET

> SELECT E'it\'s', 'a\b'
it's|a\b

> DROP VIEW lob_v
DROP VIEW

> DROP TABLE lob_t
DROP TABLE

> DROP FUNCTION lob_f(), lob_g(), lob_h()
DROP FUNCTION

> SET array_nulls = off
SET

> SELECT '{null,1,NULL,"null",anull}'::text[], '{{null},{ nUll }}'::text[], ARRAY[NULL]
{"null",1,"NULL","null",anull}|{{"null"},{"nUll"}}|{NULL}

> SELECT '{1,null}'::int[]
ERROR 22P02 invalid input syntax for type integer: "null"

> RESET array_nulls
RESET

> SELECT '{null,1,NULL,"null"}'::text[]
{NULL,1,NULL,"null"}

> SET transform_null_equals = on
SET

> SELECT 1 WHERE NULL = NULL
1

> SELECT count(*) FROM (VALUES (NULL), (1)) v(a) WHERE a = NULL
1

> SELECT count(*) FROM (VALUES (NULL), (1)) v(a) WHERE NULL = a
1

> SELECT count(*) FROM (VALUES (NULL), (1)) v(a) WHERE a <> NULL
0

> SELECT count(*) FROM (VALUES (NULL::int), (1)) v(a) WHERE a = NULL::int
0

> CREATE VIEW lob_v AS SELECT a FROM (VALUES (NULL), (1)) v(a) WHERE a = NULL
CREATE VIEW

> RESET transform_null_equals
RESET

> SELECT count(*) FROM (VALUES (NULL), (1)) v(a) WHERE a = NULL
0

> SELECT count(*) FROM lob_v
1

> DROP VIEW lob_v
DROP VIEW
