# isn: numbers of goods, books, music and serials.

> create extension isn
CREATE EXTENSION

> select '978-0-393-04002-9'::isbn, isbn13('0-901690-54-6'::isbn::ean13), '0-901690-54-6'::isbn13, 'M-306-40615-2'::ismn, '979-0-060-11561-5'::ismn13, '0436-4503'::issn, '977-0436-450-03'::issn13, '220500896050'::upc, '0220500896050'::ean13
ERROR 22P02 invalid check digit for ISMN number: "M-306-40615-2", should be 6

> select '220500896050'::upc::ean13, upc('0220500896050'::ean13), '1436-4522'::issn::ean13, isbn('979-1-090-63607-1'::ean13), '9790-1234-?'::text
ERROR 22P02 invalid check digit for UPC number: "220500896050", should be 1

> select '978-0-11-000222-?'::isbn, '978011000222!'::text, '978-0-11-000222-4!'::isbn, is_valid('978-0-11-000222-4!'::isbn), make_valid('978-0-11-000222-4!'::isbn), '978-0-11-000222-4!'::isbn13, '1436-4522!'::issn, '1436-4522!'::issn13, '220500896050!'::upc
0-11-000222-9|978011000222!|0-11-000222-9!|f|0-11-000222-9|978-0-11-000222-4!|1436-4522|977-1436-452-00-8!|220500896051

> select '978-0-393-04002-8'::isbn
ERROR 22P02 invalid check digit for ISBN number: "978-0-393-04002-8", should be 9

> select '0-393-04002-1'::isbn13
ERROR 22P02 invalid check digit for ISBN number: "0-393-04002-1", should be X

> select '978-0-393-04002-9'::issn
ERROR 22P02 cannot cast ISBN to ISSN for number: "978-0-393-04002-9"

> select '0436-4503'::isbn
ERROR 22P02 cannot cast ISSN to ISBN for number: "0436-4503"

> select '0436-4503'::ean13
ERROR 22P02 cannot cast ISSN to EAN13 for number: "0436-4503"

> select '99999999999999'::ean13
ERROR 22003 value "99999999999999" is out of range for EAN13 type

> select 'foo'::upc
ERROR 22P02 invalid input syntax for UPC number: "foo"

> select ''::ismn
ERROR 22P02 invalid input syntax for ISMN number: ""

> select '1'::ean13
ERROR 22P02 invalid input syntax for EAN13 number: "1"

> select issn('978-0-393-04002-9'::ean13)
ERROR 22P02 cannot cast EAN13(ISBN) to ISSN for number: "9780393040029"

> select '1400393040024'::ean13::issn
ERROR 22P02 cannot cast EAN13 to ISSN for number: "1400393040024"

> select isn_weak()
f

> select isn_weak(true)
t

> select '978-0-393-04002-8'::isbn, '978-0-393-04002-8'::isbn13, isn_weak()
0-393-04002-X!|978-0-393-04002-9!|t

> select isn_weak(false)
f

> select '978-0-393-04002-8'::isbn
ERROR 22P02 invalid check digit for ISBN number: "978-0-393-04002-8", should be 9

> create table books (id isbn primary key, n int)
CREATE TABLE

> insert into books values ('0-393-04002-X', 1), ('978-0-901690-54-6', 2), ('3-16-148410-?', 3), ('978-99912-66-00-?', 4)
ERROR 22P02 invalid check digit for ISBN number: "978-0-901690-54-6", should be 8

> insert into books values ('978-0393040029', 5)
INSERT 0 1

> select * from books order by id
0-393-04002-X|5

> select * from books where id = '9780393040029'::ean13
0-393-04002-X|5

> select * from books where id < '978-1-4-0-?'::isbn order by id desc
ERROR 22P02 invalid input syntax for ISBN number: "978-1-4-0-?"

> select a.id, b.id::isbn13::text, a.id = b.id::isbn13, a.id <> b.id from books a, books b where a.n = 1 order by 2
(no rows)

> select id::ean13 from books union select '977-0436-450-03'::ean13 order by 1
ERROR 22P02 cannot cast UPC to EAN13 for number: "977-0436-450-03"

