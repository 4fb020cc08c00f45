# A subquery that reads nothing around it is run once a statement, volatile or not.

> create table uq (id int primary key, n int)
CREATE TABLE

> insert into uq select g, g from generate_series(1,50) g
INSERT 0 50

> create sequence uqs
CREATE SEQUENCE

> select count(distinct x) from (select (select random()) x from generate_series(1,30)) s
1

> select count(distinct x) > 5 from (select (select random() where g > 0) x from generate_series(1,30) g) s
t

> select count(*) from uq where exists (select 1 from uq where id=3 for update)
50

> select count(*) from uq where id < (select nextval('uqs')+40)
40

> select last_value from uqs
1

> select count(*) from uq where id in (select nextval('uqs') from generate_series(1,2))
2

> select last_value from uqs
3

> select count(*) from uq where exists (select nextval('uqs'))
50

> select last_value from uqs
3

> select sum((select nextval('uqs'))) from uq
200

> select last_value from uqs
4

> select count(*) from uq where id not in (select nextval('uqs') from generate_series(1,2))
48

> select last_value from uqs
6

> select count(*) from uq where (id,n) in (select nextval('uqs'), 3 from generate_series(1,2))
0

> select last_value from uqs
8

> select count(*) from uq where id < all (select nextval('uqs')+20 from uq where id < 3)
28

> select last_value from uqs
10

> update uq set n = n+1000 where id in (select id from uq where n < 1000 order by id limit 1 for update skip locked) returning *
1|1001

> update uq set n = n+1000 where id in (select id from uq where n < 1000 order by id limit 2 for update skip locked) returning *
2|1002
3|1003

> delete from uq where id in (select id from uq where id > 20 order by random() limit 3) returning 1
1
1
1

> select count(*) from uq
47

> select (select nextval('uqs')), case when id > 10 then (select nextval('uqs')) end is null from uq where id in (5,9,11,12) order by id
11|t
11|t
11|f
11|f

> select last_value from uqs
12

> create function uqf() returns int language plpgsql volatile as $$ begin raise notice 'called'; return 3; end $$
CREATE FUNCTION

> select count(*) from uq where id = (select uqf())
1

> select count(*) from uq where id in (select uqf())
1

> select id in (select uqf()) from uq where id < 4 order by id
f
f
t

> select (id, n) = (select uqf(), 3) from uq where id between 3 and 5 order by id
f
f
f

> select count(*) from uq a where exists (select 1 from uq b where b.id = a.id and b.n > uqf()) and a.id < 4
3

> drop function uqf
DROP FUNCTION

> drop sequence uqs
DROP SEQUENCE

> drop table uq
DROP TABLE
