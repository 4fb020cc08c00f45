# INSTEAD OF triggers of views, and triggers of the tables below views that can be written to.

> CREATE TABLE log (n serial, what text)
CREATE TABLE

> CREATE FUNCTION taken() RETURNS SETOF text LANGUAGE sql AS 'WITH d AS (DELETE FROM log RETURNING n, what) SELECT what FROM d ORDER BY n'
CREATE FUNCTION

> CREATE TABLE people (id int PRIMARY KEY, name text)
CREATE TABLE

> CREATE TABLE towns (id int REFERENCES people, town text)
CREATE TABLE

> CREATE VIEW both_ AS SELECT p.id, p.name, t.town, upper(p.name) AS shout FROM people p LEFT JOIN towns t USING (id)
CREATE VIEW

> INSERT INTO both_ VALUES (1, 'ann', 'rome')
ERROR 55000 cannot insert into view "both_"

> UPDATE both_ SET town = 'x'
ERROR 55000 cannot update view "both_"

> DELETE FROM both_
ERROR 55000 cannot delete from view "both_"

> CREATE FUNCTION write_both() RETURNS trigger LANGUAGE plpgsql AS $$
+ BEGIN
+   INSERT INTO log (what) VALUES (format('%s %s %s %s old=%s new=%s', TG_NAME, TG_WHEN, TG_LEVEL, TG_OP, CASE WHEN TG_OP <> 'INSERT' THEN OLD::text END,
+     CASE WHEN TG_OP <> 'DELETE' THEN NEW::text END));
+   IF TG_OP = 'INSERT' THEN
+     IF NEW.id < 0 THEN RETURN NULL; END IF;
+     INSERT INTO people VALUES (NEW.id, NEW.name);
+     IF NEW.town IS NOT NULL THEN INSERT INTO towns VALUES (NEW.id, NEW.town); END IF;
+     NEW.shout := upper(NEW.name) || '!';
+   ELSIF TG_OP = 'UPDATE' THEN
+     UPDATE people SET name = NEW.name WHERE id = OLD.id;
+     UPDATE towns SET town = NEW.town WHERE id = OLD.id;
+     IF NOT FOUND THEN RETURN NULL; END IF;
+   ELSE
+     DELETE FROM towns WHERE id = OLD.id;
+     DELETE FROM people WHERE id = OLD.id;
+     IF NOT FOUND THEN RETURN NULL; END IF;
+     RETURN OLD;
+   END IF;
+   RETURN NEW;
+ END $$
CREATE FUNCTION

> CREATE TRIGGER w INSTEAD OF INSERT OR UPDATE OR DELETE ON both_ FOR EACH ROW EXECUTE FUNCTION write_both()
CREATE TRIGGER

> CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
+ BEGIN INSERT INTO log (what) VALUES (format('%s %s %s %s on %s', TG_NAME, TG_WHEN, TG_LEVEL, TG_OP, TG_TABLE_NAME)); RETURN NEW; END $$
CREATE FUNCTION

> CREATE TRIGGER bs BEFORE INSERT OR UPDATE OR DELETE ON both_ EXECUTE FUNCTION note()
CREATE TRIGGER

> CREATE TRIGGER "as" AFTER INSERT OR UPDATE OR DELETE ON both_ EXECUTE FUNCTION note()
CREATE TRIGGER

> INSERT INTO both_ VALUES (1, 'ann', 'rome'), (-1, 'nobody'), (2, 'bob', NULL)
ERROR 42601 VALUES lists must all be the same length

> INSERT INTO both_ (name, id, town) VALUES ('cid', 3, 'oslo') RETURNING *, id + 1 AS next
3|cid|oslo|CID!|4

> INSERT INTO both_ (id, town) SELECT id + 10, town FROM both_ WHERE town IS NOT NULL RETURNING id, name, town
13|∅|oslo

> SELECT * FROM taken()
bs BEFORE STATEMENT INSERT on both_
w INSTEAD OF ROW INSERT old= new=(3,cid,oslo,)
as AFTER STATEMENT INSERT on both_
bs BEFORE STATEMENT INSERT on both_
w INSTEAD OF ROW INSERT old= new=(13,,oslo,)
as AFTER STATEMENT INSERT on both_

> SELECT * FROM both_ ORDER BY id
3|cid|oslo|CID
13|∅|oslo|∅

