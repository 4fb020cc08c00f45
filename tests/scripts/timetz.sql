# time with time zone: input, fields, arithmetic, indexes; what other date functions refuse. Checked against PostgreSQL 15.

> set timezone to 'PST8PDT'
SET

> select timetz '13:30:25.575401-04:30', '24:00:00+00'::timetz, '11:00 pdt'::timetz
13:30:25.575401-04:30|24:00:00+00|11:00:00-07

> select '2020-05-26 13:30:25 America/New_York'::timetz, '2003-07-07 02:03:04 America/New_York'::timetz
13:30:25-04|02:03:04-04

> select '15:36:39 America/New_York'::timetz
ERROR 22007 invalid input syntax for type time with time zone: "15:36:39 America/New_York"

> select '15:36:39 m2'::timetz
ERROR 22007 invalid input syntax for type time with time zone: "15:36:39 m2"

> select '23:59:59.9999999 PDT'::timetz, '23:59:60 PDT'::timetz
24:00:00-07|24:00:00-07

> select '23:59:60.01 PDT'::timetz
ERROR 22008 date/time field value out of range: "23:59:60.01 PDT"

> select '24:01:00 PDT'::timetz
ERROR 22008 date/time field value out of range: "24:01:00 PDT"

> select '25:00:00 PDT'::timetz
ERROR 22008 date/time field value out of range: "25:00:00 PDT"

> select '23:59:60.01'::time
ERROR 22008 date/time field value out of range: "23:59:60.01"

> select '2020-01-01 23:59:60.5'::timestamp
ERROR 22008 date/time field value out of range: "2020-01-01 23:59:60.5"

> select extract(microsecond from timetz '13:30:25.575401-04'), extract(millisecond from timetz '13:30:25.575401-04'), extract(second from timetz '13:30:25.575401-04'), extract(minute from timetz '13:30:25.575401-04'), extract(hour from timetz '13:30:25.575401-04')
25575401|25575.401|25.575401|30|13

> select extract(day from timetz '13:30:25.575401-04')
ERROR 0A000 unit "day" not supported for type time with time zone

> select extract(fortnight from timetz '13:30:25.575401-04')
ERROR 22023 unit "fortnight" not recognized for type time with time zone

> select extract(timezone from timetz '13:30:25.5-04:30'), extract(timezone_hour from timetz '13:30:25.5-04:30'), extract(timezone_minute from timetz '13:30:25.5-04:30'), extract(timezone_m from timetz '13:30:25.5-04:30'), extract(epoch from timetz '13:30:25.5-04:30')
-16200|-4|-30|-30|64825.500000

> select date_part('timezone_h', timetz '13:30:25.5+04:30:10'), date_part('epoch', timetz '00:00:00+04:30:10')
4|-16210

> select extract(timezone_m from date '2020-01-01')
ERROR 0A000 unit "timezone_m" not supported for type date

> select extract(timezone_hour from date '2020-01-01')
ERROR 0A000 unit "timezone_hour" not supported for type date

> select extract(timezone_minute from timestamptz '2020-01-01')
0

> select extract(timezone_m from time '12:00')
ERROR 0A000 unit "timezone_m" not supported for type time without time zone

> select timetz '12:00+01' < timetz '12:00+02', timetz '12:00+01' = timetz '13:00+02', timetz '12:00+01' > '11:00+00'
f|f|f

> select timetz '12:00+01' + interval '14 hours', interval '2 hours' + timetz '1:00+01', timetz '1:00+01' - interval '2 hours'
02:00:00+01|03:00:00+01|23:00:00+01

> select timetz '12:00+01' + timetz '12:00+01'
ERROR 42883 operator does not exist: time with time zone + time with time zone

