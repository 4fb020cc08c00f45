# Foreign keys: actions, tables that refer to each other, the indexes of referencing columns.

> create table loop_a (id text primary key)
CREATE TABLE

> create table loop_b (id text primary key references loop_a on update cascade)
CREATE TABLE

> insert into loop_a values ('original')
INSERT 0 1

> insert into loop_b values ('original')
INSERT 0 1

> alter table loop_a add constraint cc foreign key (id) references loop_b on update cascade
ALTER TABLE

> update loop_a set id = 'updated' where id = 'original'
UPDATE 1

> select (select id from loop_a), (select id from loop_b)
updated|updated

> update loop_b set id = 'updated2' where id = 'updated'
UPDATE 1

> select (select id from loop_a), (select id from loop_b)
updated2|updated2

> create table p (a int, b int, primary key (a, b))
CREATE TABLE

> create table c1 (x int, y int, z text, foreign key (x, y) references p on delete cascade on update cascade)
CREATE TABLE

> create index on c1 (x, y)
CREATE INDEX

> create table c2 (i int unique references c3 (k))
ERROR 42P01 relation "c3" does not exist

> create table c3 (k int primary key, up int references c3 on delete set null)
CREATE TABLE

> create index on c3 (up)
CREATE INDEX

> create table c4 (k int unique references c3 on delete set default default 0)
CREATE TABLE

> insert into p values (1, 1), (1, 2), (2, 1)
INSERT 0 3

> insert into c1 values (1, 1, 'a'), (1, 2, 'b'), (1, 1, 'c'), (null, 1, 'n'), (2, 1, 'd')
INSERT 0 5

> update p set b = 9 where a = 1 and b = 1
UPDATE 1

> select * from c1 order by z
1|9|a
1|2|b
1|9|c
2|1|d
∅|1|n

> delete from p where a = 1
DELETE 2

> select * from c1 order by z
2|1|d
∅|1|n

> insert into c3 values (0, null), (1, 0), (2, 1), (3, 1)
INSERT 0 4

> insert into c4 values (1), (2)
INSERT 0 2

> delete from c3 where k = 1
DELETE 1

> select * from c3 order by k
0|∅
2|∅
3|∅

> select * from c4 order by k
0
2

> delete from c3 where k = 2
ERROR 23505 duplicate key value violates unique constraint "c4_k_key"

> begin
BEGIN

> insert into c3 values (10, 3)
INSERT 0 1

> delete from c3 where k = 3
DELETE 1

> select * from c3 order by k
0|∅
2|∅
10|∅

> rollback
ROLLBACK

> select * from c3 order by k
0|∅
2|∅
3|∅
