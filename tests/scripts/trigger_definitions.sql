# Definitions of triggers: what they can be, how the catalogs show them, what depends on what.
# Updates that change nothing.

> CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x + 1) STORED)
CREATE TABLE

> CREATE TRIGGER t BEFORE INSERT OR UPDATE OR INSERT ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42601 duplicate trigger events specified at or near "INSERT"

> CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW WHEN (old.x > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 INSERT trigger's WHEN condition cannot reference OLD values

> CREATE TRIGGER t BEFORE DELETE ON a FOR EACH ROW WHEN (new.x > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 DELETE trigger's WHEN condition cannot reference NEW values

> CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW WHEN (new.y > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 BEFORE trigger's WHEN condition cannot reference NEW generated columns

> CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW WHEN (new.tableoid > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 BEFORE trigger's WHEN condition cannot reference NEW system columns

> CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW WHEN (new IS NULL) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 BEFORE trigger's WHEN condition cannot reference NEW generated columns

> CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW WHEN (new.x = (SELECT 1)) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 cannot use subquery in trigger WHEN condition

> CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW WHEN (sum(new.x) = 1) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42803 aggregate functions are not allowed in trigger WHEN conditions

> CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW WHEN (new.x) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42804 argument of WHEN must be type boolean, not type integer

> CREATE TRIGGER t BEFORE INSERT ON a WHEN (new.x > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 statement trigger's WHEN condition cannot reference column values

> CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW WHEN (x > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42702 column reference "x" is ambiguous

> CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW WHEN (new.z > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42703 column new.z does not exist

> CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION no_such_function()
ERROR 42883 function no_such_function() does not exist

> CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION pg_catalog.now()
ERROR 42P17 function pg_catalog.now must return type trigger

> CREATE TRIGGER t BEFORE INSERT ON a EXECUTE PROCEDURE suppress_redundant_updates_trigger(1, 2.5, 'x''y', abc, "Q", select)
CREATE TRIGGER

> CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42710 trigger "t" for relation "a" already exists

> INSERT INTO a VALUES (1)
ERROR 39P01 suppress_redundant_updates_trigger: must be called on update

> SELECT pg_get_triggerdef(oid), tgargs, tgtype, tgattr, tgnargs, tgqual, tgenabled, tgisinternal, tgfoid FROM pg_trigger WHERE tgrelid = 'a'::regclass
CREATE TRIGGER t BEFORE INSERT ON public.a FOR EACH STATEMENT EXECUTE FUNCTION suppress_redundant_updates_trigger('1', '2.5', 'x''y', 'abc', 'Q', 'select')|\x3100322e35007827790061626300510073656c65637400|6||6|∅|O|f|1291

> SELECT suppress_redundant_updates_trigger()
ERROR 39P01 suppress_redundant_updates_trigger: must be called as trigger

> CREATE OR REPLACE CONSTRAINT TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 CREATE OR REPLACE CONSTRAINT TRIGGER is not supported

> CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON a NOT DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42601 constraint declared INITIALLY DEFERRED must be DEFERRABLE

> CREATE CONSTRAINT TRIGGER ct BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42601 syntax error at or near "BEFORE"

> CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON a FOR EACH STATEMENT EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42601 syntax error at or near "STATEMENT"

> CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON a NOT VALID FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 TRIGGER constraints cannot be marked NOT VALID

> CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON a INITIALLY DEFERRED FOR EACH ROW WHEN (new.x > 1 AND new.y < 3) EXECUTE FUNCTION suppress_redundant_updates_trigger('a''b', 2.50, foo)
CREATE TRIGGER

> CREATE TABLE other (id int)
CREATE TABLE

> CREATE CONSTRAINT TRIGGER cu AFTER UPDATE OR DELETE ON a FROM other DEFERRABLE FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
CREATE TRIGGER

> CREATE OR REPLACE TRIGGER ct AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42710 trigger "ct" for relation "a" is a constraint trigger

> SELECT pg_get_triggerdef(oid), pg_get_triggerdef(oid, true), tgargs, tgtype, tgattr, tgnargs, tgqual IS NULL, tgconstraint <> 0, tgdeferrable, tginitdeferred, tgconstrrelid::regclass FROM pg_trigger WHERE tgname IN ('ct', 'cu') ORDER BY tgname
CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON public.a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.x > 1) AND (new.y < 3))) EXECUTE FUNCTION suppress_redundant_updates_trigger('a''b', '2.50', 'foo')|CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.x > 1 AND new.y < 3) EXECUTE FUNCTION suppress_redundant_updates_trigger('a''b', '2.50', 'foo')|\x61276200322e353000666f6f00|5||3|f|t|t|t|-
CREATE CONSTRAINT TRIGGER cu AFTER DELETE OR UPDATE ON public.a FROM other DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()|CREATE CONSTRAINT TRIGGER cu AFTER DELETE OR UPDATE ON a FROM other DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()|\x|25||0|t|t|t|f|other

> SELECT conname, contype, condeferrable, condeferred, convalidated, connoinherit, conislocal, confupdtype, confdeltype, confmatchtype, conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE conname IN ('ct', 'cu') ORDER BY 1
ct|t|t|t|t|t|t| | | |a|TRIGGER DEFERRABLE INITIALLY DEFERRED
cu|t|t|f|t|t|t| | | |a|TRIGGER DEFERRABLE

> SELECT constraint_name FROM information_schema.table_constraints WHERE table_name = 'a'
(no rows)

> ALTER TABLE a DROP CONSTRAINT ct
ERROR 2BP01 cannot drop constraint ct on table a because trigger ct on table a requires it

> ALTER TABLE a DROP COLUMN x
ERROR 2BP01 cannot drop column x of table a because other objects depend on it

> ALTER TABLE a ALTER COLUMN y TYPE bigint
ERROR 0A000 cannot alter type of a column used in a trigger definition

> ALTER TABLE a RENAME x TO "Z"
ALTER TABLE

> SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'ct'
CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON public.a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new."Z" > 1) AND (new.y < 3))) EXECUTE FUNCTION suppress_redundant_updates_trigger('a''b', '2.50', 'foo')

