# Materialized views: creating, refreshing, what depends on them, what is refused.

> create table mb (id int primary key, g text, n numeric(8,2))
CREATE TABLE

> insert into mb values (1, 'a', 1.5), (2, 'b', 2.5), (3, 'a', 3)
INSERT 0 3

> create materialized view mv as select g, sum(n) as total, count(*) from mb group by g order by g
SELECT 2

> create materialized view mv as select 1
ERROR 42P07 relation "mv" already exists

> create materialized view if not exists mv as select 1
CREATE MATERIALIZED VIEW

> create materialized view mn (x, y) as select id, g from mb where id > 1 with no data
CREATE MATERIALIZED VIEW

> select * from mv order by g
a|4.50|2
b|2.50|1

> select * from mn
ERROR 55000 materialized view "mn" has not been populated

> insert into mb values (4, 'c', 4)
INSERT 0 1

> select * from mv order by g
a|4.50|2
b|2.50|1

> refresh materialized view mv
REFRESH MATERIALIZED VIEW

> select * from mv order by g
a|4.50|2
b|2.50|1
c|4.00|1

> refresh materialized view concurrently mv
ERROR 55000 cannot refresh materialized view "public.mv" concurrently

> create unique index mv_g on mv (g)
CREATE INDEX

> refresh materialized view concurrently mv
REFRESH MATERIALIZED VIEW

> select * from mv where g = 'c'
c|4.00|1

> refresh materialized view concurrently mn
ERROR 0A000 CONCURRENTLY cannot be used when the materialized view is not populated

> refresh materialized view mn
REFRESH MATERIALIZED VIEW

> select * from mn order by x
2|b
3|a
4|c

> refresh materialized view mn with no data
REFRESH MATERIALIZED VIEW

> select * from mn
ERROR 55000 materialized view "mn" has not been populated

> refresh materialized view concurrently mn with no data
ERROR 0A000 CONCURRENTLY cannot be used when the materialized view is not populated

> refresh materialized view mb
ERROR 0A000 "mb" is not a materialized view

> refresh materialized view nosuch
ERROR 42P01 relation "nosuch" does not exist

> refresh materialized view mv_g
ERROR 42809 "mv_g" is not a table or materialized view

> insert into mv values ('z')
ERROR 42809 cannot change materialized view "mv"

> update mv set g = 'q'
ERROR 42809 cannot change materialized view "mv"

> delete from mv
ERROR 42809 cannot change materialized view "mv"

> truncate mv
ERROR 42809 "mv" is not a table

> drop table mb
ERROR 2BP01 cannot drop table mb because other objects depend on it

> drop view mv
ERROR 42809 "mv" is not a view

> drop table mv
ERROR 42809 "mv" is not a table

> alter table mb alter n type int
ERROR 0A000 cannot alter type of a column used by a view or rule

> alter table mb drop column n
ERROR 2BP01 cannot drop column n of table mb because other objects depend on it

> create view over as select g from mv
CREATE VIEW

> drop materialized view mv
ERROR 2BP01 cannot drop materialized view mv because other objects depend on it

> select schemaname, matviewname, hasindexes, ispopulated from pg_matviews order by 2
public|mn|f|f
public|mv|t|t

> select relname, relkind, relispopulated from pg_class where relname in ('mv', 'mn') order by 1
mn|m|f
mv|m|t

> select pg_get_viewdef('mv'::regclass)
 SELECT mb.g,\n    sum(mb.n) AS total,\n    count(*) AS count\n   FROM mb\n  GROUP BY mb.g\n  ORDER BY mb.g;

> select table_name from information_schema.tables where table_schema = 'public' order by 1
mb
over

> select column_name from information_schema.columns where table_name = 'mv'
(no rows)

> select table_name from information_schema.views where table_schema = 'public' order by 1
over

> alter table mb rename column n to amount
ALTER TABLE

> alter table mb rename to mb2
ALTER TABLE

> refresh materialized view mv
REFRESH MATERIALIZED VIEW

> select * from over order by 1
a
b
c

> alter materialized view mv rename to mv2
ALTER MATERIALIZED VIEW

> alter materialized view mv2 rename column total to t
ALTER MATERIALIZED VIEW

> select t from mv2 order by 1
2.50
4.00
4.50

> create schema ms
CREATE SCHEMA

> alter materialized view mv2 set schema ms
ALTER MATERIALIZED VIEW

> select * from ms.mv2 order by 1
a|4.50|2
b|2.50|1
c|4.00|1

> comment on materialized view ms.mv2 is 'mat'
COMMENT

> select obj_description('ms.mv2'::regclass)
mat

> begin
BEGIN

> insert into mb2 values (5, 'e', 5)
INSERT 0 1

> refresh materialized view ms.mv2
REFRESH MATERIALIZED VIEW

> select count(*) from ms.mv2
4

> rollback
ROLLBACK

> select count(*) from ms.mv2
3

> create materialized view dup (a, a) as select 1, 2
ERROR 42701 column "a" specified more than once

> create materialized view dup (a, b) as select 1
ERROR 42601 too many column names were specified

> create materialized view lit as select 'x' as t, null as n, 1.5 as d
SELECT 1

> select t, n, d, pg_typeof(t), pg_typeof(n) from lit
x|∅|1.5|text|text

> create temp table tmp (i int)
CREATE TABLE

> create materialized view bad as select * from tmp
ERROR 0A000 materialized views must not use temporary tables or views

> create unique index lit_t on lit (t)
CREATE INDEX

> create materialized view u as select i % 2 as m from generate_series(1, 3) i with no data
CREATE MATERIALIZED VIEW

> create unique index on u (m)
CREATE INDEX

> refresh materialized view u
ERROR 23505 could not create unique index "u_m_idx"

> alter table lit add column x int
ERROR 42809 ALTER action ADD COLUMN cannot be performed on relation "lit"

> alter materialized view lit owner to postgres
ALTER MATERIALIZED VIEW

> create table likem (like lit)
CREATE TABLE

> create index on lit (lower(t))
CREATE INDEX

> alter materialized view lit rename t to tt
ALTER MATERIALIZED VIEW

> select indexdef from pg_indexes where tablename = 'lit' order by 1
CREATE INDEX lit_lower_idx ON public.lit USING btree (lower(tt))
CREATE UNIQUE INDEX lit_t ON public.lit USING btree (tt)

> select * from lit where lower(tt) = 'x'
x|∅|1.5

> analyze lit
ANALYZE

> drop materialized view lit, mn
DROP MATERIALIZED VIEW

> drop materialized view if exists nosuch
DROP MATERIALIZED VIEW

> drop materialized view ms.mv2 cascade
DROP MATERIALIZED VIEW

> select * from over
ERROR 42P01 relation "over" does not exist

> refresh materialized view concurrently u with no data
ERROR 0A000 CONCURRENTLY cannot be used when the materialized view is not populated
