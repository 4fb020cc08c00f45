# CREATE COLLATION and CREATE CONVERSION.

> create schema opc_c
CREATE SCHEMA

> set search_path = opc_c
SET

> create collation a (locale='en_US.utf8')
ERROR 22023 could not create locale "en_US.utf8": No such file or directory

> create collation a (locale='xx')
ERROR 22023 could not create locale "xx": No such file or directory

> create collation a (provider=foo, locale='en')
ERROR 42P17 unrecognized collation provider: foo

> create collation a (lc_collate='C')
ERROR 42P17 parameter "lc_ctype" must be specified

> create collation a (locale='C', deterministic=false)
ERROR 0A000 nondeterministic collations not supported with this provider

> create collation a (locale='C', deterministic=foo)
ERROR 42601 deterministic requires a Boolean value

> create collation a (foo=1)
ERROR 42601 collation attribute "foo" not recognized

> create collation a (locale='C', from="C")
ERROR 42601 conflicting or redundant options

> create collation a (locale='C', lc_ctype="C")
ERROR 42601 conflicting or redundant options

> create collation a (locale='C', locale="C")
ERROR 42601 conflicting or redundant options

> create collation a (locale='C.utf8')
CREATE COLLATION

> create collation a (locale='C.utf8')
ERROR 42710 collation "a" for encoding "UTF8" already exists

> create collation if not exists a (locale='C.utf8')
CREATE COLLATION

> create collation a from "C"
ERROR 42710 collation "a" already exists

> create collation b from "C"
CREATE COLLATION

> create collation b from "C"
ERROR 42710 collation "b" already exists

> create collation b (locale='C')
ERROR 42710 collation "b" already exists

> alter collation a refresh version
ALTER COLLATION

> alter collation a rename to b
ERROR 42710 collation "b" already exists in schema "opc_c"

> comment on collation a is 'hello'
COMMENT

> create table t (x text collate a, y text)
CREATE TABLE

> create view v as select y collate a as z from t
CREATE VIEW

> create index i on t (y collate a)
CREATE INDEX

> drop collation a
ERROR 2BP01 cannot drop collation a because other objects depend on it

> drop collation if exists nope
DROP COLLATION

> drop collation if exists nos.nope
DROP COLLATION

> drop collation nope
ERROR 42704 collation "nope" for encoding "UTF8" does not exist

> select collation for (x) from t
(no rows)

> select collation for ('a' collate a)
a

> create schema opc_cs
CREATE SCHEMA

> alter collation a set schema opc_cs
ALTER COLLATION

> drop collation opc_cs.a cascade
DROP COLLATION

> create conversion x for 'latin1' to 'utf8' from utf8_to_iso8859_1
ERROR XX000 expected source encoding "UTF8", but got "LATIN1"

> create conversion x for 'latinx' to 'utf8' from utf8_to_iso8859_1
ERROR 42704 source encoding "latinx" does not exist

> create conversion x for 'latin1' to 'utfx' from utf8_to_iso8859_1
ERROR 42704 destination encoding "utfx" does not exist

> create conversion x for 'sql_ascii' to 'utf8' from utf8_to_iso8859_1
ERROR 42P17 encoding conversion to or from "SQL_ASCII" is not supported

> create conversion x for 'latin1' to 'utf8' from int4in
ERROR 42883 function int4in(integer, integer, cstring, internal, integer, boolean) does not exist

> create conversion x for 'latin1' to 'utf8' from iso8859_1_to_utf8
CREATE CONVERSION

> create conversion x for 'latin2' to 'utf8' from iso8859_to_utf8
ERROR 42710 conversion "x" already exists

> create conversion x2 for 'latin2' to 'utf8' from iso8859_to_utf8
CREATE CONVERSION

> create default conversion y for 'latin1' to 'utf8' from iso8859_1_to_utf8
CREATE CONVERSION

> create default conversion y2 for 'latin1' to 'utf8' from iso8859_1_to_utf8
ERROR 42710 default conversion for LATIN1 to UTF8 already exists

> select convert('\x41e4', 'latin1','utf8'), convert('\xc3a4','utf8','latin1')
\x41c3a4|\xe4

> select convert('\x41e4', 'latin1','koi8r')
ERROR 42883 default conversion function for encoding "LATIN1" to "KOI8R" does not exist

