# money. PostgreSQL 15 manual, section 8.2.

> set lc_monetary='C'
SET

> show lc_monetary
C

> select '12.345'::money, '$1,234.56'::money, '(5)'::money, '-$ 12'::money, '1e5'::money
ERROR 22P02 invalid input syntax for type money: "1e5"

> select '-1.005'::money, '.5'::money, '$'::money, ''::money, ' 12 - '::money, '1.2.3'::money
ERROR 22P02 invalid input syntax for type money: "1.2.3"

> select '1,2,3'::money,'- 1'::money, '+1'::money, '1+'::money
$123.00|-$1.00|$1.00|$1.00

> select '(1'::money, '1)'::money, '--1'::money,'1-'::money, '1()'::money
ERROR 22P02 invalid input syntax for type money: "--1"

> select ''::money
$0.00

> select '-'::money
$0.00

> select '1x'::money
ERROR 22P02 invalid input syntax for type money: "1x"

> select '92233720368547758.07'::money, '-92233720368547758.08'::money
$92,233,720,368,547,758.07|-$92,233,720,368,547,758.08

> select '92233720368547758.08'::money
ERROR 22003 value "92233720368547758.08" is out of range for type money

> select '92233720368547758.075'::money
ERROR 22003 value "92233720368547758.075" is out of range for type money

> select '-92233720368547758.09'::money
ERROR 22003 value "-92233720368547758.09" is out of range for type money

> select '-92233720368547758.085'::money
ERROR 22003 value "-92233720368547758.085" is out of range for type money

> select '92233720368547759'::money
ERROR 22003 value "92233720368547759" is out of range for type money

> select '1'::money + '92233720368547758.07'::money
ERROR 22003 money out of range

> select '-92233720368547758.08'::money - '1'::money
ERROR 22003 money out of range

> select '-92233720368547758.08'::money * -1
ERROR 22003 money out of range

> select '92233720368547758.07'::money * 2.0::float8
ERROR 22003 money out of range

> select '92233720368547758.07'::money * 'nan'::float8
ERROR 22003 money out of range

> select '1'::money / 0
ERROR 22012 division by zero

> select '1'::money / 0::float8
ERROR 22012 division by zero

> select '1'::money / '0'::money
ERROR 22012 division by zero

> select '1'::money / 0.3::float4, '10'::money/3, '10'::money/-3, '1'::money*1.005::float8, 1.5*'1.01'::money
$3.33|$3.33|-$3.33|$1.00|$1.52

> select '10'::money / '3'::money
3.3333333333333335

> select cash_words('1234.56'::money), cash_words('-0.01'::money), cash_words('92233720368547758.07'), cash_words('-92233720368547758.08')
One thousand two hundred thirty four dollars and fifty six cents|Minus zero dollars and one cent|Ninety two quadrillion two hundred thirty three trillion seven hundred twenty billion three hundred sixty eight million five hundred forty seven thousand seven hundred fifty eight dollars and seven cents|Minus ninety two quadrillion two hundred thirty three trillion seven hundred twenty billion three hundred sixty eight million five hundred forty seven thousand seven hundred fifty eight dollars and eight cents

> select cash_words('0'), cash_words('1'), cash_words('0.01'),cash_words('100'),cash_words('1000000'),cash_words('121'),cash_words('19.21'),cash_words('110'),cash_words('200.20')
Zero dollars and zero cents|One dollar and zero cents|Zero dollars and one cent|One hundred dollars and zero cents|One million  dollars and zero cents|One hundred twenty one dollars and zero cents|Nineteen dollars and twenty one cents|One hundred and ten dollars and zero cents|Two hundred dollars and twenty cents

> select 12.345::money, 12.344::numeric::money, 1e20::numeric::money
ERROR 22003 bigint out of range

> select 'nan'::numeric::money
ERROR 0A000 cannot convert NaN to bigint

> select 'inf'::numeric::money
ERROR 0A000 cannot convert infinity to bigint

> select 1::int4::money, 9223372036854775807::int8::money
ERROR 22003 bigint out of range

