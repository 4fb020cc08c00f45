# Columns with different collations in one call that needs one: 42P22 when it is made.

> CREATE TABLE cin_t (x text COLLATE "C", y text COLLATE "POSIX", z text)
CREATE TABLE

> SELECT x < y FROM cin_t
(no rows)

> INSERT INTO cin_t VALUES ('a', 'b', 'c'), (NULL, 'b', 'c')
INSERT 0 2

> SELECT x < y FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT x < y FROM cin_t WHERE x IS NULL
∅

> SELECT x || y, length(x || y), x LIKE y FROM cin_t WHERE x = 'a'
ab|2|f

> SELECT x ILIKE y FROM cin_t
ERROR 42P22 could not determine which collation to use for ILIKE

> SELECT x ~ y FROM cin_t
ERROR 42P22 could not determine which collation to use for regular expression

> SELECT x !~* y FROM cin_t
ERROR 42P22 could not determine which collation to use for regular expression

> SELECT lower(x || y) FROM cin_t
ERROR 42P22 could not determine which collation to use for lower() function

> SELECT upper(x || y) FROM cin_t
ERROR 42P22 could not determine which collation to use for upper() function

> SELECT initcap(x || y) FROM cin_t
ERROR 42P22 could not determine which collation to use for initcap() function

> SELECT x = y FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT x IN (y, 'q') FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT x = ANY (ARRAY[y]) FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT greatest(x, y) FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT nullif(x, y) FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT x IS DISTINCT FROM y FROM cin_t WHERE x = 'a'
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT x BETWEEN y AND 'z' FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT regexp_replace(x, y, '') FROM cin_t
ERROR 42P22 could not determine which collation to use for regular expression

> SELECT strpos(x, y) FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT replace(x, y, '') FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT split_part(x, y, 1) FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT x ^@ y FROM cin_t
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT count(*) FROM cin_t WHERE x < y
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT count(*) FROM cin_t WHERE (x || y) <> 'q' AND x = 'a'
ERROR 42P22 could not determine which collation to use for string comparison

> SELECT x < y COLLATE "C", x < z, lower(x), lower((x || y) COLLATE "C"), greatest(x, z) FROM cin_t WHERE x = 'a'
t|t|a|ab|c

> SELECT a.x FROM cin_t a JOIN cin_t b ON a.x < b.y
ERROR 42P22 could not determine which collation to use for string comparison

> CREATE VIEW cin_v AS SELECT x < y AS c FROM cin_t
CREATE VIEW

> SELECT * FROM cin_v
ERROR 42P22 could not determine which collation to use for string comparison

> DROP VIEW cin_v
DROP VIEW

> DROP TABLE cin_t
DROP TABLE
