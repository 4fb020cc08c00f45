# Privileges: GRANT and REVOKE, what statements and definitions need, owners, members of roles.
# On tables and columns.
# Views are read as their owner.
# Sequences, functions, schemas, types.
# Asking.
# Members.
# Default privileges.
# What keeps a role, and what goes with it.
# information_schema.
# What comes with something else.
# Members by way of the roles' own statements.

> CREATE ROLE pr_a
CREATE ROLE

> CREATE ROLE pr_b IN ROLE pr_a
CREATE ROLE

> CREATE ROLE "pr C" NOINHERIT
CREATE ROLE

> CREATE ROLE pr_adm CREATEROLE
CREATE ROLE

> GRANT pr_a TO "pr C"
GRANT ROLE

> SELECT r.rolname, m.rolname, admin_option FROM pg_auth_members x JOIN pg_roles r ON r.oid = x.roleid JOIN pg_roles m ON m.oid = x.member WHERE r.rolname LIKE 'pr%' ORDER BY 1, 2
pr_a|pr C|f
pr_a|pr_b|f

> CREATE TABLE t (a int PRIMARY KEY, b int, c text)
CREATE TABLE

> INSERT INTO t VALUES (1, 1, 'x'), (2, 2, 'y')
INSERT 0 2

> CREATE SEQUENCE s
CREATE SEQUENCE

> CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> CREATE VIEW v AS SELECT a, b FROM t
CREATE VIEW

> SELECT relname, relacl FROM pg_class WHERE relname IN ('t', 's', 'v') ORDER BY 1
s|∅
t|∅
v|∅

> SET ROLE pr_a
SET

> SELECT current_user, session_user
pr_a|postgres

> SELECT * FROM t
ERROR 42501 permission denied for table t

> SELECT count(*) FROM t
ERROR 42501 permission denied for table t

> INSERT INTO t VALUES (3)
ERROR 42501 permission denied for table t

> UPDATE t SET b = 1
ERROR 42501 permission denied for table t

> DELETE FROM t
ERROR 42501 permission denied for table t

> TRUNCATE t
ERROR 42501 permission denied for table t

> SELECT * FROM v
ERROR 42501 permission denied for view v

> SELECT nextval('s')
ERROR 42501 permission denied for sequence s

> SELECT setval('s', 1)
ERROR 42501 permission denied for sequence s

> SELECT f()
1

> ALTER TABLE t ADD x int
ERROR 42501 must be owner of table t

> DROP TABLE t
ERROR 42501 must be owner of table t

> DROP VIEW v
ERROR 42501 must be owner of view v

> DROP SEQUENCE s
ERROR 42501 must be owner of sequence s

> DROP FUNCTION f()
ERROR 42501 must be owner of function f

> CREATE INDEX ON t (b)
ERROR 42501 must be owner of table t

> COMMENT ON TABLE t IS 'x'
ERROR 42501 must be owner of table t

> CREATE TABLE mine (a int)
ERROR 42501 permission denied for schema public

> CREATE VIEW mine AS SELECT 1
ERROR 42501 permission denied for schema public

> CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'
ERROR 42501 permission denied for schema public

> CREATE TYPE mine AS ENUM ('a')
ERROR 42501 permission denied for schema public

> CREATE ROLE pr_x
ERROR 42501 permission denied to create role

> LOCK TABLE t
ERROR 25P01 LOCK TABLE can only be used in transaction blocks

> SELECT * FROM pg_authid
ERROR 42501 permission denied for table pg_authid

> GRANT SELECT ON t TO pr_b
ERROR 42501 permission denied for table t

> GRANT pr_a TO pr_adm
ERROR 42501 must have admin option on role "pr_a"

> ALTER TABLE t OWNER TO pr_a
ERROR 42501 must be owner of table t

> CREATE TRIGGER x BEFORE INSERT ON t EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42501 permission denied for table t

> CREATE TEMP TABLE tmp (a int)
CREATE TABLE

> INSERT INTO tmp SELECT 1
INSERT 0 1

> RESET ROLE
RESET

> GRANT SELECT, INSERT ON t TO pr_a WITH GRANT OPTION
GRANT

> GRANT UPDATE (b), SELECT (a, c) ON t TO "pr C", PUBLIC
GRANT

