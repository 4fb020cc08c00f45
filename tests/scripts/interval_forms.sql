# Intervals in ISO 8601's forms, at the ends of their range; dates whose order DateStyle says. Checked against PostgreSQL 15.

> set intervalstyle to postgres
SET

> select interval 'P00021015T103020', interval 'P0002-10-15T10:30:20', interval 'p1y'
ERROR 22007 invalid input syntax for type interval: "p1y"

> select interval 'P0002', interval 'P0002-10', interval 'P0002-10-15', interval 'P0002T1S', interval 'P0002-10T1S', interval 'P0002-10-15T1S', interval 'PT10', interval 'PT10:30', interval 'PT10:30:20.5', interval 'PT103020', interval 'P2Y', interval 'P1.5Y2.5M3.5W4.5DT1.5H1.5M1.5S'
2 years|2 years 10 mons|2 years 10 mons 15 days|2 years 00:00:01|2 years 10 mons 00:00:01|2 years 10 mons 15 days 00:00:01|10:00:00|10:30:00|10:30:20.5|10:30:20|2 years|1 year 8 mons 43 days 25:31:31.5

> select interval 'P10.5e4Y'
105000 years

> select interval 'P-1Y-2M3DT-4H-5M-6S', interval 'P-0001-02-03T-04:05:06', interval 'P0001-02-03T04:05:06.789', interval 'P1Y2M', interval 'P1-2'
-1 years -2 mons +3 days -04:05:06|-10 mons +3 days -03:54:54|1 year 2 mons 3 days 04:05:06.789|1 year 2 mons|1 year 2 mons

> select interval 'P'
ERROR 22007 invalid input syntax for type interval: "P"

> select interval 'PT'
00:00:00

> select interval 'P1YT'
1 year

> select interval 'P1X'
ERROR 22007 invalid input syntax for type interval: "P1X"

> select interval 'P1Y1'
ERROR 22007 invalid input syntax for type interval: "P1Y1"

> select interval 'PT1'
01:00:00

> select interval 'P1'
1 year

> select interval 'P20200101'
2020 years 1 mon 1 day

> select interval 'P1M1Y', interval 'P1Y1Y'
1 year 1 mon|2 years

> select interval 'PT2562047788:00:54.775807', interval 'PT2562047788.0152155019444', interval 'PT-2562047788.0152155022222'
2562047788:00:54.775807|2562047788:00:54.775429|-2562047788:00:54.775429

> select interval '-9223372036854775808 microseconds', interval '9223372036854775807 us'
-2562047788:00:54.775808|2562047788:00:54.775807

> select interval '9223372036854775808 us'
ERROR 22015 interval field value out of range: "9223372036854775808 us"

> select interval 'P2147483648'
ERROR 22015 interval field value out of range: "P2147483648"

> select interval 'P-2147483649'
ERROR 22015 interval field value out of range: "P-2147483649"

> select interval 'P1-2147483647-2147483647'
ERROR 22008 interval out of range

> select interval 'PT2562047789'
ERROR 22015 interval field value out of range: "PT2562047789"

> select interval 'P2147483647D1W'
ERROR 22015 interval field value out of range: "P2147483647D1W"

> select interval '0.1 millennium 2147483647 months'
ERROR 22015 interval field value out of range: "0.1 millennium 2147483647 months"

> select interval '0.1 yrs 2147483647 months'
ERROR 22015 interval field value out of range: "0.1 yrs 2147483647 months"

> select interval '2147483647 months 0.1 yrs'
ERROR 22015 interval field value out of range: "2147483647 months 0.1 yrs"

> select interval '-0.1 decades -2147483648 months'
ERROR 22015 interval field value out of range: "-0.1 decades -2147483648 months"

> select interval '1 year 2147483647 months'
ERROR 22008 interval out of range

> select interval '2147483647 years'
ERROR 22008 interval out of range

> select interval '178956970 years 7 months'
178956970 years 7 mons

> select interval '178956970 years 8 months'
ERROR 22008 interval out of range

> select interval 'P1.5M', interval 'P0.5D', interval 'PT0.5H', interval 'PT1.5M', interval 'PT-0.5S'
1 mon 15 days|12:00:00|00:30:00|00:01:30|-00:00:00.5

> select interval 'P1Y2M3W', interval 'PT1M', interval 'P1M', interval 'PT 1M'
ERROR 22007 invalid input syntax for type interval: "PT 1M"

> select interval 'P1,5Y'
ERROR 22007 invalid input syntax for type interval: "P1,5Y"

> select interval '1:20:05 5 microseconds'
ERROR 22007 invalid input syntax for type interval: "1:20:05 5 microseconds"

> select interval '1 day 1 day'
ERROR 22007 invalid input syntax for type interval: "1 day 1 day"

> select interval '1 second 2 seconds'
ERROR 22007 invalid input syntax for type interval: "1 second 2 seconds"

> select interval '10 milliseconds 20 milliseconds'
ERROR 22007 invalid input syntax for type interval: "10 milliseconds 20 milliseconds"

> select interval '5.5 seconds 3 milliseconds'
ERROR 22007 invalid input syntax for type interval: "5.5 seconds 3 milliseconds"

> select interval '1 12:59:10', interval '1 2', interval '1 2:03'
ERROR 22007 invalid input syntax for type interval: "1 2"

