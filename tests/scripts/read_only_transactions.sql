# What a read-only transaction may do, and when it may become another

> create table w(a int primary key)
CREATE TABLE

> insert into w values (1)
INSERT 0 1

> create temp table tt(a int)
CREATE TABLE

> begin
BEGIN

> set transaction read only
SET

> select * from w
1

> set transaction read write
ERROR 25001 transaction read-write mode must be set before any query

> commit
ROLLBACK

> begin
BEGIN

> set transaction read only
SET

> set transaction read write
SET

> set transaction read only
SET

> select * from w where a = 1
1

> savepoint x
SAVEPOINT

> set transaction read only
SET

> set transaction read write
ERROR 25001 cannot set transaction read-write mode inside a read-only transaction

> commit
ROLLBACK

> begin
BEGIN

> select * from w where a = 1
1

> set transaction isolation level serializable
ERROR 25001 SET TRANSACTION ISOLATION LEVEL must be called before any query

> commit
ROLLBACK

> begin
BEGIN

> savepoint x
SAVEPOINT

> set transaction read only
SET

> select * from w
1

> rollback to x
ROLLBACK

> show transaction_read_only
off

> savepoint y
SAVEPOINT

> set transaction read only
SET

> release y
RELEASE

> show transaction_read_only
off

> commit
COMMIT

> begin
BEGIN

> savepoint x
SAVEPOINT

> set transaction read only
SET

> set transaction read write
ERROR 25001 cannot set transaction read-write mode inside a read-only transaction

> commit
ROLLBACK

> begin read only
BEGIN

> insert into tt values (1)
INSERT 0 1

> update tt set a = 2
UPDATE 1

> select * from tt for update
2

> delete from tt
DELETE 1

> truncate tt
ERROR 25006 cannot execute TRUNCATE TABLE in a read-only transaction

> drop table tt
ERROR 25P02 current transaction is aborted, commands ignored until end of transaction block

> commit
ROLLBACK

> begin read only
BEGIN

> select * from w for update
ERROR 25006 cannot execute SELECT FOR UPDATE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> with x as (insert into tt values (1) returning a) select * from x
1

> rollback
ROLLBACK

> begin read only
BEGIN

> with x as (insert into w values (5) returning a) select * from x
ERROR 25006 cannot execute SELECT in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> insert into tt select * from w for share
ERROR 25006 cannot execute INSERT in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> alter table w add b int
ERROR 25006 cannot execute ALTER TABLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> drop table w
ERROR 25006 cannot execute DROP TABLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> drop view w
ERROR 25006 cannot execute DROP VIEW in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create index on w(a)
ERROR 25006 cannot execute CREATE INDEX in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create table x()
ERROR 25006 cannot execute CREATE TABLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create temp table x2()
ERROR 25006 cannot execute CREATE TABLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create table x as select 1
ERROR 25006 cannot execute CREATE TABLE AS in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> select 1 into x3
ERROR 25006 cannot execute SELECT INTO in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> truncate w
ERROR 25006 cannot execute TRUNCATE TABLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> comment on table w is 'x'
ERROR 25006 cannot execute COMMENT in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> grant select on w to public
ERROR 25006 cannot execute GRANT in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> vacuum w
ERROR 25001 VACUUM cannot run inside a transaction block

> rollback
ROLLBACK

> begin read only
BEGIN

> analyze w
ANALYZE

> rollback
ROLLBACK

> begin read only
BEGIN

> lock table w
LOCK TABLE

> rollback
ROLLBACK

> begin read only
BEGIN

> lock table w in access share mode
LOCK TABLE

> rollback
ROLLBACK

> begin read only
BEGIN

> notify x
NOTIFY

> rollback
ROLLBACK

> begin read only
BEGIN

> listen x
LISTEN

> rollback
ROLLBACK

> begin read only
BEGIN

> create role r1
ERROR 25006 cannot execute CREATE ROLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> drop role r1
ERROR 25006 cannot execute DROP ROLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> rollback
ROLLBACK

> begin read only
BEGIN

