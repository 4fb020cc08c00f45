# System catalogs are found by name and oid, and joined with the relation that is asked for first.

> CREATE SCHEMA cl
CREATE SCHEMA

> CREATE TABLE cl.one (a int PRIMARY KEY, b text DEFAULT 'x' CHECK (b <> ''), c text COLLATE "C")
CREATE TABLE

> CREATE TABLE cl.two (id int REFERENCES cl.one, "Odd Name" int, UNIQUE (id))
CREATE TABLE

> CREATE INDEX one_part ON cl.one (b) WHERE a > 3
CREATE INDEX

> COMMENT ON TABLE cl.one IS 'first'
COMMENT

> COMMENT ON COLUMN cl.one.b IS 'bee'
COMMENT

> SET search_path TO cl
SET

> SELECT relname FROM pg_class WHERE relname = 'one'
one

> SELECT relname FROM pg_class WHERE relname = 'one'::text
one

> SELECT relname FROM pg_class WHERE relname = 'one'::varchar
one

> SELECT relname FROM pg_class WHERE relname = 'one '::bpchar
one

> SELECT relname FROM pg_class WHERE relname = 'ONE'
(no rows)

> SELECT relname FROM pg_class WHERE relname = NULL
(no rows)

> SELECT relname FROM pg_class WHERE 'two' = relname AND relkind = 'r'
two

> SELECT relname FROM pg_class WHERE relname IN ('two', 'one', 'nosuch') AND relnamespace = 'cl'::regnamespace ORDER BY 1
one
two

> SELECT relname FROM pg_class WHERE relname = ANY ('{one,one_pkey}') ORDER BY 1
one
one_pkey

> SELECT relname FROM pg_class WHERE oid = 'cl.two'::regclass
two

> SELECT relname FROM pg_class WHERE oid = 'two'::regclass::oid::int8
two

> SELECT relname FROM pg_class WHERE oid = 4294967295
(no rows)

> SELECT relname FROM pg_class WHERE oid = -1
(no rows)

> SELECT relname FROM pg_class WHERE oid = (SELECT attrelid FROM pg_attribute WHERE attname = 'Odd Name')
two

> SELECT relname FROM pg_class WHERE oid = 1259::regclass
pg_class

> SELECT attname FROM pg_attribute WHERE attrelid = 'one'::regclass AND attnum > 0 ORDER BY attnum
a
b
c

> SELECT attname FROM pg_attribute WHERE attrelid = 'one'::regclass AND attnum = 2
b

> SELECT attnum FROM pg_attribute WHERE attrelid = 'pg_attribute'::regclass AND attname = 'attnum'
6

> SELECT 'cl.one'::regclass, 'two'::regclass
one|two

> SELECT 'nosuch'::regclass
ERROR 42P01 relation "nosuch" does not exist

> SELECT 'cl'::regnamespace, 'int4'::regtype
cl|integer

> SELECT c.relname, d.description FROM pg_class c LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0 WHERE c.relname IN ('one', 'two') ORDER BY 1
one|first
two|∅

> SELECT c.relname FROM pg_class c LEFT JOIN pg_description d ON d.objoid = c.oid WHERE c.relname IN ('one', 'two') AND d.objoid IS NULL
two

> SELECT c.relname, n.nspname, d.description FROM pg_class c LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0 JOIN pg_namespace n ON n.oid = c.relnamespace
+ WHERE n.nspname = 'cl' AND c.relkind = 'r' AND (d.description IS NULL OR d.description <> 'x') ORDER BY 1
one|cl|first
two|cl|∅

> SELECT a.attname, pg_get_expr(ad.adbin, ad.adrelid), co.collname, col_description(a.attrelid, a.attnum), t.typname
+ FROM pg_attribute a LEFT JOIN pg_attrdef ad ON a.attrelid = ad.adrelid AND a.attnum = ad.adnum LEFT JOIN pg_collation co ON a.attcollation = co.oid
+ JOIN pg_type t ON a.atttypid = t.oid JOIN pg_class c ON a.attrelid = c.oid JOIN pg_namespace n ON c.relnamespace = n.oid
+ WHERE c.relname = 'one' AND n.nspname = 'cl' AND a.attnum > 0 ORDER BY a.attnum
a|∅|∅|∅|int4
b|'x'::text|default|bee|text
c|∅|C|∅|text

