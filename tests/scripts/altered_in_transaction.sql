# Rows written before a column was added, in indexes made by the same transaction.

> CREATE TABLE ait (id int PRIMARY KEY, n int)
CREATE TABLE

> INSERT INTO ait VALUES (1, 1), (2, 2), (3, 3)
INSERT 0 3

> BEGIN
BEGIN

> INSERT INTO ait VALUES (4, 4)
INSERT 0 1

> ALTER TABLE ait ADD COLUMN p int DEFAULT 7, ADD COLUMN q int
ALTER TABLE

> UPDATE ait SET q = 20 WHERE id = 2
UPDATE 1

> CREATE INDEX ait_p ON ait (p, q)
CREATE INDEX

> CREATE INDEX ait_q ON ait (q)
CREATE INDEX

> UPDATE ait SET p = 30 WHERE id = 3
UPDATE 1

> DELETE FROM ait WHERE id = 1
DELETE 1

> SELECT * FROM ait WHERE q IS NULL ORDER BY id
3|3|30|∅
4|4|7|∅

> COMMIT
COMMIT

> SELECT * FROM ait WHERE p = 7 ORDER BY id
2|2|7|20
4|4|7|∅

> SELECT * FROM ait WHERE q = 20
2|2|7|20

> SELECT * FROM ait WHERE p = 30
3|3|30|∅

> BEGIN
BEGIN

> UPDATE ait SET n = n + 1 WHERE id < 4
UPDATE 2

> ALTER TABLE ait ADD COLUMN r text DEFAULT 'r'
ALTER TABLE

> CREATE UNIQUE INDEX ait_r ON ait (r, id)
CREATE INDEX

> INSERT INTO ait VALUES (4, 0, 0, 0, 'r')
ERROR 23505 duplicate key value violates unique constraint "ait_pkey"

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> UPDATE ait SET n = n + 1 WHERE id < 4
UPDATE 2

> ALTER TABLE ait ADD COLUMN r text DEFAULT 'r'
ALTER TABLE

> CREATE UNIQUE INDEX ait_r ON ait (r, id)
CREATE INDEX

> DELETE FROM ait WHERE id = 2
DELETE 1

> COMMIT
COMMIT

> INSERT INTO ait VALUES (3, 0, 0, 0, 'r')
ERROR 23505 duplicate key value violates unique constraint "ait_pkey"

> SELECT * FROM ait WHERE r = 'r' ORDER BY id
3|4|30|∅|r
4|4|7|∅|r

> DROP TABLE ait
DROP TABLE
