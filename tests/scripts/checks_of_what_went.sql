# Deferred checks of constraints that are gone; the width of format(). Checked against PostgreSQL 15.

> create table pp (id int primary key)
CREATE TABLE

> create table cc (id int references pp deferrable initially deferred)
CREATE TABLE

> begin
BEGIN

> insert into cc values (1)
INSERT 0 1

> drop table pp cascade
DROP TABLE

> commit
COMMIT

> select * from cc
1

> create table pp (id int primary key)
CREATE TABLE

> alter table cc add foreign key (id) references pp not valid deferrable initially deferred
ALTER TABLE

> begin
BEGIN

> insert into cc values (2)
INSERT 0 1

> alter table cc drop constraint cc_id_fkey
ERROR 55006 cannot ALTER TABLE "cc" because it has pending trigger events

> commit
ROLLBACK

> begin
BEGIN

> insert into cc values (3)
INSERT 0 1

> drop table pp, cc
ERROR 55006 cannot DROP TABLE "cc" because it has pending trigger events

> commit
ROLLBACK

> select format('>>%*s<<', 10, 'x'), format('>>%*s<<', -10, 'x'), format('>>%*s<<', '5', 'x'), format('>>%*s<<', null, 'x')
>>         x<<|>>x         <<|>>    x<<|>>x<<

> select format('>>%*s<<', 'x', 'y')
ERROR 22P02 invalid input syntax for type integer: "x"

> select format('>>%*s<<', 99999999999, 'y')
ERROR 22003 value "99999999999" is out of range for type integer