> SELECT relacl FROM pg_class WHERE relname = 't'
{postgres=arwdDxt/postgres,pr_a=a*r*/postgres}

> SELECT attname, attacl FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0 ORDER BY 1
a|{"\"pr C\"=r/postgres",=r/postgres}
b|{"\"pr C\"=w/postgres",=w/postgres}
c|{"\"pr C\"=r/postgres",=r/postgres}

> SET ROLE "pr C"
SET

> SELECT a, c FROM t ORDER BY 1
1|x
2|y

> SELECT a FROM t ORDER BY c
1
2

> SELECT b FROM t
ERROR 42501 permission denied for table t

> SELECT count(*) FROM t
2

> SELECT t FROM t
ERROR 42501 permission denied for table t

> SELECT a FROM t WHERE b = 1
ERROR 42501 permission denied for table t

> UPDATE t SET b = 10 WHERE a = 1
UPDATE 1

> UPDATE t SET b = b + 1
ERROR 42501 permission denied for table t

> UPDATE t SET b = 10 RETURNING b
ERROR 42501 permission denied for table t

> UPDATE t SET c = 'z'
ERROR 42501 permission denied for table t

> INSERT INTO t (a) VALUES (9)
ERROR 42501 permission denied for table t

> SELECT * FROM v
ERROR 42501 permission denied for view v

> SELECT a FROM t WHERE a = 1 FOR UPDATE
1

> SELECT x.a FROM t x JOIN t y ON x.a = y.b
ERROR 42501 permission denied for table t

> WITH d AS (DELETE FROM t RETURNING a) SELECT * FROM d
ERROR 42501 permission denied for table t

> SELECT (SELECT max(b) FROM t)
ERROR 42501 permission denied for table t

> RESET ROLE
RESET

> SET ROLE pr_b
SET

> SELECT b FROM t ORDER BY 1
2
10

> INSERT INTO t VALUES (3, 3, 'z') ON CONFLICT (a) DO UPDATE SET b = excluded.b
INSERT 0 1

> INSERT INTO t VALUES (3, 3, 'z') ON CONFLICT (a) DO UPDATE SET c = excluded.c
ERROR 42501 permission denied for table t

> INSERT INTO t VALUES (4, 4, 'w') RETURNING *
4|4|w

> GRANT SELECT ON t TO pr_adm
GRANT

> GRANT DELETE ON t TO pr_adm
GRANT

> GRANT SELECT, DELETE ON t TO "pr C"
GRANT

> GRANT ALL ON t TO pr_adm
GRANT

> REVOKE UPDATE ON t FROM PUBLIC
REVOKE

> RESET ROLE
RESET

> SELECT relacl FROM pg_class WHERE relname = 't'
{postgres=arwdDxt/postgres,pr_a=a*r*/postgres,pr_adm=ar/pr_a,"\"pr C\"=r/pr_a"}

> REVOKE SELECT ON t FROM pr_a
ERROR 2BP01 dependent privileges exist

> REVOKE GRANT OPTION FOR SELECT ON t FROM pr_a CASCADE
REVOKE

> SELECT relacl FROM pg_class WHERE relname = 't'
{postgres=arwdDxt/postgres,pr_a=a*r/postgres,pr_adm=a/pr_a}

> REVOKE ALL ON t FROM PUBLIC, "pr C"
REVOKE

> SELECT attname, attacl FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0 ORDER BY 1
a|∅
b|∅
c|∅

> REVOKE INSERT ON t FROM pr_a CASCADE
REVOKE

> SELECT relacl FROM pg_class WHERE relname = 't'
{postgres=arwdDxt/postgres,pr_a=r/postgres}

> GRANT foo ON t TO pr_a
ERROR 42601 unrecognized privilege type "foo"

> GRANT EXECUTE ON t TO pr_a
ERROR 0LP01 invalid privilege type EXECUTE for relation

> GRANT USAGE ON t TO pr_a
ERROR 0LP01 invalid privilege type USAGE for table

> GRANT SELECT ON f TO pr_a
ERROR 42P01 relation "f" does not exist

> GRANT DELETE (a) ON t TO pr_a
ERROR 0LP01 invalid privilege type DELETE for column

> GRANT SELECT (zz) ON t TO pr_a
ERROR 42703 column "zz" of relation "t" does not exist

