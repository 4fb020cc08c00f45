# Indexes and composite types where statements want tables.

> create table tx (a int primary key)
CREATE TABLE

> create type ctx as (a int)
CREATE TYPE

> create index tix on tx(a)
CREATE INDEX

> create table tp (a int) partition by range (a)
CREATE TABLE

> create index tpi on tp (a)
CREATE INDEX

> select * from tx_pkey
ERROR 42809 "tx_pkey" is an index

> select * from ctx
ERROR 42809 "ctx" is a composite type

> select * from public.tix
ERROR 42809 "tix" is an index

> select * from tpi
ERROR 42809 "tpi" is an index

> select 1 from tx, (select * from tix) q
ERROR 42809 "tix" is an index

> insert into tix values (1)
ERROR 42809 "tix" is an index

> insert into ctx values (1)
ERROR 42809 "ctx" is a composite type

> update tix set a = 1
ERROR 42809 "tix" is an index

> delete from ctx
ERROR 42809 "ctx" is a composite type

> truncate tix
ERROR 42809 "tix" is not a table

> truncate ctx
ERROR 42809 "ctx" is not a table

> lock table tix
ERROR 25P01 LOCK TABLE can only be used in transaction blocks

> analyze tix
ANALYZE

> vacuum ctx
VACUUM

> create view vx as select * from tix
ERROR 42809 "tix" is an index

> select 'tix'::regclass
tix

> alter table tix add column b int
ERROR 42809 ALTER action ADD COLUMN cannot be performed on relation "tix"

> alter table ctx add column b int
ERROR 42809 "ctx" is a composite type

> create trigger t before insert on tix for each row execute function suppress_redundant_updates_trigger()
ERROR 42809 "tix" is an index

> create index on ctx (a)
ERROR 42809 "ctx" is a composite type

> create index on tix (a)
ERROR 42809 "tix" is an index

> create table ch () inherits (ctx)
ERROR 42809 "ctx" is a composite type

> create table lk (like tix)
ERROR 42809 relation "tix" is invalid in LIKE clause

> create table lk (like ctx)
CREATE TABLE

> merge into tix using tx on true when matched then delete
ERROR 42809 "tix" is an index

> drop table tix
ERROR 42809 "tix" is not a table

> drop index tx
ERROR 42809 "tx" is not an index

> drop view tx
ERROR 42809 "tx" is not a view

> comment on table tix is 'x'
ERROR 42809 "tix" is not a table

> create rule r as on select to tix do instead nothing
ERROR 42809 "tix" is an index

> cluster tix
ERROR 42809 "tix" is not a table or materialized view

> refresh materialized view tix
ERROR 42809 "tix" is not a table or materialized view

> table tix
ERROR 42809 "tix" is an index

> create view vv as select 1 as a
CREATE VIEW

> create sequence sq
CREATE SEQUENCE

> analyze vv
ANALYZE

> vacuum sq
VACUUM

> analyze sq
ANALYZE

> create table ch2 () inherits (tix)
ERROR 42809 "tix" is an index

> create table ch3 () inherits (vv)
ERROR 42809 inherited relation "vv" is not a table or foreign table

> create table pt partition of ctx for values in (1)
ERROR 42809 "ctx" is a composite type

> create index on vv (a)
ERROR 42809 cannot create index on relation "vv"

> create index on sq (a)
ERROR 42809 cannot create index on relation "sq"

> create rule r as on insert to ctx do instead nothing
ERROR 42809 "ctx" is a composite type

> create rule r as on insert to sq do instead nothing
ERROR 42809 relation "sq" cannot have rules
