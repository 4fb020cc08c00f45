# What indexes of other methods than btree find, beside what the table has: gin over arrays and jsonb, gist and spgist over ranges and addresses, hash.

> CREATE TABLE ag (id int PRIMARY KEY, j jsonb, t text[], n int[], f float8[])
CREATE TABLE

> INSERT INTO ag SELECT i, jsonb_build_object('a', i % 10, 'b', jsonb_build_array(i % 7, 'k' || (i % 5), i % 3 = 0, null), 'c', jsonb_build_object('d', i, 'long', repeat('x', 200) || (i % 4))), ARRAY['t' || i % 13, 'u' || i % 3], ARRAY[i % 4, null], ARRAY['NaN'::float8, i % 3] FROM generate_series(1, 400) i
INSERT 0 400

> INSERT INTO ag VALUES (500, '[]', '{}', '{}', '{}'), (501, '{}', '{NULL}', NULL, '{NULL}'), (502, '"k1"', '{{t1,u1},{u2,t2}}', '[0:1]={2,3}', '{{1,NaN}}'), (503, 'null', NULL, NULL, NULL), (504, '[1, "k1", [2.0, {"z": null}]]', '{t1,NULL}', NULL, '{NULL,NaN}'), (505, '1.0', NULL, NULL, NULL), (506, NULL, NULL, NULL, NULL)
INSERT 0 7

> CREATE INDEX ON ag USING gin (j)
CREATE INDEX

> CREATE INDEX ON ag USING gin (t, n)
CREATE INDEX

> CREATE INDEX ON ag USING gin (f)
CREATE INDEX

> CREATE TABLE ag_path (LIKE ag)
CREATE TABLE

> CREATE INDEX ON ag_path USING gin (j jsonb_path_ops)
CREATE INDEX

> INSERT INTO ag_path SELECT * FROM ag
INSERT 0 407

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '{"a": 3}'
40|3|393

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '{"b": ["k1", 3]}'
11|31|381

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '{"b": [true]}'
133|3|399

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '{"c": {"d": 77.0}}'
1|77|77

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '{"b": [null]}'
400|1|400

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '{}'
401|1|501

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '[]'
2|500|504

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '1'
2|504|505

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '[2]'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '[[2]]'
1|504|504

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '"k1"'
2|502|504

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> 'null'
1|503|503

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> '[[{"z": null}]]'
1|504|504

> SELECT count(*), min(id), max(id) FROM ag WHERE j @> jsonb_build_object('c', jsonb_build_object('long', repeat('x', 200) || 2))
100|2|398

> SELECT count(*), min(id), max(id) FROM ag WHERE '{"a": 3, "c": 1}' <@ j
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag WHERE j @? '$.c ? (@.d == 77)'
1|77|77

> SELECT count(*), min(id), max(id) FROM ag WHERE j @? '$.b[*] ? (@ == "k1")'
80|1|396

> SELECT count(*), min(id), max(id) FROM ag WHERE j @? '$.a ? (@ > 7 && @ < 9)'
40|8|398

> SELECT count(*), min(id), max(id) FROM ag WHERE j @? '$.** ? (@ == 2)'
92|2|504

> SELECT count(*), min(id), max(id) FROM ag WHERE j @? '$.nothing'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag WHERE j @? 'exists($.a)'
406|1|505

> SELECT count(*), min(id), max(id) FROM ag WHERE j @@ '$.c.d == 77 || $.c.d == 78'
2|77|78

> SELECT count(*), min(id), max(id) FROM ag WHERE j @@ '!($.a == 3)'
366|1|505

> SELECT count(*), min(id), max(id) FROM ag WHERE j @@ 'exists($.b[*] ? (@ == null)) && $.a == 4'
40|4|394

> SELECT count(*), min(id), max(id) FROM ag WHERE j @@ '$.a == 3 && $.b[*] == "k2"'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag WHERE j @@ '$.c."long" starts with "x" && $.a == 1'
40|1|391

