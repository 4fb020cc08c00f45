# What pg_proc says of built-in functions, and calls by the names of their arguments.

> select * from json_each(from_json => '{"a":1}')
a|1

> select json_array_element(element_index => 1, from_json => '[1,2]')
2

> select jsonb_extract_path('{"a":{"b":2}}', variadic path_elems => array['a','b'])
2

> select json_populate_record(null::pg_language, '{"lanname":"x"}', true)
(,x,,,,,,,)

> select * from json_populate_recordset(base => null::pg_language, from_json => '[{"lanname":"x"}]', use_json_as_text => true)
∅|x|∅|∅|∅|∅|∅|∅|∅

> select proname, provolatile, proparallel, proleakproof, procost, prorows, proisstrict from pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname in ('int4eq', 'nextval', 'unnest', 'to_tsvector', 'convert_from', 'json_agg', 'avg', 'pg_relation_size', 'pg_advisory_lock', 'pg_stat_get_numscans', 'ts_stat', 'current_query', 'numeric_eq', 'regexp_matches') order by proname, oidvectortypes(proargtypes)
avg|i|s|f|1|0|f
avg|i|s|f|1|0|f
avg|i|s|f|1|0|f
avg|i|s|f|1|0|f
avg|i|s|f|1|0|f
avg|i|s|f|1|0|f
avg|i|s|f|1|0|f
convert_from|s|s|f|1|0|t
current_query|v|r|f|1|0|f
int4eq|i|s|t|1|0|t
json_agg|s|s|f|1|0|f
nextval|v|u|f|1|0|t
numeric_eq|i|s|f|1|0|t
pg_advisory_lock|v|r|f|1|0|t
pg_advisory_lock|v|r|f|1|0|t
pg_relation_size|v|s|f|1|0|t
pg_relation_size|v|s|f|1|0|t
pg_stat_get_numscans|s|r|f|1|0|t
regexp_matches|i|s|f|1|1|t
regexp_matches|i|s|f|1|10|t
to_tsvector|s|s|f|100|0|t
to_tsvector|s|s|f|100|0|t
to_tsvector|i|s|f|100|0|t
to_tsvector|i|s|f|100|0|t
to_tsvector|i|s|f|100|0|t
to_tsvector|s|s|f|100|0|t
ts_stat|v|u|f|10|10000|t
ts_stat|v|u|f|10|10000|t
unnest|i|s|f|1|100|t
unnest|i|s|f|1|100|t
unnest|i|s|f|1|10|t

> create temp table words (w text)
CREATE TABLE

> create index on words (convert_to(w, 'UTF8'))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> select proname, proargnames from pg_proc where proname in ('json_each', 'json_extract_path', 'pg_terminate_backend', 'pg_identify_object', 'aclexplode') and pronamespace = 'pg_catalog'::regnamespace order by 1
aclexplode|{acl,grantor,grantee,privilege_type,is_grantable}
json_each|{from_json,key,value}
json_extract_path|{from_json,path_elems}
pg_identify_object|{classid,objid,objsubid,type,schema,name,identity}
pg_terminate_backend|{pid,timeout}
