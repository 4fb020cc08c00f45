# inet and cidr: input, order, operators, functions, casts, arrays, indexes. Checked against PostgreSQL 15.

> SELECT '192.168.1.5/24'::inet, '192.168.1.5'::inet, inet '10.1/16', inet '10/8', '1.2.3.4/32'::inet, inet '0.0.0.0/0', inet '010.001.1.1', inet '1.2.3.4.', inet '1.2.3./24'
192.168.1.5/24|192.168.1.5|10.1.0.0/16|10.0.0.0/8|1.2.3.4|0.0.0.0/0|10.1.1.1|1.2.3.4|1.2.3.0/24

> SELECT '192.168.1'::inet
ERROR 22P02 invalid input syntax for type inet: "192.168.1"

> SELECT '192.168.1.256'::inet
ERROR 22P02 invalid input syntax for type inet: "192.168.1.256"

> SELECT '192.168.1.5/33'::inet
ERROR 22P02 invalid input syntax for type inet: "192.168.1.5/33"

> SELECT '10/16'::inet
ERROR 22P02 invalid input syntax for type inet: "10/16"

> SELECT ' 10.0.0.1'::inet
ERROR 22P02 invalid input syntax for type inet: " 10.0.0.1"

> SELECT '10.0.0.1 '::inet
ERROR 22P02 invalid input syntax for type inet: "10.0.0.1 "

> SELECT ''::inet
ERROR 22P02 invalid input syntax for type inet: ""

> SELECT '10.0.0.1/'::inet
ERROR 22P02 invalid input syntax for type inet: "10.0.0.1/"

> SELECT '0x10.0.0.1'::inet
ERROR 22P02 invalid input syntax for type inet: "0x10.0.0.1"

> SELECT '10.0.0.1/+8'::inet
ERROR 22P02 invalid input syntax for type inet: "10.0.0.1/+8"

> SELECT '1.2.3.4.5'::inet
ERROR 22P02 invalid input syntax for type inet: "1.2.3.4.5"

> SELECT '::'::inet, '::1'::inet, '::ffff:1.2.3.4/128'::inet, inet '::1.2.3.4', inet '2001:DB8:0:0:1:0:0:1/64', inet '1:0:0:2:0:0:0:3', inet '::/0', inet '::1:2', inet '0:1:2:3:4:5:6:7', inet '::ffff:0:0'
::|::1|::ffff:1.2.3.4|::1.2.3.4|2001:db8::1:0:0:1/64|1:0:0:2::3|::/0|::0.1.0.2|0:1:2:3:4:5:6:7|::ffff:0.0.0.0

> SELECT '1::2::3'::inet
ERROR 22P02 invalid input syntax for type inet: "1::2::3"

> SELECT '1:2:3:4:5:6:7'::inet
ERROR 22P02 invalid input syntax for type inet: "1:2:3:4:5:6:7"

> SELECT '1:2:3:4:5:6:7:8:9'::inet
ERROR 22P02 invalid input syntax for type inet: "1:2:3:4:5:6:7:8:9"

> SELECT '1:2:3:4:5:6:7::8'::inet
ERROR 22P02 invalid input syntax for type inet: "1:2:3:4:5:6:7::8"

> SELECT '::12345'::inet
ERROR 22P02 invalid input syntax for type inet: "::12345"

> SELECT '::g'::inet
ERROR 22P02 invalid input syntax for type inet: "::g"

> SELECT '::1/129'::inet
ERROR 22P02 invalid input syntax for type inet: "::1/129"

> SELECT '::1/064'::inet
ERROR 22P02 invalid input syntax for type inet: "::1/064"

> SELECT 'fe80::1%eth0'::inet
ERROR 22P02 invalid input syntax for type inet: "fe80::1%eth0"

> SELECT inet '::1.2/112', inet '1::/64', inet '::1:/64', inet '::1..2'
::1.2.0.0/112|1::/64|::1/64|::1.0.2.0

> SELECT cidr '192.168.1', cidr '192.168', cidr '192', cidr '128.1', cidr '128', cidr '10', cidr '10.1.2.3', cidr '224', cidr '240', cidr '225', cidr '10/8', cidr '0x0a01', cidr '0xc0a80', cidr '0xC0A801/24', cidr '::/0', cidr '2001:4f8:3:ba::/64', cidr '::1'
192.168.1.0/24|192.168.0.0/24|192.0.0.0/24|128.1.0.0/16|128.0.0.0/16|10.0.0.0/8|10.1.2.3/32|224.0.0.0/4|240.0.0.0/32|225.0.0.0/8|10.0.0.0/8|10.1.0.0/16|192.168.0.0/24|192.168.1.0/24|::/0|2001:4f8:3:ba::/64|::1/128

