# ON CONFLICT finds a partial index whose predicate was written with parameters.
# With other values there is no such index, whatever rows there are.
# Constants of other values do not disturb those that come later.

> create table one_u (a int, b text, n int)
CREATE TABLE

> create unique index on one_u (a) where b = 'x' and n = 5
CREATE INDEX

> create unique index on one_u (b) where a > 3
CREATE INDEX

> prepare one_q(int, text, int) as insert into one_u values ($1, 'x', 5), ($1 + 1, 'x', 5) on conflict (a) where b = $2 and n = $3 do nothing
PREPARE

> execute one_q(1, 'x', 5)
INSERT 0 2

> execute one_q(1, 'x', 5)
INSERT 0 0

> execute one_q(2, 'x', 5)
INSERT 0 1

> execute one_q(1, 'y', 5)
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> execute one_q(7, 'x', null)
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> prepare one_q2(int, text) as insert into one_u select g, 'x', 5 from generate_series(1, $1) g
+   on conflict (a) where b = $2 and n = 5 do update set b = excluded.b || '!' returning *
PREPARE

> execute one_q2(0, 'y')
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> execute one_q2(2, 'x')
1|x!|5
2|x!|5

> prepare one_q3(int) as insert into one_u values (9, 'zz', 1) on conflict (b) where a > $1 do nothing
PREPARE

> execute one_q3(3)
INSERT 0 1

> execute one_q3(3)
INSERT 0 0

> prepare one_q4(varchar) as insert into one_u select 30, 'x', 5 union all select 30, 'x', 5 on conflict (a) where n = 5 and b = $1::varchar do nothing
PREPARE

> execute one_q4('x')
INSERT 0 1

> execute one_q4('z')
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> insert into one_u values (30, 'x', 5) on conflict (a) where b = 'x' and n = 5 do nothing
INSERT 0 0

> insert into one_u values (30, 'x', 5) on conflict (a) where b = 'x' and n = 6 do nothing
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> insert into one_u values (30, 'x', 5) on conflict (a) where b = 'x' and n = 5 do nothing
INSERT 0 0

> table one_u order by a, b
1|x!|5
2|x!|5
3|x|5
9|zz|1
30|x|5

> do $$ declare v text := 'x'; begin
+   insert into one_u values (30, 'x', 5) on conflict (a) where b = v and n = 5 do nothing;
+   v := 'q';
+   insert into one_u values (30, 'x', 5) on conflict (a) where b = v and n = 5 do nothing;
+ end $$
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> drop table one_u
DROP TABLE

> deallocate one_q
DEALLOCATE

> deallocate one_q2
DEALLOCATE

> deallocate one_q3
DEALLOCATE
