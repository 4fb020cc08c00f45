# Tables that inherit from others: what they get, how they are read and changed as one, and what of them cannot be changed alone.

> create table p (a int not null, b text default 'x', check (a > 0))
CREATE TABLE

> create table c (d int) inherits (p)
CREATE TABLE

> create table c2 (b text, a int, constraint p_a_check check (a > 0)) inherits (p)
CREATE TABLE

> create table g (a int default 9) inherits (c, c2)
CREATE TABLE

> insert into p values (1, 'p')
INSERT 0 1

> insert into c values (2, 'c', 3)
INSERT 0 1

> insert into c2 values (3, 'c2')
INSERT 0 1

> insert into g (d) values (4)
INSERT 0 1

> insert into c values (-1)
ERROR 23514 new row for relation "c" violates check constraint "p_a_check"

> insert into g values (-2, 'g', 1)
ERROR 23514 new row for relation "g" violates check constraint "p_a_check"

> select tableoid::regclass, * from p order by a
p|1|p
c|2|c
c2|3|c2
g|9|x

> select * from only p
1|p

> select * from c order by a
2|c|3
9|x|4

> select p.tableoid::regclass, c.d from p left join c on c.a = p.a order by 1, 2
p|∅
c|3
c2|∅
g|4

> update p set b = b || '!' where a >= 2 returning *, tableoid::regclass
2|c!|c
3|c2!|c2
9|x!|g

> update only p set b = 'only'
UPDATE 1

> select * from p order by a
1|only
2|c!
3|c2!
9|x!

> delete from p where a = 3 returning *
3|c2!

> select * from p where a = (select min(a) from p)
1|only

> with gone as (delete from p where a = 9 returning tableoid::regclass, *) select * from gone
g|9|x!

> merge into p using (values (1), (2), (7)) v(i) on a = i when matched then update set b = 'm' when not matched then insert values (i, 'new')
MERGE 3

> select tableoid::regclass, * from p order by a
p|1|m
c|2|m
p|7|new

> begin
BEGIN

> savepoint s
SAVEPOINT

> truncate p
TRUNCATE TABLE

> select count(*) from p
0

> rollback to s
ROLLBACK

> truncate only p
TRUNCATE TABLE

> select count(*) from p
1

> rollback
ROLLBACK

> select attrelid::regclass, attname, attislocal, attinhcount from pg_attribute where attrelid in ('c'::regclass, 'c2'::regclass, 'g'::regclass) and attnum > 0 order by 1, attnum
c|a|f|1
c|b|f|1
c|d|t|0
c2|a|t|1
c2|b|t|1
g|a|t|2
g|b|f|2
g|d|f|1

> select conrelid::regclass, conname, conislocal, coninhcount from pg_constraint where conname = 'p_a_check' order by 1
p|p_a_check|t|0
c|p_a_check|f|1
c2|p_a_check|t|1
g|p_a_check|f|2

> select inhrelid::regclass, inhparent::regclass, inhseqno from pg_inherits where inhparent in ('p'::regclass, 'c'::regclass, 'c2'::regclass) order by 1, 3
c|p|1
c2|p|1
g|c|1
g|c2|2

> alter table p add column e int default 7
ALTER TABLE

> select * from p order by a
1|m|7
2|m|7
7|new|7

> select * from c
2|m|3|7

> alter table c drop column e
ERROR 42P16 cannot drop inherited column "e"

> alter table only p add column f int
ERROR 42P16 column must be added to child tables too

> alter table c alter column a type bigint
ERROR 42P16 cannot alter inherited column "a"

> alter table p alter column a type bigint
ALTER TABLE

> select attrelid::regclass, atttypid::regtype from pg_attribute where attname = 'a' and attrelid in ('p'::regclass, 'g'::regclass) order by 1
p|bigint
g|bigint

> alter table c rename column b to bb
ERROR 42P16 cannot rename inherited column "b"

> alter table only p rename column b to bb
ERROR 42P16 inherited column "b" must be renamed in child tables too

> alter table p rename column b to bb
ALTER TABLE

> select bb from g
(no rows)

> alter table p rename constraint p_a_check to positive
ALTER TABLE

> alter table c drop constraint positive
ERROR 42P16 cannot drop inherited constraint "positive" of relation "c"

> alter table only p drop constraint positive
ALTER TABLE

