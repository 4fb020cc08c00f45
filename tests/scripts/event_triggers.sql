# Event triggers: definitions, what they are told of commands, what aborts, and who may.

> CREATE TABLE log (n serial, what text)
CREATE TABLE

> CREATE FUNCTION taken() RETURNS SETOF text LANGUAGE sql AS 'WITH d AS (DELETE FROM log RETURNING n, what) SELECT what FROM d ORDER BY n'
CREATE FUNCTION

> CREATE FUNCTION fired() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log (what) VALUES (TG_EVENT || ' ' || TG_TAG); END $$
CREATE FUNCTION

> CREATE FUNCTION commands() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
+   INSERT INTO log (what) SELECT concat_ws(' ', classid::regclass, objsubid, command_tag, object_type, coalesce(schema_name, '-'), object_identity, in_extension)
+     FROM pg_event_trigger_ddl_commands(); END $$
CREATE FUNCTION

> CREATE FUNCTION dropped() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
+   INSERT INTO log (what) SELECT concat_ws(' ', classid::regclass, objsubid, original, normal, is_temporary, object_type, coalesce(schema_name, '-'),
+     coalesce(object_name, '-'), object_identity, address_names, address_args) FROM pg_event_trigger_dropped_objects()
+     WHERE object_type NOT LIKE 'toast%' AND schema_name IS DISTINCT FROM 'pg_toast' AND object_identity NOT LIKE '%RI_ConstraintTrigger%'; END $$
CREATE FUNCTION

> CREATE FUNCTION rewritten() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
+   INSERT INTO log (what) VALUES (pg_event_trigger_table_rewrite_oid()::regclass || ' for ' || pg_event_trigger_table_rewrite_reason()); END $$
CREATE FUNCTION

> CREATE FUNCTION not_one() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> CREATE FUNCTION bad(a int) RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'
ERROR 42P13 event trigger functions cannot have declared arguments

> CREATE FUNCTION bad() RETURNS event_trigger LANGUAGE sql AS 'SELECT 1'
ERROR 42P13 SQL functions cannot return type event_trigger

> SELECT fired()
ERROR 0A000 trigger functions can only be called as triggers

> CREATE EVENT TRIGGER x ON login EXECUTE FUNCTION fired()
ERROR 42601 unrecognized event name "login"

> CREATE EVENT TRIGGER x ON "Ddl_command_start" EXECUTE FUNCTION fired()
ERROR 42601 unrecognized event name "Ddl_command_start"

> CREATE EVENT TRIGGER x ON ddl_command_start EXECUTE FUNCTION nosuch()
ERROR 42883 function nosuch() does not exist

> CREATE EVENT TRIGGER x ON ddl_command_start EXECUTE FUNCTION not_one()
ERROR 42P17 function not_one must return type event_trigger

> CREATE EVENT TRIGGER x ON ddl_command_start EXECUTE FUNCTION fired('arg')
ERROR 42601 syntax error at or near "'arg'"

> CREATE EVENT TRIGGER x ON ddl_command_start WHEN color IN ('red') EXECUTE FUNCTION fired()
ERROR 42601 unrecognized filter variable "color"

> CREATE EVENT TRIGGER x ON ddl_command_start WHEN tag IN ('CREATE TABLE') AND tag IN ('DROP TABLE') EXECUTE FUNCTION fired()
ERROR 42601 filter variable "tag" specified more than once

> CREATE EVENT TRIGGER x ON ddl_command_start WHEN tag IN ('sandwich') EXECUTE FUNCTION fired()
ERROR 42601 filter value "sandwich" not recognized for filter variable "tag"

> CREATE EVENT TRIGGER x ON ddl_command_start WHEN tag IN ('CREATE TABLE', 'create skunkcabbage') EXECUTE FUNCTION fired()
ERROR 42601 filter value "create skunkcabbage" not recognized for filter variable "tag"

> CREATE EVENT TRIGGER x ON ddl_command_end WHEN tag IN ('DROP EVENT TRIGGER') EXECUTE FUNCTION fired()
ERROR 0A000 event triggers are not supported for DROP EVENT TRIGGER

> CREATE EVENT TRIGGER x ON ddl_command_end WHEN tag IN ('create role') EXECUTE FUNCTION fired()
ERROR 0A000 event triggers are not supported for create role

