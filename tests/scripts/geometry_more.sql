# Geometric types and money in stored expressions, joins, window functions, MERGE, domains, and prepared statements over an index.

> set extra_float_digits = -10
SET

> create view v as select 0.123456789012345::float8 as a, point '(0.123456789012345,1)' as b, '<(0.123456789012345,1),2>'::circle as c
CREATE VIEW

> create table d (p point default '(0.123456789012345,1)', check (p <-> '(0.123456789012345,1)' < 10))
CREATE TABLE

> insert into d default values
INSERT 0 1

> reset extra_float_digits
RESET

> select * from v
0.123456789012345|(0.123456789012345,1)|<(0.123456789012345,1),2>

> select * from d
(0.123456789012345,1)

> create type mr as range (subtype = money)
CREATE TYPE

> select mr('1','5'), mr('1','5') @> '3'::money, '[$1.00,$2.00]'::mr
[$1.00,$5.00)|t|[$1.00,$2.00]

> create type pr as range (subtype = point)
ERROR 42704 data type point has no default operator class for access method "btree"

> create type pr as range (subtype = box)
ERROR 42704 data type box has no default operator class for access method "btree"

> drop type mr
DROP TYPE

> create index di on d ((p[0]))
CREATE INDEX

> create index on d ((p <-> '(0,0)'::point))
CREATE INDEX

> select * from d where p[0] > 0.1
(0.123456789012345,1)

> select * from d where p <-> '(0,0)'::point < 2
(0.123456789012345,1)

> select p from d where p[0] between 0 and 1 and p is not null
(0.123456789012345,1)

> drop view v
DROP VIEW

> drop table d
DROP TABLE

> select 1::point(3)
ERROR 42601 type modifier is not allowed for type "point"

> create table x (a money(3))
ERROR 42601 type modifier is not allowed for type "money"

> select array_dims('{(1,2),(3,4);(5,6),(7,8)}'::box[]), array_length('{"(1,2)"}'::point[], 1)
[1:2]|1

> select box '1,2,3,4' IS NULL, coalesce(null, point '1,2'), case when true then circle '1,2,3' end
f|(1,2)|<(1,2),3>

> select p from (values (point '1,2'), (null)) v(p) order by p is null, p[0]
(1,2)
∅

> select count(*), count(p) from (values (point '1,2'), (null)) v(p)
2|1

> select p, count(*) from (values (point '1,2'), (null)) v(p) group by p
ERROR 42883 could not identify an equality operator for type point

> select distinct on (p) p from (values (point '1,2')) v(p)
ERROR 42883 could not identify an equality operator for type point

> select exists (select 1 where point '1,2' ~= '1,2')
t

> with recursive r as (select point '1,1' as p, 1 as n union all select p * '2,0', n + 1 from r where n < 4) select * from r
(1,1)|1
(2,2)|2
(4,4)|3
(8,8)|4

> select lag(p) over (order by i), first_value(p) over (order by i) from (values (1, point '1,1'), (2, '2,2')) v(i, p)
∅|(1,1)
(1,1)|(1,1)

> select array_agg(p order by p[1] desc) from (values (point '1,1'), ('2,2')) v(p)
{"(2,2)","(1,1)"}

> select string_agg(p::text, ';') from (values (point '1,1'), ('2,2')) v(p)
(1,1);(2,2)

> select json_agg(p), jsonb_build_object('a', box '1,2,3,4', 'm', 3::money) from (values (point '1,1'), ('2,2')) v(p)
["(1,1)", "(2,2)"]|{"a": "(3,4),(1,2)", "m": "$3.00"}

> select least('1'::money, '2', '0.5'), greatest('1'::money, null)
$0.50|$1.00

> select '1'::money between '0' and '2', '1'::money in ('1','2'), '1'::money = any('{1,2}'::money[])
t|t|t

> select count(distinct m), array_agg(distinct m) from unnest('{3,1,3}'::money[]) m
2|{$1.00,$3.00}

> select m1.m from unnest('{3,1,3}'::money[]) m1(m) join unnest('{3,2}'::money[]) m2(m) using (m)
$3.00
$3.00

> select b1, b2 from (values (box '0,0,1,4')) a(b1) join (values (box '0,0,2,2')) b(b2) on b1 = b2
(1,4),(0,0)|(2,2),(0,0)

