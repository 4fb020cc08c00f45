# The geometric types and money in tables and queries: subscripts, arrays, what cannot be ordered or grouped, defaults, views.

> create table g (id int primary key, p point, s lseg, b box, l line, pa path, po polygon, c circle, m money)
CREATE TABLE

> insert into g values (1,'1,2','[(0,0),(1,1)]','1,2,3,4','{1,-1,0}','((0,0),(1,1))','((0,0),(1,1),(1,0))','<(1,1),2>','5'),(2,null,null,null,null,null,null,null,null)
INSERT 0 2

> select * from g order by id
1|(1,2)|[(0,0),(1,1)]|(3,4),(1,2)|{1,-1,0}|((0,0),(1,1))|((0,0),(1,1),(1,0))|<(1,1),2>|$5.00
2|∅|∅|∅|∅|∅|∅|∅|∅

> select p[0], p[1], p[2], p[-1], b[0], b[1], b[2], s[0], s[1], l[0], l[1], l[2], l[3] from g order by id
1|2|∅|∅|(3,4)|(1,2)|∅|(0,0)|(1,1)|1|-1|0|∅
∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅

> select b[0][1] from g
∅
∅

> select (b[0])[1] from g order by id
4
∅

> select c[0] from g
ERROR 42804 cannot subscript type circle because it does not support subscripting

> select pa[0] from g
ERROR 42804 cannot subscript type path because it does not support subscripting

> select po[0] from g
ERROR 42804 cannot subscript type polygon because it does not support subscripting

> select m[0] from g
ERROR 42804 cannot subscript type money because it does not support subscripting

> select p[0:1] from g
ERROR 0A000 slices of fixed-length arrays not implemented

> select p['a'] from g
ERROR 22P02 invalid input syntax for type integer: "a"

> select p['1'] from g where id=1
2

> select p[1.5] from g where id=1
∅

> select p[null] from g where id=1
∅

> update g set p[0] = 7, b[0] = '(9,9)' where id = 1 returning p,b
(7,2)|(9,9),(1,2)

> update g set p[0] = 7, b[0] = '(9,9)' where id = 2 returning p,b
∅|∅

> update g set p[2] = 7
ERROR 2202E array subscript out of range

> update g set p[0] = null
UPDATE 2

> update g set p[0:1] = '{1,2}'
ERROR 22P02 invalid input syntax for type point: "{1,2}"

> update g set p[0][1] = 1
ERROR 2202E wrong number of array subscripts

> update g set c[0] = 1
ERROR 42804 cannot subscript type circle because it does not support subscripting

> update g set b[0] = '(-100,-100)' where id=1 returning b, b[0]
(-100,-100),(1,2)|(-100,-100)

> update g set b[0] = 1 where id=1
ERROR 42804 subscripted assignment to "b" requires type point but expression is of type integer

> update g set p['x'] = 1 where id=1
ERROR 22P02 invalid input syntax for type integer: "x"

> insert into g(id,p[0]) values (3, 5) returning p
∅

> insert into g(id,p[0],p[1]) values (4, 5, 6) returning p
∅

> delete from g where id > 2
DELETE 2

> select array[p] , array[b,b], array[s], array[m] from g where id=1
{"(7,2)"}|{(-100,-100),(1,2);(-100,-100),(1,2)}|{"[(0,0),(1,1)]"}|{$5.00}

> select '{(1,2),(3,4);(5,6),(7,8)}'::box[], '{"(1,2)","(3,4)"}'::point[]
{(3,4),(1,2);(7,8),(5,6)}|{"(1,2)","(3,4)"}

> select '{(1,2),(3,4)}'::point[]
ERROR 22P02 invalid input syntax for type point: "(1"

> select p from g order by p
ERROR 42883 could not identify an ordering operator for type point

> select b from g order by b
ERROR 42883 could not identify an ordering operator for type box

> select c from g order by c
ERROR 42883 could not identify an ordering operator for type circle

> select distinct p from g
ERROR 42883 could not identify an equality operator for type point

> select distinct b from g
ERROR 42883 could not identify an equality operator for type box

> select distinct c from g
ERROR 42883 could not identify an equality operator for type circle

> select distinct m from g order by 1
$5.00
∅

> select count(*) from g group by p
ERROR 42883 could not identify an equality operator for type point

> select count(*) from g group by b
ERROR 42883 could not identify an equality operator for type box

> select count(*) from g group by l
ERROR 42883 could not identify an equality operator for type line