> SELECT count(*), min(id), max(id) FROM ag WHERE j @? 'strict $.b[0] ? (@ == 6)'
57|6|398

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '{"a": 3}'
40|3|393

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '{"b": ["k1", 3]}'
11|31|381

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '{"b": [true]}'
133|3|399

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '{"c": {"d": 77.0}}'
1|77|77

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '{"b": [null]}'
400|1|400

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '{}'
401|1|501

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '[]'
2|500|504

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '1'
2|504|505

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '[2]'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '[[2]]'
1|504|504

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '"k1"'
2|502|504

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> 'null'
1|503|503

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> '[[{"z": null}]]'
1|504|504

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @> jsonb_build_object('c', jsonb_build_object('long', repeat('x', 200) || 2))
100|2|398

> SELECT count(*), min(id), max(id) FROM ag_path WHERE '{"a": 3, "c": 1}' <@ j
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @? '$.c ? (@.d == 77)'
1|77|77

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @? '$.b[*] ? (@ == "k1")'
80|1|396

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @? '$.a ? (@ > 7 && @ < 9)'
40|8|398

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @? '$.** ? (@ == 2)'
92|2|504

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @? '$.nothing'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @? 'exists($.a)'
406|1|505

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @@ '$.c.d == 77 || $.c.d == 78'
2|77|78

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @@ '!($.a == 3)'
366|1|505

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @@ 'exists($.b[*] ? (@ == null)) && $.a == 4'
40|4|394

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @@ '$.a == 3 && $.b[*] == "k2"'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @@ '$.c."long" starts with "x" && $.a == 1'
40|1|391

> SELECT count(*), min(id), max(id) FROM ag_path WHERE j @? 'strict $.b[0] ? (@ == 6)'
57|6|398

> SELECT count(*), min(id), max(id) FROM ag WHERE j ? 'c'
400|1|400

> SELECT count(*), min(id), max(id) FROM ag WHERE j ? 'k1'
2|502|504

> SELECT count(*), min(id), max(id) FROM ag WHERE j -> 'b' ? 'k3'
80|3|398

> SELECT count(*), min(id), max(id) FROM ag WHERE j ?| '{zz,k1,a}'
402|1|504

> SELECT count(*), min(id), max(id) FROM ag WHERE j ?| '{}'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag WHERE j ?& '{a,b}'
400|1|400

> SELECT count(*), min(id), max(id) FROM ag WHERE j ?& '{}'
406|1|505

> SELECT count(*), min(id), max(id) FROM ag WHERE j ?& ARRAY['a', NULL]
400|1|400

> SELECT count(*), min(id), max(id) FROM ag WHERE t @> '{t3,u1}'
10|16|367

> SELECT count(*), min(id), max(id) FROM ag WHERE t @> '{}'
404|1|504

> SELECT count(*), min(id), max(id) FROM ag WHERE t @> '{NULL}'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag WHERE t && '{t3,t4}'
62|3|394

> SELECT count(*), min(id), max(id) FROM ag WHERE t && '{}'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag WHERE t && '{NULL}'
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag WHERE t <@ '{t3,u1,u2}'
21|16|500

> SELECT count(*), min(id), max(id) FROM ag WHERE t <@ '{}'
1|500|500

> SELECT count(*), min(id), max(id) FROM ag WHERE t <@ '{NULL}'
1|500|500

> SELECT count(*), min(id), max(id) FROM ag WHERE t = '{t3,u1}'
10|16|367

> SELECT count(*), min(id), max(id) FROM ag WHERE t = '{}'
1|500|500

> SELECT count(*), min(id), max(id) FROM ag WHERE t = '{NULL}'
1|501|501

> SELECT count(*), min(id), max(id) FROM ag WHERE t = '{{t1,u1},{u2,t2}}'
1|502|502

> SELECT count(*), min(id), max(id) FROM ag WHERE t @> '{t1,t2}'
1|502|502

