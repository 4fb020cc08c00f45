# CREATE, ALTER and DROP OPERATOR; names, search path, stored text, commutators and negators.
#!%#|#!%#(integer,integer)|#%#(integer,integer)|neqsel|neqjoinsel|f|f|int4ne
#%#|#%#(integer,integer)|#!%#(integer,integer)|eqsel|eqjoinsel|t|t|f2
#%#|#%#(integer,integer)|0|eqsel|eqjoinsel|t|t|f2
#%#|-|neqjoinsel
#%#|+(integer,integer)|-(NONE,integer)
#%#|∅|#%#(integer,integer)
#%#|+(integer,integer)|-(NONE,integer)

> create schema opr_u
CREATE SCHEMA

> set search_path = opr_u
SET

> create function f2(int,int) returns bool language sql immutable as 'select $1 = $2'
CREATE FUNCTION

> create function f1(int) returns int language sql immutable as 'select -$1'
CREATE FUNCTION

> create function ft(int,text) returns text language sql immutable as $$select $1::text||$2$$
CREATE FUNCTION

> create operator @#@ (leftarg=int, rightarg=int)
ERROR 42P13 operator function must be specified

> create operator @#@ (function=f2)
ERROR 42P13 operator argument types must be specified

> create operator @#@ (leftarg=int, function=f2)
ERROR 42P13 operator right argument type must be specified

> create operator @#@ (leftarg=int, rightarg=text, function=f2)
ERROR 42883 function f2(integer, text) does not exist

> create operator @#@ (leftarg=setof int, rightarg=int, function=f2)
ERROR 42P13 SETOF type not allowed for operator argument

> create operator @#@ (leftarg=int, rightarg=int, function=f2, foo=3, "Leftarg"=int)
CREATE OPERATOR

> create operator @#@ (leftarg=int, rightarg=int, function=f2)
ERROR 42723 operator @#@ already exists

> create operator !#! (rightarg=int, function=f1, commutator = !#!)
ERROR 42P13 only binary operators can have commutators

> create operator !#! (rightarg=int, function=f1, negator = !#!)
ERROR 42P13 only boolean operators can have negators

> create operator !#! (rightarg=int, function=f1, hashes)
ERROR 42P13 only binary operators can hash

> create operator !#! (rightarg=int, function=f1, merges)
ERROR 42P13 only binary operators can merge join

> create operator !#! (rightarg=int, function=f1, restrict=eqsel)
ERROR 42P13 only boolean operators can have restriction selectivity

> create operator !#! (rightarg=int, function=f1, join=eqjoinsel)
ERROR 42P13 only binary operators can have join selectivity

> create operator #%# (leftarg=int, rightarg=text, function=ft, restrict=eqsel)
ERROR 42P13 only boolean operators can have restriction selectivity

> create operator #%# (leftarg=int, rightarg=text, function=ft, join=eqjoinsel)
ERROR 42P13 only boolean operators can have join selectivity

> create operator #%# (leftarg=int, rightarg=text, function=ft, merges)
ERROR 42P13 only boolean operators can merge join

> create operator #%# (leftarg=int, rightarg=text, function=ft, hashes)
ERROR 42P13 only boolean operators can hash

> create operator #%# (leftarg=int, rightarg=text, function=ft, negator= ##)
ERROR 42P13 only boolean operators can have negators

> create operator => (leftarg=int, rightarg=int, function=f2)
ERROR 42601 syntax error at or near "=>"

> create operator !=- (rightarg=int, function=f1)
CREATE OPERATOR

> create operator #%# (leftarg=int, rightarg=int, function=f2, restrict=nosel)
ERROR 42883 function nosel(internal, oid, internal, integer) does not exist

> create operator #%# (leftarg=int, rightarg=int, function=f2, restrict=eqjoinsel)
ERROR 42883 function eqjoinsel(internal, oid, internal, integer) does not exist

> create operator #%# (leftarg=int, rightarg=int, function=f2, join=nosel)
ERROR 42883 function nosel(internal, oid, internal, smallint, internal) does not exist

> create operator #%# (leftarg=int, rightarg=int, function=f2, negator = #%#)
ERROR 42P13 operator cannot be its own negator or sort operator

> create operator nosch.#%# (leftarg=int, rightarg=int, function=f2)
ERROR 3F000 schema "nosch" does not exist