> CREATE EVENT TRIGGER x ON sql_drop WHEN tag IN ('SELECT') EXECUTE FUNCTION fired()
ERROR 0A000 event triggers are not supported for SELECT

> CREATE EVENT TRIGGER x ON table_rewrite WHEN tag IN ('CREATE TABLE') EXECUTE FUNCTION fired()
ERROR 0A000 event triggers are not supported for CREATE TABLE

> CREATE EVENT TRIGGER x ON table_rewrite WHEN tag IN ('sandwich') EXECUTE FUNCTION fired()
ERROR 0A000 event triggers are not supported for sandwich

> CREATE EVENT TRIGGER b_start ON ddl_command_start EXECUTE FUNCTION fired()
CREATE EVENT TRIGGER

> CREATE EVENT TRIGGER b_start ON ddl_command_end EXECUTE FUNCTION fired()
ERROR 42710 event trigger "b_start" already exists

> CREATE EVENT TRIGGER a_end ON ddl_command_end WHEN TAG IN ('create table', 'DROP TABLE') EXECUTE PROCEDURE fired()
CREATE EVENT TRIGGER

> CREATE EVENT TRIGGER z_end ON ddl_command_end EXECUTE FUNCTION commands()
CREATE EVENT TRIGGER

> CREATE EVENT TRIGGER drops ON sql_drop EXECUTE FUNCTION dropped()
CREATE EVENT TRIGGER

> CREATE EVENT TRIGGER rewrites ON table_rewrite EXECUTE FUNCTION rewritten()
CREATE EVENT TRIGGER

> SELECT evtname, evtevent, evtowner::regrole, evtfoid::regproc, evtenabled, evttags FROM pg_event_trigger ORDER BY 1
a_end|ddl_command_end|postgres|fired|O|{"CREATE TABLE","DROP TABLE"}
b_start|ddl_command_start|postgres|fired|O|∅
drops|sql_drop|postgres|dropped|O|∅
rewrites|table_rewrite|postgres|rewritten|O|∅
z_end|ddl_command_end|postgres|commands|O|∅

> SELECT taken()
(no rows)

> CREATE TABLE t (id serial PRIMARY KEY, b int UNIQUE CHECK (b > 0), c text DEFAULT 'x')
CREATE TABLE

> SELECT taken()
ddl_command_start CREATE TABLE
ddl_command_end CREATE TABLE
pg_class 0 CREATE SEQUENCE sequence public public.t_id_seq f
pg_class 0 CREATE TABLE table public public.t f
pg_class 0 CREATE INDEX index public public.t_pkey f
pg_class 0 CREATE INDEX index public public.t_b_key f
pg_class 0 ALTER SEQUENCE sequence public public.t_id_seq f

> CREATE TABLE u (a int REFERENCES t (id), CONSTRAINT foo CHECK (a <> 3))
CREATE TABLE

> CREATE VIEW v AS SELECT id, c FROM t
CREATE VIEW

> CREATE OR REPLACE VIEW v AS SELECT id, c FROM t
CREATE VIEW

> CREATE INDEX ON u (a)
CREATE INDEX

> SELECT taken()
ddl_command_start CREATE TABLE
ddl_command_end CREATE TABLE
pg_class 0 CREATE TABLE table public public.u f
pg_class 0 ALTER TABLE table public public.u f
ddl_command_start CREATE VIEW
pg_class 0 CREATE VIEW view public public.v f
ddl_command_start CREATE VIEW
pg_class 0 CREATE VIEW view public public.v f
pg_class 0 CREATE VIEW view public public.v f
ddl_command_start CREATE INDEX
pg_class 0 CREATE INDEX index public public.u_a_idx f

> CREATE SCHEMA sc CREATE TABLE sct (a int PRIMARY KEY) CREATE VIEW scv AS SELECT * FROM sct
CREATE SCHEMA

> CREATE TABLE ctas AS SELECT 1 AS a
SELECT 1

> SELECT 1 AS q INTO sel
SELECT 1

> CREATE TABLE IF NOT EXISTS u (a int)
CREATE TABLE

> CREATE TEMP TABLE tt (a int)
CREATE TABLE

> CREATE MATERIALIZED VIEW mv AS SELECT 1 AS a
SELECT 1

> REFRESH MATERIALIZED VIEW mv
REFRESH MATERIALIZED VIEW

