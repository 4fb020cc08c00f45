# CREATE, ALTER, COMMENT ON and DROP LANGUAGE.

> create language lg_a handler lg_nope
ERROR 42883 function lg_nope() does not exist

> create language lg_a handler now
ERROR 42809 function now must return type language_handler

> create language lg_a handler plpgsql_call_handler inline lg_nope
ERROR 42883 function lg_nope(internal) does not exist

> create language lg_a handler plpgsql_call_handler validator lg_nope
ERROR 42883 function lg_nope(oid) does not exist

> create language lg_a handler plpgsql_call_handler extra
ERROR 42601 syntax error at or near "extra"

> create language plpgsql
ERROR 42710 extension "plpgsql" already exists

> create or replace trusted procedural language plpgsql
CREATE EXTENSION

> create language lg_a handler plpgsql_call_handler
CREATE LANGUAGE

> create language lg_a handler plpgsql_call_handler
ERROR 42710 language "lg_a" already exists

> create trusted language lg_b handler pg_catalog.plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator
CREATE LANGUAGE

> select lanname, lanispl, lanpltrusted, lanplcallfoid::regproc, laninline::regproc, lanvalidator::regproc, lanacl from pg_language where lanname <> 'plpgsql' order by 1
c|f|f|-|-|fmgr_c_validator|∅
internal|f|f|-|-|fmgr_internal_validator|∅
lg_a|t|f|plpgsql_call_handler|-|-|∅
lg_b|t|t|plpgsql_call_handler|plpgsql_inline_handler|plpgsql_validator|∅
sql|f|t|-|-|fmgr_sql_validator|∅

> create function lg_f(n int) returns int language lg_b as 'begin return n + 1; end'
CREATE FUNCTION

> create function lg_g() returns int language lg_b as 'begin returns 1; end'
ERROR 42601 syntax error at or near "returns"

> create function lg_g() returns int language lg_a as 'begin returns 1; end'
CREATE FUNCTION

> select lg_f(1)
2

> select lg_g()
ERROR 42601 syntax error at or near "returns"

> select pg_get_functiondef('lg_f'::regproc)
CREATE OR REPLACE FUNCTION public.lg_f(n integer)\n RETURNS integer\n LANGUAGE lg_b\nAS $function$begin return n + 1; end$function$\n

> select p.proname, l.lanname from pg_proc p join pg_language l on l.oid = p.prolang where p.proname like 'lg\_%' order by 1
lg_f|lg_b
lg_g|lg_a

> select count(*) from pg_depend where refclassid = 'pg_language'::regclass and classid = 'pg_proc'::regclass and objid = 'lg_f'::regproc
1

> do language lg_a 'begin null; end'
ERROR 0A000 language "lg_a" does not support inline code execution

> do language lg_b 'begin null; end'
DO

> create or replace trusted language lg_a handler plpgsql_call_handler inline plpgsql_inline_handler
CREATE LANGUAGE

> do language lg_a 'begin null; end'
DO

> alter language lg_a rename to lg_b
ERROR 42710 language "lg_b" already exists

> alter language lg_a rename to sql
ERROR 42710 language "sql" already exists

> alter procedural language lg_a rename to lg_c
ALTER LANGUAGE

> alter language lg_a owner to current_user
ERROR 42704 language "lg_a" does not exist

> alter language lg_c owner to lg_nobody
ERROR 42704 role "lg_nobody" does not exist

> select external_language from information_schema.routines where routine_name = 'lg_g'
LG_C

> comment on language lg_c is 'the third'
COMMENT

> comment on procedural language lg_nope is 'x'
ERROR 42704 language "lg_nope" does not exist

> select obj_description(oid, 'pg_language') from pg_language where lanname in ('lg_c', 'plpgsql') order by lanname
the third
PL/pgSQL procedural language

> create role lg_user
CREATE ROLE

> grant create on schema public to lg_user
GRANT

> revoke usage on language lg_c from public
REVOKE

> grant usage on language lg_c to lg_user
GRANT

> select lanname, has_language_privilege('lg_user', lanname, 'usage') from pg_language where lanname like 'lg\_%' order by 1
lg_b|t
lg_c|t

> set role lg_user
SET

> create language lg_d handler plpgsql_call_handler
ERROR 42501 must be superuser to create custom procedural language

> create function lg_h() returns int language lg_c as 'begin return 1; end'
CREATE FUNCTION

> alter language lg_c rename to lg_d
ERROR 42501 must be owner of language lg_c

> drop language lg_c
ERROR 42501 must be owner of language lg_c

> drop language sql
ERROR 42501 must be owner of language sql

> comment on language lg_c is 'x'
ERROR 42501 must be owner of language lg_c

> reset role
RESET

> create or replace language lg_c handler plpgsql_call_handler
CREATE LANGUAGE

> set role lg_user
SET

> create function lg_i() returns int language lg_c as 'begin return 1; end'
ERROR 42501 permission denied for language lg_c

> reset role
RESET

> alter language lg_b owner to lg_user
ALTER LANGUAGE

> drop role lg_user
ERROR 2BP01 role "lg_user" cannot be dropped because some objects depend on it

> drop language lg_c
ERROR 2BP01 cannot drop language lg_c because other objects depend on it

> begin
BEGIN

> drop language lg_c cascade
DROP LANGUAGE

> select lg_g()
ERROR 42883 function lg_g() does not exist

> rollback
ROLLBACK

> drop language sql
ERROR 2BP01 cannot drop language sql because it is required by the database system

> drop language plpgsql cascade
ERROR 2BP01 cannot drop language plpgsql because extension plpgsql requires it

> drop language if exists lg_nope, lg_nope2
DROP LANGUAGE

> drop language lg_nope
ERROR 42704 language "lg_nope" does not exist

> drop function lg_f, lg_g, lg_h
DROP FUNCTION

> set role lg_user
SET

> drop language lg_b
DROP LANGUAGE

> reset role
RESET

> drop procedural language lg_c
DROP LANGUAGE

> revoke create on schema public from lg_user
REVOKE

> drop role lg_user
DROP ROLE