> rollback
ROLLBACK

> begin read only
BEGIN

> prepare p as insert into w values (3)
PREPARE

> execute p
ERROR 25006 cannot execute INSERT in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> refresh materialized view w
ERROR 25006 cannot execute REFRESH MATERIALIZED VIEW in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> reindex table w
REINDEX

> rollback
ROLLBACK

> begin read only
BEGIN

> cluster w
ERROR 42704 there is no previously clustered index for table "w"

> rollback
ROLLBACK

> begin read only
BEGIN

> declare c cursor for select * from w for update
ERROR 25006 cannot execute SELECT FOR UPDATE in a read-only transaction

> fetch c
ERROR 25P02 current transaction is aborted, commands ignored until end of transaction block

> rollback
ROLLBACK

> begin read only
BEGIN

> do $$ begin insert into w values (3);
+ end $$
ERROR 25006 cannot execute INSERT in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create function f() returns int language sql as 'select 1'
ERROR 25006 cannot execute CREATE FUNCTION in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> alter sequence s restart
ERROR 25006 cannot execute ALTER SEQUENCE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> drop sequence s
ERROR 25006 cannot execute DROP SEQUENCE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> drop function f()
ERROR 25006 cannot execute DROP FUNCTION in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> drop type t
ERROR 25006 cannot execute DROP TYPE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> drop index i
ERROR 25006 cannot execute DROP INDEX in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> drop schema s
ERROR 25006 cannot execute DROP SCHEMA in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> drop owned by postgres
ERROR 25006 cannot execute DROP OWNED in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> reassign owned by postgres to postgres
ERROR 25006 cannot execute REASSIGN OWNED in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> alter role postgres createdb
ERROR 25006 cannot execute ALTER ROLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> security label on table w is 'x'
ERROR 25006 cannot execute SECURITY LABEL in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create trigger t before insert on w execute function f()
ERROR 25006 cannot execute CREATE TRIGGER in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create rule r as on insert to w do nothing
ERROR 25006 cannot execute CREATE RULE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create policy p on w
ERROR 25006 cannot execute CREATE POLICY in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create view v as select 1
ERROR 25006 cannot execute CREATE VIEW in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create sequence s
ERROR 25006 cannot execute CREATE SEQUENCE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create type t as (a int)
ERROR 25006 cannot execute CREATE TYPE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create domain d as int
ERROR 25006 cannot execute CREATE DOMAIN in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create schema s
ERROR 25006 cannot execute CREATE SCHEMA in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> create extension hstore
ERROR 25006 cannot execute CREATE EXTENSION in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> alter table w rename to x
ERROR 25006 cannot execute ALTER TABLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> alter table w owner to postgres
ERROR 25006 cannot execute ALTER TABLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> alter table w set schema public
ERROR 25006 cannot execute ALTER TABLE in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> alter function f() rename to g
ERROR 25006 cannot execute ALTER FUNCTION in a read-only transaction

> rollback
ROLLBACK

> begin read only
BEGIN

> merge into w using (select 1 a) s on w.a = s.a when matched then delete
ERROR 25006 cannot execute MERGE in a read-only transaction

> rollback
ROLLBACK

> start transaction isolation level repeatable read, read write, deferrable
START TRANSACTION

> commit and chain
COMMIT

> show transaction_deferrable
on

> rollback
ROLLBACK

> commit prepared 'x'
ERROR 42704 prepared transaction with identifier "x" does not exist

> begin
BEGIN

> rollback prepared 'x'
ERROR 25001 ROLLBACK PREPARED cannot run inside a transaction block

> rollback
ROLLBACK

> begin
BEGIN

> insert into w values (1)
ERROR 23505 duplicate key value violates unique constraint "w_pkey"

> prepare transaction 'x'
ROLLBACK

> rollback
ROLLBACK

> prepare transaction 'x'
ROLLBACK

> begin
BEGIN

> prepare transaction 'x'
PREPARE TRANSACTION

> select 1
1

> ;rollback
ROLLBACK

> drop table w, tt
DROP TABLE
