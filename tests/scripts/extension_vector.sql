# vector: the three types, their forms, casts, arithmetic and order.

> create extension vector
CREATE EXTENSION

> select '[1,2,3]'::vector, ' [ 1.5 , -2e-3,+.5 ] '::vector, '[0x10,1e-45,123456789]'::vector(3)
[1,2,3]|[1.5,-0.002,0.5]|[16,1e-45,1.2345679e+08]

> select '[-0,0.1,1e20,0.00001234]'::vector, '[3.4028235e38,16777217,0.3]'::vector
[-0,0.1,1e+20,1.234e-05]|[3.4028235e+38,1.6777216e+07,0.3]

> select '[1,2'::vector
ERROR 22P02 invalid input syntax for type vector: "[1,2"

> select '[1,2] x'::vector
ERROR 22P02 invalid input syntax for type vector: "[1,2] x"

> select '1,2]'::vector
ERROR 22P02 invalid input syntax for type vector: "1,2]"

> select '[]'::vector
ERROR 22000 vector must have at least 1 dimension

> select '[1,,2]'::vector
ERROR 22P02 invalid input syntax for type vector: "[1,,2]"

> select '[1,a]'::vector
ERROR 22P02 invalid input syntax for type vector: "[1,a]"

> select '[1 2]'::vector
ERROR 22P02 invalid input syntax for type vector: "[1 2]"

> select '[nan]'::vector
ERROR 22000 NaN not allowed in vector

> select '[-Infinity]'::vector
ERROR 22000 infinite value not allowed in vector

> select '[4e38]'::vector
ERROR 22003 "4e38" is out of range for type vector

> select '[1e-60]'::vector
[0]

> select '[1.00000005960464477539062500000001,1.000000059604644775390625]'::vector
[1.0000001,1]

> select '[1,2,3]'::vector(2)
ERROR 22000 expected 2 dimensions, not 3

> select '[1,2,3]'::vector(3,3)
ERROR 22023 invalid type modifier

> select '[1,2,3]'::vector(0)
ERROR 22023 dimensions for type vector must be at least 1

> select '[1,2,3]'::vector(16001)
ERROR 22023 dimensions for type vector cannot exceed 16000

> select '[1,2,3]'::vector('a')
ERROR 22P02 invalid input syntax for type integer: "a"

> select ('[' || repeat('1,', 15999) || '1]')::vector <-> ('[' || repeat('1,', 15999) || '2]')::vector
1

> select ('[' || repeat('1,', 16000) || '1]')::vector
ERROR 54000 vector cannot have more than 16000 dimensions

> select '[1,2,3]'::halfvec, '[65504,6.1e-5,0.1,1e-9]'::halfvec(4), '[65519]'::halfvec
[1,2,3]|[65504,6.097555e-05,0.099975586,0]|[65504]

> select '[65520]'::halfvec
ERROR 22003 "65520" is out of range for type halfvec

> select '[1e39]'::halfvec
ERROR 22003 "1e39" is out of range for type halfvec

> select '[1,2]'::halfvec(3)
ERROR 22000 expected 3 dimensions, not 2

> select '[2049,2051,4.1]'::halfvec, '[nan]'::halfvec
ERROR 22000 NaN not allowed in halfvec

> select '{1:1.5,3:-2}/5'::sparsevec, ' { 3:2 , 1:1 } / 3 '::sparsevec(3), '{}/4'::sparsevec, '{2:0,1:4}/2'::sparsevec
{1:1.5,3:-2}/5|{1:1,3:2}/3|{}/4|{1:4}/2

> select '{1:1,1:2}/3'::sparsevec
ERROR 22000 sparsevec indices must not contain duplicates

> select '{4:1}/3'::sparsevec
ERROR 22000 sparsevec index out of bounds

> select '{0:1}/3'::sparsevec
ERROR 22000 sparsevec index out of bounds

> select '{-1:1}/3'::sparsevec
ERROR 22000 sparsevec index out of bounds

> select '{1:1}/0'::sparsevec
ERROR 22000 sparsevec must have at least 1 dimension

> select '{1:1}'::sparsevec
ERROR 22P02 invalid input syntax for type sparsevec: "{1:1}"

> select '{1:1}/3x'::sparsevec
ERROR 22P02 invalid input syntax for type sparsevec: "{1:1}/3x"

> select '1:1}/3'::sparsevec
ERROR 22P02 invalid input syntax for type sparsevec: "1:1}/3"

> select '{1:1/3'::sparsevec
ERROR 22P02 invalid input syntax for type sparsevec: "{1:1/3"