> select conrelid::regclass, conislocal, coninhcount from pg_constraint where conname = 'positive' order by 1
c|t|0
c2|t|0
g|f|2

> alter table p add constraint small check (a < 100)
ALTER TABLE

> insert into g (a) values (100)
ERROR 23514 new row for relation "g" violates check constraint "small"

> alter table only p add constraint other check (a < 100)
ERROR 42P16 constraint must be added to child tables too

> alter table p add constraint mine check (a <> 50) no inherit
ALTER TABLE

> insert into p values (50)
ERROR 23514 new row for relation "p" violates check constraint "mine"

> insert into c (a) values (50)
INSERT 0 1

> delete from c where a = 50
DELETE 1

> alter table p drop column e
ALTER TABLE

> select * from g
(no rows)

> alter table p alter column bb set not null
ALTER TABLE

> insert into c2 (a) values (12)
INSERT 0 1

> alter table p alter column bb set default 'dd'
ALTER TABLE

> insert into g (a) values (13) returning *
13|dd|∅

> create table lone (a bigint not null, bb text not null)
CREATE TABLE

> alter table lone inherit p
ERROR 42804 child table is missing constraint "small"

> alter table lone add constraint small check (a < 100)
ALTER TABLE

> alter table lone inherit p
ALTER TABLE

> alter table lone inherit p
ERROR 42P07 relation "p" would be inherited from more than once

> alter table p inherit lone
ERROR 42P07 circular inheritance not allowed

> insert into lone values (20, 'l')
INSERT 0 1

> select tableoid::regclass, a from p where a > 10 order by a
c2|12
g|13
lone|20

> alter table lone no inherit p
ALTER TABLE

> alter table lone no inherit p
ERROR 42P01 relation "p" is not a parent of relation "lone"

> select tableoid::regclass, a from p where a > 10 order by a
c2|12
g|13

> create table clash (bb int) inherits (p)
ERROR 42804 column "bb" has a type conflict

> create table twice () inherits (p, p)
ERROR 42P07 relation "p" would be inherited from more than once

> create table defaults1 (z int default 1)
CREATE TABLE

> create table defaults2 (z int default 2)
CREATE TABLE

> create table both_of_them () inherits (defaults1, defaults2)
ERROR 42611 column "z" inherits conflicting default values

> create table both_of_them (z int default 3) inherits (defaults1, defaults2)
CREATE TABLE

> insert into both_of_them default values returning z
3

> create table gen (a int, b int generated always as (a * 2) stored)
CREATE TABLE

> create table gen_child (x int) inherits (gen)
CREATE TABLE

> create table gen_bad (b int default 3) inherits (gen)
ERROR 42611 column "b" inherits from generated column but specifies default

> insert into gen_child (a) values (4) returning *
4|8|∅

> alter table gen_child alter column b drop expression
ERROR 42P16 cannot drop generation expression from inherited column

> create temp table tempchild () inherits (p)
CREATE TABLE

> create view over as select * from only p
CREATE VIEW

> create view under as select tableoid, * from p
CREATE VIEW

> select pg_get_viewdef('over'), pg_get_viewdef('under')
 SELECT p.a,\n    p.bb\n   FROM ONLY p;| SELECT p.tableoid,\n    p.a,\n    p.bb\n   FROM p;

> drop view over, under
DROP VIEW

> drop table p
ERROR 2BP01 cannot drop table p because other objects depend on it

> drop table p cascade
DROP TABLE

> create table plain (a int)
CREATE TABLE

> create view kept as select tableoid::regclass as t, a from plain
CREATE VIEW

> create table heir () inherits (plain)
CREATE TABLE

> insert into heir values (5)
INSERT 0 1

> select * from kept
heir|5

> create table idx (a int primary key, b int)
CREATE TABLE

> create table idx_child () inherits (idx)
CREATE TABLE

> insert into idx values (1, 1), (2, 2)
INSERT 0 2

> insert into idx_child values (1, 10), (3, 30)
INSERT 0 2

> select tableoid::regclass, * from idx where a = 1 order by 1
idx|1|1
idx_child|1|10

> select x.a, y.b from idx x join idx y on x.a = y.a order by 1, 2
1|1
1|1
1|10
1|10
2|2
3|30

> select * from idx where a = 3 for update
3|30

> select count(*) from idx tablesample bernoulli (100)
4
