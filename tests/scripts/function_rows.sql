# The rows of a function in FROM are of the type that the call has, also of one that takes it from its argument.

> create type ct as (a text, b int)
CREATE TYPE

> create function f(x ct[]) returns int language sql as 'select cardinality(x)'
CREATE FUNCTION

> create function g(x ct) returns text language sql as 'select x.a'
CREATE FUNCTION

> select f((select array_agg(r) from json_populate_recordset(null::ct, '[{"a":"x","b":1}]'::json) r))
1

> select pg_typeof(r) from json_populate_recordset(null::ct, '[{"a":"x","b":1}]'::json) r
ct

> select pg_typeof(array_agg(r)) from json_populate_recordset(null::ct, '[{"a":"x","b":1}]'::json) r
ct[]

> select pg_typeof(array(select r from json_populate_recordset(null::ct, '[{"a":"x","b":1}]'::json) r))
ct[]

> select pg_typeof((select array_agg(r) from json_populate_recordset(null::ct, '[{"a":"x","b":1}]'::json) r))
ct[]

> prepare p as select f((select array_agg(r) from json_populate_recordset(null::ct, $1::json) r))
PREPARE

> execute p('[{"a":"x","b":1}]')
1

> create domain dct as ct
CREATE DOMAIN

> select pg_typeof(r) from json_populate_recordset(null::dct, '[{"a":"x","b":1}]'::json) r
dct

> create function sf() returns setof ct language sql as $$select 'a',1$$
CREATE FUNCTION

> create function df() returns setof dct language sql as $$select 'a',1$$
ERROR 42P13 return type mismatch in function declared to return dct

> select pg_typeof(r), pg_typeof(array[r]) from sf() r
ct|ct[]

> select pg_typeof(r), pg_typeof(array[r]) from df() r
ERROR 42883 function df() does not exist

> select f(array[r]) from sf() r
1

> select f(array_agg(r)) from sf() r
1

> select f((select array_agg(sf) from sf()))
1

> select f((select array_agg(r) from sf() with ordinality r))
ERROR 42883 function f(record[]) does not exist

> select f((select array_agg(r) from rows from (sf()) r))
1

> select pg_typeof(r) from sf() with ordinality r
record

> select pg_typeof(r) from rows from (sf()) r
ct

> select pg_typeof(r) from rows from (sf(), sf()) r
record

> select pg_typeof(r) from json_populate_recordset(null::ct, '[{"a":"x","b":1}]'::json) with ordinality r
record

> select pg_typeof(r) from json_populate_record(null::ct, '{"a":"x","b":1}'::json) r
ct

> select pg_typeof(r) from jsonb_populate_recordset(null::ct, '[{"a":"x","b":1}]') r(x,y)
ct

> select pg_typeof(r) from unnest(array['(a,1)']::ct[]) r
ct

> select pg_typeof(r), pg_typeof(array_agg(r)) from unnest(array['(a,1)']::ct[]) r group by r
ct|ct[]

> select pg_typeof(r) from unnest(array['(a,1)']::ct[], array['(a,1)']::ct[]) r
record

> select pg_typeof(r) from json_to_record('{"a":1}') r(a int)
record

> select pg_typeof(r) from (select * from sf()) r
record

> select pg_typeof(array_agg(r)) from (select * from sf()) r
record[]

> create table base(a text, b int)
CREATE TABLE

> select pg_typeof(r) from json_populate_recordset(null::base, '[{"a":"x","b":1}]'::json) r
base

> select pg_typeof(array_agg(r)) from json_populate_recordset(null::base, '[{"a":"x","b":1}]'::json) r
base[]

> select pg_typeof(array_agg(r.*)) from json_populate_recordset(null::base, '[{"a":"x","b":1}]'::json) r
base[]

> create function tf(base) returns text language sql as 'select $1.a'
CREATE FUNCTION

> select tf(r), r.tf from json_populate_recordset(null::base, '[{"a":"x","b":1}]'::json) r
x|x

