# The names that settings of functions and roles are kept under, and their places

> create function cf1() returns int language sql set datestyle = 'ISO, YMD' set intervalstyle = postgres set timezone to 'UTC' as 'select 1'
CREATE FUNCTION

> select proconfig from pg_proc where proname = 'cf1'
{"DateStyle=ISO, YMD",IntervalStyle=postgres,TimeZone=UTC}

> alter function cf1() set DATESTYLE to 'SQL, DMY'
ALTER FUNCTION

> select proconfig from pg_proc where proname = 'cf1'
{"DateStyle=SQL, DMY",IntervalStyle=postgres,TimeZone=UTC}

> select pg_get_functiondef('cf1'::regproc)
CREATE OR REPLACE FUNCTION public.cf1()\n RETURNS integer\n LANGUAGE sql\n SET "DateStyle" TO 'SQL, DMY'\n SET "IntervalStyle" TO 'postgres'\n SET "TimeZone" TO 'UTC'\nAS $function$select 1$function$\n

> alter function cf1() reset datestyle
ALTER FUNCTION

> select proconfig from pg_proc where proname = 'cf1'
{IntervalStyle=postgres,TimeZone=UTC}

> create role cfr
CREATE ROLE

> alter role cfr set datestyle to 'SQL'; alter role cfr set TIMEZONE to 'UTC'; alter role cfr set "IntervalStyle" to 'iso_8601'; alter role cfr set My.Thing to 'x'
ALTER ROLE

> select setconfig from pg_db_role_setting where setrole = 'cfr'::regrole
{DateStyle=SQL,TimeZone=UTC,IntervalStyle=iso_8601,my.thing=x}

> alter role cfr reset Timezone
ALTER ROLE

> select setconfig from pg_db_role_setting where setrole = 'cfr'::regrole
{DateStyle=SQL,IntervalStyle=iso_8601,my.thing=x}

> drop role cfr
DROP ROLE

> show DATESTYLE; show timezone
UTC

> select current_setting('TIMEZONE'), set_config('datestyle', 'ISO, MDY', false)
UTC|ISO, MDY

> create function cf2() returns text language plpgsql set search_path = a, "B", pg_catalog set extra_float_digits = 0 set my.var to 'x y' as $$ begin return current_setting('search_path') || current_setting('my.var'); end $$
CREATE FUNCTION

> select cf2(), pg_get_functiondef('cf2'::regproc)
a, "B", pg_catalogx y|CREATE OR REPLACE FUNCTION public.cf2()\n RETURNS text\n LANGUAGE plpgsql\n SET search_path TO 'a', 'B', 'pg_catalog'\n SET extra_float_digits TO '0'\n SET "my.var" TO 'x y'\nAS $function$ begin return current_setting('search_path') || current_setting('my.var'); end $function$\n

> alter function cf2() set extra_float_digits to default
ALTER FUNCTION

> alter function cf2() set search_path from current
ALTER FUNCTION

> select proconfig from pg_proc where proname = 'cf2'
{"search_path=\"$user\", public","my.var=x y"}

> alter function cf2() reset all
ALTER FUNCTION

> select proconfig from pg_proc where proname = 'cf2'
∅

> create function cf3() returns text language sql set datestyle to german as $$ select date '2020-02-03'::text $$
CREATE FUNCTION

> select cf3()
03.02.2020

> alter function cf3() set timezone to default set DateStyle to 'ISO'
ALTER FUNCTION

> select cf3(), proconfig from pg_proc where proname = 'cf3'
2020-02-03|{DateStyle=ISO}
