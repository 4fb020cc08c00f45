# Full-text search: options, JSON, errors, rewriting, statistics, and what a configuration is called. Chapter 12 of PostgreSQL's manual.
# Expression indexes over a user's configuration.

> select ts_headline('english','a b c', 'a'::tsquery, 'StartSel="<a b=1>", StopSel=''</a>'', HighlightAll=1')
a b c

> select ts_headline('english','aa b c', 'aa'::tsquery, 'MaxWords')
ERROR 42601 invalid parameter list format: "MaxWords"

> select ts_headline('english','aa b c', 'aa'::tsquery, 'MaxWords=x')
ERROR 22P02 invalid input syntax for type integer: "x"

> select ts_headline('english','aa b c', 'aa'::tsquery, '')
<b>aa</b> b c

> select ts_headline('english','aa b c', ''::tsquery)
aa b c

> select ts_headline('english','', 'aa'::tsquery)


> select to_tsquery('english', 'cats:ab* & (dogs | !mice)')
'cat':*AB & ( 'dog' | !'mice' )

> select to_tsquery('simple', '''a b c'':*A')
'a':*A <-> 'b':*A <-> 'c':*A

> select to_tsquery('english', '''new york'' <-> city')
'new' <-> 'york' <-> 'citi'

> select to_tsquery('english', 'the:*')


> select to_tsquery('english', '!the'), to_tsquery('english','the | cat'), to_tsquery('english','cat <-> (the | dog)')
|'cat'|'cat' <-> 'dog'

> select phraseto_tsquery('english','the cat in the hat'), plainto_tsquery('english','cat, in: the hat!')
'cat' <3> 'hat'|'cat' & 'hat'

> select websearch_to_tsquery('english','"the cat" or -dog mice"'), websearch_to_tsquery('english','- - a'), websearch_to_tsquery('english','or or or'), websearch_to_tsquery('english','fat -"cat the rat" and mouse')
'cat' | !'dog' & 'mice'|||'fat' & !( 'cat' <2> 'rat' ) & 'mous'

> select 'a & b & c | d'::tsquery::text, '(a | b) & c'::tsquery, '!(a & b)'::tsquery, '!a <-> b'::tsquery, '!(a <-> b)'::tsquery, 'a <-> (b | c)'::tsquery, '(a <-> b) <-> c'::tsquery, 'a <-> (b <2> c)'::tsquery
'a' & 'b' & 'c' | 'd'|( 'a' | 'b' ) & 'c'|!( 'a' & 'b' )|!'a' <-> 'b'|!( 'a' <-> 'b' )|'a' <-> ( 'b' | 'c' )|'a' <-> 'b' <-> 'c'|'a' <-> ( 'b' <2> 'c' )

> select 'a:1 b:2 c:3'::tsvector @@ 'a <-> !b', 'a:1 b:2 c:3'::tsvector @@ '!a <-> c', 'a:1 b:2'::tsvector @@ 'a <-> (b & !c)', 'a b'::tsvector @@ 'a <-> b', 'a b'::tsvector @@ 'a:A', 'a:1B'::tsvector @@ 'a:A', ''::tsvector @@ '!a <-> !b'
f|t|t|f|t|f|t

> select 'a:1,2,3'::tsvector || 'a:1' , 'a:16383'::tsvector || 'b:5', 'a:16384 b:99999'::tsvector, 'a:1,1A,1B'::tsvector
'a':1,2,3,4|'a':16383 'b':16383|'a':16383 'b':16383|'a':1A

> select strip('a:1'::tsvector) || 'b:2', ts_delete('a:1 b:2'::tsvector, array[]::text[]), ''::tsvector || ''
'a' 'b':2|'a':1 'b':2|

> select tsvector_to_array(''::tsvector), array_to_tsvector(array[]::text[]), array_to_tsvector('{}')
{}||

> select ts_filter('a:1A b:2B c:3'::tsvector, '{a,b}'), ts_filter('a b'::tsvector,'{a}')
'a':1A 'b':2B|

> select setweight('a:1A'::tsvector,'d'), setweight('a'::tsvector,'A')
'a':1|'a'

> select ts_rank('a b'::tsvector,'a'), ts_rank('a b','a & b'), ts_rank_cd('a b','a & b'), ts_rank(''::tsvector,'a'), ts_rank('a:1','')
0.06079271|1e-16|0|0|0

> select ts_rank(array[0.1,0.1,0.1,0.1]::real[], 'a:1A b:2'::tsvector, 'a & b'::tsquery, 1), ts_rank('{-1,-1,-1,-1}'::real[], 'a:1A b:2'::tsvector, 'a & b'::tsquery)
0.06252717|0.3133919

> select ts_rewrite('a & b & c & d'::tsquery, 'b & d', 'x | y'), ts_rewrite('!a'::tsquery,'a',''), ts_rewrite('a <-> b'::tsquery,'a <-> b','c'), ts_rewrite('a & (b | c)','c | b','q')
'c' & 'a' & ( 'y' | 'x' )||'c'|'a' & 'q'

> select ts_rewrite('moscow', 'select ''moscow''::tsquery, ''moskva | moscow''::tsquery')
'moskva' | 'moscow'

> create table al(t tsquery, s tsquery)
CREATE TABLE

> insert into al values ('moscow','moskva|moscow'),('gulf','gulf & !war'),(null,'x')
INSERT 0 3

> select ts_rewrite('moscow & gulf & hotel', 'select t, s from al order by t')
'hotel' & 'gulf' & !'war' & ( 'moskva' | 'moscow' )

> select ts_rewrite('moscow', 'select * from nope')
ERROR 42P01 relation "nope" does not exist

> select ts_rewrite('moscow', 'insert into al values (null,null)')
ERROR 42P11 cannot open INSERT query as cursor

> select ts_rewrite('', 'select * from nope')


> drop table al
DROP TABLE

> select * from ts_stat('nonsense')
ERROR 42601 syntax error at or near "nonsense"

> select * from ts_stat('select 1')
ERROR 22023 ts_stat query must return one tsvector column

> select ts_stat('select ''a:1''::tsvector')
(a,1,1)

> select to_tsvector('english','{"a":"x \"cat\" dogs\n\u0041bc"}'::json), to_tsvector('simple','["a b","c"]'::jsonb), to_tsvector('simple','"a b"'::jsonb), to_tsvector('simple','{}'::jsonb), to_tsvector('simple','12'::json), to_tsvector('english','["the","a cat"]'::json)
'abc':4 'cat':2 'dog':3 'x':1|'a':1 'b':2 'c':4|'a':1 'b':2|||'cat':3

> select ts_headline('english','{"a":"x cat","a":"the cat",  "b":{"c":["cats", 1.50, null, true]}}'::json, 'cat'), ts_headline('english','["the cat"]'::jsonb,'cat','StartSel=*,StopSel=*')
{"a":"x <b>cat</b>","a":"the <b>cat</b>","b":{"c":["<b>cats</b>",1.50,null,true]}}|["the *cat*"]

> select json_to_tsvector('english','{"a":{"b":1.50},"c":null}','["numeric"]'), json_to_tsvector('simple','{"aa":{"bb":1.50},"c":[false]}','["key","boolean"]'), jsonb_to_tsvector('english','{"a":1}','["foo"]')
ERROR 22023 wrong flag in flag array: "foo"

> select jsonb_to_tsvector('english','{"a":1}','["foo"]')
ERROR 22023 wrong flag in flag array: "foo"

> select jsonb_to_tsvector('english','{"a":1}','{"a":1}')
ERROR 22023 wrong flag type, only arrays and scalars are allowed

> select jsonb_to_tsvector('english','{"a":1}','[null]')
ERROR 22023 flag array element is not a string

> select to_tsvector('ENGLISH','cats'), to_tsvector('pg_catalog.english','cats')
'cat':1|'cat':1

> select to_tsvector('"ENGLISH"','cats')
ERROR 42704 text search configuration "ENGLISH" does not exist

> select to_tsvector('nos.english','cats')
ERROR 3F000 schema "nos" does not exist

> select to_tsvector('a.b.c','cats')
ERROR 0A000 cross-database references are not implemented: a.b.c

> select ts_lexize('simple', ''), ts_lexize('english_stem','')
{}|{}

> select ts_token_type('default') limit 2
(1,asciiword,"Word, all ASCII")
(2,word,"Word, all letters")

> select ts_parse(3722, 'a b')
(1,a)
(12," ")
(1,b)

> select ts_parse(1, 'a b')
ERROR XX000 cache lookup failed for text search parser 1

> select ts_token_type(1)
ERROR XX000 cache lookup failed for text search parser 1

> select ts_token_type('nope')
ERROR 42704 text search parser "nope" does not exist

> select count(*) from ts_debug('a')
1

> begin
BEGIN

> set local default_text_search_config = 'pg_catalog.simple'
SET

> select to_tsvector('The')
'the':1

> commit
COMMIT

> select to_tsvector('The')


> set default_text_search_config = german
SET

> show default_text_search_config
pg_catalog.german

> select to_tsvector('die Häuser')
'haus':2

> reset default_text_search_config
RESET

> select set_config('default_text_search_config','french',false), get_current_ts_config()
pg_catalog.french|french

> reset default_text_search_config
RESET

> set default_text_search_config to default
SET

> create function f(text) returns tsvector language sql immutable as $$ select to_tsvector('english', $1) $$
CREATE FUNCTION

> select f('cats')
'cat':1

> drop function f
DROP FUNCTION

> do $$ declare v tsvector := to_tsvector('english','fat cats'); q tsquery := 'cat'; begin raise notice '% % %', v, q, v @@ q; end $$
DO

> create table g(t tsvector, b text)
CREATE TABLE

> create index on g(t)
CREATE INDEX

> create unique index on g(b, t desc)
CREATE INDEX

> insert into g select to_tsvector('simple', i::text || ' x'), 'b' from generate_series(1,20) i
INSERT 0 20

> select t from g where t < '''1'':1 x:2' order by t desc limit 3
(no rows)

> select count(*) from g where t = '''5'':1 x:2'
1

> select t from g where b='b' order by t limit 2
'1':1 'x':2
'10':1 'x':2

> drop table g
DROP TABLE

> select 'a'::tsvector || 'b'::text
'a'b

> select 'x' @@ 1
ERROR 42883 operator does not exist: unknown @@ integer

> select 'a'::tsvector @@ 'b'::tsvector
ERROR 42883 operator does not exist: tsvector @@ tsvector

> select to_tsvector(12)
ERROR 42883 function to_tsvector(integer) does not exist

> select length('a b'), length('a b'::tsvector), numnode('a')
3|2|1

> select tsvector 'a b', tsquery 'a & b'
'a' 'b'|'a' & 'b'

> select array_agg(distinct x) from unnest(array['a','b','a']::tsvector[]) x
{'a','b'}

> select '{a,"b c:1"}'::tsvector[] @> array['a'::tsvector], array['a'::tsquery] = array['a'::tsquery]
t|t

> select max('a'::tsvector)
ERROR 42883 function max(tsvector) does not exist

> select greatest('a'::tsvector,'b'), nullif('a'::tsquery,'a')
'b'|∅

> create text search configuration cc (copy = english)
CREATE TEXT SEARCH CONFIGURATION

> create table t(id int primary key, b text)
CREATE TABLE

> create index ti on t(to_tsvector('cc', b))
CREATE INDEX

> create unique index tu on t(to_tsvector('cc', b)) where to_tsvector('cc', b) @@ 'cat'
CREATE INDEX

> insert into t select i, 'dog ' || i from generate_series(1,50) i
INSERT 0 50

> insert into t values (100,'a cat')
INSERT 0 1

> insert into t values (101,'the cats')
ERROR 23505 duplicate key value violates unique constraint "tu"

> insert into t values (101,'the mice')
INSERT 0 1

> begin
BEGIN

> update t set b = b || ' run' where id < 10
UPDATE 9

> commit
COMMIT

> select id from t where to_tsvector('cc',b) = to_tsvector('cc','dog 5 runs')
5

> select count(*) from t where to_tsvector('cc',b) @@ 'cat & !x | mice:*'
2

> alter text search configuration cc drop mapping for asciiword
ALTER TEXT SEARCH CONFIGURATION

> insert into t values (300,'cats')
INSERT 0 1

> select to_tsvector('cc', 'cats 1')
'1':1

> drop text search configuration cc
ERROR 2BP01 cannot drop text search configuration cc because other objects depend on it

> create table part(a text, t tsvector generated always as (to_tsvector('cc', a)) stored) partition by list (a)
CREATE TABLE

> create table part1 partition of part for values in ('the 5')
CREATE TABLE

> insert into part values ('the 5')
INSERT 0 1

> select * from part
the 5|'5':1

> drop text search configuration cc cascade
DROP TEXT SEARCH CONFIGURATION

> drop table t, part
DROP TABLE
