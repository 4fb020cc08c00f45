# vector in tables: modifiers, keys, the access methods hnsw and ivfflat, what depends on what.

> create extension vector
CREATE EXTENSION

> create table t(id int primary key, v vector(3), h halfvec(3), s sparsevec(5), b bit(3), a vector(2)[] default '{"[0,0]"}', u vector)
CREATE TABLE

> select attname, format_type(atttypid, atttypmod), attstorage from pg_attribute where attrelid = 't'::regclass and attnum > 0
id|integer|p
v|vector(3)|e
h|halfvec(3)|e
s|sparsevec(5)|e
b|bit(3)|x
a|vector(2)[]|x
u|vector|e

> insert into t values (1,'[1,2,3]','[1,2,3]','{1:1,3:2}/5','101'), (2,'[4,5,6]','[4,5,6]','{2:1}/5','011'), (3,'[0,0,1]','[1,1,1]','{5:9}/5','000', null, '[7]')
ERROR 42601 VALUES lists must all be the same length

> select * from t order by v <-> '[3,3,3]'
(no rows)

> select id from t order by v <=> '[3,3,3]' limit 2
(no rows)

> select id, h <-> '[1,1,1]' from t order by h <-> '[1,1,1]' desc
(no rows)

> select id from t where v <-> '[1,2,3]' < 3 order by s <-> '{2:1}/5', id
(no rows)

> select id from t order by b <~> '001', id
(no rows)

> insert into t(id, v) values (4,'[1,2]')
ERROR 22000 expected 3 dimensions, not 2

> insert into t(id, h) values (4,'[1,2,3,4]')
ERROR 22000 expected 3 dimensions, not 4

> insert into t(id, s) values (4,'{1:1}/4')
ERROR 22000 expected 5 dimensions, not 4

> insert into t(id, a) values (4,'{"[1]"}')
ERROR 22000 expected 2 dimensions, not 1

> insert into t(id, v) select 4, u from t where id = 3
INSERT 0 0

> insert into t(id, v) values (4, array[7,8,9])
INSERT 0 1

> insert into t(id, v) values (5, '{1,2,3}'::text)
ERROR 42804 column "v" is of type vector but expression is of type text

> update t set v = v + '[1,1,1]' where id = 4 returning v
[8,9,10]

> select sum(v), avg(v) from t
[8,9,10]|[8,9,10]

> create index on t using hnsw (v vector_l2_ops) with (m = 8, ef_construction = 32)
CREATE INDEX

> create index on t using hnsw (v vector_ip_ops)
CREATE INDEX

> create index on t using hnsw (v vector_cosine_ops) where id > 1
CREATE INDEX

> create index on t using hnsw (v vector_l1_ops)
CREATE INDEX

> create index on t using hnsw (h halfvec_l2_ops)
CREATE INDEX

> create index on t using hnsw (s sparsevec_cosine_ops)
CREATE INDEX

> create index on t using hnsw (b bit_hamming_ops)
CREATE INDEX

> create index on t using hnsw (b bit_jaccard_ops)
CREATE INDEX

> create index on t using ivfflat (v) with (lists = 2)
CREATE INDEX

> create index on t using ivfflat (v vector_cosine_ops) with (lists = 1)
CREATE INDEX

> create index on t using ivfflat (b bit_hamming_ops) with (lists = 1)
CREATE INDEX

> create index on t using hnsw ((u::vector(3)) vector_l2_ops) where id < 3
CREATE INDEX

> create index on t using hnsw ((v::halfvec(3)) halfvec_l2_ops)
CREATE INDEX

> create index on t using hnsw ((binary_quantize(v)::bit(3)) bit_hamming_ops)
CREATE INDEX

