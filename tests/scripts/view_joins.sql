# Views over joins with aliases: USING (...) AS x, (t1 JOIN t2 ...) AS j, columns that come, go and are renamed later.

> CREATE TABLE one (a int, b int)
CREATE TABLE

> CREATE TABLE two (a int, c int)
CREATE TABLE

> CREATE TABLE three (a bigint, d int)
CREATE TABLE

> INSERT INTO one VALUES (1, 10), (2, 20)
INSERT 0 2

> INSERT INTO two VALUES (1, 100), (3, 300)
INSERT 0 2

> INSERT INTO three VALUES (1, 7), (9, 9)
INSERT 0 2

> CREATE VIEW j1 AS SELECT * FROM (one JOIN two USING (a)) AS y
CREATE VIEW

> CREATE VIEW j2 AS SELECT x.a, one.b FROM one JOIN two USING (a) AS x
CREATE VIEW

> CREATE VIEW j3 AS SELECT * FROM (one FULL JOIN two USING (a) AS x) y
CREATE VIEW

> CREATE VIEW j4 AS SELECT * FROM (one CROSS JOIN two) AS y(p, q)
CREATE VIEW

> CREATE VIEW j5 AS SELECT k.*, k.a + k.z AS sum FROM ((one FULL JOIN two USING (a)) y FULL JOIN two AS t(a, z) USING (a)) k
CREATE VIEW

> CREATE VIEW j6 AS SELECT j.a, j.d FROM (one NATURAL JOIN three) j WHERE EXISTS (SELECT 1 FROM (two CROSS JOIN three) j WHERE j.c > 0)
CREATE VIEW

> CREATE VIEW j7 AS SELECT * FROM one LEFT JOIN two ON true
ERROR 42701 column "a" specified more than once

> CREATE VIEW j8 AS SELECT y.b, count(*) FROM (one LEFT JOIN two USING (a)) y GROUP BY y.b HAVING y.b > 0 ORDER BY y.b
CREATE VIEW

> SELECT viewname, pg_get_viewdef(viewname::regclass, true) FROM pg_views WHERE viewname ~ '^j\d' ORDER BY 1
j1| SELECT y.a,\n    y.b,\n    y.c\n   FROM (one\n     JOIN two USING (a)) y;
j2| SELECT one.a,\n    one.b\n   FROM one\n     JOIN two USING (a) AS x;
j3| SELECT y.a,\n    y.b,\n    y.c\n   FROM (one\n     FULL JOIN two USING (a) AS x) y;
j4| SELECT y.p,\n    y.q,\n    y.a,\n    y.c\n   FROM (one\n     CROSS JOIN two) y(p, q, a, c);
j5| SELECT k.a,\n    k.b,\n    k.c,\n    k.z,\n    k.a + k.z AS sum\n   FROM ((one\n     FULL JOIN two USING (a)) y\n     FULL JOIN two t(a, z) USING (a)) k;
j6| SELECT j.a,\n    j.d\n   FROM (one\n     JOIN three USING (a)) j\n  WHERE (EXISTS ( SELECT 1\n           FROM (two\n             CROSS JOIN three three_1) j_1(a, c, a_1, d)\n          WHERE j_1.c > 0));
j8| SELECT y.b,\n    count(*) AS count\n   FROM (one\n     LEFT JOIN two USING (a)) y\n  GROUP BY y.b\n HAVING y.b > 0\n  ORDER BY y.b;

> SELECT viewname, pg_get_viewdef(viewname::regclass) FROM pg_views WHERE viewname ~ '^j\d' ORDER BY 1
j1| SELECT y.a,\n    y.b,\n    y.c\n   FROM (one\n     JOIN two USING (a)) y;
j2| SELECT one.a,\n    one.b\n   FROM (one\n     JOIN two USING (a) AS x);
j3| SELECT y.a,\n    y.b,\n    y.c\n   FROM (one\n     FULL JOIN two USING (a) AS x) y;
j4| SELECT y.p,\n    y.q,\n    y.a,\n    y.c\n   FROM (one\n     CROSS JOIN two) y(p, q, a, c);
j5| SELECT k.a,\n    k.b,\n    k.c,\n    k.z,\n    (k.a + k.z) AS sum\n   FROM ((one\n     FULL JOIN two USING (a)) y\n     FULL JOIN two t(a, z) USING (a)) k;
j6| SELECT j.a,\n    j.d\n   FROM (one\n     JOIN three USING (a)) j\n  WHERE (EXISTS ( SELECT 1\n           FROM (two\n             CROSS JOIN three three_1) j_1(a, c, a_1, d)\n          WHERE (j_1.c > 0)));
j8| SELECT y.b,\n    count(*) AS count\n   FROM (one\n     LEFT JOIN two USING (a)) y\n  GROUP BY y.b\n HAVING (y.b > 0)\n  ORDER BY y.b;

> SELECT * FROM j1
1|10|100

