# ctid, CLUSTER, REPLICA IDENTITY and what JDBC asks of keys

> create table big (a int, b text)
CREATE TABLE

> insert into big select i, repeat('x',10) from generate_series(1,5) i
INSERT 0 5

> select ctid, tableoid::regclass, a from big where ctid <= '(0,3)' order by ctid desc
(0,3)|big|3
(0,2)|big|2
(0,1)|big|1

> delete from big a using big b where a.ctid < b.ctid and a.b = b.b
DELETE 4

> select count(*) from big
1

> insert into big values (7,'x'),(8,'x'),(9,'y')
INSERT 0 3

> delete from big where ctid not in (select min(ctid) from big group by b)
DELETE 1

> select a, b from big order by a
5|xxxxxxxxxx
7|x
9|y

> with x as (select ctid from big order by a limit 1) update big set b = 'q' where ctid in (select ctid from x)
UPDATE 1

> select a, b from big where ctid = (select ctid from big where b = 'q')
5|q

> select big.ctid is null, g from generate_series(4,6) g left join big on a = g order by g
t|4
f|5
t|6

> select (select count(*) from big b where b.ctid = o.ctid) from big o
1
1
1

> create view vb as select ctid as place, a from big
CREATE VIEW

> select a from vb where place is not null order by a
5
7
9

> select pg_get_viewdef('vb')
 SELECT big.ctid AS place,\n    big.a\n   FROM big;

> create table fam (a int)
CREATE TABLE

> create table fam1 (b int) inherits (fam)
CREATE TABLE

> insert into fam values (1)
INSERT 0 1

> insert into fam1 values (2,2)
INSERT 0 1

> select tableoid::regclass, ctid, a from fam order by a
fam|(0,1)|1
fam1|(0,1)|2

> update fam set a = a + 10 where ctid = '(0,1)' and tableoid = 'fam1'::regclass
UPDATE 1

> select a from fam order by a
1
12

> select s.ctid from (select * from big) s
ERROR 42703 column s.ctid does not exist

> select ctid from vb
ERROR 42703 column "ctid" does not exist

> select x, n from information_schema._pg_expandarray(array[3,4])
3|1
4|2

> select (information_schema._pg_expandarray('3 4'::int2vector)).n
1
2

> select (information_schema._pg_expandarray(array['a','b'])).*
a|1
b|2

> cluster big
ERROR 42704 there is no previously clustered index for table "big"

> create index bi on big(a)
CREATE INDEX

> create index bp on big(a) where a > 3
CREATE INDEX

> create unique index bu on big(a)
CREATE INDEX

> cluster big using bp
ERROR 0A000 cannot cluster on partial index "bp"

> cluster big using nosuch
ERROR 42704 index "nosuch" for table "big" does not exist

> cluster big using bi
CLUSTER

> cluster big
CLUSTER

> cluster verbose big using bu
CLUSTER

> cluster (verbose) big
CLUSTER

> cluster (foo) big
ERROR 42601 unrecognized CLUSTER option "foo"

> select c.relname, indisclustered from pg_index i join pg_class c on c.oid = indexrelid where indrelid = 'big'::regclass order by 1
bi|f
bp|f
bu|t

> alter table big set without cluster
ALTER TABLE

> alter table big cluster on bi
ALTER TABLE

> alter table vb cluster on bi
ERROR 42809 ALTER action CLUSTER ON cannot be performed on relation "vb"

> cluster vb
ERROR 42809 "vb" is not a table or materialized view

> select c.relname, indisclustered from pg_index i join pg_class c on c.oid = indexrelid where indrelid = 'big'::regclass order by 1
bi|t
bp|f
bu|f

> alter table big replica identity full
ALTER TABLE

> select relreplident from pg_class where relname='big'
f

> alter table big replica identity using index bi
ERROR 42809 cannot use non-unique index "bi" as replica identity

> alter table big replica identity using index bu
ERROR 42809 index "bu" cannot be used as replica identity because column "a" is nullable

> alter table big alter a set not null
ALTER TABLE

> alter table big replica identity using index bu
ALTER TABLE

> select c.relname, indisreplident from pg_index i join pg_class c on c.oid = indexrelid where indrelid = 'big'::regclass order by 1
bi|f
bp|f
bu|t

> alter table big replica identity nothing
ALTER TABLE

> select relreplident from pg_class where relname='big'
n

> drop view vb
DROP VIEW

> drop table big, fam1, fam
DROP TABLE
