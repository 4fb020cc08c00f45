# Dates compared with timestamps of both kinds, be they out of a timestamp's range

> select '2202020-10-05'::date > '2020-10-05'::timestamptz, '2020-10-05'::timestamptz > '2202020-10-05'::date, '4714-11-24 BC'::date < '2020-10-05'::timestamptz
t|f|t

> select 'infinity'::date = 'infinity'::timestamp, 'infinity'::timestamptz = 'infinity'::date, '-infinity'::date = '-infinity'::timestamptz, 'infinity'::date > '2020-01-01'::timestamptz
t|t|t|t

> set timezone = 'America/New_York'
SET

> select '2020-01-01'::date = '2020-01-01 00:00'::timestamptz, '2020-01-01'::date < '2020-01-01 04:00+00'::timestamptz, '2020-07-01'::date <> '2020-07-01 04:00+00'::timestamptz
t|f|f

> create table dd(d date, t timestamptz, n int)
CREATE TABLE

> insert into dd values ('2020-01-01', '2020-01-01', 1), ('2020-01-02', '2020-01-01 12:00', 2), (null, null, 3)
INSERT 0 3

> select n, d = t, d < t, d >= t from dd order by n
1|t|f|t
2|f|f|t
3|∅|∅|∅

> select a.n, b.n from dd a join dd b on a.d = b.t order by 1, 2
1|1

> select n from dd where d >= now() - interval '20 years' order by 1
1
2

> select n from dd where t between '2020-01-01'::date and '2020-01-02'::date order by 1
1
2

> create index on dd(d)
CREATE INDEX

> create index on dd(t)
CREATE INDEX

> select n from dd where t >= '2020-01-01'::date order by 1
1
2

> select n from dd where d <= '2020-01-01 12:00'::timestamptz order by 1
1

> select '2020-01-01'::date in ('2020-01-01'::timestamptz, now())
t

> select oprcode from pg_operator where oprleft = 'date'::regtype and oprright = 'timestamptz'::regtype order by oprcode::text
date_eq_timestamptz
date_ge_timestamptz
date_gt_timestamptz
date_le_timestamptz
date_lt_timestamptz
date_ne_timestamptz

> select jsonb_path_query('"1000000-01-01"', '$.datetime() > "2020-01-01 12:00:00".datetime()'::jsonpath)
true

> reset timezone
RESET

> drop table dd
DROP TABLE
