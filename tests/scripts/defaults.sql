# Defaults as they are shown, added and inserted; calls with a variable number of arguments in what is stored.

> create table x (a numeric(6,2) default 1.5, b numeric(6,2) default 1, c varchar(10) default 'x', d char(3) default 'q', e numeric(6,2) default '3.1', f varchar(5) default 'abc'::text, g timestamp(0) default '2024-01-01 00:00:00.5', h bigint default 1, i text default 5, j numeric(6,2) default 0.00, k varchar(3) default upper('abc'), l numeric(8,2) default (1+1))
CREATE TABLE

> select attname, pg_get_expr(adbin, adrelid) from pg_attribute a left join pg_attrdef d on adrelid = attrelid and adnum = attnum where attrelid = 'x'::regclass and attnum > 0 order by attnum
a|1.5
b|1
c|'x'::character varying
d|'q'::bpchar
e|3.1
f|'abc'::text
g|'2024-01-01 00:00:00.5'::timestamp without time zone
h|1
i|5
j|0.00
k|upper('abc'::text)
l|(1 + 1)

> insert into x default values returning *
1.50|1.00|x|q  |3.10|abc|2024-01-01 00:00:01|1|5|0.00|ABC|2.00

> alter table x add z varchar(3) default 'abcd'
ERROR 22001 value too long for type character varying(3)

> insert into x default values
INSERT 0 1

> create table y (a varchar(2) default 'abc', b numeric(3,1) default 12.34, d int default -5, e int[] default '{1,2}', g text default null, h timestamptz default now(), i bool default 'yes', j uuid default '00000000-0000-0000-0000-000000000001', k jsonb default '{"a": 1}', l smallint default 3, m char default 'x', n "char" default 'c', o interval default '1 day', p float8 default 1.5, q numeric default -1.5, r text default 'it''s', t numeric(3) default '7' )
CREATE TABLE

> select attname, pg_get_expr(adbin, adrelid) from pg_attribute a left join pg_attrdef d on adrelid = attrelid and adnum = attnum where attrelid = 'y'::regclass and attnum > 0 order by attnum
a|'abc'::character varying
b|12.34
d|'-5'::integer
e|'{1,2}'::integer[]
g|∅
h|now()
i|true
j|'00000000-0000-0000-0000-000000000001'::uuid
k|'{"a": 1}'::jsonb
l|3
m|'x'::bpchar
n|'c'::"char"
o|'1 day'::interval
p|1.5
q|'-1.5'::numeric
r|'it''s'::text
t|'7'::numeric

> insert into y (a) values ('x') returning a, b, d, e, g, i, j, k, l, m, n, o, p, q, r, t
x|12.3|-5|{1,2}|∅|t|00000000-0000-0000-0000-000000000001|{"a": 1}|3|x|c|1 day|1.5|-1.5|it's|7

> insert into y default values
ERROR 22001 value too long for type character varying(2)

> create view vv as select concat('a', 1, g::text), concat_ws(',', 'x', g), json_build_object('k', g), format('%s-%s', g, 'z'), json_extract_path('{"a": {"b": 2}}', 'a', 'b'), num_nulls(g, null), greatest(g, 2), 'q'::char(3) || 'x', 'ab'::bpchar from generate_series(1, 2) g
CREATE VIEW

> select * from vv
a11|x,1|{"k" : 1}|1-z|2|1|2|qx|ab
a12|x,2|{"k" : 2}|2-z|2|1|2|qx|ab

> create table zz (a int, b text generated always as (coalesce(a::text, 'x') || 'y') stored, c json default json_build_array(1, 'x'), d text default format('%s', 5))
CREATE TABLE

> insert into zz values (1) returning *
1|1y|[1, "x"]|5
