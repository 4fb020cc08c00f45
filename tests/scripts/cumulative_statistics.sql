# What is counted of scans, of rows and of calls (pg_stat_*).
## What a transaction has seen stays.
## Resets.
## Functions.
## Who is no superuser.

> CREATE TABLE cs (id int PRIMARY KEY, v text)
CREATE TABLE

> INSERT INTO cs SELECT g, 'x' FROM generate_series(1, 100) g
INSERT 0 100

> SELECT * FROM cs WHERE id = 5
5|x

> UPDATE cs SET v = 'y' WHERE id = 4
UPDATE 1

> DELETE FROM cs WHERE id = 9
DELETE 1

> BEGIN
BEGIN

> INSERT INTO cs VALUES (1000, 'a')
INSERT 0 1

> SAVEPOINT a
SAVEPOINT

> UPDATE cs SET v = 'b' WHERE id = 1000
UPDATE 1

> ROLLBACK TO a
ROLLBACK

> DELETE FROM cs WHERE id = 1000
DELETE 1

> COMMIT
COMMIT

> BEGIN
BEGIN

> INSERT INTO cs VALUES (1001, 'a')
INSERT 0 1

> ROLLBACK
ROLLBACK

> SELECT pg_stat_force_next_flush()


> SELECT n_tup_ins, n_tup_upd, n_tup_del, n_live_tup, n_mod_since_analyze, n_ins_since_vacuum, analyze_count, vacuum_count, last_vacuum, last_analyze, autovacuum_count FROM pg_stat_user_tables WHERE relname = 'cs'
102|2|2|99|104|102|0|0|∅|∅|0

> SELECT pg_stat_get_tuples_inserted('cs'::regclass), pg_stat_get_tuples_updated('cs'::regclass), pg_stat_get_tuples_deleted('cs'::regclass), pg_stat_get_live_tuples('cs'::regclass), pg_stat_get_ins_since_vacuum('cs'::regclass), pg_stat_get_last_vacuum_time('cs'::regclass)
102|2|2|99|102|∅

> ANALYZE cs
ANALYZE

> SELECT pg_stat_force_next_flush()


> SELECT n_mod_since_analyze, n_ins_since_vacuum, analyze_count, vacuum_count, last_analyze <= now(), last_vacuum FROM pg_stat_user_tables WHERE relname = 'cs'
0|102|1|0|t|∅

> VACUUM cs
VACUUM

> SELECT pg_stat_force_next_flush()


> SELECT n_mod_since_analyze, n_ins_since_vacuum, n_dead_tup, analyze_count, vacuum_count, last_vacuum <= now() FROM pg_stat_all_tables WHERE relname = 'cs'
0|0|0|1|1|t

> CREATE TABLE cs_heap AS SELECT * FROM cs
SELECT 99

> SELECT count(*) FROM cs_heap
99

> SELECT count(*) FROM cs_heap WHERE id < 11
9

> SELECT pg_stat_force_next_flush()


> SELECT seq_scan, seq_tup_read, idx_scan, idx_tup_fetch, n_tup_ins FROM pg_stat_user_tables WHERE relname = 'cs_heap'
2|198|∅|∅|99

> SELECT pg_stat_get_numscans('cs_heap'::regclass), pg_stat_get_tuples_returned('cs_heap'::regclass), pg_stat_get_tuples_fetched('cs_heap'::regclass)
2|198|0

> BEGIN
BEGIN

> SELECT count(*) FROM cs_heap
99

> INSERT INTO cs_heap VALUES (1), (2)
INSERT 0 2

> SELECT n_tup_ins FROM pg_stat_user_tables WHERE relname = 'cs_heap'
99

> ROLLBACK
ROLLBACK

> SELECT pg_stat_force_next_flush()


> SELECT seq_scan, seq_tup_read, n_tup_ins, n_live_tup FROM pg_stat_user_tables WHERE relname = 'cs_heap'
3|297|101|99

> SELECT pg_stat_force_next_flush()


> BEGIN
BEGIN

> SET LOCAL stats_fetch_consistency = snapshot
SET

> SELECT pg_stat_get_snapshot_timestamp() IS NULL
t

> SELECT pg_stat_get_numscans('cs_heap'::regclass)
3

> SELECT pg_stat_get_snapshot_timestamp() <= clock_timestamp()
t

