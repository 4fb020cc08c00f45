# Row-level security: in PL/pgSQL and SQL functions, SECURITY DEFINER, prepared statements, policies that read other tables with policies,
# materialized views, CREATE TABLE AS, LIKE, views with security_barrier over one another.

> create role rlsf_a
CREATE ROLE

> create role rlsf_b
CREATE ROLE

> create table fd(a int primary key, o name)
CREATE TABLE

> insert into fd values (1,'rlsf_a'),(2,'rlsf_b'),(3,'x')
INSERT 0 3

> alter table fd enable row level security
ALTER TABLE

> create policy f on fd using (o = current_user)
CREATE POLICY

> grant all on fd to public
GRANT

> create function f1() returns bigint language plpgsql as $$begin return (select count(*) from fd); end$$
CREATE FUNCTION

> create function f2() returns bool language plpgsql as $$begin if exists(select from fd where a = 2) then return true; end if; return false; end$$
CREATE FUNCTION

> create function f3() returns setof int language plpgsql as $$declare r record; begin for r in select * from fd order by a loop return next r.a; end loop; end$$
CREATE FUNCTION

> create function f4() returns bigint language plpgsql as $$declare n bigint; begin execute 'select count(*) from fd' into n; return n; end$$
CREATE FUNCTION

> create function f5() returns bigint language plpgsql security definer as $$declare n bigint; begin execute 'select count(*) from fd' into n; return n; end$$
CREATE FUNCTION

> alter function f5() owner to rlsf_b
ALTER FUNCTION

> create function f6(int) returns name language sql stable as 'select o from fd where a = $1'
CREATE FUNCTION

> create function f7(int) returns setof fd language sql stable as 'select * from fd where a > $1'
CREATE FUNCTION

> create view vb as select * from fd
CREATE VIEW

> alter view vb owner to rlsf_b
ALTER VIEW

> create function f8() returns setof vb language sql stable as 'select * from vb'
CREATE FUNCTION

> create function f9() returns bigint language sql stable as 'select count(*) from vb'
CREATE FUNCTION

> select f1(), f2(), f4(), f5(), f6(1), f9()
3|t|3|1|rlsf_a|0

> select f3()
1
2
3

> select * from f7(0)
1|rlsf_a
2|rlsf_b
3|x

> select * from f8()
(no rows)

> set role rlsf_a
SET

> select f1(), f2(), f4(), f5(), f6(1), f6(2)
1|f|1|1|rlsf_a|∅

> select f3()
1

> select * from f7(0)
1|rlsf_a

> set role rlsf_b
SET

> select f1(), f2(), f4(), f5(), f6(1), f6(2)
1|t|1|1|∅|rlsf_b

> select f3()
2

> select * from f7(0)
2|rlsf_b

> select * from vb
2|rlsf_b

> prepare q(int) as select * from fd where a = $1
PREPARE

> execute q(1)
(no rows)

> execute q(2)
2|rlsf_b

> set role rlsf_a
SET

> execute q(1)
1|rlsf_a

> execute q(2)
(no rows)

> update fd set o = 'rlsf_a' where a = 1
UPDATE 1

> update fd set o='rlsf_b' where a=1
ERROR 42501 new row violates row-level security policy for table "fd"

> insert into fd values (9,'zz')
ERROR 42501 new row violates row-level security policy for table "fd"

> delete from fd where a=2
DELETE 0

> reset role
RESET

> deallocate q
DEALLOCATE

> reset role
RESET

> create table c(k int, f int references fd)
CREATE TABLE

> create policy cc on c using (f in (select a from fd))
CREATE POLICY

> alter table c enable row level security
ALTER TABLE

> insert into c values (1,1),(2,2),(3,3)
INSERT 0 3

> grant all on c to rlsf_a
GRANT

> set role rlsf_a
SET

> select * from c order by k
1|1

> select * from c join fd on f=a
1|1|1|rlsf_a

> update c set k=k+1 returning *
2|1

> delete from c using fd where a=f and k > 0 returning c.*
2|1

> reset role
RESET

> revoke select on fd from public
REVOKE

> set role rlsf_a
SET

> select * from c order by k
ERROR 42501 permission denied for table fd

> reset role
RESET

> create materialized view mv as select * from fd
SELECT 3

> alter materialized view mv owner to rlsf_a
ALTER MATERIALIZED VIEW

> refresh materialized view mv
ERROR 42501 permission denied for table fd

> grant select on fd to public
GRANT

> refresh materialized view mv
REFRESH MATERIALIZED VIEW

> select * from mv
1|rlsf_a

> create table li (like fd including all)
CREATE TABLE

> select relname, relrowsecurity, relforcerowsecurity from pg_class where relname in ('li', 'fd') order by 1
fd|t|f
li|f|f

> select count(*) from pg_policies where tablename = 'li'
0

> drop table li
DROP TABLE

> create table ctas as select 1
SELECT 1

> set role rlsf_a
SET

> create temp table tt as select * from fd
SELECT 1

> select * from tt
1|rlsf_a

> select * into temp tt2 from fd
SELECT 1

> table tt2
1|rlsf_a

> reset role
RESET

> create table iv(a int, b int)
CREATE TABLE

> insert into iv values (1,1)
INSERT 0 1

> create view ivv with (security_barrier) as select * from iv where b > 0
CREATE VIEW

> create function ivt() returns trigger language plpgsql as $$begin raise notice 'iv % %', old.a, new.a; return new; end$$
CREATE FUNCTION

> create trigger x instead of update on ivv for each row execute function ivt()
CREATE TRIGGER

> update ivv set a = 5 where a = 1
UPDATE 1

> create view nest with (security_barrier) as select * from ivv where a > 0
CREATE VIEW

> create view nest2 as select * from nest where a < 10
CREATE VIEW

> select * from nest2 where b = 1
1|1

> drop view ivv cascade
DROP VIEW

> create view ivv with (security_barrier) as select * from iv where b > 0
CREATE VIEW

> create view nest as select * from ivv where a < 100
CREATE VIEW

> update nest set a = 7 where b = 1 returning *
7|1

> delete from nest where a = 7
DELETE 1

> alter view ivv set (security_barrier = false)
ALTER VIEW

> alter view ivv reset (security_barrier)
ALTER VIEW

> drop table c, iv cascade
DROP TABLE

> drop function ivt, f1, f2, f3, f4, f5, f6, f9
DROP FUNCTION

> drop function f8
DROP FUNCTION

> drop function f7
DROP FUNCTION

> drop view vb
DROP VIEW

> drop materialized view mv
DROP MATERIALIZED VIEW

> drop table fd
DROP TABLE

> drop table ctas
DROP TABLE

> drop owned by rlsf_a, rlsf_b
DROP OWNED

> drop role rlsf_a, rlsf_b
DROP ROLE
