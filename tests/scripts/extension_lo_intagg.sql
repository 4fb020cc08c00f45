# lo and intagg.

> create extension lo
CREATE EXTENSION

> create table image (title text, raster lo)
CREATE TABLE

> create trigger t_raster before update or delete on image for each row execute function lo_manage(raster)
CREATE TRIGGER

> insert into image values ('a', lo_create(70001)), ('b', lo_create(70002)), ('c', null)
INSERT 0 3

> select count(*) from pg_largeobject_metadata where oid between 70001 and 70009
2

> update image set title = 'x' where title = 'a'
UPDATE 1

> select count(*) from pg_largeobject_metadata where oid between 70001 and 70009
2

> update image set raster = lo_create(70003) where title = 'x'
UPDATE 1

> select oid from pg_largeobject_metadata where oid between 70001 and 70009 order by 1
70002
70003

> delete from image where title = 'b'
DELETE 1

> delete from image where title = 'c'
DELETE 1

> select oid from pg_largeobject_metadata where oid between 70001 and 70009 order by 1
70003

> update image set raster = null
UPDATE 1

> select oid from pg_largeobject_metadata where oid between 70001 and 70009 order by 1
(no rows)

> select lo_oid('5'::lo), pg_typeof('5'::lo), 5::oid::lo
5|lo|5

> select lo_manage()
ERROR XX000 lo_manage: not fired by trigger manager

> drop trigger t_raster on image
DROP TRIGGER

> create trigger t before update on image execute function lo_manage(raster)
CREATE TRIGGER

> update image set title = 'z'
ERROR XX000 t: must be fired for row

> drop trigger t on image
DROP TRIGGER

> create trigger t before update on image for each row execute function lo_manage()
CREATE TRIGGER

> update image set title = 'z'
ERROR XX000 t: no column name provided in the trigger definition

> drop trigger t on image
DROP TRIGGER

> create trigger t before update on image for each row execute function lo_manage(nosuch)
CREATE TRIGGER

> update image set title = 'z'
ERROR XX000 t: column "nosuch" does not exist

> drop trigger t on image
DROP TRIGGER

> create trigger t after delete on image for each row execute function lo_manage(raster)
CREATE TRIGGER

> insert into image values ('d', lo_create(70005))
INSERT 0 1

> delete from image
DELETE 2

> select oid from pg_largeobject_metadata where oid between 70001 and 70009 order by 1
(no rows)

> create trigger t2 before insert on image for each row execute function lo_manage(raster)
CREATE TRIGGER

> insert into image values ('d', lo_create(70005))
INSERT 0 1

> insert into image values ('e', 70099)
INSERT 0 1

> delete from image
ERROR 42704 large object 70099 does not exist

> create extension intagg
CREATE EXTENSION

> select int_array_aggregate(i order by i desc) from generate_series(1,3) i
{3,2,1}

> select int_array_aggregate(i) from generate_series(1,0) i
∅

> select * from int_array_enum(array[3,4,null])
3
4
∅

> select int_array_enum(array[[1,2],[3,4]])
1
2
3
4

> drop extension intagg
DROP EXTENSION

> drop table image
DROP TABLE

> drop extension lo
DROP EXTENSION

> select lo_unlink(oid) from pg_largeobject_metadata where oid between 70001 and 70009 order by oid
1
