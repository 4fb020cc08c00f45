# xid, xid8, tid, snapshots, and the numbers of transactions; types without an order. Checked against PostgreSQL 15.

> select '010'::xid, '42'::xid, '0xffffffff'::xid, '-1'::xid, '010'::xid8, '42'::xid8, '0xffffffffffffffff'::xid8, '-1'::xid8, ''::xid, 'asdf'::xid, ''::xid8, '12abc'::xid8, ' 7'::xid
8|42|4294967295|4294967295|8|42|18446744073709551615|18446744073709551615|0|0|0|12|7

> select '99999999999999999999999'::xid8, '4294967296'::xid, '5'::cid
18446744073709551615|0|5

> select '1'::xid = '1'::xid, '1'::xid != '1'::xid8::xid, '1'::xid8 = '1'::xid8, '2'::xid8 > '1', '2'::xid8 <= '1', '1'::xid8 < '2'::xid8
t|f|t|t|f|t

> select '1'::xid < '2'::xid
ERROR 42883 operator does not exist: xid < xid

> select '1'::xid8 = 1
ERROR 42883 operator does not exist: xid8 = integer

> select 5::xid8
ERROR 42846 cannot cast type integer to xid8

> select '5'::xid8::int8
ERROR 42846 cannot cast type xid8 to bigint

> select '5'::xid8::text::int8, '5'::xid8::text
5|5

> select xid8cmp('1', '2'), xid8cmp('2', '2'), xid8cmp('2', '1')
-1|0|1

> create table xid8_t1 (x xid8 primary key, y xid)
CREATE TABLE

> insert into xid8_t1 values ('0', '1'), ('010', '2'), ('42', '3'), ('0xffffffffffffffff', '4')
INSERT 0 4

> insert into xid8_t1 values ('8', '5')
ERROR 23505 duplicate key value violates unique constraint "xid8_t1_pkey"

> select min(x), max(x) from xid8_t1
0|18446744073709551615

> select * from xid8_t1 where x > '5' order by x desc
18446744073709551615|4
42|3
8|2

> select * from xid8_t1 where y = '3' or y = 4 order by x
42|3
18446744073709551615|4

> create index on xid8_t1 (y)
ERROR 42704 data type xid has no default operator class for access method "btree"

> drop table xid8_t1
DROP TABLE

> select '12:13:'::pg_snapshot, '12:18:14,16'::pg_snapshot, '12:16:14,14'::pg_snapshot, '1:9223372036854775807:3'::pg_snapshot
12:13:|12:18:14,16|12:16:14|1:9223372036854775807:3

> select '31:12:'::pg_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: "31:12:"

> select '0:1:'::pg_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: "0:1:"

> select '12:13:0'::pg_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: "12:13:0"

> select '12:16:14,13'::pg_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: "12:16:14,13"

> select '1:9223372036854775808:3'::pg_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: "1:9223372036854775808:3"

> select '12:16:14,'::pg_snapshot
12:16:14

> select '12:16:14x'::pg_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: "12:16:14x"

> select '12:16'::pg_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: "12:16"

> select ''::pg_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: ""

> select '31:12:'::txid_snapshot
ERROR 22P02 invalid input syntax for type pg_snapshot: "31:12:"

> select '12:18:14,16'::txid_snapshot, txid_snapshot_xmin('12:18:14,16'), txid_snapshot_xmax('12:18:14,16'), txid_snapshot_xip('12:18:14,16')
12:18:14,16|12|18|14
12:18:14,16|12|18|16

> select pg_snapshot_xmin(s), pg_snapshot_xmax(s), pg_snapshot_xip(s) from (values ('12:20:13,15,18'::pg_snapshot), ('12:13:')) v(s)
12|20|13
12|20|15
12|20|18

> select id, pg_visible_in_snapshot(id::text::xid8, '12:20:13,15,18') from generate_series(11, 21) id
11|t
12|t
13|f
14|t
15|f
16|t
17|t
18|f
19|t
20|f
21|f

> select txid_visible_in_snapshot(13, '12:20:13,15,18'), txid_visible_in_snapshot(14, '12:20:13,15,18')
f|t

