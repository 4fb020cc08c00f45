# Maintenance runs functions of indexes, statistics and materialized views as the table's owner, restricted.

> create role app_sro
CREATE ROLE

> create role app_grp
CREATE ROLE

> create function app_who(int) returns int as $$ begin assert current_user = 'app_sro', format('f(%s) by %s', $1, current_user); return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create table app_t (a int)
CREATE TABLE

> alter table app_t owner to app_sro
ALTER TABLE

> insert into app_t values (1), (2), (3)
INSERT 0 3

> create index app_i on app_t ((app_who(a) + app_who(0))) where app_who(a + 10) > app_who(10)
CREATE INDEX

> reindex table app_t
REINDEX

> reindex index app_i
REINDEX

> analyze app_t
ANALYZE

> drop index app_i
DROP INDEX

> create statistics app_s on (app_who(a)) from app_t
CREATE STATISTICS

> analyze app_t
ANALYZE

> create function app_setter(int) returns int as $$ begin set work_mem = '1MB'; return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> set work_mem = '3MB'
SET

> create index app_j on app_t (app_setter(a))
ERROR 0A000 SET is not allowed in a non-volatile function

> show work_mem
3MB

> reset work_mem
RESET

> create function app_temp(int) returns int as $$ begin create temp table app_tt(a int); return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create index app_k on app_t (app_temp(a))
ERROR 0A000 CREATE TABLE is not allowed in a non-volatile function

> create function app_role(int) returns int as $$ begin set role app_grp; return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create index app_k on app_t (app_role(a))
ERROR 0A000 SET is not allowed in a non-volatile function

> create function app_prep(int) returns int as $$ begin execute 'prepare x as select 1'; return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create index app_k on app_t (app_prep(a))
ERROR 0A000 PREPARE is not allowed in a non-volatile function

> create function app_lis(int) returns int as $$ begin listen x; return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create index app_k on app_t (app_lis(a))
ERROR 0A000 LISTEN is not allowed in a non-volatile function

> select current_user = session_user
t

> create function app_act() returns bool language sql as 'declare c cursor with hold for select 1; select true'
CREATE FUNCTION

> create materialized view app_mv as select app_act() with no data
CREATE MATERIALIZED VIEW

> refresh materialized view app_mv
ERROR 42501 cannot create a cursor WITH HOLD within security-restricted operation

> create table app_tro ()
CREATE TABLE

> create function app_trg() returns trigger language plpgsql as 'begin return null; end'
CREATE FUNCTION

> create constraint trigger t after insert on app_tro initially deferred for each row execute procedure app_trg()
CREATE TRIGGER

> create or replace function app_act() returns bool language sql as 'insert into app_tro default values; select true'
CREATE FUNCTION

> refresh materialized view app_mv
ERROR 42501 cannot fire deferred trigger within security-restricted operation

> begin
BEGIN

> set constraints all immediate
SET CONSTRAINTS

> refresh materialized view app_mv
REFRESH MATERIALIZED VIEW

> rollback
ROLLBACK

> drop materialized view app_mv
DROP MATERIALIZED VIEW

> drop function app_act()
DROP FUNCTION

> drop table app_t, app_tro cascade
DROP TABLE

> drop function app_trg()
DROP FUNCTION

> drop function app_who(int), app_setter(int), app_temp(int), app_role(int), app_prep(int), app_lis(int)
DROP FUNCTION

> drop role app_sro, app_grp
DROP ROLE

> create schema app_s create table abc (a int) create unique index abc_a_idx on abc (a) create view v as select a from abc
CREATE SCHEMA

> drop schema app_s cascade
DROP SCHEMA
