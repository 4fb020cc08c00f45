# Views that can be written to: targets, defaults, privileges by column at each level, security_invoker inside others, locks.

> CREATE ROLE obj_v1
CREATE ROLE

> CREATE ROLE obj_v2
CREATE ROLE

> GRANT CREATE, USAGE ON SCHEMA public TO obj_v1, obj_v2
GRANT

> SET ROLE obj_v1
SET

> CREATE TABLE obj_t (a int UNIQUE, b text, c float8)
CREATE TABLE

> INSERT INTO obj_t VALUES (1, 'one', 1), (2, 'two', 2)
INSERT 0 2

> CREATE VIEW obj_w AS SELECT b AS bb, c AS cc, a AS aa, upper(b) AS u FROM obj_t WHERE a > 0
CREATE VIEW

> CREATE VIEW obj_d AS SELECT a, b, a AS again, upper(b) AS u FROM obj_t
CREATE VIEW

> INSERT INTO obj_d (a, b, again) VALUES (3, 'x', 3)
ERROR 42601 multiple assignments to same column "a"

> INSERT INTO obj_d VALUES (3, 'x', 3)
ERROR 42601 multiple assignments to same column "a"

> UPDATE obj_d SET a = 5, again = 6
ERROR 42601 multiple assignments to same column "a"

> ALTER VIEW obj_d ALTER COLUMN u SET DEFAULT 'none'
ALTER VIEW

> INSERT INTO obj_d (a) VALUES (4)
ERROR 0A000 cannot insert into column "u" of view "obj_d"

> CREATE VIEW obj_over AS SELECT u || 'x' AS x, u, a, b FROM obj_d
CREATE VIEW

> INSERT INTO obj_over VALUES ('x', 'y', 4)
ERROR 0A000 cannot insert into column "x" of view "obj_over"

> UPDATE obj_over SET u = 'y', x = 'z'
ERROR 0A000 cannot update column "x" of view "obj_over"

> UPDATE obj_over SET u = 'y'
ERROR 0A000 cannot update column "u" of view "obj_d"

> GRANT SELECT (aa, bb), UPDATE (bb), INSERT ON obj_w TO obj_v2
GRANT

> SET ROLE obj_v2
SET

> UPDATE obj_w SET bb = bb || '!' WHERE aa = 1 RETURNING aa, bb
1|one!

> UPDATE obj_w SET bb = u
ERROR 42501 permission denied for view obj_w

> UPDATE obj_w SET bb = 'x' WHERE cc > 0
ERROR 42501 permission denied for view obj_w

> UPDATE obj_w SET cc = 3
ERROR 42501 permission denied for view obj_w

> INSERT INTO obj_w VALUES ('more', 2.0, 1) ON CONFLICT (aa) DO UPDATE SET bb = excluded.cc
ERROR 42501 permission denied for view obj_w

> INSERT INTO obj_w VALUES ('more', 2.0, 1) ON CONFLICT (aa) DO UPDATE SET bb = excluded.bb || obj_w.bb
INSERT 0 1

> INSERT INTO obj_w VALUES ('more', 2.0, 1) ON CONFLICT (aa) DO UPDATE SET cc = 0
ERROR 42501 permission denied for view obj_w

> DELETE FROM obj_w WHERE aa = 2
ERROR 42501 permission denied for view obj_w

> CREATE VIEW obj_x AS SELECT * FROM obj_w
CREATE VIEW

> SELECT * FROM obj_x
ERROR 42501 permission denied for view obj_w

> SELECT bb FROM obj_w FOR UPDATE
moreone!
two

> RESET ROLE
RESET

> GRANT SELECT ON obj_w TO obj_v2
GRANT

> SET ROLE obj_v2
SET

> SELECT bb, aa FROM obj_x ORDER BY 2
moreone!|1
two|2

> SELECT aa FROM obj_x FOR UPDATE
1
2

> RESET ROLE
RESET

> ALTER VIEW obj_w SET (security_invoker = true)
ALTER VIEW

> SET ROLE obj_v2
SET

> SELECT * FROM obj_x
ERROR 42501 permission denied for table obj_t

> RESET ROLE
RESET

> GRANT SELECT ON obj_x TO obj_v1
GRANT

> SET ROLE obj_v1
SET

> SELECT aa, bb FROM obj_x ORDER BY 1
1|moreone!
2|two

> RESET ROLE
RESET

> CREATE FUNCTION obj_aa(obj_w) RETURNS int LANGUAGE sql AS 'SELECT $1.aa'
CREATE FUNCTION

> UPDATE obj_w v SET cc = 9 WHERE obj_aa(v) = 1 RETURNING obj_aa(v), v.cc
1|9

> CREATE VIEW obj_e AS SELECT u, a FROM obj_d
CREATE VIEW

> CREATE VIEW obj_none AS SELECT u FROM obj_d
CREATE VIEW

> SELECT table_name, is_updatable, is_insertable_into FROM information_schema.views WHERE table_name LIKE 'obj\_%' ORDER BY 1
obj_d|YES|YES
obj_e|YES|YES
obj_none|NO|NO
obj_over|YES|YES
obj_w|YES|YES
obj_x|YES|YES

> SELECT pg_relation_is_updatable('obj_none'::regclass, false), pg_relation_is_updatable('obj_e'::regclass, false)
16|28

> CREATE RULE obj_rule AS ON INSERT TO obj_d DO INSTEAD NOTHING
CREATE RULE

> SELECT pg_relation_is_updatable('obj_none'::regclass, false), pg_relation_is_updatable('obj_d'::regclass, false)
24|28

> CREATE SEQUENCE obj_seq
CREATE SEQUENCE

> CREATE VIEW obj_of_seq AS SELECT * FROM obj_seq
CREATE VIEW

> SELECT * FROM obj_of_seq FOR UPDATE
ERROR 42809 cannot lock rows in sequence "obj_seq"

> DROP SEQUENCE obj_seq
ERROR 2BP01 cannot drop sequence obj_seq because other objects depend on it

> DROP SEQUENCE obj_seq CASCADE
DROP SEQUENCE

> CREATE MATERIALIZED VIEW obj_m AS SELECT 1 AS x
SELECT 1

> SELECT * FROM obj_m FOR SHARE
ERROR 42809 cannot lock rows in materialized view "obj_m"

> DROP MATERIALIZED VIEW obj_m
DROP MATERIALIZED VIEW

> DROP FUNCTION obj_aa(obj_w)
DROP FUNCTION

> DROP TABLE obj_t CASCADE
DROP TABLE

> REVOKE ALL ON SCHEMA public FROM obj_v1, obj_v2
REVOKE

> DROP ROLE obj_v1, obj_v2
DROP ROLE
