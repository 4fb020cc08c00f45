# Dates, times and intervals.

> SELECT date '2024-02-29' + 1, date '2024-03-01' - date '2024-02-01', date '2024-01-31' + interval '1 month', date '2024-01-01' - 1, date '2024-01-01' + time '12:00'
2024-03-01|29|2024-02-29 00:00:00|2023-12-31|2024-01-01 12:00:00

> SELECT timestamp '2024-01-31' + interval '1 month', timestamp '2024-03-31' - interval '1 month', timestamp '2024-01-01' - timestamp '2023-01-01', timestamptz '2024-03-10 00:00+00' + interval '1 day'
2024-02-29 00:00:00|2024-02-29 00:00:00|365 days|2024-03-11 00:00:00+00

> SELECT interval '1 day' * 1.5, interval '1 month' / 2, interval '1 year 2 months 3 days 04:05:06.789', interval '-1 day', -interval '1 day', interval '90 minutes', interval '1.5 hours', interval '1 week'
1 day 12:00:00|15 days|1 year 2 mons 3 days 04:05:06.789|-1 days|-1 days|01:30:00|01:30:00|7 days

> SELECT interval '1 day 25 hours', justify_hours(interval '25 hours'), justify_days(interval '35 days'), justify_interval(interval '1 mon -1 hour'), interval '1-2', interval '3 4:05', interval 'P1Y2M3DT4H5M6S', interval '@ 1 minute ago'
1 day 25:00:00|1 day 01:00:00|1 mon 5 days|29 days 23:00:00|1 year 2 mons|3 days 04:05:00|1 year 2 mons 3 days 04:05:06|-00:01:00

> SELECT interval '1' year, interval '5' day, interval '1:2' hour to minute, interval '10' second(2), interval '1.23456789 s'
1 year|5 days|01:02:00|00:00:10|00:00:01.234568

> SELECT interval 'abc'
ERROR 22007 invalid input syntax for type interval: "abc"

> SELECT interval '1 foo'
ERROR 22007 invalid input syntax for type interval: "1 foo"

> SELECT extract(year from date '2024-02-29'), extract(dow from date '2024-02-29'), extract(isodow from date '2024-03-03'), extract(doy from date '2024-12-31'), extract(week from date '2024-12-31'), extract(isoyear from date '2024-12-31'), extract(quarter from date '2024-05-01'), extract(century from date '2024-01-01'), extract(epoch from timestamp '2024-01-01'), extract(millennium from date '2001-01-01'), extract(decade from date '1999-01-01')
2024|4|7|366|1|2025|2|21|1704067200.000000|3|199

> SELECT extract(epoch from interval '1 day 1 second'), extract(hour from time '12:34:56.78'), extract(second from timestamp '2024-01-01 00:00:12.345'), extract(milliseconds from time '00:00:01.5'), extract(microseconds from time '00:00:01.5'), extract(julian from date '2024-01-01'), date_part('day', interval '40 days 3 hours')
86401.000000|12|12.345000|1500.000|1500000|2460311|40

> SELECT extract(hour from date '2024-01-01')
ERROR 0A000 unit "hour" not supported for type date

> SELECT extract(foo from date '2024-01-01')
ERROR 22023 unit "foo" not recognized for type date

> SELECT extract(timezone from timestamptz '2024-01-01'), extract(day from interval '1 month 2 days')
0|2

> SELECT date_trunc('month', timestamp '2024-02-29 12:34'), date_trunc('week', date '2024-02-29'), date_trunc('quarter', timestamptz '2024-05-05 10:00+00'), date_trunc('hour', interval '1 day 2:34:56'), date_trunc('day', timestamptz '2024-01-01 23:00+00', 'Asia/Tokyo'), date_trunc('decade', timestamp '2024-01-01'), date_trunc('century', timestamp '2024-01-01'), date_trunc('millennium', timestamp '2024-01-01')
2024-02-01 00:00:00|2024-02-26 00:00:00+00|2024-04-01 00:00:00+00|1 day 02:00:00|2024-01-01 15:00:00+00|2020-01-01 00:00:00|2001-01-01 00:00:00|2001-01-01 00:00:00

> SELECT date_trunc('foo', now())
ERROR 22023 unit "foo" not recognized for type timestamp with time zone

> SELECT age(timestamp '2024-03-01', timestamp '2023-01-31'), age(date '2024-01-01', date '2024-02-29')
1 year 1 mon 1 day|-1 mons -28 days

