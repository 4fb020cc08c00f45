# ON CONFLICT DO UPDATE of a row that the statement has changed already

> create table u(i int unique, t text)
CREATE TABLE

> insert into u values (1,'one'),(2,'two')
INSERT 0 2

> insert into u values (2,'b'),(2,'b') on conflict (i) do update set t = 'x'
ERROR 21000 ON CONFLICT DO UPDATE command cannot affect row a second time

> insert into u values (7,'b'),(7,'b') on conflict (i) do update set t = 'x'
ERROR 21000 ON CONFLICT DO UPDATE command cannot affect row a second time

> table u
1|one
2|two

> create table u2(i int unique, t text)
CREATE TABLE

> begin
BEGIN

> insert into u2 values (1,'one'),(2,'two')
INSERT 0 2

> insert into u2 values (2,'b'),(2,'b') on conflict (i) do update set t = 'x'
ERROR 21000 ON CONFLICT DO UPDATE command cannot affect row a second time

> rollback
ROLLBACK

> begin
BEGIN

> insert into u2 values (1,'one'),(2,'two')
INSERT 0 2

> update u2 set t='q' where i = 2
UPDATE 1

> insert into u2 values (1,'a'),(2,'b') on conflict (i) do update set t = 'x'
INSERT 0 2

> insert into u2 values (3,'c'), (2,'b'),(2,'b') on conflict (i) do update set t = 'y' || excluded.t
ERROR 21000 ON CONFLICT DO UPDATE command cannot affect row a second time

> table u2
ERROR 25P02 current transaction is aborted, commands ignored until end of transaction block

> rollback
ROLLBACK

> create table pu(i int primary key, t text) partition by range (i)
CREATE TABLE

> create table pu1 partition of pu for values from (0) to (10)
CREATE TABLE

> insert into pu values (2, 'x')
INSERT 0 1

> insert into pu values (2,'b'),(2,'b') on conflict (i) do update set t = 'x'
ERROR 21000 ON CONFLICT DO UPDATE command cannot affect row a second time

> insert into pu values (3,'b'),(2,'b'),(3,'b') on conflict (i) do update set t = 'x'
ERROR 21000 ON CONFLICT DO UPDATE command cannot affect row a second time

> insert into pu values (3,'b'),(2,'b'),(3,'b') on conflict (i) do nothing
INSERT 0 1

> with x as (insert into u2 values (1, 'a') on conflict (i) do update set t = 'z' returning *), y as (insert into u2 values (1, 'a') on conflict (i) do update set t = 'zz' returning *) select * from x, y
ERROR 21000 ON CONFLICT DO UPDATE command cannot affect row a second time

> insert into u2 values (1,'a'),(1,'b') on conflict (i) do update set t = 'w' where u2.t = 'nope'
ERROR 21000 ON CONFLICT DO UPDATE command cannot affect row a second time

> insert into u2 values (50,'a') on conflict (i) do update set t = 'z'; insert into u2 values (50,'a') on conflict (i) do update set t = 'z'
INSERT 0 1

> drop table u, u2, pu
DROP TABLE
