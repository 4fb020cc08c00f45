# Foreign-data wrappers, servers and user mappings: options and their validators, names, comments, dependencies, addresses.

> create function fdw_checks(text[], oid) returns void language plpgsql as $$ begin if 'bad=1' = any ($1) then raise exception 'bad option of %', $2::regclass; end if; end $$
CREATE FUNCTION

> create foreign data wrapper fdw_w validator fdw_checks options (a 'b''c', "X y" 'd')
CREATE FOREIGN DATA WRAPPER

> create foreign data wrapper fdw_w
ERROR 42710 foreign-data wrapper "fdw_w" already exists

> create foreign data wrapper fdw_v options (a '1', a '2')
ERROR 42710 option "a" provided more than once

> create foreign data wrapper fdw_v options ("a=" '1')
ERROR 22023 invalid option name "a=": must not contain "="

> create foreign data wrapper fdw_v options (bad '1') validator fdw_checks
ERROR 42601 syntax error at or near "validator"

> create foreign data wrapper fdw_v validator fdw_checks options (bad '1')
ERROR P0001 bad option of pg_foreign_data_wrapper

> create foreign data wrapper fdw_v handler no_such_handler
ERROR 42883 function no_such_handler() does not exist

> create foreign data wrapper fdw_v handler version
ERROR 42809 function version must return type fdw_handler

> create foreign data wrapper fdw_v handler pg_backend_pid
ERROR 42809 function pg_backend_pid must return type fdw_handler

> create foreign data wrapper fdw_v validator version
ERROR 42883 function version(text[], oid) does not exist

> create foreign data wrapper fdw_v no handler handler x
ERROR 42601 conflicting or redundant options

> create foreign data wrapper fdw_v no handler validator postgresql_fdw_validator
CREATE FOREIGN DATA WRAPPER

> alter foreign data wrapper fdw_w options (add a '1')
ERROR 42710 option "a" provided more than once

> alter foreign data wrapper fdw_w options (set b '1')
ERROR 42704 option "b" not found

> alter foreign data wrapper fdw_w options (drop b)
ERROR 42704 option "b" not found

> alter foreign data wrapper fdw_w options (set a '1', drop "X y", add c '3', d '4')
ALTER FOREIGN DATA WRAPPER

> alter foreign data wrapper fdw_w options (bad '1')
ERROR P0001 bad option of pg_foreign_data_wrapper

> alter foreign data wrapper fdw_no options (a '1')
ERROR 42704 foreign-data wrapper "fdw_no" does not exist

> alter foreign data wrapper fdw_w
ERROR 42601 syntax error at end of input

> alter foreign data wrapper fdw_w no validator options (bad '1')
ALTER FOREIGN DATA WRAPPER

> alter foreign data wrapper fdw_w validator fdw_checks
ALTER FOREIGN DATA WRAPPER

> alter foreign data wrapper fdw_w options (x '1')
ERROR P0001 bad option of pg_foreign_data_wrapper

> alter foreign data wrapper fdw_w options (drop bad)
ALTER FOREIGN DATA WRAPPER

> comment on foreign data wrapper fdw_w is 'a wrapper'
COMMENT

> select fdwname, fdwhandler, fdwvalidator::regproc, fdwoptions, obj_description(oid, 'pg_foreign_data_wrapper') from pg_foreign_data_wrapper order by 1
fdw_v|0|postgresql_fdw_validator|∅|∅
fdw_w|0|fdw_checks|{a=1,c=3,d=4}|a wrapper

> drop function fdw_checks
ERROR 2BP01 cannot drop function fdw_checks(text[],oid) because other objects depend on it

> select postgresql_fdw_validator('{host,port=1}', 1417), postgresql_fdw_validator('{}', 1249), postgresql_fdw_validator('{password=x}', 1418)
t|t|t

> select postgresql_fdw_validator('{user=x}', 1417)
ERROR 42601 invalid option "user"

> create server fdw_s type 't' version 'v1' foreign data wrapper fdw_w options (host 'h')
CREATE SERVER

> create server fdw_s foreign data wrapper fdw_w
ERROR 42710 server "fdw_s" already exists

> create server if not exists fdw_s foreign data wrapper fdw_w
CREATE SERVER

> create server fdw_s2 foreign data wrapper fdw_no
ERROR 42704 foreign-data wrapper "fdw_no" does not exist

> create server fdw_s2 foreign data wrapper fdw_v options (user 'x')
ERROR 42601 invalid option "user"

> create server fdw_s2 foreign data wrapper fdw_v options (host 'x', port '1')
CREATE SERVER

> alter server fdw_s version 'v2' options (set host 'i')
ALTER SERVER

> alter server fdw_s version null
ALTER SERVER

> alter server fdw_s2 options (add nothing 'x')
ERROR 42601 invalid option "nothing"

> alter server fdw_s
ERROR 42601 syntax error at end of input

> alter server fdw_no version '1'
ERROR 42704 server "fdw_no" does not exist

> comment on server fdw_s is 'a server'
COMMENT

> select srvname, fdwname, srvtype, srvversion, srvoptions, obj_description(s.oid, 'pg_foreign_server') from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = srvfdw order by 1
fdw_s|fdw_w|t|∅|{host=i}|a server
fdw_s2|fdw_v|∅|∅|{host=x,port=1}|∅

> create user mapping for current_user server fdw_s options (user 'a', password 'b')
CREATE USER MAPPING

> create user mapping for public server fdw_s2 options (user 'a')
CREATE USER MAPPING