> SELECT make_date(2024,2,29), make_time(12,34,56.7), make_timestamp(2024,1,2,3,4,5.6), make_timestamptz(2024,1,2,3,4,5,'Europe/Berlin'), make_interval(1,2,3,4,5,6,7.5), make_interval(days => 3)
2024-02-29|12:34:56.7|2024-01-02 03:04:05.6|2024-01-02 02:04:05+00|1 year 2 mons 25 days 05:06:07.5|3 days

> SELECT make_date(2023,2,29)
ERROR 22008 date field value out of range: 2023-02-29

> SELECT make_date(-44,3,15)
0044-03-15 BC

> SELECT make_time(24,0,0)
24:00:00

> SELECT make_time(25,0,0)
ERROR 22008 time field value out of range: 25:00:00

> SELECT to_timestamp(0), to_timestamp(1704067200.5), to_date('2024-02-29','YYYY-MM-DD'), to_timestamp('2024 Feb 29 13:14','YYYY Mon DD HH24:MI'), to_date('29.2.24','DD.MM.YY')
1970-01-01 00:00:00+00|2024-01-01 00:00:00.5+00|2024-02-29|2024-02-29 13:14:00+00|2024-02-29

> SELECT to_date('2023-02-29','YYYY-MM-DD')
ERROR 22008 date/time field value out of range: "2023-02-29"

> SELECT to_date('abc','YYYY')
ERROR 22007 invalid value "abc" for "YYYY"

> SELECT to_char(timestamp '2024-02-29 13:04:05.678','YYYY-MM-DD HH24:MI:SS.MS'), to_char(timestamp '2024-02-29 13:04:05','Day, DD Month YYYY HH12:MI AM'), to_char(timestamp '2024-02-29','FMDay FMDDth FMMonth'), to_char(timestamp '2024-02-29','IYYY-IW-ID DDD Q J'), to_char(interval '1 day 2:03','DD HH24:MI'), to_char(timestamp '2024-02-29 00:04:05','HH12 HH MI SSSS TZ'), to_char(date '2024-02-29','Mon RM CC y,yyy')
2024-02-29 13:04:05.678|Thursday , 29 February  2024 01:04 PM|Thursday 29th February|2024-09-4 060 1 2460370|01 02:03|12 12 04 245 |Feb II   21 2,024

> SELECT to_char(timestamptz '2024-02-29 13:04+00','YYYY TZ OF TZH:TZM tz'), to_char(timestamp '2024-01-01','"text" YYYY'), to_char(timestamp '0044-03-15 BC','YYYY BC')
2024 UTC +00 +00:00 utc|text 2024|0044 BC

> SELECT timestamptz '2024-01-01 00:00+00' at time zone 'America/New_York', timestamp '2024-07-01 00:00' at time zone 'Europe/Berlin', timestamptz '2024-01-01 00:00+00' at time zone interval '-3 hours', timestamptz '2024-01-01 00:00 Europe/Paris', time with time zone '10:00+02' at time zone 'UTC', timezone('UTC', timestamp '2024-01-01')
2023-12-31 19:00:00|2024-06-30 22:00:00+00|2023-12-31 21:00:00|2023-12-31 23:00:00+00|08:00:00+00|2024-01-01 00:00:00+00

> SELECT timestamp '2024-01-01' at time zone 'Nowhere/City'
ERROR 22023 time zone "Nowhere/City" not recognized

> SELECT '2024-01-01'::date, '20240101'::date, 'Jan 1, 2024'::date, '1 January 2024'::date, '01/02/2024'::date, '2024.032'::date, 'J2460311'::date, '2024-1-1'::date, '99-01-01'::date, 'epoch'::date, 'infinity'::date, '-infinity'::timestamp, '0044-03-15 BC'::date, 'January 8, 99 BC'::date
ERROR 22008 date/time field value out of range: "99-01-01"

> SELECT '2024-13-01'::date
ERROR 22008 date/time field value out of range: "2024-13-01"

> SELECT '2024-02-30'::date
ERROR 22008 date/time field value out of range: "2024-02-30"

> SELECT '2024-01-01x'::date
ERROR 22007 invalid input syntax for type date: "2024-01-01x"

> SELECT ''::date
ERROR 22007 invalid input syntax for type date: ""

> SELECT '12:34:56.789012'::time, '12:34 PM'::time, '12:34 AM'::time, '1234'::time, '24:00'::time, '04:05:06-08'::timetz, '12:34:56.7890129'::time(3), 'T12:34'::time
12:34:56.789012|12:34:00|00:34:00|12:34:00|24:00:00|04:05:06-08|12:34:56.789|12:34:00

