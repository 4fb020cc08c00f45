# hstore and citext: odd texts, records, conversions, hashes.

> create extension hstore
CREATE EXTENSION

> create extension citext
CREATE EXTENSION

> select ' a=>b '::hstore, 'a =>b,c=> d'::hstore, E'a\t=>\nb'::hstore, '\=a=>q=w'::hstore, '"=a"=>q\=w'::hstore, '>a=>>b'::hstore, 'a=>"",""=>b'::hstore, ''::hstore, '   '::hstore
"a"=>"b"|"a"=>"b", "c"=>"d"|"a"=>"b"|"=a"=>"q=w"|"=a"=>"q=w"|">a"=>">b"|""=>"b", "a"=>""||

> select 'a=>b ,'::hstore
"a"=>"b"

> select 'a=> , b=>c'::hstore
ERROR XX000 Syntax error near "b" at position 6

> select 'a=>,b=>1'::hstore
"a"=>",b=>1"

> select 'a=>b,,c=>d'::hstore
"a"=>"b", ",c"=>"d"

> select 'a => b => c'::hstore
ERROR XX000 Syntax error near "=" at position 7

> select 'aa=>"b" c'::hstore
ERROR XX000 Syntax error near "c" at position 8

> select 'ä=>ö x'::hstore
ERROR XX000 Syntax error near "x" at position 7

> select 'a\'::hstore
ERROR XX000 Unexpected end of string

> select '"a\'::hstore
ERROR XX000 Unexpected end of string

> select 'a=>null,b=>"null",c=>NULLx, d=>nul\l'::hstore
"a"=>NULL, "b"=>"null", "c"=>"NULLx", "d"=>NULL

> select hstore('{a,b,c,d}'::text[]), hstore('{{a,b},{c,NULL}}'::text[]), hstore('{}'::text[]), hstore('[0:1]={a,b}'::text[]), hstore('{a,a}'::text[],'{1,2}'::text[])
"a"=>"b", "c"=>"d"|"a"=>"b", "c"=>NULL||"a"=>"b"|"a"=>"1"

> select 'a=>1,b=>2'::hstore -> '{{a,b},{c,b}}'::text[], 'a=>1'::hstore -> '{}'::text[], slice('a=>1'::hstore, '{}')
{{1,2},{NULL,2}}|{}|

> select hstore('x',null) || 'x=>1', ''::hstore || 'a=>1', 'a=>1,b=>2'::hstore - '{}'::text[], 'a=>1'::hstore - '{a,NULL}'::text[], 'a=>1'::hstore ?| '{NULL}'::text[], 'a=>1'::hstore ?& '{a,NULL}'::text[], 'a=>1'::hstore ? NULL
"x"=>"1"|"a"=>"1"|"a"=>"1", "b"=>"2"||f|t|∅

> select hstore_to_json('a"b=>"x\\y"'), hstore_to_json_loose('a=>-1.5e10,b=>+1,c=>.5,d=>1.,e=>0x1,f=>-0,g=>NaN,h=>"1 ",i=>true,j=>T'), hstore_to_jsonb_loose('a=>-1.5e10,b=>+1,c=>.5,d=>1.,e=>0x1,f=>-0,g=>NaN,h=>"1 ",i=>true,j=>T'), 'ü=>1'::hstore::json
{"a\"b": "x\\y"}|{"a": -1.5e10, "b": "+1", "c": ".5", "d": "1.", "e": "0x1", "f": -0, "g": "NaN", "h": "1 ", "i": "true", "j": "T"}|{"a": -15000000000, "b": "+1", "c": ".5", "d": "1.", "e": "0x1", "f": 0, "g": "NaN", "h": "1 ", "i": "true", "j": "T"}|{"ü": "1"}

> create type comp as (a int, b numeric(5,2), c date, d text[])
CREATE TYPE

> create domain pos as int check (value > 0)
CREATE DOMAIN

> create type comp2 as (x pos, y comp)
CREATE TYPE

> select populate_record(null::comp, 'a=>1,b=>2.345,c=>2020-01-02,d=>"{x,y}",zz=>1'), populate_record(row(9,1,null,null)::comp, 'b=>NULL'), row(9,1,null,null)::comp #= ''::hstore, populate_record(null::comp, null::hstore), null::comp #= ''::hstore
(1,2.35,2020-01-02,"{x,y}")|(9,,,)|(9,1.00,,)|∅|(,,,)

> select populate_record(null::comp, 'a=>x')
ERROR 22P02 invalid input syntax for type integer: "x"

> select populate_record(null::comp2, 'x=>0')
ERROR 23514 value for domain pos violates check constraint "pos_check"

