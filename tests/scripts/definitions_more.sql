# LIKE INCLUDING, NOT VALID and VALIDATE, SET SCHEMA, OWNER, RENAME, USING INDEX, CONCURRENTLY, REINDEX, ALTER SEQUENCE, identity, comments.

> create table a (id int primary key, x int not null default 4, y text unique, z int generated always as identity, constraint xp check (x > 0), check (length(y) < 5))
CREATE TABLE

> create index a_x on a (x, lower(y)) where x > 2
CREATE INDEX

> create index on a ((x + 1))
CREATE INDEX

> comment on column a.x is 'the x'
COMMENT

> comment on constraint xp on a is 'positive'
COMMENT

> comment on index a_x is 'an index'
COMMENT

> create table b (like a)
CREATE TABLE

> create table c (like a including all)
CREATE TABLE

> create table d (like a including all excluding indexes excluding comments, more text)
CREATE TABLE

> create table e (like a including defaults including constraints, like c including identity)
ERROR 42701 column "id" specified more than once

> create table e (w int, like a including indexes including comments)
CREATE TABLE

> create table f (x int, like a)
ERROR 42701 column "x" specified more than once

> create table f (like a including indexes, primary key (x))
ERROR 42P16 multiple primary keys for table "f" are not allowed

> create table f (like a_x)
ERROR 42809 relation "a_x" is invalid in LIKE clause

> create table f (like nosuch)
ERROR 42P01 relation "nosuch" does not exist

> create view av as select * from a
CREATE VIEW

> create table f (like av including all)
CREATE TABLE

> create temp table tmp (like a including all)
CREATE TABLE

> insert into c (id, y) values (1, 'q') returning *
1|4|q|1

> insert into c (id, y) values (2, 'too long')
ERROR 23514 new row for relation "c" violates check constraint "a_y_check"

> insert into tmp (id, y) values (1, 'q') returning *
1|4|q|1

> select relname, attname, attnotnull, attidentity, pg_get_expr(adbin, adrelid) from pg_attribute a join pg_class c on c.oid = attrelid left join pg_attrdef d on adrelid = attrelid and adnum = attnum where relname in ('b', 'c', 'd', 'e', 'f') and attnum > 0 order by relname, attnum
b|id|t||∅
b|x|t||∅
b|y|f||∅
b|z|t||∅
c|id|t||∅
c|x|t||4
c|y|f||∅
c|z|t|a|∅
d|id|t||∅
d|x|t||4
d|y|f||∅
d|z|t|a|∅
d|more|f||∅
e|w|f||∅
e|id|t||∅
e|x|t||∅
e|y|f||∅
e|z|t||∅
f|id|f||∅
f|x|f||∅
f|y|f||∅
f|z|f||∅

> select tablename, indexname, indexdef from pg_indexes where tablename in ('b', 'c', 'd', 'e', 'f') order by 1, 2
c|c_expr_idx|CREATE INDEX c_expr_idx ON public.c USING btree (((x + 1)))
c|c_pkey|CREATE UNIQUE INDEX c_pkey ON public.c USING btree (id)
c|c_x_lower_idx|CREATE INDEX c_x_lower_idx ON public.c USING btree (x, lower(y)) WHERE (x > 2)
c|c_y_key|CREATE UNIQUE INDEX c_y_key ON public.c USING btree (y)
e|e_expr_idx|CREATE INDEX e_expr_idx ON public.e USING btree (((x + 1)))
e|e_pkey|CREATE UNIQUE INDEX e_pkey ON public.e USING btree (id)
e|e_x_lower_idx|CREATE INDEX e_x_lower_idx ON public.e USING btree (x, lower(y)) WHERE (x > 2)
e|e_y_key|CREATE UNIQUE INDEX e_y_key ON public.e USING btree (y)

> select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint where conrelid in ('b'::regclass, 'c'::regclass, 'd'::regclass, 'e'::regclass, 'f'::regclass) order by 1, 2
c|a_y_check|CHECK ((length(y) < 5))
c|c_pkey|PRIMARY KEY (id)
c|c_y_key|UNIQUE (y)
c|xp|CHECK ((x > 0))
d|a_y_check|CHECK ((length(y) < 5))
d|xp|CHECK ((x > 0))
e|e_pkey|PRIMARY KEY (id)
e|e_y_key|UNIQUE (y)

