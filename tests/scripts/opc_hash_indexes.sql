# Hash classes of users.

> create schema opc_hi
CREATE SCHEMA

> set search_path = opc_hi
SET

> create function my_cmp(int4,int4) returns int4 language plpgsql immutable strict as $$begin return case when abs($1) = abs($2) then 0 when abs($1) > abs($2) then 1 else -1 end; end$$
CREATE FUNCTION

> create function my_lt(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) < abs($2); end$$
CREATE FUNCTION

> create function my_le(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) <= abs($2); end$$
CREATE FUNCTION

> create function my_eq(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) = abs($2); end$$
CREATE FUNCTION

> create function my_ge(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) >= abs($2); end$$
CREATE FUNCTION

> create function my_gt(int4,int4) returns bool language plpgsql immutable strict as $$begin return abs($1) > abs($2); end$$
CREATE FUNCTION

> create operator |<| (leftarg=int4, rightarg=int4, function=my_lt, commutator= |>|)
CREATE OPERATOR

> create operator |<=| (leftarg=int4, rightarg=int4, function=my_le, commutator= |>=|)
CREATE OPERATOR

> create operator |=| (leftarg=int4, rightarg=int4, function=my_eq, commutator= |=|)
CREATE OPERATOR

> create operator |>=| (leftarg=int4, rightarg=int4, function=my_ge)
CREATE OPERATOR

> create operator |>| (leftarg=int4, rightarg=int4, function=my_gt)
CREATE OPERATOR

> create operator class abs_ops for type int4 using btree as operator 1 |<|, operator 2 |<=|, operator 3 |=|, operator 4 |>=|, operator 5 |>|, function 1 my_cmp(int4,int4)
CREATE OPERATOR CLASS

> create function hh(int4) returns int4 language plpgsql immutable strict as $$begin return abs($1) % 7; end$$
CREATE FUNCTION

> create operator class h_ops for type int4 using hash as operator 1 |=|, function 1 hh(int4)
CREATE OPERATOR CLASS

> select amvalidate(oid) from pg_opclass where opcname = 'h_ops' and opcnamespace = 'opc_hi'::regnamespace
t

> create table hx (a int)
CREATE TABLE

> insert into hx select generate_series(-500,500)
INSERT 0 1001

> create index hx_a on hx using hash (a h_ops)
CREATE INDEX

> analyze hx
ANALYZE

> select a from hx where a |=| 4 order by a
-4
4

> select a from hx where a = 4 order by a
4

> delete from hx where a |=| 4
DELETE 2

> select a from hx where a |=| 4 order by a
(no rows)

> select pg_get_indexdef('hx_a'::regclass)
CREATE INDEX hx_a ON opc_hi.hx USING hash (a h_ops)

> drop function hh(int4)
ERROR 2BP01 cannot drop function hh(integer) because other objects depend on it

> drop index hx_a
DROP INDEX

> drop operator class h_ops using hash
DROP OPERATOR CLASS

> select count(*) from pg_opfamily where opfname = 'h_ops' and opfnamespace = 'opc_hi'::regnamespace
1

> set client_min_messages = error
SET

> drop schema opc_hi cascade
DROP SCHEMA

> reset client_min_messages
RESET

> reset search_path
RESET
