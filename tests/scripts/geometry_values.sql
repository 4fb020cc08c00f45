# The geometric types: text forms, operators, functions, casts, catalogs. PostgreSQL 15 manual, sections 8.8 and 9.11.

> select point '(1,2)' + point '(3,-4)', point '(1,2)' - point '(3,-4)', point '(1,2)' * point '(3,-4)', point '(1,2)' / point '(3,-4)'
(4,-2)|(-2,6)|(11,2)|(-0.2,0.4)

> select box '(0,0),(1,1)' + point '(3,1)', box '(0,0),(1,1)' - point '(3,1)', box '(0,0),(1,1)' * point '(0,2)', box '(1,1),(2,3)' / point '(0,2)'
(4,2),(3,1)|(-2,0),(-3,-1)|(0,2),(-2,0)|(1.5,-0.5),(0.5,-1)

> select path '[(0,0),(1,1)]' + point '(3,1)', path '((0,0),(1,1))' - point '(3,1)', path '((0,0),(1,1))' * point '(0,2)', path '((1,0),(1,1))' / point '(0,2)'
[(3,1),(4,2)]|((-3,-1),(-2,0))|((0,0),(-2,2))|((0,-0.5),(0.5,-0.5))

> select circle '<(1,1),5>' + point '(3,1)', circle '<(1,1),5>' - point '(3,1)', circle '<(1,1),5>' * point '(3,4)', circle '<(1,1),5>' / point '(3,4)'
<(4,2),5>|<(-2,0),5>|<(-1,7),25>|<(0.28,-0.04),1>

> select path '[(0,0),(1,1)]' + path '[(2,2),(3,3)]', path '((0,0),(1,1))' + path '[(2,2),(3,3)]'
[(0,0),(1,1),(2,2),(3,3)]|∅

> select point '(1,2)' / point '(0,0)'
ERROR 22012 division by zero

> select point '(1e300,1)' * point '(1e300,1)'
ERROR 22003 value out of range: overflow

> select point '(1e-300,1e-300)' * point '(1e-300,1)'
ERROR 22003 value out of range: underflow

> select box '(1,2),(3,4)' / point '(0,0)'
ERROR 22012 division by zero

> select circle '<(1,1),5>' / point '(0,0)'
ERROR 22012 division by zero

> select point '(1e308,1)' + point '(1e308,1)'
ERROR 22003 value out of range: overflow

> select point '(Infinity,NaN)' + point '(1,1)', point '(Infinity,1)' - point '(Infinity,1)', box '(1,2),(Infinity,NaN)' + point '(1,1)'
(Infinity,NaN)|(NaN,0)|(Infinity,NaN),(2,3)

> select box '(1,1),(-1,-1)' # box '(2,2),(0,0)', box '(1,1),(2,2)' # box '(3,3),(4,4)', lseg '[(0,0),(2,2)]' # lseg '[(0,2),(2,0)]', lseg '[(0,0),(1,0)]' # lseg '[(0,1),(1,1)]', line '{1,-1,0}' # line '{1,1,-2}', line '{1,-1,0}' # line '{1,-1,5}'
(1,1),(0,0)|∅|(1,1)|∅|(1,1)|∅

> select # path '((1,0),(0,1),(-1,0))', # polygon '((1,0),(0,1))', @-@ lseg '[(1,2),(4,6)]', @-@ path '((0,0),(1,0))', @-@ path '[(0,0),(1,0)]', @-@ path '[(0,0)]'
3|2|5|2|1|0

> select @@ box '(2,2),(0,0)', @@ lseg '[(0,0),(2,4)]', @@ circle '<(1,2),3>', @@ polygon '((0,0),(2,0),(2,2),(0,2))'
(1,1)|(1,2)|(1,2)|(1,1)

> select point '(0,0)' ## box '(-2,-1),(2,3)', point '(5,5)' ## box '(-2,-1),(2,3)', point '(5,5)' ## lseg '[(0,0),(4,0)]', point '(5,5)' ## line '{0,-1,1}', lseg '[(5,5),(6,9)]' ## box '(0,0),(2,2)', lseg '[(0,0),(1,1)]' ## lseg '[(3,0),(0,5)]', line '{1,-1,0}' ## lseg '[(5,0),(9,0)]', lseg '[(0,0),(1,1)]' ## lseg '[(1,0),(2,1)]'
(0,0)|(2,3)|(4,0)|(5,1)|(2,2)|(2.0294117647058822,1.6176470588235294)|(5,0)|∅

> select point '(1,2)' <-> point '(4,6)', point '(0,0)' <-> line '{1,0,-3}', point '(0,0)' <-> lseg '[(3,0),(3,4)]', point '(0,0)' <-> path '((3,0),(3,4),(5,5))', point '(0,0)' <-> box '(3,4),(5,6)', point '(0,0)' <-> circle '<(3,4),1>', point '(0,0)' <-> polygon '((3,4),(5,6))'
5|3|3|3|5|4|5

