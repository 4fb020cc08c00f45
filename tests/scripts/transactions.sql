# Transaction control as one session sees it, cursors, prepared statements, settings.

> begin
BEGIN

> begin isolation level repeatable read
BEGIN

> commit
COMMIT

> commit
COMMIT

> select 1/0
ERROR 22012 division by zero

> begin
BEGIN

> select 1/0
ERROR 22012 division by zero

> select 1
ERROR 25P02 current transaction is aborted, commands ignored until end of transaction block

> commit
ROLLBACK

> create table k (a int)
CREATE TABLE

> begin
BEGIN

> insert into k values (1)
INSERT 0 1

> savepoint s
SAVEPOINT

> select nosuch from k
ERROR 42703 column "nosuch" does not exist

> rollback to savepoint s
ROLLBACK

> insert into k values (2)
INSERT 0 1

> commit
COMMIT

> select * from k order by a
1
2

> begin read only
BEGIN

> insert into k values (3)
ERROR 25006 cannot execute INSERT in a read-only transaction

> rollback
ROLLBACK

> savepoint outside
ERROR 25P01 SAVEPOINT can only be used in transaction blocks

> begin
BEGIN

> declare c cursor for select g from generate_series(1, 5) g
DECLARE CURSOR

> fetch 2 from c
1
2

> fetch next from c
3

> fetch backward 1 from c
2

> fetch all from c
3
4
5

> move absolute 1 in c
MOVE 1

> fetch relative 1 from c
2

> close c
CLOSE CURSOR

> fetch c
ERROR 34000 cursor "c" does not exist

> rollback
ROLLBACK

> prepare p (int) as select $1 + a from k order by 1
PREPARE

> execute p (10)
11
12

> execute p
ERROR 42601 wrong number of parameters for prepared statement "p"

> deallocate p
DEALLOCATE

> execute p (1)
ERROR 26000 prepared statement "p" does not exist

> set statement_timeout = '2s'
SET

> show statement_timeout
2s

> reset statement_timeout
RESET

> set nosuch_setting = 1
ERROR 42704 unrecognized configuration parameter "nosuch_setting"

> set timezone = 'Europe/Berlin'
SET

> select timestamptz '2024-07-01 12:00+00', '2024-01-01 12:00'::timestamptz at time zone 'UTC'
2024-07-01 14:00:00+02|2024-01-01 11:00:00

> set datestyle = 'German'
SET

> select date '2024-02-03'
03.02.2024

> reset all
RESET

> begin
BEGIN

> create table gone (a int)
CREATE TABLE

> insert into gone values (1)
INSERT 0 1

> rollback
ROLLBACK

> select * from gone
ERROR 42P01 relation "gone" does not exist

> drop table k
DROP TABLE
