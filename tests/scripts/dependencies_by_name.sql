# What is named by a constant, and the defaults of domains, keep what they need; pg_temp first in the search path.

> CREATE SEQUENCE used_sq
CREATE SEQUENCE

> CREATE TABLE used_a (a int DEFAULT nextval('used_sq'), b text DEFAULT 'used_sq'::regclass::text, c int CHECK (currval('used_sq') > 0))
CREATE TABLE

> CREATE VIEW used_v AS SELECT nextval('used_sq'), 'used_a'::regclass AS r
CREATE VIEW

> DROP SEQUENCE used_sq
ERROR 2BP01 cannot drop sequence used_sq because other objects depend on it

> DROP TABLE used_a
ERROR 2BP01 cannot drop table used_a because other objects depend on it

> DROP SEQUENCE used_sq CASCADE
DROP SEQUENCE

> SELECT attname, pg_get_expr(adbin, adrelid) FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE adrelid = 'used_a'::regclass
(no rows)

> SELECT conname FROM pg_constraint WHERE conrelid = 'used_a'::regclass
(no rows)

> DROP TABLE used_a
DROP TABLE

> CREATE TABLE named (a int)
CREATE TABLE

> CREATE TABLE names (r regclass DEFAULT 'named'::regclass, b int)
CREATE TABLE

> CREATE DOMAIN name_of AS regclass DEFAULT 'named'::regclass
CREATE DOMAIN

> CREATE TABLE names_of (n name_of, b int)
CREATE TABLE

> DROP TABLE named
ERROR 2BP01 cannot drop table named because other objects depend on it

> ALTER TABLE named RENAME TO named_otherwise
ALTER TABLE

> INSERT INTO names (b) VALUES (1) RETURNING r
named_otherwise

> DROP TABLE named_otherwise CASCADE
DROP TABLE

> INSERT INTO names (b) VALUES (1) RETURNING r
∅

> SELECT attname FROM pg_attribute WHERE attrelid = 'names_of'::regclass AND attnum > 0 AND NOT attisdropped
b

> DROP TABLE names, names_of
DROP TABLE

> CREATE FUNCTION used_f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + 1'
CREATE FUNCTION

> CREATE DOMAIN used_d AS int DEFAULT used_f(4) CHECK (used_f(VALUE) > 0)
CREATE DOMAIN

> CREATE TABLE used_t (d used_d, b int)
CREATE TABLE

> DROP FUNCTION used_f(int)
ERROR 2BP01 cannot drop function used_f(integer) because other objects depend on it

> DROP FUNCTION used_f(int) CASCADE
DROP FUNCTION

> SELECT attname FROM pg_attribute WHERE attrelid = 'used_t'::regclass AND attnum > 0 AND NOT attisdropped
b

> SELECT count(*) FROM pg_type WHERE typname = 'used_d'
0

> DROP TABLE used_t
DROP TABLE

> SET search_path = pg_temp, public
SET

> SELECT current_schema() ~ '^pg_temp_', cardinality(current_schemas(true)), cardinality(current_schemas(false))
t|3|2

> CREATE TABLE path_temp (a int)
CREATE TABLE

> SELECT relpersistence FROM pg_class WHERE relname = 'path_temp'
t

> DROP TABLE path_temp
DROP TABLE

> RESET search_path
RESET

> PREPARE texts AS SELECT 1 AS a
PREPARE

> SELECT statement FROM pg_prepared_statements WHERE name = 'texts'
PREPARE texts AS SELECT 1 AS a

> DEALLOCATE texts
DEALLOCATE
