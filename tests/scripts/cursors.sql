# Cursors that may not go back, cursors and prepared statements in the catalog, deferrable transactions.

> BEGIN
BEGIN

> DECLARE fwd NO SCROLL CURSOR FOR SELECT generate_series(1, 5)
DECLARE CURSOR

> FETCH 2 FROM fwd
1
2

> SAVEPOINT a
SAVEPOINT

> FETCH PRIOR FROM fwd
ERROR 55000 cursor can only scan forward

> ROLLBACK TO a
ROLLBACK

> SELECT name, is_scrollable, is_binary, creation_time IS NOT NULL FROM pg_cursors
fwd|f|f|t

> COMMIT
COMMIT

> PREPARE p1 (int) AS SELECT $1 + 1
PREPARE

> SELECT name, statement, parameter_types, from_sql, prepare_time IS NOT NULL FROM pg_prepared_statements
p1|PREPARE p1 (int) AS SELECT $1 + 1|{integer}|t|t

> BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE
BEGIN

> SHOW transaction_deferrable
on

> COMMIT
COMMIT

> SHOW transaction_deferrable
off

> SET default_transaction_deferrable = on
SET

> SHOW transaction_deferrable
on

> SELECT pg_cancel_backend(pg_backend_pid())
ERROR 57014 canceling statement due to user request
