# Settings: their types, units, ranges, words and contexts, as PostgreSQL has them.

> set work_mem='abc'
ERROR 22023 invalid value for parameter "work_mem": "abc"

> set work_mem='-1'
ERROR 22023 -1 kB is outside the valid range for parameter "work_mem" (64 .. 2147483647)

> set work_mem='3 parsecs'
ERROR 22023 invalid value for parameter "work_mem": "3 parsecs"

> set work_mem='63'
ERROR 22023 63 kB is outside the valid range for parameter "work_mem" (64 .. 2147483647)

> set work_mem=65536
SET

> show work_mem
64MB

> set work_mem='1.5MB'
SET

> show work_mem
1536kB

> set work_mem='99999999999GB'
ERROR 22023 invalid value for parameter "work_mem": "99999999999GB"

> set work_mem=''
ERROR 22023 invalid value for parameter "work_mem": ""

> set work_mem='0x1000'
SET

> show work_mem
4MB

> set work_mem='1e4'
SET

> show work_mem
10000kB

> set work_mem=' 100 '
SET

> show work_mem
100kB

> set work_mem='0100'
SET

> show work_mem
64kB

> set work_mem='1.5.3'
ERROR 22023 invalid value for parameter "work_mem": "1.5.3"

> set work_mem='4 MB x'
ERROR 22023 invalid value for parameter "work_mem": "4 MB x"

> set random_page_cost='abc'
ERROR 22023 invalid value for parameter "random_page_cost": "abc"

> set random_page_cost=-1
ERROR 22023 -1 is outside the valid range for parameter "random_page_cost" (0 .. 1.79769e+308)

> set random_page_cost='3 ms'
ERROR 22023 invalid value for parameter "random_page_cost": "3 ms"

> set random_page_cost='nan'
ERROR 22023 invalid value for parameter "random_page_cost": "nan"

> set random_page_cost='inf'
ERROR 22023 Infinity is outside the valid range for parameter "random_page_cost" (0 .. 1.79769e+308)

> set random_page_cost='1e3'
SET

> show random_page_cost
1000

> set random_page_cost=1.123456789
SET

> show random_page_cost
1.12346

> select setting from pg_settings where name='random_page_cost'
1.12346

> set vacuum_cost_delay='3 parsecs'
ERROR 22023 invalid value for parameter "vacuum_cost_delay": "3 parsecs"

> set vacuum_cost_delay='1.5ms'
SET

> show vacuum_cost_delay
1500us

> set vacuum_cost_delay='500us'
SET

> show vacuum_cost_delay
500us

> set vacuum_cost_delay=0
SET

> show vacuum_cost_delay
0

> set vacuum_cost_delay='1s'
ERROR 22023 1000 ms is outside the valid range for parameter "vacuum_cost_delay" (0 .. 100)

> set plan_cache_mode='foo'
ERROR 22023 invalid value for parameter "plan_cache_mode": "foo"

> set synchronous_commit='TRUE'
SET

> show synchronous_commit
on

> set synchronous_commit='maybe'
ERROR 22023 invalid value for parameter "synchronous_commit": "maybe"

> set constraint_exclusion='yes'
SET

> show constraint_exclusion
on

> set constraint_exclusion=0
SET

> show constraint_exclusion
off

> set wal_compression=on
SET

> show wal_compression
pglz

> set log_min_messages = 'debug'
SET

> show log_min_messages
debug2

> set log_min_messages='warn'
ERROR 22023 invalid value for parameter "log_min_messages": "warn"

> set client_min_messages='info'
SET

> show client_min_messages
info

> set client_min_messages='fatal'
ERROR 22023 invalid value for parameter "client_min_messages": "fatal"

> set password_encryption='on'
ERROR 22023 invalid value for parameter "password_encryption": "on"

> show password_encryption
scram-sha-256

> set password_encryption='md6'
ERROR 22023 invalid value for parameter "password_encryption": "md6"

> set jit='perhaps'
ERROR 22023 parameter "jit" requires a Boolean value

> set jit=''
ERROR 22023 parameter "jit" requires a Boolean value

> set enable_seqscan=2
ERROR 22023 parameter "enable_seqscan" requires a Boolean value

> set enable_seqscan='of'
SET

> show enable_seqscan
off

> set enable_seqscan='o'
ERROR 22023 parameter "enable_seqscan" requires a Boolean value

> set deadlock_timeout='1.5s'
SET

> show deadlock_timeout
1500ms

