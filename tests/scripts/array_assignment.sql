# Assignment to elements and slices of arrays, and to parts of a jsonb.

> CREATE TABLE s (id int PRIMARY KEY, a int[], b int[], t varchar(3)[], d int[] DEFAULT '{1,2,3}', j jsonb)
CREATE TABLE

> INSERT INTO s (id, a[1], a[2], b[1:2], t[3]) VALUES (1, 10, 20, '{5,6}', 'abc')
INSERT 0 1

> INSERT INTO s (id, a[3], b[2][1]) VALUES (2, 10, 20), (3, NULL, NULL)
INSERT 0 2

> INSERT INTO s (id, a[1], b[0:1][1:2]) SELECT 4, 7, '{1,2,3,4,5}'::int[]
INSERT 0 1

> SELECT * FROM s ORDER BY id
1|{10,20}|{5,6}|[3:3]={abc}|{1,2,3}|∅
2|[3:3]={10}|[2:2][1:1]={{20}}|∅|{1,2,3}|∅
3|[3:3]={NULL}|[2:2][1:1]={{NULL}}|∅|{1,2,3}|∅
4|{7}|[0:1][1:2]={{1,2},{3,4}}|∅|{1,2,3}|∅

> INSERT INTO s (id, a, a[1]) VALUES (9, '{1}', 1)
ERROR 42701 column "a" specified more than once

> INSERT INTO s (id, a[1], a) VALUES (9, 1, '{1}')
ERROR 42701 column "a" specified more than once

> INSERT INTO s (id, a[1]) VALUES (9, DEFAULT)
ERROR 0A000 cannot set an array element to DEFAULT

> INSERT INTO s (id, a[1]) VALUES (9, 'x')
ERROR 22P02 invalid input syntax for type integer: "x"

> INSERT INTO s (id, a[1]) VALUES (9, now())
ERROR 42804 subscripted assignment to "a" requires type integer but expression is of type timestamp with time zone

> INSERT INTO s (id, id[1]) VALUES (9, 1)
ERROR 42701 column "id" specified more than once

> INSERT INTO s (id, a.x) VALUES (9, 1)
ERROR 42804 cannot assign to field "x" of column "a" because its type integer[] is not a composite type

> UPDATE s SET a[3] = 30 WHERE id = 1
UPDATE 1

> UPDATE s SET a[6] = 60, a[7] = a[1] WHERE id = 1
UPDATE 1

> UPDATE s SET a[-1] = -1 WHERE id = 1 RETURNING a
[-1:7]={-1,NULL,10,20,30,NULL,NULL,60,10}

> UPDATE s SET d[2:3] = '{8,9}', d[4] = 5 WHERE id = 1 RETURNING d
{1,8,9,5}

> UPDATE s SET d[:2] = '{4,4}' WHERE id = 2 RETURNING d
{4,4,3}

> UPDATE s SET d[2:] = '{4,4,4,4}' WHERE id = 2 RETURNING d
{4,4,4}

> UPDATE s SET d[:] = ARRAY[7,7,7] WHERE id = 2 RETURNING d
{7,7,7}

> UPDATE s SET d[6:7] = ARRAY[6,7] WHERE id = 2 RETURNING d
{7,7,7,NULL,NULL,6,7}

> UPDATE s SET d[-3:-2] = ARRAY[6,7] WHERE id = 2 RETURNING d
[-3:7]={6,7,NULL,NULL,7,7,7,NULL,NULL,6,7}

> UPDATE s SET d[-5:9] = array_fill(0, ARRAY[15]) WHERE id = 2 RETURNING d
[-5:9]={0,0,0,0,0,0,0,0,0,0,0,0,0,0,0}

> UPDATE s SET d[2:3] = NULL WHERE id = 3 RETURNING d
{1,2,3}

> UPDATE s SET d[2] = NULL WHERE id = 3 RETURNING d
{1,NULL,3}

> UPDATE s SET a[1:1] = NULL WHERE id = 3 RETURNING a
[3:3]={NULL}

> UPDATE s SET d[2:3] = '{1}' WHERE id = 3
ERROR 2202E source array too small

> UPDATE s SET d[3:2] = '{1}' WHERE id = 3
ERROR 2202E upper bound cannot be less than lower bound

> UPDATE s SET d[1][1] = 1 WHERE id = 3
ERROR 2202E wrong number of array subscripts

> UPDATE s SET d[1:1][1:1] = '{1}' WHERE id = 3
ERROR 2202E wrong number of array subscripts

> UPDATE s SET d[NULL] = 1 WHERE id = 3
ERROR 22004 array subscript in assignment must not be null