> SELECT * FROM j2
1|10

> SELECT * FROM j3 ORDER BY 1
1|10|100
2|20|∅
3|∅|300

> SELECT * FROM j4 ORDER BY 1, 3
1|10|1|100
1|10|3|300
2|20|1|100
2|20|3|300

> SELECT * FROM j5 ORDER BY 1
1|10|100|100|101
2|20|∅|∅|∅
3|∅|300|300|303

> SELECT * FROM j6
1|7

> SELECT * FROM j8
10|1
20|1

> ALTER TABLE one ADD COLUMN c int
ALTER TABLE

> ALTER TABLE two RENAME COLUMN a TO aa
ALTER TABLE

> ALTER TABLE two ADD COLUMN b int
ALTER TABLE

> ALTER TABLE three RENAME TO drei
ALTER TABLE

> SELECT viewname, pg_get_viewdef(viewname::regclass, true) FROM pg_views WHERE viewname ~ '^j\d' ORDER BY 1
j1| SELECT y.a,\n    y.b,\n    y.c\n   FROM (one\n     JOIN two two(a, c, b) USING (a)) y(a, b, c_1, c, b_1);
j2| SELECT one.a,\n    one.b\n   FROM one\n     JOIN two two(a, c, b) USING (a) AS x;
j3| SELECT y.a,\n    y.b,\n    y.c\n   FROM (one\n     FULL JOIN two two(a, c, b) USING (a) AS x) y(a, b, c_1, c, b_1);
j4| SELECT y.p,\n    y.q,\n    y.aa AS a,\n    y.c\n   FROM (one\n     CROSS JOIN two) y(p, q, c_1, aa, c, b);
j5| SELECT k.a,\n    k.b,\n    k.c,\n    k.z,\n    k.a + k.z AS sum\n   FROM ((one\n     FULL JOIN two two(a, c, b) USING (a)) y(a, b, c_1, c, b_1)\n     FULL JOIN two t(a, z, b) USING (a)) k(a, b, c_1, c, b_1, z, b_2);
j6| SELECT j.a,\n    j.d\n   FROM (one\n     JOIN drei USING (a)) j\n  WHERE (EXISTS ( SELECT 1\n           FROM (two\n             CROSS JOIN drei drei_1) j_1\n          WHERE j_1.c > 0));
j8| SELECT y.b,\n    count(*) AS count\n   FROM (one\n     LEFT JOIN two two(a, c, b) USING (a)) y(a, b, c_1, c, b_1)\n  GROUP BY y.b\n HAVING y.b > 0\n  ORDER BY y.b;

> SELECT * FROM j3 ORDER BY 1
1|10|100
2|20|∅
3|∅|300

> SELECT * FROM j5 ORDER BY 1
1|10|100|100|101
2|20|∅|∅|∅
3|∅|300|300|303

> ALTER TABLE one DROP COLUMN c
ALTER TABLE

> SELECT pg_get_viewdef('j6'::regclass), pg_get_viewdef('j1'::regclass)
 SELECT j.a,\n    j.d\n   FROM (one\n     JOIN drei USING (a)) j\n  WHERE (EXISTS ( SELECT 1\n           FROM (two\n             CROSS JOIN drei drei_1) j_1\n          WHERE (j_1.c > 0)));| SELECT y.a,\n    y.b,\n    y.c\n   FROM (one\n     JOIN two two(a, c, b) USING (a)) y(a, b, c, b_1);

> ALTER TABLE one DROP COLUMN b
ERROR 2BP01 cannot drop column b of table one because other objects depend on it

> CREATE OR REPLACE VIEW j1 AS SELECT y.a, y.b, y.c FROM (one JOIN two ON a = aa) AS y(a, i, j, b)
ERROR 42702 column reference "b" is ambiguous

> SELECT pg_get_viewdef('j6'::regclass, true), pg_get_viewdef('j1'::regclass, true)
 SELECT j.a,\n    j.d\n   FROM (one\n     JOIN drei USING (a)) j\n  WHERE (EXISTS ( SELECT 1\n           FROM (two\n             CROSS JOIN drei drei_1) j_1\n          WHERE j_1.c > 0));| SELECT y.a,\n    y.b,\n    y.c\n   FROM (one\n     JOIN two two(a, c, b) USING (a)) y(a, b, c, b_1);

> SELECT y.z FROM (one CROSS JOIN two) AS y
ERROR 42703 column y.z does not exist

> CREATE VIEW bad AS SELECT * FROM (one CROSS JOIN two) AS y(a, b, c, d, e, f, g)
ERROR 42P10 join expression "y" has 5 columns available but 7 columns specified

> CREATE VIEW bad AS SELECT one.a FROM (one CROSS JOIN two) AS y
ERROR 42P01 invalid reference to FROM-clause entry for table "one"

> DROP TABLE one, two, drei CASCADE
DROP TABLE
