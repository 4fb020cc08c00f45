# nextval and setval in read-only transactions; what setval means for currval. Checked against PostgreSQL 15.

> create sequence sq
CREATE SEQUENCE

> create temp sequence tsq
CREATE SEQUENCE

> begin read only
BEGIN

> select nextval('tsq'), setval('tsq', 5)
1|5

> savepoint s
SAVEPOINT

> select setval('sq', 1)
ERROR 25006 cannot execute setval() in a read-only transaction

> rollback to s
ROLLBACK

> select nextval('sq')
ERROR 25006 cannot execute nextval() in a read-only transaction

> rollback
ROLLBACK

> select setval('sq', 7), currval('sq'), nextval('sq')
7|7|8

> select setval('sq', 70, false), currval('sq'), nextval('sq')
70|8|70

> drop sequence sq, tsq
DROP SEQUENCE