> select populate_record(null::comp2, 'x=>5')
(5,)

> select populate_record(1, 'a=>1')
ERROR 42804 first argument must be a rowtype

> select populate_record(null::record, 'a=>1')
ERROR 42809 record type has not been registered

> select row(1,2) #= 'f1=>5'::hstore
(5,2)

> select hstore(null::comp), hstore(row(1,2.5,'2020-01-01',array['q'])::comp), hstore(null::record), hstore(1)
ERROR 42883 function hstore(integer) does not exist

> create table tt(a int, b text, c int)
CREATE TABLE

> alter table tt drop column b
ALTER TABLE

> insert into tt values (1,2)
INSERT 0 1

> select hstore(tt) from tt
"a"=>"1", "c"=>"2"

> select tt #= 'c=>7' from tt
(1,7)

> update tt set (a,c) = (select (tt #= hstore('a','77')).a, 0) returning *
77|0

> select hstore(x) from (select 1 as aa, 'q'::text as "B c") x
"aa"=>"1", "B c"=>"q"

> select hstore(v) from (values (1,2)) v(p,q)
"p"=>"1", "q"=>"2"

> insert into tt select (populate_record(null::tt, 'a=>5')).*
INSERT 0 1

> select * from tt
77|0
5|∅

> select 'a=>1'::hstore::varchar, cast('a=>1' as hstore), hstore 'a=>1', 'a=>1'::hstore::hstore[]
ERROR 42846 cannot cast type hstore to hstore[]

> select 'abc'::citext::bytea
\x616263

> select 'abc'::citext::name, 'abc'::name::citext, 'abc'::char::citext, 12::citext, now()::date::citext > 'a', 'a'::citext || 1, 1 || 'a'::citext
abc|abc|a|12|f|a1|1a

> select cast('x' as citext) similar to 'X', 'abc'::citext ~ 'A.C'::citext, 'a%c'::citext like 'A\%C', 'abc'::citext like 'A_c' escape '\', 'abc'::citext ~~* 'ABC'::text, regexp_replace('Foo'::citext,'o'::citext,'x','gc'), substring('ABC'::citext from 'b'), overlay('abc'::citext placing 'X' from 2), 'ABC'::citext ^@ 'a', starts_with('ABC'::citext,'a')
t|t|t|t|t|Fxx|∅|aXc|f|f

> select max(x), min(x) from (values ('b'::citext),('A'),('B'),('a')) v(x)
B|a

> select count(distinct x), bool_or(x = 'A'), array_agg(x order by x desc) from (values ('b'::citext),('A'),('B'),('a')) v(x)
2|t|{b,B,A,a}

> select citext_eq('a','A'), citext_ne('a','b'), citext_lt('a','B'), citext_ge('a','A'), texticlike('ABC','a%'), texticregexne('ABC'::citext,'b'::text), citext_hash('') , citext_hash('ÄB'), citext_hash_extended('', 0), citext_hash_extended('Äb',-5)
t|t|t|t|t|f|-1477818771|-519943392|-6939563903564495251|-4541719667918338017

> select hstore_hash(''), hstore_hash_extended('a=>1', -1), hstore_cmp('a=>1','b=>1'), hstore_lt('a=>1','b=>1')
-1524351049|8015719428461829525|-1|t

> select encode(hstore_send('a=>1,b=>NULL'),'hex'), encode(citextsend('Ab'),'hex'), citextout('x'), hstore_out('a=>1'), hstore_in('a=>1'), citextin('X')
00000002000000016100000001310000000162ffffffff|4162|x|"a"=>"1"|"a"=>"1"|X

> select h, 1 from (values ('a=>1'::hstore),('b=>1'),(''),('a=>1,b=>2'),('aa=>1'),('a=>NULL'),('a=>""'),('b=>1,a=>2')) v(h) order by h
|1
"a"=>""|1
"a"=>NULL|1
"a"=>"1"|1
"a"=>"1", "b"=>"2"|1
"a"=>"2", "b"=>"1"|1
"aa"=>"1"|1
"b"=>"1"|1

> select ('{"a=>1"}'::hstore[])[1]['a'], ('a=>"{1,2}"'::hstore)['a']::int[]
ERROR 22P02 invalid input syntax for type integer: "a"

> create table ht(h hstore)
CREATE TABLE

> insert into ht(h['a'], h['b']) values ('1','2')
INSERT 0 1

> select * from ht
"a"=>"1", "b"=>"2"

> update ht set h['c'] = 5::text, h['a'] = 'z'
UPDATE 1

> select h['c'], h['nope'] from ht
5|∅

> update ht set h['x'] = 5
UPDATE 1

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
