"""The operator classes and families that every database has: rows of pg_opclass, pg_opfamily and pg_amop of PostgreSQL 15.

A class whose type does not exist here is not there either (`classes`).
"""

from __future__ import annotations

# by access method: name, oid, family, the family's oid, input type [default [key type]]
CLASSES = {
    "brin": """bit_minmax_ops 10151 bit_minmax_ops 4079 1560 t 1560|box_inclusion_ops 10163 box_inclusion_ops 4104 603 t 603|
bpchar_bloom_ops 10132 bpchar_bloom_ops 4586 1042 f 1042|bpchar_minmax_ops 10131 bpchar_minmax_ops 4076 1042 t 1042|
bytea_bloom_ops 10093 bytea_bloom_ops 4578 17 f 17|bytea_minmax_ops 10092 bytea_minmax_ops 4064 17 t 17|char_bloom_ops 10095 char_bloom_ops 4577 18 f 18|
char_minmax_ops 10094 char_minmax_ops 4062 18 t 18|date_bloom_ops 10138 datetime_bloom_ops 4576 1082 f 1082|
date_minmax_multi_ops 10137 datetime_minmax_multi_ops 4605 1082 f 1082|date_minmax_ops 10136 datetime_minmax_ops 4059 1082 t 1082|
float4_bloom_ops 10117 float_bloom_ops 4582 700 f 700|float4_minmax_multi_ops 10116 float_minmax_multi_ops 4608 700 f 700|
float4_minmax_ops 10115 float_minmax_ops 4070 700 t 700|float8_bloom_ops 10120 float_bloom_ops 4582 701 f 701|
float8_minmax_multi_ops 10119 float_minmax_multi_ops 4608 701 f 701|float8_minmax_ops 10118 float_minmax_ops 4070 701 t 701|
inet_bloom_ops 10129 network_bloom_ops 4585 869 f 869|inet_inclusion_ops 10130 network_inclusion_ops 4102 869 t 869|
inet_minmax_multi_ops 10128 network_minmax_multi_ops 4611 869 f 869|inet_minmax_ops 10127 network_minmax_ops 4075 869 f 869|
int2_bloom_ops 10103 integer_bloom_ops 4572 21 f 21|int2_minmax_multi_ops 10102 integer_minmax_multi_ops 4602 21 f 21|
int2_minmax_ops 10101 integer_minmax_ops 4054 21 t 21|int4_bloom_ops 10106 integer_bloom_ops 4572 23 f 23|
int4_minmax_multi_ops 10105 integer_minmax_multi_ops 4602 23 f 23|int4_minmax_ops 10104 integer_minmax_ops 4054 23 t 23|
int8_bloom_ops 10100 integer_bloom_ops 4572 20 f 20|int8_minmax_multi_ops 10099 integer_minmax_multi_ops 4602 20 f 20|
int8_minmax_ops 10098 integer_minmax_ops 4054 20 t 20|interval_bloom_ops 10147 interval_bloom_ops 4588 1186 f 1186|
interval_minmax_multi_ops 10146 interval_minmax_multi_ops 4613 1186 f 1186|interval_minmax_ops 10145 interval_minmax_ops 4078 1186 t 1186|
macaddr8_bloom_ops 10126 macaddr8_bloom_ops 4584 774 f 774|macaddr8_minmax_multi_ops 10125 macaddr8_minmax_multi_ops 4610 774 f 774|
macaddr8_minmax_ops 10124 macaddr8_minmax_ops 4109 774 t 774|macaddr_bloom_ops 10123 macaddr_bloom_ops 4583 829 f 829|
macaddr_minmax_multi_ops 10122 macaddr_minmax_multi_ops 4609 829 f 829|macaddr_minmax_ops 10121 macaddr_minmax_ops 4074 829 t 829|
name_bloom_ops 10097 name_bloom_ops 4579 19 f 19|name_minmax_ops 10096 name_minmax_ops 4065 19 t 19|numeric_bloom_ops 10155 numeric_bloom_ops 4574 1700 f 1700|
numeric_minmax_multi_ops 10154 numeric_minmax_multi_ops 4603 1700 f 1700|numeric_minmax_ops 10153 numeric_minmax_ops 4055 1700 t 1700|
oid_bloom_ops 10111 oid_bloom_ops 4580 26 f 26|oid_minmax_multi_ops 10110 oid_minmax_multi_ops 4606 26 f 26|oid_minmax_ops 10109 oid_minmax_ops 4068 26 t 26|
pg_lsn_bloom_ops 10162 pg_lsn_bloom_ops 4590 3220 f 3220|pg_lsn_minmax_multi_ops 10161 pg_lsn_minmax_multi_ops 4615 3220 f 3220|
pg_lsn_minmax_ops 10160 pg_lsn_minmax_ops 4082 3220 t 3220|range_inclusion_ops 10159 range_inclusion_ops 4103 3831 t 3831|
text_bloom_ops 10108 text_bloom_ops 4573 25 f 25|text_minmax_ops 10107 text_minmax_ops 4056 25 t 25|tid_bloom_ops 10113 tid_bloom_ops 4581 27 f 27|
tid_minmax_multi_ops 10114 tid_minmax_multi_ops 4607 27 f 27|tid_minmax_ops 10112 tid_minmax_ops 4069 27 t 27|
time_bloom_ops 10135 time_bloom_ops 4587 1083 f 1083|time_minmax_multi_ops 10134 time_minmax_multi_ops 4612 1083 f 1083|
time_minmax_ops 10133 time_minmax_ops 4077 1083 t 1083|timestamp_bloom_ops 10141 datetime_bloom_ops 4576 1114 f 1114|
timestamp_minmax_multi_ops 10140 datetime_minmax_multi_ops 4605 1114 f 1114|timestamp_minmax_ops 10139 datetime_minmax_ops 4059 1114 t 1114|
timestamptz_bloom_ops 10144 datetime_bloom_ops 4576 1184 f 1184|timestamptz_minmax_multi_ops 10143 datetime_minmax_multi_ops 4605 1184 f 1184|
timestamptz_minmax_ops 10142 datetime_minmax_ops 4059 1184 t 1184|timetz_bloom_ops 10150 timetz_bloom_ops 4575 1266 f 1266|
timetz_minmax_multi_ops 10149 timetz_minmax_multi_ops 4604 1266 f 1266|timetz_minmax_ops 10148 timetz_minmax_ops 4058 1266 t 1266|
uuid_bloom_ops 10158 uuid_bloom_ops 4589 2950 f 2950|uuid_minmax_multi_ops 10157 uuid_minmax_multi_ops 4614 2950 f 2950|
uuid_minmax_ops 10156 uuid_minmax_ops 4081 2950 t 2950|varbit_minmax_ops 10152 varbit_minmax_ops 4080 1562 t 1562""",
    "btree": """array_ops 10000 array_ops 397 2277|bit_ops 10002 bit_ops 423 1560|bool_ops 10003 bool_ops 424 16|bpchar_ops 10004 bpchar_ops 426 1042|
bpchar_pattern_ops 4219 bpchar_pattern_ops 2097 1042 f|bytea_ops 10006 bytea_ops 428 17|char_ops 10007 char_ops 429 18|cidr_ops 10009 network_ops 1974 869 f|
date_ops 3122 datetime_ops 434 1082|enum_ops 10069 enum_ops 3522 3500|float4_ops 10012 float_ops 1970 700|float8_ops 3123 float_ops 1970 701|
inet_ops 10015 network_ops 1974 869|int2_ops 1979 integer_ops 1976 21|int4_ops 1978 integer_ops 1976 23|int8_ops 3124 integer_ops 1976 20|
interval_ops 10022 interval_ops 1982 1186|jsonb_ops 10088 jsonb_ops 4033 3802|macaddr8_ops 10026 macaddr8_ops 3371 774|macaddr_ops 10024 macaddr_ops 1984 829|
money_ops 10047 money_ops 2099 790|multirange_ops 10080 multirange_ops 4199 4537|name_ops 10028 text_ops 1994 19 t 2275|numeric_ops 3125 numeric_ops 1988 1700|
oid_ops 1981 oid_ops 1989 26|oidvector_ops 10032 oidvector_ops 1991 30|pg_lsn_ops 10067 pg_lsn_ops 3253 3220|range_ops 10076 range_ops 3901 3831|
record_image_ops 10036 record_image_ops 3194 2249 f|record_ops 10034 record_ops 2994 2249|text_ops 3126 text_ops 1994 25|
text_pattern_ops 4217 text_pattern_ops 2095 25 f|tid_ops 10050 tid_ops 2789 27|time_ops 10038 time_ops 1996 1083|timestamp_ops 3128 datetime_ops 434 1114|
timestamptz_ops 3127 datetime_ops 434 1184|timetz_ops 10041 timetz_ops 2000 1266|tsquery_ops 10074 tsquery_ops 3683 3615|
tsvector_ops 10071 tsvector_ops 3626 3614|uuid_ops 10065 uuid_ops 2968 2950|varbit_ops 10043 varbit_ops 2002 1562|varchar_ops 10044 text_ops 1994 25 f|
varchar_pattern_ops 4218 text_pattern_ops 2095 25 f|xid8_ops 10053 xid8_ops 5067 5069""",
    "gin": """array_ops 10064 array_ops 2745 2277 t 2283|jsonb_ops 10090 jsonb_ops 4036 3802 t 25|jsonb_path_ops 10091 jsonb_path_ops 4037 3802 f 23|
tsvector_ops 10073 tsvector_ops 3659 3614 t 25""",
    "gist": """box_ops 10060 box_ops 2593 603|circle_ops 10063 circle_ops 2595 718 t 603|inet_ops 10017 network_ops 3550 869 f|
multirange_ops 10082 multirange_ops 6158 4537 t 3831|point_ops 10061 point_ops 1029 600 t 603|poly_ops 10062 poly_ops 2594 604 t 603|
range_ops 10078 range_ops 3919 3831|tsquery_ops 10075 tsquery_ops 3702 3615 t 20|tsvector_ops 10072 tsvector_ops 3655 3614 t 3642""",
    "hash": """aclitem_ops 10059 aclitem_ops 2235 1033|array_ops 10001 array_ops 627 2277|bool_ops 10048 bool_ops 2222 16|bpchar_ops 10005 bpchar_ops 427 1042|
bpchar_pattern_ops 10058 bpchar_pattern_ops 2231 1042 f|bytea_ops 10049 bytea_ops 2223 17|char_ops 10008 char_ops 431 18|cid_ops 10054 cid_ops 2226 29|
cidr_ops 10010 network_ops 1975 869 f|date_ops 10011 date_ops 435 1082|enum_ops 10070 enum_ops 3523 3500|float4_ops 10013 float_ops 1971 700|
float8_ops 10014 float_ops 1971 701|inet_ops 10016 network_ops 1975 869|int2_ops 10019 integer_ops 1977 21|int4_ops 10020 integer_ops 1977 23|
int8_ops 10021 integer_ops 1977 20|interval_ops 10023 interval_ops 1983 1186|jsonb_ops 10089 jsonb_ops 4034 3802|macaddr8_ops 10027 macaddr8_ops 3372 774|
macaddr_ops 10025 macaddr_ops 1985 829|multirange_ops 10081 multirange_ops 4225 4537|name_ops 10029 text_ops 1995 19|numeric_ops 10030 numeric_ops 1998 1700|
oid_ops 10031 oid_ops 1990 26|oidvector_ops 10033 oidvector_ops 1992 30|pg_lsn_ops 10068 pg_lsn_ops 3254 3220|range_ops 10077 range_ops 3903 3831|
record_ops 10035 record_ops 6194 2249|text_ops 10037 text_ops 1995 25|text_pattern_ops 10056 text_pattern_ops 2229 25 f|tid_ops 10055 tid_ops 2227 27|
time_ops 10039 time_ops 1997 1083|timestamp_ops 10046 timestamp_ops 2040 1114|timestamptz_ops 10040 timestamptz_ops 1999 1184|
timetz_ops 10042 timetz_ops 2001 1266|uuid_ops 10066 uuid_ops 2969 2950|varchar_ops 10045 text_ops 1995 25 f|
varchar_pattern_ops 10057 text_pattern_ops 2229 25 f|xid8_ops 10052 xid8_ops 5032 5069|xid_ops 10051 xid_ops 2225 28""",
    "spgist": """box_ops 10083 box_ops 5000 603|inet_ops 10018 network_ops 3794 869|kd_point_ops 10085 kd_point_ops 4016 600 f|poly_ops 10087 poly_ops 5008 604 t 603|
quad_point_ops 10084 quad_point_ops 4015 600|range_ops 10079 range_ops 3474 3831|text_ops 10086 text_ops 4017 25""",
}

