# Which of several operators of the same operands the search path finds: built-in ones come first unless pg_catalog stands in the path behind.

> create schema opr_p
CREATE SCHEMA

> create operator opr_p.+ (leftarg = int, rightarg = int, function = int4mul)
CREATE OPERATOR

> create operator opr_p.<+> (leftarg = int, rightarg = int, function = int4pl)
CREATE OPERATOR

> create schema opr_p2
CREATE SCHEMA

> create operator opr_p2.<+> (leftarg = int, rightarg = int, function = int4mi)
CREATE OPERATOR

> create operator opr_p2.<+> (leftarg = int8, rightarg = int8, function = int8mul)
CREATE OPERATOR

> select 3 + 4, 3 operator(opr_p.+) 4
7|12

> set search_path = opr_p
SET

> select 3 + 4, 3 operator(opr_p.+) 4, 3 <+> 4
7|12|7

> select 1, 'opr_p.+'::regoper, '+(int,int)'::regoperator
1|opr_p.+|+(integer,integer)

> set search_path = opr_p, pg_catalog
SET

> select 3 + 4, 3 operator(pg_catalog.+) 4, 3::int8 + 4, '2024-01-01'::date + 1
12|7|7|2024-01-02

> set search_path = pg_catalog, opr_p
SET

> select 3 + 4, 3 <+> 4
7|7

> set search_path = opr_p, opr_p2
SET

> select 3 <+> 4, 3::int8 <+> 4::int8, 3 <+> 4::int8
7|12|12

> set search_path = opr_p2, opr_p
SET

> select 3 <+> 4, 3::int8 <+> 4::int8
-1|12

> create view opr_p.v as select 3 <+> 4 as a, 3 operator(opr_p.<+>) 4 as b, 3 operator(opr_p.+) 4 as c
CREATE VIEW

> set search_path = opr_p, opr_p2
SET

> select pg_get_viewdef('v', true)
 SELECT 3 OPERATOR(opr_p2.<+>) 4 AS a,\n    3 <+> 4 AS b,\n    3 OPERATOR(opr_p.+) 4 AS c;

> select * from v
-1|7|12

> drop operator <+> (int, int) cascade
DROP OPERATOR

> select 3 <+> 4
-1

> reset search_path
RESET

> select 3 <+> 4
ERROR 42883 operator does not exist: integer <+> integer

> drop schema opr_p, opr_p2 cascade
DROP SCHEMA
