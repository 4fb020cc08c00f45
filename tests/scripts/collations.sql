# Collations of columns and indexes, operator classes of indexes.

> create table cc(a text collate "C", b varchar(3), c char(3), d int, e text)
CREATE TABLE

> create index i1 on cc (a collate "POSIX", b collate "C")
CREATE INDEX

> create index i2 on cc (b varchar_pattern_ops desc, c bpchar_pattern_ops, e text_pattern_ops nulls first)
CREATE INDEX

> create index i3 on cc (lower(e) text_pattern_ops, (b || e) collate "C")
CREATE INDEX

> create index i4 on cc (d int4_ops, e text_ops, b varchar_ops, b text_ops)
CREATE INDEX

> create index i5 on cc (d text_ops)
ERROR 42804 operator class "text_ops" does not accept data type integer

> create index i5 on cc (d collate "C")
ERROR 42804 collations are not supported by type integer

> create index i5 on cc (e nosuch_ops)
ERROR 42704 operator class "nosuch_ops" does not exist for access method "btree"

> create index i5 on cc (b varchar_pattern_ops, e varchar_pattern_ops, c text_pattern_ops)
ERROR 42804 operator class "text_pattern_ops" does not accept data type character

> create index i7 on cc (a collate "nosuch")
ERROR 42704 collation "nosuch" for encoding "UTF8" does not exist

> create index i8 on cc (a pg_catalog.text_ops, b nosuch.text_ops)
ERROR 3F000 schema "nosuch" does not exist

> select indexrelid::regclass, pg_get_indexdef(indexrelid), indcollation, (select array_agg(opcname order by n) from unnest(indclass) with ordinality u(c,n) join pg_opclass o on o.oid=c) from pg_index where indrelid='cc'::regclass order by 1
i1|CREATE INDEX i1 ON public.cc USING btree (a COLLATE "POSIX", b COLLATE "C")|951 950|{text_ops,text_ops}
i2|CREATE INDEX i2 ON public.cc USING btree (b varchar_pattern_ops DESC, c bpchar_pattern_ops, e text_pattern_ops NULLS FIRST)|100 100 100|{varchar_pattern_ops,bpchar_pattern_ops,text_pattern_ops}
i3|CREATE INDEX i3 ON public.cc USING btree (lower(e) text_pattern_ops, (((b)::text || e)) COLLATE "C")|100 950|{text_pattern_ops,text_ops}
i4|CREATE INDEX i4 ON public.cc USING btree (d, e, b varchar_ops, b)|0 100 100 100|{int4_ops,text_ops,varchar_ops,text_ops}

> select pg_get_indexdef('i3'::regclass,1,true), pg_get_indexdef('i1'::regclass,1,true), pg_get_indexdef('i2'::regclass,1,true)
lower(e)|a|b

> alter table cc alter e type varchar(5) collate "POSIX"
ALTER TABLE

> select attname, attcollation from pg_attribute where attrelid='cc'::regclass and attnum>0 order by attnum
a|950
b|100
c|100
d|0
e|951

> alter table cc add f text collate nosuch
ERROR 42704 collation "nosuch" for encoding "UTF8" does not exist

> alter table cc add f text collate pg_catalog."C", add g int collate "C"
ERROR 42804 collations are not supported by type integer

> select e collate "nosuch"."C" from cc
ERROR 3F000 schema "nosuch" does not exist

> select 1 collate "C"
ERROR 42804 collations are not supported by type integer

> create table c2 as select a, d, e from cc
SELECT 0

> select attname, attcollation from pg_attribute where attrelid = 'c2'::regclass and attnum > 0 order by attnum
a|950
d|0
e|951

> select column_name, collation_name from information_schema.columns where table_name='cc' order by 1
a|C
b|∅
c|∅
d|∅
e|POSIX

> drop table c2, cc
DROP TABLE
