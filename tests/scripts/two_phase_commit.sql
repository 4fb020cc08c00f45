# PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED

> create table tp (id int primary key, t text)
CREATE TABLE

> insert into tp values (1, 'a'), (2, 'b')
INSERT 0 2

> prepare transaction 'x'
ROLLBACK

> commit prepared 'x'
ERROR 42704 prepared transaction with identifier "x" does not exist

> rollback prepared 'x'
ERROR 42704 prepared transaction with identifier "x" does not exist

> begin
BEGIN

> update tp set t = 'c' where id = 1
UPDATE 1

> insert into tp values (3, 'n')
INSERT 0 1

> create table tp2 (a int primary key references tp deferrable initially deferred)
CREATE TABLE

> insert into tp2 values (3)
INSERT 0 1

> prepare transaction 'g1'
PREPARE TRANSACTION

> select id, t from tp order by id
1|a
2|b

> select to_regclass('tp2')
∅

> select gid, owner, database = current_database(), transaction is not null, prepared <= now() from pg_prepared_xacts where database = current_database()
g1|postgres|t|t|t

> select gid, ownerid::regrole, dbid = (select oid from pg_database where datname = current_database()) from pg_prepared_xact() where gid = 'g1'
g1|postgres|t

> select l.locktype, l.mode, l.granted, l.fastpath from pg_locks l where pid is null and database = (select oid from pg_database where datname = current_database()) and relation = 'tp'::regclass order by 1, 2
relation|AccessShareLock|t|f
relation|RowExclusiveLock|t|f
relation|RowShareLock|t|f
relation|ShareRowExclusiveLock|t|f

> set lock_timeout = 100
SET

> update tp set t = 'z' where id = 1
ERROR 55P03 canceling statement due to lock timeout

> insert into tp values (3, 'q')
ERROR 55P03 canceling statement due to lock timeout

> create table tp2 (a int)
ERROR 55P03 canceling statement due to lock timeout

> select id from tp where id = 1 for update nowait
ERROR 55P03 could not obtain lock on row in relation "tp"

> select id from tp order by id for update skip locked
2

> begin
BEGIN

> commit prepared 'g1'
ERROR 25001 COMMIT PREPARED cannot run inside a transaction block

> rollback
ROLLBACK

> begin
BEGIN

> rollback prepared 'g1'
ERROR 25001 ROLLBACK PREPARED cannot run inside a transaction block

> rollback
ROLLBACK

> begin
BEGIN

> prepare transaction 'g1'
ERROR 42710 transaction identifier "g1" is already in use

> select 1
1

> commit prepared 'g1'
COMMIT PREPARED

> commit prepared 'g1'
ERROR 42704 prepared transaction with identifier "g1" does not exist

> select id, t from tp order by id
1|c
2|b
3|n

> select a from tp2
3

> begin
BEGIN

> delete from tp2
DELETE 1

> drop table tp2
DROP TABLE

> create sequence tps
CREATE SEQUENCE

> prepare transaction 'g2'
PREPARE TRANSACTION

> select a from tp2
ERROR 55P03 canceling statement due to lock timeout

> rollback prepared 'g2'
ROLLBACK PREPARED

> select a from tp2
3

> select to_regclass('tps')
∅

> begin
BEGIN

> insert into tp2 values (99)
INSERT 0 1

> prepare transaction 'g3'
ERROR 23503 insert or update on table "tp2" violates foreign key constraint "tp2_a_fkey"

> rollback prepared 'g3'
ERROR 42704 prepared transaction with identifier "g3" does not exist

> create temp table tt (a int)
CREATE TABLE

> begin
BEGIN

> select a from tt
(no rows)

> prepare transaction 'g3'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> insert into tt values (1)
INSERT 0 1

> prepare transaction 'g3'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> drop table tt
DROP TABLE

> prepare transaction 'g3'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> select count(*) from tt
0

> begin
BEGIN

> create temp table tu (a int)
CREATE TABLE

> prepare transaction 'g3'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> unlisten a
UNLISTEN

> prepare transaction 'g3'
PREPARE TRANSACTION

> rollback prepared 'g3'
ROLLBACK PREPARED

> begin
BEGIN

> listen a
LISTEN

> prepare transaction 'g3'
ERROR 0A000 cannot PREPARE a transaction that has executed LISTEN, UNLISTEN, or NOTIFY

> begin
BEGIN

> notify a
NOTIFY

> prepare transaction 'g3'
ERROR 0A000 cannot PREPARE a transaction that has executed LISTEN, UNLISTEN, or NOTIFY

> begin
BEGIN

> declare c cursor with hold for select 1
DECLARE CURSOR

> prepare transaction 'g3'
ERROR 0A000 cannot PREPARE a transaction that has created a cursor WITH HOLD

> begin
BEGIN

> declare c cursor for select 1
DECLARE CURSOR

> prepare transaction 'g3'
PREPARE TRANSACTION

> fetch c
ERROR 34000 cursor "c" does not exist

> rollback prepared 'g3'
ROLLBACK PREPARED

> begin
BEGIN

