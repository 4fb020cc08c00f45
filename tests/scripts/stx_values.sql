# What ANALYZE finds, on tables that are read whole: pg_stats, pg_stats_ext and pg_stats_ext_exprs.

> SET default_statistics_target = 12
SET

> create table stx_v1 as select i%10 a, i%7 b, (i*37)%100 c, i d, 'x'||(i%30) e from generate_series(1,1000) i
SELECT 1000

> create table stx_v2 as select case when i%3=0 then null else i%4 end a, i::numeric/7 b, repeat('x', i%50) c, i%2=0 d, array[i%3,i%5] e, null::int f from generate_series(1,500) i
SELECT 500

> create table stx_v3 (a int, b text)
CREATE TABLE

> create table stx_v4 as select i a, (i*i)%1000 b, random() < 2 c from generate_series(1,3000) i
SELECT 3000

> create table stx_v5 as select date '2020-01-01' + i%40 a, timestamp '2020-01-01' + i * interval '1 hour' b, (i%12) * interval '1 day' c, md5(i::text) d, ('{"a":'||i||'}')::jsonb e, ('{"k":"v'||i%3||'"}')::json f from generate_series(1,400) i
SELECT 400

> create table stx_v6 as select int4range(i, i+i%10) a, point(i,i) b, ('10.0.0.'||i%200)::inet c, i::bit(8) d, (i%5)::text::bytea e, to_tsvector('simple', 'a b'||i%4||' c'||i%9) f from generate_series(1,300) i
SELECT 300

> create table stx_v7 as select 1 a, 'c'::"char" b, 'n'::name c, 2.5::float8 d, 1.25::float4 e from generate_series(1,1) i
SELECT 1

> create table stx_v8 as select repeat('long', i*100) a, i b from generate_series(1,20) i
SELECT 20

> create table stx_v9 as select 5 a, i b from generate_series(1,100) i
SELECT 100

> insert into stx_v9 select i, i from generate_series(1,50) i
INSERT 0 50

> create table stx_v10 as select array['a'||i%5, 'b'||i%3, null] a, array[]::int[] b, array[[i%40,1],[2,3]] c, md5((i%20)::text)::uuid d, i::money e from generate_series(1,200) i
SELECT 200

> create table stx_v11 as select floor(sqrt(i))::int a, (i%97)::bigint b, (i%3)::smallint c, (1000-i)::oid d, ('08:00:2b:01:02:'||lpad((i%20)::text,2,'0'))::macaddr e from generate_series(1,1000) i
SELECT 1000

> create type stx_en as enum ('a','b','c')
CREATE TYPE

> create table stx_v12 as select (array['a','b','c'])[1+i%3]::stx_en a, row(i,2)::text b, (i%6)::char(4) c, time '10:00' + i%8 * interval '1 min' d from generate_series(1,240) i
SELECT 240

> create domain stx_dm as int check (value >= 0)
CREATE DOMAIN

> create table stx_v13 as select (i%11)::stx_dm a, (i%13)::varchar(5) b, i*1e10::numeric c, (-i)::numeric d, (i%4)::numeric(10,2) e from generate_series(1,330) i
SELECT 330

> create table stx_v14 (a int, b int)
CREATE TABLE

> alter table stx_v14 alter a set (n_distinct = -0.3)
ALTER TABLE

> alter table stx_v14 alter b set statistics 5
ALTER TABLE

> insert into stx_v14 select i%50, i%50 from generate_series(1,1000) i
INSERT 0 1000

> create table stx_v15 as select i%200 a, i%250 b, case when i < 300 then i%3 else i end c from generate_series(1,1000) i
SELECT 1000

> create index stx_v15i on stx_v15((a+b), c, (c*2))
CREATE INDEX

> create table stx_v16 (a int, b text)
CREATE TABLE

> create table stx_v16c () inherits (stx_v16)
CREATE TABLE

> insert into stx_v16 select i%5, 'p' from generate_series(1,50) i
INSERT 0 50

> insert into stx_v16c select i%9, 'c' from generate_series(1,90) i
INSERT 0 90

> create table stx_v17 (a int, b int) partition by range (a)
CREATE TABLE

> create table stx_v17a partition of stx_v17 for values from (0) to (50)
CREATE TABLE

> create table stx_v17b partition of stx_v17 for values from (50) to (100)
CREATE TABLE

> insert into stx_v17 select i%100, i%3 from generate_series(1,400) i
INSERT 0 400

> create table stx_v18 as select int8multirange(int8range(i, i+5)) a, numrange(i, null) b, '[1,2)'::int4range c, daterange('2020-01-01', null) d from generate_series(1,30) i
SELECT 30

> create table stx_v19 as select null::text a, null::int b, '' c from generate_series(1,30) i
SELECT 30

> create table stx_v20 as select i%2 a, i%2 b, i%4 c, (i%2)::text d from generate_series(1,1000) i
SELECT 1000

> create statistics stx_o1 on a,b,c from stx_v1
CREATE STATISTICS

> create statistics stx_o2 on a,b,c,e from stx_v1
CREATE STATISTICS

> create statistics stx_o3 on a,c,d from stx_v2
CREATE STATISTICS

> create statistics stx_o4 (mcv) on a,b from stx_v4
CREATE STATISTICS

> create statistics stx_o5 on (a+1), b from stx_v11
CREATE STATISTICS

> create statistics stx_o6 on (a+b) from stx_v11
CREATE STATISTICS

> create statistics stx_o7 on a,b from stx_v16
CREATE STATISTICS

> create statistics stx_o8 on a,b from stx_v17
CREATE STATISTICS

