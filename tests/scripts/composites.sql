# Composite types: literals, fields, casts, comparison, rows of tables, arrays, assignment to fields, ALTER TYPE, dependencies, json. Section 8.16.

> CREATE TYPE addr AS (street text, no int)
CREATE TYPE

> CREATE TYPE place AS (a addr, zip varchar(5), pos float8[])
CREATE TYPE

> CREATE TABLE person (id int PRIMARY KEY, home addr, many addr[], at place)
CREATE TABLE

> INSERT INTO person VALUES (1, ROW('a b', 3), ARRAY[ROW('x', 1), NULL]::addr[], ROW(ROW('q', 1), '12345', '{1.5,2}'))
INSERT 0 1

> INSERT INTO person VALUES (2, '("c,d",)', '{"(q,2)","(\"r s\",)"}', '("(x,1)",z,)')
INSERT 0 1

> INSERT INTO person VALUES (3, ('e"f\g', '7'), NULL, NULL), (4, NULL, '{}', ROW(NULL, NULL, NULL))
INSERT 0 2

> SELECT * FROM person ORDER BY id
1|("a b",3)|{"(x,1)",NULL}|("(q,1)",12345,"{1.5,2}")
2|("c,d",)|{"(q,2)","(\"r s\",)"}|("(x,1)",z,)
3|("e""f\\g",7)|∅|∅
4|∅|{}|(,,)

> SELECT (home).street, (home).no + 1, (many[1]).no, (at).a, ((at).a).street, (at).pos[1] FROM person ORDER BY id
a b|4|1|(q,1)|q|1.5
c,d|∅|2|(x,1)|x|∅
e"f\g|8|∅|∅|∅|∅
∅|∅|∅|∅|∅|∅

> SELECT (home).*, (at).* FROM person ORDER BY id
a b|3|(q,1)|12345|{1.5,2}
c,d|∅|(x,1)|z|∅
e"f\g|7|∅|∅|∅
∅|∅|∅|∅|∅

> SELECT (person.home).street, (p.at).zip FROM person, person p WHERE person.id = p.id AND p.id = 1
a b|12345

> SELECT id, home IS NULL, home IS NOT NULL, at IS NULL, at IS NOT NULL FROM person ORDER BY id
1|f|t|f|t
2|f|f|f|f
3|f|t|t|f
4|t|f|t|f

> SELECT (home).nosuch FROM person
ERROR 42703 column "nosuch" not found in data type addr

> SELECT (id).x FROM person
ERROR 42809 column notation .x applied to type integer, which is not a composite type

> SELECT (home).street.x FROM person
ERROR 42809 column notation .x applied to type text, which is not a composite type

> SELECT home.street FROM person
ERROR 42P01 missing FROM-clause entry for table "home"

> SELECT ('(1,2)'::addr).no, (ROW('a', 5)::addr).street, street('(b,3)'::addr), (CAST(ROW('c', 1) AS addr)).*
2|a|b|c|1

> SELECT '(a)'::addr
ERROR 22P02 malformed record literal: "(a)"

> SELECT '(a,1,2)'::addr
ERROR 22P02 malformed record literal: "(a,1,2)"

> SELECT 'a,1'::addr
ERROR 22P02 malformed record literal: "a,1"

> SELECT '(a,1'::addr
ERROR 22P02 malformed record literal: "(a,1"

> SELECT '(a,1) x'::addr
ERROR 22P02 malformed record literal: "(a,1) x"

> SELECT '(a,x)'::addr
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT '(a,x'::addr
ERROR 22P02 malformed record literal: "(a,x"

> SELECT '  ( a b ,1)  '::addr, '(,)'::addr, '("",)'::addr, '("a""b",1)'::addr, '(a\,b,2)'::addr, '(""x"y"z,3)'::addr
(" a b ",1)|(,)|("",)|("a""b",1)|("a,b",2)|(xyz,3)

> SELECT ROW(1)::addr
ERROR 42846 cannot cast type record to addr

> SELECT ROW(1, 2, 3)::addr
ERROR 42846 cannot cast type record to addr

> SELECT ROW('a', 'b')::addr
ERROR 22P02 invalid input syntax for type integer: "b"

> SELECT ROW('a', true)::addr
(a,1)

> SELECT ROW('a', '2020-01-01'::date)::addr
ERROR 42846 cannot cast type record to addr

