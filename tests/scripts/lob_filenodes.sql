# Filenodes: what has which, when they change; sizes of forks.

> CREATE TABLE lob_n (a int PRIMARY KEY, b text)
CREATE TABLE

> INSERT INTO lob_n VALUES (1, 'x')
INSERT 0 1

> CREATE VIEW lob_w AS SELECT a FROM lob_n
CREATE VIEW

> SELECT relname, relfilenode > 0, pg_relation_filenode(oid) = relfilenode, pg_filenode_relation(0, relfilenode) = oid FROM pg_class WHERE relname LIKE 'lob\__%' AND relkind IN ('r', 'i', 'v') AND relname IN ('lob_n', 'lob_n_pkey', 'lob_w') ORDER BY 1
lob_n|t|t|t
lob_n_pkey|t|t|t
lob_w|f|∅|∅

> SELECT pg_relation_filenode(1), pg_filenode_relation(0, 4000000000)
∅|∅

> CREATE TABLE lob_m AS SELECT relname, relfilenode AS was FROM pg_class WHERE relname IN ('lob_n', 'lob_n_pkey')
SELECT 2

> SELECT m.relname, c.relfilenode = was FROM lob_m m JOIN pg_class c USING (relname) ORDER BY 1
lob_n|t
lob_n_pkey|t

> INSERT INTO lob_n VALUES (2, 'y')
INSERT 0 1

> ALTER TABLE lob_n RENAME COLUMN b TO c
ALTER TABLE

> SELECT m.relname, c.relfilenode = was FROM lob_m m JOIN pg_class c USING (relname) ORDER BY 1
lob_n|t
lob_n_pkey|t

> REINDEX INDEX lob_n_pkey
REINDEX

> SELECT m.relname, c.relfilenode = was FROM lob_m m JOIN pg_class c USING (relname) ORDER BY 1
lob_n|t
lob_n_pkey|f

> TRUNCATE lob_n
TRUNCATE TABLE

> SELECT m.relname, c.relfilenode = was FROM lob_m m JOIN pg_class c USING (relname) ORDER BY 1
lob_n|f
lob_n_pkey|f

> UPDATE lob_m SET was = (SELECT relfilenode FROM pg_class c WHERE c.relname = lob_m.relname)
UPDATE 2

> ALTER TABLE lob_n ALTER COLUMN c TYPE int USING 1
ALTER TABLE

> SELECT m.relname, c.relfilenode = was FROM lob_m m JOIN pg_class c USING (relname) ORDER BY 1
lob_n|f
lob_n_pkey|f

> SELECT pg_relation_size('lob_n', 'fsm'), pg_relation_size('lob_n', 'init')
0|0

> SELECT pg_relation_size('lob_n', 'x')
ERROR 22023 invalid fork name

> DROP TABLE lob_n CASCADE
DROP TABLE

> DROP TABLE lob_m
DROP TABLE
