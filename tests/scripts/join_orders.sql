# What OR has in common, and subqueries that wait for the join: answers stay what they are

> create table jt(a int primary key, b int, c text)
CREATE TABLE

> create table ju(x int, y int, z numeric)
CREATE TABLE

> insert into jt select g, g % 7, chr(65 + g % 5) from generate_series(1, 200) g
INSERT 0 200

> insert into ju select g % 150, g % 11, g from generate_series(1, 400) g
INSERT 0 400

> insert into ju values (null, 3, null), (5, null, 1.5)
INSERT 0 2

> analyze jt
ANALYZE

> analyze ju
ANALYZE

> select count(*), sum(z) from jt, ju where (a = x and c = 'A' and y > 3) or (a = x and c = 'B' and y <= 3)
81|16370

> select count(*), sum(z) from jt, ju where (a = x and c = 'A') or a = x
399|79751.5

> select count(*), sum(z) from jt join ju on (a = x and b = y) or (a = x and b = y + 1)
66|13014

> select count(*) from jt left join ju on (a = x and y = 1) or (a = x and y = 2)
200

> select count(*) from jt where (b = 3 and c = 'A') or (c = 'A' and b = 4) or (b = 5 and c = 'A')
18

> select count(*) from jt where (b = 3 and c is null) or (c is null and b = 4) or (b = 5 or c is null)
28

> select count(*), sum(z) from jt, ju where a = x and exists (select from ju v where v.y = jt.b and v.x <> jt.a and v.z > 300) and not exists (select from jt w where w.b = ju.y and w.c = 'E')
144|28795.5

> select count(*), sum(z) from jt, ju where a = x and b < (select avg(v.y) from ju v where v.x = jt.a)
290|58315

> select count(*), sum(z) from jt, ju, jt k where jt.a = x and k.a = y and jt.b in (select v.y from ju v where v.x = k.a) and jt.c < any (select w.c from jt w where w.b = jt.b)
68|13807

> select jt.a, ju.y from jt, ju where a = x and (select count(*) from ju v where v.x = a) > 3 order by 1, 2 limit 5
5|1
5|5
5|8
5|∅

> select jt.a from jt, ju where a = x and (select count(*) from ju v where v.x = a) > 3 and y = 2 order by 1 limit 3 for update of jt
(no rows)

> update jt set c = 'z' from ju where a = x and exists (select from ju v where v.x = jt.a and v.y = 7)
UPDATE 35

> select count(*) from jt where c = 'z'
35

> drop table jt, ju
DROP TABLE
