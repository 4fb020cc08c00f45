# What the planner expects: rows of conditions and numbers of groups, with and without statistics.
# groups
# with statistics objects of each kind
# never analyzed

> CREATE FUNCTION stx_rows(q text) RETURNS int LANGUAGE plpgsql AS $$ DECLARE j json; BEGIN EXECUTE 'EXPLAIN (FORMAT json) ' || q INTO j; RETURN round((j->0->'Plan'->>'Plan Rows')::numeric); END $$
CREATE FUNCTION

> CREATE TABLE stx_x AS SELECT i % 10 a, i % 100 b, 'x' || i % 7 c, i d, CASE WHEN i % 4 = 0 THEN NULL ELSE i % 50 END e, i % 3 = 0 f, (i * 7919) % 5000 g, timestamp '2020-01-01' + i * interval '1 min' h, (i * i) % 1000 + 0.5 k, 'n' || md5(i::text) m, array[i % 5, i % 3] n, CASE WHEN i % 10 > 0 THEN to_tsvector('simple', 'all b' || i % 4 || ' c' || i % 9) END o FROM generate_series(1, 5000) i
SELECT 5000

> ANALYZE stx_x
ANALYZE

> CREATE TABLE stx_c (n serial, q text)
CREATE TABLE

> INSERT INTO stx_c (q) SELECT unnest(array['a = 1', 'a = 77', 'a <> 1', 'a < 5', 'a <= 5', 'a > 5', 'a >= 9', '5 > a', 'a IN (1, 2)', 'a IN (1, 1, 2)', 'a NOT IN (1, 2)', 'a = ANY (ARRAY[1, 2, NULL])', 'a < ALL (ARRAY[4, 5])', 'a > ANY (ARRAY[4, 5])', 'e IS NULL', 'e IS NOT NULL', 'e = 7', 'e <> 7', 'e < 25', 'NOT e < 25', 'a IS NULL', 'f', 'NOT f', 'f IS TRUE', 'f IS NOT TRUE', 'f IS UNKNOWN', 'f = false', 'd < 2500', 'd >= 2500', 'd BETWEEN 100 AND 300', 'd > 100 AND d < 100', 'd < 0', 'd > 100000', 'd = 17', 'd = 100000', 'g < 1234', 'g BETWEEN 1000 AND 1010', 'h < ''2020-01-02''', 'h BETWEEN ''2020-01-02'' AND ''2020-01-03''', 'k < 500', 'k > 900.25', 'k = 25.5', 'm < ''n8''', 'm > ''nf''', 'm BETWEEN ''n2'' AND ''n5''', 'm = ''nope''', 'm LIKE ''n8%''', 'm LIKE ''%abc%''', 'm LIKE ''na_''', 'm NOT LIKE ''n8%''', 'c LIKE ''x1%''', 'c LIKE ''x1''', 'c NOT LIKE ''x%''', 'a = 1 AND b = 1', 'a = 1 AND b = 2', 'a = 1 OR b = 2', 'a = 1 OR a = 2', 'NOT (a = 1 OR b = 2)', 'a < 5 AND b < 50', 'a = 1 AND b = 1 AND c = ''x1''', 'a = b', 'a + 1 = 5', 'a + b < 50', 'a IS DISTINCT FROM 1', 'a IS NOT DISTINCT FROM 1', '3 = ANY (n)', '77 = ANY (n)', 'n @> ARRAY[3]', 'n @> ARRAY[1, 3]', 'n @> ARRAY[3, NULL]', 'n && ARRAY[3, 4]', 'ARRAY[1] <@ n', 'n @> ARRAY[77]', 'o @@ ''b1''', 'o @@ ''b1 & c2''', 'o @@ ''b1 | !c2''', 'o @@ ''b:*''', 'o @@ ''nosuch''', 'o @@ ''all''', 'true', 'coalesce(a, 1) = 1', 'd < 2500 OR d IS NULL', 'd < 100 AND d > 50 AND a = 3', 'a = 1 AND (b = 1 OR b = 11)', 'abs(a) = 3 AND b IN (3, 13)', '(a = 1) = true', '(a = 1) = false', 'f <> true', 'NOT (a < 5 AND b < 50)', 'NOT (e IS NULL)', 'NOT (f IS TRUE)', 'NOT NOT a = 1', 'NOT a IN (1, 2)', 'NOT (NOT (a = 1) OR b = 1)', 'NOT c LIKE ''x1%''', 'd::bigint = 5', 'k > ANY (ARRAY[100, 200])', 'k IN (1, 4.5, 25.5)', 'd < 1000.5', 'd = 10 + 7', 'h < timestamp ''2020-01-02'' + interval ''1 hour''', 'c = ''x1''::varchar'])
INSERT 0 102

