# Rules: conditional ones, what is refused, recursion, switching off, prepared statements, automatically updatable views.

> CREATE SCHEMA rules_b
CREATE SCHEMA

> SET search_path = rules_b
SET

> create table t(a int primary key, b text default 'dd', c serial)
CREATE TABLE

> create table log(what text, a int, b text, oldb text)
CREATE TABLE

> create rule upd as on update to t do insert into log(what,a,b,oldb) select 'upd', new.a, new.b, old.b
CREATE RULE

> create rule r2 as on update to t where new.a <> old.a do instead insert into log select 'chg', old.a, new.a::text
CREATE RULE

> insert into t values (1,'one'),(2,'two'),(3,'three')
INSERT 0 3

> update t set a = a + 10 where a > 1
UPDATE 0

> update t set b = 'z' where a = 1 returning *
ERROR 0A000 cannot perform UPDATE RETURNING on relation "t"

> update t set a = a+1, b = 'zz' where a = 1
UPDATE 0

> select * from log order by 1,2,3
chg|1|2|∅
chg|2|12|∅
chg|3|13|∅
upd|2|zz|one
upd|12|two|two
upd|13|three|three

> select * from t order by 1
1|one|1
2|two|2
3|three|3

> drop table log cascade
DROP TABLE

> create rule e1 as on insert to t do insert into t values (old.a)
ERROR 42P17 ON INSERT rule cannot use OLD

> create rule e2 as on delete to t do insert into t values (new.a)
ERROR 42P17 ON DELETE rule cannot use NEW

> create rule e3 as on insert to t where old.a = 1 do instead nothing
ERROR 42P01 invalid reference to FROM-clause entry for table "old"

> create rule e4 as on insert to t do also nothing
CREATE RULE

> create rule e5 as on insert to t do instead (insert into t values(1) returning *; insert into t values(2) returning *)
ERROR 0A000 cannot have multiple RETURNING lists in a rule

> create rule e6 as on insert to t do also insert into t values(1) returning *
ERROR 0A000 RETURNING lists are not supported in non-INSTEAD rules

> create rule e7 as on insert to t do instead insert into t values(1) returning a
ERROR 42P17 RETURNING list has too few entries

> create rule e7 as on insert to t do instead insert into t values(1) returning a, a, a
ERROR 42P17 RETURNING list's entry 2 has different type from column "b"

> create rule e8 as on insert to t where new.a = 1 do notify x
ERROR 42P17 rules with WHERE conditions can only have SELECT, INSERT, UPDATE, or DELETE actions

> create rule e9 as on insert to t where count(*) > 1 do instead nothing
ERROR 42803 aggregate functions are not allowed in WHERE

> create rule "_RETURN" as on insert to t do instead nothing
ERROR 42P17 non-view rule for "t" must not be named "_RETURN"

> create rule e10 as on select to t do instead nothing
ERROR 0A000 rules on SELECT must have action INSTEAD SELECT

> create rule e10 as on select to t do also select 1
ERROR 0A000 rules on SELECT must have action INSTEAD SELECT

> create rule e11 as on select to t do instead select * from t
ERROR 42P17 view rule for "t" must be named "_RETURN"

> create sequence sq
CREATE SEQUENCE

> create rule e12 as on insert to sq do instead nothing
ERROR 42809 relation "sq" cannot have rules

> create rule e13 as on insert to nosuch do instead nothing
ERROR 42P01 relation "nosuch" does not exist

> create rule e14 as on insert to t do instead delete from old
ERROR 42P01 relation "old" does not exist

> create rule e15 as on insert to t do instead select nosuch
ERROR 42703 column "nosuch" does not exist

> create rule e15 as on insert to t do instead create table x(a int)
ERROR 42601 syntax error at or near "create"

> create rule e16 as on update to t do also select old.a union select 1
ERROR 42P10 UNION/INTERSECT/EXCEPT member statement cannot refer to other relations of same query level

> create rule e17 as on update to t do also with x as (select old.a) insert into t select * from x
ERROR 0A000 cannot refer to OLD within WITH query

> create rule rec as on insert to t do also insert into t values (new.a+1)
CREATE RULE

> insert into t values(50)
ERROR 42P17 infinite recursion detected in rules for relation "t"

> drop rule rec on t
DROP RULE

> create rule rec as on insert to t do instead nothing
CREATE RULE

> insert into t values(60)
INSERT 0 0

> insert into t values(60) returning *
ERROR 0A000 cannot perform INSERT RETURNING on relation "t"

