# Writing through views: columns, conditions, check options, views of views, what cannot be written to. Checked against PostgreSQL 15.

> create table base (id int primary key default 7, name text default 'none', price numeric(6,2) check (price > 0), hidden text default 'h', twice int generated always as (id * 2) stored)
CREATE TABLE

> insert into base values (1, 'one', 1.5), (2, 'two', 2.5), (3, 'three', 3.5)
INSERT 0 3

> create view simple as select id, name, price, twice from base where id < 10
CREATE VIEW

> insert into simple (id, name) values (4, 'four')
INSERT 0 1

> insert into simple values (5, 'five', 5.5)
INSERT 0 1

> insert into simple (name) values ('seven') returning *
7|seven|∅|14

> insert into simple values (20, 'unseen', 1) returning id, twice
20|40

> insert into simple values (1, 'again')
ERROR 23505 duplicate key value violates unique constraint "base_pkey"

> insert into simple values (6, 'neg', -1)
ERROR 23514 new row for relation "base" violates check constraint "base_price_check"

> insert into simple values (8, 'x', 1, 5)
ERROR 428C9 cannot insert a non-DEFAULT value into column "twice"

> insert into simple values (8, default, default, default) returning *
8|none|∅|16

> insert into simple default values
ERROR 23505 duplicate key value violates unique constraint "base_pkey"

> insert into simple (nosuch) values (1)
ERROR 42703 column "nosuch" of relation "simple" does not exist

> insert into simple (hidden) values (1)
ERROR 42703 column "hidden" of relation "simple" does not exist

> insert into simple (id, id) values (1, 2)
ERROR 42701 column "id" specified more than once

> select * from simple order by id
1|one|1.50|2
2|two|2.50|4
3|three|3.50|6
4|four|∅|8
5|five|5.50|10
7|seven|∅|14
8|none|∅|16

> select * from base order by id
1|one|1.50|h|2
2|two|2.50|h|4
3|three|3.50|h|6
4|four|∅|h|8
5|five|5.50|h|10
7|seven|∅|h|14
8|none|∅|h|16
20|unseen|1.00|h|40

> update simple set name = 'ONE', price = price * 2 where id = 1 returning *
1|ONE|3.00|2

> update simple set name = 'all' where id >= 20
UPDATE 0

> update simple s set name = upper(s.name) from base b where b.id = s.id and b.hidden = 'h' and s.id < 3 returning s.name, b.name, s.*
ONE|ONE|1|ONE|3.00|2
TWO|two|2|TWO|2.50|4

> update simple set hidden = 'x'
ERROR 42703 column "hidden" of relation "simple" does not exist

> update simple set id = id + 100 where id = 8 returning id
108

> update simple set (name, price) = ('pair', 9) where id = 2
UPDATE 1

> update simple set (name, price) = (select 'sub', 8) where id = 3 returning *
3|sub|8.00|6

> update simple set name = default where id = 4 returning *
4|∅|∅|8

> update simple set twice = 4
ERROR 428C9 column "twice" can only be updated to DEFAULT

> update simple set id = 1, id = 2
ERROR 42601 multiple assignments to same column "id"

> delete from simple where id = 4 returning *
4|∅|∅|8

> delete from simple using base b where b.id = simple.id and b.name = 'pair' returning simple.id, b.hidden
2|h

> delete from simple where id > 19
DELETE 0

> select * from base order by id
1|ONE|3.00|h|2
3|sub|8.00|h|6
5|five|5.50|h|10
7|seven|∅|h|14
20|unseen|1.00|h|40
108|none|∅|h|216

> create view renamed (num, label, up) as select id as a, name, upper(name) from base where price > 1
CREATE VIEW

> insert into renamed (num, label) values (30, 'thirty')
INSERT 0 1

> insert into renamed values (31, 'thirty-one')
INSERT 0 1

> insert into renamed values (32, 'x', 'y')
ERROR 0A000 cannot insert into column "up" of view "renamed"

> insert into renamed (up) values ('y')
ERROR 0A000 cannot insert into column "up" of view "renamed"

> insert into renamed values (33, 'x', default)
ERROR 0A000 cannot insert into column "up" of view "renamed"

> update renamed set label = 'new', up = 'x'
ERROR 0A000 cannot update column "up" of view "renamed"

> update renamed set label = label || up where num = 1 returning num, label, up, renamed.up || '!'
1|ONEONE|ONEONE|ONEONE!

> update renamed set num = num where up = 'FIVE' returning *
5|five|FIVE

> delete from renamed where up like 'ONE%' returning num
1

> select * from base order by id
3|sub|8.00|h|6
5|five|5.50|h|10
7|seven|∅|h|14
20|unseen|1.00|h|40
30|thirty|∅|h|60
31|thirty-one|∅|h|62
108|none|∅|h|216

