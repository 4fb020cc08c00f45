# Which cursors may go back, and those that SQL functions open

> create table a(i int primary key, t text)
CREATE TABLE

> insert into a select g, 'x'||g from generate_series(1,5) g
INSERT 0 5

> begin
BEGIN

> declare c1 cursor for select * from a
DECLARE CURSOR

> fetch 2 from c1
1|x1
2|x2

> fetch relative 0 from c1
2|x2

> fetch prior from c1
1|x1

> declare c3 cursor for select count(*) from a
DECLARE CURSOR

> declare c4 cursor for select * from a for update
DECLARE CURSOR

> declare c5 cursor for select * from a union all select * from a
DECLARE CURSOR

> declare c6 cursor for select i + 1 from a where i > 1 limit 2
DECLARE CURSOR

> declare c7 cursor for select 1
DECLARE CURSOR

> declare c8 cursor for values (1),(2)
DECLARE CURSOR

> declare c9 cursor for select * from generate_series(1,3)
DECLARE CURSOR

> declare c10 cursor for with w as materialized (select * from a) select * from w
DECLARE CURSOR

> declare c11 cursor for select generate_series(1,3)
DECLARE CURSOR

> declare c12 scroll cursor for select x.i, y.t from a x join a y using (i)
DECLARE CURSOR

> declare c13 no scroll cursor for select * from a
DECLARE CURSOR

> declare c14 cursor for select distinct t from a
DECLARE CURSOR

> declare c15 cursor for select * from (select * from a order by t) s
DECLARE CURSOR

> declare c16 cursor for select i, row_number() over () from a
DECLARE CURSOR

> declare c17 cursor for select * from a intersect select * from a
DECLARE CURSOR

> declare c18 cursor for select * from a where i = (select max(i) from a)
DECLARE CURSOR

> select name, is_scrollable from pg_cursors order by name
c1|t
c10|t
c11|f
c12|t
c13|f
c14|f
c15|t
c16|f
c17|f
c18|t
c3|f
c4|f
c5|t
c6|t
c7|f
c8|t
c9|t

> select statement from pg_cursors where name = 'c8'
declare c8 cursor for values (1),(2)

> rollback
ROLLBACK

> begin
BEGIN

> declare c4 cursor for select * from a for update
DECLARE CURSOR

> fetch 2 from c4
1|x1
2|x2

> fetch relative 0 from c4
ERROR 55000 cursor can only scan forward

> rollback
ROLLBACK

> begin
BEGIN

> declare c3 cursor for select count(*) from a
DECLARE CURSOR

> fetch c3
5

> fetch prior from c3
ERROR 55000 cursor can only scan forward

> rollback
ROLLBACK

> create function dc(text) returns void as 'declare c cursor for select t from a where t like $1 order by t;' language sql
CREATE FUNCTION

> begin
BEGIN

> select dc('x%')
∅

> fetch all from c
x1
x2
x3
x4
x5

> rollback
ROLLBACK

> begin
BEGIN

> select dc('x3%')
∅

> select name from pg_cursors
c

> fetch all from c
x3

> rollback
ROLLBACK

> drop function dc(text)
DROP FUNCTION

> drop table a
DROP TABLE
