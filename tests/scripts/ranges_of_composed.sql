# Ranges of arrays, domains, composite types, ranges and types with an order of their own.

> create type r_ints as range (subtype = int4[])
CREATE TYPE

> select r_ints(array[1,2], array[2,1]), r_ints(null, array[3]), '[{1,2},{1,2}]'::r_ints, '[{1},{1})'::r_ints
ERROR 22P02 malformed range literal: "[{1,2},{1,2}]"

> select r_ints(array[2,1], array[1,2])
ERROR 22000 range lower bound must be less than or equal to range upper bound

> select array[1,1] <@ r_ints(array[1,2], array[2,1]), array[1,3] <@ r_ints(array[1,2], array[2,1]), r_ints(array[1], array[3]) @> array[2,null]
f|t|t

> select lower(r), upper(r), lower_inc(r), upper_inf(r), isempty(r) from (values (r_ints(array[1,2], array[2,1], '[]')), (r_ints(null, array[[1],[2]])), ('empty')) v (r)
{1,2}|{2,1}|t|f|f
∅|{{1},{2}}|f|f|f
∅|∅|f|f|t

> select r_ints(array[1], array[5]) * r_ints(array[3], array[9]), r_ints(array[1], array[5]) + r_ints(array[5], array[9]), r_ints(array[1], array[5]) - r_ints(array[3], array[9])
[{3},{5})|[{1},{9})|[{1},{3})

> select r_ints(array[1], array[5]) && r_ints(array[4,null], array[9]), r_ints(array[1], array[2]) << r_ints(array[2], array[3]), r_ints(array[1], array[2]) -|- r_ints(array[2], array[3])
t|t|t

> select range_agg(r), range_merge(range_agg(r)) from (values (r_ints(array[1], array[2])), (r_ints(array[2], array[3])), (r_ints(array[7], array[8]))) v (r)
{[{1},{3}),[{7},{8})}|[{1},{8})

> create table r_held (n int, r r_ints)
CREATE TABLE

> insert into r_held select i, r_ints(array[i, i + 1], array[i + 3]) from generate_series(1, 50) i
INSERT 0 50

> insert into r_held values (51, 'empty'), (52, null), (53, '(,)')
INSERT 0 3

> create index r_gist on r_held using gist (r)
CREATE INDEX

> create index r_btree on r_held (r desc)
CREATE INDEX

> set enable_seqscan = off
SET

> select n from r_held where r @> array[10, 11] order by n
8
9
10
53

> select n from r_held where r = r_ints(array[7, 8], array[10])
7

> select n from r_held where r && r_ints(array[48], array[49]) order by n
46
47
48
53

> select n, r from r_held order by r desc limit 4
52|∅
50|["{50,51}",{53})
49|["{49,50}",{52})
48|["{48,49}",{51})

> select n, r from r_held order by r limit 3
51|empty
53|(,)
1|["{1,2}",{4})

> reset enable_seqscan
RESET

> select count(distinct r), min(r), max(r) from r_held
ERROR 42883 function min(r_ints) does not exist

> update r_held set r = r * r_ints(array[2], array[3]) where n = 1 returning r
[{2},{3})

> drop table r_held
DROP TABLE

> create type r_multi as range (subtype = r_ints, multirange_type_name = r_multis)
CREATE TYPE

> select r_multi(r_ints(array[1], array[2]), r_ints(array[3], array[4])) @> r_ints(array[2], array[9])
t

> select r_multis(r_multi(r_ints(array[1], array[2]), r_ints(array[3], array[4])))
{["[{1},{2})","[{3},{4})")}

> drop type r_multi
DROP TYPE

> drop type r_ints
DROP TYPE

> create domain r_small as int check (value < 100)
CREATE DOMAIN

> create type r_smalls as range (subtype = r_small)
CREATE TYPE

> select '[4,50)'::r_smalls @> 7::r_small, r_smalls(3, 9), lower('[4,50)'::r_smalls)
t|[3,9)|4

> select '[4,500)'::r_smalls
ERROR 23514 value for domain r_small violates check constraint "r_small_check"

> select r_smalls(4, 500)
ERROR 23514 value for domain r_small violates check constraint "r_small_check"

