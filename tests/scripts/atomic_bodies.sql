# Statements that change data in BEGIN ATOMIC: what they do, how they are shown, and what they depend on.

> CREATE TABLE acc (id int PRIMARY KEY, amount numeric(10, 2) DEFAULT 0, note text)
CREATE TABLE

> CREATE TABLE acc_log (n serial, what text, "At" int)
CREATE TABLE

> CREATE VIEW rich AS SELECT id, amount FROM acc WHERE amount > 100
CREATE VIEW

> CREATE FUNCTION put(i int, m numeric) RETURNS void BEGIN ATOMIC INSERT INTO acc (id, amount) VALUES (i, m); INSERT INTO acc_log (what, "At") VALUES ('put', put.i); END
CREATE FUNCTION

> SELECT put(1, 5), put(2, 300)
∅|∅

> SELECT * FROM acc ORDER BY id
1|5.00|∅
2|300.00|∅

> CREATE FUNCTION add(i int, m numeric) RETURNS numeric BEGIN ATOMIC UPDATE acc SET amount = amount + m, note = 'add' WHERE id = i RETURNING amount; END
CREATE FUNCTION

> SELECT add(1, 2.5)
7.50

> SELECT add(9, 1)
∅

> CREATE FUNCTION gone(int) RETURNS SETOF acc BEGIN ATOMIC DELETE FROM acc WHERE id = $1 RETURNING *; END
CREATE FUNCTION

> CREATE FUNCTION upsert(i int, m numeric) RETURNS acc BEGIN ATOMIC
+   INSERT INTO acc AS a (id, amount) VALUES (i, m) ON CONFLICT (id) DO UPDATE SET amount = a.amount + excluded.amount WHERE a.id > 0 RETURNING a.*; END
CREATE FUNCTION

> SELECT upsert(1, 1), upsert(3, 7)
(1,8.50,add)|(3,7.00,)

> CREATE FUNCTION copied() RETURNS bigint BEGIN ATOMIC INSERT INTO acc_log (what) SELECT note FROM acc WHERE note IS NOT NULL ORDER BY id; SELECT count(*) FROM acc_log; END
CREATE FUNCTION

> SELECT copied()
3

> CREATE FUNCTION defaults() RETURNS void BEGIN ATOMIC INSERT INTO acc_log DEFAULT VALUES; INSERT INTO acc_log (what, "At") VALUES (DEFAULT, 1), ('two', 2); END
CREATE FUNCTION

> SELECT defaults()
∅

> SELECT n, what, "At" FROM acc_log ORDER BY n
1|put|1
2|put|2
3|add|∅
4|∅|∅
5|∅|1
6|two|2

> CREATE FUNCTION joined(m int) RETURNS void BEGIN ATOMIC UPDATE acc SET note = l.what FROM acc_log l WHERE l."At" = acc.id AND l.n >= m; DELETE FROM acc_log USING acc a WHERE a.id = "At"; END
CREATE FUNCTION

> SELECT joined(1)
∅

> SELECT id, note FROM acc ORDER BY id
1|put
2|put
3|∅

> CREATE FUNCTION shrink() RETURNS SETOF int BEGIN ATOMIC WITH big AS (SELECT max(id) AS m FROM acc) DELETE FROM acc WHERE id = (SELECT m FROM big) RETURNING id; END
CREATE FUNCTION

> CREATE FUNCTION through() RETURNS void BEGIN ATOMIC UPDATE rich SET amount = 150; END
CREATE FUNCTION

> SELECT through()
∅

> SELECT shrink()
3

> SELECT gone(2)
(2,150.00,put)

> CREATE PROCEDURE proc(i int) BEGIN ATOMIC DELETE FROM acc WHERE id = i; INSERT INTO acc VALUES (i, 1, 'new'); END
CREATE PROCEDURE

> CALL proc(1)
CALL

> SELECT * FROM acc
1|1.00|new

> SELECT pg_get_functiondef('put'::regproc)
CREATE OR REPLACE FUNCTION public.put(i integer, m numeric)\n RETURNS void\n LANGUAGE sql\nBEGIN ATOMIC\n INSERT INTO acc (id, amount)\n   VALUES (put.i, put.m);\n INSERT INTO acc_log (what, "At")\n   VALUES ('put'::text, put.i);\nEND\n

> SELECT pg_get_functiondef('add'::regproc)
CREATE OR REPLACE FUNCTION public.add(i integer, m numeric)\n RETURNS numeric\n LANGUAGE sql\nBEGIN ATOMIC\n UPDATE acc SET amount = (acc.amount + add.m), note = 'add'::text\n   WHERE (acc.id = add.i)\n   RETURNING acc.amount;\nEND\n