> select relname, objsubid, description from pg_description join pg_class c on objoid = c.oid and classoid = 'pg_class'::regclass where relname like '_' or relname like '__%x%' and relname not like 'pg%' order by 1, 2
a|2|the x
a_x|0|an index
c|2|the x
c_x_lower_idx|0|an index
e|3|the x
e_x_lower_idx|0|an index
tmp_x_lower_idx|0|an index

> select obj_description((select oid from pg_constraint where conname = 'xp' and conrelid = 'c'::regclass), 'pg_constraint')
positive

> create table nv (a int, r int)
CREATE TABLE

> insert into nv values (1, 1), (-1, 7)
INSERT 0 2

> create table pk (id int primary key)
CREATE TABLE

> insert into pk values (1)
INSERT 0 1

> alter table nv add constraint pos check (a > 0) not valid
ALTER TABLE

> alter table nv add constraint nv_r foreign key (r) references pk not valid
ALTER TABLE

> select conname, convalidated, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'nv'::regclass order by 1
nv_r|f|FOREIGN KEY (r) REFERENCES pk(id) NOT VALID
pos|f|CHECK ((a > 0)) NOT VALID

> insert into nv values (-2, 1)
ERROR 23514 new row for relation "nv" violates check constraint "pos"

> insert into nv values (2, 9)
ERROR 23503 insert or update on table "nv" violates foreign key constraint "nv_r"

> alter table nv validate constraint pos
ERROR 23514 check constraint "pos" of relation "nv" is violated by some row

> alter table nv validate constraint nv_r
ERROR 23503 insert or update on table "nv" violates foreign key constraint "nv_r"

> delete from nv where a < 0
DELETE 1

> alter table nv validate constraint pos
ALTER TABLE

> alter table nv validate constraint nv_r, validate constraint pos
ALTER TABLE

> alter table nv validate constraint nosuch
ERROR 42704 constraint "nosuch" of relation "nv" does not exist

> alter table pk validate constraint pk_pkey
ERROR 42809 constraint "pk_pkey" of relation "pk" is not a foreign key or check constraint

> select conname, convalidated from pg_constraint where conrelid = 'nv'::regclass order by 1
nv_r|t
pos|t

> alter table nv rename constraint pos to positive
ALTER TABLE

> alter table nv rename constraint nosuch to x
ERROR 42704 constraint "nosuch" for table "nv" does not exist

> alter table nv rename constraint positive to nv_r
ERROR 42710 constraint "nv_r" for relation "nv" already exists

> alter table pk rename constraint pk_pkey to pk_key
ALTER TABLE

> select indexname from pg_indexes where tablename = 'pk'
pk_key

> alter index pk_key rename to pk_again
ALTER INDEX

> alter index if exists nosuch rename to x
ALTER INDEX

> alter index nosuch rename to x
ERROR 42P01 relation "nosuch" does not exist

> select conname from pg_constraint where conrelid = 'pk'::regclass
pk_again

> create schema s2
CREATE SCHEMA

> create sequence sq
CREATE SEQUENCE

> create table mv (id serial primary key, x int check (x > 0))
CREATE TABLE

> create view mvv as select id, x from mv
CREATE VIEW

> alter table mv set schema s2
ALTER TABLE

> insert into s2.mv (x) values (1) returning *
1|1

> select * from mvv
1|1

> alter table s2.mv set schema nosuch
ERROR 3F000 schema "nosuch" does not exist

> alter table if exists nosuch set schema s2
ALTER TABLE

> alter sequence sq set schema s2
ALTER SEQUENCE

> alter sequence s2.mv_id_seq set schema public
ERROR 0A000 cannot move an owned sequence into another schema

> alter view mvv set schema s2
ALTER VIEW

> select * from s2.mvv
1|1

> alter table s2.mv owner to postgres
ALTER TABLE

