# Views that can be written to: targets, defaults, privileges by column at each level, security_invoker inside others, locks.

> CREATE ROLE upv_v1
CREATE ROLE

> CREATE ROLE upv_v2
CREATE ROLE

> GRANT CREATE, USAGE ON SCHEMA public TO upv_v1, upv_v2
GRANT

> SET ROLE upv_v1
SET

> CREATE TABLE upv_t (a int UNIQUE, b text, c float8)
CREATE TABLE

> INSERT INTO upv_t VALUES (1, 'one', 1), (2, 'two', 2)
INSERT 0 2

> CREATE VIEW upv_w AS SELECT b AS bb, c AS cc, a AS aa, upper(b) AS u FROM upv_t WHERE a > 0
CREATE VIEW

> CREATE VIEW upv_d AS SELECT a, b, a AS again, upper(b) AS u FROM upv_t
CREATE VIEW

> INSERT INTO upv_d (a, b, again) VALUES (3, 'x', 3)
ERROR 42601 multiple assignments to same column "a"

> INSERT INTO upv_d VALUES (3, 'x', 3)
ERROR 42601 multiple assignments to same column "a"

> UPDATE upv_d SET a = 5, again = 6
ERROR 42601 multiple assignments to same column "a"

> ALTER VIEW upv_d ALTER COLUMN u SET DEFAULT 'none'
ALTER VIEW

> INSERT INTO upv_d (a) VALUES (4)
ERROR 0A000 cannot insert into column "u" of view "upv_d"

> CREATE VIEW upv_over AS SELECT u || 'x' AS x, u, a, b FROM upv_d
CREATE VIEW

> INSERT INTO upv_over VALUES ('x', 'y', 4)
ERROR 0A000 cannot insert into column "x" of view "upv_over"

> UPDATE upv_over SET u = 'y', x = 'z'
ERROR 0A000 cannot update column "x" of view "upv_over"

> UPDATE upv_over SET u = 'y'
ERROR 0A000 cannot update column "u" of view "upv_d"

> GRANT SELECT (aa, bb), UPDATE (bb), INSERT ON upv_w TO upv_v2
GRANT

> SET ROLE upv_v2
SET

> UPDATE upv_w SET bb = bb || '!' WHERE aa = 1 RETURNING aa, bb
1|one!

> UPDATE upv_w SET bb = u
ERROR 42501 permission denied for view upv_w

> UPDATE upv_w SET bb = 'x' WHERE cc > 0
ERROR 42501 permission denied for view upv_w

> UPDATE upv_w SET cc = 3
ERROR 42501 permission denied for view upv_w

> INSERT INTO upv_w VALUES ('more', 2.0, 1) ON CONFLICT (aa) DO UPDATE SET bb = excluded.cc
ERROR 42501 permission denied for view upv_w

> INSERT INTO upv_w VALUES ('more', 2.0, 1) ON CONFLICT (aa) DO UPDATE SET bb = excluded.bb || upv_w.bb
INSERT 0 1

> INSERT INTO upv_w VALUES ('more', 2.0, 1) ON CONFLICT (aa) DO UPDATE SET cc = 0
ERROR 42501 permission denied for view upv_w

> DELETE FROM upv_w WHERE aa = 2
ERROR 42501 permission denied for view upv_w

> CREATE VIEW upv_x AS SELECT * FROM upv_w
CREATE VIEW

> SELECT * FROM upv_x
ERROR 42501 permission denied for view upv_w

> SELECT bb FROM upv_w FOR UPDATE
moreone!
two

> RESET ROLE
RESET

> GRANT SELECT ON upv_w TO upv_v2
GRANT

> SET ROLE upv_v2
SET

> SELECT bb, aa FROM upv_x ORDER BY 2
moreone!|1
two|2

> SELECT aa FROM upv_x FOR UPDATE
1
2

> RESET ROLE
RESET

> ALTER VIEW upv_w SET (security_invoker = true)
ALTER VIEW

> SET ROLE upv_v2
SET

> SELECT * FROM upv_x
ERROR 42501 permission denied for table upv_t

> RESET ROLE
RESET

> GRANT SELECT ON upv_x TO upv_v1
GRANT

> SET ROLE upv_v1
SET

> SELECT aa, bb FROM upv_x ORDER BY 1
1|moreone!
2|two

> RESET ROLE
RESET

> CREATE FUNCTION upv_aa(upv_w) RETURNS int LANGUAGE sql AS 'SELECT $1.aa'
CREATE FUNCTION

> UPDATE upv_w v SET cc = 9 WHERE upv_aa(v) = 1 RETURNING upv_aa(v), v.cc
1|9

> CREATE VIEW upv_e AS SELECT u, a FROM upv_d
CREATE VIEW

> CREATE VIEW upv_none AS SELECT u FROM upv_d
CREATE VIEW

> SELECT table_name, is_updatable, is_insertable_into FROM information_schema.views WHERE table_name LIKE 'upv\_%' ORDER BY 1
upv_d|YES|YES
upv_e|YES|YES
upv_none|NO|NO
upv_over|YES|YES
upv_w|YES|YES
upv_x|YES|YES

> SELECT pg_relation_is_updatable('upv_none'::regclass, false), pg_relation_is_updatable('upv_e'::regclass, false)
16|28

> CREATE RULE upv_rule AS ON INSERT TO upv_d DO INSTEAD NOTHING
CREATE RULE

> SELECT pg_relation_is_updatable('upv_none'::regclass, false), pg_relation_is_updatable('upv_d'::regclass, false)
24|28

> CREATE SEQUENCE upv_seq
CREATE SEQUENCE

> CREATE VIEW upv_of_seq AS SELECT * FROM upv_seq
CREATE VIEW

> SELECT * FROM upv_of_seq FOR UPDATE
ERROR 42809 cannot lock rows in sequence "upv_seq"

> DROP SEQUENCE upv_seq
ERROR 2BP01 cannot drop sequence upv_seq because other objects depend on it

> DROP SEQUENCE upv_seq CASCADE
DROP SEQUENCE

> CREATE MATERIALIZED VIEW upv_m AS SELECT 1 AS x
SELECT 1

> SELECT * FROM upv_m FOR SHARE
ERROR 42809 cannot lock rows in materialized view "upv_m"

> DROP MATERIALIZED VIEW upv_m
DROP MATERIALIZED VIEW

> DROP FUNCTION upv_aa(upv_w)
DROP FUNCTION

> DROP TABLE upv_t CASCADE
DROP TABLE

> REVOKE ALL ON SCHEMA public FROM upv_v1, upv_v2
REVOKE

> DROP ROLE upv_v1, upv_v2
DROP ROLE
