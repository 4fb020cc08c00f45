# CREATE INDEX with every access method: what can be made, what is refused, and how it is shown.

> CREATE TYPE am_mood AS ENUM ('sad', 'ok')
CREATE TYPE

> CREATE DOMAIN am_tags AS text[]
CREATE DOMAIN

> CREATE TABLE am_docs (id int PRIMARY KEY, data jsonb, tags text[], dt am_tags, m am_mood, x int, v varchar(20), period int4range, ip inet, ms int4multirange, j json)
CREATE TABLE

> CREATE INDEX am_1 ON am_docs USING gin (data)
CREATE INDEX

> CREATE INDEX am_2 ON am_docs USING gin (data jsonb_path_ops) WITH (fastupdate = off, gin_pending_list_limit = 100)
CREATE INDEX

> CREATE INDEX am_3 ON am_docs USING gin (tags, dt, data) WHERE x > 0
CREATE INDEX

> CREATE INDEX am_4 ON am_docs USING hash (v) WITH (fillfactor = 80)
CREATE INDEX

> CREATE INDEX am_5 ON am_docs USING hash (m)
CREATE INDEX

> CREATE INDEX am_6 ON am_docs USING gist (period, ms) INCLUDE (id) WITH (buffering = 'auto')
CREATE INDEX

> CREATE INDEX am_7 ON am_docs USING gist (ip inet_ops)
CREATE INDEX

> CREATE INDEX am_8 ON am_docs USING spgist (ip)
CREATE INDEX

> CREATE INDEX am_9 ON am_docs USING spgist (v)
CREATE INDEX

> CREATE INDEX am_a ON am_docs USING brin (x, id int4_bloom_ops) WITH (pages_per_range = 32, autosummarize)
CREATE INDEX

> CREATE INDEX am_b ON am_docs USING gin ((data -> 'a') jsonb_path_ops)
CREATE INDEX

> CREATE INDEX am_c ON am_docs USING btree (v text_pattern_ops, x int4_ops DESC) WITH (deduplicate_items = false)
CREATE INDEX

> CREATE INDEX ON am_docs USING gin (tags)
CREATE INDEX

> CREATE INDEX CONCURRENTLY am_d ON am_docs USING gin (tags array_ops)
CREATE INDEX

> SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'am_docs' ORDER BY indexname COLLATE "C"
am_1|CREATE INDEX am_1 ON public.am_docs USING gin (data)
am_2|CREATE INDEX am_2 ON public.am_docs USING gin (data jsonb_path_ops) WITH (fastupdate=off, gin_pending_list_limit='100')
am_3|CREATE INDEX am_3 ON public.am_docs USING gin (tags, dt, data) WHERE (x > 0)
am_4|CREATE INDEX am_4 ON public.am_docs USING hash (v) WITH (fillfactor='80')
am_5|CREATE INDEX am_5 ON public.am_docs USING hash (m)
am_6|CREATE INDEX am_6 ON public.am_docs USING gist (period, ms) INCLUDE (id) WITH (buffering=auto)
am_7|CREATE INDEX am_7 ON public.am_docs USING gist (ip inet_ops)
am_8|CREATE INDEX am_8 ON public.am_docs USING spgist (ip)
am_9|CREATE INDEX am_9 ON public.am_docs USING spgist (v)
am_a|CREATE INDEX am_a ON public.am_docs USING brin (x, id int4_bloom_ops) WITH (pages_per_range='32', autosummarize='true')
am_b|CREATE INDEX am_b ON public.am_docs USING gin (((data -> 'a'::text)) jsonb_path_ops)
am_c|CREATE INDEX am_c ON public.am_docs USING btree (v text_pattern_ops, x DESC) WITH (deduplicate_items='false')
am_d|CREATE INDEX am_d ON public.am_docs USING gin (tags)
am_docs_pkey|CREATE UNIQUE INDEX am_docs_pkey ON public.am_docs USING btree (id)
am_docs_tags_idx|CREATE INDEX am_docs_tags_idx ON public.am_docs USING gin (tags)

