# IS NULL by index: columns of keys that are NULL.

> create table o (id int primary key, a int, b int, c text unique, d int)
CREATE TABLE

> insert into o select n, nullif(n % 1000, 7), case when n % 50 = 0 then null else n % 10 end, case when n % 400 <> 0 then 'c' || n end, nullif(n, 5) from generate_series(1, 6000) n
INSERT 0 6000

> create index on o (a desc)
CREATE INDEX

> create index on o (b, a nulls first)
CREATE INDEX

> create unique index on o (d, a)
CREATE INDEX

> create index on o (a desc nulls last, id)
CREATE INDEX

> create index on o ((a + b))
CREATE INDEX

> create index on o (b) where a is null
CREATE INDEX

> analyze o
ANALYZE

> select count(*), sum(id) from o where a is null
6|15042

> select count(*), sum(id) from o where c is null
15|48000

> select count(*), sum(id) from o where a is null and b = 7
6|15042

> select count(*), sum(id) from o where b is null and a = 50
6|15300

> select count(*), sum(id) from o where b is null and a is null
0|∅

> select count(*), sum(id) from o where b is null and a > 500
54|175500

> select count(*), sum(id) from o where b is null and a < 500
60|169500

> select count(*), sum(id) from o where b is null and a in (50, 100, null)
12|30900

> select count(*), sum(id) from o where d is null
1|5

> select count(*), sum(id) from o where d is null and a = 5
1|5

> select count(*), sum(id) from o where d = 7 and a is null
1|7

> select count(*), sum(id) from o where a + b is null
126|378042

> select count(*), sum(id) from o where id is null
0|∅

> select count(*), sum(id) from o where a is null or b is null
126|378042

> select id from o where a is null order by id limit 3
7
1007
2007

> select id from o where a is null order by id desc limit 3
5007
4007
3007

> select id, a from o where b is null order by a nulls first, id limit 5
1000|0
2000|0
3000|0
4000|0
5000|0

> select id, a from o where b is null order by a desc nulls last, id limit 5
950|950
1950|950
2950|950
3950|950
4950|950

> select x.id, y.id from o x left join o y on y.id = x.a where y.id is null and x.id < 10
7|∅

> select x.id, y.id from o x left join o y on y.id = x.a + 10000 and y.a is null where x.id < 5 order by 1
1|∅
2|∅
3|∅
4|∅

> insert into o values (9001, null, null, null, null), (9002, null, null, null, null)
INSERT 0 2

> select id from o where d is null and a is null order by id
9001
9002

> delete from o where a is null and b = 7
DELETE 6

> select count(*) from o where a is null
2

> update o set a = null where a = 10
UPDATE 6

> select count(*), sum(id) from o where a is null
8|33063

> create table n2 (a int, b int, unique nulls not distinct (a))
CREATE TABLE

> insert into n2 values (null, 1), (3, 2)
INSERT 0 2

> select * from n2 where a is null
∅|1

> insert into n2 values (null, 3) on conflict (a) do update set b = 9
INSERT 0 1

> select * from n2 where a is null
∅|9

> create table n3 (r point, t text collate "C")
CREATE TABLE

> create index on n3 (t)
CREATE INDEX

> insert into n3 select null, case when n % 100 = 0 then null else n::text end from generate_series(1, 3000) n
INSERT 0 3000

> analyze n3
ANALYZE

> select count(*) from n3 where t is null
30

> drop table o, n2, n3
DROP TABLE
