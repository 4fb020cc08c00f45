# Publications of partitioned tables and schemas, what cannot be published, owners.

> create table t (a int primary key, b int, c text)
CREATE TABLE

> create table n (a int, b int)
CREATE TABLE

> create publication p for table n, t (a, b) where (a > 0)
CREATE PUBLICATION

> create table parent (a int primary key)
CREATE TABLE

> create table child (b int) inherits (parent)
CREATE TABLE

> create table pt (a int, b int) partition by range (a)
CREATE TABLE

> create table pt1 partition of pt for values from (0) to (10)
CREATE TABLE

> create table pt2 partition of pt for values from (10) to (20) partition by range (a)
CREATE TABLE

> create table pt21 partition of pt2 default
CREATE TABLE

> create publication q1 for table pt where (a > 1)
ERROR 22023 cannot use publication WHERE clause for relation "pt"

> create publication q1 for table pt (a)
ERROR 22023 cannot use column list for relation "public.pt" in publication "q1"

> create publication q1 for table pt (a) where (a > 1) with (publish_via_partition_root)
CREATE PUBLICATION

> create publication q2 for table pt, pt1
CREATE PUBLICATION

> create publication q3 for table pt1 (a) where (b > 1)
CREATE PUBLICATION

> create publication q4 for all tables with (publish_via_partition_root = true, publish='')
CREATE PUBLICATION

> create schema sc
CREATE SCHEMA

> create table sc.x (a int)
CREATE TABLE

> create publication q5 for tables in schema sc, public
CREATE PUBLICATION

> create publication q6 for tables in schema sc, table t (a)
ERROR 22023 cannot use column list for relation "public.t" in publication "q6"

> create publication q6 for tables in schema sc, table sc.x where (a > 1)
CREATE PUBLICATION

> create publication q7 for tables in schema sc, sc
CREATE PUBLICATION

> create publication q8 for tables in schema current_schema, table sc.x
CREATE PUBLICATION

> select * from pg_publication_tables order by 1, 2, 3
p|public|n|{a,b}|∅
p|public|t|{a,b}|(a > 0)
q1|public|pt|{a}|(a > 1)
q2|public|pt1|{a,b}|∅
q2|public|pt21|{a,b}|∅
q3|public|pt1|{a}|(b > 1)
q4|public|child|{a,b}|∅
q4|public|n|{a,b}|∅
q4|public|parent|{a}|∅
q4|public|pt|{a,b}|∅
q4|public|t|{a,b,c}|∅
q4|sc|x|{a}|∅
q5|public|child|{a,b}|∅
q5|public|n|{a,b}|∅
q5|public|parent|{a}|∅
q5|public|pt1|{a,b}|∅
q5|public|pt21|{a,b}|∅
q5|public|t|{a,b,c}|∅
q5|sc|x|{a}|∅
q6|sc|x|{a}|∅
q7|sc|x|{a}|∅
q8|public|child|{a,b}|∅
q8|public|n|{a,b}|∅
q8|public|parent|{a}|∅
q8|public|pt1|{a,b}|∅
q8|public|pt21|{a,b}|∅
q8|public|t|{a,b,c}|∅
q8|sc|x|{a}|∅

> select p.pubname, g.relid::regclass, g.attrs, g.qual is null from pg_publication p, pg_get_publication_tables(p.pubname) g order by 1, (g.relid::regclass)::text
p|n|∅|t
p|t|1 2|f
q1|pt|1|f
q2|pt1|∅|t
q2|pt21|∅|t
q3|pt1|1|f
q4|child|∅|t
q4|n|∅|t
q4|parent|∅|t
q4|pt|∅|t
q4|sc.x|∅|t
q4|t|∅|t
q5|child|∅|t
q5|n|∅|t
q5|parent|∅|t
q5|pt1|∅|t
q5|pt21|∅|t
q5|sc.x|∅|t
q5|t|∅|t
q6|sc.x|∅|t
q7|sc.x|∅|t
q8|child|∅|t
q8|n|∅|t
q8|parent|∅|t
q8|pt1|∅|t
q8|pt21|∅|t
q8|sc.x|∅|t
q8|t|∅|t

> update pt set b = 1 where a = 1
ERROR 42P10 cannot update table "pt1"

> update pt set b = 1 where a = 11
ERROR 42P10 cannot update table "pt21"

> update pt1 set b = 2
ERROR 42P10 cannot update table "pt1"

