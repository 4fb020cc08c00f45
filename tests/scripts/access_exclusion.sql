# EXCLUDE: what is refused, when, and how constraints are shown, changed and dropped.

> CREATE TABLE ax (id int, r int4range, p int4range, w int, t text, EXCLUDE USING gist (r WITH &&))
CREATE TABLE

> INSERT INTO ax (id, r) VALUES (1, '[1,5)'), (2, '[5,7)'), (3, NULL), (4, 'empty'), (5, 'empty'), (6, NULL)
INSERT 0 6

> INSERT INTO ax (id, r) VALUES (7, '[4,6)')
ERROR 23P01 conflicting key value violates exclusion constraint "ax_r_excl"

> INSERT INTO ax (id, r) VALUES (8, '[14,16)'), (9, '[15,20)')
ERROR 23P01 conflicting key value violates exclusion constraint "ax_r_excl"

> INSERT INTO ax (id, r) VALUES (10, '[4,6)'), (11, '[30,31)') ON CONFLICT DO NOTHING RETURNING id
11

> INSERT INTO ax (id, r) VALUES (12, '[4,6)'), (13, '[40,41)'), (14, '[40,42)') ON CONFLICT ON CONSTRAINT ax_r_excl DO NOTHING RETURNING id
13

> INSERT INTO ax (id, r) VALUES (12, '[4,6)') ON CONFLICT ON CONSTRAINT ax_r_excl DO UPDATE SET w = 1
ERROR 42809 ON CONFLICT DO UPDATE not supported with exclusion constraints

> INSERT INTO ax (id, r) VALUES (12, '[4,6)') ON CONFLICT (r) DO NOTHING
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> UPDATE ax SET r = '[3,6)' WHERE id = 2
ERROR 23P01 conflicting key value violates exclusion constraint "ax_r_excl"

> UPDATE ax SET r = '[5,9)' WHERE id = 2
UPDATE 1

> UPDATE ax SET w = 7 WHERE id = 2
UPDATE 1

> UPDATE ax SET r = int4range(lower(r) + 4, upper(r) + 4) WHERE id IN (1, 2)
ERROR 23P01 conflicting key value violates exclusion constraint "ax_r_excl"

> DELETE FROM ax WHERE id = 1
DELETE 1

> INSERT INTO ax (id, r) VALUES (1, '[2,5)')
INSERT 0 1

> INSERT INTO ax (id, r) VALUES (20, '(,)')
ERROR 23P01 conflicting key value violates exclusion constraint "ax_r_excl"

> INSERT INTO ax (id, r) SELECT i, int4range(i * 10, i * 10 + 12) FROM generate_series(100, 102) i
ERROR 23P01 conflicting key value violates exclusion constraint "ax_r_excl"

> MERGE INTO ax USING (VALUES (1)) v(i) ON id = v.i WHEN MATCHED THEN UPDATE SET r = '[5,6)'
ERROR 23P01 conflicting key value violates exclusion constraint "ax_r_excl"

> WITH gone AS (DELETE FROM ax WHERE id = 2 RETURNING r) INSERT INTO ax (id, r) SELECT 21, r FROM gone
INSERT 0 1

> SELECT id, r FROM ax ORDER BY id
1|[2,5)
3|∅
4|empty
5|empty
6|∅
11|[30,31)
13|[40,41)
21|[5,9)

> SELECT conname, contype, condeferrable, condeferred, conkey, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'ax'::regclass ORDER BY conname COLLATE "C"
ax_r_excl|x|f|f|{2}|EXCLUDE USING gist (r WITH &&)

> ALTER TABLE ax ADD CONSTRAINT ax_more EXCLUDE USING gist (p WITH =, r WITH &&) WHERE (w > 3) DEFERRABLE INITIALLY DEFERRED
ALTER TABLE

> ALTER TABLE ax ADD CONSTRAINT ax_more EXCLUDE USING gist (p WITH =)
ERROR 42P07 relation "ax_more" already exists

> ALTER TABLE ax DROP CONSTRAINT ax_r_excl
ALTER TABLE

> INSERT INTO ax VALUES (50, '[100,110)', '[1,2)', 4), (51, '[105,120)', '[2,3)', 4), (52, '[105,120)', '[1,2)', 3)
INSERT 0 3

> INSERT INTO ax VALUES (53, '[105,120)', '[1,2)', 5)
ERROR 23P01 conflicting key value violates exclusion constraint "ax_more"

> BEGIN
BEGIN

> INSERT INTO ax VALUES (53, '[105,120)', '[1,2)', 5)
INSERT 0 1

> SELECT count(*) FROM ax WHERE id = 53
1

> DELETE FROM ax WHERE id = 50
DELETE 1