> set deadlock_timeout=0
ERROR 22023 0 ms is outside the valid range for parameter "deadlock_timeout" (1 .. 2147483647)

> set deadlock_timeout='1d'
SET

> show deadlock_timeout
1d

> set max_stack_depth='1MB'
SET

> show max_stack_depth
1MB

> set effective_cache_size='4GB'
SET

> show effective_cache_size
4GB

> set effective_cache_size='4'
SET

> show effective_cache_size
32kB

> set effective_cache_size='4kB'
ERROR 22023 0 8kB is outside the valid range for parameter "effective_cache_size" (1 .. 2147483647)

> show effective_cache_size
32kB

> set effective_cache_size='13kB'
SET

> show effective_cache_size
16kB

> set temp_buffers=200
SET

> show temp_buffers
1600kB

> set tcp_keepalives_idle=5
SET

> show tcp_keepalives_idle
5

> set log_parameter_max_length='1kB'
SET

> show log_parameter_max_length
1kB

> set log_parameter_max_length='500 B'
SET

> show log_parameter_max_length
500B

> set log_parameter_max_length='3 parsecs'
ERROR 22023 invalid value for parameter "log_parameter_max_length": "3 parsecs"

> set lc_messages='foo'
ERROR 22023 invalid value for parameter "lc_messages": "foo"

> set lc_monetary='C'
SET

> show lc_monetary
C

> set lc_time='xx_YY'
ERROR 22023 invalid value for parameter "lc_time": "xx_YY"

> set lc_numeric=''
SET

> show lc_numeric


> set lc_messages=''
ERROR 22023 invalid value for parameter "lc_messages": ""

> show lc_messages
C.UTF-8

> set lc_time='en_US.UTF-8'
ERROR 22023 invalid value for parameter "lc_time": "en_US.UTF-8"

> set lc_time='POSIX'
SET

> show lc_time
POSIX

> set shared_buffers='1MB'
ERROR 55P02 parameter "shared_buffers" cannot be changed without restarting the server

> set fsync=off
ERROR 55P02 parameter "fsync" cannot be changed now

> set block_size=1
ERROR 55P02 parameter "block_size" cannot be changed

> set log_connections=on
ERROR 55P02 parameter "log_connections" cannot be set after connection start

> set lc_collate='C'
ERROR 55P02 parameter "lc_collate" cannot be changed

> set autovacuum=off
ERROR 55P02 parameter "autovacuum" cannot be changed now

> set archive_mode=on
ERROR 55P02 parameter "archive_mode" cannot be changed without restarting the server

> set in_hot_standby=on
ERROR 55P02 parameter "in_hot_standby" cannot be changed

> set default_tablespace='foo'
ERROR 22023 invalid value for parameter "default_tablespace": "foo"

> set temp_tablespaces='foo'
ERROR 42704 tablespace "foo" does not exist

> set default_table_access_method='foo'
ERROR 22023 invalid value for parameter "default_table_access_method": "foo"

> set default_table_access_method=''
ERROR 22023 invalid value for parameter "default_table_access_method": ""

> set default_text_search_config='foo'
ERROR 22023 invalid value for parameter "default_text_search_config": "foo"

> set default_text_search_config='simple'
SET

> show default_text_search_config
pg_catalog.simple

> set backtrace_functions='a b'
SET

> set backtrace_functions='a,b'
SET

> show backtrace_functions
a,b

> set wal_consistency_checking='foo'
ERROR 22023 invalid value for parameter "wal_consistency_checking": "foo"

> set wal_consistency_checking='all'
SET

> set default_toast_compression='lz4'
SET

> set default_toast_compression='x'
ERROR 22023 invalid value for parameter "default_toast_compression": "x"

> set effective_io_concurrency=5
SET

> set maintenance_io_concurrency=3
SET

> set debug_discard_caches=1
ERROR 22023 1 is outside the valid range for parameter "debug_discard_caches" (0 .. 0)

> set ssl_renegotiation_limit=0
SET

> set autocommit=on
ERROR 42704 unrecognized configuration parameter "autocommit"

> set default_with_oids=on
ERROR 0A000 tables declared WITH OIDS are not supported

> set nosuch=1
ERROR 42704 unrecognized configuration parameter "nosuch"

> set a.b=1
SET

> show a.b
1

> set "a-b.c"=1
ERROR 42602 invalid configuration parameter name "a-b.c"

> set "plpgsql.foo"=1
SET

