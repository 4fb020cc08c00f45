# Full-text search: tsvector and tsquery, parsing, ranking, headlines, testing functions. Chapter 12 and section 9.13 of PostgreSQL's manual.

> select 'a fat cat sat on a mat and ate a fat rat'::tsvector
'a' 'and' 'ate' 'cat' 'fat' 'mat' 'on' 'rat' 'sat'

> select $$the lexeme '    ' contains spaces$$::tsvector, $$the lexeme 'Joe''s' contains a quote$$::tsvector
'    ' 'contains' 'lexeme' 'spaces' 'the'|'Joe''s' 'a' 'contains' 'lexeme' 'quote' 'the'

> select 'a:1 fat:2 cat:3 sat:4 on:5 a:6 mat:7 and:8 ate:9 a:10 fat:11 rat:12'::tsvector, 'a:1A fat:2B,4C cat:5D'::tsvector
'a':1,6,10 'and':8 'ate':9 'cat':3 'fat':2,11 'mat':7 'on':5 'rat':12 'sat':4|'a':1A 'cat':5 'fat':2B,4C

> select '1 2'::tsvector, '''1 \''2'''::tsvector,  E'\'1 \\\'2\'3'::tsvector, E'\'1 \\\'2\' 3'::tsvector, '''w'':4A,3B,2C,1D,5 a:8'::tsvector
'1' '2'|'1 ''2'|'1 ''2' '3'|'1 ''2' '3'|'a':8 'w':1,2C,3B,4A,5

> select 'a:3A b:2a'::tsvector || 'ba:1234 a:1B', setweight('w:12B w:13* w:12,5,6 a:1,3* a:3 w asd:1dc asd zxc:81,567,222A'::tsvector, 'c')
'a':3A,4B 'b':2A 'ba':1237|'a':1C,3C 'asd':1C 'w':5C,6C,12C,13C 'zxc':81C,222C,567C

> select E'\\'::tsvector
ERROR 42601 there is no escaped character: "\"

> select ':1'::tsvector
':1'

> select 'a:0'::tsvector
ERROR 42601 wrong position info in tsvector: "a:0"

> select 'a:b'::tsvector
ERROR 42601 syntax error in tsvector: "a:b"

> select ''''::tsvector, 1
ERROR 42601 syntax error in tsvector: "'"

> select '''a'::tsvector
ERROR 42601 syntax error in tsvector: "'a"

> select 'a:1,'::tsvector
ERROR 42601 syntax error in tsvector: "a:1,"

> select '1|2&3'::tsquery, '!1|!(2|3)&!4 <-> (a <2> b) '::tsquery, 'a:* & b:AbCd* | !!c'::tsquery, 'a <-> (b <-> c) & (a|b) <-> c'::tsquery
'1' | '2' & '3'|!'1' | !( '2' | '3' ) & !'4' <-> ( 'a' <2> 'b' )|'a':* & 'b':*ABCD | !!'c'|'a' <-> ( 'b' <-> 'c' ) & ( 'a' | 'b' ) <-> 'c'

> select 'a & '::tsquery
ERROR 42601 no operand in tsquery: "a & "

> select 'a b'::tsquery
ERROR 42601 syntax error in tsquery: "a b"

> select '(a'::tsquery
ERROR 42601 syntax error in tsquery: "(a"

> select 'a)'::tsquery
ERROR 42601 syntax error in tsquery: "a)"

> select ''::tsquery


> select '!'::tsquery
ERROR 42601 no operand in tsquery: "!"

> select 'a <99999> b'::tsquery
ERROR 22023 distance in phrase operator must be an integer value between zero and 16384 inclusive

> select 'a <-1> b'::tsquery
ERROR 42601 syntax error in tsquery: "a <-1> b"

> select 'a <0> b <16384> c'::tsquery
'a' <0> 'b' <16384> 'c'

> select '()'::tsquery
ERROR 42601 syntax error in tsquery: "()"

> select 'fat & rat'::tsquery && 'b'::tsquery, 'a'::tsquery || 'b & c'::tsquery, !!'a|b'::tsquery, 'a'::tsquery <-> 'b|c', tsquery_phrase('a','b',10), 'a&b'::tsquery @> 'a', 'a' <@ 'a&b'::tsquery
'fat' & 'rat' & 'b'|'a' | 'b' & 'c'|!( 'a' | 'b' )|'a' <-> ( 'b' | 'c' )|'a' <10> 'b'|t|t

> select tsquery_phrase('a','b',-1)
ERROR 22023 distance in phrase operator must be an integer value between zero and 16384 inclusive

> select numnode('a & (b | !c)'), querytree('a & !b'), querytree('!a'), querytree(''), querytree('a | !b'), length('a b c'::tsvector), strip('a:1 b:2A')
6|'a'|T||T|3|'a' 'b'

> select to_tsvector('english', 'The Fat Rats jumped over foo-bar at http://example.com/x 12.5 -3'), to_tsvector('simple','The Fat Rats'), to_tsvector('a fat')
'-3':14 '/x':12 '12.5':13 'bar':8 'example.com':11 'example.com/x':10 'fat':2 'foo':7 'foo-bar':6 'jump':4 'rat':3|'fat':2 'rats':3 'the':1|'fat':2

> select to_tsquery('english', 'The & Fat & Rats'), to_tsquery('english','the'), to_tsquery('fat <-> the <-> rat | foo-bar:A*'), to_tsquery('''supernovae stars'' & !crab')
'fat' & 'rat'||'fat' <2> 'rat' | 'foo-bar':*A <-> 'foo':*A <-> 'bar':*A|'supernova' <-> 'star' & !'crab'

