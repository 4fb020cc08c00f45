# Domains: casts, defaults, constraints, domains over domains, arrays, ALTER DOMAIN, dependencies. Section 8.18, CREATE and ALTER DOMAIN.

> CREATE DOMAIN pos AS int CONSTRAINT pos_check CHECK (VALUE > 0) NOT NULL DEFAULT 5
CREATE DOMAIN

> CREATE DOMAIN small AS pos CHECK (VALUE < 100) CONSTRAINT other CHECK (VALUE <> 50)
CREATE DOMAIN

> CREATE DOMAIN v5 AS varchar(5) COLLATE "C" DEFAULT 'x'
CREATE DOMAIN

> CREATE DOMAIN email text CHECK (VALUE ~ '^[^@]+@[^@]+$' AND length(VALUE) < 20)
CREATE DOMAIN

> CREATE DOMAIN money2 numeric(8,2) CHECK (VALUE >= 0.0) NULL
CREATE DOMAIN

> SELECT 0::small
ERROR 23514 value for domain small violates check constraint "pos_check"

> SELECT 200::small
ERROR 23514 value for domain small violates check constraint "small_check"

> SELECT 50::small
ERROR 23514 value for domain small violates check constraint "other"

> SELECT 99::small, '7'::small, 7.4::small, 7::pos::small, 7::small::pos
99|7|7|7|7

> SELECT null::small
ERROR 23502 domain small does not allow null values

> SELECT null::int::pos
ERROR 23502 domain pos does not allow null values

> SELECT 'x'::small
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT 'abcdefg'::v5, 'abcdefg'::text::v5, 'a@b'::email, 1.239::money2, null::money2
abcde|abcde|a@b|1.24|∅

> SELECT 'nobody'::email
ERROR 23514 value for domain email violates check constraint "email_check"

> SELECT -1::money2, (-1)::money2
ERROR 23514 value for domain money2 violates check constraint "money2_check"

> CREATE TABLE t (a pos, b small, c v5, d pos[], e money2)
CREATE TABLE

> INSERT INTO t VALUES ('abcdefgh')
ERROR 22P02 invalid input syntax for type integer: "abcdefgh"

> INSERT INTO t(c) VALUES ('abcdefgh')
ERROR 22001 value too long for type character varying(5)

> INSERT INTO t(a, b) VALUES (DEFAULT, 4)
INSERT 0 1

> INSERT INTO t(b) VALUES (6)
INSERT 0 1

> INSERT INTO t(a, b) VALUES (3, null)
ERROR 23502 domain small does not allow null values

> INSERT INTO t(a, b) VALUES (3, 100)
ERROR 23514 value for domain small violates check constraint "small_check"

> INSERT INTO t(a, b, d) VALUES (3, 9, '{1,0}')
ERROR 23514 value for domain pos violates check constraint "pos_check"

> INSERT INTO t(a, b, d) VALUES (3, 9, ARRAY[1,0])
ERROR 23514 value for domain pos violates check constraint "pos_check"

> INSERT INTO t(a, b, d) VALUES (3, 9, ARRAY[1,NULL])
ERROR 23502 domain pos does not allow null values

> INSERT INTO t(a, b, d) VALUES (3, 9, '{1,NULL}')
ERROR 23502 domain pos does not allow null values

> INSERT INTO t(a, b, d) VALUES (3, 9, ARRAY[1,2])
INSERT 0 1

> INSERT INTO t SELECT 1, n, 'q', NULL, 3.14159 FROM generate_series(60, 62) n
INSERT 0 3

> INSERT INTO t SELECT 1, n, 'q', NULL, 3.14159 FROM generate_series(98, 102) n
ERROR 23514 value for domain small violates check constraint "small_check"

> SELECT * FROM t ORDER BY b
5|4|x|∅|∅
5|6|x|∅|∅
3|9|x|{1,2}|∅
1|60|q|∅|3.14
1|61|q|∅|3.14
1|62|q|∅|3.14

> UPDATE t SET a = 0
ERROR 23514 value for domain pos violates check constraint "pos_check"

> UPDATE t SET b = a - 3
ERROR 23514 value for domain small violates check constraint "pos_check"

> UPDATE t SET b = NULL
ERROR 23502 domain small does not allow null values

> UPDATE t SET a = DEFAULT, e = 2.345 WHERE b = 4
UPDATE 1

