# Powers of infinity, shortest singles, ARRAY[...] as a domain, operators over arrays whose function takes NULLs.

> create schema bty_eight
CREATE SCHEMA

> set search_path = bty_eight
SET

> select power(float8 '-inf', float8 '3.5'), 1
ERROR 2201F a negative number raised to a non-integer power yields a complex result

> select power(float8 '-inf', float8 '3'), power(float8 '-inf', float8 'inf'), float8 '-inf' ^ '-2'
-Infinity|Infinity|0

> select float4 '7.038531e-26', float4send('7.038531e-26'), '1.17549435e-38'::float4, 16777216::float4, 1e7::float4
7.038531e-26|\x15ae43fd|1.1754944e-38|1.6777216e+07|1e+07

> create type comptype as (r float8, i float8)
CREATE TYPE

> create domain dca as comptype[] check (value[1].r <= value[1].i)
CREATE DOMAIN

> select array[row(1,2)]::dca
{"(1,2)"}

> select array[row(2,1)]::dca
ERROR 23514 value for domain dca violates check constraint "dca_check"

> select array[]::dca, array[1,2]::dca
ERROR 42846 cannot cast type integer to comptype

> create domain ia as int[]
CREATE DOMAIN

> select array['1',2]::ia, pg_typeof(array[1]::ia), array[array[1],array[2]]::ia
{1,2}|ia|{{1},{2}}

> create function nq(int, int) returns bool language plpgsql immutable as 'begin if $1 is null and $2 is null then return true; else return $1 = $2; end if; end'
CREATE FUNCTION

> create operator === (leftarg = int, rightarg = int, function = nq)
CREATE OPERATOR

> select x, x === any(array[1,2,null]), x === all(array[1,null]), x === any('{}'::int[]), x === any(null::int[]), x === all(array[null]::int[]) from (values (1),(3),(null)) v(x)
1|t|∅|f|∅|∅
3|∅|f|f|∅|∅
∅|t|∅|f|∅|t

> drop schema bty_eight cascade
DROP SCHEMA