> SELECT '25:00'::time
ERROR 22008 date/time field value out of range: "25:00"

> SELECT '12:60'::time
ERROR 22008 date/time field value out of range: "12:60"

> SELECT '2024-01-01 24:00'::timestamp, '2024-01-01T12:34:56Z'::timestamptz, '2024-01-01 12:34:56+05:30'::timestamptz, '2024-01-01 12:34:56.123456789'::timestamp, '2024-01-01 12:34 EST'::timestamptz, '20240101T123456'::timestamp, 'Mon Jan 01 12:34:56 2024'::timestamp, '2024-01-01 12:34:60'::timestamp
2024-01-02 00:00:00|2024-01-01 12:34:56+00|2024-01-01 07:04:56+00|2024-01-01 12:34:56.123457|2024-01-01 17:34:00+00|2024-01-01 12:34:56|2024-01-01 12:34:56|2024-01-01 12:35:00

> SELECT '2024-01-01 25:00'::timestamp
ERROR 22008 date/time field value out of range: "2024-01-01 25:00"

> SELECT '2024-01-01 12:34 FOO'::timestamptz
ERROR 22007 invalid input syntax for type timestamp with time zone: "2024-01-01 12:34 FOO"

> SELECT '294277-01-01'::timestamp
ERROR 22008 timestamp out of range: "294277-01-01"

> SELECT '5874898-01-01'::date
ERROR 22008 date out of range: "5874898-01-01"

> SELECT '4714-11-23 BC'::date
ERROR 22008 date out of range: "4714-11-23 BC"

> SELECT 'infinity'::timestamp - 'infinity'::timestamp
ERROR 22008 cannot subtract infinite timestamps

> SELECT date '2024-01-01' = timestamp '2024-01-01', date '2024-01-01' < timestamptz '2024-01-01 01:00+00', timestamp '2024-01-01' = timestamptz '2024-01-01 00:00+00', interval '1 day' = interval '24 hours', interval '30 days' = interval '1 month', time '10:00' < time '11:00', timetz '10:00+02' = timetz '08:00+00'
t|t|t|t|t|t|f

> SELECT (date '2024-01-01', date '2024-02-01') OVERLAPS (date '2024-01-15', interval '1 month'), (time '10:00', time '11:00') OVERLAPS (time '11:00', time '12:00')
t|f

> SELECT time '10:00' + interval '15 hours', time '10:00' - time '11:30', time '10:00' + date '2024-01-01', timetz '10:00+02' + interval '1 hour', interval '1 day' + time '1:00', date '2024-01-01' + timetz '10:00+02'
01:00:00|-01:30:00|2024-01-01 10:00:00|11:00:00+02|01:00:00|2024-01-01 08:00:00+00

> SELECT timestamp '2024-01-01 12:00'::date, timestamp '2024-01-01 12:34'::time, timestamptz '2024-01-01 12:34+00'::timetz, interval '25 hours'::time, '12:34'::time::interval, timestamp '2024-01-01 12:34:56.789'::timestamp(0), interval '1.56789 s'::interval(2), date '2024-01-01'::timestamptz
2024-01-01|12:34:00|12:34:00+00|01:00:00|12:34:00|2024-01-01 12:34:57|00:00:01.57|2024-01-01 00:00:00+00

> SELECT date_bin('15 minutes', timestamp '2024-01-01 12:38', timestamp '2000-01-01'), date_bin('1 day', timestamptz '2024-01-01 12:38+00', timestamptz '2000-01-01 06:00+00')
2024-01-01 12:30:00|2024-01-01 06:00:00+00

> SELECT date_bin('1 month', timestamp '2024-01-01', timestamp '2000-01-01')
ERROR 0A000 timestamps cannot be binned into intervals containing months or years

> SELECT generate_series(timestamp '2024-01-01', timestamp '2024-01-02', interval '12 hours')
2024-01-01 00:00:00
2024-01-01 12:00:00
2024-01-02 00:00:00

> SELECT generate_series(date '2024-01-01', date '2024-01-03', '1 day')::date
2024-01-01
2024-01-02
2024-01-03

> SELECT sum(x), avg(x), min(x), max(x) FROM (VALUES (interval '1 day'),(interval '2 hours')) t(x)
1 day 02:00:00|13:00:00|02:00:00|1 day

