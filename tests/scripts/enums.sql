# Enums: order, comparison, casts, arrays, indexes and keys, ALTER TYPE, dependencies. Section 8.7 and ALTER TYPE of PostgreSQL's manual.

> CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')
CREATE TYPE

> CREATE TABLE person (name text, m mood DEFAULT 'ok', was mood[])
CREATE TABLE

> INSERT INTO person VALUES ('a', 'happy', '{sad,ok}'), ('b', DEFAULT, NULL), ('c', 'sad', ARRAY['happy','sad']::mood[]), ('d', NULL, '{}')
INSERT 0 4

> SELECT * FROM person ORDER BY m, name
c|sad|{happy,sad}
b|ok|∅
a|happy|{sad,ok}
d|∅|{}

> SELECT name FROM person ORDER BY m DESC NULLS LAST
a
b
c
d

> SELECT name FROM person WHERE m > 'sad' ORDER BY name
a
b

> SELECT name FROM person WHERE m IN ('sad', 'happy') ORDER BY name
a
c

> SELECT 'ok'::mood IN ('ok', 'sad'), 'ok'::mood NOT IN ('sad', 'happy'), m IN ('ok', NULL) FROM person WHERE name = 'a'
t|t|∅

> SELECT name FROM person WHERE m = ANY('{ok,happy}') ORDER BY name
a
b

> SELECT name FROM person WHERE m BETWEEN 'ok' AND 'happy' ORDER BY name
a
b

> SELECT min(m), max(m), count(m), count(DISTINCT m) FROM person
sad|happy|3|3

> SELECT m, count(*) FROM person GROUP BY m ORDER BY m
sad|1
ok|1
happy|1
∅|1

> SELECT greatest('sad', m), least(m, 'ok'), coalesce(m, 'happy') FROM person ORDER BY name
happy|ok|happy
ok|ok|ok
sad|sad|sad
sad|ok|happy

> SELECT a.name, b.name FROM person a JOIN person b USING (m) ORDER BY 1, 2
a|a
b|b
c|c

> SELECT was[1], was || m, 'sad' = ANY(was), array_length(was, 1), cardinality(was) FROM person ORDER BY name
sad|{sad,ok,happy}|t|2|2
∅|{ok}|∅|∅|∅
happy|{happy,sad,sad}|t|2|2
∅|{NULL}|f|∅|0

> SELECT array_agg(m ORDER BY m), string_agg(m::text, ',' ORDER BY m) FROM person
{sad,ok,happy,NULL}|sad,ok,happy

> SELECT unnest(was) AS u FROM person ORDER BY u
sad
sad
ok
happy

> SELECT m::text, m || '!', length(m::text), 'ok'::text::mood, 'ok'::varchar::mood FROM person ORDER BY name
happy|happy!|5|ok|ok
ok|ok!|2|ok|ok
sad|sad!|3|ok|ok
∅|∅|∅|ok|ok

> SELECT 'ok'::mood = 'ok', 'ok'::mood <> 'sad', 'ok' < 'happy'::mood, 'sad'::mood IS DISTINCT FROM 'ok'
t|t|t|t

> SELECT 'nosuch'::mood
ERROR 22P02 invalid input value for enum mood: "nosuch"

> SELECT 'OK'::mood
ERROR 22P02 invalid input value for enum mood: "OK"

> SELECT ''::mood
ERROR 22P02 invalid input value for enum mood: ""

> SELECT ' ok'::mood
ERROR 22P02 invalid input value for enum mood: " ok"

> SELECT '{ok,bad}'::mood[]
ERROR 22P02 invalid input value for enum mood: "bad"

> SELECT 1::mood
ERROR 42846 cannot cast type integer to mood

> SELECT 'ok'::mood::int
ERROR 42846 cannot cast type mood to integer

> SELECT 'ok'::mood = 'ok'::text
ERROR 42883 operator does not exist: mood = text

> SELECT 'ok'::mood + 1
ERROR 42883 operator does not exist: mood + integer

> INSERT INTO person VALUES ('x', 'furious')
ERROR 22P02 invalid input value for enum mood: "furious"

> INSERT INTO person VALUES ('x', 'ok'::text)
ERROR 42804 column "m" is of type mood but expression is of type text

> INSERT INTO person VALUES ('x', 1)
ERROR 42804 column "m" is of type mood but expression is of type integer

> UPDATE person SET m = 'happy' WHERE m = 'ok'
UPDATE 1

> UPDATE person SET m = CASE WHEN m = 'sad' THEN 'ok'::mood ELSE m END WHERE name = 'c'
UPDATE 1

> SELECT name, m FROM person ORDER BY name
a|happy
b|happy
c|ok
d|∅

