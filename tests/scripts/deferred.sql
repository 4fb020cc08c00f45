# Constraints that are checked at the end of the transaction.
# What a foreign key does, it does at once.
# Rows that refer to rows of their own table.
# Unique keys.

> CREATE TABLE dp (id int PRIMARY KEY, n int)
CREATE TABLE

> CREATE TABLE dc (id int PRIMARY KEY, p int REFERENCES dp DEFERRABLE INITIALLY DEFERRED, q int CONSTRAINT dc_q REFERENCES dp (id) DEFERRABLE)
CREATE TABLE

> SELECT conname, condeferrable, condeferred, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'dc'::regclass ORDER BY conname
dc_p_fkey|t|t|FOREIGN KEY (p) REFERENCES dp(id) DEFERRABLE INITIALLY DEFERRED
dc_pkey|f|f|PRIMARY KEY (id)
dc_q|t|f|FOREIGN KEY (q) REFERENCES dp(id) DEFERRABLE

> SELECT constraint_name, is_deferrable, initially_deferred FROM information_schema.table_constraints WHERE table_name = 'dc' AND constraint_type = 'FOREIGN KEY' ORDER BY 1
dc_p_fkey|YES|YES
dc_q|YES|NO

> INSERT INTO dc VALUES (1, 10, NULL)
ERROR 23503 insert or update on table "dc" violates foreign key constraint "dc_p_fkey"

> SELECT * FROM dc
(no rows)

> BEGIN
BEGIN

> INSERT INTO dc VALUES (1, 10, NULL)
INSERT 0 1

> INSERT INTO dc VALUES (2, 10, NULL), (3, 11, NULL)
INSERT 0 2

> INSERT INTO dp VALUES (10, 0)
INSERT 0 1

> UPDATE dc SET p = 10 WHERE id = 3
UPDATE 1

> COMMIT
COMMIT

> SELECT * FROM dc ORDER BY id
1|10|∅
2|10|∅
3|10|∅

> BEGIN
BEGIN

> INSERT INTO dc VALUES (4, 44, NULL)
INSERT 0 1

> COMMIT
ERROR 23503 insert or update on table "dc" violates foreign key constraint "dc_p_fkey"

> SELECT count(*) FROM dc
3

> BEGIN
BEGIN

> DELETE FROM dp WHERE id = 10
DELETE 1

> SELECT count(*) FROM dp
0

> INSERT INTO dp VALUES (10, 1)
INSERT 0 1

> COMMIT
COMMIT

> BEGIN
BEGIN

> DELETE FROM dp
DELETE 1

> COMMIT
ERROR 23503 update or delete on table "dp" violates foreign key constraint "dc_p_fkey" on table "dc"

> BEGIN
BEGIN

> UPDATE dp SET id = 20
UPDATE 1

> UPDATE dc SET p = 20
UPDATE 3

> COMMIT
COMMIT

> SELECT * FROM dc ORDER BY id
1|20|∅
2|20|∅
3|20|∅

> SELECT * FROM dp
20|1

> BEGIN
BEGIN

> INSERT INTO dc VALUES (5, 55, NULL)
INSERT 0 1

> DELETE FROM dc WHERE id = 5
DELETE 1

> COMMIT
COMMIT

> BEGIN
BEGIN

> INSERT INTO dc VALUES (5, 55, NULL)
INSERT 0 1

> SET CONSTRAINTS ALL IMMEDIATE
ERROR 23503 insert or update on table "dc" violates foreign key constraint "dc_p_fkey"

> COMMIT
ROLLBACK

> BEGIN
BEGIN

> INSERT INTO dc VALUES (5, NULL, 55)
ERROR 23503 insert or update on table "dc" violates foreign key constraint "dc_q"

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> SET CONSTRAINTS dc_q DEFERRED
SET CONSTRAINTS

> INSERT INTO dc VALUES (5, NULL, 55)
INSERT 0 1

> SAVEPOINT s
SAVEPOINT

> SET CONSTRAINTS dc_q IMMEDIATE
ERROR 23503 insert or update on table "dc" violates foreign key constraint "dc_q"

> ROLLBACK TO s
ROLLBACK

> INSERT INTO dp VALUES (55, 0)
INSERT 0 1

> SET CONSTRAINTS dc_q IMMEDIATE
SET CONSTRAINTS

