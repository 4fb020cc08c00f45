# citext: comparisons, functions, indexes, arrays, and text that the catalog keeps.

> create extension citext
CREATE EXTENSION

> select 'a'::citext = 'A', 'a'::citext = 'A'::text, 'a'::text = 'A'::citext, 'a'::citext = 'A'::varchar, 'a'::citext <> 'A', 'a'::citext < 'B', 'B'::citext > 'a', 'a'::citext between 'A' and 'B'
t|f|f|f|f|t|t|t

> select 'a'::citext like 'A', 'a'::citext like 'A'::text, 'a'::text like 'A'::citext, 'abc'::citext ~ 'B', 'abc'::citext !~ 'B', 'abc'::citext ~* 'B', 'abc'::citext ilike '%B%', 'abc'::citext not like 'A%', 'abc'::citext similar to 'A%'
t|t|f|t|f|t|t|f|t

> select 'a'::citext in ('A','b'), 'a'::citext in ('A'::text), 'a'::citext = any(array['A','b']), 'a'::citext = any(array['A','b']::citext[]), 'A'::text = any(array['a']::citext[]), 'a'::citext is distinct from 'A', nullif('a'::citext,'A'), case 'a'::citext when 'A' then 1 else 2 end, greatest('a'::citext,'B'), coalesce(null::citext,'X')
t|f|f|t|f|f|∅|1|B|X

> create table t(id int, n citext, m text)
CREATE TABLE

> insert into t values(1,'Foo','foo'),(2,'BAR','x'),(3,'foo','y'),(4,'bar','Z'),(5,null,'q')
INSERT 0 5

> select n, count(*) from t group by n order by n
BAR|2
Foo|2
∅|1

> select distinct lower(n) from t order by 1
bar
foo
∅

> select array_agg(id order by n, id), min(n), max(n), count(distinct n) from t
{2,4,1,3,5}|bar|foo|2

> select id, n from t order by n desc, id
5|∅
1|Foo
3|foo
2|BAR
4|bar

> select a.id, b.id from t a join t b on a.n = b.n order by 1,2
1|1
1|3
2|2
2|4
3|1
3|3
4|2
4|4

> select a.id from t a join t b on a.n = b.m order by 1
3

> select id from t where n in (select m from t) order by 1
3

> select id from t where n in (select 'FOO'::citext) order by 1
1
3

> select n from t union select 'FOO' order by 1
BAR
Foo
∅

> create index i on t(n)
CREATE INDEX

> create unique index u on t(n, id)
CREATE INDEX

> select id from t where n = 'FOO' order by id
1
3

> select id from t where n >= 'FOO' order by id
1
3

> select id from t where n like 'F%' order by id
1
3

> create table p(n citext primary key, r citext references p)
CREATE TABLE

> insert into p values('A',null),('b','a')
INSERT 0 2

> insert into p values('C','X')
ERROR 23503 insert or update on table "p" violates foreign key constraint "p_r_fkey"

> insert into p values('B',null) on conflict (n) do update set r='A' returning *
b|A

> delete from p where n='a'
ERROR 23503 update or delete on table "p" violates foreign key constraint "p_r_fkey" on table "p"

> select regexp_match('aBc','B'::citext), regexp_match('aBc'::citext,'b'), regexp_match('aBc'::citext,'b','c'), regexp_matches('aBcb'::citext,'b','g'), regexp_replace('aBc'::citext,'b','x'), regexp_replace('aBcB'::citext,'b','x','g'), regexp_split_to_array('aXbxc'::citext,'x'), regexp_split_to_table('aXbxc'::citext,'x')
{B}|{B}|∅|{B}|axc|axcx|{a,b,c}|a
{B}|{B}|∅|{b}|axc|axcx|{a,b,c}|b
{B}|{B}|∅|∅|axc|axcx|{a,b,c}|c

> select strpos('aBc'::citext,'b'), replace('aBcb'::citext,'B','x'), replace('a.b.c'::citext,'.','\1'), split_part('aXbxc'::citext,'x',2), split_part('aXbxc'::citext,'x',9), split_part('aXbxc'::citext,'x',-1), translate('abcABC'::citext,'AB','xy'), translate('abc'::citext,'Abc','x')
2|axcx|abc|b|∅|∅|xycxyC|x

