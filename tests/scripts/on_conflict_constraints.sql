# ON CONFLICT ON CONSTRAINT with constraints that have no index.

> create table pp (id int primary key)
CREATE TABLE

> create table cc (id int primary key, r int constraint cc_r references pp, constraint cc_c check (id > 0), n int not null)
CREATE TABLE

> insert into cc values (1) on conflict on constraint cc_r do nothing
ERROR 42809 constraint in ON CONFLICT clause has no associated index

> insert into cc values (1) on conflict on constraint cc_c do update set r = 1
ERROR 42809 constraint in ON CONFLICT clause has no associated index

> insert into cc values (1) on conflict on constraint cc_zz do update set r = 1
ERROR 42704 constraint "cc_zz" for table "cc" does not exist

> insert into cc values (1, null, 1) on conflict on constraint cc_pkey do update set r = 1
INSERT 0 1