> create statistics stx_o9 on a,b,c,d from stx_v20
CREATE STATISTICS

> create statistics stx_o10 (dependencies) on a,c from stx_v13
CREATE STATISTICS

> create statistics stx_o11 on a,b,c from stx_v15
CREATE STATISTICS

> create statistics stx_o12 on (upper(e)), (a*2), b from stx_v1
CREATE STATISTICS

> alter statistics stx_o11 set statistics 20
ALTER STATISTICS

> create statistics stx_o13 on a,b,c from stx_v19
CREATE STATISTICS

> create statistics stx_o14 on a,b from stx_v8
CREATE STATISTICS

> create statistics stx_o15 on a, b from stx_v3
CREATE STATISTICS

> analyze stx_v1
ANALYZE

> analyze stx_v2
ANALYZE

> analyze stx_v3
ANALYZE

> analyze stx_v4
ANALYZE

> analyze stx_v5
ANALYZE

> analyze stx_v6
ANALYZE

> analyze stx_v7
ANALYZE

> analyze stx_v8
ANALYZE

> analyze stx_v9
ANALYZE

> analyze stx_v10
ANALYZE

> analyze stx_v11
ANALYZE

> analyze stx_v12
ANALYZE

> analyze stx_v13
ANALYZE

> analyze stx_v14
ANALYZE

> analyze stx_v15
ANALYZE

> analyze stx_v16
ANALYZE

> analyze stx_v17
ANALYZE

> analyze stx_v18
ANALYZE

> analyze stx_v19
ANALYZE

