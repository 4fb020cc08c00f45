# What definitions may not say, or must remember: storage of inherited columns, leakproof functions, triggers' WHEN, ONLY, row counts.

> CREATE TABLE dic_a (a text, b int)
CREATE TABLE

> CREATE TABLE dic_b (a text)
CREATE TABLE

> ALTER TABLE dic_b ALTER COLUMN a SET STORAGE EXTERNAL
ALTER TABLE

> CREATE TABLE dic_c () INHERITS (dic_a, dic_b)
ERROR 42804 inherited column "a" has a storage parameter conflict

> CREATE TABLE dic_c (LIKE dic_b INCLUDING STORAGE) INHERITS (dic_a)
ERROR 42804 column "a" has a storage parameter conflict

> CREATE TABLE dic_c (LIKE dic_b) INHERITS (dic_a)
CREATE TABLE

> CREATE TABLE dic_d (a text) INHERITS (dic_b)
CREATE TABLE

> SELECT attrelid::regclass, attname, attstorage FROM pg_attribute WHERE attrelid IN ('dic_c'::regclass, 'dic_d'::regclass) AND attnum > 0 ORDER BY 1, 2
dic_c|a|x
dic_c|b|p
dic_d|a|e

> DROP TABLE dic_c, dic_d
DROP TABLE

> CREATE ROLE dic_r
CREATE ROLE

> GRANT CREATE ON SCHEMA public TO dic_r
GRANT

> SET ROLE dic_r
SET

> CREATE FUNCTION dic_f(int) RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT $1'
ERROR 42501 only superuser can define a leakproof function

> CREATE FUNCTION dic_f(int) RETURNS int LANGUAGE sql AS 'SELECT $1'
CREATE FUNCTION

> ALTER FUNCTION dic_f(int) LEAKPROOF
ERROR 42501 only superuser can define a leakproof function

> ALTER FUNCTION dic_f(int) NOT LEAKPROOF
ALTER FUNCTION

> RESET ROLE
RESET

> ALTER FUNCTION dic_f(int) LEAKPROOF
ALTER FUNCTION

> DROP FUNCTION dic_f(int)
DROP FUNCTION

> REVOKE CREATE ON SCHEMA public FROM dic_r
REVOKE

> DROP ROLE dic_r
DROP ROLE

> CREATE FUNCTION dic_t() RETURNS trigger LANGUAGE plpgsql AS 'begin insert into dic_b values (tg_op || new.a); return null; end'
CREATE FUNCTION

> CREATE TRIGGER dic_g AFTER UPDATE ON dic_a FOR EACH ROW WHEN (new.tableoid = old.tableoid AND new.tableoid <> 0) EXECUTE FUNCTION dic_t()
CREATE TRIGGER

> CREATE TRIGGER dic_h AFTER UPDATE ON dic_a FOR EACH ROW WHEN (new.tableoid = 1) EXECUTE FUNCTION dic_t()
CREATE TRIGGER

> SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'dic_g'
CREATE TRIGGER dic_g AFTER UPDATE ON public.dic_a FOR EACH ROW WHEN (((new.tableoid = old.tableoid) AND (new.tableoid <> (0)::oid))) EXECUTE FUNCTION dic_t()

> INSERT INTO dic_a VALUES ('x', 1)
INSERT 0 1

> UPDATE dic_a SET a = 'y'
UPDATE 1

> SELECT * FROM dic_b
UPDATEy

> DROP TABLE dic_a
DROP TABLE

> CREATE TABLE dic_p (a int) PARTITION BY LIST (a)
CREATE TABLE

> CREATE TABLE dic_1 PARTITION OF dic_p FOR VALUES IN (1)
CREATE TABLE

> CREATE TRIGGER dic_g AFTER INSERT ON dic_p FOR EACH ROW EXECUTE FUNCTION dic_t()
CREATE TRIGGER

> ALTER TABLE ONLY dic_p ENABLE ALWAYS TRIGGER dic_g
ALTER TABLE

> SELECT tgrelid::regclass, tgenabled FROM pg_trigger WHERE tgname = 'dic_g' ORDER BY tgrelid::regclass::text
dic_1|O
dic_p|A

> ALTER TABLE ONLY dic_p DISABLE TRIGGER ALL
ALTER TABLE

> SELECT tgrelid::regclass, tgenabled FROM pg_trigger WHERE tgname = 'dic_g' ORDER BY tgrelid::regclass::text
dic_1|O
dic_p|D

> ALTER TABLE dic_p ENABLE REPLICA TRIGGER dic_g
ALTER TABLE

> SELECT tgrelid::regclass, tgenabled FROM pg_trigger WHERE tgname = 'dic_g' ORDER BY tgrelid::regclass::text
dic_1|R
dic_p|R

> DROP TABLE dic_p
DROP TABLE

> CREATE VIEW dic_v AS SELECT a FROM dic_b ORDER BY a FETCH FIRST NULL ROWS WITH TIES
ERROR 2201W row count cannot be null in FETCH FIRST ... WITH TIES clause

> SELECT a FROM dic_b ORDER BY a FETCH FIRST NULL ROWS WITH TIES
ERROR 2201W row count cannot be null in FETCH FIRST ... WITH TIES clause

> SELECT a FROM dic_b ORDER BY a FETCH FIRST (NULL) ROWS ONLY
UPDATEy

> CREATE TABLE dic_k (a int PRIMARY KEY)
CREATE TABLE

> ALTER TABLE dic_b REPLICA IDENTITY USING INDEX dic_k_pkey
ERROR 42809 "dic_k_pkey" is not an index for table "dic_b"

> ALTER TABLE dic_b REPLICA IDENTITY USING INDEX dic_nothing
ERROR 42704 index "dic_nothing" for table "dic_b" does not exist

> SELECT extract(minute FROM '-14 s'::interval), extract(second FROM '-14 s'::interval), extract(hour FROM '-59 min'::interval), date_part('minute', '-14 s'::interval), extract(ms FROM '-0.5 s'::interval)
0|-14.000000|0|0|-500.000

> DROP TABLE dic_b, dic_k
DROP TABLE

> DROP FUNCTION dic_t()
DROP FUNCTION
