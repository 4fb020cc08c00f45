# Row-level security: what policies for each command let a statement read and write, and what definitions of policies are refused.
# Errors that must not tell of rows.
# Each command.
# Views, triggers, row_security.
# Definitions.

> create role rlss_u
CREATE ROLE

> create role rlss_g
CREATE ROLE

> create role rlss_n noinherit
CREATE ROLE

> grant rlss_g to rlss_u, rlss_n
GRANT ROLE

> create table u(a int primary key, b int unique)
CREATE TABLE

> insert into u values (1,1)
INSERT 0 1

> create table k(a int references u)
CREATE TABLE

> grant all on u,k to public
GRANT

> alter table u enable row level security
ALTER TABLE

> create policy x on u using (true) with check (true)
CREATE POLICY

> insert into k values (1)
INSERT 0 1

> alter table k enable row level security
ALTER TABLE

> create policy y on k using (true)
CREATE POLICY

> create table ex(a int4range, exclude using gist (a with &&))
CREATE TABLE

> insert into ex values ('[1,5)')
INSERT 0 1

> grant all on ex to public
GRANT

> alter table ex enable row level security
ALTER TABLE

> create policy z on ex using (true)
CREATE POLICY

> create table nn(a int not null check (a>0))
CREATE TABLE

> grant all on nn to public
GRANT

> alter table nn enable row level security
ALTER TABLE

> create policy z on nn using (true)
CREATE POLICY

> set role rlss_u
SET

> insert into u values (1,2)
ERROR 23505 duplicate key value violates unique constraint "u_pkey"

> delete from u
ERROR 23503 update or delete on table "u" violates foreign key constraint "k_a_fkey" on table "k"

> insert into k values (5)
ERROR 23503 insert or update on table "k" violates foreign key constraint "k_a_fkey"

> insert into ex values ('[2,3)')
ERROR 23P01 conflicting key value violates exclusion constraint "ex_a_excl"

> insert into nn values (null)
ERROR 23502 null value in column "a" of relation "nn" violates not-null constraint

> insert into nn values (-1)
ERROR 23514 new row for relation "nn" violates check constraint "nn_a_check"

> reset role
RESET

> drop table u,k,ex,nn
DROP TABLE

> create table m(id int primary key, v int, x text)
CREATE TABLE

> insert into m values (1,1,'one'),(2,2,'two'),(3,3,'three')
INSERT 0 3

> grant all on m to public
GRANT

> create policy s on m for select using (v < 3)
CREATE POLICY

> create policy i on m for insert with check (v < 5)
CREATE POLICY

> create policy w on m for update to rlss_g using (v < 4) with check (v < 10)
CREATE POLICY

> create policy d on m for delete using (id = 1)
CREATE POLICY

> create policy ri on m as restrictive for insert with check (id <> 66)
CREATE POLICY

> create policy rw on m as restrictive for update with check (x <> 'no')
CREATE POLICY

> create policy rr on m as restrictive for select using (id < 90)
CREATE POLICY

> alter table m enable row level security
ALTER TABLE

> set role rlss_u
SET

> select * from m order by id
1|1|one
2|2|two

> insert into m values (10,4,'inv')
INSERT 0 1

> insert into m values (11,4,'inv') returning id
ERROR 42501 new row violates row-level security policy for table "m"

> insert into m values (66,1,'r')
ERROR 42501 new row violates row-level security policy "ri" for table "m"

> insert into m values (95,1,'r')
INSERT 0 1

> insert into m values (96,1,'r') returning *
ERROR 42501 new row violates row-level security policy "rr" for table "m"

> insert into m values(12,7,'x')
ERROR 42501 new row violates row-level security policy for table "m"

> insert into m values (3,1,'c') on conflict do nothing
INSERT 0 0

> insert into m values (3,1,'c') on conflict (id) do nothing
INSERT 0 0

> insert into m values (3,4,'c') on conflict (id) do nothing
ERROR 42501 new row violates row-level security policy for table "m"

> insert into m values (3,1,'c') on conflict (id) do update set x='u'
ERROR 42501 new row violates row-level security policy (USING expression) for table "m"

> insert into m values (1,1,'c') on conflict (id) do update set x='u'
INSERT 0 1