> create operator #%# (leftarg=int, rightarg=int, function=f2, commutator = #%#, negator = #!%#, restrict=eqsel, join=eqjoinsel, hashes, merges)
CREATE OPERATOR

> select 1 #%# 2, 1 #!%# 2
ERROR 42883 operator is only a shell: integer #!%# integer

> select 1 #!%# 2
ERROR 42883 operator is only a shell: integer #!%# integer

> create operator #!%# (leftarg=int, rightarg=int, procedure=int4ne, commutator = #!%#, negator = #%#, restrict=neqsel, join=neqjoinsel)
CREATE OPERATOR

> select 1 #%# 2, 1 #!%# 2
f|t

> select 1, oprname, oprcom::regoperator, oprnegate::regoperator, oprrest, oprjoin, oprcanmerge, oprcanhash, oprcode from pg_operator where oprname like '#%\%#' order by 2
1|#!%#|#!%#(integer,integer)|#%#(integer,integer)|neqsel|neqjoinsel|f|f|int4ne
1|#%#|#%#(integer,integer)|#!%#(integer,integer)|eqsel|eqjoinsel|t|t|f2

> drop operator #!%# (int,int)
DROP OPERATOR

> select 1, oprname, oprcom::regoperator, oprnegate::regoperator, oprrest, oprjoin, oprcanmerge, oprcanhash, oprcode from pg_operator where oprname like '#%\%#' order by 2
1|#%#|#%#(integer,integer)|0|eqsel|eqjoinsel|t|t|f2

> alter operator #%# (int,int) set (restrict = none, join = neqjoinsel)
ALTER OPERATOR

> alter operator #%# (int,int) set (commutator = <>)
ERROR 42601 operator attribute "commutator" cannot be changed

> alter operator #%# (int,int) set (foo = <>)
ERROR 42601 operator attribute "foo" not recognized

> alter operator #%# (int,int) set (restrict = nosuch)
ERROR 42883 function nosuch(internal, oid, internal, integer) does not exist

> alter operator #%# (int,int) set (hashes)
ERROR 42601 syntax error at or near ")"

> select 1, oprname, oprrest, oprjoin from pg_operator where oprname = '#%#'
1|#%#|-|neqjoinsel

> alter operator #%# (int,text) set (restrict = none)
ERROR 42883 operator does not exist: integer #%# text

> alter operator #%# (int,none) set (restrict = none)
ERROR 42601 postfix operators are not supported

> alter operator #%# (int) set (restrict = none)
ERROR 42601 missing argument

> drop operator nope (int,int)
ERROR 42601 syntax error at or near "("

> drop operator if exists nope (int,int)
ERROR 42601 syntax error at or near "("

> drop operator if exists #?# (int,int), #?# (none,text), #?# (int, nosuch)
DROP OPERATOR

> drop operator #?# (int)
ERROR 42601 missing argument

> drop operator #?# (none,none)
ERROR 42601 syntax error at or near "none"

> drop operator #?# (none, nosuch)
ERROR 42704 type "nosuch" does not exist

> drop operator #?# (int, int)
ERROR 42883 operator does not exist: integer #?# integer

> drop operator + (int,int)
ERROR 2BP01 cannot drop operator +(integer,integer) because it is required by the database system

> comment on operator #%# (int,int) is 'my op'
COMMENT

> comment on operator #%# (int,text) is 'my op'
ERROR 42883 operator does not exist: integer #%# text

> select obj_description(oid,'pg_operator') from pg_operator where oprname='#%#'
my op

> select 1, '#%#'::regoper, '#%#(int,int)'::regoperator, '+'::regoper
ERROR 42725 more than one operator named +

> select 1, '#?#'::regoper
ERROR 42883 operator does not exist: #?#

> select 1, 'opr_u.#%#'::regoper, '+(int,int)'::regoperator, '-(none,int)'::regoperator
1|#%#|+(integer,integer)|-(NONE,integer)

> select '+(int)'::regoperator
ERROR 42P02 missing argument

> select '+(int,int,int)'::regoperator
ERROR 54023 too many arguments

> select 1, to_regoper('#%#'), to_regoperator('nope(int,int)'), to_regoperator('#%#(int,int)')
1|#%#|∅|#%#(integer,integer)

