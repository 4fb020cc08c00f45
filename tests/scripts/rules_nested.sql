# Rules: views over views, recursion, cursors, temporary tables, PL/pgSQL, set operations, WITH, texts.

> CREATE SCHEMA rules_e
CREATE SCHEMA

> SET search_path = rules_e
SET

> create table b(a int, b text)
CREATE TABLE

> create view v1 as select * from b
CREATE VIEW

> create view v2 as select a, b from v1 where a < 100
CREATE VIEW

> create table l(w text, a int)
CREATE TABLE

> create rule r1 as on insert to v1 do also insert into l values ('v1', new.a)
CREATE RULE

> create rule rb as on insert to b do also insert into l values ('b', new.a)
CREATE RULE

> insert into v2 values (1,'x'),(2,'y') returning a
1
2

> select * from l
b|1
b|2
v1|1
v1|2

> truncate l
TRUNCATE TABLE

> create rule r2 as on insert to v2 do also insert into l values ('v2', new.a)
CREATE RULE

> insert into v2 values (3,'z')
INSERT 0 1

> select * from l
b|3
v1|3
v2|3

> truncate l
TRUNCATE TABLE

> create rule r3 as on update to v1 do instead update b set b = new.b || '/v1' where a = old.a returning *
CREATE RULE

> update v2 set b = 'up' where a = 3
UPDATE 1

> update v2 set b = 'up' where a = 3 returning *
3|up/v1

> update v1 set b = 'up1' where a = 1 returning a, upper(b)
1|UP1/V1

> select * from b order by a
1|up1/v1
2|y
3|up/v1

> create rule r4 as on delete to b where old.a > 2 do also delete from l where a = old.a
CREATE RULE

> delete from v2 where a in (select a from b where b like '%f1%') returning *
(no rows)

> create table m1(a int)
CREATE TABLE

> create table m2(a int)
CREATE TABLE

> create rule a as on insert to m1 do also insert into m2 values (new.a)
CREATE RULE

> create rule a as on insert to m2 do also insert into m1 values (new.a)
CREATE RULE

> insert into m1 values (1)
ERROR 42P17 infinite recursion detected in rules for relation "m1"

> create rule a2 as on update to m1 do instead update m1 set a = new.a
CREATE RULE

> update m1 set a = 1
ERROR 42P17 infinite recursion detected in rules for relation "m1"

> create table co(a int, b int)
CREATE TABLE

> insert into co values (1,1),(2,2)
INSERT 0 2

> create rule cor as on update to co do also insert into l values ('co', new.b)
CREATE RULE

> begin
BEGIN

> declare c cursor for select * from co
DECLARE CURSOR

> fetch c
1|1

> fetch c
2|2

> update co set b = b + 10 where current of c
UPDATE 1

> commit
COMMIT

> select * from co
1|1
2|12

> select * from l
co|12

> create temp table tmp1(a int)
CREATE TABLE

> create rule tr as on insert to tmp1 do also insert into l values ('tmp', new.a)
CREATE RULE

> insert into tmp1 values (9)
INSERT 0 1

> select * from l where w = 'tmp'
tmp|9

> create rule tr2 as on insert to l where new.w = 'q' do instead insert into tmp1 values (5)
CREATE RULE

> insert into l values ('q', 1), ('r', 2)
ERROR 42P17 infinite recursion detected in rules for relation "l"

> select * from tmp1
9

> drop table tmp1 cascade
DROP TABLE

> create function pf(x int, y text) returns setof int language plpgsql as $$ begin return query insert into v1 values (x, y) returning a; update co set b = x where a = 1; if found then raise notice 'found'; end if; execute 'update co set b = $1' using x * 2; delete from co where b = x * 2; end $$
CREATE FUNCTION

> select * from pf(50, 'pl')
50

> select * from co
(no rows)

> select * from l
co|12
tmp|9
b|50
v1|50
co|50
co|100
co|100

> prepare pp(int, text) as insert into v1 values ($1, $2), ($1 + 1, $2) returning *
PREPARE

> execute pp(60, 'p')
60|p
61|p

> execute pp(70, 'q')
70|q
71|q

> select * from l order by 1,2
b|50
b|60
b|61
b|70
b|71
co|12
co|50
co|100
co|100
tmp|9
v1|50
v1|60
v1|61
v1|70
v1|71

> create rule su as on insert to co do also insert into l select 'u', 1 union all select 'u', 2
CREATE RULE

> insert into co values (7,7)
INSERT 0 1

> insert into co select 8,8
ERROR 0A000 conditional UNION/INTERSECT/EXCEPT statements are not implemented

> select * from l where w='u'
u|1
u|2

> drop rule su on co
DROP RULE

> create rule sw as on insert to co do also insert into l with q as (select max(a) m from b) select 'w', m from q
CREATE RULE

> insert into co values (7,7)
INSERT 0 1

> with q as (select 1) insert into co select 9,9
ERROR 0A000 WITH query name "q" appears in both a rule action and the query being rewritten

> select * from l where w='w'
w|71

> create rule sx as on delete to co do also with q as (select 'x' w, 5 a) insert into l select * from q
CREATE RULE

> delete from co
DELETE 2

> with q as (select 1) delete from co
ERROR 0A000 WITH cannot be used in a query that is rewritten by rules into multiple queries

> select * from l where w='x'
x|5

> create view vnu as select a, count(*) c from b group by a
CREATE VIEW

> update vnu set a = 1
ERROR 55000 cannot update view "vnu"

> create rule x1 as on update to vnu where new.a > 5 do instead nothing
CREATE RULE

> update vnu set a = 1
ERROR 55000 cannot update view "vnu"