> select max(n), count(distinct id), array_agg(id order by id) from books group by id > '0-393-04002-X' order by 1
5|1|{0-393-04002-X}

> select '0436-4503'::issn = '0-393-04002-X'::isbn
ERROR 42883 operator does not exist: issn = isbn

> select '0436-4503'::issn < '977-0436-450-03'::issn13, '0436-4503'::issn::issn13
ERROR 22P02 cannot cast UPC to ISSN for number: "977-0436-450-03"

> select 1::isbn
ERROR 42846 cannot cast type integer to isbn

> select '0-393-04002-X'::isbn::text, '0-393-04002-X'::isbn::int8
ERROR 42846 cannot cast type isbn to bigint

> select hashean13('0220500896050'), hashisbn('0-393-04002-X'), btisbncmp('0-393-04002-X'::isbn, '0-901690-54-6'::isbn), btean13cmp('0220500896050'::ean13, '220500896050'::upc)
ERROR 22P02 invalid check digit for EAN13 number: "0220500896050", should be 1

> select typname, typlen, typbyval, typcategory, typalign, typstorage, typinput, (select oprname from pg_operator o where o.oprleft = t.oid and o.oprright = t.oid and oprname = '<') from pg_type t where typname in ('ean13', 'isbn', 'isbn13', 'ismn', 'issn', 'upc', 'ismn13', 'issn13') order by 1
ean13|8|t|U|d|p|ean13_in|<
isbn|8|t|U|d|p|isbn_in|<
isbn13|8|t|U|d|p|isbn13_in|<
ismn|8|t|U|d|p|ismn_in|<
ismn13|8|t|U|d|p|ismn13_in|<
issn|8|t|U|d|p|issn_in|<
issn13|8|t|U|d|p|issn13_in|<
upc|8|t|U|d|p|upc_in|<

> select typname, (select array_agg(proargtypes::regtype[]::text || prosrc) from pg_proc where oid = typoutput) from pg_type t where typname in ('ean13', 'isbn', 'isbn13', 'ismn', 'issn', 'upc', 'ismn13', 'issn13') order by 1
ean13|{"[0:0]={ean13}ean13_out"}
isbn|{"[0:0]={isbn}isn_out"}
isbn13|{"[0:0]={isbn13}ean13_out"}
ismn|{"[0:0]={ismn}isn_out"}
ismn13|{"[0:0]={ismn13}ean13_out"}
issn|{"[0:0]={issn}isn_out"}
issn13|{"[0:0]={issn13}ean13_out"}
upc|{"[0:0]={upc}isn_out"}

> select proname, count(*), string_agg(distinct concat(provolatile, proisstrict, proparallel, procost), ','), string_agg(distinct prosrc, ','), string_agg(distinct prorettype::regtype::text, ',') from pg_proc where proname ~ '^(isn|bt(ean|is|upc).*cmp|hash(ean|is|upc)|is[bms]n|ean13|upc|is_valid|make_valid)' and oid >= 16384 group by 1 order by 1
btean13cmp|8|its1|btint8cmp|integer
btisbn13cmp|3|its1|btint8cmp|integer
btisbncmp|3|its1|btint8cmp|integer
btismn13cmp|3|its1|btint8cmp|integer
btismncmp|3|its1|btint8cmp|integer
btissn13cmp|3|its1|btint8cmp|integer
btissncmp|3|its1|btint8cmp|integer
btupccmp|2|its1|btint8cmp|integer
ean13_in|1|its1|ean13_in|ean13
ean13_out|4|its1|ean13_out|cstring
hashean13|1|its1|hashint8|integer
hashisbn|1|its1|hashint8|integer
hashisbn13|1|its1|hashint8|integer
hashismn|1|its1|hashint8|integer
hashismn13|1|its1|hashint8|integer
hashissn|1|its1|hashint8|integer
hashissn13|1|its1|hashint8|integer
hashupc|1|its1|hashint8|integer
is_valid|8|its1|is_valid|boolean
isbn|1|its1|isbn_cast_from_ean13|isbn
isbn13|1|its1|isbn_cast_from_ean13|isbn13
isbn13_in|1|its1|isbn_in|isbn13
isbn_in|1|its1|isbn_in|isbn
ismn|1|its1|ismn_cast_from_ean13|ismn
ismn13|1|its1|ismn_cast_from_ean13|ismn13
ismn13_in|1|its1|ismn_in|ismn13
ismn_in|1|its1|ismn_in|ismn
isn_out|4|its1|isn_out|cstring
isn_weak|2|itr1|accept_weak_input,weak_input_status|boolean
isneq|28|its1|int8eq|boolean
isnge|28|its1|int8ge|boolean
isngt|28|its1|int8gt|boolean
isnle|28|its1|int8le|boolean
isnlt|28|its1|int8lt|boolean
isnne|28|its1|int8ne|boolean
issn|1|its1|issn_cast_from_ean13|issn
issn13|1|its1|issn_cast_from_ean13|issn13
issn13_in|1|its1|issn_in|issn13
issn_in|1|its1|issn_in|issn
make_valid|8|its1|make_valid|ean13,isbn,isbn13,ismn,ismn13,issn,issn13,upc
upc|1|its1|upc_cast_from_ean13|upc
upc_in|1|its1|upc_in|upc

