# Firing of triggers: which, when, in which order, with which rows, and what they see and change.
# Rows that triggers change, and rows that they skip.
# What triggers see.
# Statements in triggers fire triggers.
# A row that its own trigger has changed.
# Transition tables.
# Errors.
# A table is not changed under its own statement.
# Rows of triggers, whole.

> CREATE TABLE log (n serial, what text)
CREATE TABLE

> CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
+ BEGIN
+   INSERT INTO log (what) VALUES (format('%s %s %s %s %s old=%s new=%s args=%s depth=%s', TG_NAME, TG_WHEN, TG_LEVEL, TG_OP, TG_TABLE_NAME,
+     CASE WHEN TG_LEVEL = 'ROW' AND TG_OP <> 'INSERT' THEN OLD::text END, CASE WHEN TG_LEVEL = 'ROW' AND TG_OP <> 'DELETE' THEN NEW::text END,
+     array_to_string(TG_ARGV, ','), pg_trigger_depth()));
+   IF TG_LEVEL = 'STATEMENT' OR TG_OP <> 'DELETE' THEN RETURN NEW; END IF;
+   RETURN OLD;
+ END $$
CREATE FUNCTION

> CREATE FUNCTION taken() RETURNS SETOF text LANGUAGE sql AS 'WITH d AS (DELETE FROM log RETURNING n, what) SELECT what FROM d ORDER BY n'
CREATE FUNCTION

> CREATE TABLE t (id int PRIMARY KEY, v int, g int GENERATED ALWAYS AS (v * 2) STORED)
CREATE TABLE

> CREATE TRIGGER br BEFORE INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION note('b', 1)
CREATE TRIGGER

> CREATE TRIGGER ar AFTER INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION note()
CREATE TRIGGER

> CREATE TRIGGER bs BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON t EXECUTE FUNCTION note()
CREATE TRIGGER

> CREATE TRIGGER "as" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON t EXECUTE FUNCTION note()
CREATE TRIGGER

> CREATE TRIGGER uo AFTER UPDATE OF v ON t FOR EACH ROW WHEN (old.v IS DISTINCT FROM new.v) EXECUTE FUNCTION note()
CREATE TRIGGER

> CREATE TRIGGER us BEFORE UPDATE OF id ON t EXECUTE FUNCTION note()
CREATE TRIGGER

> INSERT INTO t VALUES (1, 1), (2, 10) RETURNING *
1|1|2
2|10|20

> SELECT * FROM taken()
bs BEFORE STATEMENT INSERT t old= new= args= depth=1
br BEFORE ROW INSERT t old= new=(1,1,) args=b,1 depth=1
br BEFORE ROW INSERT t old= new=(2,10,) args=b,1 depth=1
ar AFTER ROW INSERT t old= new=(1,1,2) args= depth=1
ar AFTER ROW INSERT t old= new=(2,10,20) args= depth=1
as AFTER STATEMENT INSERT t old= new= args= depth=1

> UPDATE t SET v = v + 1 WHERE id = 1 RETURNING *
1|2|4

> SELECT * FROM taken()
bs BEFORE STATEMENT UPDATE t old= new= args= depth=1
br BEFORE ROW UPDATE t old=(1,1,2) new=(1,2,) args=b,1 depth=1
ar AFTER ROW UPDATE t old=(1,1,2) new=(1,2,4) args= depth=1
uo AFTER ROW UPDATE t old=(1,1,2) new=(1,2,4) args= depth=1
as AFTER STATEMENT UPDATE t old= new= args= depth=1

> UPDATE t SET v = v WHERE id = 2
UPDATE 1

> SELECT * FROM taken()
bs BEFORE STATEMENT UPDATE t old= new= args= depth=1
br BEFORE ROW UPDATE t old=(2,10,20) new=(2,10,) args=b,1 depth=1
ar AFTER ROW UPDATE t old=(2,10,20) new=(2,10,20) args= depth=1
as AFTER STATEMENT UPDATE t old= new= args= depth=1

> UPDATE t SET id = id + 10 WHERE false
UPDATE 0

> SELECT * FROM taken()
bs BEFORE STATEMENT UPDATE t old= new= args= depth=1
us BEFORE STATEMENT UPDATE t old= new= args= depth=1
as AFTER STATEMENT UPDATE t old= new= args= depth=1

> INSERT INTO t SELECT 7, 7 WHERE false
INSERT 0 0

