# IN and ANY over another type than that of the left side.

> SET timezone = 'UTC'
SET

> CREATE TABLE a (d date)
CREATE TABLE

> CREATE TABLE b (t timestamp, z timestamptz)
CREATE TABLE

> INSERT INTO a VALUES ('2020-01-01'), ('2020-01-02')
INSERT 0 2

> INSERT INTO b VALUES ('2020-01-01', '2020-01-02 00:00+00')
INSERT 0 1

> SELECT '2020-01-01'::date IN ('2020-01-01', '2021-01-01'::timestamp), '2020-01-01'::date IN ('2020-01-01'::timestamp), '2020-01-01'::date = ANY (ARRAY['2020-01-01'::timestamp]), '2020-01-01'::date <> ALL (ARRAY['2020-01-01'::timestamp])
t|t|t|f

> SELECT d FROM a WHERE d IN ('2020-01-01'::timestamp, '2021-01-01'::timestamp)
2020-01-01

> SELECT d FROM a WHERE d IN (SELECT t FROM b)
2020-01-01

> SELECT d FROM a WHERE d IN (SELECT z FROM b)
2020-01-02

> SELECT d FROM a WHERE d NOT IN (SELECT t FROM b)
2020-01-02

> SELECT d FROM a WHERE d = ANY (SELECT t FROM b)
2020-01-01

> SELECT d FROM a WHERE d <> ALL (SELECT t FROM b)
2020-01-02

> SELECT * FROM a JOIN b ON d = t
2020-01-01|2020-01-01 00:00:00|2020-01-02 00:00:00+00

> SELECT * FROM a JOIN b ON d = z
2020-01-02|2020-01-01 00:00:00|2020-01-02 00:00:00+00

> SELECT (d, 1) IN (SELECT t, 1 FROM b) FROM a ORDER BY d
t
f

> SELECT (d, 1) IN ((t, 1), (t, 2)) FROM a, b ORDER BY d
t
f

> SELECT 1::int4 IN (SELECT 1::numeric), 1.5::float8 IN (SELECT 1.5::numeric), 1::int8 IN (SELECT 1.0::float8), 'a'::text IN (SELECT 'a '::bpchar), 'a'::bpchar IN (SELECT 'a'::varchar), 'x'::name IN (SELECT 'x'::text)
t|t|t|t|t|t

> SELECT 1::int2 IN (1::int8, 70000), 1.0::float4 IN (1.0::numeric, 2), 'a'::text IN ('a'::varchar, 'b'::bpchar), 'a'::bpchar IN ('a '::text, 'b'), 0.1::float4 IN (0.1::float8, 2), 0.5::float4 IN (0.5::float8, 2)
t|t|t|t|f|t

> CREATE INDEX ON a (d)
CREATE INDEX

> SELECT d FROM a WHERE d = ANY (ARRAY['2020-01-01'::timestamptz])
2020-01-01

> SELECT d FROM a WHERE d IN ('2020-01-01'::timestamp, '2020-01-02')
2020-01-01
2020-01-02

> DELETE FROM a WHERE d IN (SELECT t FROM b) RETURNING d
2020-01-01

> DROP TABLE a, b
DROP TABLE

> RESET timezone
RESET
