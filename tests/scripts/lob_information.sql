# Views of information_schema about uses of columns, types and routines.

> CREATE SCHEMA lob_i
CREATE SCHEMA

> SET search_path = lob_i, public
SET

> CREATE TYPE lob_c AS (a int, b text[])
CREATE TYPE

> CREATE DOMAIN lob_d AS int
CREATE DOMAIN

> CREATE TABLE lob_t (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c int, d int GENERATED ALWAYS AS (a + c) STORED, e lob_d, f lob_c, g text DEFAULT 'x')
CREATE TABLE

> CREATE SEQUENCE lob_q
CREATE SEQUENCE

> CREATE FUNCTION lob_f(x int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x'
CREATE FUNCTION

> ALTER TABLE lob_t ADD CONSTRAINT lob_k CHECK (lob_f(a) > 0)
ALTER TABLE

> CREATE VIEW lob_v AS SELECT lob_f(a) AS a, lob_f(c) AS b FROM lob_t
CREATE VIEW

> CREATE FUNCTION lob_g() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT lob_f(a) + c FROM lob_t; END
CREATE FUNCTION

> SELECT table_schema, table_name, column_name, dependent_column FROM information_schema.column_column_usage WHERE table_schema = 'lob_i' ORDER BY 3, 4
lob_i|lob_t|a|b
lob_i|lob_t|a|d
lob_i|lob_t|c|d

> SELECT udt_schema, udt_name, table_name, column_name FROM information_schema.column_udt_usage WHERE table_schema = 'lob_i' ORDER BY 3, 4
pg_catalog|int4|lob_t|a
pg_catalog|int4|lob_t|b
pg_catalog|int4|lob_t|c
pg_catalog|int4|lob_t|d
pg_catalog|int4|lob_t|e
lob_i|lob_c|lob_t|f
pg_catalog|text|lob_t|g
pg_catalog|int4|lob_v|a
pg_catalog|int4|lob_v|b

> SELECT object_schema, regexp_replace(object_name, '\d+', 'n'), object_type, dtd_identifier FROM information_schema.data_type_privileges WHERE object_schema = 'lob_i' ORDER BY 3, 2, 4
lob_i|lob_d|DOMAIN|1
lob_i|lob_f_n|ROUTINE|0
lob_i|lob_f_n|ROUTINE|1
lob_i|lob_g_n|ROUTINE|0
lob_i|lob_t|TABLE|1
lob_i|lob_t|TABLE|2
lob_i|lob_t|TABLE|3
lob_i|lob_t|TABLE|4
lob_i|lob_t|TABLE|5
lob_i|lob_t|TABLE|6
lob_i|lob_t|TABLE|7
lob_i|lob_v|TABLE|1
lob_i|lob_v|TABLE|2
lob_i|lob_c|USER-DEFINED TYPE|1
lob_i|lob_c|USER-DEFINED TYPE|2

> SELECT user_defined_type_name, user_defined_type_category, is_instantiable, is_final FROM information_schema.user_defined_types WHERE user_defined_type_schema = 'lob_i'
lob_c|STRUCTURED|YES|∅

> SELECT table_name, specific_schema, specific_name = 'lob_f_' || 'lob_f'::regproc::oid FROM information_schema.view_routine_usage WHERE table_schema = 'lob_i'
lob_v|lob_i|t

> SELECT constraint_name, specific_schema, specific_name = 'lob_f_' || 'lob_f'::regproc::oid FROM information_schema.check_constraint_routine_usage WHERE constraint_schema = 'lob_i'
lob_k|lob_i|t

> SELECT regexp_replace(specific_name, '\d+', 'n'), regexp_replace(routine_name, '\d+', 'n') FROM information_schema.routine_routine_usage WHERE specific_schema = 'lob_i'
lob_g_n|lob_f_n

> SELECT routine_name, table_name FROM information_schema.routine_table_usage WHERE specific_schema = 'lob_i'
lob_g|lob_t

> SELECT routine_name, table_name, column_name FROM information_schema.routine_column_usage WHERE specific_schema = 'lob_i' ORDER BY 3
lob_g|lob_t|a
lob_g|lob_t|c

> SELECT * FROM information_schema.collations WHERE collation_name IN ('default', 'C', 'POSIX') ORDER BY 3
postgres|pg_catalog|C|NO PAD
postgres|pg_catalog|POSIX|NO PAD
postgres|pg_catalog|default|NO PAD

> SELECT collation_name, character_set_name FROM information_schema.collation_character_set_applicability WHERE collation_name IN ('default', 'C', 'POSIX') ORDER BY 1
C|UTF8
POSIX|UTF8
default|UTF8

> SELECT count(*) FROM information_schema.foreign_tables
0

> SELECT * FROM information_schema.transforms, information_schema.foreign_servers, information_schema.user_mappings, information_schema.column_options
(no rows)

> DROP SCHEMA lob_i CASCADE
DROP SCHEMA

> RESET search_path
RESET
