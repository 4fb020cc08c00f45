# what dropped relations and functions have counted is gone with them

> set stats_fetch_consistency = 'none'
SET

> set track_functions = 'all'
SET

> create table counted (id int primary key, v int)
CREATE TABLE

> create function called() returns int language plpgsql as 'begin return 1; end'
CREATE FUNCTION

> create table gone as select 'counted'::regclass::oid t, 'counted_pkey'::regclass::oid i, 'called()'::regprocedure::oid f
SELECT 1

> insert into counted select g, g from generate_series(1, 10) g
INSERT 0 10

> set enable_seqscan = off
SET

> select called(), v from counted where id = 3
1|3

> select pg_stat_force_next_flush()


> select pg_stat_get_tuples_inserted(t), pg_stat_get_numscans(i) > 0, pg_stat_get_function_calls(f) from gone
10|t|1

> begin
BEGIN

> drop table counted
DROP TABLE

> drop function called()
DROP FUNCTION

> rollback
ROLLBACK

> select pg_stat_force_next_flush()


> select pg_stat_get_tuples_inserted(t), pg_stat_get_numscans(i) > 0, pg_stat_get_function_calls(f) from gone
10|t|1

> alter table counted drop constraint counted_pkey
ALTER TABLE

> select pg_stat_get_tuples_inserted(t), pg_stat_get_numscans(i), pg_stat_get_function_calls(f) from gone
10|0|1

> insert into counted values (11, 11)
INSERT 0 1

> drop table counted
DROP TABLE

> drop function called()
DROP FUNCTION

> select pg_stat_force_next_flush()


> select pg_stat_get_tuples_inserted(t), pg_stat_get_numscans(i), pg_stat_get_function_calls(f) from gone
0|0|∅