> analyze stx_v20
ANALYZE

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v1' or tablename like 'stx_v1i%' order by tablename, attname, inherited
a|f|0|4|10|{0,1,2,3,4,5,6,7,8,9}|{0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1}|∅|0.1044901|∅|∅|∅
b|f|0|4|7|{1,2,3,4,5,6,0}|{0.143,0.143,0.143,0.143,0.143,0.143,0.142}|∅|0.14714715|∅|∅|∅
c|f|0|4|100|{0,1,2,3,4,5,6,7,8,9,10,11}|{0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01}|{12,19,26,33,41,48,55,63,70,77,85,92,99}|0.006030006|∅|∅|∅
d|f|0|4|-1|∅|∅|{1,84,167,250,334,417,500,583,667,750,833,916,1000}|1|∅|∅|∅
e|f|0|3|30|{x1,x10,x2,x3,x4,x5,x6,x7,x8,x9,x0,x11}|{0.034,0.034,0.034,0.034,0.034,0.034,0.034,0.034,0.034,0.034,0.033,0.033}|{x12,x13,x14,x16,x17,x19,x20,x22,x23,x25,x26,x28,x29}|0.040929772|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v2' or tablename like 'stx_v2i%' order by tablename, attname, inherited
a|f|0.332|4|4|{0,1,2,3}|{0.168,0.168,0.166,0.166}|∅|0.24993934|∅|∅|∅
b|f|0|11|-1|∅|∅|{0.14285714285714285714,6.0000000000000000,12.0000000000000000,17.8571428571428571,23.8571428571428571,29.7142857142857143,35.7142857142857143,41.7142857142857143,47.5714285714285714,53.5714285714285714,59.4285714285714286,65.4285714285714286,71.4285714285714286}|1|∅|∅|∅
c|f|0|25|50|{"",x,xx,xxx,xxxx,xxxxx,xxxxxx,xxxxxxx,xxxxxxxx,xxxxxxxxx,xxxxxxxxxx,xxxxxxxxxxx}|{0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02}|{xxxxxxxxxxxx,xxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}|0.108000435|∅|∅|∅
d|f|0|1|2|{f,t}|{0.5,0.5}|∅|0.502994|∅|∅|∅
e|f|0|29|15|{"{0,3}","{1,1}","{1,4}","{2,0}","{2,2}","{0,0}","{0,1}","{0,2}","{0,4}","{1,0}","{1,2}","{1,3}"}|{0.068,0.068,0.068,0.068,0.068,0.066,0.066,0.066,0.066,0.066,0.066,0.066}|{"{2,1}","{2,3}","{2,4}"}|0.06798574|{0,1,2,3,4}|{0.466,0.466,0.466,0.2,0.2,0.2,0.466,0}|{1,1,1,2,2,2,2,2,2,2,2,2,1.798}
f|f|1|4|0|∅|∅|∅|∅|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v3' or tablename like 'stx_v3i%' order by tablename, attname, inherited
(no rows)

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v4' or tablename like 'stx_v4i%' order by tablename, attname, inherited
a|f|0|4|-1|∅|∅|{1,250,500,750,1000,1250,1500,1750,2000,2250,2500,2750,3000}|1|∅|∅|∅
b|f|0|4|159|{25,225,100,400,600,625,900,0,500,1,9,41}|{0.04,0.04,0.02,0.02,0.02,0.02,0.02,0.01,0.01,0.008,0.008,0.008}|{4,104,184,264,344,424,504,596,676,756,836,916,996}|0.009192473|∅|∅|∅
c|f|0|1|1|{t}|{1}|∅|1|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v5' or tablename like 'stx_v5i%' order by tablename, attname, inherited
a|f|0|4|40|{2020-01-01,2020-01-02,2020-01-03,2020-01-04,2020-01-05,2020-01-06,2020-01-07,2020-01-08,2020-01-09,2020-01-10,2020-01-11,2020-01-12}|{0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025}|{2020-01-13,2020-01-15,2020-01-17,2020-01-19,2020-01-22,2020-01-24,2020-01-26,2020-01-29,2020-01-31,2020-02-02,2020-02-05,2020-02-07,2020-02-09}|0.11006319|∅|∅|∅
b|f|0|8|-1|∅|∅|{"2020-01-01 01:00:00","2020-01-02 10:00:00","2020-01-03 19:00:00","2020-01-05 04:00:00","2020-01-06 14:00:00","2020-01-07 23:00:00","2020-01-09 08:00:00","2020-01-10 17:00:00","2020-01-12 03:00:00","2020-01-13 12:00:00","2020-01-14 21:00:00","2020-01-16 06:00:00","2020-01-17 16:00:00"}|1|∅|∅|∅
c|f|0|16|12|{"1 day","2 days","3 days","4 days",00:00:00,"5 days","6 days","7 days","8 days","9 days","10 days","11 days"}|{0.085,0.085,0.085,0.085,0.0825,0.0825,0.0825,0.0825,0.0825,0.0825,0.0825,0.0825}|∅|0.08430615|∅|∅|∅
d|f|0|33|-1|∅|∅|{00411460f7c92d2124a67ea0f4cb5f85,0e01938fc48a2cfb5f2217fbfb00722d,20f07591c6fcb220ffe637cda29bb3f6,37a749d808e46495a8da1e5352d03cae,502e4a16930e414107ee22b6198c578f,698d51a19d8a121ce581499d7b701668,7f6ffaa6bb0b408017b62254211691b5,9766527f2b5d3e95d4a733fcfb77bd7e,a87ff679a2f3e71d9181a67b7542122c,c0c7c76d30bd3dcaefc96f40275bdc0a,d395771085aab05244a4fb8fd91bf4ee,ec8956637a99787bd197eacd77acce5e,ffd52f3c7e12435a724a8f30fddadd9c}|-0.022445202|∅|∅|∅
e|f|0|25|-1|∅|∅|{"{\"a\": 1}","{\"a\": 34}","{\"a\": 67}","{\"a\": 100}","{\"a\": 134}","{\"a\": 167}","{\"a\": 200}","{\"a\": 233}","{\"a\": 267}","{\"a\": 300}","{\"a\": 333}","{\"a\": 366}","{\"a\": 400}"}|1|∅|∅|∅
f|f|0|11|0|∅|∅|∅|∅|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v6' or tablename like 'stx_v6i%' order by tablename, attname, inherited
a|f|0|13|-1|∅|∅|∅|∅|∅|∅|∅
b|f|0|16|0|∅|∅|∅|∅|∅|∅|∅
c|f|0|7|-0.6666667|{10.0.0.1,10.0.0.2,10.0.0.3,10.0.0.4,10.0.0.5,10.0.0.6,10.0.0.7,10.0.0.8,10.0.0.9,10.0.0.10,10.0.0.11,10.0.0.12}|{0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667}|{10.0.0.0,10.0.0.23,10.0.0.35,10.0.0.46,10.0.0.58,10.0.0.69,10.0.0.81,10.0.0.92,10.0.0.107,10.0.0.130,10.0.0.153,10.0.0.176,10.0.0.199}|0.18301314|∅|∅|∅
d|f|0|6|-0.85333335|{00000001,00000010,00000011,00000100,00000101,00000110,00000111,00001000,00001001,00001010,00001011,00001100}|{0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667,0.006666667}|{00000000,00010111,00100011,00110000,01000111,01011110,01110101,10001100,10100011,10111010,11010001,11101000,11111111}|0.35393947|∅|∅|∅
e|f|0|2|5|{"\\x30","\\x31","\\x32","\\x33","\\x34"}|{0.2,0.2,0.2,0.2,0.2}|∅|0.19994667|∅|∅|∅
f|f|0|35|-1|∅|∅|∅|∅|{a,b0,b1,b2,b3,c0,c1,c2,c3,c4,c5,c6,c7,c8}|{1,0.25,0.25,0.25,0.25,0.11,0.11333334,0.11333334,0.11333334,0.11,0.11,0.11,0.11,0.11,0.11,1}|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v7' or tablename like 'stx_v7i%' order by tablename, attname, inherited
a|f|0|4|-1|∅|∅|∅|∅|∅|∅|∅
b|f|0|1|-1|∅|∅|∅|∅|∅|∅|∅
c|f|0|64|-1|∅|∅|∅|∅|∅|∅|∅
d|f|0|8|-1|∅|∅|∅|∅|∅|∅|∅
e|f|0|4|-1|∅|∅|∅|∅|∅|∅|∅

