# Foreign tables of a wrapper without a handler: what they have, what they refuse, parents, children and partitions.

> create foreign data wrapper ftw
CREATE FOREIGN DATA WRAPPER

> create server fts foreign data wrapper ftw
CREATE SERVER

> create foreign table ft (a int options (k 'v', "K2" 'w') not null, b text collate "C" default 'q', c int generated always as (a * 2) stored, check (a > 1)) server fts options (q 'w', "R" 't')
CREATE FOREIGN TABLE

> create foreign table ft (a int) server fts
ERROR 42P07 relation "ft" already exists

> create foreign table if not exists ft (a int) server fts
CREATE FOREIGN TABLE

> create foreign table ft2 (a int) server ftno
ERROR 42704 server "ftno" does not exist

> create foreign table ft2 (a int)
ERROR 42601 syntax error at end of input

> create foreign table ft2 (a int primary key) server fts
ERROR 0A000 primary key constraints are not supported on foreign tables

> create foreign table ft2 (a int, unique (a)) server fts
ERROR 0A000 unique constraints are not supported on foreign tables

> create foreign table ft2 (a int references ft) server fts
ERROR 0A000 foreign key constraints are not supported on foreign tables

> create foreign table ft2 (a int, exclude (a with =)) server fts
ERROR 0A000 exclusion constraints are not supported on foreign tables

> create foreign table ft2 (like ft) server fts
ERROR 0A000 LIKE is not supported for creating foreign tables

> create foreign table ft2 (a int options (k '1', k '2')) server fts
ERROR 42710 option "k" provided more than once

> create foreign table ft2 (a int) server fts options (k '1', k '2')
ERROR 42710 option "k" provided more than once

> create table plain (a int options (k 'v'))
ERROR 42809 "plain" is not a foreign table

> create table plain (a int, b text)
CREATE TABLE

> alter table plain add column c int options (k 'v')
ERROR 42809 "plain" is not a foreign table

> select attname, attfdwoptions, attnotnull, atthasdef, attgenerated from pg_attribute where attrelid = 'ft'::regclass and attnum > 0 order by attnum
a|{k=v,K2=w}|t|f|
b|∅|f|t|
c|∅|f|t|s

> select attname from pg_attribute where attrelid = 'ft'::regclass and attnum < 0 order by attnum
tableoid
cmax
xmax
cmin
xmin
ctid

> select relkind, relpersistence, relhasindex, relreplident, relam, reltuples, srvname, ftoptions from pg_class c join pg_foreign_table on ftrelid = c.oid join pg_foreign_server s on s.oid = ftserver
f|p|f|n|0|-1|fts|{q=w,R=t}

> select * from ft
ERROR 55000 foreign-data wrapper "ftw" has no handler

> select 1 from plain left join ft on true
ERROR 55000 foreign-data wrapper "ftw" has no handler

> insert into ft values (1)
ERROR 55000 foreign-data wrapper "ftw" has no handler

> update ft set b = 'x'
ERROR 55000 foreign-data wrapper "ftw" has no handler

> delete from ft
ERROR 55000 foreign-data wrapper "ftw" has no handler

> merge into ft using plain on true when matched then delete
ERROR 0A000 cannot execute MERGE on relation "ft"

> merge into plain using ft on true when matched then delete
ERROR 55000 foreign-data wrapper "ftw" has no handler

> truncate ft
ERROR 55000 foreign-data wrapper "ftw" has no handler

> truncate plain, ft
ERROR 55000 foreign-data wrapper "ftw" has no handler

> analyze ft
ERROR 55000 foreign-data wrapper "ftw" has no handler

> vacuum ft
VACUUM

> copy ft to stdout
ERROR 42809 cannot copy from foreign table "ft"

> explain select * from ft
ERROR 55000 foreign-data wrapper "ftw" has no handler

> select * from ft for update
ERROR 55000 foreign-data wrapper "ftw" has no handler

> select * from ft tablesample system (1)
ERROR 0A000 TABLESAMPLE clause can only be applied to tables and materialized views

> begin
BEGIN

> lock table ft
ERROR 42809 cannot lock relation "ft"

> rollback
ROLLBACK

> create index on ft (a)
ERROR 42809 cannot create index on relation "ft"

