# uuid-ossp.

> create extension "uuid-ossp"
CREATE EXTENSION

> select uuid_nil(), uuid_generate_v3(uuid_ns_dns(),'x.y'), uuid_generate_v5(uuid_ns_url(),'x.y'), length(uuid_generate_v1()::text), substr(uuid_generate_v1mc()::text,15,1), substr(uuid_generate_v4()::text,15,1),uuid_ns_oid(), uuid_ns_x500()
00000000-0000-0000-0000-000000000000|7c15d5f4-2789-3081-af38-c0389932fa6f|2ce89d50-b0b3-53ae-9b7f-a4e9a6c959c8|36|1|4|6ba7b812-9dad-11d1-80b4-00c04fd430c8|6ba7b814-9dad-11d1-80b4-00c04fd430c8

> create table t(id uuid default uuid_generate_v4() primary key, a int)
CREATE TABLE

> insert into t(a) values(1),(2)
INSERT 0 2

> select count(distinct id) from t
2

> drop extension "uuid-ossp"
ERROR 2BP01 cannot drop extension uuid-ossp because other objects depend on it

> drop extension "uuid-ossp" cascade
DROP EXTENSION

> select uuid_nil()
ERROR 42883 function uuid_nil() does not exist

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