> select box '(0,0),(2,2)' <-> box '(4,5),(4,5)', circle '<(0,0),1>' <-> circle '<(5,0),1>', circle '<(0,0),1>' <-> polygon '((5,0),(6,1))', lseg '[(0,0),(1,0)]' <-> lseg '[(0,3),(5,3)]', lseg '[(0,0),(1,0)]' <-> line '{0,-1,5}', line '{0,-1,5}' <-> line '{0,-2,5}', lseg '[(0,0),(1,0)]' <-> box '(3,3),(4,4)', path '[(0,0)]' <-> path '[(1,1),(2,2)]', path '[(0,0),(1,0)]' <-> path '[(0,2),(1,2)]', polygon '((0,0),(1,0))' <-> polygon '((0,3),(1,3))'
5|3|4|3|5|2.5|3.6055512754639896|∅|2|3

> select circle '<(0,0),10>' @> point '(3,4)', box '(0,0),(2,2)' @> point '(1,1)', polygon '((0,0),(4,0),(4,4))' @> point '(3,1)', path '((0,0),(4,0),(4,4))' @> point '(3,1)', path '[(0,0),(4,0)]' @> point '(3,0)', box '(0,0),(2,2)' @> box '(1,1),(2,2)', circle '<(0,0),2>' @> circle '<(1,0),1>', polygon '((0,0),(4,0),(4,4),(0,4))' @> polygon '((1,1),(2,1),(2,2))'
t|t|t|t|t|t|t|t

> select circle '<(1,1),1>' <@ circle '<(1,0),2>', box '(1,1),(2,2)' <@ box '(0,0),(3,3)', point '(1,1)' <@ lseg '[(0,0),(2,2)]', point '(1,1)' <@ line '{1,-1,0}', lseg '[(1,1),(2,2)]' <@ line '{1,-1,0}', lseg '[(1,1),(2,2)]' <@ box '(0,0),(2,2)', polygon '((1,1),(2,1),(2,2))' <@ polygon '((0,0),(4,0),(4,4),(0,4))'
t|t|t|t|t|t|t

> select polygon '((0,0),(4,0),(2,1),(4,4),(0,4))' @> polygon '((1,1),(3,0.1),(1,3))', polygon '((0,0),(4,0),(2,1),(4,4),(0,4))' @> polygon '((1,1),(3.5,2),(1,3))'
f|f

> select box '(1,1),(0,0)' && box '(2,2),(1,1)', circle '<(0,0),1>' && circle '<(2,0),1>', polygon '((0,0),(2,0),(2,2))' && polygon '((1,0.5),(5,5),(5,0))', polygon '((0,0),(2,0),(2,2))' && polygon '((0,1),(0.4,2),(0,2))'
t|t|t|f

> select a << b, a &< b, a >> b, a &> b, a <<| b, a &<| b, a |>> b, a |&> b, a <^ b, a >^ b from (values (box '(0,0),(1,1)', box '(1,1),(2,2)'), ('(0,0),(1,1)', '(1.0000001,5),(2,6)'), ('(3,3),(4,4)', '(0,0),(1,1)')) v(a, b)
f|t|f|f|f|t|f|f|t|f
f|t|f|f|t|t|f|f|t|f
f|f|t|t|f|f|t|t|f|t

> select a << b, a &< b, a >> b, a &> b, a <<| b, a &<| b, a |>> b, a |&> b from (values (circle '<(0,0),1>', circle '<(2,2),1>'), ('<(0,0),1>', '<(5,5),1>'), ('<(3,3),4>', '<(0,0),1>')) v(a, b)
f|t|f|f|f|t|f|f
t|t|f|f|t|t|f|f
f|f|f|t|f|f|f|t

> select a << b, a &< b, a >> b, a &> b, a <<| b, a &<| b, a |>> b, a |&> b from (values (polygon '((0,0),(1,1))', polygon '((1,1),(2,2))'), ('((0,0),(1,1))', '((2,2),(3,3),(4,3))'), ('((3,3),(4,4))', '((0,0),(1,1))')) v(a, b)
f|t|f|f|f|t|f|f
t|t|f|f|t|t|f|f
f|f|t|t|f|f|t|t

> select a << b, a >> b, a <<| b, a |>> b, a <^ b, a >^ b, a ~= b, a <> b, a ?- b, a ?| b from (values (point '(0,0)', point '(0.0000001,0)'), ('(0,0)', '(1,0)'), ('(0,5)', '(0,0)'), ('(NaN,0)', '(NaN,0)')) v(a, b)
f|f|f|f|f|f|t|f|t|t
t|f|f|f|f|f|f|t|t|f
f|f|f|t|f|t|f|t|f|t
f|f|f|f|f|f|t|f|t|f

