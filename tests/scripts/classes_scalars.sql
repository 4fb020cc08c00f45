# btree_gin, btree_gist, hstore and citext: their operator classes in indexes and in exclusion constraints.

> SET enable_seqscan = off
SET

> CREATE TABLE without (i int, EXCLUDE USING gist (i WITH =))
ERROR 42704 data type integer has no default operator class for access method "gist"

> CREATE TABLE without (i int)
CREATE TABLE

> CREATE INDEX ON without USING gin (i)
ERROR 42704 data type integer has no default operator class for access method "gin"

> DROP TABLE without
DROP TABLE

> CREATE EXTENSION btree_gist
CREATE EXTENSION

> CREATE EXTENSION btree_gin
CREATE EXTENSION

> CREATE EXTENSION hstore
CREATE EXTENSION

> CREATE EXTENSION citext
CREATE EXTENSION

> CREATE TABLE booking (room_id int, who text, code uuid, period int4range,
+ EXCLUDE USING gist (room_id WITH =, period WITH &&), EXCLUDE USING gist (who WITH =, period WITH &&), EXCLUDE USING gist (code WITH =, period WITH &&))
CREATE TABLE

> INSERT INTO booking VALUES (1, 'a', '00000000-0000-0000-0000-000000000001', '[1,5)')
INSERT 0 1

> INSERT INTO booking VALUES (1, 'b', '00000000-0000-0000-0000-000000000002', '[3,5)')
ERROR 23P01 conflicting key value violates exclusion constraint "booking_room_id_period_excl"

> INSERT INTO booking VALUES (2, 'a', '00000000-0000-0000-0000-000000000002', '[3,5)')
ERROR 23P01 conflicting key value violates exclusion constraint "booking_who_period_excl"

> INSERT INTO booking VALUES (2, 'b', '00000000-0000-0000-0000-000000000001', '[3,5)')
ERROR 23P01 conflicting key value violates exclusion constraint "booking_code_period_excl"

> INSERT INTO booking VALUES (2, 'b', '00000000-0000-0000-0000-000000000002', '[3,5)')
INSERT 0 1

> INSERT INTO booking VALUES (1, 'a', '00000000-0000-0000-0000-000000000001', '[5,9)')
INSERT 0 1

> INSERT INTO booking VALUES (1, 'z', NULL, '[6,7)') ON CONFLICT DO NOTHING
INSERT 0 0

> SELECT conname, conexclop::regoperator[], pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'booking'::regclass ORDER BY 1
booking_code_period_excl|{"=(uuid,uuid)","&&(anyrange,anyrange)"}|EXCLUDE USING gist (code WITH =, period WITH &&)
booking_room_id_period_excl|{"=(integer,integer)","&&(anyrange,anyrange)"}|EXCLUDE USING gist (room_id WITH =, period WITH &&)
booking_who_period_excl|{"=(text,text)","&&(anyrange,anyrange)"}|EXCLUDE USING gist (who WITH =, period WITH &&)

> CREATE TABLE zoo (cage int, animal text, EXCLUDE USING gist (cage WITH =, animal WITH <>))
CREATE TABLE

> INSERT INTO zoo VALUES (123, 'zebra'), (123, 'zebra')
INSERT 0 2

> INSERT INTO zoo VALUES (123, 'lion')
ERROR 23P01 conflicting key value violates exclusion constraint "zoo_cage_animal_excl"

> INSERT INTO zoo VALUES (124, 'lion')
INSERT 0 1

> BEGIN
BEGIN

> UPDATE zoo SET animal = 'lion' WHERE cage = 124
UPDATE 1

> ROLLBACK
ROLLBACK

> CREATE TYPE mood AS ENUM ('sad', 'ok')
CREATE TYPE

> CREATE TABLE others (v varchar(9), c char(5), n cidr, i inet, b bit(3), vb varbit, y bool, t timestamptz, m mood, by bytea, nu numeric, e interval, mac macaddr,
+ EXCLUDE USING gist (v WITH =, c WITH =, n WITH =, i WITH =, b WITH =, vb WITH =, y WITH =, t WITH =, m WITH =, by WITH =, nu WITH =, e WITH =, mac WITH =))
CREATE TABLE

