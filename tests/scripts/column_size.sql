# pg_column_size and pg_column_compression.

> create schema bty_four
CREATE SCHEMA

> set search_path = bty_four
SET

> create type comp as (a int, b text, c numeric)
CREATE TYPE

> create domain dom as text
CREATE DOMAIN

> create table t(a text, b int, c numeric, d jsonb, e int[], f text[], g date, h comp, i bit(9), j inet, k int4range, l numrange, m tsvector, n tsquery, o path, p polygon, q "char", r name, s bytea, u dom, v numeric[], w oidvector, x bool, y interval, z timetz, plain text)
CREATE TABLE

> alter table t alter plain set storage plain
ALTER TABLE

> insert into t values ('abc', 1, 123.4567, '{"a":1,"bb":[1,2.5,"x",{"q":null}],"c":true}', '{1,2,3}', '{a,bb,NULL,ccccccccc}', '2020-01-01', row(1,'x',2.5), b'101010101', '1.2.3.4/24', '[1,5)', '[1.5,20000.25]', 'a:1,2 cat:3A dog', 'a & b | !c:*', '((0,0),(1,1),(2,0))', '((0,0),(1,1),(2,0))', 'x', 'nm', '\xdeadbeef', 'dd', '{1.5,100000}', '1 2 3', true, '1 day', '12:00+01', 'plain')
INSERT 0 1

> insert into t(a,c,d,e,f,u,l,k) values (repeat('x',200), 1e-100, '"scalar"', '{}', '{{a,b},{c,d}}', repeat('y',126), 'empty', '(,5)')
INSERT 0 1

> insert into t(a,c,d,e,f,u) values (repeat('é',63), 'NaN', '[]', '[0:1]={1,NULL}', '{}', repeat('y',127))
INSERT 0 1

> insert into t(a,c,d,j,l) values ('', 0, '12345.678', '::1', '(,)')
INSERT 0 1

> insert into t(a,c,d) values ('', -1234567890123456789012345678.123, '{}')
INSERT 0 1

> select pg_column_size(a) a, pg_column_size(b) b, pg_column_size(c) c, pg_column_size(d) d, pg_column_size(e) e, pg_column_size(f) f, pg_column_size(g) g, pg_column_size(h) h, pg_column_size(i) i, pg_column_size(j) j, pg_column_size(k) k, pg_column_size(l) l, pg_column_size(m) m from t
4|4|7|94|33|61|4|34|7|7|14|22|36
204|∅|7|15|13|61|∅|∅|∅|∅|10|6|∅
127|∅|3|5|33|13|∅|∅|∅|∅|∅|∅|∅
1|∅|3|21|∅|∅|∅|∅|∅|19|∅|6|∅
1|∅|19|5|∅|∅|∅|∅|∅|∅|∅|∅|∅

> select pg_column_size(n) n, pg_column_size(o) o, pg_column_size(p) p, pg_column_size(q) q, pg_column_size(r) r, pg_column_size(s) s, pg_column_size(u) u, pg_column_size(v) v, pg_column_size(w) w, pg_column_size(x) x, pg_column_size(y) y, pg_column_size(z) z, pg_column_size(plain) from t
86|61|85|1|64|5|3|41|36|1|16|12|6
∅|∅|∅|∅|∅|∅|127|∅|∅|∅|∅|∅|∅
∅|∅|∅|∅|∅|∅|131|∅|∅|∅|∅|∅|∅
∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅
∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅

> select pg_column_size('abc'), pg_column_size('abc'::text), pg_column_size(1.5), pg_column_size(row(1,2)), pg_column_size(row(1,'abc'::text,null)), pg_column_size(array[1,2]), pg_column_size('{"a":1}'::jsonb), pg_column_size(null), pg_column_size(now()), pg_column_size('x'::cstring), pg_column_size(1.00::numeric), pg_column_size(0.0001), pg_column_size(10000::numeric)
4|7|10|32|32|32|28|∅|8|2|8|8|8

> select pg_column_size(t) from t
778
475
347
82
57

> select pg_column_size(t.*) from (select a,b from t) t
32
228
151
25
25

> select pg_column_size(a) from (select a from t) s
4
204
127
1
1

> select pg_column_size(a||'x') from t
8
205
131
5
5

> select sum(pg_column_size(a)) from t group by b order by 1
4
333

> select pg_column_size(relname), pg_column_size(relkind) from pg_class where relname='pg_class'
64|1

> select pg_column_size(x) from (values ('a'::text),(repeat('b',100))) v(x)
5
104

> select pg_column_compression(1), pg_column_compression('a'::text), pg_column_compression(a) from t
∅|∅|∅
∅|∅|∅
∅|∅|∅
∅|∅|∅
∅|∅|∅

> select pg_column_size()
ERROR 42883 function pg_column_size() does not exist

> drop schema bty_four cascade
DROP SCHEMA
