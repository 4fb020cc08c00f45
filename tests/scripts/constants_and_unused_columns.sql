# What is constant is computed once an execution where literals are lifted or parameters given; columns of subqueries that nobody reads are not computed.

> create table cu_t(a int primary key, b int, c text)
CREATE TABLE

> insert into cu_t select i, i%10, 'r'||i from generate_series(1,1000) i
INSERT 0 1000

> select count(*) from cu_t t where exists(select 1 from cu_t t where a=5)
1000

> select count(*) from cu_t t where exists(select 1 from cu_t t where a=5000)
0

> select a from cu_t t where 1=1 and a=1+1
2

> select a from cu_t t where 1=0 and a=1/0
(no rows)

> select a from cu_t t where 1=0 or a=4/2
2

> select a from cu_t t where 1=2-1 or a=1/0 limit 1
1

> select * from cu_t t where a = 10/5 and c = 'r'||'2'
2|2|r2

> select a, lower('ABC') || b from cu_t t where a < 1+3 order by a
1|abc1
2|abc2
3|abc3

> select case when 1=0 then 1/0 when a=2 then 7 else 4+4 end from cu_t t where a<=3
8
7
8

> select case 5-5 when 1 then 1/0 when 0 then b end from cu_t t where a=3
3

> select case a-3 when 1 then 1 when 0 then b+1/1 end from cu_t t where a=3
4

> select coalesce(null, 1-1, 1/0), coalesce(a, 1/1) from cu_t t where a=3
0|3

> select coalesce(nullif(3,3), a, 5/5) from cu_t t where a=3
3

> select s from (select a/0 as s, b as x from cu_t t) q where false
(no rows)

> select x from (select a/0 as s, b as x from cu_t t offset 0) q where x=1 limit 1
1

> select count(x) from (select a/0 as s, b as x from cu_t t union all select b/0, a from cu_t t) q
2000

> select count(x) from (select a/0 as s, b as x from cu_t t union select b/0, a from cu_t t) q
ERROR 22012 division by zero

> select count(*) from (select sum(a/0) from cu_t t) q
1

> select count(*) from (select sum(a/0), b from cu_t t group by b) q
10

> select x from (select row_number() over (order by a) as n, rank() over (order by a/0) as x, b from cu_t t limit 3) q
ERROR 22012 division by zero

> select n from (select row_number() over (order by a) as n, a/0 as x, b from cu_t t limit 3) q
1
2
3

> select q from (select a, a/0 from cu_t t limit 1) q
ERROR 22012 division by zero

> select q.* from (select a, a/0 as d from cu_t t limit 1) q
ERROR 22012 division by zero

> select q.a from (select a, a/0 as d from cu_t t limit 1) q
1

> with w as (select a, a/0 as d from cu_t t) select max(a) from w
1000

> with w as materialized (select a, a/0 as d from cu_t t) select max(a) from w
ERROR 22012 division by zero

> with w as (select a, a/0 as d from cu_t t) select count(*) from w x, w y where x.a = y.a and x.a=3
ERROR 22012 division by zero

> create view cu_v as select a, b, a/0 as d from cu_t t
CREATE VIEW

> select a from cu_v where a=3
3

> update cu_v set b = 5 where a=3
UPDATE 1

> update cu_v set b = 5 where a=3 returning a
3

> update cu_v set b = 5 where a=3 returning *
ERROR 22012 division by zero

> delete from cu_v where a=4 returning b
4

> update cu_t t set b = q.b from (select a, b, a/0 as z from cu_t t offset 0) q where q.a=t.a and t.a=5
ERROR 22012 division by zero

> select t.a, l.x from cu_t t, lateral (select t.a as x, t.a/0 as y offset 0) l where t.a<3 order by 1
1|1
2|2

> select t.a, l.x from cu_t t left join lateral (select t.a as x, t.a/0 as y offset 0) l on true where t.a<3 order by 1
1|1
2|2

> select j.a from (cu_t t join (select a, c as cc, 1/(a-a) as e from cu_t t offset 0) u using (a)) j where a=7
7

> select (select count(*) from (select a/0, t.a from cu_t t2) q) from cu_t t where a=3
999

> select a from cu_t t where a in (select z from (select a as z, a/0 as y from cu_t t offset 0) q) and a < 3 order by 1
1
2