> create view nested as select label, num + 1 as next, num from renamed where num < 50
CREATE VIEW

> insert into nested (num, label) values (40, 'forty')
INSERT 0 1

> update nested set label = 'NESTED' where next = 6 returning *
NESTED|6|5

> update nested set next = 5
ERROR 0A000 cannot update column "next" of view "nested"

> insert into nested (next) values (5)
ERROR 0A000 cannot insert into column "next" of view "nested"

> delete from nested where num = 5 returning label, next
NESTED|6

> select table_name, is_updatable, is_insertable_into, check_option from information_schema.views where table_schema = 'public' and table_name in ('simple', 'renamed', 'nested') order by 1
nested|YES|YES|NONE
renamed|YES|YES|NONE
simple|YES|YES|NONE

> select table_name, column_name, is_updatable from information_schema.columns where table_name in ('simple', 'renamed', 'nested', 'base') order by 1, ordinal_position
base|id|YES
base|name|YES
base|price|YES
base|hidden|YES
base|twice|YES
nested|label|YES
nested|next|NO
nested|num|YES
renamed|num|YES
renamed|label|YES
renamed|up|NO
simple|id|YES
simple|name|YES
simple|price|YES
simple|twice|YES

> select table_name, is_insertable_into from information_schema.tables where table_name in ('simple', 'nested', 'base') order by 1
base|YES
nested|YES
simple|YES

> select pg_relation_is_updatable('simple'::regclass, false), pg_relation_is_updatable('base'::regclass, false), pg_column_is_updatable('renamed'::regclass, 3::smallint, false), pg_column_is_updatable('renamed'::regclass, 1::smallint, false), pg_column_is_updatable('renamed'::regclass, (-1)::smallint, false)
28|28|f|t|f

> insert into simple values (50, 'fifty', 5) on conflict (id) do update set name = excluded.name || '+' || simple.name returning *
50|fifty|5.00|100

> insert into simple values (50, 'again', 5) on conflict (id) do update set name = excluded.name || '+' || simple.name where simple.id < excluded.id + 1 returning *
50|again+fifty|5.00|100

> insert into renamed as r (num, label) values (50, 'lab') on conflict (num) do update set label = r.label || '-' || excluded.label || excluded.up returning label, up
again+fifty-labLAB|AGAIN+FIFTY-LABLAB

> insert into renamed (num, label) values (50, 'lab') on conflict do nothing
INSERT 0 0

> insert into renamed (num, label) values (50, 'lab') on conflict (num) do update set up = 'x'
ERROR 0A000 cannot insert into column "up" of view "renamed"

> insert into renamed (num) select id + 200 from base where id > 40 returning num
308
250

> create view d as select distinct id from base
CREATE VIEW

> create view g as select id from base group by id
CREATE VIEW

> create view h as select 1 as one from base having true
CREATE VIEW

> create view u as select id from base union all select id from base
CREATE VIEW

> create view w as with x as (select 1) select id from base
CREATE VIEW

> create view l as select id from base limit 1
CREATE VIEW

> create view a as select count(*) from base
CREATE VIEW

> create view win as select id, row_number() over () from base
CREATE VIEW

> create view s as select id, generate_series(1, 2) from base
CREATE VIEW

> create view j as select b.id from base b join base c on true
CREATE VIEW

> create view n as select id + 1 as x from base
CREATE VIEW

> create view v as values (1)
CREATE VIEW

> create view sub as select * from (select id from base) x
CREATE VIEW

> create view ond as select * from d
CREATE VIEW

> create view srt as select * from base order by name
CREATE VIEW

> insert into d values (1)
ERROR 55000 cannot insert into view "d"

> insert into g values (1)
ERROR 55000 cannot insert into view "g"

> insert into h values (1)
ERROR 55000 cannot insert into view "h"

> insert into u values (1)
ERROR 55000 cannot insert into view "u"

> update w set id = 1
ERROR 55000 cannot update view "w"

> delete from l
ERROR 55000 cannot delete from view "l"

> delete from a
ERROR 55000 cannot delete from view "a"

> update win set id = 1
ERROR 55000 cannot update view "win"

> update s set id = 1
ERROR 55000 cannot update view "s"

> update j set id = 1
ERROR 55000 cannot update view "j"

> insert into n values (1)
ERROR 55000 cannot insert into view "n"

> update n set x = 1
ERROR 55000 cannot update view "n"

> delete from n where x = 51 returning x
51

> insert into v values (1)
ERROR 55000 cannot insert into view "v"

> insert into sub values (1)
ERROR 55000 cannot insert into view "sub"

> insert into ond values (1)
ERROR 55000 cannot insert into view "d"

> update srt set name = 'sorted' where id = 30 returning id, name
30|sorted