> select plainto_tsquery('english', 'The Fat Rats'), phraseto_tsquery('english', 'The Fat & Rats:C the cat'), websearch_to_tsquery('english', '"supernovae stars" -crab or dog the'), websearch_to_tsquery('')
'fat' & 'rat'|'fat' <-> 'rat' <-> 'c' <2> 'cat'|'supernova' <-> 'star' & !'crab' | 'dog'|

> select plainto_tsquery('the'), phraseto_tsquery('')
|

> select to_tsquery('a b')
ERROR 42601 syntax error in tsquery: "a b"

> select to_tsquery('')


> select to_tsvector('fat cats ate rats') @@ to_tsquery('cat & rat'), 'fat cats ate rats' @@ 'cat', 'cat'::text @@ to_tsquery('cat'), to_tsquery('a') @@ to_tsvector('b'), 'a:1 b:2'::tsvector @@@ 'a<->b'::tsquery
t|t|t|f|t

> select ts_rank('a:1 b:2 c:3A'::tsvector, 'a & b'), ts_rank('a:1,5,9 b:2'::tsvector, 'a | b'), ts_rank_cd('a:1 b:4 a:9 c:12'::tsvector, 'a & b'), ts_rank_cd('{0.1,0.2,0.4,1.0}','a:1A b:4 a:9C c:12'::tsvector, 'a & c', 32|4), ts_rank('{0.1}', 'a:1','a')
ERROR 42725 function ts_rank(unknown, unknown, unknown) is not unique

> select ts_headline('english','The most common type of search is to find all documents containing given query terms and return them in order of their similarity to the query.', to_tsquery('english', 'query & similarity'))
containing given <b>query</b> terms and return them in order of their <b>similarity</b> to the <b>query</b>.

> select ts_headline('english','Search terms may occur many times in a document, requiring ranking of the search matches to decide which occurrences to display in the result.', to_tsquery('english', 'search & term'), 'MaxFragments=10, MaxWords=7, MinWords=3, StartSel=<<, StopSel=>>')
<<Search>> <<terms>> may occur many times ... ranking of the <<search>> matches to decide

> select ts_headline('a','a'::tsquery, 'foo=1')
ERROR 22023 unrecognized headline parameter: "foo"

> select ts_headline('a','a'::tsquery, 'MinWords=50')
ERROR 22023 MinWords should be less than MaxWords

> select * from ts_debug('english','a fat  cat foo-bar http://x.com/a')
asciiword|Word, all ASCII|a|{english_stem}|english_stem|{}
blank|Space symbols| |{}|∅|∅
asciiword|Word, all ASCII|fat|{english_stem}|english_stem|{fat}
blank|Space symbols|  |{}|∅|∅
asciiword|Word, all ASCII|cat|{english_stem}|english_stem|{cat}
blank|Space symbols| |{}|∅|∅
asciihword|Hyphenated word, all ASCII|foo-bar|{english_stem}|english_stem|{foo-bar}
hword_asciipart|Hyphenated word part, all ASCII|foo|{english_stem}|english_stem|{foo}
blank|Space symbols|-|{}|∅|∅
hword_asciipart|Hyphenated word part, all ASCII|bar|{english_stem}|english_stem|{bar}
blank|Space symbols| |{}|∅|∅
protocol|Protocol head|http://|{}|∅|∅
url|URL|x.com/a|{simple}|simple|{x.com/a}
host|Host|x.com|{simple}|simple|{x.com}
url_path|URL path|/a|{simple}|simple|{/a}

> select * from ts_parse('x','a b')
ERROR 42704 text search parser "x" does not exist

> select ts_lexize('english_stem','stars'), ts_lexize('english_stem','a'), ts_lexize('simple','A')
{star}|{}|{a}

> select ts_lexize('nope','stars')
ERROR 42704 text search dictionary "nope" does not exist

> select to_tsvector('nope','stars')
ERROR 42704 text search configuration "nope" does not exist

