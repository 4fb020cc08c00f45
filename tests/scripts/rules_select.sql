# Rules ON SELECT: what becomes a view by one, and what cannot.

> CREATE SCHEMA rules_f
CREATE SCHEMA

> SET search_path = rules_f
SET

> create table fv (x int default 3, y text)
CREATE TABLE

> create rule "_RETURN" as on select to fv do instead select 1 as x, 'aaa'::text as z
ERROR 42P17 SELECT rule's target entry 2 has different column name from column "y"

> create rule "_RETURN" as on select to fv do instead select 1 as x, 2 as y
ERROR 42P17 SELECT rule's target entry 2 has different type from column "y"

> create rule "_RETURN" as on select to fv do instead select 1 as x
ERROR 42P17 SELECT rule's target list has too few entries

> create rule "_RETURN" as on select to fv do instead select 1 as x, 'a'::text as y, 2
ERROR 42P17 SELECT rule's target list has too many entries

> create rule other as on select to fv do instead select 1 as x, 'aaa'::text as y
ERROR 42P17 view rule for "fv" must be named "_RETURN"

> insert into fv values (5, 'full')
INSERT 0 1

> create rule "_RETURN" as on select to fv do instead select 1 as x, 'aaa'::text as y
ERROR 55000 could not convert table "fv" to a view because it is not empty

> delete from fv
DELETE 1

> create rule "_RETURN" as on select to fv do instead select 1 as x, 'aaa'::text as y
CREATE RULE

> select * from fv
1|aaa

> select relkind, relhasrules, relhasindex from pg_class where relname='fv'
v|t|f

> create rule "_RETURN" as on select to fv do instead select 1 as x, 'aaa'::text as y
ERROR 55000 "fv" is already a view

> create or replace rule "_RETURN" as on select to fv do instead select 2 as x, 'bbb'::text as y
CREATE RULE

> create or replace rule "_RETURN" as on select to fv do instead select 2 as xx
ERROR 42P17 SELECT rule's target entry 1 has different column name from column "x"

> select * from fv
2|bbb

> insert into fv values (1,'x')
ERROR 55000 cannot insert into view "fv"

> drop view fv
DROP VIEW

> create table fw (x int, y text)
CREATE TABLE

> create table fwc () inherits (fw)
CREATE TABLE

> create rule "_RETURN" as on select to fw do instead select 1 as x, 'aaa'::text as y
ERROR 55000 could not convert table "fw" to a view because it has child tables

> create rule "_RETURN" as on select to fwc do instead select 1 as x, 'aaa'::text as y
ERROR 55000 could not convert table "fwc" to a view because it has parent tables

> drop table fw cascade
DROP TABLE

> create table fp (x int, y text) partition by list (x)
CREATE TABLE

> create table fpp partition of fp for values in (1)
CREATE TABLE

> create rule "_RETURN" as on select to fp do instead select 1 as x, 'aaa'::text as y
ERROR 42809 cannot convert partitioned table "fp" to a view

> create rule "_RETURN" as on select to fpp do instead select 1 as x, 'aaa'::text as y
ERROR 42809 cannot convert partition "fpp" to a view

> drop table fp
DROP TABLE

> create table fk (x int primary key, y text)
CREATE TABLE

> create rule "_RETURN" as on select to fk do instead select 1 as x, 'aaa'::text as y
ERROR 55000 could not convert table "fk" to a view because it has indexes

> create table fr (x int references fk, y text)
CREATE TABLE

> create rule "_RETURN" as on select to fr do instead select 1 as x, 'aaa'::text as y
ERROR 55000 could not convert table "fr" to a view because it has triggers

> drop table fk, fr
DROP TABLE

> begin
BEGIN

> create table ft (x int, y text)
CREATE TABLE

> create rule "_RETURN" as on select to ft do instead select 7 as x, 'aaa'::text as y
CREATE RULE

> select * from ft
7|aaa

> create view ftv as select * from ft
CREATE VIEW

> rollback
ROLLBACK

> begin
BEGIN

> create table ft (x int, y text)
CREATE TABLE

> create rule "_RETURN" as on select to ft do instead select 7 as x, 'aaa'::text as y
CREATE RULE

> commit
COMMIT

> select * from ft
7|aaa

> create table fs (x int)
CREATE TABLE

> begin
BEGIN

> create rule "_RETURN" as on select to fs do instead select 7 as x
CREATE RULE

> rollback
ROLLBACK

> insert into fs values (1)
INSERT 0 1

> select * from fs
1

> drop view ft
DROP VIEW

> drop table fs
DROP TABLE

> DROP SCHEMA rules_f CASCADE
DROP SCHEMA

> RESET search_path
RESET
