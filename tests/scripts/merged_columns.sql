# Columns merged by USING, rows of children as rows of parents, made-up names, and other things of which the answer was another one

> create table rl(c int, a int)
CREATE TABLE

> create table rr(c numeric, b int)
CREATE TABLE

> insert into rl values (1,1),(3,3)
INSERT 0 2

> insert into rr values (1.00,1),(2.5,2)
INSERT 0 2

> select c from rl join rr using(c)
1.00

> select c from rl left join rr using(c) order by 1
1
3

> select c from rl right join rr using(c) order by 1
1.00
2.5

> select c from rl full join rr using(c) order by 1
1
2.5
3

> select c from rr join rl using(c)
1.00

> select c from rr right join rl using(c) order by 1
1
3

> create view rlv as select c from rl join rr using(c)
CREATE VIEW

> select pg_get_viewdef('rlv', true)
 SELECT rr.c\n   FROM rl\n     JOIN rr USING (c);

> drop view rlv
DROP VIEW

> drop table rl, rr
DROP TABLE

> select distinct on (a) a, b from (values (3, 2), (1,1), (5,3)) as t(a, b)
1|1
3|2
5|3

> select distinct on (b, a) a, b from (values (3, 2), (3,1), (1,1), (1,4), (5,3), (5,1)) as t(a, b)
1|1
3|1
5|1
3|2
5|3
1|4

> create view anyv as select 'foo'::text = any(array['abc','def','foo']::text[]) c1, 'foo'::text = any((select array['abc','def','foo']::text[])::text[]) c2
CREATE VIEW

> select * from anyv
t|t

> select pg_get_viewdef('anyv', true)
 SELECT 'foo'::text = ANY (ARRAY['abc'::text, 'def'::text, 'foo'::text]) AS c1,\n    'foo'::text = ANY ((( SELECT ARRAY['abc'::text, 'def'::text, 'foo'::text] AS "array"))::text[]) AS c2;

> alter table anyv rename column c1 to d1
ALTER TABLE

> alter view anyv rename column d1 to e1
ALTER VIEW

> drop view anyv
DROP VIEW

> create table par1(q1 int)
CREATE TABLE

> create table par2(q2 int) inherits(par1)
CREATE TABLE

> create table par3(q3 text) inherits(par2)
CREATE TABLE

> insert into par3 values(1,2,'x')
INSERT 0 1

> select row_to_json(par3::par2::par1), par3::par1, (par3::par2).q2 from par3
{"q1":1}|(1)|2

> create function par_f(par1) returns int language sql as 'select $1.q1 * 10'
CREATE FUNCTION

> select par_f(par3), par3.par_f from par3
10|10

> select par1::par2 from par1
ERROR 42846 cannot cast type par1 to par2

> create view parv as select par3::par1 as up, row_to_json(par3::par2) as j, row_to_json(par3::par2, true) as p from par3
CREATE VIEW

> select * from parv
(1)|{"q1":1,"q2":2}|{"q1":1,\n "q2":2}

> select pg_get_viewdef('parv', true)
 SELECT par3.*::par1 AS up,\n    row_to_json(par3.*::par2) AS j,\n    row_to_json(par3.*::par2, true) AS p\n   FROM par3;

> alter table par1 add column z text default 'zz'
ALTER TABLE

> select * from parv
(1,zz)|{"q1":1,"q2":2,"z":"zz"}|{"q1":1,\n "q2":2,\n "z":"zz"}

> create function par_g() returns par1 language sql as $$ select row(5, 'y')::par1 $$
CREATE FUNCTION

> select row_to_json(par_g()), row_to_json(null), row_to_json(par_g(), true)
{"q1":5,"z":"y"}|∅|{"q1":5,\n "z":"y"}

> select row_to_json(5)
ERROR 42883 function row_to_json(integer) does not exist

> drop function par_g()
DROP FUNCTION

> drop view parv
DROP VIEW

> drop function par_f(par1)
DROP FUNCTION

> drop table par1, par2, par3
DROP TABLE

> create table ixn(c1 int,c2 int,c3 int,c4 text)
CREATE TABLE

> create index on ixn(c1,c2) include(c3,c4)
CREATE INDEX

> create unique index on ixn(c1) include(c1)
CREATE INDEX

> alter table ixn add unique(c1) include (c2)
ALTER TABLE

> alter table ixn add unique(c1)
ALTER TABLE

> alter table ixn add unique(c1)
ALTER TABLE

> alter table ixn add constraint ixn_c1_key2 check(c1 > 0)
ALTER TABLE

> alter table ixn add unique(c1)
ALTER TABLE

> alter table ixn add primary key (c1) include (c3)
ALTER TABLE

> select relname from pg_class where relname like 'ixn%' order by 1
ixn
ixn_c1_c11_idx
ixn_c1_c2_c3_c4_idx
ixn_c1_c2_key
ixn_c1_key
ixn_c1_key1
ixn_c1_key3
ixn_pkey

> alter table ixn set without oids
ALTER TABLE

> drop table ixn
DROP TABLE

> create sequence useq
CREATE SEQUENCE

> alter sequence useq set unlogged
ALTER SEQUENCE

> select relpersistence from pg_class where relname = 'useq'
u

> alter sequence useq set logged
ALTER SEQUENCE

> select relpersistence from pg_class where relname = 'useq'
p

> drop sequence useq
DROP SEQUENCE

> declare foo cursor for select 1 into bar
ERROR 42601 SELECT ... INTO is not allowed here

> create view foo as select 1 into bar
ERROR 0A000 views must not contain SELECT INTO

> create temp sequence tseq
CREATE SEQUENCE

> create view tseqv as select nextval('tseq'), is_called from tseq
CREATE VIEW

> select relpersistence from pg_class where relname = 'tseqv'
t

> drop view tseqv
DROP VIEW

> drop sequence tseq
DROP SEQUENCE
