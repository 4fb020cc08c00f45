# what of a partition depends on the partitioned table's

> create table p (id int, k text, v int) partition by list (k)
CREATE TABLE

> create table p1 partition of p for values in ('a')
CREATE TABLE

> create index pi on p (v)
CREATE INDEX

> alter table p add primary key (id, k)
ALTER TABLE

> create index only_i on only p (id)
CREATE INDEX

> create index p1_i on p1 (id)
CREATE INDEX

> alter index only_i attach partition p1_i
ALTER INDEX

> select c.relname, coalesce(c2.relname, r.conname) as ref, d.deptype, d.refobjsubid, d.refclassid::regclass from pg_depend d join pg_class c on c.oid = d.objid and d.classid = 1259 left join pg_class c2 on c2.oid = d.refobjid and d.refclassid = 1259 left join pg_constraint r on r.oid = d.refobjid and d.refclassid = 2606 where c.relname in ('pi','p1_v_idx','p_pkey','p1_pkey','only_i','p1_i', 'p1') order by 1,2,3,4
only_i|p|a|1|pg_class
p1|p|a|0|pg_class
p1|∅|n|0|pg_namespace
p1_i|only_i|P|0|pg_class
p1_i|p1|S|0|pg_class
p1_i|p1|a|1|pg_class
p1_pkey|p1|S|0|pg_class
p1_pkey|p1_pkey|i|0|pg_constraint
p1_pkey|p_pkey|P|0|pg_class
p1_v_idx|p1|S|0|pg_class
p1_v_idx|p1|a|3|pg_class
p1_v_idx|pi|P|0|pg_class
p_pkey|p_pkey|i|0|pg_constraint
pi|p|a|3|pg_class

> select c.conname, coalesce(c2.relname, r.conname) as ref, d.deptype, d.refobjsubid, d.refclassid::regclass from pg_depend d join pg_constraint c on c.oid = d.objid and d.classid = 2606 left join pg_class c2 on c2.oid = d.refobjid and d.refclassid = 1259 left join pg_constraint r on r.oid = d.refobjid and d.refclassid = 2606 where c.conname in ('p_pkey','p1_pkey') order by 1,2,3,4
p1_pkey|p1|S|0|pg_class
p1_pkey|p1|a|1|pg_class
p1_pkey|p1|a|2|pg_class
p1_pkey|p_pkey|P|0|pg_constraint
p_pkey|p|a|1|pg_class
p_pkey|p|a|2|pg_class

> create table tgt (a int primary key)
CREATE TABLE

> alter table p add foreign key (v) references tgt
ALTER TABLE

> create function tf() returns trigger language plpgsql as 'begin return new; end'
CREATE FUNCTION

> create trigger tr after insert on p for each row execute function tf()
CREATE TRIGGER

> select case when d.classid = 2606 then (select conname from pg_constraint where oid = d.objid) when d.classid = 2620 then (select tgname||' '||tgrelid::regclass from pg_trigger where oid = d.objid and not tgisinternal) end x, d.deptype, d.refclassid::regclass, case when refclassid = 1259 then refobjid::regclass::text when d.refclassid = 2606 then (select conname from pg_constraint where oid = d.refobjid) when d.refclassid = 2620 then (select tgname||' '||tgrelid::regclass from pg_trigger where oid = d.refobjid) end, d.refobjsubid from pg_depend d where (classid = 2606 and objid in (select oid from pg_constraint where conname ~ '_fkey')) or (classid = 2620 and objid in (select oid from pg_trigger where tgname = 'tr')) order by 1, 2, 3, 4, 5
p_v_fkey|P|pg_constraint|p_v_fkey|0
p_v_fkey|S|pg_class|p1|0
p_v_fkey|a|pg_class|p|3
p_v_fkey|a|pg_class|p1|3
p_v_fkey|n|pg_class|tgt|1
p_v_fkey|n|pg_class|tgt|1
p_v_fkey|n|pg_class|tgt_pkey|0
p_v_fkey|n|pg_class|tgt_pkey|0
tr p|a|pg_class|p|0
tr p|n|pg_proc|∅|0
tr p1|P|pg_trigger|tr p|0
tr p1|S|pg_class|p1|0
tr p1|a|pg_class|p1|0
tr p1|n|pg_proc|∅|0
