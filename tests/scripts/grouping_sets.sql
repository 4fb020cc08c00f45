# Grouping sets over subqueries whose columns are constants, or one column twice.

> CREATE TABLE gs (four int, ten int)
CREATE TABLE

> INSERT INTO gs SELECT n % 2, n % 3 FROM generate_series(1, 12) AS n
INSERT 0 12

> SELECT four, x FROM (SELECT four, ten, 'foo'::text AS x FROM gs) AS t GROUP BY GROUPING SETS (four, x) ORDER BY four, x
0|∅
1|∅
∅|foo

> SELECT four, x FROM (SELECT four, ten, 'foo'::text AS x FROM gs) AS t GROUP BY GROUPING SETS (four, x) HAVING x = 'foo'
∅|foo

> SELECT four, x || 'x' FROM (SELECT four, ten, 'foo'::text AS x FROM gs) AS t GROUP BY GROUPING SETS (four, x) ORDER BY four
0|∅
1|∅
∅|foox

> SELECT a, b, count(*) FROM (SELECT four AS a, four AS b FROM gs) AS t GROUP BY ROLLUP (a, b) ORDER BY a, b, 3
0|0|6
0|∅|6
1|1|6
1|∅|6
∅|∅|12

> SELECT a, b, count(*) FROM (SELECT four AS a, ten AS b FROM gs) AS t GROUP BY CUBE (a, b) ORDER BY a, b, 3
0|0|2
0|1|2
0|2|2
0|∅|6
1|0|2
1|1|2
1|2|2
1|∅|6
∅|0|4
∅|1|4
∅|2|4
∅|∅|12

> SELECT four, grouping(four), count(*) FROM gs GROUP BY ROLLUP (four) ORDER BY 1
0|0|6
1|0|6
∅|1|12

> SELECT four, two, grouping(four), grouping(four, two), grouping(two) * 2 + 1 FROM (SELECT four, ten % 2 AS two FROM gs) t GROUP BY CUBE (four, two) ORDER BY 1, 2
0|0|0|0|1
0|1|0|0|1
0|∅|0|1|3
1|0|0|0|1
1|1|0|0|1
1|∅|0|1|3
∅|0|1|2|1
∅|1|1|2|1
∅|∅|1|3|3

> SELECT CASE WHEN grouping(four) = 1 THEN 'all' ELSE four::text END, sum(ten) FROM gs GROUP BY ROLLUP (four) ORDER BY grouping(four), 1
0|6
1|6
all|12

> SELECT four, ten, grouping(four), sum(ten) FROM gs GROUP BY four, ROLLUP (four, ten) ORDER BY 1, 2, 4
0|0|0|0
0|1|0|2
0|2|0|4
0|∅|0|6
0|∅|0|6
1|0|0|0
1|1|0|2
1|2|0|4
1|∅|0|6
1|∅|0|6

> SELECT a, b, grouping(a), grouping(b) FROM (SELECT four AS a, four AS b FROM gs) t GROUP BY a, ROLLUP (b) ORDER BY 1, 2
0|0|0|0
0|∅|0|1
1|1|0|0
1|∅|0|1

> SELECT four FROM gs GROUP BY ROLLUP (four) HAVING grouping(four) = 1
∅

> SELECT (SELECT grouping(four)) FROM gs GROUP BY ROLLUP (four) ORDER BY 1
0
0
1

> SELECT rank() OVER (ORDER BY grouping(four)), four FROM gs GROUP BY ROLLUP (four) ORDER BY 1, 2
1|0
1|1
3|∅

> SELECT grouping(four + 1) FROM gs GROUP BY ROLLUP (four + 1) ORDER BY 1
0
0
1

> CREATE VIEW gs_view AS SELECT four, grouping(four) AS g FROM gs GROUP BY ROLLUP (four)
CREATE VIEW

> SELECT * FROM gs_view ORDER BY 1
0|0
1|0
∅|1

> SELECT grouping(four) FROM gs
ERROR 42803 arguments to GROUPING must be grouping expressions of the associated query level

> SELECT grouping(ten) FROM gs GROUP BY four
ERROR 42803 arguments to GROUPING must be grouping expressions of the associated query level

> SELECT grouping(four, ten) FROM gs GROUP BY four
ERROR 42803 arguments to GROUPING must be grouping expressions of the associated query level

> SELECT four FROM gs WHERE grouping(four) = 0 GROUP BY four
ERROR 42803 grouping operations are not allowed in WHERE

> SELECT four FROM gs GROUP BY grouping(four)
ERROR 42803 grouping operations are not allowed in GROUP BY

> SELECT sum(grouping(four)) FROM gs GROUP BY four
ERROR 42803 aggregate function calls cannot be nested

> SELECT grouping(sum(four)) FROM gs GROUP BY four
ERROR 42803 aggregate function calls cannot be nested

> SELECT grouping() FROM gs GROUP BY four
ERROR 42601 syntax error at or near ")"

> UPDATE gs SET four = grouping(four)
ERROR 42803 grouping operations are not allowed in UPDATE