> create view qv as select r, array_agg(r) ra from json_populate_recordset(null::base, '[{"a":"x","b":1}]'::json) r group by r
CREATE VIEW

> create function pf(anyelement) returns setof anyelement language sql as 'select $1'
CREATE FUNCTION

> create function pg(anyelement) returns anyelement language plpgsql as 'begin return $1; end'
CREATE FUNCTION

> select pg_typeof(r) from pf(row('a',1)::ct) r
ct

> select pg_typeof(r), r.a, f(array[r]) from pg(row('a',1)::ct) r
ct|a|1

> select r from pg(row('a',1)::dct) r
(a,1)

> select pg_typeof(r) from populate_record(row('a',1)::ct, '') r
ERROR 42883 function populate_record(ct, unknown) does not exist

> with q as (select r from json_populate_recordset(null::ct, '[{"a":"x","b":1}]'::json) r) select pg_typeof(r), (r).a, r from q
ct|x|(x,1)

> select r.a, r is null, r = row('x',1)::ct, to_jsonb(r), row_to_json(r) from json_populate_recordset(null::ct, '[{"a":"x","b":1},{"a":null}]'::json) r
x|f|t|{"a": "x", "b": 1}|{"a":"x","b":1}
∅|t|f|{"a": null, "b": null}|{"a":null,"b":null}

> select t.a, r, r is null from base t right join json_populate_recordset(null::ct, '[{"a":"x","b":1},{"a":null}]'::json) r on true
∅|(x,1)|f
∅|(,)|t

> select t.v, r, r is null, coalesce(r, row('q',2)::ct) from (values(1),(2)) t(v) left join json_populate_recordset(null::ct, '[{"a":"x","b":1},{"a":null}]'::json) r on r.b = t.v
1|(x,1)|f|(x,1)
2|∅|t|(q,2)

> insert into base select (r).* from json_populate_recordset(null::base, '[{"a":"x","b":1}]'::json) r
INSERT 0 1

> insert into base select r.* from json_populate_recordset(null::base, '[{"a":"x","b":1}]'::json) r
INSERT 0 1

> select * from base
x|1
x|1

> update base b set a = r.a || 'u' from json_populate_recordset(null::base, '[{"a":"y","b":1}]'::json) r where r.b = b.b returning b, r, pg_typeof(r)
ERROR 42702 column reference "b" is ambiguous

> alter type ct add attribute c int
ALTER TYPE

> select r, pg_typeof(r) from json_populate_recordset(null::ct, '[{"a":"x","b":1}]'::json) r
(x,1,)|ct

> alter type ct drop attribute b
ALTER TYPE

> select r, pg_typeof(r), array_agg(r) over () from json_populate_recordset(null::ct, '[{"a":"x","c":1}]'::json) r
(x,1)|ct|{"(x,1)"}

> create function df2() returns setof dct language sql as $$select row('a',1)::dct$$
CREATE FUNCTION

> create function df3() returns dct language sql as $$select row('a',1)::ct$$
CREATE FUNCTION

> create function df4() returns dct language sql as $$select row('a',1)$$
CREATE FUNCTION

> select df2(), df3(), df4()
(a,1)|(a,1)|(a,1)

> select * from df2(), df3(), df4()
a|1|a|1|a|1

> alter domain dct add check ((value).a <> 'b')
ALTER DOMAIN

> create function df5() returns dct language sql as $$select row('b',1)::ct$$
CREATE FUNCTION

> select df5()
ERROR 23514 value for domain dct violates check constraint "dct_check"

> select pg_get_viewdef('qv'::regclass)
 SELECT r.*::base AS r,\n    array_agg(r.*) AS ra\n   FROM json_populate_recordset(NULL::base, '[{"a":"x","b":1}]'::json) r(a, b)\n  GROUP BY r.*;

> alter table base add z int
ALTER TABLE

> select * from qv
(x,1,)|{"(x,1,)"}

> select g(r) from (select row('a'::text,1) r) s
ERROR 42846 cannot cast type record to ct
