# Functions that are seldom called by themselves: behind operators and views, or of another time.

> SELECT dexp(0), dlog1(1), dlog10(100), dround(2.5), dtrunc(-2.7)
1|0|2|2|-2

> SELECT numeric_exp(0), numeric_ln(1), numeric_log(10, 1000), numeric_sqrt(4), numeric_div_trunc(7.5, 2)
1.0000000000000000|0.0000000000000000|3.0000000000000000|2.000000000000000|3

> SELECT numeric_ln(0)
ERROR 2201E cannot take logarithm of zero

> CREATE TYPE fsn_mood AS ENUM ('sad', 'ok', 'happy')
CREATE TYPE

> SELECT enum_larger('sad'::fsn_mood, 'ok'), enum_smaller('sad'::fsn_mood, 'ok'), enum_eq('sad'::fsn_mood, 'ok'), enum_ne('sad'::fsn_mood, 'ok'), enum_lt('sad'::fsn_mood, 'ok'), enum_le('sad'::fsn_mood, 'ok'), enum_gt('sad'::fsn_mood, 'ok'), enum_ge('sad'::fsn_mood, 'ok'), enum_larger(NULL, 'ok'::fsn_mood)
ok|sad|f|t|t|t|f|f|∅

> DROP TYPE fsn_mood
DROP TYPE

> SELECT nameconcatoid('abc', 12), length(nameconcatoid(repeat('x', 63)::name, 12345)::text)
abc_12|63

> SELECT to_ascii('abc')
ERROR 0A000 encoding conversion from UTF8 to ASCII not supported

> SELECT aclinsert('{}', NULL), aclremove(NULL, NULL)
∅|∅

> SELECT aclinsert('{}', makeaclitem(10, 10, 'SELECT', false))
ERROR 0A000 aclinsert is no longer supported

> SELECT pg_reload_conf()
t

> SELECT count(*) FROM pg_cursor() WHERE name = 'fsn_c'
0

> SELECT name, statement, is_holdable FROM pg_cursor() WHERE name = 'fsn_c'
(no rows)

> PREPARE fsn_p AS SELECT 1
PREPARE

> SELECT name, statement, parameter_types FROM pg_prepared_statement() WHERE name = 'fsn_p'
fsn_p|PREPARE fsn_p AS SELECT 1|{}

> DEALLOCATE fsn_p
DEALLOCATE

> SELECT name FROM pg_available_extensions() WHERE name = 'pg_trgm'
pg_trgm

> SELECT DISTINCT name, superuser, trusted, relocatable FROM pg_available_extension_versions() WHERE name = 'pg_trgm'
pg_trgm|t|t|t

> SELECT * FROM pg_prepared_xact()
(no rows)

> SELECT count(*) > 0 FROM pg_lock_status() WHERE pid = pg_backend_pid()
t

> SELECT application_name = current_setting('application_name'), state, backend_type, usesysid = 10 FROM pg_stat_get_activity(pg_backend_pid())
t|active|client backend|t

> SELECT count(*) FROM pg_stat_get_activity(2147483647)
0

> SELECT pg_stat_get_backend_activity(i), pg_stat_get_backend_userid(i) = 10, pg_stat_get_backend_start(i) <= now(), pg_stat_get_backend_wait_event(i) FROM pg_stat_get_backend_idset() i WHERE pg_stat_get_backend_pid(i) = pg_backend_pid()
SELECT pg_stat_get_backend_activity(i), pg_stat_get_backend_userid(i) = 10, pg_stat_get_backend_start(i) <= now(), pg_stat_get_backend_wait_event(i) FROM pg_stat_get_backend_idset() i WHERE pg_stat_get_backend_pid(i) = pg_backend_pid()|t|t|∅

> SELECT pg_stat_get_backend_pid(-1), pg_stat_get_backend_dbid(NULL)
∅|∅

> CREATE TABLE fsn_t (a int PRIMARY KEY, b int NOT NULL UNIQUE)
CREATE TABLE

> SELECT pg_get_replica_identity_index('fsn_t')
fsn_t_pkey

> ALTER TABLE fsn_t REPLICA IDENTITY USING INDEX fsn_t_b_key
ALTER TABLE

> SELECT pg_get_replica_identity_index('fsn_t')
fsn_t_b_key

> ALTER TABLE fsn_t REPLICA IDENTITY FULL
ALTER TABLE

> SELECT pg_get_replica_identity_index('fsn_t')
∅

> DROP TABLE fsn_t
DROP TABLE