> select count(*) from g group by s
ERROR 42883 could not identify an equality operator for type lseg

> select count(*) from g group by po
ERROR 42883 could not identify an equality operator for type polygon

> select count(*) from g group by pa
ERROR 42883 could not identify an equality operator for type path

> select count(distinct b) from g
ERROR 42883 could not identify an equality operator for type box

> select max(p) from g
ERROR 42883 function max(point) does not exist

> select max(b) from g
ERROR 42883 function max(box) does not exist

> select greatest(p,p) from g
ERROR 42883 could not identify a comparison function for type point

> select greatest(b,b) from g
ERROR 42883 could not identify a comparison function for type box

> select b from g intersect select b from g
ERROR 42883 could not identify an equality operator for type box

> select row_number() over (partition by b) from g
ERROR 42883 could not identify an equality operator for type box

> select row_number() over (order by b) from g
ERROR 42883 could not identify an ordering operator for type box

> select p = p from g
ERROR 42883 operator does not exist: point = point

> select p is distinct from p from g
ERROR 42883 operator does not exist: point = point

> select b is distinct from b from g order by id
f
f

> select p in ('(1,2)') from g
ERROR 42883 operator does not exist: point = unknown

> select p <> '(1,2)' from g order by id
t
∅

> select b in ('(1,2),(3,4)', '(0,0),(1,4)') from g order by id
f
∅

> select b = any(array['(1,2),(3,4)', '(0,0),(4,1)']::box[]) from g order by id
f
∅

> select array[p] = array[p] from g order by id
ERROR 42883 could not identify an equality operator for type point

> select array[b] = array[b] from g order by id
ERROR 42883 could not identify an equality operator for type box

> select array[b] < array[b] from g order by id
ERROR 42883 could not identify a comparison function for type box

> select array[p] @> array[p] from g order by id
ERROR 42883 could not identify an equality operator for type point

> select array[m] = array[m], array[m] @> array[m] from g order by id
t|t
t|f

> select row(p) = row(p) from g
ERROR 42883 operator does not exist: point = point

> select row(b) = row(b) from g order by id
t
∅

> select row(b) < row(b) from g order by id
f
∅

> select g = g from g
ERROR 42883 could not identify an equality operator for type point

> select nullif(p,p) from g
ERROR 42883 operator does not exist: point = point

> select nullif(b,b) from g order by id
∅
∅

> select case b when b then 1 end from g order by id
1
∅

> select array_position(array[b], b) from g
ERROR 42883 could not identify an equality operator for type box

> select array_position(array[p], p) from g
ERROR 42883 could not identify an equality operator for type point

> select array_remove(array[b], b) from g
ERROR 42883 could not identify an equality operator for type box

> select a.id, b.id from g a join g b on a.b = b.b
1|1

> select a.id, b.id from g a join g b using (c)
1|1

> select id from g where b in (select b from g)
1

> select id from g where b not in (select b from g where b is not null) order by 1
(no rows)

> select id from g where p in (select p from g)
ERROR 42883 operator does not exist: point = point

> select p::text, b::varchar, c::text::circle from g order by id
(7,2)|(-100,-100),(1,2)|<(1,1),2>
∅|∅|∅

> select p::box, b::lseg, c::polygon::box from g order by id
(7,2),(7,2)|[(-100,-100),(1,2)]|(3,3),(-1,-1)
∅|∅|∅

> select p::int from g
ERROR 42846 cannot cast type point to integer

> select (1,2)::point
ERROR 42846 cannot cast type record to point

> select point(1,2), circle(point(0,0),1), box(point(1,2)), lseg(box '1,2,3,4'), path(polygon '((1,2),(3,4))')
(1,2)|<(0,0),1>|(1,2),(1,2)|[(3,4),(1,2)]|((1,2),(3,4))

> select point '(1,2)' <-> point '(4,6)', p <-> '(4,6)' from g order by id
5|5
5|∅

> select '(1,2)' <-> point '(3,4)'
2.8284271247461903

> select '(1,2)' <-> '(3,4)'
ERROR 42725 operator is not unique: unknown <-> unknown

> select @-@ lseg '[(1,1),(3,4)]', # path '((1,2),(3,4))', @@ box '1,2,3,4', ?- lseg '[(0,0),(1,0)]', ?| line '{1,0,0}'
3.6055512754639896|2|(2,3)|t|t

> create index on g (p)
ERROR 42704 data type point has no default operator class for access method "btree"

