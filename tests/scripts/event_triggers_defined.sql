# Event triggers and dependencies of statistics objects, operator classes and families, access methods, collations, conversions.

> CREATE TABLE log (n serial, what text)
CREATE TABLE

> CREATE FUNCTION taken() RETURNS SETOF text LANGUAGE sql AS 'WITH d AS (DELETE FROM log RETURNING n, what) SELECT what FROM d ORDER BY n'
CREATE FUNCTION

> CREATE FUNCTION commands() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
+   INSERT INTO log (what) SELECT concat_ws(' ', tg_tag, classid::regclass, command_tag, object_type, coalesce(schema_name, '-'), object_identity) FROM pg_event_trigger_ddl_commands(); END $$
CREATE FUNCTION

> CREATE FUNCTION dropped() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
+   INSERT INTO log (what) SELECT concat_ws(' ', tg_tag, classid::regclass, original, normal, object_type, coalesce(schema_name, '-'), coalesce(object_name, '-'), object_identity, address_names, address_args)
+     FROM pg_event_trigger_dropped_objects() WHERE schema_name IS DISTINCT FROM 'pg_toast'; END $$
CREATE FUNCTION

> CREATE EVENT TRIGGER seams_commands ON ddl_command_end EXECUTE FUNCTION commands()
CREATE EVENT TRIGGER

> CREATE EVENT TRIGGER seams_dropped ON sql_drop EXECUTE FUNCTION dropped()
CREATE EVENT TRIGGER

> create schema seams_x
CREATE SCHEMA

> SELECT taken()
CREATE SCHEMA pg_namespace CREATE SCHEMA schema - seams_x

> create table seams_x.t(a int, b text, c int)
CREATE TABLE

> SELECT taken()
CREATE TABLE pg_class CREATE TABLE table seams_x seams_x.t

> create statistics seams_x.st (dependencies) on a, b from seams_x.t
CREATE STATISTICS

> SELECT taken()
CREATE STATISTICS pg_statistic_ext CREATE STATISTICS statistics object seams_x seams_x.st

> alter statistics seams_x.st set statistics 50
ALTER STATISTICS

> SELECT taken()
ALTER STATISTICS pg_statistic_ext ALTER STATISTICS statistics object seams_x seams_x.st

> alter statistics seams_x.st rename to st2
ALTER STATISTICS

> SELECT taken()
ALTER STATISTICS pg_statistic_ext ALTER STATISTICS statistics object seams_x seams_x.st2

> create operator family seams_x.fam using btree
CREATE OPERATOR FAMILY

> SELECT taken()
CREATE OPERATOR FAMILY pg_opfamily CREATE OPERATOR FAMILY operator family seams_x seams_x.fam USING btree

> alter operator family seams_x.fam using btree add operator 1 < (int4,int2), function 1 (int4,int2) btint42cmp(int4,int2)
ALTER OPERATOR FAMILY

> SELECT taken()
ALTER OPERATOR FAMILY pg_opfamily ALTER OPERATOR FAMILY operator family seams_x seams_x.fam USING btree

> create operator class seams_x.opc for type int4 using btree family seams_x.fam as operator 1 <, operator 3 =, function 1 btint4cmp(int4,int4)
CREATE OPERATOR CLASS

> SELECT taken()
CREATE OPERATOR CLASS pg_opclass CREATE OPERATOR CLASS operator class seams_x seams_x.opc USING btree

> create collation seams_x.coll from "C"
CREATE COLLATION

> SELECT taken()
CREATE COLLATION pg_collation CREATE COLLATION collation seams_x seams_x.coll

> alter collation seams_x.coll refresh version
ALTER COLLATION

> SELECT taken()
ALTER COLLATION pg_collation ALTER COLLATION collation seams_x seams_x.coll

> create conversion seams_x.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8
CREATE CONVERSION

> SELECT taken()
CREATE CONVERSION pg_conversion CREATE CONVERSION conversion seams_x seams_x.conv

> create access method seams_am1 type index handler bthandler
CREATE ACCESS METHOD

> SELECT taken()
CREATE ACCESS METHOD pg_am CREATE ACCESS METHOD access method - seams_am1

> create access method seams_am2 type table handler heap_tableam_handler
CREATE ACCESS METHOD

