# Replication slots: names, options, positions, privileges, errors.
# peek, get, limits
# copies and positions
# pgoutput's options
# statistics
# privileges, and temporary slots, which an error ends

> show wal_level
logical

> create table ldec_t (a int primary key, b text)
CREATE TABLE

> select slot_name, lsn > '0/0' from pg_create_logical_replication_slot('ldec_one', 'test_decoding')
ldec_one|t

> select slot_name, plugin, slot_type, database = current_database(), temporary, active, active_pid, xmin, catalog_xmin is null, restart_lsn <= confirmed_flush_lsn, confirmed_flush_lsn <= pg_current_wal_lsn(), wal_status, safe_wal_size, two_phase from pg_replication_slots where slot_name like 'ldec%'
ldec_one|test_decoding|logical|t|f|f|∅|∅|f|t|t|reserved|∅|f

> select slot_name, plugin, slot_type, temporary, active, two_phase from pg_get_replication_slots() where slot_name like 'ldec%'
ldec_one|test_decoding|logical|f|f|f

> select pg_create_logical_replication_slot('ldec_one', 'test_decoding')
ERROR 42710 replication slot "ldec_one" already exists

> select pg_create_logical_replication_slot('Ldec_one', 'test_decoding')
ERROR 42602 replication slot name "Ldec_one" contains invalid character

> select pg_create_logical_replication_slot('', 'test_decoding')
ERROR 42602 replication slot name "" is too short

> select pg_create_logical_replication_slot('ldec two', 'test_decoding')
ERROR 42602 replication slot name "ldec two" contains invalid character

> select pg_create_logical_replication_slot('ldec_two', 'nosuch')
ERROR 42501 library "nosuch" may not be used as an output plugin

> select pg_create_logical_replication_slot(null, 'test_decoding')
∅

> select pg_drop_replication_slot('nosuch')
ERROR 42704 replication slot "nosuch" does not exist

> begin
BEGIN

> insert into ldec_t values (0)
INSERT 0 1

> select pg_create_logical_replication_slot('ldec_two', 'test_decoding')
ERROR 25001 cannot create logical replication slot in transaction that has performed writes

> rollback
ROLLBACK

> select data from pg_logical_slot_peek_changes('ldec_one', null, null, 'inclu', '0')
ERROR 22023 option "inclu" = "0" is unknown

> select data from pg_logical_slot_peek_changes('ldec_one', null, null, 'include-xids', 'zz')
ERROR 22023 could not parse value "zz" for parameter "include-xids"

> select data from pg_logical_slot_peek_changes('ldec_one', null, null, 'include-xids')
ERROR 0A000 array must have even number of elements

> select data from pg_logical_slot_peek_changes('ldec_one', null, null, 'include-xids', null)
ERROR 0A000 array must not contain nulls

> select data from pg_logical_slot_peek_changes(null, null, null)
ERROR 22004 slot name must not be null

> select data from pg_logical_slot_peek_changes('nosuch', null, null)
ERROR 42704 replication slot "nosuch" does not exist

> select data from pg_logical_slot_peek_changes('ldec_one', null, null, variadic array[['a', 'b']])
ERROR 0A000 array must be one-dimensional

> insert into ldec_t values (1, 'a'), (2, 'b')
INSERT 0 2

> insert into ldec_t values (3, 'c')
INSERT 0 1

> insert into ldec_t values (4, 'd')
INSERT 0 1

> select data from pg_logical_slot_peek_changes('ldec_one', null, 1, 'include-xids', 'off')
BEGIN
table public.ldec_t: INSERT: a[integer]:1 b[text]:'a'
table public.ldec_t: INSERT: a[integer]:2 b[text]:'b'
COMMIT

> select data from pg_logical_slot_peek_changes('ldec_one', null, 5, 'include-xids', 'false')
BEGIN
table public.ldec_t: INSERT: a[integer]:1 b[text]:'a'
table public.ldec_t: INSERT: a[integer]:2 b[text]:'b'
COMMIT
BEGIN
table public.ldec_t: INSERT: a[integer]:3 b[text]:'c'
COMMIT

