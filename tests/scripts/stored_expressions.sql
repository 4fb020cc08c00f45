# Expressions that the catalog keeps are shown as they were written, not computed.

> CREATE TABLE fo (b int DEFAULT 3+5, c int CHECK (c > -1 AND c < 2*3), e timestamptz DEFAULT now() + interval '1 day', g text DEFAULT upper('a'), h int[] DEFAULT array[1,2], i int DEFAULT -1, j date DEFAULT '2024-01-01'::date + 1, k bigint DEFAULT 5)
CREATE TABLE

> SELECT pg_get_constraintdef(oid), pg_get_constraintdef(oid, true) FROM pg_constraint WHERE conrelid = 'fo'::regclass
CHECK (((c > '-1'::integer) AND (c < (2 * 3))))|CHECK (c > '-1'::integer AND c < (2 * 3))

> SELECT pg_get_expr(adbin, adrelid), pg_get_expr(adbin, adrelid, true) FROM pg_attrdef WHERE adrelid = 'fo'::regclass ORDER BY adnum
(3 + 5)|3 + 5
(now() + '1 day'::interval)|now() + '1 day'::interval
upper('a'::text)|upper('a'::text)
ARRAY[1, 2]|ARRAY[1, 2]
'-1'::integer|'-1'::integer
('2024-01-01'::date + 1)|'2024-01-01'::date + 1
5|5

> CREATE INDEX ON fo ((c + 2 * 3)) WHERE c > 2 * 3
CREATE INDEX

> SELECT indexdef FROM pg_indexes WHERE tablename = 'fo'
CREATE INDEX fo_expr_idx ON public.fo USING btree (((c + (2 * 3)))) WHERE (c > (2 * 3))

> INSERT INTO fo (c) VALUES (5) RETURNING b, g, h, i, j, k
8|A|{1,2}|-1|2024-01-02|5

> INSERT INTO fo (c) VALUES (6)
ERROR 23514 new row for relation "fo" violates check constraint "fo_c_check"

> SELECT c FROM fo WHERE c + 6 = 11 AND c > 6
(no rows)

> CREATE TABLE added (a int)
CREATE TABLE

> INSERT INTO added SELECT generate_series(1, 3)
INSERT 0 3

> ALTER TABLE added ADD COLUMN u uuid DEFAULT gen_random_uuid(), ADD COLUMN r float8 DEFAULT random(), ADD COLUMN n numeric(6, 2) DEFAULT 1, ADD COLUMN t timestamptz DEFAULT now()
ALTER TABLE

> SELECT count(DISTINCT u), count(DISTINCT r), count(DISTINCT t), min(n), max(n) FROM added
3|3|1|1.00|1.00

> ALTER TABLE added ADD COLUMN s int DEFAULT nextval('pg_catalog.nothing')
ERROR 42P01 relation "pg_catalog.nothing" does not exist

> CREATE SEQUENCE added_seq
CREATE SEQUENCE

> ALTER TABLE added ADD COLUMN s int DEFAULT nextval('added_seq') + 10
ALTER TABLE

> SELECT a, s FROM added ORDER BY a
1|11
2|12
3|13

> CREATE TABLE xi (a int, b text, j jsonb)
CREATE TABLE

> CREATE INDEX xi_1 ON xi ((a + 1), lower(b), (a::text), (j ->> 'k'), (coalesce(a, 0)), (a IS NULL))
CREATE INDEX

> SELECT indexdef FROM pg_indexes WHERE tablename = 'xi'
CREATE INDEX xi_1 ON public.xi USING btree (((a + 1)), lower(b), ((a)::text), ((j ->> 'k'::text)), COALESCE(a, 0), ((a IS NULL)))

> SELECT pg_get_indexdef('xi_1'::regclass, 0, true), pg_get_indexdef('xi_1'::regclass, 1, false), pg_get_indexdef('xi_1'::regclass, 1, true), pg_get_indexdef('xi_1'::regclass, 4, false), pg_get_indexdef('xi_1'::regclass, 2, false)
CREATE INDEX xi_1 ON xi USING btree ((a + 1), lower(b), (a::text), (j ->> 'k'::text), COALESCE(a, 0), (a IS NULL))|((a + 1))|(a + 1)|((j ->> 'k'::text))|lower(b)
