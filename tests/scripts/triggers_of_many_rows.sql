# Triggers of statements over many rows: transition tables, row triggers behind a batch, and what is wrong with one of the rows.
#: notices

> create table a(id int primary key, v int check (v < 1000), t text)
CREATE TABLE

> create table lg(n serial, what text)
CREATE TABLE

> create function st() returns trigger language plpgsql as $$begin
+ if tg_op = 'INSERT' then insert into lg(what) select tg_op || ' ' || count(*) || ' ' || sum(v) from nt
ERROR 42601 unterminated dollar-quoted string at or near "$$begin
if tg_op = 'INSERT' then insert into lg(what) select tg_op || ' ' || count(*) || ' ' || sum(v) from nt"

> elsif tg_op = 'DELETE' then insert into lg(what) select tg_op || ' ' || count(*) || ' ' || sum(v) from ot
ERROR 42601 syntax error at or near "elsif"

> else insert into lg(what) select tg_op || ' ' || count(*) || ' ' || sum(nt.v - ot.v) from ot join nt using (id); end if
ERROR 42601 syntax error at or near "else"

> return null; end$$
ERROR 42601 syntax error at or near "return"

> create trigger i after insert on a referencing new table as nt for each statement execute function st()
ERROR 42883 function st() does not exist

> create trigger u after update on a referencing new table as nt old table as ot for each statement execute function st()
ERROR 42883 function st() does not exist

> create trigger d after delete on a referencing old table as ot for each statement execute function st()
ERROR 42883 function st() does not exist

> insert into a select i, i % 10, 'x' from generate_series(1, 300) i
INSERT 0 300

> insert into a select i, i % 10, 'x' from generate_series(290, 350) i
ERROR 23505 duplicate key value violates unique constraint "a_pkey"
DETAIL: Key (id)=(290) already exists.

> insert into a select i, case when i = 330 then 1000 else 1 end, 'x' from generate_series(320, 350) i
ERROR 23514 new row for relation "a" violates check constraint "a_v_check"
DETAIL: Failing row contains (330, 1000, x).

> update a set v = v + 1 where id > 100
UPDATE 200

> update a set v = v + 998
ERROR 23514 new row for relation "a" violates check constraint "a_v_check"
DETAIL: Failing row contains (2, 1000, x).

> update a set id = id + 1000 where id <= 20
UPDATE 20

> with x as (update a set v = 5 where id < 50 returning id), y as (delete from a where id between 60 and 80 returning v) select (select count(*) from x), (select sum(v) from y)
29|90

> delete from a where id between 40 and 90
DELETE 30

> delete from a where false
DELETE 0

> insert into a select * from a where false
INSERT 0 0

> select what from lg order by n
(no rows)

> create function bs() returns trigger language plpgsql as $$begin update a set t = 'before' where id % 50 = 0; return null; end$$
CREATE FUNCTION

> create trigger b before delete on a for each statement execute function bs()
CREATE TRIGGER

> delete from a where id > 250 and id < 1000
ERROR 27000 tuple to be deleted was already modified by an operation triggered by the current command
HINT: Consider using an AFTER trigger instead of a BEFORE trigger to propagate changes to other rows.

> drop trigger b on a
DROP TRIGGER

> select count(*), sum(v) from a
249|1330

> create function ar() returns trigger language plpgsql as $$begin if new.id % 100 = 0 then raise notice 'row % of %', new.id, (select count(*) from a); end if; return null; end$$
CREATE FUNCTION

> create trigger ar after insert on a for each row execute function ar()
CREATE TRIGGER

> insert into a select i, 1, 'y' from generate_series(2000, 2450) i
NOTICE 00000 row 2000 of 700
NOTICE 00000 row 2100 of 700
NOTICE 00000 row 2200 of 700
NOTICE 00000 row 2300 of 700
NOTICE 00000 row 2400 of 700
INSERT 0 451

> insert into a select i, 1, 'y' from generate_series(2400, 2500) i
ERROR 23505 duplicate key value violates unique constraint "a_pkey"
DETAIL: Key (id)=(2400) already exists.

> create table fk(id int primary key, a int references a)
CREATE TABLE

> create function fr() returns trigger language plpgsql as $$begin if new.id % 10 = 0 then raise notice 'fk row %', new.id; end if; return null; end$$
CREATE FUNCTION

> create trigger zz after insert on fk for each row execute function fr()
CREATE TRIGGER

> create trigger aa after insert on fk for each row execute function fr()
CREATE TRIGGER

> insert into fk select i, case when i = 35 then 9999 else 2000 end from generate_series(1, 60) i
NOTICE 00000 fk row 10
NOTICE 00000 fk row 10
NOTICE 00000 fk row 20
NOTICE 00000 fk row 20
NOTICE 00000 fk row 30
NOTICE 00000 fk row 30
ERROR 23503 insert or update on table "fk" violates foreign key constraint "fk_a_fkey"
DETAIL: Key (a)=(9999) is not present in table "a".

> insert into fk select i, 2000 from generate_series(1, 30) i returning id % 3
NOTICE 00000 fk row 10
NOTICE 00000 fk row 10
NOTICE 00000 fk row 20
NOTICE 00000 fk row 20
NOTICE 00000 fk row 30
NOTICE 00000 fk row 30
1
2
0
1
2
0
1
2
0
1
2
0
1
2
0
1
2
0
1
2
0
1
2
0
1
2
0
1
2
0

> create function br() returns trigger language plpgsql as $$begin new.v := new.v + (select count(*) from a where id >= 3000); return new; end$$
CREATE FUNCTION

> create trigger br before insert on a for each row execute function br()
CREATE TRIGGER

> insert into a select i, 1, 'z' from generate_series(3000, 3030) i
NOTICE 00000 row 3000 of 731
INSERT 0 31

> select sum(v) from a where id >= 3000
496

> select what from lg order by n
(no rows)

> alter table a disable trigger br
ALTER TABLE

> insert into a select i, 1, 'z' from generate_series(4000, 4030) i
NOTICE 00000 row 4000 of 762
INSERT 0 31

> select sum(v) from a where id >= 4000
31