> select count(*) from pg_logical_slot_peek_changes('ldec_one', null, null)
10

> select count(*) from pg_logical_slot_peek_changes('ldec_one', '0/1', null)
0

> select regexp_replace(data, '\d+', 'N') from pg_logical_slot_get_changes('ldec_one', null, 1)
BEGIN N
table public.ldec_t: INSERT: a[integer]:N b[text]:'a'
table public.ldec_t: INSERT: a[integer]:N b[text]:'b'
COMMIT N

> select convert_from(data, 'utf8') from pg_logical_slot_peek_binary_changes('ldec_one', null, 1, 'include-xids', '0')
BEGIN
table public.ldec_t: INSERT: a[integer]:3 b[text]:'c'
COMMIT

> select data from pg_logical_slot_peek_changes('ldec_one', null, null, 'force-binary', '1')
ERROR 0A000 logical decoding output plugin "test_decoding" produces binary output, but function "pg_logical_slot_peek_changes(name,pg_lsn,integer,text[])" expects textual data

> select regexp_replace(data, 'at .*\+\d\d', 'at T') from pg_logical_slot_peek_changes('ldec_one', null, 1, 'include-xids', '0', 'include-timestamp', '1')
BEGIN
table public.ldec_t: INSERT: a[integer]:3 b[text]:'c'
COMMIT (at T)

> select bool_and(lsn > '0/0'), count(distinct lsn) > 1, count(distinct xid::text), min(lsn) < max(lsn) from pg_logical_slot_peek_changes('ldec_one', null, null)
t|t|2|t

> select count(*) from pg_logical_slot_get_changes('ldec_one', (select max(lsn) from pg_logical_slot_peek_changes('ldec_one', null, 1)), null)
3

> select data from pg_logical_slot_get_changes('ldec_one', null, null, 'include-xids', '0')
BEGIN
table public.ldec_t: INSERT: a[integer]:4 b[text]:'d'
COMMIT

> select data from pg_logical_slot_get_changes('ldec_one', null, null, 'include-xids', '0', 'skip-empty-xacts', '1')
(no rows)

> insert into ldec_t values (5, 'e')
INSERT 0 1

> select slot_name from pg_copy_logical_replication_slot('ldec_one', 'ldec_copy')
ldec_copy

> select slot_name from pg_copy_logical_replication_slot('ldec_one', 'ldec_out', false, 'pgoutput')
ldec_out

> select slot_name from pg_copy_logical_replication_slot('ldec_one', 'ldec_copy')
ERROR 42710 replication slot "ldec_copy" already exists

> select slot_name from pg_copy_logical_replication_slot('nosuch', 'ldec_copy2')
ERROR 42704 replication slot "nosuch" does not exist

> select slot_name from pg_copy_physical_replication_slot('ldec_one', 'ldec_copy2')
ERROR 0A000 cannot copy physical replication slot "ldec_one" as a logical replication slot

> select slot_name, plugin from pg_replication_slots where slot_name like 'ldec%' order by 1
ldec_copy|test_decoding
ldec_one|test_decoding
ldec_out|pgoutput

> select count(*) from pg_logical_slot_get_changes('ldec_one', null, null)
3

> select count(*) from pg_logical_slot_get_changes('ldec_copy', null, null)
3

> insert into ldec_t values (6, 'f')
INSERT 0 1

> select slot_name, end_lsn <= pg_current_wal_lsn() from pg_replication_slot_advance('ldec_one', pg_current_wal_lsn())
ldec_one|t

> select count(*) from pg_logical_slot_get_changes('ldec_one', null, null, 'skip-empty-xacts', '1')
0

> select count(*) from pg_logical_slot_get_changes('ldec_copy', null, null, 'skip-empty-xacts', '1')
3

> select pg_replication_slot_advance('ldec_one', '0/0')
ERROR XX000 invalid target WAL LSN

> select pg_replication_slot_advance('nosuch', '0/1')
ERROR 42704 replication slot "nosuch" does not exist

