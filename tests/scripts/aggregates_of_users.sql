# CREATE, ALTER and DROP AGGREGATE: every check, every way of a call.

> create schema agg_u
CREATE SCHEMA

> set search_path = agg_u
SET

> create function t1(int[], int) returns int[] language sql as 'select $1||$2'
CREATE FUNCTION

> create function s1(int, int) returns int strict language sql as 'select $1+$2'
CREATE FUNCTION

> create function fs(int, int) returns int strict language sql as 'select $1+$2'
CREATE FUNCTION

> create function ret(int,int) returns setof int language sql as 'select 1'
CREATE FUNCTION

> create function tp(int,text) returns text language sql as 'select $2'
CREATE FUNCTION

> create aggregate a(int) (sfunc=t1)
ERROR 42P13 aggregate stype must be specified

> create aggregate a(int) (stype=int[])
ERROR 42P13 aggregate sfunc must be specified

> create aggregate a(int) (sfunc=t1, stype=int[], bad=3, Sfunc2 = 3)
CREATE AGGREGATE

> create aggregate a(int) (sfunc=t1, stype=int[])
ERROR 42723 function "a" already exists with same argument types

> create or replace aggregate a(int) (sfunc=t1, stype=int[], initcond='{9}')
CREATE AGGREGATE

> create or replace aggregate a(int) (sfunc=s1, stype=int)
ERROR 42P13 cannot change return type of existing function

> create or replace aggregate a(x int) (sfunc=t1, stype=int[])
CREATE AGGREGATE

> create or replace aggregate a(y int) (sfunc=t1, stype=int[])
ERROR 42P13 cannot change name of input parameter "x"

> select a(1)
{1}

> create aggregate b(int) (sfunc=nosuch, stype=int)
ERROR 42883 function nosuch(integer, integer) does not exist

> create aggregate b(int) (sfunc=s1, stype=text)
ERROR 42883 function s1(text, integer) does not exist

> create aggregate b(int) (sfunc=s1, stype=int8)
ERROR 42883 function s1(bigint, integer) does not exist

> create aggregate b(text) (sfunc=tp, stype=int)
ERROR 42804 return type of transition function tp is not integer

> create aggregate b(int) (sfunc=ret, stype=int)
ERROR 42804 function ret(integer, integer) returns a set

> create aggregate b(int) (sfunc=s1, stype=int, finalfunc=nope)
ERROR 42883 function nope(integer) does not exist

> create aggregate b(int) (sfunc=s1, stype=int, finalfunc=fs, finalfunc_extra)
ERROR 42P13 final function with extra arguments must not be declared STRICT

> create aggregate b(int) (sfunc=s1, stype=int, initcond='abc')
ERROR 22P02 invalid input syntax for type integer: "abc"

> create aggregate b(int) (sfunc=s1, stype=int, finalfunc_modify='x')
ERROR 42601 parameter "finalfunc_modify" must be READ_ONLY, SHAREABLE, or READ_WRITE

> create aggregate b(int) (sfunc=s1, stype=int, parallel='x')
ERROR 42601 parameter "parallel" must be SAFE, RESTRICTED, or UNSAFE

> create aggregate b(int) (sfunc=s1, stype=int, hypothetical)
ERROR 42P13 only ordered-set aggregates can be hypothetical

> create aggregate b(int) (sfunc=s1, stype=int, msfunc=s1)
ERROR 42P13 aggregate msfunc must not be specified without mstype

> create aggregate b(int) (sfunc=s1, stype=int, mstype=int)
ERROR 42P13 aggregate msfunc must be specified when mstype is specified

> create aggregate b(int) (sfunc=s1, stype=int, mstype=int, msfunc=s1)
ERROR 42P13 aggregate minvfunc must be specified when mstype is specified

> create aggregate b(int) (sfunc=s1, stype=int, mstype=int, msfunc=s1, minvfunc=int4mi)
CREATE AGGREGATE

> create aggregate b2(int) (sfunc=s1, stype=int, mstype=int[], msfunc=t1, minvfunc=t1)
ERROR 42P13 moving-aggregate implementation returns type integer[], but plain implementation returns type integer

> create aggregate b3(int) (sfunc=s1, stype=int, mstype=int[], msfunc=s1, minvfunc=t1)
ERROR 42883 function s1(integer[], integer) does not exist

> create aggregate b3(int) (sfunc=s1, stype=int, mstype=int, msfunc=s1, minvfunc=addno)
ERROR 42883 function addno(integer, integer) does not exist

> create aggregate b4(int) (sfunc=s1, stype=int, combinefunc=int8pl)
ERROR 42804 function int8pl(bigint, bigint) requires run-time type coercion

> create aggregate b4(int) (sfunc=s1, stype=int, combinefunc=t1)
ERROR 42883 function t1(integer, integer) does not exist

> create aggregate b4(int) (sfunc=s1, stype=int, serialfunc=t1)
ERROR 42P13 must specify both or neither of serialization and deserialization functions

> create aggregate b4(int) (sfunc=s1, stype=int, serialfunc=t1, deserialfunc=t1)
ERROR 42P13 serialization functions may be specified only when the aggregate transition data type is internal

> create aggregate b4(int) (sfunc=s1, stype=internal)
ERROR 42883 function s1(internal, integer) does not exist

> create aggregate b4(int) (sfunc=s1, stype=record)
ERROR 42P13 aggregate transition data type cannot be record

