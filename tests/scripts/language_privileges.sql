# Privileges of languages: who may define code in one.

> create role app_l1
CREATE ROLE

> create role app_l2
CREATE ROLE

> grant create on schema public to app_l1, app_l2
GRANT

> grant usage on language c to public
ERROR 42809 language "c" is not trusted

> grant select on language sql to public
ERROR 0LP01 invalid privilege type SELECT for language

> grant usage on language nosuch to public
ERROR 42704 language "nosuch" does not exist

> revoke all privileges on language sql from public
REVOKE

> grant usage on language sql to app_l1
GRANT

> select lanname, lanacl from pg_language where lanname in ('sql', 'c')
c|∅
sql|{postgres=U/postgres,app_l1=U/postgres}

> select has_language_privilege('app_l1', 'sql', 'usage'), has_language_privilege('app_l2', 'sql', 'usage'), has_language_privilege('app_l2', 'plpgsql', 'usage'), has_language_privilege('app_l2', 'c', 'usage')
t|f|t|t

> select has_language_privilege('app_l1', 'sql', 'usage with grant option'), has_language_privilege('app_l1', 1::oid, 'usage'), has_language_privilege('sql', 'usage')
f|∅|t

> select has_language_privilege('app_l1', 'nosuch', 'usage')
ERROR 42704 language "nosuch" does not exist

> set role app_l1
SET

> grant usage on language sql to app_l2
GRANT

> create function app_f1() returns int language sql as 'select 1'
CREATE FUNCTION

> set role app_l2
SET

> create function app_f2() returns int language sql as 'select 1'
ERROR 42501 permission denied for language sql

> create function app_f3() returns int language c as 'x', 'y'
ERROR 42501 permission denied for language c

> create procedure app_p2() language sql as 'select 1'
ERROR 42501 permission denied for language sql

> create function app_f4() returns int language plpgsql as 'begin return 1; end'
CREATE FUNCTION

> do 'begin end'
DO

> select app_f1()
1

> reset role
RESET

> revoke usage on language plpgsql from public
REVOKE

> set role app_l2
SET

> do 'begin end'
ERROR 42501 permission denied for language plpgsql

> create function app_f5() returns int language plpgsql as 'begin return 1; end'
ERROR 42501 permission denied for language plpgsql

> select app_f4()
1

> reset role
RESET

> grant usage on language plpgsql to public
GRANT

> grant usage on language plpgsql to app_l2 with grant option
GRANT

> set role app_l2
SET

> grant usage on language plpgsql to app_l1
GRANT

> reset role
RESET

> drop function app_f1(), app_f4()
DROP FUNCTION

> drop role app_l1
ERROR 2BP01 role "app_l1" cannot be dropped because some objects depend on it

> begin
BEGIN

> revoke usage on language sql from app_l1
REVOKE

> select has_language_privilege('app_l1', 'sql', 'usage')
f

> rollback
ROLLBACK

> select has_language_privilege('app_l1', 'sql', 'usage')
t

> drop owned by app_l2
DROP OWNED

> drop owned by app_l1
DROP OWNED

> grant usage on language sql to public
GRANT

> revoke create on schema public from app_l1, app_l2
REVOKE

> drop role app_l1
DROP ROLE

> drop role app_l2
DROP ROLE

> select lanname, lanacl from pg_language where lanname in ('sql', 'plpgsql') order by 1
plpgsql|{postgres=U/postgres,=U/postgres}
sql|{postgres=U/postgres,=U/postgres}
