# Dates and times as PostgreSQL reads them, and zones as POSIX writes them

> select timestamptz '20011227 040506.789+08', timestamptz '20011227T040506.789-08', timestamptz 'Y2001M12D27H04MM05S06.789+08', timestamptz 'J2452271.5+08', timestamptz 'J2452271T040506-08'
2001-12-26 20:05:06.789+00|2001-12-27 12:05:06.789+00|2001-12-26 20:05:06.789+00|2001-12-27 04:00:00+00|2001-12-27 12:05:06+00

> select time '040506.789+08', time 'T040506.789-08', timetz 'T040506.789 +08', timetz '040506-08', time 'T04:05:06'
04:05:06.789|04:05:06.789|04:05:06.789+08|04:05:06-08|04:05:06

> select timestamptz 'tomorrow' - timestamptz 'today' in ('23:00', '24:00', '25:00'), timestamptz 'tomorrow EST' = (date 'tomorrow' || ' 00:00 EST')::timestamptz, timestamp 'today allballs' = current_date
t|t|t

> select timestamptz '2020-01-01 10:00 MET DST', timestamptz '2020-01-01 pm', date 'Sunday, 8 January 1999', date '1999-008', date '99.jan.8'
ERROR 22008 date/time field value out of range: "99.jan.8"

> select timestamp 'sunday 1731 15.66 infinity'
ERROR 22008 date/time field value out of range: "sunday 1731 15.66 infinity"

> select timestamp 'infinity 10:00', timestamp 'epoch 10:00', time '12:', time '1:2.5', time '12:34:56.'
infinity|1970-01-01 00:00:00|12:00:00|00:01:02.5|12:34:56

> select timestamp 'inf'
ERROR 22007 invalid input syntax for type timestamp: "inf"

> select timestamptz '2020-01-01 10:00 EDT DST'
ERROR 22007 invalid input syntax for type timestamp with time zone: "2020-01-01 10:00 EDT DST"

> select timetz '10:00 America/New_York'
ERROR 22007 invalid input syntax for type time with time zone: "10:00 America/New_York"

> select timetz '10:00 +05:-06'
ERROR 22009 time zone displacement out of range: "10:00 +05:-06"

> select timestamptz '2020-01-01 10:00 Foo/Bar'
ERROR 22023 time zone "foo/bar" not recognized

> select date '2020-jan-15yon'
ERROR 22007 invalid input syntax for type date: "2020-jan-15yon"

> select timestamp '205000-07-10 17:32:01', timestamptz '205000-07-10 17:32:01 Europe/Helsinki', timestamptz '205000-01-10 17:32:01 Europe/Helsinki'
205000-07-10 17:32:01|205000-07-10 14:32:01+00|205000-01-10 15:32:01+00

> select timestamptz '2011-03-27 02:00:00 MSK', timestamptz '2014-10-25 22:00:00 UTC' at time zone 'MSK', timestamp '2011-03-27 02:59:59' at time zone 'MSK'
2011-03-26 22:00:00+00|2014-10-26 01:00:00|2011-03-26 22:59:59+00

> select make_timestamptz(2014, 12, 10, 10, 10, 10, '+16')
ERROR 22023 numeric time zone "+16" out of range

> select make_timestamptz(1973, 07, 15, 08, 15, 55.33, '2')
ERROR 22023 invalid input syntax for type numeric time zone: "2"

> select make_timestamptz(2010, 2, 27, 3, 45, 0, '+10:00:01'), make_timestamptz(2010, 2, 27, 3, 45, 0, '+100'), make_timestamptz(2010, 2, 27, 3, 45, 0, '+1:')
2010-02-26 17:44:59+00|2010-02-27 02:45:00+00|2010-02-27 02:45:00+00

> select to_timestamp('-Infinity'::float), to_timestamp('Infinity'::float)
-infinity|infinity

> select to_timestamp('NaN'::float)
ERROR 22008 timestamp cannot be NaN

> select to_timestamp(1e13)
ERROR 22008 timestamp out of range: "1e+13"

> select '2202020-10-05'::date::timestamp
ERROR 22008 date out of range for timestamp

> select '4714-11-24 BC'::date::timestamptz at time zone 'UTC-2'
4714-11-24 02:00:00 BC

> select timestamp '2020-01-01' at time zone '+05:30', timestamp '2020-01-01' at time zone '+100', timestamp '2020-07-01' at time zone 'foo5bar3,J100,J200', timestamp '2020-07-01' at time zone 'foo5bar,J100/3,200/-4:30', timestamp '2020-07-01' at time zone '<foo+1>5<b-1>,M3.2.0,M10.2.1/25:30'
2020-01-01 05:30:00+00|2020-01-05 04:00:00+00|2020-07-01 03:00:00+00|2020-07-01 04:00:00+00|2020-07-01 04:00:00+00

> select timestamp '2020-01-01' at time zone '+0530'
ERROR 22023 time zone "+0530" not recognized

> select timestamp '2020-01-01' at time zone 'foo5bar,M3.2.0'
ERROR 22023 time zone "foo5bar,M3.2.0" not recognized

> set timezone = 'foo5bar,M3.2.0,M10.2.0'
SET

> show timezone
FOO5BAR,M3.2.0,M10.2.0

> select timestamptz '2020-07-01', timestamptz '2020-01-01', timestamptz '2120-07-01', timestamptz '1820-07-01', to_char(timestamptz '2020-07-01', 'TZ OF')
2020-07-01 00:00:00-04|2020-01-01 00:00:00-05|2120-07-01 00:00:00-04|1820-07-01 00:00:00-04|BAR -04

> set timezone = 'CST7CDT,M4.1.0,M10.5.0'
SET

> select timestamptz '2005-04-02 12:00-07' + interval '1 day', timestamptz '2005-04-02 12:00-07' + interval '24 hours', timestamptz '2005-04-03 12:00-06' - interval '24 hours'
2005-04-03 12:00:00-06|2005-04-03 13:00:00-06|2005-04-02 11:00:00-07

> select timestamptz '2005-04-03 02:30', timestamptz '2005-10-30 01:30', timestamptz '2005-10-30 02:00'
2005-04-03 03:30:00-06|2005-10-30 01:30:00-07|2005-10-30 02:00:00-07

> set timezone = '-1.5'
SET

> show timezone
<-01:30>+01:30

> select to_char(timestamptz '2012-12-12 12:00', 'YYYY-MM-DD HH:MI:SS TZ'), timestamptz '2012-12-12 12:00'
2012-12-12 12:00:00 -01:30|2012-12-12 12:00:00-01:30

> reset timezone
RESET
