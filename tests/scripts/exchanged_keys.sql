# Rows of a transaction that exchange their unique keys: at commit those that go must be gone before those that come.

> CREATE TABLE swap (id int PRIMARY KEY, a text, b text UNIQUE)
CREATE TABLE

> CREATE UNIQUE INDEX swap_both ON swap (a, b)
CREATE INDEX

> INSERT INTO swap VALUES (1, 'one', 'x'), (2, 'two', 'y'), (3, 'three', 'z')
INSERT 0 3

> BEGIN
BEGIN

> UPDATE swap SET id = 9 WHERE id = 1
UPDATE 1

> UPDATE swap SET id = 1 WHERE id = 2
UPDATE 1

> UPDATE swap SET id = 2 WHERE id = 9
UPDATE 1

> COMMIT
COMMIT

> SELECT * FROM swap ORDER BY id
1|two|y
2|one|x
3|three|z

> SELECT a FROM swap WHERE id = 1
two

> SELECT a FROM swap WHERE id = 2
one

> BEGIN
BEGIN

> INSERT INTO swap VALUES (5, 'five', 'v')
INSERT 0 1

> UPDATE swap SET id = 6, b = 'w' WHERE id = 5
UPDATE 1

> UPDATE swap SET id = 5, b = 'v' WHERE id = 1
UPDATE 1

> UPDATE swap SET id = 1, b = 'y' WHERE id = 6
UPDATE 1

> DELETE FROM swap WHERE id = 3
DELETE 1

> INSERT INTO swap VALUES (3, 'again', 'z')
INSERT 0 1

> UPDATE swap SET b = NULL WHERE id = 3
UPDATE 1

> INSERT INTO swap VALUES (4, 'three', 'z')
INSERT 0 1

> COMMIT
COMMIT

> SELECT * FROM swap ORDER BY id
1|five|y
2|one|x
3|again|∅
4|three|z
5|two|v

> SELECT id FROM swap WHERE b = 'v'
5

> SELECT id FROM swap WHERE b = 'y'
1

> SELECT id FROM swap WHERE a = 'three' AND b = 'z'
4

> BEGIN
BEGIN

> UPDATE swap SET id = id + 100 WHERE id = 2
UPDATE 1

> SAVEPOINT s
SAVEPOINT

> UPDATE swap SET id = 2 WHERE id = 4
UPDATE 1

> ROLLBACK TO s
ROLLBACK

> UPDATE swap SET id = 2 WHERE id = 5
UPDATE 1

> COMMIT
COMMIT

> SELECT id, a FROM swap ORDER BY id
1|five
2|two
3|again
4|three
102|one

> DELETE FROM swap WHERE id = 2
DELETE 1

> INSERT INTO swap VALUES (102, 'no', 'q')
ERROR 23505 duplicate key value violates unique constraint "swap_pkey"

> DROP TABLE swap
DROP TABLE
