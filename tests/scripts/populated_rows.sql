# json(b)_populate_record(set): in FROM, as a value, in a target list.

> create type jb as (a text, b int, c timestamp)
CREATE TYPE

> SELECT * FROM jsonb_populate_recordset(row('def',99,NULL)::jb,'[{"a":"blurfl","x":43.2},{"b":3,"c":"2012-01-20 10:42:53"}]') q
blurfl|99|∅
def|3|2012-01-20 10:42:53

> SELECT jsonb_populate_recordset(row('def',99,NULL)::jb,'[{"a":"blurfl","x":43.2},{"b":3,"c":"2012-01-20 10:42:53"}]')
(blurfl,99,)
(def,3,"2012-01-20 10:42:53")

> SELECT (json_populate_recordset(null::jb,'[{"a":"blurfl","x":43.2},{"b":3,"c":"2012-01-20 10:42:53"}]')).*
blurfl|∅|∅
∅|3|2012-01-20 10:42:53

> SELECT q.b, q from json_populate_recordset(null::jb,'[{"a":"blurfl","x":43.2},{"b":3,"c":"2012-01-20 10:42:53"}]') q where b = 3
3|(,3,"2012-01-20 10:42:53")

> SELECT * FROM jsonb_populate_recordset(row('def',99,NULL)::jb,'[{"c":[100,200,300],"x":43.2}]') q
ERROR 22007 invalid input syntax for type timestamp: "[100, 200, 300]"

> SELECT * FROM json_populate_recordset(null::jb, '{"a":1}')
ERROR 22023 cannot call json_populate_recordset on an object

> SELECT * FROM json_populate_recordset(null::jb, '[1]')
ERROR 22023 argument of json_populate_recordset must be an array of objects

> SELECT * from jsonb_populate_record(null::jb, '{"a": 0, "b": 1}')
0|1|∅

> create view populated as select a from jsonb_populate_recordset(row('q',1)::jb, '[{"b":1}]') z
ERROR 42846 cannot cast type record to jb

> select * from populated
ERROR 42P01 relation "populated" does not exist

> drop view populated
ERROR 42P01 view "populated" does not exist

> drop type jb
DROP TYPE
