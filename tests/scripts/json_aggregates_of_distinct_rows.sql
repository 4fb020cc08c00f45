# json_agg(DISTINCT row) and its kin compare rows and show their names

> create table p(id int, n text); create table pet(id int, name text, owner int)
CREATE TABLE

> insert into p values(1,'a'); insert into pet values (1,'x',1),(1,'x',1)
INSERT 0 2

> select n, json_agg(distinct pet) from p join pet on pet.owner=p.id group by n
a|[{"id":1,"name":"x","owner":1}]

> select n, json_agg(distinct "pet".*) from p join pet on pet.owner=p.id group by n
a|[{"id":1,"name":"x","owner":1}]

> select json_agg(distinct id) from pet
[1]

> select json_agg(distinct row(id,name)) from pet
[{"f1":1,"f2":"x"}]

> select json_agg(distinct array[id]) from pet
[[1]]

> select jsonb_agg(distinct pet) from pet
[{"id": 1, "name": "x", "owner": 1}]

> select json_agg(pet order by pet) from pet
[{"id":1,"name":"x","owner":1}, \n {"id":1,"name":"x","owner":1}]

> select json_object_agg(distinct id, pet) from pet
{ "1" : {"id":1,"name":"x","owner":1} }

> select json_object_agg(distinct id, name) from pet
{ "1" : "x" }

> select jsonb_agg(distinct name order by name desc) from pet
["x"]

> select json_agg(distinct x) from (select id, name nm from pet) x
[{"id":1,"nm":"x"}]

> select json_agg(distinct x), jsonb_agg(distinct x.*) from (select id, array_agg(name) nm, null::date d from pet group by id union all select 2, null, '2020-01-01' union all select 2, null, '2020-01-01') x
[{"id":1,"nm":["x","x"],"d":null}, \n {"id":2,"nm":null,"d":"2020-01-01"}]|[{"d": null, "id": 1, "nm": ["x", "x"]}, {"d": "2020-01-01", "id": 2, "nm": null}]

> select json_agg(distinct y) from (select id, (select x from (select 1 as a, 2 as b) x) as sub from pet) y
[{"id":1,"sub":{"a":1,"b":2}}]

> select json_agg(distinct y) from (select id, x as sub from pet, (select 1 as a, 2 as b) x) y
[{"id":1,"sub":{"a":1,"b":2}}]

> select json_agg(distinct x) from (values (1,'b'),(1,'b'),(0,'c')) x(k,v)
[{"k":0,"v":"c"}, \n {"k":1,"v":"b"}]

> select json_agg(distinct v) from (values (1,'b'),(1,'b'),(0,'c')) as v
[{"column1":0,"column2":"c"}, \n {"column1":1,"column2":"b"}]

> with c as (select id, name from pet) select json_agg(distinct c), json_agg(distinct c order by c desc) from c
[{"id":1,"name":"x"}]|[{"id":1,"name":"x"}]

> select json_agg(distinct x) from p left join (select id, name from pet) x on x.id = 77
[null]

> select json_agg(distinct x) from p left join pet x on x.id = 77
[null]

> select json_agg(distinct x) filter (where x.id is not null) from p left join pet x on x.id = 77
∅

> select json_agg(distinct f) from generate_series(1,2) f, pet
[1, 2]

> select jsonb_agg(distinct f) from json_to_recordset('[{"a":1},{"a":1}]') as f(a int, b text)
[{"a": 1, "b": null}]

> select json_object_agg(distinct x.id, x) from (select id, name from pet) x
{ "1" : {"id":1,"name":"x"} }

> select json_agg(distinct pet order by pet.id) from pet
ERROR 42P10 in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list

> select json_agg(distinct row(1, row(2, 'x'::text, null)))
[{"f1":1,"f2":{"f1":2,"f2":"x","f3":null}}]

> select json_agg(distinct row(p.*, pet)) from p, pet
[{"f1":1,"f2":"a","f3":{"id":1,"name":"x","owner":1}}]

> select json_agg(distinct (x.id, x.name)) from pet x
[{"f1":1,"f2":"x"}]