> SELECT q, stx_rows('SELECT * FROM stx_x WHERE ' || q) FROM stx_c ORDER BY n
a = 1|500
a = 77|1
a <> 1|4500
a < 5|2500
a <= 5|3000
a > 5|2000
a >= 9|500
5 > a|2500
a IN (1, 2)|1000
a IN (1, 1, 2)|1500
a NOT IN (1, 2)|4000
a = ANY (ARRAY[1, 2, NULL])|1000
a < ALL (ARRAY[4, 5])|1000
a > ANY (ARRAY[4, 5])|3500
e IS NULL|1250
e IS NOT NULL|3750
e = 7|100
e <> 7|3650
e < 25|1850
NOT e < 25|1900
a IS NULL|1
f|1666
NOT f|3334
f IS TRUE|1666
f IS NOT TRUE|3334
f IS UNKNOWN|1
f = false|3334
d < 2500|2499
d >= 2500|2501
d BETWEEN 100 AND 300|201
d > 100 AND d < 100|1
d < 0|1
d > 100000|1
d = 17|1
d = 100000|1
g < 1234|1234
g BETWEEN 1000 AND 1010|11
h < '2020-01-02'|1439
h BETWEEN '2020-01-02' AND '2020-01-03'|1441
k < 500|2662
k > 900.25|454
k = 25.5|200
m < 'n8'|2499
m > 'nf'|302
m BETWEEN 'n2' AND 'n5'|903
m = 'nope'|1
m LIKE 'n8%'|354
m LIKE '%abc%'|51
m LIKE 'na_'|1
m NOT LIKE 'n8%'|4646
c LIKE 'x1%'|715
c LIKE 'x1'|715
c NOT LIKE 'x%'|1
a = 1 AND b = 1|5
a = 1 AND b = 2|5
a = 1 OR b = 2|545
a = 1 OR a = 2|950
NOT (a = 1 OR b = 2)|4455
a < 5 AND b < 50|1250
a = 1 AND b = 1 AND c = 'x1'|1
a = b|25
a + 1 = 5|25
a + b < 50|1667
a IS DISTINCT FROM 1|4500
a IS NOT DISTINCT FROM 1|500
3 = ANY (n)|1000
77 = ANY (n)|25
n @> ARRAY[3]|1000
n @> ARRAY[1, 3]|467
n @> ARRAY[3, NULL]|1
n && ARRAY[3, 4]|1800
ARRAY[1] <@ n|2333
n @> ARRAY[77]|25
o @@ 'b1'|1250
o @@ 'b1 & c2'|139
o @@ 'b1 | !c2'|4139
o @@ 'b:*'|90
o @@ 'nosuch'|22
o @@ 'all'|4500
true|5000
coalesce(a, 1) = 1|25
d < 2500 OR d IS NULL|2499
d < 100 AND d > 50 AND a = 3|5
a = 1 AND (b = 1 OR b = 11)|10
abs(a) = 3 AND b IN (3, 13)|1
(a = 1) = true|500
(a = 1) = false|4500
f <> true|3334
NOT (a < 5 AND b < 50)|3750
NOT (e IS NULL)|3750
NOT (f IS TRUE)|3334
NOT NOT a = 1|500
NOT a IN (1, 2)|4000
NOT (NOT (a = 1) OR b = 1)|495
NOT c LIKE 'x1%'|4285
d::bigint = 5|25
k > ANY (ARRAY[100, 200])|4841
k IN (1, 4.5, 25.5)|240
d < 1000.5|1667
d = 10 + 7|1
h < timestamp '2020-01-02' + interval '1 hour'|1499
c = 'x1'::varchar|715

> CREATE TABLE stx_g (n serial, q text)
CREATE TABLE