> select attname, inherited, null_frac, n_distinct, most_common_vals, most_common_freqs, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v8' or tablename like 'stx_v8i%' order by tablename, attname, inherited
a|f|0|-1|∅|∅|1|∅|∅|∅
b|f|0|-1|∅|∅|1|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v9' or tablename like 'stx_v9i%' order by tablename, attname, inherited
a|f|0|4|-0.33333334|{5}|{0.67333335}|{1,6,10,14,18,22,26,30,34,38,42,46,50}|0.9260412|∅|∅|∅
b|f|0|4|-0.6666667|{1,2,3,4,5,6,7,8,9,10,11,12}|{0.013333334,0.013333334,0.013333334,0.013333334,0.013333334,0.013333334,0.013333334,0.013333334,0.013333334,0.013333334,0.013333334,0.013333334}|{13,18,23,28,33,39,44,49,58,68,79,89,100}|0.19400862|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v10' or tablename like 'stx_v10i%' order by tablename, attname, inherited
a|f|0|45|15|{"{a0,b2,NULL}","{a1,b1,NULL}","{a2,b2,NULL}","{a3,b0,NULL}","{a4,b1,NULL}","{a0,b0,NULL}","{a0,b1,NULL}","{a1,b0,NULL}","{a1,b2,NULL}","{a2,b0,NULL}","{a2,b1,NULL}","{a3,b1,NULL}"}|{0.07,0.07,0.07,0.07,0.07,0.065,0.065,0.065,0.065,0.065,0.065,0.065}|{"{a3,b2,NULL}","{a4,b0,NULL}","{a4,b2,NULL}"}|0.06727668|{a0,a1,a2,a3,a4,b0,b1,b2}|{0.2,0.2,0.2,0.2,0.2,0.33,0.335,0.335,0.2,0.335,1}|{2,2,2,2,2,2,2,2,2,2,2,2,2}
b|f|0|13|1|{"{}"}|{1}|∅|1|∅|∅|{0,0,0,0,0,0,0,0,0,0,0,0,0}
c|f|0|45|-0.2|{"{{0,1},{2,3}}","{{1,1},{2,3}}","{{2,1},{2,3}}","{{3,1},{2,3}}","{{4,1},{2,3}}","{{5,1},{2,3}}","{{6,1},{2,3}}","{{7,1},{2,3}}","{{8,1},{2,3}}","{{9,1},{2,3}}","{{10,1},{2,3}}","{{11,1},{2,3}}"}|{0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025}|{"{{12,1},{2,3}}","{{14,1},{2,3}}","{{16,1},{2,3}}","{{18,1},{2,3}}","{{21,1},{2,3}}","{{23,1},{2,3}}","{{25,1},{2,3}}","{{28,1},{2,3}}","{{30,1},{2,3}}","{{32,1},{2,3}}","{{35,1},{2,3}}","{{37,1},{2,3}}","{{39,1},{2,3}}"}|0.19462986|{0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39}|{0.025,1,1,1,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,1,0}|{3,4,4,4,4,4,4,4,4,4,4,4,3.925}
d|f|0|16|20|{1679091c-5a88-0faf-6fb5-e6087eb1b2dc,1f0e3dad-9990-8345-f743-9f8ffabdffc4,45c48cce-2e2d-7fbd-ea1a-fc51c7c6ad26,6512bd43-d9ca-a6e0-2c99-0b0a82652dca,6f4922f4-5568-161a-8cdf-4ad2299f6d23,70efdf2e-c9b0-8607-9795-c442636b55fb,8f14e45f-ceea-167a-5a36-dedd4bea2543,9bf31c7f-f062-936a-96d3-c8bd1f8f2ff3,a87ff679-a2f3-e71d-9181-a67b7542122c,aab32389-22bc-c25a-6f60-6eb525ffdc56,c20ad4d7-6fe9-7759-aa27-a0c99bff6710,c4ca4238-a0b9-2382-0dcc-509a6f75849b}|{0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05}|{c51ce410-c124-a10e-0db5-e4b97fc2af39,c74d97b0-1eae-257e-44aa-9d5bade97baf,c81e728d-9d4c-2f63-6f06-7f89cc14862c,c9f0f895-fb98-ab91-59f5-1fd0297e236d,cfcd2084-95d5-65ef-66e7-dff9f98764da,d3d94468-02a4-4259-755d-38e6d163e820,e4da3b7f-bbce-2345-d777-2b0674a318d5,eccbc87e-4b5c-e2fe-2830-8fd9f2a7baf3}|0.022050552|∅|∅|∅
e|f|0|8|-1|∅|∅|{$1.00,$17.00,$34.00,$50.00,$67.00,$83.00,$100.00,$117.00,$133.00,$150.00,$166.00,$183.00,$200.00}|1|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v11' or tablename like 'stx_v11i%' order by tablename, attname, inherited
a|f|0|4|31|{30,29,28,27,26,25,24,23,22,21,20,31}|{0.061,0.059,0.057,0.055,0.053,0.051,0.049,0.047,0.045,0.043,0.041,0.04}|{1,5,8,10,11,12,14,15,16,17,18,19,19}|1|∅|∅|∅
b|f|0|8|97|{1,2,3,4,5,6,7,8,9,10,11,12}|{0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011}|{0,18,25,31,39,46,53,60,68,75,82,89,96}|0.03964822|∅|∅|∅
c|f|0|2|3|{1,0,2}|{0.334,0.333,0.333}|∅|0.332|∅|∅|∅
d|f|0|4|-1|∅|∅|{0,83,166,249,333,416,499,582,666,749,832,915,999}|-1|∅|∅|∅
e|f|0|6|20|{08:00:2b:01:02:00,08:00:2b:01:02:01,08:00:2b:01:02:02,08:00:2b:01:02:03,08:00:2b:01:02:04,08:00:2b:01:02:05,08:00:2b:01:02:06,08:00:2b:01:02:07,08:00:2b:01:02:08,08:00:2b:01:02:09,08:00:2b:01:02:10,08:00:2b:01:02:11}|{0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05,0.05}|{08:00:2b:01:02:12,08:00:2b:01:02:13,08:00:2b:01:02:14,08:00:2b:01:02:15,08:00:2b:01:02:16,08:00:2b:01:02:17,08:00:2b:01:02:18,08:00:2b:01:02:19}|0.06423006|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v12' or tablename like 'stx_v12i%' order by tablename, attname, inherited
a|f|0|4|3|{a,b,c}|{0.33333334,0.33333334,0.33333334}|∅|0.32773137|∅|∅|∅
b|f|0|7|-1|∅|∅|{"(1,2)","(116,2)","(134,2)","(152,2)","(170,2)","(189,2)","(206,2)","(224,2)","(26,2)","(44,2)","(62,2)","(80,2)","(99,2)"}|-0.2713007|∅|∅|∅
c|f|0|5|6|{"0   ","1   ","2   ","3   ","4   ","5   "}|{0.16666667,0.16666667,0.16666667,0.16666667,0.16666667,0.16666667}|∅|0.17003767|∅|∅|∅
d|f|0|8|8|{10:00:00,10:01:00,10:02:00,10:03:00,10:04:00,10:05:00,10:06:00,10:07:00}|{0.125,0.125,0.125,0.125,0.125,0.125,0.125,0.125}|∅|0.13580097|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v13' or tablename like 'stx_v13i%' order by tablename, attname, inherited
a|f|0|4|11|{0,1,2,3,4,5,6,7,8,9,10}|{0.09090909,0.09090909,0.09090909,0.09090909,0.09090909,0.09090909,0.09090909,0.09090909,0.09090909,0.09090909,0.09090909}|∅|0.10733799|∅|∅|∅
b|f|0|2|13|{1,2,3,4,5,0,10,11,12,6,7,8}|{0.07878788,0.07878788,0.07878788,0.07878788,0.07878788,0.07575758,0.07575758,0.07575758,0.07575758,0.07575758,0.07575758,0.07575758}|∅|0.066900186|∅|∅|∅
c|f|0|6|-1|∅|∅|{10000000000,280000000000,550000000000,830000000000,1100000000000,1380000000000,1650000000000,1920000000000,2200000000000,2470000000000,2750000000000,3020000000000,3300000000000}|1|∅|∅|∅
d|f|0|5|-1|∅|∅|{-330,-303,-276,-248,-221,-193,-166,-139,-111,-84,-56,-29,-1}|-1|∅|∅|∅
e|f|0|4|4|{1.00,2.00,0.00,3.00}|{0.25151515,0.25151515,0.24848485,0.24848485}|∅|0.247748|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v14' or tablename like 'stx_v14i%' order by tablename, attname, inherited
a|f|0|4|-0.3|{0,1,2,3,4,5,6,7,8,9,10,11}|{0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02,0.02}|{12,15,18,21,24,27,30,34,37,40,43,46,49}|0.06405006|∅|∅|∅
b|f|0|4|50|{0,1,2,3,4}|{0.02,0.02,0.02,0.02,0.02}|{5,13,22,31,40,49}|0.06405006|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v15' or tablename like 'stx_v15i%' order by tablename, attname, inherited
a|f|0|4|-0.2|{0,1,2,3,4,5,6,7,8,9,10,11}|{0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005}|{12,27,43,58,74,90,105,121,137,152,168,184,199}|0.1988252|∅|∅|∅
b|f|0|4|-0.25|{0,1,2,3,4,5,6,7,8,9,10,11}|{0.004,0.004,0.004,0.004,0.004,0.004,0.004,0.004,0.004,0.004,0.004,0.004}|{12,31,51,71,91,111,130,150,170,190,210,229,249}|0.24777025|∅|∅|∅
c|f|0|4|-0.704|{1,2,0}|{0.1,0.1,0.099}|{300,358,416,475,533,591,650,708,766,825,883,941,1000}|0.98223937|∅|∅|∅
expr|f|0|4|-0.225|{200,202,204,206,208,210,212,214,216,218,220,222}|{0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008}|{0,82,120,150,170,192,236,256,278,298,328,364,448}|0.27232048|∅|∅|∅
expr1|f|0|4|-0.704|{2,4,0}|{0.1,0.1,0.099}|{600,716,832,950,1066,1182,1300,1416,1532,1650,1766,1882,2000}|0.98223937|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v16' or tablename like 'stx_v16i%' order by tablename, attname, inherited
a|f|0|4|5|{0,1,2,3,4}|{0.2,0.2,0.2,0.2,0.2}|∅|0.19807923|∅|∅|∅
a|t|0|4|9|{0,1,2,3,4,5,6,7,8}|{0.14285715,0.14285715,0.14285715,0.14285715,0.14285715,0.071428575,0.071428575,0.071428575,0.071428575}|∅|0.4331635|∅|∅|∅
b|f|0|2|1|{p}|{1}|∅|1|∅|∅|∅
b|t|0|2|2|{c,p}|{0.64285713,0.35714287}|∅|-0.3776213|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v17' or tablename like 'stx_v17i%' order by tablename, attname, inherited
a|t|0|4|-0.25|{0,1,2,3,4,5,6,7,8,9,10,11}|{0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01,0.01}|{12,19,26,33,41,48,55,63,70,77,85,92,99}|0.8134926|∅|∅|∅
b|t|0|4|3|{1,0,2}|{0.335,0.3325,0.3325}|∅|0.33122796|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v18' or tablename like 'stx_v18i%' order by tablename, attname, inherited
a|f|0|29|-1|∅|∅|∅|∅|∅|∅|∅
b|f|0|11|-1|∅|∅|∅|∅|∅|∅|∅
c|f|0|14|-1|∅|∅|∅|∅|∅|∅|∅
d|f|0|10|-1|∅|∅|∅|∅|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v19' or tablename like 'stx_v19i%' order by tablename, attname, inherited
a|f|1|0|0|∅|∅|∅|∅|∅|∅|∅
b|f|1|4|0|∅|∅|∅|∅|∅|∅|∅
c|f|0|1|1|{""}|{1}|∅|1|∅|∅|∅

