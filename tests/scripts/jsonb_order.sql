# The order of jsonb values: kinds, sizes, then keys and values in turn.

> SELECT v FROM unnest('{"{\"b\":1}","{\"aa\":0}","{\"aa\":null}","{\"b\":\"\"}","{\"a\":2,\"bb\":1}","{\"b\":1,\"aa\":5}","{\"a\":2,\"bb\":0}","{\"a\":1,\"c\":9}","[]","[1]","[1,2]","[0,3]","null","true","false","10","9","\"10\"","\"9\"","{}","\"\"","[[]]","[{}]","[null]"}'::jsonb[]) AS v ORDER BY v
[]
null
""
"10"
"9"
9
10
false
true
[null]
[1]
[[]]
[{}]
[0, 3]
[1, 2]
{}
{"aa": null}
{"aa": 0}
{"b": ""}
{"b": 1}
{"a": 1, "c": 9}
{"a": 2, "bb": 0}
{"a": 2, "bb": 1}
{"b": 1, "aa": 5}

> SELECT '{"p":1}'::jsonb < '{"pa":0}'::jsonb, '{"aa":1}'::jsonb < '{"b":0}'::jsonb, '{"a":1,"b":2}'::jsonb > '{"a":0,"c":3}'::jsonb
t|t|t

> SELECT max(v::text) FROM unnest(ARRAY['{"aa":1}', '{"b":0}']::jsonb[]) AS v GROUP BY v ORDER BY v DESC
{"b": 0}
{"aa": 1}

> SELECT '"s"'::jsonb -> 0, '5'::jsonb -> -1, '"s"'::jsonb -> 1, '"s"'::jsonb ->> 0, '{"0":1}'::jsonb -> 0, '"s"'::json -> 0, '"s"'::jsonb #> '{0}', 'null'::jsonb -> 0
"s"|5|∅|s|∅|∅|∅|null

> SELECT trunc(-0.5::float8), ceil(-0.5::float8), round(-0.3::float8), trunc(-7.9::float8), trunc(1e300::float8)
-0|-0|-0|-7|1e+300
