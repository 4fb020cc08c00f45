# Functions in language c: those that extensions' libraries have, as an immutable unaccent for indexes.
#: notices

> create extension unaccent
CREATE EXTENSION

> create extension pgcrypto
CREATE EXTENSION

> create extension hstore
CREATE EXTENSION

> create extension fuzzystrmatch
CREATE EXTENSION

> CREATE OR REPLACE FUNCTION public.immutable_unaccent(regdictionary, text) RETURNS text LANGUAGE c IMMUTABLE PARALLEL SAFE STRICT AS '$libdir/unaccent', 'unaccent_dict'
CREATE FUNCTION

> CREATE OR REPLACE FUNCTION public.f_unaccent(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $func$ SELECT public.immutable_unaccent(regdictionary 'public.unaccent', $1) $func$
CREATE FUNCTION

> create table t(a text)
CREATE TABLE

> insert into t values ('Hôtel'), ('hotel'), ('été')
INSERT 0 3

> insert into t select 'x'||i from generate_series(1,1000) i
INSERT 0 1000

> create index on t (lower(f_unaccent(a)))
CREATE INDEX

> analyze t
ANALYZE

> select * from t where lower(f_unaccent(a)) = 'hotel'
Hôtel
hotel

> set enable_seqscan = off
SET

> select * from t where lower(f_unaccent(a)) = 'hotel'
Hôtel
hotel

> create function my_digest(text, text) returns bytea language c immutable strict as '$libdir/pgcrypto', 'pg_digest'
CREATE FUNCTION

> select my_digest('a', 'md5')
\x0cc175b9c0f1b6a831c399e269772661

> create function nosuch(text) returns bytea language c as '$libdir/nosuch'
ERROR 58P01 could not access file "$libdir/nosuch": No such file or directory

> select proname, prosrc, probin from pg_proc where proname in ('my_digest', 'immutable_unaccent', 'unaccent', 'gen_salt', 'akeys', 'dmetaphone2') order by 1,2
akeys|hstore_akeys|$libdir/hstore
gen_salt|pg_gen_salt|$libdir/pgcrypto
gen_salt|pg_gen_salt_rounds|$libdir/pgcrypto
immutable_unaccent|unaccent_dict|$libdir/unaccent
my_digest|pg_digest|$libdir/pgcrypto
unaccent|unaccent_dict|$libdir/unaccent
unaccent|unaccent_dict|$libdir/unaccent

> select pg_get_functiondef('immutable_unaccent'::regproc), pg_get_functiondef('gen_salt(text,int)'::regprocedure)
CREATE OR REPLACE FUNCTION public.immutable_unaccent(regdictionary, text)\n RETURNS text\n LANGUAGE c\n IMMUTABLE PARALLEL SAFE STRICT\nAS '$libdir/unaccent', $function$unaccent_dict$function$\n|CREATE OR REPLACE FUNCTION public.gen_salt(text, integer)\n RETURNS text\n LANGUAGE c\n PARALLEL SAFE STRICT\nAS '$libdir/pgcrypto', $function$pg_gen_salt_rounds$function$\n

> drop extension unaccent
DROP EXTENSION

> select immutable_unaccent('public.unaccent', 'é')
ERROR 42704 text search dictionary "public.unaccent" does not exist

> drop extension unaccent cascade
ERROR 42704 extension "unaccent" does not exist

> create role joe
CREATE ROLE

> set role joe
SET

> create function nosuch(text) returns bytea language c as '$libdir/nosuch'
ERROR 42501 permission denied for schema public

> reset role
RESET

> drop role joe
DROP ROLE
