# ltree: paths, lquery, ltxtquery, arrays of them, tables and indexes.

> create extension ltree
CREATE EXTENSION

> select ''::ltree, '1'::ltree, '1.2'::ltree, '1.2._3'::ltree, 'A_b.C'::ltree, repeat('x', 255)::ltree = repeat('x',255)::ltree, ' '::text = ' '
|1|1.2|1.2._3|A_b.C|t|t

> select ' a'::ltree
ERROR 42601 ltree syntax error at character 1

> select 'a b'::ltree
ERROR 42601 ltree syntax error at character 2

> select 'a..b'::ltree
ERROR 42601 ltree syntax error at character 3

> select '.a'::ltree
ERROR 42601 ltree syntax error at character 1

> select 'a.'::ltree
ERROR 42601 ltree syntax error

> select 'a-b'::ltree
ERROR 42601 ltree syntax error at character 2

> select 'é.ü'::ltree
é.ü

> select (repeat('x', 1000) || '.' || repeat('y', 1000))::ltree is not null
ERROR 42622 label string is too long

> select ('abc.' || repeat('x', 1001))::ltree
ERROR 42622 label string is too long

> select ltree2text('1.2.3.34.sdf'), text2ltree('1.2.3.34.sdf'), nlevel('1.2.3'), nlevel('')
1.2.3.34.sdf|1.2.3.34.sdf|3|0

> select subltree('Top.Child1.Child2',1,2), subpath('Top.Child1.Child2',1,2), subpath('Top.Child1.Child2',-1,1), subpath('Top.Child1.Child2',0,-2), subpath('Top.Child1.Child2',0,-1), subpath('Top.Child1.Child2',0), subpath('Top.Child1.Child2',1), subpath('1.2.3.4',-3,2), subpath('1.2.3.4',1,99), subpath('1.2.3.4',0,0)
Child1|Child1.Child2|Child2|Top|Top.Child1|Top.Child1.Child2|Child1.Child2|2.3|2.3.4|

> select subltree('a.b', 1, 5)
b

> select subltree('a.b', 2, 1)
ERROR 22023 invalid positions

> select subltree('a.b', 2, 2)
ERROR 22023 invalid positions

> select subltree('a.b', -1, 1)
ERROR 22023 invalid positions

> select subpath('a.b', 3)
ERROR 22023 invalid positions

> select subpath('a.b', 2)
ERROR 22023 invalid positions

> select subpath('a.b', -5, 2)
ERROR 22023 invalid positions

> select subpath('1.2.3.4',0,-4), subpath('1.2.3.4',0,4)
|1.2.3.4

> select subpath('1.2.3.4',0,-5)
ERROR 22023 invalid positions

> select index('1.2.3.4.5.6','1.2'), index('a.1.2.3.4.5.6','1.2'), index('a.1.2.3.4.5.6','1.2.3'), index('0.1.2.3.5.4.5.6.8.5.6.8','6.8'), index('0.1.2.3.5.4.5.6.8.5.6.8','6.8',7), index('0.1.2.3.5.4.5.6.8.5.6.8','6.8',-7), index('0.1.2.3.5.4.5.6.8.5.6.8','6.8',-4), index('0.1.2.3.5.4.5.6.8.5.6.8','6.8',-3), index('0.1','9'), index('0.1.2.3','6.8',99), index('a','a.b'), index('a.b','')
0|1|1|7|7|7|10|10|-1|-1|-1|-1

> select 'Top.Child1.Child2'::ltree || 'Child3'::text, 'Top.Child1'::ltree || 'Child3'::ltree, 'Top_0'::text || 'Top.Child1'::ltree, ''::ltree || 'a'::ltree, 'a'::ltree || ''::ltree
Top.Child1.Child2.Child3|Top.Child1.Child3|Top_0.Top.Child1|a|a