> select 1 operator(opr_u.#%#) 1, 2 operator(pg_catalog.+) 3 * 4, 1 #%# 1+0, not 1 #%# 2
t|14|t|t

> select 1 operator(opr_u.+) 1
ERROR 42883 operator does not exist: integer opr_u.+ integer

> select 1 #%# any (array[1,2]), 1 operator(opr_u.#%#) all (array[1,1]), 1 #%# any (select 1), 5 operator(opr_u.#%#) all (select generate_series(5,6))
t|t|t|f

> select 3 #%# 4, 3 operator(opr_u.#%#) 4
f|f

> create index ti on t ((a #%# b)) where a operator(opr_u.#%#) 3
ERROR 42P01 relation "t" does not exist

> create view v as select a #%# b as x, a operator(opr_u.#%#) b as y, a operator(opr_u.#%#) any (array[1,b]) as z from t where a #%# 3 < 10
ERROR 42P01 relation "t" does not exist

> insert into t values (2,3)
ERROR 42P01 relation "t" does not exist

> select * from v
ERROR 42P01 relation "v" does not exist

> table t
ERROR 42P01 relation "t" does not exist

> drop function f2(int,int) cascade
DROP FUNCTION

> create type e as enum ('x','y')
CREATE TYPE

> create function eeq(e,e) returns bool language sql as 'select $1::text = $2::text'
CREATE FUNCTION

> create operator = (leftarg=e, rightarg=e, function=eeq)
CREATE OPERATOR

> select 'x'::e = 'x', 'x'::e = 'y'::e, 'x'::e <> 'y'::e, 'x'::e in ('x','y'), nullif('x'::e,'y'::e), 'x'::e is distinct from 'x'::e
t|f|t|t|x|f

> create table et (v e, check (v in ('x','y')), check (v = 'x'))
CREATE TABLE

> insert into et values ('x')
INSERT 0 1

> insert into et values ('y')
ERROR 23514 new row for relation "et" violates check constraint "et_v_check1"

> drop type e cascade
DROP TYPE

> create domain d as int
CREATE DOMAIN

> create operator ~+~ (leftarg=d, rightarg=d, function=int4pl)
ERROR 42883 function int4pl(d, d) does not exist

> create function dplus(d,d) returns d language sql as 'select ($1::int+$2::int)::d'
CREATE FUNCTION

> create operator ~+~ (leftarg=d, rightarg=d, function=dplus)
CREATE OPERATOR

> select 1::d ~+~ 2::d
3

> select 1 ~+~ 2
3

> create operator <%> (leftarg=text, rightarg=text, function=textcat)
CREATE OPERATOR

> select 'a' <%> 'b', 'a'::varchar <%> 'b'::text, 'a' <%> 1
ERROR 42883 operator does not exist: unknown <%> integer

> create operator <%> (leftarg=anyelement, rightarg=anyelement, function=nope)
ERROR 42883 function nope(anyelement, anyelement) does not exist

> create function ae(anyelement, anyelement) returns anyarray language sql as 'select array[$1,$2]'
CREATE FUNCTION

> create operator <%> (leftarg=anyelement, rightarg=anyelement, function=ae)
CREATE OPERATOR

> select 1 <%> 2, 'a' <%> 'b', 1.5 <%> 2.5
{1,2}|ab|{1.5,2.5}

> select 1 <%> 2
{1,2}

> drop operator <%> (text,text)
DROP OPERATOR

> create operator <%%> (leftarg=text, rightarg=text, function=textcat)
CREATE OPERATOR

> select 1 <%> 2
{1,2}

> create operator opr_u.*% (leftarg=int, rightarg=int, function=int4mul)
CREATE OPERATOR

> create function f2b(int,int) returns bool language sql immutable as 'select $1 = $2'
CREATE FUNCTION

> create operator opr_u.%% (leftarg=int, rightarg=int, function=f2b)
CREATE OPERATOR

> create schema opr_w
CREATE SCHEMA

> create table opr_w.t (a int, b int, check (a *% 5 > 0), c int generated always as (a operator(opr_u.*%) b) stored)
CREATE TABLE

> create index ti on opr_w.t ((a *% b)) where a operator(opr_u.%%) 3
CREATE INDEX

> create view opr_w.v as select a *% b as x, a operator(opr_u.%%) b as y, a %% any (array[1,b]) as z, a %% all (select 3) as w from opr_w.t where a *% 3 < 10
CREATE VIEW

> insert into opr_w.t values (2,3)
INSERT 0 1

> insert into opr_w.t values (-2,3)
ERROR 23514 new row for relation "t" violates check constraint "t_a_check"

> select * from opr_w.v
6|f|f|f

> table opr_w.t
2|3|6

> select pg_get_viewdef('opr_w.v', true), pg_get_indexdef('opr_w.ti'::regclass)
 SELECT t.a *% t.b AS x,\n    t.a %% t.b AS y,\n    t.a %% ANY (ARRAY[1, t.b]) AS z,\n    (t.a %% ALL ( SELECT 3)) AS w\n   FROM opr_w.t\n  WHERE (t.a *% 3) < 10;|CREATE INDEX ti ON opr_w.t USING btree (((a *% b))) WHERE (a %% 3)

> set search_path = public
SET

> select pg_get_viewdef('opr_w.v', true), pg_get_indexdef('opr_w.ti'::regclass)
 SELECT t.a OPERATOR(opr_u.*%) t.b AS x,\n    t.a OPERATOR(opr_u.%%) t.b AS y,\n    t.a OPERATOR(opr_u.%%) ANY (ARRAY[1, t.b]) AS z,\n    (t.a OPERATOR(opr_u.%%) ALL ( SELECT 3)) AS w\n   FROM opr_w.t\n  WHERE (t.a OPERATOR(opr_u.*%) 3) < 10;|CREATE INDEX ti ON opr_w.t USING btree (((a OPERATOR(opr_u.*%) b))) WHERE (a OPERATOR(opr_u.%%) 3)

> alter schema opr_u rename to opr_u2
ALTER SCHEMA

> select pg_get_viewdef('opr_w.v', true), pg_get_indexdef('opr_w.ti'::regclass)
 SELECT t.a OPERATOR(opr_u2.*%) t.b AS x,\n    t.a OPERATOR(opr_u2.%%) t.b AS y,\n    t.a OPERATOR(opr_u2.%%) ANY (ARRAY[1, t.b]) AS z,\n    (t.a OPERATOR(opr_u2.%%) ALL ( SELECT 3)) AS w\n   FROM opr_w.t\n  WHERE (t.a OPERATOR(opr_u2.*%) 3) < 10;|CREATE INDEX ti ON opr_w.t USING btree (((a OPERATOR(opr_u2.*%) b))) WHERE (a OPERATOR(opr_u2.%%) 3)

> alter operator opr_u2.*% (int,int) set schema opr_w
ALTER OPERATOR

> select pg_get_viewdef('opr_w.v', true), pg_get_indexdef('opr_w.ti'::regclass)
 SELECT t.a OPERATOR(opr_w.*%) t.b AS x,\n    t.a OPERATOR(opr_u2.%%) t.b AS y,\n    t.a OPERATOR(opr_u2.%%) ANY (ARRAY[1, t.b]) AS z,\n    (t.a OPERATOR(opr_u2.%%) ALL ( SELECT 3)) AS w\n   FROM opr_w.t\n  WHERE (t.a OPERATOR(opr_w.*%) 3) < 10;|CREATE INDEX ti ON opr_w.t USING btree (((a OPERATOR(opr_w.*%) b))) WHERE (a OPERATOR(opr_u2.%%) 3)

> insert into opr_w.t values (3,3)
INSERT 0 1

> select * from opr_w.v order by 1
6|f|f|f
9|t|t|t

> alter schema opr_u2 rename to opr_u
ALTER SCHEMA

> drop operator opr_w.*% (int,int)
ERROR 2BP01 cannot drop operator opr_w.*%(integer,integer) because other objects depend on it

> drop operator opr_w.*% (int,int) cascade
DROP OPERATOR

> begin
BEGIN

> create operator opr_u.*%% (leftarg=int, rightarg=int, function=int4mul)
CREATE OPERATOR

> select 3 operator(opr_u.*%%) 4
12

> rollback
ROLLBACK

> select 3 operator(opr_u.*%%) 4
ERROR 42883 operator does not exist: integer opr_u.*%% integer

> begin
BEGIN

> savepoint a
SAVEPOINT

> drop function opr_u.f2b cascade
DROP FUNCTION

> select 3 operator(opr_u.%%) 3
ERROR 42883 operator does not exist: integer opr_u.%% integer

> rollback to a
ROLLBACK

> select 3 operator(opr_u.%%) 3
t

> commit
COMMIT

> drop schema opr_w cascade
DROP SCHEMA

> reset search_path
RESET

> drop schema opr_u cascade
DROP SCHEMA
