# Columns that only a child generates; what pseudo-types, replica identities and partition keys refuse

> create table gn (a int, b int)
CREATE TABLE

> create table gnc (a int, b int generated always as (a*2) stored) inherits (gn)
CREATE TABLE

> insert into gnc values (2)
INSERT 0 1

> select * from gn
2|4

> create table gnd (a int, b int generated always as (a*3) stored)
CREATE TABLE

> alter table gnd inherit gn
ALTER TABLE

> insert into gnd values (3)
INSERT 0 1

> select * from gn order by a
2|4
3|9

> update gn set a = 10 where a = 2
UPDATE 1

> select * from gn order by a
3|9
10|20

> create table unk (u unknown)
ERROR 42P16 column "u" has pseudo-type unknown

> create table pk (tid int, id int, primary key (tid, id))
CREATE TABLE

> create table fk (tid int, id int, x int default 0, foreign key (tid, x) references pk on delete set default (x, x))
CREATE TABLE

> select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'fk'::regclass
FOREIGN KEY (tid, x) REFERENCES pk(tid, id) ON DELETE SET DEFAULT (x)

> create table ri (id int not null, unique (id))
CREATE TABLE

> alter table ri replica identity using index ri_id_key
ALTER TABLE

> alter table ri alter id drop not null
ERROR 42P16 column "id" is in index used as replica identity

> select relreplident from pg_class where relname = 'pg_class'
n

> create function plusone(int) returns int language sql immutable as 'select $1 + 1'
CREATE FUNCTION

> create table pp (a int) partition by range (plusone(a))
CREATE TABLE

> drop function plusone(int)
ERROR 2BP01 cannot drop function plusone(integer) because other objects depend on it

> drop table pp
DROP TABLE

> drop function plusone(int)
DROP FUNCTION

> create domain plain_id as int
CREATE DOMAIN

> create table pd (a int) partition by list ((a::plain_id))
CREATE TABLE

> drop domain plain_id
ERROR 2BP01 cannot drop type plain_id because other objects depend on it

> drop table pd
DROP TABLE

> create index on gn ((row(a,b)))
ERROR 42P16 column "row" has pseudo-type record

> drop table fk, pk, ri, gnd, gnc, gn
DROP TABLE
