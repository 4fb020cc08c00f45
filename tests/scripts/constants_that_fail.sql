# A call of an immutable function over constants is computed when a statement is planned: it fails even where no row asks for it, but
# not behind what decides AND, OR, CASE or COALESCE already. Membership in lists of parameters and in given arrays.

> create table ctf (a int, b text)
CREATE TABLE

> select * from ctf where 1/0 = 1
ERROR 22012 division by zero

> select * from ctf where a/0 = 1
(no rows)

> select * from ctf where a = 1 and 1 % 0 = 1
ERROR 22012 division by zero

> select * from ctf where false and 1/0 = 1
(no rows)

> select * from ctf where true or 1/0 = 1
(no rows)

> select case when a > 0 then 1/0 end from ctf
ERROR 22012 division by zero

> select case when false then 1/0 else 2 end, case 1 when 1 then 2 else 1/0 end, coalesce(1, 1/0)
2|2|1

> select coalesce(a, 1/0) from ctf
ERROR 22012 division by zero

> select a from ctf group by a having 1/0 = 1
ERROR 22012 division by zero

> select * from ctf x left join ctf y on 1/0 = 1
ERROR 22012 division by zero

> select (select 1/0) from ctf
ERROR 22012 division by zero

> select exists (select 1/0 from ctf)
f

> select 1 from (select 1/0 as b from ctf) s
(no rows)

> insert into ctf select 1/0 where false
ERROR 22012 division by zero

> update ctf set a = 1/0
ERROR 22012 division by zero

> explain (costs off) select * from ctf where 1/0 = 1
ERROR 22012 division by zero

> prepare ctf_p as select * from ctf where 1/0 = 1
PREPARE

> execute ctf_p
ERROR 22012 division by zero

> deallocate ctf_p
DEALLOCATE

> create view ctf_v as select * from ctf where 1/0 = 1
CREATE VIEW

> select * from ctf_v
ERROR 22012 division by zero

> do $$ begin if false then perform 1/0; end if; perform 1 from ctf where a = 1/0; exception when division_by_zero then null; end $$
DO

> select 10/3, 10 % 3, 10/2.5
3|1|4.0000000000000000

> insert into ctf values (1, 'a'), (2, 'b'), (null, null)
INSERT 0 3

> select a, a in (1, 5, 9), a not in (1, 5, 9), b in ('a', 'z'), b not in ('a', null) from ctf order by a
1|t|f|t|f
2|f|t|f|∅
∅|∅|∅|∅|∅

> prepare ctf_q(int, int, int[]) as select a, a in ($1, $2, 7), a not in ($1, $2), a = any ($3), a <> all ($3) from ctf order by a
PREPARE

> execute ctf_q(1, 3, '{1,3}')
1|t|f|t|f
2|f|t|f|t
∅|∅|∅|∅|∅

> execute ctf_q(2, null, '{2,null}')
1|∅|∅|∅|∅
2|t|f|t|f
∅|∅|∅|∅|∅

> execute ctf_q(2, null, '{}')
1|∅|∅|f|t
2|t|f|f|t
∅|∅|∅|f|t

> execute ctf_q(null, null, null)
1|∅|∅|∅|∅
2|∅|∅|∅|∅
∅|∅|∅|∅|∅

> deallocate ctf_q
DEALLOCATE

> prepare ctf_q(text[], numeric) as select a from ctf where b = any ($1) or a in ($2, 1.0) order by a
PREPARE

> execute ctf_q('{{b,q},{x,y}}', 5)
1
2

> deallocate ctf_q
DEALLOCATE

> drop view ctf_v
DROP VIEW

> drop table ctf
DROP TABLE
