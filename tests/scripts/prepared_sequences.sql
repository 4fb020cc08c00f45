# A transaction that used a temporary sequence cannot be prepared. PREPARE TRANSACTION of PostgreSQL's manual.

> create temporary sequence pts
CREATE SEQUENCE

> begin
BEGIN

> select nextval('pts')
1

> prepare transaction 'pts'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> select setval('pts', 5)
5

> prepare transaction 'pts'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> select currval('pts')
5

> prepare transaction 'pts'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> select lastval()
5

> prepare transaction 'pts'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> select last_value from pts
5

> prepare transaction 'pts'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> select pg_sequence_last_value('pts')
5

> prepare transaction 'pts'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> alter sequence pts restart
ALTER SEQUENCE

> prepare transaction 'pts'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> begin
BEGIN

> drop sequence pts
DROP SEQUENCE

> prepare transaction 'pts'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> create table ptt (i int default nextval('pts'))
CREATE TABLE

> begin
BEGIN

> insert into ptt default values
INSERT 0 1

> prepare transaction 'pts'
ERROR 0A000 cannot PREPARE a transaction that has operated on temporary objects

> select nextval('pts') > 5
t

> drop sequence pts
ERROR 2BP01 cannot drop sequence pts because other objects depend on it

> drop sequence pts cascade
DROP SEQUENCE

> drop table ptt
DROP TABLE
