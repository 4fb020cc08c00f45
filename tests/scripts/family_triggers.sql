# Triggers of partitioned tables, of their partitions, and of tables that others inherit from.

> create table log (n serial, what text)
CREATE TABLE

> create function tell() returns trigger language plpgsql as $$ begin insert into log (what) values (concat_ws(' ', tg_name, tg_when, tg_op, tg_table_name, new, old)); if tg_op = 'DELETE' then return old; end if; return new; end $$
CREATE FUNCTION

> create function tells() returns trigger language plpgsql as $$ begin insert into log (what) values (concat_ws(' ', tg_name, tg_when, tg_op, tg_table_name)); return null; end $$
CREATE FUNCTION

> create function counts() returns trigger language plpgsql as $$ begin insert into log (what) values (tg_name || (select count(*) from nt)); return null; end $$
CREATE FUNCTION

> create table r (a int, b text) partition by range (a)
CREATE TABLE

> create table r1 partition of r for values from (0) to (10)
CREATE TABLE

> create table r2 (b text, a int)
CREATE TABLE

> alter table r attach partition r2 for values from (10) to (20)
ALTER TABLE

> create trigger bi before insert or update or delete on r for each row execute function tell()
CREATE TRIGGER

> create trigger ai after insert or update or delete on r for each row execute function tell()
CREATE TRIGGER

> create trigger bs before insert or update or delete on r execute function tells()
CREATE TRIGGER

> create trigger az after insert or update or delete on r execute function tells()
CREATE TRIGGER

> create trigger tt after insert on r referencing new table as nt for each statement execute function counts()
CREATE TRIGGER

> create trigger tu after update on r referencing new table as nt for each statement execute function counts()
CREATE TRIGGER

> create trigger rt after update on r referencing new table as nt for each row execute function counts()
ERROR 0A000 "r" is a partitioned table

> create trigger rt after update on r1 referencing new table as nt for each row execute function counts()
ERROR 0A000 ROW triggers with transition tables are not supported on partitions

> create trigger own after insert on r1 execute function tells()
CREATE TRIGGER

> create table r3 partition of r for values from (20) to (30)
CREATE TABLE

> insert into r values (1, 'x'), (11, 'y')
INSERT 0 2

> insert into r1 values (2, 'z')
INSERT 0 1

> select what from log order by n
bs BEFORE INSERT r
bi BEFORE INSERT r1 (1,x)
bi BEFORE INSERT r2 (y,11)
ai AFTER INSERT r1 (1,x)
ai AFTER INSERT r2 (y,11)
az AFTER INSERT r
tt2
bi BEFORE INSERT r1 (2,z)
ai AFTER INSERT r1 (2,z)
own AFTER INSERT r1

> truncate log
TRUNCATE TABLE

> update r set b = b || '!' where a < 12
UPDATE 3

> select what from log order by n
bs BEFORE UPDATE r
bi BEFORE UPDATE r1 (1,x!) (1,x)
bi BEFORE UPDATE r1 (2,z!) (2,z)
bi BEFORE UPDATE r2 (y!,11) (y,11)
ai AFTER UPDATE r1 (1,x!) (1,x)
ai AFTER UPDATE r1 (2,z!) (2,z)
ai AFTER UPDATE r2 (y!,11) (y,11)
az AFTER UPDATE r
tu3

> truncate log
TRUNCATE TABLE

> update r set a = 12 where a = 1
UPDATE 1

> select what from log order by n
bs BEFORE UPDATE r
bi BEFORE UPDATE r1 (12,x!) (1,x!)
bi BEFORE DELETE r1 (1,x!)
bi BEFORE INSERT r2 (x!,12)
ai AFTER DELETE r1 (1,x!)
ai AFTER INSERT r2 (x!,12)
az AFTER UPDATE r
tu1

> truncate log
TRUNCATE TABLE

> delete from r where a > 11
DELETE 1

> merge into r using (values (2), (3)) v(i) on a = i when matched then update set b = 'merged' when not matched then insert values (i + 10, 'new')
MERGE 2

> select what from log order by n
bs BEFORE DELETE r
bi BEFORE DELETE r2 (x!,12)
ai AFTER DELETE r2 (x!,12)
az AFTER DELETE r
bs BEFORE INSERT r
bs BEFORE UPDATE r
bi BEFORE UPDATE r1 (2,merged) (2,z!)
bi BEFORE INSERT r2 (new,13)
ai AFTER UPDATE r1 (2,merged) (2,z!)
ai AFTER INSERT r2 (new,13)
az AFTER UPDATE r
tu1
az AFTER INSERT r
tt1

> truncate log
TRUNCATE TABLE

> select tgrelid::regclass, tgname, tgparentid <> 0 from pg_trigger where not tgisinternal order by 1, 2
r|ai|f
r|az|f
r|bi|f
r|bs|f
r|tt|f
r|tu|f
r1|ai|t
r1|bi|t
r1|own|f
r2|ai|t
r2|bi|t
r3|ai|t
r3|bi|t

> drop trigger bi on r1
ERROR 2BP01 cannot drop trigger bi on table r1 because trigger bi on table r requires it

> alter trigger bi on r rename to bj
ALTER TRIGGER

> alter table r disable trigger bj
ALTER TABLE

> select tgrelid::regclass, tgname, tgenabled from pg_trigger where tgname like 'b%' order by 1, 2
r|bj|D
r|bs|O
r1|bj|D
r2|bj|D
r3|bj|D

> alter table r detach partition r3
ALTER TABLE

> drop trigger ai on r
DROP TRIGGER

> select tgrelid::regclass, tgname from pg_trigger where not tgisinternal order by 1, 2
r|az
r|bj
r|bs
r|tt
r|tu
r1|bj
r1|own
r2|bj

> create function moves() returns trigger language plpgsql as $$ begin new.a := new.a + 20; return new; end $$
CREATE FUNCTION

> create function skips() returns trigger language plpgsql as $$ begin return null; end $$
CREATE FUNCTION

> create trigger zz before insert on r1 for each row execute function moves()
CREATE TRIGGER

> insert into r values (5, 'moves')
ERROR 23514 new row for relation "r1" violates partition constraint

> insert into r1 values (5, 'moves')
ERROR 23514 new row for relation "r1" violates partition constraint

> create trigger askip before insert on r2 for each row execute function skips()
CREATE TRIGGER

> insert into r values (15, 'no'), (16, 'no') returning *
(no rows)

> select * from r order by a
2|merged
11|y!
13|new

> create table p (a int, b text)
CREATE TABLE

> create table c (z int) inherits (p)
CREATE TABLE

> truncate log
TRUNCATE TABLE

> create trigger pi before update on p for each row execute function tell()
CREATE TRIGGER

> create trigger ci before update on c for each row execute function tell()
CREATE TRIGGER

> create trigger ps after update on p execute function tells()
CREATE TRIGGER

> create trigger cs after update on c execute function tells()
CREATE TRIGGER

> insert into p values (1, 'p')
INSERT 0 1

> insert into c values (2, 'c', 3)
INSERT 0 1

> update p set b = 'u'
UPDATE 2

> select what from log order by n
pi BEFORE UPDATE p (1,u) (1,p)
ci BEFORE UPDATE c (2,u,3) (2,c,3)
ps AFTER UPDATE p