> GRANT SELECT ON nope TO pr_a
ERROR 42P01 relation "nope" does not exist

> GRANT SELECT ON t TO nobody
ERROR 42704 role "nobody" does not exist

> GRANT SELECT ON t TO PUBLIC WITH GRANT OPTION
ERROR 0LP01 grant options can only be granted to roles

> GRANT USAGE ON FUNCTION f() TO pr_a
ERROR 0LP01 invalid privilege type USAGE for function

> GRANT EXECUTE ON FUNCTION nof() TO pr_a
ERROR 42883 function nof() does not exist

> GRANT SELECT ON SCHEMA public TO pr_a
ERROR 0LP01 invalid privilege type SELECT for schema

> GRANT ALL ON SEQUENCE t TO pr_a
ERROR 42809 "t" is not a sequence

> GRANT SELECT ON v TO pr_b
GRANT

> SET ROLE pr_b
SET

> SELECT * FROM v ORDER BY 1
1|10
2|2
3|3
4|4

> INSERT INTO v VALUES (7, 7)
ERROR 42501 permission denied for view v

> RESET ROLE
RESET

> GRANT INSERT, UPDATE ON v TO pr_b
GRANT

> SET ROLE pr_b
SET

> INSERT INTO v VALUES (7, 7)
INSERT 0 1

> UPDATE v SET b = 8 WHERE a = 7
UPDATE 1

> DELETE FROM v
ERROR 42501 permission denied for view v

> RESET ROLE
RESET

> ALTER VIEW v OWNER TO pr_a
ALTER VIEW

> SET ROLE pr_b
SET

> SELECT * FROM v WHERE a = 7
7|8

> RESET ROLE
RESET

> REVOKE SELECT ON t FROM pr_a
REVOKE

> SET ROLE pr_b
SET

> SELECT * FROM v
ERROR 42501 permission denied for table t

> RESET ROLE
RESET

> SELECT relacl, relowner::regrole FROM pg_class WHERE relname = 'v'
{pr_a=arwdDxt/pr_a,pr_b=arw/pr_a}|pr_a

> GRANT USAGE ON SEQUENCE s TO pr_a
GRANT

> GRANT SELECT ON s TO pr_b
GRANT

> SET ROLE pr_a
SET

> SELECT nextval('s'), currval('s')
1|1

> SELECT setval('s', 5)
ERROR 42501 permission denied for sequence s

> SELECT last_value FROM s
ERROR 42501 permission denied for sequence s

> SET ROLE pr_b
SET

> SELECT last_value FROM s
1

> RESET ROLE
RESET

> REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC
REVOKE

> SELECT proacl FROM pg_proc WHERE proname = 'f'
{postgres=X/postgres}

> SET ROLE pr_a
SET

> SELECT f()
ERROR 42501 permission denied for function f

> SELECT 1 FROM t WHERE f() = 1
ERROR 42501 permission denied for table t

> RESET ROLE
RESET

> GRANT EXECUTE ON FUNCTION f TO pr_a
GRANT

> SET ROLE pr_a
SET

> SELECT f()
1

> RESET ROLE
RESET

> CREATE FUNCTION reader() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t'
CREATE FUNCTION

> CREATE FUNCTION definer() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT current_user || count(*) FROM t'
CREATE FUNCTION

> SET ROLE pr_a
SET

> SELECT reader()
ERROR 42501 permission denied for table t

> SELECT definer() = session_user || '5'
t

> SELECT current_user
pr_a

> RESET ROLE
RESET

> CREATE SCHEMA sec
CREATE SCHEMA

> CREATE TABLE sec.hidden (a int)
CREATE TABLE

> GRANT SELECT ON sec.hidden TO pr_a
GRANT

> SET ROLE pr_a
SET

> SELECT * FROM sec.hidden
ERROR 42501 permission denied for schema sec

> SET search_path = sec, public
SET

> SELECT * FROM hidden
ERROR 42P01 relation "hidden" does not exist

> CREATE TABLE sec.mine (a int)
ERROR 42501 permission denied for schema sec

> RESET search_path
RESET

> RESET ROLE
RESET

> GRANT USAGE ON SCHEMA sec TO pr_a
GRANT

> SET ROLE pr_a
SET

> SELECT * FROM sec.hidden
(no rows)

