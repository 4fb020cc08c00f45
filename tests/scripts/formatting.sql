# to_char, to_date, to_timestamp, to_number.

> select to_char(-0.45::numeric, '9'), to_char(1234567.891, '9,999,999.99'), to_char(-12.5, '999PR'), to_char(485, 'FMRN'), to_char(12, '99V9'), to_char(148.5, 'FM999.990'), to_char(-485, 'S999'), to_char(0.1, '0.9'), to_char(0, '9.9')
 0| 1,234,567.89| <13>|CDLXXXV| 120|148.500|-485| 0.1|  .0

> select to_char(1e10::float8, '9.99EEEE'), to_char(12345, '999'), to_char(1, '999th'), to_char(22, 'FM99TH'), to_char(-5, 'MI9'), to_char(5, 'SG9'), to_char(12.7, '999D'), to_char('NaN'::numeric, '999.9')
 1.00e+10| ###|   1st|22ND|-5|+5|  13| NaN

> select to_char(1, '9.9.9')
ERROR 42601 multiple decimal points

> select to_char('2002-04-20 17:31:12.66'::timestamp, 'FMDay, DDth FMMonth YYYY HH12:MI:SS.MS AM'), to_char('2020-12-31'::timestamp, 'IYYY-IW-ID DDD Q WW CC J'), to_char('0044-03-15 BC'::timestamp, 'YYYY BC CC')
Saturday, 20th April 2002 05:31:12.660 PM|2020-53-4 366 4 53 21 2459215|0044 BC -01

> select to_char('2020-07-01 12:00+00'::timestamptz, 'YYYY-MM-DD"T"HH24:MI:SS TZH:TZM OF'), to_char('2020-07-01'::date, 'Mon dd, yyyy'), to_char('1 day 02:03:04'::interval, 'DD HH24:MI:SS'), to_char('-01:02:03'::interval, 'HH24:MI')
2020-07-01T12:00:00 +00:00 +00|Jul 01, 2020|01 02:03:04|-01:-02

> select to_char('1 day'::interval, 'Day')
ERROR 22007 invalid format specification for an interval value

> select to_date('05 Dec 2000', 'DD Mon YYYY'), to_date('20000101', 'YYYYMMDD'), to_date('2006-42-5', 'IYYY-IW-ID'), to_date('01/02/03', 'MM/DD/YY'), to_timestamp('2011-12-18 11:38 PM', 'YYYY-MM-DD HH12:MI PM'), to_timestamp('2018-11-02 12:34 +05:30', 'YYYY-MM-DD HH24:MI TZH:TZM')
2000-12-05|2000-01-01|2006-10-20|2003-01-02|2011-12-18 23:38:00+00|2018-11-02 07:04:00+00

> select to_date('2020-02-30', 'YYYY-MM-DD')
ERROR 22008 date/time field value out of range: "2020-02-30"

> select to_date('abc', 'YYYY')
ERROR 22007 invalid value "abc" for "YYYY"

> select to_timestamp('2020-01-01 13:00 PM', 'YYYY-MM-DD HH12:MI PM')
ERROR 22007 hour "13" is invalid for the 12-hour clock

> select to_number('12,454.8-', '99G999D9S'), to_number('-34,338,492', '99G999G999'), to_number('<564646.654564>', '999999.999999PR'), to_number('.5', '9.9')
-12454.8|-34338492|-564646.654564|0.5