> UPDATE both_ SET town = town || '!' WHERE id IN (1, 2)
UPDATE 0

> UPDATE both_ b SET name = b.name || x.s, town = DEFAULT FROM (VALUES (3, 'y'), (3, 'z')) x (id, s) WHERE b.id = x.id AND x.s = 'z' RETURNING b.*, x.s, (SELECT b.name || x.s)
3|cidz|∅|CID|z|cidzz

> UPDATE both_ SET id = 99, name = 'nobody' WHERE id = 1 RETURNING id
(no rows)

> DELETE FROM both_ WHERE id > 10 RETURNING *
13|∅|oslo|∅

> DELETE FROM both_ USING (VALUES (2)) v (x) WHERE id = x RETURNING id, name, x
(no rows)

> WITH i AS (INSERT INTO both_ VALUES (5, 'eve') RETURNING shout) SELECT * FROM i
EVE!

> SELECT * FROM taken()
bs BEFORE STATEMENT UPDATE on both_
as AFTER STATEMENT UPDATE on both_
bs BEFORE STATEMENT UPDATE on both_
w INSTEAD OF ROW UPDATE old=(3,cid,oslo,CID) new=(3,cidz,,CID)
as AFTER STATEMENT UPDATE on both_
bs BEFORE STATEMENT UPDATE on both_
as AFTER STATEMENT UPDATE on both_
bs BEFORE STATEMENT DELETE on both_
w INSTEAD OF ROW DELETE old=(13,,oslo,) new=
as AFTER STATEMENT DELETE on both_
bs BEFORE STATEMENT DELETE on both_
as AFTER STATEMENT DELETE on both_
bs BEFORE STATEMENT INSERT on both_
w INSTEAD OF ROW INSERT old= new=(5,eve,,)
as AFTER STATEMENT INSERT on both_

> SELECT * FROM both_ ORDER BY id
3|cidz|∅|CIDZ
5|eve|∅|EVE

> INSERT INTO both_ VALUES (1, 'twice')
INSERT 0 1

> INSERT INTO both_ (nope) VALUES (1)
ERROR 42703 column "nope" of relation "both_" does not exist

> INSERT INTO both_ VALUES (7, 'x') ON CONFLICT (id) DO NOTHING
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> ALTER VIEW both_ ALTER COLUMN town SET DEFAULT 'nowhere'
ALTER VIEW

> INSERT INTO both_ (id, name) VALUES (8, 'h') RETURNING *
8|h|nowhere|H!

> DROP TRIGGER w ON both_
DROP TRIGGER

> INSERT INTO both_ VALUES (9, 'x')
ERROR 55000 cannot insert into view "both_"

> DROP VIEW both_
DROP VIEW

> DELETE FROM log
DELETE 6

> CREATE VIEW named AS SELECT id, name FROM people WHERE id < 100 WITH CHECK OPTION
CREATE VIEW

> CREATE FUNCTION rename() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := upper(NEW.name); IF NEW.name = 'BIG' THEN NEW.id := 1000; END IF; RETURN NEW; END $$
CREATE FUNCTION

> CREATE TRIGGER r BEFORE INSERT OR UPDATE ON people FOR EACH ROW EXECUTE FUNCTION rename()
CREATE TRIGGER

> CREATE TRIGGER ns BEFORE INSERT ON named EXECUTE FUNCTION note()
CREATE TRIGGER

> INSERT INTO named VALUES (20, 'tom') RETURNING *
20|TOM

> INSERT INTO named VALUES (21, 'big')
ERROR 44000 new row violates check option for view "named"

> UPDATE named SET name = 'jim' WHERE id = 20 RETURNING *
20|JIM

> SELECT * FROM taken()
(no rows)

> CREATE TRIGGER i INSTEAD OF DELETE ON named FOR EACH ROW EXECUTE FUNCTION note()
CREATE TRIGGER

> DELETE FROM named
DELETE 0

> DELETE FROM named WHERE id = 20 RETURNING *
(no rows)

> UPDATE named SET name = 'joe' WHERE id = 20 RETURNING *
20|JOE

> SELECT * FROM taken()
i INSTEAD OF ROW DELETE on named
i INSTEAD OF ROW DELETE on named
i INSTEAD OF ROW DELETE on named
i INSTEAD OF ROW DELETE on named
i INSTEAD OF ROW DELETE on named
i INSTEAD OF ROW DELETE on named