> select pg_get_indexdef(indexrelid) from pg_index where indrelid = 't'::regclass order by 1
CREATE INDEX t_b_idx ON public.t USING hnsw (b bit_hamming_ops)
CREATE INDEX t_b_idx1 ON public.t USING hnsw (b bit_jaccard_ops)
CREATE INDEX t_b_idx2 ON public.t USING ivfflat (b bit_hamming_ops) WITH (lists='1')
CREATE INDEX t_binary_quantize_idx ON public.t USING hnsw (((binary_quantize(v))::bit(3)) bit_hamming_ops)
CREATE INDEX t_h_idx ON public.t USING hnsw (h halfvec_l2_ops)
CREATE INDEX t_s_idx ON public.t USING hnsw (s sparsevec_cosine_ops)
CREATE INDEX t_u_idx ON public.t USING hnsw (((u)::vector(3)) vector_l2_ops) WHERE (id < 3)
CREATE INDEX t_v_idx ON public.t USING hnsw (v vector_l2_ops) WITH (m='8', ef_construction='32')
CREATE INDEX t_v_idx1 ON public.t USING hnsw (v vector_ip_ops)
CREATE INDEX t_v_idx2 ON public.t USING hnsw (v vector_cosine_ops) WHERE (id > 1)
CREATE INDEX t_v_idx3 ON public.t USING hnsw (v vector_l1_ops)
CREATE INDEX t_v_idx4 ON public.t USING ivfflat (v) WITH (lists='2')
CREATE INDEX t_v_idx5 ON public.t USING ivfflat (v vector_cosine_ops) WITH (lists='1')
CREATE INDEX t_v_idx6 ON public.t USING hnsw (((v)::halfvec(3)) halfvec_l2_ops)
CREATE UNIQUE INDEX t_pkey ON public.t USING btree (id)

> create index on t using hnsw (v)
ERROR 42704 data type vector has no default operator class for access method "hnsw"

> create index on t using hnsw (v vector_nosuch_ops)
ERROR 42704 operator class "vector_nosuch_ops" does not exist for access method "hnsw"

> create index on t using hnsw (v halfvec_l2_ops)
ERROR 42804 operator class "halfvec_l2_ops" does not accept data type vector

> create index on t using ivfflat (s sparsevec_l2_ops)
ERROR 42704 operator class "sparsevec_l2_ops" does not exist for access method "ivfflat"

> create index on t using hnsw (u vector_l2_ops)
ERROR 22023 column does not have dimensions

> create index on t using hnsw ((u::vector) vector_l2_ops)
ERROR 22023 column does not have dimensions

> create index on t using ivfflat (u)
ERROR 22023 column does not have dimensions

> create index on t using ivfflat ((subvector(u, 1, 1)::vector(1)) vector_cosine_ops)
ERROR 22023 dimensions must be greater than one for this opclass

> create unique index on t using hnsw (v vector_l2_ops)
ERROR 0A000 access method "hnsw" does not support unique indexes

> create index on t using hnsw (v vector_l2_ops, h halfvec_l2_ops)
ERROR 0A000 access method "hnsw" does not support multicolumn indexes

> create index on t using hnsw (v vector_l2_ops) include (id)
ERROR 0A000 access method "hnsw" does not support included columns

> create index on t using hnsw (v vector_l2_ops desc)
ERROR 0A000 access method "hnsw" does not support ASC/DESC options

> create index on t using hnsw (v vector_l2_ops nulls first)
ERROR 0A000 access method "hnsw" does not support NULLS FIRST/LAST options

> create index on t using hnsw (v vector_l2_ops) with (m = 1)
ERROR 22023 value 1 out of bounds for option "m"

> create index on t using hnsw (v vector_l2_ops) with (m = 101)
ERROR 22023 value 101 out of bounds for option "m"

> create index on t using hnsw (v vector_l2_ops) with (ef_construction = 3)
ERROR 22023 value 3 out of bounds for option "ef_construction"

> create index on t using hnsw (v vector_l2_ops) with (ef_construction = 1001)
ERROR 22023 value 1001 out of bounds for option "ef_construction"

> create index on t using hnsw (v vector_l2_ops) with (m = 16, ef_construction = 31)
ERROR 22023 ef_construction must be greater than or equal to 2 * m

> create index on t using hnsw (v vector_l2_ops) with (lists = 3)
ERROR 22023 unrecognized parameter "lists"

