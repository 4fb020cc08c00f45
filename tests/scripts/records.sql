# Row values are printed by their fields' types.

> CREATE TABLE rec (d date, u uuid, t timestamptz, i interval, n numeric(6,2), b bytea, a int[], c "char", s text)
CREATE TABLE

> SET timezone = 'UTC'
SET

> INSERT INTO rec VALUES ('2024-01-01', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '2024-02-29 12:00+01', '1 day 02:03', 1.5, '\xff00', '{1,2}', 'x', 'a "b", c')
INSERT 0 1

> INSERT INTO rec (s) VALUES ('')
INSERT 0 1

> SELECT rec FROM rec
(2024-01-01,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,"2024-02-29 11:00:00+00","1 day 02:03:00",1.50,"\\xff00","{1,2}",x,"a ""b"", c")
(,,,,,,,,"")

> SELECT ROW(d, t, NULL, true, ROW(u, i)) FROM rec
(2024-01-01,"2024-02-29 11:00:00+00",,t,"(a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,""1 day 02:03:00"")")
(,,,t,"(,)")

> SELECT ROW(1, 'x', 1.50, '2024-01-01'::date), ROW(), ROW(NULL)
(1,x,1.50,2024-01-01)|()|()

> SELECT array_agg(x) FROM (SELECT ROW(d, n) AS x FROM rec WHERE d IS NOT NULL) AS q
{"(2024-01-01,1.50)"}

> SELECT ROW(d, t)::text FROM rec
(2024-01-01,"2024-02-29 11:00:00+00")
(,)

> SELECT ROW('2024-01-01'::date, 1) = ROW('2024-01-01'::date, 1), ROW(1, 2) < ROW(1, 3), ROW(1, 'a') IN (VALUES (1, 'a'))
t|t|t

> SELECT DISTINCT ROW(d) FROM rec ORDER BY 1
(2024-01-01)
()

> SELECT max(s || '.') FROM rec GROUP BY ROW(d) ORDER BY 1
.
a "b", c.

> SELECT (SELECT ROW(d, i) FROM rec LIMIT 1)
(2024-01-01,"1 day 02:03:00")

> SELECT jsonb_each('{"f1":[1,2,3],"f2":{"f3":1},"f4":null,"f5":"s","f6":true}')
(f1,"[1, 2, 3]")
(f2,"{""f3"": 1}")
(f4,null)
(f5,"""s""")
(f6,true)

> SELECT json_each('{"f1":[1,2,3],"f4":null}'), jsonb_each_text('{"a":null,"b":"x"}')
(f1,"[1,2,3]")|(a,)
(f4,null)|(b,x)

> SELECT jsonb_array_elements('[1, null, "a"]'), row(jsonb_array_elements('[1, null, "a"]'))
1|(1)
null|(null)
"a"|("""a""")

> SELECT array_agg(x) FROM jsonb_each('{"a":1}') AS x
{"(a,1)"}

> SELECT x, (x).key FROM jsonb_each('{"a":"b"}') AS x
(a,"""b""")|a
