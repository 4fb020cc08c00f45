# MERGE: its clauses, what they may say, and what they run into.

> create table tg (id int primary key, v text, n int default 7, dbl int generated always as (n * 2) stored, check (n < 100))
CREATE TABLE

> create table sr (id int, v text, q int)
CREATE TABLE

> insert into tg (id, v, n) values (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)
INSERT 0 3

> insert into sr values (2, 'B', 20), (3, 'C', null), (4, 'D', 40), (5, 'E', null)
INSERT 0 4

> merge into tg using sr on tg.id = sr.id when matched then update set v = sr.v, n = coalesce(sr.q, tg.n) when not matched then insert (id, v) values (sr.id, sr.v)
MERGE 4

> select * from tg order by id
1|a|1|2
2|B|20|40
3|C|3|6
4|D|7|14
5|E|7|14

> merge into tg t using sr s on t.id = s.id when matched and s.q is null then delete when matched then update set v = t.v || s.v, n = default when not matched and s.q > 0 then insert values (s.id, 'x', s.q)
MERGE 4

> select * from tg order by id
1|a|1|2
2|BB|7|14
4|DD|7|14

> merge into tg using (values (1, 'one'), (9, 'nine')) x(a, b) on id = a when not matched then insert (id, v) values (a, b)
MERGE 1

> merge into tg using (values (1, 'one'), (10, 'ten')) x(a, b) on id = a when matched then do nothing when not matched then do nothing
MERGE 0

> merge into tg using (values (1), (1)) x(a) on id = a when matched then update set n = 5
ERROR 21000 MERGE command cannot affect row a second time

> merge into tg using (values (77), (77)) x(a) on id = a when not matched then insert (id) values (a)
ERROR 23505 duplicate key value violates unique constraint "tg_pkey"

> merge into tg using (values (1)) x(a) on id = a when matched then update set id = 2
ERROR 23505 duplicate key value violates unique constraint "tg_pkey"

> merge into tg using (values (1)) x(a) on id = a when matched then update set n = 1000
ERROR 23514 new row for relation "tg" violates check constraint "tg_n_check"

> merge into tg using (values (1)) x(a) on id = a when matched then update set dbl = 1
ERROR 428C9 column "dbl" can only be updated to DEFAULT

> merge into tg using (values (78)) x(a) on id = a when not matched then insert (id, dbl) values (a, 1)
ERROR 428C9 cannot insert a non-DEFAULT value into column "dbl"

> merge into tg using (values (78)) x(a) on id = a when not matched then insert (id, dbl) values (a, default)
MERGE 1

> merge into tg using (values (79)) x(a) on id = a when not matched then insert default values
ERROR 23502 null value in column "id" of relation "tg" violates not-null constraint

> merge into tg using (values (80)) x(a) on id = a when not matched then insert (id) values (a, 2)
ERROR 42601 INSERT has more expressions than target columns

> merge into tg using (values (80)) x(a) on id = a when not matched then insert (id, v) values (a)
ERROR 42601 INSERT has more target columns than expressions

> merge into tg using (values (80)) x(a) on id = a when not matched then insert (id, nosuch) values (a, 1)
ERROR 42703 column "nosuch" of relation "tg" does not exist

> merge into tg using (values (80)) x(a) on id = a when not matched then insert (id, id) values (a, 1)
ERROR 42701 column "id" specified more than once

> merge into tg using (values (80)) x(a) on id = a when matched then update set nosuch = 1
ERROR 42703 column "nosuch" of relation "tg" does not exist

> merge into tg using tg on true when matched then delete
ERROR 42712 name "tg" specified more than once

> merge into tg using tg t2 on tg.id = t2.id and t2.id > 50 when matched then delete
MERGE 1

> merge into tg using sr on tg.id = sr.id when matched then delete when matched then do nothing
ERROR 42601 unreachable WHEN clause specified after unconditional WHEN clause

> merge into tg using sr on tg.id = sr.id when matched then update set v = 'w' where true
ERROR 42601 syntax error at or near "where"

> merge into tg using sr on tg.id = sr.id when matched and tg.n then delete
ERROR 42804 argument of WHEN must be type boolean, not type integer

> merge into tg using sr on nosuch when matched then delete
ERROR 42703 column "nosuch" does not exist

> merge into tg using nosuch on true when matched then delete
ERROR 42P01 relation "nosuch" does not exist

> merge into nosuch using sr on true when matched then delete
ERROR 42P01 relation "nosuch" does not exist

> create view tv as select * from tg
CREATE VIEW

> merge into tv using sr on true when matched then delete
ERROR 0A000 cannot execute MERGE on relation "tv"

> with x as (select 100 + g as id from generate_series(1, 3) g) merge into tg using x on tg.id = x.id when not matched then insert (id, v) values (x.id, (select max(v) from sr))
MERGE 3

> select * from tg order by id
1|a|1|2
2|BB|7|14
4|DD|7|14
9|nine|7|14
101|E|7|14
102|E|7|14
103|E|7|14

> merge into tg using (select id, count(*) c from tg group by id) x on tg.id = x.id and x.id > 100 when matched and exists (select 1 from sr where sr.id = 2) then update set (v, n) = (select 'sub', x.c)
MERGE 3

> select * from tg where id > 100 order by id
101|sub|1|2
102|sub|1|2
103|sub|1|2

> create temp table ttg (id int unique, v int)
CREATE TABLE

> merge into ttg using generate_series(1, 3) g on id = g when not matched then insert values (g, g)
MERGE 3

> merge into ttg using generate_series(2, 5) g on id = g when matched and g = 2 then delete when matched then update set v = v + 10 when not matched then insert values (g, default)
MERGE 4

> select * from ttg order by 1
1|1
3|13
4|∅
5|∅

> create table pa (id int primary key)
CREATE TABLE

> create table ch (id int references pa on delete cascade)
CREATE TABLE

> insert into pa values (1), (2)
INSERT 0 2

> insert into ch values (1), (2)
INSERT 0 2

> merge into pa using (values (1)) x(a) on id = a when matched then delete
MERGE 1

> select * from ch
2

> merge into ch using (values (9)) x(a) on id = a when not matched then insert values (a)
ERROR 23503 insert or update on table "ch" violates foreign key constraint "ch_id_fkey"

> prepare mp(int, text) as merge into tg using (values ($1, $2)) x(a, b) on id = a when matched then update set v = b when not matched then insert (id, v) values (a, b)
PREPARE

> execute mp(1, 'prep')
MERGE 1

> execute mp(200, 'new')
MERGE 1

> select id, v from tg where id in (1, 200) order by 1
1|prep
200|new

> create table idt (id int generated always as identity, v int)
CREATE TABLE

> merge into idt using (values (5)) x(a) on false when not matched then insert (id, v) values (a, a)
ERROR 428C9 cannot insert a non-DEFAULT value into column "id"

> merge into idt using (values (5)) x(a) on false when not matched then insert (id, v) overriding system value values (a, a)
MERGE 1

> merge into idt using (values (5)) x(a) on false when not matched then insert (v) values (a)
MERGE 1

> select * from idt order by 1
1|5
5|5

> create table merged_into (a int, b int)
CREATE TABLE

> create table merged_from (a int, b int)
CREATE TABLE

> insert into merged_from values (1, 1), (2, 2)
INSERT 0 2

> merge into merged_into using (select * from merged_from where a = 1) v on merged_into.a = v.a when not matched then insert values (v.a, v.b)
MERGE 1

> select * from merged_into
1|1