# an access method, operators with their strategies (with /oid: an ordering operator's family of sorting), and the families that have them for which types:
# a*b for all pairs of these, a,b for each with itself, a:b for the left and the right one
OPERATORS = """\
brin 1< 2<= 3= 4>= 5> | bit_minmax_ops=1560 bpchar_minmax_ops=1042 bytea_minmax_ops=17 char_minmax_ops=18 datetime_minmax_multi_ops=1082*1114*1184
brin 1< 2<= 3= 4>= 5> | datetime_minmax_ops=1082*1114*1184 float_minmax_multi_ops=700*701 float_minmax_ops=700*701 integer_minmax_multi_ops=20*21*23
brin 1< 2<= 3= 4>= 5> | integer_minmax_ops=20*21*23 interval_minmax_multi_ops=1186 interval_minmax_ops=1186 macaddr8_minmax_multi_ops=774 macaddr8_minmax_ops=774
brin 1< 2<= 3= 4>= 5> | macaddr_minmax_multi_ops=829 macaddr_minmax_ops=829 name_minmax_ops=19 network_minmax_multi_ops=869 network_minmax_ops=869
brin 1< 2<= 3= 4>= 5> | numeric_minmax_multi_ops=1700 numeric_minmax_ops=1700 oid_minmax_multi_ops=26 oid_minmax_ops=26 pg_lsn_minmax_multi_ops=3220
brin 1< 2<= 3= 4>= 5> | pg_lsn_minmax_ops=3220 text_minmax_ops=25 tid_minmax_multi_ops=27 tid_minmax_ops=27 time_minmax_multi_ops=1083 time_minmax_ops=1083
brin 1< 2<= 3= 4>= 5> | timetz_minmax_multi_ops=1266 timetz_minmax_ops=1266 uuid_minmax_multi_ops=2950 uuid_minmax_ops=2950 varbit_minmax_ops=1562
brin 7@> | box_inclusion_ops=603:600
brin 1<< 2&< 3&& 4&> 5>> 6~= 7@> 8<@ 9&<| 10<<| 11|>> 12|&> | box_inclusion_ops=603
brin 1= | bpchar_bloom_ops=1042 bytea_bloom_ops=17 char_bloom_ops=18 datetime_bloom_ops=1082,1114,1184 float_bloom_ops=700,701 integer_bloom_ops=20,21,23
brin 1= | interval_bloom_ops=1186 macaddr8_bloom_ops=774 macaddr_bloom_ops=829 name_bloom_ops=19 network_bloom_ops=869 numeric_bloom_ops=1700 oid_bloom_ops=26
brin 1= | pg_lsn_bloom_ops=3220 text_bloom_ops=25 tid_bloom_ops=27 time_bloom_ops=1083 timetz_bloom_ops=1266 uuid_bloom_ops=2950
brin 3&& 7>>= 8<<= 18= 24>> 26<< | network_inclusion_ops=869
brin 16@> | range_inclusion_ops=3831:2283
brin 1<< 2&< 3&& 4&> 5>> 7@> 8<@ 17-|- 18= 20< 21<= 22> 23>= | range_inclusion_ops=3831
btree 1< 2<= 3= 4>= 5> | array_ops=2277 bit_ops=1560 bool_ops=16 bpchar_ops=1042 bytea_ops=17 char_ops=18 datetime_ops=1082*1114*1184 enum_ops=3500 float_ops=700*701
btree 1< 2<= 3= 4>= 5> | integer_ops=20*21*23 interval_ops=1186 jsonb_ops=3802 macaddr8_ops=774 macaddr_ops=829 money_ops=790 multirange_ops=4537 network_ops=869
btree 1< 2<= 3= 4>= 5> | numeric_ops=1700 oid_ops=26 oidvector_ops=30 pg_lsn_ops=3220 range_ops=3831 record_ops=2249 text_ops=19*25 tid_ops=27 time_ops=1083
btree 1< 2<= 3= 4>= 5> | timetz_ops=1266 tsquery_ops=3615 tsvector_ops=3614 uuid_ops=2950 varbit_ops=1562 xid8_ops=5069
btree 1~<~ 2~<=~ 3= 4~>=~ 5~>~ | bpchar_pattern_ops=1042 text_pattern_ops=25
btree 1*< 2*<= 3*= 4*>= 5*> | record_image_ops=2249
gin 1&& 2@> 3<@ 4= | array_ops=2277
gin 9? | jsonb_ops=3802:25
gin 10?| 11?& | jsonb_ops=3802:1009
gin 7@> | jsonb_ops=3802 jsonb_path_ops=3802
gin 15@? 16@@ | jsonb_ops=3802:4072 jsonb_path_ops=3802:4072
gin 1@@ 2@@@ | tsvector_ops=3614:3615
gist 15<->/1970 | box_ops=603:600 circle_ops=718:600 poly_ops=604:600
gist 1<< 2&< 3&& 4&> 5>> 6~= 7@> 8<@ 9&<| 10<<| 11|>> 12|&> | box_ops=603 circle_ops=718 poly_ops=604
gist 16@> | multirange_ops=4537:2283 range_ops=3831:2283
gist 1<< 2&< 3&& 4&> 5>> 6-|- 7@> 8<@ | multirange_ops=4537:3831 range_ops=3831:4537
gist 1<< 2&< 3&& 4&> 5>> 6-|- 7@> 8<@ 18= | multirange_ops=4537 range_ops=3831
gist 3&& 18= 19<> 20< 21<= 22> 23>= 24<< 25<<= 26>> 27>>= | network_ops=869
gist 1<< 5>> 6~= 10<<| 11|>> 15<->/1970 29<^ 30>^ | point_ops=600
gist 28<@ | point_ops=600:603
gist 48<@ | point_ops=600:604
gist 68<@ | point_ops=600:718
gist 7@> 8<@ | tsquery_ops=3615
gist 1@@ | tsvector_ops=3614:3615
hash 1= | aclitem_ops=1033 array_ops=2277 bool_ops=16 bpchar_ops=1042 bpchar_pattern_ops=1042 bytea_ops=17 char_ops=18 cid_ops=29 date_ops=1082 enum_ops=3500
hash 1= | float_ops=700*701 integer_ops=20*21*23 interval_ops=1186 jsonb_ops=3802 macaddr8_ops=774 macaddr_ops=829 multirange_ops=4537 network_ops=869
hash 1= | numeric_ops=1700 oid_ops=26 oidvector_ops=30 pg_lsn_ops=3220 range_ops=3831 record_ops=2249 text_ops=19*25 text_pattern_ops=25 tid_ops=27 time_ops=1083
hash 1= | timestamp_ops=1114 timestamptz_ops=1184 timetz_ops=1266 uuid_ops=2950 xid8_ops=5069 xid_ops=28
spgist 15<->/1970 | box_ops=603:600 poly_ops=604:600
spgist 1<< 2&< 3&& 4&> 5>> 6~= 7@> 8<@ 9&<| 10<<| 11|>> 12|&> | box_ops=603 poly_ops=604
spgist 1<< 5>> 6~= 10<<| 11|>> 15<->/1970 29<^ 30>^ | kd_point_ops=600 quad_point_ops=600
spgist 8<@ | kd_point_ops=600:603 quad_point_ops=600:603
spgist 3&& 18= 19<> 20< 21<= 22> 23>= 24<< 25<<= 26>> 27>>= | network_ops=869
spgist 16@> | range_ops=3831:2283
spgist 1<< 2&< 3&& 4&> 5>> 6-|- 7@> 8<@ 18= | range_ops=3831
spgist 1~<~ 2~<=~ 3= 4~>=~ 5~>~ 11< 12<= 14>= 15> 28^@ | text_ops=25
"""