> SELECT ROW(1, 2.7)::addr, ROW('x', NULL)::addr, NULL::addr, ROW(ROW('a', 1), 'abcdefg', NULL)::place
(1,3)|(x,)|∅|("(a,1)",abcde,)

> INSERT INTO person(id, at) VALUES (9, ROW(NULL, 'abcdefg', NULL))
ERROR 22001 value too long for type character varying(5)

> SELECT 1::addr
ERROR 42846 cannot cast type integer to addr

> SELECT ROW('a', 1)::addr::place
ERROR 42846 cannot cast type addr to place

> SELECT home::text, home || '', '(z,9)'::text::addr FROM person WHERE id = 1
("a b",3)|("a b",3)|(z,9)

> SELECT ROW('a', 1)::addr = ROW('a'::text, 1)::addr, ROW('a', 1)::addr < ROW('a'::text, 2), '(a,1)'::addr = ROW('a'::text, 1), ROW('a', NULL)::addr = ROW('a', NULL)::addr
t|t|t|t

> SELECT ROW('a', 1)::addr < ROW('a'::text, 2::bigint)
ERROR 42804 cannot compare dissimilar column types integer and bigint at record column 2

> SELECT ROW('a', 1)::addr < ROW('a'::text)
ERROR 42804 cannot compare record types with different numbers of columns

> SELECT ROW('a', 1)::addr <> '(a,1)'
ERROR 0A000 input of anonymous composite types is not implemented

> SELECT home FROM person WHERE home = ROW('a b', 3)::addr
("a b",3)

> SELECT id FROM person WHERE home > ROW('b', 0)::addr ORDER BY home
2
3

> SELECT id, home FROM person ORDER BY home DESC, id
4|∅
3|("e""f\\g",7)
2|("c,d",)
1|("a b",3)

> SELECT DISTINCT home FROM person ORDER BY home
("a b",3)
("c,d",)
("e""f\\g",7)
∅

> SELECT home, count(*) FROM person GROUP BY home ORDER BY home
("a b",3)|1
("c,d",)|1
("e""f\\g",7)|1
∅|1

> SELECT home IS DISTINCT FROM NULL, home IS DISTINCT FROM '(a,1)'::addr FROM person ORDER BY id LIMIT 2
t|t
t|t

> SELECT id FROM person WHERE home IN (ROW('a b', 3)::addr, ROW('zz', 1)::addr)
1

> SELECT a.id, b.id, a.many < b.many, a.many = b.many FROM person a, person b WHERE a.id < 3 AND b.id < 3 ORDER BY 1, 2
1|1|f|t
1|2|f|f
2|1|t|f
2|2|f|t

> SELECT ARRAY[ROW('a', NULL)::addr] < ARRAY[ROW('a', 1)::addr], ARRAY[ROW('a', NULL)]::addr[] = ARRAY[ROW('a', NULL)::addr], '{"(a,2)"}'::addr[] > '{"(a,1)"}'
f|t|t

> SELECT array_agg(home ORDER BY id) FROM person
{"(\"a b\",3)","(\"c,d\",)","(\"e\"\"f\\\\g\",7)",NULL}

> SELECT count(home), max(id) FROM person
3|4

> SELECT unnest(many) FROM person ORDER BY id
(x,1)
∅
(q,2)
("r s",)

> SELECT p.id, u.* FROM person p, unnest(p.many) u ORDER BY 1, 2
1|x|1
1|∅|∅
2|q|2
2|r s|∅

> SELECT u.no FROM person p, unnest(p.many) AS u(s, no) ORDER BY 1
1
2
∅
∅

> SELECT coalesce(home, ROW('none', 0)::addr), CASE WHEN id = 1 THEN home END FROM person ORDER BY id
("a b",3)|("a b",3)
("c,d",)|∅
("e""f\\g",7)|∅
(none,0)|∅

> UPDATE person SET home.no = 10 WHERE id = 2
UPDATE 1

> UPDATE person SET home.street = 'new', home.no = (home).no + 1, at.a.no = 5 WHERE id IN (1, 4)
UPDATE 2

> SELECT id, home, at FROM person ORDER BY id
1|(new,4)|("(q,5)",12345,"{1.5,2}")
2|("c,d",10)|("(x,1)",z,)
3|("e""f\\g",7)|∅
4|(new,)|("(,5)",,)

> UPDATE person SET home.nosuch = 1
ERROR 42703 cannot assign to field "nosuch" of column "home" because there is no such column in data type addr

