# What reads the fields of a row depends on them: DROP COLUMN and DROP ATTRIBUTE with CASCADE.

> create table a(x int, y text)
CREATE TABLE

> create view v1 as select (a).x, a from a
CREATE VIEW

> create view v2 as select v1.a from v1
CREATE VIEW

> alter table a add z int
ALTER TABLE

> create view v3 as select (a).z from a
CREATE VIEW

> create function fz(a) returns int language sql return $1.z
CREATE FUNCTION

> create view v4 as select fz(a) from a
CREATE VIEW

> alter table a drop column z
ERROR 2BP01 cannot drop column z of table a because other objects depend on it

> alter table a drop column z cascade
ALTER TABLE

> select * from v1
(no rows)

> create type ct as (p int, q int, r int)
CREATE TYPE

> create table tt (c ct, check ((c).q > 0), constraint own check ((c).p > 0))
CREATE TABLE

> create index ti on tt (((c).q))
CREATE INDEX

> create index ti2 on tt (((c).p)) where (c).q > 1
CREATE INDEX

> create index ti3 on tt (((c).p))
CREATE INDEX

> create view vc as select (c).q from tt
CREATE VIEW

> create materialized view mc as select (c).q + 1 as n from tt
SELECT 0

> create function fc(ct) returns int language sql begin atomic select $1.q; end
CREATE FUNCTION

> create table uu (a int, d ct, exclude using gist (int4range((d).q, 10) with &&))
CREATE TABLE

> insert into tt values ((1,2,3)::ct)
INSERT 0 1

> alter type ct drop attribute q
ERROR 2BP01 cannot drop column q of composite type ct because other objects depend on it

> alter type ct drop attribute q cascade
ALTER TYPE

> select * from tt
(1,3)

> select indexrelid::regclass from pg_index where indrelid in ('tt'::regclass, 'uu'::regclass) order by 1
ti3

> select conname from pg_constraint where conrelid in ('tt'::regclass, 'uu'::regclass) order by 1
own

> alter type ct drop attribute r
ALTER TYPE

> alter type ct drop attribute p restrict
ERROR 2BP01 cannot drop column p of composite type ct because other objects depend on it

> insert into tt values (row(0)::ct)
ERROR 23514 new row for relation "tt" violates check constraint "own"

> create type c2 as (a int, b int)
CREATE TYPE

> create table t2 of c2
CREATE TABLE

> create view w2 as select (t2).b from t2
CREATE VIEW

> alter type c2 drop attribute b
ERROR 2BP01 cannot alter type "c2" because it is the type of a typed table

> alter type c2 drop attribute b cascade
ALTER TYPE

> create rule ru as on insert to a where (new).x > 3 do nothing
CREATE RULE

> create policy po on a using ((a).x > 3)
CREATE POLICY

> alter table a drop column x
ERROR 2BP01 cannot drop column x of table a because other objects depend on it

> alter table a drop column x cascade
ALTER TABLE

> drop type ct
ERROR 2BP01 cannot drop type ct because other objects depend on it
