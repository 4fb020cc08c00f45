# ALTER COLUMN TYPE: casts, USING, defaults, indexes, constraints, foreign keys, identity, savepoints, what is refused.

> create table t (id serial primary key, a int default 5, b varchar(10) default 'x', c numeric(6,2) default 1.5, d text)
CREATE TABLE

> insert into t (a, b, c, d) values (1, 'one', 1.25, '10'), (2, 'two', 2.5, '20'), (3, null, null, '30')
INSERT 0 3

> alter table t alter column a type bigint
ALTER TABLE

> select a, pg_typeof(a) from t order by 1
1|bigint
2|bigint
3|bigint

> alter table t alter d type int
ERROR 42804 column "d" cannot be cast automatically to type integer

> alter table t alter d type int using nosuch::int
ERROR 42703 column "nosuch" does not exist

> alter table t alter d type int using d
ERROR 42804 result of USING clause for column "d" cannot be cast automatically to type integer

> alter table t alter d type int using (select 1)
ERROR 0A000 cannot use subquery in transform expression

> alter table t alter d type int using sum(a)
ERROR 42803 aggregate functions are not allowed in transform expressions

> alter table t alter d type int using generate_series(1, 2)
ERROR 0A000 set-returning functions are not allowed in transform expressions

> alter table t alter d type int using d::int + a
ALTER TABLE

> select * from t order by id
1|1|one|1.25|11
2|2|two|2.50|22
3|3|∅|∅|33

> alter table t alter b type varchar(2)
ERROR 22001 value too long for type character varying(2)

> select * from t order by id
1|1|one|1.25|11
2|2|two|2.50|22
3|3|∅|∅|33

> alter table t alter b type varchar(3), alter c type numeric(8,2)
ALTER TABLE

> alter table t alter b type text
ALTER TABLE

> alter table t alter c type int
ALTER TABLE

> select * from t order by id
1|1|one|1|11
2|2|two|3|22
3|3|∅|∅|33

> select attname, format_type(atttypid, atttypmod), pg_get_expr(adbin, adrelid) from pg_attribute a left join pg_attrdef d on adrelid = attrelid and adnum = attnum where attrelid = 't'::regclass and attnum > 0 order by attnum
id|integer|nextval('t_id_seq'::regclass)
a|bigint|5
b|text|'x'::character varying
c|integer|1.5
d|integer|∅

> alter table t alter nosuch type int
ERROR 42703 column "nosuch" of relation "t" does not exist

> alter table nosuch alter a type int
ERROR 42P01 relation "nosuch" does not exist

> alter table if exists nosuch alter a type int
ALTER TABLE

> alter table t alter ctid type int
ERROR 0A000 cannot alter system column "ctid"

> alter table t alter a type int, alter a type text
ERROR 0A000 cannot alter type of column "a" twice

> alter table t alter a type int collate "C"
ERROR 42804 collations are not supported by type integer

> alter table t alter a type record
ERROR 42P16 column "a" has pseudo-type record

> alter table t alter a type nosuchtype
ERROR 42704 type "nosuchtype" does not exist

> alter table t alter a type serial
ERROR 42704 type "serial" does not exist

> alter table t alter b type text collate "C"
ALTER TABLE

> create index t_a on t (a)
CREATE INDEX

> create index t_lower on t (lower(b))
CREATE INDEX

> create index t_part on t (b) where a > 1
CREATE INDEX

> alter table t add constraint a_pos check (a > 0)
ALTER TABLE

> alter table t add constraint b_short check (length(b) < 10)
ALTER TABLE

> alter table t alter a type int using (a * 2)::int
ALTER TABLE

> select indexdef from pg_indexes where tablename = 't' order by 1
CREATE INDEX t_a ON public.t USING btree (a)
CREATE INDEX t_lower ON public.t USING btree (lower(b))
CREATE INDEX t_part ON public.t USING btree (b) WHERE (a > 1)
CREATE UNIQUE INDEX t_pkey ON public.t USING btree (id)

> select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = 't'::regclass order by 1
a_pos|CHECK ((a > 0))
b_short|CHECK ((length(b) < 10))
t_pkey|PRIMARY KEY (id)

> select * from t where a = 4
2|4|two|3|22

> select * from t where lower(b) = 'two'
2|4|two|3|22

> alter table t alter a type int using -a
ERROR 23514 check constraint "a_pos" of relation "t" is violated by some row

