# Errors inside PREPARE are shown where they stand in the whole text.
# A cursor's query is looked at before the block that it needs.
# A procedure that is called as a function, and the reverse, is named with the arguments that were given.

> prepare x as select nosuch($1)
ERROR 42883 function nosuch(unknown) does not exist

> prepare   x(int) as  select 1 from  nosuch where $1 = 1
ERROR 42P01 relation "nosuch" does not exist

> select 1 as one; prepare x as select $1 + nocol
ERROR 42703 column "nocol" does not exist

> declare c cursor for select nocol
ERROR 42703 column "nocol" does not exist

> declare c cursor for select 1
ERROR 25P01 DECLARE CURSOR can only be used in transaction blocks

> create procedure one_p(a int) language sql as ''
CREATE PROCEDURE

> select one_p('5')
ERROR 42809 one_p(unknown) is a procedure

> select public.one_p(null)
ERROR 42809 public.one_p(unknown) is a procedure

> select one_p(a => '5')
ERROR 42809 one_p(a => unknown) is a procedure

> prepare x as select one_p($1)
ERROR 42809 one_p(unknown) is a procedure

> select * from one_p(1)
ERROR 42809 one_p(integer) is a procedure

> call abs('5')
ERROR 42809 abs(unknown) is not a procedure

> call pg_catalog.abs(-5)
ERROR 42809 pg_catalog.abs(integer) is not a procedure

> drop procedure one_p
DROP PROCEDURE
