# CREATE, ALTER and DROP EXTENSION: members, dependents, schemas, privileges, transactions.

> select extname, extnamespace::regnamespace, extrelocatable, extversion from pg_extension
plpgsql|pg_catalog|f|1.0

> create extension if not exists plpgsql
CREATE EXTENSION

> create extension plpgsql
ERROR 42710 extension "plpgsql" already exists

> create extension nope
ERROR 0A000 extension "nope" is not available

> create extension if not exists nope
ERROR 0A000 extension "nope" is not available

> create extension "a/b"
ERROR 22023 invalid extension name: "a/b"

> create extension "a--b"
ERROR 22023 invalid extension name: "a--b"

> create extension citext version '9.9'
ERROR 22023 extension "citext" has no installation script nor update path for version "9.9"

> create extension citext schema nosuch
ERROR 3F000 schema "nosuch" does not exist

> create extension citext schema public schema public
ERROR 42601 conflicting or redundant options

> create extension citext from '1.0'
ERROR 0A000 CREATE EXTENSION ... FROM is no longer supported

> select 'a'::citext
ERROR 42704 type "citext" does not exist

> select uuid_nil()
ERROR 42883 function uuid_nil() does not exist

> alter extension citext update
ERROR 42704 extension "citext" does not exist

> drop extension citext
ERROR 42704 extension "citext" does not exist

> drop extension if exists citext, nope
DROP EXTENSION

> comment on extension citext is 'x'
ERROR 42704 extension "citext" does not exist

> create extension citext
CREATE EXTENSION

> create extension citext
ERROR 42710 extension "citext" already exists

> create extension if not exists citext with schema public version '1.6' cascade
CREATE EXTENSION

> select extname, extnamespace::regnamespace, extrelocatable, extversion, obj_description(oid, 'pg_extension') from pg_extension order by 1
citext|public|t|1.6|data type for case-insensitive character strings
plpgsql|pg_catalog|f|1.0|PL/pgSQL procedural language

> select name, default_version, installed_version, comment from pg_available_extensions where name in ('citext', 'hstore') order by 1
citext|1.6|1.6|data type for case-insensitive character strings
hstore|1.8|∅|data type for storing sets of (key, value) pairs

> select name, version, installed, superuser, trusted, relocatable, schema, requires from pg_available_extension_versions where name = 'citext' and version = '1.6'
citext|1.6|t|t|t|t|∅|∅

> select count(*) from pg_depend where refclassid = 'pg_extension'::regclass and deptype = 'e' and classid in ('pg_cast'::regclass, 'pg_operator'::regclass, 'pg_type'::regclass, 'pg_opclass'::regclass, 'pg_proc'::regclass) and refobjid = (select oid from pg_extension where extname = 'citext')
85

> create table t(a citext unique, b citext[])
CREATE TABLE

> insert into t values ('Foo', array['A', 'b']::citext[])
INSERT 0 1

> insert into t values ('FOO')
ERROR 23505 duplicate key value violates unique constraint "t_a_key"

> create view v as select a from t where a = 'foo' and a ~ 'x' and a like 'F%'
CREATE VIEW

> create function f(citext) returns text language sql as 'select $1::text'
CREATE FUNCTION

> create table u(x text, y text default ('Q'::citext)::text, check (citext(x::bpchar) <> 'bad'))
CREATE TABLE

> create index i on t(lower(a), citext_hash(a))
CREATE INDEX

> create index j on t(a citext_pattern_ops)
CREATE INDEX

> select pg_get_indexdef('j'::regclass)
CREATE INDEX j ON public.t USING btree (a citext_pattern_ops)

> create index k on t(a nosuch_ops)
ERROR 42704 operator class "nosuch_ops" does not exist for access method "btree"

> create index k on u(x citext_ops)
ERROR 42804 operator class "citext_ops" does not accept data type text

> drop extension citext
ERROR 2BP01 cannot drop extension citext because other objects depend on it

> drop function citext_hash(citext)
ERROR 2BP01 cannot drop function citext_hash(citext) because extension citext requires it

> drop type citext
ERROR 2BP01 cannot drop type citext because extension citext requires it

> drop type citext cascade
ERROR 2BP01 cannot drop type citext because extension citext requires it

> drop function citext_eq(citext, citext), f(citext)
ERROR 2BP01 cannot drop function citext_eq(citext,citext) because extension citext requires it

> alter function citext_hash(citext) rename to ch
ALTER FUNCTION

> alter function ch(citext) rename to citext_hash
ALTER FUNCTION

> comment on extension citext is 'hello'
COMMENT

> select obj_description(oid, 'pg_extension') from pg_extension where extname = 'citext'
hello

> comment on extension citext is null
COMMENT

> alter extension citext update to '1.6'
ALTER EXTENSION

> alter extension citext update to '9'
ERROR 22023 extension "citext" has no update path from version "1.6" to version "9"

> create schema s
CREATE SCHEMA

> alter extension citext set schema s
ALTER EXTENSION

> alter extension citext set schema nosuch
ERROR 3F000 schema "nosuch" does not exist