> insert into m values (1,1,'c') on conflict (id) do update set x='no'
ERROR 42501 new row violates row-level security policy "rw" for table "m"

> insert into m values (1,1,'c') on conflict on constraint m_pkey do update set v=9
ERROR 42501 new row violates row-level security policy for table "m"

> insert into m values (1,1,'c') on conflict (id) do update set v=excluded.v where m.v > 100
INSERT 0 0

> update m set v = 2
UPDATE 4

> update m set v = 8 where id = 1
ERROR 42501 new row violates row-level security policy for table "m"

> update m set v=8
UPDATE 4

> update m set x='no'
UPDATE 0

> update m set x='yes' returning *
(no rows)

> delete from m
DELETE 1

> delete from m where id=2
DELETE 0

> delete from m returning *
(no rows)

> merge into m using (values (1),(2)) q(i) on id=i when matched then update set v=8
MERGE 0

> merge into m using (values (2)) q(i) on id=i when matched then update set x='mg'
MERGE 0

> merge into m using (values (2)) q(i) on id=i when matched then delete
MERGE 0

> merge into m using (values (200)) q(i) on id=i when not matched then insert values (200,4,'minv')
MERGE 1

> merge into m using (values (66)) q(i) on id=i when not matched then insert values (66,1,'minv')
ERROR 42501 new row violates row-level security policy "ri" for table "m"

> merge into m using (values (2)) q(i) on id=i when matched then do nothing
MERGE 0

> merge into m using (values (3)) q(i) on id=i when not matched then insert values (3,4,'minv')
ERROR 23505 duplicate key value violates unique constraint "m_pkey"

> select * from m order by id for update
(no rows)

> select * from m order by id for share of m
(no rows)

> set role rlss_n
SET

> update m set x='n'
UPDATE 0

> select * from m order by id for update
(no rows)

> set role rlss_g
SET

> select count(*) from m
0

> reset role
RESET

> select * from m order by id
2|8|two
3|8|three
10|4|inv
95|8|r
200|4|minv

> create view vm as select id, v, x from m where v < 100 with check option
CREATE VIEW

> alter view vm owner to rlss_u
ALTER VIEW

> grant all on vm to public
GRANT

> set role rlss_n
SET

> select * from vm order by id
(no rows)

> update vm set x = 'vn' where id=2
UPDATE 0

> insert into vm values (21,1,'v')
INSERT 0 1

> insert into vm values (21,6,'v')
ERROR 42501 new row violates row-level security policy for table "m"

> insert into vm values (22,4,'v') returning *
ERROR 42501 new row violates row-level security policy for table "m"

> delete from vm where id=2
DELETE 0

> update vm set v=3 where id=2
UPDATE 0

> update vm set x='q'
UPDATE 1

> reset role
RESET

> create or replace function tf() returns trigger language plpgsql as $$begin new.v := new.v + 10; return new; end$$
CREATE FUNCTION

> create trigger t before insert or update on m for each row execute function tf()
CREATE TRIGGER

> set role rlss_u
SET

> insert into m values (30,0,'t')
ERROR 42501 new row violates row-level security policy for table "m"

> insert into m values (30,-9,'t')
INSERT 0 1

> update m set x='tt'
ERROR 42501 new row violates row-level security policy for table "m"

> update m set v=-9
UPDATE 2

> insert into m values (30,1,'t') on conflict (id) do update set v = 0
ERROR 42501 new row violates row-level security policy for table "m"

> select * from m order by id
21|1|q
30|1|t

> reset role
RESET

> create table copyt(a int generated always as identity, b int)
CREATE TABLE

> create policy c on copyt using (b > 1) with check (true)
CREATE POLICY

> alter table copyt enable row level security
ALTER TABLE

> grant all on copyt to public
GRANT

> insert into copyt(b) values (1),(2),(3)
INSERT 0 3

> set role rlss_u
SET

> set row_security = off
SET

> update copyt set b=1
ERROR 42501 query would be affected by row-level security policy for table "copyt"

> insert into copyt(b) values (1)
ERROR 42501 query would be affected by row-level security policy for table "copyt"

> select 1 from copyt
ERROR 42501 query would be affected by row-level security policy for table "copyt"

> reset row_security
RESET

> insert into copyt(b) values (1) returning *
ERROR 42501 new row violates row-level security policy for table "copyt"