> SELECT c.relname, a.amname, c.reloptions FROM pg_class c JOIN pg_am a ON a.oid = c.relam WHERE c.relname LIKE 'am\__' AND relkind = 'i' ORDER BY c.relname COLLATE "C"
am_1|gin|∅
am_2|gin|{fastupdate=off,gin_pending_list_limit=100}
am_3|gin|∅
am_4|hash|{fillfactor=80}
am_5|hash|∅
am_6|gist|{buffering=auto}
am_7|gist|∅
am_8|spgist|∅
am_9|spgist|∅
am_a|brin|{pages_per_range=32,autosummarize=true}
am_b|gin|∅
am_c|btree|{deduplicate_items=false}
am_d|gin|∅

> SELECT i.indexrelid::regclass::text, array_agg(o.opcname ORDER BY n) FROM pg_index i, unnest(i.indclass) WITH ORDINALITY c(oid, n) JOIN pg_opclass o ON o.oid = c.oid WHERE i.indrelid = 'am_docs'::regclass GROUP BY 1 ORDER BY 1 COLLATE "C"
ERROR 42804 collations are not supported by type integer

> SELECT a.attrelid::regclass::text, a.attname, a.atttypid::regtype FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relname LIKE 'am\__' AND relkind = 'i' ORDER BY 1 COLLATE "C", a.attnum
ERROR 42804 collations are not supported by type integer

> ALTER INDEX am_4 SET (fillfactor = 60)
ALTER INDEX

> ALTER INDEX am_1 SET (fastupdate = 'on', gin_pending_list_limit = 64)
ALTER INDEX

> ALTER INDEX am_2 RESET (fastupdate)
ALTER INDEX

> ALTER INDEX am_1 SET (fillfactor = 60)
ERROR 22023 unrecognized parameter "fillfactor"

> ALTER INDEX am_4 SET (fillfactor = 101)
ERROR 22023 value 101 out of bounds for option "fillfactor"

> ALTER INDEX am_4 RESET (fillfactor = 3)
ERROR 42601 RESET must not include values for parameters

> SELECT relname, reloptions FROM pg_class WHERE relname IN ('am_1', 'am_2', 'am_4') ORDER BY 1
am_1|{fastupdate=on,gin_pending_list_limit=64}
am_2|{gin_pending_list_limit=100}
am_4|{fillfactor=60}

> CREATE TABLE am_copy (LIKE am_docs INCLUDING INDEXES)
CREATE TABLE

> SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'am_copy' ORDER BY indexname COLLATE "C"
am_copy_data_idx|CREATE INDEX am_copy_data_idx ON public.am_copy USING gin (data) WITH (fastupdate='on', gin_pending_list_limit='64')
am_copy_data_idx1|CREATE INDEX am_copy_data_idx1 ON public.am_copy USING gin (data jsonb_path_ops) WITH (gin_pending_list_limit='100')
am_copy_expr_idx|CREATE INDEX am_copy_expr_idx ON public.am_copy USING gin (((data -> 'a'::text)) jsonb_path_ops)
am_copy_ip_idx|CREATE INDEX am_copy_ip_idx ON public.am_copy USING gist (ip inet_ops)
am_copy_ip_idx1|CREATE INDEX am_copy_ip_idx1 ON public.am_copy USING spgist (ip)
am_copy_m_idx|CREATE INDEX am_copy_m_idx ON public.am_copy USING hash (m)
am_copy_period_ms_id_idx|CREATE INDEX am_copy_period_ms_id_idx ON public.am_copy USING gist (period, ms) INCLUDE (id) WITH (buffering=auto)
am_copy_pkey|CREATE UNIQUE INDEX am_copy_pkey ON public.am_copy USING btree (id)
am_copy_tags_dt_data_idx|CREATE INDEX am_copy_tags_dt_data_idx ON public.am_copy USING gin (tags, dt, data) WHERE (x > 0)
am_copy_tags_idx|CREATE INDEX am_copy_tags_idx ON public.am_copy USING gin (tags)
am_copy_tags_idx1|CREATE INDEX am_copy_tags_idx1 ON public.am_copy USING gin (tags)
am_copy_v_idx|CREATE INDEX am_copy_v_idx ON public.am_copy USING hash (v) WITH (fillfactor='60')
am_copy_v_idx1|CREATE INDEX am_copy_v_idx1 ON public.am_copy USING spgist (v)
am_copy_v_x_idx|CREATE INDEX am_copy_v_x_idx ON public.am_copy USING btree (v text_pattern_ops, x DESC) WITH (deduplicate_items='false')
am_copy_x_id_idx|CREATE INDEX am_copy_x_id_idx ON public.am_copy USING brin (x, id int4_bloom_ops) WITH (pages_per_range='32', autosummarize='true')