> select attname, inherited, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation, most_common_elems, most_common_elem_freqs, elem_count_histogram from pg_stats where tablename = 'stx_v20' or tablename like 'stx_v20i%' order by tablename, attname, inherited
a|f|0|4|2|{0,1}|{0.5,0.5}|∅|0.4984985|∅|∅|∅
b|f|0|4|2|{0,1}|{0.5,0.5}|∅|0.4984985|∅|∅|∅
c|f|0|4|4|{0,1,2,3}|{0.25,0.25,0.25,0.25}|∅|0.24924625|∅|∅|∅
d|f|0|2|2|{0,1}|{0.5,0.5}|∅|0.4984985|∅|∅|∅

> select statistics_name, attnames, exprs, kinds, inherited, n_distinct, dependencies, most_common_vals, most_common_val_nulls, most_common_freqs, most_common_base_freqs from pg_stats_ext where statistics_name like 'stx\_o%' order by 1, 5
stx_o1|{a,b,c}|∅|{d,f,m}|f|{"1, 2": 70, "1, 3": 100, "2, 3": 700, "1, 2, 3": 700}|{"3 => 1": 1.000000, "2, 3 => 1": 1.000000}|{{3,1,91},{1,0,47},{1,0,57},{3,2,21},{5,5,45},{5,5,55},{5,5,65},{5,5,75},{5,5,85},{3,2,31},{5,6,5},{5,6,15}}|{{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f}}|{0.002,0.002,0.002,0.002,0.002,0.002,0.002,0.002,0.002,0.002,0.002,0.002}|{0.000143,0.00014199999999999998,0.00014199999999999998,0.000143,0.000143,0.000143,0.000143,0.000143,0.000143,0.000143,0.000143,0.000143}
stx_o10|{a,c}|∅|{f}|f|∅|{"3 => 1": 1.000000}|∅|∅|∅|∅
stx_o11|{a,b,c}|∅|{d,f,m}|f|{"1, 2": 1000, "1, 3": 1000, "2, 3": 1000, "1, 2, 3": 1000}|{"3 => 1": 0.701000, "3 => 2": 0.701000, "1, 2 => 3": 1.000000, "1, 3 => 2": 1.000000, "2, 3 => 1": 1.000000}|{{0,0,1000},{0,50,800},{0,100,600},{0,150,400},{0,200,2},{1,1,1},{1,51,801},{1,101,601},{1,151,401},{1,201,0},{2,2,2},{2,52,802},{2,102,602},{2,152,402},{2,202,1},{3,3,0},{3,53,803},{3,103,603},{3,153,403},{3,203,2}}|{{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f}}|{0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001}|{2e-08,2e-08,2e-08,2e-08,2.0000000000000003e-06,2.0000000000000003e-06,2e-08,2e-08,2e-08,1.98e-06,2.0000000000000003e-06,2e-08,2e-08,2e-08,2.0000000000000003e-06,1.98e-06,2e-08,2e-08,2e-08,2.0000000000000003e-06}
stx_o12|{b}|{upper(e),"(a * 2)"}|{d,f,m,e}|f|{"2, -1": 210, "2, -2": 70, "-1, -2": 30, "2, -1, -2": 210}|{"-1 => -2": 1.000000, "2, -1 => -2": 1.000000}|{{6,X9,18},{0,X1,2},{0,X10,0},{4,X4,8},{4,X5,10},{4,X7,14},{4,X8,16},{4,X9,18},{5,X1,2},{5,X10,0},{5,X11,2},{5,X12,4}}|{{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f},{f,f,f}}|{0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005}|{0.0004862,0.0004828,0.0004828,0.0004862,0.0004862,0.0004862,0.0004862,0.0004862,0.0004862,0.0004862,0.00047190000000000003,0.00047190000000000003}
stx_o13|{a,b,c}|∅|{d,f,m}|f|{"1, 2": 1, "1, 3": 1, "2, 3": 1, "1, 2, 3": 1}|{"1 => 2": 1.000000, "1 => 3": 1.000000, "2 => 1": 1.000000, "2 => 3": 1.000000, "3 => 1": 1.000000, "3 => 2": 1.000000, "1, 2 => 3": 1.000000, "1, 3 => 2": 1.000000, "2, 3 => 1": 1.000000}|{{NULL,NULL,""}}|{{t,t,f}}|{1}|{1}
stx_o14|{a,b}|∅|{d,f,m}|f|{"1, 2": 20}|{"1 => 2": 0.100000, "2 => 1": 0.100000}|{{longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong,1},{longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong,2}}|{{f,f},{f,f}}|{0.05,0.05}|{0.0025000000000000005,0.0025000000000000005}
stx_o2|{a,b,c,e}|∅|{d,f,m}|f|{"1, 2": 70, "1, 3": 100, "1, 5": 30, "2, 3": 700, "2, 5": 210, "3, 5": 300, "1, 2, 3": 700, "1, 2, 5": 210, "1, 3, 5": 300, "2, 3, 5": 1000, "1, 2, 3, 5": 1000}|{"3 => 1": 1.000000, "5 => 1": 1.000000, "2, 3 => 1": 1.000000, "2, 3 => 5": 0.400000, "2, 5 => 1": 1.000000, "3, 5 => 1": 1.000000, "1, 2, 3 => 5": 0.400000, "2, 3, 5 => 1": 1.000000}|{{0,0,0,x10},{0,0,10,x0},{0,0,20,x20},{0,0,30,x10},{0,0,40,x0},{0,0,50,x20},{0,0,60,x10},{0,0,60,x20},{0,0,70,x0},{0,0,70,x10},{0,0,80,x0},{0,0,80,x20}}|{{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f}}|{0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001}|{4.827999999999999e-06,4.686e-06,4.686e-06,4.827999999999999e-06,4.686e-06,4.686e-06,4.827999999999999e-06,4.686e-06,4.686e-06,4.827999999999999e-06,4.686e-06,4.686e-06}
stx_o3|{a,c,d}|∅|{d,f,m}|f|{"1, 3": 150, "1, 4": 6, "3, 4": 50, "1, 3, 4": 150}|{"1 => 4": 0.668000, "3 => 4": 1.000000, "1, 3 => 4": 1.000000}|{{2,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,t},{1,xxxxxxxxxxx,f},{1,xxxxxxxxxxxxx,f},{NULL,xxx,f},{0,xxxxxxxxxxxxxxxxxxxxxxxxxx,t},{1,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,f},{NULL,xxxxxx,t},{2,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,t},{2,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,t},{NULL,xxxxxxxxx,f},{1,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,f},{0,xxxxxxxxxxxxxxxxxxxxxxxxxxxx,t}}|{{f,f,f},{f,f,f},{f,f,f},{t,f,f},{f,f,f},{f,f,f},{t,f,f},{f,f,f},{f,f,f},{t,f,f},{f,f,f},{f,f,f}}|{0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008,0.008}|{0.00166,0.00168,0.00168,0.00332,0.00168,0.00168,0.00332,0.00166,0.00166,0.00332,0.00168,0.00168}
stx_o4|{a,b}|∅|{m}|f|∅|∅|{{1,1},{2,4},{3,9},{4,16},{5,25},{6,36},{7,49},{8,64},{9,81},{10,100},{11,121},{12,144}}|{{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f}}|{0.0003333333333333333,0.0003333333333333333,0.0003333333333333333,0.0003333333333333333,0.0003333333333333333,0.0003333333333333333,0.0003333333333333333,0.0003333333333333333,0.0003333333333333333,0.0003333333333333333,0.0003333333333333333,0.0003333333333333333}|{2.666666666666667e-06,1.3333333333333334e-06,2.666666666666667e-06,1.3333333333333334e-06,1.3333333333333333e-05,1.3333333333333334e-06,2.666666666666667e-06,1.3333333333333334e-06,2.666666666666667e-06,6.666666666666667e-06,2.666666666666667e-06,1.3333333333333334e-06}
stx_o5|{b}|{"(a + 1)"}|{d,f,m,e}|f|{"2, -1": 1000}|∅|{{0,10},{0,14},{0,18},{0,20},{0,23},{0,25},{0,27},{0,28},{0,30},{0,32},{1,2},{1,10}}|{{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f}}|{0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001,0.001}|{0.00019,0.00027,0.00035000000000000005,0.00039,0.00045,0.00049,0.00053,0.00055,0.00059,0.0004,3.2999999999999996e-05,0.00020899999999999998}
stx_o6|∅|{"(a + b)"}|{e}|f|∅|∅|∅|∅|∅|∅
stx_o7|{a,b}|∅|{d,f,m}|f|{"1, 2": 5}|{"1 => 2": 1.000000}|{{0,p},{1,p},{2,p},{3,p},{4,p}}|{{f,f},{f,f},{f,f},{f,f},{f,f}}|{0.2,0.2,0.2,0.2,0.2}|{0.2,0.2,0.2,0.2,0.2}
stx_o7|{a,b}|∅|{d,f,m}|t|{"1, 2": 14}|{"1 => 2": 0.285714}|{{0,c},{0,p},{1,c},{1,p},{2,c},{2,p},{3,c},{3,p},{4,c},{4,p},{5,c},{6,c}}|{{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f}}|{0.07142857142857142,0.07142857142857142,0.07142857142857142,0.07142857142857142,0.07142857142857142,0.07142857142857142,0.07142857142857142,0.07142857142857142,0.07142857142857142,0.07142857142857142,0.07142857142857142,0.07142857142857142}|{0.09183673469387756,0.05102040816326531,0.09183673469387756,0.05102040816326531,0.09183673469387756,0.05102040816326531,0.09183673469387756,0.05102040816326531,0.09183673469387756,0.05102040816326531,0.04591836734693878,0.04591836734693878}
stx_o8|{a,b}|∅|{d,f,m}|t|{"1, 2": 300}|∅|{{29,2},{44,2},{67,1},{45,0},{30,0},{13,1},{68,2},{69,0},{9,0},{46,1},{20,2},{70,1}}|{{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f},{f,f}}|{0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005,0.005}|{0.0033250000000000003,0.0033250000000000003,0.00335,0.0033250000000000003,0.0033250000000000003,0.00335,0.0033250000000000003,0.0033250000000000003,0.0033250000000000003,0.00335,0.0033250000000000003,0.00335}
stx_o9|{a,b,c,d}|∅|{d,f,m}|f|{"1, 2": 2, "1, 3": 4, "1, 4": 2, "2, 3": 4, "2, 4": 2, "3, 4": 4, "1, 2, 3": 4, "1, 2, 4": 2, "1, 3, 4": 4, "2, 3, 4": 4, "1, 2, 3, 4": 4}|{"1 => 2": 1.000000, "1 => 4": 1.000000, "2 => 1": 1.000000, "2 => 4": 1.000000, "3 => 1": 1.000000, "3 => 2": 1.000000, "3 => 4": 1.000000, "4 => 1": 1.000000, "4 => 2": 1.000000, "1, 2 => 4": 1.000000, "1, 3 => 2": 1.000000, "1, 3 => 4": 1.000000, "1, 4 => 2": 1.000000, "2, 3 => 1": 1.000000, "2, 3 => 4": 1.000000, "2, 4 => 1": 1.000000, "3, 4 => 1": 1.000000, "3, 4 => 2": 1.000000, "1, 2, 3 => 4": 1.000000, "1, 3, 4 => 2": 1.000000, "2, 3, 4 => 1": 1.000000}|{{0,0,0,0},{0,0,2,0},{1,1,1,1},{1,1,3,1}}|{{f,f,f,f},{f,f,f,f},{f,f,f,f},{f,f,f,f}}|{0.25,0.25,0.25,0.25}|{0.03125,0.03125,0.03125,0.03125}