> SELECT '192.168.1.5/24'::cidr
ERROR 22P02 invalid cidr value: "192.168.1.5/24"

> SELECT '2001:4f8:3:ba::1/64'::cidr
ERROR 22P02 invalid cidr value: "2001:4f8:3:ba::1/64"

> SELECT '192.168.1.'::cidr
ERROR 22P02 invalid input syntax for type cidr: "192.168.1."

> SELECT '1.2.3.4.5'::cidr
ERROR 22P02 invalid input syntax for type cidr: "1.2.3.4.5"

> SELECT '0x'::cidr
ERROR 22P02 invalid input syntax for type cidr: "0x"

> SELECT '0x0102030405'::cidr
ERROR 22P02 invalid input syntax for type cidr: "0x0102030405"

> SELECT 'abc'::cidr
ERROR 22P02 invalid input syntax for type cidr: "abc"

> SELECT cidr '10.1/33'
ERROR 22P02 invalid input syntax for type cidr: "10.1/33"

> SELECT '192.168.1.5/24'::inet::cidr, inet '10.0.0.1'::cidr, cidr '10/8'::inet, cidr '10.0.0.1/32'::inet, inet(cidr '10/8'), cidr(inet '10.1.2.3/12'), inet '2001:db8::1/33'::cidr
192.168.1.0/24|10.0.0.1/32|10.0.0.0/8|10.0.0.1|10.0.0.0/8|10.0.0.0/12|2001:db8::/33

> SELECT inet '1.2.3.4'::text, inet '1.2.3.4/24'::varchar, cidr '10'::char(20), inet '1.2.3.4'::varchar(4), text(inet '::1'), text(cidr '10.0.0.1'), inet '1.2.3.4'::name, CAST(inet '1.2.3.4' AS char(9))
1.2.3.4/32|1.2.3.4/24|10.0.0.0/8          |1.2.|::1/128|10.0.0.1/32|1.2.3.4|1.2.3.4/3

> SELECT 'a' || inet '1.2.3.4', concat(inet '1.2.3.4', cidr '10.0.0.1'), format('%s', inet '1.2.3.4'), '10.0.0.7/8'::text::inet, '10.0.0.0/8'::varchar::cidr
a1.2.3.4/32|1.2.3.410.0.0.1/32|1.2.3.4|10.0.0.7/8|10.0.0.0/8

> SELECT length(inet '1.2.3.4')
ERROR 42883 function length(inet) does not exist

> SELECT inet '1.2.3.4'::int
ERROR 42846 cannot cast type inet to integer

> SELECT 1::inet
ERROR 42846 cannot cast type integer to inet

> SELECT inet(3)
ERROR 42883 function inet(integer) does not exist

> SELECT pg_typeof(inet '::1' + 1), pg_typeof(network('10.1.1.1/8')), pg_typeof(cidr '10/8' + 1), pg_typeof(set_masklen(cidr '10/8', 9)), pg_typeof(inet '10/8' - '10/8'), pg_typeof(min(cidr '10/8')), pg_typeof(inet_merge('::1', '::2')), pg_typeof(~ cidr '10/8')
inet|cidr|inet|cidr|bigint|inet|cidr|inet

> SELECT inet '1.2.3.4' = '1.2.3.4/32', inet '1.2.3.4/24' = '1.2.3.4', cidr '10/8' = inet '10.0.0.0/8', inet '10.0.0.1/8' < '10.0.0.1/9', inet '10.0.0.1/24' > '10.0.0.0/25', inet '::' > '255.255.255.255', inet '1.2.3.4' <> cidr '::', inet '9.0.0.0' <= '9.0.0.0/31'
t|f|t|t|f|t|t|f

> SELECT inet '192.168.1.5' << '192.168.1/24', inet '192.168.1/24' << '192.168.1/24', inet '192.168.1/24' <<= '192.168.1/24', inet '192.168.1/24' >> '192.168.1.5', inet '192.168.1/24' >>= '192.168.1/24', inet '192.168.1/24' && '192.168.1.80/28', inet '192.168.1/24' && '192.168.2.0/28', inet '::1' << '0/0'
t|f|t|t|t|t|f|f