> create index on t using ivfflat (v) with (lists = 0)
ERROR 22023 value 0 out of bounds for option "lists"

> create index on t using ivfflat (v) with (lists = 32769)
ERROR 22023 value 32769 out of bounds for option "lists"

> create table wide(v vector(2001), h halfvec(4001), s sparsevec(100000), b bit(64001))
CREATE TABLE

> create index on wide using hnsw (v vector_l2_ops)
ERROR 54000 column cannot have more than 2000 dimensions for hnsw index

> create index on wide using hnsw (h halfvec_l2_ops)
ERROR 54000 column cannot have more than 4000 dimensions for hnsw index

> create index on wide using hnsw (b bit_hamming_ops)
ERROR 54000 column cannot have more than 64000 dimensions for hnsw index

> create index on wide using ivfflat (v)
ERROR 54000 column cannot have more than 2000 dimensions for ivfflat index

> create index wide_s on wide using hnsw (s sparsevec_l2_ops)
CREATE INDEX

> insert into wide(s) select ('{' || string_agg(n || ':1', ',') || '}/100000')::sparsevec from generate_series(1, 1000) n
INSERT 0 1

> insert into wide(s) select ('{' || string_agg(n || ':1', ',') || '}/100000')::sparsevec from generate_series(1, 1001) n
ERROR 54000 sparsevec cannot have more than 1000 non-zero elements for hnsw index

> drop index wide_s
DROP INDEX

> insert into wide(s) select ('{' || string_agg(n || ':1', ',') || '}/100000')::sparsevec from generate_series(1, 1001) n
INSERT 0 1

> create index on wide using hnsw (s sparsevec_l2_ops)
ERROR 54000 sparsevec cannot have more than 1000 non-zero elements for hnsw index

> drop table wide
DROP TABLE

> alter index t_v_idx set (m = 4)
ALTER INDEX

> alter index t_v_idx set (m = 1000)
ERROR 22023 value 1000 out of bounds for option "m"

> alter index t_v_idx set (nosuch = 1)
ERROR 22023 unrecognized parameter "nosuch"

> alter index t_v_idx reset (m)
ALTER INDEX

> select reloptions from pg_class where relname = 't_v_idx'
{ef_construction=32}

> reindex index t_v_idx
REINDEX

> select id from t order by v <-> '[3,3,3]' limit 3
4

> select amname, amhandler, amtype from pg_am where amname in ('hnsw', 'ivfflat') order by 1
hnsw|hnswhandler|i
ivfflat|ivfflathandler|i

> select opcname, opcdefault, opcintype::regtype, amname from pg_opclass join pg_am a on a.oid = opcmethod where opcname ~ '^(vector|halfvec|sparsevec|bit)_.*ops' and amname <> 'gist' and amname <> 'gin' and opcintype <> 'varbit'::regtype and (opcintype <> 'bit'::regtype or amname <> 'btree') and amname !~ 'brin' order by amname, opcname
halfvec_ops|t|halfvec|btree
sparsevec_ops|t|sparsevec|btree
vector_ops|t|vector|btree
bit_hamming_ops|f|bit|hnsw
bit_jaccard_ops|f|bit|hnsw
halfvec_cosine_ops|f|halfvec|hnsw
halfvec_ip_ops|f|halfvec|hnsw
halfvec_l1_ops|f|halfvec|hnsw
halfvec_l2_ops|f|halfvec|hnsw
sparsevec_cosine_ops|f|sparsevec|hnsw
sparsevec_ip_ops|f|sparsevec|hnsw
sparsevec_l1_ops|f|sparsevec|hnsw
sparsevec_l2_ops|f|sparsevec|hnsw
vector_cosine_ops|f|vector|hnsw
vector_ip_ops|f|vector|hnsw
vector_l1_ops|f|vector|hnsw
vector_l2_ops|f|vector|hnsw
bit_hamming_ops|f|bit|ivfflat
halfvec_cosine_ops|f|halfvec|ivfflat
halfvec_ip_ops|f|halfvec|ivfflat
halfvec_l2_ops|f|halfvec|ivfflat
vector_cosine_ops|f|vector|ivfflat
vector_ip_ops|f|vector|ivfflat
vector_l2_ops|t|vector|ivfflat

