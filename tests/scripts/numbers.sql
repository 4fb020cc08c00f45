# Numbers: operators, functions, aggregates, casts.

> SELECT 1/2, -1/2, 7%3, -7%3, 7%-3, 1.0/3, 2^10, 2^0.5, |/ 25, ||/ 27, @ -5, 5!= 4, 91 & 15, 32 | 3, 17 # 5, ~1, 1 << 4, 8 >> 2
ERROR 42883 operator does not exist: integer %- integer

> SELECT 1/0
ERROR 22012 division by zero

> SELECT 1%0
ERROR 22012 division by zero

> SELECT 1.0/0
ERROR 22012 division by zero

> SELECT 1::float8/0
ERROR 22012 division by zero

> SELECT 2147483647 + 1
ERROR 22003 integer out of range

> SELECT 9223372036854775807 + 1
ERROR 22003 bigint out of range

> SELECT -2147483648 / -1
ERROR 22003 integer out of range

> SELECT (-2147483648)::int / -1
ERROR 22003 integer out of range

> SELECT (-9223372036854775808)::bigint / -1
ERROR 22003 bigint out of range

> SELECT abs(-2147483648::int)
ERROR 22003 integer out of range

> SELECT abs((-2147483648)::int)
ERROR 22003 integer out of range

> SELECT 32767::smallint + 1::smallint
ERROR 22003 smallint out of range

> SELECT round(2.5), round(-2.5), round(2.5::float8), round(3.5::float8), round(2.45,1), round(1234.5,-2), trunc(2.567,2), trunc(-2.5), ceil(2.1), floor(-2.1), ceiling(-0.5::float8)
3|-3|2|4|2.5|1200|2.56|-2|3|-3|-0

> SELECT sign(-3), sign(0.0), sign(2.5::float8), mod(7,3), mod(-7.5,2), div(7,2), div(-7.5,2), gcd(12,18), lcm(4,6), gcd(0,0), factorial(5), factorial(0)
-1|0|1|1|-1.5|3|-3|6|12|0|120|1

> SELECT factorial(-1)
ERROR 22003 factorial of a negative number is undefined

> SELECT power(2,3), power(2,-1), power(0,0), power(2.0,0.5), exp(1), exp(1.0), ln(10), ln(10.0), log(100), log(2,8), log10(1000), sqrt(2), sqrt(2.0), cbrt(27)
8|0.5|1|1.4142135623730950|2.718281828459045|2.7182818284590452|2.302585092994046|2.3025850929940457|2|3.0000000000000000|3|1.4142135623730951|1.414213562373095|3.0000000000000004

> SELECT power(0,-1)
ERROR 2201F zero raised to a negative power is undefined

> SELECT power(-8, 1.0/3)
ERROR 2201F a negative number raised to a non-integer power yields a complex result

> SELECT ln(0)
ERROR 2201E cannot take logarithm of zero

> SELECT ln(-1)
ERROR 2201E cannot take logarithm of a negative number

> SELECT log(0)
ERROR 2201E cannot take logarithm of zero

> SELECT sqrt(-1)
ERROR 2201F cannot take square root of a negative number

> SELECT sqrt(-1.0)
ERROR 2201F cannot take square root of a negative number

> SELECT exp(1000)
ERROR 22003 value out of range: overflow

> SELECT exp(1000.0::numeric) > 1
t

> SELECT sin(1), cos(1), tan(1), cot(1), asin(1), acos(1), atan(1), atan2(1,2), sinh(1), cosh(1), tanh(1), asinh(1), acosh(1), atanh(0.5), pi(), degrees(1), radians(180), sind(30), cosd(60), tand(45)
0.8414709848078965|0.5403023058681398|1.5574077246549023|0.6420926159343306|1.5707963267948966|0|0.7853981633974483|0.4636476090008061|1.1752011936438014|1.5430806348152437|0.7615941559557649|0.881373587019543|0|0.5493061443340548|3.141592653589793|57.29577951308232|3.141592653589793|0.5|0.5|1

> SELECT asin(2)
ERROR 22003 input is out of range

> SELECT acosh(0.5)
ERROR 22003 input is out of range

> SELECT atanh(1), atanh(-1)
Infinity|-Infinity

> SELECT atanh(2)
ERROR 22003 input is out of range

> SELECT cot(0)
Infinity

> SELECT 'NaN'::float8 = 'NaN', 'NaN'::float8 > 'Infinity', 'Infinity'::float8 - 'Infinity', '-Infinity'::float8 < 0, 'Infinity'::numeric > 1, 'NaN'::numeric = 'NaN'
t|t|NaN|t|t|t

> SELECT 1e308 * 10
1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000

> SELECT 1e308::float8 * 10
ERROR 22003 value out of range: overflow

> SELECT 1e-308::float8 / 1e10
1e-318

