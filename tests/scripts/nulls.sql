# Three-valued logic over types whose operators are function calls.

> create table f (a float8, b numeric, c real, d interval)
CREATE TABLE

> insert into f values (1.5, 2.5, 3.5, '1 day'), (null, null, null, null)
INSERT 0 2

> select * from f where not a >= null
(no rows)

> select * from f where not (null <> - - c)
(no rows)

> select a + null, null * a, b / null, - c, a < b from f order by a
∅|∅|∅|-3.5|t
∅|∅|∅|∅|∅

> select count(*) from f where not (a > 1) is null
1

> select count(*) from f where a not between null and 3
0

> select d > null, d = d, not d < '2 days' from f order by a
∅|t|f
∅|∅|∅

> select count(*) from f where b not in (1, 2.5)
0

> select count(*) from f where b not in (1, null)
0

> select case when a > 1 then 'x' when not a > 1 then 'y' else 'z' end from f order by a
x
z

> select count(*) filter (where b > 1), sum(a + b) from f
1|4