> select statistics_name, expr, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, histogram_bounds, correlation from pg_stats_ext_exprs where statistics_name like 'stx\_o%' order by 1, 2
stx_o12|(a * 2)|0|4|10|{0,2,4,6,8,10,12,14,16,18}|{0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1}|∅|0.1044901
stx_o12|upper(e)|0|6|30|{X1,X10,X2,X3,X4,X5,X6,X7,X8,X9,X0,X11}|{0.034,0.034,0.034,0.034,0.034,0.034,0.034,0.034,0.034,0.034,0.033,0.033}|{X12,X13,X14,X16,X17,X19,X20,X22,X23,X25,X26,X28,X29}|0.040929772
stx_o5|(a + 1)|0|4|31|{31,30,29,28,27,26,25,24,23,22,21,32}|{0.061,0.059,0.057,0.055,0.053,0.051,0.049,0.047,0.045,0.043,0.041,0.04}|{2,6,9,11,12,13,15,16,17,18,19,20,20}|1
stx_o6|(a + b)|0|8|-0.125|{32,33,36,37,38,39,40,42,43,44,46,47}|{0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011,0.011}|{2,26,35,52,59,66,74,81,89,96,103,111,127}|0.27100238

> select m.* from pg_statistic_ext join pg_statistic_ext_data on oid = stxoid, pg_mcv_list_items(stxdmcv) m where stxname = 'stx_o2' order by index limit 5
0|{0,0,0,x10}|{f,f,f,f}|0.001|4.827999999999999e-06
1|{0,0,10,x0}|{f,f,f,f}|0.001|4.686e-06
2|{0,0,20,x20}|{f,f,f,f}|0.001|4.686e-06
3|{0,0,30,x10}|{f,f,f,f}|0.001|4.827999999999999e-06
4|{0,0,40,x0}|{f,f,f,f}|0.001|4.686e-06

