# Expressions of a volatile function are statements of their own: stable functions in them see what came before.

> create table app_users (login text, id serial)
CREATE TABLE

> create function app_id(a text) returns int as $$ declare x int; begin select into x id from app_users where login = a; return coalesce(x, 0); end $$ language plpgsql stable
CREATE FUNCTION

> create function app_sqlid(a text) returns int as 'select coalesce(max(id), 0) from app_users where login = a' language sql stable
CREATE FUNCTION

> create function app_add(a text) returns text as $$ declare n int; r text = ''; begin n = app_id(a); r = r || n; insert into app_users values (a); n = app_id(a); r = r || n || app_id(a) || app_sqlid(a); if app_id(a) > 0 then r = r || 'y'; end if; return r || app_id(a); end $$ language plpgsql
CREATE FUNCTION

> create function app_in(a text) returns int as $$ begin return app_id(a); end $$ language plpgsql
CREATE FUNCTION

> create function app_put(a text) returns int as $$ begin insert into app_users values (a); return app_id(a); end $$ language plpgsql
CREATE FUNCTION

> create function app_arr(a text) returns int[] as $$ declare n int[] = '{0,0}'; begin n[1] = app_id(a); insert into app_users values (a); n[2] = app_id(a); return n; end $$ language plpgsql
CREATE FUNCTION

> select app_arr('a1')
{0,1}

> select app_add('u1')
0222y2

> select app_put('u2'), app_in('u2'), app_id('u2')
3|3|0

> select app_in(l) from (values ('u1'), ('u2'), ('u3')) v(l)
2
3
0

> do $$ begin for i in 1 .. 3 loop insert into app_users values ('d' || i); assert app_id('d' || i) > 0; assert app_sqlid('d' || i) > 0; end loop; end $$
DO

> drop function app_arr(text), app_put(text), app_in(text), app_add(text), app_id(text), app_sqlid(text)
DROP FUNCTION

> drop table app_users
DROP TABLE
