# pg_depend: what expressions of all kinds refer to

> create schema s
CREATE SCHEMA

> create type s.mood as enum ('a','b')
CREATE TYPE

> create type s.comp as (x int, y s.mood)
CREATE TYPE

> create domain s.dom as int check (value > 0)
CREATE DOMAIN

> create function s.f(int) returns int language sql immutable as 'select $1+1'
CREATE FUNCTION

> create function s.g(s.comp) returns bool language plpgsql immutable as 'begin return true; end'
CREATE FUNCTION

> create function s.p() returns int language plpgsql volatile as 'begin return 1; end'
CREATE FUNCTION

> create operator s.=== (leftarg=int, rightarg=int, function=int4eq)
CREATE OPERATOR

> create collation s.co from "C"
CREATE COLLATION

> create sequence s.sq
CREATE SEQUENCE

> create table s.t (id serial primary key, a int default s.p(), b int default nextval('s.sq'), c int generated always as (s.f(a)) stored, d s.dom, m s.mood default 'a', k s.comp,
+   tt text collate s.co, constraint ck1 check (s.f(a) > b), constraint ck2 check (a operator(s.===) 3), constraint ck3 check (s.g(k)), constraint ck4 check ((k).y = 'a'), constraint ck5 check (1=1))
CREATE TABLE

> create index i1 on s.t (s.f(a), b) where s.f(b) > 1
CREATE INDEX

> create index i2 on s.t (tt collate "C", (tt || 'x') collate s.co)
CREATE INDEX

> create unique index i3 on s.t (id) include (m)
CREATE INDEX

> create domain s.dom2 as s.dom default s.p() check (s.f(value) > 1)
CREATE DOMAIN

> create view s.v as select s.f(a) x, m from s.t where a operator(s.===) 3
CREATE VIEW

> create materialized view s.mv as select id from s.t
SELECT 0

> create table s.part (a int, b int) partition by range (s.f(a), b)
CREATE TABLE

> create table s.part1 partition of s.part for values from (1,1) to (10,10)
CREATE TABLE

> create table s.ch (e int default s.f(2)) inherits (s.t)
CREATE TABLE

> create function s.atomic(i int default s.p()) returns int begin atomic select a from s.t where id = i; end
CREATE FUNCTION

> create statistics s.st on a, b, (s.f(a)) from s.t
CREATE STATISTICS

> create table s.rt (z int references s.t (id) on delete cascade, x int check (x > 0), constraint ex exclude using btree (s.f(z) with =))
CREATE TABLE

> create rule r1 as on insert to s.v do instead insert into s.t (a) values (s.f(new.x))
CREATE RULE

> create function s.trg() returns trigger language plpgsql as 'begin return new; end'
CREATE FUNCTION

> create trigger tr before update of a on s.t for each row when (s.f(new.b) > 1) execute function s.trg()
CREATE TRIGGER

> create policy pol on s.t using (s.f(a) > 1) with check (b > 1)
CREATE POLICY

> create table s.ofc of s.comp
CREATE TABLE

> create table s.nm (a s.mood[], b s.comp[], c s.dom[], d int[])
CREATE TABLE

> create aggregate s.agg (int) (sfunc = s.f2, stype = int)
ERROR 42883 function s.f2(integer, integer) does not exist

> create aggregate s.agg (int) (sfunc = int4pl, stype = int)
CREATE AGGREGATE

> create cast (s.mood as int) with inout
CREATE CAST