> create index on g using hash (b)
ERROR 42704 data type box has no default operator class for access method "hash"

> create index on g (b)
ERROR 42704 data type box has no default operator class for access method "btree"

> create index on g (m)
CREATE INDEX

> create index on g using hash (m)
ERROR 42704 data type money has no default operator class for access method "hash"

> create index on g using gist (p)
CREATE INDEX

> create index on g using gist (b)
CREATE INDEX

> create index on g using gist (po)
CREATE INDEX

> create index on g using gist (c)
CREATE INDEX

> create index on g using gist (l)
ERROR 42704 data type line has no default operator class for access method "gist"

> create index on g using gist (s)
ERROR 42704 data type lseg has no default operator class for access method "gist"

> create index on g using gist (pa)
ERROR 42704 data type path has no default operator class for access method "gist"

> create index on g using gist (m)
ERROR 42704 data type money has no default operator class for access method "gist"

> create index on g using spgist (p)
CREATE INDEX

> create index on g using spgist (p kd_point_ops)
CREATE INDEX

> create index on g using spgist (b)
CREATE INDEX

> create index on g using spgist (po)
CREATE INDEX

> create index on g using spgist (c)
ERROR 42704 data type circle has no default operator class for access method "spgist"

> create index on g using brin (b)
CREATE INDEX

> create index on g using brin (p)
ERROR 42704 data type point has no default operator class for access method "brin"

> create index on g using brin (m)
ERROR 42704 data type money has no default operator class for access method "brin"

> create index on g using gin (b)
ERROR 42704 data type box has no default operator class for access method "gin"

> create table u (p point unique)
ERROR 42704 data type point has no default operator class for access method "btree"

> create table u (b box primary key)
ERROR 42704 data type box has no default operator class for access method "btree"

> create table u (m money primary key)
CREATE TABLE

> drop table u
DROP TABLE

> create table u (b box default '1,2,3,4', c circle check (radius(c) > 0), p point default point(1,2), m money default 5)
CREATE TABLE

> insert into u default values returning *
(3,4),(1,2)|∅|(1,2)|$5.00

> insert into u(c) values ('<(0,0),0>')
ERROR 23514 new row for relation "u" violates check constraint "u_c_check"

> create view v as select b && '1,2,3,4' as x, p <-> '(1,2)'::point as d, p[0], -m::numeric as mm, m * 2 as m2, @@ b as cb, b ?# b as z from u
CREATE VIEW

> select * from v
t|0|1|-5.00|$10.00|(2,3)|t

> drop view v
DROP VIEW

> drop table u
DROP TABLE

> create table pt (m money, b box) partition by range (m)
CREATE TABLE

> create table pt2 (m money, b box) partition by range (b)
ERROR 42704 data type box has no default operator class for access method "btree"

> create table pt2 (m money, b box) partition by list (p)
ERROR 42703 column "p" named in partition key does not exist

> create table pt2 (m money, b box) partition by hash (b)
ERROR 42704 data type box has no default operator class for access method "hash"

> create table pt2 (m money, b box) partition by hash (m)
ERROR 42704 data type money has no default operator class for access method "hash"

> create table pt1 partition of pt for values from ('1') to ('10')
CREATE TABLE

> insert into pt values ('5')
INSERT 0 1

> insert into pt values ('50')
ERROR 23514 no partition of relation "pt" found for row

> drop table pt
DROP TABLE

> select typdelim, typalign from pg_type where typname in ('_box','_point','_money')
,|d
;|d
,|d

> select pg_typeof(p[0]), pg_typeof(b[0]) from g where id=1
double precision|point

> set extra_float_digits = 0
SET

> select point(1/3.0,0.1), circle '<(0.1,0.2),0.30000000000000004>', box '0.1,0.2,0.30000000000000004,5', path '((0.1,0.2),(0.30000000000000004,3))', line '{0.1,0.30000000000000004,1}'
(0.333333333333333,0.1)|<(0.1,0.2),0.3>|(0.3,5),(0.1,0.2)|((0.1,0.2),(0.3,3))|{0.1,0.3,1}

> set extra_float_digits = -10
SET

> select point(1/3.0,0.1)
(0.33333,0.1)

> reset extra_float_digits
RESET

> select 'point'::regtype, '_box'::regtype, 'money[]'::regtype, 'polygon'::regtype::oid
point|box[]|money[]|604

> create table geo_c (x point[], y box[])
CREATE TABLE