> SELECT a, b, e FROM t WHERE b <= 4 AND a > 1
5|4|2.35

> SELECT pg_typeof(a), pg_typeof(a + 1), pg_typeof(ARRAY[a]), pg_typeof(coalesce(a, 1)), pg_typeof(coalesce(a, a)), pg_typeof(array_agg(a)) FROM t GROUP BY a LIMIT 1
pos|integer|pos[]|integer|pos|pos[]

> SELECT pg_typeof(greatest(a, b)), pg_typeof(CASE WHEN true THEN a ELSE a END), pg_typeof(c || 'x'), pg_typeof(d[1]), pg_typeof(a::int) FROM t LIMIT 1
integer|pos|text|pos|integer

> SELECT b FROM t UNION SELECT 1 ORDER BY 1
1
4
6
9
60
61
62

> SELECT pg_typeof(x) FROM (SELECT a AS x FROM t UNION SELECT a FROM t) q LIMIT 1
pos

> SELECT sum(a), min(b), max(c), count(DISTINCT a), avg(e), array_agg(b ORDER BY b) FROM t
16|4|x|3|2.9425000000000000|{4,6,9,60,61,62}

> SELECT b FROM t WHERE b IN (4, 9) ORDER BY b
4
9

> SELECT b FROM t WHERE b = ANY('{4,9}') ORDER BY b DESC
9
4

> SELECT b FROM t WHERE 2 = ANY(d)
9

> SELECT x.b FROM t x JOIN t y ON x.b = y.b AND x.b < 10 ORDER BY 1
4
6
9

> SELECT '5'::pos || 'x', length('abc'::v5), upper('abc'::v5), 'abc'::v5 = 'abc', 'abc'::v5 LIKE 'a%', 5::pos = 5, 5::pos + 5::small, -(5::pos)
5x|3|ABC|t|t|t|10|-5

> SELECT to_json(5::pos), to_jsonb('a'::v5), row_to_json(t) FROM t WHERE b = 4
5|"a"|{"a":5,"b":4,"c":"x","d":null,"e":2.35}

> SELECT 5::pos::text, 5::pos::numeric, '5'::text::pos, '5'::v5::pos
5|5|5|5

> SELECT 1.5::pos::float8, true::pos
2|1

> SELECT '2020-01-01'::date::pos
ERROR 42846 cannot cast type date to pos

> CREATE DOMAIN arr AS int[] CHECK (array_length(VALUE, 1) < 3)
CREATE DOMAIN

> SELECT ('{1,2}'::arr)[1], array_append('{1}'::arr, 2), cardinality('{1}'::arr), pg_typeof('{1,2}'::arr || 3), 1 = ANY('{1}'::arr)
1|{1,2}|1|integer[]|t

> SELECT '{1,2,3}'::arr
ERROR 23514 value for domain arr violates check constraint "arr_check"

> SELECT ARRAY[1,2,3]::arr
ERROR 23514 value for domain arr violates check constraint "arr_check"

> SELECT '{1,2}'::pos[], ARRAY[3]::pos[]::int[], '{4}'::int[]::pos[]
{1,2}|{3}|{4}

> SELECT '{0}'::pos[]
ERROR 23514 value for domain pos violates check constraint "pos_check"

> SELECT '{0}'::int[]::pos[]
ERROR 23514 value for domain pos violates check constraint "pos_check"

> SELECT ARRAY[1,0]::pos[]
ERROR 23514 value for domain pos violates check constraint "pos_check"

> SELECT unnest('{1,2}'::pos[])
1
2

> CREATE DOMAIN flag AS bool CHECK (VALUE IS NOT NULL)
CREATE DOMAIN

> SELECT 1 WHERE true::flag
1

> SELECT CASE WHEN 'f'::flag THEN 1 ELSE 2 END, NOT true::flag, true::flag AND false
2|f|f

> SELECT null::flag
ERROR 23514 value for domain flag violates check constraint "flag_check"

> CREATE DOMAIN js AS jsonb CHECK (VALUE ? 'a')
CREATE DOMAIN

> SELECT '{"a":1}'::js -> 'a', ('{"a":[2]}'::js)['a'][0]
1|2

> SELECT '{"b":1}'::js
ERROR 23514 value for domain js violates check constraint "js_check"

> CREATE TABLE keyed (id pos PRIMARY KEY, c v5 UNIQUE)
CREATE TABLE