> create rule r as on insert to ft do nothing
ERROR 42809 relation "ft" cannot have rules

> create policy p on ft
ERROR 42809 "ft" is not a table

> cluster ft
ERROR 42809 "ft" is not a table or materialized view

> reindex table ft
ERROR 42809 "ft" is not a table or materialized view

> create publication ftp for table ft
ERROR 22023 cannot add relation "ft" to publication

> create view ftv as select a from ft
CREATE VIEW

> insert into ftv values (1)
ERROR 55000 foreign-data wrapper "ftw" has no handler

> select * from ftv
ERROR 55000 foreign-data wrapper "ftw" has no handler

> alter table ft enable row level security
ERROR 42809 ALTER action ENABLE ROW SECURITY cannot be performed on relation "ft"

> alter table ft replica identity full
ERROR 42809 ALTER action REPLICA IDENTITY cannot be performed on relation "ft"

> alter table ft set unlogged
ERROR 42809 ALTER action SET UNLOGGED cannot be performed on relation "ft"

> alter table ft add primary key (a)
ERROR 0A000 primary key constraints are not supported on foreign tables

> alter foreign table ft set (fillfactor = 10)
ERROR 42809 ALTER action SET cannot be performed on relation "ft"

> alter foreign table ft set with oids
ERROR 42601 syntax error at or near "with"

> alter foreign table plain add x int
ERROR 42809 "plain" is not a foreign table

> alter foreign table ftno add x int
ERROR 42P01 relation "ftno" does not exist

> alter foreign table if exists ftno add x int
ALTER FOREIGN TABLE

> alter table plain options (a 'b')
ERROR 42809 ALTER action OPTIONS cannot be performed on relation "plain"

> alter table plain alter a options (a 'b')
ERROR 42809 ALTER action ALTER COLUMN ... OPTIONS cannot be performed on relation "plain"

> alter foreign table ft options (drop q, set "R" 'u', add x 'y')
ALTER FOREIGN TABLE

> alter foreign table ft options (drop q)
ERROR 42704 option "q" not found

> alter foreign table ft alter a options (drop k, set "K2" 'z'), alter b options (n 'o')
ALTER FOREIGN TABLE

> alter foreign table ft alter xmin options (a 'b')
ERROR 0A000 cannot alter system column "xmin"

> alter foreign table ft alter nono options (a 'b')
ERROR 42703 column "nono" of relation "ft" does not exist

> alter foreign table ft add d int not null options (p 'q')
ERROR 42601 syntax error at or near "options"

> alter foreign table ft add d int options (p 'q') not null, add e serial, alter b set not null, alter b drop default, add constraint ck check (b <> 'x'), add check (d > 1) not valid
ALTER FOREIGN TABLE

> alter foreign table ft validate constraint ft_d_check
ALTER FOREIGN TABLE

> alter foreign table ft alter b type varchar(3) using 'x'
ERROR 42809 "ft" is not a table

> alter foreign table ft alter d type text, alter d set statistics 7, alter d set storage external, alter e set (n_distinct = 5)
ERROR 42883 operator does not exist: text > integer

> alter foreign table ft alter d type int4range
ERROR 42883 operator does not exist: int4range > integer

> alter foreign table ft drop constraint ck, drop column b
ALTER FOREIGN TABLE

> alter foreign table ft drop column a
ERROR 2BP01 cannot drop column a of foreign table ft because other objects depend on it

> alter foreign table ft rename a to aa
ALTER FOREIGN TABLE

> alter table ft rename column aa to a
ALTER TABLE

> alter foreign table ft rename to ftx
ALTER FOREIGN TABLE

> alter foreign table plain rename to ftx
ERROR 42809 "plain" is not a foreign table

> alter foreign table plain rename a to b
ERROR 42701 column "b" of relation "plain" already exists

> create schema fts_s
CREATE SCHEMA

> alter foreign table ftx set schema fts_s
ALTER FOREIGN TABLE

> alter foreign table plain set schema fts_s
ERROR 42809 "plain" is not a foreign table

> comment on table fts_s.ftx is 'x'
ERROR 42809 "ftx" is not a table

> comment on foreign table fts_s.ftx is 'a foreign table'
COMMENT

> comment on foreign table plain is 'x'
ERROR 42809 "plain" is not a foreign table

