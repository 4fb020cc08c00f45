# session_replication_role = replica: no foreign key is checked, and none acts.

> CREATE TABLE parents (id int PRIMARY KEY, name text UNIQUE)
CREATE TABLE

> CREATE TABLE children (id int PRIMARY KEY, parent int REFERENCES parents ON DELETE CASCADE ON UPDATE CASCADE)
CREATE TABLE

> CREATE TABLE others (id int PRIMARY KEY, parent int REFERENCES parents DEFERRABLE INITIALLY DEFERRED, more int NOT NULL CHECK (more > 0))
CREATE TABLE

> INSERT INTO children VALUES (1, 7)
ERROR 23503 insert or update on table "children" violates foreign key constraint "children_parent_fkey"

> SET session_replication_role = replica
SET

> SHOW session_replication_role
replica

> INSERT INTO children VALUES (1, 7), (2, 8), (3, 9)
INSERT 0 3

> INSERT INTO others VALUES (1, 7, 1)
INSERT 0 1

> INSERT INTO others VALUES (2, 7, 0)
ERROR 23514 new row for relation "others" violates check constraint "others_more_check"

> INSERT INTO others VALUES (2, 7, NULL)
ERROR 23502 null value in column "more" of relation "others" violates not-null constraint

> INSERT INTO children VALUES (1, 7)
ERROR 23505 duplicate key value violates unique constraint "children_pkey"

> INSERT INTO parents VALUES (7, 'a'), (8, 'b')
INSERT 0 2

> UPDATE children SET parent = 70 WHERE id = 3
UPDATE 1

> DELETE FROM parents WHERE id = 8
DELETE 1

> SELECT * FROM children ORDER BY id
1|7
2|8
3|70

> UPDATE parents SET id = 6 WHERE id = 7
UPDATE 1

> SELECT * FROM children ORDER BY id
1|7
2|8
3|70

> INSERT INTO children VALUES (4, 99) ON CONFLICT (id) DO UPDATE SET parent = 98
INSERT 0 1

> SET session_replication_role = DEFAULT
SET

> INSERT INTO children VALUES (5, 7)
ERROR 23503 insert or update on table "children" violates foreign key constraint "children_parent_fkey"

> INSERT INTO children VALUES (5, 6)
INSERT 0 1

> UPDATE children SET id = 50 WHERE id = 4
UPDATE 1

> UPDATE children SET parent = 97 WHERE id = 50
ERROR 23503 insert or update on table "children" violates foreign key constraint "children_parent_fkey"

> UPDATE parents SET id = 60 WHERE id = 6
UPDATE 1

> SELECT * FROM children ORDER BY id
1|7
2|8
3|70
5|60
50|99

> DELETE FROM parents WHERE id = 60
DELETE 1

> SELECT * FROM children ORDER BY id
1|7
2|8
3|70
50|99

> BEGIN
BEGIN

> SET LOCAL session_replication_role = replica
SET

> INSERT INTO others VALUES (5, 5, 5)
INSERT 0 1

> COMMIT
COMMIT

> INSERT INTO others VALUES (6, 5, 5)
ERROR 23503 insert or update on table "others" violates foreign key constraint "others_parent_fkey"

> SHOW session_replication_role
origin

> SET session_replication_role = local
SET

> INSERT INTO children VALUES (6, 7)
ERROR 23503 insert or update on table "children" violates foreign key constraint "children_parent_fkey"

> BEGIN
BEGIN

> INSERT INTO others VALUES (7, 5, 5)
INSERT 0 1

> SET LOCAL session_replication_role = replica
SET

> COMMIT
ERROR 23503 insert or update on table "others" violates foreign key constraint "others_parent_fkey"

> RESET session_replication_role
RESET

> DROP TABLE children, others, parents
DROP TABLE
