# Settings and transactions: SET is undone by a rollback, and by nothing else.

> SET intervalstyle = 'sql_standard'
SET

> SELECT 1/0
ERROR 22012 division by zero

> SHOW intervalstyle
sql_standard

> SELEC
ERROR 42601 syntax error at or near "SELEC"

> SELECT interval '1 day 02:00'
1 2:00:00

> RESET intervalstyle
RESET

> SELECT * FROM nosuch
ERROR 42P01 relation "nosuch" does not exist

> SHOW intervalstyle
postgres

> BEGIN
BEGIN

> SET timezone = 'Asia/Tokyo'
SET

> SET LOCAL intervalstyle = 'iso_8601'
SET

> SAVEPOINT a
SAVEPOINT

> SET timezone = 'Europe/Berlin'
SET

> SET LOCAL datestyle = 'German'
SET

> SHOW timezone
Europe/Berlin

> ROLLBACK TO a
ROLLBACK

> SHOW timezone
Asia/Tokyo

> SELECT '2024-02-03'::date, interval '1 day'
2024-02-03|P1D

> SET datestyle = 'SQL'
SET

> RELEASE a
RELEASE

> COMMIT
COMMIT

> SHOW timezone
Asia/Tokyo

> SHOW intervalstyle
postgres

> SHOW datestyle
SQL, MDY

> BEGIN
BEGIN

> SET LOCAL timezone = 'UTC'
SET

> SET timezone = 'America/New_York'
SET

> COMMIT
COMMIT

> SHOW timezone
America/New_York

> BEGIN
BEGIN

> SET timezone = 'UTC'
SET

> RESET ALL
RESET

> ROLLBACK
ROLLBACK

> SHOW timezone
America/New_York

> SELECT set_config('datestyle', 'ISO, DMY', false), set_config('my.own', 'x', true)
ISO, DMY|x

> SELECT 1/0
ERROR 22012 division by zero

> SHOW datestyle
ISO, DMY

> SELECT set_config('timezone', 'UTC', true)
UTC

> SHOW timezone
America/New_York

> SET datestyle = 'ISO'; SELECT 1/0
ERROR 22012 division by zero

> SHOW datestyle
ISO, DMY
