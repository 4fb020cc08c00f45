# Functions in language internal: built-in ones under another name, as estimators of operators.

> create schema opc_n
CREATE SCHEMA

> set search_path = opc_n
SET

> create function cs(internal, oid, internal, integer) returns float8 as 'contsel' language internal stable strict
CREATE FUNCTION

> create function nope(int) returns int as 'nope' language internal
ERROR 42883 there is no built-in function named "nope"

> create function ih(int4) returns int4 language internal immutable strict as 'hashint4'
CREATE FUNCTION

> select ih(4) = hashint4(4), ih(null)
t|∅

> create table it (a int)
CREATE TABLE

> create index it_i on it (ih(a))
CREATE INDEX

> insert into it values (1), (2)
INSERT 0 2

> select a from it where ih(a) = hashint4(2)
2

> create view iv as select ih(a) from it
CREATE VIEW

> select pg_get_viewdef('iv'::regclass)
 SELECT ih(it.a) AS ih\n   FROM it;

> select prosrc, lanname, provolatile, proisstrict from pg_proc p join pg_language l on l.oid = prolang where proname = 'ih' and pronamespace = 'opc_n'::regnamespace
hashint4|internal|i|t

> select pg_get_functiondef('ih(int)'::regprocedure)
CREATE OR REPLACE FUNCTION opc_n.ih(integer)\n RETURNS integer\n LANGUAGE internal\n IMMUTABLE STRICT\nAS $function$hashint4$function$\n

> drop function ih(int4)
ERROR 2BP01 cannot drop function ih(integer) because other objects depend on it

> create function f(bool, bool) returns bool language sql immutable as 'select $1 = $2'
CREATE FUNCTION

> create operator === (leftarg = bool, rightarg = bool, function = f, restrict = cs, join = contjoinsel)
CREATE OPERATOR

> select oprrest, oprjoin from pg_operator where oprname = '===' and oprnamespace = 'opc_n'::regnamespace
cs|contjoinsel

> drop function cs(internal, oid, internal, integer)
ERROR 2BP01 cannot drop function cs(internal,oid,internal,integer) because other objects depend on it

> alter operator === (bool, bool) set (restrict = none)
ALTER OPERATOR

> alter operator === (bool, bool) set ("Restrict" = none)
ERROR 42601 operator attribute "Restrict" not recognized

> alter operator === (bool, bool) set (commutator = ===)
ERROR 42601 operator attribute "commutator" cannot be changed

> select oprrest, oprjoin from pg_operator where oprname = '===' and oprnamespace = 'opc_n'::regnamespace
-|contjoinsel

> drop function cs(internal, oid, internal, integer)
DROP FUNCTION

> create role opc_nr
CREATE ROLE

> grant all on schema opc_n to opc_nr
GRANT

> set role opc_nr
SET

> create function ih2(int4) returns int4 language internal immutable strict as 'hashint4'
ERROR 42501 permission denied for language internal

> reset role
RESET

> create type rr as range (subtype = int4)
CREATE TYPE

> drop function rr(int4, int4)
ERROR 2BP01 cannot drop function rr(integer,integer) because type rr requires it

> drop type rr
DROP TYPE

> set client_min_messages = error
SET

> drop schema opc_n cascade
DROP SCHEMA

> drop role opc_nr
DROP ROLE

> reset client_min_messages
RESET

> reset search_path
RESET
