# What is made of functions' bodies lasts while the catalog changes, and not longer than it is true

> CREATE TABLE t1 (a int)
CREATE TABLE

> CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM t1; RETURN n; END $$
CREATE FUNCTION

> CREATE FUNCTION s() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM t1 $$
CREATE FUNCTION

> CREATE FUNCTION e() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN EXECUTE 'SELECT count(*) FROM t1' INTO n; RETURN n; END $$
CREATE FUNCTION

> CREATE FUNCTION w() RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t1 VALUES (1); END $$
CREATE FUNCTION

> SELECT f(), s(), e(), w()
0|0|0|

> CREATE TABLE t2 (a int)
CREATE TABLE

> SELECT f(), s(), e()
1|1|1

> CREATE SCHEMA s2
CREATE SCHEMA

> CREATE TABLE s2.t1 (a int)
CREATE TABLE

> SET search_path = s2, public
SET

> SELECT f(), s(), e(), w()
0|0|0|

> RESET search_path
RESET

> SELECT f(), s(), e()
1|1|1

> DROP TABLE s2.t1
DROP TABLE

> DROP TABLE t1
DROP TABLE

> SELECT f()
ERROR 42P01 relation "t1" does not exist

> CREATE TABLE t1 AS SELECT generate_series(1, 3) AS a
SELECT 3

> SELECT f(), s(), e(), w()
3|3|3|

> BEGIN
BEGIN

> CREATE TEMP TABLE t1 (a int)
CREATE TABLE

> SELECT f(), s(), e(), w()
0|0|0|

> ROLLBACK
ROLLBACK

> SELECT f(), s(), e(), w()
4|4|4|

> CREATE FUNCTION doubled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.a := new.a * 2; RETURN new; END $$
CREATE FUNCTION

> CREATE TRIGGER tr BEFORE INSERT ON t1 FOR EACH ROW EXECUTE FUNCTION doubled()
CREATE TRIGGER

> SELECT w()


> SELECT max(a) FROM t1
3

> ALTER TABLE t1 ADD CONSTRAINT small CHECK (a < 2) NOT VALID
ALTER TABLE

> SELECT w()
ERROR 23514 new row for relation "t1" violates check constraint "small"

> DROP TRIGGER tr ON t1
DROP TRIGGER

> SELECT w()


> ALTER TABLE t1 ADD COLUMN b int DEFAULT 7
ALTER TABLE

> SELECT w()


> SELECT * FROM t1 ORDER BY a, b
1|7
1|7
1|7
1|7
1|7
2|7
2|7
3|7

> CREATE TABLE t3 (x int PRIMARY KEY, y int DEFAULT 5)
CREATE TABLE

> CREATE FUNCTION r() RETURNS int LANGUAGE plpgsql AS $$ DECLARE v t3%ROWTYPE; BEGIN SELECT * INTO v FROM t3; RETURN v.y; END $$
CREATE FUNCTION

> INSERT INTO t3 VALUES (1)
INSERT 0 1

> SELECT r()
5

> ALTER TABLE t3 ADD COLUMN z int
ALTER TABLE

> SELECT r()
5

> CREATE SEQUENCE q
CREATE SEQUENCE

> CREATE FUNCTION nq() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN nextval('q'); END $$
CREATE FUNCTION

> SELECT nq(), nq()
1|2

> ALTER SEQUENCE q RESTART WITH 50
ALTER SEQUENCE

> SELECT nq()
50

> DROP SEQUENCE q
DROP SEQUENCE

> CREATE SEQUENCE q START 7
CREATE SEQUENCE

> SELECT nq()
7

> CREATE FUNCTION ok(int) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN $1 > 0; END $$
CREATE FUNCTION

> CREATE DOMAIN d AS int CHECK (ok(VALUE))
CREATE DOMAIN

> CREATE FUNCTION dd(x int) RETURNS d LANGUAGE plpgsql AS $$ DECLARE v d; BEGIN v := x; RETURN v; END $$
CREATE FUNCTION

> SELECT dd(1)
1

> CREATE OR REPLACE FUNCTION ok(int) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN $1 > 5; END $$
CREATE FUNCTION

> SELECT dd(1)
ERROR 23514 value for domain d violates check constraint "d_check"

> CREATE FUNCTION step(int, int) RETURNS int LANGUAGE sql AS $$ SELECT $1 + $2 $$
CREATE FUNCTION

> CREATE AGGREGATE ag(int) (sfunc = step, stype = int, initcond = '0')
CREATE AGGREGATE

> CREATE FUNCTION sums() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT ag(x) FROM generate_series(1, 3) x); END $$
CREATE FUNCTION

> SELECT sums()
6

> CREATE OR REPLACE FUNCTION step(int, int) RETURNS int LANGUAGE sql AS $$ SELECT $1 + 10 * $2 $$
CREATE FUNCTION

> SELECT sums()
60

> CREATE TABLE sec (a int)
CREATE TABLE

> CREATE ROLE kept_joe
CREATE ROLE

> GRANT CREATE ON SCHEMA public TO kept_joe
GRANT

> SET ROLE kept_joe
SET

> CREATE FUNCTION fj() RETURNS int LANGUAGE sql AS 'SELECT a FROM sec'
CREATE FUNCTION

> RESET ROLE
RESET

> SELECT proname FROM pg_proc WHERE proname = 'fj'
fj

> DROP FUNCTION fj()
DROP FUNCTION

> REVOKE CREATE ON SCHEMA public FROM kept_joe
REVOKE

> DROP ROLE kept_joe
DROP ROLE

> CREATE FUNCTION ver() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 15 + current_setting('server_version_num')::int * 0 $$
CREATE FUNCTION

> CREATE FUNCTION pn() RETURNS text LANGUAGE sql AS $$ SELECT CASE WHEN ver() >= 11 THEN 'a' ELSE 'b' END $$
CREATE FUNCTION

> SELECT format('%s|%s', pn(), 1), concat('x', pn(), 2), concat_ws('-', 'x', pn())
a|1|xa2|x-a

> SELECT json_build_object('v', ver()), jsonb_build_array(ver(), pn()), num_nulls(pn(), NULL)
{"v" : 15}|[15, "a"]|1