> select '{1}/3'::sparsevec
ERROR 22P02 invalid input syntax for type sparsevec: "{1}/3"

> select '{1:a}/3'::sparsevec
ERROR 22P02 invalid input syntax for type sparsevec: "{1:a}/3"

> select '{1:1e-60}/3'::sparsevec
ERROR 22003 "1e-60" is out of range for type sparsevec

> select '{1:nan}/3'::sparsevec
ERROR 22000 NaN not allowed in sparsevec

> select '{1:1}/1000000001'::sparsevec
ERROR 54000 sparsevec cannot have more than 1000000000 dimensions

> select '{1:1}/4'::sparsevec(3)
ERROR 22000 expected 3 dimensions, not 4

> select array[1,2,3]::vector, array[1.5,2]::vector(2), '{0.1,2}'::float8[]::vector, '{0.1}'::real[]::halfvec, array[0,1.5,0]::sparsevec
[1,2,3]|[1.5,2]|[0.1,2]|[0.099975586]|{2:1.5}/3

> select array[1,null]::vector
ERROR 22004 array must not contain nulls

> select array[[1,2]]::vector
ERROR 22000 array must be 1-D

> select '{}'::int[]::vector
ERROR 22000 vector must have at least 1 dimension

> select array[1,2]::vector(3)
ERROR 22000 expected 3 dimensions, not 2

> select '{nan}'::float8[]::vector
ERROR 22000 NaN not allowed in vector

> select '{1e300}'::float8[]::vector
ERROR 22000 infinite value not allowed in vector

> select '{1e5}'::float8[]::halfvec
ERROR 22003 "100000" is out of range for type halfvec

> select array[100000]::halfvec
ERROR 22003 "100000" is out of range for type halfvec

> select '[1,2.5]'::vector::real[], '[1,2.5]'::halfvec::real[], '[1,0,2]'::vector::sparsevec, '[1,0,2]'::halfvec::sparsevec
{1,2.5}|{1,2.5}|{1:1,3:2}/3|{1:1,3:2}/3

> select '{2:1.5}/3'::sparsevec::vector, '{2:1.5}/3'::sparsevec::halfvec(3), '[0.1]'::vector::halfvec, '[0.1]'::halfvec::vector
[0,1.5,0]|[0,1.5,0]|[0.099975586]|[0.099975586]

> select '[70000]'::vector::halfvec
ERROR 22003 "70000" is out of range for type halfvec

> select '{1:70000}/1'::sparsevec::halfvec
ERROR 22003 "70000" is out of range for type halfvec

> select '{1:1}/20000'::sparsevec::vector
ERROR 54000 vector cannot have more than 16000 dimensions

> select '[1,2]'::vector::halfvec(3)
ERROR 22000 expected 3 dimensions, not 2

> select '{1:1}/2'::sparsevec::vector(3)
ERROR 22000 expected 3 dimensions, not 2

> select '{"[1,2]","[3]"}'::vector[], array['[1]'::vector, null], '{"[1,2]"}'::vector(2)[], '{"{1:1}/2"}'::sparsevec[]
{"[1,2]",[3]}|{[1],NULL}|{"[1,2]"}|{"{1:1}/2"}

> select '{"[1,2]"}'::vector(3)[]
ERROR 22000 expected 3 dimensions, not 2

> select '[1,2,3]'::vector + '[1,1,1]', '[1,2,3]'::vector - '[1,1,1]', '[1,2,3]'::vector * '[2,2,2]', '[1,2]'::vector || '[3]', '[1]'::halfvec || '[2]'
[2,3,4]|[0,1,2]|[2,4,6]|[1,2,3]|[1,2]

> select '[0.1,0.2]'::halfvec + '[0.2,0.3]', '[0.1,0.2]'::halfvec - '[0.2,0.3]', '[0.1,0.2]'::halfvec * '[0.2,0.3]', '[0.1,0.2]'::vector + '[0.2,0.3]'
[0.2998047,0.5]|[-0.099975586,-0.100097656]|[0.019989014,0.05999756]|[0.3,0.5]

> select '[3e38]'::vector + '[3e38]'
ERROR 22003 value out of range: overflow

> select '[1e-30]'::vector * '[1e-30]'
ERROR 22003 value out of range: underflow

> select '[60000]'::halfvec + '[60000]'
ERROR 22003 value out of range: overflow

> select '[1e-7]'::halfvec * '[1e-7]'
ERROR 22003 value out of range: underflow

> select '[1,2]'::vector + '[1]'
ERROR 22000 different vector dimensions 2 and 1

