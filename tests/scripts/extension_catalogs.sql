# What the catalogs say of the types and aggregates of extensions.

> create extension vector
CREATE EXTENSION

> create extension citext
CREATE EXTENSION

> create extension hstore
CREATE EXTENSION

> select typname, typinput, typoutput, typreceive, typsend, typmodin, typmodout, typsubscript, typstorage, typcategory from pg_type where typname in ('vector', '_vector', 'halfvec', 'sparsevec', 'citext', '_citext', 'hstore', '_hstore') order by 1
_citext|array_in|array_out|array_recv|array_send|-|-|array_subscript_handler|x|A
_hstore|array_in|array_out|array_recv|array_send|-|-|array_subscript_handler|x|A
_vector|array_in|array_out|array_recv|array_send|vector_typmod_in|-|array_subscript_handler|x|A
citext|citextin|citextout|citextrecv|citextsend|-|-|-|x|S
halfvec|halfvec_in|halfvec_out|halfvec_recv|halfvec_send|halfvec_typmod_in|-|-|e|U
hstore|hstore_in|hstore_out|hstore_recv|hstore_send|-|-|hstore_subscript_handler|x|U
sparsevec|sparsevec_in|sparsevec_out|sparsevec_recv|sparsevec_send|sparsevec_typmod_in|-|-|e|U
vector|vector_in|vector_out|vector_recv|vector_send|vector_typmod_in|-|-|e|U

> select aggfnoid::regprocedure, aggkind, aggtransfn, aggfinalfn, aggcombinefn, aggtranstype::regtype, agginitval, aggsortop::regoperator from pg_aggregate where aggfnoid::regprocedure::text ~ 'vec|citext' order by aggfnoid::regprocedure::text
avg(halfvec)|n|halfvec_accum|halfvec_avg|halfvec_combine|double precision[]|{0}|0
avg(vector)|n|vector_accum|vector_avg|vector_combine|double precision[]|{0}|0
max(citext)|n|citext_larger|-|citext_larger|citext|∅|>(citext,citext)
min(citext)|n|citext_smaller|-|citext_smaller|citext|∅|<(citext,citext)
sum(halfvec)|n|halfvec_add|-|halfvec_add|halfvec|∅|0
sum(vector)|n|vector_add|-|vector_add|vector|∅|0

> select count(*), deptype from pg_depend where refclassid = 'pg_extension'::regclass and refobjid in (select oid from pg_extension where extname = 'vector') group by 2
234|e

> drop extension vector
DROP EXTENSION

> drop extension citext
DROP EXTENSION

> drop extension hstore
DROP EXTENSION
