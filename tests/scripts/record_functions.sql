# Functions that give a record: its columns have types and names

> select pg_identify_object_as_address(1259, 1259, 0)
(table,"{pg_catalog,pg_class}",{})

> select row_to_json(pg_identify_object_as_address(1259, 1259, 0)), to_jsonb(pg_identify_object_as_address(1259, 1259, 0))
{"type":"table","object_names":["pg_catalog","pg_class"],"object_args":[]}|{"type": "table", "object_args": [], "object_names": ["pg_catalog", "pg_class"]}

> select (pg_identify_object_as_address(1259, 1259, 0)).object_names
{pg_catalog,pg_class}

> select * from pg_identify_object_as_address(1259, 1259, 0)
table|{pg_catalog,pg_class}|{}

> select pg_identify_object(1259, 1259, 0), pg_identify_object(1259, 1259, 0) = pg_identify_object(1259, 1259, 0)
(table,pg_catalog,pg_class,pg_catalog.pg_class)|t

> select json_agg(x) from (select pg_identify_object(1259, 1259, 0)) x
[{"pg_identify_object":{"type":"table","schema":"pg_catalog","name":"pg_class","identity":"pg_catalog.pg_class"}}]

> create sequence rfseq
CREATE SEQUENCE

> select pg_sequence_parameters('rfseq'::regclass), (pg_sequence_parameters('rfseq'::regclass)).increment
(1,1,9223372036854775807,1,f,1,20)|1

> drop sequence rfseq
DROP SEQUENCE

> select row_to_json(row(1, array[2, null], row('x'))), row_to_json(r) from (select row(1, 'a') as r) q
{"f1":1,"f2":[2,null],"f3":{"f1":"x"}}|{"f1":1,"f2":"a"}

> select row_to_json(5)
ERROR 42883 function row_to_json(integer) does not exist