> DROP TABLE am_copy
DROP TABLE

> CREATE INDEX ON am_docs USING gin (x)
ERROR 42704 data type integer has no default operator class for access method "gin"

> CREATE INDEX ON am_docs USING gist (x)
ERROR 42704 data type integer has no default operator class for access method "gist"

> CREATE INDEX ON am_docs USING gist (tags)
ERROR 42704 data type text[] has no default operator class for access method "gist"

> CREATE INDEX ON am_docs USING spgist (x)
ERROR 42704 data type integer has no default operator class for access method "spgist"

> CREATE INDEX ON am_docs USING brin (tags)
ERROR 42704 data type text[] has no default operator class for access method "brin"

> CREATE INDEX ON am_docs USING btree (j)
ERROR 42704 data type json has no default operator class for access method "btree"

> CREATE INDEX ON am_docs USING hash (j)
ERROR 42704 data type json has no default operator class for access method "hash"

> CREATE INDEX ON am_docs (j)
ERROR 42704 data type json has no default operator class for access method "btree"

> CREATE INDEX ON am_docs USING gin (data int4_ops)
ERROR 42704 operator class "int4_ops" does not exist for access method "gin"

> CREATE INDEX ON am_docs USING gin (data am_nothing)
ERROR 42704 operator class "am_nothing" does not exist for access method "gin"

> CREATE INDEX ON am_docs USING gin (data am_nothing.jsonb_ops)
ERROR 3F000 schema "am_nothing" does not exist

> CREATE INDEX ON am_docs USING gin (data public.jsonb_ops)
ERROR 42704 operator class "public.jsonb_ops" does not exist for access method "gin"

> CREATE INDEX ON am_docs USING gin (x jsonb_ops)
ERROR 42804 operator class "jsonb_ops" does not accept data type integer

> CREATE UNIQUE INDEX ON am_docs USING gin (data)
ERROR 0A000 access method "gin" does not support unique indexes

> CREATE UNIQUE INDEX ON am_docs USING gist (period)
ERROR 0A000 access method "gist" does not support unique indexes

> CREATE UNIQUE INDEX ON am_docs USING hash (x)
ERROR 0A000 access method "hash" does not support unique indexes

> CREATE UNIQUE INDEX ON am_docs USING brin (x)
ERROR 0A000 access method "brin" does not support unique indexes

> CREATE INDEX ON am_docs USING hash (x, id)
ERROR 0A000 access method "hash" does not support multicolumn indexes

> CREATE INDEX ON am_docs USING spgist (period, ip)
ERROR 0A000 access method "spgist" does not support multicolumn indexes

> CREATE INDEX ON am_docs USING gin (data) INCLUDE (x)
ERROR 0A000 access method "gin" does not support included columns

> CREATE INDEX ON am_docs USING hash (x) INCLUDE (id)
ERROR 0A000 access method "hash" does not support included columns

> CREATE INDEX ON am_docs USING brin (x) INCLUDE (id)
ERROR 0A000 access method "brin" does not support included columns

