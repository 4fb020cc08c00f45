# seg: intervals of numbers with their precision.

> create extension seg
CREATE EXTENSION

> select '10'::seg, '120'::seg, '0.00'::seg, '1..'::seg, '<1.2..~3'::seg, '1 (+-) 0.5'::seg, '1e7'::seg, '-1.5'::seg, '100...200'::seg, '~1..2'::seg, '12 ''+-'' 1'::seg, '..-0.001'::seg, '1.234567890'::seg
1.0e1|1.20e2|0.00|1 ..|<1.2 .. 3|0.5 .. 1.5|1e+07|-1.5|1.00e2 .. 2.00e2|~1 .. |1.1e1 .. 1.3e1|.. -0.001|1.23457

> select 'x'::seg
ERROR 42601 bad seg representation

> select ''::seg
ERROR 42601 bad seg representation

> select '2..1'::seg
ERROR 22023 swapped boundaries: 2 is greater than 1

> select '1e99'::seg
ERROR 22003 "1e99" is out of range for type real

> select '1 2'::seg
ERROR 42601 bad seg representation

> select '1.'::seg
ERROR 42601 bad seg representation

> select a, b, a && b, a @> b, a <@ b, a << b, a >> b, a &< b, a &> b, seg_cmp(a, b), seg_union(a, b), seg_inter(a, b), seg_size(a), seg_center(a) from (values ('1..5'::seg, '3..7'::seg), ('1.0', '1.00'), ('~1', '<1'), ('1..', '..3'), ('5', '1..2')) t(a, b)
1 .. 5|3 .. 7|t|f|f|f|f|t|f|-1|1 .. 7|3 .. 5|4|3
1.0|1.00|t|t|t|f|f|t|t|-1|1.00|1.00|0|1
~1|<1|t|t|t|f|f|t|t|1|<1|<1|0|1
1 ..|.. 3|t|f|f|f|f|f|t|1|..|1 .. 3|Infinity|Infinity
5|1 .. 2|f|f|f|f|t|f|t|1|1 .. 5|5 .. 2|0|5

> create table measured (s seg)
CREATE TABLE

> insert into measured values ('3'), ('1..2'), ('~3'), ('3.0'), ('<3'), ('>3'), (null), ('..5'), ('4..'), ('3')
INSERT 0 10

> select s, count(*) from measured group by s order by s
.. 5|1
1 .. 2|1
<3|1
~3|1
3|2
3.0|1
>3|1
4 ..|1
∅|1

> create index on measured using gist (s)
CREATE INDEX

> create index on measured (s)
CREATE INDEX

> select s from measured where s = '3' order by s
3
3

> select s from measured where s @> '1.5' order by s
.. 5
1 .. 2

> select s from measured where s > '3' order by s desc
4 ..
>3
3.0

> select max(s::text), count(distinct s) from measured
~3|8

> select typlen, typalign, typstorage, typcategory from pg_type where typname = 'seg'
12|i|p|U

> drop extension seg
ERROR 2BP01 cannot drop extension seg because other objects depend on it

> drop extension seg cascade
DROP EXTENSION
