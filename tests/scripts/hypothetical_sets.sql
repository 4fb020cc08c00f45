# Hypothetical-set aggregates, ON CONFLICT and partial indexes, records as JSON, options of VACUUM

> create table ic(a int, b int)
CREATE TABLE

> create unique index icp on ic(b) where coalesce(a, 1) > 0
CREATE INDEX

> create view ic_v as select * from ic
CREATE VIEW

> insert into ic values (1,2) on conflict (b) where coalesce(a, 1) > 0 do nothing
INSERT 0 1

> insert into ic values (1,2) on conflict (b) where coalesce(a, 1) > 1 do nothing
INSERT 0 0

> insert into ic values (1,2) on conflict (b) where coalesce(a, 1) > 0 and a = 1 do nothing
INSERT 0 0

> insert into ic values (1,2) on conflict (b) where coalesce(a, 1) > -1 do nothing
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> create table pc (a int, b text, primary key (a)) partition by list (a)
CREATE TABLE

> create table pc_1 (a int, b text) partition by list(a)
CREATE TABLE

> create table pc_1_1 partition of pc_1 for values in (40)
CREATE TABLE

> insert into pc_1 values (40,'x') on conflict (a) do update set b = excluded.b
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> create table parted_conflict (a int, b text) partition by range (a)
CREATE TABLE

> create table parted_conflict_1 partition of parted_conflict for values from (0) to (1000)
CREATE TABLE

> create unique index on only parted_conflict_1 (a)
CREATE INDEX

> create unique index on only parted_conflict (a); alter index parted_conflict_a_idx attach partition parted_conflict_1_a_idx
ALTER INDEX

> insert into parted_conflict values (40, 'forty'); insert into parted_conflict_1 values (40, 'cuarenta') on conflict (a) do update set b = excluded.b; select * from parted_conflict
40|cuarenta

> drop table parted_conflict
DROP TABLE

> create table parted_conflict (a int, b text) partition by range (a)
CREATE TABLE

> create table parted_conflict_1 partition of parted_conflict for values from (0) to (1000) partition by range (a)
CREATE TABLE

> create table parted_conflict_1_1 partition of parted_conflict_1 for values from (0) to (500)
CREATE TABLE

> create unique index on only parted_conflict_1 (a)
CREATE INDEX

> create unique index on only parted_conflict (a); alter index parted_conflict_a_idx attach partition parted_conflict_1_a_idx
ALTER INDEX

> insert into parted_conflict values (40, 'forty'); insert into parted_conflict_1 values (40, 'cuarenta') on conflict (a) do update set b = excluded.b; select * from parted_conflict
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> select jsonb_populate_record(row(1,2), '{"f1": 0, "f2": 1}'); select * from jsonb_populate_record(null::record, '{"x": 776}') as (x int, y int); select jsonb_populate_record(null::record, '{"x": 0, "y": 1}')
ERROR 0A000 could not determine row type for result of jsonb_populate_record

> select jsonb_populate_recordset(row(1,2), '[{"f1": 0, "f2": 1}]'); select i, jsonb_populate_recordset(row(i,50), '[{"f1":"42"},{"f2":"43"}]') from (values (1),(2)) v(i); select * from jsonb_populate_recordset(null::record, '[{"x": 776}]') as (x int, y int); select jsonb_populate_recordset(null::record, '[{"x": 0, "y": 1}]')
ERROR 0A000 could not determine row type for result of jsonb_populate_recordset

> select * from jsonb_populate_recordset(row(1,2), '[{"f1": 0, "f2": 1}]') as (a int, b int)
0|1

> SELECT jsonb_agg(q) FROM ( SELECT $$a$$ || x AS b, y AS c, ARRAY[ROW(x.*,ARRAY[1,2,3]), ROW(y.*,ARRAY[4,5,6])] AS z FROM generate_series(1,2) x, generate_series(4,5) y) q
[{"b": "a1", "c": 4, "z": [{"f1": 1, "f2": [1, 2, 3]}, {"f1": 4, "f2": [4, 5, 6]}]}, {"b": "a1", "c": 5, "z": [{"f1": 1, "f2": [1, 2, 3]}, {"f1": 5, "f2": [4, 5, 6]}]}, {"b": "a2", "c": 4, "z": [{"f1": 2, "f2": [1, 2, 3]}, {"f1": 4, "f2": [4, 5, 6]}]}, {"b": "a2", "c": 5, "z": [{"f1": 2, "f2": [1, 2, 3]}, {"f1": 5, "f2": [4, 5, 6]}]}]

> select json_agg(q) from (select row(1,'x',row(2)) z, array[row(1,2)] y) q; select to_json(row(1,2)), to_jsonb(array[row(1,row('q',null))])
{"f1":1,"f2":2}|[{"f1": 1, "f2": {"f1": "q", "f2": null}}]

> select rank('00000000-0000-0000-0000-000000000000', 'x') within group (order by a, b) from (values ('00000000-0000-0000-0000-000000000000'::uuid,'y'::text)) v(a,b)
1