> INSERT INTO others VALUES ('a', 'b', '10.0.0.0/8', '10.0.0.1', '101', '11', true, '2020-01-01', 'ok', '\x01', 1.0, '24:00', '00:00:00:00:00:01')
INSERT 0 1

> INSERT INTO others VALUES ('a', 'b ', '10.0.0.0/8', '10.0.0.1', '101', '11', true, '2020-01-01', 'ok', '\x01', 1.00, '1 day', '00:00:00:00:00:01')
ERROR 23P01 conflicting key value violates exclusion constraint "others_v_c_n_i_b_vb_y_t_m_by_nu_e_mac_excl"

> INSERT INTO others VALUES ('a', 'b', '10.0.0.0/8', '10.0.0.1', '101', '11', false, '2020-01-01', 'ok', '\x01', 1.0, '1 day', '00:00:00:00:00:01')
INSERT 0 1

> INSERT INTO others VALUES ('a', 'b', '10.0.0.0/8', '10.0.0.1', '101', '11', NULL, '2020-01-01', 'ok', '\x01', 1.0, '1 day', '00:00:00:00:00:01')
INSERT 0 1

> SELECT conexclop::regoperator[] FROM pg_constraint WHERE conrelid = 'others'::regclass
{"=(text,text)","=(character,character)","=(inet,inet)","=(inet,inet)","=(bit,bit)","=(bit varying,bit varying)","=(boolean,boolean)","=(timestamp with time zone,timestamp with time zone)","=(anyenum,anyenum)","=(bytea,bytea)","=(numeric,numeric)","=(interval,interval)","=(macaddr,macaddr)"}

> CREATE TABLE bad (s text, EXCLUDE USING gist (s WITH ~~))
ERROR 42809 operator ~~(text,text) is not commutative

> CREATE TABLE bad (h hstore, EXCLUDE USING gist (h WITH @>))
ERROR 42809 operator @>(hstore,hstore) is not commutative

> CREATE TABLE bad (c citext, EXCLUDE USING gist (c WITH =))
ERROR 42809 operator =(citext,citext) is not a member of operator family "gist_text_ops"

> CREATE TABLE numbers (i int, b bigint, n numeric, f float8, d date, m mood, s text, j jsonb, a int[], h hstore)
CREATE TABLE

> INSERT INTO numbers SELECT i, i, i / 4.0, i, date '2020-01-01' + i, CASE WHEN i % 2 = 0 THEN 'sad' ELSE 'ok' END::mood, 's' || i % 10, jsonb_build_object('k', i % 5),
+ ARRAY[i % 7], hstore('k' || i % 3, CASE WHEN i % 4 > 0 THEN (i % 4)::text END) FROM generate_series(-100, 100) i
INSERT 0 201

> INSERT INTO numbers VALUES (NULL, NULL, 'NaN', 'NaN', 'infinity', NULL, NULL, NULL, NULL, NULL)
INSERT 0 1

> CREATE INDEX gins ON numbers USING gin (i, b, n, f, d, m, s, j, a, h)
CREATE INDEX

> SELECT count(*) FROM numbers WHERE i < 50 AND s = 's3' AND j @> '{"k": 3}'
5

> SELECT count(*) FROM numbers WHERE i >= 50 AND a @> '{3}'
7

> SELECT count(*) FROM numbers WHERE b > 90::bigint
10

> SELECT count(*) FROM numbers WHERE b > 90
10

> SELECT count(*) FROM numbers WHERE 10 >= i
111

> SELECT count(*) FROM numbers WHERE n > 24.5
3

> SELECT count(*) FROM numbers WHERE n <= 1
105

> SELECT count(*) FROM numbers WHERE f = 'NaN'
1

> SELECT count(*) FROM numbers WHERE d >= '2020-04-01'
11