> select stxname, stxdinherit, stxdndistinct, stxddependencies::text from pg_statistic_ext join pg_statistic_ext_data on oid = stxoid where stxname in ('stx_o1', 'stx_o7', 'stx_o9') order by 1, 2
stx_o1|f|{"1, 2": 70, "1, 3": 100, "2, 3": 700, "1, 2, 3": 700}|{"3 => 1": 1.000000, "2, 3 => 1": 1.000000}
stx_o7|f|{"1, 2": 5}|{"1 => 2": 1.000000}
stx_o7|t|{"1, 2": 14}|{"1 => 2": 0.285714}
stx_o9|f|{"1, 2": 2, "1, 3": 4, "1, 4": 2, "2, 3": 4, "2, 4": 2, "3, 4": 4, "1, 2, 3": 4, "1, 2, 4": 2, "1, 3, 4": 4, "2, 3, 4": 4, "1, 2, 3, 4": 4}|{"1 => 2": 1.000000, "1 => 4": 1.000000, "2 => 1": 1.000000, "2 => 4": 1.000000, "3 => 1": 1.000000, "3 => 2": 1.000000, "3 => 4": 1.000000, "4 => 1": 1.000000, "4 => 2": 1.000000, "1, 2 => 4": 1.000000, "1, 3 => 2": 1.000000, "1, 3 => 4": 1.000000, "1, 4 => 2": 1.000000, "2, 3 => 1": 1.000000, "2, 3 => 4": 1.000000, "2, 4 => 1": 1.000000, "3, 4 => 1": 1.000000, "3, 4 => 2": 1.000000, "1, 2, 3 => 4": 1.000000, "1, 3, 4 => 2": 1.000000, "2, 3, 4 => 1": 1.000000}