> SELECT pg_stat_clear_snapshot()


> SELECT pg_stat_get_snapshot_timestamp() IS NULL
t

> COMMIT
COMMIT

> SELECT pg_stat_reset_single_table_counters('cs_heap'::regclass)


> SELECT pg_stat_get_numscans('cs_heap'::regclass), pg_stat_have_stats('relation', (SELECT oid FROM pg_database WHERE datname = current_database()), 'cs'::regclass)
0|t

> SELECT pg_stat_reset_shared('x')
ERROR 22023 unrecognized reset target: "x"

> SELECT pg_stat_reset_shared(NULL)
∅

> SELECT pg_stat_have_stats('zaphod', 0, 0)
ERROR 22023 invalid statistics kind: "zaphod"

> SELECT pg_stat_have_stats('bgwriter', 0, 0), pg_stat_have_stats('relation', 1, 1)
t|f

> SELECT name FROM pg_stat_slru
CommitTs
MultiXactMember
MultiXactOffset
Notify
Serial
Subtrans
Xact
other

> SELECT pg_stat_get_live_tuples(1), pg_stat_get_function_calls(1), pg_stat_get_last_analyze_time(1), pg_stat_get_db_checksum_failures(1)
0|∅|∅|∅

> SELECT count(*) FROM pg_stat_progress_vacuum
0

> SELECT count(*) FROM pg_stat_archiver WHERE archived_count = 0 AND stats_reset < now()
1

> CREATE FUNCTION cs_pl(int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN IF $1 < 0 THEN RAISE 'negative'; END IF; RETURN $1 + 1; END $$
CREATE FUNCTION

> CREATE FUNCTION cs_sql(int) RETURNS int LANGUAGE sql VOLATILE AS $$ SELECT cs_pl($1); SELECT cs_pl($1) $$
CREATE FUNCTION

> CREATE FUNCTION cs_trigger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$
CREATE FUNCTION

> CREATE TRIGGER x BEFORE INSERT ON cs_heap FOR EACH ROW EXECUTE FUNCTION cs_trigger()
CREATE TRIGGER

> SELECT cs_pl(1)
2

> SET track_functions = 'pl'
SET

> SELECT cs_pl(1), cs_sql(1)
2|2

> SELECT sum(cs_pl(x)) FROM generate_series(1, 10) x
65

> INSERT INTO cs_heap VALUES (1), (2), (3)
INSERT 0 3

> SELECT cs_pl(-1)
ERROR P0001 negative

> SELECT pg_stat_force_next_flush()


> SELECT funcname, calls, total_time >= self_time AS t FROM pg_stat_user_functions WHERE funcname LIKE 'cs%' ORDER BY 1
cs_pl|13|t
cs_trigger|3|t

> SET track_functions = 'all'
SET

> SELECT cs_sql(1)
2

> BEGIN
BEGIN

> SELECT cs_sql(1)
2

> SELECT pg_stat_force_next_flush()


> ROLLBACK
ROLLBACK

> SET track_functions = 'none'
SET

> SELECT cs_sql(1)
2

> SELECT pg_stat_force_next_flush()


> SELECT funcname, calls FROM pg_stat_user_functions WHERE funcname LIKE 'cs%' ORDER BY 1
cs_pl|17
cs_sql|2
cs_trigger|3

> SELECT pg_stat_reset_single_function_counters('cs_pl(int)'::regprocedure)


> SELECT funcname, calls FROM pg_stat_user_functions WHERE funcname LIKE 'cs%' ORDER BY 1
cs_pl|0
cs_sql|2
cs_trigger|3

> RESET track_functions
RESET

> DROP TABLE cs, cs_heap
DROP TABLE

> SELECT count(*) FROM pg_stat_user_tables WHERE relname LIKE 'cs%'
0

> DROP FUNCTION cs_pl, cs_sql, cs_trigger
DROP FUNCTION

> CREATE ROLE cs_role
CREATE ROLE

> SET ROLE cs_role
SET

> SELECT pg_stat_reset()
ERROR 42501 permission denied for function pg_stat_reset

> SELECT pg_stat_reset_shared('bgwriter')
ERROR 42501 permission denied for function pg_stat_reset_shared

> RESET ROLE
RESET

> DROP ROLE cs_role
DROP ROLE