> SELECT ~ inet '192.168.1.6', inet '192.168.1.6' & '0.0.0.255', inet '192.168.1.6/24' | inet '0.0.0.255/30', inet '192.168.1.6' + 25, 200 + inet '::ffff:fff0:1', inet '192.168.1.43' - 36, inet '192.168.1.43' - inet '192.168.1.19', inet '::1' - '::ffff:ffff:ffff:ffff', inet '10.0.0.1/8' + -1
ERROR 22003 result is out of range

> SELECT inet '255.255.255.255' + 1
ERROR 22003 result is out of range

> SELECT inet '0.0.0.0' - 1
ERROR 22003 result is out of range

> SELECT inet 'ffff::' - '::'
ERROR 22003 result is out of range

> SELECT inet 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' + 9223372036854775807
ERROR 22003 result is out of range

> SELECT inet '::1' - inet '1.1.1.1'
ERROR 22023 cannot subtract inet values of different sizes

> SELECT inet '::1' & inet '1.1.1.1'
ERROR 22023 cannot AND inet values of different sizes

> SELECT inet '::1' | inet '1.1.1.1'
ERROR 22023 cannot OR inet values of different sizes

> SELECT inet_merge('::1', '1.1.1.1')
ERROR 22023 cannot merge addresses from different families

> SELECT inet '1.1.1.1' + inet '1.1.1.1'
ERROR 42883 operator does not exist: inet + inet

> SELECT inet '1.1.1.1' << 5
ERROR 42883 operator does not exist: inet << integer

> SELECT abbrev(inet '10.1.0.0/16'), abbrev(cidr '10.1.0.0/16'), abbrev(cidr '0/0'), abbrev(cidr '::/0'), abbrev(cidr '2001:db8::/32'), abbrev(cidr '10.1.2.128/25'), abbrev(cidr '::ffff:1.2.3.0/120'), abbrev(cidr '::1.2.0.0/112'), abbrev(cidr '1:0:2:3::/64'), abbrev(cidr '::/8'), abbrev(cidr '10.0.0.1')
10.1.0.0/16|10.1/16|0/0|::/0|2001:db8/32|10.1.2.128/25|::ffff:1.2.3/120|::1.2/112|1::2:3/64|::/8|10.0.0.1/32

> SELECT broadcast('192.168.1.5/24'), broadcast('::ffff/96'), family('1.1.1.1'), family('::1'), host('192.168.1.0/24'), host(cidr '10/8'), host('::1/3'), hostmask('192.168.23.20/30'), hostmask('::/100'), masklen('192.168.1.5/24'), masklen('::1')
192.168.1.255/24|::255.255.255.255/96|4|6|192.168.1.0|10.0.0.0|::1|0.0.0.3|::15.255.255.255|24|128

> SELECT netmask('192.168.1.5/24'), netmask('0.0.0.0/0'), netmask('::/33'), network('192.168.1.5/24'), network('2001:db8::1/20'), inet_same_family('1.1.1.1', '::1'), inet_same_family('1.1.1.1', '2.2.2.2/3')
255.255.255.0|0.0.0.0|ffff:ffff:8000::|192.168.1.0/24|2001::/20|f|t

> SELECT inet_merge('192.168.1.5/24', '192.168.2.5/24'), inet_merge('10.0.0.1', '10.0.0.1'), inet_merge('10.0.0.1', '200.0.0.1'), inet_merge('2001:db8::1/64', '2001:db8:1::/48')
192.168.0.0/22|10.0.0.1/32|0.0.0.0/0|2001:db8::/47

> SELECT set_masklen('192.168.1.5/24', 16), set_masklen('192.168.1.0/24'::cidr, 16), set_masklen('10.1.1.1/8'::inet, -1), set_masklen(cidr '10/8', -1), set_masklen(inet '::1', 0)
192.168.1.5/16|192.168.0.0/16|10.1.1.1|10.0.0.0/32|::1/0

> SELECT set_masklen('192.168.1.5/24', 33)
ERROR 22023 invalid mask length: 33

> SELECT set_masklen(cidr '10/8', -2)
ERROR 22023 invalid mask length: -2

> SELECT host(NULL), NULL::inet << '10/8', inet '1.1.1.1' + NULL
∅|∅|∅

> CREATE TABLE nets (id serial PRIMARY KEY, c cidr, i inet, s text)
CREATE TABLE