> select ?- lseg '[(-1,0),(1,0)]', ?- line '{0,-1,3}', ?| lseg '[(1,0),(1,4)]', ?| line '{-1,0,3}', lseg '[(0,0),(0,1)]' ?-| lseg '[(0,0),(1,0)]', line '{1,-1,0}' ?-| line '{1,1,0}', lseg '[(-1,0),(1,0)]' ?|| lseg '[(-1,2),(1,2)]', line '{1,-1,0}' ?|| line '{2,-2,5}'
t|t|t|t|t|t|t|t

> select lseg '[(-1,0),(1,0)]' ?# box '(-2,-2),(2,2)', box '(0,0),(1,1)' ?# box '(1,1),(2,2)', line '{1,-1,0}' ?# box '(3,4),(5,6)', line '{1,-1,0}' ?# line '{1,-1,1}', lseg '[(0,0),(1,1)]' ?# line '{1,1,-1}', lseg '[(0,0),(1,1)]' ?# lseg '[(0,1),(1,0)]', path '[(0,0),(1,1)]' ?# path '[(0,1),(1,0)]'
t|t|t|f|t|t|t

> select circle '<(0,0),1>' = circle '<(5,5),1>', circle '<(0,0),1>' <> circle '<(5,5),1.1>', circle '<(0,0),1>' < circle '<(5,5),1.1>', circle '<(0,0),1>' ~= circle '<(0,0),1.0000001>', box '(0,0),(1,4)' = box '(0,0),(2,2)', box '(0,0),(1,4)' < box '(0,0),(2,2)', box '(0,0),(1,4)' <= box '(0,0),(2,2)', box '(0,0),(1,4)' ~= box '(0,0),(2,2)'
t|t|t|t|t|f|t|f

> select lseg '[(0,0),(1,1)]' = lseg '[(1,1),(0,0)]', lseg '[(0,0),(1,1)]' <> lseg '[(1,1),(0,0)]', lseg '[(0,0),(1,1)]' <= lseg '[(1,1),(0,0)]', lseg '[(0,0),(1,1)]' > lseg '[(1,1),(0,0.5)]', line '{1,2,3}' = line '{2,4,6}', path '((0,0),(1,1))' = path '[(5,5),(6,6)]', path '((0,0),(1,1))' < path '[(5,5)]', polygon '((0,0),(1,1),(1,0))' ~= polygon '((1,1),(1,0),(0,0))'
f|t|t|t|t|t|f|t

> select area(box '(2,2),(0,0)'), area(circle '<(0,0),2>'), area(path '((0,0),(1,0),(1,1))'), area(path '[(0,0),(1,0),(1,1)]'), center(box '(1,2),(0,0)'), center(circle '<(1,2),3>'), diagonal(box '(1,2),(0,0)'), diameter(circle '<(0,0),2>'), height(box '(1,2),(0,0)'), width(box '(1,2),(0,0)'), radius(circle '<(0,0),2>')
4|12.566370614359172|0.5|∅|(0.5,1)|(1,2)|[(1,2),(0,0)]|4|2|1|2

> select isclosed(path '((0,0),(1,1))'), isopen(path '[(0,0),(1,1)]'), length(lseg '[(-1,0),(1,0)]'), length(path '((-1,0),(1,0))'), npoints(path '[(0,0),(1,1)]'), npoints(polygon '((0,0))'), pclose(path '[(0,0),(1,1)]'), popen(path '((0,0),(1,1))'), slope(point '(0,0)', point '(2,1)'), slope(point '(0,0)', point '(0,1)'), ishorizontal(point '(0,0)', point '(1,0)'), isvertical(lseg '[(0,0),(0,1)]'), isperp(line '{1,0,0}', line '{0,1,0}'), isparallel(lseg '[(0,0),(0,1)]', lseg '[(1,0),(1,1)]')
t|t|2|4|2|1|((0,0),(1,1))|[(0,0),(1,1)]|0.5|Infinity|t|t|t|t

> select box(circle '<(0,0),2>'), box(point '(1,0)'), box(point '(0,1)', point '(1,0)'), box(polygon '((0,0),(1,1),(2,0))'), bound_box(box '(1,1),(0,0)', box '(4,4),(3,3)'), circle(box '(1,1),(0,0)'), circle(point '(0,0)', 2), circle(polygon '((0,0),(1,1),(2,0))'), line(point '(-1,0)', point '(1,0)'), lseg(box '(1,0),(-1,0)'), lseg(point '(-1,0)', point '(1,0)')
(1.414213562373095,1.414213562373095),(-1.414213562373095,-1.414213562373095)|(1,0),(1,0)|(1,1),(0,0)|(2,1),(0,0)|(4,4),(0,0)|<(0.5,0.5),0.7071067811865476>|<(0,0),2>|<(1,0.3333333333333333),0.9249505911485288>|{0,-1,0}|[(1,0),(-1,0)]|[(-1,0),(1,0)]