> CREATE INDEX ON am_docs USING gin (data DESC)
ERROR 0A000 access method "gin" does not support ASC/DESC options

> CREATE INDEX ON am_docs USING gin (data ASC)
ERROR 0A000 access method "gin" does not support ASC/DESC options

> CREATE INDEX ON am_docs USING hash (x DESC)
ERROR 0A000 access method "hash" does not support ASC/DESC options

> CREATE INDEX ON am_docs USING gist (period NULLS FIRST)
ERROR 0A000 access method "gist" does not support NULLS FIRST/LAST options

> CREATE INDEX ON am_docs USING brin (x NULLS LAST)
ERROR 0A000 access method "brin" does not support NULLS FIRST/LAST options

> CREATE INDEX ON am_docs USING nothing (data)
ERROR 42704 access method "nothing" does not exist

> CREATE INDEX ON am_docs USING heap (data)
ERROR XX000 index access method handler function 3 did not return an IndexAmRoutine struct

> CREATE INDEX am_r ON am_docs USING rtree (period)
CREATE INDEX

> SELECT pg_get_indexdef('am_r'::regclass)
CREATE INDEX am_r ON public.am_docs USING gist (period)

> CREATE INDEX ON am_docs USING gin (nothing)
ERROR 42703 column "nothing" does not exist

> CREATE INDEX ON am_docs USING gin (ctid)
ERROR 42704 data type tid has no default operator class for access method "gin"

> CREATE INDEX ON am_docs USING gin (data) WITH (fillfactor = 70)
ERROR 22023 unrecognized parameter "fillfactor"

> CREATE INDEX ON am_docs USING gin (data) WITH (fastupdate = maybe)
ERROR 22023 invalid value for boolean option "fastupdate": maybe

> CREATE INDEX ON am_docs USING gin (data) WITH (gin_pending_list_limit = 1)
ERROR 22023 value 1 out of bounds for option "gin_pending_list_limit"

> CREATE INDEX ON am_docs USING gist (period) WITH (buffering = never)
ERROR 22023 invalid value for enum option "buffering": never

> CREATE INDEX ON am_docs USING brin (x) WITH (pages_per_range = 0)
ERROR 22023 value 0 out of bounds for option "pages_per_range"

> CREATE INDEX ON am_docs (x) WITH (fillfactor = 5)
ERROR 22023 value 5 out of bounds for option "fillfactor"

> CREATE INDEX ON am_docs (x) WITH (fillfactor = abc)
ERROR 22023 invalid value for integer option "fillfactor": abc

> CREATE INDEX ON am_docs (x) WITH (toast.fillfactor = 50)
ERROR 22023 unrecognized parameter namespace "toast"

> CREATE INDEX ON am_docs (x) WITH (nothing)
ERROR 22023 unrecognized parameter "nothing"

> CREATE INDEX ON am_docs (x) WITH (vacuum_cleanup_index_scale_factor = -1)
ERROR 22023 value -1 out of bounds for option "vacuum_cleanup_index_scale_factor"

> ALTER TABLE am_docs ADD PRIMARY KEY USING INDEX am_4
ERROR 42809 "am_4" is not a unique index

> ALTER TABLE am_docs ADD UNIQUE USING INDEX am_6
ERROR 42809 "am_6" is not a unique index

> ALTER TABLE am_docs ALTER COLUMN tags TYPE text USING ''
ERROR 42704 data type text has no default operator class for access method "gin"

> ALTER TABLE am_docs ALTER COLUMN tags TYPE varchar(5)[]
ALTER TABLE

> DROP INDEX am_b
DROP INDEX

> ALTER TABLE am_docs ALTER COLUMN data TYPE text[] USING array[data ->> 'a']
ERROR 42804 operator class "jsonb_path_ops" does not accept data type text[]

> ALTER INDEX am_1 RENAME TO am_one
ALTER INDEX

> DROP INDEX am_4, am_5
DROP INDEX

