# Indexes, keys and foreign keys of partitioned tables.

> create table r (a int, b text not null default 'q') partition by range (a)
CREATE TABLE

> create table r1 partition of r for values from (1) to (10)
CREATE TABLE

> create table r2 partition of r for values from (10) to (20) partition by list (b)
CREATE TABLE

> create table r2a partition of r2 for values in ('a')
CREATE TABLE

> create unique index on r (b)
ERROR 0A000 unique constraint on partitioned table must include all partitioning columns

> alter table r add primary key (b)
ERROR 0A000 unique constraint on partitioned table must include all partitioning columns

> alter table r add primary key (a)
ERROR 0A000 unique constraint on partitioned table must include all partitioning columns

> drop table r2
DROP TABLE

> create table r2 (x int, b text not null, a int)
CREATE TABLE

> alter table r2 drop column x
ALTER TABLE

> create unique index r2_own on r2 (a)
CREATE INDEX

> alter table r attach partition r2 for values from (10) to (20)
ALTER TABLE

> alter table r add primary key (a)
ALTER TABLE

> alter table r add constraint ub unique (a, b)
ALTER TABLE

> create index rb on r (b)
CREATE INDEX

> insert into r values (1, 'x'), (11, 'y')
INSERT 0 2

> insert into r values (1, 'z')
ERROR 23505 duplicate key value violates unique constraint "r1_pkey"

> insert into r2 values ('z', 11)
ERROR 23505 duplicate key value violates unique constraint "r2_own"

> insert into r values (11, 'z') on conflict (a) do update set b = r.b || excluded.b returning tableoid::regclass, *
r2|11|yz

> insert into r values (1, 'z') on conflict do nothing
INSERT 0 0

> insert into r1 values (1, 'w') on conflict (a) do update set b = 'direct' returning *
1|direct

> insert into r values (1, 'z') on conflict (b) do nothing
ERROR 42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification

> insert into r values (1, 'z') on conflict on constraint r_pkey do update set a = 12
ERROR 0A000 invalid ON UPDATE specification

> insert into r values (1, 'z') on conflict (a) do update set a = 2 where r.b = 'direct' returning *
2|direct

> update r set a = 11 where a = 2
ERROR 23505 duplicate key value violates unique constraint "r2_own"

> select relname, relkind, relispartition from pg_class where relname like 'r%' and relkind in ('i', 'I', 'r', 'p') order by 1
r|p|f
r1|r|t
r1_a_b_key|i|t
r1_b_idx|i|t
r1_pkey|i|t
r2|r|t
r2_a_b_key|i|t
r2_b_idx|i|t
r2_own|i|f
r2_pkey|i|t
r_pkey|I|f
rb|I|f

> select i.indexrelid::regclass, p.indexrelid::regclass from pg_inherits h join pg_index i on i.indexrelid = inhrelid join pg_index p on p.indexrelid = inhparent order by 1
r1_pkey|r_pkey
r2_pkey|r_pkey
r1_a_b_key|ub
r2_a_b_key|ub
r1_b_idx|rb
r2_b_idx|rb

> select conrelid::regclass, conname, contype, conislocal, coninhcount, connoinherit, conparentid <> 0 from pg_constraint where conrelid in ('r'::regclass, 'r1'::regclass, 'r2'::regclass) order by 1, 2
r|r_pkey|p|t|0|t|f
r|ub|u|t|0|t|f
r1|r1_a_b_key|u|f|1|f|t
r1|r1_pkey|p|f|1|f|t
r2|r2_a_b_key|u|f|1|f|t
r2|r2_pkey|p|f|1|f|t

> alter table r1 drop constraint r1_pkey
ERROR 42P16 cannot drop inherited constraint "r1_pkey" of relation "r1"

> drop index r1_b_idx
ERROR 2BP01 cannot drop index r1_b_idx because index rb requires it

> drop index rb
DROP INDEX

> create index oi on only r (b)
CREATE INDEX

> select indisvalid from pg_index where indexrelid = 'oi'::regclass
f

> create index o1 on r1 (b)
CREATE INDEX

> create index o2 on r2 (b)
CREATE INDEX

> create index o3 on r2 (a, b)
CREATE INDEX

> alter index oi attach partition o1
ALTER INDEX

> alter index oi attach partition o3
ERROR 42P17 cannot attach index "o3" as a partition of index "oi"

> alter index oi attach partition o2
ALTER INDEX

> alter index o2 attach partition o1
ERROR 42809 ALTER action ATTACH PARTITION cannot be performed on relation "o2"

> select indisvalid from pg_index where indexrelid = 'oi'::regclass
t

> select relid, parentrelid, isleaf, level from pg_partition_tree('oi') order by 1
oi|∅|f|0
o1|oi|t|1
o2|oi|t|1

> select pg_partition_root('o1')
oi

> create table r3 partition of r for values from (20) to (30)
CREATE TABLE