> INSERT INTO keyed VALUES (1, 'a'), (2, 'b')
INSERT 0 2

> INSERT INTO keyed VALUES (1, 'c')
ERROR 23505 duplicate key value violates unique constraint "keyed_pkey"

> INSERT INTO keyed VALUES (3) RETURNING id, c
3|x

> SELECT c FROM keyed WHERE id = 2
b

> SELECT id FROM keyed WHERE c = 'b'
2

> SELECT id FROM keyed WHERE id > 1 ORDER BY id
2
3

> UPDATE keyed SET c = 'z' WHERE id = 1 RETURNING *
1|z

> CREATE TABLE child (id pos REFERENCES keyed, plain int REFERENCES keyed)
CREATE TABLE

> INSERT INTO child VALUES (1, 2)
INSERT 0 1

> INSERT INTO child VALUES (9, 2)
ERROR 23503 insert or update on table "child" violates foreign key constraint "child_id_fkey"

> INSERT INTO child VALUES (2, 9)
ERROR 23503 insert or update on table "child" violates foreign key constraint "child_plain_fkey"

> ALTER TABLE keyed ADD COLUMN more pos
ALTER TABLE

> ALTER TABLE keyed ADD COLUMN lots small DEFAULT 500
ERROR 23514 value for domain small violates check constraint "small_check"

> SELECT * FROM keyed ORDER BY id
1|z|5
2|b|5
3|x|5

> ALTER TABLE keyed ADD COLUMN plain int DEFAULT 0
ALTER TABLE

> ALTER TABLE keyed ALTER COLUMN plain TYPE pos
ERROR 23514 value for domain pos violates check constraint "pos_check"

> UPDATE keyed SET plain = 3
UPDATE 3

> ALTER TABLE keyed ALTER COLUMN plain TYPE pos
ALTER TABLE

> ALTER TABLE keyed ALTER COLUMN plain TYPE bigint
ALTER TABLE

> SELECT plain FROM keyed LIMIT 1
3

> SELECT typname, typlen, typbyval, typtype, typcategory, typispreferred, typelem, typarray::regtype, typalign, typstorage, typnotnull, typbasetype::regtype, typtypmod, typndims, typcollation, typdefault FROM pg_type WHERE typname IN ('pos', 'small', 'v5', 'arr', 'flag', '_pos') AND (typtype = 'd' OR typname = '_pos') AND typelem = 0 ORDER BY 1
arr|-1|f|d|A|f|0|arr[]|i|x|f|integer[]|-1|1|0|∅
flag|1|t|d|B|f|0|flag[]|c|p|f|boolean|-1|0|0|∅
pos|4|t|d|N|f|0|pos[]|i|p|t|integer|-1|0|0|5
small|4|t|d|N|f|0|small[]|i|p|f|pos|-1|0|0|5
v5|-1|f|d|S|f|0|v5[]|i|x|f|character varying|9|0|950|'x'::character varying

> SELECT conname, contype, contypid::regtype, conrelid, conkey, pg_get_constraintdef(oid), pg_get_constraintdef(oid, true), convalidated FROM pg_constraint WHERE contypid <> 0 AND contypid::regtype::text NOT LIKE 'information_schema.%' ORDER BY 1, 3
arr_check|c|arr|0|∅|CHECK ((array_length(VALUE, 1) < 3))|CHECK (array_length(VALUE, 1) < 3)|t
email_check|c|email|0|∅|CHECK (((VALUE ~ '^[^@]+@[^@]+$'::text) AND (length(VALUE) < 20)))|CHECK (VALUE ~ '^[^@]+@[^@]+$'::text AND length(VALUE) < 20)|t
flag_check|c|flag|0|∅|CHECK ((VALUE IS NOT NULL))|CHECK (VALUE IS NOT NULL)|t
js_check|c|js|0|∅|CHECK ((VALUE ? 'a'::text))|CHECK (VALUE ? 'a'::text)|t
money2_check|c|money2|0|∅|CHECK ((VALUE >= 0.0))|CHECK (VALUE >= 0.0)|t
other|c|small|0|∅|CHECK (((VALUE)::integer <> 50))|CHECK (VALUE::integer <> 50)|t
pos_check|c|pos|0|∅|CHECK ((VALUE > 0))|CHECK (VALUE > 0)|t
small_check|c|small|0|∅|CHECK (((VALUE)::integer < 100))|CHECK (VALUE::integer < 100)|t