> select * from (select regexp_replace(pg_describe_object(classid,objid,objsubid), '_[0-9]+ ', '_N ') a, pg_describe_object(refclassid,refobjid,refobjsubid) b, deptype from pg_depend where (objid >= 16384 or refobjid >= 16384) and not exists (select from pg_class c where c.oid in (objid, refobjid) and relname ~ 'toast')) q order by a collate "C", b collate "C", deptype
cast from s.mood to integer|type s.mood|n
collation s.co|schema s|n
column a of table s.nm|type s.mood[]|n
column a of table s.part|table s.part|i
column b of table s.nm|type s.comp[]|n
column b of table s.part|table s.part|i
column c of table s.nm|type s.dom[]|n
column d of table s.ch|type s.dom|n
column d of table s.t|type s.dom|n
column k of table s.ch|type s.comp|n
column k of table s.t|type s.comp|n
column m of table s.ch|type s.mood|n
column m of table s.t|type s.mood|n
column m of view s.v|type s.mood|n
column tt of table s.ch|collation s.co|n
column tt of table s.t|collation s.co|n
column y of composite type s.comp|type s.mood|n
column y of table s.ofc|type s.mood|n
composite type s.comp|type s.comp|i
constraint ck1 on table s.ch|column a of table s.ch|a
constraint ck1 on table s.ch|column a of table s.ch|n
constraint ck1 on table s.ch|column b of table s.ch|a
constraint ck1 on table s.ch|column b of table s.ch|n
constraint ck1 on table s.ch|function s.f(integer)|n
constraint ck1 on table s.t|column a of table s.t|a
constraint ck1 on table s.t|column a of table s.t|n
constraint ck1 on table s.t|column b of table s.t|a
constraint ck1 on table s.t|column b of table s.t|n
constraint ck1 on table s.t|function s.f(integer)|n
constraint ck2 on table s.ch|column a of table s.ch|a
constraint ck2 on table s.ch|column a of table s.ch|n
constraint ck2 on table s.ch|operator s.===(integer,integer)|n
constraint ck2 on table s.t|column a of table s.t|a
constraint ck2 on table s.t|column a of table s.t|n
constraint ck2 on table s.t|operator s.===(integer,integer)|n
constraint ck3 on table s.ch|column k of table s.ch|a
constraint ck3 on table s.ch|column k of table s.ch|n
constraint ck3 on table s.ch|function s.g(s.comp)|n
constraint ck3 on table s.t|column k of table s.t|a
constraint ck3 on table s.t|column k of table s.t|n
constraint ck3 on table s.t|function s.g(s.comp)|n
constraint ck4 on table s.ch|column k of table s.ch|a
constraint ck4 on table s.ch|column k of table s.ch|n
constraint ck4 on table s.ch|column y of composite type s.comp|n
constraint ck4 on table s.ch|type s.mood|n
constraint ck4 on table s.t|column k of table s.t|a
constraint ck4 on table s.t|column k of table s.t|n
constraint ck4 on table s.t|column y of composite type s.comp|n
constraint ck4 on table s.t|type s.mood|n
constraint ck5 on table s.ch|table s.ch|a
constraint ck5 on table s.t|table s.t|a
constraint dom2_check|function s.f(integer)|n
constraint dom2_check|type s.dom2|a
constraint dom_check|type s.dom|a
constraint ex on table s.rt|table s.rt|a
constraint rt_x_check on table s.rt|column x of table s.rt|a
constraint rt_x_check on table s.rt|column x of table s.rt|n
constraint rt_z_fkey on table s.rt|column id of table s.t|n
constraint rt_z_fkey on table s.rt|column z of table s.rt|a
constraint rt_z_fkey on table s.rt|index s.t_pkey|n
constraint t_pkey on table s.t|column id of table s.t|a
default value for column a of table s.ch|column a of table s.ch|a
default value for column a of table s.ch|function s.p()|n
default value for column a of table s.t|column a of table s.t|a
default value for column a of table s.t|function s.p()|n
default value for column b of table s.ch|column b of table s.ch|a
default value for column b of table s.ch|sequence s.sq|n
default value for column b of table s.t|column b of table s.t|a
default value for column b of table s.t|sequence s.sq|n
default value for column c of table s.ch|column a of table s.ch|n
default value for column c of table s.ch|column c of table s.ch|i
default value for column c of table s.ch|function s.f(integer)|n
default value for column c of table s.t|column a of table s.t|n
default value for column c of table s.t|column c of table s.t|i
default value for column c of table s.t|function s.f(integer)|n
default value for column e of table s.ch|column e of table s.ch|a
default value for column e of table s.ch|function s.f(integer)|n
default value for column id of table s.ch|column id of table s.ch|a
default value for column id of table s.ch|sequence s.t_id_seq|n
default value for column id of table s.t|column id of table s.t|a
default value for column id of table s.t|sequence s.t_id_seq|n
default value for column m of table s.ch|column m of table s.ch|a
default value for column m of table s.ch|type s.mood|n
default value for column m of table s.t|column m of table s.t|a
default value for column m of table s.t|type s.mood|n
function s.agg(integer)|schema s|n
function s.atomic(integer)|column a of table s.t|n
function s.atomic(integer)|column id of table s.t|n
function s.atomic(integer)|function s.p()|n
function s.atomic(integer)|schema s|n
function s.f(integer)|schema s|n
function s.g(s.comp)|language plpgsql|n
function s.g(s.comp)|schema s|n
function s.g(s.comp)|type s.comp|n
function s.p()|language plpgsql|n
function s.p()|schema s|n
function s.trg()|language plpgsql|n
function s.trg()|schema s|n
index s.ex|column z of table s.rt|a
index s.ex|constraint ex on table s.rt|i
index s.ex|function s.f(integer)|n
index s.i1|column a of table s.t|a
index s.i1|column b of table s.t|a
index s.i1|column b of table s.t|a
index s.i1|function s.f(integer)|n
index s.i1|function s.f(integer)|n
index s.i2|collation s.co|n
index s.i2|column tt of table s.t|a
index s.i2|column tt of table s.t|a
index s.i3|column id of table s.t|a
index s.i3|column m of table s.t|a
index s.t_pkey|constraint t_pkey on table s.t|i
materialized view s.mv|schema s|n
operator s.===(integer,integer)|schema s|n
policy pol on table s.t|column a of table s.t|n
policy pol on table s.t|column b of table s.t|n
policy pol on table s.t|function s.f(integer)|n
policy pol on table s.t|table s.t|a
rule _RETURN on materialized view s.mv|column id of table s.t|n
rule _RETURN on materialized view s.mv|materialized view s.mv|i
rule _RETURN on materialized view s.mv|materialized view s.mv|n
rule _RETURN on view s.v|column a of table s.t|n
rule _RETURN on view s.v|column m of table s.t|n
rule _RETURN on view s.v|function s.f(integer)|n
rule _RETURN on view s.v|operator s.===(integer,integer)|n
rule _RETURN on view s.v|view s.v|i
rule _RETURN on view s.v|view s.v|n
rule r1 on view s.v|column a of table s.t|n
rule r1 on view s.v|column x of view s.v|n
rule r1 on view s.v|function s.f(integer)|n
rule r1 on view s.v|view s.v|a
sequence s.sq|schema s|n
sequence s.t_id_seq|column id of table s.t|a
sequence s.t_id_seq|schema s|n
statistics object s.st|column a of table s.t|a
statistics object s.st|column a of table s.t|a
statistics object s.st|column b of table s.t|a
statistics object s.st|function s.f(integer)|n
statistics object s.st|schema s|n
table s.ch|schema s|n
table s.ch|table s.t|n
table s.nm|schema s|n
table s.ofc|schema s|n
table s.ofc|type s.comp|n
table s.part|function s.f(integer)|n
table s.part|schema s|n
table s.part1|schema s|n
table s.part1|table s.part|a
table s.rt|schema s|n
table s.t|schema s|n
trigger RI_ConstraintTrigger_a_N on table s.t|constraint rt_z_fkey on table s.rt|i
trigger RI_ConstraintTrigger_a_N on table s.t|constraint rt_z_fkey on table s.rt|i
trigger RI_ConstraintTrigger_c_N on table s.rt|constraint rt_z_fkey on table s.rt|i
trigger RI_ConstraintTrigger_c_N on table s.rt|constraint rt_z_fkey on table s.rt|i
trigger tr on table s.t|column a of table s.t|n
trigger tr on table s.t|column b of table s.t|n
trigger tr on table s.t|function s.f(integer)|n
trigger tr on table s.t|function s.trg()|n
trigger tr on table s.t|table s.t|a
type s.ch|table s.ch|i
type s.ch[]|type s.ch|i
type s.comp|schema s|n
type s.comp[]|type s.comp|i
type s.dom|schema s|n
type s.dom2|function s.p()|n
type s.dom2|schema s|n
type s.dom2|type s.dom|n
type s.dom2|type s.dom|n
type s.dom2[]|type s.dom2|i
type s.dom[]|type s.dom|i
type s.mood|schema s|n
type s.mood[]|type s.mood|i
type s.mv|materialized view s.mv|i
type s.mv[]|type s.mv|i
type s.nm|table s.nm|i
type s.nm[]|type s.nm|i
type s.ofc|table s.ofc|i
type s.ofc[]|type s.ofc|i
type s.part|table s.part|i
type s.part1|table s.part1|i
type s.part1[]|type s.part1|i
type s.part[]|type s.part|i
type s.rt|table s.rt|i
type s.rt[]|type s.rt|i
type s.t|table s.t|i
type s.t[]|type s.t|i
type s.v|view s.v|i
type s.v[]|type s.v|i
view s.v|schema s|n

