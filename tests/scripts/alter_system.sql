# ALTER SYSTEM: what is refused.

> alter system set nosuch = 1
ERROR 42704 unrecognized configuration parameter "nosuch"

> alter system reset nosuch
ERROR 42704 unrecognized configuration parameter "nosuch"

> alter system set server_version = '12'
ERROR 55P02 parameter "server_version" cannot be changed

> alter system set work_mem = 'abc'
ERROR 22023 invalid value for parameter "work_mem": "abc"

> alter system set work_mem = '1'
ERROR 22023 1 kB is outside the valid range for parameter "work_mem" (64 .. 2147483647)

> alter system set work_mem to default
ALTER SYSTEM

> alter system set work_mem from current
ERROR 42601 syntax error at or near "from"

> alter system set transaction_isolation = 'serializable'
ERROR 55P02 parameter "transaction_isolation" cannot be changed

> alter system set search_path = a, "B c", 'it''s'
ALTER SYSTEM

> alter system set search_path to default
ALTER SYSTEM

> alter system set application_name = E'a\nb'
ERROR 22023 parameter value for ALTER SYSTEM must not contain a newline

> alter system set time zone 'UTC'
ERROR 42601 syntax error at or near "zone"

> alter system set timezone = 'UTC'
ALTER SYSTEM

> alter system reset timezone
ALTER SYSTEM

> alter system set session_authorization = 'x'
ERROR 55P02 parameter "session_authorization" cannot be changed

> alter system set role = 'x'
ERROR 55P02 parameter "role" cannot be changed

> alter system set is_superuser = 'on'
ERROR 55P02 parameter "is_superuser" cannot be changed

> alter system reset all
ALTER SYSTEM

> begin
BEGIN

> alter system reset all
ERROR 25001 ALTER SYSTEM cannot run inside a transaction block

> rollback
ROLLBACK

> create role as_nobody
CREATE ROLE

> set role as_nobody
SET

> alter system set work_mem = '8MB'
ERROR 42501 permission denied to set parameter "work_mem"

> alter system reset all
ERROR 42501 permission denied to perform ALTER SYSTEM RESET ALL

> reset role
RESET

> create function af() returns void language plpgsql as $$ begin execute 'alter system reset all'; end $$
CREATE FUNCTION

> select af()
ERROR 25001 ALTER SYSTEM cannot be executed from a function