> select amopopr::regoperator, amoppurpose, amopstrategy from pg_amop join pg_am a on a.oid = amopmethod where amname in ('hnsw', 'ivfflat') order by amname, amopopr::regoperator::text
<#>(halfvec,halfvec)|o|1
<#>(sparsevec,sparsevec)|o|1
<#>(vector,vector)|o|1
<%>(bit,bit)|o|1
<+>(halfvec,halfvec)|o|1
<+>(sparsevec,sparsevec)|o|1
<+>(vector,vector)|o|1
<->(halfvec,halfvec)|o|1
<->(sparsevec,sparsevec)|o|1
<->(vector,vector)|o|1
<=>(halfvec,halfvec)|o|1
<=>(sparsevec,sparsevec)|o|1
<=>(vector,vector)|o|1
<~>(bit,bit)|o|1
<#>(halfvec,halfvec)|o|1
<#>(vector,vector)|o|1
<->(halfvec,halfvec)|o|1
<->(vector,vector)|o|1
<=>(halfvec,halfvec)|o|1
<=>(vector,vector)|o|1
<~>(bit,bit)|o|1

> select castsource::regtype, casttarget::regtype, castfunc::regprocedure, castcontext from pg_cast where castfunc::regproc::text ~ 'vec' order by castsource::regtype::text, casttarget::regtype::text
double precision[]|halfvec|array_to_halfvec(double precision[],integer,boolean)|a
double precision[]|sparsevec|array_to_sparsevec(double precision[],integer,boolean)|a
double precision[]|vector|array_to_vector(double precision[],integer,boolean)|a
halfvec|halfvec|halfvec(halfvec,integer,boolean)|i
halfvec|real[]|halfvec_to_float4(halfvec,integer,boolean)|a
halfvec|sparsevec|halfvec_to_sparsevec(halfvec,integer,boolean)|i
halfvec|vector|halfvec_to_vector(halfvec,integer,boolean)|a
integer[]|halfvec|array_to_halfvec(integer[],integer,boolean)|a
integer[]|sparsevec|array_to_sparsevec(integer[],integer,boolean)|a
integer[]|vector|array_to_vector(integer[],integer,boolean)|a
numeric[]|halfvec|array_to_halfvec(numeric[],integer,boolean)|a
numeric[]|sparsevec|array_to_sparsevec(numeric[],integer,boolean)|a
numeric[]|vector|array_to_vector(numeric[],integer,boolean)|a
real[]|halfvec|array_to_halfvec(real[],integer,boolean)|a
real[]|sparsevec|array_to_sparsevec(real[],integer,boolean)|a
real[]|vector|array_to_vector(real[],integer,boolean)|a
sparsevec|halfvec|sparsevec_to_halfvec(sparsevec,integer,boolean)|a
sparsevec|sparsevec|sparsevec(sparsevec,integer,boolean)|i
sparsevec|vector|sparsevec_to_vector(sparsevec,integer,boolean)|a
vector|halfvec|vector_to_halfvec(vector,integer,boolean)|i
vector|real[]|vector_to_float4(vector,integer,boolean)|i
vector|sparsevec|vector_to_sparsevec(vector,integer,boolean)|i
vector|vector|vector(vector,integer,boolean)|i

> select p.name, pg_indexam_has_property(a.oid, p.name) from pg_am a, unnest(array['can_order','can_unique','can_multi_col','can_exclude','can_include','nosuch']) with ordinality p(name, n) where amname = 'hnsw' order by n
can_order|f
can_unique|f
can_multi_col|f
can_exclude|t
can_include|f
nosuch|∅

> select p.name, pg_index_has_property('t_v_idx', p.name), pg_index_column_has_property('t_v_idx', 1, p.name) from unnest(array['clusterable','index_scan','bitmap_scan','backward_scan','asc','orderable','distance_orderable','returnable','search_array','search_nulls']) with ordinality p(name, n) order by n
clusterable|f|∅
index_scan|t|∅
bitmap_scan|f|∅
backward_scan|f|∅
asc|∅|f
orderable|∅|f
distance_orderable|∅|∅
returnable|∅|f
search_array|∅|f
search_nulls|∅|f

