# Extensions in use: partitions, PL/pgSQL, indexes, constraints, views, set operations, defaults.

> do $$ begin create extension citext; execute 'create extension hstore'; end $$
DO

> create extension pg_trgm
CREATE EXTENSION

> create extension unaccent
CREATE EXTENSION

> create extension pgcrypto
CREATE EXTENSION

> create table pt(x citext, v int) partition by list (x)
CREATE TABLE

> create table pt1 partition of pt for values in ('a','B')
CREATE TABLE

> create table pt2 partition of pt for values in ('C')
CREATE TABLE

> create table pt3 partition of pt default
CREATE TABLE

> insert into pt values('A',1),('b',2),('c',3),('D',4)
INSERT 0 4

> select tableoid::regclass, * from pt order by v
pt1|A|1
pt1|b|2
pt2|c|3
pt3|D|4

> select * from pt where x='A'
A|1

> select * from pt where x='C'
c|3

> select * from pt where x in ('a','c') order by v
A|1
c|3

> select * from pt where x='d'
D|4

> create table rt(x citext) partition by range (x)
CREATE TABLE

> create table r1 partition of rt for values from ('a') to ('m')
CREATE TABLE

> create table r2 partition of rt for values from ('M') to ('z')
CREATE TABLE

> insert into rt values('B'),('n'),('L'),('m')
INSERT 0 4

> select tableoid::regclass, x from rt order by x
r1|B
r1|L
r2|m
r2|n

> select x from rt where x > 'LA' order by x
m
n

> create function p() returns hstore language plpgsql as $$ declare h hstore := 'a=>1'; k citext; begin h['b'] := 'x'; h['a'] := null; k := 'Ab'; if k = 'aB' then h := h || hstore('eq', k::text); end if; return h; end $$
CREATE FUNCTION

> select p()
"a"=>NULL, "b"=>"x", "eq"=>"Ab"

> alter function similarity(text,text) cost 5
ALTER FUNCTION

> select similarity('a','a')
1

> create table art(t text)
CREATE TABLE

> insert into art values ('Hôtel'),('motel'),('hostel')
INSERT 0 3

> select t, similarity(unaccent(t),'hotel') from art where unaccent(t) % 'hotel' order by t <-> 'hotel', t
hostel|0.44444445
Hôtel|1
motel|0.33333334

> create index on art (lower(t))
CREATE INDEX

> create index on art (similarity(t,'x'))
CREATE INDEX

> create index on art (unaccent(t))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> create function imm(text) returns text language sql immutable strict as $$ select public.unaccent('public.unaccent', $1) $$
CREATE FUNCTION

> create index on art (imm(t))
CREATE INDEX

> select t from art where imm(t) = 'Hotel'
Hôtel

> create table us(id uuid default gen_random_uuid(), pw text)
CREATE TABLE

> insert into us(pw) values (crypt('secret', gen_salt('bf', 4)))
INSERT 0 1

> select pw = crypt('secret', pw), pw = crypt('no', pw) from us
t|f

> select public.gen_random_uuid() is not null
t

> select 'a'::text % 'a'::text
t

> select 'a'::text operator(public.%) 'a'::text
t

> select distinct on (x) x from (values ('a'::citext),('A'),('b')) v(x) order by x
a
b

> select x, sum(n) from (values ('a'::citext,1),('A',2),('b',3)) v(x,n) group by rollup(x) order by x nulls last
a|3
b|3
∅|6

> select string_agg(x, ',' order by x) from (values ('b'::citext),('A')) v(x)
A,b

> select array_agg(distinct x) from (values ('a'::citext),('A'),('b')) v(x)
{a,b}

> select 'a'::citext = 'A' and 'b'::citext = any('{a,B}'), 'x'::citext not in ('X','y'), ('a'::citext,1) in (('A',1)), exists(select 1 where 'q'::citext='Q')
t|f|t|t

> select json_populate_record(null::pt, '{"x":"Q","v":1}'), (json_populate_record(null::pt, '{"x":"Q","v":1}')).x = 'q'
(Q,1)|t

> update pt set x = 'C' where x = 'A' returning tableoid::regclass, *
pt2|C|1

> merge into pt using (select 'D'::citext k) s on pt.x = s.k when matched then update set v=9
MERGE 1

> select * from pt order by v
C|1
b|2
c|3
D|9

> with recursive r(x) as (select 'a'::citext union select case x when 'a' then 'A'::citext else 'b' end from r) select * from r
a

> select 'a'::citext union all select 'A' order by 1
a
A

> select 'a'::citext intersect select 'A'
a

> select 'a'::text union select 'A'::citext order by 1
A
a

> values ('a'::citext), ('B') order by 1
a
B

> alter table art add constraint c check (t % 'hotel'), alter t set default unaccent('É')
ALTER TABLE

> alter table us add column x hstore not null default '' , add column g text generated always as (x -> 'k') stored
ALTER TABLE

> insert into us(x) values('k=>7') returning g
7

> drop extension unaccent
ERROR 2BP01 cannot drop extension unaccent because other objects depend on it

> drop extension pgcrypto
DROP EXTENSION

> drop extension pg_trgm cascade
DROP EXTENSION

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
