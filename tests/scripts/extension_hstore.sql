# hstore: its text form, functions, operators, subscripts, records and JSON.

> create extension hstore
CREATE EXTENSION

> select 'a'::hstore
ERROR XX000 Unexpected end of string

> select 'a=>'::hstore
ERROR XX000 Unexpected end of string

> select 'a=>b c'::hstore
ERROR XX000 Syntax error near "c" at position 5

> select '=>b'::hstore
ERROR XX000 Syntax error near "=" at position 0

> select 'a=b'::hstore
ERROR XX000 Syntax error near "b" at position 2

> select '"a'::hstore
ERROR XX000 Unexpected end of string

> select 'a=>"b'::hstore
ERROR XX000 Unexpected end of string

> select 'a=>b,'::hstore, ','::hstore
ERROR XX000 Unexpected end of string

> select 'a =>1 , b=> NuLl, c=>"NULL",aa=>1,"x\"y"=>"q\\r"'::hstore, ''::hstore
"a"=>"1", "b"=>NULL, "c"=>"NULL", "aa"=>"1", "x\"y"=>"q\\r"|

> select 'a=>1,a=>2,b=>1,a=>3'::hstore
"a"=>"1", "b"=>"1"

> select ('a=>1'::hstore)[1:2]
ERROR 0A000 hstore allows only one subscript

> select ('a=>1'::hstore)['a'], ('a=>1'::hstore)['a']['b']
ERROR 0A000 hstore allows only one subscript

> select ('a=>1'::hstore)[1]
∅

> select hstore(array['a']), 1
ERROR 2202E array must have even number of elements

> select hstore(array[['a','b','c']])
ERROR 2202E array must have two columns

> select hstore(array[[['a','b']]])
ERROR 2202E wrong number of array subscripts

> select hstore(array[null,'b'])
ERROR 22004 null value not allowed for hstore key

> select hstore(array['a'],array['b','c'])
ERROR 2202E arrays must have same bounds

> select hstore(array['a','c'],null::text[]), hstore(null::text,'a'), hstore('a',null::text)
"a"=>NULL, "c"=>NULL|∅|"a"=>NULL

> select hstore(array[['a','b']],array[['a','b']])
ERROR 2202E wrong number of array subscripts

> create table t(id int, h hstore)
CREATE TABLE

> insert into t values(1,'a=>1'),(2,'b=>2'),(3,null)
INSERT 0 3

> update t set h['c']='x' where id<3
UPDATE 2

> update t set h['n']=null where id=1
UPDATE 1

> update t set h['z']='new' where id=3
UPDATE 1

> select * from t order by id
1|"a"=>"1", "c"=>"x", "n"=>NULL
2|"b"=>"2", "c"=>"x"
3|"z"=>"new"

> update t set h[null]='c'
ERROR 22004 hstore subscript in assignment must not be null

> update t set h['a']['b']='c'
ERROR 0A000 hstore allows only one subscript

> create view v as select h['a'], h->'b' as b from t
CREATE VIEW

> select hstore(t) from t order by id
"h"=>"\"a\"=>\"1\", \"c\"=>\"x\", \"n\"=>NULL", "id"=>"1"
"h"=>"\"b\"=>\"2\", \"c\"=>\"x\"", "id"=>"2"
"h"=>"\"z\"=>\"new\"", "id"=>"3"

> select hstore(row(1,'x',null))
"f1"=>"1", "f2"=>"x", "f3"=>NULL

> select hstore(s) from (select 1 as aa, 'q' as b) s
"b"=>"q", "aa"=>"1"

> select each('a=>1,b=>null'::hstore)
(a,1)
(b,)

> select * from each('a=>1,b=>null')
a|1
b|∅

> select skeys(h) from t order by id,1 order by 1
ERROR 42601 syntax error at or near "order"

> create type ct as (a int, b text)
CREATE TYPE

> select populate_record(null::ct,'a=>5,b=>x'), row(1,'z')::ct #= 'b=>q'
(5,x)|(1,q)

