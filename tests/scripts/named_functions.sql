# The functions behind operators and types, by PostgreSQL's names; regproc. Checked against PostgreSQL 15.

> select int4mul(6, 7), int4pl(1, 2), texteq('a', 'a'), int8mi(5, 7), float8lt(1, 2), timetz_eq('12:00+00', '13:00+01'), bpchareq('a ', 'a'), int84lt(3::int8, 4), numeric_div(1, 3), interval_pl('1 h', '2 h'), textlike('abc', 'a%'), int4um(3), date_mi('2020-01-02', '2020-01-01'), jsonb_exists('{"a": 1}', 'a')
42|3|t|-2|t|f|t|t|0.33333333333333333333|03:00:00|t|-3|1|t

> select float4send('5e-20'::float4), float8send(1.5), int4send(7), int2send(-1::int2), int8send(1), textsend('ab'), date_send('2000-01-02'), timestamp_send('2000-01-01 00:00:01'), interval_send('1 mon 2 days 3 s'), numeric_send(1.5), boolsend(true), uuid_send('00000000-0000-0000-0000-000000000001'), bit_send(B'101'), inet_send('1.2.3.4')
\x1f6c1e4a|\x3ff8000000000000|\x00000007|\xffff|\x0000000000000001|\x6162|\x00000001|\x00000000000f4240|\x00000000002dc6c00000000200000001|\x000200000000000100011388|\x01|\x00000000000000000000000000000001|\x00000003a0|\x0220000401020304

> select int4mul(null, 7)
∅

> select int4mul(generate_series(1, 2), 10)
10
20

> select int4div(1, 0)
ERROR 22012 division by zero

> select count(*) from pg_proc where proname in ('int4pl', 'texteq')
2

> select oprcode from pg_operator where oprname = '+' and oprleft = 'int4'::regtype and oprright = 'int4'::regtype
int4pl

> select 'int4pl'::regproc, 'now'::regproc, 0::regproc
int4pl|now|-

> select 'abs'::regproc
ERROR 42725 more than one function named "abs"

> select 'nosuch'::regproc
ERROR 42883 function "nosuch" does not exist
