# Names that are too long; SQL functions in indexes, generated columns and partition keys are what their bodies are; comments of dropped columns.
#: notices

> create table t(a int, b varchar(20))
CREATE TABLE

> create index idx_post_aggregates_featured_community_newest_comment_time_necro on t(a)
NOTICE 42622 identifier "idx_post_aggregates_featured_community_newest_comment_time_necro" will be truncated to "idx_post_aggregates_featured_community_newest_comment_time_necr"
CREATE INDEX

> drop index idx_post_aggregates_featured_community_newest_comment_time_necro
NOTICE 42622 identifier "idx_post_aggregates_featured_community_newest_comment_time_necro" will be truncated to "idx_post_aggregates_featured_community_newest_comment_time_necr"
DROP INDEX

> alter table t add column idx_post_aggregates_featured_community_newest_comment_time_necro int
NOTICE 42622 identifier "idx_post_aggregates_featured_community_newest_comment_time_necro" will be truncated to "idx_post_aggregates_featured_community_newest_comment_time_necr"
ALTER TABLE

> create index on t (lower(normalize(b, NFKC)))
CREATE INDEX

> comment on column t.a is 'x'; alter table t drop column a
ALTER TABLE

> select count(*) from pg_description where objoid='t'::regclass
0

> create function canon(text) returns text as $$ select replace(lower($1), '-', '_') $$ language sql
CREATE FUNCTION

> create unique index i1 on t (canon(b))
CREATE INDEX

> create function canon2(text) returns text as $$ select replace(lower($1), '-', '_') || now()::text $$ language sql
CREATE FUNCTION

> create unique index i2 on t (canon2(b))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> create function canon3(text) returns text as $$ select replace(lower($1), '-', '_') $$ language sql stable
CREATE FUNCTION

> create unique index i3 on t (canon3(b)) where canon3(b) > 'a'
CREATE INDEX

> create function canon4(text) returns text as $$ begin return $1; end $$ language plpgsql stable
CREATE FUNCTION

> create unique index i4 on t (canon4(b))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> alter table t add column g text generated always as (canon3(b)) stored
ALTER TABLE

> insert into t(b) values ('A-b'),('A-c')
INSERT 0 2

> insert into t(b) values ('a_B')
ERROR 23505 duplicate key value violates unique constraint "i1"
DETAIL: Key (canon(b::text))=(a_b) already exists.

> create table p(a text) partition by list (canon3(a))
CREATE TABLE

> create table p2(a text) partition by list (canon4(a))
ERROR 42P17 functions in partition key expression must be marked IMMUTABLE

> create function r1(out r record) as $$ select 42; $$ language sql stable
CREATE FUNCTION

> create function r2() returns record as $$ select 42; $$ language sql stable
CREATE FUNCTION

> select r1(), r2()
(42)|(42)

> select * from r1()
ERROR 42601 a column definition list is required for functions returning "record"

> select * from r1() as (a int)
42

> select * from r2() as (a int)
42

> create function tf() returns trigger language plpgsql as $$ begin return new; end $$
CREATE FUNCTION

> create function tf2() returns trigger language plpgsql as $$ begin return new; end $$
CREATE FUNCTION

> create trigger b1 before insert on t for each row execute function tf()
CREATE TRIGGER

> create trigger a2 before insert on t for each row execute function tf2()
CREATE TRIGGER

> create trigger c3 before insert on t for each row execute function tf()
CREATE TRIGGER

> create trigger a3 before insert on t for each row execute function tf2()
CREATE TRIGGER

> drop function tf2, tf cascade
NOTICE 00000 drop cascades to 4 other objects
DETAIL: drop cascades to trigger b1 on table t
drop cascades to trigger c3 on table t
drop cascades to trigger a2 on table t
drop cascades to trigger a3 on table t
DROP FUNCTION

> create view w1 as select b from t; create view w3 as select b from w1; create view w2 as select b from w1
CREATE VIEW

> drop table t cascade
NOTICE 00000 drop cascades to 3 other objects
DETAIL: drop cascades to view w1
drop cascades to view w3
drop cascades to view w2
DROP TABLE

> create table ci(n varchar(20)); create unique index on ci (canon(n)); insert into ci select 'A-'||i from generate_series(1,500) i; analyze ci
ANALYZE

> set enable_seqscan=off
SET

> explain (costs off) select * from ci where canon(n) = 'a_7'
Index Scan using ci_canon_idx on ci
  Index Cond: (replace(lower((n)::text), '-'::text, '_'::text) = 'a_7'::text)

> select * from ci where canon(n) = 'a_7'
A-7

> select * from ci where replace(lower(n), '-', '_') = 'a_8'
A-8

> update ci set n = 'B-7' where canon(n) = 'a_7'; select * from ci where canon(n) in ('b_7','a_7')
B-7

> insert into ci values ('a-100') on conflict (canon(n)) do update set n = 'x' returning *
x

> create or replace function canon(text) returns text as $$ select upper($1) $$ language sql
CREATE FUNCTION

> insert into ci values ('q')
INSERT 0 1
