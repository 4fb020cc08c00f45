# Dates and times that are none, and what stands beside a date.

> select '0000-01-01'::date
ERROR 22008 date/time field value out of range: "0000-01-01"

> select '0000-01-01'::timestamp
ERROR 22008 date/time field value out of range: "0000-01-01"

> select '0000-01-01 00:00:00+00'::timestamptz
ERROR 22008 date/time field value out of range: "0000-01-01 00:00:00+00"

> select '0000-05-01 BC'::date
ERROR 22008 date/time field value out of range: "0000-05-01 BC"

> select '0001-01-01 BC'::date, '0001-01-01'::date
0001-01-01 BC|0001-01-01

> select '2020-01-02 24:00'::date
2020-01-02

> select '2020-01-02 23:59:60'::date
2020-01-02

> select '2020-01-02 24:00'::timestamp
2020-01-03 00:00:00

> select '2020-12-31 24:00:00+00'::timestamptz at time zone 'UTC'
2021-01-01 00:00:00

> select 'am pm 2020-02-29'::date
ERROR 22007 invalid input syntax for type date: "am pm 2020-02-29"

> select '2020-02-29 BC BC'::date
ERROR 22007 invalid input syntax for type date: "2020-02-29 BC BC"

> select '2020-02-29 BC AD'::timestamp
ERROR 22007 invalid input syntax for type timestamp: "2020-02-29 BC AD"

> select '2020-02-29 04:05 pm am'::timestamp
ERROR 22007 invalid input syntax for type timestamp: "2020-02-29 04:05 pm am"

> select '2020-02-29 04:05 pm'::timestamp
2020-02-29 16:05:00

> select '2020-02-30'::date
ERROR 22008 date/time field value out of range: "2020-02-30"

> select '2021-02-29 10:00'::timestamp
ERROR 22008 date/time field value out of range: "2021-02-29 10:00"

> set timezone to 'UTC'
SET

> select '2000-03-15 08:14:01 GMT+8'::timestamptz
2000-03-15 16:14:01+00

> select '2000-03-15 13:14:02 GMT-1'::timestamptz, '2000-03-15 13:14:02 GMT-1'::timestamp
2000-03-15 12:14:02+00|2000-03-15 13:14:02

> select '2000-03-15 02:14:05 MST+7:00'::timestamptz
2000-03-15 09:14:05+00

> select '15:36:39 America/New_York'::time
ERROR 22007 invalid input syntax for type time: "15:36:39 America/New_York"

> select '15:36:39 America/New_York'::timetz
ERROR 22007 invalid input syntax for type time with time zone: "15:36:39 America/New_York"

> select '2003-07-07 15:36:39 America/New_York'::timetz
15:36:39-04

> select '15:36:39 PST'::timetz
15:36:39-08

> set datestyle to ymd
SET

> select '97FEB10 5:32:01PM UTC'::timestamp
1997-02-10 17:32:01

> set datestyle to mdy
SET

> select 'Feb 10 1997'::date, '10 Feb 97'::date
1997-02-10|1997-02-10

> select '2020-06-01T10:300:00Z'::timestamp
ERROR 22008 date/time field value out of range: "2020-06-01T10:300:00Z"

> select '12:530:45.5'::time
ERROR 22008 date/time field value out of range: "12:530:45.5"

> select 'Jan 2 2020 4:058 pm'::timestamp
2020-01-02 16:58:00

> select '2020-01-02 112:30:45'::timestamptz
ERROR 22008 date/time field value out of range: "2020-01-02 112:30:45"
