# Names that are out of reach, and what the hint says

> create table i4(f1 int)
CREATE TABLE

> insert into i4 values (0),(1),(2)
INSERT 0 3

> create table i8(q1 int8, q2 int8)
CREATE TABLE

> insert into i8 values (1,2),(2,1)
INSERT 0 2

> select * from i4 a, lateral (select * from i4 b left join i8 c on (b.f1 = q1 and a.f1 = q2)) ss order by 1,2
0|0|∅|∅
0|1|∅|∅
0|2|∅|∅
1|0|∅|∅
1|1|∅|∅
1|2|2|1
2|0|∅|∅
2|1|1|2
2|2|∅|∅

> select * from i4 a, lateral (select * from i4 b join i8 c on (b.f1 = q1 and a.f1 = q2)) ss order by 1,2
1|2|2|1
2|1|1|2

> select foo.*, j.* from i4 a join i8 b on f1=q1 join i4 c using (f1) as foo, i8 as j for update of foo
ERROR 0A000 FOR UPDATE cannot be applied to a join

> select f1,g from i4 a right join lateral generate_series(0, a.f1) g on true
ERROR 42P10 invalid reference to FROM-clause entry for table "a"

> select f1,g from i4 a full join lateral generate_series(0, a.f1) g on true
ERROR 42P10 invalid reference to FROM-clause entry for table "a"

> select f1,g from i4 a full join (select a.f1 g) x on true
ERROR 42P01 invalid reference to FROM-clause entry for table "a"

> select 1 from i4 a, lateral (select max(a.f1) from i8 b) ss
ERROR 42803 aggregate functions are not allowed in FROM clause of their own query level

> select 1 from i4 a, lateral (select max(a.f1 + q1) from i8 b) ss
1
1
1

> create table xx1(x1 int, x2 int)
CREATE TABLE

> update xx1 set x2 = f1 from lateral (select * from i4 where f1 = x1) ss
ERROR 42P10 invalid reference to FROM-clause entry for table "xx1"

> update xx1 set x2 = f1 from (select * from i4 where f1 = x1) ss
ERROR 42703 column "x1" does not exist

> update xx1 set x2 = f1 from lateral (select * from i4 where f1 = xx1.x1) ss
ERROR 42P10 invalid reference to FROM-clause entry for table "xx1"

> delete from xx1 using lateral (select * from i4 where f1 = x1) ss
ERROR 42P10 invalid reference to FROM-clause entry for table "xx1"

> delete from xx1 using (select * from i4 where f1 = x1) ss
ERROR 42703 column "x1" does not exist

> update xx1 set x2 = f1 from xx1 b, lateral (select * from i4 where f1 = b.x1) ss
UPDATE 0

> SELECT * FROM i4 a1 JOIN i4 a2 USING (f1) AS a1
ERROR 42712 table name "a1" specified more than once

> create table h1(apple int, banana int, cherry int)
CREATE TABLE

> create table h2(appel int, bananas int, kiwi int)
CREATE TABLE

> select aple from h1
ERROR 42703 column "aple" does not exist

> select aple from h1, h2
ERROR 42703 column "aple" does not exist

> select appl from h1, h2
ERROR 42703 column "appl" does not exist

> select h1.aple from h1
ERROR 42703 column h1.aple does not exist

> select h2.apple from h1, h2
ERROR 42703 column h2.apple does not exist

> select h3.apple from h1 h3
(no rows)

> select x.h1 from h1 x
ERROR 42703 column x.h1 does not exist

> select banan from h1, h2
ERROR 42703 column "banan" does not exist

> select banan from h1, h2, h1 b
ERROR 42703 column "banan" does not exist

> select a from h1
ERROR 42703 column "a" does not exist

> select ki from h2
ERROR 42703 column "ki" does not exist

> select (select aple from h2) from h1
ERROR 42703 column "aple" does not exist

> select (select banan) from h1
ERROR 42703 column "banan" does not exist

> select * from h1 join h2 on chery = 1
ERROR 42703 column "chery" does not exist

> select * from h1, (select cherry) s
ERROR 42703 column "cherry" does not exist

> insert into h1 (aple) values (1)
ERROR 42703 column "aple" of relation "h1" does not exist

> update h1 set aple = 1
ERROR 42703 column "aple" of relation "h1" does not exist

> update h1 set apple = bnana
ERROR 42703 column "bnana" does not exist

> delete from h1 where chery=1
ERROR 42703 column "chery" does not exist

> select * from h1 x(appl) where apple = 1
ERROR 42703 column "apple" does not exist

> select count(*) from h1 having chery > 1
ERROR 42703 column "chery" does not exist

> select apple a from h1 where a = 1
ERROR 42703 column "a" does not exist

> with w as (select 1 as colu) select colum from w
ERROR 42703 column "colum" does not exist

> select ctids from h1
ERROR 42703 column "ctids" does not exist

> select * from h1 order by chery
ERROR 42703 column "chery" does not exist

> select * from h1 group by chery
ERROR 42703 column "chery" does not exist

> create view vv as select chery from h1
ERROR 42703 column "chery" does not exist

> select app.apple from h1
ERROR 42P01 missing FROM-clause entry for table "app"

> select h2.apple from h1
ERROR 42P01 missing FROM-clause entry for table "h2"

> drop table h1, h2, i4, i8, xx1
DROP TABLE