> create user mapping for public server fdw_s2
ERROR 42710 user mapping for "public" already exists for server "fdw_s2"

> create user mapping if not exists for public server fdw_s2
CREATE USER MAPPING

> create user mapping for public server fdw_no
ERROR 42704 server "fdw_no" does not exist

> create user mapping for fdw_nobody server fdw_s
ERROR 42704 role "fdw_nobody" does not exist

> create user mapping for user server fdw_s2 options (host 'a')
ERROR 42601 invalid option "host"

> alter user mapping for public server fdw_s2 options (set user 'b', add password 'c')
ALTER USER MAPPING

> alter user mapping for public server fdw_s options (a 'b')
ERROR 42704 user mapping for "public" does not exist for server "fdw_s"

> alter user mapping for public server fdw_s2 options (set usr 'b')
ERROR 42704 option "usr" not found

> drop user mapping for public server fdw_s
ERROR 42704 user mapping for "public" does not exist for server "fdw_s"

> drop user mapping if exists for public server fdw_s
DROP USER MAPPING

> drop user mapping if exists for fdw_nobody server fdw_s
DROP USER MAPPING

> drop user mapping if exists for public server fdw_no
DROP USER MAPPING

> drop user mapping for public server fdw_no
ERROR 42704 server "fdw_no" does not exist

> select srvname, usename = current_user, usename = 'public', umoptions from pg_user_mappings order by 1
fdw_s|t|f|{user=a,password=b}
fdw_s2|f|t|{user=b,password=c}

> select foreign_server_name, option_name, option_value from information_schema.user_mapping_options order by 1, 2
fdw_s|password|b
fdw_s|user|a
fdw_s2|password|c
fdw_s2|user|b

> select foreign_server_name, foreign_data_wrapper_name, foreign_server_type, foreign_server_version from information_schema.foreign_servers order by 1
fdw_s|fdw_w|t|∅
fdw_s2|fdw_v|∅|∅

> select foreign_server_name, option_name, option_value from information_schema.foreign_server_options order by 1, 2
fdw_s|host|i
fdw_s2|host|x
fdw_s2|port|1

> select foreign_data_wrapper_name, library_name, foreign_data_wrapper_language from information_schema.foreign_data_wrappers order by 1
fdw_v|∅|c
fdw_w|∅|c

> select pg_describe_object('pg_foreign_data_wrapper'::regclass, oid, 0) from pg_foreign_data_wrapper order by 1
foreign-data wrapper fdw_v
foreign-data wrapper fdw_w

> select pg_describe_object('pg_foreign_server'::regclass, oid, 0) from pg_foreign_server order by 1
server fdw_s
server fdw_s2

> select (pg_identify_object_as_address('pg_user_mapping'::regclass, oid, 0)).* from pg_user_mapping where umuser = 0
user mapping|{public}|{fdw_s2}

> select classid::regclass, objsubid, pg_describe_object(classid, objid, objsubid) from pg_get_object_address('user mapping', '{public}', '{fdw_s2}')
pg_user_mapping|0|user mapping for public on server fdw_s2

> select * from pg_get_object_address('user mapping', '{public}', '{fdw_s}')
ERROR 42704 user mapping for user "public" on server "fdw_s" does not exist

> select * from pg_get_object_address('server', '{fdw_no}', '{}')
ERROR 42704 server "fdw_no" does not exist

> select pg_describe_object(classid, objid, objsubid), pg_describe_object(refclassid, refobjid, refobjsubid), deptype from pg_depend where classid in ('pg_foreign_data_wrapper'::regclass, 'pg_foreign_server'::regclass) order by 1, 2
foreign-data wrapper fdw_w|function fdw_checks(text[],oid)|n
server fdw_s|foreign-data wrapper fdw_w|n
server fdw_s2|foreign-data wrapper fdw_v|n

> alter server fdw_s rename to fdw_s2
ERROR 42710 server "fdw_s2" already exists

> alter server fdw_s rename to fdw_t
ALTER SERVER

> alter foreign data wrapper fdw_w rename to fdw_v
ERROR 42710 foreign-data wrapper "fdw_v" already exists

> alter foreign data wrapper fdw_w rename to fdw_x
ALTER FOREIGN DATA WRAPPER

> drop foreign data wrapper fdw_x
ERROR 2BP01 cannot drop foreign-data wrapper fdw_x because other objects depend on it

> drop server fdw_t, fdw_no
ERROR 42704 server "fdw_no" does not exist

> drop server fdw_t
ERROR 2BP01 cannot drop server fdw_t because other objects depend on it

> drop server if exists fdw_no
DROP SERVER

> begin
BEGIN

> drop foreign data wrapper fdw_x cascade
DROP FOREIGN DATA WRAPPER

> select count(*) from pg_user_mapping
1

> savepoint a
SAVEPOINT

> create server fdw_t foreign data wrapper fdw_v
CREATE SERVER

> rollback to a
ROLLBACK

> select srvname from pg_foreign_server
fdw_s2

> rollback
ROLLBACK

> select srvname from pg_foreign_server order by 1
fdw_s2
fdw_t

> drop foreign data wrapper if exists fdw_no, fdw_v, fdw_x cascade
DROP FOREIGN DATA WRAPPER

> select (select count(*) from pg_foreign_data_wrapper), (select count(*) from pg_foreign_server), (select count(*) from pg_user_mapping), (select count(*) from pg_description where description in ('a server', 'a wrapper'))
0|0|0|0

> drop function fdw_checks
DROP FUNCTION