> select rank('1','2022-01-01') within group (order by a,b) from (values (1,date '2022-02-02'),(0,'2020-01-01')) v(a,b), dense_rank('1') within group (order by a) from (values(1)) w(a)
ERROR 42601 syntax error at or near "("

> select rank('1','2022-01-01') within group (order by a,b), dense_rank('1') within group (order by a desc), cume_dist('x') within group (order by a::text) from (values (1,date '2022-02-02'),(0,'2020-01-01')) v(a,b)
2|1|1

> create table pv(a int)
CREATE TABLE

> vacuum (parallel -1) pv; vacuum (parallel 2000) pv; vacuum (parallel 2, full true) pv; vacuum (parallel) pv; vacuum (parallel 0, full) pv; analyze (nonexistentarg) dne; vacuum (process_toast false, full) pv; vacuum (nonexistant) pv; vacuum (analyze, full, verbose false, freeze) pv; vacuum (index_cleanup maybe) pv; vacuum (index_cleanup auto, truncate off, skip_locked, disable_page_skipping) pv; analyze (skip_locked, verbose off) pv; vacuum (parallel 1.5) pv; vacuum (parallel 'x') pv; vacuum(full 3) pv; vacuum pv(a); vacuum (analyze) pv(a); analyze pv(z); analyze pv(a,a); vacuum full analyze pv (a)
ERROR 42601 parallel workers for vacuum must be between 0 and 1024

> select rank(1) within group (order by a) from (values(1),(0),(2)) v(a)
2

> select rank('1') within group (order by a) from (values(1),(0),(2)) v(a)
2

> select rank(1,2) within group (order by a,b) from (values(1,2),(1,1),(2,0)) v(a,b)
2

> select rank('1',2) within group (order by a,b) from (values(1,2),(1,1),(2,0)) v(a,b)
2

> select dense_rank(1,2) within group (order by a,b), percent_rank(1,2) within group (order by a,b desc), cume_dist(1,2) within group (order by a,b) from (values(1,2),(1,1),(2,0)) v(a,b)
2|0|0.75

> select rank(1,2) within group (order by a) from (values(1)) v(a)
ERROR 42883 function rank(integer, integer, integer) does not exist

> select rank(1) from (values(1)) v(a)
ERROR 42809 WITHIN GROUP is required for ordered-set aggregate rank

> select rank(1) over () from (values(1)) v(a)
ERROR 42809 WITHIN GROUP is required for ordered-set aggregate rank

> select rank() over (order by a) from (values(1)) v(a)
1

> select rank(null) within group (order by a), rank(null) within group (order by a nulls first), rank(null) within group (order by a desc), dense_rank(null) within group (order by a) from (values(1),(null),(2),(1),(null)) v(a)
4|1|1|3

> select g, rank(3) within group (order by a desc), dense_rank(3) within group (order by a), percent_rank(3) within group (order by a), cume_dist(3) within group (order by a), cume_dist(3) within group (order by a) filter (where a > 100) from (select i%3 g, i%7 a from generate_series(1,40) i) q group by g order by g
0|7|4|0.38461538461538464|0.5714285714285714|1
1|7|4|0.42857142857142855|0.6|1
2|6|4|0.46153846153846156|0.6428571428571429|1

> select rank(g) within group (order by a) from (select i%3 g, i%7 a from generate_series(1,40) i) q group by g order by g
1
3
5

> select rank(a) within group (order by a) from (select i%3 g, i%7 a from generate_series(1,40) i) q group by g order by g
ERROR 42803 column "q.a" must appear in the GROUP BY clause or be used in an aggregate function

> select rank('x') within group (order by a) from (values(1)) v(a)
ERROR 22P02 invalid input syntax for type integer: "x"

> select rank(1.5) within group (order by a) from (values(1),(2)) v(a)
2

> select rank(true) within group (order by a) from (values(1),(2)) v(a)
ERROR 42804 WITHIN GROUP types integer and boolean cannot be matched

> select rank(variadic array[1]) within group (order by a) from (values(1),(2)) v(a)
ERROR 42601 cannot use VARIADIC with WITHIN GROUP

> select pg_catalog.rank('a') within group (order by a collate "C") from (values('A'),('b')) v(a)
2

> create view rv as select rank('1', 2) within group (order by a, b desc nulls last) r, cume_dist('x') within group (order by a::text) filter (where b > 1) c from (values(1,2),(1,1),(2,0)) v(a,b)
CREATE VIEW

> select * from rv
1|1

> select pg_get_viewdef('rv')
 SELECT rank(1, 2) WITHIN GROUP (ORDER BY v.a, v.b DESC NULLS LAST) AS r,\n    cume_dist('x'::text) WITHIN GROUP (ORDER BY (v.a)::text) FILTER (WHERE (v.b > 1)) AS c\n   FROM ( VALUES (1,2), (1,1), (2,0)) v(a, b);

> select rank(distinct 1) within group (order by a) from (values(1),(2)) v(a)
ERROR 42601 cannot use DISTINCT with WITHIN GROUP

> select rank() within group (order by a) from (values(1),(2)) v(a)
ERROR 42883 function rank(integer) does not exist
