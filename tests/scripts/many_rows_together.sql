# Statements over many rows: what is wrong with one of them, and what a transaction does to the same rows again.

> create table m(id int primary key, k int unique, v int check (v < 1000), t text not null)
CREATE TABLE

> insert into m select i, i * 2, i, 'row ' || i from generate_series(1, 600) i
INSERT 0 600

> insert into m select i, null, i, 'more' from generate_series(601, 700) i
INSERT 0 100

> select count(*), sum(k), count(distinct t) from m
700|360600|601

> insert into m select i, 0, 1, 'x' from generate_series(701, 720) i
ERROR 23505 duplicate key value violates unique constraint "m_k_key"

> insert into m select i % 50 + 800, null, 1, 'x' from generate_series(1, 60) i
ERROR 23505 duplicate key value violates unique constraint "m_pkey"

> insert into m select i, null, 1, 'x' from generate_series(690, 720) i
ERROR 23505 duplicate key value violates unique constraint "m_pkey"

> insert into m select i, i * 2, 1, 'x' from generate_series(720, 60, -1) i
ERROR 23505 duplicate key value violates unique constraint "m_pkey"

> insert into m select i, null, case when i = 750 then 1000 else 1 end, 'x' from generate_series(730, 760) i
ERROR 23514 new row for relation "m" violates check constraint "m_v_check"

> insert into m select i, null, case when i = 752 then 1000 else 1 end, case when i <> 755 then 'x' end from generate_series(730, 760) i
ERROR 23514 new row for relation "m" violates check constraint "m_v_check"

> insert into m select i, null, case when i = 755 then 1000 else 1 end, case when i <> 752 then 'x' end from generate_series(730, 760) i
ERROR 23502 null value in column "t" of relation "m" violates not-null constraint

> select count(*) from m
700

> begin
BEGIN

> delete from m where id between 100 and 400
DELETE 301

> insert into m select i, i * 2, 5, 'again' from generate_series(150, 350) i
INSERT 0 201

> select count(*), min(t), max(t), sum(v) from m where id between 100 and 400
201|again|again|1005

> savepoint one
SAVEPOINT

> insert into m select i, null, 1, 'gone' from generate_series(1000, 1200) i
INSERT 0 201

> update m set t = 'gone' where id < 100
UPDATE 99

> delete from m where id > 500 and id < 600
DELETE 99

> rollback to one
ROLLBACK

> select count(*), count(*) filter (where t = 'gone'), max(id) from m
600|0|700

> insert into m select i, null, 1, 'kept' from generate_series(1100, 1300) i
INSERT 0 201

> savepoint two
SAVEPOINT

> insert into m select i, null, 1, 'gone' from generate_series(1301, 1320) i
INSERT 0 20

> release two
RELEASE

> delete from m where id > 1310
DELETE 10

> insert into m select i, null, 1, 'anew' from generate_series(1305, 1330) i
ERROR 23505 duplicate key value violates unique constraint "m_pkey"

> rollback to one
ROLLBACK

> insert into m select i, null, 1, 'kept' from generate_series(1100, 1300) i
INSERT 0 201

> commit
COMMIT

> select t, count(*), min(id), max(id) from (select id, case when t like 'row%' then 'row' else t end as t from m) q group by t order by t
again|201|150|350
kept|201|1100|1300
more|100|601|700
row|299|1|600

> select count(*) from m where k = 300
1

> select t from m where k = 300
again

> update m set id = id + 1
ERROR 23505 duplicate key value violates unique constraint "m_pkey"

> update m set id = id + 5000 where id < 300
UPDATE 249

> update m set k = k + 1 where k is not null
UPDATE 500

> update m set k = k + 10001 where k is not null
UPDATE 500

> select count(*), min(k), max(k), min(id), max(id) from m
801|10004|11202|300|5299

> update m set v = v + 500
ERROR 23514 new row for relation "m" violates check constraint "m_v_check"

> with u as (update m set v = 3 where v > 500 returning id, v) select count(*), sum(id), sum(v) from u
200|120100|600

> update m set v = 1000 / (v - 20)
ERROR 22012 division by zero

> update m set v = case when v = 25 then 2000 else 1000 / (v - 30) end where v < 40
ERROR 23514 new row for relation "m" violates check constraint "m_v_check"

> update m set t = null where id > 5000 and v < 30
ERROR 23502 null value in column "t" of relation "m" violates not-null constraint

> select count(*), sum(v) from m
801|51806

> create table o(id int, n int)
CREATE TABLE

> insert into o select i % 300, i from generate_series(1, 900) i
INSERT 0 900

> update m set v = 7 from o where o.id = m.id - 400 and o.n < 600
UPDATE 299

> select count(*) from m where v = 7
300

> delete from m using o where o.id = m.id - 300
DELETE 250

> select count(*), sum(id) from m
551|1590475

> with d as (delete from m where id in (select id from m order by id limit 20) returning id, k) select count(*), sum(id), sum(k) from d
20|12190|11202

> create function seen() returns bigint language sql stable as 'select count(*) from m'
CREATE FUNCTION

> update m set v = seen() % 1000 where id < 5100
UPDATE 381

> select count(*), min(v), max(v) from m where id < 5100
381|531|531

> create sequence q
CREATE SEQUENCE

> update m set v = nextval('q') % 1000
UPDATE 531

> select count(distinct v), currval('q') - count(*) from m
531|0

> create unique index on m ((v % 10), id)
CREATE INDEX

> create unique index on m (t) where id > 5000
ERROR 23505 could not create unique index "m_t_idx"

> insert into m select i, null, 4, 'row ' || i from generate_series(10000, 10050) i
INSERT 0 51

> insert into m select i, null, 4, 'row ' || (i % 30) from generate_series(10100, 10150) i
INSERT 0 51

> select count(*) from m
633

> create table p(id int primary key, x numeric unique, f float8 unique, b bytea unique, a int[] unique, c text collate "C" unique deferrable)
CREATE TABLE

> insert into p select i, i / 7.0, i / 7.0, int4send(i), array[i, 1], 'c' || i from generate_series(1, 300) i
INSERT 0 300

> insert into p select i, 1.0, i, int4send(i), array[i, 2], 'c' || i from generate_series(1001, 1030) i
ERROR 23505 duplicate key value violates unique constraint "p_x_key"

> insert into p select i, i, 'nan', null, null, 'c' || i from generate_series(1001, 1030) i
ERROR 23505 duplicate key value violates unique constraint "p_f_key"

> insert into p select i, null, null, null, null, 'c' || i % 40 from generate_series(1001, 1050) i
ERROR 23505 duplicate key value violates unique constraint "p_c_key"

> update p set c = 'c' || (301 - id)
UPDATE 300

> update p set x = -x, f = -f, a = a || 1
UPDATE 300

> update p set id = id - 1 where id > 1
ERROR 23505 duplicate key value violates unique constraint "p_pkey"

> delete from p where id % 3 = 0
DELETE 100

> select count(*), sum(x), sum(id), max(c) from p
200|-4285.71428571428571428571|30000|c99

> create table r(id int primary key references p on delete cascade, n int)
CREATE TABLE

> insert into r select id, id from p
INSERT 0 200

> insert into r select i, i from generate_series(300, 330) i
ERROR 23503 insert or update on table "r" violates foreign key constraint "r_id_fkey"

> delete from p where id < 100
DELETE 66

> select count(*), min(id) from r
134|100

> update p set id = id + 1000
ERROR 23503 update or delete on table "p" violates foreign key constraint "r_id_fkey" on table "r"

> update p set x = x + 1
UPDATE 134

> select count(*) from p
134