> select lca('{la.2.3,1.2.3.4.5.6,""}'), lca('{la.2.3,1.2.3.4.5.6}') is null, lca('{1.la.2.3,1.2.3.4.5.6}'), lca('{1.2.3,1.2.3.4.5.6}'), lca('1.la.2.3','1.2.3.4.5.6'), lca('1.2.3','1.2.3.4.5.6'), lca('1.2.2.3','1.2.3.4.5.6'), lca('1.2','1.2'), lca('1','1') is null, lca('{}') is null, lca('{1.2.3}'), lca('1.2.3.4','1.2.3','1.2.3.9'), lca('', 'a') is null
∅|f|1|1.2|1|1.2|1.2|1|f|t|1.2|1.2|t

> select 'a.b'::ltree < 'a.c', 'a.b'::ltree < 'a.b.c', 'a_b'::ltree < 'a.b', 'a.b'::ltree = 'a.b', 'A'::ltree = 'a', ''::ltree < 'a', ltree_cmp('a','b'), ltree_cmp('ab','a'), ltree_cmp('a.b','ab')
t|t|f|t|f|t|-20|20|-30

> select 'a.b.c'::ltree <@ 'a.b', 'a.b'::ltree @> 'a.b.c', 'a.b'::ltree @> 'a.b', 'a.b'::ltree @> 'a.bc', ''::ltree @> 'a', 'a'::ltree ^<@ 'a', 'a.b'::ltree ^@> 'a.b.c'
t|t|t|f|t|t|t

> select 'a.b.c.d.e'::ltree ~ 'a.b.c.d.e', 'a.b.c.d.e'::ltree ~ 'A.b.c.d.e', 'a.b.c.d.e'::ltree ~ 'A@.b.c.d.e', 'aa.b.c.d.e'::ltree ~ 'A*@.b.c.d.e', 'aa.b'::ltree ~ 'a*.b', 'aa_bb.c'::ltree ~ 'aa%.c', 'a_a_b.c'::ltree ~ 'a_b%.c', 'a.b.c.d.e'::ltree ~ '*.c.*', 'a.b.c.d.e'::ltree ~ '*{2}.c.*', 'a.b.c.d.e'::ltree ~ '*{3}.c.*'
t|f|t|t|t|t|t|t|t|f

> select 'a.b.c.d.e'::ltree ~ 'a.*{1,2}.d.e', 'a.b.c.d.e'::ltree ~ 'a.*{,2}.d.*', 'a.b.c.d.e'::ltree ~ '!a.*', 'a.b.c.d.e'::ltree ~ 'a.!b.*', 'a.b.c.d.e'::ltree ~ 'a.!x.*', 'a.b.c'::ltree ~ 'a.b|x.c', 'a.x.c'::ltree ~ 'a.b|x.c', 'a.x.c'::ltree ~ 'a.!b|x.c', 'a.b.c'::ltree ~ '*', ''::ltree ~ '*', ''::ltree ~ '*{1}', 'a'::ltree ~ 'a.*', 'a'::ltree ~ '*.!b.*', 'b'::ltree ~ '*.!b.*', 'b.a'::ltree ~ '*.!b.*', 'a.a.a'::ltree ~ 'a{3}', 'a.a.a'::ltree ~ 'a{2}', 'a.a.b'::ltree ~ 'a{1,}.b', 'b.b'::ltree ~ '!a{2}', 'a.b'::ltree ~ '!a{,3}', 'x.y.z'::ltree ~ '!a{,3}'
t|t|f|f|t|t|t|f|t|t|f|t|t|f|t|t|f|t|t|f|t

> select '1'::lquery, '4|3|2'::lquery, '1.2'::lquery, '1.*.4|3|2.*{1}'::lquery, '1.*.4|3|2.*{,4}'::lquery, '1.*.4|3|2.*{1,}'::lquery, '1.*.4|3|2.*{1,4}'::lquery, 'qwerty%@*.tu'::lquery, '!a.!b|c'::lquery, 'a{2}.b{,3}.c{4,}.d{1,2}'::lquery, '*{0}'::lquery, '*{2,2}.x@%'::lquery, 'a*%@'::lquery
1|4|3|2|1.2|1.*.4|3|2.*{1}|1.*.4|3|2.*{,4}|1.*.4|3|2.*{1,}|1.*.4|3|2.*{1,4}|qwerty%@*.tu|!a.!b|c|a{2}.b{,3}.c{4,}.d{1,2}|*{0}|*{2}.x%@|a%@*