> create schema na
CREATE SCHEMA

> create type na.whp as (a int, b int)
CREATE TYPE

> create domain na.wh as na.whp not null check ((value).a > 0)
CREATE DOMAIN

> create function na.cw(w na.wh[]) returns bool language plpgsql immutable strict as 'begin return true; end'
CREATE FUNCTION

> create domain na.whs as na.wh[] not null check (na.cw(value::na.wh[]))
CREATE DOMAIN

> create domain na.d2 as int[] not null check (array_length(value,1) > 1) default array[1]
CREATE DOMAIN

> create table na.cs (a int default 'pg_class'::regclass::oid::int, b text default 'na.wh'::regtype::text, c oid default 'na.cw'::regproc::oid, d text default 'na'::regnamespace::text, e int[] default array[1,2]::int[], f na.wh default row(1,2)::na.whp::na.wh)
CREATE TABLE

> create table na.wr (a int, b text, check (wr is not null), check (wr.* is distinct from null))
CREATE TABLE

> create index wri on na.wr ((wr.*::text)) where wr is not null
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> select * from (select pg_describe_object(classid,objid,objsubid) a, pg_describe_object(refclassid,refobjid,refobjsubid) b, deptype from pg_depend where (objid >= 16384 or refobjid >= 16384) and pg_describe_object(classid,objid,objsubid) ~ ' (na\.|d2|wh|cs|wr)' and not exists (select from pg_class c where c.oid in (objid, refobjid) and relname ~ 'toast')) q order by a collate "C", b collate "C", deptype
column f of table na.cs|type na.wh|n
composite type na.whp|type na.whp|i
constraint d2_check|type na.d2|a
constraint wh_check|column a of composite type na.whp|n
constraint wh_check|type na.wh|a
constraint whs_check|function na.cw(na.wh[])|n
constraint whs_check|type na.whs|a
constraint wr_check on table na.wr|table na.wr|a
constraint wr_check1 on table na.wr|table na.wr|a
default value for column a of table na.cs|column a of table na.cs|a
default value for column b of table na.cs|column b of table na.cs|a
default value for column b of table na.cs|type na.wh|n
default value for column c of table na.cs|column c of table na.cs|a
default value for column c of table na.cs|function na.cw(na.wh[])|n
default value for column d of table na.cs|column d of table na.cs|a
default value for column d of table na.cs|schema na|n
default value for column e of table na.cs|column e of table na.cs|a
default value for column f of table na.cs|column f of table na.cs|a
default value for column f of table na.cs|type na.wh|n
default value for column f of table na.cs|type na.whp|n
function na.cw(na.wh[])|language plpgsql|n
function na.cw(na.wh[])|schema na|n
function na.cw(na.wh[])|type na.wh[]|n
table na.cs|schema na|n
table na.wr|schema na|n
type na.cs|table na.cs|i
type na.cs[]|type na.cs|i
type na.d2|schema na|n
type na.d2[]|type na.d2|i
type na.wh|schema na|n
type na.wh|type na.whp|n
type na.wh[]|type na.wh|i
type na.whp|schema na|n
type na.whp[]|type na.whp|i
type na.whs|schema na|n
type na.whs|type na.wh[]|n
type na.whs[]|type na.whs|i
type na.wr|table na.wr|i
type na.wr[]|type na.wr|i