> select indexdef from pg_indexes where tablename = 'r3' order by 1
CREATE INDEX r3_b_idx ON public.r3 USING btree (b)
CREATE UNIQUE INDEX r3_a_b_key ON public.r3 USING btree (a, b)
CREATE UNIQUE INDEX r3_pkey ON public.r3 USING btree (a)

> alter table r drop constraint ub
ALTER TABLE

> select indexrelid::regclass from pg_index where indrelid = 'r3'::regclass order by 1
r3_pkey
r3_b_idx

> create table fk (x int references r on delete cascade on update cascade, y int) partition by hash (y)
CREATE TABLE

> create table fk0 partition of fk for values with (modulus 2, remainder 0)
CREATE TABLE

> create table fk1 (y int, x int)
CREATE TABLE

> insert into fk1 values (8, 77)
INSERT 0 1

> alter table fk attach partition fk1 for values with (modulus 2, remainder 1)
ERROR 23503 insert or update on table "fk1" violates foreign key constraint "fk_x_fkey"

> delete from fk1
DELETE 1

> alter table fk attach partition fk1 for values with (modulus 2, remainder 1)
ALTER TABLE

> insert into fk values (1, 1), (2, 2), (11, 11)
ERROR 23503 insert or update on table "fk0" violates foreign key constraint "fk_x_fkey"

> select tableoid::regclass, * from fk order by y
(no rows)

> insert into fk values (3, 1)
ERROR 23503 insert or update on table "fk0" violates foreign key constraint "fk_x_fkey"

> insert into fk1 values (1, 3)
ERROR 23514 new row for relation "fk1" violates partition constraint

> insert into fk0 values (4, 1)
ERROR 23503 insert or update on table "fk0" violates foreign key constraint "fk_x_fkey"

> update r set a = 15 where a = 2
UPDATE 1

> select tableoid::regclass, * from fk order by y
(no rows)

> delete from r where a = 11
DELETE 1

> select * from fk order by y
(no rows)

> alter table fk add constraint yy check (y < 10)
ALTER TABLE

> select conrelid::regclass, conname, contype, conislocal, coninhcount from pg_constraint where conrelid in ('fk'::regclass, 'fk0'::regclass) and conname !~ '[0-9]$' order by 1, 2
fk|fk_x_fkey|f|t|0
fk|yy|c|t|0
fk0|fk_x_fkey|f|f|1
fk0|yy|c|f|1

> alter table only fk add foreign key (y) references r
ERROR 42809 cannot use ONLY for foreign key on partitioned table "fk" referencing relation "r"

> alter table fk add foreign key (y) references r not valid
ERROR 42809 cannot add NOT VALID foreign key on partitioned table "fk" referencing relation "r"

> alter table fk0 drop constraint fk_x_fkey
ERROR 42P16 cannot drop inherited constraint "fk_x_fkey" of relation "fk0"

> insert into r values (15, 'again')
ERROR 23505 duplicate key value violates unique constraint "r2_own"

> insert into fk values (15, 7)
INSERT 0 1

> drop table r2
ERROR 2BP01 cannot drop table r2 because other objects depend on it

> truncate r2
ERROR 0A000 cannot truncate a table referenced in a foreign key constraint

> begin
BEGIN

> truncate r cascade
TRUNCATE TABLE

> select (select count(*) from r), (select count(*) from fk)
0|0

> rollback
ROLLBACK

> delete from fk
DELETE 1

> alter table r detach partition r2
ALTER TABLE

> insert into fk values (15, 7)
ERROR 23503 insert or update on table "fk1" violates foreign key constraint "fk_x_fkey"

> insert into r1 values (5)
INSERT 0 1

> insert into fk values (5, 7)
INSERT 0 1

> alter table fk detach partition fk1
ALTER TABLE

> alter table fk detach partition fk0
ALTER TABLE

> delete from r where a = 5
DELETE 1

> select * from fk0 union all select * from fk1
(no rows)

> create table part_self (id int primary key, up int references part_self) partition by list (id)
CREATE TABLE

> create table part_self1 partition of part_self for values in (1, 2)
CREATE TABLE

> create table part_self2 partition of part_self for values in (3, 4)
CREATE TABLE

> insert into part_self values (1, null), (3, 1), (4, 3)
INSERT 0 3

> insert into part_self values (2, 9)
ERROR 23503 insert or update on table "part_self1" violates foreign key constraint "part_self_up_fkey"

> begin
BEGIN

> alter table part_self drop constraint part_self_up_fkey
ALTER TABLE

> delete from part_self where id = 1
DELETE 1

> select * from part_self order by id
3|1
4|3

> rollback
ROLLBACK

> drop table r
ERROR 2BP01 cannot drop table r because other objects depend on it

> drop table r cascade
DROP TABLE

> insert into fk0 values (99, 4)
INSERT 0 1