> comment on column fts_s.ftx.a is 'a column'
COMMENT

> select attname, atttypid::regtype, attfdwoptions, attnotnull, attstattarget, attstorage, attoptions, col_description(attrelid, attnum) from pg_attribute where attrelid = 'fts_s.ftx'::regclass and attnum > 0 order by attnum
a|integer|{K2=z}|t|-1|p|∅|a column
........pg.dropped.2........|-|{n=o}|f|0|x|∅|∅
c|integer|∅|f|-1|p|∅|∅
d|integer|{p=q}|t|-1|p|∅|∅
e|integer|∅|t|-1|p|∅|∅

> select conname, convalidated, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'fts_s.ftx'::regclass order by 1
ft_a_check|t|CHECK ((a > 1))
ft_d_check|t|CHECK ((d > 1))

> select foreign_table_schema, foreign_table_name, foreign_server_name from information_schema.foreign_tables
fts_s|ftx|fts

> select foreign_table_name, option_name, option_value from information_schema.foreign_table_options order by 2
ftx|R|u
ftx|x|y

> select column_name, option_name, option_value from information_schema.column_options order by 1, 2
........pg.dropped.2........|n|o
a|K2|z
d|p|q

> select pg_describe_object('pg_class'::regclass, oid, 0), pg_describe_object('pg_class'::regclass, oid, 1) from pg_class where relname = 'ftx'
foreign table fts_s.ftx|column a of foreign table fts_s.ftx

> select (pg_identify_object('pg_class'::regclass, oid, 0)).* from pg_class where relname = 'ftx'
foreign table|fts_s|ftx|fts_s.ftx

> select pg_describe_object(classid, objid, objsubid) from pg_get_object_address('foreign table', '{fts_s, ftx}', '{}')
foreign table fts_s.ftx

> select pg_describe_object(classid, objid, objsubid) from pg_get_object_address('foreign table column', '{fts_s, ftx, a}', '{}')
column a of foreign table fts_s.ftx

> select * from pg_get_object_address('foreign table', '{plain}', '{}')
ERROR 42809 "plain" is not a foreign table

> select pg_describe_object(classid, objid, objsubid), pg_describe_object(refclassid, refobjid, refobjsubid), deptype from pg_depend where objid = 'fts_s.ftx'::regclass order by 2
foreign table fts_s.ftx|schema fts_s|n
foreign table fts_s.ftx|server fts|n

> drop table fts_s.ftx
ERROR 42809 "ftx" is not a table

> drop view fts_s.ftx
ERROR 42809 "ftx" is not a view

> drop foreign table plain
ERROR 42809 "plain" is not a foreign table

> drop foreign table ftno
ERROR 42704 foreign table "ftno" does not exist

> drop foreign table if exists ftno
DROP FOREIGN TABLE

> drop foreign table fts_s.ftx
ERROR 2BP01 cannot drop foreign table fts_s.ftx because other objects depend on it

> drop server fts
ERROR 2BP01 cannot drop server fts because other objects depend on it

> create function fttr() returns trigger language plpgsql as $$ begin return new; end $$
CREATE FUNCTION

> create trigger t instead of insert on fts_s.ftx for each row execute function fttr()
ERROR 42809 "ftx" is a foreign table

> create trigger t after insert on fts_s.ftx referencing new table as n for each statement execute function fttr()
ERROR 42809 "ftx" is a foreign table

> create constraint trigger t after insert on fts_s.ftx for each row execute function fttr()
ERROR 42809 "ftx" is a foreign table

> create trigger t before insert or update on fts_s.ftx for each row execute function fttr()
CREATE TRIGGER

> create trigger t2 after truncate on fts_s.ftx execute function fttr()
ERROR 42809 "ftx" is a foreign table

> alter foreign table fts_s.ftx disable trigger t
ALTER FOREIGN TABLE

> select tgname, tgenabled, pg_get_triggerdef(oid) from pg_trigger where tgrelid = 'fts_s.ftx'::regclass order by 1
t|D|CREATE TRIGGER t BEFORE INSERT OR UPDATE ON fts_s.ftx FOR EACH ROW EXECUTE FUNCTION fttr()

> import foreign schema x from server fts into public
ERROR 55000 foreign-data wrapper "ftw" has no handler