> select path(polygon '((0,0),(1,1),(2,0))'), point(23.4, -44.5), point(box '(1,0),(-1,0)'), point(circle '<(0,0),2>'), point(lseg '[(-1,0),(1,0)]'), point(polygon '((0,0),(1,1),(2,0))'), polygon(box '(1,1),(0,0)'), polygon(4, circle '<(3,0),1>'), polygon(path '((0,0),(1,1),(2,0))')
((0,0),(1,1),(2,0))|(23.4,-44.5)|(0,0)|(0,0)|(0,0)|(1,0.3333333333333333)|((0,0),(0,1),(1,1),(1,0))|((2,0),(3,1),(4,1.2246467991473532e-16),(3,-1))|((0,0),(1,1),(2,0))

> select polygon(circle '<(0,0),2>')
((-2,0),(-1.7320508075688774,0.9999999999999999),(-1.0000000000000002,1.7320508075688772),(-1.2246467991473532e-16,2),(0.9999999999999996,1.7320508075688774),(1.732050807568877,1.0000000000000007),(2,2.4492935982947064e-16),(1.7320508075688776,-0.9999999999999994),(1.0000000000000009,-1.7320508075688767),(3.6739403974420594e-16,-2),(-0.9999999999999987,-1.732050807568878),(-1.7320508075688767,-1.0000000000000009))

> select polygon(path '[(0,0),(1,1),(2,0)]')
ERROR 22023 open path cannot be converted to polygon

> select polygon(circle '<(0,0),0>')
ERROR 0A000 cannot convert circle with radius zero to polygon

> select polygon(1, circle '<(0,0),1>')
ERROR 22023 must request at least 2 points

> select line(point '(1,1)', point '(1,1)')
ERROR 22023 invalid line specification: must be two distinct points

> select line '[(1,1),(1,1)]'
ERROR 22P02 invalid line specification: must be two distinct points

> select line '{0,0,1}'
ERROR 22P02 invalid line specification: A and B cannot both be zero

> select box(circle(point '(0,0)', -1)), circle(point '(0,0)', -1) && '<(0,0),1>'
(-0.7071067811865475,-0.7071067811865475),(0.7071067811865475,0.7071067811865475)|t

> select '(1,2)'::point, ' ( 1 , 2 ) '::point, '1,2'::point, '(1e3,-.5)'::point, '(inf,-Infinity)'::point, '(NaN,0x10)'::point
(1,2)|(1,2)|(1,2)|(1000,-0.5)|(Infinity,-Infinity)|(NaN,16)

> select '(1,2'::point
ERROR 22P02 invalid input syntax for type point: "(1,2"

> select '(1,2)x'::point
ERROR 22P02 invalid input syntax for type point: "(1,2)x"

> select '(1 2)'::point
ERROR 22P02 invalid input syntax for type point: "(1 2)"

> select ''::point
ERROR 22P02 invalid input syntax for type point: ""

> select '(1e400,0)'::point
ERROR 22003 "1e400" is out of range for type double precision

> select '(1e-400,0)'::point
ERROR 22003 "1e-400" is out of range for type double precision

> select '[(1,2),(3,4)]'::lseg, '((1,2),(3,4))'::lseg, '(1,2),(3,4)'::lseg, '1,2,3,4'::lseg
[(1,2),(3,4)]|[(1,2),(3,4)]|[(1,2),(3,4)]|[(1,2),(3,4)]

> select '[(1,2),(3,4)'::lseg
ERROR 22P02 invalid input syntax for type lseg: "[(1,2),(3,4)"

> select '(3,1),(1,3)'::box, '((3,1),(1,3))'::box, '1,2,3,4'::box, '(1,2,3,4)'::box
(3,3),(1,1)|(3,3),(1,1)|(3,4),(1,2)|(3,4),(1,2)

> select '[(1,2),(3,4)]'::box
ERROR 22P02 invalid input syntax for type box: "[(1,2),(3,4)]"

> select '{1,-2,3}'::line, '[(0,0),(6,6)]'::line, '((0,0),(1,0))'::line, '(0,0),(0,1)'::line, '0,0,1,2'::line
{1,-2,3}|{1,-1,0}|{0,-1,0}|{-1,0,0}|{2,-1,0}

> select '{1,2}'::line
ERROR 22P02 invalid input syntax for type line: "{1,2}"

> select '[(1,2),(3,4),(5,6)]'::path, '((1,2),(3,4))'::path, '(1,2),(3,4)'::path, '(1,2,3,4)'::path, '1,2,3,4'::path, '(1,2)'::path
[(1,2),(3,4),(5,6)]|((1,2),(3,4))|((1,2),(3,4))|((1,2),(3,4))|((1,2),(3,4))|((1,2))

> select '[1,2),(3,4)]'::path
ERROR 22P02 invalid input syntax for type path: "[1,2),(3,4)]"

> select '(1,2),3'::path
ERROR 22P02 invalid input syntax for type path: "(1,2),3"

> select '((1,2),(3,4))'::polygon, '(1,2),(3,4)'::polygon, '(1,2,3,4)'::polygon, '1,2'::polygon
((1,2),(3,4))|((1,2),(3,4))|((1,2),(3,4))|((1,2))