> SELECT count(*) FROM numbers WHERE m < 'ok'
101

> SELECT count(*) FROM numbers WHERE h @> 'k1=>2'
8

> SELECT count(*) FROM numbers WHERE 'k1=>NULL'::hstore <@ h
9

> SELECT count(*) FROM numbers WHERE h ? 'k0' AND i > 90
3

> SELECT count(*) FROM numbers WHERE h ?| ARRAY['k0', 'k2', NULL]
100

> SELECT count(*) FROM numbers WHERE h ?| '{}'
0

> SELECT count(*) FROM numbers WHERE h ?& ARRAY['k0', 'k2']
0

> SELECT count(*) FROM numbers WHERE h ?& '{}'
201

> DROP INDEX gins
DROP INDEX

> CREATE INDEX gists ON numbers USING gist (i, n, h)
CREATE INDEX

> CREATE INDEX hashes ON numbers USING hash (h)
CREATE INDEX

> CREATE UNIQUE INDEX trees ON numbers (h, i)
CREATE INDEX

> SELECT count(*) FROM numbers WHERE i = 5 AND n > 1
1

> SELECT count(*) FROM numbers WHERE i BETWEEN 5 AND 9
5

> SELECT count(*) FROM numbers WHERE i <> 5
200

> SELECT count(*) FROM numbers WHERE h = 'k1=>2'
8

> SELECT count(*) FROM numbers WHERE h @> 'k1=>2'
8

> INSERT INTO numbers (h, i) SELECT h, i FROM numbers WHERE i = 1
ERROR 23505 duplicate key value violates unique constraint "trees"

> SELECT indexdef FROM pg_indexes WHERE tablename = 'numbers' ORDER BY 1
CREATE INDEX gists ON public.numbers USING gist (i, n, h)
CREATE INDEX hashes ON public.numbers USING hash (h)
CREATE UNIQUE INDEX trees ON public.numbers USING btree (h, i)

> CREATE TABLE folk (c citext UNIQUE, EXCLUDE USING hash (c WITH =))
CREATE TABLE

> INSERT INTO folk VALUES ('Ann')
INSERT 0 1

> INSERT INTO folk VALUES ('ANN')
ERROR 23505 duplicate key value violates unique constraint "folk_c_key"

> CREATE INDEX folk_gin ON folk USING gin (c)
CREATE INDEX

> CREATE INDEX folk_gist ON folk USING gist (c)
CREATE INDEX

> CREATE INDEX folk_pattern ON folk (c citext_pattern_ops)
CREATE INDEX

> INSERT INTO folk VALUES ('bob'), ('Carl')
INSERT 0 2

> SELECT c FROM folk WHERE c = 'BOB'
bob

> SELECT c FROM folk WHERE c::text = 'bob'
bob

> SELECT c FROM folk WHERE c::text < 'a' ORDER BY c
Ann
Carl

> SELECT c FROM folk WHERE c ~<~ 'BZ' ORDER BY c
Ann
bob

> SELECT indexdef FROM pg_indexes WHERE tablename = 'folk' ORDER BY 1
CREATE INDEX folk_c_excl ON public.folk USING hash (c)
CREATE INDEX folk_gin ON public.folk USING gin (c)
CREATE INDEX folk_gist ON public.folk USING gist (c)
CREATE INDEX folk_pattern ON public.folk USING btree (c citext_pattern_ops)
CREATE UNIQUE INDEX folk_c_key ON public.folk USING btree (c)

