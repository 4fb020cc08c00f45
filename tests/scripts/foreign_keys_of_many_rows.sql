# Foreign keys of many rows at once: what refers to the same row, cascades to many rows, deferred checks, and tables that refer to themselves.

> create table pa(a int, b text, primary key (a, b))
CREATE TABLE

> insert into pa select i, 'b' || i % 5 from generate_series(1, 50) i
INSERT 0 50

> create table ch(id int primary key, a int, b text, foreign key (a, b) references pa on delete cascade on update cascade)
CREATE TABLE

> insert into ch select i, i % 50 + 1, 'b' || (i % 50 + 1) % 5 from generate_series(1, 500) i
INSERT 0 500

> insert into ch select i, null, 'none' from generate_series(501, 520) i
INSERT 0 20

> insert into ch select i, i % 50 + 1, 'b0' from generate_series(1000, 1100) i
ERROR 23503 insert or update on table "ch" violates foreign key constraint "ch_a_b_fkey"

> insert into ch select i, case when i = 1050 then 51 else 5 end, 'b0' from generate_series(1000, 1100) i
ERROR 23503 insert or update on table "ch" violates foreign key constraint "ch_a_b_fkey"

> create table gc(id int references ch on delete cascade, n int)
CREATE TABLE

> insert into gc select i % 500 + 1, i from generate_series(1, 2000) i
INSERT 0 2000

> create index on ch (a, b)
CREATE INDEX

> create index on gc (id)
CREATE INDEX

> delete from pa where a between 10 and 20
DELETE 11

> select count(*) from ch
410

> select count(*), min(n), max(n) from gc
1560|1|2000

> begin
BEGIN

> insert into ch select i, i % 5 + 1, 'b' || (i % 5 + 1) % 5 from generate_series(600, 700) i
INSERT 0 101

> delete from ch where id % 7 = 0
DELETE 74

> delete from pa where a < 5
DELETE 4

> select count(*), sum(a) from ch
332|9459

> rollback
ROLLBACK

> select count(*), sum(a) from ch
410|11100

> update pa set a = a + 100 where a > 40
UPDATE 10

> select count(*), sum(a) from ch
410|21100

> create table de(id int, p int constraint later references ch deferrable initially deferred)
CREATE TABLE

> begin
BEGIN

> insert into de select i, 9999 from generate_series(1, 20) i
INSERT 0 20

> insert into de select i, 5000 + i % 3 from generate_series(1, 20) i
INSERT 0 20

> delete from de where p = 9999
DELETE 20

> insert into ch select i, null, null from generate_series(5000, 5001) i
INSERT 0 2

> commit
ERROR 23503 insert or update on table "de" violates foreign key constraint "later"

> begin
BEGIN

> insert into de select i, 5000 + i % 3 from generate_series(1, 20) i
INSERT 0 20

> insert into ch select i, null, null from generate_series(5000, 5002) i
INSERT 0 3

> commit
COMMIT

> select count(*) from de
20

> create table se(id int primary key, up int references se on delete cascade)
CREATE TABLE

> insert into se select i, case when i > 1 then i / 2 end from generate_series(1, 300) i
INSERT 0 300

> delete from se where id = 2
DELETE 1

> select count(*), min(id), max(id) from se
128|1|255

> insert into se select i, i - 1 from generate_series(1000, 1050) i where i > 1000
ERROR 23503 insert or update on table "se" violates foreign key constraint "se_up_fkey"

> insert into se select i, nullif(i - 1, 999) from generate_series(1000, 1050) i
INSERT 0 51

> delete from se where id = 1000
DELETE 1

> select count(*) from se
128

> create table tp(id int primary key)
CREATE TABLE

> insert into tp select generate_series(1, 30)
INSERT 0 30

> create table tc(id int references tp on delete cascade, n int)
CREATE TABLE

> insert into tc select i % 30 + 1, i from generate_series(1, 300) i
INSERT 0 300

> create function keep() returns trigger language plpgsql as 'begin if old.n % 2 = 0 then return null; end if; return old; end'
CREATE FUNCTION

> create trigger k before delete on tc for each row execute function keep()
CREATE TRIGGER

> delete from tp where id < 10
DELETE 9

> select count(*), sum(n) from tc
260|39590
