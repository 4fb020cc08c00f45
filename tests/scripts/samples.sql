# TABLESAMPLE. Checked against PostgreSQL 15.

> create table many (id int primary key, b text)
CREATE TABLE

> insert into many select g, g::text from generate_series(1, 2000) g
INSERT 0 2000

> select count(*) from many tablesample bernoulli (100), count(*) from many
ERROR 42601 syntax error at or near "from"

> select count(*), min(id), max(b::int) from many tablesample system (100)
2000|1|2000

> select count(*) from many tablesample bernoulli (0)
0

> select count(*) from many tablesample system (0) repeatable (5)
0

> select count(*) between 800 and 1200 from many tablesample bernoulli (50)
t

> select count(*) between 10 and 200 from many tablesample bernoulli (5) repeatable (1.5)
t

> select (select count(*) from many tablesample bernoulli (50) repeatable (3)) = (select count(*) from many tablesample bernoulli (50) repeatable (3))
t

> select count(*) = 0 from (select id from many tablesample bernoulli (50) repeatable (3) except select id from many tablesample bernoulli (50) repeatable (3)) x
t

> select count(*) > 0 from (select id from many tablesample bernoulli (50) repeatable (3) except select id from many tablesample bernoulli (50) repeatable (4)) x
t

> select count(*) = 0 from (select id from many tablesample bernoulli (10) repeatable (3) except select id from many tablesample bernoulli (50) repeatable (3)) x
t

> select t.id, t.b from many as t tablesample system (100) where t.id = 7
7|7

> select t.x from many as t (x) tablesample bernoulli (100) where x < 3 order by x
1
2

> select count(*) from many a left join many b tablesample bernoulli (0) on a.id = b.id where b.id is null
2000

> select count(*) from many a left join many b tablesample bernoulli (100) using (id) where b.id is not null
2000

> select count(*) from (values (0), (100)) v(p), lateral (select * from many tablesample bernoulli (v.p)) x
2000

> select id from many tablesample bernoulli (100) where id < 3 order by id for update
1
2

> update many set b = 'x' from many m tablesample system (100) where m.id = many.id and m.id < 3 returning many.id
1
2

> select count(*) from many tablesample bernoulli (-1)
ERROR 2202H sample percentage must be between 0 and 100

> select count(*) from many tablesample bernoulli (200)
ERROR 2202H sample percentage must be between 0 and 100

> select count(*) from many tablesample system (null)
ERROR 2202H TABLESAMPLE parameter cannot be null

> select count(*) from many tablesample system (50) repeatable (null)
ERROR 2202G TABLESAMPLE REPEATABLE parameter cannot be null

> select count(*) from many tablesample foo (1)
ERROR 42704 tablesample method foo does not exist

> select count(*) from many tablesample system ()
ERROR 42601 syntax error at or near ")"

> select count(*) from many tablesample system (1, 2)
ERROR 2202H tablesample method system requires 1 argument, not 2

> select count(*) from many tablesample system ('x')
ERROR 22P02 invalid input syntax for type real: "x"

> select count(*) from many tablesample system ('100')
2000

> select count(*) from many tablesample system (true)
ERROR 42804 argument of TABLESAMPLE must be type real, not type boolean

> select count(*) from (select 1) q tablesample system (1)
ERROR 42601 syntax error at or near "tablesample"

> with c as (select * from many) select count(*) from c tablesample bernoulli (100)
ERROR 0A000 TABLESAMPLE clause can only be applied to tables and materialized views

> create view mv as select * from many
CREATE VIEW

> select count(*) from mv tablesample bernoulli (1)
ERROR 0A000 TABLESAMPLE clause can only be applied to tables and materialized views

> prepare s (int) as select count(*) from many tablesample bernoulli ($1)
PREPARE

> execute s (100)
2000

> execute s (0)
0

> deallocate s
DEALLOCATE

> drop table many cascade
DROP TABLE