> drop access method hnsw
ERROR 2BP01 cannot drop access method hnsw because extension vector requires it

> drop operator class vector_l2_ops using hnsw
ERROR 2BP01 cannot drop operator class vector_l2_ops for access method hnsw because extension vector requires it

> drop type vector
ERROR 2BP01 cannot drop type vector because extension vector requires it

> drop function l2_distance(vector, vector)
ERROR 2BP01 cannot drop function l2_distance(vector,vector) because extension vector requires it

> create operator class mine for type vector using hnsw as operator 1 <-> (vector, vector) for order by float_ops, function 1 vector_l2_squared_distance(vector, vector)
CREATE OPERATOR CLASS

> drop operator class mine using hnsw
DROP OPERATOR CLASS

> comment on access method hnsw is 'mine'
COMMENT

> select obj_description(oid, 'pg_am') from pg_am where amname in ('hnsw', 'ivfflat') order by amname
mine
ivfflat index access method

> create table k(v vector(2) primary key, h halfvec(2) unique)
CREATE TABLE

> insert into k values ('[1,2]', '[1,2]'), ('[-0,1]', null)
INSERT 0 2

> insert into k values ('[1,2]', '[1,3]')
ERROR 23505 duplicate key value violates unique constraint "k_pkey"

> insert into k values ('[0,1]', '[1,3]')
ERROR 23505 duplicate key value violates unique constraint "k_pkey"

> insert into k values ('[0,2]', '[1,2]') on conflict (h) do update set v = excluded.v returning *
[0,2]|[1,2]

> select * from k where v = '[0,2]' or v < '[0,1.5]' order by v
[-0,1]|∅
[0,2]|[1,2]

> select * from k where v > '[0,1]'
[0,2]|[1,2]

> drop table k
DROP TABLE

> create view w as select v::vector(3) as a, '[1,2,3]'::vector(3) as c, v <-> '[1,2,3]' as d, avg(v) over () as m, array[1,2]::vector as e, h::vector(3) as f from t
CREATE VIEW

> select pg_get_viewdef('w')
 SELECT t.v AS a,\n    '[1,2,3]'::vector(3) AS c,\n    (t.v <-> '[1,2,3]'::vector) AS d,\n    avg(t.v) OVER () AS m,\n    (ARRAY[1, 2])::vector AS e,\n    (t.h)::vector(3) AS f\n   FROM t;

> select a, c, d, m from w order by d limit 1
[8,9,10]|[1,2,3]|12.12435565298214|[8,9,10]

> create table d(v vector(2) default '[1,2]', w vector(2) generated always as (v + '[1,1]') stored, check (vector_dims(v) = 2 and v <> '[0,0]'))
CREATE TABLE

> insert into d default values
INSERT 0 1

> insert into d values ('[0,0]')
ERROR 23514 new row for relation "d" violates check constraint "d_v_check"

> select v, w, pg_get_expr(adbin, adrelid) from d, pg_attrdef where adrelid = 'd'::regclass order by adnum
[1,2]|[2,3]|'[1,2]'::vector
[1,2]|[2,3]|(v + '[1,1]'::vector)

> alter table d add x vector(2)
ALTER TABLE

> alter table d alter x type vector(3)
ALTER TABLE

> update d set x = '[1,2,3]'
UPDATE 1

> alter table d alter x type vector(2)
ERROR 22000 expected 2 dimensions, not 3

> alter table d alter x type halfvec(3), alter v drop default
ALTER TABLE

> select x, pg_typeof(x) from d
[1,2,3]|halfvec

> alter table d alter x type real[]
ALTER TABLE

> select x from d
{1,2,3}

> drop table d
DROP TABLE

> create domain unit as vector(2) check (vector_norm(value) = 1)
CREATE DOMAIN

