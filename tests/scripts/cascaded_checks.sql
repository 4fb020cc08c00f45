# What foreign keys write must satisfy CHECK and NOT NULL, and fills generated columns. Checked against PostgreSQL 15.

> create table pa (id int primary key check (id <> 7))
CREATE TABLE

> create table ch (id int unique references pa on update cascade on delete set null check (id < 1000) not null, twice int generated always as (id * 2) stored)
CREATE TABLE

> create table gc (id int references ch (id) on update cascade constraint gc_small check (id < 100) constraint no_99 check (id != 99))
CREATE TABLE

> insert into pa values (1), (2), (3)
INSERT 0 3

> insert into ch values (1), (2)
INSERT 0 2

> insert into gc values (1)
INSERT 0 1

> update pa set id = id * 10
UPDATE 3

> select * from ch natural join gc
10|20

> update pa set id = id * 10
ERROR 23514 new row for relation "gc" violates check constraint "gc_small"

> update pa set id = id * 1000 where id > 10
ERROR 23514 new row for relation "ch" violates check constraint "ch_id_check"

> update pa set id = 99 where id = 10
ERROR 23514 new row for relation "gc" violates check constraint "no_99"

> update pa set id = 98 where id = 10
UPDATE 1

> delete from pa where id = 20
ERROR 23502 null value in column "id" of relation "ch" violates not-null constraint

> select pa.id, ch.*, gc.* from pa left join ch on ch.id = pa.id left join gc on gc.id = pa.id order by 1
20|20|40|∅
30|∅|∅|∅
98|98|196|98

> drop table gc, ch, pa
DROP TABLE
