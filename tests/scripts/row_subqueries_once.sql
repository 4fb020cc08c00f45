# A subquery whose row's fields are asked for one by one is run once for each row around it.
#: notices

> create table uq(id int, n int, m int); insert into uq select i, 3, i from generate_series(1,3) i
INSERT 0 3

> create function uqf(int) returns int language plpgsql volatile as $$ begin raise notice 'called %', $1; return $1; end $$
CREATE FUNCTION

> with u as (select 1) update uq set (n, m) = (select uqf(id), uqf(5))
NOTICE 00000 called 1
NOTICE 00000 called 5
NOTICE 00000 called 2
NOTICE 00000 called 5
NOTICE 00000 called 3
NOTICE 00000 called 5
UPDATE 3

> with u as (select 1) update uq set (n, m) = (select uqf(id), 7 where uq.id > 1) where id < 3
NOTICE 00000 called 2
UPDATE 2

> select (id, n) = (select uqf(id), 3) from (select * from uq order by id offset 0) uq
NOTICE 00000 called 1
NOTICE 00000 called 2
NOTICE 00000 called 3
∅
f
t

> select (id, n) < (select uqf(id), 3) from (select * from uq order by id offset 0) uq
NOTICE 00000 called 1
NOTICE 00000 called 2
NOTICE 00000 called 3
∅
t
f

> select id from uq where (id, n) = (select uqf(1), 3)
NOTICE 00000 called 1
(no rows)

> select (select (uqf(2), 3)) from (select * from uq order by id offset 0) uq
NOTICE 00000 called 2
(2,3)
(2,3)
(2,3)

> with x as (select row(uqf(2), 3) r) select (r).f1, (r).f2 from x
NOTICE 00000 called 2
2|3

> select (x.r).* from (select row(uqf(2), 3) r offset 0) x
NOTICE 00000 called 2
2|3

> insert into uq values (9,9,9) on conflict do nothing
INSERT 0 1

> create unique index on uq(id); insert into uq values (9,9,9) on conflict (id) do update set (n,m) = (select uqf(8), excluded.m+1) returning *
NOTICE 00000 called 8
9|8|10
