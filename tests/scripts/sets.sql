# Set-returning functions where rows are grouped, made distinct, inserted; HAVING without groups. Checked against PostgreSQL 15.

> create table few (id int, dataa text, datab text)
CREATE TABLE

> insert into few values (1,'a','foo'),(2,'a','bar'),(3,'b','bar')
INSERT 0 3

> select dataa, count(*), min(id), unnest('{1,1,3}'::int[]) from few where id = 1 group by dataa, unnest('{1,1,3}'::int[]) order by 4
a|2|1|1
a|1|1|3

> select dataa, count(*), min(id), unnest('{1,1,3}'::int[]) from few where id = 1 group by dataa, 4 order by 4
a|2|1|1
a|1|1|3

> select dataa, generate_series(1,1), count(*) from few group by 1, 2 having count(*) > 1
a|1|2

> select dataa, count(*) from few where dataa = 'a' group by dataa, unnest('{1,1,3}'::int[]) order by 2
a|2
a|4

> select dataa, datab b, generate_series(1,2) g, count(*) from few group by cube(dataa, datab, g) order by 1, 2, 3, 4
a|bar|1|1
a|bar|2|1
a|bar|∅|2
a|foo|1|1
a|foo|2|1
a|foo|∅|2
a|∅|1|2
a|∅|2|2
a|∅|∅|4
b|bar|1|1
b|bar|2|1
b|bar|∅|2
b|∅|1|1
b|∅|2|1
b|∅|∅|2
∅|bar|1|2
∅|bar|2|2
∅|bar|∅|4
∅|foo|1|1
∅|foo|2|1
∅|foo|∅|2
∅|∅|1|3
∅|∅|2|3
∅|∅|∅|6

> select dataa, datab b, generate_series(1,2) g, count(*) from few group by cube(dataa, datab) order by 1, 2, 3, 4
a|bar|1|1
a|bar|2|1
a|foo|1|1
a|foo|2|1
a|∅|1|2
a|∅|2|2
b|bar|1|1
b|bar|2|1
b|∅|1|1
b|∅|2|1
∅|bar|1|2
∅|bar|2|2
∅|foo|1|1
∅|foo|2|1
∅|∅|1|3
∅|∅|2|3

> select sum(count(*)) over (partition by generate_series(1,3) order by generate_series(1,3)), generate_series(1,3) g from few group by g order by g
3|1
3|2
3|3

> select id, count(*) over (partition by generate_series(1, id)), generate_series(1, id) from few order by 1, 3
1|3|1
2|3|1
2|2|2
3|3|1
3|2|2
3|1|3

> select id, case when id > 0 then generate_series(1,3) else 0 end from few
ERROR 0A000 set-returning functions are not allowed in CASE

> select coalesce(generate_series(1,3), 0) from few
ERROR 0A000 set-returning functions are not allowed in COALESCE

> select case generate_series(1,2) when 1 then 2 end
ERROR 0A000 set-returning functions are not allowed in CASE

> select nullif(generate_series(1,3), 2)
1
∅
3

> select greatest(generate_series(1,3), 2)
2
2
3

> select distinct on (a) a, b, generate_series(1,3) g from (values (3, 2), (3,1), (1,1), (1,4), (5,3), (5,1)) as t(a, b) order by a, b desc
1|4|1
1|4|2
1|4|3
3|2|1
3|2|2
3|2|3
5|3|1
5|3|2
5|3|3

> select distinct on (a) a, b, generate_series(1,3) g from (values (3, 2), (3,1), (1,1), (1,4)) as t(a, b) order by a, b desc limit 4 offset 1
1|4|2
1|4|3
3|2|1
3|2|2

> select distinct on (a, b) a, b, generate_series(1,2) g from (values (3, 2), (3,1), (1,1), (3,1)) as t(a, b) order by a, b, g desc
1|1|2
3|1|2
3|2|2

> select distinct on (a) a, generate_series(1,2) g from (values (3), (1), (3)) as t(a) order by a, g desc
1|2
3|2

> create table fewmore (data int, other text default 'd')
CREATE TABLE

> insert into fewmore values (generate_series(4,5))
INSERT 0 2

> insert into fewmore values (generate_series(6,7), 'x') returning *
6|x
7|x

> insert into fewmore values (generate_series(1,2)), (3)
ERROR 0A000 set-returning functions are not allowed in VALUES

> insert into fewmore(data) values (1) returning generate_series(1,3)
ERROR 0A000 set-returning functions are not allowed in RETURNING

> update fewmore set data = generate_series(4,9)
ERROR 0A000 set-returning functions are not allowed in UPDATE

> select * from fewmore order by data
4|d
5|d
6|x
7|x

> values (1, generate_series(1,2))
ERROR 0A000 set-returning functions are not allowed in VALUES

> select * from (values (generate_series(1,2))) v
ERROR 0A000 set-returning functions are not allowed in VALUES

> select 1 as one from few where 1 / (id - 1) = 1 having 1 < 2
1

> select 1 as one from few having 1 > 2
(no rows)

> select 1 as one from few where false having true
1

> select count(*) from few where false having true
0

> select id from few having true
ERROR 42803 column "few.id" must appear in the GROUP BY clause or be used in an aggregate function

> select 1 from few where 1/(id-1) = 1 group by () having true
1

> select (select 1 from few having sum(x) > 0) from (values (1),(2)) v(x)
1

> select 1 from few limit generate_series(1,2)
ERROR 0A000 set-returning functions are not allowed in LIMIT

> select 1 from few where generate_series(1,2) = 1
ERROR 0A000 set-returning functions are not allowed in WHERE

> select 1 from few group by 1 having generate_series(1,2) = 1
ERROR 0A000 set-returning functions are not allowed in HAVING

> select sum(generate_series(1,3)) from few
ERROR 0A000 aggregate function calls cannot contain set-returning function calls

> select sum(id) filter (where count(*) > 1) from few
ERROR 42803 aggregate functions are not allowed in FILTER

> select count(*) filter (where count(*) > 1) over () from few
ERROR 42803 aggregate functions are not allowed in FILTER

> select count(*) filter (where row_number() over () > 1) over () from few
ERROR 42P20 window functions are not allowed in FILTER

> drop table few, fewmore
DROP TABLE
