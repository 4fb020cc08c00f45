# Details, hints and notices as PostgreSQL has them.
#: notices

> drop domain if exists nosuch
NOTICE 00000 type "nosuch" does not exist, skipping
DROP DOMAIN

> drop type if exists nosuch, a.b
NOTICE 00000 type "nosuch" does not exist, skipping
NOTICE 00000 schema "a" does not exist, skipping
DROP TYPE

> drop domain if exists a.b
NOTICE 00000 schema "a" does not exist, skipping
DROP DOMAIN

> select date_trunc('week', interval '1 day')
ERROR 0A000 unit "week" not supported for type interval
DETAIL: Months usually have fractional weeks.

> select extract(week from interval '1 day')
ERROR 0A000 unit "week" not supported for type interval

> select date_trunc('foo', interval '1 day')
ERROR 22023 unit "foo" not recognized for type interval

> create table a(id int)
CREATE TABLE

> create table b(id int)
CREATE TABLE

> SELECT a.id FROM a, b JOIN a c ON a.id = c.id
ERROR 42P01 invalid reference to FROM-clause entry for table "a"
HINT: There is an entry for table "a", but it cannot be referenced from this part of the query.

> select a.id from a x
ERROR 42P01 invalid reference to FROM-clause entry for table "a"
HINT: Perhaps you meant to reference the table alias "x".

> select a.id from b, a x join b y on b.id = 1
ERROR 42P01 invalid reference to FROM-clause entry for table "b"
HINT: There is an entry for table "b", but it cannot be referenced from this part of the query.

> select x.id from b y, lateral (select 1) z join b k on y.id = z.id
ERROR 42P01 invalid reference to FROM-clause entry for table "y"
HINT: There is an entry for table "y", but it cannot be referenced from this part of the query.

> 


> select * from unnest(array[row(1,'a')]) with ordinality as t(a int, b text)
ERROR 42601 WITH ORDINALITY cannot be used with a column definition list
HINT: Put the column definition list inside ROWS FROM().

> select json_to_record('{"a": 1}')
ERROR 0A000 could not determine row type for result of json_to_record
HINT: Provide a non-null record argument, or call the function in the FROM clause using a column definition list.

> select jsonb_to_recordset('[{"a": 1}]')
ERROR 0A000 could not determine row type for result of jsonb_to_recordset
HINT: Provide a non-null record argument, or call the function in the FROM clause using a column definition list.

> select * from json_populate_record(null::record, '{"a":1}')
ERROR 42601 a column definition list is required for functions returning "record"

> select json_build_object(null, 1)
ERROR 22023 argument 1 cannot be null
HINT: Object keys should be text.

> select jsonb_build_object(null, 1)
ERROR 22023 argument 1: key must not be null

> select jsonb_build_object(1)
ERROR 22023 argument list must have even number of elements
HINT: The arguments of jsonb_build_object() must consist of alternating keys and values.

> select json_object('{a,null}')
{"a" : null}

> select json_object_agg(null::text, 1)
ERROR 22023 field name must not be null

> select decode('YWJ','base64')
ERROR 22023 invalid base64 end sequence
HINT: Input data is missing padding, is truncated, or is otherwise corrupted.

> select decode('YW=J','base64')
\x61

> select decode('Y','base64')
ERROR 22023 invalid base64 end sequence
HINT: Input data is missing padding, is truncated, or is otherwise corrupted.

> select decode('Y!','base64')
ERROR 22023 invalid symbol "!" found while decoding base64 sequence

> select decode('abc','hex')
ERROR 22023 invalid hexadecimal data: odd number of digits

> select decode('zz','hex')
ERROR 22023 invalid hexadecimal digit: "z"

> select decode('\1','escape')
ERROR 22P02 invalid input syntax for type bytea

> create table l(a int, b text) partition by list (lower(b))
CREATE TABLE

> insert into l values (4,'q')
ERROR 23514 no partition of relation "l" found for row
DETAIL: Partition key of the failing row contains (lower(b)) = (q).

> create table l2(a int, b text, c numeric(4,2)) partition by range (a, (c + 1), b)
CREATE TABLE

> insert into l2 values (4,'q', 2)
ERROR 23514 no partition of relation "l2" found for row
DETAIL: Partition key of the failing row contains (a, (c + 1::numeric), b) = (4, 3.00, q).

> create table uq(id int, n int)
CREATE TABLE

> insert into uq select i, 3 from generate_series(1,10) i
INSERT 0 10

> create function uqf() returns int language plpgsql volatile as $$ begin raise notice 'called'; return 3; end $$
CREATE FUNCTION

> select (id, n) = (select uqf(), 3) from uq where id between 3 and 5 order by id
NOTICE 00000 called
t
f
f

> select id = (select uqf()) from uq where id between 3 and 5 order by id
NOTICE 00000 called
t
f
f

> create table p(a int check (a > 0))
CREATE TABLE

> create table c1() inherits (p)
CREATE TABLE

> create table c2() inherits (p)
CREATE TABLE

> alter table p alter column a type bigint
ALTER TABLE

> CREATE TABLE obj_c (a int constraint obj_z check (a > 0))
CREATE TABLE

> CREATE TABLE obj_like (LIKE obj_c INCLUDING CONSTRAINTS) INHERITS (obj_c)
NOTICE 00000 merging column "a" with inherited definition
NOTICE 00000 merging constraint "obj_z" with inherited definition
CREATE TABLE

> create table copyt(a int)
CREATE TABLE

> create role rlss_u
CREATE ROLE

> create policy a on copyt for all to rlss_u, public
WARNING 22023 ignoring specified roles other than PUBLIC
HINT: All roles are members of the PUBLIC role.
CREATE POLICY

> drop policy a on copyt
DROP POLICY

> drop role rlss_u
DROP ROLE