> SELECT taken()
ddl_command_start CREATE SCHEMA
pg_namespace 0 CREATE SCHEMA schema - sc f
pg_class 0 CREATE TABLE table sc sc.sct f
pg_class 0 CREATE INDEX index sc sc.sct_pkey f
pg_class 0 CREATE VIEW view sc sc.scv f
ddl_command_start CREATE TABLE AS
pg_class 0 CREATE TABLE AS table public public.ctas f
ddl_command_start SELECT INTO
pg_class 0 SELECT INTO table public public.sel f
ddl_command_start CREATE TABLE
ddl_command_end CREATE TABLE
ddl_command_start CREATE TABLE
ddl_command_end CREATE TABLE
pg_class 0 CREATE TABLE table pg_temp pg_temp.tt f
ddl_command_start CREATE MATERIALIZED VIEW
pg_class 0 CREATE MATERIALIZED VIEW materialized view public public.mv f
ddl_command_start REFRESH MATERIALIZED VIEW
pg_class 0 REFRESH MATERIALIZED VIEW materialized view public public.mv f

> CREATE TYPE comp AS (x int)
CREATE TYPE

> CREATE TYPE en AS ENUM ('a')
CREATE TYPE

> CREATE DOMAIN d AS int CHECK (value > 0)
CREATE DOMAIN

> CREATE SEQUENCE s
CREATE SEQUENCE

> CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'select $1'
CREATE FUNCTION

> CREATE PROCEDURE p(a int) LANGUAGE sql AS 'select 1'
CREATE PROCEDURE

> CREATE AGGREGATE ag(int) (sfunc = int4pl, stype = int)
CREATE AGGREGATE

> CREATE OPERATOR ### (leftarg = int, rightarg = int, function = int4pl)
CREATE OPERATOR

> CREATE CAST (en AS int) WITH INOUT
CREATE CAST

> CREATE RULE r AS ON INSERT TO u DO ALSO SELECT 1
CREATE RULE

> CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end'
CREATE FUNCTION

> CREATE TRIGGER tr BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION trg()
CREATE TRIGGER

> CREATE POLICY pol ON u USING (true)
CREATE POLICY

> CREATE TEXT SEARCH CONFIGURATION tsc (copy = simple)
CREATE TEXT SEARCH CONFIGURATION

> CREATE TEXT SEARCH DICTIONARY tsd (template = simple)
CREATE TEXT SEARCH DICTIONARY

> ALTER TEXT SEARCH CONFIGURATION tsc ALTER MAPPING FOR word WITH tsd
ALTER TEXT SEARCH CONFIGURATION

> SELECT taken()
ddl_command_start CREATE TYPE
pg_type 0 CREATE TYPE type public public.comp f
ddl_command_start CREATE TYPE
pg_type 0 CREATE TYPE type public public.en f
ddl_command_start CREATE DOMAIN
pg_type 0 CREATE DOMAIN type public public.d f
ddl_command_start CREATE SEQUENCE
pg_class 0 CREATE SEQUENCE sequence public public.s f
ddl_command_start CREATE FUNCTION
pg_proc 0 CREATE FUNCTION function public public.f(integer) f
ddl_command_start CREATE PROCEDURE
pg_proc 0 CREATE PROCEDURE procedure public public.p(integer) f
ddl_command_start CREATE AGGREGATE
pg_proc 0 CREATE AGGREGATE aggregate public public.ag(integer) f
ddl_command_start CREATE OPERATOR
pg_operator 0 CREATE OPERATOR operator public public.###(integer,integer) f
ddl_command_start CREATE CAST
pg_cast 0 CREATE CAST cast - (public.en AS integer) f
ddl_command_start CREATE RULE
pg_rewrite 0 CREATE RULE rule - r on public.u f
ddl_command_start CREATE FUNCTION
pg_proc 0 CREATE FUNCTION function public public.trg() f
ddl_command_start CREATE TRIGGER
pg_trigger 0 CREATE TRIGGER trigger - tr on public.u f
ddl_command_start CREATE POLICY
pg_policy 0 CREATE POLICY policy - pol on public.u f
ddl_command_start CREATE TEXT SEARCH CONFIGURATION
pg_ts_config 0 CREATE TEXT SEARCH CONFIGURATION text search configuration public public.tsc f
ddl_command_start CREATE TEXT SEARCH DICTIONARY
pg_ts_dict 0 CREATE TEXT SEARCH DICTIONARY text search dictionary public public.tsd f
ddl_command_start ALTER TEXT SEARCH CONFIGURATION
pg_ts_config 0 ALTER TEXT SEARCH CONFIGURATION text search configuration public public.tsc f

