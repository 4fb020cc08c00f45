# Rules: privileges, transactions, renaming of what they name, dependencies, triggers, defaults of views, generated columns, the catalog.

> create role ro1
CREATE ROLE

> create role ro2
CREATE ROLE

> create schema priv
CREATE SCHEMA

> grant all on schema priv to ro1, ro2
GRANT

> set search_path = priv
SET

> set role ro1
SET

> create table pt(a int, b text)
CREATE TABLE

> create table plog(a int, who text)
CREATE TABLE

> create rule pr as on insert to pt do also insert into plog values (new.a, current_user)
CREATE RULE

> create view pv as select * from pt
CREATE VIEW

> create rule pvi as on insert to pv do instead insert into pt values (new.a, new.b)
CREATE RULE

> create rule pvu as on update to pv do instead update pt set b = new.b where a = old.a
CREATE RULE

> create rule pvd as on delete to pv do instead nothing
CREATE RULE

> grant insert on pt to ro2
GRANT

> grant insert, update on pv to ro2
GRANT

> set role ro2
SET

> insert into pt values (1, 'x')
INSERT 0 1

> insert into pt select 2, 'y'
INSERT 0 1

> insert into plog values (3)
ERROR 42501 permission denied for table plog

> insert into pv values (4, 'v')
INSERT 0 1

> update pv set b = 'q' where a = 4
ERROR 42501 permission denied for view pv

> update pv set b = 'q'
UPDATE 3

> delete from pv
DELETE 0

> select * from plog
ERROR 42501 permission denied for table plog

> create rule no as on insert to pt do instead nothing
ERROR 42501 must be owner of table pt

> drop rule pr on pt
ERROR 42501 must be owner of relation pt

> alter rule pr on pt rename to prr
ERROR 42501 must be owner of table pt

> comment on rule pr on pt is 'x'
ERROR 42501 must be owner of relation pt

> alter table pt disable rule pr
ERROR 42501 must be owner of table pt

> create table mine(a int)
CREATE TABLE

> create rule m as on insert to mine do also insert into plog values (new.a, 'm')
CREATE RULE

> insert into mine values (1)
ERROR 42501 permission denied for table plog

> with x as (insert into pv values (9,'w')) select 1
ERROR 0A000 DO ALSO rules are not supported for data-modifying statements in WITH

> reset role
RESET

> select * from plog
1|ro2
2|ro2
4|ro2

> select * from pt order by 1
1|q
2|q
4|q

> begin
BEGIN

> create rule x as on insert to plog do instead nothing
CREATE RULE

> insert into plog values (99)
INSERT 0 0

> select count(*) from plog
3

> rollback
ROLLBACK

> insert into plog values (99)
INSERT 0 1

> select count(*) from plog
4

> begin
BEGIN

> savepoint s
SAVEPOINT

> drop rule pr on pt
DROP RULE

> rollback to s
ROLLBACK

> insert into pt values (10,'z')
INSERT 0 1

> commit
COMMIT

> select * from plog order by 1
1|ro2
2|ro2
4|ro2
10|postgres
99|∅

> create type mood as enum ('a','b')
CREATE TYPE

> create function ff(int) returns int language sql as 'select $1 + 1' immutable
CREATE FUNCTION

> create table tt(m mood, n int)
CREATE TABLE

> create table tl(m text, n int)
CREATE TABLE

> create rule tr as on insert to tt where new.m = 'a'::mood do also insert into tl values (new.m, ff(new.n))
CREATE RULE

> insert into tt values ('a', 1), ('b', 2)
INSERT 0 2

> select * from tl
a|2

> alter type mood rename to mood2
ALTER TYPE

> alter function ff(int) rename to gg
ALTER FUNCTION

> alter table tl rename n to nn
ALTER TABLE

> alter table tt rename n to nnn
ALTER TABLE

> alter schema priv rename to priv2
ALTER SCHEMA

> set search_path = priv2
SET

> insert into tt values ('a', 5)
INSERT 0 1

> select * from tl
a|2
a|6

> drop function gg(int)
ERROR 2BP01 cannot drop function gg(integer) because other objects depend on it

> drop type mood2
ERROR 2BP01 cannot drop type mood2 because other objects depend on it

> alter table tl drop column nn
ERROR 2BP01 cannot drop column nn of table tl because other objects depend on it

> alter table tl drop column nn cascade
ALTER TABLE

> alter table tt add column z int default 9
ALTER TABLE

> create rule tr2 as on update to tt do also insert into tl select new.m
CREATE RULE

> alter table tt alter nnn type bigint
ALTER TABLE