> CREATE TRIGGER u AFTER UPDATE OF "Z", y, "Z" ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42701 column "Z" specified more than once

> CREATE TRIGGER u AFTER UPDATE OF "Z", nn ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42703 column "nn" of relation "a" does not exist

> CREATE TRIGGER u AFTER UPDATE OF "Z", y ON a REFERENCING OLD TABLE AS o NEW TABLE n FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 transition tables cannot be specified for triggers with column lists

> CREATE TRIGGER u AFTER UPDATE ON a REFERENCING OLD TABLE AS o NEW TABLE o FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 OLD TABLE name and NEW TABLE name cannot be the same

> CREATE TRIGGER u AFTER UPDATE ON a REFERENCING OLD ROW AS o FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 ROW variable naming in the REFERENCING clause is not supported

> CREATE TRIGGER u BEFORE UPDATE ON a REFERENCING OLD TABLE AS o FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 transition table name can only be specified for an AFTER trigger

> CREATE TRIGGER u AFTER INSERT OR UPDATE ON a REFERENCING NEW TABLE AS o FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 transition tables cannot be specified for triggers with more than one event

> CREATE TRIGGER u AFTER INSERT ON a REFERENCING OLD TABLE AS o FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 OLD TABLE can only be specified for a DELETE or UPDATE trigger

> CREATE TRIGGER u AFTER DELETE ON a REFERENCING NEW TABLE AS o FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 NEW TABLE can only be specified for an INSERT or UPDATE trigger

> CREATE TRIGGER u AFTER UPDATE ON a REFERENCING NEW TABLE AS o NEW TABLE AS p FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P17 NEW TABLE cannot be specified multiple times

> CREATE TRIGGER u AFTER TRUNCATE ON a REFERENCING OLD TABLE AS o EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 TRUNCATE triggers with transition tables are not supported

