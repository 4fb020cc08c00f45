# Numbers and texts: format(), to_number(), LIKE of bytea, powers near 1, what SIMILAR cuts out

> select format('%*0$s', 'Hello')
ERROR 22023 format specifies argument 0, but arguments are numbered from 1

> select format('%1$1', 1)
ERROR 22023 unterminated format() type specifier

> select format('%*2$s|%-*3$s|%s', 'a', 5, 6, 'x')
ERROR 22023 too few arguments for format()

> select format('>>%10s<<%-10s<<%*s<<', 'a', 'b', 4, 'c')
>>         a<<b         <<   c<<

> select format('%2$s %1$s %s', 'a', 'b')
b a b

> select format('%L %I %s', E'a\\b', 'a b', null), format('%L', null), format('%%|%s', 1)
E'a\\b' "a b" |NULL|%|1

> select format('%1$*2s', 'a', 3)
ERROR 22023 width argument position must be ended by "$"

> select format('%', 1)
ERROR 22023 unterminated format() type specifier

> select format('%s', 1) , format('%99999999999s', 1)
ERROR 22003 number is out of range

> select format('%x', 1)
ERROR 22023 unrecognized format() type specifier "x"

> select format('%-', 1)
ERROR 22023 unterminated format() type specifier

> select format('%s %s', 1)
ERROR 22023 too few arguments for format()

> select format('%I', null)
ERROR 22004 null values cannot be formatted as an SQL identifier

> select substring('abcdefg' similar 'a*#"%#"g*' escape '#'), substring('abcdefg' similar '%#"c%#"g*' escape '#'), substring('abcdefg' similar 'a#"%#"x|g' escape '#'), substring('abcabc' similar '%#"b#"%' escape '#')
abcdefg|cdefg|bcdef|b

> select regexp_replace('A PostgreSQL function', 'a|e|i|o|u', 'X', 1, -1, 'i')
ERROR 22023 invalid value for parameter "n": -1

> select 'abc'::bytea like '_b_', 'abc'::bytea not like '_b_'::bytea, 'a_c'::bytea like 'a$__'::bytea escape '$'::bytea, '\x00ff'::bytea like '\x00%'
ERROR 22023 invalid hexadecimal digit: "%"

> select overlay('\x0102'::bytea placing '\xff'::bytea from 2), overlay('\x010203'::bytea placing '\xffee'::bytea from 2 for 1)
\x01ff|\x01ffee03

> select position(B'' in B''), position(B'' in B'1'), parse_ident('foo.boo[]', strict => false), div('nan'::numeric, '0'), numeric_inc(1.5)
0|1|{foo,boo}|NaN|2.5

> select factorial(100000)
ERROR 22003 value overflows numeric format

> select power(float8 '-inf', float8 '3.5')
ERROR 2201F a negative number raised to a non-integer power yields a complex result

> select 10.0 ^ -2147483648 as rounds_to_zero, 10.0 ^ -2147483647
0.0000000000000000|0.0000000000000000

> select round(((1 - 1.500012345678e-1000) ^ 1.45e1003) * 1e1000)
25218976308958387188077465658068501556514992509509282366

> select to_char(4.2e9::numeric, 'MI99.99'), to_char(4.2e9::float8, 'MI99.99'), to_char(4.2e9::float4, 'MI99.99'), to_char('inf'::float8, 'MI99.99'), to_char('inf'::float4, 'MI99.99'), to_char('-inf'::numeric, 'MI99.99')
 ##.##| ##.##| ##.| ##.##| ##.|-##.##

> select to_char(123456789.123::float4, '999999999.999'), to_char(1234.567::float4, '9999.99999'), to_char(1e10::float4, '99.99'), to_char(0.1234567::float4, '0.99999999')
 123456792| 1234.57| ##.| 0.12346

> select pg_notify('a', null)


> select pg_notify(null, 'x')
ERROR 22023 channel name cannot be empty

> select to_number('.-01', 'S99.99')
-0.01

> select to_number(' . 0 1-', ' 9 9 . 9 9 S')
-0.01