> create aggregate b4(int,int) (sfunc=t1, stype=int[], sortop = >)
ERROR 42883 function t1(integer[], integer, integer) does not exist

> create aggregate b4(int) (sfunc=s1, stype=int, sortop = @@@)
ERROR 42883 operator does not exist: integer @@@ integer

> create aggregate b5(int) (sfunc=t1, stype=anyarray)
ERROR 42P13 cannot determine transition data type

> create aggregate b6(anyelement) (sfunc=t1, stype=int[])
ERROR 42883 function t1(integer[], anyelement) does not exist

> create aggregate b7(out int) (sfunc=t1, stype=int[])
ERROR 0A000 aggregates cannot have output arguments

> create aggregate b8(setof int) (sfunc=t1, stype=int[])
ERROR 42P13 aggregates cannot accept set arguments

> create aggregate b9(basetype=int, sfunc=s1, stype=int)
CREATE AGGREGATE

> create aggregate b10(sfunc=s1, stype=int)
ERROR 42P13 aggregate input type must be specified

> create aggregate b11(basetype='ANY', sfunc=int8inc, stype=int8, initcond='0')
CREATE AGGREGATE

> create aggregate b11b(basetype="any", sfunc=int8inc, stype=int8, initcond='0')
CREATE AGGREGATE

> select b11(*), b9(x) from generate_series(1,3) x
3|6

> create aggregate b12(int) (basetype=int, sfunc=s1, stype=int)
ERROR 42P13 basetype is redundant with aggregate input type specification

> create aggregate b13(int, variadic int[]) (sfunc=t1, stype=int[])
ERROR 42883 function t1(integer[], integer, integer[]) does not exist

> create function vt(int[], int, variadic int[]) returns int[] language sql as 'select $1||$2||$3'
CREATE FUNCTION

> create aggregate b13(int, variadic int[]) (sfunc=vt, stype=int[], initcond='{}')
CREATE AGGREGATE

> select b13(x, x+1, x+2), b13(x, variadic array[x]) from generate_series(1,3) x
{1,2,3,2,3,4,3,4,5}|{1,1,2,2,3,3}

> create aggregate b14(variadic int[], int) (sfunc=vt, stype=int[], initcond='{}')
ERROR 42P13 VARIADIC parameter must be the last input parameter

> create aggregate b15(variadic int) (sfunc=vt, stype=int[], initcond='{}')
ERROR 42P13 VARIADIC parameter must be an array

> create aggregate b16(int order by variadic int[]) (sfunc=vt, stype=int[], initcond='{}')
ERROR 0A000 a variadic ordered-set aggregate must use VARIADIC type ANY

> create aggregate b17(variadic int[] order by variadic text[]) (sfunc=vt, stype=int[], initcond='{}')
ERROR 0A000 an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC aggregated argument of the same data type

> create aggregate b18(int order by int) (sfunc=t1, stype=int[], initcond='{}', hypothetical, finalfunc=ff)
ERROR 42883 function ff(integer[], integer) does not exist

> create function ff(int[], int, int) returns text language sql as 'select $1::text||$2||coalesce($3,77)'
CREATE FUNCTION

> create aggregate b18(int order by int) (sfunc=t1, stype=int[], initcond='{}', hypothetical, finalfunc=ff, finalfunc_extra)
CREATE AGGREGATE

> select b18(5) within group (order by x) from generate_series(1,3) x
{1,2,3}577

> select b18(5) within group (order by x) over () from generate_series(1,3) x
ERROR 0A000 OVER is not supported for ordered-set aggregate b18

> create aggregate b19(text order by int) (sfunc=t1, stype=int[], initcond='{}', hypothetical)
ERROR 42P13 a hypothetical-set aggregate must have direct arguments matching its aggregated arguments

> select a(x) over (order by x rows between 1 preceding and current row) from generate_series(1,4) x
{1}
{1,2}
{2,3}
{3,4}

> create aggregate rw(int) (sfunc=t1, stype=int[], finalfunc_modify=read_write)
CREATE AGGREGATE

> select rw(x) over () from generate_series(1,4) x
ERROR 0A000 aggregate function rw(integer) does not support use as a window function

> select rw(x) from generate_series(1,4) x
{1,2,3,4}

> select a(distinct x), a(x order by -x), a(x) filter (where x>1) from generate_series(1,4) x
{1,2,3,4}|{4,3,2,1}|{2,3,4}

> select a(a(x)) from generate_series(1,4) x
ERROR 42883 function a(integer[]) does not exist

> select a(x) from generate_series(1,4) x where a(x) is null
ERROR 42803 aggregate functions are not allowed in WHERE

> select a(*) from generate_series(1,4) x
ERROR 42883 function a() does not exist

> select s1(*) from generate_series(1,4) x
ERROR 42883 function s1() does not exist

> drop function t1(int[],int)
ERROR 2BP01 cannot drop function t1(integer[],integer) because other objects depend on it

> alter aggregate nope(int) rename to x
ERROR 42883 aggregate nope(integer) does not exist

> alter aggregate s1(int,int) rename to x
ERROR 42809 function s1(integer, integer) is not an aggregate

> call b11()
ERROR 42809 b11() is not a procedure

> drop function t1(int[],int) cascade
DROP FUNCTION

> drop function s1, fs cascade
DROP FUNCTION

> reset search_path
RESET

> drop schema agg_u cascade
DROP SCHEMA
