# Row-level security: policies with subqueries, several roles, prepared statements, owners, dependencies on roles, tables and columns.

> create role rlsp_alice
CREATE ROLE

> create role rlsp_bob
CREATE ROLE

> create role rlsp_bypass bypassrls
CREATE ROLE

> create role rlsp_grp
CREATE ROLE

> grant rlsp_grp to rlsp_bob
GRANT ROLE

> create table seclv(u name primary key, lv int)
CREATE TABLE

> insert into seclv values('rlsp_alice',1),('rlsp_bob',3)
INSERT 0 2

> grant select on seclv to public
GRANT

> create or replace function peek(text) returns bool language plpgsql cost 0.0001 as $$begin if $1 like 'hid%' then raise exception 'peek saw %', $1; end if; return true; end$$
CREATE FUNCTION

> create table doc(id int primary key, lv int, owner name, t text)
CREATE TABLE

> insert into doc values (1,1,'rlsp_alice','a'),(2,2,'rlsp_bob','b'),(3,3,'rlsp_bob','hidc'),(4,1,'rlsp_bob','d')
INSERT 0 4

> grant all on doc to public
GRANT

> create policy p1 on doc using (lv <= (select lv from seclv where u = current_user))
CREATE POLICY

> create policy p2 on doc as restrictive for all to rlsp_bob using (id <> 4) with check (id < 100)
CREATE POLICY

> alter table doc enable row level security
ALTER TABLE

> select * from pg_policies order by policyname
public|doc|p1|PERMISSIVE|{public}|ALL|(lv <= ( SELECT seclv.lv\n   FROM seclv\n  WHERE (seclv.u = CURRENT_USER)))|∅
public|doc|p2|RESTRICTIVE|{rlsp_bob}|ALL|(id <> 4)|(id < 100)

> set role rlsp_alice
SET

> select * from doc
1|1|rlsp_alice|a
4|1|rlsp_bob|d

> insert into doc values (10,1,'rlsp_alice','x') returning *
10|1|rlsp_alice|x

> insert into doc values (11,2,'rlsp_alice','x')
ERROR 42501 new row violates row-level security policy for table "doc"

> update doc set lv=2 where id=1
ERROR 42501 new row violates row-level security policy for table "doc"

> update doc set t='zz' where id>0 returning *
1|1|rlsp_alice|zz
4|1|rlsp_bob|zz
10|1|rlsp_alice|zz

> delete from doc where id=2
DELETE 0

> reset role
RESET

> set role rlsp_alice
SET

> select * from doc where peek(t)
1|1|rlsp_alice|zz
4|1|rlsp_bob|zz
10|1|rlsp_alice|zz

> select * from doc d join doc e on d.id=e.id where peek(d.t) and peek(e.t)
1|1|rlsp_alice|zz|1|1|rlsp_alice|zz
4|1|rlsp_bob|zz|4|1|rlsp_bob|zz
10|1|rlsp_alice|zz|10|1|rlsp_alice|zz

> update doc set t='q' where peek(t)
UPDATE 3

> set role rlsp_bob
SET

> select * from doc order by id
1|1|rlsp_alice|q
2|2|rlsp_bob|b
3|3|rlsp_bob|hidc
10|1|rlsp_alice|q

> insert into doc values (101,1,'x','x')
ERROR 42501 new row violates row-level security policy "p2" for table "doc"

> insert into doc values (4,1,'x','x') on conflict(id) do update set t='conf'
ERROR 42501 new row violates row-level security policy "p2" for table "doc"

> insert into doc values (2,1,'x','x') on conflict(id) do update set t='conf' returning *
2|2|rlsp_bob|conf

> insert into doc values (2,1,'x','x') on conflict(id) do update set lv=99 returning *
ERROR 42501 new row violates row-level security policy for table "doc"

> merge into doc using (values(2),(3),(50)) v(i) on id=i when matched then update set t=t||'m' when not matched then insert values(i,1,'m','m')
MERGE 3

> merge into doc using (values(2),(3),(51)) v(i) on id=i when matched then delete when not matched then insert values(i,9,'m','m')
ERROR 42501 new row violates row-level security policy for table "doc"

> select * from doc order by id for update
1|1|rlsp_alice|q
2|2|rlsp_bob|confm
3|3|rlsp_bob|hidcm
10|1|rlsp_alice|q
50|1|m|m

> set row_security=off
SET

