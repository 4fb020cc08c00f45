# REINDEX of system catalogs.

> reindex table pg_class
REINDEX

> reindex table pg_catalog.pg_database
REINDEX

> reindex table concurrently pg_class
ERROR 0A000 cannot reindex system catalogs concurrently

> create role bty_ten
CREATE ROLE

> set role bty_ten
SET

> reindex table pg_class
ERROR 42501 must be owner of table pg_class

> reset role
RESET

> drop role bty_ten
DROP ROLE

> reindex table pg_nosuch
ERROR 42P01 relation "pg_nosuch" does not exist
