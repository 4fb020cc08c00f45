# Inputs of dates, times and intervals; ordered-set and two-variable aggregates.

> select interval '1 2'
ERROR 22007 invalid input syntax for type interval: "1 2"

> select interval '1 2 3'
ERROR 22007 invalid input syntax for type interval: "1 2 3"

> select interval '1 day 2'
1 day 00:00:02

> select interval '1 day ago 2 hours'
-1 days -02:00:00

> select date 'J2451187'
1999-01-08

> select date '2020.002'
2020-01-02

> select time '040506'
04:05:06

> select timestamp '2020-01-01 1:2:3'
2020-01-01 01:02:03

> select 'abc' like 'abc\'
f

> select now() at time zone 'nowhere/x'
ERROR 22023 time zone "nowhere/x" not recognized

> select interval '99999999999 years'
ERROR 22015 interval field value out of range: "99999999999 years"

> select decode('zz','hex')
ERROR 22023 invalid hexadecimal digit: "z"

> set intervalstyle = postgres_verbose
SET

> select interval '-1 secs', interval '1 day -00:00:01'
@ 1 sec ago|@ 1 day -1 sec

> reset intervalstyle
RESET

> select interval '1-2 3 4:05', interval '3 4:05:06', interval 'P1Y2M3DT4H', interval '1.5 years', interval '2 weeks ago'
1 year 2 mons 3 days 04:05:00|3 days 04:05:06|1 year 2 mons 3 days 04:00:00|1 year 6 mons|-14 days

> select date_bin('15 minutes', timestamp '2020-02-11 15:44:17', timestamp '2001-01-01')
2020-02-11 15:30:00

> select (date '2001-02-16', date '2001-12-21') overlaps (date '2001-10-30', date '2002-10-30')
t

> select sind(30), cosd(60), tand(45), asind(0.5)
0.5|0.5|1|30

> select pg_typeof(1), factorial(5), gcd(12,18), lcm(4,6), trim_scale(1.500), min_scale(1.50), scale(1.50), width_bucket(5.35,0.024,10.06,5)
integer|120|6|12|1.5|1|2|3

> select percentile_cont(0.5) within group (order by x) from generate_series(1,4) x
2.5

> select mode() within group (order by x) from (values (1),(2),(2)) v(x)
2

> select stddev(x), variance(x), corr(x,y), regr_slope(y,x) from (values (1.0::float8,2.0::float8),(2,4.1),(3,5.9)) v(x,y)
1|1|0.9990152631781921|1.9500000000000006

> select bit_and(x), bool_or(x>1), every(x>0), string_agg(x::text, ',' order by x desc) from generate_series(1,3) x
0|t|t|3,2,1

> select percentile_disc(0.5) within group (order by x), percentile_cont(array[0,0.25,1]) within group (order by x), percentile_cont(0.5) within group (order by i) from (values (1,interval '1 day'),(2,'2 days'),(10,'4 days')) v(x,i)
2|{1,1.5,10}|2 days

> select regr_count(y,x), regr_avgx(y,x), regr_intercept(y,x), regr_r2(y,x), covar_pop(y,x), covar_samp(y,x), corr(y,x) from (values (1.0::float8,2.0::float8),(2,4.1),(3,5.9),(null,1)) v(x,y)
3|2|0.09999999999999905|0.9980314960629922|1.3000000000000005|1.9500000000000006|0.9990152631781921

> select (timestamp '2020-01-01', interval '1 hour') overlaps (timestamp '2020-01-01 00:30', interval '1 hour'), (date '2020-01-01', date '2020-01-02') overlaps (date '2020-01-02', date '2020-01-03'), (time '10:00', time '11:00') overlaps (time '10:30', time '12:00')
t|f|t

> select percentile_cont(1.5) within group (order by x) from generate_series(1,2) x
ERROR 22003 percentile value 1.5 is not between 0 and 1

> select date_bin('1 month', timestamp '2020-01-01', timestamp '2001-01-01')
ERROR 0A000 timestamps cannot be binned into intervals containing months or years