> SELECT enum_first(null::mood), enum_last('sad'::mood), enum_range(null::mood), enum_range('ok'::mood, null), enum_range(null, 'ok'::mood), enum_range('happy'::mood, 'sad')
sad|happy|{sad,ok,happy}|{ok,happy}|{sad,ok}|{}

> SELECT enum_first('ok')
ERROR 42883 function enum_first(unknown) does not exist

> SELECT enum_range(1)
ERROR 42883 function enum_range(integer) does not exist

> SELECT mood('ok'), CAST('sad' AS mood)
ok|sad

> SELECT CASE m WHEN 'happy' THEN 1 ELSE 0 END FROM person ORDER BY name
1
1
0
0

> SELECT 'ok'::mood UNION SELECT 'sad' ORDER BY 1
sad
ok

> SELECT 'ok'::mood UNION SELECT 'sad'::text
ERROR 42804 UNION types mood and text cannot be matched

> SELECT to_json('ok'::mood), to_jsonb('{ok,sad}'::mood[]), row_to_json(p) FROM person p WHERE name = 'a'
"ok"|["ok", "sad"]|{"name":"a","m":"happy","was":["sad","ok"]}

> SELECT pg_typeof('ok'::mood), pg_typeof('{ok}'::mood[]), 'mood'::regtype, 'mood[]'::regtype, to_char(1, '9')
mood|mood[]|mood|mood[]| 1

> SELECT format_type('mood'::regtype, -1), format_type('_mood'::regtype, -1), format('%s %L', 'ok'::mood, 'sad'::mood)
mood|mood[]|ok 'sad'

> CREATE TYPE mood AS ENUM ('x')
ERROR 42710 type "mood" already exists

> CREATE TABLE mood (a int)
ERROR 42710 type "mood" already exists

> CREATE VIEW mood AS SELECT 1 AS a
ERROR 42710 type "mood" already exists

> CREATE TYPE person AS ENUM ('x')
ERROR 42710 type "person" already exists

> CREATE TYPE nothing AS ENUM ()
CREATE TYPE

> SELECT enum_range(null::nothing), enum_first(null::nothing)
ERROR 55000 enum nothing contains no values

> SELECT enum_range(null::nothing)
{}

> CREATE TYPE twice AS ENUM ('a', 'b', 'a')
ERROR 23505 duplicate key value violates unique constraint "pg_enum_typid_label_index"

> CREATE TYPE long AS ENUM ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
ERROR 42602 invalid enum label "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

> CREATE TYPE _mood AS ENUM ('u')
CREATE TYPE

> SELECT typname, typtype, typcategory, typlen, typbyval, typalign, typstorage, typdelim, typelem <> 0 AS elem, typarray <> 0 AS arr FROM pg_type WHERE typname IN ('mood', '_mood', '__mood', '__mood_1') ORDER BY 1
__mood|b|A|-1|f|i|x|,|t|f
_mood|e|E|4|t|i|p|,|f|t
mood|e|E|4|t|i|p|,|f|t

> DROP TYPE _mood
DROP TYPE

> SELECT t.typname, e.enumsortorder, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE typname = 'mood' ORDER BY 2
mood|1|sad
mood|2|ok
mood|3|happy

> ALTER TYPE mood ADD VALUE 'ok'
ERROR 42710 enum label "ok" already exists

> ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok'
ALTER TYPE

> ALTER TYPE mood ADD VALUE 'x' BEFORE 'nosuch'
ERROR 22023 "nosuch" is not an existing enum label

> ALTER TYPE mood ADD VALUE 'good' AFTER 'ok'
ALTER TYPE

> ALTER TYPE mood ADD VALUE 'awful' BEFORE 'sad'
ALTER TYPE

> ALTER TYPE mood ADD VALUE 'elated'
ALTER TYPE

> ALTER TYPE mood ADD VALUE 'fine' BEFORE 'good'
ALTER TYPE

> SELECT enum_range(null::mood)
{awful,sad,ok,fine,good,happy,elated}

> SELECT enumsortorder, enumlabel FROM pg_enum WHERE enumtypid = 'mood'::regtype ORDER BY 1
0|awful
1|sad
2|ok
2.25|fine
2.5|good
3|happy
4|elated

> INSERT INTO person VALUES ('e', 'good', '{awful,elated,fine}')
INSERT 0 1

> SELECT name, m, was FROM person WHERE m >= 'fine' ORDER BY m, name
e|good|{awful,elated,fine}
a|happy|{sad,ok}
b|happy|∅

> SELECT unnest(was) AS u FROM person ORDER BY u DESC
elated
happy
fine
ok
sad
sad
awful