> insert into t values(60) on conflict do nothing
INSERT 0 0

> with x as (insert into t values(1)) select 1
ERROR 0A000 DO INSTEAD NOTHING rules are not supported for data-modifying statements in WITH

> with x as (select 70 as q) insert into t select q from x
INSERT 0 0

> create rule rec2 as on insert to t do also select 'hello', new.a
CREATE RULE

> insert into t values(61)
hello|61

> create or replace rule rec as on insert to t do instead update t set b = 'via insert' where a = new.a
CREATE RULE

> insert into t values(11)
hello|11

> insert into t values(1),(3)
hello|1
hello|3

> select * from t order by a
1|via insert|1
2|two|2
3|via insert|3

> alter table t disable rule rec
ALTER TABLE

> alter table t disable rule rec2
ALTER TABLE

> insert into t values(62)
INSERT 0 1

> alter table t enable replica rule rec
ALTER TABLE

> insert into t values(63)
INSERT 0 1

> set session_replication_role = replica
SET

> insert into t values(64)
INSERT 0 0

> set session_replication_role = origin
SET

> alter table t enable always rule rec
ALTER TABLE

> insert into t values(65)
INSERT 0 0

> alter table t disable rule nosuch
ERROR 42704 rule "nosuch" for relation "t" does not exist

> merge into t using (select 1 as q) s on t.a = s.q when matched then delete
ERROR 0A000 cannot execute MERGE on relation "t"

> explain (costs off) insert into t values (5)
Update on t
  ->  Index Scan using t_pkey on t
        Index Cond: (a = 5)

> explain (costs off) update t set a = 5
Update on t
  ->  Seq Scan on t

> prepare p as insert into t values ($1, $2)
PREPARE

> execute p(62, 'x')
INSERT 0 0

> alter table t disable rule rec
ALTER TABLE

> execute p(162, 'x')
INSERT 0 1

> select * from t order by a
1|via insert|1
2|two|2
3|via insert|3
62|via insert|4
63|dd|5
162|x|6

> begin
BEGIN

> drop rule rec on t
DROP RULE

> rollback
ROLLBACK

> select count(*) from t
6

> create view v as select a, b from t where a > 1
CREATE VIEW

> create rule vi as on insert to v where new.a < 0 do instead nothing
CREATE RULE

> insert into v values (300,'x')
ERROR 55000 cannot insert into view "v"

> drop rule vi on v
DROP RULE

> create table vlog(a int)
CREATE TABLE

> create rule vi as on insert to v do also insert into vlog values (new.a)
CREATE RULE

> create rule vd as on delete to v do also insert into vlog values (-old.a)
CREATE RULE

> create rule vu as on update to v do also insert into vlog values (new.a*1000)
CREATE RULE

> insert into v values (300,'x')
INSERT 0 1

> insert into v values (301,'x') returning *
301|x

> update v set a = a + 1 where a >= 300
ERROR 23505 duplicate key value violates unique constraint "t_pkey"

> delete from v where a > 301 returning *
(no rows)

> select * from vlog
300
301

> select * from v order by 1
2|two
3|via insert
62|via insert
63|dd
162|x
300|x
301|x

> select table_name, is_updatable, is_insertable_into from information_schema.views where table_name='v'
v|YES|YES

> create view v3 as select count(*) n from t
CREATE VIEW

> insert into v3 values(1)
ERROR 55000 cannot insert into view "v3"

> create rule v3i as on insert to v3 do instead insert into vlog values (new.n)
CREATE RULE

> insert into v3 values(77)
INSERT 0 1

> insert into v3 select 78 union all select 79
INSERT 0 2

> insert into v3 default values
INSERT 0 1

> select table_name, is_updatable, is_insertable_into from information_schema.views where table_name='v3'
v3|NO|YES

> select * from vlog
300
301
77
78
79
∅

> alter table vlog drop column a
ERROR 2BP01 cannot drop column a of table vlog because other objects depend on it

> alter table vlog alter a type bigint
ERROR 0A000 cannot alter type of a column used by a view or rule

> alter table t drop column c
ALTER TABLE

> drop rule "_RETURN" on v
ERROR 2BP01 cannot drop rule _RETURN on view v because view v requires it

> alter rule "_RETURN" on v rename to x
ERROR 42P17 renaming an ON SELECT rule is not allowed

> create or replace rule "_RETURN" as on select to v do instead select a, b from t where a > 2
CREATE RULE

> DROP SCHEMA rules_b CASCADE
DROP SCHEMA

> RESET search_path
RESET
