# OR: each of its conditions by an index of its own.

> create table o (id int primary key, a int, b int, c text, t int, v tsvector)
CREATE TABLE

> insert into o select n, n % 1000, nullif(n % 777, 5), 'x' || n % 500, n % 10, to_tsvector('simple', 'w' || n % 300 || ' all') from generate_series(1, 6000) n
INSERT 0 6000

> create index on o (a)
CREATE INDEX

> create index on o (b)
CREATE INDEX

> create index on o (t, c)
CREATE INDEX

> create index on o using gin (v)
CREATE INDEX

> create index on o (lower(c)) where t = 4
CREATE INDEX

> analyze o
ANALYZE

> select count(*), sum(id) from o where a = 5 or b = 7
14|36842

> select count(*), sum(id) from o where a = 5 or b = 5 or id = 3
7|15033

> select id from o where a = 5 or a = 5 or id = 5 or b in (5, 6) order by id
5
6
783
1005
1560
2005
2337
3005
3114
3891
4005
4668
5005
5445

> select count(*), sum(id) from o where t = 3 and (a = 5 or c = 'x3')
12|33036

> select count(*), sum(id) from o where (a = 5 or b = 7) and (id < 3000 or c = 'x7')
7|7705

> select count(*), sum(id) from o where a = 5 or v @@ 'w7'
26|72170

> select count(*), sum(id) from o where a = 5 or v @@ 'w7' and id < 4000 or b between 3 and 4
36|85996

> select count(*), sum(id) from o where t = 4 and (a = 5 or lower(c) = 'x14')
12|33168

> select count(*), sum(id) from o where a = 5 or b = null
6|15030

> select count(*), sum(id) from o where not (a <> 5 and b <> 7)
14|36842

> select id from o where a = 5 or b = 7 order by id desc limit 3
5446
5005
4669

> select x.id, y.id from o x join o y on x.a = y.id or x.b = y.a where x.id in (3, 5, 7, 990) order by 1, 2
3|3
3|1003
3|2003
3|3003
3|4003
3|5003
5|5
7|7
7|1007
7|2007
7|3007
7|4007
7|5007
990|213
990|990
990|1213
990|2213
990|3213
990|4213
990|5213

> select x.id, y.id from o x left join o y on x.a = y.a + 5000 or (x.b = y.b and y.t = 5) where x.id < 9 order by 1, 2
1|1555
2|∅
3|4665
4|2335
5|∅
6|5445
7|3115
8|785

> select count(*) from o x where exists (select 1 from o y where y.id = x.a or y.b = x.id)
5994

> prepare p(int, int) as select count(*), sum(id) from o where a > $1 or b = $2
PREPARE

> execute p(998, 4)
14|42782

> execute p(1, 4)
5988|17966994

> execute p(null, 4)
8|21788

> execute p(null, null)
0|∅

> update o set t = t + 1 where a = 6 or b = 7
UPDATE 14

> delete from o where a = 6 and b = 6 or a in (9, 10) and t = 9
DELETE 7

> select count(*), sum(t) from o
5993|26953

> select id from o where a = 6 or b = 7 order by id for update
7
784
1006
1561
2006
2338
3006
3115
3892
4006
4669
5006
5446

> begin
BEGIN

> update o set b = 7 where id = 1
UPDATE 1

> insert into o values (9000, 6, 7)
INSERT 0 1

> select id from o where a = 6 or b = 7 order by id
1
7
784
1006
1561
2006
2338
3006
3115
3892
4006
4669
5006
5446
9000

> rollback
ROLLBACK

> create table op (id int, k int, w int) partition by range (id)
CREATE TABLE

> create table op1 partition of op for values from (0) to (1000)
CREATE TABLE

> create table op2 partition of op for values from (1000) to (3000)
CREATE TABLE

> create index on op (k)
CREATE INDEX

> create index on op (w)
CREATE INDEX

> insert into op select n, n % 100, n % 70 from generate_series(1, 2500) n
INSERT 0 2500

> analyze op
ANALYZE

> select count(*), sum(id) from op where k = 5 or w = 3
61|74333

> create role or_reader
CREATE ROLE

> grant select on o to or_reader
GRANT

> alter table o enable row level security
ALTER TABLE

> create policy some on o using (t = 1 or a = 5)
ERROR 42601 syntax error at or near "some"

> set role or_reader
SET

> select count(*), sum(id) from o where a = 5 or b = 8
0|∅

> reset role
RESET

> drop table o, op
DROP TABLE

> drop role or_reader
DROP ROLE
