# Rows that an outer join has not, as values: NULL, not rows of NULLs

> create table pl (x int)
CREATE TABLE

> insert into pl values (0),(1),(10)
INSERT 0 3

> create table q (a int, b text)
CREATE TABLE

> insert into q values (0,'z'),(null,null)
INSERT 0 2

> create table z (a int primary key, b int not null)
CREATE TABLE

> insert into z values (0,1)
INSERT 0 1

> select x, q from pl left join q on x=a order by 1
0|(0,z)
1|∅
10|∅

> select x, q, z from pl left join q on x=q.a left join z on z.a=x order by 1
0|(0,z)|(0,1)
1|∅|∅
10|∅|∅

> select x, q, z from pl left join (q left join z using (a)) on x=a order by 1
0|(0,z)|(0,1)
1|∅|∅
10|∅|∅

> select x, q, z from pl full join (q full join z using (a)) on x=a order by 1,2
0|(0,z)|(0,1)
1|∅|∅
10|∅|∅
∅|(,)|∅

> select x, s from pl left join (select a, b from q) s on x=a order by 1
0|(0,z)
1|∅
10|∅

> select x, s from pl left join (select a+1 as c, b from q limit 5) s on x=c order by 1
0|∅
1|(1,z)
10|∅

> select x, v from pl left join (values (0,'a'),(5,'b')) v(k,t) on x=k order by 1
0|(0,a)
1|∅
10|∅

> select x, f from pl left join generate_series(0,1) f on x=f order by 1
0|0
1|1
10|∅

> select x, f from pl left join unnest(array[0,1],array['a','b']) f(m,n) on x=m order by 1
0|(0,a)
1|(1,b)
10|∅

> with c as (select a,b from q) select x, c, c is null from pl left join c on x=a order by 1
0|(0,z)|f
1|∅|t
10|∅|t

> select x, (select count(z) from z where z.a = x), count(z) from pl left join z on z.a=x group by x order by x
0|1|1
1|0|0
10|0|0

> select x, (select z) from pl left join z on z.a=x order by x
0|(0,1)
1|∅
10|∅

> select x, (select (z).b) from pl left join z on z.a=x order by x
0|1
1|∅
10|∅

> select x, z, z.*, (z).b from pl left join z on z.a=x where z is null order by x
1|∅|∅|∅|∅
10|∅|∅|∅|∅

> select x, z from pl left join z on z.a=x where z is not null order by x
0|(0,1)

> select x, count(*) from pl left join z on z.a=x group by x, z order by x
0|1
1|1
10|1

> select x, z from pl left join z on z.a=x group by x, z order by x
0|(0,1)
1|∅
10|∅

> select x, z from pl left join z on z.a=x group by x, z.a order by x
0|(0,1)
1|∅
10|∅

> select x, q from pl left join q on q.a=x group by x, q.a, q.b order by x
ERROR 42803 column "q.*" must appear in the GROUP BY clause or be used in an aggregate function

> select x, q from pl left join q on q.a=x group by rollup(x, q) order by x,q
0|(0,z)
0|∅
1|∅
1|∅
10|∅
10|∅
∅|∅

> select json_agg(z), json_agg(q), array_agg(z) from pl left join z on z.a=x left join q on q.a = x
[{"a":0,"b":1}, null, null]|[{"a":0,"b":"z"}, null, null]|{"(0,1)",NULL,NULL}

> select row_to_json(z), to_jsonb(q) from pl left join z on z.a=x left join q on q.a = x order by x
{"a":0,"b":1}|{"a": 0, "b": "z"}
∅|∅
∅|∅

> select row_to_json(i), row_to_json(j) from z i(k,l), (select a, b from z) j(m,n)
{"a":0,"b":1}|{"m":0,"n":1}

> select x, y from pl left join lateral (select x+1 as p, 2 as q) y on x > 0 order by 1
0|∅
1|(2,2)
10|(11,2)

> select y, x from (select * from z) y right join pl on x = y.a order by x
(0,1)|0
∅|1
∅|10

> create view vq as select x, q, row_to_json(z) as j from pl left join q on x=q.a left join z on z.a = x
CREATE VIEW

> select * from vq order by 1
0|(0,z)|{"a":0,"b":1}
1|∅|∅
10|∅|∅

> select x, vq from pl left join vq using (x) where x < 5 order by 1
0|(0,"(0,z)","{""a"":0,""b"":1}")
1|(1,,)

> select x, w from pl left join vq w using (x) where w is not null order by 1
0|(0,"(0,z)","{""a"":0,""b"":1}")

> select coalesce(z, row(5,5)::z) from pl left join z on x = a order by x
(0,1)
(5,5)
(5,5)

> select x, z = row(0,1)::z, z is distinct from null from pl left join z on x=a order by x
0|t|t
1|∅|f
10|∅|f

> update pl set x = x + 100 from (pl p left join z on p.x=a) where pl.x=p.x returning pl.x, z, p
ERROR 42702 column reference "x" is ambiguous

> delete from pl using (pl p left join z on p.x-100=a) where pl.x=p.x and p.x > 100 returning pl.x, z
(no rows)

> select a.x, b from pl a left join pl b on a.x = b.x + 1
0|∅
1|(0)
10|∅

> select t1, t2 from (select 1 as i) t1 full join (select 2 as i) t2 on t1.i = t2.i order by 1
(1)|∅
∅|(2)

> select j from (pl left join z on x=a) j order by 1
(0,0,1)
(1,,)
(10,,)

> select x, z.tableoid::regclass from pl left join z on x=a
0|z
1|∅
10|∅

> select exists (select z where z is not null) from pl left join z on x=a
t
f
f

> drop view vq
DROP VIEW

> drop table pl, q, z
DROP TABLE