> select pg_current_xact_id() >= pg_snapshot_xmin(pg_current_snapshot()), txid_current() >= txid_snapshot_xmin(txid_current_snapshot())
t|t

> select pg_visible_in_snapshot(pg_current_xact_id(), pg_current_snapshot())
f

> begin
BEGIN

> select pg_current_xact_id_if_assigned() is null, txid_current_if_assigned() is null
t|t

> select pg_current_xact_id() = pg_current_xact_id(), txid_current()::text = pg_current_xact_id()::text, pg_xact_status(pg_current_xact_id())
t|t|in progress

> select pg_current_xact_id_if_assigned() is not distinct from pg_current_xact_id()
t

> create temp table numbers as select txid_current() as this
SELECT 1

> commit
COMMIT

> select txid_status(this), txid_current() > this from numbers
committed|t

> begin
BEGIN

> create temp table lost on commit drop as select txid_current() as this
SELECT 1

> insert into numbers select this from lost
INSERT 0 1

> savepoint s
SAVEPOINT

> rollback to s
ROLLBACK

> commit
COMMIT

> select count(*), count(distinct this), count(distinct txid_status(this)) from numbers
2|2|1

> begin
BEGIN

> select set_config('my.lost', txid_current()::text, false) is not null
t

> rollback
ROLLBACK

> select txid_status(current_setting('my.lost', true)::int8) is null
ERROR 22P02 invalid input syntax for type bigint: ""

> select pg_xact_status('1'), pg_xact_status('2'), pg_xact_status('3')
committed|committed|∅

> select txid_status(9000000000000000000)
ERROR 22023 transaction ID 9000000000000000000 is in the future

> select pg_typeof(pg_current_xact_id()), pg_typeof(pg_current_snapshot()), pg_typeof(txid_current_snapshot())
xid8|pg_snapshot|txid_snapshot

> create table tids (t tid primary key)
CREATE TABLE

> insert into tids values ('(0,1)'), ('(0,10)'), ('(1,0)'), ('(4294967295,65535)')
INSERT 0 4

> select min(t), max(t) from tids
(0,1)|(4294967295,65535)

> select * from tids where t > '(0,1)' order by t desc
(4294967295,65535)
(1,0)
(0,10)

> insert into tids values ('(0,1)')
ERROR 23505 duplicate key value violates unique constraint "tids_pkey"

> select '(4294967296,1)'::tid
ERROR 22P02 invalid input syntax for type tid: "(4294967296,1)"

> select '(0,65536)'::tid
ERROR 22P02 invalid input syntax for type tid: "(0,65536)"

> select '(-1,0)'::tid, '(0)'::tid
ERROR 22P02 invalid input syntax for type tid: "(0)"

> select '(-1,0)'::tid, '( 1 , 2 )'::tid
ERROR 22P02 invalid input syntax for type tid: "( 1 , 2 )"

> select '(1,2,3)'::tid
ERROR 22P02 invalid input syntax for type tid: "(1,2,3)"

> drop table tids
DROP TABLE

> create table unordered (j json, x xid, r record)
ERROR 42P16 column "r" has pseudo-type record

> create table unordered (j json, x xid)
CREATE TABLE

> create index on unordered (j)
ERROR 42704 data type json has no default operator class for access method "btree"

> create index on unordered (x)
ERROR 42704 data type xid has no default operator class for access method "btree"

> alter table unordered add unique (x)
ERROR 42704 data type xid has no default operator class for access method "btree"

> alter table unordered add primary key (j)
ERROR 42704 data type json has no default operator class for access method "btree"

> create table unordered2 (j json primary key)
ERROR 42704 data type json has no default operator class for access method "btree"

> create table unordered2 (j xid unique)
ERROR 42704 data type xid has no default operator class for access method "btree"

> select * from unordered order by x
ERROR 42883 could not identify an ordering operator for type xid

> select distinct j from unordered
ERROR 42883 could not identify an equality operator for type json

> select x, count(*) from unordered group by x
(no rows)

> drop table unordered
DROP TABLE
