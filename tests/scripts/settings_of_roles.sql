# Settings of a role in one database.
# Sizes of databases: of templates, of none, and of one that may not be connected to.

> create role one_role
CREATE ROLE

> create database one_base
CREATE DATABASE

> alter role one_role in database one_base set work_mem = '7MB'
ALTER ROLE

> alter role one_role in database one_base set "datestyle" = 'german'
ALTER ROLE

> alter role one_role set work_mem = '9MB'
ALTER ROLE

> alter role all in database one_base set application_name = 'x'
ALTER ROLE

> alter database one_base set timezone to 'UTC'
ALTER DATABASE

> alter role one_role in database one_nosuch set work_mem = '7MB'
ERROR 3D000 database "one_nosuch" does not exist

> alter role one_nobody in database one_base set work_mem = '7MB'
ERROR 42704 role "one_nobody" does not exist

> alter role one_role in database one_base set work_mem = 'many'
ERROR 22023 invalid value for parameter "work_mem": "many"

> select setrole::regrole, datname, setconfig from pg_db_role_setting left join pg_database d on d.oid = setdatabase
+   where setrole = 'one_role'::regrole or datname = 'one_base' order by 1, 2
-|one_base|{application_name=x,TimeZone=UTC}
one_role|one_base|{work_mem=7MB,DateStyle=german}
one_role|∅|{work_mem=9MB}

> alter role one_role in database one_base reset work_mem
ALTER ROLE

> alter role one_role in database one_base set datestyle = 'sql'
ALTER ROLE

> select setrole::regrole, setconfig from pg_db_role_setting join pg_database d on d.oid = setdatabase where datname = 'one_base' order by 1
-|{application_name=x,TimeZone=UTC}
one_role|{DateStyle=sql}

> alter role one_role in database one_base reset all
ALTER ROLE

> alter role all in database one_base reset all
ALTER ROLE

> select setrole::regrole, datname, setconfig from pg_db_role_setting left join pg_database d on d.oid = setdatabase
+   where setrole = 'one_role'::regrole or datname = 'one_base'
one_role|∅|{work_mem=9MB}

> set role one_role
SET

> alter role all set work_mem = '4MB'
ERROR 42501 must be superuser to alter settings globally

> alter role all in database one_base set work_mem = '4MB'
ERROR 42501 must be owner of database one_base

> reset role
RESET

> select pg_database_size('template0') is not null as t0, pg_database_size('template1') is not null as t1, pg_database_size(current_database()) > 0 as own
t|t|t

> select pg_database_size('one_nosuch')
ERROR 3D000 database "one_nosuch" does not exist

> select pg_database_size(0::oid), pg_database_size(4294967295::oid)
∅|∅

> revoke connect on database one_base from public
REVOKE

> set role one_role
SET

> select pg_database_size('one_base')
ERROR 42501 permission denied for database one_base

> reset role
RESET

> grant pg_read_all_stats to one_role
GRANT ROLE

> set role one_role
SET

> select pg_database_size('one_base') > 0 as t
t

> reset role
RESET

> drop database one_base
DROP DATABASE

> drop role one_role
DROP ROLE
