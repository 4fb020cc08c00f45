# Small types as columns: "char", tid, xid, cid, xid8, pg_lsn, snapshots, int2vector, oidvector.

> create table t (a "char", b tid, c xid, d cid, e pg_lsn, f txid_snapshot, g int2vector, h oidvector, i xid8, j pg_snapshot, k refcursor, l name, m regproc, n aclitem)
CREATE TABLE

> insert into t values ('a','(1,2)','5','6','1/2','10:20:11,15','1 2 3','4 5','7','1:3:2','cur','nm','now',null)
INSERT 0 1

> select * from t
a|(1,2)|5|6|1/2|10:20:11,15|1 2 3|4 5|7|1:3:2|cur|nm|now|∅

> select a = 'a', a < 'b', a::int, 65::"char", a::text, 'abc'::text::"char", a || 'x' from t
ERROR 42725 operator is not unique: "char" || unknown

> select ''::"char", '\101'::"char", chr(200)::"char", (-56)::"char", '\310'::"char", '\377'::"char"::int, 128::"char"
ERROR 22003 "char" out of range

> select (-128)::"char", 127::"char", ''::"char" = '\000'::"char", ''::"char"::int, (0)::"char"::text
\200||t|0|

> select '(1,2)'::tid = '(1,2)', '(1,2)'::tid < '(1,3)', '(4294967295,65535)'::tid, min(b), max(b) from t
t|t|(4294967295,65535)|(1,2)|(1,2)

> select '(1,65536)'::tid
ERROR 22P02 invalid input syntax for type tid: "(1,65536)"

> select '(-1,0)'::tid
(4294967295,0)

> select '1,2'::tid
ERROR 22P02 invalid input syntax for type tid: "1,2"

> select '(1)'::tid
ERROR 22P02 invalid input syntax for type tid: "(1)"

> select '(4294967296,1)'::tid
ERROR 22P02 invalid input syntax for type tid: "(4294967296,1)"

> select c = '5', c = 5, c <> 6, c::text from t
t|t|t|5

> select c < '6' from t
ERROR 42883 operator does not exist: xid < unknown

> select c from t order by c
ERROR 42883 could not identify an ordering operator for type xid

> select distinct c from t
5

> select d = '6', d::text from t
t|6

> select d <> '6' from t
ERROR 42883 operator does not exist: cid <> unknown

> select d from t group by d
6

> select e = '1/2', e - '1/1', e + 16, e - 1, e::text from t
t|1|1/12|1/1|1/2

> select '1/G'::pg_lsn
ERROR 22P02 invalid input syntax for type pg_lsn: "1/G"

> select '123456789/1'::pg_lsn
ERROR 22P02 invalid input syntax for type pg_lsn: "123456789/1"

> select '1/2'::pg_lsn < '1/3', max(e), min(e) from t group by e order by e
t|1/2|1/2

> select txid_snapshot_xmin(f), txid_snapshot_xmax(f), txid_visible_in_snapshot(11, f), txid_visible_in_snapshot(12,f) from t
10|20|f|t

> select txid_snapshot_xip(f) from t
11
15

> select '31:12:'::txid_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: "31:12:"

> select '12:16:14,14'::txid_snapshot
12:16:14

> select g[0], g[1], g[3], g[0:1], g::text, g::int2[], array_length(g,1), array_lower(g,1), array_upper(g, 1) from t
1|2|∅|{1,2}|1 2 3|[0:2]={1,2,3}|3|0|2

> select h[0], h[1], h[2], h::oid[], h = '4 5', h < '4 6' from t
4|5|∅|[0:1]={4,5}|t|t

> select g = '1 2 3' from t
t

> select 1 = any(g), 4 = any(h) from t
t|t

> select '1 x'::int2vector
ERROR 22P02 invalid input syntax for type smallint: "x"

> select '1 99999'::int2vector
ERROR 22003 value "99999" is out of range for type smallint

> select ' 1  2 '::int2vector, ''::int2vector, '4294967295 -1'::oidvector
1 2||4294967295 4294967295

> select 'x'::oidvector
ERROR 22P02 invalid input syntax for type oid: "x"

