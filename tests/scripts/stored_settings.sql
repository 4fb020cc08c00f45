# Settings that sessions begin with: of all, of a database, of a role, of a role in a database

> create role ss1 login
CREATE ROLE

> create role ss2 login
CREATE ROLE

> create database ss_d
CREATE DATABASE

> alter role ss1 in database ss_d set work_mem = '1MB'
ALTER ROLE

> alter role ss1 in database ss_d set search_path = a, b
ALTER ROLE

> alter role ss1 set work_mem = '2MB'
ALTER ROLE

> alter role ss2 set time zone 'UTC'
ALTER ROLE

> alter user ss2 in database ss_d set datestyle to iso, dmy
ALTER ROLE

> alter role all in database ss_d set work_mem = '3MB'
ALTER ROLE

> alter database ss_d set lock_timeout = '1s'
ALTER DATABASE

> select datname, rolname, setconfig from pg_db_role_setting s left join pg_database d on d.oid = setdatabase left join pg_roles r on r.oid = setrole where datname = 'ss_d' or rolname like 'ss_' order by 1, 2
ss_d|ss1|{work_mem=1MB,"search_path=a, b"}
ss_d|ss2|{"DateStyle=iso, dmy"}
ss_d|∅|{work_mem=3MB,lock_timeout=1s}
∅|ss1|{work_mem=2MB}
∅|ss2|{TimeZone=UTC}

> select rolname, rolconfig from pg_roles where rolname like 'ss_' order by 1
ss1|{work_mem=2MB}
ss2|{TimeZone=UTC}

> select usename, passwd, useconfig from pg_user where usename like 'ss_' order by 1
ss1|********|{work_mem=2MB}
ss2|********|{TimeZone=UTC}

> select usename, passwd, useconfig from pg_shadow where usename like 'ss_' order by 1
ss1|∅|{work_mem=2MB}
ss2|∅|{TimeZone=UTC}

> alter role all in database nosuch set lock_timeout = 500
ERROR 3D000 database "nosuch" does not exist

> alter role nosuch in database ss_d set lock_timeout = 500
ERROR 42704 role "nosuch" does not exist

> alter role ss1 in database ss_d set nosuch = 1
ERROR 42704 unrecognized configuration parameter "nosuch"

> alter role ss1 in database ss_d set work_mem = 'xx'
ERROR 22023 invalid value for parameter "work_mem": "xx"

> alter role pg_monitor set work_mem = '1MB'
ERROR 42939 role name "pg_monitor" is reserved

> alter role all with login
ERROR 42601 syntax error at or near "with"

> alter role ss1 in database ss_d login
ERROR 42601 syntax error at or near "login"

> alter role ss1 in database ss_d reset work_mem
ALTER ROLE

> alter role ss2 in database ss_d reset all
ALTER ROLE

> select rolname, setconfig from pg_db_role_setting s left join pg_roles r on r.oid = setrole where setdatabase = (select oid from pg_database where datname = 'ss_d') order by 1
ss1|{"search_path=a, b"}
∅|{work_mem=3MB,lock_timeout=1s}

> set role ss2
SET

> alter role ss1 set work_mem = '1MB'
ERROR 42501 permission denied

> alter role ss2 set work_mem = '2MB'
ALTER ROLE

> alter role ss2 in database ss_d set work_mem = '2MB'
ALTER ROLE

> alter role all set work_mem = '1MB'
ERROR 42501 must be superuser to alter settings globally

> alter role all in database ss_d set work_mem = '1MB'
ERROR 42501 must be owner of database ss_d

> alter role postgres set work_mem = '1MB'
ERROR 42501 must be superuser to alter superusers

> alter role ss2 set log_statement = 'all'
ERROR 42501 permission denied to set parameter "log_statement"

> select count(*) from pg_shadow
ERROR 42501 permission denied for view pg_shadow

> reset role
RESET

> begin
BEGIN

> alter role ss1 in database ss_d set work_mem = '5MB'
ALTER ROLE

> alter database ss_d set work_mem = '5MB'
ALTER DATABASE

> savepoint s
SAVEPOINT

> alter role ss2 in database ss_d set work_mem = '5MB'
ALTER ROLE

> rollback to s
ROLLBACK

> select rolname, setconfig from pg_db_role_setting s left join pg_roles r on r.oid = setrole where setdatabase = (select oid from pg_database where datname = 'ss_d') order by 1
ss1|{"search_path=a, b",work_mem=5MB}
ss2|{work_mem=2MB}
∅|{work_mem=5MB,lock_timeout=1s}

> rollback
ROLLBACK

> begin read only
BEGIN

> alter database ss_d set work_mem = '1MB'
ERROR 25006 cannot execute ALTER DATABASE in a read-only transaction

> rollback
ROLLBACK

> select rolname, setconfig from pg_db_role_setting s left join pg_roles r on r.oid = setrole where setdatabase = (select oid from pg_database where datname = 'ss_d') order by 1
ss1|{"search_path=a, b"}
ss2|{work_mem=2MB}
∅|{work_mem=3MB,lock_timeout=1s}

> set lock_timeout = '7s'
SET

> alter role ss1 set lock_timeout from current
ALTER ROLE

> alter role ss1 set nosuch.thing from current
ERROR 42704 unrecognized configuration parameter "nosuch.thing"

> reset lock_timeout
RESET

> alter role ss1 rename to ss3
ALTER ROLE

> select rolconfig from pg_roles where rolname = 'ss3'
{work_mem=2MB,lock_timeout=7s}

> drop role ss3
DROP ROLE

> select count(*) from pg_db_role_setting s where setrole <> 0 and not exists (select from pg_roles where oid = setrole)
0

> drop database ss_d
DROP DATABASE

> select count(*) from pg_db_role_setting s where setdatabase <> 0 and not exists (select from pg_database d where d.oid = setdatabase)
0

> drop role ss2
DROP ROLE