> drop domain r_small
ERROR 2BP01 cannot drop type r_small because other objects depend on it

> drop domain r_small cascade
DROP DOMAIN

> select '[1,2]'::r_smalls
ERROR 42704 type "r_smalls" does not exist

> create domain r_exact as numeric
CREATE DOMAIN

> create type r_exacts as range (subtype = r_exact)
CREATE TYPE

> select '[1.0,2.50]'::r_exacts, '[1.0,2.5]'::r_exacts = '[1.00,2.50]'::r_exacts, 'NaN'::r_exact <@ '[1,]'::r_exacts
[1.0,2.50]|t|t

> drop domain r_exact cascade
DROP DOMAIN

> create type r_pair as (a int, b text)
CREATE TYPE

> create type r_pairs as range (subtype = r_pair)
CREATE TYPE

> select r_pairs(row(1,'x'), row(3,'y')), '["(1,\"a b\")",)'::r_pairs
["(1,x)","(3,y)")|["(1,""a b"")",)

> select (upper(r)).b, row_to_json(lower(r)) from (values (r_pairs(row(1,'x'), row(3,'y')))) v (r)
y|{"a":1,"b":"x"}

> select r_pairs(row(1,'x'), row(3,'y')) @> row(2, null)::r_pair, r_pairs(row(4,'x'), row(3,'y'))
ERROR 22000 range lower bound must be less than or equal to range upper bound

> alter type r_pair add attribute c r_pairs
ERROR 42P16 composite type r_pair cannot be made a member of itself

> alter type r_pair add attribute c r_pairs[]
ERROR 42P16 composite type r_pair cannot be made a member of itself

> drop type r_pair
ERROR 2BP01 cannot drop type r_pair because other objects depend on it

> drop type r_pair cascade
DROP TYPE

> select * from pg_range where rngtypid::regtype::text like 'r!_%' escape '!'
(no rows)

> create type r_clock as range (subtype = timetz)
CREATE TYPE

> select r_clock('10:00+00', '12:00+01'), r_clock('10:00+00', '11:00+01') , '11:30+00'::timetz <@ r_clock('10:00+00', '12:00-01')
ERROR 22000 range lower bound must be less than or equal to range upper bound

> drop type r_clock
DROP TYPE

> create type r_span as range (subtype = interval)
CREATE TYPE

> select '[1 mon,60 days]'::r_span, '[30 days,60 days]'::r_span = '[1 mon,2 mons]'::r_span, r_span('1 day', '23 hours')
ERROR 22000 range lower bound must be less than or equal to range upper bound

> drop type r_span
DROP TYPE

> create type r_json as range (subtype = jsonb)
CREATE TYPE

> select '["{\"a\": 1}","[1, 2]"]'::r_json, r_json('1', '[1]') @> '5'::jsonb
ERROR 22000 range lower bound must be less than or equal to range upper bound

> drop type r_json
DROP TYPE

> create type r_char as range (subtype = bpchar)
CREATE TYPE

> select r_char('a  ', 'b') = r_char('a', 'b '), r_char('a  ', 'b')
t|["a  ",b)

> drop type r_char
DROP TYPE

> create type r_point as range (subtype = point)
ERROR 42704 data type point has no default operator class for access method "btree"

> create type r_words as range (subtype = text)
CREATE TYPE

> select 'empty'::r_words::r_words_multirange
{}

> create view r_casted as select r_words('a', 'c')::r_words_multirange as m
CREATE VIEW

> select m, pg_get_viewdef('r_casted') from r_casted
{[a,c)}| SELECT (r_words('a'::text, 'c'::text))::r_words_multirange AS m;

> select castsource::regtype, casttarget::regtype, castfunc::regprocedure, castcontext, castmethod from pg_cast where castsource = 'r_words'::regtype
r_words|r_words_multirange|r_words_multirange(r_words)|e|f

> create table r_plain (r r_words)
CREATE TABLE

> insert into r_plain values (r_words('a', 'b'))
INSERT 0 1

> insert into r_plain select r from r_plain where r::r_words_multirange @> 'a'::text
INSERT 0 1

> drop type r_words
ERROR 2BP01 cannot drop type r_words because other objects depend on it

> drop type r_words cascade
DROP TYPE

> drop table r_plain
DROP TABLE