> select convert('\xe282ac','utf8','latin1')
ERROR 22P05 character with byte sequence 0xe2 0x82 0xac in encoding "UTF8" has no equivalent in encoding "LATIN1"

> select convert('\xe2','utf8','latin1')
ERROR 22021 invalid byte sequence for encoding "UTF8": 0xe2

> select convert('\xe2','utf8','utf8')
ERROR 22021 invalid byte sequence for encoding "UTF8": 0xe2

> select convert('\xc3a4','utf8','sql_ascii')
\xc3a4

> select convert('\xc3a4','utf8','foo')
ERROR 22023 invalid destination encoding name "foo"

> select convert('\xc3a4','foo','utf8')
ERROR 22023 invalid source encoding name "foo"

> select convert('abc','latin1','win1252')
ERROR 42883 default conversion function for encoding "LATIN1" to "WIN1252" does not exist

> select convert_to('a','mule_internal')
ERROR 42883 default conversion function for encoding "UTF8" to "MULE_INTERNAL" does not exist

> drop conversion x
DROP CONVERSION

> drop conversion iso_8859_1_to_utf8
ERROR 2BP01 cannot drop conversion iso_8859_1_to_utf8 because it is required by the database system

> drop conversion nope
ERROR 42704 conversion "nope" does not exist

> drop conversion if exists nope
DROP CONVERSION

> alter conversion y rename to x2
ERROR 42710 conversion "x2" already exists in schema "opc_c"

> comment on conversion y is 'yy'
COMMENT

> select pg_conversion_is_visible(oid) from pg_conversion where conname='y' and connamespace = 'opc_c'::regnamespace
t

> select collname, collprovider, collisdeterministic, collencoding, collcollate, collctype, colliculocale, collversion from pg_collation where collnamespace = 'opc_c'::regnamespace order by 1
b|c|t|-1|C|C|∅|∅

> create table u (x text collate b, y varchar(5) default ('q' collate b), check (x collate b > 'a'))
CREATE TABLE

> create domain du as text collate b
CREATE DOMAIN

> create view vu as select x, x || 'z' as z from u where x > 'b' collate b
CREATE VIEW

> select pg_get_viewdef('vu'::regclass)
 SELECT u.x,\n    (u.x || 'z'::text) AS z\n   FROM u\n  WHERE (u.x > ('b'::text COLLATE b));

> alter collation b rename to "B b"
ALTER COLLATION

> select pg_get_viewdef('vu'::regclass)
 SELECT u.x,\n    (u.x || 'z'::text) AS z\n   FROM u\n  WHERE (u.x > ('b'::text COLLATE "B b"));

> select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'u'::regclass
CHECK (((x COLLATE "B b") > 'a'::text))

> select collation for (x) from u
(no rows)

> insert into u values ('c'),('b')
INSERT 0 2

> select * from vu order by x collate "B b"
c|cz

> select collation_name from information_schema.columns where table_name = 'u' and table_schema = 'opc_c' order by 1
B b
∅

> drop collation "B b"
ERROR 2BP01 cannot drop collation "B b" because other objects depend on it

> begin
BEGIN

> drop collation "B b" cascade
DROP COLLATION

> select attname from pg_attribute where attrelid = 'u'::regclass and attnum > 0 and not attisdropped
y

> rollback
ROLLBACK

> select convert_from(convert('\xe4', 'latin1', 'utf8'), 'utf8')
ä

