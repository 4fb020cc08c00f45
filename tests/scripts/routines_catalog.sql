# What the catalogs say of functions and procedures, and ALTER.

> CREATE TABLE tq (id int PRIMARY KEY, v text)
CREATE TABLE

> CREATE FUNCTION shown(a int, b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{1,2}') RETURNS SETOF int LANGUAGE sql STABLE STRICT COST 5 ROWS 7 SET search_path TO public, pg_temp AS $$ select 1 $$
CREATE FUNCTION

> CREATE PROCEDURE pshown(IN a int, INOUT b text) LANGUAGE plpgsql AS $$ begin b := 'x'; end $$
CREATE PROCEDURE

> CREATE FUNCTION fret(a int, b int) RETURNS int IMMUTABLE PARALLEL SAFE LEAKPROOF RETURN a + b * 2
CREATE FUNCTION

> CREATE FUNCTION "Odd name"("A b" int, OUT "C" int, OUT d tq) LANGUAGE sql SECURITY DEFINER AS 'SELECT 1, NULL::tq'
CREATE FUNCTION

> CREATE FUNCTION tab(n int) RETURNS TABLE (x int, y text) LANGUAGE sql AS 'SELECT id, v FROM tq'
CREATE FUNCTION

> SELECT pg_get_functiondef('shown(int, text, int[])'::regprocedure)
CREATE OR REPLACE FUNCTION public.shown(a integer, b text DEFAULT 'x'::text, VARIADIC c integer[] DEFAULT '{1,2}'::integer[])\n RETURNS SETOF integer\n LANGUAGE sql\n STABLE STRICT COST 5 ROWS 7\n SET search_path TO 'public', 'pg_temp'\nAS $function$ select 1 $function$\n

> SELECT pg_get_functiondef('pshown(int, text)'::regprocedure)
CREATE OR REPLACE PROCEDURE public.pshown(IN a integer, INOUT b text)\n LANGUAGE plpgsql\nAS $procedure$ begin b := 'x'; end $procedure$\n

> SELECT pg_get_functiondef('fret'::regproc)
CREATE OR REPLACE FUNCTION public.fret(a integer, b integer)\n RETURNS integer\n LANGUAGE sql\n IMMUTABLE PARALLEL SAFE LEAKPROOF\nRETURN (a + (b * 2))\n

> SELECT pg_get_functiondef('"Odd name"'::regproc)
CREATE OR REPLACE FUNCTION public."Odd name"("A b" integer, OUT "C" integer, OUT d tq)\n RETURNS record\n LANGUAGE sql\n SECURITY DEFINER\nAS $function$SELECT 1, NULL::tq$function$\n

> SELECT pg_get_functiondef('tab'::regproc)
CREATE OR REPLACE FUNCTION public.tab(n integer)\n RETURNS TABLE(x integer, y text)\n LANGUAGE sql\nAS $function$SELECT id, v FROM tq$function$\n

> SELECT pg_get_function_arguments('shown'::regproc), pg_get_function_identity_arguments('shown'::regproc), pg_get_function_result('shown'::regproc)
a integer, b text DEFAULT 'x'::text, VARIADIC c integer[] DEFAULT '{1,2}'::integer[]|a integer, b text, VARIADIC c integer[]|SETOF integer

> SELECT pg_get_function_arguments('tab'::regproc), pg_get_function_result('tab'::regproc), pg_get_function_result('pshown'::regproc)
n integer|TABLE(x integer, y text)|∅

> SELECT pg_get_function_arg_default('shown'::regproc, 2), pg_get_function_arg_default('shown'::regproc, 1)
'x'::text|∅

> SELECT 'shown'::regproc, 'fret(int,int)'::regprocedure, '"Odd name"(int)'::regprocedure, 'lower(text)'::regprocedure
shown|fret(integer,integer)|"Odd name"(integer)|lower(text)

> SELECT to_regproc('nosuch'), to_regprocedure('fret(text)'), to_regprocedure('fret(int,int)')
∅|∅|fret(integer,integer)

> SELECT 'nosuch'::regproc
ERROR 42883 function "nosuch" does not exist

> SELECT 'fret(text)'::regprocedure
ERROR 42883 function "fret(text)" does not exist

> SELECT proname, prokind, provolatile, proisstrict, proretset, prosecdef, proleakproof, proparallel, procost, prorows, pronargs, pronargdefaults FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1
Odd name|f|v|f|f|t|f|u|100|0|1|0
fret|f|i|f|f|f|t|s|100|0|2|0
pshown|p|v|f|f|f|f|u|100|0|2|0
shown|f|s|t|t|f|f|u|5|7|3|2
tab|f|v|f|t|f|f|u|100|1000|1|0

> SELECT proname, proargtypes, proargmodes, proargnames, provariadic::regtype, prorettype::regtype, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1
Odd name|23|{i,o,o}|{"A b",C,d}|-|record|∅
fret|23 23|∅|{a,b}|-|integer|∅
pshown|23 25|{i,b}|{a,b}|-|record|∅
shown|23 25 1007|{i,i,v}|{a,b,c}|integer|integer|{"search_path=public, pg_temp"}
tab|23|{i,t,t}|{n,x,y}|-|record|∅

> SELECT proname, lanname FROM pg_proc p JOIN pg_language l ON l.oid = prolang WHERE pronamespace = 'public'::regnamespace ORDER BY 1
Odd name|sql
fret|sql
pshown|plpgsql
shown|sql
tab|sql

> SELECT lanname, lanpltrusted FROM pg_language ORDER BY 1
c|f
internal|f
plpgsql|t
sql|t

> SELECT routine_name, routine_type, data_type, type_udt_name, routine_body, external_language, is_deterministic, is_null_call, security_type FROM information_schema.routines WHERE routine_schema = 'public' ORDER BY 1
Odd name|FUNCTION|record|record|SQL|SQL|NO|NO|DEFINER
fret|FUNCTION|integer|int4|SQL|SQL|YES|NO|INVOKER
pshown|PROCEDURE|∅|∅|EXTERNAL|PLPGSQL|NO|∅|INVOKER
shown|FUNCTION|integer|int4|SQL|SQL|NO|YES|INVOKER
tab|FUNCTION|record|record|SQL|SQL|NO|NO|INVOKER

> SELECT p.ordinal_position, p.parameter_mode, p.parameter_name, p.data_type, p.udt_name, p.parameter_default FROM information_schema.parameters p JOIN information_schema.routines r USING (specific_name) WHERE routine_name IN ('shown', 'pshown') ORDER BY routine_name, 1
1|IN|a|integer|int4|∅
2|INOUT|b|text|text|∅
1|IN|a|integer|int4|∅
2|IN|b|text|text|'x'::text
3|IN|c|ARRAY|_int4|'{1,2}'::integer[]

> COMMENT ON FUNCTION fret(int, int) IS 'a comment'
COMMENT

> COMMENT ON PROCEDURE pshown IS 'another'
COMMENT

> COMMENT ON FUNCTION nosuch() IS 'x'
ERROR 42883 function nosuch() does not exist

> SELECT obj_description('fret'::regproc), obj_description('pshown'::regproc, 'pg_proc')
a comment|another

> ALTER FUNCTION fret(int, int) VOLATILE STRICT COST 7 SET work_mem = '1MB'
ALTER FUNCTION

> SELECT pg_get_functiondef('fret'::regproc)
CREATE OR REPLACE FUNCTION public.fret(a integer, b integer)\n RETURNS integer\n LANGUAGE sql\n PARALLEL SAFE STRICT LEAKPROOF COST 7\n SET work_mem TO '1MB'\nRETURN (a + (b * 2))\n

> ALTER FUNCTION fret(int, int) RESET ALL
ALTER FUNCTION

> ALTER ROUTINE fret CALLED ON NULL INPUT IMMUTABLE
ALTER ROUTINE

> SELECT provolatile, proisstrict, procost, proconfig FROM pg_proc WHERE proname = 'fret'
i|f|7|∅

> ALTER FUNCTION fret(int, int) ROWS 3
ERROR 22023 ROWS is not applicable when function does not return a set

> ALTER PROCEDURE pshown STRICT
ERROR 42P13 invalid attribute in procedure definition

> ALTER FUNCTION pshown(int, text) STABLE
ERROR 42809 pshown(integer, text) is not a function

> CREATE SCHEMA s2
CREATE SCHEMA

> ALTER FUNCTION fret SET SCHEMA s2
ALTER FUNCTION

> SELECT s2.fret(1, 2)
5

> SELECT 's2.fret'::regproc, pg_function_is_visible('s2.fret'::regproc), pg_function_is_visible('shown'::regproc)
s2.fret|f|t

> CREATE FUNCTION fret(int, int) RETURNS int LANGUAGE sql AS 'SELECT 0'
CREATE FUNCTION

> ALTER FUNCTION s2.fret SET SCHEMA public
ERROR 42723 function fret(integer, integer) already exists in schema "public"

> ALTER FUNCTION shown(int, text, int[]) RENAME TO fret
ALTER FUNCTION

> DROP SCHEMA s2
ERROR 2BP01 cannot drop schema s2 because other objects depend on it

> DROP SCHEMA s2 CASCADE
DROP SCHEMA

> DROP TYPE tq
ERROR 2BP01 cannot drop type tq because table tq requires it

> DROP TABLE tq
ERROR 2BP01 cannot drop table tq because other objects depend on it

> DROP FUNCTION lower(text)
ERROR 2BP01 cannot drop function lower(text) because it is required by the database system