> INSERT INTO nets (c, i, s) VALUES ('192.168.1', '192.168.1.226/24', 'a'), ('192.168.1.0/26', '192.168.1.226', 'b'), ('192.168.1', '192.168.1.0/24', 'c'), ('192.168.1', '192.168.1.0/25', 'd'), ('192.168.1', '192.168.1.255/24', 'e'), ('192.168.1', '192.168.1.255/25', 'f'), ('10', '10.1.2.3/8', 'g'), ('10.0.0.0', '10.1.2.3/8', 'h'), ('10.1.2.3', '10.1.2.3/32', 'i'), ('10.1.2', '10.1.2.3/24', 'j'), ('10.1', '10.1.2.3/16', 'k'), ('10', '11.1.2.3/8', 'l'), ('10', '9.1.2.3/8', 'm'), ('10:23::f1', '10:23::f1/64', 'n'), ('10:23::8000/113', '10:23::ffff', 'o'), ('::ffff:1.2.3.4', '::4.3.2.1/24', 'p'), (NULL, NULL, 'q')
INSERT 0 17

> INSERT INTO nets (c) VALUES ('192.168.1.2/30')
ERROR 22P02 invalid cidr value: "192.168.1.2/30"

> INSERT INTO nets (i) VALUES (1)
ERROR 42804 column "i" is of type inet but expression is of type integer

> INSERT INTO nets (c, s) VALUES (inet '10.9.8.7/8', 'r')
INSERT 0 1

> INSERT INTO nets (s) VALUES (inet '10.9.8.7')
INSERT 0 1

> SELECT id, c, i, s FROM nets ORDER BY i, c, id
13|10.0.0.0/8|9.1.2.3/8|m
7|10.0.0.0/8|10.1.2.3/8|g
8|10.0.0.0/32|10.1.2.3/8|h
11|10.1.0.0/16|10.1.2.3/16|k
10|10.1.2.0/24|10.1.2.3/24|j
9|10.1.2.3/32|10.1.2.3|i
12|10.0.0.0/8|11.1.2.3/8|l
3|192.168.1.0/24|192.168.1.0/24|c
1|192.168.1.0/24|192.168.1.226/24|a
5|192.168.1.0/24|192.168.1.255/24|e
4|192.168.1.0/24|192.168.1.0/25|d
6|192.168.1.0/24|192.168.1.255/25|f
2|192.168.1.0/26|192.168.1.226|b
16|::ffff:1.2.3.4/128|::4.3.2.1/24|p
14|10:23::f1/128|10:23::f1/64|n
15|10:23::8000/113|10:23::ffff|o
18|10.0.0.0/8|∅|r
17|∅|∅|q
19|∅|∅|10.9.8.7/32

> SELECT c, i FROM nets ORDER BY c DESC, i DESC NULLS LAST, id
∅|∅
∅|∅
10:23::8000/113|10:23::ffff
10:23::f1/128|10:23::f1/64
::ffff:1.2.3.4/128|::4.3.2.1/24
192.168.1.0/26|192.168.1.226
192.168.1.0/24|192.168.1.255/25
192.168.1.0/24|192.168.1.0/25
192.168.1.0/24|192.168.1.255/24
192.168.1.0/24|192.168.1.226/24
192.168.1.0/24|192.168.1.0/24
10.1.2.3/32|10.1.2.3
10.1.2.0/24|10.1.2.3/24
10.1.0.0/16|10.1.2.3/16
10.0.0.0/32|10.1.2.3/8
10.0.0.0/8|11.1.2.3/8
10.0.0.0/8|10.1.2.3/8
10.0.0.0/8|9.1.2.3/8
10.0.0.0/8|∅

> SELECT c, count(*), min(i), max(i) FROM nets GROUP BY c ORDER BY c
10.0.0.0/8|4|9.1.2.3/8|11.1.2.3/8
10.0.0.0/32|1|10.1.2.3/8|10.1.2.3/8
10.1.0.0/16|1|10.1.2.3/16|10.1.2.3/16
10.1.2.0/24|1|10.1.2.3/24|10.1.2.3/24
10.1.2.3/32|1|10.1.2.3|10.1.2.3
192.168.1.0/24|5|192.168.1.0/24|192.168.1.255/25
192.168.1.0/26|1|192.168.1.226|192.168.1.226
::ffff:1.2.3.4/128|1|::4.3.2.1/24|::4.3.2.1/24
10:23::f1/128|1|10:23::f1/64|10:23::f1/64
10:23::8000/113|1|10:23::ffff|10:23::ffff
∅|2|∅|∅

> SELECT DISTINCT i FROM nets ORDER BY i
9.1.2.3/8
10.1.2.3/8
10.1.2.3/16
10.1.2.3/24
10.1.2.3
11.1.2.3/8
192.168.1.0/24
192.168.1.226/24
192.168.1.255/24
192.168.1.0/25
192.168.1.255/25
192.168.1.226
::4.3.2.1/24
10:23::f1/64
10:23::ffff
∅

