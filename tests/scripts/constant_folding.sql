# Constant expressions are computed when a statement is planned, whatever rows there are; CASE, COALESCE, AND and OR decide from the left what is looked at.

> create table cf_e(x int, y int, id int primary key, d date)
CREATE TABLE

> create sequence cf_s
CREATE SEQUENCE

> select * from cf_e where 1/0 = 1
ERROR 22012 division by zero

> select 1/0 from cf_e
ERROR 22012 division by zero

> select 1/0 from cf_e where false
ERROR 22012 division by zero

> select case when false then 1/0 end
∅

> select case when x>1 then 1/0 end from cf_e
ERROR 22012 division by zero

> select case 1 when 0 then 1/0 when 1 then 7 end
7

> select case x when 0 then 1/0 when 1 then 7 end from cf_e
ERROR 22012 division by zero

> select coalesce(1,1/0)
1

> select coalesce(x,1/0) from cf_e
ERROR 22012 division by zero

> select coalesce(x,1,1/0) from cf_e
(no rows)

> select coalesce(null,x,1/0) from cf_e
ERROR 22012 division by zero

> select * from cf_e where x is null or 1/0=1
ERROR 22012 division by zero

> select * from cf_e where x is null and 1=2 and 1/0=1
(no rows)

> select * from cf_e where x is null or 1=1 or 1/0=1
(no rows)

> select * from cf_e where 1/0=1 and false
ERROR 22012 division by zero

> select * from cf_e where null and 1/0=1
ERROR 22012 division by zero

> insert into cf_e values(nextval('cf_s'),1/0,1)
ERROR 22012 division by zero

> select currval('cf_s')
ERROR 55000 currval of sequence "cf_s" is not yet defined in this session

> insert into cf_e values(nextval('cf_s'),1,1),(1,1/0,2)
ERROR 22012 division by zero

> select currval('cf_s')
ERROR 55000 currval of sequence "cf_s" is not yet defined in this session

> select nullif(1/0,1) from cf_e
ERROR 22012 division by zero

> select greatest(1,1/0) from cf_e
ERROR 22012 division by zero

> select array[1,1/0] from cf_e
ERROR 22012 division by zero

> select row(1,1/0) from cf_e
ERROR 22012 division by zero

> select 1 in (1,1/0) from cf_e
ERROR 22012 division by zero

> select 1 in (1,1/0)
ERROR 22012 division by zero

> select x in (1,1/0) from cf_e
ERROR 22012 division by zero

> select (array[1,2])[1/0] from cf_e
ERROR 22012 division by zero

> select 1/0 is null from cf_e
ERROR 22012 division by zero

> select (1/0)::text from cf_e
ERROR 22012 division by zero

> select 'a'::text::int from cf_e
ERROR 22P02 invalid input syntax for type integer: "a"

> select ('2001-13-45'::text)::date from cf_e
(no rows)

> select x from cf_e order by 1/0
ERROR 22012 division by zero

> select x from cf_e order by x+1/0
ERROR 22012 division by zero

> select count(*) from cf_e group by x having 1/0=1
ERROR 22012 division by zero

> select x from cf_e limit 1/0
ERROR 22012 division by zero

> select x from cf_e where exists(select 1/0 from cf_e)
(no rows)

> select x from cf_e where exists(select 1 from cf_e where 1/0=1)
ERROR 22012 division by zero

> select (select 1/0 from cf_e) from cf_e
ERROR 22012 division by zero

> with c as (select 1/0 from cf_e) select * from c
ERROR 22012 division by zero

> with c as (select 1/0 from cf_e) select 1
1

> select 1 from (select 1/0 from cf_e) q
(no rows)

> select 1 from (select distinct 1/0 from cf_e) q
ERROR 22012 division by zero

> select 1 from (select 1/0 as a, x from cf_e limit 1) q
(no rows)

> select 1 from (select 1/0 as a, x from cf_e group by x) q
(no rows)

> select 1 from (select 1/0 as a union all select 2) q
ERROR 22012 division by zero

> select 1 from (select x/0 as a from cf_e union all select 2) q
1

> select 1 from (values (1/0),(2)) q
ERROR 22012 division by zero

> select * from generate_series(1,1/0) q
ERROR 22012 division by zero

> select 1 from cf_e join cf_e e2 on 1/0=1
ERROR 22012 division by zero

> update cf_e set x=1/0
ERROR 22012 division by zero

> update cf_e set x=1/0 where false
ERROR 22012 division by zero

> delete from cf_e where 1/0=1
ERROR 22012 division by zero

> delete from cf_e where false and 1/0=1
DELETE 0

> delete from cf_e returning 1/0
ERROR 22012 division by zero

> prepare cf_p as select 1/0
PREPARE

> execute cf_p
ERROR 22012 division by zero

> prepare cf_p2(int) as select * from cf_e where 1/$1=1
PREPARE

> execute cf_p2(0)
ERROR 22012 division by zero

> explain (costs off) select * from cf_e where 1=0
Result
  One-Time Filter: false

> explain (costs off) select * from cf_e where x = 1+2
Seq Scan on cf_e
  Filter: (x = 3)

> explain (costs off) select * from cf_e where id = 1+2
Index Scan using cf_e_pkey on cf_e
  Index Cond: (id = 3)

> explain (costs off) select * from cf_e where d = date '2020-01-01'+1
Seq Scan on cf_e
  Filter: (d = '2020-01-02'::date)

> explain (costs off) select * from cf_e where x is null or true
Seq Scan on cf_e

> explain (costs off) select * from cf_e where x=1 and true
Seq Scan on cf_e
  Filter: (x = 1)

> explain (costs off) select * from cf_e where x=1 and not true
Result
  One-Time Filter: false

> explain (costs off) select * from cf_e where case when true then x=1 else false end
Seq Scan on cf_e
  Filter: (x = 1)

> explain (costs off) select * from cf_e where coalesce(null,x)=1
Seq Scan on cf_e
  Filter: (COALESCE(x) = 1)

> explain (costs off) select * from cf_e where (x=1) is not null
Seq Scan on cf_e
  Filter: ((x = 1) IS NOT NULL)

> explain (costs off) select * from cf_e where null::int is null
Seq Scan on cf_e

> explain (costs off) select * from cf_e where x = null
Result
  One-Time Filter: false

> create function cf_ff(int) returns int immutable language sql as 'select 1/$1'
CREATE FUNCTION

> select cf_ff(0) from cf_e
ERROR 22012 division by zero

> create function cf_fp(int) returns int immutable language plpgsql as 'begin return 1/$1; end'
CREATE FUNCTION

> select cf_fp(0) from cf_e
ERROR 22012 division by zero

> select * from cf_e where cf_fp(1)=1
(no rows)

> create function cf_fv(int) returns int stable language plpgsql as 'begin return 1/$1; end'
CREATE FUNCTION

> select cf_fv(0) from cf_e
(no rows)

> create view cf_v as select 1/0 as z, x from cf_e
CREATE VIEW

> select x from cf_v
(no rows)

> select * from cf_v
ERROR 22012 division by zero

> select count(*) from cf_v
0

> create rule cf_r as on insert to cf_e where 1/0=1 do instead nothing
CREATE RULE

> insert into cf_e values(1,2,3)
ERROR 22012 division by zero

> drop function cf_ff
DROP FUNCTION

> drop function cf_fp
DROP FUNCTION

> drop function cf_fv
DROP FUNCTION

> drop table cf_e cascade
DROP TABLE

> drop sequence cf_s
DROP SEQUENCE

> deallocate cf_p
DEALLOCATE

> deallocate cf_p2
DEALLOCATE