> SELECT * FROM taken()
bs BEFORE STATEMENT INSERT t old= new= args= depth=1
as AFTER STATEMENT INSERT t old= new= args= depth=1

> INSERT INTO t VALUES (1, 3), (3, 7) ON CONFLICT (id) DO UPDATE SET v = excluded.v RETURNING *
1|3|6
3|7|14

> SELECT * FROM taken()
bs BEFORE STATEMENT INSERT t old= new= args= depth=1
bs BEFORE STATEMENT UPDATE t old= new= args= depth=1
br BEFORE ROW INSERT t old= new=(1,3,) args=b,1 depth=1
br BEFORE ROW UPDATE t old=(1,2,4) new=(1,3,) args=b,1 depth=1
br BEFORE ROW INSERT t old= new=(3,7,) args=b,1 depth=1
ar AFTER ROW UPDATE t old=(1,2,4) new=(1,3,6) args= depth=1
uo AFTER ROW UPDATE t old=(1,2,4) new=(1,3,6) args= depth=1
ar AFTER ROW INSERT t old= new=(3,7,14) args= depth=1
as AFTER STATEMENT UPDATE t old= new= args= depth=1
as AFTER STATEMENT INSERT t old= new= args= depth=1

> INSERT INTO t VALUES (1, 3), (4, 7) ON CONFLICT DO NOTHING RETURNING id
4

> SELECT * FROM taken()
bs BEFORE STATEMENT INSERT t old= new= args= depth=1
br BEFORE ROW INSERT t old= new=(1,3,) args=b,1 depth=1
br BEFORE ROW INSERT t old= new=(4,7,) args=b,1 depth=1
ar AFTER ROW INSERT t old= new=(4,7,14) args= depth=1
as AFTER STATEMENT INSERT t old= new= args= depth=1

> INSERT INTO t VALUES (1, 5) ON CONFLICT (id) DO UPDATE SET v = 0 WHERE t.v > 100
INSERT 0 0

> SELECT * FROM taken()
bs BEFORE STATEMENT INSERT t old= new= args= depth=1
bs BEFORE STATEMENT UPDATE t old= new= args= depth=1
br BEFORE ROW INSERT t old= new=(1,5,) args=b,1 depth=1
as AFTER STATEMENT UPDATE t old= new= args= depth=1
as AFTER STATEMENT INSERT t old= new= args= depth=1

> MERGE INTO t USING (VALUES (1, 5), (9, 9), (2, 0)) s (a, b) ON t.id = s.a WHEN MATCHED AND s.b = 0 THEN DELETE WHEN MATCHED THEN UPDATE SET v = s.b WHEN NOT MATCHED THEN INSERT VALUES (a, b)
MERGE 3

> SELECT * FROM taken()
bs BEFORE STATEMENT INSERT t old= new= args= depth=1
bs BEFORE STATEMENT UPDATE t old= new= args= depth=1
bs BEFORE STATEMENT DELETE t old= new= args= depth=1
br BEFORE ROW UPDATE t old=(1,3,6) new=(1,5,) args=b,1 depth=1
br BEFORE ROW INSERT t old= new=(9,9,) args=b,1 depth=1
br BEFORE ROW DELETE t old=(2,10,20) new= args=b,1 depth=1
ar AFTER ROW UPDATE t old=(1,3,6) new=(1,5,10) args= depth=1
uo AFTER ROW UPDATE t old=(1,3,6) new=(1,5,10) args= depth=1
ar AFTER ROW INSERT t old= new=(9,9,18) args= depth=1
ar AFTER ROW DELETE t old=(2,10,20) new= args= depth=1
as AFTER STATEMENT DELETE t old= new= args= depth=1
as AFTER STATEMENT UPDATE t old= new= args= depth=1
as AFTER STATEMENT INSERT t old= new= args= depth=1

> DELETE FROM t WHERE id = 9 RETURNING *
9|9|18

> SELECT * FROM taken()
bs BEFORE STATEMENT DELETE t old= new= args= depth=1
br BEFORE ROW DELETE t old=(9,9,18) new= args=b,1 depth=1
ar AFTER ROW DELETE t old=(9,9,18) new= args= depth=1
as AFTER STATEMENT DELETE t old= new= args= depth=1

> WITH d AS (DELETE FROM t WHERE id = 3 RETURNING *) SELECT * FROM d
3|7|14

