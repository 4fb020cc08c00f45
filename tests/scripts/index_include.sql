# INCLUDE, and system columns in keys: what cannot be in them is told as PostgreSQL tells it.

> create table t(a int, b int)
CREATE TABLE

> create index on t(a) include (nope)
ERROR 42703 column "nope" does not exist

> create unique index on t(a) include (b, nope)
ERROR 42703 column "nope" does not exist

> create index on t(a) include (ctid)
ERROR 0A000 index creation on system columns is not supported

> create table u(a int, primary key(a) include (nope))
ERROR 42703 column "nope" named in key does not exist

> alter table t add constraint x unique (a) include (nope)
ERROR 42703 column "nope" named in key does not exist

> create table u(a int, primary key(a) include (ctid))
ERROR 0A000 index creation on system columns is not supported

> create table u(a int, primary key(ctid))
ERROR 0A000 cannot alter system column "ctid"

> alter table t add unique (ctid)
ERROR 0A000 index creation on system columns is not supported

> create index on t(ctid)
ERROR 0A000 index creation on system columns is not supported

> create index on t(tableoid)
ERROR 0A000 index creation on system columns is not supported

> create index on t((tableoid::int))
ERROR 0A000 index creation on system columns is not supported

> create index on t((ctid::text))
ERROR 0A000 index creation on system columns is not supported

> create index on t(a) where tableoid = 1
ERROR 0A000 index creation on system columns is not supported

> create index on t(a) include ((a+1))
ERROR 0A000 expressions are not supported in included columns

> create table u(a int, primary key(a) include (a))
CREATE TABLE

> create index on t(a) include (b desc)
ERROR 42P17 including column does not support ASC/DESC options

> create index on t(a) include (b int4_ops)
ERROR 42P17 including column does not support an operator class

> create index on t(a) include (b nulls first)
ERROR 42P17 including column does not support NULLS FIRST/LAST options

> create index on t(a) include (b collate "C")
ERROR 42P17 including column does not support a collation

> create index on t(a) include (abs(b))
ERROR 0A000 expressions are not supported in included columns

> create index on t(a) include (b, )
ERROR 42601 syntax error at or near ")"

> create index on t(a) include ()
ERROR 42601 syntax error at or near ")"

> alter table t add primary key (ctid)
ERROR 0A000 cannot alter system column "ctid"

> alter table t add primary key (a, oid)
ERROR 42703 column "oid" of relation "t" does not exist

> alter table t add primary key (a) include (xmin)
ERROR 0A000 index creation on system columns is not supported

> alter table t add exclude (a with =) include (nope)
ERROR 42703 column "nope" named in key does not exist

> alter table t add exclude (a with =) include (ctid)
ERROR 0A000 index creation on system columns is not supported

> create table uu(a int, b int, unique (a) include (b desc))
ERROR 42601 syntax error at or near "desc"

> create index i2 on t(a) include ("b")
CREATE INDEX

> select pg_get_indexdef('i2'::regclass)
CREATE INDEX i2 ON public.t USING btree (a) INCLUDE (b)
