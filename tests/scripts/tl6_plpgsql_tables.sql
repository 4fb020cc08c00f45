# Variables of PL/pgSQL, and arguments of SQL functions, in CREATE TABLE AS and EXPLAIN; contexts of what SPI runs.
# the context that an error has inside: what a loop reads is a portal's, and has no line of its own

> create function tl6_f1(n int) returns bigint language plpgsql as $$ begin create temp table tl6_c1 as select g, n as n from generate_series(1,n) g where g<>n; return (select count(*) from tl6_c1); end $$
CREATE FUNCTION

> select tl6_f1(4)
3

> table tl6_c1
1|4
2|4
3|4

> drop table tl6_c1
DROP TABLE

> select tl6_f1(2)
1

> drop table tl6_c1
DROP TABLE

> create function tl6_f2(a anyarray, t text) returns text language plpgsql as $$ begin
+  create temp table tl6_c2 as select $1[i] from generate_series(array_lower($1,1),array_upper($1,1)) s(i);
+  execute 'alter table tl6_c2 rename to '||t; return t; end $$
CREATE FUNCTION

> select tl6_f2(array[1,2,3],'tl6_x1')
tl6_x1

> table tl6_x1
1
2
3

> select tl6_f2('{a,b}'::text[],'tl6_x2')
tl6_x2

> table tl6_x2
a
b

> drop table tl6_x1, tl6_x2
DROP TABLE

> create function tl6_f3(a int) returns void language plpgsql as $$ declare r record; b int[]='{1,2,3}'; begin select 1 as q, 'z' as w into r;
+  create temp table tl6_c3 as select r.q, r.w, b[2] as bb, b as arr, a; end $$
CREATE FUNCTION

> select tl6_f3(7)


> table tl6_c3
1|z|2|{1,2,3}|7

> select attname, format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'tl6_c3'::regclass and attnum > 0 order by attnum
q|integer
w|text
bb|integer
arr|integer[]
a|integer

> drop table tl6_c3
DROP TABLE

> create function tl6_f4(a int) returns setof text language plpgsql as $$ begin return query explain (costs off) select * from generate_series(1,a); end $$
CREATE FUNCTION

> select * from tl6_f4(3)
Function Scan on generate_series

> create function tl6_f5(a int) returns void language plpgsql as $$ begin create materialized view tl6_mv as select a; end $$
CREATE FUNCTION

> select tl6_f5(3)
ERROR 0A000 materialized views may not be defined using bound parameters

> create function tl6_f6(a int) returns void language plpgsql as $$ begin create view tl6_v as select a; end $$
CREATE FUNCTION

> select tl6_f6(3)
ERROR 42703 column "a" does not exist

> create function tl6_f7(a int) returns void language plpgsql as $$ declare a2 int := a; begin create table if not exists tl6_c7 as select a2 * 2 as a, x from (values (1), (2)) v(x) where x < a2 with no data; end $$
CREATE FUNCTION

> select tl6_f7(3)


> select tl6_f7(3)


> select count(*) from tl6_c7
0

> drop table tl6_c7
DROP TABLE

> create function tl6_f8(a int) returns void language plpgsql as $$ begin create table tl6_c8 as select a, relname from pg_class; end $$
CREATE FUNCTION

> create table tl6_t (a int)
CREATE TABLE

> create function tl6_f9(a int) returns void language plpgsql as $$ begin create table tl6_c9 as select a from tl6_t; end $$
CREATE FUNCTION

> select tl6_f9(1)
ERROR 42702 column reference "a" is ambiguous

> create function tl6_g1(n int, m text) returns void language sql as $$ create table tl6_gt as select n as a, $2 as b, m||'x' as c from generate_series(1,n) i where i<=n; $$
CREATE FUNCTION

> select tl6_g1(2,'q')
∅

> table tl6_gt
2|q|qx
2|q|qx

> drop table tl6_gt
DROP TABLE

> drop table tl6_t
DROP TABLE

> create function tl6_context(text) returns text language plpgsql as $$ declare c text; begin execute $1; return null; exception when others then get stacked diagnostics c = pg_exception_context; return split_part(c, E'\n', 1); end $$
CREATE FUNCTION

> create function tl6_g2(n int) returns setof int language plpgsql as $$ declare r record; begin for r in select 10/(n-i) as x from generate_series(1,5) i loop return next r.x; end loop; end $$
CREATE FUNCTION

> select tl6_context('select * from tl6_g2(3)')
PL/pgSQL function tl6_g2(integer) line 1 at FOR over SELECT rows

> create function tl6_g3(n int) returns setof int language plpgsql as $$ declare r record; begin for r in execute 'select 10/($1-i) as x from generate_series(1,5) i' using n loop return next r.x; end loop; end $$
CREATE FUNCTION

> select tl6_context('select * from tl6_g3(3)')
PL/pgSQL function tl6_g3(integer) line 1 at FOR over EXECUTE statement

> create function tl6_g4(n int) returns setof int language plpgsql as $$ begin return query select 10/(n-i) as x from generate_series(1,5) i; end $$
CREATE FUNCTION

> select tl6_context('select * from tl6_g4(3)')
SQL statement "select 10/(n-i) as x from generate_series(1,5) i"

> create function tl6_g5(n int) returns int language plpgsql as $$ begin perform nope; return 1; end $$
CREATE FUNCTION

> select tl6_context('select * from tl6_g5(3)')
PL/pgSQL function tl6_g5(integer) line 1 at PERFORM

> create function tl6_g6(n int) returns int language plpgsql as $$ begin execute 'select nope'; return 1; end $$
CREATE FUNCTION

> select tl6_context('select * from tl6_g6(3)')
PL/pgSQL function tl6_g6(integer) line 1 at EXECUTE

> create function tl6_g7(n int) returns int language plpgsql as $$ begin perform 1/(n-3); return 1; end $$
CREATE FUNCTION

> select tl6_context('select * from tl6_g7(3)')
SQL statement "SELECT 1/(n-3)"

> drop function tl6_f1, tl6_f2, tl6_f3, tl6_f4, tl6_f5, tl6_f6, tl6_f7, tl6_f8, tl6_f9, tl6_g1, tl6_g2, tl6_g3, tl6_g4, tl6_g5, tl6_g6, tl6_g7, tl6_context
DROP FUNCTION
