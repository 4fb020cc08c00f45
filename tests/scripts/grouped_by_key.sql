# Columns that depend on a grouped primary key, and views that depend on that key. Checked against PostgreSQL 15.

> create table art (id int primary key, title text, n int unique not null)
CREATE TABLE

> create table cat (id int, aid int, d text, primary key (id, aid))
CREATE TABLE

> create view f1 as select id, title from art group by id
CREATE VIEW

> create view f2 as select a.id, a.title, c.d from art a join cat c on c.aid = a.id group by a.id, c.id, c.aid
CREATE VIEW

> create view f3 as select id, title from art group by id union select id, title from art group by id
CREATE VIEW

> create view f4 as select * from art where title in (select title from art group by id)
CREATE VIEW

> create view f5 as select id from art group by id
CREATE VIEW

> alter table art drop constraint art_pkey restrict
ERROR 2BP01 cannot drop constraint art_pkey on table art because other objects depend on it

> drop view f1
DROP VIEW

> alter table art drop constraint art_pkey
ERROR 2BP01 cannot drop constraint art_pkey on table art because other objects depend on it

> drop view f3, f4
DROP VIEW

> alter table cat drop constraint cat_pkey
ERROR 2BP01 cannot drop constraint cat_pkey on table cat because other objects depend on it

> drop view f2
DROP VIEW

> alter table art drop constraint art_pkey
ALTER TABLE

> select id, title from art group by id
ERROR 42803 column "art.title" must appear in the GROUP BY clause or be used in an aggregate function

> select id, title from art group by n, id
ERROR 42803 column "art.title" must appear in the GROUP BY clause or be used in an aggregate function

> alter table art add primary key (n)
ALTER TABLE

> create view f6 as select id, title from art group by n
CREATE VIEW

> alter table art drop constraint art_pkey cascade
ALTER TABLE

> select * from f6
ERROR 42P01 relation "f6" does not exist

> select * from f5
(no rows)

> alter table cat drop constraint cat_pkey
ALTER TABLE

> drop view f5
DROP VIEW

> prepare g as select id, title from art group by id
ERROR 42803 column "art.title" must appear in the GROUP BY clause or be used in an aggregate function

> alter table art add primary key (id)
ALTER TABLE

> prepare g as select id, title from art group by id
PREPARE

> execute g
(no rows)

> alter table art drop constraint art_pkey
ALTER TABLE

> execute g
ERROR 42803 column "art.title" must appear in the GROUP BY clause or be used in an aggregate function

> deallocate g
DEALLOCATE

> create view f7 as select n, id, count(*) from art group by n, id having min(title) = 'x'
CREATE VIEW

> alter table art drop constraint art_n_key
ALTER TABLE

> drop table art, cat cascade
DROP TABLE
