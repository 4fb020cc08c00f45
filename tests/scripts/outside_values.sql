# Numbers at the edges of their text forms, and intervals that PostgreSQL refuses.

> SELECT 1e23::float8, 2e23::float8, 9007199254740993::float8, 5e-324::float8, 1.7976931348623157e308::float8, 1e22::float8
9.999999999999999e+22|1.9999999999999998e+23|9.007199254740992e+15|5e-324|1.7976931348623157e+308|1e+22

> SELECT 402653184::float4, 16777216::float4, 1e10::float4, 3.4028235e38::float4, 1.17549435e-38::float4, 33554432::float4
4.0265318e+08|1.6777216e+07|1e+10|3.4028235e+38|1.1754944e-38|3.3554432e+07

> SELECT '1 day 2 days'::interval
ERROR 22007 invalid input syntax for type interval: "1 day 2 days"

> SELECT '1 week 2 days 1 hour'::interval
9 days 01:00:00

> SELECT '1 hour 04:05'::interval
ERROR 22007 invalid input syntax for type interval: "1 hour 04:05"

> SELECT '1 year2 months'::interval
ERROR 22007 invalid input syntax for type interval: "1 year2 months"

> SELECT '1h30m'::interval, '1d 2:03'::interval
01:30:00|1 day 02:03:00

> SELECT '1 day-2 hours'::interval
ERROR 22007 invalid input syntax for type interval: "1 day-2 hours"

> SELECT '1 day -2 hours'::interval
1 day -02:00:00

> SELECT '1 2:03 1 day'::interval
ERROR 22007 invalid input syntax for type interval: "1 2:03 1 day"

> SELECT '5 seconds 3'::interval
ERROR 22007 invalid input syntax for type interval: "5 seconds 3"

> SELECT '1 month 1-2'::interval
ERROR 22007 invalid input syntax for type interval: "1 month 1-2"

> SELECT interval '1 2:03' minute to second, interval '1 2:03' day to second, interval '1 +2:03' minute to second, interval '12:34.5678' minute to second(2)
1 day 00:02:03|1 day 02:03:00|1 day 00:02:03|00:12:34.57

> SELECT interval '1 2' day to hour, interval '123 11' day to hour, interval '1' year, interval '1' month, interval '2' hour to minute, interval '1.5'
1 day 02:00:00|123 days 11:00:00|1 year|1 mon|00:02:00|00:00:01.5

> SELECT '4 millenniums 5 centuries 4 decades 1 year 4 months 4 days 17 minutes 31 seconds'::interval, '1.5 weeks 2'::interval, '@ 1 day ago'::interval
4541 years 4 mons 4 days 00:17:31|10 days 12:00:02|-1 days

> SET intervalstyle = 'sql_standard'
SET

> SELECT interval '-23 hours 45 min 12.34 sec', interval '-1 day 23 hours 45 min 12.34 sec', interval '-1 year 2 months 1 day 23 hours 45 min +12.34 sec'
-23:45:12.34|-1 23:45:12.34|-0-10 +1 +23:45:12.34

> SELECT interval '-1-2 3 4:05:06', interval '1-2 -3 4:05:06'
-1-2 -3 -4:05:06|+1-2 -3 +4:05:06

> RESET intervalstyle
RESET

> SELECT '2147483647 years'::interval
ERROR 22008 interval out of range

> SELECT '2147483648 years'::interval
ERROR 22015 interval field value out of range: "2147483648 years"

> SELECT '2147483647 days -2147483648 months'::interval
-178956970 years -8 mons +2147483647 days

> SELECT '1-13'::interval
ERROR 22015 interval field value out of range: "1-13"

> SELECT '3 days 25:61'::interval
ERROR 22015 interval field value out of range: "3 days 25:61"

> SELECT '1:2'::interval, '1:2:3.45'::interval, '- 1 day'::interval, '1 day, 2 hours'::interval, '1.day'::interval, '.5 hours'::interval
ERROR 22007 invalid input syntax for type interval: "1.day"