> select 1::int2::money
ERROR 42846 cannot cast type smallint to money

> select 1::float8::money
ERROR 42846 cannot cast type double precision to money

> select '12.34'::money::numeric, '12.34'::money::int
ERROR 42846 cannot cast type money to integer

> select '12.34'::money::numeric(10,1)
12.3

> select '-92233720368547758.08'::money::numeric
-92233720368547758.08

> select sum(m), min(m), max(m) from (values ('1'::money),('2.5')) v(m)
$3.50|$1.00|$2.50

> select avg(m) from (values ('1'::money),('2.5')) v(m)
ERROR 42883 function avg(money) does not exist

> select cashlarger('1','2'), cashsmaller('1','2')
$2.00|$1.00

> select array['1,000'::money,'2']::money[], '{"$1,000.00",2}'::money[]
{"$1,000.00",$2.00}|{"$1,000.00",$2.00}

> select cash_cmp('1','2')
-1

> select '1'::money = 1
ERROR 42883 operator does not exist: money = integer

> select '1'::money < '2'
t

> select '1'::money::text, money(5), numeric('5'::money), money(5.555)
ERROR 42601 syntax error at or near ","

> select 5::money, money '5'
$5.00|$5.00

> select sum('92233720368547758.07'::money) from generate_series(1,2)
ERROR 22003 money out of range

> set lc_monetary='POSIX'
SET

> set lc_monetary='C.UTF-8'
SET

> set lc_monetary='C.utf8'
SET

> set lc_monetary=''
SET

> show lc_monetary


> select to_char('1'::money,'9')
ERROR 42883 function to_char(money, unknown) does not exist

> select '1'::money - 1
ERROR 42883 operator does not exist: money - integer

> select -('1'::money)
ERROR 42883 operator does not exist: - money

> select @ '1'::money
ERROR 42883 operator does not exist: @ money

> select '1'::money % 2
ERROR 42883 operator does not exist: money % integer

> select 3 / '1'::money
ERROR 42883 operator does not exist: integer / money

> select generate_series('1'::money,'2','1')
ERROR 42883 function generate_series(money, unknown, unknown) does not exist

> select '$$1'::money
$1.00

> select '-$-1'::money
ERROR 22P02 invalid input syntax for type money: "-$-1"

> select '1()'::money
ERROR 22P02 invalid input syntax for type money: "1()"

> select '1('::money
ERROR 22P02 invalid input syntax for type money: "1("

> select '1$$'::money
$1.00

> select '$ $1'::money
$1.00

> select '1 2'::money
ERROR 22P02 invalid input syntax for type money: "1 2"

> select '--1'::money
ERROR 22P02 invalid input syntax for type money: "--1"

> select '-+1'::money
ERROR 22P02 invalid input syntax for type money: "-+1"

> select '+-1'::money
ERROR 22P02 invalid input syntax for type money: "+-1"

> select '(-1'::money
ERROR 22P02 invalid input syntax for type money: "(-1"

> select '1.234.'::money
ERROR 22P02 invalid input syntax for type money: "1.234."

> select '1.234,5'::money
ERROR 22P02 invalid input syntax for type money: "1.234,5"

> select '1.2,3'::money
$1.23

> select '1.,2'::money
$1.20

> select '1-+'::money
-$1.00

> select '1 $ -'::money
-$1.00

> select '1$ -'::money
-$1.00

> select '- - 1'::money
ERROR 22P02 invalid input syntax for type money: "- - 1"

> select '$- $1'::money
-$1.00

> select '+ $1'::money
$1.00

> select '$+1'::money
$1.00

> select '$ +1'::money
$1.00

> select '1--'::money
-$1.00

> select ', 1'::money
ERROR 22P02 invalid input syntax for type money: ", 1"

> select '$-'::money
$0.00

> select '1 , 2'::money
ERROR 22P02 invalid input syntax for type money: "1 , 2"

> select '-'::money, '$ '::money, '()'::money, '('::money,')'::money
$0.00|$0.00|$0.00|$0.00|$0.00

