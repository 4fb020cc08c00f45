"""PostgreSQL 15's settings as data: one line each, under the name of its category.

    name|bool or string|context|default|description
    name|integer or real|context|default and unit|lowest..highest|description
    name|enum|context|default|values|description

Settings of the contexts user and superuser can be set; the others are shown, where PostgreSQL's default is true of this server or does not
matter to it. Left out are files that this server has not, and shared memory.

Source: PostgreSQL 15 manual, chapter 20, and its pg_settings.
"""

from __future__ import annotations

from typing import NamedTuple


class Setting(NamedTuple):
    """A setting. `name`: as it is shown; it is looked up in lower case. `low` and `high`: as pg_settings shows them, "" where there are none."""

    name: str
    kind: str  # bool, integer, real, enum, string
    context: str  # who may set it when, as pg_settings says
    default: str  # in pg_settings' form: in units, without their name
    unit: str  # "" where there is none
    low: str
    high: str
    options: tuple[str, ...]  # of an enum
    category: str
    description: str


TABLE = """
# Autovacuum
autovacuum|bool|sighup|on|Starts the autovacuum subprocess.
autovacuum_analyze_scale_factor|real|sighup|0.1|0..100|Share of a table's rows that must change before it is analyzed.
autovacuum_analyze_threshold|integer|sighup|50|0..2147483647|Rows that must change before a table is analyzed.
autovacuum_freeze_max_age|integer|postmaster|200000000|100000..2000000000|Age of transaction IDs at which a table is vacuumed in any case.
autovacuum_max_workers|integer|postmaster|3|1..262143|Autovacuum workers that may run at a time.
autovacuum_multixact_freeze_max_age|integer|postmaster|400000000|10000..2000000000|Age of multixacts at which a table is vacuumed in any case.
autovacuum_naptime|integer|sighup|60 s|1..2147483|Time to sleep between autovacuum runs.
autovacuum_vacuum_cost_delay|real|sighup|2 ms|-1..100|Vacuum cost delay in milliseconds, for autovacuum.
autovacuum_vacuum_cost_limit|integer|sighup|-1|-1..10000|Vacuum cost amount available before napping, for autovacuum.
autovacuum_vacuum_insert_scale_factor|real|sighup|0.2|0..100|Share of a table's rows inserted before it is vacuumed.
autovacuum_vacuum_insert_threshold|integer|sighup|1000|-1..2147483647|Rows inserted before a table is vacuumed; -1: never for that.
autovacuum_vacuum_scale_factor|real|sighup|0.2|0..100|Share of a table's rows changed before it is vacuumed.
autovacuum_vacuum_threshold|integer|sighup|50|0..2147483647|Minimum number of tuple updates or deletes prior to vacuum.
# Client Connection Defaults / Locale and Formatting
client_encoding|string|user|UTF8|Sets the client's character set encoding.
DateStyle|string|user|ISO, MDY|Sets the display format for date and time values.
default_text_search_config|string|user|pg_catalog.english|Sets default text search configuration.
extra_float_digits|integer|user|1|-15..3|Sets the number of digits displayed for floating-point values.
IntervalStyle|enum|user|postgres|postgres,postgres_verbose,sql_standard,iso_8601|Sets the display format for interval values.
lc_messages|string|superuser|C.UTF-8|Sets the language in which messages are displayed.
lc_monetary|string|user|C.UTF-8|Sets the locale for formatting monetary amounts.
lc_numeric|string|user|C.UTF-8|Sets the locale for formatting numbers.
lc_time|string|user|C.UTF-8|Sets the locale for formatting date and time values.
TimeZone|string|user|UTC|Time zone in which time stamps are shown and read.
timezone_abbreviations|string|user|Default|Selects a file of time zone abbreviations.
# Client Connection Defaults / Other Defaults
dynamic_library_path|string|superuser|$libdir|Sets the path for dynamically loadable modules.
gin_fuzzy_search_limit|integer|user|0|0..2147483647|Sets the maximum allowed result for exact search by GIN.
# Client Connection Defaults / Shared Library Preloading
local_preload_libraries|string|user||Unprivileged libraries that each session loads.
session_preload_libraries|string|superuser||Lists shared libraries to preload into each backend.
shared_preload_libraries|string|postmaster||Lists shared libraries to preload into server.
# Client Connection Defaults / Statement Behavior
bytea_output|enum|user|hex|escape,hex|Sets the output format for bytea.
check_function_bodies|bool|user|on|Check bodies in CREATE FUNCTION and CREATE PROCEDURE.
client_min_messages|enum|user|notice|debug5,debug4,debug3,debug2,debug1,log,notice,warning,error|Sets the message levels that are sent to the client.
default_table_access_method|string|user|heap|Sets the default table access method for new tables.
default_tablespace|string|user||Sets the default tablespace to create tables and indexes in.
default_toast_compression|enum|user|pglz|pglz,lz4|Sets the default compression method for compressible values.
default_transaction_deferrable|bool|user|off|Sets the default deferrable status of new transactions.
default_transaction_isolation|enum|user|read committed|serializable,repeatable read,read committed,read uncommitted|Isolation level of new transactions.
default_transaction_read_only|bool|user|off|Sets the default read-only status of new transactions.
gin_pending_list_limit|integer|user|4096 kB|64..2147483647|Sets the maximum size of the pending list for GIN index.
idle_in_transaction_session_timeout|integer|user|0 ms|0..2147483647|Idle time after which a session inside a transaction is ended.
idle_session_timeout|integer|user|0 ms|0..2147483647|Idle time after which a session outside of a transaction is ended.
lock_timeout|integer|user|0 ms|0..2147483647|Sets the maximum allowed duration of any wait for a lock.
restrict_nonsystem_relation_kind|string|user||Prohibits access to non-system relations of specified kinds.
row_security|bool|user|on|Enable row security.
search_path|string|user|"$user", public|Schemas in which unqualified names are looked up.
session_replication_role|enum|superuser|origin|origin,replica,local|Sets the session's behavior for triggers and rewrite rules.
statement_timeout|integer|user|0 ms|0..2147483647|Sets the maximum allowed duration of any statement.
temp_tablespaces|string|user||Tablespaces of temporary tables and sort files.
transaction_deferrable|bool|user|off|A read-only serializable transaction waits until nothing can fail.
transaction_isolation|enum|user|read committed|serializable,repeatable read,read committed,read uncommitted|Sets the current transaction's isolation level.
transaction_read_only|bool|user|off|Sets the current transaction's read-only status.
vacuum_failsafe_age|integer|user|1600000000|0..2100000000|Age at which VACUUM only prevents a wraparound.
vacuum_freeze_min_age|integer|user|50000000|0..1000000000|Minimum age at which VACUUM should freeze a table row.
vacuum_freeze_table_age|integer|user|150000000|0..2000000000|Age at which VACUUM should scan whole table to freeze tuples.
vacuum_multixact_failsafe_age|integer|user|1600000000|0..2100000000|Multixact age at which VACUUM only prevents a wraparound.
vacuum_multixact_freeze_min_age|integer|user|5000000|0..1000000000|Age at which VACUUM freezes a multixact.
vacuum_multixact_freeze_table_age|integer|user|150000000|0..2000000000|Age at which VACUUM scans a whole table for multixacts.
xmlbinary|enum|user|base64|base64,hex|Sets how binary values are to be encoded in XML.
xmloption|enum|user|content|content,document|Whether XML is read as a document or as content.
# Connections and Authentication / Authentication
authentication_timeout|integer|sighup|60 s|1..600|Time that a client has for its authentication.
db_user_namespace|bool|sighup|off|Users belong to databases.
krb_caseins_users|bool|sighup|off|Kerberos's user names are compared without their case.
password_encryption|enum|user|scram-sha-256|md5,scram-sha-256|Chooses the algorithm for encrypting passwords.
# Connections and Authentication / Connection Settings
bonjour|bool|postmaster|off|Enables advertising the server via Bonjour.
bonjour_name|string|postmaster||Name of the server in Bonjour.
client_connection_check_interval|integer|user|0 ms|0..2147483647|How often a running query looks whether its client is there.
listen_addresses|string|postmaster|127.0.0.1|Sets the host name or IP address(es) to listen to.
max_connections|integer|postmaster|500|1..262143|Sets the maximum number of concurrent connections.
port|integer|postmaster|5432|1..65535|Sets the TCP port the server listens on.
superuser_reserved_connections|integer|postmaster|0|0..262143|Sets the number of connection slots reserved for superusers.
tcp_keepalives_count|integer|user|0|0..2147483647|Maximum number of TCP keepalive retransmits.
tcp_keepalives_idle|integer|user|0 s|0..2147483647|Time between issuing TCP keepalives.
tcp_keepalives_interval|integer|user|0 s|0..2147483647|Time between TCP keepalive retransmits.
tcp_user_timeout|integer|user|0 ms|0..2147483647|TCP user timeout.
unix_socket_directories|string|postmaster||Directories of Unix-domain sockets.
unix_socket_group|string|postmaster||Group of the Unix-domain socket.
# Connections and Authentication / SSL
ssl|bool|sighup|off|Enables SSL connections.
ssl_ca_file|string|sighup||File of the certificate authorities of clients.
ssl_crl_dir|string|sighup||Directory of revoked certificates.
ssl_crl_file|string|sighup||File of revoked certificates.
ssl_dh_params_file|string|sighup||File of Diffie-Hellman parameters.
ssl_min_protocol_version|enum|sighup|TLSv1.2|TLSv1,TLSv1.1,TLSv1.2,TLSv1.3|Sets the minimum SSL/TLS protocol version to use.
ssl_passphrase_command|string|sighup||Command that gives the passphrases of keys.
ssl_passphrase_command_supports_reload|bool|sighup|off|That command is asked when settings are read again, too.
# Developer Options
allow_in_place_tablespaces|bool|superuser|off|Allows tablespaces directly inside pg_tblspc, for testing.
allow_system_table_mods|bool|superuser|off|Allows modifications of the structure of system tables.
backtrace_functions|string|superuser||Log backtrace for errors in these functions.
debug_discard_caches|integer|superuser|0|0..0|Aggressively flush system caches for debugging purposes.
force_parallel_mode|enum|user|off|off,on,regress|Forces use of parallel query facilities.
ignore_checksum_failure|bool|superuser|off|Continues processing after a checksum failure.
ignore_invalid_pages|bool|postmaster|off|Recovery goes on after invalid pages.
ignore_system_indexes|bool|backend|off|System catalogs are read without their indexes.
jit_debugging_support|bool|superuser-backend|off|Tell debuggers of compiled functions.
jit_dump_bitcode|bool|superuser|off|Write out LLVM bitcode to facilitate JIT debugging.
jit_expressions|bool|user|on|Allow JIT compilation of expressions.
jit_profiling_support|bool|superuser-backend|off|Tell perf of compiled functions.
jit_tuple_deforming|bool|user|on|Allow JIT compilation of tuple deforming.
post_auth_delay|integer|backend|0 s|0..2147|Wait behind authentication.
pre_auth_delay|integer|sighup|0 s|0..60|Wait before authentication.
remove_temp_files_after_crash|bool|sighup|on|Temporary files go after a crash.
trace_notify|bool|user|off|Generates debugging output for LISTEN and NOTIFY.
trace_recovery_messages|enum|sighup|log|debug5,debug4,debug3,debug2,debug1,log,notice,warning,error|Messages of recovery that are logged.
trace_sort|bool|user|off|Emit information about resource usage in sorting.
wal_consistency_checking|string|superuser||Resource managers whose WAL is checked against the pages.
zero_damaged_pages|bool|superuser|off|Continues processing past damaged page headers.
# Error Handling
data_sync_retry|bool|postmaster|off|Go on after a failed sync of data files.
exit_on_error|bool|user|off|Terminate session on any error.
restart_after_crash|bool|sighup|on|Reinitialize server after backend crash.
# File Locations
external_pid_file|string|postmaster||File that gets the server's process id beside the usual one.
# Lock Management
deadlock_timeout|integer|superuser|1000 ms|1..2147483647|Sets the time to wait on a lock before checking for deadlock.
max_locks_per_transaction|integer|postmaster|64|10..2147483647|Sets the maximum number of locks per transaction.
max_pred_locks_per_page|integer|sighup|2|0..2147483647|Sets the maximum number of predicate-locked tuples per page.
max_pred_locks_per_relation|integer|sighup|-2|-2147483648..2147483647|Predicate-locked pages and rows of a relation at the most.
max_pred_locks_per_transaction|integer|postmaster|64|10..2147483647|Sets the maximum number of predicate locks per transaction.
# Preset Options
block_size|integer|internal|8192|8192..8192|Shows the size of a disk block.
data_checksums|bool|internal|on|Shows whether data checksums are turned on for this cluster.
debug_assertions|bool|internal|off|Shows whether the running server has assertion checks enabled.
in_hot_standby|bool|internal|off|Shows whether hot standby is currently active.
integer_datetimes|bool|internal|on|Shows whether datetimes are integer based.
lc_collate|string|internal|C.UTF-8|Shows the collation order locale.
lc_ctype|string|internal|C.UTF-8|Shows the character classification and case conversion locale.
max_function_args|integer|internal|100|100..100|Shows the maximum number of function arguments.
max_identifier_length|integer|internal|63|63..63|Shows the maximum identifier length.
max_index_keys|integer|internal|32|32..32|Shows the maximum number of index keys.
data_directory_mode|integer|internal|0700|0..511|Shows the mode of the data directory.
segment_size|integer|internal|131072 8kB|131072..131072|Shows the number of pages per disk file.
server_encoding|string|internal|UTF8|Shows the server (database) character set encoding.
server_version|string|internal|15.18|Shows the server version.
server_version_num|integer|internal|150018|150018..150018|Shows the server version as an integer.
ssl_library|string|internal|OpenSSL|Shows the name of the SSL library.
wal_block_size|integer|internal|8192|8192..8192|Shows the block size in the write ahead log.
wal_segment_size|integer|internal|16777216 B|1048576..1073741824|Shows the size of write ahead log segments.
# Query Tuning / Genetic Query Optimizer
geqo|bool|user|on|Enables genetic query optimization.
geqo_effort|integer|user|5|1..10|GEQO: effort from which its other settings follow.
geqo_generations|integer|user|0|0..2147483647|GEQO: number of iterations of the algorithm.
geqo_pool_size|integer|user|0|0..2147483647|GEQO: number of individuals in the population.
geqo_seed|real|user|0|0..1|GEQO: seed for random path selection.
geqo_selection_bias|real|user|2|1.5..2|GEQO: selective pressure within the population.
geqo_threshold|integer|user|12|2..2147483647|Sets the threshold of FROM items beyond which GEQO is used.
# Query Tuning / Other Planner Options
constraint_exclusion|enum|user|partition|partition,on,off|Enables the planner to use constraints to optimize queries.
cursor_tuple_fraction|real|user|0.1|0..1|Share of a cursor's rows that the planner expects to be fetched.
default_statistics_target|integer|user|100|1..10000|Sets the default statistics target.
from_collapse_limit|integer|user|8|1..2147483647|Size of a FROM list above which subqueries stay subqueries.
jit|bool|user|on|Allow JIT compilation.
join_collapse_limit|integer|user|8|1..2147483647|Size of a FROM list above which explicit joins keep their order.
plan_cache_mode|enum|user|auto|auto,force_generic_plan,force_custom_plan|Controls the planner's selection of custom or generic plan.
recursive_worktable_factor|real|user|10|0.001..1e+06|Planner's estimate of a recursive query's working table.
# Query Tuning / Planner Cost Constants
cpu_index_tuple_cost|real|user|0.005|0..1.79769e+308|Planner's cost of an index entry in a scan.
cpu_operator_cost|real|user|0.0025|0..1.79769e+308|Planner's cost of an operator or function call.
cpu_tuple_cost|real|user|0.01|0..1.79769e+308|Planner's cost of a row.
effective_cache_size|integer|user|524288 8kB|1..2147483647|Planner's assumption of how much the caches hold.
jit_above_cost|real|user|100000|-1..1.79769e+308|Perform JIT compilation if query is more expensive.
jit_inline_above_cost|real|user|500000|-1..1.79769e+308|Perform JIT inlining if query is more expensive.
jit_optimize_above_cost|real|user|500000|-1..1.79769e+308|Optimize JIT-compiled functions if query is more expensive.
min_parallel_index_scan_size|integer|user|64 8kB|0..715827882|Sets the minimum amount of index data for a parallel scan.
min_parallel_table_scan_size|integer|user|1024 8kB|0..715827882|Sets the minimum amount of table data for a parallel scan.
parallel_setup_cost|real|user|1000|0..1.79769e+308|Planner's cost of starting parallel workers.
parallel_tuple_cost|real|user|0.1|0..1.79769e+308|Planner's cost of handing a row to the leader.
random_page_cost|real|user|4|0..1.79769e+308|Planner's cost of a page fetched at random.
seq_page_cost|real|user|1|0..1.79769e+308|Planner's cost of a page fetched in sequence.
# Query Tuning / Planner Method Configuration
enable_async_append|bool|user|on|Enables the planner's use of async append plans.
enable_bitmapscan|bool|user|on|Enables the planner's use of bitmap-scan plans.
enable_gathermerge|bool|user|on|Enables the planner's use of gather merge plans.
enable_hashagg|bool|user|on|Enables the planner's use of hashed aggregation plans.
enable_hashjoin|bool|user|on|Enables the planner's use of hash join plans.
enable_incremental_sort|bool|user|on|Enables the planner's use of incremental sort steps.
enable_indexonlyscan|bool|user|on|Enables the planner's use of index-only-scan plans.
enable_indexscan|bool|user|on|Enables the planner's use of index-scan plans.
enable_material|bool|user|on|Enables the planner's use of materialization.
enable_memoize|bool|user|on|Enables the planner's use of memoization.
enable_mergejoin|bool|user|on|Enables the planner's use of merge join plans.
enable_nestloop|bool|user|on|Enables the planner's use of nested-loop join plans.
enable_parallel_append|bool|user|on|Enables the planner's use of parallel append plans.
enable_parallel_hash|bool|user|on|Enables the planner's use of parallel hash plans.
enable_partition_pruning|bool|user|on|Enables plan-time and execution-time partition pruning.
enable_partitionwise_aggregate|bool|user|off|Enables partitionwise aggregation and grouping.
enable_partitionwise_join|bool|user|off|Enables partitionwise join.
enable_seqscan|bool|user|on|Enables the planner's use of sequential-scan plans.
enable_sort|bool|user|on|Enables the planner's use of explicit sort steps.
enable_tidscan|bool|user|on|Enables the planner's use of TID scan plans.
# Replication / Primary Server
synchronous_standby_names|string|sighup||How many standbys are synchronous, and their names.
vacuum_defer_cleanup_age|integer|sighup|0|0..1000000|Transactions by which VACUUM comes later.
# Replication / Sending Servers
max_replication_slots|integer|postmaster|10|0..262143|Replication slots at a time.
max_slot_wal_keep_size|integer|sighup|-1 MB|-1..2147483647|WAL that replication slots can keep at the most.
max_wal_senders|integer|postmaster|10|0..262143|WAL senders at a time.
track_commit_timestamp|bool|postmaster|off|Collects transaction commit time.
wal_keep_size|integer|sighup|0 MB|0..2147483647|Sets the size of WAL files held for standby servers.
wal_sender_timeout|integer|user|60000 ms|0..2147483647|Sets the maximum time to wait for WAL replication.
# Replication / Standby Servers
hot_standby|bool|postmaster|on|Allows connections and queries during recovery.
hot_standby_feedback|bool|sighup|off|A standby tells the primary what its queries need.
max_standby_archive_delay|integer|sighup|30000 ms|-1..2147483647|Delay before a standby's queries give way to archived WAL.
max_standby_streaming_delay|integer|sighup|30000 ms|-1..2147483647|Delay before a standby's queries give way to streamed WAL.
primary_conninfo|string|sighup||How to connect to the sending server.
primary_slot_name|string|sighup||Replication slot to use on the sending server.
promote_trigger_file|string|sighup||File whose presence ends a standby's recovery.
recovery_min_apply_delay|integer|sighup|0 ms|0..2147483647|How late a standby applies what it gets.
wal_receiver_create_temp_slot|bool|sighup|off|A WAL receiver without a slot makes a temporary one.
wal_receiver_status_interval|integer|sighup|10 s|0..2147483|How often a WAL receiver reports to its sender.
wal_receiver_timeout|integer|sighup|60000 ms|0..2147483647|Silence after which a WAL receiver gives its sender up.
wal_retrieve_retry_interval|integer|sighup|5000 ms|1..2147483647|Wait before WAL is asked for again.
# Replication / Subscribers
max_logical_replication_workers|integer|postmaster|0|0..262143|Maximum number of logical replication worker processes.
max_sync_workers_per_subscription|integer|sighup|0|0..262143|Workers that copy tables for a subscription.
# Reporting and Logging / Process Title
cluster_name|string|postmaster||Name of the cluster, shown in process titles.
update_process_title|bool|superuser|on|Updates the process title to show the active SQL command.
# Reporting and Logging / What to Log
application_name|string|user||Name that the client gives itself, for activity views and logs.
debug_pretty_print|bool|user|on|Indents parse and plan tree displays.
debug_print_parse|bool|user|off|Logs each query's parse tree.
debug_print_plan|bool|user|off|Logs each query's execution plan.
debug_print_rewritten|bool|user|off|Logs each query's rewritten parse tree.
log_autovacuum_min_duration|integer|sighup|600000 ms|-1..2147483647|Autovacuum actions that take longer are logged.
log_checkpoints|bool|sighup|on|Logs each checkpoint.
log_connections|bool|superuser-backend|off|Logs each successful connection.
log_disconnections|bool|superuser-backend|off|Logs end of a session, including duration.
log_duration|bool|superuser|off|Logs the duration of each completed SQL statement.
log_error_verbosity|enum|superuser|default|terse,default,verbose|Sets the verbosity of logged messages.
log_hostname|bool|sighup|off|Logs the host name in the connection logs.
log_line_prefix|string|sighup|%m [%p] |Controls information prefixed to each log line.
log_lock_waits|bool|superuser|off|Logs long lock waits.
log_parameter_max_length|integer|superuser|-1 B|-1..1073741823|Bytes of a parameter's value that are logged with a statement.
log_parameter_max_length_on_error|integer|user|0 B|-1..1073741823|Bytes of a parameter's value that are logged with an error.
log_recovery_conflict_waits|bool|sighup|off|Logs standby recovery conflict waits.
log_replication_commands|bool|superuser|off|Logs each replication command.
log_statement|enum|superuser|none|none,ddl,mod,all|Sets the type of statements logged.
log_temp_files|integer|superuser|-1 kB|-1..2147483647|Temporary files above this size are logged.
log_timezone|string|sighup|UTC|Sets the time zone to use in log messages.
# Reporting and Logging / When to Log
log_min_duration_sample|integer|superuser|-1 ms|-1..2147483647|Of statements that take longer, a sample is logged.
log_min_duration_statement|integer|superuser|-1 ms|-1..2147483647|Statements that take longer are logged.
log_min_error_statement|enum|superuser|error|debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic|Statements with such an error are logged.
log_min_messages|enum|superuser|warning|debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic|Sets the message levels that are logged.
log_startup_progress_interval|integer|sighup|10000 ms|0..2147483647|How often a long operation at the start reports its progress.
log_statement_sample_rate|real|superuser|1|0..1|Share of the statements above log_min_duration_sample to log.
log_transaction_sample_rate|real|superuser|0|0..1|Share of the transactions whose statements are all logged.
# Reporting and Logging / Where to Log
event_source|string|postmaster|PostgreSQL|Name of the server in Windows's event log.
log_destination|string|sighup|stderr|Sets the destination for server log output.
log_directory|string|sighup|log|Sets the destination directory for log files.
log_filename|string|sighup|postgresql-%Y-%m-%d_%H%M%S.log|Sets the file name pattern for log files.
log_rotation_age|integer|sighup|1440 min|0..35791394|Time after which a log file is switched.
log_rotation_size|integer|sighup|10240 kB|0..2097151|Size at which a log file is switched.
log_truncate_on_rotation|bool|sighup|off|Truncate existing log files of same name during log rotation.
logging_collector|bool|postmaster|off|A process collects what is logged into files.
syslog_facility|enum|sighup|local0|local0,local1,local2,local3,local4,local5,local6,local7|What syslog files the messages under.
syslog_ident|string|sighup|postgres|Name of the program in syslog.
syslog_sequence_numbers|bool|sighup|on|Messages to syslog are numbered.
syslog_split_messages|bool|sighup|on|Messages to syslog are cut into lines.
# Resource Usage / Asynchronous Behavior
backend_flush_after|integer|user|0 8kB|0..256|Written pages after which a session has them flushed.
effective_io_concurrency|integer|user|1|0..1000|Simultaneous requests that the disks can serve.
maintenance_io_concurrency|integer|user|10|0..1000|effective_io_concurrency for maintenance.
max_parallel_maintenance_workers|integer|user|2|0..1024|Workers of a maintenance operation at the most.
max_parallel_workers|integer|user|8|0..1024|Parallel workers at a time.
max_parallel_workers_per_gather|integer|user|2|0..1024|Workers of a plan node at the most.
max_worker_processes|integer|postmaster|8|0..262143|Maximum number of concurrent worker processes.
old_snapshot_threshold|integer|postmaster|-1 min|-1..86400|Age at which a snapshot may be too old for changed pages; -1: none is.
parallel_leader_participation|bool|user|on|Controls whether Gather and Gather Merge also run subplans.
# Resource Usage / Background Writer
bgwriter_delay|integer|sighup|200 ms|10..10000|Background writer sleep time between rounds.
bgwriter_flush_after|integer|sighup|64 8kB|0..256|Written pages after which the background writer has them flushed.
bgwriter_lru_maxpages|integer|sighup|100|0..1073741823|Pages that the background writer flushes in a round at the most.
bgwriter_lru_multiplier|real|sighup|2|0..10|Multiple of the average buffer usage to free per round.
# Resource Usage / Cost-Based Vacuum Delay
vacuum_cost_delay|real|user|0 ms|0..100|Vacuum cost delay in milliseconds.
vacuum_cost_limit|integer|user|200|1..10000|Vacuum cost amount available before napping.
vacuum_cost_page_dirty|integer|user|20|0..10000|Vacuum cost for a page dirtied by vacuum.
vacuum_cost_page_hit|integer|user|1|0..10000|Vacuum cost for a page found in the buffer cache.
vacuum_cost_page_miss|integer|user|2|0..10000|Vacuum cost for a page not found in the buffer cache.
# Resource Usage / Disk
temp_file_limit|integer|superuser|-1 kB|-1..2147483647|Temporary files of a process, all together.
# Resource Usage / Memory
autovacuum_work_mem|integer|sighup|-1 kB|-1..2147483647|Memory of each autovacuum worker; -1: maintenance_work_mem.
hash_mem_multiplier|real|user|2|1..1000|Multiple of work_mem to use for hash tables.
huge_page_size|integer|postmaster|0 kB|0..2147483647|Size of the huge pages to ask for.
huge_pages|enum|postmaster|off|off,on,try|Whether shared memory is in huge pages.
logical_decoding_work_mem|integer|user|65536 kB|64..2147483647|Sets the maximum memory to be used for logical decoding.
maintenance_work_mem|integer|user|65536 kB|1024..2147483647|Sets the maximum memory to be used for maintenance operations.
max_prepared_transactions|integer|postmaster|0|0..262143|Prepared transactions at a time.
max_stack_depth|integer|superuser|2048 kB|100..2147483647|Sets the maximum stack depth, in kilobytes.
min_dynamic_shared_memory|integer|postmaster|0 MB|0..2147483647|Dynamic shared memory that is reserved at the start.
shared_buffers|integer|postmaster|16384 8kB|16..1073741823|Sets the number of shared memory buffers used by the server.
temp_buffers|integer|user|1024 8kB|100..1073741823|Buffers for temporary tables of a session at the most.
work_mem|integer|user|4096 kB|64..2147483647|Sets the maximum memory to be used for query workspaces.
# Statistics / Cumulative Query and Index Statistics
stats_fetch_consistency|enum|user|cache|none,cache,snapshot|Sets the consistency of accesses to statistics data.
track_activities|bool|superuser|on|Collects information about executing commands.
track_activity_query_size|integer|postmaster|1024 B|100..1048576|Sets the size reserved for pg_stat_activity.query, in bytes.
track_counts|bool|superuser|on|Collects statistics on database activity.
track_functions|enum|superuser|none|none,pl,all|Collects function-level statistics on database activity.
track_io_timing|bool|superuser|off|Collects timing statistics for database I/O activity.
track_wal_io_timing|bool|superuser|off|Collects timing statistics for WAL I/O activity.
# Statistics / Monitoring
compute_query_id|enum|superuser|auto|auto,regress,on,off|Enables in-core computation of query identifiers.
log_executor_stats|bool|superuser|off|Writes executor performance statistics to the server log.
log_parser_stats|bool|superuser|off|Writes parser performance statistics to the server log.
log_planner_stats|bool|superuser|off|Writes planner performance statistics to the server log.
log_statement_stats|bool|superuser|off|Writes cumulative performance statistics to the server log.
# Version and Platform Compatibility / Other Platforms and Clients
transform_null_equals|bool|user|off|Treats "expr=NULL" as "expr IS NULL".
# Version and Platform Compatibility / Previous PostgreSQL Versions
array_nulls|bool|user|on|Enable input of NULL elements in arrays.
backslash_quote|enum|user|safe_encoding|safe_encoding,on,off|Sets whether "\'" is allowed in string literals.
escape_string_warning|bool|user|on|Warn about backslash escapes in ordinary string literals.
lo_compat_privileges|bool|superuser|off|No privilege checks on large objects, as in old versions.
quote_all_identifiers|bool|user|off|When generating SQL fragments, quote all identifiers.
standard_conforming_strings|bool|user|on|Causes '...' strings to treat backslashes literally.
synchronize_seqscans|bool|user|on|Enable synchronized sequential scans.
# Write-Ahead Log / Archive Recovery
archive_cleanup_command|string|sighup||Command to run at each restart point.
recovery_end_command|string|sighup||Command to run once when recovery ends.
restore_command|string|sighup||Command that fetches an archived WAL file.
# Write-Ahead Log / Archiving
archive_command|string|sighup||Command that archives a WAL file.
archive_library|string|sighup||Sets the library that will be called to archive a WAL file.
archive_mode|enum|postmaster|off|always,on,off|Allows archiving of WAL files using archive_command.
archive_timeout|integer|sighup|0 s|0..1073741823|Seconds after which a WAL file is switched.
# Write-Ahead Log / Checkpoints
checkpoint_completion_target|real|sighup|0.9|0..1|Share of the interval between checkpoints for one to flush in.
checkpoint_flush_after|integer|sighup|32 8kB|0..256|Written pages after which a checkpoint has them flushed.
checkpoint_timeout|integer|sighup|300 s|30..86400|Sets the maximum time between automatic WAL checkpoints.
checkpoint_warning|integer|sighup|30 s|0..2147483647|Warn of checkpoints that WAL causes more often than this.
max_wal_size|integer|sighup|1024 MB|2..2147483647|Sets the WAL size that triggers a checkpoint.
min_wal_size|integer|sighup|80 MB|2..2147483647|Sets the minimum size to shrink the WAL to.
# Write-Ahead Log / Recovery
wal_decode_buffer_size|integer|postmaster|524288 B|65536..1073741823|Buffer size for reading ahead in the WAL during recovery.
# Write-Ahead Log / Recovery Target
recovery_target|string|postmaster||"immediate" ends recovery as soon as the state is consistent.
recovery_target_action|enum|postmaster|pause|pause,promote,shutdown|Sets the action to perform upon reaching the recovery target.
recovery_target_inclusive|bool|postmaster|on|Whether the target's own transaction is included.
recovery_target_lsn|string|postmaster||LSN up to which to recover.
recovery_target_name|string|postmaster||Restore point up to which to recover.
recovery_target_time|string|postmaster||Sets the time stamp up to which recovery will proceed.
recovery_target_timeline|string|postmaster|latest|Specifies the timeline to recover into.
recovery_target_xid|string|postmaster||Sets the transaction ID up to which recovery will proceed.
# Write-Ahead Log / Settings
commit_delay|integer|superuser|0|0..100000|Microseconds that a commit waits for others before its flush.
commit_siblings|integer|user|5|0..1000|Open transactions that make a commit wait for commit_delay.
fsync|bool|sighup|on|Forces synchronization of updates to disk.
full_page_writes|bool|sighup|on|Log a page whole with its first change after a checkpoint.
synchronous_commit|enum|user|on|local,remote_write,remote_apply,on,off|Sets the current transaction's synchronization level.
wal_buffers|integer|postmaster|512 8kB|-1..262143|Sets the number of disk-page buffers in shared memory for WAL.
wal_compression|enum|superuser|off|pglz,lz4,zstd,on,off|How full pages in the WAL are compressed.
wal_init_zero|bool|superuser|on|Writes zeroes to new WAL files before first use.
wal_level|enum|postmaster|logical|minimal,replica,logical|Sets the level of information written to the WAL.
wal_log_hints|bool|postmaster|off|Log a page whole with its first hint, too.
wal_recycle|bool|superuser|on|Recycles WAL files by renaming them.
wal_skip_threshold|integer|user|2048 kB|0..2147483647|Minimum size of new file to fsync instead of writing WAL.
wal_writer_delay|integer|sighup|200 ms|1..10000|Time between WAL flushes performed in the WAL writer.
wal_writer_flush_after|integer|sighup|128 8kB|0..2147483647|Amount of WAL written out by WAL writer that triggers a flush.
# Customized Options
aurora.read_as_of|string|user||The moment of the past that the session reads; empty: the present.
aurora.retention|string|internal|0|How far back every database can be read, branched and rewound.
"""
# not in pg_settings and SHOW ALL; RESET ALL leaves them
HIDDEN = """# Hidden
is_superuser|bool|internal|on|Whether the user is a superuser.
role|string|user|none|The current role.
seed|real|user|0|-1..1|The seed of random().
session_authorization|string|user||The session's user.
default_with_oids|bool|user|off|Tables with OIDs.
ssl_renegotiation_limit|integer|user|0 kB|0..0|Without a meaning.
"""


def _read(table: str) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    category = ""
    for line in table.strip().split("\n"):
        if line[0] == "#":
            category = line[2:]
            continue
        name, kind, context, default, *more, description = line.split("|")
        unit = low = high = ""
        options: tuple[str, ...] = ()
        if kind == "enum":
            options = tuple(more[0].split(","))
        elif more:
            default, _, unit = default.partition(" ")
            low, _, high = more[0].partition("..")
        found[name.lower()] = Setting(name, kind, context, default, unit, low, high, options, category, description)
    return found


_hidden = _read(HIDDEN)
SHOWN = dict(sorted(_read(TABLE).items()))  # by lower-cased name, in the order of SHOW ALL
SETTINGS = SHOWN | _hidden
DEFAULTS = {name: s.default for name, s in SETTINGS.items()}
