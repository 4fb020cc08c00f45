# Calls in SQL's own spelling are shown without the casts that nobody wrote.

> create table t(a int, b varchar(20), d date, ts timestamp, c char(5))
CREATE TABLE

> create index on t (lower(normalize(b, NFKC)))
CREATE INDEX

> create index on t ((position('a' in b))) where b is normalized
CREATE INDEX

> create index on t (substring(b from 2 for 3), (trim(both 'x' from b)), overlay(b placing 'x' from 2), (extract(year from d)))
CREATE INDEX

> create index on t ((substring(c from 2 for 3))) where (d, d) overlaps (d, d)
ERROR 42P17 functions in index predicate must be marked IMMUTABLE

> create index on t ((ts at time zone 'UTC')) 
CREATE INDEX

> create view v1 as select normalize(b) n, normalize(b, nfd) as o, b is normalized as p, b is nfc normalized as q, extract(year from now()::date), overlay(b placing 'x' from 2), position('a' in b), substring(b from 2 for 3), trim(both 'x' from b), trim(b) as z, b collate "C" as r , substring(b similar 'a' escape '#') as s, (d,d) overlaps (d,ts) as u, d at time zone 'UTC' as v, trim(c) as w, substring(c from b) as x, position(c in b) as y from t
CREATE VIEW

> create table g(b varchar, n text generated always as (normalize(b)) stored, m text default trim('  x '), check (trim(b) <> '' and position('x' in b) > 0))
CREATE TABLE

> select pg_get_viewdef('v1', true)
 SELECT NORMALIZE(t.b) AS n,\n    NORMALIZE(t.b, NFD) AS o,\n    (t.b IS NORMALIZED) AS p,\n    (t.b IS NFC NORMALIZED) AS q,\n    EXTRACT(year FROM now()::date) AS "extract",\n    OVERLAY(t.b PLACING 'x'::text FROM 2) AS "overlay",\n    POSITION(('a'::text) IN (t.b)) AS "position",\n    SUBSTRING(t.b FROM 2 FOR 3) AS "substring",\n    TRIM(BOTH 'x'::text FROM t.b) AS btrim,\n    TRIM(BOTH FROM t.b) AS z,\n    t.b COLLATE "C" AS r,\n    SUBSTRING(t.b SIMILAR 'a'::text ESCAPE '#'::text) AS s,\n    ((t.d, t.d) OVERLAPS (t.d, t.ts)) AS u,\n    (t.d AT TIME ZONE 'UTC'::text) AS v,\n    TRIM(BOTH FROM t.c) AS w,\n    "substring"(t.c::text, t.b::text) AS x,\n    POSITION((t.c) IN (t.b)) AS y\n   FROM t;

> select indexname, indexdef from pg_indexes where tablename = 't' order by 1
t_lower_idx|CREATE INDEX t_lower_idx ON public.t USING btree (lower(NORMALIZE(b, NFKC)))
t_position_idx|CREATE INDEX t_position_idx ON public.t USING btree (POSITION(('a'::text) IN (b))) WHERE (b IS NORMALIZED)
t_substring_btrim_overlay_extract_idx|CREATE INDEX t_substring_btrim_overlay_extract_idx ON public.t USING btree (SUBSTRING(b FROM 2 FOR 3), TRIM(BOTH 'x'::text FROM b), OVERLAY(b PLACING 'x'::text FROM 2), EXTRACT(year FROM d))
t_timezone_idx|CREATE INDEX t_timezone_idx ON public.t USING btree ((ts AT TIME ZONE 'UTC'::text))

> select conname, pg_get_constraintdef(oid, true) from pg_constraint where conrelid = 'g'::regclass
g_b_check|CHECK (TRIM(BOTH FROM b) <> ''::text AND POSITION(('x'::text) IN (b)) > 0)