> alter table t alter a type text
ERROR 42883 operator does not exist: text > integer

> alter table t alter b type varchar
ALTER TABLE

> select indexdef from pg_indexes where tablename = 't' order by 1
CREATE INDEX t_a ON public.t USING btree (a)
CREATE INDEX t_lower ON public.t USING btree (lower((b)::text))
CREATE INDEX t_part ON public.t USING btree (b) WHERE (a > 1)
CREATE UNIQUE INDEX t_pkey ON public.t USING btree (id)

> select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = 't'::regclass order by 1
a_pos|CHECK ((a > 0))
b_short|CHECK ((length((b)::text) < 10))
t_pkey|PRIMARY KEY (id)

> alter table t drop constraint a_pos
ALTER TABLE

> drop index t_part
DROP INDEX

> alter table t alter a type text
ALTER TABLE

> select indexdef from pg_indexes where tablename = 't' order by 1
CREATE INDEX t_a ON public.t USING btree (a)
CREATE INDEX t_lower ON public.t USING btree (lower((b)::text))
CREATE UNIQUE INDEX t_pkey ON public.t USING btree (id)

> select * from t order by a
1|2|one|1|11
2|4|two|3|22
3|6|∅|∅|33

> alter table t alter a drop default, alter a type int using a::int, alter a set default 7
ALTER TABLE

> insert into t (d) values (1) returning *
4|7|x|2|1

> create unique index t_d on t (d)
CREATE INDEX

> alter table t alter d type int using 1
ERROR 23505 could not create unique index "t_d"

> select * from t order by id
1|2|one|1|11
2|4|two|3|22
3|6|∅|∅|33
4|7|x|2|1

> create view v as select a, b from t
CREATE VIEW

> alter table t alter a type bigint
ERROR 0A000 cannot alter type of a column used by a view or rule

> alter table t alter c type bigint
ALTER TABLE

> select * from v order by 1
2|one
4|two
6|∅
7|x

> alter table v alter a type bigint
ERROR 42809 ALTER action ALTER COLUMN ... SET DATA TYPE cannot be performed on relation "v"

> drop view v
DROP VIEW

> alter table t alter a set default 'x'
ERROR 22P02 invalid input syntax for type integer: "x"

> alter table t alter b set default '12'
ALTER TABLE

> alter table t alter b type int using 1
ERROR 42804 default for column "b" cannot be cast automatically to type integer

> alter table t alter b drop default
ALTER TABLE

> alter table t alter b type int using 1
ALTER TABLE

> alter table t alter a type boolean
ERROR 42804 column "a" cannot be cast automatically to type boolean

> alter table t alter a type boolean using a > 3
ERROR 42804 default for column "a" cannot be cast automatically to type boolean

> alter table t alter a drop default, alter a type boolean using a > 3
ALTER TABLE

> select * from t order by id
1|f|1|1|11
2|t|1|3|22
3|t|1|∅|33
4|t|1|2|1

> begin
BEGIN

> alter table t alter id type text
ALTER TABLE

> select id from t order by id
1
2
3
4

> insert into t (id) values ('z')
INSERT 0 1

> select id from t where id = 'z'
z

> rollback
ROLLBACK

> select id, pg_typeof(id) from t order by id
1|integer
2|integer
3|integer
4|integer

> begin
BEGIN

> insert into t (a) values (true)
INSERT 0 1

> savepoint s
SAVEPOINT

> alter table t alter c type text using 'c' || c
ALTER TABLE

> update t set c = c || '!' where a
UPDATE 4

> select c from t order by id
c1
c3!
∅
c2!
c2!

> rollback to s
ROLLBACK

> select c from t order by id
1
3
∅
2
2

> alter table t alter c type float8
ALTER TABLE

> commit
COMMIT

> select c, pg_typeof(c) from t order by id
1|double precision
3|double precision
∅|double precision
2|double precision
2|double precision

> create table p (id int primary key, x int unique)
CREATE TABLE

> create table k (id int references p, x int references p (x))
CREATE TABLE

> insert into p values (1, 2)
INSERT 0 1

> insert into k values (1, 2)
INSERT 0 1

> alter table p alter id type bigint
ALTER TABLE

> alter table k alter id type bigint
ALTER TABLE

> alter table p alter id type text
ERROR 42804 foreign key constraint "k_id_fkey" cannot be implemented

> alter table k alter x type text
ERROR 42804 foreign key constraint "k_x_fkey" cannot be implemented