> INSERT INTO dc VALUES (6, NULL, 66)
ERROR 23503 insert or update on table "dc" violates foreign key constraint "dc_q"

> COMMIT
ROLLBACK

> BEGIN
BEGIN

> SET CONSTRAINTS dc_q, dc_p_fkey DEFERRED
SET CONSTRAINTS

> SAVEPOINT s
SAVEPOINT

> INSERT INTO dc VALUES (7, 77, 77)
INSERT 0 1

> ROLLBACK TO s
ROLLBACK

> INSERT INTO dc VALUES (7, 20, 20)
INSERT 0 1

> COMMIT
COMMIT

> SELECT * FROM dc ORDER BY id
1|20|∅
2|20|∅
3|20|∅
7|20|20

> BEGIN
BEGIN

> SET CONSTRAINTS nosuch DEFERRED
ERROR 42704 constraint "nosuch" does not exist

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> SET CONSTRAINTS dp_pkey DEFERRED
ERROR 42809 constraint "dp_pkey" is not deferrable

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> SET CONSTRAINTS public.dc_q, nosuch.dc_q DEFERRED
ERROR 3F000 schema "nosuch" does not exist

> ROLLBACK
ROLLBACK

> SET CONSTRAINTS ALL DEFERRED
SET CONSTRAINTS

> BEGIN
BEGIN

> INSERT INTO dc VALUES (8, 88, NULL)
INSERT 0 1

> ALTER TABLE dc ADD COLUMN extra int
ERROR 55006 cannot ALTER TABLE "dc" because it has pending trigger events

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> INSERT INTO dc VALUES (8, 88, NULL)
INSERT 0 1

> TRUNCATE dc
ERROR 55006 cannot TRUNCATE "dc" because it has pending trigger events

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> INSERT INTO dc VALUES (8, 88, NULL)
INSERT 0 1

> DROP TABLE dc
ERROR 55006 cannot DROP TABLE "dc" because it has pending trigger events

> ROLLBACK
ROLLBACK

> ALTER TABLE dc ALTER CONSTRAINT dc_q NOT DEFERRABLE
ALTER TABLE

> ALTER TABLE dc ALTER CONSTRAINT dc_p_fkey DEFERRABLE INITIALLY IMMEDIATE
ALTER TABLE

> ALTER TABLE dc ALTER CONSTRAINT dc_pkey DEFERRABLE
ERROR 42809 constraint "dc_pkey" of relation "dc" is not a foreign key constraint

> ALTER TABLE dc ALTER CONSTRAINT nosuch DEFERRABLE
ERROR 42704 constraint "nosuch" of relation "dc" does not exist

> SELECT conname, condeferrable, condeferred FROM pg_constraint WHERE conrelid = 'dc'::regclass ORDER BY conname
dc_p_fkey|t|f
dc_pkey|f|f
dc_q|f|f

> BEGIN
BEGIN

> INSERT INTO dc VALUES (8, 88, NULL)
ERROR 23503 insert or update on table "dc" violates foreign key constraint "dc_p_fkey"

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> SET CONSTRAINTS ALL DEFERRED
SET CONSTRAINTS

> INSERT INTO dc VALUES (8, 88, NULL)
INSERT 0 1

> INSERT INTO dp VALUES (88, 1)
INSERT 0 1

> INSERT INTO dc VALUES (9, NULL, 99)
ERROR 23503 insert or update on table "dc" violates foreign key constraint "dc_q"

> ROLLBACK
ROLLBACK

> CREATE TABLE da (id int PRIMARY KEY, p int REFERENCES dp ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED, r int REFERENCES dp ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED)
CREATE TABLE

> INSERT INTO dp VALUES (30, 0), (31, 0), (32, 0)
INSERT 0 3

> INSERT INTO da VALUES (1, 30, NULL), (2, 31, NULL), (3, NULL, 32)
INSERT 0 3

> BEGIN
BEGIN

> DELETE FROM dp WHERE id = 30
DELETE 1

> UPDATE dp SET id = 131 WHERE id = 31
UPDATE 1

> SELECT * FROM da ORDER BY id
2|∅|∅
3|∅|32

> DELETE FROM dp WHERE id = 32
ERROR 23503 update or delete on table "dp" violates foreign key constraint "da_r_fkey" on table "da"

> ROLLBACK
ROLLBACK