> SELECT * FROM taken()
bs BEFORE STATEMENT DELETE t old= new= args= depth=1
br BEFORE ROW DELETE t old=(3,7,14) new= args=b,1 depth=1
ar AFTER ROW DELETE t old=(3,7,14) new= args= depth=1
as AFTER STATEMENT DELETE t old= new= args= depth=1

> INSERT INTO t VALUES (1, 1)
ERROR 23505 duplicate key value violates unique constraint "t_pkey"

> SELECT * FROM taken()
(no rows)

> TRUNCATE t
TRUNCATE TABLE

> SELECT * FROM taken()
bs BEFORE STATEMENT TRUNCATE t old= new= args= depth=1
as AFTER STATEMENT TRUNCATE t old= new= args= depth=1

> DROP TRIGGER br ON t
DROP TRIGGER

> DROP TRIGGER ar ON t
DROP TRIGGER

> DROP TRIGGER bs ON t
DROP TRIGGER

> DROP TRIGGER "as" ON t
DROP TRIGGER

> DROP TRIGGER uo ON t
DROP TRIGGER

> DROP TRIGGER us ON t
DROP TRIGGER

> CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$
+ BEGIN
+   IF TG_OP = 'DELETE' THEN
+     IF OLD.v = 13 THEN RETURN NULL; END IF;
+     RETURN OLD;
+   END IF;
+   IF NEW.v = 13 THEN RETURN NULL; END IF;
+   NEW.v := NEW.v + coalesce(TG_ARGV[0]::int, 1);
+   NEW.g := 99;
+   RETURN NEW;
+ END $$
CREATE FUNCTION

> CREATE TRIGGER a BEFORE INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION change()
CREATE TRIGGER

> CREATE TRIGGER b BEFORE INSERT OR UPDATE ON t FOR EACH ROW WHEN (new.v > 100) EXECUTE FUNCTION change('1000')
CREATE TRIGGER

> ALTER TABLE t ADD CHECK (v < 2000)
ALTER TABLE

> INSERT INTO t VALUES (1, 1), (2, 13), (3, 100), (4, 99) RETURNING *
1|2|4
3|1101|2202
4|100|200

> INSERT INTO t VALUES (5, 1999)
ERROR 23514 new row for relation "t" violates check constraint "t_v_check"

> INSERT INTO t VALUES (5, 13)
INSERT 0 0

> INSERT INTO t VALUES (5, 13) RETURNING *
(no rows)

> UPDATE t SET v = 13
UPDATE 0

> UPDATE t SET v = id WHERE id <> 3 RETURNING *
1|2|4
4|5|10

> INSERT INTO t VALUES (1, 20), (6, 13) ON CONFLICT (id) DO UPDATE SET v = excluded.v + 100 RETURNING *
1|1122|2244

> MERGE INTO t USING (VALUES (1, 13), (7, 13), (8, 1)) s (a, b) ON t.id = s.a WHEN MATCHED THEN UPDATE SET v = s.b WHEN NOT MATCHED THEN INSERT VALUES (a, b)
MERGE 1

> SELECT * FROM t ORDER BY id
1|1122|2244
3|1101|2202
4|5|10
8|2|4

> ALTER TABLE t DISABLE TRIGGER a
ALTER TABLE

> UPDATE t SET v = 13 WHERE id = 4
UPDATE 1

> ALTER TABLE t ENABLE TRIGGER a
ALTER TABLE

> DELETE FROM t
DELETE 3

> DELETE FROM t RETURNING *
(no rows)

> SELECT * FROM t
4|13|26

> CREATE TABLE nn (id int PRIMARY KEY, must text NOT NULL)
CREATE TABLE

> CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.must := coalesce(NEW.must, 'filled'); RETURN NEW; END $$
CREATE FUNCTION

> CREATE TRIGGER f BEFORE INSERT OR UPDATE ON nn FOR EACH ROW EXECUTE FUNCTION fill()
CREATE TRIGGER

> INSERT INTO nn VALUES (1, NULL), (2, 'x')
INSERT 0 2

> UPDATE nn SET must = NULL WHERE id = 2 RETURNING *
2|filled

> CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.must := NULL; RETURN NEW; END $$
CREATE FUNCTION

> CREATE TRIGGER g BEFORE UPDATE ON nn FOR EACH ROW EXECUTE FUNCTION spoil()
CREATE TRIGGER

> UPDATE nn SET id = id
ERROR 23502 null value in column "must" of relation "nn" violates not-null constraint

> CREATE FUNCTION other_key() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.id := 1; RETURN NEW; END $$
CREATE FUNCTION

