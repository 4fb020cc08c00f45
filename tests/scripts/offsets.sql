# What OFFSET skips is computed, as below PostgreSQL's Limit; what sorts is computed once a row.

> create table os_t (a int)
CREATE TABLE

> insert into os_t select g from generate_series(1, 5) g
INSERT 0 5

> create sequence os_s
CREATE SEQUENCE

> select 1 / (a - 1) from os_t offset 1
ERROR 22012 division by zero

> select 1 / (a - 1) from os_t order by a offset 1
ERROR 22012 division by zero

> select 1 / (a - 5) from os_t offset 1 fetch first 3 rows only
0
0
-1

> select exists (select 1 / 0 from os_t), exists (values (1 / 0)), exists (select 1 / (a - a) from os_t)
t|t|t

> select nextval('os_s') from os_t offset 2
3
4
5

> select nextval('os_s'), a from os_t order by a offset 2
8|3
9|4
10|5

> select last_value from os_s
10

> select a, nextval('os_s') from os_t order by a limit 1 offset 3
4|14

> select last_value from os_s
14

> select nextval('os_s') from os_t limit 0 offset 2
(no rows)

> select nextval('os_s') limit 1 offset 1
(no rows)

> select last_value from os_s
15

> select (select 1 / (t.a - 1)) from os_t t offset 1
ERROR 22012 division by zero

> select a + 1 from os_t order by a offset 1 fetch next 2 rows only
3
4

> select a, nextval('os_s') s from os_t order by s desc, a limit 2
5|20
4|19

> select a from os_t order by nextval('os_s') desc limit 2
5
4

> select nextval('os_s'), count(*) from os_t group by a order by 1 desc limit 2
30|1
29|1

> select a, nextval('os_s') from os_t order by 2 desc fetch first 1 row with ties
5|35

> select last_value from os_s
35

> select count(*) from (select r, lag(r) over () l from (select random() r from generate_series(1, 200) order by 1) x) y where l > r
0

> create index on os_t (a) where tableoid <> 0
ERROR 0A000 index creation on system columns is not supported

> create index on os_t ((ctid::text))
ERROR 0A000 index creation on system columns is not supported

> drop sequence os_s
DROP SEQUENCE

> drop table os_t
DROP TABLE
