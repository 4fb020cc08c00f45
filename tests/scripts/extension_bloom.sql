# bloom: indexes of that method, which are definitions.

> create extension bloom
CREATE EXTENSION

> create table tst(i int4, t text, f float8)
CREATE TABLE

> insert into tst select i % 10, substr(md5(i::text), 1, 1), i from generate_series(1, 200) i
INSERT 0 200

> create index bi on tst using bloom (i, t) with (col1 = 3)
CREATE INDEX

> select pg_get_indexdef('bi'::regclass), reloptions from pg_class where relname = 'bi'
CREATE INDEX bi ON public.tst USING bloom (i, t) WITH (col1='3')|{col1=3}

> select count(*) from tst where i = 7
20

> select count(*) from tst where i = 7 and t = '5'
1

> create index on tst using bloom (f)
ERROR 42704 data type double precision has no default operator class for access method "bloom"

> create unique index on tst using bloom (i)
ERROR 0A000 access method "bloom" does not support unique indexes

> create index on tst using bloom (i desc)
ERROR 0A000 access method "bloom" does not support ASC/DESC options

> create index on tst using bloom (i) include (t)
ERROR 0A000 access method "bloom" does not support included columns

> create index on tst using bloom (i, t) with (length = 0)
ERROR 22023 value 0 out of bounds for option "length"

> create index on tst using bloom (i, t) with (length = 4097)
ERROR 22023 value 4097 out of bounds for option "length"

> create index on tst using bloom (i, t) with (col1 = 0)
ERROR 22023 value 0 out of bounds for option "col1"

> create index on tst using bloom (i, t) with (col1 = 4096)
ERROR 22023 value 4096 out of bounds for option "col1"

> create index on tst using bloom (i, t) with (col33 = 2)
ERROR 22023 unrecognized parameter "col33"

> create index bj on tst using bloom (t text_ops, i int4_ops) with (length = 100, col2 = 4) where i > 3
CREATE INDEX

> select pg_get_indexdef('bj'::regclass)
CREATE INDEX bj ON public.tst USING bloom (t, i) WITH (length='100', col2='4') WHERE (i > 3)

> alter index bj set (length = 80)
ALTER INDEX

> alter index bj reset (col2)
ALTER INDEX

> select reloptions from pg_class where relname = 'bj'
{length=80}

> reindex index bi
REINDEX

> delete from tst where i > 1 or t = '5'
DELETE 162

> truncate tst
TRUNCATE TABLE

> select opcname, opcdefault, opcintype::regtype from pg_opclass c join pg_am a on a.oid = opcmethod where amname = 'bloom' order by 1
int4_ops|t|integer
text_ops|t|text

> select amopopr::regoperator, amopstrategy from pg_amop join pg_am a on a.oid = amopmethod where amname = 'bloom' order by 1
=(integer,integer)|1
=(text,text)|1

> select amname, amhandler, amtype, obj_description(oid, 'pg_am') from pg_am where amname = 'bloom'
bloom|blhandler|i|bloom index access method

> select p, pg_indexam_has_property(oid, p), pg_index_has_property('bi', p), pg_index_column_has_property('bi', 1, p) from pg_am, unnest(array['can_order','can_unique','can_multi_col','can_exclude','can_include','clusterable','index_scan','bitmap_scan','backward_scan','asc','orderable','distance_orderable','returnable','search_array','search_nulls']) p where amname = 'bloom'
can_order|f|∅|∅
can_unique|f|∅|∅
can_multi_col|t|∅|∅
can_exclude|f|∅|∅
can_include|f|∅|∅
clusterable|∅|f|∅
index_scan|∅|f|∅
bitmap_scan|∅|t|∅
backward_scan|∅|f|∅
asc|∅|∅|f
orderable|∅|∅|f
distance_orderable|∅|∅|f
returnable|∅|∅|f
search_array|∅|∅|f
search_nulls|∅|∅|f

> drop access method bloom
ERROR 2BP01 cannot drop access method bloom because extension bloom requires it

> drop extension bloom
ERROR 2BP01 cannot drop extension bloom because other objects depend on it

> drop extension bloom cascade
DROP EXTENSION

> drop table tst
DROP TABLE
