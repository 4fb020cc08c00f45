# Functions that few call: to_ascii, files of the server, information_schema's own, transition functions, commit times.

> select to_ascii('Ünïcode', 'LATIN1'), to_ascii('Ünïcode ß ÿ', 8), to_ascii('Ünï', 'latin2'), to_ascii('abc~é', 'latin9'), to_ascii('é', 'win1250')
A nA code|A nA code A  A?|A nAZ|abc~AC|AC

> select to_ascii('abc', 'nosuch')
ERROR 42704 nosuch is not a valid encoding name

> select to_ascii('abc', 6)
ERROR 0A000 encoding conversion from UTF8 to ASCII not supported

> select to_ascii('abc', 99)
ERROR 42704 99 is not a valid encoding code

> select to_ascii('Łódź', 'latin2')
L AldLs

> select timetz '10:00+00' , (time with time zone '10:00+00', time with time zone '12:00+00') overlaps (time with time zone '11:00+00', time with time zone '13:00+00')
10:00:00+00|t

> select overlaps(timetz '10:00+00', timetz '11:00+00', timetz '12:00+01', timetz '13:00+00')
t

> select int4inc(5), int2int4_sum(array[2,10]::bigint[]), interval_avg(array['2 s','1 s']::interval[]), int4inc(2147483647)
ERROR 22003 integer out of range

> select interval_accum('{0 s, 0 s}', '3 s'), interval_accum_inv('{3 s, 2 s}', '1 s'), interval_combine('{3 s, 2 s}','{1 s, 1 s}')
{00:00:03,00:00:00.000001}|{00:00:02,00:00:01.999999}|{00:00:04,00:00:03}

> select pg_walfile_name_offset('0/16B3740'), pg_walfile_name_offset('0/1000000'), pg_walfile_name_offset('0/0')
(000000010000000000000001,7026496)|(000000010000000000000000,0)|(00000001FFFFFFFF000000FF,0)

> select pg_xact_commit_timestamp('100')
ERROR 55000 could not get commit timestamp data

> select pg_last_committed_xact()
ERROR 55000 could not get commit timestamp data

> select pg_xact_commit_timestamp_origin('100')
ERROR 55000 could not get commit timestamp data

> select pg_get_multixact_members('0')
ERROR 22023 invalid MultiXactId: 0

> select pg_get_multixact_members('1000000')
ERROR XX000 MultiXactId 1000000 has not been created yet -- apparent wraparound

> select pg_indexam_progress_phasename(403, n) from generate_series(0,6) n
∅
initializing
scanning table
sorting live tuples
sorting dead tuples
loading tuples in tree
∅

> select pg_indexam_progress_phasename(783, 1)
∅

> select pg_extension_config_dump('pg_class', '')
ERROR 0A000 pg_extension_config_dump() can only be called from an SQL script executed by CREATE EXTENSION

> select pg_isolation_test_session_is_blocked(pg_backend_pid(), '{}')
f

> select pg_read_file('nosuch')
ERROR 58P01 could not open file "nosuch" for reading: No such file or directory

> select pg_read_file('nosuch', 0, 10, true)
∅

> select pg_read_file('nosuch', 0, -10, true)
ERROR 22023 requested length cannot be negative

> select pg_read_file('/etc/passwd', 0, 4)
root

> select pg_read_file('../x')
ERROR 58P01 could not open file "../x" for reading: No such file or directory

> select pg_read_file('/etc')
ERROR 42809 could not read file "/etc": Is a directory

> select pg_read_file('/etc/passwd', -3, 3) is not null
t

> select size > 0, access is not null, creation, isdir from pg_stat_file('/etc/passwd')
t|t|∅|f

> select * from pg_stat_file('nosuch', true)
∅|∅|∅|∅|∅|∅

> select pg_stat_file('nosuch')
ERROR 58P01 could not stat file "nosuch": No such file or directory

> select isdir from pg_stat_file('/etc')
t

> select regclass('pg_class'::text), regclass('nosuch'::text)
ERROR 42P01 relation "nosuch" does not exist

> select pg_relation_filepath('nosuch_t'::text::regclass)
ERROR 42P01 relation "nosuch_t" does not exist

> select pg_relation_filepath(0), pg_relation_filepath('pg_stats'::regclass)
∅|∅