> delete from pt where a = 100
DELETE 0

> alter publication q1 set (publish_via_partition_root = false)
ERROR 22023 cannot set parameter "publish_via_partition_root" to false for publication "q1"

> alter publication q5 drop tables in schema sc
ALTER PUBLICATION

> alter publication q5 drop tables in schema sc
ERROR 42704 tables from schema "sc" are not part of the publication

> alter publication q5 add tables in schema sc
ALTER PUBLICATION

> alter publication q5 add tables in schema sc
ERROR 42710 schema "sc" is already member of publication "q5"

> alter publication q5 add tables in schema pg_catalog
ERROR 22023 cannot add schema "pg_catalog" to publication

> alter publication q5 add table t (a)
ERROR 22023 cannot use column list for relation "public.t" in publication "q5"

> alter publication q5 set tables in schema sc
ALTER PUBLICATION

> alter publication q5 set table t, tables in schema public
ALTER PUBLICATION

> alter publication q5 add table t
ERROR 42710 relation "t" is already member of publication "q5"

> alter publication q5 drop table t (a)
ERROR 42601 column list must not be specified in ALTER PUBLICATION ... DROP

> alter publication q5 drop table t where (a > 1)
ERROR 42601 cannot use a WHERE clause when removing a table from a publication

> alter publication q5 drop table n
ERROR 42704 relation "n" is not part of the publication

> alter publication q4 add table t
ERROR 55000 publication "q4" is defined as FOR ALL TABLES

> alter publication q4 add tables in schema sc
ERROR 55000 publication "q4" is defined as FOR ALL TABLES

> alter publication q4 set (publish = 'insert', publish = 'update')
ERROR 42601 conflicting or redundant options

> alter publication q4 set (foo = 1)
ERROR 42601 unrecognized publication parameter: "foo"

> alter publication q4 drop tables in schema sc, public
ERROR 55000 publication "q4" is defined as FOR ALL TABLES

> alter publication nono add table t
ERROR 42704 publication "nono" does not exist

> alter publication q1 add tables in schema sc
ERROR 22023 cannot add schema to publication "q1"

> alter schema sc rename to sc2
ALTER SCHEMA

> alter table t rename a to aa
ALTER TABLE

> alter table t rename to tt
ALTER TABLE

> alter table tt set schema sc2
ALTER TABLE

> create view vv as select 1 as x
CREATE VIEW

> create publication z for table vv
ERROR 22023 cannot add relation "vv" to publication

> create materialized view mv as select 1 as x
SELECT 1

> create publication z for table mv
ERROR 22023 cannot add relation "mv" to publication

> create temp table tmp (a int)
CREATE TABLE

> create publication z for table tmp
ERROR 22023 cannot add relation "tmp" to publication

> create unlogged table ul (a int)
CREATE TABLE

> create publication z for table ul
ERROR 22023 cannot add relation "ul" to publication

> create publication z for table information_schema.tables
ERROR 22023 cannot add relation "tables" to publication

> create publication z for tables in schema pg_catalog
ERROR 22023 cannot add schema "pg_catalog" to publication

> create publication z for tables in schema nono
ERROR 3F000 schema "nono" does not exist

> create publication z for table nono
ERROR 42P01 relation "nono" does not exist

> create publication z for table t, tables in schema sc where (a = 1)
ERROR 42601 syntax error at or near "where"

> create publication z for sc
ERROR 42601 invalid publication object list

> create publication z for tables in schema sc, sc.x
ERROR 42601 invalid schema name

> create publication z for table t, current_schema
ERROR 42601 invalid table name

> create publication z for tables in schema sc (a)
ERROR 42601 syntax error at or near "("

> create publication z for all tables, table t
ERROR 42601 syntax error at or near ","

> create role pr
CREATE ROLE

> create role pr2
CREATE ROLE

> do $$ begin execute format('grant create on database %I to pr', current_database()); end $$
DO

> set role pr
SET

> create publication z for table tt
ERROR 42P01 relation "tt" does not exist

> create publication z for all tables
ERROR 42501 must be superuser to create FOR ALL TABLES publication

> create publication z for tables in schema sc2
ERROR 42501 must be superuser to create FOR TABLES IN SCHEMA publication

> create publication z
CREATE PUBLICATION

> alter publication z add table n
ERROR 42501 must be owner of table n

> alter publication z add tables in schema sc2
ERROR 42501 must be superuser to add or set schemas

