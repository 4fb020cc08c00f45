# relations of the system in what is shown of views and functions; types that are missing where routines are named

> create view v1 as select t.table_name, c.column_name from information_schema.tables t join information_schema.columns c using (table_name)
CREATE VIEW

> create view v2 as select table_name from information_schema.tables
CREATE VIEW

> create view v3 as select relname from pg_catalog.pg_class
CREATE VIEW

> create function f() returns setof information_schema.tables language sql begin atomic select * from information_schema.tables; end
CREATE FUNCTION

> select pg_get_viewdef('v1'), pg_get_viewdef('v2'), pg_get_viewdef('v3')
 SELECT t.table_name,\n    c.column_name\n   FROM (information_schema.tables t\n     JOIN information_schema.columns c USING (table_name));| SELECT tables.table_name\n   FROM information_schema.tables;| SELECT pg_class.relname\n   FROM pg_class;

> set search_path = ''
SET

> select pg_get_viewdef('public.v1'), pg_get_viewdef('public.v2'), pg_get_viewdef('public.v3')
 SELECT t.table_name,\n    c.column_name\n   FROM (information_schema.tables t\n     JOIN information_schema.columns c USING (table_name));| SELECT tables.table_name\n   FROM information_schema.tables;| SELECT pg_class.relname\n   FROM pg_class;

> select pg_get_functiondef('public.f'::regproc)
CREATE OR REPLACE FUNCTION public.f()\n RETURNS SETOF information_schema.tables\n LANGUAGE sql\nBEGIN ATOMIC\n SELECT tables.table_catalog,\n     tables.table_schema,\n     tables.table_name,\n     tables.table_type,\n     tables.self_referencing_column_name,\n     tables.reference_generation,\n     tables.user_defined_type_catalog,\n     tables.user_defined_type_schema,\n     tables.user_defined_type_name,\n     tables.is_insertable_into,\n     tables.is_typed,\n     tables.commit_action\n    FROM information_schema.tables;\nEND\n

> set search_path = information_schema, public
SET

> select pg_get_viewdef('public.v1'), pg_get_viewdef('public.v2')
 SELECT t.table_name,\n    c.column_name\n   FROM (tables t\n     JOIN columns c USING (table_name));| SELECT tables.table_name\n   FROM tables;

> reset search_path
RESET

> create aggregate ag (nosuch) (sfunc = array_append, stype = int[])
ERROR 42704 type nosuch does not exist

> create aggregate ag (public.nosuch) (sfunc = array_append, stype = int[])
ERROR 42704 type public.nosuch does not exist

> create aggregate ag (int) (sfunc = array_append, stype = nosuch)
ERROR 42704 type "nosuch" does not exist

> create function g(nosuch) returns int language sql as 'select 1'
ERROR 42704 type nosuch does not exist

> create function g(public.nosuch) returns int language sql as 'select 1'
ERROR 42704 type public.nosuch does not exist

> create function g() returns nosuch language sql as 'select 1'
ERROR 42704 type "nosuch" does not exist

> create function g() returns table (a nosuch) language sql as 'select 1'
ERROR 42704 type nosuch does not exist

> create cast (nosuch as int) without function
ERROR 42704 type "nosuch" does not exist

> create operator +++ (leftarg = nosuch, rightarg = int, function = int4pl)
ERROR 42601 syntax error at or near "+"

> drop aggregate ag(nosuch)
ERROR 42704 type "nosuch" does not exist

> drop function g(nosuch)
ERROR 42704 type "nosuch" does not exist

> comment on function g(nosuch) is 'x'
ERROR 42704 type "nosuch" does not exist

> create table tt (a nosuch)
ERROR 42704 type "nosuch" does not exist
