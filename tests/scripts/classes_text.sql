# gin_trgm_ops and the classes of full-text search: the same rows with their indexes, what they are called, what depends on them.

> SET enable_seqscan = off
SET

> CREATE EXTENSION pg_trgm
CREATE EXTENSION

> CREATE TABLE words (id int, s text)
CREATE TABLE

> INSERT INTO words SELECT i, w || ' ' || i FROM (VALUES (1, 'Postgres'), (2, 'grey post'), (3, 'a_b%c'), (4, 'ÀÉ Hôtel'), (5, NULL), (6, ''), (7, 'post-office'), (8, 'xx')) v(i, w)
INSERT 0 8

> INSERT INTO words SELECT i, md5(i::text) FROM generate_series(100, 900) i
INSERT 0 801

> CREATE INDEX words_trgm ON words USING gin (s gin_trgm_ops)
CREATE INDEX

> SELECT id FROM words WHERE s LIKE '%post%' ORDER BY id
2
7

> SELECT id FROM words WHERE s ILIKE '%POST%' ORDER BY id
1
2
7

> SELECT id FROM words WHERE s LIKE 'post%' ORDER BY id
7

> SELECT id FROM words WHERE s LIKE '%st 2' ORDER BY id
2

> SELECT id FROM words WHERE s LIKE 'a\_b\%c%' ORDER BY id
3

> SELECT id FROM words WHERE s LIKE '%a!_b%' ESCAPE '!' ORDER BY id
3

> SELECT id FROM words WHERE s LIKE 'p_st%' ORDER BY id
7

> SELECT id FROM words WHERE s LIKE '' ORDER BY id
(no rows)

> SELECT count(*) FROM words WHERE s LIKE '%'
808

> SELECT id FROM words WHERE s ILIKE '%hôtel%' ORDER BY id
4

> SELECT id FROM words WHERE s NOT LIKE '%a%' AND id < 9 ORDER BY id
1
2
4
6
7
8

> SELECT id FROM words WHERE s ~ 'gr(e|a)y' ORDER BY id
2

> SELECT id FROM words WHERE s ~ '^P.*gres' ORDER BY id
1

> SELECT id FROM words WHERE s ~* '^p[aeiou]st' ORDER BY id
1
7

> SELECT id FROM words WHERE s ~ 'pos?t(gres)? [0-9]$' ORDER BY id
2

> SELECT id FROM words WHERE s ~ 'office|Hôtel' ORDER BY id
4
7

> SELECT id FROM words WHERE s ~ '(?i)HÔTEL' ORDER BY id
4

> SELECT id FROM words WHERE s ~ 'x{2}' ORDER BY id
8

> SELECT id FROM words WHERE s ~ 'posx*t' ORDER BY id
2
7

> SELECT id FROM words WHERE s ~ '***=a_b%' ORDER BY id
3

> SELECT id FROM words WHERE s ~ '\mpost\M' ORDER BY id
2
7

> SELECT id FROM words WHERE s ~ 'po(st' ORDER BY id
ERROR 2201B invalid regular expression: parentheses () not balanced

> SELECT id FROM words WHERE s % 'postgres' ORDER BY id
1
2

> SELECT id FROM words WHERE 'postgres 1' % s ORDER BY id
1

> SELECT id FROM words WHERE s %> 'post' ORDER BY id
1
2
7

> SELECT id FROM words WHERE 'post' <% s ORDER BY id
1
2
7

> SELECT id FROM words WHERE s %>> 'post' ORDER BY id
2
7

> SELECT id FROM words WHERE 'office' <<% s ORDER BY id
7

> SELECT id FROM words WHERE s = 'xx 8'
8

> UPDATE words SET s = 'posting ' || id WHERE id = 500
UPDATE 1

> DELETE FROM words WHERE id = 2
DELETE 1

> SELECT id FROM words WHERE s LIKE '%post%' ORDER BY id
7
500

> BEGIN
BEGIN

> INSERT INTO words VALUES (1000, 'lamppost')
INSERT 0 1

> SELECT id FROM words WHERE s LIKE '%post%' ORDER BY id
7
500
1000

> ROLLBACK
ROLLBACK

> SELECT id FROM words WHERE s LIKE '%post%' ORDER BY id
7
500

> DROP INDEX words_trgm
DROP INDEX

> CREATE INDEX words_gist ON words USING gist (s gist_trgm_ops)
CREATE INDEX

> SELECT id FROM words WHERE s LIKE '%post%' ORDER BY id
7
500

> SELECT id FROM words WHERE s = 'xx 8'
8

> SELECT id FROM words WHERE s % 'postgres' ORDER BY id
1

> SELECT pg_get_indexdef('words_gist'::regclass)
CREATE INDEX words_gist ON public.words USING gist (s gist_trgm_ops)

> CREATE INDEX ON words USING btree (s gin_trgm_ops)
ERROR 42704 operator class "gin_trgm_ops" does not exist for access method "btree"

> CREATE INDEX ON words USING gin (id gin_trgm_ops)
ERROR 42804 operator class "gin_trgm_ops" does not accept data type integer