> UPDATE person SET id.x = 1
ERROR 42804 cannot assign to field "x" of column "id" because its type integer is not a composite type

> UPDATE person SET home.no = 'x'
ERROR 22P02 invalid input syntax for type integer: "x"

> UPDATE person SET home.no = true
ERROR 42804 subfield "no" is of type integer but expression is of type boolean

> UPDATE person SET home.no = 1, home = NULL
ERROR 42601 multiple assignments to same column "home"

> UPDATE person SET home = ROW('whole', 1) WHERE id = 3 RETURNING home, (home).no
(whole,1)|1

> UPDATE person SET (home, at) = (ROW('both', 2), NULL) WHERE id = 3 RETURNING home, at
(both,2)|∅

> INSERT INTO person (id, home.street, at.zip) VALUES (5, 's', 'zz') RETURNING *
5|(s,)|∅|(,zz,)

> INSERT INTO person (id, home.street, home.no) SELECT 6, 't', 66 RETURNING home
(t,66)

> INSERT INTO person (id, home.no) VALUES (5, 8) ON CONFLICT (id) DO UPDATE SET home.no = 9 RETURNING home
(s,9)

> INSERT INTO person (id, home.nosuch) VALUES (7, 1)
ERROR 42703 cannot assign to field "nosuch" of column "home" because there is no such column in data type addr

> SELECT p FROM person p WHERE id = 1
(1,"(new,4)","{""(x,1)"",NULL}","(""(q,5)"",12345,""{1.5,2}"")")

> SELECT person FROM person WHERE id = 2
(2,"(""c,d"",10)","{""(q,2)"",""(\\""r s\\"",)""}","(""(x,1)"",z,)")

> SELECT pg_typeof(p), pg_typeof(home), pg_typeof(many), pg_typeof(ROW(1)), pg_typeof((home).no) FROM person p LIMIT 1
person|addr|addr[]|record|integer

> SELECT (p).id, ((p).home).street FROM person p WHERE id = 1
1|new

> SELECT q.p, (q.p).id FROM (SELECT p FROM person p) q WHERE (q.p).id = 1
(1,"(new,4)","{""(x,1)"",NULL}","(""(q,5)"",12345,""{1.5,2}"")")|1

> SELECT (x).id FROM (SELECT person AS x FROM person) y ORDER BY 1
1
2
3
4
5
6

> SELECT (SELECT home FROM person WHERE id = 1).street, (SELECT ROW(id, home) FROM person WHERE id = 1) IS NULL, ((SELECT at FROM person WHERE id = 1).a).no
new|f|5

> SELECT id FROM person WHERE home = ANY(ARRAY[ROW('new', 4)]::addr[])
1

> CREATE VIEW whole AS SELECT p, p.home AS h FROM person p
CREATE VIEW

> SELECT (p).id, (h).no FROM whole WHERE (p).id = 1
1|4

> DROP VIEW whole
DROP VIEW

> SELECT p = p, p IS NULL, count(*) OVER () FROM person p WHERE id = 1
t|f|1

> SELECT row_to_json(p), to_json(home), to_jsonb(many) FROM person p WHERE id = 1
{"id":1,"home":{"street":"new","no":4},"many":[{"street":"x","no":1},null],"at":{"a":{"street":"q","no":5},"zip":"12345","pos":[1.5,2]}}|{"street":"new","no":4}|[{"no": 1, "street": "x"}, null]

> SELECT jsonb_agg(home ORDER BY id), jsonb_build_object('h', max(home::text)) FROM person WHERE id < 3
[{"no": 4, "street": "new"}, {"no": 10, "street": "c,d"}]|{"h": "(new,4)"}

> CREATE TABLE log (n serial, old person, new person DEFAULT NULL)
CREATE TABLE

> INSERT INTO log (old) SELECT p FROM person p WHERE id < 3 ORDER BY id
INSERT 0 2

> SELECT old, (old).home, ((old).home).street FROM log ORDER BY n
(1,"(new,4)","{""(x,1)"",NULL}","(""(q,5)"",12345,""{1.5,2}"")")|(new,4)|new
(2,"(""c,d"",10)","{""(q,2)"",""(\\""r s\\"",)""}","(""(x,1)"",z,)")|("c,d",10)|c,d

> INSERT INTO log (old) VALUES ('(3,,,)'), (ROW(4, NULL, NULL, NULL))
INSERT 0 2

