# The support functions of operator classes, and the families of pg_catalog.

> select amname, count(*) from pg_am a join pg_opfamily f on f.opfmethod = a.oid where f.oid < 16384 group by 1 order by 1
brin|57
btree|35
gin|4
gist|9
hash|34
spgist|7

> select f.opfname, p.amproclefttype::regtype, p.amprocrighttype::regtype, p.amprocnum, p.amproc from pg_amproc p join pg_opfamily f on f.oid = amprocfamily where opfmethod = 403 and opfnamespace = 11 order by 1, p.amproclefttype, p.amprocrighttype, 4
array_ops|anyarray|anyarray|1|btarraycmp
bit_ops|bit|bit|1|bitcmp
bit_ops|bit|bit|4|btequalimage
bool_ops|boolean|boolean|1|btboolcmp
bool_ops|boolean|boolean|4|btequalimage
bpchar_ops|character|character|1|bpcharcmp
bpchar_ops|character|character|2|bpchar_sortsupport
bpchar_ops|character|character|4|btvarstrequalimage
bpchar_pattern_ops|character|character|1|btbpchar_pattern_cmp
bpchar_pattern_ops|character|character|2|btbpchar_pattern_sortsupport
bpchar_pattern_ops|character|character|4|btequalimage
bytea_ops|bytea|bytea|1|byteacmp
bytea_ops|bytea|bytea|2|bytea_sortsupport
bytea_ops|bytea|bytea|4|btequalimage
char_ops|"char"|"char"|1|btcharcmp
char_ops|"char"|"char"|4|btequalimage
datetime_ops|date|date|1|date_cmp
datetime_ops|date|date|2|date_sortsupport
datetime_ops|date|date|4|btequalimage
datetime_ops|date|timestamp without time zone|1|date_cmp_timestamp
datetime_ops|date|timestamp with time zone|1|date_cmp_timestamptz
datetime_ops|date|interval|3|pg_catalog.in_range
datetime_ops|timestamp without time zone|date|1|timestamp_cmp_date
datetime_ops|timestamp without time zone|timestamp without time zone|1|timestamp_cmp
datetime_ops|timestamp without time zone|timestamp without time zone|2|timestamp_sortsupport
datetime_ops|timestamp without time zone|timestamp without time zone|4|btequalimage
datetime_ops|timestamp without time zone|timestamp with time zone|1|timestamp_cmp_timestamptz
datetime_ops|timestamp without time zone|interval|3|pg_catalog.in_range
datetime_ops|timestamp with time zone|date|1|timestamptz_cmp_date
datetime_ops|timestamp with time zone|timestamp without time zone|1|timestamptz_cmp_timestamp
datetime_ops|timestamp with time zone|timestamp with time zone|1|timestamptz_cmp
datetime_ops|timestamp with time zone|timestamp with time zone|2|timestamp_sortsupport
datetime_ops|timestamp with time zone|timestamp with time zone|4|btequalimage
datetime_ops|timestamp with time zone|interval|3|pg_catalog.in_range
enum_ops|anyenum|anyenum|1|enum_cmp
enum_ops|anyenum|anyenum|4|btequalimage
float_ops|real|real|1|btfloat4cmp
float_ops|real|real|2|btfloat4sortsupport
float_ops|real|double precision|1|btfloat48cmp
float_ops|real|double precision|3|pg_catalog.in_range
float_ops|double precision|real|1|btfloat84cmp
float_ops|double precision|double precision|1|btfloat8cmp
float_ops|double precision|double precision|2|btfloat8sortsupport
float_ops|double precision|double precision|3|pg_catalog.in_range
integer_ops|bigint|bigint|1|btint8cmp
integer_ops|bigint|bigint|2|btint8sortsupport
integer_ops|bigint|bigint|3|pg_catalog.in_range
integer_ops|bigint|bigint|4|btequalimage
integer_ops|bigint|smallint|1|btint82cmp
integer_ops|bigint|integer|1|btint84cmp
integer_ops|smallint|bigint|1|btint28cmp
integer_ops|smallint|bigint|3|pg_catalog.in_range
integer_ops|smallint|smallint|1|btint2cmp
integer_ops|smallint|smallint|2|btint2sortsupport
integer_ops|smallint|smallint|3|pg_catalog.in_range
integer_ops|smallint|smallint|4|btequalimage
integer_ops|smallint|integer|1|btint24cmp
integer_ops|smallint|integer|3|pg_catalog.in_range
integer_ops|integer|bigint|1|btint48cmp
integer_ops|integer|bigint|3|pg_catalog.in_range
integer_ops|integer|smallint|1|btint42cmp
integer_ops|integer|smallint|3|pg_catalog.in_range
integer_ops|integer|integer|1|btint4cmp
integer_ops|integer|integer|2|btint4sortsupport
integer_ops|integer|integer|3|pg_catalog.in_range
integer_ops|integer|integer|4|btequalimage
interval_ops|interval|interval|1|interval_cmp
interval_ops|interval|interval|3|pg_catalog.in_range
jsonb_ops|jsonb|jsonb|1|jsonb_cmp
macaddr8_ops|macaddr8|macaddr8|1|macaddr8_cmp
macaddr8_ops|macaddr8|macaddr8|4|btequalimage
macaddr_ops|macaddr|macaddr|1|macaddr_cmp
macaddr_ops|macaddr|macaddr|2|macaddr_sortsupport
macaddr_ops|macaddr|macaddr|4|btequalimage
money_ops|money|money|1|cash_cmp
money_ops|money|money|4|btequalimage
multirange_ops|anymultirange|anymultirange|1|multirange_cmp
network_ops|inet|inet|1|network_cmp
network_ops|inet|inet|2|network_sortsupport
network_ops|inet|inet|4|btequalimage
numeric_ops|numeric|numeric|1|numeric_cmp
numeric_ops|numeric|numeric|2|numeric_sortsupport
numeric_ops|numeric|numeric|3|pg_catalog.in_range
oid_ops|oid|oid|1|btoidcmp
oid_ops|oid|oid|2|btoidsortsupport
oid_ops|oid|oid|4|btequalimage
oidvector_ops|oidvector|oidvector|1|btoidvectorcmp
oidvector_ops|oidvector|oidvector|4|btequalimage
pg_lsn_ops|pg_lsn|pg_lsn|1|pg_lsn_cmp
pg_lsn_ops|pg_lsn|pg_lsn|4|btequalimage
range_ops|anyrange|anyrange|1|range_cmp
record_image_ops|record|record|1|btrecordimagecmp
record_ops|record|record|1|btrecordcmp
text_ops|name|name|1|btnamecmp
text_ops|name|name|2|btnamesortsupport
text_ops|name|name|4|btvarstrequalimage
text_ops|name|text|1|btnametextcmp
text_ops|text|name|1|bttextnamecmp
text_ops|text|text|1|bttextcmp
text_ops|text|text|2|bttextsortsupport
text_ops|text|text|4|btvarstrequalimage
text_pattern_ops|text|text|1|bttext_pattern_cmp
text_pattern_ops|text|text|2|bttext_pattern_sortsupport
text_pattern_ops|text|text|4|btequalimage
tid_ops|tid|tid|1|bttidcmp
tid_ops|tid|tid|4|btequalimage
time_ops|time without time zone|time without time zone|1|time_cmp
time_ops|time without time zone|time without time zone|4|btequalimage
time_ops|time without time zone|interval|3|pg_catalog.in_range
timetz_ops|time with time zone|interval|3|pg_catalog.in_range
timetz_ops|time with time zone|time with time zone|1|timetz_cmp
timetz_ops|time with time zone|time with time zone|4|btequalimage
tsquery_ops|tsquery|tsquery|1|tsquery_cmp
tsvector_ops|tsvector|tsvector|1|tsvector_cmp
uuid_ops|uuid|uuid|1|uuid_cmp
uuid_ops|uuid|uuid|2|uuid_sortsupport
uuid_ops|uuid|uuid|4|btequalimage
varbit_ops|bit varying|bit varying|1|varbitcmp
varbit_ops|bit varying|bit varying|4|btequalimage
xid8_ops|xid8|xid8|1|xid8cmp
xid8_ops|xid8|xid8|4|btequalimage

