# cube: boxes and points of many dimensions.

> create extension cube
CREATE EXTENSION

> select '(1,2),(3,4)'::cube, '1'::cube, '(1)'::cube, '1,2'::cube, '(1,2)'::cube, '[(1,2),(3,4)]'::cube, '(1,2),(1,2)'::cube, '3e5, 1e-7'::cube, ' ( 1 , 2 ) '::cube, '()'::cube, '[1,2]'::cube
ERROR 22P02 invalid input syntax for cube

> select '0'::cube, 'inf'::cube, '-infinity, nan'::cube
(0)|(Infinity)|(-Infinity, NaN)

> select ''::cube
ERROR 22P02 invalid input syntax for cube

> select 'ABC'::cube
ERROR 22P02 invalid input syntax for cube

> select '(1,2'::cube
ERROR 22P02 invalid input syntax for cube

> select '(1,2),(3)'::cube
ERROR 22P02 invalid input syntax for cube

> select '(1,2),'::cube
ERROR 22P02 invalid input syntax for cube

> select '(1,2,)'::cube
ERROR 22P02 invalid input syntax for cube

> select '1,2)'::cube
ERROR 22P02 invalid input syntax for cube

> select '(1),(2),(3)'::cube
ERROR 22P02 invalid input syntax for cube

> select '[(1),(2)'::cube
ERROR 22P02 invalid input syntax for cube

> select '1e700'::cube
ERROR 22003 "1e700" is out of range for type double precision

> select '(1,2)(3,4)'::cube
ERROR 22P02 invalid input syntax for cube

> select ('1,' || repeat('1,', 99) || '1')::cube
ERROR 22P02 invalid input syntax for cube

> select '[1,2],[3,4]'::cube
ERROR 22P02 invalid input syntax for cube

> select '(1 2)'::cube
ERROR 22P02 invalid input syntax for cube

> select '1..2'::cube
ERROR 22P02 invalid input syntax for cube

> select '+1,-.5,1.'::cube
(1, -0.5, 1)

> select cube(1), cube(1,2), cube(array[1,2]), cube(array[1,2], array[3,4]), cube(cube(1,2), 5), cube(cube(1,2),5,6), cube(array[]::float8[])
(1)|(1),(2)|(1, 2)|(1, 2),(3, 4)|(1, 5),(2, 5)|(1, 5),(2, 6)|()

> select cube(array[1,2], array[3])
ERROR 2202E UR and LL arrays must be of same length

> select cube(array[1,null])
ERROR 2202E cannot work with arrays containing NULLs

> select cube(array[[1,2],[3,4]])
(1, 2, 3, 4)

> select cube_dim('(1,2),(3,4)'), cube_ll_coord('(1,9),(3,4)',2), cube_ur_coord('(1,9),(3,4)',2), cube_ll_coord('(1)',3), cube_is_point('(1,2),(1,2)'), cube_is_point('(1,2),(1,3)')
2|4|9|0|t|f

> select cube_distance('(0,0)','(3,4)'), cube_distance('(0,0),(1,1)','(3,4,12)'), cube_union('(1,2)','(3,1,5)'), cube_inter('(1,2),(5,6)','(3,4),(8,9)'), cube_inter('(1,2),(2,3)','(5,6),(7,8)'), cube_size('(1,2),(3,5)'), cube_size('(1,2)')
5|12.529964086141668|(1, 1, 0),(3, 2, 5)|(3, 4),(5, 6)|(5, 6),(2, 3)|6|0

> select cube_subset('(1,3,5),(6,7,8)', array[3,2,1,1]), cube_subset('(1,3,5)', array[2])
(5, 3, 1, 1),(8, 7, 6, 6)|(3)

> select cube_subset('(1,3,5),(6,7,8)', array[4])
ERROR 2202E Index out of bounds

> select cube_subset('(1,3,5),(6,7,8)', array[0])
ERROR 2202E Index out of bounds