> ALTER TYPE mood RENAME VALUE 'nosuch' TO 'x'
ERROR 22023 "nosuch" is not an existing enum label

> ALTER TYPE mood RENAME VALUE 'ok' TO 'sad'
ERROR 42710 enum label "sad" already exists

> ALTER TYPE mood RENAME VALUE 'happy' TO 'merry'
ALTER TYPE

> SELECT name, m, was FROM person ORDER BY m, name
c|ok|{merry,sad}
e|good|{awful,elated,fine}
a|merry|{sad,ok}
b|merry|∅
d|∅|{}

> SELECT 'happy'::mood
ERROR 22P02 invalid input value for enum mood: "happy"

> ALTER TYPE nosuch ADD VALUE 'x'
ERROR 42704 type "nosuch" does not exist

> ALTER TYPE int4 ADD VALUE 'x'
ERROR 42809 integer is not an enum

> ALTER TYPE person ADD VALUE 'x'
ERROR 42809 person is not an enum

> BEGIN
BEGIN

> ALTER TYPE mood ADD VALUE 'new'
ALTER TYPE

> SELECT 'new'::mood
ERROR 55P04 unsafe use of new value "new" of enum type mood

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> ALTER TYPE mood ADD VALUE 'new'
ALTER TYPE

> SELECT enum_range(null::mood)
ERROR 55P04 unsafe use of new value "new" of enum type mood

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> ALTER TYPE mood ADD VALUE 'new'
ALTER TYPE

> SELECT 'merry'::mood, enum_first(null::mood)
merry|awful

> COMMIT
COMMIT

> SELECT 'new'::mood, enum_last(null::mood)
new|new

> BEGIN
BEGIN

> CREATE TYPE fresh AS ENUM ('a', 'b')
CREATE TYPE

> CREATE TABLE uses_fresh (f fresh DEFAULT 'a' CHECK (f < 'c'::text::fresh OR f = 'a'))
CREATE TABLE

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> CREATE TYPE fresh AS ENUM ('a', 'b')
CREATE TYPE

> CREATE TABLE uses_fresh (f fresh DEFAULT 'a' CHECK (f <= 'b'))
CREATE TABLE

> INSERT INTO uses_fresh VALUES (DEFAULT), ('b')
INSERT 0 2

> SAVEPOINT s
SAVEPOINT

> ALTER TYPE fresh RENAME VALUE 'b' TO 'bee'
ALTER TYPE

> SELECT * FROM uses_fresh ORDER BY f
a
bee

> ROLLBACK TO s
ROLLBACK

> SELECT * FROM uses_fresh ORDER BY f
a
b

> COMMIT
COMMIT

> CREATE TABLE keyed (m mood PRIMARY KEY, n int)
CREATE TABLE

> INSERT INTO keyed VALUES ('sad', 1), ('merry', 2), ('ok', 3)
INSERT 0 3

> INSERT INTO keyed VALUES ('ok', 4)
ERROR 23505 duplicate key value violates unique constraint "keyed_pkey"

> INSERT INTO keyed VALUES ('ok', 4) ON CONFLICT (m) DO UPDATE SET n = excluded.n RETURNING m, n
ok|4

> SELECT n FROM keyed WHERE m = 'merry'
2

> SELECT m FROM keyed WHERE m < 'merry' ORDER BY m DESC
ok
sad

> CREATE TABLE child (m mood REFERENCES keyed)
CREATE TABLE

> INSERT INTO child VALUES ('ok'), (NULL)
INSERT 0 2

> INSERT INTO child VALUES ('elated')
ERROR 23503 insert or update on table "child" violates foreign key constraint "child_m_fkey"

> DELETE FROM keyed WHERE m = 'ok'
ERROR 23503 update or delete on table "keyed" violates foreign key constraint "child_m_fkey" on table "child"

> CREATE INDEX descending ON person (m DESC)
CREATE INDEX

> CREATE INDEX partial ON person (name) WHERE m = 'ok'
CREATE INDEX

> CREATE INDEX ON person ((m::text))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON person (('ok'::mood))
CREATE INDEX

> ALTER TYPE mood RENAME VALUE 'ok' TO 'okay'
ALTER TYPE

> SELECT indexdef FROM pg_indexes WHERE indexname IN ('partial', 'descending') ORDER BY 1
CREATE INDEX descending ON public.person USING btree (m DESC)
CREATE INDEX partial ON public.person USING btree (name) WHERE (m = 'okay'::mood)

> SELECT column_name, column_default, data_type, udt_schema, udt_name FROM information_schema.columns WHERE table_name = 'person' ORDER BY ordinal_position
name|∅|text|pg_catalog|text
m|'okay'::mood|USER-DEFINED|public|mood
was|∅|ARRAY|public|__mood