> insert into cu_t select x, 1, 'n' from (select a+2000 as x, a/0 as y from cu_t t where a<3 offset 0) q returning a
2001
2002

> create function cu_n(int) returns int immutable language plpgsql as $$begin raise notice 'n %', $1; return $1; end$$
CREATE FUNCTION

> select a from cu_t t where a = cu_n(3)
3

> select count(*) from cu_t t where b = cu_n(3)
99

> select cu_n(a) from cu_t t where a < 3 and cu_n(1)=2
(no rows)

> prepare cu_p(int) as select count(*) from cu_t t where b = 10/$1
PREPARE

> execute cu_p(5)
100

> execute cu_p(0)
ERROR 22012 division by zero

> prepare cu_p3(int,int) as select a from cu_t t where a = $1+$2
PREPARE

> execute cu_p3(3,4)
7

> execute cu_p3(2147483647,1)
ERROR 22003 integer out of range

> select a from cu_t t where a=2147483647+1
ERROR 22003 integer out of range

> select a from cu_t t where c='2020-01-01'::date+1||'x'
(no rows)

> do $$ declare x int := 0; y int; begin select count(*) into y from cu_t t where x <> 0 and a = 1/x; raise notice 'y %', y; select count(*) into y from cu_t t where false and a=1/x; select count(*) into y from cu_t t where a<-5 and b=1/x; end $$
ERROR 22012 division by zero

> select sum(1/1) from cu_t t; 
1001

> select b+1*2, count(*) from cu_t t where b<3 group by b+1*2 order by 1
2|100
3|102
4|100

> select b+$$x$$::text::int from cu_t t group by 1
ERROR 22P02 invalid input syntax for type integer: "x"

> select case when b>1 then b+1-1 end, count(*) from cu_t t where a<5 group by b+1-1, b order by 1
2|1
5|1
∅|1

> select count(*) from cu_t t having 1=0
(no rows)

> select count(*) from cu_t t having 1/0=0
ERROR 22012 division by zero

> select 1 from cu_t t having true
1

> select 1 from cu_t t having false
(no rows)

> select a from cu_t t where null
(no rows)

> select a from cu_t t where a=null
(no rows)

> select a from cu_t t where null::bool or a=3
3

> update cu_t t set b=1 where 1=0
UPDATE 0

> delete from cu_t t where 1=0
DELETE 0

> update cu_t t set b = 1/0 where a = -1
ERROR 22012 division by zero

> delete from cu_t t where a=-1 and 1/0 = 1
ERROR 22012 division by zero

> insert into cu_t as t values (5000, 1/0) on conflict (a) do nothing
ERROR 22012 division by zero

> insert into cu_t as t values (5, 1) on conflict (a) do update set b = 1/0
ERROR 22012 division by zero

> merge into cu_t as t using (select 1 as k, 2/0 as z) s on t.a=s.k when matched then delete
MERGE 1

> select grouping(b), b, 1+1, count(*) from cu_t t where a<4 group by rollup(b) order by 1,2
0|2|2|1
0|5|2|1
1|∅|2|2

> select * from generate_series(1,2+1) g where g > 5/3
2
3

> select unnest(array[1,2]) + 1/1
2
3

> select array_agg(x) from (select unnest(array[1,2]) as x, 1/0 as y) q
{1,2}

> select string_agg(c, ','||'x' order by a+0) from cu_t t where a<3
r2

> select count(*) from cu_t t where a between 1+1 and 10-1
7

> select a from cu_t t where (a, b) = (1+1, 4/2)
2

> select a from cu_t t where a in (1+1, 4/2, 7)
2
7

> select a from cu_t t where not (a > 1+1)
2

> select 'x' like 'x'||'%' from cu_t t where a=1
(no rows)

> select xmlelement(name a, 1+1) from cu_t t where a=1
(no rows)

> select (array[1,2,3])[1+1] from cu_t t where a=1
(no rows)

> select ('{"a":1}'::text)::jsonb->'a' from cu_t t where a=1
(no rows)

> drop function cu_n
DROP FUNCTION

> drop table cu_t cascade
DROP TABLE

> deallocate cu_p
DEALLOCATE

> deallocate cu_p3
DEALLOCATE
