# Unique indexes whose keys are composite: descending text, arrays, times with zones. Checked against PostgreSQL 15.

> create table keyed (n text not null, at timetz not null, l int[] not null)
CREATE TABLE

> create unique index keyed_n on keyed (n desc)
CREATE INDEX

> create unique index keyed_at on keyed (at)
CREATE INDEX

> create unique index keyed_l on keyed (l)
CREATE INDEX

> insert into keyed values ('ab', '12:00+00', '{1,2}'), ('abc', '12:00+01', '{1}')
INSERT 0 2

> insert into keyed values ('ab', '13:00+00', '{3}')
ERROR 23505 duplicate key value violates unique constraint "keyed_n"

> insert into keyed values ('x', '12:00+00', '{4}')
ERROR 23505 duplicate key value violates unique constraint "keyed_at"

> insert into keyed values ('y', '13:00+00', '{1,2}')
ERROR 23505 duplicate key value violates unique constraint "keyed_l"

> insert into keyed values ('ab', '14:00+00', '{5}') on conflict (n) do update set l = '{9}'
INSERT 0 1

> update keyed set n = 'abc' where n = 'ab'
ERROR 23505 duplicate key value violates unique constraint "keyed_n"

> select * from keyed where n >= 'ab' order by n desc
abc|12:00:00+01|{1}
ab|12:00:00+00|{9}

> select * from keyed where l < '{2}'
abc|12:00:00+01|{1}

> begin
BEGIN

> insert into keyed values ('own', '1:00+00', '{7}')
INSERT 0 1

> insert into keyed values ('own', '2:00+00', '{8}')
ERROR 23505 duplicate key value violates unique constraint "keyed_n"

> rollback
ROLLBACK

> drop table keyed
DROP TABLE