> SELECT min(x), max(x) FROM (VALUES (date '2024-01-01'),(date '2023-01-01')) t(x)
2023-01-01|2024-01-01

> SELECT interval '1 day' > interval '23 hours', interval '1 year' / 12, interval '1 month' * 0.5, interval '1 day' - interval '1 hour', 2 * interval '1 hour', interval '1 second' * 1e-7, interval '1 hour' / 0.7
t|1 mon|15 days|1 day -01:00:00|02:00:00|00:00:00|01:25:42.857143

> SELECT interval '1 day' / 0
ERROR 22012 division by zero

> SELECT interval '178000000 years' * 2
ERROR 22008 interval out of range

> SELECT timestamp '294276-12-31' + interval '1 year'
ERROR 22008 timestamp out of range

> SELECT date '2024-01-01' + 2147483647
ERROR 22008 date out of range

> SELECT extract(epoch from timestamptz '2024-01-01 00:00:00.123456+00'), extract(epoch from date 'infinity'), extract(year from timestamp 'infinity'), extract(day from timestamp '-infinity')
1704067200.123456|Infinity|Infinity|∅

> SELECT date_part('epoch', now()) > 0, date_part('year', timestamp '2024-01-01')
t|2024

> SELECT '1 year 2 mons'::interval::text, '-1 year -2 mons +3 days -04:05:06'::interval, '1 mon -1 day'::interval, interval '0', interval '-0.5 s', interval '1 day ago', '1.5 months'::interval, '1.5 years'::interval, '1.5 weeks'::interval, '0.1 months'::interval, '1:2:3.5'::interval, '-1:30'::interval, '1d 2h'::interval, '1y2mon'::interval, 'P0001-02-03T04:05:06'::interval, 'P1W'::interval, '1 century'::interval, '1 decade 1 ms'::interval
1 year 2 mons|-1 years -2 mons +3 days -04:05:06|1 mon -1 days|00:00:00|-00:00:00.5|-1 days|1 mon 15 days|1 year 6 mons|10 days 12:00:00|3 days|01:02:03.5|-01:30:00|1 day 02:00:00|1 year 2 mons|1 year 2 mons 3 days 04:05:06|7 days|100 years|10 years 00:00:00.001

> SELECT timestamp with time zone '2024-03-31 02:30 Europe/Berlin', timestamp with time zone '2024-10-27 02:30 Europe/Berlin'
2024-03-31 01:30:00+00|2024-10-27 01:30:00+00

> SELECT timestamptz '2024-03-30 12:00 Europe/Berlin' + interval '1 day', date_trunc('day', timestamptz '2024-03-31 12:00+00', 'Europe/Berlin')
2024-03-31 11:00:00+00|2024-03-30 23:00:00+00

> SELECT time 'T1234', time 't12:34:56', time 'T12:34:56.5Z'
12:34:00|12:34:56|12:34:56.5

> SELECT interval '178000000 years' + interval '178000000 years'
ERROR 22008 interval out of range

> SELECT interval '2147483647 days' + interval '1 day'
ERROR 22008 interval out of range

> SELECT -(interval '-2147483648 days')
ERROR 22008 interval out of range

> SELECT interval '1 day' * 1e10
ERROR 22008 interval out of range

> SELECT interval '1 day' * 'NaN'
ERROR 22008 interval out of range

> SELECT interval '1 day' * 'inf'
ERROR 22008 interval out of range

> SELECT interval '1 hour' * 1e12
ERROR 22008 interval out of range

> SELECT interval '2562047788 hours' + interval '1 hour'
ERROR 22008 interval out of range

> SELECT justify_days(interval '2147483647 months 60 days')
ERROR 22008 interval out of range

> SELECT justify_hours(interval '2147483647 days 48 hours')
ERROR 22008 interval out of range

> SELECT interval '1 day' / 'NaN'
ERROR 22008 interval out of range

> SELECT interval '1 day' / 1e-10
ERROR 22008 interval out of range

> SELECT interval '10 months 20 days 3 hours' / 7, interval '1 mon' / 3, interval '-1 day' / 3, interval '1 year 1 day' * 0.3333, interval '1 mon -1 day' * 2.5
1 mon 15 days 17:34:17.1552|10 days|-08:00:00|3 mons 30 days 07:42:40.32|2 mons 13 days -12:00:00

> SELECT 'infinity'::timestamp - timestamp '2024-01-01'
ERROR 22008 cannot subtract infinite timestamps