> select t::text, m, information_schema._pg_char_max_length(t,m), information_schema._pg_char_octet_length(t,m), information_schema._pg_numeric_precision(t,m), information_schema._pg_numeric_scale(t,m), information_schema._pg_numeric_precision_radix(t,m), information_schema._pg_datetime_precision(t,m), information_schema._pg_interval_type(t,m) from unnest('{20,21,23,25,700,701,1042,1043,1082,1083,1114,1184,1266,1560,1562,1700,18,19}'::oid[]) t, unnest('{-1,4,10,655366,268435459}'::int[]) m order by 1, 2
1042|-1|∅|1073741824|∅|∅|∅|∅|∅
1042|4|0|0|∅|∅|∅|∅|∅
1042|10|6|24|∅|∅|∅|∅|∅
1042|655366|655362|2621448|∅|∅|∅|∅|∅
1042|268435459|268435455|1073741820|∅|∅|∅|∅|∅
1043|-1|∅|1073741824|∅|∅|∅|∅|∅
1043|4|0|0|∅|∅|∅|∅|∅
1043|10|6|24|∅|∅|∅|∅|∅
1043|655366|655362|2621448|∅|∅|∅|∅|∅
1043|268435459|268435455|1073741820|∅|∅|∅|∅|∅
1082|-1|∅|∅|∅|∅|∅|0|∅
1082|4|∅|∅|∅|∅|∅|0|∅
1082|10|∅|∅|∅|∅|∅|0|∅
1082|655366|∅|∅|∅|∅|∅|0|∅
1082|268435459|∅|∅|∅|∅|∅|0|∅
1083|-1|∅|∅|∅|∅|∅|6|∅
1083|4|∅|∅|∅|∅|∅|4|∅
1083|10|∅|∅|∅|∅|∅|10|∅
1083|655366|∅|∅|∅|∅|∅|655366|∅
1083|268435459|∅|∅|∅|∅|∅|268435459|∅
1114|-1|∅|∅|∅|∅|∅|6|∅
1114|4|∅|∅|∅|∅|∅|4|∅
1114|10|∅|∅|∅|∅|∅|10|∅
1114|655366|∅|∅|∅|∅|∅|655366|∅
1114|268435459|∅|∅|∅|∅|∅|268435459|∅
1184|-1|∅|∅|∅|∅|∅|6|∅
1184|4|∅|∅|∅|∅|∅|4|∅
1184|10|∅|∅|∅|∅|∅|10|∅
1184|655366|∅|∅|∅|∅|∅|655366|∅
1184|268435459|∅|∅|∅|∅|∅|268435459|∅
1266|-1|∅|∅|∅|∅|∅|6|∅
1266|4|∅|∅|∅|∅|∅|4|∅
1266|10|∅|∅|∅|∅|∅|10|∅
1266|655366|∅|∅|∅|∅|∅|655366|∅
1266|268435459|∅|∅|∅|∅|∅|268435459|∅
1560|-1|∅|∅|∅|∅|∅|∅|∅
1560|4|4|∅|∅|∅|∅|∅|∅
1560|10|10|∅|∅|∅|∅|∅|∅
1560|655366|655366|∅|∅|∅|∅|∅|∅
1560|268435459|268435459|∅|∅|∅|∅|∅|∅
1562|-1|∅|∅|∅|∅|∅|∅|∅
1562|4|4|∅|∅|∅|∅|∅|∅
1562|10|10|∅|∅|∅|∅|∅|∅
1562|655366|655366|∅|∅|∅|∅|∅|∅
1562|268435459|268435459|∅|∅|∅|∅|∅|∅
1700|-1|∅|∅|∅|∅|10|∅|∅
1700|4|∅|∅|0|0|10|∅|∅
1700|10|∅|∅|0|6|10|∅|∅
1700|655366|∅|∅|10|2|10|∅|∅
1700|268435459|∅|∅|4095|65535|10|∅|∅
18|-1|∅|∅|∅|∅|∅|∅|∅
18|4|∅|∅|∅|∅|∅|∅|∅
18|10|∅|∅|∅|∅|∅|∅|∅
18|655366|∅|∅|∅|∅|∅|∅|∅
18|268435459|∅|∅|∅|∅|∅|∅|∅
19|-1|∅|∅|∅|∅|∅|∅|∅
19|4|∅|∅|∅|∅|∅|∅|∅
19|10|∅|∅|∅|∅|∅|∅|∅
19|655366|∅|∅|∅|∅|∅|∅|∅
19|268435459|∅|∅|∅|∅|∅|∅|∅
20|-1|∅|∅|64|0|2|∅|∅
20|4|∅|∅|64|0|2|∅|∅
20|10|∅|∅|64|0|2|∅|∅
20|655366|∅|∅|64|0|2|∅|∅
20|268435459|∅|∅|64|0|2|∅|∅
21|-1|∅|∅|16|0|2|∅|∅
21|4|∅|∅|16|0|2|∅|∅
21|10|∅|∅|16|0|2|∅|∅
21|655366|∅|∅|16|0|2|∅|∅
21|268435459|∅|∅|16|0|2|∅|∅
23|-1|∅|∅|32|0|2|∅|∅
23|4|∅|∅|32|0|2|∅|∅
23|10|∅|∅|32|0|2|∅|∅
23|655366|∅|∅|32|0|2|∅|∅
23|268435459|∅|∅|32|0|2|∅|∅
25|-1|∅|1073741824|∅|∅|∅|∅|∅
25|4|∅|∅|∅|∅|∅|∅|∅
25|10|∅|∅|∅|∅|∅|∅|∅
25|655366|∅|∅|∅|∅|∅|∅|∅
25|268435459|∅|∅|∅|∅|∅|∅|∅
700|-1|∅|∅|24|∅|2|∅|∅
700|4|∅|∅|24|∅|2|∅|∅
700|10|∅|∅|24|∅|2|∅|∅
700|655366|∅|∅|24|∅|2|∅|∅
700|268435459|∅|∅|24|∅|2|∅|∅
701|-1|∅|∅|53|∅|2|∅|∅
701|4|∅|∅|53|∅|2|∅|∅
701|10|∅|∅|53|∅|2|∅|∅
701|655366|∅|∅|53|∅|2|∅|∅
701|268435459|∅|∅|53|∅|2|∅|∅

