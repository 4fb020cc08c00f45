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