> select timetz '12:00+01'::time, '12:00+01'::timetz::text, timetz(3) '12:00:00.12345+01', '12:00:00.98765+01'::timetz(2), cast(timestamptz '2020-06-01 12:00+00' as timetz), time '12:00'::timetz
12:00:00|12:00:00+01|12:00:00.123+01|12:00:00.99+01|05:00:00-07|12:00:00-08

> select timetz '12:00+01' at time zone 'UTC', timetz '12:00+01' at time zone interval '-3:00', timetz '12:00+01' at time zone 'PST8PDT'
11:00:00+00|08:00:00-03|03:00:00-08

> select date '2020-01-01' + timetz '12:00+01', timetz '12:00+01' + date '2020-01-01', timestamptz(date '2020-01-01', timetz '12:00+01')
2020-01-01 03:00:00-08|2020-01-01 03:00:00-08|2020-01-01 03:00:00-08

> select array[timetz '12:00+01', '10:00+00'], min(x), max(x) from (values (timetz '12:00+01'),('10:00+00')) v(x)
{12:00:00+01,10:00:00+00}|10:00:00+00|12:00:00+01

> select pg_typeof(current_time), pg_typeof(current_time(2)), pg_typeof(localtime), pg_typeof(localtime(1))
time with time zone|time with time zone|time without time zone|time without time zone

> select to_json(timetz '12:00+01'), row(timetz '12:00+01'), format('%s', timetz '12:00+01')
"12:00:00+01"|(12:00:00+01)|12:00:00+01

> select (timetz '12:00+01', interval '1 hour') overlaps (timetz '12:30+01', timetz '15:00+01'), (time '12:00', time '13:00') overlaps (time '12:30', interval '1 h')
ERROR 42883 function pg_catalog.overlaps(time with time zone, interval, time with time zone, time with time zone) does not exist

> select 'allballs'::timetz
00:00:00+00

> select to_char(timetz '12:00+01', 'HH24:MI')
ERROR 42883 function to_char(time with time zone, unknown) does not exist

> select to_char(time '13:14:15', 'HH24:MI')
13:14

> select timetz '12:00' between time '11:00' and '13:00'
t

> select date_trunc('hour', time '12:34')
12:00:00

> select make_time(24,0,0), make_time(23,59,60)
24:00:00|24:00:00

> select make_time(24,0,2.1)
ERROR 22008 time field value out of range: 24:00:2.1

> select make_time(24,59,59)
ERROR 22008 time field value out of range: 24:59:59

> select make_time(10,55,100.1)
ERROR 22008 time field value out of range: 10:55:100.1

> select make_time(8,20,0.0000001), make_timestamp(2014,12,28,6,30,45.887)
08:20:00|2014-12-28 06:30:45.887

> select make_timestamp(2014,12,28,24,30,45.887)
ERROR 22008 time field value out of range: 24:30:45.887

> select make_time(1,2,'nan')
ERROR 22008 time field value out of range: 1:02:NaN

> select date_bin('15 minutes'::interval, timestamp '294276-12-30', timestamp '4000-12-20 BC')
ERROR 22008 interval out of range

> select date_bin('200000000 days'::interval, '2024-02-01'::timestamp, '2024-01-01'::timestamp)
ERROR 22008 interval out of range

> select date_bin('365000 days'::interval, '4400-01-01 BC'::timestamp, '4000-01-01 BC'::timestamp)
ERROR 22008 timestamp out of range

> select date_bin('1 day', timestamp '2020-01-01 10:00', timestamp '2001-01-01'), date_bin('5 days', timestamptz '2020-01-01 10:00', timestamptz '2021-01-01')
2020-01-01 00:00:00|2019-12-28 00:00:00-08

> select date_bin('1 month', timestamp '2020-01-01 10:00', timestamp '2001-01-01')
ERROR 0A000 timestamps cannot be binned into intervals containing months or years

> select date_bin('0 days', timestamp '2020-01-01 10:00', timestamp '2001-01-01')
ERROR 22008 stride must be greater than zero

