# Storage that a savepoint's rollback brings back: what was dropped or emptied since is there again, what was made since is not.

> create table t(a int primary key)
CREATE TABLE

> insert into t values (1)
INSERT 0 1

> begin
BEGIN

> savepoint s
SAVEPOINT

> drop table t
DROP TABLE

> rollback to s
ROLLBACK

> commit
COMMIT

> select * from t
1

> begin
BEGIN

> insert into t values (2)
INSERT 0 1

> savepoint s
SAVEPOINT

> truncate t
TRUNCATE TABLE

> rollback to s
ROLLBACK

> select * from t
1
2

> commit
COMMIT

> select * from t
1
2

> begin
BEGIN

> create table u(a int primary key)
CREATE TABLE

> savepoint s1
SAVEPOINT

> insert into u values (7)
INSERT 0 1

> alter table u add column b int default 3
ALTER TABLE

> savepoint s2
SAVEPOINT

> create index on u (b)
CREATE INDEX

> drop index u_b_idx
DROP INDEX

> rollback to s2
ROLLBACK

> truncate u
TRUNCATE TABLE

> insert into u values (8), (9)
INSERT 0 2

> rollback to s2
ROLLBACK

> select * from u where a = 7
7|3

> rollback to s1
ROLLBACK

> select * from u
(no rows)

> insert into u values (10)
INSERT 0 1

> rollback to s1
ROLLBACK

> savepoint s3
SAVEPOINT

> create temp table q (a int)
CREATE TABLE

> insert into q values (1)
INSERT 0 1

> rollback to s3
ROLLBACK

> insert into u values (11)
INSERT 0 1

> commit
COMMIT

> select * from u
11

> begin
BEGIN

> savepoint a
SAVEPOINT

> create temp table q (a int)
CREATE TABLE

> rollback to a
ROLLBACK

> commit
COMMIT

> insert into u values (12)
INSERT 0 1

> select * from u where a = 12
12

> drop table u
DROP TABLE

> drop table t
DROP TABLE
