# The rows of system catalogs and views have types.

> create table zz (like pg_class)
CREATE TABLE

> drop table zz
DROP TABLE

> create table zz (like pg_attribute)
ERROR 42P16 column "attmissingval" has pseudo-type anyarray

> create table zz (id int, c pg_namespace, cc pg_namespace[])
CREATE TABLE

> insert into zz select 1, n, array[n] from pg_namespace n where nspname='public'
INSERT 0 1

> select (c).nspname, (cc[1]).nspname, id from zz
public|public|1

> update zz set c.nspname = 'other'
UPDATE 1

> select (c).nspname, (c).oid from zz
other|2200

> drop table zz
DROP TABLE

> create function relfun(c pg_class) returns text language sql as 'select $1.relname || ''!'''
CREATE FUNCTION

> select pg_get_function_identity_arguments(oid) from pg_proc where proname='relfun'
c pg_class

> drop function relfun(pg_class)
DROP FUNCTION

> create function itf(information_schema.tables) returns text language sql as 'select $1.table_name'
CREATE FUNCTION

> drop function itf(information_schema.tables)
DROP FUNCTION

> create type pg_class as (a int)
CREATE TYPE

> drop type pg_class
ERROR 2BP01 cannot drop type pg_class because it is required by the database system

> create domain pg_namespace as int
CREATE DOMAIN

> drop domain pg_namespace
ERROR 42809 "pg_namespace" is not a domain

> create table pg_class (a int)
ERROR 42P07 relation "pg_class" already exists

> select '1'::pg_class
ERROR 22P02 malformed record literal: "1"

> select null::public.pg_class
∅

> drop table public.pg_class
ERROR 42809 "pg_class" is not a table

> set search_path = public, information_schema
SET

> select pg_typeof(t) from tables t limit 1
tables

> select null::tables
∅

> reset search_path
RESET

> select row_to_json(n), to_jsonb(n), n::text from pg_namespace n where nspname='public'
{"oid":"2200","nspname":"public","nspowner":"6171","nspacl":["pg_database_owner=UC/pg_database_owner","=U/pg_database_owner"]}|{"oid": "2200", "nspacl": ["pg_database_owner=UC/pg_database_owner", "=U/pg_database_owner"], "nspname": "public", "nspowner": "6171"}|(2200,public,6171,"{pg_database_owner=UC/pg_database_owner,=U/pg_database_owner}")

> select '(1,x,2,)'::pg_namespace
(1,x,2,)

> select row(1,'x',2,null)::pg_namespace
(1,x,2,)

> select '(1,x)'::pg_namespace
ERROR 22P02 malformed record literal: "(1,x)"

> select jsonb_populate_record(null::pg_namespace, '{"oid":5}'), jsonb_populate_recordset(null::pg_namespace, '[{"oid":5}]')
(5,,,)|(5,,,)

> select * from json_to_record('{"oid":5}') as x(oid oid)
5

> select typname, typtype, typcategory, typrelid::regclass, typelem::regtype, typarray::regtype from pg_type where oid in (83, 273, 12055, 12054) order by oid
pg_class|c|C|pg_class|-|pg_class[]
_pg_class|b|A|-|pg_class|-
_pg_stats|b|A|-|pg_stats|-
pg_stats|c|C|pg_stats|-|pg_stats[]

> select coalesce(null::pg_namespace, n) from pg_namespace n where nspname='public'
(2200,public,6171,"{pg_database_owner=UC/pg_database_owner,=U/pg_database_owner}")

> select array_agg(n) from pg_namespace n where nspname='public'
{"(2200,public,6171,\"{pg_database_owner=UC/pg_database_owner,=U/pg_database_owner}\")"}

> select pg_typeof(array_agg(n)) from pg_namespace n
pg_namespace[]

> select n from (select n from pg_namespace n union select n from pg_namespace n) s(n) where (n).nspname='public'
(2200,public,6171,"{pg_database_owner=UC/pg_database_owner,=U/pg_database_owner}")

> create view vv as select n, (n).nspname from pg_namespace n
CREATE VIEW

> select pg_get_viewdef('vv')
 SELECT n.*::pg_namespace AS n,\n    n.nspname\n   FROM pg_namespace n;

> select count(*) from vv where nspname='public'
1

> drop view vv
DROP VIEW

> drop table zz
ERROR 42P01 table "zz" does not exist

> create function ret() returns pg_namespace language plpgsql as $$ declare r pg_namespace; begin select * into r from pg_namespace where nspname='public'; return r; end $$
CREATE FUNCTION

> select (ret()).nspname, nspname from ret()
public|public

> drop function ret()
DROP FUNCTION

> prepare pp(pg_namespace) as select ($1).nspname
PREPARE

> execute pp('(1,x,2,)')
x

> deallocate pp
DEALLOCATE

> create table zz (like pg_namespace)
CREATE TABLE

> select attname, atttypid::regtype, attnotnull, attcollation from pg_attribute where attrelid = 'zz'::regclass and attnum > 0 order by attnum
oid|oid|t|0
nspname|name|t|950
nspowner|oid|t|0
nspacl|aclitem[]|f|0

> insert into zz select * from pg_namespace where nspname = 'public'
INSERT 0 1

> select nspname from zz
public

> drop table zz
DROP TABLE

> create table zz (like pg_stats)
ERROR 42P16 column "most_common_vals" has pseudo-type anyarray

> create function relfun(c pg_namespace) returns text language sql as 'select $1.nspname || ''!'''
CREATE FUNCTION

> select relfun(c), c.relfun from pg_namespace c where nspname = 'public'
public!|public!

> drop function relfun(pg_namespace)
DROP FUNCTION

> create function itf(information_schema.schemata) returns text language sql as 'select $1.schema_name'
CREATE FUNCTION

> select itf(t) from information_schema.schemata t where schema_name = 'public'
public

> drop function itf(information_schema.schemata)
DROP FUNCTION

> create function sf() returns setof pg_namespace language sql as 'select * from pg_namespace where nspname = ''public'''
CREATE FUNCTION

> select nspname from sf()
public

> drop function sf()
DROP FUNCTION

> select pg_type_is_visible(83), pg_type_is_visible(12055), pg_type_is_visible('information_schema.tables'::regtype), format_type(83, null), format_type(273, -1)
t|t|f|pg_class|pg_class[]

> do $$ declare r pg_namespace; a pg_namespace[]; begin select array_agg(n) into a from pg_namespace n where nspname = 'public'; r := a[1]; raise notice '%', r.nspname; r.nspname := 'x'; raise notice '%', r.nspname; end $$
DO

> select reltype, typname, typarray from pg_class c join pg_type t on t.oid = reltype where relname in ('pg_class', 'pg_namespace', 'pg_stats', 'tables') and c.oid < 16384 order by reltype
83|pg_class|273
10047|pg_namespace|10046
12055|pg_stats|12054
13427|tables|13426

> set search_path = public, information_schema
SET

> select count(*) from schemata where schema_name = 'public'
1

> select pg_typeof(t) from schemata t limit 1
schemata

> reset search_path
RESET