> import foreign schema x limit to (a, b) from server ftno into public
ERROR 42704 server "ftno" does not exist

> import foreign schema x except (a) from server fts into ftno options (a 'b')
ERROR 3F000 schema "ftno" does not exist

> create foreign table child (d int) inherits (plain) server fts
CREATE FOREIGN TABLE

> create foreign table child2 (a bigint) inherits (plain) server fts
ERROR 42804 column "a" has a type conflict

> insert into plain values (1, 'x')
INSERT 0 1

> select * from only plain
1|x

> select * from plain
ERROR 55000 foreign-data wrapper "ftw" has no handler

> update plain set a = 2
ERROR 55000 foreign-data wrapper "ftw" has no handler

> alter table plain add column n int default 5 not null
ALTER TABLE

> alter table plain alter a set not null, add check (a > 0), alter b type varchar(9)
ALTER TABLE

> alter table plain rename a to aa
ALTER TABLE

> select attname, atttypid::regtype, attnotnull, attinhcount, attislocal from pg_attribute where attrelid = 'child'::regclass and attnum > 0 order by attnum
aa|integer|t|1|f
b|character varying|f|1|f
d|integer|f|0|t
n|integer|t|1|f

> select conname, coninhcount from pg_constraint where conrelid = 'child'::regclass
plain_a_check|1

> alter foreign table child no inherit plain
ALTER FOREIGN TABLE

> alter foreign table child inherit plain
ALTER FOREIGN TABLE

> alter foreign table child inherit plain
ERROR 42P07 relation "plain" would be inherited from more than once

> drop table plain
ERROR 2BP01 cannot drop table plain because other objects depend on it

> create table pp (a int, b text) partition by list (a)
CREATE TABLE

> create foreign table pf partition of pp default server fts options (x 'y')
CREATE FOREIGN TABLE

> create table p1 partition of pp for values in (1)
CREATE TABLE

> insert into pp values (1, 'x')
INSERT 0 1

> insert into pp values (2, 'y')
ERROR 55000 foreign-data wrapper "ftw" has no handler

> select * from pp where a = 1
1|x

> select * from pp
ERROR 55000 foreign-data wrapper "ftw" has no handler

> update pp set b = 'z' where a = 1
UPDATE 1

> update pp set a = 3 where a = 1
ERROR 55000 foreign-data wrapper "ftw" has no handler

> alter table pp detach partition pf
ALTER TABLE

> select * from pp
1|z

> alter table pp attach partition pf for values in (2, 3)
ALTER TABLE

> create index on pp (a)
CREATE INDEX

> create unique index on pp (a)
ERROR 42809 cannot create unique index on partitioned table "pp"

> alter table pp add primary key (a)
ERROR 42809 cannot create unique index on partitioned table "pp"

> create table rr (a int primary key)
CREATE TABLE

> alter table pp add foreign key (a) references rr
ERROR 42809 foreign key constraints are not supported on foreign tables

> truncate pp
ERROR 55000 foreign-data wrapper "ftw" has no handler

> create table pk (a int primary key) partition by list (a)
CREATE TABLE

> create foreign table pkf partition of pk default server fts
ERROR 42809 cannot create foreign partition of partitioned table "pk"

> create foreign table pkf (a int not null) server fts
CREATE FOREIGN TABLE

> alter table pk attach partition pkf default
ERROR 42809 cannot attach foreign table "pkf" as partition of partitioned table "pk"

> select c.relname, c.relkind, c.relispartition, pg_get_expr(c.relpartbound, c.oid) from pg_class c where c.relname in ('pf', 'p1', 'pkf') order by 1
p1|r|t|FOR VALUES IN (1)
pf|f|t|FOR VALUES IN (2, 3)
pkf|f|f|∅

> create table holder (x pf)
CREATE TABLE

> alter foreign table pf alter b type int
ERROR 42P16 cannot alter inherited column "b"

> drop table holder, pp, pk, rr
DROP TABLE

> drop server fts cascade
DROP SERVER

> select count(*) from pg_foreign_table
0

> drop table plain
DROP TABLE

> drop function fttr
DROP FUNCTION

> drop schema fts_s
DROP SCHEMA

> drop foreign data wrapper ftw
DROP FOREIGN DATA WRAPPER