> insert into copyt(b) values (1)
INSERT 0 1

> insert into copyt(b) select b from copyt
INSERT 0 2

> select count(*) from copyt tablesample bernoulli (100)
4

> truncate copyt
TRUNCATE TABLE

> select a.b from copyt a, copyt b where a.b=b.b order by 1
(no rows)

> select b, count(*) over () from copyt union all select 9,9 order by 1
9|9

> select (select max(b) from copyt), array(select b from copyt order by 1)
∅|{}

> with w as (select * from copyt) select count(*) from w
0

> lock table copyt
ERROR 25P01 LOCK TABLE can only be used in transaction blocks

> reset role
RESET

> reindex table copyt
REINDEX

> analyze copyt
ANALYZE

> create policy a on copyt for all to rlss_u, public
CREATE POLICY

> alter policy a on copyt to public, rlss_u
ALTER POLICY

> alter policy c on copyt with check (b < 0) using (a > 0)
ERROR 42601 syntax error at or near "using"

> create policy b on copyt for select using (b + 1)
ERROR 42804 argument of POLICY must be type boolean, not type integer

> create policy b on copyt for select using (nix)
ERROR 42703 column "nix" does not exist

> create policy b on copyt for select using (b > 1)
CREATE POLICY

> create policy b on copyt for select using (copyt.b > 1 and copyt is not null)
ERROR 42710 policy "b" for table "copyt" already exists

> alter policy b on copyt with check (true)
ERROR 42601 only USING expression allowed for SELECT, DELETE

> create policy bi on copyt for insert with check (true)
CREATE POLICY

> alter policy bi on copyt using (true)
ERROR 42601 only WITH CHECK expression allowed for INSERT

> alter policy nix on copyt using (true)
ERROR 42704 policy "nix" for table "copyt" does not exist

> alter policy b on copyt rename to a
ERROR 42710 policy "a" for table "copyt" already exists

> alter policy if exists b on nix rename to a
ERROR 42P01 relation "nix" does not exist

> alter policy if exists b on copyt rename to bb
ALTER POLICY

> alter policy c on copyt
ALTER POLICY

> alter policy nix on nix using (true)
ERROR 42P01 relation "nix" does not exist

> alter table copyt no force row level security, force row level security
ALTER TABLE

> select relrowsecurity, relforcerowsecurity from pg_class where relname='copyt'
t|t

> select polname, polcmd, polpermissive, polroles from pg_policy where polrelid='copyt'::regclass order by 1
a|*|t|{0}
bb|r|t|{0}
bi|a|t|{0}
c|*|t|{0}

> select tablename, rowsecurity from pg_tables where tablename='copyt'
copyt|t

> create view nv as select 1 x
CREATE VIEW

> create policy q on nv using (true)
ERROR 42809 "nv" is not a table

> create policy q on pg_class using (true)
ERROR 42501 permission denied: "pg_class" is a system catalog

> create sequence sq
CREATE SEQUENCE

> create policy q on sq using (true)
ERROR 42809 "sq" is not a table

> alter table sq enable row level security
ERROR 42809 ALTER action ENABLE ROW SECURITY cannot be performed on relation "sq"

> alter index m_pkey enable row level security
ERROR 42809 ALTER action ENABLE ROW SECURITY cannot be performed on relation "m_pkey"

> alter view nv force row level security
ERROR 42809 ALTER action FORCE ROW SECURITY cannot be performed on relation "nv"

> comment on policy nix on copyt is 'x'
ERROR 42704 policy "nix" for table "copyt" does not exist

> comment on policy a on nix is 'x'
ERROR 42P01 relation "nix" does not exist

> select row_security_active('nix'), 1
ERROR 42P01 relation "nix" does not exist

> select row_security_active('pg_class'), row_security_active(1::oid)
f|f

> begin
BEGIN

> drop policy a on copyt
DROP POLICY

> alter table copyt disable row level security
ALTER TABLE

> rollback
ROLLBACK

> select count(*) from pg_policies where tablename='copyt'
4

> drop table copyt, m cascade
DROP TABLE

> drop view nv
DROP VIEW

> drop sequence sq
DROP SEQUENCE

> drop function tf
DROP FUNCTION

> drop role rlss_u, rlss_g, rlss_n
DROP ROLE
