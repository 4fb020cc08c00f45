# Rules on a table and on a view: what statements become, texts, renaming, dropping.

> CREATE SCHEMA rules_a
CREATE SCHEMA

> SET search_path = rules_a
SET

> create table t(a int primary key, b text default 'dd')
CREATE TABLE

> create table log(what text, a int, b text, oldb text)
CREATE TABLE

> create rule ins as on insert to t do also insert into log values('ins', new.a, new.b)
CREATE RULE

> create rule upd as on update to t do insert into log(what,a,b,oldb) select 'upd', new.a, new.b, old.b
CREATE RULE

> create rule del as on delete to t where old.a > 1 do also (insert into log values('del', old.a); notify tx)
ERROR 42P17 rules with WHERE conditions can only have SELECT, INSERT, UPDATE, or DELETE actions

> insert into t values (1),(2,'x')
ERROR 42601 VALUES lists must all be the same length

> insert into t select 3, 'three'
INSERT 0 1

> insert into t values(4,default) returning *
4|dd

> update t set b = b || '!' where a < 3
UPDATE 0

> delete from t where a in (1,2)
DELETE 0

> select * from log order by 1,2
ins|3|three|∅
ins|4|dd|∅

> select * from t order by 1
3|three
4|dd

> select * from pg_rules where tablename='t'
rules_a|t|ins|CREATE RULE ins AS\n    ON INSERT TO rules_a.t DO  INSERT INTO log (what, a, b)\n  VALUES ('ins'::text, new.a, new.b);
rules_a|t|upd|CREATE RULE upd AS\n    ON UPDATE TO rules_a.t DO  INSERT INTO log (what, a, b, oldb)  SELECT 'upd',\n            new.a,\n            new.b,\n            old.b;

> create rule nope as on insert to t where new.a > 100 do instead nothing
CREATE RULE

> insert into t values (101),(5)
INSERT 0 1

> select * from t order by 1
3|three
4|dd
5|dd

> create view v as select a, b from t
CREATE VIEW

> create rule v_ins as on insert to v do instead insert into t values (new.a, new.b) returning *
CREATE RULE

> create rule v_upd as on update to v do instead update t set a = new.a, b = new.b where a = old.a
CREATE RULE

> create rule v_del as on delete to v do instead delete from t where a = old.a returning a, b
CREATE RULE

> insert into v values (7,'seven') returning a+1
ERROR 0A000 cannot perform INSERT RETURNING on relation "t"

> update v set b = 'viaview' where a = 7
UPDATE 0

> delete from v where a = 7 returning *
(no rows)

> select * from log order by 1,2
ins|3|three|∅
ins|4|dd|∅
ins|5|dd|∅
ins|101|dd|∅

> select pg_get_ruledef(oid), pg_get_ruledef(oid,true) from pg_rewrite where ev_class in ('v'::regclass,'t'::regclass) order by rulename
CREATE RULE "_RETURN" AS\n    ON SELECT TO rules_a.v DO INSTEAD  SELECT t.a,\n    t.b\n   FROM t;|CREATE RULE "_RETURN" AS\n    ON SELECT TO v DO INSTEAD  SELECT t.a,\n    t.b\n   FROM t;
CREATE RULE ins AS\n    ON INSERT TO rules_a.t DO  INSERT INTO log (what, a, b)\n  VALUES ('ins'::text, new.a, new.b);|CREATE RULE ins AS\n    ON INSERT TO t DO  INSERT INTO log (what, a, b)\n  VALUES ('ins'::text, new.a, new.b);
CREATE RULE nope AS\n    ON INSERT TO rules_a.t\n   WHERE (new.a > 100) DO INSTEAD NOTHING;|CREATE RULE nope AS\n    ON INSERT TO t\n   WHERE new.a > 100 DO INSTEAD NOTHING;
CREATE RULE upd AS\n    ON UPDATE TO rules_a.t DO  INSERT INTO log (what, a, b, oldb)  SELECT 'upd',\n            new.a,\n            new.b,\n            old.b;|CREATE RULE upd AS\n    ON UPDATE TO t DO  INSERT INTO log (what, a, b, oldb)  SELECT 'upd',\n            new.a,\n            new.b,\n            old.b;
CREATE RULE v_del AS\n    ON DELETE TO rules_a.v DO INSTEAD  DELETE FROM t\n  WHERE (t.a = old.a)\n  RETURNING t.a,\n    t.b;|CREATE RULE v_del AS\n    ON DELETE TO v DO INSTEAD  DELETE FROM t\n  WHERE t.a = old.a\n  RETURNING t.a,\n    t.b;
CREATE RULE v_ins AS\n    ON INSERT TO rules_a.v DO INSTEAD  INSERT INTO t (a, b)\n  VALUES (new.a, new.b)\n  RETURNING t.a,\n    t.b;|CREATE RULE v_ins AS\n    ON INSERT TO v DO INSTEAD  INSERT INTO t (a, b)\n  VALUES (new.a, new.b)\n  RETURNING t.a,\n    t.b;
CREATE RULE v_upd AS\n    ON UPDATE TO rules_a.v DO INSTEAD  UPDATE t SET a = new.a, b = new.b\n  WHERE (t.a = old.a);|CREATE RULE v_upd AS\n    ON UPDATE TO v DO INSTEAD  UPDATE t SET a = new.a, b = new.b\n  WHERE t.a = old.a;

> alter table t rename to t2
ALTER TABLE

> alter table t2 rename b to bee
ALTER TABLE

> drop table log
ERROR 2BP01 cannot drop table log because other objects depend on it

> drop table log cascade
DROP TABLE

> drop rule nope on t2
DROP RULE

> drop rule nope on t2
ERROR 42704 rule "nope" for relation "t2" does not exist

> drop rule if exists nope on t2
DROP RULE

> alter rule v_ins on v rename to v_insert
ALTER RULE

> comment on rule v_insert on v is 'hi'
COMMENT

> select obj_description(oid,'pg_rewrite') from pg_rewrite where rulename='v_insert'
hi

> drop table t2
ERROR 2BP01 cannot drop table t2 because other objects depend on it

> DROP SCHEMA rules_a CASCADE
DROP SCHEMA

> RESET search_path
RESET