> select '[(1,2),(3,4)]'::polygon
ERROR 22P02 invalid input syntax for type polygon: "[(1,2),(3,4)]"

> select '<(1,2),3>'::circle, '((1,2),3)'::circle, '(1,2),3'::circle, '1,2,3'::circle, '<(1,2),NaN>'::circle
<(1,2),3>|<(1,2),3>|<(1,2),3>|<(1,2),3>|<(1,2),NaN>

> select '<(1,2),-3>'::circle
ERROR 22P02 invalid input syntax for type circle: "<(1,2),-3>"

> select box_send('1,2,3,4'), path_send('[(1,2)]'), circle_send('<(1,2),3>'), point_send('1,2'), line_send('{1,2,3}'), poly_send('1,2'), lseg_send('1,2,3,4')
\x400800000000000040100000000000003ff00000000000004000000000000000|\x00000000013ff00000000000004000000000000000|\x3ff000000000000040000000000000004008000000000000|\x3ff00000000000004000000000000000|\x3ff000000000000040000000000000004008000000000000|\x000000013ff00000000000004000000000000000|\x3ff0000000000000400000000000000040080000000000004010000000000000

> select 'operator', oprname, oprleft::regtype, oprright::regtype, oprresult::regtype, oprcode::regproc::text, coalesce((select c.oprname from pg_operator c where c.oid = o.oprcom), ''), coalesce((select n.oprname from pg_operator n where n.oid = o.oprnegate), '') from pg_operator o where oprleft in (600,601,602,603,604,628,718,790) or oprright in (600,601,602,603,604,628,718,790) order by oprname collate "C", oprleft, oprright
operator|#|-|path|integer|path_npoints||
operator|#|-|polygon|integer|poly_npoints||
operator|#|lseg|lseg|point|lseg_interpt|#|
operator|#|box|box|box|box_intersect||
operator|#|line|line|point|line_interpt|#|
operator|##|point|lseg|point|close_ps||
operator|##|point|box|point|close_pb||
operator|##|point|line|point|close_pl||
operator|##|lseg|lseg|point|close_lseg||
operator|##|lseg|box|point|close_sb||
operator|##|line|lseg|point|close_ls||
operator|&&|box|box|boolean|box_overlap|&&|
operator|&&|polygon|polygon|boolean|poly_overlap|&&|
operator|&&|circle|circle|boolean|circle_overlap|&&|
operator|&<|box|box|boolean|box_overleft||
operator|&<|polygon|polygon|boolean|poly_overleft||
operator|&<|circle|circle|boolean|circle_overleft||
operator|&<||box|box|boolean|box_overbelow||
operator|&<||polygon|polygon|boolean|poly_overbelow||
operator|&<||circle|circle|boolean|circle_overbelow||
operator|&>|box|box|boolean|box_overright||
operator|&>|polygon|polygon|boolean|poly_overright||
operator|&>|circle|circle|boolean|circle_overright||
operator|*|bigint|money|money|int8_mul_cash|*|
operator|*|smallint|money|money|int2_mul_cash|*|
operator|*|integer|money|money|int4_mul_cash|*|
operator|*|point|point|point|point_mul|*|
operator|*|path|point|path|path_mul_pt||
operator|*|box|point|box|box_mul||
operator|*|real|money|money|flt4_mul_cash|*|
operator|*|double precision|money|money|flt8_mul_cash|*|
operator|*|circle|point|circle|circle_mul_pt||
operator|*|money|bigint|money|cash_mul_int8|*|
operator|*|money|smallint|money|cash_mul_int2|*|
operator|*|money|integer|money|cash_mul_int4|*|
operator|*|money|real|money|cash_mul_flt4|*|
operator|*|money|double precision|money|cash_mul_flt8|*|
operator|+|point|point|point|point_add|+|
operator|+|path|point|path|path_add_pt||
operator|+|path|path|path|path_add|+|
operator|+|box|point|box|box_add||
operator|+|circle|point|circle|circle_add_pt||
operator|+|money|money|money|cash_pl|+|
operator|-|point|point|point|point_sub||
operator|-|path|point|path|path_sub_pt||
operator|-|box|point|box|box_sub||
operator|-|circle|point|circle|circle_sub_pt||
operator|-|money|money|money|cash_mi||
operator|/|point|point|point|point_div||
operator|/|path|point|path|path_div_pt||
operator|/|box|point|box|box_div||
operator|/|circle|point|circle|circle_div_pt||
operator|/|money|bigint|money|cash_div_int8||
operator|/|money|smallint|money|cash_div_int2||
operator|/|money|integer|money|cash_div_int4||
operator|/|money|real|money|cash_div_flt4||
operator|/|money|double precision|money|cash_div_flt8||
operator|/|money|money|double precision|cash_div_cash||
operator|<|lseg|lseg|boolean|lseg_lt|>|>=
operator|<|path|path|boolean|path_n_lt|>|
operator|<|box|box|boolean|box_lt|>|>=
operator|<|circle|circle|boolean|circle_lt|>|>=
operator|<|money|money|boolean|cash_lt|>|>=
operator|<->|point|point|double precision|point_distance|<->|
operator|<->|point|lseg|double precision|dist_ps|<->|
operator|<->|point|path|double precision|dist_ppath|<->|
operator|<->|point|box|double precision|dist_pb|<->|
operator|<->|point|polygon|double precision|dist_ppoly|<->|
operator|<->|point|line|double precision|dist_pl|<->|
operator|<->|point|circle|double precision|dist_pc|<->|
operator|<->|lseg|point|double precision|dist_sp|<->|
operator|<->|lseg|lseg|double precision|lseg_distance|<->|
operator|<->|lseg|box|double precision|dist_sb|<->|
operator|<->|lseg|line|double precision|dist_sl|<->|
operator|<->|path|point|double precision|dist_pathp|<->|
operator|<->|path|path|double precision|path_distance|<->|
operator|<->|box|point|double precision|dist_bp|<->|
operator|<->|box|lseg|double precision|dist_bs|<->|
operator|<->|box|box|double precision|box_distance|<->|
operator|<->|polygon|point|double precision|dist_polyp|<->|
operator|<->|polygon|polygon|double precision|poly_distance|<->|
operator|<->|polygon|circle|double precision|dist_polyc|<->|
operator|<->|line|point|double precision|dist_lp|<->|
operator|<->|line|lseg|double precision|dist_ls|<->|
operator|<->|line|line|double precision|line_distance|<->|
operator|<->|circle|point|double precision|dist_cpoint|<->|
operator|<->|circle|polygon|double precision|dist_cpoly|<->|
operator|<->|circle|circle|double precision|circle_distance|<->|
operator|<<|point|point|boolean|point_left||
operator|<<|box|box|boolean|box_left||
operator|<<|polygon|polygon|boolean|poly_left||
operator|<<|circle|circle|boolean|circle_left||
operator|<<||point|point|boolean|point_below||
operator|<<||box|box|boolean|box_below||
operator|<<||polygon|polygon|boolean|poly_below||
operator|<<||circle|circle|boolean|circle_below||
operator|<=|lseg|lseg|boolean|lseg_le|>=|>
operator|<=|path|path|boolean|path_n_le|>=|
operator|<=|box|box|boolean|box_le|>=|>
operator|<=|circle|circle|boolean|circle_le|>=|>
operator|<=|money|money|boolean|cash_le|>=|>
operator|<>|point|point|boolean|point_ne|<>|~=
operator|<>|lseg|lseg|boolean|lseg_ne|<>|=
operator|<>|circle|circle|boolean|circle_ne|<>|=
operator|<>|money|money|boolean|cash_ne|<>|=
operator|<@|point|lseg|boolean|on_ps||
operator|<@|point|path|boolean|on_ppath|@>|
operator|<@|point|box|boolean|on_pb|@>|
operator|<@|point|polygon|boolean|pt_contained_poly|@>|
operator|<@|point|line|boolean|on_pl||
operator|<@|point|circle|boolean|pt_contained_circle|@>|
operator|<@|lseg|box|boolean|on_sb||
operator|<@|lseg|line|boolean|on_sl||
operator|<@|box|box|boolean|box_contained|@>|
operator|<@|polygon|polygon|boolean|poly_contained|@>|
operator|<@|circle|circle|boolean|circle_contained|@>|
operator|<^|point|point|boolean|point_below||
operator|<^|box|box|boolean|box_below_eq||
operator|=|lseg|lseg|boolean|lseg_eq|=|<>
operator|=|path|path|boolean|path_n_eq|=|
operator|=|box|box|boolean|box_eq|=|
operator|=|line|line|boolean|line_eq|=|
operator|=|circle|circle|boolean|circle_eq|=|<>
operator|=|money|money|boolean|cash_eq|=|<>
operator|>|lseg|lseg|boolean|lseg_gt|<|<=
operator|>|path|path|boolean|path_n_gt|<|
operator|>|box|box|boolean|box_gt|<|<=
operator|>|circle|circle|boolean|circle_gt|<|<=
operator|>|money|money|boolean|cash_gt|<|<=
operator|>=|lseg|lseg|boolean|lseg_ge|<=|<
operator|>=|path|path|boolean|path_n_ge|<=|
operator|>=|box|box|boolean|box_ge|<=|<
operator|>=|circle|circle|boolean|circle_ge|<=|<
operator|>=|money|money|boolean|cash_ge|<=|<
operator|>>|point|point|boolean|point_right||
operator|>>|box|box|boolean|box_right||
operator|>>|polygon|polygon|boolean|poly_right||
operator|>>|circle|circle|boolean|circle_right||
operator|>^|point|point|boolean|point_above||
operator|>^|box|box|boolean|box_above_eq||
operator|?#|lseg|lseg|boolean|lseg_intersect|?#|
operator|?#|lseg|box|boolean|inter_sb||
operator|?#|lseg|line|boolean|inter_sl||
operator|?#|path|path|boolean|path_inter||
operator|?#|box|box|boolean|box_overlap||
operator|?#|line|box|boolean|inter_lb||
operator|?#|line|line|boolean|line_intersect|?#|
operator|?-|-|lseg|boolean|lseg_horizontal||
operator|?-|-|line|boolean|line_horizontal||
operator|?-|point|point|boolean|point_horiz|?-|
operator|?-||lseg|lseg|boolean|lseg_perp|?-||
operator|?-||line|line|boolean|line_perp|?-||
operator|?||-|lseg|boolean|lseg_vertical||
operator|?||-|line|boolean|line_vertical||
operator|?||point|point|boolean|point_vert|?||
operator|?|||lseg|lseg|boolean|lseg_parallel|?|||
operator|?|||line|line|boolean|line_parallel|?|||
operator|@-@|-|lseg|double precision|lseg_length||
operator|@-@|-|path|double precision|path_length||
operator|@>|path|point|boolean|path_contain_pt|<@|
operator|@>|box|point|boolean|box_contain_pt|<@|
operator|@>|box|box|boolean|box_contain|<@|
operator|@>|polygon|point|boolean|poly_contain_pt|<@|
operator|@>|polygon|polygon|boolean|poly_contain|<@|
operator|@>|circle|point|boolean|circle_contain_pt|<@|
operator|@>|circle|circle|boolean|circle_contain|<@|
operator|@@|-|lseg|point|lseg_center||
operator|@@|-|box|point|box_center||
operator|@@|-|polygon|point|poly_center||
operator|@@|-|circle|point|circle_center||
operator||&>|box|box|boolean|box_overabove||
operator||&>|polygon|polygon|boolean|poly_overabove||
operator||&>|circle|circle|boolean|circle_overabove||
operator||>>|point|point|boolean|point_above||
operator||>>|box|box|boolean|box_above||
operator||>>|polygon|polygon|boolean|poly_above||
operator||>>|circle|circle|boolean|circle_above||
operator|~=|point|point|boolean|point_eq|~=|<>
operator|~=|box|box|boolean|box_same|~=|
operator|~=|polygon|polygon|boolean|poly_same|~=|
operator|~=|circle|circle|boolean|circle_same|~=|