> select '99999999999999999999'::money
ERROR 22003 value "99999999999999999999" is out of range for type money

> select '1'::money*'nan'::float4, '1'::money/'inf'::float8
ERROR 22003 money out of range

> select '1'::money*'nan'::float4
ERROR 22003 money out of range

> select '1'::money/'inf'::float8
$0.00

> select '1'::money/'nan'::float8
ERROR 22003 money out of range

> select '1'::money/0::float8
ERROR 22012 division by zero

> select '0'::money/0::float8
ERROR 22012 division by zero

> select '0'::money/'0'::money
ERROR 22012 division by zero

> select '0.05'::money*0.5::float8, '0.03'::money*0.5::float8, '-0.05'::money*0.5::float8, '0.05'::money/2::float8, '1'::money*0.1::float4, '92233720368547758.07'::money*1::float8
ERROR 22003 money out of range

> select '-92233720368547758.08'::money*1::float8
-$92,233,720,368,547,758.08

> select '92233720368547758.07'::money/1
$92,233,720,368,547,758.07

> select '-92233720368547758.08'::money / -1
ERROR 22P01 floating-point exception

> select '-92233720368547758.08'::money / (-1)::int2
ERROR 22P01 floating-point exception

> select '-92233720368547758.08'::money / (-1)::int8
ERROR 22P01 floating-point exception

> select '-0.07'::money/2, '0.07'::money/2
-$0.03|$0.03

> select 1.005::numeric::money, -1.005::numeric::money, (-1.005)::numeric::money, 92233720368547758.075::numeric::money
ERROR 42883 operator does not exist: - money

> select 92233720368547758::int8::money
$92,233,720,368,547,758.00

> select 92233720368547759::int8::money
ERROR 22003 bigint out of range

> select '-92233720368547758.08'::money::numeric::money
-$92,233,720,368,547,758.08

> select -5::int4::money, 5::int8::money
ERROR 42883 operator does not exist: - money

> select cash_words('1111111.11'), cash_words('20'), cash_words('21'), cash_words('99'), cash_words('1001'), cash_words('1100'), cash_words('1000000000'), cash_words('115'), cash_words('-5.10')
One million one hundred and eleven thousand one hundred and eleven dollars and eleven cents|Twenty dollars and zero cents|Twenty one dollars and zero cents|Ninety nine dollars and zero cents|One thousand one dollars and zero cents|One thousand one hundred dollars and zero cents|One billion  dollars and zero cents|One hundred and fifteen dollars and zero cents|Minus five dollars and ten cents

> select cash_words('1020304050607.08'), cash_words('100000'), cash_words('1000'), cash_words('2000000.02')
One trillion twenty billion three hundred and four million fifty thousand six hundred and seven dollars and eight cents|One hundred thousand  dollars and zero cents|One thousand  dollars and zero cents|Two million  dollars and two cents

> select sum(x) from (select '92233720368547758.07'::money union all select '-1' union all select '2') v(x)
ERROR 22003 money out of range

> select sum(x) from (select '92233720368547758.07'::money union all select '2' union all select '-2') v(x)
ERROR 22003 money out of range

> select 3::int2*'1.5'::money, 3::int8*'1.5'::money, '1.5'::money*3::int2, '1.5'::money*3::int8,'1.5'::money*3::int4
$4.50|$4.50|$4.50|$4.50|$4.50

> select '1.5'::money*9223372036854775807
ERROR 22003 money out of range

> select '1.5'::money*1.1
$1.65

> select '1.5'::money/1.1
$1.36

> select '1.5'::money*1.1::numeric
$1.65

> select '1.5'::money::float8
ERROR 42846 cannot cast type money to double precision

> select '1.5'::money::varchar, '1.5'::money::numeric(5,1), '1.5'::text::money, 1.5::money
$1.50|1.5|$1.50|$1.50

> select money(1), money(1::bigint), money(1.5::numeric), numeric('1.5'::money)
ERROR 42601 syntax error at end of input

> select "numeric"('1.5'::money)
1.50