> alter table k alter x type int using 3
ERROR 23503 insert or update on table "k" violates foreign key constraint "k_x_fkey"

> alter table k alter x type int using 2
ALTER TABLE

> alter table p alter x type int using x + 1
ERROR 23503 insert or update on table "k" violates foreign key constraint "k_x_fkey"

> insert into k values (5, 5)
ERROR 23503 insert or update on table "k" violates foreign key constraint "k_id_fkey"

> insert into k values (1, 2)
INSERT 0 1

> select conname, pg_get_constraintdef(oid), convalidated from pg_constraint where conrelid = 'k'::regclass order by 1
k_id_fkey|FOREIGN KEY (id) REFERENCES p(id)|t
k_x_fkey|FOREIGN KEY (x) REFERENCES p(x)|t

> create table i (id int generated by default as identity, v smallint generated always as identity (maxvalue 100))
CREATE TABLE

> alter table i alter id type bigint
ALTER TABLE

> alter table i alter v type int
ALTER TABLE

> alter table i alter v type text
ERROR 22023 identity column type must be smallint, integer, or bigint

> select seqrelid::regclass, seqtypid::regtype, seqmin, seqmax, seqstart from pg_sequence where seqrelid::regclass::text like 'i\_%' order by 1
i_id_seq|bigint|1|9223372036854775807|1
i_v_seq|integer|1|100|1

> insert into i default values returning *
1|1

> create temp table tt (a int, b text)
CREATE TABLE

> insert into tt values (1, '2'), (3, '4')
INSERT 0 2

> create index on tt (b)
CREATE INDEX

> alter table tt alter b type int using b::int
ALTER TABLE

> select a + b from tt order by 1
3
7

> select * from tt where b = 4
3|4

> begin
BEGIN

> insert into tt values (7, 8)
INSERT 0 1

> alter table tt alter a type text, alter b type bigint
ALTER TABLE

> select * from tt order by a
1|2
3|4
7|8

> rollback
ROLLBACK

> select * from tt order by a
1|2
3|4

> alter table tt alter a type date
ERROR 42804 column "a" cannot be cast automatically to type date

> create table ts (a timestamp, b timestamptz, c date, j text, k int[])
CREATE TABLE

> insert into ts values ('2024-01-02 03:04:05.678', '2024-01-02 03:04:05.678+00', '2024-01-02', '{"a": 1}', '{1,2}')
INSERT 0 1

> alter table ts alter a type timestamp(1), alter b type timestamp, alter c type timestamptz, alter j type jsonb using j::jsonb, alter k type bigint[]
ALTER TABLE

> set timezone = 'UTC'
SET

> select *, j->'a' from ts
2024-01-02 03:04:05.7|2024-01-02 03:04:05.678|2024-01-02 00:00:00+00|{"a": 1}|{1,2}|1

> alter table ts alter a type date, alter k type text[]
ALTER TABLE

> select * from ts
2024-01-02|2024-01-02 03:04:05.678|2024-01-02 00:00:00+00|{"a": 1}|{1,2}

> alter table ts alter k type int
ERROR 42804 column "k" cannot be cast automatically to type integer

> alter table ts alter j type text
ALTER TABLE

> select * from ts
2024-01-02|2024-01-02 03:04:05.678|2024-01-02 00:00:00+00|{"a": 1}|{1,2}

> create table chk (a varchar(5) check (a <> 'no'), b char(3) default 'q', c int not null)
CREATE TABLE

> insert into chk values ('yes', 'x', 1)
INSERT 0 1

> alter table chk alter a type text, alter b type text
ALTER TABLE

> select a, b || '|' from chk
yes|x|

> select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'chk'::regclass
CHECK ((a <> 'no'::text))

> alter table chk alter c type int using null
ERROR 23502 column "c" of relation "chk" contains null values

> alter table chk alter a type text using 'no'
ERROR 23514 check constraint "chk_a_check" of relation "chk" is violated by some row

> alter table chk alter a type varchar(2)
ERROR 22001 value too long for type character varying(2)

> alter table chk alter a type varchar(2) using substr(a, 1, 2)
ALTER TABLE

> select a, b || '|' from chk
ye|x|

> alter table chk alter column c set data type bigint
ALTER TABLE

> begin isolation level repeatable read
BEGIN

> select 1
1

> alter table chk alter c type text
ALTER TABLE

> select * from chk
ye|x|1

> commit
COMMIT

> select * from chk
ye|x|1
