# Parameters of operator classes: checked, kept and shown.

> CREATE TABLE ocp_t (t text, v tsvector, w tsvector, b int)
CREATE TABLE

> CREATE INDEX ON ocp_t USING gist (v tsvector_ops (foo = 1))
ERROR 22023 unrecognized parameter "foo"

> CREATE INDEX ON ocp_t USING gist (v tsvector_ops (siglen = 0))
ERROR 22023 value 0 out of bounds for option "siglen"

> CREATE INDEX ON ocp_t USING gist (v tsvector_ops (siglen = 100, siglen = 5))
ERROR 22023 parameter "siglen" specified more than once

> CREATE INDEX ON ocp_t USING gist (v tsvector_ops (siglen))
ERROR 22023 invalid value for integer option "siglen": true

> CREATE INDEX ON ocp_t USING gist (v tsvector_ops (siglen = x))
ERROR 22023 invalid value for integer option "siglen": x

> CREATE INDEX ON ocp_t USING gist (v tsvector_ops ())
ERROR 42601 syntax error at or near ")"

> CREATE INDEX ON ocp_t USING gist (v tsvector_ops (a.siglen = 3))
ERROR 22023 unrecognized parameter namespace "a"

> CREATE INDEX ON ocp_t (b int4_ops (foo = 1))
ERROR 22023 operator class int4_ops has no options

> CREATE INDEX ON ocp_t USING brin (b int4_minmax_multi_ops (values_per_range = 5))
ERROR 22023 value 5 out of bounds for option "values_per_range"

> CREATE INDEX ON ocp_t USING brin (b int4_bloom_ops (n_distinct_per_range = -2))
ERROR 22023 value -2 out of bounds for option "n_distinct_per_range"

> CREATE INDEX ON ocp_t USING brin (b int4_bloom_ops (false_positive_rate = 0.3))
ERROR 22023 value 0.3 out of bounds for option "false_positive_rate"

> CREATE INDEX ON ocp_t USING brin (b int4_bloom_ops (false_positive_rate = 'x'))
ERROR 22023 invalid value for floating point option "false_positive_rate": x

> CREATE INDEX ocp_1 ON ocp_t USING gist (v tsvector_ops (siglen = '100'), w)
CREATE INDEX

> CREATE INDEX ocp_2 ON ocp_t USING brin (b int4_bloom_ops (n_distinct_per_range = -.5, false_positive_rate = 0.1))
CREATE INDEX

> SELECT pg_get_indexdef('ocp_1'::regclass), pg_get_indexdef('ocp_2'::regclass), pg_get_indexdef('ocp_1'::regclass, 1, true)
CREATE INDEX ocp_1 ON public.ocp_t USING gist (v tsvector_ops (siglen='100'), w)|CREATE INDEX ocp_2 ON public.ocp_t USING brin (b int4_bloom_ops (n_distinct_per_range='-.5', false_positive_rate='0.1'))|v

> SELECT attname, attoptions FROM pg_attribute WHERE attrelid IN ('ocp_1'::regclass, 'ocp_2'::regclass) ORDER BY 1
b|{n_distinct_per_range=-.5,false_positive_rate=0.1}
v|{siglen=100}
w|∅

> INSERT INTO ocp_t VALUES ('hello', 'a b'), ('world', 'b c')
INSERT 0 2

> SELECT t FROM ocp_t WHERE v @@ 'a'
hello

> CREATE TABLE ocp_like (LIKE ocp_t INCLUDING INDEXES)
CREATE TABLE

> SELECT indexdef FROM pg_indexes WHERE tablename = 'ocp_like' ORDER BY 1
CREATE INDEX ocp_like_b_idx ON public.ocp_like USING brin (b int4_bloom_ops (n_distinct_per_range='-.5', false_positive_rate='0.1'))
CREATE INDEX ocp_like_v_w_idx ON public.ocp_like USING gist (v tsvector_ops (siglen='100'), w)

> ALTER TABLE ocp_t ALTER COLUMN b TYPE bigint
ERROR 42804 operator class "int4_bloom_ops" does not accept data type bigint

> ALTER TABLE ocp_t DROP COLUMN b
ALTER TABLE

> DROP TABLE ocp_t, ocp_like
DROP TABLE
