# Changes of system catalogs by statements of superusers, and pg_settings' rule

> create table bh (id int primary key, v varchar(10) check (v <> 'z'), w int references bh (id))
CREATE TABLE

> create index bhv on bh (v)
CREATE INDEX

> insert into bh values (1, 'a', null), (2, 'b', 1)
INSERT 0 2

> update pg_index set indisready = false where indrelid = (select oid from pg_class where relname = 'bh')
UPDATE 2

> select indisvalid, indisready, indislive from pg_index where indrelid = 'bh'::regclass order by indexrelid
t|f|t
t|f|t

> update pg_index set indisready = true, indisvalid = false where indexrelid = 'bhv'::regclass
UPDATE 1

> select indisvalid, indisready, indislive from pg_index where indrelid = 'bh'::regclass order by indexrelid
t|f|t
f|t|t

> select * from bh where v = 'a'
1|a|∅

> update pg_catalog.pg_index i set indisvalid = true from pg_class c where c.oid = i.indexrelid and c.relname = 'bhv'
UPDATE 1

> update pg_index set indislive = null where indexrelid = 'bhv'::regclass
ERROR 23502 null value in column "indislive" of relation "pg_index" violates not-null constraint

> update pg_attribute set atttypmod = 24 where attrelid = 'bh'::regclass and attname = 'v'
UPDATE 1

> select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'bh'::regclass and attname = 'v'
character varying(20)

> insert into bh values (3, 'abcdefghijklmnopqrst', null)
INSERT 0 1

> insert into bh values (4, 'abcdefghijklmnopqrstu', null)
ERROR 22001 value too long for type character varying(20)

> update pg_attribute set attstattarget = 50 where attrelid = 'bh'::regclass and attname = 'w'
UPDATE 1

> select attstattarget from pg_attribute where attrelid = 'bh'::regclass and attname = 'w'
50

> update pg_constraint set convalidated = false where conrelid = 'bh'::regclass and contype in ('c', 'f')
UPDATE 2

> select conname, convalidated, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'bh'::regclass order by 1
bh_pkey|t|PRIMARY KEY (id)
bh_v_check|f|CHECK (((v)::text <> 'z'::text)) NOT VALID
bh_w_fkey|f|FOREIGN KEY (w) REFERENCES bh(id) NOT VALID

> create function bhf() returns trigger language plpgsql as $$ begin raise notice 'fired'; return new; end $$
CREATE FUNCTION

> create trigger bht before insert on bh for each row execute function bhf()
CREATE TRIGGER

> update pg_trigger set tgenabled = 'D' where tgrelid = 'bh'::regclass and tgname = 'bht'
UPDATE 1

> insert into bh values (5, 'c', null)
INSERT 0 1

> update pg_trigger set tgenabled = 'O' where tgname = 'bht'
UPDATE 1

> select tgenabled from pg_trigger where tgname = 'bht'
O

> create function bhg(int) returns int language sql as 'select $1'
CREATE FUNCTION

> update pg_proc set provolatile = 'i', proisstrict = true, procost = 5 where proname = 'bhg'
UPDATE 1

> select provolatile, proisstrict, procost from pg_proc where proname = 'bhg'
i|t|5

> create index on bh (bhg(id))
CREATE INDEX

> create type bhe as enum ('one', 'two', 'three')
CREATE TYPE

> update pg_enum set enumlabel = 'zwei' where enumtypid = 'bhe'::regtype and enumlabel = 'two'
UPDATE 1

> update pg_enum set enumlabel = 'one' where enumtypid = 'bhe'::regtype and enumlabel = 'zwei'
ERROR 23505 duplicate key value violates unique constraint "pg_enum_typid_label_index"

> delete from pg_enum where enumtypid = 'bhe'::regtype and enumlabel = 'three'
DELETE 1

> select enum_range(null::bhe), 'zwei'::bhe < 'one'::bhe
{one,zwei}|f

> select 'three'::bhe
ERROR 22P02 invalid input value for enum bhe: "three"

> delete from pg_enum e using pg_type t where t.oid = e.enumtypid and t.typname = 'bhe' and e.enumlabel = 'nosuch'
DELETE 0

