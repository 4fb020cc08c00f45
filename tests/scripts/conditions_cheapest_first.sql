# The order in which conditions are tested: by what their functions cost, then as they stand, a subquery's before those around it
#: notices

> create table qo (a int, b text, c int[], d timestamp)
CREATE TABLE

> create function qf(int) returns bool language plpgsql cost 50 as $$ begin raise notice 'qf %', $1; return $1 > 2; end $$
CREATE FUNCTION

> create function qg(int) returns bool language plpgsql as $$ begin raise notice 'qg %', $1; return $1 > 3; end $$
CREATE FUNCTION

> create function qc(int) returns bool language plpgsql cost 0.5 as $$ begin raise notice 'qc %', $1; return $1 > 1; end $$
CREATE FUNCTION

> insert into qo select i, 'x' || i, array[i], now() from generate_series(1, 5) i
INSERT 0 5

> select a from qo where qg(a) and qf(a) and a > 1
NOTICE 00000 qf 2
NOTICE 00000 qf 3
NOTICE 00000 qg 3
NOTICE 00000 qf 4
NOTICE 00000 qg 4
NOTICE 00000 qf 5
NOTICE 00000 qg 5
4
5

> select a from qo where qg(a) and a = any ('{1,2,3,4,5}') and qc(a) and b like 'x%'
NOTICE 00000 qc 1
NOTICE 00000 qc 2
NOTICE 00000 qg 2
NOTICE 00000 qc 3
NOTICE 00000 qg 3
NOTICE 00000 qc 4
NOTICE 00000 qg 4
NOTICE 00000 qc 5
NOTICE 00000 qg 5
4
5

> select a from (select * from qo where a > 3) t where qf(a)
NOTICE 00000 qf 4
NOTICE 00000 qf 5
4
5

> select a from (select * from qo where qf(a)) t where a > 3
NOTICE 00000 qf 4
NOTICE 00000 qf 5
4
5

> select a from (select * from qo where qf(a)) t where qf(a + 1)
NOTICE 00000 qf 1
NOTICE 00000 qf 2
NOTICE 00000 qf 3
NOTICE 00000 qf 4
NOTICE 00000 qf 4
NOTICE 00000 qf 5
NOTICE 00000 qf 5
NOTICE 00000 qf 6
3
4
5

> select x.a from qo x join qo y on qg(x.a + y.a) and x.a < y.a and qf(x.a) where x.a < 3 and y.a < 4
NOTICE 00000 qf 1
NOTICE 00000 qf 2
(no rows)

> select x.a, y.a from qo x left join qo y on qg(x.a + y.a) and x.a + y.a < 5 where x.a < 3
NOTICE 00000 qg 2
NOTICE 00000 qg 3
NOTICE 00000 qg 4
NOTICE 00000 qg 3
NOTICE 00000 qg 4
1|3
2|2

> select a, count(*) from qo where a in (1, 4) group by a having qg(a) and count(*) > 0 and a > 2
NOTICE 00000 qg 4
4|1

> select 1 where qg(5) and 1 = (select 1) and qf(3)
NOTICE 00000 qf 3
NOTICE 00000 qg 5
1

> select a from qo where exists (select 1 from qo q where q.a = qo.a + 1 and qf(q.a)) and qg(a) and a > 2
NOTICE 00000 qg 3
NOTICE 00000 qg 4
NOTICE 00000 qf 5
NOTICE 00000 qg 5
4

> create view qv with (security_barrier) as select a, b from qo where qf(a) and a > 1
CREATE VIEW

> select a from qv where qg(a) and b > 'x1' and a < 5
NOTICE 00000 qf 2
NOTICE 00000 qf 3
NOTICE 00000 qg 3
NOTICE 00000 qf 4
NOTICE 00000 qg 4
4

> update qo set b = 'y' where qg(a) and a < 5 and qf(a)
NOTICE 00000 qf 1
NOTICE 00000 qf 2
NOTICE 00000 qf 3
NOTICE 00000 qg 3
NOTICE 00000 qf 4
NOTICE 00000 qg 4
UPDATE 1

> delete from qo where qg(a) and a > 4
NOTICE 00000 qg 5
DELETE 1

> select a from qo where case when a > 2 then qg(a) else false end and a < 4 and (qf(a) or a = 3)
NOTICE 00000 qf 1
NOTICE 00000 qf 2
NOTICE 00000 qf 3
NOTICE 00000 qg 3
(no rows)

> select a from qo where a in (select a from qo where qf(a) and a > 2) and qg(a)
NOTICE 00000 qg 1
NOTICE 00000 qg 2
NOTICE 00000 qg 3
NOTICE 00000 qg 4
NOTICE 00000 qf 3
NOTICE 00000 qf 4
4
