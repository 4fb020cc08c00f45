# Who may do what with foreign data; owners.

> create role fpr1
CREATE ROLE

> create role fpr2
CREATE ROLE

> create role fpr3 superuser
CREATE ROLE

> create foreign data wrapper fpw
CREATE FOREIGN DATA WRAPPER

> create server fps foreign data wrapper fpw options (host 'h')
CREATE SERVER

> create foreign table fpf (a int) server fps
CREATE FOREIGN TABLE

> create schema fps_s
CREATE SCHEMA

> set role fpr1
SET

> create foreign data wrapper fpx
ERROR 42501 permission denied to create foreign-data wrapper "fpx"

> alter foreign data wrapper fpw options (a 'b')
ERROR 42501 permission denied to alter foreign-data wrapper "fpw"

> drop foreign data wrapper fpw
ERROR 42501 must be owner of foreign-data wrapper fpw

> alter foreign data wrapper fpw rename to fpx
ERROR 42501 must be owner of foreign-data wrapper fpw

> alter foreign data wrapper fpw owner to fpr1
ERROR 42501 permission denied to change owner of foreign-data wrapper "fpw"

> comment on foreign data wrapper fpw is 'x'
ERROR 42501 must be owner of foreign-data wrapper fpw

> create server fpt foreign data wrapper fpw
ERROR 42501 permission denied for foreign-data wrapper fpw

> alter server fps version '1'
ERROR 42501 must be owner of foreign server fps

> alter server fps owner to fpr1
ERROR 42501 must be owner of foreign server fps

> alter server fps rename to fpx
ERROR 42501 must be owner of foreign server fps

> drop server fps
ERROR 42501 must be owner of foreign server fps

> comment on server fps is 'x'
ERROR 42501 must be owner of foreign server fps

> create user mapping for current_user server fps
ERROR 42501 permission denied for foreign server fps

> create user mapping for fpr2 server fps
ERROR 42501 must be owner of foreign server fps

> create foreign table fps_s.x (a int) server fps
ERROR 42501 permission denied for schema fps_s

> alter foreign table fpf add x int
ERROR 42501 must be owner of foreign table fpf

> drop foreign table fpf
ERROR 42501 must be owner of foreign table fpf

> import foreign schema x from server fps into public
ERROR 42501 permission denied for foreign server fps

> grant usage on foreign server fps to fpr2
ERROR 42501 permission denied for foreign server fps

> reset role
RESET

> grant usage on foreign server fps to fpr1
GRANT

> grant usage on foreign data wrapper fpw to fpr1 with grant option
GRANT

> grant create, usage on schema fps_s to fpr1
GRANT

> grant select on foreign server fps to fpr1
ERROR 0LP01 invalid privilege type SELECT for foreign server

> grant all on foreign data wrapper fpw to fpr1
GRANT

> grant usage on foreign server fpno to fpr1
ERROR 42704 server "fpno" does not exist

> grant usage on foreign data wrapper fpno to fpr1
ERROR 42704 foreign-data wrapper "fpno" does not exist

> set role fpr1
SET

> create server fpt foreign data wrapper fpw
CREATE SERVER

> create foreign table fps_s.x (a int) server fps
CREATE FOREIGN TABLE

> create user mapping for current_user server fps options (user 'x', password 'y')
CREATE USER MAPPING

> create user mapping for public server fps
ERROR 42501 must be owner of foreign server fps

> create user mapping for fpr2 server fpt options (a 'b')
CREATE USER MAPPING

> alter user mapping for fpr2 server fpt options (set a 'c')
ALTER USER MAPPING

> select srvname, usename, umoptions from pg_user_mappings order by 1, 2
fps|fpr1|{user=x,password=y}
fpt|fpr2|∅

> select authorization_identifier, foreign_server_name, option_name, option_value from information_schema.user_mapping_options order by 1, 2, 3
fpr1|fps|password|y
fpr1|fps|user|x
fpr2|fpt|a|∅

> select foreign_server_name from information_schema.foreign_servers order by 1
fps
fpt

> grant usage on foreign data wrapper fpw to fpr2
GRANT

> alter server fpt owner to fpr2
ERROR 42501 must be member of role "fpr2"

> reset role
RESET

> select * from (values (has_server_privilege('fpr1', 'fps', 'usage'), has_server_privilege('fpr1', 'fpt', 'usage with grant option'), has_server_privilege('fpr2', 'fps', 'usage'), has_foreign_data_wrapper_privilege('fpr2', 'fpw', 'usage'), has_foreign_data_wrapper_privilege('fpr2', 'fpw', 'usage with grant option'))) x
t|t|f|t|f

> select has_foreign_data_wrapper_privilege('fpr1', 'fpw', 'select')
ERROR 22023 unrecognized privilege type: "select"

> select has_foreign_data_wrapper_privilege('fpr1', 'fpno', 'usage')
ERROR 42704 foreign-data wrapper "fpno" does not exist

> select has_server_privilege('fpr1', 1::oid, 'usage'), has_server_privilege('fpr1', (select oid from pg_foreign_server where srvname = 'fps'), 'USAGE')
∅|t

> select has_server_privilege('fpno', 'fps', 'usage')
ERROR 42704 role "fpno" does not exist

> select grantee, object_name, object_type, privilege_type, is_grantable from information_schema.usage_privileges where object_name in ('fpw', 'fps', 'fpt') and grantee like 'fpr%' order by 1, 2, 3
fpr1|fps|FOREIGN SERVER|USAGE|NO
fpr1|fpt|FOREIGN SERVER|USAGE|YES
fpr1|fpw|FOREIGN DATA WRAPPER|USAGE|YES
fpr2|fpw|FOREIGN DATA WRAPPER|USAGE|NO

> select srvname, array_to_string(srvacl, ',') like '%fpr1=U/%' from pg_foreign_server where srvacl is not null order by 1
fps|t

> select acldefault('F', 10) is not null, acldefault('S', 10) is not null
t|t

> revoke usage on foreign data wrapper fpw from fpr1
ERROR 2BP01 dependent privileges exist

> revoke usage on foreign data wrapper fpw from fpr1 cascade
REVOKE

> select has_foreign_data_wrapper_privilege('fpr2', 'fpw', 'usage')
f

> alter foreign data wrapper fpw owner to fpr1
ERROR 42501 permission denied to change owner of foreign-data wrapper "fpw"

> alter foreign data wrapper fpw owner to fpr3
ALTER FOREIGN DATA WRAPPER

> set role fpr2
SET

> select srvname, usename, umoptions from pg_user_mappings order by 1, 2
fps|fpr1|∅
fpt|fpr2|∅

> drop user mapping for current_user server fpt
ERROR 42501 permission denied for foreign server fpt

> reset role
RESET

> drop role fpr1
ERROR 2BP01 role "fpr1" cannot be dropped because some objects depend on it

> reassign owned by fpr1 to fpr2
REASSIGN OWNED

> select srvname, rolname from pg_foreign_server join pg_roles r on r.oid = srvowner where srvname = 'fpt'
fpt|fpr2

> select srvname, usename from pg_user_mappings order by 1, 2
fps|fpr1
fpt|fpr2

> drop owned by fpr1
DROP OWNED

> select srvname, usename from pg_user_mappings order by 1, 2
fpt|fpr2

> drop role fpr1
DROP ROLE

> drop owned by fpr2
DROP OWNED

> drop server fpt
ERROR 42704 server "fpt" does not exist

> drop foreign data wrapper fpw cascade
DROP FOREIGN DATA WRAPPER

> drop schema fps_s cascade
DROP SCHEMA

> drop role fpr2, fpr3
DROP ROLE
