# Whole rows in stored expressions: CHECK, indexes, policies, rules and views keep a reference to the row, which has the columns of the moment.
# What ADD COLUMN brings is part of the row.
# DROP COLUMN leaves alone what names no column.
# Names follow.
# Nobody else's row is that row.
# A trigger's condition compares rows of all columns, too.

> create table wr (i int, j text)
CREATE TABLE

> create table wr_log (x text)
CREATE TABLE

> create function wr_positive(wr) returns bool language sql immutable as 'select $1.i > 0'
CREATE FUNCTION

> create function wr_number(wr) returns int language sql immutable as 'select $1.i'
CREATE FUNCTION

> alter table wr add constraint c1 check (wr_positive(wr))
ALTER TABLE

> alter table wr add constraint c2 check (wr.* is not null)
ALTER TABLE

> alter table wr add constraint c3 check ((wr).i > 0)
ALTER TABLE

> alter table wr add constraint c4 check (wr::text <> '(3,x)')
ALTER TABLE

> alter table wr add constraint c5 check (row(wr.*) is not null)
ALTER TABLE

> alter table wr add constraint c6 check (row_to_json(wr)::jsonb ? 'i')
ALTER TABLE

> alter table wr add constraint c7 check (coalesce(wr, wr) is distinct from null)
ALTER TABLE

> alter table wr add constraint c8 check (wr is distinct from null and wr.* is not distinct from wr)
ALTER TABLE

> alter table wr add constraint c9 check (j is not null and wr.wr_positive and i < 100)
ALTER TABLE

> alter table wr add constraint c10 check (row(wr, wr.i, (wr.*)::wr) is not null)
ALTER TABLE

> alter table wr add constraint c11 check (row_to_json(row(i, j))::text like '{"f1"%')
ALTER TABLE

> alter table wr add check (wr is not null)
ALTER TABLE

> alter table wr add check ((wr).nope > 0)
ERROR 42703 column wr.nope does not exist

> alter table wr drop constraint wr_check
ALTER TABLE

> create index wr_x1 on wr (wr_number(wr))
CREATE INDEX

> create unique index wr_x2 on wr ((wr.*)) where wr_positive(wr)
CREATE INDEX

> create index wr_x3 on wr (i) where wr is not null
CREATE INDEX

> create index wr_x4 on wr ((wr::text))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> create statistics wr_s on (wr_number(wr)), (i + 1) from wr
ERROR 0A000 statistics creation on system columns is not supported

> create policy p on wr using (wr_positive(wr)) with check (wr is not null)
CREATE POLICY

> create rule r as on insert to wr where wr_positive(new) do also insert into wr_log values (to_jsonb(new)::text)
CREATE RULE

> select conname, pg_get_constraintdef(oid), pg_get_constraintdef(oid, true), conkey from pg_constraint where conrelid = 'wr'::regclass order by conname
c1|CHECK (wr_positive(wr.*))|CHECK (wr_positive(wr.*))|{0}
c10|CHECK ((ROW(wr.*::wr, i, wr.*::wr) IS NOT NULL))|CHECK (ROW(wr.*::wr, i, wr.*::wr) IS NOT NULL)|{0,1}
c11|CHECK (((row_to_json(ROW(i, j)))::text ~~ '{"f1"%'::text))|CHECK (row_to_json(ROW(i, j))::text ~~ '{"f1"%'::text)|{1,2}
c2|CHECK ((wr.* IS NOT NULL))|CHECK (wr.* IS NOT NULL)|{0}
c3|CHECK ((i > 0))|CHECK (i > 0)|{1}
c4|CHECK (((wr.*)::text <> '(3,x)'::text))|CHECK (wr.*::text <> '(3,x)'::text)|{0}
c5|CHECK ((ROW(i, j) IS NOT NULL))|CHECK (ROW(i, j) IS NOT NULL)|{1,2}
c6|CHECK (((row_to_json(wr.*))::jsonb ? 'i'::text))|CHECK (row_to_json(wr.*)::jsonb ? 'i'::text)|{0}
c7|CHECK ((COALESCE(wr.*, wr.*) IS DISTINCT FROM NULL))|CHECK (COALESCE(wr.*, wr.*) IS DISTINCT FROM NULL)|{0}
c8|CHECK (((wr.* IS DISTINCT FROM NULL) AND (NOT (wr.* IS DISTINCT FROM wr.*))))|CHECK (wr.* IS DISTINCT FROM NULL AND NOT wr.* IS DISTINCT FROM wr.*)|{0}
c9|CHECK (((j IS NOT NULL) AND wr_positive(wr.*) AND (i < 100)))|CHECK (j IS NOT NULL AND wr_positive(wr.*) AND i < 100)|{2,0,1}

