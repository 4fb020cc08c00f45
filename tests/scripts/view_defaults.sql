# Defaults of views' columns. Checked against PostgreSQL 15.

> create table base (id int primary key, a text default 'base a', b text default 'base b', c text default 'base c', g int generated always as (id + 1) stored)
CREATE TABLE

> create view v as select id, a, b, upper(c) up from base
CREATE VIEW

> create view w as select * from v
CREATE VIEW

> alter view v alter column a set default 'view a'
ALTER VIEW

> alter table v alter b set default 'view ' || 'b'
ALTER TABLE

> alter view w alter a set default 'w a'
ALTER VIEW

> insert into v (id) values (1) returning id, a, b
1|view a|view b

> insert into v values (2, default, default), (3, 'x', default)
INSERT 0 2

> insert into w (id) values (4)
INSERT 0 1

> insert into w values (5, default, default)
INSERT 0 1

> insert into w (id, a) select 6, 'six'
INSERT 0 1

> insert into base (id) values (7)
INSERT 0 1

> select * from base order by id
1|view a|view b|base c|2
2|view a|view b|base c|3
3|x|view b|base c|4
4|w a|view b|base c|5
5|w a|view b|base c|6
6|six|view b|base c|7
7|base a|base b|base c|8

> update v set a = default, b = default where id = 3 returning *
3|view a|view b|BASE C

> update w set a = default, b = default where id = 3 returning *
3|w a|∅|BASE C

> update base set a = default where id = 3 returning a
base a

> insert into v (id) values (3) on conflict (id) do update set a = default, b = excluded.b || '!' returning a, b
view a|view b!

> alter view v alter column a drop default
ALTER VIEW

> insert into v (id) values (8) returning a, b
base a|view b

> insert into w (id) values (9) returning a, b
w a|view b

> create or replace view v as select id, a, b, upper(c) up, g from base
CREATE VIEW

> insert into v (id) values (10) returning a, b, g
base a|view b|11

> alter view v alter g set default 100
ALTER VIEW

> insert into v values (11, default, default)
ERROR 428C9 cannot insert a non-DEFAULT value into column "g"

> insert into v (id, a, b, g) values (11, default, default, default)
ERROR 428C9 cannot insert a non-DEFAULT value into column "g"

> alter view v alter column id set not null
ERROR 42809 ALTER action ALTER COLUMN ... SET NOT NULL cannot be performed on relation "v"

> alter view v alter nosuch set default 1
ERROR 42703 column "nosuch" of relation "v" does not exist

> alter view v alter id set default 'x'
ERROR 22P02 invalid input syntax for type integer: "x"

> alter view v alter up set default 'x'
ALTER VIEW

> select column_name, column_default from information_schema.columns where table_name = 'v' order by ordinal_position
id|∅
a|∅
b|('view '::text || 'b'::text)
up|'x'::text
g|100

> drop table base cascade
DROP TABLE