> SELECT taken()
CREATE ACCESS METHOD pg_am CREATE ACCESS METHOD access method - seams_am2

> alter collation seams_x.coll rename to coll2
ALTER COLLATION

> SELECT taken()
ALTER COLLATION pg_collation ALTER COLLATION collation seams_x seams_x.coll2

> alter conversion seams_x.conv rename to conv2
ALTER CONVERSION

> SELECT taken()
ALTER CONVERSION pg_conversion ALTER CONVERSION conversion seams_x seams_x.conv2

> alter operator class seams_x.opc using btree rename to opc2
ALTER OPERATOR CLASS

> SELECT taken()
ALTER OPERATOR CLASS pg_opclass ALTER OPERATOR CLASS operator class seams_x seams_x.opc2 USING btree

> alter operator family seams_x.fam using btree rename to fam2
ALTER OPERATOR FAMILY

> SELECT taken()
ALTER OPERATOR FAMILY pg_opfamily ALTER OPERATOR FAMILY operator family seams_x seams_x.fam2 USING btree

> comment on statistics seams_x.st2 is 'x'
COMMENT

> SELECT taken()
COMMENT pg_statistic_ext COMMENT statistics object seams_x seams_x.st2

> comment on collation seams_x.coll2 is 'x'
COMMENT

> SELECT taken()
COMMENT pg_collation COMMENT collation seams_x seams_x.coll2

> comment on access method seams_am1 is 'x'
COMMENT

> SELECT taken()
COMMENT pg_am COMMENT access method - seams_am1

> comment on operator class seams_x.opc2 using btree is 'x'
COMMENT

> SELECT taken()
COMMENT pg_opclass COMMENT operator class seams_x seams_x.opc2 USING btree

> create schema seams_y
CREATE SCHEMA

> SELECT taken()
CREATE SCHEMA pg_namespace CREATE SCHEMA schema - seams_y

> alter statistics seams_x.st2 set schema seams_y
ALTER STATISTICS

> SELECT taken()
ALTER STATISTICS pg_statistic_ext ALTER STATISTICS statistics object seams_y seams_y.st2

> alter collation seams_x.coll2 set schema seams_y
ALTER COLLATION

> SELECT taken()
ALTER COLLATION pg_collation ALTER COLLATION collation seams_y seams_y.coll2

> alter operator class seams_x.opc2 using btree set schema seams_y
ALTER OPERATOR CLASS

> SELECT taken()
ALTER OPERATOR CLASS pg_opclass ALTER OPERATOR CLASS operator class seams_y seams_y.opc2 USING btree

> alter operator family seams_x.fam2 using btree set schema seams_y
ALTER OPERATOR FAMILY

> SELECT taken()
ALTER OPERATOR FAMILY pg_opfamily ALTER OPERATOR FAMILY operator family seams_y seams_y.fam2 USING btree

> alter conversion seams_x.conv2 set schema seams_y
ALTER CONVERSION

> SELECT taken()
ALTER CONVERSION pg_conversion ALTER CONVERSION conversion seams_y seams_y.conv2

> create role seams_role
CREATE ROLE

> alter statistics seams_y.st2 owner to seams_role
ALTER STATISTICS

> SELECT taken()
ALTER STATISTICS pg_statistic_ext ALTER STATISTICS statistics object seams_y seams_y.st2

> alter collation seams_y.coll2 owner to seams_role
ALTER COLLATION

> SELECT taken()
ALTER COLLATION pg_collation ALTER COLLATION collation seams_y seams_y.coll2

> alter conversion seams_y.conv2 owner to seams_role
ALTER CONVERSION

> SELECT taken()
ALTER CONVERSION pg_conversion ALTER CONVERSION conversion seams_y seams_y.conv2

> alter operator class seams_y.opc2 using btree owner to seams_role
ALTER OPERATOR CLASS

> SELECT taken()
ALTER OPERATOR CLASS pg_opclass ALTER OPERATOR CLASS operator class seams_y seams_y.opc2 USING btree

> alter operator family seams_y.fam2 using btree owner to seams_role
ALTER OPERATOR FAMILY

> SELECT taken()
ALTER OPERATOR FAMILY pg_opfamily ALTER OPERATOR FAMILY operator family seams_y seams_y.fam2 USING btree