> create table it (a int, b varchar(5))
CREATE TABLE

> create index itx on it (b, a)
CREATE INDEX

> select information_schema._pg_index_position('itx'::regclass, 1::smallint), information_schema._pg_index_position('itx'::regclass, 2::smallint), information_schema._pg_index_position('itx'::regclass, 3::smallint)
2|1|∅

> select attname, information_schema._pg_truetypid(a, t), information_schema._pg_truetypmod(a, t) from pg_attribute a join pg_type t on t.oid = a.atttypid where attrelid = 'it'::regclass and attnum > 0 order by attnum
a|23|-1
b|1043|9

> create domain iv as varchar(7)
CREATE DOMAIN

> alter table it add column c iv
ALTER TABLE

> select attname, information_schema._pg_truetypid(a, t), information_schema._pg_truetypmod(a, t), information_schema._pg_char_max_length(information_schema._pg_truetypid(a, t), information_schema._pg_truetypmod(a, t)) from pg_attribute a join pg_type t on t.oid = a.atttypid where attrelid = 'it'::regclass and attnum > 0 order by attnum
a|23|-1|∅
b|1043|9|5
c|1043|11|7

> select _pg_expandarray(array[1])
ERROR 42883 function _pg_expandarray(integer[]) does not exist

> select information_schema._pg_expandarray(array['x'::varchar])
(x,1)

> select to_ascii(null, 'latin1')
∅

> select information_schema._pg_expandarray(array['x'::varchar])
(x,1)

> select (information_schema._pg_expandarray(array[1.5, 2])).*
1.5|1
2|2

> select count(*) > 0 from pg_stat_get_slru()
t

> select (select count(*) from pg_stat_get_archiver())
1

> select pg_walfile_name('0/16B3740')
000000010000000000000001

> select x, n, pg_typeof(x) from information_schema._pg_expandarray(array['2020-01-01'::date])
2020-01-01|1|date

> select x, n from information_schema._pg_expandarray('3 4'::int2vector)
3|1
4|2

> select (k).x from (select information_schema._pg_expandarray(array[3,4]) k) s
3
4

> select has_parameter_privilege('work_mem', 'SET'), has_parameter_privilege('postgres', 'work_mem', 'ALTER SYSTEM with grant option')
t|t

> select has_parameter_privilege('work_mem', 'nosuch')
ERROR 22023 unrecognized privilege type: "nosuch"

> select has_parameter_privilege('nosuch_role', 'work_mem', 'set')
ERROR 42704 role "nosuch_role" does not exist

> select distinct proname from pg_proc where pronamespace = 'information_schema'::regnamespace order by 1
_pg_char_max_length
_pg_char_octet_length
_pg_datetime_precision
_pg_expandarray
_pg_index_position
_pg_interval_type
_pg_numeric_precision
_pg_numeric_precision_radix
_pg_numeric_scale
_pg_truetypid
_pg_truetypmod
