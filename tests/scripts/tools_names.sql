# What tools ask that nobody types: a function's value under its alias, t.count, vectors of types, relations in schemas that are not there,
# a default that names the table's own sequence, quote_all_identifiers, what is a transaction block, xmin of catalogs, dependencies of types.

> create schema tools_n
CREATE SCHEMA

> set search_path = tools_n
SET

> select v, pg_typeof(v), v.value from jsonb_array_elements('[2, ["a"]]') v
2|jsonb|2
["a"]|jsonb|["a"]

> select v, pg_typeof(v) from json_array_elements_text('[2, "x"]') as v
2|text
x|text

> create table elems (id int, doc jsonb)
CREATE TABLE

> insert into elems values (1, '{"items": [{"a": 1}, {"a": 2}]}')
INSERT 0 1

> select id, e->>'a' from elems, jsonb_array_elements(doc->'items') e
1|1
1|2

> select e is null from elems left join lateral jsonb_array_elements(doc->'nothing') e on true
t

> select count(e), jsonb_agg(e) from elems left join lateral jsonb_array_elements(doc->'items') e on true
2|[{"a": 1}, {"a": 2}]

> select v from json_array_elements('[1]') v group by v
ERROR 42883 could not identify an equality operator for type json

> create type ct as (a int)
CREATE TYPE

> create function f1() returns ct language sql as $$select row(1)::ct$$
CREATE FUNCTION

> create function f2(out b int) returns int language sql as $$select 1$$
CREATE FUNCTION

> create function f3() returns table (b int) language sql as $$select 1$$
CREATE FUNCTION

> create function f5(out a int, out b int) language sql as $$select 1, 2$$
CREATE FUNCTION

> select v, pg_typeof(v) from f1() v(z)
(1)|ct

> select v, pg_typeof(v) from f2() v
1|integer

> select f3, pg_typeof(f3), b from f3()
1|integer|1

> select v, pg_typeof(v) from f3() with ordinality v
(1,1)|record

> select v, pg_typeof(v) from rows from (f3(), f3()) v
(1,1)|record

> select v, pg_typeof(v) from f5() v
(1,2)|record

> select v, pg_typeof(v) from json_to_record('{"a":1}') v(a int)
(1)|record

> create view ev as select id, e, e->>'a' as a from elems, jsonb_array_elements(doc->'items') e
CREATE VIEW

> select * from ev
1|{"a": 1}|1
1|{"a": 2}|2

> select pg_get_viewdef('ev'::regclass)
 SELECT elems.id,\n    e.value AS e,\n    (e.value ->> 'a'::text) AS a\n   FROM elems,\n    LATERAL jsonb_array_elements((elems.doc -> 'items'::text)) e(value);

> create table posts (id int, type text)
CREATE TABLE

> insert into posts values (1, 'a'), (2, 'a'), (3, 'b')
INSERT 0 3

> select count(*), type from posts group by type order by posts.count desc
2|a
1|b

> select p.count, p.json_agg from posts p
3|[{"id":1,"type":"a"}, \n {"id":2,"type":"a"}, \n {"id":3,"type":"b"}]

> select posts.sum from posts
ERROR 42703 column posts.sum does not exist

> select posts.nothing from posts
ERROR 42703 column posts.nothing does not exist

> select array['character(1)'::regtype]::oidvector, array['pg_class'::regclass]::oidvector, array[1::int2, 2]::int2vector
1042|1259|1 2

> select array['int4'::regtype, 'x']::oidvector
ERROR 22P02 invalid input syntax for type oid: "x"

> select proname from pg_proc where proargtypes = array['int4'::regtype]::oidvector and proname = 'abs'
abs

> select * from nosuch.t
ERROR 42P01 relation "nosuch.t" does not exist

> insert into nosuch.t values (1)
ERROR 42P01 relation "nosuch.t" does not exist

> delete from nosuch.t
ERROR 42P01 relation "nosuch.t" does not exist

> copy nosuch.t from stdin
ERROR 3F000 schema "nosuch" does not exist

> lock table nosuch.t
ERROR 25P01 LOCK TABLE can only be used in transaction blocks

> drop table if exists nosuch.t
DROP TABLE

> create table nosuch.t (a int)
ERROR 3F000 schema "nosuch" does not exist

> create table ser (id serial primary key, other int default nextval('ser_id_seq'), o2 int default nextval('ser_z_seq'), z serial)
CREATE TABLE