> alter operator family seams_y.fam2 using btree drop operator 1 (int4,int2)
ALTER OPERATOR FAMILY

> SELECT taken()
ALTER OPERATOR FAMILY pg_amop t f operator of access method - - operator 1 (integer, smallint) of seams_y.fam2 USING btree {btree,seams_y,fam2,1} {integer,smallint}
ALTER OPERATOR FAMILY pg_opfamily ALTER OPERATOR FAMILY operator family seams_y seams_y.fam2 USING btree

> create index ix on seams_x.t (a seams_y.opc2)
CREATE INDEX

> SELECT taken()
CREATE INDEX pg_class CREATE INDEX index seams_x seams_x.ix

> create table seams_x.u (a text collate seams_y.coll2)
CREATE TABLE

> SELECT taken()
CREATE TABLE pg_class CREATE TABLE table seams_x seams_x.u

> select pg_describe_object(classid,objid,objsubid), pg_describe_object(refclassid,refobjid,refobjsubid), deptype from pg_depend where objid in (select oid from pg_opclass where opcname='opc2' union select oid from pg_statistic_ext union select oid from pg_collation where collname='coll2' union select oid from pg_conversion where conname='conv2' union select oid from pg_am where amname like 'am_') or refobjid in (select oid from pg_opclass where opcname='opc2' union select oid from pg_opfamily where opfname='fam2' union select oid from pg_collation where collname='coll2') order by 1,2,3
collation seams_y.coll2|schema seams_y|n
column a of table seams_x.u|collation seams_y.coll2|n
conversion seams_y.conv2|schema seams_y|n
function 1 (integer, integer) of operator family seams_y.fam2 for access method btree: btint4cmp(integer,integer)|operator class seams_y.opc2 for access method btree|i
function 1 (integer, smallint) of operator family seams_y.fam2 for access method btree: btint42cmp(integer,smallint)|operator family seams_y.fam2 for access method btree|a
index seams_x.ix|operator class seams_y.opc2 for access method btree|n
operator 1 (integer, integer) of operator family seams_y.fam2 for access method btree: <(integer,integer)|operator class seams_y.opc2 for access method btree|i
operator 3 (integer, integer) of operator family seams_y.fam2 for access method btree: =(integer,integer)|operator class seams_y.opc2 for access method btree|i
operator class seams_y.opc2 for access method btree|operator family seams_y.fam2 for access method btree|a
operator class seams_y.opc2 for access method btree|schema seams_y|n
statistics object seams_y.st2|column a of table seams_x.t|a
statistics object seams_y.st2|column b of table seams_x.t|a
statistics object seams_y.st2|schema seams_y|n

> select (pg_identify_object_as_address(classid,objid,objsubid)).*, i.* from pg_depend d, pg_identify_object(classid,objid,objsubid) i where objid in (select oid from pg_opclass where opcname='opc2' union select oid from pg_opfamily where opfname='fam2' union select oid from pg_statistic_ext union select oid from pg_collation where collname='coll2' union select oid from pg_conversion where conname='conv2' union select oid from pg_am where amname like 'am_') order by 1,2,3,4,5,6
collation|{seams_y,coll2}|{}|collation|seams_y|coll2|seams_y.coll2
conversion|{seams_y,conv2}|{}|conversion|seams_y|conv2|seams_y.conv2
operator class|{btree,seams_y,opc2}|{}|operator class|seams_y|opc2|seams_y.opc2 USING btree
operator class|{btree,seams_y,opc2}|{}|operator class|seams_y|opc2|seams_y.opc2 USING btree
operator family|{btree,seams_y,fam2}|{}|operator family|seams_y|fam2|seams_y.fam2 USING btree
statistics object|{seams_y,st2}|{}|statistics object|seams_y|st2|seams_y.st2
statistics object|{seams_y,st2}|{}|statistics object|seams_y|st2|seams_y.st2
statistics object|{seams_y,st2}|{}|statistics object|seams_y|st2|seams_y.st2

> reassign owned by seams_role to postgres
REASSIGN OWNED

> alter collation seams_y.coll2 owner to seams_role
ALTER COLLATION

> SELECT taken()
ALTER COLLATION pg_collation ALTER COLLATION collation seams_y seams_y.coll2

