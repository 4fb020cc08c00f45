# moddatetime, autoinc and insert_username.

> create extension moddatetime
CREATE EXTENSION

> create extension autoinc
CREATE EXTENSION

> create extension insert_username
CREATE EXTENSION

> create table m(id int, t timestamp default '2000-01-01', tz timestamptz default '2000-01-01', x text)
CREATE TABLE

> create trigger a before update on m for each row execute procedure moddatetime(t)
CREATE TRIGGER

> create trigger b before update on m for each row execute procedure moddatetime(tz)
CREATE TRIGGER

> insert into m(id) values (1)
INSERT 0 1

> begin
BEGIN

> update m set id = 2
UPDATE 1

> select t = now()::timestamp, tz = now() from m
t|t

> commit
COMMIT

> create trigger c before update on m for each row execute procedure moddatetime(nosuch)
CREATE TRIGGER

> update m set id = 3
ERROR 09000 "m" has no attribute "nosuch"

> drop trigger c on m
DROP TRIGGER

> create trigger c before update on m for each row execute procedure moddatetime(x)
CREATE TRIGGER

> update m set id = 3
ERROR 09000 attribute "x" of "m" must be type TIMESTAMP or TIMESTAMPTZ

> drop trigger c on m
DROP TRIGGER

> create trigger c before update on m for each row execute procedure moddatetime()
CREATE TRIGGER

> update m set id = 3
ERROR XX000 moddatetime (m): A single argument was expected

> drop trigger c on m
DROP TRIGGER

> create trigger c before insert on m for each row execute procedure moddatetime(t)
CREATE TRIGGER

> insert into m values (9)
ERROR XX000 moddatetime: cannot process INSERT events

> drop trigger c on m
DROP TRIGGER

> create trigger c before delete on m for each row execute procedure moddatetime(t)
CREATE TRIGGER

> delete from m
ERROR XX000 moddatetime: cannot process DELETE events

> drop trigger c on m
DROP TRIGGER

> create trigger c after update on m for each row execute procedure moddatetime(t)
CREATE TRIGGER

> update m set id = 3
ERROR XX000 moddatetime: must be fired before event

> drop trigger c on m
DROP TRIGGER

> create trigger c before update on m execute procedure moddatetime(t)
CREATE TRIGGER

> update m set id = 3
ERROR XX000 moddatetime: must be fired for row

> drop trigger c on m
DROP TRIGGER

> select moddatetime()
ERROR XX000 moddatetime: not fired by trigger manager

> create sequence sq minvalue -2
CREATE SEQUENCE

> create table ai(id int4, d text, u text, n numeric)
CREATE TABLE

> create trigger a before insert or update on ai for each row execute procedure autoinc(id, sq)
CREATE TRIGGER

> create trigger b before insert or update on ai for each row execute procedure insert_username(u)
CREATE TRIGGER

> insert into ai(d) values ('a'),('b'),('c')
INSERT 0 3

> insert into ai(id, d) values (7,'x'),(0,'y')
INSERT 0 2

> update ai set id = null where d = 'a'
UPDATE 1

> update ai set id = 0 where d = 'b'
UPDATE 1

> update ai set id = 50 where d = 'c'
UPDATE 1

> select id, d, u from ai order by d
3|a|postgres
4|b|postgres
50|c|postgres
7|x|postgres
2|y|postgres

> create trigger c before insert on ai for each row execute procedure autoinc(id)
CREATE TRIGGER

> insert into ai values (1)
ERROR XX000 autoinc (ai): even number gt 0 of arguments was expected

> drop trigger c on ai
DROP TRIGGER

> create trigger c before insert on ai for each row execute procedure autoinc(n, sq)
CREATE TRIGGER

> insert into ai values (1)
ERROR 09000 attribute "n" of "ai" must be type INT4

> drop trigger c on ai
DROP TRIGGER

> create trigger c before insert on ai for each row execute procedure autoinc(zz, sq)
CREATE TRIGGER

> insert into ai values (1)
ERROR 09000 "ai" has no attribute "zz"

> drop trigger c on ai
DROP TRIGGER

> create trigger c before insert on ai for each row execute procedure autoinc(id, nosuch)
CREATE TRIGGER

> insert into ai values (null)
INSERT 0 1

> drop trigger c on ai
DROP TRIGGER

> create trigger c before insert on ai for each row execute procedure insert_username(zz)
CREATE TRIGGER

> insert into ai values (1)
ERROR 09000 "ai" has no attribute "zz"

> drop trigger c on ai
DROP TRIGGER

> create trigger c before insert on ai for each row execute procedure insert_username(id)
CREATE TRIGGER

> insert into ai values (1)
ERROR 09000 attribute "id" of "ai" must be type TEXT

> drop trigger c on ai
DROP TRIGGER

> create trigger c before insert on ai for each row execute procedure insert_username()
CREATE TRIGGER

> insert into ai values (1)
ERROR XX000 insert_username (ai): one argument was expected

> drop trigger c on ai
DROP TRIGGER

> create trigger c before delete on ai for each row execute procedure insert_username(u)
CREATE TRIGGER

> delete from ai
ERROR XX000 insert_username: cannot process DELETE events

> drop trigger c on ai
DROP TRIGGER

> create trigger c before delete on ai for each row execute procedure autoinc(id, sq)
CREATE TRIGGER

> delete from ai
ERROR XX000 cannot process DELETE events

> drop trigger c on ai
DROP TRIGGER

> create trigger c after insert on ai for each row execute procedure insert_username(u)
CREATE TRIGGER

> insert into ai values (1)
ERROR XX000 insert_username: must be fired before event

> drop trigger c on ai
DROP TRIGGER

> create trigger c after insert on ai for each row execute procedure autoinc(id, sq)
CREATE TRIGGER

> insert into ai values (1)
ERROR XX000 must be fired before event

> drop trigger c on ai
DROP TRIGGER

> select autoinc()
ERROR XX000 not fired by trigger manager

> select insert_username()
ERROR XX000 insert_username: not fired by trigger manager

> drop extension moddatetime
ERROR 2BP01 cannot drop extension moddatetime because other objects depend on it

> drop extension moddatetime cascade
DROP EXTENSION

> drop extension autoinc cascade
DROP EXTENSION

> drop extension insert_username cascade
DROP EXTENSION

> drop table m, ai
DROP TABLE

> drop sequence sq
DROP SEQUENCE
