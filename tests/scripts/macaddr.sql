# macaddr and macaddr8: input, order, operators, functions, casts, arrays, indexes. Checked against PostgreSQL 15.

> SELECT macaddr '08:00:2b:01:02:03', macaddr '08-00-2b-01-02-03', macaddr '08002b:010203', macaddr '08002B-010203', macaddr '0800.2b01.0203', macaddr '0800-2b01-0203', macaddr '08002b010203', macaddr '8:0:2b:1:2:3', macaddr '  08:00:2b:01:02:03  ', macaddr '0x8: 0:2b:1:2:3', macaddr '+1:2:3:4:5:6'
08:00:2b:01:02:03|08:00:2b:01:02:03|08:00:2b:01:02:03|08:00:2b:01:02:03|08:00:2b:01:02:03|08:00:2b:01:02:03|08:00:2b:01:02:03|08:00:2b:01:02:03|08:00:2b:01:02:03|08:00:2b:01:02:03|01:02:03:04:05:06

> SELECT '08:00:2b:01:02'::macaddr
ERROR 22P02 invalid input syntax for type macaddr: "08:00:2b:01:02"

> SELECT '08:00:2b:01:02:03:04'::macaddr
ERROR 22P02 invalid input syntax for type macaddr: "08:00:2b:01:02:03:04"

> SELECT '08:00:2b:01:02:100'::macaddr
ERROR 22003 invalid octet value in "macaddr" value: "08:00:2b:01:02:100"

> SELECT '-1:00:2b:01:02:10'::macaddr
ERROR 22003 invalid octet value in "macaddr" value: "-1:00:2b:01:02:10"

> SELECT '08:00-2b:01:02:03'::macaddr
ERROR 22P02 invalid input syntax for type macaddr: "08:00-2b:01:02:03"

> SELECT '08:00:2b:01:02:0g'::macaddr
ERROR 22P02 invalid input syntax for type macaddr: "08:00:2b:01:02:0g"

> SELECT 'not even close'::macaddr
ERROR 22P02 invalid input syntax for type macaddr: "not even close"

> SELECT '080:010203'::macaddr
ERROR 22P02 invalid input syntax for type macaddr: "080:010203"

> SELECT '8002b:010203'::macaddr
80:02:0b:01:02:03

> SELECT ''::macaddr
ERROR 22P02 invalid input syntax for type macaddr: ""

> SELECT '08002b0102030'::macaddr
ERROR 22P02 invalid input syntax for type macaddr: "08002b0102030"

> SELECT '08:00:2b:01:02:03 x'::macaddr
ERROR 22P02 invalid input syntax for type macaddr: "08:00:2b:01:02:03 x"

> SELECT '0800.2b01-0203'::macaddr
ERROR 22P02 invalid input syntax for type macaddr: "0800.2b01-0203"

> SELECT macaddr8 '08:00:2b:01:02:03:04:05', macaddr8 '08-00-2b-01-02-03-04-05', macaddr8 '08002b:0102030405', macaddr8 '08002b-0102030405', macaddr8 '0800.2b01.0203.0405', macaddr8 '0800-2b01-0203-0405', macaddr8 '08002b01:02030405', macaddr8 '08002B0102030405', macaddr8 '08:00:2b:01:02:03', macaddr8 ' 08002b010203 '
08:00:2b:01:02:03:04:05|08:00:2b:01:02:03:04:05|08:00:2b:01:02:03:04:05|08:00:2b:01:02:03:04:05|08:00:2b:01:02:03:04:05|08:00:2b:01:02:03:04:05|08:00:2b:01:02:03:04:05|08:00:2b:01:02:03:04:05|08:00:2b:ff:fe:01:02:03|08:00:2b:ff:fe:01:02:03

> SELECT '08:00:2b:01:02:03:04'::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: "08:00:2b:01:02:03:04"

> SELECT '08:00-2b:01:02:03'::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: "08:00-2b:01:02:03"

> SELECT '08:00:2b:01:02:03:04:05:06'::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: "08:00:2b:01:02:03:04:05:06"

> SELECT '8:00:2b:01:02:03'::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: "8:00:2b:01:02:03"

> SELECT '08:00:2b:01:02:0g'::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: "08:00:2b:01:02:0g"

> SELECT '08:00:2b:01:02:03x'::macaddr8
08:00:2b:ff:fe:01:02:03

> SELECT '08:00:2b:01:02:03:'::macaddr8
08:00:2b:ff:fe:01:02:03

> SELECT '08:00:2b:01:02:03 xx'::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: "08:00:2b:01:02:03 xx"

> SELECT '08:00:2b:01:02:03  '::macaddr8
08:00:2b:ff:fe:01:02:03

> SELECT '08:00:2b:01:02:03:04:05  '::macaddr8
08:00:2b:01:02:03:04:05

