# `t.*` where one value is wanted, and which error comes first.

> create table kv(k int primary key, v int)
CREATE TABLE

> insert into kv values (1,2),(3,4),(5,4)
INSERT 0 3

> select 1 from kv group by kv.*
1
1
1

> select kv.* is null from kv
f
f
f

> select kv.* = kv.* from kv
t
t
t

> select * from kv order by kv.* desc
5|4
3|4
1|2

> select count(distinct kv.*) from kv
3

> select kv.* is not true from kv
ERROR 42804 argument of IS NOT TRUE must be type boolean, not type kv

> select (kv.*)::text from kv where kv.* = row(1,2)
(1,2)

> select coalesce(kv.*, null) from kv
(1,2)
(3,4)
(5,4)

> select case when kv.* is not null then kv.* end from kv
(1,2)
(3,4)
(5,4)

> select array_agg(kv.*) from kv
{"(1,2)","(3,4)","(5,4)"}

> select nope.* is null from kv
ERROR 42P01 missing FROM-clause entry for table "nope"

> select x.* is null from (select 1 a, 2 b) x
f

> select public.kv.* is null from public.kv limit 1
f

> select * is null from kv
ERROR 42601 syntax error at or near "is"

> SELECT to_char('2020-08-24', 'YYYY') WHERE 1 = ANY ('1,2')
ERROR 42725 function to_char(unknown, unknown) is not unique

> SELECT nope WHERE neither
ERROR 42703 column "nope" does not exist

> drop table kv
DROP TABLE

> SELECT (1, 2) IN ((1, 2), (3, 4)), (1, NULL) IN ((1, 2)), (1, 2) NOT IN ((1, 3), (4, NULL)), 1 IN (2, NULL), 1 NOT IN (2, 3)
t|∅|t|∅|t

> SELECT ROW(1, 'a') IN (ROW(1, 'b'), ROW(1, 'a')), 'x' IN ('x', NULL), 1 IN (1.0, 2), '2020-01-01'::date IN ('2020-01-01', '2021-01-01'::timestamp)
t|t|t|t

> SELECT 1 IN (1, 'x'::text)
ERROR 42883 operator does not exist: integer = text

> SELECT 1 IN ('1', 2), 1.5 IN (SELECT 1.5), (1, 2) IN (SELECT 1, 2), (1, 2) = ANY (SELECT 1, 3)
t|t|t|f

> SELECT x FROM (VALUES (1), (2), (3)) v(x) WHERE x IN (x, 7) AND x NOT IN (x + 1, 2)
1
3
