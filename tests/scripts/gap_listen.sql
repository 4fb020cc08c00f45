
> listen gap_a
LISTEN

> select pg_listening_channels()
gap_a

> begin
BEGIN

> listen gap_b
LISTEN

> unlisten gap_a
UNLISTEN

> select pg_listening_channels()
gap_a

> rollback
ROLLBACK

> select pg_listening_channels()
gap_a

> begin
BEGIN

> savepoint s
SAVEPOINT

> listen gap_c
LISTEN

> rollback to s
ROLLBACK

> listen gap_d
LISTEN

> select pg_listening_channels()
gap_a

> commit
COMMIT

> select * from pg_listening_channels() order by 1
gap_a
gap_d

> begin
BEGIN

> listen gap_e
LISTEN

> unlisten *
UNLISTEN

> commit
COMMIT

> select pg_listening_channels()
(no rows)