> SELECT pg_get_functiondef('gone'::regproc)
CREATE OR REPLACE FUNCTION public.gone(integer)\n RETURNS SETOF acc\n LANGUAGE sql\nBEGIN ATOMIC\n DELETE FROM acc\n   WHERE (acc.id = $1)\n   RETURNING acc.id,\n     acc.amount,\n     acc.note;\nEND\n

> SELECT pg_get_function_sqlbody('upsert'::regproc)
BEGIN ATOMIC\n INSERT INTO acc AS a (id, amount)\n   VALUES (upsert.i, upsert.m) ON CONFLICT(id) DO UPDATE SET amount = (a.amount + excluded.amount)\n   WHERE (a.id > 0)\n   RETURNING a.id,\n     a.amount,\n     a.note;\nEND

> SELECT pg_get_function_sqlbody('copied'::regproc)
BEGIN ATOMIC\n INSERT INTO acc_log (what)  SELECT acc.note\n            FROM acc\n           WHERE (acc.note IS NOT NULL)\n           ORDER BY acc.id;\n SELECT count(*) AS count\n    FROM acc_log;\nEND

> SELECT pg_get_function_sqlbody('defaults'::regproc)
BEGIN ATOMIC\n INSERT INTO acc_log DEFAULT VALUES;\n INSERT INTO acc_log (what, "At") VALUES (DEFAULT,1), ('two'::text,2);\nEND

> SELECT pg_get_function_sqlbody('joined'::regproc)
BEGIN ATOMIC\n UPDATE acc SET note = l.what\n    FROM acc_log l\n   WHERE ((l."At" = acc.id) AND (l.n >= joined.m));\n DELETE FROM acc_log\n    USING acc a\n   WHERE (a.id = acc_log."At");\nEND

> SELECT pg_get_function_sqlbody('shrink'::regproc)
BEGIN ATOMIC\n WITH big AS (\n          SELECT max(acc_1.id) AS m\n            FROM acc acc_1\n         )\n  DELETE FROM acc\n   WHERE (acc.id = ( SELECT big.m\n            FROM big))\n   RETURNING acc.id;\nEND

> SELECT pg_get_function_sqlbody('through'::regproc)
BEGIN ATOMIC\n UPDATE rich SET amount = 150;\nEND

> SELECT pg_get_functiondef('proc'::regproc)
CREATE OR REPLACE PROCEDURE public.proc(IN i integer)\n LANGUAGE sql\nBEGIN ATOMIC\n DELETE FROM acc\n   WHERE (acc.id = proc.i);\n INSERT INTO acc (id, amount, note)\n   VALUES (proc.i, 1, 'new'::text);\nEND\n

> CREATE FUNCTION bad() RETURNS void BEGIN ATOMIC CALL proc(1); END
ERROR 0A000 CALL is not yet supported in unquoted SQL function body

> CREATE FUNCTION bad() RETURNS void BEGIN ATOMIC CREATE TABLE x (a int); END
ERROR 0A000 CREATE TABLE is not yet supported in unquoted SQL function body

> CREATE FUNCTION bad() RETURNS int BEGIN ATOMIC INSERT INTO acc (id) VALUES (1); END
ERROR 42P13 return type mismatch in function declared to return integer

> CREATE FUNCTION bad() RETURNS int BEGIN ATOMIC INSERT INTO acc (nosuch) VALUES (1); END
ERROR 42703 column "nosuch" of relation "acc" does not exist

> CREATE FUNCTION bad() RETURNS int STABLE BEGIN ATOMIC DELETE FROM acc RETURNING id; END
CREATE FUNCTION

> SELECT bad()
ERROR 0A000 DELETE is not allowed in a non-volatile function

> DROP FUNCTION bad()
DROP FUNCTION

> ALTER TABLE acc RENAME TO account
ALTER TABLE

> ALTER TABLE account RENAME amount TO balance
ALTER TABLE

> SELECT pg_get_function_sqlbody('add'::regproc)
BEGIN ATOMIC\n UPDATE account SET balance = (account.balance + add.m), note = 'add'::text\n   WHERE (account.id = add.i)\n   RETURNING account.balance AS amount;\nEND

> SELECT add(1, 4)
5.00

> ALTER TABLE acc_log DROP COLUMN "At"
ERROR 2BP01 cannot drop column At of table acc_log because other objects depend on it

> DROP TABLE account
ERROR 2BP01 cannot drop table account because other objects depend on it

> ALTER TABLE acc_log RENAME what TO "What"
ALTER TABLE

> SELECT copied()
3

> DROP TABLE account CASCADE
DROP TABLE

> SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1
defaults

> DROP TABLE acc_log CASCADE
DROP TABLE

> SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
0