> SELECT '08 :00:2b:01:02:03'::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: "08 :00:2b:01:02:03"

> SELECT '08::00:2b:01:02:03'::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: "08::00:2b:01:02:03"

> SELECT ''::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: ""

> SELECT 'not even close'::macaddr8
ERROR 22P02 invalid input syntax for type macaddr8: "not even close"

> SELECT '08:00:2b:01:02:03'::macaddr::macaddr8, '08:00:2b:ff:fe:01:02:03'::macaddr8::macaddr, macaddr8(macaddr '1:2:3:4:5:6'), macaddr(macaddr8 '010203fffe040506'), macaddr '1:2:3:4:5:6' = macaddr8 '010203fffe040506'
ERROR 42725 operator is not unique: macaddr = macaddr8

> SELECT '08:00:2b:01:02:03:04:05'::macaddr8::macaddr
ERROR 22003 macaddr8 data out of range to convert to macaddr

> SELECT '08:00:2b:01:02:03'::text::macaddr, macaddr '1:2:3:4:5:6'::varchar(5), 'a' || macaddr '1:2:3:4:5:6', to_json(macaddr8 '1122.3344.5566')
08:00:2b:01:02:03|01:02|a01:02:03:04:05:06|"11:22:33:ff:fe:44:55:66"

> SELECT 1::macaddr
ERROR 42846 cannot cast type integer to macaddr

> SELECT macaddr '1:2:3:4:5:6' < '1:2:3:4:5:7', macaddr 'ff:0:0:0:0:0' > '0:ff:0:0:0:0', macaddr '1:2:3:4:5:6' <> '1:2:3:4:5:6', macaddr8 '8000000000000000' > '7fffffffffffffff', macaddr8 '1122334455667788' <= '1122334455667788'
t|t|f|t|t

> SELECT ~ macaddr '08:00:2b:01:02:03', macaddr 'ff:0f:2b:01:02:03' & '0f:ff:00:00:ff:ff', macaddr '08:00:2b:01:02:03' | '00:ff:00:00:00:00', ~ macaddr8 '0102030405060708', macaddr8 '0102030405060708' & 'ff00ff00ff00ff00', macaddr8 '0102030405060708' | 'ff00ff00ff00ff00'
f7:ff:d4:fe:fd:fc|0f:0f:00:00:02:03|08:ff:2b:01:02:03|fe:fd:fc:fb:fa:f9:f8:f7|01:00:03:00:05:00:07:00|ff:02:ff:04:ff:06:ff:08

> SELECT trunc(macaddr '12:34:56:78:90:ab'), trunc(macaddr8 '12:34:56:78:90:ab:cd:ef'), macaddr8_set7bit('00:34:56:ab:cd:ef'), macaddr8_set7bit('02:34:56:ab:cd:ef:11:22')
12:34:56:00:00:00|12:34:56:00:00:00:00:00|02:34:56:ff:fe:ab:cd:ef|02:34:56:ab:cd:ef:11:22

> SELECT pg_typeof(trunc(macaddr '1:2:3:4:5:6')), pg_typeof(~ macaddr8 '0102030405060708')
macaddr|macaddr8

> CREATE TABLE cards (m macaddr PRIMARY KEY, e macaddr8, ms macaddr[])
CREATE TABLE

> INSERT INTO cards VALUES ('08:00:2b:01:02:04', '08:00:2b:01:02:04', '{1:2:3:4:5:6,NULL}'), ('08:00:2b:01:02:03', NULL, NULL), ('0:0:0:0:0:0', 'ffffffffffffffff', '{}'), ('ff:ff:ff:ff:ff:ff', macaddr '1:2:3:4:5:6', ARRAY[macaddr '1:2:3:4:5:6'])
INSERT 0 4

> INSERT INTO cards VALUES ('08002b:010203')
ERROR 23505 duplicate key value violates unique constraint "cards_pkey"

> SELECT * FROM cards ORDER BY m
00:00:00:00:00:00|ff:ff:ff:ff:ff:ff:ff:ff|{}
08:00:2b:01:02:03|∅|∅
08:00:2b:01:02:04|08:00:2b:ff:fe:01:02:04|{01:02:03:04:05:06,NULL}
ff:ff:ff:ff:ff:ff|01:02:03:ff:fe:04:05:06|{01:02:03:04:05:06}

> SELECT m, e FROM cards ORDER BY e DESC NULLS LAST
00:00:00:00:00:00|ff:ff:ff:ff:ff:ff:ff:ff
08:00:2b:01:02:04|08:00:2b:ff:fe:01:02:04
ff:ff:ff:ff:ff:ff|01:02:03:ff:fe:04:05:06
08:00:2b:01:02:03|∅

> CREATE INDEX cards_e ON cards (e DESC, m macaddr_ops)
CREATE INDEX