> alter table s2.mv owner to nosuchrole
ERROR 42704 role "nosuchrole" does not exist

> alter sequence s2.sq owner to postgres
ALTER SEQUENCE

> alter view s2.mvv owner to postgres
ALTER VIEW

> alter table if exists nosuch rename to x
ALTER TABLE

> alter table if exists nosuch rename a to x
ALTER TABLE

> alter table if exists nosuch add column x int
ALTER TABLE

> alter table if exists nosuch drop constraint x
ALTER TABLE

> alter table if exists nosuch owner to postgres
ALTER TABLE

> create table ui (a int, b int, c text)
CREATE TABLE

> insert into ui values (1, 1, 'x'), (2, 2, 'y')
INSERT 0 2

> create unique index ui_a on ui (a)
CREATE INDEX

> create unique index ui_b on ui (b)
CREATE INDEX

> create index ui_c on ui (c)
CREATE INDEX

> create unique index ui_e on ui ((a + b))
CREATE INDEX

> create unique index ui_p on ui (a) where a > 0
CREATE INDEX

> create unique index ui_d on ui (a desc)
CREATE INDEX

> alter table ui add constraint ui_pk primary key using index ui_a
ALTER TABLE

> alter table ui add unique using index ui_b
ALTER TABLE

> alter table ui add constraint x unique using index ui_c
ERROR 42809 "ui_c" is not a unique index

> alter table ui add constraint x unique using index ui_e
ERROR 42809 index "ui_e" contains expressions

> alter table ui add constraint x unique using index ui_p
ERROR 42809 "ui_p" is a partial index

> alter table ui add constraint x unique using index ui_d
ERROR 42809 index "ui_d" column number 1 does not have default sorting behavior

> alter table ui add constraint x unique using index nosuch
ERROR 42704 index "nosuch" does not exist

> alter table ui add constraint x unique using index pk_again
ERROR 55000 index "pk_again" is already associated with a constraint

> alter table ui add constraint x unique using index ui_pk
ERROR 55000 index "ui_pk" is already associated with a constraint

> alter table ui add constraint x primary key using index ui_b
ERROR 55000 index "ui_b" is already associated with a constraint

> select conname, contype, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'ui'::regclass order by 1
ui_b|u|UNIQUE (b)
ui_pk|p|PRIMARY KEY (a)

> select indexname, indexdef from pg_indexes where tablename = 'ui' order by 1
ui_b|CREATE UNIQUE INDEX ui_b ON public.ui USING btree (b)
ui_c|CREATE INDEX ui_c ON public.ui USING btree (c)
ui_d|CREATE UNIQUE INDEX ui_d ON public.ui USING btree (a DESC)
ui_e|CREATE UNIQUE INDEX ui_e ON public.ui USING btree (((a + b)))
ui_p|CREATE UNIQUE INDEX ui_p ON public.ui USING btree (a) WHERE (a > 0)
ui_pk|CREATE UNIQUE INDEX ui_pk ON public.ui USING btree (a)

> insert into ui values (1, 5, 'z')
ERROR 23505 duplicate key value violates unique constraint "ui_pk"

> insert into ui values (null, 5, 'z')
ERROR 23502 null value in column "a" of relation "ui" violates not-null constraint

> insert into ui values (3, 2, 'z')
ERROR 23505 duplicate key value violates unique constraint "ui_b"

> drop index ui_pk
ERROR 2BP01 cannot drop index ui_pk because constraint ui_pk on table ui requires it

> create index concurrently ui_conc on ui (c)
CREATE INDEX

> create unique index concurrently if not exists ui_conc on ui (c)
CREATE INDEX

> create index concurrently on ui (b, c)
CREATE INDEX

> drop index concurrently ui_conc
DROP INDEX

> begin
BEGIN

> create index concurrently x on ui (c)
ERROR 25001 CREATE INDEX CONCURRENTLY cannot run inside a transaction block

> rollback
ROLLBACK

> begin
BEGIN

> drop index concurrently ui_b_c_idx
ERROR 25001 DROP INDEX CONCURRENTLY cannot run inside a transaction block

