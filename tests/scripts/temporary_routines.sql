# Functions, types and operators of a session: where they are found, and when they go.

> CREATE FUNCTION pg_temp.whoami() RETURNS text LANGUAGE sql AS $$ SELECT 'temp'::text $$
CREATE FUNCTION

> SELECT pg_temp.whoami()
temp

> SELECT whoami()
ERROR 42883 function whoami() does not exist

> SET search_path = pg_temp, public
SET

> SELECT whoami()
ERROR 42883 function whoami() does not exist

> DROP FUNCTION whoami()
ERROR 42883 function whoami() does not exist

> RESET search_path
RESET

> CREATE OR REPLACE FUNCTION pg_temp.whoami() RETURNS text LANGUAGE sql AS $$ SELECT 'still'::text $$
CREATE FUNCTION

> SELECT pg_temp.whoami(), to_regproc('pg_temp.whoami') IS NOT NULL, to_regproc('whoami')
still|t|∅

> SELECT proname, pronamespace = pg_my_temp_schema(), pg_function_is_visible(oid) FROM pg_proc WHERE proname = 'whoami'
whoami|t|f

> CREATE FUNCTION pg_temp.twice(a int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN a * 2; END'
CREATE FUNCTION

> SELECT pg_temp.twice(a => 4)
8

> COMMENT ON FUNCTION pg_temp.twice(int) IS 'two'
COMMENT

> SELECT obj_description('pg_temp.twice'::regproc, 'pg_proc')
two

> CREATE DOMAIN pg_temp.nonempty AS text CHECK (value <> '')
CREATE DOMAIN

> SELECT pg_temp.nonempty('')
ERROR 23514 value for domain nonempty violates check constraint "nonempty_check"

> SELECT nonempty('x')
ERROR 42883 function nonempty(unknown) does not exist

> SELECT ''::nonempty
ERROR 23514 value for domain nonempty violates check constraint "nonempty_check"

> SELECT 'x'::nonempty, 'y'::pg_temp.nonempty, 'nonempty'::regtype
x|y|nonempty

> CREATE TYPE pg_temp.mood AS ENUM ('sad', 'ok')
CREATE TYPE

> CREATE TYPE pg_temp.pair AS (a int, b mood)
CREATE TYPE

> CREATE TYPE pg_temp.ints AS RANGE (subtype = int)
CREATE TYPE

> SELECT (1, 'ok')::pair, 'sad'::mood < 'ok', '[1,3)'::ints, enum_range(NULL::mood)
(1,ok)|t|[1,3)|{sad,ok}

> SELECT ints(1, 4)
ERROR 42883 function ints(integer, integer) does not exist

> SELECT pg_temp.ints(1, 4)
[1,4)

> CREATE TEMP TABLE moods (m mood, p pair, n nonempty)
CREATE TABLE

> INSERT INTO moods VALUES ('ok', (3, 'sad'), 'z')
INSERT 0 1

> SELECT m, (p).b, n FROM moods WHERE m > 'sad'
ok|sad|z

> ALTER TYPE mood ADD VALUE 'happy'
ALTER TYPE

> INSERT INTO moods VALUES ('happy', NULL, 'a')
INSERT 0 1

> SELECT m FROM moods ORDER BY m DESC
happy
ok

> ALTER TYPE pair ADD ATTRIBUTE c int
ALTER TYPE

> ALTER DOMAIN nonempty DROP CONSTRAINT nonempty_check
ALTER DOMAIN

> SELECT p, ''::nonempty FROM moods
(3,sad,)|
∅|

> CREATE AGGREGATE pg_temp.total(int) (sfunc = int4pl, stype = int, initcond = '0')
CREATE AGGREGATE

> SELECT pg_temp.total(x) FROM generate_series(1, 4) x
10

> SELECT total(x) FROM generate_series(1, 4) x
ERROR 42883 function total(integer) does not exist

> CREATE OPERATOR pg_temp.@@@ (leftarg = int, rightarg = int, function = int4mi)
CREATE OPERATOR

> SELECT 5 OPERATOR(pg_temp.@@@) 3
2

> SELECT 5 @@@ 3
ERROR 42883 operator does not exist: integer @@@ integer

> CREATE PROCEDURE pg_temp.note(inout a int) LANGUAGE plpgsql AS 'BEGIN a := a + 1; END'
CREATE PROCEDURE

> CALL pg_temp.note(1)
2

> CALL note(1)
ERROR 42883 procedure note(integer) does not exist

> CREATE FUNCTION pg_temp.up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.n := upper(NEW.n); RETURN NEW; END $$
CREATE FUNCTION

> CREATE TRIGGER up BEFORE INSERT ON moods FOR EACH ROW EXECUTE FUNCTION pg_temp.up()
CREATE TRIGGER

> INSERT INTO moods VALUES ('ok', NULL, 'low') RETURNING n
LOW

> SELECT pg_get_triggerdef(oid) LIKE '%EXECUTE FUNCTION pg_temp.up()' FROM pg_trigger WHERE tgname = 'up'
t

> DROP TYPE mood
ERROR 2BP01 cannot drop type mood because other objects depend on it

> BEGIN
BEGIN

> DROP TYPE mood CASCADE
DROP TYPE

> SELECT * FROM moods
(3,)|z
∅|a
∅|LOW

> CREATE FUNCTION pg_temp.gone() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> ROLLBACK
ROLLBACK

> SELECT pg_temp.gone()
ERROR 42883 function pg_temp.gone() does not exist

> SELECT m, n FROM moods ORDER BY 1, 2
ok|LOW
ok|z
happy|a

> BEGIN
BEGIN

> CREATE FUNCTION pg_temp.gone() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> PREPARE TRANSACTION 'x'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> SELECT 1
1

> PREPARE TRANSACTION 'x'
ROLLBACK

> DISCARD TEMP
DISCARD TEMP

> SELECT pg_temp.whoami()
ERROR 42883 function pg_temp.whoami() does not exist

> SELECT 'x'::nonempty
ERROR 42704 type "nonempty" does not exist

> SELECT 5 OPERATOR(pg_temp.@@@) 3
ERROR 42883 operator does not exist: integer pg_temp.@@@ integer

> SELECT count(*) FROM pg_proc WHERE proname IN ('whoami', 'twice', 'total', 'note', 'up')
0

> SELECT count(*) FROM pg_type WHERE typname IN ('mood', 'pair', 'nonempty', 'ints')
0

> CREATE TYPE pg_temp.mood AS ENUM ('other')
CREATE TYPE

> SELECT 'other'::mood
other

> DROP TYPE mood
DROP TYPE