> select ''::lquery
ERROR 42601 lquery syntax error

> select '!.2.3'::lquery
ERROR 42601 lquery syntax error at character 2

> select '1.!'::lquery
ERROR 42601 lquery syntax error at character 4

> select '1.2.!.3'::lquery
ERROR 42601 lquery syntax error at character 6

> select '1.2.3|@.4'::lquery
ERROR 42601 lquery syntax error at character 7

> select 'a*a'::lquery
ERROR 42601 lquery syntax error at character 3

> select '*.*{2,1}'::lquery
ERROR 42601 lquery syntax error

> select '*{a}'::lquery
ERROR 42601 lquery syntax error at character 3

> select '*{1,a}'::lquery
ERROR 42601 lquery syntax error at character 5

> select '*{70000}'::lquery
ERROR 54000 lquery syntax error

> select 'a{70000}'::lquery
ERROR 54000 lquery syntax error

> select 'a..b'::lquery
ERROR 42601 lquery syntax error at character 3

> select 'a.'::lquery
ERROR 42601 lquery syntax error

> select '|a'::lquery
ERROR 42601 lquery syntax error at character 1

> select 'a|'::lquery
ERROR 42601 lquery syntax error

> select '*{'::lquery
ERROR 42601 lquery syntax error

> select '*{1'::lquery
ERROR 42601 lquery syntax error

> select '!*'::lquery
ERROR 42601 lquery syntax error at character 2

> select '*a'::lquery
ERROR 42601 lquery syntax error at character 2

> select 'a b'::lquery
ERROR 42601 lquery syntax error at character 2

> select 'a{1}b'::lquery
ERROR 42601 lquery syntax error at character 5

> select 'a & b'::ltxtquery, 'a|b&!c'::ltxtquery, '(a|b)&c@*%'::ltxtquery, '!(a&b)'::ltxtquery, '!!a'::ltxtquery, 'a | (b | c)'::ltxtquery, 'a&(b&c)'::ltxtquery
a & b|a | b & !c|( a | b ) & c%@*|!( a & b )|!( !a )|a | ( b | c )|a & b & c

> select ''::ltxtquery
ERROR 42601 operand syntax error

> select 'a &'::ltxtquery
ERROR 42601 operand syntax error

> select '(a'::ltxtquery
ERROR 42601 syntax error

> select 'a b'::ltxtquery
ERROR 42601 syntax error

> select 'a.b'::ltxtquery
ERROR 42601 syntax error

> select '&'::ltxtquery
ERROR 42601 operand syntax error

> select 'a)'::ltxtquery
ERROR 42601 syntax error

> select 'tree.awdfg'::ltree @ 'tree & aWdfg@', 'tree.awdfg_qwerty'::ltree @ 'tree & aw_qw%*', 'tree & aWdfg@'::ltxtquery @ 'tree.awdfg'::ltree, 'a.b'::ltree @ 'a & !c', 'a.b'::ltree @ '!a | c', 'Top.Collections.Pictures'::ltree @ 'Col* | x'
t|t|t|t|f|t

> select 'a.b.c.d.e'::ltree ? '{A.b.c.d.e, a.*}', '{a.*}'::lquery[] ? 'a.b'::ltree, 'a.b'::ltree ? '{x}', 'a.b'::ltree ? '{}'
t|t|f|f