> set 'x'=1
ERROR 42601 syntax error at or near "'x'"

> show nosuch.x
ERROR 42704 unrecognized configuration parameter "nosuch.x"

> set extra_float_digits=4
ERROR 22023 4 is outside the valid range for parameter "extra_float_digits" (-15 .. 3)

> set extra_float_digits='1.6'
SET

> show extra_float_digits
2

> set extra_float_digits='1.5'
SET

> show extra_float_digits
2

> set extra_float_digits='2.5'
SET

> show extra_float_digits
2

> set statement_timeout='1.5s'
SET

> show statement_timeout
1500ms

> set statement_timeout='1500us'
SET

> show statement_timeout
2ms

> set statement_timeout='90min'
SET

> show statement_timeout
90min

> set statement_timeout='1 x'
ERROR 22023 invalid value for parameter "statement_timeout": "1 x"

> set statement_timeout=-1
ERROR 22023 -1 ms is outside the valid range for parameter "statement_timeout" (0 .. 2147483647)

> set statement_timeout='3000000000'
ERROR 22023 invalid value for parameter "statement_timeout": "3000000000"

> set geqo_seed=2
ERROR 22023 2 is outside the valid range for parameter "geqo_seed" (0 .. 1)

> set geqo_selection_bias=1
ERROR 22023 1 is outside the valid range for parameter "geqo_selection_bias" (1.5 .. 2)

> set recursive_worktable_factor=0
ERROR 22023 0 is outside the valid range for parameter "recursive_worktable_factor" (0.001 .. 1e+06)

> set recursive_worktable_factor=1e7
ERROR 22023 1e+07 is outside the valid range for parameter "recursive_worktable_factor" (0.001 .. 1e+06)

> set cpu_tuple_cost='1ms'
ERROR 22023 invalid value for parameter "cpu_tuple_cost": "1ms"

> set from_collapse_limit='5kB'
ERROR 22023 invalid value for parameter "from_collapse_limit": "5kB"

> set log_min_duration_statement=-1
SET

> show log_min_duration_statement
-1

> set log_min_duration_statement=-2
ERROR 22023 -2 ms is outside the valid range for parameter "log_min_duration_statement" (-1 .. 2147483647)

> set log_min_duration_statement='250ms'
SET

> show log_min_duration_statement
250ms

> set temp_file_limit=-1
SET

> show temp_file_limit
-1

> set xmlbinary='hex'
SET

> set xmloption='DOCUMENT'
SET

> show xmloption
document

> set bytea_output='ESCAPE'
SET

> show bytea_output
escape

> set backslash_quote='true'
SET

> show backslash_quote
on

> set force_parallel_mode='1'
SET

> show force_parallel_mode
on

> set compute_query_id=true
SET

> show compute_query_id
on

> set session_replication_role='x'
ERROR 22023 invalid value for parameter "session_replication_role": "x"

> set session_replication_role='Replica'
SET

> show session_replication_role
replica

> set role='none'
SET

> show role
none

> select name from pg_settings where name='role'
(no rows)

> show is_superuser
on

> set seed=2
ERROR 22023 2 is outside the valid range for parameter "seed" (-1 .. 1)

> show seed
unavailable

> set seed=0.5
SET

> show seed
unavailable

> set is_superuser=on
ERROR 55P02 parameter "is_superuser" cannot be changed

> set seed='a'
ERROR 22023 invalid value for parameter "seed": "a"

> set transaction_isolation='foo'
ERROR 22023 invalid value for parameter "transaction_isolation": "foo"

> set transaction_isolation='serializable'
SET

> set server_version='x'
ERROR 55P02 parameter "server_version" cannot be changed

> set client_encoding='foo'
ERROR 22023 invalid value for parameter "client_encoding": "foo"

> show client_encoding
UTF8

> reset client_encoding
RESET

> set bonjour=on
ERROR 55P02 parameter "bonjour" cannot be changed without restarting the server

> set log_statement='DDL'
SET

> show log_statement
ddl

> set stats_fetch_consistency='x'
ERROR 22023 invalid value for parameter "stats_fetch_consistency": "x"

> set default_statistics_target=0
ERROR 22023 0 is outside the valid range for parameter "default_statistics_target" (1 .. 10000)

> set default_statistics_target=10001
ERROR 22023 10001 is outside the valid range for parameter "default_statistics_target" (1 .. 10000)

> set default_statistics_target='abc'
ERROR 22023 invalid value for parameter "default_statistics_target": "abc"

