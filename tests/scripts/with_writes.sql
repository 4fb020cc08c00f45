# Data-modifying WITH.

> create table src (a int)
CREATE TABLE

> create table dst (a int, b text default 'd')
CREATE TABLE

> insert into src values (1), (2), (3)
INSERT 0 3

> with moved as (delete from src where a > 1 returning a) insert into dst (a) select a from moved returning *
2|d
3|d

> select * from src
1

> with x as (insert into dst values (9) returning a, b) select a + 1, b from x
10|d

> with x as (update dst set b = 'u' where a = 9 returning a) select count(*) from x
1

> select * from dst order by a
2|d
3|d
9|u

> drop table src, dst
DROP TABLE
