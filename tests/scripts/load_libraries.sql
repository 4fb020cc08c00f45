# LOAD, the settings of PL/pgSQL, and settings of functions that name what is not there.

> set plpgsql.foo = 1
SET

> load 'nosuch'
ERROR 58P01 could not access file "nosuch": No such file or directory

> load 'plpgsql'
LOAD

> load 'plpgsql'
LOAD

> show plpgsql.foo
ERROR 42704 unrecognized configuration parameter "plpgsql.foo"

> set plpgsql.variable_conflict = 'x'
ERROR 22023 invalid value for parameter "plpgsql.variable_conflict": "x"

> set plpgsql.extra_errors = 'nosuch'
ERROR 22023 invalid value for parameter "plpgsql.extra_errors": "nosuch"

> set plpgsql.extra_errors = 'too_many_rows, strict_multi_assignment'
SET

> show plpgsql.extra_errors
too_many_rows, strict_multi_assignment

> set plpgsql.bar = 1
ERROR 42602 invalid configuration parameter name "plpgsql.bar"

> load '$libdir/plpgsql'
LOAD

> load 'pg_trgm'
LOAD

> show pg_trgm.similarity_threshold
0.3

> create role app_n
CREATE ROLE

> set role app_n
SET

> load 'plpgsql'
ERROR 42501 access to library "plpgsql" is not allowed

> load '$libdir/plugins/x'
ERROR 58P01 could not access file "$libdir/plugins/x": No such file or directory

> reset role
RESET

> drop role app_n
DROP ROLE

> load '/tmp/x'
ERROR 58P01 could not access file "/tmp/x": No such file or directory

> load
ERROR 42601 syntax error at end of input

> load plpgsql
ERROR 42601 syntax error at or near "plpgsql"

> create function app_bad() returns int as $$ select 1 $$ language sql set default_text_search_config = no_such_config
ERROR 22023 invalid value for parameter "default_text_search_config": "no_such_config"

> set check_function_bodies = off
SET

> create function app_bad() returns int as $$ select 1 $$ language sql set default_text_search_config = no_such_config
CREATE FUNCTION

> select app_bad()
ERROR 22023 invalid value for parameter "default_text_search_config": "no_such_config"

> create function app_bad2() returns int as $$ select 1 $$ language sql set work_mem = 'x'
ERROR 22023 invalid value for parameter "work_mem": "x"

> create function app_bad3() returns int as $$ select 1 $$ language sql set nosuch = 'x'
ERROR 42704 unrecognized configuration parameter "nosuch"

> select pg_get_functiondef('app_bad'::regproc)
CREATE OR REPLACE FUNCTION public.app_bad()\n RETURNS integer\n LANGUAGE sql\n SET default_text_search_config TO 'no_such_config'\nAS $function$ select 1 $function$\n

> alter function app_bad() set datestyle = 'x'
ERROR 22023 invalid value for parameter "DateStyle": "x"

> drop function app_bad()
DROP FUNCTION