> SELECT a.attname, ad.adbin IS NULL, coalesce(d.objsubid, -1) FROM pg_attribute a LEFT JOIN (pg_attrdef ad JOIN pg_class k ON k.oid = ad.adrelid)
+ ON a.attrelid = ad.adrelid AND a.attnum = ad.adnum LEFT JOIN pg_description d ON d.objoid = ad.adrelid AND d.objsubid = ad.adnum
+ JOIN pg_class c ON c.oid = a.attrelid WHERE c.relname = 'one' AND c.relkind = 'r' AND a.attnum > 0 ORDER BY a.attnum
a|t|-1
b|f|2
c|t|-1

> SELECT c.relname, i.indisunique, x.relname FROM pg_class c LEFT JOIN pg_index i ON i.indrelid = c.oid LEFT JOIN pg_class x ON x.oid = i.indexrelid
+ JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'cl' WHERE c.relkind = 'r' AND x.relname IS DISTINCT FROM 'one_pkey' ORDER BY 1, 3
one|f|one_part
two|t|two_id_key

> SELECT c.relname, u.n FROM pg_class c LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary, LATERAL unnest(i.indkey) WITH ORDINALITY u(k, n)
+ JOIN pg_namespace s ON s.nspname = 'cl' WHERE c.relnamespace = s.oid
one|1

> SELECT c.relname, u.k, u.n FROM pg_class c LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY u(k, n)
+ JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = 'cl' ORDER BY 1
one|1|1

> SELECT c.relname, (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0) FROM pg_class c WHERE c.relnamespace = 'cl'::regnamespace ORDER BY 1
one|3
one_part|1
one_pkey|1
two|2
two_id_key|1

> SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'cl'::regnamespace AND EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f')
two

> SELECT count(*) > 100 FROM pg_class c RIGHT JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class k ON k.relname = 'one' WHERE n.nspname = 'pg_catalog'
t

> SELECT n.nspname, c.relname FROM pg_namespace n FULL JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'one' JOIN (VALUES (1)) v ON n.nspname IN ('cl', 'public') ORDER BY 1
cl|one
public|∅

> SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'one'::regclass ORDER BY 1
one_b_check|CHECK ((b <> ''::text))
one_pkey|PRIMARY KEY (a)

> SELECT conname, confrelid::regclass FROM pg_constraint WHERE conrelid = 'cl.two'::regclass AND contype = 'f'
two_id_fkey|one

> SELECT indexdef FROM pg_indexes WHERE tablename = 'one' AND schemaname = 'cl' ORDER BY indexname
CREATE INDEX one_part ON cl.one USING btree (b) WHERE (a > 3)
CREATE UNIQUE INDEX one_pkey ON cl.one USING btree (a)

> SELECT table_name, column_name, column_default FROM information_schema.columns WHERE table_name = 'one' AND table_schema = 'cl' ORDER BY ordinal_position
one|a|∅
one|b|'x'::text
one|c|∅

> SELECT proname, pronargs FROM pg_proc WHERE proname = 'lower' ORDER BY oid LIMIT 1
lower|1

> SELECT typname FROM pg_type WHERE oid = 'int4'::regtype
int4

> SELECT obj_description('one'::regclass), obj_description('one'::regclass, 'pg_class'), obj_description('one'::regclass, 'pg_type')
first|first|∅

> BEGIN
BEGIN

> CREATE TEMPORARY TABLE one (z int)
CREATE TABLE

> SELECT relname, relpersistence FROM pg_class WHERE relname = 'one' ORDER BY 2
one|p
one|t

> SELECT attname FROM pg_attribute WHERE attrelid = 'one'::regclass AND attnum > 0
z

> SAVEPOINT s
SAVEPOINT

> ALTER TABLE cl.two RENAME "Odd Name" TO odd
ALTER TABLE

> SELECT attname FROM pg_attribute WHERE attrelid = 'two'::regclass AND attnum = 2
odd

> ROLLBACK TO s
ROLLBACK

> SELECT attname FROM pg_attribute WHERE attrelid = 'two'::regclass AND attnum = 2
Odd Name

> ROLLBACK
ROLLBACK

> SELECT relname, relpersistence FROM pg_class WHERE relname = 'one'
one|p

> SET search_path TO public
SET

> SELECT conname, confrelid::regclass FROM pg_constraint WHERE conrelid = 'cl.two'::regclass AND contype = 'f'
two_id_fkey|cl.one

> SELECT 'one'::regclass
ERROR 42P01 relation "one" does not exist

> RESET search_path
RESET

> DROP SCHEMA cl CASCADE
DROP SCHEMA