> DROP TRIGGER g ON nn
DROP TRIGGER

> CREATE TRIGGER h BEFORE UPDATE OF must ON nn FOR EACH ROW EXECUTE FUNCTION other_key()
CREATE TRIGGER

> UPDATE nn SET must = 'y' WHERE id = 2
ERROR 23505 duplicate key value violates unique constraint "nn_pkey"

> SELECT * FROM nn ORDER BY id
1|filled
2|filled

> CREATE TABLE seen (id int)
CREATE TABLE

> CREATE FUNCTION count_seen() RETURNS trigger LANGUAGE plpgsql AS $$
+ BEGIN
+   INSERT INTO log (what) SELECT format('%s sees %s rows, sum %s', TG_NAME, count(*), sum(id)) FROM seen;
+   RETURN NEW;
+ END $$
CREATE FUNCTION

> CREATE TRIGGER s1 BEFORE INSERT OR UPDATE ON seen EXECUTE FUNCTION count_seen()
CREATE TRIGGER

> CREATE TRIGGER s2 BEFORE INSERT OR UPDATE ON seen FOR EACH ROW EXECUTE FUNCTION count_seen()
CREATE TRIGGER

> CREATE TRIGGER s3 AFTER INSERT OR UPDATE ON seen FOR EACH ROW EXECUTE FUNCTION count_seen()
CREATE TRIGGER

> CREATE TRIGGER s4 AFTER INSERT OR UPDATE ON seen EXECUTE FUNCTION count_seen()
CREATE TRIGGER

> INSERT INTO seen VALUES (1), (2)
INSERT 0 2

> SELECT * FROM taken()
s1 sees 0 rows, sum 
s2 sees 0 rows, sum 
s2 sees 1 rows, sum 1
s3 sees 2 rows, sum 3
s3 sees 2 rows, sum 3
s4 sees 2 rows, sum 3

> UPDATE seen SET id = id + 10
UPDATE 2

> SELECT * FROM taken()
s1 sees 2 rows, sum 3
s2 sees 2 rows, sum 3
s2 sees 2 rows, sum 13
s3 sees 2 rows, sum 23
s3 sees 2 rows, sum 23
s4 sees 2 rows, sum 23

> INSERT INTO seen SELECT id + 100 FROM seen
INSERT 0 2

> SELECT * FROM taken()
s1 sees 2 rows, sum 23
s2 sees 2 rows, sum 23
s2 sees 3 rows, sum 134
s3 sees 4 rows, sum 246
s3 sees 4 rows, sum 246
s4 sees 4 rows, sum 246

> CREATE TABLE deep (id int)
CREATE TABLE

> CREATE FUNCTION go_on() RETURNS trigger LANGUAGE plpgsql AS $$
+ BEGIN
+   INSERT INTO log (what) VALUES (format('%s at %s, depth %s', NEW.id, TG_WHEN, pg_trigger_depth()));
+   IF NEW.id < 3 THEN INSERT INTO deep VALUES (NEW.id + 1); END IF;
+   RETURN NEW;
+ END $$
CREATE FUNCTION

> CREATE TRIGGER d1 BEFORE INSERT ON deep FOR EACH ROW EXECUTE FUNCTION go_on()
CREATE TRIGGER

> INSERT INTO deep VALUES (1)
INSERT 0 1

> SELECT * FROM taken()
1 at BEFORE, depth 1
2 at BEFORE, depth 2
3 at BEFORE, depth 3

> SELECT * FROM deep
3
2
1

> DROP TRIGGER d1 ON deep
DROP TRIGGER

> CREATE TRIGGER d2 AFTER INSERT ON deep FOR EACH ROW EXECUTE FUNCTION go_on()
CREATE TRIGGER

> INSERT INTO deep VALUES (1), (2)
INSERT 0 2

> SELECT * FROM taken()
1 at AFTER, depth 1
2 at AFTER, depth 2
3 at AFTER, depth 3
2 at AFTER, depth 1
3 at AFTER, depth 2

> SELECT pg_trigger_depth()
0

> CREATE TABLE self (id int PRIMARY KEY, n int)
CREATE TABLE

> INSERT INTO self VALUES (1, 1), (2, 2)
INSERT 0 2

> CREATE FUNCTION change_others() RETURNS trigger LANGUAGE plpgsql AS $$
+ BEGIN
+   IF TG_ARGV[0] = 'update' THEN UPDATE self SET n = n + 100 WHERE id = 2; ELSE DELETE FROM self WHERE id = 2; END IF;
+   IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
+   RETURN NEW;
+ END $$
CREATE FUNCTION

