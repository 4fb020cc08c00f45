# Numbers behind signs are constants: their type is that of their value.

> select - -9223372036854775808, pg_typeof(- -9223372036854775808), pg_typeof(-9223372036854775808), pg_typeof(- - 5), - (-9223372036854775808), pg_typeof(-(-9223372036854775808))
9223372036854775808|numeric|bigint|integer|9223372036854775808|numeric

> select pg_typeof(-(-(2147483648)))
bigint

> select - - - 9223372036854775808
-9223372036854775808

> select -0, - -0.0, -0.0, -(1.5), - - 1.5e3, -'5'::text::int, 3 - -2, 2 - - - 1, -(-5), 5 -5, -5 ^ 2, - 5!= -5
0|0.0|0.0|-1.5|1500|-5|5|1|5|0|25|f

> select 1 order by - -1
1

> select 1 limit - -1
1

> select 1 order by -(-(1))
1

> select -2147483648, pg_typeof(-2147483648), pg_typeof(-(-2147483648)), pg_typeof(2147483648)
-2147483648|integer|bigint|bigint