> SELECT timestamp '2024-01-01' - 'infinity'
ERROR 22008 cannot subtract infinite timestamps

> SELECT timestamptz 'infinity' - timestamptz '2024-01-01'
ERROR 22008 cannot subtract infinite timestamps

> SELECT date 'infinity' - date '2024-01-01'
ERROR 22008 cannot subtract infinite dates

> SELECT date 'infinity' + 1, date '-infinity' - 1, date 'infinity' + time '1:00'
infinity|-infinity|infinity

> SELECT timetz '10:00+02' + date '2024-01-01', time '1:00' + date '2024-01-01'
2024-01-01 08:00:00+00|2024-01-01 01:00:00

> SELECT timezone(interval '1 month', timestamptz '2024-01-01')
ERROR 22023 interval time zone "1 mon" must not include months or days

> SELECT timezone(interval '1 day', timestamp '2024-01-01')
ERROR 22023 interval time zone "1 day" must not include months or days

> SELECT timezone(interval '-3:00', timetz '10:00+02'), timezone('America/New_York', timetz '10:00+00') IS NOT NULL
05:00:00-03|t

> SELECT timezone('Nope', timetz '10:00+00')
ERROR 22023 time zone "Nope" not recognized

> SELECT make_timestamptz(2024,1,2,3,4,5,'Nope')
ERROR 22023 time zone "Nope" not recognized

> SELECT make_timestamptz(2024,1,2,3,4,5,'+05:30'), make_timestamptz(2024,1,2,3,4,5,'UTC+3'), make_timestamptz(2024,1,2,3,4,5,'Etc/GMT-5'), make_timestamptz(2024,7,2,3,4,5,'Europe/Berlin')
2024-01-01 21:34:05+00|2024-01-02 06:04:05+00|2024-01-01 22:04:05+00|2024-07-02 01:04:05+00

> SELECT make_time(1,2,-1)
ERROR 22008 time field value out of range: 1:02:-1

> SELECT make_time(1,60,0)
ERROR 22008 time field value out of range: 1:60:00

> SELECT make_time(1,2,60.5)
ERROR 22008 time field value out of range: 1:02:60.5

> SELECT justify_interval(interval '1 mon -1 hour'), justify_interval(interval '-1 mon 35 days -25 hours'), justify_interval(interval '0'), justify_interval(interval '1 day -30 hours')
29 days 23:00:00|3 days 23:00:00|00:00:00|-06:00:00

> SELECT justify_hours(interval '1 day -1 hour'), justify_hours(interval '-1 day 1 hour'), justify_hours(interval '-49 hours'), justify_days(interval '1 mon -1 day'), justify_days(interval '-1 mon 31 days')
23:00:00|-23:00:00|-2 days -01:00:00|29 days|1 day

> SELECT justify_interval(interval '2147483647 months 60 days')
ERROR 22008 interval out of range

> SELECT date_trunc('foo', date '2024-01-01')
ERROR 22023 unit "foo" not recognized for type timestamp with time zone

> SELECT date_trunc('foo', interval '1 day')
ERROR 22023 unit "foo" not recognized for type interval

> SELECT date_trunc('week', interval '1 day')
ERROR 0A000 unit "week" not supported for type interval

> SELECT date_trunc('decade', timestamp '0007-01-01 BC'), date_trunc('century', timestamp '0055-08-10 BC'), date_trunc('millennium', timestamp '0055-08-10 BC'), date_trunc('year', timestamp '0055-08-10 BC')
0011-01-01 00:00:00 BC|0100-01-01 00:00:00 BC|1000-01-01 00:00:00 BC|0055-01-01 00:00:00 BC

> SELECT date_trunc('timezone', timestamp '2024-01-01')
ERROR 0A000 unit "timezone" not supported for type timestamp without time zone

> SELECT date_trunc('month', 'infinity'::timestamptz, 'UTC'), date_trunc('day', '-infinity'::timestamp)
infinity|-infinity

> SELECT timestamptz 'infinity'::time IS NULL, timestamp 'infinity'::time IS NULL
t|t

> SELECT extract(day from timestamptz 'infinity') IS NULL, extract(timezone from timestamptz 'infinity')
t|∅

> SELECT 'infinity'::timestamptz at time zone interval '1 hour', 'infinity'::timestamp at time zone 'UTC'
infinity|infinity

> SELECT timeofday() ~ '^[A-Z][a-z][a-z] [A-Z][a-z][a-z] \d\d \d\d:\d\d:\d\d\.\d{6} \d{4} UTC$'
t