> select f.opfname, p.amproclefttype::regtype, p.amprocrighttype::regtype, p.amprocnum, p.amproc from pg_amproc p join pg_opfamily f on f.oid = amprocfamily where opfmethod = 405 and opfnamespace = 11 order by 1, p.amproclefttype, p.amprocrighttype, 4
aclitem_ops|aclitem|aclitem|1|hash_aclitem
aclitem_ops|aclitem|aclitem|2|hash_aclitem_extended
array_ops|anyarray|anyarray|1|hash_array
array_ops|anyarray|anyarray|2|hash_array_extended
bool_ops|boolean|boolean|1|hashchar
bool_ops|boolean|boolean|2|hashcharextended
bpchar_ops|character|character|1|hashbpchar
bpchar_ops|character|character|2|hashbpcharextended
bpchar_pattern_ops|character|character|1|hashbpchar
bpchar_pattern_ops|character|character|2|hashbpcharextended
bytea_ops|bytea|bytea|1|hashvarlena
bytea_ops|bytea|bytea|2|hashvarlenaextended
char_ops|"char"|"char"|1|hashchar
char_ops|"char"|"char"|2|hashcharextended
cid_ops|cid|cid|1|hashint4
cid_ops|cid|cid|2|hashint4extended
date_ops|date|date|1|hashint4
date_ops|date|date|2|hashint4extended
enum_ops|anyenum|anyenum|1|hashenum
enum_ops|anyenum|anyenum|2|hashenumextended
float_ops|real|real|1|hashfloat4
float_ops|real|real|2|hashfloat4extended
float_ops|double precision|double precision|1|hashfloat8
float_ops|double precision|double precision|2|hashfloat8extended
integer_ops|bigint|bigint|1|hashint8
integer_ops|bigint|bigint|2|hashint8extended
integer_ops|smallint|smallint|1|hashint2
integer_ops|smallint|smallint|2|hashint2extended
integer_ops|integer|integer|1|hashint4
integer_ops|integer|integer|2|hashint4extended
interval_ops|interval|interval|1|interval_hash
interval_ops|interval|interval|2|interval_hash_extended
jsonb_ops|jsonb|jsonb|1|jsonb_hash
jsonb_ops|jsonb|jsonb|2|jsonb_hash_extended
macaddr8_ops|macaddr8|macaddr8|1|hashmacaddr8
macaddr8_ops|macaddr8|macaddr8|2|hashmacaddr8extended
macaddr_ops|macaddr|macaddr|1|hashmacaddr
macaddr_ops|macaddr|macaddr|2|hashmacaddrextended
multirange_ops|anymultirange|anymultirange|1|hash_multirange
multirange_ops|anymultirange|anymultirange|2|hash_multirange_extended
network_ops|inet|inet|1|hashinet
network_ops|inet|inet|2|hashinetextended
numeric_ops|numeric|numeric|1|hash_numeric
numeric_ops|numeric|numeric|2|hash_numeric_extended
oid_ops|oid|oid|1|hashoid
oid_ops|oid|oid|2|hashoidextended
oidvector_ops|oidvector|oidvector|1|hashoidvector
oidvector_ops|oidvector|oidvector|2|hashoidvectorextended
pg_lsn_ops|pg_lsn|pg_lsn|1|pg_lsn_hash
pg_lsn_ops|pg_lsn|pg_lsn|2|pg_lsn_hash_extended
range_ops|anyrange|anyrange|1|hash_range
range_ops|anyrange|anyrange|2|hash_range_extended
record_ops|record|record|1|hash_record
record_ops|record|record|2|hash_record_extended
text_ops|name|name|1|hashname
text_ops|name|name|2|hashnameextended
text_ops|text|text|1|hashtext
text_ops|text|text|2|hashtextextended
text_pattern_ops|text|text|1|hashtext
text_pattern_ops|text|text|2|hashtextextended
tid_ops|tid|tid|1|hashtid
tid_ops|tid|tid|2|hashtidextended
time_ops|time without time zone|time without time zone|1|time_hash
time_ops|time without time zone|time without time zone|2|time_hash_extended
timestamp_ops|timestamp without time zone|timestamp without time zone|1|timestamp_hash
timestamp_ops|timestamp without time zone|timestamp without time zone|2|timestamp_hash_extended
timestamptz_ops|timestamp with time zone|timestamp with time zone|1|timestamp_hash
timestamptz_ops|timestamp with time zone|timestamp with time zone|2|timestamp_hash_extended
timetz_ops|time with time zone|time with time zone|1|timetz_hash
timetz_ops|time with time zone|time with time zone|2|timetz_hash_extended
uuid_ops|uuid|uuid|1|uuid_hash
uuid_ops|uuid|uuid|2|uuid_hash_extended
xid8_ops|xid8|xid8|1|hashint8
xid8_ops|xid8|xid8|2|hashint8extended
xid_ops|xid|xid|1|hashint4
xid_ops|xid|xid|2|hashint4extended

