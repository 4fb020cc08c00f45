# Records whose columns have different types, or that have not as many, cannot be ordered. Section 9.24.6 of PostgreSQL's manual.
# Those of the same types can.

> select * from (values (row(1, 2)), (row('a'::text, 2))) v(r) order by r
ERROR 42804 cannot compare dissimilar column types integer and text at record column 1

> select * from (values (row(1, 2)), (row(1::bigint, 2))) v(r) order by r
ERROR 42804 cannot compare dissimilar column types integer and bigint at record column 1

> select r from (select row(1, 2) union all select row(1, 2, 3)) v(r) order by r
ERROR 42804 cannot compare record types with different numbers of columns

> select r from (select row(1, 2) union all select row(2, 2, 3)) v(r) order by r
(1,2)
(2,2,3)

> select row_number() over (order by r) from (select row(1, 2) union all select row('a'::text, 2)) v(r)
ERROR 42804 cannot compare dissimilar column types integer and text at record column 1

> select array_agg(r order by r) from (select row(1, 2) union all select row('a'::text, 2)) v(r)
ERROR 42804 cannot compare dissimilar column types integer and text at record column 1

> select count(distinct r) from (select row(1, 2) union all select row('a'::text, 2)) v(r)
ERROR 42804 cannot compare dissimilar column types integer and text at record column 1

> select greatest(row(1, 2), row('a'::text, 2))
ERROR 42804 cannot compare dissimilar column types integer and text at record column 1

> select percentile_disc(0.5) within group (order by r) from (select row(1, 2) union all select row('a'::text, 2)) v(r)
ERROR 42804 cannot compare dissimilar column types integer and text at record column 1

> select r from (select row(1, null::int) union all select row(1, 'x'::text)) v(r) order by r
ERROR 42804 cannot compare dissimilar column types integer and text at record column 2

> select r from (select row(1, 'b'::text) union all select row(2, 3)) v(r) order by r
(1,b)
(2,3)

> select r from (select row(1, null::int) union all select row(1, 2) union all select row(null::int, 2)) v(r) order by r desc nulls last
(,2)
(1,)
(1,2)

> select row_number() over (order by r), rank() over (order by r), r from (select row(1, 'x'::text) union all select row(1, 'a'::text) union all select row(1, 'a'::text)) v(r)
1|1|(1,a)
2|1|(1,a)
3|3|(1,x)

> select r from (values (row(1, row(2, 3))), (row(1, row(2, 2))), (row(0, row(9, 9)))) v(r) order by r
(0,"(9,9)")
(1,"(2,2)")
(1,"(2,3)")

> select max(array[row(1, 2), row(3, 4)]), greatest(array[row(1, 2)], array[row(1, 3)])
{"(1,2)","(3,4)"}|{"(1,3)"}

> create table rd (a int, b int)
CREATE TABLE

> insert into rd values (3, 4), (0, 1)
INSERT 0 2

> select r from (select rd from rd union all select row(1, 2)::rd) v(r) order by r desc
(3,4)
(1,2)
(0,1)

> drop table rd
DROP TABLE
