# Found by running random statements on PostgreSQL and here.

> CREATE TABLE a (id int PRIMARY KEY, k int, c char(5), v varchar(4), n numeric(6,2), f boolean)
CREATE TABLE

> INSERT INTO a VALUES (1, 1, 'a', 'a', 1.5, true), (2, 2, 'ab', '', -2.25, NULL), (3, NULL, NULL, NULL, 'NaN', false)
INSERT 0 3

> CREATE TABLE b (id int, k int, t text)
CREATE TABLE

> INSERT INTO b VALUES (1, 2, 'x'), (2, 2, 'y'), (4, 1, NULL)
INSERT 0 3

> SELECT a.id, b.id, q.v FROM a, b LEFT JOIN LATERAL (SELECT a.k + b.k WHERE a.k = b.k) q(v) ON true ORDER BY 1, 2
1|1|∅
1|2|∅
1|4|2
2|1|4
2|2|4
2|4|∅
3|1|∅
3|2|∅
3|4|∅

> SELECT a.id, b.id, q.s FROM a, b LEFT JOIN LATERAL (SELECT a.k AS s FROM b x GROUP BY 1) q ON b.id = 1 ORDER BY 1, 2
1|1|1
1|2|∅
1|4|∅
2|1|2
2|2|∅
2|4|∅
3|1|∅
3|2|∅
3|4|∅

> SELECT a.id, y.id, z.id, q.v FROM a, b y LEFT JOIN (b z JOIN LATERAL (SELECT a.k + z.id) q(v) ON q.v > 2) ON z.id = y.id ORDER BY 1, 2, 3
1|1|∅|∅
1|2|2|3
1|4|4|5
2|1|1|3
2|2|2|4
2|4|4|6
3|1|∅|∅
3|2|∅|∅
3|4|∅|∅

> SELECT a.id, y.id, w.id, z.id FROM a, b y LEFT JOIN (b w JOIN (b z LEFT JOIN LATERAL (SELECT w.id + a.k LIMIT 1) f(v) ON true) ON f.v = z.id) ON w.id = y.id ORDER BY 1, 2, 3, 4
1|1|1|2
1|2|∅|∅
1|4|∅|∅
2|1|∅|∅
2|2|2|4
2|4|∅|∅
3|1|∅|∅
3|2|∅|∅
3|4|∅|∅

> SELECT y.id, w.id, f.v FROM b y LEFT JOIN (b w JOIN (b z LEFT JOIN LATERAL (SELECT w.id + 1 LIMIT 1) f(v) ON true) ON w.id = z.id) ON w.id = y.id ORDER BY 1
1|1|2
2|2|3
4|4|5

> SELECT x.n FROM generate_series(1, 2) g RIGHT JOIN (SELECT (SELECT min(b.t) FROM b WHERE q.one = 1) AS n FROM (SELECT 1 AS one FROM a) q) x ON true
x
x
x
x
x
x

> SELECT a.id FROM a, b JOIN a c ON a.id = c.id
ERROR 42P01 invalid reference to FROM-clause entry for table "a"

> SELECT count(*) FROM a GROUP BY (false)
ERROR 42601 non-integer constant in GROUP BY

> SELECT count(*) FROM a GROUP BY NULL
ERROR 42601 non-integer constant in GROUP BY

> SELECT count(*) FROM a GROUP BY (-1)
ERROR 42P10 GROUP BY position -1 is not in select list

> SELECT id FROM a ORDER BY -1
ERROR 42P10 ORDER BY position -1 is not in select list

> SELECT id FROM a ORDER BY - 1.5
ERROR 42601 non-integer constant in ORDER BY

> SELECT id FROM a ORDER BY true
ERROR 42601 non-integer constant in ORDER BY

> SELECT id FROM a ORDER BY +1, id DESC
3
2
1

> SELECT DISTINCT ON (NULL) id FROM a
ERROR 42601 non-integer constant in DISTINCT ON

> SELECT pg_typeof(NULLIF(1::smallint, 1.5)), pg_typeof(NULLIF(1, 2::float8)), pg_typeof(NULLIF(v, 'x'::text)), pg_typeof(NULLIF(c, 'x'::text)) FROM a LIMIT 1
numeric|double precision|text|text

> SELECT NULLIF(c, 'a'::text) || '|' FROM a ORDER BY id
∅
ab|
∅

> SELECT NULLIF('a '::char(3), 'a'), NULLIF(1, 1.0), NULLIF(NULL::int, 1)
∅|∅|∅

> SELECT CASE WHEN true THEN 1.5::real ELSE 26::oid END
ERROR 42846 CASE/WHEN could not convert type real to oid

> SELECT 1.5::real UNION ALL SELECT 26::oid
ERROR 42846 UNION could not convert type oid to real

> VALUES (1.5::real), (26::oid)
ERROR 42846 VALUES could not convert type oid to real

> SELECT true::char(4), false::bpchar, true::char(2)
true|false|tr

> SELECT 'ab  '::char(5)::name || '|', 'x'::name::char(3) || '|'
ab||x|

> SELECT 42::"char", 0::"char" = '', 'a'::"char"::int, 'abc'::varchar::"char"
*|t|97|a

> SELECT 128::"char"
ERROR 22003 "char" out of range