> UPDATE s SET d[1:NULL] = '{1}' WHERE id = 3
ERROR 22004 array subscript in assignment must not be null

> UPDATE s SET d[1][1][1][1][1][1][1] = 1 WHERE id = 3
ERROR 54000 number of array dimensions (7) exceeds the maximum allowed (6)

> UPDATE s SET d[2147483647] = 1 WHERE id = 3
ERROR 54000 array size exceeds the maximum allowed (134217727)

> UPDATE s SET d[1000000000] = 1 WHERE id = 3
ERROR 54000 array size exceeds the maximum allowed (134217727)

> UPDATE s SET d['x'] = 1 WHERE id = 3
ERROR 22P02 invalid input syntax for type integer: "x"

> UPDATE s SET d[now()] = 1 WHERE id = 3
ERROR 42804 array subscript must have type integer

> UPDATE s SET d = '{1}', d[1] = 1 WHERE id = 3
ERROR 42601 multiple assignments to same column "d"

> UPDATE s SET d[1] = 1, d = '{1}' WHERE id = 3
ERROR 42601 multiple assignments to same column "d"

> UPDATE s SET d[1] = DEFAULT WHERE id = 3
ERROR 0A000 cannot set an array element to DEFAULT

> UPDATE s SET d[1] = '{1}'::int[] WHERE id = 3
ERROR 42804 subscripted assignment to "d" requires type integer but expression is of type integer[]

> UPDATE s SET d[1:1] = 1 WHERE id = 3
ERROR 42804 subscripted assignment to "d" requires type integer[] but expression is of type integer

> UPDATE s SET id[1] = 1
ERROR 42804 cannot subscript type integer because it does not support subscripting

> UPDATE s SET id.f = 1
ERROR 42804 cannot assign to field "f" of column "id" because its type integer is not a composite type

> UPDATE s SET b = '{{1,2},{3,4}}' WHERE id = 3
UPDATE 1

> UPDATE s SET b[2][1] = 30, b[1][1:2] = '{8,9}' WHERE id = 3 RETURNING b
{{8,9},{30,4}}

> UPDATE s SET b[1:2][2:2] = '{{5},{6}}' WHERE id = 3 RETURNING b
{{8,5},{30,6}}

> UPDATE s SET b[2:2] = '{70,71,72}' WHERE id = 3 RETURNING b
{{8,5},{70,71}}

> UPDATE s SET b[3][1] = 1 WHERE id = 3
ERROR 2202E array subscript out of range

> UPDATE s SET b[1] = 1 WHERE id = 3
ERROR 2202E wrong number of array subscripts

> UPDATE s SET b[1:3][1:1] = '{1,2,3}' WHERE id = 3
ERROR 2202E array subscript out of range

> UPDATE s SET b[1:2][2:1] = '{1,2,3}' WHERE id = 3
ERROR 2202E upper bound cannot be less than lower bound

> UPDATE s SET b = NULL WHERE id = 3
UPDATE 1

> UPDATE s SET b[1:] = '{1}' WHERE id = 3
ERROR 2202E array slice subscript must provide both boundaries

> UPDATE s SET b[2:3][0:1] = '{{1,2},{3,4}}' WHERE id = 3 RETURNING b
[2:3][0:1]={{1,2},{3,4}}

> UPDATE s SET t[1] = 'abcd' WHERE id = 3
ERROR 22001 value too long for type character varying(3)

> UPDATE s SET t[1] = 'abc', t[2:3] = '{de,f}' WHERE id = 3 RETURNING t
{abc,de,f}

> UPDATE s SET (a[1], a[2], t[1]) = (100, 200, 'z') WHERE id = 4 RETURNING a, t
{100,200}|{z}

> UPDATE s SET (a[1], d) = (SELECT 5, ARRAY[5]) WHERE id = 4 RETURNING a, d
{5,200}|{5}

> UPDATE s x SET a[1] = y.id, b[x.id] = y.id FROM s y WHERE y.id = x.id AND x.id = 1 RETURNING x.a, x.b
[-1:7]={-1,NULL,1,20,30,NULL,NULL,60,10}|{1,6}