> CREATE VIEW seen AS SELECT name, m FROM person WHERE m > 'sad'
CREATE VIEW

> ALTER TYPE mood RENAME TO temper
ALTER TYPE

> SELECT pg_get_viewdef('seen'::regclass, true)
 SELECT person.name,\n    person.m\n   FROM person\n  WHERE person.m > 'sad'::temper;

> SELECT * FROM seen ORDER BY m
c|okay
e|good
a|merry
b|merry

> INSERT INTO person(name) VALUES ('f') RETURNING m
okay

> CREATE SCHEMA apart
CREATE SCHEMA

> ALTER TYPE temper SET SCHEMA apart
ALTER TYPE

> SELECT pg_get_viewdef('seen'::regclass, true)
 SELECT person.name,\n    person.m\n   FROM person\n  WHERE person.m > 'sad'::apart.temper;

> SELECT * FROM seen ORDER BY m, name
c|okay
f|okay
e|good
a|merry
b|merry

> INSERT INTO person(name) VALUES ('g') RETURNING m
okay

> SELECT 'okay'::temper
ERROR 42704 type "temper" does not exist

> SELECT 'okay'::apart.temper, 'okay'::apart._temper
ERROR 22P02 malformed array literal: "okay"

> SELECT 'nosuch'::apart.temper
ERROR 22P02 invalid input value for enum apart.temper: "nosuch"

> SELECT pg_typeof(m) FROM person LIMIT 1
apart.temper

> SELECT 'a'::nosuch.temper
ERROR 3F000 schema "nosuch" does not exist

> ALTER TYPE apart.temper SET SCHEMA nosuch
ERROR 3F000 schema "nosuch" does not exist

> ALTER SCHEMA apart RENAME TO beside
ALTER SCHEMA

> SELECT * FROM seen ORDER BY m, name LIMIT 1
c|okay

> SET search_path = beside, public
SET

> SELECT pg_typeof('okay'::temper), 'awful'::temper < 'sad'
temper|t

> SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'uses_fresh'::regclass
uses_fresh_f_check|CHECK ((f <= 'b'::fresh))

> RESET search_path
RESET

> DROP TYPE beside.temper
ERROR 2BP01 cannot drop type beside.temper because other objects depend on it

> DROP TYPE int4
ERROR 2BP01 cannot drop type integer because it is required by the database system

> DROP TYPE person
ERROR 2BP01 cannot drop type person because table person requires it

> DROP TYPE nosuch
ERROR 42704 type "nosuch" does not exist

> DROP TYPE IF EXISTS nosuch, nosuch.it, fresh
ERROR 2BP01 cannot drop type fresh because other objects depend on it

> DROP TYPE IF EXISTS nosuch, fresh CASCADE
DROP TYPE

> SELECT count(*) FROM uses_fresh
2

> DROP SCHEMA beside
ERROR 2BP01 cannot drop schema beside because other objects depend on it

> DROP SCHEMA beside CASCADE
DROP SCHEMA

> SELECT column_name FROM information_schema.columns WHERE table_name = 'person'
name

> SELECT count(*) FROM pg_enum
0

> DROP TYPE nothing
DROP TYPE

> SELECT count(*) FROM pg_enum
0

> DROP TYPE IF EXISTS nothing
DROP TYPE

> CREATE TYPE a.b AS ENUM ('x')
ERROR 3F000 schema "a" does not exist

> ALTER TYPE
ERROR 42601 syntax error at end of input

> CREATE TYPE y AS ENUM (x)
ERROR 42601 syntax error at or near "x"

> CREATE TYPE y AS ENUM ('x',)
ERROR 42601 syntax error at or near ")"

> ALTER TYPE y RENAME VALUE x TO 'y'
ERROR 42601 syntax error at or near "x"

> CREATE TYPE last AS ENUM ('a', 'b')
CREATE TYPE

> CREATE TABLE under (id int, x last)
CREATE TABLE

> CREATE VIEW over AS SELECT id, x FROM under WHERE id < 10 WITH CHECK OPTION
CREATE VIEW

> ALTER VIEW over ALTER x SET DEFAULT 'a'
ALTER VIEW

> ALTER TYPE last RENAME VALUE 'a' TO 'aa'
ALTER TYPE

> INSERT INTO over(id) VALUES (1) RETURNING *
1|aa

> UPDATE over SET x = 'b' RETURNING *
1|b

> INSERT INTO over VALUES (2, 'a')
ERROR 22P02 invalid input value for enum last: "a"

> DROP TYPE last CASCADE
DROP TYPE

> SELECT * FROM under
1