> SELECT 9223372036854775807::oid
ERROR 22003 OID out of range

> SELECT (-3)::bigint::regclass
ERROR 22003 OID out of range

> SELECT 4294967295::bigint::oid::int
-1

> SELECT '-0'::float8::numeric, '-0'::float4::numeric, '{-0,1.5}'::float8[]::numeric[]
0|0|{0,1.5}

> SELECT '3.50'::jsonb::boolean
ERROR 22023 cannot cast jsonb numeric to type boolean

> SELECT '-Infinity'::numeric ^ '123456789012345678901234567890'::numeric, '-Infinity'::numeric ^ 3
Infinity|-Infinity

> SELECT ''::regclass
ERROR 42602 invalid name syntax

> SELECT '5'::xid = 5, '5'::xid <> 7
t|t

> SELECT 'a'::text ~<~ 'b', 'a' ~>=~ 'b'::bpchar, 'B' ~>~ 'a'::text, 'a '::char(2) ~<=~ 'a'
t|f|f|t

> SELECT unnest(NULL)
ERROR 42725 function unnest(unknown) is not unique

> SELECT array_agg(NULL)
ERROR 42725 function array_agg(unknown) is not unique

> SELECT * FROM unnest(NULL)
ERROR 42725 function unnest(unknown) is not unique

> SELECT '2020013'::date
ERROR 22008 date/time field value out of range: "2020013"

> SELECT '1234567890'::date
ERROR 22008 date/time field value out of range: "1234567890"

> SELECT '1990102'::date, '202001011'::timestamp
0199-01-02|20200-10-11 00:00:00

> SELECT sum(i) FROM (VALUES ('178000000 years'::interval), ('178000000 years')) v(i)
ERROR 22008 interval out of range

> SELECT avg(i) FROM (VALUES ('2147483647 days'::interval), ('1 day')) v(i)
ERROR 22008 interval out of range

> SELECT sum(i), avg(i) FROM (VALUES ('178000000 years'::interval), ('-178000000 years')) v(i)
00:00:00|00:00:00

> CREATE TABLE d (a char(3) DEFAULT 'bad', b varchar(4) DEFAULT 'x', n numeric(5,2) DEFAULT 1, m numeric(5,2) DEFAULT '1', t timestamp(2) DEFAULT '2020-01-01', i interval DEFAULT '1 day', id int GENERATED ALWAYS AS IDENTITY)
CREATE TABLE

> SELECT adnum, pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'd'::regclass ORDER BY 1
1|'bad'::bpchar
2|'x'::character varying
3|1
4|'1'::numeric
5|'2020-01-01 00:00:00'::timestamp without time zone
6|'1 day'::interval

> SELECT attname, atthasdef FROM pg_attribute WHERE attrelid = 'd'::regclass AND attnum > 0 ORDER BY attnum
a|t
b|t
n|t
m|t
t|t
i|t
id|f

> ALTER TABLE d ALTER a SET DEFAULT 'u', ALTER n SET DEFAULT 2.005
ALTER TABLE

> INSERT INTO d DEFAULT VALUES
INSERT 0 1

> SELECT *, octet_length(a) FROM d
u  |x|2.01|1.00|2020-01-01 00:00:00|1 day|1|3

> ALTER TABLE d ADD p char(3) DEFAULT 'pqr', ADD q char(3) DEFAULT 'q', ADD r varchar(2) DEFAULT 'xy   ', ADD s char(3)[] DEFAULT '{abc,d}', ADD u numeric(4,1) DEFAULT 1.25
ALTER TABLE

> SELECT p, octet_length(q), r || '|', s, u FROM d
pqr|3|xy||{abc,"d  "}|1.3

> ALTER TABLE d ADD v varchar(2) DEFAULT 'toolong'
ERROR 22001 value too long for type character varying(2)

> ALTER TABLE d ALTER a SET DEFAULT 'toolong'
ALTER TABLE

> INSERT INTO d DEFAULT VALUES
ERROR 22001 value too long for type character(3)

> CREATE TABLE parent (a char(3) PRIMARY KEY)
CREATE TABLE

> CREATE TABLE child (x char(3) DEFAULT 'b' REFERENCES parent ON DELETE SET DEFAULT)
CREATE TABLE

> INSERT INTO parent VALUES ('b'), ('q')
INSERT 0 2

> INSERT INTO child VALUES ('q')
INSERT 0 1

> DELETE FROM parent WHERE a = 'q'
DELETE 1

> SELECT x, octet_length(x) FROM child
b  |3

> SELECT conname, confupdtype = ' ', confdeltype, confmatchtype FROM pg_constraint WHERE conrelid IN ('parent'::regclass, 'child'::regclass) ORDER BY 1
child_x_fkey|f|d|s
parent_pkey|t| | 

> CREATE VIEW padded AS SELECT 'abc'::bpchar AS x, ARRAY['ab'::bpchar] AS z
CREATE VIEW

> SELECT * FROM padded
abc|{ab}

> BEGIN
BEGIN

> SELECT 1
1

> SET TRANSACTION ISOLATION LEVEL REPEATABLE READ
ERROR 25001 SET TRANSACTION ISOLATION LEVEL must be called before any query

> ROLLBACK
ROLLBACK