> COMMENT ON INDEX am_one IS 'one'
COMMENT

> SELECT obj_description('am_one'::regclass)
one

> REINDEX TABLE am_docs
REINDEX

> REINDEX INDEX am_one
REINDEX

> ALTER TABLE am_docs DROP COLUMN data
ALTER TABLE

> SELECT count(*) FROM pg_indexes WHERE tablename = 'am_docs'
10

> BEGIN
BEGIN

> CREATE INDEX am_back ON am_docs USING gin (tags)
CREATE INDEX

> ROLLBACK
ROLLBACK

> SELECT to_regclass('am_back')
∅

> DROP TABLE am_docs
DROP TABLE

> DROP DOMAIN am_tags
DROP DOMAIN

> DROP TYPE am_mood
DROP TYPE

> CREATE TABLE am_parts (a int, t text[], r int4range) PARTITION BY LIST (a)
CREATE TABLE

> CREATE TABLE am_part1 PARTITION OF am_parts FOR VALUES IN (1)
CREATE TABLE

> CREATE INDEX am_own ON am_part1 USING gin (t)
CREATE INDEX

> CREATE INDEX am_t ON am_parts USING gin (t) WITH (fastupdate = off)
CREATE INDEX

> CREATE INDEX am_b ON am_parts USING brin (a)
CREATE INDEX

> CREATE INDEX am_g ON am_parts USING gist (r)
CREATE INDEX

> CREATE TABLE am_part2 PARTITION OF am_parts FOR VALUES IN (2)
CREATE TABLE

> SELECT tablename, indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'am\_part%' ORDER BY 1, 2
am_part1|am_own|CREATE INDEX am_own ON public.am_part1 USING gin (t)
am_part1|am_part1_a_idx|CREATE INDEX am_part1_a_idx ON public.am_part1 USING brin (a)
am_part1|am_part1_r_idx|CREATE INDEX am_part1_r_idx ON public.am_part1 USING gist (r)
am_part2|am_part2_a_idx|CREATE INDEX am_part2_a_idx ON public.am_part2 USING brin (a)
am_part2|am_part2_r_idx|CREATE INDEX am_part2_r_idx ON public.am_part2 USING gist (r)
am_part2|am_part2_t_idx|CREATE INDEX am_part2_t_idx ON public.am_part2 USING gin (t) WITH (fastupdate=off)
am_parts|am_b|CREATE INDEX am_b ON ONLY public.am_parts USING brin (a)
am_parts|am_g|CREATE INDEX am_g ON ONLY public.am_parts USING gist (r)
am_parts|am_t|CREATE INDEX am_t ON ONLY public.am_parts USING gin (t) WITH (fastupdate=off)

> SELECT inhrelid::regclass::text, inhparent::regclass::text FROM pg_inherits WHERE inhrelid::regclass::text LIKE 'am\_%' ORDER BY 1 COLLATE "C"
ERROR 42804 collations are not supported by type integer

> INSERT INTO am_parts VALUES (1, '{x,y}', '[1,3)'), (2, '{y,z}', '[2,5)')
INSERT 0 2

> SELECT * FROM am_parts WHERE t @> '{y}' ORDER BY a
1|{x,y}|[1,3)
2|{y,z}|[2,5)

> UPDATE am_parts SET a = 2 WHERE t @> '{x}'
UPDATE 1

> SELECT tableoid::regclass, * FROM am_parts WHERE r @> 2 ORDER BY r
am_part2|2|{x,y}|[1,3)
am_part2|2|{y,z}|[2,5)

> ALTER INDEX am_t SET (fastupdate = on)
ERROR 42809 ALTER action SET cannot be performed on relation "am_t"

> CREATE TABLE am_no (r int4range, EXCLUDE USING gist (r WITH &&)) PARTITION BY RANGE (r)
ERROR 0A000 exclusion constraints are not supported on partitioned tables