> SELECT count(*), min(id), max(id) FROM ag WHERE '{t1}' <@ t AND n @> '{2}'
9|14|502

> SELECT count(*), min(id), max(id) FROM ag WHERE n @> '{2}' AND t @> '{t5}'
8|18|382

> SELECT count(*), min(id), max(id) FROM ag WHERE n && '{3}' AND j @> '{"a": 1}'
20|11|391

> SELECT count(*), min(id), max(id) FROM ag WHERE t @> NULL
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ag WHERE f @> '{NaN}'
402|1|504

> SELECT count(*), min(id), max(id) FROM ag WHERE f @> '{-0}'
133|3|399

> SELECT count(*), min(id), max(id) FROM ag WHERE f && '{1,NaN}'
402|1|504

> SELECT count(*), min(id), max(id) FROM ag WHERE t @> '{t1}' OR t @> '{t2}'
64|1|504

> SELECT count(*), min(id), max(id) FROM ag WHERE NOT t @> '{t1}'
371|2|501

> UPDATE ag SET t = t || 'new'::text WHERE id <= 5
UPDATE 5

> DELETE FROM ag WHERE id = 5
DELETE 1

> SELECT id FROM ag WHERE t @> '{new}' ORDER BY id
1
2
3
4

> BEGIN
BEGIN

> INSERT INTO ag (id, t) VALUES (1001, '{new}'), (1002, '{}'), (1003, '{NULL}'), (1004, NULL)
INSERT 0 4

> UPDATE ag SET t = '{old}' WHERE id = 1
UPDATE 1

> UPDATE ag SET j = '{"mine": 1}' WHERE id = 2
UPDATE 1

> DELETE FROM ag WHERE id = 3
DELETE 1

> SELECT id FROM ag WHERE t @> '{new}' ORDER BY id
2
4
1001

> SELECT id FROM ag WHERE t <@ '{new}' ORDER BY id
500
1001
1002

> SELECT id FROM ag WHERE j ? 'mine' ORDER BY id
2

> SAVEPOINT s
SAVEPOINT

> UPDATE ag SET t = '{new}' WHERE id = 1
UPDATE 1

> SELECT id FROM ag WHERE t @> '{new}' ORDER BY id
1
2
4
1001

> ROLLBACK TO s
ROLLBACK

> SELECT id FROM ag WHERE t @> '{new}' ORDER BY id
2
4
1001

> ROLLBACK
ROLLBACK

> SELECT id FROM ag WHERE t @> '{new}' ORDER BY id
1
2
3
4

> MERGE INTO ag USING (VALUES (1, 'm'), (2000, 'm')) v(i, x) ON id = v.i WHEN MATCHED THEN UPDATE SET t = ARRAY[v.x] WHEN NOT MATCHED THEN INSERT (id, t) VALUES (v.i, ARRAY[v.x])
MERGE 2

> INSERT INTO ag (id, t) VALUES (2, '{m}'), (2001, '{m}') ON CONFLICT (id) DO UPDATE SET t = excluded.t
INSERT 0 2

> SELECT id FROM ag WHERE t @> '{m}' ORDER BY id
1
2
2000
2001

> SELECT a.id, count(*) FROM ag a JOIN ag b ON b.t @> a.t WHERE a.id IN (1, 7, 8) GROUP BY a.id ORDER BY a.id
1|4
7|11
8|11

> PREPARE ag_find AS SELECT count(*) FROM ag WHERE t @> $1 AND j @> $2
PREPARE

> EXECUTE ag_find('{u1}', '{"a": 1}')
13

> EXECUTE ag_find('{u2}', '{}')
131

> DEALLOCATE ag_find
DEALLOCATE

> TRUNCATE ag
TRUNCATE TABLE

> SELECT count(*) FROM ag WHERE t @> '{m}'
0

> INSERT INTO ag (id, t) VALUES (1, '{m}')
INSERT 0 1

