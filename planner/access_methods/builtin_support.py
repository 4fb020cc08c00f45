"""The support functions of the built-in operator families: pg_amproc of PostgreSQL 15.

A family whose type does not exist here is not there either (`classes`).
"""

from __future__ import annotations

# an access method, support functions with their numbers, and the families that have them for which types: a,b for each with itself, a:b for the left and
# the right one
SUPPORT = """
brin 1brin_minmax_opcinfo 2brin_minmax_add_value 3brin_minmax_consistent 4brin_minmax_union | bit_minmax_ops=1560 bpchar_minmax_ops=1042 bytea_minmax_ops=17
char_minmax_ops=18 datetime_minmax_ops=1082,1114,1184 float_minmax_ops=700,701 integer_minmax_ops=20,21,23 interval_minmax_ops=1186 macaddr8_minmax_ops=774
macaddr_minmax_ops=829 name_minmax_ops=19 network_minmax_ops=869 numeric_minmax_ops=1700 oid_minmax_ops=26 pg_lsn_minmax_ops=3220 text_minmax_ops=25 tid_minmax_ops=27
time_minmax_ops=1083 timetz_minmax_ops=1266 uuid_minmax_ops=2950 varbit_minmax_ops=1562 ; brin 1brin_inclusion_opcinfo 2brin_inclusion_add_value
3brin_inclusion_consistent 4brin_inclusion_union 11bound_box 13box_contain | box_inclusion_ops=603 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value
3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11hashbpchar | bpchar_bloom_ops=1042 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value
3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11hashvarlena | bytea_bloom_ops=17 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent
4brin_bloom_union 5brin_bloom_options 11hashchar | char_bloom_ops=18 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union
5brin_bloom_options 11hashint4 | datetime_bloom_ops=1082 integer_bloom_ops=23 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union
5brin_bloom_options 11timestamp_hash | datetime_bloom_ops=1114,1184 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent
4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_date | datetime_minmax_multi_ops=1082 ; brin 1brin_minmax_multi_opcinfo
2brin_minmax_multi_add_value 3brin_minmax_multi_consistent 4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_timestamp |
datetime_minmax_multi_ops=1114,1184 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11hashfloat4 |
float_bloom_ops=700 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11hashfloat8 | float_bloom_ops=701 ;
brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent 4brin_minmax_multi_union 5brin_minmax_multi_options
11brin_minmax_multi_distance_float4 | float_minmax_multi_ops=700 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent
4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_float8 | float_minmax_multi_ops=701 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value
3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11hashint8 | integer_bloom_ops=20 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent
4brin_bloom_union 5brin_bloom_options 11hashint2 | integer_bloom_ops=21 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent
4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_int8 | integer_minmax_multi_ops=20 ; brin 1brin_minmax_multi_opcinfo
2brin_minmax_multi_add_value 3brin_minmax_multi_consistent 4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_int2 |
integer_minmax_multi_ops=21 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent 4brin_minmax_multi_union
5brin_minmax_multi_options 11brin_minmax_multi_distance_int4 | integer_minmax_multi_ops=23 oid_minmax_multi_ops=26 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value
3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11interval_hash | interval_bloom_ops=1186 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value
3brin_minmax_multi_consistent 4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_interval | interval_minmax_multi_ops=1186 ; brin
1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11hashmacaddr8 | macaddr8_bloom_ops=774 ; brin
1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent 4brin_minmax_multi_union 5brin_minmax_multi_options
11brin_minmax_multi_distance_macaddr8 | macaddr8_minmax_multi_ops=774 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union
5brin_bloom_options 11hashmacaddr | macaddr_bloom_ops=829 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent
4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_macaddr | macaddr_minmax_multi_ops=829 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value
3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11hashname | name_bloom_ops=19 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent
4brin_bloom_union 5brin_bloom_options 11hashinet | network_bloom_ops=869 ; brin 1brin_inclusion_opcinfo 2brin_inclusion_add_value 3brin_inclusion_consistent
4brin_inclusion_union 11inet_merge 12inet_same_family 13network_supeq | network_inclusion_ops=869 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value
3brin_minmax_multi_consistent 4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_inet | network_minmax_multi_ops=869 ; brin
1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11hash_numeric | numeric_bloom_ops=1700 ; brin
1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent 4brin_minmax_multi_union 5brin_minmax_multi_options
11brin_minmax_multi_distance_numeric | numeric_minmax_multi_ops=1700 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union
5brin_bloom_options 11hashoid | oid_bloom_ops=26 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options
11pg_lsn_hash | pg_lsn_bloom_ops=3220 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent 4brin_minmax_multi_union
5brin_minmax_multi_options 11brin_minmax_multi_distance_pg_lsn | pg_lsn_minmax_multi_ops=3220 ; brin 1brin_inclusion_opcinfo 2brin_inclusion_add_value
3brin_inclusion_consistent 4brin_inclusion_union 11range_merge 13range_contains 14isempty | range_inclusion_ops=3831 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value
3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11hashtext | text_bloom_ops=25 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent
4brin_bloom_union 5brin_bloom_options 11hashtid | tid_bloom_ops=27 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent
4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_tid | tid_minmax_multi_ops=27 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value
3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11time_hash | time_bloom_ops=1083 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value
3brin_minmax_multi_consistent 4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_time | time_minmax_multi_ops=1083 ; brin
1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union 5brin_bloom_options 11timetz_hash | timetz_bloom_ops=1266 ; brin
1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent 4brin_minmax_multi_union 5brin_minmax_multi_options
11brin_minmax_multi_distance_timetz | timetz_minmax_multi_ops=1266 ; brin 1brin_bloom_opcinfo 2brin_bloom_add_value 3brin_bloom_consistent 4brin_bloom_union
5brin_bloom_options 11uuid_hash | uuid_bloom_ops=2950 ; brin 1brin_minmax_multi_opcinfo 2brin_minmax_multi_add_value 3brin_minmax_multi_consistent
4brin_minmax_multi_union 5brin_minmax_multi_options 11brin_minmax_multi_distance_uuid | uuid_minmax_multi_ops=2950 ; btree 1btarraycmp | array_ops=2277 ; btree 1bitcmp
4btequalimage | bit_ops=1560 ; btree 1btboolcmp 4btequalimage | bool_ops=16 ; btree 1bpcharcmp 2bpchar_sortsupport 4btvarstrequalimage | bpchar_ops=1042 ; btree
1btbpchar_pattern_cmp 2btbpchar_pattern_sortsupport 4btequalimage | bpchar_pattern_ops=1042 ; btree 1byteacmp 2bytea_sortsupport 4btequalimage | bytea_ops=17 ; btree
1btcharcmp 4btequalimage | char_ops=18 ; btree 1date_cmp 2date_sortsupport 4btequalimage | datetime_ops=1082 ; btree 1date_cmp_timestamp | datetime_ops=1082:1114 ;
btree 1date_cmp_timestamptz | datetime_ops=1082:1184 ; btree 3in_range | datetime_ops=1082:1186,1114:1186,1184:1186 time_ops=1083:1186 timetz_ops=1266:1186 ; btree
1timestamp_cmp_date | datetime_ops=1114:1082 ; btree 1timestamp_cmp 2timestamp_sortsupport 4btequalimage | datetime_ops=1114 ; btree 1timestamp_cmp_timestamptz |
datetime_ops=1114:1184 ; btree 1timestamptz_cmp_date | datetime_ops=1184:1082 ; btree 1timestamptz_cmp_timestamp | datetime_ops=1184:1114 ; btree 1timestamptz_cmp
2timestamp_sortsupport 4btequalimage | datetime_ops=1184 ; btree 1enum_cmp 4btequalimage | enum_ops=3500 ; btree 1btfloat4cmp 2btfloat4sortsupport | float_ops=700 ;
btree 1btfloat48cmp 3in_range | float_ops=700:701 ; btree 1btfloat84cmp | float_ops=701:700 ; btree 1btfloat8cmp 2btfloat8sortsupport 3in_range | float_ops=701 ; btree
1btint8cmp 2btint8sortsupport 3in_range 4btequalimage | integer_ops=20 ; btree 1btint82cmp | integer_ops=20:21 ; btree 1btint84cmp | integer_ops=20:23 ; btree
1btint28cmp 3in_range | integer_ops=21:20 ; btree 1btint2cmp 2btint2sortsupport 3in_range 4btequalimage | integer_ops=21 ; btree 1btint24cmp 3in_range |
integer_ops=21:23 ; btree 1btint48cmp 3in_range | integer_ops=23:20 ; btree 1btint42cmp 3in_range | integer_ops=23:21 ; btree 1btint4cmp 2btint4sortsupport 3in_range
4btequalimage | integer_ops=23 ; btree 1interval_cmp 3in_range | interval_ops=1186 ; btree 1jsonb_cmp | jsonb_ops=3802 ; btree 1macaddr8_cmp 4btequalimage |
macaddr8_ops=774 ; btree 1macaddr_cmp 2macaddr_sortsupport 4btequalimage | macaddr_ops=829 ; btree 1cash_cmp 4btequalimage | money_ops=790 ; btree 1multirange_cmp |
multirange_ops=4537 ; btree 1network_cmp 2network_sortsupport 4btequalimage | network_ops=869 ; btree 1numeric_cmp 2numeric_sortsupport 3in_range | numeric_ops=1700 ;
btree 1btoidcmp 2btoidsortsupport 4btequalimage | oid_ops=26 ; btree 1btoidvectorcmp 4btequalimage | oidvector_ops=30 ; btree 1pg_lsn_cmp 4btequalimage |
pg_lsn_ops=3220 ; btree 1range_cmp | range_ops=3831 ; btree 1btrecordimagecmp | record_image_ops=2249 ; btree 1btrecordcmp | record_ops=2249 ; btree 1btnamecmp
2btnamesortsupport 4btvarstrequalimage | text_ops=19 ; btree 1btnametextcmp | text_ops=19:25 ; btree 1bttextnamecmp | text_ops=25:19 ; btree 1bttextcmp
2bttextsortsupport 4btvarstrequalimage | text_ops=25 ; btree 1bttext_pattern_cmp 2bttext_pattern_sortsupport 4btequalimage | text_pattern_ops=25 ; btree 1bttidcmp
4btequalimage | tid_ops=27 ; btree 1time_cmp 4btequalimage | time_ops=1083 ; btree 1timetz_cmp 4btequalimage | timetz_ops=1266 ; btree 1tsquery_cmp | tsquery_ops=3615 ;
btree 1tsvector_cmp | tsvector_ops=3614 ; btree 1uuid_cmp 2uuid_sortsupport 4btequalimage | uuid_ops=2950 ; btree 1varbitcmp 4btequalimage | varbit_ops=1562 ; btree
1xid8cmp 4btequalimage | xid8_ops=5069 ; gin 2ginarrayextract 3ginqueryarrayextract 4ginarrayconsistent 6ginarraytriconsistent | array_ops=2277 ; gin 1gin_compare_jsonb
2gin_extract_jsonb 3gin_extract_jsonb_query 4gin_consistent_jsonb 6gin_triconsistent_jsonb | jsonb_ops=3802 ; gin 1btint4cmp 2gin_extract_jsonb_path
3gin_extract_jsonb_query_path 4gin_consistent_jsonb_path 6gin_triconsistent_jsonb_path | jsonb_path_ops=3802 ; gin 1gin_cmp_tslexeme 2gin_extract_tsvector
3gin_extract_tsquery 4gin_tsquery_consistent 5gin_cmp_prefix 6gin_tsquery_triconsistent | tsvector_ops=3614 ; gist 1gist_box_consistent 2gist_box_union
5gist_box_penalty 6gist_box_picksplit 7gist_box_same 8gist_box_distance | box_ops=603 ; gist 1gist_circle_consistent 2gist_box_union 3gist_circle_compress
5gist_box_penalty 6gist_box_picksplit 7gist_box_same 8gist_circle_distance | circle_ops=718 ; gist 1multirange_gist_consistent 2range_gist_union
3multirange_gist_compress 5range_gist_penalty 6range_gist_picksplit 7range_gist_same | multirange_ops=4537 ; gist 1inet_gist_consistent 2inet_gist_union
3inet_gist_compress 5inet_gist_penalty 6inet_gist_picksplit 7inet_gist_same 9inet_gist_fetch | network_ops=869 ; gist 1gist_point_consistent 2gist_box_union
3gist_point_compress 5gist_box_penalty 6gist_box_picksplit 7gist_box_same 8gist_point_distance 9gist_point_fetch 11gist_point_sortsupport | point_ops=600 ; gist
1gist_poly_consistent 2gist_box_union 3gist_poly_compress 5gist_box_penalty 6gist_box_picksplit 7gist_box_same 8gist_poly_distance | poly_ops=604 ; gist
1range_gist_consistent 2range_gist_union 5range_gist_penalty 6range_gist_picksplit 7range_gist_same | range_ops=3831 ; gist 1gtsquery_consistent 2gtsquery_union
3gtsquery_compress 5gtsquery_penalty 6gtsquery_picksplit 7gtsquery_same | tsquery_ops=3615 ; gist 1gtsvector_consistent 2gtsvector_union 3gtsvector_compress
4gtsvector_decompress 5gtsvector_penalty 6gtsvector_picksplit 7gtsvector_same 10gtsvector_options | tsvector_ops=3614 ; hash 1hash_aclitem 2hash_aclitem_extended |
aclitem_ops=1033 ; hash 1hash_array 2hash_array_extended | array_ops=2277 ; hash 1hashchar 2hashcharextended | bool_ops=16 char_ops=18 ; hash 1hashbpchar
2hashbpcharextended | bpchar_ops=1042 bpchar_pattern_ops=1042 ; hash 1hashvarlena 2hashvarlenaextended | bytea_ops=17 ; hash 1hashint4 2hashint4extended | cid_ops=29
date_ops=1082 integer_ops=23 xid_ops=28 ; hash 1hashenum 2hashenumextended | enum_ops=3500 ; hash 1hashfloat4 2hashfloat4extended | float_ops=700 ; hash 1hashfloat8
2hashfloat8extended | float_ops=701 ; hash 1hashint8 2hashint8extended | integer_ops=20 xid8_ops=5069 ; hash 1hashint2 2hashint2extended | integer_ops=21 ; hash
1interval_hash 2interval_hash_extended | interval_ops=1186 ; hash 1jsonb_hash 2jsonb_hash_extended | jsonb_ops=3802 ; hash 1hashmacaddr8 2hashmacaddr8extended |
macaddr8_ops=774 ; hash 1hashmacaddr 2hashmacaddrextended | macaddr_ops=829 ; hash 1hash_multirange 2hash_multirange_extended | multirange_ops=4537 ; hash 1hashinet
2hashinetextended | network_ops=869 ; hash 1hash_numeric 2hash_numeric_extended | numeric_ops=1700 ; hash 1hashoid 2hashoidextended | oid_ops=26 ; hash 1hashoidvector
2hashoidvectorextended | oidvector_ops=30 ; hash 1pg_lsn_hash 2pg_lsn_hash_extended | pg_lsn_ops=3220 ; hash 1hash_range 2hash_range_extended | range_ops=3831 ; hash
1hash_record 2hash_record_extended | record_ops=2249 ; hash 1hashname 2hashnameextended | text_ops=19 ; hash 1hashtext 2hashtextextended | text_ops=25
text_pattern_ops=25 ; hash 1hashtid 2hashtidextended | tid_ops=27 ; hash 1time_hash 2time_hash_extended | time_ops=1083 ; hash 1timestamp_hash 2timestamp_hash_extended
| timestamp_ops=1114 timestamptz_ops=1184 ; hash 1timetz_hash 2timetz_hash_extended | timetz_ops=1266 ; hash 1uuid_hash 2uuid_hash_extended | uuid_ops=2950 ; spgist
1spg_box_quad_config 2spg_box_quad_choose 3spg_box_quad_picksplit 4spg_box_quad_inner_consistent 5spg_box_quad_leaf_consistent | box_ops=603 ; spgist 1spg_kd_config
2spg_kd_choose 3spg_kd_picksplit 4spg_kd_inner_consistent 5spg_quad_leaf_consistent | kd_point_ops=600 ; spgist 1inet_spg_config 2inet_spg_choose 3inet_spg_picksplit
4inet_spg_inner_consistent 5inet_spg_leaf_consistent | network_ops=869 ; spgist 1spg_bbox_quad_config 2spg_box_quad_choose 3spg_box_quad_picksplit
4spg_box_quad_inner_consistent 5spg_box_quad_leaf_consistent 6spg_poly_quad_compress | poly_ops=604 ; spgist 1spg_quad_config 2spg_quad_choose 3spg_quad_picksplit
4spg_quad_inner_consistent 5spg_quad_leaf_consistent | quad_point_ops=600 ; spgist 1spg_range_quad_config 2spg_range_quad_choose 3spg_range_quad_picksplit
4spg_range_quad_inner_consistent 5spg_range_quad_leaf_consistent | range_ops=3831 ; spgist 1spg_text_config 2spg_text_choose 3spg_text_picksplit
4spg_text_inner_consistent 5spg_text_leaf_consistent | text_ops=25
"""