> CREATE TABLE dt (id int PRIMARY KEY, up int NOT NULL REFERENCES dt DEFERRABLE INITIALLY DEFERRED)
CREATE TABLE

> BEGIN
BEGIN

> INSERT INTO dt SELECT g, g % 5 + 1 FROM generate_series(1, 5) g
INSERT 0 5

> COMMIT
COMMIT

> INSERT INTO dt VALUES (6, 7), (7, 6)
INSERT 0 2

> DELETE FROM dt WHERE id = 7
ERROR 23503 update or delete on table "dt" violates foreign key constraint "dt_up_fkey" on table "dt"

> DELETE FROM dt WHERE id > 5
DELETE 2

> SELECT * FROM dt ORDER BY id
1|2
2|3
3|4
4|5
5|1

> CREATE TABLE du (id int PRIMARY KEY DEFERRABLE, a int, b int, UNIQUE (a) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT du_b UNIQUE (b))
CREATE TABLE

> SELECT indexrelid::regclass, indisunique, indimmediate FROM pg_index WHERE indrelid = 'du'::regclass ORDER BY 1
du_pkey|t|f
du_a_key|t|f
du_b|t|t

> SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'du'::regclass ORDER BY conname
UNIQUE (a) DEFERRABLE INITIALLY DEFERRED
UNIQUE (b)
PRIMARY KEY (id) DEFERRABLE

> INSERT INTO du SELECT g, g, g FROM generate_series(1, 5) g
INSERT 0 5

> UPDATE du SET id = id + 1
UPDATE 5

> UPDATE du SET b = b + 1
ERROR 23505 duplicate key value violates unique constraint "du_b"

> SELECT id, a FROM du ORDER BY id
2|1
3|2
4|3
5|4
6|5

> INSERT INTO du VALUES (6, 60, 60)
ERROR 23505 duplicate key value violates unique constraint "du_pkey"

> BEGIN
BEGIN

> UPDATE du SET a = 2 WHERE a = 1
UPDATE 1

> SELECT id, a FROM du WHERE a = 2 ORDER BY id
2|2
3|2

> SELECT id FROM du WHERE id = 3
3

> UPDATE du SET a = 1 WHERE id = 3
UPDATE 1

> SELECT id, a FROM du WHERE a IN (1, 2) ORDER BY id
2|2
3|1

> COMMIT
COMMIT

> SELECT id, a FROM du ORDER BY id
2|2
3|1
4|3
5|4
6|5

> BEGIN
BEGIN

> INSERT INTO du VALUES (7, 5, 70)
INSERT 0 1

> COMMIT
ERROR 23505 duplicate key value violates unique constraint "du_a_key"

> BEGIN
BEGIN

> INSERT INTO du VALUES (7, 5, 70)
INSERT 0 1

> SET CONSTRAINTS du_a_key IMMEDIATE
ERROR 23505 duplicate key value violates unique constraint "du_a_key"

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> SET CONSTRAINTS ALL IMMEDIATE
SET CONSTRAINTS

> INSERT INTO du VALUES (7, 5, 70)
ERROR 23505 duplicate key value violates unique constraint "du_a_key"

> ROLLBACK
ROLLBACK

> BEGIN
BEGIN

> SET CONSTRAINTS du_pkey DEFERRED
SET CONSTRAINTS

> INSERT INTO du VALUES (2, 70, 70), (2, 71, 71)
INSERT 0 2

> DELETE FROM du WHERE id = 2 AND a >= 70
DELETE 2

> COMMIT
COMMIT

> SELECT id, a FROM du WHERE id = 2
2|2

> INSERT INTO du VALUES (2, 5, 5) ON CONFLICT (id) DO NOTHING
ERROR 55000 ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters

> INSERT INTO du VALUES (2, 5, 5) ON CONFLICT DO NOTHING
ERROR 55000 ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters

> INSERT INTO du VALUES (2, 5, 5) ON CONFLICT (b) DO NOTHING
INSERT 0 0

> CREATE TABLE dn (x int REFERENCES du)
ERROR 55000 cannot use a deferrable primary key for referenced table "du"

> CREATE TABLE dn (x int REFERENCES du (a))
ERROR 55000 cannot use a deferrable unique constraint for referenced table "du"

> CREATE TABLE dn (x int REFERENCES du (b))
CREATE TABLE

> DROP TABLE dn, du, dt, da, dc, dp
DROP TABLE
