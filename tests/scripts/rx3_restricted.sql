# Maintenance runs functions of indexes, statistics and materialized views as the table's owner, restricted.

> create role rx3_sro
CREATE ROLE

> create role rx3_grp
CREATE ROLE

> create function rx3_who(int) returns int as $$ begin assert current_user = 'rx3_sro', format('f(%s) by %s', $1, current_user); return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create table rx3_t (a int)
CREATE TABLE

> alter table rx3_t owner to rx3_sro
ALTER TABLE

> insert into rx3_t values (1), (2), (3)
INSERT 0 3

> create index rx3_i on rx3_t ((rx3_who(a) + rx3_who(0))) where rx3_who(a + 10) > rx3_who(10)
CREATE INDEX

> reindex table rx3_t
REINDEX

> reindex index rx3_i
REINDEX

> analyze rx3_t
ANALYZE

> drop index rx3_i
DROP INDEX

> create statistics rx3_s on (rx3_who(a)) from rx3_t
CREATE STATISTICS

> analyze rx3_t
ANALYZE

> create function rx3_setter(int) returns int as $$ begin set work_mem = '1MB'; return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> set work_mem = '3MB'
SET

> create index rx3_j on rx3_t (rx3_setter(a))
ERROR 0A000 SET is not allowed in a non-volatile function

> show work_mem
3MB

> reset work_mem
RESET

> create function rx3_temp(int) returns int as $$ begin create temp table rx3_tt(a int); return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create index rx3_k on rx3_t (rx3_temp(a))
ERROR 0A000 CREATE TABLE is not allowed in a non-volatile function

> create function rx3_role(int) returns int as $$ begin set role rx3_grp; return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create index rx3_k on rx3_t (rx3_role(a))
ERROR 0A000 SET is not allowed in a non-volatile function

> create function rx3_prep(int) returns int as $$ begin execute 'prepare x as select 1'; return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create index rx3_k on rx3_t (rx3_prep(a))
ERROR 0A000 PREPARE is not allowed in a non-volatile function

> create function rx3_lis(int) returns int as $$ begin listen x; return $1; end $$ language plpgsql immutable
CREATE FUNCTION

> create index rx3_k on rx3_t (rx3_lis(a))
ERROR 0A000 LISTEN is not allowed in a non-volatile function

> select current_user = session_user
t

> create function rx3_act() returns bool language sql as 'declare c cursor with hold for select 1; select true'
CREATE FUNCTION

> create materialized view rx3_mv as select rx3_act() with no data
CREATE MATERIALIZED VIEW

> refresh materialized view rx3_mv
ERROR 42501 cannot create a cursor WITH HOLD within security-restricted operation

> create table rx3_tro ()
CREATE TABLE

> create function rx3_trg() returns trigger language plpgsql as 'begin return null; end'
CREATE FUNCTION

> create constraint trigger t after insert on rx3_tro initially deferred for each row execute procedure rx3_trg()
CREATE TRIGGER

> create or replace function rx3_act() returns bool language sql as 'insert into rx3_tro default values; select true'
CREATE FUNCTION

> refresh materialized view rx3_mv
ERROR 42501 cannot fire deferred trigger within security-restricted operation

> begin
BEGIN

> set constraints all immediate
SET CONSTRAINTS

> refresh materialized view rx3_mv
REFRESH MATERIALIZED VIEW

> rollback
ROLLBACK

> drop materialized view rx3_mv
DROP MATERIALIZED VIEW

> drop function rx3_act()
DROP FUNCTION

> drop table rx3_t, rx3_tro cascade
DROP TABLE

> drop function rx3_trg()
DROP FUNCTION

> drop function rx3_who(int), rx3_setter(int), rx3_temp(int), rx3_role(int), rx3_prep(int), rx3_lis(int)
DROP FUNCTION

> drop role rx3_sro, rx3_grp
DROP ROLE

> create schema rx3_s create table abc (a int) create unique index abc_a_idx on abc (a) create view v as select a from abc
CREATE SCHEMA

> drop schema rx3_s cascade
DROP SCHEMA
