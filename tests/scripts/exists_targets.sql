# EXISTS asks for a row: what is selected is not computed.

> create table fo(a int, b text)
CREATE TABLE

> insert into fo values (1,'x'),(2,'y')
INSERT 0 2

> create sequence fos
CREATE SEQUENCE

> select exists (select 1/0 from fo)
t

> select a from fo where exists (select 1/0 from fo f2 where f2.a = fo.a) order by 1
1
2

> select a from fo where not exists (select nextval('fos') from fo f2 where f2.a > fo.a) order by 1
2

> select nextval('fos')
1

> select exists (select distinct a/0 from fo), exists (select a/0 from fo order by 1), exists (select a/0 from fo order by a/0)
t|t|t

> select exists (select 1/0 from fo limit 1)
t

> select exists (select a/0 from fo limit 0)
f

> select exists (select a/0 from fo union select 1)
ERROR 22012 division by zero

> select exists (select sum(a)/0 from fo)
ERROR 22012 division by zero

> select exists (select a/0 from fo group by a), exists(select a from fo group by a having a = 2)
t|t

> select exists (select row_number() over (order by a/0) from fo)
ERROR 22012 division by zero

> select exists (select 1/0), exists (select generate_series(1,0)), exists(select generate_series(1,1/0))
ERROR 22012 division by zero

> select exists (with w as (select a/0 as x from fo) select x from w)
t

> select exists (select fo.* from fo), exists (select * from fo where false), exists(select from fo)
t|f|t

> select count(*) from fo f1 where exists (select f1.a/0, nextval('fos') from fo f2 where f2.a = f1.a)
2

> select nextval('fos')
2

> drop table fo
DROP TABLE

> drop sequence fos
DROP SEQUENCE