> alter publication q1 owner to pr
ERROR 42501 must be owner of publication q1

> alter publication q1 rename to k
ERROR 42501 must be owner of publication q1

> drop publication q1
ERROR 42501 must be owner of publication q1

> comment on publication q1 is 'x'
ERROR 42501 must be owner of publication q1

> alter publication z rename to q1
ERROR 42710 publication "q1" already exists

> alter publication z rename to zz
ALTER PUBLICATION

> reset role
RESET

> alter publication q4 owner to pr
ALTER PUBLICATION

> alter publication zz owner to pr2
ALTER PUBLICATION

> drop role pr2
ERROR 2BP01 role "pr2" cannot be dropped because some objects depend on it

> drop owned by pr2
DROP OWNED

> drop owned by pr
DROP OWNED

> drop role pr, pr2
DROP ROLE

> select pg_describe_object('pg_publication_namespace'::regclass, oid, 0), (pg_identify_object_as_address('pg_publication_namespace'::regclass, oid, 0)).* from pg_publication_namespace order by 1
publication of schema public in publication q5|publication namespace|{public}|{q5}
publication of schema public in publication q8|publication namespace|{public}|{q8}
publication of schema sc2 in publication q6|publication namespace|{sc2}|{q6}
publication of schema sc2 in publication q7|publication namespace|{sc2}|{q7}

> select pg_describe_object(refclassid, refobjid, refobjsubid), pg_describe_object(classid, objid, objsubid), deptype from pg_depend where classid in ('pg_publication_rel'::regclass, 'pg_publication_namespace'::regclass) order by pg_describe_object(refclassid, refobjid, refobjsubid) collate "C", pg_describe_object(classid, objid, objsubid) collate "C"
column a of table pt|publication of table pt in publication q1|n
column a of table pt|publication of table pt in publication q1|n
column a of table pt1|publication of table pt1 in publication q3|n
column a of table sc2.x|publication of table sc2.x in publication q6|n
column aa of table sc2.tt|publication of table sc2.tt in publication p|n
column aa of table sc2.tt|publication of table sc2.tt in publication p|n
column b of table pt1|publication of table pt1 in publication q3|n
column b of table sc2.tt|publication of table sc2.tt in publication p|n
publication p|publication of table n in publication p|a
publication p|publication of table sc2.tt in publication p|a
publication q1|publication of table pt in publication q1|a
publication q2|publication of table pt in publication q2|a
publication q2|publication of table pt1 in publication q2|a
publication q3|publication of table pt1 in publication q3|a
publication q5|publication of schema public in publication q5|a
publication q5|publication of table sc2.tt in publication q5|a
publication q6|publication of schema sc2 in publication q6|a
publication q6|publication of table sc2.x in publication q6|a
publication q7|publication of schema sc2 in publication q7|a
publication q8|publication of schema public in publication q8|a
publication q8|publication of table sc2.x in publication q8|a
schema public|publication of schema public in publication q5|a
schema public|publication of schema public in publication q8|a
schema sc2|publication of schema sc2 in publication q6|a
schema sc2|publication of schema sc2 in publication q7|a
table n|publication of table n in publication p|a
table pt|publication of table pt in publication q1|a
table pt|publication of table pt in publication q2|a
table pt1|publication of table pt1 in publication q2|a
table pt1|publication of table pt1 in publication q3|a
table sc2.tt|publication of table sc2.tt in publication p|a
table sc2.tt|publication of table sc2.tt in publication q5|a
table sc2.x|publication of table sc2.x in publication q6|a
table sc2.x|publication of table sc2.x in publication q8|a

> drop table pt
DROP TABLE

> drop publication if exists p, nono
DROP PUBLICATION

> drop publication nono
ERROR 42704 publication "nono" does not exist

> drop schema sc2 cascade
DROP SCHEMA

> drop publication q1, q2, q3
DROP PUBLICATION

> truncate n
TRUNCATE TABLE

> create publication e for table n
CREATE PUBLICATION

> truncate n
TRUNCATE TABLE

> drop publication e
DROP PUBLICATION

> begin
BEGIN

> create publication r for table n
CREATE PUBLICATION

> rollback
ROLLBACK

> select pubname from pg_publication order by 1
q5
q6
q7
q8

> drop publication if exists q1, q2, q3, q4, q5, q6, q7, q8, zz
DROP PUBLICATION