> INSERT INTO s (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET a[1] = 77, d[1:2] = excluded.d RETURNING a, d
[-1:7]={-1,NULL,77,20,30,NULL,NULL,60,10}|{1,2,9,5}

> MERGE INTO s USING (VALUES (1), (50)) v(k) ON s.id = v.k WHEN MATCHED THEN UPDATE SET a[2] = 78, a[3] = v.k WHEN NOT MATCHED THEN INSERT (id, a[2], a[1]) VALUES (v.k, 1, 2)
MERGE 2

> SELECT id, a FROM s WHERE id IN (1, 50) ORDER BY 1
1|[-1:7]={-1,NULL,77,78,1,NULL,NULL,60,10}
50|{2,1}

> CREATE TABLE big (a int[], b text[])
CREATE TABLE

> INSERT INTO big VALUES (NULL, NULL)
INSERT 0 1

> UPDATE big SET a[5] = 5, b[0] = 'zero'
UPDATE 1

> SELECT * FROM big
[5:5]={5}|[0:0]={zero}

> PREPARE p(int, int) AS UPDATE big SET a[$1] = $2 RETURNING a
PREPARE

> EXECUTE p(3, 33)
[3:5]={33,NULL,5}

> EXECUTE p(NULL, 33)
ERROR 22004 array subscript in assignment must not be null

> UPDATE s SET j = '{"a": {"b": [1,2]}, "c": 3}' WHERE id = 1
UPDATE 1

> UPDATE s SET j['a']['b'][1] = '20', j['d'] = '"new"' WHERE id = 1 RETURNING j
{"a": {"b": [1, 20]}, "c": 3, "d": "new"}

> UPDATE s SET j['a']['b'][5] = 'null' WHERE id = 1 RETURNING j
{"a": {"b": [1, 20, null, null, null, null]}, "c": 3, "d": "new"}

> UPDATE s SET j['a']['b'][-1] = '"last"' WHERE id = 1 RETURNING j
{"a": {"b": [1, 20, null, null, null, "last"]}, "c": 3, "d": "new"}

> UPDATE s SET j['x'][2]['y'] = '1' WHERE id = 1 RETURNING j
{"a": {"b": [1, 20, null, null, null, "last"]}, "c": 3, "d": "new", "x": [null, null, {"y": 1}]}

> UPDATE s SET j['c']['d'] = '1' WHERE id = 1
ERROR 22023 cannot replace existing key

> UPDATE s SET j['a']['b']['z'] = '1' WHERE id = 1
ERROR 22P02 path element at position 3 is not an integer: "z"

> UPDATE s SET j['a']['b'][-10] = '1' WHERE id = 1
ERROR 22023 path element at position 3 is out of range: -10

> UPDATE s SET j[NULL] = '1' WHERE id = 1
ERROR 22004 jsonb subscript in assignment must not be null

> UPDATE s SET j['n'] = NULL WHERE id = 1 RETURNING j
{"a": {"b": [1, 20, null, null, null, "last"]}, "c": 3, "d": "new", "n": null, "x": [null, null, {"y": 1}]}

> UPDATE s SET j[2] = '5' WHERE id = 2 RETURNING j
[null, null, 5]

> UPDATE s SET j['k'] = '5' WHERE id = 3 RETURNING j
{"k": 5}

> UPDATE s SET j[0:1] = '5' WHERE id = 3
ERROR 42804 jsonb subscript does not support slices

> UPDATE s SET j[1.5] = '5' WHERE id = 3
ERROR 42804 subscript type numeric is not supported

> UPDATE s SET j['k'] = 5 WHERE id = 3
ERROR 42804 subscripted assignment to "j" requires type jsonb but expression is of type integer

> UPDATE s SET j = '5' WHERE id = 3
UPDATE 1

> UPDATE s SET j['k'] = '5' WHERE id = 3
ERROR 22023 cannot replace existing key

> INSERT INTO s (id, j['a'], j['b'][1]) VALUES (60, '1', '2') RETURNING j
{"a": 1, "b": [null, 2]}

> SELECT j['a'], j['b'][1], j['b']['1'], j[NULL], j['b'][-1] FROM s WHERE id = 60
1|2|2|∅|2

> SELECT j[now()] FROM s
ERROR 42804 subscript type timestamp with time zone is not supported

> CREATE TABLE below (id int PRIMARY KEY, a int[], j jsonb)
CREATE TABLE

> CREATE VIEW above AS SELECT id, a AS list, j AS doc FROM below
CREATE VIEW

> INSERT INTO above (id, list[2], doc['k']) VALUES (1, 5, '1')
INSERT 0 1

> UPDATE above SET list[4] = 7, doc['l'][1] = '2' WHERE list[2] = 5 RETURNING list, doc
[2:4]={5,NULL,7}|{"k": 1, "l": [null, 2]}

> UPDATE above SET list[1] = DEFAULT
ERROR 0A000 cannot set an array element to DEFAULT

> INSERT INTO above (id, list[1]) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET list[1:2] = ARRAY[8, 9] RETURNING *
1|{8,9,NULL,7}|{"k": 1, "l": [null, 2]}

> SELECT * FROM below
1|{8,9,NULL,7}|{"k": 1, "l": [null, 2]}