> INSERT INTO log (old) VALUES (ROW(4))
ERROR 42846 cannot cast type record to person

> INSERT INTO log (old) SELECT log FROM log
ERROR 42804 column "old" is of type person but expression is of type log

> SELECT n, (old).id FROM log ORDER BY n
1|1
2|2
3|3
4|4

> ALTER TABLE person ADD COLUMN extra int
ALTER TABLE

> SELECT n, (old).* FROM log WHERE n = 1
1|1|(new,4)|{"(x,1)",NULL}|("(q,5)",12345,"{1.5,2}")|∅

> UPDATE log SET old.extra = 5 WHERE n = 1
UPDATE 1

> SELECT old FROM log ORDER BY n
(1,"(new,4)","{""(x,1)"",NULL}","(""(q,5)"",12345,""{1.5,2}"")",5)
(2,"(""c,d"",10)","{""(q,2)"",""(\\""r s\\"",)""}","(""(x,1)"",z,)",)
(3,,,,)
(4,,,,)

> ALTER TABLE person ADD COLUMN more int DEFAULT 5
ERROR 0A000 cannot alter table "person" because column "log.old" uses its row type

> ALTER TABLE person ALTER COLUMN extra TYPE text
ERROR 0A000 cannot alter table "person" because column "log.old" uses its row type

> ALTER TABLE person DROP COLUMN many
ALTER TABLE

> SELECT old, (old).extra FROM log ORDER BY n
(1,"(new,4)","(""(q,5)"",12345,""{1.5,2}"")",5)|5
(2,"(""c,d"",10)","(""(x,1)"",z,)",)|∅
(3,,,)|∅
(4,,,)|∅

> ALTER TABLE person RENAME COLUMN extra TO rest
ALTER TABLE

> SELECT (old).rest FROM log WHERE n = 1
5

> SELECT jsonb_populate_record(NULL::addr, '{"no": 5, "street": "x", "other": 1}')
(x,5)

> SELECT (json_populate_record(ROW('base', 1)::addr, '{"no": 7}')).*
base|7

> SELECT * FROM jsonb_populate_record(NULL::place, '{"a": {"no": 1}, "zip": "abc", "pos": [1, 2]}')
(,1)|abc|{1,2}

> SELECT * FROM json_populate_recordset(NULL::addr, '[{"no": 1}, {"street": "s"}]')
∅|1
s|∅

> SELECT * FROM jsonb_to_record('{"x": {"street": "s", "no": 3}, "y": ["(a,1)", {"no": 2}]}') AS t(x addr, y addr[])
(s,3)|{"(a,1)","(,2)"}

> SELECT jsonb_populate_record(NULL::place, '{"zip": "abcdefg"}')
ERROR 22001 value too long for type character varying(5)

> SELECT jsonb_populate_record(NULL::addr, '[1]')
ERROR 22023 cannot call populate_composite on an array

> SELECT jsonb_populate_record(1, '{}')
ERROR 42804 first argument of jsonb_populate_record must be a row type

> CREATE TYPE addr AS (x int)
ERROR 42710 type "addr" already exists

> CREATE TYPE person AS (x int)
ERROR 42710 type "person" already exists

> CREATE TABLE addr (x int)
ERROR 42P07 relation "addr" already exists

> CREATE TYPE twice AS (x int, x text)
ERROR 42701 column "x" specified more than once

> CREATE TYPE bad AS (x nosuch)
ERROR 42704 type "nosuch" does not exist

> CREATE TYPE bad AS (x record)
ERROR 42P16 column "x" has pseudo-type record

> CREATE TYPE empty AS ()
CREATE TYPE

> SELECT ROW()::empty, '()'::empty
()|()

> SELECT * FROM addr
ERROR 42809 "addr" is a composite type

> INSERT INTO addr VALUES (1)
ERROR 42809 "addr" is a composite type

> DROP TABLE addr
ERROR 42809 "addr" is not a table

> SELECT attname, format_type(atttypid, atttypmod), attnum FROM pg_attribute WHERE attrelid = 'place'::regclass ORDER BY attnum
a|addr|1
zip|character varying(5)|2
pos|double precision[]|3

> SELECT c.relkind, t.typtype, t.typcategory, t.typarray::regtype, t.typlen, t.typalign FROM pg_class c JOIN pg_type t ON t.oid = c.reltype WHERE relname IN ('addr', 'person') ORDER BY 1
c|c|C|addr[]|-1|d
r|c|C|person[]|-1|d