> ALTER TABLE u ADD COLUMN z int DEFAULT 3, ADD CONSTRAINT zz CHECK (z > 1)
ALTER TABLE

> ALTER TABLE u ADD COLUMN n serial
ALTER TABLE

> ALTER TABLE u ALTER COLUMN z TYPE bigint
ALTER TABLE

> ALTER TABLE u ADD COLUMN r float DEFAULT random()
ALTER TABLE

> ALTER TABLE u ALTER COLUMN r TYPE numeric, ADD COLUMN r2 float DEFAULT random()
ALTER TABLE

> ALTER TABLE u DROP COLUMN r2
ALTER TABLE

> ALTER TABLE sel SET UNLOGGED
ALTER TABLE

> ALTER TABLE u RENAME z TO zzz
ALTER TABLE

> ALTER TABLE u RENAME TO uu
ALTER TABLE

> ALTER TABLE uu RENAME TO u
ALTER TABLE

> ALTER TABLE ctas SET SCHEMA sc
ALTER TABLE

> ALTER TABLE IF EXISTS nosuch ADD COLUMN a int
ALTER TABLE

> SELECT taken()
ddl_command_start ALTER TABLE
pg_class 0 ALTER TABLE table public public.u f
ddl_command_start ALTER TABLE
u for 2
pg_class 0 CREATE SEQUENCE sequence public public.u_n_seq f
pg_class 0 ALTER TABLE table public public.u f
pg_class 0 ALTER SEQUENCE sequence public public.u_n_seq f
ddl_command_start ALTER TABLE
u for 4
pg_class 0 ALTER TABLE table public public.u f
ddl_command_start ALTER TABLE
u for 2
pg_class 0 ALTER TABLE table public public.u f
ddl_command_start ALTER TABLE
u for 6
pg_class 0 ALTER TABLE table public public.u f
ddl_command_start ALTER TABLE
pg_class 5 t f f table column public - public.u.r2 {public,u,r2} {}
pg_attrdef 0 f f f default value public - for public.u.r2 {public,u,r2} {}
pg_class 0 ALTER TABLE table public public.u f
ddl_command_start ALTER TABLE
sel for 1
pg_class 0 ALTER TABLE table public public.sel f
ddl_command_start ALTER TABLE
pg_class 2 ALTER TABLE table column public public.u.zzz f
ddl_command_start ALTER TABLE
pg_class 0 ALTER TABLE table public public.uu f
ddl_command_start ALTER TABLE
pg_class 0 ALTER TABLE table public public.u f
ddl_command_start ALTER TABLE
pg_class 0 ALTER TABLE table sc sc.ctas f
ddl_command_start ALTER TABLE

> ALTER TYPE comp ADD ATTRIBUTE y int
ALTER TYPE

> ALTER TYPE en ADD VALUE 'b'
ALTER TYPE

> ALTER DOMAIN d SET NOT NULL
ALTER DOMAIN

> ALTER FUNCTION f(int) RENAME TO ff
ALTER FUNCTION

> ALTER FUNCTION ff(int) STRICT
ALTER FUNCTION

> ALTER SEQUENCE s INCREMENT 2
ALTER SEQUENCE

> ALTER VIEW v RENAME TO vv
ALTER VIEW

> ALTER VIEW vv ALTER COLUMN c SET DEFAULT 'p'
ALTER VIEW

> ALTER INDEX t_pkey RENAME TO tpk
ALTER INDEX

> ALTER TABLE t RENAME CONSTRAINT t_b_check TO tbc
ALTER TABLE

> ALTER TRIGGER tr ON u RENAME TO trr
ALTER TRIGGER

> ALTER POLICY pol ON u RENAME TO poll
ALTER POLICY

> ALTER SCHEMA sc RENAME TO scx
ALTER SCHEMA

> GRANT SELECT ON t TO public
GRANT

> REVOKE SELECT ON t FROM public
REVOKE

> ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO public
ALTER DEFAULT PRIVILEGES

> ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM public
ALTER DEFAULT PRIVILEGES

> COMMENT ON TABLE t IS 'x'
COMMENT

> COMMENT ON COLUMN t.id IS 'x'
COMMENT

> COMMENT ON TYPE en IS 'x'
COMMENT

> SELECT taken()
ddl_command_start ALTER TYPE
pg_class 0 ALTER TYPE composite type public public.comp f
ddl_command_start ALTER TYPE
pg_type 0 ALTER TYPE type public public.en f
ddl_command_start ALTER DOMAIN
pg_type 0 ALTER DOMAIN type public public.d f
ddl_command_start ALTER FUNCTION
pg_proc 0 ALTER FUNCTION function public public.ff(integer) f
ddl_command_start ALTER FUNCTION
pg_proc 0 ALTER FUNCTION function public public.ff(integer) f
ddl_command_start ALTER SEQUENCE
pg_class 0 ALTER SEQUENCE sequence public public.s f
ddl_command_start ALTER VIEW
pg_class 0 ALTER VIEW view public public.vv f
ddl_command_start ALTER VIEW
pg_class 0 ALTER VIEW view public public.vv f
ddl_command_start ALTER INDEX
pg_class 0 ALTER INDEX index public public.tpk f
ddl_command_start ALTER TABLE
pg_constraint 0 ALTER TABLE table constraint public tbc on public.t f
ddl_command_start ALTER TRIGGER
pg_trigger 0 ALTER TRIGGER trigger - trr on public.u f
ddl_command_start ALTER POLICY
pg_policy 0 ALTER POLICY policy - poll on public.u f
ddl_command_start ALTER SCHEMA
pg_namespace 0 ALTER SCHEMA schema - scx f
ddl_command_start GRANT
GRANT TABLE - f
ddl_command_start REVOKE
REVOKE TABLE - f
ddl_command_start ALTER DEFAULT PRIVILEGES
ALTER DEFAULT PRIVILEGES TABLES - f
ddl_command_start ALTER DEFAULT PRIVILEGES
pg_default_acl 0 t f f default acl - - for role postgres on tables {postgres} {r}
ALTER DEFAULT PRIVILEGES TABLES - f
ddl_command_start COMMENT
pg_class 0 COMMENT table public public.t f
ddl_command_start COMMENT
pg_class 1 COMMENT table column public public.t.id f
ddl_command_start COMMENT
pg_type 0 COMMENT type public public.en f

> REINDEX TABLE t
REINDEX

> TRUNCATE u
TRUNCATE TABLE

> ANALYZE t
ANALYZE

> CREATE ROLE event_nobody
CREATE ROLE

> DROP ROLE event_nobody
DROP ROLE

> SELECT taken()
(no rows)

> ALTER TABLE u DROP COLUMN zzz
ALTER TABLE

> ALTER TABLE u DROP CONSTRAINT foo
ALTER TABLE

> ALTER TABLE t ALTER COLUMN c DROP DEFAULT
ALTER TABLE

> DROP TRIGGER trr ON u
DROP TRIGGER

> DROP POLICY poll ON u
DROP POLICY

> DROP RULE r ON u
DROP RULE

> DROP CAST (en AS int)
DROP CAST

> DROP OPERATOR ###(int, int)
DROP OPERATOR

> DROP AGGREGATE ag(int)
DROP AGGREGATE

> DROP PROCEDURE p(int)
DROP PROCEDURE

> DROP FUNCTION ff(int)
DROP FUNCTION

> DROP TEXT SEARCH CONFIGURATION tsc
DROP TEXT SEARCH CONFIGURATION

> DROP TEXT SEARCH DICTIONARY tsd
DROP TEXT SEARCH DICTIONARY

> DROP TYPE comp, en
DROP TYPE

> DROP DOMAIN d
DROP DOMAIN

> DROP SEQUENCE s
DROP SEQUENCE

> DROP MATERIALIZED VIEW mv
DROP MATERIALIZED VIEW

> DROP TABLE IF EXISTS nosuch
DROP TABLE

> DROP TABLE tt
DROP TABLE