> select 'A'::citext || 'b', length('abc'::citext), upper('abc'::citext), substring('abc'::citext from 2), concat('a'::citext,'b'), 'a'::citext::varchar(1), pg_typeof('a'::citext||'b'), pg_typeof('a'::citext), trim('  a '::citext), left('abc'::citext,2), position('b' in 'ABC'::citext), md5('a'::citext), format('%s','a'::citext), quote_literal('a'::citext), to_json('A'::citext), to_jsonb('A'::citext), json_agg('a'::citext), jsonb_build_object('k','A'::citext), string_agg('a'::citext,',')
Ab|3|ABC|bc|ab|a|text|citext|a|ab|0|0cc175b9c0f1b6a831c399e269772661|a|'a'|"A"|"A"|["a"]|{"k": "A"}|a

> select citext(true), citext('1.2.3.4'::inet), citext('ab  '::char(5)), true::citext, '1.2.3.4/8'::inet::citext, 5::citext, 'x'::citext::int
ERROR 22P02 invalid input syntax for type integer: "x"

> select '5'::citext::int, '{A,b}'::citext[] = '{a,B}'::citext[], '{A}'::citext[] @> '{a}', '{A}'::citext[] && '{a}', array_position('{x,A}'::citext[],'a'), array['A'::citext,'b'], 'a'::citext = all('{A,a}'::citext[]), array_remove('{A,b}'::citext[],'a'), unnest('{A,b}'::citext[]), array['a','B']::citext[]::text[], array_cat('{A}'::citext[],'{b}')
5|t|t|t|2|{A,b}|t|{b}|A|{a,B}|{A,b}
5|t|t|t|2|{A,b}|t|{b}|b|{a,B}|{A,b}

> select 'É'::citext = 'é', citext_hash('ABC'), citext_hash('abc'), citext_hash_extended('ABC', 7), citext_cmp('a','B'), citext_cmp('b','A'), citext_cmp('a','A'), citext_larger('a','B'), citext_smaller('a','B'), 'a'::citext ~<~ 'B', citext_pattern_cmp('a','B')
t|-785388649|-785388649|1967049030278966041|-1|1|0|B|a|t|-1

> create domain em as citext check (value ~ '^[a-z]+@')
CREATE DOMAIN

> select 'FOO@x'::em = 'foo@X'
t

> select 'x'::em
ERROR 23514 value for domain em violates check constraint "em_check"

> create view v as select n, lower(n) as l, n = m as e, n = 'x' as f, n::text as t, n in ('a','b') as i, nullif(n,'a') nf, n is distinct from 'b' d, min(n) over () as w from t
CREATE VIEW

> alter table t add check (n <> 'bad'), add constraint c2 check (n like 'a%' or true)
ALTER TABLE

> insert into t values(9,'BAD','')
ERROR 23514 new row for relation "t" violates check constraint "t_n_check"

> create table t2 (like t including all)
CREATE TABLE

> alter table t alter n type text
ERROR 0A000 cannot alter type of a column used by a view or rule

> alter table t2 alter m type citext
ALTER TABLE

> create function f(a citext, b citext default 'Q') returns citext language sql as $$ select a || b $$
CREATE FUNCTION

> select f('x'), f('x','y'), pg_typeof(f('x'))
xQ|xy|citext

> create function g(x citext) returns boolean language plpgsql as $$ declare y citext := 'HELLO'; begin return x = y; end $$
CREATE FUNCTION

> select g('hello'), g('no')
t|f

> prepare q(citext) as select $1 = 'ABC'
PREPARE

> execute q('abc')
t

> select count(*) from (values ('a'::citext),('A'),('b')) s(x) group by x order by 1
1
2

> select x, row_number() over (partition by x order by x) from (values ('a'::citext),('A'),('b')) s(x) order by 2,1
a|1
b|1
A|2

> insert into tt values('a')
ERROR 42P01 relation "tt" does not exist

> insert into tt values('A') on conflict do nothing
ERROR 42P01 relation "tt" does not exist

> select row('a'::citext) = row('A'::citext), row('a'::citext,1) < row('B'::citext,1)
t|t

> create type ct as (x citext, y int)
CREATE TYPE

> select row('A',1)::ct = row('a',1)::ct
t

> select n from t2 order by n collate "C"
(no rows)

> select 'a'::citext collate "C" = 'A'
t

> create table pt(x citext) partition by list (x)
CREATE TABLE

> create table pt1 partition of pt for values in ('a')
CREATE TABLE

> insert into pt values('A')
INSERT 0 1

> select * from pt1
A

> select 'a'::citext OPERATOR(public.=) 'A', 'a'::citext OPERATOR(pg_catalog.=) 'A', 'a' OPERATOR(nosuch.=) 'A'
ERROR 3F000 schema "nosuch" does not exist

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
