# Rules: joins, several actions, functions, WITH, ON CONFLICT, lists of rows, whole rows, inheritance.

> CREATE SCHEMA rules_c
CREATE SCHEMA

> SET search_path = rules_c
SET

> create table t(a int primary key, b text, c serial)
CREATE TABLE

> create table other(a int, note text)
CREATE TABLE

> insert into other values (1,'n1'),(2,'n2')
INSERT 0 2

> create rule r1 as on insert to t do also insert into other select new.a, note from other where a = new.a
CREATE RULE

> insert into t values (1,'x'),(2,'y'),(3,'z')
INSERT 0 3

> insert into t(a) select g from generate_series(10,12) g
INSERT 0 3

> select * from t order by a
1|x|1
2|y|2
3|z|3
10|∅|4
11|∅|5
12|∅|6

> select * from other order by 1,2
1|n1
1|n1
2|n2
2|n2

> create rule r2 as on update to t where old.b is distinct from new.b do also update other set note = note || ' ' || new.b from t x where other.a = old.a and x.a = old.a
CREATE RULE

> update t set b = other.note from other where other.a = t.a and t.a < 3
UPDATE 2

> select * from t order by a
1|n1 n1|1
2|n2 n2|2
3|z|3
10|∅|4
11|∅|5
12|∅|6

> select * from other order by 1,2
1|n1 n1
1|n1 n1
2|n2 n2
2|n2 n2

> create rule r3 as on delete to t do also delete from other using t x where other.a = old.a and x.a = old.a
CREATE RULE

> delete from t using other where other.a = t.a and t.a = 1
DELETE 0

> select * from t order by a
1|n1 n1|1
2|n2 n2|2
3|z|3
10|∅|4
11|∅|5
12|∅|6

> select * from other order by 1,2
2|n2 n2
2|n2 n2

> update t set b = (select max(note) from other) where a = 3
UPDATE 1

> select * from other order by 1,2
2|n2 n2
2|n2 n2

> create table acc(id int, n int)
CREATE TABLE

> create view accv as select * from acc
CREATE VIEW

> create rule a1 as on insert to accv do instead (insert into acc values (new.id, new.n); insert into other values (new.id, 'acc'); update acc set n = n + 1 where id = new.id)
CREATE RULE

> insert into accv values (1, 10), (2, 20)
INSERT 0 2

> insert into accv select 3, 30
INSERT 0 1

> select * from acc order by 1
1|11
2|21
3|31

> select * from other order by 1,2
1|acc
2|acc
2|n2 n2
2|n2 n2
3|acc

> insert into accv values (5,5) returning id
ERROR 0A000 cannot perform INSERT RETURNING on relation "accv"

> select pg_get_ruledef(oid) from pg_rewrite where rulename='a1'
CREATE RULE a1 AS\n    ON INSERT TO rules_c.accv DO INSTEAD ( INSERT INTO acc (id, n)\n  VALUES (new.id, new.n);\n INSERT INTO other (a, note)\n  VALUES (new.id, 'acc'::text);\n UPDATE acc SET n = (acc.n + 1)\n  WHERE (acc.id = new.id);\n);

> create function f(x int) returns int language plpgsql as $$ declare n int; begin insert into accv values (x, x); get diagnostics n = row_count; return n; end $$
CREATE FUNCTION

> select f(100)
1

> create function g(x int) returns void language sql as $$ insert into accv values (x, x) $$
CREATE FUNCTION

> select g(101)
∅

> select * from acc order by 1
1|11
2|21
3|31
100|101
101|102

> with d as (delete from other returning *) select count(*) from d
7

> create rule a2 as on delete to accv do instead delete from acc where id = old.id returning id, n
CREATE RULE

> with d as (delete from accv where id = 100 returning id) select * from d
100

> with d as (delete from accv where id = 101 returning id) insert into other select id, 'd' from d
INSERT 0 1

> with d as (insert into accv values (1,1) returning 1) select * from d
ERROR 0A000 cannot perform INSERT RETURNING on relation "accv"

> create rule a3 as on update to accv do instead nothing
CREATE RULE

> with d as (update accv set n = 1) select 1
ERROR 0A000 DO INSTEAD NOTHING rules are not supported for data-modifying statements in WITH

> with q as (select 2 as z) delete from accv using q where id = q.z returning *
2|21|2

> select * from acc order by 1
1|11
3|31

> create table u(k int primary key, v int)
CREATE TABLE

> create view uv as select * from u
CREATE VIEW

> create rule u1 as on insert to uv do instead insert into u values (new.k, new.v) on conflict (k) do update set v = u.v + excluded.v returning *
CREATE RULE

> insert into uv values (1,1)
INSERT 0 1

> insert into uv values (1,5) returning *
1|6

> create rule u2 as on update to uv do instead insert into u as x values (new.k, new.v) on conflict on constraint u_pkey do nothing
CREATE RULE

> update uv set k = 7
UPDATE 0

> select * from u order by 1
1|6
7|6

> create rule q1 as on update to u where exists (select 1 from other where other.a = new.v) do instead nothing
CREATE RULE

> insert into other values (999,'block')
INSERT 0 1

> update u set v = 999
UPDATE 0

> update u set v = 3 where k = 1
UPDATE 1

> select * from u order by 1
1|3
7|6

