# What bytea shares with text; notlike; functions that apply lengths.

> select overlay('\x0102030405'::bytea placing '\xff'::bytea from 2 for 3), overlay('\x01020304'::bytea placing '\xff'::bytea from 2)
\x01ff05|\x01ff0304

> select overlay('\x01'::bytea placing '\x02'::bytea from 0)
ERROR 22011 negative substring length not allowed

> select overlay('\x0102'::bytea placing '\x02'::bytea from 2 for -1)
\x01020102

> select position('\x0203'::bytea in '\x01020304'::bytea), position(''::bytea in '\x01'::bytea), position('\x09'::bytea in '\x01'::bytea)
2|1|0

> select bit_length('\x0102'::bytea), length('\xc3a9'::bytea, 'UTF8'), length('\xc3a9'::bytea, 'LATIN1')
16|1|2

> select length('\xff'::bytea, 'UTF8')
ERROR 22021 invalid byte sequence for encoding "UTF8": 0xff

> select length('\xff'::bytea, 'foo')
ERROR 22023 invalid encoding name "foo"

> select '\x6162'::bytea like '\x61'::bytea || '%'::bytea, '\x6162'::bytea not like 'a_'::bytea, '\x61ff'::bytea like 'a_'::bytea, '\x0a'::bytea like '_'::bytea
t|f|t|t

> select '\x6162'::bytea like 'a#%'::bytea escape '#'::bytea, '\x6125'::bytea like 'a#%'::bytea escape '#'::bytea
f|t

> select '\x61'::bytea like '\x5c'::bytea
ERROR 22025 LIKE pattern must not end with escape character

> select like_escape('a'::bytea, 'bb'::bytea)
ERROR 22025 invalid escape string

> select notlike('abc', '%b%'), notlike('abc'::name, 'x%'), "like"('abc'::name, 'a%'), "like"('a'::bytea, 'a'::bytea)
f|t|t|t

> select pg_catalog.varchar('abc'::varchar, 6, true), pg_catalog.interval('1 day 2 hours'::interval, 589823), pg_catalog.bit('101'::bit(3), 2, true)
ab|1 day|10

> select pg_catalog.varchar('abc'::varchar, 6, false)
ERROR 22001 value too long for type character varying(2)

> select castsource::regtype, castfunc::regprocedure from pg_cast where castsource = casttarget order by 1::text, castsource
character|bpchar(character,integer,boolean)
character varying|"varchar"(character varying,integer,boolean)
time without time zone|"time"(time without time zone,integer)
timestamp without time zone|"timestamp"(timestamp without time zone,integer)
timestamp with time zone|timestamptz(timestamp with time zone,integer)
interval|"interval"(interval,integer)
time with time zone|timetz(time with time zone,integer)
bit|"bit"(bit,integer,boolean)
bit varying|varbit(bit varying,integer,boolean)
numeric|"numeric"(numeric,integer)

> select distinct proname from pg_aggregate a join pg_proc p on p.oid = aggfnoid where aggsortop <> 0 order by 1
bool_and
bool_or
every
max
min

> select proname, proargmodes, proallargtypes, proargdefaults is null from pg_proc where proname in ('concat', 'parse_ident', 'make_interval', 'json_extract_path') order by 1
concat|{v}|{2276}|t
json_extract_path|{i,v}|{114,1009}|t
make_interval|∅|∅|f
parse_ident|∅|∅|f

> select count(*) from pg_proc where (pronargdefaults <> 0) <> (proargdefaults is not null)
0

> select format_type(2276, -1)
"any"
