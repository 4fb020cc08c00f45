# What the catalogs and their functions say of partitions.

> create table r (a int, b text, d date) partition by range (a, d)
CREATE TABLE

> create table r1 partition of r for values from (1, '2024-01-01') to (5, '2024-02-01')
CREATE TABLE

> create table r2 partition of r for values from (-7, minvalue) to (1, minvalue)
CREATE TABLE

> create table r3 partition of r default partition by list (b)
CREATE TABLE

> create table r3a partition of r3 for values in ('it''s', 'b', null)
CREATE TABLE

> create table l (a int, v varchar(10), n numeric(6,2)) partition by list (upper(v))
CREATE TABLE

> create table l1 partition of l for values in ('X', null)
CREATE TABLE

> create table l2 partition of l for values in ('Y', 'Z') partition by range (abs(n))
CREATE TABLE

> create table l2a partition of l2 for values from ('-1.5') to (maxvalue)
CREATE TABLE

> create table l3 partition of l default
CREATE TABLE

> create table b (t bool, f float8, i interval) partition by list (t)
CREATE TABLE

> create table b1 partition of b for values in (true)
CREATE TABLE

> create table b2 partition of b for values in (false, null)
CREATE TABLE

> create table h (a int, b text collate "C") partition by hash (a, b collate "POSIX", (a + 1))
CREATE TABLE

> create table h1 partition of h for values with (modulus 5, remainder 3)
CREATE TABLE

> create table e (a timestamptz) partition by range (a)
CREATE TABLE

> create table vc (a varchar) partition by list (a)
CREATE TABLE

> create table vc1 partition of vc for values in ('x')
CREATE TABLE

> create table vc2 partition of vc for values in ('y', 'z')
CREATE TABLE

> create table vc3 partition of vc default
CREATE TABLE

> select relname, relkind, relispartition, relhassubclass, pg_get_expr(relpartbound, oid) from pg_class where relnamespace = 'public'::regnamespace order by relname
b|p|f|t|∅
b1|r|t|f|FOR VALUES IN (true)
b2|r|t|f|FOR VALUES IN (false, NULL)
e|p|f|f|∅
h|p|f|t|∅
h1|r|t|f|FOR VALUES WITH (modulus 5, remainder 3)
l|p|f|t|∅
l1|r|t|f|FOR VALUES IN ('X', NULL)
l2|p|t|t|FOR VALUES IN ('Y', 'Z')
l2a|r|t|f|FOR VALUES FROM ('-1.5') TO (MAXVALUE)
l3|r|t|f|DEFAULT
r|p|f|t|∅
r1|r|t|f|FOR VALUES FROM (1, '2024-01-01') TO (5, '2024-02-01')
r2|r|t|f|FOR VALUES FROM ('-7', MINVALUE) TO (1, MINVALUE)
r3|p|t|t|DEFAULT
r3a|r|t|f|FOR VALUES IN ('it''s', 'b', NULL)
vc|p|f|t|∅
vc1|r|t|f|FOR VALUES IN ('x')
vc2|r|t|f|FOR VALUES IN ('y', 'z')
vc3|r|t|f|DEFAULT

> select c.relname, pg_get_partkeydef(c.oid) from pg_class c where relkind = 'p' order by 1
b|LIST (t)
e|RANGE (a)
h|HASH (a, b COLLATE "POSIX", ((a + 1)))
l|LIST (upper((v)::text))
l2|RANGE (abs(n))
r|RANGE (a, d)
r3|LIST (b)
vc|LIST (a)

> select pg_get_partkeydef('r1'::regclass)
∅

> select c.relname, pg_get_partition_constraintdef(c.oid) from pg_class c where relnamespace = 'public'::regnamespace and relname <> 'h1' order by 1
b|∅
b1|((t IS NOT NULL) AND (t = true))
b2|((t IS NULL) OR (t = false))
e|∅
h|∅
l|∅
l1|((upper((v)::text) IS NULL) OR (upper((v)::text) = 'X'::text))
l2|((upper((v)::text) IS NOT NULL) AND (upper((v)::text) = ANY (ARRAY['Y'::text, 'Z'::text])))
l2a|((upper((v)::text) IS NOT NULL) AND (upper((v)::text) = ANY (ARRAY['Y'::text, 'Z'::text])) AND (abs(n) IS NOT NULL) AND (abs(n) >= '-1.5'::numeric))
l3|(NOT ((upper((v)::text) IS NULL) OR (upper((v)::text) = ANY (ARRAY['X'::text, 'Y'::text, 'Z'::text]))))
r|∅
r1|((a IS NOT NULL) AND (d IS NOT NULL) AND ((a > 1) OR ((a = 1) AND (d >= '2024-01-01'::date))) AND ((a < 5) OR ((a = 5) AND (d < '2024-02-01'::date))))
r2|((a IS NOT NULL) AND (d IS NOT NULL) AND (a >= '-7'::integer) AND (a < 1))
r3|(NOT ((a IS NOT NULL) AND (d IS NOT NULL) AND (((a >= '-7'::integer) AND (a < 1)) OR (((a > 1) OR ((a = 1) AND (d >= '2024-01-01'::date))) AND ((a < 5) OR ((a = 5) AND (d < '2024-02-01'::date)))))))
r3a|((NOT ((a IS NOT NULL) AND (d IS NOT NULL) AND (((a >= '-7'::integer) AND (a < 1)) OR (((a > 1) OR ((a = 1) AND (d >= '2024-01-01'::date))) AND ((a < 5) OR ((a = 5) AND (d < '2024-02-01'::date))))))) AND ((b IS NULL) OR (b = ANY (ARRAY['it''s'::text, 'b'::text]))))
vc|∅
vc1|((a IS NOT NULL) AND ((a)::text = 'x'::character varying))
vc2|((a IS NOT NULL) AND ((a)::text = ANY (ARRAY['y'::character varying, 'z'::character varying])))
vc3|(NOT ((a IS NOT NULL) AND ((a)::text = ANY (ARRAY['x'::character varying, 'y'::character varying, 'z'::character varying]))))