> COMMIT
COMMIT

> BEGIN
BEGIN

> INSERT INTO ax VALUES (54, '[119,121)', '[1,2)', 5)
INSERT 0 1

> SET CONSTRAINTS ax_more IMMEDIATE
ERROR 23P01 conflicting key value violates exclusion constraint "ax_more"

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> SET CONSTRAINTS ALL IMMEDIATE
SET CONSTRAINTS

> INSERT INTO ax VALUES (54, '[119,121)', '[1,2)', 5)
ERROR 23P01 conflicting key value violates exclusion constraint "ax_more"

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> SAVEPOINT s
SAVEPOINT

> INSERT INTO ax VALUES (54, '[119,121)', '[1,2)', 5)
INSERT 0 1

> ROLLBACK TO s
ROLLBACK

> COMMIT
COMMIT

> INSERT INTO ax VALUES (54, '[119,121)', '[1,2)', 5) ON CONFLICT DO NOTHING
ERROR 55000 ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters

> UPDATE ax SET w = 9 WHERE id = 52
ERROR 23P01 conflicting key value violates exclusion constraint "ax_more"

> SELECT conname, contype, condeferrable, condeferred, conkey, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'ax'::regclass ORDER BY conname COLLATE "C"
ax_more|x|t|t|{3,2}|EXCLUDE USING gist (p WITH =, r WITH &&) WHERE ((w > 3)) DEFERRABLE INITIALLY DEFERRED

> SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'ax' ORDER BY indexname COLLATE "C"
ax_more|CREATE INDEX ax_more ON public.ax USING gist (p, r) WHERE (w > 3)

> SELECT indexrelid::regclass, indisunique, indisexclusion, indimmediate FROM pg_index WHERE indrelid = 'ax'::regclass
ax_more|f|t|f

> SELECT o.oprname, o.oprleft::regtype, o.oprright::regtype FROM pg_constraint c, unnest(conexclop) WITH ORDINALITY u(oid, n) JOIN pg_operator o ON o.oid = u.oid WHERE conname = 'ax_more' ORDER BY n
=|anyrange|anyrange
&&|anyrange|anyrange

> CREATE TABLE ax_copy (LIKE ax INCLUDING ALL)
CREATE TABLE

> SELECT conname, contype, condeferrable, condeferred, conkey, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'ax_copy'::regclass ORDER BY conname COLLATE "C"
ax_copy_p_r_excl|x|t|t|{3,2}|EXCLUDE USING gist (p WITH =, r WITH &&) WHERE ((w > 3)) DEFERRABLE INITIALLY DEFERRED

> DROP TABLE ax_copy
DROP TABLE

> COMMENT ON CONSTRAINT ax_more ON ax IS 'no more'
COMMENT

> SELECT obj_description(oid, 'pg_constraint') FROM pg_constraint WHERE conname = 'ax_more'
no more

> ALTER TABLE ax RENAME CONSTRAINT ax_more TO ax_less
ALTER TABLE

> ALTER INDEX ax_less RENAME TO ax_least
ALTER INDEX

> SELECT conname, contype, condeferrable, condeferred, conkey, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'ax'::regclass ORDER BY conname COLLATE "C"
ax_least|x|t|t|{3,2}|EXCLUDE USING gist (p WITH =, r WITH &&) WHERE ((w > 3)) DEFERRABLE INITIALLY DEFERRED

> DROP INDEX ax_least
ERROR 2BP01 cannot drop index ax_least because constraint ax_least on table ax requires it

> ALTER TABLE ax VALIDATE CONSTRAINT ax_least
ERROR 42809 constraint "ax_least" of relation "ax" is not a foreign key or check constraint

> ALTER TABLE ax ALTER CONSTRAINT ax_least NOT DEFERRABLE
ERROR 42809 constraint "ax_least" of relation "ax" is not a foreign key constraint

> ALTER TABLE ax ADD PRIMARY KEY USING INDEX ax_least
ERROR 55000 index "ax_least" is already associated with a constraint

> ALTER TABLE ax ALTER COLUMN r TYPE int8range USING int8range(lower(r), upper(r))
ALTER TABLE

> SELECT conname, contype, condeferrable, condeferred, conkey, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'ax'::regclass ORDER BY conname COLLATE "C"
ax_least|x|t|t|{3,2}|EXCLUDE USING gist (p WITH =, r WITH &&) WHERE ((w > 3)) DEFERRABLE INITIALLY DEFERRED

> ALTER TABLE ax ALTER COLUMN r TYPE text
ERROR 42704 data type text has no default operator class for access method "gist"

> ALTER TABLE ax RENAME COLUMN w TO width
ALTER TABLE

