# Types that only hash and types that only sort: GROUP BY, DISTINCT, set operations, windows.

> create schema opc_g
CREATE SCHEMA

> set search_path = opc_g
SET

> create table g (m money, x xid, b bit(3), c cid, i int, j json, p point, ts tsvector)
CREATE TABLE

> insert into g values ('1', '2', b'101', '3', 1, '{}', '(1,1)', 'a')
INSERT 0 1

> select m from g group by m
$1.00

> select x from g group by x
2

> select count(*) from g group by m, x
ERROR 0A000 could not implement GROUP BY

> select count(*) from g group by rollup(m, x)
ERROR 0A000 could not implement GROUP BY

> select count(*) from g group by grouping sets ((m),(x))
1
1

> select array_agg(i order by i) from g group by x
ERROR 0A000 could not implement GROUP BY

> select array_agg(i order by i) from g group by grouping sets ((x),(i))
ERROR 0A000 could not implement GROUP BY

> select count(distinct i) from g group by x
ERROR 0A000 could not implement GROUP BY

> select count(*) from g group by array[m], array[x]
ERROR 0A000 could not implement GROUP BY

> select distinct m, x from g
ERROR 0A000 could not implement DISTINCT

> select distinct x from g
2

> select distinct on (m) m, x from g
$1.00|2

> select distinct on (x) m, x from g
$1.00|2

> select m, x from g union select m, x from g
ERROR 0A000 could not implement UNION

> select x from g intersect select x from g
2

> select m, x from g except all select m, x from g
ERROR 0A000 could not implement EXCEPT

> select m, x from g union all select m, x from g
$1.00|2
$1.00|2

> with recursive r(m) as (select m from g union select m from r) select * from r
ERROR 0A000 could not implement recursive UNION

> with recursive r(m) as (select x from g union select m from r) select * from r
2

> with recursive r(m) as (select j from g union select m from r) select * from r
ERROR 42883 could not identify an equality operator for type json

> select count(*) over (partition by x) from g
ERROR 0A000 could not implement window PARTITION BY

> select count(*) over (partition by m) from g
1

> select count(*) over (order by x) from g
ERROR 42883 could not identify an ordering operator for type xid

> select j from g group by j
ERROR 42883 could not identify an equality operator for type json

> select p from g group by p
ERROR 42883 could not identify an equality operator for type point

> select distinct j from g
ERROR 42883 could not identify an equality operator for type json

> select j from g union select j from g
ERROR 42883 could not identify an equality operator for type json

> select count(distinct j) from g
ERROR 42883 could not identify an equality operator for type json

> select row_number() over (partition by p) from g
ERROR 42883 could not identify an equality operator for type point

> select x from g order by x
ERROR 42883 could not identify an ordering operator for type xid

> select array_agg(x order by x) from g
ERROR 42883 could not identify an ordering operator for type xid

> select * from g a join g b on a.j = b.j
ERROR 42883 operator does not exist: json = json

> select * from g a join g b using (p)
ERROR 42883 operator does not exist: point = point

> select j = j from g
ERROR 42883 operator does not exist: json = json

> select j in (j) from g
ERROR 42883 operator does not exist: json = json

> select array[j] = array[j] from g
ERROR 42883 could not identify an equality operator for type json

> select distinct array[j] from g
ERROR 42883 could not identify an equality operator for type json[]

> select row(j) = row(j) from g
ERROR 42883 operator does not exist: json = json

> select distinct row(j) from g
({})

> select row(i, m) , row(x) from g group by 1,2
(1,$1.00)|(2)

> select count(*) from g group by row(m), row(x)
1

> select j is distinct from j from g
ERROR 42883 operator does not exist: json = json

> select nullif(j,j) from g
ERROR 42883 operator does not exist: json = json

> select case j when j then 1 end from g
ERROR 42883 operator does not exist: json = json

> select max(x) from g
ERROR 42883 function max(xid) does not exist

> select min(b) from g
ERROR 42883 function min(bit) does not exist

> create index on g (x)
ERROR 42704 data type xid has no default operator class for access method "btree"

> create index on g (j)
ERROR 42704 data type json has no default operator class for access method "btree"

> create index on g using hash (m)
ERROR 42704 data type money has no default operator class for access method "hash"

> create table gp (j json) partition by list (j)
ERROR 42704 data type json has no default operator class for access method "btree"

> create table gp (x xid) partition by range (x)
ERROR 42704 data type xid has no default operator class for access method "btree"

> create table gp (m money) partition by hash (m)
ERROR 42704 data type money has no default operator class for access method "hash"

> create table gp (x xid) partition by hash (x)
CREATE TABLE

> create table gu (j json unique)
ERROR 42704 data type json has no default operator class for access method "btree"

> create table gu (x xid primary key)
ERROR 42704 data type xid has no default operator class for access method "btree"

> select i from g order by i using =
ERROR 42809 operator = is not a valid ordering operator

> select a from (values ('postgres=r/postgres'::aclitem)) v(a) order by a
ERROR 42883 could not identify an ordering operator for type aclitem

> select a from (values ('postgres=r/postgres'::aclitem)) v(a) group by a
postgres=r/postgres

> set client_min_messages = error
SET

> drop schema opc_g cascade
DROP SCHEMA

> reset client_min_messages
RESET

> reset search_path
RESET
