# Functions and operators of text and bytea.

> SELECT lpad('hi',5), lpad('hi',5,'xy'), lpad('hi',-1), lpad('hi',1), lpad('hi',5,'')
   hi|xyxhi||h|hi

> SELECT rpad('hi',5,'xy'), rpad('hi',1), rpad('hi', 5, '')
hixyx|h|hi

> SELECT lpad('hi', 1000000000)
ERROR 54000 requested length too large

> SELECT repeat('ab', 3), repeat('ab',0), repeat('ab',-1)
ababab||

> SELECT substring('hello' from 2 for 3), substring('hello' from 0), substring('hello' from -1 for 3), substring('hello' for 2)
ell|hello|h|he

> SELECT substring('hello' from 2 for -1)
ERROR 22011 negative substring length not allowed

> SELECT substring('hello' from 2147483647 for 2147483647)


> SELECT substring('foobar' from 'o.b'), substring('foobar' from 'o(.)b'), substring('foobar' similar '%#"o_b#"%' escape '#')
oob|o|oob

> SELECT substring('\x0102'::bytea from 2), substring('\x0102'::bytea from 0 for 2)
\x02|\x01

> SELECT substr('hello',2), substr('hello',2,2), substr('hello',2,-1)
ERROR 22011 negative substring length not allowed

> SELECT left('hello',2), left('hello',-2), left('hello',0), left('hello',-9), right('hello',2), right('hello',-2), right('hello',-9)
he|hel|||lo|llo|

> SELECT overlay('Txxxxas' placing 'hom' from 2 for 4), overlay('abc' placing 'x' from 0)
ERROR 22011 negative substring length not allowed

> SELECT overlay('abc' placing 'x' from 2 for -1)
axabc

> SELECT overlay('abcdef' placing 'x' from 9)
abcdefx

> SELECT position('om' in 'Thomas'), strpos('abc','d'), strpos('abc','')
3|0|1

> SELECT split_part('a,b,c', ',', 2), split_part('a,b,c', ',', -1), split_part('a,b,c', ',', 9), split_part('abc', '', 1), split_part('', ',', 1), split_part('abc','',-1), split_part('abc','',2)
b|c||abc||abc|

> SELECT split_part('a,b,c', ',', 0)
ERROR 22023 field position must not be zero

> SELECT translate('12345','143','ax'), translate('abc','','x'), translate('abc','abc','')
a2x5|abc|

> SELECT replace('abcabc','b','xx'), replace('abc','','x')
axxcaxxc|abc

> SELECT initcap('hello WORLD foo_bar 9ab'), initcap('ÉCOLE d''été')
Hello World Foo_Bar 9ab|École D'Été

> SELECT upper('straße'), lower('ÀÉ'), upper('ı'), lower('İ')
STRAßE|àé|I|i

> SELECT length('日本語'), char_length('日本語'), octet_length('日本語'), bit_length('ab')
3|3|9|16

> SELECT reverse('日本語'), ascii('日'), ascii(''), chr(26085)
語本日|26085|0|日

> SELECT trim('  a '), trim(both 'x' from 'xxaxx'), trim(leading 'x' from 'xxa'), trim(trailing 'xy' from 'axyx'), btrim('xyaxy','xy'), ltrim(E'\t a'), trim('')
a|a|a|a|a|	 a|

> SELECT concat('a',NULL,1,true), concat_ws(',', 'a',NULL,'b'), concat_ws(NULL,'a'), concat_ws(',')
ERROR 42883 function concat_ws(unknown) does not exist

> SELECT concat()
ERROR 42883 function concat() does not exist

> SELECT format('%s %I %L %%', 'a', 'b c', 'd''e'), format('%2$s %1$s', 'a','b'), format('%-5s|%5s|', 'a','b'), format('%s', NULL), format('%L', NULL), format('%*s', 5, 'a')
a "b c" 'd''e' %|b a|a    |    b|||NULL|    a

> SELECT format('%I', NULL)
ERROR 22004 null values cannot be formatted as an SQL identifier

> SELECT format('%s')
ERROR 22023 too few arguments for format()

> SELECT format('%x', 1)
ERROR 22023 unrecognized format() type specifier "x"

> SELECT format('%0$s', 1)
ERROR 22023 format specifies argument 0, but arguments are numbered from 1

> SELECT format('%1$', 1)
ERROR 22023 unterminated format() type specifier

> SELECT format('abc')
abc

> SELECT md5('abc'), md5('\x61'::bytea), sha256('abc'::bytea)
900150983cd24fb0d6963f7d28e17f72|0cc175b9c0f1b6a831c399e269772661|\xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad

> SELECT encode('abc\000'::bytea,'hex'), encode('\x00ff5c'::bytea,'escape'), encode('abc','base64'), decode('YWJj','base64'), decode('616g','hex')
ERROR 22023 invalid hexadecimal digit: "g"

> SELECT decode('61','hex'), decode('6','hex')
ERROR 22023 invalid hexadecimal data: odd number of digits