> select '[1,2]'::vector <-> '[1]'
ERROR 22000 different vector dimensions 2 and 1

> select '[1,2]'::halfvec <-> '[1]'
ERROR 22000 different halfvec dimensions 2 and 1

> select '{1:1}/2'::sparsevec <-> '{1:1}/3'
ERROR 22000 different sparsevec dimensions 2 and 3

> select '101'::bit(3) <~> '1010'::bit(4)
ERROR 22000 different bit lengths 3 and 4

> select '[1,2]'::vector <-> '[4,6]', '[1,2]'::vector <#> '[3,4]', '[1,1]'::vector <=> '[-1,1]', '[1,2]'::vector <+> '[3,5]'
5|-11|1|5

> select '[1,2]'::halfvec <-> '[4,6]', '[1,2]'::halfvec <#> '[3,4]', '[1,1]'::halfvec <=> '[1,1]', '[1,2]'::halfvec <+> '[3,5]'
5|-11|0|5

> select '{1:1,3:2}/4'::sparsevec <-> '{2:4,3:6}/4', '{1:1,3:2}/4'::sparsevec <#> '{3:4}/4', '{1:1}/2'::sparsevec <=> '{2:1}/2', '{1:1,3:-2}/4'::sparsevec <+> '{1:4}/4'
5.744562646538029|-8|1|5

> select '111'::bit(3) <~> '010', '1111'::bit(4) <%> '0011', '1111'::bit(4) <%> '0000', ''::varbit::bit(0) <~> ''
ERROR 22023 length for type bit must be at least 1

> select '[3e38]'::vector <-> '[-3e38]', '[3e38]'::vector <#> '[3e38]', '[0,0]'::vector <=> '[1,2]', '[3e38]'::vector <=> '[3e38]', '[3e38]'::vector <+> '[-3e38]'
Infinity|-Infinity|NaN|NaN|Infinity

> select '{}/2'::sparsevec <=> '{1:1}/2', '[1,2]'::vector <=> '[2,4]', '[1,2]'::vector <=> '[-2,-4]', '[1,2]'::vector <-> null
NaN|0|2|∅

> select l2_distance('[1,2]'::vector, '[4,6]'), inner_product('[1,2]'::vector, '[3,4]'), cosine_distance('[1,2]'::vector, '[2,4]'), l1_distance('[0]'::vector, '[-7]')
5|11|0|7

> select vector_dims('[1,2,3]'::vector), vector_dims('[1]'::halfvec), vector_norm('[3,4]'), l2_norm('[3,4]'::halfvec), l2_norm('{1:3,9:4}/9'::sparsevec)
3|1|5|5|5

> select l2_normalize('[3,4]'::vector), l2_normalize('[0,0]'::vector), l2_normalize('[3,4]'::halfvec), l2_normalize('{1:3,9:4}/9'::sparsevec), l2_normalize('[1e-40]'::vector)
[0.6,0.8]|[0,0]|[0.60009766,0.7998047]|{1:0.6,9:0.8}/9|[1]

> select subvector('[1,2,3,4,5]'::vector, 2, 3), subvector('[1,2,3]'::vector, -1, 4), subvector('[1,2,3]'::halfvec, 3, 9)
[2,3,4]|[1,2]|[3]

> select subvector('[1,2,3]'::vector, 4, 1)
ERROR 22000 vector must have at least 1 dimension

> select subvector('[1,2,3]'::vector, 1, 0)
ERROR 22000 vector must have at least 1 dimension

> select subvector('[1,2,3]'::vector, -2, 2)
ERROR 22000 vector must have at least 1 dimension

> select subvector('[1,2,3]'::vector, 2147483647, 2147483647)
ERROR 22000 vector must have at least 1 dimension

> select binary_quantize('[1,0,-1,2,3,4,5,6,7]'::vector), binary_quantize('[1,0,-1]'::halfvec), pg_typeof(binary_quantize('[1]'::vector))
100111111|100|bit

> select hamming_distance('111', '010'), jaccard_distance('1111', '0011')
2|0.5

> select vector_l2_squared_distance('[1,2]', '[4,6]'), vector_negative_inner_product('[1,2]', '[3,4]'), vector_spherical_distance('[1,0]', '[0,1]')
25|-11|0.5

> select vector_accum('{0}', '[1,2]'), vector_accum('{1,2,3}', '[1,2]'), vector_combine('{1,2,3}', '{2,5,5}'), vector_combine('{0}', '{2,5,5}'), vector_avg('{2,3,5}'), vector_avg('{0}')
{1,1,2}|{2,3,5}|{3,7,8}|{2,5,5}|[1.5,2.5]|∅