> alter statistics seams_y.st2 owner to seams_role
ALTER STATISTICS

> SELECT taken()
ALTER STATISTICS pg_statistic_ext ALTER STATISTICS statistics object seams_y seams_y.st2

> alter conversion seams_y.conv2 owner to seams_role
ALTER CONVERSION

> SELECT taken()
ALTER CONVERSION pg_conversion ALTER CONVERSION conversion seams_y seams_y.conv2

> alter operator class seams_y.opc2 using btree owner to seams_role
ALTER OPERATOR CLASS

> SELECT taken()
ALTER OPERATOR CLASS pg_opclass ALTER OPERATOR CLASS operator class seams_y seams_y.opc2 USING btree

> alter operator family seams_y.fam2 using btree owner to seams_role
ALTER OPERATOR FAMILY

> SELECT taken()
ALTER OPERATOR FAMILY pg_opfamily ALTER OPERATOR FAMILY operator family seams_y seams_y.fam2 USING btree

> drop owned by seams_role
ERROR 2BP01 cannot drop desired object(s) because other objects depend on them

> SELECT taken()
(no rows)

> drop access method seams_am1
DROP ACCESS METHOD

> SELECT taken()
DROP ACCESS METHOD pg_am t f access method - seams_am1 seams_am1 {seams_am1} {}

> drop schema seams_x cascade
DROP SCHEMA

> SELECT taken()
DROP SCHEMA pg_namespace t f schema - seams_x seams_x {seams_x} {}
DROP SCHEMA pg_class f t table seams_x t seams_x.t {seams_x,t} {}
DROP SCHEMA pg_type f f type seams_x t seams_x.t {seams_x.t} {}
DROP SCHEMA pg_type f f type seams_x _t seams_x.t[] {seams_x.t[]} {}
DROP SCHEMA pg_statistic_ext f f statistics object seams_y st2 seams_y.st2 {seams_y,st2} {}
DROP SCHEMA pg_class f f index seams_x ix seams_x.ix {seams_x,ix} {}
DROP SCHEMA pg_class f t table seams_x u seams_x.u {seams_x,u} {}
DROP SCHEMA pg_type f f type seams_x u seams_x.u {seams_x.u} {}
DROP SCHEMA pg_type f f type seams_x _u seams_x.u[] {seams_x.u[]} {}

> drop schema seams_y cascade
DROP SCHEMA

> SELECT taken()
DROP SCHEMA pg_namespace t f schema - seams_y seams_y {seams_y} {}
DROP SCHEMA pg_opfamily f t operator family seams_y fam2 seams_y.fam2 USING btree {btree,seams_y,fam2} {}
DROP SCHEMA pg_amproc f f function of access method - - function 1 (integer, smallint) of seams_y.fam2 USING btree {btree,seams_y,fam2,1} {integer,smallint}
DROP SCHEMA pg_opclass f t operator class seams_y opc2 seams_y.opc2 USING btree {btree,seams_y,opc2} {}
DROP SCHEMA pg_amop f f operator of access method - - operator 1 (integer, integer) of seams_y.fam2 USING btree {btree,seams_y,fam2,1} {integer,integer}
DROP SCHEMA pg_amop f f operator of access method - - operator 3 (integer, integer) of seams_y.fam2 USING btree {btree,seams_y,fam2,3} {integer,integer}
DROP SCHEMA pg_amproc f f function of access method - - function 1 (integer, integer) of seams_y.fam2 USING btree {btree,seams_y,fam2,1} {integer,integer}
DROP SCHEMA pg_collation f t collation seams_y coll2 seams_y.coll2 {seams_y,coll2} {}
DROP SCHEMA pg_conversion f t conversion seams_y conv2 seams_y.conv2 {seams_y,conv2} {}

> drop access method seams_am2
DROP ACCESS METHOD

> SELECT taken()
DROP ACCESS METHOD pg_am t f access method - seams_am2 seams_am2 {seams_am2} {}

> drop event trigger seams_commands
DROP EVENT TRIGGER

> drop event trigger seams_dropped
DROP EVENT TRIGGER

> drop function commands, dropped, taken
DROP FUNCTION

> drop table log
DROP TABLE