> SELECT decode('YWJ','base64')
ERROR 22023 invalid base64 end sequence

> SELECT decode('a\\001','escape')
\x615c303031

> SELECT encode('abc','nosuch')
ERROR 22023 unrecognized encoding: "nosuch"

> SELECT to_hex(255), to_hex(-1), to_hex(9223372036854775807)
ff|ffffffff|7fffffffffffffff

> SELECT quote_ident('a'), quote_ident('A b'), quote_ident('select'), quote_ident('a"b')
a|"A b"|"select"|"a""b"

> SELECT regexp_replace('foobarbaz','b..','X'), regexp_replace('foobarbaz','b..','X','g'), regexp_replace('foobarbaz','b(..)',E'X\\1Y','g'), regexp_replace('abc','B','x','i')
fooXbaz|fooXX|fooXarYXazY|axc

> SELECT regexp_replace('foobarbaz','a','X',1,2), regexp_replace('foobarbaz','a','X',3), regexp_replace('A','a','x',1,0,'i')
foobarbXz|foobXrbaz|x

> SELECT regexp_match('foobarbequebaz','(bar)(beque)'), regexp_match('abc','x'), regexp_match('abc','b')
{bar,beque}|∅|{b}

> SELECT regexp_matches('foobarbequebazilbarfbonk','(b[^b]+)(b[^b]+)','g')
{bar,beque}
{bazil,barf}

> SELECT regexp_split_to_array('the quick',E'\\s+'), regexp_split_to_array('abc','')
{the,quick}|{a,b,c}

> SELECT regexp_split_to_table('a1b2c','[0-9]')
a
b
c

> SELECT regexp_count('ABCABC','b',1,'i'), regexp_instr('ABCABC','B'), regexp_instr('ABCABC','B',1,2), regexp_like('abc','B','i'), regexp_substr('foobar','o.b')
2|2|5|t|oob

> SELECT regexp_count('abc','b',0)
ERROR 22023 invalid value for parameter "start": 0

> SELECT regexp_match('abc','b','g')
ERROR 22023 regexp_match() does not support the "global" option

> SELECT 'abc' ~ '(', 'x'
ERROR 2201B invalid regular expression: parentheses () not balanced

> SELECT 'abc' ~ '['
ERROR 2201B invalid regular expression: brackets [] not balanced

> SELECT 'abc' ~ '*'
ERROR 2201B invalid regular expression: quantifier operand invalid

> SELECT 'abc' ~ 'a{2,1}'
ERROR 2201B invalid regular expression: invalid repetition count(s)

> SELECT 'abc' LIKE 'a%', 'abc' LIKE '_b_', 'abc' LIKE 'a\%', 'a%' LIKE 'a\%', 'abc' ILIKE 'A%', 'abc' NOT LIKE 'x%'
t|t|f|t|t|t

> SELECT 'abc' LIKE 'a\'
ERROR 22025 LIKE pattern must not end with escape character

> SELECT 'abc' LIKE 'a%' ESCAPE 'xx'
ERROR 22025 invalid escape string

> SELECT 'a%c' LIKE 'ax%c' ESCAPE 'x', 'abc' LIKE 'abc' ESCAPE ''
t|t

> SELECT 'abc' SIMILAR TO '(a|b)%', 'abc' SIMILAR TO 'a', 'abc' SIMILAR TO '_b_'
t|f|t

> SELECT 'a' || 1, 1 || 'a', 'a' || NULL, 'a' || true
a1|1a|∅|atrue

> SELECT 1 || 2
ERROR 42883 operator does not exist: integer || integer

> SELECT 'a'::char(3) || 'b', length('a  '::char(5)), 'a  '::char(3) = 'a', 'a '::varchar = 'a'
ab|1|t|f

> SELECT 'abcdef'::varchar(3), 'abcdef'::char(3), 'abc'::char
abc|abc|a

> SELECT 'abc' COLLATE "C" < 'ABC'
f

> SELECT 'é' < 'f' COLLATE "C"
f

> SELECT starts_with('abc','ab'), 'abc' ^@ 'b'
t|f

> SELECT string_agg(x, ',' ORDER BY x DESC) FROM (VALUES ('a'),('b'),(NULL)) t(x)
b,a

> SELECT string_agg(x, NULL) FROM (VALUES ('a'),('b')) t(x)
ab

> SELECT string_agg('\x01'::bytea, '\x02'::bytea)
\x01

> SELECT unistr('\0064at\+0000E9'), unistr('\zzzz')
ERROR 42601 invalid Unicode escape

> SELECT normalize('é', NFD) = 'é', 'é' IS NFC NORMALIZED
f|t

> SELECT parse_ident('"A".b'), parse_ident('a.')
ERROR 22023 string is not a valid identifier: "a."

> SELECT parse_ident('a b')
ERROR 22023 string is not a valid identifier: "a b"

> SELECT U&'\0041', U&'d!0061t' UESCAPE '!'
A|dat

