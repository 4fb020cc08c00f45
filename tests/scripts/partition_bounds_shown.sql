# pg_get_expr of a partition's bound whatever the relation; owners that the transaction has made

> create table pge (a int, b int) partition by range (a)
CREATE TABLE

> create table pge1 partition of pge for values from (1) to (3)
CREATE TABLE

> create table pged partition of pge default
CREATE TABLE

> select relname, pg_get_expr(relpartbound, 'pge'::regclass), pg_get_expr(relpartbound, 0), pg_get_expr(relpartbound, oid, true) from pg_class where relname ~ '^pge' order by 1
pge|∅|∅|∅
pge1|FOR VALUES FROM (1) TO (3)|FOR VALUES FROM (1) TO (3)|FOR VALUES FROM (1) TO (3)
pged|DEFAULT|DEFAULT|DEFAULT

> begin
BEGIN

> create role pge_new
CREATE ROLE

> alter table pge1 owner to pge_new
ALTER TABLE

> select pg_get_userbyid(relowner), (select tableowner from pg_tables where tablename = 'pge1') from pg_class where relname = 'pge1'
pge_new|pge_new

> alter role pge_new rename to pge_newer
ALTER ROLE

> select pg_get_userbyid(relowner), (select tableowner from pg_tables where tablename = 'pge1'), relowner::regrole from pg_class where relname = 'pge1'
pge_newer|pge_newer|pge_newer

> create function pgef() returns name language sql security definer as 'select current_user'
CREATE FUNCTION

> alter function pgef() owner to pge_newer
ALTER FUNCTION

> select pgef()
pge_newer

> rollback
ROLLBACK

> select pg_get_userbyid(1), pg_get_userbyid(10)
unknown (OID=1)|postgres