> ALTER TABLE am_parts ADD EXCLUDE USING gist (r WITH &&)
ERROR 0A000 exclusion constraints are not supported on partitioned tables

> DROP TABLE am_parts
DROP TABLE

> SELECT amname, opcname, opfname, opcintype::regtype, opcdefault FROM pg_opclass c JOIN pg_am a ON a.oid = opcmethod JOIN pg_opfamily f ON f.oid = opcfamily WHERE opcintype IN (3802, 3831, 4537, 869, 2277, 25, 23, 1114, 28) ORDER BY amname, opcname COLLATE "C"
brin|inet_bloom_ops|network_bloom_ops|inet|f
brin|inet_inclusion_ops|network_inclusion_ops|inet|t
brin|inet_minmax_multi_ops|network_minmax_multi_ops|inet|f
brin|inet_minmax_ops|network_minmax_ops|inet|f
brin|int4_bloom_ops|integer_bloom_ops|integer|f
brin|int4_minmax_multi_ops|integer_minmax_multi_ops|integer|f
brin|int4_minmax_ops|integer_minmax_ops|integer|t
brin|range_inclusion_ops|range_inclusion_ops|anyrange|t
brin|text_bloom_ops|text_bloom_ops|text|f
brin|text_minmax_ops|text_minmax_ops|text|t
brin|timestamp_bloom_ops|datetime_bloom_ops|timestamp without time zone|f
brin|timestamp_minmax_multi_ops|datetime_minmax_multi_ops|timestamp without time zone|f
brin|timestamp_minmax_ops|datetime_minmax_ops|timestamp without time zone|t
btree|array_ops|array_ops|anyarray|t
btree|cidr_ops|network_ops|inet|f
btree|inet_ops|network_ops|inet|t
btree|int4_ops|integer_ops|integer|t
btree|jsonb_ops|jsonb_ops|jsonb|t
btree|multirange_ops|multirange_ops|anymultirange|t
btree|range_ops|range_ops|anyrange|t
btree|text_ops|text_ops|text|t
btree|text_pattern_ops|text_pattern_ops|text|f
btree|timestamp_ops|datetime_ops|timestamp without time zone|t
btree|varchar_ops|text_ops|text|f
btree|varchar_pattern_ops|text_pattern_ops|text|f
gin|array_ops|array_ops|anyarray|t
gin|jsonb_ops|jsonb_ops|jsonb|t
gin|jsonb_path_ops|jsonb_path_ops|jsonb|f
gist|inet_ops|network_ops|inet|f
gist|multirange_ops|multirange_ops|anymultirange|t
gist|range_ops|range_ops|anyrange|t
hash|array_ops|array_ops|anyarray|t
hash|cidr_ops|network_ops|inet|f
hash|inet_ops|network_ops|inet|t
hash|int4_ops|integer_ops|integer|t
hash|jsonb_ops|jsonb_ops|jsonb|t
hash|multirange_ops|multirange_ops|anymultirange|t
hash|range_ops|range_ops|anyrange|t
hash|text_ops|text_ops|text|t
hash|text_pattern_ops|text_pattern_ops|text|f
hash|timestamp_ops|timestamp_ops|timestamp without time zone|t
hash|varchar_ops|text_ops|text|f
hash|varchar_pattern_ops|text_pattern_ops|text|f
hash|xid_ops|xid_ops|xid|t
spgist|inet_ops|network_ops|inet|t
spgist|range_ops|range_ops|anyrange|t
spgist|text_ops|text_ops|text|t