> INSERT INTO stx_g (q) SELECT unnest(array['a', 'a, b', 'a, b, c', 'b', 'd', 'e', 'f', 'a, f', 'a + 1', 'a + b', 'c, d', 'upper(c)', 'a, a + 1', 'g', 'a, b, g'])
INSERT 0 15

> SELECT q, stx_rows('SELECT 1 FROM stx_x GROUP BY ' || q), stx_rows('SELECT 1 FROM stx_x WHERE b < 20 GROUP BY ' || q) FROM stx_g ORDER BY n
a|10|10
a, b|500|446
a, b, c|500|446
b|100|100
d|5000|1000
e|50|50
f|2|2
a, f|20|20
a + 1|10|10
a + b|500|446
c, d|5000|1000
upper(c)|7|7
a, a + 1|10|10
g|5000|1000
a, b, g|5000|1000

> SELECT stx_rows('SELECT DISTINCT a, c FROM stx_x'), stx_rows('SELECT count(*) FROM stx_x'), stx_rows('SELECT a FROM stx_x GROUP BY a LIMIT 3'), stx_rows('SELECT a, b FROM stx_x GROUP BY GROUPING SETS ((a), (b), ())')
70|1|3|111

> CREATE STATISTICS stx_nd (ndistinct) ON a, b, c FROM stx_x
CREATE STATISTICS

> ANALYZE stx_x
ANALYZE

> SELECT q, stx_rows('SELECT 1 FROM stx_x GROUP BY ' || q), stx_rows('SELECT 1 FROM stx_x WHERE b < 20 GROUP BY ' || q) FROM stx_g ORDER BY n
a|10|10
a, b|100|100
a, b, c|700|558
b|100|100
d|5000|1000
e|50|50
f|2|2
a, f|20|20
a + 1|10|10
a + b|100|100
c, d|5000|1000
upper(c)|7|7
a, a + 1|10|10
g|5000|1000
a, b, g|5000|1000

> DROP STATISTICS stx_nd
DROP STATISTICS

> CREATE STATISTICS stx_de (dependencies) ON a, b, c FROM stx_x
CREATE STATISTICS

> ANALYZE stx_x
ANALYZE

> SELECT q, stx_rows('SELECT * FROM stx_x WHERE ' || q) FROM stx_c WHERE q LIKE '%AND%' OR q LIKE '%OR%' ORDER BY n
d BETWEEN 100 AND 300|201
d > 100 AND d < 100|1
g BETWEEN 1000 AND 1010|11
h BETWEEN '2020-01-02' AND '2020-01-03'|1441
m BETWEEN 'n2' AND 'n5'|903
a = 1 AND b = 1|50
a = 1 AND b = 2|50
a = 1 OR b = 2|545
a = 1 OR a = 2|950
NOT (a = 1 OR b = 2)|4455
a < 5 AND b < 50|1250
a = 1 AND b = 1 AND c = 'x1'|7
d < 2500 OR d IS NULL|2499
d < 100 AND d > 50 AND a = 3|5
a = 1 AND (b = 1 OR b = 11)|99
abs(a) = 3 AND b IN (3, 13)|1
NOT (a < 5 AND b < 50)|3750
NOT (NOT (a = 1) OR b = 1)|495

> DROP STATISTICS stx_de
DROP STATISTICS

> CREATE STATISTICS stx_mc (mcv) ON a, b FROM stx_x
CREATE STATISTICS

> CREATE STATISTICS stx_ex (mcv) ON (abs(a)), b, f FROM stx_x
CREATE STATISTICS

> ANALYZE stx_x
ANALYZE

