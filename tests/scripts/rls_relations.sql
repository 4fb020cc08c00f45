# Row-level security: partitions, inheritance, foreign keys, views with security_barrier, functions, dependencies, renaming.

> create role rlsr_own
CREATE ROLE

> create role rlsr_u
CREATE ROLE

> create role rlsr_u2
CREATE ROLE

> create schema rc authorization rlsr_own
CREATE SCHEMA

> grant usage on schema rc to public
GRANT

> set search_path=rc
SET

> set role rlsr_own
SET

> create table p(id int primary key, k int, t text) partition by list(k)
ERROR 0A000 unique constraint on partitioned table must include all partitioning columns

> create table p1 partition of p for values in (1)
ERROR 42P01 relation "p" does not exist

> create table p2 partition of p for values in (2)
ERROR 42P01 relation "p" does not exist

> insert into p select i, 1+i%2, case when i < 5 then 'row' else 'hid' end||i from generate_series(1,6) i
ERROR 42P01 relation "p" does not exist

> reset role
RESET

> drop table p
ERROR 42P01 table "p" does not exist

> set role rlsr_own
SET

> create table p(id int, k int, t text) partition by list(k)
CREATE TABLE

> create table p1 partition of p for values in (1)
CREATE TABLE

> create table p2 partition of p for values in (2)
CREATE TABLE

> insert into p select i, 1+i%2, case when i < 5 then 'row' else 'hid' end||i from generate_series(1,6) i
INSERT 0 6

> create policy pp on p using (id < 5) with check (id < 50)
CREATE POLICY

> alter table p enable row level security
ALTER TABLE

> grant all on p,p1,p2 to public
GRANT

> create or replace function peek(text) returns bool language plpgsql cost 0.0001 as $$begin if $1 like 'hid%' then raise exception 'peek saw %', $1; end if; return true; end$$
CREATE FUNCTION

> create policy q1 on p1 using (id > 3)
CREATE POLICY

> alter table p1 enable row level security
ALTER TABLE

> set role rlsr_u
SET

> select * from p where peek(t) order by id
1|2|row1
2|1|row2
3|2|row3
4|1|row4

> select * from p1 order by id
4|1|row4
6|1|hid6

> select * from p2 order by id
1|2|row1
3|2|row3
5|2|hid5

> insert into p values (99,1,'x')
ERROR 42501 new row violates row-level security policy for table "p"

> insert into p values (9,1,'x')
INSERT 0 1

> insert into p1 values (1,1,'n')
ERROR 42501 new row violates row-level security policy for table "p1"

> insert into p1 values (9,1,'y') returning *
9|1|y

> update p set k=2 where id=2 returning *
2|2|row2

> update p set id=77 where id=1
ERROR 42501 new row violates row-level security policy for table "p"

> delete from p where peek(t)
DELETE 4

> select * from p order by id
(no rows)

> merge into p using (values (1,2,'m'),(70,1,'n')) v(a,b,c) on id=a when matched then update set t=c when not matched then insert values(a,b,c)
ERROR 42501 new row violates row-level security policy for table "p"

> reset role
RESET

> set search_path=rc
SET

> set role rlsr_own
SET

> create table par(a int, b text)
CREATE TABLE

> create table chi(c int) inherits (par)
CREATE TABLE

> insert into par values (1,'p1'),(2,'hid')
INSERT 0 2

> insert into chi values (1,'c1',1),(2,'hid',2)
INSERT 0 2

> create policy i1 on par using (a = 1)
CREATE POLICY

> alter table par enable row level security
ALTER TABLE

> grant select,update,delete on par,chi to public
GRANT

> create table pk(a int primary key)
CREATE TABLE

> create table fk(a int references pk on delete cascade, b int)
CREATE TABLE

> insert into pk values (1),(2)
INSERT 0 2

> insert into fk values (1,1),(2,2)
INSERT 0 2

> alter table pk enable row level security
ALTER TABLE

> alter table fk enable row level security
ALTER TABLE

> alter table pk force row level security
ALTER TABLE

> alter table fk force row level security
ALTER TABLE

> grant all on pk,fk to public
GRANT

> create policy k on pk for delete using (true)
CREATE POLICY

> create policy ks on pk for select using (a=1)
CREATE POLICY

> create policy ki on fk for insert with check (true)
CREATE POLICY

> set role rlsr_u
SET

> select * from par where peek(b) order by a,b
1|c1
1|p1

> select * from chi
1|c1|1
2|hid|2

> update par set b='new' where peek(b)
UPDATE 2

> select tableoid::regclass,* from par where (select true) order by 1
par|1|new
chi|1|new

> insert into fk values (2,9)
INSERT 0 1

> insert into fk values (3,9)
ERROR 23503 insert or update on table "fk" violates foreign key constraint "fk_a_fkey"

> delete from pk where a=1
DELETE 1

> reset role
RESET

> select * from rc.fk order by 1,2
2|2
2|9

> set search_path=rc
SET

> create table s(a int primary key, secret text, ok bool)
CREATE TABLE

> insert into s values (1,'x',true),(2,'hid',false),(3,'z',true)
INSERT 0 3

> create view sb with (security_barrier) as select a, secret from s where ok
CREATE VIEW

> create view sj with (security_barrier) as select s.a, s.secret, x.v from s join (values (1,'q'),(2,'r'),(3,'t')) x(i,v) on x.i=s.a where ok
CREATE VIEW

> create view sl as select a, secret from s where ok
CREATE VIEW