> CREATE TABLE sec.mine (a int)
ERROR 42501 permission denied for schema sec

> RESET ROLE
RESET

> GRANT CREATE ON SCHEMA sec TO pr_a
GRANT

> SELECT nspacl FROM pg_namespace WHERE nspname = 'sec'
{postgres=UC/postgres,pr_a=UC/postgres}

> SET ROLE pr_a
SET

> CREATE TABLE sec.mine (a int REFERENCES t)
ERROR 42501 permission denied for table t

> RESET ROLE
RESET

> GRANT REFERENCES (a) ON t TO pr_a
GRANT

> SET ROLE pr_a
SET

> CREATE TABLE sec.mine (a int REFERENCES t, b int)
CREATE TABLE

> INSERT INTO sec.mine VALUES (1), (99)
ERROR 23503 insert or update on table "mine" violates foreign key constraint "mine_a_fkey"

> INSERT INTO sec.mine VALUES (1)
INSERT 0 1

> SELECT relowner::regrole FROM pg_class WHERE relname = 'mine'
pr_a

> ALTER TABLE sec.mine OWNER TO pr_b
ERROR 42501 must be member of role "pr_b"

> DROP TABLE sec.hidden
ERROR 42501 must be owner of table hidden

> RESET ROLE
RESET

> CREATE TYPE ty AS ENUM ('x')
CREATE TYPE

> REVOKE USAGE ON TYPE ty FROM PUBLIC
REVOKE

> SELECT typacl FROM pg_type WHERE typname = 'ty'
{postgres=U/postgres}

> SET ROLE pr_a
SET

> CREATE TABLE sec.other (a ty)
ERROR 42501 permission denied for type ty

> CREATE TABLE sec.other (a ty[])
ERROR 42501 permission denied for type ty

> RESET ROLE
RESET

> SELECT has_table_privilege('pr_a', 't', 'SELECT'), has_table_privilege('pr_a', 't', 'INSERT, SELECT'), has_table_privilege('pr_b', 'v', 'select'), has_any_column_privilege('pr_a', 't', 'REFERENCES')
f|f|t|t

> SELECT has_column_privilege('pr_a', 't', 'a', 'REFERENCES'), has_column_privilege('pr_a', 't', 'b', 'REFERENCES'), has_column_privilege('pr_a', 't', 2::int2, 'SELECT')
t|f|f

> SELECT has_sequence_privilege('pr_a', 's', 'USAGE'), has_schema_privilege('pr_a', 'sec', 'CREATE'), has_schema_privilege('pr_a', 'public', 'CREATE'), has_function_privilege('pr_b', 'f()', 'EXECUTE'), has_type_privilege('pr_a', 'ty', 'USAGE')
t|t|f|t|f

> SELECT has_table_privilege('nobody', 't', 'SELECT')
ERROR 42704 role "nobody" does not exist

> SELECT has_table_privilege('t', 'FOO')
ERROR 22023 unrecognized privilege type: "FOO"

> SELECT has_table_privilege('nope', 'SELECT')
ERROR 42P01 relation "nope" does not exist

> SELECT has_table_privilege(0::oid, 'SELECT')
∅

> SELECT pg_has_role('pr_b', 'pr_a', 'USAGE'), pg_has_role('pr C', 'pr_a', 'USAGE'), pg_has_role('pr C', 'pr_a', 'MEMBER'), pg_has_role('pr_a', 'pr_b', 'MEMBER')
t|f|t|f

> SELECT acldefault('r', 10) = '{}', (acldefault('f', 0::oid))::text
f|{=X/0,=X/0}

> SELECT grantee::regrole, privilege_type, is_grantable FROM pg_class, aclexplode(relacl) WHERE relname = 's' ORDER BY 1::text, 2
postgres|SELECT|f
pr_b|SELECT|f
postgres|UPDATE|f
postgres|USAGE|f
pr_a|USAGE|f

> SELECT '=r/pr_a'::aclitem, 'pr_a=r*w/pr_b'::aclitem, makeaclitem('pr_a'::regrole, 'pr_b'::regrole, 'SELECT, UPDATE', true)
ERROR 22023 unrecognized privilege type: "SELECT, UPDATE"

> SELECT 'nobody=r/pr_a'::aclitem
ERROR 42704 role "nobody" does not exist

