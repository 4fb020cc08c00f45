# Settings that functions change, and functions about the server's directories and settings.

> set work_mem = '3MB'
SET

> create function app_set(int) returns text as $$ begin set work_mem = '2MB'; perform 1/$1; return current_setting('work_mem'); end $$ language plpgsql set work_mem = '1MB'
CREATE FUNCTION

> select app_set(0)
ERROR 22012 division by zero

> select current_setting('work_mem')
3MB

> select app_set(1), current_setting('work_mem')
2MB|2MB

> show work_mem
2MB

> set work_mem = '3MB'
SET

> begin
BEGIN

> select app_set(1)
2MB

> show work_mem
2MB

> rollback
ROLLBACK

> show work_mem
3MB

> create or replace function app_set(int) returns text as $$ begin set local work_mem = '2MB'; return current_setting('work_mem'); end $$ language plpgsql set work_mem = '1MB'
CREATE FUNCTION

> select app_set(1), current_setting('work_mem')
2MB|3MB

> alter function app_set(int) reset all
ALTER FUNCTION

> select app_set(1), current_setting('work_mem')
2MB|2MB

> show work_mem
3MB

> select set_config('app.a', '1', false), current_setting('app.a'), set_config('app.a', '2', false), current_setting('app.a')
1|1|2|2

> select current_setting('app.a'), set_config('app.a', '3', false), current_setting('app.a') from generate_series(1, 2)
2|3|3
3|3|3

> drop function app_set(int)
DROP FUNCTION

> select pg_settings_get_flags(null), pg_settings_get_flags('does_not_exist'), pg_settings_get_flags('work_mem'), pg_settings_get_flags('TimeZone'), pg_settings_get_flags('role')
∅|∅|{EXPLAIN}|{}|{NO_RESET_ALL,NO_SHOW_ALL,NOT_IN_SAMPLE}

> select name, pg_settings_get_flags(name) from pg_show_all_settings() where name in ('work_mem', 'transaction_isolation', 'data_checksums', 'search_path') order by name
data_checksums|{NOT_IN_SAMPLE,RUNTIME_COMPUTED}
search_path|{EXPLAIN}
transaction_isolation|{NO_RESET_ALL,NOT_IN_SAMPLE}
work_mem|{EXPLAIN}

> select count(*) from (select (pg_timezone_names()).name) n where name = 'UTC'
1

> select abbrev, utc_offset, is_dst from pg_timezone_abbrevs() where abbrev = 'EST'
EST|-05:00:00|f

> select count(*) > 0 as ok from pg_ls_waldir()
t

> select * from pg_ls_waldir() limit 0
(no rows)

> select count(*) >= 0 as ok from pg_ls_archive_statusdir()
t

> select count(*) >= 0 as ok from pg_ls_tmpdir()
t

> select pg_ls_tmpdir(17)
ERROR 42704 tablespace with OID 17 does not exist

> select * from pg_ls_logicalsnapdir()
(no rows)

> select * from pg_ls_logicalmapdir()
(no rows)

> select * from pg_ls_replslotdir('app')
ERROR 42704 replication slot "app" does not exist

> select pg_ls_logdir()
ERROR 58P01 could not open directory "log": No such file or directory

> select pg_ls_dir('does not exist', false, false)
ERROR 58P01 could not open directory "does not exist": No such file or directory

> select pg_ls_dir('does not exist', true, false)
(no rows)

> select pg_ls_dir('/does not exist')
ERROR 58P01 could not open directory "/does not exist": No such file or directory

> select count(*) = 1 as dot from pg_ls_dir('.', false, true) as ls where ls = '.'
t

> select count(*) = 1 as dot from pg_ls_dir('.', false, false) as ls where ls = '.'
f

> select pg_ls_dir(null)
(no rows)

> select pg_log_backend_memory_contexts(pg_backend_pid())
t

> select pg_log_backend_memory_contexts(0)
f

> create role app_watch
CREATE ROLE

> create role app_mon in role pg_monitor
CREATE ROLE

> select has_function_privilege('app_watch', 'pg_ls_waldir()', 'execute'), has_function_privilege('app_mon', 'pg_ls_waldir()', 'execute')
f|t

> select has_function_privilege('app_mon', 'pg_ls_dir(text)', 'execute'), has_function_privilege('app_mon', 'pg_timezone_names()', 'execute')
f|t

> set role app_watch
SET

> select pg_ls_waldir()
ERROR 42501 permission denied for function pg_ls_waldir

> select pg_ls_dir('.')
ERROR 42501 permission denied for function pg_ls_dir

> select pg_log_backend_memory_contexts(pg_backend_pid())
ERROR 42501 permission denied for function pg_log_backend_memory_contexts

> set role app_mon
SET

> select count(*) > 0 from pg_ls_waldir()
t

> select pg_ls_dir('.')
ERROR 42501 permission denied for function pg_ls_dir

> reset role
RESET

> drop role app_watch, app_mon
DROP ROLE