> SELECT q, stx_rows('SELECT * FROM stx_x WHERE ' || q) FROM stx_c ORDER BY n
a = 1|500
a = 77|1
a <> 1|4500
a < 5|2500
a <= 5|3000
a > 5|2000
a >= 9|500
5 > a|2500
a IN (1, 2)|1000
a IN (1, 1, 2)|1500
a NOT IN (1, 2)|4000
a = ANY (ARRAY[1, 2, NULL])|1000
a < ALL (ARRAY[4, 5])|1000
a > ANY (ARRAY[4, 5])|3500
e IS NULL|1250
e IS NOT NULL|3750
e = 7|100
e <> 7|3650
e < 25|1850
NOT e < 25|1900
a IS NULL|1
f|1666
NOT f|3334
f IS TRUE|1666
f IS NOT TRUE|3334
f IS UNKNOWN|1
f = false|3334
d < 2500|2499
d >= 2500|2501
d BETWEEN 100 AND 300|201
d > 100 AND d < 100|1
d < 0|1
d > 100000|1
d = 17|1
d = 100000|1
g < 1234|1234
g BETWEEN 1000 AND 1010|11
h < '2020-01-02'|1439
h BETWEEN '2020-01-02' AND '2020-01-03'|1441
k < 500|2662
k > 900.25|454
k = 25.5|200
m < 'n8'|2499
m > 'nf'|302
m BETWEEN 'n2' AND 'n5'|903
m = 'nope'|1
m LIKE 'n8%'|354
m LIKE '%abc%'|51
m LIKE 'na_'|1
m NOT LIKE 'n8%'|4646
c LIKE 'x1%'|715
c LIKE 'x1'|715
c NOT LIKE 'x%'|1
a = 1 AND b = 1|50
a = 1 AND b = 2|1
a = 1 OR b = 2|550
a = 1 OR a = 2|950
NOT (a = 1 OR b = 2)|4450
a < 5 AND b < 50|1250
a = 1 AND b = 1 AND c = 'x1'|7
a = b|25
a + 1 = 5|25
a + b < 50|1667
a IS DISTINCT FROM 1|4500
a IS NOT DISTINCT FROM 1|500
3 = ANY (n)|1000
77 = ANY (n)|25
n @> ARRAY[3]|1000
n @> ARRAY[1, 3]|467
n @> ARRAY[3, NULL]|1
n && ARRAY[3, 4]|1800
ARRAY[1] <@ n|2333
n @> ARRAY[77]|25
o @@ 'b1'|1250
o @@ 'b1 & c2'|139
o @@ 'b1 | !c2'|4139
o @@ 'b:*'|90
o @@ 'nosuch'|22
o @@ 'all'|4500
true|5000
coalesce(a, 1) = 1|25
d < 2500 OR d IS NULL|2499
d < 100 AND d > 50 AND a = 3|5
a = 1 AND (b = 1 OR b = 11)|100
abs(a) = 3 AND b IN (3, 13)|70
(a = 1) = true|500
(a = 1) = false|4500
f <> true|3334
NOT (a < 5 AND b < 50)|3750
NOT (e IS NULL)|3750
NOT (f IS TRUE)|3334
NOT NOT a = 1|500
NOT a IN (1, 2)|4000
NOT (NOT (a = 1) OR b = 1)|450
NOT c LIKE 'x1%'|4285
d::bigint = 5|25
k > ANY (ARRAY[100, 200])|4841
k IN (1, 4.5, 25.5)|240
d < 1000.5|1667
d = 10 + 7|1
h < timestamp '2020-01-02' + interval '1 hour'|1499
c = 'x1'::varchar|715

> DROP STATISTICS stx_mc, stx_ex
DROP STATISTICS

> CREATE STATISTICS stx_e1 ON (a + b) FROM stx_x
CREATE STATISTICS

> CREATE STATISTICS stx_e2 ON (upper(c)) FROM stx_x
CREATE STATISTICS

> ANALYZE stx_x
ANALYZE

> SELECT q, stx_rows('SELECT * FROM stx_x WHERE ' || q) FROM stx_c WHERE q LIKE 'a + b%' ORDER BY n
a + b < 50|2250

> SELECT q, stx_rows('SELECT 1 FROM stx_x GROUP BY ' || q) FROM stx_g WHERE q IN ('a + b', 'upper(c)') ORDER BY n
a + b|55
upper(c)|7

> CREATE TABLE stx_u (a int, b text, c bool)
CREATE TABLE

> ALTER TABLE stx_u SET (autovacuum_enabled = false)
ALTER TABLE

> ANALYZE stx_u
ANALYZE

> SELECT stx_rows('SELECT count(*) FROM stx_u')
1

> DROP TABLE stx_x, stx_c, stx_g, stx_u
DROP TABLE

> DROP FUNCTION stx_rows
DROP FUNCTION
