# CREATE SCHEMA with elements: in their order, as the schema's owner, in the schema alone.

> CREATE ROLE element_owner
CREATE ROLE

> CREATE SCHEMA AUTHORIZATION element_owner CREATE VIEW v AS SELECT * FROM t CREATE TABLE t (a int PRIMARY KEY, b int) CREATE INDEX ON t (b) CREATE SEQUENCE q GRANT SELECT ON t TO PUBLIC
CREATE SCHEMA

> SELECT relname, relkind, relowner::regrole, relacl FROM pg_class WHERE relnamespace = 'element_owner'::regnamespace ORDER BY 1
q|S|element_owner|∅
t|r|element_owner|{element_owner=arwdDxt/element_owner,=r/element_owner}
t_b_idx|i|element_owner|∅
t_pkey|i|element_owner|∅
v|v|element_owner|∅

> CREATE SCHEMA elements_2 CREATE TABLE elements_2.t (a int)
CREATE SCHEMA

> CREATE SCHEMA elements_3 CREATE TABLE public.elements_t (a int)
ERROR 42P15 CREATE specifies a schema (public) different from the one being created (elements_3)

> CREATE SCHEMA elements_4 CREATE TEMP TABLE t (a int)
ERROR 42P16 cannot create temporary relation in non-temporary schema

> CREATE SCHEMA elements_5 CREATE TEMP VIEW v AS SELECT 1
ERROR 42P16 cannot create temporary relation in non-temporary schema

> CREATE SCHEMA elements_6 CREATE SEQUENCE elements_2.q
ERROR 42P15 CREATE specifies a schema (elements_2) different from the one being created (elements_6)

> CREATE SCHEMA elements_7 CREATE VIEW v AS SELECT * FROM nowhere
ERROR 42P01 relation "nowhere" does not exist

> SELECT nspname FROM pg_namespace WHERE nspname LIKE 'elements%' ORDER BY 1
elements_2

> SHOW search_path
"$user", public

> SELECT current_user = session_user
t

> DROP SCHEMA elements_2, element_owner CASCADE
DROP SCHEMA

> DROP ROLE element_owner
DROP ROLE