> set hash_mem_multiplier=0.5
ERROR 22023 0.5 is outside the valid range for parameter "hash_mem_multiplier" (1 .. 1000)

> show wal_segment_size
16MB

> show min_wal_size
80MB

> show autovacuum_naptime
1min

> show log_rotation_age
1d

> show track_activity_query_size
1kB

> show segment_size
1GB

> show autovacuum_vacuum_cost_delay
2ms

> show wal_decode_buffer_size
512kB

> show min_parallel_table_scan_size
8MB

> show checkpoint_timeout
5min

> select set_config('work_mem', null, false)
4MB

> select current_setting('foo.x'), 1
ERROR 42704 unrecognized configuration parameter "foo.x"

> select current_setting('foo.x', true)
∅

> select current_setting('Work_Mem')
4MB

> select current_setting(null)
∅

> select set_config('nosuch','1',false)
ERROR 42704 unrecognized configuration parameter "nosuch"

> set session authorization default
SET

> set lock_timeout to default
SET

> show lock_timeout
0

> set search_path = 1
SET

> show search_path
1

> set search_path=''
SET

> show search_path
""

> set search_path='"a'
SET

> set search_path to "A b", c
SET

> show search_path
"A b", c

> set application_name='ä'||'x'
ERROR 42601 syntax error at or near "||"

> set application_name='äx'
SET

> show application_name
??x

> set datestyle='foo'
ERROR 22023 invalid value for parameter "DateStyle": "foo"

> set datestyle='iso, foo'
ERROR 22023 invalid value for parameter "DateStyle": "iso, foo"

> set intervalstyle='x'
ERROR 22023 invalid value for parameter "intervalstyle": "x"

> set timezone='foo'
ERROR 22023 invalid value for parameter "TimeZone": "foo"

> set timezone='123'
SET

> set datestyle='iso, sql'
ERROR 22023 invalid value for parameter "DateStyle": "iso, sql"

> set datestyle='mdy, dmy'
ERROR 22023 invalid value for parameter "DateStyle": "mdy, dmy"

> set timezone=1.5
SET

> set session authorization default
SET

> set lock_timeout to default
SET

> show lock_timeout
0

> set search_path = 1
SET

> show search_path
1

> set search_path=''
SET

> show search_path
""

> select set_config('search_path', '"a', false)
ERROR 22023 invalid value for parameter "search_path": ""a"

> set search_path to "A b", c
SET

> show search_path
"A b", c

> reset search_path
RESET

> set application_name='äx'
SET

> show application_name
??x

> set datestyle='foo'
ERROR 22023 invalid value for parameter "DateStyle": "foo"

> set datestyle='iso, foo'
ERROR 22023 invalid value for parameter "DateStyle": "iso, foo"

> set intervalstyle='x'
ERROR 22023 invalid value for parameter "intervalstyle": "x"

> set timezone='foo'
ERROR 22023 invalid value for parameter "TimeZone": "foo"

> set datestyle='iso, sql'
ERROR 22023 invalid value for parameter "DateStyle": "iso, sql"

> set datestyle='mdy, dmy'
ERROR 22023 invalid value for parameter "DateStyle": "mdy, dmy"

> set datestyle=german
SET

> show datestyle
German, DMY

> set datestyle='sql, european'
SET

> show datestyle
SQL, DMY

> reset datestyle
RESET

> set application_name='a', 'b'
ERROR 22023 SET application_name takes only one argument

> set work_mem=1,2
ERROR 22023 SET work_mem takes only one argument

> set datestyle=iso, dmy
SET

> show datestyle
ISO, DMY

> set search_path to a, "$user", 'B c'
SET

> show search_path
a, "$user", "B c"

> set temp_tablespaces to 'a','b'
ERROR 42704 tablespace "a" does not exist

> set temp_tablespaces='pg_default'
SET

> set temp_tablespaces=''
SET

> set default_tablespace='pg_default'
SET

> show default_tablespace
pg_default

> reset fsync
ERROR 55P02 parameter "fsync" cannot be changed now

> reset nosuch
ERROR 42704 unrecognized configuration parameter "nosuch"

> reset nosuch.x
RESET

> reset server_version
ERROR 55P02 parameter "server_version" cannot be changed

> set fsync to default
ERROR 55P02 parameter "fsync" cannot be changed now

> show nosuch.x


> begin
BEGIN

> set local work_mem='1GB'
SET

> show work_mem
1GB