> SELECT table_name FROM information_schema.tables WHERE table_name IN ('addr', 'person')
person

> SELECT column_name, data_type, udt_name FROM information_schema.columns WHERE table_name = 'person' ORDER BY ordinal_position
id|integer|int4
home|USER-DEFINED|addr
at|USER-DEFINED|place
rest|integer|int4

> ALTER TYPE addr ADD ATTRIBUTE country text
ALTER TYPE

> SELECT id, home, (home).country FROM person WHERE id < 3 ORDER BY id
1|(new,4,)|∅
2|("c,d",10,)|∅

> SELECT ROW('a', 1)::addr
ERROR 42846 cannot cast type record to addr

> UPDATE person SET home.country = 'CH' WHERE id = 1 RETURNING home
(new,4,CH)

> SELECT id FROM person WHERE home = ROW('new', 4, 'CH')::addr
1

> ALTER TYPE place ALTER ATTRIBUTE zip TYPE text
ERROR 0A000 cannot alter type "place" because column "person.at" uses it

> ALTER TYPE addr DROP ATTRIBUTE no
ALTER TYPE

> SELECT id, home FROM person WHERE id < 3 ORDER BY id
1|(new,CH)
2|("c,d",)

> SELECT '(b,c)'::addr, ROW('b', 'c')::addr, (home).no FROM person
ERROR 42703 column "no" not found in data type addr

> ALTER TYPE addr RENAME ATTRIBUTE street TO road
ALTER TYPE

> SELECT (home).road FROM person WHERE id < 3 ORDER BY id
new
c,d

> ALTER TYPE addr RENAME ATTRIBUTE nosuch TO road
ERROR 42703 column "nosuch" does not exist

> ALTER TYPE addr RENAME ATTRIBUTE road TO country
ERROR 42701 column "country" of relation "addr" already exists

> ALTER TYPE addr ADD ATTRIBUTE road text
ERROR 42701 column "road" of relation "addr" already exists

> ALTER TYPE addr DROP ATTRIBUTE nosuch
ERROR 42703 column "nosuch" of relation "addr" does not exist

> ALTER TYPE addr DROP ATTRIBUTE IF EXISTS nosuch
ALTER TYPE

> ALTER TYPE person ADD ATTRIBUTE x int
ERROR 42809 "person" is not a composite type

> ALTER TYPE nosuch ADD ATTRIBUTE x int
ERROR 42P01 relation "nosuch" does not exist

> CREATE TYPE solo AS (x int, y text)
CREATE TYPE

> ALTER TYPE solo ALTER ATTRIBUTE x TYPE numeric(5,1), ADD ATTRIBUTE z int, DROP ATTRIBUTE y
ALTER TYPE

> SELECT ROW(1.26, 3)::solo, '(2,3)'::solo
(1.3,3)|(2.0,3)

> ALTER TYPE solo ADD ATTRIBUTE s solo
ERROR 42P16 composite type solo cannot be made a member of itself

> COMMENT ON TYPE addr IS 'where'
COMMENT

> COMMENT ON COLUMN addr.road IS 'way'
COMMENT

> SELECT obj_description('addr'::regtype, 'pg_type'), col_description('addr'::regclass, 4)
where|∅

> CREATE TABLE like_it (LIKE addr)
CREATE TABLE

> SELECT udt_name, attribute_name, ordinal_position, data_type, attribute_udt_name FROM information_schema.attributes WHERE udt_schema = 'public' ORDER BY 1, 3
addr|road|1|text|text
addr|country|3|text|text
place|a|1|USER-DEFINED|addr
place|zip|2|character varying|varchar
place|pos|3|ARRAY|_float8
solo|x|1|numeric|numeric
solo|z|3|integer|int4

> ALTER TABLE addr ADD COLUMN y int
ERROR 42809 "addr" is a composite type

> CREATE VIEW seen AS SELECT id, (home).road AS r, ROW('q', 'w')::addr AS c FROM person
CREATE VIEW

> SELECT pg_get_viewdef('seen'::regclass, true)
 SELECT person.id,\n    (person.home).road AS r,\n    ROW('q'::text, 'w'::text)::addr AS c\n   FROM person;

> ALTER TYPE addr RENAME ATTRIBUTE road TO way
ALTER TYPE

