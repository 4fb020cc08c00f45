# bit and bit varying: literals, lengths, casts, operators, functions, indexes, views. Checked against PostgreSQL 15.

> select B'1000101'::bit(4)::text, B'1000101'::bit(4), B'1000101', X'1Fa', b'', x''
1000|1000|1000101|000111111010||

> select B'012'
ERROR 22P02 "2" is not a valid binary digit

> select X'1G'
ERROR 22P02 "G" is not a valid hexadecimal digit

> select '102'::bit(3)
ERROR 22P02 "2" is not a valid binary digit

> select 'x1G'::varbit
ERROR 22P02 "G" is not a valid hexadecimal digit

> select pg_typeof(B'1'), pg_typeof(B'1'::varbit), B'1'::bit(3), B'10101'::varbit(3), '101'::bit(5), '10101'::bit(3), bit '101', bit(2) '101', varbit '101', bit varying(2) '101', '101'::bit, '101'::"bit"
bit|bit varying|100|101|10100|101|101|10|101|10|1|101

> create table bits (a bit, b bit(4), c varbit, d varbit(4))
CREATE TABLE

> insert into bits (a) values (B'1'), (B'0')
INSERT 0 2

> insert into bits (a) values (B'')
ERROR 22026 bit string length 0 does not match type bit(1)

> insert into bits (a) values (B'1110')
ERROR 22026 bit string length 4 does not match type bit(1)

> insert into bits (a) values ('1110')
ERROR 22026 bit string length 4 does not match type bit(1)

> insert into bits (b) values (B'0000'), (B'1001'), ('x5')
INSERT 0 3

> insert into bits (b) values (B'111')
ERROR 22026 bit string length 3 does not match type bit(4)

> insert into bits (c) values (B'1'), (B''), (B'0101010101010101001101010101010101010101010101010101010101010101010010101')
INSERT 0 3

> insert into bits (d) values (B'1'), (B''), (B'1110')
INSERT 0 3

> insert into bits (d) values (B'11101')
ERROR 22001 bit string too long for type bit varying(4)

> select *, length(c), octet_length(c) from bits order by a, b, c, d
0|∅|∅|∅|∅|∅
1|∅|∅|∅|∅|∅
∅|0000|∅|∅|∅|∅
∅|0101|∅|∅|∅|∅
∅|1001|∅|∅|∅|∅
∅|∅||∅|0|0
∅|∅|0101010101010101001101010101010101010101010101010101010101010101010010101|∅|73|10
∅|∅|1|∅|1|1
∅|∅|∅||∅|∅
∅|∅|∅|1|∅|∅
∅|∅|∅|1110|∅|∅

> select b, b << 0, b >> 0, b << -1, b >> 1, b << 1, b >> 5, b << 9, ~b, b & B'0011', b | B'0011', b # B'0011' from bits where b is not null order by b
0000|0000|0000|0000|0000|0000|0000|0000|1111|0000|0011|0011
0101|0101|0101|0010|0010|1010|0000|0000|1010|0001|0111|0110
1001|1001|1001|0100|0100|0010|0000|0000|0110|0001|1011|1010

> select b & B'1' from bits
ERROR 22026 cannot AND bit strings of different sizes

> select b | B'1' from bits
ERROR 22026 cannot OR bit strings of different sizes

> select b # B'1' from bits
ERROR 22026 cannot XOR bit strings of different sizes

> select B'10' || B'01', '1' || B'0', B'1'::varbit || '0', pg_typeof(B'1' || B'0')
1001|10|10|bit varying

> select B'110' > B'111', B'110' > B'11', B'110' = '110', B'11' < B'110', B'0' <> B'00', B''  < B'0', B'1'::varbit = B'1'
f|t|t|t|t|t|t

> create table obits (x varbit primary key, y bit(3) not null unique)
CREATE TABLE

> insert into obits values (B'0', '000'), (B'1', '001'), (B'0000', '010'), (B'10', '011'), ('', '100')
INSERT 0 5

> insert into obits values (B'0', '111')
ERROR 23505 duplicate key value violates unique constraint "obits_pkey"

> insert into obits values (B'01', '100')
ERROR 23505 duplicate key value violates unique constraint "obits_y_key"

> select * from obits order by x
|100
0|000
0000|010
1|001
10|011

> select * from obits where x > '0' order by x desc
10|011
1|001
0000|010

> select * from obits where y between '001' and '011' order by y desc
10|011
0000|010
1|001

> select count(distinct x), max(length(x)), bit_and(y), bit_or(y), bit_xor(y) from obits
5|4|000|111|100