> SELECT 1e38::real * 10::real
ERROR 22003 value out of range: overflow

> SELECT 0.1::float8 + 0.2::float8, 0.1::real + 0.2::real, 1e20::float8, 1e15::float8, 1e16::float8, 123456789012345678::float8, 1.5::real, 1e-5::float8, 0.0001::float8, (-0.0)::float8, '-0'::float8
0.30000000000000004|0.3|1e+20|1e+15|1e+16|1.2345678901234568e+17|1.5|1e-05|0.0001|0|-0

> SELECT 1.10 + 1, 1.10 * 1.100, 10.0 / 4, 10 / 4.0, 1e10::numeric, 12345678901234567890 * 98765432109876543210, 1.000000000000000000001 - 1
2.10|1.21000|2.5000000000000000|2.5000000000000000|10000000000|1219326311370217952237463801111263526900|0.000000000000000000001

> SELECT 3.14::numeric(3,1), 99.95::numeric(3,1), (-0.5)::numeric(1,0), 1234.5::numeric(6,2)
ERROR 22003 numeric field overflow

> SELECT 999.95::numeric(4,1)
ERROR 22003 numeric field overflow

> SELECT 1.5::int, 2.5::int, -2.5::int, 2.5::float8::int, 3.5::float8::int, '12'::int, ' 12 '::int, 1.9::bigint
2|3|-3|2|4|12|12|2

> SELECT '12x'::int
ERROR 22P02 invalid input syntax for type integer: "12x"

> SELECT ''::int
ERROR 22P02 invalid input syntax for type integer: ""

> SELECT '1e3'::int
ERROR 22P02 invalid input syntax for type integer: "1e3"

> SELECT '1e3'::numeric, '1e3'::float8, ' 1.5 '::numeric, '.5'::numeric, '5.'::numeric, '+5'::numeric, 'inf'::float8, '-Infinity'::numeric, 'nan'::numeric
1000|1000|1.5|0.5|5|5|Infinity|-Infinity|NaN

> SELECT '1_000'::int
ERROR 22P02 invalid input syntax for type integer: "1_000"

> SELECT '0x10'::int
ERROR 22P02 invalid input syntax for type integer: "0x10"

> SELECT 3000000000::int
ERROR 22003 integer out of range

> SELECT 40000::smallint
ERROR 22003 smallint out of range

> SELECT 1e100::bigint
ERROR 22003 bigint out of range

> SELECT 'NaN'::float8::int
ERROR 22003 integer out of range

> SELECT '1e400'::float8
ERROR 22003 "1e400" is out of range for type double precision

> SELECT '1e-400'::float8
ERROR 22003 "1e-400" is out of range for type double precision

> SELECT 1e400::float8
ERROR 22003 "10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000" is out of range for type double precision

> SELECT width_bucket(5.35, 0.024, 10.06, 5), width_bucket(-1,0,10,5), width_bucket(11,0,10,5), width_bucket(3,10,0,5)
3|0|6|4

> SELECT greatest(1,2.5,NULL), least(1,NULL,-1), greatest(NULL,NULL), greatest('a','b')
2.5|-1|∅|b

> SELECT setseed(2) IS NULL
ERROR 22023 setseed parameter 2 is out of allowed range [-1,1]

> SELECT sum(x), avg(x), min(x), max(x), count(x), stddev(x), variance(x), stddev_pop(x), var_pop(x) FROM (VALUES (1),(2),(3),(NULL)) t(x)
6|2.0000000000000000|1|3|3|1.00000000000000000000|1.00000000000000000000|0.81649658092772603273|0.66666666666666666667

> SELECT sum(x), avg(x), stddev(x), variance(x) FROM (VALUES (1.5),(2.5)) t(x)
4.0|2.0000000000000000|0.70710678118654752440|0.50000000000000000000

> SELECT sum(x), avg(x), stddev(x), variance(x) FROM (VALUES (1.5::float8),(2.5),('NaN')) t(x)
NaN|NaN|NaN|NaN

> SELECT sum(x), avg(x) FROM (VALUES (9223372036854775807),(9223372036854775807)) t(x)
18446744073709551614|9223372036854775807

> SELECT sum(x), avg(x), pg_typeof(sum(x)), pg_typeof(avg(x)) FROM (VALUES (1::smallint)) t(x)
1|1.00000000000000000000|bigint|numeric

> SELECT sum(x), pg_typeof(sum(x)) FROM (VALUES (1::real),(0.1)) t(x)
1.1|real

> SELECT sum(x), avg(x) FROM (SELECT 1 WHERE false) t(x)
∅|∅

> SELECT bit_and(x), bit_or(x), bit_xor(x), bool_and(x>1), bool_or(x>1), every(x>0) FROM (VALUES (1),(3)) t(x)
1|3|2|f|t|t

