# Row-level security: roles that policies name keep policies, and are kept by them; all in one transaction.

> begin
BEGIN

> create role rlsg_x
CREATE ROLE

> create role rlsg_y
CREATE ROLE

> select 'rlsg_x'::regrole
rlsg_x

> select count(*) from pg_shdepend where refobjid in ('rlsg_x'::regrole)
0

> savepoint s
SAVEPOINT

> drop role rlsg_x
DROP ROLE

> rollback to s
ROLLBACK

> select 'rlsg_x'::regrole
rlsg_x

> create table tbl1(a int)
CREATE TABLE

> grant all on tbl1 to rlsg_x
GRANT

> create policy p on tbl1 to rlsg_x, rlsg_y using (true)
CREATE POLICY

> select refclassid::regclass, deptype from pg_shdepend where classid='pg_policy'::regclass and refobjid in ('rlsg_x'::regrole, 'rlsg_y'::regrole)
pg_authid|r
pg_authid|r

> savepoint q
SAVEPOINT

> drop role rlsg_x
ERROR 2BP01 role "rlsg_x" cannot be dropped because some objects depend on it

> rollback to q
ROLLBACK

> alter policy p on tbl1 to rlsg_y using (true)
ALTER POLICY

> savepoint q
SAVEPOINT

> drop role rlsg_x
ERROR 2BP01 role "rlsg_x" cannot be dropped because some objects depend on it

> rollback to q
ROLLBACK

> revoke all on tbl1 from rlsg_x
REVOKE

> savepoint q
SAVEPOINT

> drop role rlsg_x
DROP ROLE

> rollback to q
ROLLBACK

> savepoint q
SAVEPOINT

> drop role rlsg_y
ERROR 2BP01 role "rlsg_y" cannot be dropped because some objects depend on it

> rollback to q
ROLLBACK

> drop policy p on tbl1
DROP POLICY

> drop role rlsg_y
DROP ROLE

> rollback
ROLLBACK
