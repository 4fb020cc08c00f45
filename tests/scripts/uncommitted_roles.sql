# Roles that the transaction itself has made or renamed have their names everywhere.

> begin
BEGIN

> create role role_in_txn
CREATE ROLE

> create table rt(a int)
CREATE TABLE

> create policy p on rt to role_in_txn using (true)
CREATE POLICY

> grant select on rt to role_in_txn
GRANT

> select pg_get_userbyid(oid), oid::regrole, rolname from pg_roles where rolname = 'role_in_txn'
role_in_txn|role_in_txn|role_in_txn

> select (select array_agg(pg_get_userbyid(o)) from unnest(p.polroles) u(o)) from pg_policy p
{role_in_txn}

> select roles from pg_policies
{role_in_txn}

> select 'role_in_txn'::regrole, to_regrole('role_in_txn')
role_in_txn|role_in_txn

> select has_table_privilege('role_in_txn', 'rt', 'select')
t

> alter role role_in_txn rename to role_in_txn2
ALTER ROLE

> select pg_get_userbyid(oid), oid::regrole, rolname from pg_roles where rolname = 'role_in_txn2'
role_in_txn2|role_in_txn2|role_in_txn2

> select roles from pg_policies
{role_in_txn2}

> set role role_in_txn2
SET

> select current_user
role_in_txn2

> reset role
RESET

> alter table rt owner to role_in_txn2
ALTER TABLE

> select pg_get_userbyid(relowner), relowner::regrole from pg_class where relname='rt'
role_in_txn2|role_in_txn2

> select tableowner from pg_tables where tablename='rt'
role_in_txn2

> rollback
ROLLBACK

> select pg_get_userbyid(0), pg_get_userbyid(999999)
unknown (OID=0)|unknown (OID=999999)

> select pg_get_userbyid(oid) from pg_roles where rolname ~ '^pg_' order by 1
pg_checkpoint
pg_database_owner
pg_execute_server_program
pg_monitor
pg_read_all_data
pg_read_all_settings
pg_read_all_stats
pg_read_server_files
pg_signal_backend
pg_stat_scan_tables
pg_write_all_data
pg_write_server_files

> begin
BEGIN

> create role role_x
CREATE ROLE

> create table rt(a int)
CREATE TABLE

> alter table rt owner to role_x
ALTER TABLE

> create view rv as select 1
CREATE VIEW

> alter view rv owner to role_x
ALTER VIEW

> create sequence rs
CREATE SEQUENCE

> alter sequence rs owner to role_x
ALTER SEQUENCE

> create materialized view rm as select 1 a
SELECT 1

> alter materialized view rm owner to role_x
ALTER MATERIALIZED VIEW

> select viewowner from pg_views where viewname='rv'
role_x

> select sequenceowner from pg_sequences
role_x

> select matviewowner from pg_matviews
role_x

> create statistics rst on a, (a+1) from rt
CREATE STATISTICS

> alter statistics rst owner to role_x
ALTER STATISTICS

> select statistics_owner from pg_stats_ext
(no rows)

> alter role role_x rename to role_y
ALTER ROLE

> select viewowner, tableowner from pg_views, pg_tables where viewname='rv' and tablename = 'rt'
role_y|role_y

> rollback
ROLLBACK

> create role role_z
CREATE ROLE

> create table rt(a int)
CREATE TABLE

> alter table rt owner to role_z
ALTER TABLE

> select tableowner from pg_tables where tablename='rt'
role_z

> alter role role_z rename to role_zz
ALTER ROLE

> select tableowner from pg_tables where tablename='rt'
role_zz

> drop table rt
DROP TABLE

> drop role role_zz
DROP ROLE
