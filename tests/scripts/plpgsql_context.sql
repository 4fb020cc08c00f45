# PG_CONTEXT has the statements of SQL between the functions.

> create table said(n serial, c text)
CREATE TABLE

> create function f1() returns int language plpgsql as $$ declare c text; begin get diagnostics c = pg_context; insert into said(c) values (c); return 1; end $$
CREATE FUNCTION

> create function f2() returns int language plpgsql as $$ begin perform f1(); return f1(); end $$
CREATE FUNCTION

> create function f3(a int) returns int language sql as $$ insert into said(c) values ('sql'); select f2() + a $$
CREATE FUNCTION

> create function f4(a int) returns int language plpgsql as $$ declare x int; begin   perform f3(a);   x := f3(a);   execute 'select f3(1)' into x;   for x in select f1() loop null; end loop;   if (select f1()) = 1 then     call p1(f1());   end if;   begin     perform f1();     raise division_by_zero;   exception when others then     x := f1();   end;   return x; end $$
CREATE FUNCTION

> create procedure p1(a int) language plpgsql as $$ begin update said set n = f1() where false; delete from said where n = f1() + 1000; end $$
CREATE PROCEDURE

> create function tr() returns trigger language plpgsql as $$ begin perform f1(); return new; end $$
CREATE FUNCTION

> create table t(a int)
CREATE TABLE

> create trigger tr before insert on t for each row execute function tr()
CREATE TRIGGER

> select f4(1)
1

> do $$ begin insert into t values (1); execute 'insert into t values (2)'; end $$
DO

> select c from said order by n
sql
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "SELECT f1()"\nPL/pgSQL function f2() line 1 at PERFORM\nSQL function "f3" statement 2\nSQL statement "SELECT f3(a)"\nPL/pgSQL function f4(integer) line 1 at PERFORM
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nPL/pgSQL function f2() line 1 at RETURN\nSQL function "f3" statement 2\nSQL statement "SELECT f3(a)"\nPL/pgSQL function f4(integer) line 1 at PERFORM
sql
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "SELECT f1()"\nPL/pgSQL function f2() line 1 at PERFORM\nSQL function "f3" statement 2\nPL/pgSQL function f4(integer) line 1 at assignment
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nPL/pgSQL function f2() line 1 at RETURN\nSQL function "f3" statement 2\nPL/pgSQL function f4(integer) line 1 at assignment
sql
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "SELECT f1()"\nPL/pgSQL function f2() line 1 at PERFORM\nSQL function "f3" statement 2\nSQL statement "select f3(1)"\nPL/pgSQL function f4(integer) line 1 at EXECUTE
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nPL/pgSQL function f2() line 1 at RETURN\nSQL function "f3" statement 2\nSQL statement "select f3(1)"\nPL/pgSQL function f4(integer) line 1 at EXECUTE
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nPL/pgSQL function f4(integer) line 1 at FOR over SELECT rows
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL expression "(select f1()) = 1"\nPL/pgSQL function f4(integer) line 1 at IF
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "delete from said where n = f1() + 1000"\nPL/pgSQL function p1(integer) line 1 at SQL statement\nSQL statement "call p1(f1())"\nPL/pgSQL function f4(integer) line 1 at CALL
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nPL/pgSQL function f4(integer) line 1 at assignment
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "SELECT f1()"\nPL/pgSQL function tr() line 1 at PERFORM\nSQL statement "insert into t values (1)"\nPL/pgSQL function inline_code_block line 1 at SQL statement
PL/pgSQL function f1() line 1 at GET DIAGNOSTICS\nSQL statement "SELECT f1()"\nPL/pgSQL function tr() line 1 at PERFORM\nSQL statement "insert into t values (2)"\nPL/pgSQL function inline_code_block line 1 at EXECUTE