> select set_config('hash_mem_multiplier','3',true)
3

> rollback
ROLLBACK

> show work_mem
4MB

> show hash_mem_multiplier
2

> set work_mem='7MB'
SET

> reset work_mem
RESET

> show work_mem
4MB

> set work_mem='7MB'
SET

> begin
BEGIN

> reset work_mem
RESET

> show work_mem
4MB

> rollback
ROLLBACK

> show work_mem
7MB

> reset all
RESET

> show work_mem
4MB

> select name, setting, unit, category, context, vartype, source, min_val, max_val, enumvals, boot_val, reset_val, sourcefile, sourceline, pending_restart from pg_settings where name in ('work_mem','plan_cache_mode','random_page_cost','enable_seqscan','vacuum_cost_delay')
enable_seqscan|on|∅|Query Tuning / Planner Method Configuration|user|bool|default|∅|∅|∅|on|on|∅|∅|f
plan_cache_mode|auto|∅|Query Tuning / Other Planner Options|user|enum|default|∅|∅|{auto,force_generic_plan,force_custom_plan}|auto|auto|∅|∅|f
random_page_cost|4|∅|Query Tuning / Planner Cost Constants|user|real|default|0|1.79769e+308|∅|4|4|∅|∅|f
vacuum_cost_delay|0|ms|Resource Usage / Cost-Based Vacuum Delay|user|real|default|0|100|∅|0|0|∅|∅|f
work_mem|4096|kB|Resource Usage / Memory|user|integer|default|64|2147483647|∅|4096|4096|∅|∅|f

> set work_mem='8MB'
SET

> select name, setting, boot_val, reset_val, source from pg_settings where name = 'work_mem'
work_mem|8192|4096|4096|session

> show DateStyle
ISO, MDY

> show datestyle
ISO, MDY

> select name from pg_settings where name ~* '^(t|l)' and context = 'user' order by name
TimeZone
lc_monetary
lc_numeric
lc_time
local_preload_libraries
lock_timeout
log_parameter_max_length_on_error
logical_decoding_work_mem
tcp_keepalives_count
tcp_keepalives_idle
tcp_keepalives_interval
tcp_user_timeout
temp_buffers
temp_tablespaces
timezone_abbreviations
trace_notify
trace_sort
transaction_deferrable
transaction_isolation
transaction_read_only
transform_null_equals

> select name from pg_settings where context = 'user' and (vartype <> 'string' or name ~ '^default')
array_nulls
backend_flush_after
backslash_quote
bytea_output
check_function_bodies
client_connection_check_interval
client_min_messages
commit_siblings
constraint_exclusion
cpu_index_tuple_cost
cpu_operator_cost
cpu_tuple_cost
cursor_tuple_fraction
debug_pretty_print
debug_print_parse
debug_print_plan
debug_print_rewritten
default_statistics_target
default_table_access_method
default_tablespace
default_text_search_config
default_toast_compression
default_transaction_deferrable
default_transaction_isolation
default_transaction_read_only
effective_cache_size
effective_io_concurrency
enable_async_append
enable_bitmapscan
enable_gathermerge
enable_hashagg
enable_hashjoin
enable_incremental_sort
enable_indexonlyscan
enable_indexscan
enable_material
enable_memoize
enable_mergejoin
enable_nestloop
enable_parallel_append
enable_parallel_hash
enable_partition_pruning
enable_partitionwise_aggregate
enable_partitionwise_join
enable_seqscan
enable_sort
enable_tidscan
escape_string_warning
exit_on_error
extra_float_digits
force_parallel_mode
from_collapse_limit
geqo
geqo_effort
geqo_generations
geqo_pool_size
geqo_seed
geqo_selection_bias
geqo_threshold
gin_fuzzy_search_limit
gin_pending_list_limit
hash_mem_multiplier
idle_in_transaction_session_timeout
idle_session_timeout
IntervalStyle
jit
jit_above_cost
jit_expressions
jit_inline_above_cost
jit_optimize_above_cost
jit_tuple_deforming
join_collapse_limit
lock_timeout
log_parameter_max_length_on_error
logical_decoding_work_mem
maintenance_io_concurrency
maintenance_work_mem
max_parallel_maintenance_workers
max_parallel_workers
max_parallel_workers_per_gather
min_parallel_index_scan_size
min_parallel_table_scan_size
parallel_leader_participation
parallel_setup_cost
parallel_tuple_cost
password_encryption
plan_cache_mode
quote_all_identifiers
random_page_cost
recursive_worktable_factor
row_security
seq_page_cost
standard_conforming_strings
statement_timeout
stats_fetch_consistency
synchronize_seqscans
synchronous_commit
tcp_keepalives_count
tcp_keepalives_idle
tcp_keepalives_interval
tcp_user_timeout
temp_buffers
trace_notify
trace_sort
transaction_deferrable
transaction_isolation
transaction_read_only
transform_null_equals
vacuum_cost_delay
vacuum_cost_limit
vacuum_cost_page_dirty
vacuum_cost_page_hit
vacuum_cost_page_miss
vacuum_failsafe_age
vacuum_freeze_min_age
vacuum_freeze_table_age
vacuum_multixact_failsafe_age
vacuum_multixact_freeze_min_age
vacuum_multixact_freeze_table_age
wal_sender_timeout
wal_skip_threshold
work_mem
xmlbinary
xmloption

