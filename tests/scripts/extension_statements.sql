# pg_stat_statements: what is counted, and the texts with their constants taken out. PostgreSQL must have preloaded the library.

> create extension pg_stat_statements
CREATE EXTENSION

> create table tt(a int, b text, c jsonb)
CREATE TABLE

> select pg_stat_statements_reset()


> select 1 as a
1

> select 2 as b
2

> select -1, - 1, +1, 1-1
-1|-1|1|0

> select true, null, 'x'::text, date '2020-01-01', interval '1 day', interval '1' year, B'101', X'1f', U&'a', E'a\n', $$x$$, 1.5, 1e5
t|∅|x|2020-01-01|1 day|1 year|101|00011111|a|a\n|x|1.5|100000

> select extract(year from now()), position('a' in 'b'), substring('abc' from 1 for 2), trim(both 'x' from 'xa')
2026|0|ab|a

> select a from tt where a in (1,2,3) order by 1 limit 5 offset 2
(no rows)

> select a, count(*) from tt group by 1 having count(*) > 1 order by count(*) desc
(no rows)

> insert into tt values (1,'a','{}'), (2,'b',null)
INSERT 0 2

> insert into tt(a) values (default)
INSERT 0 1

> update tt set b = 'x' where a = 1
UPDATE 1

> delete from tt where a between 1 and 2
DELETE 2

> select b::varchar(10), a::numeric(5,2) from tt fetch first 2 rows only
∅|∅

> select /* c */ 1 -- d
1

> select   a   from TT where A=5
(no rows)

> select a from tt where a=7
(no rows)

> select array[1,2], row(1,'a'), case when a=1 then 2 else 3 end, coalesce(a,0) from tt
{1,2}|(1,a)|3|0

> select * from generate_series(1,3) g(x) where x > 2 and b'1' is not null
3

> select b like 'a%' escape '\', a is distinct from 1, c->'x', c @> '{"a":1}', a = any('{1,2}') from tt
∅|t|∅|∅|∅

> with x as (select 1 as q) select q from x union all select 2
1
2

> select (now() at time zone 'utc') is null, timestamp '2020-01-01', '1'::int, cast('2' as int), int '3'
f|2020-01-01 00:00:00|1|2|3

> begin
BEGIN

> commit
COMMIT

> create table t2 as select 1 as a
SELECT 1

> create index on tt(a) where a > 5
CREATE INDEX

> explain (costs off) table tt
Seq Scan on tt

> prepare p as select $1::int + 1
PREPARE

> execute p(4)
5

> execute p(5)
6

> deallocate p
DEALLOCATE

> set work_mem = '5MB'
SET

> select a from tt where a = (select max(a)+1 from tt where b='z') for update
(no rows)

> select sum(a) filter (where a>1) over (partition by b order by a rows between 1 preceding and current row) from tt
∅

> values (1,2),(3,4)
1|2
3|4

> table tt
∅|∅|∅

> select exists(select 1 from tt), not true, 'a' || 'b', 1 = 1 and 2 > 1
t|f|ab|t

> select 9999999999, 12345678901234567890123
9999999999|12345678901234567890123

> select $$it's$$ as "weird name", 'it''s'
it's|it's

> do $$ begin perform 1; end $$
DO

> begin
BEGIN

> declare c cursor for select a+1 from tt
DECLARE CURSOR

> fetch 2 from c
∅

> close c
CLOSE CURSOR

> commit
COMMIT

> select 1
1

> select 'a'
a

> select 1.0
1.0

> begin; select 4 as x; commit
COMMIT

> select 5, 6; select   7 , 8
7|8

> select 1/0
ERROR 22012 division by zero

> select nosuch
ERROR 42703 column "nosuch" does not exist

> select queryid is not null, toplevel, calls, rows, plans, query from pg_stat_statements order by query collate "C", calls, rows
t|t|3|0|0|begin
t|t|1|0|0|close c
t|t|3|0|0|commit
t|t|1|0|0|create index on tt(a) where a > 5
t|t|1|1|0|create table t2 as select 1 as a
t|t|1|0|0|declare c cursor for select a+1 from tt
t|t|1|2|0|delete from tt where a between $1 and $2
t|t|1|0|0|do $$ begin perform 1; end $$
t|t|1|0|0|explain (costs off) table tt
t|t|1|1|0|fetch 2 from c
t|t|1|2|0|insert into tt values ($1,$2,$3), ($4,$5,$6)
t|t|1|1|0|insert into tt(a) values (default)
t|t|2|2|0|prepare p as select $1::int + $2
t|t|2|0|0|select   a   from TT where A=$1
t|t|1|1|0|select $1
t|t|1|1|0|select $1
t|t|1|1|0|select $1 as "weird name", $2
t|t|5|5|0|select $1 as a
t|t|1|1|0|select $1, $2
t|t|2|2|0|select $1, $2
t|t|1|1|0|select $1, $2, $3::text, date $4, interval $5, interval $6 year, $7, $8, $9, $10, $11, $12, $13
t|t|1|1|0|select $1, $2, +$3, $4-$5
t|t|1|1|0|select (now() at time zone $1) is null, timestamp $2, $3::int, cast($4 as int), int $5
t|t|1|1|0|select * from generate_series($1,$2) g(x) where x > $3 and $4 is not null
t|t|1|0|0|select a from tt where a = (select max(a)+$1 from tt where b=$2) for update
t|t|1|0|0|select a from tt where a in ($1,$2,$3) order by 1 limit $4 offset $5
t|t|1|0|0|select a, count(*) from tt group by 1 having count(*) > $1 order by count(*) desc
t|t|1|1|0|select array[$1,$2], row($3,$4), case when a=$5 then $6 else $7 end, coalesce(a,$8) from tt
t|t|1|1|0|select b like $1 escape $2, a is distinct from $3, c->$4, c @> $5, a = any($6) from tt
t|t|1|1|0|select b::varchar(10), a::numeric(5,2) from tt fetch first $1 rows only
t|t|1|1|0|select exists(select $1 from tt), not $2, $3 || $4, $5 = $6 and $7 > $8
t|t|1|1|0|select extract($1 from now()), position($2 in $3), substring($4 from $5 for $6), trim(both $7 from $8)
t|t|1|1|0|select pg_stat_statements_reset()
t|t|1|1|0|select sum(a) filter (where a>$1) over (partition by b order by a rows between $2 preceding and current row) from tt
t|t|1|0|0|set work_mem = '5MB'
t|t|1|1|0|table tt
t|t|1|1|0|update tt set b = $1 where a = $2
t|t|1|2|0|values ($1,$2),($3,$4)
t|t|1|2|0|with x as (select $1 as q) select q from x union all select $2