> SELECT conname, contype, condeferrable, condeferred, conkey, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'ax'::regclass ORDER BY conname COLLATE "C"
ax_least|x|t|t|{3,2}|EXCLUDE USING gist (p WITH =, r WITH &&) WHERE ((width > 3)) DEFERRABLE INITIALLY DEFERRED

> ALTER TABLE ax DROP COLUMN width
ERROR 2BP01 cannot drop column width of table ax because other objects depend on it

> SELECT count(*) FROM pg_constraint WHERE conrelid = 'ax'::regclass
1

> DROP TABLE ax
DROP TABLE

> CREATE TABLE ax (a int, b text, c int4range, ip inet, EXCLUDE USING btree (a WITH =, b WITH =), EXCLUDE USING hash ((lower(b)) WITH =), CONSTRAINT net EXCLUDE USING gist (ip inet_ops WITH &&) INCLUDE (a) WITH (fillfactor = 70))
CREATE TABLE

> SELECT conname, contype, condeferrable, condeferred, conkey, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'ax'::regclass ORDER BY conname COLLATE "C"
ax_a_b_excl|x|f|f|{1,2}|EXCLUDE USING btree (a WITH =, b WITH =)
ax_lower_excl|x|f|f|{0}|EXCLUDE USING hash (lower(b) WITH =)
net|x|f|f|{4}|EXCLUDE USING gist (ip inet_ops WITH &&) INCLUDE (a) WITH (fillfactor='70')

> INSERT INTO ax VALUES (1, 'x', NULL, '10.0.0.0/24'), (1, 'y', NULL, '10.0.1.0/24')
INSERT 0 2

> INSERT INTO ax VALUES (1, 'x')
ERROR 23P01 conflicting key value violates exclusion constraint "ax_a_b_excl"

> INSERT INTO ax VALUES (2, 'X')
ERROR 23P01 conflicting key value violates exclusion constraint "ax_lower_excl"

> INSERT INTO ax VALUES (3, 'z', NULL, '10.0.0.7')
ERROR 23P01 conflicting key value violates exclusion constraint "net"

> INSERT INTO ax VALUES (NULL, 'q'), (NULL, NULL)
INSERT 0 2

> INSERT INTO ax VALUES (3, 'v', NULL, '10.0.0.0/8') ON CONFLICT DO NOTHING
INSERT 0 0

> ALTER TABLE ax ADD EXCLUDE USING gist (c WITH -|-)
ALTER TABLE

> INSERT INTO ax VALUES (10, 'r1', '[1,3)'), (11, 'r2', '[4,5)')
INSERT 0 2

> INSERT INTO ax VALUES (12, 'r3', '[3,4)')
ERROR 23P01 conflicting key value violates exclusion constraint "ax_c_excl"

> ALTER TABLE ax ADD EXCLUDE USING gist (int4range(a, a + 5) WITH &&)
ERROR 23P01 could not create exclusion constraint "ax_int4range_excl"

> INSERT INTO ax VALUES (20, 'new', NULL)
INSERT 0 1

> DROP TABLE ax
DROP TABLE

> CREATE TABLE ax (id int, r int4range)
CREATE TABLE

> INSERT INTO ax VALUES (1, '[1,3)'), (2, '[7,9)'), (3, '[2,4)')
INSERT 0 3

> ALTER TABLE ax ADD EXCLUDE USING gist (r WITH &&)
ERROR 23P01 could not create exclusion constraint "ax_r_excl"

> BEGIN
BEGIN

> DELETE FROM ax WHERE id = 1
DELETE 1

> ALTER TABLE ax ADD CONSTRAINT ax_x EXCLUDE USING gist (r WITH &&)
ALTER TABLE

> INSERT INTO ax VALUES (4, '[8,9)')
ERROR 23P01 conflicting key value violates exclusion constraint "ax_x"

> ROLLBACK
ROLLBACK

> INSERT INTO ax VALUES (4, '[8,9)')
INSERT 0 1

> DROP TABLE ax
DROP TABLE

> CREATE TABLE ax (a int, EXCLUDE USING gist (a WITH =))
ERROR 42704 data type integer has no default operator class for access method "gist"

> CREATE TABLE ax (a text, EXCLUDE (a WITH =))
CREATE TABLE

> SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'ax_a_excl'
EXCLUDE USING btree (a WITH =)

> DROP TABLE ax
DROP TABLE

> CREATE TABLE ax (a int, EXCLUDE USING btree (a WITH <))
ERROR 42809 operator <(integer,integer) is not commutative

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (a WITH @>))
ERROR 42809 operator @>(anyrange,anyrange) is not commutative

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (a WITH <>))
ERROR 42809 operator <>(anyrange,anyrange) is not a member of operator family "range_ops"

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (a WITH +))
ERROR 42809 operator +(anyrange,anyrange) is not a member of operator family "range_ops"

