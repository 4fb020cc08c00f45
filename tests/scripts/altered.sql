# A column added where rows are there already, also in the transaction that wrote them.

> create table w (a int primary key)
CREATE TABLE

> insert into w values (1), (2)
INSERT 0 2

> begin
BEGIN

> insert into w values (3)
INSERT 0 1

> update w set a = 4 where a = 2
UPDATE 1

> alter table w add column b text default 'new'
ALTER TABLE

> select * from w order by a
1|new
3|new
4|new

> select * from w where a = 3
3|new

> select * from w where a >= 3 order by a
3|new
4|new

> update w set b = b || '!' where a = 3
UPDATE 1

> commit
COMMIT

> select * from w order by a
1|new
3|new!
4|new

> alter table w add column c int, add column d date default '2024-01-01'
ALTER TABLE

> insert into w values (9)
INSERT 0 1

> select * from w order by a
1|new|∅|2024-01-01
3|new!|∅|2024-01-01
4|new|∅|2024-01-01
9|new|∅|2024-01-01

> select array[1,2] = array[1,2], array[1,2] < array[1,3], div(-1::numeric, 2), 1 ^ 'inf'::numeric
t|t|0|1

> drop table w
DROP TABLE
