# Indexes over geometric types, and exclusion constraints. PostgreSQL 15 manual, sections 11.2, 68 and 69.

> create table g (id int, p point, b box, po polygon, c circle)
CREATE TABLE

> insert into g select i, point(i%100, i/100), box(point(i%100, i/100), point(i%100+1.5, i/100+1.5)), polygon(box(point(i%100, i/100), point(i%100+1.5, i/100+1.5))), circle(point(i%100, i/100), 1.2) from generate_series(0,9999) i
INSERT 0 10000

> create index gp on g using gist (p)
CREATE INDEX

> create index gb on g using gist (b)
CREATE INDEX

> create index gpo on g using gist (po)
CREATE INDEX

> create index gc on g using gist (c)
CREATE INDEX

> create index sp on g using spgist (p)
CREATE INDEX

> create index kp on g using spgist (p kd_point_ops)
CREATE INDEX

> create index sb on g using spgist (b)
CREATE INDEX

> create index spo on g using spgist (po)
CREATE INDEX

> create index br on g using brin (b)
CREATE INDEX

> create index on g using gist (l)
ERROR 42703 column "l" does not exist

> create index on g using gist (id)
ERROR 42704 data type integer has no default operator class for access method "gist"

> create index on g using gist (b point_ops)
ERROR 42804 operator class "point_ops" does not accept data type box

> create index on g using gist (b nosuch_ops)
ERROR 42704 operator class "nosuch_ops" does not exist for access method "gist"

> select count(*) from g where p <@ box '10,10,12,12'
9

> select count(*) from g where box '10,10,12,12' @> p
9

> select count(*) from g where p <@ circle '10,10,3'
29

> select count(*) from g where p <@ polygon '(10,10),(12,12),(14,10)'
9

> select count(*) from g where p << '3,3', count(*) from g where p >> '95,0'
ERROR 42601 syntax error at or near ","

> select count(*) from g where p ~= '5,5'
1

> select count(*) from g where b && '10,10,12,12'
16

> select count(*) from g where b <@ '10,10,12,12'
1

> select count(*) from g where b @> '10.5,10.5,11,11'
1

> select count(*) from g where b ~= '10,10,11.5,11.5'
1

> select count(*) from g where b << '10,10,11.5,11.5' and b && '0,0,2,2'
9

> select count(*) from g where po && '(10,10),(12,12),(14,10)'
18

> select count(*) from g where c && '<(50,50),3>'
57

> select count(*) from g where c <@ '<(50,50),3>'
9

> select count(*) from g where c @> '<(50,50),0.1>'
5

> select id from g order by p <-> '(50.2,50.4)' limit 5
5050
5150
5051
5151
5049

> select id from g where p <@ box '10,10,20,20' order by p <-> '(15.2,15.4)' limit 3
1515
1615
1516

> create table e (b box, exclude using gist (b with &&))
CREATE TABLE

> insert into e values ('0,0,1,1')
INSERT 0 1

> insert into e values ('2,2,3,3')
INSERT 0 1

> insert into e values ('0.5,0.5,5,5')
ERROR 23P01 conflicting key value violates exclusion constraint "e_b_excl"

> insert into e values ('1,1,1.5,1.5')
ERROR 23P01 conflicting key value violates exclusion constraint "e_b_excl"

> insert into e values ('0.5,0.5,5,5') on conflict do nothing
INSERT 0 0

> insert into e values ('-5,-5,-4,-4') on conflict do nothing
INSERT 0 1

> update e set b = b + point(2,2) where b ~= '0,0,1,1'
ERROR 23P01 conflicting key value violates exclusion constraint "e_b_excl"

> select * from e
(1,1),(0,0)
(3,3),(2,2)
(-4,-4),(-5,-5)

> create table f (c circle, k int, exclude using gist (c with &&) where (k > 0))
CREATE TABLE

> insert into f values ('<(0,0),1>',1),('<(0,0),1>',0)
INSERT 0 2

> insert into f values ('<(1.5,0),1>',1)
ERROR 23P01 conflicting key value violates exclusion constraint "f_c_excl"

> select * from f
<(0,0),1>|1
<(0,0),1>|0

> create table h2 (p point, exclude using gist (p with ~=))
CREATE TABLE

> insert into h2 values ('0,0'), ('1,1'), ('1.0000000001,1')
ERROR 23P01 conflicting key value violates exclusion constraint "h2_p_excl"

> create table h3 (p box)
CREATE TABLE

> insert into h3 values ('0,0,1,1'),('0.5,0.5,100,100'),('200,200,300,300')
INSERT 0 3

> alter table h3 add exclude using gist (p with &&)
ERROR 23P01 could not create exclusion constraint "h3_p_excl"

> delete from h3 where p @> '(100,100)'::point
DELETE 1

> alter table h3 add exclude using gist (p with &&)
ALTER TABLE

> alter table h3 add exclude using gist (p with <<)
ERROR 42809 operator <<(box,box) is not commutative

> alter table h3 add exclude using gist (p with =)
ERROR 42809 operator =(box,box) is not a member of operator family "box_ops"

> alter table h3 add exclude using btree (p with =)
ERROR 42704 data type box has no default operator class for access method "btree"

> alter table h3 add exclude (p with =)
ERROR 42704 data type box has no default operator class for access method "btree"

> alter table h3 add exclude using brin (p with &&)
ERROR 0A000 access method "brin" does not support exclusion constraints

> drop table g,e,f,h2,h3
DROP TABLE