> select date_bin('-1 days', timestamp '2020-01-01 10:00', timestamp '2001-01-01')
ERROR 22008 stride must be greater than zero

> select i, to_char(i * interval '1mon', 'rm'), to_char(i * interval '1mon', 'RM'), to_char(i*interval '1 mon', 'fmRM') from generate_series(-13, 13) i
-13|xii |XII |XII
-12|i   |I   |I
-11|ii  |II  |II
-10|iii |III |III
-9|iv  |IV  |IV
-8|v   |V   |V
-7|vi  |VI  |VI
-6|vii |VII |VII
-5|viii|VIII|VIII
-4|ix  |IX  |IX
-3|x   |X   |X
-2|xi  |XI  |XI
-1|xii |XII |XII
0|||
1|i   |I   |I
2|ii  |II  |II
3|iii |III |III
4|iv  |IV  |IV
5|v   |V   |V
6|vi  |VI  |VI
7|vii |VII |VII
8|viii|VIII|VIII
9|ix  |IX  |IX
10|x   |X   |X
11|xi  |XI  |XI
12|xii |XII |XII
13|i   |I   |I

> select to_char(interval '1 year', 'RM'), to_char(interval '0', 'rm'), to_char(timestamp '2020-05-01','rm RM FMRM')
XII ||v    V    V

> select extract(microsecond from interval '1 min'), extract(millisecond from interval '1 min'), extract(second from interval '1 min'), extract(second from interval '-1.5 sec'), extract(millisecond from interval '-1.5 sec'), extract(epoch from interval '-1 month -1.5 sec'), extract(minute from interval '-90 sec'), extract(second from time '12:00')
0|0.000|0.000000|-1.500000|-1500.000|-2592001.500000|-1|0.000000

> select extract(quarter from interval '-1 month'), extract(quarter from interval '-4 month'), extract(quarter from interval '14 months'), extract(decade from interval '-12 years'), extract(week from interval '1 day')
ERROR 0A000 unit "week" not supported for type interval

> select extract(dow from interval '1 day')
ERROR 0A000 unit "dow" not supported for type interval

> select extract(fortnight from interval '1 day')
ERROR 22023 unit "fortnight" not recognized for type interval

> select extract(julian from timestamp '2020-01-01 12:00'), extract(julian from timestamp '2020-01-01'), extract(epoch from timestamp '2020-01-01 00:00:00.5'), extract(epoch from date '2020-01-01')
2458850.50000000000000000000|2458850.0000000000000000000000000000|1577836800.500000|1577836800

> create temp table clocks (at timetz primary key, note text, short timetz(2))
CREATE TABLE

> insert into clocks values ('12:00+01', 'a', '12:00:00.129+02'), ('13:00+02', 'b', null), ('11:00+00', 'c', '1:2:3 EST')
INSERT 0 3

> insert into clocks values ('12:00+01', 'again', null)
ERROR 23505 duplicate key value violates unique constraint "clocks_pkey"

> select * from clocks order by at
13:00:00+02|b|∅
12:00:00+01|a|12:00:00.13+02
11:00:00+00|c|01:02:03-05

> select note from clocks where at = '13:00+02' or at > '11:00 +00' order by note
b

> select note, at + '1 hour' from clocks where at between '11:00+00' and '12:00+01' order by at desc
ERROR 42725 operator is not unique: time with time zone + unknown

> select min(at), max(at), count(distinct at) from clocks
13:00:00+02|11:00:00+00|3

> create index on clocks (short)
CREATE INDEX

> select note from clocks where short < '24:00+00' order by short
c
a

> select to_char(-12 * x, '999 "say \"hi\" \\" 99') from (values (5), (1234)) v(x)
    say "hi" \ -60
-148 say "hi" \ 08

> select to_char(1234, '9\"9"a\"b"99'), to_char(timestamp '2020-01-01', 'YYYY "say \"Q\"" \"MM')
 1"2a"b34|2020 say "Q" "01