> CREATE INDEX ON words USING gin (s)
ERROR 42704 data type text has no default operator class for access method "gin"

> DROP EXTENSION pg_trgm
ERROR 2BP01 cannot drop extension pg_trgm because other objects depend on it

> DROP TABLE words
DROP TABLE

> DROP EXTENSION pg_trgm
DROP EXTENSION

> CREATE SCHEMA apart
CREATE SCHEMA

> CREATE EXTENSION pg_trgm SCHEMA apart
CREATE EXTENSION

> CREATE TABLE near (s text, EXCLUDE USING gist (s apart.gist_trgm_ops WITH OPERATOR(apart.%)))
CREATE TABLE

> SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'near'::regclass
EXCLUDE USING gist (s apart.gist_trgm_ops WITH OPERATOR(apart.%))

> CREATE TABLE nearer (s text, EXCLUDE USING gist (s apart.gist_trgm_ops WITH %))
ERROR 42883 operator does not exist: text % text

> INSERT INTO near VALUES ('one word'), ('two birds')
INSERT 0 2

> INSERT INTO near VALUES ('one words')
ERROR 23P01 conflicting key value violates exclusion constraint "near_s_excl"

> DROP TABLE near
DROP TABLE

> DROP SCHEMA apart CASCADE
DROP SCHEMA

> CREATE TABLE docs (id int, body text, v tsvector GENERATED ALWAYS AS (to_tsvector('english', body)) STORED, q tsquery)
CREATE TABLE

> INSERT INTO docs (id, body, q) VALUES (1, 'The fat cats sat on a mat', 'fat & cat'), (2, 'A fat rat', 'rat'), (3, 'Rats and cats', '!dog'), (4, '', 'cat <-> rat'), (5, NULL, NULL)
INSERT 0 5

> CREATE INDEX docs_v ON docs USING gin (v)
CREATE INDEX

> CREATE INDEX docs_body ON docs USING gin (to_tsvector('english', body))
CREATE INDEX

> CREATE INDEX docs_gist ON docs USING gist (v)
CREATE INDEX

> CREATE INDEX docs_q ON docs USING gist (q)
CREATE INDEX

> SELECT id FROM docs WHERE v @@ to_tsquery('english', 'cat') ORDER BY id
1
3

> SELECT id FROM docs WHERE v @@ 'ca:* & fat' ORDER BY id
1

> SELECT id FROM docs WHERE v @@ 'fat <-> cat' ORDER BY id
1

> SELECT id FROM docs WHERE v @@ '!cat' ORDER BY id
2
4

> SELECT id FROM docs WHERE v @@ 'fat & !cat' ORDER BY id
2

> SELECT id FROM docs WHERE v @@ 'cat | rat' ORDER BY id
1
2
3

> SELECT id FROM docs WHERE v @@ 'cat:A' ORDER BY id
(no rows)

> SELECT id FROM docs WHERE v @@ ''::tsquery ORDER BY id
(no rows)

> SELECT id FROM docs WHERE v @@@ 'rat'::tsquery ORDER BY id
2
3

> SELECT id FROM docs WHERE to_tsvector('english', body) @@ to_tsquery('english', 'rats') ORDER BY id
2
3

> SELECT id FROM docs WHERE to_tsvector('simple', body) @@ to_tsquery('simple', 'rats') ORDER BY id
3

> SELECT d.id FROM docs d, to_tsquery('english', 'mat') t WHERE d.v @@ t
1

> SELECT id FROM docs WHERE q @> 'cat'::tsquery ORDER BY id
1
4

> SELECT id FROM docs WHERE q <@ 'cat & fat & hat'::tsquery ORDER BY id
1

> UPDATE docs SET body = 'a dog' WHERE id = 1
UPDATE 1

> SELECT id FROM docs WHERE v @@ 'cat' ORDER BY id
3

> SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'docs' ORDER BY 1
docs_body|CREATE INDEX docs_body ON public.docs USING gin (to_tsvector('english'::regconfig, body))
docs_gist|CREATE INDEX docs_gist ON public.docs USING gist (v)
docs_q|CREATE INDEX docs_q ON public.docs USING gist (q)
docs_v|CREATE INDEX docs_v ON public.docs USING gin (v)

> DROP TABLE docs
DROP TABLE

> CREATE EXTENSION pg_trgm
CREATE EXTENSION

> CREATE TABLE parted (a int, s text) PARTITION BY LIST (a)
CREATE TABLE

> CREATE TABLE part PARTITION OF parted FOR VALUES IN (1)
CREATE TABLE

> CREATE INDEX ON parted USING gin (s gin_trgm_ops)
CREATE INDEX

> DROP EXTENSION pg_trgm
ERROR 2BP01 cannot drop extension pg_trgm because other objects depend on it

> DROP EXTENSION pg_trgm CASCADE
DROP EXTENSION

> SELECT count(*) FROM pg_indexes WHERE tablename LIKE 'part%'
0

> DROP TABLE parted
DROP TABLE