> select cube_enlarge('(1,2),(5,6)', 1, 3), cube_enlarge('(1,2),(5,6)', -3, 3), cube_enlarge('(1)', 2, 0), cube_enlarge('(1,2)', -1, 4), cube_enlarge('(3,4),(1,2)', 1, 2)
(0, 1, -1),(6, 7, 1)|(3, 4)|(-1),(3)|(1, 2)|(0, 1),(4, 5)

> select '(1,2)'::cube = '(1,2,0)', '(1,2)' < '(1,3)'::cube, '(1,2),(3,4)'::cube @> '(2,3)', '(2,3)'::cube <@ '(1,2),(3,4)', '(1,2),(3,4)'::cube && '(3,4),(5,6)', '(3,4),(1,2)'::cube = '(1,2),(3,4)'::cube, '()'::cube = '0'::cube, '(1,2)' <> '(1,2)'::cube
f|t|t|t|t|t|f|f

> select '(1,2),(3,4)'::cube -> 1, '(1,2),(3,4)'::cube -> 2,'(1,2),(3,4)'::cube -> 3,'(1,2),(3,4)'::cube -> 4
1|2|3|4

> select '(1,2),(3,4)'::cube -> 5
ERROR 2202E cube index 5 is out of bounds

> select '(1,2),(3,4)'::cube -> 0
ERROR 2202E cube index 0 is out of bounds

> select '(3,2),(1,4)'::cube ~> 1, '(3,2),(1,4)'::cube ~> 2, '(3,2),(1,4)'::cube ~> 3,'(3,2),(1,4)'::cube ~> 4, '(3,2),(1,4)'::cube ~> -1, '(3,2),(1,4)'::cube ~> -2, '(3,2),(1,4)'::cube ~> 7
1|3|2|4|-1|-3|0

> select '(1,2)'::cube ~> 0
ERROR 2202E zero cube index is not defined

> select '(1,1)'::cube <-> '(4,5)', '(1,1)'::cube <#> '(4,5)', '(1,1)'::cube <=> '(4,5)', '(1,1),(2,2)'::cube <=> '(4,5)', '(0,0)'::cube <#> '(1,2,3)'
5|7|4|3|6

> select cube_cmp('(1,2)','(1,2,3)'), cube_cmp('(1,2)','(1,2)'), cube_cmp('(2)','(1,5)'), cube_cmp('()', '(1)'), cube_contains('(1)','(1,0)'), cube_contains('(1),(2)','(1,3)'), cube_overlap('()','(1)')
-1|0|1|-1|t|f|f

> create table tc (c cube)
CREATE TABLE

> insert into tc select cube(array[i, 10-i], array[i+1, 12-i]) from generate_series(1,10) i
INSERT 0 10

> create index on tc using gist (c)
CREATE INDEX

> select c from tc where c && '(3,4),(5,6)' order by c
(4, 6),(5, 8)
(5, 5),(6, 7)

> select c from tc where c @> '(3.5,8)' order by c desc
(3, 7),(4, 9)

> select c, c <-> '(0,0)' from tc order by c <-> '(0,0)', c limit 3
(5, 5),(6, 7)|7.0710678118654755
(4, 6),(5, 8)|7.211102550927978
(6, 4),(7, 6)|7.211102550927978

> select c ~> 1 from tc order by c ~> 1 limit 2
1
2

> select distinct c from tc order by 1 limit 2
(1, 9),(2, 11)
(2, 8),(3, 10)

> select count(*) from tc a join tc b on a.c = b.c
10

> select min(c) from tc
ERROR 42883 function min(cube) does not exist

> create unique index on tc (c)
CREATE INDEX

> select array_agg(c order by c) from (select c from tc limit 2) s
{"(1, 9),(2, 11)","(2, 8),(3, 10)"}

> select c from tc group by c order by c limit 1
(1, 9),(2, 11)
