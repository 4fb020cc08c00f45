# UPDATE of pg_class's reltuples and relpages, which superusers may change.

> create table counted (a int)
CREATE TABLE

> insert into counted select generate_series(1, 100)
INSERT 0 100

> begin
BEGIN

> update pg_class set reltuples = 1000, relpages = 3 where relname = 'counted'
UPDATE 1

> select reltuples, relpages from pg_class where oid = 'counted'::regclass
1000|3

> rollback
ROLLBACK

> select reltuples, relpages from pg_class where oid = 'counted'::regclass
-1|0

> update pg_class c set reltuples = reltuples + 12.3, relpages = 7::bigint where c.oid = 'counted'::regclass
UPDATE 1

> select reltuples, relpages from pg_class where oid = 'counted'::regclass
11.3|7

> update pg_class set reltuples = '25' where relname = 'counted'
UPDATE 1

> update pg_class set reltuples = 'x'::text where relname = 'counted'
ERROR 42804 column "reltuples" is of type real but expression is of type text

> update pg_class set reltuples = null where relname = 'counted'
ERROR 23502 null value in column "reltuples" of relation "pg_class" violates not-null constraint

> update pg_class set reltuples = 1, reltuples = 2 where relname = 'counted'
ERROR 42601 multiple assignments to same column "reltuples"

> update pg_class set relpages = 4 from (values ('counted'), ('counted')) v (n) where relname = n
UPDATE 1

> update pg_class set relpages = 4 where relname = 'no such'
UPDATE 0

> select reltuples, relpages from pg_class where oid = 'counted'::regclass
25|4

> begin read only
BEGIN

> update pg_class set relpages = 4 where relname = 'counted'
ERROR 25006 cannot execute UPDATE in a read-only transaction

> rollback
ROLLBACK

> prepare counted_p as update pg_class set reltuples = $1 where relname = $2
PREPARE

> execute counted_p (77, 'counted')
UPDATE 1

> select reltuples, relpages from pg_class where oid = 'counted'::regclass
77|4

> deallocate counted_p
DEALLOCATE

> do $$ begin update pg_class set reltuples = 9 where relname = 'counted'; end $$
DO

> select reltuples, relpages from pg_class where oid = 'counted'::regclass
9|4

> create role counted_r
CREATE ROLE

> set role counted_r
SET

> update pg_class set reltuples = 5 where relname = 'counted'
ERROR 42501 permission denied for table pg_class

> reset role
RESET

> drop role counted_r
DROP ROLE

> update pg_class set reltuples = -1 where relname = 'counted'
UPDATE 1

> select count(*) from counted
100

> analyze counted
ANALYZE

> select reltuples from pg_class where oid = 'counted'::regclass
100

> drop table counted
DROP TABLE
