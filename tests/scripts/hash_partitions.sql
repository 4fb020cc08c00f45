# Hash partitions: rows go to the same remainders as in PostgreSQL.

> create table h (a int, b text) partition by hash (a, b)
CREATE TABLE

> create table h0 partition of h for values with (modulus 3, remainder 0)
CREATE TABLE

> create table h1 partition of h for values with (modulus 3, remainder 1)
CREATE TABLE

> create table h2 partition of h for values with (modulus 6, remainder 2)
CREATE TABLE

> create table h5 partition of h for values with (modulus 6, remainder 5)
CREATE TABLE

> create table hx partition of h for values with (modulus 6, remainder 1)
ERROR 42P17 partition "hx" would overlap partition "h1"

> create table hx partition of h for values with (modulus 4, remainder 1)
ERROR 42P17 every hash partition modulus must be a factor of the next larger modulus

> create table hx partition of h for values with (modulus 3, remainder 3)
ERROR 42P16 remainder for hash partition must be less than modulus

> create table hx partition of h for values with (modulus 0, remainder 0)
ERROR 42P16 modulus for hash partition must be an integer value greater than zero

> create table hx partition of h for values with (modulus 3)
ERROR 42601 remainder for hash partition must be specified

> create table hx partition of h default
ERROR 42P16 a hash-partitioned table may not have a default partition

> create table hx partition of h for values in (1)
ERROR 42P16 invalid bound specification for a hash partition

> insert into h select i, case when i % 7 > 0 then i::text end from generate_series(1, 60) i
INSERT 0 60

> select tableoid::regclass, count(*), sum(a) from h group by 1 order by 1
h0|21|603
h1|19|547
h2|11|352
h5|9|328

> select tableoid::regclass, * from h where a = 5 and b = '5'
h1|5|5

> select tableoid::regclass, * from h where a = 7 and b is null
h1|7|∅

> update h set b = 'moved' where a < 4 returning tableoid::regclass, *
h2|1|moved
h5|2|moved
h1|3|moved

> insert into h1 values (1, '1'), (5, '5')
ERROR 23514 new row for relation "h1" violates partition constraint

> select satisfies_hash_partition('h'::regclass, 4, r, 11, '11'::text) from generate_series(0, 3) r
f
f
t
f

> select satisfies_hash_partition('h'::regclass, 4, 5, 11, '11'::text)
ERROR 22023 remainder for hash partition must be less than modulus

> select satisfies_hash_partition('h'::regclass, 4, 1, 11)
ERROR 22023 number of partitioning columns (2) does not match number of partition keys provided (1)

> select satisfies_hash_partition('h'::regclass, 4, 1, 11, 11)
ERROR 22023 column 2 of the partition key has type text, but supplied value is of type integer

> select satisfies_hash_partition('h0'::regclass, 4, 1, 11, '11'::text)
ERROR 22023 "h0" is not a hash partitioned table

> select satisfies_hash_partition(null, 4, 1, 11)
f

> create table k1 (v smallint) partition by hash (v)
CREATE TABLE

> create table k2 (v bigint) partition by hash (v)
CREATE TABLE

> create table k3 (v numeric) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array[12.50,-0.001,123456789.123,0]::numeric[]) v, generate_series(0, 12) r where satisfies_hash_partition('k3'::regclass, 13, r, v)
12.50|11
-0.001|0
123456789.123|10
0|9

> create table k4 (v text) partition by hash (v)
CREATE TABLE

> create table k5 (v varchar(20)) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['abc','x']::varchar(20)[]) v, generate_series(0, 12) r where satisfies_hash_partition('k5'::regclass, 13, r, v)
abc|12
x|9

> create table k6 (v char(5)) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['ab','c']::char(5)[]) v, generate_series(0, 12) r where satisfies_hash_partition('k6'::regclass, 13, r, v)
ab   |12
c    |10

> create table k7 (v bool) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array[true,false]::bool[]) v, generate_series(0, 12) r where satisfies_hash_partition('k7'::regclass, 13, r, v)
t|7
f|11

