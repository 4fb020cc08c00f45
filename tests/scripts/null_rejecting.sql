# Which conditions make an inner join of an outer one: ALL of no elements is true of NULL, too.

> create table nr1 (a int); insert into nr1 values (1),(2)
INSERT 0 2

> create table nr2 (a int, x int); insert into nr2 values (1, 5)
INSERT 0 1

> select nr1.a, x from nr1 left join nr2 using (a) where x <> all ('{}'::int[]) order by 1
1|5
2|∅

> select nr1.a, x from nr1 left join nr2 using (a) where x <> all ('{7}'::int[]) order by 1
1|5

> select nr1.a, x from nr1 left join nr2 using (a) where x <> all (array(select 7 where false)) order by 1
1|5
2|∅

> select nr1.a, x from nr1 left join nr2 using (a) where x = any ('{5}'::int[]) order by 1
1|5

> select nr1.a, x from nr1 left join nr2 using (a) where x not in (7, 8) order by 1
1|5

> select nr1.a, x from nr1 left join nr2 using (a) where not (x = any ('{}'::int[])) order by 1
1|5
2|∅

> select nr1.a, x from nr1 left join nr2 using (a) where not (x = any (array(select 7 where false))) order by 1
1|5
2|∅

> prepare nrp (int[]) as select nr1.a, x from nr1 left join nr2 using (a) where x <> all ($1) order by 1
PREPARE

> execute nrp ('{}')
1|5
2|∅

> execute nrp ('{7}')
1|5

> execute nrp (null)
(no rows)

> deallocate nrp
DEALLOCATE

> select nr1.a, x from nr1 left join nr2 using (a) where x not in (select 7 where false) order by 1
1|5
2|∅

> drop table nr1, nr2
DROP TABLE