> insert into geo_c values (array['(1,2)','(3,4)']::point[], '{(1,2),(3,4);(5,6),(7,8)}')
INSERT 0 1

> select x[1], x[1][0], (x[1])[0], y[2], (y[2])[0], ((y[2])[0])[1] from geo_c
(1,2)|∅|1|(7,8),(5,6)|(7,8)|8

> update geo_c set x[1][0] = 5
ERROR 42804 subscripted assignment to "x" requires type point but expression is of type integer

> update geo_c set (x[1])[0] = 5
ERROR 42601 syntax error at or near "["

> update geo_c set x[3] = '(7,7)', y[1] = '0,0,1,1' returning *
{"(1,2)","(3,4)","(7,7)"}|{(1,1),(0,0);(7,8),(5,6)}

> create type ct as (p point, b box)
CREATE TYPE

> select row('(1,2)','1,2,3,4')::ct, (row('(1,2)','1,2,3,4')::ct).p[0]
("(1,2)","(3,4),(1,2)")|1

> select row('(1,2)','1,2,3,4')::ct = row('(1,2)','1,2,3,4')::ct
ERROR 42883 could not identify an equality operator for type point

> drop table geo_c
DROP TABLE

> drop type ct
DROP TYPE

> drop table g
DROP TABLE

> create domain dp as point check (value[0] > 0)
CREATE DOMAIN

> select '(1,2)'::dp, ('(1,2)'::dp)[0]
(1,2)|1

> select '(-1,2)'::dp
ERROR 23514 value for domain dp violates check constraint "dp_check"

> drop domain dp
DROP DOMAIN

> prepare q(point, box) as select $1 <@ $2, $1 <-> $2
PREPARE

> execute q('(1,2)', '0,0,3,3')
t|0

> select * from generate_series(1,3) i order by point(i,0) <-> point(2.2,0)
2
3
1

> select format('%s %L', point(1,2), box '1,2,3,4')
(1,2) '(3,4),(1,2)'

> select max(m), min(m), sum(m) filter (where m > '1'), sum(m) over (order by m), avg(m::numeric) from (values ('1'::money),('2'),('3')) v(m) group by m order by m
$1.00|$1.00|∅|$1.00|1.00000000000000000000
$2.00|$2.00|$2.00|$3.00|2.0000000000000000
$3.00|$3.00|$3.00|$6.00|3.0000000000000000

> select m, sum(m) over (order by m range between '1'::money preceding and current row) from (values ('1'::money),('2'),('3')) v(m)
ERROR 0A000 RANGE with offset PRECEDING/FOLLOWING is not supported for column type money

> select width_bucket('2'::money, array['1','3']::money[])
1

> select percentile_disc(0.5) within group (order by m), mode() within group (order by m) from (values ('1'::money),('2'),('3')) v(m)
$2.00|$1.00

> select percentile_disc(0.5) within group (order by b) from (values ('1,2,3,4'::box)) v(b)
ERROR 42883 could not identify an ordering operator for type box

> select percentile_cont(0.5) within group (order by m) from (values ('1'::money),('2'),('3')) v(m)
ERROR 42883 function percentile_cont(numeric, money) does not exist

> create table t (p point[], b box[], x xid[], v int2vector)
CREATE TABLE

> insert into t values ('{"(1,2)"}','{1,2,3,4}','{1}','1 2')
INSERT 0 1

> select array[p[1]] is distinct from p from t
ERROR 42883 could not identify an equality operator for type point

> select p = any(array[p]) from t
ERROR 42883 operator does not exist: point[] = point

> select p in (p, p) from t
ERROR 42883 could not identify an equality operator for type point

> select x = x, x is distinct from x from t
t|f

> select x < x from t
ERROR 42883 could not identify a comparison function for type xid

> select distinct x from t
{1}

> select p from t order by p
ERROR 42883 could not identify an ordering operator for type point[]

> select p from t group by p
ERROR 42883 could not identify an equality operator for type point[]

> select distinct p from t
ERROR 42883 could not identify an equality operator for type point[]

> select p @> p from t
ERROR 42883 could not identify an equality operator for type point

> select array_agg(p) from t
{{"(1,2)"}}

> select array_positions(p, p[1]) from t
ERROR 42883 could not identify an equality operator for type point

> select array_replace(b, b[1], b[1]) from t
ERROR 42883 could not identify an equality operator for type box

