# Windows over set-returning functions that the target list has, too

> select unnest(array[1,1,2]), row_number() over (order by unnest(array[1,1,2]))
1|1
1|2
2|3

> select x, unnest(array[1,1,2]) u, rank() over (order by unnest(array[1,1,2])) from (values (1)) v(x)
1|1|1
1|1|1
1|2|3

> select row_number() over (order by unnest(array[3,2,1])) from (values (1)) v(x)
1
2
3

> select unnest(array[2,1]) u, count(*) over (partition by unnest(array[2,1])) order by 1
1|1
2|1