> create table k8 (v date) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['2024-02-29','infinity','1950-01-01']::date[]) v, generate_series(0, 12) r where satisfies_hash_partition('k8'::regclass, 13, r, v)
2024-02-29|6
infinity|0
1950-01-01|5

> create table k9 (v timestamp) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['2024-02-29 12:34:56.789','-infinity']::timestamp[]) v, generate_series(0, 12) r where satisfies_hash_partition('k9'::regclass, 13, r, v)
2024-02-29 12:34:56.789|3
-infinity|0

> create table k10 (v timestamptz) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['2024-02-29 12:34:56+02']::timestamptz[]) v, generate_series(0, 12) r where satisfies_hash_partition('k10'::regclass, 13, r, v)
2024-02-29 10:34:56+00|4

> create table k11 (v time) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['12:34:56.5']::time[]) v, generate_series(0, 12) r where satisfies_hash_partition('k11'::regclass, 13, r, v)
12:34:56.5|0

> create table k12 (v timetz) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['12:34:56+02']::timetz[]) v, generate_series(0, 12) r where satisfies_hash_partition('k12'::regclass, 13, r, v)
12:34:56+02|0

> create table k13 (v interval) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['1 month','-3 days 4 hours','30 days']::interval[]) v, generate_series(0, 12) r where satisfies_hash_partition('k13'::regclass, 13, r, v)
1 mon|10
-3 days +04:00:00|0
30 days|10

> create table k14 (v uuid) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']::uuid[]) v, generate_series(0, 12) r where satisfies_hash_partition('k14'::regclass, 13, r, v)
a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11|8

> create table k15 (v float8) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array[1.5,0,'-0','NaN',-1e300]::float8[]) v, generate_series(0, 12) r where satisfies_hash_partition('k15'::regclass, 13, r, v)
1.5|2
0|10
-0|10
NaN|8
-1e+300|3

> create table k16 (v float4) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array[1.5,2.25]::float4[]) v, generate_series(0, 12) r where satisfies_hash_partition('k16'::regclass, 13, r, v)
1.5|2
2.25|1

> create table k17 (v bytea) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['\xdeadbeef','']::bytea[]) v, generate_series(0, 12) r where satisfies_hash_partition('k17'::regclass, 13, r, v)
\xdeadbeef|7
\x|8

> create table k18 (v name) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['nam']::name[]) v, generate_series(0, 12) r where satisfies_hash_partition('k18'::regclass, 13, r, v)
nam|10

> create table k19 (v oid) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array[4000000000]::oid[]) v, generate_series(0, 12) r where satisfies_hash_partition('k19'::regclass, 13, r, v)
4000000000|8

> create table k20 (v "char") partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['x']::"char"[]) v, generate_series(0, 12) r where satisfies_hash_partition('k20'::regclass, 13, r, v)
x|0

> create table k21 (v inet) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['10.1.2.3','10.0.0.0/8','::1']::inet[]) v, generate_series(0, 12) r where satisfies_hash_partition('k21'::regclass, 13, r, v)
10.1.2.3|5
10.0.0.0/8|4
::1|8

> create table k22 (v macaddr) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['08:00:2b:01:02:03']::macaddr[]) v, generate_series(0, 12) r where satisfies_hash_partition('k22'::regclass, 13, r, v)
08:00:2b:01:02:03|2

> create table k23 (v int[]) partition by hash (v)
CREATE TABLE

> create table k24 (v text[]) partition by hash (v)
CREATE TABLE

> create table k25 (v pg_lsn) partition by hash (v)
CREATE TABLE

> select v, r from unnest(array['16/B374D848']::pg_lsn[]) v, generate_series(0, 12) r where satisfies_hash_partition('k25'::regclass, 13, r, v)
16/B374D848|10

> create table ka (v int[], w text[]) partition by hash (v, w)
CREATE TABLE

> select r from generate_series(0, 12) r where satisfies_hash_partition('ka'::regclass, 13, r, '{1,2,null}'::int[], '{a,b}'::text[])
8

> select r from generate_series(0, 12) r where satisfies_hash_partition('ka'::regclass, 13, r, '{}'::int[], null::text[])
6

> create table kj (v json) partition by hash (v)
ERROR 42704 data type json has no default operator class for access method "hash"