> select ts_rewrite('a & b'::tsquery, 'a'::tsquery, 'foo|bar'::tsquery), ts_rewrite('a & b & c', 'b & a', 'x'), ts_rewrite('a & !b', 'b', '')
'b' & ( 'foo' | 'bar' )|'c' & 'x'|'a'

> select ts_rewrite('a & b', 'select ''a''::tsquery, ''foo|bar''::tsquery')
'b' & ( 'bar' | 'foo' )

> select ts_rewrite('a & b', 'select 1')
ERROR 22023 ts_rewrite query must return two tsquery columns

> select * from ts_stat('select ''a:1,2A b''::tsvector union all select ''a''::tsvector'), ts_stat('select ''a:1,2A b''::tsvector','A') x
b|1|1|a|1|1
a|2|3|a|1|1

> select ts_delete('a:1 b:2','a'), ts_delete('a:1 b:2 c',array['a','c',null]), ts_filter('a:1A b:2B c','{a}'), ts_filter('a:1','{x}'), ts_filter('a:1',array[null]::"char"[])
ERROR 22023 unrecognized weight: "x"

> select setweight('a:1 b:2','A',array['a']), setweight('a:1','x')
ERROR XX000 unrecognized weight: 120

> select array_to_tsvector(array['b','a','a']), array_to_tsvector(array['b',null]), array_to_tsvector(array[''])
ERROR 22004 lexeme array may not contain nulls

> select array_to_tsvector(array['b',null])
ERROR 22004 lexeme array may not contain nulls

> select array_to_tsvector(array[''])
ERROR 2200F lexeme array may not contain empty strings

> select tsvector_to_array('b a:1'), unnest('a:1A,2 b'::tsvector)
{a,b}|(a,"{1,2}","{A,D}")
{a,b}|(b,,)

> select * from unnest('a:1A,2 b'::tsvector)
a|{1,2}|{A,D}
b|∅|∅

> select to_tsvector('english','{"a":"the fat cats","b":["dogs run",{"c":"x"}],"d":12,"e":true}'::json), to_tsvector('english','{"b":["dogs run",{"c":"x"}],"a":"the fat cats"}'::jsonb), json_to_tsvector('english','{"a":"the fat cats","d":12,"e":true,"f":null}','["numeric","key"]'), jsonb_to_tsvector('english','{"a":"the fat cats","d":12.50,"e":true}','"all"')
'cat':3 'dog':5 'fat':2 'run':6 'x':8|'cat':3 'dog':5 'fat':2 'run':6 'x':8|'12':4 'd':2 'e':6 'f':8|'12.50':8 'cat':4 'd':6 'e':10 'fat':3 'true':12

> select jsonb_to_tsvector('english','{}','{}')
ERROR 22023 wrong flag type, only arrays and scalars are allowed

> select jsonb_to_tsvector('english','{}','""')
ERROR 22023 wrong flag in flag array: ""

> select jsonb_to_tsvector('english','{}','[1]')
ERROR 22023 flag array element is not a string

> select jsonb_to_tsvector('english','{}','null')
ERROR 22023 flag array element is not a string

> select ts_headline('{"a": "fat cats" , "b":[1,"x cat"]}'::json, 'cat'), ts_headline('{"a": "fat cats" , "b":[1,"x cat"]}'::jsonb, 'cat')
{"a":"fat <b>cats</b>","b":[1,"x <b>cat</b>"]}|{"a": "fat <b>cats</b>", "b": [1, "x <b>cat</b>"]}

> select get_current_ts_config(), 'english'::regconfig, 'pg_catalog.german'::regconfig::oid, 'english_stem'::regdictionary
english|english|13170|english_stem

> select get_current_ts_config(), to_tsvector('The cats')
english|'cat':2

> select 'a b'::tsvector < 'a c', 'a'::tsvector = 'a', 'a:1' > 'a'::tsvector, 'a & b'::tsquery < 'a', 'a'::tsquery = 'a:A'
t|t|t|f|t

> select x from unnest(array['b','a','a & b','a | b','!a','a <-> b','c:A']::tsquery[]) x order by x
'a'
'c':A
'b'
!'a'
'a' <-> 'b'
'a' | 'b'
'a' & 'b'

> select x from unnest(array['b','a','a b','a:1','a:2','b:1A','a:1,2']::tsvector[]) x order by x
'a'
'b'
'a':2
'a':1
'b':1A
'a' 'b'
'a':1,2

> select tsvectorsend('a:1A,2 b'), tsquerysend('a & b:*A <2> !c')
\x0000000261000002c001000262000000|\x000000060202020400020201010000630001080162000100006100

> select pg_typeof(null::tsvector[]), '{a,b c}'::tsvector[], array['a'::tsquery]
tsvector[]|{'a',"'b' 'c'"}|{'a'}