> SELECT domain_name, data_type, character_maximum_length, numeric_precision, numeric_scale, collation_name, domain_default, udt_schema, udt_name FROM information_schema.domains WHERE domain_schema = 'public' AND domain_name <> 'arr' ORDER BY 1
email|text|∅|∅|∅|∅|∅|pg_catalog|text
flag|boolean|∅|∅|∅|∅|∅|pg_catalog|bool
js|jsonb|∅|∅|∅|∅|∅|pg_catalog|jsonb
money2|numeric|∅|8|2|∅|∅|pg_catalog|numeric
pos|integer|∅|32|0|∅|5|pg_catalog|int4
small|USER-DEFINED|∅|∅|∅|∅|5|public|pos
v5|character varying|5|∅|∅|C|'x'::character varying|pg_catalog|varchar

> SELECT constraint_name, domain_name, is_deferrable FROM information_schema.domain_constraints WHERE domain_schema = 'public' ORDER BY 1, 2
arr_check|arr|NO
email_check|email|NO
flag_check|flag|NO
js_check|js|NO
money2_check|money2|NO
other|small|NO
pos_check|pos|NO
small_check|small|NO

> SELECT constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_name IN ('pos_check', 'other') ORDER BY 1
other|(((VALUE)::integer <> 50))
pos_check|((VALUE > 0))

> SELECT column_name, data_type, domain_schema, domain_name, udt_schema, udt_name, character_maximum_length, numeric_precision, column_default, is_nullable FROM information_schema.columns WHERE table_name = 't' ORDER BY ordinal_position
a|integer|public|pos|pg_catalog|int4|∅|32|∅|NO
b|USER-DEFINED|public|small|public|pos|∅|∅|∅|YES
c|character varying|public|v5|pg_catalog|varchar|5|∅|∅|YES
d|ARRAY|∅|∅|public|_pos|∅|∅|∅|YES
e|numeric|public|money2|pg_catalog|numeric|∅|8|∅|YES

> ALTER DOMAIN pos ADD CONSTRAINT lt CHECK (VALUE < 3)
ERROR 0A000 cannot alter type "pos" because column "t.d" uses it

> ALTER TABLE t DROP COLUMN d
ALTER TABLE

> ALTER DOMAIN pos ADD CONSTRAINT lt CHECK (VALUE < 3)
ERROR 23514 column "a" of table "t" contains values that violate the new constraint

> ALTER DOMAIN pos ADD CONSTRAINT lt CHECK (VALUE < 30)
ERROR 23514 column "b" of table "t" contains values that violate the new constraint

> DELETE FROM t WHERE b >= 30
DELETE 3

> ALTER DOMAIN pos ADD CONSTRAINT lt CHECK (VALUE < 30)
ALTER DOMAIN

> ALTER DOMAIN pos ADD CONSTRAINT lt CHECK (VALUE < 31)
ERROR 42710 constraint "lt" for domain "pos" already exists

> SELECT 40::pos
ERROR 23514 value for domain pos violates check constraint "lt"

> ALTER DOMAIN pos ADD CHECK (VALUE < 40)
ALTER DOMAIN

> ALTER DOMAIN pos ADD CHECK (VALUE < 2) NOT VALID
ALTER DOMAIN

> SELECT conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint WHERE contypid = 'pos'::regtype ORDER BY 1
lt|CHECK ((VALUE < 30))|t
pos_check|CHECK ((VALUE > 0))|t
pos_check1|CHECK ((VALUE < 40))|t
pos_check2|CHECK ((VALUE < 2)) NOT VALID|f

> SELECT 3::pos
ERROR 23514 value for domain pos violates check constraint "pos_check2"

> SELECT a FROM t WHERE b = 4
5

> ALTER DOMAIN pos VALIDATE CONSTRAINT pos_check2
ERROR 23514 column "a" of table "t" contains values that violate the new constraint

> ALTER DOMAIN pos VALIDATE CONSTRAINT nosuch
ERROR 42704 constraint "nosuch" of domain "pos" does not exist

> ALTER DOMAIN pos DROP CONSTRAINT pos_check2
ALTER DOMAIN

> ALTER DOMAIN pos DROP CONSTRAINT nosuch
ERROR 42704 constraint "nosuch" of domain "pos" does not exist

> ALTER DOMAIN pos DROP CONSTRAINT IF EXISTS nosuch
ALTER DOMAIN