> select proacl from pg_proc where proname like 'pg_stat_statements%' order by proname
∅
∅
{postgres=X/postgres}

> select dealloc, stats_reset is not null from pg_stat_statements_info
0|t

> select name,setting,context,vartype,min_val,max_val,enumvals,short_desc from pg_settings where name ~ '^pg_stat_st' and name !~ 'save'
pg_stat_statements.max|5000|postmaster|integer|100|1073741823|∅|Sets the maximum number of statements tracked by pg_stat_statements.
pg_stat_statements.track|top|superuser|enum|∅|∅|{none,top,all}|Selects which statements are tracked by pg_stat_statements.
pg_stat_statements.track_planning|off|superuser|bool|∅|∅|∅|Selects whether planning duration is tracked by pg_stat_statements.
pg_stat_statements.track_utility|on|superuser|bool|∅|∅|∅|Selects whether utility commands are tracked by pg_stat_statements.

> set pg_stat_statements.track = 'foo'
ERROR 22023 invalid value for parameter "pg_stat_statements.track": "foo"

> set pg_stat_statements.max = 7
ERROR 55P02 parameter "pg_stat_statements.max" cannot be changed without restarting the server

> set pg_stat_statements.track_utility = off
SET

> select pg_stat_statements_reset()


> begin; select 1 as x; commit
COMMIT

> set pg_stat_statements.track = none
SET

> select 2, 3
2|3

> set pg_stat_statements.track = top
SET

> set pg_stat_statements.track_planning = on
SET

> select 2, 3, 4
2|3|4

> select query, calls, rows, plans, plans>0 and total_plan_time > 0 as p, total_exec_time > 0 and min_exec_time <= mean_exec_time and mean_exec_time <= max_exec_time as e, stddev_exec_time from pg_stat_statements order by query collate "C"
select $1 as x|1|1|0|f|t|0
select $1, $2, $3|1|1|1|t|t|0
select pg_stat_statements_reset()|1|1|0|f|t|0
select query, calls, rows, plans, plans>$1 and total_plan_time > $2 as p, total_exec_time > $3 and min_exec_time <= mean_exec_time and mean_exec_time <= max_exec_time as e, stddev_exec_time from pg_stat_statements order by query collate "C"|0|0|1|t|f|0

> set pg_stat_statements.track_planning = off
SET

> select count(pg_stat_statements_reset(0, 0, queryid)) from pg_stat_statements where query like 'select $1, $2, $3%'
1

> select query from pg_stat_statements order by query collate "C"
select $1 as x
select count(pg_stat_statements_reset($1, $2, queryid)) from pg_stat_statements where query like $3
select pg_stat_statements_reset()
select query, calls, rows, plans, plans>$1 and total_plan_time > $2 as p, total_exec_time > $3 and min_exec_time <= mean_exec_time and mean_exec_time <= max_exec_time as e, stddev_exec_time from pg_stat_statements order by query collate "C"

> select pg_stat_statements_reset(userid => (select oid from pg_roles where rolname='nosuch' union all select 12345 limit 1))


> select count(*) > 1 from pg_stat_statements
t

> select query is null from pg_stat_statements(false) limit 1
t

> create role joe
CREATE ROLE

> set role joe
SET

> select pg_stat_statements_reset()
ERROR 42501 permission denied for function pg_stat_statements_reset

> select count(*), bool_and(queryid is null) from pg_stat_statements where query = '<insufficient privilege>' having count(*) > 0
8|t

> select 1 as mine
1

> select query, userid::regrole from pg_stat_statements where query ~ 'mine' and query !~ 'query'
select $1 as mine|joe

> reset role
RESET

> select query_id is not null and query_id = (select queryid from pg_stat_statements where query ~ 'query_id is not null' limit 1) from pg_stat_activity where pid = pg_backend_pid()
∅

> drop view pg_stat_statements
ERROR 2BP01 cannot drop view pg_stat_statements because extension pg_stat_statements requires it

> drop function pg_stat_statements_info
ERROR 2BP01 cannot drop function pg_stat_statements_info() because extension pg_stat_statements requires it

> create schema s
CREATE SCHEMA

> alter extension pg_stat_statements set schema s
ALTER EXTENSION

> select count(*) > 0 from s.pg_stat_statements
t

> drop role joe
DROP ROLE

> drop extension pg_stat_statements
DROP EXTENSION

> select 1
1

> drop schema s
DROP SCHEMA

> drop table tt, t2
DROP TABLE