> select conname, pg_encoding_to_char(conforencoding), pg_encoding_to_char(contoencoding), conproc, condefault from pg_conversion where connamespace = 11 order by 1
big5_to_euc_tw|BIG5|EUC_TW|big5_to_euc_tw|t
big5_to_mic|BIG5|MULE_INTERNAL|big5_to_mic|t
big5_to_utf8|BIG5|UTF8|big5_to_utf8|t
euc_cn_to_mic|EUC_CN|MULE_INTERNAL|euc_cn_to_mic|t
euc_cn_to_utf8|EUC_CN|UTF8|euc_cn_to_utf8|t
euc_jis_2004_to_shift_jis_2004|EUC_JIS_2004|SHIFT_JIS_2004|euc_jis_2004_to_shift_jis_2004|t
euc_jis_2004_to_utf8|EUC_JIS_2004|UTF8|euc_jis_2004_to_utf8|t
euc_jp_to_mic|EUC_JP|MULE_INTERNAL|euc_jp_to_mic|t
euc_jp_to_sjis|EUC_JP|SJIS|euc_jp_to_sjis|t
euc_jp_to_utf8|EUC_JP|UTF8|euc_jp_to_utf8|t
euc_kr_to_mic|EUC_KR|MULE_INTERNAL|euc_kr_to_mic|t
euc_kr_to_utf8|EUC_KR|UTF8|euc_kr_to_utf8|t
euc_tw_to_big5|EUC_TW|BIG5|euc_tw_to_big5|t
euc_tw_to_mic|EUC_TW|MULE_INTERNAL|euc_tw_to_mic|t
euc_tw_to_utf8|EUC_TW|UTF8|euc_tw_to_utf8|t
gb18030_to_utf8|GB18030|UTF8|gb18030_to_utf8|t
gbk_to_utf8|GBK|UTF8|gbk_to_utf8|t
iso_8859_10_to_utf8|LATIN6|UTF8|iso8859_to_utf8|t
iso_8859_13_to_utf8|LATIN7|UTF8|iso8859_to_utf8|t
iso_8859_14_to_utf8|LATIN8|UTF8|iso8859_to_utf8|t
iso_8859_15_to_utf8|LATIN9|UTF8|iso8859_to_utf8|t
iso_8859_16_to_utf8|LATIN10|UTF8|iso8859_to_utf8|t
iso_8859_1_to_mic|LATIN1|MULE_INTERNAL|latin1_to_mic|t
iso_8859_1_to_utf8|LATIN1|UTF8|iso8859_1_to_utf8|t
iso_8859_2_to_mic|LATIN2|MULE_INTERNAL|latin2_to_mic|t
iso_8859_2_to_utf8|LATIN2|UTF8|iso8859_to_utf8|t
iso_8859_2_to_windows_1250|LATIN2|WIN1250|latin2_to_win1250|t
iso_8859_3_to_mic|LATIN3|MULE_INTERNAL|latin3_to_mic|t
iso_8859_3_to_utf8|LATIN3|UTF8|iso8859_to_utf8|t
iso_8859_4_to_mic|LATIN4|MULE_INTERNAL|latin4_to_mic|t
iso_8859_4_to_utf8|LATIN4|UTF8|iso8859_to_utf8|t
iso_8859_5_to_koi8_r|ISO_8859_5|KOI8R|iso_to_koi8r|t
iso_8859_5_to_mic|ISO_8859_5|MULE_INTERNAL|iso_to_mic|t
iso_8859_5_to_utf8|ISO_8859_5|UTF8|iso8859_to_utf8|t
iso_8859_5_to_windows_1251|ISO_8859_5|WIN1251|iso_to_win1251|t
iso_8859_5_to_windows_866|ISO_8859_5|WIN866|iso_to_win866|t
iso_8859_6_to_utf8|ISO_8859_6|UTF8|iso8859_to_utf8|t
iso_8859_7_to_utf8|ISO_8859_7|UTF8|iso8859_to_utf8|t
iso_8859_8_to_utf8|ISO_8859_8|UTF8|iso8859_to_utf8|t
iso_8859_9_to_utf8|LATIN5|UTF8|iso8859_to_utf8|t
johab_to_utf8|JOHAB|UTF8|johab_to_utf8|t
koi8_r_to_iso_8859_5|KOI8R|ISO_8859_5|koi8r_to_iso|t
koi8_r_to_mic|KOI8R|MULE_INTERNAL|koi8r_to_mic|t
koi8_r_to_utf8|KOI8R|UTF8|koi8r_to_utf8|t
koi8_r_to_windows_1251|KOI8R|WIN1251|koi8r_to_win1251|t
koi8_r_to_windows_866|KOI8R|WIN866|koi8r_to_win866|t
koi8_u_to_utf8|KOI8U|UTF8|koi8u_to_utf8|t
mic_to_big5|MULE_INTERNAL|BIG5|mic_to_big5|t
mic_to_euc_cn|MULE_INTERNAL|EUC_CN|mic_to_euc_cn|t
mic_to_euc_jp|MULE_INTERNAL|EUC_JP|mic_to_euc_jp|t
mic_to_euc_kr|MULE_INTERNAL|EUC_KR|mic_to_euc_kr|t
mic_to_euc_tw|MULE_INTERNAL|EUC_TW|mic_to_euc_tw|t
mic_to_iso_8859_1|MULE_INTERNAL|LATIN1|mic_to_latin1|t
mic_to_iso_8859_2|MULE_INTERNAL|LATIN2|mic_to_latin2|t
mic_to_iso_8859_3|MULE_INTERNAL|LATIN3|mic_to_latin3|t
mic_to_iso_8859_4|MULE_INTERNAL|LATIN4|mic_to_latin4|t
mic_to_iso_8859_5|MULE_INTERNAL|ISO_8859_5|mic_to_iso|t
mic_to_koi8_r|MULE_INTERNAL|KOI8R|mic_to_koi8r|t
mic_to_sjis|MULE_INTERNAL|SJIS|mic_to_sjis|t
mic_to_windows_1250|MULE_INTERNAL|WIN1250|mic_to_win1250|t
mic_to_windows_1251|MULE_INTERNAL|WIN1251|mic_to_win1251|t
mic_to_windows_866|MULE_INTERNAL|WIN866|mic_to_win866|t
shift_jis_2004_to_euc_jis_2004|SHIFT_JIS_2004|EUC_JIS_2004|shift_jis_2004_to_euc_jis_2004|t
shift_jis_2004_to_utf8|SHIFT_JIS_2004|UTF8|shift_jis_2004_to_utf8|t
sjis_to_euc_jp|SJIS|EUC_JP|sjis_to_euc_jp|t
sjis_to_mic|SJIS|MULE_INTERNAL|sjis_to_mic|t
sjis_to_utf8|SJIS|UTF8|sjis_to_utf8|t
uhc_to_utf8|UHC|UTF8|uhc_to_utf8|t
utf8_to_big5|UTF8|BIG5|utf8_to_big5|t
utf8_to_euc_cn|UTF8|EUC_CN|utf8_to_euc_cn|t
utf8_to_euc_jis_2004|UTF8|EUC_JIS_2004|utf8_to_euc_jis_2004|t
utf8_to_euc_jp|UTF8|EUC_JP|utf8_to_euc_jp|t
utf8_to_euc_kr|UTF8|EUC_KR|utf8_to_euc_kr|t
utf8_to_euc_tw|UTF8|EUC_TW|utf8_to_euc_tw|t
utf8_to_gb18030|UTF8|GB18030|utf8_to_gb18030|t
utf8_to_gbk|UTF8|GBK|utf8_to_gbk|t
utf8_to_iso_8859_1|UTF8|LATIN1|utf8_to_iso8859_1|t
utf8_to_iso_8859_10|UTF8|LATIN6|utf8_to_iso8859|t
utf8_to_iso_8859_13|UTF8|LATIN7|utf8_to_iso8859|t
utf8_to_iso_8859_14|UTF8|LATIN8|utf8_to_iso8859|t
utf8_to_iso_8859_15|UTF8|LATIN9|utf8_to_iso8859|t
utf8_to_iso_8859_16|UTF8|LATIN10|utf8_to_iso8859|t
utf8_to_iso_8859_2|UTF8|LATIN2|utf8_to_iso8859|t
utf8_to_iso_8859_3|UTF8|LATIN3|utf8_to_iso8859|t
utf8_to_iso_8859_4|UTF8|LATIN4|utf8_to_iso8859|t
utf8_to_iso_8859_5|UTF8|ISO_8859_5|utf8_to_iso8859|t
utf8_to_iso_8859_6|UTF8|ISO_8859_6|utf8_to_iso8859|t
utf8_to_iso_8859_7|UTF8|ISO_8859_7|utf8_to_iso8859|t
utf8_to_iso_8859_8|UTF8|ISO_8859_8|utf8_to_iso8859|t
utf8_to_iso_8859_9|UTF8|LATIN5|utf8_to_iso8859|t
utf8_to_johab|UTF8|JOHAB|utf8_to_johab|t
utf8_to_koi8_r|UTF8|KOI8R|utf8_to_koi8r|t
utf8_to_koi8_u|UTF8|KOI8U|utf8_to_koi8u|t
utf8_to_shift_jis_2004|UTF8|SHIFT_JIS_2004|utf8_to_shift_jis_2004|t
utf8_to_sjis|UTF8|SJIS|utf8_to_sjis|t
utf8_to_uhc|UTF8|UHC|utf8_to_uhc|t
utf8_to_windows_1250|UTF8|WIN1250|utf8_to_win|t
utf8_to_windows_1251|UTF8|WIN1251|utf8_to_win|t
utf8_to_windows_1252|UTF8|WIN1252|utf8_to_win|t
utf8_to_windows_1253|UTF8|WIN1253|utf8_to_win|t
utf8_to_windows_1254|UTF8|WIN1254|utf8_to_win|t
utf8_to_windows_1255|UTF8|WIN1255|utf8_to_win|t
utf8_to_windows_1256|UTF8|WIN1256|utf8_to_win|t
utf8_to_windows_1257|UTF8|WIN1257|utf8_to_win|t
utf8_to_windows_1258|UTF8|WIN1258|utf8_to_win|t
utf8_to_windows_866|UTF8|WIN866|utf8_to_win|t
utf8_to_windows_874|UTF8|WIN874|utf8_to_win|t
windows_1250_to_iso_8859_2|WIN1250|LATIN2|win1250_to_latin2|t
windows_1250_to_mic|WIN1250|MULE_INTERNAL|win1250_to_mic|t
windows_1250_to_utf8|WIN1250|UTF8|win_to_utf8|t
windows_1251_to_iso_8859_5|WIN1251|ISO_8859_5|win1251_to_iso|t
windows_1251_to_koi8_r|WIN1251|KOI8R|win1251_to_koi8r|t
windows_1251_to_mic|WIN1251|MULE_INTERNAL|win1251_to_mic|t
windows_1251_to_utf8|WIN1251|UTF8|win_to_utf8|t
windows_1251_to_windows_866|WIN1251|WIN866|win1251_to_win866|t
windows_1252_to_utf8|WIN1252|UTF8|win_to_utf8|t
windows_1253_to_utf8|WIN1253|UTF8|win_to_utf8|t
windows_1254_to_utf8|WIN1254|UTF8|win_to_utf8|t
windows_1255_to_utf8|WIN1255|UTF8|win_to_utf8|t
windows_1256_to_utf8|WIN1256|UTF8|win_to_utf8|t
windows_1257_to_utf8|WIN1257|UTF8|win_to_utf8|t
windows_1258_to_utf8|WIN1258|UTF8|win_to_utf8|t
windows_866_to_iso_8859_5|WIN866|ISO_8859_5|win866_to_iso|t
windows_866_to_koi8_r|WIN866|KOI8R|win866_to_koi8r|t
windows_866_to_mic|WIN866|MULE_INTERNAL|win866_to_mic|t
windows_866_to_utf8|WIN866|UTF8|win_to_utf8|t
windows_866_to_windows_1251|WIN866|WIN1251|win866_to_win1251|t
windows_874_to_utf8|WIN874|UTF8|win_to_utf8|t

