# Who may make and change operator classes, access methods, collations and conversions.

> create schema opc_v
CREATE SCHEMA

> set search_path = opc_v
SET

> create role opc_role
CREATE ROLE

> create role opc_role2
CREATE ROLE

> grant create, usage on schema opc_v to opc_role
GRANT

> create operator family mine using hash
CREATE OPERATOR FAMILY

> create collation mc (locale = 'C')
CREATE COLLATION

> create conversion mv for 'latin1' to 'utf8' from iso8859_1_to_utf8
CREATE CONVERSION

> set role opc_role
SET

> create operator class z for type int4 using btree as operator 1 <
ERROR 42501 must be superuser to create an operator class

> create operator family z using btree
ERROR 42501 must be superuser to create an operator family

> create access method z type index handler bthandler
ERROR 42501 permission denied to create access method "z"

> create collation z (locale='C')
CREATE COLLATION

> create conversion z for 'latin1' to 'utf8' from iso8859_1_to_utf8
CREATE CONVERSION

> drop operator family integer_ops using btree
ERROR 42501 must be owner of operator family btree.integer_ops

> drop collation "C"
ERROR 42501 must be owner of collation C

> drop conversion utf8_to_iso_8859_1
ERROR 42501 must be owner of conversion utf8_to_iso_8859_1

> drop access method btree
ERROR 42501 must be superuser

> comment on access method btree is 'x'
ERROR 42501 must be superuser

> alter operator family integer_ops using btree add operator 1 < (int4,int4)
ERROR 42501 must be superuser to alter an operator family

> alter operator class int4_ops using btree rename to x
ERROR 42501 must be owner of operator class int4_ops

> alter collation mc rename to mc2
ERROR 42501 must be owner of collation mc

> alter conversion mv owner to opc_role
ERROR 42501 must be owner of conversion mv

> drop collation mc
ERROR 42501 must be owner of collation mc

> drop operator family mine using hash
ERROR 42501 must be owner of operator family hash.mine

> drop conversion mv
ERROR 42501 must be owner of conversion mv

> comment on collation mc is 'x'
ERROR 42501 must be owner of collation mc

> create collation own_c (locale = 'POSIX')
CREATE COLLATION

> create conversion own_v for 'latin1' to 'utf8' from iso8859_1_to_utf8
CREATE CONVERSION

> alter collation own_c owner to opc_role2
ERROR 42501 must be member of role "opc_role2"

> alter collation own_c set schema pg_catalog
ERROR 42501 permission denied for schema pg_catalog

> alter collation own_c rename to own_c2
ALTER COLLATION

> alter conversion own_v rename to own_v2
ALTER CONVERSION

> reset role
RESET

> alter collation mc owner to opc_role
ALTER COLLATION

> select collname, pg_get_userbyid(collowner) from pg_collation where collnamespace = 'opc_v'::regnamespace order by 1
mc|opc_role
own_c2|opc_role
z|opc_role

> drop role opc_role
ERROR 2BP01 role "opc_role" cannot be dropped because some objects depend on it

> reassign owned by opc_role to opc_role2
REASSIGN OWNED

> select collname, pg_get_userbyid(collowner) from pg_collation where collnamespace = 'opc_v'::regnamespace order by 1
mc|opc_role2
own_c2|opc_role2
z|opc_role2

> drop owned by opc_role2
DROP OWNED

> select collname from pg_collation where collnamespace = 'opc_v'::regnamespace
(no rows)

> drop owned by opc_role
DROP OWNED

> drop role opc_role
DROP ROLE

> drop role opc_role2
DROP ROLE

> set client_min_messages = error
SET

> drop schema opc_v cascade
DROP SCHEMA

> reset client_min_messages
RESET

> reset search_path
RESET