> select oprname, oprleft::regtype, oprright::regtype, (select oprname from pg_operator c where c.oid = o.oprcom), (select oprname from pg_operator c where c.oid = o.oprnegate) from pg_operator o where oprleft = 'isbn'::regtype order by 1, 3
<|isbn|ean13|>|>=
<|isbn|isbn13|>|>=
<|isbn|isbn|>|>=
<=|isbn|ean13|>=|>
<=|isbn|isbn13|>=|>
<=|isbn|isbn|>=|>
<>|isbn|ean13|<>|=
<>|isbn|isbn13|<>|=
<>|isbn|isbn|<>|=
=|isbn|ean13|=|<>
=|isbn|isbn13|=|<>
=|isbn|isbn|=|<>
>|isbn|ean13|<|<=
>|isbn|isbn13|<|<=
>|isbn|isbn|<|<=
>=|isbn|ean13|<=|<
>=|isbn|isbn13|<=|<
>=|isbn|isbn|<=|<

> select castsource::regtype::text, casttarget::regtype::text, castfunc::regprocedure, castcontext, castmethod from pg_cast where castsource::regtype::text ~ '^(is.n|ean|upc)' order by 1, 2
ean13|isbn|isbn(ean13)|e|f
ean13|isbn13|isbn13(ean13)|e|f
ean13|ismn|ismn(ean13)|e|f
ean13|ismn13|ismn13(ean13)|e|f
ean13|issn|issn(ean13)|e|f
ean13|issn13|issn13(ean13)|e|f
ean13|upc|upc(ean13)|e|f
isbn|ean13|-|a|b
isbn|isbn13|-|a|b
isbn13|ean13|-|a|b
isbn13|isbn|-|a|b
ismn|ean13|-|a|b
ismn|ismn13|-|a|b
ismn13|ean13|-|a|b
ismn13|ismn|-|a|b
issn|ean13|-|a|b
issn|issn13|-|a|b
issn13|ean13|-|a|b
issn13|issn|-|a|b
upc|ean13|-|a|b

> select opcname, (select amname from pg_am where oid = opcmethod), opcintype::regtype::text, opcdefault from pg_opclass where opcname ~ '^(is.n|ean|upc)' order by 1, 2, 3
ean13_ops|btree|ean13|t
ean13_ops|hash|ean13|t
isbn13_ops|btree|isbn13|t
isbn13_ops|hash|isbn13|t
isbn_ops|btree|isbn|t
isbn_ops|hash|isbn|t
ismn13_ops|btree|ismn13|t
ismn13_ops|hash|ismn13|t
ismn_ops|btree|ismn|t
ismn_ops|hash|ismn|t
issn13_ops|btree|issn13|t
issn13_ops|hash|issn13|t
issn_ops|btree|issn|t
issn_ops|hash|issn|t
upc_ops|btree|upc|t
upc_ops|hash|upc|t