> select max(x) from obits
ERROR 42883 function max(bit varying) does not exist

> select array[B'101011'] a, '{111001,1}'::varbit[] b, array['1'::bit(2), '0']::bit(1)[]
{101011}|{111001,1}|{1,0}

> select array_agg(x order by x) from obits
{"",0,0000,1,10}

> select 44::bit(10), 44::bit(3), (-44)::bit(12), (-44)::int8::bit(70), 5::bit, 5::int8::bit(4), cast(-1 as bit(40)), 44::"bit"
0000101100|100|111111010100|1111111111111111111111111111111111111111111111111111111111111111010100|1|0101|1111111111111111111111111111111111111111|0

> select B'101100'::int, B'1'::bit(32)::int, '11111111111111111111111111111111'::bit(32)::int, B'1101'::int8, B''::int
44|-2147483648|-1|13|0

> select repeat('1', 33)::bit(33)::int
ERROR 22003 integer out of range

> select repeat('1', 65)::varbit::bit(65)::int8
ERROR 22003 bigint out of range

> select 5::varbit
ERROR 42846 cannot cast type integer to bit varying

> select 5::smallint::bit(4)
ERROR 42846 cannot cast type smallint to bit

> select substring(B'1011001' from 2 for 3), substring(B'1011001' from 5), substring(B'1011001', -1, 4), substring(B'1011001', 9), position(B'11' in B'1011'), position(B'' in B'1'), position(B'00' in B'1')
011|001|10||3|1|0

> select substring(B'1011001' from 2 for -3)
ERROR 22011 negative substring length not allowed

> select overlay(B'10101' placing B'00' from 2), overlay(B'10101' placing B'00' from 2 for 4), overlay(B'1' placing B'00' from 0)
ERROR 22011 negative substring length not allowed

> select get_bit(B'101', 1), set_bit(B'101', 1, 1), bit_count(B'101101'), bit_length(B'101'), octet_length(B'101010101'), length(B'101')
0|111|4|3|2|3

> select get_bit(B'101', 3)
ERROR 2202E bit index 3 out of valid range (0..2)

> select set_bit(B'101', 1, 2)
ERROR 22023 new bit must be 0 or 1

> select set_bit(B'101', -1, 1)
ERROR 2202E bit index -1 out of valid range (0..2)

> select B'101'::text || 'x', B'101'::varchar(2), '101'::text::bit(3), to_json(B'101'), row(B'101', B'1'::varbit), format('%s', B'11'), quote_literal(B'11')
101x|10|101|"101"|(101,1)|11|'11'

> create table wrong (b bit(0))
ERROR 22023 length for type bit must be at least 1

> create table wrong (b bit(90000000))
ERROR 22023 length for type bit cannot exceed 83886080

> create table wrong (b varbit(1, 2))
ERROR 22023 invalid type modifier

> select format_type(1560, 4), format_type(1560, -1), format_type(1560, null), format_type(1562, 4), format_type(1562, -1), 'bit varying'::regtype, 'bit(3)'::regtype, 'bit[]'::regtype
bit(4)|"bit"|bit|bit varying(4)|bit varying|bit varying|bit|bit[]

> create view bv as select b, B'101' as l, b::bit(2) s, c::varbit(3) v, 5::bit(4) as i, b || c as j from bits
CREATE VIEW

> select * from bv order by 1, 4, 6
0000|101|00|∅|0101|∅
0101|101|01|∅|0101|∅
1001|101|10|∅|0101|∅
∅|101|∅||0101|∅
∅|101|∅|010|0101|∅
∅|101|∅|1|0101|∅
∅|101|∅|∅|0101|∅
∅|101|∅|∅|0101|∅
∅|101|∅|∅|0101|∅
∅|101|∅|∅|0101|∅
∅|101|∅|∅|0101|∅

> select column_name, data_type, character_maximum_length from information_schema.columns where table_name = 'bits' order by ordinal_position
a|bit|1
b|bit|4
c|bit varying|∅
d|bit varying|4

> select attname, atttypid::regtype, atttypmod, format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'obits'::regclass and attnum > 0
x|bit varying|-1|bit varying
y|bit|3|bit(3)

> select coalesce(B'1', null), greatest(B'10', B'1'), case when true then B'1' else B'0'::varbit end, B'1' in (B'1', B'0')
1|10|1|t

> select case when true then B'1' else 5 end
ERROR 42804 CASE types integer and bit cannot be matched

> update bits set b = ~b where b is not null
UPDATE 3

> delete from bits where b = B'0110' returning *
∅|0110|∅|∅

> drop view bv
DROP VIEW

> drop table bits, obits
DROP TABLE