> select data from pg_logical_slot_get_changes('ldec_out', null, null, 'proto_version', '1', 'publication_names', 'p')
ERROR 0A000 logical decoding output plugin "pgoutput" produces binary output, but function "pg_logical_slot_get_changes(name,pg_lsn,integer,text[])" expects textual data

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null)
ERROR 0A000 client sent proto_version=0 but we only support protocol 1 or higher

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', '9', 'publication_names', 'p')
ERROR 0A000 client sent proto_version=9 but we only support protocol 3 or lower

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', '0', 'publication_names', 'p')
ERROR 0A000 client sent proto_version=0 but we only support protocol 1 or higher

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', 'x', 'publication_names', 'p')
ERROR 22023 invalid proto_version

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', '1')
ERROR 22023 publication_names parameter missing

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', '1', 'publication_names', 'p,,')
ERROR 42602 invalid publication_names syntax

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', '1', 'publication_names', 'p', 'origin', 'any')
ERROR XX000 unrecognized pgoutput option: origin

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', '1', 'publication_names', 'p', 'streaming', 'on')
ERROR 22023 requested proto_version=1 does not support streaming, need 2 or higher

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', '2', 'publication_names', 'p', 'two_phase', 'on')
ERROR 22023 requested proto_version=2 does not support two-phase commit, need 3 or higher

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', '1', 'proto_version', '1', 'publication_names', 'p')
ERROR 42601 conflicting or redundant options

> select data from pg_logical_slot_get_binary_changes('ldec_out', null, null, 'proto_version', '1', 'publication_names', 'nosuch')
ERROR 42704 publication "nosuch" does not exist

> select slot_name, spill_txns, stream_txns, stats_reset from pg_stat_replication_slots where slot_name = 'ldec_copy'
ldec_copy|0|0|∅

> select pg_stat_reset_replication_slot('ldec_copy') is null
f

> select slot_name, total_txns, total_bytes, stats_reset is not null from pg_stat_replication_slots where slot_name = 'ldec_copy'
ldec_copy|0|0|t

> select pg_stat_reset_replication_slot('nosuch')
ERROR 22023 replication slot "nosuch" does not exist

> select count(*) from pg_stat_replication where application_name = 'ldec none'
0

> create role ldec_role login
CREATE ROLE

> set role ldec_role
SET

> select pg_drop_replication_slot('ldec_out') is null
ERROR 42501 must be superuser or replication role to use replication slots

> select data from pg_logical_slot_peek_changes('ldec_copy', null, null)
ERROR 42501 must be superuser or replication role to use replication slots

> select pg_create_logical_replication_slot('ldec_three', 'test_decoding')
ERROR 42501 must be superuser or replication role to use replication slots

> select pg_replication_slot_advance('ldec_copy', '0/1')
ERROR 42501 must be superuser or replication role to use replication slots

> reset role
RESET

> alter role ldec_role replication
ALTER ROLE

> set role ldec_role
SET

> select pg_drop_replication_slot('ldec_out') is null
f

> reset role
RESET

> select slot_name from pg_create_logical_replication_slot('ldec_temporary', 'test_decoding', true)
ldec_temporary

> select temporary, active, active_pid = pg_backend_pid() from pg_replication_slots where slot_name = 'ldec_temporary'
t|t|t

> insert into ldec_t values (7, 'g')
INSERT 0 1

> select data from pg_logical_slot_get_changes('ldec_temporary', null, null, 'include-xids', '0')
BEGIN
table public.ldec_t: INSERT: a[integer]:7 b[text]:'g'
COMMIT

> select 1 / 0
ERROR 22012 division by zero

> select count(*) from pg_replication_slots where slot_name = 'ldec_temporary'
0

> select pg_drop_replication_slot('ldec_copy') is null
f

> select pg_drop_replication_slot('ldec_one') is null
f

> select count(*) from pg_replication_slots where slot_name like 'ldec%'
0

> drop role ldec_role
DROP ROLE

> drop table ldec_t
DROP TABLE