> rollback
ROLLBACK

> reindex table ui
REINDEX

> reindex index ui_b
REINDEX

> reindex index nosuch
ERROR 42P01 relation "nosuch" does not exist

> reindex table nosuch
ERROR 42P01 relation "nosuch" does not exist

> reindex schema public
REINDEX

> reindex table concurrently ui
REINDEX

> reindex index concurrently ui_b
REINDEX

> begin
BEGIN

> reindex table concurrently ui
ERROR 25001 REINDEX CONCURRENTLY cannot run inside a transaction block

> rollback
ROLLBACK

> begin
BEGIN

> reindex schema public
ERROR 25001 REINDEX SCHEMA cannot run inside a transaction block

> rollback
ROLLBACK

> reindex (verbose) table ui
REINDEX

> reindex database nosuch
ERROR 0A000 can only reindex the currently open database

> select * from ui where b = 2
2|2|y

> create sequence q1
CREATE SEQUENCE

> alter sequence q1 increment 5 minvalue 3 maxvalue 50 start 10 restart cycle
ALTER SEQUENCE

> alter sequence q1 minvalue 3 maxvalue 50 start 10 restart 12 increment by 5 cycle
ALTER SEQUENCE

> select nextval('q1'), nextval('q1'), nextval('q1')
12|17|22

> alter sequence q1 restart
ALTER SEQUENCE

> select nextval('q1')
10

> alter sequence q1 restart with 100
ERROR 22023 RESTART value (100) cannot be greater than MAXVALUE (50)

> alter sequence q1 maxvalue 5
ERROR 22023 START value (10) cannot be greater than MAXVALUE (5)

> alter sequence q1 increment 0
ERROR 22023 INCREMENT must not be zero

> alter sequence q1 as smallint
ALTER SEQUENCE

> select seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle from pg_sequence where seqrelid = 'q1'::regclass
smallint|10|5|50|3|1|t

> alter sequence q1 no maxvalue no minvalue no cycle
ALTER SEQUENCE

> select seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle from pg_sequence where seqrelid = 'q1'::regclass
smallint|10|5|32767|1|1|f

> alter sequence q1 as bigint
ALTER SEQUENCE

> select seqmax from pg_sequence where seqrelid = 'q1'::regclass
9223372036854775807

> alter sequence q1 as text
ERROR 22023 sequence type must be smallint, integer, or bigint

> alter sequence q1 cycle cycle
ERROR 42601 conflicting or redundant options

> alter sequence q1 maxvalue 99999999999999999999
ERROR 22003 value "99999999999999999999" is out of range for type bigint

> alter sequence q1 as int maxvalue 9999999999
ERROR 22023 MAXVALUE (9999999999) is out of range for sequence data type integer

> alter sequence q1 owned by ui.a
ALTER SEQUENCE

> select pg_get_serial_sequence('ui', 'a')
public.q1

> alter sequence q1 owned by none
ALTER SEQUENCE

> select pg_get_serial_sequence('ui', 'a')
∅

> alter sequence q1 owned by ui
ERROR 42601 invalid OWNED BY option

> alter sequence q1 owned by ui.nosuch
ERROR 42703 column "nosuch" of relation "ui" does not exist

> alter sequence q1 owned by s2.mv.id
ERROR 55000 sequence must be in same schema as table it is linked to

> alter sequence if exists nosuch restart
ALTER SEQUENCE

> alter sequence nosuch restart
ERROR 42P01 relation "nosuch" does not exist

> alter sequence ui restart
ERROR 42809 "ui" is not a sequence

> alter sequence a_z_seq owned by ui.a
ERROR 0A000 cannot change ownership of identity sequence

> alter sequence a_z_seq increment 10 restart 100
ALTER SEQUENCE

> insert into a (id) values (77) returning z
100

> insert into a (id) values (78) returning z
110

> begin
BEGIN

> alter sequence q1 restart 3
ALTER SEQUENCE

> select nextval('q1')
3

> rollback
ROLLBACK

> select nextval('q1')
15