> SELECT 'pr_a=q/pr_a'::aclitem
ERROR 22P02 invalid mode character: must be one of "arwdDxtXUCTcsA"

> GRANT pr_b TO pr_a
ERROR 0LP01 role "pr_b" is a member of role "pr_a"

> GRANT pr_a TO pr_a
ERROR 0LP01 role "pr_a" is a member of role "pr_a"

> GRANT pr_a TO pr_b
GRANT ROLE

> GRANT pr_a TO pr_b WITH ADMIN OPTION
GRANT ROLE

> REVOKE pr_a FROM pr_adm
REVOKE ROLE

> GRANT pr_a TO PUBLIC
ERROR 42704 role "public" does not exist

> SET ROLE pr_b
SET

> GRANT pr_a TO pr_adm
GRANT ROLE

> SET ROLE pr_adm
SET

> SELECT current_user
pr_adm

> CREATE ROLE pr_new
CREATE ROLE

> DROP ROLE pr_new
DROP ROLE

> RESET ROLE
RESET

> SET SESSION AUTHORIZATION pr_b
SET

> SELECT current_user, session_user
pr_b|pr_b

> SET ROLE pr_a
SET

> SELECT current_user, session_user
pr_a|pr_b

> SET ROLE pr_adm
ERROR 42501 permission denied to set role "pr_adm"

> SET SESSION AUTHORIZATION pr_a
SET

> RESET SESSION AUTHORIZATION
RESET

> SELECT current_user = session_user
t

> BEGIN
BEGIN

> SET LOCAL ROLE pr_a
SET

> SELECT current_user
pr_a

> ROLLBACK
ROLLBACK

> SET ROLE nobody
ERROR 22023 role "nobody" does not exist

> ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pr_b
ALTER DEFAULT PRIVILEGES

> ALTER DEFAULT PRIVILEGES IN SCHEMA sec GRANT INSERT ON TABLES TO pr_b
ALTER DEFAULT PRIVILEGES

> ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC
ALTER DEFAULT PRIVILEGES

> SELECT defaclrole = 10, defaclnamespace::regnamespace, defaclobjtype, array_length(defaclacl, 1) FROM pg_default_acl ORDER BY 2::text, 3
t|-|f|1
t|-|r|2
t|sec|r|1

> CREATE TABLE sec.d (a int)
CREATE TABLE

> CREATE TABLE d (a int)
CREATE TABLE

> CREATE FUNCTION df() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> SELECT has_table_privilege('pr_b', 'sec.d', 'INSERT'), has_table_privilege('pr_b', 'd', 'INSERT'), has_table_privilege('pr_b', 'd', 'SELECT'), has_function_privilege('pr_b', 'df()', 'EXECUTE')
t|f|t|f

> ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM pr_b
ALTER DEFAULT PRIVILEGES

> ALTER DEFAULT PRIVILEGES IN SCHEMA sec REVOKE INSERT ON TABLES FROM pr_b
ALTER DEFAULT PRIVILEGES

> ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC
ALTER DEFAULT PRIVILEGES

> SELECT count(*) FROM pg_default_acl
0

> GRANT SELECT ON ALL TABLES IN SCHEMA sec TO "pr C"
GRANT

> SELECT relname, has_table_privilege('pr C', oid, 'SELECT') FROM pg_class WHERE relnamespace = 'sec'::regnamespace AND relkind = 'r' ORDER BY 1
d|t
hidden|t
mine|t

> DROP ROLE pr_a
ERROR 2BP01 role "pr_a" cannot be dropped because some objects depend on it

> REASSIGN OWNED BY pr_a TO pr_adm
REASSIGN OWNED

> SELECT relname, relowner::regrole FROM pg_class WHERE relname IN ('mine', 'v') ORDER BY 1
mine|pr_adm
v|pr_adm

> DROP ROLE pr_a
ERROR 2BP01 role "pr_a" cannot be dropped because some objects depend on it

> DROP OWNED BY pr_a, pr_b, "pr C"
DROP OWNED

> SELECT relname, relacl IS NULL OR NOT relacl::text LIKE '%pr%' FROM pg_class WHERE relname IN ('t', 's') ORDER BY 1
s|t
t|t

> DROP ROLE pr_a, pr_b, "pr C"
DROP ROLE