> select table_name, is_updatable, is_insertable_into from information_schema.views where table_schema = 'public' and length(table_name) < 4 order by 1
a|NO|NO
d|NO|NO
g|NO|NO
h|NO|NO
j|NO|NO
l|NO|NO
n|NO|NO
ond|NO|NO
s|NO|NO
srt|YES|YES
sub|NO|NO
u|NO|NO
v|NO|NO
w|NO|NO
win|NO|NO

> select pg_relation_is_updatable('n'::regclass, false), pg_relation_is_updatable('ond'::regclass, false)
16|0

> create view checked as select id, name from base where id < 100 with check option
CREATE VIEW

> insert into checked values (99, 'ok')
INSERT 0 1

> insert into checked values (100, 'bad')
ERROR 44000 new row violates check option for view "checked"

> update checked set id = id + 100 where id = 99
ERROR 44000 new row violates check option for view "checked"

> update checked set id = null where id = 99
ERROR 23502 null value in column "id" of relation "base" violates not-null constraint

> create view local_over as select * from checked where name <> 'no' with local check option
CREATE VIEW

> insert into local_over values (98, 'no')
ERROR 44000 new row violates check option for view "local_over"

> insert into local_over values (101, 'yes')
ERROR 44000 new row violates check option for view "checked"

> insert into local_over values (98, null)
ERROR 44000 new row violates check option for view "local_over"

> create view plain as select id, name from base where id > 0
CREATE VIEW

> create view cascading as select * from plain where name <> 'no' with cascaded check option
CREATE VIEW

> insert into cascading values (-1, 'yes')
ERROR 44000 new row violates check option for view "plain"

> insert into cascading values (97, 'no')
ERROR 44000 new row violates check option for view "cascading"

> insert into cascading values (97, 'fine') on conflict (id) do update set id = -5
INSERT 0 1

> insert into cascading values (97, 'fine') on conflict (id) do update set id = -5
ERROR 44000 new row violates check option for view "plain"

> create view localonly as select * from plain where name <> 'no' with local check option
CREATE VIEW

> insert into localonly values (-1, 'yes')
INSERT 0 1

> insert into localonly values (-2, 'no')
ERROR 44000 new row violates check option for view "localonly"

> create view inquals as select id, name from base b where exists (select 1 from base c where c.id = b.id - 1) with check option
CREATE VIEW

> insert into inquals values (51, 'after'), (100, 'after')
ERROR 44000 new row violates check option for view "inquals"

> insert into inquals values (700, 'alone')
ERROR 44000 new row violates check option for view "inquals"

> update inquals set id = 701 where id = 51
UPDATE 0

> update inquals set name = 'touched' where id = 51 returning *
(no rows)

> delete from inquals where id = 51
DELETE 0

> select table_name, check_option from information_schema.views where table_name in ('checked', 'local_over', 'plain', 'cascading') order by 1
cascading|CASCADED
checked|CASCADED
local_over|LOCAL
plain|NONE

> select relname, reloptions from pg_class where relname in ('checked', 'local_over', 'plain', 'cascading') order by 1
cascading|{check_option=cascaded}
checked|{check_option=cascaded}
local_over|{check_option=local}
plain|∅

> create view bad as select distinct id from base with check option
ERROR 0A000 WITH CHECK OPTION is supported only on automatically updatable views

> create view bad with (check_option = global) as select id from base
ERROR 22023 invalid value for enum option "check_option": global

> create view bad with (security_barrier = 100) as select id from base
ERROR 22023 invalid value for boolean option "security_barrier": 100

> create view bad with (nosuch) as select id from base
ERROR 22023 unrecognized parameter "nosuch"

> create view opts with (security_barrier, security_invoker = false, check_option = local) as select id from base
CREATE VIEW

> select reloptions from pg_class where relname = 'opts'
{security_barrier=true,security_invoker=false,check_option=local}

> create or replace view checked as select id, name from base where id < 100
CREATE VIEW

> insert into checked values (150, 'now ok')
INSERT 0 1

> truncate simple
ERROR 42809 "simple" is not a table

> merge into simple using base on false when not matched then insert values (1)
ERROR 0A000 cannot execute MERGE on relation "simple"

> begin
BEGIN

> delete from simple
DELETE 3

> select count(*) from base where id < 10
0

> rollback
ROLLBACK

> prepare p as update simple set name = $1 where id = $2 returning name
PREPARE

> execute p ('by statement', 7)
by statement

> deallocate p
DEALLOCATE

> update simple set name = simple.name || s.name from simple s where s.id = simple.id and s.id = 7 returning simple.*, s.name
7|by statementby statement|∅|14|by statement

> insert into simple select * from (values (301, 'w', 3.0)) x returning simple
(301,w,3.00,602)

> drop table base cascade
DROP TABLE