> select n, pg_encoding_to_char(n), pg_char_to_encoding(pg_encoding_to_char(n)) from generate_series(-1, 43) n
-1||-1
0|SQL_ASCII|0
1|EUC_JP|1
2|EUC_CN|2
3|EUC_KR|3
4|EUC_TW|4
5|EUC_JIS_2004|5
6|UTF8|6
7|MULE_INTERNAL|7
8|LATIN1|8
9|LATIN2|9
10|LATIN3|10
11|LATIN4|11
12|LATIN5|12
13|LATIN6|13
14|LATIN7|14
15|LATIN8|15
16|LATIN9|16
17|LATIN10|17
18|WIN1256|18
19|WIN1258|19
20|WIN866|20
21|WIN874|21
22|KOI8R|22
23|WIN1251|23
24|WIN1252|24
25|ISO_8859_5|25
26|ISO_8859_6|26
27|ISO_8859_7|27
28|ISO_8859_8|28
29|WIN1250|29
30|WIN1253|30
31|WIN1254|31
32|WIN1255|32
33|WIN1257|33
34|KOI8U|34
35|SJIS|35
36|BIG5|36
37|GBK|37
38|UHC|38
39|GB18030|39
40|JOHAB|40
41|SHIFT_JIS_2004|41
42||-1
43||-1

> set client_min_messages = error
SET

> drop schema opc_c cascade
DROP SCHEMA

> reset client_min_messages
RESET

> reset search_path
RESET
