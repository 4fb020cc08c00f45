# Messages about keys that are expressions show these as psql does.
#: notices

> create table t(a int, b varchar(20), c text[])
CREATE TABLE

> create function f(text) returns text language sql immutable as $$ select upper($1) $$
CREATE FUNCTION

> create unique index i1 on t ((a+1), lower(b), f(b)) where a > 0
CREATE INDEX

> insert into t values (1,'a'),(1,'A')
ERROR 23505 duplicate key value violates unique constraint "i1"
DETAIL: Key ((a + 1), lower(b::text), f(b::text))=(2, a, A) already exists.

> create unique index i2 on t ((c[1]), coalesce(a, 0), (a is null))
CREATE INDEX

> insert into t values (-1,'a', '{a}'),(-1,'b', '{a}')
ERROR 23505 duplicate key value violates unique constraint "i2"
DETAIL: Key ((c[1]), COALESCE(a, 0), (a IS NULL))=(a, -1, f) already exists.

> create unique index i3 on t ((b || 'x'), (lower(b) collate "C"))
CREATE INDEX

> insert into t values (-1,'a', '{a}'),(-5,'a', '{b}')
ERROR 23505 duplicate key value violates unique constraint "i3"
DETAIL: Key ((b::text || 'x'::text), lower(b::text))=(ax, a) already exists.

> insert into t values (-1,'a', '{a}')
INSERT 0 1

> create unique index i4 on t((a*2))
CREATE INDEX

> create schema s; set search_path = s, public
SET

> insert into t values (-1,'aaa', '{zz}')
ERROR 23505 duplicate key value violates unique constraint "i4"
DETAIL: Key ((a * 2))=(-2) already exists.

> set search_path = s
SET

> insert into public.t values (-1,'aaa', '{zz}'), (1, 'X', '{r}')
ERROR 23505 duplicate key value violates unique constraint "i4"
DETAIL: Key ((a * 2))=(-2) already exists.

> insert into public.t values (1, 'X', '{r}')
INSERT 0 1

> create table public.e(a int, r int4range, exclude using gist (int4range(a,a+3) with &&, (r * '[1,100]') with &&))
CREATE TABLE

> insert into public.e values (1, '[1,10]')
INSERT 0 1

> insert into public.e values (2, '[2,10]')
ERROR 23P01 conflicting key value violates exclusion constraint "e_int4range_expr_excl"
DETAIL: Key (int4range(a, a + 3), (r * '[1,101)'::int4range))=([2,5), [2,11)) conflicts with existing key (int4range(a, a + 3), (r * '[1,101)'::int4range))=([1,4), [1,11)).

> create table public.d as select 1 a, 'x' b union all select 1, 'X'
SELECT 2

> create unique index on public.d ((a+1), lower(b))
ERROR 23505 could not create unique index "d_expr_lower_idx"
DETAIL: Key ((a + 1), lower(b))=(2, x) is duplicated.