> SELECT a.amname, f.opfname, o.amopstrategy, o.amopopr::regoperator::text, o.amoppurpose, o.amopsortfamily FROM pg_amop o JOIN pg_opfamily f ON f.oid = o.amopfamily JOIN pg_am a ON a.oid = f.opfmethod
+ WHERE f.opfname IN ('gin_hstore_ops', 'btree_hstore_ops', 'citext_ops', 'gist_int4_ops', 'gist_cidr_ops', 'gist_text_ops', 'varchar_ops', 'enum_ops') AND f.oid > 16383 ORDER BY 1, 2, 3
btree|btree_hstore_ops|1|#<#(hstore,hstore)|s|0
btree|btree_hstore_ops|2|#<=#(hstore,hstore)|s|0
btree|btree_hstore_ops|3|=(hstore,hstore)|s|0
btree|btree_hstore_ops|4|#>=#(hstore,hstore)|s|0
btree|btree_hstore_ops|5|#>#(hstore,hstore)|s|0
btree|citext_ops|1|<(citext,citext)|s|0
btree|citext_ops|2|<=(citext,citext)|s|0
btree|citext_ops|3|=(citext,citext)|s|0
btree|citext_ops|4|>=(citext,citext)|s|0
btree|citext_ops|5|>(citext,citext)|s|0
gin|enum_ops|1|<(anyenum,anyenum)|s|0
gin|enum_ops|2|<=(anyenum,anyenum)|s|0
gin|enum_ops|3|=(anyenum,anyenum)|s|0
gin|enum_ops|4|>=(anyenum,anyenum)|s|0
gin|enum_ops|5|>(anyenum,anyenum)|s|0
gin|gin_hstore_ops|7|@>(hstore,hstore)|s|0
gin|gin_hstore_ops|9|?(hstore,text)|s|0
gin|gin_hstore_ops|10|?|(hstore,text[])|s|0
gin|gin_hstore_ops|11|?&(hstore,text[])|s|0
gin|varchar_ops|1|<(text,text)|s|0
gin|varchar_ops|2|<=(text,text)|s|0
gin|varchar_ops|3|=(text,text)|s|0
gin|varchar_ops|4|>=(text,text)|s|0
gin|varchar_ops|5|>(text,text)|s|0
gist|gist_cidr_ops|1|<(inet,inet)|s|0
gist|gist_cidr_ops|2|<=(inet,inet)|s|0
gist|gist_cidr_ops|3|=(inet,inet)|s|0
gist|gist_cidr_ops|4|>=(inet,inet)|s|0
gist|gist_cidr_ops|5|>(inet,inet)|s|0
gist|gist_cidr_ops|6|<>(inet,inet)|s|0
gist|gist_int4_ops|1|<(integer,integer)|s|0
gist|gist_int4_ops|2|<=(integer,integer)|s|0
gist|gist_int4_ops|3|=(integer,integer)|s|0
gist|gist_int4_ops|4|>=(integer,integer)|s|0
gist|gist_int4_ops|5|>(integer,integer)|s|0
gist|gist_int4_ops|6|<>(integer,integer)|s|0
gist|gist_int4_ops|15|<->(integer,integer)|o|1976
gist|gist_text_ops|1|<(text,text)|s|0
gist|gist_text_ops|2|<=(text,text)|s|0
gist|gist_text_ops|3|=(text,text)|s|0
gist|gist_text_ops|4|>=(text,text)|s|0
gist|gist_text_ops|5|>(text,text)|s|0
gist|gist_text_ops|6|<>(text,text)|s|0
hash|citext_ops|1|=(citext,citext)|s|0

> DROP EXTENSION btree_gin
ERROR 2BP01 cannot drop extension btree_gin because other objects depend on it

> BEGIN
BEGIN

> DROP EXTENSION btree_gin CASCADE
DROP EXTENSION

> DROP EXTENSION btree_gist CASCADE
DROP EXTENSION

> INSERT INTO zoo VALUES (123, 'lion')
INSERT 0 1

> ROLLBACK
ROLLBACK

> INSERT INTO zoo VALUES (123, 'lion')
ERROR 23P01 conflicting key value violates exclusion constraint "zoo_cage_animal_excl"

> ALTER TABLE numbers ALTER i TYPE bigint
ALTER TABLE

> SELECT count(*) FROM numbers WHERE i = 5::bigint
1

> DROP TABLE booking, zoo, others, numbers, folk
DROP TABLE

> DROP TYPE mood
DROP TYPE

> DROP EXTENSION btree_gin, btree_gist, hstore, citext
DROP EXTENSION