> SELECT count(*) FROM ag WHERE t @> '{m}'
1

> ALTER TABLE ag ALTER COLUMN t TYPE varchar[]
ALTER TABLE

> SELECT count(*) FROM ag WHERE t @> '{m}'::varchar[]
1

> DROP TABLE ag, ag_path
DROP TABLE

> CREATE TABLE ar (id int, r int4range, n numrange, ip inet, c cidr, h text)
CREATE TABLE

> INSERT INTO ar SELECT i, int4range(i, i + i % 9), CASE WHEN i % 7 = 0 THEN numrange(NULL, i) WHEN i % 11 = 0 THEN numrange(i, NULL) ELSE numrange(i, i + 0.5, '[]') END, ('10.0.' || (i % 20) || '.' || i % 250)::inet, ('10.' || i % 3 || '.' || (i % 20) || '.0/24')::cidr, 'h' || i % 17 FROM generate_series(1, 300) i
INSERT 0 300

> CREATE INDEX ON ar USING gist (r)
CREATE INDEX

> CREATE INDEX ON ar USING spgist (n)
CREATE INDEX

> CREATE INDEX ON ar USING gist (ip inet_ops)
CREATE INDEX

> CREATE INDEX ON ar USING spgist (c)
CREATE INDEX

> CREATE INDEX ON ar USING hash (h)
CREATE INDEX

> SELECT count(*), min(id), max(id) FROM ar WHERE r && '(100,103)'::int4range
5|96|102

> SELECT count(*), min(id), max(id) FROM ar WHERE r && 'empty'::int4range
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE r && '(,20)'::int4range
17|1|19

> SELECT count(*), min(id), max(id) FROM ar WHERE n && '(100,103)'::numrange
39|11|294

> SELECT count(*), min(id), max(id) FROM ar WHERE n && 'empty'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n && '(,20)'::numrange
59|1|294

> SELECT count(*), min(id), max(id) FROM ar WHERE r @> '(100,103)'::int4range
3|97|101

> SELECT count(*), min(id), max(id) FROM ar WHERE r @> 'empty'::int4range
300|1|300

> SELECT count(*), min(id), max(id) FROM ar WHERE r @> '(,20)'::int4range
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n @> '(100,103)'::numrange
36|11|294

> SELECT count(*), min(id), max(id) FROM ar WHERE n @> 'empty'::numrange
300|1|300

> SELECT count(*), min(id), max(id) FROM ar WHERE n @> '(,20)'::numrange
40|21|294

> SELECT count(*), min(id), max(id) FROM ar WHERE r <@ '(100,103)'::int4range
34|9|297

> SELECT count(*), min(id), max(id) FROM ar WHERE r <@ 'empty'::int4range
33|9|297

> SELECT count(*), min(id), max(id) FROM ar WHERE r <@ '(,20)'::int4range
47|1|297

> SELECT count(*), min(id), max(id) FROM ar WHERE n <@ '(100,103)'::numrange
2|101|102

> SELECT count(*), min(id), max(id) FROM ar WHERE n <@ 'empty'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n <@ '(,20)'::numrange
18|1|19

> SELECT count(*), min(id), max(id) FROM ar WHERE r << '(100,103)'::int4range
86|1|100

> SELECT count(*), min(id), max(id) FROM ar WHERE r << 'empty'::int4range
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE r << '(,20)'::int4range
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n << '(100,103)'::numrange
91|1|98

> SELECT count(*), min(id), max(id) FROM ar WHERE n << 'empty'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n << '(,20)'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE r >> '(100,103)'::int4range
176|103|300

> SELECT count(*), min(id), max(id) FROM ar WHERE r >> 'empty'::int4range
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE r >> '(,20)'::int4range
250|20|300

> SELECT count(*), min(id), max(id) FROM ar WHERE n >> '(100,103)'::numrange
170|103|300

