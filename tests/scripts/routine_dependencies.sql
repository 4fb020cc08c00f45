# pg_depend of functions: the schema, users' types, what a parsed body uses.

> CREATE TABLE used (a int, b int)
CREATE TABLE

> CREATE TYPE taken AS (a int)
CREATE TYPE

> CREATE DOMAIN given AS int
CREATE DOMAIN

> CREATE FUNCTION deps_1(x int) RETURNS int BEGIN ATOMIC INSERT INTO used VALUES (x, 2) RETURNING a; END
CREATE FUNCTION

> CREATE FUNCTION deps_2(x taken, y given[]) RETURNS SETOF given LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> CREATE FUNCTION deps_3() RETURNS void BEGIN ATOMIC DELETE FROM used; END
CREATE FUNCTION

> CREATE FUNCTION deps_4() RETURNS int BEGIN ATOMIC SELECT deps_1(b) FROM used; END
CREATE FUNCTION

> CREATE PROCEDURE deps_5() BEGIN ATOMIC UPDATE used SET b = 2 WHERE true; END
CREATE PROCEDURE

> SELECT pg_describe_object(classid, objid, objsubid), pg_describe_object(refclassid, refobjid, refobjsubid), deptype FROM pg_depend
+   WHERE classid = 'pg_proc'::regclass AND objid IN (SELECT oid FROM pg_proc WHERE proname LIKE 'deps\__') ORDER BY 1, 2
function deps_1(integer)|column a of table used|n
function deps_1(integer)|column b of table used|n
function deps_1(integer)|schema public|n
function deps_2(taken,given[])|schema public|n
function deps_2(taken,given[])|type given|n
function deps_2(taken,given[])|type given[]|n
function deps_2(taken,given[])|type taken|n
function deps_3()|schema public|n
function deps_3()|table used|n
function deps_4()|column b of table used|n
function deps_4()|function deps_1(integer)|n
function deps_4()|schema public|n
function deps_5()|column b of table used|n
function deps_5()|schema public|n

> DROP TABLE used
ERROR 2BP01 cannot drop table used because other objects depend on it

> DROP TABLE used CASCADE
DROP TABLE

> DROP TYPE taken CASCADE
DROP TYPE

> DROP DOMAIN given
DROP DOMAIN