> select name, vartype, unit, min_val, max_val, enumvals, boot_val from pg_settings where context in ('user', 'superuser') and vartype <> 'string' and name not in ('tcp_keepalives_count', 'tcp_keepalives_idle', 'tcp_keepalives_interval', 'max_stack_depth')
allow_in_place_tablespaces|bool|∅|∅|∅|∅|off
allow_system_table_mods|bool|∅|∅|∅|∅|off
array_nulls|bool|∅|∅|∅|∅|on
backend_flush_after|integer|8kB|0|256|∅|0
backslash_quote|enum|∅|∅|∅|{safe_encoding,on,off}|safe_encoding
bytea_output|enum|∅|∅|∅|{escape,hex}|hex
check_function_bodies|bool|∅|∅|∅|∅|on
client_connection_check_interval|integer|ms|0|2147483647|∅|0
client_min_messages|enum|∅|∅|∅|{debug5,debug4,debug3,debug2,debug1,log,notice,warning,error}|notice
commit_delay|integer|∅|0|100000|∅|0
commit_siblings|integer|∅|0|1000|∅|5
compute_query_id|enum|∅|∅|∅|{auto,regress,on,off}|auto
constraint_exclusion|enum|∅|∅|∅|{partition,on,off}|partition
cpu_index_tuple_cost|real|∅|0|1.79769e+308|∅|0.005
cpu_operator_cost|real|∅|0|1.79769e+308|∅|0.0025
cpu_tuple_cost|real|∅|0|1.79769e+308|∅|0.01
cursor_tuple_fraction|real|∅|0|1|∅|0.1
deadlock_timeout|integer|ms|1|2147483647|∅|1000
debug_discard_caches|integer|∅|0|0|∅|0
debug_pretty_print|bool|∅|∅|∅|∅|on
debug_print_parse|bool|∅|∅|∅|∅|off
debug_print_plan|bool|∅|∅|∅|∅|off
debug_print_rewritten|bool|∅|∅|∅|∅|off
default_statistics_target|integer|∅|1|10000|∅|100
default_toast_compression|enum|∅|∅|∅|{pglz,lz4}|pglz
default_transaction_deferrable|bool|∅|∅|∅|∅|off
default_transaction_isolation|enum|∅|∅|∅|{serializable,"repeatable read","read committed","read uncommitted"}|read committed
default_transaction_read_only|bool|∅|∅|∅|∅|off
effective_cache_size|integer|8kB|1|2147483647|∅|524288
effective_io_concurrency|integer|∅|0|1000|∅|1
enable_async_append|bool|∅|∅|∅|∅|on
enable_bitmapscan|bool|∅|∅|∅|∅|on
enable_gathermerge|bool|∅|∅|∅|∅|on
enable_hashagg|bool|∅|∅|∅|∅|on
enable_hashjoin|bool|∅|∅|∅|∅|on
enable_incremental_sort|bool|∅|∅|∅|∅|on
enable_indexonlyscan|bool|∅|∅|∅|∅|on
enable_indexscan|bool|∅|∅|∅|∅|on
enable_material|bool|∅|∅|∅|∅|on
enable_memoize|bool|∅|∅|∅|∅|on
enable_mergejoin|bool|∅|∅|∅|∅|on
enable_nestloop|bool|∅|∅|∅|∅|on
enable_parallel_append|bool|∅|∅|∅|∅|on
enable_parallel_hash|bool|∅|∅|∅|∅|on
enable_partition_pruning|bool|∅|∅|∅|∅|on
enable_partitionwise_aggregate|bool|∅|∅|∅|∅|off
enable_partitionwise_join|bool|∅|∅|∅|∅|off
enable_seqscan|bool|∅|∅|∅|∅|on
enable_sort|bool|∅|∅|∅|∅|on
enable_tidscan|bool|∅|∅|∅|∅|on
escape_string_warning|bool|∅|∅|∅|∅|on
exit_on_error|bool|∅|∅|∅|∅|off
extra_float_digits|integer|∅|-15|3|∅|1
force_parallel_mode|enum|∅|∅|∅|{off,on,regress}|off
from_collapse_limit|integer|∅|1|2147483647|∅|8
geqo|bool|∅|∅|∅|∅|on
geqo_effort|integer|∅|1|10|∅|5
geqo_generations|integer|∅|0|2147483647|∅|0
geqo_pool_size|integer|∅|0|2147483647|∅|0
geqo_seed|real|∅|0|1|∅|0
geqo_selection_bias|real|∅|1.5|2|∅|2
geqo_threshold|integer|∅|2|2147483647|∅|12
gin_fuzzy_search_limit|integer|∅|0|2147483647|∅|0
gin_pending_list_limit|integer|kB|64|2147483647|∅|4096
hash_mem_multiplier|real|∅|1|1000|∅|2
idle_in_transaction_session_timeout|integer|ms|0|2147483647|∅|0
idle_session_timeout|integer|ms|0|2147483647|∅|0
ignore_checksum_failure|bool|∅|∅|∅|∅|off
IntervalStyle|enum|∅|∅|∅|{postgres,postgres_verbose,sql_standard,iso_8601}|postgres
jit|bool|∅|∅|∅|∅|on
jit_above_cost|real|∅|-1|1.79769e+308|∅|100000
jit_dump_bitcode|bool|∅|∅|∅|∅|off
jit_expressions|bool|∅|∅|∅|∅|on
jit_inline_above_cost|real|∅|-1|1.79769e+308|∅|500000
jit_optimize_above_cost|real|∅|-1|1.79769e+308|∅|500000
jit_tuple_deforming|bool|∅|∅|∅|∅|on
join_collapse_limit|integer|∅|1|2147483647|∅|8
lo_compat_privileges|bool|∅|∅|∅|∅|off
lock_timeout|integer|ms|0|2147483647|∅|0
log_duration|bool|∅|∅|∅|∅|off
log_error_verbosity|enum|∅|∅|∅|{terse,default,verbose}|default
log_executor_stats|bool|∅|∅|∅|∅|off
log_lock_waits|bool|∅|∅|∅|∅|off
log_min_duration_sample|integer|ms|-1|2147483647|∅|-1
log_min_duration_statement|integer|ms|-1|2147483647|∅|-1
log_min_error_statement|enum|∅|∅|∅|{debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic}|error
log_min_messages|enum|∅|∅|∅|{debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic}|warning
log_parameter_max_length|integer|B|-1|1073741823|∅|-1
log_parameter_max_length_on_error|integer|B|-1|1073741823|∅|0
log_parser_stats|bool|∅|∅|∅|∅|off
log_planner_stats|bool|∅|∅|∅|∅|off
log_replication_commands|bool|∅|∅|∅|∅|off
log_statement|enum|∅|∅|∅|{none,ddl,mod,all}|none
log_statement_sample_rate|real|∅|0|1|∅|1
log_statement_stats|bool|∅|∅|∅|∅|off
log_temp_files|integer|kB|-1|2147483647|∅|-1
log_transaction_sample_rate|real|∅|0|1|∅|0
logical_decoding_work_mem|integer|kB|64|2147483647|∅|65536
maintenance_io_concurrency|integer|∅|0|1000|∅|10
maintenance_work_mem|integer|kB|1024|2147483647|∅|65536
max_parallel_maintenance_workers|integer|∅|0|1024|∅|2
max_parallel_workers|integer|∅|0|1024|∅|8
max_parallel_workers_per_gather|integer|∅|0|1024|∅|2
min_parallel_index_scan_size|integer|8kB|0|715827882|∅|64
min_parallel_table_scan_size|integer|8kB|0|715827882|∅|1024
parallel_leader_participation|bool|∅|∅|∅|∅|on
parallel_setup_cost|real|∅|0|1.79769e+308|∅|1000
parallel_tuple_cost|real|∅|0|1.79769e+308|∅|0.1
password_encryption|enum|∅|∅|∅|{md5,scram-sha-256}|scram-sha-256
plan_cache_mode|enum|∅|∅|∅|{auto,force_generic_plan,force_custom_plan}|auto
quote_all_identifiers|bool|∅|∅|∅|∅|off
random_page_cost|real|∅|0|1.79769e+308|∅|4
recursive_worktable_factor|real|∅|0.001|1e+06|∅|10
row_security|bool|∅|∅|∅|∅|on
seq_page_cost|real|∅|0|1.79769e+308|∅|1
session_replication_role|enum|∅|∅|∅|{origin,replica,local}|origin
standard_conforming_strings|bool|∅|∅|∅|∅|on
statement_timeout|integer|ms|0|2147483647|∅|0
stats_fetch_consistency|enum|∅|∅|∅|{none,cache,snapshot}|cache
synchronize_seqscans|bool|∅|∅|∅|∅|on
synchronous_commit|enum|∅|∅|∅|{local,remote_write,remote_apply,on,off}|on
tcp_user_timeout|integer|ms|0|2147483647|∅|0
temp_buffers|integer|8kB|100|1073741823|∅|1024
temp_file_limit|integer|kB|-1|2147483647|∅|-1
trace_notify|bool|∅|∅|∅|∅|off
trace_sort|bool|∅|∅|∅|∅|off
track_activities|bool|∅|∅|∅|∅|on
track_counts|bool|∅|∅|∅|∅|on
track_functions|enum|∅|∅|∅|{none,pl,all}|none
track_io_timing|bool|∅|∅|∅|∅|off
track_wal_io_timing|bool|∅|∅|∅|∅|off
transaction_deferrable|bool|∅|∅|∅|∅|off
transaction_isolation|enum|∅|∅|∅|{serializable,"repeatable read","read committed","read uncommitted"}|read committed
transaction_read_only|bool|∅|∅|∅|∅|off
transform_null_equals|bool|∅|∅|∅|∅|off
update_process_title|bool|∅|∅|∅|∅|on
vacuum_cost_delay|real|ms|0|100|∅|0
vacuum_cost_limit|integer|∅|1|10000|∅|200
vacuum_cost_page_dirty|integer|∅|0|10000|∅|20
vacuum_cost_page_hit|integer|∅|0|10000|∅|1
vacuum_cost_page_miss|integer|∅|0|10000|∅|2
vacuum_failsafe_age|integer|∅|0|2100000000|∅|1600000000
vacuum_freeze_min_age|integer|∅|0|1000000000|∅|50000000
vacuum_freeze_table_age|integer|∅|0|2000000000|∅|150000000
vacuum_multixact_failsafe_age|integer|∅|0|2100000000|∅|1600000000
vacuum_multixact_freeze_min_age|integer|∅|0|1000000000|∅|5000000
vacuum_multixact_freeze_table_age|integer|∅|0|2000000000|∅|150000000
wal_compression|enum|∅|∅|∅|{pglz,lz4,zstd,on,off}|off
wal_init_zero|bool|∅|∅|∅|∅|on
wal_recycle|bool|∅|∅|∅|∅|on
wal_sender_timeout|integer|ms|0|2147483647|∅|60000
wal_skip_threshold|integer|kB|0|2147483647|∅|2048
work_mem|integer|kB|64|2147483647|∅|4096
xmlbinary|enum|∅|∅|∅|{base64,hex}|base64
xmloption|enum|∅|∅|∅|{content,document}|content
zero_damaged_pages|bool|∅|∅|∅|∅|off

> select distinct category from pg_settings where context = 'user' and category not like 'Cust%' order by 1
Client Connection Defaults / Locale and Formatting
Client Connection Defaults / Other Defaults
Client Connection Defaults / Shared Library Preloading
Client Connection Defaults / Statement Behavior
Connections and Authentication / Authentication
Connections and Authentication / Connection Settings
Developer Options
Error Handling
Query Tuning / Genetic Query Optimizer
Query Tuning / Other Planner Options
Query Tuning / Planner Cost Constants
Query Tuning / Planner Method Configuration
Replication / Sending Servers
Reporting and Logging / What to Log
Resource Usage / Asynchronous Behavior
Resource Usage / Cost-Based Vacuum Delay
Resource Usage / Memory
Statistics / Cumulative Query and Index Statistics
Version and Platform Compatibility / Other Platforms and Clients
Version and Platform Compatibility / Previous PostgreSQL Versions
Write-Ahead Log / Settings