> delete from vnu
ERROR 55000 cannot delete from view "vnu"

> create rule x2 as on update to vnu do instead update b set a = new.a where a = old.a
CREATE RULE

> update vnu set a = a + 1000 where c >= 1
UPDATE 8

> select a from b order by 1
1001
1002
1003
1050
1060
1061
1070
1071

> update vnu set c = 5
UPDATE 8

> create rule x3 as on delete to vnu do instead select 'deleting', old.a, old.c
CREATE RULE

> create or replace rule x3 as on delete to vnu do instead nothing
CREATE RULE

> delete from vnu
DELETE 0

> create rule x4 as on insert to vnu do instead insert into b select new.a, g::text from generate_series(1, new.c) g
CREATE RULE

> insert into vnu values (500, 2), (501, 1)
INSERT 0 3

> select * from b where a >= 500 and a < 600 order by 1,2
500|1
500|2
501|1

> drop view v1
ERROR 2BP01 cannot drop view v1 because other objects depend on it

> drop view v1 cascade
DROP VIEW

> drop rule x4 on vnu
DROP RULE

> drop rule x4 on nosuch
ERROR 42P01 relation "nosuch" does not exist

> drop rule if exists x4 on nosuch
DROP RULE

> alter rule zz on b rename to yy
ERROR 42704 rule "zz" for relation "b" does not exist

> alter rule rb on b rename to r4
ERROR 42710 rule "r4" for relation "b" already exists

> comment on rule nn on b is 'x'
ERROR 42704 rule "nn" for relation "b" does not exist

> create rule ms as on insert to b do also insert into nosuch values (1)
ERROR 42P01 relation "nosuch" does not exist

> create rule ms as on insert to b do also insert into l values (new.nosuch)
ERROR 42703 column new.nosuch does not exist

> create rule ms as on insert to b do also insert into l values (new.a, 'x')
ERROR 22P02 invalid input syntax for type integer: "x"

> create rule ms as on insert to b do also insert into l values ('a', 1, 2)
ERROR 42601 INSERT has more expressions than target columns

> create rule ms as on insert to b do also update l set w = new.b where l.a = new.a and nope
ERROR 42703 column "nope" does not exist

> create rule "Mixed Case" as on insert to b do also update l as ll set w = new.b, a = default where ll.a = new.a and ll.w ~ '^x' or new.a is null
CREATE RULE

> create rule sel as on update to b do also (select new.*, old.b as "old B"; insert into l (a) values (old.a);; delete from only l using b bb, co where bb.a = co.a and l.a = old.a;)
CREATE RULE

> create rule cas as on delete to b where case when old.a > 1 then true else old.b is not null end do instead update l set w = coalesce(old.b, 'n')::varchar(10), a = old.a::bigint
CREATE RULE

> select pg_get_ruledef(oid), pg_get_ruledef(oid, true) from pg_rewrite where rulename in ('Mixed Case','sel','x2','sx','sw') order by rulename
CREATE RULE "Mixed Case" AS\n    ON INSERT TO rules_e.b DO  UPDATE l ll SET w = new.b, a = DEFAULT\n  WHERE (((ll.a = new.a) AND (ll.w ~ '^x'::text)) OR (new.a IS NULL));|CREATE RULE "Mixed Case" AS\n    ON INSERT TO b DO  UPDATE l ll SET w = new.b, a = DEFAULT\n  WHERE ll.a = new.a AND ll.w ~ '^x'::text OR new.a IS NULL;
CREATE RULE sel AS\n    ON UPDATE TO rules_e.b DO ( SELECT new.a,\n    new.b,\n    old.b AS "old B";\n INSERT INTO l (a)\n  VALUES (old.a);\n DELETE FROM ONLY l\n   USING b bb,\n    co\n  WHERE ((bb.a = co.a) AND (l.a = old.a));\n);|CREATE RULE sel AS\n    ON UPDATE TO b DO ( SELECT new.a,\n    new.b,\n    old.b AS "old B";\n INSERT INTO l (a)\n  VALUES (old.a);\n DELETE FROM ONLY l\n   USING b bb,\n    co\n  WHERE bb.a = co.a AND l.a = old.a;\n);
CREATE RULE sw AS\n    ON INSERT TO rules_e.co DO  INSERT INTO l (w, a)  WITH q AS (\n                 SELECT max(b.a) AS m\n                   FROM b\n                )\n         SELECT 'w',\n            q.m\n           FROM q;|CREATE RULE sw AS\n    ON INSERT TO co DO  INSERT INTO l (w, a)  WITH q AS (\n                 SELECT max(b.a) AS m\n                   FROM b\n                )\n         SELECT 'w',\n            q.m\n           FROM q;
CREATE RULE sx AS\n    ON DELETE TO rules_e.co DO  WITH q AS (\n         SELECT 'x'::text AS w,\n            5 AS a\n        )\n INSERT INTO l (w, a)  SELECT q.w,\n            q.a\n           FROM q;|CREATE RULE sx AS\n    ON DELETE TO co DO  WITH q AS (\n         SELECT 'x'::text AS w,\n            5 AS a\n        )\n INSERT INTO l (w, a)  SELECT q.w,\n            q.a\n           FROM q;
CREATE RULE x2 AS\n    ON UPDATE TO rules_e.vnu DO INSTEAD  UPDATE b SET a = new.a\n  WHERE (b.a = old.a);|CREATE RULE x2 AS\n    ON UPDATE TO vnu DO INSTEAD  UPDATE b SET a = new.a\n  WHERE b.a = old.a;

> DROP SCHEMA rules_e CASCADE
DROP SCHEMA

> RESET search_path
RESET
