# Conditions that follow from others: equal columns, and ORs about several tables.

> CREATE TABLE ji_a (x int, y int, s text)
CREATE TABLE

> CREATE TABLE ji_b (x int, y int, s text)
CREATE TABLE

> CREATE TABLE ji_c (x int PRIMARY KEY, y int)
CREATE TABLE

> INSERT INTO ji_a SELECT g % 7, g % 5, chr(97 + g % 3) FROM generate_series(1, 60) g
INSERT 0 60

> INSERT INTO ji_b SELECT g % 6, g % 4, chr(97 + g % 4) FROM generate_series(1, 30) g
INSERT 0 30

> INSERT INTO ji_c SELECT g, g % 3 FROM generate_series(0, 20) g
INSERT 0 21

> INSERT INTO ji_a VALUES (NULL, 1, 'a'), (2, NULL, 'b')
INSERT 0 2

> ANALYZE ji_a
ANALYZE

> ANALYZE ji_b
ANALYZE

> ANALYZE ji_c
ANALYZE

> SELECT count(*), sum(a.x) FROM ji_a a, ji_b b, ji_c c WHERE a.x = b.x AND b.x = c.x
265|660

> SELECT count(*), sum(a.x) FROM ji_a a, ji_b b, ji_c c WHERE a.x = b.x AND b.x = c.x AND c.x = 3
45|135

> SELECT count(*), sum(a.x) FROM ji_a a JOIN ji_b b ON a.x = b.x AND a.x = b.y
100|168

> SELECT count(*), sum(a.x) FROM ji_a a JOIN ji_b b ON a.x = b.x WHERE a.y = b.x
45|100

> SELECT count(*), sum(c.x) FROM ji_a a LEFT JOIN ji_b b ON a.x = b.x JOIN ji_c c ON c.x = b.y AND c.x = a.x
100|168

> SELECT count(*), sum(c.x) FROM ji_a a FULL JOIN ji_b b ON a.x = b.x, ji_c c WHERE c.x = b.y AND c.x = a.y
47|75

> SELECT count(*), sum(a.x) FROM ji_a a, ji_b b WHERE (a.s = 'a' AND b.s = 'b' AND a.x = b.x) OR (a.s = 'b' AND b.s = 'd' AND a.x = b.x)
43|125

> SELECT count(*), sum(a.x) FROM ji_a a, ji_b b, ji_c c WHERE a.x = b.x AND c.x = a.y AND ((a.s = 'a' AND c.y = 1) OR (a.s = 'c' AND c.y = 2 AND b.y > 1))
45|118

> SELECT count(*) FROM ji_a a, ji_b b WHERE a.x = b.x AND ((a.y = 1) OR (b.y = 2 AND a.y = 3))
63

> SELECT count(*) FROM ji_a a, ji_b b, ji_a d, ji_b e WHERE a.x = b.x AND b.x = d.x AND d.x = e.x AND e.x = 1
2025

> SELECT count(*) FROM ji_a a, LATERAL (SELECT b.x FROM ji_b b WHERE b.x = a.x AND b.y = a.x) l, ji_c c WHERE c.x = l.x
100

> SELECT count(*) FROM ji_a a WHERE EXISTS (SELECT 1 FROM ji_b b, ji_c c WHERE b.x = c.x AND c.x = a.x AND b.y = a.y)
18

> DROP TABLE ji_a, ji_b, ji_c
DROP TABLE
