# citext and hstore as keys: rows by their key, conflicts, prepared statements.

> create extension citext
CREATE EXTENSION

> create extension hstore
CREATE EXTENSION

> create table t(n citext primary key, v int)
CREATE TABLE

> insert into t values('Ann',1),('Bob',2),('cid',3)
INSERT 0 3

> select * from t where n = 'ANN'
Ann|1

> select * from t where n = 'bOB'
Bob|2

> select * from t where n = 'ann'
Ann|1

> update t set v = v + 1 where n = 'ANN'
UPDATE 1

> update t set v = v + 1 where n = 'BOB'
UPDATE 1

> update t set v = 7 where n = 'CID' returning *
cid|7

> begin
BEGIN

> select * from t where n='ANN' for update
Ann|2

> update t set v = 0 where n = 'aNN'
UPDATE 1

> select * from t where n = 'AnN'
Ann|0

> rollback
ROLLBACK

> delete from t where n = 'BOB' returning n
Bob

> insert into t values ('BOB', 5)
INSERT 0 1

> insert into t values('bob', 6)
ERROR 23505 duplicate key value violates unique constraint "t_pkey"

> select * from t order by n
Ann|2
BOB|5
cid|7

> update t set n = 'ANN' where n = 'ann'
UPDATE 1

> select * from t where n = 'ann'
ANN|2

> update t set n = 'bob' where n = 'ann'
ERROR 23505 duplicate key value violates unique constraint "t_pkey"

> create table h(k hstore primary key, v int)
CREATE TABLE

> insert into h values('a=>1',1),('b=>2,a=>1',2)
INSERT 0 2

> select * from h where k = 'a=>1,b=>2'
"a"=>"1", "b"=>"2"|2

> insert into h values('a=>1,b=>2',3)
ERROR 23505 duplicate key value violates unique constraint "h_pkey"

> update h set v=9 where k = 'a=>1'
UPDATE 1

> select * from h order by v
"a"=>"1", "b"=>"2"|2
"a"=>"1"|9

> delete from h where k='a=>1' returning v
9

> select * from t where n > 'ANN' order by n desc limit 1
cid|7

> select * from t where n between 'b' and 'D' order by n
BOB|5
cid|7

> select max(n), min(n) from t
cid|ANN

> select * from t where n = 'ann'::text
(no rows)

> select * from t where n::text = 'bob'
(no rows)

> select count(*) from t a join t b on a.n::text = lower(b.n)
1

> prepare q as select * from t where n = $1
PREPARE

> execute q('CID')
cid|7

> prepare q2(text) as select * from t where n = $1
PREPARE

> execute q2('CID')
(no rows)

> execute q2('cid')
cid|7

> prepare q3 as update t set v = $2 where n = $1
PREPARE

> execute q3('CID', 11)
UPDATE 1

> select * from t where n='cid'
cid|11

> select * from t where n in ('ANN','CID') order by n
ANN|2
cid|11

> select * from t where n = any('{ANN,CID}') order by n
ANN|2
cid|11

> select * from t where n = any('{ANN,CID}'::text[]) order by n
ANN|2

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
