# Replication origins are made and dropped; nothing is replayed under one. No backups of data files.

> select pg_replication_origin_session_is_setup(), pg_replication_origin_oid('nope'), pg_replication_origin_xact_reset()
f|∅|

> select pg_replication_origin_drop('nope')
ERROR 42704 replication origin "nope" does not exist

> select pg_replication_origin_progress('nope', false)
ERROR 42704 replication origin "nope" does not exist

> select pg_replication_origin_session_setup('nope')
ERROR 42704 replication origin "nope" does not exist

> select pg_replication_origin_session_reset()
ERROR 55000 no replication origin is configured

> select pg_replication_origin_session_progress(true)
ERROR 55000 no replication origin is configured

> select pg_replication_origin_xact_setup('0/1', now())
ERROR 55000 no replication origin is configured

> select pg_replication_origin_advance('nope', '0/1')
ERROR 42704 replication origin "nope" does not exist

> select pg_replication_origin_create('pg_x')
ERROR 42939 replication origin name "pg_x" is reserved

> select pg_replication_origin_create('a'), pg_replication_origin_create('b')
1|2

> select pg_replication_origin_create('a')
ERROR 23505 duplicate key value violates unique constraint "pg_replication_origin_roname_index"

> select pg_replication_origin_drop('a'), pg_replication_origin_create('c'), pg_replication_origin_progress('c', true), pg_replication_origin_oid('b')
|1|∅|2

> begin
BEGIN

> select pg_replication_origin_create('d')
3

> select * from pg_replication_origin order by 1
1|c
2|b
3|d

> rollback
ROLLBACK

> select * from pg_replication_origin order by 1
1|c
2|b

> select * from pg_replication_origin_status
(no rows)

> select pg_replication_origin_drop('b'), pg_replication_origin_drop('c')
|

> select * from pg_show_replication_origin_status()
(no rows)

> select pg_replication_origin_drop(null)
∅

> create role plainer
CREATE ROLE

> set role plainer
SET

> select pg_replication_origin_create('x')
ERROR 42501 permission denied for function pg_replication_origin_create

> select pg_replication_origin_session_is_setup()
ERROR 42501 permission denied for function pg_replication_origin_session_is_setup

> select * from pg_show_replication_origin_status()
ERROR 42501 permission denied for function pg_show_replication_origin_status

> select * from pg_replication_origin_status
ERROR 42501 permission denied for view pg_replication_origin_status

> select * from pg_backup_start('x')
ERROR 42501 permission denied for function pg_backup_start

> select * from pg_backup_stop()
ERROR 42501 permission denied for function pg_backup_stop

> reset role
RESET

> drop role plainer
DROP ROLE

> select proname, oid, proargnames, provolatile, proisstrict, proparallel, prorettype::regtype from pg_proc where proname ~ '^pg_replication_origin|^pg_show_rep|^pg_backup_' order by 1
pg_backup_start|2172|{label,fast}|v|t|r|pg_lsn
pg_backup_stop|2739|{wait_for_archive,lsn,labelfile,spcmapfile}|v|t|r|record
pg_replication_origin_advance|6012|∅|v|t|u|void
pg_replication_origin_create|6003|∅|v|t|u|oid
pg_replication_origin_drop|6004|∅|v|t|u|void
pg_replication_origin_oid|6005|∅|s|t|s|oid
pg_replication_origin_progress|6013|∅|v|t|u|pg_lsn
pg_replication_origin_session_is_setup|6008|∅|v|t|r|boolean
pg_replication_origin_session_progress|6009|∅|v|t|u|pg_lsn
pg_replication_origin_session_reset|6007|∅|v|t|u|void
pg_replication_origin_session_setup|6006|∅|v|t|u|void
pg_replication_origin_xact_reset|6011|∅|v|t|r|void
pg_replication_origin_xact_setup|6010|∅|v|t|r|void
pg_show_replication_origin_status|6014|{local_id,external_id,remote_lsn,local_lsn}|v|f|r|record

> select * from pg_backup_stop()
ERROR 55000 backup is not in progress

> select pg_get_function_arguments(oid), pg_get_function_result(oid) from pg_proc where proname ~ 'pg_backup_st' order by 1
label text, fast boolean DEFAULT false|pg_lsn
wait_for_archive boolean DEFAULT true, OUT lsn pg_lsn, OUT labelfile text, OUT spcmapfile text|record

> select pg_get_function_arguments('pg_promote'::regproc)
wait boolean DEFAULT true, wait_seconds integer DEFAULT 60
