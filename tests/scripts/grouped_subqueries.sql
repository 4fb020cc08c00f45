# Subqueries that are grouped by, sorted by or made distinct, known again where they stand a second time.

> create table ga(id int primary key, n text, p int)
CREATE TABLE

> create table gb(id int primary key, a int, v int)
CREATE TABLE

> insert into ga values (1,'x',1),(2,'y',1),(3,'z',2)
INSERT 0 3

> insert into gb values (1,1,10),(2,1,20),(3,2,30)
INSERT 0 3

> select (select max(v) from gb where gb.a=ga.id) m, count(*) from ga group by (select max(v) from gb where gb.a=ga.id) order by 1
20|1
30|1
∅|1

> select (select max(v) from gb where gb.a=ga.id) m, count(*) from ga group by 1 order by 1
20|1
30|1
∅|1

> select exists(select 1 from gb where gb.a=ga.id) e, count(*) from ga group by exists(select 1 from gb where gb.a=ga.id) having exists(select 1 from gb where gb.a=ga.id) or true order by exists(select 1 from gb where gb.a=ga.id)
f|1
t|2

> select (select max(v) from gb where gb.a=ga.id)+1, count(*) from ga group by (select max(v) from gb where gb.a=ga.id) order by 1
21|1
31|1
∅|1

> select p, (select max(v) from gb where gb.a=ga.p) from ga group by p order by 1
1|20
2|30

> select p, (select max(v) from gb where gb.a=ga.id) from ga group by p order by 1
ERROR 42803 subquery uses ungrouped column "ga.id" from outer query

> select distinct (select max(v) from gb where gb.a=ga.id) m from ga order by (select max(v) from gb where gb.a=ga.id)
20
30
∅

> select (select max(v) from gb where gb.a=ga.id) m, count(*), grouping((select max(v) from gb where gb.a=ga.id)) from ga group by rollup((select max(v) from gb where gb.a=ga.id)) order by 1,2
20|1|0
30|1|0
∅|1|0
∅|3|1

> select (select count(*) from gb where gb.a=ga.p), sum(ga.id) from ga group by ga.p, (select count(*) from gb where gb.a=ga.p) having (select count(*) from gb where gb.a=ga.p)>0 order by ga.p
2|3
1|3

> select ga.id in (select a from gb) i, count(*) from ga group by ga.id in (select a from gb) order by 1
f|1
t|2

> select array(select v from gb where a=ga.id order by v) arr, count(*) from ga group by 1 order by 1
{}|1
{10,20}|1
{30}|1

> select array(select v from gb where a=ga.id order by v) arr, count(*) from ga group by array(select v from gb where a=ga.id order by v desc) order by 1
ERROR 42803 subquery uses ungrouped column "ga.id" from outer query

> select (select max(v) from gb where gb.a=ga.id and gb.v > 5) m from ga group by (select max(v) from gb where gb.a=ga.id and gb.v > 15)
ERROR 42803 subquery uses ungrouped column "ga.id" from outer query

> select x.id, (select y.n from ga y where y.id = x.p) from ga x, ga z where x.id=z.id group by x.id, (select y.n from ga y where y.id = z.p)
1|x
2|x
3|y

> select (select y.n from ga y where y.id = x.p) from ga x, ga z where x.id=z.id group by (select y.n from ga y where y.id = z.p)
ERROR 42803 subquery uses ungrouped column "x.p" from outer query

> select string_agg(distinct (select max(v) from gb where gb.a=ga.id)::text, ',' order by (select max(v) from gb where gb.a=ga.id)::text) from ga
20,30

> DROP TABLE ga, gb
DROP TABLE
