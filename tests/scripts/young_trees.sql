# Tables and indexes made inside a transaction that has a snapshot already.

> create table o (a int)
CREATE TABLE

> insert into o values (1)
INSERT 0 1

> begin isolation level repeatable read
BEGIN

> select 1
1

> create table q (a int primary key)
CREATE TABLE

> select * from q
(no rows)

> insert into q values (1)
INSERT 0 1

> select * from q
1

> select * from q where a = 1
1

> create index on o (a)
CREATE INDEX

> select * from o where a = 1
1

> commit
COMMIT

> begin isolation level serializable
BEGIN

> select * from o
1

> truncate o
TRUNCATE TABLE

> insert into o values (2)
INSERT 0 1

> select * from o
2

> commit
COMMIT
