# keys that are written twice are made once

> create table r1 (id serial primary key unique)
CREATE TABLE

> create table r2 (id int primary key, b int unique unique, c int constraint cu unique constraint cu2 unique)
CREATE TABLE

> create table r3 (a int, b int, unique (a,b), primary key (a,b), unique (b,a), unique(a,b))
CREATE TABLE

> create table r4 (a int, b int, constraint u1 unique (a,b), primary key (a,b))
CREATE TABLE

> create table r5 (a int, b int, constraint u1 unique (a,b), constraint p1 primary key (a,b))
CREATE TABLE

> create table r6 (a int primary key deferrable, unique (a))
CREATE TABLE

> create table r7 (a int, b int, unique (a) include (b), unique (a))
CREATE TABLE

> create table r8 (a int, unique (a), unique nulls not distinct (a))
CREATE TABLE

> create table r9 (a int, exclude (a with =), exclude (a with =), unique (a))
CREATE TABLE

> create table r10 (a int, exclude (a with =) where (a > 1), exclude (a with =) where (a > 1), exclude using hash (a with =), exclude using hash (a with =))
CREATE TABLE

> create table r11 (a int, b int)
CREATE TABLE

> alter table r11 add primary key (a), add unique (a)
ALTER TABLE

> alter table r11 add unique (a)
ALTER TABLE

> alter table r11 add unique (b), add unique (b), add constraint bb unique (b)
ALTER TABLE

> create table r12 (like r11 including all, unique (a))
CREATE TABLE

> create table r13 (like r11 including all, primary key (a))
ERROR 42P16 multiple primary keys for table "r13" are not allowed

> create table r14 (a int, unique (a) with (fillfactor = 70), unique (a) with (fillfactor = 80), unique (a) using index tablespace pg_default)
CREATE TABLE

> create table r15 (a int, b int) partition by range (a)
CREATE TABLE

> alter table r15 add primary key (a), add unique (a)
ALTER TABLE

> create table r15a partition of r15 (a primary key unique) for values from (1) to (2)
ERROR 42P16 multiple primary keys for table "r15a" are not allowed

> create table r16 (a int unique unique deferrable initially deferred)
CREATE TABLE

> create table r17 (a int constraint x primary key constraint x unique)
CREATE TABLE

> create table r18 (a int, b int, unique (a), foreign key (b) references r18 (a), unique (a))
CREATE TABLE

> create table r19 (a int) inherits (r1)
CREATE TABLE

> create type ct as (a int, b int)
CREATE TYPE

> create table r20 of ct (a primary key unique)
CREATE TABLE

> create table r30 (a int)
CREATE TABLE

> alter table r30 add column z int primary key unique
ALTER TABLE

> alter table r30 add column y int unique unique constraint q unique
ALTER TABLE

> alter table r30 add column x int primary key
ERROR 42P16 multiple primary keys for table "r30" are not allowed

> create table r31 (a int primary key, primary key (a))
ERROR 42P16 multiple primary keys for table "r31" are not allowed

> create table r32 (a int primary key primary key)
ERROR 42P16 multiple primary keys for table "r32" are not allowed

> create table r33 (a int unique primary key unique deferrable unique)
CREATE TABLE

> select conrelid::regclass::text as r, conname, contype, conkey, condeferrable, pg_get_constraintdef(oid) from pg_constraint where conrelid::regclass::text ~ '^r[0-9]' order by 1, 2
r1|r1_pkey|p|{1}|f|PRIMARY KEY (id)
r10|r10_a_excl|x|{1}|f|EXCLUDE USING btree (a WITH =) WHERE ((a > 1))
r10|r10_a_excl1|x|{1}|f|EXCLUDE USING hash (a WITH =)
r11|bb|u|{2}|f|UNIQUE (b)
r11|r11_a_key|u|{1}|f|UNIQUE (a)
r11|r11_a_key1|u|{1}|f|UNIQUE (a)
r11|r11_b_key|u|{2}|f|UNIQUE (b)
r11|r11_b_key1|u|{2}|f|UNIQUE (b)
r11|r11_pkey|p|{1}|f|PRIMARY KEY (a)
r12|r12_a_key|u|{1}|f|UNIQUE (a)
r12|r12_a_key1|u|{1}|f|UNIQUE (a)
r12|r12_a_key2|u|{1}|f|UNIQUE (a)
r12|r12_b_key|u|{2}|f|UNIQUE (b)
r12|r12_b_key1|u|{2}|f|UNIQUE (b)
r12|r12_b_key2|u|{2}|f|UNIQUE (b)
r12|r12_pkey|p|{1}|f|PRIMARY KEY (a)
r14|r14_a_key|u|{1}|f|UNIQUE (a)
r15|r15_a_key|u|{1}|f|UNIQUE (a)
r15|r15_pkey|p|{1}|f|PRIMARY KEY (a)
r16|r16_a_key|u|{1}|f|UNIQUE (a)
r16|r16_a_key1|u|{1}|t|UNIQUE (a) DEFERRABLE INITIALLY DEFERRED
r17|x|p|{1}|f|PRIMARY KEY (a)
r18|r18_a_key|u|{1}|f|UNIQUE (a)
r18|r18_b_fkey|f|{2}|f|FOREIGN KEY (b) REFERENCES r18(a)
r2|cu|u|{3}|f|UNIQUE (c)
r2|r2_b_key|u|{2}|f|UNIQUE (b)
r2|r2_pkey|p|{1}|f|PRIMARY KEY (id)
r20|r20_pkey|p|{1}|f|PRIMARY KEY (a)
r3|r3_b_a_key|u|{2,1}|f|UNIQUE (b, a)
r3|r3_pkey|p|{1,2}|f|PRIMARY KEY (a, b)
r30|q|u|{3}|f|UNIQUE (y)
r30|r30_pkey|p|{2}|f|PRIMARY KEY (z)
r33|r33_a_key|u|{1}|t|UNIQUE (a) DEFERRABLE
r33|r33_pkey|p|{1}|f|PRIMARY KEY (a)
r4|u1|p|{1,2}|f|PRIMARY KEY (a, b)
r5|p1|p|{1,2}|f|PRIMARY KEY (a, b)
r6|r6_a_key|u|{1}|f|UNIQUE (a)
r6|r6_pkey|p|{1}|t|PRIMARY KEY (a) DEFERRABLE
r7|r7_a_b_key|u|{1}|f|UNIQUE (a) INCLUDE (b)
r7|r7_a_key|u|{1}|f|UNIQUE (a)
r8|r8_a_key|u|{1}|f|UNIQUE (a)
r8|r8_a_key1|u|{1}|f|UNIQUE NULLS NOT DISTINCT (a)
r9|r9_a_excl|x|{1}|f|EXCLUDE USING btree (a WITH =)
r9|r9_a_key|u|{1}|f|UNIQUE (a)