> select unnest(g), unnest(h) from t
1|4
2|5
3|∅

> select array_to_string(g, ','), g || 4::int2, array_ndims(g) from t
1,2,3|[0:3]={1,2,3,4}|1

> select int2vector '1 2' = int2vector '1 2'
t

> select i = '7', i < '8', i::xid, max(i) from t group by i
t|t|7|7

> select '0xff'::xid, '010'::xid, '-1'::xid, ''::xid, 'a'::xid, '99999999999'::xid
255|8|4294967295|0|0|1215752191

> select '0x'::xid8, '18446744073709551615'::xid8, '18446744073709551616'::xid8
0|18446744073709551615|18446744073709551615

> update t set g[0] = 9, h[1] = 8
ERROR 42846 cannot cast type smallint[] to int2vector

> select g, h from t
1 2 3|4 5

> create index on t(b)
CREATE INDEX

> create index on t (a)
CREATE INDEX

> create index on t using hash (c)
CREATE INDEX

> create index on t using hash (d)
CREATE INDEX

> create index on t (e)
CREATE INDEX

> create index on t (h)
CREATE INDEX

> create index on t (i)
CREATE INDEX

> create index on t (c)
ERROR 42704 data type xid has no default operator class for access method "btree"

> create index on t (d)
ERROR 42704 data type cid has no default operator class for access method "btree"

> create index on t (g)
CREATE INDEX

> create index on t (f)
ERROR 42704 data type txid_snapshot has no default operator class for access method "btree"

> create index on t using hash (e)
CREATE INDEX

> create index on t using brin (e)
CREATE INDEX

> select t from t
(a,"(1,2)",5,6,1/2,"10:20:11,15","1 2 3","4 5",7,1:3:2,cur,nm,now,)

> select j, pg_snapshot_xmin(j), k, m, n from t
1:3:2|1|cur|now|∅

> select 'a'::"char" in ('a','b'), 'b' = any('{a,b}'::"char"[]), array['a'::"char",'']::text
t|t|{a,""}

> select min(a), max(a) from t
a|a

> select string_agg(a::text, ',') from t
a

> select 'postgres=r/postgres'::aclitem, '{postgres=r/postgres}'::aclitem[]
postgres=r/postgres|{postgres=r/postgres}

> select '5'::cid::int
ERROR 42846 cannot cast type cid to integer

> select '5'::xid::int
ERROR 42846 cannot cast type xid to integer

> select 5::xid
ERROR 42846 cannot cast type integer to xid

> select 5::int8::xid
ERROR 42846 cannot cast type bigint to xid

> select xid '5' = xid8 '5'
ERROR 42883 operator does not exist: xid = xid8

> drop table t
DROP TABLE

> select (-128)::"char", (-1)::"char", '\377'::"char", '\200'::"char"::int, '\101'::"char", '\000'::"char"::int, '\0'::"char", '\400'::"char"
\200|\377|\377|-128|A|0|\|

> select (-128)::"char"::text, length((-128)::"char"::text), ('\200'::"char") = (-128)::"char"
\200|4|t

> select '\777'::"char", 'é'::"char", 'é'::text::"char", 'é'::"char"::int
\377|\303|\303|-61

> select ''::"char" = '\000'::"char", ascii(''::"char"::text), octet_length(0::"char"::text)
t|0|0

> select 'a' < '\200'::"char", ''::"char" < 'a', '\377'::"char" > '\200'
t|t|t

> select x, x::int from unnest(array['\200','a','','\377','\001']::"char"[]) x order by x
ERROR 42702 ORDER BY "x" is ambiguous

> select '{"\\200",a}'::"char"[], array['\200'::"char"]
{"\\200",a}|{"\\200"}

> create table ch (a "char")
CREATE TABLE

> insert into ch values ('\200'),(''),('b')
INSERT 0 3

> select count(*) from ch where a = '\200'
1

> select count(*) from ch where a= ''; 
1

> create index on ch (a)
CREATE INDEX

> select * from ch where a > 'a'
\200
b

> select max(a) from ch
b