> SELECT min(c), max(c), count(DISTINCT i) FROM nets
10.0.0.0/8|10:23::8000/113|15

> SELECT s FROM nets WHERE i <<= c ORDER BY s
a
c
d
e
f
g
i
j
k
o

> SELECT a.s, b.s FROM nets a JOIN nets b ON a.i = b.c ORDER BY 1, 2
c|a
c|c
c|d
c|e
c|f
i|i

> SELECT a.s, b.s FROM nets a JOIN nets b ON a.c >> b.i AND a.id < 3 ORDER BY 1, 2
a|b
a|d
a|f

> CREATE INDEX nets_i ON nets (i)
CREATE INDEX

> CREATE INDEX nets_c ON nets (c cidr_ops DESC)
CREATE INDEX

> CREATE INDEX nets_n ON nets (network(i), s)
CREATE INDEX

> CREATE UNIQUE INDEX nets_host ON nets (host(i), masklen(i), c)
CREATE INDEX

> SELECT s FROM nets WHERE i = '10.1.2.3/8' ORDER BY s
g
h

> SELECT s FROM nets WHERE i > '10.1.2.3/8' AND i < '::' ORDER BY i, s
k
j
i
l
c
a
e
d
f
b
p

> SELECT s FROM nets WHERE c = '10/8' ORDER BY s
g
l
m
r

> SELECT s FROM nets WHERE c >= '192.168.1.0/24' ORDER BY c DESC, s
o
n
p
b
a
c
d
e
f

> SELECT s FROM nets WHERE i IN ('10.1.2.3', '10.1.2.3/16', '::1') ORDER BY s
i
k

> SELECT s FROM nets WHERE i = ANY ('{10.1.2.3,9.1.2.3/8}'::inet[]) ORDER BY s
i
m

> SELECT s FROM nets WHERE c = ANY (ARRAY[cidr '10/8', '10.1/16']) ORDER BY s
g
k
l
m
r

> SELECT s FROM nets WHERE i BETWEEN '10.1.2.3/8' AND '10.1.2.3/24' ORDER BY s
g
h
j
k

> SELECT s FROM nets WHERE network(i) = '192.168.1.0/24' ORDER BY s
a
c
e

> SELECT i FROM nets WHERE i IS NOT NULL ORDER BY i DESC LIMIT 3
10:23::ffff
10:23::f1/64
::4.3.2.1/24

> INSERT INTO nets (c, i, s) VALUES ('10', '10.1.2.3/8', 'twice')
ERROR 23505 duplicate key value violates unique constraint "nets_host"

> SELECT indexdef FROM pg_indexes WHERE tablename = 'nets' ORDER BY indexname
CREATE INDEX nets_c ON public.nets USING btree (c cidr_ops DESC)
CREATE UNIQUE INDEX nets_host ON public.nets USING btree (host(i), masklen(i), c)
CREATE INDEX nets_i ON public.nets USING btree (i)
CREATE INDEX nets_n ON public.nets USING btree (network(i), s)
CREATE UNIQUE INDEX nets_pkey ON public.nets USING btree (id)

> SELECT opc.opcname, opc.opcintype::regtype FROM pg_index x JOIN pg_opclass opc ON opc.oid = x.indclass[0] WHERE x.indexrelid IN ('nets_i'::regclass, 'nets_c'::regclass) ORDER BY 1
cidr_ops|inet
inet_ops|inet

> SELECT oid, typname, typlen, typbyval, typtype, typcategory, typispreferred, typalign, typstorage, typarray, typelem FROM pg_type WHERE typname IN ('inet', 'cidr', '_inet', '_cidr') AND typname <> '' ORDER BY 1
650|cidr|-1|f|b|I|f|i|m|651|0
651|_cidr|-1|f|b|A|f|i|x|0|650
869|inet|-1|f|b|I|t|i|m|1041|0
1041|_inet|-1|f|b|A|f|i|x|0|869

> SELECT castsource::regtype, casttarget::regtype, castfunc <> 0, castcontext, castmethod FROM pg_cast WHERE castsource IN (869, 650) OR casttarget IN (869, 650) ORDER BY 1::text, castsource, casttarget
cidr|text|t|a|f
cidr|inet|f|i|b
cidr|character|t|a|f
cidr|character varying|t|a|f
inet|text|t|a|f
inet|cidr|t|a|f
inet|character|t|a|f
inet|character varying|t|a|f

