# Tables, constraints, INSERT, UPDATE, DELETE, ON CONFLICT, foreign keys, sequences.

> create table t (a int primary key, b text not null default 'x', c numeric(6,2) check (c > 0))
CREATE TABLE

> insert into t values (1, 'one', 1.005), (2, default, null)
INSERT 0 2

> insert into t (a) values (3) returning *
3|x|∅

> insert into t values (1, 'dup', 1)
ERROR 23505 duplicate key value violates unique constraint "t_pkey"

> insert into t values (4, null, 1)
ERROR 23502 null value in column "b" of relation "t" violates not-null constraint

> insert into t values (4, 'x', -1)
ERROR 23514 new row for relation "t" violates check constraint "t_c_check"

> insert into t values (4, 'x', 12345.6)
ERROR 22003 numeric field overflow

> insert into t values (5, 'x', 1, 2)
ERROR 42601 INSERT has more expressions than target columns

> insert into t (a, nosuch) values (5, 'x')
ERROR 42703 column "nosuch" of relation "t" does not exist

> select * from t order by a
1|one|1.01
2|x|∅
3|x|∅

> update t set b = b || '!', c = coalesce(c, 0) + 1 where a <> 2 returning a, b, c
1|one!|2.01
3|x!|1.00

> update t set a = 2 where a = 1
ERROR 23505 duplicate key value violates unique constraint "t_pkey"

> update t set (b, c) = ('z', 9) where a = 1
UPDATE 1

> update t set b = s.x from (values (1, 'from'), (3, 'three')) s(k, x) where t.a = s.k returning t.a, t.b
1|from
3|three

> insert into t values (1, 'again', 2), (7, 'new', 2) on conflict (a) do update set b = excluded.b || t.b returning a, b
1|againfrom
7|new

> insert into t values (1, 'again', 2) on conflict do nothing
INSERT 0 0

> insert into t values (8, 'a', 1) on conflict (b) do nothing
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> delete from t using (values (7)) d(k) where a = d.k returning *
7|new|2.00|7

> delete from t where a > 2
DELETE 1

> select count(*), sum(c), min(b) from t
2|9.00|againfrom

> create table parent (id serial primary key, name varchar(5) unique)
CREATE TABLE

> create table child (id int generated always as identity, pid int references parent on delete cascade, q int references parent (id) on delete set null)
CREATE TABLE

> insert into parent (name) values ('a'), ('b'), ('c') returning id, name
1|a
2|b
3|c

> insert into parent (name) values ('toolong')
ERROR 22001 value too long for type character varying(5)

> insert into child (pid, q) values (1, 2), (2, 3), (null, null)
INSERT 0 3

> insert into child (pid) values (99)
ERROR 23503 insert or update on table "child" violates foreign key constraint "child_pid_fkey"

> insert into child (id, pid) values (5, 1)
ERROR 428C9 cannot insert a non-DEFAULT value into column "id"

> select * from child order by id
1|1|2
2|2|3
3|∅|∅

> delete from parent where id = 2
DELETE 1

> select * from child order by id
1|1|∅
3|∅|∅

> update parent set id = 10 where id = 1
ERROR 23503 update or delete on table "parent" violates foreign key constraint "child_pid_fkey" on table "child"

> drop table parent
ERROR 2BP01 cannot drop table parent because other objects depend on it

> drop table parent cascade
DROP TABLE

> select pid from child order by pid
1
∅

> create sequence s start 5 increment 2 maxvalue 9
CREATE SEQUENCE

> select nextval('s'), nextval('s'), currval('s')
5|7|7

> select nextval('s')
9

> select nextval('s')
ERROR 2200H nextval: reached maximum value of sequence "s" (9)

> begin
BEGIN

> insert into t values (20, 'in', 1)
INSERT 0 1

> savepoint one
SAVEPOINT

> insert into t values (21, 'sp', 1)
INSERT 0 1

> rollback to one
ROLLBACK

> insert into t values (20, 'dup', 1)
ERROR 23505 duplicate key value violates unique constraint "t_pkey"

> select 1
ERROR 25P02 current transaction is aborted, commands ignored until end of transaction block

> rollback
ROLLBACK

> select count(*) from t
2

> create index on t (b desc, c)
CREATE INDEX

> select b from t where b >= 'a' order by b desc
x
againfrom

> alter table t add column d int default 7
ALTER TABLE

> select * from t order by a
1|againfrom|9.00|7
2|x|∅|7

> alter table t drop column b
ALTER TABLE

> select * from t order by a
1|9.00|7
2|∅|7

> alter table t add constraint positive check (d > 7)
ERROR 23514 check constraint "positive" of relation "t" is violated by some row

> alter table t alter d set not null
ALTER TABLE

> insert into t (a, d) values (30, null)
ERROR 23502 null value in column "d" of relation "t" violates not-null constraint

> truncate t
TRUNCATE TABLE

> select count(*) from t
0

> create table n as select g as k, g % 3 as m from generate_series(1, 1000) g
SELECT 1000

> create unique index on n (k)
CREATE INDEX

> select k, m from n where k between 500 and 503 order by k
500|2
501|0
502|1
503|2

> select m, count(*), avg(k) from n group by m order by m
0|333|501.0000000000000000
1|334|500.5000000000000000
2|333|500.0000000000000000

> update n set m = m + 10 where k <= 500
UPDATE 500

> select count(*) from n where m >= 10
500

> delete from n where k % 2 = 0
DELETE 500

> select count(*), max(k) from n
500|999

> create unique index on n (m)
ERROR 23505 could not create unique index "n_m_idx"

> drop table n, nosuch
ERROR 42P01 table "nosuch" does not exist

> drop table if exists n, t
DROP TABLE

> select * from t
ERROR 42P01 relation "t" does not exist