> DROP OWNED BY pr_adm CASCADE
DROP OWNED

> DROP ROLE pr_adm
DROP ROLE

> SELECT to_regclass('sec.mine'), to_regclass('v')
∅|∅

> SELECT rolname FROM pg_roles WHERE rolname LIKE 'pr%'
(no rows)

> CREATE ROLE pr_a
CREATE ROLE

> CREATE ROLE pr_b
CREATE ROLE

> GRANT pr_a TO pr_b WITH ADMIN OPTION
GRANT ROLE

> CREATE SCHEMA info
CREATE SCHEMA

> CREATE TABLE info.x (a int, b int)
CREATE TABLE

> CREATE TABLE info.y (a int)
CREATE TABLE

> CREATE SEQUENCE info.sq
CREATE SEQUENCE

> CREATE DOMAIN info.dom AS int
CREATE DOMAIN

> CREATE FUNCTION info.fn() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> GRANT SELECT, DELETE ON info.x TO pr_a WITH GRANT OPTION
GRANT

> GRANT UPDATE (b) ON info.x TO PUBLIC
GRANT

> GRANT USAGE ON SEQUENCE info.sq TO pr_a
GRANT

> REVOKE EXECUTE ON FUNCTION info.fn() FROM PUBLIC
REVOKE

> GRANT EXECUTE ON FUNCTION info.fn() TO pr_b
GRANT

> SELECT grantor = current_user, CASE grantee WHEN current_user THEN 'me' ELSE grantee END, table_name, privilege_type, is_grantable, with_hierarchy FROM information_schema.table_privileges WHERE table_schema = 'info' ORDER BY 3, 2, 4
t|me|x|DELETE|YES|NO
t|me|x|INSERT|YES|NO
t|me|x|REFERENCES|YES|NO
t|me|x|SELECT|YES|YES
t|me|x|TRIGGER|YES|NO
t|me|x|TRUNCATE|YES|NO
t|me|x|UPDATE|YES|NO
t|pr_a|x|DELETE|YES|NO
t|pr_a|x|SELECT|YES|YES
t|me|y|DELETE|YES|NO
t|me|y|INSERT|YES|NO
t|me|y|REFERENCES|YES|NO
t|me|y|SELECT|YES|YES
t|me|y|TRIGGER|YES|NO
t|me|y|TRUNCATE|YES|NO
t|me|y|UPDATE|YES|NO

> SELECT CASE grantee WHEN current_user THEN 'me' ELSE grantee END, table_name, column_name, privilege_type, is_grantable FROM information_schema.column_privileges WHERE table_schema = 'info' AND grantee <> current_user ORDER BY 1, 2, 3, 4
PUBLIC|x|b|UPDATE|NO
pr_a|x|a|SELECT|YES
pr_a|x|b|SELECT|YES

> SELECT grantee, object_name, object_type, privilege_type, is_grantable FROM information_schema.usage_privileges WHERE object_schema = 'info' AND grantee <> current_user ORDER BY 1, 2
PUBLIC|dom|DOMAIN|USAGE|NO
pr_a|sq|SEQUENCE|USAGE|NO

> SELECT grantee, routine_name, privilege_type FROM information_schema.routine_privileges WHERE routine_schema = 'info' AND grantee <> current_user ORDER BY 1, 2
pr_b|fn|EXECUTE

> SET ROLE pr_b
SET

> SELECT grantee, table_name, privilege_type, is_grantable FROM information_schema.table_privileges WHERE table_schema = 'info' ORDER BY 1, 2, 3
pr_a|x|DELETE|YES
pr_a|x|SELECT|YES

> SELECT grantee, table_name, privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'info' ORDER BY 1, 2, 3
pr_a|x|DELETE
pr_a|x|SELECT

> SELECT grantee, column_name, privilege_type FROM information_schema.column_privileges WHERE table_schema = 'info' ORDER BY 1, 2, 3
PUBLIC|b|UPDATE
pr_a|a|SELECT
pr_a|b|SELECT

> SELECT grantee, column_name, privilege_type FROM information_schema.role_column_grants WHERE table_schema = 'info' ORDER BY 1, 2, 3
pr_a|a|SELECT
pr_a|b|SELECT

> SELECT table_name FROM information_schema.tables WHERE table_schema = 'info' ORDER BY 1
x

> SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'info' ORDER BY 1, 2
x|a
x|b

> SELECT * FROM information_schema.enabled_roles ORDER BY 1
pr_a
pr_b

> SELECT * FROM information_schema.applicable_roles ORDER BY 1, 2
pr_b|pr_a|YES

> SELECT * FROM information_schema.administrable_role_authorizations ORDER BY 1, 2
pr_b|pr_a|YES

> RESET ROLE
RESET

> DROP SCHEMA info CASCADE
DROP SCHEMA

> DROP ROLE pr_a, pr_b
DROP ROLE

> CREATE ROLE pr_a
CREATE ROLE

> GRANT CREATE ON SCHEMA public TO pr_a
GRANT

> CREATE TABLE parent (a int PRIMARY KEY)
CREATE TABLE

> CREATE TABLE kid (a int REFERENCES parent)
CREATE TABLE

> GRANT TRUNCATE ON parent TO pr_a
GRANT

> CREATE FUNCTION theirs() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> SET ROLE pr_a
SET

> TRUNCATE parent CASCADE
ERROR 42501 permission denied for table kid

> CREATE TABLE alike (LIKE parent)
ERROR 42501 permission denied for table parent

> CREATE OR REPLACE FUNCTION theirs() RETURNS int LANGUAGE sql AS 'SELECT 2'
ERROR 42501 must be owner of function theirs

> CREATE FUNCTION theirs(int) RETURNS int LANGUAGE sql AS 'SELECT 2'
CREATE FUNCTION

> CREATE OR REPLACE FUNCTION theirs(int) RETURNS int LANGUAGE sql AS 'SELECT 3'
CREATE FUNCTION

> MERGE INTO parent USING (VALUES (1)) v (x) ON a = x WHEN NOT MATCHED THEN INSERT VALUES (x)
ERROR 42501 permission denied for table parent

> RESET ROLE
RESET

> GRANT TRUNCATE, INSERT, SELECT ON parent, kid TO pr_a
GRANT

> SET ROLE pr_a
SET

> TRUNCATE parent CASCADE
TRUNCATE TABLE

> CREATE TABLE alike (LIKE parent)
CREATE TABLE

> MERGE INTO parent USING (VALUES (1)) v (x) ON a = x WHEN NOT MATCHED THEN INSERT VALUES (x)
MERGE 1

> MERGE INTO parent USING (VALUES (1)) v (x) ON a = x WHEN MATCHED THEN DELETE
ERROR 42501 permission denied for table parent

> CREATE TABLE serials (id serial, g int GENERATED ALWAYS AS IDENTITY)
CREATE TABLE

> GRANT INSERT ON serials TO PUBLIC
GRANT

> RESET ROLE
RESET

> CREATE ROLE pr_b
CREATE ROLE

> SET ROLE pr_b
SET

> INSERT INTO serials DEFAULT VALUES
ERROR 42501 permission denied for sequence serials_id_seq

> INSERT INTO serials (id) VALUES (7)
INSERT 0 1

> RESET ROLE
RESET

> DROP OWNED BY pr_a, pr_b CASCADE
DROP OWNED

> DROP ROLE pr_a, pr_b
DROP ROLE

> CREATE ROLE pr_a
CREATE ROLE

> CREATE ROLE pr_b IN ROLE pr_a, pg_monitor
CREATE ROLE

> CREATE ROLE pr_c ROLE pr_b ADMIN pr_a
CREATE ROLE

> ALTER GROUP pr_c ADD USER pr_a
ALTER ROLE

> ALTER GROUP pr_a DROP USER pr_b
ALTER ROLE

> ALTER GROUP pr_a DROP USER pr_b
ALTER ROLE

> CREATE ROLE pr_d IN ROLE pr_a ROLE pr_a
ERROR 0LP01 role "pr_d" is a member of role "pr_a"

> SELECT r.rolname, m.rolname, admin_option FROM pg_auth_members x JOIN pg_roles r ON r.oid = x.roleid JOIN pg_roles m ON m.oid = x.member WHERE m.rolname LIKE 'pr%' ORDER BY 1, 2
pg_monitor|pr_b|f
pr_c|pr_a|t
pr_c|pr_b|f

> DROP ROLE pr_a, pr_b, pr_c
DROP ROLE
