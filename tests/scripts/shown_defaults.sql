# A default that is cast to its column's type, as psql shows it.

> create table one_d (id int, v varchar(5), n numeric, g1 int generated always as (id * 2) stored, g2 numeric(10,2) generated always as (id * 3) stored,
+   g3 bigint generated always as (id + 1) stored, g4 varchar(3) generated always as (v || 'x') stored, g5 text generated always as (v || 'y') stored,
+   d1 numeric default 1 + 2, d2 varchar(3) default 'a' || 'b', d3 smallint default 2 + 2, g6 numeric(5,1) generated always as (- id) stored,
+   g7 numeric(4,1) generated always as (n) stored, g8 float8 generated always as (n * 2) stored, g9 numeric(6,1) generated always as (n + 1) stored)
CREATE TABLE

> select attname, pg_get_expr(adbin, adrelid, true) as pretty, pg_get_expr(adbin, adrelid) as plain
+   from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum where adrelid = 'one_d'::regclass order by attnum
g1|id * 2|(id * 2)
g2|(id * 3)|(id * 3)
g3|(id + 1)|(id + 1)
g4|((v::text || 'x'::text))|((v)::text || 'x'::text)
g5|v::text || 'y'::text|((v)::text || 'y'::text)
d1|(1 + 2)|(1 + 2)
d2|(('a'::text || 'b'::text))|('a'::text || 'b'::text)
d3|(2 + 2)|(2 + 2)
g6|(- id)|(- id)
g7|n|n
g8|(n * 2::numeric)|(n * (2)::numeric)
g9|(n + 1::numeric)|(n + (1)::numeric)

> drop table one_d
DROP TABLE
