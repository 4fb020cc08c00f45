# Full-text search: tsvector and tsquery as data: keys, groups, joins, views, casts, limits.

> create table t(a text, tsv tsvector)
CREATE TABLE

> create view v2 as select a from t where tsv @@ to_tsquery('english','cats | star')
CREATE VIEW

> create view v3 as select a from t where tsv @@ to_tsquery('english','cats | star') and a @@ 'x' is not null
CREATE VIEW

> select tsvectorin(tsvectorout($$'\\as' ab\c ab\\c$$::tsvector)), tsqueryin(tsqueryout('a&b'))
'\\as' 'ab\\c' 'abc'|'a' & 'b'

> select setweight('a asd w:5,6,12B,13A zxc'::tsvector, 'c', ARRAY['a', 'w', '', NULL])
'a' 'asd' 'w':5C,6C,12C,13C 'zxc'

> select count(distinct t), max(length(t)) from (values ('a b'::tsvector),('b a'),('c')) x(t)
2|2

> select t, count(*) from (values ('a b'::tsvector),('b a'),('c')) x(t) group by t order by t
'c'|1
'a' 'b'|2

> select * from (values ('a b'::tsvector),('c')) x(t) join (values ('b a'::tsvector)) y(u) on t=u
'a' 'b'|'a' 'b'

> create table u(v tsvector primary key, q tsquery unique)
CREATE TABLE

> insert into u values ('a','a'),('b','a&b')
INSERT 0 2

> insert into u values ('a','c')
ERROR 23505 duplicate key value violates unique constraint "u_pkey"

> insert into u values ('c','a:A')
ERROR 23505 duplicate key value violates unique constraint "u_q_key"

> select * from u where v = 'a'
'a'|'a'

> select * from u where q='a&b' order by v desc
'b'|'a' & 'b'

> truncate u
TRUNCATE TABLE

> select * from u order by q
(no rows)

> select 'a'::text::tsvector, 'a:1'::tsvector::text, 'a'::varchar::tsquery
'a'|'a':1|'a'

> select 'a'::tsvector::tsquery
ERROR 42846 cannot cast type tsvector to tsquery

> select coalesce(null::tsvector,'a') , setweight(coalesce(to_tsvector('english','x cats'),''),'A') || setweight(to_tsvector('dogs'),'B')
'a'|'cat':2A 'dog':3B 'x':1A

> select ts_rank_cd(array[0.1,0.2,0.4,1.0],'a:1'::tsvector,'a')
0.1

> select ts_rank('{0.1,0.2}'::float4[], 'a:1'::tsvector,'a'::tsquery)
ERROR 2202E array of weight is too short

> select ts_rank('{0.1,0.2,2,3}'::float4[], 'a:1'::tsvector,'a'::tsquery)
ERROR 22023 weight out of range

> prepare p(text) as select to_tsvector('english','cats') @@ to_tsquery('english',$1)
PREPARE

> execute p('cat')
t

> execute p('dog')
f

> select to_tsvector('english', repeat('x', 3000))


> select length(to_tsvector('english', repeat('a b ', 20000)))
1

> select (to_tsvector('simple', repeat('ab ', 400)))
'ab':1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,93,94,95,96,97,98,99,100,101,102,103,104,105,106,107,108,109,110,111,112,113,114,115,116,117,118,119,120,121,122,123,124,125,126,127,128,129,130,131,132,133,134,135,136,137,138,139,140,141,142,143,144,145,146,147,148,149,150,151,152,153,154,155,156,157,158,159,160,161,162,163,164,165,166,167,168,169,170,171,172,173,174,175,176,177,178,179,180,181,182,183,184,185,186,187,188,189,190,191,192,193,194,195,196,197,198,199,200,201,202,203,204,205,206,207,208,209,210,211,212,213,214,215,216,217,218,219,220,221,222,223,224,225,226,227,228,229,230,231,232,233,234,235,236,237,238,239,240,241,242,243,244,245,246,247,248,249,250,251,252,253,254,255

> select repeat('x',2047)::tsvector
ERROR 54000 word is too long (2047 bytes, max 2046 bytes)

> select repeat('x',3000)::tsquery
ERROR 54000 word is too long in tsquery: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

> select 'foo':: regconfig
ERROR 42704 text search configuration "foo" does not exist

> select regdictionary 'simple', 3748::regconfig, 3748::oid::regconfig::text, 99::regconfig
simple|simple|simple|99

> select to_tsvector(99::regconfig, 'a')
ERROR XX000 cache lookup failed for text search configuration 99

> select json_build_object('a','b')::jsonb @@ '$.a', 'a b' @@ 'a'
∅|f

> select to_tsvector('english', null::text), to_tsvector(null, 'a'), 'a'::tsvector @@ null
∅|∅|∅

> select * from ts_debug('simple','abc')
asciiword|Word, all ASCII|abc|{simple}|simple|{abc}

> select (ts_debug('simple','abc')).lexemes
{abc}

> select alias, count(*) from ts_debug('english','one two 3 http://a.b.com/x?y') group by 1 order by 1
asciiword|2
blank|3
host|1
protocol|1
uint|1
url|1
url_path|1

> select pg_get_viewdef('v2'::regclass, true), pg_get_viewdef('v3'::regclass, true)
 SELECT t.a\n   FROM t\n  WHERE t.tsv @@ to_tsquery('english'::regconfig, 'cats | star'::text);| SELECT t.a\n   FROM t\n  WHERE t.tsv @@ to_tsquery('english'::regconfig, 'cats | star'::text) AND (t.a @@ 'x'::text) IS NOT NULL;

> drop view v2, v3
DROP VIEW

> drop table t, u
DROP TABLE

> deallocate p
DEALLOCATE
