# What CREATE TABLE and CREATE INDEX take and refuse.

> CREATE TABLE def_a (a serial NULL)
ERROR 42601 conflicting NULL/NOT NULL declarations for column "a" of table "def_a"

> CREATE TABLE def_a (a int GENERATED ALWAYS AS IDENTITY NULL)
ERROR 42601 conflicting NULL/NOT NULL declarations for column "a" of table "def_a"

> CREATE TABLE def_a (a int NULL GENERATED ALWAYS AS IDENTITY)
ERROR 42601 conflicting NULL/NOT NULL declarations for column "a" of table "def_a"

> CREATE TABLE def_a (a int NOT NULL NULL)
ERROR 42601 conflicting NULL/NOT NULL declarations for column "a" of table "def_a"

> CREATE TABLE def_a (a int NULL NOT NULL)
ERROR 42601 conflicting NULL/NOT NULL declarations for column "a" of table "def_a"

> CREATE TABLE def_a (a int NULL NULL)
CREATE TABLE

> CREATE TABLE def_b (a int PRIMARY KEY NULL, b text, d date, ts timestamptz, j jsonb, n int[])
CREATE TABLE

> SELECT attnotnull FROM pg_attribute WHERE attrelid = 'def_b'::regclass AND attname = 'a'
t

> CREATE INDEX ON def_b (random())
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b ((now()))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b ((ts::date))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b ((ts::text))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b ((d::text))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b ((b::date))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b ((n::text))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b (to_char(ts, 'YYYY'))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b ((b || ts))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b (a) WHERE ts > now()
ERROR 42P17 functions in index predicate must be marked IMMUTABLE

> CREATE INDEX ON def_b (lower(b)) WHERE random() > 1
ERROR 42P17 functions in index predicate must be marked IMMUTABLE

> CREATE INDEX ON def_b (current_date)
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> CREATE INDEX ON def_b ((b || a))
CREATE INDEX

> CREATE INDEX ON def_b ((a::text))
CREATE INDEX

> CREATE INDEX ON def_b ((b::int))
CREATE INDEX

> CREATE INDEX ON def_b (lower(b), (a + 1)) WHERE a > 0 AND b IS NOT NULL
CREATE INDEX

> CREATE INDEX ON def_b ((j ->> 'x'))
CREATE INDEX

> CREATE INDEX ON def_b (((j ->> 'x')::int))
CREATE INDEX

> CREATE INDEX ON def_b (date_trunc('day', ts AT TIME ZONE 'UTC'))
CREATE INDEX

> CREATE INDEX ON def_b (coalesce(b, 'x'), upper(b), length(b))
CREATE INDEX

> CREATE INDEX ON def_b ((d + 1)) WHERE d > DATE '2024-01-01'
CREATE INDEX

> CREATE INDEX ON nosuch (a)
ERROR 42P01 relation "nosuch" does not exist

> CREATE VIEW def_v AS SELECT 1 AS a
CREATE VIEW

> CREATE INDEX ON def_v (a)
ERROR 42809 cannot create index on relation "def_v"

> CREATE INDEX ON def_b (nosuch)
ERROR 42703 column "nosuch" does not exist
