# Comparisons of rows by an index of their columns; min and max by the first row of an index.

> create table ks (id int primary key, a int, b int not null, t text, c float8, d timestamptz)
CREATE TABLE

> insert into ks select n, nullif(n % 13, 5), n % 7, nullif('x' || n % 11, 'x4'), case when n % 50 = 0 then 'NaN' else n % 17 end, timestamptz '2020-01-01' + n * interval '1 h' from generate_series(1, 1500) n
ERROR 22P02 invalid input syntax for type integer: "NaN"

> create index on ks (a, b, id)
CREATE INDEX

> create index on ks (a desc, b desc)
CREATE INDEX

> create index on ks (t, b)
CREATE INDEX

> create index on ks (c)
CREATE INDEX

> create index on ks (d desc nulls last)
CREATE INDEX

> analyze ks
ANALYZE

> select id from ks where (a, b, id) > (3, 2, 700) order by a, b, id limit 5
(no rows)

> select id from ks where (a, b, id) < (3, 2, 700) order by a desc, b desc, id desc limit 5
(no rows)

> select count(*) from ks where (a, b) > (3, 2)
0

> select count(*) from ks where (a, b) >= (3, 2)
0

> select count(*) from ks where (a, b) < (3, 2)
0

> select count(*) from ks where (a, b) <= (3, 2)
0

> select count(*) from ks where (a, b) > (3, null)
0

> select count(*) from ks where (a, b) <= (3, null)
0

> select count(*) from ks where (a, b) > (null, 2)
0

> select count(*) from ks where (t, b) >= ('x3', 2)
0

> select count(*) from ks where (t, b) < ('x3', 2) and b = 1
0

> select count(*) from ks where (a, b, id) > (10, 2, 700) and a < 12
0

> select count(*) from ks where a = 3 and (b, id) > (2, 700)
0

> select count(*) from ks where (b, a) > (2, 7)
0

> select count(*) from ks where (a, t) > (11, 'x3')
0

> select id from ks where (a, b) = (3, 2) and (a, b, id) > (3, 2, 700) order by id limit 3
(no rows)

> select id from ks where a in (3, 4) and (b, id) > (5, 900) order by a, b, id limit 3
(no rows)

> select max(id), min(id), max(id) - min(id) from ks
∅|∅|∅

> select max(a), min(a) from ks
∅|∅

> select max(t), min(t) from ks
∅|∅

> select max(c), min(c) from ks
∅|∅

> select max(d), min(d) from ks
∅|∅

> select max(id) from ks where a = 3
∅

> select min(b) from ks where a = 3
∅

> select max(b) from ks where a is null
∅

> select max(a) from ks where a < 4
∅

> select min(a) from ks where a > 100
∅

> select max(id) is null from ks where false
t

> select max(id), count(*) from ks
∅|0

> select max(id) + 1, min(b) from ks
∅|∅

> select max(id) from ks having max(id) > 5
(no rows)

> select max(id) filter (where a = 2) from ks
∅

> select max(distinct id) from ks
∅

> select a, max(id) from ks group by a order by a
(no rows)

> select (select max(id) from ks k where k.a = ks.b) m from ks where id < 4 order by id
(no rows)

> select id from ks where id = (select max(id) from ks)
(no rows)

> select max(id) m from ks order by m limit 1
∅

> select max(m) from (select max(id) m from ks union all select min(id) from ks) s
∅

> with x as (select max(id) m from ks) select m from x
∅

> insert into ks values (2000, 1, 1)
INSERT 0 1

> select max(id) from ks
2000

> begin
BEGIN

> insert into ks values (3000, 50, 1)
INSERT 0 1

> delete from ks where id = 1
DELETE 0

> select max(id), min(id), max(a) from ks
3000|2000|50

> savepoint s
SAVEPOINT

> delete from ks where id > 2500
DELETE 1

> select max(id), max(a) from ks
2000|1

> rollback to s
ROLLBACK

> select max(id), max(a) from ks
3000|50

> rollback
ROLLBACK

> select max(id), min(id) from ks
2000|2000

> select count(*) from ks where a is not null
1

> select id from ks where a is not null order by a, b, id limit 2
2000

> select id from ks where a is not null order by a desc, b desc limit 0
(no rows)

> select count(*) from ks where a is not null and a > 3
0

> select count(*) from ks where t is not null and t = 'x1'
0

> select count(*) from ks where d is not null
0

> update ks set d = null where id > 1
UPDATE 1

> select max(d) = min(d) from ks
∅

> update ks set d = null
UPDATE 1

> select max(d), min(d) from ks
∅|∅

> create table kn (v int)
CREATE TABLE

> create index on kn (v nulls first)
CREATE INDEX

> insert into kn values (null), (3), (null), (1)
INSERT 0 4

> select max(v), min(v) from kn
3|1

> create view kv as select * from ks where id < 10
CREATE VIEW

> select max(id), min(a) from kv
∅|∅

> drop view kv
DROP VIEW

> drop table kn
DROP TABLE

> drop table ks
DROP TABLE
