# btree_gin and btree_gist with money. PostgreSQL 15 manual, sections F.7 and F.8.

> create extension btree_gist
CREATE EXTENSION

> create extension btree_gin
CREATE EXTENSION

> select '3'::money <-> '5.5'::money
$2.50

> select cash_dist('-92233720368547758.08','1')
ERROR 22003 money out of range

> select cash_dist('-92233720368547758.08','0')
ERROR 22003 money out of range

> create table m (a money, r int4range, exclude using gist (a with =, r with &&))
CREATE TABLE

> insert into m values (1,'[1,5)'),(2,'[1,5)')
INSERT 0 2

> insert into m values (1,'[4,6)')
ERROR 23P01 conflicting key value violates exclusion constraint "m_a_r_excl"

> create index on m using gin (a)
CREATE INDEX

> create index mg on m using gist (a)
CREATE INDEX

> select * from m where a < '2'
$1.00|[1,5)

> select * from m where a > '1' order by a <-> '5'
$2.00|[1,5)

> select opcname,opcdefault,amname, opfname from pg_opclass c join pg_am a on a.oid=opcmethod join pg_opfamily f on f.oid=opcfamily where opcintype=790 order by 3,1
money_ops|t|btree|money_ops
money_ops|t|gin|money_ops
gist_cash_ops|t|gist|gist_cash_ops

> select amopstrategy, o.oprname, amoppurpose,amopsortfamily, (select opfname from pg_opfamily where oid=amopsortfamily) from pg_amop p join pg_operator o on o.oid=amopopr where amoplefttype=790 and amopmethod=783 order by 1
1|<|s|0|∅
2|<=|s|0|∅
3|=|s|0|∅
4|>=|s|0|∅
5|>|s|0|∅
6|<>|s|0|∅
15|<->|o|2099|money_ops

> drop table m
DROP TABLE

> drop extension btree_gin
DROP EXTENSION

> drop extension btree_gist
DROP EXTENSION
