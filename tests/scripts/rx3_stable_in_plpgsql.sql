# Expressions of a volatile function are statements of their own: stable functions in them see what came before.

> create table rx3_users (login text, id serial)
CREATE TABLE

> create function rx3_id(a text) returns int as $$ declare x int; begin select into x id from rx3_users where login = a; return coalesce(x, 0); end $$ language plpgsql stable
CREATE FUNCTION

> create function rx3_sqlid(a text) returns int as 'select coalesce(max(id), 0) from rx3_users where login = a' language sql stable
CREATE FUNCTION

> create function rx3_add(a text) returns text as $$ declare n int; r text = ''; begin n = rx3_id(a); r = r || n; insert into rx3_users values (a); n = rx3_id(a); r = r || n || rx3_id(a) || rx3_sqlid(a); if rx3_id(a) > 0 then r = r || 'y'; end if; return r || rx3_id(a); end $$ language plpgsql
CREATE FUNCTION

> create function rx3_in(a text) returns int as $$ begin return rx3_id(a); end $$ language plpgsql
CREATE FUNCTION

> create function rx3_put(a text) returns int as $$ begin insert into rx3_users values (a); return rx3_id(a); end $$ language plpgsql
CREATE FUNCTION

> create function rx3_arr(a text) returns int[] as $$ declare n int[] = '{0,0}'; begin n[1] = rx3_id(a); insert into rx3_users values (a); n[2] = rx3_id(a); return n; end $$ language plpgsql
CREATE FUNCTION

> select rx3_arr('a1')
{0,1}

> select rx3_add('u1')
0222y2

> select rx3_put('u2'), rx3_in('u2'), rx3_id('u2')
3|3|0

> select rx3_in(l) from (values ('u1'), ('u2'), ('u3')) v(l)
2
3
0

> do $$ begin for i in 1 .. 3 loop insert into rx3_users values ('d' || i); assert rx3_id('d' || i) > 0; assert rx3_sqlid('d' || i) > 0; end loop; end $$
DO

> drop function rx3_arr(text), rx3_put(text), rx3_in(text), rx3_add(text), rx3_id(text), rx3_sqlid(text)
DROP FUNCTION

> drop table rx3_users
DROP TABLE