> SELECT amname, opfname, amoplefttype::regtype, amoprighttype::regtype, amopstrategy, oprname, amoppurpose FROM pg_amop JOIN pg_opfamily f ON f.oid = amopfamily JOIN pg_am a ON a.oid = amopmethod JOIN pg_operator o ON o.oid = amopopr WHERE opfname IN ('jsonb_ops', 'jsonb_path_ops', 'array_ops', 'integer_ops') AND amname IN ('gin', 'hash', 'btree') ORDER BY amname, opfname COLLATE "C", 3, 4, 5
btree|array_ops|anyarray|anyarray|1|<|s
btree|array_ops|anyarray|anyarray|2|<=|s
btree|array_ops|anyarray|anyarray|3|=|s
btree|array_ops|anyarray|anyarray|4|>=|s
btree|array_ops|anyarray|anyarray|5|>|s
btree|integer_ops|bigint|bigint|1|<|s
btree|integer_ops|bigint|bigint|2|<=|s
btree|integer_ops|bigint|bigint|3|=|s
btree|integer_ops|bigint|bigint|4|>=|s
btree|integer_ops|bigint|bigint|5|>|s
btree|integer_ops|bigint|smallint|1|<|s
btree|integer_ops|bigint|smallint|2|<=|s
btree|integer_ops|bigint|smallint|3|=|s
btree|integer_ops|bigint|smallint|4|>=|s
btree|integer_ops|bigint|smallint|5|>|s
btree|integer_ops|bigint|integer|1|<|s
btree|integer_ops|bigint|integer|2|<=|s
btree|integer_ops|bigint|integer|3|=|s
btree|integer_ops|bigint|integer|4|>=|s
btree|integer_ops|bigint|integer|5|>|s
btree|integer_ops|smallint|bigint|1|<|s
btree|integer_ops|smallint|bigint|2|<=|s
btree|integer_ops|smallint|bigint|3|=|s
btree|integer_ops|smallint|bigint|4|>=|s
btree|integer_ops|smallint|bigint|5|>|s
btree|integer_ops|smallint|smallint|1|<|s
btree|integer_ops|smallint|smallint|2|<=|s
btree|integer_ops|smallint|smallint|3|=|s
btree|integer_ops|smallint|smallint|4|>=|s
btree|integer_ops|smallint|smallint|5|>|s
btree|integer_ops|smallint|integer|1|<|s
btree|integer_ops|smallint|integer|2|<=|s
btree|integer_ops|smallint|integer|3|=|s
btree|integer_ops|smallint|integer|4|>=|s
btree|integer_ops|smallint|integer|5|>|s
btree|integer_ops|integer|bigint|1|<|s
btree|integer_ops|integer|bigint|2|<=|s
btree|integer_ops|integer|bigint|3|=|s
btree|integer_ops|integer|bigint|4|>=|s
btree|integer_ops|integer|bigint|5|>|s
btree|integer_ops|integer|smallint|1|<|s
btree|integer_ops|integer|smallint|2|<=|s
btree|integer_ops|integer|smallint|3|=|s
btree|integer_ops|integer|smallint|4|>=|s
btree|integer_ops|integer|smallint|5|>|s
btree|integer_ops|integer|integer|1|<|s
btree|integer_ops|integer|integer|2|<=|s
btree|integer_ops|integer|integer|3|=|s
btree|integer_ops|integer|integer|4|>=|s
btree|integer_ops|integer|integer|5|>|s
btree|jsonb_ops|jsonb|jsonb|1|<|s
btree|jsonb_ops|jsonb|jsonb|2|<=|s
btree|jsonb_ops|jsonb|jsonb|3|=|s
btree|jsonb_ops|jsonb|jsonb|4|>=|s
btree|jsonb_ops|jsonb|jsonb|5|>|s
gin|array_ops|anyarray|anyarray|1|&&|s
gin|array_ops|anyarray|anyarray|2|@>|s
gin|array_ops|anyarray|anyarray|3|<@|s
gin|array_ops|anyarray|anyarray|4|=|s
gin|jsonb_ops|jsonb|text|9|?|s
gin|jsonb_ops|jsonb|text[]|10|?||s
gin|jsonb_ops|jsonb|text[]|11|?&|s
gin|jsonb_ops|jsonb|jsonb|7|@>|s
gin|jsonb_ops|jsonb|jsonpath|15|@?|s
gin|jsonb_ops|jsonb|jsonpath|16|@@|s
gin|jsonb_path_ops|jsonb|jsonb|7|@>|s
gin|jsonb_path_ops|jsonb|jsonpath|15|@?|s
gin|jsonb_path_ops|jsonb|jsonpath|16|@@|s
hash|array_ops|anyarray|anyarray|1|=|s
hash|integer_ops|bigint|bigint|1|=|s
hash|integer_ops|bigint|smallint|1|=|s
hash|integer_ops|bigint|integer|1|=|s
hash|integer_ops|smallint|bigint|1|=|s
hash|integer_ops|smallint|smallint|1|=|s
hash|integer_ops|smallint|integer|1|=|s
hash|integer_ops|integer|bigint|1|=|s
hash|integer_ops|integer|smallint|1|=|s
hash|integer_ops|integer|integer|1|=|s
hash|jsonb_ops|jsonb|jsonb|1|=|s

