# Recursive common tables: made as far as they are read, in any order, and where they may not read themselves

> create sequence sq
CREATE SEQUENCE

> with recursive t(n) as (values (1) union all select n+1 from t) select * from t limit 10
1
2
3
4
5
6
7
8
9
10

> with recursive t(n) as (select 1 union select n+1 from t) select * from t limit 10
1
2
3
4
5
6
7
8
9
10

> with recursive t(n) as (values (1) union all select n+1 from t) select * from t where n % 2 = 0 limit 3
2
4
6

> with recursive t(n) as (values (1) union all select n+1 from t) select a.n, (select b.n from t b where b.n > a.n limit 1) from t a limit 3
1|2
2|3
3|4

> with recursive x(id) as (select * from y union all select id+1 from x where id < 5), y(id) as (values (1)) select * from x
1
2
3
4
5

> with recursive x(id) as (select id from y union all select id+1 from x where id < 5), y(id) as (select id from x) select * from x
ERROR 0A000 mutual recursion between WITH items is not implemented

> with recursive z(a) as (select b from y), y(b) as (select c from x), x(c) as (values (7)) select * from z
7

> create recursive view nums (n) as values (1) union all select n+1 from nums where n < 5
CREATE VIEW

> select * from nums
1
2
3
4
5

> select pg_get_viewdef('nums'::regclass)
 WITH RECURSIVE nums(n) AS (\n         VALUES (1)\n        UNION ALL\n         SELECT (nums_1.n + 1)\n           FROM nums nums_1\n          WHERE (nums_1.n < 5)\n        )\n SELECT nums.n\n   FROM nums;

> create or replace recursive view nums (n) as values (1) union all select n+1 from nums where n < 6
CREATE VIEW

> select * from nums
1
2
3
4
5
6

> drop view nums
DROP VIEW

> create temp recursive view tnums (n) as values (1) union all select n+1 from tnums where n < 3
CREATE VIEW

> select * from tnums
1
2
3

> drop view tnums
DROP VIEW

> with recursive tab(id_key,link) as (values (1,17), (2,17), (3,17), (4,17), (6,17), (5,17)), iter (id_key, row_type, link) as (select 0, 'base', 17 union all (with remaining(id_key, row_type, link, min) as (select tab.id_key, 'true'::text, iter.link, min(tab.id_key) over () from tab inner join iter using (link) where tab.id_key > iter.id_key), first_remaining as (select id_key, row_type, link from remaining where id_key=min), effect as (select tab.id_key, 'new'::text, tab.link from first_remaining e inner join tab on e.id_key=tab.id_key where e.row_type = 'false') select * from first_remaining union all select * from effect)) select * from iter
0|base|17
1|true|17
2|true|17
3|true|17
4|true|17
5|true|17
6|true|17

> with recursive outermost(x) as (with innermost as (select 2 from outermost) select * from innermost union select * from outermost) select * from outermost order by 1
ERROR 42P19 recursive reference to query "outermost" must not appear within a subquery

> with recursive w6(c6) as (with w6(c6) as (with w8(c8) as (select 1) select * from w8) select * from w6) select * from w6
1

> with recursive x(n) as (select 1 union all select n+1 from x where n in (select * from x)) select * from x
ERROR 42P19 recursive reference to query "x" must not appear within a subquery

> with recursive x(n) as (select 1 union all select count(*) from x) select * from x
ERROR 42P19 aggregate functions are not allowed in a recursive query's recursive term

> with recursive x(n) as (select 1 union all select n+1 from x limit 10 offset 1) select * from x
ERROR 0A000 OFFSET in a recursive query is not implemented

> with recursive x(n) as (select 1 union all select n+1 from x for update) select * from x
ERROR 0A000 FOR UPDATE/SHARE in a recursive query is not implemented

> with recursive x(n) as (select 1 union all select n+1 from x order by 1) select * from x
ERROR 0A000 ORDER BY in a recursive query is not implemented

> with recursive x(n) as (select n from x union all select 1) select * from x
ERROR 42P19 recursive reference to query "x" must not appear within its non-recursive term

> with recursive x(n) as (select 1 intersect select n+1 from x) select * from x
ERROR 42P19 recursive query "x" does not have the form non-recursive-term UNION [ALL] recursive-term

> with recursive x(n) as (select n from x) select * from x
ERROR 42P19 recursive query "x" does not have the form non-recursive-term UNION [ALL] recursive-term

> with recursive x(n) as (select 1 union all select n + 1 from x left join (values (1)) v(k) on true where n < 3) select * from x
1
2
3

> with recursive x(n) as (select 1 union all select n + 1 from (values (1)) v(k) left join x on true where n < 3) select * from x
ERROR 42P19 recursive reference to query "x" must not appear within an outer join

> with recursive foo(i) as (values (1) union all (select i+1 from foo where i < 10 except select i+1 from foo where i < 5)) select * from foo
ERROR 42P19 recursive reference to query "foo" must not appear within EXCEPT

> with recursive foo(i) as (values (1) union all (select i+1 from foo where i < 10 intersect all select i+1 from foo where i < 5)) select * from foo
ERROR 42P19 recursive reference to query "foo" must not appear within INTERSECT

> with recursive foo(i) as (values (1) union all select * from (select i+1 from foo where i < 10 union all select i+1 from foo where i < 5) as t) select * from foo
ERROR 42P19 recursive reference to query "foo" must not appear more than once

> with recursive foo(i) as (select i::numeric(3,0) from (values(1),(2)) t(i) union all select (i+1)::numeric(10,0) from foo where i < 10) select * from foo
ERROR 42804 recursive query "foo" column 1 has type numeric(3,0) in non-recursive term but type numeric overall

> with recursive foo(i) as (select i::numeric(3,0) from (values(1),(2)) t(i) union all select (i+1)::numeric(3,0) from foo where i < 3) select * from foo
1
2
2
3
3

> create temp table y(a int)
CREATE TABLE

> with recursive t as (insert into y select * from t) values(false)
ERROR 42P19 recursive query "t" must not contain data-modifying statements

> with recursive t as (insert into y select a+5 from t2 where a > 5 returning *), t2 as (insert into y values (6), (7) returning *) select * from t union all select * from t2 order by 1
6
7
11
12

> with recursive t1 as (select 1 a) merge into y using (select 1 a) s on y.a = s.a when matched then delete
ERROR 42601 WITH RECURSIVE is not supported for MERGE statement

> with recursive q as (select 1 a union all (with x as (select * from q where a < 4) select a + 1 from x)) select * from q
1
2
3
4

> with recursive q as (select 1 a union all (with x as materialized (select * from q where a < 4) select x.a + 1 from x, x z)) select count(*) from q
4

> with recursive x(col) as (select 1 union (with x as (select * from x) select * from x)) search depth first by col set seq select * from x
ERROR 0A000 with a SEARCH or CYCLE clause, the recursive reference to WITH query "x" must be at the top level of its right-hand SELECT

> with t as (select g, random() r from generate_series(1,5) g) select count(*) from t a join t b using (g) where a.r = b.r
5

> with t as materialized (select g, nextval('sq') from generate_series(1,5000) g) select count(*) from t
5000

> with t as materialized (select generate_series(1,5000) g) select (select count(*) from t), (select max(g) from t), (select g from t limit 1)
5000|5000|1

> drop table y
DROP TABLE

> drop sequence sq
DROP SEQUENCE