> select pg_get_indexdef(indexrelid), indkey, pg_get_expr(indpred, indrelid, true) from pg_index where indrelid = 'wr'::regclass order by 1
CREATE INDEX wr_x1 ON public.wr USING btree (wr_number(wr.*))|0|∅
CREATE INDEX wr_x3 ON public.wr USING btree (i) WHERE (wr.* IS NOT NULL)|1|wr.* IS NOT NULL
CREATE UNIQUE INDEX wr_x2 ON public.wr USING btree ((wr.*)) WHERE wr_positive(wr.*)|0|wr_positive(wr.*)

> select pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) from pg_policy where polrelid = 'wr'::regclass
wr_positive(wr.*)|(wr.* IS NOT NULL)

> select pg_get_ruledef(oid) from pg_rewrite where ev_class = 'wr'::regclass
CREATE RULE r AS\n    ON INSERT TO public.wr\n   WHERE wr_positive(new.*) DO  INSERT INTO wr_log (x)\n  VALUES ((to_jsonb(new.*))::text);

> insert into wr values (1, 'a')
INSERT 0 1

> insert into wr values (0, 'a')
ERROR 23514 new row for relation "wr" violates check constraint "c1"

> insert into wr values (1, null)
ERROR 23514 new row for relation "wr" violates check constraint "c2"

> insert into wr values (3, 'x')
ERROR 23514 new row for relation "wr" violates check constraint "c4"

> insert into wr values (1, 'a')
ERROR 23505 duplicate key value violates unique constraint "wr_x2"

> alter table wr add column k int
ALTER TABLE

> insert into wr values (2, 'b', null)
ERROR 23514 new row for relation "wr" violates check constraint "c2"

> insert into wr values (2, 'b', 2)
INSERT 0 1

> update wr set k = 1 where i = 1
UPDATE 1

> select * from wr order by wr
1|a|1
2|b|2

> select x from wr_log order by x
{"i": 1, "j": "a"}
{"i": 2, "j": "b", "k": 2}

> alter table wr drop column j
ALTER TABLE

> insert into wr values (2, 2)
ERROR 23505 duplicate key value violates unique constraint "wr_x2"

> insert into wr values (3, null)
ERROR 23514 new row for relation "wr" violates check constraint "c2"

> insert into wr values (3, 3)
INSERT 0 1

> insert into wr values (-3, 3)
ERROR 23514 new row for relation "wr" violates check constraint "c1"

> delete from wr where i = 1
DELETE 1

> insert into wr values (1, 1)
INSERT 0 1

> select * from wr where wr_positive(wr) order by wr
1|1
2|2
3|3

> select conname, pg_get_constraintdef(oid), conkey from pg_constraint where conrelid = 'wr'::regclass order by conname
c1|CHECK (wr_positive(wr.*))|{0}
c10|CHECK ((ROW(wr.*::wr, i, wr.*::wr) IS NOT NULL))|{0,1}
c2|CHECK ((wr.* IS NOT NULL))|{0}
c3|CHECK ((i > 0))|{1}
c4|CHECK (((wr.*)::text <> '(3,x)'::text))|{0}
c6|CHECK (((row_to_json(wr.*))::jsonb ? 'i'::text))|{0}
c7|CHECK ((COALESCE(wr.*, wr.*) IS DISTINCT FROM NULL))|{0}
c8|CHECK (((wr.* IS DISTINCT FROM NULL) AND (NOT (wr.* IS DISTINCT FROM wr.*))))|{0}

> select pg_get_indexdef(indexrelid) from pg_index where indrelid = 'wr'::regclass order by 1
CREATE INDEX wr_x1 ON public.wr USING btree (wr_number(wr.*))
CREATE INDEX wr_x3 ON public.wr USING btree (i) WHERE (wr.* IS NOT NULL)
CREATE UNIQUE INDEX wr_x2 ON public.wr USING btree ((wr.*)) WHERE wr_positive(wr.*)

> select x from wr_log order by x
{"i": 1, "j": "a"}
{"i": 1, "k": 1}
{"i": 2, "j": "b", "k": 2}
{"i": 3, "k": 3}

> alter table wr rename to "wr 2"
ALTER TABLE

> alter table "wr 2" rename column k to kk
ALTER TABLE