> SELECT corr(y,x), covar_pop(y,x), regr_slope(y,x), regr_intercept(y,x), regr_count(y,x), regr_r2(y,x) FROM (VALUES (1,2),(2,4.5),(3,5)) t(x,y)
0.9332565252573828|1|1.5|0.8333333333333334|3|0.870967741935484

> SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x), percentile_disc(0.5) WITHIN GROUP (ORDER BY x), mode() WITHIN GROUP (ORDER BY x) FROM (VALUES (1),(2),(2),(9)) t(x)
2|2|2

> SELECT 1 = 1.0, 1::float8 = 1.0, 1 < 1.5, 0.1::float8 = 0.1::numeric, 0.1::real = 0.1::float8, 16777217::real = 16777217
t|t|t|t|f|f

> SELECT 1 <> ALL(ARRAY[2,3]), 5 BETWEEN 1 AND 10, 5 BETWEEN 10 AND 1, 5 BETWEEN SYMMETRIC 10 AND 1
t|t|f|t

> SELECT 1 IS DISTINCT FROM NULL, NULL IS NOT DISTINCT FROM NULL, 1 IN (1,NULL), 2 IN (1,NULL), 2 NOT IN (1,NULL)
t|t|t|∅|∅

> SELECT true AND NULL, false AND NULL, true OR NULL, NOT NULL::bool, true > false, 't'::bool, 'yes'::bool, 'off'::bool, '1'::bool, 0::bool, 5::bool, true::int
∅|f|t|∅|t|t|t|f|t|f|t|1

> SELECT 'maybe'::bool
ERROR 22P02 invalid input syntax for type boolean: "maybe"

> SELECT 1.5::bool
ERROR 42846 cannot cast type numeric to boolean

> SELECT true::text, false::int, 'true'::bool::text, bool 'on'
true|0|true|t

> SELECT nullif(1,1), nullif(1,2), coalesce(NULL,2,3), CASE 1 WHEN 1 THEN 'a' END, CASE WHEN false THEN 1 END
∅|1|2|a|∅

> SELECT nullif(1,'x')
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT coalesce(1,'x')
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT CASE WHEN true THEN 1 ELSE 'x' END
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT CASE 1 WHEN 'x' THEN 1 END
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT pg_typeof(1), pg_typeof(1.0), pg_typeof('a'), pg_typeof(NULL), pg_typeof(3000000000), pg_typeof(1e5), pg_typeof(99999999999999999999), pg_typeof(1::smallint+1), pg_typeof(1+1.0), pg_typeof(1::real+1), pg_typeof(2^2), pg_typeof(2.0^2)
integer|numeric|unknown|unknown|bigint|numeric|numeric|integer|numeric|double precision|double precision|numeric

> SELECT pg_typeof(sum(1)), pg_typeof(avg(1)), pg_typeof(count(*)), pg_typeof(CASE WHEN true THEN 1 ELSE 2.5 END), pg_typeof(coalesce(NULL,1)), pg_typeof(ARRAY[1,2.5]), pg_typeof(now()), pg_typeof(current_date - current_date), pg_typeof(now()-now())
bigint|numeric|bigint|numeric|integer|numeric[]|timestamp with time zone|integer|interval

> SELECT to_char(1234.5,'9,999.99'), to_char(-1234.5,'S9999.9'), to_char(0.5,'0.00'), to_char(12,'RN'), to_char(485,'999th'), to_char(1e10,'9.99EEEE'), to_char(-5,'9PR'), to_char(123456,'999'), to_char(1,'FM00'), to_char(12.7,'99V9')
 1,234.50|-1234.5| 0.50|            XII| 485th| 1.00e+10|<5>| ###|01| 127

> SELECT to_number('1,234.5','9,999.9'), to_number('-12','S99'), to_number('12.3abc','99.9')
1234.5|-12|12.3

> SELECT atanh(1), atanh(-1), atanh(0.5)
Infinity|-Infinity|0.5493061443340548

> SELECT setseed(0.5) IS NULL
f

> SELECT random(), random(), random()
0.9851677175347999|0.825301858027981|0.12974610012450416

> SELECT setseed(-1) IS NULL
f

> SELECT random(), random()
0.725656831544149|0.21342431605981593

> SELECT setseed(0.123456789) IS NULL
f

> SELECT random(), random(), setseed(0) IS NULL, random()
0.9792997420716447|0.25654646271985704|f|0.8702553105818676

> SELECT setseed('NaN') IS NULL
ERROR 22023 setseed parameter NaN is out of allowed range [-1,1]

> SELECT pg_typeof('a'), pg_typeof(NULL), pg_typeof('a'::varchar), pg_typeof((SELECT 'x'))
unknown|unknown|character varying|text

> SELECT scale(1.500), min_scale(1.500), trim_scale(1.500)
3|1|1.5
