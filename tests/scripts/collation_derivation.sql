# Derivation of collations: conflicts, and the collations of relations that are made of queries.

> create table coll(a int, b text collate "C" not null, c text collate "POSIX", d text)
CREATE TABLE

> select * from coll where b collate "C" > c collate "POSIX"
ERROR 42P21 collation mismatch between explicit collations "C" and "POSIX"

> select b collate "C" || c collate "POSIX" from coll
ERROR 42P21 collation mismatch between explicit collations "C" and "POSIX"

> select b < c from coll
(no rows)

> select b || c from coll order by 1
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> select b || c from coll group by 1
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> select distinct b || c from coll
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> select b from coll union select c from coll
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> select b from coll union all select c from coll
(no rows)

> select a, coalesce(b, c) from coll order by 2
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> select a, coalesce(b, c collate "C") from coll order by 2
(no rows)

> select case when a = 1 then b else c end from coll order by 1
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> create table x1 as select a, b || c as e from coll
ERROR 42P22 no collation was derived for column "e" with collatable type text

> create table x1 as select a, b from coll union all select a, c from coll
ERROR 42P22 no collation was derived for column "b" with collatable type text

> create view v1 as select a, b || c as e from coll
ERROR 42P22 could not determine which collation to use for view column "e"

> create table x2 as select a, b, c, d, b || d as e, b collate "POSIX" f, coalesce(c, d) g, upper(c) h, upper(d) i from coll
SELECT 0

> select attname, attcollation from pg_attribute where attrelid = 'x2'::regclass and attnum > 0 order by attnum
a|0
b|950
c|951
d|100
e|950
f|951
g|951
h|951
i|100

> create view v2 as select a, b, c, d, b || d as e, b collate "POSIX" f, coalesce(c, d) g, upper(c) h, lower(b collate "POSIX") k, max(c) over () l, (select c) m, 'x'::text n, array[c] o from coll
CREATE VIEW

> select attname, attcollation from pg_attribute where attrelid = 'v2'::regclass and attnum > 0 order by attnum
a|0
b|950
c|951
d|100
e|950
f|951
g|951
h|951
k|951
l|951
m|951
n|100
o|951

> create index on coll (b, (c || d), (d collate "C"), d collate "POSIX")
CREATE INDEX

> select pg_get_indexdef(indexrelid) from pg_index where indrelid = 'coll'::regclass
CREATE INDEX coll_b_expr_d_d1_idx ON public.coll USING btree (b, ((c || d)), d COLLATE "C", d COLLATE "POSIX")

> select max(b collate "C" || c) from coll
∅

> select b > all (select c from coll) from coll
(no rows)

> with recursive foo(x) as (select x from (values('a' collate "C"),('b')) t(x) union all select (x || 'c') collate "POSIX" from foo where length(x) < 10) select * from foo
ERROR 42P21 recursive query "foo" column 1 has collation "C" in non-recursive term but collation "POSIX" overall

> select b in ('a', c) from coll
(no rows)

> select 'a' collate "C" < 'b' collate "POSIX"
ERROR 42P21 collation mismatch between explicit collations "C" and "POSIX"

> select array_agg(b order by b || c) from coll
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> select lower(b || c) from coll
(no rows)

> select t1.b from coll t1 join coll t2 on t1.b = t2.c
(no rows)

> select * from coll where b like c
(no rows)

> select greatest(b, c) from coll
(no rows)

> select row_number() over (order by b || c) from coll
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> select row_number() over (partition by b || c) from coll
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> select min(b || c) from coll
∅

> select collname, a.attname from pg_attribute a join pg_collation c on c.oid = a.attcollation where attrelid = 'v2'::regclass order by attnum
C|b
POSIX|c
default|d
C|e
POSIX|f
POSIX|g
POSIX|h
POSIX|k
POSIX|l
POSIX|m
default|n
POSIX|o

> create view v3 as select b, c, b collate "POSIX" || c as d from coll where b collate "POSIX" < c
CREATE VIEW

> select pg_get_viewdef('v3'::regclass), pg_get_viewdef('v3'::regclass, true)
 SELECT coll.b,\n    coll.c,\n    ((coll.b COLLATE "POSIX") || coll.c) AS d\n   FROM coll\n  WHERE ((coll.b COLLATE "POSIX") < coll.c);| SELECT coll.b,\n    coll.c,\n    (coll.b COLLATE "POSIX") || coll.c AS d\n   FROM coll\n  WHERE (coll.b COLLATE "POSIX") < coll.c;

> create view v4 as select b from coll union select c from coll
ERROR 42P21 collation mismatch between implicit collations "C" and "POSIX"

> create materialized view m1 as select b || c as e from coll
ERROR 42P22 no collation was derived for column "e" with collatable type text

> select b collate "C" from coll order by b collate "POSIX"
(no rows)

> select (select b collate "C") < c collate "POSIX" from coll
(no rows)

> prepare q as select * from coll where c = $1
PREPARE

> deallocate q
DEALLOCATE

> create view v5 as select b from coll
CREATE VIEW

> create or replace view v5 as select b collate "POSIX" as b from coll
ERROR 42P16 cannot change collation of view column "b" from "C" to "POSIX"

> select collation for (b), collation for (c || d), collation for ('x'), collation for (d), collation for (b collate "POSIX"), collation for (b || c) from (values (1)) n(o) left join coll on true
"C"|"POSIX"|∅|"default"|"POSIX"|∅

> select collation for ((select b from coll limit 1))
"C"

> select collation for (1)
ERROR 42804 collations are not supported by type integer

> drop view v2, v3, v5
DROP VIEW

> drop table coll, x1, x2 cascade
ERROR 42P01 table "x1" does not exist
