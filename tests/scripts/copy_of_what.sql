# What COPY refuses to read

> create table t(a int, b text)
CREATE TABLE

> create view v as select * from t
CREATE VIEW

> create materialized view mv as select * from t
SELECT 0

> create sequence s
CREATE SEQUENCE

> create index i on t(a)
CREATE INDEX

> create type ct as (a int)
CREATE TYPE

> copy v to stdout
ERROR 42809 cannot copy from view "v"

> copy mv to stdout
ERROR 42809 cannot copy from materialized view "mv"

> copy s to stdout
ERROR 42809 cannot copy from sequence "s"

> copy ct to stdout
ERROR 42809 "ct" is a composite type

> copy t(a) to stdout (format csv, force_quote(b))
ERROR 42P10 FORCE_QUOTE column "b" not referenced by COPY

> copy t(a) to stdout (format csv, force_quote(z))
ERROR 42703 column "z" of relation "t" does not exist

> copy (select a from t) to stdout (format csv, force_quote(z))
ERROR 42703 column "z" does not exist

> copy (select a into x from t) to stdout
ERROR 0A000 COPY (SELECT INTO) is not supported

> copy nope to stdout
ERROR 42P01 relation "nope" does not exist

> drop type ct
DROP TYPE

> drop sequence s
DROP SEQUENCE

> drop table t cascade
DROP TABLE