> SELECT m FROM cards WHERE e = '08002bfffe010204'
08:00:2b:01:02:04

> SELECT m FROM cards WHERE m = '08002bfffe010204'::macaddr8
ERROR 42725 operator is not unique: macaddr = macaddr8

> SELECT m FROM cards WHERE m BETWEEN '08002b010203' AND '08002b010204' ORDER BY m
08:00:2b:01:02:03
08:00:2b:01:02:04

> SELECT e, count(*) FROM cards GROUP BY e ORDER BY e
01:02:03:ff:fe:04:05:06|1
08:00:2b:ff:fe:01:02:04|1
ff:ff:ff:ff:ff:ff:ff:ff|1
∅|1

> SELECT DISTINCT trunc(m) FROM cards ORDER BY 1
00:00:00:00:00:00
08:00:2b:00:00:00
ff:ff:ff:00:00:00

> SELECT indexdef FROM pg_indexes WHERE tablename = 'cards' ORDER BY indexname
CREATE INDEX cards_e ON public.cards USING btree (e DESC, m)
CREATE UNIQUE INDEX cards_pkey ON public.cards USING btree (m)

> SELECT min(m) FROM cards
ERROR 42883 function min(macaddr) does not exist

> SELECT '{8:0:2b:1:2:3,NULL}'::macaddr[], ARRAY[macaddr8 '1122.3344.5566'], '{08002b010203}'::macaddr[]::macaddr8[]
{08:00:2b:01:02:03,NULL}|{11:22:33:ff:fe:44:55:66}|{08:00:2b:ff:fe:01:02:03}

> SELECT oid, typname, typlen, typbyval, typcategory, typalign, typstorage, typarray, typelem FROM pg_type WHERE oid IN (774, 775, 829, 1040) ORDER BY 1
774|macaddr8|8|f|U|i|p|775|0
775|_macaddr8|-1|f|A|i|x|0|774
829|macaddr|6|f|U|i|p|1040|0
1040|_macaddr|-1|f|A|i|x|0|829

> SELECT castsource::regtype, casttarget::regtype, castfunc <> 0, castcontext, castmethod FROM pg_cast WHERE castsource IN (774, 829) ORDER BY 1
macaddr8|macaddr|t|i|f
macaddr|macaddr8|t|i|f

> SELECT oprname, oprleft::regtype, oprright::regtype, oprresult::regtype, oprcom <> 0, oprnegate <> 0 FROM pg_operator WHERE oprright IN (774, 829) ORDER BY oprname COLLATE "C", oprright
&|macaddr8|macaddr8|macaddr8|f|f
&|macaddr|macaddr|macaddr|f|f
<|macaddr8|macaddr8|boolean|t|t
<|macaddr|macaddr|boolean|t|t
<=|macaddr8|macaddr8|boolean|t|t
<=|macaddr|macaddr|boolean|t|t
<>|macaddr8|macaddr8|boolean|t|t
<>|macaddr|macaddr|boolean|t|t
=|macaddr8|macaddr8|boolean|t|t
=|macaddr|macaddr|boolean|t|t
>|macaddr8|macaddr8|boolean|t|t
>|macaddr|macaddr|boolean|t|t
>=|macaddr8|macaddr8|boolean|t|t
>=|macaddr|macaddr|boolean|t|t
||macaddr8|macaddr8|macaddr8|f|f
||macaddr|macaddr|macaddr|f|f
~|-|macaddr8|macaddr8|f|f
~|-|macaddr|macaddr|f|f

> SELECT oid, opcname, opcfamily, opcintype, opcdefault FROM pg_opclass WHERE opcmethod = 403 AND opcintype IN (774, 829, 869) ORDER BY 1
10009|cidr_ops|1974|869|f
10015|inet_ops|1974|869|t
10024|macaddr_ops|1984|829|t
10026|macaddr8_ops|3371|774|t

> SELECT macaddr '0fe6f7-0021', macaddr '94da0x1a6b4', macaddr ' 9a+13b89e5d3', macaddr '3AA6.22+1.28FA'
0f:e6:f7:00:02:01|94:da:00:1a:6b:04|9a:01:3b:89:e5:d3|3a:a6:22:01:28:fa

> SELECT 'c0b986-2552'::macaddr
ERROR 22003 invalid octet value in "macaddr" value: "c0b986-2552"

> SELECT '-1b8d8:7f5182'::macaddr
ERROR 22003 invalid octet value in "macaddr" value: "-1b8d8:7f5182"

> SELECT 'fffffffffffffffffffffff:0:0:0:0:0'::macaddr
ERROR 22003 invalid octet value in "macaddr" value: "fffffffffffffffffffffff:0:0:0:0:0"

> SELECT '0x:0:0:0:0:0'::macaddr
00:00:00:00:00:00