> select pg_export_snapshot() is null
f

> prepare transaction 'g3'
ERROR 0A000 cannot PREPARE a transaction that has exported snapshots

> begin
BEGIN

> select pg_advisory_lock(101), pg_advisory_xact_lock(101)
|

> prepare transaction 'g3'
ERROR 0A000 cannot PREPARE while holding both session-level and transaction-level locks on the same object

> select pg_advisory_unlock(101)
t

> begin
BEGIN

> select pg_advisory_xact_lock(102)


> prepare transaction 'g3'
PREPARE TRANSACTION

> select pg_try_advisory_lock(102)
f

> rollback prepared 'g3'
ROLLBACK PREPARED

> select pg_try_advisory_lock(102)
t

> select pg_advisory_unlock(102)
t

> begin
BEGIN

> select 1/0
ERROR 22012 division by zero

> prepare transaction 'g3'
ROLLBACK

> begin
BEGIN

> insert into tp values (50, 'fifty')
INSERT 0 1

> savepoint s
SAVEPOINT

> insert into tp values (51, 'gone')
INSERT 0 1

> rollback to s
ROLLBACK

> savepoint s2
SAVEPOINT

> insert into tp values (52, 'stays')
INSERT 0 1

> prepare transaction 'g4'
PREPARE TRANSACTION

> rollback to s
ERROR 25P01 ROLLBACK TO SAVEPOINT can only be used in transaction blocks

> commit prepared 'g4'
COMMIT PREPARED

> select id from tp where id >= 50 order by id
50
52

> begin
BEGIN

> prepare transaction 'gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg'
ERROR 22023 transaction identifier "gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg" is too long

> begin
BEGIN

> create role tp_role
CREATE ROLE

> grant select on tp to tp_role
GRANT

> set local work_mem = '1MB'
SET

> set lock_timeout = 300
SET

> prepare transaction 'g5'
PREPARE TRANSACTION

> show lock_timeout
300ms

> show work_mem
4MB

> select count(*) from pg_roles where rolname = 'tp_role'
0

> commit prepared 'g5'
COMMIT PREPARED

> select has_table_privilege('tp_role', 'tp', 'select')
t

> revoke all on tp from tp_role
REVOKE

> drop role tp_role
DROP ROLE

> begin isolation level repeatable read
BEGIN

> select count(*) from tp
5

> update tp set t = 'rr' where id = 1
UPDATE 1

> prepare transaction 'g6'
PREPARE TRANSACTION

> begin isolation level repeatable read
BEGIN

> select t from tp where id = 1
c

> commit
COMMIT

> commit prepared 'g6'
COMMIT PREPARED

> select t from tp where id = 1
rr

> begin read only
BEGIN

> select 1
1

> prepare transaction 'g7'
PREPARE TRANSACTION

> set default_transaction_read_only = on
SET

> commit prepared 'g7'
COMMIT PREPARED

> reset default_transaction_read_only
RESET

> begin isolation level serializable
BEGIN

> select count(*) from tp
5

> insert into tp values (60, 'ser')
INSERT 0 1

> prepare transaction 'g8'
PREPARE TRANSACTION

> commit prepared 'g8'
COMMIT PREPARED

> select t from tp where id = 60
ser

> create function tp_deferred() returns trigger language plpgsql as $$ begin insert into tp values (70, 'by trigger'); return null; end $$
CREATE FUNCTION

> create constraint trigger tp_late after insert on tp2 deferrable initially deferred for each row execute function tp_deferred()
CREATE TRIGGER

> begin
BEGIN

> insert into tp2 values (1)
INSERT 0 1

> prepare transaction 'g9'
PREPARE TRANSACTION

> select count(*) from tp where id = 70
0

> commit prepared 'g9'
COMMIT PREPARED

> select t from tp where id = 70
by trigger

> begin
BEGIN

> truncate tp2
TRUNCATE TABLE

> analyze tp
ANALYZE

> comment on table tp is 'prepared'
COMMENT

> prepare transaction 'g10'
PREPARE TRANSACTION

> commit prepared 'g10'
COMMIT PREPARED

> select count(*), obj_description('tp'::regclass) from tp2
0|prepared

> begin
BEGIN

> select lo_create(0) > 0
t

> prepare transaction 'g11'
PREPARE TRANSACTION

> rollback prepared 'g11'
ROLLBACK PREPARED

> create procedure tp_proc() language plpgsql as $$ begin execute 'prepare transaction ''p'''; end $$
CREATE PROCEDURE

> call tp_proc()
ERROR 0A000 EXECUTE of transaction commands is not implemented

> do $$ begin commit prepared 'q'; end $$
ERROR 42601 syntax error at or near "prepared"

> drop procedure tp_proc
DROP PROCEDURE

> prepare transaction
ERROR 42601 syntax error at end of input

> prepare transaction x
ERROR 42601 syntax error at or near "x"

> drop table tp2, tp
DROP TABLE

> drop function tp_deferred
DROP FUNCTION

> reset lock_timeout
RESET

> select count(*) from pg_prepared_xacts where database = current_database()
0