> select b1, b2 from (values (box '0,0,1,4')) a(b1) left join (values (box '0,0,2,2')) b(b2) on b1 = b2
(1,4),(0,0)|(2,2),(0,0)

> select box '0,0,1,4' in (select box '0,0,2,2'), box '0,0,1,4' not in (select box '0,0,2,2'), box '0,0,1,4' = all (select box '0,0,2,2')
t|f|t

> select box '0,0,1,4' = any (array[box '0,0,2,2']), box '0,0,1,4' in (box '0,0,2,2', box '0,0,9,9')
t|t

> select * from (values (box '0,0,1,4')) a(b) where b in ('0,0,2,2', '0,0,9,9')
(1,4),(0,0)

> create table bb (b box, m money)
CREATE TABLE

> insert into bb values ('0,0,1,4', 3),('0,0,2,2', 4)
INSERT 0 2

> update bb set m = m * 2 where b = '0,0,4,1' returning *
(1,4),(0,0)|$6.00
(2,2),(0,0)|$8.00

> delete from bb where b ~= '0,0,2,2' returning m
$8.00

> merge into bb using (values (box '0,0,2,2')) v(x) on b = x when matched then update set m = m + '1' when not matched then insert values (x, 1)
MERGE 1

> select * from bb
(1,4),(0,0)|$7.00

> drop table bb
DROP TABLE

> select ||/ 27.0, |/ 4.0, !!'a'::tsquery
3.0000000000000004|2|!'a'

> select abs('1'::money)
ERROR 42883 function abs(money) does not exist

> select round('1.5'::money)
ERROR 42883 function round(money) does not exist

> select money '1' is distinct from '1', nullif(money '1', '1')
f|∅

> select '$1'::money::text::money, cast('3' as money), 3.456::money, 3::money / 2.0::float4
$1.00|$3.00|$3.46|$1.50

> select int8 '5' * money '2', money '7' / money '2', money '7' / 2::int2
$10.00|3.5|$3.50

> create domain db as box
CREATE DOMAIN

> select '0,0,1,4'::db in ('0,0,2,2', '0,0,9,9'), '0,0,1,4'::db in (select '0,0,2,2'::db), '0,0,1,4'::db = '0,0,2,2'::db
t|t|t

> create table t (b db, c circle)
CREATE TABLE

> insert into t values ('0,0,1,4','<(0,0),1>'), ('0,0,2,2','<(5,5),1>')
INSERT 0 2

> select count(*) from t a join t b on a.b = b.b
4

> select count(*) from t a join t b using (c)
4

> select b from t group by b
ERROR 42883 could not identify an equality operator for type db

> select distinct b from t
ERROR 42883 could not identify an equality operator for type db

> select b from t order by b
ERROR 42883 could not identify an ordering operator for type db

> select count(*) from t where b in (select b from t)
2

> select b[0], (b[0])[0] from t
(1,4)|1
(2,2)|2

> update t set b[0] = '(7,7)' where c = '<(0,0),1>' returning b
(7,7),(0,0)
(7,7),(0,0)

> create index on t using gist (b)
CREATE INDEX

> select * from t where b && '1,1,1,1'
(7,7),(0,0)|<(0,0),1>
(7,7),(0,0)|<(5,5),1>

> drop table t
DROP TABLE

> drop domain db
DROP DOMAIN

> create table big (b box, i int)
CREATE TABLE

> insert into big select box(point(i,i),point(i+1,i+1)), i from generate_series(1,2000) i
INSERT 0 2000

> create index on big using gist (b)
CREATE INDEX

> prepare q as select i from big where b && $1 order by i
PREPARE

> execute q('5.5,5.5,6.5,6.5')
5
6

> execute q(null)
(no rows)

> execute q('(NaN,1),(2,2)')
(no rows)

> select i from big where b && box(point(i, i), point(i, i)) and i < 4 order by i
1
2
3

> select i from big where b @> point '(7.5,7.5)'
7

> select x.i, big.i from (values (1, box '3.2,3.2,3.3,3.3'), (2, '10.5,10.5,11.5,11.5')) x(i, q), lateral (select i from big where b && q order by i) big
1|3
2|10
2|11

> delete from big where b && '0,0,100,100'
DELETE 100

> select count(*) from big
1900

> update big set b = b + '1,1' where b ~= '500,500,501,501' returning b
(502,502),(501,501)

> drop table big
DROP TABLE
