# Names in text that reg types and functions of sequences and privileges read: white space may stand around their parts (ADBC writes `"s" . "t"`),
# quotes are doubled inside of quotes, and what is no name says so. See PostgreSQL's manual, section 8.19.

> CREATE SCHEMA tl2_names
CREATE SCHEMA

> CREATE TABLE tl2_names."T ""a""" (a serial, b int)
CREATE TABLE

> CREATE TABLE tl2_names.tt (a int)
CREATE TABLE

> CREATE SEQUENCE tl2_names.sq
CREATE SEQUENCE

> SET search_path = tl2_names
SET

> SELECT ' "tl2_names" . "tt" '::regclass, ' tt '::regclass, 'TL2_NAMES . TT'::regclass, to_regclass(' tl2_names . tt '), E'\ttl2_names\n.\ftt'::regclass
tt|tt|tt|tt|tt

> SELECT '  "T ""a"""'::regclass, 'T "a"'::regclass
ERROR 42602 invalid name syntax

> SELECT '  "T ""a"""'::regclass
"T ""a"""

> SELECT 'tl2_names . '::regclass
ERROR 42602 invalid name syntax

> SELECT ''::regclass
ERROR 42602 invalid name syntax

> SELECT '  '::regclass
ERROR 42602 invalid name syntax

> SELECT 'tt tt'::regclass
ERROR 42602 invalid name syntax

> SELECT '"tt"x'::regclass
ERROR 42602 invalid name syntax

> SELECT '."tt"'::regclass
ERROR 42602 invalid name syntax

> SELECT '"tt'::regclass
ERROR 42602 invalid name syntax

> SELECT '"a""b"'::regclass
ERROR 42P01 relation "a"b" does not exist

> SELECT ' a.b.c.d'::regclass
ERROR 42601 improper relation name (too many dotted names): a.b.c.d

> SELECT nextval(' tl2_names . sq '), currval('sq '), setval(' "sq"', 10)
1|1|10

> SELECT ' pg_catalog . int4'::regtype, ' double  precision '::regtype, ' numeric ( 10, 2 ) '::regtype, 'timestamp with time zone[]'::regtype
integer|double precision|numeric|timestamp with time zone[]

> SELECT ' now '::regproc, ' pg_catalog . now'::regproc, ' public '::regnamespace, ' "C" '::regcollation, ' pg_catalog . english '::regconfig
now|now|public|"C"|english

> SELECT 'lower ( text )'::regprocedure, ' pg_catalog . lower(text)'::regprocedure
lower(text)|lower(text)

> SELECT has_table_privilege(' tl2_names . tt ', 'select')
t

> SELECT (current_database() || '.tl2_names.tt')::regclass::oid = 'tl2_names.tt'::regclass::oid, to_regclass(current_database() || '.none.tt')
t|∅

> SELECT nextval(current_database() || '. tl2_names.sq'), pg_get_serial_sequence(current_database() || '.tl2_names."T ""a"""', 'a') IS NOT NULL
11|t

> SELECT 'nodb.tl2_names.tt'::regclass
ERROR 0A000 cross-database references are not implemented: "nodb.tl2_names.tt"

> SELECT to_regclass('nodb.tl2_names.tt')
ERROR 0A000 cross-database references are not implemented: "nodb.tl2_names.tt"

> SELECT to_regclass('a.b.c.d')
ERROR 42601 improper relation name (too many dotted names): a.b.c.d

> RESET search_path
RESET

> SET client_min_messages = warning
SET

> DROP SCHEMA tl2_names CASCADE
DROP SCHEMA

> RESET client_min_messages
RESET