> CREATE TRIGGER x BEFORE UPDATE ON self FOR EACH ROW WHEN (old.n < 100 AND pg_trigger_depth() = 0) EXECUTE FUNCTION change_others('update')
CREATE TRIGGER

> UPDATE self SET n = n + 1
ERROR 27000 tuple to be updated was already modified by an operation triggered by the current command

> UPDATE self SET n = n + 1 WHERE id = 2
ERROR 27000 tuple to be updated was already modified by an operation triggered by the current command

> UPDATE self SET n = n + 1 WHERE id = 1
UPDATE 1

> DROP TRIGGER x ON self
DROP TRIGGER

> TRUNCATE self
TRUNCATE TABLE

> INSERT INTO self VALUES (1, 1), (2, 2)
INSERT 0 2

> CREATE TRIGGER x BEFORE DELETE ON self FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION change_others('delete')
CREATE TRIGGER

> DELETE FROM self
ERROR 27000 tuple to be updated was already modified by an operation triggered by the current command

> DELETE FROM self WHERE id = 2
ERROR 27000 tuple to be deleted was already modified by an operation triggered by the current command

> DELETE FROM self WHERE id = 1
DELETE 1

> SELECT * FROM self ORDER BY id
(no rows)

> CREATE FUNCTION change_all() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE self SET n = n + 1000 WHERE n < 1000; RETURN NULL; END $$
CREATE FUNCTION

> INSERT INTO self VALUES (3, 3)
INSERT 0 1

> CREATE TRIGGER y BEFORE UPDATE OF id ON self EXECUTE FUNCTION change_all()
CREATE TRIGGER

> UPDATE self SET id = id
ERROR 27000 tuple to be updated was already modified by an operation triggered by the current command

> DROP TRIGGER y ON self
DROP TRIGGER

> CREATE TRIGGER y AFTER UPDATE OF id ON self EXECUTE FUNCTION change_all()
CREATE TRIGGER

> UPDATE self SET id = id RETURNING *
3|3

> SELECT * FROM self ORDER BY id
3|1003

> CREATE TABLE tt (id int, v text)
CREATE TABLE

> CREATE FUNCTION show_tables() RETURNS trigger LANGUAGE plpgsql AS $$
+ DECLARE o text; n text;
+ BEGIN
+   IF TG_OP <> 'INSERT' THEN SELECT string_agg(x::text, ' ' ORDER BY id) INTO o FROM olds x; END IF;
+   IF TG_OP <> 'DELETE' THEN SELECT string_agg(x::text, ' ' ORDER BY id) INTO n FROM news x; END IF;
+   INSERT INTO log (what) VALUES (format('%s %s old: %s new: %s', TG_NAME, TG_OP, o, n));
+   RETURN NULL;
+ END $$
CREATE FUNCTION

> CREATE TRIGGER ti AFTER INSERT ON tt REFERENCING NEW TABLE AS news EXECUTE FUNCTION show_tables()
CREATE TRIGGER

> CREATE TRIGGER tu AFTER UPDATE ON tt REFERENCING NEW TABLE AS news OLD TABLE AS olds FOR EACH ROW EXECUTE FUNCTION show_tables()
CREATE TRIGGER

> CREATE TRIGGER td AFTER DELETE ON tt REFERENCING OLD TABLE AS olds EXECUTE FUNCTION show_tables()
CREATE TRIGGER

> INSERT INTO tt VALUES (1, 'a'), (2, 'b')
INSERT 0 2

> UPDATE tt SET v = v || v
UPDATE 2

> DELETE FROM tt WHERE id = 1
DELETE 1

> DELETE FROM tt WHERE false
DELETE 0

> SELECT * FROM taken()
ti INSERT old:  new: (1,a) (2,b)
tu UPDATE old: (1,a) (2,b) new: (1,aa) (2,bb)
tu UPDATE old: (1,a) (2,b) new: (1,aa) (2,bb)
td DELETE old: (1,aa) new: 
td DELETE old:  new: 

> CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no % of %', lower(TG_OP), TG_TABLE_NAME; END $$
CREATE FUNCTION

> CREATE TRIGGER no BEFORE DELETE ON tt EXECUTE FUNCTION fail()
CREATE TRIGGER

> DELETE FROM tt
ERROR P0001 no delete of tt