> CREATE TABLE ax (a int[], EXCLUDE USING gin (a WITH &&))
ERROR 0A000 access method "gin" does not support exclusion constraints

> CREATE TABLE ax (a int, EXCLUDE USING brin (a WITH =))
ERROR 0A000 access method "brin" does not support exclusion constraints

> CREATE TABLE ax (a int, EXCLUDE USING hash (a WITH =, a WITH =))
ERROR 0A000 access method "hash" does not support multicolumn indexes

> CREATE TABLE ax (a int4range, EXCLUDE USING nothing (a WITH &&))
ERROR 42704 access method "nothing" does not exist

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (b WITH &&))
ERROR 42703 column "b" named in key does not exist

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (a WITH &&) INCLUDE (b))
ERROR 42703 column "b" named in key does not exist

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (a DESC WITH &&))
ERROR 0A000 access method "gist" does not support ASC/DESC options

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (a WITH &&) WITH (nothing = 1))
ERROR 22023 unrecognized parameter "nothing"

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (a WITH &&) NOT VALID)
ERROR 0A000 EXCLUDE constraints cannot be marked NOT VALID

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (a int4_ops WITH &&))
ERROR 42704 operator class "int4_ops" does not exist for access method "gist"

> CREATE TABLE ax (a int4range, EXCLUDE USING gist (a WITH operator(pg_catalog.&&)))
CREATE TABLE

> SELECT conname, contype, condeferrable, condeferred, conkey, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'ax'::regclass ORDER BY conname COLLATE "C"
ax_a_excl|x|f|f|{1}|EXCLUDE USING gist (a WITH &&)

> DROP TABLE ax
DROP TABLE

> CREATE TEMP TABLE ax_temp (r int4range, EXCLUDE USING gist (r WITH &&))
CREATE TABLE

> INSERT INTO ax_temp VALUES ('[1,3)'), ('[4,5)')
INSERT 0 2

> INSERT INTO ax_temp VALUES ('[2,5)')
ERROR 23P01 conflicting key value violates exclusion constraint "ax_temp_r_excl"

> SELECT * FROM ax_temp WHERE r && '[2,6)' ORDER BY r
[1,3)
[4,5)

> DROP TABLE ax_temp
DROP TABLE

> CREATE FUNCTION ax_f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1'
CREATE FUNCTION

> CREATE TYPE ax_range AS RANGE (subtype = float8)
CREATE TYPE

> CREATE TABLE ax (a int, x ax_range, EXCLUDE USING gist (x WITH &&), CONSTRAINT ax_by_f EXCLUDE USING btree (ax_f(a) WITH =))
CREATE TABLE

> INSERT INTO ax VALUES (1, '[1.5,2)'), (2, '[2,3)')
INSERT 0 2

> INSERT INTO ax VALUES (3, '[1.9,2.1)')
ERROR 23P01 conflicting key value violates exclusion constraint "ax_x_excl"

> INSERT INTO ax VALUES (2)
ERROR 23P01 conflicting key value violates exclusion constraint "ax_by_f"

> DROP FUNCTION ax_f(int)
ERROR 2BP01 cannot drop function ax_f(integer) because other objects depend on it

> DROP FUNCTION ax_f(int) CASCADE
DROP FUNCTION

> DROP TYPE ax_range
ERROR 2BP01 cannot drop type ax_range because other objects depend on it

> DROP TYPE ax_range CASCADE
DROP TYPE

> SELECT conname FROM pg_constraint WHERE conrelid = 'ax'::regclass
(no rows)

> ALTER TABLE ax ADD p int4range, ADD q int4range
ALTER TABLE

> ALTER TABLE ax ADD EXCLUDE USING gist (p WITH &&) WHERE (a > 3)
ALTER TABLE

> ALTER TABLE ax ADD CONSTRAINT ax_sum EXCLUDE USING gist ((p * q) WITH &&)
ALTER TABLE

> ALTER TABLE ax DROP COLUMN a
ERROR 2BP01 cannot drop column a of table ax because other objects depend on it

> ALTER TABLE ax DROP COLUMN q
ERROR 2BP01 cannot drop column q of table ax because other objects depend on it

> ALTER TABLE ax DROP COLUMN a CASCADE
ALTER TABLE

> ALTER TABLE ax DROP COLUMN p
ERROR 2BP01 cannot drop column p of table ax because other objects depend on it

> SELECT conname FROM pg_constraint WHERE conrelid = 'ax'::regclass
ax_sum

> DROP TABLE ax
DROP TABLE
