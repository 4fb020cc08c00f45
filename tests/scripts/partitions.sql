# Partitioned tables: which partition a row goes to, what moves, and what is refused.

> create table r (a int, b text) partition by range (a)
CREATE TABLE

> insert into r values (1)
ERROR 23514 no partition of relation "r" found for row

> create table r1 partition of r for values from (1) to (10)
CREATE TABLE

> create table r2 (b text, x int, a int)
CREATE TABLE

> alter table r2 drop column x
ALTER TABLE

> insert into r2 values ('old', 12)
INSERT 0 1

> alter table r attach partition r2 for values from (20) to (30)
ERROR 23514 partition constraint of relation "r2" is violated by some row

> alter table r attach partition r2 for values from (10) to (20)
ALTER TABLE

> create table r3 partition of r default partition by list (b)
CREATE TABLE

> create table r3a partition of r3 for values in ('a', 'b', null)
CREATE TABLE

> insert into r values (1, 'q'), (10, 'w'), (100, 'a'), (null, null) returning tableoid::regclass, *
r1|1|q
r2|10|w
r3a|100|a
r3a|∅|∅

> insert into r values (100, 'z')
ERROR 23514 no partition of relation "r3" found for row

> insert into r1 values (100, 'z')
ERROR 23514 new row for relation "r1" violates partition constraint

> insert into r3 values (5, 'a')
ERROR 23514 new row for relation "r3" violates partition constraint

> insert into r3a values (5, 'a')
ERROR 23514 new row for relation "r3a" violates partition constraint

> select tableoid::regclass, * from r order by a, b
r1|1|q
r2|10|w
r2|12|old
r3a|100|a
r3a|∅|∅

> update r set a = a + 9 returning tableoid::regclass, *
ERROR 23514 no partition of relation "r3" found for row

> update r1 set a = 30
ERROR 23514 new row for relation "r1" violates partition constraint

> update r3a set b = 'z'
ERROR 23514 new row for relation "r3a" violates partition constraint

> update r3 set a = 4 where a > 100
UPDATE 0

> update r set b = 'zz' where a > 100
UPDATE 0

> select tableoid::regclass, * from r order by a, b
r1|1|q
r2|10|w
r2|12|old
r3a|100|a
r3a|∅|∅

> delete from r where a > 15 returning tableoid::regclass, *
r3a|100|a

> create table r4 partition of r for values from (5) to (7)
ERROR 42P17 partition "r4" would overlap partition "r1"

> create table r4 partition of r for values from (40) to (40)
ERROR 42P17 empty range bound specified for partition "r4"

> create table r4 partition of r for values from (40) to (41, 42)
ERROR 42P16 TO must specify exactly one value per partitioning column

> create table r4 partition of r for values in (40)
ERROR 42P16 invalid bound specification for a range partition

> create table r4 partition of r for values from (null) to (50)
ERROR 42P17 cannot specify NULL in range bound

> create table r4 partition of r default
ERROR 42P17 partition "r4" conflicts with existing default partition "r3"

> create table r4 partition of r1 for values in (1)
ERROR 42P17 "r1" is not partitioned

> create table r4 (a int, b text, c int)
CREATE TABLE

> alter table r attach partition r4 for values from (40) to (50)
ERROR 42804 table "r4" contains column "c" not found in parent "r"

> alter table r4 drop column c, alter column a type bigint
ALTER TABLE

> alter table r attach partition r4 for values from (40) to (50)
ERROR 42804 child table "r4" has different type for column "a"

> drop table r4
DROP TABLE

> insert into r values (45, 'a')
INSERT 0 1

> create table r4 partition of r for values from (40) to (50)
ERROR 23514 updated partition constraint for default partition "r3" would be violated by some row

> delete from r where a = 45
DELETE 1

> create table r4 partition of r (b default 'r4', check (a <> 44)) for values from (40) to (50)
CREATE TABLE

> insert into r values (44)
ERROR 23514 new row for relation "r4" violates check constraint "r4_a_check"

> insert into r4 (a) values (43) returning *
43|r4

> alter table r add column c int default 3
ALTER TABLE

> alter table r1 add column d int
ERROR 42809 cannot add column to a partition

> alter table r1 drop column c
ERROR 42P16 cannot drop inherited column "c"

> alter table r drop column a
ERROR 42P16 cannot drop column "a" because it is part of the partition key of relation "r"

> alter table r alter column a type bigint
ERROR 42P16 cannot alter column "a" because it is part of the partition key of relation "r"

> select tableoid::regclass, * from r order by a, b
r1|1|q|3
r2|10|w|3
r2|12|old|3
r4|43|r4|3
r3a|∅|∅|3

> insert into r values (2, 'n', 1)
INSERT 0 1

> alter table r detach partition r2
ALTER TABLE

> select tableoid::regclass, * from r order by a, b
r1|1|q|3
r1|2|n|1
r4|43|r4|3
r3a|∅|∅|3

> select * from r2
old|12|3
w|10|3

> alter table r detach partition r2
ERROR 42P01 relation "r2" is not a partition of relation "r"

> insert into r values (12, 'a')
INSERT 0 1

> alter table r attach partition r2 for values from (10) to (20)
ERROR 23514 updated partition constraint for default partition "r3a" would be violated by some row

> delete from r where a = 12
DELETE 1

> alter table r attach partition r2 for values from (10) to (20)
ALTER TABLE

> select tableoid::regclass, * from r where a between 5 and 15 order by a
r2|10|w|3
r2|12|old|3

> begin
BEGIN

> savepoint s
SAVEPOINT

> drop table r4
DROP TABLE

> select count(*) from r
5