> select * from sb where peek(secret)
1|x
3|z

> select * from sj where peek(secret) order by a
1|x|q
3|z|t

> update sb set secret=secret||'1' where peek(secret) returning *
1|x1
3|z1

> delete from sb where peek(secret) and a=1
DELETE 1

> select * from sl left join sb using (a) where peek(sb.secret) order by 1
3|z1|z1

> create table fd(a int, o name)
CREATE TABLE

> insert into fd values (1,'rlsr_u'),(2,'rlsr_u2'),(3,'rlsr_own')
INSERT 0 3

> alter table fd owner to rlsr_own
ALTER TABLE

> alter table fd enable row level security
ALTER TABLE

> alter table fd force row level security
ALTER TABLE

> create policy f on fd using (o = current_user)
CREATE POLICY

> grant all on fd to public
GRANT

> create function f_sql() returns bigint language sql stable as 'select count(*) from rc.fd where a > 0'
CREATE FUNCTION

> create function f_def() returns setof fd language sql security definer as 'select * from rc.fd'
CREATE FUNCTION

> alter function f_def() owner to rlsr_own
ALTER FUNCTION

> create function f_pl() returns int language plpgsql as $$declare n int; begin select sum(a) into n from rc.fd; return n; end$$
CREATE FUNCTION

> create function f_off() returns bigint language sql set row_security=off as 'select count(*) from rc.fd'
CREATE FUNCTION

> set role rlsr_u
SET

> select f_sql(), f_pl()
1|1

> select * from f_def()
3|rlsr_own

> select f_off()
ERROR 42501 query would be affected by row-level security policy for table "fd"

> set role rlsr_u2
SET

> select f_sql(), f_pl()
1|2

> select * from f_def()
3|rlsr_own

> with x as (insert into fd values (7,'rlsr_u2') returning *), y as (update fd set a=a+10 returning *) select * from x union all select * from y order by 1
7|rlsr_u2
12|rlsr_u2

> with x as (insert into fd values (7,'rlsr_u') returning *) select * from x
ERROR 42501 new row violates row-level security policy for table "fd"

> select (select count(*) from fd), exists(select from fd where a=1), array(select a from fd order by 1)
2|f|{7,12}

> insert into fd select a+100, o from fd
INSERT 0 2

> select a from fd order by a for share
7
12
107
112

> begin
BEGIN

> declare c cursor for select a from fd order by a
DECLARE CURSOR

> fetch all from c
7
12
107
112

> rollback
ROLLBACK

> set role rlsr_own
SET

> set row_security=off
SET

> select * from fd
ERROR 42501 query would be affected by row-level security policy for table "fd"

> reset row_security
RESET

> select * from fd
3|rlsr_own

> reset role
RESET

> select count(*) from fd
6

> create table li (like fd including all)
CREATE TABLE

> begin
BEGIN

> alter table fd disable row level security
ALTER TABLE

> set role rlsr_u
SET

> select count(*) from fd
6

> rollback
ROLLBACK

> set role rlsr_u
SET

> select count(*) from fd
1

> create policy z on fd using (true)
ERROR 42501 must be owner of table fd

> alter policy f on fd using (true)
ERROR 42501 must be owner of table fd

> drop policy f on fd
ERROR 42501 must be owner of relation fd

> alter table fd disable row level security
ERROR 42501 must be owner of table fd

> alter policy f on fd rename to g
ERROR 42501 must be owner of table fd

> comment on policy f on fd is 'x'
ERROR 42501 must be owner of relation fd

> reset role
RESET

> create function pf(int) returns bool language sql immutable as 'select $1 > 0'
CREATE FUNCTION

> create type pe as enum ('a','b')
CREATE TYPE

> create table pd(a int, e pe)
CREATE TABLE

> create policy a1 on pd using (pf(a))
CREATE POLICY

> create policy a2 on pd for update using (true) with check (e = 'a')
CREATE POLICY

> drop function pf(int)
ERROR 2BP01 cannot drop function pf(integer) because other objects depend on it

> alter function pf(int) rename to pf2
ALTER FUNCTION

> select policyname, qual, with_check from pg_policies where tablename='pd' order by 1
a1|pf2(a)|∅
a2|true|(e = 'a'::pe)

> drop type pe
ERROR 2BP01 cannot drop type pe because other objects depend on it

> alter type pe rename to pe2
ALTER TYPE

> alter table pd rename a to aa
ALTER TABLE

> alter table pd alter aa type bigint
ERROR 0A000 cannot alter type of a column used in a policy definition

> alter table pd alter e type text
ERROR 0A000 cannot alter type of a column used in a policy definition

> select policyname, qual, with_check from pg_policies where tablename='pd' order by 1
a1|pf2(aa)|∅
a2|true|(e = 'a'::pe2)

> drop function pf2(int) cascade
DROP FUNCTION

> alter table pd drop column e
ERROR 2BP01 cannot drop column e of table pd because other objects depend on it

> alter table pd drop column e cascade
ALTER TABLE

> alter table pd set schema public
ALTER TABLE

> alter table public.pd rename to pd9
ALTER TABLE

> drop table public.pd9
DROP TABLE

> drop type pe2
DROP TYPE

> drop role rlsr_u
DROP ROLE

> reset search_path
RESET

> set client_min_messages=warning
SET

> drop schema rc cascade
DROP SCHEMA

> drop role rlsr_own, rlsr_u2
DROP ROLE
