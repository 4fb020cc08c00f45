# A function whose one output argument is a record gives what the call says.
#: notices

> create function r1(out r record) as $$ select 42; $$ language sql stable
CREATE FUNCTION

> create function r2(out r record) language plpgsql as $$ begin r := (1,2,'x'); end $$
CREATE FUNCTION

> create function r3(inout r record) language plpgsql as $$ begin  end $$
CREATE FUNCTION

> create function r4() returns table(r record) language plpgsql as $$ begin r := row(1); return next; return query select row(4,5); end $$
CREATE FUNCTION

> create function r5() returns setof record language sql as $$ select 1,2 union all select 3,4 $$
CREATE FUNCTION

> create function r6(out setof record) language sql as $$ select 1,2 union all select 3,4 $$
ERROR 42P13 functions cannot accept set arguments

> create function r7(i int, out r record) returns setof record language sql as $$ select 1,2 union all select i,4 $$
CREATE FUNCTION

> select r1(), r2()
(42)|(1,2,x)

> select * from r1()
ERROR 42601 a column definition list is required for functions returning "record"

> select * from r1() as (a int)
42

> select r3(row(1,2))
(1,2)

> select * from r5() as (a int, b int)
1|2
3|4

> select * from r7(5) as (a int, b int)
1|2
5|4

> select r7(4)
(1,2)
(4,4)

> select proname, proargmodes, proargnames, prorettype::regtype, proretset, pg_get_function_result(oid), pg_get_function_arguments(oid) from pg_proc where proname ~ '^r\d$' order by 1
r1|{o}|{r}|record|f|record|OUT r record
r2|{o}|{r}|record|f|record|OUT r record
r3|{b}|{r}|record|f|record|INOUT r record
r4|{t}|{r}|record|t|TABLE(r record)|
r5|∅|∅|record|t|SETOF record|
r7|{i,o}|{i,r}|record|t|SETOF record|i integer, OUT r record
