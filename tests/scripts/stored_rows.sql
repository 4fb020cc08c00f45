# Rows of tables and Unicode forms in what is stored; where errors of PREPARE and DECLARE point

> create table kept (a int, b int, c int)
CREATE TABLE

> insert into kept values (1, 1, 1), (1, 1, 0)
INSERT 0 2

> create view kept_rows as select kept >= row(1, 1, 1) as x, row(1, 1, 1) < kept as y from kept
CREATE VIEW

> create view kept_typed as select kept = row(1, 1, 1)::kept as x from kept
CREATE VIEW

> select pg_get_viewdef('kept_rows'::regclass)
 SELECT (kept.* >= ROW(1, 1, 1)) AS x,\n    (ROW(1, 1, 1) < kept.*) AS y\n   FROM kept;

> select * from kept_rows
t|f
f|f

> select * from kept_typed
t
f

> create policy kept_p on kept using (kept >= row(1, 1, 1))
CREATE POLICY

> select pg_get_expr(polqual, polrelid) from pg_policy where polname = 'kept_p'
(kept.* >= ROW(1, 1, 1))

> create role kept_reader
CREATE ROLE

> grant all on kept to kept_reader
GRANT

> alter table kept enable row level security
ALTER TABLE

> set role kept_reader
SET

> select * from kept
1|1|1

> insert into kept values (0, 9, 9)
ERROR 42501 new row violates row-level security policy for table "kept"

> insert into kept values (2, 0, 0)
INSERT 0 1

> reset role
RESET

> create view kept_forms as select 'foo' is normalized a, 'foo' is nfkc normalized b, 'a' is not normalized c, normalize('foo') d, normalize('foo', nfkd) e, normalize('foo', nfc) f
CREATE VIEW

> select pg_get_viewdef('kept_forms'::regclass)
 SELECT ('foo'::text IS NORMALIZED) AS a,\n    ('foo'::text IS NFKC NORMALIZED) AS b,\n    (NOT ('a'::text IS NORMALIZED)) AS c,\n    NORMALIZE('foo'::text) AS d,\n    NORMALIZE('foo'::text, NFKD) AS e,\n    NORMALIZE('foo'::text, NFC) AS f;

> select * from kept_forms
t|t|f|foo|foo|foo

> drop view kept_forms, kept_rows, kept_typed
DROP VIEW

> drop table kept
DROP TABLE

> drop role kept_reader
DROP ROLE

> prepare kept_one as select * from nosuch
ERROR 42P01 relation "nosuch" does not exist

> prepare kept_one (int) as  select $1 + nosuch
ERROR 42703 column "nosuch" does not exist

> declare kept_c cursor for select * from nosuch
ERROR 42P01 relation "nosuch" does not exist

> declare kept_c cursor for select 1
ERROR 25P01 DECLARE CURSOR can only be used in transaction blocks
