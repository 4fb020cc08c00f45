# restrict_nonsystem_relation_kind, which pg_dump sets: views are not used.

> CREATE TABLE t (a int)
CREATE TABLE

> CREATE VIEW v AS SELECT a FROM t
CREATE VIEW

> SET restrict_nonsystem_relation_kind = 'view, foreign-table'
SET

> SHOW restrict_nonsystem_relation_kind
view, foreign-table

> SELECT * FROM v
ERROR 55000 access to non-system view "v" is restricted

> INSERT INTO v VALUES (1)
ERROR 55000 access to non-system view "v" is restricted

> UPDATE v SET a = 1
ERROR 55000 access to non-system view "v" is restricted

> SELECT count(*) FROM pg_tables WHERE tablename = 't'
1

> SET restrict_nonsystem_relation_kind = 'foo'
ERROR 22023 invalid value for parameter "restrict_nonsystem_relation_kind": "foo"

> CREATE VIEW w AS SELECT * FROM v
CREATE VIEW

> SELECT set_config('restrict_nonsystem_relation_kind', 'foreign-table', false)
foreign-table

> SELECT * FROM w
(no rows)
