# Privileges on what databases share: parameters and tablespaces.

> create role shared_a
CREATE ROLE

> create role shared_b
CREATE ROLE

> grant set on parameter work_mem to shared_a
GRANT

> grant set, alter system on parameter log_statement, work_mem to shared_a with grant option
GRANT

> select parname, paracl from pg_parameter_acl order by 1
log_statement|{postgres=sA/postgres,shared_a=s*A*/postgres}
work_mem|{postgres=sA/postgres,shared_a=s*A*/postgres}

> select has_parameter_privilege('shared_a','work_mem','set'), has_parameter_privilege('shared_a','log_statement','alter system with grant option'), has_parameter_privilege('shared_b','log_statement','set, alter system')
t|t|f

> select has_parameter_privilege('shared_a','work_mem','select')
ERROR 22023 unrecognized privilege type: "select"

> set role shared_a
SET

> set log_statement='all'
SET

> show log_statement
all

> select has_parameter_privilege('log_statement','set')
t

> grant set on parameter log_statement to shared_b
GRANT

> grant set on parameter log_min_messages to shared_b
ERROR 42501 permission denied for parameter log_min_messages

> alter role shared_a set log_statement = 'none'
ALTER ROLE

> alter role shared_a set log_min_messages = 'error'
ERROR 42501 permission denied to set parameter "log_min_messages"

> set log_min_messages = 'error'
ERROR 42501 permission denied to set parameter "log_min_messages"

> alter system set log_min_messages = 'error'
ERROR 42501 permission denied to set parameter "log_min_messages"

> alter system reset all
ERROR 42501 permission denied to perform ALTER SYSTEM RESET ALL

> reset role
RESET

> select parname, paracl from pg_parameter_acl order by 1
log_statement|{postgres=sA/postgres,shared_a=s*A*/postgres,shared_b=s/shared_a}
work_mem|{postgres=sA/postgres,shared_a=s*A*/postgres}

> revoke all on parameter log_statement from shared_a
ERROR 2BP01 dependent privileges exist

> revoke all on parameter log_statement, work_mem from shared_a cascade
REVOKE

> select parname, paracl from pg_parameter_acl order by 1
(no rows)

> revoke set on parameter work_mem from shared_a
REVOKE

> grant set on parameter nosuch to shared_a
ERROR 42602 invalid parameter name "nosuch"

> revoke set on parameter nosuch from shared_a
REVOKE

> grant set on parameter my.nosuch to shared_a, public
GRANT

> grant all on parameter My.Other to shared_b
GRANT

> grant all privileges on parameter "My.Other" to shared_b
GRANT

> select parname, paracl from pg_parameter_acl order by 1
my.nosuch|{postgres=sA/postgres,shared_a=s/postgres,=s/postgres}
my.other|{postgres=sA/postgres,shared_b=sA/postgres}

> grant select on parameter work_mem to shared_a
ERROR 0LP01 invalid privilege type SELECT for parameter

> grant set (a) on parameter work_mem to shared_a
ERROR 0LP01 column privileges are only valid for relations

> grant alter system on table x to shared_a
ERROR 42P01 relation "x" does not exist

> grant create on tablespace pg_default to shared_a
GRANT

> grant usage on tablespace pg_default to shared_a
ERROR 0LP01 invalid privilege type USAGE for tablespace

> grant create on tablespace nope to shared_a
ERROR 42704 tablespace "nope" does not exist

> select spcname, spcacl from pg_tablespace order by 1
pg_default|{postgres=C/postgres,shared_a=C/postgres}
pg_global|∅

> select has_tablespace_privilege('shared_a','pg_default','create'), has_tablespace_privilege('shared_a','pg_global','create'), has_tablespace_privilege(99, 'create'), has_tablespace_privilege('nope', 'create')
ERROR 42704 tablespace "nope" does not exist

> select has_tablespace_privilege(99, 'create'), has_tablespace_privilege('shared_b', 1663, 'create with grant option')
∅|f

> select has_tablespace_privilege('shared_a','pg_default','usage')
ERROR 22023 unrecognized privilege type: "usage"

> drop role shared_a
ERROR 2BP01 role "shared_a" cannot be dropped because some objects depend on it

> begin
BEGIN

> drop owned by shared_a
DROP OWNED

> select parname, paracl from pg_parameter_acl order by 1
my.nosuch|{postgres=sA/postgres,=s/postgres}
my.other|{postgres=sA/postgres,shared_b=sA/postgres}

> rollback
ROLLBACK

> revoke create on tablespace pg_default from shared_a
REVOKE

> select spcname, spcacl from pg_tablespace order by 1
pg_default|{postgres=C/postgres}
pg_global|∅

> set role shared_b
SET

> grant create on tablespace pg_default to shared_a
ERROR 42501 permission denied for tablespace pg_default

> reset role
RESET

> create table t(a int) tablespace pg_default
CREATE TABLE

> select acldefault('p', 10), acldefault('t', 10)
{postgres=sA/postgres}|{postgres=C/postgres}

> drop owned by shared_a, shared_b
DROP OWNED

> select parname, paracl from pg_parameter_acl order by 1
my.nosuch|{postgres=sA/postgres,=s/postgres}

> drop role shared_a, shared_b
DROP ROLE

> revoke all on parameter my.nosuch from public
REVOKE

> select parname, paracl from pg_parameter_acl order by 1
(no rows)