> select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = '"wr 2"'::regclass order by conname
c1|CHECK (wr_positive("wr 2".*))
c10|CHECK ((ROW("wr 2".*::"wr 2", i, "wr 2".*::"wr 2") IS NOT NULL))
c2|CHECK (("wr 2".* IS NOT NULL))
c3|CHECK ((i > 0))
c4|CHECK ((("wr 2".*)::text <> '(3,x)'::text))
c6|CHECK (((row_to_json("wr 2".*))::jsonb ? 'i'::text))
c7|CHECK ((COALESCE("wr 2".*, "wr 2".*) IS DISTINCT FROM NULL))
c8|CHECK ((("wr 2".* IS DISTINCT FROM NULL) AND (NOT ("wr 2".* IS DISTINCT FROM "wr 2".*))))

> select pg_get_indexdef(indexrelid) from pg_index where indrelid = '"wr 2"'::regclass order by 1
CREATE INDEX wr_x1 ON public."wr 2" USING btree (wr_number("wr 2".*))
CREATE INDEX wr_x3 ON public."wr 2" USING btree (i) WHERE ("wr 2".* IS NOT NULL)
CREATE UNIQUE INDEX wr_x2 ON public."wr 2" USING btree (("wr 2".*)) WHERE wr_positive("wr 2".*)

> select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = '"wr 2"'::regclass
wr_positive("wr 2".*)

> insert into "wr 2" values (-4, 1)
ERROR 23514 new row for relation "wr 2" violates check constraint "c1"

> insert into "wr 2" values (4, 4)
INSERT 0 1

> drop index wr_x2
DROP INDEX

> alter table "wr 2" alter column kk type bigint
ALTER TABLE

> insert into "wr 2" values (5, 5000000000)
INSERT 0 1

> drop table "wr 2" cascade
DROP TABLE

> drop table wr_log
DROP TABLE

> create table wr_a (a int, b int)
CREATE TABLE

> create view wr_v as select wr_a, to_jsonb(wr_a) as j, row_to_json(row(wr_a.a)) as r from wr_a
CREATE VIEW

> insert into wr_a values (1, 2)
INSERT 0 1

> alter table wr_a add column c int
ALTER TABLE

> select r from wr_v
{"f1":1}

> alter table wr_a drop column b
ALTER TABLE

> select r from wr_v
{"f1":1}

> drop view wr_v
DROP VIEW

> alter table wr_a add constraint k check (wr_a is not null) not valid
ALTER TABLE

> create table wr_b () inherits (wr_a)
ERROR 0A000 cannot convert whole-row table reference

> create table wr_b (like wr_a including constraints)
ERROR 0A000 cannot convert whole-row table reference

> create table wr_b (like wr_a)
CREATE TABLE

> alter table wr_b inherit wr_a
ERROR 42804 child table is missing constraint "k"

> alter table wr_b add constraint k check (wr_b is not null)
ALTER TABLE

> alter table wr_b inherit wr_a
ERROR 42804 child table "wr_b" has different definition for check constraint "k"

> alter table wr_a drop constraint k
ALTER TABLE

> alter table wr_b inherit wr_a
ALTER TABLE

> create index wr_x on wr_a ((wr_a.*))
CREATE INDEX

> create table wr_c (like wr_a including indexes)
ERROR 0A000 cannot convert whole-row table reference

> drop table wr_b, wr_a
DROP TABLE

> create table wr_p (a int, b int, constraint k check (wr_p is not null)) partition by list (a)
CREATE TABLE

> create table wr_p1 partition of wr_p for values in (1)
ERROR 0A000 cannot convert whole-row table reference

> alter table wr_p drop constraint k
ALTER TABLE

> create table wr_p1 partition of wr_p for values in (1)
CREATE TABLE

> drop table wr_p
DROP TABLE

> create table wr_g (a int, b bool generated always as (wr_g is null) stored)
ERROR 42P17 cannot use whole-row variable in column generation expression

> create table wr_t (a int, b int)
CREATE TABLE

> create function wr_f() returns trigger language plpgsql as 'begin new.a = new.a + 100; return new; end'
CREATE FUNCTION

> create trigger t before update on wr_t for each row when (old.* is distinct from new.*) execute function wr_f()
CREATE TRIGGER

> alter table wr_t add column c int
ALTER TABLE

> insert into wr_t values (1, 2, 3)
INSERT 0 1

> update wr_t set c = 3 returning *
1|2|3

> update wr_t set c = 4 returning *
101|2|4

> alter table wr_t drop column b
ALTER TABLE

> update wr_t set c = 4 returning *
101|4

> update wr_t set c = 5 returning *
201|5

> drop table wr_t
DROP TABLE

> drop function wr_f
DROP FUNCTION