> select partrelid::regclass, partstrat, partnatts, partdefid::regclass, partattrs, partexprs is not null from pg_partitioned_table order by 1
r|r|2|r3|1 3|f
r3|l|1|-|2|f
l|l|1|l3|0|t
l2|r|1|-|0|t
b|l|1|-|1|f
h|h|3|-|1 2 0|t
e|r|1|-|1|f
vc|l|1|vc3|1|f

> select inhrelid::regclass, inhparent::regclass, inhseqno, inhdetachpending from pg_inherits order by 1
r1|r|1|f
r2|r|1|f
r3|r|1|f
r3a|r3|1|f
l1|l|1|f
l2|l|1|f
l2a|l2|1|f
l3|l|1|f
b1|b|1|f
b2|b|1|f
h1|h|1|f
vc1|vc|1|f
vc2|vc|1|f
vc3|vc|1|f

> select * from pg_partition_tree('r') order by level, relid::text
r|∅|f|0
r1|r|t|1
r2|r|t|1
r3|r|f|1
r3a|r3|t|2

> select * from pg_partition_tree('r3a')
r3a|r3|t|0

> select * from pg_partition_tree('r1')
r1|r|t|0

> select * from pg_partition_ancestors('r3a')
r3a
r3
r

> select * from pg_partition_ancestors('r')
r

> select pg_partition_root('r3a'), pg_partition_root('r'), pg_partition_root(null)
r|r|∅

> create table plain (a int)
CREATE TABLE

> select * from pg_partition_tree('plain')
(no rows)

> select pg_partition_root('plain')
∅

> select table_name, table_type, is_insertable_into from information_schema.tables where table_schema = 'public' order by 1
b|BASE TABLE|YES
b1|BASE TABLE|YES
b2|BASE TABLE|YES
e|BASE TABLE|YES
h|BASE TABLE|YES
h1|BASE TABLE|YES
l|BASE TABLE|YES
l1|BASE TABLE|YES
l2|BASE TABLE|YES
l2a|BASE TABLE|YES
l3|BASE TABLE|YES
plain|BASE TABLE|YES
r|BASE TABLE|YES
r1|BASE TABLE|YES
r2|BASE TABLE|YES
r3|BASE TABLE|YES
r3a|BASE TABLE|YES
vc|BASE TABLE|YES
vc1|BASE TABLE|YES
vc2|BASE TABLE|YES
vc3|BASE TABLE|YES

> select tablename, hasindexes from pg_tables where schemaname = 'public' order by 1
b|f
b1|f
b2|f
e|f
h|f
h1|f
l|f
l1|f
l2|f
l2a|f
l3|f
plain|f
r|f
r1|f
r2|f
r3|f
r3a|f
vc|f
vc1|f
vc2|f
vc3|f

> select attname, attislocal, attinhcount from pg_attribute where attrelid = 'r3a'::regclass and attnum > 0 order by attnum
a|f|1
b|f|1
d|f|1

> alter table l2 rename column n to nn
ERROR 42P16 cannot rename inherited column "n"

> alter table l rename column n to m
ALTER TABLE

> select pg_get_partkeydef('l2'::regclass), pg_get_partition_constraintdef('l2a'::regclass)
RANGE (abs(m))|((upper((v)::text) IS NOT NULL) AND (upper((v)::text) = ANY (ARRAY['Y'::text, 'Z'::text])) AND (abs(m) IS NOT NULL) AND (abs(m) >= '-1.5'::numeric))

> alter table l1 rename to l_one
ALTER TABLE

> comment on table r is 'partitioned'
COMMENT

> comment on column r.a is 'its key'
COMMENT

> select obj_description('r'::regclass), col_description('r'::regclass, 1)
partitioned|its key

> create schema other
CREATE SCHEMA

> alter table r set schema other
ALTER TABLE

> select relname, relnamespace::regnamespace from pg_class where relname in ('r', 'r1') order by 1
r|other
r1|public

> create domain key_domain as int
CREATE DOMAIN

> create table dom (a key_domain, b int) partition by list (a)
CREATE TABLE

> drop domain key_domain
ERROR 2BP01 cannot drop type key_domain because other objects depend on it

> drop domain key_domain cascade
DROP DOMAIN

> select * from dom
ERROR 42P01 relation "dom" does not exist

> create table copy_of (like other.r including all)
CREATE TABLE

> select relkind from pg_class where relname = 'copy_of'
r

> explain (costs off) select * from other.r where a = 0
Append
  ->  Seq Scan on r2 r_1
        Filter: (a = 0)
  ->  Seq Scan on r3a r_2
        Filter: (a = 0)

> create index r_only on other.r (a desc)
CREATE INDEX

> select pg_get_indexdef('other.r_only'::regclass), pg_get_indexdef('other.r_only'::regclass, 0, true)
CREATE INDEX r_only ON ONLY other.r USING btree (a DESC)|CREATE INDEX r_only ON ONLY other.r USING btree (a DESC)

> select indexdef from pg_indexes where tablename like 'r%' and schemaname = 'other' order by 1
CREATE INDEX r_only ON ONLY other.r USING btree (a DESC)