> ALTER DOMAIN pos RENAME CONSTRAINT lt TO lt2
ALTER DOMAIN

> ALTER DOMAIN pos RENAME CONSTRAINT nosuch TO lt2
ERROR 42704 constraint "nosuch" for domain pos does not exist

> SELECT 33::pos
ERROR 23514 value for domain pos violates check constraint "lt2"

> ALTER DOMAIN pos DROP NOT NULL
ALTER DOMAIN

> ALTER DOMAIN pos DROP NOT NULL
ALTER DOMAIN

> INSERT INTO t(a, b) VALUES (null, 2)
INSERT 0 1

> ALTER DOMAIN pos SET NOT NULL
ERROR 23502 column "a" of table "t" contains null values

> DELETE FROM t WHERE a IS NULL
DELETE 1

> ALTER DOMAIN pos SET NOT NULL
ALTER DOMAIN

> ALTER DOMAIN pos SET DEFAULT 7
ALTER DOMAIN

> INSERT INTO t(b) VALUES (1) RETURNING a
7

> ALTER DOMAIN pos SET DEFAULT 'x'
ERROR 22P02 invalid input syntax for type integer: "x"

> ALTER DOMAIN pos DROP DEFAULT
ALTER DOMAIN

> INSERT INTO t(b) VALUES (1)
ERROR 23502 domain pos does not allow null values

> ALTER DOMAIN pos RENAME TO poz
ALTER DOMAIN

> SELECT 0::poz
ERROR 23514 value for domain poz violates check constraint "pos_check"

> CREATE VIEW seen AS SELECT a, b::int + 1 AS n, 5::poz AS five FROM t WHERE a > 1
CREATE VIEW

> SELECT pg_get_viewdef('seen'::regclass, true)
 SELECT t.a,\n    t.b::integer + 1 AS n,\n    5::poz AS five\n   FROM t\n  WHERE t.a::integer > 1;

> SELECT * FROM seen ORDER BY n LIMIT 2
7|2|5
5|5|5

> CREATE TYPE mood AS ENUM ('sad', 'ok')
CREATE TYPE

> CREATE DOMAIN cheer AS mood DEFAULT 'ok' CHECK (VALUE > 'sad')
CREATE DOMAIN

> SELECT 'ok'::cheer, null::cheer
ok|∅

> SELECT 'sad'::cheer
ERROR 23514 value for domain cheer violates check constraint "cheer_check"

> ALTER TYPE mood RENAME VALUE 'sad' TO 'unhappy'
ALTER TYPE

> ALTER TYPE mood RENAME TO temper
ALTER TYPE

> SELECT pg_get_constraintdef(oid), typdefault FROM pg_type t JOIN pg_constraint c ON contypid = t.oid WHERE typname = 'cheer'
ERROR 42702 column reference "oid" is ambiguous

> SELECT 'unhappy'::cheer
ERROR 23514 value for domain cheer violates check constraint "cheer_check"

> ALTER DOMAIN temper RENAME TO x
ERROR 42809 temper is not a domain

> ALTER DOMAIN temper ADD CHECK (VALUE > 'ok')
ERROR 42809 temper is not a domain

> DROP DOMAIN temper
ERROR 42809 "temper" is not a domain

> DROP TYPE temper
ERROR 2BP01 cannot drop type temper because other objects depend on it

> DROP TYPE cheer
DROP TYPE

> DROP DOMAIN poz
ERROR 2BP01 cannot drop type poz because other objects depend on it

> DROP DOMAIN poz CASCADE
DROP DOMAIN

> SELECT column_name FROM information_schema.columns WHERE table_name = 't' ORDER BY 1
c
e

> ALTER DOMAIN nosuch SET NOT NULL
ERROR 42704 type "nosuch" does not exist

> DROP DOMAIN nosuch
ERROR 42704 type "nosuch" does not exist

> DROP DOMAIN IF EXISTS nosuch
DROP DOMAIN

> CREATE DOMAIN bad AS nosuch
ERROR 42704 type "nosuch" does not exist

> CREATE DOMAIN bad AS record
ERROR 42804 "record" is not a valid base type for a domain

> CREATE DOMAIN bad AS int PRIMARY KEY
ERROR 42601 primary key constraints not possible for domains

> CREATE DOMAIN bad AS int UNIQUE
ERROR 42601 unique constraints not possible for domains