> select (null::t #= 'id=>7').*
7|∅

> select 'a=>1,b=>t,c=>f,d=>1.50,e=>abc,f=>null,g=>01'::hstore::json, hstore_to_json_loose('a=>1,b=>t,c=>f,d=>1.50,e=>abc,f=>null,g=>01'), hstore_to_jsonb_loose('a=>1,b=>t,c=>f,d=>1.50,e=>abc,f=>null,g=>01,h=>1e3,i=>-'), 'a=>1'::hstore::jsonb
{"a": "1", "b": "t", "c": "f", "d": "1.50", "e": "abc", "f": null, "g": "01"}|{"a": 1, "b": true, "c": false, "d": 1.50, "e": "abc", "f": null, "g": "01"}|{"a": 1, "b": true, "c": false, "d": 1.50, "e": "abc", "f": null, "g": "01", "h": 1000, "i": "-"}|{"a": "1"}

> select h, hstore_hash(h), hstore_hash_extended(h,5) from (values('a=>1'::hstore),(''),('a=>null,bb=>xyz')) v(h) order by h
|-1524351049|8945869837764875202
"a"=>"1"|1487618527|-1322770144373099868
"a"=>NULL, "bb"=>"xyz"|143181990|3720761713965262939

> select 'a=>1,b=>2'::hstore - 'a', 'a=>1,b=>2'::hstore - array['a','b'], 'a=>1,b=>2'::hstore - 'a=>1, b=>3'::hstore, 'a=>1'::hstore||'a=>2,c=>3', %% 'a=>1,b=>2'::hstore, %# 'a=>1,b=>2'::hstore, 'a=>1'::hstore -> array['a','b',null]
ERROR XX000 Unexpected end of string

> select 'a=>1'::hstore ? 'a', 'a=>1'::hstore ?| array['a','q'], 'a=>1'::hstore ?& array['a','q'], 'a=>1'::hstore ?& '{}', 'a=>1,b=>null'::hstore @> 'b=>null', 'a=>1' <@ 'a=>1'::hstore, 'a=>1,b=>2'::hstore = 'b=>2,a=>1', 'a=>1'::hstore #< 'b=>1'
ERROR 42883 operator does not exist: hstore #< unknown

> select 'a=>1'::hstore #<# 'b=>1', 'a=>1'::hstore #>=# 'b=>1', defined('a=>null','a'), exist('a=>null','a'), slice('a=>1,b=>2', array['b','c']), slice_array('a=>1,b=>2', array['b','c']), akeys('bb=>1,a=>2'), avals('bb=>1,a=>2'), hstore_version_diag('a=>1')
t|f|f|t|"b"=>"2"|{2,NULL}|{a,bb}|{2,1}|2

> select h, count(*) from t group by h order by h
"a"=>"1", "c"=>"x", "n"=>NULL|1
"b"=>"2", "c"=>"x"|1
"z"=>"new"|1

> create index on t(h)
CREATE INDEX

> create unique index on t using btree(h)
CREATE INDEX

> select '{"a=>1","b=>\"x y\""}'::hstore[]
{"\"a\"=>\"1\"","\"b\"=>\"x y\""}

> select 'a=>1'::hstore || null, 'a=>1'::hstore->null, array_agg(h order by id) from t order by 1
∅|∅|{"\"a\"=>\"1\", \"c\"=>\"x\", \"n\"=>NULL","\"b\"=>\"2\", \"c\"=>\"x\"","\"z\"=>\"new\""}

> select 'aaa=>1'::hstore::text, 'a=>1'::text::hstore
"aaa"=>"1"|"a"=>"1"

> select 'a=>1'::hstore::text[]
ERROR 42846 cannot cast type hstore to text[]

> select array['a','1']::hstore
"a"=>"1"

> select '{a,1}'::text[]::hstore
"a"=>"1"

> select tconvert('a','b'), 'a'=>'b'
ERROR 42601 syntax error at or near "=>"

> select delete('a=>1,b=>2','a'), delete('a=>1,b=>2', array['b']), isdefined('a=>1','a'), isexists('a=>1','b')
"b"=>"2"|"a"=>"1"|t|f

> select 'a=>1'::hstore < 'b=>1'
ERROR 42883 operator does not exist: hstore < unknown

> select max(h) from t order by 1
ERROR 42883 function max(hstore) does not exist

> insert into t select 9, hstore('k', 'v')
INSERT 0 1

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