> select btint4cmp(1,2), btint84cmp(3,2), bttextcmp('a','a'), btfloat8cmp('nan', 1), date_cmp('2020-01-01','2020-01-02'), date_cmp_timestamp('2020-01-01','2020-01-01 00:00'), numeric_cmp(1.0, 1.00), btarraycmp(array[1,2],array[1]), btrecordcmp(row(1,2),row(1,3)), interval_cmp('1 mon','30 days'), bpcharcmp('a ','a'), btboolcmp(true,false), bytea_cmp_x from (select byteacmp('a','b') bytea_cmp_x) s
-1|1|0|1|-1|0|0|1|-1|0|0|1|-1

> select in_range(5, 3, 2, false, true), in_range(6, 3, 2, false, true), in_range(1::int8, 3::int8, 2::int8, true, false), in_range(0.5::float8, 'nan', 1, true, true), in_range(1.5, 1, 0.5, false, true)
t|f|t|t|t

> select in_range(5, 3, -2, false, true)
ERROR 22013 invalid preceding or following size in window function

> select btequalimage(23)
t

> select 1
1

> select p1.oid from pg_amop p1 where p1.amopfamily = 0 or p1.amoplefttype = 0 or p1.amoprighttype = 0 or p1.amopopr = 0 or p1.amopstrategy < 1
(no rows)

> select p.amprocfamily, p.amprocnum from pg_amproc p where p.amproc = 0 or p.amprocnum < 1
(no rows)

> select c.opcname from pg_opclass c where not exists (select 1 from pg_opfamily f where f.oid = c.opcfamily and f.opfmethod = c.opcmethod)
(no rows)

> select o.oprname from pg_amop a join pg_operator o on o.oid = a.amopopr where amopmethod = 403 and (oprkind <> 'b' or oprresult <> 16 or oprleft <> amoplefttype or oprright <> amoprighttype)
(no rows)

> select count(*) from pg_opclass where oid < 16384 and not amvalidate(oid)
0

> select amvalidate(0)
ERROR XX000 cache lookup failed for operator class 0
