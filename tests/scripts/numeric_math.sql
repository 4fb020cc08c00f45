# Roots, exponentials, logarithms and powers of numeric.

> select sqrt(2::numeric), sqrt(123.456), sqrt(1e20), sqrt(0.0001), sqrt(7.00), exp(1::numeric), exp(-1.0), exp(100.0), exp(0.0001), ln(2::numeric), ln(0.99), ln(1e100), ln(1.0001)
1.414213562373095|11.111075555498666|10000000000.00000|0.01000000000000000|2.645751311064591|2.7182818284590452|0.3678794411714423|26881171418161354484126255515800135873611118.8|1.0001000050001667|0.6931471805599453|-0.010050335853501441|230.25850929940457|0.00009999500033330834

> select log(2::numeric), log(1000.0), log(2.0, 64.0), log(0.5, 8.0), 2::numeric ^ 10, 2::numeric ^ -3, 1.5 ^ 2.5, 10::numeric ^ 0.5, 0::numeric ^ 0, (-2.5) ^ 3, 4.00 ^ 0.5
0.3010299956639812|3.0000000000000000|6.0000000000000000|-3.0000000000000000|1024.0000000000000000|0.1250000000000000|2.7556759606310754|3.1622776601683793|1.0000000000000000|-15.6250000000000000|2.0000000000000000

> select exp(6000::numeric)
ERROR 22003 value overflows numeric format

> select exp(1e5::numeric)
ERROR 22003 value overflows numeric format

> select exp(-6000::numeric), 1e100 ^ 33.3
ERROR 22003 value overflows numeric format

> select ln(0::numeric)
ERROR 2201E cannot take logarithm of zero

> select ln(-1::numeric)
ERROR 2201E cannot take logarithm of a negative number

> select log(1, 5::numeric)
ERROR 22012 division by zero

> select sqrt(-1::numeric)
ERROR 2201F cannot take square root of a negative number

> select 0::numeric ^ -1
ERROR 2201F zero raised to a negative power is undefined

> select (-1::numeric) ^ 0.5
ERROR 2201F a negative number raised to a non-integer power yields a complex result

> select 'NaN'::numeric ^ 0, 1 ^ 'NaN'::numeric, 'Infinity'::numeric ^ -1, '-Infinity'::numeric ^ 3, 0.5 ^ 'Infinity'::numeric
1|1|0|-Infinity|0
