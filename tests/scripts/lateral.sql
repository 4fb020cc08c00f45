# LATERAL below outer joins.

> CREATE TABLE lp (id int PRIMARY KEY, k int)
CREATE TABLE

> CREATE TABLE lq (id int PRIMARY KEY, k int, s text)
CREATE TABLE

> INSERT INTO lp SELECT i, i % 4 FROM generate_series(1, 5) AS i
INSERT 0 5

> INSERT INTO lq SELECT i, i % 3, chr(96 + i) FROM generate_series(1, 6) AS i
INSERT 0 6

> SELECT x.id, y.id, y.s FROM lp x LEFT JOIN LATERAL (SELECT z.* FROM lq z WHERE z.k = x.k ORDER BY z.id LIMIT 1) y ON true ORDER BY 1, 2
1|1|a
2|2|b
3|∅|∅
4|3|c
5|1|a

> SELECT x.id, y.n FROM lp x LEFT JOIN LATERAL (SELECT count(*) AS n FROM lq z WHERE z.k = x.k) y ON y.n > 1 ORDER BY 1
1|2
2|2
3|∅
4|2
5|2

> SELECT x.id, g FROM lp x LEFT JOIN LATERAL generate_series(1, x.k) AS g ON g <> 2 ORDER BY 1, 2
1|1
2|1
3|1
3|3
4|∅
5|1

> SELECT x.id, y.id, w.s FROM lp x LEFT JOIN LATERAL (SELECT z.id, z.k FROM lq z WHERE z.k = x.k ORDER BY z.id LIMIT 1) y ON true LEFT JOIN LATERAL (SELECT v.s FROM lq v WHERE v.id = y.id + x.k) w ON true ORDER BY 1
1|1|b
2|2|d
3|∅|∅
4|3|c
5|1|b

> SELECT x.id, y.id FROM lp x LEFT JOIN LATERAL (SELECT z.id FROM lq z WHERE z.k = x.k) y ON y.id > 3 WHERE y.id IS NULL ORDER BY 1
3|∅

> SELECT * FROM (VALUES (1), (2)) v1(r1) LEFT JOIN LATERAL (SELECT * FROM generate_series(1, v1.r1) AS gs1 LEFT JOIN LATERAL (SELECT * FROM generate_series(1, gs1) AS gs2 LEFT JOIN generate_series(1, gs2) AS gs3 ON true) AS ss1 ON true) AS ss0 ON true ORDER BY 1, 2, 3, 4
1|1|1|1
2|1|1|1
2|2|1|1
2|2|2|1
2|2|2|2

> SELECT x.id, y.s, z.id FROM lp x, LATERAL (SELECT * FROM lq WHERE lq.k = x.k) y LEFT JOIN lp z ON z.id = y.id ORDER BY 1, 2
1|a|1
1|d|4
2|b|2
2|e|5
4|c|3
4|f|∅
5|a|1
5|d|4

> SELECT x.id, f.v FROM lp x LEFT JOIN LATERAL (VALUES (x.id), (x.k)) AS f(v) ON f.v > 2 ORDER BY 1, 2
1|∅
2|∅
3|3
3|3
4|4
5|5