> CREATE TRIGGER u AFTER UPDATE ON a REFERENCING OLD TABLE AS o NEW TABLE n FOR EACH ROW WHEN (old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION suppress_redundant_updates_trigger()
CREATE TRIGGER

> CREATE TRIGGER u2 AFTER INSERT OR UPDATE OF y, "Z" ON a FOR EACH ROW WHEN (new."Z" = ANY (ARRAY[1, 2])) EXECUTE FUNCTION suppress_redundant_updates_trigger()
CREATE TRIGGER

> SELECT pg_get_triggerdef(oid), tgattr, tgoldtable, tgnewtable FROM pg_trigger WHERE tgname LIKE 'u%' ORDER BY tgname
CREATE TRIGGER u AFTER UPDATE ON public.a REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION suppress_redundant_updates_trigger()||o|n
CREATE TRIGGER u2 AFTER INSERT OR UPDATE OF y, "Z" ON public.a FOR EACH ROW WHEN ((new."Z" = ANY (ARRAY[1, 2]))) EXECUTE FUNCTION suppress_redundant_updates_trigger()|2 1|∅|∅

> SELECT trigger_schema, trigger_name, event_manipulation, event_object_table, action_order, action_condition, action_statement, action_orientation, action_timing, action_reference_old_table, action_reference_new_table FROM information_schema.triggers ORDER BY trigger_name, event_manipulation
public|ct|INSERT|a|1|((new."Z" > 1) AND (new.y < 3))|EXECUTE FUNCTION suppress_redundant_updates_trigger('a''b', '2.50', 'foo')|ROW|AFTER|∅|∅
public|cu|DELETE|a|1|∅|EXECUTE FUNCTION suppress_redundant_updates_trigger()|ROW|AFTER|∅|∅
public|cu|UPDATE|a|1|∅|EXECUTE FUNCTION suppress_redundant_updates_trigger()|ROW|AFTER|∅|∅
public|t|INSERT|a|1|∅|EXECUTE FUNCTION suppress_redundant_updates_trigger('1', '2.5', 'x''y', 'abc', 'Q', 'select')|STATEMENT|BEFORE|∅|∅
public|u|UPDATE|a|2|(old.* IS DISTINCT FROM new.*)|EXECUTE FUNCTION suppress_redundant_updates_trigger()|ROW|AFTER|o|n
public|u2|INSERT|a|2|(new."Z" = ANY (ARRAY[1, 2]))|EXECUTE FUNCTION suppress_redundant_updates_trigger()|ROW|AFTER|∅|∅
public|u2|UPDATE|a|3|(new."Z" = ANY (ARRAY[1, 2]))|EXECUTE FUNCTION suppress_redundant_updates_trigger()|ROW|AFTER|∅|∅

> SELECT trigger_name, event_object_table, event_object_column FROM information_schema.triggered_update_columns ORDER BY 1, 2, 3
u2|a|Z
u2|a|y

> SELECT relname, relhastriggers FROM pg_class WHERE relname IN ('a', 'other') ORDER BY 1
a|t
other|f

> ALTER TABLE a DISABLE TRIGGER nope
ERROR 42704 trigger "nope" for table "a" does not exist

> ALTER TABLE a DISABLE TRIGGER u
ALTER TABLE

> ALTER TABLE a ENABLE ALWAYS TRIGGER u2
ALTER TABLE

> ALTER TABLE a ENABLE REPLICA TRIGGER t
ALTER TABLE

> SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid = 'a'::regclass AND NOT tgisinternal ORDER BY 1
ct|O
cu|O
t|R
u|D
u2|A

> ALTER TABLE a DISABLE TRIGGER USER
ALTER TABLE

> SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid = 'a'::regclass AND NOT tgisinternal ORDER BY 1
ct|D
cu|D
t|D
u|D
u2|D

> ALTER TABLE a ENABLE TRIGGER ALL
ALTER TABLE

> SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid = 'a'::regclass AND NOT tgisinternal ORDER BY 1
ct|O
cu|O
t|O
u|O
u2|O

> DROP TRIGGER nope ON a
ERROR 42704 trigger "nope" for table "a" does not exist

> DROP TRIGGER IF EXISTS nope ON a
DROP TRIGGER

> DROP TRIGGER IF EXISTS nope ON nope
DROP TRIGGER

> DROP TRIGGER IF EXISTS nope ON nope.nope
DROP TRIGGER

> DROP TRIGGER nope ON nope
ERROR 42P01 relation "nope" does not exist

> ALTER TRIGGER nope ON a RENAME TO x
ERROR 42704 trigger "nope" for table "a" does not exist

> ALTER TRIGGER u ON a RENAME TO u2
ERROR 42710 trigger "u2" for relation "a" already exists

> ALTER TRIGGER u ON a RENAME TO uu
ALTER TRIGGER

> ALTER TRIGGER uu ON a DEPENDS ON EXTENSION nope
ERROR 42704 extension "nope" does not exist

> CREATE VIEW v AS SELECT 1 AS q
CREATE VIEW

> CREATE TRIGGER vt BEFORE INSERT ON v FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42809 "v" is a view

> CREATE TRIGGER vt INSTEAD OF INSERT ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42809 "a" is a table

> CREATE TRIGGER vt INSTEAD OF INSERT ON v EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 INSTEAD OF triggers must be FOR EACH ROW

> CREATE TRIGGER vt INSTEAD OF INSERT ON v FOR EACH ROW WHEN (new.q = 1) EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 INSTEAD OF triggers cannot have WHEN conditions

> CREATE TRIGGER vt INSTEAD OF UPDATE OF q ON v FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 INSTEAD OF triggers cannot have column lists

> CREATE TRIGGER vt BEFORE TRUNCATE ON v EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42809 "v" is a view

> CREATE TRIGGER vt AFTER INSERT ON v REFERENCING NEW TABLE AS n EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42809 "v" is a view

> CREATE TRIGGER vt BEFORE TRUNCATE ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 0A000 TRUNCATE FOR EACH ROW triggers are not supported

> SELECT pg_relation_is_updatable('v'::regclass, false), pg_relation_is_updatable('v'::regclass, true)
0|0

> CREATE TRIGGER vt INSTEAD OF INSERT OR UPDATE OR DELETE ON v FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
CREATE TRIGGER

> SELECT pg_relation_is_updatable('v'::regclass, false), pg_relation_is_updatable('v'::regclass, true), pg_column_is_updatable('v'::regclass, 1::int2, true)
0|28|t

> SELECT is_updatable, is_insertable_into, is_trigger_updatable, is_trigger_deletable, is_trigger_insertable_into FROM information_schema.views WHERE table_name = 'v'
NO|NO|YES|YES|YES

> ALTER TABLE v DISABLE TRIGGER vt
ERROR 42809 ALTER action DISABLE TRIGGER cannot be performed on relation "v"

> COMMENT ON TRIGGER vt ON v IS 'hello'
COMMENT

> COMMENT ON TRIGGER vtx ON v IS 'hello'
ERROR 42704 trigger "vtx" for table "v" does not exist

> SELECT obj_description(oid, 'pg_trigger') FROM pg_trigger WHERE tgname = 'vt'
hello

> CREATE MATERIALIZED VIEW mv AS SELECT 1 AS m
SELECT 1

> CREATE TRIGGER vt BEFORE INSERT ON mv FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42809 relation "mv" cannot have triggers

> CREATE SEQUENCE ss
CREATE SEQUENCE

> CREATE INDEX ai ON a (y)
CREATE INDEX

> CREATE TRIGGER vt BEFORE INSERT ON ss FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42809 relation "ss" cannot have triggers

> CREATE TRIGGER vt BEFORE INSERT ON ai FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42809 "ai" is an index

> CREATE TRIGGER vt BEFORE INSERT ON pg_class FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42501 permission denied: "pg_class" is a system catalog

> CREATE TRIGGER vt BEFORE INSERT ON nope FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
ERROR 42P01 relation "nope" does not exist

> DROP TABLE other
DROP TABLE

> SELECT tgname FROM pg_trigger WHERE tgrelid = 'a'::regclass ORDER BY 1
ct
t
u2
uu

> BEGIN
BEGIN

> DROP TRIGGER t ON a
DROP TRIGGER

> SAVEPOINT s
SAVEPOINT

> DROP TRIGGER ct ON a
DROP TRIGGER

> SELECT tgname FROM pg_trigger WHERE tgrelid = 'a'::regclass ORDER BY 1
u2
uu

> ROLLBACK TO s
ROLLBACK

> SELECT tgname FROM pg_trigger WHERE tgrelid = 'a'::regclass ORDER BY 1
ct
u2
uu

> ROLLBACK
ROLLBACK

> SELECT tgname FROM pg_trigger WHERE tgrelid = 'a'::regclass ORDER BY 1
ct
t
u2
uu

> ALTER TABLE a DROP COLUMN "Z" CASCADE
ALTER TABLE

> SELECT tgname FROM pg_trigger WHERE tgrelid = 'a'::regclass ORDER BY 1
t
uu

> DROP VIEW v
DROP VIEW

> SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
t
uu

> CREATE TABLE r (id int PRIMARY KEY, n numeric, d double precision, s text)
CREATE TABLE

> INSERT INTO r VALUES (1, 1.0, 'NaN', 'x'), (2, 2.0, 0, NULL)
INSERT 0 2

> CREATE TRIGGER z BEFORE UPDATE ON r FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
CREATE TRIGGER

> UPDATE r SET s = 'x'
UPDATE 1

> UPDATE r SET s = 'x' RETURNING *
(no rows)

> UPDATE r SET n = 1.00 WHERE id = 1
UPDATE 1

> UPDATE r SET d = d + 1 WHERE id = 1 RETURNING id
(no rows)

> UPDATE r SET d = -d WHERE id = 2
UPDATE 1

> INSERT INTO r VALUES (1, 1.00, 'NaN', 'x') ON CONFLICT (id) DO UPDATE SET n = excluded.n RETURNING id
(no rows)

> INSERT INTO r VALUES (1, 1.50, 'NaN', 'x') ON CONFLICT (id) DO UPDATE SET n = excluded.n RETURNING n
1.50

> MERGE INTO r USING (VALUES (1, 1.50), (2, 9)) w (id, n) ON r.id = w.id WHEN MATCHED THEN UPDATE SET n = w.n
MERGE 1

> ALTER TABLE r DISABLE TRIGGER z
ALTER TABLE

> UPDATE r SET s = 'x'
UPDATE 2

> SET session_replication_role = replica
SET

> ALTER TABLE r ENABLE TRIGGER z
ALTER TABLE

> UPDATE r SET s = 'x'
UPDATE 2

> ALTER TABLE r ENABLE ALWAYS TRIGGER z
ALTER TABLE

> UPDATE r SET s = 'x'
UPDATE 0

> SET session_replication_role = origin
SET

> UPDATE r SET s = 'x'
UPDATE 0