> alter table tt drop column m
ERROR 2BP01 cannot drop column m of table tt because other objects depend on it

> alter table tt drop column nnn
ALTER TABLE

> update tt set z = 1
UPDATE 3

> select * from tl
a
a
a
b
a

> drop table tl cascade
DROP TABLE

> create function trf() returns trigger language plpgsql as $$ begin raise notice 'trig %', new; return new; end $$
CREATE FUNCTION

> create table tg(a int)
CREATE TABLE

> create trigger x before insert on tg for each row execute function trf()
CREATE TRIGGER

> create view tgv as select * from tg
CREATE VIEW

> create rule tgr as on insert to tgv do instead insert into tg select new.a + 100
CREATE RULE

> insert into tgv values (1),(2)
INSERT 0 2

> create function itrf() returns trigger language plpgsql as $$ begin raise notice 'instead %', new; return new; end $$
CREATE FUNCTION

> create view tgv2 as select * from tg
CREATE VIEW

> create trigger y instead of insert on tgv2 for each row execute function itrf()
CREATE TRIGGER

> create rule tgr2 as on insert to tgv2 where new.a > 5 do instead insert into tg values (new.a)
CREATE RULE

> insert into tgv2 values (1),(10)
INSERT 0 1

> insert into tgv2 values (1),(10) returning *
ERROR 0A000 cannot perform INSERT RETURNING on relation "tgv2"

> create table vv(a int, b int default 5, c int generated always as (a*2) stored)
CREATE TABLE

> create view vvv as select * from vv
CREATE VIEW

> create rule vr as on insert to vvv do instead insert into vv(a,b) values (new.a, new.b) returning *
CREATE RULE

> insert into vvv(a) values (1) returning *
1|∅|2

> alter view vvv alter b set default 77
ALTER VIEW

> insert into vvv(a) values (2),(3) returning *
2|77|4
3|77|6

> create table gl(a int, c int)
CREATE TABLE

> create rule gr as on insert to vv do also insert into gl values (new.a, new.c)
CREATE RULE

> insert into vv(a) values (8)
INSERT 0 1

> select * from gl
8|16

> select * from pg_rules where schemaname='priv2' order by 1,2,3
priv2|mine|m|CREATE RULE m AS\n    ON INSERT TO priv2.mine DO  INSERT INTO plog (a, who)\n  VALUES (new.a, 'm'::text);
priv2|pt|pr|CREATE RULE pr AS\n    ON INSERT TO priv2.pt DO  INSERT INTO plog (a, who)\n  VALUES (new.a, CURRENT_USER);
priv2|pv|pvd|CREATE RULE pvd AS\n    ON DELETE TO priv2.pv DO INSTEAD NOTHING;
priv2|pv|pvi|CREATE RULE pvi AS\n    ON INSERT TO priv2.pv DO INSTEAD  INSERT INTO pt (a, b)\n  VALUES (new.a, new.b);
priv2|pv|pvu|CREATE RULE pvu AS\n    ON UPDATE TO priv2.pv DO INSTEAD  UPDATE pt SET b = new.b\n  WHERE (pt.a = old.a);
priv2|tgv|tgr|CREATE RULE tgr AS\n    ON INSERT TO priv2.tgv DO INSTEAD  INSERT INTO tg (a)  SELECT (new.a + 100);
priv2|tgv2|tgr2|CREATE RULE tgr2 AS\n    ON INSERT TO priv2.tgv2\n   WHERE (new.a > 5) DO INSTEAD  INSERT INTO tg (a)\n  VALUES (new.a);
priv2|vv|gr|CREATE RULE gr AS\n    ON INSERT TO priv2.vv DO  INSERT INTO gl (a, c)\n  VALUES (new.a, new.c);
priv2|vvv|vr|CREATE RULE vr AS\n    ON INSERT TO priv2.vvv DO INSTEAD  INSERT INTO vv (a, b)\n  VALUES (new.a, new.b)\n  RETURNING vv.a,\n    vv.b,\n    vv.c;

> select ev_type, ev_enabled, is_instead, rulename from pg_rewrite where rulename like 'v%' or rulename like 't%' order by rulename
3|O|t|tgr
3|O|t|tgr2
3|O|t|vr

> select relname, relhasrules from pg_class where relname in ('vv','vvv','mine','tg') order by 1
mine|t
tg|f
vv|t
vvv|t

> drop schema priv2 cascade
DROP SCHEMA

> drop role ro1
DROP ROLE

> drop role ro2
DROP ROLE

> RESET search_path
RESET