> select '{j.k.l.m,g.b.c.d.e}'::ltree[] <@ 'A.b.c.d.e', '{j.k.l.m,A.b.c.d.e.N}'::ltree[] <@ 'A.b.c.d.e', '{a.b,c}'::ltree[] @> 'a.b.c', '{a.b,x}'::ltree[] ~ '*.b', '{a.b,x}'::ltree[] @ 'x', '{a.b,x}'::ltree[] ? '{y,x}', 'a.b'::ltree <@ '{a,x}'::ltree[], 'a'::ltree @> '{a.b}'::ltree[], '{3456,1.2.3.34}'::ltree[] ?@> '1.2.3.34', '{3456,1.2.3.4}'::ltree[] ?<@ '1.2.3', '{3456,1.2.3.4}'::ltree[] ?~ '1.*', '{3456,1.2.3.4}'::ltree[] ?@ '4', '{a,null}'::ltree[] is not null
f|t|t|t|t|t|t|t|1.2.3.34|1.2.3.4|1.2.3.4|1.2.3.4|t

> select '{a,null}'::ltree[] @> 'a'
ERROR 22004 array must not contain nulls

> select '{{a,b}}'::ltree[] @> 'a'
ERROR 2202E array must be one-dimensional

> select hash_array('{a}'::ltree[])
ERROR 42883 could not identify a hash function for type ltree

> create table t(p ltree primary key, l lquery, x ltxtquery, a ltree[])
CREATE TABLE

> insert into t select ('a.b' || n % 5 || '.c' || n)::ltree, ('*.c' || n)::lquery, ('b' || n % 5)::ltxtquery, array['x.y'::ltree, ('z.' || n)::ltree] from generate_series(1, 60) n
INSERT 0 60

> create index on t using gist (p)
CREATE INDEX

> create index on t using gist (p gist_ltree_ops (siglen = 100))
CREATE INDEX

> create index on t using gist (a)
CREATE INDEX

> create index on t(p) where p <@ 'a'
CREATE INDEX

> select count(*) from t where p <@ 'a.b2'
12

> select count(*) from t where p @> 'a.b2.c2.d'
1

> select count(*) from t where p ~ '*.b3.*'
12

> select count(*) from t where p ? '{*.b3.*,*.c1}'
13

> select count(*) from t where p @ 'b1 | b2'
24

> select count(*) from t where p ~ l and p @ x
60

> select p from t where p > 'a.b4' order by p desc limit 3
a.b4.c9
a.b4.c59
a.b4.c54

> select p from t where p = 'a.b1.c1'
a.b1.c1

> select count(*) from t where a @> 'z.3.4'
1

> select count(*), min(nlevel(p)) from t group by subpath(p, 0, 2) order by subpath(p, 0, 2)
12|3
12|3
12|3
12|3
12|3

> insert into t(p) values ('a.b1.c1')
ERROR 23505 duplicate key value violates unique constraint "t_pkey"

> select l, x from t where p = 'a.b1.c1'
*.c1|b1

> select distinct l from t
ERROR 42883 could not identify an equality operator for type lquery

> select 'a'::lquery = 'a'::lquery
ERROR 42883 operator does not exist: lquery = lquery

> select ltree_send('a.b'), lquery_send('a.*')
\x01612e62|\x01612e2a

> select typname, typstorage, typinput, typreceive, typsend from pg_type where typname in ('ltree','lquery','ltxtquery','ltree_gist') order by 1
lquery|x|lquery_in|lquery_recv|lquery_send
ltree|x|ltree_in|ltree_recv|ltree_send
ltree_gist|p|ltree_gist_in|-|-
ltxtquery|x|ltxtq_in|ltxtq_recv|ltxtq_send

> create view v as select p || 'x'::text as a, p ~ '*.b1.*' as b, l, subpath(p, 0, 1) as d from t
CREATE VIEW

> select pg_get_viewdef('v')
 SELECT (t.p || 'x'::text) AS a,\n    (t.p ~ '*.b1.*'::lquery) AS b,\n    t.l,\n    subpath(t.p, 0, 1) AS d\n   FROM t;

> select 'a'::ltree::text, 'a.b'::text::ltree, 'a'::varchar::ltree
a|a.b|a

> drop view v
DROP VIEW

> drop table t
DROP TABLE

> drop extension ltree
DROP EXTENSION
