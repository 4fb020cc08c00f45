# Stable functions see what the statement around them sees, volatile ones what it has done

> create table x(a int, b text)
CREATE TABLE

> insert into x values (1,'a'),(2,'b'),(3,'c')
INSERT 0 3

> create function ms() returns int language sql as 'select max(a) from x' stable
CREATE FUNCTION

> create function mv() returns int language sql as 'select max(a) from x' volatile
CREATE FUNCTION

> create function ps() returns int language plpgsql as 'begin return (select max(a) from x); end' stable
CREATE FUNCTION

> create function pv() returns int language plpgsql as 'begin return (select max(a) from x); end' volatile
CREATE FUNCTION

> begin
BEGIN

> update x set a = ms()+10
UPDATE 3

> select * from x
13|a
13|b
13|c

> rollback
ROLLBACK

> begin
BEGIN

> update x set a = mv()+10
UPDATE 3

> select * from x
13|a
23|b
33|c

> rollback
ROLLBACK

> begin
BEGIN

> update x set a = ps()+10
UPDATE 3

> select * from x
13|a
13|b
13|c

> rollback
ROLLBACK

> begin
BEGIN

> update x set a = pv()+10
UPDATE 3

> select * from x
13|a
23|b
33|c

> rollback
ROLLBACK

> begin
BEGIN

> update x set a = ps()+10 + pv()
UPDATE 3

> select * from x
16|a
29|b
42|c

> rollback
ROLLBACK

> begin
BEGIN

> insert into x select ms()+1 from generate_series(1,3)
INSERT 0 3

> select * from x
1|a
2|b
3|c
4|∅
4|∅
4|∅

> rollback
ROLLBACK

> begin
BEGIN

> insert into x select mv()+1 from generate_series(1,3)
INSERT 0 3

> select * from x
1|a
2|b
3|c
4|∅
5|∅
6|∅

> rollback
ROLLBACK

> begin
BEGIN

> update x set a = 100
UPDATE 3

> update x set a=ms()+1
UPDATE 3

> select * from x
101|a
101|b
101|c

> rollback
ROLLBACK

> begin
BEGIN

> with w as (insert into x values (50) returning a) select a, ms(), mv() from w
50|3|50

> rollback
ROLLBACK

> begin
BEGIN

> insert into x values (60)
INSERT 0 1

> select ms(), mv(), ps(), pv()
60|60|60|60

> rollback
ROLLBACK

> begin
BEGIN

> declare c cursor for select a, ms(), mv() from x
DECLARE CURSOR

> insert into x values (70)
INSERT 0 1

> fetch all from c
1|3|70
2|3|70
3|3|70

> rollback
ROLLBACK

> begin
BEGIN

> insert into x values (7)
INSERT 0 1

> insert into x values (ms()+1),(ps()+1),(mv()+1),(pv()+1)
INSERT 0 4

> select * from x
1|a
2|b
3|c
7|∅
8|∅
8|∅
9|∅
10|∅

> rollback
ROLLBACK

> begin
BEGIN

> insert into x values (7)
INSERT 0 1

> insert into x values (ms()+1),(ps()+1),(mv()+1),(pv()+1) returning a, ms(), ps(), mv(), pv()
8|7|7|8|8
8|7|7|8|8
9|7|7|9|9
10|7|7|10|10

> rollback
ROLLBACK

> drop table x
DROP TABLE

> drop function ms(), mv(), ps(), pv()
DROP FUNCTION