> SELECT * FROM seen WHERE id = 1
1|new|(q,w)

> ALTER TYPE addr RENAME TO address
ALTER TYPE

> SELECT pg_get_viewdef('seen'::regclass, true)
 SELECT person.id,\n    (person.home).way AS r,\n    ROW('q'::text, 'w'::text)::address AS c\n   FROM person;

> SELECT pg_typeof(home), pg_typeof(c) FROM person, seen LIMIT 1
address|address

> CREATE SCHEMA apart
CREATE SCHEMA

> ALTER TYPE address SET SCHEMA apart
ALTER TYPE

> SELECT * FROM seen WHERE id = 1
1|new|(q,w)

> SELECT '(a)'::apart.address
ERROR 22P02 malformed record literal: "(a)"

> ALTER TYPE person RENAME TO x
ERROR 42809 person is a table's row type

> ALTER TABLE person ADD CHECK ((home).way <> 'bad')
ALTER TABLE

> UPDATE person SET home.way = 'bad'
ERROR 23514 new row for relation "person" violates check constraint "person_home_check"

> CREATE INDEX ON person (((home).way))
CREATE INDEX

> CREATE INDEX whole ON person (home)
CREATE INDEX

> SELECT id FROM person WHERE (home).way = 'new' ORDER BY id
1
4

> CREATE DOMAIN grand AS apart.address CHECK ((VALUE).way IS NOT NULL)
CREATE DOMAIN

> SELECT '(a,b)'::grand, ('(a,b)'::grand).way
(a,b)|a

> SELECT '(,b)'::grand
ERROR 23514 value for domain grand violates check constraint "grand_check"

> CREATE TYPE mood AS ENUM ('sad', 'ok')
CREATE TYPE

> CREATE DOMAIN pos AS int CHECK (VALUE > 0)
CREATE DOMAIN

> CREATE TYPE mix AS (m mood, p pos, ms mood[])
CREATE TYPE

> SELECT '(ok,3,"{sad,ok}")'::mix, ROW('sad', 5, NULL)::mix, ROW('sad', 5, '{ok}')::mix < ROW('ok', 1, NULL)::mix
(ok,3,"{sad,ok}")|(sad,5,)|t

> SELECT '(ok,0,)'::mix
ERROR 23514 value for domain pos violates check constraint "pos_check"

> SELECT ROW('ok', 0, NULL)::mix
ERROR 23514 value for domain pos violates check constraint "pos_check"

> SELECT '(bad,1,)'::mix
ERROR 22P02 invalid input value for enum mood: "bad"

> ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'
ALTER TYPE

> CREATE TABLE mixed (x mix)
CREATE TABLE

> INSERT INTO mixed VALUES (ROW('fine', 1, '{fine}')), ('(sad,2,)')
INSERT 0 2

> SELECT (x).m, (x).p + 1, (x).ms[1] FROM mixed ORDER BY x
sad|3|∅
fine|2|fine

> DROP TYPE mood
ERROR 2BP01 cannot drop type mood because other objects depend on it

> DROP TYPE mix
ERROR 2BP01 cannot drop type mix because other objects depend on it

> DROP TYPE mood CASCADE
DROP TYPE

> SELECT x FROM mixed ORDER BY x
(1)
(2)

> DROP TYPE apart.address
ERROR 2BP01 cannot drop type apart.address because other objects depend on it

> DROP TABLE person
ERROR 2BP01 cannot drop table person because other objects depend on it

> DROP TYPE person
ERROR 2BP01 cannot drop type person because table person requires it

> DROP TYPE apart.address CASCADE
DROP TYPE

> SELECT id, rest FROM person ORDER BY id LIMIT 1
1|∅

> DROP TABLE person CASCADE
DROP TABLE

> SELECT n FROM log ORDER BY n LIMIT 1
1

> DROP TYPE mix CASCADE
DROP TYPE

> SELECT count(*) FROM mixed
2

> CREATE TYPE pair AS (a int, b text)
CREATE TYPE

> CREATE TABLE below (id int, p pair)
CREATE TABLE

> CREATE VIEW above AS SELECT id AS i, p AS q FROM below
CREATE VIEW

> INSERT INTO above(i, q.b) VALUES (1, 'x') RETURNING *
1|(,x)

> UPDATE above SET q.a = 5 RETURNING (q).a, q
5|(5,x)

> SELECT * FROM below
1|(5,x)