> rollback to s
ROLLBACK

> select count(*) from r
6

> truncate r
TRUNCATE TABLE

> select count(*) from r
0

> rollback
ROLLBACK

> select count(*) from r
6

> select * from only r
(no rows)

> truncate only r
ERROR 42809 cannot truncate only a partitioned table

> merge into r using (values (3), (43)) v(i) on a = i when matched then update set a = 8 when not matched then insert values (i, 'new')
MERGE 2

> select tableoid::regclass, * from r order by a, b
r1|1|q|3
r1|2|n|1
r1|3|new|3
r1|8|r4|3
r2|10|w|3
r2|12|old|3
r3a|∅|∅|3

> with moved as (update r set a = a + 30 where a < 10 returning tableoid::regclass, *) select * from moved order by a
ERROR 23514 no partition of relation "r3" found for row

> prepare q (int) as select tableoid::regclass, a from r where a = $1
PREPARE

> execute q(8)
r1|8

> execute q(38)
(no rows)

> execute q(null)
(no rows)

> select x.a, y.b from r x join r y on x.a = y.a where x.a > 20 order by 1, 2
(no rows)

> select a from r where a in (select a from r1) order by 1
1
2
3
8

> create table l (a int, b varchar(10)) partition by list (lower(b))
CREATE TABLE

> create table l1 partition of l for values in ('x', null)
CREATE TABLE

> create table l2 partition of l for values in ('y', 'z')
CREATE TABLE

> create table l3 partition of l for values in ('w', 'z')
ERROR 42P17 partition "l3" would overlap partition "l2"

> insert into l values (1, 'X'), (2, 'Z'), (3, null) returning tableoid::regclass, *
l1|1|X
l2|2|Z
l1|3|∅

> insert into l values (4, 'q')
ERROR 23514 no partition of relation "l" found for row

> select * from l where lower(b) = 'z'
2|Z

> create table mc (a int, b int) partition by range (a, (b + 1))
CREATE TABLE

> create table mc1 partition of mc for values from (1, minvalue) to (1, 10)
CREATE TABLE

> create table mc2 partition of mc for values from (1, 10) to (3, maxvalue)
CREATE TABLE

> create table mc3 partition of mc for values from (minvalue, minvalue) to (0, 5)
CREATE TABLE

> create table mc4 partition of mc default
CREATE TABLE

> create table mc5 partition of mc for values from (5, minvalue) to (5, maxvalue)
CREATE TABLE

> create table mc6 partition of mc for values from (6, minvalue) to (maxvalue, 3)
ERROR 42804 every bound following MAXVALUE must also be MAXVALUE

> create table mc6 partition of mc for values from (2, 50) to (4, 6)
ERROR 42P17 partition "mc6" would overlap partition "mc2"

> insert into mc select a, b from generate_series(-1, 6) a, generate_series(0, 12, 4) b
INSERT 0 32

> select tableoid::regclass, count(*), min(a), max(a), min(b), max(b) from mc group by 1 order by 1
mc1|3|1|1|0|8
mc2|9|1|3|0|12
mc3|5|-1|0|0|12
mc4|11|0|6|0|12
mc5|4|5|5|0|12

> select tableoid::regclass, * from mc where a = 1 and b + 1 >= 9 order by 2, 3
mc1|1|8
mc2|1|12

> create table part_bad (a int) partition by list (a, a)
ERROR 42P17 cannot use "list" partition strategy with more than one column

> create table part_bad (a int) partition by hash (b)
ERROR 42703 column "b" named in partition key does not exist

> create table part_bad (a int) partition by range (random())
ERROR 42P17 functions in partition key expression must be marked IMMUTABLE

> create table part_bad (a json) partition by list (a)
ERROR 42704 data type json has no default operator class for access method "btree"

> create table part_bad (a int) partition by kind (a)
ERROR 22023 unrecognized partitioning strategy "kind"

> create table part_bad (a int) inherits (r)
ERROR 42809 cannot inherit from partitioned table "r"

> create table part_bad () inherits (r1)
ERROR 42809 cannot inherit from partition "r1"

> drop table r
DROP TABLE

> select relname from pg_class where relname like 'r_' order by 1
(no rows)

> create table pv (a int, b text) partition by list (a)
CREATE TABLE

> create table pv1 partition of pv for values in (1)
CREATE TABLE

> create table pv2 partition of pv for values in (2)
CREATE TABLE

> create view v as select * from pv where b <> 'no' with check option
CREATE VIEW

> insert into v values (1, 'x'), (2, 'y')
INSERT 0 2

> insert into v values (1, 'no')
ERROR 44000 new row violates check option for view "v"

> update v set a = 3 - a returning *
2|x
1|y

> update v set b = 'no'
ERROR 44000 new row violates check option for view "v"

> select tableoid::regclass, * from pv order by a
pv1|1|y
pv2|2|x

> create table ident (a int generated always as identity, b int default 7, g int generated always as (b * 2) stored) partition by range (b)
CREATE TABLE

> create table ident1 partition of ident (b default 9) for values from (0) to (100)
CREATE TABLE

> insert into ident (b) values (default), (3) returning *
1|7|14
2|3|6

> insert into ident1 (a, b) values (100, default) returning *
100|9|18

> update ident set b = b + 1 returning *
1|8|16
2|4|8
100|10|20

> alter table ident add column h int generated always as (b + 1) stored
ALTER TABLE

> select * from ident order by b, a
2|4|8|5
1|8|16|9
100|10|20|11

> create table parted_by_g (a int, g int generated always as (a) stored) partition by list (g)
ERROR 42P17 cannot use generated column in partition key