> alter sequence q1 rename to q2
ALTER SEQUENCE

> select nextval('q2')
20

> alter table a alter z set generated by default set start 5 restart
ALTER TABLE

> insert into a (id) values (79) returning z
5

> alter table a alter z drop identity
ALTER TABLE

> alter table a alter z drop identity
ERROR 55000 column "z" of relation "a" is not an identity column

> alter table a alter z drop identity if exists
ALTER TABLE

> insert into a (id) values (80) returning z
ERROR 23502 null value in column "z" of relation "a" violates not-null constraint

> alter table a alter x add generated always as identity
ERROR 55000 column "x" of relation "a" already has a default value

> alter table a alter x drop default, alter x add generated by default as identity (start 50)
ALTER TABLE

> insert into a (id, z) values (81, 1) returning x
50

> alter table a alter y add generated always as identity
ERROR 22023 identity column type must be smallint, integer, or bigint

> alter table a alter id set generated always
ERROR 55000 column "id" of relation "a" is not an identity column

> alter table a alter x set default 3
ERROR 42601 column "x" of relation "a" is an identity column

> alter table a alter x drop default
ERROR 42601 column "x" of relation "a" is an identity column

> create sequence desc1 increment -1
CREATE SEQUENCE

> select seqstart, seqmin, seqmax from pg_sequence where seqrelid = 'desc1'::regclass
-1|-9223372036854775808|-1

> alter sequence desc1 increment 2
ALTER SEQUENCE

> select seqstart, seqmin, seqmax from pg_sequence where seqrelid = 'desc1'::regclass
-1|-9223372036854775808|-1

> create sequence sm as smallint
CREATE SEQUENCE

> alter sequence sm as int
ALTER SEQUENCE

> select seqmax, seqmin from pg_sequence where seqrelid = 'sm'::regclass
2147483647|1

> create sequence st
CREATE SEQUENCE

> alter sequence st start 20
ALTER SEQUENCE

> select nextval('st')
1

> alter sequence st restart
ALTER SEQUENCE

> select nextval('st')
20

> comment on table ui is 'tui'
COMMENT

> comment on view s2.mvv is 'view'
COMMENT

> comment on sequence q2 is 'seq'
COMMENT

> comment on schema s2 is 'schema'
COMMENT

> select obj_description('ui'::regclass), obj_description('ui'::regclass, 'pg_class'), col_description('a'::regclass, 2), obj_description('s2'::regnamespace, 'pg_namespace'), obj_description('q2'::regclass)
tui|tui|the x|schema|seq

> comment on table ui is null
COMMENT

> select obj_description('ui'::regclass)
∅

> create table nn (a int, b int, c int)
CREATE TABLE

> insert into nn values (1, 2, 3), (4, 5, 6)
INSERT 0 2

> create index on nn (a, b)
CREATE INDEX

> create index on nn (b, a)
CREATE INDEX

> alter table nn add primary key (a)
ALTER TABLE

> select * from nn where a = 1 and b = 2
1|2|3

> select * from nn where b = 5 and a = 4
4|5|6

> alter table nn add unique (a, a)
ERROR 42701 column "a" appears twice in unique constraint

> alter table nn add unique (b) include (c)
ALTER TABLE

> select indexname, indexdef from pg_indexes where tablename = 'nn' order by 1
nn_a_b_idx|CREATE INDEX nn_a_b_idx ON public.nn USING btree (a, b)
nn_b_a_idx|CREATE INDEX nn_b_a_idx ON public.nn USING btree (b, a)
nn_b_c_key|CREATE UNIQUE INDEX nn_b_c_key ON public.nn USING btree (b) INCLUDE (c)
nn_pkey|CREATE UNIQUE INDEX nn_pkey ON public.nn USING btree (a)

> select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'nn'::regclass order by 1
PRIMARY KEY (a)
UNIQUE (b) INCLUDE (c)

> create table nn2 (a int, b int, unique (a) include (b), primary key (b, a))
CREATE TABLE

> select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'nn2'::regclass order by 1
PRIMARY KEY (b, a)
UNIQUE (a) INCLUDE (b)