> insert into ser (id) values (default), (default)
INSERT 0 2

> select * from ser
1|2|1|2
3|4|3|4

> create table ser2 (id int default nextval('nothere'), x serial)
ERROR 42P01 relation "nothere" does not exist

> create function sl() returns text language plpgsql as $$ begin set local work_mem = '3MB'; lock table posts; return current_setting('work_mem'); end $$
CREATE FUNCTION

> select sl()
3MB

> create table t1 (id int primary key, "Up" text default 'x' collate "C", check (id > 0))
CREATE TABLE

> create index t1i on t1 (lower("Up")) where id > 3
CREATE INDEX

> create view v1 as select a.id, count(*) as n, 'x'::text as t from t1 a where a."Up" like 'x%' group by a.id
CREATE VIEW

> create function fn1(x int, y text default 'a') returns setof t1 language sql as 'select * from t1'
CREATE FUNCTION

> create function tf() returns trigger language plpgsql as 'begin return new; end'
CREATE FUNCTION

> create trigger tr1 before update of id on t1 for each row when (new.id > 0) execute function tf()
CREATE TRIGGER

> create table pt (a int, b text) partition by range (a, lower(b))
CREATE TABLE

> set quote_all_identifiers = on
SET

> select pg_get_viewdef('v1'::regclass)
 SELECT "a"."id",\n    "count"(*) AS "n",\n    'x'::"text" AS "t"\n   FROM "t1" "a"\n  WHERE ("a"."Up" ~~ 'x%'::"text")\n  GROUP BY "a"."id";

> select pg_get_constraintdef(oid) from pg_constraint where conrelid = 't1'::regclass order by conname
CHECK (("id" > 0))
PRIMARY KEY ("id")

> select pg_get_indexdef(indexrelid) from pg_index where indrelid = 't1'::regclass order by 1
CREATE INDEX "t1i" ON "tools_n"."t1" USING "btree" ("lower"("Up")) WHERE ("id" > 3)
CREATE UNIQUE INDEX "t1_pkey" ON "tools_n"."t1" USING "btree" ("id")

> select pg_get_functiondef('fn1'::regproc)
CREATE OR REPLACE FUNCTION "tools_n"."fn1"("x" integer, "y" "text" DEFAULT 'a'::"text")\n RETURNS SETOF "t1"\n LANGUAGE "sql"\nAS $function$select * from t1$function$\n

> select pg_get_triggerdef(oid) from pg_trigger where tgname = 'tr1'
CREATE TRIGGER "tr1" BEFORE UPDATE OF "id" ON "tools_n"."t1" FOR EACH ROW WHEN (("new"."id" > 0)) EXECUTE FUNCTION "tf"()

> select pg_get_partkeydef('pt'::regclass)
RANGE ("a", "lower"("b"))

> select format_type(25, -1), format_type(23, -1), 'uuid[]'::regtype, 't1'::regclass, 'fn1(int, text)'::regprocedure, quote_ident('abc'), format('%I', 'abc')
"text"|integer|"uuid"[]|"t1"|"fn1"(integer,"text")|"abc"|"abc"

> reset quote_all_identifiers
RESET

> select pg_get_viewdef('v1'::regclass), quote_ident('abc')
 SELECT a.id,\n    count(*) AS n,\n    'x'::text AS t\n   FROM t1 a\n  WHERE (a."Up" ~~ 'x%'::text)\n  GROUP BY a.id;|abc

> select xmin::text::bigint > 0, xmax, cmin, cmax from pg_class where oid = 't1'::regclass
t|0|0|0

> select age(xmin) <= age(txid_current()::text::xid) from pg_namespace where nspname = 'tools_n'
f

> select c.xmin, c.xmax from (values (1)) v left join pg_class c on c.relname = 'nothing'
∅|∅

> select pg_describe_object(refclassid, refobjid, refobjsubid), deptype from pg_depend where classid = 'pg_type'::regclass and objid in ('t1'::regtype, 't1[]'::regtype, 'ct'::regtype, 'ct[]'::regtype) order by 1, 2
schema tools_n|n
table t1|i
type ct|i
type t1|i

> select relname, relpages from pg_class where relname in ('t1_pkey', 'ser_z_seq') order by 1
ser_z_seq|1
t1_pkey|1

> drop schema tools_n cascade
DROP SCHEMA

> reset search_path
RESET