> SELECT count(*), min(id), max(id) FROM ar WHERE n >> 'empty'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n >> '(,20)'::numrange
241|20|300

> SELECT count(*), min(id), max(id) FROM ar WHERE r &< '(100,103)'::int4range
88|1|101

> SELECT count(*), min(id), max(id) FROM ar WHERE r &< 'empty'::int4range
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE r &< '(,20)'::int4range
14|1|19

> SELECT count(*), min(id), max(id) FROM ar WHERE n &< '(100,103)'::numrange
94|1|102

> SELECT count(*), min(id), max(id) FROM ar WHERE n &< 'empty'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n &< '(,20)'::numrange
18|1|19

> SELECT count(*), min(id), max(id) FROM ar WHERE r &> '(100,103)'::int4range
178|101|300

> SELECT count(*), min(id), max(id) FROM ar WHERE r &> 'empty'::int4range
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE r &> '(,20)'::int4range
267|1|300

> SELECT count(*), min(id), max(id) FROM ar WHERE n &> '(100,103)'::numrange
172|101|300

> SELECT count(*), min(id), max(id) FROM ar WHERE n &> 'empty'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n &> '(,20)'::numrange
300|1|300

> SELECT count(*), min(id), max(id) FROM ar WHERE r -|- '(100,103)'::int4range
2|100|103

> SELECT count(*), min(id), max(id) FROM ar WHERE r -|- 'empty'::int4range
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE r -|- '(,20)'::int4range
1|20|20

> SELECT count(*), min(id), max(id) FROM ar WHERE n -|- '(100,103)'::numrange
1|103|103

> SELECT count(*), min(id), max(id) FROM ar WHERE n -|- 'empty'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n -|- '(,20)'::numrange
1|20|20

> SELECT count(*), min(id), max(id) FROM ar WHERE r = '(100,103)'::int4range
1|101|101

> SELECT count(*), min(id), max(id) FROM ar WHERE r = 'empty'::int4range
33|9|297

> SELECT count(*), min(id), max(id) FROM ar WHERE r = '(,20)'::int4range
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n = '(100,103)'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n = 'empty'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE n = '(,20)'::numrange
0|∅|∅

> SELECT count(*), min(id), max(id) FROM ar WHERE r @> 150
4|143|150

> SELECT count(*), min(id), max(id) FROM ar WHERE 150 <@ r
4|143|150

> SELECT count(*), min(id), max(id) FROM ar WHERE n @> 150.2
34|11|294

> SELECT count(*), min(id), max(id) FROM ar WHERE r && '{[10,12),[200,202)}'::int4multirange
10|6|201

> SELECT count(*), min(id), max(id) FROM ar WHERE '{[10,12),[200,202)}'::int4multirange @> r
35|9|297

> SELECT count(*), min(id), max(id) FROM ar WHERE ip << '10.0.7.0/24'
15|7|287

> SELECT count(*), min(id), max(id) FROM ar WHERE ip <<= '10.0.7.7/32'
1|7|7

> SELECT count(*), min(id), max(id) FROM ar WHERE ip >>= '10.0.7.7'
1|7|7

> SELECT count(*), min(id), max(id) FROM ar WHERE ip && '10.0.7.0/24'
15|7|287

> SELECT count(*), min(id), max(id) FROM ar WHERE ip < '10.0.1.0'
15|20|300

> SELECT count(*), min(id), max(id) FROM ar WHERE c <<= '10.1.0.0/16'
100|1|298

> SELECT count(*), min(id), max(id) FROM ar WHERE c = '10.1.1.0/24'
5|1|241

> SELECT count(*), min(id), max(id) FROM ar WHERE h = 'h3'
18|3|292

> SELECT count(*), min(id), max(id) FROM ar WHERE h = ANY ('{h3,h4}')
36|3|293

> SELECT count(*), min(id), max(id) FROM ar WHERE h > 'h3'
108|4|298

> DROP TABLE ar
DROP TABLE