> CREATE TABLE am_care (a int, r int4range, j jsonb, EXCLUDE USING gist (r WITH &&))
CREATE TABLE

> CREATE INDEX am_gin ON am_care USING gin (j)
CREATE INDEX

> CREATE INDEX am_brin ON am_care USING brin (a)
CREATE INDEX

> SELECT gin_clean_pending_list('am_gin'), brin_summarize_new_values('am_brin'), brin_summarize_range('am_brin', 0), brin_desummarize_range('am_brin', 0)
0|0|0|

> SELECT gin_clean_pending_list('am_brin')
ERROR 42809 "am_brin" is not a GIN index

> SELECT brin_summarize_new_values('am_care')
ERROR 42809 "am_care" is not an index

> SELECT brin_summarize_range('am_brin', -1)
ERROR 22003 block number out of range: -1

> REINDEX INDEX CONCURRENTLY am_care_r_excl
ERROR 0A000 concurrent index creation for exclusion constraints is not supported

> REINDEX TABLE CONCURRENTLY am_care
REINDEX

> CREATE UNIQUE INDEX am_pattern ON am_care ((a::text) text_pattern_ops)
CREATE INDEX

> ALTER TABLE am_care ADD b text
ALTER TABLE

> CREATE UNIQUE INDEX am_unique ON am_care (b text_pattern_ops)
CREATE INDEX

> ALTER TABLE am_care ADD UNIQUE USING INDEX am_unique
ERROR 42809 index "am_unique" column number 1 does not have default sorting behavior

> DROP TABLE am_care
DROP TABLE

> CREATE TABLE am_names (a int, r int4range)
CREATE TABLE

> CREATE INDEX ON am_names USING gist (r, r)
CREATE INDEX

> CREATE INDEX ON am_names USING gin ((ARRAY[a]), (ARRAY[a, 1]))
CREATE INDEX

> CREATE INDEX ON am_names USING btree (lower(r), (a + 1), (a::text), (a + 2))
CREATE INDEX

> CREATE INDEX ON am_names USING gin ((ARRAY[a])) WITH (fastupdate = off, fastupdate = on)
ERROR 22023 parameter "fastupdate" specified more than once

> SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid WHERE c.relname LIKE 'am\_names\_%' ORDER BY c.relname COLLATE "C", attnum
am_names_array_array1_idx|array
am_names_array_array1_idx|array1
am_names_lower_expr_a_expr1_idx|lower
am_names_lower_expr_a_expr1_idx|expr
am_names_lower_expr_a_expr1_idx|a
am_names_lower_expr_a_expr1_idx|expr1
am_names_r_r1_idx|r
am_names_r_r1_idx|r1

> CREATE TABLE am_names2 (LIKE am_names INCLUDING INDEXES)
CREATE TABLE

> SELECT indexname FROM pg_indexes WHERE tablename = 'am_names2' ORDER BY 1
am_names2_array_array1_idx
am_names2_lower_expr_a_expr1_idx
am_names2_r_r1_idx

> DROP TABLE am_names, am_names2
DROP TABLE
