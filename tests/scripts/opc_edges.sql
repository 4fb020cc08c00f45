# Users' operator classes where other features meet them: ON CONFLICT, MERGE, foreign keys, partitions, LIKE, composite types; members of families.

> create schema opc_x
CREATE SCHEMA

> set search_path = opc_x
SET

> create function my_cmp(int4,int4) returns int4 language plpgsql immutable strict as $$begin return btint4cmp(abs($1),abs($2)); end$$
CREATE FUNCTION

> create function my_eq(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) = abs($2); end$$
CREATE FUNCTION

> create function my_lt(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) < abs($2); end$$
CREATE FUNCTION

> create operator |=| (leftarg=int4, rightarg=int4, function=my_eq, commutator= |=|)
CREATE OPERATOR

> create operator |<| (leftarg=int4, rightarg=int4, function=my_lt)
CREATE OPERATOR

> create operator class abs_ops for type int4 using btree as operator 1 |<|, operator 3 |=|, function 1 my_cmp(int4,int4)
CREATE OPERATOR CLASS

> create table base (a int primary key, b int)
CREATE TABLE

> create unique index bi on base (b abs_ops)
CREATE INDEX

> insert into base values (1,1),(2,2),(3,-3)
INSERT 0 3

> insert into base values (4,3) on conflict (b) do update set a = base.a + 100 returning *
103|-3

> insert into base values (4,-2) on conflict (b abs_ops) do nothing returning *
(no rows)

> insert into base values (4,-2) on conflict (b int4_ops) do nothing returning *
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> merge into base using (values (-1)) v(x) on base.b |=| v.x when matched then delete
MERGE 1

> select * from base order by a
2|2
103|-3

> create table child (b int references base (b))
CREATE TABLE

> insert into child values (-3), (3)
INSERT 0 2

> insert into child values (2), (-2)
INSERT 0 2

> insert into child values (9)
ERROR 23503 insert or update on table "child" violates foreign key constraint "child_b_fkey"

> delete from base where b = -3
ERROR 23503 update or delete on table "base" violates foreign key constraint "child_b_fkey" on table "child"

> update base set b = 3 where b = -3
UPDATE 1

> alter table base alter column b type text
ERROR 42804 operator class "abs_ops" does not accept data type text

> alter table base add column c int default 5
ALTER TABLE

> truncate base cascade
TRUNCATE TABLE

> create table lk (like base including all)
CREATE TABLE

> create index on base (a, b abs_ops) include (c) where b |<| 10
CREATE INDEX

> insert into base values (10, 5), (11, 50)
INSERT 0 2

> select a from base where a = 10 and b |=| -5 and b |<| 10
10

> create table pp (a int, b int) partition by range (a)
CREATE TABLE

> create table pp1 partition of pp for values from (0) to (10)
CREATE TABLE

> create index ppi on pp (b abs_ops)
CREATE INDEX

> create unique index ppu on pp (a, b abs_ops)
CREATE INDEX

> insert into pp values (1, 5)
INSERT 0 1

> insert into pp values (1, -5)
ERROR 23505 duplicate key value violates unique constraint "pp1_a_b_idx"

> create unique index ppu2 on pp (a abs_ops)
ERROR 0A000 unique constraint on partitioned table must include all partitioning columns

> alter operator class abs_ops using btree rename to "Abs ops"
ALTER OPERATOR CLASS

> drop table base cascade
DROP TABLE

> reindex table pp
REINDEX

> vacuum pp
VACUUM

> select * from pp where b |=| 5
1|5

> drop operator class "Abs ops" using btree cascade
DROP OPERATOR CLASS

> select collation for ('a'), pg_collation_is_visible(100), pg_conversion_is_visible(0), pg_opclass_is_visible(1), pg_opfamily_is_visible(1)
∅|t|∅|∅|∅

> create type cc as (x int, y text)
CREATE TYPE

> create function cc_cmp(cc,cc) returns int4 language plpgsql immutable strict as $$begin return btint4cmp(abs(($1).x),abs(($2).x)); end$$
CREATE FUNCTION

> create operator class cc_ops default for type cc using btree as operator 1 <, operator 3 =, function 1 cc_cmp(cc,cc)
ERROR 42883 operator does not exist: cc < cc

> create table ct (v cc)
CREATE TABLE

> insert into ct values (row(-5,'a')), (row(2,'b')), (row(3,'c'))
INSERT 0 3

> select v from ct order by v
(-5,a)
(2,b)
(3,c)

> select v from ct order by v desc limit 1
(3,c)

> select max((v).x) from ct
3

> create unique index on ct (v)
CREATE INDEX

> insert into ct values (row(5,'zz'))
INSERT 0 1

> select v from ct group by v order by v
(-5,a)
(2,b)
(3,c)
(5,zz)

> create operator family of1 using btree
CREATE OPERATOR FAMILY

> alter operator family of1 using btree add operator 1 |<| (int4,int4), operator 3 |=| (int4,int4), function 1 my_cmp(int4,int4)
ALTER OPERATOR FAMILY

> select amopstrategy, amopopr::regoperator from pg_amop where amopfamily = (select oid from pg_opfamily where opfname = 'of1' and opfnamespace = 'opc_x'::regnamespace) order by 1
1||<|(integer,integer)
3||=|(integer,integer)

> drop operator |<| (int4,int4)
DROP OPERATOR

> select amopstrategy, amopopr::regoperator from pg_amop where amopfamily = (select oid from pg_opfamily where opfname = 'of1' and opfnamespace = 'opc_x'::regnamespace) order by 1
3||=|(integer,integer)

> begin
BEGIN

> alter operator family integer_ops using btree add operator 3 |=| (int4, int2)
ERROR 42883 operator does not exist: integer |=| smallint

> alter operator family integer_ops using btree add operator 3 = (int4, int4)
ERROR 25P02 current transaction is aborted, commands ignored until end of transaction block

> rollback
ROLLBACK

> create function eq42(int4,int2) returns bool language sql immutable as 'select $1 = $2'
CREATE FUNCTION

> create function lt48(text,int2) returns bool language sql immutable as 'select $1 < $2::text'
CREATE FUNCTION

> create operator |=| (leftarg=text, rightarg=int2, function=lt48)
CREATE OPERATOR

> begin
BEGIN

> alter operator family integer_ops using btree add operator 3 |=| (text, int2)
ALTER OPERATOR FAMILY

> select amopopr::regoperator from pg_amop where amopfamily = 1976 and amoplefttype = 25
|=|(text,smallint)

> alter operator family integer_ops using btree drop operator 3 (text, int2)
ALTER OPERATOR FAMILY

> select count(*) from pg_amop where amopfamily = 1976 and amoplefttype = 25
0

> rollback
ROLLBACK

> drop function my_cmp(int4,int4)
DROP FUNCTION

> select amprocnum from pg_amproc where amprocfamily = (select oid from pg_opfamily where opfname = 'of1' and opfnamespace = 'opc_x'::regnamespace)
(no rows)

> set client_min_messages = error
SET

> drop schema opc_x cascade
DROP SCHEMA

> reset client_min_messages
RESET

> reset search_path
RESET