> select vector_accum('{1,2}', '[1,2]')
ERROR 22000 expected 1 dimensions, not 2

> select vector_accum('{}', '[1,2]')
ERROR XX000 vector_accum: expected state array

> select vector_accum('{{1}}', '[1,2]')
ERROR XX000 vector_accum: expected state array

> select halfvec_avg('{2,3,5}'), halfvec_accum('{0}', '[1,2]'), halfvec_combine('{1,2,3}', '{2,5,5}')
[1.5,2.5]|{1,1,2}|{3,7,8}

> select '[1,2]'::vector < '[1,3]', '[1,2]'::vector < '[1,2,0]', '[1,2]'::vector = '[1,2]', '[0]'::vector = '[-0]', '[1,2]'::vector <> '[1,2,3]', '[2]'::vector >= '[1,9]', vector_cmp('[1]', '[2]')
t|t|t|t|t|t|-1

> select '{1:1}/3'::sparsevec < '{2:1}/3', '{1:-1}/3'::sparsevec < '{2:1}/3', '{}/3'::sparsevec < '{}/4', '{}/3'::sparsevec < '{4:-1}/4', '{}/4'::sparsevec < '{4:-1}/4', sparsevec_cmp('{1:1}/2', '{1:1}/2')
f|t|t|t|f|0

> select x from unnest('{"{}/3","{1:1}/3","{1:-1}/3","{2:5}/3","{3:-1}/3","{}/2","{}/5","{4:1}/5","{4:-1}/5","{1:1,2:1}/3"}'::sparsevec[]) x order by x
{1:-1}/3
{}/2
{3:-1}/3
{}/3
{4:-1}/5
{}/5
{4:1}/5
{2:5}/3
{1:1}/3
{1:1,2:1}/3

> select x from unnest('{"[1,2]","[1]","[-1,5]","[1,2,3]","[-0]","[0]"}'::vector[]) x order by x desc, x::text
[1,2,3]
[1,2]
[1]
[-0]
[0]
[-1,5]

> select x, count(*) from unnest('{"[1,2]","[1]","[1,2]"}'::halfvec[]) x group by x order by x
[1]|1
[1,2]|2

> select avg(x), sum(x), count(distinct x), array_agg(x) from unnest('{"[1,2]","[3,5]",null}'::vector[]) x
[2,3.5]|[4,7]|2|{"[1,2]","[3,5]",NULL}

> select avg(x), sum(x) from unnest('{"[1,2]","[3,5]",null}'::halfvec[]) x
[2,3.5]|[4,7]

> select avg(x), sum(x) from unnest('{}'::vector[]) x
∅|∅

> select avg(x) from unnest('{"[1,2]","[3]"}'::vector[]) x
ERROR 22000 expected 2 dimensions, not 1

> select sum(x) from unnest('{"[1,2]","[3]"}'::vector[]) x
ERROR 22000 different vector dimensions 2 and 1

> select sum(x) from unnest('{"[1,2]","[3]"}'::sparsevec[]) x
ERROR 22P02 invalid input syntax for type sparsevec: "[1,2]"

> select sum(x) over (order by n), avg(x) over (order by n rows 1 preceding) from (values (1, '[1]'::vector), (2, '[2]'), (3, '[4]')) v(n, x)
[1]|[1]
[3]|[1.5]
[7]|[3]

> select vector_send('[1,-2.5]'), halfvec_send('[1,-2.5]'), sparsevec_send('{2:1}/3')
\x000200003f800000c0200000|\x000200003c00c100|\x000000030000000100000000000000013f800000

> select vector_in('[1,2]', 0, -1), vector_in('[1,2]', 0, 2), vector_out('[1]'), vector_typmod_in('{3}'), sparsevec_typmod_in('{7}')
[1,2]|[1,2]|[1]|3|7

> select vector_in('[1,2]', 0, 3)
ERROR 22000 expected 3 dimensions, not 2

> select vector('[1,2]'::vector, 2, true), array_to_vector('{1,2}'::int[], 2, true), vector_to_float4('[1]', -1, false)
[1,2]|[1,2]|{1}

> select '[1,2]'::vector < '[1]'::halfvec
f

> select json_build_array('[1,2]'::vector), row('[1,2]'::vector), '[1,2]'::vector::text, '[1.5]'::text::vector, coalesce(null, '[1]'::vector)
["[1,2]"]|("[1,2]")|[1,2]|[1.5]|[1]

> drop extension vector
DROP EXTENSION
