# What UPDATE, DELETE and MERGE of published tables need: replica identities, row filters, column lists.

> create table t (a int primary key, b int, c text)
CREATE TABLE

> create table n (a int, b int)
CREATE TABLE

> insert into t values (1,2,'x')
INSERT 0 1

> insert into n values (1,2)
INSERT 0 1

> prepare up as update n set b = 3 where a = 1
PREPARE

> execute up
UPDATE 1

> prepare up2 (int) as update t set b = $1 where a = 1
PREPARE

> execute up2(5)
UPDATE 1

> execute up2(6)
UPDATE 1

> create publication p for table n, t (a, b) where (a > 0)
CREATE PUBLICATION

> execute up
ERROR 55000 cannot update table "n" because it does not have a replica identity and publishes updates

> update n set b = 3
ERROR 55000 cannot update table "n" because it does not have a replica identity and publishes updates

> delete from n
ERROR 55000 cannot delete from table "n" because it does not have a replica identity and publishes deletes

> insert into n values (4,5)
INSERT 0 1

> merge into n using t on n.a = t.a when matched then update set b = 1
ERROR 55000 cannot update table "n" because it does not have a replica identity and publishes updates

> merge into n using t on n.a = t.a when matched then delete
ERROR 55000 cannot delete from table "n" because it does not have a replica identity and publishes deletes

> merge into n using t on n.a = t.a when not matched then insert values (9,9)
MERGE 0

> update n set a = 1 where false
ERROR 55000 cannot update table "n" because it does not have a replica identity and publishes updates

> explain (costs off) update n set a = 1
ERROR 55000 cannot update table "n" because it does not have a replica identity and publishes updates

> insert into t values (1,1,'y') on conflict (a) do update set b = 9
INSERT 0 1

> with x as (update n set a = 1 returning *) select * from x
ERROR 55000 cannot update table "n" because it does not have a replica identity and publishes updates

> execute up2(7)
UPDATE 1

> update t set b = 1
UPDATE 1

> delete from t where a = 5
DELETE 0

> select * from t
1|1|x

> alter table n replica identity full
ALTER TABLE

> update n set b = 3
UPDATE 2

> alter table n replica identity nothing
ALTER TABLE

> update n set b = 3
ERROR 55000 cannot update table "n" because it does not have a replica identity and publishes updates

> alter table n replica identity default
ALTER TABLE

> alter publication p set (publish = 'insert, truncate')
ALTER PUBLICATION

> update n set b = 3
UPDATE 2

> alter publication p set (publish = 'insert, update')
ALTER PUBLICATION

> delete from n where a = 77
DELETE 0

> update n set b = 3
ERROR 55000 cannot update table "n" because it does not have a replica identity and publishes updates

> alter table n add primary key (a)
ALTER TABLE

> update n set b = 4
UPDATE 2

> alter publication p set table n (b)
ALTER PUBLICATION

> update n set b = 1
ERROR 42P10 cannot update table "n"

> alter publication p set table n where (b > 1)
ALTER PUBLICATION

> update n set b = 1
ERROR 42P10 cannot update table "n"

> delete from n where a = 77
DELETE 0

> alter table n replica identity full
ALTER TABLE

> update n set b = 1
UPDATE 2

> alter publication p set table n (a, b)
ALTER PUBLICATION

> update n set b = 1
ERROR 42P10 cannot update table "n"

> alter table n drop column b
ERROR 2BP01 cannot drop column b of table n because other objects depend on it

> alter table n drop column b cascade
ALTER TABLE

> alter table n alter a type bigint
ALTER TABLE

> create table parent (a int primary key)
CREATE TABLE

> create table child (b int) inherits (parent)
CREATE TABLE

> create publication p2 for table parent
CREATE PUBLICATION

> create publication p3 for table only parent
CREATE PUBLICATION

> create publication p4 for table parent, child where (a > 1)
ERROR 42710 conflicting or redundant WHERE clauses for table "child"

> create publication p4 for table parent where (a > 1), child
ERROR 42710 conflicting or redundant WHERE clauses for table "child"

> create publication p4 for table parent, parent
CREATE PUBLICATION

> create publication p5 for table parent (a), parent (a)
ERROR 42710 conflicting or redundant column lists for table "parent"

> create publication p6 for table parent *
CREATE PUBLICATION

> select p.pubname, c.relname from pg_publication p join pg_publication_rel r on r.prpubid = p.oid join pg_class c on c.oid = r.prrelid order by 1, 2
p2|child
p2|parent
p3|parent
p4|child
p4|parent
p6|child
p6|parent

> select pg_describe_object('pg_publication_rel'::regclass, oid, 0), (pg_identify_object('pg_publication_rel'::regclass, oid, 0)).identity from pg_publication_rel order by 1
publication of table child in publication p2|public.child in publication p2
publication of table child in publication p4|public.child in publication p4
publication of table child in publication p6|public.child in publication p6
publication of table parent in publication p2|public.parent in publication p2
publication of table parent in publication p3|public.parent in publication p3
publication of table parent in publication p4|public.parent in publication p4
publication of table parent in publication p6|public.parent in publication p6

> select pg_describe_object(classid, objid, objsubid) from pg_get_object_address('publication relation', '{parent}', '{p2}')
publication of table parent in publication p2

> select * from pg_get_object_address('publication relation', '{t}', '{p2}')
ERROR 42704 publication relation "t" in publication "p2" does not exist

> select * from pg_get_object_address('publication', '{nono}', '{}')
ERROR 42704 publication "nono" does not exist

> select pubname, pubinsert, pubupdate, pubdelete, pubtruncate, pubviaroot, puballtables from pg_publication order by 1
p|t|t|f|f|f|f
p2|t|t|t|t|f|f
p3|t|t|t|t|f|f
p4|t|t|t|t|f|f
p6|t|t|t|t|f|f

> drop table n, t, child, parent
DROP TABLE

> select count(*) from pg_publication_rel
0

> drop publication p, p2, p3, p6
DROP PUBLICATION