> SELECT taken()
ddl_command_start ALTER TABLE
pg_class 2 t f f table column public - public.u.zzz {public,u,zzz} {}
pg_attrdef 0 f f f default value public - for public.u.zzz {public,u,zzz} {}
pg_constraint 0 f t f table constraint public - zz on public.u {public,u,zz} {}
pg_class 0 ALTER TABLE table public public.u f
ddl_command_start ALTER TABLE
pg_constraint 0 t f f table constraint public - foo on public.u {public,u,foo} {}
pg_class 0 ALTER TABLE table public public.u f
ddl_command_start ALTER TABLE
pg_attrdef 0 t f f default value public - for public.t.c {public,t,c} {}
pg_class 0 ALTER TABLE table public public.t f
ddl_command_start DROP TRIGGER
pg_trigger 0 t f f trigger public - trr on public.u {public,u,trr} {}
ddl_command_start DROP POLICY
pg_policy 0 t f f policy public - poll on public.u {public,u,poll} {}
ddl_command_start DROP RULE
pg_rewrite 0 t f f rule - - r on public.u {public,u,r} {}
ddl_command_start DROP CAST
pg_cast 0 t f f cast - - (public.en AS integer) {public.en} {integer}
ddl_command_start DROP OPERATOR
pg_operator 0 t f f operator public - public.###(integer,integer) {public,###} {integer,integer}
ddl_command_start DROP AGGREGATE
pg_proc 0 t f f aggregate public - public.ag(integer) {public,ag} {integer}
ddl_command_start DROP PROCEDURE
pg_proc 0 t f f procedure public - public.p(integer) {public,p} {integer}
ddl_command_start DROP FUNCTION
pg_proc 0 t f f function public - public.ff(integer) {public,ff} {integer}
ddl_command_start DROP TEXT SEARCH CONFIGURATION
pg_ts_config 0 t f f text search configuration public tsc public.tsc {public,tsc} {}
ddl_command_start DROP TEXT SEARCH DICTIONARY
pg_ts_dict 0 t f f text search dictionary public tsd public.tsd {public,tsd} {}
ddl_command_start DROP TYPE
pg_type 0 t f f type public en public.en {public.en} {}
pg_type 0 f f f type public _en public.en[] {public.en[]} {}
pg_type 0 t f f type public comp public.comp {public.comp} {}
pg_class 0 f f f composite type public comp public.comp {public,comp} {}
pg_type 0 f f f type public _comp public.comp[] {public.comp[]} {}
ddl_command_start DROP DOMAIN
pg_type 0 t f f type public d public.d {public.d} {}
pg_type 0 f f f type public _d public.d[] {public.d[]} {}
pg_constraint 0 f f f domain constraint public - d_check on public.d {public.d} {d_check}
ddl_command_start DROP SEQUENCE
pg_class 0 t f f sequence public s public.s {public,s} {}
ddl_command_start DROP MATERIALIZED VIEW
pg_class 0 t f f materialized view public mv public.mv {public,mv} {}
pg_type 0 f f f type public mv public.mv {public.mv} {}
pg_type 0 f f f type public _mv public.mv[] {public.mv[]} {}
pg_rewrite 0 f t f rule - - "_RETURN" on public.mv {public,mv,_RETURN} {}
ddl_command_start DROP TABLE
ddl_command_end DROP TABLE
ddl_command_start DROP TABLE
pg_class 0 t f t table pg_temp tt pg_temp.tt {pg_temp,tt} {}
pg_type 0 f f t type pg_temp tt pg_temp.tt {pg_temp.tt} {}
pg_type 0 f f t type pg_temp _tt pg_temp.tt[] {pg_temp.tt[]} {}
ddl_command_end DROP TABLE

> DROP TABLE t CASCADE
DROP TABLE

> DROP SCHEMA scx CASCADE
DROP SCHEMA

