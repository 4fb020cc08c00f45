# Rows of a named type in stored expressions, whose type gains attributes or loses them; NULL of pseudo-types; domains beside ranges.

> create type t2 as (a int, b int)
CREATE TYPE

> create table ct (x int check (row(x,2)::t2 is not null), d t2 default row(1,2)::t2)
CREATE TABLE

> create view v0 as select row(1,2)::t2 as r, (row(7,8)::t2).b as b8
CREATE VIEW

> alter type t2 add attribute c int
ALTER TYPE

> insert into ct values (1)
INSERT 0 1

> select * from ct
1|(1,2,)

> select * from v0
(1,2,)|8

> select pg_get_viewdef('v0'::regclass)
 SELECT ROW(1, 2, NULL)::t2 AS r,\n    (ROW(7, 8, NULL)::t2).b AS b8;

> create view vt as select row(1,2,3)::t2 as r
CREATE VIEW

> alter type t2 add attribute d text
ALTER TYPE

> select * from vt
(1,2,3,)

> select pg_get_viewdef('vt'::regclass)
 SELECT ROW(1, 2, 3, NULL)::t2 AS r;

> alter type t2 drop attribute b
ERROR 2BP01 cannot drop column b of composite type t2 because other objects depend on it

> select * from vt
(1,2,3,)

> select * from v0
(1,2,,)|8

> select * from ct
1|(1,2,,)

> insert into ct values (1)
INSERT 0 1

> select * from ct
1|(1,2,,)
1|(1,2,,)

> select pg_get_viewdef('vt'::regclass)
 SELECT ROW(1, 2, 3, NULL)::t2 AS r;

> select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'ct'::regclass
ROW(1, 2, NULL, NULL)::t2

> select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'ct'::regclass
CHECK ((ROW(x, 2, NULL, NULL)::t2 IS NOT NULL))

> alter type t2 add attribute e date
ALTER TYPE

> select * from v0
(1,2,,,)|8

> create table rt (a int, b int)
CREATE TABLE

> create table rr (x int check ((row(x,2)::rt).a > 0))
CREATE TABLE

> create view rv as select (row(5,6)::rt) as r, (row(7,8)::rt).b
CREATE VIEW

> alter table rt add column c int default 5
ALTER TABLE

> insert into rr values (1)
INSERT 0 1

> insert into rr values (-1)
ERROR 23514 new row for relation "rr" violates check constraint "rr_x_check"

> select * from rv
(5,6,)|8

> create function fr() returns rt language sql begin atomic select row(1,2,3)::rt; end
CREATE FUNCTION

> alter table rt add column e int
ALTER TABLE

> select fr()
(1,2,3,)

> select * from fr()
1|2|3|∅

> alter table rt drop column a
ERROR 2BP01 cannot drop column a of table rt because other objects depend on it

> select * from rv
(5,6,,)|8

> select null::trigger
ERROR 0A000 cannot accept a value of type trigger

> select null::internal
ERROR 0A000 cannot accept a value of type internal

> select null::event_trigger
ERROR 0A000 cannot accept a value of type event_trigger

> select null::language_handler
ERROR 0A000 cannot accept a value of type language_handler

> select null::anyrange
∅

> select null::unknown
∅

> select null::pg_ddl_command
∅

> select null::fdw_handler
ERROR 0A000 cannot accept a value of type fdw_handler

> select null::anyelement, null::anyarray, null::record, null::void, null::cstring
∅|∅|∅|∅|∅

> create domain di as int
CREATE DOMAIN

> select int4range(1,5) @> 3::di
ERROR 42883 operator does not exist: int4range @> di

> select 3::di <@ int4range(1,5)
ERROR 42883 operator does not exist: di <@ int4range

> select 3::di <@ int4multirange(int4range(1,5))
ERROR 42883 operator does not exist: di <@ int4multirange

> select array[1,2]::int[] || 3::di
{1,2,3}

> select array_append(array[1,2], 3::di)
{1,2,3}

> select 3::di = any(array[1,2,3])
t

> select array_position(array[1,2,3], 3::di)
3

> select range_merge(int4range(1,2), int4range(3,4)), elem_contained_by_range(3::di, int4range(1,5)), range_contains_elem(int4range(1,5), 3::di)
ERROR 42883 function elem_contained_by_range(di, int4range) does not exist

> select multirange_contains_elem(int4multirange(int4range(1,5)), 3::di)
ERROR 42883 function multirange_contains_elem(int4multirange, di) does not exist

> create domain dr as int4range
CREATE DOMAIN

> select int4range(1,2)::dr @> 1, int4range(1,2)::dr && int4range(1,3)
t|t

> select int4range(1,2)::dr @> 1::di
ERROR 42883 operator does not exist: dr @> di