> select interval '1 day 2147483647'
1 day 596523:14:07

> set datestyle to ymd
SET

> select date 'January 8, 1999', date '08-Jan-1999', date 'Jan-08-1999', date '08 Jan 1999', date 'Jan 08 1999', date '1999-Jan-08', date '1999 Jan 08', date '1999 08 Jan', date '99-Jan-08', date '1999-01-08', date '99-01-08', date '1999.008', date '99/01/08'
1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08

> select date '99 08 Jan'
1999-01-08

> select date '99 Jan 08'
1999-01-08

> select date '08-Jan-99'
ERROR 22008 date/time field value out of range: "08-Jan-99"

> select date 'Jan-08-99'
ERROR 22008 date/time field value out of range: "Jan-08-99"

> select date '08 Jan 99'
ERROR 22008 date/time field value out of range: "08 Jan 99"

> select date 'Jan 08 99'
ERROR 22008 date/time field value out of range: "Jan 08 99"

> select date '1/8/1999'
ERROR 22008 date/time field value out of range: "1/8/1999"

> select date '18/1/1999'
ERROR 22008 date/time field value out of range: "18/1/1999"

> select date '01/02/03'
2001-02-03

> select date '99-08-Jan'
ERROR 22007 invalid input syntax for type date: "99-08-Jan"

> select timestamp '08-Jan-1999 10:00', timestamp 'Jan 08 10:00:00 1999', timestamp 'Thu Jan 08 10:00 1999'
1999-01-08 10:00:00|1999-01-08 10:00:00|1999-01-08 10:00:00

> set datestyle to dmy
SET

> select date 'January 8, 1999', date '08-Jan-1999', date 'Jan-08-1999', date '08 Jan 1999', date 'Jan 08 1999', date '1999-Jan-08', date '1999 Jan 08', date '1999 08 Jan', date '1999-01-08', date '08-Jan-99', date 'Jan-08-99', date '08 Jan 99', date 'Jan 08 99'
1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08

> select date '99-Jan-08'
ERROR 22008 date/time field value out of range: "99-Jan-08"

> select date '99 08 Jan'
ERROR 22007 invalid input syntax for type date: "99 08 Jan"

> select date '99 Jan 08'
ERROR 22008 date/time field value out of range: "99 Jan 08"

> select date '1/8/1999', date '18/1/1999', date '01/02/03', date '18-01-99'
1999-08-01|1999-01-18|2003-02-01|1999-01-18

> select date '1/18/1999'
ERROR 22008 date/time field value out of range: "1/18/1999"

> set datestyle to mdy
SET

> select date 'January 8, 1999', date '08-Jan-1999', date 'Jan-08-1999', date '08 Jan 1999', date 'Jan 08 1999', date '1999-Jan-08', date '1999 Jan 08', date '1999 08 Jan', date '1999-01-08', date '08-Jan-99', date 'Jan-08-99', date '08 Jan 99', date 'Jan 08 99'
1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08|1999-01-08

> select date '99-Jan-08'
ERROR 22008 date/time field value out of range: "99-Jan-08"

> select date '99 08 Jan'
ERROR 22007 invalid input syntax for type date: "99 08 Jan"

> select date '99 Jan 08'
ERROR 22007 invalid input syntax for type date: "99 Jan 08"

> select date '1/8/1999', date '1/18/1999', date '01/02/03', date 'J2451187', date '19990108', date '990108', date '1999.008'
1999-01-08|1999-01-18|2003-01-02|1999-01-08|1999-01-08|1999-01-08|1999-01-08

> select date '0'
ERROR 22008 date/time field value out of range: "0"

> select date '1'
ERROR 22007 invalid input syntax for type date: "1"

> select date '13/13/2020'
ERROR 22008 date/time field value out of range: "13/13/2020"

> select date '2020-00-01'
ERROR 22008 date/time field value out of range: "2020-00-01"

> select date '2020-13-01'
ERROR 22008 date/time field value out of range: "2020-13-01"

> select date '99'
ERROR 22008 date/time field value out of range: "99"

> select date '1999'
ERROR 22007 invalid input syntax for type date: "1999"

> select date '199901'
ERROR 22008 date/time field value out of range: "199901"

> select date '12'
ERROR 22007 invalid input syntax for type date: "12"

> select date '2020-02-30'
ERROR 22008 date/time field value out of range: "2020-02-30"

> reset datestyle
RESET

> select timestamp '2020-01-01T10:11:12', timestamptz '2020-01-01T10:11:12Z', timestamp '20200101T101112', timestamp '20200101 101112', timestamp '2020-01-01 10:11:12 PM'
2020-01-01 10:11:12|2020-01-01 10:11:12+00|2020-01-01 10:11:12|2020-01-01 10:11:12|2020-01-01 22:11:12

> select timestamp '2020-01-01 10:11:12 PM PM'
ERROR 22007 invalid input syntax for type timestamp: "2020-01-01 10:11:12 PM PM"

> select '  12:00  '::time, '12:00 PM'::time, '12 PM'::time
ERROR 22007 invalid input syntax for type time: "12 PM"

> select '040506'::time, '0405'::time, '04:05'::time, '04:05:06.789-8'::time, 'T040506'::time
04:05:06|04:05:00|04:05:00|04:05:06.789|04:05:06
