# ANALYZE looks at a table as it is now, also one that is younger than its transaction's snapshot.

> create table an_old (a int)
CREATE TABLE

> insert into an_old select generate_series(1, 10)
INSERT 0 10

> begin isolation level repeatable read
BEGIN

> select count(*) from an_old
10

> create table an_new as select g as a, g % 3 as b from generate_series(1, 30) g
SELECT 30

> create index an_x on an_new ((a + b))
CREATE INDEX

> analyze an_new
ANALYZE

> analyze an_old
ANALYZE

> select reltuples from pg_class where relname = 'an_new'
30

> select attname, n_distinct from pg_stats where tablename = 'an_new' order by 1
a|-1
b|3

> select count(*) from an_new
30

> commit
COMMIT

> begin isolation level serializable
BEGIN

> select count(*) from an_old
10

> truncate an_old
TRUNCATE TABLE

> insert into an_old values (1), (2)
INSERT 0 2

> analyze an_old
ANALYZE

> select reltuples from pg_class where relname = 'an_old'
2

> commit
COMMIT

> drop table an_old, an_new
DROP TABLE