> SELECT oprname, oprleft::regtype, oprright::regtype, oprresult::regtype, oprcom <> 0, oprnegate <> 0 FROM pg_operator WHERE oprleft IN (869, 650) OR oprright IN (869, 650) ORDER BY oprname COLLATE "C", oprleft, oprright
&|inet|inet|inet|f|f
&&|inet|inet|boolean|t|f
+|bigint|inet|inet|t|f
+|inet|bigint|inet|t|f
-|inet|bigint|inet|f|f
-|inet|inet|bigint|f|f
<|inet|inet|boolean|t|t
<<|inet|inet|boolean|t|f
<<=|inet|inet|boolean|t|f
<=|inet|inet|boolean|t|t
<>|inet|inet|boolean|t|t
=|inet|inet|boolean|t|t
>|inet|inet|boolean|t|t
>=|inet|inet|boolean|t|t
>>|inet|inet|boolean|t|f
>>=|inet|inet|boolean|t|f
||inet|inet|inet|f|f
~|-|inet|inet|f|f

> SELECT proname, proargtypes[0], proargtypes[1], prorettype::regtype, provolatile FROM pg_proc WHERE proname IN ('abbrev', 'broadcast', 'family', 'host', 'hostmask', 'inet_merge', 'inet_same_family', 'masklen', 'netmask', 'network', 'set_masklen', 'network_sub', 'inetpl', 'inetnot') ORDER BY 1, 2
abbrev|650|∅|text|i
abbrev|869|∅|text|i
broadcast|869|∅|inet|i
family|869|∅|integer|i
host|869|∅|text|i
hostmask|869|∅|inet|i
inet_merge|869|869|cidr|i
inet_same_family|869|869|boolean|i
inetnot|869|∅|inet|i
inetpl|869|20|inet|i
masklen|869|∅|integer|i
netmask|869|∅|inet|i
network|869|∅|cidr|i
network_sub|869|869|boolean|i
set_masklen|650|23|cidr|i
set_masklen|869|23|inet|i

> SELECT '{1.2.3.4/24,NULL,::1}'::inet[], ARRAY['10/8'::cidr, '::'], ARRAY[inet '1.1.1.1', cidr '10/8'], '{10/8,11}'::cidr[]::inet[], '{10.1.1.1/8}'::inet[]::cidr[], ARRAY[inet '1.2.3.4']::text[]
{1.2.3.4/24,NULL,::1}|{10.0.0.0/8,::/128}|{1.1.1.1,10.0.0.0/8}|{10.0.0.0/8,11.0.0.0/8}|{10.0.0.0/8}|{1.2.3.4/32}

> SELECT '{1.2.3.4,bad}'::inet[]
ERROR 22P02 invalid input syntax for type inet: "bad"

> SELECT ARRAY[inet '1.1.1.1', '2.2.2.2'] < ARRAY[inet '1.1.1.1', '2.2.2.2/31'], inet '1.1.1.1' = ANY (ARRAY[inet '2.2.2.2', '1.1.1.1']), array_agg(x ORDER BY x) FROM unnest('{::,3.3.3.3,10/8}'::inet[]) x
f|t|{3.3.3.3,10.0.0.0/8,::}

> SELECT to_json(inet '1.2.3.4'), to_jsonb(cidr '10.0.0.1'), json_build_object('a', inet '::1/3', 'b', ARRAY[cidr '10']), row_to_json(t) FROM (VALUES (inet '1.1.1.1/8')) t (x)
"1.2.3.4"|"10.0.0.1/32"|{"a" : "::1/3", "b" : ["10.0.0.0/8"]}|{"x":"1.1.1.1/8"}

> SELECT x.* FROM json_to_recordset('[{"i": "1.2.3.4/8", "c": "10"}]') x (i inet, c cidr)
1.2.3.4/8|10.0.0.0/8

> SELECT CASE WHEN true THEN cidr '10/8' ELSE inet '1.1.1.1' END, coalesce(NULL, cidr '10', inet '1.1.1.1'), greatest(inet '1.1.1.1', cidr '10'), nullif(inet '10.0.0.0/8', cidr '10/8')
10.0.0.0/8|10.0.0.0/8|10.0.0.0/8|∅

> SELECT cidr '10/8' UNION SELECT inet '10.0.0.0/8' UNION ALL SELECT '1.1.1.1'
10.0.0.0/8
1.1.1.1

