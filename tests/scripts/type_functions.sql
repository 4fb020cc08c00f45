# The functions of types and of their modifiers, called for themselves; pg_type's columns of functions.

> create schema bty_three
CREATE SCHEMA

> set search_path = bty_three
SET

> select int4in('42'), int4out(7), varcharin('abc', 0, 6), boolin('t'), numeric_in('1.25', 0, -1), array_out(array[1, 2]), textsend('ab')
ERROR 22001 value too long for type character varying(2)

> select varcharin('abc', 0, 7)
abc

> select varcharin('abcd', 0, 7)
ERROR 22001 value too long for type character varying(3)

> select int4in('x')
ERROR 22P02 invalid input syntax for type integer: "x"

> select domain_in('a', 23, -1)
ERROR 42804 type integer is not a domain

> select enum_in('a', 23)
ERROR 22P02 invalid input value for enum integer: "a"

> select any_in('x')
ERROR 0A000 cannot accept a value of type any

> select trigger_in('x')
ERROR 0A000 cannot accept a value of type trigger

> select shell_in('a')
ERROR 0A000 cannot accept a value of a shell type

> select varchartypmodin('{5}'), numerictypmodin('{5,2}'), numerictypmodout(327686), timestamptypmodout(3)
9|327686|(5,2)|(3) without time zone

> select record_in('(1)', 0, -1)
ERROR 42704 type with OID 0 does not exist

> select typname, typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze, typsubscript from pg_type where typnamespace = 11 and typname in ('int4', 'varchar', '_varchar', 'numeric', 'tsvector', 'int4range', '_int4range', 'int4multirange', 'point', 'name', 'jsonb', 'money', 'refcursor', 'int2vector', 'anyelement', 'polygon') order by 1
_int4range|array_in|array_out|array_recv|array_send|-|-|array_typanalyze|array_subscript_handler
_varchar|array_in|array_out|array_recv|array_send|varchartypmodin|varchartypmodout|array_typanalyze|array_subscript_handler
anyelement|anyelement_in|anyelement_out|-|-|-|-|-|-
int2vector|int2vectorin|int2vectorout|int2vectorrecv|int2vectorsend|-|-|-|array_subscript_handler
int4|int4in|int4out|int4recv|int4send|-|-|-|-
int4multirange|multirange_in|multirange_out|multirange_recv|multirange_send|-|-|multirange_typanalyze|-
int4range|range_in|range_out|range_recv|range_send|-|-|range_typanalyze|-
jsonb|jsonb_in|jsonb_out|jsonb_recv|jsonb_send|-|-|-|jsonb_subscript_handler
money|cash_in|cash_out|cash_recv|cash_send|-|-|-|-
name|namein|nameout|namerecv|namesend|-|-|-|raw_array_subscript_handler
numeric|numeric_in|numeric_out|numeric_recv|numeric_send|numerictypmodin|numerictypmodout|-|-
point|point_in|point_out|point_recv|point_send|-|-|-|raw_array_subscript_handler
polygon|poly_in|poly_out|poly_recv|poly_send|-|-|-|-
refcursor|textin|textout|textrecv|textsend|-|-|-|-
tsvector|tsvectorin|tsvectorout|tsvectorrecv|tsvectorsend|-|-|ts_typanalyze|-
varchar|varcharin|varcharout|varcharrecv|varcharsend|varchartypmodin|varchartypmodout|-|-

> select typname from pg_type where typinput = 0 or typoutput = 0
(no rows)

> select typname from pg_type where typtype <> 'p' and typnamespace = 11 and typreceive = 0 and typname !~ 'aclitem|gtsvector' order by 1
(no rows)

> select count(*) from pg_type t join pg_proc p on p.oid = t.typinput where t.typtype in ('b', 'p') and not (t.typelem <> 0 and t.typlen < 0) and p.prorettype <> t.oid
1

> select regcollation('"C"'), to_regcollation('nosuch'), to_regcollation('pg_catalog."C"'), regoper('||/'), 96::regoper is not null
"C"|∅|"C"|||/|t

> select regcollation('nosuch')
ERROR 42704 collation "nosuch" for encoding "UTF8" does not exist

> select regrole('a.b')
ERROR 42602 invalid name syntax

> select regnamespace('a.b')
ERROR 42602 invalid name syntax

> select to_regrole('a.b')
ERROR 42602 invalid name syntax

> select regproc('ng_x.now')
ERROR 3F000 schema "ng_x" does not exist

> select regoper('ng_x.+')
ERROR 3F000 schema "ng_x" does not exist

> select regoperator('ng_x.+(int4,int4)')
ERROR 42883 operator does not exist: ng_x.+(int4,int4)

> drop schema bty_three
DROP SCHEMA
