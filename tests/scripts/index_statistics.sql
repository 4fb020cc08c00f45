# ALTER INDEX ... ALTER COLUMN n SET STATISTICS.

> CREATE TABLE ist (a int, b int)
CREATE TABLE

> CREATE INDEX ist_i ON ist (a, (b + 1), (a * b)) INCLUDE (b)
CREATE INDEX

> ALTER INDEX ist_i ALTER COLUMN 2 SET STATISTICS -2
ERROR 22023 statistics target -2 is too low

> ALTER INDEX ist_i ALTER COLUMN 2 SET STATISTICS 20000
ALTER INDEX

> ALTER INDEX ist_i ALTER COLUMN 3 SET STATISTICS 70
ALTER INDEX

> ALTER INDEX ist_i ALTER 1 SET STATISTICS 2
ERROR 0A000 cannot alter statistics on non-expression column "a" of index "ist_i"

> ALTER INDEX ist_i ALTER COLUMN 0 SET STATISTICS 2
ERROR 22023 column number must be in range from 1 to 32767

> ALTER INDEX ist_i ALTER COLUMN 40000 SET STATISTICS 2
ERROR 22023 column number must be in range from 1 to 32767

> ALTER INDEX ist_i ALTER COLUMN 4 SET STATISTICS 2
ERROR 0A000 cannot alter statistics on included column "b" of index "ist_i"

> ALTER INDEX ist_i ALTER COLUMN 5 SET STATISTICS 2
ERROR 42703 column number 5 of relation "ist_i" does not exist

> ALTER TABLE ist ALTER COLUMN 1 SET STATISTICS 2
ERROR 0A000 cannot refer to non-index column by number

> ALTER INDEX ist_i ALTER COLUMN b SET STATISTICS 2
ERROR 0A000 cannot alter statistics on included column "b" of index "ist_i"

> SELECT attname, attstattarget FROM pg_attribute WHERE attrelid = 'ist_i'::regclass ORDER BY attnum
a|-1
expr|10000
expr1|70
b|-1

> BEGIN
BEGIN

> ALTER INDEX ist_i ALTER COLUMN 2 SET STATISTICS -1
ALTER INDEX

> SELECT attname, attstattarget FROM pg_attribute WHERE attrelid = 'ist_i'::regclass ORDER BY attnum
a|-1
expr|-1
expr1|70
b|-1

> ROLLBACK
ROLLBACK

> ALTER INDEX ist_i ALTER COLUMN 3 SET STATISTICS -1
ALTER INDEX

> REINDEX INDEX ist_i
REINDEX

> SELECT attname, attstattarget FROM pg_attribute WHERE attrelid = 'ist_i'::regclass ORDER BY attnum
a|-1
expr|10000
expr1|-1
b|-1

> DROP TABLE ist
DROP TABLE
