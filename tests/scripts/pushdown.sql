# Conditions of WHERE and the subqueries, views and common tables that they are about.

> create table pd (id int primary key, g int, t text)
CREATE TABLE

> insert into pd select n, n % 7, 'x' || n from generate_series(1, 500) n
INSERT 0 500

> create view pv as select g, count(*) c, max(id) m from pd group by g
CREATE VIEW

> create view pu as select id, t from pd union all select g, 'g' from pd
CREATE VIEW

> with x as (select * from pd) select * from x where id = 7
7|0|x7

> with x as (select id, g * 2 h from pd) select * from x where h = 6 and id < 30 order by id
3|6
10|6
17|6
24|6

> with x as materialized (select * from pd) select * from x where id = 7
7|0|x7

> with x as (select * from pd), y as (select * from x where g = 3) select count(*) from y where id < 100
14

> with x as (select * from pd order by id limit 5) select * from x where id > 3 order by 1
4|4|x4
5|5|x5

> with x as (select random() r, id from pd) select count(*) from x where id < 5
4

> with x as (select id from pd where id < 5) select a.id, b.id from x a, x b where a.id = b.id + 1 order by 1
2|1
3|2
4|3

> with x as (select distinct on (g) g, id from pd order by g, id desc) select * from x where id < 498 order by 1
0|497
4|494
5|495
6|496

> select * from pv where g = 3
3|72|500

> select * from pv where c > 71 order by g
1|72|498
2|72|499
3|72|500

> select * from pv where g in (1, 2) and c > 3 and m > 5 order by g
1|72|498
2|72|499

> select * from pu where id = 3 order by t
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|g
3|x3

> select count(*) from pu where t = 'g' and id = 2
72

> select * from (select id, g, count(*) over (partition by g) c, row_number() over (partition by g order by id) r from pd) s where g = 2 and r < 3 order by r
2|2|72|1
9|2|72|2

> select * from (select id, g, count(*) over (partition by g) c, row_number() over (order by id) r from pd) s where g = 2 and r < 20 order by r
2|2|72|2
9|2|72|9
16|2|72|16

> select * from (select distinct g from pd) s where g > 4 order by g
5
6

> select * from (select distinct g, t from pd) s where g = 4 and t < 'x12' order by t
4|x102
4|x109
4|x11
4|x116

> select * from (select g from pd intersect select id from pd) s where g > 3 order by g
4
5
6

> select * from (select id from pd except select g from pd) s where id < 10 order by id
7
8
9

> select * from (select g, sum(id) s from pd group by rollup (g)) q where g = 3 or g is null order by g
3|18108
∅|125250

> select * from (select g, sum(id) s from pd group by grouping sets ((g), ())) q where g is null
∅|125250

> select * from (select g + 1 h, count(*) from pd group by g + 1) q where h = 3
3|72

> select * from (select g, count(*) from pd group by g having count(*) > 10) q where g < 2 order by g
0|71
1|72

> select * from (select g, generate_series(1, 3) n from pd where id < 4) q where n = 2 order by g
1|2
2|2
3|2

> select * from (select g, generate_series(1, 3) n from pd where id < 4) q where g = 2 order by n
2|1
2|2
2|3

> select * from pd p left join (select g, count(*) c from pd group by g) q on q.g = p.id where p.id < 9 and q.g = 3
3|3|x3|3|72

> select p.id, q.c from pd p left join (select g, count(*) c from pd group by g) q on q.g = p.id where p.id between 5 and 8 and q.g is null order by 1
7|∅
8|∅

> select p.id, q.c from pd p left join (select g, count(*) c from pd group by g) q on q.g = p.id where p.id between 5 and 8 and coalesce(q.g, 0) = 0 order by 1
7|∅
8|∅

> select q.g, p.id from (select g, count(*) c from pd group by g) q left join pd p on p.id = q.g where q.g > 4 order by 1
5|5
6|6

> select q.g, p.id from (select g, count(*) c from pd group by g) q full join pd p on p.id = q.g where q.g > 4 order by 1
5|5
6|6

> select * from (values (1, 'a'), (2, 'b')) v(i, s) where i = 2
2|b

> select * from (select id, 'k' k from pd union all values (1, 'v'), (2, 'w')) v where id = 2 order by k
2|k
2|w

> select * from (select id::bigint id from pd union all select 3) v where id = 3
3
3

> select * from (select 'a' k, id from pd union all select 'b', id from pd) v where k = 'b' and id < 3 order by id
b|1
b|2

> select id, (select max(c) from (select g, count(*) c from pd group by g) q where q.g = p.g) from pd p where id < 4 order by id
1|72
2|72
3|72

> select * from pd p where exists (select 1 from (select g, count(*) c from pd group by g) q where q.g = p.id and q.c > 71) order by id
1|1|x1
2|2|x2
3|3|x3

> select p.id, q.c from pd p, lateral (select g, count(*) c from pd where pd.id > p.id group by g) q where q.g = 3 and p.id > 490 order by 1
491|2
492|2
493|1
494|1
495|1
496|1
497|1
498|1
499|1

> update pd set t = 'upd' from (select g, max(id) m from pd group by g) q where pd.id = q.m and q.g = 2 returning pd.id
499

> delete from pd using pv where pd.id = pv.m and pv.g = 4 returning pd.id
494

> with x as (select id from pd where id < 3 for update) select * from x where id = 1
1

> with d as (delete from pd where id < 3 returning id) select * from d where id = 1
1

> select count(*) from pd where id < 5
2

> select * from (select g, 1 / (g - 3) x from pd where g <> 3 group by g) q where g > 4 order by g
5|0
6|0

> select * from (select id, nullif(g, 2) n from pd) q where n is null and id < 20 order by id
9|∅
16|∅

> select * from (select t, count(*) from pd group by t) q where t like 'x1_' order by t
x10|1
x11|1
x12|1
x13|1
x14|1
x15|1
x16|1
x17|1
x18|1
x19|1

> create view pb with (security_barrier) as select g, count(*) c from pd group by g
CREATE VIEW

> select * from pb where g = 1
1|71

> drop view pb, pu, pv
DROP VIEW

> drop table pd
DROP TABLE
