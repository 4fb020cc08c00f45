# Dates and times are compared across types, with and without an index; now() counts in estimates.

> set timezone='Europe/Berlin'
SET

> create table tt (id int primary key, ts timestamp, tz timestamptz, d date)
CREATE TABLE

> insert into tt select g, timestamp '2020-01-01' + g * interval '1 hour', timestamptz '2020-01-01' + g * interval '1 hour', date '2020-01-01' + g/24 from generate_series(1,20000) g
INSERT 0 20000

> insert into tt values (0,'infinity','infinity','infinity'),(-1,'-infinity','-infinity','-infinity'),(-2,null,null,null)
INSERT 0 3

> create index on tt (ts)
CREATE INDEX

> create index on tt (tz)
CREATE INDEX

> create index on tt (d)
CREATE INDEX

> analyze tt
ANALYZE

> select count(*) from tt where ts > timestamptz '2022-03-15 10:00'
695

> select count(*) from tt where ts >= timestamptz '2022-03-15 10:00'
696

> select count(*) from tt where ts < timestamptz '2022-03-15 10:00'
19306

> select count(*) from tt where ts <= timestamptz '2022-03-27 02:00'
19588

> select count(*) from tt where ts <= timestamptz '2021-10-31 02:30+01'
16059

> select count(*) from tt where ts > timestamptz '2021-10-31 02:30+02'
3944

> select count(*) from tt where tz > timestamp '2022-03-15 10:00'
695

> select count(*) from tt where tz <= timestamp '2022-03-15 10:00'
19307

> select count(*) from tt where tz >= date '2022-03-15'
706

> select count(*) from tt where tz < date '2022-03-15'
19296

> select count(*) from tt where d >= timestamp '2022-03-15 10:00'
682

> select count(*) from tt where d < timestamp '2022-03-15 10:00'
19320

> select count(*) from tt where d <= timestamp '2022-03-15 00:00'
19320

> select count(*) from tt where d > timestamp '2022-03-15 00:00'
682

> select count(*) from tt where d > timestamptz '2022-03-15 00:00+05'
706

> select count(*) from tt where d < timestamptz '2022-03-15 00:00+05'
19296

> select count(*) from tt where ts < timestamptz 'infinity'
20001

> select count(*) from tt where ts <= timestamptz 'infinity'
20002

> select count(*) from tt where ts >= timestamptz '-infinity'
20002

> select count(*) from tt where d <= timestamptz 'infinity'
20002

> select count(*) from tt where ts > null::timestamptz
0

> select count(*) from tt where ts = timestamptz '2022-03-15 10:00'
1

> select count(*) from tt a join tt b on a.ts = b.tz
20002

> select count(*) from tt where ts between timestamptz '2022-03-15 10:00' and timestamptz '2022-03-16 10:00'
25

> select timestamp '2020-01-01' = timestamptz '2020-01-01', timestamp_lt_timestamptz('2020-01-01', '2020-01-02'), timestamptz_ge_timestamp('2020-01-01', '2020-01-02')
t|t|f

> select id from tt where ts < timestamptz '2022-03-15 10:00' order by ts desc limit 3
19305
19304
19303

> select id from tt where tz > timestamp '2022-03-15 10:00' order by tz limit 3
19307
19308
19309

> create view vt as select * from tt where ts < timestamptz '2022-03-15 10:00'
CREATE VIEW

> select pg_get_viewdef('vt')
 SELECT tt.id,\n    tt.ts,\n    tt.tz,\n    tt.d\n   FROM tt\n  WHERE (tt.ts < '2022-03-15 10:00:00+01'::timestamp with time zone);

> drop view vt
DROP VIEW

> drop table tt
DROP TABLE

> create table tp (ts timestamp) partition by range (ts)
CREATE TABLE

> create table tp1 partition of tp for values from ('2020-01-01') to ('2021-01-01')
CREATE TABLE

> create table tp2 partition of tp for values from ('2021-01-01') to ('2022-01-01')
CREATE TABLE

> create table tp3 partition of tp for values from ('2022-01-01') to ('2023-01-01')
CREATE TABLE

> insert into tp select timestamp '2020-01-01' + g * interval '1 day' from generate_series(1,1000) g
INSERT 0 1000

> select count(*) from tp where ts > timestamptz '2021-12-31 23:00'
270

> select count(*) from tp where ts >= date '2021-06-15'
470

> drop table tp
DROP TABLE

> create table tt (id int primary key, ts timestamp, tz timestamptz, d date)
CREATE TABLE

> insert into tt select g, timestamp '2020-01-01' + g * interval '1 hour', timestamptz '2020-01-01' + g * interval '1 hour', date '2020-01-01' + g/24 from generate_series(1,20000) g
INSERT 0 20000

> create index on tt (ts)
CREATE INDEX

> create index on tt (tz)
CREATE INDEX

> create index on tt (d)
CREATE INDEX

> analyze tt
ANALYZE

> explain (costs off) select * from tt where ts > now() - interval '1 day'
Index Scan using tt_ts_idx on tt
  Index Cond: (ts > (now() - '1 day'::interval))

> explain (costs off) select * from tt where tz > now() - interval '1 day'
Index Scan using tt_tz_idx on tt
  Index Cond: (tz > (now() - '1 day'::interval))

> explain (costs off) select * from tt where d >= timestamptz '2022-03-15 10:00'
Index Scan using tt_d_idx on tt
  Index Cond: (d >= '2022-03-15 10:00:00+01'::timestamp with time zone)

> explain (costs off) select * from tt where ts > timestamptz '2022-03-15 10:00'
Index Scan using tt_ts_idx on tt
  Index Cond: (ts > '2022-03-15 10:00:00+01'::timestamp with time zone)

> explain (costs off) select * from tt where ts >= date '2022-03-15' and ts < date '2022-03-16'
Index Scan using tt_ts_idx on tt
  Index Cond: ((ts >= '2022-03-15'::date) AND (ts < '2022-03-16'::date))

> explain (costs off) select * from tt where tz < now()
Seq Scan on tt
  Filter: (tz < now())

> drop table tt
DROP TABLE

> reset timezone
RESET
