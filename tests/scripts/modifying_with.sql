# Data-modifying WITH: all parts of a statement see the tables as they were before it.

> CREATE TABLE stock (id int PRIMARY KEY, n int NOT NULL DEFAULT 0, note text)
CREATE TABLE

> CREATE TABLE log (id int, n int)
CREATE TABLE

> INSERT INTO stock VALUES (1, 10), (2, 20), (3, 30)
INSERT 0 3

> WITH up AS (UPDATE stock SET n = n + 1 WHERE id = 1 RETURNING *) SELECT * FROM stock ORDER BY id
1|10|∅
2|20|∅
3|30|∅

> SELECT * FROM stock ORDER BY id
1|11|∅
2|20|∅
3|30|∅

> WITH up AS (UPDATE stock SET n = 100 WHERE id = 4 RETURNING id) INSERT INTO stock SELECT 4, 40 WHERE NOT EXISTS (SELECT FROM up)
INSERT 0 1

> WITH up AS (UPDATE stock SET n = 100 WHERE id = 4 RETURNING id) INSERT INTO stock SELECT 4, 40 WHERE NOT EXISTS (SELECT FROM up)
INSERT 0 0

> SELECT * FROM stock ORDER BY id
1|11|∅
2|20|∅
3|30|∅
4|100|∅

> WITH gone AS (DELETE FROM stock WHERE id = 2 RETURNING *), kept AS (INSERT INTO log SELECT id, n FROM gone RETURNING *) SELECT (SELECT count(*) FROM stock), (SELECT count(*) FROM gone), (SELECT count(*) FROM kept), (SELECT count(*) FROM log)
4|1|1|0

> SELECT count(*) FROM stock
3

> WITH a AS (INSERT INTO stock VALUES (5, 50) RETURNING id), b AS (UPDATE stock SET note = 'seen' RETURNING id, n, note) SELECT * FROM b ORDER BY id
1|11|seen
3|30|seen
4|100|seen

> SELECT * FROM stock ORDER BY id
1|11|seen
3|30|seen
4|100|seen
5|50|∅

> WITH a AS (DELETE FROM stock WHERE id = 5) DELETE FROM stock WHERE id >= 4 RETURNING id
4
5

> SELECT * FROM stock ORDER BY id
1|11|seen
3|30|seen

> WITH a AS (UPDATE stock SET n = 1 WHERE id = 1 RETURNING n), b AS (UPDATE stock SET n = 3 WHERE id = 3 RETURNING n) SELECT (SELECT n FROM a), (SELECT n FROM b), (SELECT sum(n) FROM stock)
1|3|41

> BEGIN
BEGIN

> INSERT INTO stock VALUES (6, 60)
INSERT 0 1

> WITH a AS (UPDATE stock SET n = 61 WHERE id = 6 RETURNING n) SELECT a.n, s.n FROM a, stock s WHERE s.id = 6
61|60

> SELECT n FROM stock WHERE id = 6
61

> WITH a AS (DELETE FROM stock WHERE id = 6 RETURNING *) INSERT INTO stock SELECT 7, n FROM a RETURNING *
7|61|∅

> SELECT * FROM stock ORDER BY id
1|1|seen
3|3|seen
7|61|∅

> ROLLBACK
ROLLBACK

> WITH a AS (INSERT INTO stock VALUES (8, 80)) INSERT INTO stock VALUES (8, 81)
ERROR 23505 duplicate key value violates unique constraint "stock_pkey"

> WITH a AS (INSERT INTO stock VALUES (9, 90)) INSERT INTO stock VALUES (9, 91) ON CONFLICT DO NOTHING
ERROR 23505 duplicate key value violates unique constraint "stock_pkey"

> SELECT * FROM stock ORDER BY id
1|1|seen
3|3|seen

> WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3), ins AS (INSERT INTO log SELECT n, n FROM t RETURNING *) SELECT t.n, l.id FROM t LEFT JOIN log l ON l.id = t.n ORDER BY 1
1|∅
2|2
3|∅

> SELECT * FROM log ORDER BY id, n
1|1
2|2
2|20
3|3

> CREATE TABLE child (id int REFERENCES stock ON DELETE CASCADE)
CREATE TABLE

> INSERT INTO child VALUES (1), (3)
INSERT 0 2

> WITH d AS (DELETE FROM stock WHERE id = 1 RETURNING id) SELECT (SELECT count(*) FROM child), id FROM d
2|1

> SELECT * FROM child
3

> WITH p AS (INSERT INTO stock VALUES (20, 0) RETURNING id) INSERT INTO child SELECT id FROM p
INSERT 0 1

> SELECT * FROM child ORDER BY 1
3
20

> DROP TABLE child, stock, log
DROP TABLE

> CREATE TABLE nums (a serial, t text)
CREATE TABLE

> WITH a AS (INSERT INTO nums(t) VALUES ('a')), b AS (INSERT INTO nums(t) VALUES ('b')), c AS (INSERT INTO nums(t) VALUES ('c') RETURNING a) INSERT INTO nums(t) SELECT 'main' || a FROM c
INSERT 0 1

> SELECT * FROM nums ORDER BY a
1|c
2|main1
3|b
4|a

> WITH a AS (INSERT INTO nums(t) VALUES ('a') RETURNING a), b AS (INSERT INTO nums(t) SELECT 'b' || a FROM a), c AS (INSERT INTO nums(t) VALUES ('c')) SELECT 1
1

> SELECT * FROM nums ORDER BY a
1|c
2|main1
3|b
4|a
5|c
6|a
7|b6

> WITH a AS (INSERT INTO nums(t) VALUES ('x'), ('y'), ('z') RETURNING a) SELECT count(*) >= 0 FROM (SELECT * FROM a LIMIT 1) s
t

> SELECT count(*) FROM nums
10

> DROP TABLE nums
DROP TABLE