> CREATE DOMAIN bad AS int REFERENCES t
ERROR 42601 foreign key constraints not possible for domains

> CREATE DOMAIN bad AS int DEFAULT 1 DEFAULT 2
ERROR 42601 multiple default expressions

> CREATE DOMAIN bad AS int NOT NULL NULL
ERROR 42601 conflicting NULL/NOT NULL constraints

> CREATE DOMAIN bad AS int CHECK (VALUE > 'x')
ERROR 22P02 invalid input syntax for type integer: "x"

> CREATE DOMAIN bad AS int CHECK (VALUE + 1)
ERROR 42804 argument of CHECK must be type boolean, not type integer

> CREATE DOMAIN bad AS int CHECK (foo > 1)
ERROR 42703 column "foo" does not exist

> CREATE DOMAIN bad AS int CHECK ((SELECT 1) > 1)
ERROR 0A000 cannot use subquery in check constraint

> CREATE DOMAIN bad AS int CHECK (sum(VALUE) > 1)
ERROR 42803 aggregate functions are not allowed in check constraints

> CREATE DOMAIN bad AS int COLLATE "C"
ERROR 42804 collations are not supported by type integer

> CREATE DOMAIN bad AS int DEFAULT 'x'
ERROR 22P02 invalid input syntax for type integer: "x"

> CREATE DOMAIN ok1 AS int CHECK (VALUE > 0) CHECK (VALUE < 10)
CREATE DOMAIN

> CREATE DOMAIN ok1 AS int
ERROR 42710 type "ok1" already exists

> CREATE DOMAIN bad AS serial
ERROR 42704 type "serial" does not exist

> CREATE DOMAIN bad AS int CONSTRAINT c CHECK (VALUE > 1) CONSTRAINT c CHECK (VALUE > 2)
ERROR 42710 constraint "c" for domain "bad" already exists

> CREATE DOMAIN bad AS int CHECK (VALUE > 0) NO INHERIT
ERROR 42P17 check constraints for domains cannot be marked NO INHERIT

> ALTER DOMAIN ok1 ADD UNIQUE (value)
ERROR 42601 unique constraints not possible for domains

> ALTER DOMAIN ok1 ADD NOT NULL
ERROR 42601 syntax error at or near "NOT"

> COMMENT ON DOMAIN ok1 IS 'a domain'
COMMENT

> COMMENT ON CONSTRAINT ok1_check ON DOMAIN ok1 IS 'a check'
COMMENT

> COMMENT ON CONSTRAINT nosuch ON DOMAIN ok1 IS 'a check'
ERROR 42704 constraint "nosuch" for domain ok1 does not exist

> SELECT obj_description('ok1'::regtype, 'pg_type'), obj_description(oid, 'pg_constraint') FROM pg_constraint WHERE contypid = 'ok1'::regtype ORDER BY 2
a domain|a check
a domain|∅

> COMMENT ON DOMAIN int4 IS 'x'
ERROR 42809 "int4" is not a domain

> PREPARE p(ok1) AS SELECT $1
PREPARE

> EXECUTE p(3)
3

> EXECUTE p(30)
ERROR 23514 value for domain ok1 violates check constraint "ok1_check1"

> PREPARE p2 AS SELECT $1::ok1 + 1
PREPARE

> EXECUTE p2('20')
ERROR 23514 value for domain ok1 violates check constraint "ok1_check1"

> EXECUTE p2(null)
∅

> SELECT parameter_types FROM pg_prepared_statements ORDER BY name
{ok1}
{ok1}

> BEGIN
BEGIN

> CREATE DOMAIN late AS int CHECK (VALUE > 1)
CREATE DOMAIN

> CREATE TABLE of_late (x late DEFAULT 2)
CREATE TABLE

> INSERT INTO of_late VALUES (DEFAULT), (3) RETURNING x
2
3

> SAVEPOINT s
SAVEPOINT

> INSERT INTO of_late VALUES (1)
ERROR 23514 value for domain late violates check constraint "late_check"

> ROLLBACK TO s
ROLLBACK

> ALTER DOMAIN late DROP CONSTRAINT late_check
ALTER DOMAIN

> INSERT INTO of_late VALUES (1)
INSERT 0 1

> ROLLBACK TO s
ROLLBACK

> INSERT INTO of_late VALUES (1)
ERROR 23514 value for domain late violates check constraint "late_check"

> ROLLBACK
ROLLBACK
