# Composite types: literals, fields, casts, comparison, rows of tables, arrays, assignment to fields, ALTER TYPE, dependencies, json. Section 8.16.

> CREATE TYPE addr AS (street text, no int)
> CREATE TYPE place AS (a addr, zip varchar(5), pos float8[])
> CREATE TABLE person (id int PRIMARY KEY, home addr, many addr[], at place)
> INSERT INTO person VALUES (1, ROW('a b', 3), ARRAY[ROW('x', 1), NULL]::addr[], ROW(ROW('q', 1), '12345', '{1.5,2}'))
> INSERT INTO person VALUES (2, '("c,d",)', '{"(q,2)","(\"r s\",)"}', '("(x,1)",z,)')
> INSERT INTO person VALUES (3, ('e"f\g', '7'), NULL, NULL), (4, NULL, '{}', ROW(NULL, NULL, NULL))
> SELECT * FROM person ORDER BY id
> SELECT (home).street, (home).no + 1, (many[1]).no, (at).a, ((at).a).street, (at).pos[1] FROM person ORDER BY id
> SELECT (home).*, (at).* FROM person ORDER BY id
> SELECT (person.home).street, (p.at).zip FROM person, person p WHERE person.id = p.id AND p.id = 1
> SELECT id, home IS NULL, home IS NOT NULL, at IS NULL, at IS NOT NULL FROM person ORDER BY id
> SELECT (home).nosuch FROM person
> SELECT (id).x FROM person
> SELECT (home).street.x FROM person
> SELECT home.street FROM person
> SELECT ('(1,2)'::addr).no, (ROW('a', 5)::addr).street, street('(b,3)'::addr), (CAST(ROW('c', 1) AS addr)).*
> SELECT '(a)'::addr
> SELECT '(a,1,2)'::addr
> SELECT 'a,1'::addr
> SELECT '(a,1'::addr
> SELECT '(a,1) x'::addr
> SELECT '(a,x)'::addr
> SELECT '  ( a b ,1)  '::addr, '(,)'::addr, '("",)'::addr, '("a""b",1)'::addr, '(a\,b,2)'::addr, '(""x"y"z,3)'::addr
> SELECT ROW(1)::addr
> SELECT ROW(1, 2, 3)::addr
> SELECT ROW('a', 'b')::addr
> SELECT ROW('a', true)::addr
> SELECT ROW('a', '2020-01-01'::date)::addr
> SELECT ROW(1, 2.7)::addr, ROW('x', NULL)::addr, NULL::addr, ROW(ROW('a', 1), 'abcdefg', NULL)::place
> INSERT INTO person(id, at) VALUES (9, ROW(NULL, 'abcdefg', NULL))
> SELECT 1::addr
> SELECT ROW('a', 1)::addr::place
> SELECT home::text, home || '', '(z,9)'::text::addr FROM person WHERE id = 1
> SELECT ROW('a', 1)::addr = ROW('a', 1)::addr, ROW('a', 1)::addr < ROW('a', 2), '(a,1)'::addr = ROW('a', 1), ROW('a', NULL)::addr = ROW('a', NULL)::addr
> SELECT ROW('a', 1)::addr <> '(a,1)'
> SELECT home FROM person WHERE home = ROW('a b', 3)::addr
> SELECT id FROM person WHERE home > ROW('b', 0)::addr ORDER BY home
> SELECT id, home FROM person ORDER BY home DESC, id
> SELECT DISTINCT home FROM person ORDER BY home
> SELECT home, count(*) FROM person GROUP BY home ORDER BY home
> SELECT home IS DISTINCT FROM NULL, home IS DISTINCT FROM '(a,1)'::addr FROM person ORDER BY id LIMIT 2
> SELECT id FROM person WHERE home IN (ROW('a b', 3)::addr, ROW('zz', 1)::addr)
> SELECT array_agg(home ORDER BY id) FROM person
> SELECT count(home), max(id) FROM person
> SELECT unnest(many) FROM person ORDER BY id
> SELECT p.id, u.* FROM person p, unnest(p.many) u ORDER BY 1, 2
> SELECT u.no FROM person p, unnest(p.many) AS u(s, no) ORDER BY 1
> SELECT coalesce(home, ROW('none', 0)::addr), CASE WHEN id = 1 THEN home END FROM person ORDER BY id
> UPDATE person SET home.no = 10 WHERE id = 2
> UPDATE person SET home.street = 'new', home.no = (home).no + 1, at.a.no = 5 WHERE id IN (1, 4)
> SELECT id, home, at FROM person ORDER BY id
> UPDATE person SET home.nosuch = 1
> UPDATE person SET id.x = 1
> UPDATE person SET home.no = 'x'
> UPDATE person SET home.no = true
> UPDATE person SET home.no = 1, home = NULL
> UPDATE person SET home = ROW('whole', 1) WHERE id = 3 RETURNING home, (home).no
> UPDATE person SET (home, at) = (ROW('both', 2), NULL) WHERE id = 3 RETURNING home, at
> INSERT INTO person (id, home.street, at.zip) VALUES (5, 's', 'zz') RETURNING *
> INSERT INTO person (id, home.street, home.no) SELECT 6, 't', 66 RETURNING home
> INSERT INTO person (id, home.no) VALUES (5, 8) ON CONFLICT (id) DO UPDATE SET home.no = 9 RETURNING home
> INSERT INTO person (id, home.nosuch) VALUES (7, 1)
> SELECT p FROM person p WHERE id = 1
> SELECT person FROM person WHERE id = 2
> SELECT pg_typeof(p), pg_typeof(home), pg_typeof(many), pg_typeof(ROW(1)), pg_typeof((home).no) FROM person p LIMIT 1
> SELECT (p).id, ((p).home).street FROM person p WHERE id = 1
> SELECT q.p, (q.p).id FROM (SELECT p FROM person p) q WHERE (q.p).id = 1
> SELECT (x).id FROM (SELECT person AS x FROM person) y ORDER BY 1
> SELECT p = p, p IS NULL, count(*) OVER () FROM person p WHERE id = 1
> SELECT row_to_json(p), to_json(home), to_jsonb(many) FROM person p WHERE id = 1
> SELECT json_agg(home ORDER BY id), jsonb_build_object('h', max(home::text)) FROM person WHERE id < 3
> CREATE TABLE log (n serial, old person, new person DEFAULT NULL)
> INSERT INTO log (old) SELECT p FROM person p WHERE id < 3
> SELECT old, (old).home, ((old).home).street FROM log ORDER BY n
> INSERT INTO log (old) VALUES ('(3,,,)'), (ROW(4, NULL, NULL, NULL))
> INSERT INTO log (old) VALUES (ROW(4))
> INSERT INTO log (old) SELECT log FROM log
> SELECT n, (old).id FROM log ORDER BY n
> ALTER TABLE person ADD COLUMN extra int
> SELECT n, (old).* FROM log WHERE n = 1
> UPDATE log SET old.extra = 5 WHERE n = 1
> SELECT old FROM log ORDER BY n
> ALTER TABLE person ADD COLUMN more int DEFAULT 5
> ALTER TABLE person ALTER COLUMN extra TYPE text
> ALTER TABLE person DROP COLUMN many
> SELECT old, (old).extra FROM log ORDER BY n
> ALTER TABLE person RENAME COLUMN extra TO rest
> SELECT (old).rest FROM log WHERE n = 1
> SELECT jsonb_populate_record(NULL::addr, '{"no": 5, "street": "x", "other": 1}')
> SELECT (json_populate_record(ROW('base', 1)::addr, '{"no": 7}')).*
> SELECT * FROM jsonb_populate_record(NULL::place, '{"a": {"no": 1}, "zip": "abc", "pos": [1, 2]}')
> SELECT * FROM json_populate_recordset(NULL::addr, '[{"no": 1}, {"street": "s"}]')
> SELECT * FROM jsonb_to_record('{"x": {"street": "s", "no": 3}, "y": ["(a,1)", {"no": 2}]}') AS t(x addr, y addr[])
> SELECT jsonb_populate_record(NULL::place, '{"zip": "abcdefg"}')
> SELECT jsonb_populate_record(NULL::addr, '[1]')
> SELECT jsonb_populate_record(1, '{}')
> CREATE TYPE addr AS (x int)
> CREATE TYPE person AS (x int)
> CREATE TABLE addr (x int)
> CREATE TYPE twice AS (x int, x text)
> CREATE TYPE bad AS (x nosuch)
> CREATE TYPE bad AS (x record)
> CREATE TYPE empty AS ()
> SELECT ROW()::empty, '()'::empty
> SELECT * FROM addr
> INSERT INTO addr VALUES (1)
> DROP TABLE addr
> SELECT attname, format_type(atttypid, atttypmod), attnum FROM pg_attribute WHERE attrelid = 'place'::regclass ORDER BY attnum
> SELECT c.relkind, t.typtype, t.typcategory, t.typarray::regtype, t.typlen, t.typalign FROM pg_class c JOIN pg_type t ON t.oid = c.reltype WHERE relname IN ('addr', 'person') ORDER BY 1
> SELECT table_name FROM information_schema.tables WHERE table_name IN ('addr', 'person')
> SELECT column_name, data_type, udt_name FROM information_schema.columns WHERE table_name = 'person' ORDER BY ordinal_position
> ALTER TYPE addr ADD ATTRIBUTE country text
> SELECT id, home, (home).country FROM person WHERE id < 3 ORDER BY id
> SELECT ROW('a', 1)::addr
> UPDATE person SET home.country = 'CH' WHERE id = 1 RETURNING home
> SELECT id FROM person WHERE home = ROW('new', 4, 'CH')::addr
> ALTER TYPE addr ALTER ATTRIBUTE no TYPE bigint
> ALTER TYPE addr DROP ATTRIBUTE no
> SELECT id, home FROM person WHERE id < 3 ORDER BY id
> SELECT '(b,c)'::addr, ROW('b', 'c')::addr, (home).no FROM person
> ALTER TYPE addr RENAME ATTRIBUTE street TO road
> SELECT (home).road FROM person WHERE id < 3 ORDER BY id
> ALTER TYPE addr RENAME ATTRIBUTE nosuch TO road
> ALTER TYPE addr RENAME ATTRIBUTE road TO country
> ALTER TYPE addr ADD ATTRIBUTE road text
> ALTER TYPE addr DROP ATTRIBUTE nosuch
> ALTER TYPE addr DROP ATTRIBUTE IF EXISTS nosuch
> ALTER TYPE person ADD ATTRIBUTE x int
> ALTER TYPE nosuch ADD ATTRIBUTE x int
> CREATE TYPE solo AS (x int, y text)
> ALTER TYPE solo ALTER ATTRIBUTE x TYPE numeric(5,1), ADD ATTRIBUTE z int, DROP ATTRIBUTE y
> SELECT ROW(1.26, 3)::solo, '(2,3)'::solo
> ALTER TYPE solo ADD ATTRIBUTE s solo
> CREATE VIEW seen AS SELECT id, (home).road AS r, ROW('q', 'w')::addr AS c FROM person
> SELECT pg_get_viewdef('seen'::regclass, true)
> ALTER TYPE addr RENAME ATTRIBUTE road TO way
> SELECT * FROM seen WHERE id = 1
> ALTER TYPE addr RENAME TO address
> SELECT pg_get_viewdef('seen'::regclass, true)
> SELECT pg_typeof(home), pg_typeof(c) FROM person, seen LIMIT 1
> CREATE SCHEMA apart
> ALTER TYPE address SET SCHEMA apart
> SELECT * FROM seen WHERE id = 1
> SELECT '(a)'::apart.address
> ALTER TYPE person RENAME TO x
> ALTER TABLE person ADD CHECK ((home).way <> 'bad')
> UPDATE person SET home.way = 'bad'
> CREATE INDEX ON person (((home).way))
> CREATE INDEX whole ON person (home)
> SELECT id FROM person WHERE (home).way = 'new' ORDER BY id
> CREATE DOMAIN grand AS apart.address CHECK ((VALUE).way IS NOT NULL)
> SELECT '(a,b)'::grand, ('(a,b)'::grand).way
> SELECT '(,b)'::grand
> CREATE TYPE mood AS ENUM ('sad', 'ok')
> CREATE DOMAIN pos AS int CHECK (VALUE > 0)
> CREATE TYPE mix AS (m mood, p pos, ms mood[])
> SELECT '(ok,3,"{sad,ok}")'::mix, ROW('sad', 5, NULL)::mix, ROW('sad', 5, '{ok}')::mix < ROW('ok', 1, NULL)::mix
> SELECT '(ok,0,)'::mix
> SELECT ROW('ok', 0, NULL)::mix
> SELECT '(bad,1,)'::mix
> ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'
> CREATE TABLE mixed (x mix)
> INSERT INTO mixed VALUES (ROW('fine', 1, '{fine}')), ('(sad,2,)')
> SELECT (x).m, (x).p + 1, (x).ms[1] FROM mixed ORDER BY x
> DROP TYPE mood
> DROP TYPE mix
> DROP TYPE mood CASCADE
> SELECT x FROM mixed ORDER BY x
> DROP TYPE apart.address
> DROP TABLE person
> DROP TYPE person
> DROP TYPE apart.address CASCADE
> SELECT id, rest FROM person ORDER BY id LIMIT 1
> DROP TABLE person CASCADE
> SELECT n FROM log ORDER BY n LIMIT 1
> DROP TYPE mix CASCADE
> SELECT count(*) FROM mixed
