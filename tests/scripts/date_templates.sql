# to_timestamp and to_date: how a template goes through a text.

> SET TimeZone = 'UTC'
SET

> SELECT to_timestamp('2017-03-10 07:08:09', 'YYYY-MM-DD HH24:MI:SS'), to_timestamp('20170310', 'YYYYMMDD'), to_timestamp('  2017   3/1', 'YYYY MM DD'), to_date('10.3.17', 'DD.MM.YY')
2017-03-10 07:08:09+00|2017-03-10 00:00:00+00|2017-03-01 00:00:00+00|2017-03-10

> SELECT to_timestamp('2017-03-10 12:00 -5', 'YYYY-MM-DD HH24:MI TZH'), to_timestamp('2017-03-10 12:00+5:30', 'YYYY-MM-DD HH24:MITZH:TZM'), to_timestamp('12 -3', 'HH24 TZH'), to_timestamp('12-3', 'HH24 TZH')
2017-03-10 17:00:00+00|2017-03-10 06:30:00+00|0001-01-01 15:00:00+00 BC|0001-01-01 09:00:00+00 BC

> SELECT to_timestamp('1 pm', 'HH12 AM'), to_timestamp('12 a.m.', 'HH A.M.'), to_timestamp('50000', 'SSSS'), to_timestamp('1.25', 'SS.MS'), to_timestamp('1.0707', 'SS.FF3'), to_timestamp('1.1234567', 'SS.FF6')
ERROR 22008 date/time field value out of range: "1.1234567"

> SELECT to_date('2017 10 3', 'IYYY IW ID'), to_date('2017 60', 'YYYY DDD'), to_date('2017 8', 'YYYY WW'), to_date('2017 March 2', 'YYYY Month W'), to_date('2458000', 'J'), to_date('2,017 xii', 'Y,YYY RM'), to_date('21 17', 'CC YY'), to_date('44-03-15 BC', 'YYYY-MM-DD BC'), to_date('1st 2nd 2017', 'DDth MMth YYYY')
2017-03-08|2017-03-01|2017-02-19|2017-03-08|2017-09-03|2017-12-01|2017-01-01|0044-03-15 BC|2017-02-01

> SELECT to_date('17-12', 'FXYY-MM'), to_date('2017x03', 'YYYY"y"MM'), to_date('Sat 11 Mar 2017', 'Dy DD Mon YYYY'), to_date('2017', 'YYYY') + 1
2017-12-01|2017-03-01|2017-03-11|2017-01-02

> SELECT to_timestamp('2017-03-10', 'YYYY-MM-DD TZ')
2017-03-10 00:00:00+00

> SELECT to_timestamp('2017-03-10 x', 'YYYY-MM-DD HH24')
ERROR 22007 invalid value "x" for "HH24"

> SELECT to_timestamp('17', 'YYYYMM')
ERROR 22007 source string too short for "YYYY" formatting field

> SELECT to_timestamp('2017 1', 'YYYYMMDD')
ERROR 22007 source string too short for "MM" formatting field

> SELECT to_timestamp('2017-13', 'YYYY-MM')
ERROR 22008 date/time field value out of range: "2017-13"

> SELECT to_timestamp('2017-02-30', 'YYYY-MM-DD')
ERROR 22008 date/time field value out of range: "2017-02-30"

> SELECT to_timestamp('24', 'HH24')
ERROR 22008 date/time field value out of range: "24"

> SELECT to_timestamp('13 pm', 'HH12 am')
ERROR 22007 hour "13" is invalid for the 12-hour clock

> SELECT to_timestamp('2017 3 4', 'YYYY MM MM')
ERROR 22007 conflicting values for "MM" field in formatting string

> SELECT to_date('2017 3 4', 'YYYY IW DD')
ERROR 22007 invalid combination of date conventions

> SELECT to_date('60', 'DDD')
ERROR 22007 cannot calculate day of year without year information

> SELECT to_date('Xxx 2017', 'Mon YYYY')
ERROR 22007 invalid value "Xxx" for "Mon"

> SELECT to_date('99999999999', 'FMYYYY')
ERROR 22008 value for "YYYY" in source string is out of range

> SELECT to_timestamp('12 16', 'HH24 TZH')
ERROR 22009 time zone displacement out of range: "12 16"

> SELECT to_date('1,17', 'Y,YYY'), to_date('17', 'Y,YYY')
ERROR 22007 invalid input string for "Y,YYY"

> SELECT jsonb_path_query('"0044-03-15 07:08:09 BC +2"', '$.datetime("YYYY-MM-DD HH24:MI:SS BC TZH")'), jsonb_path_query('"07:08:09.12345 -3:30"', '$.datetime("HH24:MI:SS.FF4 TZH:TZM")')
"0044-03-15T07:08:09+02:00 BC"|"07:08:09.1235-03:30"