> select p || p, p || '(3,4)'::point, array_append(p, '5,6') , array_prepend('5,6', p), cardinality(p), unnest(p) from t
{"(1,2)","(1,2)"}|{"(1,2)","(3,4)"}|{"(1,2)","(5,6)"}|{"(5,6)","(1,2)"}|1|(1,2)

> create index on t (v)
CREATE INDEX

> select * from t where v = '1 2'
{"(1,2)"}|{(3,4),(1,2)}|{1}|1 2

> update t set v[0] = 1
ERROR 42846 cannot cast type smallint[] to int2vector

> select * from t t1 join t t2 on t1.p = t2.p
ERROR 42883 could not identify an equality operator for type point

> select nullif(p, p) from t
ERROR 42883 could not identify an equality operator for type point

> select p::text[], b::text, p::varchar[] from t
{"(1,2)"}|{(3,4),(1,2)}|{"(1,2)"}

> select array_to_string(p, ';'), array_to_json(b) from t
(1,2)|["(3,4),(1,2)"]

> select '{(1,2),(3,4);NULL}'::box[], ('{(1,2),(3,4);NULL}'::box[])[2] is null, array['1,2,3,4'::box, null]
{(3,4),(1,2);NULL}|t|{(3,4),(1,2);NULL}

> select string_to_array('(1,2)|(3,4)', '|')::point[]
{"(1,2)","(3,4)"}

> select '{{"(1,2)"},{"(3,4)"}}'::point[], ('{{"(1,2)"},{"(3,4)"}}'::point[])[2][1]
{{"(1,2)"},{"(3,4)"}}|(3,4)

> select json_populate_record(null::t, '{"p":["(1,2)"],"b":["1,2,3,4"]}')
("{""(1,2)""}","{(3,4),(1,2)}",,)

> drop table t
DROP TABLE

> create temp table q (id serial primary key, b box not null, m money)
CREATE TABLE

> insert into q(b,m) select box(point(i,i),point(i+1,i+1)), (i/7.0)::numeric::money from generate_series(1,100) i
INSERT 0 100

> create index on q using gist (b)
CREATE INDEX

> create index on q (m)
CREATE INDEX

> begin
BEGIN

> insert into q(b) values ('5,5,5.5,5.5')
INSERT 0 1

> select count(*) from q where b && '5.2,5.2,5.3,5.3'
2

> update q set b = b + '1000,1000' where id < 50
UPDATE 49

> select count(*) from q where b && '0,0,60,60'
12

> savepoint s
SAVEPOINT

> delete from q
DELETE 101

> select count(*) from q where b && '0,0,2000,2000'
0

> rollback to s
ROLLBACK

> select count(*) from q where b && '0,0,2000,2000'
101

> rollback
ROLLBACK

> select count(*) from q where b && '5.2,5.2,5.3,5.3'
1

> select id from q where m between '2.00' and '2.50' order by m
14
15
16
17

> alter table q alter m type numeric
ALTER TABLE

> select m from q where id < 4 order by id
0.14
0.29
0.43

> alter table q alter m type money
ALTER TABLE

> alter table q alter b type polygon using b::polygon
ALTER TABLE

> alter table q alter b type polygon
ALTER TABLE

> alter table q alter b type text
ERROR 42704 data type text has no default operator class for access method "gist"

> select b from q where id = 1
((1,1),(1,2),(2,2),(2,1))

> drop table q
DROP TABLE

> create function area2(box) returns float8 language sql immutable as 'select area($1) * 2'
CREATE FUNCTION

> select area2('1,2,3,4')
8

> create function pp(a point, b point default '(1,1)') returns point language plpgsql as $$ declare r point; begin r := a + b; r[0] := r[0] * 10; return r; end $$
CREATE FUNCTION

> select pp('(1,2)'), pp('1,2','3,4')
(20,3)|(40,6)

> drop function area2
DROP FUNCTION

> drop function pp
DROP FUNCTION

> create table tt (a int, b box, c money generated always as (a::money * 2) stored, check (b[0] <> '(0,0)'))
ERROR 42P17 generation expression is not immutable

> create table tt2 (a int, p point, d float8 generated always as (p <-> '(0,0)') stored)
CREATE TABLE

> insert into tt2 values (1, '3,4') returning *
1|(3,4)|5

> drop table tt2
DROP TABLE

> select money '1.5' * 3::int2 = '4.5', sum(x) from (values (1::money)) v(x)
t|$1.00

> drop table if exists tt
DROP TABLE