> CREATE TRIGGER never AFTER INSERT ON tt FOR EACH ROW EXECUTE FUNCTION fail()
CREATE TRIGGER

> INSERT INTO tt VALUES (3, 'c')
ERROR P0001 no insert of tt

> SELECT * FROM tt
2|bb

> SELECT fail()
ERROR 0A000 trigger functions can only be called as triggers

> DROP FUNCTION fail()
ERROR 2BP01 cannot drop function fail() because other objects depend on it

> DROP FUNCTION fail() CASCADE
DROP FUNCTION

> DELETE FROM tt
DELETE 1

> SELECT tgname FROM pg_trigger WHERE tgrelid = 'tt'::regclass ORDER BY 1
td
ti
tu

> CREATE TABLE busy (id int PRIMARY KEY)
CREATE TABLE

> CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN EXECUTE TG_ARGV[0]; RETURN NEW; END $$
CREATE FUNCTION

> CREATE TRIGGER m AFTER INSERT ON busy FOR EACH ROW EXECUTE FUNCTION meddle('ALTER TABLE busy ADD COLUMN x int')
CREATE TRIGGER

> INSERT INTO busy VALUES (1)
ERROR 55006 cannot ALTER TABLE "busy" because it is being used by active queries in this session

> CREATE OR REPLACE TRIGGER m BEFORE INSERT ON busy FOR EACH ROW EXECUTE FUNCTION meddle('CREATE INDEX ON busy (id)')
CREATE TRIGGER

> INSERT INTO busy VALUES (1)
ERROR 55006 cannot CREATE INDEX "busy" because it is being used by active queries in this session

> CREATE OR REPLACE TRIGGER m BEFORE INSERT ON busy EXECUTE FUNCTION meddle('TRUNCATE busy')
CREATE TRIGGER

> INSERT INTO busy VALUES (1)
ERROR 55006 cannot TRUNCATE "busy" because it is being used by active queries in this session

> CREATE OR REPLACE TRIGGER m BEFORE INSERT ON busy EXECUTE FUNCTION meddle('DROP TABLE busy')
CREATE TRIGGER

> INSERT INTO busy VALUES (1)
ERROR 55006 cannot DROP TABLE "busy" because it is being used by active queries in this session

> CREATE OR REPLACE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
+ BEGIN
+   IF ROW(OLD.*) IS DISTINCT FROM ROW(NEW.*) THEN RAISE EXCEPTION '% became %', OLD, NEW; END IF;
+   RETURN NEW;
+ END $$
CREATE FUNCTION

> CREATE TABLE whole (a int, b text)
CREATE TABLE

> INSERT INTO whole VALUES (1, 'x')
INSERT 0 1

> CREATE TRIGGER w BEFORE UPDATE ON whole FOR EACH ROW WHEN (old.* IS NOT NULL AND new.b <> 'z') EXECUTE FUNCTION note()
CREATE TRIGGER

> UPDATE whole SET b = 'x'
UPDATE 1

> UPDATE whole SET b = 'y'
ERROR P0001 (1,x) became (1,y)

> UPDATE whole SET b = 'z'
UPDATE 1

> CREATE TABLE said (id int, v text)
CREATE TABLE

> CREATE TABLE heard (n serial, what text)
CREATE TABLE

> CREATE FUNCTION rows_said() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO heard(what) VALUES (format('%s %s %s %s', tg_op, tg_level, old.v, new)); RETURN NULL; END $$
CREATE FUNCTION

> CREATE TRIGGER s AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON said FOR EACH STATEMENT EXECUTE FUNCTION rows_said()
CREATE TRIGGER

> CREATE TRIGGER r AFTER INSERT OR UPDATE OR DELETE ON said FOR EACH ROW EXECUTE FUNCTION rows_said()
CREATE TRIGGER

> INSERT INTO said VALUES (1, 'a')
INSERT 0 1

> UPDATE said SET v = 'b'
UPDATE 1

> DELETE FROM said
DELETE 1

> TRUNCATE said
TRUNCATE TABLE

> SELECT what FROM heard ORDER BY n
INSERT ROW  (1,a)
INSERT STATEMENT  
UPDATE ROW a (1,b)
UPDATE STATEMENT  
DELETE ROW b 
DELETE STATEMENT  
TRUNCATE STATEMENT  

> DROP TABLE said, heard
DROP TABLE

> DROP FUNCTION rows_said
DROP FUNCTION