> SELECT taken()
ddl_command_start DROP TABLE
pg_class 0 t f f table public t public.t {public,t} {}
pg_class 0 f f f sequence public t_id_seq public.t_id_seq {public,t_id_seq} {}
pg_type 0 f f f type public t public.t {public.t} {}
pg_type 0 f f f type public _t public.t[] {public.t[]} {}
pg_attrdef 0 f t f default value public - for public.t.id {public,t,id} {}
pg_constraint 0 f t f table constraint public - tbc on public.t {public,t,tbc} {}
pg_constraint 0 f f f table constraint public - tpk on public.t {public,t,tpk} {}
pg_class 0 f f f index public tpk public.tpk {public,tpk} {}
pg_constraint 0 f f f table constraint public - t_b_key on public.t {public,t,t_b_key} {}
pg_class 0 f f f index public t_b_key public.t_b_key {public,t_b_key} {}
pg_constraint 0 f t f table constraint public - u_a_fkey on public.u {public,u,u_a_fkey} {}
pg_class 0 f t f view public vv public.vv {public,vv} {}
pg_type 0 f f f type public vv public.vv {public.vv} {}
pg_type 0 f f f type public _vv public.vv[] {public.vv[]} {}
pg_rewrite 0 f t f rule - - "_RETURN" on public.vv {public,vv,_RETURN} {}
pg_attrdef 0 f f f default value public - for public.vv.c {public,vv,c} {}
ddl_command_end DROP TABLE
ddl_command_start DROP SCHEMA
pg_namespace 0 t f f schema - scx scx {scx} {}
pg_class 0 f t f table scx sct scx.sct {scx,sct} {}
pg_type 0 f f f type scx sct scx.sct {scx.sct} {}
pg_type 0 f f f type scx _sct scx.sct[] {scx.sct[]} {}
pg_constraint 0 f f f table constraint scx - sct_pkey on scx.sct {scx,sct,sct_pkey} {}
pg_class 0 f f f index scx sct_pkey scx.sct_pkey {scx,sct_pkey} {}
pg_class 0 f t f view scx scv scx.scv {scx,scv} {}
pg_type 0 f f f type scx scv scx.scv {scx.scv} {}
pg_type 0 f f f type scx _scv scx.scv[] {scx.scv[]} {}
pg_rewrite 0 f t f rule - - "_RETURN" on scx.scv {scx,scv,_RETURN} {}
pg_class 0 f t f table scx ctas scx.ctas {scx,ctas} {}
pg_type 0 f f f type scx ctas scx.ctas {scx.ctas} {}
pg_type 0 f f f type scx _ctas scx.ctas[] {scx.ctas[]} {}

> ALTER EVENT TRIGGER b_start DISABLE
ALTER EVENT TRIGGER

> ALTER EVENT TRIGGER a_end ENABLE REPLICA
ALTER EVENT TRIGGER

> ALTER EVENT TRIGGER z_end ENABLE ALWAYS
ALTER EVENT TRIGGER

> SELECT evtname, evtenabled FROM pg_event_trigger ORDER BY 1
a_end|R
b_start|D
drops|O
rewrites|O
z_end|A

> DROP TABLE sel
DROP TABLE

> SET session_replication_role = replica
SET

> CREATE TABLE sel (a int)
CREATE TABLE

> DROP TABLE sel
DROP TABLE

> RESET session_replication_role
RESET

> SELECT taken()
pg_class 0 t f f table public sel public.sel {public,sel} {}
pg_type 0 f f f type public sel public.sel {public.sel} {}
pg_type 0 f f f type public _sel public.sel[] {public.sel[]} {}
ddl_command_end CREATE TABLE
pg_class 0 CREATE TABLE table public public.sel f
ddl_command_end DROP TABLE

> ALTER EVENT TRIGGER a_end ENABLE
ALTER EVENT TRIGGER

> ALTER EVENT TRIGGER nosuch ENABLE
ERROR 42704 event trigger "nosuch" does not exist

> ALTER EVENT TRIGGER a_end RENAME TO z_end
ERROR 42710 event trigger "z_end" already exists

> ALTER EVENT TRIGGER a_end RENAME TO aa_end
ALTER EVENT TRIGGER

> COMMENT ON EVENT TRIGGER aa_end IS 'the first'
COMMENT

> COMMENT ON EVENT TRIGGER a_end IS 'the first'
ERROR 42704 event trigger "a_end" does not exist

> SELECT obj_description(oid, 'pg_event_trigger'), pg_describe_object(tableoid, oid, 0) FROM pg_event_trigger WHERE evtname = 'aa_end'
the first|event trigger aa_end

> SELECT deptype, refobjid::regprocedure FROM pg_depend WHERE classid = 'pg_event_trigger'::regclass ORDER BY 2
n|fired()
n|fired()
n|commands()
n|dropped()
n|rewritten()

> DROP FUNCTION fired()
ERROR 2BP01 cannot drop function fired() because other objects depend on it

> CREATE ROLE event_role
CREATE ROLE

