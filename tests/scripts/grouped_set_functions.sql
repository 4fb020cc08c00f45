# Grouping by expressions over set-returning functions: rows are grouped by the values that the sets give.

> select unnest(array[1,1,2]) as a group by 1 order by 1
1
2

> select unnest(array[1,1,2]) as a, count(*) group by 1 order by 1
1|2
2|1

> select unnest(array[1,1,2]) + 1 as a group by 1 order by 1
2
3

> select generate_series(1,4) % 2 as a, count(*) group by 1 order by 1
0|2
1|2

> select (json_each('{"a":1,"b":1}')).value::text as v group by 1 order by 1
1

> select (json_each('{"a":1,"b":1}')).value::text = '1' as v group by 1 order by 1
t

> select (pg_get_keywords()).catcode as v group by 1 order by 1
C
R
T
U

> select (pg_get_keywords()).catcode = 'U' as v, count(*) > 1 group by 1 order by 1
f|t
t|t

> select unnest(array[1,1,2]) + 1 as a, unnest(array[1,1,2]) as b group by 1, 2 order by 1, 2
2|1
3|2

> select unnest(array[1,1,2]) + 1 as a, generate_series(1, 2) as b group by 1 order by 1, 2
2|1
2|2
3|1
3|2

> select distinct unnest(array[1,1,2]) + 1 as a order by 1
2
3

> select generate_series(1, unnest(array[1,2])) as a, count(*) group by 1 order by 1
1|2
2|1

> select generate_series(1, unnest(array[1,2])) * 2 as a, count(*), sum(generate_series(1,1)) group by 1 order by 1
ERROR 0A000 aggregate function calls cannot contain set-returning function calls

> select a % 2 as g, unnest(array[a, a]) % 2 as h, count(*) from generate_series(1, 4) a group by g, h order by 1, 2
0|0|4
1|1|4

> select unnest(array[1,1,2]) + 1 as a group by rollup (1) order by 1
2
3
∅

> select unnest(array[1,1,2]) + 1 as a group by 1 having count(*) > 1
2