> select * from doc
ERROR 42501 query would be affected by row-level security policy for table "doc"

> reset row_security
RESET

> select row_security_active('doc'), row_security_active('seclv')
t|f

> set role rlsp_bypass
SET

> select count(*) from doc
6

> select row_security_active('doc'::regclass)
f

> reset role
RESET

> create view v as select * from doc
CREATE VIEW

> alter view v owner to rlsp_alice
ALTER VIEW

> grant all on v to public
GRANT

> create view vi with (security_invoker) as select * from doc
CREATE VIEW

> grant all on vi to public
GRANT

> select * from v order by id
(no rows)

> set role rlsp_bob
SET

> select * from v order by id
1|1|rlsp_alice|q
2|2|rlsp_bob|confm
3|3|rlsp_bob|hidcm
4|1|rlsp_bob|q
10|1|rlsp_alice|q
50|1|m|m

> select * from vi order by id
1|1|rlsp_alice|q
2|2|rlsp_bob|confm
3|3|rlsp_bob|hidcm
10|1|rlsp_alice|q
50|1|m|m

> prepare q as select count(*) from doc
PREPARE

> execute q
5

> set role rlsp_alice
SET

> execute q
4

> reset role
RESET

> execute q
6

> alter table doc owner to rlsp_alice
ALTER TABLE

> set role rlsp_alice
SET

> select count(*) from doc
6

> alter table doc force row level security
ALTER TABLE

> select count(*) from doc
4

> reset role
RESET

> drop role rlsp_bob
ERROR 2BP01 role "rlsp_bob" cannot be dropped because some objects depend on it

> drop table seclv
ERROR 2BP01 cannot drop table seclv because other objects depend on it

> alter table seclv rename u to usr
ALTER TABLE

> alter table seclv rename to seclevels
ALTER TABLE

> alter table doc drop column lv
ERROR 2BP01 cannot drop column lv of table doc because other objects depend on it

> alter policy p1 on doc to rlsp_bob, rlsp_alice
ALTER POLICY

> alter policy p2 on doc rename to p22
ALTER POLICY

> alter policy p22 on doc with check (id < 50)
ALTER POLICY

> comment on policy p22 on doc is 'hello'
COMMENT

> select obj_description(oid,'pg_policy') from pg_policy where polname='p22'
hello

> drop table seclevels cascade
DROP TABLE

> create policy bad on doc for select with check (true)
ERROR 42601 WITH CHECK cannot be applied to SELECT or DELETE

> create policy bad on doc for insert using (true)
ERROR 42601 only WITH CHECK expression allowed for INSERT

> create policy bad on doc using (count(*) > 1)
ERROR 42803 aggregate functions are not allowed in policy expressions

> create policy bad on doc using (row_number() over () > 1)
ERROR 42P20 window functions are not allowed in policy expressions

> create policy bad on doc using (generate_series(1,2) > 1)
ERROR 0A000 set-returning functions are not allowed in policy expressions

> create policy bad on doc using (1)
ERROR 42804 argument of POLICY must be type boolean, not type integer

> create policy bad on v using (true)
ERROR 42809 "v" is not a table

> create policy bad on nix using (true)
ERROR 42P01 relation "nix" does not exist

> create policy p22 on doc
ERROR 42710 policy "p22" for table "doc" already exists

> create policy bad on doc to nobody
ERROR 42704 role "nobody" does not exist

> create policy bad on doc as foo
ERROR 42601 unrecognized row security option "foo"

> drop policy nix on doc
ERROR 42704 policy "nix" for table "doc" does not exist

> drop policy if exists nix on doc
DROP POLICY

> drop policy if exists nix on nix
DROP POLICY

> create policy rec on doc using (exists (select from doc d where d.id=doc.id))
CREATE POLICY

> set role rlsp_alice
SET

> select * from doc
ERROR 42P17 infinite recursion detected in policy for relation "doc"

> reset role
RESET

> drop policy rec on doc
DROP POLICY

> alter view v enable row level security
ERROR 42809 ALTER action ENABLE ROW SECURITY cannot be performed on relation "v"

> drop owned by rlsp_bob
DROP OWNED

> drop role rlsp_bob
DROP ROLE

> drop table doc cascade
DROP TABLE

> drop owned by rlsp_alice
DROP OWNED

> drop role rlsp_alice, rlsp_bypass, rlsp_grp
DROP ROLE