> ALTER EVENT TRIGGER aa_end OWNER TO event_role
ERROR 42501 permission denied to change owner of event trigger "aa_end"

> ALTER ROLE event_role SUPERUSER
ALTER ROLE

> ALTER EVENT TRIGGER aa_end OWNER TO event_role
ALTER EVENT TRIGGER

> DROP ROLE event_role
ERROR 2BP01 role "event_role" cannot be dropped because some objects depend on it

> ALTER ROLE event_role NOSUPERUSER
ALTER ROLE

> REASSIGN OWNED BY event_role TO postgres
REASSIGN OWNED

> SET ROLE event_role
SET

> CREATE EVENT TRIGGER mine ON sql_drop EXECUTE FUNCTION dropped()
ERROR 42501 permission denied to create event trigger "mine"

> DROP EVENT TRIGGER aa_end
ERROR 42501 must be owner of event trigger aa_end

> ALTER EVENT TRIGGER aa_end DISABLE
ERROR 42501 must be owner of event trigger aa_end

> COMMENT ON EVENT TRIGGER aa_end IS NULL
ERROR 42501 must be owner of event trigger aa_end

> RESET ROLE
RESET

> DROP ROLE event_role
DROP ROLE

> SELECT pg_event_trigger_dropped_objects()
ERROR 39P03 pg_event_trigger_dropped_objects() can only be called in a sql_drop event trigger function

> SELECT pg_event_trigger_ddl_commands()
ERROR 39P03 pg_event_trigger_ddl_commands() can only be called in an event trigger function

> SELECT pg_event_trigger_table_rewrite_oid()
ERROR 39P03 pg_event_trigger_table_rewrite_oid() can only be called in a table_rewrite event trigger function

> SELECT pg_event_trigger_table_rewrite_reason()
ERROR 39P03 pg_event_trigger_table_rewrite_reason() can only be called in a table_rewrite event trigger function

> DROP EVENT TRIGGER IF EXISTS nosuch
DROP EVENT TRIGGER

> DROP EVENT TRIGGER nosuch
ERROR 42704 event trigger "nosuch" does not exist

> BEGIN
BEGIN

> DROP EVENT TRIGGER z_end, drops, rewrites
DROP EVENT TRIGGER

> CREATE TABLE quiet (a int)
CREATE TABLE

> SELECT taken()
ddl_command_end CREATE TABLE

> ROLLBACK
ROLLBACK

> SELECT taken()
(no rows)

> CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no % here', lower(TG_TAG); END $$
CREATE FUNCTION

> CREATE EVENT TRIGGER refuse ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION refuse()
CREATE EVENT TRIGGER

> CREATE TABLE never (a int)
ERROR P0001 no create table here

> DO 'BEGIN CREATE TABLE never (a int); EXCEPTION WHEN raise_exception THEN NULL; END'
DO

> SELECT to_regclass('never')
∅

> DROP EVENT TRIGGER refuse
DROP EVENT TRIGGER

> CREATE EVENT TRIGGER refuse ON sql_drop EXECUTE FUNCTION refuse()
CREATE EVENT TRIGGER

> DROP TABLE u
ERROR P0001 no drop table here

> ALTER TABLE u DROP COLUMN a
ERROR P0001 no alter table here

> SELECT a FROM u
(no rows)

> DROP EVENT TRIGGER refuse
DROP EVENT TRIGGER

> CREATE EVENT TRIGGER refuse ON table_rewrite EXECUTE FUNCTION refuse()
CREATE EVENT TRIGGER

> ALTER TABLE u ALTER COLUMN a TYPE bigint
ERROR P0001 no alter table here

> ALTER TABLE u ADD COLUMN plain int DEFAULT 4
ALTER TABLE

> DROP EVENT TRIGGER refuse
DROP EVENT TRIGGER

> SELECT taken()
pg_proc 0 CREATE FUNCTION function public public.refuse() f
pg_class 0 ALTER TABLE table public public.u f

> DROP FUNCTION fired() CASCADE
DROP FUNCTION

> DROP FUNCTION commands() CASCADE
DROP FUNCTION

> DROP FUNCTION dropped() CASCADE
DROP FUNCTION

> DROP FUNCTION rewritten() CASCADE
DROP FUNCTION

> SELECT count(*) FROM pg_event_trigger
0

> DROP TABLE log, u CASCADE
DROP TABLE
