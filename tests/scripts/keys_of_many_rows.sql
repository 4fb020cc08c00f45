# Many rows at once with unique keys of all kinds of types

> create table km1 (a int[] primary key, t text)
CREATE TABLE

> insert into km1 select array[[i, 1], [2, 3]], 'x' from generate_series(1, 500) i
INSERT 0 500

> insert into km1 select array[[i, 1], [2, 3]], 'x' from generate_series(501, 1500) i
INSERT 0 1000

> insert into km1 select array[[i, 1], [2, 3]], 'x' from generate_series(1400, 1600) i
ERROR 23505 duplicate key value violates unique constraint "km1_pkey"

> update km1 set a = array[[a[1][1] + 5000, 1], [2, 3]] where a[1][1] % 2 = 0
UPDATE 750

> select count(*), min(a), max(a) from km1
1500|{{1,1},{2,3}}|{{6500,1},{2,3}}

> create table km2 (r int4range primary key, m int4multirange unique, i interval unique, j jsonb unique, n numeric unique, x inet unique, b bit(20) unique, tz timetz unique)
CREATE TABLE

> insert into km2 select int4range(i, i + 2), int4multirange(int4range(i, i + 1)), make_interval(mins => i), jsonb_build_object('a', i), i / 7.0, ('10.0.' || i / 256 || '.' || i % 256)::inet, i::bit(20), '00:00+00'::timetz + make_interval(secs => i) from generate_series(1, 700) i
INSERT 0 700

> insert into km2 select int4range(i, i + 2), int4multirange(int4range(i, i + 1)), make_interval(mins => i), jsonb_build_object('a', i), i / 7.0, ('10.0.' || i / 256 || '.' || i % 256)::inet, i::bit(20), '00:00+00'::timetz + make_interval(secs => i) from generate_series(701, 1400) i
INSERT 0 700

> insert into km2 (r, i) select int4range(-i, 0), make_interval(mins => i) from generate_series(1399, 1420) i
ERROR 23505 duplicate key value violates unique constraint "km2_i_key"

> update km2 set i = i + '1 mon', j = j || '{"b": 1}', n = n + 1000
UPDATE 1400

> delete from km2 where lower(r) % 3 = 0
DELETE 466

> select count(*), max(i), min(n), max(x), count(distinct j) from km2
934|1 mon 23:20:00|1000.14285714285714285714|10.0.5.120|934

> create type km_c as (x int, y text)
CREATE TYPE

> create domain km_d as numeric(10,2) check (value > 0)
CREATE DOMAIN

> create type km_e as enum ('a', 'b', 'c')
CREATE TYPE

> create table km3 (c km_c primary key, d km_d unique, e km_e, f float8 unique, ts timestamptz, u uuid unique, by bytea unique, ch char(8) unique, unique (e, ts desc, c), unique nulls not distinct (f, e))
ERROR 42601 syntax error at or near "desc"

> insert into km3 select row(i, 'y' || i), i + 0.5, (array['a','b','c'])[1 + i % 3]::km_e, case when i = 3 then 'NaN' when i = 4 then '-Infinity' else i end, '2020-01-01'::timestamptz + make_interval(hours => i), md5(i::text)::uuid, decode(md5(i::text), 'hex'), i::text from generate_series(1, 1200) i
ERROR 42P01 relation "km3" does not exist

> insert into km3 select row(i, 'y' || i), i + 0.5, 'a', i, now(), md5(i::text)::uuid, decode(md5(i::text), 'hex'), i::text from generate_series(1201, 2000) i
ERROR 42P01 relation "km3" does not exist

> insert into km3 select row(i, 'y' || i), i + 0.5, 'a', case when i = 2010 then 'NaN' else i end, now(), md5(i::text)::uuid, decode(md5(i::text), 'hex'), i::text from generate_series(2001, 2020) i
ERROR 42P01 relation "km3" does not exist

> update km3 set c = row((c).x + 10000, 'z'), f = -f, ch = 'k' || trim(ch) where (c).x % 5 = 0
ERROR 42P01 relation "km3" does not exist

> select count(*), min(c), max(f), min(ch), max(d) from km3
ERROR 42P01 relation "km3" does not exist

> delete from km3 where f < 0
ERROR 42P01 relation "km3" does not exist

> select count(*) from km3
ERROR 42P01 relation "km3" does not exist
