# Statements on foreign tables and on what publications cannot tell of: which are refused, and when.

> create table pt (a int, b int) partition by list (a)
CREATE TABLE

> create table pt1 partition of pt for values in (1)
CREATE TABLE

> create table pt2 partition of pt for values in (2)
CREATE TABLE

> insert into pt values (1,1),(2,2)
INSERT 0 2

> create publication p for table pt1
CREATE PUBLICATION

> update pt set b = 3 where a = 2
UPDATE 1

> update pt set b = 3 where a = 1
ERROR 55000 cannot update table "pt1" because it does not have a replica identity and publishes updates

> update pt set b = 3 where a = 2
UPDATE 1

> delete from pt where a = 1
ERROR 55000 cannot delete from table "pt1" because it does not have a replica identity and publishes deletes

> delete from pt where a = 2
DELETE 1

> update pt set b = 1
ERROR 55000 cannot update table "pt1" because it does not have a replica identity and publishes updates

> prepare q (int) as update pt set b = 9 where a = $1
PREPARE

> execute q(2)
UPDATE 0

> execute q(1)
ERROR 55000 cannot update table "pt1" because it does not have a replica identity and publishes updates

> deallocate q
DEALLOCATE

> prepare q as delete from pt1
PREPARE

> execute q
ERROR 55000 cannot delete from table "pt1" because it does not have a replica identity and publishes deletes

> drop publication p
DROP PUBLICATION

> execute q
DELETE 1

> create foreign data wrapper w
CREATE FOREIGN DATA WRAPPER

> create server s foreign data wrapper w
CREATE SERVER

> create foreign table f (a int) server s
CREATE FOREIGN TABLE

> begin
BEGIN

> declare c cursor for select * from f
ERROR 55000 foreign-data wrapper "w" has no handler

> rollback
ROLLBACK

> declare c cursor with hold for select * from f
ERROR 55000 foreign-data wrapper "w" has no handler

> prepare z as insert into f values (1)
PREPARE

> execute z
ERROR 55000 foreign-data wrapper "w" has no handler

> do $$ declare c cursor for select * from f; begin open c; end $$
ERROR 55000 foreign-data wrapper "w" has no handler

> do $$ begin insert into f values (1); end $$
ERROR 55000 foreign-data wrapper "w" has no handler

> do $$ declare r record; begin for r in select * from f loop null; end loop; end $$
ERROR 55000 foreign-data wrapper "w" has no handler

> insert into f select * from f
ERROR 55000 foreign-data wrapper "w" has no handler

> insert into f values (1) returning a
ERROR 55000 foreign-data wrapper "w" has no handler

> with x as (insert into f values (1) returning a) select * from x
ERROR 55000 foreign-data wrapper "w" has no handler

> with x as (delete from f returning a) select * from x
ERROR 55000 foreign-data wrapper "w" has no handler

> insert into pt select a, a from f
ERROR 55000 foreign-data wrapper "w" has no handler

> explain insert into f values (1)
ERROR 55000 foreign-data wrapper "w" has no handler

> explain analyze select * from f
ERROR 55000 foreign-data wrapper "w" has no handler

> select * from f f1, f f2
ERROR 55000 foreign-data wrapper "w" has no handler

> select array(select a from f)
ERROR 55000 foreign-data wrapper "w" has no handler

> create table k as table f
ERROR 55000 foreign-data wrapper "w" has no handler

> create rule r as on insert to pt do also insert into f values (new.a)
CREATE RULE

> insert into pt values (1, 1)
ERROR 55000 foreign-data wrapper "w" has no handler

> table pt
(no rows)

> create table no_rows as select * from f with no data
CREATE TABLE AS

> create table rows_of_f as select * from f
ERROR 55000 foreign-data wrapper "w" has no handler

> create materialized view m as select * from f with no data
CREATE MATERIALIZED VIEW

> refresh materialized view m
ERROR 55000 foreign-data wrapper "w" has no handler

> create function fq() returns int language sql as 'select a from f'
CREATE FUNCTION

> select fq()
ERROR 55000 foreign-data wrapper "w" has no handler

> create table pp (a int) partition by list (a)
CREATE TABLE

> create foreign table pf partition of pp default server s
CREATE FOREIGN TABLE

> create table p1 partition of pp for values in (1)
CREATE TABLE

> insert into pp values (1)
INSERT 0 1

> prepare one (int) as select a from pp where a = $1
PREPARE

> execute one(1)
1

> execute one(2)
ERROR 55000 foreign-data wrapper "w" has no handler

> select tableoid::regclass from pp where a = 1
p1

> analyze pp
ERROR 55000 foreign-data wrapper "w" has no handler

> vacuum pp
VACUUM

> create table inh (a int)
CREATE TABLE

> create foreign table fi () inherits (inh) server s
CREATE FOREIGN TABLE

> analyze inh
ERROR 55000 foreign-data wrapper "w" has no handler

> vacuum inh
VACUUM

> select constraint_name from information_schema.table_constraints where table_name = 'f'
(no rows)

> drop table pt, pp, no_rows, inh cascade
DROP TABLE

> drop server s cascade
DROP SERVER

> drop function fq
DROP FUNCTION

> drop foreign data wrapper w
DROP FOREIGN DATA WRAPPER