> select opcname, amname, opcintype::regtype, opcdefault, opckeytype::regtype, opfname from pg_opclass c join pg_am a on a.oid = opcmethod join pg_opfamily f on f.oid = opcfamily where opcintype in (600,601,602,603,604,628,718,790) order by amname, opcname
box_inclusion_ops|brin|box|t|box|box_inclusion_ops
money_ops|btree|money|t|-|money_ops
box_ops|gist|box|t|-|box_ops
circle_ops|gist|circle|t|box|circle_ops
point_ops|gist|point|t|box|point_ops
poly_ops|gist|polygon|t|box|poly_ops
box_ops|spgist|box|t|-|box_ops
kd_point_ops|spgist|point|f|-|kd_point_ops
poly_ops|spgist|polygon|t|box|poly_ops
quad_point_ops|spgist|point|t|-|quad_point_ops

> select amopstrategy, amoplefttype::regtype, amoprighttype::regtype, o.oprname, amoppurpose, opfname, amname from pg_amop p join pg_operator o on o.oid = amopopr join pg_opfamily f on f.oid = amopfamily join pg_am a on a.oid = amopmethod where amoplefttype in (600,603,604,718,790) order by amname, opfname, amoprighttype, amopstrategy
7|box|point|@>|s|box_inclusion_ops|brin
1|box|box|<<|s|box_inclusion_ops|brin
2|box|box|&<|s|box_inclusion_ops|brin
3|box|box|&&|s|box_inclusion_ops|brin
4|box|box|&>|s|box_inclusion_ops|brin
5|box|box|>>|s|box_inclusion_ops|brin
6|box|box|~=|s|box_inclusion_ops|brin
7|box|box|@>|s|box_inclusion_ops|brin
8|box|box|<@|s|box_inclusion_ops|brin
9|box|box|&<||s|box_inclusion_ops|brin
10|box|box|<<||s|box_inclusion_ops|brin
11|box|box||>>|s|box_inclusion_ops|brin
12|box|box||&>|s|box_inclusion_ops|brin
1|money|money|<|s|money_ops|btree
2|money|money|<=|s|money_ops|btree
3|money|money|=|s|money_ops|btree
4|money|money|>=|s|money_ops|btree
5|money|money|>|s|money_ops|btree
15|box|point|<->|o|box_ops|gist
1|box|box|<<|s|box_ops|gist
2|box|box|&<|s|box_ops|gist
3|box|box|&&|s|box_ops|gist
4|box|box|&>|s|box_ops|gist
5|box|box|>>|s|box_ops|gist
6|box|box|~=|s|box_ops|gist
7|box|box|@>|s|box_ops|gist
8|box|box|<@|s|box_ops|gist
9|box|box|&<||s|box_ops|gist
10|box|box|<<||s|box_ops|gist
11|box|box||>>|s|box_ops|gist
12|box|box||&>|s|box_ops|gist
15|circle|point|<->|o|circle_ops|gist
1|circle|circle|<<|s|circle_ops|gist
2|circle|circle|&<|s|circle_ops|gist
3|circle|circle|&&|s|circle_ops|gist
4|circle|circle|&>|s|circle_ops|gist
5|circle|circle|>>|s|circle_ops|gist
6|circle|circle|~=|s|circle_ops|gist
7|circle|circle|@>|s|circle_ops|gist
8|circle|circle|<@|s|circle_ops|gist
9|circle|circle|&<||s|circle_ops|gist
10|circle|circle|<<||s|circle_ops|gist
11|circle|circle||>>|s|circle_ops|gist
12|circle|circle||&>|s|circle_ops|gist
1|point|point|<<|s|point_ops|gist
5|point|point|>>|s|point_ops|gist
6|point|point|~=|s|point_ops|gist
10|point|point|<<||s|point_ops|gist
11|point|point||>>|s|point_ops|gist
15|point|point|<->|o|point_ops|gist
29|point|point|<^|s|point_ops|gist
30|point|point|>^|s|point_ops|gist
28|point|box|<@|s|point_ops|gist
48|point|polygon|<@|s|point_ops|gist
68|point|circle|<@|s|point_ops|gist
15|polygon|point|<->|o|poly_ops|gist
1|polygon|polygon|<<|s|poly_ops|gist
2|polygon|polygon|&<|s|poly_ops|gist
3|polygon|polygon|&&|s|poly_ops|gist
4|polygon|polygon|&>|s|poly_ops|gist
5|polygon|polygon|>>|s|poly_ops|gist
6|polygon|polygon|~=|s|poly_ops|gist
7|polygon|polygon|@>|s|poly_ops|gist
8|polygon|polygon|<@|s|poly_ops|gist
9|polygon|polygon|&<||s|poly_ops|gist
10|polygon|polygon|<<||s|poly_ops|gist
11|polygon|polygon||>>|s|poly_ops|gist
12|polygon|polygon||&>|s|poly_ops|gist
15|box|point|<->|o|box_ops|spgist
1|box|box|<<|s|box_ops|spgist
2|box|box|&<|s|box_ops|spgist
3|box|box|&&|s|box_ops|spgist
4|box|box|&>|s|box_ops|spgist
5|box|box|>>|s|box_ops|spgist
6|box|box|~=|s|box_ops|spgist
7|box|box|@>|s|box_ops|spgist
8|box|box|<@|s|box_ops|spgist
9|box|box|&<||s|box_ops|spgist
10|box|box|<<||s|box_ops|spgist
11|box|box||>>|s|box_ops|spgist
12|box|box||&>|s|box_ops|spgist
1|point|point|<<|s|kd_point_ops|spgist
5|point|point|>>|s|kd_point_ops|spgist
6|point|point|~=|s|kd_point_ops|spgist
10|point|point|<<||s|kd_point_ops|spgist
11|point|point||>>|s|kd_point_ops|spgist
15|point|point|<->|o|kd_point_ops|spgist
29|point|point|<^|s|kd_point_ops|spgist
30|point|point|>^|s|kd_point_ops|spgist
8|point|box|<@|s|kd_point_ops|spgist
15|polygon|point|<->|o|poly_ops|spgist
1|polygon|polygon|<<|s|poly_ops|spgist
2|polygon|polygon|&<|s|poly_ops|spgist
3|polygon|polygon|&&|s|poly_ops|spgist
4|polygon|polygon|&>|s|poly_ops|spgist
5|polygon|polygon|>>|s|poly_ops|spgist
6|polygon|polygon|~=|s|poly_ops|spgist
7|polygon|polygon|@>|s|poly_ops|spgist
8|polygon|polygon|<@|s|poly_ops|spgist
9|polygon|polygon|&<||s|poly_ops|spgist
10|polygon|polygon|<<||s|poly_ops|spgist
11|polygon|polygon||>>|s|poly_ops|spgist
12|polygon|polygon||&>|s|poly_ops|spgist
1|point|point|<<|s|quad_point_ops|spgist
5|point|point|>>|s|quad_point_ops|spgist
6|point|point|~=|s|quad_point_ops|spgist
10|point|point|<<||s|quad_point_ops|spgist
11|point|point||>>|s|quad_point_ops|spgist
15|point|point|<->|o|quad_point_ops|spgist
29|point|point|<^|s|quad_point_ops|spgist
30|point|point|>^|s|quad_point_ops|spgist
8|point|box|<@|s|quad_point_ops|spgist