> select relname, reltuples from pg_class where relname in ('stx_v1', 'stx_v3', 'stx_v17') order by 1
stx_v1|1000
stx_v17|400
stx_v3|0

> analyze stx_v1 (a)
ANALYZE

> analyze stx_v1 (nosuch)
ERROR 42703 column "nosuch" of relation "stx_v1" does not exist

> alter table stx_v1 alter column a type bigint
ALTER TABLE

> select attname from pg_stats where tablename = 'stx_v1' order by 1
b
c
d
e

> select statistics_name from pg_stats_ext where statistics_name in ('stx_o1', 'stx_o2')
(no rows)

> alter table stx_v1 drop column c
ALTER TABLE

> select attname from pg_stats where tablename = 'stx_v1' order by 1
b
d
e

> begin
BEGIN

> insert into stx_v3 values (1, 'x'), (1, 'y')
INSERT 0 2

> analyze stx_v3
ANALYZE

> select attname, n_distinct from pg_stats where tablename = 'stx_v3' order by 1
a|-0.5
b|-1

> rollback
ROLLBACK

> select attname, n_distinct from pg_stats where tablename = 'stx_v3' order by 1
(no rows)

> drop table stx_v1, stx_v10, stx_v11, stx_v12, stx_v13, stx_v14, stx_v15, stx_v16, stx_v17, stx_v18, stx_v19, stx_v2, stx_v20, stx_v3, stx_v4, stx_v5, stx_v6, stx_v7, stx_v8, stx_v9 cascade
DROP TABLE

> drop type stx_en
DROP TYPE

> drop domain stx_dm
DROP DOMAIN

> RESET default_statistics_target
RESET
