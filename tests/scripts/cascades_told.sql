# What goes along with a dropped object, in PostgreSQL's order.
#: notices

> create schema a
CREATE SCHEMA

> set search_path=a
SET

> create table account(id int, b text)
CREATE TABLE

> 


> create function gone(i int) returns int begin atomic select count(*) from account; end
CREATE FUNCTION

> create procedure proc(i int) begin atomic insert into account values (1); end
CREATE PROCEDURE

> create function up(i account) returns int language sql as 'select 1'
CREATE FUNCTION

> create view seen as select * from account
CREATE VIEW

> create function several() returns setof account language sql as 'select * from account'
CREATE FUNCTION

> drop table account
ERROR 2BP01 cannot drop table account because other objects depend on it
DETAIL: function up(account) depends on type account
function several() depends on type account
function gone(integer) depends on table account
function proc(integer) depends on table account
view seen depends on table account
HINT: Use DROP ... CASCADE to drop the dependent objects too.

> drop table account cascade
NOTICE 00000 drop cascades to 5 other objects
DETAIL: drop cascades to function up(account)
drop cascades to function several()
drop cascades to function gone(integer)
drop cascades to function proc(integer)
drop cascades to view seen
DROP TABLE

> create type e as enum ('a')
CREATE TYPE

> create table keyed(m e primary key, z int)
CREATE TABLE

> create table child(m e references keyed, y int, x e)
CREATE TABLE

> drop type e
ERROR 2BP01 cannot drop type e because other objects depend on it
DETAIL: column m of table keyed depends on type e
column x of table child depends on type e
column m of table child depends on type e
HINT: Use DROP ... CASCADE to drop the dependent objects too.

> drop type e cascade
NOTICE 00000 drop cascades to 3 other objects
DETAIL: drop cascades to column m of table keyed
drop cascades to column x of table child
drop cascades to column m of table child
DROP TYPE

> create table p(a int) partition by list(a)
CREATE TABLE

> create table p1 partition of p for values in (1)
CREATE TABLE

> create table p2 partition of p for values in (2) partition by list(a)
CREATE TABLE

> create table p21 partition of p2 default
CREATE TABLE

> create view vv as select * from p21
CREATE VIEW

> set search_path=public
SET

> create view pv as select * from a.p2
CREATE VIEW

> drop schema a
ERROR 2BP01 cannot drop schema a because other objects depend on it
DETAIL: table a.keyed depends on schema a
table a.child depends on schema a
table a.p depends on schema a
view pv depends on table a.p2
view a.vv depends on schema a
HINT: Use DROP ... CASCADE to drop the dependent objects too.

> drop schema a cascade
NOTICE 00000 drop cascades to 5 other objects
DETAIL: drop cascades to table a.keyed
drop cascades to table a.child
drop cascades to table a.p
drop cascades to view pv
drop cascades to view a.vv
DROP SCHEMA

> create table it(a int, b text)
CREATE TABLE

> create view w1 as select a from it
CREATE VIEW

> create view w2 as select a, b from it
CREATE VIEW

> create view w3 as select b from w2
CREATE VIEW

> create index on it(b)
CREATE INDEX

> create statistics ss on a, b from it
CREATE STATISTICS

> create rule r as on insert to it where new.b = 'x' do also delete from it where b = 'z'
CREATE RULE

> alter table it drop column b
ERROR 2BP01 cannot drop column b of table it because other objects depend on it
DETAIL: view w2 depends on column b of table it
view w3 depends on view w2
rule r on table it depends on column b of table it
HINT: Use DROP ... CASCADE to drop the dependent objects too.

> alter table it drop column b cascade
NOTICE 00000 drop cascades to 3 other objects
DETAIL: drop cascades to view w2
drop cascades to view w3
drop cascades to rule r on table it
ALTER TABLE

> alter table it drop column a cascade
NOTICE 00000 drop cascades to view w1
ALTER TABLE