> SELECT E'\u0041\n\x41\101'
A\nAA

> SELECT E'\x'
x

> SELECT E'\u00'
ERROR 22025 invalid Unicode escape

> SELECT '\x414'::bytea
ERROR 22023 invalid hexadecimal data: odd number of digits

> SELECT '\xzz'::bytea
ERROR 22023 invalid hexadecimal digit: "z"

> SELECT 'a\\b'::bytea
\x615c62

> SELECT '\001'::bytea
\x01

> SELECT bit_count('\xff'::bytea), get_byte('\x01ff'::bytea,1), set_byte('\x0102'::bytea,1,255), get_bit('\x01'::bytea,0), set_bit('\x00'::bytea,0,1)
8|255|\x01ff|1|\x01

> SELECT get_byte('\x01'::bytea,5)
ERROR 2202E index 5 out of valid range, 0..0

> SELECT length('\x0102'::bytea), '\x01'::bytea || '\x02'::bytea, '\x01'::bytea < '\x02'::bytea, reverse('a'::text)
2|\x0102|t|a

> SELECT trim('\x00' from '\x000100'::bytea), btrim('\x000100'::bytea,'\x00'::bytea)
\x01|\x01

> SELECT convert_from('\xc3a9'::bytea,'UTF8'), convert_to('é','LATIN1'), convert_from('\xe9','LATIN1')
é|\xe9|é

> SELECT convert_from('\xff'::bytea,'UTF8')
ERROR 22021 invalid byte sequence for encoding "UTF8": 0xff

> SELECT pg_client_encoding(), getdatabaseencoding()
UTF8|UTF8

> SELECT 'a' = 'a'::name, 'abc'::name || 'd', length('x'::name)
t|abcd|1

> SELECT strpos(NULL,'a'), upper(NULL), concat(NULL,NULL), length(NULL)
∅|∅||∅

> SELECT like_escape('a_b','#'), similar_to_escape('a%')
a_b|^(?:a.*)$

> SELECT ltrim('zzzytest','xyz'), rtrim('testxxzx','xyz')
test|test

> SELECT substring('abc' from NULL), overlay(NULL placing 'a' from 1)
∅|∅

> SELECT string_to_array('xx~^~yy~^~zz','~^~','yy')
{xx,NULL,zz}

> SELECT lower('ABC'::char(5)) || 'x'
abcx

> SELECT 'abc'::bytea::text, 'x'::"char", 'abc'::"char"
\x616263|x|a

> SELECT ascii(chr(128512)), length(chr(128512))
128512|1

> SELECT unistr('\0064at\+0000E9'), unistr('a\\b'), unistr('\u0064\U00000065'), unistr('\d83d\de00')
daté|a\b|de|😀

> SELECT unistr('\d83dx')
ERROR 42601 invalid Unicode surrogate pair

> SELECT unistr('\de00')
ERROR 42601 invalid Unicode surrogate pair

> SELECT unistr('\+110000')
ERROR 22023 invalid Unicode code point: 110000

> SELECT unistr('abc\')
ERROR 42601 invalid Unicode escape

> SELECT is_normalized('x','NFC'), is_normalized('x','zz')
ERROR 22023 invalid normalization form: zz

> SELECT normalize('é', NFD) = 'é', 'é' IS NFC NORMALIZED, 'é' IS NFD NORMALIZED, normalize('é') IS NORMALIZED
f|t|f|t

> SELECT get_bit('\xff'::bytea, 8)
ERROR 2202E index 8 out of valid range, 0..7

> SELECT set_byte('\x01'::bytea,0,300)
\x2c

> SELECT set_bit('\x01'::bytea,0,2)
ERROR 22023 new bit must be 0 or 1

> SELECT parse_ident('a.b."C"'), parse_ident('a.b c', false), parse_ident('A."b""c"'), parse_ident(' a . b '), parse_ident('É.x')
{a,b,C}|{a,b}|{a,"b\"c"}|{a,b}|{É,x}

> SELECT parse_ident('1a')
ERROR 22023 string is not a valid identifier: "1a"

> SELECT parse_ident('')
ERROR 22023 string is not a valid identifier: ""

> SELECT parse_ident('.a')
ERROR 22023 string is not a valid identifier: ".a"

> SELECT parse_ident('a..b')
ERROR 22023 string is not a valid identifier: "a..b"

> SELECT parse_ident('a.')
ERROR 22023 string is not a valid identifier: "a."

> SELECT parse_ident('""')
ERROR 22023 string is not a valid identifier: """"

> SELECT parse_ident('"a')
ERROR 22023 string is not a valid identifier: ""a"

> SELECT parse_ident('a.1')
ERROR 22023 string is not a valid identifier: "a.1"

> SELECT parse_ident('a b')
ERROR 22023 string is not a valid identifier: "a b"

> SELECT lower('ΑΣ'), upper('ŉ'), initcap('éa éb')
ασ|ŉ|Éa Éb