> SELECT (inet '10.1.2.3/8', cidr '10/8'), ROW(inet '1.1.1.1') < ROW(inet '1.1.1.1/31')
(10.1.2.3/8,10.0.0.0/8)|f

> SELECT x, lag(x) OVER (ORDER BY x), rank() OVER (ORDER BY network(x)) FROM unnest('{10.2.3.4/8,10.1.1.1/8,9.9.9.9}'::inet[]) x ORDER BY x
9.9.9.9|∅|1
10.1.1.1/8|9.9.9.9|2
10.2.3.4/8|10.1.1.1/8|2

> SELECT quote_literal(inet '1.1.1.1'), quote_nullable(cidr '10/8'), array_to_string('{1.1.1.1}'::inet[], ','), concat_ws('-', inet '1.1.1.1', cidr '1.1.1.1'), string_agg(inet '1.1.1.1' || '', ',')
'1.1.1.1/32'|'10.0.0.0/8'|1.1.1.1|1.1.1.1-1.1.1.1/32|1.1.1.1/32

> CREATE VIEW inside AS SELECT id, host(i) AS h, i << '10.0.0.0/8' AS ten, set_masklen(c, 4), ~ i & '0.255.0.0' AS masked FROM nets WHERE i <<= inet '10.1/16'
CREATE VIEW

> SELECT * FROM inside ORDER BY id
9|10.1.2.3|t|0.0.0.0/4|0.254.0.0
10|10.1.2.3|t|0.0.0.0/4|0.254.0.0
11|10.1.2.3|t|0.0.0.0/4|0.254.0.0

> SELECT pg_get_viewdef('inside'::regclass, true)
 SELECT nets.id,\n    host(nets.i) AS h,\n    nets.i << '10.0.0.0/8'::inet AS ten,\n    set_masklen(nets.c, 4) AS set_masklen,\n    (~ nets.i) & '0.255.0.0'::inet AS masked\n   FROM nets\n  WHERE nets.i <<= '10.1.0.0/16'::inet;

> CREATE TABLE hosts (h inet PRIMARY KEY DEFAULT '127.0.0.1', n cidr NOT NULL DEFAULT '10/8' CHECK (n << '0/0'), hs inet[], CHECK (h <<= '0.0.0.0/0' OR family(h) = 6))
CREATE TABLE

> INSERT INTO hosts DEFAULT VALUES RETURNING *
127.0.0.1|10.0.0.0/8|∅

> INSERT INTO hosts (h, hs) VALUES ('127.0.0.1', NULL)
ERROR 23505 duplicate key value violates unique constraint "hosts_pkey"

> INSERT INTO hosts (n) VALUES ('::/0')
ERROR 23514 new row for relation "hosts" violates check constraint "hosts_n_check"

> INSERT INTO hosts (h, hs) VALUES ('127.0.0.2', '{1.1.1.1,10.0.0.0/8}') ON CONFLICT (h) DO NOTHING
INSERT 0 1

> INSERT INTO hosts (h) VALUES ('127.0.0.2') ON CONFLICT (h) DO UPDATE SET n = network(set_masklen(excluded.h, 8)), h = hosts.h + 5 RETURNING *
127.0.0.7|127.0.0.0/8|{1.1.1.1,10.0.0.0/8}

> UPDATE hosts SET h = h + 1, hs = hs || h RETURNING *
127.0.0.2|10.0.0.0/8|{127.0.0.1}
127.0.0.8|127.0.0.0/8|{1.1.1.1,10.0.0.0/8,127.0.0.7}

> CREATE TABLE leases (id int PRIMARY KEY, h inet REFERENCES hosts (h), net cidr REFERENCES hosts (h))
CREATE TABLE

> INSERT INTO leases VALUES (1, '127.0.0.8', NULL)
INSERT 0 1

> INSERT INTO leases VALUES (2, '127.0.0.9', NULL)
ERROR 23503 insert or update on table "leases" violates foreign key constraint "leases_h_fkey"

> SELECT column_name, data_type, udt_name FROM information_schema.columns WHERE table_name = 'hosts' ORDER BY ordinal_position
h|inet|inet
n|cidr|cidr
hs|ARRAY|_inet

> SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'hosts'::regclass ORDER BY adnum
'127.0.0.1'::inet
'10.0.0.0/8'::cidr

> SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'hosts'::regclass ORDER BY 1
CHECK (((h <<= '0.0.0.0/0'::inet) OR (family(h) = 6)))
CHECK (((n)::inet << '0.0.0.0/0'::inet))
PRIMARY KEY (h)