> select '[0,1]'::unit, '[0,2]'::unit
ERROR 23514 value for domain unit violates check constraint "unit_check"

> select '[0,1,0]'::unit
ERROR 22000 expected 2 dimensions, not 3

> create function nearest(q vector, n int) returns setof int language sql stable as 'select id from t order by v <-> q limit n'
CREATE FUNCTION

> select * from nearest('[1,2,3]', 2)
4

> create function p(q vector) returns float8 language plpgsql as 'declare x vector(3) := q; begin return x <-> ''[1,1,1]''; end'
CREATE FUNCTION

> select p('[2,2,2]')
1.7320508075688772

> select p('[2,2]')
ERROR 22000 expected 3 dimensions, not 2

> drop function p
DROP FUNCTION

> prepare s(vector, int) as select id from t order by v <-> $1 limit $2
PREPARE

> execute s('[4,5,6]', 1)
4

> execute s('[4,5]', 1)
ERROR 22000 different vector dimensions 3 and 2

> deallocate s
DEALLOCATE

> show hnsw.ef_search
40

> set hnsw.ef_search = 2000
ERROR 22023 2000 is outside the valid range for parameter "hnsw.ef_search" (1 .. 1000)

> set hnsw.ef_search = 100
SET

> show hnsw.ef_search
100

> set hnsw.foo = 1
ERROR 42602 invalid configuration parameter name "hnsw.foo"

> set hnsw.iterative_scan = strict_order
SET

> set ivfflat.iterative_scan = strict_order
ERROR 22023 invalid value for parameter "ivfflat.iterative_scan": "strict_order"

> set ivfflat.probes = 0
ERROR 22023 0 is outside the valid range for parameter "ivfflat.probes" (1 .. 32768)

> set hnsw.scan_mem_multiplier = 0.5
ERROR 22023 0.5 is outside the valid range for parameter "hnsw.scan_mem_multiplier" (1 .. 1000)

> select name, setting, vartype, min_val, max_val, enumvals, context from pg_settings where name ~ '^(hnsw|ivfflat)' order by name
hnsw.ef_search|100|integer|1|1000|∅|user
hnsw.iterative_scan|strict_order|enum|∅|∅|{off,relaxed_order,strict_order}|user
hnsw.max_scan_tuples|20000|integer|1|2147483647|∅|user
hnsw.scan_mem_multiplier|1|real|1|1000|∅|user
ivfflat.iterative_scan|off|enum|∅|∅|{off,relaxed_order}|user
ivfflat.max_probes|32768|integer|1|32768|∅|user
ivfflat.probes|1|integer|1|32768|∅|user

> reset hnsw.ef_search
RESET

> reset hnsw.iterative_scan
RESET

> begin
BEGIN

> create table gone(v vector(2))
CREATE TABLE

> create index on gone using hnsw (v vector_l2_ops)
CREATE INDEX

> rollback
ROLLBACK

> create schema other
CREATE SCHEMA

> alter extension vector set schema other
ALTER EXTENSION

> select v from t where id = 1
(no rows)

> select '[1]'::vector
ERROR 42704 type "vector" does not exist

> select '[1]'::other.vector operator(other.<->) '[2]'
1

> select pg_get_viewdef('w')
 SELECT t.v AS a,\n    '[1,2,3]'::other.vector(3) AS c,\n    (t.v OPERATOR(other.<->) '[1,2,3]'::other.vector) AS d,\n    other.avg(t.v) OVER () AS m,\n    (ARRAY[1, 2])::other.vector AS e,\n    (t.h)::other.vector(3) AS f\n   FROM t;

> alter extension vector set schema public
ALTER EXTENSION

> drop schema other
DROP SCHEMA

> drop view w
DROP VIEW

> drop function nearest
DROP FUNCTION

> drop domain unit
DROP DOMAIN

> drop extension vector cascade
DROP EXTENSION

> select attname from pg_attribute where attrelid = 't'::regclass and attnum > 0 and not attisdropped
id
b

> select count(*) from pg_am where amname in ('hnsw', 'ivfflat')
0

> drop table t
DROP TABLE