> select pg_get_ruledef(oid), pg_get_ruledef(oid,true) from pg_rewrite where rulename='q1'
CREATE RULE q1 AS\n    ON UPDATE TO rules_c.u\n   WHERE (EXISTS ( SELECT 1\n           FROM other\n          WHERE (other.a = new.v))) DO INSTEAD NOTHING;|CREATE RULE q1 AS\n    ON UPDATE TO u\n   WHERE (EXISTS ( SELECT 1\n           FROM other\n          WHERE other.a = new.v)) DO INSTEAD NOTHING;

> create table dd(a int default 42, b text default 'bd', c int)
CREATE TABLE

> create table ddl(a int, b text, c int)
CREATE TABLE

> create rule d1 as on insert to dd do also insert into ddl values (new.a, new.b, new.c)
CREATE RULE

> insert into dd(c) values (1),(2)
INSERT 0 2

> insert into dd values (default, default, 3), (5, default, 4)
INSERT 0 2

> insert into dd default values
INSERT 0 1

> select * from dd
42|bd|1
42|bd|2
42|bd|3
5|bd|4
42|bd|∅

> select * from ddl
42|bd|1
42|bd|2
42|bd|3
5|bd|4
42|bd|∅

> create rule d2 as on delete to dd do also insert into ddl values (old.a, 'x', default), (old.c, default, 7)
CREATE RULE

> delete from dd where c = 3
DELETE 1

> select * from ddl
42|bd|1
42|bd|2
42|bd|3
5|bd|4
42|bd|∅
42|x|∅
3|∅|7

> truncate dd
TRUNCATE TABLE

> create table w(a int, b text)
CREATE TABLE

> create table wl(r w, t text)
CREATE TABLE

> create rule w1 as on insert to w do also insert into wl values (new, new::text)
CREATE RULE

> insert into w values (1,'q')
INSERT 0 1

> select * from wl
(1,q)|(1,q)

> create rule w2 as on update to w do also insert into wl select old.*::w, 'old'
CREATE RULE

> update w set a = 2
UPDATE 1

> select * from wl
(1,q)|(1,q)
(1,q)|old

> drop table w
ERROR 2BP01 cannot drop table w because other objects depend on it

> drop table w cascade
DROP TABLE

> create table in1(a int)
CREATE TABLE

> create table in2(b int) inherits (in1)
CREATE TABLE

> create rule i1 as on insert to in1 do instead insert into in2 values (new.a, 1)
CREATE RULE

> insert into in1 values (5)
INSERT 0 1

> select * from in1
5

> update in1 set a = 6
UPDATE 1

> create table pt(a int) partition by list(a)
CREATE TABLE

> create table pt1 partition of pt for values in (1,2)
CREATE TABLE

> create rule p1 as on insert to pt do also insert into in2 values (new.a, new.a)
CREATE RULE

> insert into pt values (1)
INSERT 0 1

> insert into pt1 values (2)
INSERT 0 1

> select * from in2 order by 1
1|1
6|1

> create table rb(f1 int, f2 int)
CREATE TABLE

> insert into rb values (1,2),(11,12)
INSERT 0 2

> create rule r1 as on update to rb do instead select * from rb where f1 = 1 for update
CREATE RULE

> update rb set f2 = f2 + 1
1|2

> update rb set f2 = f2 + 1 where f1 > 0
1|2
1|2

> create or replace rule r1 as on update to rb do instead select * from rb where f1 = 11 for update of rb
CREATE RULE

> update rb set f2 = f2 + 1
11|12

> create rule r9 as on delete to rb do instead insert into in2 values (1, 1)
CREATE RULE

> delete from rb
DELETE 0

> delete from rb where f1 = 1
DELETE 0

> delete from rb using in2
DELETE 0

> select * from in2
6|1
1|1
1|1
1|1
1|1
1|1
1|1
1|1

> drop rule r1 on rb
DROP RULE

> drop rule r9 on rb
DROP RULE

> create table rlog(f1 int, f2 int, tag text, id serial)
CREATE TABLE

> create rule r1 as on update to rb do also insert into rlog values(old.*, 'old', default), (new.*, 'new', default)
CREATE RULE

> create rule r2 as on update to rb do also values(old.*, 'old'), (new.*, 'new')
CREATE RULE

> update rb set f2 = f2 * 10
1|2|old
1|20|new
11|12|old
11|120|new

> select * from rlog
1|2|old|1
1|20|new|2
11|12|old|3
11|120|new|4

> create rule r3 as on insert to rb do also insert into rlog values(null, null, '-', default), (new.*, 'new', default)
CREATE RULE

> insert into rb values (22,23),(33,default)
INSERT 0 2

> select * from rlog
1|2|old|1
1|20|new|2
11|12|old|3
11|120|new|4
∅|∅|-|5
22|23|new|6
∅|∅|-|7
33|∅|new|8

> create view rbv as select * from rb
CREATE VIEW

> create rule rbvi as on insert to rbv do instead nothing
CREATE RULE

> insert into rbv values (1) on conflict (f1) do nothing
INSERT 0 0

> select pg_get_viewdef('rbv'::regclass), pg_get_viewdef('rbv'::regclass, true)
 SELECT rb.f1,\n    rb.f2\n   FROM rb;| SELECT rb.f1,\n    rb.f2\n   FROM rb;

> DROP SCHEMA rules_c CASCADE
DROP SCHEMA

> RESET search_path
RESET