> DROP VIEW inside
DROP VIEW

> ALTER TABLE nets ALTER COLUMN s TYPE inet USING i, ALTER COLUMN c TYPE inet
ALTER TABLE

> SELECT c, s FROM nets WHERE c = '10/8' ORDER BY id
10.0.0.0/8|10.1.2.3/8
10.0.0.0/8|11.1.2.3/8
10.0.0.0/8|9.1.2.3/8
10.0.0.0/8|∅

> ALTER TABLE nets ALTER COLUMN c TYPE cidr
ALTER TABLE

> ALTER TABLE nets ALTER COLUMN s TYPE text
ALTER TABLE

> SELECT c, s FROM nets ORDER BY id LIMIT 3
192.168.1.0/24|192.168.1.226/24
192.168.1.0/26|192.168.1.226/32
192.168.1.0/24|192.168.1.0/24

> SELECT i FROM nets WHERE i > '1.1.1.1'::text
ERROR 42883 operator does not exist: inet > text

> SELECT i LIKE '10%' FROM nets
ERROR 42883 operator does not exist: inet ~~ unknown

> PREPARE p (inet, cidr) AS SELECT $1 << $2, $1 - 1, pg_typeof($2)
PREPARE

> EXECUTE p ('10.1.1.1', '10')
t|10.1.1.0|cidr

> SELECT inet '1.2.3.4' IS DISTINCT FROM '1.2.3.4', inet '1.2.3.4' = '1.2.3.4'::cidr, '1.2.3.4' = cidr '1.2.3.4', inet '10.0.0.0/8' IN (SELECT cidr '10/8')
f|t|t|t

> SELECT * FROM generate_series(inet '1.1.1.1', inet '1.1.1.3')
ERROR 42883 function generate_series(inet, inet) does not exist

> SELECT sum(i) FROM nets
ERROR 42883 function sum(inet) does not exist

> SELECT array_position('{1.1.1.1,2.2.2.2}'::inet[], '2.2.2.2'), array_remove('{1.1.1.1,2.2.2.2}'::cidr[], '1.1.1.1'), '{1.1.1.1}'::inet[] <@ '{2.2.2.2,1.1.1.1}', '{1.1.1.1}'::inet[] && '{2.2.2.2}', array_append('{1.1.1.1}'::inet[], '::')
2|{2.2.2.2/32}|t|f|{1.1.1.1,::}

> CREATE TEMP TABLE many AS SELECT n AS id, inet '10.0.0.0' + n * 37 % 5000 AS h FROM generate_series(1, 4000) n
SELECT 4000

> CREATE INDEX ON many (h)
CREATE INDEX

> SELECT count(*), min(id), max(h) FROM many WHERE h >= '10.0.5.0' AND h < '10.0.6.0'
208|35|10.0.5.255

> SELECT count(*), min(h), max(h) FROM many WHERE h <<= '10.0.5.0/24'
208|10.0.5.0|10.0.5.255

> SELECT a.h, b.id - a.id FROM many a JOIN many b ON b.h = a.h + 37 WHERE a.id < 4 ORDER BY 1
10.0.0.37|1
10.0.0.74|1
10.0.0.111|1

> SELECT network(set_masklen(h, 22)) AS net, count(*) FROM many GROUP BY 1 ORDER BY 1
10.0.0.0/22|830
10.0.4.0/22|830
10.0.8.0/22|829
10.0.12.0/22|802
10.0.16.0/22|709

> SELECT h FROM many ORDER BY h DESC LIMIT 3
10.0.19.135
10.0.19.133
10.0.19.132

> SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY h), mode() WITHIN GROUP (ORDER BY network(set_masklen(h, 30))) FROM many
10.0.9.162|10.0.0.16/30

> SELECT inet '1.2.3.4' OPERATOR(pg_catalog.<<) '1.2/16', NOT inet '1.2.3.4' << '1.2/16', inet '10.0.0.1' + 1 << '10/8', ~ inet '1.1.1.1' | '0.0.0.1' & '0.0.0.3'
t|f|t|0.0.0.3

> SELECT inet '192.168.1.5' >>= ANY (ARRAY[inet '1.1.1.1', '192.168.1.5']), '10.0.0.1' << ALL ('{10/8,10.0/16}'::cidr[]::inet[])
t|t

> SELECT '10.0.0.1' << '10/8'
ERROR 42725 operator is not unique: unknown << unknown

> SELECT cidr '10/8' || cidr '11/8'
ERROR 42883 operator does not exist: cidr || cidr