> insert into pg_description (objoid, classoid, objsubid, description) values ('bh'::regclass, 'pg_class'::regclass, 0, 'a table')
INSERT 0 1

> select obj_description('bh'::regclass, 'pg_class')
a table

> insert into pg_description select 'bh'::regclass, 'pg_class'::regclass, attnum, 'column ' || attname from pg_attribute where attrelid = 'bh'::regclass and attnum > 0
INSERT 0 3

> select col_description('bh'::regclass, 2), count(*) from pg_description where objoid = 'bh'::regclass
column v|4

> update pg_description set description = upper(description) where objoid = 'bh'::regclass and objsubid > 0
UPDATE 3

> select col_description('bh'::regclass, 2)
COLUMN V

> delete from pg_description where objoid = 'bh'::regclass and objsubid = 2
DELETE 1

> select col_description('bh'::regclass, 2), col_description('bh'::regclass, 3)
∅|COLUMN W

> insert into pg_description values ('bh'::regclass, 'pg_class'::regclass, 3, null)
ERROR 23502 null value in column "description" of relation "pg_description" violates not-null constraint

> create database bh_template
CREATE DATABASE

> update pg_database set datistemplate = true, datallowconn = false, datconnlimit = 3 where datname = 'bh_template'
UPDATE 1

> select datistemplate, datallowconn, datconnlimit from pg_database where datname = 'bh_template'
t|f|3

> drop database bh_template
ERROR 42809 cannot drop a template database

> update pg_database set datistemplate = false where datname = 'bh_template'
UPDATE 1

> drop database bh_template
DROP DATABASE

> begin
BEGIN

> update pg_index set indisvalid = false where indexrelid = 'bhv'::regclass
UPDATE 1

> delete from pg_description where objoid = 'bh'::regclass
DELETE 3

> rollback
ROLLBACK

> select indisvalid from pg_index where indexrelid = 'bhv'::regclass
t

> select count(*) from pg_description where objoid = 'bh'::regclass
3

> begin read only
BEGIN

> delete from pg_description where objoid = 'bh'::regclass
ERROR 25006 cannot execute DELETE in a read-only transaction

> rollback
ROLLBACK

> prepare bhp as update pg_index set indisvalid = $2 where indexrelid = $1::regclass
PREPARE

> execute bhp ('bhv', false)
UPDATE 1

> select indisvalid from pg_index where indexrelid = 'bhv'::regclass
f

> do $$ begin update pg_index set indisvalid = true where indexrelid = 'bhv'::regclass; end $$
DO

> select indisvalid from pg_index where indexrelid = 'bhv'::regclass
t

> create role bh_r
CREATE ROLE

> set role bh_r
SET

> update pg_index set indisvalid = false where indexrelid = 'bhv'::regclass
ERROR 42501 permission denied for table pg_index

> delete from pg_enum
ERROR 42501 permission denied for table pg_enum

> insert into pg_description values (1, 1259, 0, 'x')
ERROR 42501 permission denied for table pg_description

> update pg_database set datconnlimit = 3
ERROR 42501 permission denied for table pg_database

> reset role
RESET

> update pg_settings set setting = '7MB' where name = 'work_mem'
7MB

> show work_mem
7MB

> drop role bh_r
DROP ROLE

> update pg_settings set setting = 'on' where name in ('enable_sort', 'enable_seqscan') and context = 'user'
on
on

> update pg_settings set nosuch = 'on' where name = 'enable_sort'
ERROR 42703 column "nosuch" of relation "pg_settings" does not exist

> update pg_settings set setting = 'nonsense' where name = 'enable_sort'
ERROR 22023 parameter "enable_sort" requires a Boolean value

> update pg_settings s set unit = 'x' where s.name = 'work_mem'
7MB

> prepare bhq (text) as update pg_settings set setting = $1 where name = 'application_name'
PREPARE

> execute bhq ('me')
me

> show application_name
me

> update pg_settings set setting = 'x' where name = 'nosuch'
(no rows)

> delete from pg_settings
ERROR 55000 cannot delete from view "pg_settings"

> insert into pg_settings (name) values ('x')
ERROR 55000 cannot insert into view "pg_settings"