> alter extension plpgsql set schema s
ERROR 0A000 extension "plpgsql" does not support SET SCHEMA

> select pg_get_indexdef('j'::regclass), pg_get_viewdef('v'::regclass, true)
CREATE INDEX j ON public.t USING btree (a s.citext_pattern_ops)| SELECT t.a\n   FROM t\n  WHERE t.a OPERATOR(s.=) 'foo'::s.citext AND t.a OPERATOR(s.~) 'x'::s.citext AND t.a OPERATOR(s.~~) 'F%'::s.citext;

> select format_type(atttypid, -1) from pg_attribute where attrelid = 't'::regclass and attnum > 0 order by attnum
s.citext
s.citext[]

> select a from t where a = 'foo'
(no rows)

> select a from t where a operator(s.=) 'foo'
Foo

> select a from t where a operator(public.=) 'foo'
ERROR 42883 operator does not exist: s.citext public.= unknown

> select * from v
(no rows)

> set search_path = public, s
SET

> select a from t where a = 'foo'
Foo

> insert into u(x) values ('BAD')
ERROR 23514 new row for relation "u" violates check constraint "u_x_check"

> insert into u(x) values ('good') returning *
good|Q

> drop schema s
ERROR 2BP01 cannot drop schema s because other objects depend on it

> reset search_path
RESET

> drop schema s cascade
DROP SCHEMA

> select * from t


> create table t3(a int)
CREATE TABLE

> create schema e
CREATE SCHEMA

> create extension hstore schema e
CREATE EXTENSION

> select 'a=>1'::hstore
ERROR 42704 type "hstore" does not exist

> select 'a=>1'::e.hstore
"a"=>"1"

> select e.akeys('a=>1'), 'a=>1'::e.hstore operator(e.->) 'a'
{a}|1

> drop schema e
ERROR 2BP01 cannot drop schema e because other objects depend on it

> drop schema e cascade
DROP SCHEMA

> begin
BEGIN

> create extension hstore
CREATE EXTENSION

> select 'a=>1'::hstore
"a"=>"1"

> rollback
ROLLBACK

> select 'a=>1'::hstore
ERROR 42704 type "hstore" does not exist

> begin
BEGIN

> create extension hstore
CREATE EXTENSION

> savepoint a
SAVEPOINT

> drop extension hstore
DROP EXTENSION

> select 'a=>1'::hstore
ERROR 42704 type "hstore" does not exist

> rollback to a
ROLLBACK

> select 'a=>1'::hstore
"a"=>"1"

> commit
COMMIT

> select 'a=>1'::hstore
"a"=>"1"

> create table h(a hstore, b hstore default 'a=>1', c text generated always as (('k=>v'::hstore) -> 'k') stored)
CREATE TABLE

> insert into h(a) values ('x=>1') returning *
"x"=>"1"|"a"=>"1"|v

> drop extension hstore cascade
DROP EXTENSION

> select attname from pg_attribute where attrelid = 'h'::regclass and attnum > 0 and not attisdropped
(no rows)

> create role ext_owner
CREATE ROLE

> create role ext_other
CREATE ROLE

> set role ext_owner
SET

> create extension hstore
ERROR 42501 permission denied to create extension "hstore"

> reset role
RESET

> do $$ begin execute format('grant create on database %I to ext_owner', current_database()); end $$
DO

> set role ext_owner
SET

> create extension hstore
CREATE EXTENSION

> select extowner::regrole, (select proowner::regrole from pg_proc where proname = 'hs_concat') from pg_extension where extname = 'hstore'
ext_owner|postgres

> alter extension hstore set schema pg_catalog
ERROR 42501 permission denied for schema pg_catalog

> alter extension hstore update
ALTER EXTENSION

> reset role
RESET

> set role ext_other
SET

> drop extension hstore
ERROR 42501 must be owner of extension hstore

> alter extension hstore update
ERROR 42501 must be owner of extension hstore

> comment on extension hstore is 'x'
ERROR 42501 must be owner of extension hstore

> select akeys('a=>1')
{a}

> reset role
RESET

> revoke execute on function akeys(hstore), hs_concat(hstore, hstore) from public
REVOKE

> set role ext_other
SET

> select akeys('a=>1')
ERROR 42501 permission denied for function akeys

> select 'a=>1'::hstore || 'b=>1'
ERROR 42501 permission denied for function hs_concat

> reset role
RESET

> drop extension hstore
DROP EXTENSION

> do $$ begin execute format('revoke create on database %I from ext_owner', current_database()); end $$
DO

> drop role ext_owner, ext_other
DROP ROLE

> create function levenshtein(text, text) returns int language sql as 'select 1'
CREATE FUNCTION

> create extension fuzzystrmatch
ERROR 42723 function "levenshtein" already exists with same argument types

> drop function levenshtein(text, text)
DROP FUNCTION

> create extension fuzzystrmatch
CREATE EXTENSION

> select levenshtein('a', 'b')
1

> create or replace function levenshtein(text, text) returns int language sql as 'select 1'
CREATE FUNCTION

> drop extension fuzzystrmatch
DROP EXTENSION

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
